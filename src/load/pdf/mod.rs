//! PDF: the text that a page shows, in whole paragraphs, each with the page on which it begins.
//!
//! A library reads fonts, columns and lines; what is a paragraph over lines, columns and pages is ours.

mod furniture;
mod layout;
mod paragraphs;
#[cfg(feature = "gui")]
pub mod picture;
mod silent;

use pdfboss_core::{Document, Error, Immediate, OcState, Page, block_on};
use pdfboss_output::{LayoutOptions, ReadingOrder, page_layout_opts, retain_rulings_on_page, retain_spans_on_page};
use pdfboss_text::{FontCache, TextSpan};

use crate::model::Unit;
use crate::page::Issue;
use crate::page::draft::{Draft, MetaDate};
use crate::page::head::plain;

use super::ours;
use layout::{Block, blocks, without_marks};
use silent::Silent;

/// Pages that are read of one file.
const MOST_PAGES: usize = 5_000;

const LOCKED: &str = "it needs a password; save a copy without one";

/// Reads a file.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, String> {
    let file = opened(bytes)?;
    if file.metadata().creator.is_some_and(|program| ours::is_maker(&program)) {
        return Err(ours::REASON.to_owned());
    }
    let (fonts, layers) = (FontCache::default(), file.oc_state());
    let mut pages: Vec<Vec<Block>> = Vec::new();
    let count = file.page_count();
    let (mut torn, mut silent) = (0, Silent::default());
    for at in 0..count.min(MOST_PAGES) {
        let page = file.page(at).ok();
        let blocks = page.as_ref().and_then(|page| laid_out(&file, page, &fonts, layers.as_ref(), |_| true));
        torn += usize::from(blocks.is_none());
        let mut blocks = blocks.unwrap_or_default();
        if let Some(page) = &page {
            silent.look(&file, page, at, &mut blocks);
        }
        pages.push(blocks);
    }
    if pages.iter().all(Vec::is_empty) {
        return Err(if torn > 0 || is_cut_off(bytes) { DAMAGED.to_owned() } else { silent.reason(&file) });
    }
    furniture::remove(&mut pages);
    if pages.iter().all(Vec::is_empty) {
        return Err(silent.reason(&file));
    }
    let mut draft = Draft { issues: silent.issues(&pages), ..Draft::default() };
    paragraphs::put(&pages, &mut draft);
    about(&file, &mut draft);
    let cut = (count > MOST_PAGES).then(|| format!("only its first {MOST_PAGES} of {count} pages are read; split it"));
    let torn = (torn > 0).then(|| format!("{torn} of its {count} pages are damaged and were not read"));
    draft.issues.extend(cut.into_iter().chain(torn).map(Issue::partly));
    Ok(draft)
}

/// True for a file without its last line, as a broken download leaves it.
fn is_cut_off(bytes: &[u8]) -> bool {
    let tail = bytes.get(bytes.len().saturating_sub(2048)..).unwrap_or(bytes);
    !tail.windows(5).any(|line| line == b"%%EOF")
}

/// A file whose pages can be read.
fn opened(bytes: &[u8]) -> Result<Document, String> {
    let file = Document::load(bytes.to_vec()).map_err(|error| reason(&error))?;
    if file.is_locked() { Err(LOCKED.to_owned()) } else { Ok(file) }
}

/// The blocks of a page in the order in which they are read, of the pieces of text that are wanted; `None` where it is
/// damaged.
fn laid_out(
    file: &Document,
    page: &Page,
    fonts: &FontCache,
    layers: Option<&OcState>,
    wanted: impl Fn(&TextSpan) -> bool,
) -> Option<Vec<Block>> {
    let work = pdfboss_text::extract_spans_and_rulings_reporting_cached_with(
        Immediate(file),
        page,
        fonts,
        layers,
        None,
        ReadingOrder::Content,
    );
    let (mut spans, mut rulings, report) = block_on(work).ok()?;
    retain_spans_on_page(&mut spans, page);
    retain_rulings_on_page(&mut rulings, page);
    spans.retain(|span| span.artifact.is_none() && wanted(span));
    without_marks(&mut spans);
    Some(blocks(&page_layout_opts(&spans, &rulings, report.order, &LayoutOptions::default())))
}

const DAMAGED: &str = "it is damaged: its pages cannot be found; fetch it again, or print it anew to PDF";

fn reason(error: &Error) -> String {
    match error {
        Error::Encrypted => LOCKED.to_owned(),
        _ => DAMAGED.to_owned(),
    }
}

/// The title where the text has it too, and the day on which the file was made.
fn about(file: &Document, draft: &mut Draft) {
    let fields = file.metadata();
    let title = fields.title.filter(|title| plain(title).len() > 8);
    let head = draft.parts.iter().take(8);
    let known = title.as_deref().map(plain);
    if head.into_iter().any(|part| Some(plain(draft.words(part))) == known) {
        draft.title = title;
    }
    draft.made =
        fields.creation_date.and_then(|date| Some(MetaDate::new("the file's creation date", &date, day(&date)?)));
}

/// "D:20140508100000+02'00'" ([ISO 32000-1] 7.9.4).
fn day(date: &str) -> Option<Unit> {
    let digits = date.trim_start_matches("D:").get(..8)?;
    super::front_matter::unit(digits)
}
