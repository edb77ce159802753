//! Lists of how far each of some goods moved: "such as crude oil by 8 %, fruit and nuts by 4 %".

use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::Class;
use crate::model::Run;
use crate::tag::{WordSet, set, words};

/// "the increase in some goods, such as crude oil by 8 %, fruit and nuts by 4 %": where the list begins, and the good that this
/// percentage of it is of.
#[must_use]
pub fn listed_by(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> Option<(usize, Option<Run>)> {
    const OPENERS: &WordSet = words!("including namely especially particularly notably mainly");
    const LONGEST: usize = 9;
    const APART: &WordSet = words!("or that those these it which a an after");
    let words = &scene.words;
    let opener = |at: usize| words.any(at, OPENERS) || words.seq(at.wrapping_sub(1), "such as");
    let by = range.start.checked_sub(1).filter(|by| words.is(*by, "by"))?;
    let front = sentence.quantities.iter().map(|at| scene.quantity_words[at]).rfind(|own| own.end <= by);
    let opens = (sentence.words.start..by).rfind(|at| opener(*at));
    // "exports from the energy sector fell by 4 %, from mining and phosphates by 26 %".
    let goes_on = || {
        let moved = |at: &usize| {
            scene.quantity(*at).unit == "%" && words.is(scene.quantity_words[*at].start.wrapping_sub(1), "by")
        };
        let last = sentence.quantities.iter().filter(|at| scene.quantity_words[*at].end <= by).rfind(moved);
        last.map(|at| scene.quantity_words[at].start)
    };
    let opens = opens.or_else(goes_on)?;
    let before = front.filter(|own| own.start >= opens);
    let start = before.map_or(opens + 1, |own| own.end);
    const JOINTS: &WordSet = set![",", "and", ";", "from", "of", "for", "in", "as"];
    let first = (start..by).find(|at| !words.any(*at, JOINTS) && !scene.is_dated(*at))?;
    // "milk and dairy products - by 27 %".
    let end = by - usize::from(words.any(by - 1, set!["-", "–"]));
    let name = Run::new(first, end.max(first));
    if name.len() > LONGEST || name.any(|at| words.verb(at).is_some() || words.has(at, Class::Number)) {
        return None;
    }
    let part = |at: usize| {
        (words.has(at, Class::Word) || words.any(at, set!["-", "&", "/", ",", "'", "’"]))
            && !words.has(at, Class::Metric)
            && (!words.has(at, Class::Preposition) || words.any(at, set!["for", "of"]))
            && !words.any(at, APART)
            && scene.mention_at(at).is_none()
    };
    Some((opens, Some(name).filter(|name| !name.is_empty() && name.all(part))))
}
