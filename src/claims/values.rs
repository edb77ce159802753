//! Versions of a fact: one for each value. A rounding is no other value, a later count of the same body replaces the one
//! before it, the other side's count is a mirror, and what was foretold or aimed at is set against nothing.

use std::cmp::Reverse;

use rust_decimal::Decimal;

use super::counters::Counters;
use super::{Choices, Draft, Stand, Teller};
use crate::lexicon::{Hint, WordId, acts};
use crate::model::{Figure, Flag, Grade, Metric, Modality};
use crate::series;

/// Letters before an amount in which "from" or "not" makes it the old one.
const BEFORE: usize = 24;

fn figure<'t>(teller: &'t Teller<'_>) -> Option<&'t Figure> {
    teller.record.figure.as_deref()
}

fn stand(figure: &Figure) -> Stand {
    match figure.modality {
        Modality::Planned | Modality::Forecast | Modality::Target | Modality::Hypothetical => Stand::Foretold,
        Modality::Cancelled => Stand::CalledOff,
        Modality::Denied => Stand::Denied,
        Modality::Actual | Modality::Estimate => Stand::Contradicts,
    }
}

/// True where one counts what leaves and the other what arrives.
fn is_mirror(one: &Figure, other: &Figure) -> bool {
    let flows = one.metric.and_then(Metric::mirrored).is_some_and(|metric| other.metric == Some(metric));
    let other_side = |a: Option<&str>, b: Option<&str>| a.is_some() && b.is_some() && a != b;
    flows || one.metric == other.metric && other_side(one.reporter, other.reporter)
}

fn agree(one: &Teller<'_>, other: &Teller<'_>) -> bool {
    let claim = |teller: &Teller<'_>| series::claim(teller.place, figure(teller)?);
    claim(one).zip(claim(other)).is_some_and(|(one, other)| series::agree(&one, &other))
}

/// The versions of a fact, and why the drawn one is drawn.
pub(super) fn drafts<'c>(
    mut tellers: Vec<Teller<'c>>,
    choices: &Choices,
    counters: &Counters<'c>,
) -> (Vec<Draft<'c>>, &'static str) {
    let digits = |teller: &Teller<'_>| figure(teller).map_or(0, |figure| series::digits(figure.value));
    tellers.sort_by_key(|teller| (Reverse(digits(teller)), teller.told));
    let mut drafts: Vec<Draft<'c>> = Vec::new();
    for teller in tellers {
        let Some(own) = figure(&teller) else { continue };
        let stand = stand(own);
        let is_one = |draft: &&mut Draft<'c>| {
            let lead = draft.tellers.first();
            draft.stand == stand && lead.is_some_and(|lead| agree(lead, &teller))
        };
        match drafts.iter_mut().find(is_one) {
            Some(draft) => draft.tellers.push(teller),
            None => drafts.push(Draft { tellers: vec![teller], stand }),
        }
    }
    let why = draw(&mut drafts, choices, counters);
    (drafts, why)
}

/// What is drawn of both sides of a flow, and what the others are to it.
fn draw(drafts: &mut [Draft<'_>], choices: &Choices, counters: &Counters<'_>) -> &'static str {
    let Some((best, why)) = best(drafts, choices, counters, |_| true) else { return "" };
    let side: Vec<bool> =
        drafts.iter().map(|draft| drafts.get(best).is_some_and(|best| mirrors(best, draft))).collect();
    let beside = |at: usize| side.get(at).copied().unwrap_or(false);
    settle(drafts, best, |at| !beside(at));
    if let Some((other, _)) = self::best(drafts, choices, counters, beside) {
        settle(drafts, other, beside);
        let gap = drafts.get(best).zip(drafts.get(other)).and_then(|(own, other)| gap(own, other));
        if let Some(draft) = drafts.get_mut(other) {
            draft.stand = gap.map_or(Stand::Differs, Stand::Mirror);
        }
    }
    why
}

