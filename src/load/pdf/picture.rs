//! A page as it is printed: its picture, and where its lines stand on it.

use pdfboss_core::Rect;
use pdfboss_render::{GlyphPainting, RenderOptions, SubstituteSource, render_page_reporting};
use pdfboss_text::{FontCache, TextSpan};

use super::layout::Line;
use super::{laid_out, opened};
use crate::model::Printed;

/// Points of a picture, each way; a larger page is drawn smaller.
const MOST: f32 = 6_000.0;

/// A page as it is printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// Its width and height in points of the picture.
    pub size: [usize; 2],
    /// Red, green, blue and opacity of each point, row by row.
    pub rgba: Vec<u8>,
    /// Its lines in the order in which they are read, those that stand upright on it.
    pub lines: Vec<Printed>,
    /// What of the page could not be drawn.
    pub missing: Option<String>,
}

/// Draws a page of a file, counted from 1, so many points wide.
///
/// # Errors
/// With one sentence where it cannot be drawn.
pub fn draw(bytes: &[u8], number: usize, width: f32) -> Result<Picture, String> {
    let file = opened(bytes)?;
    let at = number.checked_sub(1).filter(|at| *at < file.page_count());
    let page = at.and_then(|at| file.page(at).ok()).ok_or("this page is damaged")?;
    let (page_width, page_height) = page.size();
    let scale = (width / page_width.max(1.0)).min(MOST / page_width.max(1.0)).min(MOST / page_height.max(1.0));
    let options = RenderOptions {
        glyph_painting: GlyphPainting::Full,
        substitutes: SubstituteSource::Builtin,
        ..RenderOptions::default()
    };
    let (drawn, report) =
        render_page_reporting(&file, &page, scale, &options).map_err(|_| "this page cannot be drawn".to_owned())?;
    // Text that does not read upright on the turned page lies in a frame of its own.
    let upright = |span: &TextSpan| span.rotate == page.rotate;
    let blocks = laid_out(&file, &page, &FontCache::default(), file.oc_state().as_ref(), upright).unwrap_or_default();
    let corner = corner(page.crop_box.normalize(), page.rotate);
    let lines = blocks.iter().flat_map(|block| &block.lines);
    let lines = lines.map(|line| printed(line, corner, [page_width, page_height])).collect();
    let size = [drawn.width as usize, drawn.height as usize];
    Ok(Picture { size, rgba: drawn.data, lines, missing: report.summary() })
}

/// The upper left corner of a page that is turned clockwise, in the frame in which its upright text is laid out.
fn corner(page: Rect, turned: i32) -> [f32; 2] {
    match turned {
        90 => [page.y0, -page.x0],
        180 => [-page.x1, -page.y0],
        270 => [-page.y1, page.x1],
        _ => [page.x0, page.y1],
    }
}

/// How far letters reach above and below the line that they stand on, in their size.
const ABOVE: f32 = 0.82;
const BELOW: f32 = 0.26;

/// Where a line stands, from the upper left corner of a page, in shares of its size.
fn printed(line: &Line, [left, top]: [f32; 2], [width, height]: [f32; 2]) -> Printed {
    let x = |at: f32| (at - left) / width.max(1.0);
    let y = |at: f32| (top - at) / height.max(1.0);
    Printed {
        words: line.words.clone(),
        x: [x(line.x), x(line.end_x)],
        y: [y(line.y + ABOVE * line.size), y(line.y - BELOW * line.size)],
    }
}
