//! Completing a frame: the states that the amount's own phrase leaves out, each from a stated place.
//!
//! ```text
//! "Exports to Kenya rose to $5 million"    partner: its phrase; reporter: whose office issues the figure
//! ```
//!
//! What no such place gives stays empty.

use crate::assemble::actors::{self, Topic};
use crate::assemble::figure::goods::OF_FARMS;
use crate::assemble::figure::hedge;
use crate::assemble::figure::sort::Sort;
use crate::assemble::scene::clause::{Kind, Segment};
use crate::assemble::scene::{Mention, Scene, Sentence};
use crate::lexicon::{Class, Measured, Naming};
use crate::model::Metric;
use crate::model::Run;
use crate::tag::{WordSet, set, words};

use super::around::{self, Sides, Told, parties_in, states_in};
use super::frame::{Frame, Way};
use super::taken;

/// Fills in the states that belong to a metric.
pub fn complete(scene: &Scene<'_>, sentence: &Sentence, amount: Run, frame: &mut Frame, told: Told<'_>, topic: &Topic) {
    let clause = around::part_of(scene, sentence.segment_of(amount.start), amount.start);
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
    topic: &Topic,
) {
    // "a 37 % share, followed by Peru (12 %)": the next member has an amount of its own.
    let own = |mention: &&Mention| !(mention.first > amount && scene.words.is(mention.end, "("));
    let mut states: Vec<usize> = Vec::new();
    for mention in parties_in(scene, sentence.segment_of(amount)).filter(own) {
        if !states.contains(&mention.state) {
            states.push(mention.state);
        }
    }
    // "Peru (17 % of exports), Chile (11 %)": the member in front of the bracket, and whose exports they are.
    let stands = |at: &usize| scene.words.is(*at, "(") || told.here && scene.words.any(*at, set!["at", "with"]);
    let lead = hedge::lead(scene, Run::new(amount, amount + 1));
    let open = Some(lead).filter(|lead| told.here && scene.words.any(*lead, set!["at", "with"]));
    let open = open.or_else(|| amount.checked_sub(1).filter(stands));
    // "Japan, with around 11 %".
    let comma = |open: usize| usize::from(scene.words.is(open.wrapping_sub(1), ","));
    let member =
        open.and_then(|open| scene.mention_at(open.checked_sub(1 + comma(open))?)).map(|mention| mention.state);
    if let Some((member, last)) = member.zip(told.last.filter(|_| told.here)) {
        let named = states_in(scene, sentence.words);
        states = vec![member];
        states.extend(last.states().into_iter().filter(|state| !named.contains(state)));
    }
    let described = described(scene, sentence, amount).filter(|_| told.here);
    if let Some(described) = described {
        states = vec![described];
    }
    let owner = topic.issuer.or(topic.owner).or(topic.first.filter(|_| topic.first_alone));
    // "Kenya had a share of 47 %, followed by Peru at 27 %": neither is a part of the other's.
    let shared = |own: &usize| told.last.is_some_and(|last| last.states().len() > 1 && last.states().contains(own));
    let owner = owner.filter(|own| told.here && shared(own) && member.or(described).is_some_and(|it| it != *own));
    states.extend(owner.filter(|own| states.len() == 1 && !states.contains(own)));
    if states.len() != 2 {
        for state in whole.map(Frame::states).unwrap_or_default() {
            if !states.contains(&state) {
                states.push(state);
            }
        }
        frame.way = whole.and_then(|whole| whole.way);
    }
    if let Some(holder) = holder(scene, sentence, amount) {
        states = vec![holder];
    }
    let sides = Sides { scene, sentence, amount, end: amount, clause: sentence.segment_of(amount), told, topic };
    if let Some((member, own)) = sides.listed_share(whole, open) {
        frame.way = own.and_then(|(_, way)| way);
        (frame.reporter, frame.partner) = (None, None);
        frame.others = [member].into_iter().chain(own.map(|(own, _)| own)).collect();
        return;
    }
    if states.is_empty() {
        states = states_in(scene, sentence.words);
    }
    if states.is_empty()
        && let Some(last) =
            told.last.filter(|_| told.discourse.is_some_and(|told| told.paragraph == sentence.paragraph))
    {
        states = last.states();
        frame.way = Some(Way::Before);
    }
    // "The share of farming was 3 %", behind what was told of all exports in an office's release.
    let flows = |frame: &Frame| matches!(frame.metric, Some(Metric::Exports | Metric::Imports | Metric::Trade));
    let of_flow = whole.is_some_and(flows) || told.discourse.and_then(|told| told.frame.as_ref()).is_some_and(flows);
    let issuer = sides.owner().filter(|(_, way)| states.is_empty() && of_flow && *way == Way::Issuer);
    frame.way = issuer.map(|(_, way)| way).or(frame.way);
    states.extend(issuer.map(|(owner, _)| owner));
    states.truncate(3);
    (frame.reporter, frame.partner, frame.others) = (None, None, states);
    // "Peru took 4 % of exports", "the share of Peru fell to 4 %": of those of the state whose figures the document tells.
    let flow = |whole: &Frame| {
        whole.states().is_empty() && matches!(whole.metric, Some(Metric::Exports | Metric::Imports | Metric::Trade))
    };
    if let [named] = frame.others.as_slice()
        && (whole.is_some_and(flow) || sides.has_share(*named) || sides.is_buyer() || sides.is_of_which())
        && let Some((own, way)) = sides.told_of().or_else(|| sides.sold_by()).filter(|(own, _)| own != named)
    {
        frame.others.push(own);
        frame.way = frame.way.or(Some(way));
    }
}

