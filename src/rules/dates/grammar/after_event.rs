//! Lengths counted from what the text has told with its date: "Ten days after the blast", "on Friday, a day after they had
//! met".
//!
//! The rules ask for a noun of a known group, or a clause of what happened; `place/after_event` looks whether a date was told.

use crate::lexicon::Class;
use crate::rules::dates::reading::{Lie, Reading, Sense, Step};
use crate::tag::{Match, Rule, Token, set};

use super::words::{count, length, number, step};

/// The rules of this family.
pub const RULES: &[Rule<Reading>] = &[AFTER_EVENT, BACK_FROM_TOLD];

const AFTER_EVENT: Rule<Reading> = Rule {
    id: "duration.after-event",
    reads: "ten days after the blast, two weeks before the vote (told before with its date)",
    pattern: concat!("((a | an) | ", count!(), ") u:(TIMEUNIT | TIMEUNITS) d:(after | before) (the | that) e:WORD"),
    make: |found| {
        let step = step(found).filter(|step| *step >= Step::Day)?;
        let count = if found.has('n') { number(found, 'n')? } else { 1.0 };
        let noun = found.get('e')?;
        let ends = found.after(0).is_none_or(|next| {
            next.is(Class::Punct) || next.is(Class::PastVerb) || next.is(Class::FutureVerb) || next.is(Class::Report)
        });
        if !ends || group(noun.span.of(found.text)).is_none() {
            return None;
        }
        let lie = if set!["after"].holds(found.get('d')) { Lie::AfterEvent } else { Lie::BeforeEvent };
        Some(Reading { tail: 3, ..Sense::Lasting(length(Some(count), step), lie).into() })
    },
    finds: &[("The third test took place on April 3, 2013. Ten days after the blast, envoys met.", "P10D")],
    leaves: &["ten days after the start of"],
};

const BACK_FROM_TOLD: Rule<Reading> = Rule {
    id: "duration.back-from-told",
    reads: "on Friday, a day after they had met; on 3 May 2011, ten years to the day after they met",
    pattern: concat!("((a | an) | ", count!(), ") u:(TIMEUNIT | TIMEUNITS) (e:to the day)? after"),
    make: |found| {
        let step = step(found).filter(|step| *step >= Step::Day)?;
        let count = if found.has('n') { number(found, 'n')? } else { 1.0 };
        let exact = found.has('e');
        let set_off = found.before(1).is_some_and(|mark| set![","].has(mark.word));
        if !set_off || !tells(found) || exact && step == Step::Day {
            return None;
        }
        Some(Reading { tail: 1, ..Sense::Lasting(length(Some(count), step), Lie::BackFromTold(exact)).into() })
    },
    finds: &[
        ("Norway cut its duties on 5 May 2014, a day after the two ministers had met in Oslo.", "P1D"),
        ("They met on 3 May 2011, ten years to the day after their states signed the treaty.", "P10Y"),
    ],
    leaves: &["on Friday, a day after the vote.", "It stayed shut for a day after the ministers had met."],
};

/// Most words from "after" to the verb of its clause.
const TO_VERB: usize = 12;

/// True where a clause of what happened follows: words, then a verb of the past, before any mark.
fn tells(found: &Match<'_>) -> bool {
    let mut words = (0..TO_VERB).map_while(|at| found.after(at)).take_while(|token| !token.is(Class::Punct));
    let past = |token: &Token| token.is(Class::PastVerb) || token.span.of(found.text).ends_with("ed");
    words.next().is_some() && words.any(|token| past(token) || set!["had", "was", "were", "met"].has(token.word))
}

/// Words that speak of one thing, by their stems.
const GROUPS: &[&[&str]] = &[
    &["test", "blast", "explosion", "explod", "detonat"],
    &["launch", "fired", "firing", "missile", "rocket"],
    &["vote", "voted", "voting", "ballot", "poll", "referendum", "election", "elected"],
    &["sign", "agree", "deal", "accord", "pact", "treaty"],
    &["attack", "raid", "strike", "struck", "bomb", "assault", "shelling", "shoot", "shot"],
    &["coup", "overthr", "takeover", "putsch"],
    &["meet", "met", "summit", "talks"],
    &["quake", "earthquake", "tremor"],
    &["crash", "accident", "collision", "collided", "downing", "downed"],
    &["death", "died", "killing", "killed", "murder", "assassinat"],
    &["announce"],
    &["invasion", "invaded"],
    &["visit"],
    &["ban", "banned", "embargo"],
    &["ceasefire", "truce"],
    &["resign", "dismiss"],
    &["devaluation", "devalued"],
    &["inaugurat"],
];

/// The group of a noun, where it has one.
pub fn group(noun: &str) -> Option<&'static [&'static str]> {
    let noun = noun.to_ascii_lowercase();
    GROUPS.iter().find(|group| group.iter().any(|stem| echoes(&noun, stem))).copied()
}

/// True where a word is a stem with an ending.
pub fn echoes(word: &str, stem: &str) -> bool {
    word.get(..stem.len()).is_some_and(|head| head.eq_ignore_ascii_case(stem)) && word.len() <= stem.len() + 4
}
