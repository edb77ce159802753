//! Byline lines: author, outlet, and the date of publication as mastheads and web pages write it.

use chrono::NaiveDate;

use super::author::{is_person, names_an_author};
use super::written::{Found, Told, scan};
use crate::model::Unit;

/// Words whose full stop ends no sentence.
const ABBREVIATIONS: [&str; 8] = ["rev", "st", "no", "publ", "pub", "ed", "d", "vol"];

/// Small words that stand in sentences and in no label.
const SMALL: [&str; 11] = ["the", "a", "an", "to", "of", "in", "by", "he", "she", "they", "it"];

/// Words behind a date that stands for itself: a time, a zone, who wrote.
const BEHIND: [&str; 12] = ["by", "at", "um", "à", "uhr", "edt", "est", "gmt", "pm", "am", "updated", "last"];

/// How plainly a line says that its date is the date of publication; the plainest is the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// "rev. Jan. 2022", "as of 3 May 2014": the state of the text, not its appearance.
    Revised,
    /// The date stands alone or behind a place or an outlet.
    Bare,
    /// "Published 3 May 2014".
    Labelled,
}

/// Words that announce the date of publication.
const PUBLISHED: &[&str] = &[
    "published", "posted", "released", "issued", "circulated", "dated", "date", "filed", "sent", "created",
    "publication date", "release date", "first published", "originally published", "for release",
    "for immediate release", "edition of", "erstellt", "veröffentlicht", "publié", "publié le", "publicado", "fecha",
    "pubblicato", "data", "опубликовано", "дата", "geplaatst",
];

/// Words in front of the outlet in which a text has appeared.
const APPEARED: &[&str] = &[
    "published in ", "published by ", "posted by ", "posted in ", "published at ", "appeared in ", "appeared on ",
    "reprinted from ",
];

/// Words that announce from when on a release may be published; trade is under embargo in other words.
const EMBARGOED: &[&str] = &[
    "embargo",
    "embargoed",
    "embargoed until",
    "embargoed till",
    "embargo until",
    "under embargo until",
    "embargoed for release",
    "embargoed for release until",
    "not for publication before",
    "not for release before",
    "not for release until",
    "sperrfrist",
];

/// Words that announce the state of the text.
const REVISED: &[&str] = &[
    "rev", "revised", "last touched", "last edited", "as of", "as at", "version of", "compiled", "prepared", "drafted",
    "written", "status", "state of", "stand",
];

/// Words whose date is something else.
const OTHER: &[&str] = &[
    "updated", "update", "modified", "retrieved", "accessed", "viewed", "downloaded", "printed", "archived",
    "copyright", "next", "due", "recorded", "deadline", "expires", "effective", "until", "since", "from", "before",
    "after", "by", "between", "event", "born", "died", "ends", "starts", "begins", "aktualisiert", "mis à jour",
    "actualizado", "meeting", "held", "session",
];

/// The most words that stand before the date of a text's state.
const LONGEST_LABEL: usize = 5;

/// The date of publication a short line tells, and how plainly.
pub fn date(line: &str) -> Option<(Found, Strength)> {
    if line.len() > 400 {
        return None;
    }
    if let Some(found) = signed(line) {
        return Some((found, Strength::Bare));
    }
    let found = scan(line).into_iter().filter(|found| !found.range_end);
    found
        .filter_map(|found| strength(line, &found).map(|strength| (found, strength)))
        .max_by_key(|(found, strength)| (*strength, std::cmp::Reverse(found.range.start)))
}

/// "Ada Lovelace, 8.5.12", "Von: Ada Lovelace | 31.10.23": an author and a day with a year of two figures, which nothing
/// but an author's name explains.
fn signed(line: &str) -> Option<Found> {
    let line_end = line.trim_end();
    let (name, day) = line_end.rsplit_once(", ").or_else(|| line_end.rsplit_once(" | "))?;
    let name = ["Von ", "By ", "von ", "by ", "Von: ", "By: "]
        .iter()
        .find_map(|by| name.strip_prefix(by))
        .unwrap_or(name)
        .trim();
    let numbers: Vec<u32> = day.split('.').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let short = day.split('.').all(|part| (1..=2).contains(&part.len()));
    let [day_of_month, month, year] = numbers.as_slice() else { return None };
    let date = NaiveDate::from_ymd_opt(2000 + i32::try_from(*year).ok()?, *month, *day_of_month)?;
    let start = line.trim_end().len() - day.len();
    let range = start..start + day.len();
    (short && *year < 70 && is_person(name)).then_some(Found {
        range,
        told: Told::Day(date),
        weekday: None,
        range_end: false,
    })
}

