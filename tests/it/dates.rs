//! Dates in text: what each wording denotes (EDTF), what it is called (TIMEX3), how sure it is and why.

use dateline::model::{Basis, DateBasis, DocDate, Grade, Span, StepKind, Timex, When};
use dateline::rules::dates;
use dateline::segment;
use dateline::tag::lex;

fn document(date: &str) -> DocDate {
    if date.is_empty() {
        return DocDate::unknown("nothing in it tells one");
    }
    DocDate {
        when: Some(date.parse().expect("an EDTF date")),
        basis: DateBasis::Metadata,
        why: "given by the test".to_owned(),
        span: None,
    }
}

fn read(date: &str, text: &str) -> Vec<Timex> {
    let sentences = segment::sentences(text, Span::new(0, text.len()));
    dates::read(text, &lex(text), &sentences, &document(date))
}

/// The expression of these words must have this EDTF date; "-" is none.
#[track_caller]
fn check(date: &str, text: &str, words: &str, edtf: &str) -> Timex {
    let found = read(date, text);
    let said: Vec<_> = found.iter().map(|timex| (timex.span.of(text), timex.value.clone(), timex.why.rule)).collect();
    let Some(timex) = found.iter().find(|timex| timex.span.of(text) == words) else {
        panic!("‘{words}’ was not read in ‘{text}’: {said:?}");
    };
    let got = timex.when.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string);
    assert_eq!(got, edtf, "‘{words}’ in ‘{text}’: {timex:?}");
    timex.clone()
}

/// Nothing at all may be read.
#[track_caller]
fn leave(text: &str) {
    let found = read("2014-05-08", text);
    let said: Vec<_> = found.iter().map(|timex| (timex.span.of(text), timex.value.clone(), timex.why.rule)).collect();
    assert!(said.is_empty(), "‘{text}’: {said:?}");
}

const DAY: &str = "2014-05-08";

#[test]
fn a_month_in_a_file_s_name_may_be_the_one_before_the_report() {
    let text = "Data published on October 12 show that exports rose in August.";
    let sentences = segment::sentences(text, Span::new(0, text.len()));
    let told = |month: &str, basis: DateBasis| {
        let date = DocDate { basis, ..document(month) };
        let found = dates::read(text, &lex(text), &sentences, &date);
        let told = found.iter().map(|timex| (timex.when.as_ref().map(ToString::to_string), timex.grade));
        told.map(|(when, grade)| (when.unwrap_or_default(), grade)).collect::<Vec<_>>()
    };
    let named = told("2020-08", DateBasis::FileName);
    assert_eq!(named, [("2020-10-12".to_owned(), Grade::C), ("2020-08".to_owned(), Grade::C)]);
    // Over the turn of the year.
    let named = told("2020-12", DateBasis::FileName);
    assert_eq!(named, [("2020-10-12".to_owned(), Grade::C), ("2020-08".to_owned(), Grade::C)]);
    // A byline is no earlier than what it tells of.
    assert_eq!(told("2020-08", DateBasis::Byline)[0].0, "2019-10-12");
}

#[test]
fn full_dates_are_read_in_every_written_order() {
    for (text, words, edtf) in [
        ("It was signed on April 28, 2014.", "April 28, 2014", "2014-04-28"),
        ("It was signed on 28 April 2014.", "28 April 2014", "2014-04-28"),
        ("Signed the 28th of April, 2014, in", "the 28th of April, 2014", "2014-04-28"),
        ("Logged 2014-04-28 by hand", "2014-04-28", "2014-04-28"),
        ("Logged 2014-4-8 by hand", "2014-4-8", "2014-04-08"),
        ("Logged 2014/04/08 by hand", "2014/04/08", "2014-04-08"),
        ("Geneva, 8.4.2014: talks", "8.4.2014", "2014-04-08"),
        ("Signed on Mon., Apr. 28, 2014 in", "Mon., Apr. 28, 2014", "2014-04-28"),
        ("It rained in Sept. 1987.", "Sept. 1987", "1987-09"),
        ("Built in 1987.", "1987", "1987"),
        ("in the third quarter of 2013", "the third quarter of 2013", "2013-35"),
        ("in the first half of 2013", "the first half of 2013", "2013-40"),
        ("in the summer of 2013", "the summer of 2013", "2013-22"),
        ("in the 1980s it", "the 1980s", "198X"),
        ("in the 19th century", "the 19th century", "18XX"),
        ("logged at 2014-04-28T07:30 by", "2014-04-28T07:30", "2014-04-28T07:30:00"),
    ] {
        let timex = check(DAY, text, words, edtf);
        assert_eq!(timex.grade, Grade::A, "{text}");
        assert_eq!(timex.basis, Basis::Explicit, "{text}");
    }
}

