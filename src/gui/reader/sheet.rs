//! The source of a figure as a table: the sheet with its letters and numbers, the selected cell in a box, its row and the
//! cells that explain it tinted. Only the rows in sight are painted. Arrows, Home and End step from cell to cell, and what is
//! selected follows where a cell has a figure.

use egui::accesskit::Action;
use egui::{
    Align2, CursorIcon, EventFilter, Id, Key, Modifiers, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind,
    Ui, pos2, vec2,
};

use super::Did;
use crate::corpus::Article;
use crate::gui::app::Parts;
use crate::gui::app::state::reader::{SheetView, State};
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::widgets::{self, NOTE};
use crate::gui::kit::{list, spoken};
use crate::model::{Cell, DocId, Record, Table, column_letters};
use crate::view::Theme;
use crate::view::sheet::{self, NUMBERS, PAD, Part, ROW, Sheet, Way};
use crate::view::text::{TextStyle, Weight, cut};

/// Rows that a cell may reach over.
const TALLEST: u32 = 6;
/// Height of the letters above the columns.
const LETTERS: f32 = 21.0;
const WORDS: TextStyle = TextStyle::sans(Weight::Regular, 12.0);
const STRONG: TextStyle = TextStyle::sans(Weight::SemiBold, 12.0);

/// The table to show of a document: that of the selected record, else in a file of tables the one that was opened.
pub fn table_at(parts: &Parts<'_>, article: &Article, state: &State) -> Option<usize> {
    let document = &article.document;
    let here = parts.data.selected(parts.choice).filter(|(open, _)| open.document.path == document.path);
    let selected = here.and_then(|(_, record)| document.cell_at(record.evidence.sentence.start));
    let opened = || state.sheet.as_ref().map(|view| view.table).filter(|at| *at < document.tables.len());
    match selected {
        // A sheet that was clicked stays until something else is selected.
        Some(place) => {
            let same = state.sheet.as_ref().is_some_and(|view| view.selected == parts.choice.selection && view.by_hand);
            if same { opened() } else { Some(place.table_at) }
        }
        None => document.is_sheets().then(|| opened().unwrap_or(0)),
    }
}

/// Names of the sheets, and the table.
pub fn sheet_ui(parts: &Parts<'_>, ui: &mut Ui, id: DocId, article: &Article, at: usize, state: &mut State) -> Did {
    let document = &article.document;
    let by_hand = state.sheet.as_ref().is_some_and(|view| view.by_hand && view.selected == parts.choice.selection);
    let clicked = names_ui(ui, &document.tables, at);
    let (at, by_hand) = (clicked.unwrap_or(at), by_hand || clicked.is_some());
    let Some(table) = document.tables.get(at) else { return Did::default() };
    let key = (id, at);
    let opens = state.sheet.as_ref().is_none_or(|view| view.key != key);
    if opens {
        let laid = Sheet::of(&document.text, table, |words| paint::measure(ui, words, WORDS));
        state.wants = Some(NUMBERS + laid.size().0 + EDGE);
        state.sheet = Some(SheetView { key, table: at, laid, selected: None, by_hand, sight: Rect::NOTHING, at: None });
    }
    let Some(view) = state.sheet.as_mut() else { return Did::default() };
    let moved = view.selected != parts.choice.selection || parts.choice.reading.scroll_to.is_some();
    (view.selected, view.by_hand) = (parts.choice.selection, by_hand);
    let own = |(open, _): &(&Article, &Record)| open.document.path == document.path;
    let record = parts.data.selected(parts.choice).filter(own).map(|(_, record)| record);
    let place = record.and_then(|record| document.cell_at(record.evidence.sentence.start));
    let selected = place.filter(|place| place.table_at == at).map(|place| place.cell);
    let takes = match selected.filter(|_| state.enter.is_some()) {
        Some(cell) => Some((cell, cell.column)),
        None => step(ui, table, view),
    };
    if let Some((cell, _)) = takes {
        ui.memory_mut(|memory| memory.request_focus(node(&cell)));
        view.at = takes;
    }
    let takes = takes.map(|(cell, _)| cell);
    let mut grid = Grid {
        article,
        table,
        laid: &view.laid,
        selected,
        stop: view.at.map(|(cell, _)| cell).filter(|cell| holds(ui, cell)).or(selected),
        explaining: record.map(sheet::explained_by).unwrap_or_default(),
        theme: theme(ui),
        room: (ui.available_width() - NUMBERS).max(0.0),
    };
    let goal = takes.or(selected.filter(|_| moved));
    let steps = takes.is_some() && state.enter.is_none();
    let (mut did, sight) = grid.ui(ui, id, view.sight, goal, steps);
    view.sight = sight;
    if opens {
        // The column may get wider for it; what is selected is brought into sight in the room that there is then.
        (view.selected, view.sight) = (None, Rect::NOTHING);
        ui.ctx().request_repaint();
    }
    if let Some(cell) = did.cell {
        view.at = view.at.filter(|(at, _)| *at == cell).or(Some((cell, cell.column)));
    }
    did.entered = state.enter.is_some();
    // A step goes on among the cells, also where the timeline lies behind them.
    if let Some(record) = takes.filter(|_| steps).and_then(|cell| grid.record_of(&cell)) {
        (did.select, did.reveal) = (Some(record.id), parts.panes.columns.timeline);
    }
    did
}

