//! The event that the text has told with its date, from which a length is counted: "Ten days after the blast".
//!
//! The noun must go back to the words around that date ("a fifth test on Sept. 9"): the same word, or one of its
//! group. Where nothing does, the length stays a length. "On Friday, a day after they had met" counts back from the day
//! right in front.

use chrono::Datelike;

use crate::model::{Basis, Date, Derivation, Grade, Qualifier, StepKind, Unit, When};
use crate::rules::dates::calendar::arithmetic::{add_days, first_day, shift};
use crate::rules::dates::context::reader::{Reader, sentence_at};
use crate::rules::dates::grammar::after_event::{echoes, group};
use crate::rules::dates::grammar::compose::Item;
use crate::rules::dates::reading::{Length, Step};
use crate::tag::Token;

/// The day, month or year so far from the event that the noun behind the length goes back to.
pub fn beside_event(
    reader: &Reader<'_>,
    item: &Item,
    length: Length,
    after: bool,
    why: &mut Derivation,
) -> Option<(When, Basis, Grade)> {
    let told = reader.line?;
    let noun: &Token = reader.tokens.get(item.end + 2)?;
    let group = group(noun.span.of(reader.text))?;
    let at = reader.tokens.partition_point(|token| token.span.start < told.span.start);
    let sentence = sentence_at(reader.sentences, reader.tokens, at);
    let from = reader.tokens.partition_point(|token| token.span.start < sentence.start);
    let echo =
        reader.tokens.get(from..)?.iter().take(60).take_while(|token| sentence.contains(token.span)).find(|token| {
            group.iter().any(|stem| echoes(token.span.of(reader.text), stem)) && token.span != noun.span
        })?;
    let Unit::Day(_) = told.unit else { return None };
    let count = length.count.filter(|count| count.fract() == 0.0 && *count < 1000.0)? as i32;
    let by = if after { count } else { -count };
    let day = first_day(told.unit)?;
    why.step(StepKind::Anchor, format!("‘{}’, told before with its date", echo.span.of(reader.text)));
    let when = match length.step {
        Step::Day => When::day(add_days(day, by)?),
        Step::Week | Step::Fortnight => {
            let days = if length.step == Step::Week { 7 } else { 14 };
            let unit = Unit::Day(add_days(day, by.checked_mul(days)?)?);
            When::Single(Date { unit, qualifier: Qualifier { approximate: true, uncertain: false } })
        }
        step => shift(step, day, by)?.into(),
    };
    why.step(StepKind::Rule, "counted from that day");
    why.anchor = Some(told.span);
    Some((when, Basis::Inferred, Grade::C))
}

/// The day, month or year so long before the day that stands right in front of the length, behind a comma.
pub fn back_from_told(
    reader: &Reader<'_>,
    item: &Item,
    (step, count): (Step, i32),
    exact: bool,
    why: &mut Derivation,
) -> Option<(When, Basis, Grade)> {
    let told = reader.told?;
    let Unit::Day(day) = told.unit else { return None };
    let here = reader.tokens.get(item.start)?.span.start;
    let gap = reader.text.get(told.span.end as usize..here as usize)?;
    if gap.trim() != "," {
        return None;
    }
    why.step(StepKind::Anchor, "the day in front of it");
    why.anchor = Some(told.span);
    let when = match step {
        Step::Day => When::day(add_days(day, -count)?),
        Step::Week | Step::Fortnight => {
            let unit = Unit::Day(add_days(day, -count * if step == Step::Week { 7 } else { 14 })?);
            When::Single(Date { unit, qualifier: Qualifier { approximate: !exact, uncertain: false } })
        }
        Step::Year if exact => When::day(day.with_year(day.year() - count)?),
        step => shift(step, day, -count)?.into(),
    };
    why.step(StepKind::Rule, if exact { "counted back from it, to the day" } else { "counted back from it" });
    let grade = if reader.doc.inferred { Grade::C } else { Grade::B };
    Some((when, Basis::Relative, grade))
}
