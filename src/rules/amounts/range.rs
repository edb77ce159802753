//! Amounts that hang together: ranges, lists and repeated figures with the unit said once.
//!
//! "$5 to $7 million", "between 107.1% and 169.9%", "7- or 8-inch", "2.9, 3.1 and 3.4 billion",
//! "2.28 million barrels a day, from 2.7 million in May".

use rust_decimal::Decimal;

use super::draft::{Draft, Of};
use super::money::same_family;
use super::number::ten_to;
use super::rate::is_time;
use super::reader::Reader;
use super::unit::singular;
use crate::lexicon::{Bound, Class, Money, UnitKind, units};
use crate::tag::{WordSet, set};

/// How many amounts back a unit is looked for: a bound that keeps the work linear.
const REACH: usize = 12;

/// How two amounts are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Join {
    /// to, a dash, between … and.
    Range,
    /// and, or.
    Choice,
    /// A comma.
    Comma,
}

/// Gives units across lists, merges ranges, lets figures repeat the unit of an earlier one.
pub(super) fn share(reader: &Reader<'_>, drafts: &mut Vec<Draft>) {
    let mut in_list = false;
    for at in (1..drafts.len()).rev() {
        let (left, right) = drafts.split_at_mut(at);
        let (Some(one), Some(two)) = (left.last_mut(), right.first_mut()) else { continue };
        let join = join(reader, one, two);
        match join {
            Some(Join::Range) if one.range.is_none() && two.range.is_none() && mergeable(reader, one, two) => {
                merge(reader, one, two);
                in_list = false;
            }
            Some(Join::Choice) => {
                in_list = true;
                lend(one, two);
            }
            Some(Join::Comma) if in_list => lend(one, two),
            _ => in_list = false,
        }
    }
    drafts.retain(|draft| !draft.gone);
    for at in 1..drafts.len() {
        let (before, rest) = drafts.split_at_mut(at);
        if let Some(draft) = rest.first_mut() {
            repeat(reader, before, draft);
        }
    }
}

fn join(reader: &Reader<'_>, one: &Draft, two: &Draft) -> Option<Join> {
    let hanging = reader.dash(one.end) && reader.glued(one.end) && one.end + 1 < two.start;
    let mut at = one.end + usize::from(hanging);
    let comma = reader.str(at) == ",";
    at += usize::from(comma);
    let hedged = |at: usize| {
        at == two.start
            || reader
                .entry(at, Class::Hedge)
                .is_some_and(|(n, kind)| Bound::of(kind) == Some(Bound::About) && at + n == two.start)
    };
    if at == two.start && comma {
        return Some(Join::Comma);
    }
    if reader.any(at, set!["and", "or"]) && hedged(at + 1) {
        let between = reader.any(at, set!["and"]) && !comma && opened_by(reader, one.start, set!["between"]);
        return Some(if between { Join::Range } else { Join::Choice });
    }
    if comma || hanging {
        return None;
    }
    let determiner = set!["the", "its", "their", "his", "her", "our"];
    if reader.any(at, set!["of"]) && one.of == Of::Bare && reader.any(at + 1, determiner) && at + 2 == two.start {
        return Some(Join::Choice);
    }
    let up = reader.any(at, set!["up", "down"]) && reader.any(at + 1, set!["to"]);
    let to = reader.any(at, set!["to", "through"]) || up;
    let at = if up { at + 2 } else { at + 1 };
    if to && hedged(at) || reader.dash(one.end) && at == two.start {
        return Some(Join::Range);
    }
    None
}

/// True when one of the words stands before a token, hedges and articles between them apart.
fn opened_by(reader: &Reader<'_>, at: usize, words: &WordSet) -> bool {
    let mut at = at;
    for _ in 0..3 {
        let Some(before) = at.checked_sub(1) else { return false };
        if reader.any(before, words) {
            return true;
        }
        match reader.phrase_before(at, Class::Hedge) {
            Some((length, _)) => at -= length,
            None => return false,
        }
    }
    false
}

