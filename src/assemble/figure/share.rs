//! What a share is a share of: "90 % of Indian exports", "2.4 % of the total" after a sentence on trade.

use crate::assemble::scene::{Scene, Sentence};
use crate::model::Run;
use crate::tag::set;

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
