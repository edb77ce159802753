//! Dates that are part of a name: the year of a law, the month of a contract or a paper, of a marketing year.

use crate::assemble::scene::Scene;
use crate::assemble::scene::words::Words;
use crate::lexicon::{Class, Naming};
use crate::model::Run;
use crate::tag::{WordSet, set, words};

use super::goods::good_at;
use super::season::is_of_season;

/// Papers that a year belongs to.
const PAPERS_OF_LAW: &WordSet = words!("act treaty law convention agreement code order protocol");

/// Verbs of what money is meant for.
const PAYS_FOR: &WordSet = words!("finance fund buy purchase support cover pay");

/// "the Expansion Act of 1962", "futures for June delivery": the year of a name, the month of a contract.
#[must_use]
pub fn names(scene: &Scene<'_>, range: Run) -> bool {
    let words = &scene.words;
    let before = |by: usize| range.start.wrapping_sub(by);
    let law = words.is(before(1), "of") && words.is_name(before(2)) && words.any(before(2), PAPERS_OF_LAW);
    const DEALT: &WordSet = set!["delivery", "futures", "contract", "contracts", "settlement", "loading"];
    // "for February/March delivery".
    let pair = words.any(range.end, set!["/", "-", "–"]) && words.any(range.end + 2, DEALT);
    let contract = words.is(before(1), "basis")
        || pair
        || words.any(range.end, DEALT)
        || words.any(before(1), set!["in", "for"]) && words.any(before(2), set!["delivery", "settlement", "loading"]);
    // "a loan to finance purchases for the 2017/18 season": what it is meant for.
    let meant = words.any(range.start, set!["the"]) && words.is(before(1), "for") || words.seq(before(2), "for the");
    let bought = meant
        && (range.start.saturating_sub(10)..range.start).any(|at| words.is(at, "to") && words.any(at + 1, PAYS_FOR));
    law || bought
        || contract
        || cited(scene, range)
        || quoted(scene, range)
        || of_paper(words, range.end)
        || is_of_season(words, range)
}

/// "(Energy Institute, 2025)": the year of a source.
fn cited(scene: &Scene<'_>, range: Run) -> bool {
    let words = &scene.words;
    let comma = range.start.wrapping_sub(1);
    let ends = words.has(range.start, Class::Year4) && range.len() == 1 && words.any(range.end, set![")", ";"]);
    let open = (comma.saturating_sub(6)..comma).rfind(|at| words.any(*at, set!["(", ";"]));
    let of_office = |inside: Run| scene.mentions_in(inside).iter().all(|it| it.naming == Naming::Office);
    // "(Kenya, 2025)", "(exports, 2025)": where and when it was so.
    let named = |open: usize| (open + 1..comma).all(|at| words.is_name(at)) && of_office(Run::new(open + 1, comma));
    ends && words.is(comma, ",") && open.is_some_and(named)
}

/// Prepositions of a time.
const LEADS_TO_DATE: &WordSet = words!("in since by during of for from until");

/// "The March corn future traded at $7, May at $8 and July at $9": the month of a contract with what it cost.
fn quoted(scene: &Scene<'_>, range: Run) -> bool {
    let words = &scene.words;
    const CONTRACTS: &WordSet = set!["future", "futures", "contract", "contracts"];
    let month = words.has(range.start, Class::Month) && range.into_iter().skip(1).all(|at| words.has(at, Class::Year4));
    let own = (range.end..range.end + 3).find(|at| !words.has(*at, Class::Word) || words.any(*at, CONTRACTS));
    let named = own.is_some_and(|at| words.any(at, CONTRACTS));
    let priced = words.any(range.end, set!["at", "was", "were", "closed", "settled", "fell", "rose"])
        && (range.start.saturating_sub(40)..range.start).any(|at| words.any(at, CONTRACTS));
    let led = words.any(range.start.wrapping_sub(1), LEADS_TO_DATE);
    // "Brent July eased": the contract of a benchmark.
    let benchmark = words.any(range.start.wrapping_sub(1), set!["brent", "wti"]);
    month && !led && (named || priced || benchmark || dealt_in(scene, range))
}

/// "ICE December cocoa crept up $9", "January coffee on Liffe closed down $58": a good by the month of its contract.
fn dealt_in(scene: &Scene<'_>, range: Run) -> bool {
    const MARKETS: &WordSet = words!("ice liffe nymex comex cbot lme euronext exchange futures");
    let good = (range.end..range.end + 3).any(|at| good_at(scene, at).is_some());
    let words = &scene.words;
    let near = Run::new(range.start.saturating_sub(4), range.end + 8);
    let market = near.into_iter().any(|at| words.any(at, MARKETS) && words.is_name(at));
    let closes = || near.into_iter().any(|at| words.any(at, set!["closed", "settled"]));
    good && (market || closes()) || is_priced(scene, range.end)
}

/// "December wheat fell 11 cents to $7.54 a bushel": a good that is dealt in by its month; "December wheat prices were $5 a
/// bushel" are those of that month.
fn is_priced(scene: &Scene<'_>, at: usize) -> bool {
    const REACH: usize = 24;
    let words = &scene.words;
    let Some((length, _)) = good_at(scene, at) else { return false };
    let first = scene.quantity_words.partition_point(|range| range.start < at);
    let near = scene.quantity_words.iter().skip(first).take_while(|range| range.start < at + REACH).count();
    let priced = (first..first + near).any(|at| scene.quantity(at).unit == "USX" || scene.quantity(at).per.is_some());
    priced && !words.has(at + length, Class::Metric) && !words.has(at + length, Class::AmountNoun)
}

/// "based on the September 30 Grain Stocks report", "in its June outlook": when a paper came out.
fn of_paper(words: &Words<'_>, start: usize) -> bool {
    const PAPERS: &WordSet = set!["report", "summary", "survey", "bulletin", "outlook", "review", "newsletter"];
    let paper = (start..start + 5).find(|at| words.any(*at, PAPERS));
    paper.is_some_and(|paper| (start..paper).all(|at| words.is_name(at)))
}
