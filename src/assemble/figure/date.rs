//! The date of a figure: words right behind it, its clause, its sentence, then what was told before.

use chrono::Datelike;

use crate::assemble::dating::Dated;
use crate::assemble::scene::words::Words;
use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::Class;
use crate::model::{Edge, Precision, Run, Unit, When, one_line};
use crate::tag::{WordSet, set, words};

use super::came_from::{
    NO_BASE, already, came_from, expected_before, is_bare_base, is_duty_before, lead_is_from, leads_to_next,
    year_before,
};
use super::carried::{carried, over_month, over_year};
use super::compared::is_comparison;
use super::context::Context;
use super::draft::Draft;
use super::ends;
use super::fiscal;
use super::hedge::{self, lead};
use super::in_name::names;
use super::measure::Measure;
use super::period;
use super::running;
use super::shift::shifted as moved_by;
use super::sort::Sort;
use super::spanning::{opening, spanning};
use super::times::Times;
use crate::assemble::cue::{self, Shift, Shifted};
use crate::model::Metric;

/// Nouns right behind an amount: what is counted, what it measures.
const COUNTED: &WordSet = words!("tonnes tons barrels vehicles cars deficit surplus gap shortfall");

/// Finds the date of an amount; `taken` collects the expressions that date figures.
#[must_use]
pub fn of(
    scene: &Scene<'_>,
    sentence: &Sentence,
    at: usize,
    context: &Context<'_>,
    measure: &Measure,
    taken: &mut Vec<(usize, usize)>,
) -> Dated {
    let dated = found(scene, sentence, at, context, measure, taken);
    let dated = if hedge::is_base(scene, scene.quantity_words[at]) { already(scene, dated) } else { dated };
    match measure.metric {
        Some(Metric::Change) => over_month(dated),
        Some(Metric::Exports | Metric::Imports | Metric::Trade | Metric::Balance | Metric::Production) => {
            over_year(dated)
        }
        _ => dated,
    }
}

