//! The second ruler: fiscal or marketing years of one country or good, and the list in which it is chosen.

use egui::{Align2, CursorIcon, Id, Rect, Role, Sense, Ui, WidgetInfo, pos2};

use crate::gui::app::Parts;
use crate::gui::kit::menu::{self, Entry};
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::widgets;
use crate::gui::plot::Frame;
use crate::view::{bands, theme as size};

/// The strip below the ruler; its name opens the list.
pub fn strip_ui(parts: &mut Parts<'_>, ui: &Ui, rect: Rect, (name, month): (&str, u32), frame: &Frame) {
    let theme = theme(ui);
    ui.painter().rect_filled(rect, 0.0, color(theme.panel));
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, color(theme.line)));
    let gutter = rect.with_max_x(frame.plot.min - 1.0);
    let response = ui.interact(gutter, Id::unique("fiscal name"), Sense::click());
    let words = format!("Fiscal years of {name}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    let left = pos2(rect.left() + size::PAD, rect.center().y);
    let measure = |text: &str, style| paint::measure(ui, text, style);
    let shown = crate::view::text::cut(&format!("FY {name}"), size::SMALL, size::GUTTER - size::PAD - 6.0, &measure);
    let ink = if response.hovered() { theme.text } else { theme.text2 };
    paint::text(ui, ui.painter(), left, Align2::LEFT_CENTER, &shown.unwrap_or_default(), size::SMALL, ink);
    widgets::focus_ring(ui, &response, gutter.shrink(1.0));
    if response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(words).clicked() {
        parts.panes.timeline.fiscal = !parts.panes.timeline.fiscal;
    }
    let pane = rect.with_min_x(frame.plot.min);
    let years = bands::fiscal_years(month, frame.window, frame.width());
    let shapes = bands::fiscal_shapes(&years, frame.window, frame.width(), theme, &measure);
    paint::shapes(ui, &ui.painter().with_clip_rect(pane), &shapes, pane.min);
}

/// The list of calendars, where it is open.
pub fn list_ui(parts: &mut Parts<'_>, ui: &Ui, top: f32) {
    if !parts.panes.timeline.fiscal {
        return;
    }
    let place = pos2(parts.panes.timeline.plot.0 - size::GUTTER + 8.0, top + 4.0);
    let (picked, open) = menu::opened_ui(ui, "Fiscal years", place, |ui| {
        ui.set_min_width(228.0);
        ui.label(egui::RichText::new("Fiscal years of").font(crate::gui::kit::fonts::Face::SemiBold.at(12.5)));
        let mut picked = None;
        let none = std::iter::once(("", "None"));
        for (word, name) in none.chain(bands::CALENDARS.iter().copied()) {
            let month = bands::fiscal_start(word).and_then(|month| chrono::Month::try_from(month as u8).ok());
            let from = month.map_or_else(String::new, |month| format!("from {}", month.name()));
            let on = Some(parts.panes.kept.fiscal.as_deref().unwrap_or("") == word);
            let spoken = format!("Fiscal years: {name}");
            let entry = Entry { name: &spoken, words: Some(name), note: &from, on, ..Entry::default() };
            if entry.ui(ui).clicked() {
                picked = Some(word.to_owned());
            }
        }
        picked
    });
    if let Some(word) = picked.flatten() {
        parts.panes.kept.fiscal = Some(word).filter(|word| !word.is_empty());
        parts.panes.timeline.fiscal = false;
    } else if !open {
        parts.panes.timeline.fiscal = false;
    }
}
