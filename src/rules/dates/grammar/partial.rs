//! Dates written without their year or month: "April 28", "in March", "the 25th".

use crate::lexicon::Class;
use crate::rules::dates::reading::{Reading, Sense, Way};
use crate::tag::{Match, Rule, Token, WordSet, set, words};

use super::words::{day, month, month_of, part, sentence_start, shift, stage, suffix, weekday, weekday_of};

/// Words behind a day of the month alone.
const BEHIND_DAY: &WordSet = words!("in at and to for with when after but as");

/// Words and marks between two days.
const BETWEEN_DAYS: &WordSet = words!("to - – — / through until till and & ,");

/// Words and marks in front of a month alone.
const BEFORE_MONTH: &WordSet = words!(
    "in since until till by from to through before after during for and or between of the - – / every each \
     around about throughout its their a on ,"
);

/// The rules of this family.
pub const RULES: &[Rule<Reading>] = &[
    Rule {
        id: "date.month-day",
        reads: "April 28, Thursday, April 6",
        pattern: concat!(weekday!(), "m:MONTH .? d:DAYNUM ", suffix!(), "(p:DAYPART)?"),
        make: |found| {
            let after = found.after(0);
            let counted = after.is_some_and(|token| {
                (token.is(Class::Counted) && token.spaced)
                    || (!token.spaced && (token.is(Class::Number) || token.is(Class::Word)))
            });
            if counted || set!["%", "percent", "million", "billion"].holds(after) {
                return None;
            }
            let reading = Reading::from(Sense::Month(month(found)?, Some(day(found, 'd')?), Way::Bare));
            Some(Reading { weekday: super::words::weekday_told(found), ..reading }.at_clock(part(found)))
        },
        finds: &[
            ("since April 3.", "2014-04-03"),
            ("on Friday, May 2, in", "2014-05-02"),
            ("was signed Sept. 27 and", "2013-09-27"),
        ],
        leaves: &["they may 10 times", "march 12 people", "Apr. 12 percent"],
    },
    Rule {
        id: "date.day-month",
        reads: "28 April, the 28th of April",
        pattern: concat!(weekday!(), "the? d:DAYNUM ", suffix!(), "of? m:MONTH (p:DAYPART)?"),
        make: |found| {
            let reading = Reading::from(Sense::Month(month(found)?, Some(day(found, 'd')?), Way::Bare));
            Some(Reading { weekday: super::words::weekday_told(found), ..reading }.at_clock(part(found)))
        },
        finds: &[("on 3 April the", "2014-04-03"), ("the 2nd of May", "2014-05-02"), ("Wednesday 7 May", "2014-05-07")],
        leaves: &["all 7 may leave", "12 march on"],
    },
    Rule {
        id: "date.ordinal-of-month",
        reads: "the first of May, May first",
        pattern: "(the (t:CARDINAL -)? o:ORDINAL of m:MONTH | m:MONTH the? (t:CARDINAL -)? o:ORDINAL) (,? y:YEAR4)?",
        make: |found| {
            let tens = found.value('t', Class::Cardinal).unwrap_or(0);
            let day = u8::try_from(tens).ok()?.checked_add(day(found, 'o')?)?;
            let month = month(found)?;
            if !matches!(tens, 0 | 20 | 30) {
                return None;
            }
            match super::words::year(found) {
                Some(year) => super::words::calendar_day(year, month, day).map(Reading::from),
                None => (day <= 31).then(|| Sense::Month(month, Some(day), Way::Bare).into()),
            }
        },
        finds: &[
            ("on the second of May", "2014-05-02"),
            ("on June twenty-first, 2013", "2013-06-21"),
            ("on the twenty-third of April 2013", "2013-04-23"),
        ],
        leaves: &["the first of may people"],
    },
    Rule {
        id: "date.days",
        reads: "April 22 to 28, April 24 and 25",
        pattern: concat!(
            "(from | between)? m:MONTH .? d:DAYNUM ",
            suffix!(),
            "(j:(to | - | – | — | through | until | till) | and | & | ,) e:DAYNUM ",
            suffix!(),
            "(,? y:YEAR4 | ,? of? h:SHIFT year)?"
        ),
        make: days,
        finds: &[
            ("from April 22 to 28 the", "2014-04-22/2014-04-28"),
            ("over April 1-9 last year.", "2013-04-01/2013-04-09"),
            ("on May 3-5, 2013 in", "2013-05-03/2013-05-05"),
            ("on May 3 and 5 in", "2014-05-03,2014-05-05"),
        ],
        leaves: &["they may 3 to 5", "May 9 to 3"],
    },
    Rule {
        id: "date.days-month",
        reads: "22–28 April 2014, from 22 to 28 April",
        pattern: concat!(
            "(from | between)? the? d:DAYNUM ",
            suffix!(),
            "(j:(to | - | – | — | / | through | until) | and | &) the? e:DAYNUM ",
            suffix!(),
            "of? m:MONTH .? (,? y:YEAR4 | ,? of? h:SHIFT year)?"
        ),
        make: days,
        finds: &[
            ("on 12–15 May 2013.", "2013-05-12/2013-05-15"),
            ("from 22 to 28 April the", "2014-04-22/2014-04-28"),
            ("24 and 25 April", "2014-04-24,2014-04-25"),
            ("on the night of 24/25 April the", "2014-04-24/2014-04-25"),
        ],
        leaves: &["between 10 and 12 may go", "a 3/8 June"],
    },
    Rule {
        id: "date.month",
        reads: "in March, early May",
        pattern: "m:MONTH (\\.)?",
        make: bare_month,
        finds: &[
            ("It opened in March.", "2014-03"),
            ("will open in November", "2014-11"),
            ("since January the", "2014-01"),
            ("the March accord was", "2014-03"),
            ("March exports were down", "2014-03"),
            ("with May volumes up", "2014-05"),
            ("Kenya Jan tea exports rose", "2014-01"),
            ("April's exports were $8 million.", "2014-04"),
            ("It beat March's 6 percent and", "2014-03"),
            ("in january - october 2013 exports", "2013-01/2013-10"),
            ("grew by 5 % (April: 39 %)", "2014-04"),
        ],
        leaves: &[
            "it may rain", "May supply the north", "May he live", "they march on", "Theresa May said",
            "April Jones spoke", "mar the view", "an august body", "(April: I know)", "Jan sold oil exports",
            "Theresa May's exports", "April's 6 children",
        ],
    },
    Rule {
        id: "date.shift-month",
        reads: "last March, next May 3, this past June, late last March",
        pattern: concat!("the? (s:STAGE -?)? h:SHIFT (past | coming)? m:MONTH (.? d:DAYNUM ", suffix!(), ")?"),
        make: |found| {
            let day = if found.has('d') { Some(day(found, 'd')?) } else { None };
            if found.get('m').is_some_and(|token| !token.is(Class::Capital)) {
                return None;
            }
            Some(Reading::from(Sense::Month(month(found)?, day, way(found)?)).at_stage(stage(found)))
        },
        finds: &[
            ("said last March that", "2014-03"),
            ("opens next May", "2015-05"),
            ("this past February", "2014-02"),
            ("late last March", "2014-03"),
        ],
        leaves: &["the last march on"],
    },
    Rule {
        id: "date.month-of-year",
        reads: "March last year, March of this year, the March of that year",
        pattern: concat!(
            "(the? d:DAYNUM ",
            suffix!(),
            "of? m:MONTH | m:MONTH (.? d:DAYNUM ",
            suffix!(),
            ")?) .? ,? of? (x:(the)? h:SHIFT year | t:(that | the same) year)"
        ),
        make: |found| {
            let month = month(found)?;
            let day = if found.has('d') { Some(day(found, 'd')?) } else { None };
            if found.has('t') {
                return Some(Sense::Month(month, day, Way::Same).into());
            }
            match shift(found)? {
                _ if found.has('x') || set!["previous", "following", "preceding"].holds(found.get('h')) => {
                    Some(Sense::Month(month, day, Way::Told(shift(found)?)).into())
                }
                by => Some(Sense::MonthOf(month, day, by).into()),
            }
        },
        finds: &[
            ("in March last year", "2013-03"),
            ("by May next year", "2015-05"),
            ("In June of this year", "2014-06"),
            ("It opened in May 2011 and closed in July of the next year.", "2012-07"),
        ],
        leaves: &["march last"],
    },
    Rule {
        id: "date.that-month",
        reads: "that April, the same May",
        pattern: "(that | the same) m:MONTH",
        make: |found| {
            let capital = found.get('m').is_some_and(|token| token.is(Class::Capital));
            let name = found.after(0).is_some_and(|next| next.is(Class::Capital));
            (capital && !name).then_some(())?;
            Some(Sense::Month(month(found)?, None, Way::Same).into())
        },
        finds: &[("It closed in 2011 and reopened that August", "2011-08")],
        leaves: &["so that may be"],
    },
    Rule {
        id: "date.nth-of-month",
        reads: "the last Friday of June, the first week of May 2022",
        pattern: "the (o:ORDINAL | l:last | l:final) (w:WEEKDAY | k:week) (of | in) m:MONTH (,? y:YEAR4)?",
        make: |found| {
            let nth = match found.value('o', Class::Ordinal) {
                Some(nth) => i8::try_from(nth).ok().filter(|nth| (1..=5).contains(nth))?,
                None => -1,
            };
            let (month, year) = (month(found)?, super::words::year(found));
            Some(match weekday_of(found) {
                Some(weekday) => Sense::NthWeekday(nth, weekday, month, year).into(),
                None => Sense::WeekOf(nth, month, year).into(),
            })
        },
        finds: &[
            ("on the last Friday of June 2013", "2013-06-28"),
            ("They met on the first Monday of March.", "2014-03-03"),
            ("in the first week of May 2013", "2013-W18"),
        ],
        leaves: &["the last week of"],
    },
    Rule {
        id: "date.days-of-month",
        reads: "the last ten days of June 2013, the first five days of May",
        pattern: concat!(
            "the? (first | l:last | opening | l:closing | l:final) ",
            super::words::count!(),
            " days (of | in) m:MONTH .? (,? y:YEAR4)?"
        ),
        make: |found| {
            let count = super::words::whole(found, 'n').and_then(|count| u8::try_from(count).ok())?;
            let month = found.get('m').filter(|token| token.is(Class::Capital)).and(month(found))?;
            (2..=28)
                .contains(&count)
                .then(|| Sense::DaysOf(month, count, super::words::year(found), found.has('l')).into())
        },
        finds: &[
            ("in the last ten days of June 2013 ships", "2013-06-21/2013-06-30"),
            ("In the first five days of April 2013", "2013-04-01/2013-04-05"),
        ],
        leaves: &["the last ten days of the year", "the first five days in marches"],
    },
    Rule {
        id: "date.day-of-month",
        reads: "on the 25th",
        pattern: "(on | by | until | to | from)? the d:DAYNUM (~st | ~nd | ~rd | ~th) (of (the | this) month)?",
        make: |found| {
            let first = found.tokens[found.start].span.of(found.text);
            let lead = u8::from(!first.eq_ignore_ascii_case("the"));
            let after = found.after(0);
            // "the 25th anniversary" counts; a day stands before a verb's clause or a stop.
            let open = after.is_none_or(|token| {
                token.is(Class::Punct)
                    || token.is(Class::PastVerb)
                    || token.is(Class::FutureVerb)
                    || BEHIND_DAY.has(token.word)
            });
            let placed = lead == 1 && open && !first.eq_ignore_ascii_case("and") && !first.eq_ignore_ascii_case("the");
            let of = set!["month"].holds(found.tokens.get(found.end - 1));
            (placed || of).then(|| Reading { lead, ..Sense::DayOfMonth(day(found, 'd').unwrap_or(1)).into() })
        },
        finds: &[("It met in April 2013 and again on the 25th.", "2013-04-25")],
        leaves: &["on the 25th anniversary of", "the 11th floor", "to the 12th century"],
    },
];