fn mergeable(reader: &Reader<'_>, one: &Draft, two: &Draft) -> bool {
    let said_twice =
        (one.of == two.of || same_money(one.of, two.of)) && one.of != Of::Bare && one.rule != "amount.currency-before"
            || one.rule == "amount.currency-before" && two.rule == one.rule;
    let from = opened_by(reader, one.start, set!["from", "between"]);
    if said_twice && !from && !reader.dash(one.end) {
        // "rose by $2 billion to $30 billion": a rise and a level.
        let mut at = one.start;
        while let Some((length, _)) = reader.phrase_before(at, Class::Hedge) {
            at -= length;
        }
        let by = at > 0
            && (reader.any(at - 1, set!["by"]) || reader.has(at - 1, Class::Rise) || reader.has(at - 1, Class::Fall));
        // "an increase in the deficit of $3.6 billion to $62.2 billion".
        let moved = |word: usize| {
            let noun = reader.any(word, set!["increase", "decrease", "rise", "fall", "drop", "decline", "reduction"]);
            noun && reader.any(word + 1, set!["in", "of"])
        };
        let of = at > 0 && reader.any(at - 1, set!["of"]);
        // "increased by 13.8 percent or $190 million to $1,567 million".
        let or =
            at > 1 && reader.any(at - 1, set!["or"]) && (at.saturating_sub(7)..at).any(|at| reader.any(at, set!["by"]));
        if by || or || of && (at.saturating_sub(9)..at).any(moved) {
            return false;
        }
    }
    // "reached EUR 17 billion – EUR 1.3 billion less": a range rises.
    if said_twice && reader.dash(one.end) && !reader.glued(one.end) && two.value < one.value && two.numeral.power > 0 {
        return false;
    }
    match (one.of, two.of) {
        (Of::Bare, Of::Bare) => !years(reader, one, two),
        (Of::Bare, _) => two.rule != "amount.currency-before" && two.of != Of::Times,
        (Of::Money(_), Of::Bare) => one.rule == "amount.currency-before",
        (Of::Count(..), Of::Count(..)) => last_noun(reader, one) == last_noun(reader, two),
        (a, b) => a == b || same_money(a, b),
    }
}

/// True when one is "US dollars" and the other "dollars".
fn same_money(one: Of, two: Of) -> bool {
    match (one, two) {
        (Of::Money(one), Of::Money(two)) => same_family(one, two),
        _ => false,
    }
}

fn years(reader: &Reader<'_>, one: &Draft, two: &Draft) -> bool {
    reader.has(one.start, Class::Year4) && reader.has(two.start, Class::Year4)
}

fn last_noun(reader: &Reader<'_>, draft: &Draft) -> Option<String> {
    match draft.of {
        Of::Count(_, end) => Some(singular(reader.str(end - 1))),
        _ => None,
    }
}

/// Makes the second draft the range of both.
fn merge(reader: &Reader<'_>, one: &mut Draft, two: &mut Draft) {
    scale_left(one, two);
    let (first, second) = (one.value, two.value);
    let from = opened_by(reader, one.start, set!["from"]);
    let places = [(one.start, one.end), (two.start, two.end)];
    one.gone = true;
    two.start = one.start;
    two.end = two.end.max(one.end);
    let known = matches!(one.of, Of::Money(Money::Known(_)));
    if one.of != Of::Bare && two.of == Of::Bare || known && same_money(one.of, two.of) {
        two.of = one.of;
    }
    if two.per.is_none() {
        two.per.clone_from(&one.per);
    }
    two.range = Some((first, second));
    two.value = first.checked_add(second).map_or(first, |sum| sum / Decimal::TWO);
    two.rule = "amount.range";
    if from && (first > second || moves(reader, one.start)) {
        two.motion = Some(places);
        two.rule = "amount.from-to";
    }
}

