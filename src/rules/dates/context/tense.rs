//! What the words around an expression say of its time: told as past, or as still to come.

use crate::lexicon::Class;
use crate::model::Span;
use crate::rules::dates::grammar::words::is_word;
use crate::tag::{Token, WordSet, set};

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
    if let (tense @ (Tense::Past | Tense::Future), evidence) = by_preposition(text, tokens, start)
        && is_word(start.checked_sub(1).and_then(|at| tokens.get(at)), text, set!["since", "as"])
    {
        return (tense, evidence);
    }
    // "The move follows Tuesday's declaration": what it follows is over.
    let follows = |at: &usize| is_word(tokens.get(*at), text, set!["follows", "following"]);
    if is_word(tokens.get(end), text, set!["'", "’"])
        && let Some(at) = (start.saturating_sub(2)..start).rev().find(follows)
    {
        return (Tense::Past, tokens.get(at).map(|token| token.span));
    }
    let back = backward(text, tokens, start, sentence);
    let ahead = forward(text, tokens, end, sentence);
    let (tense, at) = match (back, ahead) {
        (Some((near, tense)), Some((far, other))) => {
            // The verb in front wins unless the one behind stands much nearer.
            let (behind, before) = (far + 1 - end, start - near);
            if behind * 3 < before { (other, far) } else { (tense, near) }
        }
        (Some((at, tense)), None) | (None, Some((at, tense))) => (tense, at),
        (None, None) => return without_verb(text, tokens, start, sentence),
    };
    if tense == Tense::Open {
        return by_preposition(text, tokens, start);
    }
    if tense == Tense::Past
        && let Some(modal) = supposed(text, tokens, start, end, sentence)
    {
        return (Tense::Future, Some(modal));
    }
    (tense, tokens.get(at).map(|token| token.span))
}

/// "If they left in July, it would …": the past form of a condition looks ahead; its modal verb says so.
fn supposed(text: &str, tokens: &[Token], start: usize, end: usize, sentence: Span) -> Option<Span> {
    let inside = |at: &usize| tokens.get(*at).is_some_and(|token| sentence.contains(token.span));
    let front = (start.saturating_sub(REACH)..start).rev().take_while(inside);
    let mut behind = (end..end + REACH).take_while(inside);
    front.into_iter().find(|at| is_word(tokens.get(*at), text, set!["if", "unless"]))?;
    let at = behind.find(|at| is_word(tokens.get(*at), text, set!["would", "could", "might"]))?;
    let told = is_word(tokens.get(at + 1), text, set!["have"]);
    tokens.get(at).filter(|_| !told).map(|token| token.span)
}

/// A note without a verb: "Emergency summit on Wednesday" announces, "Explosion on Wednesday" tells nothing of when.
fn without_verb(text: &str, tokens: &[Token], start: usize, sentence: Span) -> (Tense, Option<Span>) {
    const SET: &WordSet = set![
        "summit",
        "meeting",
        "session",
        "hearing",
        "hearings",
        "vote",
        "election",
        "elections",
        "conference",
        "deadline",
        "debate",
        "auction",
        "talks",
        "ballot",
        "referendum",
        "inauguration",
        "briefing",
    ];
    let known = by_preposition(text, tokens, start);
    if known.0 != Tense::Open || !is_word(start.checked_sub(1).and_then(|at| tokens.get(at)), text, set!["on"]) {
        return known;
    }
    let noun = (start.saturating_sub(8)..start)
        .rev()
        .filter_map(|at| tokens.get(at))
        .take_while(|token| sentence.contains(token.span))
        .find(|token| is_word(Some(token), text, SET));
    noun.map_or(known, |noun| (Tense::Future, Some(noun.span)))
}

