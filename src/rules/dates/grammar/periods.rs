//! Quarters, halves, seasons, and fiscal and marketing years.

use crate::lexicon::Class;
use crate::model::Unit;
use crate::rules::dates::reading::{Length, Lie, Reading, Sense, Step, Way};
use crate::tag::{Match, Rule, Token, WordSet, set, words};

use super::partial::way;
use super::words::{ordinal, shift, stage, two_digit_year, year};

/// Words of a match: its halves are no halves of a year.
const OF_MATCH: &WordSet = words!("scored score goal goals match penalty touchdown kick pitch");

/// Words beside a quarter or half.
const BESIDE_QUARTER: &WordSet = words!("for in during of from since to and , .");

/// Words in front of a season alone.
const BEFORE_SEASON: &WordSet =
    words!("in during over by since until through throughout of for every each before after");

/// Crops named by the season in which they are sown.
const CROPS: &WordSet = words!("barley wheat oats rye rape oilseed canola crops crop onions beans cereals");

/// The rules of this family.
pub const RULES: &[Rule<Reading>] = &[
    Rule {
        id: "period.quarter-year",
        reads: "the first quarter of 2014, Q1 2014, Quarter 1 2014, 1Q14, 2014's first quarter",
        pattern: "(the? ORDINAL -? quarter ((of | in) (the | this) year)? \\( q ~o:INT y:YEAR4 \\) | the? (fiscal)? o:ORDINAL -? quarter \\( MONTH (. | -)? (- | – | to)? e:MONTH .? y:YEAR4 \\) | the? (fiscal)? (o:ORDINAL | o:INT (~st | ~nd | ~rd | ~th) | l:final | l:last) -? quarter (\\( MONTH (. | -)? (- | – | to)? MONTH .? \\))? (of | in | ,)? (fiscal | the year)? y:YEAR4 | the? (o:ORDINAL | o:INT (~st | ~nd | ~rd | ~th)) -? quarter (\\( MONTH (. | -)? (- | – | to)? MONTH .? \\))? (of | in) fy '? y:(YEAR4 | TWO) | q ~o:INT (of | , | -)? (fy)? '? y:(YEAR4 | TWO) | q ~o:INT ~/ ~y:YEAR4 | quarter o:INT (of | ,)? y:YEAR4 | o:INT ~q (fy)? '? y:(YEAR4 | TWO) | o:INT ~q ~/ ~y:YEAR4 | y:YEAR4 (' s | ’ s)? ((o:ORDINAL | o:INT (~st | ~nd | ~rd | ~th)) -? quarter | -? q ~o:INT))",
        make: |found| {
            // A year alone on its line heads what stands below it.
            let (at, _) = found.range('y')?;
            let year = found.tokens.get(at)?;
            let next = found.tokens.get(at + 1).filter(|_| at + 1 < found.end);
            let headed = next.is_some_and(|next| {
                found.text.get(year.span.end as usize..next.span.start as usize).is_none_or(|gap| gap.contains('\n'))
            });
            if headed {
                return None;
            }
            // The months in brackets tell which quarter of the calendar a fiscal one is.
            let told = found.value('e', Class::Month).filter(|month| month % 3 == 0);
            let number = told.and_then(|month| u8::try_from(month / 3).ok()).or_else(|| quarter(found))?;
            Some(Unit::Quarter(long_year(found)?, number).into())
        },
        finds: &[
            ("in the first quarter of 2013", "2013-Q1"),
            ("in Q3 2013", "2013-Q3"),
            ("for 1Q13", "2013-Q1"),
            ("2013's second quarter", "2013-Q2"),
            ("2013 Q4", "2013-Q4"),
            ("in the 2nd quarter of 2013", "2013-Q2"),
            ("in the second quarter (April-June) of 2013", "2013-Q2"),
            ("in the fiscal third quarter (October-December 2013) were", "2013-Q4"),
            ("in the third quarter of the year (Q3 2013) were", "2013-Q3"),
            ("for Q2/2013 were", "2013-Q2"),
            ("in Q3 of FY13", "2013-Q3"),
            ("in 3Q/2012 fell", "2012-Q3"),
            ("the final quarter of 2013", "2013-Q4"),
        ],
        leaves: &["in the fifth quarter of 2013 at", "Q7 2013 sedans", "the final quarterback of 2013"],
    },
    Rule {
        id: "period.quarter",
        reads: "the third quarter, third-quarter, last quarter, Q3",
        pattern: "(the (latest | h:SHIFT)? | h:SHIFT)? (fiscal)? ((o:ORDINAL | o:INT (~st | ~nd | ~rd | ~th)) -? quarter | q ~o:INT)",
        make: |found| {
            let way = if found.has('h') { way(found)? } else { Way::Bare };
            // "the third-quarter loss": hyphened, it belongs to the noun and the article does not.
            let dashed = set!["-"].holds(found.tokens.get(found.end - 2));
            let lead = u8::from(dashed && set!["the"].holds(found.tokens.get(found.start)));
            Some(Reading { lead, ..Sense::Quarter(quarter(found)?, way).into() })
        },
        finds: &[
            ("sales in the third quarter fell", "2013-Q3"),
            ("a first-quarter loss", "2014-Q1"),
            ("since Q1", "2014-Q1"),
        ],
        leaves: &["the fifth quarter-final", "a third quarterback"],
    },
    Rule {
        id: "period.quarter-of-year-told",
        reads: "the previous year's third quarter: of the year before the one told",
        pattern: "(the)? (previous | preceding | prior) year (' s | ’ s | s) (o:ORDINAL | o:INT (~st | ~nd | ~rd | ~th)) -? quarter",
        make: |found| Some(Sense::Quarter(quarter(found)?, Way::Told(-1)).into()),
        finds: &[("It rose in the third quarter of 2013. In the previous year's third quarter it", "2012-Q3")],
        leaves: &["the previous year's fifth quarter"],
    },
    Rule {
        id: "period.quarter-of-shift",
        reads: "this year's third quarter, the first quarter of next year",
        pattern: "(h:SHIFT year (' s | ’ s | s) (o:ORDINAL | o:INT (~st | ~nd | ~rd | ~th)) -? quarter | (the? (o:ORDINAL | o:INT (~st | ~nd | ~rd | ~th)) -? quarter | q ~o:INT) (of | in)? (h:SHIFT | the) year)",
        make: |found| {
            let by = if found.has('h') { shift(found)? } else { 0 };
            Some(Sense::QuarterOf(quarter(found)?, by).into())
        },
        finds: &[("in last year's third quarter", "2013-Q3"), ("the first quarter of next year", "2015-Q1")],
        leaves: &["this year's fifth quarter"],
    },
    Rule {
        id: "period.quarters-opening",
        reads: "the first two quarters of 2014",
        pattern: "the? first two quarters of (y:YEAR4 | h:SHIFT year | the year)",
        make: |found| match (year(found), shift(found)) {
            (Some(year), _) => Some(Unit::Half(year, 1).into()),
            (None, by) => Some(Sense::HalfOf(1, by.unwrap_or(0)).into()),
        },
        finds: &[("in the first two quarters of 2013", "2013-H1")],
        leaves: &["the first two quarters"],
    },
    Rule {
        id: "period.half-year",
        reads: "the first half of 2014, H1 2014, the last half of 1989",
        pattern: "(the? (o:ORDINAL | o:INT (~st | ~nd | ~rd | ~th) | l:last) -? (half | semester) (\\( INT ~h \\) | \\( h ~INT \\))? (of | in | ,)? y:YEAR4 | the? (o:ORDINAL | o:INT (~st | ~nd | ~rd | ~th)) -? half (\\( MONTH (. | -)? (- | – | to)? MONTH .? \\))? of fy '? y:(YEAR4 | TWO) | y:YEAR4 ~h ~n:INT | h ~n:INT ~/ ~y:YEAR4 | h ~n:INT ,? y:YEAR4 | h ~n:INT (of)? fy '? y:(YEAR4 | TWO) | n:INT ~h (fy)? y:(YEAR4 | TWO))",
        make: |found| Some(Unit::Half(long_year(found)?, half(found)?).into()),
        finds: &[
            ("in the first half of 2013", "2013-H1"),
            ("the last half of 1989", "1989-H2"),
            ("For the first half (1H) of 2013", "2013-H1"),
            ("H1 2013", "2013-H1"),
            ("in 2013H1, output", "2013-H1"),
            ("in H2/2013 were", "2013-H2"),
            ("in the 1st semester of 2013", "2013-H1"),
            ("in the 2nd half of 2013", "2013-H2"),
            ("in H1FY13", "2013-H1"),
        ],
        leaves: &["the third half of 2013 people"],
    },
    Rule {
        id: "period.half",
        reads: "the first half of the year, the second half of last year, second-half, H1, 1H",
        pattern: "the? (o:ORDINAL | o:INT (~st | ~nd | ~rd | ~th) | l:last) (- half | half of (h:SHIFT | the | this) year | half) | (h ~n:INT | n:INT ~h) (of (h:SHIFT | the | this) year)?",
        make: |found| {
            let half = half(found)?;
            let tail = found.tokens.get(found.end - 1)?;
            if set!["year"].has(tail.word) {
                return Some(Sense::HalfOf(half, shift(found).unwrap_or(0)).into());
            }
            // A bare "first half" may be of a match or a book: "In the second half, he scored".
            let played = (0..12).filter_map(|ahead| found.after(ahead)).any(|token| OF_MATCH.has(token.word));
            if played {
                return None;
            }
            if found.has('n') {
                // "in H1", "H1 exports": no visa, heading or virus ("H1 visas", "H1-B", "H1N1", "<h1>").
                const BEFORE: &WordSet = words!("in for during of from since to by its ( and");
                let glued = |token: Option<&Token>| {
                    token.is_some_and(|token| token.span.start == found.tokens[found.end - 1].span.end)
                        && !set![",", ".", ")", ";", "'", "’"].holds(token)
                };
                let placed = BEFORE.holds(found.before(1))
                    && !glued(found.after(0))
                    && !set!["visa", "visas"].holds(found.after(0));
                return placed.then(|| Sense::Half(half, Way::Bare).into());
            }
            let money = set!["of", "time", "dozen"].holds(found.after(0)) || found.has('l');
            let placed = set!["in", "for", "during", "a", "from", "its"].holds(found.before(1));
            (!money && placed).then(|| Sense::Half(half, Way::Bare).into())
        },
        finds: &[
            ("in the first half of the year", "2014-H1"),
            ("in the second half of last year", "2013-H2"),
            ("sales rose in H2", "2014-H2"),
            ("fell to 5 million in 1H,", "2014-H1"),
        ],
        leaves: &[
            "holders of H1 visas",
            "in H1N1 cases",
            "for H1-B workers",
            "in H3",
            "the first half of the match",
            "the second half of the book",
            "In the second half, he scored twice.",
        ],
    },
    Rule {
        id: "period.half-decade",
        reads: "the last half of the '80s, the first half of the 1990s, the second half of the 19th century",
        pattern: "the s:(first | second | last | latter) half of the (y:YEAR4 (')? ~s | (' | ’ | ‘) ~t:TWO (')? ~s | (o:ORDINAL | o:INT (~st | ~nd | ~rd | ~th)) -? century | (h:SHIFT)? u:(decade | century))",
        make: |found| {
            let stage = if set!["first"].holds(found.get('s')) {
                crate::rules::dates::reading::Stage::Early
            } else {
                crate::rules::dates::reading::Stage::Late
            };
            let year = found.int('y').or_else(|| found.int('t').map(|t| 1900 + t));
            let reading: Reading = match year {
                Some(year) => Unit::Decade(i32::try_from(year).ok()? / 10).into(),
                None if found.has('o') => Unit::Century(i32::from(ordinal(found)?) - 1).into(),
                None => Sense::Shift(
                    super::words::step(found)?,
                    i32::from(shift(found).unwrap_or(0)),
                    crate::rules::dates::reading::Base::Document,
                )
                .into(),
            };
            Some(reading.at_stage(Some(stage)))
        },
        finds: &[("in the first half of the 1970s", "197"), ("in the second half of the 19th century", "18")],
        leaves: &["the first half of the 12s"],
    },
    Rule {
        id: "period.season-year",
        reads: "spring 2014, the summer of 2013, winter 1995-96",
        pattern: "the? (s:STAGE -?)? c:SEASON (of)? y:YEAR4 (~- ~TWO | ~/ ~TWO)?",
        make: |found| Some(Reading::from(Unit::Season(year(found)?, season(found)?)).at_stage(stage(found))),
        finds: &[
            ("in spring 2013", "2013-SP"),
            ("the summer of 1998", "1998-SU"),
            ("the late autumn of 1998", "1998-FA"),
        ],
        leaves: &["spring 20 times"],
    },
    Rule {
        id: "period.season",
        reads: "last fall, this summer, the summer, in spring, early summer",
        pattern: "(the | this | that)? (s:STAGE -?)? (h:SHIFT past?)? c:SEASON",
        make: bare_season,
        finds: &[
            ("killed last fall", "2013-FA"),
            ("opens this summer", "2014-SU"),
            ("over the winter", "2013-WI"),
            ("this past winter", "2013-WI"),
        ],
        leaves: &[
            "prices fall in", "a fall in spring barley", "output of winter wheat", "a spring in its step",
            "the fall of Rome", "Boiling Springs", "a steep fall",
        ],
    },
    Rule {
        id: "period.season-of-shift",
        reads: "the spring of last year, last year's summer",
        pattern: "(the? c:SEASON of h:SHIFT year | h:SHIFT year (' | ’) s c:SEASON)",
        make: |found| Some(Sense::SeasonOf(season(found)?, shift(found)?).into()),
        finds: &[("in the summer of last year", "2013-SU")],
        leaves: &["the fall of last"],
    },
    Rule {
        id: "period.the-quarter",
        reads: "the quarter, the latest period, the latest quarter, the current quarter",
        pattern: "(the h:(current | next | previous | following)? quarter | the l:latest (fiscal)? (quarter | period) | h:(this | last | next) quarter)",
        make: |found| {
            if let Some(by) = shift(found) {
                let told = set!["previous", "following"].holds(found.get('h'));
                let base = if told {
                    crate::rules::dates::reading::Base::Told
                } else {
                    crate::rules::dates::reading::Base::Document
                };
                return Some(Sense::Shift(crate::rules::dates::reading::Step::Quarter, i32::from(by), base).into());
            }
            let part = set!["of", "-", "century", "share"].holds(found.after(0)) && !found.has('l');
            let unit = BESIDE_QUARTER.holds(found.before(1));
            (!part && (unit || found.has('l'))).then(|| Sense::Period.into())
        },
        finds: &[
            ("In the third quarter of 2013 it rose. Costs in the quarter fell", "2013-Q3"),
            ("the current quarter", "2014-Q2"),
        ],
        leaves: &["the quarter of the town", "a quarter"],
    },
    Rule {
        id: "period.year-before",
        reads: "the year-earlier period, the year-ago quarter, year-earlier",
        pattern: "(the | the comparable | the same)? year -? (earlier | ago) (o:ORDINAL)? (quarter | period | month | level)?",
        make: |found| {
            let dashed = found.tokens[found.start..found.end].iter().any(|token| set!["-"].has(token.word));
            let period = set!["quarter", "period"].holds(found.tokens.get(found.end - 1));
            let level = set!["level", "month"].holds(found.tokens.get(found.end - 1));
            if !dashed || level {
                return None;
            }
            if let Some(quarter) = found.value('o', Class::Ordinal) {
                return period.then(|| Sense::QuarterOf(quarter as u8, -1).into());
            }
            let lead = u8::from(!period && set!["the"].holds(found.tokens.get(found.start)));
            Some(Reading { lead, ..Sense::YearBefore.into() })
        },
        finds: &[
            ("It rose in the third quarter of 2013. In the year-earlier period it", "2012-Q3"),
            ("It fell in 2013 against a year-earlier profit", "2012"),
        ],
        leaves: &["a year earlier than", "the year ago"],
    },
    Rule {
        id: "period.year-quarter",
        reads: "the 1988 quarter, the 1989 period",
        pattern: "the y:YEAR4 (o:ORDINAL)? (quarter | period)",
        make: |found| Some(Sense::PeriodIn(year(found)?, found.value('o', Class::Ordinal).map(|o| o as u8)).into()),
        finds: &[("It rose in the third quarter of 2013. In the 2012 quarter it", "2012-Q3")],
        leaves: &["the 1988 quarterback"],
    },
    Rule {
        id: "period.months-count",
        reads: "9M 2014, 9M2014: the first nine months of a year",
        pattern: "n:INT (~m (of)? y:YEAR4 | ~m ~y:TWO | ~mfy ~y:(YEAR4 | TWO) | ~m fy '? y:(YEAR4 | TWO))",
        make: |found| {
            let months = found.int('n').filter(|months| (2..12).contains(months))?;
            // "$9m of 2014 funds"
            if found.before(1).is_some_and(|token| token.is(Class::Currency)) {
                return None;
            }
            let length = Length { count: Some(months as f64), step: Step::Month, half: false };
            Some(Sense::Lasting(length, Lie::Opening(long_year(found))).into())
        },
        finds: &[
            ("In 9M 2013 sales rose", "P9M"),
            ("for 9M2013 were", "P9M"),
            ("for 9MFY13 were", "P9M"),
            ("for 9M13 were", "P9M"),
        ],
        leaves: &[
            "a 9m yacht",
            "a 9m20 jump",
            "of 13M 2013",
            "spent $9m of 2013 funds",
            "imports worth 9m, 2013 data show",
        ],
    },
    Rule {
        id: "period.month-counted",
        reads: "the sixth month of 2014: June",
        pattern: "the o:ORDINAL month of y:YEAR4",
        make: |found| {
            let month = found.value('o', Class::Ordinal).and_then(|month| u8::try_from(month).ok())?;
            (1..=12).contains(&month).then_some(Unit::Month(year(found)?, month).into())
        },
        finds: &[("in the sixth month of 2013 it", "2013-06"), ("the first month of 2013", "2013-01")],
        leaves: &["the sixth month of peace"],
    },
    Rule {
        id: "period.month-quarter",
        reads: "the June quarter 2014, the March quarter of 2014: the quarter that a month ends",
        pattern: "(the)? m:MONTH -? quarter (of | ,)? y:YEAR4 | (the)? m:MONTH y:YEAR4 -? quarter",
        make: |found| {
            let month = found.value('m', Class::Month).and_then(|month| u8::try_from(month).ok())?;
            (month % 3 == 0).then_some(())?;
            Some(Unit::Quarter(year(found)?, month / 3).into())
        },
        finds: &[
            ("in the June quarter 2013", "2013-Q2"),
            ("the March quarter of 2013", "2013-Q1"),
            ("in the June 2013 quarter", "2013-Q2"),
        ],
        leaves: &["the May quarter of 2013", "a June quarter-final"],
    },
    Rule {
        id: "period.month-quarter-bare",
        reads: "the June quarter, the March quarter: the quarter that a month ends, without its year",
        pattern: "(the)? m:MONTH -? quarter",
        make: |found| {
            let month = found.value('m', Class::Month).and_then(|month| u8::try_from(month).ok())?;
            let bare = found.after(0).is_none_or(|next| !next.is(Class::Year4) && !set!["-"].has(next.word));
            (month % 3 == 0 && bare).then_some(Sense::Quarter(month / 3, Way::Bare).into())
        },
        finds: &[("sales in the March quarter fell", "2014-Q1"), ("in the December quarter sales fell", "2013-Q4")],
        leaves: &["the May quarter", "the June quarter-final"],
    },
    Rule {
        id: "period.ended",
        reads: "the quarter ended Sept. 30, the year ended March 31, 2014",
        pattern: "(the | its) (fiscal | financial)? (o:ORDINAL)? -? u:(quarter | year) (that | which)? (ended | ending) in?",
        make: |found| {
            let quarter = set!["quarter"].holds(found.get('u'));
            let lead = u8::from(set!["its"].holds(found.tokens.get(found.start)));
            let sense = match (quarter, found.value('o', Class::Ordinal)) {
                (true, Some(o)) => Sense::Quarter(u8::try_from(o).ok().filter(|o| (1..=4).contains(o))?, Way::Bare),
                (true, None) => Sense::PeriodEnded(crate::rules::dates::reading::Step::Quarter),
                (false, _) => Sense::PeriodEnded(crate::rules::dates::reading::Step::Year),
            };
            let words = &found.tokens[found.start..found.end];
            let tail = words.iter().rev().take_while(|token| !set!["year", "quarter"].has(token.word)).count();
            Some(Reading { lead, tail: u8::try_from(tail).ok()?, ..sense.into() })
        },
        finds: &[
            ("for the quarter ended Sept. 30, 2013,", "2013-Q3"),
            ("in the year ended March 31, 2013", "P1Y"),
            ("in the fiscal year that ended in June 2013", "P1Y"),
        ],
        leaves: &["the quarter ends", "the year that began in June"],
    },
    Rule {
        id: "period.fiscal",
        reads: "fiscal 2014, FY2014, the 2013/14 fiscal year, the wheat marketing year 2013-14",
        pattern: "(the? (c:FISCALSTART)? (fiscal | financial | marketing | crop | budget) (year)? y:YEAR4 ((~/ | ~- | ~–) ~z:(TWO | YEAR4))? | (the)? y:YEAR4 ((~/ | ~- | ~–) ~z:(TWO | YEAR4))? (c:FISCALSTART)? (fiscal | financial | marketing | crop) year | fy -? '? y:(YEAR4 | TWO) ((~/ | ~- | ~–) ~z:(TWO | YEAR4))?)",
        make: |found| {
            let first = long_year(found)?;
            // A fiscal year of one number is named for the year in which it ends; of two numbers, from the first.
            let year = if found.has('z') { first + 1 } else { first };
            let word = |words: &WordSet| found.tokens[found.start..found.end].iter().any(|token| words.has(token.word));
            let start = found.value('c', Class::FiscalStart).and_then(|month| u8::try_from(month).ok());
            let market = word(set!["marketing", "crop"]) && !found.has('z');
            Some(Sense::Fiscal(if market { year + 1 } else { year }, start).into())
        },
        finds: &[
            ("in fiscal 2013 it", "2013"),
            ("for FY13", "2013"),
            ("in the 2012/13 fiscal year", "2013"),
            ("the Indian fiscal year 2012-13", "2013"),
        ],
        leaves: &["fiscal policy 2013 times"],
    },
    Rule {
        id: "period.fiscal-shift",
        reads: "last fiscal year, the current fiscal year, the fiscal year",
        pattern: "(the)? (h:SHIFT)? (c:FISCALSTART)? (fiscal | financial | marketing) year",
        make: |found| {
            let start = found.value('c', Class::FiscalStart).and_then(|month| u8::try_from(month).ok());
            let article = set!["the"].holds(found.tokens.get(found.start));
            let that = usize::from(set!["that", "which"].holds(found.after(0)));
            if set!["ended", "ending"].holds(found.after(that)) || !(article || found.has('h')) {
                return None;
            }
            Some(Sense::FiscalShift(shift(found).unwrap_or(0), start).into())
        },
        finds: &[("in the last fiscal year", "2013"), ("for the fiscal year.", "2014")],
        leaves: &["a fiscal year", "financial years"],
    },
];

