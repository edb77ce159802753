//! Lengths of time, and where they lie where the words place them: "the past two months", "the first nine months".

use chrono::{Datelike, NaiveDate};

use crate::model::{Basis, Derivation, Edge, Grade, Part, StepKind, TimexKind, Unit, When};
use crate::rules::dates::calendar::arithmetic::{add_days, add_months, first_unit};
use crate::rules::dates::calendar::value;
use crate::rules::dates::context::reader::Reader;
use crate::rules::dates::context::setting::year_for;
use crate::rules::dates::context::tense::Tense;
use crate::rules::dates::grammar::compose::{Item, cut};
use crate::rules::dates::reading::{Length, Lie, Step};
use crate::tag::set;

use super::after_event::{back_from_told, beside_event};
use super::draft::Draft;
use super::period_end::{fiscal_behind, fiscal_start};

pub fn lasting(reader: &mut Reader<'_>, item: &Item, length: Length, lie: Lie, why: &mut Derivation) -> Draft {
    why.step(StepKind::ReadAs, "a length of time");
    if matches!(length.step, Step::Month) && !matches!(lie, Lie::Past | Lie::Coming) {
        reader.period = None;
    }
    let value = value::of_length(length);
    let mut draft = Draft::unplaced(value);
    if let Some((when, basis, grade)) = place(reader, item, length, lie, why) {
        reader.period = reader.period.or(match (lie, first_unit(&when), length.count) {
            (Lie::Opening(_) | Lie::OpeningLast, Some(Unit::Month(year, 1)), Some(6.0)) => Some(Unit::Half(year, 1)),
            (Lie::Opening(_) | Lie::OpeningLast, Some(Unit::Month(year, 1)), Some(3.0)) => Some(Unit::Quarter(year, 1)),
            _ => None,
        });
        draft.when = Some(when);
        draft.basis = basis;
        draft.grade = grade;
    }
    if let (Lie::Until(..), Some((joint, second)), Some(When::Interval(_, Edge::At(last)))) =
        (lie, cut(item), &draft.when)
    {
        let part = |span, kind, value| Part { span, kind, value };
        draft.parts = vec![
            part(reader.span(item.start, joint), TimexKind::Duration, draft.value.clone()),
            part(reader.span(second, item.end), TimexKind::Date, value::of_unit(last.unit)),
        ];
    }
    draft
}

/// Where a length lies, where the words place it.
fn place(
    reader: &Reader<'_>,
    item: &Item,
    length: Length,
    lie: Lie,
    why: &mut Derivation,
) -> Option<(When, Basis, Grade)> {
    let count = length.count.filter(|count| count.fract() == 0.0 && (1.0..1000.0).contains(count))? as i32;
    let months = match length.step {
        Step::Month => count,
        Step::Quarter => count.checked_mul(3)?,
        Step::Half => count.checked_mul(6)?,
        _ => 0,
    };
    match lie {
        Lie::Nowhere => None,
        Lie::AfterEvent | Lie::BeforeEvent => beside_event(reader, item, length, lie == Lie::AfterEvent, why),
        Lie::BackFromTold(exact) => back_from_told(reader, item, (length.step, count), exact, why),
        Lie::Opening(_) | Lie::OpeningLast | Lie::Closing(_) => {
            let (told, closing, back) = match lie {
                Lie::Opening(told) => (told, false, 0),
                Lie::Closing(told) => (told, true, 0),
                _ => (None, false, 1),
            };
            let told = told.or_else(|| Some(year_for(reader, item, Tense::Past)?.0));
            let (year, basis, grade) = if let Some(year) = told {
                (year, Basis::Explicit, Grade::A)
            } else {
                why.step(StepKind::Anchor, reader.doc.words.clone());
                (reader.doc.year? - back, Basis::Relative, Grade::B)
            };
            if let Some(named) = fiscal_behind(reader, item).filter(|_| !closing && (1..12).contains(&months)) {
                return months_from(fiscal_start(reader, item, named)?, months, why);
            }
            let relative = basis == Basis::Relative && back == 0 && !closing;
            let year = year - i32::from(relative && is_ahead(reader, item, months));
            if length.step == Step::Week && (1..50).contains(&count) {
                return weeks_of(year, count, closing).map(|when| (when, basis, grade));
            }
            let months = u8::try_from(months).ok().filter(|months| (1..12).contains(months))?;
            let (first, last) = if closing { (13 - months, 12) } else { (1, months) };
            Some((When::between(Unit::Month(year, first), Unit::Month(year, last)), basis, grade))
        }
        Lie::Until(month, year) => {
            until(reader, month, year, if length.step == Step::Year { count.checked_mul(12)? } else { months }, why)
        }
        Lie::Past | Lie::Coming => beside_anchor(reader, length.step, count, lie == Lie::Past, why),
    }
}

