//! From chosen words to a line: openers, sources and asides go, a long subject gives up its tail, 80 characters hold it.

use std::borrow::Cow;

use crate::lexicon::{Class, WordId};
use crate::tag::{WordSet, set};

use super::scene::Scene;

const LONGEST: usize = 80;

/// A stretch of text with one blank wherever it has white space, line ends included.
#[must_use]
pub fn one_line(text: &str) -> Cow<'_, str> {
    // Nearly every stretch is one line already.
    let plain = |pair: &[u8]| !pair.iter().any(|byte| *byte != b' ' && byte.is_ascii_whitespace()) && pair != b"  ";
    let trimmed = text.trim();
    if trimmed.is_ascii() && trimmed.as_bytes().windows(2).all(plain) && !trimmed.contains('\u{b}') {
        return Cow::Borrowed(trimmed);
    }
    Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Without dates and the prepositions that lead to them.
#[must_use]
pub fn undated(scene: &Scene<'_>, list: Vec<usize>) -> Vec<usize> {
    let dated = |at: usize| scene.dated.get(at).copied().unwrap_or(false);
    let words = &scene.words;
    let mut kept: Vec<usize> = Vec::with_capacity(list.len());
    for at in list {
        if dated(at) {
            let object = at.checked_sub(1).is_some_and(|before| {
                words.any(before, set!["named", "designated", "declared", "selected", "proclaimed", "made"])
            });
            if object {
                kept.push(at);
                continue;
            }
            without_lead(scene, &mut kept, at);
            continue;
        }
        kept.push(at);
    }
    kept
}

/// Takes away the words that lead to a date: "on", "since late", "as of the", "with effect from"; a particle of the
/// verb in front of them stays ("kicked in on Monday").
fn without_lead(scene: &Scene<'_>, kept: &mut Vec<usize>, date: usize) {
    const LEADS: &WordSet = set![
        "on",
        "in",
        "from",
        "since",
        "by",
        "until",
        "till",
        "at",
        "during",
        "of",
        "before",
        "after",
        "for",
        "over",
        "within",
        "between",
        "through",
        "throughout",
        "around",
        "about",
        "to",
        "as",
    ];
    let words = &scene.words;
    let mut next = date;
    let mut led = false;
    while let Some(last) = kept.last().copied() {
        let close = last + 1 == next;
        let modifier = words.any(last, set!["the", "late", "early", "only", "or", "and"]);
        let lead = words.any(last, LEADS);
        let chain = led
            && (words.is(last, "as") && words.any(next, set!["of", "from"])
                || words.is(last, "up") && words.is(next, "to")
                || words.is(last, "effect") && words.is(next, "from")
                || words.is(last, "with") && words.is(next, "effect")
                || words.any(last, set!["on", "in"]) && words.any(next, set!["or", "about", "around"])
                || lead && words.any(next, set!["or", "before", "after"]) && words.is(last, "or"));
        if !close || scene.dated.get(last).copied().unwrap_or(false) {
            // "named 2015 the year of": only what stands right in front goes.
            return;
        }
        // "late in the year", "kicked in the same day"
        let stage = led && words.is(next, "in") && words.any(last, set!["late", "early"]);
        if !led && words.is(last, "in") && words.any(date + usize::from(words.is(date, "the")), set!["same"]) {
            return;
        }
        let plain = stage || !led && (lead && !words.is(last, "as") || modifier && !words.any(last, set!["and", "or"]));
        if !(plain || chain) {
            return;
        }
        led |= lead;
        next = last;
        kept.pop();
    }
}

/// Cuts openers and asides, joins the words and keeps to the length.
#[must_use]
pub fn finish(scene: &Scene<'_>, list: Vec<usize>) -> String {
    set(scene, &polish(scene, list))
}

/// The words of a line: without dates, brackets, openers, sources and asides.
#[must_use]
pub fn polish(scene: &Scene<'_>, list: Vec<usize>) -> Vec<usize> {
    let whole = list.clone();
    let mut list = undated(scene, list);
    if list.is_empty() {
        list = whole;
    }
    list = without_brackets(scene, list);
    without_number(scene, &mut list);
    without_dateline(scene, &mut list);
    without_opener(scene, &mut list);
    without_source(scene, &mut list);
    without_adverbial(scene, &mut list);
    without_opener(scene, &mut list);
    without_apposition(scene, &mut list);
    upright(scene, &mut list);
    list
}

