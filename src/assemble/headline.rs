//! Headlines: who did what, in the words of the clause, without its date, its source and its asides.
//!
//! A headline is put together from words of the text, so it never says what the text does not. Pronouns give way to
//! the nearest named subject; openers, adverbs and the date go; what is longer than 80 characters ends at a phrase.

use std::ops::Range;

use crate::lexicon::Class;

use super::clause::{Kind, Segment};
use super::scene::{Scene, Sentence};

const LONGEST: usize = 80;

/// The headline of what happens at a date (a range of words) in a sentence.
#[must_use]
pub fn of_event(scene: &Scene<'_>, sentence_at: usize, date: &Range<usize>) -> String {
    let sentence = &scene.sentences[sentence_at];
    let Some(index) = sentence.segments.iter().position(|segment| segment.words.contains(&date.start)) else {
        return plain(scene, sentence.words.clone());
    };
    if let Some(noun) = dated_noun(scene, sentence, &sentence.segments[index], date) {
        let line = finish(scene, noun);
        if line.split(' ').count() >= 2 {
            return line;
        }
    }
    let told = told(sentence, index, scene);
    let mut list = clause_words(scene, sentence_at, told);
    if list.len() < 3 {
        list = sentence.words.clone().collect();
    }
    let line = finish(scene, list);
    if line.split(' ').count() >= 2 { line } else { plain(scene, sentence.words.clone()) }
}

/// The words of a range as a headline.
#[must_use]
pub fn plain(scene: &Scene<'_>, range: Range<usize>) -> String {
    finish(scene, range.collect())
}

/// "the accord of Feb. 26, 1995", "the visit to Baghdad on 11 March": the noun phrase is the event when the clause
/// around it tells something else.
fn dated_noun(scene: &Scene<'_>, sentence: &Sentence, segment: &Segment, date: &Range<usize>) -> Option<Vec<usize>> {
    let words = &scene.words;
    let before = date.start.checked_sub(1)?;
    let own = segment.words.start + segment.opener..segment.words.end;
    if !words.is(before, "of") || before <= own.start {
        return None;
    }
    let noun = before - 1;
    words.entry(noun, Class::EventWord)?;
    let start = phrase_start(scene, noun, own.start.max(sentence.words.start));
    Some((start..before).collect())
}

/// The first word of the noun phrase that ends with the word `at`.
fn phrase_start(scene: &Scene<'_>, at: usize, stop: usize) -> usize {
    let words = &scene.words;
    let mut start = at;
    while start > stop {
        let next = start - 1;
        let joins = words.any(next, &["'", "’", "-", "–", "of", "and", "on", "for"]) || words.str(next) == "s";
        let plain = words.has(next, Class::Word)
            && words.verb(next).is_none()
            && !words.has(next, Class::Preposition)
            && !words.has(next, Class::ClauseOpener);
        if words.has(next, Class::Determiner) && !words.any(next, &["all", "both"]) {
            return next;
        }
        if !(joins || plain || words.has(next, Class::Number))
            || at - next > 9
            || words.is(next, "and") && !words.is_name(start)
        {
            break;
        }
        start = next;
    }
    while words.any(start, &["of", "and", "on", "for", "'", "’", "s", "-"]) && start < at {
        start += 1;
    }
    start
}

/// The segment that says what happened: for a clause of saying, what was said.
fn told(sentence: &Sentence, index: usize, scene: &Scene<'_>) -> usize {
    let segment = &sentence.segments[index];
    let words = &scene.words;
    if segment.kind == Kind::Attribution {
        return sentence.segments[..index]
            .iter()
            .rposition(|other| matches!(other.kind, Kind::Main | Kind::Content | Kind::Coordinate))
            .or_else(|| (index + 1 < sentence.segments.len()).then_some(index + 1))
            .unwrap_or(index);
    }
    let says = segment.words.clone().any(|at| words.entry(at, Class::Report).is_some() && words.verb(at).is_some());
    let content = sentence.segments.get(index + 1).filter(|next| next.kind == Kind::Content).map(|_| index + 1);
    if says { content.unwrap_or(index) } else { index }
}