/// "Japan, which accounted for 11 %": whom the clause of an amount describes.
fn described(scene: &Scene<'_>, sentence: &Sentence, amount: usize) -> Option<usize> {
    let own = sentence.segments.iter().find(|own| own.kind == Kind::Relative && own.words.contains(amount))?;
    let near = own.words.start.saturating_sub(2)..=own.words.start;
    let ends = |mention: &&Mention| own.words.start.abs_diff(mention.end) <= 1 && !mention.aside;
    near.into_iter().find_map(|at| scene.mention_at(at).filter(ends)).map(|mention| mention.state)
}

/// "while the U.S. share declined to 17 %": whose share it is, by the words right in front of the noun.
fn holder(scene: &Scene<'_>, sentence: &Sentence, amount: usize) -> Option<usize> {
    let words = &scene.words;
    let front = Run::new(amount.saturating_sub(10).max(sentence.words.start), amount);
    let noun = front.into_iter().rev().find(|at| words.is(*at, "share"))?;
    let end = if words.is(noun.wrapping_sub(1), "s") { noun.wrapping_sub(2) } else { noun };
    let named = scene.mentions.iter().find(|mention| mention.end == end && !mention.aside)?;
    let opens = named.first.checked_sub(1).is_none_or(|at| words.any(at, set!["the", ",", "while", "and", "but"]));
    let later = scene.mentions_in(Run::new(noun, amount)).is_empty();
    (opens && later && !words.is(noun + 1, "of")).then_some(named.state)
}

