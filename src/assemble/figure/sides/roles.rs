//! Completing a frame: states that the sentence, the paragraph or the document gives, and the good.

use std::ops::Range;

use crate::assemble::actors::{self, Topic};
use crate::assemble::figure::metric::Metric;
use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::{Naming, goods};
use crate::tag::set;

use super::direction::{Frame, good_at};

/// What the text has told so far.
#[derive(Debug, Clone, Default)]
pub struct Discourse {
    /// The frame of the last figure.
    pub frame: Option<Frame>,
    /// The paragraph it stood in.
    pub paragraph: u32,
    /// The last frame with reporter and partner.
    pub directed: Option<Frame>,
    /// Its unit.
    pub unit: String,
    /// Its rate.
    pub per: Option<String>,
    /// States that the latest sentence with names told of.
    pub subjects: Vec<usize>,
}

/// The states of a range of words, each once, in order.
#[must_use]
pub fn states_in(scene: &Scene<'_>, range: &Range<usize>) -> Vec<usize> {
    let mut states = Vec::new();
    for mention in scene.mentions_in(range) {
        if !states.contains(&mention.state) && !actors::is_body(mention.state) {
            states.push(mention.state);
        }
    }
    states
}

/// Frames told before.
#[derive(Debug, Clone, Copy, Default)]
pub struct Told<'f> {
    /// That of the last figure.
    pub last: Option<&'f Frame>,
    /// The last one with both sides known.
    pub directed: Option<&'f Frame>,
}

/// Fills in the second state of a two-sided metric from the sentence, from what was told before, from the topic.
pub fn complete(
    scene: &Scene<'_>,
    sentence: &Sentence,
    amount: usize,
    frame: &mut Frame,
    told: Told<'_>,
    topic: &Topic,
) {
    let before = told.last;
    let Some(metric) = frame.metric else {
        loose(scene, sentence, frame, before, topic);
        return;
    };
    if matches!(metric, Metric::Investment | Metric::Aid | Metric::Contract) && frame.states().is_empty() {
        loose(scene, sentence, frame, before, topic);
        return;
    }
    if !(metric.is_bilateral() || matches!(metric, Metric::Debt | Metric::Loan | Metric::Price | Metric::Production)) {
        return;
    }
    let clause = states_in(scene, &sentence.segment_of(amount));
    let whole = states_in(scene, &sentence.words);
    if matches!(metric, Metric::Trade | Metric::Debt | Metric::Loan) {
        let mut states = frame.states();
        let apart = clause.iter().any(|state| !states.contains(state));
        let pool = if whole.len() + states.len() <= 3 || !apart { &whole } else { &clause };
        if states.len() < 2 {
            // The nearest state in front of the amount comes first.
            let nearest = scene
                .mentions_in(&(sentence.words.start..amount))
                .iter()
                .rev()
                .map(|mention| mention.state)
                .filter(|state| !actors::is_body(*state));
            let nearest: Vec<usize> = nearest.filter(|state| pool.contains(state)).collect();
            for state in nearest.into_iter().chain(pool.iter().copied()) {
                if states.len() < 2 && !states.contains(&state) {
                    states.push(state);
                }
            }
        }
        pair_up(&mut states, before, topic);
        let reporter = frame.reporter.filter(|_| metric == Metric::Loan);
        *frame = Frame { reporter, partner: None, others: states, ..frame.clone() };
        return;
    }
    if matches!(metric, Metric::Price | Metric::Production) {
        if frame.reporter.is_none() && metric == Metric::Production {
            frame.reporter = clause.first().copied().or(before.and_then(|frame| frame.reporter));
        }
        return;
    }
    if frame.world && frame.reporter.is_none() {
        frame.reporter = before.and_then(|frame| frame.reporter).or(topic.pair.map(|pair| pair.0)).or(topic.main);
    }
    if frame.world || !frame.others.is_empty() && frame.reporter.is_some() {
        return;
    }
    if metric == Metric::Tariff && frame.partner.is_none() && frame.others.is_empty() {
        tariff_sides(scene, sentence, frame, &whole);
    }
    let other_than = |known: Option<usize>| -> Option<usize> {
        let pick = |pool: &[usize]| {
            let rest: Vec<usize> = pool.iter().copied().filter(|state| Some(*state) != known).collect();
            (rest.len() == 1).then(|| rest.first().copied()).flatten()
        };
        pick(&clause).or_else(|| pick(&whole)).or_else(|| {
            before
                .map(Frame::states)
                .filter(|states| states.len() == 2 && known.is_none_or(|known| states.contains(&known)))
                .and_then(|states| states.into_iter().find(|state| Some(*state) != known))
        })
    };
    match (frame.reporter, frame.partner) {
        (Some(_), None) => {
            frame.partner = other_than(frame.reporter).or_else(|| topic_other(topic, frame.reporter)).or_else(|| {
                there(scene, sentence).then_some(topic.main).flatten().filter(|state| Some(*state) != frame.reporter)
            });
        }
        (None, Some(_)) => {
            let told = before.and_then(|frame| frame.reporter).filter(|state| Some(*state) != frame.partner);
            frame.reporter = other_than(frame.partner)
                .or(told)
                .or_else(|| topic_other(topic, frame.partner))
                .or_else(|| topic.main.filter(|state| Some(*state) != frame.partner));
        }
        (None, None) => {
            let same_flow = told.directed.filter(|directed| {
                directed.metric == Some(metric)
                    && before.is_none_or(|before| before.states().iter().all(|state| directed.states().contains(state)))
            });
            if let Some(directed) = same_flow {
                frame.reporter = directed.reporter;
                frame.partner = directed.partner;
            } else if let Some(before) = before.filter(|before| before.reporter.is_some()) {
                // A tariff on what is told to be exported is the buyer's.
                let turned = metric == Metric::Tariff && before.metric == Some(Metric::Exports);
                let (reporter, partner) =
                    if turned { (before.partner, before.reporter) } else { (before.reporter, before.partner) };
                frame.reporter = reporter;
                frame.partner = partner;
                frame.others.clone_from(&before.others);
            } else if let [one] = clause.as_slice() {
                frame.reporter = Some(*one);
                frame.partner = topic_other(topic, Some(*one));
            } else if let Some(states) = before.map(Frame::states).filter(|states| states.len() == 2) {
                frame.others = states;
            } else if topic.pair.is_none() {
                frame.reporter = topic.main;
            } else if let Some((first, second)) = topic.pair {
                frame.reporter = Some(first);
                frame.partner = Some(second);
            }
        }
        _ => {}
    }
}

