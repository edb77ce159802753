//! What a percentage measures because the one before it does: "from 8 % to 7 %", "Peru (17 %), Chile (11 %)".

use crate::lexicon::{Class, Naming};
use crate::model::{Metric, Quantity, Run};
use crate::tag::{WordSet, set, words};

use super::draft::Draft;
use super::make::Maker;
use super::measure::Measure;
use super::metric::Cue;
use super::sort::Sort;
use super::{bracket, goods, hedge, items};

/// What may follow an amount that measures nothing of its own.
const AMOUNT_ENDS: &WordSet = words!(", . ; ) in to for respectively during a the and last before after");

/// What a percentage can be that is none of trade.
const OTHER_RATES: &WordSet = words!("rate rates unemployment interest yield margin inflation tax taxes points");

impl Maker<'_> {
    /// "from 8 % to 7 %", "by 5 % in 2018, an additional 10 % in 2019": what the percentage before it measures.
    pub fn same(&self, range: Run) -> Option<Measure> {
        if let Some(told) = self.next_change(range).or_else(|| self.in_percent(range)) {
            return Some(told);
        }
        let words = &self.scene.words;
        if let Some(told) = self.compared_with(range).or_else(|| self.listed_change(range)) {
            return Some(told);
        }
        let last = self.drafts.last().filter(|last| last.measure.sort == Sort::Percent)?;
        let reached = last.came_from && words.is(hedge::lead(self.scene, range), "to");
        // "crude oil (by 45 %), vehicles (by 72 %)".
        let by = |range: Run| words.is(range.start.wrapping_sub(1), "by") && words.is(range.start.wrapping_sub(2), "(");
        let own = self.scene.quantity_words[last.quantity];
        let gap = Run::new(own.end, range.start);
        if last.measure.metric == Some(Metric::Change) && by(own) && by(range) && gap.all(|at| words.verb(at).is_none())
        {
            return Some(last.measure.clone());
        }
        let more = words.any(range.start.saturating_sub(1), set!["additional", "further", "another"])
            && last.measure.metric == Some(Metric::Change);
        // "a growth of 8 %, compared with 3 % in 1996".
        let lead = hedge::lead(self.scene, range);
        let gap = Run::new(self.scene.quantity_words[last.quantity].end, lead);
        let compared = words.any(lead, set!["with", "to"])
            && words.is(lead.saturating_sub(1), "compared")
            && !gap.any(|at| words.has(at, Class::Metric) && !words.is(gap.start, "of") || words.is(at, ";"))
            && self.measures_nothing(range);
        // "25 % taxes on steel and 10 % on tin".
        let on = last.measure.metric == Some(Metric::Tariff)
            && words.is(range.end, "on")
            && (gap.len() <= 6 && gap.any(|at| words.is(at, "and")) && gap.all(|at| words.verb(at).is_none())
                || gap.len() <= 12
                    && (gap.end - 1..=gap.end).any(|at| words.any(at, set![",", "and"]))
                    && self.levied_on(range.end + 1));
        // "stood at 38 percent of GDP, down from 41 percent at the end of 2010".
        let moved_from = words.is(lead, "from")
            && gap.len() <= 5
            && gap.any(|at| words.any(at, set!["down", "up"]))
            && gap.all(|at| words.verb(at).is_none() && !words.is(at, ";"));
        (reached
            || on
            || moved_from
            || self.refers_to_share(last, range)
            || more
            || compared
            || self.and_next(last, range)
            || self.goes_on(last.quantity, range)
            || self.is_member(last, range))
        .then(|| self.turned_by(last, range))
    }

    /// "coverage was 80 % while it was 76 % in May", "13.1 per cent, 10.4 per cent and 4 per cent, respectively", "rose 28 % by
    /// volume but only 21 % by value": what the percentage before it measures, where nothing between tells of something else.
    pub fn once_more(&self, quantity: &Quantity, range: Run) -> Option<Measure> {
        const FARTHEST: usize = 12;
        let last = self.drafts.last().filter(|last| last.measure.sort == Sort::Percent && quantity.unit == "%")?;
        let gap = Run::new(self.scene.quantity_words[last.quantity].end, range.start);
        let other = gap.any(|at| self.scene.words.any(at, OTHER_RATES) || self.scene.words.is(at, ";"));
        (gap.len() <= FARTHEST && !other && self.measures_nothing(range)).then(|| last.measure.clone())
    }

    /// "contracted for the eighth month in a row, by 48 %", "a change in the share of exports – from 51 % to 43 %": a move that its
    /// clause tells further off, or a part that its sentence speaks of.
    pub fn by_clause(&self, quantity: &Quantity, range: Run) -> Option<Measure> {
        const REACH: usize = 16;
        const PARTS: &WordSet = set!["share", "shares", "proportion", "portion"];
        const BOUNDS: &WordSet = set!["above", "below", "more", "less"];
        let words = &self.scene.words;
        let clause = self.sentence.segment_of(range.start);
        let front = Run::new(clause.start.min(range.start), range.start);
        let other = Run::new(front.start, range.end + 6).any(|at| words.any(at, OTHER_RATES) || words.is(at, ";"));
        if quantity.unit != "%" || self.cues.is_empty() || other || !self.measures_nothing(range) {
            return None;
        }
        let level = words.any(hedge::lead(self.scene, range), set!["to", "from", "at", "was", "is", "were"]);
        let told = |at: usize| bracket::way(self.scene, at).filter(|_| !words.any(at, BOUNDS));
        let moved = front.into_iter().rev().take(REACH).find_map(told).filter(|_| !level);
        let before = Run::new(self.sentence.words.start, range.start);
        let part = || before.into_iter().rev().take(24).any(|at| words.any(at, PARTS)).then_some(Metric::Share);
        let metric = moved.map(|_| Metric::Change).or_else(part)?;
        let negative = moved == Some(true);
        let whole = || self.cues.iter().rposition(|cue| cue.words.end <= range.start);
        let cue = Some(metric).filter(|metric| *metric == Metric::Share).and_then(|_| whole());
        Some(Measure { sort: Sort::Percent, cue, metric: Some(metric), negative, acted: false, other: false })
    }

    /// "The main imports were composed of fuels (19 %), machinery (14 %) and cars (8 %)", "with $21 million (26 %), second was tea
    /// with $13 million (16 %)": what part each of a list is, where nothing moved.
    pub fn by_brackets(&self, quantity: &Quantity, range: Run) -> Option<Measure> {
        const FEWEST: usize = 2;
        let words = &self.scene.words;
        let own = |range: Run| {
            let open = words.any(range.start.wrapping_sub(1), set!["(", ";"]);
            open && words.any(range.end, set![")", ";"])
        };
        let percent = |at: &usize| self.scene.quantity(*at).unit == "%" && own(self.scene.quantity_words[*at]);
        let listed = self.sentence.quantities.iter().filter(percent).count();
        let moves = |at: usize| words.any(at, hedge::MOVES) || bracket::way(self.scene, at).is_some();
        let moved = self.sentence.words.any(moves) || self.sentence.words.any(|at| words.any(at, OTHER_RATES));
        if quantity.unit != "%" || listed < FEWEST || !own(range) || moved {
            return None;
        }
        let flow = |cue: &Cue| matches!(cue.metric, Metric::Exports | Metric::Imports | Metric::Trade);
        let cue = Some(self.cues.iter().position(flow)?);
        Some(Measure {
            sort: Sort::Percent,
            cue,
            metric: Some(Metric::Share),
            negative: false,
            acted: false,
            other: false,
        })
    }

    /// True for a percentage that makes up a line below "GDP - real growth rate:", but for a note in a bracket; "27 % of
    /// exports went to Peru" there tells of something else.
    fn is_of_growth(&self, range: Run) -> bool {
        let ends = range.end >= self.sentence.words.end || self.scene.words.any(range.end, set!["(", ".", ";"]);
        range.start == self.sentence.words.start && ends && self.memory.discourse.growth
    }

    /// True for one of these that its words take for a share.
    pub fn below_growth(&self, own: &Measure, range: Run) -> bool {
        let share = own.sort == Sort::Percent && own.metric == Some(Metric::Share);
        share && self.is_of_growth(range)
    }

    /// What a percentage is by the line above it: "Russia - 27 %" below "Main partners in exports", "3.9 % (2013 est.)" below
    /// "GDP - real growth rate:".
    pub fn in_line(&self, quantity: &Quantity, range: Run) -> Option<Measure> {
        let words = &self.scene.words;
        let measure = |metric| Measure {
            sort: Sort::Percent,
            cue: None,
            metric: Some(metric),
            negative: false,
            acted: false,
            other: false,
        };
        if quantity.unit != "%" {
            return None;
        }
        if self.is_of_growth(range) {
            return Some(measure(Metric::Change));
        }
        let line = Run::new(self.sentence.words.start, range.start);
        let told = |at: usize| words.is_mark(at) || self.scene.amount_over(at).is_some();
        let lead =
            (line.start..line.end).rev().find(|at| !told(*at) && !words.any(*at, set!["share", "bags", "tons"]))?;
        let named = self.scene.mention_at(lead).is_some_and(|it| (line.start..it.first).all(|at| words.is_mark(at)));
        let alone = named && self.sentence.words.iter().skip_while(|at| *at < range.end).all(|at| words.is_mark(at));
        (alone && self.memory.discourse.markets).then(|| measure(Metric::Share))
    }

    /// "stood at 13.39 % against 13.56 %", "0.14 points lower than the 11.22 % recorded in June": the same rate before.
    fn compared_with(&self, range: Run) -> Option<Measure> {
        let words = &self.scene.words;
        let lead = hedge::lead(self.scene, range);
        let last = self.drafts.iter().rfind(|draft| draft.measure.sort == Sort::Percent)?;
        let gap = Run::new(self.scene.quantity_words[last.quantity].end, range.start);
        let the = usize::from(words.is(range.start.wrapping_sub(1), "the"));
        let than = words.is(range.start.wrapping_sub(1 + the), "than");
        // "49 per cent of GDP as against 42 per cent in 2004".
        let against = words.any(lead, set!["against", "versus", "vs"]) && gap.len() <= 8;
        let clear = !gap.any(|at| words.is(at, ";") || words.has(at, Class::Metric));
        (clear && (than || against)).then(|| Measure { negative: false, ..last.measure.clone() })
    }

    /// "Exports to China rose 12 %, to Japan 8 % and to Peru 5 %", "tea rose 8 %, coffee 5 %": the next of a list of changes.
    fn listed_change(&self, range: Run) -> Option<Measure> {
        const JOINTS: &WordSet = words!(", and to from in of for the by with");
        let (scene, words) = (self.scene, &self.scene.words);
        let last = self.drafts.iter().rfind(|draft| draft.measure.sort == Sort::Percent)?;
        let level = self.drafts.last().filter(|last| last.measure.sort != Sort::Percent);
        let end = scene.quantity_words[level.unwrap_or(last).quantity].end;
        let lead = hedge::start(scene, range.start, end);
        let gap = Run::new(end, lead);
        let named = |at: usize| scene.mention_at(at).is_some();
        let good = goods::good_ending(scene, lead).map_or(lead, |(length, _)| lead - length);
        let listed = gap.all(|at| words.any(at, JOINTS) || named(at) || at >= good);
        // "grew by 45 % to Peru, 41 % to Chile".
        let to = |end: usize| words.any(end, set!["to", "from"]) && named(end + 1);
        let behind = to(range.end) && to(scene.quantity_words[last.quantity].end);
        let own = scene.mention_at(lead.wrapping_sub(1)).is_some() || good < lead || behind;
        let next = words.any(gap.start, set![",", "and"]) || behind && gap.any(|at| words.any(at, set![",", "and"]));
        let change = last.measure.metric == Some(Metric::Change) && next;
        (change && listed && own && gap.len() <= 8 && self.measures_nothing(range)).then(|| last.measure.clone())
    }

    /// What the last percentage measures, down where "after falling" leads to this one.
    fn turned_by(&self, last: &Draft, range: Run) -> Measure {
        let words = &self.scene.words;
        let gap = Run::new(self.scene.quantity_words[last.quantity].end, range.start);
        let moves = |at: &usize| words.has(*at, Class::Rise) || words.has(*at, Class::Fall);
        let moved =
            gap.into_iter().rev().find(moves).filter(|at| words.any(at.wrapping_sub(1), set!["after", "before"]));
        let negative = moved.map_or(last.measure.negative, |at| words.has(at, Class::Fall));
        Measure { negative, ..last.measure.clone() }
    }

    /// "rose by 8 % (to $9 million) and 6 % (to $7 million)": the next of two changes, each with what it led to.
    fn next_change(&self, range: Run) -> Option<Measure> {
        let (words, at) = (&self.scene.words, |by: usize| range.start.wrapping_sub(by));
        let [.., change, level] = self.drafts else { return None };
        let led = |amount: Run| words.is(hedge::lead(self.scene, amount), "to");
        let told = change.measure.metric == Some(Metric::Change)
            && change.measure.sort == Sort::Percent
            && led(self.scene.quantity_words[level.quantity]);
        // "exports rose 4 % to $9 million and imports by 14 % to $7 million".
        let gap = Run::new(self.scene.quantity_words[level.quantity].end, range.start);
        let flow = |at: usize| {
            words.has(at, Class::Metric) || self.scene.is_dated(at) || words.any(at, set!["and", "by", ",", "in"])
        };
        let next = words.is(at(1), "by")
            && gap.len() <= 8
            && gap.any(|at| words.has(at, Class::Metric))
            && gap.any(|at| words.is(at, "and"))
            && gap.all(flow);
        let mine = next || words.is(at(1), "and") && self.scene.quantity_words[level.quantity].end + 2 >= at(1);
        let leads = words.is(range.end, "to") || words.seq(range.end, "( to");
        (told && mine && leads).then(|| change.measure.clone())
    }

    /// "a decline of $77 million or 4.3 per cent": the same change in per cent.
    fn in_percent(&self, range: Run) -> Option<Measure> {
        let last = self.drafts.last().filter(|last| last.measure.metric == Some(Metric::Change))?;
        let words = &self.scene.words;
        let gap = Run::new(self.scene.quantity_words[last.quantity].end, range.start);
        let or = words.is(gap.start, "or") && gap.len() <= 2
            || words.is(gap.start, ",") && words.is(gap.start + 1, "or") && gap.len() <= 3;
        let money = matches!(last.measure.sort, Sort::Money | Sort::Physical);
        (or && money).then(|| Measure { sort: Sort::Percent, ..last.measure.clone() })
    }

    /// "4 % of the market, and this is expected to grow to 5 %", "by 2010 this figure had risen to 9 %".
    pub fn refers_to_share(&self, last: &Draft, range: Run) -> bool {
        let words = &self.scene.words;
        let gap = Run::new(self.scene.quantity_words[last.quantity].end, range.start);
        let refers = gap.into_iter().find(|at| words.any(*at, set!["this", "it", "which", "that"]));
        let moves = |at: usize| words.has(at, Class::Rise) || words.has(at, Class::Fall) || words.is(at, "reach");
        last.measure.metric == Some(Metric::Share)
            && words.is(hedge::lead(self.scene, range), "to")
            && gap.len() <= 22
            && !gap.any(|at| words.is(at, ";"))
            && refers.is_some_and(|refers| (refers..range.start).any(moves))
    }

    /// "to 77.3 % and 75.3 %, respectively": the next of two.
    pub fn and_next(&self, last: &Draft, range: Run) -> bool {
        let gap = Run::new(self.scene.quantity_words[last.quantity].end, range.start);
        gap.len() == 1 && self.scene.words.is(gap.start, "and") && self.measures_nothing(range)
    }

    /// "up from 371 million in January 1986 and 393 million in December": the next that it came from.
    pub fn also_from(&self, last: &Draft, range: Run) -> bool {
        let words = &self.scene.words;
        let gap = Run::new(self.scene.quantity_words[last.quantity].end, range.start);
        let part = |at: usize| self.scene.is_dated(at) || words.any(at, set!["in", "and", "the", "a"]);
        gap.len() <= 7 && words.is(range.start.wrapping_sub(1), "and") && gap.all(part)
    }

    /// "a 20 % tax on imports from Chile, 25 % on Peru": the next state that a duty lies on.
    fn levied_on(&self, at: usize) -> bool {
        let the = usize::from(self.scene.words.is(at, "the"));
        self.scene.mention_at(at + the).is_some_and(|it| it.naming == Naming::Name)
    }

    /// True where no noun that it measures stands behind a percentage.
    fn measures_nothing(&self, range: Run) -> bool {
        let words = &self.scene.words;
        let terms = words.is(range.end, "by") && words.any(range.end + 1, set!["value", "volume", "weight"]);
        terms
            || range.end >= self.sentence.words.end
            || words.any(range.end, AMOUNT_ENDS)
            || self.scene.is_dated(range.end)
    }

    /// "Peru (17.9 % of exports), Chile (11.3 %) and Kenya (6.7 %)": each is a share like the first.
    fn is_member(&self, last: &Draft, range: Run) -> bool {
        let (scene, words) = (self.scene, &self.scene.words);
        let hedged = hedge::lead(self.scene, range);
        let open = if words.any(hedged, set!["with", "at"]) { hedged } else { range.start.wrapping_sub(1) };
        // "a share of 47 %, followed by Peru at 27 % and Chile with 18 %".
        let stands = words.is(open, "(") || words.any(open, set!["at", "with", "for"]);
        let gap = Run::new(scene.quantity_words[last.quantity].end, open);
        let good = |before: usize| {
            let listed = (self.sentence.words.start..before).any(|at| words.seq(at, "followed by"));
            listed && (before.saturating_sub(2)..=before).any(|at| goods::good_at(scene, at).is_some())
        };
        // "Japan, with around 11 %".
        let comma = usize::from(words.is(open.wrapping_sub(1), ","));
        let named =
            open.checked_sub(1 + comma).is_some_and(|before| scene.mention_at(before).is_some() || good(before));
        // "Germany took 22 % of the beans, Saudi Arabia 19 % and Japan 12 %".
        let beside = scene.mention_at(open).is_some_and(|mention| mention.end == range.start);
        let share = last.measure.metric == Some(Metric::Share);
        let compared = words.any(gap.start, set![",", "compared"]) && gap.any(|at| words.is(at, "compared"));
        let told = |at: usize| words.verb(at).is_some() && !words.any(at, set!["followed", "compared"]);
        // "with 78 % of exports, followed by capital goods (12 %) and consumption goods (9 %)".
        let item = items::name(scene, self.sentence, range).is_some();
        share && ((named || item) && stands || beside) && gap.len() <= if compared { 20 } else { 16 } && !gap.any(told)
    }

    /// "3.6 % this year, 3.7 % in 2018 and 3.6 % in 2019", "2.2 % in 2017, rising to 2.5 % in 2018": year by year.
    fn goes_on(&self, last: usize, range: Run) -> bool {
        const JOINTS: &WordSet =
            words!(", and then before in to by at for back a slowing over on from ( ) est estimate");
        let (scene, words) = (self.scene, &self.scene.words);
        let gap = Run::new(scene.quantity_words[last].end, range.start);
        let moved = |at: usize| words.has(at, Class::Rise) || words.has(at, Class::Fall);
        let joint = |at: usize| scene.is_dated(at) || words.any(at, JOINTS) || moved(at);
        let dated = |words: Run| words.any(|at| scene.is_dated(at));
        let next = Run::new(range.end, range.end + 3);
        gap.len() <= 12 && dated(gap) && dated(next) && gap.into_iter().all(joint)
    }
}
