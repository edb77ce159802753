//! Which states a clause is about, and which two a whole document is about.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::lexicon::{Class, Measured, Naming, Owner, State, gazetteer};
use crate::model::{ParagraphKind, Run};
use crate::tag::{WordSet, set, words};

use super::issuer;
use super::scene::{Mention, Scene, Sentence};

/// Words and marks that begin another clause.
const CLAUSE_ENDS: &WordSet = words!("as amid while despite before after ahead ;");

/// What one state levies on another's goods.
const DUTIES: &WordSet = words!("tariff tariffs duty duties levy levies tax taxes");

/// The code of a state by its index.
#[must_use]
pub fn code(state: usize) -> Option<&'static str> {
    gazetteer().state(state).map(|state| state.code.as_str())
}

/// True for bodies such as the UN, which trade with nobody.
#[must_use]
pub fn is_body(state: usize) -> bool {
    gazetteer().state(state).is_some_and(|state| state.body)
}

/// True for parts of the world: Africa, the Middle East.
#[must_use]
pub fn is_region(state: usize) -> bool {
    gazetteer().state(state).is_some_and(|state| state.region)
}

/// True for a part of the world or a union of countries: what an office of one country trades with.
#[must_use]
pub fn is_bloc(state: usize) -> bool {
    is_region(state) || gazetteer().index("EU") == Some(state) || gazetteer().index("ASEAN") == Some(state)
}

fn is_country(state: usize) -> bool {
    gazetteer().state(state).is_some_and(State::is_country)
}

/// Codes of states, sorted, each once.
#[must_use]
pub fn codes(states: &[usize]) -> Arc<[&'static str]> {
    let mut codes: Vec<&str> = states.iter().filter_map(|state| code(*state)).collect();
    codes.sort_unstable();
    codes.dedup();
    codes.into()
}

/// The states of a clause; where it names none, those of its sentence, of what its paragraph told before, and last
/// those the document is about.
#[must_use]
pub fn of(scene: &Scene<'_>, sentence: &Sentence, clause: Run, topic: &Topic) -> Arc<[&'static str]> {
    let named = |range: Run| -> Vec<usize> { scene.mentions_in(range).iter().map(|mention| mention.state).collect() };
    let mut states = named(clause);
    let mut whole = named(sentence.words);
    whole.sort_unstable();
    whole.dedup();
    // A clause that names one side only leaves the other to its sentence, unless that is about many.
    let one_sided = states.iter().all(|state| Some(state) == states.first()) && whole.len() <= 3;
    if states.is_empty() || one_sided {
        states = whole;
    }
    // "Norway left the talks, and relations between the two countries cooled".
    if let (Some(one), Some((a, b))) = (states.first(), topic.pair.filter(|_| names_two(scene, sentence)))
        && (*one == a || *one == b)
        && states.iter().all(|state| state == one)
    {
        states = vec![a, b];
    }
    if states.is_empty()
        && let Some(paragraph) = scene.parts.document.paragraph_at(sentence.span.start)
    {
        // The last state told before in the paragraph, and its neighbours in that sentence.
        let last = scene.mentions.partition_point(|mention| mention.first < sentence.words.start).checked_sub(1);
        let before = last.and_then(|last| scene.mentions.get(last)).filter(|mention| {
            scene.words.get(mention.first).is_some_and(|token| token.span.start >= paragraph.span.start)
        });
        states.extend(before.map(|mention| mention.state));
    }
    if states.is_empty() && topic.titled {
        states = topic.pair.map_or_else(|| topic.main.into_iter().collect(), |(a, b)| vec![a, b]);
    }
    codes(&states)
}

/// "The two countries", "both sides".
fn names_two(scene: &Scene<'_>, sentence: &Sentence) -> bool {
    sentence.words.any(|at| {
        let both = scene.words.entry(at + 1, Class::Owned).and_then(|(_, value)| Owner::of(value)) == Some(Owner::Both);
        both && scene.words.any(at, set!["two", "both"])
    })
}

