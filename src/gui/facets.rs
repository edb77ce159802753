//! Facets with counts: a click shows only this one, Ctrl+click adds it, another click gives all back.

use egui::{Align2, CursorIcon, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::app::App;
use super::documents::empty_ui;
use super::filter::Facet;
use super::paint::{self, color, theme};
use super::status::grouped;
use super::widgets::{self, NOTE, ROW};
use crate::model::Grade;
use crate::view::glyph;
use crate::view::scene::pt;
use crate::view::{Group, Status};

/// Actors shown before the list is cut.
const ACTORS: usize = 8;

/// The word of a decision.
#[must_use]
pub fn status_word(status: Status) -> &'static str {
    match status {
        Status::Accepted => "Accepted",
        Status::Undecided => "Undecided",
        Status::Rejected => "Rejected",
    }
}

/// The word of a grade.
#[must_use]
pub fn grade_word(grade: Grade) -> &'static str {
    match grade {
        Grade::A => "Written",
        Grade::B => "Computed",
        Grade::C => "Inferred",
        Grade::U => "Unresolved",
    }
}

/// The section; takes at most `height` points.
pub fn section_ui(app: &mut App, ui: &mut Ui, height: f32) {
    let any = !app.shown.counts.of.is_empty();
    widgets::head_ui(ui, "Facets", "", if any { "click: only this" } else { "" });
    if !any {
        empty_ui(ui, "Counts by kind, decision\nand country");
        return;
    }
    let mut clicked: Option<(Facet, bool)> = None;
    ScrollArea::vertical().id_salt("facets").max_height(height - 30.0).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (title, facets) in kinds(app) {
            if facets.is_empty() {
                continue;
            }
            title_ui(ui, title);
            let most = facets.iter().map(|(_, count)| *count).max().unwrap_or(1);
            for (facet, count) in &facets {
                let response = row_ui(app, ui, facet, *count, most);
                if response.clicked() {
                    clicked = Some((facet.clone(), ui.input(|input| input.modifiers.command)));
                }
            }
        }
        ui.add_space(8.0);
    });
    if let Some((facet, add)) = clicked {
        if add {
            app.filter.toggle(facet);
        } else {
            app.filter.only(facet);
        }
        app.refilter();
    }
}

/// The kinds in the order of the panel, each facet with its count.
fn kinds(app: &App) -> Vec<(&'static str, Vec<(Facet, usize)>)> {
    let count = |facet: Facet| {
        let count = app.shown.counts.of.get(&facet).copied().unwrap_or(0);
        (count > 0 || app.filter.picks.contains(&facet)).then_some((facet, count))
    };
    let groups = Group::ALL.into_iter().map(Facet::Group).filter_map(count).collect();
    let statuses = [Status::Accepted, Status::Undecided, Status::Rejected];
    let statuses: Vec<_> = statuses.into_iter().map(Facet::Status).filter_map(count).collect();
    let grades = [Grade::A, Grade::B, Grade::C, Grade::U].into_iter().map(Facet::Grade).filter_map(count).collect();
    let mut actors: Vec<(Facet, usize)> = app
        .shown
        .counts
        .of
        .iter()
        .filter(|(facet, _)| matches!(facet, Facet::Actor(_)))
        .map(|(facet, count)| (facet.clone(), *count))
        .collect();
    actors.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let picked: Vec<_> =
        actors.iter().skip(ACTORS).filter(|(facet, _)| app.filter.picks.contains(facet)).cloned().collect();
    actors.truncate(ACTORS);
    actors.extend(picked);
    vec![("Category", groups), ("Decision", statuses), ("How the date was got", grades), ("Country or body", actors)]
}

fn title_ui(ui: &mut Ui, title: &str) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
    let left = pos2(rect.left() + 14.0, rect.center().y + 1.0);
    paint::text(ui, ui.painter(), left, Align2::LEFT_CENTER, title, NOTE, theme(ui).text2);
}

fn row_ui(app: &App, ui: &mut Ui, facet: &Facet, count: usize, most: usize) -> egui::Response {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    let response = ui.interact(rect, egui::Id::unique(("facet", format!("{facet:?}"))), Sense::click());
    let picked = app.filter.picks.contains(facet);
    let name = match facet {
        Facet::Group(group) => group.name().to_owned(),
        Facet::Status(status) => status_word(*status).to_owned(),
        Facet::Grade(grade) => grade_word(*grade).to_owned(),
        Facet::Actor(actor) => crate::series::state_name(actor),
        Facet::Document(_) => String::new(),
    };
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, picked, format!("Show only {name}, {count}")));
    let theme = theme(ui);
    let painter = ui.painter();
    if picked {
        painter.rect_filled(rect, 0.0, color(theme.tint));
        painter.rect_filled(rect.with_max_x(rect.left() + 3.0), 0.0, color(theme.edge));
    } else if response.hovered() {
        painter.rect_filled(rect, 0.0, color(theme.hover));
    }
    let y = rect.center().y;
    mark(ui, facet, pos2(rect.left() + 20.0, y));
    paint::text(ui, painter, pos2(rect.left() + 33.0, y), Align2::LEFT_CENTER, &name, ROW, theme.text);
    let right = pos2(rect.right() - 14.0, y);
    paint::text(ui, painter, right, Align2::RIGHT_CENTER, &grouped(count), ROW, theme.text2);
    let bar = Rect::from_min_size(pos2(rect.right() - 88.0, y - 2.0), vec2(38.0, 4.0));
    let share = count as f32 / most.max(1) as f32;
    painter.rect_filled(bar, 1.0, color(theme.line_faint));
    painter.rect_filled(bar.with_max_x(bar.left() + bar.width() * share), 1.0, color(theme.undecided));
    widgets::focus_ring(ui, &response, rect.shrink(2.0));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// The emblem, ring or letter before a facet's name.
fn mark(ui: &Ui, facet: &Facet, centre: egui::Pos2) {
    let theme = theme(ui);
    let painter = ui.painter();
    let ink = color(theme.text);
    match facet {
        Facet::Group(group) => {
            let mut shapes = Vec::new();
            glyph::emblem(&mut shapes, group.emblem(), pt(0.0, 0.0), 4.2, theme.hue(*group));
            paint::shapes(ui, painter, &shapes, centre);
        }
        Facet::Status(Status::Accepted) => {
            painter.circle_filled(centre, 4.2, ink);
        }
        Facet::Status(status) => {
            painter.circle(centre, 3.6, color(theme.canvas), (1.5, ink));
            if *status == Status::Rejected {
                painter.line_segment([centre + vec2(-4.0, 4.0), centre + vec2(4.0, -4.0)], (1.3, ink));
            }
        }
        Facet::Grade(grade) => {
            let letter = format!("{grade:?}");
            paint::text(ui, painter, centre, Align2::CENTER_CENTER, &letter, widgets::HEAD, theme.text);
        }
        Facet::Actor(_) | Facet::Document(_) => {
            painter.circle_stroke(centre, 2.5, (1.2, color(theme.text3)));
        }
    }
}

/// Height of the whole section.
#[must_use]
pub fn height(app: &App) -> f32 {
    let rows = |count: usize| if count == 0 { 0.0 } else { 22.0 + 20.0 * count as f32 };
    38.0 + kinds(app).iter().map(|(_, facets)| rows(facets.len())).sum::<f32>()
}
