//! What *Found* lists: the hits of a search, or else what answers the question in the box.

use crate::gui::app::state::timeline::Reveal;
use crate::gui::app::{App, Choice, Data, Panes, search};
use crate::index::Place;
use crate::index::text::Hit;
use crate::model::{DocId, RecordId, Span};

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The document.
    pub document: DocId,
    /// Its paragraph, 1-based.
    pub paragraph: u32,
    /// The words that were looked for; `None` for what answers a question.
    pub words: Option<Span>,
    /// What was read there.
    pub record: Option<RecordId>,
}

impl Entry {
    fn of_hit(hit: &Hit) -> Self {
        let Hit { document, paragraph, span, record, .. } = *hit;
        Self { document, paragraph, words: Some(span), record }
    }

    fn of_record(data: &Data, place: Place) -> Option<Self> {
        let record = place.of(&data.corpus)?;
        let document = place.document();
        Some(Self { document, paragraph: record.evidence.paragraph, words: None, record: Some(record.id) })
    }
}

/// True where there is something to list.
#[must_use]
pub fn is_listed(choice: &Choice) -> bool {
    choice.find.is_active() || !choice.filter.words.trim().is_empty()
}

/// Makes the rows again where what is shown has changed.
pub fn refresh(data: &Data, panes: &mut Panes) {
    if panes.found.made == Some(data.revision) {
        return;
    }
    let shown = &data.shown.items;
    let dated = (0_u32..).zip(shown.dated.iter()).filter(|(_, item)| item.figure || item.is_event());
    let undated = (shown.dated.len() as u32..).zip(&shown.undated);
    let all = dated.map(|(at, item)| (at, item.figure)).chain(undated.map(|(at, item)| (at, item.figure)));
    let (mut rows, mut figures) = (Vec::new(), 0);
    for (at, figure) in all {
        rows.push(at);
        figures += usize::from(figure);
    }
    (panes.found.rows, panes.found.figures) = (rows, figures);
    panes.found.made = Some(data.revision);
}

/// How many rows there are.
#[must_use]
pub fn count(choice: &Choice, panes: &Panes) -> usize {
    choice.find.found.as_ref().map_or(panes.found.rows.len(), |found| found.hits.len())
}

/// A row.
#[must_use]
pub fn entry(data: &Data, choice: &Choice, panes: &Panes, at: usize) -> Option<Entry> {
    if let Some(found) = &choice.find.found {
        return found.hits.get(at).map(Entry::of_hit);
    }
    let (row, shown) = (*panes.found.rows.get(at)? as usize, &data.shown.items);
    let place = shown.dated.get(row).map(|item| item.place);
    Entry::of_record(data, place.or_else(|| Some(shown.undated.get(row - shown.dated.len())?.place))?)
}

/// The row that is open.
#[must_use]
pub fn chosen(data: &Data, choice: &Choice, panes: &Panes) -> Option<usize> {
    if choice.find.is_active() {
        return choice.find.at;
    }
    let shown = data.shown_at(choice.selection?)?;
    // The rows stand in the order of the shown items.
    panes.found.rows.binary_search(&shown).ok()
}

/// Opens a row: its record is selected and brought into sight, its paragraph opened; the list keeps the keyboard.
pub fn go(app: &mut App, at: usize) {
    let Some(entry) = entry(&app.data, &app.choice, &app.panes, at) else { return };
    if entry.words.is_some() {
        search::go(app, at);
    } else if let Some(id) = entry.record {
        app.panes.found.own = Some(id);
        app.show_on_timeline(id);
        app.open_source(id);
    }
    app.panes.timeline.reveal = Reveal::Sight;
}
