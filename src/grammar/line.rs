//! The words of a sentence that tell what happens at a date, chosen by the tree: subject, verb group, what completes it.
//!
//! ```text
//! "The plant, which opened in 1990, was sold to a Dutch group on Monday after long talks."
//!     Monday ▶ The plant was sold to a Dutch group
//! ```
//! Relative clauses, appositions, brackets, asides and the date go; nothing is cut inside a phrase. Words keep their order,
//! but for a relative clause whose object stands in front ("the ceiling that it set": it set the ceiling).

use crate::lexicon::WordId;
use crate::tag::{WordSet, set, words};

use super::governor::{BEGINNING, Governor, Role, TIMES};
use super::pruner::{ASIDE, BE, Line, Pruner};
use super::spare::PAPERS;
use super::tree::Tree;
use super::{Label, Tag, mended};

/// Adverbs that change what a verb says.
const BOUNDING: &WordSet = words!(
    "not never no nearly almost hardly barely only again likely unlikely probably possibly perhaps partly partially temporarily \
     provisionally conditionally allegedly"
);

/// Adverbs in front of a verb that say how much of it is so.
const HOW_MUCH: &WordSet = set!["little", "slightly", "partly", "virtually"];

/// Adverbs that a line can do without.
const OF_TIME: &WordSet = words!("also then now later earlier already still just however too again");

/// Verbs that say nothing without their object.
const LIGHT_VERBS: &WordSet = words!("has have had do did made took held");

/// What prices and amounts do: "as" behind them tells when.
const MOVES: &WordSet = words!(
    "rose rise fell fall climbed dropped gained jumped slipped slid declined increased decreased edged surged tumbled \
     settled traded advanced retreated rallied eased closed ended narrowed widened firmed weakened strengthened grew"
);
/// Nouns in front of their number.
const COUNTED: &WordSet = words!("dollars euros rupees rs usd eur pounds francs shillings ksh article section");
/// Verbs of what stands in a row with something else.
const COMES: &WordSet = set!["came", "comes", "come", "follows", "followed"];
const KNOWN: &WordSet = set!["known", "called", "named", "dubbed"];

/// The line of what a date is governed by; `None` where the sentence gives none by its grammar alone.
#[must_use]
pub fn line(tree: &Tree, governor: &Governor) -> Option<Line> {
    let mended = mended::beside_date(tree, governor);
    let tree = mended.as_ref().unwrap_or(tree);
    let mut pruner = Pruner { tree, gone: vec![false; tree.tokens().len()] };
    pruner.leave_out_brackets();
    pruner.leave_out_rest();
    pruner.leave_out_date(governor);
    if let Some(line) = pruner.according(governor) {
        return Some(line);
    }
    match governor.role {
        // "Today's action targets four ships": the noun alone says too little.
        Role::Attribute if pruner.noun(governor.word).len() < 3 && pruner.acts(governor.word).is_some() => {
            pruner.event(pruner.acts(governor.word)?)
        }
        Role::Nominal | Role::Attribute => {
            // "Order 14 of May 2; Order 15 of May 3": each date has its own.
            let number = governor.word + 1;
            let others: Vec<usize> = pruner
                .children(governor.word)
                .filter(|child| *child != number || pruner.tag(number) != Tag::Number)
                .filter(|child| {
                    matches!(pruner.label(*child), Label::Conjunct | Label::Coordinator | Label::Apposition)
                })
                .collect();
            for at in others {
                pruner.leave_out(at);
            }
            let mut words = pruner.noun(governor.word);
            words.extend(Some(governor.word + 1).filter(|at| pruner.tag(*at) == Tag::Number && !pruner.is_gone(*at)));
            let words = pruner.tidy(words);
            let pieces = pruner.pieces(None, &words);
            Some(Line { speaker: Vec::new(), words, pieces })
        }
        _ => {
            let verb = pruner.done_by_paper(governor.word);
            for at in verb.map(|_| tree.subtree(governor.word)).into_iter().flatten() {
                pruner.leave_out(at);
            }
            let verb = verb.unwrap_or(governor.word);
            pruner.event(verb).or_else(|| pruner.event(pruner.above(verb)?))
        }
    }
    .filter(|line| line.words.len() >= 2)
}

