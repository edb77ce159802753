//! States that an item or a bracket gives its own amounts: "Asia: the deficit fell to $4 billion".

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
        let flow = matches!(frame.metric, Some(Metric::Exports | Metric::Imports | Metric::Balance | Metric::Trade));
        let change = frame.metric == Some(Metric::Change);
        let Some(partner) = label.filter(|_| own && (flow || change)).map(|mention| mention.state) else {
            return false;
        };
        let Some((own, way)) = self.owner().filter(|(own, _)| *own != partner) else { return false };
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
}
