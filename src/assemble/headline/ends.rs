//! Whether a line ends in the midst of a phrase.
//!
//! ```text
//! "The index rose to 49.3, close to its record."     Index rose to 49.3, close · to what
//! ```

use crate::grammar::{self, Label, Tag};
use crate::tag::{WordSet, set, words};

use super::sound::{BE, Placed};

/// Words that no line ends with, whatever stood behind them.
const HANGING: &WordSet = words!(
    "compared comparison owing however respectively amid versus against including allegedly \
     reportedly also whose how what why being having so more less per"
);

impl Placed<'_, '_> {
    /// What ends in the midst of a phrase.
    pub(super) fn hangs(&self) -> Option<&'static str> {
        let last = self.kept.all().next_back().filter(|_| !self.kept.open)?;
        let gone =
            |at: usize| !self.kept.has(at) && !self.holds_date(at) && !matches!(self.label(at), Label::Punctuation);
        let open = |at: usize| self.tree.children(at).iter().any(|child| *child > at && gone(*child));
        let leads = matches!(self.label(last), Label::Preposition | Label::Agent) || self.tag(last) == Tag::Preposition;
        let infinitive = self.tag(last) == Tag::Bare
            && self.tree.child(last, &[Label::Object]).is_some_and(|object| object > last && !self.kept.has(object));
        // "released the external trade [statistics]", "by Minister Anna [Berg]": the noun is gone.
        let describes = matches!(self.label(last), Label::Compound | Label::Adjective | Label::Determiner)
            && !self.tag(last).is_name()
            && self.tree.head(last).is_some_and(|noun| noun > last && !self.kept.has(noun));
        // "in the quarter [of March] ended"
        let left = self.label(last) == Label::NounClause
            && self.tree.head(last).is_some_and(|noun| !self.kept.has(noun))
            && self.tree.child(last, &[Label::Subject, Label::PassiveSubject]).is_none();
        // "ceased to function [with effect]"
        let leads_on = |at: usize| {
            let noun = self.tree.child(at, &[Label::PrepositionObject]);
            noun.is_some_and(|noun| grammar::LEADING.has(self.word(noun)))
        };
        let needs = |at: &usize| *at > last && gone(*at) && !leads_on(*at);
        let bare = self.tag(last) == Tag::Bare
            && self.tree.children(last).iter().any(needs)
            && last > 0
            && self.tag(last - 1) == Tag::To;
        let says = self.tag(last).is_verb()
            && self.tree.child(last, &[Label::ObjectClause]).is_some_and(|told| told > last && !self.kept.has(told));
        // "signed between Chad", without "and Niger".
        let mut pair = self.kept.all().rev().take_while(|at| self.tag(*at) != Tag::Conjunction);
        let between = pair.any(|at| set!["between"].has(self.word(at)) && self.singular_behind(at));
        // "has achieved:" leads to a list.
        let list = self.tag(last).is_verb() && self.tag(last + 1) == Tag::Colon && last + 2 >= self.tree.tokens().len();
        // "stood at 5, *close* [to the record]", "is down *based* [on use]"
        let beside = matches!(
            self.label(last),
            Label::Adjective | Label::Preposition | Label::AdverbClause | Label::NounClause | Label::Complement
        ) && matches!(self.tag(last), Tag::Adjective | Tag::Participle | Tag::Gerund)
            && self.tree.child(last, &[Label::Subject, Label::PassiveSubject]).is_none()
            || self.label(last) == Label::Adverb && self.tag(last) == Tag::Adverb;
        let behind = self.tree.child(last, &[Label::Preposition]).filter(|leads| *leads == last + 1);
        let best = self.tag(last) == Tag::Superlative
            && last + 1 < self.tree.tokens().len()
            && grammar::tells_rank(self.tree, last + 1)
            && !self.kept.has(last + 1);
        // "signed [in May]" is whole, "close [to the record of May]" is not.
        let dated = |leads: usize| {
            self.tree.child(leads, &[Label::PrepositionObject]).is_none_or(|object| self.date.contains(object))
        };
        let close = best || beside && behind.is_some_and(|leads| !self.kept.has(leads) && !dated(leads));
        let hangs =
            close || self.is_empty(last) || HANGING.has(self.word(last)) || leads && open(last) || infinitive || list;
        (hangs || left || describes || bare || says || between).then_some("hangs")
    }

    /// "had been [invited]", "The deadline would be [March 2018]", "a review up [to May]"
    fn is_empty(&self, last: usize) -> bool {
        let behind = [Label::Attribute, Label::Complement, Label::Preposition, Label::NounAdverb];
        let helper = matches!(self.label(last), Label::Auxiliary | Label::PassiveAuxiliary)
            && self.tree.head(last).is_some_and(|verb| !self.kept.has(verb));
        let up = set!["up"].has(self.word(last)) && set!["to"].has(self.word(last + 1)) && !self.kept.has(last + 1);
        helper
            || up
            || BE.has(self.word(last))
                && !set!["remain", "remains", "remained", "been"].has(self.word(last))
                && self.tree.child(last, &behind).is_some_and(|behind| behind > last)
    }

    /// One name and not "the two": what stands behind "between" is cut.
    fn singular_behind(&self, at: usize) -> bool {
        let object = self.tree.child(at, &[Label::PrepositionObject]);
        object.is_some_and(|object| {
            self.tree.child(object, &[Label::Conjunct]).is_some_and(|other| !self.kept.has(other))
        })
    }
}
