//! Left to right through a text's readings: each becomes a [`Timex`], and what it tells is an anchor for the next.

use std::collections::HashMap;

use crate::model::{Derivation, DocDate, Part, Span, StepKind, Timex, TimexKind, Unit};
use crate::tag::{Token, set};

use super::calendar::arithmetic::first_unit;
use super::calendar::value;
use super::context::anchor::Anchor;
use super::context::head;
use super::context::mail::enter;
use super::context::memory::{after_bases, leave_heading};
use super::context::only_year;
use super::context::order;
use super::context::reader::{Reader, sentence_at};
use super::context::setting::year_behind;
use super::context::tense::{self, Tense};
use super::grammar::compose::{Item, cut};
use super::place::doubles::{days, days_of, full_span, slashed, week_beside, week_of};
use super::place::draft::Draft;
use super::place::edges::{modifier, opened};
use super::place::lengths::lasting;
use super::place::period_end::ended;
use super::place::placed::placed;
use super::place::ranges;
use super::reading::{Sense, Step, Way};

/// Resolves readings in the order of the text.
pub(super) fn resolve(text: &str, tokens: &[Token], sentences: &[Span], date: &DocDate, items: &[Item]) -> Vec<Timex> {
    let doc = Anchor::of(date);
    let by_text = || head::anchor(text, tokens, items).or_else(|| only_year::anchor(text, tokens, sentences, items));
    let doc = if doc.year.is_none() { by_text().unwrap_or(doc) } else { doc };
    let latest_month = if doc.month.is_none() { latest_month(text, tokens, sentences, items) } else { None };
    let named = if doc.month.is_none() { after_bases(tokens, items, doc.year) } else { HashMap::new() };
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
        named,
        behind: None,
        runs_to: None,
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
        reader.behind = year_behind(&reader, item, &items[..at], &items[at + 1..]);
        let last = items.get(at + 1).filter(|_| item.to_next).map(|next| next.reading.sense);
        reader.runs_to = match last {
            Some(Sense::Month(month, None, Way::Bare)) => Some(month),
            _ => None,
        };
        let after = open.and_then(|at| timexes.get(at)).and_then(|timex| first_unit(timex.when.as_ref()?));
        let Some(timex) = read(&mut reader, item, after) else {
            open = None;
            continue;
        };
        let start = open.take();
        if let Some(at) = start
            && let Some(joined) = timexes.get(at).and_then(|first| ranges::join(&reader, first, item, &timex))
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

fn read(reader: &mut Reader<'_>, item: &Item, after: Option<Unit>) -> Option<Timex> {
    let span = reader.span(item.start, item.end);
    enter(reader, span);
    leave_heading(reader, span.start);
    let reading = &item.reading;
    let mut why = Derivation::by(item.rule);
    let mut draft = draft(reader, item, span, after, &mut why)?;
    let own = reader.tokens.get(item.start..item.end).unwrap_or_default();
    if reading.clock.is_some() && own.iter().any(|token| set!["UTC", "GMT"].has(token.word)) {
        draft.value.push('Z');
    }
    let mut kind = reading.kind();
    if matches!(reading.sense, Sense::Shift(Step::Hour | Step::Minute | Step::Second, ..)) {
        kind = TimexKind::Date;
    }
    let modifier = modifier(item);
    let (when, side) = match draft.when {
        Some(when) => {
            let (when, side) = opened(reader, item, when, &mut why);
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
        why: why.shared(),
        parts: draft.parts,
    })
}

fn draft(reader: &mut Reader<'_>, item: &Item, span: Span, after: Option<Unit>, why: &mut Derivation) -> Option<Draft> {
    Some(match ended(reader, item).unwrap_or(item.reading.sense) {
        Sense::Vague(reference) => {
            why.step(StepKind::ReadAs, "a word that points at no date");
            Draft::unplaced(reference)
        }
        Sense::Every(length) => {
            why.step(StepKind::ReadAs, "something that repeats");
            // A quarter repeats every three months.
            let quarterly = length.step == Step::Quarter && length.count == Some(1.0);
            Draft::unplaced(if quarterly { "P3M".to_owned() } else { value::of_length(length) })
        }
        Sense::EveryWeekday(day) => {
            why.step(StepKind::ReadAs, "a weekday that repeats");
            let value = format!("XXXX-WXX-{day}");
            Draft::unplaced(match item.reading.clock {
                Some(clock) => value::with_clock(&value, clock),
                None => value,
            })
        }
        Sense::EveryQuarter(first, last) => {
            why.step(StepKind::ReadAs, "quarters of every year");
            let (joint, second) = cut(item)?;
            let part = |span, number: u8| Part { span, kind: TimexKind::Set, value: format!("XXXX-Q{number}") };
            let parts = vec![part(reader.span(item.start, joint), first), part(reader.span(second, item.end), last)];
            Draft { parts, ..Draft::unplaced(format!("XXXX-Q{first}")) }
        }
        Sense::EveryMonth(month) => {
            why.step(StepKind::ReadAs, "a month of every year");
            Draft::unplaced(format!("XXXX-{month:02}"))
        }
        Sense::EveryPart(letters) => {
            why.step(StepKind::ReadAs, "a part of every year or day");
            let season = matches!(letters, "SP" | "SU" | "FA" | "WI");
            Draft::unplaced(if season { format!("XXXX-{letters}") } else { format!("XXXX-XX-XXT{letters}") })
        }
        Sense::Lasting(length, lie) => lasting(reader, item, length, lie, why),
        Sense::Slashed(first, second, year) => slashed(reader, first, second, year, span, why)?,
        Sense::Days { month, first, last, year, by, through } => {
            days(reader, item, month, (first, last), (year, by), through, after, why)?
        }
        Sense::DaysOf(month, count, year, closing) => days_of(reader, (month, count, year, closing), item, span, why)?,
        Sense::NoSuchDay => {
            why.step(StepKind::Check, "the calendar has no such day, so it stays unplaced");
            Draft::unplaced("XXXX-XX-XX")
        }
        Sense::WeekOf(nth, month, year) => week_of(reader, nth, month, year, item, span, why)?,
        Sense::WeekBeside { month, day, year, ends } => week_beside(reader, (month, day, year), ends, item, span, why)?,
        Sense::FullSpan(first, last) => full_span(reader, item, first, last, why)?,
        _ => placed(reader, item, span, after, why)?,
    })
}
