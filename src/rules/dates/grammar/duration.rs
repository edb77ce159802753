//! Lengths of time: "three weeks", "the past two months", "the first nine months", "a decade".

use crate::lexicon::Class;
use crate::model::Unit;
use crate::rules::dates::reading::{Length, Lie, Reading, Sense, Step};
use crate::tag::{Match, Rule, WordSet, set, words};

use super::words::{count, length, number, shift, step, year};

/// Words in front of a length of time.
const BEFORE_LENGTH: &WordSet = words!("for in within than of about over to by after only");

/// Words in front of a length that something takes.
const TAKES: &WordSet = words!("for in within over took takes by of after just");

/// Words in front of "a year" that repeat by it.
const PER_PERIOD: &WordSet = words!("% times once twice percent thrice tons tonnes barrels");

/// Words in front of "a year" that is a length.
const SPANS: &WordSet = words!("lasts takes plus less this was across versus towards spends marks");

/// The words that bound a length: captures `b`.
macro_rules! bound {
    () => {
        "(b:(at least | at most | more than | less than | fewer than | no more than | up to | as long as | as much as | nearly | almost | about | around | approximately | roughly | over | under | some))?"
    };
}

/// The rules of this family.
pub const RULES: &[Rule<Reading>] = &[
    Rule {
        id: "duration.count",
        reads: "three weeks, at least 30 days, a two-week, nearly two months",
        pattern: concat!(
            bound!(),
            count!(),
            " -? (more | consecutive | straight | full | whole | trading | business | working | long)* -? u:(TIMEUNIT | TIMEUNITS) (- long | long)?"
        ),
        make: counted,
        finds: &[
            ("for three weeks the", "P3W"),
            ("at least 30 days", "P30D"),
            ("a two-week visit", "P2W"),
            ("lasted nearly forty years", "P40Y"),
            ("a 10-hour tour", "PT10H"),
            ("two more weeks", "P2W"),
            ("2.5 years", "P2.5Y"),
            ("for a hundred years", "P100Y"),
        ],
        leaves: &["two second homes", "a 3-year-old girl", "52 years old", "12 quarter notes"],
    },
    Rule {
        id: "duration.range",
        reads: "two to three weeks, 12 to 18 months",
        pattern: "(NUMBER | CARDINAL) (to | - | – | or) n:(NUMBER | CARDINAL) -? u:(TIMEUNITS | TIMEUNIT)",
        make: |found| {
            let step = step(found).filter(|step| *step > Step::Second)?;
            if set!["old"].holds(found.after(0)) || set!["old"].holds(found.after(1)) {
                return None;
            }
            let low = found.tokens[found.start];
            // "the 2019-2020 season": years, not a count.
            if low.is(Class::Year4) && (1900..2100).contains(&low.int) {
                return None;
            }
            let low = low.value(Class::Cardinal).unwrap_or(low.int) as f64;
            let high = number(found, 'n')?;
            (low < high).then(|| Sense::Lasting(length(Some(low), step), Lie::Nowhere).into())
        },
        finds: &[("takes two to three weeks", "P2W"), ("within 12-18 months", "P12M")],
        leaves: &["5 to 3 weeks", "2019 or 20 seasons"],
    },
    Rule {
        id: "duration.one",
        reads: "a month, an hour, a decade, one year, a day-long",
        pattern: concat!(bound!(), "(a | an) (full | whole | single | further)? u:TIMEUNIT"),
        make: |found| {
            let step = step(found)
                .filter(|step| *step > Step::Second && !matches!(step, Step::Season | Step::Quarter | Step::Weekend))?;
            if set!["'", "’", "ago", "end"].holds(found.after(0)) && step != Step::Minute {
                return None;
            }
            if set!["-"].holds(found.after(0)) && !set!["long"].holds(found.after(1)) {
                return None;
            }
            let bound = bound(found);
            if bound.is_none() && repeats(found) {
                return Some(Sense::Every(length(Some(1.0), step)).into());
            }
            let leads = matches!(step, Step::Day | Step::Weekend | Step::Half) && bound.is_none();
            let placed = BEFORE_LENGTH.holds(found.before(1));
            (!leads || placed)
                .then(|| Reading { bound, ..Sense::Lasting(length(Some(1.0), step), Lie::Nowhere).into() })
        },
        finds: &[
            ("for a month,", "P1M"),
            ("nearly an hour", "PT1H"),
            ("$3 million a year to", "P1Y"),
            ("about a decade", "P1E"),
        ],
        leaves: &["a second chance", "a quarter of it", "on a day when"],
    },
    Rule {
        id: "duration.and-half",
        reads: "a year and a half, two and a half years, half an hour, half a year",
        pattern: "((a | an) u:TIMEUNIT and a half | n:(CARDINAL | NUMBER) (and | -)* a? -? half -? u:(TIMEUNITS | TIMEUNIT) | h:half (a | an) -? u:TIMEUNIT)",
        make: |found| {
            let step = step(found)?;
            let count = if found.has('h') { 0.0 } else { number(found, 'n').unwrap_or(1.0) };
            Some(Sense::Lasting(Length { count: Some(count), step, half: true }, Lie::Nowhere).into())
        },
        finds: &[
            ("a minute and a half later", "PT1M30S"),
            ("two and a half years", "P2Y6M"),
            ("half an hour", "PT30M"),
            ("a year and a half", "P1Y6M"),
        ],
        leaves: &["half the year"],
    },
    Rule {
        id: "duration.lying",
        reads: "the past two months, the next three years, the last five years, the latest nine months",
        pattern: concat!(
            bound!(),
            "(the | these)? h:(past | last | next | coming | previous | preceding | following | latest | recent | upcoming | final) (",
            count!(),
            " | few | several | couple of)? (trading | fiscal)? u:(TIMEUNITS | TIMEUNIT)"
        ),
        make: lying,
        finds: &[
            ("over the past two months", "P2M"),
            ("in the next few days", "PXD"),
            ("for the last five years", "P5Y"),
            ("in recent months", "PXM"),
            ("the coming quarters", "PXQ"),
        ],
        leaves: &["the last two places", "the past tense", "the next door"],
    },
    Rule {
        id: "duration.opening",
        reads: "the first nine months, the first three months of 2014, January to September",
        pattern: concat!(
            "(the)? h:(first | last | initial | opening) ",
            count!(),
            " u:(TIMEUNITS) (of y:YEAR4 | of fiscal y:YEAR4)?"
        ),
        make: |found| {
            let step = step(found).filter(|step| *step >= Step::Hour)?;
            let opening = set!["first", "initial", "opening"].holds(found.get('h'));
            let months = matches!(step, Step::Month | Step::Quarter | Step::Week);
            let told = year(found);
            let of_year = set!["of"].holds(found.after(0))
                && (set!["last", "this", "the", "next"].holds(found.after(1)) && set!["year"].holds(found.after(2)));
            if !opening && told.is_none() && !of_year {
                return None;
            }
            let lie = match (opening, months) {
                (_, false) => Lie::Nowhere,
                (true, true) if of_year && set!["last"].holds(found.after(1)) => Lie::OpeningLast,
                (true, true) => Lie::Opening(told),
                (false, true) => Lie::Closing(told),
            };
            Some(Sense::Lasting(length(number(found, 'n'), step), lie).into())
        },
        finds: &[("profit in the first nine months rose", "P9M"), ("in the first three months of 2013", "P3M")],
        leaves: &["the first two people"],
    },
    Rule {
        id: "duration.the-count",
        reads: "the nine months, the four days, those three weeks, 12 months to June",
        pattern: concat!(
            "(the | those | these | its) (first | b:(last | past))? ",
            count!(),
            " -? (u:TIMEUNITS | u:TIMEUNIT p:period) (of y:YEAR4 | of (this | the current) w:year | e:(to | leading up to | up to | ended | ending | through | until) in? m:MONTH .? (d:DAYNUM)? (,? y:YEAR4)?)?"
        ),
        make: |found| {
            let step = step(found).filter(|step| *step >= Step::Hour)?;
            // "in the five months of 2013": those at its beginning.
            let of_year = (found.has('y') || found.has('w')) && !found.has('e');
            if let (true, Some(year)) = (step == Step::Month && number(found, 'n') == Some(12.0), year(found))
                && of_year
            {
                return Some(Unit::Year(year).into());
            }
            if of_year && matches!(step, Step::Month | Step::Quarter) {
                return Some(Sense::Lasting(length(number(found, 'n'), step), Lie::Opening(year(found))).into());
            }
            if of_year || (found.has('p') || found.has('b')) && !found.has('e') {
                return None;
            }
            let lead = u8::from(set!["its"].holds(found.tokens.get(found.start)));
            let lie = super::words::month(found).map_or(Lie::Nowhere, |month| Lie::Until(month, year(found)));
            let cut = found.range('e').map(|(start, end)| (start as u32, end as u32));
            Some(Reading { cut, lead, ..Sense::Lasting(length(number(found, 'n'), step), lie).into() })
        },
        finds: &[
            ("For the nine months, it", "P9M"),
            ("instead of the four days he", "P4D"),
            ("over the three months ending in May 2013", "P3M"),
            ("in the six-month period to September 2013", "P6M"),
            ("in the last 12 months leading up to June 2013", "P12M"),
            ("in the five months of 2013, it", "P5M"),
            ("during the five months of this year it", "P5M"),
            ("over the twelve months of 2013", "2013"),
        ],
        leaves: &["the two men", "the two-month period"],
    },
    Rule {
        id: "duration.year-to",
        reads: "the year to March 2013",
        pattern: "the year to m:MONTH .? (d:DAYNUM)? (,? y:YEAR4)?",
        make: |found| {
            let year_long = Length { count: Some(1.0), step: Step::Year, half: false };
            let lie = Lie::Until(super::words::month(found)?, year(found));
            Some(Sense::Lasting(year_long, lie).into())
        },
        finds: &[
            ("Profit in the year to March 2013 rose", "P1Y"),
            ("over the year to March it", "P1Y"),
            ("in the year to June 30, 2013,", "P1Y"),
        ],
        leaves: &["the year to date", "the year to may"],
    },
    Rule {
        id: "duration.vague",
        reads: "several months, a few days, many years, some time, years",
        pattern: concat!(
            bound!(),
            "(several | a few | few | many | some | a couple of | a number of | numerous | dozens of | hundreds of | the) -? (more | past | early | first | last)? u:(TIMEUNITS | time) ahead?"
        ),
        make: vague,
        finds: &[
            ("for several months", "PXM"),
            ("over the years", "PXY"),
            ("a few days before", "PXD"),
            ("for some time", "PXM"),
        ],
        leaves: &["the time of", "many times", "the days of"],
    },
    Rule {
        id: "duration.several",
        reads: "a several-year tenure, multi-year, decades-old, day-long",
        pattern: "((several | multi) - u:TIMEUNIT | u:TIMEUNIT - long | u:TIMEUNITS - (long | old))",
        make: |found| {
            let step = step(found).filter(|step| *step > Step::Second)?;
            let one = found.range('u').is_some_and(|(at, _)| at == found.start) && found.get('u')?.is(Class::TimeUnit);
            Some(Sense::Lasting(length(one.then_some(1.0), step), Lie::Nowhere).into())
        },
        finds: &[("a several-year tenure", "PXY"), ("a day-long meeting", "P1D"), ("a decades-old feud", "PXE")],
        leaves: &["several years-of"],
    },
    Rule {
        id: "duration.bare",
        reads: "for years, in weeks, days before, months ago",
        pattern: "u:TIMEUNITS (ago)?",
        make: |found| {
            let step = step(found).filter(|step| *step >= Step::Day && *step != Step::Weekend)?;
            if set!["-"].holds(found.before(1)) {
                return None;
            }
            let ago = found.end > found.start + 1;
            let placed = TAKES.holds(found.before(1));
            let leads = set!["before", "after", "later", "earlier", "of", "to"].holds(found.after(0));
            let old = set!["old", "'"].holds(found.after(0));
            let lower = !found.tokens[found.start].is(Class::Capital);
            (!old && (ago || (placed || leads) && lower))
                .then(|| Sense::Lasting(length(None, step), Lie::Nowhere).into())
        },
        finds: &[("for years it", "PXY"), ("within weeks,", "PXW"), ("just months ago", "PXM")],
        leaves: &["Years & Years"],
    },
];

