//! Facets with counts: a click shows only this one, Ctrl+click adds it, Alt+click leaves it out.

use egui::{Align2, CursorIcon, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::gui::app::facets::{number, words};
use crate::gui::app::state::data::Listed;
use crate::gui::app::state::orders::{Order, Orders};
use crate::gui::app::{Choice, Data, Panes};
use crate::gui::kit::list::{self, Place, Walk};
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::row::{Row, Stands};
use crate::gui::kit::widgets::{self, NOTE, ROW, empty_ui};
use crate::model::{counted, grouped};
use crate::view::filter::{Count, Facet, Filter, Kind, group_of};
use crate::view::scene::pt;
use crate::view::text::cut;
use crate::view::{Status, glyph};

/// Values of a kind shown before its list is cut.
const MOST: usize = 8;
/// Height of a row and of a head: what the pointer has to hit (WCAG 2.5.8).
const HIGH: f32 = 24.0;

/// What a row was asked to do.
enum Did {
    Filter(Filter),
    Fold(Kind),
    More(Kind),
}

/// The section; takes at most `height` points.
pub fn section_ui(data: &Data, choice: &Choice, panes: &mut Panes, ui: &mut Ui, height: f32, orders: &mut Orders) {
    let any = !data.shown.counts.of.is_empty() || !choice.filter.is_empty();
    let hint = if ui.input(|input| input.modifiers.alt) {
        "click: without this"
    } else if ui.input(|input| input.modifiers.command) {
        "click: this too"
    } else {
        "click: only this"
    };
    widgets::head_ui(ui, "Facets", "", if any { hint } else { "" });
    if !any {
        empty_ui(ui, "Counts by kind, decision\nand country");
        return;
    }
    let mut did = None;
    ScrollArea::vertical().id_salt("facets").max_height(height - 30.0).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (kind, facets) in &data.facets {
            let kind = *kind;
            let open = panes.kept.open_facets.contains(&kind);
            if title_ui(ui, kind, facets.len(), open) {
                did = Some(Did::Fold(kind));
            }
            if open && kind.has_several() && facets.len() > 1 && join_ui(ui, kind, choice.filter.all.contains(&kind)) {
                let mut filter = choice.filter.clone();
                filter.join(kind);
                did = Some(Did::Filter(filter));
            }
            let shown = if open { shown(panes, kind, facets) } else { &[] };
            let most = facets.iter().map(|(_, count)| number(kind, *count)).max().unwrap_or(1);
            if !shown.is_empty() {
                let clicked = values_ui(ui, kind, shown.len(), |ui, at, place| {
                    let (facet, count) = shown.get(at)?;
                    Some(row_ui((data, choice), ui, facet, (*count, most), place))
                });
                let facet = clicked.and_then(|at| shown.get(at)).map(|(facet, _)| facet.clone());
                did = facet.map(|facet| Did::Filter(changed(&choice.filter, facet, ui))).or(did.take());
            }
            let rest = facets.len() - shown.len();
            if open && rest > 0 && more_ui(ui, kind, rest) {
                did = Some(Did::More(kind));
            }
        }
        ui.add_space(8.0);
    });
    match did {
        Some(Did::Fold(kind)) if !panes.kept.open_facets.remove(&kind) => {
            panes.kept.open_facets.insert(kind);
        }
        Some(Did::Fold(_)) => {}
        Some(Did::More(kind)) => panes.whole_facet = Some(kind),
        Some(Did::Filter(filter)) => orders.push(Order::Filter(filter)),
        None => {}
    }
}

/// The values of a kind as one list, which the arrows walk; the one that was clicked.
fn values_ui(
    ui: &mut Ui,
    kind: Kind,
    count: usize,
    mut row: impl FnMut(&mut Ui, usize, Place) -> Option<egui::Response>,
) -> Option<usize> {
    let name = format!("Values of {}", kind.title());
    let mut walk = Walk::begin(ui, &name, count, MOST, None, Role::ListItem);
    let mut clicked = None;
    list::holder_ui(ui, &name, Role::List, count, |ui| {
        for at in 0..count {
            let Some(response) = row(ui, at, walk.place(at)) else { continue };
            walk.heard(at, &response);
            clicked = response.clicked().then_some(at).or(clicked);
        }
    });
    walk.end(ui);
    clicked
}

