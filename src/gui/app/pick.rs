//! Words picked in the source with the pointer, and what can be done with them.

use egui::Context;

use crate::gui::app::App;
use crate::gui::app::state::reader::Pick;
use crate::model::{DocId, Span};
use crate::project::AddedKind;

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
                app.say("Words copied".to_owned());
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
pub(crate) fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let lead = words.len() - words.trim_start().len();
    Span::new(span.start as usize + lead, span.start as usize + lead + words.trim().len())
}
