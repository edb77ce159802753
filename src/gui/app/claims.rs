//! *Claims* in the window: opened, a quote picked, a version preferred or left open, with its reason.

use crate::claims::{Choice, Subject, Verdict};
use crate::gui::app::App;
use crate::gui::app::state::columns::Column;
use crate::gui::app::state::layout::Panel;
use crate::gui::app::state::timeline::Reveal;
use crate::index::Place;
use crate::model::RecordId;
use crate::project::Edit;

/// True where other documents tell what the selected record tells.
#[must_use]
pub fn has_subject(app: &App) -> bool {
    subject(app).is_some()
}

/// True where the analyst has decided on it.
#[must_use]
pub fn is_decided(app: &App) -> bool {
    subject(app).is_some_and(|(subject, _)| subject.choice.is_some())
}

fn subject(app: &App) -> Option<(&Subject, Place)> {
    let place = app.data.place(app.choice.selection?)?;
    Some((app.data.items.claims().subject(place)?, place))
}

/// How many versions the selected event or fact has.
#[must_use]
pub fn count(app: &App) -> usize {
    subject(app).map_or(0, |(subject, _)| subject.versions.len())
}

/// Opens the panel and gives it the keyboard.
pub fn open(app: &mut App) {
    app.panes.kept.right = true;
    app.panes.front = Column::Right;
    app.panes.timeline.reveal = Reveal::Nothing;
    app.panes.claims.shown = true;
    app.panes.claims.enter = true;
    app.panes.kept.layout.open(Panel::Claims);
    if app.panes.pane == crate::gui::app::Pane::Inspector {
        app.panes.pane = crate::gui::app::Pane::Timeline;
    }
}

/// Selects the record of a quote, counted through all versions as the panel counts them.
pub fn pick(app: &mut App, number: usize) {
    let Some((subject, selected)) = subject(app) else { return };
    let tellers = subject.versions.iter().flat_map(|version| &version.tellers).copied();
    let shown = |place: &Place| *place == selected || app.data.joins.copy_of(place.document()).is_none();
    let place = tellers.filter(shown).nth(number);
    let Some(id) = place.and_then(|place| place.of(&app.data.corpus)).map(|record| record.id) else { return };
    app.select(id);
    app.panes.claims.enter = true;
}

/// Prefers the version of the selected record, or leaves open which is right; without a reason, asks for it.
pub fn decide(app: &mut App, verdict: Verdict) {
    let Some(changes) = changes(app) else { return };
    let why = app.panes.claims.why.trim().to_owned();
    app.panes.claims.leaning = verdict;
    if why.is_empty() {
        open(app);
        app.panes.claims.enter = false;
        app.panes.claims.ask = true;
        app.say("A reason, then Enter: it is kept with the decision and stands on the page".to_owned());
        return;
    }
    let Some(id) = app.choice.selection else { return };
    let taken = changes.into_iter().filter(|other| *other != id).map(|other| (other, None));
    let edit = Edit::Choices([(id, Some(Choice { verdict, why }))].into_iter().chain(taken).collect());
    app.panes.claims.why.clear();
    app.panes.claims.enter = true;
    app.edit(edit);
}

/// Takes back what was decided on the selected event or fact.
pub fn take_back(app: &mut App) {
    let Some(changes) = changes(app).filter(|changes| !changes.is_empty()) else { return };
    app.panes.claims.enter = true;
    app.edit(Edit::Choices(changes.into_iter().map(|id| (id, None)).collect()));
}

/// The records of the selected event or fact at which something was decided.
fn changes(app: &App) -> Option<Vec<RecordId>> {
    let (subject, _) = subject(app)?;
    let tellers = subject.versions.iter().flat_map(|version| &version.tellers);
    let ids = tellers.filter_map(|place| Some(place.of(&app.data.corpus)?.id));
    Some(ids.filter(|id| app.data.choices.of(*id).is_some()).collect())
}