impl Pruner<'_> {
    fn leave_out_brackets(&mut self) {
        let mut open = None;
        for at in 0..self.gone.len() {
            match self.tag(at) {
                Tag::OpenBracket => open = Some(at),
                Tag::CloseBracket => {
                    for inside in open.take().map_or(at..at + 1, |open| open..at + 1) {
                        self.leave_out(inside);
                    }
                }
                _ => {}
            }
        }
    }

    /// Leaves out a date, with the words that only lead to it: "on", "at the end of".
    fn leave_out_date(&mut self, governor: &Governor) {
        let top = governor.path.first().copied();
        // "named 2015 the year of the tiger": a bare year right behind its verb is what was named.
        if governor.date.is_empty() {
            return;
        }
        let bare = governor.date.len() == 1
            && top.is_some_and(|top| self.tag(top) == Tag::Number && self.tree.head(top) == top.checked_sub(1))
            && self.tag(governor.date.start.saturating_sub(1)).is_verb();
        // "expected 2014 to be tough"
        let told = top.is_some_and(|top| {
            self.label(top) == Label::Subject
                && self.tree.head(top).is_some_and(|verb| self.label(verb) == Label::ObjectClause && top < verb)
                && governor.date.len() == 1
        });
        if bare
            || told
            || top
                .is_some_and(|top| matches!(self.label(top), Label::Object | Label::ObjectPredicate | Label::Attribute))
        {
            return;
        }
        for at in governor.date {
            self.leave_out(at);
            if let Some(owner) = self.child(at, &[Label::Case]) {
                self.leave_out(owner);
            }
        }
        for at in &governor.path {
            let below: Vec<usize> = self.children(*at).collect();
            // "for the first time on 3 May" is no time of its own.
            let count = self.word(*at) == WordId::of("time") && self.child(*at, &[Label::Adjective]).is_some();
            let time = TIMES.has(self.word(*at)) && !count;
            let light = below.iter().copied().filter(|child| match self.label(*child) {
                Label::Punctuation | Label::Adverb | Label::Determiner | Label::Quantifier => true,
                label => time && label == Label::Adjective,
            });
            let light: Vec<usize> = light.collect();
            let leads = time
                || matches!(self.label(*at), Label::Preposition | Label::Mark)
                || BEGINNING.has(self.word(*at)) && self.label(*at) == Label::AdverbClause;
            if !(governor.date.contains(*at) || leads && light.len() == below.len()) {
                break;
            }
            self.leave_out(*at);
            for child in light {
                self.leave_out(child);
            }
        }
    }

    /// A verb with what it needs.
    pub(super) fn clause(&self, verb: usize, with_subject: bool) -> Vec<usize> {
        let mut words = vec![verb];
        let core = self.child(
            verb,
            &[Label::Object, Label::Attribute, Label::Complement, Label::OpenClause, Label::ObjectClause, Label::Agent],
        );
        let mut phrases = 0;
        for child in self.children(verb) {
            let behind = child > verb;
            if behind && (verb..child).any(|mark| self.tag(mark) == Tag::Colon) {
                continue;
            }
            match self.label(child) {
                label if label.is_subject() => {
                    words.extend(with_subject.then(|| self.noun(child)).into_iter().flatten());
                }
                Label::Auxiliary | Label::PassiveAuxiliary | Label::Negation | Label::Particle => {
                    words.push(child);
                    words.extend(self.children(child));
                }
                Label::Complement => words.extend(self.adjective(child)),
                Label::OpenClause if self.tag(child).is_verb() => words.extend(self.clause(child, true)),
                Label::OpenClause => words.extend(self.adjective(child)),
                Label::ObjectClause if behind && self.completes(child) => words.extend(self.clause(child, true)),
                Label::Mark | Label::Adverb if self.leads_clause(child, verb) => words.push(child),
                Label::Agent => words.extend(self.phrase(child)),
                // "narrowed in May, the latest sign of growth": said of the whole.
                Label::Object | Label::Attribute | Label::Dative | Label::NounAdverb
                    if behind && self.is_aside(child) => {}
                Label::Object | Label::Attribute | Label::Dative | Label::ObjectPredicate => {
                    words.extend(self.noun(child));
                }
                Label::NounAdverb if behind && (child <= verb + 4 || self.is_lately(child)) => {
                    words.extend(self.noun(child));
                }
                Label::Adverb if self.matters(child, verb) => words.extend(self.tree.subtree(child)),
                // "helped train and supply fighters": two verbs share an object.
                Label::Coordinator if self.shares_object(verb).is_some() => words.push(child),
                Label::Conjunct if self.shares_object(verb) == Some(child) => words.extend(self.clause(child, false)),
                Label::AdverbClause if behind => words.extend(self.adverbial(verb, child, core)),
                Label::Preposition if behind && self.compares(child) => {}
                Label::Preposition if behind => {
                    // "came after the vote": what it came after is all that it tells.
                    let needed = core.is_none() && (BE.has(self.word(verb)) || phrases == 0);
                    // "rose as a strike at a mine cut supplies" tells when, "serves as a port" what.
                    let needed = needed || self.tells_rank(child);
                    let needed = needed && !(set!["as"].has(self.word(child)) && MOVES.has(self.word(verb)));
                    let needed = needed && self.word(child) != WordId::of("according");
                    if ASIDE.has(self.word(child)) && !needed && !self.names_object(verb, child) {
                        continue;
                    }
                    phrases += 1;
                    words.extend(self.phrase(child));
                }
                _ => {}
            }
        }
        words
    }

    /// "to", "whether", "that" in front of a clause.
    fn leads_clause(&self, mark: usize, verb: usize) -> bool {
        // "denied on that day *that* it fell" is none to the parser.
        let that = set!["that"].has(self.word(mark)) && self.label(verb) == Label::ObjectClause;
        that || self.label(mark) == Label::Mark && set!["to", "whether", "than", "that"].has(self.word(mark))
    }

    /// "last month", "this year".
    fn is_lately(&self, time: usize) -> bool {
        let points = |at: usize| set!["last", "this", "next"].has(self.word(at));
        TIMES.has(self.word(time)) && self.children(time).any(points)
    }

    /// What a line needs of a clause behind its verb.
    fn adverbial(&self, verb: usize, clause: usize, core: Option<usize>) -> Vec<usize> {
        if self.is_purpose(verb, clause) {
            return self.clause(clause, false);
        }
        let mut words = Vec::new();
        if self.comes_after(verb, clause) {
            words.extend(self.child(clause, &[Label::Mark]));
            words.extend(self.clause(clause, true));
        } else if core.is_none() && self.has_object(verb, clause) {
            // "signed an order lifting the ban": the parser may take the order for who lifts it.
            words.extend(self.child(clause, &[Label::Subject]).into_iter().flat_map(|noun| self.noun(noun)));
        }
        words
    }

    /// "came after prices fell": what it came after is all that it tells.
    pub(super) fn comes_after(&self, verb: usize, clause: usize) -> bool {
        let leads = self.child(clause, &[Label::Mark]).is_some_and(|mark| set!["after", "as"].has(self.word(mark)));
        let own = self.child(clause, &[Label::Subject, Label::PassiveSubject]);
        let named = own.is_some_and(|own| self.tag(own) != Tag::Pronoun);
        leads && named && COMES.has(self.word(verb)) && self.tag(clause).is_finite()
    }

    /// A gerund with a subject right behind a verb that lacks its object.
    fn has_object(&self, verb: usize, clause: usize) -> bool {
        let noun = self.child(clause, &[Label::Subject]);
        self.tag(clause) == Tag::Gerund
            && noun
                .is_some_and(|noun| self.tree.subtree(noun).first() == Some(&(verb + 1)) && PAPERS.has(self.word(noun)))
    }

    /// "…, *23 percent below* last year's": an amount that only compares.
    fn compares(&self, phrase: usize) -> bool {
        let first = self.tree.subtree(phrase).first().copied().unwrap_or(phrase);
        let comma = first.checked_sub(1).is_some_and(|before| self.tag(before) == Tag::Comma);
        comma && self.tag(first) == Tag::Number && set!["below", "above"].has(self.word(phrase))
    }

    /// "chose 2015 *as the year of the tiger*": what the object or the subject of a passive is made.
    pub(super) fn names_object(&self, verb: usize, phrase: usize) -> bool {
        let object = self.tree.child(verb, &[Label::Object, Label::PassiveSubject]).filter(|object| *object < phrase);
        object.is_some() && self.names_as(phrase)
    }

    /// "a ruling on Lamu *as a market economy*", "its role *as a port*"; "as a result of the strike" says why, "as a whole" nothing.
    fn names_as(&self, phrase: usize) -> bool {
        let noun = self.child(phrase, &[Label::PrepositionObject]);
        let names = |noun: usize| {
            self.tag(noun).is_noun() && !set!["result", "part", "consequence", "whole", "rule"].has(self.word(noun))
        };
        set!["as"].has(self.word(phrase)) && noun.is_some_and(names)
    }

    /// True for a noun phrase behind a comma that is no member of a list: "…, the latest sign of growth".
    fn is_aside(&self, noun: usize) -> bool {
        let first = self.tree.subtree(noun).first().copied().unwrap_or(noun);
        let comma = first.checked_sub(1).is_some_and(|before| self.tag(before) == Tag::Comma);
        comma && matches!(self.tag(first), Tag::Determiner | Tag::OwnerPronoun)
    }

    /// "Resolution 14, passed in May, *banned* exports": what a paper with a number did says more than that it was passed.
    fn done_by_paper(&self, verb: usize) -> Option<usize> {
        let made = set!["passed", "adopted", "signed", "issued", "approved", "enacted"].has(self.word(verb));
        let paper = self.tree.head(verb).filter(|_| made && self.label(verb) == Label::NounClause)?;
        let numbered = PAPERS.has(self.word(paper)) && self.tag(paper + 1) == Tag::Number
            || self.tag(paper) == Tag::Number && paper > 0 && PAPERS.has(self.word(paper - 1));
        let does = self.tree.head(paper).filter(|_| numbered && self.label(paper) == Label::Subject)?;
        (self.tag(does) == Tag::Past).then_some(does)
    }

    /// "flew to Oslo to sign the pact"; not "met to discuss how trade may grow", which says nothing without the "how".
    fn is_purpose(&self, verb: usize, clause: usize) -> bool {
        let whole = self.child(clause, &[Label::ObjectClause]).is_none_or(|told| self.completes(told));
        let supposes = self.child(clause, &[Label::Mark]).is_some_and(|mark| self.tag(mark) != Tag::To);
        self.tag(clause) == Tag::Bare && whole && !supposes || self.does(verb, clause)
    }

    /// "issued Order 14, imposing duties": what an order does.
    pub(super) fn does(&self, verb: usize, clause: usize) -> bool {
        let object = self.child(verb, &[Label::Object]);
        self.tag(clause) == Tag::Gerund && object.is_some_and(|object| PAPERS.has(self.word(object)))
    }

    /// The verb right behind this one that has the object of both.
    fn shares_object(&self, verb: usize) -> Option<usize> {
        if self.child(verb, &[Label::Object]).is_some() {
            return None;
        }
        let next = self
            .child(verb, &[Label::Conjunct])
            .filter(|next| *next <= verb + 2 && self.tag(*next) == self.tag(verb))?;
        self.child(next, &[Label::Object]).map(|_| next)
    }

    /// An object clause that a headline can hold: "that", "whether" or nothing in front of it.
    fn completes(&self, clause: usize) -> bool {
        let opens = |child: usize| matches!(self.label(child), Label::Mark) || self.tag(child) == Tag::WhAdverb;
        self.children(clause)
            .filter(|child| *child < clause && opens(*child))
            .all(|mark| set!["that", "whether", "to"].has(self.word(mark)))
    }

    /// An adverb without which the verb says something else, or that says how much.
    fn matters(&self, adverb: usize, verb: usize) -> bool {
        let word = self.word(adverb);
        // "only approved the deal [in late June]": not before.
        if set!["only"].has(word) && adverb + 1 == verb && self.lost_time(verb) {
            return false;
        }
        // "first banned tea [in May]": not for the only time.
        let first = set!["first"].has(word) && adverb + 1 == verb && self.lost_time(verb);
        if BOUNDING.has(word) || self.denies(adverb) || first {
            return true;
        }
        // "ended *slightly higher*", "was *little* changed", "revised [on Friday] *slightly down*".
        let light = [Label::Auxiliary, Label::PassiveAuxiliary, Label::Particle, Label::Punctuation, Label::Negation];
        let near =
            |first: usize, last: usize| (first..last).all(|at| self.is_gone(at) || light.contains(&self.label(at)));
        let first = self.tree.subtree(adverb).first().copied().unwrap_or(adverb);
        let behind = adverb > verb && near(verb + 1, first) && !OF_TIME.has(word);
        let leads = adverb < verb && near(adverb + 1, verb) && HOW_MUCH.has(word);
        if leads {
            return true;
        }
        // "more than doubled"
        if adverb + 2 >= verb
            && adverb < verb
            && self.tree.children(adverb).iter().any(|at| self.word(*at) == WordId::of("than"))
        {
            return true;
        }
        let counts = || self.tree.subtree(adverb).into_iter().any(|at| self.tag(at) == Tag::Number);
        // "put the plants *back online*": right behind the object.
        let object = self.child(verb, &[Label::Object]).and_then(|object| self.tree.subtree(object).last().copied());
        let own = self.tree.subtree(adverb);
        let whole = own.len() <= 2 && own.into_iter().all(|at| !self.is_gone(at));
        let placed = object.is_some_and(|last| last > verb && first == last + 1)
            && whole
            && !OF_TIME.has(word)
            && !set!["here", "there", "more", "once"].has(word);
        adverb > verb && (behind || placed || counts())
    }

    /// True for a verb the date of which is left out.
    fn lost_time(&self, verb: usize) -> bool {
        let times = [Label::Preposition, Label::NounAdverb];
        self.tree.children(verb).iter().any(|at| *at > verb && self.is_gone(*at) && times.contains(&self.label(*at)))
    }

    /// "no longer": without it the clause tells the contrary.
    pub(super) fn denies(&self, at: usize) -> bool {
        self.tree.subtree(at).into_iter().any(|below| set!["no", "not", "never", "n't", "n’t"].has(self.word(below)))
    }

    fn adjective(&self, at: usize) -> Vec<usize> {
        let mut words = vec![at];
        for child in self.children(at) {
            match self.label(child) {
                Label::Preposition => words.extend(self.phrase(child)),
                Label::OpenClause | Label::ObjectClause => words.extend(self.clause(child, true)),
                Label::AdverbClause | Label::RelativeClause | Label::Parataxis => {}
                _ => words.extend(self.noun(child)),
            }
        }
        words
    }

    /// A preposition with what it governs; nothing when that is left out.
    fn phrase(&self, at: usize) -> Vec<usize> {
        let mut words = Vec::new();
        for child in self.children(at) {
            match self.label(child) {
                Label::PrepositionObject => words.extend(self.noun(child)),
                Label::PrepositionClause => {
                    // "into *whether Chad* sold tea"
                    let asks =
                        self.child(child, &[Label::Mark]).is_some_and(|mark| set!["whether"].has(self.word(mark)));
                    words.extend(self.clause(child, asks || set!["with"].has(self.word(at))));
                }
                Label::Preposition => words.extend(self.phrase(child)),
                Label::RelativeClause | Label::AdverbClause | Label::Parataxis | Label::Punctuation => {}
                _ => words.extend(self.noun(child)),
            }
        }
        if !words.is_empty() || self.tree.children(at).is_empty() {
            words.push(at);
        }
        words
    }

    /// The rest of a number behind its first part or its unit.
    fn numbers(&self, at: usize) -> Vec<usize> {
        // "ruled *6-3*", "a fall of *1-2* %"
        if self.tag(at) == Tag::Number && self.joins(at + 1) && self.tag(at + 2) == Tag::Number {
            return vec![at + 1, at + 2];
        }
        // "US dollars *143 million*": the parser hangs the number anywhere.
        let behind = (at + 1..self.gone.len()).take_while(|next| self.tag(*next) == Tag::Number);
        if COUNTED.has(self.word(at)) { behind.collect() } else { Vec::new() }
    }

    /// A noun with what belongs to it.
    pub(super) fn noun(&self, at: usize) -> Vec<usize> {
        let mut words = vec![at];
        words.extend(self.numbers(at));
        for child in self.children(at) {
            match self.label(child) {
                // "the agency Andina"
                Label::Apposition
                    if self.tag(child).is_name() && self.tree.subtree(child).first() == Some(&(at + 1)) =>
                {
                    words.extend(self.noun(child));
                }
                // "the elected chief executive of Lamu, Anna Berg": the name alone, where that stands apart.
                Label::Apposition if self.named_apart(at) == Some(child) => return self.noun(child),
                // "the bookseller, Anna Berg": the name says who is meant.
                Label::Apposition if self.tag(child).is_name() && self.tag(at) == Tag::Noun && child <= at + 4 => {
                    words.extend(self.noun(child));
                }
                Label::RelativeClause if self.tells_content(at, child) => words.extend(self.clause(child, true)),
                // "trade with Chad, *rich in oil*, fell"
                Label::Adjective if child > at && self.apart(child) => {}
                Label::RelativeClause
                | Label::AdverbClause
                | Label::Parataxis
                | Label::Apposition
                | Label::Meta
                | Label::Interjection
                | Label::ObjectClause => {}
                // "on condition that inspectors approve it"
                Label::NounClause if self.is_told(child) => {
                    words.extend(self.child(child, &[Label::Mark]));
                    words.extend(self.clause(child, true));
                }
                // "the group, *made up of ten states*, met"
                Label::NounClause
                    if self.apart(child)
                        && self.tag(child) == Tag::Participle
                        && self.label(at).is_subject()
                        && !KNOWN.has(self.word(child)) => {}
                Label::NounClause => words.extend(self.described_by(at, child)),
                Label::Preposition => {
                    if !ASIDE.has(self.word(child)) || self.tells_rank(child) || self.names_as(child) {
                        words.extend(self.phrase(child));
                    }
                }
                Label::Conjunct if self.tag(child).is_finite() => {}
                // "$5 million or Rs 40 crore": told again in other money.
                Label::Conjunct | Label::Coordinator if self.told_again(at) => {}
                _ => words.extend(self.noun(child)),
            }
        }
        words
    }

    /// A form of "to be" needs something behind it.
    pub(super) fn says_something(&self, verb: usize, words: &[usize]) -> bool {
        let behind = words.iter().any(|at| *at > verb);
        behind || !BE.has(self.word(verb)) && !LIGHT_VERBS.has(self.word(verb))
    }
}

