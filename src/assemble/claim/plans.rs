//! Plans that came to nothing, were moved, or are told long after: "was to have opened", "plans to … were dropped".

use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::Class;
use crate::model::{Modality, Run, Timex, When};
use crate::tag::{WordSet, first_words, set, words};

/// Words that say what became of a plan that failed.
const CAME_TO_NOTHING: &WordSet = words!(
    "not n't never still unfinished delayed ran failed refused declined pulled stalled collapsed cancelled \
     canceled blocked vetoed suspended closed withdrew prevented"
);

/// Words by which a past clause tells a plan, not a deed.
const PLANS: [&str; 27] = [
    "due", "planned", "scheduled", "set for", "pencilled in", "penciled in", "foreseen", "originally", "first set",
    "first planned", "meant to", "was to", "were to", "wanted for", "offered for", "hopes of", "hoped for", "intended",
    "slated", "supposed to", "be held", "done by", "have it", "promised", "expected", "should have", "planned for",
];

/// The first words of [`PLANS`].
const PLANNERS: &WordSet = &WordSet::new(&first_words(PLANS));

/// Participles behind "was" or "had" that leave open whether the thing happened.
const INTENDED: &WordSet = words!(
    "due planned scheduled meant supposed slated intended hoped wanted expected set pencilled penciled \
     earmarked foreseen"
);

/// Nouns of things that are yet to be done.
const PLAN_NOUNS: &WordSet = words!(
    "plan plans scheme schemes proposal proposals project projects idea bid attempt attempts effort efforts \
     intention agreement deal contract"
);

/// What became of a plan for the date at a word, where the words tell it.
#[must_use]
pub fn fate(scene: &Scene<'_>, sentence_at: usize, at: usize, timex: &Timex) -> Option<Modality> {
    let sentence = &scene.sentences[sentence_at];
    if moved_to(scene, sentence, at) {
        return Some(Modality::Planned);
    }
    let mut past = false;
    let mut negated = false;
    for word in sentence.segment_of(at) {
        past |= scene.words.any(word, set!["was", "were", "been", "had"]);
        negated |= scene.words.any(word, set!["not", "n't", "never", "wo"]);
    }
    let off = cancelled(scene, sentence_at, at, timex)
        || negated && (did_not_happen(scene, sentence, at) || will_not(scene, sentence, at, timex))
        || given_up(scene, sentence, at);
    if off {
        return Some(Modality::Cancelled);
    }
    if past { past_plan(scene, sentence, at, timex) } else { None }
}

/// Called off: a plan cue in front of the date and a cancelling cue in this sentence or the next.
fn cancelled(scene: &Scene<'_>, sentence_at: usize, at: usize, timex: &Timex) -> bool {
    let sentence = &scene.sentences[sentence_at];
    let words = &scene.words;
    let start = sentence.words.start.max(at.saturating_sub(14));
    let plans = |word: &usize| words.any(*word, PLANNERS) && PLANS.iter().any(|plan| words.seq(*word, plan));
    let planned_at = (start..=at).rev().find(plans);
    if words.is(scene.opening(sentence), "was") && at <= sentence.words.start + 2 {
        return true;
    }
    let Some(planned) = planned_at else { return false };
    let cue = sentence.words.find(|word| words.entry(*word, Class::Cancel).is_some());
    if let Some(cue) = cue {
        // "has slipped to September", "put back to 4 August": the new date stands behind the cue.
        let moved = at > cue && at - cue <= 4 && (cue..at).any(|word| words.any(word, set!["to", "until", "for"]));
        return !moved && (at < cue || planned < cue || sentence.words.start == cue);
    }
    let missed = scene.next_words(sentence_at).is_some_and(|range| {
        let refers = words.any(range.start, set!["it", "they", "that", "this", "but", "none", "neither"]);
        let cue = words.find(Run::new(range.start, range.end.min(range.start + 14)), Class::Cancel).is_some();
        let reported = range.any(|word| words.seq(word, "was off") || words.seq(word, "is off"));
        (refers && cue) || reported
    });
    let wished = (planned..at).any(|word| words.any(word, set!["originally"])) || words.seq(planned, "hopes of");
    missed || (is_past(scene, timex) == Some(true) && wished)
}

/// True when a date lies before the day of its document; `None` where either is not known.
fn is_past(scene: &Scene<'_>, timex: &Timex) -> Option<bool> {
    let document = scene.parts.document.date.when.as_ref().and_then(When::bounds)?;
    let date = timex.when.as_ref().and_then(When::bounds)?;
    Some(date.end <= document.start)
}

/// "did not take place in May", "was never held", "no session was held".
fn did_not_happen(scene: &Scene<'_>, sentence: &Sentence, at: usize) -> bool {
    const HAPPEN: &WordSet = words!("held take took go went happen happened materialise materialize");
    let words = &scene.words;
    sentence.segment_of(at).any(|word| {
        if !words.any(word, HAPPEN) {
            return false;
        }
        let whole = words.any(word, set!["held", "happen", "happened", "materialise", "materialize"])
            || words.is(word + 1, "place")
            || words.is(word + 1, "ahead");
        let back = word.saturating_sub(2);
        whole
            && (back..word).any(|before| words.any(before, set!["not", "n't", "never"]))
            && !(back..word).any(|before| words.any(before, set!["will", "would", "if"]))
    })
}

