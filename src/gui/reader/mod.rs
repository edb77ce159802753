//! The reader: a document's text by paragraphs, the selected sentence tinted, its date underlined, amounts boxed.
//!
//! Only the paragraphs in sight are laid out; the heights of the others are estimated until they have been seen.
pub(crate) mod caret;
pub(crate) mod find;
pub(crate) mod gutter;
pub(crate) mod head;
pub(crate) mod page;
pub(crate) mod paragraph;
pub(crate) mod pick;
pub(crate) mod sheet;

use egui::text::CCursor;
use egui::text_selection::CCursorRange;
use egui::{Align2, CursorIcon, Id, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::cmd::CommandId;
use crate::corpus::Article;
use crate::gui::app::state::orders::{Order, Orders};
use crate::gui::app::state::reader::{Caret, Drag, Find, Picked, State};
use crate::gui::app::{Choice, Parts};
use crate::gui::kit::icons::{self, Icon};
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::spoken;
use crate::gui::kit::widgets::{self, NOTE};
use crate::gui::plot::mark_menu;
use crate::gui::reader::caret::{Laid, Moved};
use crate::gui::reader::paragraph::{LINE, Look};
use crate::model::{Cell, DocId, Paragraph, ParagraphKind, RecordId, Span};
use crate::view::Group;
use crate::view::text::{TextStyle, Weight};

/// Left of the text: paragraph numbers and marks.
const GUTTER: f32 = 50.0;
/// Right of the text: the map of the document and air.
const RIGHT: f32 = 40.0;
/// Between paragraphs.
const GAP: f32 = 11.0;

/// What the user did in the reader.
#[derive(Debug, Default)]
pub struct Did {
    select: Option<RecordId>,
    reveal: bool,
    /// The record whose words are under the pointer.
    hovered: Option<RecordId>,
    /// What the pointer did to words.
    drag: Option<Drag>,
    /// What is done with those that are picked.
    pick: Option<Picked>,
    /// A paragraph or a cell has taken the keyboard as was asked for.
    entered: bool,
    /// A paragraph or a cell has the keyboard.
    holds: bool,
    /// The cell that has it.
    cell: Option<Cell>,
    /// The node that the keyboard comes to.
    first: Option<Id>,
    /// Where the caret stands now.
    caret: Option<Caret>,
    /// The paragraph that is to have the keyboard next.
    enter: Option<u32>,
    orders: Orders,
}

/// The panel: head and text of the open document; `ready` are the commands that can be carried out now.
pub fn panel_ui(parts: &mut Parts<'_>, ui: &mut Ui, ready: &[CommandId]) {
    let Some(id) = parts.choice.reading.document.filter(|id| parts.data.corpus.article(*id).is_some()) else {
        nothing_ui(ui);
        return;
    };
    parts.choice.find.mark(&parts.data.corpus, id);
    let mut state = std::mem::take(&mut parts.panes.reader);
    let mut did = Did::default();
    let mut head = None;

    if let Some(article) = parts.data.corpus.article(id) {
        head = head::head_ui(parts, ui, article, ready);
        if parts.choice.gone {
            head = head::gone_ui(parts, ui).or(head);
        }
        head = head::copy_ui(parts, ui, id, article).or(head);
        find::bar_ui(&parts.data.corpus, ui, id, &mut state);
        did = match sheet::table_at(parts, article, &state) {
            Some(at) => sheet::sheet_ui(parts, ui, id, article, at, &mut state),
            None if article.document.pages.is_empty() => text_ui(parts, ui, id, article, &mut state),
            None => page::pages_ui(parts, ui, id, article, &mut state),
        };
    }
    (state.holds, state.first) = (did.holds, did.first);
    state.enter.take_if(|_| did.entered);
    state.enter = did.enter.or(state.enter);
    state.caret = did.caret.or(state.caret);
    parts.orders.append(&mut did.orders);
    parts.choice.reading.scroll_to = state.find.as_mut().and_then(Find::scroll_to);
    parts.panes.reader = state;
    match did.select {
        Some(id) if did.reveal => parts.orders.push(Order::Show(id)),
        Some(id) => parts.choice.selection = Some(id),
        None => {}
    }
    pulse(ui, did.hovered);
    did.drag.into_iter().for_each(|drag| parts.panes.reader.pick.follow(drag));
    parts.orders.extend(did.pick.map(Order::Picked));
    match head {
        Some(head::Did::Date) => parts.orders.push(Order::Date(id)),
        Some(head::Did::Run(command)) => parts.run(command),
        None => {}
    }
}

/// Rings the mark of the words under the pointer, where it is seen.
fn pulse(ui: &Ui, hovered: Option<RecordId>) {
    let Some(id) = hovered else { return };
    let beat =
        if ui.style().animation_time > 0.0 { (ui.input(|input| input.time) * 3.0).sin().abs() as f32 } else { 1.0 };
    for lane in 0..MOST_LANES {
        let Some(mark) = ui.ctx().read_response(Id::unique(("mark", id.0, lane))) else { continue };
        let painter = ui.ctx().layer_painter(egui::LayerId::new(egui::Order::Middle, Id::unique("pulse")));
        let pen = egui::Stroke::new(2.0, color(theme(ui).edge));
        painter.rect_stroke(mark.rect.expand(1.0 + 2.0 * beat), 5.0, pen, egui::StrokeKind::Outside);
    }
    ui.ctx().request_repaint_after(std::time::Duration::from_millis(40));
}

/// Lanes in which a mark may stand that its words ring.
const MOST_LANES: usize = 60;

/// What the panel says while no document is open.
const NOTHING: &str = "No document open. Double-click a mark, or press Enter on it, to read the paragraph behind it";

fn nothing_ui(ui: &Ui) {
    let rect = ui.available_rect_before_wrap();
    let theme = theme(ui);
    ui.painter().rect_filled(rect, 0.0, color(theme.canvas));
    let middle = pos2(rect.center().x, rect.center().y);
    icons::paint(ui.painter(), Icon::Page, middle - vec2(0.0, 34.0), color(theme.text3));
    let big = TextStyle::sans(Weight::SemiBold, 13.0);
    paint::text(ui, ui.painter(), middle, Align2::CENTER_CENTER, "No document open", big, theme.text);
    spoken::words(ui, Rect::from_center_size(middle, vec2(260.0, 90.0)), "nothing", NOTHING);
    let lines = ["Double-click a mark, or press Enter on it,", "to read the paragraph behind it"];
    for (at, line) in lines.iter().enumerate() {
        let place = middle + vec2(0.0, 24.0 + 18.0 * at as f32);
        paint::text(ui, ui.painter(), place, Align2::CENTER_CENTER, line, widgets::CONTROL, theme.text2);
    }
}

fn text_ui(parts: &Parts<'_>, ui: &mut Ui, id: DocId, article: &Article, state: &mut State) -> Did {
    let area = ui.available_rect_before_wrap();
    let theme = theme(ui);
    ui.painter().rect_filled(area, 0.0, color(theme.canvas));
    let width = (area.width() - GUTTER - RIGHT).max(80.0);
    let paragraphs = &article.document.paragraphs;
    let key = Some((id, width as u32, paragraphs.len()));
    if state.key != key {
        state.key = key;
        state.heights = paragraphs.iter().map(|paragraph| estimate(paragraph, width)).collect();
    }
    let mut scroll = ScrollArea::vertical().id_salt(("reader", id.0)).auto_shrink([false, false]);
    if let Some(number) = parts.choice.reading.scroll_to {
        let offset = target(parts, ui, article, number, width, area.height(), state);
        scroll = scroll.vertical_scroll_offset(offset);
    }
    let mut did = Did::default();
    let mut sight = (0.0, 1.0);
    let total: f32 = state.heights.iter().sum::<f32>() + 40.0;
    let mut text = ui.new_child(egui::UiBuilder::new().max_rect(area));
    text.set_clip_rect(area.intersect(ui.clip_rect()));
    scroll.show_viewport(&mut text, |ui, view| {
        ui.spacing_mut().item_spacing.y = 0.0;
        sight = (view.top() / total, view.bottom() / total);
        let (inner, _) = ui.allocate_exact_size(vec2(ui.available_width(), total.max(area.height())), Sense::hover());
        let mut y = inner.top() + 14.0;
        for (at, paragraph) in paragraphs.iter().enumerate() {
            let height = state.heights.get(at).copied().unwrap_or(LINE);
            let holds = state.holds && state.caret.is_some_and(|caret| caret.paragraph == paragraph.number);
            let called = holds || state.enter == Some(paragraph.number);
            let seen = called || y + height > inner.top() + view.top() - 40.0 && y < inner.top() + view.bottom() + 40.0;
            if seen {
                let place = pos2(inner.left() + GUTTER, y);
                let real = paragraph_ui(parts, ui, id, article, paragraph, place, width, (state, &mut did));
                if (real - height).abs() > 0.5 {
                    if let Some(known) = state.heights.get_mut(at) {
                        *known = real;
                    }
                    ui.ctx().request_repaint();
                }
            }
            y += height;
        }
    });
    let found = found(parts.choice, state, id).0.to_vec();
    map_ui(parts, ui, area, article, sight, &found);
    if did.drag.is_none() {
        did.pick = pick::bar_ui(ui, state, id, area).or(did.pick);
    }
    did
}

/// Words that were looked for in a document, and the one that was stepped to: its own search goes before the search in
/// all documents.
fn found<'a>(choice: &'a Choice, state: &'a State, id: DocId) -> (&'a [Span], Option<Span>) {
    if let Some(find) = state.find.as_ref().filter(|find| !find.spans.is_empty()) {
        return (&find.spans, find.spans.get(find.at).copied());
    }
    let hit = choice.find.at.and_then(|at| choice.find.found.as_ref()?.hits.get(at));
    (choice.find.spans(id), hit.filter(|hit| hit.document == id).map(|hit| hit.span))
}

