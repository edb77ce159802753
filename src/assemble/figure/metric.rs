//! What an amount measures: the nouns and verbs that name a metric, and where they stand.

use crate::assemble::cue;
use crate::assemble::scene::words::Words;
use crate::lexicon::{Class, Measured};
use crate::model::{Metric, Run};
use crate::tag::{WordSet, set, words};

/// Verbs of trade beside those of the table.
const TRADING: &WordSet = words!("selling buying importing exporting making bought sold buy sell");

/// Words in front of which "contract" is a verb.
pub const MODALS: &WordSet = set!["will", "would", "could", "may", "to", "should"];

/// A noun or verb that names a metric.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// Its words.
    pub words: Run,
    /// What it names.
    pub metric: Metric,
    /// A deficit: amounts count as negative.
    pub negative: bool,
    /// True for verbs (sold, imported): their subject is the reporter.
    pub verb: bool,
    /// True for sales: exports where a state is told to sell, or to whom.
    pub sales: bool,
}

/// Words that seem to name a metric, with the rule that says they do not.
pub type Passed = (Run, &'static str);

/// The words of metrics in a sentence.
#[derive(Debug, Default)]
pub struct Cues {
    /// Those that name one, in order.
    pub named: Vec<Cue>,
    /// Those that measure nothing.
    pub passed: Vec<Passed>,
}

/// The words of metrics within some words.
#[must_use]
pub fn cues(words: &Words<'_>, range: Run) -> Cues {
    let nothing = cue::no_metrics(words, range);
    let (mut found, mut passed) = (Vec::new(), Vec::new());
    let mut at = range.start;
    while at < range.end {
        let Some((length, code)) = words.entry(at, Class::Metric) else {
            at += 1;
            continue;
        };
        let cue = Run::new(at, at + length);
        at += length;
        let measured = Measured::of(code);
        let Some((metric, negative)) = measured.and_then(meaning) else { continue };
        if let Some(by) = nothing.iter().find(|(words, _)| words.contains(cue.start)) {
            passed.push(*by);
            continue;
        }
        let verb = is_verb(words, cue.start);
        // "exports will contract by 23 %".
        if words.is(cue.start, "contract") && words.any(cue.start.wrapping_sub(1), MODALS) {
            continue;
        }
        // "a contract to purchase 5 tonnes"; "the purchase of a stake", "purchase prices" measure no flow.
        if words.is(cue.start, "purchase") && !words.any(cue.start.wrapping_sub(1), MODALS) {
            continue;
        }
        // "digitally delivered services": how, and not that.
        let how = words.str(cue.start.wrapping_sub(1)).ends_with("ly") && words.has(cue.end, Class::Word);
        if words.is(cue.start, "delivered") && how && !words.has(cue.end, Class::Determiner) {
            continue;
        }
        // "imports of Moroccan produce", "fresh produce": what farms sell.
        let before = cue.start.wrapping_sub(1);
        let adjective = words.any(before, set!["fresh", "farm", "agricultural", "of", "horticultural"]);
        if words.is(cue.start, "produce") && (adjective || words.is_name(before) && words.str(before).ends_with("an")) {
            continue;
        }
        found.push(Cue { words: cue, metric, negative, verb, sales: measured == Some(Measured::Sales) });
    }
    // "production (for sale)" sells nothing.
    found.retain(|cue| !(words.is(cue.words.start, "sale") && words.is(cue.words.start.wrapping_sub(1), "for")));
    // "Shipments to China – its largest export destination – fell": whom they go to.
    let beside = |cue: &Cue| {
        let names = words.any(cue.words.end, set!["destination", "destinations", "customer", "customers"]);
        names
            && (cue.words.start.saturating_sub(4)..cue.words.start)
                .any(|at| words.any(at, set!["its", "their", "whose"]))
    };
    if found.iter().any(|cue| !beside(cue)) {
        found.retain(|cue| !beside(cue));
    }
    shipped_in(words, &mut found);
    gap_between(words, &mut found);
    both_ways(words, range, &mut found);
    Cues { named: found, passed }
}

/// "Imports from China fell, while shipments from India rose": they come in, too.
fn shipped_in(words: &Words<'_>, found: &mut [Cue]) {
    let mut imports = false;
    for cue in found {
        let ships = words.any(cue.words.end - 1, set!["shipments", "deliveries", "supplies"]);
        if imports && !cue.verb && ships && words.is(cue.words.end, "from") {
            cue.metric = Metric::Imports;
        }
        imports |= cue.metric == Metric::Imports && !cue.verb;
    }
}

/// "The gap between exports and imports hit $9 million": a deficit.
fn gap_between(words: &Words<'_>, found: &mut Vec<Cue>) {
    const GAPS: &WordSet = set!["gap", "difference", "shortfall", "imbalance"];
    let flow = |cue: &Cue| matches!(cue.metric, Metric::Exports | Metric::Imports) && !cue.verb;
    let gap = |first: &Cue| {
        let between = (first.words.start.saturating_sub(4)..first.words.start).rfind(|at| words.is(*at, "between"))?;
        between.checked_sub(1).filter(|at| words.any(*at, GAPS))
    };
    let paired = |pair: &[Cue]| match pair {
        [first, second] => {
            let joined = second.words.start - first.words.end.min(second.words.start) <= 3;
            let told = flow(first) && flow(second) && first.metric != second.metric && joined;
            told.then(|| gap(first)).flatten()
        }
        _ => None,
    };
    let Some((at, gap)) = found.windows(2).enumerate().find_map(|(at, pair)| Some((at, paired(pair)?))) else { return };
    let end = found.remove(at + 1).words.end;
    if let Some(cue) = found.get_mut(at) {
        let negative = !words.is(gap, "difference");
        *cue = Cue { words: Run::new(gap, end), metric: Metric::Balance, negative, ..cue.clone() };
    }
}

/// "Total imports and exports amounted to …", "import-export turnover": one measure, two-way trade, unless each has its amount.
fn both_ways(words: &Words<'_>, range: Run, found: &mut Vec<Cue>) {
    let flow = |cue: &Cue| matches!(cue.metric, Metric::Exports | Metric::Imports) && !cue.verb;
    let Some(at) = found.windows(2).position(|pair| {
        let [first, second] = pair else { return false };
        let total = first.words.start.checked_sub(1).is_some_and(|at| words.any(at, set!["total", "combined"]))
            || first.words.start.checked_sub(2).is_some_and(|at| words.any(at, set!["total", "combined"]));
        let plus = words.is(first.words.end, "plus");
        let dashed = words.any(first.words.end, set!["-", "–"]);
        flow(first)
            && flow(second)
            && first.metric != second.metric
            && (total || plus || dashed)
            && (dashed || words.any(first.words.end, set!["and", "plus", "&"]))
            && second.words.start == first.words.end + 1
    }) else {
        return;
    };
    if range.any(|at| words.is(at, "respectively")) {
        return;
    }
    let end = found.remove(at + 1).words.end;
    if let Some(cue) = found.get_mut(at) {
        cue.words.end = end;
        cue.metric = Metric::Trade;
    }
}

/// What a word of the table measures, and whether it counts as negative.
fn meaning(measured: Measured) -> Option<(Metric, bool)> {
    let metric = match measured {
        Measured::Exports | Measured::Sales => Metric::Exports,
        Measured::Deficit => return Some((Metric::Balance, true)),
        Measured::Surplus | Measured::Balance => Metric::Balance,
        Measured::Trade => Metric::Trade,
        Measured::Imports => Metric::Imports,
        Measured::Tariff => Metric::Tariff,
        Measured::Investment => Metric::Investment,
        Measured::Aid => Metric::Aid,
        Measured::Debt => Metric::Debt,
        Measured::Loan => Metric::Loan,
        Measured::Price => Metric::Price,
        Measured::Production => Metric::Production,
        Measured::Reserves => Metric::Reserves,
        Measured::Remittances => Metric::Remittances,
        Measured::Contract => Metric::Contract,
        Measured::Revenue => Metric::Revenue,
        Measured::Quota => Metric::Quota,
        Measured::Consumption => Metric::Consumption,
        Measured::Stocks => Metric::Stocks,
        Measured::Product => return None,
    };
    Some((metric, false))
}

fn is_verb(words: &Words<'_>, at: usize) -> bool {
    words.verb(at).is_some() || words.any(at, TRADING)
}
