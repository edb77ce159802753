//! What a figure claims to be: a fact, a goal, a forecast, an estimate or a plan; and who says it.

use chrono::{Datelike, TimeDelta};

use crate::assemble::cue::{Found, Sign};
use crate::assemble::scene::clause::Kind;
use crate::assemble::scene::words::Verb;
use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::Class;
use crate::model::{Modality, Run, When, one_line};
use crate::tag::{WordSet, set, words};

use super::{counter, modality};

/// What an amount is to do: "to reach".
const WISHED_MOVES: &WordSet = words!("drop rise fall reach lift grow increase get raise boost go double");

/// What an amount claims to be, and what says so.
pub type Claim<'s> = (Modality, Option<Because<'s>>);

/// What decides it: a cue with its words, or a guard by its id.
#[derive(Clone, Copy)]
pub enum Because<'s> {
    /// A wording.
    Cue(&'s Found),
    /// The shape of the sentence, or the time it tells of.
    Guard(&'static str),
}

impl<'s> Because<'s> {
    /// The cue, where it is one.
    #[must_use]
    pub fn cue(self) -> Option<&'s Found> {
        match self {
            Self::Cue(cue) => Some(cue),
            Self::Guard(_) => None,
        }
    }
}

/// Words of forecasting that may stand behind their amount: "$5 billion is projected".
const AFTERWARDS: &WordSet = set!["projected", "forecast", "likely"];

/// What is done with money: "would be made available".
const HANDED_OUT: &WordSet = words!("made provided allocated disbursed given granted invested spent paid");

/// "(2017 est.)", "(estimate)": a note in the brackets right behind an amount.
fn noted_estimate(scene: &Scene<'_>, at: usize) -> bool {
    let words = &scene.words;
    let Some(open) = (at..at + 6).find(|at| words.is(*at, "(")) else { return false };
    let note = (open..open + 6).take_while(|at| !words.is(*at, ")"));
    note.into_iter().any(|at| words.any(at, set!["est", "est.", "estimate", "estimated"]))
}

/// The modality of an amount that starts at a word; `when` is its period.
#[must_use]
pub fn of_figure<'s>(scene: &Scene<'_>, sentence: &'s Sentence, at: usize, when: Option<&When>) -> Claim<'s> {
    if modality::supposed(scene, sentence, at) {
        return (under_condition(scene, sentence, at), Some(Because::Guard("guard.supposed")));
    }
    let document = scene.parts.document.date.when.as_ref().and_then(When::bounds);
    let period = when.and_then(When::bounds);
    let over = document.zip(period).is_some_and(|(document, date)| date.end <= document.end);
    if let Some(claim) = looked_ahead(scene, sentence, at, over) {
        return claim;
    }
    let own = sentence.segment_of(at);
    let (before, near) = (Run::new(own.start, at), Run::new(at.saturating_sub(12).max(own.start), at));
    let open = document.zip(period).is_some_and(|(document, date)| date.end > document.end);
    if open && revised(scene, sentence, before) {
        return (Modality::Forecast, Some(Because::Guard("guard.revised")));
    }
    let any = |list: &WordSet| before.any(|word| !scene.is_dated(word) && scene.words.any(word, list));
    let duty = own.any(|word| scene.words.any(word, set!["duty", "duties", "tariff", "tariffs", "levy", "levies"]));
    let estimate = sentence.cue(Sign::Estimate, before).filter(|_| !duty);
    if estimate.is_some() || scene.words.is(at.saturating_sub(1), "perhaps") || noted_estimate(scene, at) {
        let modality = if any(set!["should", "could"]) { Modality::Forecast } else { Modality::Estimate };
        return (modality, Some(estimate.map_or(Because::Guard("guard.estimate"), Because::Cue)));
    }
    let possible = sentence.cue(Sign::Possible, before);
    if possible.is_some() || any(set!["should"]) {
        return (Modality::Forecast, Some(possible.map_or(Because::Guard("guard.should"), Because::Cue)));
    }
    let ahead = period.zip(document).is_some_and(|(period, document)| period.start >= document.end);
    // "Supplies for 2025/26", "over the next four years": most of it is still to come.
    let mostly = period.zip(document).is_some_and(|(period, document)| {
        let long = period.end - period.start > TimeDelta::days(366);
        // A season or a fiscal year, "2015/16", told of before its middle.
        let season = period.end - period.start > TimeDelta::days(360) && period.start.month() != 1;
        (long || season) && period.end - document.end > TimeDelta::days(183)
    });
    // "A further $15 million will be made available": the amount is what it is said of.
    let said_of = || {
        let verb =
            (at..own.end).take(12).find(|word| scene.words.verb(*word).is_some() || scene.words.is(*word, "will"))?;
        let would = scene.words.seq(verb, "would be") && scene.words.any(verb + 2, HANDED_OUT);
        let will = scene.words.is(verb, "will") || would;
        sentence.cue(Sign::Plan, Run::new(verb, verb + 1)).filter(|_| will)
    };
    match sentence.cue(Sign::Plan, near).or_else(said_of) {
        Some(cue) => (Modality::Planned, Some(Because::Cue(cue))),
        None if ahead || mostly => (Modality::Planned, Some(Because::Guard("guard.ahead"))),
        None => (Modality::Actual, None),
    }
}

