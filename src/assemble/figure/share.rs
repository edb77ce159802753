//! What a share is a share of: "90 % of Indian exports", "2.4 % of the total" after a sentence on trade.

use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::Class;
use crate::model::Run;
use crate::tag::{WordSet, set, words};

use super::hedge;
use super::metric::Cue;
use super::sides::frame::Frame;

/// The whole of a share: the metric named behind "of", that of its clause, or what was told before.
#[must_use]
pub fn whole(
    scene: &Scene<'_>,
    sentence: &Sentence,
    range: Run,
    (cues, frames): (&[Cue], &[Frame]),
    told: Option<&Frame>,
) -> Option<Frame> {
    let words = &scene.words;
    let stop = (range.end + 8).min(sentence.words.end);
    let of = (range.end..stop).find(|at| words.is(*at, "of")).filter(|at| *at <= range.end + 2);
    let whole = |frame: &Frame| Frame { commodity: None, ..frame.clone() };
    if let Some(of) = of {
        let named = cues.iter().position(|cue| cue.words.start > of && cue.words.start <= of + 6);
        if let Some((cue, frame)) = named.and_then(|at| cues.get(at).zip(frames.get(at))) {
            // "of everything Brazil sold": whose it is stands before the verb.
            let seller = scene.mentions_in(Run::new(of, cue.words.start)).last().map(|mention| mention.state);
            return match (cue.verb, seller) {
                (false, _) => Some(whole(frame)),
                (true, None) => None,
                (true, Some(_)) => Some(Frame { metric: frame.metric, reporter: seller, ..Frame::default() }),
            };
        }
    }
    let refers = of.is_some_and(|of| (of + 1..of + 4).any(|at| words.any(at, set!["it", "that", "this", "total"])));
    let opens = words.is(sentence.words.start, "of");
    let own = cues.iter().rposition(|cue| cue.words.end <= range.start).filter(|_| !refers && !opens);
    let found = own.and_then(|at| frames.get(at)).or(told.filter(|_| refers || opens));
    found.filter(|frame| frame.metric.is_some()).map(whole)
}

/// True for a part of a whole, by what it is of or by its rank.
#[must_use]
pub fn is_part(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> bool {
    is_of_classes(scene, sentence, range) || is_of_rank(scene, sentence, range)
}

/// "The largest import categories were fuels (28 %) and capital goods (20 %)", "72 % of exports consisted of machines, 24 %
/// diamonds and 4 % fruit": parts of a whole by what they are of.
#[must_use]
pub fn is_of_classes(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> bool {
    const CLASSES: &WordSet = words!("categories commodities products goods items groups components");
    const CHIEF: &WordSet = words!("largest main top major leading principal biggest key important other");
    let words = &scene.words;
    let flow = |at: usize| words.has(at, Class::Metric);
    let percent = |at: &usize| scene.quantity(*at).unit == "%";
    let named = |at: &usize| {
        let front = at.saturating_sub(4).max(sentence.words.start);
        let chief = (front..*at).any(|at| words.any(at, CHIEF)) && (front..at + 4).any(flow);
        chief
            && words.any(*at, CLASSES)
            && (at + 1..at + 6).any(|at| words.any(at, set!["were", "are", "was", "included"]))
    };
    let moved = |at: usize| words.has(at, Class::Rise) || words.has(at, Class::Fall);
    let front = sentence.words.start..range.start;
    if words.is(range.start.wrapping_sub(1), "(") && words.is(range.end, ")") {
        return front.clone().find(named).is_some_and(|noun| !(noun..range.start).any(moved));
    }
    let mut before =
        sentence.quantities.iter().filter(percent).filter(|at| scene.quantity_words[*at].end < range.start);
    let Some(first) = before.clone().next().map(|at| scene.quantity_words[at]) else { return false };
    let last = before.next_back().map_or(first, |at| scene.quantity_words[at]);
    let consists =
        (first.end..last.end.max(first.end + 8)).any(|at| words.any(at, set!["consisted", "consist", "comprised"]));
    let gap = Run::new(last.end, range.start);
    let noun = words.has(range.end, Class::Word)
        && !words.has(range.end, Class::Preposition)
        && words.verb(range.end).is_none();
    words.is(first.end, "of") && consists && gap.len() <= 10 && words.any(gap.end - 1, set![",", "and"]) && noun
}

/// "Malaysia was second on the list with 10 %", "soy flour was the largest export (14 %), with soy oil its third biggest
/// (7 %)": what part of all something is, by its rank.
fn is_of_rank(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> bool {
    const CHIEF: &WordSet = words!("largest main top leading principal biggest second third fourth fifth");
    const RANKED: &WordSet = set!["place", "position", "spot", "rank"];
    const KINDS: &WordSet = set!["product", "commodity", "item", "category", "biggest", "largest"];
    let words = &scene.words;
    let chief = |at: usize| words.any(at, CHIEF);
    if words.is(range.start.wrapping_sub(1), "(") && words.is(range.end, ")") {
        let noun = range.start.saturating_sub(2);
        let kind = words.has(noun, Class::Metric) || words.any(noun, KINDS);
        let moved = |at: usize| words.has(at, Class::Rise) || words.has(at, Class::Fall);
        let front = Run::new(noun.saturating_sub(3).max(sentence.words.start), noun + 1);
        return kind && front.any(chief) && !front.any(moved);
    }
    let lead = hedge::lead(scene, range);
    let ranked = |at: usize| chief(at) && (words.seq(at + 1, "on the list") || words.any(at + 1, RANKED));
    words.any(lead, set!["with", "at"]) && Run::new(sentence.words.start, lead).any(ranked)
}
