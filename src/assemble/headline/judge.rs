//! Whether chosen words read as a clause: a subject, a verb that agrees with it, and no second verb run into the first.

use crate::assemble::scene::words::Verb;
use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::Class;
use crate::tag::{WordSet, set, words};

/// Words in front of another clause.
const BEFORE_CLAUSE: &WordSet = words!("and or but that which who when after to");

/// Words behind which a line runs on.
const RUNS_ON: &WordSet = words!("and or but than that which who as then nor");

/// Words of more than one.
const MANY: &WordSet = words!("and two three both these those they many several");

/// Finite forms that cannot follow another verb without a word between.
const FINITE: &WordSet = words!("is are was were has have had will would can could may");
/// Verbs that say nothing without what follows.
const STUBS: &WordSet = words!(
    "take takes took kicked has have had hope hopes want wants wanted set put is are was were dated expect \
     expects say says said told occurred"
);

/// True where a reader would take the words for a clause of the text.
#[must_use]
pub fn reads_well(scene: &Scene<'_>, list: &[usize]) -> bool {
    let words = &scene.words;
    let Some(first) = list.first().copied() else { return false };
    let Some(verb) = list.iter().position(|at| words.verb(*at).is_some()) else {
        // A noun phrase is a headline where something is named in it.
        let said = list.iter().filter(|at| words.has(**at, Class::Word)).count();
        return said >= 2 && !words.has(first, Class::Preposition);
    };
    if verb == 0 || words.has(first, Class::Preposition) && !words.any(first, set!["after"]) {
        return false;
    }
    if words.any(first, set!["to", "there", "here", "which", "who", "whose", "than"]) {
        return false;
    }
    let last = list.iter().rev().find(|at| !words.is_mark(**at)).copied().unwrap_or(first);
    if words.any(last, STUBS) {
        return false;
    }
    agrees(scene, list, verb) && !runs_on(scene, list)
}

/// Past forms that are verbs of their clause wherever they stand, not participles.
const ALONE: &WordSet = words!(
    "was were had did came went began rose fell said agreed met arrived spoke talked voted travelled traveled \
     visited returned ended resigned died appeared participated insisted continued called started opened \
     moved left withdrew responded replied retaliated joined succeeded failed refused flew took gave became \
     grew decided promised vowed pledged warned asked told urged embarked ran"
);

/// The place of the verb of the clause: not that of a participle or relative clause within the subject ("the pact signed
/// in Oslo replaced").
#[must_use]
pub fn main_verb(scene: &Scene<'_>, list: &[usize]) -> Option<usize> {
    let words = &scene.words;
    // "due to close, was cancelled": an infinitive is no verb of the clause.
    let finite = |at: &usize| words.verb(*at).is_some() && !at.checked_sub(1).is_some_and(|to| words.is(to, "to"));
    let first = list.iter().position(finite).or_else(|| list.iter().position(|at| words.verb(*at).is_some()))?;
    let at = list.get(first).copied()?;
    let relative = list.iter().take(first).any(|at| words.any(*at, set!["that", "which", "who", "whom"]));
    let next = list.get(first + 1).copied();
    let participle = words.verb(at) == Some(Verb::Past)
        && !words.any(at, ALONE)
        && first > 0
        && next.is_some_and(|next| words.has(next, Class::Preposition) || next != at + 1);
    if !(relative || participle) {
        return Some(first);
    }
    let chain = list.iter().skip(first).take_while(|at| words.verb(**at).is_some()).count();
    let mut joint = false;
    let later = list.iter().enumerate().skip(first + chain).find(|(_, at)| {
        joint |= words.is_mark(**at) && !words.any(**at, set!["-", "'", "’", "%"])
            || words.any(**at, BEFORE_CLAUSE)
            || words.has(**at, Class::ClauseOpener);
        // "agreed on a plan backed by Rome": another participle.
        joint || words.verb(**at).is_some() && !words.is(**at + 1, "by")
    });
    Some(later.filter(|_| !joint).map_or(first, |(place, _)| place))
}

/// "Industry groups has closed" does not agree; names and sums are given the benefit of the doubt.
fn agrees(scene: &Scene<'_>, list: &[usize], verb: usize) -> bool {
    let words = &scene.words;
    let Some(at) = list.get(verb).copied() else { return true };
    let subject = list.get(..verb).unwrap_or_default();
    if words.any(at, set!["has", "was", "is"]) {
        return !plural(scene, subject);
    }
    if words.any(at, set!["have", "were", "are"]) {
        let sum = subject.iter().any(|at| words.any(*at, set!["and", ",", "or"]) || words.has(*at, Class::Number));
        let head = head(scene, subject);
        return sum || plural(scene, subject) || head.is_none_or(|head| words.has(head, Class::Capital));
    }
    true
}

