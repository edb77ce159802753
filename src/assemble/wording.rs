//! From chosen words to a line: openers, sources and asides go, a long subject gives up its tail, 80 characters hold it.

use crate::lexicon::Class;
use crate::tag::{WordSet, set};

use super::scene::Scene;

const LONGEST: usize = 80;

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
            while kept.last().is_some_and(|last| {
                words.any(
                    *last,
                    set![
                        "on", "in", "from", "since", "by", "until", "at", "during", "of", "before", "after", "as",
                        "for", "the", "over", "within", "late", "early", "between", "with", "effect",
                    ],
                ) && !dated(*last)
            }) {
                let preposition = kept.last().copied();
                // "named 2015 the year of": only a preposition goes, not an object's article.
                if preposition.is_some_and(|word| words.is(word, "the") && word + 1 != at) {
                    break;
                }
                kept.pop();
            }
            continue;
        }
        kept.push(at);
    }
    kept
}

/// Cuts openers and asides, joins the words and keeps to the length.
#[must_use]
pub fn finish(scene: &Scene<'_>, list: Vec<usize>) -> String {
    let words = &scene.words;
    let whole = list.clone();
    let mut list = undated(scene, list);
    if list.is_empty() {
        list = whole;
    }
    list = without_brackets(scene, list);
    without_dateline(scene, &mut list);
    without_opener(scene, &mut list);
    without_source(scene, &mut list);
    without_adverbial(scene, &mut list);
    without_opener(scene, &mut list);
    without_apposition(scene, &mut list);
    let verb = list.iter().position(|at| words.verb(*at).is_some());
    let line = tidy(&join(scene, &list));
    let Some(verb) = verb else { return shorten(&line, 0) };
    let need = join(scene, list.get(..(verb + 2).min(list.len())).unwrap_or_default()).chars().count();
    if need + 12 <= LONGEST || line.chars().count() <= LONGEST {
        return shorten(&line, need.min(LONGEST - 12));
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
    shorten(&tidy(&join(scene, &short)), need.min(LONGEST - 12))
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

/// "SEOUL, March 17 (Wire) --" in front of a report.
fn without_dateline(scene: &Scene<'_>, list: &mut Vec<usize>) {
    let words = &scene.words;
    if !list.first().is_some_and(|first| words.has(*first, Class::Upper)) {
        return;
    }
    let dash = list.iter().take(14).position(|at| words.any(*at, set!["–", "—"]) || words.seq(*at, "- -"));
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
    let clause = rest.first().is_some_and(|first| !words.has(*first, Class::Preposition) && !words.is_mark(*first))
        && rest.iter().skip(1).take(14).any(|at| words.verb(*at).is_some());
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
    let mut line = String::new();
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

/// No stray commas and stops, and a capital in front.
fn tidy(line: &str) -> String {
    let mut text = line.replace(" ,", ",").replace(",,", ",").replace(", ,", ",").replace(" .", ".");
    let edge = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '—' | '.' | '\'' | '’');
    text = text.trim_start_matches(edge).trim_end_matches(|c| edge(c) && c != '.').to_owned();
    if text.ends_with('.') && !text.ends_with(".S.") && !text.ends_with(".K.") && !text.ends_with(".N.") {
        text.truncate(text.trim_end_matches('.').len());
    }
    while let Some((head, last)) = text.rsplit_once(' ') {
        let loose = matches!(
            last.to_ascii_lowercase().as_str(),
            "and"
                | "or"
                | "of"
                | "in"
                | "on"
                | "at"
                | "the"
                | "a"
                | "an"
                | "to"
                | "by"
                | "with"
                | "for"
                | "from"
                | "but"
                | "as"
                | "that"
                | "which"
                | "its"
                | "their"
                | "when"
                | "after"
                | "before"
                | "is"
                | "was"
                | "until"
                | "between"
                | "into"
                | "than"
                | "over"
                | "following"
                | "during"
                | "under"
                | "about"
        );
        if !loose || matches!(last, "was" | "is") && head.split(' ').count() < 2 {
            break;
        }
        text = head.trim_end_matches(edge).to_owned();
    }
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// At most 80 characters: up to a comma or a preposition behind the first `least`, else up to a word.
fn shorten(line: &str, least: usize) -> String {
    if line.chars().count() <= LONGEST {
        return line.to_owned();
    }
    let limit = line.char_indices().nth(LONGEST).map_or(line.len(), |(at, _)| at);
    let head = line.get(..limit).unwrap_or(line);
    if let Some(comma) = head.rfind(", ").filter(|at| *at > least.max(24)) {
        return tidy(head.get(..comma).unwrap_or(head));
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
    tidy(head.get(..at).unwrap_or(head))
}
