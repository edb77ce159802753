//! The small step between rules and calendar: words in front that narrow an expression, a time beside a date,
//! and two expressions that are the ends of one range.

use crate::lexicon::Class;
use crate::model::Unit;
use crate::rules::dates::calendar::arithmetic::year_of;
use crate::rules::dates::reading::{Length, Reading, Sense, Stage, Step, Way};
use crate::tag::{Hit, Token, WordSet, set, words};

use super::words::stage_of;

/// Verbs by which a date is moved.
const MOVED: &WordSet =
    words!("postponed delayed moved rescheduled shifted deferred forward back extended pushed slipped");

/// A reading with the exact tokens it covers.
#[derive(Debug, Clone)]
pub struct Item {
    /// First token.
    pub start: usize,
    /// The token after the last.
    pub end: usize,
    /// Id of the rule.
    pub rule: &'static str,
    /// What it reads.
    pub reading: Reading,
    /// True where the next item is the other end of a range.
    pub to_next: bool,
}

/// Trims leads, drops furniture, attaches modifiers and times, and marks ranges.
pub fn compose(text: &str, tokens: &[Token], hits: Vec<Hit<Reading>>) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::with_capacity(hits.len());
    for hit in hits {
        let Hit { start, end, rule, reading } = hit;
        let (start, end) = (start + usize::from(reading.lead), end.saturating_sub(usize::from(reading.tail)));
        let end = without_stop(tokens, start, end);
        if start >= end || is_copyright(text, tokens, start, &reading) {
            continue;
        }
        let mut item = Item { start, end, rule, reading, to_next: false };
        if items.last().is_some_and(|last| opens_period(tokens, last, &item)) {
            items.pop();
        }
        if let Some(weekday) = items.last().and_then(|last| weekday_of_its_own(tokens, last, &item)) {
            items.pop();
            item.reading.weekday = item.reading.weekday.or(Some(weekday));
        }
        let floor = items.last().map_or(0, |last| last.end);
        modify(text, tokens, floor, &mut item);
        if let Some(last) = items.last_mut()
            && join_time(tokens, last, &item)
        {
            continue;
        }
        items.push(item);
    }
    ranges(tokens, &mut items);
    items
}

/// The stop after a month spelled out ends the sentence: "from 2 to 5 May."
fn without_stop(tokens: &[Token], start: usize, end: usize) -> usize {
    let Some(&[month, stop]) = end.checked_sub(2).and_then(|at| tokens.get(at..end)).and_then(|two| two.first_chunk())
    else {
        return end;
    };
    let spelled = month.is(Class::Month) && (month.span.len() > 4 || set!["may", "june", "july"].has(month.word));
    if spelled && end - 2 > start && set!["."].has(stop.word) { end - 1 } else { end }
}

/// "© 2005-2016", "Copyright 2014".
fn is_copyright(text: &str, tokens: &[Token], start: usize, reading: &Reading) -> bool {
    if !matches!(reading.sense, Sense::Full(Unit::Year(_)) | Sense::FullSpan(..)) {
        return false;
    }
    tokens[start.saturating_sub(12)..start].iter().rev().enumerate().any(|(back, token)| {
        set!["©", "copyright", "℗"].has(token.word)
            || back < 2 && set!["c"].has(token.word) && text[token.span.end as usize..].starts_with(')')
    })
}

/// "the second half of August", "the latter half".
const SECOND: &WordSet = set!["second", "latter", "last", "other"];

