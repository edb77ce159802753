//! A row of the load report: how a file stands, what it is, when it was written, what it tells, what to do about it.

use egui::{Align2, CursorIcon, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2};

use crate::cmd::CommandId;
use crate::corpus::Article;
use crate::corpus::ledger::{Row, State};
use crate::gui::app::report::{HEADS, place};
use crate::gui::app::state::orders::{Order, Orders};
use crate::gui::app::{Choice, Data};
use crate::gui::kit::icons::{self, Icon};
use crate::gui::kit::list::Place;
use crate::gui::kit::menu;
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::row::{self as list, Stands};
use crate::gui::kit::widgets::{self, NOTE, ROW, ROW_TITLE};
use crate::load::{Line, Why};
use crate::model::{DocId, Document, When, counted, grouped};
use crate::tables;
use crate::view::text::{TextStyle, cut, cut_name};

/// Height of a row.
pub(super) const ROW_HEIGHT: f32 = 25.0;

/// What a row was asked to do.
pub(super) enum Did {
    /// Its document is dated by hand.
    Date(DocId),
    /// It is said what its table holds.
    Columns(DocId),
    /// It is read in another encoding.
    Encoding(String),
    /// It counts by itself although it nearly repeats another one, or is folded again.
    Own(DocId),
    /// What it lies in is shown by the system's file manager.
    Show(Row),
    /// Its path goes onto the clipboard.
    Copy(String),
}

/// Asks for it.
pub(super) fn carry_out(data: &Data, did: Did, orders: &mut Orders) {
    orders.push(match did {
        Did::Date(id) => Order::Date(id),
        Did::Columns(id) => Order::Columns(id),
        Did::Encoding(path) => Order::Encoding(path),
        Did::Own(id) => Order::OwnSource(id),
        Did::Show(row) => match place(data, row) {
            Some(path) => Order::Reveal(path),
            None => Order::Note("It lies in no folder".to_owned()),
        },
        Did::Copy(path) => Order::Copy(path),
    });
}

/// Paints a row; `begins` where another state begins with it.
pub(super) fn row_ui(
    data: &Data,
    choice: &Choice,
    ui: &mut Ui,
    row: Row,
    (begins, place): (bool, Place),
) -> (Response, Option<Did>) {
    let path = row.line(&data.corpus).map_or("", |line| line.path.as_str());
    let words = Words::of(data, row);
    let open = row.document.is_some() && row.document == choice.reading.document && row.copy_of(&data.corpus).is_none();
    let id = egui::Id::unique(("file", path));
    let painted = list::Row::below(ui, ROW_HEIGHT, id, Stands::open(open), &words.spoken(row), place);
    let (rect, ink) = (painted.rect, theme(ui));
    if begins {
        ui.painter().hline(rect.x_range(), rect.top() - 0.5, (1.0, color(ink.line_strong)));
    }
    let foreign = row.article(&data.corpus).is_some_and(|article| article.document.foreign.is_some());
    let (icon, tone) = icon(row, words.why, foreign, words.notes.is_empty());
    let tone = if tone { ink.warning } else { ink.text3 };
    icons::paint(ui.painter(), icon, pos2(rect.left() + 18.0, rect.center().y), color(tone));
    cells_ui(ui, rect, &words, row);
    let asked = words.link.and_then(|link| link_ui(ui, rect, row, link));
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, color(ink.line_faint)));
    let response = painted.done(ui);
    let asked = menu_ui(&response, row, &words).or(asked);
    (response.on_hover_text(words.all()), asked)
}

/// A tick where all of a file is read and there is nothing to say; what keeps it from being read; in the colour of a warning
/// where a person can do something about it.
fn icon(row: Row, why: Option<Why>, foreign: bool, plain: bool) -> (Icon, bool) {
    match (row.state, why) {
        (State::NotRead, Some(Why::Locked)) => (Icon::Lock, true),
        (State::NotRead, Some(Why::Scan)) => (Icon::Picture, true),
        (State::NotRead, Some(Why::Damaged)) => (Icon::Torn, true),
        (State::NotRead, Some(Why::Empty)) => (Icon::Blank, false),
        (State::NotRead, Some(Why::Kind | Why::LeftOut)) => (Icon::Dash, false),
        (State::NotRead, Some(Why::Failed)) => (Icon::Cross, true),
        // It can be looked at, and its language is not read.
        (State::NotRead, None) if foreign => (Icon::Page, false),
        // It is read, and nothing in it is understood.
        (State::NotRead, None) | (State::Partly | State::Undated, _) => (Icon::Warning, true),
        (State::Copy, _) => (Icon::Pages, false),
        (State::Read, _) if plain => (Icon::Check, false),
        (State::Read, _) => (Icon::Note, false),
    }
}

