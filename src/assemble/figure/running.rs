//! Periods that run up to the day of the document: "so far this year", "since the beginning of the year", "since 2017".

use chrono::{Datelike, Months, NaiveDate};

use crate::assemble::dating::Dated;
use crate::assemble::scene::words::Words;
use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::Class;
use crate::model::{Edge, Precision, Run, Unit, When};
use crate::tag::{WordSet, set, words};

use super::eligible::eligible;
use super::period;

/// Words of a rank: "the highest since 2017".
const RANKS: &WordSet = words!("record most least first high low best worst peak time");

/// What makes "this year" the part of it that is over.
fn is_partial(words: &Words<'_>, start: usize, end: usize) -> bool {
    let before = |back: usize| start.checked_sub(back);
    words.seq(end, "so far")
        || words.seq(end, "to date")
        || (2..=3).any(|back| before(back).is_some_and(|at| words.seq(at, "so far")))
        || before(4).is_some_and(|at| {
            words.is(at, "since") && words.any(at + 2, set!["beginning", "start", "turn"]) && words.is(at + 3, "of")
        })
        || before(0).is_some_and(|at| {
            // The expression may hold its own words: "from the beginning of the year".
            let own = words.any(at, set!["beginning", "start"]) || words.any(at + 1, set!["beginning", "start"]);
            own && at > 0 && words.any(at - 1, set!["from", "since"])
        })
        || before(3).is_some_and(|at| {
            words.is(at, "since") && words.any(at + 1, set!["beginning", "start", "turn"]) && words.is(at + 2, "of")
        })
}

/// The period of "so far this year": up to the day of the document. Where that day is not known, the period's end is not.
#[must_use]
pub fn up_to_now(scene: &Scene<'_>, timex: usize, dated: &Dated) -> Option<Dated> {
    let range = scene.timex_words[timex];
    let first = first_of(dated).filter(|_| is_partial(&scene.words, range.start, range.end))?;
    let now = today(scene).filter(|now| first <= *now);
    let when = now.map(|now| When::between(Unit::Day(first), Unit::Day(now)));
    Some(dated.derived(when, "assemble/period/so-far", "the part of it that was over", dated.span))
}

/// "In the last three months prices rose": no later than the day of the document.
#[must_use]
pub fn lately(scene: &Scene<'_>, timex: usize, dated: &Dated) -> Option<Dated> {
    let past = |at: usize| scene.words.any(at, set!["last", "past"]);
    let When::Interval(Edge::At(first), Edge::At(_)) = dated.reading.when.as_ref()? else { return None };
    let now = today(scene).filter(|_| scene.timex_words[timex].any(past))?;
    let bounds = dated.reading.when.as_ref()?.bounds()?;
    let runs_on = bounds.start.date() <= now && bounds.end.date().pred_opt()? > now;
    let when = runs_on.then(|| When::between(first.unit, Unit::Day(now)))?;
    Some(dated.derived(Some(when), "assemble/period/so-far", "the part of it that was over", dated.span))
}

/// "In the last 12 months imports were $5 billion", in a report on a month: they end with it.
#[must_use]
pub fn months_to_report(scene: &Scene<'_>, timex: usize, dated: &Dated, reported: Option<&Dated>) -> Option<Dated> {
    /// Days at most from the month that a report is of to the report.
    const LAG: i64 = 130;
    let words = &scene.words;
    let range = scene.timex_words[timex];
    let last = range.any(|at| words.any(at, set!["last", "past"])) && words.is(range.end - 1, "months");
    let count = words.str(range.end.checked_sub(2)?).parse::<u32>().ok();
    let count =
        count.or_else(|| words.value(range.end - 2, Class::Cardinal).and_then(|count| u32::try_from(count).ok()));
    let count = count.filter(|count| last && (2..=24).contains(count))?;
    let When::Single(told) = reported?.reading.when.as_ref()? else { return None };
    let Unit::Month(year, month) = told.unit else { return None };
    let end = NaiveDate::from_ymd_opt(year, u32::from(month), 1)?;
    let fresh = today(scene).is_none_or(|now| (0..=LAG).contains(&(now - end).num_days()));
    let first = end.checked_sub_months(Months::new(count - 1)).filter(|_| fresh)?;
    let month = |day: NaiveDate| Some(Unit::Month(day.year(), u8::try_from(day.month()).ok()?));
    let when = When::between(month(first)?, month(end)?);
    Some(dated.derived(
        Some(when),
        "assemble/period/up-to",
        "the months up to the one that the report is of",
        dated.span,
    ))
}

