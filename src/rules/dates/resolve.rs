//! Left to right through a text's readings: each becomes a [`Timex`], and what it tells is an anchor for the next.

use chrono::Datelike;

use crate::lexicon::Class;
use crate::model::{Basis, Derivation, DocDate, Edge, Grade, Part, Span, Timex, TimexKind, Unit, When};
use crate::tag::Token;

use super::anchor::Anchor;
use super::calendar::{add_days, add_months, first_day, last_day, quarter_of, third, year_of};
use super::compose::Item;
use super::order::{self, Order};
use super::place::{Place, Told};
use super::reading::{Clock, Length, Lie, Reading, Sense, Stage, Step, Way};
use super::tense::{self, Tense};
use super::value;
use super::words::is_word;

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
    /// The start of the fiscal year of the country named last, and the token up to which that was looked for.
    pub(super) country: (Option<u8>, usize),
    /// The last fiscal year told, by the year in which it ends.
    pub(super) fiscal: Option<i32>,
    /// The first day told beside the document's own: what the text is about.
    pub(super) lead: Option<Told>,
    /// A year that stands alone on its line, as a heading.
    pub(super) heading: Option<(i32, Span)>,
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
        country: (None, 0),
        fiscal: None,
        lead: None,
        heading: None,
    };
    let mut timexes: Vec<Timex> = Vec::with_capacity(items.len());
    let mut open: Option<usize> = None;
    for item in items {
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
        why,
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

/// A timex under construction.
pub(super) struct Draft {
    pub(super) value: String,
    pub(super) when: Option<When>,
    pub(super) basis: Basis,
    pub(super) grade: Grade,
    pub(super) parts: Vec<Part>,
}

impl Draft {
    pub(super) fn unplaced(value: impl Into<String>) -> Self {
        Self { value: value.into(), when: None, basis: Basis::Relative, grade: Grade::U, parts: Vec::new() }
    }

    pub(super) fn placed(value: String, when: When, basis: Basis, grade: Grade) -> Self {
        Self { value, when: Some(when), basis, grade, parts: Vec::new() }
    }
}

impl Reader<'_> {
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let first = self.tokens.get(start).map(|token| token.span).unwrap_or_default();
        let last = self.tokens.get(end.saturating_sub(1)).map_or(first, |token| token.span);
        first.join(last)
    }

    fn read(&mut self, item: &Item, after: Option<Unit>) -> Option<Timex> {
        let span = self.span(item.start, item.end);
        let reading = &item.reading;
        let mut why = Derivation::by(item.rule);
        why.step("Words", format!("‘{}’", span.of(self.text)));
        let draft = self.draft(item, span, after, &mut why)?;
        let mut kind = reading.kind();
        if matches!(reading.sense, Sense::Shift(Step::Hour | Step::Minute | Step::Second, ..)) {
            kind = TimexKind::Date;
        }
        let modifier = self.modifier(item);
        let when = draft.when.map(|when| self.opened(item, when, &mut why));
        Some(Timex {
            span,
            kind,
            value: draft.value,
            modifier,
            when,
            basis: draft.basis,
            grade: draft.grade,
            why,
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
        match place {
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

    /// "the quarter ended Sept. 30": the period that ends with the date told next.
    fn ended(&self, item: &Item) -> Option<Sense> {
        let Sense::PeriodEnded(step) = item.reading.sense else { return None };
        let from = item.end + 1;
        let ends = self.tokens.get(from..(from + 6).min(self.tokens.len()))?;
        let month = ends.first().and_then(|token| token.value(Class::Month)).and_then(|m| u8::try_from(m).ok());
        let year = ends.iter().find(|token| token.is(Class::Year4)).map(|token| token.int as i32);
        let doc = self.doc.stand_in();
        let year = year.or_else(|| {
            doc.map(|day| if month.is_some_and(|m| u32::from(m) > day.month()) { day.year() - 1 } else { day.year() })
        })?;
        let length = Length { count: Some(1.0), step: Step::Year, half: false };
        Some(match (step, month) {
            (Step::Quarter, Some(month)) => Sense::Full(Unit::Quarter(year, month.div_ceil(3))),
            (Step::Quarter, None) => Sense::Period,
            (_, month) => {
                Sense::Lasting(length, month.map_or(Lie::Nowhere, |month| Lie::Until(month, None, Some(year))))
            }
        })
    }

    /// A fiscal year of the country named last before it, counted from the fiscal year told before.
    fn fiscal_sense(&mut self, item: &Item) -> Sense {
        let sense = item.reading.sense;
        if !matches!(sense, Sense::Fiscal(..) | Sense::FiscalShift(..)) {
            return sense;
        }
        let (mut country, from) = self.country;
        for (at, token) in self.tokens.iter().enumerate().take(item.start).skip(from) {
            let money = is_word(self.tokens.get(at + 1), self.text, &["$"]);
            if token.is(Class::FiscalStart) && token.is(Class::Capital) && !money {
                country = token.value(Class::FiscalStart).and_then(|month| u8::try_from(month).ok());
            }
        }
        self.country = (country, item.start.max(from));
        let split = self.tokens[item.start..item.end].iter().filter(|token| token.is(Class::Int)).count() > 1;
        match sense {
            Sense::Fiscal(year, start) => {
                self.fiscal = Some(year);
                Sense::Fiscal(year, start.or(if split { country } else { None }))
            }
            Sense::FiscalShift(by, start) => {
                let start = start.or(country);
                let told = is_word(self.tokens.get(item.start + 1), self.text, &["preceding", "previous", "following"]);
                let known = if told { self.fiscal } else { None };
                let here = known.or_else(|| {
                    let doc = self.doc.stand_in()?;
                    let begun = start.is_some_and(|start| start > 1 && doc.month() >= u32::from(start));
                    Some(doc.year() + i32::from(begun))
                });
                match here {
                    Some(year) => Sense::Fiscal(year + i32::from(by), start),
                    None => sense,
                }
            }
            other => other,
        }
    }

    /// What this date is to the dates after it.
    fn remember(&mut self, item: &Item, unit: Unit, basis: Basis, span: Span) {
        // "a year earlier" is compared with, not told of.
        if matches!(item.reading.sense, Sense::YearBefore | Sense::PeriodIn(..)) {
            return;
        }
        self.told = Some(Told { unit, span });
        if self.lead.is_none() && matches!(unit, Unit::Day(day) if Some(day) != self.doc.day) {
            self.lead = self.told;
        }
        match unit {
            // Only what is over has been reported on.
            Unit::Quarter(..) | Unit::Half(..) if !self.lies_ahead(unit) => self.period = Some(unit),
            _ => {}
        }
        if basis == Basis::Explicit
            && let Some(year) = year_of(unit)
        {
            self.year = Some((year, item.end, span));
            let first = self.span(item.start, item.start + 1);
            if first.len() == 4 && self.alone(first) {
                self.heading = Some((year, span));
            }
        }
    }

    fn lies_ahead(&self, unit: Unit) -> bool {
        first_day(unit).zip(self.doc.day).is_some_and(|(first, doc)| first > doc)
    }

    /// True where nothing else stands on the line.
    fn alone(&self, span: Span) -> bool {
        let bytes = self.text.as_bytes();
        let mark = |byte: &u8| matches!(byte, b' ' | b'\t' | b'#' | b'*' | b':' | b'=' | b'-' | b'\r');
        let front = bytes[..span.start as usize].iter().rev().take(8).find(|byte| !mark(byte));
        let back = bytes[span.end as usize..].iter().take(8).find(|byte| !mark(byte));
        front.is_none_or(|byte| *byte == b'\n') && back.is_none_or(|byte| *byte == b'\n')
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
            | Sense::WeekOf(..)
            | Sense::NthWeekday(..)
            | Sense::YearEnd
    )
}

/// The value with what the sense adds to its unit.
fn spelled(reading: &Reading, sense: Sense, unit: Unit) -> String {
    let value = match (sense, unit) {
        (Sense::Shift(Step::Weekend, ..), Unit::Week(year, week)) => format!("{year:04}-W{week:02}-WE"),
        _ => value::of_unit(unit),
    };
    match reading.clock {
        Some(clock) if matches!(unit, Unit::Day(_)) => value::with_clock(&value, clock),
        _ => value,
    }
}

/// Saturday and Sunday of a week.
fn weekend(week: Unit) -> Option<When> {
    let monday = first_day(week)?;
    Some(When::between(Unit::Day(add_days(monday, 5)?), Unit::Day(last_day(week)?)))
}

/// The months of a fiscal year named for the year in which it ends.
fn fiscal(year: i32, start: Option<u8>) -> Option<When> {
    let start = start.filter(|start| (2..=12).contains(start))?;
    let first = chrono::NaiveDate::from_ymd_opt(year - 1, u32::from(start), 1)?;
    let last = add_months(first, 11)?;
    let unit = |date: chrono::NaiveDate| Unit::Month(date.year(), date.month() as u8);
    debug_assert!(quarter_of(first) >= 1);
    Some(When::between(unit(first), unit(last)))
}

/// What the words were read as, in plain words.
fn describe(sense: Sense) -> &'static str {
    match sense {
        Sense::Full(Unit::Day(_)) => "a calendar day",
        Sense::Full(Unit::Month(..)) => "a month of a year",
        Sense::Full(Unit::Year(_)) => "a year",
        Sense::Full(_) => "a date with its year",
        Sense::Month(_, Some(_), _) | Sense::MonthOf(_, Some(_), _) => "a day and month without year",
        Sense::Month(..) | Sense::MonthOf(..) => "a month without year",
        Sense::Weekday(..) | Sense::WeekdayOf(..) => "a weekday",
        Sense::DayOfMonth(_) => "a day of a month not named",
        Sense::Quarter(..) | Sense::QuarterOf(..) | Sense::Period | Sense::PeriodIn(..) | Sense::PeriodEnded(_) => {
            "a quarter or reporting period"
        }
        Sense::Half(..) | Sense::HalfOf(..) => "half of a year",
        Sense::Season(..) | Sense::SeasonOf(..) => "a season",
        Sense::Holiday(..) => "a named day",
        Sense::Shift(..) | Sense::TheUnit(_) => "a date counted from another one",
        Sense::Same(_) => "a date told before",
        Sense::YearBefore => "the same time one year earlier",
        Sense::YearEnd => "the last day of a year",
        Sense::Fiscal(..) | Sense::FiscalShift(..) => "a fiscal year",
        Sense::Time => "a time of day",
        _ => "a date",
    }
}
