//! Two levels read as one range: "falls from 150 % to 75 %" tells where it was and where it goes.

use rust_decimal::Decimal;
use std::borrow::Cow;

use crate::lexicon::Class;
use crate::model::{Quantity, Run, Span};
use crate::tag::{WordSet, set, words};

use super::words::Words;

/// Verbs of what lies between two bounds.
pub const RANGES: &WordSet = words!("ranges range ranged ranging varies vary varied varying");

/// The quantities of a document with such ranges taken apart; fractions become per cent.
#[must_use]
pub fn apart<'q>(words: &Words<'_>, quantities: &'q [Quantity]) -> Cow<'q, [Quantity]> {
    // Most documents have neither ranges nor fractions.
    if quantities.iter().all(|quantity| quantity.range.is_none() && quantity.unit != "1") {
        return Cow::Borrowed(quantities);
    }
    let mut result = Vec::with_capacity(quantities.len());
    let mut at = 0;
    for quantity in quantities {
        while words.get(at).is_some_and(|token| token.span.end <= quantity.span.start) {
            at += 1;
        }
        match split(words, quantity, at) {
            Some((first, second)) => result.extend([first, second]),
            None => result.push(percent(quantity)),
        }
    }
    Cow::Owned(result)
}

/// A fraction of a whole is a percentage.
fn percent(quantity: &Quantity) -> Quantity {
    if quantity.unit != "1" {
        return quantity.clone();
    }
    let hundred = Decimal::from(100);
    Quantity {
        value: quantity.value * hundred,
        range: quantity.range.map(|(low, high)| (low * hundred, high * hundred)),
        unit: "%".to_owned(),
        ..quantity.clone()
    }
}

/// "from A to B" around a range that starts at a word.
fn split(words: &Words<'_>, quantity: &Quantity, start: usize) -> Option<(Quantity, Quantity)> {
    let (low, high) = quantity.range?;
    let end = (start..start + 12)
        .take_while(|at| words.get(*at).is_some_and(|token| token.span.start < quantity.span.end))
        .last()?
        + 1;
    let to = (start..end).find(|at| words.is(*at, "to"))?;
    let before = |back: usize| start.checked_sub(back);
    let from = words.is(start, "from")
        || before(1).is_some_and(|at| words.is(at, "from"))
        || before(2).is_some_and(|at| {
            words.is(at, "from") && words.any(at + 1, set!["above", "about", "over", "around", "nearly"])
        });
    // "tariffs ranging from 20 % to 50 %": both at one time.
    let origin = (start.saturating_sub(2)..=start).find(|at| words.is(*at, "from"));
    let ranges = origin.and_then(|from| from.checked_sub(1)).is_some_and(|at| words.any(at, RANGES));
    if !from || ranges || to + 1 >= end {
        return None;
    }
    let number = |from: usize, until: usize| {
        let at = (from..until).find(|at| words.has(*at, Class::Number))?;
        words.str(at).replace(',', "").parse::<Decimal>().ok()
    };
    // "from $800 million to $2.24 billion": each has its own scale, where the first has one.
    let scale = |from: usize, until: usize| (from..until).find_map(|at| words.value(at, Class::Scale));
    let scales = scale(start, to).zip(scale(to, end)).filter(|(first, second)| first != second);
    let falls = match scales {
        Some((first, second)) => first > second,
        None => number(start, to).zip(number(to, end)).is_some_and(|(first, second)| first > second),
    };
    let (first, second) = if falls { (high.max(low), high.min(low)) } else { (low.min(high), high.max(low)) };
    let first_word = if words.is(start, "from") { start + 1 } else { start };
    let part = |value: Decimal, span: Span| Quantity { span, value, range: None, ..quantity.clone() };
    Some((part(first, words.span(Run::new(first_word, to))), part(second, words.span(Run::new(to + 1, end)))))
}
