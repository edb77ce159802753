//! What the timeline says while there is nothing on it: reading, nothing found, nothing passes the filter.

use egui::{Align2, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::cmd::CommandId;
use crate::gui::app::{App, ask};
use crate::gui::kit::icons::{self, Icon};
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::widgets::{self, CONTROL, Look, button_ui};
use crate::model::{counted, grouped};
use crate::view::text::{TextStyle, Weight, cut};

/// A card in the middle of the timeline.
struct Card {
    icon: Icon,
    title: String,
    lines: Vec<String>,
    button: Option<CommandId>,
    /// Share of the work that is done, where something is being read.
    share: Option<f32>,
}

fn card(app: &App) -> Option<Card> {
    let nothing_yet = app.data.items.dated.is_empty() && app.data.items.undated.is_empty();
    if app.work.job.is_some() && nothing_yet {
        let progress = &app.work.progress;
        let line = match progress.total {
            0 if progress.listed > 0 => format!("Looking through the folder: {}", counted(progress.listed, "file")),
            0 => "Looking through the folder".to_owned(),
            total => format!(
                "{} of {} read, {} found so far",
                grouped(progress.done),
                counted(total, "file"),
                grouped(progress.found)
            ),
        };
        return Some(Card {
            icon: Icon::Page,
            title: "Reading…".to_owned(),
            lines: match &progress.slow {
                Some(slow) => vec![line, format!("‘{slow}’ takes long")],
                None => vec![line, "What is found appears here as it is read".to_owned()],
            },
            button: Some(CommandId::CancelReading),
            share: Some(progress.done as f32 / progress.total.max(1) as f32),
        });
    }
    if app.work.job.is_some() {
        return None;
    }
    if nothing_yet {
        let read = app.data.corpus.articles.len();
        let (title, line) = if read == 0 {
            ("Nothing could be read".to_owned(), "The load report says why, file by file".to_owned())
        } else {
            let of = counted(read, "document");
            ("No dates and no amounts were found".to_owned(), format!("{of} were read; the load report lists them"))
        };
        let button = Some(CommandId::LoadReport);
        return Some(Card { icon: Icon::Note, title, lines: vec![line], button, share: None });
    }
    let hidden = app.data.shown.items.dated.is_empty() && app.data.shown.items.undated.is_empty();
    if hidden {
        let words = crate::gui::app::facets::filter_words(app);
        let hidden =
            format!("{} are hidden", counted(app.data.items.dated.len() + app.data.items.undated.len(), "record"));
        let instead = ask::finds_nothing(app).then(ask::instead);
        return Some(Card {
            icon: Icon::Lens,
            title: "Nothing passes the filter".to_owned(),
            lines: [words, hidden].into_iter().chain(instead).collect(),
            button: Some(CommandId::ClearFilters),
            share: None,
        });
    }
    if app.data.shown.items.dated.is_empty() {
        let count = app.data.shown.items.undated.len();
        return Some(Card {
            icon: Icon::Note,
            title: "Nothing here has a place in time".to_owned(),
            lines: vec![
                format!("{} wait among the undated, at the left", counted(count, "record")),
                "A document’s own date places what is told relative to it".to_owned(),
            ],
            button: Some(CommandId::SetDate),
            share: None,
        });
    }
    None
}

/// The card, where there is something to say; returns what its button asked for.
pub fn over_timeline_ui(app: &App, ui: &mut Ui, whole: Rect) -> Option<CommandId> {
    let card = card(app)?;
    let theme = theme(ui);
    let plot = whole.with_min_x((whole.left() + crate::view::theme::GUTTER).min(whole.right()));
    let size = vec2(380.0_f32.min(plot.width() - 16.0), 132.0 + 18.0 * card.lines.len() as f32);
    let rect = Rect::from_center_size(pos2(plot.center().x, plot.center().y - 40.0), size);
    let node = ui.interact(rect, Id::unique("state"), Sense::hover());
    let spoken = format!("{}. {}", card.title, card.lines.join(". "));
    node.widget_info(|| WidgetInfo::labeled(Role::Status, true, &spoken));
    let pen = Stroke::new(1.0, color(theme.line));
    ui.painter().rect(rect, 10.0, color(theme.panel), pen, StrokeKind::Inside);
    let x = rect.center().x;
    icons::paint(ui.painter(), card.icon, pos2(x, rect.top() + 26.0), color(theme.text3));
    let big = TextStyle::sans(Weight::SemiBold, 14.0);
    paint::text(ui, ui.painter(), pos2(x, rect.top() + 52.0), Align2::CENTER_CENTER, &card.title, big, theme.text);
    let mut y = rect.top() + 58.0;
    for line in &card.lines {
        y += 18.0;
        let room = rect.width() - 28.0;
        let line = cut(line, CONTROL, room, &|text, style| paint::measure(ui, text, style)).unwrap_or_default();
        paint::text(ui, ui.painter(), pos2(x, y), Align2::CENTER_CENTER, &line, CONTROL, theme.text2);
    }
    if let Some(share) = card.share {
        let meter = Rect::from_center_size(pos2(x, y + 19.0), vec2(220.0, 6.0));
        ui.painter().rect_filled(meter, 2.0, color(theme.line));
        ui.painter().rect_filled(meter.with_max_x(meter.left() + 220.0 * share), 2.0, color(theme.edge));
    }
    let id = card.button?;
    let name = id.label();
    let width = paint::measure(ui, name, widgets::CONTROL_STRONG) + 20.0;
    let place = Rect::from_min_size(pos2(x - width / 2.0, rect.bottom() - 42.0), vec2(width, 28.0));
    let mut button = ui.new_child(egui::UiBuilder::new().max_rect(place).id_salt("state button"));
    button_ui(&mut button, Look::Plain, None, "", name, false).clicked().then_some(id)
}
