//! Threads of reader comments: where one begins and where it ends.
//!
//! A heading alone is none: reports have a part called "Discussion", and everything below it would be lost. Names,
//! "Reply", "3 hours ago" must follow; where they stop, the thread is over, for another article may stand below.

use std::ops::Range;

use super::date::dateline;
use super::draft::{Draft, Head};
use crate::model::ParagraphKind;

/// What can be pressed below a comment.
const BUTTONS: [&str; 8] =
    ["reply", "report", "like", "share", "report abuse", "log in to reply", "log in to comment", "upvote"];

/// How much a heading says of what follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heading {
    /// "2 comments", "Leave a reply": nothing but a page has it.
    Sure,
    /// "Discussion", "Comments": an article may have it, too.
    Doubtful,
}

/// Whole headings of threads.
const SURE: [&str; 8] = [
    "show comments", "view comments", "hide comments", "reader comments", "leave a reply", "join the conversation",
    "join the discussion", "leave a comment",
];
const DOUBTFUL: [&str; 5] = ["comments", "discussion", "kommentare", "commentaires", "comentarios"];
/// Words that are counted: "2 comments", "14 responses to …".
const COUNTED: [&str; 8] =
    ["comments", "comment", "responses", "replies", "thoughts", "kommentare", "commentaires", "comentarios"];
/// Paragraphs that one comment may have.
const LONGEST_COMMENT: usize = 4;

/// The threads of a draft, in order.
pub fn threads(draft: &Draft, head: &Head) -> Vec<Range<usize>> {
    let mut threads: Vec<Range<usize>> = Vec::new();
    let mut at = head.body_at + 1;
    while let Some(part) = draft.parts.get(at) {
        let heading = if part.kind == ParagraphKind::Row { None } else { heading(draft.words(part)) };
        match heading.and_then(|heading| end(draft, at, heading)) {
            Some(end) => {
                threads.push(at..end);
                at = end;
            }
            None => at += 1,
        }
    }
    threads
}

fn heading(words: &str) -> Option<Heading> {
    if words.len() >= 60 {
        return None;
    }
    let small = words.trim_end_matches([':', '.', ' ']).to_lowercase();
    let small = small.trim_start_matches(|c: char| !c.is_alphanumeric());
    let bare = small.split('(').next().unwrap_or("").trim_end();
    let counted = small.trim_start_matches(|c: char| c.is_ascii_digit() || c == ',' || c == ' ');
    let counts = |word: &&str| {
        counted == *word
            || counted.strip_prefix(*word).is_some_and(|rest| rest.starts_with(" on ") || rest.starts_with(" to "))
    };
    let sure = SURE.contains(&bare)
        || (counted.len() < small.len() && COUNTED.iter().any(counts))
        || small.starts_with("comments (")
        || small.starts_with("leave a comment");
    if sure { Some(Heading::Sure) } else { DOUBTFUL.contains(&bare).then_some(Heading::Doubtful) }
}

/// Where the thread below a heading ends; `None` where there is none.
fn end(draft: &Draft, at: usize, heading: Heading) -> Option<usize> {
    let stop = next_article(draft, at);
    let mut last = None;
    for (below, part) in draft.parts.iter().enumerate().take(stop).skip(at + 1) {
        // The last comment is over, or the first one never came.
        if below - last.unwrap_or(at) > LONGEST_COMMENT {
            break;
        }
        let words = draft.words(part);
        // A thread begins with somebody's name; further down a short line may be a heading of the text.
        let named = heading == Heading::Sure && (last.is_some() || below == at + 1) && part.kind != ParagraphKind::Row;
        if reacts(words) || (named && names_somebody(draft, below, words)) {
            last = Some(below);
        }
    }
    // What follows the last mark is the last comment.
    last.map(|last| (last + LONGEST_COMMENT).min(stop).max(last + 1))
}

/// Where the next article of the same file begins: its headline, which stands above its dateline or byline.
fn next_article(draft: &Draft, at: usize) -> usize {
    let opens = |words: &str| {
        dateline::read(words).is_some() || (words.starts_with("By ") && words.len() < 80 && !words.ends_with('.'))
    };
    let parts = draft.parts.iter().enumerate().skip(at + 2);
    let found = parts.map(|(below, part)| (below, draft.words(part))).find(|(_, words)| opens(words));
    found.map_or(draft.parts.len(), |(below, _)| below - 1)
}

/// "Reply", "3 hours ago", "Ada says:", "May 5, 2014 at 9:02 am": what stands at a comment and at nothing else.
fn reacts(words: &str) -> bool {
    if words.len() > 80 {
        return false;
    }
    let small = words.to_lowercase();
    let small = small.trim_matches(|c: char| !c.is_alphanumeric());
    let digit = small.contains(|c: char| c.is_ascii_digit());
    let clock = [" am", " pm", " a.m", " p.m"].iter().any(|clock| small.contains(clock));
    BUTTONS.contains(&small)
        || small.starts_with("reply ")
        || small.ends_with(" reply")
        || small.ends_with(" says")
        || small.ends_with(" wrote")
        || (digit && (small.ends_with(" ago") || small.contains(" ago ")))
        || (digit && clock && small.contains(" at ") && !words.ends_with('.'))
}

/// A name on a line of its own above words, or one before a colon: "• gabrielsyme", "milan: I was there."
fn names_somebody(draft: &Draft, at: usize, words: &str) -> bool {
    let name = |name: &str| {
        let name = name.trim_matches(|c: char| !c.is_alphanumeric());
        !name.is_empty()
            && name.len() <= 32
            && name.split_whitespace().count() <= 3
            && !name.contains(['.', ',', '!', '?'])
    };
    let alone = name(words) && draft.parts.get(at + 1).is_some_and(|below| draft.words(below).len() > words.len());
    alone || words.split_once(": ").is_some_and(|(who, _)| name(who) && who.split_whitespace().count() <= 2)
}
