//! Markets and partners: the members of their lists, and whose they are.

use crate::assemble::scene::{Mention, Scene, Sentence};
use crate::lexicon::{Class, Naming};
use crate::model::Run;
use crate::tag::{WordSet, set, words};

use super::around::{ROLE_WORDS, Sides, parties_in};
use super::frame::Way;

/// Whose markets they are, and where that is told.
pub type Owner = (usize, Option<Way>);

/// Nouns for a partner.
pub const MARKETS: &WordSet = words!(
    "market markets destination destinations partner partners buyer buyers customer customers supplier suppliers source \
     sources"
);

/// "Russia - 27 %": true where nothing but a state leads to the amount.
fn end_of_line(scene: &Scene<'_>, sentence: &Sentence, front: Run) -> bool {
    let named = scene.mentions_in(front).first();
    named.is_some_and(|it| {
        let beside = |at: usize| (it.first..it.end).contains(&at) || scene.words.is_mark(at);
        // Amounts of the same line stand before the last of them.
        let end = sentence.quantities.iter().next().map_or(front.end, |first| scene.quantity_words[first].start);
        (sentence.words.start..front.end.min(end)).all(beside)
    })
}

/// "mainly exported to Russia (14 %), Latvia (9 %) and Peru": two states or more of what is traded, each with its percentage.
#[must_use]
pub fn is_list_of_states(scene: &Scene<'_>, sentence: &Sentence) -> bool {
    let member = |at: &usize| {
        let open = scene.quantity_words[*at].start.wrapping_sub(1);
        let percent = scene.quantity(*at).unit == "%";
        percent && scene.words.is(open, "(") && scene.mentions.iter().any(|mention| mention.end == open)
    };
    let traded = |at: usize| {
        scene.words.has(at, Class::Metric)
            || scene.words.any(at, set!["exported", "imported", "shipped", "traded"])
            || scene.words.any(at, MARKETS)
    };
    sentence.quantities.iter().filter(member).nth(1).is_some() && sentence.words.any(traded)
}

impl Sides<'_> {
    /// "Italy - 11 million bags": a line that nothing but a state opens.
    pub fn in_market_line(&self) -> bool {
        end_of_line(self.scene, self.sentence, Run::new(self.sentence.words.start, self.amount))
    }

    /// "India 21.8 %", "China (19.1 per cent)" in a list of markets or partners: the state that the amount stands beside.
    pub fn market_member(&self) -> Option<usize> {
        let words = &self.scene.words;
        let front = Run::new(self.sentence.words.start, self.amount);
        // In a line of such a list every amount is of the state that opens it.
        if self.told.discourse.is_some_and(|told| told.markets) && end_of_line(self.scene, self.sentence, front) {
            return parties_in(self.scene, front).next().map(|mention| mention.state);
        }
        let noun = front.into_iter().any(|at| words.any(at, MARKETS)) || is_list_of_states(self.scene, self.sentence);
        let end = (front.start..self.amount).rev().find(|at| !words.any(*at, set!["(", "-", "–", "—", ":"]))? + 1;
        let named = parties_in(self.scene, front).find(|mention| mention.end == end && mention.naming == Naming::Name);
        named.filter(|_| noun).map(|mention| mention.state)
    }

    /// "Japan's main export markets": whose they are.
    pub fn market_owner(&self) -> Option<Owner> {
        let words = &self.scene.words;
        let front = Run::new(self.sentence.words.start, self.amount);
        let Some(noun) = front.find(|at| words.any(*at, MARKETS)) else {
            let owned = |it: &&Mention| words.any(it.end, set!["'", "’"]) || it.naming == Naming::People;
            let trades = |it: &&Mention| {
                const TRADES: &WordSet = words!("exported imported shipped sold exports imports trades traded");
                (it.end..it.end + 3).any(|at| words.any(at, TRADES)) && !words.any(it.first.wrapping_sub(1), ROLE_WORDS)
            };
            let own = parties_in(self.scene, front).find(owned);
            let own = own.or_else(|| parties_in(self.scene, front).next().filter(trades));
            let told = || self.told_of().map(|(state, way)| (state, Some(way)));
            return own.map(|mention| (mention.state, None)).or_else(told);
        };
        let owns = |mention: &&Mention| {
            let genitive = words.any(mention.end, set!["'", "’"]);
            mention.end <= noun && (genitive || mention.naming == Naming::People)
        };
        let told = || self.told_of().or_else(|| self.sold_by()).map(|(state, way)| (state, Some(way)));
        parties_in(self.scene, front).find(owns).map(|mention| (mention.state, None)).or_else(told)
    }

    /// "Kenya, Peru and Chile were Japan's main markets, accounting for 65 %", "its main partner was Peru, which took 41 %": the
    /// members of a list of markets that one share is of, and whose markets they are.
    pub fn markets_share(&self) -> Option<(Vec<usize>, Option<Owner>)> {
        const TAKE: &WordSet = words!(
            "accounting accounted accounts account representing represented represents contributing contributed \
             comprising comprised absorbing absorbed taking took making made"
        );
        const IS: &WordSet = words!("is are was were remained remain remains became");
        let words = &self.scene.words;
        let whole = self.sentence.words;
        let parts = |at: &usize| words.any(*at, set![";", "while", "whereas"]);
        let start = (whole.start..self.amount).rfind(parts).map_or(whole.start, |at| at + 1);
        let all = Run::new(start, whole.end);
        let front = Run::new(all.start, self.amount);
        let takes = front.into_iter().rev().take(7).find(|at| words.any(*at, TAKE))?;
        let noun = front.into_iter().rfind(|at| words.any(*at, MARKETS))?;
        let is = |run: Run| run.find(|at| words.any(*at, IS));
        // "The main partners, representing 53 % of exports, were Peru and Chile".
        let list = match is(front) {
            Some(is) if noun < is => Run::new(is, takes),
            Some(is) => Run::new(all.start, is),
            None => Run::new(is(Run::new(self.amount, all.end))?, all.end),
        };
        // "…, followed by Peru, which accounted for 19 %".
        let next = Run::new(noun, takes).into_iter().rfind(|at| words.seq(*at, "followed by"));
        let list = next.map_or(list, |next| Run::new(next, takes));
        let owner = self.market_owner();
        let owns = |mention: &Mention| owner.is_some_and(|(own, _)| own == mention.state);
        // "China, including Hong Kong".
        let within = |mention: &Mention| words.any(mention.first.wrapping_sub(1), set!["including", "excluding"]);
        let mut members: Vec<usize> = Vec::new();
        for mention in parties_in(self.scene, list).filter(|mention| !owns(mention) && !within(mention)) {
            if !members.contains(&mention.state) {
                members.push(mention.state);
            }
        }
        (!members.is_empty()).then_some((members, owner))
    }

    /// "The Philippines remained the top buyer with a 40 % share, importing 5 million tonnes".
    pub fn is_buyer(&self) -> bool {
        let words = &self.scene.words;
        let front = Run::new(self.sentence.words.start, self.amount);
        let noun = |at: &usize| words.any(*at, set!["buyer", "customer", "market", "destination", "importer"]);
        let is = |at: usize| words.any(at, set!["is", "was", "remained", "remains", "became", "being"]);
        front.find(noun).is_some_and(|noun| (front.start..noun).any(is))
    }
}