/// What a document is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Topic {
    /// The two states named most, where they stand out.
    pub pair: Option<(usize, usize)>,
    /// The state named most.
    pub main: Option<usize>,
    /// The only state named, where one of the first two sentences names it.
    pub sole: Option<usize>,
    /// True when the title names them, so that the whole document may be read as theirs.
    pub titled: bool,
    /// True when the document is about the pair: its title names both, or it hardly names another state.
    pub both: bool,
    /// True when the title names both of the pair.
    pub both_titled: bool,
    /// True when the text tells that the two of the pair deal with each other.
    pub dealt: bool,
    /// The state that the title names first.
    pub first: Option<usize>,
    /// True when the title names no other.
    pub first_alone: bool,
    /// The state whose office issues the figures.
    pub issuer: Option<usize>,
    /// The one state whose trade or economy it speaks of.
    pub owner: Option<usize>,
    /// Where the text names no state, the one whose money all its sums are in.
    pub moneyed: Option<usize>,
    /// True where no other state is named half as often as the main one, and that not mostly as a partner.
    pub alone: bool,
    /// Whose exports or imports the title speaks of.
    pub flow: Option<(usize, Measured)>,
    /// Whose exports or imports the first sentence speaks of, below a title without a state.
    pub lead: Option<usize>,
}

impl Topic {
    /// The state whose figures the document tells, as far as one is known.
    #[must_use]
    pub fn whose(&self) -> Option<usize> {
        self.issuer.or(self.owner).or(self.first).or(self.about())
    }

    /// The one state that the document speaks of, where it hardly speaks of others.
    #[must_use]
    pub fn about(&self) -> Option<usize> {
        self.main.filter(|_| self.alone).or(self.sole)
    }
}

/// False for "Japan's exports fall as American tariffs weigh": the second state is no partner of the first.
fn in_one_clause(scene: &Scene<'_>, (one, other): (usize, usize)) -> bool {
    let Some(title) = scene.sentences.iter().find(|sentence| sentence.kind == ParagraphKind::Title) else {
        return false;
    };
    let first = |state: usize| scene.mentions_in(title.words).iter().find(|mention| mention.state == state);
    let Some((one, other)) = first(one).zip(first(other)) else { return false };
    let between = Run::new(one.end.min(other.end), one.first.max(other.first));
    title.segment_of(one.first) == title.segment_of(other.first)
        && !between.into_iter().any(|at| scene.words.any(at, CLAUSE_ENDS))
}