/// The filter after a click on a value: only this one, this one too, or without it, by the keys that are held.
fn changed(filter: &Filter, facet: Facet, ui: &Ui) -> Filter {
    let held = ui.input(|input| input.modifiers);
    let mut filter = filter.clone();
    match facet {
        facet if held.alt => filter.exclude(facet),
        facet if held.command => filter.toggle(facet),
        facet => filter.pick(facet),
    }
    filter
}

/// The values that are listed: the first ones, unless all were asked for.
fn shown<'f>(panes: &Panes, kind: Kind, facets: &'f [(Facet, Count)]) -> &'f [(Facet, Count)] {
    let most = if panes.whole_facet == Some(kind) { facets.len() } else { MOST.min(facets.len()) };
    facets.get(..most).unwrap_or(facets)
}

/// "12 events, 125 figures".
fn count_words(count: Count) -> String {
    let parts = [(count.events, "event"), (count.figures, "figure")];
    let told = parts.into_iter().filter(|(number, _)| *number > 0).map(|(number, noun)| counted(number, noun));
    let words = told.collect::<Vec<_>>().join(", ");
    if words.is_empty() { "nothing".to_owned() } else { words }
}

/// The head of a kind, which folds its list; true where it was clicked.
fn title_ui(ui: &mut Ui, kind: Kind, count: usize, open: bool) -> bool {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HIGH), Sense::hover());
    let response = ui.interact(rect, egui::Id::unique(("facet kind", kind)), Sense::click());
    let verb = if open { "Fold" } else { "Unfold" };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{verb} {}", kind.title())));
    let theme = theme(ui);
    let left = pos2(rect.left() + 14.0, rect.center().y + 1.0);
    let ink = if response.hovered() { theme.text } else { theme.text2 };
    paint::text(ui, ui.painter(), left, Align2::LEFT_CENTER, kind.title(), NOTE, ink);
    if !open {
        let right = pos2(rect.right() - 14.0, left.y);
        let count = grouped(count);
        let width = paint::text(ui, ui.painter(), right, Align2::RIGHT_CENTER, &count, NOTE, theme.text3).x;
        let tip = pos2(right.x - width - 10.0, left.y);
        let points = [tip + vec2(-2.0, -3.0), tip + vec2(1.5, 0.0), tip + vec2(-2.0, 3.0)];
        ui.painter().add(egui::Shape::line(points.to_vec(), (1.2, color(theme.text3))));
    }
    widgets::focus_ring(ui, &response, rect.shrink(2.0));
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

/// The switch at the right end of a kind's head: any of the picked values, or all of them; true where it was clicked.
fn join_ui(ui: &Ui, kind: Kind, all: bool) -> bool {
    let theme = theme(ui);
    // The head was painted last.
    let bottom = ui.cursor().top();
    let right = ui.max_rect().right() - 14.0;
    let rect = Rect::from_min_max(pos2(right - 62.0, bottom - HIGH), pos2(right, bottom));
    let response = ui.interact(rect, egui::Id::unique(("facet join", kind)), Sense::click());
    let words = if all { "all picked values" } else { "any picked value" };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{}: {words}", kind.title())));
    let (left, second) = rect.split_left_right_at_fraction(0.5);
    for (part, name, on) in [(left, "any", !all), (second, "all", all)] {
        let fill = if on { theme.text } else { theme.canvas };
        ui.painter().rect_filled(part.shrink2(vec2(0.0, 2.5)), 4.0, color(fill));
        let ink = if on { theme.canvas } else { theme.text2 };
        paint::text(ui, ui.painter(), part.center(), Align2::CENTER_CENTER, name, NOTE, ink);
    }
    ui.painter().rect_stroke(rect.shrink2(vec2(0.0, 2.5)), 4.0, (1.0, color(theme.control)), egui::StrokeKind::Inside);
    widgets::focus_ring(ui, &response, rect);
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(format!("Now: {words}")).clicked()
}

fn more_ui(ui: &mut Ui, kind: Kind, rest: usize) -> bool {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HIGH), Sense::hover());
    let response = ui.interact(rect, egui::Id::unique(("facet more", kind)), Sense::click());
    let words = format!("{} more…", grouped(rest));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{} {words}", kind.title())));
    let theme = theme(ui);
    let ink = if response.hovered() { theme.text } else { theme.text3 };
    let left = pos2(rect.left() + 33.0, rect.center().y);
    paint::text(ui, ui.painter(), left, Align2::LEFT_CENTER, &words, NOTE, ink);
    widgets::focus_ring(ui, &response, rect.shrink(2.0));
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

