//! Charts on the page: the window's own charts on the page's axis, each named value with the letter of its footnote.
//!
//! The axis may have gaps, so values are given to the chart in points of the page instead of seconds.

use std::collections::BTreeSet;

use super::axis::Axis;
use super::key::{self, Sign};
use super::sheet::{Kind, Part};
use super::style::{DISC, NUMBER, RAISED};
use crate::index::Place;
use crate::view::chart::{Chart, Charts, Plot, Voice};
use crate::view::paint;
use crate::view::scene::{Anchor, Point, Rect, Shape, pt};
use crate::view::text::{Measure, TextStyle};
use crate::view::theme::{GUTTER, Theme};
use crate::view::window::Window;

/// "Seconds" for a point, so that a chart's window has its least length at any width.
const WARP: f64 = 100.0;
/// Lowest and highest chart.
const HEIGHTS: (f32, f32) = (78.0, 250.0);
/// First private letter: it stands for the footnote's letter while the chart is laid out.
const FIRST: u32 = 0xE000;
/// Most values of a page that can carry a letter.
const MOST: usize = 6000;

/// A chart as placed.
pub struct Charted {
    /// The chart, in points of the page; its words end in the private letter of their place.
    chart: Chart,
    plot: Plot,
    /// Number of the first value among all values of the page.
    first: u32,
    /// Small numbers of values without words: index of the value and left end, on the middle of the line.
    tags: Vec<(u32, Point)>,
}

/// What a value carries on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// A letter: it has a footnote.
    Letter(String),
    /// A number: it is a callout.
    Number(String),
    /// A small number in place of its words.
    Tag(String),
}

fn private(number: u32) -> Option<char> {
    (number < MOST as u32).then(|| char::from_u32(FIRST + number)).flatten()
}

/// The place of a private letter, and the text without it.
fn unmarked(text: &str) -> Option<(u32, &str)> {
    let last = text.chars().next_back()?;
    let number = u32::from(last).checked_sub(FIRST).filter(|&number| number < MOST as u32)?;
    Some((number, text.get(..text.len() - last.len_utf8())?))
}

/// Room of a page on which a second measure has a chart of its own.
const ROOMY: f32 = 430.0;

/// The height that charts can count on in a room for lanes and charts: of one, of two on a large page.
#[must_use]
pub fn least(charts: &Charts, room: f32) -> f32 {
    let second = charts.charts.get(1).is_some_and(|chart| chart.tells) && room >= ROOMY;
    match charts.charts.len() {
        0 => 0.0,
        _ if second => (room * 0.38).clamp(2.0 * HEIGHTS.0, 240.0),
        _ => (room * 0.26).clamp(HEIGHTS.0, 150.0),
    }
}

/// Room that the disc of a callout takes before its words.
const LEAD: f32 = DISC + 5.0;
/// Room that a raised letter takes behind them.
const LETTER: f32 = 12.0;

/// Chooses and lays out charts for a room: the first as high as it likes, others where they fit. The values of some records
/// are `called` out.
#[must_use]
pub fn fit(
    charts: &Charts,
    called: &BTreeSet<Place>,
    axis: &Axis,
    room: f32,
    tag: f32,
    measure: Measure,
) -> Vec<Charted> {
    let marked = |text: &str, style: TextStyle| match unmarked(text) {
        Some((_, rest)) => measure(rest, style) + LETTER,
        None => measure(text, style),
    };
    let window = Window::new(0.0, f64::from(axis.width) * WARP);
    let gaps: Vec<(f32, f32)> = axis.gaps.iter().map(|gap| (gap.x0, gap.x1)).collect();
    let (mut shown, mut left, mut first): (Vec<Charted>, f32, u32) = (Vec::new(), room, 0);
    for chart in &charts.charts {
        let natural = chart.height.clamp(HEIGHTS.0, HEIGHTS.1);
        // The second one of a large page is not pressed out by a high first one.
        let next = charts.charts.get(1).filter(|chart| chart.tells && room >= 2.0 * HEIGHTS.0);
        let kept = next.map_or(0.0, |_| HEIGHTS.0);
        let height = if shown.is_empty() { natural.min(left - kept) } else { natural.min(left.max(HEIGHTS.0)) };
        if height < HEIGHTS.0 || height > left {
            continue;
        }
        left -= height;
        let mut chart = chart.clone();
        chart.height = height;
        for (number, value) in (first..).zip(&mut chart.values) {
            value.start = f64::from(axis.x(value.start)) * WARP;
            value.end = f64::from(axis.x(value.end)) * WARP;
            if called.contains(&value.place) {
                value.lead = LEAD;
            } else {
                value.words.extend(private(number));
                value.short.extend(private(number));
            }
        }
        let count = chart.values.len() as u32;
        let plot = chart.layout_beside(&gaps, window, axis.width, &marked);
        shown.push(Charted { chart, plot, first, tags: Vec::new() });
        first += count;
    }
    // What is left makes the charts higher: their labels need the room.
    let each = left.max(0.0) / shown.len().max(1) as f32;
    for charted in &mut shown {
        charted.chart.height = (charted.chart.height + each).min(HEIGHTS.1);
        charted.plot = charted.chart.layout_beside(&gaps, window, axis.width, &marked);
        charted.tags = if tag > 0.0 { tags(&charted.plot, (axis.width, &gaps), tag) } else { Vec::new() };
    }
    shown
}

