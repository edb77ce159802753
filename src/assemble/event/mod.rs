//! Which dated statements are events, of what kind, and who meets.

mod aside;
mod besides;
mod by_figure;
mod category;
mod gate;
mod governed;
mod listed;
mod meeting;
mod news;
mod read;
mod record;

pub use by_figure::named;
pub use news::lead;
pub use read::read;
