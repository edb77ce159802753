//! Groups of rows through columns: a head never stands alone, a low group is not parted, and one that goes on has its head
//! again.

use crate::view::brief::sheet::{Kind, Part};
use crate::view::scene::Shape;

/// Above every group but the first of a column.
const ABOVE: f32 = 11.0;
/// A group of at most this height stands whole in one column.
const LOW: f32 = 120.0;

/// A row: its shapes from its left top corner on.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Its id on the page.
    pub id: String,
    /// In words.
    pub words: String,
    /// Where a click leads.
    pub link: Option<String>,
    /// Height in points.
    pub height: f32,
    /// The drawing.
    pub shapes: Vec<Shape>,
}

impl Cell {
    /// As a part of a page, with its left top corner at a place. A head that stands there again has another id.
    #[must_use]
    pub fn part(&self, x: f32, y: f32, again: usize) -> Part {
        let mut shapes = self.shapes.clone();
        for shape in &mut shapes {
            shape.shift(x, y);
        }
        let id = if again > 0 && self.link.is_none() && self.id.starts_with("head") {
            format!("{}-{again}", self.id)
        } else {
            self.id.clone()
        };
        Part { link: self.link.clone(), ..Part::new(id, Kind::Note, self.words.clone(), shapes) }
    }
}

/// Rows below a head.
#[derive(Debug, Clone)]
pub struct Group {
    /// The head.
    pub head: Cell,
    /// The same where the group goes on in another column.
    pub more: Cell,
    /// The rows.
    pub rows: Vec<Cell>,
}

impl Group {
    /// What has to stand in one column where the group begins: all of a low one, else its head with a row.
    fn opening(&self, column: &Column) -> f32 {
        let all = self.head.height + self.rows.iter().map(|row| row.height).sum::<f32>();
        let least = self.head.height + self.rows.first().map_or(0.0, |row| row.height);
        if all <= LOW.min(column.bottom - column.top) { all } else { least }
    }
}

/// Where rows may stand.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Left edge.
    pub x: f32,
    /// Top.
    pub top: f32,
    /// Bottom.
    pub bottom: f32,
}

/// How far the groups are placed.
#[derive(Debug, Clone, Copy)]
pub struct Flow<'g> {
    groups: &'g [Group],
    /// The group and the row that come next.
    at: (usize, usize),
}

impl<'g> Flow<'g> {
    /// From the first row on.
    #[must_use]
    pub fn new(groups: &'g [Group]) -> Self {
        Self { groups, at: (0, 0) }
    }