/// A guess for a paragraph that has not been laid out yet.
fn estimate(paragraph: &Paragraph, width: f32) -> f32 {
    let letters = paragraph.span.len() as f32;
    (letters * 7.0 / width).ceil().max(1.0) * LINE + GAP
}

/// The scroll offset that brings the selected sentence of a paragraph to one third of the height.
fn target(
    parts: &Parts<'_>,
    ui: &Ui,
    article: &Article,
    number: u32,
    width: f32,
    height: f32,
    state: &mut State,
) -> f32 {
    let paragraphs = &article.document.paragraphs;
    let at = paragraphs.iter().position(|paragraph| paragraph.number == number).unwrap_or(0);
    // What will be in sight is measured, so that nothing moves once it is painted.
    let mut room = height;
    for index in (0..at).rev() {
        if room < 0.0 {
            break;
        }
        let Some(paragraph) = paragraphs.get(index) else { break };
        let real = measured(parts, ui, article, paragraph, width).0;
        if let Some(known) = state.heights.get_mut(index) {
            *known = real;
        }
        room -= real;
    }
    let before: f32 = 14.0 + state.heights.iter().take(at).sum::<f32>();
    let Some(paragraph) = paragraphs.get(at) else { return 0.0 };
    let (real, sentence) = measured(parts, ui, article, paragraph, width);
    if let Some(known) = state.heights.get_mut(at) {
        *known = real;
    }
    (before + sentence - height / 3.0).max(0.0)
}

