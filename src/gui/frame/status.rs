//! The status bar: counts of what was read, what is shown, and where loading is.

use egui::accesskit::Live;
use egui::{Align2, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::cmd::CommandId;
use crate::gui::app::App;
use crate::gui::app::keeping::saved;
use crate::gui::app::state::keeping::Mark;
use crate::gui::kit::icons::{self, Icon};
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::spoken;
use crate::gui::kit::widgets::{self, NOTE, ROW, ROW_TITLE};
use crate::model::{counted, grouped};

/// Between two parts.
const BETWEEN: f32 = 17.0;

/// The words of the status bar, part by part.
#[must_use]
pub fn parts(app: &App) -> Vec<String> {
    if app.data.title.is_none() {
        return vec!["No documents".to_owned(), "0 events".to_owned(), "0 undated".to_owned()];
    }
    let totals = &app.data.totals;
    let mut parts = vec![
        counted(app.data.corpus.articles.len(), "document"),
        counted(totals.events, "event"),
        counted(totals.figures, "figure"),
    ];
    let [accepted, rejected, open] = [totals.accepted, totals.rejected, totals.undecided].map(grouped);
    let all = if totals.hidden > 0 { "of what is shown " } else { "" };
    parts.push(format!("{all}{accepted} accepted, {rejected} rejected, {open} undecided"));
    let (events, figures) = (totals.undated_events, totals.undated_figures);
    parts.push(format!("{} and {} undated", counted(events, "event"), counted(figures, "figure")));
    let not_read = totals.not_read;
    let unread = [(not_read.files, "file"), (not_read.paragraphs, "paragraph")];
    let unread: Vec<String> = unread.iter().filter(|(n, _)| *n > 0).map(|(n, noun)| counted(*n, noun)).collect();
    if !unread.is_empty() {
        parts.push(format!("{} not read", unread.join(" and ")));
    }
    parts.extend(not_read.worded_words());
    if totals.hidden > 0 {
        parts.push(format!("{} hidden by filter", grouped(totals.hidden)));
    }
    if !app.choice.find.typed.trim().is_empty() {
        parts.extend(app.choice.find.words());
    }
    if app.choice.marked.len() > 1 {
        parts.push(format!("{} documents picked", grouped(app.choice.marked.len())));
    }
    let layout = &app.panes.timeline.layout;
    parts.push(format!("in view {} of {}", grouped(layout.in_view), grouped(layout.total)));
    parts
}

/// The bar, 24 points high; the command that was clicked.
pub fn bar_ui(app: &mut App, ui: &mut Ui) -> Option<CommandId> {
    told_ui(app, ui);
    let app = &*app;
    let bar = ui.max_rect();
    let theme = theme(ui);
    let painter = ui.painter().clone();
    let mut x = bar.left() + 14.0;
    let parts = parts(app);
    let node = ui.interact(bar, ui.scope_id().with("status"), Sense::hover());
    node.widget_info(|| WidgetInfo::labeled(Role::Label, true, parts.join(", ")));
    let widths: Vec<f32> = parts.iter().map(|part| paint::measure(ui, part, ROW)).collect();
    let left = fitting(&widths, end_of_parts(app, ui, bar) - x);
    for (at, part) in parts.iter().enumerate().filter(|(at, _)| left.contains(at)) {
        if left.first() != Some(&at) {
            painter.vline(x + 8.0, bar.center().y - 5.0..=bar.center().y + 5.0, (1.0, color(theme.line_strong)));
            x += BETWEEN;
        }
        x += paint::text(ui, &painter, pos2(x, bar.center().y), Align2::LEFT_CENTER, part, ROW, theme.text2).x;
    }
    if left.len() < parts.len() {
        node.on_hover_text(parts.join("\n"));
    }
    let right = pos2(bar.right() - 14.0, bar.center().y);
    let Some(_) = &app.work.job else {
        match saved(app) {
            Mark::Plain(words) => {
                paint::text(ui, &painter, right, Align2::RIGHT_CENTER, words, ROW, theme.text3);
                spoken::words(ui, Rect::from_min_max(right - vec2(120.0, 8.0), right), "kept", words);
            }
            Mark::Standing(words) => {
                let about = if app.is_past() { CommandId::AsItWas } else { CommandId::KeptWork };
                return standing_ui(ui, bar, &words).then_some(about);
            }
        }
        return None;
    };
    progress_ui(app, ui, bar).then_some(CommandId::CancelReading)
}

/// The line that tells a screen reader what has happened: it is heard whenever its words change.
fn told_ui(app: &mut App, ui: &Ui) {
    let bar = ui.max_rect();
    let place = Rect::from_min_size(bar.min, vec2(1.0, 1.0));
    let node = ui.interact(place, egui::Id::unique("what has happened"), Sense::hover());
    spoken::tell(&node, Role::Status, app.hear_out(), |node| node.set_live(Live::Polite));
}

/// Which parts have room: the last one, what is in view, stays longest, then those from the left.
fn fitting(widths: &[f32], room: f32) -> Vec<usize> {
    let Some((last, before)) = widths.split_last() else { return Vec::new() };
    let mut used = *last;
    let all = before.iter().take_while(|width| {
        used += *width + BETWEEN;
        used <= room
    });
    all.enumerate().map(|(at, _)| at).chain([before.len()]).collect()
}

/// Where the words at the right end begin.
fn end_of_parts(app: &App, ui: &Ui, bar: Rect) -> f32 {
    let taken = match &app.work.job {
        Some(_) => paint::measure(ui, &progress_words(app), ROW) + 210.0,
        None => match saved(app) {
            Mark::Plain(words) => paint::measure(ui, words, ROW) + 14.0,
            Mark::Standing(words) => paint::measure(ui, &words, ROW_TITLE) + 40.0,
        },
    };
    bar.right() - taken - 10.0
}

/// What stands until it is dealt with: a button that tells more.
fn standing_ui(ui: &Ui, bar: Rect, words: &str) -> bool {
    let theme = theme(ui);
    let width = paint::measure(ui, words, ROW_TITLE) + 30.0;
    let rect = Rect::from_min_max(
        pos2((bar.right() - width - 6.0).max(bar.left()), bar.top() + 2.0),
        bar.max - vec2(6.0, 2.0),
    );
    let response = ui.interact(rect, ui.scope_id().with("standing"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    let fill = if response.hovered() { theme.hover } else { theme.tint };
    ui.painter().rect(rect, 4.0, color(fill), egui::Stroke::new(1.0, color(theme.edge)), egui::StrokeKind::Inside);
    icons::paint(ui.painter(), Icon::Warning, pos2(rect.left() + 12.0, rect.center().y), color(theme.warning));
    let left = pos2(rect.left() + 22.0, rect.center().y);
    paint::text(ui, &ui.painter().with_clip_rect(rect), left, Align2::LEFT_CENTER, words, ROW_TITLE, theme.text);
    widgets::focus_ring(ui, &response, rect);
    response.clicked()
}

fn progress_words(app: &App) -> String {
    let progress = &app.work.progress;
    if progress.total == 0 {
        return format!("Looking through the folder: {}", counted(progress.listed, "file"));
    }
    let (done, found) = (grouped(progress.done), grouped(progress.found));
    let slow = progress.slow.as_ref().map(|slow| format!("; ‘{slow}’ takes long")).unwrap_or_default();
    format!("Reading {done} of {}, {found} found{slow}", counted(progress.total, "file"))
}

fn progress_ui(app: &App, ui: &mut Ui, bar: Rect) -> bool {
    let theme = theme(ui);
    let cancel = Rect::from_min_size(pos2(bar.right() - 64.0, bar.top() + 3.0), vec2(52.0, 18.0));
    let response = ui.interact(cancel, ui.scope_id().with("cancel"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, CommandId::CancelReading.label()));
    let fill = if response.hovered() { theme.hover } else { theme.canvas };
    let pen = egui::Stroke::new(1.0, color(theme.control));
    ui.painter().rect(cancel, 4.0, color(fill), pen, egui::StrokeKind::Inside);
    paint::text(ui, ui.painter(), cancel.center(), Align2::CENTER_CENTER, "Cancel", NOTE, theme.text);
    let meter = Rect::from_min_size(pos2(cancel.left() - 130.0, bar.center().y - 3.0), vec2(120.0, 6.0));
    let share = app.work.progress.done as f32 / app.work.progress.total.max(1) as f32;
    ui.painter().rect_filled(meter, 2.0, color(theme.line));
    ui.painter().rect_filled(meter.with_max_x(meter.left() + meter.width() * share), 2.0, color(theme.edge));
    let words = progress_words(app);
    let left = pos2(meter.left() - 10.0, bar.center().y);
    spoken::words(ui, Rect::from_min_max(left - vec2(200.0, 8.0), left), "progress", &words);
    paint::text(ui, ui.painter(), left, Align2::RIGHT_CENTER, &words, ROW, theme.text2);
    response.clicked()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_room_goes_and_what_is_in_view_stays() {
        assert_eq!(fitting(&[50.0, 60.0, 40.0], 500.0), [0, 1, 2]);
        assert_eq!(fitting(&[50.0, 60.0, 40.0], 150.0), [0, 2]);
        assert_eq!(fitting(&[50.0, 60.0, 40.0], 20.0), [2]);
        assert!(fitting(&[], 20.0).is_empty());
    }
}