/// "A contract was initialled are incorrect": a finite verb behind another with nothing to join them.
fn runs_on(scene: &Scene<'_>, list: &[usize]) -> bool {
    let words = &scene.words;
    let Some(verb) = list.iter().position(|at| words.verb(*at).is_some()) else { return false };
    // "said it would": what was said follows.
    if list.get(verb).is_some_and(|at| words.entry(*at, Class::Report).is_some()) {
        return false;
    }
    let mut open = words.any(list.get(verb).copied().unwrap_or_default(), FINITE);
    // "A meeting that Washington wanted has slipped": a clause within the subject has a verb of its own.
    let embedded =
        list.get(..verb).unwrap_or_default().iter().any(|at| words.any(*at, set!["that", "which", "who", "whom"]));
    let free = embedded || words.any(list.first().copied().unwrap_or_default(), set!["what", "whether", "how", "why"]);
    let mut past = !open;
    for at in list.iter().skip(verb + 1).copied() {
        let joint = words.is_mark(at)
            || words.has(at, Class::ClauseOpener)
            || words.any(at, RUNS_ON)
            || words.entry(at, Class::Report).is_some();
        if joint {
            return false;
        }
        if words.any(at, FINITE) {
            let chain = words.any(at - 1, FINITE) || words.any(at, set!["have"]);
            if (open || past) && !chain && !free {
                return true;
            }
            open = true;
        }
        past |= words.verb(at) == Some(Verb::Past);
    }
    false
}

/// The head of a noun phrase: its last word before a preposition or a mark.
fn head(scene: &Scene<'_>, subject: &[usize]) -> Option<usize> {
    let words = &scene.words;
    let end = subject
        .iter()
        .skip(1)
        .position(|at| {
            words.has(*at, Class::Preposition)
                || words.is_mark(*at) && !words.any(*at, set!["-", "'", "’"])
                || words.has(*at, Class::ClauseOpener)
        })
        .map_or(subject.len(), |found| found + 1);
    subject
        .get(..end)?
        .iter()
        .rev()
        .find(|at| words.has(**at, Class::Word) && !words.str(**at).ends_with("ly"))
        .copied()
}

fn opens_sentence(scene: &Scene<'_>, at: usize) -> bool {
    let after = scene.sentences.partition_point(|sentence| sentence.words.start <= at);
    // "LAMU, May 3 (Wire) - Exports rose" opens with its exports.
    let opens = |found: &Sentence| {
        let start = scene.words.get(at).map(|token| token.span.start);
        found.words.start == at || start == Some(scene.after_dateline(found).start)
    };
    after.checked_sub(1).and_then(|found| scene.sentences.get(found)).is_some_and(opens)
}

/// True for a subject that names somebody or something: a state, a person, an office.
#[must_use]
pub fn names(scene: &Scene<'_>, subject: &[usize]) -> bool {
    subject.iter().any(|at| {
        scene.mention_at(*at).is_some()
            || scene.words.has(*at, Class::Capital)
                && scene.words.has(*at, Class::Word)
                && !scene.is_dated(*at)
                && !opens_sentence(scene, *at)
    })
}

/// True for a subject of many: "the two presidents", "India and Japan".
#[must_use]
pub fn plural(scene: &Scene<'_>, subject: &[usize]) -> bool {
    let words = &scene.words;
    let until = subject.iter().position(|at| words.has(*at, Class::Preposition)).unwrap_or(subject.len());
    let several = subject.get(..until).unwrap_or_default().iter().any(|at| words.any(*at, MANY));
    let Some(head) = head(scene, subject) else { return several };
    let word = words.str(head);
    let ending = word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !word.ends_with("is");
    let opens = subject.first() == Some(&head) && opens_sentence(scene, head);
    let name = words.has(head, Class::Capital) && subject.len() < 4 && !opens;
    let group = words.any(head, set!["people", "men", "women", "police", "officials"]);
    group
        || ending
            && !name
            && !words.any(head, set!["news", "series", "states", "congress", "means", "commons", "lords"])
        || several
}
