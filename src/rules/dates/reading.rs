//! What a rule reads out of the words alone, before it meets a document's date: symbols, no calendar.
//!
//! "Last March" is month 3 in direction `Last`; which year that is, `resolve` says.

use crate::lexicon::Length as Told;
use crate::model::{TimexKind, Unit};

/// A unit that time is counted or shifted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// An ISO week, Monday first.
    Week,
    /// Saturday and Sunday.
    Weekend,
    /// Two weeks.
    Fortnight,
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// Half a year.
    Half,
    /// A season.
    Season,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// A thousand years.
    Millennium,
}

impl Step {
    /// The unit of a value in the lexicon's tables of units.
    #[must_use]
    pub fn of(value: i64) -> Option<Self> {
        Some(match Told::of(value)? {
            Told::Second => Self::Second,
            Told::Minute => Self::Minute,
            Told::Hour => Self::Hour,
            Told::Day => Self::Day,
            Told::Week => Self::Week,
            Told::Weekend => Self::Weekend,
            Told::Fortnight => Self::Fortnight,
            Told::Month => Self::Month,
            Told::Quarter => Self::Quarter,
            Told::Half => Self::Half,
            Told::Season => Self::Season,
            Told::Year => Self::Year,
            Told::Decade => Self::Decade,
            Told::Century => Self::Century,
            Told::Millennium => Self::Millennium,
        })
    }

    /// The unit in words, singular.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Second => "second",
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Weekend => "weekend",
            Self::Fortnight => "fortnight",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Half => "half-year",
            Self::Season => "season",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
            Self::Millennium => "millennium",
        }
    }
}

/// Which of many the words point at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Nothing said: tense and planning words decide.
    Bare,
    /// "last", "past".
    Last,
    /// "this".
    This,
    /// "next", "coming".
    Next,
    /// "that", "the same": the one told before.
    Same,
    /// "the previous", "the following": from the date told before.
    Told(i8),
}

/// From where a shift is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// The document's date.
    Document,
    /// The date told before ("two days later").
    Told,
    /// The year that the text is in, else the document's ("the end of the year").
    Near,
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// A part of the day by its TIMEX3 letters: MO, MI, AF, EV, NI, DT.
    Part(&'static str),
    /// Hour and minute; the minute only where it is told.
    At(u8, Option<u8>),
}

/// How much of a period is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// "early", "the beginning of".
    Early,
    /// "mid".
    Mid,
    /// "late", "the end of".
    Late,
    /// "the first half of", "the second half of" a month.
    Half(u8),
    /// "about", "around".
    About,
    /// "earlier", "so far": some time in the part already gone.
    Earlier,
    /// "later": some time in the part still to come.
    Later,
}

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Length {
    /// How many; `None` where the text does not count.
    pub count: Option<f64>,
    /// Of what.
    pub step: Step,
    /// Half a unit more ("a year and a half").
    pub half: bool,
}

/// Where a length of time lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lie {
    /// Nowhere: a plain duration.
    Nowhere,
    /// It ends at the anchor: "the past two months".
    Past,
    /// It starts at the anchor: "the next three years".
    Coming,
    /// It opens a year: "the first nine months" (of a year, where one is told).
    Opening(Option<i32>),
    /// It opens the year before the document's: "the first nine months of last year".
    OpeningLast,
    /// It closes a year: "the last three months of 2013".
    Closing(Option<i32>),
    /// So long after an event told before: "ten days after the blast".
    AfterEvent,
    /// So long before it.
    BeforeEvent,
    /// So long before the day in front of it: "on Friday, a day after talks had failed"; `true` where it is "to the day".
    BackFromTold(bool),
    /// It ends with a month or day told after it: "the 12 months to June".
    Until(u8, Option<i32>),
}

