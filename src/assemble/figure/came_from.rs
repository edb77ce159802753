//! What another amount came from: "fell to 10 % from 25 %", "to A in 2017 from B", and when that was so.

use crate::assemble::cue::{self, Shift};
use crate::assemble::dating::Dated;
use crate::assemble::scene::levels::RANGES;
use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::Class;
use crate::model::{Basis, Metric, Run, Unit, When};
use crate::tag::{WordSet, set, words};

use super::carried::is_ahead;
use super::compared::is_comparison;
use super::draft::Draft;
use super::hedge;
use super::measure::Measure;
use super::said::ISSUES;
use super::shift::{back_in, shifted};
use super::times::Times;

/// Why a level that another one came from has no date.
pub const NO_BASE: &str = "The figure is where another one came from, and the text gives no period for it.";

/// "cut to 10 % from 25 % in May": the duty of before, where the date behind it is that of the act; in "to drop to 3 % from
/// 5 % this year" it is the duty's own.
pub fn is_duty_before(
    scene: &Scene<'_>,
    at: usize,
    measure: &Measure,
    last: Option<&Draft>,
    behind: Option<usize>,
) -> bool {
    let own = behind.is_some_and(|found| scene.timex_words[found].start == scene.quantity_words[at].end);
    let cut = |last: &Draft| last.measure.metric == Some(Metric::Tariff) && last.dated.reading.when.is_some();
    measure.metric == Some(Metric::Tariff) && lead_is_from(scene, at) && !own && last.is_some_and(cut)
}

/// "from 65 to 70 tonnes": what a level told next came from.
pub fn leads_to_next(scene: &Scene<'_>, sentence: &Sentence, at: usize) -> bool {
    let later = sentence.quantities.iter().filter(|next| *next > at);
    let next = later.into_iter().find(|next| scene.words.is(hedge::lead(scene, scene.quantity_words[*next]), "to"));
    let near = |next: usize| {
        let gap = Run::new(scene.quantity_words[at].end, scene.quantity_words[next].start);
        let clear = |word: usize| scene.words.verb(word).is_none() && !scene.words.any(word, set![",", ";", "and"]);
        // "from 104 million to 146 million tonnes".
        let unit = scene.quantity(at).unit.as_str();
        gap.len() <= 10 && gap.all(clear) && (unit == "count" || unit == scene.quantity(next).unit)
    };
    // "ranges from 5 % to 9 %": both at one time.
    let origin = hedge::origin(scene, scene.quantity_words[at]);
    let range = origin.checked_sub(1).is_some_and(|at| scene.words.any(at, RANGES));
    lead_is_from(scene, at) && !range && next.is_some_and(near)
}

/// Of a year's total, that of the year before; else the text does not tell when it was so.
pub fn year_before(level: &Dated) -> Dated {
    let yearly = |when: &&When| {
        when.bounds().is_some_and(|bounds| (360..=370).contains(&(bounds.end - bounds.start).num_days()))
    };
    let before = level.reading.when.as_ref().filter(yearly).and_then(|when| shifted(when, Shift::Years(-1)));
    match before {
        Some(when) => level.derived(Some(when), "assemble/period/from", "from", None),
        None => Dated::unknown(NO_BASE),
    }
}

/// "down from 299 million in its previous forecast", "from the previous forecast of 66 million": what was expected before of
/// the same time.
pub fn expected_before(scene: &Scene<'_>, at: usize) -> bool {
    const OUTLOOKS: &WordSet =
        words!("forecast estimate projection outlook prediction forecasts estimates projections");
    const EARLIER: &WordSet = set!["previous", "earlier", "prior", "last", "former"];
    let words = &scene.words;
    let range = scene.quantity_words[at];
    let said = |at: usize| words.any(at, EARLIER) && words.any(at + 1, OUTLOOKS);
    let lead = hedge::lead(scene, range);
    let behind = words.any(range.end, set!["in", "seen", "projected", "forecast", "expected"])
        || words.verb(range.end).is_none() && words.is(range.end + 1, "in");
    let front = words.is(lead, "of") && said(lead.wrapping_sub(2));
    // "from the previous 129 million".
    let bare = words.any(range.start.wrapping_sub(1), set!["previous"]) && words.is(range.start.wrapping_sub(2), "the");
    // "up from 20.5 million forecast in its December report".
    let issue = |at: usize| words.has(at, Class::Month) && (words.any(at + 1, OUTLOOKS) || words.any(at + 1, ISSUES));
    front || bare || behind && (range.end..range.end + 6).any(|at| said(at) || issue(at))
}

pub fn lead_is_from(scene: &Scene<'_>, at: usize) -> bool {
    scene.words.is(hedge::origin(scene, scene.quantity_words[at]), "from")
}

