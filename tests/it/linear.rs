//! No input costs more than linear time, whatever is said over and over in it, and none panics.

use std::time::Duration;

use dateline::corpus;
use dateline::extract;
use dateline::model::DocDate;

use crate::clock::timed;

/// Bytes of the smaller text; the larger one is four times as long.
const SIZE: usize = 4_000;

fn cost(work: impl Fn()) -> Duration {
    (0..2).map(|_| timed(&work).0).min().unwrap_or_default()
}

/// Four times the text costs about four times the work; quadratic work would be sixteen times as much.
#[track_caller]
fn check_growth(name: &str, work: impl Fn(usize)) {
    let (short, long) = (cost(|| work(SIZE)), cost(|| work(4 * SIZE)));
    let allowed = short * 9 + Duration::from_millis(40);
    assert!(long <= allowed, "{name}: {short:?} for a text, {long:?} for one four times as long");
}

#[track_caller]
fn check(said: &str) {
    let text = |size: usize| said.repeat(size / said.len());
    check_growth(&format!("tag {said:?}"), |size| {
        let _ = extract::tag_text(&text(size), &DocDate::unknown("made up"));
    });
    check_growth(&format!("extract {said:?}"), |size| {
        let (line, _) = corpus::read_bytes("text.txt", text(size).as_bytes());
        assert!(!format!("{:?}", line.outcome).contains("failed inside"), "{said:?}: {line:?}");
    });
}

/// Sixteen times a longer text: a walk over all of it for each expression, however short its steps, shows only here.
#[track_caller]
fn check_long(said: &str) {
    let tag = |size: usize| {
        let text = said.repeat(size / said.len());
        cost(|| drop(extract::tag_text(&text, &DocDate::unknown("made up"))))
    };
    let (short, long) = (tag(16 << 10), tag(256 << 10));
    let allowed = short * 40 + Duration::from_millis(100);
    assert!(long <= allowed, "{said:?}: {short:?} for 16 KB, {long:?} for 256 KB");
}

#[test]
fn expressions_that_are_told_by_what_stands_around_them() {
    for said in ["It fell this Monday. ", "It rose this March. ", "It fell last month. ", "It cost $5 this year. "] {
        check_long(said);
    }
}

#[test]
fn numbers_and_marks_said_over_and_over() {
    for said in
        ["1 ", "1", "1,", "1.", "1/", "1:", "1-", "12 500 000 ", "1\t", "| 1 ", "[1]", "5% ", "$", "$5 ", "1\u{a0}"]
    {
        check(said);
    }
}

#[test]
fn dates_and_amounts_in_one_sentence_without_an_end() {
    for said in [
        "March ",
        "may ",
        "last ",
        "in March ",
        "on 3 May 2014 ",
        "from 2010 to ",
        "a year earlier ",
        "between 1 and ",
        "one hundred and ",
        "hundred ",
        "tens of millions of ",
        "$5 million in 2014 ",
        "exports rose to $5 million from China in 2014 ",
        "North Korea and the North ",
    ] {
        check(said);
    }
}

#[test]
fn words_and_quotes_that_never_end() {
    for said in [
        "a", "A", "U.S.", ".", ".a", "a ", "of the ", "(", "[", "\"", "“", "'", "-", "- ", "? ", "; ",
        ", which was said, ", "if he had ",
    ] {
        check(said);
    }
}

#[test]
fn lines_and_paragraphs() {
    for said in [
        "\n",
        " ",
        "\r\n",
        "It fell. ",
        "Tin fell by 5% in March 2014.\n\n",
        "Tin  120  131\n",
        "> On 3 May 2014 he wrote:\n",
    ] {
        check(said);
    }
}

#[test]
fn pages_nested_deeply() {
    for (open, close) in [("<div>", "</div>"), ("<b>", ""), ("<table><tr><td>", ""), ("<blockquote>", "</blockquote>")]
    {
        check_growth(&format!("nested {open}"), |size| {
            let depth = size / (open.len() + close.len());
            let page = format!("<html><body>{}Signed on 3 May 2011.{}", open.repeat(depth), close.repeat(depth));
            let _ = corpus::read_bytes("page.html", page.as_bytes());
        });
    }
}

#[test]
fn a_long_head_over_many_columns_is_read_once() {
    // Where a quotation mark is torn, the head of all columns to its right is half of the file.
    let sheet = |size: usize| {
        let many = |cell: &str| cell.repeat(size / 40);
        let head = "Exports of tin to Norway ".repeat(size / 50);
        let years: Vec<String> = (0..size / 40).map(|year| (1900 + year % 120).to_string()).collect();
        let years = years.join(",");
        format!("Country,\"{head}\"{}\n,{years}\nPeru{}\nChile{}\n", many(","), many(",14.5"), many(",15"))
    };
    let read = |size: usize| cost(|| drop(corpus::read_bytes("sheet.csv", sheet(size).as_bytes())));
    let (short, long) = (read(1_000), read(4_000));
    assert!(long <= short * 9 + Duration::from_millis(100), "{short:?} for 1 KB, {long:?} for 4 KB");
}
