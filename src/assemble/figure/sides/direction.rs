//! Who sells to whom: the states around a metric word, and the good it speaks of.

use crate::assemble::actors;
use crate::assemble::figure::goods::{good_at, good_ending, unlisted};
use crate::assemble::figure::metric::Cue;
use crate::assemble::scene::words::Words;
use crate::assemble::scene::{Mention, Scene, Sentence};
use crate::lexicon::{Class, Naming, gazetteer};
use crate::model::Metric;
use crate::model::{Good, Run};
use crate::tag::{WordSet, set, words};

use super::around::{PART, leads};
use super::duties::PURCHASES;
use super::frame::{Frame, Way};
use super::lists::goes_on;

/// Prepositions in front of a state that is no subject.
const OBJECTS: &WordSet = words!("to from in with at of on against over between by");

/// What goes along with what is told: "with lower shipments from Peru".
const ALONG: &WordSet =
    words!("lower higher smaller larger reduced increased fewer more less stronger weaker rising falling");

/// What one of many does behind "with": "with Japan taking 3 million".
const TAKING: &WordSet =
    words!("taking buying importing purchasing accounting leading receiving absorbing selling being");

/// Verbs of who sets a duty.
const LEVIES: &WordSet = words!("set imposed levied announced put slapped");

/// Reads the frame of one metric word.
#[must_use]
pub fn frame(scene: &Scene<'_>, sentence: &Sentence, cue: &Cue) -> Frame {
    let mut frame = Frame { metric: Some(cue.metric), negative: cue.negative, ..Frame::default() };
    let segment = sentence.segment_of(cue.words.start);
    if cue.verb {
        subject(scene, &mut frame, Run::new(segment.start, cue.words.start));
        objects(scene, sentence, &mut frame, cue);
    } else {
        before(scene, sentence, &mut frame, cue);
        after(scene, sentence, &mut frame, cue);
        if frame.commodity.is_none() && cue.metric.has_goods() {
            frame.commodity = unlisted(scene, sentence, cue.words);
        }
        if frame.reporter.is_none()
            && matches!(
                cue.metric,
                Metric::Tariff | Metric::Balance | Metric::Loan | Metric::Aid | Metric::Investment | Metric::Production
            )
        {
            subject(scene, &mut frame, Run::new(segment.start, cue.words.start));
        }
    }
    frame.reporter = frame.reporter.filter(|state| !actors::is_body(*state));
    frame.partner = frame.partner.filter(|state| !actors::is_body(*state));
    frame.others.retain(|state| !actors::is_body(*state));
    if frame.metric == Some(Metric::Debt) {
        let states = frame.states();
        frame = Frame { reporter: None, partner: None, others: states, ..frame };
    }
    frame
}

/// "global exports"; "China's monthly global surplus" has an owner.
fn is_of_world(scene: &Scene<'_>, at: usize) -> bool {
    let owner = |at: usize| scene.mention_at(at.wrapping_sub(1)).is_some_and(|it| it.end == at);
    let owned = (at.saturating_sub(4)..at).any(|at| scene.words.any(at, set!["'", "’"]) && owner(at));
    scene.words.any(at, set!["world", "global", "worldwide"]) && !owned
}

