//! The date of a figure: words right behind it, its clause, its sentence, then what was told before.

use chrono::Datelike;

use crate::assemble::dating::Dated;
use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::{Class, Measured};
use crate::model::{Edge, Precision, Run, Unit, When, Why};
use crate::tag::{WordSet, set};

use super::beside::{is_held, of_level_ahead, of_level_beside};
use super::came_from::{
    NO_BASE, already, came_from, compared_with, expected_before, is_bare_base, is_duty_before, lead_is_from,
    leads_to_next, of_last_year, year_before,
};
use super::carried::{carried, over_month, over_year};
use super::compared::is_comparison;
use super::context::Context;
use super::counted::{leading, shifted};
use super::draft::Draft;
use super::eligible::eligible;
use super::ends;
use super::fiscal;
use super::hedge;
use super::in_name::names;
use super::measure::Measure;
use super::period;
use super::running;
use super::shift::shifted as moved_by;
use super::sort::Sort;
use super::spanning::{self, opening, spanning};
use super::times::Times;
use crate::assemble::cue::{self, Shift};
use crate::model::Metric;

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
    let Context { drafts, times, .. } = *context;
    let last = drafts.iter().rev().find(|draft| draft.dated.reading.when.is_some());
    // What is carried on is the main period, not that of a comparison.
    let main = drafts
        .iter()
        .rev()
        .find(|draft| {
            let told = draft.dated.reading.when.is_some() && !draft.came_from && !is_shifted(&draft.dated);
            told && !is_base(scene, draft)
        })
        .or(last
            .filter(|last| !hedge::is_held_against(scene, scene.quantity_words[last.quantity]))
            .filter(|last| !last.came_from || times.near(sentence.paragraph).is_none()));
    let change = matches!(measure.sort, Sort::Percent | Sort::Points);
    let moved = change && measure.metric == Some(Metric::Change);
    let dater = Dater { scene, sentence, at, context, measure, last, main, change, moved };
    let dated = dater.own(taken).or_else(|| dater.beside(taken)).or_else(|| dater.told(taken));
    let dated = dated.unwrap_or_else(|| dater.carried());
    let dated = spanning::in_bracket(scene, sentence, dated);
    let before = || times.near(sentence.paragraph);
    let dated = spanning::of_the_period(scene, sentence, dated, before);
    let dated = if is_no_base(&dated) { dater.held_against().unwrap_or(dated) } else { dated };
    let dated = if hedge::is_base(scene, scene.quantity_words[at]) { already(scene, dated) } else { dated };
    match measure.metric {
        Some(Metric::Change) => over_month(dated),
        Some(Metric::Exports | Metric::Imports | Metric::Trade | Metric::Balance | Metric::Production) => {
            over_year(dated)
        }
        _ => dated,
    }
}

/// An amount on the way to its date.
struct Dater<'d> {
    scene: &'d Scene<'d>,
    sentence: &'d Sentence,
    at: usize,
    context: &'d Context<'d>,
    measure: &'d Measure,
    /// The last figure of the sentence with a date.
    last: Option<&'d Draft>,
    /// The last one that is compared with nothing.
    main: Option<&'d Draft>,
    /// True for percentages and points.
    change: bool,
    /// True for those that tell how far something moved.
    moved: bool,
}

