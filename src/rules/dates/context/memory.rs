//! What each date is to the dates after it: the one told before, the period, the year of a heading.

use crate::model::{Basis, Span, Unit};
use crate::rules::dates::calendar::arithmetic::{first_day, year_of};
use crate::rules::dates::grammar::compose::Item;
use crate::rules::dates::place::sense::Told;
use crate::rules::dates::reading::{Base, Sense};
use crate::rules::dates::resolve::Reader;

impl Reader<'_> {
    /// What this date is to the dates after it.
    pub fn remember(&mut self, item: &Item, unit: Unit, basis: Basis, span: Span) {
        // "a year earlier" is compared with, not told of.
        if matches!(item.reading.sense, Sense::YearBefore | Sense::PeriodIn(..)) {
            return;
        }
        self.told = Some(Told { unit, span });
        if let Unit::Day(day) = unit
            && basis != Basis::Inferred
        {
            self.head_of_mail(span, day);
        }
        // "the day before" tells of something beside the line of the story.
        let beside = matches!(item.reading.sense, Sense::Shift(_, ..=-1, Base::Told));
        if !beside && !self.in_aside(item) {
            self.line = self.told;
        }
        if self.lead.is_none() && matches!(unit, Unit::Day(day) if Some(day) != self.doc.day) {
            self.lead = self.told;
        }
        match unit {
            // Only what is over has been reported on.
            Unit::Quarter(..) | Unit::Half(..) if !self.lies_ahead(unit) => self.period = Some(unit),
            _ => {}
        }
        if basis == Basis::Explicit
            && let Some(year) = year_of(unit)
        {
            self.year = Some((year, item.end, span));
            let first = self.span(item.start, item.start + 1);
            if first.len() == 4 && self.alone(first) {
                self.heading = Some((year, span));
                self.below = span.end as usize;
            }
        }
    }

    /// Ends a year's heading at the next line that is a heading without a year.
    pub fn leave_heading(&mut self, here: u32) {
        let Some(gap) = self.heading.and(self.text.get(self.below..here as usize)) else { return };
        // The line that the expression stands on is not over yet.
        let Some(end) = gap.rfind('\n') else { return };
        let below = self.below;
        self.below += end;
        let over = gap[..end].split("\n\n").skip(1).any(|block| {
            let line = block.trim();
            line.lines().count() == 1
                && line.chars().count() <= 40
                && line.starts_with(|first: char| first.is_alphabetic() || first == '#')
                && !line.contains(|c: char| c.is_ascii_digit())
                && !line.ends_with(['.', ':', ';', '?', '!', ','])
        });
        if over && below > 0 {
            self.heading = None;
        }
    }

    /// True for an expression at the start of its line: "Dec. 20: the bill is signed".
    pub fn opens_line(&self, item: &Item) -> bool {
        let here = self.span(item.start, item.start + 1).start as usize;
        let front = self.text.get(..here).unwrap_or_default();
        let mark = |c: char| matches!(c, ' ' | '\t' | '*' | '-' | '•' | '–' | '|');
        let bare = front.trim_end_matches(mark);
        bare.is_empty() || bare.ends_with('\n')
    }

    pub fn lies_ahead(&self, unit: Unit) -> bool {
        first_day(unit).zip(self.doc.day).is_some_and(|(first, doc)| first > doc)
    }

    /// True where nothing else stands on the line.
    pub fn alone(&self, span: Span) -> bool {
        let bytes = self.text.as_bytes();
        let mark = |byte: &u8| matches!(byte, b' ' | b'\t' | b'#' | b'*' | b':' | b'=' | b'-' | b'\r');
        let front = bytes[..span.start as usize].iter().rev().take(8).find(|byte| !mark(byte));
        let back = bytes[span.end as usize..].iter().take(8).find(|byte| !mark(byte));
        front.is_none_or(|byte| *byte == b'\n') && back.is_none_or(|byte| *byte == b'\n')
    }
}
