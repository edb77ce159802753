//! System dialogs on threads of their own, and paths as people paste them.
//!
//! Without a portal (bare X11) the dialogs fail at once and in silence; the answer [`Answer::NoDialog`] says so.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use crate::job::Task;

/// What a dialog asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// A folder to open.
    Folder,
    /// Where to write the page.
    Page,
    /// Where to write the records.
    Records,
    /// Where to write the load report.
    Report,
    /// A project file to open.
    Project,
    /// Where to keep the decisions from now on.
    ProjectAs,
    /// Where a new project is to be kept.
    NewProject,
    /// Where to write the history.
    History,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A path.
    Path(PathBuf),
    /// The user left it.
    Cancelled,
    /// The system has no file chooser.
    NoDialog,
}

/// A dialog that is open.
#[derive(Debug)]
pub struct Dialog {
    /// What it asks for.
    pub ask: Ask,
    task: Option<Task<Answer>>,
    begun: Instant,
    /// True once the window has given the keyboard away: to the dialog.
    left: bool,
}

/// A person needs longer than this to leave a dialog; a missing portal does not.
const TOO_FAST: Duration = Duration::from_millis(400);
/// On a busy machine a missing one takes longer; then the window has kept the keyboard all the time.
const FAST: Duration = Duration::from_secs(3);

impl Dialog {
    /// Opens a dialog; `wake` is called when it has been answered.
    #[must_use]
    pub fn open(ask: Ask, name: &str, wake: impl Fn() + Send + 'static) -> Self {
        let name = name.to_owned();
        let show = move |_: &AtomicBool| {
            let begun = Instant::now();
            let dialog = rfd::FileDialog::new();
            let path = match ask {
                Ask::Folder => dialog.set_title("Open a folder of articles").pick_folder(),
                Ask::Project => dialog
                    .set_title("Open a project")
                    .add_filter("Projects of Dateline", &["dateline.json", "json"])
                    .pick_file(),
                Ask::Page | Ask::ProjectAs | Ask::NewProject => save(dialog, &name),
                Ask::History => {
                    dialog.set_title("Save history").set_file_name(name).add_filter("Table", &["csv"]).save_file()
                }
                Ask::Report => {
                    dialog.set_title("Save load report").set_file_name(name).add_filter("Table", &["csv"]).save_file()
                }
                Ask::Records => dialog
                    .set_title("Save records")
                    .set_file_name(name)
                    .add_filter("JSON lines", &["jsonl"])
                    .save_file(),
            };
            match path {
                Some(path) => Answer::Path(path),
                None if begun.elapsed() < TOO_FAST => Answer::NoDialog,
                None => Answer::Cancelled,
            }
        };
        Self { ask, task: Some(Task::start("dialog", show, wake)), begun: Instant::now(), left: false }
    }

    /// The answer, once there is one; a dialog that broke off is one that the system has not. `focused` is true while the
    /// window has the keyboard.
    pub fn poll(&mut self, focused: bool) -> Option<Answer> {
        self.left |= !focused;
        let answer = Task::take(&mut self.task)?.unwrap_or(Answer::NoDialog);
        Some(if answer == Answer::Cancelled { left_or_missing(self.left, self.begun.elapsed()) } else { answer })
    }
}

/// What no path means: nobody leaves a dialog that never had the keyboard.
fn left_or_missing(left: bool, after: Duration) -> Answer {
    if left || after > FAST { Answer::Cancelled } else { Answer::NoDialog }
}

/// Asks where to write a file: the folder that it is in now, its name, and files of its kind.
fn save(dialog: rfd::FileDialog, path: &str) -> Option<PathBuf> {
    let path = PathBuf::from(path);
    let part =
        |part: Option<&std::ffi::OsStr>| part.map(|part| part.to_string_lossy().into_owned()).unwrap_or_default();
    let ending = part(path.extension());
    let mut dialog = dialog.set_title("Save").set_file_name(part(path.file_name()));
    if let Some(folder) = path.parent().filter(|folder| folder.is_dir()) {
        dialog = dialog.set_directory(folder);
    }
    if !ending.is_empty() {
        dialog = dialog.add_filter(ending.to_uppercase(), &[ending.as_str()]);
    }
    dialog.save_file()
}

