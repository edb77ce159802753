//! The good that the subject of an amount's own clause names, by the grammar.
//!
//! ```text
//! "exports of cereals, which fell by 13 %, followed by beverages, which fell by 8 %"    8 %: beverages
//! ```

use crate::assemble::scene::{Scene, Sentence};
use crate::grammar::{Label, Tree, clause};
use crate::lexicon::{Class, Measured};
use crate::model::{Good, Run, one_line};
use crate::tag::{WordSet, set, words};

use super::goods::{good_at, good_ending, literal, unlisted};
use super::own::LEVIES;

/// Nouns that name a class of goods with the words in front of them.
const HEADS: &WordSet = words!(
    "products goods articles materials vehicles parts components equipment machinery appliances instruments chemicals"
);

/// What comes in from goods that are sold.
const EARNINGS: &WordSet = set!["earnings", "receipts", "income", "revenue", "revenues", "proceeds"];

/// Words of the name of such a class at most.
const LONGEST: usize = 6;

/// The good of the subject of the clause in which an amount stands.
#[must_use]
pub fn good(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> Option<Good> {
    let tree = scene.tree_of(sentence)?;
    named(scene, sentence, tree, clause(tree, scene.words.span(range))?.subject)
}

/// The good that is itself the subject of that clause: "beverages fell by 8 %".
#[must_use]
pub fn subject(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> Option<Good> {
    let tree = scene.tree_of(sentence)?;
    let noun = clause(tree, scene.words.span(range))?.subject;
    good_ending(scene, word(scene, tree, noun)? + 1).map(|(_, good)| good)
}

/// The good that a noun is, is of, or is made more exact by: "tea", "tea exports", "exports of tea".
fn named(scene: &Scene<'_>, sentence: &Sentence, tree: &Tree, noun: usize) -> Option<Good> {
    let end = word(scene, tree, noun)? + 1;
    let measured = scene.words.value(end - 1, Class::Metric).and_then(Measured::of);
    let flow = matches!(
        measured,
        Some(
            Measured::Exports
                | Measured::Imports
                | Measured::Sales
                | Measured::Production
                | Measured::Consumption
                | Measured::Stocks
        )
    );
    if let Some(good) = flow.then(|| unlisted(scene, sentence, Run::new(end - 1, end))).flatten() {
        return Some(good);
    }
    if let Some((_, good)) = good_ending(scene, end) {
        return Some(good);
    }
    if scene.words.any(end - 1, HEADS) {
        return phrase(scene, sentence, tree, noun);
    }
    let parts = tree.children(noun).iter().copied();
    let before = parts.clone().find_map(|part| {
        let part =
            matches!(tree.label(part), Label::Compound | Label::Adjective | Label::NounModifier).then_some(part)?;
        let at = word(scene, tree, part)?;
        good_ending(scene, at + 1).or_else(|| good_at(scene, at)).map(|(_, good)| good)
    });
    before.or_else(|| {
        parts.clone().find_map(|part| {
            let led = (tree.label(part) == Label::Preposition).then(|| word(scene, tree, part)).flatten()?;
            let object = tree.child(part, &[Label::PrepositionObject])?;
            if scene.words.is(led, "of") {
                return named(scene, sentence, tree, object);
            }
            // "export earnings from plantation crops".
            let earned = scene.words.is(led, "from") && scene.words.any(end - 1, EARNINGS);
            let levy = |at: usize| scene.words.any(at, LEVIES);
            let plain = !scene.words.has(led + 1, Class::Metric);
            // "revenue from taxes" is of no good.
            if earned && (led + 1..led + 4).any(levy) {
                return None;
            }
            let other = || literal(scene, led + 1, sentence.words.end).filter(|_| plain).map(Good::plain);
            earned.then(|| named(scene, sentence, tree, object).or_else(other)).flatten()
        })
    })
}

/// "Agricultural and fisheries products posted exports of $5 million": all words in front of the noun that names a class.
fn phrase(scene: &Scene<'_>, sentence: &Sentence, tree: &Tree, noun: usize) -> Option<Good> {
    let last = word(scene, tree, noun)?;
    let first = tree.subtree(noun).into_iter().filter_map(|at| word(scene, tree, at)).min()?;
    let words = &scene.words;
    let part = |at: &usize| {
        words.has(*at, Class::Word)
            && !words.has(*at, Class::Determiner)
            && !words.has(*at, Class::Preposition)
            && !words.any(*at, set!["exported", "imported", "shipped", "traded"])
            && scene.mention_at(*at).is_none()
            && !scene.is_dated(*at)
    };
    let first = (first.max(sentence.words.start)..last).rev().take_while(part).last()?;
    let name = Run::new(first, last + 1);
    let general = (first..last).all(|at| words.has(at, Class::General));
    (name.len() <= LONGEST && !general).then(|| Good::plain(one_line(words.span(name).of(words.text)).to_lowercase()))
}

/// The word of a token.
fn word(scene: &Scene<'_>, tree: &Tree, token: usize) -> Option<usize> {
    scene.words_in(tree.get(token)?.span).iter().next()
}