/// TIMEX3 `mod` of the words captured under `b`.
fn bound(found: &Match<'_>) -> Option<&'static str> {
    let (start, _) = found.range('b')?;
    let first = found.tokens[start].span.of(found.text).to_ascii_lowercase();
    let second = found.tokens.get(start + 1).map(|token| token.span.of(found.text).to_ascii_lowercase());
    Some(match (first.as_str(), second.as_deref()) {
        ("at", Some("least")) | ("no", _) => "EQUAL_OR_MORE",
        ("at" | "up" | "as" | "within", _) => "EQUAL_OR_LESS",
        ("more" | "over", _) => "MORE_THAN",
        ("less" | "fewer" | "under", _) => "LESS_THAN",
        _ => "APPROX",
    })
}

fn counted(found: &Match<'_>) -> Option<Reading> {
    let step = step(found)?;
    if set!["old"].holds(found.after(0))
        || (set!["-"].holds(found.after(0)) && set!["old", "olds"].holds(found.after(1)))
    {
        return None;
    }
    let unit = found.get('u')?;
    let digits = found.get('n')?.is(Class::Number);
    if step == Step::Second && (unit.is(Class::TimeUnit) || !digits) && !unit.is(Class::TimeUnits) {
        return None;
    }
    // "1.5 quarter", "two quarter notes" are no lengths; "two-quarter" is.
    let hyphen = found.range('u').is_some_and(|(at, _)| set!["-"].holds(found.tokens.get(at - 1)));
    let count = number(found, 'n')?;
    if unit.is(Class::TimeUnit)
        && count > 1.0
        && !hyphen
        && matches!(step, Step::Quarter | Step::Season | Step::Half | Step::Second)
    {
        return None;
    }
    if step == Step::Season || (step == Step::Quarter && count < 1.0) {
        return None;
    }
    if digits && super::words::hangs_in_front(found) && !found.has('b') {
        return None;
    }
    // "a two-week visit": the article belongs to the visit; "a hundred years" it does not.
    let article = set!["a", "an"].holds(found.get('n'));
    let (first, _) = found.range('n')?;
    let hundred = set!["hundred", "thousand", "dozen"].holds(found.tokens.get(first + 1));
    let lead = u8::from(article && !hundred && !found.has('b'));
    let fraction = step == Step::Quarter && unit.is(Class::TimeUnits) && hyphen;
    let title = digits && unit.is(Class::Capital) && unit.is(Class::TimeUnits);
    if fraction || title {
        return None;
    }
    Some(Reading { lead, bound: bound(found), ..Sense::Lasting(length(Some(count), step), Lie::Nowhere).into() })
}

fn lying(found: &Match<'_>) -> Option<Reading> {
    let step = step(found).filter(|step| *step >= Step::Minute && *step != Step::Season)?;
    let head = found.get('h');
    let unit = found.get('u')?;
    let counted = found.has('n');
    let few = found.tokens[found.start..found.end].iter().any(|token| set!["few", "several", "couple"].has(token.word));
    if unit.is(Class::TimeUnit) && !(counted && number(found, 'n') == Some(1.0)) {
        return None;
    }
    if set!["latest", "final", "recent"].holds(head) && !counted && !unit.is(Class::TimeUnits) {
        return None;
    }
    if !counted && !few && set!["following", "previous", "preceding", "latest", "final"].holds(head) {
        return None;
    }
    // "over the past 20 years": the preposition is not part of it; "at least the past 18 months" is one.
    let over = set!["over", "under", "around", "about", "some"].holds(found.tokens.get(found.start));
    let lead = u8::from(found.has('b') && over);
    let lie = match shift(found) {
        Some(by) if by > 0 => Lie::Coming,
        _ => Lie::Past,
    };
    let told = set!["following", "previous", "preceding", "final"].holds(head);
    Some(Reading {
        lead,
        bound: if lead > 0 { None } else { bound(found) },
        ..Sense::Lasting(length(number(found, 'n'), step), if told { Lie::Nowhere } else { lie }).into()
    })
}

fn vague(found: &Match<'_>) -> Option<Reading> {
    let first = &found.tokens[found.start];
    let article = set!["the"].has(first.word);
    let after = found.after(0);
    if !found.has('u') || set!["time"].holds(found.get('u')) {
        let some = found.tokens[found.start..found.end].iter().any(|token| set!["some"].has(token.word));
        let plain = found.end == found.start + 2 && some;
        return plain.then(|| Sense::Lasting(length(None, Step::Month), Lie::Nowhere).into());
    }
    let step = step(found).filter(|step| *step >= Step::Minute && *step != Step::Season)?;
    if article
        && (set!["of", "when"].holds(after) && !set!["first"].holds(found.tokens.get(found.end - 2))
            || step < Step::Hour)
    {
        return None;
    }
    if set!["old"].holds(after) {
        return None;
    }
    // "in the days before", "over several years": article and preposition stay outside.
    let over = set!["over", "under", "around", "about"].has(first.word);
    let before = article && set!["before", "after", "that", "since", "leading"].holds(after);
    Some(Reading { lead: u8::from(over || before), ..Sense::Lasting(length(None, step), Lie::Nowhere).into() })
}

/// "3 million a year", "interviews a day": an amount or counted things stand before the article.
fn repeats(found: &Match<'_>) -> bool {
    let Some(before) = found.before(1) else { return false };
    let word = before.span.of(found.text);
    before.is(Class::Number)
        || before.is(Class::Scale)
        || PER_PERIOD.has(before.word)
        || (before.is(Class::Word)
            && !before.is(Class::Preposition)
            && word.len() > 3
            && word.ends_with('s')
            && !SPANS.has(before.word))
}
