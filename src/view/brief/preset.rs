//! Shapes and sizes of a page. A page is laid out in points of its own, in which the window's sizes of type and marks
//! hold; a preset says how many pixels, millimetres or slide units that is.

/// Width of a slide in EMU (13.333 inch).
pub const SLIDE: u32 = 12_192_000;

/// A page's shape and size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Preset {
    /// The word on the command line and in the dialog.
    pub name: &'static str,
    /// What it is, for people.
    pub title: &'static str,
    /// Width in pixels.
    pub width_px: u32,
    /// Height in pixels.
    pub height_px: u32,
    /// Pixels an inch, which the picture states; 96 for screens.
    pub dpi: f32,
    /// Width of the layout in points.
    pub width: f32,
    /// Most callouts that the page's shape bears.
    pub callouts: usize,
}

const fn preset(
    name: &'static str,
    title: &'static str,
    (width_px, height_px): (u32, u32),
    dpi: f32,
    width: f32,
    callouts: usize,
) -> Preset {
    Preset { name, title, width_px, height_px, dpi, width, callouts }
}

/// Every preset, the default first.
pub const PRESETS: [Preset; 8] = [
    preset("16:9", "Slide 16:9, 1920 × 1080", (1920, 1080), 144.0, 1280.0, 9),
    preset("4k", "Slide 16:9, 3840 × 2160", (3840, 2160), 288.0, 1280.0, 9),
    preset("4:3", "Slide 4:3, 1600 × 1200", (1600, 1200), 144.0, 1104.0, 9),
    preset("a4", "A4 landscape, 300 dpi", (3508, 2480), 300.0, 1210.0, 9),
    preset("a3", "A3 landscape, 300 dpi", (4961, 3508), 300.0, 1600.0, 14),
    preset("letter", "US Letter landscape, 300 dpi", (3300, 2550), 300.0, 1138.0, 9),
    preset("square", "Square, 1080 × 1080", (1080, 1080), 96.0, 864.0, 7),
    preset("inline", "In an article, 1700 × 1200", (1700, 1200), 192.0, 1064.0, 9),
];

impl Default for Preset {
    fn default() -> Self {
        PRESETS[0]
    }
}

impl Preset {
    /// The preset of a name, upper or lower case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        PRESETS.into_iter().find(|preset| preset.name.eq_ignore_ascii_case(name.trim()))
    }

    /// Height of the layout in points.
    #[must_use]
    pub fn height(&self) -> f32 {
        self.width * self.height_px as f32 / self.width_px as f32
    }

    /// Size on paper in PDF points (1/72 inch).
    #[must_use]
    pub fn paper(&self) -> (f32, f32) {
        let inch = 72.0 / self.dpi;
        (self.width_px as f32 * inch, self.height_px as f32 * inch)
    }

    /// Size as a slide in EMU: every shape as wide as a slide.
    #[must_use]
    pub fn slide(&self) -> (u32, u32) {
        let height = f64::from(SLIDE) * f64::from(self.height_px) / f64::from(self.width_px);
        (SLIDE, height.round() as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_is_found_by_its_name_and_its_type_is_large_enough() {
        for preset in PRESETS {
            assert_eq!(Preset::named(&preset.name.to_uppercase()), Some(preset));
            // 18 px at 1920 wide for the plot's 12 points, 12 px for the notes' 9.4.
            let at_1920 = 1920.0 / preset.width;
            assert!(preset.name == "a3" || at_1920 * 12.0 >= 17.9, "{}", preset.name);
            assert!(at_1920 * super::super::style::NOTE.size >= 11.2, "{}", preset.name);
        }
        assert_eq!(Preset::default().slide(), (12_192_000, 6_858_000));
        assert!((Preset::named("A4").unwrap().paper().0 - 841.92).abs() < 0.1);
    }
}
