//! An amount becomes a figure in the making: what it measures, whose it is, of which good, in which unit, when.

use rust_decimal::Decimal;

use crate::assemble::actors::Topic;
use crate::assemble::scene::{Scene, Sentence};
use crate::model::{Quantity, Run};
use crate::tag::{WordSet, set, words};

use super::anaphora::{anaphoric, fits, inherit, listed, names_figure, of_record, refers_back, speaks_of_volume};
use super::context::Context;
use super::draft::Draft;
use super::measure::{self, Measure};
use super::memory::Memory;
use super::metric::Cue;
use super::sides::frame::Frame;
use super::sides::markets::{MARKETS, is_list_of_states};
use super::sides::rows::ranks;
use super::sides::{around, roles, shares, taken};
use super::sort::{self, Sort};
use super::unit::{rate, units};
use super::{date, goods, hedge, market, share};
use crate::model::Metric;

/// A sentence whose amounts are read, with what stands in it and what was told before.
pub struct Maker<'m> {
    /// The document.
    pub scene: &'m Scene<'m>,
    /// The sentence.
    pub sentence: &'m Sentence,
    /// Its metric words.
    pub cues: &'m [Cue],
    /// What each of them says of whom.
    pub frames: &'m [Frame],
    /// What the document is about.
    pub topic: &'m Topic,
    /// What was told before.
    pub memory: &'m Memory,
    /// The figures of the sentence so far.
    pub drafts: &'m [Draft],
}

/// An amount on its way: where it stands and what is known of it.
pub(super) struct Amount {
    pub(super) range: Run,
    /// True for a sum that a country could count: no price and no wage.
    pub(super) large: bool,
    pub(super) unit: String,
    pub(super) measure: Measure,
    pub(super) frame: Frame,
    /// True when its frame was told before.
    pub(super) inherited: bool,
}