/// The noun phrase in front of a metric noun: "North Korea's mineral exports", "DPRK-China trade".
fn before(scene: &Scene<'_>, sentence: &Sentence, frame: &mut Frame, cue: &Cue) {
    let words = &scene.words;
    let mut at = cue.words.start;
    let mut reach = 9;
    // "China's 25 % tariff": in front of an amount only the owner still belongs to the noun.
    let mut amount = false;
    while at > sentence.words.start && reach > 0 {
        let next = at - 1;
        reach -= 1;
        let listed = scene.mention_at(next.wrapping_sub(1)).is_some() || good_ending(scene, next).is_some();
        let joins = words.any(next, set!["'", "’", "s", "-", "–", "/"]) || words.is(next, "and") && listed && !amount;
        if let Some(mention) = scene.mention_at(next) {
            // "intra-EU imports" are those from the union; "in US dollar terms the reserves fell" names nobody.
            let compound =
                |part: &str| words.is(mention.first.wrapping_sub(2), part) && words.is(mention.first - 1, "-");
            let bound = words.any(mention.end, set!["-", "–"]) && words.is(mention.end + 1, "bound");
            if compound("inter") {
                // "inter-Korean trade": both.
                frame.others = ["KP", "KR"].iter().filter_map(|code| gazetteer().index(code)).collect();
            } else if compound("intra") || bound {
                frame.partner = frame.partner.or(Some(mention.state));
            } else if !mention.aside && mention.naming != Naming::Office {
                place_before(frame, *mention, words.any(mention.end, set!["'", "’"]));
            }
            at = mention.first;
            continue;
        }
        if let Some((length, good)) = good_ending(scene, at).filter(|_| !amount) {
            frame.commodity = frame.commodity.take().or(Some(good));
            at -= length;
            continue;
        }
        let plain = words.has(next, Class::Word) && !words.has(next, Class::Preposition) && words.verb(next).is_none();
        let quantity = words.has(next, Class::Number) || words.any(next, set!["%", "percent"]);
        amount |= quantity;
        if frame.states().is_empty() && is_of_world(scene, next) {
            frame.way = Some(Way::World);
            return;
        }
        if words.any(next, set!["its", "their", "his"])
            && frame.reporter.is_none()
            && frame.metric != Some(Metric::Trade)
        {
            // "Iran said that its exports": the subject told before.
            let told = scene.mentions_in(Run::new(sentence.words.start, next));
            frame.reporter = told
                .iter()
                .find(|mention| matches!(mention.naming, Naming::Name | Naming::Seat))
                .map(|mention| mention.state);
        }
        // "19 % on Peru's imports and 20 % tariffs": what stands before the amount is another phrase.
        if amount && words.any(next, set!["and", "or", "but"]) {
            break;
        }
        if words.any(next, set!["its", "their", "his"]) || !(joins || plain || quantity) {
            break;
        }
        if words.has(next, Class::ClauseOpener) {
            break;
        }
        at = next;
    }
}

/// The next state in front of a flow: "Kenya's exports", "India's Russian crude purchases".
fn place_before(frame: &mut Frame, mention: Mention, owns: bool) {
    if frame.metric == Some(Metric::Imports) && owns && frame.partner.is_none() && frame.reporter.is_some() {
        frame.partner = frame.reporter.replace(mention.state);
    } else if frame.metric == Some(Metric::Trade) || frame.reporter.is_some() {
        frame.with(mention.state);
    } else {
        frame.reporter = Some(mention.state);
    }
}

/// "rose to $2 billion, as $600 million was shipped to China", "cut to 15 percent — the same level charged to goods from the
/// European Union": why, and what it is like, are other matters.
fn ends(words: &Words<'_>, at: usize) -> bool {
    let why = words.is(at, "as") && words.is(at - 1, ",") && !words.any(at + 1, set!["well", "of", "part"]);
    why || words.any(at, set!["—", "–"]) && words.seq(at + 1, "the same")
}

/// The states behind prepositions that follow: "to Russia", "from China", "with Japan", "on Serbian goods".
fn after(scene: &Scene<'_>, sentence: &Sentence, frame: &mut Frame, cue: &Cue) {
    let words = &scene.words;
    let end = sentence.segment_of(cue.words.start).end.max(cue.words.end);
    let mut at = cue.words.end;
    let mut near = true;
    while at < end {
        if !crate::assemble::figure::metric::cues(words, Run::new(at, at + 1)).named.is_empty() {
            // The next metric has its own states; only what stands close belongs to this one.
            return;
        }
        let preposition = words.str(at).to_ascii_lowercase();
        if ends(words, at) {
            return;
        }
        // "exports were 9 tonnes, 58 percent of them to China", "imported, mostly from Peru": of a part.
        if words.any(at.wrapping_sub(1), PART) && !words.seq(at.wrapping_sub(3), "all of") {
            at += 1;
            near = false;
            continue;
        }
        // "the duty Trump set for imports from Peru".
        let levied = frame.metric == Some(Metric::Tariff) && words.any(at, LEVIES);
        if levied && let Some(own) = scene.mention_at(cue.words.end).filter(|own| own.end == at) {
            frame.reporter = frame.reporter.or(Some(own.state));
        }
        if words.verb(at).is_some() && !levied || words.has(at, Class::Number) {
            near = false;
        }
        if !words.has(at, Class::Preposition) {
            at += 1;
            continue;
        }
        let (states, good, stop) = phrase(scene, at + 1, end);
        if !near && !matches!(preposition.as_str(), "to" | "from" | "with" | "between" | "against") {
            at += 1;
            continue;
        }
        // "between A and B was $5 million, and between A and C $4 million": each sum has its own two.
        let second = preposition == "between" && !near && frame.others.len() > 1;
        if second || of_another(scene, frame, Run::new(at, stop)) {
            return;
        }
        apply(
            frame,
            &preposition,
            &states,
            good.filter(|_| near && matches!(preposition.as_str(), "of" | "on" | "in" | "for")),
        );
        if words.seq(at, "to all") || words.seq(at, "to the world") || is_everywhere(words, at) {
            frame.world = true;
        }
        // "with lower shipments from Peru": what goes along with it has its own states.
        let along = |at: usize| words.has(at, Class::Metric) && words.any(at.wrapping_sub(1), ALONG);
        if words.is(at, "with") && (at + 1..stop).any(along) {
            return;
        }
        at = stop.max(at + 1);
    }
}

