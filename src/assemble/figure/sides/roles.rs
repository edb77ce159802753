//! Completing a frame: the states that the amount's own phrase leaves out, each from a stated place.
//!
//! ```text
//! "Exports to Kenya rose to $5 million"    partner: its phrase; reporter: whose office issues the figure
//! ```
//!
//! What no such place gives stays empty.

use crate::assemble::actors::{self, Topic};
use crate::assemble::figure::hedge;
use crate::assemble::figure::sort::Sort;
use crate::assemble::scene::clause::{Kind, Segment};
use crate::assemble::scene::{Mention, Scene, Sentence};
use crate::lexicon::{Measured, Naming};
use crate::model::Metric;
use crate::model::Run;
use crate::tag::{WordSet, set, words};

use super::around::{self, Sides, Told, parties_in, states_in};
use super::frame::{Frame, Way};
use super::markets::MARKETS;
use super::shares::described;
use super::taken;

/// Fills in the states that belong to a metric.
pub fn complete(scene: &Scene<'_>, sentence: &Sentence, amount: Run, frame: &mut Frame, told: Told<'_>, topic: &Topic) {
    let clause = around::part_of(scene, sentence.segment_of(amount.start), amount.start);
    Sides { scene, sentence, amount: amount.start, end: amount.end, clause, told, topic }.complete(frame);
}