/// What stands in a row.
struct Words {
    folder: String,
    name: String,
    kind: String,
    size: String,
    date: String,
    basis: String,
    counts: [String; 2],
    notes: Vec<String>,
    /// What keeps it from being read.
    why: Option<Why>,
    link: Option<Link>,
    /// It can be read in another encoding.
    recodable: bool,
}

/// What a person can do about a file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    Date,
    Columns,
    Own,
}

impl Link {
    fn words(self) -> &'static str {
        match self {
            Self::Date => "Set a date…",
            Self::Columns => "Say what it holds…",
            Self::Own => "Count it by itself",
        }
    }

    fn did(self, id: DocId) -> Did {
        match self {
            Self::Date => Did::Date(id),
            Self::Columns => Did::Columns(id),
            Self::Own => Did::Own(id),
        }
    }
}

impl Words {
    fn of(data: &Data, row: Row) -> Self {
        let corpus = &data.corpus;
        let line = row.line(corpus);
        let article = row.article(corpus);
        let path = line.map_or("", |line| line.path.as_str());
        let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
        let date = article.map(|article| &article.document.date);
        let count = |count: usize| {
            article.map_or_else(|| "–".to_owned(), |_| if count > 0 { grouped(count) } else { "–".to_owned() })
        };
        let undated = row.state == State::Undated;
        Self {
            folder: if folder.is_empty() { String::new() } else { format!("{folder} / ") },
            name: name.to_owned(),
            kind: kind(line, article.map(|article| &article.document)),
            size: line.and_then(|line| line.bytes).map(size).unwrap_or_default(),
            date: match date.map(|date| date.when.as_ref()) {
                Some(Some(when)) => When::words(when),
                _ if undated => "no date found".to_owned(),
                _ => String::new(),
            },
            basis: article
                .filter(|article| article.document.date.when.is_some())
                .map_or("", crate::gui::side::documents::basis_words)
                .to_owned(),
            counts: [count(row.events), count(row.figures)],
            notes: row.notes(corpus).into_iter().map(std::borrow::Cow::into_owned).collect(),
            why: line.and_then(Line::why),
            recodable: !data.roots.is_empty() && line.is_some_and(Line::has_letters),
            link: if undated {
                Some(Link::Date)
            } else if row.repeats.is_some() {
                Some(Link::Own)
            } else {
                article.filter(|article| asks(article)).map(|_| Link::Columns)
            },
        }
    }

    /// What stands in the last column.
    fn says(&self, row: Row) -> String {
        match row.state {
            State::Undated => match row.events + row.figures {
                0 => String::new(),
                told => format!("{} told in it", counted(told, "record")),
            },
            _ => self.notes.join("; "),
        }
    }

    fn spoken(&self, row: Row) -> String {
        let records = match (row.events, row.figures) {
            (0, 0) => String::new(),
            (events, figures) => format!(", {} and {}", counted(events, "event"), counted(figures, "figure")),
        };
        let date = if self.date.is_empty() { String::new() } else { format!(", {} {}", self.date, self.basis) };
        let notes = if self.notes.is_empty() { String::new() } else { format!("; {}", self.notes.join("; ")) };
        let path = format!("{}{}", self.folder.replace(" / ", "/"), self.name);
        format!("File {path}: {}{}{records}{notes}; {}, {}", row.state.word(), date.trim_end(), self.kind, self.size)
    }

    fn all(&self) -> String {
        std::iter::once(format!("{}{}", self.folder.replace(" / ", "/"), self.name))
            .chain(self.notes.iter().cloned())
            .collect::<Vec<_>>()
            .join("\n")
    }
}

/// True where tables of it are not understood for want of a word that a person can say.
fn asks(article: &Article) -> bool {
    article.reading.unread.iter().any(|unread| unread.reason != tables::NO_NUMBER)
}

/// "PDF, 12 p."
fn kind(line: Option<&Line>, document: Option<&Document>) -> String {
    let word = match line.map_or("", |line| line.kind) {
        "" => return "–".to_owned(),
        "html" => "web page",
        "markdown" => "Markdown",
        "text" => "text",
        "eml" | "msg" => "mail",
        "mbox" => "mailbox",
        "csv" | "xlsx" | "xls" | "ods" => "sheet",
        "docx" | "doc" | "odt" | "rtf" => "document",
        "pptx" => "slides",
        "epub" | "fb2" => "book",
        "zip" | "tar" | "gzip" => "archive",
        "json" => "JSON",
        "pdf" => "PDF",
        "feed entry" => "entry",
        other => other,
    };
    let tables = document.map_or(0, |document| document.tables.len());
    let pages = document.map_or(0, |document| document.pages.len());
    match word {
        "PDF" if pages > 0 => format!("PDF, {} p.", grouped(pages)),
        "sheet" if tables > 1 => format!("sheet, {tables} tables"),
        word => word.to_owned(),
    }
}

