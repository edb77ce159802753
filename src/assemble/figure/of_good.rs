//! The good of a figure in the making: by its phrase, by what stands beside it, by its paragraph, unit or title.

use crate::lexicon::Class;
use crate::model::{Good, Metric, Run};
use crate::tag::{WordSet, set, words};

use super::anaphora::{elliptic, words_it};
use super::make::{Amount, Maker};
use super::measure::Measure;
use super::sides::frame::Frame;
use super::sort::Sort;
use super::{good, goods, hedge};

/// Words of everything that is traded, or of no goods at all.
const OF_ALL: &WordSet = words!(
    "total overall all merchandise goods gdp economy economic inflation deficit surplus balance trade wages services \
     sectors industries commodities products its their"
);

/// Words of prices that are those of no one good.
const OF_PRICES: &WordSet = set!["consumer", "producer", "wholesale", "retail", "share", "house"];

impl Maker<'_> {
    /// The good: by its phrase, its clause, its frame; of weights, prices and output by what the paragraph speaks of.
    pub(super) fn good(&self, amount: &mut Amount, told: Option<&Frame>, rated: bool) {
        let (scene, sentence) = (self.scene, self.sentence);
        let Amount { range, measure, frame, unit, .. } = amount;
        let physical = measure.sort == Sort::Physical;
        if let Some(good) = self.good_beside(*range, measure) {
            frame.commodity = Some(good);
            return;
        }
        let goes_on = self.drafts.last().is_some_and(|last| self.refers_to_share(last, *range));
        // "It exported copper. Imports were $6 billion": of something else.
        let other_flow = told.is_some_and(|told| {
            matches!(
                (told.metric, frame.metric),
                (Some(Metric::Exports), Some(Metric::Imports)) | (Some(Metric::Imports), Some(Metric::Exports))
            )
        });
        let carry = told.filter(|_| goes_on || amount.inherited || elliptic(scene, sentence) && !other_flow);
        frame.commodity = good::of(scene, sentence, *range, frame, carry, physical);
        let noun = measure.cue.and_then(|cue| self.cues.get(cue)).map(|cue| cue.words);
        if measure.sort == Sort::Money && noun.is_some_and(|noun| good::of_all(scene, noun)) {
            frame.commodity = None;
            return;
        }
        if frame.commodity.is_none() && matches!(unit.as_str(), "TEU" | "FEU") {
            frame.commodity = Some(Good::plain("containers".to_owned()));
        }
        let held = |metric| matches!(metric, Metric::Production | Metric::Stocks | Metric::Consumption | Metric::Price);
        // "consumer prices rose 4 %": of everything.
        let general = noun.is_some_and(|noun| scene.words.any(noun.start.wrapping_sub(1), OF_PRICES));
        let packed = (range.start..=range.end).any(|at| scene.words.any(at, set!["bales", "bags"]));
        let asks = physical
            || packed
            || measure.metric == Some(Metric::Change) && frame.metric.is_some_and(held) && !general
            || matches!(measure.metric, Some(Metric::Price | Metric::Production))
            || (measure.metric == Some(Metric::Share) && words_it(scene, *range));
        // "the biggest exporter of rice, accounting for a third of exports"; "tea rose, and total exports grew by 5 %".
        let share = measure.metric == Some(Metric::Share);
        if frame.commodity.is_none() && (share || !noun.is_some_and(|noun| good::of_all(scene, noun))) {
            frame.commodity = self.only_good(*range);
        }
        let told = self.memory.good.as_ref().filter(|(paragraph, _)| *paragraph == sentence.paragraph);
        if frame.commodity.is_none() && !asks && self.of_title_good(measure) {
            frame.commodity.clone_from(&self.memory.title_good);
        }
        if frame.commodity.is_some() || !asks {
            return;
        }
        let by_unit = (unit == "bbl").then(|| self.in_barrels());
        let priced = measure.metric == Some(Metric::Price) && rated;
        let named = self.memory.title_alone && (priced || self.of_title_good(measure));
        let title = self.memory.title_good.clone().filter(|_| physical || named);
        let headed = self.memory.headed_good.clone().filter(|_| priced || physical);
        frame.commodity = told.map(|(_, good)| good.clone()).or(headed).or(by_unit).or(title);
    }

    /// What a barrel holds: the crude that the text speaks of, else oil.
    fn in_barrels(&self) -> Good {
        let told = self.memory.good.as_ref().map(|(_, good)| good);
        let crude = [told, self.memory.title_good.as_ref()].into_iter().flatten().find(|good| goods::is_crude(good));
        crude.cloned().unwrap_or_else(|| Good::plain("oil".to_owned()))
    }

    /// The one good that the words in front of an amount name.
    fn only_good(&self, range: Run) -> Option<Good> {
        let mut found: Option<Good> = None;
        let mut at = self.sentence.words.start;
        while at < range.start {
            let Some((length, good)) = goods::good_at(self.scene, at) else {
                at += 1;
                continue;
            };
            if found.as_ref().is_some_and(|other| other.name != good.name) {
                return None;
            }
            found = Some(good);
            at += length.max(1);
        }
        found
    }

    /// True for a flow, a price or their change in a document whose title names the good, where the sentence neither names
    /// another nor speaks of everything.
    fn of_title_good(&self, measure: &Measure) -> bool {
        let words = &self.scene.words;
        let flow = |metric| {
            matches!(metric, Metric::Exports | Metric::Imports | Metric::Price | Metric::Production | Metric::Change)
        };
        let named = |at: usize| words.any(at, OF_ALL) || goods::good_at(self.scene, at).is_some();
        let titled =
            || self.scene.sentences.first().is_some_and(|title| title.words.any(|at| words.has(at, Class::Metric)));
        let bare = self.cues.iter().any(|cue| flow(cue.metric)) || self.cues.is_empty() && titled();
        let alone = self.memory.title_alone && self.topic.pair.is_none();
        alone && measure.metric.is_some_and(flow) && bare && !self.sentence.words.any(named)
    }

    /// "650,000 tonnes worth $354 million", "2.9 million tonnes, 10.8 % down": of the good of the amount right before it.
    fn good_beside(&self, range: Run, measure: &Measure) -> Option<Good> {
        let words = &self.scene.words;
        let last = self.drafts.last()?;
        let gap = Run::new(self.scene.quantity_words[last.quantity].end, range.start);
        let worth = matches!(measure.sort, Sort::Money)
            && last.measure.sort == Sort::Physical
            && words.any(hedge::lead(self.scene, range), set!["worth", "at"])
            && gap.len() <= 5
            && gap.any(|at| words.any(at, set!["worth", "valued"]));
        let moved = measure.metric == Some(Metric::Change)
            && measure.sort == Sort::Percent
            && matches!(last.measure.sort, Sort::Money | Sort::Physical)
            && gap.len() <= 4
            && gap.all(|at| words.any(at, set![",", "(", "or", "up", "down", "a", "is", "are", "was", "were"]));
        // "tea (10 % vs 9 % in May)".
        let held = words.any(gap.start, set!["vs", "versus", "against"])
            && gap.len() == 1
            && (measure.metric, measure.sort) == (last.measure.metric, last.measure.sort);
        last.frame.commodity.clone().filter(|_| worth || moved || held)
    }
}