impl Dater<'_> {
    fn period_of(&self, found: usize) -> Dated {
        let told = told_again(self.scene, self.sentence, found, self.main, self.context);
        told.unwrap_or_else(|| period_of(self.scene, found, self.context))
    }

    /// By the words that belong to the amount and to no other.
    fn own(&self, taken: &mut Vec<(usize, usize)>) -> Option<Dated> {
        let (scene, sentence, at) = (self.scene, self.sentence, self.at);
        if let Some(found) = period::respective(scene, sentence, at) {
            taken.push((found, at));
            return Some(self.period_of(found));
        }
        if let Some((found, dated)) = ends::later(scene, sentence, at, self.measure.metric == Some(Metric::Change)) {
            taken.push((found, at));
            return Some(dated);
        }
        // "up from September's 9 % gain".
        let range = scene.quantity_words[at];
        let front = period::in_front(scene, sentence, range.start);
        // "from the previous month's 9 %" is counted from the figure before.
        let counted = || leading(&scene.words, sentence, range).is_some();
        if let Some(found) = front.filter(|_| self.change && !counted()) {
            taken.push((found, at));
            return Some(self.period_of(found));
        }
        // "13 % to $15 million in June, reversing a fall of 4 % in May": its own date stands behind it.
        if let Some(found) = period::behind(scene, sentence, at).filter(|_| self.moved) {
            taken.push((found, at));
            let found = opening(scene, sentence, found);
            return Some(spanning(scene, sentence, at, found, self.period_of(found)));
        }
        if let Some((found, dated)) = ends::of(scene, sentence, at) {
            taken.push((found, at));
            return Some(dated);
        }
        let found = bracketed(scene, sentence, at)?;
        taken.push((found, at));
        // "down by 8 % compared to the same period last year ($115 billion)": counted from the figure before.
        let own = scene.timex_words[found];
        let ends = |told: &cue::Shifted| told.words.end == own.end || told.words.start == own.start;
        let told =
            (own.start.saturating_sub(6)..=own.start).find_map(|at| cue::shift_at(&scene.words, at).filter(ends));
        let when = told.zip(self.main.and_then(|main| main.dated.reading.when.as_ref()));
        if let Some((main, when)) = self.main.zip(when.and_then(|(told, when)| moved_by(when, told.shift))) {
            return Some(main.dated.derived(Some(when), "assemble/period/from", "the same time told with it", None));
        }
        Some(self.period_of(found))
    }

    /// By the level beside it, by what it is counted from, by its noun, by the report.
    fn beside(&self, taken: &mut Vec<(usize, usize)>) -> Option<Dated> {
        let Self { scene, sentence, at, last, main, .. } = *self;
        let Context { times, noun, .. } = *self.context;
        if let Some(dated) = of_level_beside(scene, at, (last, main), (self.change, self.moved)) {
            return Some(dated);
        }
        let held = !self.moved || is_held(scene, sentence, scene.quantity_words[at]);
        if let Some(dated) = held.then(|| shifted(scene, sentence, at, (last, main), times, taken)).flatten() {
            return Some(dated);
        }
        let told = main.map(|main| &main.dated).or(times.reported.as_ref());
        if let Some(dated) = running::year_to_date(scene, sentence, at, told) {
            return Some(dated);
        }
        let leads = leads_to_next(scene, sentence, at);
        let dated = || leads && period::behind(scene, sentence, at).is_some();
        if let Some(found) = of_noun(scene, sentence, at, noun).filter(|_| !dated()) {
            taken.push((found, at));
            let told = self.period_of(found);
            // "In 2014 exports rose from A to B": A is of the year before.
            return Some(if leads { year_before(&told) } else { told });
        }
        whole_year(scene, sentence, at, times).or_else(|| under_review(scene, sentence, at, times))
    }

    /// By another date of its sentence, or by what it came from.
    fn told(&self, taken: &mut Vec<(usize, usize)>) -> Option<Dated> {
        let Self { scene, sentence, at, measure, last, main, change, .. } = *self;
        let Context { drafts, times, .. } = *self.context;
        let read = |found: usize| read_of(scene, sentence, at, found, main, self.context);
        let behind = period::behind(scene, sentence, at);
        if is_duty_before(scene, at, measure, last, behind) {
            return Some(Dated::unknown(NO_BASE));
        }
        if let Some(found) = behind {
            taken.push((found, at));
            return Some(of_last_year(scene, at, last, found).unwrap_or_else(|| read(found)));
        }
        if let Some(level) = last.filter(|_| expected_before(scene, at)) {
            let why = "the period that was expected before, too";
            return Some(level.dated.inherited("assemble/period/sentence", why));
        }
        let level = last.filter(|last| matches!(last.measure.sort, Sort::Money | Sort::Physical | Sort::Count));
        if let Some(level) = level.filter(|_| lead_is_from(scene, at) && !change) {
            return Some(came_from(scene, at, level, times));
        }
        if let Some(found) = of_level_ahead(scene, sentence, at).filter(|_| change && !lead_is_from(scene, at)) {
            return Some(self.period_of(found));
        }
        if let Some(dated) = opens_from(scene, sentence, at, drafts, times) {
            return Some(dated);
        }
        let own = period::in_sentence(scene, sentence, at, taken).map(|found| (found, read(found)));
        let own = own.or_else(|| of_act(scene, sentence, at, measure).map(|found| (found, read(found))));
        if leads_to_next(scene, sentence, at) {
            let told = own.map_or_else(|| carried(scene, sentence, at, main, times, measure), |(_, dated)| dated);
            return Some(year_before(&told));
        }
        if is_bare_base(scene, sentence, at, (change, own.as_ref().map(|(found, _)| *found)), drafts) {
            // "mining (10 % vs 9 % in October), manufacturing (9 % vs 4 %)".
            let first = drafts.iter().find(|draft| is_base(scene, draft) && draft.dated.reading.when.is_some());
            let again =
                |first: &Draft| first.dated.inherited("assemble/period/sentence", "the time that it is compared with");
            return Some(first.map_or_else(|| Dated::unknown(NO_BASE), again));
        }
        let lasts = !change || measure.metric == Some(Metric::Tariff);
        let aside = || aside(scene, sentence, at).map(|found| (found, read(found)));
        let (found, dated) = own.or_else(aside).or_else(|| running::since(scene, sentence, at).filter(|_| lasts))?;
        taken.push((found, at));
        Some(dated)
    }

    /// What the main period is compared with, for a level that another one came from.
    fn held_against(&self) -> Option<Dated> {
        let Self { scene, sentence, at, main, .. } = *self;
        let own = period::in_sentence(scene, sentence, at, &[]).map(|found| self.period_of(found));
        let own = main.map(|main| main.dated.clone()).or(own).unwrap_or_else(|| self.carried());
        compared_with(scene, sentence, &own, self.context.times)
    }

    /// By what was told before the sentence.
    fn carried(&self) -> Dated {
        let Self { scene, sentence, at, measure, main, .. } = *self;
        let dated = carried(scene, sentence, at, main, self.context.times, measure);
        let stock = matches!(measure.metric, Some(Metric::Reserves | Metric::Stocks | Metric::Debt | Metric::Price));
        if stock { dated } else { over_month(dated) }
    }
}

