//! How the panels stand: a tree of tiles that can be moved and resized, and presets for what one is doing.
//!
//! The timeline takes what is left; every other tile keeps the size in points that it was given, whatever the window’s.

use std::collections::{BTreeMap, BTreeSet};

use egui_tiles::{Container, Linear, LinearDir, Tile, TileId, Tiles, Tree};
use serde::{Deserialize, Serialize};

use crate::cmd::CommandId;
use crate::view::theme as size;

/// A way of working.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Preset {
    /// Everything beside the timeline.
    #[default]
    Read,
    /// Deciding one record after another.
    Triage,
    /// Showing others.
    Present,
    /// Working with amounts.
    Figures,
    /// Looking through the files.
    Files,
}

impl Preset {
    /// All presets in the order of the menu.
    pub const ALL: [Self; 5] = [Self::Read, Self::Triage, Self::Present, Self::Figures, Self::Files];

    /// The word on the button.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Read => "Read",
            Self::Triage => "Triage",
            Self::Present => "Present",
            Self::Figures => "Figures",
            Self::Files => "Files",
        }
    }

    /// What it is for.
    #[must_use]
    pub fn says(self) -> &'static str {
        match self {
            Self::Read => "Documents, timeline, source and inspector",
            Self::Triage => "What is undecided one by one, the claim, and its paragraph",
            Self::Present => "The timeline alone",
            Self::Figures => "Timeline with room for its charts, and the inspector",
            Self::Files => "Every file and what became of it, and the open one",
        }
    }
}

/// What a tile shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Panel {
    /// Documents, facets, views, the undated.
    Left,
    /// Ruler, lanes, charts, overview.
    Timeline,
    /// The reader.
    Source,
    /// Who says so, and who disagrees.
    Claims,
    /// What is selected, and why it has its date.
    Inspector,
    /// What a search or a question has found.
    Found,
    /// All records as rows.
    Table,
    /// One row for each file.
    Report,
}

/// Least width of the timeline while others can still give way.
pub(crate) const TIMELINE: f32 = 340.0;

impl Panel {
    /// What its tab says.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Left => CommandId::LeftPanel.label(),
            Self::Timeline => "Timeline",
            Self::Source => "Source",
            Self::Claims => "Claims",
            Self::Inspector => "Inspector",
            Self::Found => "Found",
            Self::Table => "Table",
            Self::Report => CommandId::LoadReport.label(),
        }
    }
}

/// A window so wide has no room for both sides.
pub(crate) const NARROW: f32 = 840.0;

/// Height of the table.
pub(crate) const BOTTOM: f32 = 240.0;

/// Width of a table as source beside documents and timeline, and beside the timeline alone.
const BESIDE: f32 = 480.0;
const ALONE: f32 = 640.0;

/// Least size of any other tile.
pub(crate) const LEAST: f32 = 120.0;

/// The tree of tiles with the sizes that were dragged.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Layout {
    /// The tree.
    pub tree: Tree<Panel>,
    /// Points that a tile takes along its row or column, by the number of the tile.
    pub(crate) sizes: BTreeMap<u64, f32>,
    /// Tiles that somebody has given another size.
    #[serde(default)]
    by_hand: BTreeSet<u64>,
    /// The height of table and load report until somebody gives them another.
    #[serde(skip)]
    pub(crate) bottom: f32,
}

impl Default for Layout {
    fn default() -> Self {
        Self::of(Preset::Read)
    }
}

