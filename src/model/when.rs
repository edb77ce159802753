//! A date exactly as precise as its text, in the terms of EDTF (ISO 8601-2:2019).
//!
//! "In March 2015" is the month `2015-03`, never its first day; [`When::bounds`] gives the half-open interval
//! `[start, end)` that the words allow. A date whose year is not known (`XXXX-03-30`) has no bounds.
//! Words of dates are made in `when_words`; this file knows the calendar only.

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// One calendar unit: the finest statement that the text supports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Century by its first two digits: 19 is 1900 to 1999.
    Century(i32),
    /// Decade by its first three digits: 198 is the 1980s.
    Decade(i32),
    /// Astronomical year (0 is 1 BCE).
    Year(i32),
    /// Year and half, 1 or 2.
    Half(i32, u8),
    /// Year and season: 1 spring (March to May) … 4 winter (December to February) of the northern hemisphere,
    /// 5 spring (September to November) … 8 winter (June to August) of the southern one.
    Season(i32, u8),
    /// Year and quarter, 1 to 4.
    Quarter(i32, u8),
    /// Year and month, 1 to 12.
    Month(i32, u8),
    /// ISO 8601 week-numbering year and week, 1 to 53.
    Week(i32, u8),
    /// A calendar day.
    Day(NaiveDate),
    /// The hour that begins at this time.
    Hour(NaiveDateTime),
    /// The minute that begins at this time.
    Minute(NaiveDateTime),
    /// A month (1 to 12) of a year that cannot be known.
    MonthOnly(u8),
    /// A month and day of a year that cannot be known.
    MonthDay(u8, u8),
}

/// How fine a date is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// To the minute.
    Minute,
    /// To the hour.
    Hour,
    /// To the day.
    Day,
    /// To the ISO week.
    Week,
    /// To the month.
    Month,
    /// To the quarter of a year.
    Quarter,
    /// To the season.
    Season,
    /// To the half of a year.
    Half,
    /// To the year.
    Year,
    /// To the decade.
    Decade,
    /// To the century.
    Century,
}

/// Doubt that the text states about a date: EDTF `?`, `~` or `%`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Qualifier {
    /// `~`: about, circa, around.
    pub approximate: bool,
    /// `?`: possibly, reportedly, by inference.
    pub uncertain: bool,
}

/// A calendar unit with its doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date {
    /// What the calendar says.
    pub unit: Unit,
    /// What the text doubts.
    pub qualifier: Qualifier,
}

/// One side of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Edge {
    /// A date.
    At(Date),
    /// `..`: it goes on without an end.
    Open,
    /// Empty: there is an end, which is not known.
    Unknown,
}

/// A date as the text tells it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum When {
    /// A single calendar unit.
    Single(Date),
    /// From one edge to another, both included.
    Interval(Edge, Edge),
    /// `[a,b]`: one of these.
    OneOf(Vec<Date>),
    /// `{a,b}`: all of these.
    AllOf(Vec<Date>),
}

/// Half-open interval of local time `[start, end)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Bounds {
    /// First moment that belongs to it.
    pub start: NaiveDateTime,
    /// First moment after it.
    pub end: NaiveDateTime,
}

/// Why a text is not an EDTF date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("‘{text}’ is not an EDTF date: {reason}")]
pub struct WhenError {
    /// The text.
    pub text: String,
    /// What is wrong with it.
    pub reason: &'static str,
}

fn midnight(date: NaiveDate) -> NaiveDateTime {
    date.and_time(NaiveTime::MIN)
}

fn days(start: NaiveDate, end: NaiveDate) -> Bounds {
    Bounds { start: midnight(start), end: midnight(end) }
}

fn months(year: i32, month: u32, count: u32) -> Option<Bounds> {
    let start = NaiveDate::from_ymd_opt(year, month, 1)?;
    Some(days(start, start.checked_add_months(Months::new(count))?))
}

fn years(first: i32, count: i32) -> Option<Bounds> {
    let start = NaiveDate::from_ymd_opt(first, 1, 1)?;
    Some(days(start, NaiveDate::from_ymd_opt(first.checked_add(count)?, 1, 1)?))
}

