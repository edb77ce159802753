//! Which columns a window has room for: in a narrow one the sides give way, and the one asked for last comes to the front.
//!
//! Points, not pixels: 1024 pixels at 250 % are 410 points, which is one column.

/// From here on both sides stand beside the timeline, in the sizes that were chosen.
pub const ALL: f32 = 1000.0;

/// From here on both sides stand there at all.
pub(crate) const THREE: f32 = 840.0;

/// From here on one of them does.
pub(crate) const TWO: f32 = 620.0;

/// On the first screen the sides only explain, so they go earlier.
pub(crate) const FIRST: [f32; 2] = [840.0, 1000.0];

/// Below this height the right column holds the source or the inspector, not both.
pub(crate) const BOTH_READ: f32 = 360.0;

/// Below this height an open table takes the place of the timeline.
pub const WITH_TABLE: f32 = 300.0;

/// A column of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Column {
    /// Documents, facets, views, the undated.
    Left,
    /// Ruler, lanes, charts, overview.
    #[default]
    Timeline,
    /// Source and inspector.
    Right,
}

/// The columns that are seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns {
    /// Documents and facets.
    pub left: bool,
    /// The timeline, and the table below it.
    pub timeline: bool,
    /// Source and inspector.
    pub right: bool,
    /// True where the right column is too low for both of its parts.
    pub low: bool,
}

impl Default for Columns {
    fn default() -> Self {
        Self { left: true, timeline: true, right: true, low: false }
    }
}

impl Columns {
    /// The columns for a room: `open` says which sides the user wants, `front` which column was asked for last.
    #[must_use]
    pub fn of(room: egui::Vec2, open: (bool, bool), front: Column) -> Self {
        let (left, right) = open;
        let low = room.y < BOTH_READ;
        if room.x >= THREE || (room.x >= TWO && !(left && right)) {
            return Self { left, timeline: true, right, low };
        }
        if room.x >= TWO {
            let left = front == Column::Left;
            return Self { left, timeline: true, right: !left, low };
        }
        let (left, right) = (left && front == Column::Left, right && front == Column::Right);
        Self { left, timeline: !left && !right, right, low }
    }

    /// The columns of the first screen, of which the middle is the one that matters.
    #[must_use]
    pub fn first(room: egui::Vec2, open: (bool, bool)) -> Self {
        Self { left: open.0 && room.x >= FIRST[1], timeline: true, right: open.1 && room.x >= FIRST[0], low: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::vec2;

    #[track_caller]
    fn check(width: f32, open: (bool, bool), front: Column, expected: [bool; 3]) {
        let columns = Columns::of(vec2(width, 600.0), open, front);
        assert_eq!([columns.left, columns.timeline, columns.right], expected, "{width} {open:?} {front:?}");
    }

    #[test]
    fn wide_windows_show_what_is_open_and_narrow_ones_what_was_asked_for_last() {
        check(1440.0, (true, true), Column::Left, [true, true, true]);
        check(1024.0, (true, false), Column::Right, [true, true, false]);
        check(683.0, (true, true), Column::Timeline, [false, true, true]);
        check(683.0, (true, true), Column::Left, [true, true, false]);
        check(683.0, (true, false), Column::Timeline, [true, true, false]);
        check(410.0, (true, true), Column::Timeline, [false, true, false]);
        check(410.0, (true, true), Column::Right, [false, false, true]);
        check(410.0, (true, true), Column::Left, [true, false, false]);
        check(410.0, (false, false), Column::Left, [false, true, false]);
    }
}
