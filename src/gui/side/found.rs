//! *Found*: the hits of a search, each with its line, its document and what was read there, or what answers the question
//! in the box; a list that the keyboard walks while source and timeline follow.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align2, Id, PointerButton, Response, Role, ScrollArea, Stroke, Ui, pos2};

use crate::corpus::Article;
use crate::gui::app::found::{self, Entry};
use crate::gui::app::state::found::State;
use crate::gui::app::state::orders::Order;
use crate::gui::app::{Choice, Data, Parts};
use crate::gui::kit::fonts::Face;
use crate::gui::kit::list::{self, List, Place};
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::row::{Row, Stands};
use crate::gui::kit::widgets::{self, NOTE, ROW, ROW_TITLE};
use crate::gui::plot::mark_menu;
use crate::model::{Record, When, counted, grouped};
use crate::view::scene::pt;
use crate::view::text::{TextStyle, Weight, cut};
use crate::view::{amount, glyph};

/// Height of a hit, which has its line of text, and of an answer.
const HIT: f32 = 60.0;
const ANSWER: f32 = 40.0;
/// Bytes of the text before the words that were found, and in all.
const BEFORE: usize = 36;
const LINE: usize = 180;
/// An amount at the right end.
const VALUE: TextStyle = TextStyle::sans(Weight::SemiBold, 12.0);

/// The panel below its tab.
pub fn panel_ui(parts: &mut Parts<'_>, ui: &mut Ui) {
    let hits = parts.choice.find.is_active();
    let count = found::count(parts.choice, parts.panes);
    let told = if hits { told(parts.choice) } else { answer(&parts.panes.found) };
    widgets::head_ui(ui, if hits { "Hits" } else { "Answer" }, &told, "by date");
    if count == 0 {
        parts.panes.found.holds = false;
        return widgets::empty_ui(ui, if hits { NO_HITS } else { "Nothing passes this question" });
    }
    if let Some(words) = without(parts.choice) {
        widgets::empty_ui(ui, &words);
    }
    let chosen = found::chosen(parts.data, parts.choice, parts.panes);
    let height = if hits { HIT } else { ANSWER };
    let mut area = ScrollArea::vertical().id_salt("found").auto_shrink([false, false]);
    let enter = std::mem::take(&mut parts.panes.found.enter);
    let reveal = std::mem::take(&mut parts.panes.found.reveal) || enter;
    let first = chosen.unwrap_or(0);
    if reveal {
        area = area.vertical_scroll_offset((first as f32 * height - (ui.available_height() - height) / 2.0).max(0.0));
    }
    let list = List { name: "Found", role: Role::List, height, count, chosen };
    let (mut holds, mut orders) = (false, Vec::new());
    list::rows_ui(ui, &list, area, |ui, at, place| {
        let entry = found::entry(parts.data, parts.choice, parts.panes, at)?;
        let response = row_ui(parts.data, parts.choice, ui, (height, chosen == Some(at), place), entry)?;
        if let Some(id) = entry.record {
            mark_menu::menu(&response, id, &mut orders);
        }
        if enter && at == first {
            response.request_focus();
        }
        holds |= response.has_focus();
        if response.clicked_by(PointerButton::Primary) {
            response.request_focus();
            orders.push(Order::Found(at));
        } else if response.clicked() {
            // Enter goes on into the paragraph.
            orders.push(Order::Found(at));
            parts.panes.reader.enter = Some(entry.paragraph);
        } else if response.gained_focus() && chosen != Some(at) {
            orders.push(Order::Found(at));
        }
        Some(response)
    });
    parts.panes.found.holds = holds;
    parts.orders.extend(orders);
}

/// What an empty list says.
const NO_HITS: &str = "No text and no headline holds all these words.\nFewer of them find more; words between quotation marks stay together";

/// "41 in 5 documents".
fn told(choice: &Choice) -> String {
    let found = choice.find.found.as_ref();
    found.map_or_else(String::new, |found| {
        format!("{} in {}", grouped(found.hits.len()), counted(found.documents, "document"))
    })
}

/// What of the words was left out; `None` where all were found.
fn without(choice: &Choice) -> Option<String> {
    let found = choice.find.found.as_ref().filter(|found| !found.without.is_empty())?;
    let words: Vec<String> = found.without.iter().map(|word| format!("“{word}”")).collect();
    Some(format!("No place holds all words: without {}", words.join(", ")))
}

/// "4 events, 6 figures".
fn answer(found: &State) -> String {
    let events = found.rows.len() - found.figures;
    format!("{}, {}", counted(events, "event"), counted(found.figures, "figure"))
}