/// Parts of a period that are told in front: "early 1990", "the end of November", "mid-May", "about 2010".
fn modify(text: &str, tokens: &[Token], floor: usize, item: &mut Item) {
    if !is_calendar(&item.reading) || item.reading.stage.is_some() {
        return;
    }
    let token = |back: usize| item.start.checked_sub(back).filter(|at| *at >= floor).and_then(|at| tokens.get(at));
    let word = |back: usize, words: &WordSet| words.holds(token(back));
    let stage_at =
        |back: usize| token(back).filter(|token| token.is(Class::Stage)).and_then(|token| stage_of(token, text));
    // "late in the year"
    if matches!(item.reading.sense, Sense::TheUnit(Step::Year))
        && word(1, set!["in"])
        && let Some(stage) = stage_at(2)
        && word(2, set!["early", "late"])
    {
        item.start -= 2;
        item.reading.stage = Some(stage);
        return;
    }
    // "the day after Memorial Day"
    if is_day(&item.reading)
        && word(1, set!["before", "after", "following"])
        && word(2, set!["day"])
        && word(3, set!["the"])
    {
        item.start -= 3;
        item.reading.offset = if set!["before"].holds(tokens.get(item.start + 2)) { -1 } else { 1 };
        return;
    }
    // "the early years of last decade", "the closing weeks of 2014"
    if word(1, set!["of"])
        && word(2, set!["decades", "years", "months", "weeks", "days"])
        && let Some(stage) = opening_or_closing(token(3))
        && matches!(item.reading.sense, Sense::Full(_) | Sense::Shift(..) | Sense::Month(..))
    {
        item.start -= if word(4, set!["the"]) { 4 } else { 3 };
        item.reading.stage = Some(stage);
        return;
    }
    // "the first half of August"
    let month = matches!(item.reading.sense, Sense::Month(..) | Sense::Full(Unit::Month(..)));
    if month && word(1, set!["of"]) && word(2, set!["half"]) {
        let number = if word(3, set!["first"]) { Some(1) } else { Some(2).filter(|_| word(3, SECOND)) };
        if number.is_some() {
            item.start -= if word(4, set!["the"]) { 4 } else { 3 };
            item.reading.stage = number.map(Stage::Half);
        }
        return;
    }
    // "the beginning of October", "the end of 1990"
    if word(1, set!["of"]) && word(2, set!["beginning", "start", "middle", "end", "close", "outset"]) {
        if let Some(stage) = stage_at(2) {
            item.start -= if word(3, set!["the"]) { 3 } else { 2 };
            item.reading.stage = Some(stage);
        }
        return;
    }
    let hyphen = usize::from(word(1, set!["-"]) && stage_at(2).is_some());
    if let Some(stage) = stage_at(1 + hyphen) {
        let plain = word(1 + hyphen, set!["early", "mid", "late", "earlier", "later"]);
        let whole_day = matches!(
            item.reading.sense,
            Sense::Weekday(..) | Sense::Shift(crate::rules::dates::reading::Step::Day, ..)
        );
        let relative = matches!(stage, Stage::Earlier | Stage::Later);
        if plain && !(relative && hyphen == 0) && !(whole_day && item.reading.clock.is_some()) {
            item.start -= 1 + hyphen;
            item.reading.stage = Some(stage);
        }
        return;
    }
    if word(1, set!["about", "around", "circa", "approximately", "roughly"])
        && !matches!(item.reading.sense, Sense::Shift(..))
    {
        item.start -= 1;
        item.reading.stage = Some(Stage::About);
    }
}

/// True for "the early years" in front of "of last decade": no length of its own.
fn opens_period(tokens: &[Token], last: &Item, item: &Item) -> bool {
    matches!(last.reading.sense, Sense::Lasting(Length { count: None, .. }, _))
        && last.end + 1 == item.start
        && set!["of"].holds(tokens.get(last.end))
        && last.end.checked_sub(2).is_some_and(|at| opening_or_closing(tokens.get(at)).is_some())
        && matches!(item.reading.sense, Sense::Full(_) | Sense::Shift(..) | Sense::Month(..))
}

/// Which part of a period its "early years" or "last weeks" are.
fn opening_or_closing(token: Option<&Token>) -> Option<Stage> {
    if set!["early", "first", "opening", "initial"].holds(token) {
        Some(Stage::Early)
    } else if set!["late", "later", "last", "closing", "final", "dying", "waning"].holds(token) {
        Some(Stage::Late)
    } else if set!["middle"].holds(token) {
        Some(Stage::Mid)
    } else {
        None
    }
}

fn is_calendar(reading: &Reading) -> bool {
    !matches!(
        reading.sense,
        Sense::Vague(_)
            | Sense::Lasting(..)
            | Sense::Every(_)
            | Sense::EveryWeekday(_)
            | Sense::EveryMonth(_)
            | Sense::EveryQuarter(..)
            | Sense::EveryPart(_)
            | Sense::Time
            | Sense::Period
            | Sense::YearBefore
    )
}

/// True for expressions of a single day, to which a time of day may belong.
fn is_day(reading: &Reading) -> bool {
    reading.clock.is_none()
        && matches!(
            reading.sense,
            Sense::Weekday(..)
                | Sense::WeekdayOf(..)
                | Sense::Month(_, Some(_), _)
                | Sense::MonthOf(_, Some(_), _)
                | Sense::Full(Unit::Day(_))
                | Sense::Slashed(..)
                | Sense::Holiday(..)
                | Sense::Shift(crate::rules::dates::reading::Step::Day, ..)
        )
}

/// "on Wednesday (11 December 2019)": the weekday and the date in the bracket behind it are one day.
fn weekday_of_its_own(tokens: &[Token], last: &Item, item: &Item) -> Option<u8> {
    let Sense::Weekday(weekday, Way::Bare) = last.reading.sense else { return None };
    let [bracket] = tokens.get(last.end..item.start)? else { return None };
    let fits = match item.reading.sense {
        Sense::Month(_, Some(_), Way::Bare) => true,
        Sense::Full(Unit::Day(day)) => chrono::Datelike::weekday(&day).number_from_monday() == u32::from(weekday),
        _ => false,
    };
    (fits && last.reading.clock.is_none() && set!["(", "["].has(bracket.word)).then_some(weekday)
}