fn found(
    scene: &Scene<'_>,
    sentence: &Sentence,
    at: usize,
    context: &Context<'_>,
    measure: &Measure,
    taken: &mut Vec<(usize, usize)>,
) -> Dated {
    let Context { drafts, times, noun, .. } = *context;
    let last = drafts.iter().rev().find(|draft| draft.dated.reading.when.is_some());
    // What is carried on is the main period, not that of a comparison.
    let base = |draft: &Draft| hedge::is_base(scene, scene.quantity_words[draft.quantity]);
    let main = drafts
        .iter()
        .rev()
        .find(|draft| {
            draft.dated.reading.when.is_some() && !draft.came_from && !is_shifted(&draft.dated) && !base(draft)
        })
        .or(last
            .filter(|last| !hedge::is_held_against(scene, scene.quantity_words[last.quantity]))
            .filter(|last| !last.came_from || times.figure_in(sentence.paragraph).is_none()));
    if let Some(found) = period::respective(scene, sentence, at) {
        taken.push((found, at));
        return period_of(scene, found, context);
    }
    if let Some((found, dated)) = ends::later(scene, sentence, at) {
        taken.push((found, at));
        return dated;
    }
    let change = matches!(measure.sort, Sort::Percent | Sort::Points);
    // "up from September's 9 % gain".
    if let Some(found) = period::in_front(scene, sentence, scene.quantity_words[at].start).filter(|_| change) {
        taken.push((found, at));
        return period_of(scene, found, context);
    }
    let moved = change && measure.metric == Some(Metric::Change);
    // "13 % to $15 million in June, reversing a fall of 4 % in May": its own date stands behind it.
    if let Some(found) = period::behind(scene, sentence, at).filter(|_| moved) {
        taken.push((found, at));
        let found = opening(scene, sentence, found);
        return spanning(scene, sentence, at, found, period_of(scene, found, context));
    }
    if let Some((found, dated)) = ends::of(scene, sentence, at) {
        taken.push((found, at));
        return dated;
    }
    if let Some(found) = bracketed(scene, sentence, at) {
        taken.push((found, at));
        return period_of(scene, found, context);
    }
    if let Some(dated) = of_level_beside(scene, at, (last, main), (change, moved)) {
        return dated;
    }
    let held = !moved || is_held(scene, sentence, scene.quantity_words[at]);
    if let Some(dated) = held.then(|| shifted(scene, sentence, at, (last, main), times, taken)).flatten() {
        return dated;
    }
    let told = main.map(|main| &main.dated).or(times.reported.as_ref());
    if let Some(dated) = running::year_to_date(scene, sentence, at, told) {
        return dated;
    }
    if let Some(found) = of_noun(scene, sentence, at, noun) {
        taken.push((found, at));
        let told = period_of(scene, found, context);
        // "In 2014 exports rose from A to B": A is of the year before.
        return if leads_to_next(scene, sentence, at) { year_before(&told) } else { told };
    }
    if let Some(dated) = whole_year(scene, sentence, at, times).or_else(|| under_review(scene, sentence, at, times)) {
        return dated;
    }
    let read = |found: usize| read_of(scene, sentence, at, found, main, context);
    let behind = period::behind(scene, sentence, at);
    if is_duty_before(scene, at, measure, last, behind) {
        return Dated::unknown(NO_BASE);
    }
    if let Some(found) = behind {
        taken.push((found, at));
        return read(found);
    }
    if expected_before(scene, at)
        && let Some(level) = last
    {
        return level.dated.inherited("assemble/period/sentence", "the period that was expected before, too");
    }
    if lead_is_from(scene, at)
        && let Some(level) = last.filter(|last| matches!(last.measure.sort, Sort::Money | Sort::Physical | Sort::Count))
        && !matches!(measure.sort, Sort::Percent | Sort::Points)
    {
        return came_from(scene, at, level, times);
    }
    if let Some(found) = of_level_ahead(scene, sentence, at).filter(|_| change && !lead_is_from(scene, at)) {
        return period_of(scene, found, context);
    }
    if let Some(dated) = opens_from(scene, sentence, at, drafts, times) {
        return dated;
    }
    let own = period::in_sentence(scene, sentence, at, taken).map(|found| (found, read(found)));
    let own = own.or_else(|| of_act(scene, sentence, at, measure).map(|found| (found, read(found))));
    if leads_to_next(scene, sentence, at) {
        let told = own.map_or_else(|| carried(scene, sentence, at, main, times, measure), |(_, dated)| dated);
        return year_before(&told);
    }
    let bare = is_bare_base(scene, sentence, at, (change, own.as_ref().map(|(found, _)| *found)), drafts);
    // "mining (10 % vs 9 % in October), manufacturing (9 % vs 4 %)".
    let first = drafts.iter().find(|draft| base(draft) && draft.dated.reading.when.is_some()).filter(|_| bare);
    if let Some(first) = first {
        return first.dated.inherited("assemble/period/sentence", "the time that it is compared with");
    }
    if bare {
        return Dated::unknown(NO_BASE);
    }
    if let Some((found, dated)) = own
        .or_else(|| running::since(scene, sentence, at).filter(|_| !change || measure.metric == Some(Metric::Tariff)))
    {
        taken.push((found, at));
        return dated;
    }
    let dated = carried(scene, sentence, at, main, times, measure);
    let stock = matches!(measure.metric, Some(Metric::Reserves | Metric::Stocks | Metric::Debt | Metric::Price));
    if stock { dated } else { over_month(dated) }
}

/// The period of a time expression that an amount has; "imports in the month" is the one told before.
fn read_of(
    scene: &Scene<'_>,
    sentence: &Sentence,
    at: usize,
    found: usize,
    main: Option<&Draft>,
    context: &Context<'_>,
) -> Dated {
    let times = context.times;
    let found = opening(scene, sentence, found);
    let near = main.map(|main| &main.dated).or_else(|| times.figure_in(sentence.paragraph));
    let near = near.or_else(|| times.before(sentence.paragraph)).or(times.reported.as_ref());
    let fine = |dated: &Dated| dated.reading.when.as_ref().map(When::precision);
    let told = near.zip(again(scene, found)).filter(|(dated, own)| fine(dated) == Some(*own));
    let told = told.map(|(dated, _)| dated.inherited("assemble/period/again", "the period told before"));
    let own = || {
        let dated = running::up_to_report(scene, found, period_of(scene, found, context), times.reported.as_ref());
        spanning(scene, sentence, at, found, dated)
    };
    told.unwrap_or_else(own)
}

/// True for a change that its own words date: held against another, in a bracket of its own, "a rise the year before".
fn is_held(scene: &Scene<'_>, sentence: &Sentence, own: Run) -> bool {
    let words = &scene.words;
    // "decelerating from the previous month's 13 % surge".
    let owned = words.is(own.start.wrapping_sub(1), "s") && words.any(own.start.wrapping_sub(2), set!["'", "’"]);
    owned || hedge::is_base(scene, own) || opens_bracket(words, sentence, own) || rise_before(words, own.end)
}