impl Layout {
    /// The tree of a preset.
    #[must_use]
    pub fn of(preset: Preset) -> Self {
        let mut tiles = Tiles::default();
        let mut pane = |panel| tiles.insert_pane(panel);
        let (left, timeline) = (pane(Panel::Left), pane(Panel::Timeline));
        let (source, claims, inspector) = (pane(Panel::Source), pane(Panel::Claims), pane(Panel::Inspector));
        let (found, table, report) = (pane(Panel::Found), pane(Panel::Table), pane(Panel::Report));
        let source = tiles.insert_tab_tile(vec![source, claims]);
        let inspector = tiles.insert_tab_tile(vec![inspector, found]);
        let bottom = tiles.insert_tab_tile(vec![table, report]);
        let middle = tiles.insert_vertical_tile(vec![timeline, bottom]);
        let right = Linear::new_binary(LinearDir::Vertical, [source, inspector], 0.59);
        let right = tiles.insert_container(Container::Linear(right));
        let root = tiles.insert_horizontal_tile(vec![left, middle, right]);
        let (narrow, wide) = match preset {
            Preset::Triage => (300.0, 452.0),
            Preset::Figures => (size::LEFT, 480.0),
            Preset::Files => (size::LEFT, 560.0),
            _ => (size::LEFT, size::RIGHT),
        };
        let sizes = [(left, narrow), (right, wide)].map(|(id, points)| (id.0, points));
        let tree = Tree::new(egui::Id::unique("panels"), root, tiles);
        Self { tree, sizes: sizes.into_iter().collect(), by_hand: BTreeSet::new(), bottom: BOTTOM }
    }

    /// The tile of a panel.
    pub(crate) fn find(&self, panel: Panel) -> Option<TileId> {
        self.tree.tiles.find_pane(&panel)
    }

    /// Shows or hides panels, and brings the open tab of the bottom to the front.
    pub fn show(&mut self, app_says: &Shown) {
        let wanted = [
            (Panel::Left, app_says.left),
            (Panel::Timeline, app_says.timeline),
            (Panel::Source, app_says.source),
            (Panel::Claims, app_says.claims),
            (Panel::Inspector, app_says.inspector),
            (Panel::Found, app_says.found),
            (Panel::Table, app_says.bottom.is_some()),
            (Panel::Report, app_says.bottom.is_some()),
        ];
        for (panel, visible) in wanted {
            if let Some(id) = self.find(panel) {
                self.tree.tiles.set_visible(id, visible);
            }
        }
        let front = match app_says.bottom {
            Some(Bottom::Table) => Panel::Table,
            Some(Bottom::Report) => Panel::Report,
            None => return,
        };
        self.open(front);
    }

    /// Brings a panel to the front of its tabs.
    pub(crate) fn open(&mut self, panel: Panel) {
        if let Some(id) = self.find(panel) {
            self.tree.make_active(|tile, _| tile == id);
        }
    }

    /// Which of the bottom's tabs is open, where both stand in one row of tabs.
    #[must_use]
    pub fn open_bottom(&self) -> Option<Bottom> {
        let active = self.tree.active_tiles();
        let open = |panel| self.find(panel).is_some_and(|id| active.contains(&id));
        match (open(Panel::Table), open(Panel::Report)) {
            (true, _) => Some(Bottom::Table),
            (_, true) => Some(Bottom::Report),
            _ => None,
        }
    }

    /// Where the table or the load report begins, as it was painted last.
    #[must_use]
    pub(crate) fn bottom_at(&self) -> Option<f32> {
        let active = self.tree.active_tiles();
        let open = [Panel::Table, Panel::Report].into_iter().filter_map(|panel| self.find(panel));
        open.filter(|id| active.contains(id)).filter_map(|id| self.tree.tiles.rect(id)).map(|rect| rect.top()).next()
    }

    /// Gives every row and column its sizes for the room there is: the timeline takes what the others leave.
    pub fn fit(&mut self, room: egui::Vec2) {
        let Some(root) = self.tree.root else { return };
        let timeline = self.find(Panel::Timeline);
        self.fit_tile(root, room, timeline);
    }