/// "will not open in June"; "will not open until June" tells a plan.
fn will_not(scene: &Scene<'_>, sentence: &Sentence, at: usize, timex: &Timex) -> bool {
    let words = &scene.words;
    if is_past(scene, timex) == Some(true) {
        return false;
    }
    let limit = (at.saturating_sub(2)..=at).any(|word| words.any(word, set!["until", "till", "before", "by", "after"]));
    let own = sentence.segment_of(at);
    !limit
        && own.any(|word| {
            word < at
                && (words.is(word, "will") && words.any(word + 1, set!["not", "never"]) || words.is(word, "wo"))
                && !own.any(|other| words.any(other, set!["only", "but"]))
        })
}

/// "Plans to reopen the crossing on 1 June were dropped", "has abandoned plans to import gas in 2017", "called off a
/// visit set for June", "instead of signing in March".
fn given_up(scene: &Scene<'_>, sentence: &Sentence, at: usize) -> bool {
    let words = &scene.words;
    let own = sentence.segment_of(at);
    if own.any(|word| word < at && words.seq(word, "instead of") && !(word..at).any(|mark| words.is(mark, ","))) {
        return true;
    }
    // "was to have taken place": the tense says that it did not.
    let never = |word: usize| words.seq(word, "to have") && word > 0 && words.any(word - 1, set!["was", "were"]);
    if own.any(|word| word < at && never(word)) {
        return true;
    }
    let Some(cue) = sentence.words.find(|word| words.entry(*word, Class::Cancel).is_some()) else {
        return false;
    };
    let ahead = |from: usize, to: usize| {
        (from..to).any(|word| {
            let noun = words.any(word, PLAN_NOUNS)
                && (word + 1..(word + 4).min(to)).any(|to| words.any(to, set!["to", "for"]));
            noun || words.any(word, INTENDED) && word > from
        })
    };
    if at > cue {
        let direct = (cue..at).any(|word| words.any(word, set![",", "until", "till", "and", "but"]));
        return !direct && ahead(cue, at);
    }
    let passive = (cue.saturating_sub(3)..cue).any(|word| words.any(word, set!["was", "were", "been", "is", "are"]));
    let came = words.entry(cue, Class::Cancel).is_some_and(|(length, _)| length > 1);
    (passive || came) && cue - at <= 6 && ahead(sentence.words.start, at)
}

/// "has been put back to 4 August", "was postponed until May": the new date is a plan again.
fn moved_to(scene: &Scene<'_>, sentence: &Sentence, at: usize) -> bool {
    const MOVED: &WordSet = words!("postponed delayed deferred rescheduled slipped pushed put moved");
    let words = &scene.words;
    let own = sentence.segment_of(at);
    let lead = Run::new(at.saturating_sub(2).max(own.start), at + 1);
    let to = lead.find(|word| words.any(*word, set!["to", "until", "till"]));
    to.is_some_and(|to| {
        (to.saturating_sub(4).max(own.start)..to).any(|word| {
            words.any(word, MOVED)
                && (!words.any(word, set!["put", "pushed", "moved"])
                    || words.any(word + 1, set!["off", "back", "from", "forward"]))
        })
    })
}

/// "was due to open in 2013": told of a day gone by, it is a plan still; with a "but" behind it, one that failed.
fn past_plan(scene: &Scene<'_>, sentence: &Sentence, at: usize, timex: &Timex) -> Option<Modality> {
    let words = &scene.words;
    let own = sentence.segment_of(at);
    let past = is_past(scene, timex);
    let plan = own.iter().take_while(|word| *word < at).find(|word| {
        let was = words.any(*word, set!["was", "were", "been", "had"]);
        let intends = words.any(word + 1, INTENDED)
            || words.str(word + 1).ends_with("ly") && words.any(word + 2, INTENDED)
            || words.any(*word, set!["was", "were"]) && words.is(word + 1, "to") && !words.is(word + 2, "be");
        // "had wanted to", "was due to", "was scheduled for": what is ahead follows.
        let leads =
            words.is(word + 1, "to") || (word + 2..(word + 5).min(at)).any(|to| words.any(to, set!["to", "for"]));
        was && intends && leads
    })?;
    let behind = Run::new(at, sentence.words.end);
    let but = behind.find(|word| words.any(*word, set!["but", "however", "until"]));
    let failed =
        but.is_some_and(|but| (but..sentence.words.end.min(but + 10)).any(|word| words.any(word, CAME_TO_NOTHING)));
    // "had intended to repay in March, but asked for more time"
    let intended = words.is(plan, "had") && but.is_some_and(|but| words.is(but, "but"));
    if failed || intended {
        return Some(Modality::Cancelled);
    }
    // "was set on 3 May to …" is a deed; only a plan for a day gone by needs saying.
    (past == Some(true) && plan + 2 < at && !scene.is_dated(plan + 2)).then_some(Modality::Planned)
}