/// Height of a paragraph with its gap, and how far below its top the selected date (or its sentence) stands.
fn measured(parts: &Parts<'_>, ui: &Ui, article: &Article, paragraph: &Paragraph, width: f32) -> (f32, f32) {
    let look = look(parts, ui, article, paragraph, None);
    let galley = paragraph::galley(ui, &article.document, paragraph, &look, width);
    let evidence = look.selected.map(|record| record.evidence);
    let span = evidence.map(|evidence| evidence.date.unwrap_or(evidence.sentence));
    let y = span.and_then(|span| paragraph::rects(&galley, &article.document, paragraph, span).first().map(Rect::top));
    (galley.size().y + GAP, y.unwrap_or(0.0))
}

fn look<'a>(
    parts: &'a Parts<'_>,
    ui: &Ui,
    article: &'a Article,
    paragraph: &Paragraph,
    state: Option<(&'a State, DocId)>,
) -> Look<'a> {
    let selected = parts.data.selected(parts.choice).map(|(_, record)| record);
    let here = |record: &&crate::model::Record| {
        record.evidence.paragraph == paragraph.number
            && parts
                .data
                .corpus
                .article(record.evidence.document)
                .is_some_and(|open| open.document.path == article.document.path)
    };
    let (found, hit) = state.map_or((&[][..], None), |(state, id)| found(parts.choice, state, id));
    let picked = state.and_then(|(state, id)| state.pick.words.filter(|(of, _)| *of == id)).map(|(_, span)| span);
    Look {
        theme: theme(ui),
        selected: selected.filter(here),
        reading: &article.reading,
        found,
        hit,
        picked,
        pulse: state.and(parts.choice.hovered),
    }
}

