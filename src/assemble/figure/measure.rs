//! Which quantities are trade figures, and what each measures.

use rust_decimal::Decimal;
use std::ops::Range;

use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::Class;
use crate::model::Quantity;
use crate::tag::{WordSet, set};

use super::{delta, percent};
use super::metric::{Cue, Metric};
use super::good::good_at;

/// The broad kind of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A currency.
    Money,
    /// Per cent.
    Percent,
    /// Percentage or basis points.
    Points,
    /// Tonnes, barrels, cubic metres, megawatts.
    Physical,
    /// Things counted.
    Count,
}

/// What a quantity measures before states and dates are looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// The kind of its unit.
    pub sort: Sort,
    /// Index of the metric word it belongs to.
    pub cue: Option<usize>,
    /// What it measures; `None` where the text does not say.
    pub metric: Option<Metric>,
    /// A decline or a deficit.
    pub negative: bool,
}

const TRADED_UNITS: &[&str] = &[
    "t", "kg", "g", "Gt", "q", "[lb_av]", "[oz_av]", "[oz_tr]", "[ston_av]", "[lton_av]", "[scwt_av]", "[car_m]", "dwt",
    "[gt]", "bbl", "boe", "toe", "m3", "L", "hL", "[gal_us]", "[bu_us]", "[cft_i]", "har", "[acr_us]", "kW", "MW", "GW",
    "TW", "kWh", "MWh", "GWh", "TWh", "GJ", "PJ", "MMBtu", "[Btu]", "therm", "TEU", "FEU",
];

/// The kind of a quantity's unit; `None` for lengths, temperatures, ages.
#[must_use]
pub fn sort(quantity: &Quantity) -> Option<Sort> {
    let unit = quantity.unit.as_str();
    if unit == "%" {
        return Some(Sort::Percent);
    }
    if matches!(unit, "pp" | "bp") {
        return Some(Sort::Points);
    }
    if matches!(unit, "count" | "" | "-" | "1") {
        return Some(Sort::Count);
    }
    if unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase()) && !matches!(unit, "TEU" | "FEU") {
        return Some(Sort::Money);
    }
    TRADED_UNITS.contains(&unit).then_some(Sort::Physical)
}

/// The first of the hedge words in front of an amount ("almost", "more than").
pub(super) fn hedge_start(scene: &Scene<'_>, start: usize, stop: usize) -> usize {
    let words = &scene.words;
    let mut at = start;
    while at > stop
        && words.any(
            at - 1,
            set![
                "almost",
                "about",
                "around",
                "nearly",
                "some",
                "roughly",
                "more",
                "than",
                "less",
                "over",
                "under",
                "just",
                "only",
                "a",
                "an",
                "the",
                "mere",
                "record",
                "at",
                "least",
                "up",
                "close",
                "above",
                "below",
                "approximately",
                "estimated",
                "perhaps",
                "well",
            ],
        )
    {
        // "at about 8 %" and "up 8 %" keep their leading word for the caller.
        if words.any(at - 1, set!["at", "up"]) && !words.any(at, set!["least", "to"]) {
            break;
        }
        at -= 1;
    }
    at
}

/// Decides whether a quantity is a trade figure and what it measures.
#[must_use]
pub fn measure(scene: &Scene<'_>, sentence: &Sentence, at: usize, cues: &[Cue]) -> Option<Measure> {
    let quantity = scene.quantity(at);
    let range = scene.quantity_words[at].clone();
    if scene.is_dated(range.start) && range.len() == 1 {
        return None;
    }
    let sort = sort(quantity)?;
    let cue = link(scene, sentence, &range, cues)
        .filter(|found| sort != Sort::Percent || cues.get(*found).is_none_or(|cue| cue.metric != Metric::Quota));
    let named = cue.and_then(|found| cues.get(found));
    let (metric, negative) = match sort {
        Sort::Percent => {
            let (metric, negative) = percent::of(scene, sentence, quantity, &range, cue, cues)?;
            (Some(metric), negative)
        }
        Sort::Points => {
            let negative = percent::change(scene, sentence, quantity, &range)?;
            (Some(Metric::Change), negative)
        }
        Sort::Money | Sort::Physical if let Some(negative) = delta::of(scene, sentence, &range, sort) => {
            (Some(Metric::Change), negative)
        }
        Sort::Money => money(quantity, named),
        Sort::Physical => (
            named
                .map(|cue| cue.metric)
                .filter(|metric| !matches!(metric, Metric::Price | Metric::Balance | Metric::Tariff | Metric::Trade)),
            false,
        ),
        Sort::Count => {
            counted(scene, quantity, &range)?;
            let flow = named
                .map(|cue| cue.metric)
                .filter(|metric| matches!(metric, Metric::Exports | Metric::Imports | Metric::Production));
            (Some(flow?), false)
        }
    };
    Some(Measure { sort, cue, metric, negative })
}

