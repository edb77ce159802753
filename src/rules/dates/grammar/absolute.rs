//! Dates written with their year: all orders of day, month and year, months, years, decades and centuries.

use chrono::NaiveDate;

use crate::lexicon::Class;
use crate::model::Unit;
use crate::rules::dates::reading::{Clock, Reading, Sense};
use crate::tag::{Match, Rule, Token, WordSet, set, words};

use super::words::{
    calendar_day, day, hangs_behind, hangs_in_front, month, stage, suffix, two_digit_year, weekday, year,
};

/// Words in front of a year.
const BEFORE_YEAR: &WordSet = words!("in since during by until before after of from year");

/// The rules of this family.
pub const RULES: &[Rule<Reading>] = &[
    Rule {
        id: "date.iso-time",
        reads: "2014-05-08T12:30",
        pattern: "y:YEAR4 ~- ~m:INT ~- ~d:INT (~t ~h:INT | h:INT) ~\\: ~i:INT (~\\: ~NUMBER)? (~z)?",
        make: |found| {
            let (Unit::Day(day), Some(hour)) = (iso(found)?, u32::try_from(found.int('h')?).ok()) else { return None };
            let minute = u32::try_from(found.int('i')?).ok()?;
            Some(Unit::Minute(day.and_hms_opt(hour, minute, 0)?).into())
        },
        finds: &[("logged 2013-11-02T07:45:00Z by", "2013-11-02T07:45")],
        leaves: &["serial 2013-11-02T77:45"],
    },
    Rule {
        id: "date.iso-day",
        reads: "2014-05-08, 2014-5-8, 2014/05/08",
        pattern: "y:YEAR4 (~- ~m:INT ~- | ~/ ~m:INT ~/ | ~. ~m:INT ~.) ~d:INT",
        make: |found| iso(found).map(Reading::from),
        finds: &[
            ("filed on 2013-11-02 in", "2013-11-02"),
            ("(2013/1/9)", "2013-01-09"),
            ("built 2013-2-3.", "2013-02-03"),
        ],
        leaves: &["part 2013-17-40", "code X2013-11-02"],
    },
    Rule {
        id: "date.compact-day",
        reads: "20140508",
        pattern: "y:INT",
        make: |found| {
            let token = found.get('y')?;
            if token.span.len() != 8 || hangs_in_front(found) || hangs_behind(found) {
                return None;
            }
            let number = u32::try_from(token.int).ok()?;
            let date = NaiveDate::from_ymd_opt((number / 10000) as i32, number / 100 % 100, number % 100)?;
            (19_000_101..20_991_231).contains(&number).then(|| Unit::Day(date).into())
        },
        finds: &[("stamped 20131102 on", "2013-11-02")],
        leaves: &["account 20139902", "part 12345678"],
    },
    Rule {
        id: "date.slashed",
        reads: "28/04/2014, 4/28/2014, 28.4.2014, 28-04-14",
        pattern: "a:INT (~/ ~b:INT ~/ ~y:INT | ~. ~b:INT ~. ~y:INT | ~- ~b:INT ~- ~y:INT)",
        make: slashed,
        finds: &[
            ("signed 23/04/2013 in", "2013-04-23"),
            ("by 23.4.2013 at", "2013-04-23"),
            ("on 4/23/13 the", "2013-04-23"),
        ],
        leaves: &["version 1.2.3", "on page 44/55/2013", "score 3-1-2"],
    },
    Rule {
        id: "date.month-day-year",
        reads: "April 28, 2014",
        pattern: concat!(weekday!(), "m:MONTH .? d:DAYNUM ", suffix!(), "(,? y:YEAR4 | ,? ' ~y:TWO)"),
        make: |found| Some(day_or_none(year(found)?, month(found)?, day(found, 'd')?)),
        finds: &[
            ("on February 30, 2013 the", "XXXX-XX-XX"),
            ("On March 9, 2013 the", "2013-03-09"),
            ("Sept. 2, 1987,", "1987-09-02"),
            ("opened Monday, January 7 2013", "2013-01-07"),
            ("June 3rd, 1999", "1999-06-03"),
        ],
        leaves: &["they may 10, 2013 times"],
    },
    Rule {
        id: "date.day-month-year",
        reads: "28 April 2014, the 28th of April, 2014",
        pattern: concat!(weekday!(), "the? d:DAYNUM ", suffix!(), "of? -? m:MONTH .? -? ,? (y:YEAR4 | '? ~y:TWO)"),
        make: |found| {
            let short = found.get('y')?.span.len() == 2;
            let dashed = found.tokens[found.start + 1].span.of(found.text) == "-";
            if short && !dashed && !set!["'"].holds(found.tokens.get(found.end - 2)) {
                return None;
            }
            Some(day_or_none(year(found)?, month(found)?, day(found, 'd')?))
        },
        finds: &[
            ("on 31 June 2013 the", "XXXX-XX-XX"),
            ("of 9 March 2013 and", "2013-03-09"),
            ("the 2nd of September, 1987", "1987-09-02"),
            ("on 09-Mar-13", "2013-03-09"),
            ("Friday 7 June 2013", "2013-06-07"),
        ],
        leaves: &["32 June 2013 workers"],
    },
    Rule {
        id: "date.glued",
        reads: "7Feb23",
        pattern: "d:INT ~m:MONTH ~y:TWO",
        make: |found| {
            if hangs_in_front(found) || hangs_behind(found) {
                return None;
            }
            calendar_day(year(found)?, month(found)?, day(found, 'd')?).map(Reading::from)
        },
        finds: &[("stamped 7Feb13.", "2013-02-07"), ("on 07FEB13 at", "2013-02-07")],
        leaves: &["model 7Mar99x", "32Feb13"],
    },
    Rule {
        id: "date.ctime",
        reads: "Mon Mar 7 08:15:02 2022",
        pattern: "(WEEKDAY | WEEKDAYSHORT) m:MONTH d:DAYNUM h:INT ~\\: ~i:INT ~\\: ~INT (UPPER)? y:YEAR4",
        make: |found| {
            let (hour, minute) = (u8::try_from(found.int('h')?).ok()?, u8::try_from(found.int('i')?).ok()?);
            let reading: Reading = calendar_day(year(found)?, month(found)?, day(found, 'd')?)?.into();
            (hour < 24 && minute < 60).then(|| reading.at_clock(Some(Clock::At(hour, Some(minute)))))
        },
        finds: &[
            ("cleared Thu Mar 7 08:15:02 2013 at", "2013-03-07T08:15"),
            ("Mon Mar 11 08:15:02 UTC 2013", "2013-03-11T08:15Z"),
        ],
        leaves: &["Mon Mar 7 48:15:02 2013", "Mon Mar 7 8 people 2013"],
    },
    Rule {
        id: "date.month-figures",
        reads: "04/2021, in 05.2021",
        pattern: "(m:TWO ~/ ~y:YEAR4 | (in | since | until | from | to | by | during | of) n:NUMBER)",
        make: month_in_figures,
        finds: &[("exports, 04/2013: 900", "2013-04"), ("held in 05.2013 and", "2013-05")],
        leaves: &["in 17/2013", "No. 04/2013", "by 12.2013%", "of 5.2013 tonnes", "paid 05.2013"],
    },
    Rule {
        id: "date.year-month-name",
        reads: "2021 Jan, 2021 March",
        pattern: concat!("y:YEAR4 m:MONTH .? (d:DAYNUM ", suffix!(), ")?"),
        make: |found| {
            let (year, month) = (plausible(year(found)?)?, month(found)?);
            let name = found.after(0).is_some_and(|next| next.is(Class::Capital) && !next.is(Class::Month));
            let verb = month == 5 && !found.has('d') && !set!["-", "–", ":", ","].holds(found.after(0));
            // "to WWDC 2005", and the date on the next line, which has its own year.
            let year_behind = (0..2).any(|ahead| found.after(ahead).is_some_and(|token| token.is(Class::Year4)));
            let apart = found.get('y').zip(found.get('m')).is_none_or(|(year, month)| {
                found.text.get(year.span.end as usize..month.span.start as usize).is_none_or(|gap| gap.contains('\n'))
            });
            if name || verb || year_behind || apart || hangs_in_front(found) || !found.get('m')?.is(Class::Capital) {
                return None;
            }
            if found.has('d') {
                return calendar_day(year, month, day(found, 'd')?).map(Reading::from);
            }
            Some(Unit::Month(year, month).into())
        },
        finds: &[("sales, 2013 Jan: 3", "2013-01"), ("on 2013 March 5 the", "2013-03-05")],
        leaves: &["in 2013 May said", "in 2013 April Jones", "room 2013 march", "Cup 2011\nJune 6, 2013"],
    },
    Rule {
        id: "date.month-year",
        reads: "April 2014, Apr. 2014, April of 2014, April '14",
        pattern: "m:MONTH .? ,? (of? y:YEAR4 | ' ~y:TWO | - y:YEAR4)",
        make: |found| Some(Unit::Month(plausible(year(found)?)?, month(found)?).into()),
        finds: &[
            ("in March 2013", "2013-03"),
            ("Sept. 1987", "1987-09"),
            ("May of 1990", "1990-05"),
            ("July '98", "1998-07"),
        ],
        leaves: &["they may 2013 times"],
    },
    Rule {
        id: "date.year-month",
        reads: "2014-05",
        pattern: "y:YEAR4 ~- ~m:TWO",
        make: |found| {
            if hangs_in_front(found) || hangs_behind(found) {
                return None;
            }
            let (year, month) = (year(found)?, u8::try_from(found.int('m')?).ok()?);
            // "2004-05" may be a span of years; only a month before the year's last digits could follow is one.
            let span = i32::from(month) > year % 100;
            ((1..=12).contains(&month) && !span).then(|| Unit::Month(year, month).into())
        },
        finds: &[("period 2013-09 of", "2013-09")],
        leaves: &["code 2013-19"],
    },
    Rule {
        id: "date.the-year",
        reads: "the year 2014, the year two thousand",
        pattern: "the? year (y:YEAR4 | n:(two thousand (and? CARDINAL (-? CARDINAL)?)?))",
        make: |found| {
            let year = match year(found) {
                Some(year) => year,
                None => super::words::whole(found, 'n')?,
            };
            Some(Unit::Year(year).into())
        },
        finds: &[("by the year 2013", "2013"), ("before the year two thousand", "2000")],
        leaves: &["a year two people"],
    },
    Rule {
        id: "date.year",
        reads: "2014",
        pattern: "y:YEAR4",
        make: bare_year,
        finds: &[("in 2013.", "2013"), ("the 1996 campaign", "1996"), ("(2013)", "2013"), ("2013's harvest", "2013")],
        leaves: &[
            "room 2013 upstairs", "some 2013 workers", "for $2013 each", "Resolution 2013 of", "2013 km away",
            "an F-2000 jet", "Tel. 555-2013", "2013% more", "version 2013.4",
        ],
    },
    Rule {
        id: "date.years-short",
        reads: "'98",
        pattern: "(in | since | of | summer | spring | fall | winter) l:(' ~y:TWO)",
        make: |found| {
            let lead = found.range('l')?.0 - found.start;
            Some(Reading { lead: lead as u8, ..Unit::Year(two_digit_year(year(found)? % 100)).into() })
        },
        finds: &[("back in '87 they", "1987")],
        leaves: &["in 'x87"],
    },
    Rule {
        id: "date.decade",
        reads: "the 1980s, the early 1980s, the '80s",
        pattern: "the? (s:STAGE -?)? (y:YEAR4 (')? ~s | (' | ’ | ‘) ~t:TWO (')? ~s)",
        make: |found| {
            let year = match found.int('y') {
                Some(year) => i32::try_from(year).ok()?,
                None => 1900 + i32::try_from(found.int('t')?).ok()?,
            };
            let lone = found.get('t').is_some() && found.tokens[found.start].span.of(found.text).len() != 3;
            if year % 10 != 0 || lone {
                return None;
            }
            let unit = if year % 100 == 0 && year < 2000 { Unit::Century(year / 100) } else { Unit::Decade(year / 10) };
            Some(Reading::from(unit).at_stage(stage(found)))
        },
        finds: &[
            ("in the 1970s and", "197"),
            ("the early 1970s", "197"),
            ("the mid-1970's were", "197"),
            ("the '60s", "196"),
            ("the 1800s", "18"),
        ],
        leaves: &["the 1975s", "size '80s"],
    },
    Rule {
        id: "date.decade-words",
        reads: "the nineties",
        pattern: "the (s:STAGE -?)? (nineteen -?)? w:DECADEWORD",
        make: |found| {
            let decade = i32::try_from(found.value('w', Class::DecadeWord)?).ok()?;
            Some(Reading::from(Unit::Decade(190 + decade)).at_stage(stage(found)))
        },
        finds: &[("through the seventies", "197"), ("the late eighties", "198")],
        leaves: &["a man in his seventies"],
    },
    Rule {
        id: "date.century",
        reads: "the 19th century, the early nineteenth century",
        pattern: "the? (s:STAGE -?)? (o:ORDINAL | o:INT (~st | ~nd | ~rd | ~th) | a:CARDINAL -? o:ORDINAL) -? century (b:(b.c. | bc | bce))?",
        make: |found| {
            let tens = found.value('a', Class::Cardinal).unwrap_or(0) as i32;
            let century = i32::from(super::words::ordinal(found)?) + tens;
            if found.has('b') || !(1..=30).contains(&century) {
                return None;
            }
            Some(Reading::from(Unit::Century(century - 1)).at_stage(stage(found)))
        },
        finds: &[("in the 18th century", "17"), ("the late nineteenth century", "18"), ("a 21st-century port", "20")],
        leaves: &["the third centuries"],
    },
    Rule {
        id: "date.day-era",
        reads: "3 May 210 BC, June 31 BC",
        pattern: "(d:DAYNUM m:MONTH | m:MONTH d:DAYNUM ,? | m:MONTH) n:INT e:(b.c. | bc | bce)",
        make: |found| {
            let year = i32::try_from(found.int('n')?).ok().filter(|year| (1..4000).contains(year))?;
            if !found.get('e')?.is(Class::Upper) {
                return None;
            }
            if found.has('d') {
                return calendar_day(1 - year, month(found)?, day(found, 'd')?).map(Reading::from);
            }
            Some(Unit::Month(1 - year, month(found)?).into())
        },
        finds: &[("On 3 May 210 BC the", "BC0210-05-03"), ("in June 31 BC the", "BC0031-06")],
        leaves: &["in June 31 bc ships", "in June 31 people"],
    },
    Rule {
        id: "date.year-era",
        reads: "43 BC, AD 79",
        pattern: "(n:INT (b.c. | bc | bce) | (a.d. | ad) n:INT | n:INT (a.d. | ce))",
        make: |found| {
            let year = i32::try_from(found.int('n')?).ok().filter(|year| (1..4000).contains(year))?;
            let era = found.tokens.get(found.end - 1)?;
            if !era.is(Class::Upper) && !found.tokens[found.start].is(Class::Upper) {
                return None;
            }
            let before = set!["b.c.", "bc", "bce"].has(era.word);
            Some(Unit::Year(if before { 1 - year } else { year }).into())
        },
        finds: &[("in 44 BC the", "BC0044"), ("in AD 79", "0079")],
        leaves: &["an ad 79 times"],
    },
];

