//! Symbols meet the calendar: which day, month or year a reading means, from the anchors and the tense.

use chrono::{Datelike, NaiveDate};

use crate::model::{Basis, Derivation, Grade, Span, Unit};

use super::anchor::Anchor;
use super::calendar::{
    first_day, holiday, last_day, quarter, quarter_of, season_of, shift, weekday, year_of, years_away,
};
use super::reading::{Base, Sense, Step, Way};
use super::tense::Tense;
use super::value;

/// A date told before, to which "that year" and "two days later" refer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told {
    /// What it was.
    pub unit: Unit,
    /// Its words.
    pub span: Span,
}

/// Everything around an expression that its place depends on.
pub(super) struct Setting<'a> {
    /// The document's own date.
    pub doc: &'a Anchor,
    /// The last date told.
    pub told: Option<Told>,
    /// The last quarter, half or other reporting period told, while it lasts.
    pub period: Option<Unit>,
    /// A year that the text gives this place: the same sentence's, a heading's.
    pub year: Option<(i32, Span)>,
    /// In a document known to its year only: the last month it can have been written in.
    pub latest_month: Option<u8>,
    /// The first end of a range whose other end this is.
    pub after: Option<Unit>,
    /// The date told last in this very sentence.
    pub near: Option<Unit>,
    /// The weekday written in front of it.
    pub weekday: Option<u8>,
    /// True where "in" stands in front and no range goes on behind.
    pub lone: bool,
    /// What the clause says.
    pub tense: Tense,
    /// The word that says so.
    pub evidence: &'a str,
}

/// Where a reading lies.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Place {
    /// At a calendar unit.
    At(Unit, Basis, Grade),
    /// Somewhere that cannot be known: its TIMEX3 value, and what is known without year.
    Nowhere(String, Option<Unit>),
}

impl Place {
    pub(super) fn full(unit: Unit) -> Self {
        Self::At(unit, Basis::Explicit, Grade::A)
    }

    pub(super) fn relative(unit: Unit) -> Self {
        Self::At(unit, Basis::Relative, Grade::B)
    }

    pub(super) fn inferred(unit: Unit) -> Self {
        Self::At(unit, Basis::Inferred, Grade::C)
    }
}