/// "exports amounted to $1 million by the end of February", "until February": what flows has flowed since the year began.
#[must_use]
pub fn up_to_month(scene: &Scene<'_>, timex: usize, dated: &Dated) -> Option<Dated> {
    let words = &scene.words;
    let range = scene.timex_words[timex];
    let named = range.any(|at| words.has(at, Class::Month));
    let ends = range.any(|at| words.is(at, "end"));
    let lead = range.start.wrapping_sub(1);
    // "114 million tonnes through November"; "from July through November" has its own start.
    let ends_at = set!["until", "till", "through"];
    let until = range.any(|at| words.any(at, ends_at)) || words.any(lead, ends_at);
    let led = |at: usize| words.any(at, set!["by", "at"]) || words.is(at, "of") && words.is(at.wrapping_sub(1), "as");
    let by = ends && (led(lead) || range.any(|at| words.any(at, set!["by", "at"])));
    let last = dated.reading.when.as_ref().filter(|_| named && (until || by))?.bounds()?.end.date().pred_opt()?;
    let month = |month: u32| Some(Unit::Month(last.year(), u8::try_from(month).ok()?));
    let when = (last.month() > 1).then(|| Some(When::between(month(1)?, month(last.month())?))).flatten()?;
    Some(dated.derived(Some(when), "assemble/period/up-to", "the months of the year up to it", dated.span))
}

/// "As of September 1 the trade turnover amounted to $1 million": what has flowed since the year, or the season that is told,
/// began.
#[must_use]
pub fn as_of(scene: &Scene<'_>, timex: usize, dated: &Dated) -> Option<Dated> {
    let words = &scene.words;
    let start = scene.timex_words[timex].start;
    let led = words.is(start.wrapping_sub(1), "of") && words.is(start.wrapping_sub(2), "as");
    let Some(When::Single(date)) = dated.reading.when.as_ref().filter(|_| led) else { return None };
    let Unit::Day(day) = date.unit else { return None };
    let season = |other: usize| {
        let other = scene.parts.timexes.get(other).filter(|other| !scene.words_in(other.span).is_empty())?;
        let Some(When::Interval(Edge::At(from), Edge::At(_))) = other.when.as_ref() else { return None };
        let bounds = other.when.as_ref().and_then(When::bounds)?;
        (bounds.start.date() < day && day < bounds.end.date()).then_some(*from)
    };
    let season = timex.checked_sub(1).and_then(season).or_else(|| season(timex + 1));
    let month = |day: NaiveDate| Some(Unit::Month(day.year(), u8::try_from(day.month()).ok()?));
    // As of the first of a month it was so when the month before ended.
    let last = if day.day() == 1 { month(day.pred_opt()?)? } else { Unit::Day(day) };
    let first = if let Some(from) = season {
        from.unit
    } else {
        let opens = NaiveDate::from_ymd_opt(last.bounds()?.start.date().year(), 1, 1)?;
        if day.day() == 1 { month(opens)? } else { Unit::Day(opens) }
    };
    let when = if first == last { When::from(last) } else { When::between(first, last) };
    Some(dated.derived(Some(when), "assemble/period/up-to", "what had flowed up to it", dated.span))
}

/// "the year to 20 March", "the four quarters to the end of Q1 2015": a period told by its end.
#[must_use]
pub fn leading_to(scene: &Scene<'_>, timex: usize, dated: &Dated) -> Option<Dated> {
    let words = &scene.words;
    // "the year to end-June": the month's end tells no more than the month.
    let start = scene.timex_words[timex].start;
    let first = (start.saturating_sub(4)..=start)
        .rev()
        .find(|at| !words.any(at.wrapping_sub(1), set!["end", "-", "the", "of", "on", "in"]));
    let to = first?.checked_sub(1).filter(|at| words.any(*at, set!["to", "ending", "ended"]))?;
    // "the fiscal year that ended on July 7".
    let that = usize::from(words.any(to.checked_sub(1)?, set!["that", "which"]));
    let noun = to.checked_sub(1 + that)?;
    // "fell by 6 % on year to August": against the August before.
    if words.is(noun.checked_sub(1)?, "on") {
        return None;
    }
    let count = words.value(noun.checked_sub(1)?, Class::Cardinal).or_else(|| words.str(noun - 1).parse().ok());
    let count = count.filter(|count| (2..=60).contains(count)).and_then(|count| u32::try_from(count).ok());
    let months = match words.str(noun).to_ascii_lowercase().as_str() {
        "year" => 12,
        "quarter" => 3,
        "months" => count?,
        "quarters" => 3 * count?,
        _ => return None,
    };
    let end = dated.reading.when.as_ref()?.bounds()?.end.date();
    let last = end.pred_opt()?;
    let first = end.checked_sub_months(Months::new(months))?;
    let unit = scene.timex(timex).when.as_ref().map(When::precision)?;
    let when = match unit {
        Precision::Day if first.day() > 1 => When::between(Unit::Day(first), Unit::Day(last)),
        Precision::Day | Precision::Month | Precision::Quarter => {
            let month = |day: NaiveDate| Some(Unit::Month(day.year(), u8::try_from(day.month()).ok()?));
            When::between(month(first)?, month(last)?)
        }
        _ => return None,
    };
    Some(dated.derived(Some(when), "assemble/period/up-to", "the period that ends with it", dated.span))
}

