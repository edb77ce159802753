//! Who takes how much of the exports told before: "Japan was the largest buyer, taking 9 million tonnes".

use crate::assemble::scene::{Scene, Sentence};
use crate::model::{Metric, Run};
use crate::tag::{WordSet, set, words};

use super::around::parties_in;
use super::frame::Frame;

/// True where a state in front of an amount takes it, and what was told before is exported.
#[must_use]
pub fn goes_on(scene: &Scene<'_>, sentence: &Sentence, range: Run, told: &Frame) -> bool {
    told.metric == Some(Metric::Exports)
        && !told.states().is_empty()
        && taker(scene, sentence, range).is_some_and(|state| told.reporter != Some(state))
}

/// "Egypt took 5 million kg", "Egypt and Iran took 5 and 4 million kg": the first state in front of the verb.
#[must_use]
pub fn taker(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> Option<usize> {
    const TAKES: &WordSet = words!("took takes taking taken absorbed absorbs absorbing received receives receiving");
    // "took over 5 mills", "took part in a sale of 5 tonnes": no goods are taken.
    const NOT_GOODS: &WordSet = words!("part place effect over off steps measures delivery advantage account up");
    let words = &scene.words;
    let verb = sentence.words.start..range.start;
    let verb = verb.rev().find(|at| words.any(*at, TAKES) && !words.any(at + 1, NOT_GOODS))?;
    let clear = (verb + 1..range.start).all(|at| {
        words.verb(at).is_none() && !words.has(at, crate::lexicon::Class::Metric) && !words.any(at, set![";", "to"])
    });
    // "China took 76 %, while Peru, the second market, received 5,000 tonnes".
    let floor =
        (sentence.words.start..verb).rfind(|at| words.verb(*at).is_some()).map_or(sentence.words.start, |at| at + 1);
    let near = parties_in(scene, Run::new(floor, verb)).next();
    let subject = near.or_else(|| parties_in(scene, Run::new(sentence.words.start, verb)).next());
    subject.filter(|_| clear).map(|mention| mention.state)
}
