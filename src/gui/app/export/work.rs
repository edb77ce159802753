//! What other threads do for the dialog: compose a page and draw it, write it, draw it for the clipboard.
//!
//! A [`Source`] holds everything that a page is made from, so that the window goes on meanwhile.

use std::path::Path;
use std::sync::Arc;

use egui::ColorImage;

use crate::claims::Rulings;
use crate::corpus::Corpus;
use crate::export::brief_svg::{self, Ground};
use crate::export::data::Rows;
use crate::export::marks::Marks;
use crate::export::{self, file, png, system_fonts};
use crate::gui::app::App;
use crate::gui::app::state::output::{Include, Output};
use crate::gui::app::views::strayed;
use crate::model::{Record, When, upper_first};
use crate::project::{Page, Status};
use crate::view::brief::{Brief, Overflow, Preset, Redaction, Request, Scope, Tone, Wish};
use crate::view::window::seconds;
use crate::view::{Items, Window};

/// Everything that a page or a file of data is made from.
pub struct Source {
    pub(crate) corpus: Arc<Corpus>,
    pub(crate) items: Items,
    /// What passes the filter, where only that is wanted.
    pub(crate) shown: Option<Items>,
    pub(crate) rulings: Rulings,
    pub(crate) marks: Marks,
    pub(crate) request: Request,
    pub(crate) output: Output,
    pub(crate) times: f32,
    pub(crate) ground: Ground,
}

/// The replacements that a page is set up with.
///
/// # Errors
/// One sentence where they cannot be used.
pub fn redaction(page: &Page) -> Result<Redaction, String> {
    let named = page.replacements.iter().filter(|one| !one.old.trim().is_empty());
    let pairs: Vec<String> = named.map(|one| format!("{}={}", one.old, one.new)).collect();
    Redaction::parse(pairs.iter().map(String::as_str)).map_err(|error| upper_first(&error.to_string()))
}

/// The preset that a page is set up with, at its density.
#[must_use]
pub fn preset(page: &Page) -> Preset {
    let mut preset = Preset::named(&page.preset).unwrap_or_default();
    if let Some(dpi) = page.dpi {
        preset.dpi = f32::from(dpi);
    }
    preset
}

/// The look that a page is set up with.
#[must_use]
pub fn tone(page: &Page) -> Tone {
    Tone::ALL.into_iter().find(|tone| tone.word() == page.theme).unwrap_or_default()
}

/// The time now, to the minute, as pages say it.
pub(crate) fn now() -> String {
    chrono::Utc::now().format("%-d %b %Y %H:%M UTC").to_string()
}

impl Source {
    /// What the window holds, for a page that is set up so.
    ///
    /// # Errors
    /// One sentence where a name cannot be replaced.
    pub fn of(app: &App, page: &Page, overflow: Overflow) -> Result<Self, String> {
        let include = Include::of(&page.include);
        let filtered = include != Include::All && !app.choice.filter.is_empty();
        let view = app.choice.view.as_ref().filter(|name| {
            include == Include::Window && app.data.project.view(name).is_some_and(|view| !strayed(view, &app.as_view()))
        });
        let wishes = page.callouts.as_ref().map(|callouts| {
            callouts.iter().map(|callout| Wish { id: callout.id, words: callout.words.clone() }).collect()
        });
        let request = Request {
            title: page.title.trim().to_owned(),
            subtitle: page.subtitle.trim().to_owned(),
            marking: page.marking.trim().to_owned(),
            project: app.data.title.clone().unwrap_or_default(),
            view: view.cloned().unwrap_or_default(),
            stamp: if page.stamped { now() } else { String::new() },
            preset: preset(page),
            tone: tone(page),
            by: app.panes.kept.lanes_by,
            scope: match include {
                // The page folds gaps by itself.
                Include::Window => Scope::Window(Window::new(app.time.aim().start, app.time.aim().end)),
                Include::Filter | Include::All => Scope::All,
            },
            accepted_only: page.accepted_only,
            keep: None,
            filter: if filtered { crate::gui::app::facets::filter_words(app) } else { String::new() },
            callouts: wishes,
            redaction: redaction(page)?,
            overflow,
            ..Request::default()
        };
        Ok(Self {
            corpus: Arc::clone(&app.data.corpus),
            items: app.data.items.clone(),
            rulings: app.rulings(),
            marks: Marks::of(&app.data.project),
            shown: filtered.then(|| app.data.shown.items.clone()),
            request,
            output: Output::of(&page.format),
            times: f32::from(page.scale.clamp(1, 8)),
            ground: if page.transparent { Ground::Transparent } else { Ground::Opaque },
        })
    }

    /// Composes the page; the corpus is let go of.
    #[must_use]
    pub fn compose(mut self) -> Brief {
        self.filter();
        system_fonts::compose(&self.corpus, &self.items, &self.request, system_fonts::Place::System)
    }

    pub(crate) fn filter(&mut self) {
        self.request.keep = self.shown.take().map(|shown| {
            let dated = shown.dated.iter().map(|item| item.id);
            dated.chain(shown.undated.iter().map(|item| item.id)).collect()
        });
    }