fn long_year(found: &Match<'_>) -> Option<i32> {
    let year = year(found)?;
    Some(if year < 100 { two_digit_year(year) } else { year })
}

fn quarter(found: &Match<'_>) -> Option<u8> {
    if set!["-"].holds(found.after(0)) && set!["final", "finals"].holds(found.after(1)) {
        return None;
    }
    if found.has('l') {
        return Some(4);
    }
    ordinal(found).filter(|quarter| (1..=4).contains(quarter))
}

fn half(found: &Match<'_>) -> Option<u8> {
    if found.has('l') {
        return Some(2);
    }
    let number = found.int('n').and_then(|half| u8::try_from(half).ok());
    number.or_else(|| ordinal(found)).filter(|half| (1..=2).contains(half))
}

fn season(found: &Match<'_>) -> Option<u8> {
    found.value('c', Class::Season).and_then(|season| u8::try_from(season).ok())
}

fn bare_season(found: &Match<'_>) -> Option<Reading> {
    let text = found.text;
    let season = season(found)?;
    let (before, after) = (found.before(1), found.after(0));
    let first = &found.tokens[found.start];
    let led = found.end > found.start + 1;
    let article = set!["the", "that"].has(first.word) && found.end == found.start + 2;
    // "the fall of Rome", "the spring of water", "a fall in prices"
    if set!["of", "in", "from", "to"].holds(after) && matches!(season, 1 | 3) && article {
        return None;
    }
    let placed = BEFORE_SEASON.holds(before);
    let verb =
        season == 3 && text.get(found.get('c')?.span.range()).is_some_and(|word| word.eq_ignore_ascii_case("fall"));
    if article && !placed {
        return None;
    }
    // "a fall in spring barley", "of winter wheat": a crop by when it is sown.
    if CROPS.holds(after) {
        return None;
    }
    if !led
        && (!placed
            || (verb && !set!["in", "during"].holds(before))
            || after.is_some_and(|next| next.is(Class::Capital)))
    {
        return None;
    }
    if after.is_some_and(|next| next.is(Class::Year4)) {
        return None;
    }
    let way = match found.get('h') {
        Some(_) => way(found)?,
        None if set!["this"].has(first.word) => Way::This,
        None if set!["that"].has(first.word) => Way::Same,
        None => Way::Bare,
    };
    Some(Reading::from(Sense::Season(season, way)).at_stage(stage(found)))
}