#[cfg(test)]
mod tests {
    use super::line;
    use crate::grammar::{governor, parse};
    use crate::model::Span;

    #[track_caller]
    fn check(text: &str, date: &str, expected: &str) {
        let tree = parse(text, Span::new(0, text.len())).expect("a tree");
        let start = text.find(date).expect("the date stands in the text");
        let governor = governor(&tree, Span::new(start, start + date.len())).expect("a governor");
        let found = line(&tree, &governor).map(|line| {
            let words = |list: &[usize]| {
                let texts: Vec<&str> =
                    list.iter().filter_map(|at| tree.get(*at)).map(|word| word.span.of(text)).collect();
                texts.join(" ")
            };
            let told = words(&line.words);
            if line.speaker.is_empty() { told } else { format!("{}: {told}", words(&line.speaker)) }
        });
        assert_eq!(found.as_deref().unwrap_or("none"), expected, "{text}");
    }

    #[test]
    fn asides_and_the_date_go() {
        check(
            "The plant, which opened in 1990, was sold to a Dutch group on Monday after long talks.",
            "Monday",
            "The plant was sold to a Dutch group",
        );
        check(
            "At the end of May, the two ministers did not sign the treaty.",
            "May",
            "the two ministers did not sign the treaty",
        );
    }

    #[test]
    fn a_relative_clause_becomes_a_clause_of_its_own() {
        check("The plant, which opened in 1990, was sold to a Dutch group.", "1990", "The plant opened");
        check(
            "Farmers protest against the ceiling which the council set in April.",
            "April",
            "the council set the ceiling",
        );
    }