/// "exports to third countries and the EU", "to third countries and to EU Member States": to everybody.
fn is_everywhere(words: &Words<'_>, at: usize) -> bool {
    let joined = |third: usize| {
        words.seq(third, "third countries and")
            && (third + 3..third + 6).any(|at| words.any(at, set!["eu", "european"]))
    };
    joined(at + 1) || at.checked_sub(3).is_some_and(joined)
}

/// "reached 9 million tonnes, with Japan taking 3 million", "a levy for its energy imports from Russia": a phrase that tells
/// of something else.
fn of_another(scene: &Scene<'_>, frame: &Frame, phrase: Run) -> bool {
    let words = &scene.words;
    let at = phrase.start;
    let takes = words.is(at, "with") && scene.mention_at(at + 1).is_some_and(|it| words.any(it.end, TAKING));
    let why = words.any(at, set!["for", "over"]) && words.any(at + 1, set!["its", "their", "the", "his"]);
    takes || frame.metric == Some(Metric::Tariff) && why && phrase.any(|at| words.any(at, PURCHASES))
}

/// States and good in the noun phrase that starts at a word, and where it ends.
fn phrase(scene: &Scene<'_>, start: usize, end: usize) -> (Vec<Mention>, Option<Good>, usize) {
    /// Words that a list of states may have.
    const LIST: usize = 32;
    let words = &scene.words;
    let (mut states, mut good) = (Vec::new(), None);
    if is_everywhere(words, start - 1) {
        return (states, good, start);
    }
    let mut at = start;
    let mut reach = 9;
    let joins = |at: usize| goes_on(scene, Run::new(start, end.min(start + LIST)), at);
    while at < end && reach > 0 {
        reach -= 1;
        if let Some(mention) = scene.mention_at(at) {
            // "amounted to US dollars 78 million" names no state.
            states.extend(Some(*mention).filter(|mention| !mention.aside));
            at = mention.end;
            continue;
        }
        if let Some((length, named)) = good_at(scene, at) {
            good = good.or(Some(named));
            at += length;
            continue;
        }
        // "from the Member States of the European Union".
        let of = words.is(at, "of") && words.any(at.wrapping_sub(1), set!["states", "countries", "members", "nations"]);
        let stops = words.has(at, Class::Preposition) && !of
            || words.verb(at).is_some()
            || words.has(at, Class::Number) && !words.is(at + 1, "-")
            || (words.is_mark(at) && !words.any(at, set!["-", "'", "’", "–"]) && !joins(at))
            || words.has(at, Class::ClauseOpener);
        if stops {
            break;
        }
        at += 1;
    }
    (states, good, at)
}