#[test]
fn relative_dates_count_from_the_documents_own() {
    for (text, words, edtf) in [
        ("He arrived yesterday.", "yesterday", "2014-05-07"),
        ("He left two days ago.", "two days ago", "2014-05-06"),
        ("He left two weeks ago.", "two weeks ago", "2014-04-21/2014-04-27"),
        ("He left three months ago.", "three months ago", "2014-02"),
        ("He left ten years ago.", "ten years ago", "2004"),
        ("Trade fell last year.", "last year", "2013"),
        ("Trade fell last quarter.", "last quarter", "2014-33"),
        ("They meet next month.", "next month", "2014-06"),
        ("They meet this week.", "this week", "2014-05-05/2014-05-11"),
        ("The minister is scheduled to visit on Tuesday.", "Tuesday", "2014-05-13"),
        ("The minister said Wednesday that", "Wednesday", "2014-05-07"),
        ("The minister said on Thursday that", "Thursday", "2014-05-08"),
        ("The plant opened last March.", "last March", "2014-03"),
        ("The plant will open in March.", "March", "2015-03"),
        ("The plant opened in November.", "November", "2013-11"),
        ("They met over the weekend.", "the weekend", "2014-05-03/2014-05-04"),
        ("in the first quarter of next year", "the first quarter of next year", "2015-33"),
        ("in March last year", "March last year", "2013-03"),
    ] {
        let timex = check(DAY, text, words, edtf);
        assert_eq!(timex.basis, Basis::Relative, "{text}");
        assert!(timex.grade <= Grade::C, "{text}");
    }
}

#[test]
fn early_mid_and_late_are_about_a_third() {
    for (date, text, words, edtf) in [
        ("2015-03-16", "He said late last year that", "late last year", "2014-09~/2014-12~"),
        ("2014-05-08", "He said late last March that", "late last March", "2014-03-21~/2014-03-31~"),
        ("2014-05-08", "prices in early 2013 were", "early 2013", "2013-01~/2013-04~"),
        ("2014-05-08", "by mid-2013 it", "mid-2013", "2013-05~/2013-08~"),
        ("2014-05-08", "in the early 1980s", "the early 1980s", "1980~/1983~"),
        ("2014-05-08", "early this decade", "early this decade", "2010~/2013~"),
        ("2014-05-08", "at the end of November 2013", "the end of November 2013", "2013-11-21~/2013-11-30~"),
        ("2014-05-08", "since the turn of the century", "the turn of the century", "1995~/2005~"),
        ("2014-05-08", "opened around 2005 in", "around 2005", "2005~"),
    ] {
        check(date, text, words, edtf);
    }
}

#[test]
fn ranges_are_one_date_with_two_ends() {
    for (text, words, edtf) in [
        ("from April 22 to 28 he", "from April 22 to 28", "2014-04-22/2014-04-28"),
        ("The fair of 12–15 May 2013 was", "12–15 May 2013", "2013-05-12/2013-05-15"),
        ("between 2010 and 2013 trade", "2010 and 2013", "2010/2013"),
        ("the war from 1950 to 1952", "1950 to 1952", "1950/1952"),
        ("in 2012-13 it", "2012-13", "2012/2013"),
        ("from November 2012 to March 2013", "November 2012 to March 2013", "2012-11/2013-03"),
        ("from November to March 2013", "November to March 2013", "2012-11/2013-03"),
        ("in January-March 2013 it", "January-March 2013", "2013-01/2013-03"),
        ("profit in the first nine months of 2013 rose", "the first nine months of 2013", "2013-01/2013-09"),
        ("in the 12 months to June 2013", "the 12 months to June 2013", "2012-07/2013-06"),
        ("on April 24 and 25 they", "April 24 and 25", "{2014-04-24,2014-04-25}"),
        ("from May 28 to June 3, 2013 it", "May 28 to June 3, 2013", "2013-05-28/2013-06-03"),
    ] {
        check(DAY, text, words, edtf);
    }
}

