//! Clauses and names behind a noun without which it says too little.
//!
//! ```text
//! "Lamu signed a deal that restores trade."    what the deal does stays with it
//! ```

use crate::lexicon::WordId;
use crate::tag::set;

use super::governor::AIRED;
use super::pruner::Pruner;
use super::spare::{PAPERS, TITLES};
use super::{Label, Tag};

impl Pruner<'_> {
    /// A clause without a subject that stands near enough to its noun: "a plan *to sell it*", "talks *held in Oslo*".
    pub(super) fn described_by(&self, noun: usize, clause: usize) -> Vec<usize> {
        let words = self.clause(clause, false);
        // "hard-won *given* the changes": what it governs is gone.
        let empty = AIRED.has(self.word(clause)) || self.child(clause, &[Label::PrepositionObject]).is_some();
        // "an order [on 3 May] imposing duties": as near as without its date.
        let close = (noun + 1..clause).filter(|between| !self.is_gone(*between)).count() < 3;
        let near = clause <= noun + 3 || close && !self.apart(clause);
        // "gave notice *that it would leave*" is no part of a clause.
        let told = self.child(clause, &[Label::Mark]).is_some_and(|mark| self.word(mark) == WordId::of("that"));
        let stays = !told && (self.tag(clause) == Tag::Bare || near) && !(words.len() == 1 && empty);
        if stays { words } else { Vec::new() }
    }

    /// "signed a deal *that restores shipments*", "passed Resolution 14, *which banned tea*": what something new brings. Not "the
    /// deal that ended the war", by which one is told from others.
    pub(super) fn tells_content(&self, noun: usize, clause: usize) -> bool {
        let mut own = self.children(clause).filter(|child| self.label(*child).is_subject());
        let stands_for =
            own.next().is_some_and(|own| set!["that", "which"].has(self.word(own))) && own.next().is_none();
        let paper =
            PAPERS.has(self.word(noun)) || self.tag(noun) == Tag::Number && noun > 0 && PAPERS.has(self.word(noun - 1));
        let ahead = self.children(clause).any(|child| self.tag(child) == Tag::Modal);
        let lasts = ahead || matches!(self.tag(clause), Tag::Present | Tag::PresentThird);
        // "a law that was passed in 2012" is told from others by its year.
        let year = |at: usize| {
            let four = self.tree.get(at).is_some_and(|token| token.span.len() == 4);
            four && self.tag(at) == Tag::Number && !set!["four", "five", "nine"].has(self.word(at))
        };
        let dated = self.tree.subtree(clause).into_iter().any(year);
        let article = self.child(noun, &[Label::Determiner]);
        let new = article.is_none_or(|article| set!["a", "an"].has(self.word(article)));
        self.label(noun) == Label::Object
            && new
            && stands_for
            && !dated
            && (lasts && !self.apart(clause) || paper && self.tag(clause).is_finite())
            && self.child(clause, &[Label::Object]).is_some()
            && self.child(noun, &[Label::NounClause, Label::Preposition, Label::Possessor]).is_none()
    }

    /// "$5 million *or Rs 40 crore*": an amount and another name of it.
    pub(super) fn told_again(&self, amount: usize) -> bool {
        let or = self.child(amount, &[Label::Coordinator]).is_some_and(|or| self.word(or) == WordId::of("or"));
        let other = self.child(amount, &[Label::Conjunct]).is_some_and(|other| {
            let part = set!["%", "percent", "cent"].has(self.word(other));
            self.tag(other).is_noun() && !part && self.child(other, &[Label::Preposition]).is_none()
        });
        self.tag(amount) == Tag::Number && or && other
    }

    /// A clause with "that" and a subject of its own.
    pub(super) fn is_told(&self, clause: usize) -> bool {
        let that = self.child(clause, &[Label::Mark]).is_some_and(|mark| self.word(mark) == WordId::of("that"));
        let helped = self.child(clause, &[Label::Auxiliary, Label::PassiveAuxiliary]);
        let finite = self.tag(clause).is_finite() || helped.is_some_and(|helper| self.tag(helper).is_finite());
        that && finite && self.child(clause, &[Label::Subject, Label::PassiveSubject]).is_some()
    }

    /// The name of a person behind a comma, for whom an office with more words than a title stands in front.
    pub(super) fn named_apart(&self, office: usize) -> Option<usize> {
        let name = self.child(office, &[Label::Apposition]).filter(|name| self.tag(*name).is_name())?;
        let words = self.tree.subtree(name);
        let person = words.len() <= 4 && words.iter().all(|at| self.tag(*at).is_name());
        (TITLES.has(self.word(office)) && person && name > office + 3).then_some(name)
    }
}
