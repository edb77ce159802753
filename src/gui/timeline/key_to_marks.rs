//! How to read the marks: every glyph of the timeline beside its meaning, drawn by the same code as the timeline.

use std::sync::Arc;

use egui::{Align2, Sense, Ui, pos2, vec2};

use crate::gui::app::Parts;
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::widgets::{HEAD, NOTE, ROW};
use crate::index::Place;
use crate::model::{Modality, RecordId, Unit, When};
use crate::view::glyph::{self, Ink};
use crate::view::item::{Item, Status};
use crate::view::paint::PALE;
use crate::view::scene::{Rect, Shape, Stroke, pt};
use crate::view::text::{TextStyle, Weight};
use crate::view::{Color, Group, Theme, badge};

/// One line of the key: EDTF of an example, its width in points, and what it means.
struct Line {
    edtf: &'static str,
    width: f32,
    modality: Modality,
    status: Status,
    title: &'static str,
    note: &'static str,
}

const fn line(edtf: &'static str, width: f32, title: &'static str, note: &'static str) -> Line {
    Line { edtf, width, modality: Modality::Actual, status: Status::Accepted, title, note }
}

const PRECISION: &[Line] = &[
    line("2014-04-25", 1.0, "Exact day", "25 April 2014"),
    line("2014-11", 28.0, "Month, quarter or year", "drawn over all of it, no false middle"),
    line("2014-04-22/2014-04-28", 40.0, "From day to day", "22 to 28 April"),
    line("2014~", 56.0, "About", "ends fade in steps"),
    line("2014-04-25?", 1.0, "Uncertain", "dashed outline"),
    line("2014/..", 10.0, "Since, or until", "the open side fades"),
];

const MEANING: &[Line] = &[
    Line { modality: Modality::Planned, ..line("2015", 38.0, "Planned or forecast", "hatched") },
    line("2014-04-25", 1.0, "Accepted", "filled"),
    Line { status: Status::Undecided, ..line("2014-04-25", 1.0, "Undecided", "hollow") },
];

fn item(line: &Line) -> Option<Item> {
    let when: When = line.edtf.parse().ok()?;
    let dates = when.dates();
    let exact = dates.iter().all(|date| matches!(date.unit, Unit::Day(_)));
    Some(Item {
        id: RecordId(0),
        place: Place { article: 0, record: 0 },
        start: 0.0,
        end: 0.0,
        label: "".into(),
        told: Arc::default(),
        sources: 1,
        form: match (exact, dates.len()) {
            (true, 1) => crate::view::item::Form::Moment,
            (true, _) => crate::view::item::Form::Days,
            (false, _) => crate::view::item::Form::Period,
        },
        precision: when.precision(),
        open: crate::view::item::Open { start: when.open_start(), end: when.open_end() },
        doubt: crate::model::Qualifier { approximate: when.is_approximate(), uncertain: when.is_uncertain() },
        modality: line.modality,
        status: line.status,
        group: Group::Visits,
        grade: crate::model::Grade::A,
        figure: false,
        conflict: false,
        by_hand: false,
        retold: false,
        folded: false,
    })
}

/// A small fact with a mark of its own: what it is about, how it is drawn, its name.
type Extra = (fn(&Item) -> bool, fn(&mut Vec<Shape>, &Theme), &'static str, &'static str);

/// A plain mark with a badge at it.
fn badged(shapes: &mut Vec<Shape>, theme: &Theme, badge: fn(&mut Vec<Shape>, Rect, &Theme)) {
    mark(shapes, &line("2014-04-25", 1.0, "", ""), theme);
    badge(shapes, Rect::new(-4.5, -4.5, 9.0, 9.0), theme);
}

