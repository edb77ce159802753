//! Spans in one expression: "2012-13", "1950–1952", "the week of 6 May".

use crate::lexicon::Class;
use crate::model::Unit;
use crate::rules::dates::reading::{Reading, Sense};
use crate::tag::{Match, Rule, set};

use super::words::{day, hangs_behind, hangs_in_front, month, suffix, year};

/// The rules of this family.
pub const RULES: &[Rule<Reading>] = &[
    Rule {
        id: "span.years",
        reads: "2012-13, 1950–1952, 2013/14",
        pattern: "y:YEAR4 (- | – | — | ~/) e:(YEAR4 | TWO)",
        make: years,
        finds: &[
            ("in 2012-13 exports", "2012/2013"),
            ("the war of 1950–1952", "1950/1952"),
            ("the 2013/14 season", "2013/2014"),
        ],
        leaves: &["Tel. 2013-12-555", "2013-05-17-04", "part 2013-45a"],
    },
    Rule {
        id: "span.months-of-years",
        reads: "July-March 2013-14, Jul-Dec FY14, October to January of 2013/14: months of a year written as two",
        pattern: "m:MONTH .? (- | – | — | ~/ | to) n:MONTH .? (of | ,)? the? f:(fiscal | financial | fy)? year? '? y:(YEAR4 | TWO) ((~/ | ~- | ~–) ~z:(TWO | YEAR4))?",
        make: months_of_years,
        finds: &[
            ("in July-March 2012-13 exports", "2012-07/2013-03"),
            ("in Jul-Dec FY13 exports", "2012-07/2012-12"),
            ("in January to March of 2012/13 exports", "2013-01/2013-03"),
            ("during October-January of the fiscal year 2012-13", "2012-10/2013-01"),
        ],
        leaves: &[
            "July-March 2013-45a",
            "July to March 13 people",
            "between April and June 2013-14 was",
            "from May to June 12-13 talks",
        ],
    },
    Rule {
        id: "span.era",
        reads: "the Meiji era, the Victorian age, the Qing dynasty",
        pattern: "the c:ERA (era | period | age | dynasty | reign)",
        make: |found| {
            let years =
                found.value('c', Class::Era).filter(|_| found.get('c').is_some_and(|c| c.is(Class::Capital)))?;
            era(years)
        },
        finds: &[("in the Meiji era ships", "1868/1912"), ("under the Qing dynasty.", "1644/1912")],
        leaves: &["Soviet-era debt", "the Victorian house"],
    },
    Rule {
        id: "span.era-name",
        reads: "during the Cold War, throughout World War II",
        pattern: "(during | throughout) the? c:@ERANAME",
        make: |found| {
            let years =
                found.value('c', Class::EraName).filter(|_| found.get('c').is_some_and(|c| c.is(Class::Capital)))?;
            let lead = (found.range('c')?.0 - found.start) as u8;
            Some(Reading { lead, ..era(years)? })
        },
        finds: &[("during the Korean War ships", "1950/1953"), ("throughout World War II.", "1939/1945")],
        leaves: &["a Cold War relic", "after the Vietnam War", "during the Gulf"],
    },
    Rule {
        id: "span.week",
        reads: "week 7 of 2013, Week 41, 2012",
        pattern: "week n:INT (of | ,)? y:YEAR4",
        make: |found| {
            let week =
                found.int('n').and_then(|week| u8::try_from(week).ok()).filter(|week| (1..=53).contains(week))?;
            Some(Unit::Week(year(found)?, week).into())
        },
        finds: &[("in week 7 of 2013 rates", "2013-W07"), ("Week 41, 2012:", "2012-W41")],
        leaves: &["week 7 of 20 lessons", "week 70 of 2013 lessons"],
    },
    Rule {
        id: "span.week-of-day",
        reads: "the week of 6 May, the week ending May 10, 2013",
        pattern: concat!(
            "the? week (of | beginning | starting | commencing | e:(ending | ended | to)) the? ",
            "(m:MONTH .? d:DAYNUM ",
            suffix!(),
            "| d:DAYNUM ",
            suffix!(),
            "of? m:MONTH) (,? y:YEAR4)?"
        ),
        make: |found| {
            let (month, day, year) = (month(found)?, day(found, 'd')?, year(found));
            Some(Sense::WeekBeside { month, day, year, ends: found.has('e') }.into())
        },
        finds: &[
            ("in the week of 6 May 2013.", "2013-W19"),
            ("in the week of April 21 it", "2014-W17"),
            ("for the week ending May 10, 2013", "2013-W19"),
            ("in the week to 10 May 2013", "2013-W19"),
        ],
        leaves: &["a week of 6 days", "the week of May"],
    },
];

/// The years of an era as the lexicon writes them.
fn era(years: i64) -> Option<Reading> {
    let year = |number: i64| i32::try_from(number).ok().map(Unit::Year);
    Some(Sense::FullSpan(year(years / 10_000)?, year(years % 10_000)?).into())
}

/// Years written as two begin in April or later: earlier months are of the second, unless the range runs over its end.
fn months_of_years(found: &Match<'_>) -> Option<Reading> {
    let month = |name| found.value(name, Class::Month).and_then(|month| u8::try_from(month).ok());
    let (from, to) = (month('m')?, month('n')?);
    let written = year(found)?;
    // "from May to June 12-13": days.
    if found.get('y')?.span.len() == 2 && !found.has('f') {
        return None;
    }
    let next = found.get('z').map(|token| i32::try_from(token.int)).transpose().ok()?;
    let first = match next {
        Some(next) if next % 100 == (written + 1) % 100 => written,
        None if found.has('f') => written - 1,
        _ => return None,
    };
    if hangs_behind(found) {
        return None;
    }
    let begins = if from > 3 || to < from { first } else { first + 1 };
    let ends = begins + i32::from(to < from);
    Some(Sense::FullSpan(Unit::Month(begins, from), Unit::Month(ends, to)).into())
}

fn years(found: &Match<'_>) -> Option<Reading> {
    let first = i32::try_from(found.int('y')?).ok()?;
    let end = found.get('e')?;
    let last = i32::try_from(end.int).ok()?;
    let last = if end.span.len() == 2 {
        let same = first / 100 * 100 + last;
        // "1999-00" runs into the next century.
        if same <= first && last == 0 { same + 100 } else { same }
    } else {
        last
    };
    // "Directive 2014/65/EU"
    let code = found.before(1).is_some_and(|label| label.is(Class::Labelled))
        || set!["/"].holds(found.after(0)) && found.after(1).is_some_and(|next| !next.spaced);
    if hangs_in_front(found)
        || hangs_behind(found)
        || code
        || last <= first
        || last - first > 150
        || !(1500..2200).contains(&first)
    {
        return None;
    }
    let (joint, start) = (found.start as u32 + 1, found.range('e')?.0 as u32);
    Some(Reading { cut: Some((joint, start)), ..Sense::FullSpan(Unit::Year(first), Unit::Year(last)).into() })
}
