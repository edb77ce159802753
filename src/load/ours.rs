//! What Dateline itself wrote is no source: a page that lies in a corpus would be read as an article, and every record
//! of it counted twice.
//!
//! Pages carry a mark in their first bytes; plain texts have no place for one, so the folder of texts has a list of them.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Map, Value};

/// How the first line of a Markdown page begins.
const MARKDOWN: &str = "<!-- Made by Dateline";
/// How the generator of an HTML page is named.
const HTML: &str = "<meta name=\"generator\" content=\"Dateline ";
/// So many bytes are looked at.
const HEAD: usize = 4096;
/// The list of texts that `extract --texts` leaves beside them: one path a line, relative to its own folder.
pub const TEXTS: &str = ".dateline-texts";

/// Why what Dateline wrote is not read.
pub(super) const REASON: &str = "Dateline made it, so it is no source of its own";

/// True for what a field names as the program that made a file, where that is Dateline.
pub(super) fn is_maker(program: &str) -> bool {
    program.strip_prefix("Dateline ").is_some_and(|version| version.starts_with(|c: char| c.is_ascii_digit()))
}

/// True for an object of Dateline's own data: a record, an entry of `TimelineJS`, an annotation, a data package, a project.
pub(super) fn is_data(object: &Map<String, Value>) -> bool {
    let at = |names: &[&str]| {
        let first = object.get(*names.first()?)?;
        names.iter().skip(1).try_fold(first, |value, name| value.get(name))
    };
    let words = |names: &[&str]| at(names).and_then(Value::as_str).unwrap_or_default();
    let record =
        at(&["source", "quote"]).is_some() && at(&["source", "paragraph"]).is_some() && at(&["date", "edtf"]).is_some();
    let entry = at(&["unique_id"]).is_some() && words(&["text", "text"]).starts_with("<blockquote>");
    let package = words(&["name"]) == "dateline" && at(&["resources"]).is_some();
    record || entry || package || is_maker(words(&["generator", "name"])) || words(&["format"]).starts_with("dateline/")
}

/// The line that a Markdown page begins with, and the blank one below it.
#[must_use]
pub fn markdown_line() -> String {
    format!("{MARKDOWN} {}, which does not read its own pages. -->\n\n", env!("CARGO_PKG_VERSION"))
}

/// The line of an HTML page's head.
#[must_use]
pub fn html_line() -> String {
    format!("{HTML}{}\">\n", env!("CARGO_PKG_VERSION"))
}

/// True for a page that Dateline wrote.
#[must_use]
pub fn is_page(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    head.starts_with(MARKDOWN.as_bytes())
        || (head.starts_with(b"<!DOCTYPE html>") && head.windows(HTML.len()).any(|part| part == HTML.as_bytes()))
}

/// The texts that the list of a folder names; none where it has no list.
pub(super) fn texts(folder: &Path) -> BTreeSet<String> {
    let list = std::fs::read_to_string(folder.join(TEXTS)).unwrap_or_default();
    list.lines().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_known_by_its_first_line_and_an_article_about_us_is_not_one() {
        assert!(is_page(format!("{}# Sources", markdown_line()).as_bytes()));
        assert!(is_page(format!("<!DOCTYPE html>\n<head>\n{}</head>", html_line()).as_bytes()));
        assert!(!is_page(b"# Made by Dateline\n\nThe program Dateline was shown on 3 May 2021."));
        assert!(!is_page(b"<!DOCTYPE html><meta name=\"generator\" content=\"WordPress\"><p>Dateline 0.1"));
    }
}