const EXTRAS: [Extra; 4] = [
    (
        |item| item.sources > 1,
        |shapes, theme| glyph::badge(shapes, -8.0, 0.0, 3, theme, &crate::view::fonts::measure),
        "Sources",
        "so many documents tell it",
    ),
    (
        |item| item.conflict,
        |shapes, theme| {
            badged(shapes, theme, |shapes, body, theme| {
                badge::differs(shapes, body.right() + 5.0, body.centre().y, theme);
            });
        },
        "Sources disagree",
        "on its date or its values",
    ),
    (
        |item| item.by_hand,
        |shapes, theme| badged(shapes, theme, badge::by_hand),
        "Added by hand",
        "a square at the corner",
    ),
    (
        |item| matches!(item.modality, Modality::Denied | Modality::Cancelled),
        |shapes, theme| {
            mark(shapes, &Line { modality: Modality::Denied, ..line("2014-04-25", 1.0, "", "") }, theme);
        },
        "Denied or called off",
        "struck through",
    ),
];

/// True where a mark in view is drawn as a line of the key shows it.
fn in_use(line: &Line, items: &[&Item]) -> bool {
    let Some(like) = item(line) else { return false };
    let planned = |item: &Item| matches!(item.modality, Modality::Planned | Modality::Forecast | Modality::Target);
    items.iter().any(|other| match line.title {
        "Planned or forecast" => planned(other),
        "Accepted" | "Undecided" => other.status == line.status,
        "About" => other.doubt.approximate,
        "Uncertain" => other.doubt.uncertain,
        "Since, or until" => other.open.start || other.open.end,
        _ => other.form == like.form,
    })
}

/// The key to the marks in view, over the lower right corner of the timeline.
pub fn key_ui(parts: &mut Parts<'_>, ui: &Ui, pane: egui::Rect) {
    if !parts.panes.timeline.key {
        return;
    }
    let marks = parts.panes.timeline.layout.lanes.iter().flat_map(|lane| &lane.marks);
    let items: Vec<&Item> = marks.filter_map(|mark| parts.data.shown.items.dated.get(mark.item as usize)).collect();
    let lines: Vec<&Line> = PRECISION.iter().chain(MEANING).filter(|line| in_use(line, &items)).collect();
    let extras: Vec<&Extra> = EXTRAS.iter().filter(|extra| items.iter().any(|item| extra.0(item))).collect();
    let height = 40.0 * (lines.len() + extras.len()) as f32 + 44.0;
    let place = pos2(pane.right() - 348.0, (pane.bottom() - height - 8.0).max(pane.top() + 8.0));
    let mut close = false;
    let area = egui::Area::new(egui::Id::unique("key to marks")).order(egui::Order::Foreground).fixed_pos(place);
    area.show(ui.ctx(), |ui| {
        egui::Frame::popup(ui.style()).inner_margin(6.0).show(ui, |ui| {
            ui.set_width(326.0);
            ui.horizontal(|ui| {
                ui.label(egui::RichText::new("Marks in view").font(crate::gui::kit::fonts::Face::SemiBold.at(12.5)));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    close = ui.button("Close").clicked();
                });
            });
            ui.spacing_mut().item_spacing.y = 0.0;
            egui::ScrollArea::vertical().max_height((pane.height() - 60.0).max(80.0)).show(ui, |ui| {
                for line in &lines {
                    row(ui, line.title, line.note, |shapes, theme| mark(shapes, line, theme));
                }
                for (_, draw, title, note) in &extras {
                    row(ui, title, note, draw);
                }
                if lines.is_empty() {
                    ui.label("No single marks at this scale: bars and pills count events");
                }
            });
        });
    });
    if close {
        parts.panes.timeline.key = false;
    }
}

