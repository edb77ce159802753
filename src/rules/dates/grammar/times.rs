//! Times of day: "9 a.m. EST", "10:30", "noon". A date beside them joins in `compose`.

use crate::lexicon::Class;
use crate::rules::dates::reading::{Clock, Reading, Sense};
use crate::tag::{Match, Rule, WordSet, words};

use super::words::hangs_in_front;

/// Words in front of a time of day.
const BEFORE_TIME: &WordSet = words!("at by until from after before to around about ,");

/// The rules of this family.
pub const RULES: &[Rule<Reading>] = &[
    Rule {
        id: "time.clock",
        reads: "9 a.m., 10:30 p.m. EST, 5pm",
        pattern: "h:INT ((~\\: | ~.) ~i:TWO)? n:(a.m. | p.m. | am | pm) (z:UPPER)?",
        make: |found| {
            let (hour, minute) = told(found)?;
            let word = found.get('n')?.span.of(found.text);
            let late = word.starts_with(['p', 'P']);
            if !(1..=12).contains(&hour) {
                return None;
            }
            let hour = hour % 12 + if late { 12 } else { 0 };
            // The zone belongs to the time only where it is one.
            let tail = u8::from(found.get('z').is_some_and(|zone| !is_zone(zone.span.of(found.text))));
            Some(Reading { tail, ..Reading::from(Sense::Time).at_clock(Some(Clock::At(hour, minute))) })
        },
        finds: &[
            ("at 9 a.m. EST", "2014-05-08T09:00"),
            ("by 5pm", "2014-05-08T17:00"),
            ("at 10:30 p.m.", "2014-05-08T22:30"),
        ],
        leaves: &["at 29 p.m.", "I am 9"],
    },
    Rule {
        id: "time.decimal-clock",
        reads: "9.30 a.m.",
        pattern: "h:NUMBER n:(a.m. | p.m. | am | pm)",
        make: |found| {
            let (hour, minute) = found.get('h')?.span.of(found.text).split_once('.')?;
            let (hour, minute) = (hour.parse::<u8>().ok()?, minute.parse::<u8>().ok().filter(|_| minute.len() == 2)?);
            let late = found.get('n')?.span.of(found.text).starts_with(['p', 'P']);
            if !(1..=12).contains(&hour) || minute > 59 {
                return None;
            }
            let hour = hour % 12 + if late { 12 } else { 0 };
            Some(Reading::from(Sense::Time).at_clock(Some(Clock::At(hour, Some(minute)))))
        },
        finds: &[("at 9.30 a.m. the", "2014-05-08T09:30")],
        leaves: &["at 9.75 am"],
    },
    Rule {
        id: "time.twenty-four",
        reads: "at 16:30, 16:30 GMT, 0900 GMT",
        pattern: "(h:INT ~\\: ~i:TWO (~\\: ~TWO)? (hours | hrs)? (z:UPPER)? | g:INT (hours | hrs)? z:UPPER)",
        make: |found| {
            if hangs_in_front(found) {
                return None;
            }
            let zone = found.get('z').is_some_and(|zone| is_zone(zone.span.of(found.text)));
            let (hour, minute) = if let Some(token) = found.get('g') {
                if token.span.len() != 4 || !zone {
                    return None;
                }
                (u8::try_from(token.int / 100).ok()?, u8::try_from(token.int % 100).ok()?)
            } else {
                let (hour, minute) = told(found)?;
                (hour, minute?)
            };
            if hour > 23 || minute > 59 {
                return None;
            }
            // "won 3:10" is a score: a clock is announced or has a zone.
            let placed = zone || BEFORE_TIME.holds(found.before(1));
            let tail = u8::from(found.has('z') && !zone);
            placed.then(|| Reading { tail, ..Reading::from(Sense::Time).at_clock(Some(Clock::At(hour, Some(minute)))) })
        },
        finds: &[("at 16:30 the", "2014-05-08T16:30"), ("at 0900 GMT", "2014-05-08T09:00Z")],
        leaves: &["won 3:10", "ratio 16:90", "John 3:16"],
    },
    Rule {
        id: "time.oclock",
        reads: "nine o'clock",
        pattern: "(h:INT | c:CARDINAL) o (' | ’) clock",
        make: |found| {
            let hour = found.int('h').or_else(|| found.value('c', Class::Cardinal))?;
            let hour = u8::try_from(hour).ok().filter(|hour| (1..=12).contains(hour))?;
            Some(Reading::from(Sense::Time).at_clock(Some(Clock::At(hour, Some(0)))))
        },
        finds: &[("at nine o'clock", "2014-05-08T09:00")],
        leaves: &["ninety o'clock"],
    },
    Rule {
        id: "time.noon",
        reads: "noon, midnight",
        pattern: "p:(noon | midnight | midday)",
        make: |found| Some(Reading::from(Sense::Time).at_clock(super::words::part(found))),
        finds: &[("until noon", "2014-05-08T12:00"), ("by midnight", "2014-05-08T00:00")],
        leaves: &["afternoon tea"],
    },
];

fn told(found: &Match<'_>) -> Option<(u8, Option<u8>)> {
    let hour = found.int('h').and_then(|hour| u8::try_from(hour).ok())?;
    let minute = match found.int('i') {
        Some(minute) => Some(u8::try_from(minute).ok().filter(|minute| *minute < 60)?),
        None => None,
    };
    Some((hour, minute))
}

/// Short names of time zones.
const ZONES: [&str; 19] = [
    "GMT", "UTC", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "ET", "PT", "CET", "CEST", "BST", "JST",
    "KST", "IST", "MSK",
];

fn is_zone(word: &str) -> bool {
    ZONES.contains(&word)
}
