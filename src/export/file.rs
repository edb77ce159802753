//! Writing a file whole or not at all: into a file beside it first, onto the disk, then in one step in its place.
//!
//! The old file's rights stay; a new one has those that the user's mask leaves. Links are followed. What is no file
//! (a pipe, a device) cannot be replaced, so it is written into.

use std::fs::{self, File, Metadata};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::plain;

/// Why a file could not be written.
#[derive(Debug, thiserror::Error)]
#[error("‘{path}’ cannot be written: {reason}{after}", path = plain::shown(&path.display().to_string()))]
pub struct WriteError {
    path: PathBuf,
    reason: String,
    after: &'static str,
}

/// What is true of the old file after a failure.
const UNTOUCHED: &str = "; nothing was changed";
/// The word on the command line for standard output.
const STDOUT: &str = "-";
/// Links to links that are followed.
const MOST_LINKS: usize = 40;

/// Writes bytes to a path; `-` is standard output.
///
/// # Errors
/// Where the folder does not exist or the system refuses; an older file of that name is then untouched.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    write_with(path, |out| out.write_all(bytes))
}

/// The same for what is made while it is written.
///
/// # Errors
/// As [`write`]; also where `fill` fails.
pub fn write_with(path: &Path, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), WriteError> {
    let failed = |reason: String, after| WriteError { path: path.to_owned(), reason, after };
    if path.as_os_str() == STDOUT {
        let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
        return match fill(&mut out).and_then(|()| out.flush()) {
            // Whoever reads it has seen enough (`| head`).
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            done => done.map_err(|error| failed(error.to_string(), "")),
        };
    }
    let target = followed(path).map_err(|error| failed(error.to_string(), UNTOUCHED))?;
    match fs::metadata(&target) {
        Ok(about) if about.is_dir() => Err(failed("it is a folder".to_owned(), UNTOUCHED)),
        Ok(about) if !about.is_file() => into(&target, fill).map_err(|error| failed(error.to_string(), "")),
        Ok(about) if about.permissions().readonly() => Err(failed("it is write-protected".to_owned(), UNTOUCHED)),
        Ok(about) => replace(&target, Some(&about), fill).map_err(|reason| failed(reason, UNTOUCHED)),
        Err(_) => replace(&target, None, fill).map_err(|reason| failed(reason, UNTOUCHED)),
    }
}

/// Where a path leads through links, also one to a file that is not there yet.
fn followed(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        if !fs::symlink_metadata(&path).is_ok_and(|about| about.file_type().is_symlink()) {
            return Ok(path);
        }
        let link = fs::read_link(&path)?;
        path = folder(&path).join(link);
    }
    Err(io::Error::other("it is a link that leads back to itself"))
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn into(target: &Path, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(File::options().write(true).open(target)?);
    fill(&mut out)?;
    out.flush()
}

/// Into a file beside it, then in its place.
fn replace(
    target: &Path,
    old: Option<&Metadata>,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), String> {
    let folder = folder(target);
    if !folder.is_dir() {
        return Err(format!("there is no folder ‘{}’", plain::shown(&folder.display().to_string())));
    }
    let done = || -> io::Result<()> {
        let file = beside(folder, old)?;
        let mut out = BufWriter::new(file);
        fill(&mut out)?;
        let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        if let Some(old) = old {
            take_over(file.as_file(), old)?;
        }
        file.as_file().sync_all()?;
        file.persist(target).map_err(|error| error.error)?;
        Ok(())
    };
    done().map_err(|error| error.to_string())
}

/// A file for a new one, with the rights that the mask leaves; private while it takes the place of an old one.
#[cfg(unix)]
fn beside(folder: &Path, old: Option<&Metadata>) -> io::Result<tempfile::NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    let rights = fs::Permissions::from_mode(if old.is_some() { 0o600 } else { 0o666 });
    tempfile::Builder::new().prefix(".dateline-").permissions(rights).tempfile_in(folder)
}

