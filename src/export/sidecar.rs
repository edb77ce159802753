//! The evidence of a page as Markdown: every callout with its full quote, its file and paragraph, and the decision.

use std::fmt::Write;

use crate::view::brief::{Brief, Entry};

/// The evidence annex: each numbered and lettered mark, a block for each of its sources; then the page's other marks.
#[must_use]
pub fn markdown(brief: &Brief) -> String {
    let mut out = String::new();
    let title = if brief.title.is_empty() { "Timeline" } else { &brief.title };
    if !brief.marking.is_empty() {
        let _ = writeln!(out, "{}\n", plain(&brief.marking));
    }
    let _ = writeln!(out, "# Sources: {}\n", plain(title));
    if !brief.subtitle.is_empty() {
        let _ = writeln!(out, "{}\n", plain(&brief.subtitle));
    }
    section(&mut out, "Numbered marks", brief.entries.iter().filter(|entry| !entry.mark.is_empty()));
    section(&mut out, "Other marks of the page", brief.entries.iter().filter(|entry| entry.mark.is_empty()));
    if brief.unlisted > 0 {
        let _ = writeln!(out, "{} more marks are not listed here; the data export has them all.\n", brief.unlisted);
    }
    let _ = writeln!(out, "---\n\n{}\n\n{}\n\n{}", plain(&brief.counts), plain(&brief.method), plain(&brief.colophon));
    if !brief.marking.is_empty() {
        let _ = writeln!(out, "\n{}", plain(&brief.marking));
    }
    out
}

fn section<'a>(out: &mut String, name: &str, entries: impl Iterator<Item = &'a Entry>) {
    let mut empty = true;
    for entry in entries {
        if empty {
            let _ = writeln!(out, "## {name}\n");
            empty = false;
        }
        let listed = entry.listed.map(|number| format!("{number}. ")).unwrap_or_default();
        let mark = if entry.mark.is_empty() { listed } else { format!("{}. ", entry.mark) };
        let modality = if entry.modality.is_empty() { String::new() } else { format!(", {}", entry.modality) };
        let _ = writeln!(out, "### {mark}{}\n", plain(&entry.label));
        let _ = writeln!(out, "{}{modality}; {}. Record {}.\n", plain(&entry.date), entry.status, entry.id);
        if entry.evidence.is_empty() {
            let _ = writeln!(out, "No source: added by the analyst.\n");
        }
        for evidence in &entry.evidence {
            let _ = writeln!(out, "> {}\n>\n> — {}\n", plain(&evidence.quote), plain(&evidence.citation()));
        }
    }
}

/// Text on one line that Markdown takes as it is.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        if matches!(letter, '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#' | '\\' | '|') {
            out.push('\\');
        }
        out.push(if letter.is_control() { ' ' } else { letter });
    }
    out
}
