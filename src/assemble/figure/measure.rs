//! Which quantities are trade figures, and what each measures.

use rust_decimal::Decimal;

use crate::assemble::scene::words::Words;
use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::Class;
use crate::model::{Quantity, Run};
use crate::tag::{WordSet, set, words};

use super::goods::good_at;
use super::metric::Cue;
use super::own::{self, Own};
use super::sides::frame::Frame;
use super::sort::{self, Sort, TRADED_UNITS};
use super::{delta, hedge, percent};
use crate::model::Metric;

/// What goods are packed in, each counted.
const PACKS: &WordSet = words!("bags bales sacks cases boxes cartons bottles drums");

/// What stands behind an amount in place of a noun.
const NO_NOUN: &WordSet = words!("a in per of the , . this last to and for from");

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
    /// True where a verb tells what somebody does: "will sell".
    pub acted: bool,
    /// True where its own phrase names what is no metric: "4 million in import duties".
    pub other: bool,
}

/// Decides whether a quantity is a trade figure and what it measures; `before` is what the figures before it were of.
#[must_use]
pub fn measure(
    scene: &Scene<'_>,
    sentence: &Sentence,
    at: usize,
    cues: &[Cue],
    before: Option<&Frame>,
) -> Option<Measure> {
    let quantity = scene.quantity(at);
    let range = scene.quantity_words[at];
    if is_no_figure(scene, quantity, range) {
        return None;
    }
    let sort = sort::of(quantity)?;
    // Without a metric told or carried on there is nothing to settle.
    let own = match sort {
        // "below a consensus of $9 million": of what is told before.
        _ if hedge::expected(scene, range) => Own::Open,
        Sort::Money | Sort::Physical if !cues.is_empty() || before.is_some() => {
            own::of(scene, sentence, quantity.span, cues, sort)
        }
        Sort::Count if !cues.is_empty() => own::of(scene, sentence, quantity.span, cues, sort),
        _ => Own::Open,
    };
    // "exports were around $639 million and imports $628 million": the noun right in front of it.
    let beside = cues.iter().position(|cue| cue.words.end == range.start && !cue.verb);
    let paired = respective(scene, sentence, range, cues).or_else(|| part_of(scene, sentence, range, cues, sort));
    let rated = sort == Sort::Money && quantity.per.is_some();
    let levied = Some(range).filter(|_| rated).and_then(|range| duty_on(scene, sentence, range, cues));
    let cue = match own {
        _ if levied.is_some() => levied,
        _ if paired.is_some() => paired,
        _ if beside.is_some() && matches!(sort, Sort::Money | Sort::Physical) => beside,
        Own::Cue(cue) => Some(cue),
        Own::Other => None,
        Own::Open => link(scene, sentence, range, cues),
    };
    let quota = |found: &usize| cues.get(*found).is_some_and(|cue| cue.metric == Metric::Quota);
    let cue = cue.filter(|found| sort != Sort::Percent || !quota(found));
    // "the yen touched 79.75" is a price, "trade touched $50 billion" none.
    let large = quantity.value.abs() >= Decimal::from(100_000);
    let touched =
        |found: &usize| large && cues.get(*found).is_some_and(|cue| scene.words.is(cue.words.start, "touched"));
    let noun = |found: usize| (0..found).rfind(|at| cues.get(*at).is_some_and(|cue| !cue.verb)).unwrap_or(found);
    let cue = cue.map(|found| if touched(&found) { noun(found) } else { found });
    let named = cue.and_then(|found| cues.get(found));
    let (metric, negative) = match sort {
        Sort::Percent => percent::of(scene, sentence, quantity, range, cue, cues).map(|(of, down)| (Some(of), down))?,
        Sort::Points => (Some(Metric::Change), percent::change(scene, sentence, quantity, range)?),
        Sort::Money | Sort::Physical if let Some(negative) = signed_flow(scene, range, named) => {
            (Some(Metric::Change), negative)
        }
        Sort::Money | Sort::Physical if let Some(negative) = moved(scene, sentence, quantity, range, sort) => {
            (Some(Metric::Change), negative)
        }
        Sort::Count
            if scene.words.any(range.end, PACKS)
                && let Some(negative) = moved(scene, sentence, quantity, range, sort) =>
        {
            (Some(Metric::Change), negative)
        }
        Sort::Money if named.is_none_or(|cue| cue.metric == Metric::Tariff) && collected(scene, sentence, range) => {
            (Some(Metric::Revenue), false)
        }
        Sort::Money => money(scene, range, quantity, named),
        // "demand growth slowed to 1 million barrels a day", "growth in demand of 2 million barrels a day".
        Sort::Physical if named.is_some_and(|cue| is_growth_of(&scene.words, cue.words)) => {
            (Some(Metric::Change), false)
        }
        // "a 51,000 tonnes deficit".
        Sort::Physical => (weighed(scene, quantity, named), scene.words.any(range.end, set!["deficit", "shortfall"])),
        Sort::Count if counted(scene, quantity, range).is_none() => return None,
        // Beasts are counted as goods are weighed, also where no flow is named.
        Sort::Count if scene.words.is(range.end, "head") => (counted_flow(named), false),
        Sort::Count if scene.words.any(range.end.wrapping_sub(1), PACKS) || scene.words.any(range.end, PACKS) => {
            (counted_flow(named), false)
        }
        Sort::Count => (Some(counted_flow(named)?), false),
    };
    let acted = cue.and_then(|found| cues.get(found)).is_some_and(|cue| cue.verb);
    Some(Measure { sort, cue, metric, negative, acted, other: own == Own::Other })
}

