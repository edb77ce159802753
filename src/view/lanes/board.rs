//! Items sorted into lanes, with what makes counting cheap: starts, ends and accepted marks in order.

use super::arrange::Arrange;
use super::facet::{self, LaneBy};
use super::frame;
use super::pack::Packing;
use super::reach::Reach;
use super::{Layout, View};
use crate::corpus::Corpus;
use crate::view::counts::{Columns, Counts};
use crate::view::item::{Item, Status};
use crate::view::text::Measure;
use crate::view::theme::{Emblem, Group};
use crate::view::ticks::Step;

/// How much detail a lane shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Level {
    /// Few marks, each with its title, its date in words and its sources on two lines.
    Cards,
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
    pub pinned: bool,
    pub collapsed: bool,
    /// Indexes into the items, by start.
    pub members: Vec<u32>,
    /// Starts of the members.
    pub counts: Counts,
    /// Ends in their own order, for counting.
    pub ends: Vec<f64>,
    /// Maxima of the members' ends.
    reach: Reach,
    /// The detail of the last frame, which it takes some change to leave.
    pub level: Level,
    /// Rows at the scale of the last frame.
    pub packing: Option<Packing>,
    /// Its height when it was last in sight.
    pub height: Option<f32>,
}

/// All lanes of some items, kept from frame to frame.
#[derive(Debug, Clone, Default)]
pub struct Board {
    pub(super) tracks: Vec<Track>,
    hidden: Vec<String>,
    total: usize,
    /// True while so little is in view that marks are cards.
    cards: bool,
}

impl Board {
    /// Sorts items (which are in the order of [`crate::view::Items`]) into lanes; `keep` is the filter.
    #[must_use]
    pub fn new(items: &[Item], by: LaneBy, corpus: &Corpus, keep: impl Fn(&Item) -> bool) -> Self {
        Self::arranged(items, by, corpus, &Arrange::default(), false, keep)
    }

    /// The same as the analyst has arranged them; `several` puts an item of several values into the lanes of all of them.
    #[must_use]
    pub fn arranged(
        items: &[Item],
        by: LaneBy,
        corpus: &Corpus,
        arrange: &Arrange,
        several: bool,
        keep: impl Fn(&Item) -> bool,
    ) -> Self {
        let values = facet::values(items, by, corpus, several, keep).into_iter();
        let mut tracks: Vec<Track> = values
            .map(|value| Track {
                pinned: arrange.pinned.contains(&value.title),
                collapsed: arrange.collapsed.contains(&value.title),
                title: value.title,
                emblem: value.emblem,
                group: value.group,
                members: value.members,
                ..Track::default()
            })
            .collect();
        share(&mut tracks);
        tracks.sort_by_key(|track| arrange.rank(&track.title));
        let mut hidden = Vec::new();
        tracks.retain(|track| {
            let hide = arrange.hidden.contains(&track.title);
            if hide {
                hidden.push(track.title.clone());
            }
            !hide
        });
        for track in &mut tracks {
            track.count(items);
        }
        let total = tracks.iter().map(|track| track.members.len()).sum();
        Self { tracks, hidden, total, cards: false }
    }

    /// Name, emblem and members (indexes into the items, by start) of each lane, for pages that place marks themselves.
    pub fn lanes(&self) -> impl Iterator<Item = (&str, Option<Emblem>, Option<Group>, &[u32])> {
        self.tracks.iter().map(|track| (track.title.as_str(), track.emblem, track.group, track.members.as_slice()))
    }

    /// Places everything that shows. Keeps rows for the next frame; the result depends on the arguments alone, save for
    /// the level of detail, which has some hysteresis.
    pub fn layout(&mut self, items: &[Item], view: &View, measure: Measure) -> Layout {
        let mut layout = Layout { total: self.total, ..Layout::default() };
        // Ribbons of all lanes have the same columns.
        let columns = Columns::of(Step::at_least(4.0 * view.scale), view.window, view.width);
        let sides: Vec<_> = self.tracks.iter().map(|track| track.sides(view.window.start, view.window.end)).collect();
        let in_view: usize = sides.iter().map(|sides| sides.1).sum();
        // Cards need room, and some change to go away again.
        let most = view.width / if self.cards { 105.0 } else { 130.0 };
        self.cards = !view.still && in_view as f32 <= most;
        for (track, sides) in self.tracks.iter_mut().zip(sides) {
            let place = frame::Place { sides, cards: self.cards, y: layout.height };
            let lane = frame::lane(track, items, view, &columns, place, measure);
            layout.height += lane.height;
            layout.in_view += lane.in_view;
            if lane.pinned {
                layout.pinned = layout.height;
            }
            layout.lanes.push(lane);
        }
        layout
    }

    /// Titles of the lanes from top to bottom.
    #[must_use]
    pub fn titles(&self) -> Vec<String> {
        self.tracks.iter().map(|track| track.title.clone()).collect()
    }

