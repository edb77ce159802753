//! Whether a line tells what happened at its date, and not at another one of its sentence.
//!
//! ```text
//! "Lamu signed a deal in 2012 to move its port by 2015."      2015: moves, of which "signed a deal" says nothing
//! "Its loan was a factor in the slump of 2009."               2009: the slump, and no loan
//! ```

use crate::grammar::{self, Governor, Label, Role, Tag};
use crate::lexicon::{Class, WordId};
use crate::model::TimexKind;
use crate::tag::{WordSet, set, words};

use super::sound::{AIRED, BE, Placed, SET};

/// Prepositions that begin another thought.
const APART: &WordSet = words!("after before since despite while following by with without amid during because");

/// Prepositions in front of what is held while something is done.
const OCCASION: &WordSet = set!["at", "during", "on", "after", "before"];

/// How a verb may hang on the one that the line tells.
const WITHIN: [Label; 11] = [
    Label::PrepositionObject,
    Label::OpenClause,
    Label::ObjectClause,
    Label::Conjunct,
    Label::Auxiliary,
    Label::Complement,
    Label::NounClause,
    Label::RelativeClause,
    Label::Attribute,
    Label::ObjectPredicate,
    Label::Object,
];

impl Placed<'_, '_> {
    /// True where the line tells another verb than the date's.
    pub(super) fn elsewhere(&self, verb: usize, governor: &Governor) -> Option<&'static str> {
        if governor.role != Role::Event || verb == governor.word {
            return None;
        }
        // "is trucked to Chad, and a railway is to open in May": the railway.
        // "close to the record *hit* in May": of the record.
        let part = matches!(
            self.label(governor.word),
            Label::Conjunct | Label::NounClause | Label::RelativeClause | Label::PrepositionObject
        );
        let led = AIRED.has(self.word(governor.word))
            || SET.has(self.word(governor.word))
            || self.has(governor.word, Class::Report)
            || self.tag(governor.word) == Tag::Gerund
            || self.tag(governor.word) == Tag::Bare && self.label(governor.word) == Label::NounClause;
        if part && !led && !self.kept.has(governor.word) {
            return Some("other");
        }
        let mut at = governor.word;
        while at != verb {
            // "Lamu sold its cars elsewhere, and said that demand fell in May": what it said is another thing.
            let says = at == governor.word && self.has(at, Class::Report);
            let told = || says || self.kept.has(governor.word) || self.tree.path(verb).any(|above| above == at);
            if self.label(at) == Label::Conjunct && self.tag(at).is_verb() && !self.kept.has(at) && !told() {
                return Some("other");
            }
            let hangs = match self.label(at) {
                Label::PrepositionClause | Label::Preposition => !APART.has(self.word(at)),
                Label::Adverb => true,
                // "…, the paper reported on Friday": the parser hangs the saying on what is said.
                // "Speaking in Oslo on Friday, the minister promised …": at the same time.
                Label::AdverbClause => {
                    let fronted = at < verb && self.tag(at) == Tag::Gerund;
                    fronted || self.tag(at) == Tag::Bare || self.has(at, Class::Report)
                }
                label => label.is_subject() || WITHIN.contains(&label),
            };
            match self.tree.head(at).filter(|_| hangs) {
                Some(head) => at = head,
                // "The ministry said in May that …": what was said stands below the date's verb.
                None => return (!self.is_said(verb, governor.word)).then_some("other"),
            }
        }
        None
    }

    /// True for a verb that tells what another one above it says or leads to, and no more of a noun than which it is.
    fn is_said(&self, verb: usize, above: usize) -> bool {
        // "in a statement that it would build a port": what was stated.
        let that = |at: usize| self.tree.child(at, &[Label::Mark]).is_some();
        let describes = |at: usize| match self.label(at) {
            Label::RelativeClause => true,
            // "published data showing that exports fell"
            Label::NounClause => {
                let shows = self.tag(at) == Tag::Gerund && self.tree.child(at, &[Label::ObjectClause]).is_some();
                !that(at) && !shows
            }
            _ => false,
        };
        let mut at = verb;
        while let Some(head) = self.tree.head(at).filter(|_| !describes(at)) {
            if head == above {
                return true;
            }
            at = head;
        }
        false
    }

    /// "extended the duty on 3 May until 5 June": the end of what was done on another day.
    pub(super) fn only_ends(&self, governor: &Governor) -> bool {
        let Some(sentence) = self.scene.sentences.get(self.sentence_at) else { return false };
        let until = |lead: usize| set!["until", "till"].has(self.word(lead));
        let other = |at: usize| {
            let timex = self.scene.timex(at);
            let told = timex.kind == TimexKind::Date && timex.when.is_some() && !self.scene.is_byline(timex.span);
            let other = grammar::governor(self.tree, timex.span).filter(|_| told);
            other.is_some_and(|other| {
                let ends = other.date.start.checked_sub(1).is_some_and(until);
                other.date != self.date && other.role == Role::Event && other.word == governor.word && !ends
            })
        };
        let until = self.date.start.checked_sub(1).is_some_and(until);
        until && governor.role == Role::Event && self.tag(governor.word).is_verb() && sentence.timexes.any(other)
    }

    /// True where another date of the sentence belongs to the verb of the line, and this one to what the line leaves out.
    pub(super) fn of_another_date(&self, verb: usize, governor: &Governor) -> bool {
        let kept = self.kept.has(governor.word) && governor.role == Role::Event;
        let Some(sentence) = self.scene.sentences.get(self.sentence_at) else { return false };
        // "At the summit of 3 May leaders met": the parser takes the day for a part of the leaders.
        let owned = || self.date.any(|at| self.tree.children(at).iter().any(|child| self.label(*child) == Label::Case));
        let described = governor.role == Role::Attribute && !owned();
        if kept || described || governor.word == verb || governor.role == Role::Nominal {
            return false;
        }
        // "The ministry said in May that prices fell in April": the day of the saying.
        let said = self.tree.path(verb).any(|above| above == governor.word);
        // "Proclamation 14, signed in May, ended it in June": it is told of the paper.
        let paper = self.label(governor.word) == Label::NounClause
            && self.tree.head(governor.word).is_some_and(|noun| self.kept.has(noun));
        let source = self.tree.path(governor.word).any(|above| self.word(above) == WordId::of("according"));
        if said || source || self.told || paper && governor.word < verb {
            return false;
        }
        sentence.timexes.any(|at| {
            let timex = self.scene.timex(at);
            let told = timex.kind == TimexKind::Date && timex.when.is_some() && !self.scene.is_byline(timex.span);
            let other = grammar::governor(self.tree, timex.span).filter(|_| told);
            other.is_some_and(|other| other.date != self.date && other.role == Role::Event && other.word == verb)
        })
    }

    /// True where a date belongs to a noun deep in a phrase that the line leaves out: "a factor in *the slump* of 2009".
    pub(super) fn of_lost_noun(&self, governor: &Governor) -> bool {
        let common = |at: &&usize| {
            matches!(self.tag(**at), Tag::Noun | Tag::Nouns)
                && !self.date.contains(**at)
                && !grammar::TIMES.has(self.word(**at))
        };
        let Some(place) = governor.path.iter().position(|at| common(&at)) else { return false };
        let (noun, below) = (governor.path[place], governor.path[place.saturating_sub(1)]);
        let listed = (governor.word..noun).any(|at| self.tag(at) == Tag::Colon);
        // "was a factor in the slump of 2009" tells nothing of 2009, however much of it stands in the line.
        // Nor does "firm, close to the record of 2009".
        let so = governor.path.iter().any(|at| self.tag(*at) == Tag::Adjective);
        let is = (so || BE.has(self.word(governor.word))) && self.label(noun) == Label::PrepositionObject;
        if self.kept.has(noun) && !is || self.kept.named || listed || self.label(below) != Label::Preposition {
            return false;
        }
        match self.label(noun) {
            Label::PrepositionObject => {
                let leads = self.tree.head(noun).unwrap_or(noun);
                let above = self.tree.head(leads).map_or(Tag::Unknown, |above| self.tag(above));
                above.is_noun() && !above.is_name() && !OCCASION.has(self.word(leads))
            }
            label => label.is_subject() || label == Label::Conjunct,
        }
    }
}