/// The period of the level that a percentage stands beside.
fn of_level_beside(
    scene: &Scene<'_>,
    at: usize,
    (last, main): (Option<&Draft>, Option<&Draft>),
    (change, moved): (bool, bool),
) -> Option<Dated> {
    let own = scene.quantity_words[at].start;
    let owned = scene.words.is(own.wrapping_sub(1), "s") && scene.words.any(own.wrapping_sub(2), set!["'", "’"]);
    if owned {
        return None;
    }
    let beside = |last: &&Draft| change && in_its_bracket(scene, at, last) || moved && beside_level(scene, at, last);
    let base = |draft: &Draft| hedge::is_base(scene, scene.quantity_words[draft.quantity]);
    // "from $2 million a year earlier, as exports grew by 9 %": beside what was compared with stands what is told.
    let told = last.filter(|last| moved && (last.came_from || base(last))).and(main).or(last);
    let level = told.filter(beside)?;
    Some(level.dated.inherited("assemble/period/level", "the period of the level told beside it"))
}

/// How fine the period is that "in the month", "for the quarter" tells again.
fn again(scene: &Scene<'_>, timex: usize) -> Option<Precision> {
    let text = scene.timex(timex).span.of(scene.words.text);
    // "the quarter ending June": its own end tells which.
    if scene.words.any(scene.timex_words[timex].end, set!["ending", "ended", "to", "that", "which", "of"]) {
        return None;
    }
    match text.to_ascii_lowercase().trim_end_matches("'s").trim_end_matches("’s") {
        "the month" => Some(Precision::Month),
        "the quarter" => Some(Precision::Quarter),
        _ => None,
    }
}

/// "Exports grew from A to B over the same period", where the sentence before told of the two years: A is of the first.
fn opens_from(scene: &Scene<'_>, sentence: &Sentence, at: usize, drafts: &[Draft], times: &Times) -> Option<Dated> {
    let dates = || sentence.timexes.any(|timex| period::eligible(scene, sentence, timex));
    if !lead_is_from(scene, at) || !drafts.is_empty() || dates() {
        return None;
    }
    let (told, base) = times.base.as_ref()?;
    let level = times.figure_in(sentence.paragraph).filter(|level| level.reading.when.as_ref() == Some(told))?;
    Some(level.derived(Some(base.clone()), "assemble/period/from", "from", None))
}

/// "cut the duty to 10 % from 25 % in May": the act has the date that stands behind what was before.
fn of_act(scene: &Scene<'_>, sentence: &Sentence, at: usize, measure: &Measure) -> Option<usize> {
    let base = |next: &usize| sentence.quantities.contains(*next) && hedge::is_base(scene, scene.quantity_words[*next]);
    let next = Some(at + 1).filter(|_| measure.metric == Some(Metric::Tariff)).filter(base)?;
    period::behind(scene, sentence, next)
}

/// "(13.3 per cent of GDP)" right behind a level.
fn in_its_bracket(scene: &Scene<'_>, at: usize, level: &Draft) -> bool {
    let start = scene.quantity_words[at].start;
    scene.quantity_words[level.quantity].end + 1 == start && scene.words.is(start - 1, "(")
}

/// "(April: 39 percent)", "compared with September 2018 ($186 million)": the date that a bracket notes an amount with.
fn bracketed(scene: &Scene<'_>, sentence: &Sentence, at: usize) -> Option<usize> {
    let start = scene.quantity_words[at].start;
    let compared = |range: Run| {
        range.end + 1 == start
            && scene.words.is(range.end, "(")
            && is_comparison(&scene.words, range.start, sentence.words.start)
    };
    sentence.timexes.find(|timex| period::notes(scene, *timex, start) || compared(scene.timex_words[*timex]))
}

/// "grew by 2.9 % to $131 billion in December": the period of the level that a change led to.
fn of_level_ahead(scene: &Scene<'_>, sentence: &Sentence, at: usize) -> Option<usize> {
    let next = Some(at + 1).filter(|next| sentence.quantities.contains(*next))?;
    let (own, level) = (scene.quantity_words[at], scene.quantity_words[next]);
    let led = scene.words.is(lead(scene, level), "to") || (own.end..level.start).any(|word| scene.words.is(word, "to"));
    let near = level.start - own.end.min(level.start) <= 10;
    let clear = !(own.end..level.start).any(|word| scene.words.is_mark(word) && !scene.words.is(word, "-"));
    (led && near && clear).then(|| period::behind(scene, sentence, next)).flatten()
}

