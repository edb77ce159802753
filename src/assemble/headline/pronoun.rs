//! Who or what a pronoun at the head of a clause stands for, where that is certain.

use crate::assemble::scene::clause::Kind;
use crate::assemble::scene::words::Verb;
use crate::assemble::scene::{Mention, Scene, Sentence};
use crate::lexicon::{Class, Naming};
use crate::tag::{WordSet, set, words};

use super::fit;
use super::judge::{names, plural};
use super::polish::polish;
use super::subject::subject_before;
use super::undated::undated;

/// Words between an owner and its pronoun.
const BETWEEN_OWNER: &WordSet = words!("then also now later and or ' ’");

/// Verbs whose subject is a thing.
const OF_THINGS: &WordSet = words!("began ended expired lapsed entered opened closed rose fell ran runs covers");

/// Nouns for those who act for a state.
const BODIES: &WordSet = words!(
    "government ministry cabinet parliament president minister council court commission committee house \
     senate congress authorities chair"
);

/// What tells of others: "the figures show that they fell".
const PAPERS: &WordSet = words!("data figures statistics report survey study estimates numbers");

/// Words that name nobody.
const NAMELESS: &WordSet = words!("it they he she that this there what we i nothing of which most many some them");

/// Puts the nearest named subject in the place of a pronoun that opens the clause.
pub fn resolve(scene: &Scene<'_>, sentence_at: usize, list: &mut Vec<usize>) {
    let words = &scene.words;
    // Few clauses open with a pronoun, so most need no look behind their dates.
    if !list.iter().take(12).any(|at| words.any(*at, set!["it", "they", "he", "she"])) {
        return;
    }
    let bare = undated(scene, list.clone());
    let Some(first) = bare
        .iter()
        .copied()
        .find(|at| !words.is_mark(*at) && !words.any(*at, set!["and", "but", "then", "there", "later", "also"]))
    else {
        return;
    };
    if !words.any(first, set!["it", "they", "he", "she"]) {
        return;
    }
    let rest: Vec<usize> = bare.iter().skip_while(|at| **at != first).skip(1).copied().collect();
    if words.is(first, "it") && foretells(scene, &rest) {
        return;
    }
    // "it has been in place": what "it" is there, only the same sentence tells.
    let states = words.is(first, "it") && states_only(scene, &rest);
    let found = if states { beside(scene, sentence_at, first) } else { stands_for(scene, sentence_at, first, &rest) };
    let Some(mut subject) = found else { return };
    // "The list no longer applies": the list.
    let denied = subject.iter().position(|at| words.any(*at, set!["no", "not", "never"])).filter(|at| *at > 0);
    subject.truncate(denied.unwrap_or(subject.len()));
    *list = subject;
    list.extend(rest);
}

/// Whose a thing is that "its" or "their" opens a line with; `Some("")` where the text does not say for certain.
#[must_use]
pub fn owner(scene: &Scene<'_>, sentence_at: usize, list: &[usize]) -> Option<String> {
    let words = &scene.words;
    let [first, second, ..] = list else { return None };
    if !words.any(*first, set!["its", "their", "his", "her"]) || !words.has(*second, Class::Word) {
        return None;
    }
    let subject = stands_for(scene, sentence_at, *first, &[])
        .filter(|subject| subject.len() <= 6 && owns(scene, subject))
        .unwrap_or_default();
    Some(fit::set(scene, &polish(scene, subject)))
}

/// A name or noun that takes an "’s": no preposition, verb, gerund or adverb in it.
fn owns(scene: &Scene<'_>, subject: &[usize]) -> bool {
    let words = &scene.words;
    !subject.iter().any(|at| {
        words.has(*at, Class::Preposition)
            || words.verb(*at).is_some()
            || words.entry(*at, Class::Report).is_some()
            || words.any(*at, BETWEEN_OWNER)
            || words.str(*at).ends_with("ly")
    }) && !subject.first().is_some_and(|first| words.str(*first).ends_with("ing"))
}

