//! Files that hold files: gzip, zip, tar. Everything in them is bounded, and nothing is ever written to the disk.

mod gzip;
mod listed;
mod names;
mod tar;
mod zip;

pub(super) use self::gzip::read as gzip;
pub(super) use self::listed::read as zip_names;
pub(super) use self::names::Names;
pub(super) use self::tar::{is as is_tar, read as tar};
pub(super) use self::zip::read as zip;

use std::io::Read;

use super::inside::LARGEST;

/// Why a link is not read.
const LINK: &str =
    "it is a link inside an archive, and links are not followed; what it leads to may have a line of its own";

/// The name of a file inside: UTF-8, else in the encoding that its letters fit, as archivers on Windows write names.
fn named(raw: &[u8]) -> String {
    match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => super::decode::decode(raw, None).text,
    }
}

/// Why a stream was not unpacked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Trouble {
    /// It is larger than a file of a corpus may be.
    Large,
    /// It ends early or is no such stream.
    Damaged(String),
}

impl Trouble {
    /// The sentence of the report.
    pub fn reason(&self) -> String {
        match self {
            Self::Large => "unpacked it is larger than an article can be (the limit is 64 MB)".to_owned(),
            Self::Damaged(what) => format!("it is damaged and cannot be unpacked ({what}); fetch it again"),
        }
    }
}

/// All that a stream gives, up to the size of the largest file.
pub(super) fn unpacked(stream: impl Read) -> Result<Vec<u8>, Trouble> {
    let mut bytes = Vec::new();
    let read = stream.take(LARGEST + 1).read_to_end(&mut bytes);
    if bytes.len() as u64 > LARGEST {
        return Err(Trouble::Large);
    }
    read.map(|_| bytes).map_err(|error| Trouble::Damaged(error.to_string()))
}
