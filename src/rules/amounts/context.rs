//! What stands around an amount: signs, hedges and bounds, verbs and nouns of rise and fall.

use super::draft::{Draft, Of};
use super::reader::Reader;
use crate::lexicon::{Bound, Class, UnitKind, units};
use crate::model::{Change, Hedge, Trend};
use crate::tag::{WordSet, set, words};

/// Verbs that "up to" can follow.
const WENT: &WordSet = words!("went go goes going gone moved came edging ticking inching creeping crept");

/// Words that may stand between a verb and its amount.
const BETWEEN: &WordSet = words!(
    "by just only another a an further additional sharply slightly even still steeply also as modestly \
     marginally annual average whopping"
);
/// Verbs that take an object, so that the amount behind them is no amount of change: "raised $5 million".
const TRANSITIVE: &WordSet = words!("raised boosted lifted hiked added cut cuts reduced recovered shed improved");

/// Takes a sign before the number into the draft; `floor` is where the amount before it ends.
pub(super) fn sign(reader: &Reader<'_>, draft: &mut Draft, floor: usize) {
    let Some(at) = draft.start.checked_sub(1).filter(|at| *at >= floor) else { return };
    let tight =
        reader.glued(draft.start) && !reader.glued(at) || matches!(at.checked_sub(1).map(|b| reader.str(b)), Some("("));
    let after_number = at > 0 && reader.has(at - 1, Class::Number);
    let code = at > 0 && reader.has(at - 1, Class::Upper) && matches!(draft.of, Of::Bare | Of::Count(..));
    let dash = matches!(reader.str(at), "-" | "−" | "–") && tight && !after_number && !code;
    let words = reader.any(at, set!["minus"]).then_some(at);
    let hyphened =
        (reader.dash(at) && reader.glued(at) && at > floor && reader.any(at - 1, set!["minus"])).then(|| at - 1);
    if dash || words.or(hyphened).is_some() {
        draft.start = words.or(hyphened).unwrap_or(at);
        draft.value = -draft.value;
        draft.range = draft.range.map(|(low, high)| (-low, -high));
        if matches!(draft.of, Of::Percent | Of::PercentPoint | Of::BasisPoint) {
            (draft.trend, draft.governed) = (Some(Trend::Down), false);
        }
    } else if reader.str(at) == "+" && reader.glued(draft.start) && !reader.glued(at) {
        draft.start = at;
        (draft.trend, draft.governed) = (Some(Trend::Up), true);
    } else if reader.str(at) == "."
        && !reader.glued(at)
        && reader.glued(draft.start)
        && reader.has(draft.start, Class::Int)
    {
        // ".5 per cent": the point stands before the digits.
        let digits = reader.str(draft.start).len() as u32;
        if let Some(value) = super::number::ten_to(digits).and_then(|tens| draft.value.checked_div(tens)) {
            (draft.start, draft.value) = (at, value);
        }
    }
}

/// Marks hedges and directions of all drafts of a sentence that starts at `floor`.
pub(super) fn mark(reader: &Reader<'_>, drafts: &mut [Draft], floor: usize) {
    for index in 0..drafts.len() {
        let (before, rest) = drafts.split_at_mut(index);
        let Some(draft) = rest.first_mut() else { continue };
        let low = before.last().map_or(floor, Draft::tail);
        let at = hedge(reader, draft, low);
        trend(reader, draft, at, low);
        if draft.trend.is_none() {
            trend_behind(reader, draft);
        }
        if let Some(last) = before.last() {
            inherit(reader, last, draft, at);
        }
    }
}

