//! Left to right through a text's readings: each becomes a [`Timex`], and what it tells is an anchor for the next.

use crate::model::{
    Basis, Date, Derivation, DocDate, Edge, Grade, Part, Qualifier, Span, Timex, TimexKind, Unit, When,
};
use crate::tag::Token;

use super::calendar::arithmetic::{add_days, first_day, last_day, third};
use super::calendar::value;
use super::context::anchor::Anchor;
use super::context::mail::Outer;
use super::context::order::{self, Order};
use super::context::tense::{self, Tense};
use super::grammar::compose::Item;
use super::place::draft::{Draft, describe, spelled};
use super::place::period_end::fiscal;
use super::place::sense::{Place, Told};
use super::reading::{Clock, Reading, Sense, Stage, Step, Way};

/// Everything known while reading on.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) sentences: &'a [Span],
    pub(super) doc: Anchor,
    pub(super) order: Option<(Order, &'static str)>,
    pub(super) latest_month: Option<u8>,
    pub(super) told: Option<Told>,
    pub(super) period: Option<Unit>,
    /// The last year written out, and the token where it stands.
    pub(super) year: Option<(i32, usize, Span)>,
    /// The year written with the last of several dates, while the ones before it are read.
    pub(super) behind: Option<(i32, Span)>,
    /// The start of the fiscal year of the country named last, and the token up to which that was looked for.
    pub(super) country: (Option<u8>, usize),
    /// The last fiscal year told, by the year in which it ends.
    pub(super) fiscal: Option<i32>,
    /// The date told last outside asides: what the text goes on from.
    pub(super) line: Option<Told>,
    /// The first day told beside the document's own: what the text is about.
    pub(super) lead: Option<Told>,
    /// A year that stands alone on its line, as a heading.
    pub(super) heading: Option<(i32, Span)>,
    /// Up to where the text below that heading was looked through for another one.
    pub(super) below: usize,
    /// The date of the document around a mail that is quoted in it, while its lines last.
    pub(super) outer: Option<Outer>,
}

/// Resolves readings in the order of the text.
pub(super) fn resolve(text: &str, tokens: &[Token], sentences: &[Span], date: &DocDate, items: &[Item]) -> Vec<Timex> {
    let doc = Anchor::of(date);
    let latest_month = if doc.month.is_none() { latest_month(text, tokens, sentences, items) } else { None };
    let mut reader = Reader {
        text,
        tokens,
        sentences,
        doc,
        order: order::order(items),
        latest_month,
        told: None,
        period: None,
        year: None,
        behind: None,
        country: (None, 0),
        fiscal: None,
        line: None,
        lead: None,
        heading: None,
        below: 0,
        outer: None,
    };
    let mut timexes: Vec<Timex> = Vec::with_capacity(items.len());
    let mut open: Option<usize> = None;
    for (at, item) in items.iter().enumerate() {
        reader.behind = reader.year_behind(item, &items[at + 1..]);
        let after = open.and_then(|at| timexes.get(at)).and_then(|timex| first_unit(timex.when.as_ref()?));
        let Some(timex) = reader.read(item, after) else {
            open = None;
            continue;
        };
        let start = open.take();
        if let Some(at) = start
            && let Some(joined) = timexes.get(at).and_then(|first| join(first, &timex))
        {
            timexes[at] = joined;
            continue;
        }
        timexes.push(timex);
        if item.to_next {
            open = Some(timexes.len() - 1);
        }
    }
    timexes
}

pub(super) fn first_unit(when: &When) -> Option<Unit> {
    match when {
        When::Single(date) | When::Interval(Edge::At(date), _) => Some(date.unit),
        _ => None,
    }
}

/// The first month that the text looks ahead to: a document known only to its year was written by then.
fn latest_month(text: &str, tokens: &[Token], sentences: &[Span], items: &[Item]) -> Option<u8> {
    items
        .iter()
        .filter_map(|item| match item.reading.sense {
            Sense::Month(month, _, Way::Bare) => Some((month, item)),
            _ => None,
        })
        .filter(|(_, item)| {
            tense::around(text, tokens, item.start, item.end, sentence_at(sentences, tokens, item.start)).0
                == Tense::Future
        })
        .map(|(month, _)| month)
        .min()
}

