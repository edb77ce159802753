//! What the text has told so far, and what stands around an expression.

pub(super) mod anchor;
pub(super) mod head;
pub(super) mod mail;
pub(super) mod memory;
pub(super) mod only_year;
pub(super) mod order;
pub(super) mod reader;
pub(super) mod setting;
pub(super) mod story;
pub(super) mod tense;
