//! Whose a share is: its holder or member, and what it is a part of.

use crate::assemble::actors::Topic;
use crate::assemble::figure::hedge;
use crate::assemble::scene::clause::Kind;
use crate::assemble::scene::{Mention, Scene, Sentence};
use crate::model::{Metric, Run};
use crate::tag::{WordSet, set, words};

use super::around::{Sides, Told, parties_in, states_in};
use super::frame::{Frame, Way};
use super::markets::Owner;
use super::taken;

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
    let mut states = in_clause(scene, sentence, amount);
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
    if let Some((members, own)) = sides.markets_share() {
        frame.way = own.and_then(|(_, way)| way);
        (frame.reporter, frame.partner) = (None, None);
        frame.others = members.into_iter().chain(own.map(|(own, _)| own)).collect();
        return;
    }
    // "the Netherlands and Indonesia with 7 per cent and 6 per cent respectively".
    let own = |state: usize| sides.told_of().filter(|(own, _)| *own != state).map(|(own, way)| (own, Some(way)));
    let paired = sides.respective().map(|(state, _)| (state, own(state)));
    if let Some((member, own)) = paired.or_else(|| sides.listed_share(whole, open)) {
        frame.way = own.and_then(|(_, way)| way);
        (frame.reporter, frame.partner) = (None, None);
        frame.others = [member].into_iter().chain(own.map(|(own, _)| own)).collect();
        return;
    }
    // "while Peru was the main buyer, accounting for 18 %": whom its own part of the sentence names.
    let part = (sentence.words.start..amount).rfind(|at| parts(scene, *at));
    if let Some(named) = part.map(|part| states_in(scene, Run::new(part, amount))).filter(|_| states.is_empty()) {
        states = named;
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
    // "Its share of investment rose to 30 %": of whom the text spoke.
    let its = states.is_empty() && scene.words.any(sentence.words.start, set!["its", "their"]);
    let told_of = its.then(|| sides.carried(None)).flatten();
    states.extend(told_of.map(|(state, _)| state));
    frame.way = told_of.and_then(|(_, way)| way).or(frame.way);
    // "The share of farming was 3 %": in an office's own release its country's.
    let world = whole.is_some_and(|whole| whole.way == Some(Way::World))
        || (amount..amount + 6).any(|at| scene.words.any(at, set!["global", "world", "worldwide"]));
    let issuer = sides.owner().filter(|(_, way)| states.is_empty() && !world && *way == Way::Issuer);
    frame.way = issuer.map(|(_, way)| way).or(frame.way);
    states.extend(issuer.map(|(owner, _)| owner));
    states.truncate(6);
    (frame.reporter, frame.partner, frame.others) = (None, None, states);
    with_owner(&sides, frame, whole, world);
}

/// "Peru took 4 % of exports", "the share of Peru fell to 4 %": of those of the state whose figures the document tells.
fn with_owner(sides: &Sides<'_>, frame: &mut Frame, whole: Option<&Frame>, world: bool) {
    let (scene, sentence, amount) = (sides.scene, sides.sentence, sides.amount);
    let named = frame.others.clone();
    let flow = |whole: &Frame| {
        !world
            && whole.states().iter().all(|state| named.contains(state))
            && matches!(whole.metric, Some(Metric::Exports | Metric::Imports | Metric::Trade))
    };
    // "Peru took 27 % of exports. Chile followed with a share of 15 %".
    const RANKS: &WordSet = words!("followed position place rank ranked ranks");
    let again = (sentence.words.start..amount).any(|at| scene.words.any(at, RANKS) && !scene.words.is(at + 1, "by"));
    if let [named] = frame.others.as_slice()
        && (again || whole.is_some_and(flow) || sides.has_share(*named) || sides.is_buyer() || sides.is_of_which())
        && let Some((own, way)) = sides.told_of().or_else(|| sides.sold_by()).filter(|(own, _)| own != named)
    {
        frame.others.push(own);
        frame.way = frame.way.or(Some(way));
    }
}

/// Words that part what a sentence tells.
fn parts(scene: &Scene<'_>, at: usize) -> bool {
    scene.words.any(at, set!["while", "whereas", ";"])
}

/// The states of the clause of an amount; "a 37 % share, followed by Peru (12 %)": the next member has an amount of its own.
fn in_clause(scene: &Scene<'_>, sentence: &Sentence, amount: usize) -> Vec<usize> {
    let own = |mention: &&Mention| {
        let next = mention.first > amount && (amount..mention.first).any(|at| parts(scene, at));
        !(next || mention.first > amount && scene.words.is(mention.end, "("))
    };
    let mut states: Vec<usize> = Vec::new();
    for mention in parties_in(scene, sentence.segment_of(amount)).filter(own) {
        if !states.contains(&mention.state) {
            states.push(mention.state);
        }
    }
    states
}

/// "Japan, which accounted for 11 %": whom the clause of an amount describes.
pub(super) fn described(scene: &Scene<'_>, sentence: &Sentence, amount: usize) -> Option<usize> {
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
    fn listed_share(&self, whole: Option<&Frame>, open: Option<usize>) -> Option<(usize, Option<Owner>)> {
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
}
