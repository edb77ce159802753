//! The two ends of a span: "grew from $3 million to $5 million between 2015 and 2019" tells of 2015 and of 2019.

use crate::assemble::cue::{self, Shift};
use crate::assemble::dating::Dated;
use crate::assemble::scene::{Scene, Sentence};
use crate::model::{Edge, Run, Unit, When};
use crate::tag::set;

use super::came_from::leads_to_next;
use super::eligible::eligible;
use super::shift::shifted;
use super::{bracket, hedge, period};

/// The end of the sentence's span that an amount belongs to: where "from A to B" leads from its first to its last.
#[must_use]
pub fn of(scene: &Scene<'_>, sentence: &Sentence, at: usize) -> Option<(usize, Dated)> {
    let first = leads_to_next(scene, sentence, at);
    let before = at.checked_sub(1).filter(|before| sentence.quantities.contains(*before));
    let last = before.is_some_and(|before| leads_to_next(scene, sentence, before));
    if !first && !last {
        return None;
    }
    let mut spans = sentence.timexes.iter().filter(|at| eligible(scene, sentence, *at));
    let (one, next, more) = (spans.next()?, spans.next(), spans.next().is_some());
    let found = match next {
        // "Between 2000–2013 and 2014–2023 the balance fell from A to B".
        Some(next) if !more && are_compared(scene, one, next) => [next, one][usize::from(first)],
        None => one,
        Some(_) => return None,
    };
    let dated = period::of(scene, found);
    if next.is_some() {
        return Some((found, dated));
    }
    let When::Interval(Edge::At(from), Edge::At(to)) = dated.reading.when.as_ref()? else { return None };
    let years = match (from.unit, to.unit) {
        (Unit::Year(from), Unit::Year(to)) => to - from,
        (Unit::Month(..), Unit::Month(..)) if is_between(scene, found) => 0,
        _ => return None,
    };
    // "in 2015/16": one season.
    if years == 1 && !is_between(scene, found) {
        return None;
    }
    let end = When::Single(if first { *from } else { *to });
    let why = if first { "where the span begins" } else { "where the span ends" };
    Some((found, dated.derived(Some(end), "assemble/period/ends", why, dated.span)))
}

/// "fell by 2 % between May and June", "rose 1 % between June 2013 and June 2014": how far the later is from the one before
/// it or a year before.
#[must_use]
pub fn later(scene: &Scene<'_>, sentence: &Sentence, at: usize, change: bool) -> Option<(usize, Dated)> {
    const REACH: usize = 5;
    let own = scene.quantity_words[at];
    let clause = sentence.segment_of(own.start);
    let found = sentence.timexes.find(|timex| {
        let range = scene.timex_words[*timex];
        let alone = || sentence.timexes.iter().filter(|at| eligible(scene, sentence, *at)).count() == 1;
        let near = clause.contains(range.start) || range.start >= own.end || alone();
        near && is_between(scene, *timex) && eligible(scene, sentence, *timex)
    })?;
    // "rose 14 % to $7 million between 2013 and 2014"; a share of 5 % between the two is of both.
    let lead = hedge::lead(scene, own);
    // "amounted to $7 million from January through February": of both.
    let amounts = scene.words.any(lead.wrapping_sub(1), set!["amounted", "amounting", "amounts", "came", "comes"]);
    let moved = change || scene.words.is(lead, "to") && !amounts;
    let dated = period::of(scene, found);
    if let Some(last) = second(scene, sentence, found, &dated).filter(|_| change) {
        return Some((found, last));
    }
    let When::Interval(Edge::At(from), Edge::At(to)) = dated.reading.when.as_ref().filter(|_| moved)? else {
        return None;
    };
    let (one, last) = (When::Single(*from), When::Single(*to));
    let apart = [Shift::Units(1), Shift::Years(1)].into_iter().any(|by| shifted(&one, by).as_ref() == Some(&last));
    let fine = matches!(to.unit, Unit::Month(..) | Unit::Quarter(..) | Unit::Year(_));
    // "Between 2009 and 2013 trade fell by 92 %, dropping to $5 million": what it had come to in the end.
    let front = lead.saturating_sub(REACH).max(sentence.words.start)..lead;
    let years = matches!(to.unit, Unit::Year(_));
    let single = sentence.timexes.iter().filter(|at| eligible(scene, sentence, *at)).count() == 1;
    let came_to = !change && years && single && front.into_iter().any(|at| bracket::way(scene, at).is_some());
    ((apart || came_to) && fine)
        .then(|| (found, dated.derived(Some(last), "assemble/period/ends", "the later of the two", dated.span)))
}

/// "rose by 8 % between July – December 2021 and July – December 2022", "between the first quarter of 2016 and the same period
/// in 2017": the second of the two.
fn second(scene: &Scene<'_>, sentence: &Sentence, one: usize, dated: &Dated) -> Option<Dated> {
    let long = |dated: &Dated| {
        dated.reading.when.as_ref().and_then(When::bounds).map(|bounds| (bounds.end - bounds.start).num_days())
    };
    let next = Some(one + 1).filter(|next| sentence.timexes.contains(*next) && are_compared(scene, one, *next));
    if let Some(next) = next.map(|next| period::of(scene, next)) {
        let alike = long(dated).zip(long(&next)).is_some_and(|(one, next)| one > 1 && (one - next).abs() < 5);
        return alike.then_some(next);
    }
    let end = scene.timex_words[one].end;
    let told = cue::shift_at(&scene.words, end + 1).filter(|_| scene.words.is(end, "and"))?;
    let when = shifted(dated.reading.when.as_ref()?, told.shift)?;
    Some(dated.derived(Some(when), told.rule, "the second of the two", dated.span))
}

/// "between 2000–2013 and 2014–2023".
fn are_compared(scene: &Scene<'_>, one: usize, next: usize) -> bool {
    let gap = Run::new(scene.timex_words[one].end, scene.timex_words[next].start.max(scene.timex_words[one].end));
    is_between(scene, one) && gap.len() == 1 && scene.words.is(gap.start, "and")
}

/// "between February and May", "from 2015 to 2016": two times that are held against each other.
fn is_between(scene: &Scene<'_>, timex: usize) -> bool {
    let range = scene.timex_words[timex];
    let led = |at: usize| scene.words.any(at, set!["between", "from"]);
    led(range.start) || led(range.start.wrapping_sub(1))
}