/// True when a verb or noun of rise or fall stands shortly before "from".
fn moves(reader: &Reader<'_>, at: usize) -> bool {
    (at.saturating_sub(8)..at).rev().take_while(|at| !matches!(reader.str(*at), "." | ";" | ":")).any(|at| {
        reader.has(at, Class::Rise)
            || reader.has(at, Class::Fall)
            || reader.has(at, Class::Multiple)
            || reader.any(at, set!["went", "go", "goes", "going"])
    })
}

/// "$5 to $7 million": the first number takes the scale of the second.
fn scale_left(one: &mut Draft, two: &Draft) {
    let (low, high) = (one.numeral.coefficient, two.numeral.coefficient);
    let reach = high.checked_mul(Decimal::TEN).is_some_and(|reach| low < reach);
    if one.numeral.power == 0
        && two.numeral.power > 0
        && reach
        && (low < Decimal::ONE_THOUSAND || low < high)
        && let Some(scaled) = ten_to(two.numeral.power).and_then(|factor| one.value.checked_mul(factor))
    {
        (one.value, one.numeral.power) = (scaled, two.numeral.power);
    }
    if let (Of::Bare, Of::Measure(index)) = (one.of, two.of)
        && let Some(unit) = units().all.get(index)
        && let Some(value) = one.value.checked_mul(unit.factor.into())
    {
        one.value = value;
    }
}

/// In a list a number without a unit takes the one behind it: "7- or 8-inch", "2.9, 3.1 and 3.4 billion".
fn lend(one: &mut Draft, two: &Draft) {
    let said_before = two.rule == "amount.currency-before";
    let times = matches!(two.of, Of::Times | Of::Age);
    if one.of != Of::Bare || said_before || times || two.fraction || two.range.is_some() {
        return;
    }
    scale_left(one, two);
    one.of = two.of;
    one.per.clone_from(&two.per);
    one.rule = "amount.list";
}

/// "1.83 million the previous month": a figure behind from, against, to … repeats the unit of an earlier one.
fn repeat(reader: &Reader<'_>, before: &[Draft], draft: &mut Draft) {
    if draft.fraction || !matches!(draft.of, Of::Bare | Of::Money(_)) {
        return;
    }
    let mut at = draft.start;
    while let Some((length, _)) = reader.phrase_before(at, Class::Hedge) {
        at -= length;
    }
    let led = at > 0 && reader.any(at - 1, set!["from", "against", "to", "versus", "vs", "with", "than"]);
    let led = led || at > 1 && reader.str(at - 1) == "." && reader.any(at - 2, set!["vs"]);
    if let Of::Money(_) = draft.of {
        let price = before
            .iter()
            .rev()
            .take(REACH)
            .find(|earlier| matches!(earlier.of, Of::Money(_)) && earlier.of == draft.of);
        if let Some(price) =
            price.filter(|price| led && draft.per.is_none() && price.numeral.power == draft.numeral.power)
        {
            draft.per = price.per.clone().filter(|per| !is_time(per));
        }
        return;
    }
    let further = draft.numeral.power > 0 && at > 0 && reader.any(at - 1, set!["by"]);
    let led = led || further;
    let weighty = draft.numeral.power > 0 || reader.str(draft.numeral.start).contains(',');
    let physical = |index: usize| units().all.get(index).is_some_and(|unit| unit.kind == UnitKind::Physical);
    let earlier = before.iter().rev().take(REACH).find(|earlier| match earlier.of {
        Of::Money(_) => weighty,
        Of::Measure(index) => weighty && physical(index),
        Of::Count(..) => true,
        _ => false,
    });
    let Some(earlier) = earlier.filter(|earlier| led && (weighty || matches!(earlier.of, Of::Count(..)))) else {
        return;
    };
    let percent_first = before.last().is_some_and(|last| last.of == Of::Percent) && reader.any(at - 1, set!["to"]);
    if percent_first && !weighty {
        return;
    }
    draft.of = earlier.of;
    if !further {
        draft.per.clone_from(&earlier.per);
    }
    draft.rule = "amount.repeated-unit";
}