/// "48 kB": powers of a thousand, as file managers count.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..100_000 => format!("{:.1} kB", bytes as f64 / 1e3),
        100_000..1_000_000 => format!("{} kB", bytes / 1_000),
        1_000_000.. => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

/// Where a column begins and how wide it is.
pub(super) fn column(rect: Rect, at: usize) -> (f32, f32) {
    let width = rect.width() - 28.0;
    let before: f32 = HEADS.iter().take(at).map(|(_, share)| share * width).sum();
    (rect.left() + 14.0 + before, HEADS.get(at).map_or(0.0, |(_, share)| share * width - 10.0))
}

fn cells_ui(ui: &Ui, rect: Rect, words: &Words, row: Row) {
    let theme = theme(ui);
    let y = rect.center().y;
    let measure = |text: &str, style: TextStyle| paint::measure(ui, text, style);
    let put = |at: egui::Pos2, room: f32, text: &str, style: TextStyle, ink| {
        let shown = cut(text, style, room, &measure).unwrap_or_default();
        paint::text(ui, ui.painter(), at, Align2::LEFT_CENTER, &shown, style, ink).x
    };
    // The icon stands before the name.
    let (x, room) = column(rect, 0);
    let (x, room) = (x + 22.0, room - 22.0);
    let folder = put(pos2(x, y), room * 0.4, &words.folder, NOTE, theme.text3);
    let name = if row.state == State::NotRead { theme.text2 } else { theme.text };
    let shown = cut_name(&words.name, ROW_TITLE, room - folder, &measure).unwrap_or_default();
    put(pos2(x + folder, y), room - folder, &shown, ROW_TITLE, name);
    let (x, room) = column(rect, 1);
    put(pos2(x, y), room, &words.kind, ROW, theme.text2);
    let right = |at: usize, text: &str, ink| {
        let (x, room) = column(rect, at);
        paint::text(ui, ui.painter(), pos2(x + room - 8.0, y), Align2::RIGHT_CENTER, text, ROW, ink);
    };
    right(2, &words.size, theme.text2);
    let (x, room) = column(rect, 3);
    let ink = if row.state == State::Undated { theme.warning } else { theme.text };
    let date = put(pos2(x, y), room, &words.date, ROW, ink);
    put(pos2(x + date + 6.0, y), room - date - 6.0, &words.basis, NOTE, theme.text3);
    right(4, words.counts.first().map_or("", String::as_str), theme.text);
    right(5, words.counts.get(1).map_or("", String::as_str), theme.text);
    let (x, room) = column(rect, 6);
    let link = words.link.map_or(0.0, |link| paint::measure(ui, link.words(), ROW_TITLE) + 8.0);
    put(pos2(x + link, y), room - link, &words.says(row), ROW, theme.text2);
}

/// What a person can do about it, in blue.
fn link_ui(ui: &Ui, rect: Rect, row: Row, link: Link) -> Option<Did> {
    let (x, _) = column(rect, 6);
    let words = link.words();
    let width = paint::measure(ui, words, ROW_TITLE);
    let place = Rect::from_min_max(pos2(x - 3.0, rect.top() + 3.0), pos2(x + width + 3.0, rect.bottom() - 3.0));
    let id = row.document?;
    let response = ui.interact(place, egui::Id::unique(("file link", row.line)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    let theme = theme(ui);
    paint::text(ui, ui.painter(), pos2(x, rect.center().y), Align2::LEFT_CENTER, words, ROW_TITLE, theme.link);
    widgets::focus_ring(ui, &response, place);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked().then(|| link.did(id))
}

fn menu_ui(response: &Response, row: Row, words: &Words) -> Option<Did> {
    let mut did = None;
    response.context_menu(|ui| {
        let mut entry = |ui: &mut Ui, name: &str, what: Did| {
            if menu::entry_ui(ui, name) {
                did = Some(what);
                ui.close();
            }
        };
        if let Some(id) = row.document {
            entry(ui, "Set date…", Did::Date(id));
        }
        let path = format!("{}{}", words.folder.replace(" / ", "/"), words.name);
        if words.recodable {
            entry(ui, CommandId::Encoding.label(), Did::Encoding(path.clone()));
        }
        entry(ui, CommandId::ShowInFolder.label(), Did::Show(row));
        entry(ui, "Copy path", Did::Copy(path));
    });
    did
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn a_size_is_told_as_file_managers_tell_it() {
        assert_eq!([size(162), size(1_250), size(312_000), size(9_440_000)], ["162 B", "1.2 kB", "312 kB", "9.4 MB"]);
    }
}
