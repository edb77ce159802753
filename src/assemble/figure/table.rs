//! Tables: what the caption measures, what the heads of a column and of a row say of a cell.
//!
//! ```text
//! Exports of Chile by country (US$ million)      caption: metric, reporter, unit
//!             2020            2021               heads of the columns: periods, metrics, states
//! Japan      6,700           7,900*              stub: a good, a state, a year
//! ```

use crate::assemble::actors::Topic;
use crate::assemble::cue::Shift;
use crate::assemble::dating::Dated;
use crate::assemble::scene::words::Words;
use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::Class;
use crate::model::{
    Basis, DateReading, Derivation, Grade, Modality, ParagraphKind, Precision, Run, Span, StepKind, Unit, When,
};
use crate::segment::{Cell, Grid};
use crate::tag::{WordSet, lex, set, words};

use super::goods::good_at;
use super::metric::{self, Cue};
use super::period;
use super::shift::shifted;
use super::sides::direction;
use super::sides::frame::Frame;
use super::sides::{around, roles};
use crate::model::Metric;

/// Heads of a column of growth.
const GROWTH_HEADS: &WordSet = words!("change growth variation increase yoy chg y rise");

/// What a head says of the cells below or beside it.
#[derive(Debug, Clone, Default)]
pub struct Head {
    /// Its words.
    pub span: Option<Span>,
    /// Its period.
    pub dated: Option<Dated>,
    /// What percentages below it are, where it says that it counts in per cent.
    pub percent: Option<Metric>,
    /// What it names: exports, imports, trade.
    pub metric: Option<Metric>,
    /// A deficit: amounts count as negative.
    pub negative: bool,
    /// States it names.
    pub states: Vec<usize>,
    /// Forecasts, targets, estimates.
    pub modality: Option<Modality>,
    /// "Four months ended April 30": how many months, and in which month they end, of the years below it.
    ends: Option<(u32, u8)>,
    /// "Jan": a month of the year that another head or the caption tells.
    pub month: Option<u8>,
    /// True for a part of a year without its year: "Q1".
    pub part: bool,
}

impl Head {
    /// What this head leaves open is taken from another.
    #[must_use]
    fn or(self, other: &Self) -> Self {
        let part = if self.dated.is_some() { self.part } else { other.part };
        Self {
            span: self.span.or(other.span),
            dated: self.dated.or_else(|| other.dated.clone()),
            percent: self.percent.or(other.percent),
            negative: if self.metric.is_some() { self.negative } else { other.negative },
            metric: self.metric.or(other.metric),
            states: if self.states.is_empty() { other.states.clone() } else { self.states },
            modality: self.modality.or(other.modality),
            ends: self.ends.or(other.ends),
            month: self.month.or(other.month),
            part,
        }
    }

    /// The year of this head as the part of it that the head above speaks of.
    fn ended(mut self) -> Self {
        let year = |dated: &Dated| match dated.reading.when {
            Some(When::Single(date)) => match date.unit {
                Unit::Year(year) => Some(year),
                _ => None,
            },
            _ => None,
        };
        let told = self.ends.zip(self.dated.as_ref()).and_then(|(ends, dated)| Some((ends, dated, year(dated)?)));
        if let Some(((months, month), dated, year)) = told.filter(|(ends, ..)| *ends != (12, 12)) {
            let last = Unit::Month(year, month);
            let first = shifted(&last.into(), Shift::Months(1 - i32::try_from(months).unwrap_or(1)));
            let when = match first {
                Some(When::Single(first)) => Some(When::between(first.unit, last)),
                _ => None,
            };
            self.dated = Some(dated.derived(when, "assemble/period/up-to", "the head above it", dated.span));
        }
        self
    }
}

