//! Versions of an event: one for each date that cannot be the others'. A vague date speaks for the exact one in it; a plan
//! is history, no claim.

use std::cmp::Reverse;

use super::{Choices, Draft, Stand, Teller};
use crate::model::{Bounds, Grade, Modality, When};

fn bounds(teller: &Teller<'_>) -> Option<Bounds> {
    teller.record.date.when.as_ref().and_then(When::bounds)
}

/// How many minutes a date leaves open; what has none leaves all.
fn length(teller: &Teller<'_>) -> i64 {
    bounds(teller).map_or(i64::MAX, |bounds| (bounds.end - bounds.start).num_minutes())
}

fn stand(modality: Modality) -> Stand {
    match modality {
        Modality::Planned | Modality::Forecast | Modality::Target | Modality::Hypothetical => Stand::Foretold,
        Modality::Cancelled => Stand::CalledOff,
        Modality::Denied => Stand::Denied,
        Modality::Actual | Modality::Estimate => Stand::Contradicts,
    }
}

/// The versions of an event, and why the drawn one is drawn.
pub(super) fn drafts<'c>(mut tellers: Vec<Teller<'c>>, choices: &Choices) -> (Vec<Draft<'c>>, &'static str) {
    tellers.sort_by_key(|teller| (length(teller), teller.place));
    let mut drafts: Vec<Draft<'c>> = Vec::new();
    for teller in tellers {
        let stand = stand(teller.record.modality);
        let own = bounds(&teller);
        let is_one = |draft: &&mut Draft<'c>| {
            draft.stand == stand && draft.tellers.first().is_some_and(|lead| meet(bounds(lead), own, stand))
        };
        match drafts.iter_mut().find(is_one) {
            Some(draft) => draft.tellers.push(teller),
            None => drafts.push(Draft { tellers: vec![teller], stand }),
        }
    }
    let why = draw(&mut drafts, choices);
    (drafts, why)
}

/// True where two dates may be one. Plans are told apart by their words: each is a step of the history.
fn meet(one: Option<Bounds>, other: Option<Bounds>, stand: Stand) -> bool {
    match (one, other) {
        (Some(a), Some(b)) if stand == Stand::Contradicts => a.start < b.end && b.start < a.end,
        (one, None) | (None, one) => one.is_none() || stand == Stand::Contradicts,
        (one, other) => one == other,
    }
}

/// True for a date that the analyst has given.
fn is_set(draft: &Draft<'_>) -> bool {
    draft.tellers.iter().any(|teller| teller.record.date.grade == Grade::H)
}

/// Chooses what is drawn: what the analyst prefers, what the analyst has dated, a report before a plan, told by most, the sharpest, the first; of plans
/// the latest.
fn draw(drafts: &mut [Draft<'_>], choices: &Choices) -> &'static str {
    let reports = drafts.iter().filter(|draft| draft.stand == Stand::Contradicts).count();
    let sharp = |draft: &Draft<'_>| Reverse(draft.tellers.first().map_or(i64::MAX, length));
    let rank = |draft: &Draft<'_>| {
        let report = draft.stand == Stand::Contradicts;
        let latest = draft.tellers.iter().filter(|teller| !teller.told.0).map(|teller| teller.told.1).max();
        let dated = draft.tellers.first().is_some_and(|lead| bounds(lead).is_some());
        let by_report = (if report { draft.sources() } else { 0 }, sharp(draft));
        let by_plan = if report { None } else { latest };
        (draft.is_preferred(choices), is_set(draft), report, dated, by_report, by_plan, Reverse(draft.first_told()))
    };
    let Some(best) = (0..drafts.len()).max_by_key(|at| drafts.get(*at).map(rank)) else { return "" };
    let sources = |draft: &Draft<'_>| draft.sources();
    let others = drafts.iter().enumerate().filter(|(at, draft)| *at != best && draft.stand == Stand::Contradicts);
    let most = others.map(|(_, draft)| sources(draft)).max().unwrap_or(0);
    let Some(drawn) = drafts.get_mut(best) else { return "" };
    let was = drawn.stand;
    let why = match was {
        _ if is_set(drawn) => "the date that you gave",
        Stand::Contradicts if reports < 2 => "the one date that is reported",
        Stand::Contradicts if drawn.sources() > most => "told by most",
        Stand::Contradicts => "told as often as others, the sharpest date",
        _ => "the latest plan",
    };
    drawn.stand = Stand::Drawn;
    // Where nothing is reported, earlier plans are what the latest one replaced.
    for draft in drafts.iter_mut().filter(|draft| was == Stand::Foretold && draft.stand == Stand::Foretold) {
        draft.stand = Stand::Replaced;
    }
    why
}
