//! Which words give which symbol: the rules of dates, one family a file.

pub(super) mod absolute;
pub(super) mod after_event;
pub(super) mod compose;
pub(super) mod duration;
pub(super) mod named_days;
pub(super) mod partial;
pub(super) mod periods;
pub(super) mod relative;
pub(super) mod sets;
pub(super) mod spans;
pub(super) mod times;
pub(super) mod vague;
pub(super) mod words;
