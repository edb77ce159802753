//! What a change is measured against: "a year earlier", "from $6.54 billion", "in the same period of 2015".

use rust_decimal::Decimal;

use crate::assemble::dating::Dated;
use crate::assemble::scene::{Scene, Sentence};
use crate::model::{Run, Span, TimexKind, Unit, When};
use crate::tag::set;

use super::compared::is_comparison;
use super::draft::Draft;
use super::hedge;
use super::measure::signed;
use super::shift::{compound, shifted};
use super::sort::Sort;
use crate::assemble::cue::{self, Shift};

/// The base of a change; each part only where the text gives it.
#[derive(Debug, Clone, Default)]
pub struct Base {
    /// The period.
    pub when: Option<When>,
    /// The level.
    pub value: Option<Decimal>,
    /// The words that tell it.
    pub words: Option<Span>,
}

/// A change with the level that it led to.
#[derive(Debug, Clone, Copy)]
pub struct Pair {
    /// Index of the change among the drafts.
    pub change: usize,
    /// Index of its level, where one is told beside it.
    pub level: Option<usize>,
}

/// Finds the base of a change in its sentence: an earlier level, words of comparison, or the year before a year.
#[must_use]
pub fn of(scene: &Scene<'_>, sentence: &Sentence, drafts: &[Draft], pair: Pair) -> Base {
    let Some(change) = drafts.get(pair.change) else { return Base::default() };
    let level = pair.level.and_then(|at| drafts.get(at));
    let own = level.unwrap_or(change);
    if let Some(base) = earlier_level(scene, drafts, pair) {
        return base;
    }
    let reach = reach(scene, sentence, drafts, pair);
    told(scene, sentence, &own.dated, reach).or_else(|| year_before(scene, sentence, own)).unwrap_or_default()
}

/// "to $7 billion, from $6.54 billion a year earlier", "4 % above the $3 billion booked in 2014".
fn earlier_level(scene: &Scene<'_>, drafts: &[Draft], pair: Pair) -> Option<Base> {
    let own = drafts.get(pair.level?)?;
    let from = scene.quantity_words.get(drafts.get(pair.change)?.quantity)?.start;
    let nearest = drafts.iter().enumerate().find(|(at, other)| {
        let range = scene.quantity_words[other.quantity];
        let lead = hedge::lead(scene, range);
        let alike = other.measure.sort == own.measure.sort && other.unit == own.unit && other.per == own.per;
        let against = |word: usize| {
            scene.words.any(word, set!["from", "against", "versus", "above", "below", "exceeding"])
                || scene.words.any(word, set!["with", "to"]) && scene.words.is(word.saturating_sub(1), "compared")
        };
        Some(*at) != pair.level && alike && range.start > from && (lead..range.start).any(against)
    })?;
    let quantity = scene.quantity(nearest.1.quantity);
    let value = signed(quantity.value, nearest.1.measure.negative);
    let when = nearest.1.dated.reading.when.clone().filter(|when| Some(when) != own.dated.reading.when.as_ref());
    Some(Base { when, value: quantity.range.is_none().then_some(value), words: Some(quantity.span) })
}

/// The words in which the base of a change may be told: up to the next amount that is not of the pair.
fn reach(scene: &Scene<'_>, sentence: &Sentence, drafts: &[Draft], pair: Pair) -> Run {
    let range = |at: usize| drafts.get(at).map(|draft| scene.quantity_words[draft.quantity]);
    let own = range(pair.change).unwrap_or_default();
    let level = pair.level.and_then(range).unwrap_or(own);
    let last = own.end.max(level.end);
    let next = drafts
        .iter()
        .map(|draft| scene.quantity_words[draft.quantity].start)
        .filter(|start| *start >= last)
        .min()
        .unwrap_or(sentence.words.end);
    let stop = (last..next).find(|at| scene.words.any(*at, set![";", "while", "whereas"])).unwrap_or(next);
    Run::new(own.start.min(level.start).saturating_sub(6).max(sentence.words.start), stop)
}

/// "on-year", "than in the same month last year", "on 2023".
fn told(scene: &Scene<'_>, sentence: &Sentence, own: &Dated, reach: Run) -> Option<Base> {
    let words = &scene.words;
    let when = own.reading.when.as_ref()?;
    let moved = |shift: Shift| {
        let back = || matches!(shift, Shift::Units(_)).then(|| shifted(when, Shift::Years(-1))).flatten();
        shifted(when, shift).or_else(back)
    };
    for at in reach {
        let shifted = || cue::shift_at(words, at).map(|shifted| (shifted.shift, shifted.words.end));
        let found = compound(words, at).or_else(shifted);
        let Some((shift, end)) = found.filter(|(shift, _)| shift.is_back()) else { continue };
        let base = moved(shift).filter(|base| base != when)?;
        return Some(Base { when: Some(base), value: None, words: Some(words.span(Run::new(at, end.max(at + 1)))) });
    }
    let timex = sentence.timexes.find(|at| {
        let start = scene.timex_words[*at].start;
        reach.contains(start) && is_comparison(words, start, sentence.words.start) && scene.timex(*at).when.is_some()
    })?;
    let named = scene.timex(timex).when.as_ref()?;
    let base = match named {
        // "The first half was 5 % up on 2023": on the first half of 2023.
        When::Single(date) => match date.unit {
            Unit::Year(year) => moved(Shift::InYear(year)),
            _ => Some(named.clone()),
        },
        _ => Some(named.clone()),
    };
    let base = base.filter(|base| base != when)?;
    Some(Base { when: Some(base), value: None, words: Some(scene.timex(timex).span) })
}

/// Growth of a whole year, told as the year's, is measured against the year before.
fn year_before(scene: &Scene<'_>, sentence: &Sentence, own: &Draft) -> Option<Base> {
    let when = own.dated.reading.when.as_ref()?;
    let When::Single(date) = when else { return None };
    let Unit::Year(year) = date.unit else { return None };
    let lasting = |at: usize| matches!(scene.timex(at).kind, TimexKind::Duration | TimexKind::Set);
    let plain = own.dated.span.is_some_and(|span| sentence.span.overlaps(span))
        && own.measure.sort != Sort::Points
        && !sentence.timexes.any(lasting);
    plain.then(|| Base { when: Some(Unit::Year(year - 1).into()), ..Base::default() })
}
