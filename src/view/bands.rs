//! Strips and bands that divide time otherwise than the ruler: fiscal and marketing years, and eras of the analyst's.
//!
//! Both are pure: a window and a width in, places out. A label stays inside the visible part of what it names.

use chrono::{Datelike, NaiveDate};

use super::scene::{Anchor, Rect, Shape, pt};
use super::text::{Measure, cut};
use super::theme::{self, Theme};
use super::window::{Window, civil, seconds};
use crate::lexicon::{Class, WordId, lexicon};

/// A named stretch of time.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// Its name.
    pub name: String,
    /// First second.
    pub start: f64,
    /// First second after it.
    pub end: f64,
}

/// Height of the strip of eras and of the fiscal ruler.
pub const STRIP: f32 = 18.0;

/// Years that do not begin in January: the word of the lexicon that knows when, and what the strip calls it.
pub const CALENDARS: &[(&str, &str)] = &[
    ("us", "US federal"),
    ("india", "India"),
    ("japan", "Japan"),
    ("uk", "United Kingdom"),
    ("canada", "Canada"),
    ("australia", "Australia"),
    ("pakistan", "Pakistan"),
    ("egypt", "Egypt"),
    ("thailand", "Thailand"),
    ("wheat", "Wheat, marketing"),
    ("maize", "Maize, marketing"),
    ("rice", "Rice, marketing"),
    ("sugar", "Sugar, marketing"),
    ("coffee", "Coffee, marketing"),
];

/// The month in which the year of a calendar begins; `None` for words that the lexicon has no such year for.
#[must_use]
pub fn fiscal_start(word: &str) -> Option<u32> {
    let month = lexicon().value(WordId::of(word), Class::FiscalStart)?;
    u32::try_from(month % 100).ok().filter(|month| (1..=12).contains(month))
}

/// The years of a calendar that show, named "2013–14", and their quarters where there is room.
#[must_use]
pub fn fiscal_years(month: u32, window: Window, width: f32) -> Vec<Band> {
    let first = civil(window.start).year() - 1;
    let last = civil(window.end).year();
    let begin = |year: i32, month: u32| {
        let day = NaiveDate::from_ymd_opt(year, month, 1)?;
        day.and_hms_opt(0, 0, 0).map(seconds)
    };
    let mut bands = Vec::new();
    // So many years that a label has room, in steps that a reader can count in.
    let wide = width / ((window.end - window.start) / super::window::YEAR).max(0.01) as f32;
    let step =
        [1, 2, 5, 10, 20, 50, 100, 200, 500].into_iter().find(|&step| wide * step as f32 >= 54.0).unwrap_or(1000);
    let mut year = first - first.rem_euclid(step);
    while year <= last {
        let (Some(start), Some(end)) = (begin(year, month), begin(year + step, month)) else { break };
        let name = if month == 1 { year.to_string() } else { format!("{year}–{:02}", (year + 1).rem_euclid(100)) };
        if window.shows(start, end) {
            // Where years are counted in steps the label names the first one, so the band is that year's alone.
            let end = if step == 1 { end } else { begin(year + 1, month).unwrap_or(end) };
            bands.push(Band { name, start, end });
        }
        year += step;
    }
    bands
}

/// The strip of fiscal years, from its left top corner.
#[must_use]
pub fn fiscal_shapes(years: &[Band], window: Window, width: f32, theme: &Theme, measure: Measure) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for year in years {
        let (x0, x1) = (window.x(year.start, width), window.x(year.end, width));
        shapes.push(Shape::rule_down(x0, 2.0, STRIP, theme.line_strong));
        let left = x0.max(0.0) + 4.0;
        let room = if year.start < window.start { x1.min(width) - left } else { width - left };
        if measure(&year.name, theme::SMALL) <= room {
            let at = pt(left, STRIP / 2.0);
            shapes.push(Shape::text(at, Anchor::Start, &*year.name, theme::SMALL, theme.text3));
        }
    }
    shapes
}

/// Eras as pale bands, every second one a little darker, from the left top corner of a pane.
#[must_use]
pub fn era_shapes(eras: &[Band], window: Window, width: f32, height: f32, theme: &Theme) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for (at, era) in eras.iter().enumerate() {
        let (x0, x1) = (window.x(era.start, width), window.x(era.end, width));
        let (left, right) = (x0.max(0.0), x1.min(width));
        if right <= left {
            continue;
        }
        let shade = if at % 2 == 0 { 0.045 } else { 0.085 };
        let rect = Rect::new(left, 0.0, right - left, height);
        shapes.push(Shape::fill(rect, theme.text.at(shade).over(theme.canvas), 0.0));
        for x in [x0, x1] {
            if (0.0..=width).contains(&x) {
                shapes.push(Shape::rule_down(x, 0.0, height, theme.line));
            }
        }
    }
    shapes
}

/// The name of an era inside its visible part: the words and their left end.
#[must_use]
pub fn era_label(era: &Band, window: Window, width: f32, measure: Measure) -> Option<(String, f32)> {
    let left = window.x(era.start, width).max(0.0) + 6.0;
    let right = window.x(era.end, width).min(width) - 6.0;
    cut(&era.name, theme::SMALL, right - left, measure).map(|words| (words, left))
}

#[cfg(test)]
mod tests {
    use super::super::fonts::measure;
    use super::super::window::YEAR;
    use super::*;

    fn day(year: i32, month: u32) -> f64 {
        NaiveDate::from_ymd_opt(year, month, 1).and_then(|day| day.and_hms_opt(0, 0, 0)).map(seconds).unwrap()
    }

    #[test]
    fn fiscal_years_begin_in_the_month_that_the_lexicon_says() {
        assert_eq!(fiscal_start("india"), Some(4));
        assert_eq!(fiscal_start("us"), Some(10));
        assert!(CALENDARS.iter().all(|(word, _)| fiscal_start(word).is_some()));
        let years = fiscal_years(4, Window::new(day(2013, 6), day(2015, 6)), 600.0);
        let told: Vec<_> = years.iter().map(|year| (year.name.as_str(), year.start)).collect();
        assert_eq!(told, [("2013–14", day(2013, 4)), ("2014–15", day(2014, 4)), ("2015–16", day(2015, 4))]);
    }

    #[test]
    fn a_long_window_counts_fiscal_years_in_steps() {
        let start = day(1900, 1);
        let years = fiscal_years(10, Window::new(start, start + 120.0 * YEAR), 800.0);
        assert!(years.len() <= 15 && years.len() >= 8, "{}", years.len());
        assert!(years.iter().any(|year| year.name == "1950–51"), "{years:?}");
    }

    #[test]
    fn the_name_of_an_era_stays_in_sight_and_a_sliver_has_none() {
        let era = Band { name: "First sanctions".to_owned(), start: day(2000, 1), end: day(2010, 1) };
        let (_, x) = era_label(&era, Window::new(day(2005, 1), day(2015, 1)), 800.0, &measure).unwrap();
        assert!((x - 6.0).abs() < 0.1);
        assert_eq!(era_label(&era, Window::new(day(2009, 12), day(2019, 12)), 800.0, &measure), None);
        let shapes = era_shapes(&[era], Window::new(day(2011, 1), day(2012, 1)), 800.0, 100.0, &Theme::light());
        assert!(shapes.is_empty(), "an era out of sight draws nothing");
    }
}