/// True where only the time is missing that another level came from.
fn is_no_base(dated: &Dated) -> bool {
    matches!(&dated.reading.why, Why::Told(why) if **why == *NO_BASE)
}

/// True for a figure that another is held against.
fn is_base(scene: &Scene<'_>, draft: &Draft) -> bool {
    hedge::is_base(scene, scene.quantity_words[draft.quantity])
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
    let found = opening(scene, sentence, found);
    let own = || {
        let told = context.times.reported.as_ref();
        let dated = running::up_to_report(scene, found, period_of(scene, found, context), told);
        spanning(scene, sentence, at, found, dated)
    };
    told_again(scene, sentence, found, main, context).unwrap_or_else(own)
}

/// The period told before that "in the month" tells again.
fn told_again(
    scene: &Scene<'_>,
    sentence: &Sentence,
    found: usize,
    main: Option<&Draft>,
    context: &Context<'_>,
) -> Option<Dated> {
    let times = context.times;
    let fine = again(scene, found)?;
    let near = main.map(|main| &main.dated).or_else(|| times.near(sentence.paragraph));
    let near = near.or(times.reported.as_ref())?;
    let same = near.reading.when.as_ref().map(When::precision) == Some(fine);
    same.then(|| near.inherited("assemble/period/again", "the period told before"))
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
        "the quarter" | "this quarter" => Some(Precision::Quarter),
        _ => None,
    }
}