/// Chosen words as a line of at most 80 characters.
#[must_use]
pub fn set(scene: &Scene<'_>, list: &[usize]) -> String {
    let words = &scene.words;
    let verb = list.iter().position(|at| words.verb(*at).is_some());
    let line = tidy(&join(scene, list));
    if line.chars().count() <= LONGEST {
        return line;
    }
    let Some(verb) = verb else { return shorten(&line, 0).0 };
    let need = join(scene, list.get(..(verb + 2).min(list.len())).unwrap_or_default()).chars().count();
    if need + 12 <= LONGEST
        && let (short, true) = shorten(&line, need.min(LONGEST - 12))
    {
        return short;
    }
    // A long subject: its head, then the verb.
    let head = list
        .iter()
        .take(verb)
        .skip(1)
        .position(|at| words.has(*at, Class::Preposition) || words.is(*at, ","))
        .map_or(verb, |found| found + 1);
    let short: Vec<usize> = list.iter().take(head).chain(list.iter().skip(verb)).copied().collect();
    let need = join(scene, short.get(..(head + 2).min(short.len())).unwrap_or_default()).chars().count();
    shorten(&tidy(&join(scene, &short)), need.min(LONGEST - 12)).0
}

/// Conjunctions, articles and marks in front.
fn without_opener(scene: &Scene<'_>, list: &mut Vec<usize>) {
    const OPENERS: &WordSet = set![
        "and",
        "but",
        "so",
        "then",
        "meanwhile",
        "however",
        "moreover",
        "furthermore",
        "historically",
        "also",
        "thus",
        "the",
        "a",
        "an",
        "that",
        "now",
        "when",
        "where",
        "whereas",
        "because",
        "although",
        "though",
        "while",
        "if",
        "or",
        "q",
        "once",
        "as",
        "yet",
        "indeed",
    ];
    let words = &scene.words;
    let opener = |at: usize| words.is_mark(at) && !words.any(at, set!["$", "€", "£", "¥"]) || words.any(at, OPENERS);
    let skip = list.iter().take_while(|at| opener(**at)).count();
    if skip + 2 <= list.len() {
        list.drain(..skip);
    }
}

/// "1. The Service wishes": the number of a paragraph.
fn without_number(scene: &Scene<'_>, list: &mut Vec<usize>) {
    let words = &scene.words;
    let numbered = list.first().is_some_and(|first| words.has(*first, Class::Number))
        && list.get(1).is_some_and(|next| words.any(*next, set![".", ")"]))
        && list.len() > 3;
    if numbered {
        list.drain(..2);
    }
}

/// "SEOUL, March 17 (Wire) --" in front of a report.
fn without_dateline(scene: &Scene<'_>, list: &mut Vec<usize>) {
    let words = &scene.words;
    if !list.first().is_some_and(|first| words.has(*first, Class::Upper)) {
        return;
    }
    let spaced = |at: usize| [at, at + 1].iter().all(|at| words.get(*at).is_some_and(|token| token.spaced));
    let dash = list
        .iter()
        .take(14)
        .position(|at| words.any(*at, set!["–", "—"]) || words.seq(*at, "- -") || words.is(*at, "-") && spaced(*at));
    if let Some(dash) = dash {
        let skip = list.iter().skip(dash).take_while(|at| words.is_mark(**at)).count();
        list.drain(..dash + skip);
    }
}

