//! The user's manual: prose about reading and dating, and a table of all rules that is made from their registries.
//!
//! The text lies in `assets/manual.md`; a test holds its table against [`table`], so it cannot go stale.

use std::fmt::Write as _;

use crate::rules::{amounts, dates};

/// The manual in Markdown, its table of rules included.
pub const TEXT: &str = include_str!("../assets/manual.md");

/// The line above the made part of the manual.
pub const BEGIN: &str = "<!-- table of rules, made by the program -->";
/// The line below it.
pub const END: &str = "<!-- end of the table of rules -->";

/// What every rule reads, examples with their values, and look-alikes it leaves, in Markdown.
#[must_use]
pub fn table() -> String {
    let mut text = String::from("### Dates\n\nExamples are read as on Thursday, 8 May 2014.\n\n");
    text.push_str(HEAD);
    for rule in dates::rules() {
        row(&mut text, rule.id, rule.reads, rule.finds, rule.leaves);
    }
    text.push_str("\n### Amounts\n\n");
    text.push_str(HEAD);
    for rule in amounts::RULES {
        row(&mut text, rule.id, rule.reads, rule.finds, rule.leaves);
    }
    text
}

const HEAD: &str = "| rule | reads | found | left alone |\n| --- | --- | --- | --- |\n";

fn row(text: &mut String, id: &str, reads: &str, finds: &[(&str, &str)], leaves: &[&str]) {
    let found: Vec<String> = finds.iter().map(|(words, value)| format!("{} → {}", cell(words), cell(value))).collect();
    let left: Vec<String> = leaves.iter().map(|words| cell(words)).collect();
    // Writing into a String cannot fail.
    let _ = writeln!(text, "| {id} | {} | {} | {} |", cell(reads), found.join("; "), left.join("; "));
}

/// A cell of a Markdown table holds no bar and no line break.
fn cell(words: &str) -> String {
    words.replace('|', "\\|").replace('\n', " ")
}

/// The manual with its table made anew.
#[must_use]
pub fn renewed() -> String {
    let front = TEXT.split_once(BEGIN).map_or(TEXT, |(front, _)| front);
    let back = TEXT.split_once(END).map_or("", |(_, back)| back);
    format!("{front}{BEGIN}\n\n{}\n{END}{back}", table())
}
