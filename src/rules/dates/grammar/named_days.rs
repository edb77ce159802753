//! Days told by a name, weekdays and holidays: "Friday", "last Wednesday", "Tuesday of last week", "Christmas Day".

use crate::lexicon::Class;
use crate::rules::dates::reading::{Reading, Sense, Way};
use crate::tag::{Match, Rule, WordSet, set, words};

use super::partial::way;
use super::words::{part, shift, stage, weekday_of};

/// Words in front of a holiday of the United States.
const OURS: &WordSet = words!("u.s. us american america states the this last next every");

/// The rules of this family.
pub const RULES: &[Rule<Reading>] = &[
    Rule {
        id: "date.weekday",
        reads: "Friday, Friday morning, early Tuesday",
        pattern: "w:WEEKDAY (- | (early | late))? (p:DAYPART)?",
        make: |found| {
            let weekday = weekday_of(found)?;
            let tail = found.tokens.get(found.end - 1)?;
            if found.end > found.start + 1 && !tail.is(Class::DayPart) {
                return None;
            }
            Some(Reading::from(Sense::Weekday(weekday, Way::Bare)).at_clock(part(found)))
        },
        finds: &[
            ("arrived on Tuesday.", "2014-05-06"),
            ("will arrive on Tuesday.", "2014-05-13"),
            ("met Tuesday night in", "2014-05-06TNI"),
        ],
        leaves: &["the Sunday Times wrote", "on Bloody Sunday", "Sunday Okoro won", "met Mr. Friday"],
    },
    Rule {
        id: "date.shift-weekday",
        reads: "last Wednesday, next Monday evening, this Friday, the following Friday",
        pattern: "the? (s:STAGE -?)? h:SHIFT (past | coming)? w:WEEKDAY (p:DAYPART)?",
        make: |found| {
            Some(
                Reading::from(Sense::Weekday(weekday_of(found)?, way(found)?))
                    .at_clock(part(found))
                    .at_stage(stage(found)),
            )
        },
        finds: &[
            ("said last Wednesday that", "2014-05-07"),
            ("from next Monday", "2014-05-12"),
            ("this Friday evening", "2014-05-09TEV"),
        ],
        leaves: &["the last Sunday Times"],
    },
    Rule {
        id: "date.weekday-last",
        reads: "Sunday last, Friday next, Monday week",
        pattern: "w:WEEKDAY (h:(last | next) | k:week)",
        make: |found| {
            let weekday = weekday_of(found)?;
            let after = found.after(0);
            // "Sunday last week" and "Sunday next door" go on; "Monday week" needs its stop.
            if after.is_some_and(|next| next.is(Class::TimeUnit) || next.is(Class::Number) || next.is(Class::Year4))
                || found.has('k')
                    && after.is_some_and(|next| {
                        next.is(Class::Capital)
                            || next.is(Class::Word)
                                && !set!["in", "at", "and", "to", "for", "with", "when"].has(next.word)
                    })
                || set!["-", "'", "’", "door", "to"].holds(after)
            {
                return None;
            }
            Some(if found.has('k') {
                Sense::WeekdayOf(weekday, 1).into()
            } else {
                Sense::Weekday(weekday, way(found)?).into()
            })
        },
        finds: &[
            ("came on Sunday last, when", "2014-05-04"),
            ("will meet on Friday next.", "2014-05-09"),
            ("on Monday week.", "2014-05-12"),
        ],
        leaves: &["a Sunday week of rest"],
    },
    Rule {
        id: "date.weekday-of-week",
        reads: "Tuesday of last week, Monday last week, Friday next week",
        pattern: "w:WEEKDAY (p:DAYPART)? of? h:SHIFT week",
        make: |found| Some(Reading::from(Sense::WeekdayOf(weekday_of(found)?, shift(found)?)).at_clock(part(found))),
        finds: &[("on Tuesday of last week", "2014-04-29"), ("by Friday next week", "2014-05-16")],
        leaves: &["Tuesday of weeks"],
    },
    Rule {
        id: "date.that-weekday",
        reads: "that Friday, the same Monday",
        pattern: "(that | the same) w:WEEKDAY (p:DAYPART)?",
        make: |found| Some(Reading::from(Sense::Weekday(weekday_of(found)?, Way::Same)).at_clock(part(found))),
        finds: &[("On April 3, 2013 it opened. That Friday it closed", "2013-04-05")],
        leaves: &["that Sunday Times"],
    },
    Rule {
        id: "date.holiday",
        reads: "Christmas Day, Thanksgiving, New Year's Eve 2013, last Easter",
        pattern: "(h:SHIFT)? c:@HOLIDAY (k:week | ,? (of)? y:YEAR4)?",
        make: |found| {
            let holiday = u16::try_from(found.value('c', Class::Holiday)?).ok()?;
            if !found.get('c')?.is(Class::Capital) || is_foreign(found, holiday) {
                return None;
            }
            let way = if found.has('h') { way(found)? } else { Way::Bare };
            if found.has('k') {
                return Some(Sense::HolidayWeek(holiday, way).into());
            }
            Some(Sense::Holiday(holiday, super::words::year(found), way).into())
        },
        finds: &[
            ("on Christmas Day 2013", "2013-12-25"),
            ("since Thanksgiving.", "2013-11-28"),
            ("on Easter Monday 2013", "2013-04-01"),
            ("last New Year's Eve", "2013-12-31"),
            ("since Easter week.", "2014-W16"),
        ],
        leaves: &["thanksgiving for all"],
    },
];

/// "India's Independence Day": one of another country than the calendar's own.
fn is_foreign(found: &Match<'_>, holiday: u16) -> bool {
    const INDEPENDENCE: u16 = 704;
    let s = set!["s"].holds(found.before(1)) && set!["'", "’"].holds(found.before(2));
    let owner = found.before(if s { 3 } else { 1 });
    let named = owner.is_some_and(|owner| owner.is(Class::Capital) && !OURS.has(owner.word));
    holiday == INDEPENDENCE && (named || set!["their", "its", "our"].holds(owner))
}
