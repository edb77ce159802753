//! Lines that leave open of what, of whom or what was told, and what is only so again and again.
//!
//! ```text
//! "A decline was observed in 2014."                    of what
//! "Several executives told the paper on Friday."       what
//! ```

use crate::grammar::{self, Label, Tag};
use crate::lexicon::Class;
use crate::tag::{WordSet, set, words};

use super::sound::{AIRED, PAPERS, Placed};

/// Adverbs of what is so again and again.
const HABIT: &WordSet = set!["often", "usually", "typically", "generally", "normally", "always", "sometimes"];

/// What is done with a day to come.
const PLANNED: &WordSet = set!["scheduled", "planned", "due", "set", "slated", "foreseen"];

/// Nouns that mean what stands in front of their sentence.
const HOLES: &WordSet = words!(
    "difference trend aim period amount figure publication bulletin announcement wait analysis celebration contest result note \
     effects impact situation phase process picture"
);

/// How what somebody tells hangs on the telling.
const CONTENT: [Label; 5] =
    [Label::ObjectClause, Label::OpenClause, Label::AdverbClause, Label::Preposition, Label::NounClause];

impl Placed<'_, '_> {
    /// "A decline was observed", "net volume has declined", "the release is scheduled": of what or whom a line without a name
    /// and number does not say.
    pub(super) fn is_bare(&self, verb: usize) -> bool {
        let says = |at: usize| {
            self.tag(at).is_name() || matches!(self.tag(at), Tag::Number | Tag::Currency | Tag::OwnerPronoun)
        };
        let own = self.tree.child(verb, &[Label::Subject, Label::PassiveSubject]);
        let Some(own) = own.filter(|own| self.tag(*own).is_noun() && self.kept.has(*own)) else {
            return false;
        };
        let says_more =
            |at: &usize| *at != own && (self.tag(*at).is_noun() || self.tag(*at).is_verb()) && self.kept.has(*at);
        let other = |at: &usize| *at != own && self.tag(*at).is_noun() && self.kept.has(*at);
        let whose = self.tree.child(own, &[Label::Possessor]).is_some();
        // "The trend is changing as trade with Peru falls": a name behind it says nothing of the trend.
        if HOLES.has(self.word(own)) && !whose && !self.kept.named && !self.tree.subtree(own).iter().any(says_more) {
            return true;
        }
        if whose || self.kept.named || self.kept.all().any(says) || self.tree.subtree(own).iter().any(other) {
            return false;
        }
        let passive = self.tree.child(verb, &[Label::PassiveAuxiliary]).is_some();
        if PAPERS.has(self.word(own)) && AIRED.has(self.word(verb)) {
            return true;
        }
        let seen = passive && grammar::NOTICED.has(self.word(verb));
        let last = self.kept.all().next_back() == Some(verb);
        let planned = passive && last && PLANNED.has(self.word(verb));
        let clause = !passive && self.label(verb) != Label::RelativeClause;
        let moves = clause && (self.has(verb, Class::Rise) || self.has(verb, Class::Fall));
        let amount = [Class::Metric, Class::Rise, Class::Fall].iter().any(|class| self.has(own, *class));
        // "The decision was made": which one.
        let made = passive && last && set!["made", "taken"].has(self.word(verb));
        // "CAPMAS: a deceleration happened": of what.
        let made = made || last && set!["happened", "occurred"].has(self.word(verb));
        seen || planned || made || moves && amount
    }

    /// "Several executives told the paper": what they told stands elsewhere.
    pub(super) fn tells_nothing(&self, verb: usize) -> bool {
        let told = |at: &usize| CONTENT.contains(&self.label(*at)) || self.label(*at) == Label::PassiveAuxiliary;
        let tells = set!["told", "tell", "tells"].has(self.word(verb)) && !self.tree.children(verb).iter().any(told);
        // "The agency said in its report": what it said stands in front of it.
        let says = [Label::ObjectClause, Label::Parataxis].iter().find_map(|label| self.tree.child(verb, &[*label]));
        let content = [Label::Object, Label::ObjectClause, Label::OpenClause];
        let kept = |at: &usize| self.kept.has(*at) && content.contains(&self.label(*at));
        let empty = says.is_some_and(|said| !self.kept.has(said)) && !self.tree.children(verb).iter().any(kept);
        // "The statistician disclosed this", "quoted the minister [as saying]"
        let object = self.tree.child(verb, &[Label::Object]);
        let this = object.is_some_and(|object| set!["this", "that", "it"].has(self.word(object)));
        let quotes = set!["quoted", "quotes", "cited"].has(self.word(verb))
            && self.tree.child(verb, &[Label::Subject]).is_some();
        let saying = self.has(verb, Class::Report) || set!["disclosed", "discloses"].has(self.word(verb));
        tells || quotes || saying && (empty || this) && !self.told
    }

    /// "Data is often revised", "both have incentives": how things are.
    pub(super) fn goes_on(&self, verb: usize) -> bool {
        let present = |at: usize| matches!(self.tag(at), Tag::Present | Tag::PresentThird);
        let helper = self.tree.child(verb, &[Label::PassiveAuxiliary, Label::Auxiliary]).unwrap_or(verb);
        let habit = self.tree.children(verb).iter().any(|at| HABIT.has(self.word(*at)));
        let owned = self.tree.child(verb, &[Label::Object]).is_some_and(|object| self.kept.has(object));
        let owns = set!["have", "has"].has(self.word(verb)) && present(verb) && owned;
        present(helper) && habit || owns && !self.ahead(verb)
    }
}