/// The caption and the heads of the table being read.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// What its amounts measure, by the caption.
    pub frame: Option<Frame>,
    /// The words above it.
    pub caption: Option<Span>,
    /// The state that the caption names first: whose trade it is.
    pub home: Option<usize>,
    /// The period that the caption gives to all of it.
    pub dated: Option<Dated>,
    /// True where its rows are goods, by the caption or the head over them.
    pub by_good: bool,
    heads: Vec<(Grid, Vec<Head>)>,
    /// A heading between two rows: "Imports".
    section: Head,
    body: bool,
}

/// Rows of heads that a table has at most.
const MOST_HEADS: usize = 4;

impl Table {
    /// Takes captions and rows of heads as they come; forgets them when the table is over.
    pub fn read(&mut self, scene: &Scene<'_>, sentence_at: usize, topic: &Topic) {
        if sentence_at >= scene.rows_end {
            return;
        }
        let Some(sentence) = scene.sentences.get(sentence_at) else { return };
        if sentence.kind != ParagraphKind::Row {
            let row = |ahead: usize| {
                scene.sentences.get(sentence_at + ahead).is_some_and(|next| next.kind == ParagraphKind::Row)
            };
            // "(in millions of dollars)" between the heads and "Exports:", the first of the headings between rows.
            let unit = scene.words.is(sentence.words.start, "(") && sentence.words.len() <= 10;
            let inside = !self.heads.is_empty() && (sentence.words.len() <= 5 && row(1) || unit && (row(1) || row(2)));
            match inside {
                true if unit => {}
                true => self.section = head(scene, sentence, sentence.words, sentence.span),
                false => self.caption(scene, sentence, topic),
            }
            return;
        }
        let grid = Grid::of(scene.words.text, sentence.span);
        if !is_head(scene, &grid) {
            self.body = true;
            // "Tea" in front of one row: the others are goods, too.
            let stub = grid.cells.first().map(|cell| scene.words_in(cell.span)).unwrap_or_default();
            self.by_good |= stub.any(|at| good_at(scene, at).is_some_and(|(length, _)| at + length == stub.end));
            return;
        }
        let heads: Vec<Head> =
            grid.cells.iter().map(|cell| head(scene, sentence, scene.words_in(cell.span), cell.span)).collect();
        if self.body {
            // Below the first figures only a row of periods or metrics is a new head; "n.a." is none.
            if heads.iter().filter(|head| head.dated.is_some() || head.metric.is_some()).count() < 2 {
                return;
            }
            self.heads.clear();
            self.body = false;
        }
        let stub = grid.cells.first().map(|cell| scene.words_in(cell.span)).unwrap_or_default();
        self.by_good |= names_goods(scene, stub);
        self.heads.truncate(MOST_HEADS - 1);
        self.heads.push((grid, heads));
    }

    fn caption(&mut self, scene: &Scene<'_>, sentence: &Sentence, topic: &Topic) {
        let before = std::mem::take(self);
        // "Table 1." may stand as a sentence of its own.
        let paragraph = scene.parts.document.paragraph_at(sentence.span.start).map(|paragraph| paragraph.span);
        self.caption = paragraph.filter(|span| span.len() <= 200).or(Some(sentence.span));
        self.dated = head(scene, sentence, sentence.words, sentence.span).dated;
        self.home = around::states_in(scene, sentence.words).first().copied();
        self.by_good =
            sentence.words.any(|at| scene.words.is(at, "by") && names_goods(scene, Run::new(at + 1, at + 2)));
        let cue = metric::cues(&scene.words, sentence.words).named.into_iter().next();
        self.frame = cue.map(|cue| {
            let mut frame = direction::frame(scene, sentence, &cue);
            let last = sentence.words.end.saturating_sub(1);
            roles::complete(scene, sentence, Run::new(last, last), &mut frame, around::Told::default(), topic);
            frame
        });
        // "(US$ million)" in a line of its own leaves the line above in force.
        let bare = sentence.words.len() <= 8 && scene.mentions_in(sentence.words).is_empty();
        if self.frame.is_none() && bare && before.heads.is_empty() {
            self.frame = before.frame;
            self.caption = before.caption.or(self.caption);
            self.home = before.home;
            self.dated = self.dated.take().or(before.dated);
            self.by_good |= before.by_good;
        }
    }