fn strength(line: &str, found: &Found) -> Option<Strength> {
    let before = segment_before(line.get(..found.range.start)?);
    let after = line.get(found.range.end..)?;
    // "By 2017-12-08" lost its author; "LIMA, Feb. 23, 2017, Agency" is all of its line.
    let day = matches!(found.told.unit(), Some(Unit::Day(_)) | None);
    let unsigned = day && before.eq_ignore_ascii_case("by") && is_time(after);
    if unsigned || is_filed(before, after) {
        return Some(Strength::Bare);
    }
    match label(before) {
        // "Reserves as of 31 March 2016 stood at 9 billion.": a sentence of what was so on that day.
        Some(Label::Publication(Strength::Revised)) if before.split(' ').count() > LONGEST_LABEL || goes_on(after) => {
            return None;
        }
        Some(Label::Publication(strength)) => return Some(strength),
        Some(Label::Other) => return None,
        None => {}
    }
    if is_signed_on(line.get(..found.range.start)?.trim()) {
        return is_time(after).then_some(Strength::Bare);
    }
    let amounts = after.contains(['$', '€', '£', '¥', '%']);
    let named = found.weekday.is_some() && after.trim().is_empty() && names_an_outlet(before);
    ((named || fits_before(before)) && fits_after(after) && !amounts && (day || !is_subject(before)))
        .then_some(Strength::Bare)
}

/// A town in capitals in front of a date, and an agency behind it.
fn is_filed(before: &str, after: &str) -> bool {
    let town = before.ends_with(',') && before.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    town && before.len() > 3 && after.strip_prefix(", ").is_some_and(|agency| names_an_outlet(agency.trim_end()))
}

/// Words of a sentence behind a date, and no mark, time or initials.
fn goes_on(after: &str) -> bool {
    !fits_after(after) && after.trim_start_matches([',', ' ']).split_whitespace().count() > 2
}

/// "on", "By Ada Clerk on": all that stands before a date in its line, where it is that of the article if only a time follows.
fn is_signed_on(before: &str) -> bool {
    before == "on" || before.strip_suffix(" on").is_some_and(names_an_author)
}

/// Nothing, or a time of day and perhaps its zone: " at 11:04 a.m."
fn is_time(after: &str) -> bool {
    let rest = after.trim_start_matches([',', ' ']);
    let rest = rest.strip_prefix("at ").unwrap_or(rest);
    rest.trim_end_matches('.').is_empty() || starts_with_time(rest) && rest.split_whitespace().count() <= 3
}

/// "Kenyan Trade, June 2014", "Balance of Payments, 2014": the title of statistics with the period that they are of.
fn is_subject(before: &str) -> bool {
    const SUBJECTS: &[&str] = &[
        "trade", "exports", "imports", "payments", "accounts", "prices", "production", "output", "statistics",
        "investment", "indicators", "index", "balance", "tourism", "shipping", "tariffs", "commodities",
    ];
    let last = before.trim_end_matches([',', ':', ' ']).rsplit(' ').next().unwrap_or_default();
    SUBJECTS.iter().any(|subject| last.eq_ignore_ascii_case(subject))
}

