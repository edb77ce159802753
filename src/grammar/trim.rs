//! Chosen words in the order of the text, without what hangs at edges and gaps, and with the joints of their lists.

use crate::tag::{WordSet, set, words};

use super::pruner::Pruner;
use super::{Label, Tag};

/// Nouns between two prepositions that say nothing alone.
pub const LEADING: &WordSet = words!(
    "order effect response addition exchange return line regard respect reference relation accordance view case \
     favour favor search charge part spite terms comparison contrast conjunction connection condition"
);

impl Pruner<'_> {
    /// The words in the order of the text, without what hangs at edges and gaps.
    pub(super) fn tidy(&self, mut words: Vec<usize>) -> Vec<usize> {
        words.sort_unstable();
        words.dedup();
        words.retain(|at| !self.is_gone(*at));
        // "ship-to-ship": the parser hangs a hyphen anywhere.
        let hyphens: Vec<usize> = words
            .windows(2)
            .filter(|pair| pair[0] + 2 == pair[1] && self.joins(pair[0] + 1))
            .map(|pair| pair[0] + 1)
            .collect();
        words.extend(hyphens);
        words.sort_unstable();
        self.trim(words)
    }

    /// A hyphen with no blank beside it.
    pub(super) fn joins(&self, at: usize) -> bool {
        let span = |at: usize| self.tree.get(at).map(|token| token.span);
        let hyphen = self.tag(at) == Tag::Hyphen || set!["-", "–"].has(self.word(at));
        let tight = |a: usize, b: usize| span(a).zip(span(b)).is_some_and(|(a, b)| a.end == b.start);
        hyphen && tight(at.saturating_sub(1), at) && tight(at, at + 1)
    }

    /// True where all between a kept word and a comma is left out with the date: "fell to 49.3 [in January], short of".
    fn follows(&self, comma: usize, has: &dyn Fn(usize) -> bool) -> bool {
        let mut before = comma;
        while let Some(at) = before.checked_sub(1) {
            if has(at) {
                return true;
            }
            if !self.is_gone(at) {
                return false;
            }
            before = at;
        }
        false
    }

    /// The words without marks at edges and gaps, and without what hangs at the end.
    pub(super) fn trim(&self, mut words: Vec<usize>) -> Vec<usize> {
        let mut kept: Vec<usize> = words.clone();
        kept.sort_unstable();
        let has = |at: usize| kept.binary_search(&at).is_ok();
        let is_mark = |at: usize| {
            // "Lamu–based"
            !self.joins(at)
                && (self.label(at) == Label::Punctuation || matches!(self.tag(at), Tag::Comma | Tag::Colon | Tag::Stop))
        };
        // "Anna Berg, visited": what stood between the two commas is gone.
        let divides = |at: usize| self.tag(at) == Tag::Comma && self.label(at + 1) == Label::Root;
        words.retain(|at| {
            let joint = self.tag(*at) == Tag::Comma && self.follows(*at, &has) || at.checked_sub(1).is_some_and(has);
            !is_mark(*at) || joint && has(at + 1) && !divides(*at)
        });
        // An article whose noun is gone.
        words.retain(|at| {
            self.label(*at) != Label::Determiner || self.tree.head(*at).is_none_or(|noun| noun < *at || has(noun))
        });
        // "fell by [-130,000] to 3": a preposition whose number is no word for the parser.
        let stray: Vec<usize> = words
            .windows(2)
            .filter(|pair| {
                let leads = |at: usize| self.label(at) == Label::Preposition;
                pair[1] > pair[0] + 1 && leads(pair[0]) && leads(pair[1]) && self.tree.children(pair[0]).is_empty()
            })
            .map(|pair| pair[0])
            .collect();
        words.retain(|at| !stray.contains(at));
        while words.last().is_some_and(|at| {
            // "were flown in" ends with a preposition that never had an object.
            let leads = self.tag(*at) == Tag::Preposition || self.label(*at) == Label::Preposition;
            let hangs = leads && !self.tree.children(*at).is_empty();
            hangs
                || is_mark(*at)
                || matches!(self.tag(*at), Tag::To | Tag::Conjunction | Tag::Determiner | Tag::OwnerPronoun)
                || self.leads_on(*at, &has)
        }) {
            words.pop();
        }
        while words.first().is_some_and(|at| is_mark(*at) || self.tag(*at) == Tag::Conjunction) {
            words.remove(0);
        }
        self.rejoin(&mut words);
        words
    }

    /// "in *order* [to keep it]", "with *effect* [from June]", "a duty of 10 %, *effective* [in May]", "fell to 4 %, *down* [from 5]":
    /// a word that only leads to what stood behind it.
    fn leads_on(&self, at: usize, has: &dyn Fn(usize) -> bool) -> bool {
        let below = self.tree.children(at);
        let open = below.iter().any(|child| *child > at && !has(*child) && self.label(*child) != Label::Punctuation);
        let open = open || !has(at + 1) && set!["from", "of", "to", "with", "for"].has(self.word(at + 1));
        // "adopted a rule in *case* [prices fall]", "on *condition* [that they fall]"
        let open = open || set!["case", "condition"].has(self.word(at));
        // "came into effect [from 3 May]" is whole.
        let leads = self.tree.head(at).filter(|leads| {
            !set!["into"].has(self.word(*leads)) && *leads + 1 == at && self.label(*leads) == Label::Preposition
        });
        // "reviewed *prior* [to May]", "issued *pursuant* [to rules]"
        if set!["prior", "pursuant", "subject", "subsequent"].has(self.word(at)) && !has(at + 1) {
            return set!["to"].has(self.word(at + 1));
        }
        let bare = self.tag(at) == Tag::Noun && below.iter().all(|child| *child > at) && LEADING.has(self.word(at));
        // The comma may be gone already.
        let apart = at.checked_sub(1).is_some_and(|before| self.tag(before) == Tag::Comma);
        // "is down *based* [on use]"
        let led = self.label(at) == Label::Preposition && matches!(self.tag(at), Tag::Participle | Tag::Gerund);
        let describes = led || matches!(self.tag(at), Tag::Adjective | Tag::Adverb | Tag::Particle | Tag::Preposition);
        open && (bare && leads.is_some() || apart && describes)
    }

    /// "Chad (12 %), Niger (9 %) and Gabon", "costs of travel, health care and food": the comma or "and" in front of what a
    /// list goes on with, where all that stood between is gone.
    fn rejoin(&self, words: &mut Vec<usize>) {
        let mut place = 1_usize;
        while let (Some(before), Some(at)) = (place.checked_sub(1).and_then(|at| words.get(at)), words.get(place)) {
            let (before, at) = (*before, *at);
            let goes_on = |top: usize| {
                self.label(top) == Label::Conjunct
                    && self.tree.head(top).is_some_and(|head| head <= before && words.binary_search(&head).is_ok())
                    && self.tree.subtree(top).iter().find(|below| words.binary_search(below).is_ok()) == Some(&at)
            };
            let apart = at > before + 1 && std::iter::once(at).chain(self.tree.path(at)).take(4).any(goes_on);
            let joins = |mark: &usize| self.tag(*mark) == Tag::Conjunction || self.tag(*mark) == Tag::Comma;
            if let Some(joint) = (before + 1..at).rev().find(joins).filter(|_| apart) {
                words.insert(place, joint);
                place += 1;
            }
            place += 1;
        }
    }
}
