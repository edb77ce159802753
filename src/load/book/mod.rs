//! Books: EPUB and FB2.

mod epub;
mod fb2;

pub(super) use self::epub::read as epub;
pub(super) use self::fb2::read as fb2;
