//! Charts: titles and ticks in the gutter, values over their periods in the pane.

use crate::model::{Hedge, grouped};
use crate::view::chart::{Chart, Plot, Tag, Value, ValueLabel, ValueMark, Voice};
use crate::view::scene::{Anchor, Rect, Shape, Stroke, pt};
use crate::view::text::{Measure, cut};
use crate::view::theme::{self, Emblem, GUTTER, Group, Theme};
use crate::view::{Color, glyph};

/// Room of the arrow behind a chart's title.
const MENU: f32 = 20.0;

/// Title, unit and ticks of a chart, from the gutter's left top corner.
#[must_use]
pub fn chart_gutter(chart: &Chart, plot: &Plot, theme: &Theme, measure: Measure) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let ticks = plot.ticks.iter().map(|tick| measure(&tick.label, theme::SMALL)).fold(0.0, f32::max);
    let room = GUTTER - theme::PAD - 8.0 - ticks - 8.0;
    let mut y = theme::LANE_PAD + 9.0;
    let mut lines = vec![(chart.title.clone(), theme::STRONG, theme.text)];
    lines.extend(chart.unit.split(", ").map(|part| (part.to_owned(), theme::SMALL, theme.text3)));
    if plot.cloud {
        let shown = chart.series.iter().filter(|entry| entry.on).count();
        lines.push((format!("{} series", grouped(shown)), theme::SMALL, theme.text3));
    }
    for (line, style, color) in lines {
        let beside = plot.ticks.iter().any(|tick| (tick.y - y).abs() < 13.0);
        let room = if beside { room } else { GUTTER - theme::PAD - 8.0 };
        if let Some(line) = cut(&line, style, room, measure) {
            shapes.push(Shape::text(pt(theme::PAD, y), Anchor::Start, line, style, color));
        }
        y += 15.0;
    }
    // The title and the arrow of its menu stand in front of a number at their height.
    let title = theme::PAD + measure(&chart.title, theme::STRONG) + MENU;
    for tick in &plot.ticks {
        let at = pt(GUTTER - 8.0, tick.y);
        let beside = (tick.y - theme::LANE_PAD - 9.0).abs() < 13.0;
        if beside && title > GUTTER - 8.0 - measure(&tick.label, theme::SMALL) {
            continue;
        }
        shapes.push(Shape::text(at, Anchor::End, &*tick.label, theme::SMALL, theme.text3));
    }
    shapes
}

/// The pane of a chart, from its left top corner. `selected` is the index of the selected value.
#[must_use]
pub fn chart(chart: &Chart, plot: &Plot, width: f32, selected: Option<u32>, theme: &Theme) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for tick in &plot.ticks {
        let color = if tick.zero { theme.line_strong } else { theme.line_faint };
        shapes.push(Shape::rule_across(tick.y, 0.0, width, color));
    }
    if plot.cloud {
        cloud(&mut shapes, chart, plot, width, selected, theme);
        return shapes;
    }
    for mark in &plot.marks {
        if let Some(value) = chart.values.get(mark.value as usize) {
            band(&mut shapes, mark, value, width, theme);
        }
    }
    for mark in &plot.marks {
        let Some(value) = chart.values.get(mark.value as usize) else { continue };
        let chosen = selected == Some(mark.value);
        if chosen {
            let all = mark.label.as_ref().map_or(mark.rect, |label| label.rect.union(mark.rect));
            let (left, right) = (all.x.max(6.0), all.right().min(width - 6.0));
            glyph::plate(&mut shapes, Rect::new(left, all.y, right - left, all.h), theme);
        }
        if let Some(label) = mark.label.as_ref().filter(|_| !chosen) {
            shapes.push(Shape::fill(label.rect, theme.canvas, 0.0));
        }
        whisker(&mut shapes, mark, value, width, theme);
        line(&mut shapes, mark, value, width, theme);
        if let Some(style) = value.style.filter(|_| (0.0..=width).contains(&mark.rect.centre().x)) {
            let (hue, emblem) = series_ink(style, theme);
            let centre = mark.rect.centre();
            shapes.push(Shape::fill(Rect::new(centre.x - 6.0, centre.y - 6.0, 12.0, 12.0), theme.canvas.at(0.8), 6.0));
            glyph::emblem(&mut shapes, emblem, centre, 4.2, hue);
        }
        if let Some(label) = &mark.label {
            words(&mut shapes, label, theme);
        }
    }
    for tag in &plot.tags {
        target(&mut shapes, tag, theme);
    }
    shapes
}

