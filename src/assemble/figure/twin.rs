//! One figure told twice, in two units.

use crate::assemble::scene::Scene;
use crate::model::Run;
use crate::tag::{WordSet, words};

use super::draft::Draft;
use super::hedge;
use super::measure::Measure;
use super::sort::{self, Sort};
use crate::model::Metric;

/// Words and marks between an amount and the same one in another unit.
const SAME_AGAIN: &WordSet = words!("( , or about around some nearly almost approximately equivalent to roughly over");

/// "SDR 12 million (Rs. 740 million)", "500 tonnes, or about 3,700 barrels": the same figure in another unit; "grew
/// by 12 % (30,000 tonnes)": the same change.
#[must_use]
pub fn twin(scene: &Scene<'_>, at: usize, last: &Draft) -> Option<Draft> {
    let words = &scene.words;
    let quantity = scene.quantity(at);
    let (first, own) = (scene.quantity_words[last.quantity], scene.quantity_words[at]);
    let gap = Run::new(first.end, own.start);
    let again = |at: usize| words.any(at, SAME_AGAIN);
    let opens = words.is(gap.start, "(") || gap.iter().take(2).any(|at| words.is(at, "or"));
    if !opens || gap.is_empty() || gap.len() > 5 || !gap.all(again) {
        return None;
    }
    let sort = sort::of(quantity)?;
    let twins = sort == last.measure.sort && matches!(sort, Sort::Money | Sort::Physical) && quantity.unit != last.unit;
    let by = || words.is(hedge::lead(scene, first), "by") && last.measure.metric == Some(Metric::Change);
    // "grew by 12 % (to 30,000 tonnes)": what it led to.
    let led = words.is(hedge::lead(scene, own), "to") && !gap.any(|at| words.is(at, "equivalent"));
    let change = last.measure.sort == Sort::Percent && matches!(sort, Sort::Money | Sort::Physical) && by() && !led;
    (twins || change).then(|| Draft {
        quantity: at,
        measure: Measure { sort, ..last.measure.clone() },
        unit: quantity.unit.clone(),
        per: quantity.per.clone().or_else(|| last.per.clone()),
        cell: None,
        twin: true,
        ..last.clone()
    })
}