/// "The New York Times reported Russia's ministry designated …": what was reported.
fn without_source(scene: &Scene<'_>, list: &mut Vec<usize>) {
    let words = &scene.words;
    let says = list.iter().take(12).position(|at| {
        words.verb(*at).is_some()
            && words.any(
                *at,
                set![
                    "said", "says", "reported", "noted", "added", "claimed", "reports", "told", "insisted", "believes",
                    "reckons",
                ],
            )
    });
    let Some(says) = says.filter(|says| *says > 0) else { return };
    let rest = list.get(says + 1..).unwrap_or_default();
    // "told importers to begin": what they were told to do is no clause of its own.
    let verb = rest.iter().skip(1).take(14).position(|at| words.verb(*at).is_some());
    let infinitive = rest.iter().take(6).any(|at| words.is(*at, "to"))
        && words.any(list.get(says).copied().unwrap_or_default(), set!["told"]);
    let clause = rest.first().is_some_and(|first| !words.has(*first, Class::Preposition) && !words.is_mark(*first))
        && verb.is_some()
        && !infinitive;
    if clause {
        list.drain(..=says);
        if list.first().is_some_and(|first| words.is(*first, "that")) {
            list.remove(0);
        }
    }
}

/// "In a special issue on trade, the paper praised": what follows the comma, where a verb is there.
fn without_adverbial(scene: &Scene<'_>, list: &mut Vec<usize>) {
    let words = &scene.words;
    let leads = list.first().is_some_and(|first| {
        words.has(*first, Class::Preposition)
            || words.str(*first).ends_with("ly")
            || words.any(*first, set!["prior", "according", "asked"])
    });
    if !leads {
        return;
    }
    let Some(comma) = list.iter().take(26).position(|at| words.is(*at, ",")) else { return };
    if list.iter().skip(comma + 2).any(|at| words.verb(*at).is_some()) {
        list.drain(..=comma);
    }
}

/// "Kim, the country's leader, is to visit": the apposition between two commas before the verb.
fn without_apposition(scene: &Scene<'_>, list: &mut Vec<usize>) {
    let words = &scene.words;
    let Some(verb) = list.iter().position(|at| words.verb(*at).is_some()) else { return };
    let commas: Vec<usize> =
        list.iter().take(verb).enumerate().filter(|(_, at)| words.is(**at, ",")).map(|(place, _)| place).collect();
    if let [first, last] = commas.as_slice()
        && *last + 1 == verb
        && *first > 0
    {
        list.drain(*first..=*last);
    }
}

/// "Came the first decree": a verb in front of its subject goes behind it.
fn upright(scene: &Scene<'_>, list: &mut Vec<usize>) {
    const TURNED: &WordSet = set!["came", "comes", "followed", "follows", "went", "began", "arrived", "died", "stood"];
    let words = &scene.words;
    let Some(verb) = list.first().copied().filter(|first| words.any(*first, TURNED)) else { return };
    let article =
        list.get(1).is_some_and(|next| words.has(*next, Class::Determiner) || words.has(*next, Class::Capital));
    if !article {
        return;
    }
    let end = list
        .iter()
        .skip(1)
        .position(|at| words.is_mark(*at) || words.has(*at, Class::Preposition) && !words.is(*at, "of"))
        .map_or(list.len(), |found| found + 1);
    list.remove(0);
    list.insert(end - 1, verb);
    if words.any(list.first().copied().unwrap_or_default(), set!["the", "a", "an"]) {
        list.remove(0);
    }
}

fn without_brackets(scene: &Scene<'_>, list: Vec<usize>) -> Vec<usize> {
    let mut depth = 0_i32;
    let has_pair = list.iter().any(|at| scene.words.is(*at, "(")) && list.iter().any(|at| scene.words.is(*at, ")"));
    list.into_iter()
        .filter(|at| {
            if scene.words.any(*at, set!["“", "”", "\"", "•", "➊"]) {
                return false;
            }
            if !has_pair {
                return !scene.words.any(*at, set!["(", ")"]);
            }
            depth += i32::from(scene.words.is(*at, "("));
            let inside = depth > 0;
            depth -= i32::from(scene.words.is(*at, ")"));
            !inside
        })
        .collect()
}

/// Neighbours in the text keep what stands between them; others get a space.
fn join(scene: &Scene<'_>, list: &[usize]) -> String {
    let words = &scene.words;
    let mut line = String::with_capacity(8 * list.len());
    for (place, at) in list.iter().enumerate() {
        let Some(token) = words.get(*at) else { continue };
        let neighbour =
            place.checked_sub(1).and_then(|before| list.get(before)).is_some_and(|before| before + 1 == *at);
        let glued = if neighbour { !token.spaced } else { words.any(*at, set![",", ".", ";", ":", "'", "’"]) };
        if !line.is_empty() && !glued {
            line.push(' ');
        }
        let moved = !line.is_empty() && !neighbour && words.any(*at, set!["The", "A", "An"]);
        if moved { line.push_str(&words.str(*at).to_lowercase()) } else { line.push_str(words.str(*at)) }
    }
    line
}