/// "approved a loan of $5 million", "pledged 3 million euros": money that is promised and not yet paid.
#[must_use]
pub fn promised(scene: &Scene<'_>, sentence: &Sentence, at: usize) -> bool {
    const PROMISES: &WordSet =
        words!("approve approves approved pledge pledges pledged announce announces announced earmarked promised");
    const MONEY: &WordSet = set!["loan", "loans", "grant", "grants", "aid", "investment"];
    let words = &scene.words;
    let own = sentence.segment_of(at);
    let verb = (at.saturating_sub(8).max(own.start)..at).rev().find(|word| words.verb(*word).is_some());
    let Some(verb) = verb.filter(|verb| words.any(*verb, PROMISES)) else { return false };
    // "announced exports of $5 million": what is told is no promise.
    let flow = |word: usize| words.has(word, Class::Metric) && !words.any(word, MONEY);
    !(verb + 1..(at + 6).min(own.end.max(at))).any(flow)
}

/// "has decided to provide grant aid", "approves $617 million" in the title or the first sentences: what is given by such a text
/// is promised, where its own sentence does not say that it was paid.
#[must_use]
pub fn promises(scene: &Scene<'_>, sentence: &Sentence) -> bool {
    const FRONT: usize = 3;
    const PAID: &WordSet = words!(
        "disbursed delivered paid spent received arrived distributed totaled totalled amounted provided gave given"
    );
    let words = &scene.words;
    let gives = |at: usize| {
        let decided = words.any(at, set!["decided", "decides", "agreed"]) && words.is(at + 1, "to");
        let will = words.is(at, "will") && words.any(at + 1, set!["provide", "extend", "contribute", "allocate"]);
        let verb = words.any(at, set!["approves", "approved", "pledges", "pledged", "announces", "announced"]);
        decided && words.any(at + 2, set!["provide", "extend", "contribute", "allocate", "give"]) || will || verb
    };
    let front = scene.sentences.iter().take(FRONT).any(|it| it.words.any(gives));
    front && !sentence.words.any(|at| words.any(at, PAID))
}