/// Free places for small numbers beside the values that have no words: right, left, above, below.
fn tags(plot: &Plot, (width, gaps): (f32, &[(f32, f32)]), tag: f32) -> Vec<(u32, Point)> {
    const HIGH: f32 = 11.0;
    let around = |y: f32, other: (f32, f32), x: f32| {
        let (low, high) = (y.min(other.0).min(other.1), y.max(other.0).max(other.1));
        Rect::new(x - 2.0, low, 4.0, high - low)
    };
    let mut taken: Vec<Rect> = gaps.iter().map(|&(x0, x1)| Rect::new(x0, 0.0, x1 - x0, plot.height)).collect();
    for mark in &plot.marks {
        let centre = mark.rect.centre();
        taken.push(mark.rect);
        taken.extend(mark.label.as_ref().map(|label| label.rect));
        taken.extend(mark.range.into_iter().chain(mark.rivals).map(|range| around(centre.y, range, centre.x)));
    }
    taken.extend(plot.tags.iter().flat_map(|tag| [tag.rect, tag.label.rect]));
    let mut placed = Vec::new();
    for mark in plot.marks.iter().filter(|mark| mark.label.is_none()) {
        let (left, right) = (mark.rect.x.max(0.0), mark.rect.right().min(width));
        let y = mark.rect.centre().y;
        let middle = f32::midpoint(left, right) - tag / 2.0;
        let places = [
            (right + 4.0, y),
            (left - 4.0 - tag, y),
            (left + 3.0, y - 10.5),
            (left + 3.0, y + 10.5),
            (right - tag - 3.0, y - 10.5),
            (right - tag - 3.0, y + 10.5),
            (middle, y - 10.5),
            (middle, y + 10.5),
        ];
        let free = |&&(x, y): &&(f32, f32)| {
            let here = Rect::new(x - 1.5, y - HIGH / 2.0, tag + 3.0, HIGH);
            let inside = x >= 0.0 && x + tag <= width && y >= HIGH / 2.0 && y + HIGH / 2.0 <= plot.height;
            inside && !taken.iter().any(|other| other.meets(here))
        };
        if let Some(&(x, y)) = places.iter().find(free) {
            taken.push(Rect::new(x - 1.5, y - HIGH / 2.0, tag + 3.0, HIGH));
            placed.push((mark.value, pt(x, y)));
        }
    }
    placed
}

/// A value of the page: its place among them, its record, whether it has words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    /// Its number.
    pub number: u32,
    /// Its record.
    pub place: Place,
    /// How many figures tell it.
    pub told: usize,
    /// True where it carries its words.
    pub named: bool,
    /// Its series among all of the page.
    pub series: u32,
    /// True where the text settles what it is.
    pub sure: bool,
}

impl Charted {
    /// Height in points.
    #[must_use]
    pub fn height(&self) -> f32 {
        self.chart.height
    }

    /// Title and unit.
    #[must_use]
    pub fn title(&self) -> (String, String) {
        (self.chart.title.clone(), self.chart.unit.clone())
    }

    /// Every value drawn, by start.
    pub fn values(&self) -> impl Iterator<Item = Shown> {
        self.plot.marks.iter().filter_map(|mark| {
            let value = self.chart.values.get(mark.value as usize)?;
            let told = value.sources.len().max(1);
            Some(Shown {
                number: self.first + mark.value,
                place: value.place,
                told,
                named: mark.label.is_some(),
                series: value.series,
                sure: value.voice == Voice::Sure,
            })
        })
    }

    /// Values with a small number in place of their words: number of the value, and its record.
    pub fn tagged(&self) -> impl Iterator<Item = (u32, Place)> {
        self.tags
            .iter()
            .filter_map(|(value, _)| Some((self.first + value, self.chart.values.get(*value as usize)?.place)))
    }

    /// What of the key it needs.
    pub fn signs(&self, signs: &mut Vec<Sign>) {
        for mark in &self.plot.marks {
            if let Some(value) = self.chart.values.get(mark.value as usize) {
                key::of_value(value, signs);
            }
        }
    }

    /// The figures behind a value of the page, and whether they contradict each other.
    #[must_use]
    pub fn sources(&self, number: u32) -> (&[Place], bool) {
        let value = number.checked_sub(self.first).and_then(|at| self.chart.values.get(at as usize));
        value.map_or((&[], false), |value| (value.sources.as_slice(), value.rivals.is_some()))
    }

