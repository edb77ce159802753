//! The patterns of the small engine and the rules of the registry.

use std::collections::BTreeSet;

use dateline::model::{DateBasis, DocDate, Span, Timex};
use dateline::rules::dates;
use dateline::segment;
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

/// A Thursday: the document date of all examples.
fn thursday() -> DocDate {
    DocDate {
        when: Some("2014-05-08".parse().expect("an EDTF date")),
        basis: DateBasis::Metadata,
        why: "given by the test".to_owned(),
        span: None,
    }
}

fn dates_of(text: &str) -> Vec<Timex> {
    let sentences = segment::sentences(text, Span::new(0, text.len()));
    dates::read(text, &lex(text), &sentences, &thursday())
}

#[test]
fn every_rule_of_dates_finds_its_examples_itself() {
    let mut failures = Vec::new();
    for rule in dates::rules() {
        for (text, value) in rule.finds {
            let found = dates_of(text);
            let own =
                |timex: &&Timex| timex.why.rule == rule.id || timex.why.steps.iter().any(|step| step.text == rule.id);
            if !found.iter().filter(own).any(|timex| timex.value == *value) {
                let got: Vec<_> =
                    found.iter().map(|timex| (timex.span.of(text), &timex.value, timex.why.rule)).collect();
                failures.push(format!("{}: ‘{text}’ should be {value}, got {got:?}", rule.id));
            }
        }
    }
    assert!(failures.is_empty(), "{} of them:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn every_rule_of_dates_leaves_its_look_alikes() {
    let mut failures = Vec::new();
    for rule in dates::rules() {
        for text in rule.leaves {
            let own =
                |timex: &Timex| timex.why.rule == rule.id || timex.why.steps.iter().any(|step| step.text == rule.id);
            if let Some(timex) = dates_of(text).into_iter().find(own) {
                failures.push(format!("{}: ‘{text}’ was read as {}", rule.id, timex.value));
            }
        }
    }
    assert!(failures.is_empty(), "{} of them:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn rules_of_dates_have_names_of_their_own_and_examples_of_both_kinds() {
    let mut names = BTreeSet::new();
    for rule in dates::rules() {
        assert!(names.insert(rule.id), "{} is named twice", rule.id);
        assert!(!rule.finds.is_empty(), "{} finds nothing", rule.id);
        assert!(!rule.leaves.is_empty(), "{} leaves nothing", rule.id);
        assert!(!rule.reads.is_empty(), "{} does not say what it reads", rule.id);
    }
}
