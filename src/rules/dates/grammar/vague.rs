//! Words that point at the past, the present or the future without a place on the calendar.

use crate::lexicon::{Class, Reference};
use crate::rules::dates::reading::{Reading, Sense};
use crate::tag::{Rule, WordSet, set, words};

/// Words behind a vague date.
const BEHIND_NOW: &WordSet = words!("of is was and for in to that");

/// Words that end a vague date.
const CLAUSE_WORDS: &WordSet = words!("and or but as when has have by on with for to at from it they he she we i");

/// Words in front of a vague date.
const BEFORE_NOW: &WordSet = words!("in from for into of than to with at");

/// The rules of this family.
pub const RULES: &[Rule<Reading>] = &[
    Rule {
        id: "vague.adverb",
        reads: "now, currently, recently, more recently, soon, previously",
        pattern: "(more | most)? v:VAGUE",
        make: |found| {
            let reference = match Reference::of(found.value('v', Class::Vague)?)? {
                Reference::Past => "PAST_REF",
                Reference::Present => "PRESENT_REF",
                Reference::Future => "FUTURE_REF",
            };
            let word = found.get('v');
            let (before, after) = (found.before(1), found.after(0));
            if set!["soon"].holds(word)
                && (set!["as", "too", "how", "very"].holds(before) || set!["after"].holds(after))
            {
                return None;
            }
            // Participles behind "previously" and "formerly" tell more than they do.
            if set!["shortly", "previously", "formerly", "lately"].holds(word) {
                return None;
            }
            // "Now, he says": a word of speech; "now-defunct": part of a word.
            let speech = word.is_some_and(|word| word.is(Class::Capital)) && before.is_none_or(|b| b.is(Class::Punct));
            if set!["now"].holds(word) && (speech || set!["-"].holds(after)) {
                return None;
            }
            Some(Sense::Vague(reference).into())
        },
        finds: &[("is now closed", "PRESENT_REF"), ("opened recently", "PAST_REF"), ("will soon open", "FUTURE_REF")],
        leaves: &["as soon as", "shortly after"],
    },
    Rule {
        id: "vague.adjective",
        reads: "current, recent, future (before a noun)",
        pattern: "v:(current | recent | future)",
        make: |found| {
            let text = found.text;
            let word = found.get('v')?;
            let after = found.after(0)?;
            if word.is(Class::Capital) && after.is(Class::Capital) || !after.is(Class::Word) {
                return None;
            }
            if set!["current"].has(word.word) && set!["account", "flows"].has(after.word) {
                return None;
            }
            let verb = BEHIND_NOW.has(after.word);
            let reference = match word.span.of(text).to_ascii_lowercase().as_str() {
                "current" => "PRESENT_REF",
                "recent" => "PAST_REF",
                _ => "FUTURE_REF",
            };
            (!verb).then(|| Sense::Vague(reference).into())
        },
        finds: &[
            ("the current weakness", "PRESENT_REF"),
            ("a recent sale", "PAST_REF"),
            ("future losses", "FUTURE_REF"),
        ],
        leaves: &["the current account", "the future of", "a current."],
    },
    Rule {
        id: "vague.phrase",
        reads: "in the past, in the future, these days, at present, nowadays",
        pattern: "(the v:(past | future) | d:(these days) | n:(the present))",
        make: |found| {
            let before = found.before(1);
            let after = found.after(0);
            if found.has('d') {
                return Some(Sense::Vague("PRESENT_REF").into());
            }
            if after
                .is_some_and(|next| next.is(Class::Word) && !next.is(Class::PastVerb) && !next.is(Class::FutureVerb))
                && !CLAUSE_WORDS.holds(after)
            {
                return None;
            }
            let past = set!["past"].holds(found.get('v'));
            let placed = BEFORE_NOW.holds(before);
            let reference = if found.has('n') {
                "PRESENT_REF"
            } else if past {
                "PAST_REF"
            } else {
                "FUTURE_REF"
            };
            placed.then(|| Sense::Vague(reference).into())
        },
        finds: &[("than in the past.", "PAST_REF"), ("in the future, it", "FUTURE_REF"), ("these days", "PRESENT_REF")],
        leaves: &["the past master", "the future king", "the past two"],
    },
    Rule {
        id: "vague.years-ago",
        reads: "several years ago, a few months ago, some time ago, long ago",
        pattern: "((several | a few | many | some) u:(TIMEUNITS | time) | long) ago",
        make: |_| Some(Sense::Vague("PAST_REF").into()),
        finds: &[("several years ago to", "PAST_REF"), ("long ago", "PAST_REF")],
        leaves: &["long agony"],
    },
    Rule {
        id: "vague.earlier",
        reads: "earlier, formerly, once (at the start of a sentence or before a verb form)",
        pattern: "v:(earlier)",
        make: |found| {
            let after = found.after(0)?;
            let opens = found.before(1).is_none_or(|token| set![".", "!", "?", "\"", "”"].has(token.word));
            (opens && !after.is(Class::Weekday) && !set!["than", "in", "on", "this", "that"].has(after.word))
                .then(|| Sense::Vague("PAST_REF").into())
        },
        finds: &[("It fell. Earlier moves were", "PAST_REF")],
        leaves: &["a year earlier", "earlier than that"],
    },
];
