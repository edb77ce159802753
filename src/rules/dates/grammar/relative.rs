//! Dates told from where one stands: "yesterday", "last year", "two weeks ago", "the following day", "that year".

use crate::lexicon::Class;
use crate::rules::dates::reading::{Base, Clock, Reading, Sense, Stage, Step};
use crate::tag::{Match, Rule, WordSet, set, words};

use super::words::{count, part, shift, stage, step, whole};

/// Words behind "the year" that say which.
const BEHIND_UNIT: &WordSet = words!("that when before after - old ago earlier later");

/// Words in front of "the year".
const BEFORE_UNIT: &WordSet = words!("for of in during and on so far through");

/// What today's are sums of other times counted in.
const OF_MONEY: &WordSet = set!["money", "dollars", "prices", "terms", "pounds", "euros", "yen"];

/// The rules of this family.
pub const RULES: &[Rule<Reading>] = &[
    Rule {
        id: "date.deictic",
        reads: "today, yesterday morning, late yesterday, tomorrow night",
        pattern: "(s:STAGE)? d:DEICTIC (p:DAYPART)?",
        make: |found| {
            let days = i32::try_from(found.value('d', Class::Deictic)?).ok()?;
            // "in today's money".
            let owns = set!["'", "’"].holds(found.after(0)) && set!["s"].holds(found.after(1));
            if owns && OF_MONEY.holds(found.after(2)) {
                return None;
            }
            // "USA Today", "Russia Today": a paper.
            let titled = found.get('d').is_some_and(|word| word.is(Class::Capital) && !word.is(Class::Upper));
            if titled && found.before(1).is_some_and(|before| before.is(Class::Capital) && before.is(Class::Word)) {
                return None;
            }
            let reading = Reading::from(Sense::Shift(Step::Day, days, Base::Document));
            Some(reading.at_clock(part(found)).at_stage(stage(found)))
        },
        finds: &[
            ("said today that", "2014-05-08"),
            ("late yesterday", "2014-05-07"),
            ("tomorrow night", "2014-05-09TNI"),
        ],
        leaves: &["USA Today reported it", "worth $5 million in today's dollars"],
    },
    Rule {
        id: "date.day-beyond",
        reads: "the day before yesterday, the day after tomorrow",
        pattern: "the day (before | after) d:(yesterday | tomorrow)",
        make: |found| {
            let days = if set!["yesterday"].holds(found.get('d')) { -2 } else { 2 };
            Some(Sense::Shift(Step::Day, days, Base::Document).into())
        },
        finds: &[("left the day before yesterday", "2014-05-06"), ("the day after tomorrow", "2014-05-10")],
        leaves: &["the day before today's"],
    },
    Rule {
        id: "date.day-part",
        reads: "tonight, this morning, last night, overnight",
        pattern: "(tonight | overnight | early? h:(this | last) p:DAYPART)",
        make: |found| {
            let word = found.tokens[found.end - 1].span.of(found.text);
            let last = set!["last"].holds(found.get('h'));
            let over = word.eq_ignore_ascii_case("overnight");
            let base = if over { Base::Told } else { Base::Document };
            let reading = Reading::from(Sense::Shift(Step::Day, -i32::from(last || over), base));
            Some(reading.at_clock(part(found).or(Some(Clock::Part("NI")))))
        },
        finds: &[
            ("meets tonight", "2014-05-08TNI"),
            ("said this morning", "2014-05-08TMO"),
            ("shot last night", "2014-05-07TNI"),
        ],
        leaves: &["the last evenings"],
    },
    Rule {
        id: "date.the-day-part",
        reads: "in the morning, the night of the day told",
        pattern: "the (same | following | next | previous)? p:DAYPART",
        make: |found| {
            let word = found.tokens.get(found.start + 1)?;
            let by = match word.value(Class::Shift) {
                Some(by) => i32::try_from(by).ok()?,
                None if set!["same"].has(word.word) => 0,
                // A bare "the morning" needs "in" or "on" in front, "the night" a date told before.
                None if set!["of"].holds(found.after(0)) => return None,
                None if set!["in", "on", "during", "by"].holds(found.before(1)) => 0,
                None => return None,
            };
            Some(Reading::from(Sense::Shift(Step::Day, by, Base::Told)).at_clock(part(found)))
        },
        finds: &[("It began on April 3, 2013. The next morning it ended", "2013-04-04TMO")],
        leaves: &["the night shift"],
    },
    Rule {
        id: "date.within-unit",
        reads: "earlier this year, later this month, earlier in the year, later that day",
        pattern: "s:(earlier | later) (in | on)? (h:SHIFT | the | t:(that | the same)) (past)? u:TIMEUNIT",
        make: |found| {
            let stage = stage(found)?;
            let step = step(found).filter(|step| *step >= Step::Day)?;
            let sense = match (found.has('t'), shift(found)) {
                (true, _) => Sense::Same(step),
                (false, Some(by)) if !told(found, 'h') => Sense::Shift(step, i32::from(by), Base::Document),
                (false, Some(by)) => Sense::Shift(step, i32::from(by), Base::Told),
                (false, None) => Sense::Shift(step, 0, Base::Near),
            };
            Some(Reading::from(sense).at_stage(Some(stage)))
        },
        finds: &[
            ("sold earlier this year", "2014"),
            ("later this month it", "2014-05"),
            ("earlier in the year", "2014"),
            ("In 2011 it opened and later that year closed", "2011"),
        ],
        leaves: &["earlier in the game"],
    },
    Rule {
        id: "date.shift-unit",
        reads: "last year, this week, next month, the past week, early next year",
        pattern: "(the)? (s:STAGE -?)? (this (g:past | g:coming) | h:SHIFT) (calendar | business | financial | fiscal)? u:TIMEUNIT",
        make: shift_unit,
        finds: &[
            ("fell last year.", "2013"),
            ("meets this week", "2014-W19"),
            ("due next month", "2014-06"),
            ("early next year", "2015"),
            ("late last week", "2014-W18"),
            ("this past weekend", "2014-W18-WE"),
        ],
        leaves: &["last minute", "this second", "the last day of"],
    },
    Rule {
        id: "date.ago",
        reads: "two years ago, a month ago, more than 40 years ago",
        pattern: concat!(
            "(b:(more than | less than | about | nearly | almost | over | some | just | only))? ((a | an) | ",
            count!(),
            ") -? u:(TIMEUNIT | TIMEUNITS) (or so)? (ago | back)"
        ),
        make: |found| {
            let back = set!["back"].holds(found.tokens.get(found.end - 1));
            let step = step(found)?;
            let count = whole(found, 'n').or_else(|| (!found.has('n')).then_some(1))?;
            if back || count > 10_000 {
                return None;
            }
            let only = set!["just", "only"].holds(found.get('b'));
            let lead = found.range('b').filter(|_| only).map_or(0, |(start, end)| end - start);
            let sense = if count == 1 && step == Step::Year && !found.has('b') {
                Sense::YearBefore
            } else {
                Sense::Shift(step, -count, Base::Document)
            };
            let about = found.has('b') && !only || set!["so"].holds(found.tokens.get(found.end - 2));
            // TIMEX3: "more than a decade ago" lies before that point, "less than a decade ago" after it.
            let side = found.get('b').and_then(|word| {
                let more = set!["more", "over"].has(word.word);
                let less = set!["less", "nearly", "almost"].has(word.word);
                if more { Some("BEFORE") } else { less.then_some("AFTER") }
            });
            let reading = Reading { lead: lead as u8, bound: side, ..Reading::from(sense) };
            Some(reading.at_stage(about.then_some(Stage::About)))
        },
        finds: &[
            ("opened two years ago in", "2012"),
            ("five months ago", "2013-12"),
            ("three days ago", "2014-05-05"),
            ("a week or so ago", "2014-W18"),
            ("more than 40 years ago", "1974"),
        ],
        leaves: &["a year back to"],
    },
    Rule {
        id: "date.later",
        reads: "two days later, three years earlier, a week after that",
        pattern: concat!(
            "((a | an) | ",
            count!(),
            ") u:(TIMEUNIT | TIMEUNITS) d:(later | earlier | afterwards | previously | beforehand | before)"
        ),
        make: |found| {
            let step = step(found)?;
            let count = whole(found, 'n').or_else(|| (!found.has('n')).then_some(1))?;
            let earlier = set!["earlier", "previously", "beforehand", "before"].holds(found.get('d'));
            // "a year before" closes its clause; "a year before the war" is a length.
            if set!["before"].holds(found.get('d')) && found.after(0).is_some_and(|next| !next.is(Class::Punct)) {
                return None;
            }
            if earlier && count == 1 && step == Step::Year {
                return Some(Sense::YearBefore.into());
            }
            if step < Step::Day {
                return None;
            }
            let by = if earlier { -count } else { count };
            Some(Sense::Shift(step, by, Base::Told).into())
        },
        finds: &[
            ("It met on April 3, 2013. Two days later it ended", "2013-04-05"),
            ("It fell in 2010. Three years earlier it rose", "2007"),
            ("Exports peaked in 2011, a year earlier than", "2010"),
        ],
        leaves: &["ten minutes later"],
    },
    Rule {
        id: "date.from-now",
        reads: "two weeks from now, in two weeks' time",
        pattern: concat!(
            "((a | an) | ",
            count!(),
            ") u:(TIMEUNIT | TIMEUNITS) (from (now | today) | (' | ’ | ' s | ’ s) time | hence)"
        ),
        make: |found| {
            let step = step(found).filter(|step| *step >= Step::Day)?;
            let count = whole(found, 'n').or_else(|| (!found.has('n')).then_some(1))?;
            Some(Sense::Shift(step, count, Base::Document).into())
        },
        finds: &[("is due in two weeks’ time", "2014-W21"), ("three years from now", "2017")],
        leaves: &["two weeks' pay"],
    },
    Rule {
        id: "date.unit-before",
        reads: "the day before, the week after, the year before",
        pattern: "the u:(day | week | month | year) d:(before | after)",
        make: |found| {
            let step = step(found)?;
            let after = set!["after"].holds(found.get('d'));
            let closes = found.after(0).is_none_or(|next| next.is(Class::Punct));
            closes.then(|| Sense::Shift(step, if after { 1 } else { -1 }, Base::Told).into())
        },
        finds: &[("It ended on April 3, 2013. The day before, rain fell", "2013-04-02")],
        leaves: &["the day before the war"],
    },
    Rule {
        id: "date.same-last-year",
        reads: "the same month last year, the same period a year earlier",
        pattern: "the same (u:(month | quarter | week | day) | period | time) (last year | a year (earlier | ago | before) | of (last year | the (previous | preceding) year) | the (previous | preceding) year | the year before)",
        make: |found| {
            Some(match step(found) {
                Some(step) => Sense::SameLastYear(step).into(),
                None => Sense::YearBefore.into(),
            })
        },
        finds: &[("Exports rose in March 2013 from the same month a year earlier.", "2012-03")],
        leaves: &["the same month he"],
    },
    Rule {
        id: "date.following",
        reads: "the following year, the next day, the previous month, a day later",
        pattern: "the (h:(following | previous | preceding | next | subsequent | prior) u:TIMEUNIT | u:TIMEUNIT h:(previous | preceding))",
        make: |found| {
            let step = step(found).filter(|step| *step >= Step::Day)?;
            Some(Sense::Shift(step, i32::from(shift(found)?), Base::Told).into())
        },
        finds: &[
            ("Born in 1995, the following year it grew", "1996"),
            ("It doubled in 1995 on the year previous.", "1994"),
            ("On April 3, 2013 it began. The next day it ended", "2013-04-04"),
        ],
        leaves: &["the next minute"],
    },
    Rule {
        id: "date.same-unit",
        reads: "that year, the same day, that month",
        pattern: "(that | the same | that same) u:TIMEUNIT",
        make: |found| {
            let step = step(found).filter(|step| *step >= Step::Day)?;
            let of = set!["of", "as"].holds(found.after(0));
            (!of).then(|| Sense::Same(step).into())
        },
        finds: &[
            ("In 2011 it grew; that year it", "2011"),
            ("It began on April 3, 2013 and the same day", "2013-04-03"),
        ],
        leaves: &["that second"],
    },
    Rule {
        id: "date.year-end",
        reads: "year-end, the end of the year, the end of the month",
        pattern: "(year -? end | (the)? s:(beginning | start | middle | end | close) of (h:SHIFT | the | t:(that | the same)) (current | calendar)? u:TIMEUNIT)",
        make: |found| {
            if !found.has('u') {
                let dashed = found.end == found.start + 3;
                let year = Reading::from(Sense::Shift(Step::Year, 0, Base::Document)).at_stage(Some(Stage::Late));
                return Some(if dashed { Sense::YearEnd.into() } else { year });
            }
            let step = step(found).filter(|step| *step >= Step::Week)?;
            let sense = match (found.has('t'), shift(found)) {
                (true, _) => Sense::Same(step),
                (false, Some(by)) => {
                    Sense::Shift(step, i32::from(by), if told(found, 'h') { Base::Told } else { Base::Document })
                }
                (false, None) => Sense::Shift(step, 0, Base::Near),
            };
            Some(Reading::from(sense).at_stage(stage(found)))
        },
        finds: &[
            ("by year-end", "2014-12-31"),
            ("by the end of the year", "2014"),
            ("at the end of last month", "2014-04"),
        ],
        leaves: &["the end of the day", "year endings"],
    },
    Rule {
        id: "date.turn-of-century",
        reads: "the turn of the century",
        pattern: "the turn of the (o:ORDINAL)? century",
        make: |found| {
            let century = found.value('o', Class::Ordinal).map(|o| o as i32 - 1);
            Some(Sense::CenturyTurn(century).into())
        },
        finds: &[("around the turn of the century", "2000")],
        leaves: &["the turn of the tide"],
    },
    Rule {
        id: "date.the-unit",
        reads: "the week, the year, the weekend",
        pattern: "the u:(year | week | weekend | month)",
        make: the_unit,
        finds: &[("losses for the year were", "2014"), ("over the weekend", "2014-W18-WE")],
        leaves: &["the year that he died", "the week of May"],
    },
    Rule {
        id: "date.then",
        reads: "until then, since then, by then",
        pattern: "(until | till | since | by) then",
        make: |_| Some(Reading { lead: 1, ..Sense::Then.into() }),
        finds: &[("It ends on April 3, 2013. Until then it", "2013-04-03")],
        leaves: &["by then-president"],
    },
];