/// "an increase in exports (+208 million)": how far a flow moved; a balance has its sign by itself.
fn signed_flow(scene: &Scene<'_>, range: Run, named: Option<&Cue>) -> Option<bool> {
    let words = &scene.words;
    let flow = named.is_some_and(|cue| matches!(cue.metric, Metric::Exports | Metric::Imports));
    let sign =
        if words.any(range.start, set!["+", "-", "−", "–"]) { range.start } else { range.start.wrapping_sub(1) };
    let stands = flow && words.is(sign.wrapping_sub(1), "(") && words.any(range.end, set![")", ";", ","]);
    let minus = words.any(sign, set!["-", "−", "–"]);
    (stands && (minus || words.is(sign, "+"))).then_some(minus)
}

/// "The rate of duty on imports from Peru ranges from $102 per tonne".
fn duty_on(scene: &Scene<'_>, sentence: &Sentence, range: Run, cues: &[Cue]) -> Option<usize> {
    let clause = sentence.segment_of(range.start);
    let duty = |cue: &Cue| cue.metric == Metric::Tariff && cue.words.start >= clause.start;
    cues.iter().rposition(|cue| duty(cue) && cue.words.end <= range.start && scene.words.is(cue.words.end, "on"))
}

/// "demand growth", "growth in global demand".
fn is_growth_of(words: &Words<'_>, cue: Run) -> bool {
    let before = (cue.start.saturating_sub(3)..cue.start).find(|at| words.is(*at, "growth"));
    words.is(cue.end, "growth") || before.is_some_and(|at| words.any(at + 1, set!["in", "of"]))
}

/// A date, a rate of exchange, a limit of worth, what is denied, and what one pack holds are no figures.
fn is_no_figure(scene: &Scene<'_>, quantity: &Quantity, range: Run) -> bool {
    let small = quantity.value.abs() < Decimal::from(100_000);
    let limit = small && sort::of(quantity) == Some(Sort::Money) && is_limit(scene, range);
    // "€39m, not €45m".
    let denied = scene.words.is(range.start.wrapping_sub(1), "not") && scene.words.is(range.start.wrapping_sub(2), ",");
    // "1.2 million 60-kg bags": what one of them holds.
    let holds = sort::of(quantity) == Some(Sort::Physical) && scene.words.any(range.end, PACKS);
    let pack = holds && (scene.words.is(range.start + 1, "-") || quantity.value <= Decimal::from(100));
    // "150,000-tonne cargoes", "cargoes of about 60,000 tonnes": how much one of them holds.
    const HOLDS: &WordSet = words!("cargo cargoes vessel vessels ship ships carriers bulkers trucks");
    let of = hedge::lead(scene, range);
    let cargo =
        words_beside(scene, range.end, HOLDS) || scene.words.is(of, "of") && scene.words.any(of.wrapping_sub(1), HOLDS);
    let pack = pack || cargo && sort::of(quantity) == Some(Sort::Physical) && quantity.value <= Decimal::from(500_000);
    let date = scene.is_dated(range.start) && range.len() == 1;
    pack || date || is_exchanged(scene, range) || limit || denied
}

