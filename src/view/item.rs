//! Records as things on the time axis: where they lie, how sure that is, and what to call them.
//!
//! [`Items::of`] is the only way from a corpus to the axis. Records without a date are listed apart, with their reasons.

use super::theme::Group;
use super::window::{Window, seconds};
use super::words;
use crate::corpus::Corpus;
use crate::index;
pub use crate::index::Place;
use crate::model::{Date, Edge, Figure, Modality, Precision, Qualifier, Record, RecordId, Unit, When};
pub use crate::project::Status;

/// How the date lies on the axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// An exact day or finer.
    Moment,
    /// Several exact days in a row.
    Days,
    /// A month, a season, a year or a span of such.
    Period,
}

/// Which sides of a date have no end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Open {
    /// No known beginning ("until 2014").
    pub start: bool,
    /// No known end ("since 2014").
    pub end: bool,
}

/// A dated record on the axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Where its record stands.
    pub place: Place,
    /// The record's stable name.
    pub id: RecordId,
    /// First second that belongs to it.
    pub start: f64,
    /// First second after it.
    pub end: f64,
    /// How its date lies on the axis.
    pub form: Form,
    /// How fine its date is told.
    pub precision: Precision,
    /// Which sides have no end.
    pub open: Open,
    /// What the text doubts about the date.
    pub doubt: Qualifier,
    /// Whether it happened.
    pub modality: Modality,
    /// What the analyst decided.
    pub status: Status,
    /// Its group of categories.
    pub group: Group,
    /// Its title.
    pub label: String,
    /// Its date beside the mark, without the year ("25 Apr").
    pub date_short: String,
    /// Its date in full words ("25 April 2014").
    pub date_words: String,
    /// The first actor, for lanes by actor; empty where there is none.
    pub actor: String,
    /// True for a figure.
    pub figure: bool,
    /// Number of documents that tell it.
    pub sources: u32,
}

impl Item {
    /// What a screen reader says: title, date, precision, status, sources.
    #[must_use]
    pub fn spoken(&self) -> String {
        let status = self.status.word();
        let sources = if self.sources == 1 { "1 source".to_owned() } else { format!("{} sources", self.sources) };
        let modality = match self.modality {
            Modality::Actual => String::new(),
            other => format!(", {}", other.word()),
        };
        format!("{}: {}{modality}, {status}, {sources}", self.date_words, self.label)
    }
}

/// A record that has no place on the axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Undated {
    /// Where its record stands.
    pub place: Place,
    /// The record's stable name.
    pub id: RecordId,
    /// Its group of categories.
    pub group: Group,
    /// Its title.
    pub label: String,
    /// The words of its date, where the text has some ("in March").
    pub words: String,
    /// The date as far as it is known (EDTF "XXXX-03"), where it is.
    pub edtf: String,
    /// Why it is not on the axis.
    pub reason: String,
    /// True for a figure.
    pub figure: bool,
    /// What the analyst decided.
    pub status: Status,
}

/// Everything of a corpus, dated and undated.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Items {
    /// Events and figures with a date, sorted by start, then end, then place.
    pub dated: Vec<Item>,
    /// The tray: records without a place on the axis, in the order of the corpus.
    pub undated: Vec<Undated>,
}

impl Items {
    /// Reads a corpus; `status` tells what the analyst decided about each record.
    #[must_use]
    pub fn of(corpus: &Corpus, status: impl Fn(&Record) -> Status) -> Self {
        let mut items = Self::default();
        for (place, record) in index::records(corpus) {
            if let Some(item) = item(place, record, status(record)) {
                items.dated.push(item);
            } else {
                let text = corpus.articles.get(place.article as usize).map_or("", |article| &article.document.text);
                items.undated.push(undated(place, record, text, status(record)));
            }
        }
        items.sort();
        items
    }

    /// Puts the dated items into the order that the views rely on.
    pub fn sort(&mut self) {
        self.dated
            .sort_by(|a, b| a.start.total_cmp(&b.start).then(a.end.total_cmp(&b.end)).then(a.place.cmp(&b.place)));
    }

    /// The time to open with: the shortest one that holds 85 % of what passes the filter, where it is much shorter than
    /// all of it, else all of it. A lone event of 1945 would squeeze the year that the corpus is about into a line.
    #[must_use]
    pub fn core(&self, keep: impl Fn(&Item) -> bool) -> Option<Window> {
        let kept: Vec<&Item> = self.dated.iter().filter(|item| keep(item)).collect();
        let whole = Window::new(kept.first()?.start, kept.iter().map(|item| item.end).fold(f64::MIN, f64::max));
        let most = (kept.len() * 17).div_ceil(20).max(1);
        let length = |part: &&[&Item]| {
            part.last().map_or(0.0, |last| last.start) - part.first().map_or(0.0, |first| first.start)
        };
        let shortest = kept.windows(most).min_by(|a, b| length(a).total_cmp(&length(b)))?;
        let end = shortest.iter().map(|item| item.end).fold(f64::MIN, f64::max);
        let core = Window::new(shortest.first()?.start, end.min(whole.end));
        Some(if core.length() < 0.5 * whole.length() { core } else { whole })
    }

    /// From the first start to the last end; `None` where nothing has a date.
    #[must_use]
    pub fn extent(&self) -> Option<Window> {
        let start = self.dated.first()?.start;
        let end = self.dated.iter().map(|item| item.end).fold(f64::MIN, f64::max);
        Some(Window::new(start, end))
    }
}

/// The item of a dated record; `None` where the date has no place on the axis.
#[must_use]
pub fn item(place: Place, record: &Record, status: Status) -> Option<Item> {
    let when = record.date.when.as_ref()?;
    let bounds = when.bounds()?;
    let modality = record.figure.as_ref().map_or(record.modality, |figure: &Figure| figure.modality);
    Some(Item {
        place,
        id: record.id,
        start: seconds(bounds.start),
        end: seconds(bounds.end),
        form: form(when),
        precision: when.precision(),
        open: Open { start: when.open_start(), end: when.open_end() },
        doubt: Qualifier { approximate: when.is_approximate(), uncertain: when.is_uncertain() },
        modality,
        status,
        group: Group::of(record.category),
        label: record.label.clone(),
        date_short: words::short(when),
        date_words: when.words(),
        actor: record.actors.first().cloned().unwrap_or_default(),
        figure: record.figure.is_some(),
        sources: 1,
    })
}

fn undated(place: Place, record: &Record, text: &str, status: Status) -> Undated {
    Undated {
        place,
        id: record.id,
        group: Group::of(record.category),
        label: record.label.clone(),
        words: record.evidence.date.map(|span| span.of(text).to_owned()).unwrap_or_default(),
        edtf: record.date.when.as_ref().map(ToString::to_string).unwrap_or_default(),
        reason: record.date.why.clone(),
        figure: record.figure.is_some(),
        status,
    }
}

fn form(when: &When) -> Form {
    let exact = |date: &Date| matches!(date.unit, Unit::Day(_) | Unit::Hour(_) | Unit::Minute(_));
    match when {
        When::Single(date) if exact(date) => Form::Moment,
        When::Interval(Edge::At(first), Edge::At(last)) if exact(first) && exact(last) => Form::Days,
        When::Interval(Edge::At(date), _) | When::Interval(_, Edge::At(date)) if exact(date) && !both(when) => {
            Form::Moment
        }
        When::AllOf(dates) if dates.iter().all(exact) => Form::Days,
        _ => Form::Period,
    }
}

fn both(when: &When) -> bool {
    matches!(when, When::Interval(Edge::At(_), Edge::At(_)))
}
