//! A display list as PNG: its SVG, rasterised with the program's own fonts. No display, the same bytes every time.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb::Database};

use super::svg::svg;
use crate::view::fonts;
use crate::view::scene::Scene;

/// Widest and highest picture in pixels.
const MOST: f32 = 20_000.0;

/// Why a picture could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// No memory would hold it.
    #[error("a picture of {width} × {height} pixels is too large; the limit is 20,000 a side")]
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
    let (width, height) = ((scene.width * scale).ceil(), (scene.height * scale).ceil());
    if width > MOST || height > MOST || width * height > 2e8 {
        return Err(PictureError::TooLarge { width, height });
    }
    let failed = |error: &dyn std::fmt::Display| PictureError::Drawing(error.to_string());
    let mut database = Database::new();
    for face in &fonts::FACES {
        database.load_font_data(face.bytes.to_vec());
    }
    database.set_sans_serif_family("IBM Plex Sans");
    database.set_serif_family("IBM Plex Serif");
    database.set_monospace_family("IBM Plex Mono");
    let options = Options { fontdb: Arc::new(database), font_family: "IBM Plex Sans".to_owned(), ..Options::default() };
    let tree = Tree::from_str(&svg(scene), &options).map_err(|error| failed(&error))?;
    let mut pixels =
        Pixmap::new((width as u32).max(1), (height as u32).max(1)).ok_or(PictureError::TooLarge { width, height })?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| failed(&error))
}
