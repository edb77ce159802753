//! Duties: who levies them and who pays.

use crate::assemble::figure::goods::good_at;
use crate::assemble::scene::Mention;
use crate::lexicon::Naming;
use crate::model::{Metric, Run};
use crate::tag::{WordSet, set, words};

use super::around::{Sides, parties_in, states_in};
use super::frame::{Frame, Way};

/// What the one does or gets whose goods a duty is on: "faces a 15 % tariff", "won a reprieve from a 15 % tariff".
const PAYS: &WordSet = words!(
    "face faces faced facing pay pays paid received receive reprieve exempt exempted exemption spared escape escaped \
     avoid avoided"
);

/// What somebody does to whom: "threatened Brussels with duties".
const HITS: &WordSet =
    words!("threaten threatens threatened hit hits slap slaps slapped punish punished target targeted");

/// What somebody is punished for by a duty: "a levy for its imports from Russia".
pub const PURCHASES: &WordSet = set!["purchases", "purchase", "imports", "buying", "importing", "purchasing"];

impl Sides<'_> {
    /// Who levies a duty, and on whose goods.
    pub fn tariff(&self, frame: &mut Frame) {
        let settled = self.on_its_own(frame) || self.on_exports(frame) || self.hit(frame) || self.average(frame);
        if settled || self.in_line(frame) || self.on_imports(frame) {
            return;
        }
        if let Some((partner, payers)) = self.faced() {
            let last = self.told.last.filter(|last| last.metric == Some(Metric::Tariff)).and_then(|last| last.reporter);
            let told = match self.others(&payers).as_slice() {
                [one] => Some((*one, None)),
                _ => last.filter(|own| *own != partner).map(|state| (state, Some(Way::Before))),
            };
            // Whose trade the document is about does not levy it.
            let before = self.told.discourse.and_then(|told| told.levies).map(|state| (state, Some(Way::Before)));
            let about = || self.carried(Some(partner)).filter(|(_, way)| *way != Some(Way::Owner));
            let own = told.or(before.filter(|(own, _)| *own != partner)).or_else(about);
            *frame = Frame { reporter: None, partner: Some(partner), others: Vec::new(), ..frame.clone() };
            frame.owned(own.filter(|(own, _)| *own != partner));
            return;
        }
        self.levied(frame);
        if frame.partner.is_none() && frame.others.is_empty() {
            self.taxed(frame);
        }
        self.headed(frame);
        if frame.reporter.is_none() {
            let own = self.subject(frame.partner).map(|state| (state, None));
            if self.still_levied(frame, own.map(|(own, _)| own)) {
                return;
            }
            // A tariff on what is told to be exported is the buyer's.
            let buyer = || {
                let last = self.told.last.filter(|last| last.metric == Some(Metric::Exports))?;
                last.partner.filter(|buyer| Some(*buyer) != frame.partner).map(|buyer| (buyer, Some(Way::Before)))
            };
            let found = buyer().filter(|_| self.told.here).or(own).or_else(buyer);
            // Who trades is not who levies.
            let main = self.topic.main.filter(|main| self.topic.alone && frame.partner != Some(*main));
            let about = || main.map(|main| (main, Some(Way::About)));
            let levied = || self.carried(frame.partner).filter(|(_, way)| *way != Some(Way::Owner)).or_else(about);
            frame.owned(found.or_else(levied));
        }
        let goes_on = self.told.here || self.leans();
        let last = self.told.last.filter(|last| goes_on && last.metric == Some(Metric::Tariff));
        if let Some(last) = last.filter(|last| last.reporter == frame.reporter && frame.others.is_empty()) {
            frame.way = frame.way.or(last.way.filter(|_| frame.partner.is_none()));
            frame.partner = frame.partner.or(last.partner);
        }
        if let (Some(reporter), None, true) = (frame.reporter, frame.partner, frame.others.is_empty())
            && let Some((pair, way)) = self.pair(&[reporter])
        {
            frame.partner = pair.into_iter().find(|state| *state != reporter);
            frame.way = frame.way.or(Some(way));
        }
        // "Mexican tomato exports" is the title, and America imposes a duty.
        let titled = self.topic.first.filter(|first| self.topic.first_alone && Some(*first) != frame.reporter);
        if frame.reporter.is_some() && frame.partner.is_none() && frame.others.is_empty() && titled.is_some() {
            frame.partner = titled;
            frame.way = frame.way.or(Some(Way::Title));
        }
    }

    /// The subject of the levying levies; on whom, where nothing says it, who else the sentence is about.
    fn levied(&self, frame: &mut Frame) {
        let Some(levier) = self.levier() else { return };
        frame.reporter = Some(levier);
        frame.partner = frame.partner.filter(|partner| *partner != levier);
        frame.partner = frame.partner.or_else(|| self.subject(Some(levier)));
    }

    /// "Its exports continue to be subject to the 10 % tariff": on whoever the text is about, by who was told to levy.
    fn on_its_own(&self, frame: &mut Frame) -> bool {
        let words = &self.scene.words;
        let first = self.sentence.words.start;
        let its = words.any(first, set!["its", "their"])
            && words.any(first + 1, set!["exports", "goods", "products", "shipments"]);
        let subject = its && (first..self.amount).any(|at| words.seq(at, "subject to"));
        let levies = self.told.discourse.and_then(|told| told.levies);
        let payer = self.told_of().filter(|(own, _)| subject && levies.is_some_and(|levies| levies != *own));
        let Some((payer, way)) = payer else { return false };
        (frame.reporter, frame.partner, frame.others) = (levies, Some(payer), Vec::new());
        frame.way = Some(way);
        true
    }

    /// "Thailand has yet to reach a deal with the US on bringing down the tariffs": who was told to levy still does.
    fn still_levied(&self, frame: &mut Frame, subject: Option<usize>) -> bool {
        let named = |state: &usize| parties_in(self.scene, self.sentence.words).any(|it| it.state == *state);
        let levies = self.told.discourse.and_then(|told| told.levies).filter(named);
        let Some((levies, payer)) = levies.zip(subject).filter(|(levies, payer)| levies != payer) else { return false };
        if frame.partner.is_some() {
            return false;
        }
        (frame.reporter, frame.partner) = (Some(levies), Some(payer));
        true
    }

    /// "China (57.39 %)" in a line of its own below what was told of duties: on its goods.
    fn in_line(&self, frame: &mut Frame) -> bool {
        let words = &self.scene.words;
        let line = self.sentence.words;
        let [named] = self.scene.mentions_in(line) else { return false };
        let beside = |at: usize| {
            (named.first..named.end).contains(&at)
                || (self.amount..self.end).contains(&at)
                || words.is_mark(at)
                || words.is_name(at)
        };
        if named.end > self.amount || !line.all(beside) {
            return false;
        }
        let levies = self.told.discourse.and_then(|told| told.levies).map(|state| (state, Some(Way::Before)));
        let own = levies.or_else(|| self.told_of().map(|(own, way)| (own, Some(way))));
        (frame.reporter, frame.partner, frame.others) = (None, Some(named.state), Vec::new());
        frame.owned(own.filter(|(own, _)| *own != named.state));
        true
    }

    /// The states of the sentence that pay no duty: neither "Peru 46 per cent" nor who "was hit with duties".
    fn others(&self, payers: &[usize]) -> Vec<usize> {
        let words = self.sentence.words;
        let verb = words.find(|at| self.is_paying(*at)).unwrap_or(words.start);
        let pays = |mention: &Mention| {
            let with = usize::from(self.scene.words.any(mention.end, set!["with", "at"]));
            self.scene.amount_over(mention.end + with).is_some_and(|amount| amount.start == mention.end + with)
        };
        // "Chile and Peru, which have agreements with China, pay 5 %".
        let led = |mention: &Mention| self.scene.words.any(mention.first.wrapping_sub(1), set!["with", "by", "from"]);
        let stands = |mention: &Mention| mention.first > verb || led(mention);
        let later = parties_in(self.scene, words).filter(|mention| stands(mention) && !pays(mention));
        let mut states: Vec<usize> = Vec::new();
        for state in later.map(|mention| mention.state) {
            if !payers.contains(&state) && !states.contains(&state) {
                states.push(state);
            }
        }
        states
    }

    /// What who pays a duty does or gets.
    fn is_paying(&self, at: usize) -> bool {
        let words = &self.scene.words;
        words.any(at, PAYS) || ["subject to", "slapped with", "hit with"].iter().any(|seq| words.seq(at, seq))
    }

    /// "Bangladesh" over "Reciprocal tariff: 37 %": who pays what was levied before, or levies on the one that is named.
    fn headed(&self, frame: &mut Frame) {
        let Some(told) = self.told.discourse else { return };
        let ([headed], true) = (told.heading.as_slice(), frame.others.is_empty()) else { return };
        match (frame.reporter.or(told.levies), frame.partner) {
            (Some(own), None) if own != *headed => {
                frame.reporter = Some(own);
                frame.partner = Some(*headed);
            }
            (_, Some(other)) if frame.reporter.is_none() && other != *headed => frame.reporter = Some(*headed),
            _ => return,
        }
        frame.way = frame.way.or(Some(Way::Heading));
    }

    /// "Argentina raised its export tax to 30 %": what leaves it, for wherever.
    fn on_exports(&self, frame: &mut Frame) -> bool {
        const TAXES: &WordSet = words!("tax taxes duty duties levy levies tariff tariffs");
        let words = &self.scene.words;
        if !self.clause.any(|at| words.is(at, "export") && words.any(at + 1, TAXES)) {
            return false;
        }
        let own = frame.reporter.or_else(|| self.subject(None)).map(|state| (state, None));
        *frame = Frame { reporter: None, partner: None, others: Vec::new(), ..frame.clone() };
        frame.owned(own.or_else(|| self.carried(None)));
        true
    }

    /// "All U.S. imports will be subject to a 10 % tariff": whose imports they are levies it.
    fn on_imports(&self, frame: &mut Frame) -> bool {
        let paying = self.sentence.words.any(|at| self.is_paying(at));
        let [own] = self.scene.mentions_in(self.sentence.words) else { return false };
        let buys = paying && self.scene.words.is(own.end, "imports") && own.end < self.amount;
        if buys {
            (frame.reporter, frame.partner, frame.others) = (Some(own.state), None, Vec::new());
        }
        buys
    }

    /// "threatened Brussels with duties of 50 %", "hit Japan with a 25 % tariff".
    fn hit(&self, frame: &mut Frame) -> bool {
        let words = &self.scene.words;
        let front = Run::new(self.amount.saturating_sub(8).max(self.sentence.words.start), self.amount);
        let hit = front.find(|at| words.is(*at, "with")).and_then(|with| {
            let named = parties_in(self.scene, Run::new(with.saturating_sub(4), with)).find(|it| it.end == with)?;
            let verb = named.first - usize::from(words.is(named.first.wrapping_sub(1), "the"));
            words.any(verb.wrapping_sub(1), HITS).then_some(named.state)
        });
        let Some(partner) = hit else { return false };
        let own = frame.reporter.or_else(|| self.subject(Some(partner))).filter(|own| *own != partner);
        *frame = Frame { reporter: own, partner: Some(partner), others: Vec::new(), ..frame.clone() };
        true
    }

    /// "India's average applied tariff is 17 %, against 3 % in the US": on nobody in particular, and that of another.
    fn average(&self, frame: &mut Frame) -> bool {
        let words = &self.scene.words;
        const DUTY: &WordSet = set!["tariff", "tariffs", "duty", "duties", "rate", "rates"];
        // "the tariff applied to tea" is applied to somebody's.
        let says = |at: &usize| {
            words.is(*at, "average") || words.any(*at, set!["applied", "bound"]) && words.any(at + 1, DUTY)
        };
        let Some(average) = self.sentence.words.find(says) else { return false };
        let the = usize::from(words.is(self.end + 1, "the"));
        let other = words.is(self.end, "in").then(|| self.scene.mention_at(self.end + 1 + the)).flatten();
        if let Some(other) = other.filter(|_| self.told.here) {
            *frame = Frame { reporter: Some(other.state), partner: None, others: Vec::new(), ..frame.clone() };
            return true;
        }
        average < self.amount && frame.reporter.is_some() && frame.partner.is_none()
    }

    /// "Kenya faces a 15 % tariff", "Countries like Kenya received a tariff rate of 10 %", "Kenya and Peru pay 5 % and
    /// 8 %": the subject pays it; the second are all who pay one in the sentence.
    fn faced(&self) -> Option<(usize, Vec<usize>)> {
        let words = &self.scene.words;
        let pays = |at: usize| {
            words.any(at, set!["faces", "face", "pays", "pay"]) || (at..at + 3).any(|at| words.seq(at, "subject to"))
        };
        // "the 10 % tariffs that Ethiopia is subject to".
        let behind = (self.end..self.end + 6).find_map(|at| self.scene.mention_at(at)).filter(|named| pays(named.end));
        if let Some(named) = behind {
            return Some((named.state, vec![named.state]));
        }
        let front = Run::new(self.amount.saturating_sub(18).max(self.sentence.words.start), self.amount);
        let near = Run::new(self.amount.saturating_sub(9).max(front.start), self.amount);
        let row = || front.find(|at| self.is_paying(*at)).filter(|_| self.in_row().is_some());
        let verb = near.find(|at| self.is_paying(*at)).or_else(row)?;
        // "American importers are to pay 20 percent duty on goods from Vietnam".
        if (front.start..verb).any(|at| words.any(at, set!["importers", "importer", "buyers", "consumers"])) {
            return None;
        }
        if let Some((state, payers)) = self.in_row() {
            return Some((state, payers));
        }
        let front = Run::new(self.sentence.words.start, verb);
        // "China, one of America's largest partners, will face": what is said of it between commas names others.
        let aside = |at: usize| words.is(at, ",");
        let opens = parties_in(self.scene, front).next().filter(|it| aside(it.end) && aside(verb.wrapping_sub(2)));
        let alone = opens.filter(|it| words.any(it.end + 1, set!["one", "a", "an", "the", "which", "whose"]));
        if let Some(payer) = alone {
            return Some((payer.state, vec![payer.state]));
        }
        let named: Vec<usize> = states_in(self.scene, front);
        let [one] = *named.as_slice() else { return None };
        Some((one, named))
    }

    /// "Chinese goods … 100 per cent tariffs": whose goods they are is the partner, the other state levies them.
    fn taxed(&self, frame: &mut Frame) {
        let whole = self.sentence.words;
        let named = |it: &&Mention| frame.reporter != Some(it.state) && self.is_of_goods(it);
        let Some(partner) = parties_in(self.scene, whole).find(named).map(|mention| mention.state) else { return };
        frame.partner = Some(partner);
        if frame.reporter.is_none() {
            // "19 % on Indonesian imports and 20 % on Vietnamese imports": the other one pays, too.
            let levies = parties_in(self.scene, whole).filter(|it| it.state != partner && !self.is_of_goods(it));
            let mut states: Vec<usize> = levies.map(|mention| mention.state).collect();
            states.dedup();
            if let [one] = states.as_slice() {
                frame.reporter = Some(*one);
            }
        }
    }

    /// "Russian oil", "on $30 billion of U.S. goods": a state named for its goods.
    fn is_of_goods(&self, mention: &Mention) -> bool {
        const GOODS: &WordSet = set!["goods", "products", "exports", "models", "imports", "produce"];
        let words = &self.scene.words;
        let good = |at: usize| good_at(self.scene, at).is_some() || words.any(at, GOODS);
        let named = words.is(mention.first.wrapping_sub(1), "of") && good(mention.end);
        let people = mention.naming == Naming::People && (mention.end..mention.end + 3).any(good);
        // "a levy over Russian oil purchases": why it is levied.
        let led = (mention.first.saturating_sub(3)..mention.first).any(|at| words.any(at, set!["over", "for"]));
        let why = led && (mention.end..mention.end + 4).any(|at| words.any(at, PURCHASES));
        (people || named) && !why
    }
}
