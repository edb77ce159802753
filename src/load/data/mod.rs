//! Files of data: JSON that holds articles or a list of figures, feeds, values parted by commas, workbooks.

mod book;
mod feed;
mod fields;
mod json;
mod list;
mod ods;
mod old_marks;
mod raised;
mod separated;

pub(super) use self::book::{book, old_book};
pub(super) use self::feed::read as feed;
pub(super) use self::json::read as json;
pub(super) use self::ods::read as ods;
pub(super) use self::separated::{is_separated, read as separated};