/// Reads hedges before (and "or more" behind) an amount; returns where they start.
fn hedge(reader: &Reader<'_>, draft: &mut Draft, floor: usize) -> usize {
    let time = matches!(draft.of, Of::Measure(index) if units().all.get(index).is_some_and(|unit| unit.kind == UnitKind::Time));
    let mut at = draft.start;
    for _ in 0..4 {
        let joined = at >= 2 && reader.dash(at - 1) && reader.glued(at) && reader.any(at - 2, set!["sub"]);
        if joined {
            at -= 1;
        }
        if let Some((length, kind)) = reader.phrase_before(at, Class::Hedge).filter(|(length, _)| at >= floor + length)
        {
            let word = reader.str(at - length);
            let period = time && length == 1 && matches!(word, "over" | "past" | "under" | "some" | "Over" | "Past");
            // "edged up to 3.7 per cent", "fell below 5 per cent", "rose over $5": where it went, no bound of a change.
            let moved =
                reader.any(at - length, set!["up"]) && length == 2 && at > length && went(reader, at - length - 1);
            if moved {
                break;
            }
            let relative = matches!(draft.of, Of::Percent | Of::PercentPoint | Of::BasisPoint);
            draft.beyond |= reader.any(at - length, set!["above", "below", "past"])
                || !relative && reader.any(at - length, set!["over", "under"]);
            if period || length == 1 && word.eq_ignore_ascii_case("sub") && !joined {
                break;
            }
            let found = hedge_of(kind);
            draft.hedge = draft.hedge.or(found);
            at -= length;
        } else if at > floor && reader.any(at - 1, set!["just", "only", "a", "an", "further", "another"]) {
            let beyond = reader.phrase_before(at - 1, Class::Hedge).is_some();
            if !beyond {
                break;
            }
            at -= 1;
        } else {
            break;
        }
    }
    if draft.hedge.is_none() && reader.any(draft.end, set!["or"]) {
        draft.hedge = match reader.str(draft.end + 1) {
            "more" | "higher" | "above" => Some(Hedge::AtLeast),
            "less" | "fewer" | "below" => Some(Hedge::UpTo),
            "so" => Some(Hedge::About),
            _ => None,
        };
    }
    at
}

fn hedge_of(value: i64) -> Option<Hedge> {
    Some(match Bound::of(value)? {
        Bound::About => Hedge::About,
        Bound::Almost => Hedge::Almost,
        Bound::MoreThan => Hedge::MoreThan,
        Bound::LessThan => Hedge::LessThan,
        Bound::AtLeast => Hedge::AtLeast,
        Bound::UpTo => Hedge::UpTo,
    })
}

/// True for a verb that "up to" can follow as its particle.
fn went(reader: &Reader<'_>, at: usize) -> bool {
    reader.any(at, WENT)
        || reader.str(at).ends_with("ed") && !reader.any(at, set!["limited", "restricted", "fined", "worth"])
}

/// Reads the direction from the words before an amount whose hedges start at `at`.
fn trend(reader: &Reader<'_>, draft: &mut Draft, at: usize, floor: usize) {
    if draft.motion.is_some() {
        let here = (floor..at).rev().take(8).find_map(|at| direction(reader, at));
        draft.trend = here.or(draft.range.map(|(first, second)| if second < first { Trend::Down } else { Trend::Up }));
        return;
    }
    let relative = matches!(draft.of, Of::Percent | Of::PercentPoint | Of::BasisPoint);
    let mut at = at;
    let mut by = false;
    while at > floor && reader.any(at - 1, BETWEEN) && direction(reader, at - 1).is_none() {
        by |= reader.any(at - 1, set!["by"]);
        at -= 1;
    }
    let Some(before) = at.checked_sub(1).filter(|before| *before >= floor) else { return };
    if let Some(way) = direction(reader, before).filter(|_| !draft.beyond) {
        let noun = before > floor && reader.any(before - 1, set!["a", "an", "the", "its", "this", "that"]);
        let transitive = !relative && !by && reader.any(before, TRANSITIVE);
        if !transitive {
            (draft.trend, draft.governed) = (Some(way), !noun);
        }
    } else if reader.any(before, set!["to"]) && before > floor {
        draft.sinks = direction(reader, before - 1) == Some(Trend::Down);
    } else if reader.any(before, set!["of", "was", "is", "were"]) {
        // "an increase of 8.3 per cent", "the drop was 99 percent".
        let of = reader.any(before, set!["of"]);
        let noun = before.checked_sub(1).filter(|noun| *noun >= floor && (of || relative));
        draft.trend = noun.and_then(|noun| direction(reader, noun)).filter(|_| draft.fraction || !of || relative);
        draft.governed = false;
    } else if by {
        // "cut its exports to the region by 8 per cent".
        let clause = (floor..at).rev().take(9).take_while(|at| !matches!(reader.str(*at), "," | ";" | "." | ":"));
        let way = clause.into_iter().find_map(|at| direction(reader, at));
        (draft.trend, draft.governed) = (way, way.is_some());
    }
}