/// "In the three months to June tea rose to $5 million from $4 million reported last year": in the same months of that year.
pub fn of_last_year(scene: &Scene<'_>, at: usize, level: Option<&Draft>, found: usize) -> Option<Dated> {
    let text = scene.timex(found).span.of(scene.words.text).to_lowercase();
    let level = level.filter(|_| text == "last year" && lead_is_from(scene, at))?;
    let own = level.dated.reading.when.as_ref()?;
    let days = own.bounds().map(|bounds| (bounds.end - bounds.start).num_days())?;
    let when = (20..330).contains(&days).then(|| shifted(own, Shift::Years(-1))).flatten()?;
    Some(level.dated.derived(Some(when), "assemble/period/from", "last year", Some(scene.timex(found).span)))
}

/// "rose to A in 2017 from B": B belongs to the year before; "in the fourth quarter from B in the third": to the
/// quarter named; else to the period that the text compares with, where it has told one.
pub fn came_from(scene: &Scene<'_>, at: usize, level: &Draft, times: &Times) -> Dated {
    let words = &scene.words;
    let amount = scene.quantity_words[at].end;
    // "from $113.1 billion (revised) in the third".
    let note = Some(amount).filter(|open| words.is(*open, "(") && words.is(*open + 2, ")"));
    let end = note.map_or(amount, |open| open + 3);
    let own = level.dated.reading.when.as_ref();
    let derived = |when: When, words: &str| level.dated.derived(Some(when), "assemble/period/from", words, None);
    if let Some(When::Single(date)) = own
        && let Unit::Quarter(year, quarter) = date.unit
        && words.seq(end, "in the")
        && let Some(third) = words.get(end + 2).and_then(|word| word.value(Class::Ordinal))
        && let Ok(told @ 1..=4) = u8::try_from(third)
    {
        let year = if told < quarter { year } else { year - 1 };
        return derived(Unit::Quarter(year, told).into(), "the quarter named behind it");
    }
    // "down from 34 billion, compared to the same period of the previous year".
    let comma = end + usize::from(words.is(end, ","));
    let compared = words.is(comma, "compared") && words.any(comma + 1, set!["to", "with"]);
    let shift = cue::shift_at(words, comma + 2).filter(|_| compared).map(|told| told.shift);
    if let Some(when) = own.zip(shift).and_then(|(own, shift)| shifted(own, shift)) {
        return derived(when, "from");
    }
    if let Some((_, base)) = times.base.as_ref().filter(|(told, _)| Some(told) == own) {
        return derived(base.clone(), "from");
    }
    let gap = Run::new(scene.quantity_words[level.quantity].end, scene.quantity_words[at].start);
    if gap.len() > 9 {
        return Dated::unknown(NO_BASE);
    }
    year_before(&level.dated)
}

/// The time of a level that another one came from, by what the text compares with: "compared with the same month of last year,
/// sales fell from $6 million to $5 million".
pub fn compared_with(scene: &Scene<'_>, sentence: &Sentence, own: &Dated, times: &Times) -> Option<Dated> {
    let when = own.reading.when.as_ref()?;
    let told = times.base.as_ref().filter(|(told, _)| told == when).map(|(_, base)| base.clone());
    let shift = || back_in(scene, sentence.words).and_then(|shift| shifted(when, shift));
    // "in January-March 2018, as compared with January-March 2017, its share fell from 8 % to 6 %".
    let named = || {
        let held = |at: usize| is_comparison(&scene.words, scene.timex_words[at].start, sentence.words.start);
        let found = sentence.timexes.find(|at| held(*at))?;
        let base = scene.timex(found).when.as_ref()?;
        let (own, base_bounds) = when.bounds().zip(base.bounds())?;
        let alike = ((own.end - own.start) - (base_bounds.end - base_bounds.start)).num_days().abs() < 3;
        (alike && base_bounds.end <= own.start).then(|| base.clone())
    };
    shift().or(told).or_else(named).map(|base| own.derived(Some(base), "assemble/period/from", "from", None))
}

/// "fell to 5 % in May from 6 %": the time told before another amount is not its own. "Cut its forecast for 2015 to 4 % from
/// 5.3 %" tells of the same year.
pub fn is_bare_base(
    scene: &Scene<'_>,
    sentence: &Sentence,
    at: usize,
    (rate, found): (bool, Option<usize>),
    drafts: &[Draft],
) -> bool {
    let Some(last) = drafts.last() else { return false };
    let before = |found: usize| scene.timex_words[found].start < scene.quantity_words[last.quantity].start;
    hedge::is_base(scene, scene.quantity_words[at])
        && found.is_none_or(before)
        && !(rate && is_ahead(scene, sentence, at))
}

/// "plans to export 9 million tonnes in October, up from 5 million in September": what it came from has been, whatever the
/// verb says of the plan.
pub fn already(scene: &Scene<'_>, dated: Dated) -> Dated {
    let bounds = |when: &Option<When>| when.as_ref().and_then(When::bounds);
    let ahead = bounds(&dated.reading.when)
        .zip(bounds(&scene.parts.document.date.when))
        .is_some_and(|(told, written)| told.start >= written.end);
    let bare = dated.reading.basis == Basis::Relative;
    let before = dated.reading.when.as_ref().filter(|_| ahead && bare).and_then(|when| shifted(when, Shift::Years(-1)));
    match before {
        Some(when) => dated.derived(Some(when), "assemble/period/from", "the last one before the document", dated.span),
        None => dated,
    }
}
