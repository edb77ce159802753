//! Day before month, or month before day: settled once for each document, never guessed for one date.

use crate::model::Unit;
use crate::rules::dates::grammar::compose::Item;
use crate::rules::dates::grammar::words::calendar_day;
use crate::rules::dates::reading::Sense;

/// How a document writes dates in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// 28/04/2014.
    DayFirst,
    /// 04/28/2014.
    MonthFirst,
}

/// The order that the document's own unambiguous figures show, else the one its written dates use.
/// The words say which of the two it was; `None` where nothing tells, or the document is of two minds.
pub fn order(items: &[Item]) -> Option<(Order, &'static str)> {
    let mut figures = (0_u32, 0_u32);
    let mut words = (0_u32, 0_u32);
    for item in items {
        match item.reading.sense {
            Sense::Slashed(first, second, _) if first > 12 && second <= 12 => figures.0 += 1,
            Sense::Slashed(first, second, _) if second > 12 && first <= 12 => figures.1 += 1,
            _ => match item.rule {
                "date.day-month-year" | "date.day-month" | "date.days-month" => words.0 += 1,
                "date.month-day-year" | "date.month-day" | "date.days" => words.1 += 1,
                _ => {}
            },
        }
    }
    let settle = |(day, month): (u32, u32), said| match (day, month) {
        (1.., 0) => Some((Order::DayFirst, said)),
        (0, 1..) => Some((Order::MonthFirst, said)),
        _ => None,
    };
    if figures != (0, 0) {
        return settle(figures, "other dates in figures of this document show the order");
    }
    settle(words, "this document writes its dates in words in that order")
}

/// The day or days that figures can mean.
pub fn days(first: u8, second: u8, year: i32, order: Option<Order>) -> Vec<Unit> {
    let day_first = calendar_day(year, second, first);
    let month_first = calendar_day(year, first, second);
    match (day_first, month_first, order) {
        (Some(day), None, _) | (None, Some(day), _) => vec![day],
        (Some(a), Some(b), _) if a == b => vec![a],
        (Some(day), Some(_), Some(Order::DayFirst)) | (Some(_), Some(day), Some(Order::MonthFirst)) => vec![day],
        (Some(a), Some(b), None) => vec![b, a],
        (None, None, _) => Vec::new(),
    }
}
