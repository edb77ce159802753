//! What a window needs of the system, and one plain sentence where it is missing.
//!
//! X11, Wayland, xkbcommon and GL are opened at run time; winit panics where xkbcommon is not there. The panic is
//! caught in silence and told like any other missing library.

use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{anyhow, bail};

/// Whose libraries are missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum System {
    /// Libraries come in packages; they are named as Debian does.
    Linux,
    /// The driver brings OpenGL.
    Windows,
    /// Everything is always there.
    Mac,
}

impl System {
    const HERE: Self = if cfg!(windows) {
        Self::Windows
    } else if cfg!(target_os = "macos") {
        Self::Mac
    } else {
        Self::Linux
    };
}

/// Libraries by what their absence looks like in a message, with the Debian package that holds them. First match wins.
const PACKAGES: &[(&str, &str)] = &[
    ("libxkbcommon-x11", "libxkbcommon-x11-0"),
    ("libxkbcommon", "libxkbcommon0"),
    // winit says this where any one of them is missing, and not which.
    ("xlib's shared libraries", "libx11-6, libx11-xcb1, libxcursor1, libxi6"),
    ("libX11-xcb", "libx11-xcb1"),
    ("libX11", "libx11-6"),
    ("libXcursor", "libxcursor1"),
    ("libXi", "libxi6"),
    ("libwayland-egl", "libwayland-egl1"),
    ("libwayland", "libwayland-client0"),
    ("wayland library", "libwayland-client0"),
    ("libEGL", "libegl1"),
    ("libGL", "libgl1"),
    ("glutin", DRIVER),
    ("EGL", DRIVER),
    ("OpenGL", DRIVER),
];

/// Mesa's driver with the library that finds it.
const DRIVER: &str = "libegl1 and libgl1-mesa-dri";

/// What a driver of OpenGL is called where it is missing.
const OPENGL: [&str; 4] = ["glutin", "OpenGL", "EGL", "WGL"];

const NO_DISPLAY: &str =
    "There is no display to open a window on. Start Dateline in a desktop session, or use ‘dateline extract FOLDER’.";

const NO_OPENGL: &str = "This session offers no OpenGL 2, which the window needs; over Remote Desktop and in virtual machines that is usual. Start Dateline at the machine itself, lay Mesa’s opengl32.dll beside the program, or use the command line: ‘dateline brief FOLDER -o page.pdf’.";

/// Says early where there is no display at all.
///
/// # Errors
/// One sentence where neither X11 nor Wayland is there.
pub fn check() -> anyhow::Result<()> {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if System::HERE == System::Linux && !set("DISPLAY") && !set("WAYLAND_DISPLAY") && !set("WAYLAND_SOCKET") {
        bail!("{NO_DISPLAY}");
    }
    Ok(())
}

/// A toolkit's message as one sentence that says what to do.
#[must_use]
pub fn plain(message: &str) -> String {
    plain_on(System::HERE, message)
}

fn plain_on(system: System, message: &str) -> String {
    let other = || {
        format!(
            "The window cannot be opened: {}. ‘dateline extract FOLDER’ works without one.",
            without_place(message).trim_end_matches('.')
        )
    };
    match system {
        System::Linux if message.contains("connection to X server") || message.contains("WaylandError") => {
            NO_DISPLAY.to_owned()
        }
        System::Linux => {
            PACKAGES.iter().find(|(sign, _)| message.contains(sign)).map_or_else(other, |(_, package)| missing(package))
        }
        System::Windows if OPENGL.iter().any(|sign| message.contains(sign)) => NO_OPENGL.to_owned(),
        System::Windows | System::Mac => other(),
    }
}

fn missing(package: &str) -> String {
    format!(
        "A library that windows need is missing. Install the package{} {package} (on Debian and Ubuntu: sudo apt install {}), or use ‘dateline extract FOLDER’.",
        if package.contains(' ') { "s" } else { "" },
        package.replace(" and ", " ").replace(',', "")
    )
}

