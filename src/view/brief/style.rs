//! Sizes of type and space on a page, in points of the layout (at 1920 pixels a point is 1.5 pixels).

use crate::view::text::{TextStyle, Weight};
/// Names of marks are set as on the screen: callouts and lanes strong, other marks plain.
pub use crate::view::theme::{PLAIN, STRONG};

/// Free space around the page.
pub const MARGIN: f32 = 42.0;
/// Width of the column of lane names.
pub const NAMES: f32 = 134.0;
/// Height of one row of marks; it grows where the page has room.
pub const ROW: f32 = 16.0;
/// From one line of a callout to the next; less than a row, so that both are seen as one.
pub const LEADING: f32 = 14.5;
/// Free space above and below the rows of a lane.
pub const PAD: f32 = 3.0;
/// Height of the ruler, two rows.
pub const RULER: f32 = 35.0;
/// Width of a compressed gap.
pub const GAP: f32 = 42.0;
/// Diameter of a callout's disc.
pub const DISC: f32 = 16.7;
/// Height of a ribbon of marks without place.
pub const RIBBON: f32 = 8.0;
/// Height of a line of notes.
pub const NOTE_LINE: f32 = 12.2;

/// The finding.
pub const TITLE: TextStyle = TextStyle::sans(Weight::SemiBold, 25.0);
/// What is shown.
pub const SUBTITLE: TextStyle = TextStyle::sans(Weight::Regular, 13.4);
/// Handling or classification.
pub const MARKING: TextStyle = TextStyle::sans(Weight::Medium, 10.0);
/// Numbers in discs.
pub const NUMBER: TextStyle = TextStyle::sans(Weight::SemiBold, 10.6);
/// The ruler's coarse row.
pub const COARSE: TextStyle = TextStyle::sans(Weight::SemiBold, 12.6);
/// Ticks, names of gaps, key.
pub const TICK: TextStyle = TextStyle::sans(Weight::Regular, 10.2);
/// The word before the key.
pub const KEY: TextStyle = TextStyle::sans(Weight::SemiBold, 10.2);
/// Footnotes.
pub const NOTE: TextStyle = TextStyle::sans(Weight::Regular, 9.4);
/// Headlines in footnotes.
pub const NOTE_ITALIC: TextStyle = TextStyle { italic: true, ..NOTE };
/// Numbers of footnotes.
pub const NOTE_STRONG: TextStyle = TextStyle::sans(Weight::SemiBold, 9.4);
/// The heading of a page behind.
pub const SECOND: TextStyle = TextStyle::sans(Weight::SemiBold, 20.0);
/// Headlines of its rows.
pub const LISTED: TextStyle = TextStyle::sans(Weight::Regular, 11.2);
/// Those of callouts, and amounts.
pub const LISTED_STRONG: TextStyle = TextStyle::sans(Weight::SemiBold, 11.2);
/// What is shown and what is left out.
pub const COUNTS: TextStyle = TextStyle::sans(Weight::SemiBold, 10.6);
/// Letters behind values.
pub const RAISED: TextStyle = TextStyle::sans(Weight::Medium, 8.6);
