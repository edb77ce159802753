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

#[test]
fn the_pages_in_docs_are_made_by_the_program() {
    for (name, more) in [("manual.html", None), ("tutorial.html", Some("--tutorial"))] {
        let output = Command::cargo_bin("dateline").expect("the program is built").arg("manual").args(more).output();
        let page = output.expect("it runs").stdout;
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
        if std::env::var_os("DATELINE_WRITE").is_some() {
            std::fs::write(path, &page).expect("the page can be written");
            continue;
        }
        let kept = std::fs::read(&path).unwrap_or_default();
        assert!(kept == page, "renew docs/{name} with `DATELINE_WRITE=1 cargo test --test it manual::`");
    }
}

#[test]
fn every_picture_and_place_that_a_page_names_is_there() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let named = regex::Regex::new(r#"(?:src|href)="([^"]+)""#).expect("a pattern");
    for name in ["manual.html", "tutorial.html"] {
        let page = std::fs::read_to_string(docs.join(name)).expect("the page is there");
        for found in named.captures_iter(&page) {
            match found[1].strip_prefix('#') {
                Some(id) => assert!(page.contains(&format!("id=\"{id}\"")), "{name} leads to no #{id}"),
                None => assert!(docs.join(&found[1]).exists(), "{name} leads to no {}", &found[1]),
            }
        }
    }
}