/// "Exports grew from A to B over the same period", where the sentence before told of the two years: A is of the first.
fn opens_from(scene: &Scene<'_>, sentence: &Sentence, at: usize, drafts: &[Draft], times: &Times) -> Option<Dated> {
    let dates = || sentence.timexes.any(|timex| eligible(scene, sentence, timex));
    if !lead_is_from(scene, at) || !drafts.is_empty() || dates() {
        return None;
    }
    let (told, base) = times.base.as_ref()?;
    let level = times.figure_in(sentence.paragraph).filter(|level| level.reading.when.as_ref() == Some(told))?;
    Some(level.derived(Some(base.clone()), "assemble/period/from", "from", None))
}

/// "Net trade (January–October 2016) showed a deficit of $6 million": the time alone in the bracket behind what is measured.
fn aside(scene: &Scene<'_>, sentence: &Sentence, at: usize) -> Option<usize> {
    let words = &scene.words;
    let amount = scene.quantity_words[at].start;
    let floor = at.checked_sub(1).filter(|last| sentence.quantities.contains(*last));
    let floor = floor.map_or(sentence.words.start, |last| scene.quantity_words[last].end);
    sentence.timexes.rfind(|timex| {
        let range = scene.timex_words[*timex];
        let alone = words.is(range.start.wrapping_sub(1), "(") && words.is(range.end, ")");
        let noun = range.start.checked_sub(2).is_some_and(|noun| noun >= floor && words.has(noun, Class::Metric));
        alone && noun && range.end < amount && scene.timex(*timex).when.is_some()
    })
}

/// "cut the duty to 10 % from 25 % in May": the act has the date that stands behind what was before.
fn of_act(scene: &Scene<'_>, sentence: &Sentence, at: usize, measure: &Measure) -> Option<usize> {
    let base = |next: &usize| sentence.quantities.contains(*next) && hedge::is_base(scene, scene.quantity_words[*next]);
    let next = Some(at + 1).filter(|_| measure.metric == Some(Metric::Tariff)).filter(base)?;
    period::behind(scene, sentence, next)
}

/// "(April: 39 percent)", "between 1980 ($18 billion) and 2020", "more than in May 2018 of $5 million": the date that an
/// amount is noted with.
fn bracketed(scene: &Scene<'_>, sentence: &Sentence, at: usize) -> Option<usize> {
    let start = scene.quantity_words[at].start;
    let compared = |range: Run| {
        range.end + 1 == start
            && (scene.words.is(range.end, "(")
                || scene.words.is(range.end, "of") && is_comparison(&scene.words, range.start, sentence.words.start))
    };
    sentence.timexes.find(|timex| period::notes(scene, *timex, start) || compared(scene.timex_words[*timex]))
}

/// "Full year: …", "for the year": the year of the heading or of what was told before.
fn whole_year(scene: &Scene<'_>, sentence: &Sentence, at: usize, times: &Times) -> Option<Dated> {
    let words = &scene.words;
    let range = scene.quantity_words[at];
    let own = sentence.segment_of(range.start);
    let start = own.start.saturating_sub(4).max(sentence.words.start);
    let says = (start..own.end).any(|word| {
        words.seq(word, "full year") && !words.has(word + 2, Class::Year4)
            || words.seq(word, "for the year") && !words.any(word + 3, set!["to", "-", "ended", "ending", "before"])
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
        let behind =
            words.seq(at + 1, "under review") || words.seq(at + 1, "in question") || words.seq(at + 1, "in review");
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
    let told = context.times.reported.as_ref();
    let running = running.or_else(|| running::months_to_report(scene, timex, &dated, told));
    let flow = |noun: Run| {
        let measured = noun.find(|at| words.has(*at, Class::Metric)).and_then(|at| words.value(at, Class::Metric));
        matches!(
            measured.and_then(Measured::of),
            Some(
                Measured::Exports
                    | Measured::Imports
                    | Measured::Trade
                    | Measured::Deficit
                    | Measured::Surplus
                    | Measured::Balance
            )
        )
    };
    let flows = || context.noun.is_some_and(flow);
    let running = running
        .or_else(|| running::up_to_month(scene, timex, &dated).filter(|_| flows()))
        .or_else(|| running::as_of(scene, timex, &dated).filter(|_| flows()));
    running.or_else(|| running::lately(scene, timex, &dated)).unwrap_or(dated)
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
