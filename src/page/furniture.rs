//! Page furniture: what stands on the page but not in the article.
//!
//! Share buttons, comment threads, navigation, link lists, copyright lines, sign-ups, contact lines. A marked paragraph
//! stays readable in its place; no record is ever taken from it.

use std::collections::HashSet;

use crate::model::ParagraphKind;

use super::comments;
use super::draft::{Draft, Head};
use super::furniture_words::{CONTAINED, CREDITS, LINK_HEADINGS, RELATED, RELATED_CAPITALS, STARTS, WHOLE};
use super::head::plain;

/// Marks the furniture of a draft.
pub fn mark(draft: &mut Draft, head: &Head) {
    let threads = comments::threads(draft, head);
    let mut seen: HashSet<String> = HashSet::new();
    let count = draft.parts.len();
    let mut headlines_below = false;
    for i in 0..count {
        let Some(part) = draft.parts.get(i).copied() else { break };
        let words = draft.words(&part);
        let protected = matches!(part.kind, ParagraphKind::Title | ParagraphKind::Row)
            || (part.kind == ParagraphKind::Byline && i < head.body_at);
        let late = i >= head.body_at && (count - i) * 4 <= count.max(12);
        let link_list = headlines_below && words.len() < 160 && !words.ends_with('.');
        headlines_below = is_link_list_heading(words) || link_list;
        let furniture = threads.iter().any(|thread| thread.contains(&i))
            || (!protected
                && (is_furniture(words) || (late && is_contact(words)) || repeats(&mut seen, words, i > head.body_at)))
            || (link_list && late);
        if furniture && let Some(part) = draft.parts.get_mut(i) {
            part.kind = ParagraphKind::Furniture;
        } else if let Some(title) = head.title.and_then(|at| draft.parts.get(at)).filter(|_| Some(i) == head.title) {
            seen.insert(plain(draft.words(title)));
        }
    }
}

/// A paragraph that stood on the page before word for word (a caption with its credit, a headline).
fn repeats(seen: &mut HashSet<String>, words: &str, in_body: bool) -> bool {
    if words.len() < 24 || words.len() > 600 {
        return false;
    }
    let caption = words.split(" | ").next().unwrap_or(words);
    !seen.insert(plain(caption)) && (in_body || caption.len() < words.len())
}

fn is_link_list_heading(words: &str) -> bool {
    let small = words.trim_end_matches([':', ' ']).to_lowercase();
    let opens = ["top stories in ", "most read ", "more articles from ", "more stories from ", "you may also like"];
    words.len() < 60 && (opens.iter().any(|start| small.starts_with(start)) || LINK_HEADINGS.contains(&small.as_str()))
}

/// A paragraph that is furniture by its own words.
fn is_furniture(words: &str) -> bool {
    let letters = words.chars().take(200).filter(|c| c.is_alphanumeric()).count();
    if letters == 0 {
        return true;
    }
    if words.len() > 700 {
        return false;
    }
    let small = words.to_lowercase().replace('’', "'");
    let bare = small.trim_matches(|c: char| !c.is_alphanumeric() && c != '©');
    if WHOLE.contains(&bare) || is_link_list_heading(words) {
        return true;
    }
    let starts = |start: &&str| bare.strip_prefix(*start).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    if words.len() < 240 && STARTS.iter().any(starts) {
        return true;
    }
    (words.len() < 400 && CONTAINED.iter().any(|part| small.contains(part)))
        || is_copyright(&small)
        || is_related(words, &small)
        || is_menu(words)
        || is_log_line(words)
        || is_credited(words)
        // A signature: name, office and telephone between bars.
        || (words.len() < 200 && words.contains(" | ") && telephone(words))
}

/// "The port at night (Image: Harbour Post)", "A crane | Harbour Post | Getty Images": a caption with who took the picture.
fn is_credited(words: &str) -> bool {
    let behind = words.trim_end_matches(['.', ' ']).strip_suffix(')').and_then(|words| words.rsplit_once('('));
    let credit = behind.is_some_and(|(_, inside)| {
        let small = inside.to_lowercase();
        CREDITS.iter().any(|mark| small.starts_with(mark))
    });
    let agency =
        words.ends_with("| Getty Images") || words.ends_with("/Getty Images") || words.ends_with("/Shutterstock.com");
    // "A train leaves the port, May 17, 2021. REUTERS/Ann Clerk": who took the picture, behind the agency's name.
    let photographer = words.rsplit_once('/').is_some_and(|(front, name)| {
        let agency = ["REUTERS", "AP Photo", "AFP"].iter().any(|agency| front.ends_with(agency));
        let part = |word: &str| word.starts_with(char::is_uppercase);
        agency && !name.is_empty() && name.split_whitespace().count() <= 3 && name.split_whitespace().all(part)
    });
    words.len() < 300 && (credit || agency || photographer)
}

