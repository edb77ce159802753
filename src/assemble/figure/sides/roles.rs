//! Completing a frame: the states that the amount's own phrase leaves out, each from a stated place.
//!
//! ```text
//! "Exports to Kenya rose to $5 million"    partner: its phrase; reporter: whose office issues the figure
//! ```
//!
//! What no such place gives stays empty.

use std::ops::Range;

use crate::assemble::actors::{self, Topic};
use crate::assemble::figure::goods::good_at;
use crate::assemble::figure::metric::Metric;
use crate::assemble::figure::sort::Sort;
use crate::assemble::scene::{Mention, Scene, Sentence};
use crate::lexicon::Naming;
use crate::tag::set;

use super::direction::Frame;

/// What the text has told so far.
#[derive(Debug, Clone, Default)]
pub struct Discourse {
    /// The frame of the last figure.
    pub frame: Option<Frame>,
    /// The paragraph it stood in.
    pub paragraph: u32,
    /// Its unit.
    pub unit: String,
    /// Its rate.
    pub per: Option<String>,
    /// States that the latest sentence with names told of, and its paragraph.
    pub subjects: (u32, Vec<usize>),
    /// States that the heading above names.
    pub heading: Vec<usize>,
}

/// Where a state that its sentence does not name comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// What was told before it.
    Before,
    /// "The two countries", "bilateral".
    Both,
    /// The heading above.
    Heading,
    /// The title, or all that the document speaks of.
    Title,
    /// The office that issues the figure.
    Issuer,
    /// The document speaks of no other state as often.
    About,
    /// "Global exports": no state's.
    World,
}

impl Way {
    /// In words, behind "Its parties:".
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Before => "told in the sentence before",
            Self::Both => "both sides, told before",
            Self::Heading => "named in the heading",
            Self::Title => "named in the title",
            Self::Issuer => "whose office issues the figures",
            Self::About => "the document is about it",
            Self::World => "the world’s",
        }
    }
}

/// The states of a range of words, each once, in order; those of datelines and currencies left aside.
#[must_use]
pub fn states_in(scene: &Scene<'_>, range: &Range<usize>) -> Vec<usize> {
    let mut states = Vec::new();
    for mention in parties_in(scene, range) {
        if !states.contains(&mention.state) {
            states.push(mention.state);
        }
    }
    states
}

fn parties_in<'s>(scene: &'s Scene<'_>, range: &Range<usize>) -> impl DoubleEndedIterator<Item = &'s Mention> {
    scene.mentions_in(range).iter().filter(|mention| !mention.aside && !actors::is_body(mention.state))
}

/// Frames told before.
#[derive(Debug, Clone, Copy, Default)]
pub struct Told<'f> {
    /// That of the last figure.
    pub last: Option<&'f Frame>,
    /// True where it stands in this sentence.
    pub here: bool,
    /// What the text has told so far.
    pub discourse: Option<&'f Discourse>,
    /// The kind of the amount's unit.
    pub sort: Option<Sort>,
    /// Where the amount before it ends, in the same sentence.
    pub since: Option<usize>,
}

/// Fills in the states that belong to a metric.
pub fn complete(
    scene: &Scene<'_>,
    sentence: &Sentence,
    amount: &Range<usize>,
    frame: &mut Frame,
    told: Told<'_>,
    topic: &Topic,
) {
    let clause = sentence.segment_of(amount.start);
    Sides { scene, sentence, amount: amount.start, end: amount.end, clause, told, topic }.complete(frame);
}

/// The states of a share: those of its clause and of what it is a share of.
pub fn share(
    scene: &Scene<'_>,
    sentence: &Sentence,
    amount: usize,
    frame: &mut Frame,
    whole: Option<&Frame>,
    told: Told<'_>,
) {
    let mut states = states_in(scene, &sentence.segment_of(amount));
    if states.len() != 2 {
        for state in whole.map(Frame::states).unwrap_or_default() {
            if !states.contains(&state) {
                states.push(state);
            }
        }
        frame.way = whole.and_then(|whole| whole.way);
    }
    if states.is_empty() {
        states = states_in(scene, &sentence.words);
    }
    if states.is_empty()
        && let Some(last) =
            told.last.filter(|_| told.discourse.is_some_and(|told| told.paragraph == sentence.paragraph))
    {
        states = last.states();
        frame.way = Some(Way::Before);
    }
    states.truncate(3);
    frame.reporter = None;
    frame.partner = None;
    frame.others = states;
}

