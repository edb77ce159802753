//! The page as it will leave: drawn by the picture's own back end on another thread, shown at its true proportions.
//!
//! One drawing runs at a time; what has changed meanwhile is drawn next, and the picture before stays until then.

use std::sync::Arc;

use egui::{Align2, Galley, Image, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::gui::app::export::work;
use crate::gui::app::state::export::Dialog;
use crate::gui::kit::icons::{self, Icon};
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::widgets::{self, NOTE, ROW};
use crate::view::brief::{Brief, Entry, Overflow};
use crate::view::scene::Shape;

/// Free space around the page.
const MARGIN: f32 = 20.0;
/// Height of the line below the page: which page it is.
const PAGER: f32 = 36.0;
/// Least height for what is said below.
const NOTES: f32 = 84.0;
/// Warnings that are shown; the others are counted.
const WARNINGS: usize = 4;

/// The left side of the dialog: the page, which page it is, what it leaves out, what should be mended.
pub fn pane_ui(dialog: &mut Dialog, ui: &mut Ui) {
    let whole = ui.max_rect();
    ui.painter().rect_filled(whole, 0.0, color(theme(ui).chrome));
    if !dialog.output().is_page() {
        data_ui(dialog, ui, whole);
        return;
    }
    let notes = notes(dialog, ui, whole.width() - 2.0 * MARGIN);
    let height = notes.iter().map(|(_, galley)| galley.size().y + 5.0).sum::<f32>().max(NOTES);
    let room = Rect::from_min_max(
        pos2(whole.left() + MARGIN, whole.top() + MARGIN),
        pos2(whole.right() - MARGIN, whole.bottom() - PAGER - height - 12.0),
    );
    let preset = work::preset(&dialog.page);
    let shape = preset.height() / preset.width;
    let width = room.width().min(room.height() / shape).max(60.0);
    // At the top, so that nothing moves when a warning comes or goes.
    let page = Rect::from_min_size(pos2(room.center().x - width / 2.0, room.top()), vec2(width, width * shape));
    dialog.pixels = (page.width() * ui.pixels_per_point()).round() as u32;
    page_ui(dialog, ui, page);
    pager_ui(dialog, ui, Rect::from_min_size(pos2(whole.left(), page.bottom()), vec2(whole.width(), PAGER)));
    notes_ui(ui, &notes, pos2(whole.left() + MARGIN, page.bottom() + PAGER));
}

/// The picture of the page, or a blank one until it is there.
fn page_ui(dialog: &Dialog, ui: &mut Ui, rect: Rect) {
    let node = ui.interact(rect, ui.scope_id().with("page"), Sense::hover());
    let words = dialog.brief.as_ref().map(|brief| format!("Page {} in picture. {}", dialog.at + 1, brief.description));
    node.widget_info(|| WidgetInfo::labeled(Role::Image, true, words.clone().unwrap_or_else(|| "Page".to_owned())));
    let theme = theme(ui);
    let ground = color(work::tone(&dialog.page).theme().canvas);
    ui.painter().rect_filled(rect, 0.0, ground);
    if let Some(picture) = &dialog.picture {
        // A picture of the shape before is not stretched.
        let size = picture.size_vec2();
        let scale = (rect.width() / size.x).min(rect.height() / size.y);
        let place = Rect::from_center_size(rect.center(), size * scale);
        Image::new(picture).paint_at(ui, place);
    }
    ui.painter().rect_stroke(rect, 0.0, Stroke::new(1.0, color(theme.line_strong)), StrokeKind::Outside);
}

/// "Page 1 of 3" between two buttons.
fn pager_ui(dialog: &mut Dialog, ui: &Ui, rect: Rect) {
    let pages = dialog.brief.as_ref().map_or(1, |brief| brief.pages.len());
    let theme = theme(ui);
    let middle = rect.center();
    let words = match (dialog.is_drawing(), pages) {
        (true, _) => "Drawing…".to_owned(),
        (false, 1) => "1 page".to_owned(),
        (false, pages) => format!("Page {} of {pages}", dialog.at + 1),
    };
    let node =
        ui.interact(Rect::from_center_size(middle, vec2(90.0, 20.0)), ui.scope_id().with("which page"), Sense::hover());
    node.widget_info(|| WidgetInfo::labeled(Role::Status, true, &words));
    paint::text(ui, ui.painter(), middle, Align2::CENTER_CENTER, &words, ROW, theme.text2);
    if pages < 2 {
        return;
    }
    let last = pages - 1;
    for (name, icon, x, on) in [
        ("Previous page", Icon::Back, middle.x - 66.0, dialog.at > 0),
        ("Next page", Icon::Forward, middle.x + 66.0, dialog.at < last),
    ] {
        let place = Rect::from_center_size(pos2(x, middle.y), vec2(24.0, 24.0));
        if icon_ui(ui, place, name, (name, icon), on) {
            dialog.at = if icon == Icon::Back { dialog.at.saturating_sub(1) } else { (dialog.at + 1).min(last) };
        }
    }
}

/// A small button with an icon alone, under an id of its own; true where it was clicked.
pub fn icon_ui(
    ui: &Ui,
    rect: Rect,
    id: impl std::hash::Hash + std::fmt::Debug,
    (name, icon): (&str, Icon),
    on: bool,
) -> bool {
    let sense = if on { Sense::click() } else { Sense::hover() };
    let response = ui.interact(rect, egui::Id::unique(("export icon", id)), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, on, name));
    let theme = theme(ui);
    if on && response.hovered() {
        ui.painter().rect_filled(rect, 4.0, color(theme.hover));
    }
    icons::paint(ui.painter(), icon, rect.center(), color(if on { theme.text2 } else { theme.line_strong }));
    widgets::focus_ring(ui, &response, rect);
    response.on_hover_text(name).clicked()
}