/// "Chinese goods … 100 per cent tariffs": whose goods they are is the partner, the other state levies them.
fn tariff_sides(scene: &Scene<'_>, sentence: &Sentence, frame: &mut Frame, whole: &[usize]) {
    let words = &scene.words;
    let goods_of = scene.mentions_in(&sentence.words).iter().find(|mention| {
        mention.naming == Naming::People
            && frame.reporter != Some(mention.state)
            && (mention.end..mention.end + 3).any(|at| {
                good_at(scene, at).is_some()
                    || words.any(at, set!["goods", "products", "exports", "models", "imports", "produce"])
            })
    });
    let Some(partner) = goods_of.map(|mention| mention.state) else { return };
    frame.partner = Some(partner);
    if frame.reporter.is_none() {
        let rest: Vec<usize> = whole.iter().copied().filter(|state| *state != partner).collect();
        if let [one] = rest.as_slice() {
            frame.reporter = Some(*one);
        }
    }
}

fn topic_other(topic: &Topic, known: Option<usize>) -> Option<usize> {
    match topic.pair {
        Some((a, b)) if Some(a) == known => Some(b),
        Some((a, b)) if Some(b) == known => Some(a),
        _ => None,
    }
}

/// "exports there": to the state the document is about.
fn there(scene: &Scene<'_>, sentence: &Sentence) -> bool {
    sentence.words.clone().any(|at| {
        scene.words.is(at, "there") && scene.words.verb(at + 1) != Some(crate::assemble::scene::words::Verb::Present)
    })
}

/// Brings a pair to two states.
fn pair_up(states: &mut Vec<usize>, before: Option<&Frame>, topic: &Topic) {
    if states.len() >= 2 {
        return;
    }
    if let Some(told) =
        before.map(Frame::states).filter(|told| told.len() >= 2 && states.iter().all(|state| told.contains(state)))
    {
        *states = told;
        return;
    }
    if let Some((a, b)) = topic.pair
        && states.iter().all(|state| *state == a || *state == b)
    {
        *states = vec![a, b];
        return;
    }
    // A list of partners of one state: "Norway: $5 million".
    if let (Some(main), [one]) = (topic.main, states.as_slice())
        && main != *one
    {
        states.push(main);
    }
}

