//! A briefing page as PNG: its SVG in pixels, with its size on paper and its title and counts as text chunks.

use super::brief_svg::{self, Ground};
use super::png::{PictureError, rasterised};
use crate::view::brief::Brief;

/// The first page as PNG, `times` as large as the preset says (1 to 8).
///
/// # Errors
/// Where the picture would be larger than memory allows.
pub fn png(brief: &Brief, ground: Ground, times: f32) -> Result<Vec<u8>, PictureError> {
    let preset = &brief.preset;
    let size = ((preset.width_px as f32 * times).round(), (preset.height_px as f32 * times).round());
    let text = brief_svg::svg(brief, ground);
    let bytes = rasterised(&text, size, times, &brief.fonts)?
        .encode_png()
        .map_err(|error| PictureError::Drawing(error.to_string()))?;
    let metre = (f64::from(preset.dpi * times) / 0.0254).round() as u32;
    let texts = [
        ("Title", brief.title.as_str()),
        ("Description", &format!("{} {}", brief.description, brief.counts)),
        ("Comment", &brief_svg::metadata(brief)),
        ("Software", concat!("Dateline ", env!("CARGO_PKG_VERSION"))),
    ];
    Ok(with_chunks(&bytes, metre, &texts))
}

/// Bytes of the signature and the header chunk, after which other chunks may stand.
const HEAD: usize = 33;

/// Adds the density (`pHYs`, pixels a metre) and texts (`iTXt`, UTF-8) behind the header.
fn with_chunks(png: &[u8], metre: u32, texts: &[(&str, &str)]) -> Vec<u8> {
    let Some((head, rest)) = png.split_at_checked(HEAD) else { return png.to_vec() };
    let mut out = Vec::with_capacity(png.len() + 600);
    out.extend_from_slice(head);
    let mut density = Vec::with_capacity(9);
    density.extend_from_slice(&metre.to_be_bytes());
    density.extend_from_slice(&metre.to_be_bytes());
    density.push(1);
    chunk(&mut out, *b"pHYs", &density);
    for (key, text) in texts.iter().filter(|(_, text)| !text.is_empty()) {
        let mut data = key.as_bytes().to_vec();
        data.extend_from_slice(&[0, 0, 0, 0, 0]);
        data.extend_from_slice(text.as_bytes());
        chunk(&mut out, *b"iTXt", &data);
    }
    out.extend_from_slice(rest);
    out
}

fn chunk(out: &mut Vec<u8>, name: [u8; 4], data: &[u8]) {
    out.extend_from_slice(&(data.len() as u32).to_be_bytes());
    out.extend_from_slice(&name);
    out.extend_from_slice(data);
    let mut sum = crc32fast::Hasher::new();
    sum.update(&name);
    sum.update(data);
    out.extend_from_slice(&sum.finalize().to_be_bytes());
}
