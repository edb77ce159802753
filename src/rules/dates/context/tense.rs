//! What the words around an expression say of its time: told as past, or as still to come.

use crate::lexicon::{Ahead, Class};
use crate::model::Span;
use crate::tag::{Token, WordSet, set, words};

/// Words in "-ed" that are no past forms.
const NOT_PAST: &WordSet =
    words!("need indeed hundred speed breed exceed proceed succeed united allied so-called naked sacred wicked");

/// Words in front of a noun.
const BEFORE_NOUN: &WordSet = words!("the a an its his her their this that no any 's");

/// Words in front of a verb’s bare form.
const BEFORE_BARE: &WordSet = words!("to will would shall should could can may might must");

/// Where the clause places what it tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// Before the telling.
    Past,
    /// After the telling.
    Future,
    /// The words do not say.
    Open,
}

/// On which side of the expression a verb stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    /// Before it; the expression begins at this token.
    Front(usize),
    Behind,
}

/// How far a verb may stand from the expression it dates.
const REACH: usize = 24;

/// The tense around the tokens `start..end` of a sentence, and the word that gives it away.
pub fn around(text: &str, tokens: &[Token], start: usize, end: usize, sentence: Span) -> (Tense, Option<Span>) {
    if let (tense @ (Tense::Past | Tense::Future), evidence) = by_preposition(tokens, start)
        && set!["since", "as"].holds(start.checked_sub(1).and_then(|at| tokens.get(at)))
    {
        return (tense, evidence);
    }
    // "The move follows Tuesday's declaration": what it follows is over.
    let follows = |at: &usize| set!["follows", "following"].holds(tokens.get(*at));
    if set!["'", "’"].holds(tokens.get(end))
        && let Some(at) = (start.saturating_sub(2)..start).rev().find(follows)
    {
        return (Tense::Past, tokens.get(at).map(|token| token.span));
    }
    let back = backward(text, tokens, start, sentence);
    let ahead = forward(text, tokens, end, sentence);
    let (tense, at) = match (back, ahead) {
        (Some((near, tense)), Some((far, other))) => {
            // The verb in front wins unless the one behind stands much nearer: not behind the comma that ends the clause.
            let (behind, before) = (far + 1 - end, start - near);
            let closed = set![","].holds(tokens.get(end)) && tense != Tense::Open;
            if behind * 3 < before && !closed { (other, far) } else { (tense, near) }
        }
        (Some((at, tense)), None) | (None, Some((at, tense))) => (tense, at),
        (None, None) => return without_verb(tokens, start, sentence),
    };
    if tense == Tense::Open {
        return by_preposition(tokens, start);
    }
    if tense == Tense::Past
        && let Some(modal) = supposed(tokens, start, end, sentence)
    {
        return (Tense::Future, Some(modal));
    }
    (tense, tokens.get(at).map(|token| token.span))
}

/// "If they left in July, it would …": the past form of a condition looks ahead; its modal verb says so.
fn supposed(tokens: &[Token], start: usize, end: usize, sentence: Span) -> Option<Span> {
    let inside = |at: &usize| tokens.get(*at).is_some_and(|token| sentence.contains(token.span));
    let front = (start.saturating_sub(REACH)..start).rev().take_while(inside);
    let mut behind = (end..end + REACH).take_while(inside);
    front.into_iter().find(|at| set!["if", "unless"].holds(tokens.get(*at)))?;
    let at = behind.find(|at| set!["would", "could", "might"].holds(tokens.get(*at)))?;
    let told = set!["have"].holds(tokens.get(at + 1));
    tokens.get(at).filter(|_| !told).map(|token| token.span)
}

/// A note without a verb: "Emergency summit on Wednesday" announces, "Explosion on Wednesday" tells nothing of when.
fn without_verb(tokens: &[Token], start: usize, sentence: Span) -> (Tense, Option<Span>) {
    const SET: &WordSet = words!(
        "summit meeting session hearing hearings vote election elections conference deadline debate auction talks \
     ballot referendum inauguration briefing"
    );
    let known = by_preposition(tokens, start);
    if known.0 != Tense::Open || !set!["on"].holds(start.checked_sub(1).and_then(|at| tokens.get(at))) {
        return known;
    }
    let noun = (start.saturating_sub(8)..start)
        .rev()
        .filter_map(|at| tokens.get(at))
        .take_while(|token| sentence.contains(token.span))
        .find(|token| SET.has(token.word));
    noun.map_or(known, |noun| (Tense::Future, Some(noun.span)))
}

/// "since" and "as recently as" look back, "as early as" looks ahead.
fn by_preposition(tokens: &[Token], start: usize) -> (Tense, Option<Span>) {
    let Some(before) = start.checked_sub(1).and_then(|at| tokens.get(at)) else { return (Tense::Open, None) };
    let as_so = set!["as"].has(before.word) && start >= 3 && set!["as"].holds(tokens.get(start - 3));
    let recent = as_so && set!["recently", "late"].holds(tokens.get(start - 2));
    let tense = if recent || set!["since"].has(before.word) {
        Tense::Past
    } else if as_so || set!["beginning", "starting"].has(before.word) {
        Tense::Future
    } else {
        return (Tense::Open, None);
    };
    (tense, Some(before.span))
}

fn backward(text: &str, tokens: &[Token], start: usize, sentence: Span) -> Option<(usize, Tense)> {
    for at in (start.saturating_sub(REACH)..start).rev() {
        if !tokens.get(at).is_some_and(|token| sentence.contains(token.span)) {
            return None;
        }
        if let Some(tense) = verb(text, tokens, at, Side::Front(start)) {
            return Some((at, tense));
        }
    }
    None
}

