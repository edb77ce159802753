//! Which quantities are trade figures, and what each measures.

use rust_decimal::Decimal;
use std::ops::Range;

use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::Class;
use crate::model::{Change, Quantity};
use crate::tag::{WordSet, set};

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
    "t", "kg", "g", "bbl", "m3", "L", "l", "MWh", "GWh", "TWh", "kWh", "MW", "GW", "kW", "bu", "[lb_av]", "lb", "oz",
    "toe", "gal", "[oz_tr]", "Mt", "kt", "lt", "st", "ha", "TEU", "teu", "MMBtu", "ft3", "BTU",
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
    if unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase()) && unit != "TWh" && unit != "TEU" {
        return Some(Sort::Money);
    }
    TRADED_UNITS.contains(&unit).then_some(Sort::Physical)
}

const FALLS: &WordSet = set![
    "fell",
    "fall",
    "falls",
    "fallen",
    "falling",
    "declined",
    "decline",
    "declines",
    "decreased",
    "decrease",
    "dropped",
    "drop",
    "drops",
    "slid",
    "slide",
    "slipped",
    "sank",
    "shrank",
    "shrunk",
    "shrink",
    "plunged",
    "plunge",
    "slumped",
    "slump",
    "tumbled",
    "down",
    "lower",
    "reduced",
    "cut",
    "cuts",
    "contraction",
    "contracted",
    "narrowed",
    "collapsed",
    "plummeted",
    "dipped",
    "shed",
    "lost",
    "lose",
    "loss",
    "reduction",
    "off",
    "retreated",
    "eased",
    "weakened",
];
const RISES: &WordSet = set![
    "rose",
    "rise",
    "rises",
    "risen",
    "rising",
    "grew",
    "grow",
    "grows",
    "grown",
    "growth",
    "growing",
    "increased",
    "increase",
    "increases",
    "jumped",
    "jump",
    "climbed",
    "surged",
    "surge",
    "soared",
    "up",
    "gained",
    "gain",
    "expanded",
    "swelled",
    "advanced",
    "jumps",
    "higher",
    "doubled",
    "widened",
    "went",
    "leapt",
    "rallied",
    "strengthened",
    "gone",
];

/// Up or down by the words around a percentage; `None` where nothing says that it is a change.
fn change(scene: &Scene<'_>, sentence: &Sentence, quantity: &Quantity, range: &Range<usize>) -> Option<bool> {
    let words = &scene.words;
    for ahead in range.end..range.end + 2 {
        if words.any(
            ahead,
            set![
                "less",
                "lower",
                "below",
                "down",
                "fewer",
                "narrower",
                "smaller",
                "cheaper",
                "drop",
                "fall",
                "decline",
                "decrease",
                "cut",
                "reduction",
                "weaker",
            ],
        ) {
            return Some(true);
        }
        if words.any(
            ahead,
            set![
                "more", "higher", "above", "up", "increase", "rise", "growth", "larger", "bigger", "jump", "gain",
                "dearer", "stronger",
            ],
        ) {
            return Some(false);
        }
        if !words.any(ahead, set!["point", "points", "-", "a"]) {
            break;
        }
    }
    let start = range.start.saturating_sub(6).max(sentence.words.start);
    // "fell to 8 %" tells a level.
    let lead = hedge_start(scene, range.start, start);
    if lead > start
        && words.any(lead - 1, set!["to", "from", "at", "of"])
        && !words.any(lead.saturating_sub(2), FALLS) | words.any(lead - 1, set!["to", "from", "at"])
    {
        let noun = lead.checked_sub(2).is_some_and(|at| {
            words.any(
                at,
                set!["increase", "rise", "growth", "drop", "fall", "decline", "decrease", "reduction", "jump", "gain"],
            )
        });
        if !(words.is(lead - 1, "of") && noun) {
            return None;
        }
    }
    for at in (start..range.start).rev() {
        if words.any(at, set![",", ";", ":", "("])
            && at + 1 < range.start
            && !words.any(at + 1, set!["up", "down", "a", "an"])
        {
            break;
        }
        if words.any(at, FALLS) || words.has(at, Class::Fall) {
            return Some(true);
        }
        if words.any(at, RISES) || words.has(at, Class::Rise) {
            return Some(false);
        }
    }
    match quantity.change {
        Change::Up => Some(false),
        Change::Down => Some(true),
        _ => None,
    }
}

