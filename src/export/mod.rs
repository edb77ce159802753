//! What leaves the program: records and expressions as JSON lines and CSV, pictures, briefing pages.

pub mod annex;
pub mod brief_html;
pub mod brief_pdf;
pub mod brief_png;
pub mod brief_svg;
pub mod data;
pub mod edtf;
pub mod file;
pub mod groups;
pub mod guide;
pub mod history;
pub mod icon;
pub mod line;
pub mod marks;
pub mod offsets;
pub mod plain;
pub mod png;
pub mod pptx;
pub mod records;
pub mod report;
pub mod sidecar;
pub mod svg;
pub mod system_fonts;
pub mod table;

use brief_svg::Ground;

use crate::view::brief::Brief;

/// A form of a briefing page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Pixels.
    Png,
    /// Shapes and text.
    Svg,
    /// Pages with links, for reading and printing.
    Pdf,
    /// Slides of native shapes.
    Pptx,
    /// One file for a browser.
    Html,
    /// The evidence as a table.
    Csv,
    /// The evidence as text.
    Markdown,
}

impl Format {
    /// Every form with its file ending.
    pub const ALL: [(Self, &str); 7] = [
        (Self::Png, "png"),
        (Self::Svg, "svg"),
        (Self::Pdf, "pdf"),
        (Self::Pptx, "pptx"),
        (Self::Html, "html"),
        (Self::Markdown, "md"),
        (Self::Csv, "csv"),
    ];

    /// The form of a file ending.
    #[must_use]
    pub fn named(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, own)| *own == ending).map(|(format, _)| format)
    }

    /// All endings in words: ".png, .svg or .md".
    #[must_use]
    pub fn endings() -> String {
        let all: Vec<String> = Self::ALL.iter().map(|(_, ending)| format!(".{ending}")).collect();
        match all.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
            _ => all.concat(),
        }
    }

    /// True where the file holds what does not fit on the page.
    #[must_use]
    pub fn has_pages(self) -> bool {
        !matches!(self, Self::Png | Self::Svg)
    }

    /// The page in this form.
    ///
    /// # Errors
    /// Where a picture would be too large.
    pub fn write(self, brief: &Brief, ground: Ground, times: f32) -> Result<Vec<u8>, png::PictureError> {
        Ok(match self {
            Self::Png => brief_png::png(brief, ground, times)?,
            Self::Svg => brief_svg::svg(brief, ground).into_bytes(),
            Self::Pdf => brief_pdf::pdf(brief)?,
            Self::Pptx => pptx::pptx(brief)?,
            Self::Html => brief_html::html(brief).into_bytes(),
            Self::Csv => annex::csv(brief).into_bytes(),
            Self::Markdown => sidecar::markdown(brief).into_bytes(),
        })
    }
}
