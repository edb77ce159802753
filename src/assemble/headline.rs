//! Headlines: who did what, in the words of the clause, without its date, its source and its asides.
//!
//! A headline is put together from words of the text, so it never says what the text does not. Pronouns give way to
//! the nearest named subject; openers, adverbs and the date go; what is longer than 80 characters ends at a phrase.

use std::ops::Range;

use crate::lexicon::Class;
use crate::model::ParagraphKind;
use crate::tag::set;

use super::clause::{self, Kind, Segment};
use super::reads::{names, plural, reads_well};
use super::scene::{Scene, Sentence};
use super::wording::{finish, polish, set, undated};

/// The headline of what happens at a date (a range of words) in a sentence.
#[must_use]
pub fn of_event(scene: &Scene<'_>, sentence_at: usize, date: &Range<usize>) -> String {
    let sentence = &scene.sentences[sentence_at];
    if sentence.segments.is_empty() {
        return plain(scene, sentence.words.clone());
    }
    let index = clause::telling(&scene.words, &scene.dated, &sentence.segments, date.start);
    if let Some(noun) = dated_noun(scene, sentence, &sentence.segments[index], date) {
        let line = finish(scene, noun);
        if line.split(' ').count() >= 3 {
            return line;
        }
    }
    let told = told(sentence, index, scene);
    let mut list = clause_words(scene, sentence_at, told);
    if list.len() < 3 {
        list = sentence.words.clone().collect();
    }
    let mut own = polish(scene, list);
    // "This month is the 30th anniversary": the date itself is the subject.
    if own.first().is_some_and(|first| {
        *first == date.end && scene.words.any(*first, set!["is", "was", "marks", "saw", "sees", "marked"])
    }) {
        own.splice(..0, date.clone());
    }
    if reads_well(scene, &own) {
        let line = set(scene, &own);
        return below_heading(scene, sentence_at, &own, line);
    }
    // What the clause alone does not say, the clause around it or the whole sentence may.
    let wider = polish(scene, sentence.words.clone().collect());
    let line = set(scene, if reads_well(scene, &wider) { &wider } else { &own });
    let line = if line.split(' ').count() >= 2 { line } else { plain(scene, sentence.words.clone()) };
    below_heading(scene, sentence_at, &own, line)
}

