//! What a page is made of: the records that pass, with every word already redacted, and the count of those that do not.
//!
//! Every record of the corpus falls into exactly one class of the [`Tally`], so the line of omissions adds up.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::Datelike;

use super::request::{Request, Scope};
use super::wording::Wording;
use crate::claims::{Claims, Version};
use crate::corpus::{Corpus, NotRead};
use crate::index::Place;
use crate::model::{DateBasis, Document, Record, year_words};
use crate::view::chart::Charts;
use crate::view::item::{Item, Items, Status};
use crate::view::ticks;
use crate::view::window::{Window, YEAR, civil};

/// What stands behind one mark in one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Index of the document.
    pub document: u32,
    /// Who published it; "[outlet not stated]" where the document does not say.
    pub outlet: String,
    /// Its headline.
    pub headline: String,
    /// Its date in words, with where it came from if that is not plain.
    pub date: String,
    /// 1-based paragraph.
    pub paragraph: u32,
    /// The cell of a table, "T 3.2, cell G10".
    pub cell: Option<String>,
    /// Its file.
    pub file: String,
    /// The sentence.
    pub quote: String,
}

impl Evidence {
    /// Outlet, headline, date, paragraph and file as plain text.
    #[must_use]
    pub fn citation(&self) -> String {
        let place = self.place(&[self.paragraph]).replace('\u{a0}', " ");
        format!("{}, “{}”, {}, {place} ({})", self.outlet, self.headline, self.date, self.file)
    }

    /// Where in its document it stands: its cell, else the paragraphs of what is told together.
    #[must_use]
    pub fn place(&self, paragraphs: &[u32]) -> String {
        let list: Vec<String> = paragraphs.iter().map(ToString::to_string).collect();
        match &self.cell {
            Some(cell) if list.len() > 1 => format!("{cell} and {} more rows", list.len() - 1),
            Some(cell) => cell.clone(),
            None => format!("¶\u{a0}{}", list.join(", ")),
        }
    }
}

/// Records of one kind by what became of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Count {
    /// All of the corpus.
    pub total: usize,
    /// On the page.
    pub shown: usize,
    /// Of those shown, the undecided ones.
    pub undecided_shown: usize,
    /// Outside the filter.
    pub filtered: usize,
    /// Rejected by the analyst.
    pub rejected: usize,
    /// Undecided, where only accepted ones are wanted.
    pub undecided: usize,
    /// Without a date on the axis.
    pub undated: usize,
    /// Before the page's time.
    pub before: usize,
    /// After the page's time.
    pub after: usize,
    /// Of figures: in no chart of the page, by the chart that they would be in.
    pub not_charted: BTreeMap<String, usize>,
}

impl Count {
    /// Everything left out.
    #[must_use]
    pub fn left_out(&self) -> usize {
        let not_charted: usize = self.not_charted.values().sum();
        self.filtered + self.rejected + self.undecided + self.undated + self.before + self.after + not_charted
    }

    /// Counts one record without a place on the page; false for one that has one.
    fn leave(&mut self, passes: bool, status: Status, accepted_only: bool, dated: bool) -> bool {
        self.total += 1;
        let class = match status {
            _ if !passes => &mut self.filtered,
            Status::Rejected => &mut self.rejected,
            Status::Undecided if accepted_only => &mut self.undecided,
            _ if !dated => &mut self.undated,
            _ => return false,
        };
        *class += 1;
        true
    }
}

/// Both kinds of record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// Events.
    pub events: Count,
    /// Figures.
    pub figures: Count,
}

impl Tally {
    fn of(&mut self, figure: bool) -> &mut Count {
        if figure { &mut self.figures } else { &mut self.events }
    }
}

/// Why a record has no place on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It has no date on the axis.
    Undated,
    /// It lies before the page's time.
    Before,
    /// It lies after it.
    After,
    /// The analyst has rejected it.
    Rejected,
}

/// A record that is left out, by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// Why.
    pub why: Why,
    /// True for a figure.
    pub figure: bool,
    /// What it is called.
    pub label: String,
    /// Its document.
    pub document: u32,
    /// Its paragraph.
    pub paragraph: u32,
}

/// The first ones that are left out for one reason.
#[derive(Default)]
struct Named(Vec<Left>);

impl Named {
    /// Names so many of a kind.
    const MOST: usize = 4;