/// Counts the states of a document; a title counts as four.
#[must_use]
pub fn topic(scene: &Scene<'_>) -> Topic {
    let mut counts: BTreeMap<usize, u32> = BTreeMap::new();
    let title =
        scene.sentences.iter().find(|sentence| sentence.kind == ParagraphKind::Title).map(|sentence| sentence.words);
    for mention in scene.mentions.iter().filter(|mention| !mention.aside && is_country(mention.state)) {
        let weight = if title.is_some_and(|title| title.contains(mention.first)) { 4 } else { 1 };
        *counts.entry(mention.state).or_default() += weight;
    }
    let mut ranked: Vec<(u32, usize)> = counts.into_iter().map(|(state, count)| (count, state)).collect();
    ranked.sort_by_key(|(count, state)| (std::cmp::Reverse(*count), *state));
    let at = |place: usize| ranked.get(place).copied().unwrap_or((0, usize::MAX));
    let (first, second, third) = (at(0), at(1), at(2));
    let rest: u32 = ranked.iter().skip(2).map(|(count, _)| *count).sum();
    let main = (first.0 >= 2 && first.0 >= second.0).then_some(first.1);
    let apart = second.0 >= 3 && second.0 * 2 >= third.0 * 3 && first.0 <= second.0 * 5;
    let place = |state: usize| {
        title
            .and_then(|title| scene.mentions_in(title).iter().position(|mention| mention.state == state))
            .unwrap_or(usize::MAX)
    };
    let pair = if place(second.1) < place(first.1) { (second.1, first.1) } else { (first.1, second.1) };
    let titled = place(first.1) != usize::MAX;
    let both_titled = titled && place(second.1) != usize::MAX && in_one_clause(scene, (first.1, second.1));
    let of_world = title.is_some_and(|title| issuer::is_of_world(scene, title));
    // "USDA coffee annual: Ethiopia" names the office that tells of it, too.
    let office = |mention: &Mention| mention.naming == Naming::Office;
    let in_title = || title.into_iter().flat_map(|title| scene.mentions_in(title)).filter(|it| is_country(it.state));
    let named_first = in_title().find(|it| !office(it)).or_else(|| in_title().next()).map(|mention| mention.state);
    Topic {
        pair: apart.then_some(pair),
        main,
        sole: (first.0 > 0 && second.0 == 0 && opens(scene, first.1)).then_some(first.1),
        titled,
        both: apart && (both_titled || rest * 4 <= first.0 + second.0),
        both_titled: apart && both_titled,
        dealt: apart && deal(scene, pair),
        first: named_first,
        first_alone: title.filter(|_| named_first.is_some()).is_some_and(|title| {
            let named = |it: &Mention| it.aside || office(it) || Some(it.state) == named_first;
            scene.mentions_in(title).iter().all(named)
        }),
        issuer: issuer::of(scene)
            .filter(|own| !issuer::tells_of_another(scene, *own, named_first.or(main)))
            .filter(|own| !leads_with_region(scene, *own))
            .or_else(|| named_first.filter(|_| issuer::is_unnamed(scene))),
        owner: issuer::owner(scene)
            .or_else(|| issuer::trader(scene).filter(|_| !apart))
            .filter(|owner| !both_titled && named_first.is_none_or(|first| first == *owner)),
        moneyed: issuer::moneyed(scene),
        alone: !of_world && first.0 > second.0 * 2 && !is_partner(scene, first.1),
        flow: title.and_then(|title| owned_flow(scene, title, TITLE_REACH)),
        lead: lead(scene, title),
    }
}

/// True where the body of a text tells more than once that two states deal with each other: "Kenya's exports to Peru", "trade
/// between Kenya and Peru", "the two countries"; or where nothing but their trade is the title. One that is only compared with
/// the other, or that the title names for a part of the other's trade, is no partner in all of it.
fn deal(scene: &Scene<'_>, (one, other): (usize, usize)) -> bool {
    const SEEN: usize = 2;
    let words = &scene.words;
    let named = |sentence: &Sentence, state: usize| {
        scene.mentions_in(sentence.words).iter().any(|mention| mention.state == state && !mention.aside)
    };
    let led = |mention: &Mention| {
        let the = usize::from(words.is(mention.first.wrapping_sub(1), "the"));
        let lead = mention.first.wrapping_sub(1 + the);
        let held = words.any(lead.wrapping_sub(1), set!["compared", "comparison", "relative", "second", "next"]);
        words.any(lead, set!["to", "from", "with", "between", "against", "into", "on"]) && !held
    };
    let tells = |sentence: &&Sentence| {
        let linked =
            scene.mentions_in(sentence.words).iter().any(|it| (it.state == one || it.state == other) && led(it));
        linked && (named(sentence, one) || named(sentence, other))
            || names_two(scene, sentence)
            || mutual(scene, sentence)
    };
    let (title, body): (Vec<&Sentence>, Vec<&Sentence>) =
        scene.sentences.iter().partition(|sentence| sentence.kind == ParagraphKind::Title);
    title.iter().any(|title| is_label(scene, title.words)) || body.into_iter().filter(tells).nth(SEEN - 1).is_some()
}

/// "Kenya's exports to Peru", "Kenya–Peru trade": a short title that tells of one flow and no more.
fn is_label(scene: &Scene<'_>, title: Run) -> bool {
    const LONGEST: usize = 7;
    let words = &scene.words;
    let flows = title.into_iter().filter(|at| words.has(*at, Class::Metric)).count();
    let told = |at: usize| {
        words.has(at, Class::Rise) || words.has(at, Class::Fall) || words.verb(at).is_some() || words.is(at, ",")
    };
    title.len() <= LONGEST && flows == 1 && !title.any(told)
}