/// An amount with everything that can tell whose it is.
struct Sides<'a> {
    scene: &'a Scene<'a>,
    sentence: &'a Sentence,
    amount: usize,
    end: usize,
    clause: Range<usize>,
    told: Told<'a>,
    topic: &'a Topic,
}

impl Sides<'_> {
    fn complete(&self, frame: &mut Frame) {
        if frame.way == Some(Way::World) {
            *frame = Frame { reporter: None, partner: None, others: Vec::new(), ..frame.clone() };
            return;
        }
        if self.parallel(frame) || self.market(frame) {
            return;
        }
        match frame.metric {
            Some(Metric::Trade) => self.trade(frame),
            Some(Metric::Exports | Metric::Imports | Metric::Balance) => self.flow(frame),
            Some(Metric::Tariff) => self.tariff(frame),
            Some(Metric::Debt | Metric::Loan | Metric::Investment | Metric::Aid) => self.between(frame),
            Some(Metric::Price) => {}
            Some(Metric::Production | Metric::Consumption | Metric::Stocks) => {
                if frame.reporter.is_none() {
                    let own = self.subject(None).map(|state| (state, None));
                    self.set_reporter(frame, own.or_else(|| self.carried(None)));
                }
                frame.partner = None;
                frame.others.clear();
            }
            _ => self.loose(frame),
        }
    }

    fn set_reporter(&self, frame: &mut Frame, found: Option<(usize, Option<Way>)>) {
        let Some((state, way)) = found else { return };
        frame.reporter = Some(state);
        frame.way = frame.way.or(way);
    }

    /// "… to Egypt were $90 million, to Iran $60 million", "Colombia (313,000), Nigeria (284,000)", "2 million for China,
    /// 1 million for Australia": the one state beside an amount takes the place that the one before it had.
    fn parallel(&self, frame: &mut Frame) -> bool {
        let words = &self.scene.words;
        let directed =
            matches!(frame.metric, Some(Metric::Exports | Metric::Imports | Metric::Balance | Metric::Tariff));
        let stop = (self.end..self.end + 3).find(|at| words.is(*at, "for")).filter(|_| directed);
        let behind = stop.and_then(|at| {
            let at = if words.is(at + 1, "the") { at + 2 } else { at + 1 };
            self.scene.mention_at(at).filter(|mention| !mention.aside)
        });
        if let Some(mention) = behind {
            // "Exports are raised 0.5 million tons for Brazil", "12.5 percent for Turkey".
            if frame.metric == Some(Metric::Tariff) && frame.reporter != Some(mention.state) {
                frame.partner = Some(mention.state);
                let own = self.told.last.and_then(|last| last.reporter);
                frame.reporter = frame.reporter.or(own).filter(|own| *own != mention.state);
            } else {
                frame.reporter = Some(mention.state);
                frame.partner = None;
            }
            frame.others.clear();
            return true;
        }
        let (Some(since), Some(last)) = (self.told.since, self.told.last.filter(|_| self.told.here && directed)) else {
            return false;
        };
        let between = since..self.amount;
        let mut named = parties_in(self.scene, &between);
        let Some(mention) = named.next() else { return false };
        let before = mention.first.wrapping_sub(1);
        let before = if words.is(before, "the") { before.wrapping_sub(1) } else { before };
        let led = words.any(before, set!["to", "from", "with", "into"]);
        let close = self.amount - mention.end.min(self.amount) <= 3;
        let alone = named.next().is_none() && (mention.end..self.amount).all(|at| words.verb(at).is_none());
        if !alone || !close || mention.naming != Naming::Name {
            return false;
        }
        let (reporter, partner) = match (last.reporter, last.partner) {
            (Some(own), _) if led || last.partner.is_some() => (Some(own), Some(mention.state)),
            (None, Some(other)) if !led => (Some(mention.state), Some(other)),
            (Some(_), None) => (Some(mention.state), None),
            _ => return false,
        };
        *frame = Frame {
            reporter: reporter.filter(|own| partner != Some(*own)),
            partner,
            others: Vec::new(),
            ..frame.clone()
        };
        frame.way = None;
        true
    }

    /// "Turkey's top market was Germany with $1.2 billion", "Hong Kong was the major export market, worth $1.8 billion".
    fn market(&self, frame: &mut Frame) -> bool {
        let words = &self.scene.words;
        let flows = matches!(frame.metric, Some(Metric::Exports | Metric::Imports | Metric::Trade));
        let front = self.sentence.words.start.max(self.told.since.unwrap_or(0))..self.amount;
        let noun = front.clone().find(|at| {
            words.any(
                *at,
                set![
                    "market",
                    "markets",
                    "destination",
                    "destinations",
                    "partner",
                    "partners",
                    "buyer",
                    "buyers",
                    "customer",
                    "supplier",
                    "suppliers",
                    "source",
                    "sources",
                ],
            )
        });
        let is = front.clone().find(|at| words.any(*at, set!["was", "were", "is", "are", "remained"]));
        let (Some(_), Some(is), true) = (noun, is, flows) else { return false };
        let owns = |mention: &Mention| {
            mention.naming == Naming::People
                || words.any(mention.end, set!["'", "’", "s"])
                || words.is(mention.end, "'s")
        };
        let mut own = None;
        let mut other = None;
        for mention in parties_in(self.scene, &front) {
            match owns(mention) {
                true => own = own.or(Some(mention.state)),
                false if other.is_none() || mention.first > is => other = Some(mention.state),
                false => {}
            }
        }
        let Some(partner) = other.filter(|other| own != Some(*other)) else { return false };
        let own = own.map(|state| (state, None)).or_else(|| self.carried(Some(partner)));
        *frame = Frame { reporter: None, partner: Some(partner), others: Vec::new(), ..frame.clone() };
        self.set_reporter(frame, own);
        true
    }

    /// Two-way trade: the states of its phrase, its subject, both sides told before, else whose statistic it is.
    fn trade(&self, frame: &mut Frame) {
        let mut states = frame.states();
        if let Some(partner) = frame.partner.filter(|_| states.len() == 1)
            && let Some((own, way)) =
                self.nearest(partner).map(|own| (own, None)).or_else(|| self.carried(Some(partner)))
        {
            states.push(own);
            frame.way = way;
        }
        if states.len() < 2 {
            for state in self.ahead() {
                if states.len() < 2 && !states.contains(&state) {
                    states.push(state);
                }
            }
        }
        if states.len() < 2
            && let Some((pair, way)) = self.pair(&states)
        {
            states = pair;
            frame.way = Some(way);
        }
        if states.is_empty()
            && let Some((state, way)) = self.carried(None)
        {
            states.push(state);
            frame.way = way;
        }
        match states.as_slice() {
            [one] => {
                frame.reporter = Some(*one);
                frame.partner = None;
                frame.others.clear();
            }
            _ => {
                frame.reporter = None;
                frame.partner = None;
                frame.others = states;
            }
        }
    }

    /// Exports, imports, balance: whose they are, then with whom.
    fn flow(&self, frame: &mut Frame) {
        if let Some(member) = self.member().filter(|member| frame.reporter != Some(*member)) {
            // "The top buyers of oil from Iraq were India (A), China (B)": each member in the open place.
            if frame.reporter.is_some() || frame.partner.is_none() {
                frame.partner = Some(member);
            } else {
                frame.reporter = Some(member);
            }
            frame.others.clear();
        }
        if frame.others.len() >= 2 && frame.reporter.is_none() && frame.partner.is_none() {
            return;
        }
        if frame.reporter.is_none() {
            let own = self.subject(frame.partner).map(|state| (state, None));
            self.set_reporter(frame, own.or_else(|| self.carried(frame.partner)));
        }
        if frame.partner.is_none() && frame.others.is_empty() && !frame.world {
            self.partner(frame);
        }
    }

    fn partner(&self, frame: &mut Frame) {
        let Some(reporter) = frame.reporter else { return };
        let other = |states: &[usize]| match states {
            [a, b] if *a == reporter => Some(*b),
            [a, b] if *b == reporter => Some(*a),
            _ => None,
        };
        if let Some(state) = self.linked(reporter) {
            frame.partner = Some(state);
            return;
        }
        // "Exports to China rose to A and imports to B"; "They fell to C".
        let goes_on = self.told.here || self.leans();
        let last = self.told.last.filter(|_| goes_on).map(Frame::states).and_then(|states| other(&states));
        let heading = self.told.discourse.map(|told| told.heading.as_slice()).unwrap_or_default();
        let headed = match heading {
            [one] => Some(*one).filter(|one| *one != reporter && self.topic.issuer.is_none_or(|own| own == reporter)),
            two => other(two),
        };
        let found = last
            .map(|state| (state, Way::Before))
            .or_else(|| headed.map(|state| (state, Way::Heading)))
            .or_else(|| self.pair(&[reporter]).and_then(|(pair, way)| Some((other(&pair)?, way))));
        if let Some((state, way)) = found {
            frame.partner = Some(state);
            frame.way = frame.way.or(Some(way));
        }
    }

    fn tariff(&self, frame: &mut Frame) {
        if frame.partner.is_none() && frame.others.is_empty() {
            self.taxed(frame);
        }
        if frame.reporter.is_none() {
            let own = self.subject(frame.partner).map(|state| (state, None));
            // A tariff on what is told to be exported is the buyer's.
            let buyer = || {
                let last = self.told.last.filter(|last| last.metric == Some(Metric::Exports))?;
                last.partner.filter(|buyer| Some(*buyer) != frame.partner).map(|buyer| (buyer, Some(Way::Before)))
            };
            let found = buyer().filter(|_| self.told.here).or(own).or_else(buyer);
            self.set_reporter(frame, found.or_else(|| self.carried(frame.partner)));
        }
        let goes_on = self.told.here || self.leans();
        let last = self.told.last.filter(|last| goes_on && last.metric == Some(Metric::Tariff));
        if let Some(last) = last.filter(|last| last.reporter == frame.reporter && frame.others.is_empty()) {
            frame.partner = frame.partner.or(last.partner);
        }
        if let (Some(reporter), None, true) = (frame.reporter, frame.partner, frame.others.is_empty())
            && let Some((pair, way)) = self.pair(&[reporter])
        {
            frame.partner = pair.into_iter().find(|state| *state != reporter);
            frame.way = frame.way.or(Some(way));
        }
    }

    /// "Chinese goods … 100 per cent tariffs": whose goods they are is the partner, the other state levies them.
    fn taxed(&self, frame: &mut Frame) {
        let words = &self.scene.words;
        let goods_of = parties_in(self.scene, &self.sentence.words).find(|mention| {
            mention.naming == Naming::People
                && frame.reporter != Some(mention.state)
                && (mention.end..mention.end + 3).any(|at| {
                    good_at(self.scene, at).is_some()
                        || words.any(at, set!["goods", "products", "exports", "models", "imports", "produce"])
                })
        });
        let Some(partner) = goods_of.map(|mention| mention.state) else { return };
        frame.partner = Some(partner);
        if frame.reporter.is_none() {
            let whole = states_in(self.scene, &self.sentence.words);
            let rest: Vec<usize> = whole.into_iter().filter(|state| *state != partner).collect();
            if let [one] = rest.as_slice() {
                frame.reporter = Some(*one);
            }
        }
    }

    /// Money that one state gives, lends or owes another.
    fn between(&self, frame: &mut Frame) {
        let mut states = frame.states();
        for state in states_in(self.scene, &self.clause).into_iter().chain(states_in(self.scene, &self.sentence.words))
        {
            if states.len() < 2 && !states.contains(&state) {
                states.push(state);
            }
        }
        if states.len() < 2
            && let Some((pair, way)) = self.pair(&states).or_else(|| self.last_pair(&states))
        {
            states = pair;
            frame.way = Some(way);
        }
        if states.is_empty()
            && let Some((state, way)) = self.carried(None)
        {
            states.push(state);
            frame.way = way;
        }
        if let Some(member) = self.member() {
            let other = self.told.last.and_then(|last| last.partner);
            *frame = Frame { reporter: None, partner: None, others: vec![member], ..frame.clone() };
            frame.others.extend(other.filter(|other| *other != member));
            return;
        }
        if frame.reporter.is_none() || frame.partner.is_none() || frame.metric == Some(Metric::Debt) {
            let reporter = frame.reporter.filter(|_| frame.metric != Some(Metric::Debt));
            *frame = Frame { reporter, partner: None, others: states, ..frame.clone() };
        }
    }

    /// An amount that measures nothing named still concerns the states of its sentence.
    fn loose(&self, frame: &mut Frame) {
        let mut states = states_in(self.scene, &self.sentence.words);
        let money = self.told.sort == Some(Sort::Money);
        if states.is_empty()
            && let Some((paragraph, told)) = self.told.discourse.map(|told| &told.subjects)
            && (*paragraph == self.sentence.paragraph && told.len() <= 2 && self.told.sort != Some(Sort::Physical))
        {
            states.clone_from(told);
            frame.way = Some(Way::Before);
        }
        if states.len() < 2
            && (money || states.is_empty())
            && let Some((pair, way)) = self.pair(&states)
        {
            states = pair;
            frame.way = Some(way);
        }
        states.truncate(3);
        frame.others = states;
    }

    /// The state that the clause speaks of, in front of the amount: no object of "to" or "from".
    fn subject(&self, not: Option<usize>) -> Option<usize> {
        let words = &self.scene.words;
        let object = |mention: &Mention| {
            let skip = |at: usize| if words.any(at, set!["the", "its", "their"]) { at.wrapping_sub(1) } else { at };
            mention.first.checked_sub(1).is_some_and(|before| {
                words.any(
                    skip(before),
                    set!["to", "from", "with", "against", "between", "into", "than", "by", "outside"],
                )
            })
        };
        let front = self.clause.start.min(self.amount)..self.amount;
        let whole = self.sentence.words.start..self.amount;
        [front, whole].into_iter().find_map(|range| {
            parties_in(self.scene, &range)
                .find(|mention| !object(mention) && Some(mention.state) != not)
                .map(|mention| mention.state)
        })
    }

    /// The states in front of the amount: those of its own clause, else those of its sentence.
    fn ahead(&self) -> Vec<usize> {
        let clause = states_in(self.scene, &(self.clause.start.min(self.amount)..self.amount));
        if clause.is_empty() { states_in(self.scene, &(self.sentence.words.start..self.amount)) } else { clause }
    }

    /// The state named last in front of the amount that is not this one.
    fn nearest(&self, not: usize) -> Option<usize> {
        let front = self.sentence.words.start..self.amount;
        parties_in(self.scene, &front).rfind(|mention| mention.state != not).map(|mention| mention.state)
    }

    /// "Canada (3.3 million barrels)": the state right in front of an amount in brackets.
    fn member(&self) -> Option<usize> {
        let open = self.amount.checked_sub(1).filter(|at| self.scene.words.is(*at, "("))?;
        let mention = self.scene.mention_at(open.checked_sub(1)?).filter(|mention| !mention.aside)?;
        (mention.naming == Naming::Name).then_some(mention.state)
    }

    /// The one other state of the clause that a preposition of trade leads to.
    fn linked(&self, reporter: usize) -> Option<usize> {
        let words = &self.scene.words;
        // "to the Member States of the European Union".
        let led = |mention: &&Mention| {
            let phrase = (self.clause.start..mention.first).rev().take(6);
            let near = phrase.take_while(|at| {
                !words.is_mark(*at) && words.verb(*at).is_none() && self.scene.mention_at(*at).is_none()
            });
            let led = |at: usize| words.any(at, set!["to", "from", "with", "against", "into"]);
            mention.state != reporter && near.into_iter().any(led)
        };
        let mut found = parties_in(self.scene, &self.clause).filter(led).map(|mention| mention.state);
        let first = found.next()?;
        found.all(|state| state == first).then_some(first)
    }

    /// The one state told before: in the sentence or paragraph, in the heading, else whose statistic it is.
    fn carried(&self, not: Option<usize>) -> Option<(usize, Option<Way>)> {
        let other = |state: &usize| Some(*state) != not;
        let last = self.told.last.and_then(|last| last.reporter).filter(other);
        if self.told.here
            && let Some(state) = last
        {
            return Some((state, None));
        }
        let discourse = self.told.discourse;
        let near = discourse.is_some_and(|told| told.paragraph == self.sentence.paragraph);
        if let Some(state) = last.filter(|_| near) {
            return Some((state, Some(Way::Before)));
        }
        if let Some(told) = discourse
            && told.subjects.0 == self.sentence.paragraph
            && let [one] = told.subjects.1.as_slice()
            && other(one)
        {
            return Some((*one, Some(Way::Before)));
        }
        let topic = self.topic;
        let issuer = topic.issuer.filter(other).map(|state| (state, Some(Way::Issuer)));
        let heading = discourse.map(|told| told.heading.as_slice()).unwrap_or_default();
        let headed = match heading {
            [one] if topic.issuer.is_none() => Some(*one).filter(other).map(|state| (state, Some(Way::Heading))),
            _ => None,
        };
        let both = not.and_then(|known| {
            let (pair, way) = self.pair(&[known])?;
            Some((pair.into_iter().find(other)?, Some(way)))
        });
        headed
            .or(both)
            .or(issuer)
            .or_else(|| topic.first.filter(other).map(|state| (state, Some(Way::Title))))
            .or_else(|| topic.main.filter(|_| topic.alone).filter(other).map(|state| (state, Some(Way::About))))
            .or_else(|| last.map(|state| (state, Some(Way::Before))))
    }

    /// Both sides, where the sentence points to them or the document is about them; states already known are among them.
    fn pair(&self, known: &[usize]) -> Option<(Vec<usize>, Way)> {
        let fits = |pair: &Vec<usize>| pair.len() == 2 && known.iter().all(|state| pair.contains(state));
        let topic = self.topic.pair.map(|(a, b)| vec![a, b]);
        if self.says_both() {
            let told = self.told.last.map(Frame::states).filter(fits);
            return told.or(topic.filter(fits)).map(|pair| (pair, Way::Both));
        }
        // The figures of an office are those of all its trade, unless the title names both.
        let both = self.topic.both && (self.topic.issuer.is_none() || self.topic.titled);
        topic.filter(|pair| both && fits(pair)).map(|pair| (pair, Way::Title))
    }

    /// The two states of the last figure, where the sentence goes on about it.
    fn last_pair(&self, known: &[usize]) -> Option<(Vec<usize>, Way)> {
        let told = self.told.last.filter(|_| self.told.here || self.leans()).map(Frame::states)?;
        (told.len() == 2 && known.iter().all(|state| told.contains(state))).then_some((told, Way::Before))
    }

    /// "Bilateral trade", "the two countries", "between them".
    fn says_both(&self) -> bool {
        let words = &self.scene.words;
        self.sentence.words.clone().any(|at| {
            words.any(at, set!["bilateral", "mutual"])
                || words.any(at, set!["two", "both"])
                    && words
                        .any(at + 1, set!["countries", "sides", "nations", "states", "neighbours", "neighbors", "-"])
                || words.seq(at, "each other")
                || words.seq(at, "between them")
        })
    }

    /// "They fell to …", "Of this, …": the sentence leans on what was told before.
    fn leans(&self) -> bool {
        let near = self.told.discourse.is_some_and(|told| told.paragraph == self.sentence.paragraph);
        near && self
            .scene
            .words
            .any(self.sentence.words.start, set!["it", "they", "that", "this", "these", "of", "those"])
    }
}