/// Very many values: thin pale lines in the colours of their series, the selected one in full.
fn cloud(shapes: &mut Vec<Shape>, chart: &Chart, plot: &Plot, width: f32, selected: Option<u32>, theme: &Theme) {
    for mark in &plot.marks {
        let Some(value) = chart.values.get(mark.value as usize) else { continue };
        let (left, right) = (mark.rect.x.max(0.0), mark.rect.right().min(width));
        if right > left {
            let y = mark.rect.centre().y;
            let pale = ink(value, theme).at(CROWDED).over(theme.canvas);
            shapes.push(Shape::fill(Rect::new(left, y - 1.0, right - left, 2.0), pale, 0.0));
        }
    }
    let chosen = plot.marks.iter().find(|mark| selected == Some(mark.value));
    if let Some((mark, value)) = chosen.and_then(|mark| Some((mark, chart.values.get(mark.value as usize)?))) {
        glyph::plate(shapes, mark.rect, theme);
        line(shapes, mark, value, width, theme);
    }
}

/// How much of its colour a value keeps that is unsure.
pub const PALE: f32 = 0.6;
/// The same of one of very many.
const CROWDED: f32 = 0.45;

/// The colour of a value: that of its series where it has one, else ink for the first party and grey for the others.
fn ink(value: &Value, theme: &Theme) -> Color {
    let full = match value.style {
        Some(style) => series_ink(style, theme).0,
        None if value.second => theme.second,
        None => theme.first,
    };
    if value.voice == Voice::Unsure { full.at(PALE).over(theme.canvas) } else { full }
}

/// Colour and marker of a series with several periods: the shape tells it where colours do not.
#[must_use]
pub fn series_ink(style: u8, theme: &Theme) -> (Color, Emblem) {
    const GROUPS: [Group; 6] =
        [Group::Visits, Group::Agreements, Group::Projects, Group::Politics, Group::Sanctions, Group::Statements];
    let group = GROUPS.get(usize::from(style) % GROUPS.len()).copied().unwrap_or(Group::Other);
    (theme.hue(group), group.emblem())
}

/// Both ends of a range, and of what sources give for one period.
fn whisker(shapes: &mut Vec<Shape>, mark: &ValueMark, value: &Value, width: f32, theme: &Theme) {
    let x = mark.rect.centre().x;
    if !(0.0..=width).contains(&x) {
        return;
    }
    let ends = [(mark.range, 1.0, 7.0), (mark.rivals, 1.6, 11.0)];
    for (ends, pen, foot) in ends {
        let Some((a, b)) = ends else { continue };
        let stroke = Stroke::new(pen, ink(value, theme));
        shapes.push(Shape::line(pt(x, a), pt(x, b), stroke));
        for y in [a, b] {
            shapes.push(Shape::line(pt(x - foot / 2.0, y), pt(x + foot / 2.0, y), stroke));
        }
    }
}

/// The pale band of "about" and its kin: how far the words leave the value open, not how far in numbers.
fn band(shapes: &mut Vec<Shape>, mark: &ValueMark, value: &Value, width: f32, theme: &Theme) {
    let (left, right) = (mark.rect.x.max(0.0), mark.rect.right().min(width));
    let y = mark.rect.centre().y;
    let (top, foot) = match value.hedge {
        Some(Hedge::About) => (y - 5.0, y + 5.0),
        Some(Hedge::Almost | Hedge::LessThan | Hedge::UpTo) => (y, y + 6.0),
        Some(Hedge::MoreThan | Hedge::AtLeast) => (y - 6.0, y),
        None => match mark.range {
            Some((a, b)) => (a.min(b), a.max(b)),
            None => return,
        },
    };
    if right > left {
        let rect = Rect::new(left, top, right - left, foot - top);
        shapes.push(Shape::fill(rect, ink(value, theme).at(0.16), 0.0));
    }
}

fn line(shapes: &mut Vec<Shape>, mark: &ValueMark, value: &Value, width: f32, theme: &Theme) {
    let ink = ink(value, theme);
    let y = mark.rect.centre().y;
    let (left, right) = (mark.rect.x.max(0.0), mark.rect.right().min(width));
    if right <= left {
        return;
    }
    let room = right - left;
    if value.hatched {
        let rect = Rect::new(left + 0.75, y - 4.0, (room - 1.5).max(1.0), 8.0);
        let stroke = Some(Stroke::new(1.2, ink));
        shapes.push(Shape::fill(rect, theme.canvas, 0.0));
        glyph::hatch(shapes, rect, 4.0, Stroke::new(1.1, ink));
        shapes.push(Shape::Rect { rect, fill: None, stroke, radius: 0.0 });
    } else if value.hollow {
        let rect = Rect::new(left + 0.5, y - 2.5, (room - 1.0).max(1.0), 5.0);
        let stroke = Some(Stroke::new(1.2, ink));
        shapes.push(Shape::Rect { rect, fill: Some(theme.canvas), stroke, radius: 0.0 });
    } else {
        dashes(shapes, mark.rect, (left, right), value.style, ink);
    }
    if value.breaks && mark.rect.x >= 0.0 {
        // ◄ at its beginning: what comes before it was counted otherwise.
        let tip = mark.rect.x - 1.0;
        let points = vec![pt(tip - 6.0, y), pt(tip, y - 4.0), pt(tip, y + 4.0)];
        shapes.push(Shape::Polygon { points, fill: Some(ink), stroke: None });
    }
    if mark.rect.w >= 12.0 && !value.hatched {
        for (x, shown) in [(left, mark.rect.x >= 0.0), (right - 1.2, mark.rect.right() <= width)] {
            if shown {
                shapes.push(Shape::fill(Rect::new(x, y - 4.0, 1.2, 8.0), ink, 0.0));
            }
        }
    }
}