#[cfg(not(unix))]
fn beside(folder: &Path, _old: Option<&Metadata>) -> io::Result<tempfile::NamedTempFile> {
    tempfile::Builder::new().prefix(".dateline-").tempfile_in(folder)
}

/// Owner and rights of the old file.
#[cfg(unix)]
fn take_over(file: &File, old: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let own = file.metadata()?;
    if (own.uid(), own.gid()) != (old.uid(), old.gid()) {
        // Only the administrator may give files away; for anybody else the new file is their own.
        let _ = fchown(file, Some(old.uid()), Some(old.gid()));
    }
    file.set_permissions(old.permissions())
}

#[cfg(not(unix))]
fn take_over(_file: &File, _old: &Metadata) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder_of_tests() -> tempfile::TempDir {
        tempfile::tempdir().expect("a folder")
    }

    #[test]
    fn a_write_that_fails_half_way_leaves_the_old_file_and_nothing_beside_it() {
        let folder = folder_of_tests();
        let path = folder.path().join("a.csv");
        fs::write(&path, "old").expect("written");
        let error = write_with(&path, |out| {
            out.write_all(&vec![b'x'; 100_000])?;
            Err(io::Error::other("the disk is full"))
        });
        let told = error.expect_err("it failed").to_string();
        assert!(told.contains("the disk is full; nothing was changed"), "{told}");
        assert_eq!(fs::read_to_string(&path).expect("there"), "old");
        assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 1);
    }

    #[test]
    fn a_folder_is_not_replaced_and_a_missing_one_is_named() {
        let folder = folder_of_tests();
        assert!(write(folder.path(), b"x").expect_err("no").to_string().contains("it is a folder"));
        let error = write(&folder.path().join("no/a.csv"), b"x").expect_err("no").to_string();
        assert!(error.contains("there is no folder"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn an_export_keeps_the_rights_of_the_old_file_and_those_of_the_mask_for_a_new_one() {
        use std::os::unix::fs::PermissionsExt;
        let folder = folder_of_tests();
        let path = folder.path().join("a.csv");
        let rights = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
        fs::write(&path, "old").expect("written");
        for mode in [0o600, 0o640, 0o666] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("set");
            write(&path, b"new").expect("written");
            assert_eq!(rights(&path), mode);
        }
        // Whatever the mask is here, a plain new file shows what it leaves.
        let (plain, ours) = (folder.path().join("plain"), folder.path().join("ours"));
        fs::write(&plain, "x").expect("written");
        write(&ours, b"x").expect("written");
        assert_eq!(rights(&ours), rights(&plain));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_its_file_is_written() {
        let folder = folder_of_tests();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("deep")).expect("made");
        fs::write(at("deep/file.csv"), "old").expect("written");
        std::os::unix::fs::symlink("deep/file.csv", at("one")).expect("linked");
        std::os::unix::fs::symlink("one", at("two")).expect("linked");
        std::os::unix::fs::symlink("deep/new.csv", at("ahead")).expect("linked");
        std::os::unix::fs::symlink("round", at("round")).expect("linked");
        write(&at("two"), b"new").expect("written");
        write(&at("ahead"), b"new").expect("written");
        assert!(fs::symlink_metadata(at("two")).expect("there").file_type().is_symlink());
        assert_eq!(fs::read_to_string(at("deep/file.csv")).expect("there"), "new");
        assert_eq!(fs::read_to_string(at("deep/new.csv")).expect("there"), "new");
        let error = write(&at("round"), b"x").expect_err("no").to_string();
        assert!(error.contains("leads back to itself"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_written_into_and_not_replaced() {
        let before = fs::metadata("/dev/null").expect("there").file_type();
        write(Path::new("/dev/null"), b"x").expect("written");
        assert_eq!(fs::metadata("/dev/null").expect("there").file_type(), before);
    }
}
