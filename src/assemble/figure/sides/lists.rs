//! Lists of partners: each amount with the state beside it.

use crate::assemble::figure::sort::{self, Sort};
use crate::assemble::scene::{Mention, Scene};
use crate::lexicon::{Class, Naming};
use crate::model::Metric;
use crate::model::Run;
use crate::tag::{WordSet, set, words};

use super::super::{hedge, respective};
use super::around::{Sides, leads, parties_in, states_in};
use super::frame::Frame;
use super::markets::MARKETS;
use super::taken;

/// What stands between a member of a list and its share: "Germany about 22 %", "the EU countries made 54 %".
const JOINTS: &WordSet = words!("for with at ( about some around countries states members made");

/// "Kenya, Egypt", "the EU and the UK", "Kenya / Uganda", "the EU + UK": two members of one list.
#[must_use]
pub fn is_joined(scene: &Scene<'_>, one: &Mention, next: &Mention) -> bool {
    const LINKS: &WordSet = words!(", and & + /");
    const AROUND: &WordSet = words!("the ' ’ s 's");
    let words = &scene.words;
    // "EU-27 + UK": the count of members is of the name.
    let count = (0..2).find(|minus| words.is(one.end + minus, "27") && (*minus == 0 || words.is(one.end, "-")));
    let gap = Run::new(one.end + count.map_or(0, |minus| minus + 1), next.first);
    let link = |at: usize| words.any(at, LINKS);
    gap.len() <= 5 && gap.any(link) && gap.all(|at| link(at) || words.any(at, AROUND)) && !words.is(gap.start, "the")
}

