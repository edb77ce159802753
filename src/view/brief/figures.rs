//! Charts on the page: the window's own charts on the page's axis, each named value with the letter of its footnote.
//!
//! The axis may have gaps, so values are given to the chart in points of the page instead of seconds.

use super::axis::Axis;
use super::key::{self, Sign};
use super::sheet::{Kind, Part};
use super::style::{DISC, NUMBER, RAISED};
use crate::index::Place;
use crate::view::chart::{Chart, Charts, Plot};
use crate::view::paint;
use crate::view::scene::{Anchor, Shape, pt};
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
}

/// What a value carries on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// A letter: it has a footnote.
    Letter(String),
    /// A number: it is a callout.
    Number(String),
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

/// Chooses and lays out charts for a room: the first as high as it likes, others where they fit.
#[must_use]
pub fn fit(charts: &Charts, axis: &Axis, room: f32, measure: Measure) -> Vec<Charted> {
    let marked = |text: &str, style: TextStyle| match unmarked(text) {
        Some((_, rest)) => measure(rest, style) + DISC + 2.0,
        None => measure(text, style),
    };
    let window = Window::new(0.0, f64::from(axis.width) * WARP);
    let (mut shown, mut left, mut first): (Vec<Charted>, f32, u32) = (Vec::new(), room, 0);
    for chart in &charts.charts {
        let natural = chart.height.clamp(HEIGHTS.0, HEIGHTS.1);
        let height = if shown.is_empty() { natural.min(left) } else { natural };
        if height < HEIGHTS.0 || height > left {
            continue;
        }
        left -= height;
        let mut chart = chart.clone();
        chart.height = height;
        for (number, value) in (first..).zip(&mut chart.values) {
            value.start = f64::from(axis.x(value.start)) * WARP;
            value.end = f64::from(axis.x(value.end)) * WARP;
            value.words.extend(private(number));
        }
        let count = chart.values.len() as u32;
        let plot = chart.layout(window, axis.width, &marked);
        shown.push(Charted { chart, plot, first });
        first += count;
    }
    // What is left makes the charts higher: their labels need the room.
    let each = left.max(0.0) / shown.len().max(1) as f32;
    for charted in &mut shown {
        charted.chart.height = (charted.chart.height + each).min(HEIGHTS.1);
        charted.plot = charted.chart.layout(window, axis.width, &marked);
    }
    shown
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
            Some(Shown { number: self.first + mark.value, place: value.place, told, named: mark.label.is_some() })
        })
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
            let (shapes, link) = marked(drawing, &mark, theme, measure);
            let words = value.spoken.clone();
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

/// Puts letters and numbers where their private letters stand.
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
                Some((Mark::Number(number), note)) => {
                    disc(&mut extra, right + 4.0 + DISC / 2.0, middle, &number, theme);
                    link = Some(note);
                }
                None => {}
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
