//! The parts of a packed document (an office file, a book) by their names.

use std::borrow::Cow;
use std::io::Cursor;

use ::zip::ZipArchive;

use super::{Trouble, unpacked};

/// The files of an archive by their names.
pub(in crate::load) struct Names<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Bytes that may still be unpacked.
    left: u64,
}

/// All parts of one document together may be so large: 192 MiB.
const ALL_PARTS: u64 = 192 << 20;

impl<'b> Names<'b> {
    /// Opens an archive.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Trouble> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| Trouble::Damaged(error.to_string()))?;
        Ok(Self { archive, left: ALL_PARTS })
    }

    /// All names, in the order of the archive.
    pub fn all(&self) -> Vec<String> {
        self.archive.file_names().filter_map(Result::ok).map(Cow::into_owned).collect()
    }

    /// The bytes of a file; `None` where there is no such file or it cannot be unpacked.
    pub fn get(&mut self, name: &str) -> Option<Vec<u8>> {
        let file = self.archive.by_name(name).ok()?;
        let content = unpacked(file).ok()?;
        self.left = self.left.checked_sub(content.len() as u64)?;
        Some(content)
    }
}
