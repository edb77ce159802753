//! The user's manual: prose about reading and dating, and a table of all rules that is made from their registries.
//!
//! The text lies in `assets/manual.md`; a test holds its table against [`table`], so it cannot go stale.

use std::fmt::Write as _;

use crate::assemble::cue;
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
    text.push_str(
        "\n### Cues\n\nWhat keeps a date or an amount off the timeline, or says what an amount claims to be.\n\n",
    );
    text.push_str(HEAD);
    for cue in cue::cues() {
        row(&mut text, cue.id, cue.reads, cue.finds, cue.leaves);
    }
    for guard in cue::GUARDS {
        row(&mut text, guard.id, guard.reads, guard.finds, guard.leaves);
    }
    text.push_str("\n### What is measured, and when\n\nWords of trade that measure nothing, and words that lead to another period.\n\n");
    text.push_str(HEAD);
    for rule in cue::NO_METRIC {
        row(&mut text, rule.id, rule.reads, rule.finds, rule.leaves);
    }
    for rule in cue::SHIFTS {
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

/// One piece of the manual as the window shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading and its depth, 1 for the title.
    Head(u8, String),
    /// A paragraph.
    Text(String),
    /// An item of a list with what stands before it: "•", "2.".
    Item(String, String),
    /// A row of a table; true for the one that names the columns.
    Row(Vec<String>, bool),
}

impl Block {
    /// All its words, without marks of emphasis.
    #[must_use]
    pub fn plain(&self) -> String {
        let marked = match self {
            Self::Head(_, text) | Self::Text(text) | Self::Item(_, text) => text.clone(),
            Self::Row(cells, _) => cells.join(" "),
        };
        runs(&marked).into_iter().map(|(_, words)| words).collect()
    }
}

/// How words of the manual are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Run {
    /// As all others.
    Plain,
    /// *Emphasized* or **strong**.
    Strong,
    /// `As typed`.
    Code,
}

/// A text such as the manual in pieces, in its order. Reads the few forms of Markdown that the manual uses.
#[must_use]
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    let mut table = false;
    for line in text.lines() {
        let words = line.trim();
        let depth = words.bytes().take_while(|byte| *byte == b'#').count();
        let begins = open;
        (open, table) = (false, table && words.starts_with('|'));
        // The window needs no picture of itself.
        if words.is_empty() || words.starts_with("<!--") || words.starts_with("![") {
        } else if depth > 0 {
            blocks.push(Block::Head(depth as u8, words.trim_start_matches('#').trim().to_owned()));
        } else if words.starts_with('|') {
            let rule = words.bytes().all(|byte| b"|-: ".contains(&byte));
            if !rule {
                blocks.push(Block::Row(cells(words), !table));
            }
            table = true;
        } else if let Some((mark, item)) = item(words) {
            blocks.push(Block::Item(mark, item.to_owned()));
            open = true;
        } else if let Some(Block::Text(text) | Block::Item(_, text)) = blocks.last_mut().filter(|_| begins) {
            text.push(' ');
            text.push_str(words);
            open = true;
        } else {
            blocks.push(Block::Text(words.to_owned()));
            open = true;
        }
    }
    blocks
}

/// The mark and the words of a list item.
fn item(line: &str) -> Option<(String, &str)> {
    if let Some(words) = line.strip_prefix("* ") {
        return Some(("•".to_owned(), words));
    }
    let (number, words) = line.split_once(". ")?;
    let counted = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    counted.then(|| (format!("{number}."), words))
}

/// The cells of a table's row; a bar with a backslash before it belongs to its cell.
fn cells(row: &str) -> Vec<String> {
    let inner = row.trim_matches('|').replace("\\|", "\u{1}");
    inner.split('|').map(|cell| cell.trim().replace('\u{1}', "|")).collect()
}

/// Words with how they are set; marks of emphasis are gone.
#[must_use]
pub fn runs(text: &str) -> Vec<(Run, String)> {
    let mut runs = Vec::new();
    for (at, part) in text.split('`').enumerate() {
        if at % 2 == 1 {
            runs.push((Run::Code, part.to_owned()));
            continue;
        }
        for (at, words) in part.replace("**", "*").split('*').enumerate() {
            if !words.is_empty() {
                runs.push((if at % 2 == 1 { Run::Strong } else { Run::Plain }, words.to_owned()));
            }
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manual_falls_into_headings_texts_items_and_rows() {
        let blocks = blocks(TEXT);
        let heads = blocks.iter().filter(|block| matches!(block, Block::Head(..))).count();
        assert_eq!(heads, TEXT.lines().filter(|line| line.starts_with('#')).count());
        assert!(blocks.iter().any(|block| matches!(block, Block::Item(mark, _) if mark == "2.")));
        let rule = blocks.iter().find(|block| matches!(block, Block::Row(cells, false) if cells.len() == 4));
        assert!(rule.is_some(), "rules have four columns");
        assert!(blocks.iter().all(|block| !block.plain().trim().is_empty()));
        assert!(!blocks.iter().any(|block| block.plain().contains("<!--") || block.plain().contains("| --- |")));
    }

    #[test]
    fn emphasis_and_code_are_runs() {
        let found = runs("a **b** c `d*e` *f*");
        let kinds: Vec<(Run, &str)> = found.iter().map(|(run, words)| (*run, words.as_str())).collect();
        let plain = Run::Plain;
        let expected =
            [(plain, "a "), (Run::Strong, "b"), (plain, " c "), (Run::Code, "d*e"), (plain, " "), (Run::Strong, "f")];
        assert_eq!(kinds, expected);
        assert_eq!(cells("| a | b\\|c |"), ["a", "b|c"]);
    }
}
