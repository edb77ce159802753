//! A page as laid out: parts in reading order, each with its shapes, its name for those who do not see it, and its links.

use crate::view::scene::{Rect, Shape};

/// What a part of a page is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// The ground: fills and grid lines.
    Ground,
    /// The marking line.
    Marking,
    /// The title.
    Title,
    /// The subtitle.
    Subtitle,
    /// Two rows of calendar units, and gaps.
    Ruler,
    /// A lane's name.
    Lane,
    /// A mark with its label, in a lane.
    Mark,
    /// A chart.
    Chart,
    /// What the glyphs mean.
    Key,
    /// A footnote or a line of a list.
    Note,
    /// Counts, filter, colophon.
    Foot,
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Unique on its page: a record's id, or a word.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// The lane that it belongs to.
    pub lane: Option<usize>,
    /// In words, for screen readers.
    pub words: String,
    /// Where a click leads: the id of another part.
    pub link: Option<String>,
    /// The drawing.
    pub shapes: Vec<Shape>,
}

impl Part {
    /// A part without lane or link.
    #[must_use]
    pub fn new(id: impl Into<String>, kind: Kind, words: impl Into<String>, shapes: Vec<Shape>) -> Self {
        Self { id: id.into(), kind, lane: None, words: words.into(), link: None, shapes }
    }

    /// The smallest rectangle around everything drawn; text by its measured width.
    #[must_use]
    pub fn bounds(&self, measure: crate::view::text::Measure) -> Option<Rect> {
        self.shapes.iter().map(|shape| shape.bounds(measure)).reduce(Rect::union)
    }
}

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// What an outline says of it.
    pub name: String,
    /// Width in points of the layout.
    pub width: f32,
    /// Height in points of the layout.
    pub height: f32,
    /// In reading order, which is the order of painting too.
    pub parts: Vec<Part>,
}

impl Sheet {
    /// How many shapes it has.
    #[must_use]
    pub fn shapes(&self) -> usize {
        self.parts.iter().map(|part| part.shapes.len()).sum()
    }
}