impl Setting<'_> {
    /// Places a reading; every decision leaves a step.
    pub(super) fn place(&self, sense: Sense, why: &mut Derivation) -> Option<Place> {
        Some(match sense {
            Sense::Full(unit) => {
                why.step("Rule", "written in full");
                Place::full(unit)
            }
            Sense::Month(month, day, way) => self.month(month, day, way, why)?,
            Sense::MonthOf(month, day, by) => {
                let Some(year) = self.doc_year(by, why) else { return Some(month_only(month, day)) };
                Place::relative(month_unit(year, month, day)?)
            }
            Sense::Weekday(number, way) => self.weekday(number, way, why)?,
            Sense::WeekdayOf(number, by) => {
                let Some(day) = self.doc_day(why) else {
                    return Some(Place::Nowhere(format!("XXXX-WXX-{number}"), None));
                };
                let Some(Unit::Week(year, week)) = shift(Step::Week, day, i32::from(by)) else { return None };
                let monday = first_day(Unit::Week(year, week))?;
                why.step("Rule", format!("that weekday of the week of {monday}"));
                Place::relative(Unit::Day(weekday(monday, number, false)?))
            }
            Sense::NthWeekday(nth, number, month, year) => self.nth_weekday(nth, number, month, year, why)?,
            Sense::SameLastYear(step) => {
                match self.near.or(self.told.map(|told| told.unit)).filter(|unit| size(*unit) <= step) {
                    Some(unit) => {
                        why.step("Anchor", "the date told before");
                        let year = year_of(unit)? - 1;
                        let day = first_day(unit).and_then(|day| day.with_year(year))?;
                        Place::relative(shift(step, day, 0)?)
                    }
                    None => Place::Nowhere(value::unknown(step).to_owned(), None),
                }
            }
            Sense::DayOfMonth(day) => self.day_of_month(day, why),
            Sense::Quarter(number, way) => self.quarter(number, way, why)?,
            Sense::QuarterOf(number, by) => match self.doc_year(by, why) {
                Some(year) => Place::relative(Unit::Quarter(year, number)),
                None => Place::Nowhere(format!("XXXX-Q{number}"), None),
            },
            Sense::Half(number, _) => match self.told_year().or_else(|| self.doc_year(0, why)) {
                Some(year) => Place::inferred(Unit::Half(year, number)),
                None => Place::Nowhere(format!("XXXX-H{number}"), None),
            },
            Sense::HalfOf(number, by) => match self.doc_year(by, why) {
                Some(year) => Place::relative(Unit::Half(year, number)),
                None => Place::Nowhere(format!("XXXX-H{number}"), None),
            },
            Sense::Season(number, way) => self.season(number, way, why)?,
            Sense::SeasonOf(number, by) => match self.doc_year(by, why) {
                Some(year) => Place::relative(Unit::Season(year, number)),
                None => Place::Nowhere("XXXX".to_owned(), None),
            },
            Sense::Holiday(code, year, way) => self.holiday(code, year, way, why)?,
            Sense::Shift(step, by, base) => self.shift(step, by, base, why)?,
            Sense::Same(step) => self.same(step, why)?,
            Sense::TheUnit(step) => self.the_unit(step, why)?,
            Sense::YearBefore => self.year_before(why)?,
            Sense::Period => self.the_period(why)?,
            Sense::PeriodIn(year, number) => match (number, self.period) {
                (Some(number), _) => Place::full(Unit::Quarter(year, number)),
                (None, Some(Unit::Quarter(_, number))) => {
                    why.step("Anchor", "the quarter told before");
                    Place::relative(Unit::Quarter(year, number))
                }
                _ => Place::full(Unit::Year(year)),
            },
            Sense::YearEnd => {
                let by = if self.tense == Tense::Past && self.evidence.eq_ignore_ascii_case("since") { -1 } else { 0 };
                match self.doc_year(by, why) {
                    Some(year) => Place::relative(Unit::Day(NaiveDate::from_ymd_opt(year, 12, 31)?)),
                    None => Place::Nowhere("XXXX-12-31".to_owned(), Some(Unit::MonthDay(12, 31))),
                }
            }
            Sense::Fiscal(year, _) => {
                why.step("Rule", "a fiscal year is named for the calendar year in which it ends");
                Place::full(Unit::Year(year))
            }
            Sense::FiscalShift(by, _) => match self.doc_year(by, why) {
                Some(year) => Place::relative(Unit::Year(year)),
                None => Place::Nowhere("XXXX".to_owned(), None),
            },
            Sense::CenturyTurn(century) => {
                why.step("Rule", "the years about the start of a century");
                match century {
                    Some(century) => Place::full(Unit::Year(century * 100)),
                    None if self.doc.year.is_some_and(|year| year < 1970) => Place::inferred(Unit::Year(1900)),
                    None => Place::inferred(Unit::Year(2000)),
                }
            }
            Sense::Then => match self.told {
                Some(told) => {
                    why.step("Anchor", "the date told before");
                    why.anchor = Some(told.span);
                    Place::relative(told.unit)
                }
                None => return None,
            },
            Sense::Time => match self.told_day(why) {
                Some(day) => Place::relative(Unit::Day(day)),
                None => Place::Nowhere("XXXX-XX-XX".to_owned(), None),
            },
            _ => return None,
        })
    }

    pub(super) fn doc_day(&self, why: &mut Derivation) -> Option<NaiveDate> {
        why.step("Anchor", self.doc.words.clone());
        if self.doc.day.is_none() {
            why.step("Check", "the day of the document is not known, so this stays unplaced");
        }
        self.doc.day
    }

    pub(super) fn doc_year(&self, by: i8, why: &mut Derivation) -> Option<i32> {
        why.step("Anchor", self.doc.words.clone());
        if self.doc.year.is_none() {
            why.step("Check", "the year of the document is not known, so this stays unplaced");
        }
        self.doc.year.map(|year| year + i32::from(by))
    }

    fn told_year(&self) -> Option<i32> {
        self.told.and_then(|told| year_of(told.unit))
    }

    /// The day told last, or the document's.
    fn told_day(&self, why: &mut Derivation) -> Option<NaiveDate> {
        if let Some(Told { unit: Unit::Day(day), span }) = self.told {
            why.step("Anchor", "the day told before");
            why.anchor = Some(span);
            return Some(day);
        }
        self.doc_day(why)
    }

    /// The step that says why a candidate was taken.
    pub(super) fn lean(&self, why: &mut Derivation) -> Grade {
        let (text, grade) = match self.tense {
            Tense::Past => (format!("‘{}’ tells it as past: the last one up to then", self.evidence), Grade::B),
            Tense::Future => (format!("‘{}’ looks ahead: the next one from then on", self.evidence), Grade::B),
            Tense::Open => ("nothing says past or future: the nearest one".to_owned(), Grade::C),
        };
        why.step("Rule", text);
        grade
    }

    fn quarter(&self, number: u8, way: Way, why: &mut Derivation) -> Option<Place> {
        if let Some(after) = self.after.and_then(first_day) {
            let year = if number >= quarter_of(after) { after.year() } else { after.year() + 1 };
            return Some(Place::relative(Unit::Quarter(year, number)));
        }
        if let (Way::Bare, Some((year, span))) = (way, self.year) {
            why.step("Anchor", format!("the year {year}, told in the same place"));
            why.anchor = Some(span);
            return Some(Place::inferred(Unit::Quarter(year, number)));
        }
        why.step("Anchor", self.doc.words.clone());
        let Some(day) = self.doc.day.or_else(|| self.doc.month.and_then(|_| self.doc.stand_in())) else {
            why.step("Check", "the document’s quarter is not known, so this stays unplaced");
            return Some(Place::Nowhere(format!("XXXX-Q{number}"), None));
        };
        let (year, here) = (day.year(), i32::from(quarter_of(day)));
        // Quarters from the document's own: 0 to 3 ahead, so 3 is the one just over.
        let ahead = (i32::from(number) - here).rem_euclid(4);
        let by = match (way, self.tense) {
            (Way::This, _) => i32::from(number) - here,
            (Way::Last, _) if ahead == 0 => -4,
            (Way::Next, _) if ahead == 0 => 4,
            (Way::Next, _) => ahead,
            (Way::Bare, _) if ahead == 0 => 0,
            // Results of the quarter just over may still be to come.
            (Way::Bare, Tense::Future) if ahead < 3 => ahead,
            (Way::Bare, Tense::Open) if ahead == 1 => ahead,
            _ => ahead - 4,
        };
        let found = quarter(year, here + by);
        let grade = if way == Way::Bare { self.lean(why) } else { Grade::B };
        Some(Place::At(found, Basis::Relative, grade))
    }

    fn season(&self, number: u8, way: Way, why: &mut Derivation) -> Option<Place> {
        if let (Way::Bare, Some((year, span))) = (way, self.year) {
            why.step("Anchor", format!("the year {year}, told in the same place"));
            why.anchor = Some(span);
            return Some(Place::inferred(Unit::Season(year, number)));
        }
        why.step("Anchor", self.doc.words.clone());
        let Some(day) = self.doc.day.or_else(|| self.doc.month.and_then(|_| self.doc.stand_in())) else {
            why.step("Check", "the season of the document is not known, so this stays unplaced");
            return Some(Place::Nowhere("XXXX".to_owned(), None));
        };
        let (year, here) = season_of(day);
        let past = if number < here { year } else { year - 1 };
        let found = match (way, self.tense) {
            (Way::Last, _) => past,
            (Way::This, _) => {
                if number == 4 && here == 4 {
                    year
                } else {
                    day.year()
                }
            }
            (Way::Next, _) | (_, Tense::Future) => {
                if number > here || (number == here && way != Way::Next) {
                    year
                } else {
                    year + 1
                }
            }
            _ => {
                if number == here {
                    year
                } else {
                    past
                }
            }
        };
        let grade = if way == Way::Bare { self.lean(why) } else { Grade::B };
        Some(Place::At(Unit::Season(found, number), Basis::Relative, grade))
    }

    fn holiday(&self, code: u16, year: Option<i32>, way: Way, why: &mut Derivation) -> Option<Place> {
        if let Some(year) = year.or_else(|| self.year.filter(|_| way == Way::Bare).map(|(year, _)| year)) {
            why.step("Rule", "a named day of that year");
            return Some(Place::full(Unit::Day(holiday(code, year)?)));
        }
        why.step("Anchor", self.doc.words.clone());
        let fixed = || match code {
            100.. => Place::Nowhere(
                format!("XXXX-{:02}-{:02}", code / 100, code % 100),
                Some(Unit::MonthDay((code / 100) as u8, (code % 100) as u8)),
            ),
            _ => Place::Nowhere("XXXX-XX-XX".to_owned(), None),
        };
        let Some(doc) = self.doc.day else {
            let Some(year) = self.doc.year.filter(|_| self.tense == Tense::Future) else { return Some(fixed()) };
            return Some(Place::inferred(Unit::Day(holiday(code, year)?)));
        };
        let here = holiday(code, doc.year())?;
        let year = match (way, self.tense) {
            (Way::Last, _) | (Way::Bare, Tense::Past) => doc.year() - i32::from(here > doc),
            (Way::Next, _) | (Way::Bare, Tense::Future) => doc.year() + i32::from(here < doc),
            (Way::Bare, Tense::Open) if (here - doc).num_days() > 183 => doc.year() - 1,
            _ => doc.year(),
        };
        let grade = if way == Way::Bare { self.lean(why) } else { Grade::B };
        Some(Place::At(Unit::Day(holiday(code, year)?), Basis::Relative, grade))
    }

    fn shift(&self, step: Step, by: i32, base: Base, why: &mut Derivation) -> Option<Place> {
        let unknown = || Some(Place::Nowhere(value::unknown(step).to_owned(), None));
        if let (Base::Told, Some(told)) = (base, self.told) {
            // "a decade earlier" than a year is a year again.
            if step == Step::Decade && size(told.unit) <= Step::Year {
                why.step("Anchor", "the date told before");
                why.anchor = Some(told.span);
                return Some(Place::relative(Unit::Year(year_of(told.unit)?.checked_add(by.checked_mul(10)?)?)));
            }
            // Days cannot be counted from a year; years can from a day.
            let day = if by < 0 { first_day(told.unit) } else { last_day(told.unit) };
            if size(told.unit) <= step {
                why.step("Anchor", "the date told before");
                why.anchor = Some(told.span);
                return match shift(step, day?, by) {
                    Some(unit) => Some(Place::relative(unit)),
                    None => unknown(),
                };
            }
        }
        why.step("Anchor", self.doc.words.clone());
        let known = match step {
            Step::Year | Step::Decade | Step::Century | Step::Millennium => self.doc.year.is_some(),
            Step::Month => self.doc.month.is_some(),
            _ => self.doc.day.is_some(),
        };
        let Some(day) = self.doc.stand_in().filter(|_| known) else {
            why.step("Check", format!("the document’s {} is not known, so this stays unplaced", step.word()));
            return unknown();
        };
        why.step("Rule", shift_words(step, by));
        match shift(step, day, by) {
            Some(unit) if base == Base::Told => Some(Place::inferred(unit)),
            Some(unit) => Some(Place::relative(unit)),
            None => unknown(),
        }
    }

    fn same(&self, step: Step, why: &mut Derivation) -> Option<Place> {
        if let Some(told) = self.told
            && size(told.unit) <= step
        {
            why.step("Anchor", "the date told before");
            why.anchor = Some(told.span);
            return shift(step, first_day(told.unit)?, 0).map(Place::relative);
        }
        why.step("Check", "no date of that precision is told before it, so this stays unplaced");
        Some(Place::Nowhere(value::unknown(step).to_owned(), None))
    }

    /// "For the week": the week just over early in the next one, else the document's own unit.
    fn the_unit(&self, step: Step, why: &mut Derivation) -> Option<Place> {
        if step == Step::Week
            && let Some(day) = self.doc.day
            && day.weekday().num_days_from_monday() < 2
        {
            why.step("Anchor", self.doc.words.clone());
            why.step("Rule", "early in a week, news sums up the week just over");
            return shift(step, day, -1).map(Place::inferred);
        }
        self.shift(step, 0, Base::Document, why)
    }

    fn year_before(&self, why: &mut Derivation) -> Option<Place> {
        let fits = |unit: &Unit| matches!(unit, Unit::Quarter(..) | Unit::Month(..) | Unit::Half(..) | Unit::Year(_));
        let told = self.near.filter(fits).or(self.period);
        if let Some(unit) =
            told.filter(|unit| matches!(unit, Unit::Quarter(..) | Unit::Month(..) | Unit::Half(..) | Unit::Year(_)))
        {
            why.step("Anchor", "the period told before");
            why.anchor = self.told.map(|told| told.span);
            why.step("Rule", "the same period one year earlier");
            return years_away(unit, -1).map(Place::relative);
        }
        match self.doc_year(-1, why) {
            Some(year) => {
                why.step("Rule", "the year before");
                Some(Place::relative(Unit::Year(year)))
            }
            None => Some(Place::Nowhere("XXXX".to_owned(), None)),
        }
    }

    fn the_period(&self, why: &mut Derivation) -> Option<Place> {
        if let Some(unit) = self.period {
            why.step("Anchor", "the period told before");
            return Some(Place::relative(unit));
        }
        why.step("Anchor", self.doc.words.clone());
        let Some(day) = self.doc.day else {
            return Some(Place::Nowhere("XXXX-QX".to_owned(), None));
        };
        why.step("Rule", "the quarter just over");
        Some(Place::inferred(quarter(day.year(), i32::from(quarter_of(day)) - 1)))
    }
}