/// "is forecast to recover, rising by 5 million tonnes, or 5 %": the forecast that what an amount is told with hangs on.
fn hangs_on<'s>(scene: &Scene<'_>, sentence: &'s Sentence, at: usize, over: bool) -> Option<&'s Found> {
    let words = &scene.words;
    let goes_on = |index: usize| {
        let segment = sentence.segments.get(index)?;
        let first = segment.content().start;
        let hung = match segment.kind {
            Kind::Participle => words.str(first).ends_with("ing"),
            // "and expand by 5 %".
            Kind::Coordinate => words.verb(first) == Some(Verb::Present) && !words.str(first).ends_with('s'),
            // "(or 5 %)" of what is still to come; "(2014: 4 %)" is another's.
            Kind::Bracket => !over && !segment.words.any(|word| scene.is_dated(word)),
            _ => false,
        };
        segment.resumes.or_else(|| index.checked_sub(1).filter(|_| hung))
    };
    let own = sentence.segments.iter().position(|segment| segment.words.contains(at));
    let above = std::iter::successors(own.and_then(goes_on), |index| goes_on(*index));
    let to = |cue: &&Found| words.is(cue.words.end, "to") || words.is(cue.words.end.wrapping_sub(1), "to");
    above.filter_map(|index| sentence.cue(Sign::Forecast, sentence.segments.get(index)?.words)).find(to)
}

/// A wish, a goal, a forecast, a duty that could come, a deadline to be kept. `over` where the period has ended.
fn looked_ahead<'s>(scene: &Scene<'_>, sentence: &'s Sentence, at: usize, over: bool) -> Option<Claim<'s>> {
    let words = &scene.words;
    let own = sentence.segment_of(at);
    let (before, near) = (Run::new(own.start, at), Run::new(at.saturating_sub(12).max(own.start), at));
    let any = |list: &WordSet| before.any(|word| !scene.is_dated(word) && words.any(word, list));
    if let Some(cue) = sentence.cue(Sign::Wish, before) {
        return Some((Modality::Forecast, Some(Because::Cue(cue))));
    }
    if let Some(cue) = sentence.cue(Sign::Goal, near) {
        return Some((Modality::Target, Some(Because::Cue(cue))));
    }
    if !over && near.any(|word| words.any(word, set!["want", "wants"])) {
        return Some((Modality::Target, Some(Because::Guard("guard.want"))));
    }
    // "deeper than the 2 million tonne decline expected".
    let ends = |cue: &Found| {
        let near = words.is(cue.words.start, "expected") && cue.words.start <= at + 8;
        near && (cue.words.end >= sentence.words.end || words.is_mark(cue.words.end))
    };
    let behind = || {
        let cue = sentence.cue(Sign::Forecast, Run::new(at, own.end));
        cue.filter(|cue| words.any(cue.words.start, AFTERWARDS) || ends(cue))
    };
    let hung = || hangs_on(scene, sentence, at, over);
    if let Some(cue) = sentence.cue(Sign::Forecast, before).or_else(behind).or_else(hung) {
        return Some((Modality::Forecast, Some(Because::Cue(cue))));
    }
    let duties = set!["tariff", "tariffs", "duties", "duty"];
    if any(set!["could"])
        && sentence.words.any(|word| words.any(word, duties))
        && let Some(cue) = sentence.cue(Sign::Possible, before)
    {
        return Some((Modality::Planned, Some(Because::Cue(cue))));
    }
    let kept = !over && by_then(scene, at, own) && (intends(scene, near) || any(set!["would", "will"]));
    kept.then_some((Modality::Target, Some(Because::Guard("guard.deadline"))))
}

/// "Exports are raised 2 million tonnes", "stocks are up", told of a year that is not over: a forecast is moved.
fn revised(scene: &Scene<'_>, sentence: &Sentence, before: Run) -> bool {
    let words = &scene.words;
    let moves = |at: usize| {
        words.has(at, Class::Rise) || words.has(at, Class::Fall) || words.any(at, set!["unchanged", "revised", "up"])
    };
    let is = |at: usize| words.any(at, set!["is", "are"]) && (at + 1..at + 4).any(moves);
    // "USDA lowered 8 million tons of exports", "raised its forecast".
    let active = |at: usize| words.any(at, set!["raised", "lowered", "trimmed", "upped"]);
    let expects =
        |at: usize| words.any(at, set!["forecast", "forecasts", "outlook", "projection", "estimates", "usda"]);
    if before.any(active) && sentence.words.any(expects) {
        return true;
    }
    before.any(is) || (sentence.words.start..before.start).rev().take(12).any(is)
}

