//! States that an item or a bracket gives its own amounts: "Asia: the deficit fell to $4 billion".

use crate::assemble::figure::hedge;
use crate::assemble::figure::sort::Sort;
use crate::model::{Metric, Run};
use crate::tag::set;

use super::around::{Sides, parties_in, states_in};
use super::frame::Frame;

impl Sides<'_> {
    /// "Asia: the deficit fell to $4 billion", in a document that tells the figures of one state: its partner in an item.
    pub fn labelled(&self, frame: &mut Frame) -> bool {
        let words = &self.scene.words;
        // The label stands at the start of the item, whose other sentences it labels too.
        let sentences = &self.scene.sentences;
        let first = sentences.partition_point(|other| other.paragraph < self.sentence.paragraph);
        let whole = sentences.get(first).map_or(self.sentence.words, |first| first.words);
        let own = whole == self.sentence.words || parties_in(self.scene, self.sentence.words).next().is_none();
        let label = parties_in(self.scene, Run::new(whole.start, (whole.start + 6).min(whole.end))).find(|mention| {
            words.is(mention.end, ":")
                && (whole.start..mention.first).all(|at| words.is_mark(at) || words.is(at, "the"))
        });
        // "Vietnam: 1,126 tonnes; Myanmar: 62 tonnes": the label right in front of the amount.
        let beside = parties_in(self.scene, Run::new(self.sentence.words.start, self.amount))
            .find(|mention| words.any(mention.end, set![":", "–", "—"]) && mention.end + 1 == self.amount);
        let (label, own) = beside.map_or((label, own), |label| (Some(label), true));
        let flow = matches!(frame.metric, Some(Metric::Exports | Metric::Imports | Metric::Balance | Metric::Trade));
        let change = frame.metric == Some(Metric::Change);
        let Some(partner) = label.filter(|_| own && (flow || change)).map(|mention| mention.state) else {
            return false;
        };
        let Some((own, way)) = self.told_of().filter(|(own, _)| *own != partner) else { return false };
        let rest = Frame { reporter: None, partner: None, others: Vec::new(), way: Some(way), ..frame.clone() };
        *frame = if flow && frame.metric != Some(Metric::Trade) {
            Frame { reporter: Some(own), partner: Some(partner), ..rest }
        } else {
            Frame { others: vec![partner, own], ..rest }
        };
        true
    }

    /// "education ($174 million for Peru), roads ($80 million for Chile)": money with its own state in its own bracket.
    pub fn in_bracket(&self, frame: &mut Frame) -> bool {
        let words = &self.scene.words;
        let flow = matches!(frame.metric, Some(Metric::Exports | Metric::Imports | Metric::Balance | Metric::Trade));
        let money = self.told.sort == Some(Sort::Money) && !flow;
        let opens = words.is(self.amount.wrapping_sub(1), "(") && words.any(self.end, set!["for", "to", "in"]);
        let close = (self.end..self.end + 14).find(|at| words.is(*at, ")")).filter(|_| money && opens);
        let states = close.map(|close| states_in(self.scene, Run::new(self.end, close))).unwrap_or_default();
        if states.is_empty() {
            return false;
        }
        *frame = Frame { reporter: None, partner: None, others: states, way: None, ..frame.clone() };
        true
    }

    /// The partner that a pronoun or "accounted for" tells of a flow: true where there is one.
    pub fn told_partner(&self, frame: &mut Frame) -> bool {
        let flow = matches!(frame.metric, Some(Metric::Exports | Metric::Imports));
        let told = self.pointed().or_else(|| self.accounted().filter(|_| flow));
        let balance = frame.metric == Some(Metric::Balance);
        let change = frame.metric == Some(Metric::Change);
        let Some(partner) = told.filter(|_| flow || balance || change) else { return false };
        let own = self.told.last.and_then(|last| last.reporter).filter(|own| *own != partner);
        let own = own.map(|own| (own, None)).or_else(|| self.carried(Some(partner)));
        let rest = Frame { reporter: None, partner: None, others: Vec::new(), ..frame.clone() };
        if change {
            let others = [Some(partner), own.map(|(own, _)| own)].into_iter().flatten().collect();
            *frame = Frame { others, ..rest };
        } else {
            *frame = Frame { partner: Some(partner), ..rest };
            frame.owned(own);
        }
        true
    }

    /// "while those from Peru rose to $6 million": the partner of what the pronoun stands for.
    fn pointed(&self) -> Option<usize> {
        let words = &self.scene.words;
        let front = Run::new(self.clause.start.min(self.amount), self.amount);
        let leads = |at: usize| words.any(at, set!["those", "that"]) && words.any(at + 1, set!["from", "to", "with"]);
        let at = front.into_iter().rev().find(|at| leads(*at))?;
        let named = parties_in(self.scene, Run::new(at + 2, self.amount.max(at + 2))).next()?;
        (named.first <= at + 3).then_some(named.state)
    }

    /// "Uganda accounted for 12 % of exports, worth $5 million": whom they go to.
    fn accounted(&self) -> Option<usize> {
        let front = Run::new(self.sentence.words.start, self.amount);
        let verb = front.into_iter().find(|at| hedge::accounts(self.scene, *at))?;
        let subject = states_in(self.scene, Run::new(front.start, verb));
        let [one] = subject.as_slice() else { return None };
        let own = self.told_of().is_some_and(|(own, _)| own != *one);
        let later = states_in(self.scene, Run::new(verb, self.amount)).is_empty();
        (own && later).then_some(*one)
    }
}