    /// The figures of other values that contradict this one.
    #[must_use]
    pub fn rivals(&self, number: u32) -> Vec<Place> {
        let values = &self.chart.values;
        let Some(at) = number.checked_sub(self.first).map(|at| at as usize) else { return Vec::new() };
        let Some(own) = values.get(at).filter(|own| own.rivals.is_some()) else { return Vec::new() };
        let against = |(other, value): &(usize, &crate::view::chart::Value)| {
            *other != at && value.series == own.series && value.rivals == own.rivals && value.start == own.start
        };
        values.iter().enumerate().filter(against).flat_map(|(_, value)| value.sources.iter().copied()).collect()
    }

    /// Draws it with its top at `y` and the plot's left edge at `x`. `mark` tells what a value carries, and its note.
    pub fn draw(
        &self,
        (x, y): (f32, f32),
        width: f32,
        mark: impl Fn(u32) -> Option<(Mark, String)>,
        theme: &Theme,
        measure: Measure,
    ) -> Vec<Part> {
        let empty = Plot { marks: Vec::new(), tags: Vec::new(), ..self.plot.clone() };
        let mut ground = shifted(paint::chart_gutter(&self.chart, &self.plot, theme, measure), x - GUTTER, y);
        ground.extend(shifted(paint::chart(&self.chart, &empty, width, None, theme), x, y));
        let (title, unit) = self.title();
        let id = format!("chart-{}", self.first);
        let mut parts = vec![Part::new(id, Kind::Chart, format!("Chart: {title}, {unit}"), ground)];
        for one in &self.plot.marks {
            let Some(value) = self.chart.values.get(one.value as usize) else { continue };
            let only = Plot { ticks: Vec::new(), marks: vec![one.clone()], ..empty.clone() };
            let drawing = shifted(paint::chart(&self.chart, &only, width, None, theme), x, y);
            let (mut shapes, mut link) = marked(drawing, &mark, theme, measure);
            let mut words = value.spoken.clone();
            if let (Some(label), Some((Mark::Number(number), note))) =
                (one.label.as_ref().filter(|label| label.strong), mark(self.first + one.value))
            {
                let line = label.rect.h / if label.stacked { 2.0 } else { 1.0 };
                disc(&mut shapes, x + label.rect.x + 2.0 + DISC / 2.0, y + label.rect.y + line / 2.0, &number, theme);
                (words, link) = (format!("{number}. {words}"), Some(note));
            }
            let tag = self.tags.iter().find(|(tagged, _)| *tagged == one.value);
            if let (Some((_, at)), Some((Mark::Tag(number), note))) = (tag, mark(self.first + one.value)) {
                super::lanes::tag(&mut shapes, pt(x + at.x, y + at.y), &number, theme, measure);
                (words, link) = (format!("{number}. {words}"), Some(note));
            }
            parts.push(Part { link, ..Part::new(value.id.to_string(), Kind::Mark, words, shapes) });
        }
        parts
    }
}

fn shifted(mut shapes: Vec<Shape>, x: f32, y: f32) -> Vec<Shape> {
    for shape in &mut shapes {
        shape.shift(x, y);
    }
    shapes
}

/// Puts letters where their private letters stand.
fn marked(
    shapes: Vec<Shape>,
    mark: impl Fn(u32) -> Option<(Mark, String)>,
    theme: &Theme,
    measure: Measure,
) -> (Vec<Shape>, Option<String>) {
    let (mut out, mut link) = (Vec::with_capacity(shapes.len() + 2), None);
    for mut shape in shapes {
        let mut extra = Vec::new();
        if let Shape::Text { at, text, style, .. } = &mut shape
            && let Some((number, rest)) = unmarked(text)
        {
            let right = at.x + measure(rest, *style);
            let middle = at.y - style.drop();
            match mark(number) {
                Some((Mark::Letter(letter), note)) => {
                    let place = pt(right + 3.0, middle - 3.6);
                    extra.push(Shape::text(place, Anchor::Start, letter, RAISED, theme.text));
                    link = Some(note);
                }
                Some((Mark::Number(_) | Mark::Tag(_), _)) | None => {}
            }
            *text = rest.to_owned();
        }
        out.push(shape);
        out.append(&mut extra);
    }
    (out, link)
}

/// A callout's disc with its number.
pub fn disc(shapes: &mut Vec<Shape>, x: f32, y: f32, number: &str, theme: &Theme) {
    let centre = pt(x, y);
    shapes.push(Shape::Circle { centre, radius: DISC / 2.0, fill: Some(theme.text), stroke: None });
    shapes.push(Shape::text(centre, Anchor::Middle, number, NUMBER, theme.canvas));
}
