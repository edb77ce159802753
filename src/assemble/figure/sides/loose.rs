//! Whose an amount is that measures no flow: the states of its clause, its sentence, its document.

use crate::assemble::figure::goods::OF_FARMS;
use crate::assemble::figure::sort::Sort;
use crate::lexicon::{Class, Measured};
use crate::model::{Metric, Run};
use crate::tag::{WordSet, set, words};

use super::around::Sides;
use super::frame::{Frame, Way};

/// What is told of a whole country.
const ECONOMY: &WordSet = words!(
    "gdp economy reserves remittances receipts orders turnover output production industrial retail manufacturing \
     construction"
);

impl Sides<'_> {
    /// "Brent crude for September delivery rose 81 cents", "wheat futures fell 2 %": what is dealt in on a market is nobody's.
    fn is_dealt(&self) -> bool {
        const DEALT: &WordSet = words!(
            "futures nymex comex cbot liffe lme delivery settled settle session intraday spot brent contract contracts"
        );
        let words = &self.scene.words;
        let flow = |at: usize| {
            let measured = words.value(at, Class::Metric).and_then(Measured::of);
            let traded = words.any(at, set!["trade", "traded", "trading", "trades"]);
            let other = |it| !matches!(it, Measured::Price | Measured::Contract | Measured::Product);
            measured.is_some_and(other) && !traded
        };
        let priced = |at: usize| self.scene.quantity(at).per.is_some();
        let cents = |at: usize| self.scene.quantity(at).unit == "USX" && self.sentence.quantities.any(priced);
        let dealt = self.sentence.words.any(|at| words.any(at, DEALT)) || self.sentence.quantities.any(cents);
        dealt && !self.sentence.words.any(flow)
    }

    /// An amount that measures nothing named still concerns the states of its sentence.
    pub(super) fn loose(&self, frame: &mut Frame) {
        let percent = matches!(self.told.sort, Some(Sort::Percent | Sort::Points));
        let change = frame.metric == Some(Metric::Change) || frame.metric.is_none() && percent;
        if change && self.is_dealt() {
            (frame.reporter, frame.partner, frame.others) = (None, None, Vec::new());
            return;
        }
        // "adjustments by Kenya (1 mb/d) and Uganda (80 tb/d)".
        if let Some(member) = self.member() {
            frame.others = vec![member];
            self.at_home(frame);
            return;
        }
        // "Germany and Switzerland pledged 8 million euros and 9 million francs respectively"; "Flows from Egypt rose by 46 %, while those from China increased by 44 %": each of its own clause.
        if let Some(states) = self.respective().map(|(state, _)| vec![state]).or_else(|| self.own_part()) {
            frame.others = states;
            return;
        }
        let mut states = self.concerned(self.clause);
        if states.is_empty() || !change {
            states = self.concerned(self.sentence.words);
        }
        let money = self.told.sort == Some(Sort::Money);
        if let Some(region) = self.the_region().filter(|_| states.is_empty()) {
            states.push(region);
            frame.way = Some(Way::Before);
        }
        if states.is_empty()
            && let Some((paragraph, told)) = self.told.discourse.map(|told| &told.subjects)
            && *paragraph == self.sentence.paragraph
            && told.len() <= 2
            && (self.told.sort != Some(Sort::Physical) || frame.metric == Some(Metric::Quota))
        {
            states.clone_from(told);
            frame.way = Some(Way::Before);
        }
        // A percentage that nothing says the sort of is hardly one of a whole document's states.
        let stray = percent && !matches!(frame.metric, Some(Metric::Change | Metric::Share));
        let kept = matches!(frame.metric, Some(Metric::Reserves | Metric::Remittances | Metric::Revenue));
        if states.len() < 2
            && (money && !kept || states.is_empty())
            && !stray
            && !self.goes_on_alone()
            && let Some((pair, way)) = if change { self.dealt(&states) } else { self.pair(&states) }
        {
            states = pair;
            frame.way = Some(way);
        }
        let world = self.clause.any(|at| self.scene.words.any(at, set!["world", "global", "worldwide"]));
        if let Some((owner, way)) = self.of_report(frame, change).filter(|_| !world && states.is_empty()) {
            states.push(owner);
            frame.way = Some(way);
        }
        states.truncate(3);
        frame.others = states;
        if change {
            self.at_home(frame);
        }
        self.below_markets(frame);
    }

    /// "Italy - 11 million bags" below "Export destinations": with whose report it is.
    fn below_markets(&self, frame: &mut Frame) {
        let listed = self.told.discourse.is_some_and(|told| told.markets) && self.in_market_line();
        if let ([named], true) = (frame.others.as_slice(), listed)
            && let Some((own, way)) = self.told_of().filter(|(own, _)| own != named)
        {
            frame.others.push(own);
            frame.way = Some(way);
        }
    }

    /// "Inflation rose to 4 %", "shelter rose 0.4 percent" in a report on prices: of nobody whom the sentence does not name.
    fn is_of_prices(&self) -> bool {
        const PRICES: &WordSet = set!["inflation", "prices", "price", "cpi", "deflator"];
        const REPORTS: &WordSet = set!["inflation", "prices", "price", "cpi", "monetary", "minutes"];
        let words = &self.scene.words;
        let told = self.sentence.words.any(|at| words.any(at, PRICES));
        let title = self.scene.sentences.first().map(|title| title.words);
        let flow = |at: usize| {
            let measured = words.value(at, Class::Metric).and_then(Measured::of);
            let other = |it| !matches!(it, Measured::Price | Measured::Contract | Measured::Product);
            measured.is_some_and(other) || words.any(at, ECONOMY)
        };
        // "Export prices rose by 3 per cent": of whose trade the report is.
        let traded = |at: usize| {
            words.any(at, set!["export", "import", "exports", "imports"]) && words.any(at + 1, set!["price", "prices"])
        };
        let grows = self.sentence.words.any(|at| flow(at) || traded(at));
        let titled = title.is_some_and(|title| title.any(|at| words.any(at, REPORTS)));
        (told || titled) && !grows
    }

    /// Whose an amount is that nothing in its sentence tells: that of whose report it is, for what such a report tells.
    fn of_report(&self, frame: &Frame, change: bool) -> Option<(usize, Way)> {
        if change && self.is_of_prices() {
            return None;
        }
        let money = self.told.sort == Some(Sort::Money);
        let weighed = self.told.sort == Some(Sort::Physical);
        let percent = matches!(self.told.sort, Some(Sort::Percent | Sort::Points));
        // "Milk powder rose $57 million" in an office's own release: its country's trade.
        let of_trade =
            |way| way == Way::Issuer || self.sentence.words.any(|at| self.scene.words.has(at, Class::Metric));
        // A sum that only the office's own report tells is its country's: "receipts rose to $627 million".
        let own = |way| change && of_trade(way) || way == Way::Issuer && (money && self.told.large || weighed);
        let kept = matches!(frame.metric, Some(Metric::Reserves | Metric::Remittances | Metric::Revenue));
        let held = matches!(frame.metric, Some(Metric::Reserves | Metric::Remittances));
        let grown = weighed && self.clause.any(|at| self.scene.words.any(at, OF_FARMS));
        let labelled = self.told.discourse.is_some_and(|told| told.growth) && self.amount == self.sentence.words.start;
        // "Sorghum use totalled 339,013 tonnes" below "Japanese feed output falls".
        let titled =
            weighed && frame.metric != Some(Metric::Quota) && self.topic.first_alone && self.topic.pair.is_none();
        let whole = titled || change && (labelled || self.of_economy()) || kept && money || held && percent || grown;
        self.owner().filter(|(_, way)| own(*way)).or_else(|| whole.then(|| self.told_of()).flatten())
    }

    /// "Output rose by 4 %", "economic growth slowed to 3 %": told of a whole country.
    fn of_economy(&self) -> bool {
        let words = &self.scene.words;
        let clause = Run::new(self.clause.start.min(self.amount), self.amount);
        // "the reserves amounted to $7 billion, a decrease of 4 %": the afterthought has no verb of its own.
        let front =
            if words.first_verb(clause).is_none() { Run::new(self.sentence.words.start, self.amount) } else { clause };
        // "Growth has been revised to 6 %" under a title that speaks of the economy.
        let title = self.scene.sentences.first().map(|title| title.words);
        let titled = title.is_some_and(|title| title.any(|at| words.any(at, set!["gdp", "economy", "economic"])));
        let grows = |at: usize| titled && words.is(at, "growth") && !words.has(at.wrapping_sub(1), Class::Metric);
        front.any(|at| {
            grows(at)
                || words.any(at, ECONOMY)
                || words.seq(at, "economic growth")
                || words.seq(at, "gross domestic product")
        })
    }

    /// Gives a flow of which one end is named its other end.
    fn at_home(&self, frame: &mut Frame) {
        if let [named] = frame.others.as_slice()
            && let Some((own, way)) = self.home(*named)
        {
            frame.others.push(own);
            frame.way = frame.way.or(Some(way));
        }
    }
}