/// The way captured under `h`: "following" and "previous" go by the date told before.
pub fn way(found: &Match<'_>) -> Option<Way> {
    let token = found.get('h')?;
    let by = shift(found)?;
    Some(match by {
        _ if set!["following", "previous", "preceding", "subsequent", "prior"].has(token.word) => Way::Told(by),
        -1 => Way::Last,
        // "this past spring", "this coming Monday"
        // From the match on: from the first token of the text, the work would grow with its square.
        0 => match found.tokens.iter().skip(found.start).skip_while(|other| other.span != token.span).nth(1) {
            Some(next) if set!["past"].has(next.word) => Way::Last,
            Some(next) if set!["coming"].has(next.word) => Way::Next,
            _ => Way::This,
        },
        _ => Way::Next,
    })
}

fn days(found: &Match<'_>) -> Option<Reading> {
    let (month, first, last) = (month_of(found, 'm')?, day(found, 'd')?, day(found, 'e')?);
    if last <= first {
        return None;
    }
    let lead = u8::from(set!["from", "between"].holds(Some(&found.tokens[found.start])));
    let between = set!["between"].holds(Some(&found.tokens[found.start]));
    let after = found.after(0);
    if after.is_some_and(|token| token.is(Class::Counted) || !token.spaced && token.is(Class::Number)) {
        return None;
    }
    let (d, e) = (found.range('d')?.0, found.range('e')?.0);
    // The first end reaches to the joining word; the second begins at its figure.
    let joint = (d + 1..e).find(|at| BETWEEN_DAYS.holds(found.tokens.get(*at)))?;
    // "the night of 6/7 May"; "3/8" is no pair of days.
    if set!["/"].holds(found.tokens.get(joint)) && last != first + 1 {
        return None;
    }
    let cut = Some((joint as u32, e as u32));
    let through = found.has('j') || between;
    Some(Reading {
        cut,
        lead: if through { 0 } else { lead },
        ..Sense::Days { month, first, last, year: super::words::year(found), by: shift(found), through }.into()
    })
}

