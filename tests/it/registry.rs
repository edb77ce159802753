//! The patterns of the small engine and the rules of the registry.

use dateline::tag::{Pattern, lex};

#[track_caller]
fn check(pattern: &str, text: &str, expected: Option<&str>) {
    let tokens = lex(text);
    let pattern = Pattern::parse(pattern).expect("the pattern compiles");
    let found = (0..tokens.len()).find_map(|at| pattern.match_at(text, &tokens, at));
    assert_eq!(found.map(|found| found.span().of(text)), expected, "{text}");
}

#[test]
fn a_pattern_reads_classes_literals_options_and_glue() {
    check("MONTH DAYNUM (,? y:YEAR4)?", "on April 28, 2014 in", Some("April 28, 2014"));
    check("MONTH DAYNUM (,? y:YEAR4)?", "on April 28 in", Some("April 28"));
    check("DAYNUM (~st | ~nd | ~rd | ~th) of MONTH", "the 28th of April", Some("28th of April"));
    check("DAYNUM (~st | ~nd | ~rd | ~th) of MONTH", "the 28 th of April", None);
    check("from YEAR4 (to|-) YEAR4", "from 1950 to 1952", Some("from 1950 to 1952"));
    check("YEAR4 (- YEAR4)*", "2001-2002-2003", Some("2001-2002-2003"));
}
