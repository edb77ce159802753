//! Words of a line without those that they need: a verb without its object, a preposition without its noun, an adjective or
//! the second of two nouns without the one it stands by.
//!
//! ```text
//! "The duty rose by a universal 10 per cent."       Duty rose by a universal 10 · the 10 of what
//! "Lamu and Oslo agreed to build a port."           Lamu agreed to build · without what it builds
//! ```

use crate::grammar::{self, Label, Tag};
use crate::lexicon::Class;
use crate::tag::{WordSet, set, words};

use super::sound::{BE, By, Placed};

/// Nouns that say nothing without the clause behind them.
const OPEN: &WordSet = set!["rate", "way", "extent", "degree", "pace", "manner"];

/// Verbs that are nothing without an object.
const NEEDING: &WordSet = words!(
    "released reached totalled totaled recorded established generated registered achieved published issued imposed included announced"
);

/// Words of the longest phrase that goes with its date.
const OF_DATE: usize = 6;

/// How a word hangs on the noun that it stands in front of.
const BESIDE: [Label; 6] =
    [Label::Compound, Label::Adjective, Label::Number, Label::Possessor, Label::Quantifier, Label::NounModifier];

impl Placed<'_, '_> {
    /// The fault of a line from which words are torn that others need.
    pub(super) fn torn(&self, verb: usize) -> Option<&'static str> {
        let torn = self.turned_back(verb)
            || self.by == By::Words && (self.scattered(verb) || self.borrowed(verb))
            || self.bare(verb)
            || self.kept.all().any(|at| self.ranges(at) || self.helpless(at) || self.strays(at))
            || self.headless(verb)
            || self.unheld(verb)
            || self.ends_open(verb)
            || self.begins_joined(verb)
            || self.kept.all().any(|at| self.ownerless(at, verb) || self.unjoined(at, verb))
            || self.kept.all().any(|at| self.halved(at) || self.leads_nowhere(at) || self.alone(at, verb));
        torn.then_some("torn")
    }

    /// "[The bill passed the Senate in May and] the House [in June] and was signed": the end of one act before the next.
    fn begins_joined(&self, verb: usize) -> bool {
        let mut kept = self.kept.all().peekable();
        while let Some(at) = kept.next() {
            if self.tag(at) == Tag::Conjunction && kept.peek().is_some_and(|next| self.tag(*next).is_finite()) {
                return !self.kept.named;
            }
            if at >= verb || self.tag(at).is_verb() {
                return false;
            }
        }
        false
    }

    /// "All groups [, except tea,] rose", "No state sold tea [except Peru]": not all.
    pub(super) fn exempts(&self, first: usize) -> bool {
        let all = set!["all", "every", "each", "no"].has(self.word(first));
        let except = |at: usize| set!["except", "excluding", "barring", "excepting"].has(self.word(at));
        all && (first..self.tree.tokens().len()).any(|at| except(at) && !self.kept.has(at))
    }

    /// "The bank released", "imports reached": what.
    fn ends_open(&self, verb: usize) -> bool {
        let last = self.kept.all().next_back() == Some(verb) && !self.kept.open;
        let active = self.tree.child(verb, &[Label::Subject]).is_some_and(|own| self.kept.has(own))
            && self.tree.child(verb, &[Label::PassiveAuxiliary]).is_none();
        last && active && NEEDING.has(self.word(verb))
    }

    /// "The bank [stated in its report] released": a participle behind the subject of a verb that went.
    fn borrowed(&self, verb: usize) -> bool {
        let helps = [Label::Auxiliary, Label::PassiveAuxiliary, Label::Subject, Label::PassiveSubject];
        let alone = self.tag(verb) == Tag::Participle && self.tree.child(verb, &helps).is_none();
        let own = |at: usize| {
            let does = self.tree.head(at).filter(|does| *does != verb && self.tag(*does).is_verb());
            self.label(at).is_subject() && does.is_some_and(|does| !self.kept.has(does))
        };
        let helps = |at: usize| matches!(self.label(at), Label::Auxiliary | Label::PassiveAuxiliary);
        alone
            && !self.kept.all().take_while(|at| *at < verb).any(helps)
            && matches!(self.label(verb), Label::AdverbClause | Label::NounClause)
            && self.kept.all().take_while(|at| *at < verb).any(|at| own(at) && self.tree.head(verb) != Some(at))
    }

    /// True where words stand together of which none says to what they belong: "Corn production [is down on] *harvested area*".
    /// What hangs on a word that went must be the subject, which may be that of another verb.
    fn scattered(&self, verb: usize) -> bool {
        let says = |at: usize| {
            self.tag(at).is_noun() || self.tag(at).is_verb() || matches!(self.tag(at), Tag::Number | Tag::Adjective)
        };
        let helps = |at: usize| {
            matches!(self.label(at), Label::Auxiliary | Label::PassiveAuxiliary | Label::Case | Label::Punctuation)
        };
        let front = |at: usize| at < verb && (self.label(at).is_subject() || self.label(at) == Label::Conjunct);
        // "only *of the government*", "are *subject* [to a rule] classified"
        let of =
            |at: usize| set!["of"].has(self.word(at)) && self.tree.head(at).is_some_and(|head| !self.kept.has(head));
        let open = |at: usize| {
            let behind = self.tree.child(at, &[Label::Preposition]).filter(|leads| *leads == at + 1);
            self.tag(at) == Tag::Adjective
                && behind.is_some_and(|leads| !self.kept.has(leads) && !self.holds_date(leads))
        };
        // "expand sanctions *the government* [announced] and ban": an object at the end may be the next verb's subject to the parser.
        let last = self.kept.all().next_back();
        let idle = |at: usize| {
            let comma = |mark: usize| self.tag(mark) == Tag::Comma && self.kept.has(mark);
            let lent = self
                .tree
                .head(at)
                .is_some_and(|does| self.label(does) == Label::ObjectClause && self.tree.head(does) == Some(verb));
            lent || last != Some(at) || (at.saturating_sub(3)..at).any(comma)
        };
        let mut before = None;
        self.kept.all().any(|at| of(at) || open(at))
            || self.kept.all().any(|at| {
                let gap = before.map_or(at..at, |before| before + 1..at);
                before = Some(at);
                let lost = self.tree.head(at).is_some_and(|head| {
                    let timed = grammar::TIMES.has(self.word(head)) || self.date.contains(head);
                    !self.kept.has(head) && !timed
                });
                let above = at == verb || self.tree.path(verb).any(|above| above == at);
                // "on or after 3 May"
                let near = |gone: usize| (gone..gone + 4).any(|at| self.date.contains(at));
                let leads = |gone: usize| self.holds_date(gone) || near(gone) || self.tag(gone) == Tag::Determiner;
                // Without a gap the parser may have taken a word for another.
                let torn = self.label(at) == Label::PrepositionObject && at > verb
                    || self.label(at).is_subject() && self.tree.head(at).is_some_and(|does| does > at) && idle(at)
                    || gap.into_iter().any(|gone| (says(gone) || self.tag(gone) == Tag::Preposition) && !leads(gone));
                lost && torn && says(at) && !helps(at) && !front(at) && !above && !self.date.contains(at)
            })
    }

    /// True for a word that the line lacks, and no word that goes with it stands for it: "a pact (P)", "Oslo and [Lamu]".
    fn gone(&self, at: usize) -> bool {
        // What stands at the end in letters that are no token may be what is needed there.
        let last = self.kept.all().next_back().filter(|_| self.kept.open).unwrap_or(usize::MAX);
        let letters = |below: usize| self.tag(below.saturating_sub(1)) == Tag::OpenBracket;
        let stands = |below: usize| {
            let beside = matches!(self.label(below), Label::Apposition | Label::Conjunct) || letters(below);
            self.kept.has(below) && beside
        };
        !self.kept.has(at) && !self.holds_date(at) && at <= last && !self.tree.subtree(at).into_iter().any(stands)
    }

    fn has_kept(&self, at: usize, label: Label) -> bool {
        self.tree.children(at).iter().any(|child| self.label(*child) == label && self.kept.has(*child))
    }

    /// "a rate it had fallen": the noun stands in front of the clause that describes it.
    fn turned_back(&self, verb: usize) -> bool {
        let own = self.tree.child(verb, &[Label::Subject, Label::PassiveSubject]);
        self.label(verb) == Label::RelativeClause
            && self.tree.head(verb).zip(own).is_some_and(|(noun, own)| {
                let stands_for = matches!(self.tag(own), Tag::WhDeterminer | Tag::WhPronoun);
                noun < own && self.kept.has(noun) && self.kept.has(own) && !stands_for
            })
    }

    /// "Oslo looks [as if exports] will resume", "[2019] saw a slowdown": a finite verb without its own subject.
    fn headless(&self, verb: usize) -> bool {
        let own = |at: usize| {
            let mut subjects = self.tree.children(at).iter().copied();
            subjects.rfind(|child| matches!(self.label(*child), Label::Subject | Label::PassiveSubject))
        };
        let stands_for = |subject: usize| {
            matches!(self.tag(subject), Tag::WhDeterminer | Tag::WhPronoun | Tag::Pronoun)
                || set!["that"].has(self.word(subject))
        };
        let helped = |at: usize| self.tree.children(at).iter().any(|child| self.tag(*child) == Tag::Modal);
        let lacks = |at: usize| {
            let finite = self.tag(at).is_finite() || helped(at);
            let gone = own(at).is_some_and(|subject| !self.kept.has(subject) && !stands_for(subject));
            // "The airline said that the company would fly": who says so does so.
            let says = self.tree.head(at).filter(|_| self.label(at) == Label::ObjectClause);
            let speaks = says.and_then(own).is_some_and(|speaker| self.kept.has(speaker));
            finite && !BESIDE.contains(&self.label(at)) && gone && !speaks && (at != verb || !self.kept.named)
        };
        let within = |subject: usize| self.tree.subtree(subject).into_iter().any(|below| self.kept.has(below));
        self.kept.all().any(|at| lacks(at) && !own(at).is_some_and(within))
    }

    /// "Chilean, Peruvian [and Norwegian mills] are": of a list in front of the verb the end is gone, and its "and".
    fn unjoined(&self, at: usize, verb: usize) -> bool {
        let other = self
            .tree
            .child(at, &[Label::Conjunct])
            .filter(|other| *other > at && *other < verb && self.kept.has(*other));
        let Some(other) = other else { return false };
        let and = [at, other].into_iter().find_map(|at| self.tree.child(at, &[Label::Coordinator]));
        let comma = (at..other).any(|mark| self.tag(mark) == Tag::Comma && self.kept.has(mark));
        comma && and.is_some_and(|and| and > other && !self.kept.has(and))
    }

    /// "exceed the slump caused [by the crisis]", "signed the pact and *its chief* [said]": who did it is gone, or what was done.
    fn ownerless(&self, at: usize, verb: usize) -> bool {
        let agent =
            self.tree.child(at, &[Label::Agent]).filter(|agent| self.label(at) == Label::NounClause && *agent > at);
        let undone = agent.is_some_and(|agent| self.gone(agent));
        let first = self.tree.subtree(at).first().copied().unwrap_or(at);
        let gap = first.checked_sub(1).is_some_and(|before| !self.kept.has(before));
        let subject = matches!(self.label(at), Label::Subject | Label::PassiveSubject) && at > verb && gap;
        let idle = subject && self.tree.head(at).is_some_and(|does| self.tag(does).is_verb() && self.gone(does));
        undone && at != verb || idle && self.tag(at).is_noun()
    }

    /// "The quota was raised [for the year] that began": a clause that only says which year is meant, without the year.
    fn unheld(&self, verb: usize) -> bool {
        let lacks = |at: usize| {
            let opens = self.tree.child(at, &[Label::Subject, Label::PassiveSubject]);
            let stands_for = opens.is_some_and(|own| self.kept.has(own) && self.tag(own) == Tag::WhDeterminer);
            self.label(at) == Label::RelativeClause
                && stands_for
                && self.tree.head(at).is_some_and(|noun| !self.kept.has(noun))
        };
        self.kept.all().any(|at| at != verb && lacks(at)) || self.by == By::Words && self.of_another(verb)
    }

    /// "[stocks in Chad and] Niger fell", "[inflation, which has risen and] threatens growth": a verb whose own subject, or
    /// the one that it shares with a verb in front, is not what stands in front of it.
    fn of_another(&self, verb: usize) -> bool {
        let own = |at: usize| self.tree.children(at).iter().copied().find(|child| self.label(*child).is_subject());
        let shares = |at: &usize| self.label(*at) == Label::Conjunct && self.tag(*at).is_verb() && own(*at).is_none();
        let mut first = verb;
        for _ in 0..4 {
            first = Some(first).filter(shares).and_then(|at| self.tree.head(at)).unwrap_or(first);
        }
        let stands_for = |subject: usize| matches!(self.tag(subject), Tag::WhDeterminer | Tag::WhPronoun);
        let subject = own(first).filter(|_| first != verb && self.tag(first).is_verb());
        let subject = match subject.filter(|subject| stands_for(*subject)) {
            Some(_) => self.tree.head(first).filter(|_| self.label(first) == Label::RelativeClause),
            None => subject,
        };
        subject.is_some_and(|subject| !self.kept.has(subject) && !self.kept.named && self.tag(subject).is_noun())
    }

    /// "The economy return to growth": an infinitive without the verb that it hangs on.
    fn bare(&self, verb: usize) -> bool {
        let helps = |at: usize| {
            matches!(self.tag(at), Tag::Modal | Tag::To) || set!["do", "did", "does", "let"].has(self.word(at))
        };
        // "Let the ministers meet": who is to meet.
        let lets = self.tree.head(verb).is_some_and(|above| set!["let"].has(self.word(above)));
        let helped = lets || self.kept.all().take_while(|at| *at < verb).any(helps);
        self.tag(verb) == Tag::Bare && !self.kept.named && !helped
    }

    /// "weather *in* will increase": a preposition in front of a verb, its noun gone with a date.
    fn strays(&self, at: usize) -> bool {
        let noun = self.tree.child(at, &[Label::PrepositionObject]).filter(|noun| !self.kept.has(*noun));
        let next = self.kept.all().find(|next| *next > at);
        // "for tea *until* and for rice"
        let verb = |next: usize| self.tag(next).is_finite() || matches!(self.tag(next), Tag::Modal | Tag::Conjunction);
        self.label(at) == Label::Preposition && noun.is_some() && next.is_some_and(verb) && !self.kept.has(at + 1)
    }

    /// "between 49 [and 51] %", "nearly 311 [to 332] million": an amount without its other end.
    fn ranges(&self, at: usize) -> bool {
        let number = |at: usize| self.tag(at) == Tag::Number && !self.date.contains(at) && !self.holds_date(at);
        let joins = set!["to", "-", "–"].has(self.word(at + 1));
        number(at)
            && joins
            && number(at + 2)
            && !self.kept.has(at + 1)
            && !self.kept.has(at + 2)
            && self.tag(at.saturating_sub(1)) != Tag::Currency
    }

    /// "Prices *be* stabilizing": a bare auxiliary without what it hangs on.
    fn helpless(&self, at: usize) -> bool {
        let helps = |before: usize| matches!(self.tag(before), Tag::Modal | Tag::To);
        let bare = set!["be"].has(self.word(at)) && self.tag(at) == Tag::Bare && !self.kept.named;
        bare && !self.kept.all().take_while(|before| *before < at).any(helps)
    }

    /// "agreed to build", without what; "ruled 6-3", without that; "was not", without the "not".
    fn halved(&self, at: usize) -> bool {
        // "the rate [at which it had fallen]", "the way [it acts]"
        let open = self.label(at) == Label::Object
            && OPEN.has(self.word(at))
            && self.tree.child(at, &[Label::RelativeClause]).is_some_and(|told| self.gone(told))
            && ![Label::Preposition, Label::Adjective, Label::Compound].iter().any(|label| self.has_kept(at, *label));
        let carries = self.tag(at).is_verb() && !BESIDE.contains(&self.label(at));
        let helps = matches!(self.label(at), Label::Auxiliary | Label::PassiveAuxiliary);
        // "are expecting, on average, [a fall last week]"
        let complements = [Label::Object, Label::ObjectClause, Label::OpenClause];
        let behind = |child: &usize| *child > at && complements.contains(&self.label(*child));
        let all = || self.tree.children(at).iter().copied().filter(|child| behind(child));
        let expects = carries && self.has(at, Class::Forecast) && all().next().is_some();
        let empty =
            expects && !all().any(|child| self.tree.subtree(child).into_iter().any(|below| self.kept.has(below)));
        open || empty || carries && !helps && self.tree.children(at).iter().any(|child| self.lacks(at, *child))
    }

    /// True for what a verb needs behind it and the line lacks.
    fn lacks(&self, verb: usize, child: usize) -> bool {
        // "visited Lamu on 3 May and Oslo on 5 May": Oslo stands with the first date.
        let stray = |noun: usize| {
            let second = self.label(noun) == Label::Conjunct && self.tree.head(noun) == Some(verb);
            let apart = self.tree.head(noun).is_some_and(|head| !self.kept.has(head));
            noun > verb && self.tag(noun).is_noun() && (second || apart)
        };
        let filled =
            self.has_kept(verb, Label::Object) || self.has_kept(verb, Label::Attribute) || self.kept.all().any(stray);
        // "expects, on average, a fall": two commas part nothing.
        let apart = (verb..child).filter(|mark| self.tag(*mark) == Tag::Comma).count() % 2 == 1;
        let told = self.label(child) == Label::ObjectClause && self.tag(verb).is_finite();
        let needed = match self.label(child) {
            Label::Negation => return self.gone(child),
            // "led the office [to issue an alert]"
            Label::AdverbClause | Label::OpenClause | Label::ObjectClause
                if self.tag(child) == Tag::Bare && grammar::MOVING.has(self.word(verb)) =>
            {
                return child > verb && !self.kept.has(child);
            }
            Label::Object | Label::Attribute => !filled && !self.has_kept(verb, Label::OpenClause),
            // "must tell Congress [whether …]", "were back [where …]"
            Label::ObjectClause | Label::OpenClause => !filled && !BE.has(self.word(verb)),
            Label::Complement | Label::ObjectPredicate => !(filled && apart),
            _ => false,
        };
        // "released the trade statistics for May": more than a phrase of its date.
        let long =
            !apart && !self.kept.has(child) && self.tag(child).is_noun() && self.tree.subtree(child).len() > OF_DATE;
        needed
            && child > verb
            && (self.gone(child)
                || told && !self.kept.has(child)
                || long && !self.tree.subtree(child).into_iter().any(|at| self.kept.has(at)))
    }

    /// "fell at, since": a preposition without its noun.
    fn leads_nowhere(&self, at: usize) -> bool {
        let object = self.tree.child(at, &[Label::PrepositionObject]);
        // "rose by 200 in May and by 1,000 in June", "met in Lamu in May and in Oslo in June": the other one.
        let other = || {
            let next = self.kept.all().find(|next| *next > at);
            next.is_some_and(|next| {
                self.tag(next) == Tag::Number || next > at + 1 && self.word(next - 1) == self.word(at)
            })
        };
        self.label(at) == Label::Preposition
            && object.is_some_and(|object| self.gone(object))
            && !other()
            && !self.tree.children(at).iter().any(|child| self.kept.has(*child))
    }

    /// "a universal 10 [per cent duty]", "[tea,] rice and maize, he said".
    fn alone(&self, at: usize, verb: usize) -> bool {
        let Some(head) = self.tree.head(at).filter(|head| self.gone(*head)) else { return false };
        let beside = BESIDE.contains(&self.label(at)) && head > at && self.tag(head).is_noun();
        let told = |child: &usize| {
            matches!(self.label(*child), Label::RelativeClause | Label::NounClause) && self.kept.has(*child)
        };
        // "in Bangkok, ministers met": the parser takes them for another town.
        let own = self.tree.child(verb, &[Label::Subject, Label::PassiveSubject]).filter(|own| self.kept.has(*own));
        let second = self.label(at) == Label::Conjunct
            && self.tag(at).is_noun()
            && at < verb
            && own.is_some_and(|own| own > at)
            && !self.tree.children(at).iter().any(told);
        beside || second
    }
}
