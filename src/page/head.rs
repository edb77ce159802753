//! The head of a document: headline, outlet and byline lines above the running text.
//!
//! The head ends where the text begins: at the first long paragraph or the first dateline.

use crate::model::{ParagraphKind, Span};
use crate::segment;

use super::date::{byline, dateline};
use super::draft::{Draft, Head, Part};

/// A head has at most this many lines.
const LONGEST_HEAD: usize = 16;

/// Finds the head of a draft and marks its lines.
pub fn mark(draft: &mut Draft) -> Head {
    let body_at = body_at(draft);
    let mut head = Head { title: None, body_at, outlet: draft.outlet.clone() };
    // Where nothing follows the head, a sentence in it is the text itself, however short.
    let text_below = body_at < draft.parts.len();
    let kind = |part: &Part| match line(draft, part) {
        HeadLine::Headline if !text_below && draft.words(part).ends_with('.') => HeadLine::Other,
        kind => kind,
    };
    let kinds: Vec<HeadLine> = (0..body_at).map(|i| draft.parts.get(i).map_or(HeadLine::Other, kind)).collect();
    let told = draft.title.as_deref().map(plain);
    let same = |i: usize| {
        let words = draft.parts.get(i).map(|part| plain(draft.words(part)));
        words.is_some_and(|words| told.as_ref().is_some_and(|told| *told == words))
    };
    let first = |kind: HeadLine| kinds.iter().position(|found| *found == kind);
    head.title = (0..body_at).find(|i| same(*i));
    if draft.title.is_none() {
        head.title = first(HeadLine::Headline).or_else(|| first(HeadLine::Label));
    }
    if head.outlet.is_none() {
        head.outlet = outlet(draft, &kinds, head.title);
    }
    for (i, kind) in kinds.iter().enumerate() {
        let Some(part) = draft.parts.get(i).copied() else { break };
        let below_title = head.title.is_some_and(|title| title < i);
        let settled = if Some(i) == head.title {
            ParagraphKind::Title
        } else if part.kind == ParagraphKind::Body {
            settle(*kind, below_title, draft.words(&part))
        } else {
            part.kind
        };
        if let Some(part) = draft.parts.get_mut(i) {
            part.kind = settled;
        }
    }
    head
}

/// What a line of the head becomes.
fn settle(kind: HeadLine, below_title: bool, words: &str) -> ParagraphKind {
    match kind {
        // Below the headline a lone word is a heading: "HIGHLIGHTS".
        HeadLine::Label if below_title && !words.contains(' ') => ParagraphKind::Heading,
        HeadLine::Byline | HeadLine::Label => ParagraphKind::Byline,
        HeadLine::Headline if below_title && words.ends_with('.') => ParagraphKind::Body,
        HeadLine::Headline | HeadLine::Section => ParagraphKind::Heading,
        HeadLine::Navigation => ParagraphKind::Furniture,
        HeadLine::Other => ParagraphKind::Body,
    }
}

/// Letters and digits only, in lower case: for comparing headlines.
pub fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn body_at(draft: &Draft) -> usize {
    let limit = draft.parts.len().min(LONGEST_HEAD);
    let starts = draft.parts.iter().take(limit).position(|part| {
        let words = draft.words(part);
        let set_apart = part.kind == ParagraphKind::Body;
        dateline::read(words).is_some()
            || (set_apart
                && (words.len() > 240 || (sentences(words) > 1 && words.len() > 90 && byline::date(words).is_none())))
    });
    starts.unwrap_or_else(|| short_document(draft, limit))
}

/// A document of short lines only: its head ends before the second line that reads like a sentence.
fn short_document(draft: &Draft, limit: usize) -> usize {
    let prose = draft.parts.iter().take(limit).enumerate().skip(1).find(|(_, part)| {
        let words = draft.words(part);
        matches!(part.kind, ParagraphKind::Item | ParagraphKind::Row)
            || (words.len() > 60 && words.ends_with('.') && byline::date(words).is_none())
    });
    prose.map_or(limit.min(4), |(i, _)| i)
}

fn several(words: &str) -> bool {
    segment::each_sentence(words, Span::new(0, words.len())).nth(1).is_some()
}

