//! A display list as PNG: its SVG, rasterised with the program's own fonts. No display, the same bytes every time.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{Options, Tree};

use super::svg::svg;
use crate::view::fallback::Fallback;
use crate::view::fonts;
use crate::view::scene::Scene;

/// Widest and highest picture in pixels.
const MOST: f32 = 20_000.0;

/// Why a picture could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// No memory would hold it.
    #[error("a picture of {width} × {height} pixels is too large: at most 20,000 a side and 200 million in all")]
    TooLarge {
        /// In pixels.
        width: f32,
        /// In pixels.
        height: f32,
    },
    /// The drawing or the encoding failed.
    #[error("the picture could not be drawn: {0}")]
    Drawing(String),
}

/// Draws a scene at so many pixels a point.
///
/// # Errors
/// Where the picture would be larger than memory allows, or the library that draws it fails.
pub fn png(scene: &Scene, scale: f32) -> Result<Vec<u8>, PictureError> {
    let size = ((scene.width * scale).ceil(), (scene.height * scale).ceil());
    rasterised(&svg(scene), size, scale, &Fallback::default())?
        .encode_png()
        .map_err(|error| PictureError::Drawing(error.to_string()))
}

/// The fonts of the program, read once.
static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut database = Database::new();
    for face in &fonts::FACES {
        database.load_font_source(Source::Binary(Arc::new(face.bytes)));
    }
    database.set_sans_serif_family("IBM Plex Sans");
    database.set_serif_family("IBM Plex Serif");
    database.set_monospace_family("IBM Plex Mono");
    Arc::new(database)
});

/// An SVG in pixels, with so many pixels for each of its units.
///
/// # Errors
/// Where the picture would be larger than memory allows, or the library that draws it fails.
pub fn rasterised(
    svg: &str,
    (width, height): (f32, f32),
    scale: f32,
    outer: &Fallback,
) -> Result<Pixmap, PictureError> {
    if width > MOST || height > MOST || width * height > 2e8 {
        return Err(PictureError::TooLarge { width, height });
    }
    let mut fontdb = Arc::clone(&FONTS);
    for face in outer.faces() {
        Arc::make_mut(&mut fontdb).load_font_source(Source::Binary(face.bytes.clone()));
    }
    let options = Options { fontdb, font_family: "IBM Plex Sans".to_owned(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| PictureError::Drawing(error.to_string()))?;
    let mut pixels =
        Pixmap::new((width as u32).max(1), (height as u32).max(1)).ok_or(PictureError::TooLarge { width, height })?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    Ok(pixels)
}