/// The whole key.
pub fn guide_ui(ui: &mut Ui) {
    ui.spacing_mut().item_spacing.y = 0.0;
    head(ui, "Precision");
    for line in PRECISION {
        row(ui, line.title, line.note, |shapes, theme| mark(shapes, line, theme));
    }
    head(ui, "Meaning");
    for line in MEANING {
        row(ui, line.title, line.note, |shapes, theme| mark(shapes, line, theme));
    }
    row(ui, "Independent sources", "a wire story in five outlets counts once", |shapes, theme| {
        glyph::badge(shapes, -7.5, 0.0, 3, theme, &|text, _| text.len() as f32 * 7.0);
    });
    head(ui, "Figures");
    row(ui, "Value over its period", "a year’s total spans the year", |shapes, theme| value(shapes, theme.text));
    row(ui, "Unsure", "pale: what it measures or whose it is, is a guess", |shapes, theme| {
        value(shapes, theme.text.at(PALE).over(theme.canvas));
    });
    row(ui, "About", "pale band", |shapes, theme| {
        shapes.push(Shape::fill(Rect::new(-25.0, -5.0, 50.0, 10.0), theme.text.at(0.16), 0.0));
        value(shapes, theme.text);
    });
    row(ui, "Derived or provisional", "hollow", |shapes, theme| {
        let rect = Rect::new(-25.0, -2.5, 50.0, 5.0);
        let stroke = Some(Stroke::new(1.2, theme.text));
        shapes.push(Shape::Rect { rect, fill: Some(theme.canvas), stroke, radius: 0.0 });
    });
    row(ui, "Target", "never joined to values", |shapes, theme| {
        let rect = Rect::new(-25.0, -7.0, 50.0, 14.0);
        glyph::hatch(shapes, rect, 4.0, Stroke::new(1.1, theme.text));
        shapes.push(Shape::Rect { rect, fill: None, stroke: Some(Stroke::new(1.5, theme.text)), radius: 0.0 });
    });
}

fn mark(shapes: &mut Vec<Shape>, line: &Line, theme: &Theme) {
    let Some(item) = item(line) else { return };
    let half = line.width / 2.0;
    let x = if item.open.end { (-35.0, -25.0) } else { (-half, half) };
    let ink = Ink { theme, hue: theme.hue(Group::Visits), pane: (-60.0, 60.0), holds_label: false };
    glyph::draw(shapes, &item, x, 0.0, &ink);
}

/// A value's line over its period.
fn value(shapes: &mut Vec<Shape>, ink: Color) {
    shapes.push(Shape::fill(Rect::new(-25.0, -1.5, 50.0, 3.0), ink, 0.0));
    for x in [-25.0, 25.0] {
        shapes.push(Shape::line(pt(x, -4.0), pt(x, 4.0), Stroke::new(1.5, ink)));
    }
}

fn head(ui: &mut Ui, title: &str) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 43.0), Sense::hover());
    let theme = theme(ui);
    let left = pos2(rect.left() + 24.0, rect.bottom() - 15.0);
    paint::label(ui, ui.painter(), left, Align2::LEFT_CENTER, title, HEAD, theme.text2);
    ui.painter().hline(rect.left() + 24.0..=rect.right() - 24.0, rect.bottom() - 0.5, (1.0, color(theme.line)));
}

fn row(ui: &mut Ui, title: &str, note: &str, draw: impl FnOnce(&mut Vec<Shape>, &Theme)) {
    let (rect, node) = ui.allocate_exact_size(vec2(ui.available_width(), 40.0), Sense::hover());
    node.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, format!("{title}: {note}")));
    let theme = theme(ui);
    let mut shapes = Vec::new();
    draw(&mut shapes, theme);
    paint::shapes(ui, ui.painter(), &shapes, pos2(rect.left() + 58.5, rect.top() + 22.0).round());
    let strong = TextStyle::sans(Weight::Medium, 12.5);
    let left = rect.left() + 124.0;
    paint::text(ui, ui.painter(), pos2(left, rect.top() + 14.0), Align2::LEFT_CENTER, title, strong, theme.text);
    let note_style = if note.len() < 60 { ROW } else { NOTE };
    paint::text(ui, ui.painter(), pos2(left, rect.top() + 30.0), Align2::LEFT_CENTER, note, note_style, theme.text3);
}
