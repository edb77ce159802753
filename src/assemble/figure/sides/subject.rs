//! The states of what an amount's own clause is about, by the grammar.

use crate::assemble::scene::Mention;
use crate::grammar::{Clause, Label, Tree, clause};
use crate::model::Run;
use crate::tag::{WordSet, words};

use super::around::{Sides, parties_in};

/// What stands beside a phrase and tells of something else.
const ASIDE: &[Label] = &[Label::RelativeClause, Label::Apposition, Label::AdverbClause, Label::Parataxis];

/// What is done by who levies a duty.
const LEVIES: &WordSet =
    words!("impose imposes imposed imposing levy levied levies slap slapped slaps charge charged charges");

impl Sides<'_> {
    /// "Sales to Africa surged by a third, exports to Peru climbed by 5 %": the states that the subject of the amount's verb names.
    pub(super) fn in_subject(&self) -> Vec<&Mention> {
        self.clause_of().map(|(tree, clause)| self.named_in(tree, &phrase(tree, clause.subject))).unwrap_or_default()
    }

    /// "exports to Peru, which imposed tariffs of 80 %": the state that does what the amount's verb tells, where that levies.
    pub(super) fn levier(&self) -> Option<usize> {
        let (tree, clause) = self.clause_of()?;
        LEVIES.has(tree.word(clause.verb)).then_some(())?;
        self.named_in(tree, &[clause.subject]).first().map(|mention| mention.state)
    }

    fn clause_of(&self) -> Option<(&Tree, Clause)> {
        let tree = self.scene.tree_of(self.sentence)?;
        Some((tree, clause(tree, self.scene.words.span(Run::new(self.amount, self.end)))?))
    }

    /// The states whose names end with one of these tokens.
    fn named_in(&self, tree: &Tree, tokens: &[usize]) -> Vec<&Mention> {
        let word = |at: usize| self.scene.words.get(at);
        let held = |at: usize| word(at).is_some_and(|word| tree.at(word.span).any(|at| tokens.contains(&at)));
        parties_in(self.scene, self.sentence.words).filter(|mention| held(mention.end - 1)).collect()
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
