//! Items sorted into lanes, with what makes counting cheap: starts, ends and accepted marks in order.

use std::collections::BTreeMap;

use super::frame;
use super::pack::Packing;
use super::{Layout, View};
use crate::series::state_name;
use crate::view::counts::Counts;
use crate::view::item::{Item, Status};
use crate::view::text::Measure;
use crate::view::theme::{Emblem, Group};

/// What makes a lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum LaneBy {
    /// Groups of categories.
    #[default]
    Category,
    /// The document that tells it.
    Document,
    /// The first actor.
    Actor,
}

impl LaneBy {
    /// The word in menus and options.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Category => "category",
            Self::Document => "document",
            Self::Actor => "actor",
        }
    }
}

/// How much detail a lane shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Level {
    /// Marks with titles; pills only where marks would not fit.
    #[default]
    Marks,
    /// Pills with counts.
    Pills,
    /// A ribbon of counts.
    Ribbon,
}

/// Lanes by document or actor beyond so many share one.
const MOST: usize = 60;

/// Items of one lane.
#[derive(Debug, Clone, Default)]
pub(super) struct Track {
    pub title: String,
    pub emblem: Option<Emblem>,
    pub group: Option<Group>,
    /// Indexes into the items, by start.
    pub members: Vec<u32>,
    /// Starts of the members.
    pub counts: Counts,
    /// Ends in their own order, for counting.
    pub ends: Vec<f64>,
    /// The latest end of all members up to each.
    pub reach: Vec<f64>,
    /// The detail of the last frame, which it takes some change to leave.
    pub level: Level,
    /// Rows at the scale of the last frame.
    pub packing: Option<Packing>,
}

/// All lanes of some items, kept from frame to frame.
#[derive(Debug, Clone, Default)]
pub struct Board {
    pub(super) tracks: Vec<Track>,
    total: usize,
}

impl Board {
    /// Sorts items (which are in the order of [`crate::view::Items`]) into lanes. `titles` are the documents' titles by
    /// article; `keep` is the filter.
    #[must_use]
    pub fn new(items: &[Item], by: LaneBy, titles: &[String], keep: impl Fn(&Item) -> bool) -> Self {
        let mut lanes: BTreeMap<(usize, String), Vec<u32>> = BTreeMap::new();
        for (index, item) in (0_u32..).zip(items) {
            if keep(item) {
                let key = match by {
                    LaneBy::Category => {
                        (Group::ALL.iter().position(|&group| group == item.group).unwrap_or(0), String::new())
                    }
                    LaneBy::Document => (item.place.article as usize, String::new()),
                    LaneBy::Actor => (usize::from(item.actor.is_empty()), item.actor.clone()),
                };
                lanes.entry(key).or_default().push(index);
            }
        }
        let mut tracks: Vec<Track> = lanes
            .into_iter()
            .map(|((number, name), members)| {
                let group = (by == LaneBy::Category).then(|| Group::ALL.get(number).copied()).flatten();
                let (title, emblem) = match by {
                    LaneBy::Category => {
                        (group.map(|group| group.name().to_owned()).unwrap_or_default(), group.map(Group::emblem))
                    }
                    LaneBy::Document => (titles.get(number).cloned().unwrap_or_default(), Some(Emblem::Page)),
                    LaneBy::Actor if name.is_empty() => ("No actor named".to_owned(), None),
                    LaneBy::Actor => (state_name(&name), None),
                };
                Track { title, emblem, group, members, ..Track::default() }
            })
            .collect();
        if by != LaneBy::Category {
            if by == LaneBy::Actor {
                tracks.sort_by_key(|track| (track.title == "No actor named", usize::MAX - track.members.len()));
            }
            share(&mut tracks);
        }
        for track in &mut tracks {
            track.count(items);
        }
        let total = tracks.iter().map(|track| track.members.len()).sum();
        Self { tracks, total }
    }

    /// Name, emblem and members (indexes into the items, by start) of each lane, for pages that place marks themselves.
    pub fn lanes(&self) -> impl Iterator<Item = (&str, Option<Emblem>, Option<Group>, &[u32])> {
        self.tracks.iter().map(|track| (track.title.as_str(), track.emblem, track.group, track.members.as_slice()))
    }

    /// Places everything that shows. Keeps rows for the next frame; the result depends on the arguments alone, save for
    /// the level of detail, which has some hysteresis.
    pub fn layout(&mut self, items: &[Item], view: &View, measure: Measure) -> Layout {
        let mut layout = Layout { total: self.total, ..Layout::default() };
        for track in &mut self.tracks {
            let lane = frame::lane(track, items, view, layout.height, measure);
            layout.height += lane.height;
            layout.in_view += lane.in_view;
            layout.lanes.push(lane);
        }
        layout
    }
}

/// The smallest lanes beyond the most share the last one.
fn share(tracks: &mut Vec<Track>) {
    if tracks.len() <= MOST {
        return;
    }
    let rest = tracks.split_off(MOST - 1);
    let count = rest.len();
    let mut members: Vec<u32> = rest.into_iter().flat_map(|track| track.members).collect();
    members.sort_unstable();
    tracks.push(Track { title: format!("{count} others"), members, ..Track::default() });
}

impl Track {
    fn count(&mut self, items: &[Item]) {
        let members: Vec<&Item> = self.members.iter().filter_map(|&index| items.get(index as usize)).collect();
        self.counts = Counts::new(members.iter().map(|item| (item.start, item.status == Status::Accepted)));
        self.ends = members.iter().map(|item| item.end).collect();
        let mut latest = f64::MIN;
        self.reach = self
            .ends
            .iter()
            .map(|&end| {
                latest = latest.max(end);
                latest
            })
            .collect();
        self.ends.sort_by(f64::total_cmp);
    }

    /// Members that end before a time, members in `[start, end)` at least partly, members that begin at or after `end`.
    pub fn sides(&self, start: f64, end: f64) -> (usize, usize, usize) {
        let left = self.ends.partition_point(|&last| last <= start);
        let right = self.counts.total() - self.counts.rank(end);
        (left, self.counts.total().saturating_sub(left + right), right)
    }
}
