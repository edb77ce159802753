//! Where a state can come from that the amount's own phrase leaves out: the clause, what was told, heading, title, issuer.

use crate::assemble::actors::{self, Topic};
use crate::assemble::figure::sort::Sort;
use crate::assemble::scene::clause::{Kind, Segment};
use crate::assemble::scene::{Mention, Scene, Sentence};
use crate::lexicon::{Class, Measured, Naming};
use crate::model::{Metric, Run};
use crate::tag::{WordSet, set, words};

use super::frame::{Frame, Way};

/// What leads to where a part of it goes or comes from.
pub const PART: &WordSet = words!("them it which mostly mainly largely chiefly primarily");

/// Prepositions that give a state another part than the subject’s.
pub(super) const ROLE_WORDS: &WordSet = words!("to from with against between into than by outside");

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
    /// Who was told last to levy a duty.
    pub levies: Option<usize>,
    /// The state with which that sentence opens: "it" in the next one.
    pub opens: Option<usize>,
    /// States that the heading above names.
    pub heading: Vec<usize>,
    /// True where it announces markets or partners of trade.
    pub markets: bool,
    /// True below a label that names a rate of growth: "GDP - real growth rate:".
    pub growth: bool,
}

/// The states of a range of words, each once, in order; those of datelines and currencies left aside.
#[must_use]
pub fn states_in(scene: &Scene<'_>, range: Run) -> Vec<usize> {
    let mut states = Vec::new();
    for mention in parties_in(scene, range) {
        if !states.contains(&mention.state) {
            states.push(mention.state);
        }
    }
    states
}

/// "Norway is the largest exporter": the state that a sentence is about, by its first words and their verb.
#[must_use]
pub fn opening(scene: &Scene<'_>, sentence: &Sentence) -> Option<usize> {
    let the = usize::from(scene.words.is(sentence.words.start, "the"));
    let named = parties_in(scene, sentence.words).next()?;
    let verb = named.end..named.end + 2;
    (named.first == sentence.words.start + the && named.naming == Naming::Name)
        .then_some(named.state)
        .filter(|_| verb.into_iter().any(|at| scene.words.verb(at).is_some()))
}

/// The states that some words name; those of datelines and currencies left aside, and those of offices that report.
pub fn parties_in<'s>(scene: &'s Scene<'_>, range: Run) -> impl DoubleEndedIterator<Item = &'s Mention> {
    let reports = |it: &Mention| it.naming == Naming::Office && scene.words.entry(it.end, Class::Report).is_some();
    let party = move |it: &&Mention| !it.aside && !actors::is_body(it.state) && !reports(it);
    scene.mentions_in(range).iter().filter(party)
}

/// The word that leads to a state: "to" in "to the 27-nation European Union".
#[must_use]
pub fn leads(scene: &Scene<'_>, mention: &Mention) -> usize {
    let words = &scene.words;
    let counted = words.is(mention.first.wrapping_sub(2), "-")
        && words.any(mention.first.wrapping_sub(1), set!["nation", "member", "country", "state"]);
    let first = mention.first.wrapping_sub(if counted { 3 } else { 0 });
    // "with mainland China", "to neighbouring Peru".
    const NEAR: &WordSet = words!("mainland neighbouring neighboring nearby fellow");
    let first = first - usize::from(words.any(first.wrapping_sub(1), NEAR));
    // "from the Member States of the European Union".
    const MEMBERS: &WordSet = set!["states", "countries", "nations"];
    let of = first.wrapping_sub(1 + usize::from(words.is(first.wrapping_sub(1), "the")));
    let members =
        words.is(of, "of") && words.any(of.wrapping_sub(1), MEMBERS) && words.is(of.wrapping_sub(2), "member");
    let first = if members { of - 2 } else { first };
    first.wrapping_sub(1 + usize::from(words.any(first.wrapping_sub(1), set!["the", "its", "their"])))
}

