//! Clauses that stand on their head: "Came the first decree", "Only then did Rome agree", "Among those held was X".

use crate::assemble::scene::Scene;
use crate::assemble::scene::words::Verb;
use crate::lexicon::Class;
use crate::tag::{WordSet, set, words};

const BE: &WordSet = set!["is", "are", "was", "were"];

/// Puts the subject in front of its verb.
pub fn upright(scene: &Scene<'_>, list: &mut Vec<usize>) {
    cleft(scene, list);
    if !(verb_first(scene, list) || auxiliary_first(scene, list) || passive_first(scene, list)) {
        complement_first(scene, list);
    }
}

fn noun_opens(scene: &Scene<'_>, at: usize) -> bool {
    scene.words.has(at, Class::Determiner) || scene.words.has(at, Class::Capital)
}

/// "It was [on 3 March] that the railways merged".
fn cleft(scene: &Scene<'_>, list: &mut Vec<usize>) {
    let words = &scene.words;
    let [it, be, that, ..] = list.as_slice() else { return };
    if words.is(*it, "it") && words.any(*be, BE) && words.is(*that, "that") && list.len() > 5 {
        list.drain(..3);
    }
}

/// "Came the first decree": a verb in front of its subject goes behind it.
fn verb_first(scene: &Scene<'_>, list: &mut Vec<usize>) -> bool {
    const TURNED: &WordSet = words!("came comes followed follows went began arrived died stood");
    let words = &scene.words;
    let Some(verb) = list.first().copied().filter(|first| words.any(*first, TURNED)) else { return false };
    if !list.get(1).is_some_and(|next| noun_opens(scene, *next)) {
        return false;
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
    true
}

/// "Only [in 2006] did Vietnam obtain", "Not until [March] had the talks begun".
fn auxiliary_first(scene: &Scene<'_>, list: &mut Vec<usize>) -> bool {
    const AHEAD: &WordSet = set!["only", "not", "never", "nor", "until", "then", "after"];
    const HELPS: &WordSet = words!("did had has have was were will would could does");
    let words = &scene.words;
    let skip = list.iter().take(3).take_while(|at| words.any(**at, AHEAD)).count();
    let Some(verb) = list.get(skip).copied().filter(|at| skip > 0 && words.any(*at, HELPS)) else { return false };
    let rest = list.get(skip + 1..).unwrap_or_default();
    let Some(first) = rest.first().copied() else { return false };
    let subject = if words.has(first, Class::Capital) {
        rest.iter().take_while(|at| words.has(**at, Class::Capital)).count()
    } else if words.has(first, Class::Determiner) {
        let noun = |at: &usize| words.str(*at).ends_with('s') && words.str(*at).len() > 3;
        rest.iter().take(5).position(noun).map_or(2, |found| found + 1)
    } else {
        1
    };
    list.drain(..=skip);
    list.insert(subject.min(list.len()), verb);
    true
}

/// "In Baku was signed the protocol on freight": subject, verb, then the place.
fn passive_first(scene: &Scene<'_>, list: &mut Vec<usize>) -> bool {
    let words = &scene.words;
    if !list.first().is_some_and(|first| words.has(*first, Class::Preposition)) {
        return false;
    }
    let Some(be) = list.iter().take(8).position(|at| words.verb(*at).is_some()) else { return false };
    let turned = words.any(list[be], BE)
        && list.get(be + 1).is_some_and(|at| words.verb(*at) == Some(Verb::Past))
        && list.get(be + 2).is_some_and(|at| noun_opens(scene, *at))
        && !(1..be).any(|place| words.is(list[place], ","));
    if turned {
        let mut line: Vec<usize> = list.get(be + 2..).unwrap_or_default().to_vec();
        while line.last().is_some_and(|last| words.is_mark(*last)) {
            line.pop();
        }
        line.extend(list.get(be..be + 2).unwrap_or_default());
        line.extend(list.get(..be).unwrap_or_default());
        *list = line;
    }
    turned
}

/// "Among those held was the head of customs", "Attending the fair were firms from Oslo".
fn complement_first(scene: &Scene<'_>, list: &mut Vec<usize>) {
    let words = &scene.words;
    let Some(first) = list.first().copied() else { return };
    let head = words.any(first, set!["among", "attending", "missing", "absent", "present", "gone", "included"]);
    let Some(be) = list.iter().take(14).position(|at| words.any(*at, BE)).filter(|be| head && *be > 0) else {
        return;
    };
    let clause =
        list.iter().skip(be + 1).rev().skip(1).any(|at| words.is_mark(*at) || words.has(*at, Class::ClauseOpener));
    if be + 2 < list.len() && !clause {
        let mut line: Vec<usize> = list.get(be + 1..).unwrap_or_default().to_vec();
        while line.last().is_some_and(|last| words.is_mark(*last)) {
            line.pop();
        }
        line.push(list[be]);
        line.extend(list.get(..be).unwrap_or_default());
        *list = line;
    }
}
