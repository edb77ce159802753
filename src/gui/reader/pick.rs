//! Picking words in the reader with the pointer, and the bar that offers what can be done with them.

use egui::{Area, Context, Frame, Id, Order, Rect, Response, Ui, pos2, vec2};

use crate::gui::app::App;
use crate::gui::kit::widgets::{self, Look};
use crate::gui::reader::State;
use crate::model::{DocId, Document, Paragraph, Span};
use crate::project::AddedKind;

/// Words that are picked.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Pick {
    /// Document and words.
    pub words: Option<(DocId, Span)>,
    /// Where the pointer went down, while it is down.
    from: Option<u32>,
    /// Where the last line of the words ends on the screen, and whether the pointer is up again.
    end: Option<egui::Pos2>,
}

/// What happened to the picked words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Did {
    /// The pointer went down at a byte.
    Begin(DocId, u32),
    /// It reached another byte.
    Reach(u32, Span),
    /// It went up at a place of the screen.
    End(egui::Pos2),
    /// A word was double-clicked.
    Word(DocId, Span, egui::Pos2),
    /// Nothing is picked any more.
    Drop,
    /// A record on these words.
    Add(AddedKind),
    /// A search in all documents.
    Search,
    /// Into the clipboard.
    Copy,
}

/// What the pointer does to a paragraph. `at` tells the byte under a place of the screen.
pub fn dragged(
    node: &Response,
    ui: &Ui,
    (id, paragraph, document): (DocId, &Paragraph, &Document),
    at: impl Fn(egui::Pos2) -> u32,
) -> Option<Did> {
    let pos = node.interact_pointer_pos();
    if node.double_clicked() {
        let pos = pos?;
        return Some(Did::Word(id, word_at(document, paragraph, at(pos)), pos));
    }
    if node.drag_started() {
        let origin = ui.input(|input| input.pointer.press_origin()).or(pos)?;
        return Some(Did::Begin(id, at(origin)));
    }
    if node.drag_stopped() {
        return Some(Did::End(pos?));
    }
    if node.dragged() {
        return Some(Did::Reach(at(pos?), paragraph.span));
    }
    node.clicked().then_some(Did::Drop)
}

/// The word around a byte.
fn word_at(document: &Document, paragraph: &Paragraph, at: u32) -> Span {
    let text = paragraph.span.of(&document.text);
    let here = (at - paragraph.span.start) as usize;
    let inside = |c: char| c.is_alphanumeric() || c == '\'' || c == '’' || c == '-';
    let before = text.get(..here).unwrap_or(text);
    let after = text.get(here..).unwrap_or("");
    let back: usize = before.chars().rev().take_while(|c| inside(*c)).map(char::len_utf8).sum();
    let on: usize = after.chars().take_while(|c| inside(*c)).map(char::len_utf8).sum();
    let start = paragraph.span.start as usize;
    Span::new(start + here - back, start + here + on)
}

/// The bar below the picked words.
pub fn bar_ui(ui: &Ui, state: &State, id: DocId, area: Rect) -> Option<Did> {
    let end = state.pick.end.filter(|_| state.pick.from.is_none())?;
    state.pick.words.filter(|(document, span)| *document == id && !span.is_empty())?;
    let mut did = None;
    let left = (end.x - 150.0).clamp(area.left() + 8.0, (area.right() - 330.0).max(area.left() + 8.0));
    let top = (end.y + 14.0).min(area.bottom() - 44.0);
    Area::new(Id::unique("picked words")).order(Order::Foreground).fixed_pos(pos2(left, top)).show(ui.ctx(), |ui| {
        Frame::popup(ui.style()).inner_margin(4.0).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing = vec2(4.0, 0.0);
                let choices = [
                    ("Add event", Did::Add(AddedKind::Event)),
                    ("Add figure", Did::Add(AddedKind::Figure)),
                    ("Search this", Did::Search),
                    ("Copy", Did::Copy),
                ];
                for (name, choice) in choices {
                    if widgets::button_ui(ui, Look::Bare, None, name, "", false).clicked() {
                        did = Some(choice);
                    }
                }
            });
        });
    });
    did
}

/// Carries out what happened.
pub fn carry_out(app: &mut App, ctx: &Context, did: Option<Did>) {
    let Some(did) = did else { return };
    let pick = &mut app.panes.reader.pick;
    match did {
        Did::Begin(id, at) => {
            *pick = Pick { words: Some((id, Span { start: at, end: at })), from: Some(at), end: None }
        }
        Did::Reach(at, within) => {
            if let (Some(from), Some((_, span))) = (pick.from, &mut pick.words) {
                let reached = at.clamp(within.start, within.end);
                *span = Span { start: from.min(reached), end: from.max(reached) };
            }
        }
        Did::End(pos) => {
            pick.from = None;
            pick.end = Some(pos);
            pick.words = pick.words.filter(|(_, span)| !span.is_empty());
        }
        Did::Word(id, span, pos) => {
            *pick = Pick { words: Some((id, span)).filter(|_| !span.is_empty()), from: None, end: Some(pos) };
        }
        Did::Drop => *pick = Pick::default(),
        Did::Add(kind) => {
            if let Some((id, span)) = pick.words {
                let trimmed = app.data.corpus.article(id).map_or(span, |article| trimmed(&article.document.text, span));
                app.panes.reader.pick = Pick::default();
                app.ask_add(kind, id, trimmed);
            }
        }
        Did::Search | Did::Copy => {
            let words = pick.words.and_then(|(id, span)| {
                app.data.corpus.article(id).map(|article| span.of(&article.document.text).trim().to_owned())
            });
            app.panes.reader.pick = Pick::default();
            let Some(words) = words else { return };
            if did == Did::Copy {
                ctx.copy_text(words);
                app.say("Words copied".to_owned(), false);
            } else {
                app.choice.find.on = true;
                app.choice.find.typed =
                    if words.contains(char::is_whitespace) { format!("\"{words}\"") } else { words };
                crate::gui::app::search::start(app, ctx);
            }
        }
    }
}

/// A span without white space at its ends.
fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let lead = words.len() - words.trim_start().len();
    Span::new(span.start as usize + lead, span.start as usize + lead + words.trim().len())
}
