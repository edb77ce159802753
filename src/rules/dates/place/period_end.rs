//! Fiscal and marketing years, and periods told by their last day.

use chrono::{Datelike, NaiveDate};

use crate::lexicon::Class;
use crate::model::{Unit, When};
use crate::rules::dates::calendar::arithmetic::add_months;
use crate::rules::dates::context::reader::Reader;
use crate::rules::dates::grammar::compose::Item;
use crate::rules::dates::reading::{Length, Lie, Sense, Step};
use crate::tag::{WordSet, set};

/// "the quarter ended Sept. 30": the period that ends with the date told next.
pub fn ended(reader: &Reader<'_>, item: &Item) -> Option<Sense> {
    let Sense::PeriodEnded(step) = item.reading.sense else { return None };
    let led = |at: &usize| set!["that", "which", "ended", "ending", "in"].holds(reader.tokens.get(*at));
    let from = (item.end..item.end + 4).find(|at| !led(at))?;
    let ends = reader.tokens.get(from..(from + 6).min(reader.tokens.len()))?;
    let month = ends.first().and_then(|token| token.value(Class::Month)).and_then(|m| u8::try_from(m).ok());
    let year = ends.iter().find(|token| token.is(Class::Year4)).map(|token| token.int as i32);
    let doc = reader.doc.stand_in();
    // "the year ending June 30", said in March, goes on; "the year ended June 30" is over.
    let ending = (item.start..from).any(|at| set!["ending"].holds(reader.tokens.get(at)));
    let year = year.or_else(|| {
        let ahead = |day: NaiveDate| month.is_some_and(|m| u32::from(m) > day.month()) && !ending;
        doc.map(|day| if ahead(day) { day.year() - 1 } else { day.year() })
    })?;
    let length = Length { count: Some(1.0), step: Step::Year, half: false };
    Some(match (step, month) {
        (Step::Quarter, Some(month)) if month % 3 == 0 => Sense::Full(Unit::Quarter(year, month / 3)),
        // "the quarter ended July 31": three months that are no quarter of the calendar.
        (Step::Quarter, Some(month)) => {
            let length = Length { count: Some(3.0), step: Step::Month, half: false };
            Sense::Lasting(length, Lie::Until(month, Some(year)))
        }
        (Step::Quarter, None) => Sense::Period,
        (_, month) => Sense::Lasting(length, month.map_or(Lie::Nowhere, |month| Lie::Until(month, Some(year)))),
    })
}

/// The start of the fiscal year of a country named in the genitive at a token: "India's".
fn owner(reader: &Reader<'_>, at: usize) -> Option<u8> {
    let owner = reader.tokens.get(at..at + 3)?;
    let joined = owner[1..].iter().all(|token| !token.spaced);
    let genitive = set!["'", "’"].holds(owner.get(1)) && set!["s"].holds(owner.get(2));
    let month = owner[0].value(Class::FiscalStart).filter(|_| joined && genitive)?;
    u8::try_from(month).ok()
}

/// The start of the fiscal year of the country named last before an expression.
fn country_before(reader: &Reader<'_>, item: &Item) -> Option<u8> {
    let (mut country, from) = reader.country;
    for (at, token) in reader.tokens.iter().enumerate().take(item.start).skip(from) {
        let money = set!["$"].holds(reader.tokens.get(at + 1));
        if token.is(Class::FiscalStart) && token.is(Class::Capital) && !money {
            country = token.value(Class::FiscalStart).and_then(|month| u8::try_from(month).ok());
        }
    }
    country
}

/// The word that names a fiscal year of which an expression tells the first months: "the first two months of FY25", "… of
/// the current fiscal year".
pub fn fiscal_behind(reader: &Reader<'_>, item: &Item) -> Option<usize> {
    let word = |at: usize, words: &WordSet| words.holds(reader.tokens.get(at));
    let named = (item.end + 1..item.end + 4).find(|at| word(*at, set!["fiscal", "financial", "fy"]));
    named.filter(|_| word(item.end, set!["of"]))
}

/// Where the fiscal year begins that a word names; `None` where no country tells it.
pub fn fiscal_start(reader: &Reader<'_>, item: &Item, named: usize) -> Option<NaiveDate> {
    let number = reader.tokens.iter().skip(named + 1).take(2).find(|token| token.is(Class::Int)).map(|token| token.int);
    let start = country_before(reader, item)?;
    let month = u32::from(start % 100);
    // "FY2016/17" begins in the first of its years, "FY2017" in the year before.
    let joint = reader.tokens.iter().skip(named + 1).take(3).position(|token| set!["/", "-", "–"].has(token.word));
    let split = joint.is_some_and(|joint| {
        reader.tokens.get(named + 2 + joint).is_some_and(|next| !next.spaced && next.is(Class::Int))
    });
    let year = match number.and_then(|number| i32::try_from(number).ok()) {
        Some(year) => year + if year < 100 { 2000 } else { 0 } - i32::from(start < 100 && !split),
        None => reader.doc.stand_in().map(|day| day.year() - i32::from(day.month() < month))?,
    };
    NaiveDate::from_ymd_opt(year, month, 1)
}

/// A fiscal year of the country named last before it, counted from the fiscal year told before.
pub fn fiscal_sense(reader: &mut Reader<'_>, item: &Item) -> Sense {
    let sense = item.reading.sense;
    if !matches!(sense, Sense::Fiscal(..) | Sense::FiscalShift(..)) {
        return sense;
    }
    let country = country_before(reader, item);
    reader.country = (country, item.start.max(reader.country.1));
    // "Pakistan's fiscal year 2013"; "In FY2013, India's exports"
    let comma = usize::from(set![","].holds(reader.tokens.get(item.end)));
    let owned = item.start.checked_sub(3).and_then(|at| owner(reader, at)).or_else(|| owner(reader, item.end + comma));
    let split = reader.tokens[item.start..item.end].iter().filter(|token| token.is(Class::Int)).count() > 1;
    match sense {
        Sense::Fiscal(year, start) => {
            reader.fiscal = Some(year);
            let start = start.or(owned);
            // "2017-18" says itself where it ends.
            Sense::Fiscal(year, if split { start.or(country).map(|start| start % 100) } else { start })
        }
        Sense::FiscalShift(by, start) => {
            let start = start.or(country);
            let told = set!["preceding", "previous", "following"].holds(reader.tokens.get(item.start + 1));
            let known = if told { reader.fiscal } else { None };
            let here = known.or_else(|| {
                let doc = reader.doc.stand_in()?;
                let first = start.map_or(1, |start| u32::from(start % 100));
                let begun = first > 1 && doc.month() >= first;
                let ahead = start.is_some_and(|start| start > 100);
                Some(doc.year() + i32::from(begun) - i32::from(ahead))
            });
            match here {
                Some(year) => Sense::Fiscal(year + i32::from(by), start),
                None => sense,
            }
        }
        other => other,
    }
}

/// The months of a fiscal year by its name and the lexicon's word on where it starts.
pub fn fiscal(year: i32, start: Option<u8>) -> Option<When> {
    let start = start?;
    let month = u32::from(start % 100);
    let begins = if start > 100 { year } else { year - 1 };
    let first = chrono::NaiveDate::from_ymd_opt(begins, month, 1).filter(|_| month > 1)?;
    let last = add_months(first, 11)?;
    let unit = |date: chrono::NaiveDate| Unit::Month(date.year(), date.month() as u8);
    Some(When::between(unit(first), unit(last)))
}
