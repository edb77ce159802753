//! What an amount measures: the nouns and verbs that name a metric, and where they stand.

use crate::assemble::scene::words::Words;
use crate::lexicon::{Class, Measured};
use crate::model::Run;
use crate::tag::{WordSet, set, words};

/// Verbs of trade beside those of the table.
const TRADING: &WordSet = words!("selling buying importing exporting making bought sold buy sell");

/// Nouns of a balance.
const BALANCES: &WordSet = words!("deficit deficits surplus surpluses balance balances gap shortfall");

/// Nouns that make a metric a thing of its own: "export controls".
const MEASURES_OF_STATE: &WordSet = words!("permits screening controls licence licences bank ban bans restrictions");

/// What an amount measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Metric {
    /// Two-way trade.
    Trade,
    /// Goods or services sold abroad.
    Exports,
    /// Goods or services bought abroad.
    Imports,
    /// Exports less imports; deficits are negative.
    Balance,
    /// Customs duty.
    Tariff,
    /// Money put to work.
    Investment,
    /// Given.
    Aid,
    /// Owed.
    Debt,
    /// Lent.
    Loan,
    /// For one unit.
    Price,
    /// Made, or the capacity to make.
    Production,
    /// Foreign reserves.
    Reserves,
    /// Sent home.
    Remittances,
    /// Ordered.
    Contract,
    /// Collected.
    Revenue,
    /// Allowed in.
    Quota,
    /// Used.
    Consumption,
    /// Kept in store.
    Stocks,
    /// Of a whole.
    Share,
    /// Of one level to another: "94 % of last year's", capacity in use.
    Ratio,
    /// Against an earlier level.
    Change,
}

impl Metric {
    /// The word of records.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Trade => "trade",
            Self::Exports => "exports",
            Self::Imports => "imports",
            Self::Balance => "balance",
            Self::Tariff => "tariff",
            Self::Investment => "investment",
            Self::Aid => "aid",
            Self::Debt => "debt",
            Self::Loan => "loan",
            Self::Price => "price",
            Self::Production => "production",
            Self::Reserves => "reserves",
            Self::Remittances => "remittances",
            Self::Contract => "contract",
            Self::Revenue => "revenue",
            Self::Quota => "quota",
            Self::Consumption => "consumption",
            Self::Stocks => "stocks",
            Self::Share => "share",
            Self::Ratio => "ratio",
            Self::Change => "change",
        }
    }

    /// True for what nobody decides: exports that "will rise" are forecast, a tariff that "will rise" is planned.
    #[must_use]
    pub fn comes_about(self) -> bool {
        matches!(
            self,
            Self::Exports
                | Self::Imports
                | Self::Trade
                | Self::Balance
                | Self::Production
                | Self::Price
                | Self::Consumption
                | Self::Stocks
                | Self::Change
                | Self::Share
        )
    }

    /// True for what is measured of goods.
    #[must_use]
    pub fn has_goods(self) -> bool {
        matches!(
            self,
            Self::Exports | Self::Imports | Self::Production | Self::Price | Self::Consumption | Self::Stocks
        )
    }

    /// True where a second state belongs to it.
    #[must_use]
    pub fn is_bilateral(self) -> bool {
        matches!(self, Self::Trade | Self::Exports | Self::Imports | Self::Balance | Self::Tariff)
    }
}

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
}

/// The cues within some words, in order.
#[must_use]
pub fn cues(words: &Words<'_>, range: Run) -> Vec<Cue> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let Some((length, code)) = words.entry(at, Class::Metric) else {
            at += 1;
            continue;
        };
        let cue = Run::new(at, at + length);
        at += length;
        let Some((metric, negative)) = Measured::of(code).and_then(meaning) else { continue };
        if misleading(words, cue, metric) {
            continue;
        }
        // "The deficit in the trade of goods", "a surplus in goods trade": one measure.
        let part_of_balance = metric == Metric::Trade
            && found.last().is_some_and(|last: &Cue| {
                let gap = Run::new(last.words.end, cue.start);
                last.metric == Metric::Balance
                    && gap.any(|at| words.is(at, "in"))
                    && gap.len() <= 12
                    && !gap.any(|at| words.verb(at).is_some() || words.is_mark(at))
            });
        // "the gap between exports and imports".
        let told_apart = found.iter().rfind(|last| last.metric == Metric::Balance).is_some_and(|last| {
            let gap = Run::new(last.words.end, cue.start);
            gap.len() <= 3 && words.is(gap.start, "between")
        });
        if part_of_balance || told_apart {
            continue;
        }
        let verb = is_verb(words, cue.start);
        found.push(Cue { words: cue, metric, negative, verb });
    }
    both_ways(words, range, &mut found);
    found
}

