//! What can leave through the dialog: a page in one of its forms, its evidence, or records as data.

use crate::export::Format;
use crate::export::data::Form;

/// A form of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// The page, or its evidence.
    Page(Format),
    /// Records as data.
    Data(Form),
}

impl Output {
    /// Every form, pages first, then evidence, then data.
    pub fn all() -> impl Iterator<Item = Self> {
        let pages = Format::ALL.into_iter().map(|(format, _)| Self::Page(format));
        pages.chain(Form::ALL.iter().map(|form| Self::Data(*form)))
    }

    /// The word that a project keeps: `pdf`, `data jsonl`.
    #[must_use]
    pub fn word(self) -> String {
        match self {
            Self::Page(_) => self.ending().to_owned(),
            Self::Data(form) => format!("data {}", form.names().0),
        }
    }

    /// The form of a word; PNG for a word of another version.
    #[must_use]
    pub fn of(word: &str) -> Self {
        Self::all().find(|output| output.word() == word).unwrap_or(Self::Page(Format::Png))
    }

    /// The file's ending.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Page(format) => {
                Format::ALL.iter().find(|(own, _)| *own == format).map_or("png", |(_, ending)| ending)
            }
            Self::Data(form) => form.names().1,
        }
    }

    /// What it is called in the dialog.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Page(Format::Png) => "PNG picture",
            Self::Page(Format::Svg) => "SVG drawing",
            Self::Page(Format::Pdf) => "PDF",
            Self::Page(Format::Pptx) => "PowerPoint slides (PPTX)",
            Self::Page(Format::Html) => "Web page (HTML)",
            Self::Page(Format::Markdown) => "Evidence as text (Markdown)",
            Self::Page(Format::Csv) => "Evidence as table (CSV)",
            Self::Data(Form::Csv) => "Data as table (CSV)",
            Self::Data(Form::JsonLines) => "Data as JSON lines",
            Self::Data(Form::Package) => "Data package (ZIP)",
            Self::Data(Form::TimelineJs) => "TimelineJS (JSON)",
            Self::Data(Form::Calendar) => "Calendar (ICS)",
            Self::Data(Form::Annotation) => "Web Annotation (JSON-LD)",
            #[cfg(feature = "parquet")]
            Self::Data(Form::Parquet) => "Parquet",
        }
    }

    /// What it is good for, or what it cannot hold; empty where nothing is to be said.
    #[must_use]
    pub fn note(self) -> &'static str {
        match self {
            Self::Page(Format::Svg) => "Set in IBM Plex Sans; other fonts stand in where it is missing",
            Self::Page(Format::Pptx) => {
                "Native shapes that can be edited, set in Arial; sources in the speaker’s notes"
            }
            Self::Page(Format::Html) => "One file without scripts; it needs no network",
            Self::Page(Format::Csv | Format::Markdown) => "Every source of every mark, with its full quote",
            Self::Page(_) => "",
            Self::Data(form) => form.losses(),
        }
    }

    /// True for a picture that has pixels or a ground.
    #[must_use]
    pub fn is_picture(self) -> bool {
        matches!(self, Self::Page(Format::Png | Format::Svg))
    }

    /// True where the form of the page matters.
    #[must_use]
    pub fn is_page(self) -> bool {
        matches!(self, Self::Page(_))
    }
}

/// Which records go on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Include {
    /// Those in the window's time that pass the filter.
    Window,
    /// All that pass the filter.
    Filter,
    /// All.
    All,
}

impl Include {
    /// All, the default first.
    pub const ALL: [Self; 3] = [Self::Window, Self::Filter, Self::All];

    /// The word that a project keeps.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Window => "window",
            Self::Filter => "filter",
            Self::All => "all",
        }
    }

    /// The choice of a word.
    #[must_use]
    pub fn of(word: &str) -> Self {
        Self::ALL.into_iter().find(|include| include.word() == word).unwrap_or(Self::Window)
    }

    /// What it is called in the dialog.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Window => "What the window shows",
            Self::Filter => "All that pass the filter",
            Self::All => "Everything",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_found_by_its_word() {
        for output in Output::all() {
            assert_eq!(Output::of(&output.word()), output);
            assert!(!output.title().is_empty());
        }
        assert_eq!(Output::of("of a later version"), Output::Page(Format::Png));
        for include in Include::ALL {
            assert_eq!(Include::of(include.word()), include);
        }
    }
}