/// True when the direction word goes by the date told before.
fn told(found: &Match<'_>, name: char) -> bool {
    set!["following", "previous", "preceding", "subsequent", "prior"].holds(found.get(name))
}

fn shift_unit(found: &Match<'_>) -> Option<Reading> {
    let step = step(found).filter(|step| *step >= Step::Day)?;
    let by = match found.get('g') {
        Some(token) => i8::try_from(token.value(Class::Shift)?).ok()?,
        None => shift(found)?,
    };
    let article = set!["the"].holds(found.tokens.get(found.start));
    let head = found.get('h').or_else(|| found.get('g'));
    // "This Week with …" is a title.
    if head.is_some_and(|token| token.is(Class::Capital)) && found.get('u').is_some_and(|unit| unit.is(Class::Capital))
    {
        return None;
    }
    // "the last day of the talks", "the next week after": an order, not a date.
    if set!["of", "that", "'"].holds(found.after(0)) && article && step <= Step::Day {
        return None;
    }
    // "this day", "last day", "next day": orders and speech, no dates of the calendar.
    if step == Step::Day {
        return None;
    }
    if step == Step::Decade || step == Step::Century || step == Step::Millennium {
        let length = article && by < 0;
        if length {
            return Some(
                Sense::Lasting(super::words::length(Some(1.0), step), crate::rules::dates::reading::Lie::Past).into(),
            );
        }
    }
    if told(found, 'h') {
        return None;
    }
    Some(Reading::from(Sense::Shift(step, i32::from(by), Base::Document)).at_stage(stage(found)))
}

fn the_unit(found: &Match<'_>) -> Option<Reading> {
    let step = step(found)?;
    let after = found.after(0);
    let before = found.before(1);
    if BEHIND_UNIT.holds(after) {
        return None;
    }
    match step {
        Step::Weekend if set!["of", "before", "for"].holds(before) => {
            Some(Sense::Shift(Step::Weekend, 0, Base::Document).into())
        }
        Step::Weekend => Some(Sense::Shift(Step::Weekend, -1, Base::Document).into()),
        Step::Year | Step::Week | Step::Month => {
            let placed = BEFORE_UNIT.holds(before);
            // "the week of May 3" is told by its date; "a high for the year of $40" is not.
            let told = set!["of"].holds(after) && !(step == Step::Year && set!["for", "of"].holds(before));
            let ended = told || set!["ended", "ending", "to"].holds(after);
            (placed && !ended).then(|| Sense::TheUnit(step).into())
        }
        _ => None,
    }
}