impl Unit {
    /// The interval of this unit; `None` where the year is not known or lies outside chrono's calendar.
    #[must_use]
    pub fn bounds(self) -> Option<Bounds> {
        match self {
            Self::Century(c) => years(c.checked_mul(100)?, 100),
            Self::Decade(d) => years(d.checked_mul(10)?, 10),
            Self::Year(y) => years(y, 1),
            Self::Half(y, h) => months(y, u32::from(h) * 6 - 5, 6),
            Self::Season(y, s @ 1..=4) => months(y, u32::from(s) * 3, 3),
            Self::Season(y, s) => months(y, (u32::from(s) * 3 + 5) % 12 + 1, 3),
            Self::Quarter(y, q) => months(y, u32::from(q) * 3 - 2, 3),
            Self::Month(y, m) => months(y, u32::from(m), 1),
            Self::Week(y, w) => {
                let monday = NaiveDate::from_isoywd_opt(y, u32::from(w), Weekday::Mon)?;
                Some(days(monday, monday.checked_add_days(Days::new(7))?))
            }
            Self::Day(d) => Some(days(d, d.succ_opt()?)),
            Self::Hour(t) => Some(Bounds { start: t, end: t.checked_add_signed(TimeDelta::hours(1))? }),
            Self::Minute(t) => Some(Bounds { start: t, end: t.checked_add_signed(TimeDelta::minutes(1))? }),
            Self::MonthOnly(_) | Self::MonthDay(..) => None,
        }
    }

    /// How fine this unit is.
    #[must_use]
    pub fn precision(self) -> Precision {
        match self {
            Self::Century(_) => Precision::Century,
            Self::Decade(_) => Precision::Decade,
            Self::Year(_) => Precision::Year,
            Self::Half(..) => Precision::Half,
            Self::Season(..) => Precision::Season,
            Self::Quarter(..) => Precision::Quarter,
            Self::Month(..) | Self::MonthOnly(_) => Precision::Month,
            Self::Week(..) => Precision::Week,
            Self::Day(_) | Self::MonthDay(..) => Precision::Day,
            Self::Hour(_) => Precision::Hour,
            Self::Minute(_) => Precision::Minute,
        }
    }

    /// The ISO week that holds a day.
    #[must_use]
    pub fn week_of(day: NaiveDate) -> Self {
        let week = day.iso_week();
        Self::Week(week.year(), u8::try_from(week.week()).unwrap_or(1))
    }
}

impl From<Unit> for Date {
    fn from(unit: Unit) -> Self {
        Self { unit, qualifier: Qualifier::default() }
    }
}

impl From<Unit> for When {
    fn from(unit: Unit) -> Self {
        Self::Single(unit.into())
    }
}

impl When {
    /// The calendar day.
    #[must_use]
    pub fn day(day: NaiveDate) -> Self {
        Unit::Day(day).into()
    }

    /// From the first unit to the last, both included.
    #[must_use]
    pub fn between(first: Unit, last: Unit) -> Self {
        Self::Interval(Edge::At(first.into()), Edge::At(last.into()))
    }

    /// The same date marked approximate (`~`) on every part.
    #[must_use]
    pub fn approximately(self) -> Self {
        self.map(|date| Date { qualifier: Qualifier { approximate: true, ..date.qualifier }, ..date })
    }

    fn map(self, change: impl Fn(Date) -> Date + Copy) -> Self {
        let edge = |edge| match edge {
            Edge::At(date) => Edge::At(change(date)),
            other => other,
        };
        match self {
            Self::Single(date) => Self::Single(change(date)),
            Self::Interval(start, end) => Self::Interval(edge(start), edge(end)),
            Self::OneOf(dates) => Self::OneOf(dates.into_iter().map(change).collect()),
            Self::AllOf(dates) => Self::AllOf(dates.into_iter().map(change).collect()),
        }
    }

    /// Every calendar unit named in it, in order.
    #[must_use]
    pub fn dates(&self) -> Vec<Date> {
        self.parts().collect()
    }

