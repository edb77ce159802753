//! Expressions of two dates or of several days in one rule: figures of open order, days of a month, spans of years.

use chrono::Datelike;

use crate::model::{Basis, Derivation, Grade, Part, Span, StepKind, TimexKind, Unit, When};
use crate::rules::dates::calendar::arithmetic::{add_days, first_day, last_day};
use crate::rules::dates::calendar::value;
use crate::rules::dates::context::order;
use crate::rules::dates::context::reader::{Reader, Told};
use crate::rules::dates::context::setting::setting;
use crate::rules::dates::grammar::compose::{Item, cut};
use crate::rules::dates::grammar::words;
use crate::rules::dates::reading::{Sense, Way};
use crate::tag::set;

use super::draft::Draft;
use super::found::Place;
use super::sense;

pub fn slashed(
    reader: &mut Reader<'_>,
    first: u8,
    second: u8,
    year: i32,
    span: Span,
    why: &mut Derivation,
) -> Option<Draft> {
    why.step(StepKind::ReadAs, "day and month in figures");
    let units = order::days(first, second, year, reader.order.map(|(order, _)| order));
    if let (Some((_, said)), true) = (reader.order, first <= 12 && second <= 12) {
        why.step(StepKind::Rule, said);
    }
    match units.as_slice() {
        [unit] => {
            reader.told = Some(Told { unit: *unit, span });
            let settled = first > 12 || second > 12 || first == second;
            let (basis, grade) = if settled { (Basis::Explicit, Grade::A) } else { (Basis::Explicit, Grade::B) };
            Some(Draft::placed(value::of_unit(*unit), (*unit).into(), basis, grade))
        }
        [a, b] => {
            why.step(StepKind::Check, "nothing in the document says whether the day or the month comes first");
            let when = When::OneOf(vec![(*a).into(), (*b).into()]);
            Some(Draft::placed(format!("{year}-XX-XX"), when, Basis::Explicit, Grade::U))
        }
        _ => None,
    }
}

pub fn days(
    reader: &mut Reader<'_>,
    item: &Item,
    month: u8,
    (first, last): (u8, u8),
    (year, by): (Option<i32>, Option<i8>),
    through: bool,
    after: Option<Unit>,
    why: &mut Derivation,
) -> Option<Draft> {
    why.step(StepKind::ReadAs, if through { "from one day of a month to another" } else { "two days of a month" });
    let (joint, second) = cut(item)?;
    let place = if let Some(unit) = year.and_then(|year| words::calendar_day(year, month, first)) {
        Place::At(unit, Basis::Explicit, Grade::A)
    } else {
        let own = by.map(|by| Sense::MonthOf(month, Some(first), by));
        let sense = own.unwrap_or(Sense::Month(month, Some(first), Way::Bare));
        sense::place(&setting(reader, item, after), sense, why)?
    };
    let start = if set!["from", "between"].holds(reader.tokens.get(item.start)) { item.start + 1 } else { item.start };
    let (front, back) = (reader.span(start, joint), reader.span(second, item.end));
    let part = |span, value: String| Part { span, kind: TimexKind::Date, value };
    if let Place::At(Unit::Day(day), basis, grade) = place {
        let stop = Unit::Day(day.with_day(u32::from(last))?);
        reader.told = Some(Told { unit: stop, span: back });
        let values = (value::of_unit(Unit::Day(day)), value::of_unit(stop));
        let when = if through {
            When::between(Unit::Day(day), stop)
        } else {
            When::AllOf(vec![Unit::Day(day).into(), stop.into()])
        };
        let joined = format!("{}{}{}", values.0, if through { '/' } else { ',' }, values.1);
        let parts = vec![part(front, values.0), part(back, values.1)];
        Some(Draft { parts, ..Draft::placed(joined, when, basis, grade) })
    } else {
        let values = (format!("XXXX-{month:02}-{first:02}"), format!("XXXX-{month:02}-{last:02}"));
        let (a, b) = (Unit::MonthDay(month, first), Unit::MonthDay(month, last));
        let when = if through { When::between(a, b) } else { When::AllOf(vec![a.into(), b.into()]) };
        let joined = format!("{}{}{}", values.0, if through { '/' } else { ',' }, values.1);
        let parts = vec![part(front, values.0), part(back, values.1)];
        Some(Draft { when: Some(when), parts, ..Draft::unplaced(joined) })
    }
}

