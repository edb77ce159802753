//! Entries of lists: "Free trade agreement with Chile (ACLFTA) – 6 March 2009", and below a heading that tells of visits
//! "Queen Anna (1984)". A line without a verb whose date closes it tells of what its words, or its heading, name.

use crate::assemble::scene::Scene;
use crate::lexicon::Class;
use crate::model::{ParagraphKind, Precision, Run};
use crate::tag::set;

/// Words of the longest entry.
const LONGEST: usize = 24;

/// True when the time expression closes an entry of a list that tells of something.
#[must_use]
pub fn entry(scene: &Scene<'_>, sentence_at: usize, at: usize) -> bool {
    let Some(sentence) = scene.sentences.get(sentence_at) else { return false };
    let (words, range) = (&scene.words, scene.timex_words.get(at).copied().unwrap_or_default());
    let Some(when) = scene.timex(at).when.as_ref() else { return false };
    let short = sentence.kind == ParagraphKind::Item && sentence.words.len() <= LONGEST;
    if !short || sentence.words.any(|word| words.verb(word).is_some()) {
        return false;
    }
    let tells = |range: Run| range.any(|word| words.entry(word, Class::EventWord).is_some());
    let rest = Run::new(range.end, sentence.words.end);
    let front = Run::new(sentence.words.start, range.start);
    let named = front.iter().filter(|word| words.has(*word, Class::Capital)).count() >= 2;
    if named && dashed(scene, sentence_at, at) {
        // A list of agreements names most of them so: what the heading or a neighbour tells, the entry tells.
        let beside = [sentence_at.checked_sub(1), Some(sentence_at + 1)].into_iter().flatten();
        let mut items = beside.filter_map(|at| scene.sentences.get(at)).filter(|other| other.kind == sentence.kind);
        let told = tells(front) || heading(scene, sentence_at).is_some_and(tells);
        return when.precision() <= Precision::Day && (told || items.any(|other| tells(other.words)));
    }
    let closing = |word: usize| words.is_mark(word) || scene.dated.get(word).copied().unwrap_or(false);
    let open =
        front.iter().rev().find(|word| !scene.dated.get(*word).copied().unwrap_or(false) && !words.is(*word, ","));
    let bracketed =
        open.is_some_and(|open| words.any(open, set!["(", "["])) && rest.any(|word| words.any(word, set![")", "]"]));
    bracketed && named && rest.all(closing) && heading(scene, sentence_at).is_some_and(tells)
}

/// "… – 6 March 2009": an entry of a list that a dash and its date close.
#[must_use]
pub fn dashed(scene: &Scene<'_>, sentence_at: usize, at: usize) -> bool {
    let Some(sentence) = scene.sentences.get(sentence_at) else { return false };
    let (words, range) = (&scene.words, scene.timex_words.get(at).copied().unwrap_or_default());
    let mark = range.start.checked_sub(1).filter(|mark| *mark > sentence.words.start);
    sentence.kind == ParagraphKind::Item
        && mark.is_some_and(|mark| words.any(mark, set!["–", "—", "-", ":"]))
        && (range.end..sentence.words.end).all(|word| words.is_mark(word))
}

/// The words of the heading above a sentence.
fn heading(scene: &Scene<'_>, sentence_at: usize) -> Option<Run> {
    let above = scene.sentences.get(..sentence_at)?.iter().rev().take(40);
    above.into_iter().find(|other| other.kind == ParagraphKind::Heading).map(|heading| heading.words)
}