    pub(crate) fn fit_tile(&mut self, id: TileId, room: egui::Vec2, timeline: Option<TileId>) {
        let Some(Tile::Container(Container::Linear(linear))) = self.tree.tiles.get(id) else { return };
        let children: Vec<TileId> =
            linear.children.iter().copied().filter(|child| self.tree.tiles.is_visible_in_layout(*child)).collect();
        let Some(middle) = children.iter().copied().find(|child| self.holds(*child, timeline)) else { return };
        let across = linear.dir == LinearDir::Horizontal;
        let all = if across { room.x } else { room.y } - (children.len() - 1) as f32;
        let size = |layout: &Self, child: &TileId| {
            layout.sizes.get(&child.0).copied().unwrap_or(self.bottom.max(BOTTOM)).max(LEAST)
        };
        let others: Vec<TileId> = children.iter().copied().filter(|child| *child != middle).collect();
        let wanted: f32 = others.iter().map(|child| size(self, child)).sum();
        let most = (all - TIMELINE).max(all * 0.4);
        // One side alone leaves the timeline more than half.
        let most = if across && others.len() == 1 && all < NARROW { most.min(all * 0.45) } else { most };
        let shrink = if wanted > most { most / wanted } else { 1.0 };
        let sizes: Vec<(TileId, f32)> = others.iter().map(|child| (*child, size(self, child) * shrink)).collect();
        let left = all - sizes.iter().map(|(_, points)| points).sum::<f32>();
        if let Some(Tile::Container(Container::Linear(linear))) = self.tree.tiles.get_mut(id) {
            for (child, points) in sizes.into_iter().chain([(middle, left)]) {
                linear.shares.set_share(child, points);
            }
        }
        let room = if across { egui::vec2(left, room.y) } else { egui::vec2(room.x, left) };
        self.fit_tile(middle, room, timeline);
    }

    /// The name of the first panel that is seen of a tile.
    pub(crate) fn first_name(&self, tile: TileId) -> &'static str {
        match self.tree.tiles.get(tile) {
            Some(Tile::Pane(panel)) => panel.name(),
            Some(Tile::Container(container)) => {
                let seen = |child: &&TileId| self.tree.tiles.is_visible_in_layout(**child);
                container.children().find(seen).map_or("nothing", |child| self.first_name(*child))
            }
            None => "nothing",
        }
    }

    /// Remembers what the user gave a tile; the timeline takes what the others leave.
    pub(crate) fn keep_size(&mut self, tile: TileId, points: f32) {
        if !self.holds(tile, self.find(Panel::Timeline)) {
            self.sizes.insert(tile.0, points);
            self.by_hand.insert(tile.0);
        }
    }

    /// Gives the column of the source the points that an opened table takes, where it has fewer and nobody has set them:
    /// never more than half of the room.
    pub(crate) fn widen(&mut self, points: f32, room: f32, left: bool) {
        let Some(Tile::Container(row)) = self.tree.root.and_then(|root| self.tree.tiles.get(root)) else { return };
        let (source, timeline) = (self.find(Panel::Source), self.find(Panel::Timeline));
        let column = row.children().copied().find(|tile| self.holds(*tile, source) && !self.holds(*tile, timeline));
        let most = if left { BESIDE } else { ALONE }.min(room / 2.0);
        if let Some(size) =
            column.filter(|tile| !self.by_hand.contains(&tile.0)).and_then(|tile| self.sizes.get_mut(&tile.0))
        {
            *size = size.max(points.min(most));
        }
    }

    /// Remembers the sizes after the user has moved a panel.
    pub fn keep_sizes(&mut self) {
        let timeline = self.find(Panel::Timeline);
        let linears: Vec<(Vec<TileId>, bool)> = self
            .tree
            .tiles
            .tiles()
            .filter_map(|tile| match tile {
                Tile::Container(Container::Linear(linear)) => {
                    Some((linear.children.clone(), linear.dir == LinearDir::Horizontal))
                }
                _ => None,
            })
            .collect();
        for (children, across) in linears {
            if !children.iter().any(|child| self.holds(*child, timeline)) {
                continue;
            }
            for child in children {
                let visible = self.tree.tiles.is_visible_in_layout(child) && !self.holds(child, timeline);
                if let Some(rect) = self.tree.tiles.rect(child).filter(|_| visible) {
                    let points = if across { rect.width() } else { rect.height() };
                    if points > LEAST {
                        self.sizes.insert(child.0, points);
                    }
                }
            }
        }
    }

    /// True where a tile is the wanted one or holds it.
    pub(crate) fn holds(&self, id: TileId, wanted: Option<TileId>) -> bool {
        if Some(id) == wanted {
            return true;
        }
        match self.tree.tiles.get(id) {
            Some(Tile::Container(container)) => container.children().any(|child| self.holds(*child, wanted)),
            _ => false,
        }
    }

    /// True where every panel stands in the tree exactly once: what a file of settings says may be anything.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        use Panel::{Claims, Found, Inspector, Left, Report, Source, Table, Timeline};
        let all = [Left, Timeline, Source, Claims, Inspector, Found, Table, Report];
        let times = |panel| self.tree.tiles.tiles().filter(|tile| matches!(tile, Tile::Pane(p) if *p == panel)).count();
        let Some(root) = self.tree.root else { return false };
        all.into_iter().all(|panel| times(panel) == 1 && self.holds(root, self.find(panel)))
    }
}