    /// True when everything is placed.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.at.0 >= self.groups.len()
    }

    /// The least height in which all that is left has room in so many columns; `None` where it has none in the most.
    #[must_use]
    pub fn even(&self, columns: usize, most: f32) -> Option<f32> {
        let mut height = 40.0_f32.min(most);
        loop {
            let all: Vec<Column> = (0..columns).map(|_| Column { x: 0.0, top: 0.0, bottom: height }).collect();
            let mut flow = *self;
            flow.walk(&all, |_, _, _, _| {});
            if flow.is_done() {
                return Some(height);
            }
            if height >= most {
                return None;
            }
            height = (height + 6.0).min(most);
        }
    }

    /// Places what has room.
    pub fn fill(&mut self, columns: &[Column]) -> Vec<Part> {
        let mut parts = Vec::new();
        self.walk(columns, |cell, x, y, again| parts.push(cell.part(x, y, again)));
        parts
    }

    fn walk(&mut self, columns: &[Column], mut put: impl FnMut(&Cell, f32, f32, usize)) {
        let mut columns = columns.iter();
        let Some(mut column) = columns.next() else { return };
        let mut y = column.top;
        let mut begun = false;
        while let Some(group) = self.groups.get(self.at.0) {
            let Some(row) = group.rows.get(self.at.1) else {
                self.at = (self.at.0 + 1, 0);
                begun = false;
                continue;
            };
            let head = if self.at.1 == 0 { &group.head } else { &group.more };
            let above = if y > column.top { ABOVE } else { 0.0 };
            let need = match (begun, self.at.1) {
                (true, _) => row.height,
                (false, 0) => above + group.opening(column),
                (false, _) => above + head.height + row.height,
            };
            // A row higher than a page would never fit: it stands alone.
            if y + need > column.bottom + 0.1 && (y > column.top || begun) {
                let Some(next) = columns.next() else { return };
                (column, y, begun) = (next, next.top, false);
                continue;
            }
            if !begun {
                put(head, column.x, y + above, self.at.1);
                y += above + head.height;
                begun = true;
            }
            put(row, column.x, y, 0);
            y += row.height;
            self.at.1 += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(id: &str, height: f32) -> Cell {
        Cell { id: id.to_owned(), words: id.to_owned(), link: None, height, shapes: Vec::new() }
    }

    fn groups(rows: &[usize]) -> Vec<Group> {
        let group = |(at, count): (usize, &usize)| Group {
            head: cell(&format!("head-{at}"), 20.0),
            more: cell(&format!("head-{at}-more"), 20.0),
            rows: (0..*count).map(|row| cell(&format!("row-{at}-{row}"), 10.0)).collect(),
        };
        rows.iter().enumerate().map(group).collect()
    }

    fn columns(height: f32) -> [Column; 2] {
        [0.0, 100.0].map(|x| Column { x, top: 0.0, bottom: height })
    }

    #[test]
    fn a_group_that_goes_on_has_its_head_again_and_no_head_stands_alone() {
        let groups = groups(&[2, 4]);
        let mut flow = Flow::new(&groups);
        let ids: Vec<String> = flow.fill(&columns(80.0)).into_iter().map(|part| part.id).collect();
        assert_eq!(ids[..3], ["head-0", "row-0-0", "row-0-1"]);
        assert!(ids[3].starts_with("head-1") && ids[4] == "row-1-0", "{ids:?}");
        assert!(flow.is_done());
        let mut narrow = Flow::new(&groups);
        let ids: Vec<String> = narrow.fill(&columns(65.0)).into_iter().map(|part| part.id).collect();
        assert_eq!(ids.iter().filter(|id| id.starts_with("head-1")).count(), 1, "no room for its head below: {ids:?}");
        let mut both = Flow::new(&groups[1..]);
        let ids: Vec<String> = both.fill(&columns(40.0)).into_iter().map(|part| part.id).collect();
        assert!(ids.iter().any(|id| id.starts_with("head-1-more")), "{ids:?}");
    }

    #[test]
    fn a_low_group_is_not_parted() {
        let groups = groups(&[3, 5]);
        let mut flow = Flow::new(&groups);
        let parts = flow.fill(&columns(100.0));
        let ids: Vec<&str> = parts.iter().map(|part| part.id.as_str()).collect();
        assert!(!ids.iter().any(|id| id.contains("more")), "70 points have no room below 50 of 100: {ids:?}");
        assert!(flow.is_done());
    }

    #[test]
    fn even_columns_are_as_low_as_they_can_be() {
        let groups = groups(&[8]);
        let even = Flow::new(&groups).even(2, 500.0).expect("room enough");
        assert!((58.0..72.0).contains(&even), "{even}");
        assert_eq!(Flow::new(&groups).even(1, 50.0), None);
    }

    #[test]
    fn what_has_no_room_waits_for_the_next_page() {
        let groups = groups(&[9]);
        let mut flow = Flow::new(&groups);
        let mut rows = 0;
        let mut pages = 0;
        while !flow.is_done() {
            rows += flow.fill(&columns(50.0)).iter().filter(|part| part.id.starts_with("row")).count();
            pages += 1;
        }
        assert_eq!((rows, pages), (9, 2));
    }
}
