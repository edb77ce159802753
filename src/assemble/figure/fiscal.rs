//! Fiscal years and their quarters and halves, by the country whose figures a document tells.

use chrono::Datelike;

use crate::assemble::dating::Dated;
use crate::assemble::scene::Scene;
use crate::lexicon::{Class, WordId, gazetteer, lexicon};
use crate::model::{Unit, When};
use crate::tag::set;

use super::context::Context;
use super::running::today;
use super::season::{begins, season};

/// The month in which the world's years of cocoa, coffee and sugar begin.
const WORLD_SEASON: u8 = 10;

/// Years written as two begin in April or later where no country says when.
const SPLIT_YEARS_BEGIN: u8 = 4;

/// How many words back the months of a marketing year may have been told.
const SEASON_REACH: usize = 240;

/// "2016-17", "FY17", "Q2FY17" and "the current fiscal year" told of a country whose fiscal year spans two calendar years;
/// "2000/01 (July/June)", which says so itself; "2016-17" of a good with a marketing year, where no country tells it.
#[must_use]
pub fn year(scene: &Scene<'_>, timex: usize, context: &Context<'_>, dated: &Dated) -> Option<Dated> {
    let told = by_months(scene, timex, context, dated).or_else(|| bracketed(scene, timex, dated));
    let told = told.or_else(|| running_season(scene, timex, context, dated));
    let told = told.or_else(|| of_grain(scene, timex, context, dated));
    told.or_else(|| of_country(scene, timex, context, dated)).or_else(|| {
        let name = &context.good?.name;
        let start = lexicon().value(WordId::of(&name.to_lowercase()), Class::FiscalStart)?;
        let month = u8::try_from(start).ok()?;
        // The years of grain and cotton in the table are America's; those of cocoa, coffee and sugar the world's.
        let american = context.topic.whose().is_some_and(|state| gazetteer().index("US") == Some(state));
        let month = Some(month).filter(|month| *month == WORLD_SEASON || american)?;
        let year = spanning(scene.timex(timex).span.of(scene.words.text))?;
        let when = twelve_months(year, month)?;
        Some(dated.derived(Some(when), "assemble/period/season", &format!("the marketing year of {name}"), dated.span))
    })
}

/// "to 4 million tonnes this season", in a text that tells of "2023-24": the marketing year of its good that is under way, from
/// July where nothing is known of the good.
fn running_season(scene: &Scene<'_>, timex: usize, context: &Context<'_>, dated: &Dated) -> Option<Dated> {
    const REACH: usize = 24;
    const NORTHERN: u8 = 7;
    let text = scene.timex(timex).span.of(scene.words.text).to_ascii_lowercase();
    let by = match text.as_str() {
        "this season" | "the current season" | "current season" => 0,
        "last season" | "the previous season" | "previous season" => -1,
        _ => return None,
    };
    let near = timex.saturating_sub(REACH)..(timex + REACH).min(scene.timex_words.len());
    let split = near
        .into_iter()
        .any(|at| scene.timex(at).span.of(scene.words.text).split(' ').any(|it| spanning(it).is_some()));
    let now = today(scene).filter(|_| split)?;
    let start =
        context.good.and_then(|good| lexicon().value(WordId::of(&good.name.to_lowercase()), Class::FiscalStart));
    let month = start.and_then(|start| u8::try_from(start).ok()).unwrap_or(NORTHERN);
    let when = twelve_months(now.year() - i32::from(now.month() < u32::from(month)) + by, month)?;
    Some(dated.derived(Some(when), "assemble/period/season", "the marketing year under way", dated.span))
}

/// "EU wheat exports so far in 2024/25": the grain of Europe and the Black Sea is counted from July.
fn of_grain(scene: &Scene<'_>, timex: usize, context: &Context<'_>, dated: &Dated) -> Option<Dated> {
    const COUNTED: [&str; 10] = ["EU", "UA", "RU", "FR", "DE", "PL", "RO", "BG", "HU", "GB"];
    const GRAIN: [&str; 7] = ["wheat", "barley", "grain", "rye", "oats", "rapeseed", "durum"];
    const JULY: u8 = 7;
    let own = context.reporter.is_some_and(|state| COUNTED.iter().any(|code| gazetteer().index(code) == Some(state)));
    let grown = context.good.is_some_and(|good| GRAIN.contains(&good.name.as_str()));
    let year = spanning(scene.timex(timex).span.of(scene.words.text)).filter(|_| own && grown)?;
    let when = twelve_months(year, JULY)?;
    Some(dated.derived(Some(when), "assemble/period/season", "the marketing year of its grain", dated.span))
}

