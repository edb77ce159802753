//! Which time expressions can date a figure: none of a comparison, of when something was said, of a name or of a part.

use chrono::Datelike;

use crate::assemble::cue::{self, SAME};
use crate::assemble::scene::words::Words;
use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::Class;
use crate::model::{Edge, Run, TimexKind, Unit, When};
use crate::tag::set;

use super::compared::is_comparison;
use super::in_name::names;
use super::percent;
use super::said::reports;
use super::season::is_told_by_months;

/// True when a time expression can date a figure.
#[must_use]
pub fn eligible(scene: &Scene<'_>, sentence: &Sentence, at: usize) -> bool {
    let timex = scene.timex(at);
    let words = &scene.words;
    let range = scene.timex_words[at];
    if is_of_prices(scene, range) {
        return false;
    }
    let of = range.start.wrapping_sub(1);
    if is_of_same(words, range) {
        return false;
    }
    // "the first four months of the year": the whole of what is told.
    let of = of.wrapping_sub(usize::from(words.is(of, "the")));
    if words.is(of, "of") && is_whole(scene, at, of) {
        return false;
    }
    // "had forecast 5 million tonnes as recently as March": when it was said.
    if range.start > 2
        && words.is(range.start - 1, "as")
        && words.any(range.start - 2, set!["recently", "late", "early"])
    {
        return false;
    }
    let Some(when) = timex.when.as_ref() else {
        // "last year" in a text without a date is no other year that the text names.
        return timex.kind == TimexKind::Date
            && !timex.value.ends_with("_REF")
            && !is_comparison(words, range.start, sentence.words.start)
            && !reports(scene, sentence, at);
    };
    // "after a 42 percent rise the year before".
    let moved = range.start > 0 && {
        let before = range.start - 1;
        (words.has(before, Class::Rise) || words.has(before, Class::Fall)) && words.is(range.start, "the")
    };
    if moved && words.any(range.end - 1, set!["before", "earlier"]) {
        return false;
    }
    let held = range.start > 1
        && words.any(range.start - 2, set!["%", "percent", "cent", "pct"])
        && percent::of_year(scene, sentence, range.start - 1);
    if held || timex.kind == TimexKind::Set || timex.value.ends_with("_REF") {
        return false;
    }
    if when.bounds().is_some_and(|bounds| bounds.start.year() < 1500)
        || is_comparison(words, range.start, sentence.words.start) && !spans_years(words, range, when)
    {
        return false;
    }
    if scene.is_byline(timex.span) {
        return false;
    }
    let later = || ends_later(scene, at) || is_told_by_months(words, range);
    if since(words, range.start) || names(scene, range) || later() {
        return false;
    }
    !reports(scene, sentence, at)
}

/// "in the same period last year", "in the corresponding eight-month period of 2018": what is compared with.
fn is_of_same(words: &Words<'_>, range: Run) -> bool {
    let of = range.start.wrapping_sub(1);
    let led = words.any(of, set!["of", "in"]) || words.any(of, set!["period", "month", "quarter", "time"]);
    let same = led && (words.any(of.wrapping_sub(2), SAME) || words.any(of.wrapping_sub(1), SAME));
    // "the corresponding period of the port's record-breaking year of 2013".
    let told = |at: usize| words.verb(at).is_some() && !words.str(at).ends_with("ing");
    let stops = |at: &usize| told(*at) || words.any(*at, set![",", ";", ".", "as"]);
    let phrase = (range.start.saturating_sub(14)..range.start).rev().take_while(|at| !stops(at));
    let periods = set!["period", "months"];
    let named = |at: usize| words.any(at, SAME) && words.any(at + 1, periods) && words.is(at + 2, "of");
    let within = || phrase.into_iter().any(named);
    let told = || (range.start.saturating_sub(9)..range.start).find_map(|at| cue::shift_at(words, at));
    let shifted = || told().is_some_and(|told| told.rule == "shift.same" && told.words.end == range.end);
    same || range.any(|word| words.any(word, SAME)) || shifted() || within()
}

/// "calculated at prices in August 2018": how it is counted.
fn is_of_prices(scene: &Scene<'_>, range: Run) -> bool {
    let words = &scene.words;
    let noun = range.start.checked_sub(2).filter(|at| words.any(at + 1, set!["in", "of"]));
    noun.is_some_and(|at| words.is(at, "prices") && words.any(at.wrapping_sub(1), set!["at", "the", "constant"]))
}

/// True where the period in front of an "of" lies within that behind it.
fn is_whole(scene: &Scene<'_>, at: usize, of: usize) -> bool {
    let ends = |part: usize| scene.timex_words[part].end;
    let part = at.checked_sub(1).filter(|part| ends(*part) == of);
    // "the July-September period of the FY 2013-14": the months say which part of it.
    let named =
        scene.words.is(of.wrapping_sub(1), "period") && at.checked_sub(1).is_some_and(|part| ends(part) + 1 == of);
    let bare = |part: usize| !scene.timex_words[part].any(|word| scene.words.has(word, Class::Year4));
    if named && at.checked_sub(1).is_some_and(bare) {
        return true;
    }
    let bounds = |at: usize| scene.timex(at).when.as_ref().and_then(When::bounds);
    let both = part.and_then(bounds).zip(bounds(at));
    both.is_some_and(|(part, whole)| whole.start <= part.start && part.end <= whole.end)
}

/// "grew by 5 % a year from 2019 to 2022", "over 2015–2020": it lasted so long; "8 % over 2013-14", "above the 2015–2020
/// average" are comparisons.
fn spans_years(words: &Words<'_>, range: Run, when: &When) -> bool {
    let When::Interval(Edge::At(first), Edge::At(last)) = when else { return false };
    // "$152 billion from January through November": its first month is no base.
    let months = matches!((first.unit, last.unit), (Unit::Month(..), Unit::Month(..)));
    let from = range.start - usize::from(words.is(range.start.wrapping_sub(1), "from"));
    let moved = |at: usize| {
        words.has(at, Class::Rise) || words.has(at, Class::Fall) || words.any(at, set!["up", "down", "%", "percent"])
    };
    let lasts = words.is(from, "from") && !(from.saturating_sub(6)..from).any(moved);
    if months && lasts && range.any(|at| words.any(at, set!["to", "through", "until", "till"])) {
        return true;
    }
    let long = matches!((first.unit, last.unit), (Unit::Year(first), Unit::Year(last)) if last - first > 1);
    long && !words.any(range.end, set!["average", "level", "levels", "mean", "period"])
}

/// "the fiscal year to end-March 2015": the date behind it tells more.
fn ends_later(scene: &Scene<'_>, at: usize) -> bool {
    let words = &scene.words;
    let range = scene.timex_words[at];
    let next = scene.timex_words.get(at + 1).map_or(usize::MAX, |next| next.start);
    words.is(range.end - 1, "year")
        && words.any(range.end, set!["to", "through", "ending", "ended"])
        && (range.end + 1..=range.end + 4).contains(&next)
        && (range.end + 1..next).all(|at| words.any(at, set!["end", "-", "the", "of"]))
}

/// "since 2009", "lowest since records began in 1988".
fn since(words: &Words<'_>, at: usize) -> bool {
    words.is(at, "since")
        || (at.saturating_sub(5)..at).rev().take_while(|word| !words.is_mark(*word)).any(|word| words.is(word, "since"))
}
