//! How large a market is: "the global PCB market was valued at $86.8 billion".

use crate::assemble::scene::{Scene, Sentence};
use crate::model::{Good, Run};
use crate::tag::{WordSet, set, words};

use super::goods::{good_ending, unlisted};
use super::hedge;

/// What a market is said to be or to come to.
const COMES_TO: &WordSet = words!(
    "valued worth estimated projected was is were reach reached reaching exceed exceeded exceeding surpass \
     surpassed hit totalled totaled stood"
);

/// The good of the market whose size a sum tells.
#[must_use]
pub fn sized(scene: &Scene<'_>, sentence: &Sentence, amount: Run) -> Option<Good> {
    let words = &scene.words;
    let lead = hedge::lead(scene, amount);
    let lead = if words.any(lead, set!["at", "to"]) { lead.checked_sub(1)? } else { lead };
    if !words.any(lead, COMES_TO) {
        return None;
    }
    let noun = (sentence.words.start..lead).rfind(|at| words.is(*at, "market"))?;
    let verb = (noun + 1..=lead).find(|at| words.verb(*at).is_some())?;
    // "the market in Kenya", "market size"; "the market said that sales were …" tells of something else.
    let own = words.any(verb, COMES_TO) && verb - noun <= 6;
    let known = || good_ending(scene, noun).map(|(_, good)| good);
    known().or_else(|| unlisted(scene, sentence, Run::new(noun, noun + 1))).filter(|_| own)
}