impl Sides<'_> {
    /// The member of a list of states that holds a share, and whose whole it is of: "Germany took 22 %, Peru 19 %", "Destinations:
    /// Peru 54 %".
    fn listed_share(
        &self,
        whole: Option<&Frame>,
        open: Option<usize>,
    ) -> Option<(usize, Option<(usize, Option<Way>)>)> {
        let taker = || taken::taker(self.scene, self.sentence, Run::new(self.amount, self.amount + 1));
        if let Some(member) = self.share_member().filter(|_| open.is_none()).or_else(taker) {
            let own = whole.and_then(|whole| whole.reporter).map(|own| (own, whole.and_then(|whole| whole.way)));
            let told = || self.told_of().or_else(|| self.sold_by()).map(|(own, way)| (own, Some(way)));
            let listed = states_in(self.scene, Run::new(self.sentence.words.start, self.amount));
            let own = own.filter(|(own, _)| !listed.contains(own)).or_else(told);
            return Some((member, own.filter(|(own, _)| *own != member)));
        }
        let member = self.market_member()?;
        Some((member, self.market_owner().filter(|(own, _)| *own != member)))
    }

    /// "include Peru, which fell by 42 % to 3 million tonnes, Chile, which fell by 40 %": whom the amount's own clause
    /// describes, where each of several states has such a clause.
    fn in_relative(&self, frame: &mut Frame) -> bool {
        let relative = |own: &&Segment| own.kind == Kind::Relative && !own.words.is_empty();
        if self.sentence.segments.iter().filter(relative).count() < 2 || frame.partner.is_some() {
            return false;
        }
        let Some(state) = described(self.scene, self.sentence, self.amount) else { return false };
        let change = matches!(frame.metric, None | Some(Metric::Change | Metric::Price));
        frame.reporter = Some(state).filter(|_| !change);
        frame.others = if change { vec![state] } else { Vec::new() };
        frame.way = None;
        true
    }

    fn complete(&self, frame: &mut Frame) {
        if frame.way == Some(Way::World) {
            *frame = Frame { reporter: None, partner: None, others: Vec::new(), ..frame.clone() };
            return;
        }
        if self.told_partner(frame) || self.moved_with(frame) {
            return;
        }
        if self.in_relative(frame)
            || self.in_bracket(frame)
            || self.labelled(frame)
            || self.parallel(frame)
            || self.part(frame)
            || self.market(frame)
            || self.listed(frame)
            || self.taken(frame)
        {
            return;
        }
        match frame.metric {
            Some(Metric::Trade) => self.trade(frame),
            Some(Metric::Exports | Metric::Imports | Metric::Balance) => self.flow(frame),
            Some(Metric::Tariff) => self.tariff(frame),
            Some(Metric::Debt | Metric::Loan | Metric::Investment | Metric::Aid) => self.between(frame),
            Some(Metric::Price) => self.priced(frame),
            Some(Metric::Production | Metric::Consumption | Metric::Stocks) => {
                // "oil in Iran (3 million barrels a day) will last".
                frame.reporter = self.member().or(frame.reporter);
                if frame.reporter.is_none() {
                    let own = self.subject(None).map(|state| (state, None));
                    frame.owned(own.or_else(|| self.carried(None)));
                }
                frame.partner = None;
                frame.others.clear();
            }
            _ => self.loose(frame),
        }
    }

    /// "the EU with $16 million, up 7 %": of the level right in front of it.
    fn moved_with(&self, frame: &mut Frame) -> bool {
        const JOINTS: &WordSet = words!(", ( up down increased decreased by an a + -");
        let percent =
            matches!(self.told.sort, Some(Sort::Percent | Sort::Points)) && frame.metric != Some(Metric::Tariff);
        if let Some(others) = self.next_change().filter(|_| percent) {
            let way = self.told.last.and_then(|last| last.way).or(Some(Way::Before));
            *frame = Frame { reporter: None, partner: None, others, way, ..frame.clone() };
            return true;
        }
        let gap = self
            .told
            .since
            .map(|since| Run::new(since, self.amount))
            .filter(|gap| !gap.is_empty() && gap.len() <= 4 && gap.all(|at| self.scene.words.any(at, JOINTS)));
        let level = self.told.last.filter(|last| percent && self.told.here && gap.is_some() && last.partner.is_some());
        let Some(level) = level else { return false };
        let Frame { reporter, partner, others, way, .. } = level.clone();
        *frame = Frame { reporter, partner, others, way, ..frame.clone() };
        true
    }

    /// "to Spain and France … 15 % and 7 % respectively": one state of the list in the place of all.
    fn listed(&self, frame: &mut Frame) -> bool {
        let flow = matches!(frame.metric, Some(Metric::Exports | Metric::Imports | Metric::Balance));
        let change = matches!(frame.metric, Some(Metric::Change));
        let Some((state, led)) = self.respective().filter(|_| flow || change) else { return false };
        let led = led || self.taker(frame).is_some();
        let own = self.told_of().filter(|(own, _)| *own != state);
        if change {
            *frame = Frame { reporter: None, partner: None, others: vec![state], ..frame.clone() };
            frame.others.extend(own.filter(|_| led).map(|(own, _)| own));
        } else if led {
            let own = frame
                .reporter
                .filter(|own| *own != state)
                .map(|own| (own, None))
                .or(own.map(|(own, way)| (own, Some(way))));
            *frame = Frame { reporter: None, partner: Some(state), others: Vec::new(), ..frame.clone() };
            frame.owned(own);
        } else {
            *frame = Frame { reporter: Some(state), others: Vec::new(), ..frame.clone() };
        }
        true
    }

    /// A price: the one state that its clause names in front of it, and not by the city of a market.
    fn priced(&self, frame: &mut Frame) {
        let front = Run::new(self.clause.start.min(self.amount), self.amount);
        // "Vietnam's was at $390 and India's at $420".
        let near = |it: &&Mention| self.amount <= it.end + 4 && self.scene.words.any(it.end, set!["'", "’"]);
        let own = parties_in(self.scene, front).rfind(near).filter(|_| self.told.here).map(|it| vec![it.state]);
        if let Some(own) = own {
            frame.others = own;
            return;
        }
        let states = self.concerned(front);
        let named = |mention: &Mention| matches!(mention.naming, Naming::Name | Naming::People);
        if let [_] = states.as_slice()
            && parties_in(self.scene, front).all(named)
        {
            frame.others = states;
        }
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
        let pair = self.both(&states);
        self.fill(&mut states, pair, frame);
        if let [one] = states.as_slice() {
            frame.reporter = Some(*one);
            frame.partner = None;
            frame.others.clear();
        } else {
            frame.reporter = None;
            frame.partner = None;
            frame.others = states;
        }
    }

    /// Exports, imports, balance: whose they are, then with whom.
    fn flow(&self, frame: &mut Frame) {
        if let Some(member) = self.member().filter(|member| frame.reporter != Some(*member)) {
            // "The top buyers of oil from Iraq were India (A), China (B)": each member in the open place; "exports to India
            // (A), China (B)" in that of the partner.
            let words = &self.scene.words;
            let partner = frame.partner.and_then(|partner| {
                let named = parties_in(self.scene, Run::new(self.sentence.words.start, self.amount));
                named.filter(|mention| mention.state == partner).map(|mention| mention.end).next()
            });
            let one_list = partner.is_some_and(|end| words.first_verb(Run::new(end, self.amount.max(end))).is_none());
            if frame.reporter.is_some() || frame.partner.is_none() || one_list {
                frame.partner = Some(member);
            } else {
                frame.reporter = Some(member);
            }
            frame.others.clear();
        }
        if frame.others.len() >= 2 && frame.reporter.is_none() && frame.partner.is_none() {
            // "Imports from Peru and Chile were 3 tons": of the state whose figures the document tells.
            let words = &self.scene.words;
            let mut listed = parties_in(self.scene, self.sentence.words);
            let led =
                listed.any(|it| it.state == frame.others[0] && words.any(it.first.wrapping_sub(1), set!["to", "from"]));
            let own = self.told_of().filter(|(own, _)| led && !frame.others.contains(own));
            frame.owned(own.map(|(own, way)| (own, Some(way))));
            return;
        }
        // "Jewellery, which faced a 5 % duty before, gained: shipments rose": those of whom the duty fell on.
        let levied = self.told.last.filter(|last| last.metric == Some(Metric::Tariff) && self.told.here);
        if let Some((levies, sells)) = levied.and_then(|last| last.reporter.zip(last.partner))
            && frame.metric == Some(Metric::Exports)
            && frame.states().is_empty()
        {
            (frame.reporter, frame.partner, frame.way) = (Some(sells), Some(levies), Some(Way::Before));
            return;
        }
        if frame.reporter.is_none() {
            let own = self.subject(frame.partner).map(|state| (state, None));
            let own = own.or_else(|| self.titled(frame).map(|state| (state, Some(Way::Title))));
            frame.owned(own.or_else(|| self.carried(frame.partner)));
        }
        // "EU trade resulted in a deficit", told by an office of Sweden: with the union.
        let issuer =
            self.topic.issuer.filter(|own| frame.reporter.is_some_and(|told| told != *own && actors::is_bloc(told)));
        if let Some(own) = issuer.filter(|own| frame.partner.is_none_or(|partner| partner == *own)) {
            *frame = Frame { reporter: None, partner: frame.reporter, way: None, ..frame.clone() };
            frame.owned(Some((own, Some(Way::Issuer))));
            return;
        }
        if frame.partner.is_none() && frame.others.is_empty() && !frame.world && !self.is_total() {
            let dealt = taken::dealt(self.scene, self.sentence, self.amount);
            if let Some((state, good)) = dealt.filter(|(state, _)| frame.reporter != Some(*state)) {
                frame.partner = Some(state);
                frame.commodity = frame.commodity.take().or(good);
                return;
            }
            self.partner(frame);
        }
    }

    /// "U.S. exports" in a text about China that told of those to China shortly before.
    fn titled_partner(&self, reporter: usize) -> Option<usize> {
        let about = self.topic.first.filter(|first| self.topic.first_alone && *first != reporter);
        let told = self.told.discourse.filter(|told| self.sentence.paragraph.saturating_sub(told.paragraph) <= 2)?;
        let frame = told.frame.as_ref().filter(|frame| frame.reporter == Some(reporter))?;
        let partner = frame.partner?;
        let pair = self.topic.pair.is_some_and(|(a, b)| [a, b].contains(&reporter) && [a, b].contains(&partner));
        (about == Some(partner) || pair && told.paragraph == self.sentence.paragraph).then_some(partner)
    }

    /// Whose flow the title says it is: "India's oil imports".
    fn titled(&self, frame: &Frame) -> Option<usize> {
        let (state, measured) = self.topic.flow.filter(|(state, _)| frame.partner != Some(*state))?;
        let same = match measured {
            Measured::Exports => frame.metric == Some(Metric::Exports),
            _ => frame.metric == Some(Metric::Imports),
        };
        (same && !self.told.here).then_some(state)
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
        if let Some(bloc) = self.the_bloc(reporter) {
            frame.partner = Some(bloc);
            frame.way = frame.way.or(Some(Way::Before));
            return;
        }
        // "Exports to China rose to A and imports to B"; "They fell to C"; "The deficit with China grew. Exports fell".
        let balance = self.told.last.is_some_and(|last| last.metric == Some(Metric::Balance) && last.partner.is_some());
        let near = self.told.discourse.is_some_and(|told| told.paragraph == self.sentence.paragraph);
        let bare = self.scene.words.any(self.sentence.words.start, set!["exports", "imports"]);
        let first = self.sentence.words.start;
        let worth = self.scene.words.seq(first + 1, "were worth") || self.scene.words.seq(first + 1, "were valued");
        let goes_on = self.told.here || self.leans() || (balance || worth) && near && bare;
        let last = self.told.last.filter(|_| goes_on).map(Frame::states).and_then(|states| other(&states));
        let heading = self.told.discourse.map(|told| told.heading.as_slice()).unwrap_or_default();
        let headed = match heading {
            [one] => Some(*one).filter(|one| *one != reporter && self.owner().is_none_or(|(own, _)| own == reporter)),
            two => other(two),
        };
        let trade = self.trades_with().filter(|state| *state != reporter);
        let found = last
            .or(trade)
            .map(|state| (state, Way::Before))
            .or_else(|| headed.map(|state| (state, Way::Heading)))
            .or_else(|| {
                self.pair(&[reporter])
                    .filter(|_| !self.goes_on_alone())
                    .and_then(|(pair, way)| Some((other(&pair)?, way)))
            })
            .or_else(|| self.sold_by().filter(|(own, _)| *own != reporter && self.is_buyer()))
            .or_else(|| self.titled_partner(reporter).map(|state| (state, Way::Title)));
        if let Some((state, way)) = found {
            frame.partner = Some(state);
            frame.way = frame.way.or(Some(way));
        }
    }

    /// Money that one state gives, lends or owes another.
    fn between(&self, frame: &mut Frame) {
        if let Some(member) = self.member().or_else(|| self.beside()) {
            let giver = |last: &Frame| last.partner.or(last.reporter).or(last.others.last().copied());
            let told = || self.told_of().map(|(own, _)| own);
            let other = self.told.last.and_then(giver).or_else(told).filter(|other| *other != member);
            let others = [member].into_iter().chain(other).collect();
            *frame = Frame { reporter: None, partner: None, others, way: None, ..frame.clone() };
            return;
        }
        let mut states = frame.states();
        for state in self.concerned(self.clause).into_iter().chain(self.concerned(self.sentence.words)) {
            if states.len() < 2 && !states.contains(&state) {
                states.push(state);
            }
        }
        let pair = self.pair(&states).or_else(|| self.last_pair(&states));
        self.fill(&mut states, pair, frame);
        // "The country's debt to China".
        let country = self.clause.any(|at| self.scene.words.seq(at, "the country"));
        if let ([one], Some((own, way))) = (states.as_slice(), self.told_of().filter(|_| country))
            && *one != own
        {
            states.push(own);
            frame.way = frame.way.or(Some(way));
        }
        if frame.reporter.is_none() || frame.partner.is_none() || frame.metric == Some(Metric::Debt) {
            let reporter = frame.reporter.filter(|_| frame.metric != Some(Metric::Debt));
            *frame = Frame { reporter, partner: None, others: states, ..frame.clone() };
        }
    }

    /// Brings fewer than two states to a pair, or none to the one that was told before.
    fn fill(&self, states: &mut Vec<usize>, pair: Option<(Vec<usize>, Way)>, frame: &mut Frame) {
        if let Some((pair, way)) = pair.filter(|_| states.len() < 2) {
            *states = pair;
            frame.way = Some(way);
        }
        if states.is_empty()
            && let Some((state, way)) = self.carried(None)
        {
            states.push(state);
            frame.way = way;
        }
    }

    /// "Brent crude for September delivery rose 81 cents", "wheat futures fell 2 %": what is dealt in on a market is nobody's.
    fn is_dealt(&self) -> bool {
        const DEALT: &WordSet = words!(
            "futures nymex comex cbot liffe lme delivery settled settle session intraday spot brent contract contracts"
        );
        let words = &self.scene.words;
        let flow = |at: usize| {
            let measured = words.value(at, Class::Metric).and_then(Measured::of);
            measured.is_some_and(|it| !matches!(it, Measured::Price | Measured::Contract | Measured::Product))
        };
        let priced = |at: usize| self.scene.quantity(at).per.is_some();
        let cents = |at: usize| self.scene.quantity(at).unit == "USX" && self.sentence.quantities.any(priced);
        let dealt = self.sentence.words.any(|at| words.any(at, DEALT)) || self.sentence.quantities.any(cents);
        dealt && !self.sentence.words.any(flow)
    }

    /// An amount that measures nothing named still concerns the states of its sentence.
    fn loose(&self, frame: &mut Frame) {
        if frame.metric == Some(Metric::Change) && self.is_dealt() {
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
        let percent = matches!(self.told.sort, Some(Sort::Percent | Sort::Points));
        let change = frame.metric == Some(Metric::Change) || frame.metric.is_none() && percent;
        let mut states = self.concerned(self.clause);
        if states.is_empty() || !change {
            states = self.concerned(self.sentence.words);
        }
        let money = self.told.sort == Some(Sort::Money);
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
            && let Some((pair, way)) = self.pair(&states)
        {
            states = pair;
            frame.way = Some(way);
        }
        // "Milk powder rose $57 million" in an office's own release: its country's trade.
        let world = self.clause.any(|at| self.scene.words.any(at, set!["world", "global", "worldwide"]));
        let of_trade =
            |way| way == Way::Issuer || self.sentence.words.any(|at| self.scene.words.has(at, Class::Metric));
        let untold = !world && states.is_empty();
        // A sum that only the office's own report tells is its country's: "receipts rose to $627 million".
        let weighed = self.told.sort == Some(Sort::Physical);
        let own = |way| change && of_trade(way) || way == Way::Issuer && (money && self.told.large || weighed);
        let held = matches!(frame.metric, Some(Metric::Reserves | Metric::Remittances));
        let grown = weighed && self.clause.any(|at| self.scene.words.any(at, OF_FARMS));
        let labelled = self.told.discourse.is_some_and(|told| told.growth) && self.amount == self.sentence.words.start;
        let whole = (change && (labelled || self.of_economy()) || kept && money || held && percent || grown)
            .then(|| self.told_of())
            .flatten();
        if let Some((owner, way)) = self.owner().filter(|(_, way)| own(*way)).or(whole).filter(|_| untold) {
            states.push(owner);
            frame.way = Some(way);
        }
        states.truncate(3);
        frame.others = states;
        if change {
            self.at_home(frame);
        }
        // "Italy - 11 million bags" below "Export destinations".
        let listed = self.told.discourse.is_some_and(|told| told.markets) && self.in_market_line();
        if let ([named], true) = (frame.others.as_slice(), listed)
            && let Some((own, way)) = self.told_of().filter(|(own, _)| own != named)
        {
            frame.others.push(own);
            frame.way = Some(way);
        }
    }

    /// "Inflation rose to 4 %", "economic growth slowed to 3 %": told of a whole country.
    fn of_economy(&self) -> bool {
        const ECONOMY: &WordSet = words!(
            "gdp economy inflation reserves remittances receipts orders turnover output production industrial retail \
             manufacturing construction"
        );
        let words = &self.scene.words;
        let clause = Run::new(self.clause.start.min(self.amount), self.amount);
        // "the reserves amounted to $7 billion, a decrease of 4 %": the afterthought has no verb of its own.
        let front =
            if words.first_verb(clause).is_none() { Run::new(self.sentence.words.start, self.amount) } else { clause };
        front.any(|at| {
            words.any(at, ECONOMY) || words.seq(at, "economic growth") || words.seq(at, "gross domestic product")
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