impl Sides<'_> {
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
        // "Global output fell, with declines in Peru (27 percent)", "by 5 percent in Peru": a member has its own.
        let member = self.member().or_else(|| self.place_behind());
        if frame.way == Some(Way::World) && self.told.here && member.is_some() {
            frame.way = None;
        }
        if frame.way == Some(Way::World) {
            *frame = Frame { reporter: None, partner: None, others: Vec::new(), ..frame.clone() };
            return;
        }
        if self.rowed(frame)
            || self.listed(frame)
            || self.between_two(frame)
            || self.told_partner(frame)
            || self.moved_with(frame)
        {
            return;
        }
        if self.in_relative(frame)
            || self.in_bracket(frame)
            || self.labelled(frame)
            || self.parallel(frame)
            || self.producer(frame)
            || self.part(frame)
            || self.market(frame)
            || self.taken(frame)
            || self.sold(frame)
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
        self.jointly(frame);
        self.left_out(frame);
    }

    /// "increases of 5 percent in Peru": the state right behind the amount.
    fn place_behind(&self) -> Option<usize> {
        let at = self.end + 1 + usize::from(self.scene.words.is(self.end + 1, "the"));
        let named = self.scene.mention_at(at).filter(|mention| self.scene.words.is(self.end, "in") && !mention.aside);
        named.map(|mention| mention.state)
    }

    /// "exports to countries outside the EU": whom the words right in front of the amount leave out is no party.
    fn left_out(&self, frame: &mut Frame) {
        let front = Run::new(self.told.since.unwrap_or(self.clause.start).min(self.amount), self.amount);
        let out = |state: usize| {
            let mut named = self.scene.mentions_in(front).iter().filter(|mention| mention.state == state).peekable();
            named.peek().is_some() && named.all(|mention| self.scene.leaves_out(mention))
        };
        frame.partner = frame.partner.filter(|state| !out(*state));
        frame.others.retain(|state| !out(*state));
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
        // "the EU 10 Mt (+3 %)": in a list of states, of the one whose output it follows.
        let own = |last: &Frame| {
            gap.is_some_and(|gap| self.scene.words.is(gap.start, "("))
                && last.metric == Some(Metric::Production)
                && !last.states().is_empty()
        };
        let level = self.told.last.filter(|_| percent && self.told.here && gap.is_some());
        let Some(level) = level.filter(|last| last.partner.is_some() || own(last)) else { return false };
        let Frame { reporter, partner, others, way, .. } = level.clone();
        *frame = Frame { reporter, partner, others, way, ..frame.clone() };
        true
    }

    /// "between A and B was $5 million, and between A and C $4 million": the two in front of each sum.
    fn between_two(&self, frame: &mut Frame) -> bool {
        let words = &self.scene.words;
        let Some(since) = self.told.since.filter(|_| self.told.here && frame.metric == Some(Metric::Trade)) else {
            return false;
        };
        let Some(between) = (since..self.amount).rfind(|at| words.is(*at, "between")) else { return false };
        let others = states_in(self.scene, Run::new(between, self.amount));
        if others.len() != 2 {
            return false;
        }
        *frame = Frame { reporter: None, partner: None, others, way: None, ..frame.clone() };
        true
    }

    /// "to Spain and France … 15 % and 7 % respectively": one state of the list in the place of all.
    fn listed(&self, frame: &mut Frame) -> bool {
        let flow = matches!(frame.metric, Some(Metric::Exports | Metric::Imports | Metric::Balance));
        let change = matches!(frame.metric, Some(Metric::Change));
        let Some((state, led)) = self.respective().filter(|_| flow || change) else { return false };
        let own = self.told_of().filter(|(own, _)| *own != state);
        // "Peru and Chile accounted for $9 million and $8 million of exports": whom they go to.
        // "Peru and Chile were other top destinations with $9 million and $8 million".
        let taker = |at: usize| hedge::accounts(self.scene, at) || self.scene.words.any(at, MARKETS);
        let accounted = own.is_some() && (self.clause.start..self.amount).any(taker);
        let led = led || accounted || self.taker(frame).is_some();
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
        // "Malaysia CPO: $982 a tonne": the place that the line is labelled with.
        let line = Run::new(self.sentence.words.start, self.amount);
        let label =
            self.scene.words.is(self.amount.wrapping_sub(1), ":") && self.scene.words.first_verb(line).is_none();
        if let ([one], true) = (states_in(self.scene, line).as_slice(), label) {
            frame.others = vec![*one];
            return;
        }
        let states = self.concerned(front);
        let named = |mention: &Mention| matches!(mention.naming, Naming::Name | Naming::People);
        if let [_] = states.as_slice()
            && parties_in(self.scene, front).all(named)
        {
            frame.others = states;
            return;
        }
        // "Export prices rose by 3 per cent": of whose trade the text tells.
        let words = &self.scene.words;
        let traded = |at: usize| words.any(at, set!["export", "import"]) && words.any(at + 1, set!["price", "prices"]);
        if states.is_empty()
            && front.any(traded)
            && let Some((own, way)) = self.told_of().or_else(|| self.sold_by())
        {
            (frame.others, frame.way) = (vec![own], Some(way));
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
        let pair = self.both(&states).filter(|_| self.topic.dealt || self.says_both());
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
            let own = own.or_else(|| self.the_region().map(|state| (state, Some(Way::Before))));
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

    /// "exports from Kenya (9 per cent), Peru (7 per cent)": each member of a list of those that sell.
    fn sold(&self, frame: &mut Frame) -> bool {
        let words = &self.scene.words;
        let Some(member) = self.member().filter(|_| frame.metric == Some(Metric::Exports)) else { return false };
        let seller = |mention: &Mention| {
            let gap = Run::new(mention.end, self.amount.max(mention.end));
            let from = words.is(around::leads(self.scene, mention), "from") && words.first_verb(gap).is_none();
            from && frame.reporter == Some(mention.state)
        };
        let front = Run::new(self.sentence.words.start, self.amount);
        let sold = parties_in(self.scene, front).any(seller);
        if sold {
            *frame = Frame { reporter: Some(member), partner: None, others: Vec::new(), ..frame.clone() };
        }
        sold
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
        if let Some(bloc) = self.the_country(reporter).or_else(|| self.the_bloc(reporter)) {
            frame.partner = Some(bloc);
            frame.way = frame.way.or(Some(Way::Before));
            return;
        }
        // "Exports to China rose to A and imports to B"; "They fell to C"; "The deficit with China grew. Exports fell".
        // "Trade with the EU was $5 million. Exports were $2 million".
        let balance = self.told.last.is_some_and(|last| match last.metric {
            Some(Metric::Balance) => last.partner.is_some(),
            Some(Metric::Trade) => last.states().len() == 2,
            _ => false,
        });
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
                self.dealt(&[reporter])
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
}
