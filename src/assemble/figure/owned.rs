//! Whose an amount is that nothing near it tells: the one state that nearly all figures of its text are of.
//!
//! ```text
//! "Malaysia's exports rose to RM84 billion. … A decline was recorded for palm oil (RM1.3 billion)."
//! ```

use std::collections::BTreeMap;

use crate::assemble::scene::{Scene, Sentence};
use crate::model::Metric;
use crate::tag::{WordSet, set, words};

use super::draft::Draft;
use super::read::Read;
use super::sides::around::parties_in;
use super::sides::frame::{Frame, Way};

/// Figures at least whose states are known.
const FEWEST: usize = 4;

/// Gives the owner of a text's figures to those of which nothing tells whose they are, and to those of its partners.
pub fn settle(scene: &Scene<'_>, reads: &mut [Read]) {
    let Some(owner) = owner(reads.iter().flat_map(|read| &read.drafts)) else { return };
    for read in reads {
        let sentence = &scene.sentences[read.sentence];
        if is_of_a_market(scene, sentence) {
            continue;
        }
        let others = parties_in(scene, sentence.words).any(|mention| mention.state != owner);
        for draft in read.drafts.iter_mut().filter(|draft| draft.cell.is_none()) {
            complete(&mut draft.frame, draft.measure.metric, owner, others);
        }
    }
}

/// The one state of which four in five of a text's figures are that tell whose they are: a guess is not built on guesses.
fn owner<'d>(drafts: impl Iterator<Item = &'d Draft>) -> Option<usize> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    let mut all = 0;
    let told = drafts.map(|draft| &draft.frame).filter(|frame| !frame.way.is_some_and(Way::is_guess));
    for states in told.map(Frame::states).filter(|states| !states.is_empty()) {
        all += 1;
        for state in states {
            *counts.entry(state).or_default() += 1;
        }
    }
    let mut most = counts.into_iter().filter(|(_, count)| *count * 5 >= all * 4).map(|(state, _)| state);
    most.next().filter(|_| all >= FEWEST && most.next().is_none())
}

/// `others` is true where the sentence names another state.
fn complete(frame: &mut Frame, metric: Option<Metric>, owner: usize, others: bool) {
    if frame.way == Some(Way::World) || metric == Some(Metric::Price) {
        return;
    }
    match frame.states().as_slice() {
        [] if !others => {
            let owned = Some(owner).filter(|_| metric.is_some_and(is_owned));
            (frame.reporter, frame.others) = (owned, if owned.is_some() { Vec::new() } else { vec![owner] });
        }
        // "14 per cent went to Germany".
        [one] if *one != owner && frame.reporter.is_none() && metric.is_none_or(is_of_both) => frame.with(owner),
        _ => return,
    }
    frame.way = Some(Way::Figures);
}

fn is_owned(metric: Metric) -> bool {
    use Metric::{Balance, Consumption, Exports, Imports, Production, Stocks};
    matches!(metric, Exports | Imports | Balance | Production | Consumption | Stocks)
}

fn is_of_both(metric: Metric) -> bool {
    matches!(metric, Metric::Trade | Metric::Change | Metric::Share)
}

/// "Wheat for July delivery fell 1.2 percent", "the global market was worth $8 billion": of no state's trade.
fn is_of_a_market(scene: &Scene<'_>, sentence: &Sentence) -> bool {
    const MARKET: &WordSet = words!(
        "price prices futures contract contracts delivery settled session inflation benchmark world world's global \
         worldwide international"
    );
    let words = &scene.words;
    let market = |at: usize| {
        let traded = words.any(at.wrapping_sub(1), set!["export", "import"]);
        words.any(at, MARKET) && !traded
    };
    sentence.words.any(market) || sentence.quantities.any(|at| scene.quantity(at).per.is_some())
}
