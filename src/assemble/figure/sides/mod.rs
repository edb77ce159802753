//! Who trades with whom in a figure.

pub(super) mod direction;
pub(super) mod roles;
