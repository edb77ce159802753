//! A date that is counted from the figure before: "a year earlier", "the previous month's $8 million".

use crate::assemble::cue::{self, Shift, Shifted};
use crate::assemble::dating::Dated;
use crate::assemble::scene::words::Words;
use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::Class;
use crate::model::{Run, one_line};
use crate::tag::{WordSet, set, words};

use super::draft::Draft;
use super::eligible::eligible;
use super::hedge;
use super::period;
use super::shift::shifted as moved_by;
use super::times::Times;

/// Nouns right behind an amount: what is counted, what it measures.
const COUNTED: &WordSet = words!("tonnes tons barrels vehicles cars deficit surplus gap shortfall");

/// What a time does that an amount is told of.
const RECORDED: &WordSet = words!("recorded registered saw reached witnessed was stood totaled totalled posted");

/// "a year earlier", "in the same period of 2015": counted from the figure before.
#[must_use]
pub fn shifted(
    scene: &Scene<'_>,
    sentence: &Sentence,
    at: usize,
    (last, main): (Option<&Draft>, Option<&Draft>),
    times: &Times,
    taken: &mut Vec<(usize, usize)>,
) -> Option<Dated> {
    let words = &scene.words;
    let range = scene.quantity_words[at];
    let Shifted { shift, words: told, rule } =
        cue::shift_at(words, past_noun(words, range.end)).or_else(|| leading(words, sentence, range))?;
    let own = || {
        sentence
            .timexes
            .iter()
            .filter(|timex| eligible(scene, sentence, *timex))
            .rfind(|timex| scene.timex_words[*timex].start < range.start)
    };
    // "to 2 million in January from 3 million in December, against 1 million a year earlier": a year before January.
    let held = last.is_some_and(|last| last.came_from || hedge::is_base(scene, scene.quantity_words[last.quantity]));
    let from = if held && shift == Shift::Years(-1) { main.or(last) } else { last };
    let anchor = from
        .map(|draft| draft.dated.clone())
        .or_else(|| times.figure_in(sentence.paragraph).cloned())
        .or_else(|| own().map(|timex| period::of(scene, timex)))
        .or_else(|| times.before(sentence.paragraph).cloned())?;
    let when = anchor.reading.when.as_ref()?;
    let fallback = || matches!(shift, Shift::Units(_)).then(|| moved_by(when, Shift::Years(-1))).flatten();
    let moved = moved_by(when, shift).or_else(fallback)?;
    let span = words.span(told);
    let text = one_line(span.of(words.text));
    let covered = sentence.timexes.iter().filter(|timex| scene.timex_words[*timex].any(|at| told.contains(at)));
    taken.extend(covered.map(|timex| (timex, at)));
    Some(anchor.derived(Some(moved), rule, &text, Some(span)))
}

/// The shift in front of an amount. "two years before that it was 4.5 million": the shift opens the clause; "the year-ago surplus of $8 million": it
/// stands before the noun.
pub fn leading(words: &Words<'_>, sentence: &Sentence, range: Run) -> Option<Shifted> {
    let noun = Run::new(range.start.saturating_sub(6).max(sentence.words.start), range.start);
    if let Some(at) = noun.into_iter().find(|at| words.seq(*at, "year - ago") || words.seq(*at, "year - earlier")) {
        return Some(Shifted { shift: Shift::Years(-1), words: Run::new(at, at + 3), rule: "shift.year-earlier" });
    }
    // "from the previous year's $8 million".
    let owner = range.start.checked_sub(2).filter(|at| words.any(*at, set!["'", "’"]) && words.is(at + 1, "s"));
    let told =
        |owner: usize| noun.into_iter().find_map(|at| cue::shift_at(words, at).filter(|told| told.words.end == owner));
    if let Some(told) = owner.and_then(told) {
        return Some(told);
    }
    // "compared to the same quarter of last year, which recorded exports worth $63 million".
    let which = noun.find(|at| words.any(*at, set!["which", "that"]) && words.any(at + 1, RECORDED));
    if let Some(which) = which {
        let end = which - usize::from(words.is(which.wrapping_sub(1), ","));
        let told = (end.saturating_sub(9).max(sentence.words.start)..end).find_map(|at| cue::shift_at(words, at));
        if let Some(told) = told.filter(|told| told.words.end == end) {
            return Some(told);
        }
    }
    let own = sentence.segment_of(range.start);
    let start = range.start.saturating_sub(9).max(own.start);
    (start..range.start).find_map(|at| {
        // "rose last month from a year earlier, backed by a surge of 12 %": what the rise is held against.
        if words.any(at.wrapping_sub(1), set!["from", "than", "over", "on", "with", "to", "against"]) {
            return None;
        }
        let opens = at == own.start || words.any(at.saturating_sub(1), set![";", ".", "("]);
        cue::shift_at(words, at)
            .filter(|told| opens && told.words.end <= range.start && range.start - told.words.end <= 4)
    })
}

/// Where the words of time behind an amount begin: behind its rate, its noun, its verb, its bracket.
fn past_noun(words: &Words<'_>, end: usize) -> usize {
    let mut next = end;
    if words.any(next, set!["a", "an", "per"])
        && words.any(next + 1, set!["day", "year", "month", "week", "tonne", "barrel", "litre"])
        && !words.any(next + 2, set!["earlier", "before", "ago", "after"])
    {
        next += 2;
    }
    next += usize::from(words.any(next, COUNTED));
    // "$1.1 billion it made in the same period of 2023".
    if words.any(next, set!["it", "they", "seen"]) && words.verb(next + 1).is_some() {
        next += 2;
    }
    next += usize::from(!words.is(next, "previously") && rise_before(words, next));
    // "$104 million (1.1 million bags) in the previous quarter".
    let close = (next..next + 9).find(|at| words.is(*at, ")")).filter(|_| words.is(next, "("));
    let back = |close: &usize| cue::shift_at(words, close + 1).is_some_and(|told| told.shift.is_back());
    close.filter(back).map_or(next, |close| close + 1)
}

/// "after a 41.7 percent rise the year before", "following a 20 % rise previously": a movement that is told of an earlier time.
#[must_use]
pub fn rise_before(words: &Words<'_>, at: usize) -> bool {
    if words.is(at, "previously") {
        return true;
    }
    let moved = words.has(at, Class::Rise) || words.has(at, Class::Fall);
    moved && (words.is(at + 1, "previously") || words.is(at + 1, "the") && words.any(at + 3, set!["before", "earlier"]))
}

/// "(the same period last year up 5 %)": the bracket opens with another time.
#[must_use]
pub fn opens_bracket(words: &Words<'_>, sentence: &Sentence, range: Run) -> bool {
    let open = (range.start.saturating_sub(10).max(sentence.words.start)..range.start).rfind(|at| words.is(*at, "("));
    let told = open.and_then(|open| cue::shift_at(words, open + 1));
    told.is_some_and(|told| told.words.end <= range.start)
}