/// True where one of the words stands right behind an amount, as "-tonne cargoes" does.
fn words_beside(scene: &Scene<'_>, end: usize, words: &WordSet) -> bool {
    scene.words.any(end, words) || scene.words.is(end, "-") && scene.words.any(end + 1, words)
}

/// "exports and imports rose by 8 % (to $9 million) and 6 % (to $7 million) respectively": the first level is of the
/// first of two flows, the second of the second.
fn respective(scene: &Scene<'_>, sentence: &Sentence, range: Run, cues: &[Cue]) -> Option<usize> {
    let words = &scene.words;
    let says = sentence.words.find(|at| words.is(*at, "respectively"))?;
    let joined = |pair: &[Cue]| match pair {
        [one, two] => {
            let gap = Run::new(one.words.end, two.words.start);
            !one.verb && !two.verb && one.metric != two.metric && gap.len() <= 3 && gap.any(|at| words.is(at, "and"))
        }
        _ => false,
    };
    let first = cues.windows(2).position(joined)?;
    let start = cues.get(first + 1)?.words.end;
    let level = |at: &usize| {
        let own = scene.quantity_words[*at];
        let sort = sort::of(scene.quantity(*at));
        (start..says).contains(&own.start) && matches!(sort, Some(Sort::Money | Sort::Physical | Sort::Count))
    };
    let levels: Vec<usize> = sentence.quantities.iter().filter(level).collect();
    let place = levels.iter().position(|at| scene.quantity_words[*at] == range)?;
    (levels.len() == 2).then_some(first + place)
}

/// "accounted for $4 million (56 %) of total exports": the flow that a sum is a part of.
fn part_of(scene: &Scene<'_>, sentence: &Sentence, range: Run, cues: &[Cue], sort: Sort) -> Option<usize> {
    let words = &scene.words;
    let front = Run::new(range.start.saturating_sub(8).max(sentence.words.start), range.start);
    if sort != Sort::Money || !front.any(|at| hedge::accounts(scene, at)) {
        return None;
    }
    let of = (range.end..range.end + 8).find(|at| words.is(*at, "of"))?;
    cues.iter().position(|cue| {
        let flow = matches!(cue.metric, Metric::Exports | Metric::Imports);
        flow && !cue.verb && (of + 1..of + 4).contains(&cue.words.start)
    })
}

/// What a state collects.
const DUES: &WordSet = words!("duties duty taxes tax levies royalties tariffs revenue revenues");