/// The lists among some states that "and" or the like closes: "in Peru, Chile sold" and "like Peru and Chile, Norway sold" are
/// none.
fn closed<'l, 'm>(scene: &Scene<'_>, named: &'l [&'m Mention]) -> impl Iterator<Item = &'l [&'m Mention]> {
    let lists = named.chunk_by(|one, next| is_joined(scene, one, next));
    lists.filter(|list| {
        matches!(list, [.., _, last] if {
            let the = usize::from(scene.words.is(last.first.wrapping_sub(1), "the"));
            !scene.words.is(last.first.wrapping_sub(1 + the), ",")
        })
    })
}

/// True between two members of such a list: "to Peru, Chile and Norway", "to Peru / Chile".
#[must_use]
pub fn goes_on(scene: &Scene<'_>, range: Run, at: usize) -> bool {
    let named: Vec<&Mention> = parties_in(scene, range).collect();
    closed(scene, &named).any(|list| list.windows(2).any(|pair| (pair[0].end..pair[1].first).contains(&at)))
}

impl Sides<'_> {
    /// "… to Egypt were $90 million, to Iran $60 million", "Colombia (313,000), Nigeria (284,000)", "2 million for China,
    /// 1 million for Australia": the one state beside an amount takes the place that the one before it had.
    pub fn parallel(&self, frame: &mut Frame) -> bool {
        let words = &self.scene.words;
        let directed =
            matches!(frame.metric, Some(Metric::Exports | Metric::Imports | Metric::Balance | Metric::Tariff));
        let stop = (self.end..self.end + 3).find(|at| words.is(*at, "for")).filter(|_| directed);
        let behind = stop.or_else(|| self.lies_on(frame)).and_then(|at| {
            let at = if words.is(at + 1, "the") { at + 2 } else { at + 1 };
            self.scene.mention_at(at).filter(|mention| !mention.aside)
        });
        if let Some(mention) = behind {
            // "Exports are raised 0.5 million tons for Brazil", "12.5 percent for Turkey", "Kenya's tea worth $5 million for
            // Egypt".
            let owned = frame.reporter.is_some() && frame.metric == Some(Metric::Exports);
            if (owned || frame.metric == Some(Metric::Tariff)) && frame.reporter != Some(mention.state) {
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
        if frame.metric == Some(Metric::Tariff) && last.metric != Some(Metric::Tariff) {
            return false;
        }
        let between = Run::new(since, self.amount);
        let mut named = parties_in(self.scene, between);
        let Some(mention) = named.next() else { return false };
        let before = mention.first.wrapping_sub(1);
        let before = if words.is(before, "the") { before.wrapping_sub(1) } else { before };
        // "and on Chinese aluminium 10 per cent".
        let taxed = frame.metric == Some(Metric::Tariff) && words.is(before, "on");
        let led = taxed || words.any(before, set!["to", "from", "with", "into"]);
        let close = self.amount - mention.end.min(self.amount) <= 3;
        let alone = named.next().is_none() && (mention.end..self.amount).all(|at| words.verb(at).is_none());
        if !alone || !close || mention.naming != Naming::Name && !taxed {
            return false;
        }
        let (reporter, partner) = match (last.reporter, last.partner) {
            (Some(own), _) if led || last.partner.is_some() => (Some(own), Some(mention.state)),
            // "Peru faces a 46 per cent levy, Chile 36 per cent".
            (None, Some(_)) if !led && frame.metric == Some(Metric::Tariff) => (None, Some(mention.state)),
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

    /// The word in front of whom the next duty of a list lies on: "a 20 % tax on imports *from* Japan, 25 % *on* Peru".
    fn lies_on(&self, frame: &Frame) -> Option<usize> {
        const REACH: usize = 8;
        let words = &self.scene.words;
        let levied = |frame: &Frame| frame.metric == Some(Metric::Tariff);
        self.told.last.filter(|last| self.told.here && levied(last) && levied(frame))?;
        let phrase = (self.end..self.end + REACH).take_while(|at| !words.any(*at, set![",", ";", "and", "."]));
        let leads = |at: &usize| {
            let the = usize::from(words.is(at + 1, "the"));
            words.any(*at, set!["on", "from"]) && self.scene.mention_at(at + 1 + the).is_some()
        };
        let phrase: Vec<usize> = phrase.collect();
        let on = phrase.iter().position(|at| words.is(*at, "on"))?;
        phrase[on..].iter().copied().find(leads)
    }

    /// "Africa produced 9 Mt (+4 %), the EU 10 Mt (+3 %) and Asia 2 Mt": in a list of outputs each is of the state in front.
    pub fn producer(&self, frame: &mut Frame) -> bool {
        const JOINTS: &WordSet = words!(") , and the other while whereas but");
        let words = &self.scene.words;
        let amounts =
            matches!(frame.metric, Some(Metric::Production | Metric::Consumption | Metric::Stocks | Metric::Reserves));
        let same = |last: &&Frame| matches!(last.metric, Some(Metric::Change)) || last.metric == frame.metric;
        let Some(since) =
            self.told.since.filter(|_| amounts && self.told.here && self.told.last.as_ref().is_some_and(same))
        else {
            return false;
        };
        let mut named = parties_in(self.scene, Run::new(since, self.amount));
        let Some(first) = named.next().filter(|it| it.naming == Naming::Name) else { return false };
        let moved = |at: usize| {
            words.has(at, Class::Rise)
                || words.has(at, Class::Fall)
                || words.has(at, Class::LevelVerb)
                || words.is(at, "to")
        };
        let opens = (since..first.first).all(|at| words.any(at, JOINTS));
        let second = named.next().filter(|it| it.first == first.end + 1 && words.is(first.end, "and"));
        let end = second.map_or(first.end, |it| it.end);
        let rest = Run::new(end, self.amount);
        let held =
            rest.all(|at| words.any(at, set!["—", "–", "at", "with"]) || moved(at)) || words.is(end, "including");
        if !opens || !held {
            return false;
        }
        let others: Vec<usize> = second.map(|it| vec![first.state, it.state]).unwrap_or_default();
        let reporter = Some(first.state).filter(|_| others.is_empty());
        *frame = Frame { reporter, partner: None, others, way: None, ..frame.clone() };
        true
    }

    /// "Turkey's top market was Germany with $1.2 billion", "Hong Kong was the major export market, worth $1.8 billion".
    pub fn market(&self, frame: &mut Frame) -> bool {
        let words = &self.scene.words;
        let flows = matches!(frame.metric, Some(Metric::Exports | Metric::Imports | Metric::Trade));
        let front = Run::new(self.sentence.words.start.max(self.told.since.unwrap_or(0)), self.amount);
        // "was the largest market with $9 million, followed by Peru with $8 million".
        let whole = Run::new(self.sentence.words.start, self.amount);
        // "Top export partners: China $3.9 billion (down 4 %), Australia $2.1 billion".
        let label = whole.find(|at| words.is(*at, ":")).filter(|_| flows);
        let label = label.filter(|colon| (whole.start..*colon).any(|at| words.any(at, MARKETS)));
        let end = self.amount - usize::from(words.any(self.amount.wrapping_sub(1), set!["(", "-", "–"]));
        // "Destinations: Peru 54 % (US$ 918 million)".
        let percent = self.told.since.filter(|since| self.told.here && *since == end);
        let held = |mention: &&Mention| {
            let share = percent.and_then(|since| self.scene.amount_over(since.wrapping_sub(1)));
            mention.end == end || share.is_some_and(|share| mention.end == share.start)
        };
        let beside = label.and_then(|_| parties_in(self.scene, whole).rfind(held));
        if let Some(partner) = beside.map(|mention| mention.state) {
            let own = self.told_of().filter(|(own, _)| *own != partner).map(|(own, way)| (own, Some(way)));
            (frame.reporter, frame.partner, frame.others) = (None, Some(partner), Vec::new());
            frame.owned(own);
            return true;
        }
        let followed = front.any(|at| words.seq(at, "followed by"));
        if self.followed(frame, whole, front) {
            return true;
        }
        let told = if followed { whole } else { front };
        let noun = told.find(|at| words.any(*at, MARKETS));
        let is = told.find(|at| words.any(*at, set!["was", "were", "is", "are", "remained", "led", "topped"]));
        // "Honduras is Peru's sixth partner and imported $8 million": what it does is told of it alone.
        let acts = front.any(|at| words.has(at, Class::Metric) && words.verb(at).is_some());
        let (Some(_), Some(is), true) = (noun, is, flows && !acts) else { return false };
        let owns = |mention: &Mention| {
            mention.naming == Naming::People
                || words.any(mention.end, set!["'", "’", "s"])
                || words.is(mention.end, "'s")
        };
        let mut own = None;
        let mut other = None;
        for mention in parties_in(self.scene, front) {
            match owns(mention) {
                true => own = own.or(Some(mention.state)),
                false if other.is_none() || mention.first > is => other = Some(mention.state),
                false => {}
            }
        }
        let Some(partner) = other.filter(|other| own != Some(*other)) else { return false };
        let before = self.told.last.filter(|_| followed).and_then(|last| last.reporter);
        let told = before.or(frame.reporter).filter(|own| *own != partner).map(|own| (own, frame.way));
        let own = own.map(|state| (state, None)).or(told).or_else(|| self.carried(Some(partner)));
        *frame = Frame { reporter: None, partner: Some(partner), others: Vec::new(), ..frame.clone() };
        frame.owned(own);
        true
    }

    /// "The country was followed by Peru with $8 million": the next of the list that the sentence before began.
    fn followed(&self, frame: &mut Frame, whole: Run, front: Run) -> bool {
        let words = &self.scene.words;
        let flows = matches!(frame.metric, Some(Metric::Exports | Metric::Imports | Metric::Trade));
        let opens = words.any(whole.start, set!["the", "this", "it"]);
        let told = opens && (whole.start..whole.start + 5).any(|at| words.seq(at, "followed by"));
        let next = parties_in(self.scene, front).next_back();
        let next = next.filter(|it| told && flows && it.end + 1 == self.amount && words.is(it.end, "with"));
        let Some(partner) = next.map(|it| it.state) else { return false };
        let own = self.told_of().filter(|(own, _)| *own != partner).map(|(own, way)| (own, Some(way)));
        (frame.reporter, frame.partner, frame.others) = (None, Some(partner), Vec::new());
        frame.owned(own);
        true
    }

    /// The amounts of one sort in the sentence.
    fn amounts(&self, sort: Sort) -> Vec<Run> {
        let of = |at: &usize| sort::of(self.scene.quantity(*at)) == Some(sort);
        self.sentence.quantities.iter().filter(of).map(|at| self.scene.quantity_words[at]).collect()
    }

    /// "Exports to Spain and France fell by 15 % and 7 % respectively": the state that belongs to this amount, and true where
    /// "to", "from" or "with" leads to the list.
    pub fn respective(&self) -> Option<(usize, bool)> {
        let (words, sentence) = (&self.scene.words, self.sentence);
        let says = (self.end..sentence.words.end).find(|at| words.is(*at, "respectively"))?;
        let mut amounts = self.amounts(self.told.sort?);
        let part = respective::part(self.scene, sentence, Run::new(self.amount, self.end))?;
        amounts.retain(|amount| part.contains(amount.start) && amount.end <= says);
        let joined = |one: &Run, next: &Run| {
            let gap = Run::new(one.end, next.start);
            gap.len() <= 2 && gap.all(|at| words.any(at, set![",", "and"]))
        };
        let row = amounts.chunk_by(joined).find(|row| row.len() > 1 && row.iter().any(|it| it.start == self.amount));
        let (list, place) = row.and_then(|row| self.row(row)).or_else(|| self.row(&amounts))?;
        let first = list.first()?.first;
        let the = usize::from(words.is(first.wrapping_sub(1), "the"));
        let lead = first.wrapping_sub(1 + the);
        let led = words.any(lead, set!["to", "from", "with"]) || words.seq(lead.wrapping_sub(1), "followed by");
        list.get(place).map(|mention| (mention.state, led))
    }

    /// "Kenya and Peru pay duties of 5 per cent and 8 per cent": the state in the place of this amount, and all of the list.
    pub fn in_row(&self) -> Option<(usize, Vec<usize>)> {
        let joined = |one: &Run, next: &Run| {
            let gap = Run::new(one.end, next.start);
            gap.len() <= 2 && gap.all(|at| self.scene.words.any(at, set![",", "and"]))
        };
        let amounts = self.amounts(self.told.sort?);
        let row = amounts.chunk_by(joined).find(|row| row.iter().any(|range| range.start == self.amount))?;
        let (list, place) = self.row(row)?;
        Some((list.get(place)?.state, list.iter().map(|mention| mention.state).collect()))
    }

    /// The list of as many states in front of the amounts, and the place of this one in it.
    fn row(&self, amounts: &[Run]) -> Option<(Vec<&Mention>, usize)> {
        let (words, sentence) = (&self.scene.words, self.sentence);
        let place = amounts.iter().position(|range| range.start == self.amount)?;
        let named: Vec<&Mention> =
            parties_in(self.scene, Run::new(sentence.words.start, amounts.first()?.start)).collect();
        let joined = |one: &Mention, next: &Mention| {
            // "to China ($77 million), Peru ($8 million) and Chile": what stands in brackets is beside the list.
            let close = if words.is(one.end, "(") { (one.end..next.first).find(|at| words.is(*at, ")")) } else { None };
            let gap = Run::new(close.map_or(one.end, |close| close + 1), next.first);
            !gap.is_empty() && gap.len() <= 3 && gap.all(|at| words.any(at, set![",", "and", "the", "mainland"]))
        };
        let list = named.chunk_by(|one, next| joined(one, next)).rfind(|list| list.len() == amounts.len())?;
        (list.len() > 1).then(|| (list.to_vec(), place))
    }

    /// "Germany took 22 % of the beans, Saudi Arabia 19 % and Japan 12 %", "The EU accounted for 37 %, Peru for 19 %": the
    /// member of the list that holds this share.
    pub fn share_member(&self) -> Option<usize> {
        let (scene, words) = (self.scene, &self.scene.words);
        let shares = self.amounts(Sort::Percent);
        let place = shares.iter().position(|share| share.start == self.amount)?;
        let joint = |at: usize| words.any(at, JOINTS);
        let named = |place: usize| {
            let (floor, end) = match place.checked_sub(1) {
                Some(before) => (shares.get(before)?.end, shares.get(place)?.start),
                None => (self.sentence.words.start, shares.first()?.start),
            };
            let mut states = parties_in(scene, Run::new(floor, end));
            let member = states.next().filter(|_| states.next().is_none())?;
            let beside = Run::new(member.end, end);
            (place == 0 || beside.len() <= 2 && beside.all(joint)).then_some(member.state)
        };
        (shares.len() > 1 && (1..shares.len()).all(|place| named(place).is_some())).then(|| named(place))?
    }

    /// "Germany suspended 26 million euros and the Netherlands cut 6 million": where each sum of a sentence has a state of
    /// its own in front of it, that one.
    pub fn own_part(&self) -> Option<Vec<usize>> {
        let scene = self.scene;
        let sort = self.told.sort.filter(|sort| matches!(sort, Sort::Money | Sort::Physical))?;
        let sums = self.amounts(sort);
        let place = sums.iter().position(|sum| sum.start == self.amount)?;
        let part = |place: usize| {
            let floor = match place.checked_sub(1) {
                Some(before) => sums.get(before)?.end,
                None => self.sentence.words.start,
            };
            let mut named = parties_in(scene, Run::new(floor, sums.get(place)?.start));
            let one = named.next().filter(|_| named.next().is_none())?;
            let led = scene.words.any(one.first.wrapping_sub(1), set!["to", "from", "for", "in", "of", "with", "by"]);
            (!led).then_some(one.state)
        };
        (sums.len() > 1 && (0..sums.len()).all(|place| part(place).is_some()))
            .then(|| part(place).map(|own| vec![own]))?
    }

    /// "exports to China rose 12 %, Japan increased 8 % and Peru 5 %": of the state right in front of the change, and of
    /// whomever the one before was, too.
    pub fn next_change(&self) -> Option<Vec<usize>> {
        let words = &self.scene.words;
        let since = self.told.since.filter(|_| self.told.here)?;
        let last = self.told.last?;
        let lead = hedge::start(self.scene, self.amount, since);
        let moves = |at: usize| words.has(at, Class::Rise) || words.has(at, Class::Fall) || words.is(at, "by");
        let mention = parties_in(self.scene, Run::new(since, lead)).last()?;
        let beside = Run::new(mention.end, lead);
        let gap = Run::new(since, mention.first);
        // "sales to Africa rose by 5 %" has a flow of its own.
        let flow = gap.any(|at| words.has(at, Class::Metric));
        let listed = words.any(gap.start, set![",", "and"]) && gap.len() <= 4 && !flow;
        let named = states_in(self.scene, self.sentence.words);
        let own = last.states().into_iter().filter(|state| !named.contains(state));
        (listed && beside.len() <= 2 && beside.all(moves) && mention.naming == Naming::Name)
            .then(|| [mention.state].into_iter().chain(own).collect())
    }

    /// "Kenya and Uganda exported $2 million of tea", "exports of the EU + UK": a flow of each state that its list names, and
    /// of none of them alone.
    pub fn jointly(&self, frame: &mut Frame) {
        self.to_both(frame);
        let Some(own) = frame.reporter.filter(|_| frame.others.is_empty()) else { return };
        let named: Vec<&Mention> = parties_in(self.scene, self.sentence.words).collect();
        let lists = closed(self.scene, &named);
        let near = |list: &&[&Mention]| {
            list.iter().filter(|it| it.state == own).map(|it| it.first.abs_diff(self.amount)).min()
        };
        let Some(list) = lists.filter(|list| near(list).is_some()).min_by_key(near) else { return };
        let other = list.iter().any(|it| frame.partner == Some(it.state) || it.naming != Naming::Name);
        let between = self.scene.words.any(list[0].first.wrapping_sub(1), set!["between", "with", "to"]);
        if !other && !between {
            frame.reporter = None;
            frame.with_all(list.iter().copied());
        }
    }

    /// "Exports to China and Hong Kong were $5 million": one amount of both, and none of them alone.
    fn to_both(&self, frame: &mut Frame) {
        let Some(partner) = frame.partner.filter(|_| frame.others.is_empty()) else { return };
        let front = Run::new(self.clause.start.min(self.amount), self.amount);
        let named: Vec<&Mention> = parties_in(self.scene, front).collect();
        let list = closed(self.scene, &named).find(|list| list.iter().any(|it| it.state == partner));
        let Some(list) = list.filter(|list| list.iter().all(|it| Some(it.state) != frame.reporter)) else { return };
        let words = &self.scene.words;
        let led = words.any(leads(self.scene, list[0]), set!["to", "from", "with"]);
        let between = Run::new(list[0].first, self.amount);
        let amounts = self.sentence.quantities.any(|at| between.contains(self.scene.quantity_words[at].start));
        let respective = self.sentence.words.any(|at| words.any(at, set!["respectively", "each"]));
        if led && !amounts && !respective {
            frame.partner = None;
            frame.with_all(list.iter().copied());
        }
    }

    /// Who takes the amount of another's exports: "Japan took 9 million tonnes".
    pub fn taker(&self, frame: &Frame) -> Option<usize> {
        taken::taker(self.scene, self.sentence, Run::new(self.amount, self.end))
            .filter(|_| frame.metric == Some(Metric::Exports))
            .filter(|state| frame.reporter != Some(*state))
    }

    /// The taker is the partner, and whoever is told to export stays.
    pub fn taken(&self, frame: &mut Frame) -> bool {
        // "the United States $3 million and Hong Kong $1 million": each member of the list its own.
        let beside = |state: &usize| {
            parties_in(self.scene, self.sentence.words).any(|it| it.state == *state && it.end == self.amount)
        };
        let words = &self.scene.words;
        // "Chile took $9 million of its exports": whoever takes them does not sell them.
        let its = words.is(self.end, "of") && words.any(self.end + 1, set!["its", "their"]);
        let sold = || its.then(|| self.told_of()).flatten().filter(|(own, _)| frame.reporter != Some(*own));
        if let Some(own) = sold()
            && let Some(taker) = taken::taker(self.scene, self.sentence, Run::new(self.amount, self.end))
        {
            (frame.reporter, frame.partner, frame.others) = (None, Some(taker), Vec::new());
            frame.owned(Some((own.0, Some(own.1))));
            return true;
        }
        let open = frame.partner.is_none();
        let partner = self.taker(frame).filter(|state| frame.reporter.is_some() && (open || beside(state)));
        frame.partner = partner.or(frame.partner);
        partner.is_some()
    }

    /// "The EU accounted for $4 million of total exports": a partner's part of a flow.
    pub fn part(&self, frame: &mut Frame) -> bool {
        let flows = matches!(frame.metric, Some(Metric::Exports | Metric::Imports));
        let front = Run::new(self.amount.saturating_sub(8).max(self.sentence.words.start), self.amount);
        let Some(verb) = front.find(|at| hedge::accounts(self.scene, *at)).filter(|_| flows) else { return false };
        let named = parties_in(self.scene, Run::new(self.sentence.words.start, verb)).next().map(|it| it.state);
        let Some(partner) = named else { return false };
        let own = self.told_of().filter(|(own, _)| *own != partner);
        *frame = Frame { reporter: None, partner: Some(partner), others: Vec::new(), ..frame.clone() };
        frame.owned(own.map(|(own, way)| (own, Some(way))));
        true
    }
}
