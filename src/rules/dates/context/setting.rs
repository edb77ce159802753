//! What stands around an expression: its sentence, the dates told before, the year that goes for it, the tense.

use chrono::Datelike;

use crate::lexicon::Class;
use crate::model::{Span, Unit};
use crate::rules::dates::grammar::compose::Item;
use crate::rules::dates::grammar::words::is_word;
use crate::rules::dates::place::sense::{Setting, Told};
use crate::rules::dates::reading::{Sense, Step, Way};
use crate::rules::dates::resolve::{Reader, asks_tense, sentence_at};
use crate::tag::set;

use super::tense::{self, Tense};

impl Reader<'_> {
    pub fn setting<'s>(&'s self, item: &Item, after: Option<Unit>) -> Setting<'s> {
        let (mut tense, mut evidence) = if asks_tense(item.reading.sense) {
            tense::around(self.text, self.tokens, item.start, item.end, self.sentence(item))
        } else {
            (Tense::Open, None)
        };
        let verbs = tense;
        // "until Nov. 9", "through January", "by February": the nearest, whatever tense the clause has.
        let before = item.start.checked_sub(1).and_then(|at| self.tokens.get(at));
        if matches!(item.reading.sense, Sense::Month(..))
            && is_word(before, self.text, set!["by", "until", "till", "through", "to", "for"])
        {
            (tense, evidence) = (Tense::Open, None);
        }
        // "extended the deadline until Tuesday" looks ahead, "had filed by Wednesday" back.
        if matches!(item.reading.sense, Sense::Weekday(..)) && is_word(before, self.text, set!["by", "until", "till"]) {
            let around = self.tokens.get(item.start.saturating_sub(12)..(item.end + 12).min(self.tokens.len()));
            let had = around.unwrap_or_default().iter().any(|token| is_word(Some(token), self.text, set!["had"]));
            if !had {
                (tense, evidence) = (Tense::Future, before.map(|token| token.span));
            }
        }
        Setting {
            doc: &self.doc,
            told: self.subject(item),
            period: self.period,
            year: self.year_for(item, if verbs == Tense::Future { verbs } else { tense }),
            latest_month: self.latest_month,
            near: self.near(item),
            story: self.story(item, tense),
            year_here: self.year_here(item),
            weekday: item.reading.weekday,
            lone: is_word(before, self.text, set!["in"]) && !item.to_next,
            after,
            tense,
            evidence: evidence.map_or("", |span| span.of(self.text)),
            reported: evidence.is_some_and(|span| {
                let at = self.tokens.partition_point(|token| token.span.start < span.start);
                self.tokens.get(at).is_some_and(|token| token.is(Class::Report))
            }),
        }
    }

    /// The date that "the same day" goes back to: the one told last; paragraphs later, the one the text is about.
    pub fn subject(&self, item: &Item) -> Option<Told> {
        let told = self.told?;
        if item.reading.sense != Sense::Same(Step::Day) {
            return Some(self.gone_on_from(item, told)).filter(|told| !self.adrift(item, *told));
        }
        let here = self.tokens.get(item.start).map_or(told.span.end, |token| token.span.start);
        let gap = self.text.get(told.span.end as usize..here as usize).filter(|gap| gap.len() < 4000);
        let far = gap.is_none_or(|gap| gap.matches("\n\n").count() >= 2);
        if far { self.lead.or(Some(told)) } else { Some(told) }
    }

    /// The date told last, if that was in the same sentence.
    pub fn near(&self, item: &Item) -> Option<Unit> {
        let told = self.told?;
        self.sentence(item).contains(told.span).then_some(told.unit)
    }

    /// The sentence in which an expression begins.
    pub fn sentence(&self, item: &Item) -> Span {
        sentence_at(self.sentences, self.tokens, item.start)
    }

    /// The year that the text gives a date written without one: its sentence's, or where the document has no
    /// date, its paragraph's or the heading's above it.
    pub fn year_for(&self, item: &Item, tense: Tense) -> Option<(i32, Span)> {
        if let Some((year, at, span)) = self.year {
            let same = self.sentence(item).contains(span);
            let known = self.doc.year;
            if known.is_none() && (same || !self.breaks(span, item)) {
                return Some((year, span));
            }
            // A year in front of it in the same sentence counts where the sentence tells of that past.
            if same
                && known.is_some_and(|known| year < known)
                && tense == Tense::Past
                && item.start - at < 12
                && self.frames(at, item)
            {
                return Some((year, span));
            }
        }
        if self.behind.is_some() && tense != Tense::Future {
            return self.behind;
        }
        // Below a year's heading, what looks ahead from a later year does not lie in that year.
        self.heading.filter(|(year, _)| {
            let ahead = tense == Tense::Future && !self.opens_line(item);
            self.doc.year.is_none_or(|known| *year == known || *year < known && !ahead)
        })
    }

    /// "signed on May 3 and ratified on June 9, 2013": the year written with the last of several dates in the order
    /// of the calendar, all told as past.
    pub fn year_behind(&self, item: &Item, next: &[Item]) -> Option<(i32, Span)> {
        let Sense::Month(month, day, Way::Bare) = item.reading.sense else { return None };
        let sentence = self.sentence(item);
        let (mut last, mut end) = ((month, day.unwrap_or(0)), item.end);
        for other in next.iter().take(4) {
            let span = self.span(other.start, other.end);
            let between = self.tokens.get(end..other.start)?;
            let joined = between.len() < 12
                && between.iter().any(|token| is_word(Some(token), self.text, set!["and", "then", ","]))
                && !between.iter().any(|token| token.is(Class::FutureVerb) || token.is(Class::Report));
            let (year, here) = match other.reading.sense {
                Sense::Month(month, day, Way::Bare) => (None, (month, day.unwrap_or(0))),
                Sense::Full(Unit::Day(date)) => (Some(date.year()), (date.month() as u8, date.day() as u8)),
                Sense::Full(Unit::Month(year, month)) => (Some(year), (month, 0)),
                _ => return None,
            };
            if !sentence.contains(span) || !joined || here < last || (here.1 == 0) != (last.1 == 0) {
                return None;
            }
            if let Some(year) = year {
                return self.doc.year.is_none_or(|known| year < known).then_some((year, span));
            }
            (last, end) = (here, other.end);
        }
        None
    }

    /// True where a year goes for the dates behind it: it opens the sentence, or no verb comes between.
    pub fn frames(&self, year_end: usize, item: &Item) -> bool {
        let sentence = self.sentence(item);
        let opens = year_end
            .checked_sub(3)
            .and_then(|at| self.tokens.get(at))
            .is_none_or(|token| token.span.start <= sentence.start);
        opens
            || !self.tokens[year_end.min(item.start)..item.start]
                .iter()
                .any(|token| token.is(Class::PastVerb) || token.span.of(self.text).ends_with("ed"))
    }

    /// True where a blank line stands between a span and an item.
    pub fn breaks(&self, span: Span, item: &Item) -> bool {
        let end = self.tokens.get(item.start).map_or(span.end, |token| token.span.start);
        let gap = self.text.get(span.end as usize..end as usize).unwrap_or("\n\n");
        gap.len() > 600 || gap.contains("\n\n")
    }
}
