//! Short words for a date beside a mark: the ruler already tells the year, so "25 Apr" is enough.

use chrono::{Datelike, NaiveDate};

use crate::model::{Date, Edge, Qualifier, Unit, When};

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn month(number: u32) -> &'static str {
    MONTHS.get((number as usize).wrapping_sub(1)).copied().unwrap_or("?")
}

fn day(day: NaiveDate) -> String {
    format!("{} {}", day.day(), month(day.month()))
}

fn unit(unit: Unit) -> String {
    match unit {
        Unit::Half(_, 1) => "first half".to_owned(),
        Unit::Half(..) => "second half".to_owned(),
        Unit::Season(_, s) => {
            let names = ["spring", "summer", "autumn", "winter"];
            names.get(usize::from(s).wrapping_sub(1)).copied().unwrap_or("season").to_owned()
        }
        Unit::Quarter(_, q) => format!("Q{q}"),
        Unit::Month(_, m) | Unit::MonthOnly(m) => month(u32::from(m)).to_owned(),
        Unit::Week(..) => unit.bounds().map_or_else(String::new, |week| format!("week of {}", day(week.start.date()))),
        Unit::Day(d) => day(d),
        Unit::Hour(t) | Unit::Minute(t) => format!("{}, {}", day(t.date()), t.format("%H:%M")),
        Unit::MonthDay(m, d) => format!("{d} {}", month(u32::from(m))),
        Unit::Century(_) | Unit::Decade(_) | Unit::Year(_) => When::from(unit).words(),
    }
}

fn date(date: Date) -> String {
    doubted(unit(date.unit), date.qualifier)
}

fn doubted(words: String, doubt: Qualifier) -> String {
    let about = if doubt.approximate { format!("about {words}") } else { words };
    if doubt.uncertain { format!("{about}?") } else { about }
}

/// What both ends share is said once; ends of different doubt say all.
fn between(when: &When, first: Date, last: Date) -> String {
    let alike = first.qualifier == last.qualifier;
    let short = match (first.unit, last.unit) {
        (Unit::Day(a), Unit::Day(b)) if (a.year(), a.month()) == (b.year(), b.month()) => a.day().to_string(),
        (Unit::Month(from, _), Unit::Month(to, _)) if alike && from != to => {
            return doubted(format!("{} {from} – {} {to}", unit(first.unit), unit(last.unit)), last.qualifier);
        }
        (Unit::Year(_), Unit::Year(_)) | (Unit::Month(..), Unit::Month(..)) => unit(first.unit),
        (Unit::Day(a), Unit::Day(b)) if a.year() == b.year() => return format!("{} – {}", date(first), date(last)),
        _ => return when.words(),
    };
    if alike {
        return doubted(format!("{short}–{}", unit(last.unit)), last.qualifier);
    }
    format!("{} – {}", date(first), date(last))
}

/// The date without its year where it is finer than a year: "22–28 Apr", "Nov", "about 2014".
#[must_use]
pub fn short(when: &When) -> String {
    match when {
        When::Single(one) => date(*one),
        When::Interval(Edge::At(first), Edge::At(last)) => between(when, *first, *last),
        When::Interval(Edge::At(first), _) => format!("since {}", unit(first.unit)),
        When::Interval(_, Edge::At(last)) => format!("until {}", unit(last.unit)),
        When::Interval(..) => String::new(),
        When::OneOf(dates) => dates.iter().map(|one| date(*one)).collect::<Vec<_>>().join(" or "),
        When::AllOf(dates) => dates.iter().map(|one| date(*one)).collect::<Vec<_>>().join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::short;
    use crate::model::When;

    #[track_caller]
    fn check(edtf: &str, want: &str) {
        let when: When = edtf.parse().expect("a date");
        assert_eq!(short(&when), want, "{edtf}");
    }

    #[test]
    fn the_year_is_left_to_the_ruler() {
        check("2014-04-25", "25 Apr");
        check("2014-04-22/2014-04-28", "22–28 Apr");
        check("2014-04-28/2014-05-02", "28 Apr – 2 May");
        check("2014-11", "Nov");
        check("2014-33", "Q1");
        check("2015", "2015");
        check("2014~", "about 2014");
        check("2014-21?", "spring?");
        check("2014/..", "since 2014");
        check("2013/2015", "2013–2015");
        check("2018-03/2018-06", "Mar–Jun");
        check("2018-07/2019-06", "Jul 2018 – Jun 2019");
        check("2014-03-21~/2014-03-31~", "about 21–31 Mar");
        check("2014-03-21/2014-03-31~", "21 Mar – about 31 Mar");
    }
}