#[test]
fn open_sides_stay_open() {
    for (text, words, edtf) in [
        ("since 2010 it has", "2010", "2010/.."),
        ("valid until June 2015", "June 2015", "../2015-06"),
        ("to grow to a billion by 2020", "2020", "../2020"),
        ("built before 1990.", "1990", "../1990"),
        ("possibly in 1990.", "1990", "1990?"),
    ] {
        check(DAY, text, words, edtf);
    }
}

#[test]
fn later_dates_count_from_the_date_told_before() {
    for (text, words, edtf) in [
        ("It met on April 3, 2013. Two days later it ended.", "Two days later", "2013-04-05"),
        ("He came in 1995, and the following year he left.", "the following year", "1996"),
        ("It was signed on June 5, 2012. The same day the border closed.", "The same day", "2012-06-05"),
        ("It rose in 2012, after a fall a year earlier.", "a year earlier", "2011"),
        ("He was born on May 3, 1980. That month it rained.", "That month", "1980-05"),
    ] {
        check(DAY, text, words, edtf);
    }
}

#[test]
fn a_document_of_a_known_year_alone_places_what_can_be_placed() {
    check("2015", "Trade fell last year.", "last year", "2014");
    check("2015", "The parade will be held in May.", "May", "2015-05");
    let text = "Talks are planned in May. In November, the port expanded. They agreed during a February visit.";
    check("2015", text, "November", "2014-11");
    check("2015", text, "February", "2015-02");
    let sunday = check("2015", "The interview was aired on Sunday.", "Sunday", "-");
    assert_eq!((sunday.value.as_str(), sunday.grade), ("XXXX-WXX-7", Grade::U));
    assert!(sunday.why.steps.iter().any(|step| step.kind == StepKind::Check), "{sunday:?}");
}

#[test]
fn without_a_document_date_the_year_stays_unknown() {
    let timex = check("", "The report showed on March 30 that", "March 30", "XXXX-03-30");
    assert_eq!(timex.grade, Grade::U);
    assert_eq!(timex.when.and_then(|when| when.bounds()), None);
    check("", "Officials said in March that", "March", "XXXX-03");
    check("", "He spoke last week.", "last week", "-");
    check("", "He spoke on Friday.", "Friday", "-");
    check("", "In 2013 it met on March 3 and ended.", "March 3", "2013-03-03");
}

#[test]
fn the_order_of_figures_is_settled_by_the_document_or_left_open() {
    let open = check(DAY, "It was signed on 03/04/2013.", "03/04/2013", "[2013-03-04,2013-04-03]");
    assert_eq!(open.grade, Grade::U);
    check(DAY, "Opened 25/12/2012, closed 03/04/2013.", "03/04/2013", "2013-04-03");
    check(DAY, "Opened 12/25/2012, closed 03/04/2013.", "03/04/2013", "2013-03-04");
    check(DAY, "Opened on 5 March 2012, closed 03/04/2013.", "03/04/2013", "2013-04-03");
    check(DAY, "Opened 25/12/2012 and 12/26/2012, closed 03/04/2013.", "03/04/2013", "[2013-03-04,2013-04-03]");
}

#[test]
fn ranges_keep_their_timex3_parts() {
    let timex = check(DAY, "from April 22 to 28 he", "from April 22 to 28", "2014-04-22/2014-04-28");
    let text = "from April 22 to 28 he";
    let parts: Vec<_> = timex.parts.iter().map(|part| (part.span.of(text), part.value.as_str())).collect();
    assert_eq!(parts, [("April 22", "2014-04-22"), ("28", "2014-04-28")]);
}

#[test]
fn fiscal_and_marketing_years_go_by_country_and_good() {
    check(DAY, "in the Indian fiscal year 2013 it", "the Indian fiscal year 2013", "2012-04/2013-03");
    check(DAY, "in fiscal 2013 it", "fiscal 2013", "2013");
    check(DAY, "in the 2012/13 wheat marketing year", "the 2012/13 wheat marketing year", "2012-06/2013-05");
}

#[test]
fn look_alikes_are_left_alone() {
    for text in [
        "It may rain",
        "They march on",
        "Theresa May spoke for long",
        "in room 2014 upstairs",
        "with 2,000 workers",
        "Resolution 2270 of the Council",
        "an F-16 jet",
        "it cost $2014",
        "they won 3-1",
        "aged 45 and fit",
        "version 2.0.14",
        "© 2005-2016 The Paper",
        "Copyright (c) 2014 by the paper",
        "call 555-2014",
        "about 2014 workers",
        "a second chance",
        "April Jones sings",
        "an august body",
    ] {
        leave(text);
    }
}