/// The twelve months of a marketing year by the bracket behind it, or by the last one that a year like it was told with.
fn bracketed(scene: &Scene<'_>, timex: usize, dated: &Dated) -> Option<Dated> {
    let words = &scene.words;
    let year = scene.timex(timex).span.of(words.text).split(' ').find_map(spanning)?;
    let end = scene.timex_words[timex].end;
    let told =
        |open: usize| season(words, open).filter(|(first, last)| first % 12 == last % 12 || (last % 12) + 1 == *first);
    let own = told(end).or_else(|| told(end + 2).filter(|_| words.any(end + 1, set!["season", "year"])));
    let year = told(end).and_then(|_| begins(words, end)).unwrap_or(year);
    let before = || (end.saturating_sub(SEASON_REACH)..end).rev().find_map(told);
    let (first, last) = own.or_else(before)?;
    let last_year = year + i32::from(last <= first);
    let when = When::between(Unit::Month(year, first), Unit::Month(last_year, last));
    Some(dated.derived(Some(when), "assemble/period/season", "the months of the year told with it", dated.span))
}

/// "July-March 2017-18", "nine months (July to March) of FY18", "the first quarter (April-June) of 2013-14": the months say
/// which part of the fiscal year it is, the country which of its calendar years they lie in.
fn by_months(scene: &Scene<'_>, timex: usize, context: &Context<'_>, dated: &Dated) -> Option<Dated> {
    let (from, to) = months_told(scene, timex)?;
    let span = scene.timex(timex).span.range();
    let text = scene.words.text.get(span.clone())?;
    let rest = scene.words.text.get(span.end..)?;
    let year =
        text.get(text.len().checked_sub(4)?..).map(|year| format!("{year}{}", rest.get(..3).unwrap_or_default()));
    let two = || text.split(' ').rev().find_map(spanning).or_else(|| spanning(&year?));
    let fiscal = || text.split(' ').rev().find_map(named_fiscal).or_else(|| named_fiscal(text)).map(|year| year - 1);
    let first = two().or_else(fiscal).or_else(|| fiscal_behind(rest))?;
    let state = context.topic.whose().or(context.topic.main).or(context.reporter);
    let start = state.and_then(fiscal_start).map_or(SPLIT_YEARS_BEGIN, |start| (start % 100).max(1));
    let begins = if from >= start || to < from { first } else { first + 1 };
    let when = months_from(begins, i32::from(from) - 1, i32::from((to + 12 - from) % 12) + 1)?;
    Some(dated.derived(Some(when), "assemble/period/fiscal", "the months told of the fiscal year", dated.span))
}

/// "July-April (2020-21)", "the July-September period of the FY 2013-14": the first year of the fiscal year named behind.
fn fiscal_behind(rest: &str) -> Option<i32> {
    let rest = rest.trim_start_matches(' ');
    if let Some(inner) = rest.strip_prefix('(') {
        const LONGEST: usize = 24;
        let close = inner.char_indices().take(LONGEST).find(|(_, letter)| *letter == ')')?.0;
        let inner = inner.get(..close)?;
        return spanning(inner).or_else(|| named_fiscal(inner).map(|year| year - 1));
    }
    let rest = rest.strip_prefix("period ").unwrap_or(rest).strip_prefix("of ")?;
    let rest = rest.strip_prefix("the ").unwrap_or(rest);
    let mut ends = rest.match_indices([' ', ',', '.', ';']).map(|(at, _)| at).chain([rest.len()]);
    let named = |end: usize| named_fiscal(rest.get(..end)?);
    ends.by_ref().take(3).find_map(named).map(|year| year - 1)
}

/// "the first quarter of the current fiscal year", "the Q1 of the last FY": the months before it in that year, how many it
/// has, and how many years the year is from the one of the day.
fn part_of_running(text: &str, rest: &str) -> Option<(i32, i32, i32)> {
    let rest = rest.trim_start_matches(' ').strip_prefix("of ")?;
    let rest = rest.strip_prefix("the ").unwrap_or(rest);
    let mut words = rest.split([' ', ',', '.', ';', ')']);
    let by = match words.next()? {
        "current" | "this" | "ongoing" | "running" => 0,
        "last" | "previous" | "past" => -1,
        _ => return None,
    };
    matches!(words.next()?, "fiscal" | "financial" | "FY").then_some(())?;
    let text = text.to_ascii_lowercase();
    let named = ["first", "second", "third", "fourth"].iter().position(|word| text.contains(word));
    let number =
        text.split_once('q').and_then(|(_, rest)| rest.chars().next()?.to_digit(10)).map(|digit| digit as usize);
    let place = number.or(named.map(|place| place + 1)).and_then(|place| i32::try_from(place).ok())?;
    let months = match (number.is_some() || text.contains("quarter"), text.contains("half")) {
        (true, _) => 3,
        (_, true) => 6,
        _ => return None,
    };
    (1..=12 / months).contains(&place).then_some(((place - 1) * months, months, by))
}

