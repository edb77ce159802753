//! What the word in front makes of a date: an open side, a doubt; and the TIMEX3 `mod` of its stage.

use crate::model::{Date, Derivation, Edge, Qualifier, StepKind, When};
use crate::rules::dates::context::reader::Reader;
use crate::rules::dates::grammar::compose::Item;
use crate::rules::dates::reading::Stage;
use crate::tag::{WordSet, set};

/// The TIMEX3 `mod` of its stage.
pub fn modifier(item: &Item) -> Option<&'static str> {
    if item.reading.bound.is_some() {
        return item.reading.bound;
    }
    Some(match item.reading.stage? {
        Stage::Early | Stage::Earlier | Stage::Half(1) => "START",
        Stage::Mid => "MID",
        Stage::Late | Stage::Later | Stage::Half(_) => "END",
        Stage::About => "APPROX",
    })
}

/// "since 2014", "until May", "by 2020", "before 1990", "possibly in 1990": an open side or a doubt, with the
/// TIMEX3 `mod` that says the same.
pub fn opened(reader: &Reader<'_>, item: &Item, when: When, why: &mut Derivation) -> (When, Option<&'static str>) {
    let before = |back: usize| item.start.checked_sub(back).and_then(|at| reader.tokens.get(at));
    let word = |back: usize, words: &WordSet| words.holds(before(back));
    let date = match when {
        When::Single(date) => date,
        // "until the end of the year": up to its last day.
        When::Interval(_, Edge::At(end))
            if item.reading.stage == Some(Stage::Late) && word(1, set!["until", "till"]) =>
        {
            Date { qualifier: Qualifier::default(), ..end }
        }
        _ => return (when, None),
    };
    if item.to_next {
        return (When::Single(date), None);
    }
    let from = When::Interval(Edge::At(date), Edge::Open);
    let until = When::Interval(Edge::Open, Edge::At(date));
    let or_on = word(2, set!["or"]) && word(3, set!["on"]);
    let behind = |ahead: usize, words: &WordSet| words.holds(reader.tokens.get(item.end + ahead));
    let onward = behind(0, set!["onward", "onwards", "forward"])
        || behind(0, set!["on"]) && behind(1, set![",", ".", ";", ")", "and", "the"]);
    let (rule, when, modifier) = if word(1, set!["from"]) && onward {
        ("‘from … on’: from then on", from, Some("ON_OR_AFTER"))
    } else if word(1, set!["since"]) {
        ("‘since’: from then on", from, Some("ON_OR_AFTER"))
    } else if word(1, set!["until", "till", "by"]) || word(1, set!["to"]) && word(2, set!["up"]) {
        ("up to then", until, Some("ON_OR_BEFORE"))
    } else if word(1, set!["than"]) && word(2, set!["later"]) && word(3, set!["no", "not"]) {
        ("‘no later than’: up to then", until, Some("ON_OR_BEFORE"))
    } else if word(1, set!["than"]) && word(2, set!["earlier", "sooner"]) && word(3, set!["no", "not"]) {
        ("‘no earlier than’: from then on", from, Some("ON_OR_AFTER"))
    } else if word(1, set!["before"]) && word(2, set!["not"]) {
        ("‘not before’: from then on", from, Some("ON_OR_AFTER"))
    } else if word(1, set!["before"]) && !reader.continues(item) {
        ("‘before’: up to then", until, Some(if or_on { "ON_OR_BEFORE" } else { "BEFORE" }))
    } else if word(1, set!["after"]) && !reader.continues(item) {
        ("‘after’: from then on", from, Some(if or_on { "ON_OR_AFTER" } else { "AFTER" }))
    } else if word(1, set!["possibly", "perhaps", "maybe", "probably"])
        || word(2, set!["possibly", "perhaps", "maybe", "probably"])
    {
        let qualifier = Qualifier { uncertain: true, ..date.qualifier };
        ("the text doubts it", When::Single(Date { qualifier, ..date }), None)
    } else {
        return (When::Single(date), None);
    };
    why.step(StepKind::Rule, rule);
    (when, modifier)
}