/// A row: what was read there and its amount, the line with the words, its date, its document.
fn row_ui(
    data: &Data,
    choice: &Choice,
    ui: &mut Ui,
    (height, open, place): (f32, bool, Place),
    entry: Entry,
) -> Option<Response> {
    let article = data.corpus.article(entry.document)?;
    let record = entry.record.and_then(|id| data.record(id));
    let line = entry.words.map(|words| line(article, entry, words.start as usize));
    let (title, value) = match record {
        Some(record) => (&*record.label, record.figure.as_deref().map(amount::words).unwrap_or_default()),
        None => ("In no event or figure", String::new()),
    };
    let date = date(article, record);
    let (source, at) = source(article, entry, record);
    let kind = record.map_or("", |record| if record.figure.is_some() { "figure: " } else { "event: " });
    let quoted = line.as_ref().map(|line| format!(" “{line}”")).unwrap_or_default();
    let spoken = format!("Found {date}: {kind}{title} {value}{quoted}, {source}{at}");
    // A hit is a place, and one record may have several.
    let id = Id::unique(("found", entry.document.0, entry.paragraph, entry.record.map(|id| id.0)));
    let row = Row::below(ui, height, id, Stands::open(open), &spoken, place);
    let (rect, theme) = (row.rect, theme(ui));
    let measure = |text: &str, style| paint::measure(ui, text, style);
    let (left, right, first) = (rect.left() + 38.0, rect.right() - 16.0, rect.top() + 13.0);
    if let Some(record) = record {
        emblem_ui(ui, record, pos2(rect.left() + 22.0, first));
    }
    let taken = paint::text(ui, ui.painter(), pos2(right, first), Align2::RIGHT_CENTER, &value, VALUE, theme.text).x;
    let room = right - left - if taken > 0.0 { taken + 10.0 } else { 0.0 };
    let soft = if open { theme.text2 } else { theme.text3 };
    let (style, ink) = if record.is_some() { (ROW_TITLE, theme.text) } else { (ROW, soft) };
    let shown = cut(title, style, room, &measure).unwrap_or_default();
    paint::text(ui, ui.painter(), pos2(left, first), Align2::LEFT_CENTER, &shown, style, ink);
    if let Some(line) = &line {
        line_ui(ui, choice, line, (left, right, rect.top() + 23.0));
    }
    let last = rect.bottom() - 11.0;
    let after = paint::text(ui, ui.painter(), pos2(left, last), Align2::LEFT_CENTER, &date, NOTE, soft).x;
    let at = paint::text(ui, ui.painter(), pos2(right, last), Align2::RIGHT_CENTER, &at, NOTE, soft).x;
    let source = cut(&source, NOTE, right - left - after - at - 14.0, &measure).unwrap_or_default();
    paint::text(ui, ui.painter(), pos2(right - at, last), Align2::RIGHT_CENTER, &source, NOTE, soft);
    ui.painter().hline(left..=right, rect.bottom() - 0.5, (1.0, color(theme.line_faint)));
    Some(row.done(ui))
}

fn emblem_ui(ui: &Ui, record: &Record, at: egui::Pos2) {
    let theme = theme(ui);
    let (emblem, hue) = theme.emblem(record);
    let mut shapes = Vec::new();
    glyph::emblem(&mut shapes, emblem, pt(0.0, 0.0), 4.2, hue);
    paint::shapes(ui, ui.painter(), &shapes, at);
}

/// When: the record's date, else that of the document.
fn date(article: &Article, record: Option<&Record>) -> String {
    match record {
        Some(record) => record.date.when.as_ref().map_or_else(|| "undated".to_owned(), When::words),
        None => article
            .document
            .date
            .when
            .as_ref()
            .map_or_else(|| "document without a date".to_owned(), |when| format!("published {}", when.words())),
    }
}

/// Outlet, else title; and the place in the document, which is told whole.
fn source(article: &Article, entry: Entry, record: Option<&Record>) -> (String, String) {
    let document = &article.document;
    let offset = record.map(|record| record.evidence.sentence.start).or(entry.words.map(|words| words.start));
    let place = document.place(entry.paragraph, offset.unwrap_or_default());
    (document.outlet.as_deref().unwrap_or(&document.title).to_owned(), format!(", {place}"))
}

/// The text from a little before some place on, no further than its paragraph, as one line.
fn line(article: &Article, entry: Entry, at: usize) -> String {
    let text = &article.document.text;
    let number = (entry.paragraph as usize).saturating_sub(1);
    let whole = article
        .document
        .paragraphs
        .get(number)
        .map_or(at..at + LINE, |paragraph| paragraph.span.start as usize..paragraph.span.end as usize);
    // Of a row of a table the head is wanted.
    let before = if article.document.is_row(entry.paragraph) { LINE / 2 } else { BEFORE };
    let from = text.floor_char_boundary(at.saturating_sub(before).max(whole.start));
    let end = text.floor_char_boundary((from + LINE).min(whole.end));
    let words = text.get(from..end).unwrap_or_default();
    if from <= whole.start {
        return crate::model::one_line(words).into_owned();
    }
    // Begins at a word.
    let words = words.split_once(char::is_whitespace).map_or(words, |(_, rest)| rest);
    format!("… {}", crate::model::one_line(words))
}

/// The line with what was looked for set off.
fn line_ui(ui: &Ui, choice: &Choice, line: &str, (left, right, top): (f32, f32, f32)) {
    let theme = theme(ui);
    let ink = color(theme.text2);
    let plain = TextFormat::simple(Face::Serif.at(13.0), ink);
    let strong = TextFormat {
        underline: Stroke::new(1.5, color(theme.edge)),
        ..TextFormat::simple(Face::SerifBold.at(13.0), color(theme.text))
    };
    let mut job = LayoutJob::default();
    job.wrap.max_width = right - left;
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    let mut end = 0;
    for span in choice.find.found.iter().flat_map(|found| found.asked.spans(line)) {
        job.append(line.get(end..span.start as usize).unwrap_or_default(), 0.0, plain.clone());
        job.append(span.of(line), 0.0, strong.clone());
        end = span.end as usize;
    }
    job.append(line.get(end..).unwrap_or_default(), 0.0, plain);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    ui.painter().galley(pos2(left, top), galley, ink);
}
