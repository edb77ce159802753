//! Subjects: the noun phrase in front of a verb, the one that an inserted clause describes, the one that "and" shares.

use crate::assemble::scene::clause::{Kind, Segment};
use crate::assemble::scene::words::Verb;
use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::Class;
use crate::model::Run;
use crate::tag::{WordSet, set, words};

use super::dated_noun::phrase_start;
use super::undated::undated;

/// Adverbs between a subject and its verb.
const ADVERBS: &WordSet = words!("last also then first never now not once already still again later");

/// True when a noun stands in front of the first verb of a relative clause: "that Beijing held".
#[must_use]
pub fn has_subject(scene: &Scene<'_>, body: &[usize]) -> bool {
    let words = &scene.words;
    let bare = undated(scene, body.to_vec());
    let Some(first) = bare.first().copied() else { return false };
    let adverb = words.str(first).ends_with("ly") || words.any(first, ADVERBS);
    words.verb(first).is_none() && !adverb && !words.has(first, Class::Preposition)
}

/// The noun phrase in front of an inserted clause.
#[must_use]
pub fn antecedent(scene: &Scene<'_>, sentence: &Sentence, segment: &Segment) -> Vec<usize> {
    let words = &scene.words;
    let mut last = segment.words.start.saturating_sub(1);
    while last > sentence.words.start && words.is_mark(last) && !words.any(last, set![")", "”", "\""]) {
        last -= 1;
    }
    // "Mr López, 64, who takes office": the age is no part of the name.
    if words.has(last, Class::Number) && last > sentence.words.start + 1 && words.is(last - 1, ",") {
        last -= 2;
    }
    if last < sentence.words.start || words.verb(last).is_some() {
        return Vec::new();
    }
    // "The agreement with Japan, signed in Tokyo, …": behind a comma it is the whole subject.
    let index = sentence.segments.iter().position(|other| other.words.start == segment.words.start);
    let own = index.and_then(|index| index.checked_sub(1)).and_then(|before| sentence.segments.get(before));
    if let Some(own) = own.filter(|own| matches!(own.kind, Kind::Main | Kind::Content | Kind::Coordinate)) {
        let front = Run::new(own.words.start + own.opener, last + 1);
        let comma = words.is(last + 1, ",") || words.is(segment.words.start, ",");
        let opens = words.has(front.start, Class::Preposition) || front.any(|at| words.is(at, ","));
        // "A meeting at Camp David that Washington wanted": the whole subject, short as it is.
        let short = front.len() <= 6
            && words.any(front.start, set!["a", "an", "the"])
            && front.any(|at| words.any(at, set!["at", "with"]))
            && words.is(segment.words.start, "that");
        if (comma || short) && !opens && front.len() <= 14 && words.first_verb(front).is_none() {
            return undated(scene, front.iter().collect());
        }
    }
    // "the victory of Mr López, who takes office": a person, not the victory.
    if words.is(segment.words.start, "who") && words.has(last, Class::Capital) {
        let names = (sentence.words.start..=last).rev().take_while(|at| words.has(*at, Class::Capital)).count();
        let of = words.is((last + 1).saturating_sub(names + 1), "of");
        if of && names >= 2 {
            return (last + 1 - names..=last).collect();
        }
    }
    let start = phrase_start(scene, last, sentence.words.start);
    // "a trip to Dhaka that had been planned": the trip, not the town.
    let start = start
        .checked_sub(2)
        .filter(|noun| {
            *noun > sentence.words.start
                && words.is(segment.words.start, "that")
                && words.any(noun + 1, set!["to", "in", "at", "with", "between"])
                && words.verb(*noun).is_none()
                && words.tells_deed(*noun)
        })
        .map_or(start, |noun| phrase_start(scene, noun, sentence.words.start));
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
#[must_use]
pub fn subject_before(scene: &Scene<'_>, sentence: &Sentence, index: usize) -> Vec<usize> {
    let words = &scene.words;
    for segment in sentence.segments[..index.min(sentence.segments.len())].iter().rev() {
        let own = segment.content();
        if !matches!(segment.kind, Kind::Main | Kind::Coordinate | Kind::Content | Kind::Time) {
            continue;
        }
        let Some(verb) = words.first_verb(own) else { continue };
        if verb > own.start {
            return noun_phrase(scene, Run::new(own.start, verb));
        }
    }
    Vec::new()
}

/// A subject without the adverbials in front of it: what follows the last comma, dates left out.
fn noun_phrase(scene: &Scene<'_>, range: Run) -> Vec<usize> {
    let comma = range.iter().rev().find(|at| scene.words.is(*at, ",") && at + 1 < range.end && !scene.is_dated(*at));
    // "Mr López, 64, takes office": an age between commas.
    if let Some(comma) = comma
        && (comma + 1..range.end).all(|at| scene.words.has(at, Class::Number) || scene.words.is_mark(at))
        && comma > range.start
    {
        return noun_phrase(scene, Run::new(range.start, comma));
    }
    let start = comma.map_or(range.start, |comma| comma + 1);
    let start = if start + 1 >= range.end && comma.is_some() { range.start } else { start };
    undated(scene, (start..range.end).collect())
}

/// "was cut in 2012, raised in 2014 and abolished in 2015": subject and auxiliary that a list of participles shares.
#[must_use]
pub fn shared_passive(scene: &Scene<'_>, sentence: &Sentence, index: usize) -> Option<Vec<usize>> {
    let words = &scene.words;
    let first = sentence.segments.get(..=index)?.iter().rposition(|segment| segment.kind == Kind::Participle)?;
    let list = sentence.segments.get(first)?.words.start;
    // The list goes on behind a date, not behind the noun that a participle would describe.
    if index - first > 1 || !words.is(list, ",") || !scene.is_dated(list.checked_sub(1)?) {
        return None;
    }
    let root = sentence
        .segments
        .get(..first)?
        .iter()
        .rposition(|segment| matches!(segment.kind, Kind::Main | Kind::Coordinate | Kind::Content))?;
    let own = sentence.segments.get(root)?;
    let verb = words.first_verb(own.content())?;
    let passive = words.any(verb, set!["was", "were", "is", "are"]) && words.verb(verb + 1) == Some(Verb::Past);
    let mut subject = subject_before(scene, sentence, root + 1);
    if !passive || subject.is_empty() {
        return None;
    }
    subject.push(verb);
    Some(subject)
}