    /// The records as data, chosen as the page's are.
    #[must_use]
    pub fn rows(mut self) -> Rows {
        self.filter();
        let window = match self.request.scope {
            Scope::Window(window) => Some((window.start, window.end)),
            _ => None,
        };
        let status: std::collections::HashMap<_, _> = {
            let dated = self.items.dated.iter().map(|item| (item.id, item.status));
            dated.chain(self.items.undated.iter().map(|item| (item.id, item.status))).collect()
        };
        let keep = |record: &Record, status: Status| {
            let bounds = record.date.when.as_ref().and_then(When::bounds);
            let inside = |(from, to): (f64, f64)| {
                bounds.is_some_and(|bounds| seconds(bounds.start) < to && seconds(bounds.end) > from)
            };
            match status {
                _ if self.request.keep.as_ref().is_some_and(|keep| !keep.contains(&record.id)) => {
                    Some("outside the filter")
                }
                Status::Rejected => Some("rejected"),
                Status::Undecided if self.request.accepted_only => Some("undecided"),
                _ if window.is_some_and(|window| !inside(window)) => Some("outside the window"),
                _ => None,
            }
        };
        let status = |record: &Record| status.get(&record.id).copied().unwrap_or_default();
        Rows::of(&self.corpus, (&self.rulings, &self.marks), status, keep, &self.request.redaction)
    }

    /// Makes the file and writes it, with its sources beside it where the page has no room for them.
    ///
    /// # Errors
    /// One sentence; nothing of an older file is lost.
    pub fn save(self, path: &Path) -> Result<String, String> {
        let (output, ground, times) = (self.output, self.ground, self.times);
        let words = |error: &dyn std::fmt::Display| upper_first(&error.to_string());
        let format = match output {
            Output::Page(format) => format,
            Output::Data(form) => {
                let rows = self.rows();
                let written = rows.write(form).map_err(|error| words(&error))?;
                file::write(path, &written.bytes).map_err(|error| words(&error))?;
                return Ok(format!("Saved as {}: {}", path.display(), rows.told(&written).trim_end_matches('.')));
            }
        };
        let brief = self.compose();
        let beside = if format.has_pages() || !has_sidecar(&brief) {
            None
        } else {
            Some(export::sidecar::beside(path).map_err(|error| words(&error))?)
        };
        let bytes = format.write(&brief, ground, times).map_err(|error| words(&error))?;
        file::write(path, &bytes).map_err(|error| words(&error))?;
        let Some(beside) = beside else { return Ok(format!("Saved as {}", path.display())) };
        file::write(&beside, export::sidecar::markdown(&brief).as_bytes())
            .map_err(|error| format!("The page is saved as {}, but its sources: {error}", path.display()))?;
        let name = beside.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(format!("Saved as {}, its sources beside it as {name}", path.display()))
    }

    /// The first page in the preset's own pixels, and how many callouts it has.
    ///
    /// # Errors
    /// One sentence where it cannot be drawn.
    pub fn picture(self) -> Result<(ColorImage, String), String> {
        let ground = self.ground;
        let brief = self.compose();
        let sheet = brief.pages.first().ok_or("There is no page")?;
        let image = image(&brief, sheet, ground, brief.preset.width_px)?;
        let untitled = if brief.title.is_empty() { ". It has no title yet" } else { "" };
        let (width, height) = (brief.preset.width_px, brief.preset.height_px);
        let callouts = crate::model::counted(numbered(&brief).count(), "callout");
        Ok((image, format!("Picture copied: {width} × {height} pixels, {callouts}{untitled}")))
    }
}

/// "12 records; left out: 3 rejected".
#[must_use]
pub fn records(rows: &Rows) -> String {
    let left_out: Vec<String> = rows.left_out.iter().map(|(why, count)| format!("{count} {why}")).collect();
    let left_out = if left_out.is_empty() { String::new() } else { format!(" (left out: {})", left_out.join(", ")) };
    format!("{}{left_out}", crate::model::counted(rows.records.len(), "record"))
}

/// The callouts with a number, in their order.
pub fn numbered(brief: &Brief) -> impl Iterator<Item = &crate::view::brief::Entry> {
    brief.callouts().filter(|entry| entry.mark.parse::<usize>().is_ok())
}

/// True where a picture has sources beside it.
#[must_use]
pub fn has_sidecar(brief: &Brief) -> bool {
    brief.entries.iter().any(|entry| entry.mark.is_empty())
}

/// A page in so many pixels across.
///
/// # Errors
/// One sentence where it cannot be drawn.
pub fn image(
    brief: &Brief,
    sheet: &crate::view::brief::Sheet,
    ground: Ground,
    width: u32,
) -> Result<ColorImage, String> {
    let preset = &brief.preset;
    let scale = width as f32 / preset.width_px as f32;
    let size = (width as f32, (preset.height_px as f32 * scale).round());
    let svg = brief_svg::page(brief, sheet, ground);
    let pixels = png::rasterised(&svg, size, scale, &brief.fonts).map_err(|error| upper_first(&error.to_string()))?;
    let size = [pixels.width() as usize, pixels.height() as usize];
    Ok(ColorImage::from_rgba_premultiplied(size, pixels.data()))
}
