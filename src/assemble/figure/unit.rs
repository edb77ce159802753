//! Units that are told elsewhere: "from 77 million to 100 million tonnes", "gas a day", "annual trade".

use rust_decimal::Decimal;

use crate::assemble::scene::words::Words;
use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::{Class, currencies};
use crate::model::{Figure, Quantity, Run};
use crate::tag::{WordSet, set, words};

use super::draft::Draft;
use super::measure::Measure;
use super::sides::around::Discourse;
use super::sort::{self, Sort};

/// What stands behind an amount without a unit of its own.
const BEHIND_BARE: &WordSet = words!("in by from the , . ( to a that of more so");

/// The unit of a bare number: that of the figure it is told beside.
#[must_use]
pub fn units(
    scene: &Scene<'_>,
    sentence: &Sentence,
    quantity: &Quantity,
    range: Run,
    drafts: &[Draft],
    discourse: &Discourse,
) -> (String, Option<String>) {
    let own = (quantity.unit.clone(), quantity.per.clone());
    let words = &scene.words;
    let counts = sort::of(quantity) == Some(Sort::Count);
    if !counts || !is_bare(words, quantity, range) || scene.mention_at(range.end).is_some() {
        return own;
    }
    if drafts.last().is_some_and(|last| is_percent_too(scene, quantity, range, last)) {
        return ("%".to_owned(), None);
    }
    let scaled = range.any(|at| words.any(at, set!["million", "billion", "thousand"]))
        || quantity.value >= Decimal::from(1000)
        || words.is(range.end, "the");
    if !scaled {
        return own;
    }
    let physical =
        |unit: &str| sort::of(&Quantity { unit: unit.to_owned(), ..quantity.clone() }) == Some(Sort::Physical);
    let level = level_before(words, range, drafts);
    if let Some(last) = level.filter(|last| physical(&last.unit) || measure_is_money(&last.measure)) {
        return (last.unit.clone(), last.per.clone());
    }
    // "from 77 million to 100 million tonnes a year": the unit stands behind.
    let next = sentence
        .quantities
        .iter()
        .map(|at| (scene.quantity(at), scene.quantity_words[at]))
        .find(|(_, words)| words.start >= range.end);
    // "169,000 of a promised 500,000 tons".
    let part = words.is(range.end, "of") && words.any(range.end + 1, set!["a", "the"]);
    if let Some((next, at)) = next
        && physical(&next.unit)
        && at.start <= range.end + 4
        && (part || words.any(range.end, set!["to", "and", "or", "-"]))
    {
        return (next.unit.clone(), next.per.clone());
    }
    let told = Some(discourse).filter(|_| drafts.is_empty());
    if let Some(unit) = currency(scene, sentence, quantity, (range, next.map(|(next, _)| next)), told) {
        return (unit, None);
    }
    if drafts.is_empty()
        && physical(&discourse.unit)
        && discourse.paragraph == sentence.paragraph
        && words.any(range.end, set!["by", "in", "that", "the", "from"])
    {
        return (discourse.unit.clone(), discourse.per.clone());
    }
    own
}

/// True for a number that nothing counts.
fn is_bare(words: &Words<'_>, quantity: &Quantity, range: Run) -> bool {
    // "a 181 million crown surplus in January and a 1.5 billion deficit".
    let balance = words.any(range.end, set!["deficit", "surplus", "gap", "shortfall"]);
    let unsaid = quantity.surface_unit.is_empty() || quantity.surface_unit == "-";
    // "over seven times the May figure".
    let times = words.is(range.end, "times") || words.is(range.end.wrapping_sub(1), "times");
    !times && (unsaid || words.any(range.end, BEHIND_BARE) || balance)
}

/// "Poland (12.2 per cent), Russia (12.0)", "exports up 6.6 %, imports by 13.1": a percentage like the one before it.
fn is_percent_too(scene: &Scene<'_>, quantity: &Quantity, range: Run, last: &Draft) -> bool {
    let words = &scene.words;
    let in_bracket = |range: Run| words.is(range.start.wrapping_sub(1), "(") && words.is(range.end, ")");
    let listed = in_bracket(range) && in_bracket(scene.quantity_words[last.quantity]);
    let small = quantity.value < Decimal::from(1000) && range.len() == 1;
    let by = words.is(range.start.wrapping_sub(1), "by") && words.has(range.start.wrapping_sub(2), Class::Metric);
    last.unit == "%" && (listed || small && by)
}

