//! Whether two records tell one event: what speaks for it and what against, in points. Above 0 more speaks for it.
//!
//! The points were found on a development corpus and rounded; none of them knows a word.

use super::dates::{Relation, Told};
use super::face::{Face, Faces};
use crate::lexicon::acts;

/// Points in thousandths: whole numbers add up to the same in any order.
pub(super) type Points = i32;

/// What stands against every pair: two records are two events until something ties them.
const APART: f32 = -4.0;
/// Documents about one matter.
const STORY: f32 = 2.6;
/// Points at which nothing helps any more.
const HOPELESS: f32 = -3.5;
/// One act: "signed", "signature".
const ACT: f32 = 1.0;
/// Two steps of one matter: agreed and signed, signed and ratified.
const STEPS: f32 = -1.5;
/// Nothing that happened and nobody who acts is in both: only the day and the matter are one.
const NOTHING: f32 = -2.0;
/// A day of the month or season that the other tells, and neither an act nor a word of the clause to say which.
const SOME_DAY: f32 = -0.7;
/// Words of two clauses that hardly share any.
const FEW: f32 = 0.1;
/// The rarest word of both sentences, for each unit of rarity.
const RAREST: f32 = 0.35;
/// Each share of actors that both name.
const ACTORS: f32 = 1.6;
/// Both clauses name somebody, and nobody is in both.
const OTHER_NAMES: f32 = -1.0;
/// Each number that both clauses hold, up to two.
const NUMBER: f32 = 1.1;
/// One document, or its copy, tells both: it would not tell it twice.
const SAME_DOCUMENT: f32 = -2.3;
/// One is a plan, the other a report.
const PLAN_AND_REPORT: f32 = -1.0;
/// A sentence and its copy, with one date.
const COPY: f32 = 4.0;
/// A day and the next one, of which one is counted from its document's day: where that is wrong by a day, it is, too.
const COUNTED: f32 = 1.5;
/// A month or a year that a later document recalls: it means what was told with its day at the time.
const RECALLED_MONTH: f32 = 0.5;
const RECALLED_YEAR: f32 = 0.85;
/// Nothing but a day is in both, and their documents are about other matters.
const STRANGERS: Points = -4000;
/// One document tells both, with days that lie next to each other: two events, if others do not see one in them.
const NEXT_DAY: Points = -4500;
/// Dates a week apart that no copy tells: one of two documents would have to have a wrong day.
const OTHER_WEEK: Points = -3000;
/// One sentence with a plan's old and new date.
const MOVED: f32 = 5.0;

fn date(relation: Relation, one: Told, other: Told) -> f32 {
    let counted = if Told::is_next(one, other) && (one.counted || other.counted) { COUNTED } else { 0.0 };
    let recalled = |points: f32| if one.recalled || other.recalled { points } else { 0.0 };
    match relation {
        Relation::Day => 2.1,
        Relation::MonthDay => 1.8,
        Relation::Month => 1.2 + recalled(RECALLED_MONTH),
        Relation::InMonth => 1.1 + recalled(RECALLED_MONTH),
        Relation::InSeason => 0.5,
        Relation::Overlap => 0.0,
        Relation::Period => -1.0,
        Relation::InYear => -1.4 + recalled(RECALLED_YEAR),
        Relation::Near => -1.9 + counted,
        Relation::Week => -1.0,
        Relation::Plan => -2.0,
        Relation::Undated => -2.3,
    }
}

