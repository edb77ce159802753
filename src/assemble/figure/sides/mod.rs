//! Whose a figure is and with whom: what its phrase says ([`direction`]), and what is told around it ([`roles`]).

pub mod around;
pub mod direction;
mod duties;
pub mod frame;
mod items;
pub mod lists;
mod loose;
pub mod markets;
mod refers;
pub mod roles;
pub mod rows;
pub mod shares;
mod subject;
pub mod taken;