    /// True when its caption or one of its heads names a metric.
    #[must_use]
    pub fn measures(&self) -> bool {
        self.frame.is_some()
            || self.section.metric.is_some()
            || self.heads.iter().any(|(_, heads)| heads.iter().any(|head| head.metric.is_some()))
            || self.body
    }

    /// What the heads above a cell say, the nearest first, then a heading between the rows.
    #[must_use]
    pub fn column(&self, row: &Grid, cell: &Cell) -> Head {
        let mut found = Head::default();
        let last = self.heads.len().saturating_sub(1);
        let mut below = 0;
        for (at, (grid, heads)) in self.heads.iter().enumerate().rev() {
            let first = grid.cells.first().is_some_and(|head| head.column == 0);
            let no_stub = !grid.aligned && first && heads.first().is_some_and(|head| head.dated.is_some());
            let shift = usize::from(no_stub && grid.cells.len() < row.cells.len().max(2) || grid.lacks_stub(row));
            // What stands over heads without a stub has none either.
            let shift = if first { shift.max(below) } else { shift };
            below = shift;
            let head = grid.head_of(row, cell, shift, at < last).and_then(|index| heads.get(index));
            found = head.map_or(found.clone(), |head| found.or(head));
        }
        let mut found = found.ended().or(&Head { span: None, ..self.section.clone() });
        if found.dated.is_none() && found.percent.is_some() {
            // A change belongs to the latest period.
            found.dated = self.latest().cloned();
        }
        found
    }

    /// The latest period of its columns.
    #[must_use]
    pub fn latest(&self) -> Option<&Dated> {
        self.periods().into_iter().max_by_key(|dated| start(dated))
    }

    /// The period before another among the columns, where there is no doubt which: the base of a change.
    #[must_use]
    pub fn base(&self, when: &When) -> Option<When> {
        let mut others: Vec<When> = Vec::new();
        for dated in self.periods() {
            let other = dated.reading.when.clone().filter(|other| other != when);
            others.extend(other.filter(|other| !others.contains(other)));
        }
        let [base] = others.as_slice() else { return None };
        let before = base.bounds().zip(when.bounds()).is_some_and(|(base, own)| base.start < own.start);
        before.then(|| base.clone())
    }

    fn periods(&self) -> Vec<&Dated> {
        self.heads.iter().flat_map(|(_, heads)| heads.iter().filter_map(|head| head.dated.as_ref())).collect()
    }
}

fn start(dated: &Dated) -> Option<chrono::NaiveDateTime> {
    dated.reading.when.as_ref().and_then(When::bounds).map(|bounds| bounds.start)
}

fn names_goods(scene: &Scene<'_>, words: Run) -> bool {
    const GOODS: &WordSet =
        words!("product products commodity commodities good goods item items article articles description");
    words.any(|at| scene.words.any(at, GOODS))
}

/// True for a row without figures; years and other periods are none.
fn is_head(scene: &Scene<'_>, grid: &Grid) -> bool {
    !grid.cells.iter().any(|cell| is_figure(scene, cell))
}

/// True for a cell that a figure fills: digits, and no more letters than a note has.
#[must_use]
pub fn is_figure(scene: &Scene<'_>, cell: &Cell) -> bool {
    let text = cell.span.of(scene.words.text);
    let first = text.chars().find(|c| c.is_alphanumeric());
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    first.is_some_and(|c| c.is_ascii_digit()) && letters <= 3 && !is_period(text)
}

/// "2024P", "2022R", "2023(e)": a year without the letter that says how sure its figures are.
fn without_flag(text: &str) -> &str {
    let year = text.trim_end_matches(|c: char| c.is_ascii_alphabetic() || matches!(c, '(' | ')' | ' '));
    let flag = text.get(year.len()..).unwrap_or_default().chars().filter(char::is_ascii_alphabetic).count();
    if flag == 1 { year } else { text }
}