/// The points of a pair of events; `None` where something forbids that they are one.
pub(super) fn events(faces: &Faces<'_>, one: &Face<'_>, other: &Face<'_>) -> Option<Points> {
    let relation = Relation::of(one.told, other.told)?;
    let vocabulary = &faces.vocabulary;
    let moves = one.moved && other.moved && one.is_beside(other);
    let moved = moves && vocabulary.alike(&one.line, &other.line) > 0.7;
    if forbidden(relation, one, other, moved) {
        return None;
    }
    if told_twice(relation, one, other) {
        let next = Told::is_next(one.told, other.told) && one.told.counted && other.told.counted;
        return next.then_some(NEXT_DAY);
    }
    let one_source = faces.original(one) == faces.original(other);
    if relation == Relation::Week && !(one_source && one.is_copy_of(other)) {
        return Some(OTHER_WEEK);
    }
    let same_line = vocabulary.alike(&one.line, &other.line);
    let same_date = relation == Relation::Week || one.record.date.when == other.record.date.when;
    // Most pairs need not be looked at word for word.
    let told_again = same_line > 0.5 && same_date;
    let copy = (one_source || told_again) && one.is_copy_of(other);
    let (same_words, rarest) = vocabulary.compared(&one.said.words, &other.said.words);
    let names: f32 = one.said.names.shared(&other.said.names).map(|term| vocabulary.weight(term)).sum();
    let same_clause = vocabulary.alike(&one.clause, &other.clause);
    let mut points = APART + date(relation, one.told, other.told) + RAREST * rarest + 0.1 * names.min(9.0);
    points += 0.7 * same_line + 1.1 * same_clause + same_words;
    if relation.is_vague() {
        points += 1.5 * same_clause;
    }
    let act = acts_of(one, other);
    points += act + who(one, other);
    if act <= 0.0 {
        points += without_act(relation, one, other, same_clause.max(same_line));
    }
    if one_source && !copy {
        points += SAME_DOCUMENT;
    }
    if one.told.plan != other.told.plan {
        points += PLAN_AND_REPORT;
    }
    if moved {
        points += MOVED;
    }
    if told_again && copy {
        points += COPY;
    }
    // What the documents are about takes longest to see, and helps no pair that is so far apart.
    if points + STORY > HOPELESS {
        let story = faces.story(one, other);
        if story < 0.25 && rarest < 1.6 && names < 1.2 {
            return Some(STRANGERS);
        }
        points += STORY * story;
    }
    Some((points * 1000.0).round() as Points)
}

/// What no likeness makes good.
fn forbidden(relation: Relation, one: &Face<'_>, other: &Face<'_>, moved: bool) -> bool {
    let other_ordinals = one.ordinals != 0
        && other.ordinals != 0
        && one.ordinals & other.ordinals == 0
        && one.numbered.iter().any(|word| other.numbered.contains(word));
    let again =
        relation == Relation::Plan && one.told.plan && other.told.plan && (one.recurring || other.recurring) && !moved;
    let a_sum = one.several != other.several;
    other_ordinals || again || a_sum || one.is_beside(other) && relation != Relation::Day && !moved
}

/// True where two sentences of one document tell dates that it would not tell of one event.
fn told_twice(relation: Relation, one: &Face<'_>, other: &Face<'_>) -> bool {
    let may_be_one = matches!(
        relation,
        Relation::Day | Relation::Month | Relation::Undated | Relation::Plan | Relation::InMonth | Relation::MonthDay
    );
    one.place.article == other.place.article && !one.is_beside(other) && !may_be_one
}

fn acts_of(one: &Face<'_>, other: &Face<'_>) -> f32 {
    let same = !one.acts.and(other.clause_acts).is_empty() || !other.acts.and(one.clause_acts).is_empty();
    let (a, b) = (one.acts.and(acts().steps()), other.acts.and(acts().steps()));
    match () {
        () if same => ACT,
        () if !a.is_empty() && !b.is_empty() && a.and(b).is_empty() => STEPS,
        () => 0.0,
    }
}

/// What stands against a pair that shares no act: `words` tells how far their clauses are alike.
fn without_act(relation: Relation, one: &Face<'_>, other: &Face<'_>, words: f32) -> f32 {
    let nobody = !one.record.actors.iter().any(|actor| other.record.actors.contains(actor));
    let nothing = if words <= 0.0 && nobody { NOTHING } else { 0.0 };
    let some_day = words < FEW && matches!(relation, Relation::InMonth | Relation::InSeason);
    nothing + if some_day { SOME_DAY } else { 0.0 }
}

/// Actors, names and numbers of both.
fn who(one: &Face<'_>, other: &Face<'_>) -> f32 {
    let (a, b) = (&one.record.actors, &other.record.actors);
    let both = a.iter().filter(|actor| b.contains(actor)).count();
    let all = a.len() + b.len() - both;
    let mut points = if all == 0 { 0.0 } else { ACTORS * both as f32 / all as f32 };
    if !one.clause_names.is_empty() && !other.clause_names.is_empty() && !one.clause_names.meets(&other.clause_names) {
        points += OTHER_NAMES;
    }
    let numbers = one.numbers.iter().filter(|number| other.numbers.contains(number)).count();
    points + NUMBER * numbers.min(2) as f32
}
