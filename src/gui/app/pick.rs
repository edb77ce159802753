//! Words picked in the source with the pointer, and what can be done with them.

use egui::Context;

use crate::gui::app::App;
use crate::gui::app::state::reader::Picked;
use crate::model::Span;

/// Carries out what is done with the picked words.
pub fn carry_out(app: &mut App, did: Picked, ctx: &Context) {
    let words = std::mem::take(&mut app.panes.reader.pick).words;
    let Some((id, span)) = words else { return };
    let Some(text) = app.data.corpus.article(id).map(|article| &article.document.text) else { return };
    let words = span.of(text).trim().to_owned();
    match did {
        Picked::Add(kind) => {
            let trimmed = trimmed(text, span);
            app.ask_add(kind, id, trimmed);
        }
        Picked::Copy => {
            ctx.copy_text(words);
            app.say("Words copied".to_owned());
        }
        Picked::Search => {
            app.choice.find.on = true;
            app.choice.find.typed = if words.contains(char::is_whitespace) { format!("\"{words}\"") } else { words };
            crate::gui::app::search::start(app, ctx);
        }
    }
}

/// A span without white space at its ends.
pub(crate) fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let lead = words.len() - words.trim_start().len();
    Span::new(span.start as usize + lead, span.start as usize + lead + words.trim().len())
}