/// Two ends of a range as one expression; its ends stay as parts.
fn join(first: &Timex, last: &Timex) -> Option<Timex> {
    let edge = |when: &Option<When>, end: bool| match when.as_ref()? {
        When::Single(date) => Some(*date),
        When::Interval(Edge::At(start), Edge::At(stop)) => Some(if end { *stop } else { *start }),
        _ => None,
    };
    let part = |timex: &Timex| Part { span: timex.span, kind: timex.kind, value: timex.value.clone() };
    let (start, stop) = (edge(&first.when, false)?, edge(&last.when, true)?);
    let (from, to) = (start.unit.bounds()?, stop.unit.bounds()?);
    if from.start >= to.end {
        return None;
    }
    let mut why = Derivation {
        rule: first.why.rule,
        steps: first.why.steps.clone(),
        anchor: first.why.anchor.or(last.why.anchor),
    };
    why.step("Rule", format!("a range: its other end is {}", last.value));
    Some(Timex {
        span: first.span.join(last.span),
        kind: first.kind,
        value: format!("{}/{}", first.value, last.value),
        modifier: None,
        when: Some(When::Interval(Edge::At(start), Edge::At(stop))),
        basis: weaker(first.basis, last.basis),
        grade: first.grade.max(last.grade),
        why: why.into(),
        parts: vec![part(first), part(last)],
    })
}

fn weaker(a: Basis, b: Basis) -> Basis {
    let rank = |basis| match basis {
        Basis::Explicit => 0,
        Basis::Document => 1,
        Basis::Relative => 2,
        Basis::Inferred => 3,
    };
    if rank(b) > rank(a) { b } else { a }
}

impl Reader<'_> {
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let first = self.tokens.get(start).map(|token| token.span).unwrap_or_default();
        let last = self.tokens.get(end.saturating_sub(1)).map_or(first, |token| token.span);
        first.join(last)
    }

    fn read(&mut self, item: &Item, after: Option<Unit>) -> Option<Timex> {
        let span = self.span(item.start, item.end);
        self.enter(span);
        self.leave_heading(span.start);
        let reading = &item.reading;
        let mut why = Derivation::by(item.rule);
        why.step("Words", ["‘", span.of(self.text), "’"].concat());
        let draft = self.draft(item, span, after, &mut why)?;
        let mut kind = reading.kind();
        if matches!(reading.sense, Sense::Shift(Step::Hour | Step::Minute | Step::Second, ..)) {
            kind = TimexKind::Date;
        }
        let modifier = self.modifier(item);
        let (when, side) = match draft.when {
            Some(when) => {
                let (when, side) = self.opened(item, when, &mut why);
                (Some(when), side)
            }
            None => (None, None),
        };
        let modifier = modifier.or(side);
        Some(Timex {
            span,
            kind,
            value: draft.value,
            modifier,
            when,
            basis: draft.basis,
            grade: draft.grade,
            why: why.into(),
            parts: draft.parts,
        })
    }

    fn draft(&mut self, item: &Item, span: Span, after: Option<Unit>, why: &mut Derivation) -> Option<Draft> {
        Some(match self.ended(item).unwrap_or(item.reading.sense) {
            Sense::Vague(reference) => {
                why.step("Read as", "a word that points at no date");
                Draft::unplaced(reference)
            }
            Sense::Every(length) => {
                why.step("Read as", "something that repeats");
                // A quarter repeats every three months.
                let quarterly = length.step == Step::Quarter && length.count == Some(1.0);
                Draft::unplaced(if quarterly { "P3M".to_owned() } else { value::of_length(length) })
            }
            Sense::EveryWeekday(day) => {
                why.step("Read as", "a weekday that repeats");
                let value = format!("XXXX-WXX-{day}");
                Draft::unplaced(match item.reading.clock {
                    Some(clock) => value::with_clock(&value, clock),
                    None => value,
                })
            }
            Sense::EveryQuarter(first, last) => {
                why.step("Read as", "quarters of every year");
                let (joint, second) = cut(item)?;
                let part = |span, number: u8| Part { span, kind: TimexKind::Set, value: format!("XXXX-Q{number}") };
                let parts = vec![part(self.span(item.start, joint), first), part(self.span(second, item.end), last)];
                Draft { parts, ..Draft::unplaced(format!("XXXX-Q{first}")) }
            }
            Sense::EveryMonth(month) => {
                why.step("Read as", "a month of every year");
                Draft::unplaced(format!("XXXX-{month:02}"))
            }
            Sense::EveryPart(letters) => {
                why.step("Read as", "a part of every year or day");
                let season = matches!(letters, "SP" | "SU" | "FA" | "WI");
                Draft::unplaced(if season { format!("XXXX-{letters}") } else { format!("XXXX-XX-XXT{letters}") })
            }
            Sense::Lasting(length, lie) => self.lasting(item, length, lie, why),
            Sense::Slashed(first, second, year) => self.slashed(first, second, year, span, why)?,
            Sense::Days { month, first, last, year, through } => {
                self.days(item, month, (first, last), year, through, after, why)?
            }
            Sense::WeekOf(nth, month, year) => self.week_of(nth, month, year, item, span, why)?,
            Sense::WeekBeside { month, day, year, ends } => {
                self.week_beside((month, day, year), ends, item, span, why)?
            }
            Sense::FullSpan(first, last) => self.full_span(item, first, last, why)?,
            _ => self.placed(item, span, after, why)?,
        })
    }

    /// The ordinary case: one calendar unit, narrowed by its stage, timed by its clock.
    pub(super) fn placed(
        &mut self,
        item: &Item,
        span: Span,
        after: Option<Unit>,
        why: &mut Derivation,
    ) -> Option<Draft> {
        let reading = &item.reading;
        let sense = self.ended(item).unwrap_or_else(|| self.fiscal_sense(item));
        why.step("Read as", describe(sense));
        let place = self.setting(item, after).place(sense, why)?;
        let place = if reading.offset == 0 { place } else { place.moved(reading.offset, why) };
        match place {
            Place::About(unit, day) => {
                self.remember(item, unit, Basis::Relative, span);
                let grade = if self.doc.inferred { Grade::C } else { Grade::B };
                let about = Date { unit: Unit::Day(day), qualifier: Qualifier { approximate: true, uncertain: false } };
                Some(Draft::placed(spelled(reading, sense, unit), When::Single(about), Basis::Relative, grade))
            }
            Place::Nowhere(value, unit) => {
                let value = reading.clock.map_or(value.clone(), |clock| value::with_clock(&value, clock));
                Some(Draft { when: unit.map(When::from), ..Draft::unplaced(value) })
            }
            Place::At(unit, basis, grade) => {
                self.remember(item, unit, basis, span);
                let grade = if self.doc.inferred && basis == Basis::Relative { Grade::C } else { grade };
                let value = spelled(reading, sense, unit);
                let when = self.when(reading, sense, unit, why);
                Some(Draft::placed(value, when, basis, grade))
            }
        }
    }

    fn when(&self, reading: &Reading, sense: Sense, unit: Unit, why: &mut Derivation) -> When {
        if let (Some(Clock::At(hour, minute)), Unit::Day(day)) = (reading.clock, unit) {
            let unit = match minute {
                Some(minute) => day.and_hms_opt(u32::from(hour), u32::from(minute), 0).map(Unit::Minute),
                None => day.and_hms_opt(u32::from(hour), 0, 0).map(Unit::Hour),
            };
            return unit.unwrap_or(Unit::Day(day)).into();
        }
        if let Sense::Fiscal(year, start) = sense
            && let Some(when) = fiscal(year, start)
        {
            why.step("Rule", "the months of that country’s or good’s year");
            return when;
        }
        if let Sense::CenturyTurn(_) = sense
            && let Unit::Year(year) = unit
        {
            return When::between(Unit::Year(year - 5), Unit::Year(year + 5)).approximately();
        }
        if matches!(sense, Sense::Shift(Step::Weekend, ..)) {
            return weekend(unit).unwrap_or_else(|| unit.into());
        }
        match reading.stage {
            Some(Stage::About) => When::from(unit).approximately(),
            Some(stage) => match third(unit, stage) {
                Some(when) => {
                    why.step("Rule", "a part of it: about a third");
                    when
                }
                None => unit.into(),
            },
            None => unit.into(),
        }
    }
}

