//! The list of documents: title, date with where it came from, number of records.

use std::borrow::Cow;

use egui::{Align2, CursorIcon, Rect, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::cmd::CommandId;
use crate::corpus::Article;
use crate::gui::app::documents::mark_to;
use crate::gui::app::state::orders::{Order, Orders};
use crate::gui::app::{Choice, Data, Reading};
use crate::gui::kit::icons::{self, Icon};
use crate::gui::kit::list::{self, List, Place};
use crate::gui::kit::menu;
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::row::{Row, Stands};
use crate::gui::kit::widgets::{self, NOTE, ROW, ROW_TITLE, empty_ui};
use crate::job::Job;
use crate::model::{DateBasis, DocId, counted, grouped};
use crate::view::Color;
use crate::view::filter::{Facet, Kind};
use crate::view::text::{TextStyle, Weight, cut};

const ROW_HEIGHT: f32 = 40.0;
/// A list of more than these is searched.
const SEARCHED: usize = 8;

/// The section; takes at most `height` points.
pub fn section_ui(data: &Data, choice: &mut Choice, job: Option<&Job>, ui: &mut Ui, height: f32, orders: &mut Orders) {
    let order = &data.order;
    widgets::head_ui(ui, "Documents", &grouped(order.len()), if order.len() > 1 { "by date" } else { "" });
    if order.is_empty() {
        let hint = if job.is_some() {
            "Reading…"
        } else {
            "Articles and reports you open\nare listed here with their dates"
        };
        empty_ui(ui, hint);
        return;
    }
    let (order, room) = searched_ui(data, &mut choice.find_document, ui, height - 30.0);
    let mut did = None;
    let area = ScrollArea::vertical().id_salt("documents").max_height(room).auto_shrink([false, true]);
    let chosen = choice.reading.document.and_then(|open| order.iter().position(|id| *id == open));
    let list = List { name: "Documents", role: Role::List, height: ROW_HEIGHT, count: order.len(), chosen };
    list::rows_ui(ui, &list, area, |ui, at, place| {
        let id = *order.get(at)?;
        let (response, done) = row_ui(choice, ui, id, data.corpus.article(id)?, place);
        did = done.map(|did| (id, did)).or(did);
        Some(response)
    });
    match did {
        Some((id, Did::Open)) => {
            choice.marked.clear();
            orders.push(Order::Read(Reading { document: Some(id), scroll_to: Some(1) }));
        }
        Some((id, Did::Mark)) if !choice.marked.remove(&id) => {
            choice.marked.insert(id);
        }
        Some((_, Did::Mark)) => {}
        Some((id, Did::MarkTo)) => mark_to(choice, id, &order),
        Some((id, Did::Date)) => orders.push(Order::Date(id)),
        Some((id, Did::ReadAll)) => orders.push(Order::Extent(id)),
        Some((id, Did::Only)) => {
            let path = data.corpus.article(id).map(|article| article.document.path.clone()).unwrap_or_default();
            let mut filter = choice.filter.clone();
            filter.pick(Facet::new(Kind::Document, path));
            orders.push(Order::Filter(filter));
        }
        None => {}
    }
}

/// The documents that are listed and the room they have: of a long list those that hold the words in its box.
fn searched_ui<'d>(data: &'d Data, typed: &mut String, ui: &mut Ui, room: f32) -> (Cow<'d, [DocId]>, f32) {
    let order = data.order.as_slice();
    if order.len() <= SEARCHED {
        return (order.into(), room);
    }
    let words = widgets::find_ui(ui, "Find a document", typed);
    if words.is_empty() {
        return (order.into(), room - 26.0);
    }
    let holds = |article: &Article| {
        let document = &article.document;
        let outlet = document.outlet.as_deref().unwrap_or_default();
        [&document.title, &document.path, outlet].iter().any(|text| text.to_lowercase().contains(&words))
    };
    let found: Vec<DocId> = order.iter().copied().filter(|id| data.corpus.article(*id).is_some_and(holds)).collect();
    if found.is_empty() {
        empty_ui(ui, "No document is called that");
    }
    (found.into(), room - 26.0)
}

/// What a row was asked to do.
#[derive(Clone, Copy)]
enum Did {
    Open,
    Mark,
    MarkTo,
    Date,
    ReadAll,
    Only,
}