/// The paths of a pasted text: one a line, quoted or not, `file://` addresses as file managers copy them.
#[must_use]
pub fn paths(text: &str) -> Vec<PathBuf> {
    text.lines()
        .map(|line| line.trim().trim_matches(['"', '\'']).trim())
        .filter(|line| !line.is_empty())
        .map(path)
        .collect()
}

fn path(line: &str) -> PathBuf {
    if let Some(rest) = line.strip_prefix("file://") {
        return PathBuf::from(of_address(rest, Paths::HERE));
    }
    match (line.strip_prefix("~/"), etcetera::home_dir()) {
        (Some(rest), Ok(home)) => home.join(rest),
        _ => PathBuf::from(line),
    }
}

/// How a system writes paths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Paths {
    /// `/home/me/a`.
    Unix,
    /// `C:\a`, `\\server\share\a`.
    Windows,
}

impl Paths {
    const HERE: Self = if cfg!(windows) { Self::Windows } else { Self::Unix };
}

/// The path of what stands behind `file://`: a host, mostly none, and the path with its escapes.
fn of_address(rest: &str, paths: Paths) -> String {
    let (host, local) = rest.split_at(rest.find('/').unwrap_or(0));
    let local = percent_encoding::percent_decode_str(local).decode_utf8_lossy();
    match paths {
        // file:///home/a and file://localhost/home/a name the same file.
        Paths::Unix => local.into_owned(),
        Paths::Windows if local.starts_with("//") => local.replace('/', r"\"),
        Paths::Windows if !host.is_empty() && host != "localhost" => format!(r"\\{host}{}", local.replace('/', r"\")),
        Paths::Windows => {
            let drive = local.trim_start_matches('/').replace('/', r"\");
            // Old programs write `C|`.
            if drive.get(1..2) == Some("|") { drive.replacen('|', ":", 1) } else { drive }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(paths(text), expected.iter().map(PathBuf::from).collect::<Vec<_>>());
    }

    #[test]
    fn pasted_paths_are_read_as_file_managers_write_them() {
        check("/data/articles", &["/data/articles"]);
        check("  \"/data/my articles\" \n", &["/data/my articles"]);
        check("file:///data/my%20articles\r\nfile:///b.txt\r\n", &["/data/my articles", "/b.txt"]);
        check("file://localhost/data", &["/data"]);
        check("/data/100%zinc", &["/data/100%zinc"]);
        check("file:///caf%C3%A9", &["/café"]);
        check("\n \n", &[]);
    }

    #[test]
    fn a_dialog_that_never_had_the_keyboard_was_none() {
        let second = Duration::from_secs(1);
        assert_eq!(left_or_missing(false, second), Answer::NoDialog);
        assert_eq!(left_or_missing(true, second), Answer::Cancelled);
        assert_eq!(left_or_missing(false, 9 * second), Answer::Cancelled);
    }

    #[test]
    fn addresses_of_files_lead_to_drives_and_servers_on_windows() {
        #[track_caller]
        fn check(address: &str, unix: &str, windows: &str) {
            let rest = address.strip_prefix("file://").expect("an address of a file");
            assert_eq!(of_address(rest, Paths::Unix), unix);
            assert_eq!(of_address(rest, Paths::Windows), windows);
        }
        check("file:///C:/Users/me/my%20press", "/C:/Users/me/my press", r"C:\Users\me\my press");
        check("file://localhost/c:/a", "/c:/a", r"c:\a");
        check("file:////server/share", "//server/share", r"\\server\share");
        check("file:///D|/a", "/D|/a", r"D:\a");
        check("file://server/share/%C3%A9t%C3%A9", "/share/été", r"\\server\share\été");
    }
}