/// "shipped 5 million tonnes, down 35 percent, and 61 million so far this year": the figure that a bare number goes on from.
fn level_before<'d>(words: &Words<'_>, range: Run, drafts: &'d [Draft]) -> Option<&'d Draft> {
    let so_far = words.seq(range.end, "so far") || words.has(range.start.wrapping_sub(1), Class::Metric);
    drafts.iter().rev().find(|last| !so_far || last.measure.sort != Sort::Percent)
}

/// "Its imports fell 11 % to 40 billion, with a surplus of $4 billion": the money of the next sum; "Imports rose to 13.9
/// billion", behind what was told in crowns.
fn currency(
    scene: &Scene<'_>,
    sentence: &Sentence,
    quantity: &Quantity,
    (range, next): (Run, Option<&Quantity>),
    told: Option<&Discourse>,
) -> Option<String> {
    let words = &scene.words;
    let money = |unit: &str| sort::of(&Quantity { unit: unit.to_owned(), ..quantity.clone() }) == Some(Sort::Money);
    let scale = words.any(range.end.wrapping_sub(1), set!["billion", "trillion", "bn"]);
    let measured = sentence.words.any(|at| words.has(at, crate::lexicon::Class::Metric));
    let near = |told: &&Discourse| sentence.paragraph.saturating_sub(told.paragraph) <= 1;
    let next = next.map(|next| next.unit.as_str()).filter(|unit| money(unit));
    let before = told.filter(near).map(|told| told.unit.as_str()).filter(|unit| money(unit));
    next.or(before).filter(|_| scale && measured).map(str::to_owned)
}

/// "80 US cents a pound", "3 billion kWh": in the units that records have, the whole one of its money and megawatt hours; an
/// ounce of gold is a troy ounce.
pub fn settle(figure: &mut Figure) {
    const PRECIOUS: [&str; 5] = ["gold", "silver", "platinum", "palladium", "bullion"];
    let precious = figure.commodity.as_ref().is_some_and(|good| PRECIOUS.contains(&good.name.as_str()));
    for unit in figure.per.iter_mut().chain([&mut figure.unit]).filter(|unit| precious && *unit == "[oz_av]") {
        "[oz_tr]".clone_into(unit);
    }
    let (unit, factor) = match figure.unit.as_str() {
        "kWh" => ("MWh", Decimal::new(1, 3)),
        "GWh" => ("MWh", Decimal::from(1_000)),
        "TWh" => ("MWh", Decimal::from(1_000_000)),
        code => {
            let own = currencies().index(code).and_then(|at| currencies().all.get(at));
            let Some((whole, parts)) = own.and_then(|own| Some((own.of?, own.hundredths))) else { return };
            (whole, Decimal::ONE / Decimal::from(parts))
        }
    };
    let scaled = |value: Decimal| (value * factor).normalize();
    figure.value = scaled(figure.value);
    figure.range = figure.range.map(|(low, high)| (scaled(low), scaled(high)));
    if let Some(change) = figure.change.as_mut() {
        change.base_value = change.base_value.map(scaled);
    }
    unit.clone_into(&mut figure.unit);
}

/// True for amounts of money.
#[must_use]
pub fn measure_is_money(measure: &Measure) -> bool {
    measure.sort == Sort::Money
}

/// The rate told around an amount: "gas a day", "a year", "in annual trade".
#[must_use]
pub fn rate(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> Option<String> {
    let words = &scene.words;
    let stop = (range.end + 6).min(sentence.words.end);
    if (range.end..stop.min(range.end + 3)).any(|at| words.is(at, "annual"))
        || words.is(range.start.saturating_sub(1), "annual")
    {
        return Some("year".to_owned());
    }
    // "daily average exports rose to $2 billion".
    let clause = sentence.segment_of(range.start);
    let daily = |at: usize| {
        words.seq(at, "daily average")
            || words.seq(at, "average daily")
            || words.is(at, "daily") && words.has(at + 1, crate::lexicon::Class::Metric)
    };
    if (clause.start.min(range.start)..range.start).rev().take(9).any(daily) {
        return Some("day".to_owned());
    }
    for at in range.end..stop {
        if words.is_mark(at) || words.verb(at).is_some() || words.has(at, crate::lexicon::Class::Number) {
            return None;
        }
        let unit = words.str(at + 1).to_ascii_lowercase();
        let ends = !words.any(at + 2, set!["earlier", "before", "ago", "later", "after", "old"]);
        if words.any(at, set!["a", "per", "each", "every"])
            && matches!(unit.as_str(), "year" | "day" | "month" | "week" | "hour")
            && ends
        {
            return Some(unit);
        }
        if words.is(at, "annually") {
            return Some("year".to_owned());
        }
    }
    None
}
