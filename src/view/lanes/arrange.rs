//! How the analyst has arranged the lanes: order, pinned, hidden, folded up. Lanes are known by their titles.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// The arrangement of one way to divide the lanes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Arrange {
    /// Titles in the order that was chosen; lanes that are not named follow in their own order.
    pub order: Vec<String>,
    /// Lanes that stay on top while the others scroll.
    pub pinned: BTreeSet<String>,
    /// Lanes that are not shown.
    pub hidden: BTreeSet<String>,
    /// Lanes that are one low ribbon.
    pub collapsed: BTreeSet<String>,
}

impl Arrange {
    /// Moves a lane before or after its neighbour in `titles`, the lanes as they stand now.
    pub fn shift(&mut self, titles: &[String], title: &str, by: isize) {
        let mut order = titles.to_vec();
        let Some(from) = order.iter().position(|other| other == title) else { return };
        let to = from.saturating_add_signed(by).min(order.len().saturating_sub(1));
        let moved = order.remove(from);
        order.insert(to, moved);
        // Hidden lanes keep their place behind what is shown.
        let missing: Vec<String> = self.order.iter().filter(|other| !order.contains(other)).cloned().collect();
        order.extend(missing);
        self.order = order;
    }

    /// Puts a title into a set or takes it out; true where it is in afterwards.
    pub fn toggle(set: &mut BTreeSet<String>, title: &str) -> bool {
        if set.remove(title) { false } else { set.insert(title.to_owned()) }
    }

    /// Where a lane stands: pinned ones first, then the chosen order, then its own.
    pub(super) fn rank(&self, title: &str) -> (bool, usize) {
        let at = self.order.iter().position(|other| other == title).unwrap_or(usize::MAX);
        (!self.pinned.contains(title), at)
    }
}

#[cfg(test)]
mod tests {
    use super::Arrange;

    #[track_caller]
    fn check(title: &str, by: isize, want: &[&str]) {
        let titles = ["a", "b", "c"].map(str::to_owned);
        let mut arrange = Arrange::default();
        arrange.shift(&titles, title, by);
        assert_eq!(arrange.order, want);
    }

    #[test]
    fn a_lane_moves_up_and_down_and_stops_at_the_ends() {
        check("b", -1, &["b", "a", "c"]);
        check("b", 1, &["a", "c", "b"]);
        check("a", -1, &["a", "b", "c"]);
        check("a", 9, &["b", "c", "a"]);
    }

    #[test]
    fn pinned_lanes_come_before_all_others() {
        let arrange =
            Arrange { order: vec!["x".into(), "y".into()], pinned: ["z".into()].into(), ..Arrange::default() };
        let mut titles = ["w", "x", "y", "z"];
        titles.sort_by_key(|title| arrange.rank(title));
        assert_eq!(titles, ["z", "x", "y", "w"]);
    }
}