/// Reads the direction from the words behind an amount: "5% fall", "3% up on", "37.2% above", "4.7% less than".
fn trend_behind(reader: &Reader<'_>, draft: &mut Draft) {
    let relative = matches!(draft.of, Of::Percent | Of::PercentPoint | Of::BasisPoint);
    if !relative {
        // "17 cents lower".
        draft.trend = direction(reader, draft.tail()).filter(|_| reader.any(draft.tail(), set!["higher", "lower"]));
        return;
    }
    let attributive = draft.start > 0 && reader.any(draft.start - 1, set!["a", "an", "the", "its", "their", "another"])
        || draft.hedge.is_some();
    for (step, at) in (draft.end..draft.end + 3).enumerate() {
        if reader.any(at, set!["more", "above", "greater"]) && step == 0 {
            draft.trend = Some(Trend::Up);
        } else if reader.any(at, set!["less", "below", "fewer", "cheaper"]) && step == 0 {
            draft.trend = Some(Trend::Down);
        } else if !reader.any(at, set!["gains", "falls", "rises", "added", "raised", "cut"]) || step > 0 {
            draft.trend = direction(reader, at).filter(|_| step == 0 || attributive);
        }
        if draft.trend.is_some() || reader.has(at, Class::Stop) || !reader.has(at, Class::Word) {
            return;
        }
    }
}

/// A figure in brackets or behind "or" says the same thing again; "by 2 %" goes on with the verb before it.
fn inherit(reader: &Reader<'_>, last: &Draft, draft: &mut Draft, at: usize) {
    let gap = at.saturating_sub(last.tail());
    let bracket = at > 0 && matches!(reader.str(at - 1), "(" | "/") && gap == 1;
    let or = at > 0 && reader.any(at - 1, set!["or"]) && gap <= 2;
    let and = at > 0
        && reader.any(at - 1, set!["and"])
        && gap <= 5
        && draft.of == last.of
        && draft.of == Of::Percent
        && last.governed;
    let by = at > 0 && reader.any(at - 1, set!["by"]) && gap <= 6 && draft.of == last.of;
    if bracket && draft.hedge.is_none() {
        draft.hedge = last.hedge;
    }
    if (bracket || or || by || and) && draft.trend.is_none() && last.trend.is_some() {
        (draft.trend, draft.governed) = (last.trend, last.governed);
    }
}

/// The direction of a word of rise or fall (or the particle of a phrase: "went up").
fn direction(reader: &Reader<'_>, at: usize) -> Option<Trend> {
    // "broken down as 5 % iron and 4 % steel".
    if at > 0 && reader.any(at, set!["down"]) && reader.any(at - 1, set!["broken", "breaking"]) {
        return None;
    }
    if reader.has(at, Class::Rise) {
        Some(Trend::Up)
    } else if reader.has(at, Class::Fall) {
        Some(Trend::Down)
    } else {
        None
    }
}

/// The `change` of the tag format: a bound first, then a governing verb or "up", then "about".
pub(super) fn change(draft: &Draft) -> Change {
    let way = draft.trend.filter(|_| draft.governed).map(|trend| match trend {
        Trend::Up => Change::Up,
        Trend::Down => Change::Down,
    });
    match draft.hedge {
        Some(Hedge::MoreThan | Hedge::AtLeast) => Change::Above,
        Some(Hedge::LessThan | Hedge::UpTo) => way.unwrap_or(Change::Below),
        Some(Hedge::About | Hedge::Almost) => way.unwrap_or(Change::About),
        None if draft.sinks => Change::Down,
        None => way.unwrap_or_default(),
    }
}