    /// Titles of the lanes that have items but are not shown.
    #[must_use]
    pub fn hidden(&self) -> &[String] {
        &self.hidden
    }

    /// The first lane that holds an item, and its number there.
    #[must_use]
    pub fn lane_of(&self, item: u32) -> Option<(usize, usize)> {
        let found = self.tracks.iter().enumerate();
        found.into_iter().find_map(|(lane, track)| Some((lane, track.members.binary_search(&item).ok()?)))
    }

    /// The item before or after one in its lane, by start.
    #[must_use]
    pub fn beside(&self, item: u32, forward: bool) -> Option<u32> {
        let (lane, at) = self.lane_of(item)?;
        let at = if forward { at + 1 } else { at.checked_sub(1)? };
        self.tracks.get(lane)?.members.get(at).copied()
    }

    /// The member of a lane that begins nearest to a time.
    #[must_use]
    pub fn nearest(&self, lane: usize, time: f64) -> Option<u32> {
        let track = self.tracks.get(lane)?;
        let after = track.counts.rank(time);
        let far = |at: usize| track.counts.start(at).map(|start| (start - time).abs());
        let pick = match (after.checked_sub(1).and_then(far), far(after)) {
            (Some(left), Some(right)) if right < left => after,
            (Some(_), _) => after - 1,
            (None, _) => after,
        };
        track.members.get(pick).copied()
    }

    /// The earliest or latest item of all lanes.
    #[must_use]
    pub fn end(&self, last: bool) -> Option<u32> {
        let ends =
            self.tracks.iter().filter_map(|track| if last { track.members.last() } else { track.members.first() });
        if last { ends.max().copied() } else { ends.min().copied() }
    }

    /// The first item of any lane that begins at or after a time; else the last one before it.
    #[must_use]
    pub fn from(&self, time: f64) -> Option<u32> {
        let next = self.tracks.iter().filter_map(|track| track.members.get(track.counts.rank(time)));
        next.min().copied().or_else(|| self.end(true))
    }

    /// Items of a lane that begin in `[start, end)`.
    #[must_use]
    pub fn members(&self, lane: usize, start: f64, end: f64) -> &[u32] {
        let Some(track) = self.tracks.get(lane) else { return &[] };
        let (from, to) = (track.counts.rank(start), track.counts.rank(end));
        track.members.get(from..to.max(from)).unwrap_or_default()
    }

    /// The number of an item among those of its lane, in the order of time, from 0.
    #[must_use]
    pub fn number(&self, lane: usize, item: u32, start: f64) -> Option<usize> {
        let track = self.tracks.get(lane)?;
        let from = track.counts.rank(start);
        let at = track.members.get(from..)?.iter().position(|member| *member == item)?;
        Some(from + at)
    }

    /// Items of a lane that lie at least partly in `[start, end)`.
    #[must_use]
    pub fn within(&self, lane: usize, items: &[Item], start: f64, end: f64) -> Vec<u32> {
        let Some(track) = self.tracks.get(lane) else { return Vec::new() };
        let (from, to) = (track.counts.rank(start), track.counts.rank(end));
        let mut found = Vec::new();
        track.over(items, from, start, |member| found.extend(track.members.get(member)));
        found.extend_from_slice(track.members.get(from..to.max(from)).unwrap_or_default());
        found
    }

    /// The number of lanes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tracks.len()
    }

    /// True where there is no lane.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tracks.is_empty()
    }

    /// Bytes on the heap, rows of the last frame aside.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let one = |track: &Track| {
            track.members.capacity() * 4 + track.counts.bytes() + track.ends.capacity() * 8 + track.reach.bytes()
        };
        self.tracks.iter().map(one).sum()
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
    members.dedup();
    tracks.push(Track { title: format!("{count} others"), members, ..Track::default() });
}

impl Track {
    fn count(&mut self, items: &[Item]) {
        self.members.shrink_to_fit();
        let members = || self.members.iter().filter_map(|&index| items.get(index as usize));
        self.counts = Counts::new(members().map(|item| (item.start, item.status == Status::Accepted)));
        self.ends = members().map(|item| item.end).collect();
        self.reach = Reach::of(&self.ends);
        self.ends.sort_unstable_by(f64::total_cmp);
        self.ends.shrink_to_fit();
    }

    /// Calls `found` with each of the first `last` members that is not over at a time.
    pub fn over(&self, items: &[Item], last: usize, time: f64, found: impl FnMut(usize)) {
        let end = |member: usize| {
            let item = self.members.get(member).and_then(|&index| items.get(index as usize));
            item.map_or(f64::MIN, |item| item.end)
        };
        self.reach.over(last, time, end, found);
    }

    /// Members that end before a time, members in `[start, end)` at least partly, members that begin at or after `end`.
    pub fn sides(&self, start: f64, end: f64) -> (usize, usize, usize) {
        let left = self.ends.partition_point(|&last| last <= start);
        let right = self.counts.total() - self.counts.rank(end);
        (left, self.counts.total().saturating_sub(left + right), right)
    }
}