/// The meaning of the words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Sense {
    /// Written in full.
    Full(Unit),
    /// Two full units with all between.
    FullSpan(Unit, Unit),
    /// Numbers whose order is open: 3/4/2019 as first, second, year.
    Slashed(u8, u8, i32),
    /// A day that no calendar has, such as 30 February.
    NoSuchDay,
    /// A month, and maybe its day, without year.
    Month(u8, Option<u8>, Way),
    /// From one day to another in a month ("22 to 28 April"), or both of them ("24 and 25").
    Days {
        /// Month.
        month: u8,
        /// First day.
        first: u8,
        /// Last day.
        last: u8,
        /// Year, where written.
        year: Option<i32>,
        /// True for a range, false for a list.
        through: bool,
        /// "last year": how many years from the document's.
        by: Option<i8>,
    },
    /// A weekday.
    Weekday(u8, Way),
    /// A weekday of a week shifted from the document's: "Tuesday of last week".
    WeekdayOf(u8, i8),
    /// A week of a month by its number, -1 the last; year where written.
    WeekOf(i8, u8, Option<i32>),
    /// The first or last days of a month: month, how many, year where written, true for the last ones.
    DaysOf(u8, u8, Option<i32>, bool),
    /// The seven days that begin or end with a day: "the week of 6 May", "the week ending May 10".
    WeekBeside {
        /// Month.
        month: u8,
        /// Day.
        day: u8,
        /// Year, where written.
        year: Option<i32>,
        /// True where they end with it.
        ends: bool,
    },
    /// A weekday of a month by its number, -1 the last: number, weekday, month, year.
    NthWeekday(i8, u8, u8, Option<i32>),
    /// The same month, quarter or day of the year before: "the same month last year".
    SameLastYear(Step),
    /// A day of a month not named: "the 25th".
    DayOfMonth(u8),
    /// Quarter of a year.
    Quarter(u8, Way),
    /// Quarter of a year shifted from the document's year: "last year's third quarter".
    QuarterOf(u8, i8),
    /// Half of a year.
    Half(u8, Way),
    /// Half of a year shifted from the document's year.
    HalfOf(u8, i8),
    /// Season.
    Season(u8, Way),
    /// Named day; year where written.
    Holiday(u16, Option<i32>, Way),
    /// The week that holds a named day: "Easter week".
    HolidayWeek(u16, Way),
    /// A month or season of a year shifted from the document's: "March last year", "last year's spring".
    MonthOf(u8, Option<u8>, i8),
    /// Season of a shifted year.
    SeasonOf(u8, i8),
    /// A unit so many away: "last year", "two weeks ago", "three days later".
    Shift(Step, i32, Base),
    /// The unit told before: "that year", "the same day", "the quarter".
    Same(Step),
    /// The period a year before the one told: "the year-earlier period", "a year ago".
    YearBefore,
    /// The period told last: "the latest period".
    Period,
    /// The same period of a year: "the 1988 quarter".
    PeriodIn(i32, Option<u8>),
    /// A quarter or year whose last day is told next: "the quarter ended Sept. 30".
    PeriodEnded(Step),
    /// A unit that is the document's own or the one just over: "for the week".
    TheUnit(Step),
    /// The date told before: "until then".
    Then,
    /// The last day of the year.
    YearEnd,
    /// The years around the start of a century; which, where told (19 is the 20th).
    CenturyTurn(Option<i32>),
    /// A fiscal or marketing year: the year named, and the month it starts as the lexicon writes it.
    Fiscal(i32, Option<u8>),
    /// A fiscal year shifted from the document's.
    FiscalShift(i8, Option<u8>),
    /// A time of day alone.
    Time,
    /// `PAST_REF`, `PRESENT_REF` or `FUTURE_REF`.
    Vague(&'static str),
    /// A length.
    Lasting(Length, Lie),
    /// A frequency: how often per what.
    Every(Length),
    /// Every weekday of a kind, or a part of it.
    EveryWeekday(u8),
    /// Two quarters of every year.
    EveryQuarter(u8, u8),
    /// A month of every year.
    EveryMonth(u8),
    /// A season or part of the day, of every year or day.
    EveryPart(&'static str),
}

/// A reading with its refinements.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading {
    /// The meaning.
    pub sense: Sense,
    /// Time of day, where told.
    pub clock: Option<Clock>,
    /// Part of the period, where told.
    pub stage: Option<Stage>,
    /// The weekday told in front of a date, 1 Monday.
    pub weekday: Option<u8>,
    /// TIMEX3 `mod` of a length: "at least", "nearly".
    pub bound: Option<&'static str>,
    /// In a range or list in one rule: the token after the first end, the first token of the second.
    pub cut: Option<(u32, u32)>,
    /// Tokens in front that the rule needed but that are not part of the expression.
    pub lead: u8,
    /// The same behind.
    pub tail: u8,
    /// Days to go on from the date named: "the day after Memorial Day" is 1.
    pub offset: i8,
}

impl From<Sense> for Reading {
    fn from(sense: Sense) -> Self {
        Self { sense, clock: None, stage: None, weekday: None, bound: None, cut: None, lead: 0, tail: 0, offset: 0 }
    }
}

impl From<Unit> for Reading {
    fn from(unit: Unit) -> Self {
        Sense::Full(unit).into()
    }
}

impl Reading {
    /// The same with a part of the period.
    #[must_use]
    pub fn at_stage(self, stage: Option<Stage>) -> Self {
        Self { stage: stage.or(self.stage), ..self }
    }

    /// The same with a time of day.
    #[must_use]
    pub fn at_clock(self, clock: Option<Clock>) -> Self {
        Self { clock: clock.or(self.clock), ..self }
    }

    /// The TIMEX3 type.
    #[must_use]
    pub fn kind(&self) -> TimexKind {
        match self.sense {
            Sense::Lasting(..) | Sense::PeriodEnded(Step::Year) => TimexKind::Duration,
            Sense::Every(_)
            | Sense::EveryWeekday(_)
            | Sense::EveryQuarter(..)
            | Sense::EveryMonth(_)
            | Sense::EveryPart(_) => TimexKind::Set,
            _ if self.clock.is_some() => TimexKind::Time,
            Sense::Shift(Step::Hour | Step::Minute | Step::Second, ..)
            | Sense::Full(Unit::Hour(_) | Unit::Minute(_)) => TimexKind::Time,
            _ => TimexKind::Date,
        }
    }
}
