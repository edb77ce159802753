//! Properties of dates over made-up phrases: none is placed more precisely than its words, and its `mod` says its side.

use dateline::model::{DateBasis, DocDate, Span, Timex, When};
use dateline::rules::dates;
use dateline::segment;
use dateline::tag::lex;
use proptest::prelude::*;

fn read(date: &str, text: &str) -> Vec<Timex> {
    let date = DocDate {
        when: (!date.is_empty()).then(|| date.parse().expect("an EDTF date")),
        basis: DateBasis::Metadata,
        why: "given by the test".to_owned(),
        span: None,
    };
    let sentences = segment::sentences(text, Span::new(0, text.len()));
    dates::read(text, &lex(text), &sentences, &date)
}

const MONTHS: [&str; 12] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
];
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const SEASONS: [&str; 5] = ["spring", "summer", "autumn", "fall", "winter"];

/// Phrases with `{y}` a year, `{m}` a month, `{w}` a weekday, `{s}` a season, `{n}` a small number, and the fewest
/// days that each may be narrowed to.
const PHRASES: &[(&str, i64)] = &[
    ("It opened in {y}.", 365),
    ("It opened in {m} {y}.", 28),
    ("It opened in {m}.", 28),
    ("It will open in {m}.", 28),
    ("It opened last {m}.", 28),
    ("It opened in {m} of that year.", 28),
    ("It opened on {n} {m} {y}.", 1),
    ("It opened on {m} {n}.", 1),
    ("It opened on {w}.", 1),
    ("It opens next {w}.", 1),
    ("It opened yesterday.", 1),
    ("It opened last week.", 7),
    ("It opens next week.", 7),
    ("It opened last month.", 28),
    ("It opens next month.", 28),
    ("It opened last year.", 365),
    ("It opens next year.", 365),
    ("It opened this year.", 365),
    ("It opened earlier this year.", 365),
    ("It opened {n} days ago.", 1),
    ("It opened {n} weeks ago.", 7),
    ("It opened {n} months ago.", 28),
    ("It opened {n} years ago.", 365),
    ("It opened in the third quarter of {y}.", 90),
    ("It opened in Q2 {y}.", 90),
    ("It opened in the third quarter.", 90),
    ("It opened in the first half of {y}.", 181),
    ("It opened in the second half of the year.", 181),
    ("It opened in the {s} of {y}.", 89),
    ("It opened last {s}.", 89),
    ("It opens this {s}.", 89),
    ("It opened in the 1980s.", 3650),
    ("It opened last decade.", 3650),
    ("It opened in the 19th century.", 36500),
    ("It opened early in {y}.", 100),
    ("It opened in early {y}.", 100),
    ("It opened in mid-{y}.", 100),
    ("It opened in late {y}.", 100),
    ("It opened in early {m} {y}.", 8),
    ("It opened in the early 1980s.", 1000),
    ("It opened in the early years of the last decade.", 365),
    ("It opened at the end of {y}.", 100),
    ("It opened at the end of {m}.", 8),
    ("It opened at the end of the year.", 100),
    ("It opened in the first nine months of {y}.", 270),
    ("It opened in the last three months of {y}.", 90),
    ("It opened in {y} and closed the following year.", 365),
    ("It opened on 3 {m} {y} and closed {n} weeks later.", 1),
    ("It opened on 3 {m} {y} and closed {n} months later.", 28),
    ("It opened in {m} {y} and closed {n} days later.", 28),
    ("It opened in {y}. {n} weeks later it closed.", 7),
    ("It opened in fiscal {y}.", 365),
    ("It opened over the weekend.", 2),
    ("It opened in Easter week.", 7),
    ("It opened around the turn of the century.", 3650),
    ("It opened over the past {n} months.", 28),
    ("It has been open since {y}.", 365),
    ("It will be open by {m}.", 28),
];

fn filled(phrase: &str, year: i32, pick: usize, number: u8) -> String {
    phrase
        .replace("{y}", &year.to_string())
        .replace("{m}", MONTHS[pick % MONTHS.len()])
        .replace("{w}", DAYS[pick % DAYS.len()])
        .replace("{s}", SEASONS[pick % SEASONS.len()])
        .replace("{n}", &number.to_string())
}