    fn put(&mut self, why: Why, figure: bool, label: &str, place: Place, (corpus, wording): (&Corpus, &Wording)) {
        let same = self.0.iter().filter(|left| left.why == why && left.figure == figure).count();
        let Some(record) = place.of(corpus).filter(|_| same < Self::MOST) else { return };
        let paragraph = record.evidence.paragraph;
        self.0.push(Left { why, figure, label: wording.of(label), document: place.article, paragraph });
    }
}

/// Documents that a note names for one mark.
const SOURCES: usize = 4;

/// Everything a page is made of.
pub struct Facts<'a> {
    pub(super) corpus: &'a Corpus,
    wording: Wording<'a>,
    claims: Arc<Claims>,
    /// Dated events and figures in the page's time, in the order of the axis, their words redacted.
    pub items: Vec<Item>,
    /// The page's time.
    pub window: Window,
    /// Figures as charts, of the page's time only.
    pub charts: Charts,
    /// What became of every record.
    pub tally: Tally,
    /// The first of those without a place, by name.
    pub left: Vec<Left>,
    /// What no record was made of.
    pub not_read: NotRead,
    /// The newest date of a document, in words; empty where none has one.
    pub newest: String,
    /// Short hash of documents and decisions.
    pub state: String,
}

impl<'a> Facts<'a> {
    /// Reads what the request asks for.
    #[must_use]
    pub fn of(corpus: &'a Corpus, items: &Items, request: &'a Request) -> Self {
        let wording = Wording::new(&request.redaction, &request.fonts);
        let passes = |id| request.keep.as_ref().is_none_or(|keep| keep.contains(&id));
        let (mut tally, mut named) = (Tally::default(), Named::default());
        let words = (corpus, &wording);
        let class = |status| match status {
            Status::Rejected => Some(Why::Rejected),
            Status::Undecided if request.accepted_only => None,
            _ => Some(Why::Undated),
        };
        for record in &items.undated {
            tally.of(record.figure).leave(passes(record.id), record.status, request.accepted_only, false);
            if let Some(why) = class(record.status).filter(|_| passes(record.id)) {
                named.put(why, record.figure, &record.label, record.place, words);
            }
        }
        let mut kept: Vec<&Item> = Vec::new();
        // A sentence that only tells a figure stands in the charts, an event of several documents once, here as in the window.
        let counting = items.counting(|item| {
            passes(item.id)
                && item.status != Status::Rejected
                && (!request.accepted_only || item.status == Status::Accepted)
        });
        for item in items.dated.iter().filter(|item| item.figure || counting(item)) {
            if !tally.of(item.figure).leave(passes(item.id), item.status, request.accepted_only, true) {
                kept.push(item);
            } else if item.status == Status::Rejected && passes(item.id) {
                named.put(Why::Rejected, item.figure, &item.label, item.place, words);
            }
        }
        let window = window(&kept, request.scope);
        let mut shown = Vec::with_capacity(kept.len());
        for item in kept {
            let count = tally.of(item.figure);
            if item.end <= window.start {
                count.before += 1;
                named.put(Why::Before, item.figure, &item.label, item.place, words);
            } else if item.start >= window.end {
                count.after += 1;
                named.put(Why::After, item.figure, &item.label, item.place, words);
            } else {
                shown.push(redacted(item, &wording));
            }
        }
        let claims = Arc::clone(items.claims());
        let charts = charts(corpus, &claims, &shown, &wording);
        let state = state(corpus, items);
        let not_read = NotRead::of(corpus);
        let (left, newest) = (named.0, newest(corpus));
        Self { corpus, wording, claims, items: shown, window, charts, tally, left, not_read, newest, state }
    }

    /// How many documents there are.
    #[must_use]
    pub fn documents(&self) -> usize {
        self.corpus.articles.len()
    }

    /// The hash of a document's file, and where its date is from; that is empty where it is not known.
    #[must_use]
    pub fn origin(&self, document: u32) -> Option<(&str, &'static str)> {
        let document = &self.corpus.articles.get(document as usize)?.document;
        let from = match document.date.basis {
            DateBasis::Metadata => "metadata",
            DateBasis::Byline => "byline",
            DateBasis::User | DateBasis::FileName | DateBasis::Inferred | DateBasis::None => "",
        };
        Some((&document.hash, from))
    }

