//! The verb that a line begins from: an infinitive tells nothing without the one that it hangs on.
//!
//! ```text
//! "Parliament is expected to vote on the law in May."     May ▶ vote ▶ is expected
//! ```

use crate::tag::{WordSet, set, words};

use super::pruner::{BE, Pruner};
use super::{Label, Tag, told};

/// Verbs of what somebody takes to be coming.
const EXPECTING: &WordSet = words!(
    "expect expects expected anticipate anticipates anticipated forecast forecasts predict predicts predicted project \
     projects projected want wants wanted"
);
/// Nouns of what somebody means to do.
const MEANT: &WordSet = words!(
    "plan plans intention intentions decision proposal offer pledge pledges promise commitment agreement deal bid effort efforts \
     move right permission order mandate"
);
/// Nouns of what is felt of something that need not be so.
const FEELINGS: &WordSet =
    words!("fear fears hope hopes worry worries concern concerns speculation rumours rumors expectations");
/// Verbs of what is yet to come.
const PLANNED: &WordSet = set!["planned", "scheduled", "foreseen", "set", "slated", "due"];

impl Pruner<'_> {
    /// The verb that an infinitive hangs on: "is *expected* to vote".
    pub(super) fn whole(&self, verb: usize) -> usize {
        let mut top = verb;
        for _ in 0..4 {
            let above = match self.label(top) {
                // "the fair planned for May did not take place": what came of it.
                Label::NounClause | Label::RelativeClause if PLANNED.has(self.word(top)) => {
                    let noun = self.tree.head(top).filter(|noun| self.label(*noun).is_subject());
                    noun.and_then(|noun| self.tree.head(noun)).filter(|verb| self.tag(*verb).is_verb())
                }
                Label::OpenClause => self.tree.head(top),
                // "is on track *to hit* 15 tonnes"
                Label::AdverbClause if self.tag(top) == Tag::Bare => {
                    self.tree.head(top).filter(|is| *is < top && BE.has(self.word(*is)))
                }
                // "announces *plans* to impose a duty": who announces them is to impose it.
                Label::NounClause if self.tag(top) == Tag::Bare && self.is_meant(top) => {
                    self.tree.head(top).and_then(|noun| self.tree.head(noun))
                }
                // "expects growth *to remain* low": the parser hangs it on the growth.
                Label::NounClause if self.tag(top) == Tag::Bare => {
                    let noun = self.tree.head(top).filter(|noun| self.label(*noun) == Label::Object);
                    noun.and_then(|noun| self.tree.head(noun)).filter(|verb| EXPECTING.has(self.word(*verb)))
                }
                // "expects growth to remain low" is the expecting of somebody.
                Label::ObjectClause
                    if self.child(top, &[Label::Subject, Label::PassiveSubject]).is_none()
                        || self.is_let(top)
                        || self.tree.head(top).is_some_and(|above| self.expects(above, top)) =>
                {
                    self.tree.head(top).filter(|above| !told::REPORTING.has(self.word(*above)))
                }
                _ => None,
            };
            let Some(above) = above else { return top };
            let lifts = matches!(
                self.label(above),
                Label::Complement | Label::Attribute | Label::ObjectPredicate | Label::Object
            );
            top = if self.tag(above).is_verb() {
                above
            } else if let Some(verb) = self.tree.head(above).filter(|_| lifts) {
                verb
            } else {
                return top;
            };
        }
        top
    }

    /// "India allowed mills *to export* sugar", "fears mounted that it *would export* sugar": who lets it be done, or fears it.
    fn is_let(&self, verb: usize) -> bool {
        let to = self.tag(verb) == Tag::Bare && self.children(verb).any(|child| self.tag(child) == Tag::To);
        let above = self.tree.head(verb);
        let own = above.and_then(|above| self.child(above, &[Label::Subject]));
        own.is_some_and(|own| to || FEELINGS.has(self.word(own)))
    }

    /// An infinitive behind a noun of what somebody means to do, which is the object of a verb.
    fn is_meant(&self, verb: usize) -> bool {
        let noun =
            self.tree.head(verb).filter(|noun| MEANT.has(self.word(*noun)) && self.label(*noun) == Label::Object);
        let owner = noun.and_then(|noun| self.child(noun, &[Label::Possessor]));
        let above = noun.and_then(|noun| self.tree.head(noun));
        owner.is_none()
            && above.is_some_and(|above| {
                self.child(above, &[Label::Subject]).is_some() || self.label(above) == Label::Conjunct
            })
    }

    /// "expects growth to remain low", "economists *expect* it added jobs": what somebody expects is no news yet.
    fn expects(&self, above: usize, told: usize) -> bool {
        let to = self.children(told).any(|to| self.tag(to) == Tag::To);
        let done = self.tag(told) == Tag::Past && matches!(self.tag(above), Tag::Present | Tag::PresentThird);
        let now = done && !told::REPORTING.has(self.word(above));
        EXPECTING.has(self.word(above)) && (to || now)
    }
}