fn row_ui(
    (data, choice): (&Data, &Choice),
    ui: &mut Ui,
    facet: &Facet,
    (count, most): (Count, usize),
    place: Place,
) -> egui::Response {
    let picked = choice.filter.only.contains(facet);
    let without = choice.filter.without.contains(facet);
    let name = words(data, facet);
    let told = count_words(count);
    let spoken = if without { format!("Left out {name}, {told}") } else { format!("Show only {name}, {told}") };
    let stands = if without && !picked { Stands::Chosen } else { Stands::open(picked) };
    let row = Row::below(ui, HIGH, egui::Id::unique(("facet", facet)), stands, &spoken, place);
    let rect = row.rect;
    let theme = theme(ui);
    let painter = ui.painter();
    let y = rect.center().y;
    mark(ui, facet, pos2(rect.left() + 20.0, y));
    let room = rect.width() - 33.0 - 101.0;
    let shown = cut(&name, ROW, room, &|text, style| paint::measure(ui, text, style)).unwrap_or_default();
    let ink = if without { theme.text3 } else { theme.text };
    let left = pos2(rect.left() + 33.0, y);
    let width = paint::text(ui, painter, left, Align2::LEFT_CENTER, &shown, ROW, ink).x;
    if without {
        painter.hline(left.x - 2.0..=left.x + width + 2.0, y.floor() + 0.5, (1.0, color(theme.text2)));
    }
    let right = pos2(rect.right() - 14.0, y);
    let number = number(facet.kind, count);
    if number == 0 && count.figures > 0 {
        // Only figures have it: the lanes show nothing of it, the charts do.
        let words = format!("{} fig.", grouped(count.figures));
        paint::text(ui, painter, right, Align2::RIGHT_CENTER, &words, NOTE, theme.text3);
    } else {
        paint::text(ui, painter, right, Align2::RIGHT_CENTER, &grouped(number), ROW, theme.text2);
    }
    let bar = Rect::from_min_size(pos2(rect.right() - 97.0, y - 2.0), vec2(38.0, 4.0));
    let share = number as f32 / most.max(1) as f32;
    painter.rect_filled(bar, 1.0, color(theme.line_faint));
    painter.rect_filled(bar.with_max_x(bar.left() + bar.width() * share), 1.0, color(theme.undecided));
    row.done(ui).on_hover_text(format!("{name}: {told}"))
}

/// The emblem, ring or letter before a facet's name.
fn mark(ui: &Ui, facet: &Facet, centre: egui::Pos2) {
    let theme = theme(ui);
    let painter = ui.painter();
    let ink = color(theme.text);
    if let Some(group) = group_of(&facet.value).filter(|_| facet.kind == Kind::Category) {
        let mut shapes = Vec::new();
        glyph::emblem(&mut shapes, group.emblem(), pt(0.0, 0.0), 4.2, theme.hue(group));
        paint::shapes(ui, painter, &shapes, centre);
        return;
    }
    let status = Status::ALL.into_iter().find(|status| status.word() == facet.value);
    match (facet.kind, status) {
        (Kind::Decision, Some(Status::Accepted)) => {
            painter.circle_filled(centre, 4.2, ink);
        }
        (Kind::Decision, Some(status)) => {
            painter.circle(centre, 3.6, color(theme.canvas), (1.5, ink));
            if status == Status::Rejected {
                painter.line_segment([centre + vec2(-4.0, 4.0), centre + vec2(4.0, -4.0)], (1.3, ink));
            }
        }
        (Kind::Grade, _) => {
            paint::text(ui, painter, centre, Align2::CENTER_CENTER, &facet.value, widgets::HEAD, theme.text);
        }
        _ => {
            painter.circle_stroke(centre, 2.5, (1.2, color(theme.text3)));
        }
    }
}

/// Height of the whole section.
#[must_use]
pub fn height(data: &Data, panes: &Panes) -> f32 {
    let rows = |(kind, facets): &Listed| {
        let open = panes.kept.open_facets.contains(kind);
        let listed = if open { shown(panes, *kind, facets).len() } else { 0 };
        let more = usize::from(open && listed < facets.len());
        HIGH * (1 + listed + more) as f32
    };
    38.0 + data.facets.iter().map(rows).sum::<f32>()
}