fn sentences(words: &str) -> usize {
    words.matches(". ").count() + usize::from(words.ends_with('.'))
}

/// What a line of the head is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum HeadLine {
    Headline,
    /// Outlet, series or section.
    Label,
    Byline,
    Navigation,
    /// What a part of the text is called: "Key points".
    Section,
    Other,
}

fn line(draft: &Draft, part: &Part) -> HeadLine {
    let words = draft.words(part);
    match part.kind {
        ParagraphKind::Byline => return HeadLine::Byline,
        ParagraphKind::Furniture => return HeadLine::Navigation,
        ParagraphKind::Row | ParagraphKind::Item => return HeadLine::Other,
        _ => {}
    }
    if byline::is_byline(words) {
        return if dates_a_part(words) { HeadLine::Section } else { HeadLine::Byline };
    }
    if is_navigation(words) {
        return HeadLine::Navigation;
    }
    if is_section(words) {
        return HeadLine::Section;
    }
    if is_key_value(words) {
        return HeadLine::Other;
    }
    let count = words.split_whitespace().count();
    let quoted = words.starts_with(['"', '“', '‘', '«']);
    let begins = words.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || !c.is_ascii());
    if count > 30 || words.len() > 220 || !(begins || quoted) {
        return HeadLine::Other;
    }
    if is_label(words, count) {
        return HeadLine::Label;
    }
    let sentence = (words.ends_with('.') && count > 12) || several(words);
    let sentence = sentence && !words.contains('?');
    if sentence || words.ends_with([',', ';']) { HeadLine::Other } else { HeadLine::Headline }
}

/// Names of parts that any report can have.
const SECTIONS: &[&str] = &[
    "abstract", "at a glance", "background", "contents", "executive summary", "headlines", "highlights", "in brief",
    "introduction", "key facts", "key figures", "key findings", "key highlights", "key messages", "key points",
    "key takeaways", "main findings", "main points", "overview", "report highlights", "summary", "table of contents",
];

/// "Key points", "Report Highlights:", "1. Introduction": no headline of its own.
fn is_section(words: &str) -> bool {
    let name = words.trim_start_matches(|c: char| c.is_ascii_digit() || ". )".contains(c)).trim_end_matches([':', '.']);
    SECTIONS.contains(&name.trim().to_lowercase().as_str())
}

/// "Exports: $4.971 billion (2017 est.)": a value with its label.
fn is_key_value(words: &str) -> bool {
    let Some((label, value)) = words.split_once(": ") else { return false };
    let value = value.trim_start_matches(['-', '−', '–', '+']);
    let money = value.trim_start_matches(|c: char| c.is_ascii_uppercase() || "$€£¥ ".contains(c));
    let named = label.split_whitespace().count() <= 6;
    // "Export partners: India 21.8%, China 4.8%".
    if named && value.matches('%').count() > 1 {
        return true;
    }
    let short = named && value.len() - money.len() <= 4;
    short && money.starts_with(|c: char| c.is_ascii_digit()) && !value.starts_with(char::is_lowercase)
}

/// "PERU (10 October)": a part that is of its own day, which has no year.
fn dates_a_part(words: &str) -> bool {
    let Some((name, day)) = words.strip_suffix(')').and_then(|words| words.split_once(" (")) else { return false };
    let named = name.split_whitespace().count() <= 4 && name.chars().all(|c| c.is_alphabetic() || " '’-".contains(c));
    let numbers = day.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty());
    named
        && day.split_whitespace().count() == 2
        && numbers.clone().count() == 1
        && numbers.clone().all(|it| it.len() < 3)
}

/// Breadcrumbs and lists of names: "World » Trade", "smith jones miller" all in lower case.
fn is_navigation(words: &str) -> bool {
    let crumbs = words.matches(['»', '›', '>']).count() >= 1 || words.matches(" | ").count() >= 3;
    let letters = words.chars().any(char::is_alphabetic);
    let small = letters && !words.chars().any(char::is_uppercase) && !words.contains(['.', ',', '?', ':', '\'', '’']);
    crumbs || (small && words.split_whitespace().count() >= 4)
}