/// Right of a table that is seen whole.
const EDGE: f32 = 10.0;

/// The node of a cell.
fn node(cell: &Cell) -> Id {
    Id::unique(("cell", cell.row, cell.column))
}

fn holds(ui: &Ui, cell: &Cell) -> bool {
    ui.memory(|memory| memory.has_focus(node(cell)))
}

/// Where the keys of this pass lead from the cell that has the keyboard, and the column that is kept on the way.
fn step(ui: &Ui, table: &Table, view: &SheetView) -> Option<(Cell, u32)> {
    let (from, column) = view.at.filter(|(cell, _)| holds(ui, cell))?;
    let ways = [
        (Key::ArrowLeft, Way::Left),
        (Key::ArrowRight, Way::Right),
        (Key::ArrowUp, Way::Up),
        (Key::ArrowDown, Way::Down),
        (Key::Home, Way::First),
        (Key::End, Way::Last),
    ];
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (_, way) = ways.into_iter().find(|(key, _)| pressed(*key))?;
    let to = view.laid.step(table, &from, column, way)?;
    Some((to, if matches!(way, Way::Up | Way::Down) { column } else { to.column }))
}

/// The names of several tables; hands back the one that was clicked.
fn names_ui(ui: &mut Ui, tables: &[Table], at: usize) -> Option<usize> {
    let named = |table: &Table| table.sheet.clone().unwrap_or_default();
    let names: Vec<String> = tables.iter().take(MOST_TABS).map(named).collect();
    let tabs: Vec<(&str, String)> = names.iter().map(|name| (name.as_str(), String::new())).collect();
    if tabs.len() > 1 { widgets::tabs_ui(ui, &tabs, at) } else { None }
}

/// Sheets that have a tab.
const MOST_TABS: usize = 30;

/// A table with what is selected in it.
struct Grid<'a> {
    article: &'a Article,
    table: &'a Table,
    laid: &'a Sheet,
    selected: Option<Cell>,
    /// The cell that Tab comes to.
    stop: Option<Cell>,
    explaining: Vec<crate::model::Span>,
    theme: &'static Theme,
    /// Width that the panel has for its columns.
    room: f32,
}

