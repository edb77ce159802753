//! Who takes how much of the exports told before: "Japan was the largest buyer, taking 9 million tonnes".

use crate::assemble::figure::goods::{good_at, good_ending, literal};
use crate::assemble::scene::{Scene, Sentence};
use crate::model::{Good, Metric, Run};
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
    // "Britain took $3 million (down 4 %), the United States $2 million": each member of the list its own.
    let beside = parties_in(scene, Run::new(verb, range.start)).rfind(|mention| mention.end == range.start);
    let near = beside.or(near);
    let subject = near.or_else(|| parties_in(scene, Run::new(sentence.words.start, verb)).next());
    subject.filter(|_| clear).map(|mention| mention.state)
}

/// "Kenya is the largest exporter of tea to Pakistan, having shipped $5 million": with whom, and what, its participle goes on
/// about.
#[must_use]
pub fn dealt(scene: &Scene<'_>, sentence: &Sentence, amount: usize) -> Option<(usize, Option<Good>)> {
    const DEALERS: &WordSet = words!("exporter supplier seller shipper importer buyer purchaser");
    const DEALING: &WordSet =
        words!("having shipping selling exporting supplying sending buying importing purchasing taking");
    let words = &scene.words;
    let noun = (sentence.words.start..amount).rfind(|at| words.any(*at, DEALERS))?;
    let goes_on = (noun..amount).find(|at| words.is(*at, ",") && words.any(at + 1, DEALING))?;
    let other = Run::new(noun + 1, goes_on).find(|at| words.any(*at, set!["to", "from"]))?;
    let state = parties_in(scene, Run::new(other, goes_on)).next()?.state;
    let of = words.is(noun + 1, "of").then(|| noun + 2);
    let good = of
        .and_then(|at| good_at(scene, at).map(|(_, good)| good).or_else(|| literal(scene, at, other).map(Good::plain)));
    Some((state, good.or_else(|| good_ending(scene, noun).map(|(_, good)| good))))
}
