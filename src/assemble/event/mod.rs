//! Which dated statements are events, of what kind, and who meets.

mod aside;
mod category;
mod gate;
mod governed;
mod listed;
mod meeting;
mod read;
mod record;

pub use read::read;
