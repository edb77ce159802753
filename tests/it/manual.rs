//! The manual: its table of rules is the registry's, and the command line prints it.

use std::path::Path;

use assert_cmd::Command;
use dateline::assemble::cue;
use dateline::manual;
use dateline::rules::{amounts, dates};

#[test]
fn the_table_of_the_manual_is_made_from_the_rules() {
    let renewed = manual::renewed();
    if std::env::var_os("DATELINE_WRITE").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/manual.md");
        std::fs::write(path, &renewed).expect("the manual can be written");
        return;
    }
    assert!(
        renewed == manual::TEXT,
        "the rules have changed: renew assets/manual.md with `DATELINE_WRITE=1 cargo test --test it manual::`"
    );
}

#[test]
fn every_rule_stands_in_the_manual_with_an_example() {
    let rows: Vec<&str> = manual::TEXT.lines().filter(|line| line.starts_with("| ")).collect();
    let cues = cue::cues().map(|cue| cue.id).chain(cue::GUARDS.iter().map(|guard| guard.id));
    let rules = dates::rules().map(|rule| rule.id).chain(amounts::RULES.iter().map(|rule| rule.id));
    for id in rules.chain(cues) {
        let row = rows.iter().find(|row| row.starts_with(&format!("| {id} |")));
        assert!(row.is_some_and(|row| row.contains(" → ")), "{id} has no example in the manual");
    }
}

#[test]
fn the_command_line_prints_the_table() {
    let output = Command::cargo_bin("dateline").expect("the program is built").arg("rules").output().expect("it runs");
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stdout), manual::table());
}