/// ", up 1.2 %", ", 4 % less than": a change told right behind a level.
fn beside_level(scene: &Scene<'_>, at: usize, level: &Draft) -> bool {
    let gap = Run::new(scene.quantity_words[level.quantity].end, scene.quantity_words[at].start);
    matches!(level.measure.sort, Sort::Money | Sort::Physical | Sort::Count)
        && gap.len() <= 18
        && gap.any(|word| scene.words.any(word, set![",", "("]))
        && !gap.any(|word| scene.words.any(word, set![";", "and"]))
}

/// "Full year: …", "for the year": the year of the heading or of what was told before.
fn whole_year(scene: &Scene<'_>, sentence: &Sentence, at: usize, times: &Times) -> Option<Dated> {
    let words = &scene.words;
    let range = scene.quantity_words[at];
    let own = sentence.segment_of(range.start);
    let start = own.start.saturating_sub(4).max(sentence.words.start);
    let says = (start..own.end).any(|word| {
        words.seq(word, "full year")
            || words.seq(word, "for the year") && !words.any(word + 3, set!["to", "ended", "ending", "before"])
            || words.seq(word, "whole year")
            || words.seq(word, "full - year")
    });
    if !says || period::behind(scene, sentence, at).is_some_and(|found| scene.timex_words[found].len() < 2) {
        return None;
    }
    let anchor = times
        .heading
        .clone()
        .or_else(|| times.figure_in(sentence.paragraph).cloned())
        .or_else(|| times.told_in(scene, sentence.paragraph))
        .or_else(|| times.before(sentence.paragraph).cloned())?;
    let year = anchor.reading.when.as_ref().and_then(When::bounds)?.start.year();
    Some(anchor.derived(Some(Unit::Year(year).into()), "assemble/period/year", "the year", None))
}

/// "to $8 million in the quarter under review", "in the review period": the period that the report is of.
fn under_review(scene: &Scene<'_>, sentence: &Sentence, at: usize, times: &Times) -> Option<Dated> {
    const PERIODS: &WordSet = set!["month", "quarter", "half", "year", "period"];
    let words = &scene.words;
    let end = scene.quantity_words[at].end;
    let says = |at: usize| {
        let behind = words.seq(at + 1, "under review") || words.seq(at + 1, "in review");
        words.any(at, PERIODS) && (behind || words.any(at.wrapping_sub(1), set!["review", "reporting"]))
    };
    let clause = sentence.segment_of(scene.quantity_words[at].start);
    let near = (end..(end + 14).min(clause.end.max(end + 3))).take_while(|at| !scene.is_dated(*at));
    let preposition = near
        .into_iter()
        .filter(|at| words.any(*at, set!["in", "during", "for", "over"]))
        .find(|at| (at + 1..at + 4).any(says))?;
    let noun = (preposition + 1..preposition + 4).find(|at| says(*at))?;
    let fine = match words.str(noun) {
        "month" => Some(Precision::Month),
        "quarter" => Some(Precision::Quarter),
        "year" => Some(Precision::Year),
        _ => None,
    };
    let fits = |dated: &&Dated| {
        let when = dated.reading.when.as_ref();
        fine.is_none_or(|fine| when.is_some_and(|when| when.precision() == fine))
    };
    let dated = times.reported.as_ref().filter(fits)?;
    Some(dated.inherited("assemble/period/review", "the period that the report is of"))
}