/// "Bilateral trade", "mutual trade".
fn mutual(scene: &Scene<'_>, sentence: &Sentence) -> bool {
    sentence.words.any(|at| scene.words.any(at, set!["bilateral", "mutual"]))
}

/// "Southeast Asia's exports grew", over a text that comes to the figures of one country's office later: not its report.
fn leads_with_region(scene: &Scene<'_>, issuer: usize) -> bool {
    const FRONT: usize = 3;
    let front = scene.sentences.iter().take(FRONT).map(|sentence| sentence.words);
    let named = |range: Run| scene.mentions_in(range).iter().filter(|mention| !mention.aside);
    let regions = front.clone().flat_map(named).filter(|mention| is_region(mention.state)).count();
    let own = front.flat_map(named).any(|mention| mention.state == issuer);
    regions > 1 && !own
}

/// True for a state that one of the first two sentences names.
fn opens(scene: &Scene<'_>, state: usize) -> bool {
    let front = scene.sentences.iter().take(2).flat_map(|sentence| scene.mentions_in(sentence.words));
    front.into_iter().any(|mention| mention.state == state && !mention.aside)
}

/// True for a state that is mostly told as the other end of a trade: "to the United States", a row of a table of partners.
fn is_partner(scene: &Scene<'_>, state: usize) -> bool {
    let own = |mention: &&Mention| mention.state == state && !mention.aside;
    let other = |mention: &&Mention| {
        let the = usize::from(scene.words.is(mention.first.wrapping_sub(1), "the"));
        let at = mention.first.wrapping_sub(1 + the);
        // "exports to the United States", not "warned the United States".
        let flow = |at: usize| scene.words.has(at, Class::Metric) && !scene.words.any(at, DUTIES);
        scene.words.any(at, set!["to", "from", "with"]) && (at.saturating_sub(4)..at).any(flow)
    };
    let rows = scene.sentences.iter().filter(|sentence| sentence.kind == ParagraphKind::Row);
    let rows = rows.flat_map(|row| scene.mentions_in(row.words)).filter(own).count();
    let led = scene.mentions.iter().filter(own).filter(other).count();
    (rows + led) * 2 > scene.mentions.iter().filter(own).count()
}

/// Words between an owner and its flow in a title, and in a sentence.
const TITLE_REACH: usize = 5;
const LEAD_REACH: usize = 8;

/// "Russia's unwrought non-ferrous exports rose by 8 %, according to its customs": whose report that is.
fn lead(scene: &Scene<'_>, title: Option<Run>) -> Option<usize> {
    if title.is_some_and(|title| scene.mentions_in(title).iter().any(|mention| !mention.aside)) {
        return None;
    }
    let mut body = scene.sentences.iter().filter(|sentence| sentence.kind == ParagraphKind::Body);
    let owner = |sentence: &Sentence| owned_flow(scene, sentence.words, LEAD_REACH).map(|(state, _)| state);
    let first = owner(body.next()?)?;
    body.filter_map(owner).all(|other| other == first).then_some(first)
}

/// "India's oil imports after the closing of the strait": whose exports or imports a title speaks of, where it speaks of one.
fn owned_flow(scene: &Scene<'_>, title: Run, reach: usize) -> Option<(usize, Measured)> {
    let flow = |at: usize| {
        let measured = scene.words.value(at, Class::Metric).and_then(Measured::of);
        measured.filter(|measured| matches!(measured, Measured::Exports | Measured::Imports))
    };
    let owned = |mention: &Mention| {
        // "Japan exports growth slows": the name of the flow, and no verb.
        let named = scene.words.is(mention.end + 1, "growth");
        let genitive = named || scene.words.any(mention.end, set!["'", "’"]);
        let near = mention.end..title.end.min(mention.end + reach);
        let clear = near.clone().take_while(|at| scene.mention_at(*at).is_none() && scene.words.verb(*at).is_none());
        clear.into_iter().find_map(flow).filter(|_| genitive || mention.naming == Naming::People)
    };
    let mut flows = scene.mentions_in(title).iter().filter_map(|mention| Some((mention.state, owned(mention)?)));
    flows.next().filter(|_| flows.next().is_none())
}