/// "Flows from the EU rose by 46 %, while those from China rose by 44 %": the part of a clause that an amount stands in.
#[must_use]
pub fn part_of(scene: &Scene<'_>, clause: Run, amount: usize) -> Run {
    let parts = |at: &usize| scene.words.any(*at, set!["while", "whereas"]);
    let start = (clause.start..amount).rfind(parts).map_or(clause.start, |at| at + 1);
    let end = (amount..clause.end).find(parts).unwrap_or(clause.end);
    Run::new(start, end.max(start))
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
    /// True for a sum that a country could count.
    pub large: bool,
    /// Where the amount before it ends, in the same sentence.
    pub since: Option<usize>,
}

/// An amount with everything that can tell whose it is.
pub struct Sides<'a> {
    pub scene: &'a Scene<'a>,
    pub sentence: &'a Sentence,
    pub amount: usize,
    pub end: usize,
    pub clause: Run,
    pub told: Told<'a>,
    pub topic: &'a Topic,
}

impl Sides<'_> {
    /// The state that the clause speaks of, in front of the amount: no object of "to" or "from".
    pub fn subject(&self, not: Option<usize>) -> Option<usize> {
        let words = &self.scene.words;
        let object = |mention: &Mention| words.any(leads(self.scene, mention), ROLE_WORDS);
        let front = Run::new(self.clause.start.min(self.amount), self.amount);
        let whole = Run::new(self.sentence.words.start, self.amount);
        // "Imports from Peru, often used as a way for Chilean oil, rose": what an inserted phrase describes.
        let aside = |mention: &Mention| {
            let own = self.sentence.segments.iter().find(|segment| segment.words.contains(mention.first));
            let apart = |own: &&Segment| match own.kind {
                Kind::Participle => mention.naming == Naming::People,
                // "exports to India, which recently surpassed the UAE, reached $5 million"; "the duty that Norway applied" is told
                // of it alone.
                Kind::Relative => {
                    let start = own.words.start;
                    words.is(start, ",") || words.is(start.wrapping_sub(1), ",")
                }
                _ => false,
            };
            own.filter(apart).is_some_and(|own| !own.words.contains(self.amount))
        };
        [front, whole].into_iter().find_map(|range| {
            parties_in(self.scene, range)
                .find(|mention| !object(mention) && !aside(mention) && Some(mention.state) != not)
                .map(|mention| mention.state)
        })
    }

    /// The states in front of the amount: those of its own clause, else those of its sentence.
    pub fn ahead(&self) -> Vec<usize> {
        let clause = states_in(self.scene, Run::new(self.clause.start.min(self.amount), self.amount));
        if clause.is_empty() { states_in(self.scene, Run::new(self.sentence.words.start, self.amount)) } else { clause }
    }

    /// The states of some words that the amount can concern: none of what it came about by or beside, as in "rose by 5 %
    /// ahead of American tariffs", "grew, led by demand from China", "amid a war in Sudan".
    pub fn concerned(&self, range: Run) -> Vec<usize> {
        let mut states = Vec::new();
        let country = parties_in(self.scene, range).any(|mention| !actors::is_region(mention.state));
        let concerned = |mention: &&Mention| {
            // "in Asian trading hours", "the Shanghai Composite Index": where it is dealt.
            let dealt = set!["trading", "session", "composite", "stock", "shares", "equities"];
            let dealt = self.scene.words.any(mention.end, dealt);
            let dealt = dealt || self.is_speaker(mention);
            !(self.is_beside(mention) || self.is_rank(mention) || dealt || country && self.is_mere_place(mention))
        };
        for mention in parties_in(self.scene, range).filter(concerned) {
            if !states.contains(&mention.state) {
                states.push(mention.state);
            }
        }
        states
    }

    /// "OPEC estimates Iraq's reserves at $5 million", "according to the EU": who says it.
    fn is_speaker(&self, mention: &Mention) -> bool {
        let words = &self.scene.words;
        let the = usize::from(words.is(mention.first.wrapping_sub(1), "the"));
        let led = mention.first.checked_sub(2 + the).is_some_and(|at| words.seq(at, "according to"));
        let close = usize::from(words.is(mention.end, ")"));
        let verb = words.any(mention.end + close, set!["estimates", "estimated", "reckons", "projects", "forecasts"]);
        let other = parties_in(self.scene, self.sentence.words).any(|other| other.state != mention.state);
        other && (led || verb) && mention.naming == Naming::Name
    }

    /// "Among the largest in Asia": a part of the world that no word of trade leads to.
    fn is_mere_place(&self, mention: &Mention) -> bool {
        let words = &self.scene.words;
        let the = usize::from(words.is(mention.first.wrapping_sub(1), "the"));
        let led = words.any(mention.first.wrapping_sub(1 + the), set!["to", "from", "with", "into", "between", "and"]);
        actors::is_region(mention.state) && !led && !words.any(mention.end, set!["'", "’", "("])
    }

    /// "the first in Africa to default", "the largest in Asia": where it ranks, not whom it concerns.
    fn is_rank(&self, mention: &Mention) -> bool {
        let words = &self.scene.words;
        let the = usize::from(words.is(mention.first.wrapping_sub(1), "the"));
        let at = mention.first.wrapping_sub(1 + the);
        let first = |at: usize| words.any(at, set!["first", "last", "only"]) || words.str(at).ends_with("est");
        words.is(at, "in") && (at.wrapping_sub(1) < at) && first(at.wrapping_sub(1))
    }

    /// True for a state named in words that tell why or beside what something moved.
    fn is_beside(&self, mention: &Mention) -> bool {
        const OPENERS: &WordSet = words!(
            "amid amidst despite ahead due because following after before thanks led driven boosted propelled \
     supported helped fuelled fueled dragged reflecting owing"
        );
        let words = &self.scene.words;
        let from = if mention.first >= self.end { self.end } else { self.clause.start.min(mention.first) };
        // "fell by 5 % as American tariffs weighed"; "such as China", "as well as China" add to a list.
        let clause = |at: usize| {
            let lists = words.any(at.wrapping_sub(1), set!["such", "well", "same", "much"])
                || words.any(at + 1, set!["well", "part", "a", "an", "of"]);
            words.is(at, "as") && at >= self.end && !lists
        };
        // "increase to 9 million on higher output for Kenya", "with Kenya being the most active".
        const MORE: &WordSet =
            words!("higher lower greater smaller larger reduced increased stronger weaker more less");
        let cause = |at: usize| words.is(at, "on") && words.any(at + 1, MORE);
        let being = |at: usize| words.is(at, "with") && (at + 2..at + 5).any(|at| words.is(at, "being"));
        let opens = |at: &usize| words.any(*at, OPENERS) || clause(*at) || cause(*at) || being(*at);
        let Some(opener) = (from..mention.first).rev().find(opens) else { return false };
        // In front of the amount such words end with a comma.
        let closed = |to: usize| (mention.first..to).any(|at| words.is(at, ","));
        let apart = mention.first >= self.end || closed(self.amount);
        apart && !(opener..mention.first).any(|at| words.any(at, set![",", ";"]))
    }

    /// The state named last in front of the amount that is not this one.
    pub fn nearest(&self, not: usize) -> Option<usize> {
        let front = Run::new(self.sentence.words.start, self.amount);
        parties_in(self.scene, front).rfind(|mention| mention.state != not).map(|mention| mention.state)
    }

    /// "Canada (3.3 million barrels)", "Peru (+4 %)": the state right in front of an amount in brackets.
    pub fn member(&self) -> Option<usize> {
        let words = &self.scene.words;
        // "Uganda led with $5 million, followed by Peru with $4 million".
        let listed = || self.sentence.words.any(|at| words.seq(at, "followed by"));
        if words.any(self.amount.wrapping_sub(1), set!["with", "at"]) && listed() {
            let since = self.told.since.unwrap_or(self.sentence.words.start);
            let mut named = parties_in(self.scene, Run::new(since.min(self.amount), self.amount));
            return named.next_back().filter(|mention| mention.naming == Naming::Name).map(|mention| mention.state);
        }
        let signed = usize::from(words.any(self.amount.wrapping_sub(1), set!["+", "-", "−", "–"]));
        let open = self.amount.checked_sub(1 + signed).filter(|at| words.is(*at, "("))?;
        let mention = self.scene.mention_at(open.checked_sub(1)?).filter(|mention| !mention.aside)?;
        (mention.naming == Naming::Name).then_some(mention.state)
    }

    /// "owes China $5 million and Portugal $4 million": the state right in front of each of two amounts.
    pub fn beside(&self) -> Option<usize> {
        let named = |at: usize| {
            let mention = self.scene.mention_at(at.checked_sub(1)?)?;
            (mention.end == at && mention.naming == Naming::Name && !mention.aside).then_some(mention.state)
        };
        let starts = self.sentence.quantities.iter().map(|at| self.scene.quantity_words[at].start);
        named(self.amount).filter(|own| starts.filter_map(named).any(|state| state != *own))
    }

    /// The one other state of the clause that a preposition of trade leads to.
    pub fn linked(&self, reporter: usize) -> Option<usize> {
        let words = &self.scene.words;
        // "to the Member States of the European Union".
        let led = |mention: &&Mention| {
            let phrase = (self.clause.start..mention.first).rev().take(6);
            let near = phrase.take_while(|at| {
                !words.is_mark(*at) && words.verb(*at).is_none() && self.scene.mention_at(*at).is_none()
            });
            let led = |at: usize| {
                words.any(at, set!["to", "from", "with", "against", "into", "entering"])
                    && (!words.any(at.wrapping_sub(1), PART) || words.seq(at.wrapping_sub(3), "all of"))
            };
            // "10 million through Atyrau and 1 million to China": the next amount has a way of its own.
            let apart = self.scene.quantity_words.iter().any(|next| {
                let way = |at: usize| words.any(at, set!["through", "via", "to", "from"]);
                (self.end..mention.first).contains(&next.start) && (self.end..next.start).any(way)
            });
            mention.state != reporter && !apart && near.into_iter().any(led)
        };
        let mut found = parties_in(self.scene, self.clause).filter(led).map(|mention| mention.state);
        let first = found.next()?;
        found.all(|state| state == first).then_some(first)
    }

    /// "Trade with Japan has grown. Exports reached $900 million": with whom the sentence before is told to trade.
    pub fn trades_with(&self) -> Option<usize> {
        let last = self.told.last.filter(|last| last.metric == Some(Metric::Trade))?;
        let near = self.told.discourse.is_some_and(|told| told.paragraph == self.sentence.paragraph);
        last.partner.filter(|_| near && last.reporter.is_none())
    }

    /// The one state told before: in the sentence or paragraph, in the heading, else whose statistic it is.
    pub fn carried(&self, not: Option<usize>) -> Option<(usize, Option<Way>)> {
        let other = |state: &usize| Some(*state) != not;
        let last = self.told.last.and_then(|last| last.reporter).filter(other);
        if self.told.here
            && let Some(state) = last
        {
            return Some((state, self.told.last.and_then(|last| last.way)));
        }
        let discourse = self.told.discourse;
        let near = discourse.is_some_and(|told| told.paragraph == self.sentence.paragraph);
        // "Norway is the largest exporter. It shipped $2 million of tea": whom the sentence before is about.
        let it = discourse.filter(|told| told.subjects.0 == self.sentence.paragraph).and_then(|told| told.opens);
        let it = it.filter(|_| self.scene.words.any(self.sentence.words.start, set!["it", "its"])).filter(other);
        if let Some(state) = it {
            return Some((state, Some(Way::Before)));
        }
        if let Some(state) = last.filter(|_| near) {
            return Some((state, Some(Way::Before)));
        }
        if let Some(told) = discourse
            && told.subjects.0 == self.sentence.paragraph
            && let [one] = told.subjects.1.as_slice()
            && other(one)
            && self.trades_with() != Some(*one)
        {
            return Some((*one, Some(Way::Before)));
        }
        let topic = self.topic;
        let issuer = self.owner().filter(|(state, _)| other(state)).map(|(state, way)| (state, Some(way)));
        let heading = discourse.map(|told| told.heading.as_slice()).unwrap_or_default();
        let headed = match heading {
            [one] if self.owner().is_none() => Some(*one).filter(other).map(|state| (state, Some(Way::Heading))),
            _ => None,
        };
        let both = not.and_then(|known| {
            let (pair, way) = self.both(&[known])?;
            Some((pair.into_iter().find(other)?, Some(way)))
        });
        headed
            .or(both)
            .or(issuer)
            .or_else(|| topic.first.filter(other).map(|state| (state, Some(Way::Title))))
            .or_else(|| topic.about().or(topic.lead).filter(other).map(|state| (state, Some(Way::About))))
            .or_else(|| last.map(|state| (state, Some(Way::Before))))
    }

    /// Whose figures the document tells: the office's that issues them, else the one state's whose trade it speaks of.
    pub fn owner(&self) -> Option<(usize, Way)> {
        let issuer = self.topic.issuer.map(|state| (state, Way::Issuer));
        let owner = || self.topic.owner.map(|state| (state, Way::Owner));
        issuer.or_else(owner).or_else(|| self.topic.moneyed.map(|state| (state, Way::Money)))
    }

    /// The other end of a flow of which only one is named: "shipments to Peru fell by 4 %", "sales rose in all regions,
    /// including Peru (+4 %)" are those of the state whose figures the document tells.
    pub fn home(&self, named: usize) -> Option<(usize, Way)> {
        let words = &self.scene.words;
        let own = self.told_of().filter(|(own, _)| *own != named)?;
        let flow = |at: usize| {
            let measured = words.value(at, Class::Metric).and_then(Measured::of);
            let growth = self.member() == Some(named) && words.any(at, set!["contributors", "contributor", "growth"]);
            growth
                || matches!(measured, Some(Measured::Exports | Measured::Sales | Measured::Imports | Measured::Trade))
        };
        let led = self.member() == Some(named)
            || self.linked(own.0) == Some(named)
            || self.in_subject().iter().any(|mention| mention.state == named && self.is_led(mention));
        (led && self.sentence.words.any(flow)).then_some(own)
    }

    /// True for the state that "to the", "from" or "with" lead to.
    fn is_led(&self, mention: &Mention) -> bool {
        self.scene.words.any(leads(self.scene, mention), set!["to", "from", "with", "into"])
    }

    /// The owner, else the one state whose flow the title speaks of or that it names, or that the document hardly speaks beside.
    pub fn told_of(&self) -> Option<(usize, Way)> {
        let topic = self.topic;
        let flow = topic.flow.map(|(state, _)| state);
        let titled = flow.or(topic.first.filter(|_| topic.first_alone)).map(|state| (state, Way::Title));
        let about = topic.about().or(topic.lead).map(|state| (state, Way::About));
        self.owner().or(titled).or(about)
    }

    /// Whose exports or imports the last figure told of.
    pub fn sold_by(&self) -> Option<(usize, Way)> {
        let flows =
            |last: &&Frame| matches!(last.metric, Some(Metric::Exports | Metric::Imports)) && last.reporter.is_some();
        let near = |told: &&Discourse| self.sentence.paragraph.saturating_sub(told.paragraph) <= 2;
        let before = || self.told.discourse.filter(near).and_then(|told| told.frame.as_ref());
        let last = self.told.last.filter(flows).or_else(|| before().filter(flows))?;
        last.reporter.map(|state| (state, Way::Before))
    }

    /// "Total wine exports stood at $9 million": with nobody in particular, whatever the title speaks of.
    pub fn is_total(&self) -> bool {
        let words = &self.scene.words;
        let front = Run::new(self.clause.start.min(self.amount), self.amount);
        let noun = front.find(|at| words.has(*at, Class::Metric));
        let led = noun.is_some_and(|noun| {
            (noun.saturating_sub(3).max(front.start)..noun).any(|at| words.any(at, set!["total", "overall"]))
        });
        led && noun.is_some_and(|noun| {
            !(noun..self.amount).any(|at| {
                words.any(at, set!["to", "from", "with", "between"]) && self.scene.mention_at(at + 1).is_some()
            })
        })
    }

    /// "Total exports rose by 5 %; imports were up 7 %": what the same sentence told of one state goes on about it alone.
    pub fn goes_on_alone(&self) -> bool {
        let flow = |last: &&Frame| matches!(last.metric, Some(Metric::Exports | Metric::Imports | Metric::Change));
        let last = self.told.last.filter(|_| self.told.here).filter(flow);
        last.is_some_and(|last| last.states().len() == 1 && !self.says_both())
    }

    /// "imported $9 million of steel, of which Peru supplied 16 %".
    pub fn is_of_which(&self) -> bool {
        let words = &self.scene.words;
        (self.amount.saturating_sub(6)..self.amount).any(|at| words.seq(at, "of which"))
    }

    /// "The share of Peru declined to 4 %", "Peru's share of exports", "the share from Peru".
    pub fn has_share(&self, named: usize) -> bool {
        let words = &self.scene.words;
        let shares = set!["share", "shares", "proportion"];
        parties_in(self.scene, self.clause).filter(|mention| mention.state == named).any(|mention| {
            let owned = usize::from(words.any(mention.end, set!["'", "’"])) * 2;
            if words.any(mention.end + owned, shares) {
                return true;
            }
            let the = usize::from(words.is(mention.first.wrapping_sub(1), "the"));
            let of = mention.first.wrapping_sub(1 + the);
            words.any(of, set!["of", "from"]) && words.any(of.wrapping_sub(1), shares)
        })
    }

    /// Both sides, as [`Self::both`] has them: exports and imports of a document whose title names one state are all of its
    /// own, unless the sentence says that they are between the two.
    pub fn pair(&self, known: &[usize]) -> Option<(Vec<usize>, Way)> {
        self.both(known).filter(|(_, way)| *way != Way::About || !self.topic.first_alone)
    }

    /// Both sides of what flows: as [`Self::pair`] has them, where the text tells that the two deal with each other.
    pub fn dealt(&self, known: &[usize]) -> Option<(Vec<usize>, Way)> {
        self.pair(known).filter(|_| self.topic.dealt || self.says_both())
    }

    /// Both sides, where the sentence points to them or the document is about them; states already known are among them.
    pub fn both(&self, known: &[usize]) -> Option<(Vec<usize>, Way)> {
        let fits = |pair: &Vec<usize>| pair.len() == 2 && known.iter().all(|state| pair.contains(state));
        let topic = self.topic.pair.map(|(a, b)| vec![a, b]);
        if self.says_both() {
            let told = self.told.last.map(Frame::states).filter(fits);
            return told.or(topic.filter(fits)).map(|pair| (pair, Way::Both));
        }
        // The figures of an office are those of all its trade, unless the title names both.
        let titled = self.topic.both_titled;
        let both = titled || self.topic.both && self.owner().is_none();
        let way = if titled { Way::Title } else { Way::About };
        topic.filter(|pair| both && fits(pair)).map(|pair| (pair, way))
    }

    /// The two states of the last figure, where the sentence goes on about it.
    pub fn last_pair(&self, known: &[usize]) -> Option<(Vec<usize>, Way)> {
        let told = self.told.last.filter(|_| self.told.here || self.leans()).map(Frame::states)?;
        (told.len() == 2 && known.iter().all(|state| told.contains(state))).then_some((told, Way::Before))
    }

    /// "Bilateral trade", "the two countries", "between them".
    pub fn says_both(&self) -> bool {
        let words = &self.scene.words;
        self.sentence.words.any(|at| {
            words.any(at, set!["bilateral", "mutual"])
                || words.any(at, set!["two", "both"])
                    && words
                        .any(at + 1, set!["countries", "sides", "nations", "states", "neighbours", "neighbors", "-"])
                || words.seq(at, "each other")
                || words.seq(at, "between them")
                || words.seq(at, "between the two")
        })
    }

    /// "They fell to …", "Of this, …": the sentence leans on what was told before.
    pub fn leans(&self) -> bool {
        let near = self.told.discourse.is_some_and(|told| told.paragraph == self.sentence.paragraph);
        near && self
            .scene
            .words
            .any(self.sentence.words.start, set!["it", "they", "that", "this", "these", "of", "those"])
    }
}