/// Which panels are open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    /// Documents and facets.
    pub left: bool,
    /// Ruler, lanes, charts, overview.
    pub timeline: bool,
    /// The reader.
    pub source: bool,
    /// Who says so, and who disagrees.
    pub claims: bool,
    /// The inspector.
    pub inspector: bool,
    /// What was found.
    pub found: bool,
    /// Table or load report.
    pub bottom: Option<Bottom>,
}

/// What the bottom panel shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bottom {
    /// All records.
    Table,
    /// One row for each file.
    Report,
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVERYTHING: Shown =
        Shown { left: true, timeline: true, source: true, claims: true, inspector: true, found: true, bottom: None };

    #[test]
    fn the_timeline_takes_what_is_left_and_others_keep_their_points() {
        let mut layout = Layout::default();
        layout.show(&EVERYTHING);
        for (width, left) in [(1440.0, 240.0), (3840.0, 240.0)] {
            layout.fit(egui::vec2(width, 900.0));
            let root = layout.tree.root.unwrap();
            let Some(Tile::Container(Container::Linear(row))) = layout.tree.tiles.get(root) else { panic!("a row") };
            let side = layout.find(Panel::Left).unwrap();
            assert!((row.shares[side] - left).abs() < 0.1, "{width}: {}", row.shares[side]);
        }
    }

    #[test]
    fn a_narrow_window_leaves_the_timeline_its_room() {
        let mut layout = Layout::of(Preset::Triage);
        layout.show(&EVERYTHING);
        layout.fit(egui::vec2(1024.0, 640.0));
        let root = layout.tree.root.unwrap();
        let Some(Tile::Container(Container::Linear(row))) = layout.tree.tiles.get(root) else { panic!("a row") };
        let timeline = row.children[1];
        assert!(row.shares[timeline] >= TIMELINE - 1.0, "{}", row.shares[timeline]);
    }

    #[test]
    fn a_table_widens_the_column_of_the_source_until_somebody_sets_its_size() {
        let mut layout = Layout::default();
        let root = layout.tree.root.unwrap();
        let width = |layout: &Layout| {
            let Some(Tile::Container(row)) = layout.tree.tiles.get(root) else { panic!("a row") };
            let right = *row.children().last().unwrap();
            (right, layout.sizes[&right.0])
        };
        layout.widen(300.0, 1440.0, true);
        assert_eq!(width(&layout).1, size::RIGHT, "a narrow table needs no more");
        layout.widen(900.0, 1440.0, true);
        assert_eq!(width(&layout).1, BESIDE);
        layout.widen(900.0, 1440.0, false);
        assert_eq!(width(&layout).1, ALONE);
        let (right, _) = width(&layout);
        layout.keep_size(right, 350.0);
        layout.widen(900.0, 1440.0, false);
        assert_eq!(width(&layout).1, 350.0, "what was dragged stays");
    }

    #[test]
    fn a_layout_survives_being_written_down() {
        for preset in Preset::ALL {
            let layout = Layout::of(preset);
            assert!(layout.is_whole());
            let text = serde_json::to_string(&layout).unwrap();
            let back: Layout = serde_json::from_str(&text).unwrap();
            assert!(back.is_whole() && back.tree == layout.tree && back.sizes == layout.sizes);
        }
    }
}
