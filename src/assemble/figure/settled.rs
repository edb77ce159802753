//! What single words settle of an amount: "the remaining", "the other way", a project's cost, what a good earned.

use crate::assemble::figure::anaphora::{other_way, turned};
use crate::assemble::scene::Scene;
use crate::lexicon::{Class, Measured};
use crate::model::{Metric, Run};
use crate::tag::{WordSet, set};

use super::draft::Draft;
use super::make::{Amount, Maker};
use super::measure::Measure;
use super::metric::Cue;
use super::sides::frame::Frame;
use super::sort::Sort;
use super::{goods, hedge};

/// "$47 million" and not "$47.10".
fn amount_is_sum(scene: &Scene<'_>, range: Run) -> bool {
    range.any(|at| scene.words.has(at, Class::Scale))
}

impl Maker<'_> {
    /// "USAID will provide $125 million" in a text whose title or first sentences speak of assistance.
    fn gives_aid(&self, range: Run) -> bool {
        const FRONT: usize = 3;
        let words = &self.scene.words;
        let lead = hedge::lead(self.scene, range);
        let gives = words.any(lead, set!["provide", "provides", "provided", "providing", "allocate", "allocated"]);
        let aid = |at: usize| words.value(at, Class::Metric).and_then(Measured::of) == Some(Measured::Aid);
        let front = self.scene.sentences.iter().take(FRONT);
        gives && front.into_iter().any(|sentence| sentence.words.any(aid))
    }

    /// What stands right behind a change: what it came to, the price that has moved, how far a price moved.
    fn after_change(&self, range: Run, measure: &mut Measure, frame: &mut Frame) {
        let words = &self.scene.words;
        // "Exports fell 2 %, but improved 9 % to 10 million tonnes": what has moved came to it.
        let change = self.drafts.last().filter(|last| last.measure.metric == Some(Metric::Change));
        let led = words.is(hedge::lead(self.scene, range), "to") && measure.metric.is_none();
        if let Some(last) = change.filter(|_| led && matches!(measure.sort, Sort::Money | Sort::Physical)) {
            let gap = Run::new(self.scene.quantity_words[last.quantity].end, range.start);
            let flow = matches!(last.frame.metric, Some(Metric::Exports | Metric::Imports | Metric::Production));
            if flow && gap.len() <= 4 && gap.all(|at| words.verb(at).is_none() && !words.any(at, set![",", ";"])) {
                *frame = last.frame.clone();
                measure.metric = frame.metric;
            }
        }
        // "Light crude rose $1.64 to $47.10": what a good came to in money of no sum is its price.
        let moved = self.drafts.last().filter(|last| {
            let gap = Run::new(self.scene.quantity_words[last.quantity].end, range.start);
            let change = last.measure.metric == Some(Metric::Change) && last.measure.sort == Sort::Money;
            // "a 54-cent gain on the Chicago Board of Trade to $13.19".
            let clear = gap.all(|at| words.verb(at).is_none() && !words.any(at, set![",", ";", "and"]));
            let led = gap.len() == 1 || gap.len() <= 10 && clear;
            change && led && words.is(gap.end.wrapping_sub(1), "to") && last.frame.commodity.is_some()
        });
        if moved.is_some() && measure.sort == Sort::Money && !amount_is_sum(self.scene, range) {
            measure.metric = Some(Metric::Price);
        }
        // "$1,228 a tonne (+$11.00": how far the price has moved.
        let level = |last: &&Draft| matches!(last.measure.sort, Sort::Money | Sort::Physical);
        let priced = self.drafts.last().filter(level).filter(|last| last.measure.sort == measure.sort);
        let start = range.start.saturating_sub(usize::from(!words.any(range.start, set!["+", "-", "−"])));
        // "60 Mcm a day (+10 Mcm, +37 Mcm on the year)".
        let next = priced.is_some_and(|last| last.measure.metric == Some(Metric::Change))
            && words.is(start.wrapping_sub(1), ",");
        let signed = words.any(start, set!["+", "-", "−"]) && (words.is(start.wrapping_sub(1), "(") || next);
        if let Some(last) = priced.filter(|_| signed) {
            let metric = last.frame.metric.or(last.measure.metric);
            let owner = if self.own_member(range) { frame.clone() } else { last.frame.clone() };
            *frame = Frame { metric, ..owner };
            measure.metric = Some(Metric::Change);
        }
    }

    /// What single words settle: "the remaining", "the other way", a project's cost, a tariff's own frame, a price.
    pub(super) fn settle(&self, amount: &mut Amount, before: Option<&Frame>) {
        let words = &self.scene.words;
        let Amount { range, measure, frame, .. } = amount;
        self.after_change(*range, measure, frame);
        let level = self.drafts.iter().rev().find(|draft| !matches!(draft.measure.sort, Sort::Percent | Sort::Points));
        let told = level.map(|last| &last.frame).or(before);
        if let Some(told) = told.filter(|_| words.is(range.start.saturating_sub(1), "remaining")) {
            *frame = if level.is_some() { told.clone() } else { told.clone().told_before() };
            measure.metric = told.metric;
        }
        if let Some(told) = told.filter(|_| other_way(self.scene, self.sentence) && self.drafts.is_empty()) {
            *frame = turned(told).told_before();
            measure.metric = frame.metric;
        }
        if frame.metric.is_none() && matches!(measure.sort, Sort::Money | Sort::Physical) {
            frame.metric = measure.metric;
        }
        if measure.sort == Sort::Physical && words.any(range.start.saturating_sub(1), set!["does", "do"]) {
            measure.metric = Some(Metric::Production);
            frame.metric = measure.metric;
        }
        if measure.metric.is_none() && matches!(measure.sort, Sort::Money | Sort::Physical) {
            self.flows(*range, measure, frame);
        }
        // "exported 33 million bags of coffee, generating $5 million in revenue".
        const EARNING: &WordSet = set!["generating", "earning", "fetching", "yielding", "generated", "fetched"];
        let front = Run::new(range.start.saturating_sub(5).max(self.sentence.words.start), range.start);
        let earned = measure.sort == Sort::Money && front.any(|at| words.any(at, EARNING));
        let sold = told.filter(|told| earned && told.metric == Some(Metric::Exports) && told.reporter.is_some());
        if let Some(told) = sold.filter(|_| matches!(measure.metric, None | Some(Metric::Revenue))) {
            *frame = Frame { commodity: told.commodity.clone().or(frame.commodity.take()), ..told.clone() };
            measure.metric = told.metric;
        }
        if measure.metric.is_none() && measure.sort == Sort::Money && self.gives_aid(*range) {
            measure.metric = Some(Metric::Aid);
            frame.metric = measure.metric;
        }
        if measure.metric == Some(Metric::Tariff) && frame.metric != Some(Metric::Tariff) {
            let near = |cue: &Cue| cue.metric == Metric::Tariff && cue.words.start <= range.start + 6;
            if let Some(found) = self.cues.iter().rposition(near).and_then(|found| self.frames.get(found)) {
                *frame = found.clone();
            }
            frame.metric = Some(Metric::Tariff);
        }
        self.priced(*range, measure, frame);
    }

    /// "led by India (+21 Mcm, +22 %)": what stands in front of the bracket names whose it is.
    fn own_member(&self, range: Run) -> bool {
        let open = (range.start.saturating_sub(2)..range.start).rfind(|at| self.scene.words.is(*at, "("));
        open.and_then(|open| open.checked_sub(1)).is_some_and(|at| self.scene.mention_at(at).is_some())
    }

    /// A price is of nobody's trade, and of no good that another clause names.
    fn priced(&self, range: Run, measure: &Measure, frame: &mut Frame) {
        if measure.metric == Some(Metric::Price) {
            // "The WTI contract fell 40 % while Brent dropped from $24": the noun of another clause.
            let own = self.sentence.segment_of(range.start);
            let apart = |cue: usize| self.cues.get(cue).is_some_and(|cue| !own.contains(cue.words.start));
            if measure.cue.is_some_and(apart)
                && (own.start..range.start).any(|at| goods::good_at(self.scene, at).is_some())
            {
                frame.commodity = None;
            }
            *frame = Frame { metric: Some(Metric::Price), commodity: frame.commodity.clone(), ..Frame::default() };
        }
    }

    /// "12 million kg went to South Africa", "a $5 million plant", "earned $5 million from coal".
    fn flows(&self, range: Run, measure: &mut Measure, frame: &mut Frame) {
        let words = &self.scene.words;
        if measure.sort == Sort::Physical {
            let went = |at: &usize| words.any(*at, set!["went", "goes", "go"]) && words.is(at + 1, "to");
            let buyer = (range.end..range.end + 6).find(went).and_then(|at| self.scene.mention_at(at + 2));
            if let Some(buyer) = buyer {
                measure.metric = Some(Metric::Exports);
                let (partner, commodity) = (Some(buyer.state), frame.commodity.take());
                *frame = Frame { metric: measure.metric, partner, commodity, ..Frame::default() };
            }
            return;
        }
        let project = set!["job", "project", "plant", "scheme", "refinery", "factory", "complex"];
        if words.any(range.end, project) {
            measure.metric = Some(Metric::Investment);
            frame.metric = measure.metric;
            return;
        }
        let from_good = words.is(range.end, "from") && goods::good_at(self.scene, range.end + 1).is_some();
        // "Tea earned the country $1 billion".
        let lead = hedge::lead(self.scene, range);
        let country = words.any(lead, set!["country", "nation", "economy"]) && words.is(lead.wrapping_sub(1), "the");
        let verb = if country { lead.wrapping_sub(2) } else { lead };
        let of_good = || country && goods::good_ending(self.scene, verb).is_some();
        if words.any(verb, set!["earned", "earns", "earn", "earning"]) && (from_good || of_good()) {
            measure.metric = Some(Metric::Exports);
            frame.metric = measure.metric;
        }
    }
}