/// "the three months to May": counted back from the month in which it ends.
fn until(
    reader: &Reader<'_>,
    month: u8,
    year: Option<i32>,
    months: i32,
    why: &mut Derivation,
) -> Option<(When, Basis, Grade)> {
    let year = year.or_else(|| {
        let doc = reader.doc.stand_in()?;
        Some(if u32::from(month) > doc.month() { doc.year() - 1 } else { doc.year() })
    })?;
    let last = NaiveDate::from_ymd_opt(year, u32::from(month), 1)?;
    let first = add_months(last, 1 - months).filter(|_| months != 0)?;
    let unit = |date: NaiveDate| Unit::Month(date.year(), date.month() as u8);
    why.step(StepKind::Rule, "counted back from the month in which it ends");
    Some((When::between(unit(first), unit(last)), Basis::Explicit, Grade::B))
}

/// The first months of a fiscal year.
fn months_from(begins: NaiveDate, months: i32, why: &mut Derivation) -> Option<(When, Basis, Grade)> {
    why.step(StepKind::Rule, "counted from the start of the country’s fiscal year");
    let unit = |date: NaiveDate| Unit::Month(date.year(), date.month() as u8);
    Some((When::between(unit(begins), unit(add_months(begins, months - 1)?)), Basis::Relative, Grade::B))
}

/// True for the first months of "the year" that were not over when the document came out: they were the year before's.
fn is_ahead(reader: &Reader<'_>, item: &Item, months: i32) -> bool {
    let this = set!["this", "next"].holds(reader.tokens.get(item.end + 1));
    !this && reader.doc.month.is_some_and(|month| months > i32::from(month) && month <= 2)
}

/// "the past two months": from so many units away to the document's own.
pub fn beside_anchor(
    reader: &Reader<'_>,
    step: Step,
    count: i32,
    past: bool,
    why: &mut Derivation,
) -> Option<(When, Basis, Grade)> {
    let known = match step {
        Step::Year | Step::Decade | Step::Century => reader.doc.year.is_some(),
        Step::Month | Step::Quarter => reader.doc.month.is_some(),
        _ => reader.doc.day.is_some(),
    };
    let doc = reader.doc.stand_in().filter(|_| known)?;
    let unit = |by: i32| match step {
        Step::Decade => Some(Unit::Year(doc.year() + by * 10)),
        Step::Century => Some(Unit::Year(doc.year() + by * 100)),
        _ => crate::rules::dates::calendar::arithmetic::shift(step, doc, by),
    };
    why.step(StepKind::Anchor, reader.doc.words.clone());
    why.step(StepKind::Rule, if past { "counted back from that date" } else { "counted on from that date" });
    let (first, last) = if past { (unit(count.checked_neg()?)?, unit(0)?) } else { (unit(0)?, unit(count)?) };
    Some((When::between(first, last).approximately(), Basis::Relative, Grade::B))
}

/// "the first three weeks of 2022": its first twenty-one days.
fn weeks_of(year: i32, count: i32, closing: bool) -> Option<When> {
    let (first, last) = (chrono::NaiveDate::from_ymd_opt(year, 1, 1)?, chrono::NaiveDate::from_ymd_opt(year, 12, 31)?);
    let days = count * 7 - 1;
    Some(if closing {
        When::between(Unit::Day(add_days(last, -days)?), Unit::Day(last))
    } else {
        When::between(Unit::Day(first), Unit::Day(add_days(first, days)?))
    })
}
