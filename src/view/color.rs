//! A colour in sRGB with an opacity.

/// Red, green, blue and opacity, 0 to 255, not premultiplied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Color {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
    /// Opacity; 255 is opaque.
    pub a: u8,
}

impl Color {
    /// An opaque colour from `0xRRGGBB`.
    #[must_use]
    pub const fn hex(rgb: u32) -> Self {
        Self { r: (rgb >> 16) as u8, g: (rgb >> 8) as u8, b: rgb as u8, a: 255 }
    }

    /// The same colour at a share of its opacity, 0 to 1.
    #[must_use]
    pub fn at(self, share: f32) -> Self {
        Self { a: (f32::from(self.a) * share.clamp(0.0, 1.0)).round() as u8, ..self }
    }

    /// This colour laid over an opaque ground: what the eye sees, without opacity.
    #[must_use]
    pub fn over(self, ground: Self) -> Self {
        let share = f32::from(self.a) / 255.0;
        let mix = |top: u8, below: u8| (f32::from(top) * share + f32::from(below) * (1.0 - share)).round() as u8;
        Self { r: mix(self.r, ground.r), g: mix(self.g, ground.g), b: mix(self.b, ground.b), a: 255 }
    }
}

#[cfg(test)]
mod tests {
    use super::Color;

    #[test]
    fn half_of_black_over_white_is_grey() {
        assert_eq!(Color::hex(0).at(0.5).over(Color::hex(0xFF_FF_FF)), Color::hex(0x7F_7F_7F));
    }
}
