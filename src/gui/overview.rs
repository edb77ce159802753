//! The overview strip and the strip of publication dates.

use egui::{Rect, Ui};

use super::app::App;
use super::timeline::Frame;

/// What the overview keeps from frame to frame.
#[derive(Default)]
pub struct Cache {}

/// A page mark at each document's date.
pub fn published_ui(_app: &mut App, _ui: &mut Ui, _rect: Rect, _frame: &Frame) {}

/// The whole corpus as a histogram, with the window of time on it.
pub fn strip_ui(_app: &mut App, _ui: &mut Ui, _rect: Rect, _frame: &Frame) {}