/// Words of mastheads: kinds of outlets, offices and series.
const LABEL_WORDS: &[&str] = &[
    "agency", "alert", "analysis", "authority", "bank", "board", "brief", "briefing", "briefs", "bulletin", "bureau",
    "center", "centre", "chronicle", "commission", "committee", "council", "courier", "daily", "department", "digest",
    "directorate", "dispatch", "dispatches", "editorial", "exclusive", "feature", "gazette", "group", "herald",
    "institute", "journal", "ledger", "letter", "llp", "magazine", "memo", "memorandum", "ministry", "minutes",
    "monitor", "news", "newsletter", "newspaper", "newswire", "note", "notes", "observer", "office", "opinion",
    "paper", "papers", "post", "press", "programme", "program", "register", "release", "report", "reports", "research",
    "review", "secretariat", "series", "service", "statement", "statistics", "telegraph", "times", "tribune",
    "university", "update", "watch", "weekly", "wire", "world",
];

/// Names an outlet, a series or a section rather than a story.
fn is_label(words: &str, count: usize) -> bool {
    if count == 1 {
        // A lone year is a heading of a chronicle.
        return words.contains(char::is_alphabetic);
    }
    let has =
        words.split(|c: char| !c.is_alphanumeric()).any(|word| LABEL_WORDS.contains(&word.to_lowercase().as_str()));
    let capitals = !words.chars().any(char::is_lowercase);
    let issue = ["No. ", "Vol. ", "Issue ", "№"].iter().any(|mark| words.contains(mark));
    let abbreviation = words.ends_with(')')
        && count <= 8
        && words
            .rsplit('(')
            .next()
            .is_some_and(|end| end.len() > 2 && end.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase));
    let story = words.contains([':', '?', '“', '"']);
    let titled = words.split_whitespace().all(|word| !word.starts_with(char::is_lowercase) || word.len() <= 3);
    let organ = has && (titled || count <= 3) && (count <= 6 || (capitals && count <= 8));
    (issue && count <= 8) || (!story && (organ || (capitals && count <= 3) || abbreviation))
}

/// Labels that name a kind of text, not who published it.
const GENERIC: &[&str] = &[
    "press", "statement", "release", "opinion", "analysis", "editorial", "news", "report", "minutes", "exclusive",
    "feature", "brief", "memo", "memorandum", "research", "update", "alert",
];

/// The outlet of a line that also holds the date: "TIN WEEKLY | 3 May 2014", "Harbour Review, 3 May 2014".
fn masthead(words: &str) -> Option<String> {
    let (found, _) = byline::date(words)?;
    let before = words.get(..found.range.start)?;
    let first = before.split(['|', '·', ',']).next()?.split("  ").next()?.trim();
    let count = first.split_whitespace().count();
    (count >= 2 && is_label(first, count) && !first.contains(|c: char| c.is_ascii_digit()) && !first.contains(':'))
        .then(|| first.to_owned())
}

/// The outlet: a label line in the head, or the agency of the dateline.
fn outlet(draft: &Draft, kinds: &[HeadLine], title: Option<usize>) -> Option<String> {
    let label = kinds.iter().enumerate().find(|(i, kind)| **kind == HeadLine::Label && Some(*i) != title);
    let words = label.and_then(|(i, _)| draft.parts.get(i)).map(|part| draft.words(part).to_owned());
    let generic = |words: &String| {
        let mut parts = words.split('(').next().unwrap_or(words).split_whitespace();
        words.contains(|c: char| c.is_ascii_digit())
            || parts.all(|word| GENERIC.contains(&word.to_lowercase().as_str()))
    };
    let masthead = || {
        kinds
            .iter()
            .zip(&draft.parts)
            .find_map(|(kind, part)| masthead(draft.words(part)).filter(|_| *kind == HeadLine::Byline))
    };
    words.filter(|words| !generic(words)).or_else(masthead).or_else(|| {
        draft
            .parts
            .iter()
            .take(LONGEST_HEAD)
            .find_map(|part| dateline::read(draft.words(part))?.agency.map(str::to_owned))
    })
}