#[test]
fn every_date_says_why() {
    let text = "The minister said Wednesday that exports rose 5 percent in the first quarter, from March 3 to 9.";
    for timex in read(DAY, text) {
        assert!(!timex.why.steps.is_empty(), "{timex:?}");
        assert_eq!(timex.why.steps[0].kind, StepKind::ReadAs);
        assert!(!timex.why.rule.is_empty());
    }
}

mod properties {
    use super::{When, read};
    use proptest::prelude::*;

    /// Text of the words that rules look for, in any order: the worst a rule can meet.
    fn wordy() -> impl Strategy<Value = String> {
        let word = prop::sample::select(vec![
            "the", "first", "second", "March", "May", "2014", "2013-14", "12", "31", "last", "next", "year", "years",
            "ago", "Friday", "to", "-", "–", "/", ".", ",", "from", "between", "and", "of", "quarter", "half", "early",
            "mid", "late", "end", "a", "two", "hundred", "weeks", "later", "since", "until", "99", "00", "3:30",
            "p.m.", "EST", "'80s", "1980s", "spring", "fall", "Christmas", "New Year's Eve", "Q3", "FY13", "fiscal",
            "month", "’", "§", "9999", "29", "February", "30", "noon", "morning", "the 25th", "each", "daily", "\n\n",
            "\n", "éa", "中", "0000", "days", "that",
        ]);
        prop::collection::vec(word, 0..40).prop_map(|words| words.join(" "))
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

        #[test]
        fn no_text_panics_and_spans_lie_on_characters(text in prop_oneof![wordy(), any::<String>()], day in prop::sample::select(vec!["2014-05-08", "2015", "2015-02", "", "0001-01-01", "9999-12-31"])) {
            let found = read(day, &text);
            let mut end = 0;
            for timex in &found {
                prop_assert!(text.get(timex.span.range()).is_some_and(|words| !words.is_empty()));
                prop_assert!(timex.span.start >= end, "overlap in {text:?}");
                end = timex.span.end;
                for part in &timex.parts {
                    prop_assert!(timex.span.contains(part.span));
                }
            }
        }

        #[test]
        fn dates_are_written_and_read_back_alike(text in wordy()) {
            for timex in read("2014-05-08", &text) {
                if let Some(when) = timex.when {
                    let written = when.to_string();
                    let again: When = written.parse().map_err(|error| TestCaseError::fail(format!("{written}: {error}")))?;
                    prop_assert_eq!(again.to_string(), written);
                }
            }
        }
    }
}

#[test]
fn a_day_below_a_years_heading_is_computed_from_it_and_says_so() {
    for heading in ["2013", "2013:", "== 2013 =="] {
        let text = format!("{heading}\n\n12 May: the treaty is signed.\n");
        let timex = check(DAY, &text, "12 May", "2013-05-12");
        assert_eq!(timex.grade, Grade::B, "{text}");
        let steps: Vec<&str> = timex.why.steps.iter().map(|step| step.text.as_ref()).collect();
        assert!(steps.contains(&"the year 2013, written as a heading above it"), "{steps:?}");
        assert_eq!(timex.why.anchor.map(|span| span.of(&text)), Some("2013"));
    }
    // A year that only stands somewhere above is taken to go on, and that is a guess.
    let text = "In April 2013 the talks began, and in June they ended.";
    assert_eq!(check("", text, "June", "2013-06").grade, Grade::C);
}

#[test]
fn a_length_behind_a_day_counts_back_to_what_had_happened() {
    let told = |words: &str, edtf: &str, rest: &str| {
        let text = format!("The duties ended on Tuesday, 6 May 2014, {rest}.");
        check(DAY, &text, words, edtf);
    };
    told("a day", "2014-05-05", "a day after the ministry had announced it");
    told("two weeks", "2014-04-22~", "two weeks after the two sides agreed on it");
    told("ten years", "2004", "ten years after the two states had signed the treaty");
    told("ten years to the day", "2004-05-06", "ten years to the day after the two states had signed the treaty");
    // A noun tells no act, and without a day in front there is nothing to count from.
    told("a day", "-", "a day after the vote");
    check(DAY, "It stayed shut for a day after the ministers had met.", "a day", "-");
}