/// The words of the same segment before the date; bars, dots, dashes, parentheses and sentences part segments.
fn segment_before(before: &str) -> &str {
    let mut start = 0;
    let bytes = before.as_bytes();
    for (at, c) in before.char_indices() {
        let next = at + c.len_utf8();
        let blank_after = before.get(next..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
        let blank_before = at > 0 && bytes.get(at - 1).is_some_and(u8::is_ascii_whitespace);
        match c {
            '|' | '·' | '•' | '»' | '(' | ')' | '[' | ']' | '\t' | '\n' | '\r' | ';' => start = next,
            '—' | '–' | '-' | '/' if blank_after && blank_before => start = next,
            ' ' if blank_after => start = next,
            '.' if blank_after && !abbreviates(before.get(start..at).unwrap_or("")) => start = next,
            _ => {}
        }
    }
    before.get(start..).unwrap_or("").trim()
}

/// A full stop behind these is no end: "rev. Jan. 2022", "St. Gallen".
fn abbreviates(segment: &str) -> bool {
    let word = segment.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

/// What the words right before a date announce.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    /// This document, so plainly.
    Publication(Strength),
    /// Something else.
    Other,
}

/// The announcing words right before the date, if there are some.
fn label(before: &str) -> Option<Label> {
    let small = before.to_lowercase();
    let words = small.trim_end_matches(|c: char| !c.is_alphanumeric());
    let words = words
        .strip_suffix(" on")
        .or_else(|| words.strip_suffix(" at"))
        .or_else(|| words.strip_suffix(" am"))
        .unwrap_or(words);
    let words = without_time(words.trim_end_matches(|c: char| !c.is_alphanumeric()));
    let ends = |list: &[&str]| list.iter().any(|label| ends_with_word(words, label));
    if EMBARGOED.iter().any(|label| words.strip_prefix("strictly ").unwrap_or(words) == *label) {
        Some(Label::Publication(Strength::Labelled))
    } else if ends(OTHER) {
        Some(Label::Other)
    } else if ends(PUBLISHED) && !tells(words) || published_in(words, before) || words.contains("distr.") {
        Some(Label::Publication(Strength::Labelled))
    } else if ends(REVISED) {
        Some(Label::Publication(Strength::Revised))
    } else {
        None
    }
}

/// "published: 17:52 est": what stands in front of a time of day and its zone.
fn without_time(words: &str) -> &str {
    let bare = |words: &'_ str| words.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    let zone =
        words.rsplit(' ').next().filter(|last| (2..=5).contains(&last.len()) && last.chars().all(char::is_alphabetic));
    let front = zone.map_or(words, |zone| &words[..bare(words.trim_end_matches(zone))]);
    let clock = front.rsplit(' ').next().unwrap_or("");
    let is_clock = clock.contains(':') && clock.starts_with(|c: char| c.is_ascii_digit());
    if is_clock { &words[..bare(front.trim_end_matches(clock))] } else { words }
}

/// A line that is a day with its weekday or a time of day and nothing else: "23 Nov 2023 09:17PM", "Tue, January 18, 2022".
pub fn stamp(line: &str) -> Option<Found> {
    if line.len() > 60 {
        return None;
    }
    let (found, strength) = date(line)?;
    let front = line.get(..found.range.start)?;
    let behind = line.get(found.range.end..)?.trim_start_matches(|c: char| !c.is_alphanumeric());
    let alone = front.chars().all(|c| !c.is_alphanumeric());
    let timed = starts_with_time(behind) && behind.split_whitespace().count() <= 3;
    (strength == Strength::Bare && alone && (timed || behind.is_empty() && found.weekday.is_some())).then_some(found)
}

/// "The decree was issued on", "According to a statement issued on": words of a sentence and no label.
fn tells(words: &str) -> bool {
    let tells = |word: &str| SMALL.contains(&word);
    !words.starts_with("this ") && words.split_whitespace().any(tells)
}

fn ends_with_word(words: &str, label: &str) -> bool {
    words.strip_suffix(label).is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric()))
}

/// "Published in Frontier Times, 3 May 2014".
fn published_in(words: &str, before: &str) -> bool {
    let words = ["this article ", "this story ", "this text ", "this piece ", "a version of this article "]
        .iter()
        .find_map(|start| words.strip_prefix(start))
        .unwrap_or(words);
    let words = words.strip_prefix("was ").unwrap_or(words);
    let words = words.strip_prefix("first ").or_else(|| words.strip_prefix("originally ")).unwrap_or(words);
    APPEARED.iter().any(|start| words.starts_with(start)) && before.len() < 100
}

/// A line at the foot that is the date of publication and nothing else: "March 5, 2019 / 4:05 PM / 2 years ago".
pub fn is_foot(line: &str) -> bool {
    if line.len() > 120 {
        return false;
    }
    let Some((found, strength)) = date(line) else { return false };
    let behind = line.get(found.range.end..).unwrap_or("").trim_start_matches([',', '/', '|', '-', '–', '·', ' ']);
    strength == Strength::Labelled || found.range.start == 0 && starts_with_time(behind)
}

/// "Harbour Monitor, No. 14", "Issue 3": without the number by which a paper counts its issues.
fn without_issue(before: &str) -> &str {
    let mut rest = before.trim_end_matches([',', ' ']);
    let mut known = before;
    while let Some((front, number)) =
        rest.rsplit_once(' ').or(Some(("", rest))).filter(|(_, number)| !number.is_empty())
    {
        let label = front.trim_end().rsplit(' ').next().unwrap_or("");
        let word = label.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
        let counted = number.len() <= 5 && number.bytes().all(|byte| byte.is_ascii_digit());
        if !counted || !matches!(word.as_str(), "no" | "nr" | "issue" | "number" | "vol" | "volume" | "edition") {
            break;
        }
        let left = front.trim_end();
        known = left.get(..left.len() - label.len()).unwrap_or("");
        rest = known.trim_end_matches([',', ' ']);
    }
    known.trim_end()
}