    /// A figure's amount in words; empty where the record is none.
    #[must_use]
    pub fn amount(&self, place: Place) -> String {
        let figure = place.of(self.corpus).and_then(|record| record.figure.as_ref());
        figure.map(|figure| self.wording.of(&crate::view::amount::words(figure))).unwrap_or_default()
    }

    /// What a mark weighs, 0 to 1.
    #[must_use]
    pub fn importance(&self, place: Place) -> f32 {
        self.claims.importance(self.corpus, place).map_or(0.0, |importance| importance.weight)
    }

    /// The last day of which documents count, and how many do not; `None` where all do.
    #[must_use]
    pub fn known_on(&self) -> Option<(chrono::NaiveDate, usize)> {
        Some((self.claims.known_on()?, self.claims.unknown(self.corpus)))
    }

    /// What documents contradict of a mark: which date or value is drawn and why, and who says otherwise; `None` where they
    /// agree.
    #[must_use]
    pub fn dispute(&self, place: Place) -> Option<String> {
        let drawn = self.drawn(place)?;
        let subject = self.claims.subject(place)?;
        let against = subject.rivals().into_iter().skip(1).filter_map(|version| {
            let evidence = self.evidence_of(version.lead)?;
            let others = version.sources.saturating_sub(1);
            let say = if others == 0 { "says".to_owned() } else { format!("and {others} more say") };
            Some(format!("{} {say} {}", evidence.outlet, self.told(version)?))
        });
        Some(format!("{drawn}; {}", against.collect::<Vec<_>>().join("; ")))
    }

    /// Which of contradicting versions is drawn, and why: "10 October 2019 is drawn, told by most".
    #[must_use]
    pub fn drawn(&self, place: Place) -> Option<String> {
        let subject = self.claims.subject(place).filter(|_| self.claims.is_contested(place))?;
        let why = subject.choice.as_ref().map_or("", |choice| choice.why.as_str());
        let told = self.told(subject.drawn()?)?;
        Some(self.wording.of(&match (subject.is_inconclusive(), why) {
            (true, why) => format!("{told} is drawn for want of a better one, inconclusive: {why}"),
            (false, "") => format!("{told} is drawn, {}", subject.why),
            (false, why) => format!("{told} is drawn, preferred: {why}"),
        }))
    }

    fn told(&self, version: &Version) -> Option<String> {
        let record = version.lead.of(self.corpus)?;
        Some(match &record.figure {
            Some(_) => self.amount(version.lead),
            None => record.date.when.as_ref()?.words(),
        })
    }

    fn evidence_of(&self, place: Place) -> Option<Evidence> {
        let article = self.corpus.article(place.document())?;
        Some(evidence(place.of(self.corpus)?, place.article, &article.document, &self.wording))
    }

    /// Words of the caller, redacted and legible like all others.
    #[must_use]
    pub fn words(&self, text: &str) -> String {
        self.wording.of(text)
    }

    /// Letters of the page that no font has; they are written as code points.
    #[must_use]
    pub fn lacking(&self) -> BTreeSet<char> {
        self.wording.lacking()
    }

    /// The words that stand behind a mark, one entry for each document that tells it.
    #[must_use]
    pub fn evidence(&self, place: Place) -> Vec<Evidence> {
        let versions = self.claims.subject(place).map_or(&[][..], |subject| &subject.versions);
        let others = versions.iter().flat_map(|version| &version.tellers).copied().filter(|other| *other != place);
        let mut documents = BTreeSet::new();
        let each = [place].into_iter().chain(others).filter(|place| documents.insert(place.article));
        each.take(SOURCES).filter_map(|place| self.evidence_of(place)).collect()
    }
}

fn evidence(record: &Record, number: u32, document: &Document, wording: &Wording) -> Evidence {
    let outlet = document.outlet.as_deref().map(str::trim).filter(|outlet| !outlet.is_empty());
    Evidence {
        document: number,
        outlet: outlet.map_or_else(|| "[outlet not stated]".to_owned(), |outlet| wording.of(outlet)),
        headline: wording.of(unquoted(&document.title)),
        date: wording.of(&document_date(document)),
        paragraph: record.evidence.paragraph,
        cell: document.cell_at(record.evidence.sentence.start).map(|place| wording.of(&place.words())),
        file: wording.of(&document.path),
        quote: wording.of(record.evidence.sentence.of(&document.text)),
    }
}

