//! The program's own mark as pixels, in any size: for the window and for packages.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::png::PictureError;

const SVG: &str = include_str!("../../assets/icon.svg");
/// Largest side in pixels that a system asks for.
const MOST: u32 = 1024;

/// The mark as a square of so many pixels a side.
///
/// # Errors
/// Where the side is nothing or more than any system asks for.
pub fn icon(side: u32) -> Result<Pixmap, PictureError> {
    let failed = |error: &dyn std::fmt::Display| PictureError::Drawing(error.to_string());
    let tree = Tree::from_str(SVG, &Options::default()).map_err(|error| failed(&error))?;
    let mut pixels = Some(side)
        .filter(|side| *side <= MOST)
        .and_then(|side| Pixmap::new(side, side))
        .ok_or_else(|| failed(&format!("an icon has 1 to {MOST} pixels a side")))?;
    let scale = side as f32 / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    Ok(pixels)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_is_drawn_in_every_size_that_a_system_asks_for() {
        for side in [16, 24, 32, 48, 64, 128, 256, 512, 1024] {
            let pixels = icon(side).expect("drawn");
            let (middle, disc) = (pixels.pixel(side / 2, side / 8), pixels.pixel(side * 181 / 256, side / 2));
            assert_eq!(middle.map(|pixel| pixel.demultiply().red()), Some(0xfb), "its ground is paper");
            assert_eq!(disc.map(|pixel| pixel.demultiply().red()), Some(0x9a), "the line ends in a disc");
        }
        assert!(icon(0).is_err() && icon(MOST + 1).is_err());
    }
}