fn paragraph_ui(
    parts: &Parts<'_>,
    ui: &Ui,
    id: DocId,
    article: &Article,
    paragraph: &Paragraph,
    place: egui::Pos2,
    width: f32,
    (state, did): (&State, &mut Did),
) -> f32 {
    let look = look(parts, ui, article, paragraph, Some((state, id)));
    let document = &article.document;
    let galley = paragraph::galley(ui, document, paragraph, &look, width);
    let theme = look.theme;
    let painter = ui.painter();
    let rect = Rect::from_min_size(place, vec2(width, galley.size().y));
    let node = ui.interact(rect, Id::unique(("paragraph", paragraph.number)), Sense::click_and_drag());
    // A label is what screen readers read by letters, words and lines.
    let heading = matches!(paragraph.kind, ParagraphKind::Title | ParagraphKind::Heading);
    let role = if heading { Role::Heading } else { Role::Label };
    spoken::tell(&node, role, paragraph.span.of(&document.text), |node| {
        node.set_description(format!("¶ {}", paragraph.number));
    });
    if state.enter == Some(paragraph.number) {
        node.request_focus();
        did.entered = true;
    }
    did.holds |= node.has_focus();
    if node.interact_rect.height() > 0.0 {
        did.first.get_or_insert(node.id);
    }
    widgets::focus_ring(ui, &node, rect.expand(3.0));
    let at = |pos: egui::Pos2| paragraph::offset_at(&galley, document, paragraph, pos - place);
    if let Some(happened) = pick::dragged(&node, ui, (id, paragraph, document), at) {
        did.drag = Some(happened);
    }
    let number = pos2(place.x - 18.0, place.y + LINE / 2.0);
    let label = format!("¶ {}", paragraph.number);
    paint::text(ui, painter, number, Align2::RIGHT_CENTER, &label, NOTE, theme.text3);
    if look.selected.is_some() {
        let bar = Rect::from_min_max(pos2(place.x - 12.0, rect.top()), pos2(place.x - 10.0, rect.bottom()));
        painter.rect_filled(bar, 0.0, color(theme.edge));
    }
    paragraph::paint(ui, &galley, document, paragraph, &look, place);
    if let Some(id) = gutter::marks_ui(ui, article, paragraph, &galley, place) {
        did.select = Some(id);
        did.reveal = true;
    }
    links_ui(ui, (article, paragraph), &galley, place, did);
    let laid = Laid { document: (id, document), paragraph, galley: &galley, place };
    took(caret::caret_ui(ui, &node, &laid, &look, state.caret), article, &laid, did);
    if paragraph.kind == ParagraphKind::Furniture {
        node.on_hover_text(format!(
            "Taken for menus, comments and the like, so nothing is read out of it. {} reads it",
            CommandId::ReadAll.command().key()
        ));
    }
    galley.size().y + GAP
}

