//! Lists whose members have an amount each: "refined oil and LNG exports dipped by 17 % and 36 % respectively".

use crate::assemble::scene::words::Words;
use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::Class;
use crate::model::{Good, Run, one_line};
use crate::tag::{WordSet, set, words};

use super::goods::good_at;
use super::sort;

/// Members of a list at most.
const MOST: usize = 6;

/// Words of a member at most.
const LONGEST: usize = 8;

/// What leads to the first member: "exports of", "recorded in".
const LEADS: &WordSet = words!("of in for were was are is include included including : the");

/// The part of a sentence that "respectively" pairs, around an amount: up to a semicolon or another statement.
#[must_use]
pub fn part(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> Option<Run> {
    let words = &scene.words;
    let parts = |at: &usize| {
        words.any(*at, set![";", "while", "whereas"]) || words.is(*at, "as") && words.is(at.wrapping_sub(1), "even")
    };
    let start = (sentence.words.start..range.start).rfind(parts).map_or(sentence.words.start, |at| at + 1);
    let end = (range.end..sentence.words.end).find(parts).unwrap_or(sentence.words.end);
    let part = Run::new(start, end);
    part.any(|at| words.is(at, "respectively")).then_some(part)
}

/// The good in the place of an amount among those of its sort.
#[must_use]
pub fn good(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> Option<Good> {
    let words = &scene.words;
    let part = part(scene, sentence, range)?;
    let own = sentence.quantities.find(|at| scene.quantity_words[*at] == range)?;
    let inside = || sentence.quantities.iter().filter(|at| part.contains(scene.quantity_words[*at].start));
    let like: Vec<usize> =
        inside().filter(|at| sort::of(scene.quantity(*at)) == sort::of(scene.quantity(own))).collect();
    let place = like.iter().position(|at| *at == own).filter(|_| (2..=MOST).contains(&like.len()))?;
    let first = scene.quantity_words[inside().next()?].start;
    let verb = |end: usize| (part.start..end).rfind(|at| words.verb(*at).is_some() && !is_part_of_name(words, *at));
    let told = verb(first)?;
    let relative = told.checked_sub(1).filter(|which| words.any(*which, set!["which", "that"]) && *which > part.start);
    let list = |phrase: Run| {
        let members = members(scene, phrase, like.len())?;
        members.get(place).copied()
    };
    let found = match relative {
        None => list(Run::new(part.start, told)),
        Some(which) => {
            let end = which - usize::from(words.is(which.wrapping_sub(1), ","));
            let before = verb(end)?;
            list(Run::new(before + 1, end)).or_else(|| list(Run::new(part.start, before)))
        }
    }?;
    let known = good_at(scene, found.start).filter(|(length, _)| *length == found.len()).map(|(_, good)| good);
    Some(known.unwrap_or_else(|| Good::plain(one_line(words.span(found).of(words.text)).to_lowercase())))
}

/// "refined oil", "processed foods": a participle in front of its noun is no verb.
fn is_part_of_name(words: &Words<'_>, at: usize) -> bool {
    words.str(at).ends_with("ed")
        && good_like(words, at + 1)
        && !words.has(at, Class::Rise)
        && !words.has(at, Class::Fall)
}

fn good_like(words: &Words<'_>, at: usize) -> bool {
    words.has(at, Class::Word)
        && !words.has(at, Class::Preposition)
        && !words.has(at, Class::Determiner)
        && !words.has(at, Class::Number)
        && words.verb(at).is_none()
}

/// As many members as asked for, where a phrase lists so many.
fn members(scene: &Scene<'_>, phrase: Run, count: usize) -> Option<Vec<Run>> {
    let words = &scene.words;
    let followed = |at: usize| usize::from(words.seq(at, "followed by")) * 2;
    let comma = |at: usize| usize::from(words.is(at, ","));
    let any = |at: usize| usize::from(words.any(at, set![",", "and"])).max(followed(at));
    let joints: [&dyn Fn(usize) -> usize; 3] = [&followed, &any, &comma];
    joints.into_iter().find_map(|joint| {
        let mut parts = split(phrase, joint);
        for part in &mut parts {
            // "pens and ink, and cars".
            *part = Run::new(part.start + usize::from(words.is(part.start, "and")), part.end);
        }
        // "As for imports, cars and shoes": what opens the sentence is no member.
        let opens = |part: &Run| scene.words.has(part.start, Class::Preposition) || part.any(|at| scene.is_dated(at));
        while parts.len() > count && parts.first().is_some_and(opens) {
            parts.remove(0);
        }
        let first = parts.first_mut()?;
        let lead = (first.start..first.end).rfind(|at| words.any(*at, LEADS)).map_or(first.start, |at| at + 1);
        *first = Run::new(lead, first.end);
        let last = parts.last_mut()?;
        let flow = |at: &usize| words.has(*at, Class::Metric) || words.any(*at, set!["figures", "earnings"]);
        let end = (last.start..last.end).rfind(|at| !flow(at)).map_or(last.start, |at| at + 1);
        *last = Run::new(last.start, end);
        let plain = |part: &Run| {
            !part.is_empty()
                && part.len() <= LONGEST
                && part.all(|at| {
                    words.any(at, set!["-", "&", "'", "’", ",", "and", "of"])
                        || good_like(words, at) && scene.mention_at(at).is_none() && !scene.is_dated(at)
                        || is_part_of_name(words, at)
                })
                && !part.any(|at| words.has(at, Class::Metric) && words.verb(at).is_none())
        };
        (parts.len() == count && parts.iter().all(plain)).then_some(parts)
    })
}

/// The runs between joints, each as long as `joint` says at a word.
fn split(phrase: Run, joint: &dyn Fn(usize) -> usize) -> Vec<Run> {
    let mut parts = Vec::new();
    let (mut start, mut at) = (phrase.start, phrase.start);
    while at < phrase.end {
        let length = joint(at);
        if length > 0 {
            parts.extend(Some(Run::new(start, at)).filter(|part| !part.is_empty()));
            start = at + length;
        }
        at += length.max(1);
    }
    parts.extend(Some(Run::new(start.min(phrase.end), phrase.end)).filter(|part| !part.is_empty()));
    parts
}
