//! Small words that rules of dates share: counts, months, ordinals, and the surroundings that speak against a date.

use crate::lexicon::{Class, Daytime, Part};
use crate::model::Unit;
use crate::rules::dates::reading::{Clock, Length, Stage, Step};
use crate::tag::{Match, Token, WordSet, set, words};

/// Names of papers and clubs that begin with a day of the week.
const PAPER_NAMES: &WordSet =
    words!("Times Telegraph Mirror Express Herald Mail Star Post World Sun School Best Group");

/// Words that make a day of the week the name of one day in history.
const NAMED_DAYS: &WordSet = words!("Bloody Black Palm Super Ruby Shrove Ash Good");

/// A counted number, in figures or words: captures `n`.
macro_rules! count {
    () => {
        "n:(NUMBER | (a | an)? CARDINAL (-? CARDINAL)*)"
    };
}
pub(crate) use count;

/// The ordinal suffix of a day in figures.
macro_rules! suffix {
    () => {
        "(~st | ~nd | ~rd | ~th)?"
    };
}
pub(crate) use suffix;

/// A weekday in front of a date: captures `w`.
macro_rules! weekday {
    () => {
        "(w:(WEEKDAY | WEEKDAYSHORT .?) ,?)?"
    };
}
pub(crate) use weekday;

/// The number captured under a letter: figures, or words folded ("two hundred and ten" without the "and").
pub fn number(found: &Match<'_>, name: char) -> Option<f64> {
    let (start, end) = found.range(name)?;
    let mut sum = 0.0;
    for token in &found.tokens[start..end] {
        if token.is(Class::Number) {
            return token.span.of(found.text).replace(',', "").parse().ok();
        }
        let Some(value) = token.value(Class::Cardinal) else { continue };
        match value {
            100 | 1000 if sum > 0.0 => sum *= value as f64,
            _ => sum += value as f64,
        }
    }
    (sum > 0.0).then_some(sum)
}

/// The whole number captured under a letter.
pub fn whole(found: &Match<'_>, name: char) -> Option<i32> {
    number(found, name).filter(|count| count.fract() == 0.0 && *count < 100_000.0).map(|count| count as i32)
}

/// The day of the month captured under `d`, in figures or as an ordinal word.
pub fn day(found: &Match<'_>, name: char) -> Option<u8> {
    found.int(name).or_else(|| found.value(name, Class::Ordinal)).and_then(|day| u8::try_from(day).ok())
}

/// The month captured under `m`, where its letters can be a month's name ("may" in lower case cannot).
pub fn month(found: &Match<'_>) -> Option<u8> {
    month_of(found, 'm')
}

/// The month captured under a letter.
pub fn month_of(found: &Match<'_>, name: char) -> Option<u8> {
    let token = found.get(name)?;
    let number = token.value(Class::Month).and_then(|month| u8::try_from(month).ok())?;
    let letters = token.span.of(found.text);
    let doubtful = matches!(number, 3 | 5) || letters.len() == 3;
    (token.is(Class::Capital) || !doubtful).then_some(number)
}

/// The year captured under `y`: four digits, or two with the century of the last hundred years.
pub fn year(found: &Match<'_>) -> Option<i32> {
    let year = i32::try_from(found.int('y')?).ok()?;
    Some(if year < 100 { two_digit_year(year) } else { year })
}

/// "98" is 1998, "14" is 2014.
pub fn two_digit_year(year: i32) -> i32 {
    if year >= 50 { 1900 + year } else { 2000 + year }
}

/// The ordinal captured under `o`, in words or figures.
pub fn ordinal(found: &Match<'_>) -> Option<u8> {
    found.value('o', Class::Ordinal).or_else(|| found.int('o')).and_then(|number| u8::try_from(number).ok())
}

/// The unit captured under `u`.
pub fn step(found: &Match<'_>) -> Option<Step> {
    found.value('u', Class::TimeUnit).or_else(|| found.value('u', Class::TimeUnits)).and_then(Step::of)
}

/// The weekday in front of a date, captured under `w`.
pub fn weekday_told(found: &Match<'_>) -> Option<u8> {
    found
        .value('w', Class::Weekday)
        .or_else(|| found.value('w', Class::WeekdayShort))
        .and_then(|day| u8::try_from(day).ok())
}

/// The part of the day captured under `p`.
pub fn part(found: &Match<'_>) -> Option<Clock> {
    found.value('p', Class::DayPart).or_else(|| found.value('p', Class::DayParts)).and_then(part_of)
}

