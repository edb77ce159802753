//! Who trades with whom in a figure.

pub(super) mod anaphora;
pub(in crate::assemble) mod direction;
pub(super) mod roles;