/// A headline without the quotation marks around all of it: the note sets its own.
fn unquoted(title: &str) -> &str {
    let title = title.trim();
    let pairs = [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»'), ('‘', '’')];
    let inside = pairs.iter().find_map(|&(open, close)| title.strip_prefix(open)?.strip_suffix(close));
    inside.filter(|inside| !inside.contains(['"', '“', '”', '«', '»'])).map_or(title, str::trim)
}

/// A document's date in words, with its origin where that is not the document's own word.
fn document_date(document: &Document) -> String {
    let Some(when) = &document.date.when else { return "undated".to_owned() };
    let origin = match document.date.basis {
        DateBasis::User => " (date set by the analyst)",
        DateBasis::FileName => " (date from the file name)",
        DateBasis::Inferred => " (date inferred from the text)",
        DateBasis::Metadata | DateBasis::Byline | DateBasis::None => "",
    };
    format!("{}{origin}", when.words())
}

fn redacted(item: &Item, wording: &Wording) -> Item {
    let mut item = item.clone();
    item.label = wording.of(&item.label).into();
    item
}

fn charts(corpus: &Corpus, claims: &Claims, shown: &[Item], wording: &Wording) -> Charts {
    let figures: BTreeMap<_, _> = shown.iter().filter(|item| item.figure).map(|item| (item.id, item.status)).collect();
    let status = |record: &Record| figures.get(&record.id).copied().unwrap_or_default();
    let mut charts = Charts::of(corpus, claims, status, |record| figures.contains_key(&record.id));
    for chart in &mut charts.charts {
        // The window's axis says why its scale is logarithmic; a page has no room for that.
        chart.unit = chart.unit.replace(" (wide span)", "");
    }
    for value in charts.charts.iter_mut().flat_map(|chart| &mut chart.values) {
        for text in
            [&mut value.name, &mut value.words, &mut value.short, &mut value.note, &mut value.needed, &mut value.spoken]
        {
            *text = wording.of(text);
        }
    }
    charts
}

/// The page's time, widened to whole calendar units so that it begins and ends where the ruler has a name for it.
fn window(kept: &[&Item], scope: Scope) -> Window {
    let all = Items::new(kept.iter().map(|item| (*item).clone()).collect(), Vec::new());
    let window = match scope {
        Scope::Window(window) => return window,
        Scope::All => all.extent(),
        Scope::Between(from, to) => all.extent().map(|all| {
            let (start, end) = (from.max(all.start), to.min(all.end));
            // Where nothing is dated on the open side, a year is shown empty.
            if start < end { Window::new(start, end) } else { Window::new(start.min(end), start.min(end) + YEAR) }
        }),
        Scope::Core => all.core(|item| !item.figure).or_else(|| all.core(|_| true)),
    };
    window.map_or(Window::new(0.0, 1.0), ticks::whole)
}

fn newest(corpus: &Corpus) -> String {
    let dates = corpus.articles.iter().filter_map(|article| article.document.date.when.as_ref());
    let newest = dates.filter_map(|when| Some((when.bounds()?.end, when))).max_by_key(|(end, _)| *end);
    newest.map(|(_, when)| when.words()).unwrap_or_default()
}

/// Eight digits that change with any document or decision.
fn state(corpus: &Corpus, items: &Items) -> String {
    let mut hasher = blake3::Hasher::new();
    for article in &corpus.articles {
        hasher.update(article.document.path.as_bytes()).update(article.document.hash.as_bytes());
    }
    let dated = items.dated.iter().map(|item| (item.id, item.status));
    for (id, status) in dated.chain(items.undated.iter().map(|item| (item.id, item.status))) {
        hasher.update(&id.0.to_le_bytes()).update(status.word().as_bytes());
    }
    hasher.finalize().to_hex().as_str().chars().take(8).collect()
}

/// "2013–2020" or "March 2020 – May 2021".
#[must_use]
pub fn range_words(window: Window) -> String {
    let (start, end) = (civil(window.start), civil(window.end - 1.0));
    if ticks::on_year(window.start) && ticks::on_year(window.end) {
        let (first, last) = (year_words(start.year()), year_words(end.year()));
        return if first == last { first } else { format!("{first}–{last}") };
    }
    ticks::range_words(window)
}
