//! One date or value: how it is told, what becomes of it on the axis, and the documents that tell it with their words.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align2, Id, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::claims::{Stand, Subject, Version};
use crate::gui::app::Data;
use crate::gui::app::state::orders::{Order, Orders};
use crate::gui::kit::fonts::Face;
use crate::gui::kit::list;
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::row::{Row, Stands};
use crate::gui::kit::widgets::{NOTE, ROW, ROW_TITLE};
use crate::index::Place;
use crate::model::{Record, Span, When, one_line};
use crate::view::text::{TextStyle, Weight};
use crate::view::{amount, glyph, scene};

/// Letters of a quote on either side of what it tells.
const AROUND: usize = 90;
/// The value of a block.
const VALUE: TextStyle = TextStyle::sans(Weight::SemiBold, 13.0);

/// The words of a version: its date, or its amount.
pub(super) fn words(data: &Data, version: &Version) -> String {
    let record = version.lead.of(&data.corpus);
    record.map_or_else(String::new, |record| match &record.figure {
        Some(figure) => amount::words(figure),
        None => record.date.when.as_ref().map_or_else(|| "no date".to_owned(), When::words),
    })
}

/// A block; the places of its quotes go to `quotes`, which counts them through all blocks.
pub(super) fn block_ui(
    data: &Data,
    ui: &mut Ui,
    (subject, at): (&Subject, usize),
    selected: Place,
    quotes: &mut Vec<(Id, Place)>,
    orders: &mut Orders,
) {
    let Some(version) = subject.versions.get(at) else { return };
    let theme = theme(ui);
    let own = version.tellers.contains(&selected);
    let slot = ui.painter().add(egui::Shape::Noop);
    let top = ui.cursor().top();
    head_ui(data, ui, subject, version);
    let mut repeats = 0;
    for place in &version.tellers {
        if data.joins.copy_of(place.document()).is_some() {
            repeats += 1;
            if *place != selected {
                continue;
            }
        }
        quotes.push(quote_ui(data, ui, *place, quotes.len() + 1, *place == selected, orders));
    }
    if repeats > 0 {
        let (line, response) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
        let words = format!("{repeats} near-{} folded, counted once", if repeats == 1 { "copy" } else { "copies" });
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
        let left = pos2(line.left() + 60.0, line.center().y);
        paint::text(ui, ui.painter(), left, Align2::LEFT_CENTER, &words, NOTE, theme.text3);
    }
    ui.add_space(8.0);
    if own {
        let rect = egui::Rect::from_x_y_ranges(ui.max_rect().x_range(), top..=ui.cursor().top() - 4.0);
        let bar = rect.with_max_x(rect.left() + 3.0);
        let pale = theme.tint.at(0.4).over(theme.panel);
        let ground = egui::Shape::rect_filled(rect, 0.0, color(pale));
        ui.painter().set(slot, egui::Shape::Vec(vec![ground, egui::Shape::rect_filled(bar, 0.0, color(theme.edge))]));
    }
}

/// Radio, value, number of sources, what becomes of it.
fn head_ui(data: &Data, ui: &mut Ui, subject: &Subject, version: &Version) {
    let theme = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::hover());
    let value = words(data, version);
    let stand = match version.stand {
        Stand::Drawn if subject.is_inconclusive() => "left open; drawn for want of a better one".to_owned(),
        Stand::Drawn => format!("drawn: {}", subject.why),
        Stand::Contradicts => "contradicts, ghosted".to_owned(),
        other => other.words(),
    };
    // A source may tell a plan and the outcome: the versions share the sources of the whole.
    let sources = format!("{} of {}", version.sources, crate::model::counted(usize::from(subject.sources), "source"));
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, format!("{value}: {sources}, {stand}")));
    let y = rect.center().y;
    let centre = pos2(rect.left() + 22.0, y);
    let ink = color(theme.text);
    match version.stand {
        Stand::Foretold | Stand::CalledOff => {
            let place = scene::Rect::new(16.0, 9.0, 12.0, 12.0);
            let mut shapes = Vec::new();
            glyph::hatch(&mut shapes, place, 4.0, scene::Stroke::new(1.0, theme.text2));
            shapes.push(scene::Shape::Rect {
                rect: place,
                fill: None,
                stroke: Some(scene::Stroke::new(1.2, theme.text2)),
                radius: 2.0,
            });
            paint::shapes(ui, ui.painter(), &shapes, rect.min);
        }
        Stand::Drawn => {
            ui.painter().circle(centre, 5.5, color(theme.canvas), Stroke::new(1.5, color(theme.edge)));
            ui.painter().circle_filled(centre, 3.0, ink);
        }
        _ => {
            ui.painter().circle(centre, 5.5, color(theme.canvas), Stroke::new(1.2, color(theme.text3)));
        }
    }
    let mut x = rect.left() + 36.0;
    x += paint::text(ui, ui.painter(), pos2(x, y), Align2::LEFT_CENTER, &value, VALUE, theme.text).x + 8.0;
    let measure = |text: &str, style| paint::measure(ui, text, style);
    x += paint::text(ui, ui.painter(), pos2(x, y), Align2::LEFT_CENTER, &sources, ROW, theme.text).x + 10.0;
    let ink = if version.stand == Stand::Contradicts { theme.warning } else { theme.text2 };
    let cut = crate::view::text::cut(&stand, ROW, rect.right() - 12.0 - x, &measure).unwrap_or_default();
    paint::text(ui, ui.painter(), pos2(x, y), Align2::LEFT_CENTER, &cut, ROW, ink);
}