/// Warnings, then where the rest goes, then what is shown and left out; each broken into lines.
fn notes(dialog: &Dialog, ui: &Ui, width: f32) -> Vec<(bool, Arc<Galley>)> {
    let Some(brief) = &dialog.brief else { return Vec::new() };
    let mut all: Vec<(bool, String)> = warnings(dialog, brief).into_iter().map(|words| (true, words)).collect();
    if all.len() > WARNINGS {
        let more = all.len() - WARNINGS + 1;
        all.truncate(WARNINGS - 1);
        all.push((true, format!("And {more} more")));
    }
    if let (Overflow::Sidecar(name), true) = (dialog.overflow(), work::has_sidecar(brief)) {
        all.push((false, format!("The sources of the other marks go beside it, into {name}.")));
    }
    all.push((false, brief.counts.clone()));
    let theme = theme(ui);
    all.into_iter()
        .map(|(warns, words)| {
            let (ink, indent) = if warns { (theme.text, 22.0) } else { (theme.text2, 0.0) };
            let font = paint::font(if warns { ROW } else { NOTE });
            (warns, ui.fonts_mut(|fonts| fonts.layout(words, font, color(ink), width - indent)))
        })
        .collect()
}

/// What the author should mend: what the page says, and callouts that its shape does not bear.
fn warnings(dialog: &Dialog, brief: &Brief) -> Vec<String> {
    let mut all = brief.warnings.clone();
    let (callouts, most) = (work::numbered(brief).count(), brief.preset.callouts);
    if callouts > most {
        all.push(format!("{callouts} callouts: a page of this shape reads well with up to {most}."));
    }
    let mute = |entry: &&Entry| !entry.figure && !has_words(brief, entry);
    let mute: Vec<&str> = work::numbered(brief).filter(mute).map(|entry| entry.mark.as_str()).collect();
    if !mute.is_empty() {
        all.push(format!("No room for the words of callout {}: they stand in its note alone.", mute.join(", ")));
    }
    // Not by whether a drawing is under way: what is said here makes room for the page or takes it.
    let there = |id| brief.entries.iter().any(|entry| entry.id == id);
    let lost = dialog.page.callouts.iter().flatten().filter(|callout| !there(callout.id)).count();
    if lost > 0 {
        let lost = crate::model::counted(lost, "callout");
        all.push(format!("{lost} not on the page: outside its time, or not among what it includes."));
    }
    all
}

/// True where a mark's words stand beside it on the page, not its number alone.
fn has_words(brief: &Brief, entry: &Entry) -> bool {
    let id = entry.id.to_string();
    let parts = brief.pages.first().into_iter().flat_map(|sheet| &sheet.parts);
    let shapes = parts.filter(|part| part.id == id).flat_map(|part| &part.shapes);
    shapes.into_iter().any(|shape| matches!(shape, Shape::Text { text, .. } if **text != *entry.mark))
}

fn notes_ui(ui: &Ui, notes: &[(bool, Arc<Galley>)], from: egui::Pos2) {
    let theme = theme(ui);
    let mut y = from.y;
    for (at, (warns, galley)) in notes.iter().enumerate() {
        let indent = if *warns { 22.0 } else { 0.0 };
        let rect = Rect::from_min_size(pos2(from.x, y), galley.size() + vec2(indent, 0.0));
        let node = ui.interact(rect, ui.scope_id().with(("note", at)), Sense::hover());
        let words = if *warns { format!("Warning: {}", galley.text()) } else { galley.text().to_owned() };
        node.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
        if *warns {
            icons::paint(ui.painter(), Icon::Warning, pos2(from.x + 7.0, y + 8.0), color(theme.warning));
        }
        ui.painter().galley(pos2(from.x + indent, y), Arc::clone(galley), color(theme.text));
        y += galley.size().y + 5.0;
    }
}

/// Data has no picture: what it will hold.
fn data_ui(dialog: &mut Dialog, ui: &Ui, rect: Rect) {
    dialog.pixels = 1;
    let theme = theme(ui);
    let words = if dialog.is_drawing() { "Counting…".to_owned() } else { dialog.data.clone() };
    let node = ui.interact(rect.shrink(40.0), ui.scope_id().with("data"), Sense::hover());
    node.widget_info(|| WidgetInfo::labeled(Role::Status, true, &words));
    let font = paint::font(widgets::CONTROL);
    let galley = ui.fonts_mut(|fonts| fonts.layout(words.clone(), font, color(theme.text2), rect.width() - 80.0));
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, color(theme.text2));
}
