//! A date in words, at its own precision: "22–28 April 2014", "spring 1995", "since 2014".

use chrono::{Datelike, NaiveDate};

use super::{Date, Edge, Qualifier, Unit, When};

pub(super) const MONTHS: [&str; 12] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
];

fn month(number: u8) -> &'static str {
    MONTHS.get(usize::from(number).wrapping_sub(1)).copied().unwrap_or("?")
}

/// "2014", "49 BC": years are counted with a year 0, which people do not have.
#[must_use]
pub fn year_words(year: i32) -> String {
    if year > 0 { year.to_string() } else { format!("{} BC", 1 - year) }
}

fn day_words(day: NaiveDate) -> String {
    let name = MONTHS.get(day.month0() as usize).copied().unwrap_or("?");
    [&day.day().to_string(), " ", name, " ", &year_words(day.year())].concat()
}

fn unit_words(unit: Unit) -> String {
    match unit {
        Unit::Century(c) => {
            let number = c + 1;
            let suffix = match (number % 10, number % 100) {
                (_, 11..=13) => "th",
                (1, _) => "st",
                (2, _) => "nd",
                (3, _) => "rd",
                _ => "th",
            };
            format!("{number}{suffix} century")
        }
        Unit::Decade(d) => format!("{d}0s"),
        Unit::Year(y) => year_words(y),
        Unit::Half(y, 1) => format!("first half of {}", year_words(y)),
        Unit::Half(y, _) => format!("second half of {}", year_words(y)),
        Unit::Season(y, s) => {
            let name = ["spring", "summer", "autumn", "winter"]
                .get(usize::from(s).wrapping_sub(1) % 4)
                .copied()
                .unwrap_or("?");
            format!("{}{name} {}", if s > 4 { "southern " } else { "" }, year_words(y))
        }
        Unit::Quarter(y, q) => format!("Q{q} {}", year_words(y)),
        Unit::Month(y, m) => [month(m), " ", &year_words(y)].concat(),
        Unit::Week(..) => match unit.bounds() {
            Some(week) => format!("week of {}", day_words(week.start.date())),
            None => "a week".to_owned(),
        },
        Unit::Day(d) => day_words(d),
        Unit::Hour(t) => format!("{}, {}:00", day_words(t.date()), t.format("%H")),
        Unit::Minute(t) => format!("{}, {}", day_words(t.date()), t.format("%H:%M")),
        Unit::MonthOnly(m) => format!("{}, year unknown", month(m)),
        Unit::MonthDay(m, d) => format!("{d} {}, year unknown", month(m)),
    }
}

fn date_words(date: Date) -> String {
    doubted(unit_words(date.unit), date.qualifier)
}

fn doubted(words: String, doubt: Qualifier) -> String {
    let about = if doubt.approximate { format!("about {words}") } else { words };
    if doubt.uncertain { format!("{about}?") } else { about }
}

/// What both ends of an interval say only once: "22–28 April 2014", "about 2013–2015". Ends of different doubt say all.
fn between_words(first: Date, last: Date) -> String {
    let short = match (first.unit, last.unit) {
        (Unit::Day(a), Unit::Day(b)) if (a.year(), a.month()) == (b.year(), b.month()) => Some(a.day().to_string()),
        (Unit::Year(a), Unit::Year(b)) if a > 0 && b > 0 => Some(a.to_string()),
        (Unit::Month(a, m), Unit::Month(b, _)) if a == b => Some(month(m).to_owned()),
        _ => None,
    };
    match short.filter(|_| first.qualifier == last.qualifier) {
        Some(short) => doubted(format!("{short}–{}", unit_words(last.unit)), last.qualifier),
        None => format!("{} – {}", date_words(first), date_words(last)),
    }
}

impl When {
    /// The date in words, at its own precision; [`Self::from_words`] reads them again.
    #[must_use]
    pub fn words(&self) -> String {
        let list = |dates: &[Date], and: &str| dates.iter().map(|date| date_words(*date)).collect::<Vec<_>>().join(and);
        match self {
            Self::Single(date) => date_words(*date),
            Self::Interval(Edge::At(first), Edge::At(last)) => between_words(*first, *last),
            Self::Interval(Edge::At(first), Edge::Open) => format!("since {}", date_words(*first)),
            Self::Interval(Edge::At(first), Edge::Unknown) => format!("from {}, end unknown", date_words(*first)),
            Self::Interval(Edge::Open, Edge::At(last)) => format!("until {}", date_words(*last)),
            Self::Interval(Edge::Unknown, Edge::At(last)) => format!("to {}, start unknown", date_words(*last)),
            Self::Interval(..) => "at an unknown time".to_owned(),
            Self::OneOf(dates) => list(dates, " or "),
            Self::AllOf(dates) => list(dates, ", "),
        }
    }
}