/// A document with its words: its number, outlet, date, paragraph, and the sentence with what it tells underlined.
fn quote_ui(data: &Data, ui: &mut Ui, place: Place, number: usize, own: bool, orders: &mut Orders) -> (Id, Place) {
    let id = Id::unique(("claim", place.article, place.record));
    let (Some(article), Some(record)) = (data.corpus.article(place.document()), place.of(&data.corpus)) else {
        return (id, place);
    };
    let theme = theme(ui);
    let document = &article.document;
    let outlet = document.outlet.as_deref().unwrap_or(&document.title);
    let date = document.date.when.as_ref().map_or_else(|| "no date".to_owned(), When::words);
    let from = format!("{date} · {}", document.place(record.evidence.paragraph, record.evidence.sentence.start));
    let width = ui.available_width();
    let (before, told, after) = quote(record, &document.text);
    let mut job = LayoutJob::default();
    job.wrap.max_width = width - 76.0;
    let ink = color(if own { theme.text } else { theme.text2 });
    let plain = TextFormat { line_height: Some(18.0), ..TextFormat::simple(Face::Serif.at(13.0), ink) };
    let underline = Stroke::new(1.5, color(theme.edge));
    let strong = TextFormat { underline, line_height: Some(18.0), ..TextFormat::simple(Face::SerifBold.at(13.0), ink) };
    job.append(&before, 0.0, plain.clone());
    job.append(&told, 0.0, strong);
    job.append(&after, 0.0, plain);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let (rect, _) = ui.allocate_exact_size(vec2(width, 24.0 + galley.size().y + 6.0), Sense::hover());
    let name = format!("Claim {number}: {outlet}, {from}: {before}{told}{after}");
    let row = Row::at(
        ui,
        rect,
        id,
        if own { Stands::Chosen } else { Stands::Plain },
        &name,
        list::Place { role: Role::ListItem, ..list::Place::alone() },
    );
    let y = rect.top() + 12.0;
    let frame = egui::Rect::from_center_size(pos2(rect.left() + 46.0, y), vec2(16.0, 16.0));
    crate::gui::kit::icons::key_frame(ui.painter(), frame, color(theme.line));
    if number < 10 {
        let digit = number.to_string();
        paint::text(ui, ui.painter(), frame.center(), Align2::CENTER_CENTER, &digit, NOTE, theme.text3);
    }
    let left = pos2(rect.left() + 60.0, y);
    let measure = |text: &str, style| paint::measure(ui, text, style);
    let room = width - 76.0 - measure(&from, NOTE) - 8.0;
    let name = crate::view::text::cut(outlet, ROW_TITLE, room, &measure).unwrap_or_default();
    let end = left.x + paint::text(ui, ui.painter(), left, Align2::LEFT_CENTER, &name, ROW_TITLE, theme.text).x;
    paint::text(ui, ui.painter(), pos2(end + 8.0, y), Align2::LEFT_CENTER, &from, NOTE, theme.text3);
    ui.painter().galley(pos2(rect.left() + 60.0, rect.top() + 22.0), galley, ink);
    if row.done(ui).clicked() {
        orders.push(Order::Open(record.id));
    }
    (id, place)
}

/// What stands before what is told, what is told, and what stands behind it, in the sentence.
fn quote(record: &Record, text: &str) -> (String, String, String) {
    let sentence = record.evidence.sentence;
    let told = if record.figure.is_some() { record.evidence.amount } else { record.evidence.date };
    let Some(told) = told.filter(|told| sentence.contains(*told)) else {
        let words = one_line(sentence.of(text)).into_owned();
        let cut: String = words.chars().take(2 * AROUND).collect();
        let more = if cut.len() < words.len() { "…" } else { "" };
        return (format!("{cut}{more}"), String::new(), String::new());
    };
    let part = |start: u32, end: u32| Span { start, end }.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let (before, after) = (part(sentence.start, told.start), part(told.end, sentence.end));
    let skip = before.chars().count().saturating_sub(AROUND);
    let tail: String = before.chars().skip(skip).collect();
    // Cut at a word.
    let tail = if skip > 0 { format!("… {}", tail.split_once(' ').map_or("", |(_, rest)| rest)) } else { tail };
    let head: String = after.chars().take(AROUND).collect();
    let head = if head.len() < after.len() {
        format!("{} …", head.rsplit_once(' ').map_or("", |(front, _)| front))
    } else {
        head
    };
    let gap = |text: &str, span: (u32, u32)| {
        text.get(span.0 as usize..span.1 as usize).is_some_and(|between| between.contains(char::is_whitespace))
    };
    let space = if tail.is_empty() || !gap(text, (told.start.saturating_sub(1), told.start)) { "" } else { " " };
    let behind = if head.is_empty() || !gap(text, (told.end, told.end + 1)) { "" } else { " " };
    (format!("{tail}{space}"), part(told.start, told.end), format!("{behind}{head}"))
}
