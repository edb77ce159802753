//! How the calendar counts, and how a value is spelled.

pub(super) mod arithmetic;
pub(super) mod value;