/// The first of the hedge words in front of an amount ("almost", "more than").
fn hedge_start(scene: &Scene<'_>, start: usize, stop: usize) -> usize {
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
            let (metric, negative) = percent(scene, sentence, quantity, &range, named, cues)?;
            (Some(metric), negative)
        }
        Sort::Points => {
            let negative = change(scene, sentence, quantity, &range)?;
            (Some(Metric::Change), negative)
        }
        Sort::Money => money(scene, quantity, &range, named),
        Sort::Physical
            if scene.words.is(range.start.wrapping_sub(1), "by")
                && change(scene, sentence, quantity, &range).is_some() =>
        {
            (Some(Metric::Change), change(scene, sentence, quantity, &range) == Some(true))
        }
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

fn money(scene: &Scene<'_>, quantity: &Quantity, range: &Range<usize>, cue: Option<&Cue>) -> (Option<Metric>, bool) {
    let words = &scene.words;
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
    // "cut the bill by $1 billion", "up by $50,000": an amount of change.
    if range.start.checked_sub(1).is_some_and(|before| words.is(before, "by"))
        && !matches!(cue.metric, Metric::Loan | Metric::Aid)
    {
        return (None, false);
    }
    match cue.metric {
        Metric::Tariff | Metric::Quota | Metric::Production if !cue.verb || cue.metric == Metric::Tariff => {
            (if cue.metric == Metric::Production { Some(Metric::Production) } else { None }, false)
        }
        metric => (Some(metric), cue.negative),
    }
}

fn percent(
    scene: &Scene<'_>,
    sentence: &Sentence,
    quantity: &Quantity,
    range: &Range<usize>,
    cue: Option<&Cue>,
    cues: &[Cue],
) -> Option<(Metric, bool)> {
    let words = &scene.words;
    let end = range.end;
    let adjectival =
        cues.iter().find(|cue| cue.metric == Metric::Tariff && cue.words.start >= end && cue.words.start <= end + 3);
    if adjectival.is_some_and(|cue| {
        (end..cue.words.start).all(|at| {
            words.has(at, Class::Word)
                && !words.has(at, Class::Preposition)
                && words.verb(at).is_none()
                && !words.any(at, set!["of", "a", "the"])
        })
    }) {
        return Some((Metric::Tariff, false));
    }
    let before = range.start.saturating_sub(5).max(sentence.words.start)..range.start;
    let of = words.is(end, "of") || (words.is(end, ",") && words.is(end + 1, "of"));
    let shares = before.clone().any(|at| {
        words.seq(at, "accounted for")
            || words.seq(at, "accounting for")
            || words.seq(at, "accounts for")
            || words.seq(at, "account for")
            || words.seq(at, "made up")
            || words.seq(at, "make up")
            || words.seq(at, "makes up")
            || words.seq(at, "share of")
    });
    let share_noun = words.is(end, "share") || words.is(end + 1, "share");
    let whole = words.is(sentence.words.start, "of") || words.any(end, set!["consisted", "comprised"]);
    if (of && !words.seq(end, "of duty")) || shares || share_noun || whole {
        return Some((Metric::Share, false));
    }
    if let Some(negative) = change(scene, sentence, quantity, range) {
        return Some((Metric::Change, negative));
    }
    let tariff = cues.iter().any(|cue| cue.metric == Metric::Tariff)
        || (before.start.saturating_sub(6)..end + 5).any(|at| words.any(at, set!["rates", "duty", "levy", "tariff"]));
    if tariff {
        return Some((Metric::Tariff, false));
    }
    let ratio = words.seq(end, "in") && words.any(end + 2, set!["containers"]);
    if ratio {
        return Some((Metric::Share, false));
    }
    // A second level of a share or tariff told before: the caller inherits.
    let elliptic = cue.is_none_or(|cue| cue.metric == Metric::Quota) && sentence.quantities.len() <= 2;
    elliptic.then_some((Metric::Share, false))
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
