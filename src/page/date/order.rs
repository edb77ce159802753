//! Day and month of dates in numbers: "05/04/2019" is settled by the document's other dates or by the weekday.

use chrono::{Datelike, NaiveDate, Weekday};

use super::words::weekday_name;

/// Order of day and month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    DayFirst,
    MonthFirst,
}

/// The day that `a/b/year` means in this text, and why; `None` where both readings stay open.
pub fn settle(text: &str, a: u8, b: u8, year: i32, weekday: Option<Weekday>) -> Option<(NaiveDate, String)> {
    let day_first = NaiveDate::from_ymd_opt(year, u32::from(b), u32::from(a));
    let month_first = NaiveDate::from_ymd_opt(year, u32::from(a), u32::from(b));
    if let Some(named) = weekday {
        let fits = |day: Option<NaiveDate>| day.filter(|day| day.weekday() == named);
        if let (Some(day), None) | (None, Some(day)) = (fits(day_first), fits(month_first)) {
            return Some((day, format!("only so read does it fall on a {}", weekday_name(named))));
        }
    }
    let (order, witness) = order(text)?;
    let (day, words) = match order {
        Order::DayFirst => (day_first?, "day before month"),
        Order::MonthFirst => (month_first?, "month before day"),
    };
    Some((day, format!("{words}, as ‘{witness}’ in the same text shows")))
}

/// The order that all unambiguous dates of the text share, and one of them.
fn order(text: &str) -> Option<(Order, &str)> {
    let mut settled: Option<(Order, &str)> = None;
    for word in text.split(|c: char| !(c.is_ascii_digit() || c == '/')) {
        let mut numbers = word.split('/');
        let (Some(a), Some(b), Some(year), None) = (numbers.next(), numbers.next(), numbers.next(), numbers.next())
        else {
            continue;
        };
        if year.len() != 4 || a.len() > 2 || b.len() > 2 {
            continue;
        }
        let (Ok(a), Ok(b)) = (a.parse::<u8>(), b.parse::<u8>()) else { continue };
        let order = match (a, b) {
            (13..=31, 1..=12) => Order::DayFirst,
            (1..=12, 13..=31) => Order::MonthFirst,
            _ => continue,
        };
        match settled {
            Some((other, _)) if other != order => return None,
            Some(_) => {}
            None => settled = Some((order, word)),
        }
    }
    settled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, weekday: Option<Weekday>, expected: Option<&str>) {
        let found = settle(text, 5, 4, 2019, weekday).map(|(day, _)| day.to_string());
        assert_eq!(found.as_deref(), expected, "{text}");
    }

    #[test]
    fn other_dates_of_the_text_settle_the_order() {
        check("Signed 30/01/2019.", None, Some("2019-04-05"));
        check("Signed 05/16/2019.", None, Some("2019-05-04"));
        check("Signed 05/16/2019 and 30/01/2019.", None, None);
        check("Signed 05/04/2019.", None, None);
    }

    #[test]
    fn the_weekday_settles_the_order() {
        check("", Some(Weekday::Fri), Some("2019-04-05"));
        check("", Some(Weekday::Sat), Some("2019-05-04"));
        check("", Some(Weekday::Sun), None);
    }
}