fn row_ui(choice: &Choice, ui: &mut Ui, id: DocId, article: &Article, place: Place) -> (Response, Option<Did>) {
    let (open, marked) = (choice.reading.document == Some(id), choice.marked.contains(&id));
    let document = &article.document;
    let date = document.date.when.as_ref().map(crate::model::When::words);
    let records = counted(article.reading.records.len(), "record");
    let told = date.as_ref().map_or_else(|| "no date".to_owned(), |date| format!("{date}, {}", basis_words(article)));
    let spoken = format!("Document {}, {told}, {records}", document.title);
    let stands = if marked && !open { Stands::Picked } else { Stands::open(open) };
    let row = Row::below(ui, ROW_HEIGHT, egui::Id::unique(("document", id.0)), stands, &spoken, place);
    let rect = row.rect;
    let theme = theme(ui);
    let painter = ui.painter();
    let (first, second) = (rect.top() + 13.0, rect.top() + 29.0);
    let (icon, ink) = if date.is_some() { (Icon::Page, theme.text2) } else { (Icon::Warning, theme.warning) };
    icons::paint(painter, icon, pos2(rect.left() + 20.0, first), color(ink));
    let count = grouped(article.reading.records.len());
    let count =
        paint::text(ui, painter, pos2(rect.right() - 14.0, first), Align2::RIGHT_CENTER, &count, ROW, theme.text2);
    let room = rect.width() - 33.0 - 14.0 - count.x - 8.0;
    let title =
        cut(&document.title, ROW_TITLE, room, &|text, style| paint::measure(ui, text, style)).unwrap_or_default();
    paint::text(ui, painter, pos2(rect.left() + 33.0, first), Align2::LEFT_CENTER, &title, ROW_TITLE, theme.text);
    let soft = if open || marked { theme.text2 } else { theme.text3 };
    let asked = date_ui(ui, id, article, (rect, second), soft);
    let response = row.done(ui);
    let held = ui.input(|input| input.modifiers);
    let mut did = match () {
        () if asked => Some(Did::Date),
        () if response.clicked() && held.command => Some(Did::Mark),
        () if response.clicked() && held.shift => Some(Did::MarkTo),
        () if response.clicked() => Some(Did::Open),
        () => None,
    };
    response.context_menu(|ui| {
        let mut entry = |words: &str, choice: Did| {
            if menu::entry_ui(ui, words) {
                did = Some(choice);
                ui.close();
            }
        };
        entry("Open", Did::Open);
        entry("Set date…", Did::Date);
        if article.has_furniture() {
            let all = article.extent == crate::model::Extent::All;
            entry(if all { "Leave menus and comments out" } else { CommandId::ReadAll.label() }, Did::ReadAll);
        }
        entry("Only what this document tells", Did::Only);
    });
    let response = response.on_hover_ui(|ui| {
        ui.label(egui::RichText::new(&document.title).strong());
        ui.label(&document.path);
        ui.label(&document.date.why);
    });
    (response, did)
}

/// The second line of a row: its date and where that came from; true where a document without one is to be dated.
fn date_ui(ui: &Ui, id: DocId, article: &Article, (rect, second): (Rect, f32), soft: Color) -> bool {
    let (document, theme, painter) = (&article.document, theme(ui), ui.painter());
    let date = document.date.when.as_ref().map(crate::model::When::words);
    let strong = TextStyle::sans(Weight::Medium, 11.0);
    let waiting = || article.reading.records.iter().filter(|record| record.date.when.is_none()).count();
    let (words, basis, ink) = match &date {
        Some(words) => (words.as_str(), basis_words(article).to_owned(), theme.text2),
        None => match waiting() {
            0 => ("No date", "set one".to_owned(), theme.warning),
            count => ("No date", format!("Set one to place {}", counted(count, "record")), theme.warning),
        },
    };
    let left = pos2(rect.left() + 33.0, second);
    let width = paint::text(ui, painter, left, Align2::LEFT_CENTER, words, strong, ink).x;
    let note = pos2(left.x + width + 6.0, second);
    let room = rect.right() - 14.0 - note.x;
    let basis = cut(&basis, NOTE, room, &|text, style| paint::measure(ui, text, style)).unwrap_or_default();
    let basis_width = paint::text(ui, painter, note, Align2::LEFT_CENTER, &basis, NOTE, soft).x;
    // Where there is no date, its place is the way to set one; elsewhere a click on the row opens the document.
    if document.date.when.is_some() {
        return false;
    }
    let dated = Rect::from_min_max(pos2(left.x - 3.0, second - 8.0), pos2(note.x + basis_width + 4.0, second + 9.0));
    let date = ui.interact(dated, egui::Id::unique(("document date", id.0)), Sense::click());
    date.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Set date of {}", document.title)));
    if date.hovered() {
        painter.hline(left.x..=note.x + basis_width, second + 7.5, (1.0, color(theme.text2)));
    }
    widgets::focus_ring(ui, &date, dated);
    date.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(&document.date.why).clicked()
}

/// Where the date came from, in a word or two.
#[must_use]
pub fn basis_words(article: &Article) -> &'static str {
    match article.document.date.basis {
        DateBasis::User => "set by you",
        other => other.word(),
    }
}

/// A line below a section.
pub fn section_line(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    let line = Rect::from_min_size(rect.min, vec2(rect.width(), 1.0));
    ui.painter().rect_filled(line, 0.0, color(theme(ui).line));
}