    fn parts(&self) -> impl Iterator<Item = Date> + '_ {
        let at = |edge: &Edge| if let Edge::At(date) = edge { Some(*date) } else { None };
        let (ends, list) = match self {
            Self::Single(date) => ([Some(*date), None], [].as_slice()),
            Self::Interval(start, end) => ([at(start), at(end)], [].as_slice()),
            Self::OneOf(dates) | Self::AllOf(dates) => ([None, None], dates.as_slice()),
        };
        ends.into_iter().flatten().chain(list.iter().copied())
    }

    /// The interval that the known parts cover. An open or unknown side adds nothing: "since 2014" has the
    /// bounds of 2014 and [`Self::open_end`]. `None` where no year is known.
    #[must_use]
    pub fn bounds(&self) -> Option<Bounds> {
        let mut all: Option<Bounds> = None;
        for date in self.parts() {
            let one = date.unit.bounds()?;
            all = Some(all.map_or(one, |sum| Bounds { start: sum.start.min(one.start), end: sum.end.max(one.end) }));
        }
        all
    }

    /// The coarsest precision among its parts.
    #[must_use]
    pub fn precision(&self) -> Precision {
        self.parts().map(|date| date.unit.precision()).max().unwrap_or(Precision::Day)
    }

    /// True when it has no known beginning ("until 2014").
    #[must_use]
    pub fn open_start(&self) -> bool {
        matches!(self, Self::Interval(Edge::Open | Edge::Unknown, _))
    }

    /// True when it has no known end ("since 2014").
    #[must_use]
    pub fn open_end(&self) -> bool {
        matches!(self, Self::Interval(_, Edge::Open | Edge::Unknown))
    }

    /// True when any part is approximate.
    #[must_use]
    pub fn is_approximate(&self) -> bool {
        self.parts().any(|date| date.qualifier.approximate)
    }

    /// True when any part is uncertain.
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        self.parts().any(|date| date.qualifier.uncertain)
    }
}

/// A year as EDTF writes it: four digits, `-0043`, or `Y12345`.
fn year_text(year: i32) -> String {
    if year.abs() > 9999 {
        format!("Y{year}")
    } else if year < 0 {
        format!("-{:04}", -year)
    } else {
        format!("{year:04}")
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Century(c) => write!(f, "{c:02}XX"),
            Self::Decade(d) => write!(f, "{d:03}X"),
            Self::Year(y) => f.write_str(&year_text(y)),
            Self::Half(y, h) => write!(f, "{}-{}", year_text(y), 39 + h),
            Self::Season(y, s @ 1..=4) => write!(f, "{}-{}", year_text(y), 20 + s),
            Self::Season(y, s) => write!(f, "{}-{}", year_text(y), 24 + s),
            Self::Quarter(y, q) => write!(f, "{}-{}", year_text(y), 32 + q),
            Self::Month(y, m) => write!(f, "{}-{m:02}", year_text(y)),
            Self::Week(..) => match self.bounds() {
                Some(week) => {
                    let last = week.end.date().pred_opt().unwrap_or(week.end.date());
                    write!(f, "{}/{last}", week.start.date())
                }
                None => f.write_str("XXXX"),
            },
            Self::Day(d) => write!(f, "{}-{:02}-{:02}", year_text(d.year()), d.month(), d.day()),
            Self::Hour(t) | Self::Minute(t) => write!(f, "{}", t.format("%Y-%m-%dT%H:%M:%S")),
            Self::MonthOnly(m) => write!(f, "XXXX-{m:02}"),
            Self::MonthDay(m, d) => write!(f, "XXXX-{m:02}-{d:02}"),
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = match (self.qualifier.uncertain, self.qualifier.approximate) {
            (true, true) => "%",
            (true, false) => "?",
            (false, true) => "~",
            (false, false) => "",
        };
        // A week is written as its days, so the mark belongs to both of them.
        if let Unit::Week(..) = self.unit {
            return f.write_str(
                &self.unit.to_string().split('/').map(|day| format!("{day}{mark}")).collect::<Vec<_>>().join("/"),
            );
        }
        write!(f, "{}{mark}", self.unit)
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A week in a list is a run of its days.
        let list =
            |dates: &[Date]| dates.iter().map(|date| date.to_string().replace('/', "..")).collect::<Vec<_>>().join(",");
        match self {
            Self::Single(date) => write!(f, "{date}"),
            Self::Interval(start, end) => {
                // A week at an edge contributes the day on its own side.
                let side = |edge: &Edge, last: bool| match edge {
                    Edge::At(date) => {
                        let text = date.to_string();
                        let mut parts = text.split('/');
                        let pick = if last { parts.next_back() } else { parts.next() };
                        pick.unwrap_or_default().to_owned()
                    }
                    Edge::Open => "..".to_owned(),
                    Edge::Unknown => String::new(),
                };
                write!(f, "{}/{}", side(start, false), side(end, true))
            }
            Self::OneOf(dates) => write!(f, "[{}]", list(dates)),
            Self::AllOf(dates) => write!(f, "{{{}}}", list(dates)),
        }
    }
}

impl Serialize for When {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