fn apply(frame: &mut Frame, preposition: &str, states: &[Mention], good: Option<Good>) {
    frame.commodity = frame.commodity.take().or(good);
    let Some(first) = states.first() else { return };
    match (preposition, frame.metric) {
        ("to", Some(Metric::Exports | Metric::Loan | Metric::Aid))
        | ("from", Some(Metric::Imports))
        | ("with", Some(Metric::Balance | Metric::Exports | Metric::Imports)) => {
            let known = frame.reporter == Some(first.state) || frame.others.contains(&first.state);
            match (frame.partner, states) {
                (None, [one]) if !known => frame.partner = Some(one.state),
                (None, _) if !known => frame.others.extend(states.iter().map(|mention| mention.state)),
                _ => {}
            }
        }
        ("from", Some(Metric::Exports)) | ("into" | "to" | "by", Some(Metric::Imports)) => {
            frame.reporter = frame.reporter.or(Some(first.state));
        }
        // "Exports for Kazakhstan are lowered".
        ("for", Some(Metric::Exports | Metric::Production | Metric::Stocks | Metric::Consumption))
            if frame.states().is_empty() && states.iter().all(|mention| mention.naming == Naming::Name) =>
        {
            match states {
                [one] => frame.reporter = Some(one.state),
                _ => frame.with_all(states.iter()),
            }
        }
        ("of", Some(Metric::Exports)) if first.naming == Naming::Name && states.len() == 1 => {
            frame.reporter = frame.reporter.or(Some(first.state));
        }
        ("of", Some(Metric::Imports)) if first.naming == Naming::People => {
            frame.partner = frame.partner.or(Some(first.state));
        }
        ("on" | "for" | "from" | "against" | "to", Some(Metric::Tariff)) => {
            if states.len() == 1 && frame.partner.is_none() && frame.reporter != Some(first.state) {
                frame.partner = Some(first.state);
            } else {
                frame.with_all(states.iter());
            }
        }
        ("in" | "into", Some(Metric::Investment)) if frame.reporter.is_some_and(|own| own != first.state) => {
            frame.partner = frame.partner.or(Some(first.state));
        }
        ("with", Some(Metric::Trade)) if states.len() == 1 && frame.states().is_empty() => {
            frame.partner = Some(first.state);
        }
        ("with" | "between", _) => frame.with_all(states.iter()),
        _ => {}
    }
}

/// The subject of a verb: the last state in front of it that is not a date line or an object of "to" or "from".
fn subject(scene: &Scene<'_>, frame: &mut Frame, range: Run) {
    // "Brazil was the main partner: Argentina sold it $8 million".
    let colon = (range.start..range.end).rev().find(|at| scene.words.is(*at, ":"));
    let range = colon.map_or(range, |colon| Run::new(colon + 1, range.end));
    let mut mentions: Vec<&Mention> = scene.mentions_in(range).iter().filter(|mention| !mention.aside).collect();
    mentions.retain(|mention| {
        let before = leads(scene, mention);
        !scene.words.any(before, OBJECTS) || before < range.start
    });
    if let Some(mention) = mentions.first() {
        frame.reporter = Some(mention.state);
    }
}

/// "imported goods worth $5 million (+5.8 %) from Peru": the bracket parts nothing.
fn past_bracket(scene: &Scene<'_>, sentence: &Sentence, end: usize) -> usize {
    let words = &scene.words;
    let open = Some(end).filter(|_| words.is(end, "(") || words.is(end.wrapping_sub(1), "("));
    let close = open.and_then(|open| (open..open + 7).find(|at| words.is(*at, ")")));
    close.map_or(end, |close| sentence.segment_of(close + 1).end.max(end))
}

/// What follows a verb of trade: "sold America cars", "bought $5 million of Japanese goods", "shipped … to Korea".
fn objects(scene: &Scene<'_>, sentence: &Sentence, frame: &mut Frame, cue: &Cue) {
    let words = &scene.words;
    let end = sentence.segment_of(cue.words.start).end;
    if let Some(mention) = scene.mention_at(cue.words.end)
        && matches!(mention.naming, Naming::Name | Naming::Seat)
        && frame.reporter != Some(mention.state)
    {
        frame.partner = Some(mention.state);
    }
    if words.any(cue.words.end, set!["it", "them"]) {
        let before = scene.mentions_in(Run::new(sentence.words.start, cue.words.start));
        let other = before.iter().rfind(|mention| !mention.aside && Some(mention.state) != frame.reporter);
        frame.partner = other.map(|mention| mention.state).or(frame.partner);
    }
    let end = past_bracket(scene, sentence, end);
    for at in cue.words.end..end {
        if !words.has(at, Class::Preposition) || words.any(at.wrapping_sub(1), PART) {
            continue;
        }
        let (states, good, _) = phrase(scene, at + 1, end);
        let Some(first) = states.first().filter(|first| frame.reporter != Some(first.state)) else {
            if words.is(at, "of") {
                frame.commodity = frame.commodity.take().or(good);
            }
            continue;
        };
        let partner = match frame.metric {
            Some(Metric::Imports) => {
                // "tonnes of U.S. soybeans".
                let good = first.naming == Naming::People || good_at(scene, first.end).is_some();
                words.any(at, set!["from", "on"]) || words.is(at, "of") && good
            }
            _ => words.is(at, "to"),
        };
        if words.is(at, "of") {
            frame.commodity = frame.commodity.take().or(good);
        }
        if partner && frame.partner.is_none() {
            if states.len() == 1 {
                frame.partner = Some(first.state);
            } else {
                frame.with_all(states.iter());
            }
        }
    }
}