/// "a year earlier", "in the same period of 2015": counted from the figure before.
fn shifted(
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
            .filter(|timex| period::eligible(scene, sentence, *timex))
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

/// "two years before that it was 4.5 million": the shift opens the clause; "the year-ago surplus of $8 million": it
/// stands before the noun.
fn leading(words: &Words<'_>, sentence: &Sentence, range: Run) -> Option<Shifted> {
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
    next += usize::from(rise_before(words, next));
    // "$104 million (1.1 million bags) in the previous quarter".
    let close = (next..next + 9).find(|at| words.is(*at, ")")).filter(|_| words.is(next, "("));
    let back = |close: &usize| cue::shift_at(words, close + 1).is_some_and(|told| told.shift.is_back());
    close.filter(back).map_or(next, |close| close + 1)
}

/// "after a 41.7 percent rise the year before": a movement that is told of an earlier time.
fn rise_before(words: &Words<'_>, at: usize) -> bool {
    let moved = words.has(at, Class::Rise) || words.has(at, Class::Fall);
    moved && words.is(at + 1, "the") && words.any(at + 3, set!["before", "earlier"])
}

/// "(the same period last year up 5 %)": the bracket opens with another time.
fn opens_bracket(words: &Words<'_>, sentence: &Sentence, range: Run) -> bool {
    let open = (range.start.saturating_sub(10).max(sentence.words.start)..range.start).rfind(|at| words.is(*at, "("));
    let told = open.and_then(|open| cue::shift_at(words, open + 1));
    told.is_some_and(|told| told.words.end <= range.start)
}

/// "July exports of $78 billion", "the year-ago surplus of $8 million": the period in front of what is measured.
fn of_noun(scene: &Scene<'_>, sentence: &Sentence, at: usize, noun: Option<Run>) -> Option<usize> {
    let words = &scene.words;
    let noun = noun?;
    let amount = scene.quantity_words[at].start;
    let own = noun.end <= amount && (noun.end..amount).all(|word| !words.has(word, Class::Number));
    if !own {
        return None;
    }
    let near = |timex: &usize| {
        let range = scene.timex_words[*timex];
        // "The June contract": the month of a name.
        if names(scene, range) {
            return false;
        }
        let coarse = scene.timex(*timex).when.as_ref().is_some_and(|when| when.precision() > Precision::Day);
        let gap = Run::new(range.end, noun.start);
        coarse
            && range.end <= noun.start
            && gap.len() <= 4
            && gap.all(|word| {
                words.any(word, set!["'", "’", "s"])
                    || words.has(word, Class::Word)
                        && !words.has(word, Class::Preposition)
                        && !words.has(word, Class::ClauseOpener)
                        && words.verb(word).is_none()
                        && !words.any(word, set!["the", "and", "its", "their", "total"])
            })
            && scene.mentions_in(gap).is_empty()
    };
    sentence.timexes.rfind(near)
}

/// The period of a time expression as a figure has it: the end of "the June to July decrease", the fiscal year of
/// "2016-17" where the country counts so.
fn period_of(scene: &Scene<'_>, timex: usize, context: &Context<'_>) -> Dated {
    let dated = day_of(period::of(scene, timex));
    let words = &scene.words;
    let range = scene.timex_words[timex];
    let moved = |at: usize| words.has(at, Class::Rise) || words.has(at, Class::Fall) || words.is(at, "change");
    if let Some(dated) = fiscal::year(scene, timex, context, &dated) {
        return dated;
    }
    if let Some(When::Interval(Edge::At(first), Edge::At(last))) = dated.reading.when.as_ref()
        && !matches!(first.unit, Unit::Year(_))
        && (range.end..range.end + 2).any(moved)
        && moved_by(&When::Single(*first), Shift::Units(1)) == Some(When::Single(*last))
    {
        let end = When::Single(*last);
        return dated.derived(Some(end), "assemble/period/end", "the change up to it", dated.span);
    }
    // "a trend since 2021, when exports were $5 million": then, and not since.
    let when = range.end + usize::from(words.is(range.end, ","));
    if let Some(When::Interval(Edge::At(first), Edge::Open | Edge::Unknown)) = dated.reading.when.as_ref()
        && words.is(when, "when")
    {
        let own = When::Single(*first);
        return dated.derived(Some(own), "assemble/period/when", "what was then", dated.span);
    }
    // "By 2010 the share had risen to 49 %": what it had come to then.
    if let Some(When::Interval(Edge::Open | Edge::Unknown, Edge::At(last))) = dated.reading.when.as_ref()
        && matches!(last.unit, Unit::Year(_))
    {
        let end = When::Single(*last);
        return dated.derived(Some(end), "assemble/period/by", "what it had come to by then", dated.span);
    }
    let running = running::up_to_now(scene, timex, &dated).or_else(|| running::leading_to(scene, timex, &dated));
    running.unwrap_or(dated)
}

/// A figure belongs to a day, not to a minute of it.
fn day_of(dated: Dated) -> Dated {
    let fine = dated.reading.when.as_ref().is_some_and(|when| when.precision() < Precision::Day);
    let Some(bounds) = dated.reading.when.as_ref().and_then(When::bounds).filter(|_| fine) else { return dated };
    let mut dated = dated;
    dated.reading.when = Some(When::day(bounds.start.date()));
    dated
}

/// True for a period that is counted from another one: that of a comparison.
fn is_shifted(dated: &Dated) -> bool {
    let rule = dated.reading.derivation.rule;
    rule == "assemble/period/from" || rule.starts_with("shift.")
}