/// Under an "if": what would follow is forecast, the condition itself only supposed.
fn under_condition(scene: &Scene<'_>, sentence: &Sentence, at: usize) -> Modality {
    let outcome = set!["would", "could", "might", "may", "stand", "will", "expect"];
    let main = sentence.segment_of(at).any(|word| scene.words.any(word, outcome));
    let condition =
        sentence.segments.iter().any(|segment| segment.kind == Kind::Condition && segment.words.contains(at));
    if main && !condition { Modality::Forecast } else { Modality::Hypothetical }
}

/// ", by 2020", "by then", "in the next 10 years": a deadline behind the amount.
fn by_then(scene: &Scene<'_>, at: usize, own: Run) -> bool {
    let words = &scene.words;
    let next = |word: usize| {
        let span = words.any(word, set!["in", "over", "within"]) && words.is(word + 1, "the");
        span && words.any(word + 2, set!["next", "coming"])
    };
    (at..(at + 9).min(own.end)).any(|word| {
        let by = scene.is_dated(word) || scene.is_dated(word + 1) || words.is(word + 1, "then");
        words.is(word, "by") && by || next(word)
    })
}

/// "to reach", "to double": an infinitive in front of the amount.
fn intends(scene: &Scene<'_>, near: Run) -> bool {
    let rises = WISHED_MOVES;
    let words = &scene.words;
    near.any(|word| words.is(word, "to") && (words.verb(word + 1).is_some() || words.any(word + 1, rises)))
}

/// Who says it: the subject of the verb of saying around an amount, else the office that its sentence names as counting.
#[must_use]
pub fn said_by(scene: &Scene<'_>, sentence: &Sentence) -> Option<String> {
    speaker(scene, sentence).or_else(|| counter::of(sentence.span.of(scene.words.text)))
}

/// Verbs that stand between a subject and what it says: "the White House had announced".
const AUXILIARIES: &WordSet = words!("has have had is are was were will would also now");

fn speaker(scene: &Scene<'_>, sentence: &Sentence) -> Option<String> {
    let words = &scene.words;
    let source = |range: Run| -> Option<String> {
        // "Yesterday the White House had announced": neither its day nor its verb is of the speaker.
        let start = range.find(|at| !scene.is_dated(*at) && !words.is(*at, "on")).unwrap_or(range.end);
        let named = |at: &usize| !words.any(*at, AUXILIARIES);
        let end = (start..range.end).rev().find(named).map_or(start, |last| last + 1);
        let range = Run::new(start, end);
        let span = words.span(range);
        let text = one_line(span.of(words.text));
        let text = text.trim_matches(|c: char| matches!(c, ',' | ' ' | '“' | '"' | '”' | '.')).to_owned();
        (!text.is_empty() && text.chars().count() <= 60 && !range.is_empty()).then_some(text)
    };
    for segment in &sentence.segments {
        let own = segment.content();
        let says = |at: &usize| {
            words.entry(*at, Class::Report).is_some()
                && words.verb(*at).is_some()
                && !words.any(*at, set!["added", "adds", "shows", "showed", "calculated"])
        };
        match segment.kind {
            Kind::Attribution => {
                if words.seq(own.start, "according to") {
                    return source(Run::new(own.start + 2, own.end));
                }
                if let Some(verb) = own.find(says) {
                    let (start, end) = if verb > own.start { (own.start, verb) } else { (verb + 1, own.end) };
                    let stops = |at: &usize| scene.is_dated(*at) || words.is(*at, ".");
                    return source(Run::new(start, (start..end).find(stops).unwrap_or(end)));
                }
            }
            Kind::Main => {
                let follows = sentence
                    .segments
                    .iter()
                    .any(|other| other.kind == Kind::Content && other.words.start == segment.words.end);
                if let Some(verb) =
                    own.find(says).filter(|verb| *verb > own.start && (follows || *verb <= own.start + 8))
                {
                    return source(Run::new(own.start, verb));
                }
            }
            _ => {}
        }
    }
    None
}
