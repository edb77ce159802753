//! Whose a verb is: its own subject, the noun that a relative clause describes, or the one that it shares with a verb in
//! front.
//!
//! ```text
//! "the ceiling that the council set in April and lifted in May"    set: the council set the ceiling
//! ```

use crate::lexicon::WordId;
use crate::tag::{WordSet, set, words};

use super::pruner::{ASIDE, Pruner};
use super::{Label, Tag};

/// Nouns of what is told or thought.
const TALES: &WordSet = words!(
    "story report reports claim claims news rumour rumor rumours rumors fact idea evidence belief allegation \
     allegations statement announcement view hope hopes fear fears sign signs suggestion proof assurance \
     assurances accusation accusations"
);

/// What talks, contracts and terms do, and no state or body.
const OF_THINGS: &WordSet =
    words!("began begin begins ended ends expired expires lapsed lapses started starts resumed commenced continued");

/// Verbs by which a rule or a duty begins.
const TAKES_EFFECT: &WordSet = words!("take enter come begin start apply expire");

/// Nouns of what goes on with the thing behind them: "the trend in prices, which began".
const GOING_ON: &WordSet =
    words!("trend rise fall decline increase slump recovery boom growth slowdown talks negotiations");

/// Adverbs that make a claim of what a verb and those that share its subject tell.
const HEDGES: &WordSet = words!("allegedly reportedly apparently supposedly possibly probably likely");

/// Verbs of what somebody notices.
pub const NOTICED: &WordSet =
    words!("witnessed seen observed recorded registered experienced noted felt shown logged earned");

