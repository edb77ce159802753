//! Two periods of one sentence that go together: the finer one within a year, two that follow each other.

use chrono::{Datelike, TimeDelta};

use crate::assemble::cue::Shift;
use crate::assemble::dating::Dated;
use crate::assemble::scene::{Scene, Sentence};
use crate::model::{Edge, Precision, Run, Unit, When};
use crate::tag::set;

use super::eligible::eligible;
use super::hedge;
use super::shift::shifted;

/// "From January to August 2025, exports fell by 2 % in 2025": the first period of the sentence, where it lies in that year.
#[must_use]
pub fn opening(scene: &Scene<'_>, sentence: &Sentence, found: usize) -> usize {
    let bounds = |at: usize| scene.timex(at).when.as_ref().and_then(When::bounds);
    let year = |at: usize| scene.timex(at).when.as_ref().is_some_and(|when| when.precision() == Precision::Year);
    let told =
        |at: &usize| scene.words.first_verb(Run::new(sentence.words.start, scene.timex_words[*at].start)).is_none();
    let first = sentence.timexes.find(|at| eligible(scene, sentence, *at)).filter(told);
    let opens = |at: &usize| {
        let (own, whole) = (bounds(*at), bounds(found));
        let within = own.zip(whole).is_some_and(|(own, whole)| {
            own != whole
                && whole.start <= own.start
                && own.end <= whole.end
                && own.end - own.start > TimeDelta::days(20)
        });
        // "according to estimates (April 2012), trade grew by 2 % in 2012": when they were made.
        let single = matches!(scene.timex(*at).when, Some(When::Single(_)));
        let noted = single && scene.words.is(scene.timex_words[*at].start.wrapping_sub(1), "(");
        *at < found && within && !noted
    };
    first.filter(opens).filter(|_| year(found)).unwrap_or(found)
}

/// "the first four months of the Iranian year (March 20 to July 21)", "the first two months (July-August) of the fiscal year
/// (FY23)": what a bracket beside the words of a period tells more exactly.
#[must_use]
pub fn in_bracket(scene: &Scene<'_>, sentence: &Sentence, dated: Dated) -> Dated {
    const REACH: usize = 10;
    let words = &scene.words;
    let bounds = |when: Option<&When>| when.and_then(When::bounds);
    let own = dated.span.and_then(|span| sentence.timexes.find(|at| scene.timex(*at).span.overlaps(span)));
    let Some((at, own)) = own.zip(bounds(dated.reading.when.as_ref())) else { return dated };
    let range = scene.timex_words[at];
    let exact = sentence.timexes.find(|other| {
        let inside = scene.timex_words[*other];
        let noted = words.is(inside.start.wrapping_sub(1), "(") && words.is(inside.end, ")");
        let lasts = matches!(scene.timex(*other).when.as_ref(), Some(When::Interval(Edge::At(_), Edge::At(_))));
        let Some(told) = bounds(scene.timex(*other).when.as_ref()).filter(|_| noted && lasts && *other != at) else {
            return false;
        };
        let (whole, part) = ((own.end - own.start).num_days(), (told.end - told.start).num_days());
        let within = own.start <= told.start && told.end <= own.end && part < whole;
        // "the marketing year 2013/14 (Oct.-Sept.)": the same months, of no other year.
        let other = own.start.month() == told.start.month() && own.start.year() != told.start.year();
        let alike = part * 4 >= whole * 3 && part * 3 <= whole * 4 && !other;
        // "of the current Iranian calendar year (".
        let gap = Run::new(range.end, (inside.start - 1).max(range.end));
        let behind = inside.start > range.end && gap.len() <= REACH && !gap.any(|at| words.is_mark(at));
        behind && alike && words.first_verb(gap).is_none()
            || range.start.saturating_sub(inside.end) <= REACH && inside.end <= range.start && within
    });
    let Some(exact) = exact else { return dated };
    let told = scene.timex(exact);
    dated.derived(told.when.clone(), "assemble/period/bracket", "the bracket beside it", Some(told.span))
}