/// "From the beginning of the year exports rose by 2 %", where the day of the document is not known: up to the end of the
/// period that it reports.
#[must_use]
pub fn up_to_report(scene: &Scene<'_>, timex: usize, dated: Dated, reported: Option<&Dated>) -> Dated {
    let range = scene.timex_words[timex];
    if dated.reading.when.is_some() || !is_partial(&scene.words, range.start, range.end) {
        return dated;
    }
    let month = |day: NaiveDate| Some(Unit::Month(day.year(), u8::try_from(day.month()).ok()?));
    let end = reported.and_then(|dated| dated.reading.when.as_ref()?.bounds()?.end.date().pred_opt());
    let year = || end.and_then(|end| end.with_ordinal(1));
    let first = first_of(&period::of(scene, timex)).or_else(year).and_then(month);
    let last = end.and_then(month);
    match first
        .zip(last)
        .filter(|(first, last)| first.bounds().zip(last.bounds()).is_some_and(|(a, b)| a.start <= b.start))
    {
        Some((first, last)) => dated.derived(
            Some(When::between(first, last)),
            "assemble/period/so-far",
            "up to the end of the period that the report is of",
            dated.span,
        ),
        None => dated,
    }
}

/// "pushing year-to-date growth to 9.9 %": from January to the end of the month told.
#[must_use]
pub fn year_to_date(scene: &Scene<'_>, sentence: &Sentence, at: usize, told: Option<&Dated>) -> Option<Dated> {
    let words = &scene.words;
    let range = scene.quantity_words[at];
    let anchor = told?;
    let When::Single(date) = anchor.reading.when.as_ref()? else { return None };
    let Unit::Month(year, month @ 2..=12) = date.unit else { return None };
    // "in June …; in the six months the surplus was $1.5 billion".
    let months = |at: usize| {
        words.is(at, "months")
            && words.value(at.wrapping_sub(1), Class::Cardinal) == Some(i64::from(month))
            && words.is(at.wrapping_sub(2), "the")
            && !words.any(at + 1, set!["to", "of", "ending", "ended", "earlier", "after", "before"])
    };
    let says = |at: &usize| words.seq(*at, "year - to - date") || words.seq(*at, "year to date") || months(*at);
    let front =
        (range.start.saturating_sub(9)..range.start).rev().take_while(|at| !words.any(*at, set![",", ";", "("]));
    // "Year-to-date, the deficit decreased by $8 million".
    let leads = || Some(sentence.words.start).filter(says);
    let behind = || (range.end..(range.end + 4).min(sentence.words.end)).find(says);
    let named = front.into_iter().find(says).or_else(leads).or_else(behind)?;
    if words.any(named.wrapping_sub(1), set!["fiscal", "financial", "the"]) {
        return None;
    }
    let when = When::between(Unit::Month(year, 1), Unit::Month(year, month));
    Some(anchor.derived(Some(when), "assemble/period/so-far", "the year up to it", None))
}

/// "Exports worth $2 billion since 2017": a sum that has come about since then. The highest since then has not.
#[must_use]
pub fn since(scene: &Scene<'_>, sentence: &Sentence, quantity: usize) -> Option<(usize, Dated)> {
    let words = &scene.words;
    let range = scene.quantity_words[quantity];
    let now = today(scene)?;
    let found = sentence.timexes.find(|at| {
        let start = scene.timex_words[*at].start;
        start.checked_sub(1).is_some_and(|at| words.is(at, "since"))
    })?;
    let start = scene.timex_words[found].start;
    let opens = start <= sentence.words.start + 2
        || scene.timex_words[found].end <= range.start
            && (sentence.words.start..start).all(|at| words.verb(at).is_none() && !words.is_mark(at));
    let near = start >= range.end && start - range.end <= 8;
    let between = Run::new(range.end.min(start), start.max(range.start));
    let ranks = |at: usize| words.any(at, RANKS) || words.str(at).len() > 5 && words.str(at).ends_with("est");
    let alone = sentence.timexes.iter().filter(|at| eligible(scene, sentence, *at)).count() == 0;
    if !alone || !(opens || near) || between.any(ranks) || between.any(|at| words.is(at, "plans")) {
        return None;
    }
    let dated = period::of(scene, found);
    let first = first_of(&dated).filter(|first| *first < now)?;
    let when = When::between(Unit::Day(first), Unit::Day(now));
    Some((found, dated.derived(Some(when), "assemble/period/since", "since then, up to the document", dated.span)))
}

fn first_of(dated: &Dated) -> Option<NaiveDate> {
    Some(dated.reading.when.as_ref()?.bounds()?.start.date())
}

/// The day of the document, where it has one.
#[must_use]
pub fn today(scene: &Scene<'_>) -> Option<NaiveDate> {
    match scene.parts.document.date.when {
        Some(When::Single(date)) => match date.unit {
            Unit::Day(day) => Some(day),
            _ => None,
        },
        _ => None,
    }
}
