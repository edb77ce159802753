//! A draft into a document: head, furniture, headings, numbers, date, and the findings about it.

pub(crate) mod comments;
pub(crate) mod date;
pub(crate) mod draft;
mod finding;
pub(crate) mod furniture;
pub(crate) mod furniture_words;
pub(crate) mod head;
pub(crate) mod language;
mod run_together;
mod sheets;

use std::fmt::Write as _;

use crate::model::{Document, Paragraph, ParagraphKind, Span};
use crate::segment;

pub use finding::{Issue, Severity};

use date::byline;
use draft::{Draft, Head};

/// Completes a document, with what is odd about it, worst first; `None` where there is no text.
pub(crate) fn finish(name: &str, bytes: &[u8], mut draft: Draft) -> Option<(Document, Vec<Issue>)> {
    if draft.parts.is_empty() {
        return None;
    }
    if draft.form == draft::Form::Tables {
        return Some(sheets::finish(name, bytes, draft));
    }
    let head = head::mark(&mut draft);
    furniture::mark(&mut draft, &head);
    mark_headings(&mut draft, &head);
    mark_foot(&mut draft, &head);
    let foreign = language::foreign(&draft);
    let mut date = date::decide(&draft, &head, name);
    let later = date::told_later(&draft, &date);
    if let Some(year) = later {
        let _ = write!(date.why, ", but the text tells {year} as past, so this may be wrong");
    }
    run_together::find(&mut draft);
    let paragraphs = draft.parts.iter().zip(1..);
    let paragraphs = paragraphs.map(|(part, number)| Paragraph { number, span: part.span, kind: part.kind }).collect();
    let told = draft.title.take().map(|title| one_line(&title)).filter(|title| !title.is_empty());
    let found = || head.title.and_then(|at| draft.parts.get(at)).map(|part| one_line(draft.words(part)));
    let title = told.or_else(found);
    let mut issues = std::mem::take(&mut draft.issues);
    let document = Document {
        path: name.to_owned(),
        title: title.clone().unwrap_or_else(|| sheets::stem(name)),
        outlet: head.outlet,
        date,
        foreign,
        text: draft.text,
        pages: draft.pages,
        tables: draft.tables,
        paragraphs,
        hash: blake3::hash(bytes).to_hex().to_string(),
    };
    issues.extend(later.map(|year| doubtful(&format!("it lies before {year}, which the text tells as past"))));
    issues.extend(findings(&document, title.is_some()));
    issues.sort_by_key(|issue| std::cmp::Reverse(issue.severity));
    Some((document, issues))
}

/// White space made single blanks, at most 300 characters.
pub(crate) fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().take(300).collect()
}

/// Lines at the foot of the text that only say when it was published.
fn mark_foot(draft: &mut Draft, head: &Head) {
    let foot = draft.parts.len().saturating_sub(3).max(head.body_at.max(1));
    for i in foot..draft.parts.len() {
        let Some(part) = draft.parts.get(i).copied() else { break };
        let told = part.kind == ParagraphKind::Body && byline::is_foot(draft.words(&part));
        if told && let Some(part) = draft.parts.get_mut(i) {
            part.kind = ParagraphKind::Byline;
        }
    }
}

/// Short lines inside the text that stand above others and end no sentence are headings.
fn mark_headings(draft: &mut Draft, head: &Head) {
    for i in head.body_at..draft.parts.len() {
        let Some(part) = draft.parts.get(i).copied() else { break };
        let below = draft.parts.get(i + 1).map(|below| below.kind);
        let words = draft.words(&part);
        let heading = match part.kind {
            ParagraphKind::Body => {
                below.is_some_and(|below| below != ParagraphKind::Furniture) && part.after_blank && is_heading(words)
            }
            // "4. What happens now" above running text, unlike an item above other items.
            ParagraphKind::Item => {
                below == Some(ParagraphKind::Body)
                    && words.starts_with(|c: char| c.is_ascii_digit())
                    && is_heading(words)
            }
            _ => false,
        };
        if heading && let Some(part) = draft.parts.get_mut(i) {
            part.kind = ParagraphKind::Heading;
        }
    }
}

fn is_heading(words: &str) -> bool {
    if words.len() > 120 || words.contains('\n') || words.ends_with(['.', ',', ';', ':', '"', '”', '’', ')', '!']) {
        return false;
    }
    let begins = words.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || !c.is_ascii());
    let sentences = segment::sentences(words, Span::new(0, words.len())).len();
    begins && sentences == 1 && words.split_whitespace().count() <= 14
}

/// How the finding begins that says that nothing dates a document.
pub const NO_DATE: &str = "its date is not known";

/// How the finding begins that says that a document can hardly be of its date.
pub const DOUBTFUL: &str = "its date is doubtful";

/// That finding.
pub(crate) fn doubtful(why: &str) -> Issue {
    let hint = Some("Look at the document and set its date".to_owned());
    Issue { severity: Severity::Warning, text: format!("{DOUBTFUL}: {why}"), hint }
}

/// What an analyst should know about a document before trusting its points.
fn findings(document: &Document, titled: bool) -> Vec<Issue> {
    let mut issues = Vec::new();
    let mut add =
        |severity, text: String, hint: &str| issues.push(Issue { severity, text, hint: Some(hint.to_owned()) });
    if let Some(language) = document.foreign {
        let text = format!("it is in {language}; only English is read, so nothing in it stands on the timeline");
        add(Severity::Error, text, "Open an English version, or add its events by hand from the source panel");
    }
    if document.date.when.is_none() {
        let text = format!("{NO_DATE}: {}", document.date.why);
        add(Severity::Warning, text, "Set the document's date, or put it into the file's name (2014-05-08 name.txt)");
    }
    let length = |kind: fn(ParagraphKind) -> bool| -> usize {
        document.paragraphs.iter().filter(|paragraph| kind(paragraph.kind)).map(|paragraph| paragraph.span.len()).sum()
    };
    let text = length(|kind| kind != ParagraphKind::Furniture);
    let furniture = length(|kind| kind == ParagraphKind::Furniture);
    if text < 200 {
        add(
            Severity::Note,
            "there is very little text in it".to_owned(),
            "Check that the file holds the whole article",
        );
    } else if furniture > text {
        add(
            Severity::Warning,
            "most of it is page furniture (menus, comments, links), which is not read".to_owned(),
            "Open it and look whether the article is there",
        );
    }
    if !titled {
        add(
            Severity::Note,
            "no headline was found, so the file's name stands for it".to_owned(),
            "Put the headline on the first line",
        );
    }
    issues
}