/// "Harbour Post" in front of "Monday, August 22, 2011": a few names and nothing else.
fn names_an_outlet(before: &str) -> bool {
    let mut words = before.split_whitespace();
    let name = |word: &str| word.starts_with(char::is_uppercase) || matches!(word, "of" | "the" | "and");
    let count = before.split_whitespace().count();
    (1..=4).contains(&count) && words.all(name) && before.ends_with(char::is_alphabetic)
}

/// Nothing, or a place or outlet with a comma: "Brussels,", "Black Sea Review,".
fn fits_before(before: &str) -> bool {
    let before = without_issue(before);
    // "05:49 24 February 2017".
    let timed = starts_with_time(before) && before.split_whitespace().count() == 1;
    if before.is_empty() || timed {
        return true;
    }
    let names = before.split_whitespace().all(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.is_empty()
            || word.chars().count() <= 2
            || matches!(word, "the" | "and" | "der" | "for")
            || word.starts_with(char::is_uppercase)
    });
    let count = before.split_whitespace().count();
    names && before.ends_with([',', ':']) && count <= 7 && !before.chars().any(|c| c.is_ascii_digit())
}

/// The end of the line, another segment, a time of day, a place of filing or an author.
fn fits_after(after: &str) -> bool {
    let rest = after.trim_start_matches([',', '.', ' ', '\u{a0}']);
    if rest.is_empty()
        || after.starts_with(['\t', '\n', '\r', ')', ']', 'T'])
        || after.starts_with("  ")
        || after.starts_with(". ")
    {
        return true;
    }
    let first = rest.chars().next().unwrap_or(' ');
    if matches!(first, '|' | '·' | '•' | '—' | '–' | '-' | '/' | '(' | '»' | ';' | '*' | '@') || starts_with_time(rest)
    {
        return true;
    }
    let word = rest.split_whitespace().next().unwrap_or("").to_lowercase();
    BEHIND.contains(&word.as_str())
}

/// "06:15", "8:47PM", "15h00".
fn starts_with_time(rest: &str) -> bool {
    let digits = rest.bytes().take(3).take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&digits)
        && rest.get(digits..).is_some_and(|rest| {
            rest.starts_with([':', 'h', '.'])
                || rest.starts_with(" a")
                || rest.starts_with(" p")
                || rest.starts_with("am")
                || rest.starts_with("pm")
        })
}

/// A line of the head that names an author, an outlet with a date, or a date alone.
pub fn is_byline(words: &str) -> bool {
    if words.len() > 240 || opens_a_story(words) {
        return false;
    }
    date(words).is_some() || names_an_author(words) || is_update_note(words) || is_person(words)
}

/// "(Adds chart) OSLO, Jan 14 (Reuters) - Norway imported 9 tonnes of tea.": a dateline with its sentence.
fn opens_a_story(words: &str) -> bool {
    const SHORTEST: usize = 8;
    let told = [" - ", " – ", " — ", " -- "].iter().find_map(|dash| words.split_once(dash));
    told.is_some_and(|(front, rest)| {
        let place = front.split_whitespace().count() <= 12;
        place && rest.split_whitespace().count() >= SHORTEST && rest.ends_with(['.', '”', '"'])
    })
}

