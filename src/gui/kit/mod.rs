//! What egui lacks: rows and lists, what nodes say, icons, paint, type, motion and the dialog frame. Nothing here knows the application.

pub mod dialog;
pub(crate) mod ease;
pub(crate) mod fonts;
pub(crate) mod icons;
pub(crate) mod list;
pub(crate) mod menu;
pub(crate) mod over;
pub(crate) mod paint;
pub(crate) mod row;
pub(crate) mod spoken;
pub(crate) mod style;
pub(crate) mod widgets;