impl Grid<'_> {
    /// Paints it, with a cell in sight that is gone to, by a step or from elsewhere; hands back what of it is seen.
    fn ui(&mut self, ui: &mut Ui, id: DocId, seen: Rect, goal: Option<Cell>, steps: bool) -> (Did, Rect) {
        let area = ui.available_rect_before_wrap();
        let theme = self.theme;
        ui.painter().rect_filled(area, 0.0, color(theme.canvas));
        let inner = Rect::from_min_max(pos2(area.left() + NUMBERS, area.top() + LETTERS), area.max);
        let (width, height) = self.laid.size();
        let mut scroll =
            ScrollArea::both().id_salt(("sheet", id.0, self.table.sheet.clone())).auto_shrink([false, false]);
        if let Some(cell) = goal {
            let (x, wide) = self.laid.stretch(&cell, self.table.row(cell.row).len() == 1);
            let y = self.laid.row_at(cell.row) as f32 * ROW;
            if y < seen.top() || y + ROW > seen.bottom() {
                let foot = y + ROW - inner.height();
                let top = if !steps {
                    y - inner.height() / 3.0
                } else if y < seen.top() {
                    y
                } else {
                    foot
                };
                scroll = scroll.vertical_scroll_offset(top.max(0.0));
            }
            if x < seen.left() || x + wide > seen.right() {
                let right = x + wide + PAD - inner.width();
                scroll =
                    scroll.horizontal_scroll_offset(if steps && x < seen.left() { x } else { right.max(0.0).min(x) });
            }
        }
        let mut did = Did::default();
        let mut sight = Rect::NOTHING;
        let mut text = ui.new_child(egui::UiBuilder::new().max_rect(inner));
        text.set_clip_rect(inner.intersect(ui.clip_rect()));
        scroll.show_viewport(&mut text, |ui, view| {
            sight = view;
            let (all, _) = ui.allocate_exact_size(vec2(width, height + ROW), Sense::hover());
            let first = (view.top() / ROW).floor().max(0.0) as usize;
            let last = (view.bottom() / ROW).ceil().max(0.0) as usize + 1;
            let rows = self.laid.rows.get(first..last.min(self.laid.rows.len())).unwrap_or_default();
            // Out of sight nobody comes to it.
            if self.stop.is_none_or(|cell| !rows.contains(&cell.row)) {
                let cells = || rows.iter().flat_map(|row| self.table.row(*row));
                self.stop = cells().find(|cell| self.record_of(cell).is_some()).or_else(|| cells().next()).copied();
            }
            for (at, row) in rows.iter().enumerate() {
                self.row_ui(ui, *row, pos2(all.left(), all.top() + (first + at) as f32 * ROW), &mut did);
            }
        });
        self.letters(ui, area, sight);
        did.first = self.stop.as_ref().map(node);
        (did, sight)
    }

    fn row_ui(&self, ui: &mut Ui, row: u32, left: egui::Pos2, did: &mut Did) {
        let cells = self.table.row(row);
        for cell in cells {
            let (x, width) = self.laid.stretch(cell, cells.len() == 1);
            // A title may run beyond a narrow table.
            let width = if cells.len() == 1 { width.max(self.room - x) } else { width };
            let height = ROW * f32::from(cell.down.clamp(1, TALLEST as u16));
            let rect = Rect::from_min_size(pos2(left.x + x, left.y), vec2(width, height));
            self.cell_ui(ui, cell, rect, did);
        }
        // The line below it leaves out the cells that go on into the next row.
        let mut x = left.x;
        for (from, to) in self.going_on(row).into_iter().chain([(self.laid.size().0, self.laid.size().0)]) {
            ui.painter().hline(x..=left.x + from, left.y + ROW - 0.5, (1.0, color(self.theme.line_faint)));
            x = left.x + to;
        }
    }

    /// Where cells stand that begin in a row or above it and go on below it, from left to right.
    fn going_on(&self, row: u32) -> Vec<(f32, f32)> {
        let above = row.saturating_sub(TALLEST - 1)..=row;
        let cells =
            above.flat_map(|at| self.table.row(at)).filter(|cell| cell.row + u32::from(cell.down.max(1)) - 1 > row);
        let mut all: Vec<(f32, f32)> =
            cells.map(|cell| self.laid.stretch(cell, false)).map(|(x, width)| (x, x + width)).collect();
        all.sort_by(|one, other| one.0.total_cmp(&other.0));
        all
    }

    fn cell_ui(&self, ui: &Ui, cell: &Cell, rect: Rect, did: &mut Did) {
        let theme = self.theme;
        let document = &self.article.document;
        let part = sheet::part(cell, self.selected.as_ref(), &self.explaining);
        let painter = ui.painter();
        let tint = match part {
            Part::Selected | Part::Explains => Some(theme.tint),
            Part::InRow => Some(theme.tint.at(0.5)),
            Part::None => None,
        };
        if let Some(tint) = tint {
            painter.rect_filled(rect, 0.0, color(tint));
        }
        let words = cell.span.of(&document.text);
        let record = self.record_of(cell);
        let response = self.node_ui(ui, cell, rect, record, words);
        if response.has_focus() {
            (did.holds, did.cell) = (true, Some(*cell));
        }
        let style = if part == Part::Selected { STRONG } else { WORDS };
        let room = rect.width() - 2.0 * PAD;
        let shown = cut(words, style, room, &|text, style| paint::measure(ui, text, style)).unwrap_or_default();
        let (at, align) = if cell.across > 1 && cell.column > 1 {
            (rect.center(), Align2::CENTER_CENTER)
        } else if sheet::is_number(document, cell) {
            (pos2(rect.right() - PAD, rect.center().y), Align2::RIGHT_CENTER)
        } else {
            (pos2(rect.left() + PAD + f32::from(cell.indent.min(12)) * 4.0, rect.center().y), Align2::LEFT_CENTER)
        };
        let ink = if record.is_some() || part != Part::None { theme.text } else { theme.text2 };
        paint::text(ui, painter, at, align, &shown, style, ink);
        if part == Part::Selected {
            painter.rect_stroke(rect.shrink(1.0), 2.0, Stroke::new(1.8, color(theme.edge)), StrokeKind::Middle);
        }
        widgets::focus_ring(ui, &response, rect);
        let Some(record) = record else { return };
        let response = response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(&*record.label);
        if response.hovered() || response.has_focus() {
            did.hovered = Some(record.id);
        }
        if response.clicked() {
            // The arrows go on from here.
            response.request_focus();
            did.select = Some(record.id);
            did.reveal = true;
        }
    }

    /// The node of a cell: one of them is a stop of the keyboard, from which it walks to the others.
    fn node_ui(&self, ui: &Ui, cell: &Cell, rect: Rect, record: Option<&Record>, words: &str) -> Response {
        let id = node(cell);
        let asked = ui.input(|input| input.has_accesskit_action_request(id, Action::Focus));
        let stop = asked || self.stop == Some(*cell) || holds(ui, cell);
        let mut sense = if stop { Sense::focusable_noninteractive() } else { Sense::hover() };
        sense.set(Sense::CLICK, record.is_some());
        let response = ui.interact(rect, id, sense);
        if asked {
            response.request_focus();
        }
        let name = self.table.key(cell.column).map_or_else(|| cell.name(), |key| format!("{} {key}", cell.row));
        let role = if record.is_some() { Role::Link } else { Role::Label };
        spoken::tell(&response, role, &format!("{name}: {words}"), |node| {
            node.add_action(Action::Focus);
            if let Some(record) = record {
                node.set_description(&*record.label);
            }
        });
        if response.has_focus() {
            list::takes_arrows(ui.ctx(), true);
            let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
            list::keep(ui.ctx(), id, filter);
        }
        response
    }

    /// The figure of a cell; records stand in the order of the text.
    fn record_of(&self, cell: &Cell) -> Option<&Record> {
        let records = &self.article.reading.records;
        let made = records.len() - self.article.made.min(records.len());
        let read = records.get(..made)?;
        let at = read.partition_point(|record| record.evidence.sentence.start < cell.span.start);
        read.get(at).filter(|record| record.evidence.sentence == cell.span)
    }

    /// Letters over the columns and numbers beside the rows, those of the selected cell strong.
    fn letters(&self, ui: &Ui, area: Rect, sight: Rect) {
        let theme = self.theme;
        let painter = ui.painter().with_clip_rect(area.intersect(ui.clip_rect()));
        let head = Rect::from_min_max(area.min, pos2(area.right(), area.top() + LETTERS));
        painter.rect_filled(head, 0.0, color(theme.panel));
        painter.hline(area.x_range(), head.bottom() - 0.5, (1.0, color(theme.line)));
        let side = Rect::from_min_max(pos2(area.left(), head.bottom()), pos2(area.left() + NUMBERS, area.bottom()));
        painter.rect_filled(side, 0.0, color(theme.panel));
        painter.vline(side.right() - 0.5, side.y_range(), (1.0, color(theme.line)));
        let right = painter
            .with_clip_rect(Rect::from_min_max(pos2(side.right(), head.top()), head.max).intersect(ui.clip_rect()));
        for column in &self.laid.columns {
            let x = side.right() + column.x + column.width / 2.0 - sight.left();
            let own = self.selected.is_some_and(|cell| cell.column == column.number);
            let (style, ink) = if own { (STRONG, theme.text) } else { (NOTE, theme.text3) };
            let letters = self.table.key(column.number).map_or_else(|| column_letters(column.number), str::to_owned);
            let letters = cut(&letters, style, column.width - 4.0, &|text, style| paint::measure(ui, text, style))
                .unwrap_or_default();
            paint::text(ui, &right, pos2(x, head.center().y), Align2::CENTER_CENTER, &letters, style, ink);
        }
        let below = painter.with_clip_rect(side.intersect(ui.clip_rect()));
        let first = (sight.top() / ROW).floor().max(0.0) as usize;
        for (at, row) in self.laid.rows.iter().enumerate().skip(first).take((sight.height() / ROW) as usize + 3) {
            let y = side.top() + (at as f32 + 0.5) * ROW - sight.top();
            let own = self.selected.is_some_and(|cell| cell.row == *row);
            let (style, ink) = if own { (STRONG, theme.text) } else { (NOTE, theme.text3) };
            paint::text(ui, &below, pos2(side.right() - 8.0, y), Align2::RIGHT_CENTER, &row.to_string(), style, ink);
        }
    }
}