fn forward(text: &str, tokens: &[Token], end: usize, sentence: Span) -> Option<(usize, Tense)> {
    for at in end..(end + REACH).min(tokens.len()) {
        if !tokens.get(at).is_some_and(|token| sentence.contains(token.span)) {
            return None;
        }
        // "would act on Friday if the ban stayed": the condition has a time of its own.
        if set!["if", "unless"].holds(tokens.get(at)) {
            return None;
        }
        if let Some(tense) = verb(text, tokens, at, Side::Behind) {
            return Some((at, tense));
        }
    }
    None
}

/// The month, not the verb: "exports in May were".
fn is_may(token: &Token) -> bool {
    token.is(Class::Month) && token.is(Class::Capital) && !token.is(Class::Upper)
}

/// The tense that the word at a place speaks, if it is a verb form that places its clause.
fn verb(text: &str, tokens: &[Token], at: usize, place: Side) -> Option<Tense> {
    let token = tokens.get(at)?;
    if !token.is(Class::Word) {
        return None;
    }
    let before = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at));
    let noun = BEFORE_NOUN.holds(before(1));
    // "has been scheduled", "had been due": what follows speaks.
    let due =
        tokens.get(at + 1).is_some_and(|next| next.value(Class::FutureVerb).and_then(Ahead::of) == Some(Ahead::Due));
    if set!["been"].has(token.word) && due {
        return None;
    }
    if set!["is", "are"].has(token.word) {
        let to = set!["to"].holds(tokens.get(at + 1));
        return Some(if to { Tense::Future } else { Tense::Open });
    }
    if token.is(Class::FutureVerb) {
        return ahead(tokens, at, place);
    }
    // "to cut", "will put": the verb in front of it tells the tense; "a cut" is a noun.
    if set!["a", "an", "the", "its", "his", "their"].holds(before(1)) && token.is(Class::PastVerb)
        || BEFORE_BARE.holds(before(1)) && !before(1).is_some_and(is_may)
    {
        return None;
    }
    // "provided that", "given that": no verbs of what happened.
    if set!["provided", "given"].has(token.word) && set!["that", "the"].holds(tokens.get(at + 1)) {
        return None;
    }
    let letters = token.span.of(text);
    let past = token.is(Class::PastVerb)
        || letters.len() > 4 && !token.is(Class::Capital) && letters.ends_with("ed") && !NOT_PAST.has(token.word);
    // "a still unspecified date": an adjective.
    let noun = noun && !set!["that"].holds(before(1));
    let adjective = noun
        || set!["a", "an", "the"].holds(before(2))
            && set!["still", "newly", "previously", "recently", "much"].holds(before(1));
    if !past || (adjective && !token.is(Class::PastVerb)) {
        return None;
    }
    passive(text, tokens, at)
}

/// The tense of a word that speaks of what is ahead, in front of a date or behind it.
fn ahead(tokens: &[Token], at: usize, place: Side) -> Option<Tense> {
    let token = tokens.get(at)?;
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    let kind = token.value(Class::FutureVerb).and_then(Ahead::of)?;
    // "an agreement to buy", "the decision to send": what follows is still to come.
    if kind == Ahead::Resolve {
        return set!["to"].holds(tokens.get(at + 1)).then_some(Tense::Future);
    }
    if BEFORE_NOUN.holds(before) {
        return None;
    }
    // "which take effect on Saturday": the present tense in front of a date is a schedule.
    if kind == Ahead::Scheduled {
        let plain = before.is_some_and(|before| before.is(Class::Word) || set![","].has(before.word))
            && !token.is(Class::Capital);
        return (plain && matches!(place, Side::Front(_))).then_some(Tense::Future);
    }
    match kind {
        Ahead::Resolved => {
            // "agreed to meet on Monday"; but "vowed on Monday to close", "On Monday ministers agreed to meet".
            let Side::Front(start) = place else { return Some(Tense::Past) };
            let to = (at + 1..start.min(at + 4)).any(|next| set!["to"].holds(tokens.get(next)));
            Some(if to { Tense::Future } else { Tense::Past })
        }
        // "could not be located" tells of the past, "could come as early as" of what is ahead.
        Ahead::Modal if set!["could", "might", "can", "must", "should"].has(token.word) => Some(Tense::Open),
        _ if token.is(Class::Capital) && !set!["Will"].has(token.word) => None,
        // "had forecast stocks at the end of July to rise": what was ahead then may be over by now.
        _ if set!["had"].holds(before) => Some(Tense::Open),
        _ => Some(Tense::Future),
    }
}

/// The tense of a past form by the auxiliary in front of it.
fn passive(text: &str, tokens: &[Token], at: usize) -> Option<Tense> {
    // "will be paid", "to be held" look ahead; "is held" leaves it open.
    let mut before = at;
    for _ in 0..3 {
        before = before.checked_sub(1)?;
        let auxiliary = tokens.get(before);
        if set!["be"].holds(auxiliary) {
            let modal = before.checked_sub(1).and_then(|at| tokens.get(at));
            let open = set!["could", "can", "might", "may", "must", "should"].holds(modal);
            return Some(if open { Tense::Open } else { Tense::Future });
        }
        if set!["is", "are"].holds(auxiliary) {
            return Some(Tense::Open);
        }
        let adverb =
            auxiliary.is_some_and(|token| token.span.of(text).ends_with("ly")) || set!["not", "also"].holds(auxiliary);
        if !adverb {
            break;
        }
    }
    Some(Tense::Past)
}
