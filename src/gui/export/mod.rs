//! The export dialog and *Copy picture*: a briefing page is set up beside its picture, saved, or put onto the clipboard.
//!
//! `settings` and `callouts` change a [`Page`]; `work` makes it into pictures and files on other threads; `preview` shows
//! what came back. The page is kept with the project when the dialog closes, as one edit that can be undone.

mod callouts;
mod fields;
mod foot;
mod frame;
mod preview;
mod settings;

pub use frame::dialog_ui;