/// The words of a clause with its subject, without opener, asides and dates.
fn clause_words(scene: &Scene<'_>, sentence_at: usize, index: usize) -> Vec<usize> {
    let sentence = &scene.sentences[sentence_at];
    let segment = &sentence.segments[index];
    let words = &scene.words;
    let root = segment.resumes.unwrap_or(index);
    let body: Vec<usize> = sentence
        .segments
        .iter()
        .enumerate()
        .filter(|(at, other)| *at == root || other.resumes == Some(root))
        .flat_map(|(_, other)| other.words.start + other.opener..other.words.end)
        .collect();
    let mut list = match segment.kind {
        Kind::Relative => {
            let mut list = if words.any(segment.words.start, &["where", "whom"]) {
                Vec::new()
            } else {
                antecedent(scene, sentence, segment)
            };
            if words.is(segment.words.start, "whose") && !list.is_empty() {
                list.clear();
            }
            // "drills that Beijing held": the antecedent is the object.
            let own_subject =
                body.first().is_some_and(|first| words.verb(*first).is_none() && !words.str(*first).ends_with("ly"));
            if own_subject {
                let mut clause = body.clone();
                clause.append(&mut list);
                clause
            } else {
                list.extend(&body);
                list
            }
        }
        Kind::Participle => {
            let mut list = antecedent(scene, sentence, segment);
            list.extend(&body);
            list
        }
        Kind::Coordinate if body.first().is_some_and(|first| words.verb(*first).is_some()) => {
            let mut list = subject_before(scene, sentence, root);
            list.extend(&body);
            list
        }
        _ => body,
    };
    resolve(scene, sentence_at, &mut list);
    list
}

/// The noun phrase in front of an inserted clause.
fn antecedent(scene: &Scene<'_>, sentence: &Sentence, segment: &Segment) -> Vec<usize> {
    let words = &scene.words;
    let mut last = segment.words.start.saturating_sub(1);
    while last > sentence.words.start && words.is_mark(last) && !words.any(last, &[")", "”", "\""]) {
        last -= 1;
    }
    if last < sentence.words.start || words.verb(last).is_some() {
        return Vec::new();
    }
    let start = phrase_start(scene, last, sentence.words.start);
    (start..=last).collect()
}

/// The subject of the clause that a coordinate one shares.
fn subject_before(scene: &Scene<'_>, sentence: &Sentence, index: usize) -> Vec<usize> {
    let words = &scene.words;
    for segment in sentence.segments[..index.min(sentence.segments.len())].iter().rev() {
        let own = segment.words.start + segment.opener..segment.words.end;
        if !matches!(segment.kind, Kind::Main | Kind::Coordinate | Kind::Content | Kind::Time) {
            continue;
        }
        let Some(verb) = words.first_verb(own.clone()) else { continue };
        if verb > own.start {
            return noun_phrase(scene, own.start..verb);
        }
    }
    Vec::new()
}

/// A subject without the adverbials in front of it: what follows the last comma, dates left out.
fn noun_phrase(scene: &Scene<'_>, range: Range<usize>) -> Vec<usize> {
    let comma = range
        .clone()
        .rev()
        .find(|at| scene.words.is(*at, ",") && at + 1 < range.end && !scene.dated.get(*at).copied().unwrap_or(false));
    let start = comma.map_or(range.start, |comma| comma + 1);
    let start = if start + 1 >= range.end && comma.is_some() { range.start } else { start };
    undated(scene, (start..range.end).collect())
}

/// Puts the nearest named subject in the place of a pronoun that opens the clause.
fn resolve(scene: &Scene<'_>, sentence_at: usize, list: &mut Vec<usize>) {
    let words = &scene.words;
    let bare = undated(scene, list.clone());
    let Some(first) = bare.iter().copied().find(|at| !words.is_mark(*at)) else { return };
    if !words.any(first, &["it", "they", "he", "she"]) {
        return;
    }
    let here = &scene.sentences[sentence_at];
    let earlier =
        scene.sentences[..sentence_at].iter().rev().take(3).take_while(|other| here.paragraph - other.paragraph <= 1);
    let before_pronoun = here.segments.iter().position(|segment| segment.words.contains(&first)).unwrap_or(0);
    let mut subject = subject_before(scene, here, before_pronoun);
    if subject.is_empty() || unnamed(scene, &subject) {
        subject = earlier
            .map(|other| {
                let index = other
                    .segments
                    .iter()
                    .position(|segment| segment.kind == Kind::Main && words.first_verb(segment.words.clone()).is_some())
                    .map_or(0, |found| found + 1);
                subject_before(scene, other, index)
            })
            .find(|subject| !subject.is_empty() && !unnamed(scene, subject))
            .unwrap_or_default();
    }
    if subject.is_empty() || subject.len() > 10 {
        return;
    }
    let rest: Vec<usize> = bare.into_iter().skip_while(|at| *at != first).skip(1).collect();
    *list = subject;
    list.extend(rest);
}

