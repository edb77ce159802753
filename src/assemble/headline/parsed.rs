//! Headlines by the sentence's tree: what it chooses is polished and named like any other line.

use std::ops::Range;

use crate::assemble::scene::Scene;
use crate::grammar::{self, Governor, Role, THRIFTS, Tree};
use crate::tag::set;

use super::judge::reads_well;
use super::polish::polish;
use super::{fit, pronoun};

/// Letters of a line that a crowded page still has room for.
const SHORT: usize = 60;
const LONGEST: usize = 80;

/// The tree's line where another one tells of something else than the date's own verb or noun, or is longer than a crowded
/// page has room for. `None` where the sentence has no tree, its tree gives no line, or the other one is as good: that
/// one names more of what the sentence leaves open.
#[must_use]
pub fn better(scene: &Scene<'_>, sentence_at: usize, date: &Range<usize>, other: &str) -> Option<String> {
    let tree = scene.tree(sentence_at)?;
    let governor = grammar::governor(tree, scene.words.span(date.clone()))?;
    if !matches!(governor.role, Role::Event | Role::Nominal) {
        return None;
    }
    // "Aug. 24: Vice president in Hanoi", an entry of a chronicle, is no sentence.
    if scene.words.is(date.end, ":") {
        return None;
    }
    let own = tree.get(governor.word)?.span.of(scene.words.text()).to_lowercase();
    let tells = other.to_lowercase().contains(&own);
    let long = other.chars().count() > SHORT;
    if tells && !long {
        return None;
    }
    // A line that tells of the right thing only gives way to one that leaves out nothing needed.
    let thrifts = if tells { THRIFTS.start..2 } else { THRIFTS };
    let line = shortest(scene, sentence_at, tree, &governor, thrifts)?;
    (!tells || line.chars().count() <= SHORT).then_some(line)
}

/// The line that leaves out as little as its length allows.
fn shortest(
    scene: &Scene<'_>,
    sentence_at: usize,
    tree: &Tree,
    governor: &Governor,
    thrifts: Range<u8>,
) -> Option<String> {
    let mut best: Option<String> = None;
    for thrift in thrifts {
        let chosen = grammar::line(tree, governor, thrift)?;
        let told = worded(scene, sentence_at, in_words(scene, sentence_at, tree, &chosen.words))?;
        let line = with_speaker(scene, in_words(scene, sentence_at, tree, &chosen.speaker), told);
        let length = line.chars().count();
        // What goes next is worth more than what went before, and so is room.
        if length <= SHORT + 6 * usize::from(thrift) {
            return Some(line);
        }
        if length <= LONGEST {
            best = Some(line);
        }
    }
    best
}

/// Tokens of a tree as words of the document, in the same order.
fn in_words(scene: &Scene<'_>, sentence_at: usize, tree: &Tree, tokens: &[usize]) -> Vec<usize> {
    let Some(sentence) = scene.sentences.get(sentence_at) else { return Vec::new() };
    let mut list: Vec<usize> = Vec::new();
    for token in tokens.iter().filter_map(|token| tree.get(*token)) {
        let of = |at: &usize| scene.words.get(*at).is_some_and(|word| word.span.overlaps(token.span));
        for word in sentence.words.clone().skip_while(|at| !of(at)).take_while(of) {
            if list.last() != Some(&word) {
                list.push(word);
            }
        }
    }
    list
}

/// Words as a line and the first of them, names put for pronouns; `None` where it does not read as a clause.
fn worded(scene: &Scene<'_>, sentence_at: usize, mut list: Vec<usize>) -> Option<(String, Option<usize>)> {
    pronoun::resolve(scene, sentence_at, &mut list);
    let mut own = polish(scene, list);
    let owner = pronoun::owner(scene, sentence_at, &own);
    if owner.is_some() {
        own.remove(0);
    }
    let points = set!["we", "our", "i", "my", "you", "it", "they", "he", "she", "this", "that", "these", "those"];
    if !reads_well(scene, &own) || scene.words.any(*own.first()?, points) {
        return None;
    }
    let line = fit::set(scene, &own);
    let first = own.first().copied();
    match owner.filter(|owner| !owner.is_empty() && owner.chars().count() + line.chars().count() <= LONGEST - 3) {
        Some(owner) => {
            let end = if owner.ends_with('s') { "’" } else { "’s" };
            Some((format!("{owner}{end} {}", fit::lowered(scene, &line, first)), None))
        }
        None => Some((line, first)),
    }
}

/// "Ministry: exports fell".
fn with_speaker(scene: &Scene<'_>, speaker: Vec<usize>, (line, first): (String, Option<usize>)) -> String {
    let speaker = fit::set(scene, &polish(scene, speaker));
    if speaker.is_empty() || speaker.chars().count() + line.chars().count() > LONGEST - 2 || line.starts_with(&speaker)
    {
        return line;
    }
    format!("{speaker}: {}", fit::lowered(scene, &line, first))
}