/// What has a month in front of it: "May exports".
const MEASURED: &WordSet = words!(
    "exports imports deficit surplus output sales shipments volumes loadings arrivals deliveries production prices data \
     figures inflation purchases stocks inventories orders futures contract"
);

/// What a month can own: "May's total"; "May total" is no month's.
const LEVELS: &WordSet =
    words!("total rise fall growth gain increase decrease decline drop pace figure level reading trade balance gap");

/// How long "'s" is behind a month.
fn genitive(found: &Match<'_>) -> usize {
    let whole = usize::from(set!["'s", "’s"].holds(found.after(0)));
    let parts = set!["'", "’"].holds(found.after(0)) && set!["s"].holds(found.after(1));
    if parts { 2 } else { whole }
}

/// "beat May's 6 %", "from June's $8 million": the amount of a month.
fn is_amount(found: &Match<'_>, at: usize) -> bool {
    let percent = set!["%", "percent", "per", "pct"].holds(found.after(at + 1));
    let number = found.after(at).is_some_and(|token| token.is(Class::Number));
    found.after(at).is_some_and(|token| token.is(Class::Currency)) || number && percent
}

/// "january - october 2013": a month in small letters that a month with its year follows.
fn opens_small(found: &Match<'_>) -> bool {
    let year = |at: usize| found.after(at).is_some_and(|year| year.is(Class::Year4));
    let comma = usize::from(set![","].holds(found.after(2)));
    let month = found.after(1).is_some_and(|month| month.is(Class::Month));
    set!["-", "–", "to", "through"].holds(found.after(0)) && month && year(2 + comma)
}

