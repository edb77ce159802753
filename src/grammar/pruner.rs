//! A tree of which words are left out, bit by bit, and what stays: what the files beside it choose a line with.

use crate::lexicon::WordId;
use crate::tag::{WordSet, words};

use super::tree::Tree;
use super::{Label, Tag};

/// Prepositions behind a verb that begin another thought.
pub(super) const ASIDE: &WordSet = words!(
    "after amid despite because before during since while following including according due given as like \
     along alongside ahead compared"
);

/// Forms of "to be".
pub(super) const BE: &WordSet = words!("be is are was were been being 's ’s am");

/// A line in words of the sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Who says so, where somebody does.
    pub speaker: Vec<usize>,
    /// What is told, with all that belongs to it.
    pub words: Vec<usize>,
    /// What it can do without, the least first.
    pub pieces: Vec<Piece>,
}

impl Line {
    /// Its words without those that are left out, and without what would hang at an edge or gap.
    #[must_use]
    pub fn without(&self, tree: &Tree, out: &dyn Fn(usize) -> bool) -> Vec<usize> {
        let gone =
            (0..tree.tokens().len()).map(|at| !self.words.contains(&at) && !self.speaker.contains(&at)).collect();
        let pruner = Pruner { tree, gone };
        pruner.trim(self.words.iter().copied().filter(|at| !out(*at)).collect())
    }
}

/// A phrase that a line can do without.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// How soon it goes: the least first.
    pub rank: u8,
    /// Its words, with the comma or "and" that goes with it.
    pub words: Vec<usize>,
}

/// Chooses words of a tree.
pub(super) struct Pruner<'t> {
    pub(super) tree: &'t Tree,
    /// Tokens that are left out.
    pub(super) gone: Vec<bool>,
}

impl Pruner<'_> {
    pub(super) fn tag(&self, at: usize) -> Tag {
        self.tree.tag(at)
    }

    pub(super) fn label(&self, at: usize) -> Label {
        self.tree.label(at)
    }

    pub(super) fn word(&self, at: usize) -> WordId {
        self.tree.word(at)
    }

    pub(super) fn is_gone(&self, at: usize) -> bool {
        self.gone.get(at).copied().unwrap_or(true)
    }

    pub(super) fn leave_out(&mut self, at: usize) {
        if let Some(gone) = self.gone.get_mut(at) {
            *gone = true;
        }
    }

    pub(super) fn children(&self, at: usize) -> impl Iterator<Item = usize> {
        self.tree.children(at).iter().copied().filter(|child| !self.is_gone(*child))
    }

    pub(super) fn child(&self, at: usize, labels: &[Label]) -> Option<usize> {
        self.children(at).find(|child| labels.contains(&self.label(*child)))
    }
}
