//! How two dates lie to each other: a vague date may hold an exact one, a plan may be told with another date.

use chrono::{Datelike, NaiveDate, NaiveTime};

use crate::model::{Unit, When};

/// Days after which two exact dates are no longer one date told wrongly.
const NEAR: i32 = 4;

/// Days that two days of a week apart have in common.
const WEEK: i32 = -6;

/// Days after which a document does not report any more, but recalls.
const RECALLS: i32 = 10;

/// A date as whole days since the first of our era; an hour counts as its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Days {
    pub start: i32,
    /// The day after the last one.
    pub end: i32,
}

impl Days {
    pub fn of(when: &When) -> Option<Self> {
        let bounds = when.bounds()?;
        let start = bounds.start.date().num_days_from_ce();
        let end = bounds.end.date().num_days_from_ce() + i32::from(bounds.end.time() > NaiveTime::MIN);
        Some(Self { start, end: end.max(start + 1) })
    }

    pub fn length(self) -> i32 {
        self.end - self.start
    }

    /// True for a day or a few of them.
    pub fn is_exact(self) -> bool {
        self.length() <= 7
    }

    /// True where a document of this day recalls what was then.
    pub fn recalls(self, then: Self) -> bool {
        self.start - then.end > RECALLS
    }

    /// Days that both have; negative where there are days between them.
    pub fn common(self, other: Self) -> i32 {
        self.end.min(other.end) - self.start.max(other.start)
    }
}

/// A month, perhaps with a day, of a year that is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct MonthDay {
    pub month: u8,
    pub day: Option<u8>,
}

impl MonthDay {
    pub fn of(when: &When) -> Option<Self> {
        let When::Single(date) = when else { return None };
        match date.unit {
            Unit::MonthOnly(month) => Some(Self { month, day: None }),
            Unit::MonthDay(month, day) => Some(Self { month, day: Some(day) }),
            _ => None,
        }
    }

    /// True where a date of a known year may be this one.
    fn fits(self, days: Days) -> bool {
        let Some(start) = NaiveDate::from_num_days_from_ce_opt(days.start) else { return false };
        let same_day = |day: u8| {
            let own = NaiveDate::from_ymd_opt(start.year(), u32::from(self.month), u32::from(day));
            own.is_some_and(|own| (days.start..days.end).contains(&own.num_days_from_ce()))
        };
        start.month() == u32::from(self.month) && (!days.is_exact() || self.day.is_none_or(same_day))
    }
}

/// What is known of a record's date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Told {
    pub days: Option<Days>,
    pub month_day: Option<MonthDay>,
    /// Planned, expected or called off: it may come to pass on another day.
    pub plan: bool,
    /// Counted from the document's day ("Monday", "yesterday").
    pub counted: bool,
    /// Long past when the document was written.
    pub recalled: bool,
}

impl Told {
    /// True where both lie in one month, or next to each other.
    pub fn is_close(one: Self, other: Self) -> bool {
        use Relation::{Day, InMonth, Month, MonthDay, Near};
        matches!(Relation::of(one, other), Some(Day | InMonth | Month | MonthDay | Near))
    }

    /// True for a day and the next one.
    pub fn is_next(one: Self, other: Self) -> bool {
        one.days.zip(other.days).is_some_and(|(one, other)| one.common(other) == 0)
    }
}

/// How two dates lie to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// The same day, or days that meet.
    Day,
    /// The same month, told as a month.
    Month,
    /// The same longer period.
    Period,
    /// Two periods that share a part.
    Overlap,
    /// An exact date in a month.
    InMonth,
    /// In a season or quarter.
    InSeason,
    /// In a year or longer.
    InYear,
    /// The same day of a year that one of them does not tell.
    MonthDay,
    /// A few days apart: one of them may be wrong.
    Near,
    /// One weekday of two weeks, counted from the days of their documents, which may be wrong.
    Week,
    /// One is a plan, and plans move.
    Plan,
    /// One of them has no date.
    Undated,
}

impl Relation {
    /// `None` where the dates forbid that both are one event.
    pub fn of(one: Told, other: Told) -> Option<Self> {
        let (Some(a), Some(b)) = (one.days, other.days) else { return Self::without_year(one, other) };
        if a == b {
            let by_length = if a.length() <= 31 { Self::Month } else { Self::Period };
            return Some(if a.is_exact() { Self::Day } else { by_length });
        }
        let (short, long) = (a.length().min(b.length()), a.length().max(b.length()));
        match a.common(b) {
            1.. if long <= 7 => Some(Self::Day),
            common @ 1.. if common < short => Some(Self::Overlap),
            1.. => Some(match long {
                ..=31 => Self::InMonth,
                32..=130 => Self::InSeason,
                _ => Self::InYear,
            }),
            common if -common <= NEAR && long <= 31 => Some(Self::Near),
            WEEK if long == 1 && one.counted && other.counted => Some(Self::Week),
            _ => (one.plan || other.plan).then_some(Self::Plan),
        }
    }