/// Lengths on and off by style, in points: the third way to tell series apart, beside colour and marker.
const DASHES: [&[f32]; 6] =
    [&[], &[9.0, 3.0], &[3.0, 2.0], &[12.0, 2.0, 3.0, 2.0], &[5.0, 4.0], &[12.0, 2.0, 2.0, 2.0, 2.0, 2.0]];
/// A value shorter than this is drawn whole: no pattern can be seen in it.
const SHORTEST: f32 = 18.0;

/// The dash pattern of a series' style; empty for a whole line.
#[must_use]
pub fn series_dash(style: u8) -> &'static [f32] {
    DASHES.get(usize::from(style) % DASHES.len()).copied().unwrap_or_default()
}

/// A value's line in the pattern of its series. It begins at the value's own start, so that it does not crawl in panning.
pub fn dashes(shapes: &mut Vec<Shape>, rect: Rect, (left, right): (f32, f32), style: Option<u8>, ink: Color) {
    let y = rect.centre().y;
    let pattern = style.map(series_dash).unwrap_or_default();
    let period: f32 = pattern.iter().sum();
    if rect.w < SHORTEST || period <= 0.0 {
        shapes.push(Shape::fill(Rect::new(left, y - 1.5, right - left, 3.0), ink, 0.0));
        return;
    }
    // From the first period that shows.
    let mut x = rect.x + ((left - rect.x) / period).floor() * period;
    for (at, length) in pattern.iter().cycle().enumerate() {
        if x >= right {
            break;
        }
        let (from, to) = (x.max(left), (x + length).min(right));
        if at % 2 == 0 && to > from {
            shapes.push(Shape::fill(Rect::new(from, y - 1.5, to - from, 3.0), ink, 0.0));
        }
        x += length;
    }
}

fn words(shapes: &mut Vec<Shape>, label: &ValueLabel, theme: &Theme) {
    // The middles of its lines.
    let quarter = if label.stacked { label.rect.h / 4.0 } else { 0.0 };
    let (above, y) = (label.rect.centre().y - quarter, label.rect.centre().y + quarter);
    if let Some((name, x)) = &label.name {
        let (style, ink) = if label.strong { (theme::STRONG, theme.text) } else { (theme::PLAIN, theme.text2) };
        shapes.push(Shape::text(pt(*x, above), Anchor::Start, &**name, style, ink));
    }
    let (words, x) = &label.words;
    shapes.push(Shape::text(pt(*x, y), Anchor::Start, &**words, theme::STRONG, theme.text));
    if let Some((note, x)) = &label.note {
        shapes.push(Shape::text(pt(*x, y), Anchor::Start, &**note, theme::SMALL, theme.text2));
    }
}

/// A target after the window: a hatched tag that points on, on a short dashed stub.
fn target(shapes: &mut Vec<Shape>, tag: &Tag, theme: &Theme) {
    shapes.push(Shape::fill(tag.label.rect, theme.canvas, 0.0));
    words(shapes, &tag.label, theme);
    let rect = tag.rect;
    let y = rect.centre().y;
    let stub = Stroke::dashed(1.5, theme.first, 4.0, 3.0);
    shapes.push(Shape::line(pt(rect.x - 22.0, y), pt(rect.x, y), stub));
    let tip = 6.0;
    let body = Rect::new(rect.x, rect.y, rect.w - tip, rect.h);
    glyph::hatch(shapes, body, 4.0, Stroke::new(1.1, theme.first));
    let points = vec![
        pt(rect.x, rect.y),
        pt(body.right(), rect.y),
        pt(rect.right(), y),
        pt(body.right(), rect.bottom()),
        pt(rect.x, rect.bottom()),
    ];
    shapes.push(Shape::Polygon { points, fill: None, stroke: Some(Stroke::new(1.2, theme.first)) });
}