/// A calendar day; one that does not exist is read as such, so that its year does not stand for it.
fn day_or_none(year: i32, month: u8, day: u8) -> Reading {
    calendar_day(year, month, day).map_or(Sense::NoSuchDay.into(), Reading::from)
}

/// Reads year, month, day in this order.
fn iso(found: &Match<'_>) -> Option<Unit> {
    if hangs_in_front(found) || hangs_behind(found) {
        return None;
    }
    calendar_day(year(found)?, u8::try_from(found.int('m')?).ok()?, u8::try_from(found.int('d')?).ok()?)
}

/// Numbers between slashes, stops or hyphens: which is the day is for the document to say.
fn slashed(found: &Match<'_>) -> Option<Reading> {
    if hangs_in_front(found) || hangs_behind(found) {
        return None;
    }
    let part =
        |name| found.int(name).and_then(|number| u8::try_from(number).ok()).filter(|part| (1..=31).contains(part));
    let (first, second) = (part('a')?, part('b')?);
    let token = found.get('y')?;
    let year = i32::try_from(token.int).ok()?;
    let mark = found.tokens[found.start + 1].span.of(found.text);
    let year = match token.span.len() {
        4 => plausible(year)?,
        // Two digits are a year only between slashes or where both other parts have two digits.
        2 if mark == "/" || found.get('a')?.span.len() + found.get('b')?.span.len() == 4 => two_digit_year(year),
        _ => return None,
    };
    if first > 12 && second > 12 {
        return None;
    }
    if mark == "." {
        // Full stops part day, month and year wherever they are used.
        return calendar_day(year, second, first).map(Reading::from);
    }
    Some(Sense::Slashed(first, second, year).into())
}