/// A traded good counted: "2.65 million vehicles". People, ships and documents are not traded.
fn counted(scene: &Scene<'_>, quantity: &Quantity, range: &Range<usize>) -> Option<()> {
    let words = &scene.words;
    if words.any(range.end, set!["fewer", "more", "-", "%"]) {
        return None;
    }
    let noun = (range.start..range.end + 2).any(|at| {
        good_at(scene, at).is_some() || words.any(at, set!["units", "bags", "containers", "vehicles", "cars"])
    });
    let large = quantity.value >= rust_decimal::Decimal::from(100_000) && !words.has(range.end, Class::Capital);
    let bare =
        words.any(range.end, set!["a", "in", "per", "of", "the", ",", ".", "this", "last", "to", "and", "for", "from"]);
    (noun || (large && bare)).then_some(())
}

fn money(quantity: &Quantity, cue: Option<&Cue>) -> (Option<Metric>, bool) {
    let unit_price = quantity.per.as_deref().is_some_and(|per| {
        TRADED_UNITS.contains(&per)
            || !matches!(
                per,
                "year" | "day" | "month" | "week" | "hour" | "minute" | "second" | "quarter" | "capita" | "person"
            )
    });
    let Some(cue) = cue else { return (unit_price.then_some(Metric::Price), false) };
    if unit_price {
        return (Some(if cue.metric == Metric::Tariff { Metric::Tariff } else { Metric::Price }), false);
    }
    match cue.metric {
        Metric::Tariff | Metric::Quota | Metric::Production if !cue.verb || cue.metric == Metric::Tariff => {
            (if cue.metric == Metric::Production { Some(Metric::Production) } else { None }, false)
        }
        metric => (Some(metric), cue.negative),
    }
}

/// The metric word that an amount belongs to: right behind it ("a 35 % tariff", "$6 billion of imports"), else the
/// nearest in front of it, its own clause first, else the nearest behind it in its clause.
fn link(scene: &Scene<'_>, sentence: &Sentence, range: &Range<usize>, cues: &[Cue]) -> Option<usize> {
    let words = &scene.words;
    let behind = cues.iter().position(|cue| cue.words.start >= range.end);
    if let Some(at) = behind
        && let Some(cue) = cues.get(at)
    {
        let mut start = range.end;
        if words.any(start, set!["a", "an", "per"])
            && words.has(start + 1, Class::Word)
            && words.has(start + 1, Class::TimeUnit)
        {
            start += 2;
        }
        let between = start..cue.words.start.max(start);
        let clear = between.len() <= 5
            && between.clone().all(|word| {
                (words.has(word, Class::Word) || words.any(word, set!["-", ".", "'", "’"]))
                    && words.verb(word).is_none()
                    && !words.has(word, Class::Number)
            });
        let led = between.is_empty() || words.any(start, set!["of", "in", "worth", "as"]);
        let adjectives = between.clone().all(|word| {
            !words.has(word, Class::Preposition)
                && !words.has(word, Class::Determiner)
                && !words.any(word, set!["and", "or"])
        });
        if clear && (led || adjectives) && !cue.verb {
            return Some(at);
        }
    }
    let home = sentence.segment_of(range.start);
    let before = cues.iter().rposition(|cue| cue.words.end <= range.start && home.contains(&cue.words.start));
    let earlier = cues.iter().rposition(|cue| cue.words.end <= range.start);
    // A condition or purpose in between may hold the nearer word; an own clause's word wins.
    before.or(earlier).or_else(|| {
        behind.filter(|at| {
            cues.get(*at).is_some_and(|cue| home.contains(&cue.words.start) && cue.words.start - range.end <= 14)
        })
    })
}

/// The word in front of an amount and its hedges.
#[must_use]
pub fn lead(scene: &Scene<'_>, range: &Range<usize>) -> usize {
    const HEDGES: &WordSet = set![
        "about", "some", "just", "only", "a", "the", "mere", "around", "nearly", "almost", "over", "above", "more",
        "than", "less", "record",
    ];
    let mut at = range.start.saturating_sub(1);
    while at > 0 && scene.words.any(at, HEDGES) {
        at -= 1;
    }
    at
}

/// An amount with the sign of its direction.
#[must_use]
pub fn signed(value: Decimal, negative: bool) -> Decimal {
    if negative { -value.abs() } else { value }
}
