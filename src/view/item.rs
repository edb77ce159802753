//! Records as things on the time axis: where they lie, how sure that is, and what to call them.
//!
//! [`Items::of`] is the only way from a corpus to the axis. Records without a date are listed apart, with their reasons.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::stands::Stands;
use super::theme::Group;
use super::window::{Window, seconds};
use super::words;
use crate::claims::Claims;
use crate::corpus::{Corpus, retold};
use crate::index;
pub use crate::index::Place;
use crate::model::{Bounds, Date, Edge, Grade, Modality, Precision, Qualifier, Record, RecordId, Unit, When};
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

/// How a date is told; records of one date share it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Told {
    /// Beside the mark, without the year ("25 Apr").
    pub short: String,
    /// In full words ("25 April 2014").
    pub words: String,
    /// The alternatives of "one of these": start and end of each; empty for every other date.
    pub either: Vec<(f64, f64)>,
}

impl Told {
    /// The words of a date.
    #[must_use]
    pub fn of(when: &When) -> Self {
        let either = match when {
            When::OneOf(dates) => dates.iter().filter_map(|date| date.unit.bounds()).collect(),
            _ => Vec::new(),
        };
        let either = either.into_iter().map(|one: Bounds| (seconds(one.start), seconds(one.end))).collect();
        Self { short: words::short(when), words: when.words(), either }
    }
}

/// A dated record on the axis: 80 bytes, as a corpus may hold millions; its words are shared with the record.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The record's stable name.
    pub id: RecordId,
    /// Where its record stands.
    pub place: Place,
    /// First second that belongs to it.
    pub start: f64,
    /// First second after it.
    pub end: f64,
    /// Its title.
    pub label: Arc<str>,
    /// How its date is told.
    pub told: Arc<Told>,
    /// Number of independent documents that tell it.
    pub sources: u8,
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
    /// How far its date can be trusted.
    pub grade: Grade,
    /// True for a figure.
    pub figure: bool,
    /// True where documents contradict each other.
    pub conflict: bool,
    /// True where the analyst added it.
    pub by_hand: bool,
    /// True for an event whose sentence only tells a figure, which stands in the charts.
    pub retold: bool,
    /// True where another record of its event stands for it.
    pub folded: bool,
}

impl Item {
    /// True for what stands on the lanes: figures stand in the charts, and so do sentences that only tell one; an event that
    /// several documents tell stands there once.
    #[must_use]
    pub fn is_event(&self) -> bool {
        !self.figure && !self.retold && !self.folded
    }

    /// Its date beside the mark, without the year ("25 Apr").
    #[must_use]
    pub fn date_short(&self) -> &str {
        &self.told.short
    }

    /// Its date in full words ("25 April 2014").
    #[must_use]
    pub fn date_words(&self) -> &str {
        &self.told.words
    }

    /// What a screen reader says: date, title, modality, status, sources, conflict.
    #[must_use]
    pub fn spoken(&self) -> String {
        let status = self.status.word();
        let sources = if self.sources == 1 { "1 source".to_owned() } else { format!("{} sources", self.sources) };
        let modality = match self.modality {
            Modality::Actual => String::new(),
            other => format!(", {}", other.word()),
        };
        let conflict = if self.conflict { ", sources disagree" } else { "" };
        let by_hand = if self.by_hand { ", added by hand" } else { "" };
        format!("{}: {}{modality}, {status}, {sources}{conflict}{by_hand}", self.date_words(), self.label)
    }

    fn order(&self, other: &Self) -> Ordering {
        self.start.total_cmp(&other.start).then(self.end.total_cmp(&other.end)).then(self.place.cmp(&other.place))
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

/// How many events and figures there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Events on the axis.
    pub events: usize,
    /// Figures on it.
    pub figures: usize,
    /// Events without a date.
    pub undated_events: usize,
    /// Figures without one.
    pub undated_figures: usize,
}

impl Counts {
    /// All events, dated or not.
    #[must_use]
    pub fn all_events(self) -> usize {
        self.events + self.undated_events
    }

