//! What a document's own date is known to: the day, the month, the year, or nothing.

use chrono::{Datelike, NaiveDate};

use crate::model::{DateBasis, DocDate, Unit, When};

/// Months at most between the month that a report is of and the report.
const LAG: u8 = 2;

/// The document's date as an anchor of relative expressions.
#[derive(Debug, Clone, Default)]
pub struct Anchor {
    /// The day, where it is known.
    pub day: Option<NaiveDate>,
    /// The month, where it is known.
    pub month: Option<u8>,
    /// The year, where it is known.
    pub year: Option<i32>,
    /// "the document's date, 8 May 2014 (metadata)".
    pub words: String,
    /// True where the date itself is only inferred.
    pub inferred: bool,
    /// Months that it may lie behind the day of writing: a month in a file's name is often the one that is reported.
    pub lag: u8,
}

impl Anchor {
    /// Reads what a document's date tells.
    pub fn of(date: &DocDate) -> Self {
        let Some(when) = &date.when else {
            return Self { words: format!("the document has no date: {}", date.why), ..Self::default() };
        };
        let words = format!("the document's date, {} ({})", when.words(), date.basis.word());
        let month = matches!(when, When::Single(single) if matches!(single.unit, Unit::Month(..)));
        let lag = if date.basis == DateBasis::FileName && month { LAG } else { 0 };
        let inferred = date.basis == DateBasis::Inferred || lag > 0;
        let known = Self { words, inferred, lag, ..Self::default() };
        if let When::Single(single) = when {
            let of_day = |day: NaiveDate| (Some(day), Some(day.month() as u8), Some(day.year()));
            let (day, month, year) = match single.unit {
                Unit::Day(day) => of_day(day),
                Unit::Hour(time) | Unit::Minute(time) => of_day(time.date()),
                Unit::Month(year, month) => (None, Some(month), Some(year)),
                Unit::Year(year) | Unit::Quarter(year, _) | Unit::Half(year, _) | Unit::Season(year, 1..=3) => {
                    (None, None, Some(year))
                }
                _ => (None, None, None),
            };
            return Self { day, month, year, ..known };
        }
        // An interval tells the year where both its ends agree on it, and the month likewise.
        let Some(bounds) = when.bounds() else { return known };
        let last = bounds.end.date().pred_opt().unwrap_or(bounds.end.date());
        let first = bounds.start.date();
        let year = (first.year() == last.year()).then(|| first.year());
        let month = (year.is_some() && first.month() == last.month()).then(|| first.month() as u8);
        Self { month, year, ..known }
    }

    /// The last year and month in which it may have been written.
    pub fn latest(&self) -> Option<(i32, u8)> {
        let (year, month) = (self.year?, self.month? + self.lag);
        Some(if month > 12 { (year + 1, month - 12) } else { (year, month) })
    }

    /// A day that stands for the anchor where only its month or year matters.
    pub fn stand_in(&self) -> Option<NaiveDate> {
        self.day.or_else(|| NaiveDate::from_ymd_opt(self.year?, u32::from(self.month.unwrap_or(1)), 1))
    }
}