fn shift_words(step: Step, by: i32) -> String {
    let unit = step.word();
    match by {
        0 => format!("the {unit} of that date"),
        -1 => format!("one {unit} before that date"),
        1 => format!("one {unit} after that date"),
        _ if by < 0 => format!("{} {unit}s before that date", -by),
        _ => format!("{by} {unit}s after that date"),
    }
}

/// The year in which a month lies nearest to another month of a year.
pub(super) fn nearest(year: i32, month: u8, doc_month: u8) -> i32 {
    match i32::from(month) - i32::from(doc_month) {
        far if far > 6 => year - 1,
        far if far < -6 => year + 1,
        _ => year,
    }
}

pub(super) fn month_unit(year: i32, month: u8, day: Option<u8>) -> Option<Unit> {
    match day {
        Some(day) => NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day)).map(Unit::Day),
        None => Some(Unit::Month(year, month)),
    }
}

pub(super) fn month_only(month: u8, day: Option<u8>) -> Place {
    match day {
        Some(day) => Place::Nowhere(format!("XXXX-{month:02}-{day:02}"), Some(Unit::MonthDay(month, day))),
        None => Place::Nowhere(format!("XXXX-{month:02}"), Some(Unit::MonthOnly(month))),
    }
}

/// The step of a unit's size.
pub(super) fn size(unit: Unit) -> Step {
    match unit {
        Unit::Century(_) => Step::Century,
        Unit::Decade(_) => Step::Decade,
        Unit::Year(_) => Step::Year,
        Unit::Half(..) => Step::Half,
        Unit::Season(..) => Step::Season,
        Unit::Quarter(..) => Step::Quarter,
        Unit::Month(..) | Unit::MonthOnly(_) => Step::Month,
        Unit::Week(..) => Step::Week,
        Unit::Day(_) | Unit::MonthDay(..) => Step::Day,
        Unit::Hour(_) => Step::Hour,
        Unit::Minute(_) => Step::Minute,
    }
}