/// "2014", "2019/20", "2019-20".
fn is_period(text: &str) -> bool {
    let text = without_flag(text.trim_end_matches(['*', '†', '.', ':']));
    let is_year = |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    match text.split_once(['/', '-', '–']) {
        Some((year, rest)) => is_year(year) && digits(year) && digits(rest) && matches!(rest.len(), 2 | 4),
        None => is_year(text) && digits(text),
    }
}

/// What a head, a stub or a heading between rows says.
#[must_use]
pub fn head(scene: &Scene<'_>, sentence: &Sentence, words: Run, span: Span) -> Head {
    let cue = metric::cues(&scene.words, words).named.into_iter().next().or_else(|| glued_cue(scene, words, span));
    let is = |list: &WordSet| words.any(|at| scene.words.any(at, list));
    let percent = is(set!["%", "percent", "percentage"]) || words.any(|at| scene.words.seq(at, "per cent"));
    let growth = is(GROWTH_HEADS);
    let percent = match (percent, cue.as_ref().map(|cue| cue.metric)) {
        _ if is(set!["share", "proportion", "weight"]) || percent && is(set!["of"]) && !growth => Some(Metric::Share),
        (true, Some(Metric::Tariff)) => Some(Metric::Tariff),
        (true, _) => Some(Metric::Change),
        (false, _) => None,
    };
    let modality = if is(set!["forecast", "forecasts", "projection", "projected", "outlook", "poll", "consensus"]) {
        Some(Modality::Forecast)
    } else if is(set!["target", "targets", "goal"]) {
        Some(Modality::Target)
    } else if is(set!["estimate", "estimates", "estimated"]) {
        Some(Modality::Estimate)
    } else if is(set!["planned", "plan"]) {
        Some(Modality::Planned)
    } else {
        None
    };
    let ends = ends(scene, words);
    let dated = dated(scene, sentence, words).filter(|_| ends.is_none());
    let fine = dated.as_ref().and_then(|dated| dated.reading.when.as_ref()).map(When::precision);
    let part = matches!(fine, Some(Precision::Month | Precision::Quarter)) && !words.any(|at| is_year(scene, at));
    Head {
        span: Some(span),
        dated,
        part,
        percent,
        metric: cue.as_ref().map(|cue| cue.metric),
        negative: cue.is_some_and(|cue| cue.negative),
        states: around::states_in(scene, words),
        modality,
        ends,
        month: Some(words).filter(|words| words.len() <= 2).and_then(|own| {
            let token =
                scene.words.get(own.start).filter(|token| token.is(Class::Month) && token.is(Class::Capital))?;
            let bare = own.len() == 1 || scene.words.is(own.start + 1, ".");
            token.value(Class::Month).filter(|_| bare).and_then(|month| u8::try_from(month).ok())
        }),
    }
}

fn is_year(scene: &Scene<'_>, at: usize) -> bool {
    scene.words.has(at, Class::Year4)
}

/// "Q1" over a column below "Exports in 2020": that part of the year of the caption.
#[must_use]
pub fn within(head: &Head, year: Option<&Dated>) -> Option<Dated> {
    let (told, year) = (head.dated.as_ref().filter(|_| head.part)?, year?);
    let When::Single(date) = year.reading.when.as_ref()? else { return None };
    let Unit::Year(own) = date.unit else { return None };
    let when = shifted(told.reading.when.as_ref()?, Shift::InYear(own));
    Some(year.derived(when, "assemble/period/cell", "the head of the column", told.span))
}

