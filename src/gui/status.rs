//! The status bar: counts of what was read, what is shown, and where loading is.

use egui::{Align2, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::app::App;
use super::paint::{self, color, theme};
use super::widgets::{NOTE, ROW};

/// `12,480` for 12480.
#[must_use]
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `1 event`, `2 events`.
#[must_use]
pub fn counted(number: usize, noun: &str) -> String {
    format!("{} {noun}{}", grouped(number), if number == 1 { "" } else { "s" })
}

/// The words of the status bar, part by part.
#[must_use]
pub fn parts(app: &App) -> Vec<String> {
    if app.title.is_none() {
        return vec!["No documents".to_owned(), "0 events".to_owned(), "0 undated".to_owned()];
    }
    let totals = &app.totals;
    let mut parts = vec![
        counted(app.corpus.articles.len(), "document"),
        counted(totals.events, "event"),
        counted(totals.figures, "figure"),
    ];
    if totals.accepted + totals.rejected > 0 {
        let open = grouped(totals.undecided());
        let (accepted, rejected) = (grouped(totals.accepted), grouped(totals.rejected));
        parts.push(format!("{accepted} accepted, {open} undecided, {rejected} rejected"));
    }
    let (events, figures) = (totals.undated_events, totals.undated_figures);
    parts.push(format!("{} and {} undated", counted(events, "event"), counted(figures, "figure")));
    if totals.hidden > 0 {
        parts.push(format!("{} hidden by filter", grouped(totals.hidden)));
    }
    if !app.find.typed.trim().is_empty() {
        parts.extend(app.find.words());
    }
    if app.marked.len() > 1 {
        parts.push(format!("{} documents picked", grouped(app.marked.len())));
    }
    let layout = &app.timeline.layout;
    parts.push(format!("in view {} of {}", grouped(layout.in_view), grouped(layout.total)));
    parts
}

/// The bar, 24 points high; true where *Cancel* was clicked.
pub fn bar_ui(app: &App, ui: &mut Ui) -> bool {
    let bar = ui.max_rect();
    let theme = theme(ui);
    let painter = ui.painter().clone();
    let mut x = bar.left() + 14.0;
    let parts = parts(app);
    let node = ui.interact(bar, ui.scope_id().with("status"), Sense::hover());
    node.widget_info(|| WidgetInfo::labeled(Role::Label, true, parts.join(", ")));
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            painter.vline(x + 8.0, bar.center().y - 5.0..=bar.center().y + 5.0, (1.0, color(theme.line_strong)));
            x += 17.0;
        }
        x += paint::text(ui, &painter, pos2(x, bar.center().y), Align2::LEFT_CENTER, part, ROW, theme.text2).x;
    }
    let right = pos2(bar.right() - 14.0, bar.center().y);
    let Some(_) = &app.job else {
        paint::text(ui, &painter, right, Align2::RIGHT_CENTER, saved_words(app), ROW, theme.text3);
        return false;
    };
    progress_ui(app, ui, bar)
}

fn saved_words(app: &App) -> &'static str {
    match (&app.title, &app.project_file) {
        (Some(_), Some(file)) if file.exists() => "Decisions saved",
        _ => "Ready",
    }
}

fn progress_ui(app: &App, ui: &mut Ui, bar: Rect) -> bool {
    let theme = theme(ui);
    let cancel = Rect::from_min_size(pos2(bar.right() - 64.0, bar.top() + 3.0), vec2(52.0, 18.0));
    let response = ui.interact(cancel, ui.scope_id().with("cancel"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Cancel reading"));
    let fill = if response.hovered() { theme.hover } else { theme.canvas };
    let pen = egui::Stroke::new(1.0, color(theme.line_strong));
    ui.painter().rect(cancel, 4.0, color(fill), pen, egui::StrokeKind::Inside);
    paint::text(ui, ui.painter(), cancel.center(), Align2::CENTER_CENTER, "Cancel", NOTE, theme.text);
    let meter = Rect::from_min_size(pos2(cancel.left() - 130.0, bar.center().y - 3.0), vec2(120.0, 6.0));
    let share = app.progress.done as f32 / app.progress.total.max(1) as f32;
    ui.painter().rect_filled(meter, 2.0, color(theme.line));
    ui.painter().rect_filled(meter.with_max_x(meter.left() + meter.width() * share), 2.0, color(theme.edge));
    let words = format!(
        "Reading {} of {}, {} found",
        grouped(app.progress.done),
        counted(app.progress.total, "file"),
        grouped(app.progress.found)
    );
    let left = pos2(meter.left() - 10.0, bar.center().y);
    paint::text(ui, ui.painter(), left, Align2::RIGHT_CENTER, &words, ROW, theme.text2);
    response.clicked()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(12_480), "12,480");
        assert_eq!(grouped(1_234_567), "1,234,567");
        assert_eq!(counted(1, "event"), "1 event");
    }
}