fn mirrors(one: &Draft<'_>, other: &Draft<'_>) -> bool {
    let lead = |draft: &Draft<'_>| draft.tellers.first().and_then(|lead| lead.record.figure.clone());
    lead(one).zip(lead(other)).is_some_and(|(one, other)| is_mirror(&one, &other))
}

fn gap(own: &Draft<'_>, other: &Draft<'_>) -> Option<Decimal> {
    let value = |draft: &Draft<'_>| {
        let lead = draft.tellers.first()?;
        Some(series::claim(lead.place, figure(lead)?)?.value)
    };
    let (own, other) = (value(own)?, value(other)?);
    let gap = other.checked_sub(own)?.checked_div(own)?.checked_mul(Decimal::ONE_HUNDRED)?;
    Some(gap.round_dp(1).normalize())
}

/// The version to draw among those that `of` names: what the analyst prefers, what is so before what was foretold, the
/// latest revision, told by most, counted by who counts most of its series (else the line would go from one count to
/// another and back), with most digits, the first.
fn best(
    drafts: &[Draft<'_>],
    choices: &Choices,
    counters: &Counters<'_>,
    of: impl Fn(usize) -> bool,
) -> Option<(usize, &'static str)> {
    let rank = |at: usize| {
        let draft = drafts.get(at)?;
        let told = draft.stand == Stand::Contradicts;
        Some((draft.is_preferred(choices), told, revision(drafts, draft), draft.sources()))
    };
    let own: Vec<usize> = (0..drafts.len()).filter(|at| of(*at)).collect();
    let first = own.iter().filter_map(|at| rank(*at)).max()?;
    let equal: Vec<usize> = own.iter().copied().filter(|at| rank(*at) == Some(first)).collect();
    let periods: Vec<usize> = match equal.as_slice() {
        [_] => vec![0],
        several => several.iter().map(|at| drafts.get(*at).map_or(0, |draft| counters.periods(draft))).collect(),
    };
    let exact = |at: usize| {
        let draft = drafts.get(at)?;
        let digits = draft.tellers.first().and_then(|lead| Some(series::digits(figure(lead)?.value)));
        Some((digits, Reverse(draft.first_told())))
    };
    let (most, best) =
        equal.iter().zip(&periods).map(|(at, count)| (*count, *at)).max_by_key(|(count, at)| (*count, exact(*at)))?;
    let why = match () {
        () if own.len() < 2 => "the one value that is told",
        () if first.2.is_some() => "the latest count",
        () if equal.len() < 2 => "told by most",
        () if periods.iter().filter(|count| **count == most).count() < 2 => {
            "told as often as others, by who counts most of its series"
        }
        () => "told as often as others, most exactly",
    };
    Some((best, why))
}

/// What the others of its side are to the drawn one.
fn settle(drafts: &mut [Draft<'_>], best: usize, of: impl Fn(usize) -> bool) {
    let revised = drafts.get(best).and_then(|draft| revision(drafts, draft));
    let sure = drafts.get(best).is_some_and(is_sure);
    let stands: Vec<Option<Stand>> = drafts
        .iter()
        .enumerate()
        .map(|(at, draft)| match draft.stand {
            Stand::Contradicts if at == best => Some(Stand::Drawn),
            Stand::Contradicts if !of(at) => None,
            // A later count replaces what its own body told before, not what another one counts.
            Stand::Contradicts
                if !counted_twice(drafts.get(best), draft)
                    && revised.is_some_and(|day| draft.first_told().and_then(|told| told.1) < Some(day)) =>
            {
                Some(Stand::Replaced)
            }
            Stand::Contradicts
                if !(sure
                    && is_sure(draft)
                    && (told_elsewhere(drafts.get(best), draft) || counted_twice(drafts.get(best), draft))) =>
            {
                Some(Stand::Differs)
            }
            _ if at == best => Some(Stand::Drawn),
            _ => None,
        })
        .collect();
    for (draft, stand) in drafts.iter_mut().zip(stands) {
        draft.stand = stand.unwrap_or(draft.stand);
    }
}

/// When a version was told as a new count of what was counted before: its words or flags say so, or the same body told
/// another value earlier.
fn revision(drafts: &[Draft<'_>], draft: &Draft<'_>) -> Option<chrono::NaiveDateTime> {
    let others = || drafts.iter().filter(|other| !std::ptr::eq(*other, draft) && other.stand == draft.stand);
    let earlier = |teller: &Teller<'_>| {
        let before = |other: &&Teller<'_>| other.told.1 < teller.told.1 && same_body(other, teller);
        others().any(|other| other.tellers.iter().any(|other| before(&other)))
    };
    let days = draft.tellers.iter().filter(|teller| is_revised(teller) || earlier(teller));
    days.filter_map(|teller| teller.told.1).min()
}

fn same_body(one: &Teller<'_>, other: &Teller<'_>) -> bool {
    let said = |teller: &Teller<'_>| figure(teller).and_then(|figure| figure.said_by.clone());
    match (said(one), said(other)) {
        (Some(one), Some(other)) => one.eq_ignore_ascii_case(&other),
        (None, None) => {
            let outlet = |teller: &Teller<'_>| teller.article.document.outlet.clone();
            outlet(one).is_some() && outlet(one) == outlet(other)
        }
        _ => false,
    }
}

/// True where the sentence tells this value as a new count: "revised to 88,400 tonnes from 96,000".
fn is_revised(teller: &Teller<'_>) -> bool {
    let flags = figure(teller).and_then(|figure| figure.statistic.as_ref()).map(|statistic| statistic.flags);
    if flags.is_some_and(|flags| flags.all().any(|flag| flag == Flag::Revised)) {
        return true;
    }
    let (text, evidence) = (teller.article.document.text.as_str(), &teller.record.evidence);
    let told = evidence.sentence.of(text);
    let new = |word: &str| acts().hints(Hint::Revised, WordId::of(&word.to_lowercase()));
    if !told.split(|c: char| !c.is_alphanumeric() && c != '-').any(new) {
        return false;
    }
    let before = evidence.amount.map_or("", |amount| {
        let start = text.floor_char_boundary((amount.start as usize).saturating_sub(BEFORE));
        text.get(start.max(evidence.sentence.start as usize)..amount.start as usize).unwrap_or_default()
    });
    let last = before.split_whitespace().rev().take(2).any(|word| matches!(word, "from" | "not" | "than" | "against"));
    !last
}

/// True where another document tells it: one document that gives two values means two things.
fn told_elsewhere(drawn: Option<&Draft<'_>>, draft: &Draft<'_>) -> bool {
    let own: Vec<u32> = drawn.iter().flat_map(|drawn| &drawn.tellers).map(|teller| teller.place.article).collect();
    draft.tellers.iter().any(|teller| !own.contains(&teller.place.article))
}

/// True where one document names two that count: "Vietnamese customs say …, American statistics …".
fn counted_twice(drawn: Option<&Draft<'_>>, draft: &Draft<'_>) -> bool {
    let said = |draft: &Draft<'_>| draft.tellers.iter().find_map(|teller| figure(teller)?.said_by.clone());
    drawn.and_then(said).zip(said(draft)).is_some_and(|(one, other)| !one.eq_ignore_ascii_case(&other))
}

/// True where the text itself says what is measured, of whom and when, and one value of it can be right.
fn is_sure(draft: &Draft<'_>) -> bool {
    let is_dated = |teller: &Teller<'_>| matches!(teller.record.date.grade, Grade::A | Grade::B);
    // The heads of a table say of each cell what it is.
    let is_cell = |teller: &Teller<'_>| figure(teller).is_some_and(|figure| figure.cell.is_some());
    let is_told = |teller: &Teller<'_>| is_cell(teller) || series::Key::cell(teller.record).is_some();
    draft.tellers.iter().any(|teller| is_dated(teller) && is_told(teller))
}
