//! The states of what an amount's own clause is about, by the grammar.

use crate::assemble::scene::Mention;
use crate::grammar::{Label, Tree, clause_subject};
use crate::model::Run;

use super::around::{Sides, parties_in};

/// What stands beside a phrase and tells of something else.
const ASIDE: &[Label] = &[Label::RelativeClause, Label::Apposition, Label::AdverbClause, Label::Parataxis];

impl Sides<'_> {
    /// "Sales to Africa surged by a third, exports to Peru climbed by 5 %": the states that the subject of the amount's verb names.
    pub(super) fn in_subject(&self) -> Vec<&Mention> {
        let scene = self.scene;
        let Some(tree) = scene.tree_of(self.sentence) else { return Vec::new() };
        let Some(noun) = clause_subject(tree, scene.words.span(Run::new(self.amount, self.end))) else {
            return Vec::new();
        };
        let phrase = phrase(tree, noun);
        let held =
            |at: usize| scene.words.get(at).is_some_and(|word| tree.at(word.span).any(|at| phrase.contains(&at)));
        parties_in(scene, self.sentence.words).filter(|mention| held(mention.end - 1)).collect()
    }
}

/// The tokens of a noun's phrase, without what is only told beside it.
fn phrase(tree: &Tree, noun: usize) -> Vec<usize> {
    let mut found = vec![noun];
    let mut next = 0;
    while let Some(at) = found.get(next) {
        found.extend(tree.children(*at).iter().filter(|child| !ASIDE.contains(&tree.label(**child))));
        next += 1;
    }
    found
}
