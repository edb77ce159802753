//! Words that open a clause or go back to the one before: conjunctions, relative pronouns, "that".

use crate::assemble::scene::tales;
use crate::assemble::scene::words::Verb;
use crate::lexicon::{Class, Opener};
use crate::model::Run;
use crate::tag::{WordSet, set, words};

use super::{Kind, Splitter};

/// Words in front of a verb that goes on with its own clause.
const JOINS_CLAUSE: &WordSet = words!("and but or not that which who it they he she ,");

impl Splitter<'_, '_> {
    pub(super) fn word(&mut self, at: usize) {
        let words = self.words;
        let begins = at == self.current.words.start;
        if let Some((length, kind)) = self.opener(at) {
            if begins && self.current.kind == Kind::Main && self.current.resumes.is_none() {
                self.current.kind = kind;
                self.current.opener = length;
            } else {
                self.open(at, kind, length, None);
            }
            return;
        }
        if self.resumes_here(at) {
            let root = self.outer();
            let kind = root.and_then(|root| self.segments.get(root)).map_or(Kind::Main, |root| root.kind);
            self.open(at, kind, 0, root);
            return;
        }
        if !begins && words.any(at, set!["and", "but", "or", "then", "yet"]) && self.has_verb(at) {
            let next = if words.any(at + 1, set!["then", "also", "again", "later", "is", "now"])
                && words.verb(at + 1).is_none()
            {
                at + 2
            } else {
                at + 1
            };
            if self.clause_follows(next) {
                self.open(at, Kind::Coordinate, next - at, None);
            }
        }
    }

    /// "A meeting that Rome wanted for May | has slipped": the verb of the clause that a relative one without commas
    /// interrupts.
    fn resumes_here(&self, at: usize) -> bool {
        const FINITE: &WordSet = words!("is are was were has have had will would");
        let words = self.words;
        let inserted = matches!(self.current.kind, Kind::Relative | Kind::Content);
        // "which began on 3 April ended in failure"; "that left on 9 May loaded with coal" goes on.
        let past = self.is_dated(at.saturating_sub(1))
            && words.verb(at) == Some(Verb::Past)
            && !words.any(at + 1, set!["with", "by", "from", "to"]);
        let verdict = words.any(at, set!["turned", "proved"]);
        if !inserted || !(words.any(at, FINITE) || past || verdict) || at < self.current.words.start + 2 {
            return false;
        }
        let own = Run::new(self.current.words.start + self.current.opener, at);
        let told = own.any(|word| words.verb(word).is_some() && !self.is_dated(word));
        let joined = words.verb(at - 1).is_some() || words.any(at - 1, JOINS_CLAUSE);
        told && !joined && self.waits() && !words.any(self.current.words.start.saturating_sub(1), set![","])
    }

    /// True within a clause that stands between a subject and its verb.
    pub(super) fn waits(&self) -> bool {
        let inserted = matches!(self.current.kind, Kind::Relative | Kind::Participle | Kind::Content);
        let root = self.outer().and_then(|root| self.segments.get(root));
        inserted
            && root.is_some_and(|root| {
                let own = root.content();
                root.words.end == self.current.words.start && !own.is_empty() && self.words.first_verb(own).is_none()
            })
    }

    /// A verb at once, or a subject of a few words with a verb behind it.
    pub(super) fn clause_follows(&self, at: usize) -> bool {
        let words = self.words;
        let stop = self.next_mark(at).min(at + 12);
        for word in at..stop {
            if self.is_dated(word) {
                continue;
            }
            if words.verb(word).is_some() {
                return true;
            }
            if words.any(word, set!["that", "which", "who", "when", "and"]) && word > at + 1 && !words.is(word, "and") {
                return false;
            }
        }
        false
    }

    fn opener(&self, at: usize) -> Option<(usize, Kind)> {
        let words = self.words;
        let (length, value) = words.entry(at, Class::ClauseOpener)?;
        let next = at + length;
        match Opener::of(value)? {
            Opener::Relative => Some((length, Kind::Relative)),
            Opener::Time if words.any(at, set!["when", "while", "once"]) || length > 1 => {
                self.verb_ahead(next, 14).then_some((length, Kind::Time))
            }
            Opener::Time => (self.own_verb_ahead(next, 9) && !self.is_dated(next)).then_some((length, Kind::Time)),
            Opener::Reason if words.is(at, "as") => {
                let subject = words.has(next, Class::Determiner)
                    || words.has(next, Class::Capital)
                    || words.any(next, set!["it", "they", "he", "she", "we", "some"]);
                (subject && self.verb_ahead(next, 7)).then_some((length, Kind::Reason))
            }
            Opener::Reason if words.any(at, set!["so", "but"]) => {
                (words.is(at, "so") && words.is(next, "that")).then_some((2, Kind::Reason))
            }
            Opener::Reason => self.verb_ahead(next, 14).then_some((length, Kind::Reason)),
            Opener::Condition => Some((length, Kind::Condition)),
            Opener::Content if words.is(at, "that") => self.that(at),
            Opener::Content => Some((length, Kind::Content)),
        }
    }

    /// "that" opens a clause when a verb follows; after a verb or noun of saying it opens what is said.
    fn that(&self, at: usize) -> Option<(usize, Kind)> {
        let words = self.words;
        let mut before = at.checked_sub(1)?;
        let apart = self.is_dated(before);
        while self.is_dated(before) && before > 0 {
            before -= 1;
        }
        // Skip the preposition of a date: "said on Tuesday that".
        if words.has(before, Class::Preposition) && self.is_dated(before + 1) && before > 0 {
            before -= 1;
        }
        // "and that the border was closed": a second thing told.
        let second = words.any(before, set!["and", "but", "or"])
            && self.segments.iter().chain([&self.current]).any(|told| told.kind == Kind::Content);
        let said = second || tales::opens_content(words, before, self.current.words.start);
        // "that the borders at Seme, Illela and Mfun were reopened"
        let verb = (at + 1..self.end.min(at + 25)).any(|word| words.verb(word).is_some() && !self.is_dated(word));
        if said {
            return verb.then_some((1, Kind::Content));
        }
        if !self.verb_ahead(at + 1, 24) {
            return None;
        }
        let noun =
            !words.has(before, Class::Preposition) && words.has(before, Class::Word) && words.verb(before).is_none();
        // "heard from Caracas overnight that the teams met": nothing in front for it to describe.
        let told = apart && words.verb(at + 1).is_none();
        let relative = noun && !told;
        (noun || words.verb(before).is_some()).then_some((1, if relative { Kind::Relative } else { Kind::Content }))
    }
}