impl Pruner<'_> {
    /// A clause with its subject, its own or the one that it shares.
    pub(super) fn clause_with_subject(&self, verb: usize) -> Option<Vec<usize>> {
        let own = self.children(verb).find(|child| self.label(*child).is_subject());
        let stands_for = |subject: usize| {
            matches!(self.tag(subject), Tag::WhDeterminer | Tag::WhPronoun) || self.word(subject) == WordId::of("that")
        };
        match own {
            Some(subject) if stands_for(subject) => self.described(verb, true),
            Some(_) if self.label(verb) == Label::RelativeClause => self.turned(verb),
            Some(subject) if self.tag(subject) == Tag::WhOwner => None,
            Some(_) => Some(self.tidy(self.clause(verb, true))),
            None => match self.label(verb) {
                Label::NounClause if self.tag(verb) == Tag::Participle => self.described(verb, false),
                // "with a pledge to finish the railway in 2002": what is pledged.
                Label::NounClause if self.tag(verb) == Tag::Bare && self.child(verb, &[Label::Object]).is_some() => {
                    self.described(verb, false)
                }
                Label::AdverbClause if self.tag(verb) == Tag::Bare && TAKES_EFFECT.has(self.word(verb)) => {
                    self.takes_effect(verb)
                }
                Label::Conjunct => self.shared(verb),
                _ => None,
            },
        }
    }

    /// "has put a duty on tea *to take effect* in May": the duty.
    fn takes_effect(&self, verb: usize) -> Option<Vec<usize>> {
        let does = self.tree.head(verb)?;
        let noun = self.child(does, &[Label::Object, Label::PassiveSubject])?;
        let to = self.children(verb).any(|child| self.tag(child) == Tag::To);
        let mut words = self.noun(noun);
        words.extend(self.children(verb).filter(|child| self.tag(*child) == Tag::To));
        words.extend(self.clause(verb, false));
        (to && noun < verb && self.label(does) != Label::RelativeClause).then(|| self.tidy(words))
    }

    /// "the plant, which was closed": the noun in front is the subject.
    fn described(&self, verb: usize, relative: bool) -> Option<Vec<usize>> {
        let noun = self.tree.head(verb)?;
        // "the rise that was seen in May", "the surplus recorded since 2020": who looks on does nothing.
        if NOTICED.has(self.word(verb)) && self.child(verb, &[Label::Agent, Label::Object]).is_none() {
            return None;
        }
        let mut apart = Pruner { tree: self.tree, gone: self.gone.clone() };
        for at in self.tree.subtree(verb) {
            apart.leave_out(at);
        }
        // "from his father, Anna Berg, who left": the name says more.
        // "Chad pays for oil in the fiscal year 2019, *which ends* in May": its subject stands on the other side of the verb.
        let across =
            self.label(noun).is_subject() && self.tree.head(noun).is_some_and(|head| noun < head && head < verb);
        if relative && across && OF_THINGS.has(self.word(verb)) {
            return None;
        }
        let named = apart.child(noun, &[Label::Apposition]).filter(|name| self.tag(*name).is_name());
        let noun = named.filter(|_| !self.tag(noun).is_name()).unwrap_or(noun);
        let noun = self.thing(verb, noun).unwrap_or(noun);
        let mut words = apart.tidy(apart.noun(noun));
        // "in an interview aired on Sunday that he gave the order": that belongs to what stands in front.
        let mut own = Pruner { tree: self.tree, gone: self.gone.clone() };
        if !relative && let Some(other) = self.child(verb, &[Label::ObjectClause]) {
            own.leave_out(other);
        }
        // "tea taxed in May and *new duties*": what "and" leads to is no object of a participle.
        let joined = self.child(verb, &[Label::Object]).filter(|object| {
            let first = self.tree.subtree(*object).first().copied().unwrap_or(*object);
            !relative && *object > verb && first.checked_sub(1).is_some_and(|and| self.tag(and) == Tag::Conjunction)
        });
        for at in joined.map_or_else(Vec::new, |object| self.tree.subtree(object)) {
            own.leave_out(at);
        }
        words.extend(own.tidy(own.clause(verb, false)));
        (relative || self.tag(noun).is_noun()).then_some(words)
    }

    /// "talks between Oslo and Riga, *which began* in May": states do not begin, the talks do.
    fn thing(&self, verb: usize, name: usize) -> Option<usize> {
        let happens = OF_THINGS.has(self.word(verb));
        let mut top = self.tree.head(name).filter(|_| happens && self.label(name) == Label::PrepositionObject)?;
        if !self.tag(name).is_name() {
            return self.tree.head(top).filter(|above| GOING_ON.has(self.word(*above)));
        }
        let mut found = None;
        for _ in 0..6 {
            let noun = self.tag(top).is_noun();
            found = if noun && !self.tag(top).is_name() { Some(top) } else { found };
            let within = matches!(self.label(top), Label::Preposition | Label::PrepositionObject);
            let Some(head) = self.tree.head(top).filter(|_| within) else { break };
            if !noun && self.tag(head).is_verb() {
                break;
            }
            top = head;
        }
        found
    }

    /// "the ceiling that the council set": the noun in front is the object.
    fn turned(&self, verb: usize) -> Option<Vec<usize>> {
        if self.child(verb, &[Label::ObjectClause, Label::Attribute, Label::OpenClause]).is_some() {
            return None;
        }
        let noun = self.tree.head(verb)?;
        let object = self.child(verb, &[Label::Object]);
        // "where the treaty was signed": nothing is missing in the clause.
        // "a story that they met" tells what the story is, "an inquiry that they opened" what they opened.
        let told = |child: usize| {
            self.label(child) == Label::Mark && self.word(child) == WordId::of("that") && TALES.has(self.word(noun))
        };
        let complete = object.is_some_and(|object| object > verb)
            || self.child(verb, &[Label::PassiveSubject]).is_some()
            || self.children(verb).any(told);
        let opens = |child: &usize| {
            matches!(self.tag(*child), Tag::WhDeterminer | Tag::WhPronoun | Tag::WhAdverb | Tag::WhOwner)
                || self.label(*child) == Label::Mark
        };
        // "the rate at which prices fell": prices fell.
        let led = |child: &usize| {
            let object = self.child(*child, &[Label::PrepositionObject]);
            self.label(*child) == Label::Preposition
                && object.is_some_and(|object| self.tag(object) == Tag::WhDeterminer)
        };
        let complete = complete || self.children(verb).any(|child| led(&child));
        let mut inner = Pruner { tree: self.tree, gone: self.gone.clone() };
        for child in self.children(verb).filter(|child| opens(child) || led(child)) {
            for at in self.tree.subtree(child) {
                inner.leave_out(at);
            }
        }
        let clause = inner.tidy(inner.clause(verb, true));
        if complete {
            return Some(clause);
        }
        let mut outer = Pruner { tree: self.tree, gone: self.gone.clone() };
        for at in self.tree.subtree(verb) {
            outer.leave_out(at);
        }
        // "the strike that Chad was going through": behind the preposition.
        let stranded = |at: &&usize| {
            matches!(self.tag(**at), Tag::Preposition | Tag::Particle)
                && self.tree.head(**at) == Some(verb)
                && self.tree.children(**at).is_empty()
                && matches!(self.tag(**at + 1), Tag::Preposition | Tag::Stop | Tag::Comma)
        };
        let through = clause.last().filter(|last| stranded(last)).copied().unwrap_or(verb).max(verb);
        let place = clause.iter().position(|at| *at > through).unwrap_or(clause.len());
        let mut words = clause;
        words.splice(place..place, outer.tidy(outer.noun(noun)));
        Some(words)
    }

    /// "met in Oslo and *agreed* on a date": the subject of the verb in front, and its auxiliaries where the form needs one.
    fn shared(&self, verb: usize) -> Option<Vec<usize>> {
        let mut first = self.tree.head(verb)?;
        let mut above = Vec::new();
        let subject = loop {
            if !self.tag(first).is_verb() {
                return None;
            }
            match self.children(first).find(|child| self.label(*child).is_subject()) {
                Some(subject) => break subject,
                None if self.label(first) == Label::Conjunct => first = self.tree.head(first)?,
                // "would go on to recover and *return*": would go on to return.
                None if self.label(first) == Label::OpenClause && self.tag(verb) == Tag::Bare => {
                    above.extend(self.children(first).filter(|child| self.tag(*child) == Tag::To));
                    first = self.tree.head(first)?;
                    let helps = |child: &usize| {
                        matches!(
                            self.label(*child),
                            Label::Auxiliary | Label::PassiveAuxiliary | Label::Negation | Label::Particle
                        )
                    };
                    above.push(first);
                    above.extend(self.children(first).filter(helps));
                }
                None => return None,
            }
        };
        // "the pact, which was signed in May and *came* into force": the pact.
        let described = matches!(self.tag(subject), Tag::WhDeterminer | Tag::WhPronoun)
            && self.label(subject).is_subject()
            && self.label(first) == Label::RelativeClause;
        let mut words = if described {
            let mut apart = Pruner { tree: self.tree, gone: self.gone.clone() };
            for at in self.tree.subtree(first) {
                apart.leave_out(at);
            }
            apart.tidy(apart.noun(self.tree.head(first)?))
        } else if matches!(self.tag(subject), Tag::WhDeterminer | Tag::WhPronoun | Tag::WhOwner) {
            return None;
        } else {
            self.noun(subject)
        };
        let helped = self.child(verb, &[Label::Auxiliary, Label::PassiveAuxiliary]).is_some();
        if above.is_empty() && !helped && matches!(self.tag(verb), Tag::Bare | Tag::Participle | Tag::Gerund) {
            let helps = |child: &usize| matches!(self.label(*child), Label::Auxiliary | Label::PassiveAuxiliary);
            words.extend(self.children(first).filter(helps));
        }
        // "allegedly shot and *killed* two": both.
        let hedges = |child: &usize| *child < first && HEDGES.has(self.word(*child));
        words.extend(self.children(first).filter(hedges));
        words.extend(above);
        words.extend(self.clause(verb, false));
        let words = self.tidy(words);
        Some(self.with_object(verb, &words).unwrap_or(words))
    }

    /// "banned tea in May and allowed *it* in June": the tea.
    fn with_object(&self, verb: usize, words: &[usize]) -> Option<Vec<usize>> {
        let pronoun = self.child(verb, &[Label::Object]).filter(|own| set!["it", "them"].has(self.word(*own)))?;
        let noun = self.child(self.tree.head(verb)?, &[Label::Object]).filter(|noun| self.tag(*noun).is_noun())?;
        let many = matches!(self.tag(noun), Tag::Nouns | Tag::Names) || self.child(noun, &[Label::Conjunct]).is_some();
        let place = words.iter().position(|at| *at == pronoun)?;
        let mut words = words.to_vec();
        // "signed a treaty *in Lima* and ratified it": where the first was done.
        let mut apart = Pruner { tree: self.tree, gone: self.gone.clone() };
        let place_of = |child: &usize| set!["in", "at", "near"].has(self.word(*child));
        let light = |child: &usize| set!["a", "an"].has(self.word(*child)) || place_of(child);
        let below: Vec<usize> = self.children(noun).filter(light).flat_map(|at| self.tree.subtree(at)).collect();
        for at in below {
            apart.leave_out(at);
        }
        words.splice(place..=place, apart.tidy(apart.noun(noun)));
        (many == set!["them"].has(self.word(pronoun))).then_some(words)
    }

    /// "faces duties in *exporting* tea from May": the verb of which a gerund tells the part that is dated.
    pub(super) fn above(&self, gerund: usize) -> Option<usize> {
        let within = self.label(gerund) == Label::PrepositionClause;
        let mut at = self.tree.head(gerund).filter(|_| within && self.tag(gerund) == Tag::Gerund)?;
        // "after", "before", "since" lead to another time.
        if ASIDE.has(self.word(at)) {
            return None;
        }
        while !self.is_clause(at) {
            at = self.tree.head(at)?;
        }
        Some(at)
    }

    /// A finite verb, or one with "will" or "may".
    fn is_clause(&self, at: usize) -> bool {
        self.tag(at).is_finite()
            || self.tag(at).is_verb() && self.children(at).any(|child| self.tag(child) == Tag::Modal)
    }

    /// The finite verb whose subject a noun is.
    pub(super) fn acts(&self, noun: usize) -> Option<usize> {
        let verb =
            self.tree.head(noun).filter(|_| matches!(self.label(noun), Label::Subject | Label::PassiveSubject))?;
        self.is_clause(verb).then_some(verb)
    }
}
