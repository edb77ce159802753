//! What a date or a phrase that went leaves of the words around it: "rose from [a year] earlier", "in MY [2022-23]", "for [May]
//! and are".

use crate::assemble::scene::Scene;
use crate::lexicon::Class;
use crate::tag::{WordSet, set, words};

/// Lengths of time that say nothing without how many or which.
const SPANS: &WordSet = words!("hours days weeks months quarters years decades seasons");
/// Words between which and a date nothing is left.
const LEADING: &WordSet = words!("starting beginning from since until effective");

/// Takes such remains out of a line.
pub fn without(scene: &Scene<'_>, list: &mut Vec<usize>) {
    pairs(scene, list);
    joint(scene, list);
    end(scene, list);
}

/// True where a date stood between two words of a line that follow each other.
fn dated_between(scene: &Scene<'_>, before: usize, at: usize) -> bool {
    before + 1 < at && scene.dated.get(before + 1..at).is_some_and(|gap| gap.contains(&true))
}

fn pairs(scene: &Scene<'_>, list: &mut Vec<usize>) {
    let words = &scene.words;
    let leads = |at: usize| words.has(at, Class::Preposition);
    let mut gone: Vec<usize> = Vec::new();
    for pair in list.windows(2) {
        let [before, at] = *pair else { continue };
        let gap = dated_between(scene, before, at);
        // "rose 10 % from [a year] earlier", "more than [the month] before"
        let compared =
            gap && words.any(before, set!["from", "over", "than"]) && words.any(at, set!["earlier", "ago", "before"]);
        // "observed in [recent] months"
        let span = leads(before) && words.any(at, SPANS) && before + 1 < at;
        // "its figure for [2014] to 9 billion"
        let led = scene.is_dated(before + 1)
            && gap
            && words.any(before, set!["for", "in", "during"])
            && leads(at)
            && !words.is(at, "of");
        gone.extend([before].into_iter().filter(|_| compared || span || led));
        gone.extend([at].into_iter().filter(|_| compared || span));
    }
    // "stocks for MY [2022-23]"
    let year =
        |at: &usize| words.any(*at, set!["my", "fy", "cy"]) && words.has(*at, Class::Upper) && scene.is_dated(at + 1);
    for place in 1..list.len() {
        let (Some(before), Some(at)) = (list.get(place - 1), list.get(place)) else { continue };
        if year(at) && list.get(place + 1) != Some(&(at + 1)) {
            gone.push(*at);
            // "for MY ending stocks" goes on with its noun.
            let noun = list
                .get(place + 1)
                .is_some_and(|next| words.has(*next, Class::Word) && !leads(*next) && words.verb(*next).is_none());
            gone.extend(Some(*before).filter(|before| leads(*before) && !noun));
        }
    }
    if gone.len() + 2 < list.len() {
        list.retain(|at| !gone.contains(at));
    }
}

/// "figures for [April] and [May] are": an "and" in front of the first verb.
fn joint(scene: &Scene<'_>, list: &mut Vec<usize>) {
    let words = &scene.words;
    let first = list.iter().position(|at| words.verb(*at).is_some());
    let Some(place) = first.and_then(|verb| verb.checked_sub(1)).filter(|place| *place > 0) else { return };
    let Some([and, verb]) = list.get(place..place + 2).and_then(|two| two.first_chunk::<2>().copied()) else { return };
    if words.is(and, "and") && dated_between(scene, and, verb) {
        list.remove(place);
    }
}

/// "took effect starting [on Tuesday]", "extends the cut to include [September]", "slows to a low, but growth rates", "talks
/// with a view [to]".
fn end(scene: &Scene<'_>, list: &mut Vec<usize>) {
    let words = &scene.words;
    let last = list.last().filter(|last| (**last + 1..**last + 3).any(|at| scene.is_dated(at)));
    let led = last.is_some_and(|last| words.any(*last, LEADING));
    let included = last.is_some_and(|last| words.seq(last.wrapping_sub(1), "to include"));
    if (led || included) && list.len() > 3 {
        list.truncate(list.len() - if included { 2 } else { 1 });
    }
    let but = list.iter().rposition(|at| words.any(*at, set!["but", "while", "whereas", "although"]));
    let comma = but.and_then(|but| but.checked_sub(1)).filter(|comma| {
        let told = |rest: &[usize]| rest.iter().any(|at| words.verb(*at).is_some());
        list.get(*comma).is_some_and(|at| words.is(*at, ","))
            && list.get(..*comma).is_some_and(told)
            && !list.get(comma + 2..).is_some_and(told)
    });
    if let Some(comma) = comma.filter(|comma| *comma > 2) {
        list.truncate(comma);
    }
}
