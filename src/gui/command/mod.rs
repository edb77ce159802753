//! What can be done: each command carried out, enabled and told by its keys.

pub(crate) mod actions;
pub(crate) mod keys;
pub(crate) mod navigate;
