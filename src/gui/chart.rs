//! Figure charts.

use egui::Ui;

use super::app::App;
use super::timeline::Frame;

/// Charts of a revision.
#[derive(Default)]
pub struct Cache {}

impl Cache {
    /// Number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        0
    }

    /// Height of all rows.
    #[must_use]
    pub fn height(&self) -> f32 {
        0.0
    }
}

/// Makes the charts again where the shown items have changed.
pub fn refresh(_app: &mut App) {}

/// The pane of charts.
pub fn pane_ui(_app: &mut App, _ui: &mut Ui, _frame: &Frame) {}
