//! Which dated statements are events, of what kind, and who meets.

pub(super) mod category;
pub(super) mod meeting;
pub(super) mod read;

pub use read::read;
