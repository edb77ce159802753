//! One verb for several dates: "visited Accra on 3 March and Abuja on 5 March". Each date keeps what belongs to it.

use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::Class;
use crate::model::{Run, TimexKind};
use crate::tag::set;

use super::judge::main_verb;

/// The words of a clause that tell what happened on one of its dates.
#[must_use]
pub fn own_part(scene: &Scene<'_>, sentence: &Sentence, date: Run, list: Vec<usize>) -> Vec<usize> {
    if sentence.timexes.len() < 2 {
        return list;
    }
    let holds = |at: usize| list.contains(&at);
    let dates: Vec<Run> = sentence
        .timexes
        .iter()
        .filter(|at| {
            matches!(scene.timex(*at).kind, TimexKind::Date | TimexKind::Time) && scene.timex(*at).when.is_some()
        })
        .map(|at| scene.timex_words[at])
        .filter(|words| holds(words.start))
        .collect();
    let Some(own) = dates.iter().position(|other| *other == date).filter(|_| dates.len() > 1) else { return list };
    let mut list = list;
    // What the dates behind this one add goes.
    let joined =
        |at: &usize| dates.get(*at).zip(dates.get(at + 1)).is_some_and(|(a, b)| joins(scene, Run::new(a.end, b.start)));
    let last = (own..dates.len()).take_while(joined).last().map(|at| at + 1);
    if let Some(last) = last.and_then(|last| dates.get(last)) {
        list.retain(|at| *at < date.end || *at >= last.end);
    }
    let first = (0..own).rev().take_while(joined).last();
    let Some((first, before)) =
        first.and_then(|first| dates.get(first).copied()).zip(own.checked_sub(1).and_then(|at| dates.get(at)))
    else {
        return list;
    };
    let gap = Run::new(before.end, date.start);
    let part = part(scene, gap);
    if part.is_empty() {
        return list;
    }
    swap(scene, list, first, part, date)
}

/// "… and Abuja on": an "and" or comma, no verb, no clause of its own.
fn joins(scene: &Scene<'_>, gap: Run) -> bool {
    let words = &scene.words;
    let comma = words.is(gap.start, ",") && !words.any(gap.start + 1, set!["and", "or"]);
    let opens =
        words.any(gap.start, set!["and", "or", ","]) && (!comma || words.has(gap.start + 1, Class::Preposition));
    opens
        && gap.len() <= 10
        && !gap
            .iter()
            .any(|at| words.verb(at).is_some() || words.has(at, Class::ClauseOpener) && !words.any(at, set!["as"]))
}

/// What stands between two dates, the "and" in front and the "on" behind left out.
fn part(scene: &Scene<'_>, gap: Run) -> Run {
    let words = &scene.words;
    let mut part = gap;
    while part.start < part.end && words.any(part.start, set![",", "and", "or", "again", "then", "also"]) {
        part.start += 1;
    }
    while part.start < part.end
        && (words.has(part.end - 1, Class::Preposition) || words.any(part.end - 1, set!["the", ",", "late", "early"]))
    {
        part.end -= 1;
    }
    part
}

/// Puts the part of a date in the place of what belongs to the first one.
fn swap(scene: &Scene<'_>, list: Vec<usize>, first: Run, part: Run, date: Run) -> Vec<usize> {
    let words = &scene.words;
    let Some(verb) = main_verb(scene, &list).filter(|verb| list.get(*verb).is_some_and(|at| *at < first.start)) else {
        return list;
    };
    let chain = list.iter().skip(verb).take_while(|at| words.verb(**at).is_some()).count();
    let place_of = |word: usize| list.iter().position(|at| *at >= word).unwrap_or(list.len());
    let end = {
        let mut end = place_of(first.start);
        while end > verb + chain
            && list
                .get(end - 1)
                .is_some_and(|at| words.has(*at, Class::Preposition) || words.any(*at, set!["the", "late", "early"]))
        {
            end -= 1;
        }
        end
    };
    let start = verb + chain;
    let rest = list.iter().copied().filter(|at| *at >= date.start);
    let particles = list
        .iter()
        .skip(start)
        .take(end - start)
        .take_while(|at| words.any(**at, set!["back", "up", "down", "out"]))
        .count();
    if start + particles >= end {
        // "Turkey hit back on 21 June and the Union on 22 June": another did the same.
        return part.iter().chain(list.get(verb..end).unwrap_or_default().iter().copied()).chain(rest).collect();
    }
    let lead = part.start;
    let same = |at: &usize| words.has(lead, Class::Preposition) && words.is(*at, words.str(lead));
    let kept = if words.has(lead, Class::Preposition) {
        list.iter().take(end).skip(start).rposition(same).map_or(end, |found| start + found)
    } else if words.has(lead, Class::Capital) && list.get(end - 1).is_some_and(|at| words.has(*at, Class::Capital)) {
        let names = list.iter().take(end).skip(start).rev().take_while(|at| words.has(**at, Class::Capital)).count();
        end - names
    } else {
        start
    };
    list.get(..kept).unwrap_or_default().iter().copied().chain(part).chain(rest).collect()
}