/// The month of a head within the year that another one tells.
#[must_use]
pub fn month_of(month: u8, year: &Dated) -> Option<Dated> {
    let When::Single(date) = year.reading.when.as_ref()? else { return None };
    let Unit::Year(told) = date.unit else { return None };
    Some(year.derived(
        Some(Unit::Month(told, month).into()),
        "assemble/period/cell",
        "the month of the head",
        year.span,
    ))
}

/// "Four Months Ended April 30,", "Year ended March 31": a length and the month in which it ends, without a year.
fn ends(scene: &Scene<'_>, range: Run) -> Option<(u32, u8)> {
    let words = &scene.words;
    let ended = range.find(|at| words.any(*at, set!["ended", "ending", "to"]))?;
    let noun = ended.checked_sub(1)?;
    let count = || {
        let before = noun.checked_sub(1)?;
        words.value(before, Class::Cardinal).or_else(|| words.str(before).parse().ok())
    };
    let months = match words.str(noun).to_ascii_lowercase().as_str() {
        "year" => 12,
        "quarter" => 3,
        "months" => u32::try_from(count()?).ok().filter(|count| (2..=12).contains(count))?,
        _ => return None,
    };
    let month = (ended + 1..range.end).find_map(|at| words.value(at, Class::Month))?;
    let bare = !range.any(|at| words.has(at, Class::Year4));
    bare.then(|| Some((months, u8::try_from(month).ok()?)))?
}

/// The metric of a head that lost the gap to its neighbour, so that the words of the text hold both: Exports and Imports as one.
fn glued_cue(scene: &Scene<'_>, words: Run, span: Span) -> Option<Cue> {
    let text = span.of(scene.words.text);
    let part = words.len() == 1 && scene.words.str(words.start).len() > text.len();
    let tokens = part.then(|| lex(text))?;
    metric::cues(&Words::new(text, &tokens), Run::new(0, tokens.len())).named.into_iter().next()
}

/// The period that a cell names: months of a year, an expression, or a bare year.
fn dated(scene: &Scene<'_>, sentence: &Sentence, words: Run) -> Option<Dated> {
    if let Some(when) = months(scene, words) {
        return Some(written(when, scene.words.span(words)));
    }
    let within = |at: &usize| words.contains(scene.timex_words[*at].start) && scene.timex(*at).when.is_some();
    let timex = sentence.timexes.rfind(within);
    timex.map(|at| period::of(scene, at)).or_else(|| {
        let token = scene.words.get(words.start).filter(|token| words.len() <= 2 && token.is(Class::Year4))?;
        let year = i32::try_from(token.int).ok()?;
        Some(written(Unit::Year(year).into(), token.span))
    })
}

fn written(when: When, span: Span) -> Dated {
    let mut derivation = Derivation::by("assemble/period/cell");
    derivation.step(StepKind::Words, format!("the head of the cell says {}", when.words()));
    let why = format!("The head of the cell says {}.", when.words()).into();
    let reading =
        DateReading { when: Some(when), basis: Basis::Explicit, grade: Grade::A, why, derivation: derivation.shared() };
    Dated { reading, span: Some(span) }
}

/// "Jan-Jun 2021", "January to June 2021".
fn months(scene: &Scene<'_>, range: Run) -> Option<When> {
    let words = &scene.words;
    let month = |at: usize| words.get(at).filter(|token| token.is(Class::Month))?.value(Class::Month);
    let stop = |at: usize| if words.is(at, ".") { at + 1 } else { at };
    let first = range.find(|at| month(*at).is_some())?;
    let dash = stop(first + 1);
    let second = dash + 1;
    let year = stop(second + 1);
    if !words.any(dash, set!["-", "–", "—", "to", "/"]) || !words.has(year, Class::Year4) || year >= range.end {
        return None;
    }
    let (from, to) = (u8::try_from(month(first)?).ok()?, u8::try_from(month(second)?).ok()?);
    let year = i32::try_from(words.get(year)?.int).ok()?;
    (from < to).then(|| When::between(Unit::Month(year, from), Unit::Month(year, to)))
}