/// What the keyboard did to a paragraph; it may go on to the one below, or to the end of the one above.
fn took(moved: Moved, article: &Article, laid: &Laid<'_>, did: &mut Did) {
    did.caret = moved.caret.or(did.caret);
    did.drag = moved.drag.or(did.drag);
    did.pick = moved.pick.or(did.pick);
    let Some(below) = moved.leave else { return };
    let (document, paragraphs) = (laid.document.0, &article.document.paragraphs);
    let Some(at) = paragraphs.iter().position(|other| other.number == laid.paragraph.number) else { return };
    let to = if below { Some(at + 1) } else { at.checked_sub(1) };
    let Some(next) = to.and_then(|to| paragraphs.get(to)) else { return };
    let letters = next.span.of(&article.document.text).chars().count();
    let at = CCursor::new(if below { 0 } else { letters });
    did.enter = Some(next.number);
    did.caret = Some(Caret { document, paragraph: next.number, range: CCursorRange::one(at) });
}

/// The words that lead back to their marks.
fn links_ui(
    ui: &Ui,
    (article, paragraph): (&Article, &Paragraph),
    galley: &egui::Galley,
    place: egui::Pos2,
    did: &mut Did,
) {
    let document = &article.document;
    for link in paragraph::links(&article.reading, paragraph) {
        for (part, at) in paragraph::rects(galley, document, paragraph, link.span).iter().zip(0..) {
            let part = part.translate(place.to_vec2());
            let id = Id::unique(("word", paragraph.number, link.span.start, link.record.0, at));
            // Words on two lines are one stop.
            let response = ui.interact(part, id, if at == 0 { Sense::click() } else { Sense::CLICK });
            let words = link.span.of(&document.text);
            if at == 0 {
                response.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("{words}: {}", link.label)));
            }
            mark_menu::menu(&response, link.record, &mut did.orders);
            widgets::focus_ring(ui, &response, part);
            let response = response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(link.label);
            if response.hovered() || response.has_focus() {
                did.hovered = Some(link.record);
            }
            if response.clicked() {
                did.select = Some(link.record);
                did.reveal = true;
            }
        }
    }
}

/// The strip at the right: every record of the document, the selected one, and what is in sight.
fn map_ui(parts: &Parts<'_>, ui: &Ui, area: Rect, article: &Article, sight: (f32, f32), found: &[Span]) {
    let strip = Rect::from_min_max(pos2(area.right() - 14.0, area.top()), area.max);
    let theme = theme(ui);
    let painter = ui.painter();
    painter.rect_filled(strip, 0.0, color(theme.panel));
    painter.vline(strip.left() + 0.5, strip.y_range(), (1.0, color(theme.line_faint)));
    let y = |share: f32| strip.top() + share.clamp(0.0, 1.0) * strip.height();
    let view = Rect::from_x_y_ranges(strip.x_range(), y(sight.0)..=y(sight.1));
    painter.rect_filled(view, 0.0, color(theme.line_faint));
    let length = article.document.text.len().max(1) as f32;
    for span in found {
        let at = y(span.start as f32 / length);
        let mark = Rect::from_min_max(pos2(strip.left() + 1.0, at - 1.0), pos2(strip.left() + 4.0, at + 1.0));
        painter.rect_filled(mark, 0.0, color(theme.link));
    }
    for record in &article.reading.records {
        let at = y(record.evidence.sentence.start as f32 / length);
        let selected = parts.choice.selection == Some(record.id);
        let group = Group::of(record.category);
        let ink = if record.figure.is_some() { theme.text } else { theme.hue(group) };
        let (ink, height, inset) = if selected { (theme.edge, 5.0, 1.0) } else { (ink, 2.0, 4.0) };
        let mark = Rect::from_min_max(
            pos2(strip.left() + inset, at - height / 2.0),
            pos2(strip.right() - inset, at + height / 2.0),
        );
        painter.rect_filled(mark, 0.0, color(ink));
    }
}