    /// All figures, dated or not.
    #[must_use]
    pub fn all_figures(self) -> usize {
        self.figures + self.undated_figures
    }
}

/// Everything of a corpus, dated and undated. What passes a filter is an `Items` too; one that passes everything shares
/// its list.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Items {
    /// Events and figures with a date, sorted by start, then end, then place.
    pub dated: Arc<Vec<Item>>,
    /// The tray: records without a place on the axis, in the order of the corpus.
    pub undated: Vec<Undated>,
    /// From the first start to the last end.
    extent: Option<Window>,
    /// Indexes into `dated` in the order of names; only where [`Items::index`] was called.
    by_id: Arc<Vec<u32>>,
    /// Who says what of events and facts that several records tell; only where they were made from a corpus.
    claims: Arc<Claims>,
}

impl Items {
    /// Reads a corpus; `claims` tells which records are one event and what of it is contested, `status` what the analyst
    /// decided about each record.
    #[must_use]
    pub fn of(corpus: &Corpus, claims: &Arc<Claims>, status: impl Fn(&Record) -> Status) -> Self {
        let retold: Vec<Vec<bool>> = corpus
            .articles
            .iter()
            .map(|article| retold::retold(&article.reading.records, &article.document.text))
            .collect();
        let is_retold = |place: Place| {
            let flags = retold.get(place.article as usize);
            flags.and_then(|flags| flags.get(place.record as usize)).copied().unwrap_or(false)
        };
        let stands = Stands::of(corpus, claims, &status, is_retold);
        let mut dated = Vec::new();
        let mut left = Vec::new();
        let mut told: HashMap<&When, Arc<Told>> = HashMap::new();
        for (place, record) in index::records(corpus).filter(|(place, _)| claims.knows(corpus, place.document())) {
            let article = corpus.articles.get(place.article as usize);
            if let Some(mut item) = item(place, record, status(record), &mut told) {
                item.conflict = claims.is_contested(place);
                item.sources = u8::try_from(claims.sources(place)).unwrap_or(u8::MAX);
                item.folded = stands.folded(place);
                item.retold = is_retold(place);
                item.by_hand = article.is_some_and(|article| article.is_made(place.record as usize));
                dated.push(item);
            } else {
                let text = article.map_or("", |article| &article.document.text);
                left.push(undated(place, record, text, status(record)));
            }
        }
        dated.sort_by(Item::order);
        let mut items = Self::new(dated, left);
        items.claims = Arc::clone(claims);
        items.index();
        items
    }

    /// From dated items in any order and the tray.
    #[must_use]
    pub fn new(mut dated: Vec<Item>, undated: Vec<Undated>) -> Self {
        dated.shrink_to_fit();
        if !dated.is_sorted_by(|a, b| a.order(b) != Ordering::Greater) {
            dated.sort_by(Item::order);
        }
        let end = dated.iter().map(|item| item.end).fold(f64::MIN, f64::max);
        let extent = dated.first().map(|first| Window::new(first.start, end));
        Self { dated: Arc::new(dated), undated, extent, by_id: Arc::default(), claims: Arc::default() }
    }

    /// Who says what of events and facts that several records tell.
    #[must_use]
    pub fn claims(&self) -> &Arc<Claims> {
        &self.claims
    }