    fn without_year(one: Told, other: Told) -> Option<Self> {
        let fits = |own: Option<MonthDay>, days: Option<Days>| {
            let (own, days) = (own?, days.filter(|days| days.length() <= 31)?);
            Some(own.fits(days))
        };
        match fits(one.month_day, other.days).or_else(|| fits(other.month_day, one.days)) {
            Some(fits) => fits.then_some(Self::MonthDay),
            None => match (one.month_day, other.month_day) {
                (Some(a), Some(b)) => (a == b).then_some(Self::MonthDay),
                _ => Some(Self::Undated),
            },
        }
    }

    /// True where the dates alone leave much open, so that words have to say more.
    pub fn is_vague(self) -> bool {
        matches!(
            self,
            Self::Period | Self::Overlap | Self::InMonth | Self::InSeason | Self::InYear | Self::Plan | Self::Undated
        )
    }

    /// In words, for the reason of a join.
    pub fn words(self) -> &'static str {
        match self {
            Self::Day => "the same day",
            Self::Month => "the same month",
            Self::Period => "the same period",
            Self::Overlap => "periods that overlap",
            Self::InMonth => "a day of the month that the other tells",
            Self::InSeason => "a date in the season or quarter that the other tells",
            Self::InYear => "a date in the longer time that the other tells",
            Self::MonthDay => "the same day of a year that one of them leaves out",
            Self::Near => "dates a few days apart",
            Self::Week => "the same weekday, counted from documents of two dates",
            Self::Plan => "a plan with another date",
            Self::Undated => "one of them without a date",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(edtf: &str) -> Told {
        let when: When = edtf.parse().unwrap();
        Told { days: Days::of(&when), month_day: MonthDay::of(&when), ..Told::default() }
    }

    fn plan(edtf: &str) -> Told {
        Told { plan: true, ..told(edtf) }
    }

    #[test]
    fn a_vague_date_holds_an_exact_one() {
        let between = |one: &str, other: &str| Relation::of(told(one), told(other));
        assert_eq!(between("2014-08-07", "2014-08-07"), Some(Relation::Day));
        assert_eq!(between("2014-08-07T09:00:00", "2014-08-07"), Some(Relation::Day));
        assert_eq!(between("2014-08", "2014-08"), Some(Relation::Month));
        assert_eq!(between("2014-08-07", "2014-08"), Some(Relation::InMonth));
        assert_eq!(between("2014-08", "2014-22"), Some(Relation::InSeason));
        assert_eq!(between("2014", "2014-08"), Some(Relation::InYear));
        assert_eq!(between("2014-08-07", "2014-08-08"), Some(Relation::Near));
        assert_eq!(between("2014-08-07", "2014-09-08"), None);
    }

    #[test]
    fn a_weekday_may_be_counted_from_a_wrong_week() {
        let counted = |edtf: &str| Told { counted: true, ..told(edtf) };
        let between = |one, other| Relation::of(one, other);
        assert_eq!(between(counted("2014-08-07"), counted("2014-08-14")), Some(Relation::Week));
        assert_eq!(between(counted("2014-08-07"), told("2014-08-14")), None, "that day is written");
        assert_eq!(between(counted("2014-08-07"), counted("2014-08-13")), None);
        assert_eq!(between(counted("2014-08-07"), counted("2014-08-15")), None);
    }

    #[test]
    fn a_day_without_its_year_fits_that_day_only() {
        let between = |one: &str, other: &str| Relation::of(told(one), told(other));
        assert_eq!(between("XXXX-03-04", "2019-03-04"), Some(Relation::MonthDay));
        assert_eq!(between("XXXX-03-04", "2019-03-05"), None);
        assert_eq!(between("XXXX-03", "2019-03-05"), Some(Relation::MonthDay));
        assert_eq!(between("XXXX-03", "2019"), Some(Relation::Undated));
    }

    #[test]
    fn a_plan_may_come_to_pass_on_another_day() {
        assert_eq!(Relation::of(plan("2018-11-14"), told("2019-03-04")), Some(Relation::Plan));
        assert_eq!(Relation::of(told("2018-11-14"), told("2019-03-04")), None);
        assert_eq!(Relation::of(plan("2019-03-04"), told("2019-03-04")), Some(Relation::Day));
    }
}
