//! Other readings of the selected record's date: one key chooses one, the same key takes it back.

use crate::gui::app::{App, editing};
use crate::index::Place;
use crate::model::{Record, When};
use crate::project::{Edit, Field, Said};
use crate::view::could_be::{Reading, readings};

impl App {
    /// Makes the readings anew where the selection or what is known has changed.
    pub(crate) fn make_readings(&mut self) {
        let of = self.selected().map(|(_, record)| (record.id, self.data.revision));
        if self.panes.could_be.of == of {
            return;
        }
        let all = self.selected().map(|(article, record)| {
            let machine = editing::machine(article, record);
            readings(article, machine, &self.told_otherwise(record))
        });
        self.panes.could_be.all = all.unwrap_or_default();
        self.panes.could_be.of = of;
    }

    /// The dates that others give for the same event.
    fn told_otherwise(&self, record: &Record) -> Vec<Reading> {
        let told = |place: &Place| {
            let (article, other) = (self.data.corpus.article(place.document())?, place.of(&self.data.corpus)?);
            let when = other.date.when.clone()?;
            let document = &article.document;
            let outlet = document.outlet.as_deref().unwrap_or(&document.title);
            let place = document.place(other.evidence.paragraph, other.evidence.sentence.start);
            Some(Reading { when, why: format!("as {outlet} tells it, {place}") })
        };
        let others = if record.figure.is_some() { Vec::new() } else { self.tellers(record.id) };
        others.iter().filter_map(told).collect()
    }
}

/// True where a reading stands as the record's date.
#[must_use]
pub fn stands(record: &Record, reading: &Reading) -> bool {
    record.date.when.as_ref() == Some(&reading.when)
}

/// Chooses a reading by its number, from 0; one that stands already is taken back.
pub fn choose(app: &mut App, number: usize) {
    let Some(reading) = app.panes.could_be.all.get(number).cloned() else { return };
    let Some((_, record)) = app.selected() else { return };
    let (id, back) = (record.id, stands(record, &reading));
    let before = record.date.when.as_ref().map_or_else(|| "no date".to_owned(), When::words);
    let said = (!back).then_some(Said::Date(Some(reading.when.clone())));
    app.edit(Edit::Said(vec![((id, Field::Date), said)]));
    let after =
        app.record(id).and_then(|record| record.date.when.as_ref()).map_or_else(|| "no date".to_owned(), When::words);
    app.done(if back { format!("Date taken back: {after}") } else { format!("Date changed: {after}, was {before}") });
}