/// "Lamu exported wheat until 2016, but from 2017 *it* has been an importer": the named subject of the clause in front.
fn beside(scene: &Scene<'_>, sentence_at: usize, pronoun: usize) -> Option<Vec<usize>> {
    let here = scene.sentences.get(sentence_at)?;
    let clause = here.segments.iter().position(|segment| segment.words.contains(pronoun))?;
    let subject = subject_before(scene, here, clause);
    let one = scene.mention_at(*subject.last()?)?;
    let whole = one.naming == Naming::Name && one.end - one.first + 1 >= subject.len();
    (whole && !plural(scene, &subject)).then_some(subject)
}

/// The words that a pronoun in front of the `rest` of its clause stands for.
fn stands_for(scene: &Scene<'_>, sentence_at: usize, pronoun: usize, rest: &[usize]) -> Option<Vec<usize>> {
    let words = &scene.words;
    let here = &scene.sentences[sentence_at];
    let earlier =
        scene.sentences[..sentence_at].iter().rev().take(3).take_while(|other| here.paragraph - other.paragraph <= 1);
    let before_pronoun = here.segments.iter().position(|segment| segment.words.contains(pronoun)).unwrap_or(0);
    let many = words.any(pronoun, set!["they", "their"]);
    // "It took effect", "it was signed": a thing, no state and no ministry.
    let thing = words.is(pronoun, "it") && happens_to_things(scene, rest);
    let fits = |subject: &[usize]| {
        let thing_fits = !thing || !acts(scene, subject);
        thing_fits
            && may_be(scene, here, pronoun, subject)
            && !subject.is_empty()
            && !unnamed(scene, subject)
            && !subject.iter().any(|at| words.any(*at, PAPERS))
            && whole(scene, subject)
            && plural(scene, subject) == many
    };
    // The clause of time in front names another as often as the same.
    let timed = here.segments[..before_pronoun].iter().any(|segment| segment.kind == Kind::Time);
    let own = if thing && timed { Vec::new() } else { subject_before(scene, here, before_pronoun) };
    if fits(&own) {
        return Some(own).filter(|subject| subject.len() <= 10);
    }
    let found = earlier.enumerate().find_map(|(back, other)| {
        let index = other
            .segments
            .iter()
            .position(|segment| segment.kind == Kind::Main && words.first_verb(segment.words).is_some())
            .map_or(0, |found| found + 1);
        let subject = subject_before(scene, other, index);
        // "The bank opened. It was closed": the one thing that the sentence before tells of.
        let only = || {
            thing
                && back == 0
                && other.paragraph == here.paragraph
                && subject.first().is_some_and(|first| words.is(*first, "the"))
                && object_of(scene, other, index).is_empty()
        };
        if fits(&subject) && (names(scene, &subject) || many && back == 0 || only()) {
            return Some(subject);
        }
        // "The two signed a pact. It took effect …": the subject is of another number, the object is meant.
        let apart =
            back == 0 && other.paragraph == here.paragraph && !subject.is_empty() && plural(scene, &subject) != many;
        // "The council raised the levy. It took effect …": no council does.
        let begins = back == 0
            && other.paragraph == here.paragraph
            && takes_effect(scene, rest)
            && (subject.is_empty() || acts(scene, &subject));
        let object =
            if (apart || begins) && words.is(pronoun, "it") { object_of(scene, other, index) } else { Vec::new() };
        fits(&object).then_some(object)
    });
    found.filter(|subject| subject.len() <= 10)
}

/// True unless a person is "it" or a state "he": "The premier said he would act if it gave way", "his country".
fn may_be(scene: &Scene<'_>, here: &Sentence, pronoun: usize, subject: &[usize]) -> bool {
    let words = &scene.words;
    let he = set!["he", "she", "his", "her", "him"];
    if words.any(pronoun, he) {
        let first = subject.iter().copied().find(|at| !words.is(*at, "the"));
        let whole = |mention: &Mention| {
            mention.naming != Naming::Person && subject.last().is_some_and(|last| mention.end == last + 1)
        };
        return !first.and_then(|first| scene.mention_at(first)).is_some_and(whole);
    }
    let from = subject.last().map_or(pronoun, |last| last + 1);
    let person = here.words.contains(from) && (from..pronoun).any(|at| words.any(at, he));
    !(person && words.any(pronoun, set!["it", "its"]))
}