/// "Chile, 30/01/2019" below "SIGNED" is "Signed: Chile".
fn below_heading(scene: &Scene<'_>, sentence_at: usize, list: &[usize], line: String) -> String {
    let verb = list.iter().position(|at| scene.words.verb(*at).is_some());
    if line.split(' ').count() > 3 || verb.is_some_and(|verb| verb > 0) {
        return line;
    }
    let above = scene.sentences[..sentence_at].iter().rev().take(30).find(|other| other.kind == ParagraphKind::Heading);
    let Some(heading) = above.filter(|heading| heading.words.len() <= 4 && !heading.words.is_empty()) else {
        return line;
    };
    let event = list.iter().any(|at| scene.words.entry(*at, Class::EventWord).is_some());
    let general =
        scene.words.any(heading.words.start, set!["notes", "key", "in", "how", "what", "background", "summary"]);
    if event || general || heading.words.clone().any(|at| scene.words.has(at, Class::Number)) {
        return line;
    }
    let title = heading.span.of(scene.words.text()).trim();
    let title = if title.chars().any(char::is_lowercase) { title.to_owned() } else { title.to_lowercase() };
    let mut letters = title.chars();
    let title: String = letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect());
    let whole = format!("{title}: {}", line.trim_end_matches([',', ' ', ':']));
    if whole.chars().count() <= 80 { whole } else { line }
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
        let joins = words.any(next, set!["'", "’", "-", "–", "of", "and", "on", "for"]) || words.str(next) == "s";
        let plain = words.has(next, Class::Word)
            && words.verb(next).is_none()
            && !words.has(next, Class::Preposition)
            && !words.has(next, Class::ClauseOpener);
        if words.has(next, Class::Determiner) && !words.any(next, set!["all", "both"]) {
            let particle =
                next > stop + 2 && words.any(next - 2, set!["out", "ahead", "instead", "because", "inside", "outside"]);
            if next > stop + 1 && words.is(next - 1, "of") && at - next < 9 && !particle {
                start = next;
                continue;
            }
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
    while words.any(start, set!["of", "and", "on", "for", "'", "’", "s", "-"]) && start < at {
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
            .position(|other| {
                matches!(other.kind, Kind::Main | Kind::Content) && words.first_verb(other.words.clone()).is_some()
            })
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
            let mut list = if words.any(segment.words.start, set!["where", "whom"]) {
                Vec::new()
            } else {
                antecedent(scene, sentence, segment)
            };
            if words.is(segment.words.start, "whose") && !list.is_empty() {
                list.clear();
            }
            // "drills that Beijing held": the antecedent is the object.
            if has_subject(scene, &body) {
                let mut clause = body.clone();
                while clause.last().is_some_and(|last| words.is_mark(*last)) {
                    clause.pop();
                }
                // "drills that Beijing held off Taiwan": the object goes behind its verb.
                let verb = clause.iter().position(|at| words.verb(*at).is_some());
                let end = verb.map_or(clause.len(), |verb| {
                    let chain = clause.iter().skip(verb).take_while(|at| words.verb(**at).is_some()).count();
                    verb + chain
                });
                let tail = clause.split_off(end);
                clause.append(&mut list);
                clause.extend(tail);
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

/// True when a noun stands in front of the first verb of a relative clause: "that Beijing held".
fn has_subject(scene: &Scene<'_>, body: &[usize]) -> bool {
    let words = &scene.words;
    let bare = undated(scene, body.to_vec());
    let Some(first) = bare.first().copied() else { return false };
    let adverb = words.str(first).ends_with("ly")
        || words.any(
            first,
            set!["last", "also", "then", "first", "never", "now", "not", "once", "already", "still", "again", "later"],
        );
    words.verb(first).is_none() && !adverb && !words.has(first, Class::Preposition)
}

/// The noun phrase in front of an inserted clause.
fn antecedent(scene: &Scene<'_>, sentence: &Sentence, segment: &Segment) -> Vec<usize> {
    let words = &scene.words;
    let mut last = segment.words.start.saturating_sub(1);
    while last > sentence.words.start && words.is_mark(last) && !words.any(last, set![")", "”", "\""]) {
        last -= 1;
    }
    if last < sentence.words.start || words.verb(last).is_some() {
        return Vec::new();
    }
    // "The agreement with Japan, signed in Tokyo, …": behind a comma it is the whole subject.
    let index = sentence.segments.iter().position(|other| other.words.start == segment.words.start);
    let own = index.and_then(|index| index.checked_sub(1)).and_then(|before| sentence.segments.get(before));
    if let Some(own) = own.filter(|own| matches!(own.kind, Kind::Main | Kind::Content | Kind::Coordinate)) {
        let front = own.words.start + own.opener..last + 1;
        let comma = words.is(last + 1, ",") || words.is(segment.words.start, ",");
        let opens = words.has(front.start, Class::Preposition) || front.clone().any(|at| words.is(at, ","));
        if comma && !opens && front.len() <= 14 && words.first_verb(front.clone()).is_none() {
            return undated(scene, front.collect());
        }
    }
    let start = phrase_start(scene, last, sentence.words.start);
    // "Rustam X, president of Y, who …": the name before its apposition.
    if let Some(comma) = start.checked_sub(1).filter(|at| words.is(*at, ",") && *at > sentence.words.start)
        && (words.has(start, Class::Capital) || words.has(start, Class::Determiner))
        && words.has(comma - 1, Class::Capital)
        && scene.mention_at(comma - 1).is_none()
    {
        let name = phrase_start(scene, comma - 1, sentence.words.start);
        return (name..comma).collect();
    }
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
    // "Mr López, 64, takes office": an age between commas.
    if let Some(comma) = comma
        && (comma + 1..range.end).all(|at| scene.words.has(at, Class::Number) || scene.words.is_mark(at))
        && comma > range.start
    {
        return noun_phrase(scene, range.start..comma);
    }
    let start = comma.map_or(range.start, |comma| comma + 1);
    let start = if start + 1 >= range.end && comma.is_some() { range.start } else { start };
    undated(scene, (start..range.end).collect())
}

/// Puts the nearest named subject in the place of a pronoun that opens the clause.
fn resolve(scene: &Scene<'_>, sentence_at: usize, list: &mut Vec<usize>) {
    let words = &scene.words;
    let bare = undated(scene, list.clone());
    let Some(first) = bare.iter().copied().find(|at| !words.is_mark(*at)) else { return };
    if !words.any(first, set!["it", "they", "he", "she"]) {
        return;
    }
    let here = &scene.sentences[sentence_at];
    let earlier =
        scene.sentences[..sentence_at].iter().rev().take(3).take_while(|other| here.paragraph - other.paragraph <= 1);
    let before_pronoun = here.segments.iter().position(|segment| segment.words.contains(&first)).unwrap_or(0);
    let many = words.is(first, "they");
    let rest: Vec<usize> = bare.iter().skip_while(|at| **at != first).skip(1).copied().collect();
    if words.is(first, "it") && states_only(scene, &rest) {
        return;
    }
    let fits = |subject: &[usize]| !subject.is_empty() && !unnamed(scene, subject) && plural(scene, subject) == many;
    let mut subject = subject_before(scene, here, before_pronoun);
    if !fits(&subject) {
        subject = earlier
            .map(|other| {
                let index = other
                    .segments
                    .iter()
                    .position(|segment| segment.kind == Kind::Main && words.first_verb(segment.words.clone()).is_some())
                    .map_or(0, |found| found + 1);
                subject_before(scene, other, index)
            })
            .enumerate()
            .find(|(back, subject)| fits(subject) && (names(scene, subject) || many && *back == 0))
            .map(|(_, subject)| subject)
            .unwrap_or_default();
    }
    if subject.is_empty() || subject.len() > 10 {
        return;
    }
    *list = subject;
    list.extend(rest);
}

/// "It was sugar", "it has been in place": what "it" is there, the nearest name does not tell.
fn states_only(scene: &Scene<'_>, rest: &[usize]) -> bool {
    let words = &scene.words;
    let be = rest.iter().take(3).position(|at| words.any(*at, set!["is", "was", "been", "be"]));
    be.is_some_and(|be| {
        let next = rest.iter().skip(be + 1).find(|at| !words.str(**at).ends_with("ly"));
        next.is_none_or(|next| words.verb(*next).is_none() && !words.has(*next, Class::PastVerb))
    })
}

fn unnamed(scene: &Scene<'_>, subject: &[usize]) -> bool {
    subject.iter().all(|at| {
        scene.words.any(
            *at,
            set!["it", "they", "he", "she", "that", "this", "there", "what", "we", "i", "nothing", "of", "which"],
        ) || scene.words.is_mark(*at)
    })
}