/// Verbs that a particle belongs to: "kicked in", "went on".
const PHRASAL: &[&str] = &[
    "kicked",
    "kick",
    "kicks",
    "set",
    "went",
    "go",
    "goes",
    "came",
    "come",
    "pencilled",
    "penciled",
    "moved",
    "took",
    "taken",
    "phased",
    "carried",
    "pushed",
    "called",
    "signed",
    "handed",
    "stepped",
    "closed",
    "dug",
    "caved",
];

/// Words that no line ends with.
const LOOSE: &WordSet = set![
    "and",
    "or",
    "of",
    "in",
    "on",
    "at",
    "the",
    "a",
    "an",
    "to",
    "by",
    "with",
    "for",
    "from",
    "but",
    "as",
    "that",
    "which",
    "its",
    "their",
    "when",
    "after",
    "before",
    "is",
    "was",
    "until",
    "between",
    "into",
    "than",
    "over",
    "following",
    "during",
    "under",
    "about",
    "even",
    "late",
    "early",
    "while",
    "where",
    "because",
];

/// No stray commas and stops, and a capital in front.
fn tidy(line: &str) -> String {
    let stray = line.as_bytes().windows(2).any(|pair| matches!(pair, b" ," | b",," | b" ." | b"d,"));
    let mended = stray.then(|| {
        line.replace(" ,", ",")
            .replace(" and,", ",")
            .replace(",,", ",")
            .replace(", ,", ",")
            .replace(",,", ",")
            .replace(" .", ".")
    });
    let mut text = mended.as_deref().unwrap_or(line);
    let edge = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '—' | '.' | '\'' | '’');
    text = text.trim_start_matches(edge).trim_end_matches(|c| edge(c) && c != '.');
    if text.ends_with('.') && !text.ends_with(".S.") && !text.ends_with(".K.") && !text.ends_with(".N.") {
        text = text.trim_end_matches(edge);
    }
    while let Some((head, last)) = text.rsplit_once(' ') {
        let loose = LOOSE.has(WordId::of(last));
        let phrasal = matches!(last, "in" | "on" | "over" | "off" | "up")
            && PHRASAL.contains(&head.rsplit(' ').next().unwrap_or_default());
        if phrasal {
            break;
        }
        if !loose || matches!(last, "was" | "is") && head.split(' ').count() < 2 {
            break;
        }
        text = head.trim_end_matches(edge);
    }
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    let mut line = String::with_capacity(text.len());
    line.extend(first.to_uppercase());
    line.push_str(letters.as_str());
    line
}

/// At most 80 characters: up to a comma or a preposition behind the first `least`, else up to a word; true where a
/// phrase ends there.
fn shorten(line: &str, least: usize) -> (String, bool) {
    if line.chars().count() <= LONGEST {
        return (line.to_owned(), true);
    }
    let limit = line.char_indices().nth(LONGEST).map_or(line.len(), |(at, _)| at);
    let head = line.get(..limit).unwrap_or(line);
    if let Some(comma) = head.rfind(", ").filter(|at| *at > least.max(24)) {
        return (tidy(head.get(..comma).unwrap_or(head)), true);
    }
    let breaks = [
        " with ",
        " by ",
        " for ",
        " in ",
        " on ",
        " at ",
        " after ",
        " before ",
        " during ",
        " under ",
        " as ",
        " from ",
        " and ",
        " to ",
        " that ",
        " which ",
        " where ",
        " because ",
    ];
    let cut = breaks.iter().filter_map(|word| head.rfind(word)).filter(|at| *at > least.max(20)).max();
    let at = cut.or_else(|| head.rfind(' ')).unwrap_or(head.len());
    (tidy(head.get(..at).unwrap_or(head)), cut.is_some())
}