/// "Total imports and exports amounted to …": one measure, two-way trade, unless each has its amount.
fn both_ways(words: &Words<'_>, range: Run, found: &mut Vec<Cue>) {
    let flow = |cue: &Cue| matches!(cue.metric, Metric::Exports | Metric::Imports) && !cue.verb;
    let Some(at) = found.windows(2).position(|pair| {
        let [first, second] = pair else { return false };
        let total = first.words.start.checked_sub(1).is_some_and(|at| words.any(at, set!["total", "combined"]))
            || first.words.start.checked_sub(2).is_some_and(|at| words.any(at, set!["total", "combined"]));
        flow(first)
            && flow(second)
            && first.metric != second.metric
            && total
            && words.any(first.words.end, set!["and", "plus", "&"])
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

/// Behind "traded", "trading": a price is told.
const QUOTED: &WordSet = words!("at up down higher lower around near between above below");

/// "the deficit on trade in goods", "a surplus in the trade of services": the balance is measured.
fn of_balance(words: &Words<'_>, trade: usize) -> bool {
    let article = usize::from(words.is(trade.wrapping_sub(1), "the"));
    let preposition = trade.wrapping_sub(1 + article);
    words.any(preposition, set!["on", "of", "in"]) && words.any(preposition.wrapping_sub(1), BALANCES)
}

/// "trade in goods deficit", "trade in services surplus".
fn balances(words: &Words<'_>, next: usize) -> bool {
    words.is(next, "in")
        && words.any(next + 1, set!["goods", "services"])
        && words.any(next + 2, set!["deficit", "surplus", "balance", "gap"])
}

/// "Trade Minister", "trade agency", "free trade agreement", "in order to", "credit for": the word, not the metric.
fn misleading(words: &Words<'_>, cue: Run, metric: Metric) -> bool {
    const OFFICES: &WordSet = words!(
        "minister ministers ministry agency group representative agreement agreements pact deal bloc association \
     organization organisation act war area policy secretary talks protocol numbers fair unions union \
     commission promotion letter club zone mission expert partner office bank department dispute chapters \
     body preferences news digest permits screening commissioner ministers' routes licence licences embargo \
     lawyers zones relations terms"
    );
    let (first, next) = (cue.start, cue.end);
    match metric {
        Metric::Trade => {
            words.any(next, OFFICES)
                || of_balance(words, first)
                || balances(words, next)
                || words.any(first, set!["trading", "traded", "trades"]) && words.any(next, QUOTED)
                || words.is(next, "and") && words.any(next + 1, set!["agriculture", "other", "economic", "investment"])
                || first.checked_sub(1).is_some_and(|before| {
                    words.any(before, set!["of", "for"]) && words.any(next, set!["and"]) && words.is_name(first)
                })
        }
        Metric::Exports | Metric::Imports => words.any(next, MEASURES_OF_STATE) || words.is(next, "-"),
        // "expected to contract by 9 %".
        Metric::Contract => {
            words.any(first, set!["order", "contract"])
                && (words.any(next, set!["to", "on", "by"])
                    // "the sources, in order, were"; "$5 million in contracts" are contracts.
                    || words.is(first, "order") && words.is(first.wrapping_sub(1), "in")
                    || first
                        .checked_sub(1)
                        .is_some_and(|before| words.any(before, set!["to", "will", "would", "could"])))
        }
        Metric::Production => words.is(first, "making") && words.any(next, set!["it", "the", "a", "them"]),
        Metric::Aid => words.is(first, "grants") && words.verb(first).is_some(),
        _ => false,
    }
}
