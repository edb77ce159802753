//! What stands beside the text: an emblem for each record of a line, which leads to its mark.

use egui::{Align2, CursorIcon, Id, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::corpus::Article;
use crate::gui::kit::paint::{self, theme};
use crate::gui::kit::widgets::{self, NOTE};
use crate::gui::reader::paragraph::{self, LINE};
use crate::model::{Paragraph, Record, RecordId};
use crate::view::glyph;
use crate::view::scene::pt;

/// From the text to the first emblem, and from one emblem to the next.
const FIRST: f32 = 24.0;
const STEP: f32 = 13.0;
/// Emblems side by side; where a line has more, their number stands there.
const MOST: usize = 2;

/// Emblems beside the lines of a paragraph; the record whose emblem was clicked.
pub fn marks_ui(
    ui: &Ui,
    article: &Article,
    paragraph: &Paragraph,
    galley: &egui::Galley,
    place: egui::Pos2,
) -> Option<RecordId> {
    let mut lines: Vec<(f32, Vec<&Record>)> = Vec::new();
    for record in article.reading.records.iter().filter(|record| record.evidence.paragraph == paragraph.number) {
        let span = record.evidence.amount.or(record.evidence.date).unwrap_or(record.evidence.sentence);
        let rects = paragraph::rects(galley, &article.document, paragraph, span);
        let Some(line) = rects.first() else { continue };
        // The number of the paragraph stands on its first line.
        let y = line.center().y.max(LINE * 1.5);
        match lines.iter_mut().find(|(other, _)| (other - y).abs() < 8.0) {
            Some((_, records)) => records.push(record),
            None => lines.push((y, vec![record])),
        }
    }
    let mut clicked = None;
    for (y, records) in lines {
        let shown = if records.len() > MOST { MOST - 1 } else { records.len() };
        for (at, record) in records.iter().enumerate() {
            let x = place.x - FIRST - STEP * at.min(MOST - 1) as f32;
            if mark_ui(ui, record, pos2(x, place.y + y), at < shown) {
                clicked = Some(record.id);
            }
        }
        if records.len() > shown {
            let more = format!("+{}", records.len() - shown);
            let at = pos2(place.x - FIRST - STEP, place.y + y);
            paint::text(ui, ui.painter(), at, Align2::CENTER_CENTER, &more, NOTE, theme(ui).text2);
        }
    }
    clicked
}

/// One emblem; those behind a number are nodes all the same.
fn mark_ui(ui: &Ui, record: &Record, centre: egui::Pos2, painted: bool) -> bool {
    let theme = theme(ui);
    let area = Rect::from_center_size(centre, vec2(STEP, LINE));
    let response = ui.interact(area, Id::unique(("beside", record.id.0)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("Beside the text: {}", record.label)));
    if painted {
        let (emblem, hue) = theme.emblem(record);
        let mut shapes = Vec::new();
        glyph::emblem(&mut shapes, emblem, pt(0.0, 0.0), 4.2, hue);
        paint::shapes(ui, ui.painter(), &shapes, centre);
    }
    widgets::focus_ring(ui, &response, area);
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(&*record.label).clicked()
}
