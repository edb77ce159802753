//! What lies around an event: so many days on either side, in all lanes and without a filter.

use crate::gui::app::App;

/// Days on either side that one can choose.
pub(crate) const DAYS: [u16; 10] = [1, 3, 7, 14, 30, 60, 90, 180, 365, 730];

/// The next number of days, more or fewer.
#[must_use]
pub fn next(days: u16, more: bool) -> u16 {
    let found = if more {
        DAYS.into_iter().find(|other| *other > days)
    } else {
        DAYS.into_iter().rev().find(|other| *other < days)
    };
    found.unwrap_or(days)
}

/// Takes in more or fewer days and shows them, around the same event.
pub fn change(app: &mut App, more: bool) {
    app.panes.kept.context_days = next(app.panes.kept.context_days, more);
    app.look_around();
}
