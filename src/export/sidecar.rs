//! The evidence of a page as Markdown: every callout with its full quote, its file and paragraph, and the decision.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::{plain, records};
use crate::load::ours;
use crate::view::brief::{Brief, Entry};

/// "page.png" has "page.sources.md" beside it.
#[must_use]
pub fn path(page: &Path) -> PathBuf {
    page.with_extension("sources.md")
}

/// The same, where nothing of somebody else's stands there.
///
/// # Errors
/// Where a file of that name is there that is no page of Dateline.
pub fn beside(page: &Path) -> Result<PathBuf, Taken> {
    let path = path(page);
    match std::fs::read(&path) {
        Ok(bytes) if !ours::is_page(&bytes) => Err(Taken(path)),
        _ => Ok(path),
    }
}

/// Somebody else's file stands where the sources of a page should go.
#[derive(Debug, thiserror::Error)]
#[error("the sources of the page go to ‘{}’, but a file that Dateline did not write is there: move it, or name the page differently", .0.display())]
pub struct Taken(PathBuf);

/// The evidence annex: each numbered and lettered mark, a block for each of its sources; then the page's other marks.
#[must_use]
pub fn markdown(brief: &Brief) -> String {
    let mut out = ours::markdown_line();
    let title = if brief.title.is_empty() { "Timeline" } else { &brief.title };
    if !brief.marking.is_empty() {
        let _ = writeln!(out, "{}\n", escaped(&brief.marking));
    }
    let _ = writeln!(out, "# Sources: {}\n", escaped(title));
    if !brief.subtitle.is_empty() {
        let _ = writeln!(out, "{}\n", escaped(&brief.subtitle));
    }
    section(&mut out, "Numbered marks", brief.entries.iter().filter(|entry| !entry.mark.is_empty()));
    section(&mut out, "Other marks of the page", brief.entries.iter().filter(|entry| entry.mark.is_empty()));
    if brief.unlisted > 0 {
        let _ = writeln!(out, "{} more marks are not listed here; the data export has them all.\n", brief.unlisted);
    }
    let _ = writeln!(
        out,
        "---\n\n{}\n\n{}\n\n{}",
        escaped(&brief.counts),
        escaped(&brief.method),
        escaped(&brief.colophon)
    );
    if !brief.marking.is_empty() {
        let _ = writeln!(out, "\n{}", escaped(&brief.marking));
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
        let _ = writeln!(out, "### {mark}{}\n", escaped(&entry.label));
        let _ =
            writeln!(out, "{}{modality}; {}. Record {}.\n", escaped(&entry.date), entry.status, records::id(entry.id));
        if entry.evidence.is_empty() {
            let _ = writeln!(out, "No source: added by the analyst.\n");
        }
        for evidence in &entry.evidence {
            let _ = writeln!(out, "> {}\n>\n> — {}\n", escaped(&evidence.quote), escaped(&evidence.citation()));
        }
    }
}

/// Text on one line that Markdown takes as it is.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        if matches!(letter, '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#' | '\\' | '|') {
            out.push('\\');
        }
        out.push(if plain::is_control(letter) { ' ' } else { letter });
    }
    out
}