    /// How many there are: a sentence that only tells a figure counts with its figure, an event that several documents
    /// tell once. Whatever says a number of events or figures asks here.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let events = self.dated.iter().filter(|item| item.is_event()).count();
        let figures = self.dated.iter().filter(|item| item.figure).count();
        let undated_figures = self.undated.iter().filter(|record| record.figure).count();
        Counts { events, figures, undated_events: self.undated.len() - undated_figures, undated_figures }
    }

    /// Folded records that have to stand for their events because what stood for them does not pass.
    #[must_use]
    pub fn unfolded(&self, passes: impl Fn(&Item) -> bool) -> HashSet<Place> {
        self.standing_in(passes).into_values().flatten().collect()
    }

    /// True for an event that counts once where only some records pass: what stands for it, or in its place the first
    /// record of it that passes.
    pub fn counting(&self, passes: impl Fn(&Item) -> bool) -> impl Fn(&Item) -> bool {
        let standing_in = self.standing_in(passes);
        let claims = Arc::clone(&self.claims);
        move |item| {
            let other = claims.joins().number(item.place).and_then(|event| *standing_in.get(&event)?);
            !item.retold && other.map_or(!item.folded, |other| other == item.place)
        }
    }

    /// Of each event of which something passes: the folded record that has to stand for it, where one has to.
    fn standing_in(&self, passes: impl Fn(&Item) -> bool) -> HashMap<usize, Option<Place>> {
        let mut first: HashMap<usize, Option<Place>> = HashMap::new();
        for item in self.dated.iter().filter(|item| !item.figure && !item.retold && passes(item)) {
            let Some(event) = self.claims.joins().number(item.place) else { continue };
            let stands = first.entry(event).or_insert(Some(item.place));
            if !item.folded {
                *stands = None;
            }
        }
        first
    }

    /// Makes [`Items::find`] work.
    pub fn index(&mut self) {
        let mut by_id: Vec<u32> = (0_u32..).take(self.dated.len()).collect();
        by_id.sort_by_key(|&at| self.dated.get(at as usize).map(|item| item.id));
        self.by_id = Arc::new(by_id);
    }

    /// The dated item of a record, by a binary search; only after [`Items::index`].
    #[must_use]
    pub fn find(&self, id: RecordId) -> Option<&Item> {
        let item = |at: &u32| self.dated.get(*at as usize);
        let at = self.by_id.partition_point(|at| item(at).is_some_and(|item| item.id < id));
        self.by_id.get(at).and_then(item).filter(|item| item.id == id)
    }

    /// Where an item stands among the dated ones, by a binary search on its time.
    #[must_use]
    pub fn position(&self, item: &Item) -> Option<usize> {
        let at = self.dated.partition_point(|other| other.order(item) == Ordering::Less);
        (self.dated.get(at)?.id == item.id).then_some(at)
    }

    /// True where both are the same list.
    #[must_use]
    pub fn shares(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.dated, &other.dated)
    }

    /// Bytes of the list and its index; labels belong to the records, words of dates are shared.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.dated.capacity() * size_of::<Item>() + self.by_id.capacity() * 4
    }

    /// Asks again what the analyst decided, for every item.
    pub fn decide(&mut self, status: impl Fn(RecordId) -> Status) {
        for item in Arc::make_mut(&mut self.dated) {
            item.status = status(item.id);
        }
        for item in &mut self.undated {
            item.status = status(item.id);
        }
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
        self.extent
    }
}

/// The item of a dated record; `None` where the date has no place on the axis. Words of dates are kept in `told`.
fn item<'a>(place: Place, record: &'a Record, status: Status, told: &mut HashMap<&'a When, Arc<Told>>) -> Option<Item> {
    let when = record.date.when.as_ref()?;
    let bounds = when.bounds()?;
    let modality = record.figure.as_ref().map_or(record.modality, |figure| figure.modality);
    Some(Item {
        id: record.id,
        place,
        start: seconds(bounds.start),
        end: seconds(bounds.end),
        label: record.label.clone(),
        told: told.entry(when).or_insert_with(|| Arc::new(Told::of(when))).clone(),
        sources: 1,
        form: form(when),
        precision: when.precision(),
        open: Open { start: when.open_start(), end: when.open_end() },
        doubt: Qualifier { approximate: when.is_approximate(), uncertain: when.is_uncertain() },
        modality,
        status,
        group: Group::of(record.category),
        grade: record.date.grade,
        figure: record.figure.is_some(),
        conflict: false,
        by_hand: false,
        retold: false,
        folded: false,
    })
}

fn undated(place: Place, record: &Record, text: &str, status: Status) -> Undated {
    Undated {
        place,
        id: record.id,
        group: Group::of(record.category),
        label: record.label.to_string(),
        words: record.evidence.date.map(|span| span.of(text).to_owned()).unwrap_or_default(),
        edtf: record.date.when.as_ref().map(ToString::to_string).unwrap_or_default(),
        reason: record.why(text).into_owned(),
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
