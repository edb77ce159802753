//! Files of office programs: words (DOCX, DOC, ODT, RTF) and slides (PPTX).

mod doc;
mod docx;
mod odt;
mod pptx;
mod related;
mod rtf;

pub(super) use self::doc::read as doc;
pub(super) use self::docx::read as docx;
pub(super) use self::odt::{Above, named_raised, raised_styles, read as odt};
pub(super) use self::pptx::read as pptx;
pub(super) use self::rtf::read as rtf;

/// Why a document with a password is not read.
pub(super) const LOCKED: &str = "it needs a password; save a copy without one";
/// Why a document without its main part is not read.
const HOLLOW: &str = "it is damaged: the part that holds its text is missing or torn; open it and save it anew";
