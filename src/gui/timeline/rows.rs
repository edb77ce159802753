//! How many rows the marks of a lane have: more than usual where the lanes leave room in their pane, so that more of them
//! have words.

use crate::gui::app::state::timeline::Of;
use crate::view::lanes::{Board, Layout, View};
use crate::view::{Item, fonts, theme};

/// Rows that are tried in a pane with room, the most first.
const MORE: [usize; 3] = [14, 10, 8];
/// Beyond so many marks in view their lanes keep to the usual rows: they are counted there, and words do not matter.
const MANY: usize = 400;

/// The lanes laid out; `rows` are the most rows of one, and for what they were chosen.
pub fn layout(
    board: &mut Board,
    items: &[Item],
    view: &View,
    (rows, of, height): (&mut (usize, Option<Of>), Of, f32),
) -> Layout {
    if rows.1 == Some(of) {
        return board.layout(items, &View { rows: rows.0, ..*view }, &fonts::measure);
    }
    *rows = (view.rows, Some(of));
    let usual = board.layout(items, view, &fonts::measure);
    let room = usual.height + theme::ROW <= height && usual.in_view <= MANY;
    if !room || is_named(&usual) {
        return usual;
    }
    for more in MORE {
        let roomy = board.layout(items, &View { rows: more, ..*view }, &fonts::measure);
        if roomy.height <= height {
            rows.0 = more;
            return roomy;
        }
    }
    board.layout(items, view, &fonts::measure)
}

/// True where every mark has its words already.
fn is_named(layout: &Layout) -> bool {
    layout
        .lanes
        .iter()
        .all(|lane| lane.pills.is_empty() && lane.hidden == 0 && lane.marks.iter().all(|mark| mark.label.is_some()))
}
