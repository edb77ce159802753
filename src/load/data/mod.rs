//! Files of data that hold articles: JSON, one value or one a line.

mod fields;
mod json;

pub(super) use self::json::read as json;
