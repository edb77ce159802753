//! Files dropped on the window, and what a drop would do while they hover over an open corpus. The first screen has a place
//! of its own for them.

use std::path::Path;

use egui::{Align2, Area, Context, Id, Order, Rect, Role, Sense, Stroke, StrokeKind, WidgetInfo, pos2, vec2};

use crate::gui::app::App;
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::widgets::ROW;
use crate::view::text::{TextStyle, Weight, cut};

/// Opens what was dropped.
pub fn drops(app: &mut App, ctx: &Context) {
    let paths: Vec<_> =
        ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect());
    if !paths.is_empty() {
        app.open_paths(paths, ctx);
    }
}

/// "reports", "reports and 2 more": what hovers, as far as the system tells.
fn hovering(ctx: &Context) -> Option<String> {
    ctx.input(|input| {
        let files = &input.raw.hovered_files;
        let first = files.first()?;
        let name = first.path.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_else(|| "what you hold".to_owned());
        Some(if files.len() > 1 { format!("{name} and {} more", files.len() - 1) } else { name })
    })
}

/// The frame around the window and the words in its middle.
pub fn highlight_ui(app: &App, ctx: &Context) {
    let Some(open) = &app.data.title else { return };
    let Some(name) = hovering(ctx) else { return };
    let words = format!("Drop to open {name}");
    let kept = if app.work.keeping.file.is_some() { ", and what was decided in it is kept" } else { "" };
    let note = format!("{open} is closed{kept}");
    let screen = ctx.content_rect();
    Area::new(Id::unique("drop")).order(Order::Tooltip).fixed_pos(screen.min).show(ctx, |ui| {
        let theme = theme(ui);
        let (rect, node) = ui.allocate_exact_size(screen.size(), Sense::hover());
        node.widget_info(|| WidgetInfo::labeled(Role::Status, true, format!("{words}. {note}")));
        ui.painter().rect_filled(rect, 0.0, color(theme.tint.at(0.55)));
        let pen = Stroke::new(3.0, color(theme.edge));
        ui.painter().rect_stroke(rect.shrink(6.0), 10.0, pen, StrokeKind::Inside);
        let measure = |text: &str, style| paint::measure(ui, text, style);
        let big = TextStyle::sans(Weight::SemiBold, 18.0);
        let room = screen.width() - 120.0;
        let words = cut(&words, big, room, &measure).unwrap_or_default();
        let note = cut(&note, ROW, room, &measure).unwrap_or_default();
        let wide = measure(&words, big).max(measure(&note, ROW)) + 48.0;
        let sheet = Rect::from_center_size(rect.center(), vec2(wide, 78.0));
        ui.painter().rect(sheet, 8.0, color(theme.canvas), Stroke::new(1.5, color(theme.edge)), StrokeKind::Inside);
        let middle = |y: f32| pos2(sheet.center().x, sheet.top() + y);
        paint::text(ui, ui.painter(), middle(28.0), Align2::CENTER_CENTER, &words, big, theme.text);
        paint::text(ui, ui.painter(), middle(55.0), Align2::CENTER_CENTER, &note, ROW, theme.text2);
    });
}