/// "-- AW-05-15-96 1950EDT": the log line at the foot of a wire story.
fn is_log_line(words: &str) -> bool {
    let code = words.trim_start_matches(['-', '–', '—', ' ']).split_whitespace().next().unwrap_or("");
    let mut parts = code.split('-');
    let agency = parts
        .next()
        .is_some_and(|agency| (2..=5).contains(&agency.len()) && agency.bytes().all(|b| b.is_ascii_uppercase()));
    let numbers = parts.clone().count();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    words.len() < 60 && agency && numbers >= 3 && parts.all(digits)
}

/// "© 1999-2020 Pacific Wire", "Copyright (c) 2016": a short line, not a sentence about copyright.
fn is_copyright(small: &str) -> bool {
    let sign = small.find('©').or_else(|| {
        small
            .find("(c) ")
            .filter(|at| small.get(at + 4..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())))
    });
    let word = small.find("copyright").filter(|at| {
        let rest = small.get(at + 9..).unwrap_or("").trim_start_matches([' ', ':', ',']);
        *at < 40 && rest.starts_with(|c: char| c.is_ascii_digit() || c == '©' || c == '(')
    });
    small.len() < 300 && (sign.is_some() || word.is_some())
}

/// "RELATED Putin …", "Related: …", "READ: …", "Older: …" lines: a label, then another story's headline.
fn is_related(words: &str, small: &str) -> bool {
    words.len() < 300
        && (RELATED_CAPITALS.iter().any(|label| words.starts_with(label))
            || RELATED.iter().any(|label| small.starts_with(label))
            || words.ends_with('→'))
}

/// A menu: short names between bars or dots, none of them a sentence.
fn is_menu(words: &str) -> bool {
    let parts: Vec<&str> = words.split(['|', '·', '•', '/']).map(str::trim).filter(|part| !part.is_empty()).collect();
    parts.len() >= 4
        && parts.iter().all(|part| part.len() < 24 && !part.ends_with('.') && !part.bytes().any(|b| b.is_ascii_digit()))
}

/// What stands in addresses and signatures.
#[rustfmt::skip]
const CONTACT: [&str; 25] = [
    "tel ", "tel.", "tel:", "phone", "fax", "hotline", "e-mail", "email:", "issn", "po box", "p.o. box", "suite ", "room ",
    "rm. ", "ext. ", "bldg", "www.", "http", "enquiries", "inquiries", "contact:", "subscribe", "street", " ave.", "rue ",
];

/// An address or telephone line at the foot of a document, or a signature in a message.
fn is_contact(words: &str) -> bool {
    if words.len() > 260 {
        return false;
    }
    let small = words.to_lowercase();
    // "rue " stands in no "true that" and "fax" in no "Interfax".
    let begins = |at: usize| small.get(..at).is_some_and(|front| !front.ends_with(char::is_alphanumeric));
    let holds = |mark: &&&str| small.match_indices(**mark).any(|(at, _)| begins(at));
    let count = CONTACT.iter().filter(holds).count() + usize::from(telephone(words)) + usize::from(words.contains('@'));
    count >= 3 || (count >= 1 && (count == 2 || words.len() < 140) && !reports(words))
}

/// The line names a figure of money or percent or a month: it may be news after all.
fn reports(words: &str) -> bool {
    words.contains(['$', '€', '£', '¥', '%']) || super::date::written::scan(words).iter().any(|found| !found.range_end)
}

/// Seven digits and more in groups, as telephone numbers are written.
fn telephone(words: &str) -> bool {
    let mut digits = 0;
    let mut gaps = 0;
    for c in words.chars() {
        if c.is_ascii_digit() {
            digits += 1;
        } else if digits > 0 && matches!(c, ' ' | '-' | '(' | ')' | '/') {
            gaps += 1;
        } else {
            digits = 0;
            gaps = 0;
        }
        if digits >= 9 && gaps >= 2 {
            return true;
        }
    }
    false
}
