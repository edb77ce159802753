//! Quick look: date, reason, quote and source of the selected mark, beside it, without leaving the timeline. It follows the
//! selection until Space or Esc closes it.

use egui::{Area, Id, Order, Rect, RichText, Ui, pos2};

use crate::gui::app::Parts;
use crate::gui::kit::fonts::Face;
use crate::gui::kit::paint::{color, theme};
use crate::gui::plot::Frame;

const WIDTH: f32 = 400.0;
/// Letters of a quote that are shown.
const LONGEST: usize = 420;

/// The card, where it is open and something is selected.
pub fn card_ui(parts: &mut Parts<'_>, ui: &Ui, frame: &Frame, pane: Rect) {
    if !parts.panes.timeline.quick || parts.panes.is_covered() {
        return;
    }
    let data = parts.data;
    let Some((article, record)) = data.selected(parts.choice) else {
        parts.panes.timeline.quick = false;
        return;
    };
    let theme = theme(ui);
    let screen = ui.ctx().content_rect();
    let width = WIDTH.min(screen.width() - 40.0);
    let soft = |text: String| RichText::new(text).color(color(theme.text2));
    let dated = record.date.when.as_ref().map_or_else(|| "no date".to_owned(), crate::model::When::words);
    let quote = record.evidence.sentence.of(&article.document.text);
    let cut: String = quote.chars().take(LONGEST).collect();
    let more = if cut.len() < quote.len() { "…" } else { "" };
    let source = format!(
        "{} {}",
        article.document.place(record.evidence.paragraph, record.evidence.sentence.start),
        article.document.title
    );
    let area = Area::new(Id::unique("quick look")).order(Order::Foreground).fixed_pos(place(parts, frame, pane));
    area.constrain_to(screen.shrink(8.0)).show(ui.ctx(), |ui| {
        egui::Frame::popup(ui.style()).inner_margin(12.0).show(ui, |ui| {
            ui.set_width(width);
            ui.label(RichText::new(&*record.label).font(Face::SemiBold.at(14.0)));
            ui.label(RichText::new(dated).font(Face::SemiBold.at(12.5)));
            ui.label(format!("“{cut}{more}”"));
            ui.label(soft(record.why(&article.document.text).into_owned()));
            ui.label(soft(source));
            ui.label(soft("Enter opens the source, Space or Esc closes".to_owned()).font(Face::Regular.at(11.0)));
        });
    });
}

/// Below the selected mark; at the top of the lanes where it has none of its own.
fn place(parts: &Parts<'_>, frame: &Frame, pane: Rect) -> egui::Pos2 {
    let index = parts.choice.selection.and_then(|id| parts.data.shown_at(id));
    let layout = &parts.panes.timeline.layout;
    let mark = layout.lanes.iter().flat_map(|lane| &lane.marks).find(|mark| Some(mark.item) == index);
    match mark {
        Some(mark) => {
            let y = parts.panes.timeline.lanes_top + mark.rect.bottom() + 8.0;
            pos2(frame.plot.min + mark.rect.x.max(0.0), y.clamp(pane.top(), pane.bottom().max(pane.top())))
        }
        None => pos2(frame.plot.min + 12.0, pane.top() + 12.0),
    }
}