impl Maker<'_> {
    /// The figure of a quantity; `taken` collects the expressions that date figures. `None` where it is none of trade.
    #[must_use]
    pub fn draft(&self, at: usize, taken: &mut Vec<(usize, usize)>) -> Option<Draft> {
        let (scene, sentence) = (self.scene, self.sentence);
        let quantity = scene.quantity(at);
        let range = scene.quantity_words[at];
        let (unit, per) = units(scene, sentence, quantity, range, self.drafts, &self.memory.discourse);
        let measure = self.measure(at, &unit, range)?;
        let frame = measure.cue.and_then(|found| self.frames.get(found)).cloned().unwrap_or_default();
        let large = quantity.value.abs() >= Decimal::from(1_000_000);
        let mut amount = Amount { range, large, unit, measure, frame, inherited: false };
        let sold = self.sold_at_home(&amount);
        let before = self.before();
        self.lean(&mut amount, before, quantity);
        self.settle(&mut amount, before);
        if self.stray_share(&amount) {
            return None;
        }
        let told = self.drafts.last().map(|last| &last.frame).or(before);
        if amount.measure.metric.is_none() {
            amount.frame.metric = None;
        }
        let whole = self.sides(&mut amount, told, before);
        if sold {
            amount.frame = amount.frame.unmeasured();
            amount.measure.metric = None;
        }
        let per = per
            .or_else(|| rate(scene, sentence, amount.range))
            .or_else(|| self.priced_like(&amount.measure, amount.range));
        self.good(&mut amount, told, per.is_some());
        let Amount { range, unit, measure, mut frame, inherited, .. } = amount;
        let per = per.or_else(|| of_barrel(&measure, &frame, quantity.value));
        let market = Some(()).filter(|()| measure.metric.is_none() && measure.sort == Sort::Money);
        let market = market.and_then(|()| market::sized(scene, sentence, range));
        frame.commodity = market.or(frame.commodity);
        if self.untold(&measure, &frame, (&unit, per.as_deref()), sold) {
            return None;
        }
        frame.negative = measure.negative;
        let noun = measure.cue.and_then(|cue| self.cues.get(cue)).filter(|cue| !cue.verb).map(|cue| cue.words);
        let good = frame.commodity.as_ref();
        let alone = Some(frame.others.as_slice()).filter(|others| others.len() == 1).and_then(|others| others.first());
        let (times, reporter) = (&self.memory.times, frame.reporter.or(alone.copied()));
        let context = Context { drafts: self.drafts, times, topic: self.topic, noun, reporter, good };
        let dated = date::of(scene, sentence, at, &context, &measure, taken);
        let came_from = self.came_from(range);
        Some(Draft {
            quantity: at,
            noun: measure.cue.and_then(|cue| self.cues.get(cue)).map(|cue| scene.words.span(cue.words)),
            measure,
            frame,
            dated,
            inherited,
            unit,
            per,
            cell: None,
            whole,
            came_from,
            twin: false,
        })
    }

    /// True for an amount that measures nothing, of no good, and of nobody.
    fn untold(&self, measure: &Measure, frame: &Frame, (unit, per): (&str, Option<&str>), sold: bool) -> bool {
        let goes_on = || self.drafts.last().is_some_and(|last| last.unit == unit && last.measure.metric.is_none());
        let power = matches!(unit, "kW" | "MW" | "GW" | "TW");
        let loose = measure.metric.is_none() && frame.commodity.is_none();
        match measure.sort {
            Sort::Physical => loose && per.is_none() && !power && !sold && !goes_on(),
            Sort::Money => loose && !self.concerns_trade(),
            _ => false,
        }
    }

    /// "from 25 % and 10 % to 50 % and 20 %".
    fn came_from(&self, range: Run) -> bool {
        let next = |last: &Draft| last.came_from && (self.and_next(last, range) || self.also_from(last, range));
        self.drafts.last().is_some_and(next) || self.scene.words.is(hedge::origin(self.scene, range), "from")
    }

    /// "The group's sales rose to $5 million", "farmers sold 5 tonnes", "Codelco's sales": no exports where a firm or its like
    /// sells and nobody abroad is told to buy.
    fn sold_at_home(&self, amount: &Amount) -> bool {
        const ABROAD: &WordSet = words!("abroad overseas foreign export exporters delivery");
        const SELLERS: &WordSet = words!(
            "company companies group firm firms maker makers farmer farmers grower growers dealer dealers retailer \
             retailers carmaker carmakers chain unit subsidiary"
        );
        const PAPERS: &WordSet =
            words!("rights stake stakes shares bonds assets licences licenses bills notes treasuries debt securities");
        let words = &self.scene.words;
        let Some(cue) = amount.measure.cue.and_then(|at| self.cues.get(at)).filter(|cue| cue.sales) else {
            return false;
        };
        // "sold development rights to a fund for $35 billion": no goods.
        if cue.verb && (cue.words.end..cue.words.end + 4).any(|at| words.any(at, PAPERS)) {
            return true;
        }
        let clause = self.sentence.segment_of(cue.words.start);
        let front = Run::new(clause.start.min(cue.words.start), cue.words.start);
        // "Codelco's sales".
        let owner =
            cue.words.start.checked_sub(3).filter(|at| words.is_name(*at) && self.scene.mention_at(*at).is_none());
        let owned = owner.is_some_and(|at| words.any(at + 1, set!["'", "’"]) && words.is(at + 2, "s"));
        let seller = owned || front.any(|at| words.any(at, SELLERS));
        let level = amount.measure.metric == Some(Metric::Exports);
        level && seller && amount.frame.states().is_empty() && !clause.any(|at| words.any(at, ABROAD))
    }

    /// What the amount measures; a bare number shares its neighbour's unit and measure.
    fn measure(&self, at: usize, unit: &str, range: Run) -> Option<Measure> {
        let quantity = self.scene.quantity(at);
        if let Some(same) = self.same(range).filter(|same| sort::of(quantity) == Some(same.sort)) {
            return Some(same);
        }
        let mut measure = if unit == quantity.unit {
            let told = self.drafts.last().map(|last| &last.frame).or_else(|| self.before());
            let own = measure::measure(self.scene, self.sentence, at, self.cues, told);
            let own = own.filter(|own| !self.below_growth(own, range));
            own.or_else(|| self.once_more(quantity, range))
                .or_else(|| self.in_line(quantity, range))
                .or_else(|| self.by_brackets(quantity, range))
                .or_else(|| self.by_clause(quantity, range))?
        } else {
            self.bare(&Quantity { unit: unit.to_owned(), ..quantity.clone() }, range)?
        };
        // "increased by $304 million in 1993, compared with $295 million in 1992": another change.
        let lead = hedge::lead(self.scene, range);
        let compared =
            self.scene.words.any(lead, set!["with", "to"]) && self.scene.words.is(lead.saturating_sub(1), "compared");
        let level = self.drafts.iter().rev().find(|draft| !matches!(draft.measure.sort, Sort::Percent | Sort::Points));
        // "totalled 46,254 tonnes against 29,811 tonnes": a level of the same.
        let same = |last: &&Draft| {
            let gap = Run::new(self.scene.quantity_words[last.quantity].end, range.start);
            let clear = !self.cues.iter().any(|cue| gap.contains(cue.words.start)) && gap.len() <= 10;
            clear && last.measure.sort == measure.sort && hedge::is_base(self.scene, range)
        };
        if let Some(last) = level.filter(same).filter(|_| measure.metric.is_none()) {
            return Some(last.measure.clone());
        }
        // "rose by 2 million tonnes for Egypt and 1 million for Iran": so does the next of a list.
        let next = |last: &Draft| {
            let gap = Run::new(self.scene.quantity_words[last.quantity].end, range.start);
            // "a larger deficit in tea by $2 million and 'coffee and spices' by $1 million".
            let by = self.scene.words.is(range.start.wrapping_sub(1), "by");
            last.unit == unit
                && gap.len() <= if by { 16 } else { 6 }
                && gap.any(|at| self.scene.words.any(at, set!["and", ","]))
                && !gap
                    .iter()
                    .any(|at| self.scene.words.verb(at).is_some() || self.scene.words.any(at, set!["to", "from", "at"]))
                && !self.cues.iter().any(|cue| gap.contains(cue.words.start))
        };
        let goes_on = |last: &&Draft| last.measure.metric == Some(Metric::Change) && (compared || next(last));
        if let Some(last) = level.filter(goes_on)
            && last.measure.sort == measure.sort
        {
            measure.metric = Some(Metric::Change);
            measure.negative = last.measure.negative;
        }
        Some(measure)
    }

    /// What a bare number measures, in the unit that it shares with a neighbour.
    fn bare(&self, quantity: &Quantity, range: Run) -> Option<Measure> {
        // "from 77 million to 100 million tonnes".
        let sort = sort::of(quantity)?;
        if let Some(last) = self.drafts.last().filter(|last| sort == Sort::Percent && last.measure.sort == sort) {
            return Some(last.measure.clone());
        }
        let near = self.drafts.last().filter(|last| last.measure.sort != Sort::Percent);
        // "imports of $4 million, while exports of 3 million": its own noun stands right in front of it.
        let own = self.cues.iter().position(|cue| {
            let led = cue.words.end == range.start
                || cue.words.end + 1 == range.start && self.scene.words.is(cue.words.end, "of");
            !cue.verb && led
        });
        let named = own.and_then(|at| Some((at, self.cues.get(at)?)));
        let own = named.map(|(at, cue)| {
            let (metric, negative) = (Some(cue.metric), cue.negative);
            Measure { sort, cue: Some(at), metric, negative, acted: false, other: false }
        });
        let near = own.or_else(|| near.map(|last| self.beside(&last.measure, range)));
        Some(near.map_or_else(
            || {
                let cue = self.cues.iter().rposition(|cue| cue.words.end <= range.start);
                let told = self.memory.discourse.frame.as_ref().and_then(|frame| frame.metric);
                let metric = cue.and_then(|found| self.cues.get(found)).map_or(told, |cue| Some(cue.metric));
                Measure { sort, cue, metric, negative: false, acted: false, other: false }
            },
            |near| Measure { sort, ..near },
        ))
    }

    /// "is forecast down 6 million tons to 174 million": what a change led to is measured, and has not changed; "at 50
    /// million tons, down 3 million" has.
    fn beside(&self, last: &Measure, range: Run) -> Measure {
        let words = &self.scene.words;
        let lead = hedge::lead(self.scene, range);
        let near = || self.cues.iter().rposition(|cue| cue.words.end <= range.start);
        let of = last.cue.or_else(near).filter(|_| last.metric == Some(Metric::Change) && words.is(lead, "to"));
        if let Some((of, cue)) = of.and_then(|at| Some((at, self.cues.get(at)?))) {
            let (metric, negative) = (Some(cue.metric), cue.negative);
            return Measure { cue: Some(of), metric, negative, other: false, ..last.clone() };
        }
        // "55 million barrels, 2 million above a year earlier".
        let above = words.any(range.end, set!["above", "below", "more", "less", "higher", "lower"])
            && words.any(range.end + 1, set!["a", "the", "last", "than"]);
        let down = words.is(lead, "down") || words.any(range.end, set!["below", "less", "lower"]);
        let moved = words.any(lead, set!["down", "up"]) && words.any(lead.wrapping_sub(1), set![",", "("]);
        if moved || above && words.is(range.start.wrapping_sub(1), ",") {
            return Measure { metric: Some(Metric::Change), negative: down, ..last.clone() };
        }
        last.clone()
    }

    /// The frame of the last figure, where this sentence can go on about it.
    fn before(&self) -> Option<&Frame> {
        let (discourse, sentence) = (&self.memory.discourse, self.sentence);
        let frame = discourse.frame.as_ref();
        let near = sentence.paragraph.saturating_sub(discourse.paragraph) <= 2;
        let apart = discourse.paragraph != sentence.paragraph
            && self.topic.pair.is_none()
            && sentence.kind == crate::model::ParagraphKind::Body
            && !listed(self.scene, sentence)
            && !names_figure(self.scene, sentence.words)
            && !speaks_of_volume(self.scene, sentence)
            && !ranks(self.scene, sentence)
            && !self.accounts_for();
        frame.filter(|_| near && !apart)
    }

    /// An amount without a metric word of its own leans on what was told: "They slid to …", "…, and B in 2018".
    fn lean(&self, amount: &mut Amount, before: Option<&Frame>, quantity: &Quantity) {
        let market = self.of_market(amount).filter(|_| amount.measure.cue.is_none());
        if market.is_some() {
            (amount.measure.metric, amount.frame.metric) = (market, market);
            return;
        }
        if amount.measure.cue.is_some() || amount.measure.other || self.of_farming(amount) {
            return;
        }
        let (scene, sentence, discourse) = (self.scene, self.sentence, &self.memory.discourse);
        let told = self.drafts.last().map(|last| &last.frame).or(before);
        if let Some(told) = discourse.frame.as_ref().filter(|told| self.is_taken(amount, told)) {
            amount.frame = Frame { partner: None, others: Vec::new(), ..told.clone() }.told_before();
            amount.measure.metric = told.metric;
            amount.inherited = true;
            return;
        }
        let same_paragraph = discourse.paragraph == sentence.paragraph;
        let sort = amount.measure.sort;
        let follows = sentence.words.any(|at| scene.words.seq(at, "followed by"));
        let parts = self.parts_of_told(amount);
        let leans = (follows
            || ranks(scene, sentence)
            || parts
            || anaphoric(scene, sentence, amount.range)
            || of_record(scene, amount.range)
            || (sort == Sort::Physical && speaks_of_volume(scene, sentence))
            || (sort == Sort::Physical && (same_paragraph || self.drafts.last().is_some_and(|last| last.inherited))))
            && (same_paragraph
                || parts
                || !self.drafts.is_empty()
                || listed(scene, sentence)
                || refers_back(scene, sentence));
        let Some(told) = told.filter(|told| leans && fits(sort, told, discourse, self.drafts, quantity)) else {
            return;
        };
        let here = !self.drafts.is_empty();
        let told = if here { told.clone() } else { told.clone().told_before() };
        amount.frame = inherit(scene, sentence, &told, self.topic, amount.range);
        if (sentence.words.start..amount.range.start).any(|at| goods::good_at(scene, at).is_some()) {
            amount.frame.commodity = None;
        }
        amount.inherited = true;
        let measure = &mut amount.measure;
        let settled = matches!(measure.metric, Some(Metric::Change | Metric::Price));
        // "fell 1.50 euros, or 0.6 percent, to 242.50 euros": what a change led to is no change.
        let level = told.metric == Some(Metric::Change) && scene.words.is(hedge::lead(scene, amount.range), "to");
        if matches!(sort, Sort::Money | Sort::Physical | Sort::Count) && !settled && !level {
            measure.metric = told.metric;
            measure.negative = told.negative && told.metric == Some(Metric::Balance);
        }
        if told.metric == Some(Metric::Tariff)
            && measure.metric == Some(Metric::Share)
            && !scene.words.is(amount.range.end, "of")
        {
            measure.metric = Some(Metric::Tariff);
        }
    }

    /// "The main destination was Brazil, with $5 million": a flow to where it goes, from where it comes.
    fn of_market(&self, amount: &Amount) -> Option<Metric> {
        const CHIEF: &WordSet = words!(
            "main largest biggest top major leading principal key primary important chief export second third fourth fifth"
        );
        let words = &self.scene.words;
        let flows = matches!(amount.measure.sort, Sort::Money | Sort::Physical) && amount.measure.metric.is_none();
        let front = Run::new(self.sentence.words.start, amount.range.start);
        let chief = |at: usize| (at.saturating_sub(3)..at).any(|at| words.any(at, CHIEF));
        let noun = front.find(|at| words.any(*at, MARKETS) && chief(*at)).filter(|_| flows)?;
        // "Israel, the second market, received 5,100 tonnes".
        const STATES: &WordSet = words!("was were is are be remained remains became followed");
        let acts = |at: usize| words.verb(at).is_some() && !words.any(at, STATES);
        if Run::new(noun, amount.range.start).any(acts) {
            return None;
        }
        self.scene.mentions_in(front).first()?;
        if words.any(noun, set!["destination", "destinations", "market", "markets", "buyer", "buyers"]) {
            return Some(Metric::Exports);
        }
        words.any(noun, set!["supplier", "suppliers", "source", "sources"]).then_some(Metric::Imports)
    }

    /// "Tea accounted for $8 million, coffee represented $7 million": goods that are told to be parts of something.
    fn accounts_for(&self) -> bool {
        const PARTS: &WordSet = words!("represented represents absorbed comprised contributed");
        let words = &self.scene.words;
        let verb = self.sentence.words.find(|at| hedge::accounts(self.scene, *at) || words.any(*at, PARTS));
        let front = verb.map(|verb| Run::new(self.sentence.words.start, verb)).unwrap_or_default();
        front.len() <= 8
            && front.any(|at| goods::good_at(self.scene, at).is_some())
            && self.scene.mentions_in(self.sentence.words).is_empty()
    }

    /// True for a sum in such a sentence, where exports or imports were told.
    fn parts_of_told(&self, amount: &Amount) -> bool {
        let told = self.memory.discourse.frame.as_ref().and_then(|frame| frame.metric);
        let flow = matches!(told, Some(Metric::Exports | Metric::Imports));
        flow && amount.measure.sort == Sort::Money && self.accounts_for()
    }

    /// "Domestic crush is set at 9 million tonnes", "the area at 4 million hectares": no flow that was told before.
    fn of_farming(&self, amount: &Amount) -> bool {
        let range = amount.range;
        let clause = self.sentence.segment_of(range.start);
        let front = Run::new(clause.start.min(range.start), range.start);
        amount.measure.sort == Sort::Physical && front.any(|at| self.scene.words.any(at, goods::OF_FARMS))
    }

    /// "Japan took 9 million tonnes": of the exports told not far before.
    fn is_taken(&self, amount: &Amount, told: &Frame) -> bool {
        let near = self.sentence.paragraph.saturating_sub(self.memory.discourse.paragraph) <= 2;
        let flows = matches!(amount.measure.sort, Sort::Money | Sort::Physical) && amount.measure.metric.is_none();
        near && flows
            && self.drafts.iter().all(|draft| draft.measure.sort == Sort::Percent)
            && taken::goes_on(self.scene, self.sentence, amount.range, told)
    }

    /// A percentage that nothing says to be a share.
    fn stray_share(&self, amount: &Amount) -> bool {
        let (words, range) = (&self.scene.words, amount.range);
        let of_line = || {
            self.sentence.quantities.any(|at| {
                self.scene.quantity_words[at] == range && self.in_line(self.scene.quantity(at), range).is_some()
            })
        };
        amount.measure.sort == Sort::Percent
            && amount.measure.metric == Some(Metric::Share)
            && amount.measure.cue.is_none()
            && !amount.inherited
            && self.same(range).is_none()
            && !words.any(range.end, set!["of", "share"])
            && !words.seq(hedge::lead(self.scene, range).wrapping_sub(1), "share of")
            && !words.is(range.end + 1, "of")
            && !anchored_share(self.scene, self.sentence, range)
            && !of_line()
    }

    /// Whose it is and with whom; of a share also what it is a share of.
    fn sides(&self, amount: &mut Amount, told: Option<&Frame>, before: Option<&Frame>) -> Option<Frame> {
        let (scene, sentence, discourse) = (self.scene, self.sentence, &self.memory.discourse);
        let here = !self.drafts.is_empty();
        let last = told.filter(|_| discourse.paragraph == sentence.paragraph || here).or(before);
        let since = self.drafts.last().map(|last| scene.quantity_words[last.quantity].end);
        let (sort, large) = (Some(amount.measure.sort), amount.large);
        let sides = around::Told { last, here, discourse: Some(discourse), sort, large, since };
        if amount.measure.metric != Some(Metric::Share) {
            roles::complete(scene, sentence, amount.range, &mut amount.frame, sides, self.topic);
            return None;
        }
        let mut whole = share::whole(scene, sentence, amount.range, (self.cues, self.frames), told);
        if let Some(whole) = whole.as_mut() {
            roles::complete(scene, sentence, amount.range, whole, sides, self.topic);
        }
        shares::share(scene, sentence, amount.range.start, &mut amount.frame, whole.as_ref(), sides, self.topic);
        whole
    }

    /// "$310 a tonne in 2023 and $280 in 2024": the rate of the price before it.
    fn priced_like(&self, measure: &Measure, range: Run) -> Option<String> {
        let words = &self.scene.words;
        let price = |measure: &Measure| measure.metric == Some(Metric::Price);
        // "average daily output was 1,646,000 barrels of oil, 353,000 barrels of NGL and 30,000 barrels of condensate".
        let listed = |last: &Draft| {
            let gap = Run::new(self.scene.quantity_words[last.quantity].end, range.start);
            let clear = gap.all(|at| words.verb(at).is_none() && !words.any(at, set![";", "(", "from", "to", "or"]));
            last.measure == *measure && clear && gap.len() <= 5
        };
        let last = self.drafts.last()?;
        // "$1,228 a tonne (+$11.00)".
        let moved = measure.metric == Some(Metric::Change) && measure.sort == Sort::Money && price(&last.measure);
        let alike = (price(measure) || moved) && price(&last.measure) || measure.sort == Sort::Physical && listed(last);
        last.per.clone().filter(|_| alike)
    }

    /// Money without a metric is kept where the sentence names a state or the document is about one.
    fn concerns_trade(&self) -> bool {
        self.topic.main.is_some()
            || self.topic.whose().is_some()
            || !self.scene.mentions_in(self.sentence.words).is_empty()
    }
}

/// "Brent gained $1.32 to $44.45": what a barrel costs.
fn of_barrel(measure: &Measure, frame: &Frame, value: Decimal) -> Option<String> {
    let crude = measure.metric == Some(Metric::Price) && frame.commodity.as_ref().is_some_and(goods::is_crude);
    (crude && value < Decimal::from(500)).then(|| "bbl".to_owned())
}

/// A percentage that follows "it was", "fell from … to", or stands in a list about shares.
fn anchored_share(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> bool {
    let words = &scene.words;
    // "the shares of the main partners were Peru (18 %), Chile (12 %)".
    let open = range.start.saturating_sub(1);
    let member = words.is(open, "(") && scene.mention_at(open.saturating_sub(1)).is_some();
    let shares = || (sentence.words.start..open).any(|at| words.any(at, set!["share", "shares"]));
    if member && (shares() || is_list_of_states(scene, sentence)) || share::is_of_classes(scene, sentence, range) {
        return true;
    }
    words.is(sentence.words.start, "of")
        || words.any(range.end, set!["consisted", "comprised"])
        || words.any(range.start.saturating_sub(1), set!["for", "was", "were", "is"]) && sentence.words.len() < 24
}
