//! What stands in a document: its words, sentences, clauses, names and amounts in place.

pub(super) mod clause;
mod dateline;
pub(super) mod layout;
pub(super) mod levels;
pub(super) mod tales;
pub(super) mod words;

pub use layout::{Mention, Parts, Scene, Sentence};