/// The sentence that holds a token.
pub(super) fn sentence_at(sentences: &[Span], tokens: &[Token], token: usize) -> Span {
    let at = tokens.get(token).map_or(0, |token| token.span.start);
    let after = sentences.partition_point(|sentence| sentence.start <= at);
    after.checked_sub(1).and_then(|index| sentences.get(index)).copied().unwrap_or_default()
}

pub(super) fn cut(item: &Item) -> Option<(usize, usize)> {
    item.reading
        .cut
        .map(|(joint, second)| (joint as usize, second as usize))
        .filter(|(joint, second)| item.start < *joint && *second < item.end)
}

/// True for readings whose place depends on the tense of the clause.
pub(super) fn asks_tense(sense: Sense) -> bool {
    matches!(
        sense,
        Sense::Month(..)
            | Sense::Weekday(..)
            | Sense::DayOfMonth(_)
            | Sense::Quarter(..)
            | Sense::Season(..)
            | Sense::Holiday(..)
            | Sense::HolidayWeek(..)
            | Sense::WeekOf(..)
            | Sense::WeekBeside { .. }
            | Sense::NthWeekday(..)
            | Sense::YearEnd
    )
}

/// Saturday and Sunday of a week.
fn weekend(week: Unit) -> Option<When> {
    let monday = first_day(week)?;
    Some(When::between(Unit::Day(add_days(monday, 5)?), Unit::Day(last_day(week)?)))
}
