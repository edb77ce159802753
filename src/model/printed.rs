//! Where a line of text stands on a printed page.

/// A line on a page, in shares of the page's width and height from its upper left corner.
#[derive(Debug, Clone, PartialEq)]
pub struct Printed {
    /// Its words.
    pub words: String,
    /// Where it begins and ends, from the left.
    pub x: [f32; 2],
    /// Its upper and lower edge, from the top.
    pub y: [f32; 2],
}
