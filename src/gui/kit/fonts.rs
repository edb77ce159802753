//! IBM Plex as the interface's fonts, and one name for each weight. What Plex lacks (Chinese, Japanese, Korean …)
//! comes from the system's fonts through eframe's provider.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, FontId};

/// A cut of IBM Plex.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// Sans 400: most of the interface.
    Regular,
    /// Sans 500: titles in lists, controls.
    Medium,
    /// Sans 600: headings and values.
    SemiBold,
    /// Sans 400 italic.
    Italic,
    /// Serif 400: the user's own text.
    Serif,
    /// Serif 600: the date in the user's text.
    SerifBold,
    /// Mono 400: EDTF.
    Mono,
}

impl Face {
    const ALL: [Self; 7] =
        [Self::Regular, Self::Medium, Self::SemiBold, Self::Italic, Self::Serif, Self::SerifBold, Self::Mono];

    fn name(self) -> &'static str {
        match self {
            Self::Regular => "plex-sans",
            Self::Medium => "plex-sans-medium",
            Self::SemiBold => "plex-sans-semibold",
            Self::Italic => "plex-sans-italic",
            Self::Serif => "plex-serif",
            Self::SerifBold => "plex-serif-semibold",
            Self::Mono => "plex-mono",
        }
    }

    fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../../../assets/fonts/IBMPlexSans-Regular.ttf"),
            Self::Medium => include_bytes!("../../../assets/fonts/IBMPlexSans-Medium.ttf"),
            Self::SemiBold => include_bytes!("../../../assets/fonts/IBMPlexSans-SemiBold.ttf"),
            Self::Italic => include_bytes!("../../../assets/fonts/IBMPlexSans-Italic.ttf"),
            Self::Serif => include_bytes!("../../../assets/fonts/IBMPlexSerif-Regular.ttf"),
            Self::SerifBold => include_bytes!("../../../assets/fonts/IBMPlexSerif-SemiBold.ttf"),
            Self::Mono => include_bytes!("../../../assets/fonts/IBMPlexMono-Regular.ttf"),
        }
    }

    /// This face at a size in points.
    #[must_use]
    pub fn at(self, size: f32) -> FontId {
        let family = match self {
            Self::Regular => FontFamily::Proportional,
            Self::Mono => FontFamily::Monospace,
            _ => FontFamily::Name(self.name().into()),
        };
        FontId::new(size, family)
    }
}

/// The fonts of the window; each face falls back to Sans and Mono for characters of its own it lacks.
#[must_use]
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for face in Face::ALL {
        fonts.font_data.insert(face.name().to_owned(), Arc::new(FontData::from_static(face.bytes())));
        let mut chain = vec![face.name().to_owned()];
        chain.extend([Face::Regular, Face::Mono].iter().filter(|other| **other != face).map(|f| f.name().to_owned()));
        fonts.families.insert(face.at(1.0).family, chain);
    }
    fonts
}
