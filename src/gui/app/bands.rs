//! Bands of time: eras of the project, fiscal years of a country or good.

use crate::gui::app::Kept;
use crate::project::Project;
use crate::view::bands::{self, Band};
use crate::view::window::seconds;

/// What the chosen calendar is called, and the month in which its year begins.
#[must_use]
pub fn chosen(kept: &Kept) -> Option<(&'static str, u32)> {
    let word = kept.fiscal.as_deref()?;
    let (word, name) = bands::CALENDARS.iter().find(|(other, _)| *other == word)?;
    Some((name, bands::fiscal_start(word)?))
}

/// The eras of the project in the order of time.
#[must_use]
pub fn all(project: &Project) -> Vec<Band> {
    let eras = project.eras().filter_map(|(name, when)| {
        let bounds = when.bounds()?;
        Some(Band { name: name.to_owned(), start: seconds(bounds.start), end: seconds(bounds.end) })
    });
    let mut eras: Vec<Band> = eras.collect();
    eras.sort_by(|a, b| a.start.total_cmp(&b.start).then(a.end.total_cmp(&b.end)));
    eras
}
