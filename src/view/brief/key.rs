//! The key: only the glyphs that the page uses, drawn by the same hand as the marks.

use super::sheet::{Kind, Part};
use super::style::{KEY, MARGIN, TICK};
use crate::index::Place;
use crate::model::{Grade, Modality, Precision, Qualifier, RecordId};
use crate::view::chart::{Value, Voice};
use crate::view::glyph::{self, DISC, Ink};
use crate::view::item::{Form, Item, Open, Status};
use crate::view::paint::PALE;
use crate::view::scene::{Anchor, Rect, Shape, Stroke, pt};
use crate::view::text::Measure;
use crate::view::theme::{Group, Theme};

/// A glyph of the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sign {
    /// A disc.
    Day,
    /// A core between posts.
    Days,
    /// A bar.
    Period,
    /// A dome: a coarse date too narrow for its bar.
    Narrow,
    /// A fading band.
    About,
    /// A dashed outline.
    Uncertain,
    /// An arrow.
    Open,
    /// Hatched.
    Planned,
    /// Struck out.
    NotSo,
    /// Hollow.
    Undecided,
    /// A box with a number.
    Sources,
    /// A small number.
    Number,
    /// A bar of counts.
    Crowd,
    /// A line over its period.
    Value,
    /// A pale line.
    Unsure,
    /// A hollow line.
    Derived,
    /// A hatched value.
    Target,
    /// A pale band at a value.
    Bounded,
}

impl Sign {
    /// What it means.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Day => "exact day",
            Self::Days => "several days",
            Self::Period => "month, year, season",
            Self::Narrow => "short period",
            Self::About => "about",
            Self::Uncertain => "date uncertain",
            Self::Open => "open end",
            Self::Planned => "planned",
            Self::NotSo => "cancelled, denied",
            Self::Undecided => "hollow: undecided",
            Self::Sources => "sources",
            Self::Number => "named in the list",
            Self::Crowd => "further events",
            Self::Value => "value over its period",
            Self::Unsure => "unsure: what or whose is a guess",
            Self::Derived => "derived",
            Self::Target => "target, forecast",
            Self::Bounded => "inexact",
        }
    }
}

/// The signs of an item that lies from `x0` to `x1`.
pub fn of_item(item: &Item, (x0, x1): (f32, f32), signs: &mut Vec<Sign>) {
    let narrow = x1 - x0 < DISC;
    signs.push(match item.form {
        Form::Moment if x1 - x0 < 2.0 * DISC => Sign::Day,
        Form::Days => Sign::Days,
        Form::Period if narrow => Sign::Narrow,
        _ => Sign::Period,
    });
    if item.doubt.approximate {
        signs.push(if item.form == Form::Period && !narrow { Sign::About } else { Sign::Uncertain });
    } else if item.doubt.uncertain {
        signs.push(Sign::Uncertain);
    }
    if item.open.start || item.open.end {
        signs.push(Sign::Open);
    }
    match item.modality {
        Modality::Planned | Modality::Forecast | Modality::Target | Modality::Hypothetical => signs.push(Sign::Planned),
        Modality::Cancelled | Modality::Denied => signs.push(Sign::NotSo),
        Modality::Actual | Modality::Estimate => {}
    }
    if item.status == Status::Undecided {
        signs.push(Sign::Undecided);
    }
    if item.sources > 1 {
        signs.push(Sign::Sources);
    }
}

/// The signs of a value.
pub fn of_value(value: &Value, signs: &mut Vec<Sign>) {
    signs.push(match (value.hatched, value.hollow) {
        (true, _) => Sign::Target,
        (false, true) => Sign::Derived,
        (false, false) if value.voice == Voice::Unsure => Sign::Unsure,
        (false, false) => Sign::Value,
    });
    if value.hedge.is_some() && !value.hatched {
        signs.push(Sign::Bounded);
    }
}

/// A made-up item that is drawn for a sign, and its width.
fn example(sign: Sign) -> (Item, f32) {
    let mut item = Item {
        place: Place { article: 0, record: 0 },
        id: RecordId(0),
        start: 0.0,
        end: 0.0,
        told: std::sync::Arc::default(),
        grade: Grade::A,
        conflict: false,
        by_hand: false,
        retold: false,
        folded: false,
        form: Form::Period,
        precision: Precision::Month,
        open: Open::default(),
        doubt: Qualifier::default(),
        modality: Modality::Actual,
        status: Status::Accepted,
        group: Group::Other,
        label: "".into(),
        figure: false,
        sources: 1,
    };
    let mut width = 20.0;
    match sign {
        Sign::Day | Sign::Uncertain | Sign::Undecided => (item.form, width) = (Form::Moment, DISC),
        Sign::Days => (item.form, width) = (Form::Days, 14.0),
        Sign::Narrow => width = 8.0,
        Sign::About => (item.doubt.approximate, width) = (true, 30.0),
        Sign::Open => (item.open.end, width) = (true, 14.0),
        Sign::Planned => item.modality = Modality::Planned,
        Sign::NotSo => item.modality = Modality::Cancelled,
        _ => {}
    }
    item.doubt.uncertain = sign == Sign::Uncertain;
    if sign == Sign::Undecided {
        item.status = Status::Undecided;
    }
    (item, width)
}

