//! EDTF as other programs read it.
//!
//! Inside the program a date may be "about the 1950s" or "until spring 2016"; `195X~` and `../2016-21` are what the
//! standard's grammar does not have (a grouping or an unspecified digit with a qualifier, or in an interval), and the
//! common readers (edtf.js, edtf for Python) refuse them. What leaves says the same time in years, months or days.

use chrono::{Datelike, NaiveDate};

use crate::model::{Date, Edge, Qualifier, Unit, When};

/// A date as EDTF of level 1 (sets: level 2), as far as the calendar allows.
#[must_use]
pub fn edtf(when: &When) -> String {
    match when {
        When::Single(date) if date.qualifier == Qualifier::default() => when.to_string(),
        When::Single(date) => match ends(*date) {
            (first, last) if first == last => first.to_string(),
            (first, last) => When::Interval(Edge::At(first), Edge::At(last)).to_string(),
        },
        When::Interval(start, end) => {
            let start = if let Edge::At(date) = start { Edge::At(ends(*date).0) } else { *start };
            let end = if let Edge::At(date) = end { Edge::At(ends(*date).1) } else { *end };
            When::Interval(start, end).to_string()
        }
        When::OneOf(_) | When::AllOf(_) => when.to_string(),
    }
}

/// The first and the last year, month or day of a date, with its doubt.
fn ends(date: Date) -> (Date, Date) {
    let both = |first, last| (Date { unit: first, ..date }, Date { unit: last, ..date });
    let years = |first: i32, last: i32| both(Unit::Year(first), Unit::Year(last));
    let same = (date, date);
    match date.unit {
        Unit::Century(c) => years(c * 100, c * 100 + 99),
        Unit::Decade(d) => years(d * 10, d * 10 + 9),
        Unit::Half(..) | Unit::Season(..) | Unit::Quarter(..) => match date.unit.bounds() {
            Some(bounds) => {
                let month = |day: NaiveDate| Unit::Month(day.year(), day.month() as u8);
                both(month(bounds.start.date()), month(bounds.end.date().pred_opt().unwrap_or(bounds.end.date())))
            }
            None => same,
        },
        // An interval of EDTF has days; the record's `start` and `end` have the time.
        Unit::Hour(time) | Unit::Minute(time) => both(Unit::Day(time.date()), Unit::Day(time.date())),
        Unit::Year(_) | Unit::Month(..) | Unit::Week(..) | Unit::Day(_) | Unit::MonthOnly(_) | Unit::MonthDay(..) => {
            same
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let when: When = text.parse().expect(text);
        assert_eq!(edtf(&when), expected, "{text}");
        let told: When = expected.parse().expect(expected);
        if !text.contains('T') && !when.open_start() && !when.open_end() {
            assert_eq!(told.bounds(), when.bounds(), "{text} says another time than {expected}");
        }
    }

    #[test]
    fn other_programs_can_read_every_date_that_leaves() {
        check("195X~", "1950~/1959~");
        check("18XX?", "1800?/1899?");
        check("2016-21~", "2016-03~/2016-05~");
        check("2016-34%", "2016-04%/2016-06%");
        check("../2016-21", "../2016-05");
        check("../199X", "../1999");
        check("199X/..", "1990/..");
        check("../2025-35", "../2025-09");
        check("2016-21/2016-41", "2016-03/2016-12");
        check("2014-05-08T10:00:00/2014-05-09T12:00:00", "2014-05-08/2014-05-09");
    }

    #[test]
    fn what_they_read_already_stays() {
        for text in
            ["195X", "18XX", "2016-21", "2025-35", "2016-41", "2014-05~", "2014~/..", "-0043-03-15", "[1667,1668]"]
        {
            check(text, text);
        }
        check("2014-05-08T10:00:00", "2014-05-08T10:00:00");
    }
}