/// The two months that the expression holds, or that stand in the bracket in front of its "of".
fn months_told(scene: &Scene<'_>, timex: usize) -> Option<(u8, u8)> {
    let words = &scene.words;
    let range = scene.timex_words[timex];
    let own: Vec<usize> = range.iter().filter(|at| words.has(*at, Class::Month)).collect();
    let month = |at: usize| words.value(at, Class::Month).and_then(|month| u8::try_from(month).ok());
    match own.as_slice() {
        [first, last] => month(*first).zip(month(*last)),
        [] => {
            let close =
                range.start.checked_sub(2).filter(|at| words.is(*at, ")") && words.any(at + 1, set!["of", "in"]))?;
            (close.saturating_sub(6)..close).rev().find(|at| words.is(*at, "(")).and_then(|open| season(words, open))
        }
        _ => None,
    }
}

/// The month in which a state's fiscal year begins; a hundred more where it is named for its first calendar year.
fn fiscal_start(state: usize) -> Option<u8> {
    let name = &gazetteer().state(state)?.name;
    u8::try_from(lexicon().value(WordId::of(&name.to_lowercase()), Class::FiscalStart)?).ok()
}

/// Twelve months from one of a year.
fn twelve_months(year: i32, month: u8) -> Option<When> {
    months_from(year, i32::from(month) - 1, 12)
}

fn of_country(scene: &Scene<'_>, timex: usize, context: &Context<'_>, dated: &Dated) -> Option<Dated> {
    let text = scene.timex(timex).span.of(scene.words.text);
    let end = scene.timex_words[timex].end;
    // "FY24" is a fiscal year wherever it stands: that of the state that the text tells most of.
    let topic = context.topic;
    let rest = scene.words.text.get(scene.timex(timex).span.range().end..).unwrap_or_default();
    let running = part_of_running(text, rest);
    let fiscal = text.contains("FY") || says_fiscal(text) || scene.words.is(end, "fiscal") || running.is_some();
    let named = topic.main.or(context.reporter).filter(|_| fiscal);
    let state = topic.whose().or(named).or(context.reporter.filter(|_| spanning(text).is_some()))?;
    let name = &gazetteer().state(state)?.name;
    let start = fiscal_start(state)?;
    let month = start % 100;
    let first = i32::from(month) - 1;
    let ends = i32::from(start < 100);
    let began = || today(scene).map(|now| now.year() - i32::from(now.month() < u32::from(month)));
    let when = if let Some((before, months, by)) = running {
        let month = first + before;
        months_from(began()? + by + month.div_euclid(12), month.rem_euclid(12), months)?
    } else if let Some((before, months, year)) = part_of_fiscal(text) {
        // "Q2FY2023-24" ends a year after the one that is written.
        let spans = rest.strip_prefix(['-', '–', '/']).and_then(|rest| rest.get(..2)?.parse().ok());
        let year = year + i32::from(spans == Some((year + 1) % 100));
        let month = first + before;
        months_from(year - ends + month.div_euclid(12), month.rem_euclid(12), months)?
    } else if let Some((year, months)) = opening_months(text) {
        months_from(year - ends, first, months)?
    } else if let Some((year, months)) = named_fiscal(text).zip(first_months(scene, timex)) {
        months_from(year - ends, first, months)?
    } else if let Some(year) = named_fiscal(text) {
        twelve_months(year - ends, month)?
    } else if let Some(by) = told_by_now(text) {
        let months = first_months(scene, timex).unwrap_or(12);
        months_from(began()? + by, first, months)?
    } else {
        // The American year of the budget is not what its trade is counted by.
        let year = spanning(text).filter(|_| fiscal || (2..=7).contains(&month))?;
        months_from(year, first, first_months(scene, timex).unwrap_or(12))?
    };
    Some(dated.derived(Some(when), "assemble/period/fiscal", &format!("the fiscal year of {name}"), dated.span))
}

fn says_fiscal(text: &str) -> bool {
    text.split(' ').any(|word| matches!(word, "fiscal" | "financial"))
}