/// An amount that measures nothing named still concerns the states of its sentence.
fn loose(scene: &Scene<'_>, sentence: &Sentence, frame: &mut Frame, before: Option<&Frame>, topic: &Topic) {
    let mut states = states_in(scene, &sentence.words);
    if states.len() < 2 {
        pair_up(&mut states, before, topic);
    }
    states.truncate(3);
    frame.others = states;
}

/// The good of an amount: right behind it ("tonnes of wheat", "worth of cars"), in its clause, or in its frame.
#[must_use]
pub fn commodity(
    scene: &Scene<'_>,
    sentence: &Sentence,
    range: &Range<usize>,
    frame: &Frame,
    before: Option<&Frame>,
    physical: bool,
) -> Option<String> {
    let words = &scene.words;
    let name = |index: usize| goods().name(index).map(str::to_owned);
    let home = sentence.segment_of(range.start);
    let mut at = range.end;
    if words.any(at, set!["worth", "consisted", "consists"]) {
        at += 1;
    }
    if words.any(at, set!["a", "an", "per"]) {
        at += 2;
    }
    if words.any(at, set!["of", "in", "on"]) {
        let led = at;
        for word in at + 1..(at + 7).min(sentence.words.end) {
            if words.is_mark(word) && !words.any(word, set!["-", "'", "’"])
                || words.verb(word).is_some() && word > at + 3
            {
                break;
            }
            if let Some((_, good)) = good_at(scene, word) {
                return name(good);
            }
            if words.any(word, set!["in", "to", "from", "for", "by"]) {
                break;
            }
        }
        let named = (physical && words.is(led, "of")) || words.is(led.saturating_sub(1), "worth");
        if let Some(found) = named.then(|| literal(scene, led + 1, sentence.words.end)).flatten() {
            return Some(found);
        }
    }
    // "of which sugar £60m", "a 10 % car tariff".
    for word in [range.end, range.end + 1].into_iter().filter(|word| *word < sentence.words.end) {
        if let Some((_, good)) = good_at(scene, word) {
            return name(good);
        }
    }
    if let Some(found) = frame.commodity.clone() {
        return Some(found);
    }
    let nearest = (home.start..range.start).rev().find_map(|word| {
        good_at(scene, word).filter(|(length, _)| word + length <= range.start).map(|(_, good)| (word, good))
    });
    if let Some((word, good)) = nearest {
        // The longest name that ends there: "coking coal", not "coal".
        let longer = (1..=2).rev().find_map(|back| {
            word.checked_sub(back).and_then(|start| good_at(scene, start).filter(|(length, _)| start + length > word))
        });
        return name(longer.map_or(good, |(_, good)| good));
    }
    // "Wine is small beer: sales …", "Whisky: the tariff …": the good that opens the sentence.
    let opening =
        (sentence.words.start..(sentence.words.start + 3).min(range.start)).find_map(|word| good_at(scene, word));
    opening.and_then(|(_, good)| name(good)).or_else(|| before.and_then(|frame| frame.commodity.clone()))
}

/// The words of the text where the table has no name for a good: "of fresh kelp" is "fresh kelp".
fn literal(scene: &Scene<'_>, start: usize, end: usize) -> Option<String> {
    let words = &scene.words;
    let mut at = start;
    while at < end && words.has(at, crate::lexicon::Class::Determiner) {
        at += 1;
    }
    let first = at;
    while at < end
        && at < first + 3
        && words.has(at, crate::lexicon::Class::Word)
        && !words.has(at, crate::lexicon::Class::Preposition)
        && !words.has(at, crate::lexicon::Class::Determiner)
        && !words.has(at, crate::lexicon::Class::ClauseOpener)
        && words.verb(at).is_none()
        && !words.any(at, set!["and", "or", "goods", "it", "them", "which"])
        && scene.mention_at(at).is_none_or(|mention| mention.naming != Naming::Name)
    {
        at += 1;
    }
    (at > first)
        .then(|| words.span(first..at).of(words.text()).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase())
}
