//! The picture in the dialog, drawn by the picture’s own back end on another thread.
//!
//! One drawing runs at a time; what has changed meanwhile is drawn next, and the picture before stays until then.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use egui::Context;

use crate::export::brief_svg::Ground;
use crate::gui::app::export::work::{self, Source};
use crate::gui::app::state::export::{Drawn, Key};
use crate::gui::app::{App, Tone};
use crate::job::Task;
use crate::view::brief::Brief;

/// Takes a drawing, and begins the next one where something has changed since.
pub fn hear(app: &mut App, ctx: &Context) {
    let Some(dialog) = &mut app.panes.export.dialog else { return };
    if let Some(drawn) = super::answer(&mut dialog.drawing) {
        match drawn {
            Ok(Drawn::Page(brief, image)) => {
                let image = Arc::new(image);
                match &mut dialog.picture {
                    Some(picture) => picture.set(image, egui::TextureOptions::LINEAR),
                    None => dialog.picture = Some(ctx.load_texture("page", image, egui::TextureOptions::LINEAR)),
                }
                dialog.at = dialog.at.min(brief.pages.len().saturating_sub(1));
                dialog.brief = Some(brief);
            }
            Ok(Drawn::Data(words)) => dialog.data = words,
            Err(error) => dialog.said = Some((error, Tone::Wrong)),
        }
    }
    if dialog.drawing.is_none() && dialog.pixels > 0 {
        begin(app, ctx);
    }
}

/// Begins to draw where the picture is not what the settings say.
pub(crate) fn begin(app: &mut App, ctx: &Context) {
    let Some(dialog) = &app.panes.export.dialog else { return };
    let key = Key { page: dialog.page.clone(), overflow: dialog.overflow(), revision: app.data.revision };
    let wanted = (key, dialog.at, dialog.pixels);
    if dialog.drawn.as_ref() == Some(&wanted) {
        return;
    }
    // Another page or another size of the same: it is composed already.
    let same = dialog.drawn.as_ref().is_some_and(|(drawn, ..)| *drawn == wanted.0);
    let known = dialog.brief.clone().filter(|_| same);
    let source = match known {
        Some(_) => None,
        None => match Source::of(app, &wanted.0.page, wanted.0.overflow.clone()) {
            Ok(source) => Some(source),
            // The settings say what is wrong; the picture before stays.
            Err(_) => return,
        },
    };
    let (at, pixels, repaint) = (wanted.1, wanted.2, ctx.clone());
    let (data, transparent) = (!dialog.output().is_page(), wanted.0.page.transparent);
    let draw = move |_: &AtomicBool| match source {
        Some(source) if data => Ok(Drawn::Data(work::records(&source.rows()))),
        Some(source) => page(Arc::new(source.compose()), at, pixels, transparent),
        None => {
            known.ok_or_else(|| "There is no page".to_owned()).and_then(|brief| page(brief, at, pixels, transparent))
        }
    };
    if let Some(dialog) = &mut app.panes.export.dialog {
        dialog.drawing = Some(Task::start("preview", draw, move || repaint.request_repaint()));
        dialog.drawn = Some(wanted);
    }
}

pub(crate) fn page(brief: Arc<Brief>, at: usize, pixels: u32, transparent: bool) -> Result<Drawn, String> {
    let ground = if transparent { Ground::Transparent } else { Ground::Opaque };
    let sheet = brief.pages.get(at).or(brief.pages.first()).ok_or("There is no page")?;
    let image = work::image(&brief, sheet, ground, pixels)?;
    Ok(Drawn::Page(brief, image))
}