/// The message without the place in winit's source, which helps nobody who reads it.
fn without_place(message: &str) -> &str {
    let rest = message.split_once("os error at ").and_then(|(_, rest)| rest.split_once(": "));
    rest.map_or(message, |(_, words)| words)
}

/// Runs the window; a panic on this thread becomes one sentence instead of a backtrace.
///
/// # Errors
/// What `window` says, or what it panicked with.
pub fn quietly(window: impl FnOnce() -> anyhow::Result<()>) -> anyhow::Result<()> {
    let told: Arc<Mutex<Option<String>>> = Arc::default();
    let before = Arc::new(panic::take_hook());
    let (ears, usual) = (Arc::clone(&told), Arc::clone(&before));
    let here = std::thread::current().id();
    panic::set_hook(Box::new(move |info| {
        if std::thread::current().id() == here {
            let place = info.location().map(|at| format!(" ({}:{})", at.file(), at.line())).unwrap_or_default();
            let words = info.payload_as_str().unwrap_or("it stopped without saying why");
            *ears.lock().unwrap_or_else(PoisonError::into_inner) = Some(format!("{words}{place}"));
        } else {
            usual(info);
        }
    }));
    let done = panic::catch_unwind(AssertUnwindSafe(window));
    let _ = panic::take_hook();
    panic::set_hook(Box::new(move |info| before(info)));
    let words = told.lock().unwrap_or_else(PoisonError::into_inner).take();
    done.unwrap_or_else(|_| Err(anyhow!("{}", plain(words.as_deref().unwrap_or("it stopped without saying why")))))
}

/// Shows a sentence in a message box of the system: for a program that has no console to say it on.
pub fn tell(sentence: &str) {
    rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title("Dateline")
        .set_description(sentence)
        .show();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(message: &str, package: &str) {
        let said = plain_on(System::Linux, message);
        assert!(said.contains(package), "{said}");
        assert!(!said.contains('\n') && said.len() < 300, "{said}");
    }

    #[test]
    fn a_missing_library_is_one_sentence_that_names_its_package() {
        check("Library libxkbcommon-x11.so could not be loaded.", "libxkbcommon-x11-0");
        check("Library libxkbcommon.so could not be loaded.", "libxkbcommon0 ");
        check("failed to load one of xlib's shared libraries: libX11.so.6: cannot open shared object file", "libx11-6");
        check(
            "os error at /x.rs:7: Failed to load one of xlib's shared libraries",
            "apt install libx11-6 libx11-xcb1 lib",
        );
        check("Failed to create glutin display: libEGL.so.1", "libegl1");
        check("The wayland library could not be loaded", "libwayland-client0");
    }

    #[test]
    fn no_package_of_another_system_is_named() {
        for system in [System::Windows, System::Mac] {
            for (sign, _) in PACKAGES {
                let said = plain_on(system, &format!("{sign} could not be loaded"));
                assert!(!said.contains("apt") && !said.contains("Debian"), "{said}");
            }
        }
        let said = plain_on(System::Windows, "Failed to create glutin display: no WGL_ARB_create_context");
        assert!(said.contains("Remote Desktop") && said.contains("dateline brief"), "{said}");
    }

    #[test]
    fn what_is_not_known_is_told_as_it_is() {
        assert!(plain("the moon is in the way.").contains("the moon is in the way. "));
        let said = plain("winit EventLoopError: os error at /src/linux/mod.rs:788: the seat is taken");
        assert!(said.contains("opened: the seat is taken.") && !said.contains("mod.rs"), "{said}");
        let lost = "os error at /x.rs:1: Failed to open connection to X server";
        assert_eq!(plain_on(System::Linux, lost), NO_DISPLAY);
    }

    #[test]
    fn a_panic_becomes_an_error_with_the_package_in_it() {
        let failed = quietly(|| panic!("Library libxkbcommon-x11.so could not be loaded."));
        let said = failed.expect_err("a panic is an error").to_string();
        assert!(said.contains("libxkbcommon-x11"), "{said}");
    }
}