/// "$28 million in 2018 and 2019", "in July and August": one amount over two periods that follow each other.
#[must_use]
pub fn spanning(scene: &Scene<'_>, sentence: &Sentence, at: usize, found: usize, dated: Dated) -> Dated {
    let words = &scene.words;
    if let Some(dated) = part_of_year(scene, sentence, at, &dated) {
        return dated;
    }
    // "$5 million and $6 million in 2013 and 2014": each has its own.
    let listed = |other: usize| {
        let (one, next) = (scene.quantity_words[at.min(other)], scene.quantity_words[at.max(other)]);
        other != at && Run::new(one.end, next.start.max(one.end)).all(|at| words.any(at, set!["and", ","]))
    };
    if sentence.quantities.any(listed) {
        return dated;
    }
    let joined = |one: usize, next: usize| {
        let gap = Run::new(scene.timex_words[one].end, scene.timex_words[next].start.max(scene.timex_words[one].end));
        gap.len() == 1 && words.is(gap.start, "and")
    };
    let pair = [(found, found + 1), (found.wrapping_sub(1), found)]
        .into_iter()
        .find(|(one, next)| sentence.timexes.contains(*one) && sentence.timexes.contains(*next) && joined(*one, *next));
    let Some((one, next)) = pair else { return dated };
    let lead = scene.timex_words[one].start.wrapping_sub(1);
    let unit = |at: usize| match scene.timex(at).when.as_ref() {
        Some(When::Single(date)) => Some(*date),
        _ => None,
    };
    let follows = unit(one)
        .zip(unit(next))
        .filter(|(one, next)| shifted(&When::Single(*one), Shift::Units(1)) == Some(When::Single(*next)));
    let told_apart = sentence.words.any(|at| words.any(at, set!["respectively", "both", "each"]));
    let apart = told_apart || !words.any(lead, set!["in", "during", "for", "of", "over"]);
    match follows.filter(|_| !apart) {
        Some((first, last)) => {
            let when = When::Interval(Edge::At(first), Edge::At(last));
            dated.derived(Some(when), "assemble/period/both", "over both", dated.span)
        }
        None => dated,
    }
}

/// "For January to July 2018 exports rose from $6 million in 2017 to $7 million": in the same part of 2017.
fn part_of_year(scene: &Scene<'_>, sentence: &Sentence, at: usize, dated: &Dated) -> Option<Dated> {
    let Some(When::Single(date)) = dated.reading.when.as_ref() else { return None };
    let Unit::Year(year) = date.unit else { return None };
    let front = sentence.timexes.find(|at| eligible(scene, sentence, *at))?;
    let part = scene
        .timex(front)
        .when
        .as_ref()
        .filter(|_| scene.words.is(hedge::origin(scene, scene.quantity_words[at]), "from"))?;
    let opens = scene.timex_words[front].end <= scene.quantity_words[at].start;
    let bounds = part.bounds().filter(|_| opens && part.precision() < Precision::Year)?;
    let days = (bounds.end - bounds.start).num_days();
    let before = bounds.start.year() == year + 1 && (20..330).contains(&days);
    let when = before.then(|| shifted(part, Shift::InYear(year))).flatten()?;
    Some(dated.derived(Some(when), "assemble/period/part", "the same part of that year", dated.span))
}

/// "Exports within the period amounted to $9 million in 2014": the period of that year that was told before.
#[must_use]
pub fn of_the_period<'t>(
    scene: &Scene<'_>,
    sentence: &Sentence,
    dated: Dated,
    before: impl FnOnce() -> Option<&'t Dated>,
) -> Dated {
    let words = &scene.words;
    let says = |at: usize| {
        words.any(at, set!["within", "in", "during", "over", "for"])
            && words.seq(at + 1, "the period")
            && !scene.is_dated(at + 3)
    };
    let year = matches!(dated.reading.when, Some(When::Single(date)) if matches!(date.unit, Unit::Year(_)));
    let told = if year && sentence.words.any(says) { before() } else { None };
    let bounds = |dated: &Dated| dated.reading.when.as_ref().and_then(When::bounds);
    match told.and_then(bounds).zip(bounds(&dated)) {
        Some((part, whole)) if whole.start <= part.start && part.end < whole.end => {
            let when = told.and_then(|told| told.reading.when.clone());
            dated.derived(when, "assemble/period/before", "the period told before", None)
        }
        _ => dated,
    }
}