/// "collected $3 million in import duties".
fn collected(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> bool {
    let words = &scene.words;
    let front = range.start.saturating_sub(6).max(sentence.words.start)..range.start;
    let verb = front.into_iter().any(|at| words.any(at, set!["collected", "collects", "collect", "raised", "earned"]));
    verb && words.is(range.end, "in") && (range.end + 1..range.end + 5).any(|at| words.any(at, DUES))
}

/// "goods valued under $800 (€704)", "the EU's €150 exemption": from which worth on something holds.
fn is_limit(scene: &Scene<'_>, range: Run) -> bool {
    let words = &scene.words;
    let twin = words.is(range.end, "(") && scene.amount_over(range.end + 1).is_some();
    let end = if twin {
        (range.end..range.end + 6).find(|at| words.is(*at, ")")).map_or(range.end, |at| at + 1)
    } else {
        range.end
    };
    let within = words.is(range.start.wrapping_sub(1), "(");
    let end = if within && words.is(end, ")") { end + 1 } else { end };
    let named = words.any(end, set!["exemption", "threshold", "limit", "allowance"]);
    let bound = |at: usize| {
        words.any(at, set!["under", "below", "over", "above"])
            && words.any(at.wrapping_sub(1), set!["valued", "worth", "costing", "priced"])
    };
    named || bound(range.start.wrapping_sub(1))
}

/// "($1 = 6.40 yuan)": what one currency is in another, told for the reader's sake.
fn is_exchanged(scene: &Scene<'_>, range: Run) -> bool {
    scene.words.is(range.end, "=") || scene.words.is(range.start.wrapping_sub(1), "=")
}

/// What a weight or a volume measures.
fn weighed(scene: &Scene<'_>, quantity: &Quantity, named: Option<&Cue>) -> Option<Metric> {
    // "OPEC supply fell to 30 million barrels a day": what it brings up.
    if quantity.per.is_some() && named.is_some_and(|cue| scene.words.is(cue.words.start, "supply")) {
        return Some(Metric::Production);
    }
    let of_money = |metric: &Metric| {
        matches!(
            metric,
            Metric::Price | Metric::Balance | Metric::Tariff | Metric::Loan | Metric::Debt | Metric::Investment
        )
    };
    named.map(|cue| cue.metric).filter(|metric| !of_money(metric))
}

/// The flow that a count measures.
fn counted_flow(named: Option<&Cue>) -> Option<Metric> {
    let flow = |metric: &Metric| {
        let held = matches!(metric, Metric::Stocks | Metric::Consumption | Metric::Quota);
        held || matches!(metric, Metric::Exports | Metric::Imports | Metric::Production)
    };
    named.map(|cue| cue.metric).filter(flow)
}

/// A traded good counted: "2.65 million vehicles". People, ships and documents are not traded.
fn counted(scene: &Scene<'_>, quantity: &Quantity, range: Run) -> Option<()> {
    let words = &scene.words;
    // "two big grain exporters": who trades is no quantity of what is traded.
    let agents = set!["exporters", "importers", "producers", "suppliers", "buyers", "sellers", "traders"];
    let phrase = (range.end..range.end + 4).take_while(|at| !words.is_mark(*at) && words.verb(*at).is_none());
    if words.any(range.end, set!["fewer", "more", "-", "%"]) || phrase.into_iter().any(|at| words.any(at, agents)) {
        return None;
    }
    let noun = (range.start..range.end + 2).any(|at| {
        let packs = words.any(at, PACKS) || words.any(at, set!["carats", "pairs", "stems", "animals"]);
        packs || good_at(scene, at).is_some() || words.any(at, set!["units", "containers", "vehicles", "cars", "head"])
    });
    // "1.2 million 60-kg bags".
    let noun = noun || (range.end..range.end + 5).any(|at| words.any(at, PACKS));
    let large = quantity.value >= rust_decimal::Decimal::from(100_000) && !words.has(range.end, Class::Capital);
    let bare = words.any(range.end, NO_NOUN);
    (noun || (large && bare)).then_some(())
}

/// How far something moved, true for a fall; "up 63 cents at $31.49 a barrel": the second is a price.
fn moved(scene: &Scene<'_>, sentence: &Sentence, quantity: &Quantity, range: Run, sort: Sort) -> Option<bool> {
    let at = scene.words.any(range.start.wrapping_sub(1), set!["at", "reaching", "hitting", "touching"]);
    let quoted = sort == Sort::Money && at && (is_rated(quantity) || is_quoted(scene, range, quantity));
    if quoted { None } else { delta::of(scene, sentence, range, sort) }
}

/// "is trading at $66.56", "settled down 2 cents at $58.35", "Brent eased to $107.05": a price on a market.
fn is_quoted(scene: &Scene<'_>, range: Run, quantity: &Quantity) -> bool {
    const TRADES: &WordSet = words!("trading traded trades settled settles closed closes quoted changed");
    const LEADS: &WordSet = set!["at", "to", "near", "above", "below", "from", "around"];
    let words = &scene.words;
    let front = || (range.start.saturating_sub(9)..range.start).rev().take_while(|at| !words.any(*at, set![";", "."]));
    let small = |most: u32| quantity.value.abs() < Decimal::from(most);
    let dealt = words.is(range.start.wrapping_sub(1), "at") && front().any(|at| words.any(at, TRADES));
    let benchmark =
        words.any(range.start.wrapping_sub(1), LEADS) && front().any(|at| words.any(at, set!["brent", "wti"]));
    small(100_000) && dealt || small(1_000) && benchmark
}

/// "can sell scooters for as little as $900": what one of them costs.
fn is_price_of_one(scene: &Scene<'_>, range: Run, quantity: &Quantity) -> bool {
    let words = &scene.words;
    let small = quantity.value.abs() < Decimal::from(100_000);
    let lead = if words.is(range.start.wrapping_sub(1), "as") {
        range.start.saturating_sub(4)
    } else {
        hedge::lead(scene, range)
    };
    small && words.is(lead, "for") && words.verb(lead.saturating_sub(1)).is_none()
}

/// What a sum is a rate of that is no price: "$3 million a year", "$900 a person".
const OF_TIME: [&str; 10] = ["year", "day", "month", "week", "hour", "minute", "second", "quarter", "capita", "person"];

/// True for a sum a unit of what is traded: "$31.49 a barrel".
fn is_rated(quantity: &Quantity) -> bool {
    quantity.per.as_deref().is_some_and(|per| TRADED_UNITS.contains(&per) || !OF_TIME.contains(&per))
}

/// "tanker rates fell from $15,000 per day to $8,000 per day", "earned a spot rate of $25,000 a day": what a ship costs.
fn is_hired(scene: &Scene<'_>, range: Run, quantity: &Quantity) -> bool {
    const REACH: usize = 24;
    const HIRED: &WordSet = words!("rate rates charter charters hire earnings freight");
    let daily = quantity.per.as_deref() == Some("day") && quantity.value.abs() < Decimal::from(1_000_000);
    daily && (range.start.saturating_sub(REACH)..range.start).any(|at| scene.words.any(at, HIRED))
}

fn money(scene: &Scene<'_>, range: Run, quantity: &Quantity, cue: Option<&Cue>) -> (Option<Metric>, bool) {
    let unit_price = is_rated(quantity) || is_quoted(scene, range, quantity) || is_hired(scene, range, quantity);
    let Some(cue) = cue else { return (unit_price.then_some(Metric::Price), false) };
    if unit_price {
        return (Some(if cue.metric == Metric::Tariff { Metric::Tariff } else { Metric::Price }), false);
    }
    // "the contract rose to $4.09": what one unit of it costs.
    if cue.metric == Metric::Contract && quantity.value < Decimal::from(10_000) {
        return (Some(Metric::Price), false);
    }
    if cue.metric == Metric::Exports && is_price_of_one(scene, range, quantity) {
        return (Some(Metric::Price), false);
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
fn link(scene: &Scene<'_>, sentence: &Sentence, range: Run, cues: &[Cue]) -> Option<usize> {
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
        let between = Run::new(start, cue.words.start.max(start));
        let clear = between.len() <= 5
            && between.all(|word| {
                (words.has(word, Class::Word) || words.any(word, set!["-", ".", "'", "’"]))
                    && words.verb(word).is_none()
                    && !words.has(word, Class::Number)
                    && !words.any(word, set!["while", "whereas", "but"])
            });
        let led = between.is_empty() || words.any(start, set!["of", "in", "worth"]);
        let adjectives = between.all(|word| {
            !words.has(word, Class::Preposition)
                && !words.has(word, Class::Determiner)
                && !words.any(word, set!["and", "or"])
        });
        // "fell 5 % as American tariffs weigh": of another clause.
        let clause = words.is(start, "as");
        if clear && (led || adjectives) && !cue.verb && !clause {
            return Some(at);
        }
    }
    let home = sentence.segment_of(range.start);
    let before = cues.iter().rposition(|cue| cue.words.end <= range.start && home.contains(cue.words.start));
    let earlier = cues.iter().rposition(|cue| cue.words.end <= range.start);
    // A condition or purpose in between may hold the nearer word; an own clause's word wins.
    before.or(earlier).or_else(|| {
        behind.filter(|at| {
            cues.get(*at).is_some_and(|cue| home.contains(cue.words.start) && cue.words.start - range.end <= 14)
        })
    })
}

/// An amount with the sign of its direction.
#[must_use]
pub fn signed(value: Decimal, negative: bool) -> Decimal {
    if negative { -value.abs() } else { value }
}