    #[test]
    fn verbs_share_a_subject_and_an_infinitive_shows_what_it_hangs_on() {
        check("The ministers met in Oslo and in 2013 they agreed on a date.", "2013", "they agreed on a date");
        check("The plant was closed in 2009 and sold in 2013.", "2013", "The plant was sold");
        check("Parliament is expected to vote on the law in May.", "May", "Parliament is expected to vote on the law");
    }

    #[test]
    fn who_says_so_stands_in_front() {
        check("The ministry said that exports fell in March.", "March", "The ministry: exports fell");
    }

    #[test]
    fn an_order_tells_what_it_does() {
        check(
            "Resolution 2214, passed in May 2016, banned all exports of coal.",
            "May 2016",
            "Resolution 2214 banned all exports of coal",
        );
        check(
            "On 6 May 1995 the president issued Order 14, imposing duties on steel.",
            "6 May 1995",
            "the president issued Order 14 imposing duties on steel",
        );
    }

    #[test]
    fn whom_the_speaker_announces_is_the_speaker() {
        check(
            "Lamu Airways announced in June that the company would open a route to Oslo.",
            "June",
            "Lamu Airways would open a route to Oslo",
        );
    }

    #[test]
    fn a_noun_that_tells_something_is_a_line() {
        check("Following the death of the king in 2016, the party split.", "2016", "the death of the king");
    }
}