fn document_dates() -> impl Strategy<Value = String> {
    (1950..2030_i32, 1..13_u8, 1..29_u8, 0..4_u8).prop_map(|(year, month, day, known)| match known {
        0 => String::new(),
        1 => year.to_string(),
        2 => format!("{year}-{month:02}"),
        _ => format!("{year}-{month:02}-{day:02}"),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn no_date_is_more_precise_than_its_words(
        date in document_dates(),
        phrase in prop::sample::select(PHRASES),
        year in 1950..2030_i32,
        pick in 0..84_usize,
        number in 2..9_u8,
    ) {
        let text = filled(phrase.0, year, pick, number);
        for timex in read(&date, &text) {
            let Some(bounds) = timex.when.as_ref().and_then(When::bounds) else {
                prop_assert!(timex.when.is_some() || !timex.why.steps.is_empty(), "no reason: {text}");
                continue;
            };
            // The first date of a phrase with two is written in full beside the one in question.
            let least = if timex.span.start < 40 && phrase.0.contains(" 3 {m}") { 1 } else { phrase.1 };
            let least = if phrase.0.contains("days later") { 28.min(least) } else { least };
            let days = (bounds.end - bounds.start).num_days();
            prop_assert!(
                days >= least,
                "‘{}’ in ‘{text}’ ({date}) is placed at {} ({days} days, not under {least})",
                timex.span.of(&text),
                timex.when.as_ref().map(ToString::to_string).unwrap_or_default()
            );
            if phrase.0.contains("weeks later") && days == 1 && timex.span.start > 20 {
                prop_assert!(timex.when.as_ref().is_some_and(When::is_approximate), "not about: {text}");
            }
        }
    }

    #[test]
    fn every_quote_is_the_text_at_its_span(
        words in prop::collection::vec(prop_oneof![
            prop::sample::select(vec![
                "on", "May", "4", "2014", "last", "week", "Friday", "early", "the", "of", "year", "two", "days",
                "later", "Q3", "since", "Easter", "\n", ",", "é", "中文", "🙂", "\u{a0}", "’s", "–", "“",
            ]).prop_map(str::to_owned),
            any::<String>(),
        ], 0..30),
        date in document_dates(),
    ) {
        let text = words.join(" ");
        for timex in read(&date, &text) {
            let (start, end) = (timex.span.start as usize, timex.span.end as usize);
            prop_assert!(text.is_char_boundary(start) && text.is_char_boundary(end));
            prop_assert_eq!(timex.span.of(&text), &text[start..end]);
            prop_assert!(!text[start..end].trim().is_empty());
        }
    }
}

#[track_caller]
fn side(text: &str, modifier: Option<&str>) {
    let found = read("2014-05-08", text);
    let timex = found.first().unwrap_or_else(|| panic!("no date in {text}"));
    assert_eq!(timex.modifier, modifier, "{text}");
}

#[test]
fn the_timex3_mod_says_on_which_side_of_a_date_it_lies() {
    side("It was open before 1990.", Some("BEFORE"));
    side("It closed after May 2012.", Some("AFTER"));
    side("It must close by 2020.", Some("ON_OR_BEFORE"));
    side("It is open until Friday.", Some("ON_OR_BEFORE"));
    side("It has been open since 2010.", Some("ON_OR_AFTER"));
    side("It closes on or before 31 May.", Some("ON_OR_BEFORE"));
    side("It opens on or after 31 May.", Some("ON_OR_AFTER"));
    side("It closes no later than 31 May.", Some("ON_OR_BEFORE"));
    side("It opened more than 40 years ago.", Some("BEFORE"));
    side("It opened less than two years ago.", Some("AFTER"));
    side("It opened in early 2014.", Some("START"));
    side("It opened in mid-2013.", Some("MID"));
    side("It opened in late 2013.", Some("END"));
    side("It opened about 2010.", Some("APPROX"));
    side("It opened in 2010.", None);
}