/// "04/2021" and "05.2021", where no label stands in front and no unit behind.
fn month_in_figures(found: &Match<'_>) -> Option<Reading> {
    let labelled = |back| found.before(back).is_some_and(|token| token.is(Class::Labelled));
    let label = labelled(1) || set!["."].holds(found.before(1)) && labelled(2);
    let (month, year, lead) = if let Some(number) = found.get('n') {
        let (month, year) = number.span.of(found.text).split_once('.')?;
        if month.len() != 2 || year.len() != 4 {
            return None;
        }
        (month.parse().ok()?, year.parse().ok()?, 1)
    } else {
        (u8::try_from(found.int('m')?).ok()?, year(found)?, 0)
    };
    let counted = found.after(0).is_some_and(|next| next.is(Class::Counted) || next.is(Class::Scale));
    if label || counted || hangs_behind(found) || lead == 0 && hangs_in_front(found) || !(1..=12).contains(&month) {
        return None;
    }
    Some(Reading { lead, ..Unit::Month(plausible(year)?, month).into() })
}

/// Years that documents speak of.
pub fn plausible(year: i32) -> Option<i32> {
    (1000..2200).contains(&year).then_some(year)
}

/// Four digits that nothing around marks as a count, a label, a price or a part of something longer.
fn bare_year(found: &Match<'_>) -> Option<Reading> {
    let year = year(found)?;
    if hangs_in_front(found) || hangs_behind(found) {
        return None;
    }
    let before = found.before(1);
    let placed = BEFORE_YEAR.holds(before);
    if !(1500..2100).contains(&year) && (!placed || !(1000..2200).contains(&year)) {
        return None;
    }
    // "room 2014", "Rm. 2014", "Counter : 2014", on one line.
    let mark = set![".", ":"].holds(before);
    let label = if mark { found.before(2) } else { before };
    if label.is_some_and(|label| label.is(Class::Labelled) && !breaks_line(found, label)) {
        return None;
    }
    // "Flight MH 1917", "HS code"
    let lettered =
        before.is_some_and(|code| code.is(Class::Upper) && code.span.len() <= 3 && !breaks_line(found, code));
    if lettered && found.before(2).is_some_and(|label| label.is(Class::Labelled)) {
        return None;
    }
    // Digits beside digits are telephone numbers: "+61 2 5550 2014".
    let digits = |token: Option<&Token>| token.is_some_and(|token| token.is(Class::Int) && !breaks_line(found, token));
    if digits(before) || digits(found.after(0)) && found.after(0).is_none_or(|token| !token.is(Class::DayNum)) {
        return None;
    }
    // "resolutions 1718 (2006) and 1874 (2009)"
    let year_behind = found.after(1).is_some_and(|token| token.is(Class::Year4) && !token.spaced);
    if year_behind && set!["("].holds(found.after(0)) && set![")"].holds(found.after(2)) {
        return None;
    }
    // "a vote of 310 to 1999"; "Made in China 2025" is the name of a plan.
    let count = |token: &Token| token.is(Class::Int) && !token.is(Class::Year4) && !token.is(Class::DayNum);
    let plan = set!["China"].holds(before) && set!["made"].holds(found.before(3));
    if plan || set!["to"].holds(before) && found.before(2).is_some_and(count) {
        return None;
    }
    // "2014 K Street", "in 1950 dollars"
    if (0..3).any(|ahead| found.after(ahead).is_some_and(|token| token.is(Class::Street) && token.is(Class::Capital)))
        || set!["dollars", "prices", "euros", "pounds"].holds(found.after(0))
    {
        return None;
    }
    // "about 2014 people", "2014 km": counted things; "by 2014 people will" is left to the preposition.
    if let Some(after) = found.after(0) {
        if after.is(Class::Counted) && (!placed || set!["of", "from", "by"].holds(before)) {
            return None;
        }
        // "Rs 1577 billion".
        let sum = after.is(Class::Scale) && after.span.len() > 1 && !after.is(Class::Capital);
        if sum || set!["%", "hours", "gmt"].has(after.word) || after.is(Class::TimeUnits) {
            return None;
        }
    }
    Some(Unit::Year(year).into())
}

/// True where a line ends between another token and the match.
fn breaks_line(found: &Match<'_>, other: &Token) -> bool {
    let here = found.span();
    let (from, to) =
        if other.span.start < here.start { (other.span.end, here.start) } else { (here.end, other.span.start) };
    found.text.get(from as usize..to as usize).is_none_or(|gap| gap.contains('\n'))
}