/// "9 a.m. EST Tuesday", "noon on Saturday", "Tuesday at 9 a.m.": one expression. True when `next` went into `last`.
fn join_time(tokens: &[Token], last: &mut Item, next: &Item) -> bool {
    let gap = &tokens[last.end.min(next.start)..next.start];
    // "5 a.m. local time on February 24"
    let gap = match gap {
        [place, time, on @ ..]
            if set!["time"].has(time.word) && (place.is(Class::Capital) || set!["local"].has(place.word)) =>
        {
            on
        }
        _ => gap,
    };
    let joined = gap.len() <= 2 && gap.iter().all(|token| set!["on", "at", ",", "("].has(token.word));
    let time = |item: &Item| item.reading.sense == Sense::Time;
    if !joined || last.reading.stage.is_some() {
        return false;
    }
    if time(last) && is_day(&next.reading) && next.reading.stage.is_none() {
        let clock = last.reading.clock;
        *last = Item { start: last.start, rule: next.rule, ..next.clone() };
        last.reading.clock = clock;
        return true;
    }
    if is_day(&last.reading) && time(next) {
        last.reading.clock = next.reading.clock;
        last.end = next.end;
        return true;
    }
    false
}

/// Marks "from A to B", "between A and B", "A–B", and gives the first end the year of the second.
fn ranges(tokens: &[Token], items: &mut [Item]) {
    for at in 1..items.len() {
        let (front, back) = items.split_at_mut(at);
        let (Some(first), Some(last)) = (front.last_mut(), back.first_mut()) else { continue };
        if !(is_calendar(&first.reading) && is_calendar(&last.reading)) || first.end > last.start {
            continue;
        }
        let gap = &tokens[first.end..last.start];
        let [joint] = gap else { continue };
        let before = first.start.checked_sub(1).and_then(|before| tokens.get(before));
        // "postponed from 1 June to 1 September" moves a date and spans nothing.
        let moved = set!["from"].holds(before)
            && !matches!(first.reading.sense, Sense::Full(Unit::Year(_)))
            && (2..=4)
                .filter_map(|back| first.start.checked_sub(back).and_then(|at| tokens.get(at)))
                .any(|verb| MOVED.has(verb.word));
        if moved {
            inherit(&mut first.reading, &last.reading);
            continue;
        }
        let and = set!["and", "or", ",", "&"].has(joint.word);
        let through = set!["to", "through", "until", "till", "–", "—", "-"].has(joint.word)
            || (set!["and"].has(joint.word) && set!["between"].holds(before));
        // "January/September 2014", "the January/May period": the months of a year.
        let bare = |item: &Item| matches!(item.reading.sense, Sense::Month(_, None, Way::Bare));
        let period = set!["period", "months"].holds(tokens.get(last.end));
        let months =
            bare(first) && (matches!(last.reading.sense, Sense::Full(Unit::Month(..))) || bare(last) && period);
        let through = through || set!["/"].has(joint.word) && months;
        if !and && !through {
            continue;
        }
        inherit(&mut first.reading, &last.reading);
        let plain = set!["to"].has(joint.word) && !set!["from", "between"].holds(before) && !alike(first, last);
        first.to_next = through && !plain && first.reading.cut.is_none() && last.reading.cut.is_none();
    }
}

/// True where both ends are of one kind, so that a bare "to" between them makes a range.
fn alike(first: &Item, last: &Item) -> bool {
    std::mem::discriminant(&first.reading.sense) == std::mem::discriminant(&last.reading.sense)
        || matches!(
            (&first.reading.sense, &last.reading.sense),
            (Sense::Month(..), Sense::Full(_)) | (Sense::Full(_), Sense::Month(..))
        )
}

/// In "March and April 2014" and "from November to March 2014" the year belongs to both.
fn inherit(first: &mut Reading, last: &Reading) {
    if let (Sense::Month(month, day, Way::Bare), Sense::MonthOf(later, _, by)) = (first.sense, last.sense)
        && month <= later
    {
        first.sense = Sense::MonthOf(month, day, by);
        return;
    }
    let (Sense::Full(unit), None) = (last.sense, last.clock) else { return };
    let Some(year) = year_of(unit) else { return };
    let month_of = |unit: Unit| match unit {
        Unit::Month(_, month) => Some(month),
        Unit::Day(day) => Some(chrono::Datelike::month(&day) as u8),
        _ => None,
    };
    let full = match first.sense {
        Sense::Month(month, day, Way::Bare) => {
            let Some(later) = month_of(unit) else { return };
            let year = if month > later { year - 1 } else { year };
            match day {
                Some(day) => super::words::calendar_day(year, month, day),
                None => Some(Unit::Month(year, month)),
            }
        }
        Sense::Quarter(quarter, Way::Bare) => match unit {
            Unit::Quarter(_, later) => Some(Unit::Quarter(if quarter > later { year - 1 } else { year }, quarter)),
            _ => None,
        },
        _ => None,
    };
    if let Some(full) = full {
        first.sense = Sense::Full(full);
    }
}

/// The words left out between the two ends of a joint expression.
pub fn cut(item: &Item) -> Option<(usize, usize)> {
    item.reading
        .cut
        .map(|(joint, second)| (joint as usize, second as usize))
        .filter(|(joint, second)| item.start < *joint && *second < item.end)
}