/// A month without day or year, where it cannot be a name or a verb.
fn bare_month(found: &Match<'_>) -> Option<Reading> {
    let month = month(found)?;
    let token = found.get('m')?;
    let text = found.text;
    let letters = token.span.of(text);
    if !token.is(Class::Capital) && !opens_small(found) || (token.is(Class::Upper) && letters.len() > 3 && month == 5) {
        return None;
    }
    let short = letters.len() <= 4 && !matches!(letters, "May" | "June" | "July");
    let stopped = found.end > found.start + 1;
    let before = found.before(1);
    let after = if stopped { found.tokens.get(found.start + 1) } else { found.after(0) };
    let led = before
        .is_some_and(|token| token.is(Class::Shift) || token.is(Class::Stage) || BEFORE_MONTH.has(token.word))
        || set!["as"].holds(before) && set!["as"].holds(found.before(3));
    // "Jan.-Sept. 2022"
    let opens =
        set!["-", "–", "to", "and"].holds(found.after(0)) && found.after(1).is_some_and(|end| end.is(Class::Month));
    // "August exports", "Jan crude oil imports": what is measured has a month in front of it.
    let plain = |noun: &&Token| noun.is(Class::Word) && !noun.is(Class::Capital) && !noun.is(Class::PastVerb);
    let owns = genitive(found);
    let mut nouns = (owns..owns + 3).map_while(|ahead| found.after(ahead).filter(plain));
    let level = |noun: &Token| MEASURED.has(noun.word) || owns > 0 && LEVELS.has(noun.word);
    let measured = (!stopped || short) && (nouns.any(level) || owns > 0 && is_amount(found, owns));
    // "(April: 39 %)", "(May: 0 %; April: -9 %)": a bracket notes its amount.
    let signed = usize::from(set!["+", "-", "−"].holds(found.after(1)));
    let noted = set!["(", ";"].holds(before)
        && set![":"].holds(found.after(0))
        && found.after(1 + signed).is_some_and(|amount| amount.is(Class::Number));
    let led = led || opens || measured || noted;
    let name = matches!(month, 3 | 4 | 5 | 6 | 8);
    let named_after = after.is_some_and(|next| next.is(Class::Capital) && next.spaced && !next.is(Class::Month))
        && !set!["in", "since", "until", "by", "the", "of"].holds(before);
    let named_before = before.is_some_and(|token| {
        token.is(Class::Capital) && !token.is(Class::Shift) && !token.is(Class::Stage) && (owns > 0 || !led)
    }) && found.tokens[found.start].spaced
        && !sentence_start(found);
    if name && (!led || named_after || named_before) || (short && !led) {
        return None;
    }
    // "Before May could answer": a person acts.
    if month == 5 && after.is_some_and(|next| next.is(Class::PastVerb) && set!["said", "told"].has(next.word)) {
        return None;
    }
    // The stop after a month spelled out ends the sentence.
    Some(Reading { tail: u8::from(stopped && !short), ..Sense::Month(month, None, Way::Bare).into() })
}