/// "this fiscal year", "the last fiscal": how many years from the one of the day.
fn told_by_now(text: &str) -> Option<i32> {
    if !says_fiscal(text) {
        return None;
    }
    text.split(' ').find_map(|word| match word {
        "this" | "current" | "ongoing" => Some(0),
        "last" | "past" => Some(-1),
        "next" | "coming" => Some(1),
        _ => None,
    })
}

/// "the first nine months of FY25": how many.
fn first_months(scene: &Scene<'_>, timex: usize) -> Option<i32> {
    let words = &scene.words;
    let at = |back: usize| scene.timex_words[timex].start.checked_sub(back);
    let led = words.is(at(1)?, "of") && words.is(at(2)?, "months") && words.any(at(4)?, set!["first", "initial"]);
    let count = words.value(at(3)?, Class::Cardinal).or_else(|| words.str(at(3)?).parse().ok())?;
    i32::try_from(count).ok().filter(|count| led && (2..12).contains(count))
}

/// "9MFY18": the fiscal year and how many of its months.
fn opening_months(text: &str) -> Option<(i32, i32)> {
    let (count, year) = text.split_once(['M', 'm'])?;
    let count = count.parse().ok().filter(|count| (2..12).contains(count))?;
    named_fiscal(year.trim_start()).map(|year| (year, count))
}

/// "Q2FY23", "the first half of FY24": the months before it in its fiscal year, how many it has, and the year.
fn part_of_fiscal(text: &str) -> Option<(i32, i32, i32)> {
    let at = text.find("FY").filter(|at| *at > 0)?;
    let year = named_fiscal(text.get(at..)?)?;
    let part = text.get(..at)?.to_ascii_lowercase();
    let named = ["first", "second", "third", "fourth"].iter().position(|word| part.contains(word));
    let number = part.chars().find_map(|letter| letter.to_digit(10)).map(|digit| digit as usize);
    let place = number.or(named.map(|place| place + 1)).and_then(|place| i32::try_from(place).ok())?;
    let months = if part.contains('q') { 3 } else { 6 };
    (1..=12 / months).contains(&place).then_some(((place - 1) * months, months, year))
}

/// So many months of a year on from one of them (0 for January): a quarter where they are one.
fn months_from(year: i32, month: i32, months: i32) -> Option<When> {
    let unit =
        |month: i32| Some(Unit::Month(year + month.div_euclid(12), u8::try_from(month.rem_euclid(12) + 1).ok()?));
    if months == 3 && month % 3 == 0 {
        return Some(Unit::Quarter(year, u8::try_from(month / 3 + 1).ok()?).into());
    }
    Some(When::between(unit(month)?, unit(month + months - 1)?))
}

/// The year in the name of a fiscal year, the one in which it ends: "FY24", "FY 2024", "the 2012/13 fiscal year".
fn named_fiscal(text: &str) -> Option<i32> {
    if let Some(year) = two_years(text) {
        return Some(year);
    }
    let text = text.strip_prefix("the ").unwrap_or(text);
    let digits = ["FY", "fiscal year", "financial year", "fiscal"].iter().find_map(|lead| text.strip_prefix(lead));
    let behind = || ["fiscal year", "financial year"].iter().find_map(|noun| text.strip_suffix(noun));
    let digits = digits.or_else(behind)?.trim_matches([' ', '\'', '’']);
    if let Some(first) = spanning(digits).or_else(|| spelt_out(digits)) {
        return Some(first + 1);
    }
    let year: i32 = digits.parse().ok()?;
    match digits.len() {
        2 => Some(2000 + year),
        4 => Some(year),
        _ => None,
    }
}

/// The first year of "2016-2017".
fn spelt_out(text: &str) -> Option<i32> {
    let (first, second) = text.split_once(['-', '–', '/'])?;
    let years: (i32, i32) = first.parse().ok().zip(second.parse().ok())?;
    (years.1 == years.0 + 1).then_some(years.0)
}

/// "FY2010/11": the year in which it ends.
fn two_years(text: &str) -> Option<i32> {
    spanning(text.strip_prefix("FY")?.trim_start_matches(' ')).map(|first| first + 1)
}

/// The first year of "2016-17".
fn spanning(text: &str) -> Option<i32> {
    let (first, second) = text.split_once(['-', '–', '/'])?;
    let year: i32 = first.parse().ok().filter(|_| first.len() == 4)?;
    let next: i32 = second.parse().ok().filter(|_| second.len() == 2)?;
    ((year + 1) % 100 == next).then_some(year)
}