/// "the last ten days of June": the days counted from its beginning or its end.
pub fn days_of(
    reader: &mut Reader<'_>,
    (month, count, year, closing): (u8, u8, Option<i32>, bool),
    item: &Item,
    span: Span,
    why: &mut Derivation,
) -> Option<Draft> {
    why.step(StepKind::ReadAs, "the first or last days of a month");
    let place = match year {
        Some(year) => Place::At(Unit::Month(year, month), Basis::Explicit, Grade::A),
        None => sense::place(&setting(reader, item, None), Sense::Month(month, None, Way::Bare), why)?,
    };
    let Place::At(unit @ Unit::Month(..), basis, grade) = place else {
        return Some(Draft::unplaced(format!("XXXX-{month:02}")));
    };
    why.step(StepKind::Rule, "counted within that month");
    let (first, last) = (first_day(unit)?, last_day(unit)?);
    let by = i32::from(count) - 1;
    let (first, last) = if closing { (add_days(last, -by)?, last) } else { (first, add_days(first, by)?) };
    let (first, last) = (Unit::Day(first), Unit::Day(last));
    reader.told = Some(Told { unit: last, span });
    let value = format!("{}/{}", value::of_unit(first), value::of_unit(last));
    Some(Draft::placed(value, When::between(first, last), basis, grade))
}

/// "the first week of May": its first seven days.
pub fn week_of(
    reader: &mut Reader<'_>,
    nth: i8,
    month: u8,
    year: Option<i32>,
    item: &Item,
    span: Span,
    why: &mut Derivation,
) -> Option<Draft> {
    why.step(StepKind::ReadAs, "a week of a month");
    let place = match year {
        Some(year) => Place::At(Unit::Month(year, month), Basis::Explicit, Grade::A),
        None => sense::place(&setting(reader, item, None), Sense::Month(month, None, Way::Bare), why)?,
    };
    let Place::At(unit @ Unit::Month(..), basis, grade) = place else {
        return Some(Draft::unplaced(format!("XXXX-{month:02}")));
    };
    let (first, last) = if nth < 0 {
        let last = last_day(unit)?;
        (add_days(last, -6)?, last)
    } else {
        let first = add_days(first_day(unit)?, i32::from(nth - 1) * 7)?;
        (first, add_days(first, 6)?)
    };
    reader.told = Some(Told { unit: Unit::Day(last), span });
    let value = value::of_unit(Unit::week_of(add_days(first, 3)?));
    Some(Draft::placed(value, When::between(Unit::Day(first), Unit::Day(last)).approximately(), basis, grade))
}

/// "the week of 6 May", "the week ending May 10": seven days from it or up to it.
pub fn week_beside(
    reader: &mut Reader<'_>,
    (month, day, year): (u8, u8, Option<i32>),
    ends: bool,
    item: &Item,
    span: Span,
    why: &mut Derivation,
) -> Option<Draft> {
    why.step(StepKind::ReadAs, if ends { "a week told by its last day" } else { "a week told by its first day" });
    let place = match year {
        Some(year) => {
            let date = chrono::NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day))?;
            Place::At(Unit::Day(date), Basis::Explicit, Grade::A)
        }
        None => sense::place(&setting(reader, item, None), Sense::Month(month, Some(day), Way::Bare), why)?,
    };
    let Place::At(Unit::Day(date), basis, grade) = place else {
        return Some(Draft::unplaced("XXXX-WXX".to_owned()));
    };
    let (first, last) = if ends { (add_days(date, -6)?, date) } else { (date, add_days(date, 6)?) };
    reader.told = Some(Told { unit: Unit::Day(date), span });
    let value = value::of_unit(Unit::week_of(add_days(first, 3)?));
    Some(Draft::placed(value, When::between(Unit::Day(first), Unit::Day(last)), basis, grade))
}

pub fn full_span(reader: &mut Reader<'_>, item: &Item, first: Unit, last: Unit, why: &mut Derivation) -> Option<Draft> {
    let joined = format!("{}/{}", value::of_unit(first), value::of_unit(last));
    let Some((joint, second)) = cut(item) else {
        why.step(StepKind::ReadAs, "a named era");
        why.step(StepKind::Rule, format!("it lasted from {} to {}", value::of_unit(first), value::of_unit(last)));
        return Some(Draft::placed(joined, When::between(first, last), Basis::Explicit, Grade::A));
    };
    why.step(StepKind::ReadAs, "from one year to another");
    why.step(StepKind::Rule, "written in full");
    let (front, back) = (reader.span(item.start, joint), reader.span(second, item.end));
    reader.told = Some(Told { unit: last, span: back });
    let part = |span, unit| Part { span, kind: TimexKind::Date, value: value::of_unit(unit) };
    let parts = vec![part(front, first), part(back, last)];
    Some(Draft { parts, ..Draft::placed(joined, When::between(first, last), Basis::Explicit, Grade::A) })
}