/// "was signed", "went up", "took effect", "expired": what happens to a pact, a duty or a bridge.
fn happens_to_things(scene: &Scene<'_>, rest: &[usize]) -> bool {
    let words = &scene.words;
    let Some(verb) = rest.iter().take(3).position(|at| words.verb(*at).is_some()) else { return false };
    let (Some(at), next) = (rest.get(verb).copied(), rest.get(verb + 1).copied()) else { return false };
    let passive =
        rest.iter().skip(verb).take(2).any(|be| words.any(*be, set!["is", "are", "was", "were", "been", "be"]))
            && rest.iter().skip(verb + 1).take(2).any(|next| words.verb(*next) == Some(Verb::Past));
    let begins = words.any(at, OF_THINGS);
    let comes = words.any(at, set!["came", "took", "went"])
        && next.is_some_and(|next| words.any(next, set!["into", "effect", "up", "down", "out"]));
    passive || begins || comes
}

/// "came into effect", "entered into force", "expired": what no office does.
fn takes_effect(scene: &Scene<'_>, rest: &[usize]) -> bool {
    let words = &scene.words;
    let begins = |pair: &[usize]| words.is(pair[0], "into") && words.any(pair[1], set!["effect", "force"]);
    let takes =
        |pair: &[usize]| words.any(pair[0], set!["take", "takes", "took", "taken"]) && words.is(pair[1], "effect");
    rest.windows(2).take(6).any(|pair| begins(pair) || takes(pair))
        || rest.iter().take(3).any(|at| words.any(*at, set!["expired", "lapsed", "expires"]))
}

/// True for those who do things: states, ministries, heads of government.
fn acts(scene: &Scene<'_>, subject: &[usize]) -> bool {
    subject.iter().any(|at| {
        scene.mention_at(*at).is_some_and(|mention| mention.end - mention.first == subject.len())
            || scene.words.any(*at, BODIES)
    })
}

/// The object of the verb of a clause: its article and what follows up to a preposition, mark or date.
fn object_of(scene: &Scene<'_>, sentence: &Sentence, index: usize) -> Vec<usize> {
    let words = &scene.words;
    let Some(segment) = index.checked_sub(1).and_then(|own| sentence.segments.get(own)) else { return Vec::new() };
    let own = segment.content();
    let Some(verb) = words.first_verb(own) else { return Vec::new() };
    // "has raised"
    let chain = (verb..own.end).take_while(|at| words.verb(*at).is_some()).last();
    let verb = chain.filter(|_| words.any(verb, set!["has", "have", "had"])).unwrap_or(verb);
    let start = verb + 1;
    if words.verb(verb) != Some(Verb::Past) || !words.any(start, set!["a", "an", "the"]) {
        return Vec::new();
    }
    let plain = |at: &usize| {
        !words.is_mark(*at)
            && !scene.is_dated(*at)
            && (!words.has(*at, Class::Preposition) || words.is(*at, "of"))
            && !words.has(*at, Class::ClauseOpener)
    };
    (start..own.end).take_while(plain).collect()
}

/// A noun phrase and no clause: no "you", no "that", no verb of its own.
fn whole(scene: &Scene<'_>, subject: &[usize]) -> bool {
    !subject.iter().any(|at| {
        scene.words.any(*at, set!["you", "that", "which", "who", "if", "when", "there"])
            || scene.words.verb(*at) == Some(Verb::Auxiliary)
    })
}

/// "It will be recalled that", "it is expected that", "it was announced": nothing stands behind the "it".
fn foretells(scene: &Scene<'_>, rest: &[usize]) -> bool {
    rest.iter().take(6).any(|at| scene.words.any(*at, set!["that", "whether"]))
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
    subject.iter().all(|at| scene.words.any(*at, NAMELESS) || scene.words.is_mark(*at))
}
