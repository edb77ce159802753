//! Rows of partners: "China with $5 million, Peru with $4 million and Chile with $3 million", each amount with the state
//! in front of it.

use crate::assemble::actors;
use crate::assemble::figure::sort::Sort;
use crate::assemble::scene::{Mention, Scene, Sentence};
use crate::lexicon::{Class, Naming};
use crate::model::{Metric, Run};
use crate::tag::{WordSet, set, words};

use super::around::{Sides, parties_in};
use super::frame::{Frame, Way};

/// What may stand between a member and its amount.
const JOINTS: &WordSet = words!("with at ( : – — - , about some around almost nearly over minus + −");

/// Words for those who sell: the members of their rows are no partners.
const SELLERS: &WordSet = words!("exporters exporter producers producer sellers exporting producing growers owners");

/// A member of a row: the amount that the state in front of it has.
struct Member<'s> {
    mention: &'s Mention,
    amount: Run,
}

impl Sides<'_> {
    /// The state that nothing but a joint parts from an amount.
    fn in_front(&self, amount: Run) -> Option<&Mention> {
        let words = &self.scene.words;
        let end = (self.sentence.words.start..amount.start).rev().find(|at| !words.any(*at, JOINTS))? + 1;
        // "Peru, $5 million less": a comma alone parts a clause, too.
        let comma = end + 1 == amount.start && words.is(end, ",") && !words.is(end.wrapping_sub(2), ",");
        let named = parties_in(self.scene, Run::new(self.sentence.words.start, amount.start));
        let one = named.into_iter().find(|it| it.end == end && it.naming == Naming::Name)?;
        (end < amount.start && !comma).then_some(one)
    }

    /// "€1.0 billion with Peru and €0.7 billion with China": the state that the preposition behind an amount leads to, where
    /// another amount has one, too.
    pub fn led_to(&self) -> Option<usize> {
        let words = &self.scene.words;
        let led = |amount: Run| {
            let the = usize::from(words.is(amount.end + 1, "the"));
            let named = self.scene.mention_at(amount.end + 1 + the).filter(|it| it.naming == Naming::Name && !it.aside);
            named
                .filter(|_| words.any(amount.end, set!["with", "to", "from"]))
                .map(|it| (words.str(amount.end), it.state))
        };
        let amounts = || self.sentence.quantities.iter().map(|at| self.scene.quantity_words[at]);
        let (own, state) = led(amounts().find(|amount| amount.start == self.amount)?)?;
        let other = |amount: Run| amount.start != self.amount && led(amount).is_some_and(|(other, _)| other == own);
        amounts().any(other).then_some(state)
    }

    /// "Chile came in third with $6 million of exports": in the place of the partner told before.
    fn is_next(&self, frame: &mut Frame) -> bool {
        let mut named = parties_in(self.scene, Run::new(self.sentence.words.start, self.amount)).map(|it| it.state);
        let next = named.next().filter(|next| named.all(|state| state == *next));
        let told = self.told.discourse.and_then(|told| told.frame.as_ref()).filter(|told| told.metric == frame.metric);
        let before = told.filter(|told| told.partner.is_some()).and_then(|told| told.reporter);
        let own = before.map(|own| (own, Way::Before)).or_else(|| self.told_of());
        let Some(((own, way), next)) = own.zip(next) else { return false };
        if own == next || !ranks(self.scene, self.sentence) {
            return false;
        }
        *frame =
            Frame { reporter: Some(own), partner: Some(next), others: Vec::new(), way: Some(way), ..frame.clone() };
        true
    }

    /// The row of the sentence that this amount is in: members of one sort of amount, with no verb between them.
    fn members(&self) -> Vec<Member<'_>> {
        let words = &self.scene.words;
        let amounts = self.sentence.quantities.iter().map(|at| self.scene.quantity_words[at]);
        let members: Vec<Member<'_>> =
            amounts.filter_map(|amount| self.in_front(amount).map(|mention| Member { mention, amount })).collect();
        let joined = |one: &Member<'_>, next: &Member<'_>| {
            let gap = Run::new(one.amount.end, next.mention.first);
            let clear = |at: usize| {
                words.any(at, set!["followed"]) || words.verb(at).is_none() && !words.has(at, Class::Metric)
            };
            gap.len() <= 16 && gap.all(clear)
        };
        let mut rows = members.into_iter().fold(Vec::<Vec<Member<'_>>>::new(), |mut rows, next| {
            match rows.last_mut() {
                Some(row) if row.last().is_some_and(|last| joined(last, &next)) => row.push(next),
                _ => rows.push(vec![next]),
            }
            rows
        });
        let own = rows.iter().position(|row| {
            let last = row.last().map_or(0, |last| last.amount.end);
            // "China ($5 million; 40 %)": its bracket goes on.
            let close = (last..last + 8).find(|at| words.is(*at, ")")).unwrap_or(last);
            row.first().is_some_and(|first| first.amount.start <= self.amount) && self.amount < last.max(close)
        });
        own.map(|own| rows.swap_remove(own)).filter(|row| row.len() > 1).unwrap_or_default()
    }

    /// The member of a row takes the partner's place, where the text tells whose trade it is: "followed by China with $5 million,
    /// Peru with $4 million", "by destination, China ($5 million; 40 %), Peru ($4 million; 32 %)".
    pub fn rowed(&self, frame: &mut Frame) -> bool {
        let percent = frame.metric.is_none() && self.told.sort == Some(Sort::Percent);
        let change = percent || matches!(frame.metric, Some(Metric::Change | Metric::Share));
        let flow = matches!(frame.metric, Some(Metric::Exports | Metric::Imports | Metric::Trade | Metric::Balance));
        if !(change || flow) {
            return false;
        }
        if let (Some(state), true, Some(own)) = (self.led_to(), flow, frame.reporter)
            && own != state
        {
            *frame = Frame { partner: Some(state), others: Vec::new(), ..frame.clone() };
            return true;
        }
        if flow && self.is_next(frame) {
            return true;
        }
        let row = self.members();
        let Some(member) = row.iter().rfind(|member| member.amount.start <= self.amount) else { return false };
        let state = member.mention.state;
        if flow && self.are_sellers(&row) {
            *frame = Frame { reporter: Some(state), partner: None, others: Vec::new(), way: None, ..frame.clone() };
            return true;
        }
        let Some(own) = self.owner_of(&row, frame) else { return false };
        if change {
            *frame = Frame { reporter: None, partner: None, others: vec![state, own.0], way: own.1, ..frame.clone() };
        } else {
            *frame = Frame { reporter: None, partner: Some(state), others: Vec::new(), way: None, ..frame.clone() };
            frame.owned(Some(own));
        }
        true
    }

    /// "below the exports of countries such as Peru ($9 million), Chile ($8 million)": each tells of its own trade.
    fn are_sellers(&self, row: &[Member<'_>]) -> bool {
        const STATES: &WordSet = set!["countries", "states", "nations", "economies"];
        let words = &self.scene.words;
        row.first().is_some_and(|first| {
            let such = first.mention.first.wrapping_sub(2);
            let of = such.wrapping_sub(2 + usize::from(!words.is(such.wrapping_sub(2), "of")));
            words.seq(such, "such as") && words.any(such.wrapping_sub(1), STATES) && words.is(of, "of")
        })
    }

    /// Whose partners the members of a row are: whom the words in front of it name as the owner, else whose trade the text tells.
    fn owner_of(&self, row: &[Member<'_>], frame: &Frame) -> Option<(usize, Option<Way>)> {
        let words = &self.scene.words;
        let first = row.first()?.mention.first;
        let front = Run::new(self.sentence.words.start, first);
        let the = usize::from(words.is(first.wrapping_sub(1), "the"));
        // "exports from Kenya (9 %), Peru (7 %)", "exports of Kenya ($9 million)", "sales rose in Kenya (9 %), Peru (7 %)".
        let lead = first.wrapping_sub(1 + the);
        let by = words.is(lead, "by") && !words.is(lead.wrapping_sub(1), "followed");
        let led = (by || words.any(lead, set!["from", "in", "of", "than"])) && frame.metric != Some(Metric::Imports);
        if led || front.any(|at| words.any(at, SELLERS)) {
            return None;
        }
        // Each state of the list, also where a verb parts it from the row.
        let amounts = || self.sentence.quantities.iter().map(|at| self.scene.quantity_words[at]);
        let listed: Vec<usize> = amounts().filter_map(|amount| self.in_front(amount)).map(|it| it.state).collect();
        let member = |state: usize| listed.contains(&state);
        let owns = |it: &&Mention| {
            let genitive = words.any(it.end, set!["'", "’", "'s"]);
            // "to several European partners, such as Italy".
            let part = actors::is_bloc(it.state) && it.naming == Naming::People;
            !member(it.state) && !part && (genitive || it.naming == Naming::People)
        };
        let named = parties_in(self.scene, front).find(owns).map(|it| (it.state, None));
        // "Norway was followed by Peru with $8 million": it is of the list, too.
        let followed = words.seq(lead.wrapping_sub(1), "followed by");
        let first_of = |own: usize| parties_in(self.scene, front).any(|it| it.state == own && !owns(&it));
        let told = frame.reporter.filter(|own| !actors::is_bloc(*own) || self.told_of().is_none());
        let apart = |own: usize| !(member(own) || followed && first_of(own));
        let told = told.filter(|own| apart(*own));
        let other = |own: &(usize, Option<Way>)| apart(own.0);
        named
            .or(told.map(|own| (own, frame.way)))
            .or_else(|| self.told_of().map(|(own, way)| (own, Some(way))).filter(other))
    }
}

/// "Third was Peru, with $7 million": the next of a ranking that was told before.
#[must_use]
pub fn ranks(scene: &Scene<'_>, sentence: &Sentence) -> bool {
    const PLACES: &WordSet = words!("first second third fourth fifth sixth next");
    let words = &scene.words;
    let start = sentence.words.start;
    let verb = start + 1 + usize::from(words.is(start + 1, "place"));
    let opens = words.any(start, PLACES)
        && words.any(verb, set!["was", "is", "were", "are", "came", "comes", ","])
        && !scene.mentions_in(Run::new(verb, verb + 5)).is_empty();
    // "Peru followed with $7 million", "Chile came in third with $6 million".
    let named = scene.mentions_in(sentence.words).first().filter(|named| named.first <= start + 1);
    // "Russia is in second place - $6 million".
    let placed = |end: usize| {
        words.any(end, set!["is", "was"])
            && words.is(end + 1, "in")
            && (end + 2..end + 5).any(|at| words.is(at, "place"))
    };
    let follows = |end: usize| {
        let came =
            words.any(end, set!["came", "ranked", "ranks"]) || words.is(end, "followed") && !words.is(end + 1, "by");
        came || placed(end)
    };
    opens || named.is_some_and(|named| follows(named.end))
}