/// "since" and "as recently as" look back, "as early as" looks ahead.
fn by_preposition(text: &str, tokens: &[Token], start: usize) -> (Tense, Option<Span>) {
    let Some(before) = start.checked_sub(1).and_then(|at| tokens.get(at)) else { return (Tense::Open, None) };
    let as_so =
        is_word(Some(before), text, set!["as"]) && start >= 3 && is_word(tokens.get(start - 3), text, set!["as"]);
    let recent = as_so && is_word(tokens.get(start - 2), text, set!["recently", "late"]);
    let tense = if recent || is_word(Some(before), text, set!["since"]) {
        Tense::Past
    } else if as_so || is_word(Some(before), text, set!["beginning", "starting"]) {
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
    let noun = is_word(
        before(1),
        text,
        set!["the", "a", "an", "its", "his", "her", "their", "this", "that", "no", "any", "'s"],
    );
    // "has been scheduled", "had been due": what follows speaks.
    let due = tokens.get(at + 1).is_some_and(|next| next.value(Class::FutureVerb) == Some(1));
    if is_word(Some(token), text, set!["been"]) && due {
        return None;
    }
    if is_word(Some(token), text, set!["is", "are"]) {
        let to = is_word(tokens.get(at + 1), text, set!["to"]);
        return Some(if to { Tense::Future } else { Tense::Open });
    }
    // "an agreement to buy", "the decision to send": what follows is still to come.
    if token.value(Class::FutureVerb) == Some(4) {
        return is_word(tokens.get(at + 1), text, set!["to"]).then_some(Tense::Future);
    }
    if token.is(Class::FutureVerb) && noun {
        return None;
    }
    // "which take effect on Saturday": the present tense in front of a date is a schedule.
    if token.value(Class::FutureVerb) == Some(5) {
        let plain = before(1).is_some_and(|before| before.is(Class::Word) || is_word(Some(before), text, set![","]))
            && !token.is(Class::Capital);
        return (plain && matches!(place, Side::Front(_))).then_some(Tense::Future);
    }
    if token.is(Class::FutureVerb) {
        return match token.value(Class::FutureVerb)? {
            3 => {
                // "agreed to meet on Monday"; but "vowed on Monday to close".
                let end = if let Side::Front(start) = place { start.min(at + 4) } else { at + 4 };
                let to = (at + 1..end).any(|next| is_word(tokens.get(next), text, set!["to"]));
                Some(if to { Tense::Future } else { Tense::Past })
            }
            // "could not be located" tells of the past, "could come as early as" of what is ahead.
            2 if is_word(Some(token), text, set!["could", "might", "can", "must", "should"]) => Some(Tense::Open),
            _ if token.is(Class::Capital) && !is_word(Some(token), text, set!["Will"]) => None,
            _ => Some(Tense::Future),
        };
    }
    // "to cut", "will put": the verb in front of it tells the tense; "a cut" is a noun.
    if is_word(before(1), text, set!["a", "an", "the", "its", "his", "their"]) && token.is(Class::PastVerb)
        || is_word(
            before(1),
            text,
            set!["to", "will", "would", "shall", "should", "could", "can", "may", "might", "must"],
        ) && !before(1).is_some_and(is_may)
    {
        return None;
    }
    // "provided that", "given that": no verbs of what happened.
    if is_word(Some(token), text, set!["provided", "given"]) && is_word(tokens.get(at + 1), text, set!["that", "the"]) {
        return None;
    }
    let letters = token.span.of(text);
    let past = token.is(Class::PastVerb)
        || letters.len() > 4
            && !token.is(Class::Capital)
            && letters.ends_with("ed")
            && !matches!(
                letters,
                "need"
                    | "indeed"
                    | "hundred"
                    | "speed"
                    | "breed"
                    | "exceed"
                    | "proceed"
                    | "succeed"
                    | "united"
                    | "allied"
                    | "so-called"
                    | "naked"
                    | "sacred"
                    | "wicked"
            );
    // "a still unspecified date": an adjective.
    let noun = noun && !is_word(before(1), text, set!["that"]);
    let adjective = noun
        || is_word(before(2), text, set!["a", "an", "the"])
            && is_word(before(1), text, set!["still", "newly", "previously", "recently", "much"]);
    if !past || (adjective && !token.is(Class::PastVerb)) {
        return None;
    }
    // "will be paid", "to be held" look ahead; "is held" leaves it open.
    let mut before = at;
    for _ in 0..3 {
        before = before.checked_sub(1)?;
        let auxiliary = tokens.get(before);
        if is_word(auxiliary, text, set!["be"]) {
            let modal = before.checked_sub(1).and_then(|at| tokens.get(at));
            let open = is_word(modal, text, set!["could", "can", "might", "may", "must", "should"]);
            return Some(if open { Tense::Open } else { Tense::Future });
        }
        if is_word(auxiliary, text, set!["is", "are"]) {
            return Some(Tense::Open);
        }
        let adverb = auxiliary.is_some_and(|token| token.span.of(text).ends_with("ly"))
            || is_word(auxiliary, text, set!["not", "also"]);
        if !adverb {
            break;
        }
    }
    Some(Tense::Past)
}