fn unnamed(scene: &Scene<'_>, subject: &[usize]) -> bool {
    subject.iter().all(|at| {
        scene.words.any(
            *at,
            &["it", "they", "he", "she", "that", "this", "there", "what", "we", "i", "nothing", "of", "which"],
        ) || scene.words.is_mark(*at)
    })
}

/// Without dates and the prepositions that lead to them.
fn undated(scene: &Scene<'_>, list: Vec<usize>) -> Vec<usize> {
    let dated = |at: usize| scene.dated.get(at).copied().unwrap_or(false);
    let words = &scene.words;
    let mut kept: Vec<usize> = Vec::with_capacity(list.len());
    for at in list {
        if dated(at) {
            while kept.last().is_some_and(|last| {
                words.any(
                    *last,
                    &[
                        "on", "in", "from", "since", "by", "until", "at", "during", "of", "before", "after", "as",
                        "for", "the", "over", "within", "late", "early", "between", "with", "effect",
                    ],
                ) && !dated(*last)
            }) {
                let last = kept.last().copied();
                // "named 2015 the year of": only a preposition goes, not an object's article.
                if last.is_some_and(|last| words.is(last, "the") && last + 1 != at) {
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
fn finish(scene: &Scene<'_>, list: Vec<usize>) -> String {
    let words = &scene.words;
    let whole = list.clone();
    let mut list = undated(scene, list);
    if list.is_empty() {
        list = whole;
    }
    list = without_brackets(scene, list);
    let opener = |at: usize| {
        words.is_mark(at) && !words.any(at, &["$", "€", "£", "¥"])
            || words.any(
                at,
                &[
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
                    "moreover",
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
                ],
            )
    };
    let skip = list.iter().take_while(|at| opener(**at)).count();
    if skip + 2 <= list.len() {
        list.drain(..skip);
    }
    // "In turn, North Korea named": a short adverbial before the subject.
    if let Some(comma) = list.iter().take(5).position(|at| words.is(*at, ","))
        && list.first().is_some_and(|first| words.has(*first, Class::Preposition) || words.str(*first).ends_with("ly"))
        && list.len() > comma + 3
    {
        list.drain(..=comma);
    }
    let mut line = join(scene, &list);
    line = tidy(&line);
    shorten(&line)
}

fn without_brackets(scene: &Scene<'_>, list: Vec<usize>) -> Vec<usize> {
    let mut depth = 0_i32;
    let has_pair = list.iter().any(|at| scene.words.is(*at, "(")) && list.iter().any(|at| scene.words.is(*at, ")"));
    list.into_iter()
        .filter(|at| {
            if scene.words.any(*at, &["“", "”", "\"", "•", "➊"]) {
                return false;
            }
            if !has_pair {
                return !scene.words.any(*at, &["(", ")"]);
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
        let glued = if neighbour { !token.spaced } else { words.any(*at, &[",", ".", ";", ":", "'", "’"]) };
        if !line.is_empty() && !glued {
            line.push(' ');
        }
        line.push_str(words.str(*at));
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
    loop {
        let Some((head, last)) = text.rsplit_once(' ') else { break };
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
        );
        if !loose || matches!(last, "was" | "is") && head.split(' ').count() < 2 {
            break;
        }
        text = head.trim_end_matches(edge).to_owned();
    }
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// At most 80 characters: up to a comma or a preposition, else up to a word.
fn shorten(line: &str) -> String {
    if line.chars().count() <= LONGEST {
        return line.to_owned();
    }
    let limit = line.char_indices().nth(LONGEST).map_or(line.len(), |(at, _)| at);
    let head = line.get(..limit).unwrap_or(line);
    if let Some(comma) = head.rfind(", ").filter(|at| *at > 30) {
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
    let cut = breaks.iter().filter_map(|word| head.rfind(word)).filter(|at| *at > 40).max();
    let at = cut.or_else(|| head.rfind(' ')).unwrap_or(head.len());
    tidy(head.get(..at).unwrap_or(head))
}
