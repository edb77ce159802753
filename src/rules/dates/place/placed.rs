//! The ordinary case: one calendar unit, narrowed by its stage, timed by its clock.

use crate::model::{Basis, Date, Derivation, Grade, Qualifier, Span, StepKind, Unit, When};
use crate::rules::dates::calendar::arithmetic::{add_days, first_day, last_day, third};
use crate::rules::dates::calendar::value;
use crate::rules::dates::context::memory::remember;
use crate::rules::dates::context::reader::Reader;
use crate::rules::dates::context::setting::setting;
use crate::rules::dates::grammar::compose::Item;
use crate::rules::dates::reading::{Clock, Reading, Sense, Stage, Step};

use super::draft::{Draft, describe, spelled};
use super::found::Place;
use super::period_end::{ended, fiscal, fiscal_sense};
use super::sense;

/// The ordinary case: one calendar unit, narrowed by its stage, timed by its clock.
pub fn placed(
    reader: &mut Reader<'_>,
    item: &Item,
    span: Span,
    after: Option<Unit>,
    why: &mut Derivation,
) -> Option<Draft> {
    let reading = &item.reading;
    let sense = ended(reader, item).unwrap_or_else(|| fiscal_sense(reader, item));
    why.step(StepKind::ReadAs, describe(sense));
    let place = sense::place(&setting(reader, item, after), sense, why)?;
    let place = if reading.offset == 0 { place } else { place.moved(reading.offset, why) };
    match place {
        Place::About(unit, day) => {
            remember(reader, item, unit, Basis::Relative, span);
            let grade = if reader.doc.inferred { Grade::C } else { Grade::B };
            let about = Date { unit: Unit::Day(day), qualifier: Qualifier { approximate: true, uncertain: false } };
            Some(Draft::placed(spelled(reading, sense, unit), When::Single(about), Basis::Relative, grade))
        }
        Place::Nowhere(value, unit) => {
            let value = reading.clock.map_or(value.clone(), |clock| value::with_clock(&value, clock));
            Some(Draft { when: unit.map(When::from), ..Draft::unplaced(value) })
        }
        Place::At(unit, basis, grade) => {
            remember(reader, item, unit, basis, span);
            // A year's heading is an anchor of its own, however the document's date was found.
            let headed = why.anchor.is_some() && why.anchor == reader.heading.map(|(_, span)| span);
            let from_doc = reader.doc.inferred && basis == Basis::Relative && !headed;
            let grade = if from_doc { Grade::C } else { grade };
            let value = spelled(reading, sense, unit);
            let when = when(reading, sense, unit, why);
            Some(Draft::placed(value, when, basis, grade))
        }
    }
}

fn when(reading: &Reading, sense: Sense, unit: Unit, why: &mut Derivation) -> When {
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
        why.step(StepKind::Rule, "the months of that country’s or good’s year");
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
        Some(Stage::Half(number)) => half_of_month(unit, number).unwrap_or_else(|| unit.into()),
        Some(stage) => match third(unit, stage) {
            Some(when) => {
                why.step(StepKind::Rule, "a part of it: about a third");
                when
            }
            None => unit.into(),
        },
        None => unit.into(),
    }
}

/// The first 15 days of a month, or those after them.
fn half_of_month(month: Unit, number: u8) -> Option<When> {
    let (first, last) = (first_day(month)?, last_day(month)?);
    let middle = add_days(first, 14)?;
    Some(match number {
        1 => When::between(Unit::Day(first), Unit::Day(middle)),
        _ => When::between(Unit::Day(add_days(middle, 1)?), Unit::Day(last)),
    })
}

/// Saturday and Sunday of a week.
fn weekend(week: Unit) -> Option<When> {
    let monday = first_day(week)?;
    Some(When::between(Unit::Day(add_days(monday, 5)?), Unit::Day(last_day(week)?)))
}
