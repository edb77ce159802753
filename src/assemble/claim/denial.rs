//! What a text says to be untrue: "denied that …", "reports of … were false", "there is no evidence that …".

use crate::assemble::scene::clause::Kind;
use crate::assemble::scene::tales::TALES;
use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::Class;
use crate::model::Run;
use crate::tag::{WordSet, set, words};

/// Words right in front of a verdict: "was false", "turned out untrue".
const BEFORE_VERDICT: &WordSet = words!("is are was were be been proved as not turned entirely");

/// Said to be untrue.
#[must_use]
pub fn denied(scene: &Scene<'_>, sentence_at: usize, at: usize) -> bool {
    let sentence = &scene.sentences[sentence_at];
    let cues = sentence.words;
    cues.into_iter().any(|cue| {
        scene.words.entry(cue, Class::Deny).is_some()
            && !scene.words.is(cue, "wrong")
            && falls_on(scene, sentence, cue, at)
    }) || disowned(scene, sentence, at)
        || denied_next(scene, sentence_at)
}

/// True when a word of denial denies what happens at a date.
fn falls_on(scene: &Scene<'_>, sentence: &Sentence, cue: usize, at: usize) -> bool {
    let words = &scene.words;
    let own = sentence.segment_of(at);
    // "did not deny"
    if (cue.saturating_sub(4)..cue).any(|word| words.any(word, set!["not", "n't"])) {
        return false;
    }
    // "denied on Tuesday that": the day of the denial.
    if at > cue && at - cue <= 3 && own.contains(cue) && !words.any(cue, set!["no"]) {
        return false;
    }
    let told = told(scene, sentence, at);
    if at > cue {
        if !own.contains(cue) {
            return told && apart(sentence, cue, at);
        }
        return words.is(cue, "no") || words.is(cue, "contrary") || tale_behind(scene, cue, at);
    }
    let tale = own.iter().take_while(|word| *word < at).any(|word| words.any(word, TALES));
    let verdict = cue > 0 && (words.any(cue - 1, BEFORE_VERDICT) || words.str(cue - 1).ends_with("ly"));
    (told || tale) && (verdict || !own.contains(cue))
}

/// The date stands in what somebody says: in a clause of content or one that hangs on it.
fn told(scene: &Scene<'_>, sentence: &Sentence, at: usize) -> bool {
    let words = &scene.words;
    let Some(index) = sentence.segments.iter().position(|segment| segment.words.contains(at)) else { return false };
    let content = |kind: Kind, start: usize| {
        kind == Kind::Content
            || kind == Kind::Relative
                && words.is(start, "that")
                && (start.saturating_sub(3)..start).any(|word| words.any(word, TALES))
    };
    let own = &sentence.segments[index];
    content(own.kind, own.words.start)
        || own.kind != Kind::Attribution
            && sentence.segments[..index].iter().any(|segment| content(segment.kind, segment.words.start))
}

/// A denial in front of a clause of content: nothing but that clause and what hangs on it lies between.
fn apart(sentence: &Sentence, cue: usize, at: usize) -> bool {
    let mut between = sentence.segments.iter().filter(|segment| segment.words.start > cue && segment.words.end <= at);
    between.all(|segment| segment.kind != Kind::Main || segment.resumes.is_some())
}

/// "denied selling tyres", "denied any part in", "false reports of": not "denied entry", "false invoices".
fn tale_behind(scene: &Scene<'_>, cue: usize, at: usize) -> bool {
    let words = &scene.words;
    if words.any(cue.saturating_sub(1), set!["was", "were", "been", "being"]) && words.verb(cue).is_some() {
        return false;
    }
    let dated = |word: usize| scene.is_dated(word);
    let mut next = cue + 1;
    while next < at && (dated(next) || words.str(next).ends_with("ly")) {
        next += 1;
    }
    let gerund = words.str(next).len() > 5 && words.str(next).ends_with("ing") || words.is(next, "having");
    let phrase = words.entry(cue, Class::Deny).is_some_and(|(length, _)| length > 1);
    gerund || phrase || (next..at.min(next + 6)).any(|word| words.any(word, TALES))
}

/// "The company says it did not ship the valves in 2011."
fn disowned(scene: &Scene<'_>, sentence: &Sentence, at: usize) -> bool {
    let words = &scene.words;
    let start = sentence.words.start.max(at.saturating_sub(20));
    (start + 1..at).any(|word| {
        words.any(word, set!["not", "n't", "never"])
            && words.any(word - 1, set!["did", "had", "has", "have", "was", "were"])
            && word >= start + 3
            && words.any(word - 2, set!["it", "they", "he", "she", "we"])
            && (word.saturating_sub(5)..word - 2).any(|says| words.entry(says, Class::Report).is_some())
    })
}

/// The next sentence, or the answer to a question, says that it is not so.
fn denied_next(scene: &Scene<'_>, sentence_at: usize) -> bool {
    let sentence = &scene.sentences[sentence_at];
    let words = &scene.words;
    let asks = sentence
        .words
        .end
        .checked_sub(1)
        .is_some_and(|last| words.is(last, "?") || words.is(last.saturating_sub(1), "?"));
    let follows = if asks {
        let rest =
            scene.sentences.get(sentence_at + 1..(sentence_at + 3).min(scene.sentences.len())).unwrap_or_default();
        rest.first().zip(rest.last()).map(|(first, last)| Run::new(first.words.start, last.words.end))
    } else {
        scene.next_words(sentence_at)
    };
    follows.is_some_and(|range| {
        let start = range.start;
        let refers = words.any(start, set!["it", "that", "this", "no", "they", "("]) || asks;
        let cue = words.find(Run::new(range.start, range.end.min(range.start + 24)), Class::Deny);
        refers && cue.is_some() && (asks || range.len() <= 14 || words.is(start, "no"))
    })
}