/// "Updated on", "Last updated: 3 May 2014": about the page, not about its publication.
fn is_update_note(words: &str) -> bool {
    let small = words.to_lowercase();
    words.len() < 80
        && ["updated", "last updated", "last modified", "aktualisiert"].iter().any(|start| small.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<(&str, Strength)>) {
        let found = date(line);
        assert_eq!(found.as_ref().map(|(found, strength)| (&line[found.range.clone()], *strength)), expected, "{line}");
    }

    #[test]
    fn a_date_of_publication_is_announced_or_stands_alone() {
        check("2014-5-8", Some(("2014-5-8", Strength::Bare)));
        check("No. 14 March 2019", Some(("March 2019", Strength::Bare)));
        check("Harbour Monitor, Vol. 3, No. 14 March 2019", Some(("March 2019", Strength::Bare)));
        check("Oslo, 9 July 2019", Some(("9 July 2019", Strength::Bare)));
        check("TIN WEEKLY | Issue No. 1984 | Friday, 30 August 2019", Some(("Friday, 30 August 2019", Strength::Bare)));
        check("Posted On: 18 FEB 2022 8:47PM by Press Office", Some(("18 FEB 2022", Strength::Labelled)));
        check("By A. Clerk | Thu, 2 Apr 2020 | 5 min read", Some(("Thu, 2 Apr 2020", Strength::Bare)));
        check("Compiled for staff, rev. Jan. 2022. Not for sale.", Some(("Jan. 2022", Strength::Revised)));
        check("Prices as of 3 May 2014", Some(("3 May 2014", Strength::Revised)));
        check("As of 3 May 2014, reserves were 9 billion.", None);
        check("Reserves as of 3 May 2014 stood at 9 billion.", None);
        check("The reserves of the bank were 9 billion as of 3 May 2014.", None);
        check("(desk list, last touched 30/04/2019, PM)", Some(("30/04/2019", Strength::Revised)));
        check("Harbour Review, 6 June 2017. Interview by A. Clerk", Some(("6 June 2017", Strength::Bare)));
        check("Published in Harbour Herald, March 28th, 2017", Some(("March 28th, 2017", Strength::Labelled)));
        check("(First published in the Harbour Herald on 5 March 2019.)", Some(("5 March 2019", Strength::Labelled)));
        check("This article appeared in Harbour Herald, 5 March 2019", Some(("5 March 2019", Strength::Labelled)));
        check("178/2019 – 15 November 2019", Some(("15 November 2019", Strength::Bare)));
        check("178/2019 - 15 November 2019", Some(("15 November 2019", Strength::Bare)));
        check("Embargoed until 11:00 on 15 November 2019", Some(("15 November 2019", Strength::Labelled)));
        check("EMBARGOED UNTIL: 15 NOVEMBER 2019", Some(("15 NOVEMBER 2019", Strength::Labelled)));
        check("Embargo: 15 November 2019, 11:00", Some(("15 November 2019", Strength::Labelled)));
        check("Harbour Post Monday, August 22, 2011", Some(("Monday, August 22, 2011", Strength::Bare)));
        check("By 2019-03-05", Some(("2019-03-05", Strength::Bare)));
        check("05:49 5 March 2019", Some(("5 March 2019", Strength::Bare)));
        check("LIMA, March 5, 2019, Newswire", Some(("March 5, 2019", Strength::Bare)));
        check("Reprinted from the Harbour Times 29/03/2019", Some(("29/03/2019", Strength::Labelled)));
        check("Distr.: General 5 March 2019 Original: English", Some(("5 March 2019", Strength::Labelled)));
    }

    #[test]
    fn a_line_at_the_foot_is_a_date_with_a_label_or_a_time() {
        assert!(is_foot("March 5, 2019 / 4:05 PM / 2 years ago"));
        assert!(is_foot("Published: 5 March 2019"));
        assert!(!is_foot("March 5, 2019 was a quiet day"));
        assert!(!is_foot("5 March 2019"));
    }

    #[test]
    fn other_dates_are_not_dates_of_publication() {
        check("on Monday, November 18th, 2019 at 11:08 a.m.", Some(("Monday, November 18th, 2019", Strength::Bare)));
        check("By Ada Clerk on 18 November 2019", Some(("18 November 2019", Strength::Bare)));
        check("On 3 May 2016 at the summit ministers met", None);
        check("on 3 May 2016 at the summit", None);
        check("By 2016 on 3 May 2016", None);
        check("By 2016", None);
        check("By 3 May 2016 all had signed", None);
        check("Lima, March 5, 2019, the ministers met", None);
        check("The ministers met in Oslo at 3 p.m. on 14 May 2021.", None);
        check("Von: Ada Lovelace | 31.10.23", Some(("31.10.23", Strength::Bare)));
        check("Ada Lovelace, 8.5.12", Some(("8.5.12", Strength::Bare)));
        check("Von Klaus-Peter Sand, 28.11.09", Some(("28.11.09", Strength::Bare)));
        check("See sections 8.5.12", None);
        check("The law of tin, 8.5.12", None);
        check("Ada Lovelace, 8.15.12", None);
        check("The embargo on tin was lifted on 3 May 2016", None);
        check("Oil embargo until 3 May 2016", None);
        check("The arms embargo 3 May 2016", None);
        check("Ministers met Monday, August 22, 2011", None);
        check("Talks were held in 2014 – 15 November 2019", None);
        check("Updated on 3 May 2016", None);
        check("Copyright 3 May 2016", None);
        check("from 12 to 15 May 2019", None);
        check("Tin prices since 3 May 2016", None);
        check("Next release: 2 August 2021", None);
        check("Ministers met on 3 May 2016 in Oslo to talk", None);
        check("The ministry published on 3 May 2016 a list of firms.", None);
        check("According to a statement issued on 3 May 2016, exports fell.", None);
        check("The decree was issued on 3 May 2016.", None);
        check("posted 3rd December 2019 in Gas", Some(("3rd December 2019", Strength::Labelled)));
    }
}
