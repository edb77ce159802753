//! What is kept of how a corpus was looked at: arrangement of lanes, bookmarks, folds. One desk for each corpus.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::view::lanes::{Arrange, LaneBy};

/// A stretch of time that the analyst wants to find again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bookmark {
    /// Its name; the time in words where none was given.
    pub name: String,
    /// First second.
    pub start: f64,
    /// First second after it.
    pub end: f64,
}

/// How one corpus is looked at.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Desk {
    /// Order, pinned, hidden and folded lanes, by what makes a lane.
    pub lanes: BTreeMap<LaneBy, Arrange>,
    /// In the order of time.
    pub bookmarks: Vec<Bookmark>,
    /// True where long gaps are drawn short.
    pub fold: bool,
    /// How each chart is seen, in the words of a saved view.
    pub charts: BTreeMap<String, String>,
    /// True where an event of several values stands in the lanes of all of them.
    pub several: bool,
}

impl Desk {
    /// What a project keeps of it: one entry for each thing, so that two windows do not undo each other's.
    #[must_use]
    pub fn written(&self) -> BTreeMap<String, Value> {
        let mut all = BTreeMap::new();
        let mut keep = |key: String, value: serde_json::Result<Value>| all.extend(value.ok().map(|value| (key, value)));
        for (by, arrange) in &self.lanes {
            keep(format!("lanes {}", by.word()), serde_json::to_value(arrange));
        }
        for mark in &self.bookmarks {
            keep(format!("bookmark {} {}", mark.start, mark.end), serde_json::to_value(mark));
        }
        for (chart, look) in &self.charts {
            keep(format!("chart {chart}"), serde_json::to_value(look));
        }
        for (name, on) in [("fold", self.fold), ("several", self.several)] {
            if on {
                keep(name.to_owned(), Ok(Value::Bool(true)));
            }
        }
        all
    }

    /// The desk that a project keeps; what it does not know is left out.
    #[must_use]
    pub fn read(kept: &BTreeMap<String, Value>) -> Self {
        let mut desk = Self::default();
        for (key, value) in kept {
            let value = value.clone();
            match key.split_once(' ').unwrap_or((key, "")) {
                ("lanes", word) => {
                    let by = LaneBy::ALL.into_iter().find(|by| by.word() == word);
                    desk.lanes.extend(by.zip(serde_json::from_value(value).ok()));
                }
                ("bookmark", _) => desk.bookmarks.extend(serde_json::from_value::<Bookmark>(value).ok()),
                ("chart", name) => {
                    desk.charts.extend(serde_json::from_value(value).ok().map(|look| (name.to_owned(), look)));
                }
                ("fold", _) => desk.fold = value == Value::Bool(true),
                ("several", _) => desk.several = value == Value::Bool(true),
                _ => {}
            }
        }
        desk.bookmarks.sort_by(|a, b| (a.start + a.end).total_cmp(&(b.start + b.end)));
        desk
    }
}