/// The part of the day of a value in the lexicon.
fn part_of(value: i64) -> Option<Clock> {
    Some(match Daytime::of(value)? {
        Daytime::Morning => Clock::Part("MO"),
        Daytime::Midday => Clock::Part("MI"),
        Daytime::Afternoon => Clock::Part("AF"),
        Daytime::Evening => Clock::Part("EV"),
        Daytime::Night => Clock::Part("NI"),
        Daytime::Noon => Clock::At(12, Some(0)),
        Daytime::Midnight => Clock::At(0, Some(0)),
    })
}

/// The stage captured under `s`.
pub fn stage(found: &Match<'_>) -> Option<Stage> {
    let token = found.get('s')?;
    stage_of(token, found.text)
}

/// The stage that a token names.
pub fn stage_of(token: &Token, text: &str) -> Option<Stage> {
    let word = token.span.of(text);
    Some(match Part::of(token.value(Class::Stage)?)? {
        _ if word.eq_ignore_ascii_case("earlier") => Stage::Earlier,
        _ if word.eq_ignore_ascii_case("later") => Stage::Later,
        Part::Early => Stage::Early,
        Part::Mid => Stage::Mid,
        Part::Late => Stage::Late,
    })
}

/// The direction word captured under `h`: last -1, this 0, next 1.
pub fn shift(found: &Match<'_>) -> Option<i8> {
    found.value('h', Class::Shift).and_then(|way| i8::try_from(way).ok())
}

/// A length of so many units.
pub fn length(count: Option<f64>, step: Step) -> Length {
    Length { count, step, half: false }
}

/// True where digits hang together with something in front: "F-16", "1.2014", "3/2014", "$2014".
pub fn hangs_in_front(found: &Match<'_>) -> bool {
    let Some(before) = found.before(1) else { return false };
    if found.tokens[found.start].spaced {
        return set!["$", "€", "£", "¥", "#", "§"].has(before.word);
    }
    let mark = before.span.of(found.text);
    !matches!(
        mark,
        "(" | "[" | "\"" | "“" | "‘" | "'" | "—" | "–" | "," | ";" | ":" | "`" | "/" | "-" | ">" | "|" | "*" | "_"
    ) || (matches!(mark, "-" | "/" | "." | "," | ":") && hangs_on(found, 2))
}

/// True when the mark just before the match is itself glued to a number or a code ("F-16"); words of the
/// language may stand there ("mid-2013", "pre-1990", "May-2013").
fn hangs_on(found: &Match<'_>, back: usize) -> bool {
    found.before(back - 1).is_some_and(|mark| !mark.spaced)
        && found.before(back).is_some_and(|token| {
            token.is(Class::Number) || token.is(Class::Word) && (token.span.len() < 3 || token.is(Class::Upper))
        })
}

/// True where digits go on behind: "2014.5", "2014-15-16", "2014%", "2014a".
pub fn hangs_behind(found: &Match<'_>) -> bool {
    let Some(after) = found.after(0).filter(|after| !after.spaced) else { return false };
    if after.is(Class::Word) || after.is(Class::Number) {
        return true;
    }
    let mark = after.span.of(found.text);
    if matches!(mark, "%" | "°") {
        return true;
    }
    matches!(mark, "-" | "/" | "." | ":") && found.after(1).is_some_and(|next| !next.spaced && next.is(Class::Number))
}

/// A calendar day that exists.
pub fn calendar_day(year: i32, month: u8, day: u8) -> Option<Unit> {
    chrono::NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day)).map(Unit::Day)
}

/// True where the match opens its sentence.
pub fn sentence_start(found: &Match<'_>) -> bool {
    found.before(1).is_none_or(|token| set![".", "!", "?", ":", "\"", "”"].has(token.word))
}

/// The weekday captured under `w`, where it is no part of a name.
pub fn weekday_of(found: &Match<'_>) -> Option<u8> {
    let token = found.get('w')?;
    let number = token.value(Class::Weekday).and_then(|day| u8::try_from(day).ok())?;
    let paper = PAPER_NAMES.holds(found.after(0)) && found.after(0).is_some_and(|after| after.is(Class::Capital));
    let named = NAMED_DAYS.holds(found.before(1));
    (token.is(Class::Capital) && !paper && !named && !is_person(found, token)).then_some(number)
}

/// "Sunday Okoro won", "Mr. Friday": first names of West Africa.
fn is_person(found: &Match<'_>, weekday: &Token) -> bool {
    let title = usize::from(set!["."].holds(found.before(1))) + 1;
    let titled = set!["Mr", "Mrs", "Ms", "Dr", "Chief", "Prof", "Comrade"].holds(found.before(title));
    let surname = found.after(0).filter(|next| next.is(Class::Capital) && next.is(Class::Word) && next.spaced);
    let acts = found.after(1).is_some_and(|verb| verb.is(Class::PastVerb) || verb.is(Class::Report));
    let first_name = set!["Sunday", "Friday"].has(weekday.word);
    titled || first_name && sentence_start(found) && surname.is_some() && acts
}
