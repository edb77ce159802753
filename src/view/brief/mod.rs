//! The briefing page: a picture that carries its sources. A [`Request`] and a corpus make a [`Brief`]: pages of shapes,
//! and beside them the same content as data (callouts with evidence, counts, sentences), which tests and annexes read.
//!
//! Pure: the same request and corpus give the same pages; the time on the page is what the caller says.
//! [`facts`] selects and redacts, [`axis`] maps time, [`lanes`] and [`figures`] place marks, [`notes`] sets footnotes,
//! `page` puts them together, `behind` lists every mark, what was left out and the documents on further pages.

pub mod axis;
mod behind;
mod choose;
mod entries;
pub mod facts;
pub mod figures;
mod foot;
mod ground;
mod key;
mod label;
pub mod lanes;
pub mod notes;
mod page;
mod parts;
pub mod place;
pub mod preset;
pub mod redact;
pub mod request;
mod row;
mod share;
pub mod sheet;
pub mod style;
mod wording;
mod words;

pub use facts::{Evidence, Tally};
pub use page::compose;
pub use preset::{PRESETS, Preset};
pub use redact::{Redaction, RedactionError};
pub use request::{Overflow, Request, Scope, Tone, Wish};
pub use sheet::{Kind, Part, Sheet};

use std::collections::BTreeSet;

use crate::model::RecordId;
use crate::view::fallback::Fallback;
use crate::view::fonts;
use crate::view::text::TextStyle;

/// A mark of the page with everything that stands behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number or letter on the page; empty for a mark without one.
    pub mark: String,
    /// The record.
    pub id: RecordId,
    /// The small number that stands beside it on the page in place of words, and before it in the list behind the page.
    pub listed: Option<usize>,
    /// True for a figure.
    pub figure: bool,
    /// Its words in full.
    pub label: String,
    /// Its date in words.
    pub date: String,
    /// What the analyst decided.
    pub status: String,
    /// "planned", "denied" …; empty for what happened.
    pub modality: String,
    /// One for each document that tells it.
    pub evidence: Vec<Evidence>,
}

/// A briefing page, laid out, with its content as data.
#[derive(Debug, Clone, PartialEq)]
pub struct Brief {
    /// Shape and size.
    pub preset: Preset,
    /// The finding.
    pub title: String,
    /// What is shown.
    pub subtitle: String,
    /// Handling or classification.
    pub marking: String,
    /// The project's name.
    pub project: String,
    /// The picture in words, for those who do not see it.
    pub description: String,
    /// The page, then its continuations.
    pub pages: Vec<Sheet>,
    /// Every mark of the page: those with a disc, a letter, a small number, then those with words alone by time.
    pub entries: Vec<Entry>,
    /// Marks of the page beyond those in `entries`, where there are too many to list.
    pub unlisted: usize,
    /// What is shown and what is left out, in a sentence.
    pub counts: String,
    /// How the page was made.
    pub method: String,
    /// Project, version, time, state.
    pub colophon: String,
    /// What became of every record.
    pub tally: Tally,
    /// What the author should mend: an empty title, a point without a source.
    pub warnings: Vec<String>,
    /// Letters that no font at hand has: the page writes them as code points.
    pub lacking: BTreeSet<char>,
    /// Fonts for letters that the program's own lack.
    pub fonts: Fallback,
}

impl Brief {
    /// Width of a run of text of its pages in points.
    #[must_use]
    pub fn measure(&self, text: &str, style: TextStyle) -> f32 {
        self.fonts.measure(text, style, &fonts::measure)
    }

    /// The numbered and lettered marks.
    pub fn callouts(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !entry.mark.is_empty())
    }
}
