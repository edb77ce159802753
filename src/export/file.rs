//! Writing a file whole or not at all: into a file beside it first, then in one step in its place.

use std::io::Write;
use std::path::{Path, PathBuf};

/// Why a file could not be written.
#[derive(Debug, thiserror::Error)]
#[error("‘{path}’ cannot be written: {reason}; nothing was changed")]
pub struct WriteError {
    path: PathBuf,
    reason: String,
}

/// Writes bytes to a path.
///
/// # Errors
/// Where the folder does not exist or the system refuses; an older file of that name is then untouched.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let failed = |error: &dyn std::fmt::Display| WriteError { path: path.to_owned(), reason: error.to_string() };
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(failed(&format!("there is no folder ‘{}’", folder.display())));
    }
    let mut file = tempfile::Builder::new().prefix(".dateline-").tempfile_in(folder).map_err(|error| failed(&error))?;
    file.write_all(bytes).map_err(|error| failed(&error))?;
    // A temporary file is private; one that the user asked for has the rights of any other new file.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let rights = std::fs::Permissions::from_mode(0o644);
        file.as_file().set_permissions(rights).map_err(|error| failed(&error))?;
    }
    file.persist(path).map_err(|error| failed(&error.error))?;
    Ok(())
}
