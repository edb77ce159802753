//! The strip below the toolbar while a question is typed: what each key would make of it and leave, and the same words for
//! the command line. Lanes and charts stay in sight below it.

use egui::{Align2, CursorIcon, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::gui::app::App;
use crate::gui::app::ask::{self, Join, Proposal};
use crate::gui::kit::icons;
use crate::gui::kit::list::{self, Place};
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::row::{Row, Stands};
use crate::gui::kit::widgets::{CONTROL, CONTROL_STRONG, HEAD, NOTE, ROW};
use crate::model::{counted, grouped};
use crate::view::text::{Family, TextStyle, cut};
use crate::view::theme as size;

/// Its height in points.
pub const HEIGHT: f32 = 108.0;
const ROW_HEIGHT: f32 = 24.0;

/// The strip; keeps what was clicked as done.
pub fn strip_ui(app: &mut App, ui: &mut Ui) {
    let whole = ui.max_rect();
    let theme = theme(ui);
    ui.painter().rect_filled(whole, 0.0, color(theme.panel));
    ui.painter().hline(whole.x_range(), whole.bottom() - 0.5, (1.0, color(theme.line)));
    // The pass that has heard a letter does not count proposals, too.
    app.panes.ask.counted = std::mem::take(&mut app.panes.ask.fresh);
    let narrow = whole.width() < 900.0;
    let (left, right) = if narrow { (0.0, 0.0) } else { (size::LEFT, 360.0) };
    if !narrow {
        now_ui(app, ui, whole.with_max_x(whole.left() + left));
        shell_ui(app, ui, whole.with_min_x(whole.right() - right));
    }
    let middle =
        Rect::from_min_max(pos2(whole.left() + left, whole.top()), pos2(whole.right() - right, whole.bottom()));
    let proposals = ask::proposals(app);
    if let Some(sentence) = ask::wrong(app).filter(|_| proposals.is_empty()) {
        said_ui(ui, middle, &sentence, theme.warning);
    } else if proposals.is_empty() && ask::finds_nothing(app) {
        said_ui(ui, middle, &format!("Nothing passes this question. {}", ask::instead()), theme.text);
    } else if proposals.is_empty() {
        let hint =
            "Type a country, goods, a measure, a date, an amount or any word: Russia and DPRK, trade, 2014..2015";
        said_ui(ui, middle, hint, theme.text2);
    }
    let mut top = middle.top() + 6.0;
    let mut list = list::holder_at(ui, middle, "What the keys would ask", Role::ListBox, proposals.len());
    let ui = &mut list;
    for (at, proposal) in proposals.iter().enumerate() {
        let row = Rect::from_min_size(pos2(middle.left() + 8.0, top), vec2(middle.width() - 16.0, ROW_HEIGHT));
        top = row.bottom();
        if row_ui(app, ui, row, (at, proposal)) {
            ask::take(app, proposal.join);
            app.panes.focus_filter = true;
        }
    }
}

fn said_ui(ui: &Ui, area: Rect, words: &str, ink: crate::view::Color) {
    let galley = ui.fonts_mut(|fonts| {
        fonts.layout(words.to_owned(), paint::font(CONTROL), color(ink), (area.width() - 32.0).max(80.0))
    });
    let place = pos2(area.left() + 16.0, area.center().y - galley.size().y / 2.0);
    let node = ui.interact(area, ui.scope_id().with("ask said"), Sense::hover());
    node.widget_info(|| WidgetInfo::labeled(Role::Status, true, words));
    ui.painter().galley(place, galley, color(ink));
}

/// What is shown now.
fn now_ui(app: &App, ui: &Ui, area: Rect) {
    let theme = theme(ui);
    let totals = &app.data.totals;
    let (events, figures) = app.shown_counts();
    let shown = format!("{}, {}", counted(events, "event"), counted(figures, "figure"));
    let all = format!("of {} and {}, as asked so far", grouped(totals.events), grouped(totals.figures));
    let node = ui.interact(area, ui.scope_id().with("asked"), Sense::hover());
    node.widget_info(|| WidgetInfo::labeled(Role::Status, true, format!("{shown} {all}")));
    let left = area.left() + 14.0;
    let line = |y: f32, words: &str, style, ink| {
        paint::label(ui, ui.painter(), pos2(left, area.top() + y), Align2::LEFT_CENTER, words, style, ink);
    };
    line(19.0, &shown, HEAD, theme.text);
    line(39.0, &all, ROW, theme.text2);
    if ask::finds_nothing(app) {
        line(66.0, "Nothing passes this question", ROW, theme.warning);
        line(82.0, &ask::instead(), NOTE, theme.text2);
        return;
    }
    line(66.0, "Enter keeps it, Esc lets go of it", NOTE, theme.text3);
    line(82.0, "↓ ↑ another name, F1 what can be asked", NOTE, theme.text3);
}

/// The same question for the command line, which a click copies.
fn shell_ui(app: &mut App, ui: &mut Ui, area: Rect) {
    let theme = theme(ui);
    let left = area.left() + 14.0;
    let head = pos2(left, area.top() + 19.0);
    paint::label(ui, ui.painter(), head, Align2::LEFT_CENTER, "The same on the command line", HEAD, theme.text);
    let words = ask::where_words(app);
    let field = Rect::from_min_size(pos2(left, area.top() + 33.0), vec2(area.width() - 28.0, 26.0));
    let response = ui.interact(field, ui.scope_id().with("copy where"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Copy {words}")));
    let fill = if response.hovered() { theme.hover } else { theme.canvas };
    ui.painter().rect(field, 5.0, color(fill), (1.0, color(theme.control)), egui::StrokeKind::Inside);
    let mono = TextStyle { family: Family::Mono, ..ROW };
    let measure = |text: &str, style| paint::measure(ui, text, style);
    let shown = cut(&words, mono, field.width() - 20.0, &measure).unwrap_or_default();
    let at = pos2(field.left() + 10.0, field.center().y);
    paint::label(ui, ui.painter(), at, Align2::LEFT_CENTER, &shown, mono, theme.text);
    let foot = pos2(left, area.top() + 77.0);
    let also = "Also: exports > $10 m · not statements · since 2014 · “debt”";
    paint::label(ui, ui.painter(), foot, Align2::LEFT_CENTER, also, NOTE, theme.text3);
    crate::gui::kit::widgets::focus_ring(ui, &response, field);
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        ui.ctx().copy_text(words);
        app.say("Question copied for the command line".to_owned());
    }
}

/// One proposal: key, operator, name, what it is, what it would leave; true where it was clicked.
fn row_ui(app: &mut App, ui: &mut Ui, row: Rect, (at, proposal): (usize, &Proposal)) -> bool {
    let theme = theme(ui);
    let count = ask::count(app, &proposal.question);
    if count.is_none() {
        ui.ctx().request_repaint();
    }
    let (before, name) = match proposal.join {
        Join::And => ("and", proposal.name.clone()),
        Join::AndNot => ("and not", proposal.name.clone()),
        Join::Or => ("or", proposal.name.clone()),
        Join::Text => ("in the text", format!("“{}”", proposal.name)),
    };
    let what = if proposal.join == Join::Text { "" } else { proposal.what };
    let told = count.map_or_else(
        || "…".to_owned(),
        |count| format!("{}, {}", counted(count.events, "event"), counted(count.figures, "figure")),
    );
    let first = proposal.join == Join::And;
    let id = ui.scope_id().with(("proposal", proposal.join.key()));
    let spoken = format!("{}: {before} {name}, {what}: {told}", proposal.join.key());
    let painted = Row::at(
        ui,
        row,
        id,
        Stands::open(first),
        &spoken,
        Place { at: Some(at), role: Role::ListBoxOption, ..Place::alone() },
    );
    let y = row.center().y;
    let key = Rect::from_center_size(pos2(row.left() + 60.0, y), vec2(72.0, 17.0));
    icons::key_frame(ui.painter(), key, color(theme.line_strong));
    let soft = if first { theme.text2 } else { theme.text3 };
    let middle = Align2::CENTER_CENTER;
    paint::text(ui, ui.painter(), key.center(), middle, proposal.join.key(), NOTE, soft);
    let mut x = row.left() + 112.0;
    let end = row.right() - 190.0;
    for (words, style, ink) in [(before, ROW, theme.text2), (&name, CONTROL_STRONG, theme.text), (what, ROW, soft)] {
        let measure = |text: &str, style| paint::measure(ui, text, style);
        let Some(words) = cut(words, style, end - x, &measure) else { continue };
        x += paint::text(ui, ui.painter(), pos2(x, y), Align2::LEFT_CENTER, &words, style, ink).x + 7.0;
    }
    let at = pos2(row.right() - 12.0, y);
    paint::text(ui, ui.painter(), at, Align2::RIGHT_CENTER, &told, ROW, theme.text);
    painted.done(ui).clicked()
}