/// Draws a sign from `x` on and returns the width that it takes.
pub fn draw(shapes: &mut Vec<Shape>, sign: Sign, x: f32, y: f32, theme: &Theme, measure: Measure) -> f32 {
    let hue = theme.text3;
    match sign {
        Sign::Sources => {
            glyph::badge(shapes, x, y, 2, theme, measure);
            16.0
        }
        Sign::Number => {
            let ring = Stroke::new(1.5, hue);
            let centre = pt(x + 4.5, y);
            shapes.push(Shape::Circle { centre, radius: DISC / 2.0 - 0.75, fill: None, stroke: Some(ring) });
            shapes.push(Shape::text(pt(x + DISC + 3.0, y), Anchor::Start, "12", KEY, theme.text2));
            DISC + 3.0 + measure("12", KEY)
        }
        Sign::Crowd => {
            for (at, height) in [3.0_f32, 6.0, 9.0, 5.0].into_iter().enumerate() {
                let bar = Rect::new(x + at as f32 * 4.0, y + 4.5 - height, 3.0, height);
                shapes.push(Shape::fill(bar, theme.undecided, 0.0));
            }
            15.0
        }
        Sign::Value | Sign::Unsure => {
            let ink = if sign == Sign::Value { theme.first } else { theme.first.at(PALE).over(theme.canvas) };
            shapes.push(Shape::fill(Rect::new(x, y - 1.5, 22.0, 3.0), ink, 0.0));
            for post in [x, x + 20.8] {
                shapes.push(Shape::fill(Rect::new(post, y - 4.0, 1.2, 8.0), ink, 0.0));
            }
            22.0
        }
        Sign::Derived | Sign::Target => {
            let high = if sign == Sign::Target { 8.0 } else { 5.0 };
            let rect = Rect::new(x + 0.6, y - high / 2.0, 20.0, high);
            if sign == Sign::Target {
                glyph::hatch(shapes, rect, 4.0, Stroke::new(1.1, theme.first));
            }
            shapes.push(Shape::Rect { rect, fill: None, stroke: Some(Stroke::new(1.2, theme.first)), radius: 0.0 });
            21.0
        }
        Sign::Bounded => {
            shapes.push(Shape::fill(Rect::new(x, y - 5.0, 22.0, 10.0), theme.first.at(0.16), 0.0));
            shapes.push(Shape::fill(Rect::new(x, y - 1.5, 22.0, 3.0), theme.first, 0.0));
            22.0
        }
        _ => {
            let (item, width) = example(sign);
            let arrow = if item.open.end { 40.0 } else { 0.0 };
            let ink = Ink { theme, hue, pane: (x, x + width + arrow), holds_label: false };
            glyph::draw(shapes, &item, (x, x + width), y, &ink);
            width + arrow
        }
    }
}

/// The key in as many rows as it needs, from the top `y`; and its height.
#[must_use]
pub fn key(mut signs: Vec<Sign>, width: f32, y: f32, theme: &Theme, measure: Measure) -> (Part, f32) {
    const LINE: f32 = 19.0;
    signs.sort_unstable();
    signs.dedup();
    let mut shapes = Vec::new();
    let start = MARGIN + 32.0;
    let (mut x, mut middle) = (start, y + LINE / 2.0);
    shapes.push(Shape::text(pt(MARGIN, middle), Anchor::Start, "Key", KEY, theme.text));
    for &sign in &signs {
        let mut drawing = Vec::new();
        let wide = draw(&mut drawing, sign, x, middle, theme, measure);
        let words = sign.words();
        let all = wide + 6.0 + measure(words, TICK);
        if x > start && x + all > width - MARGIN {
            (x, middle) = (start, middle + LINE);
            drawing.clear();
            draw(&mut drawing, sign, x, middle, theme, measure);
        }
        shapes.extend(drawing);
        shapes.push(Shape::text(pt(x + wide + 6.0, middle), Anchor::Start, words, TICK, theme.text2));
        x += all + 14.0;
    }
    let words = signs.iter().map(|sign| sign.words()).collect::<Vec<_>>().join(", ");
    (Part::new("key", Kind::Key, format!("Key: {words}"), shapes), middle + LINE / 2.0 - y)
}
