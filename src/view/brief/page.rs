//! One page from top to bottom. The foot is measured first, then lanes and charts share the room that is left.
//!
//! ```text
//! marking · title · subtitle
//! ruler ─ lanes ─ charts         one axis
//! key · footnotes in two columns
//! counts · method and colophon · marking
//! ```

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Brief;
use super::axis::Axis;
use super::choose::{Chosen, adopt, choose, order, weight};
use super::entries::{Tags, listed_id};
use super::facts::Facts;
use super::figures::{self, Charted, Mark, Shown};
use super::key::{self, Sign};
use super::lanes::Lanes;
use super::notes::Note;
use super::parts::note_id;
use super::request::Request;
use super::share::Callouts;
use super::sheet::{Kind, Part};
use super::style::{KEY, MARGIN, NAMES, NOTE_LINE, RULER};
use crate::view::item::Items;
use crate::view::scene::Shape;
use crate::view::text::Measure;
use crate::view::theme::Theme;

/// Beyond so many marks none gets a small number: nobody looks up four digits.
const NUMBERED: usize = 999;

/// Composes the page that a request asks for.
#[must_use]
pub fn compose(corpus: &crate::corpus::Corpus, items: &Items, request: &Request, measure: Measure) -> Brief {
    let facts = Facts::of(corpus, items, request);
    compose_facts(facts, request, measure)
}

/// The same from facts that are already read.
pub(super) fn compose_facts(mut facts: Facts, request: &Request, measure: Measure) -> Brief {
    let theme = request.tone.theme();
    let own = measure;
    let measure: Measure = &|text: &str, style| request.fonts.measure(text, style, own);
    let (width, height) = (request.preset.width, request.preset.height());
    let plot = width - 2.0 * MARGIN - NAMES;
    let spans = facts.items.iter().map(|item| (item.start, item.end));
    let axis = Axis::new(facts.window, spans, plot);
    let weights: Vec<u32> = facts.items.iter().map(|item| weight(item, facts.importance(item.place))).collect();
    let chosen = choose(&facts, &weights, request);
    let callouts: Callouts = chosen
        .iter()
        .filter(|one| facts.items.get(one.index as usize).is_some_and(|item| !item.figure))
        .map(|one| (one.index, one.words.clone()))
        .collect();
    let tag = match facts.items.len() {
        0..90 => measure("88", KEY),
        90..=NUMBERED => measure("888", KEY),
        _ => 0.0,
    };
    let mut draft = Draft {
        request,
        theme,
        width,
        height,
        axis,
        weights,
        chosen,
        callouts,
        refused: BTreeSet::new(),
        displaced: Vec::new(),
        tag,
        files: true,
        measure,
    };
    let laid = draft.lay(&facts);
    draft.finish(&mut facts, laid)
}

/// Everything that stays the same while the page is laid out.
pub(super) struct Draft<'a> {
    pub request: &'a Request,
    pub theme: Theme,
    pub width: f32,
    pub height: f32,
    pub axis: Axis,
    /// How much each item deserves its words.
    pub weights: Vec<u32>,
    pub chosen: Vec<Chosen>,
    pub callouts: Callouts,
    /// Figures that found no room for a callout's words.
    refused: BTreeSet<u32>,
    /// Events that gave their number to a figure, the lightest first.
    displaced: Vec<Chosen>,
    /// Width of a small number, 0 where marks have none.
    pub tag: f32,
    /// True where notes name the files of their documents.
    pub files: bool,
    pub measure: Measure<'a>,
}

/// Lanes and charts in their room, and the notes that follow from them.
pub(super) struct Laid {
    pub lanes: Lanes,
    pub charts: Vec<Charted>,
    pub notes: Vec<Note>,
    /// What each value of a chart carries, by its number.
    pub letters: BTreeMap<u32, (Mark, String)>,
    /// Small numbers of marks without words.
    pub tags: Tags,
    /// Top of the ruler.
    pub top: f32,
    /// Bottom of the charts.
    pub bottom: f32,
    /// Height of the key.
    key: f32,
    /// Height of what stands below the notes, as reserved: once the counts are known they are shorter.
    pub foot: f32,
    pub head: Vec<Part>,
}

impl Draft<'_> {
    /// Packs several times: what a label loses for want of room goes into its note, and notes take room. Where not all has
    /// room, notes leave the names of files to the list behind the page; then a callout of the page's own choice that finds
    /// no room for its words gives its number back, the lightest first, for each that goes makes room for the others.
    fn lay(&mut self, facts: &Facts) -> Laid {
        let mut laid = self.lay_once(facts, 0.0, 24.0);
        self.adopt(facts, &laid);
        let (mut notes, mut key, mut waited) = (0.0_f32, 0.0_f32, false);
        // A crowd is too large to try as often, and a label more or less does not show in it.
        let rounds = if self.tag > 0.0 { 7 + 2 * self.callouts.len() } else { 3 };
        for round in 0..rounds {
            let (high, wide) = (self.note_height(&laid.notes), laid.key);
            // In the last rounds the foot only grows, so that it comes to rest.
            (notes, key) = if round + 3 < rounds { (high, wide) } else { (notes.max(high), key.max(wide)) };
            laid = self.lay_once(facts, notes, key);
            let need = self.note_height(&laid.notes);
            let settled = need <= notes + 0.5 && laid.key <= key;
            // Notes that have become shorter give room, which is tried before anything is given up.
            waited = notes - need > NOTE_LINE && !waited;
            if waited && round + 1 < rounds {
                continue;
            }
            // What the last round still loses keeps its number beside its mark.
            let unnamed = self.drop_unnamed(facts, &laid);
            let changed =
                unnamed || self.shorten(&laid) || self.give_back(&laid) || settled && self.adopt(facts, &laid);
            if settled && !changed {
                break;
            }
            if round + 1 == rounds && changed {
                // A number that was given or taken last is drawn, too; a figure that has no room for its words has none.
                laid = self.lay_once(facts, notes, key);
                while self.drop_unnamed(facts, &laid) {
                    laid = self.lay_once(facts, notes, key);
                }
            }
        }
        self.reclaim(facts, laid, (notes, key))
    }

    /// Room that was kept for longer notes goes to the lanes, as much of it as leaves the notes room enough.
    fn reclaim(&self, facts: &Facts, laid: Laid, (notes, key): (f32, f32)) -> Laid {
        let mut least = self.note_height(&laid.notes);
        while notes - least > NOTE_LINE {
            let higher = self.lay_once(facts, least, key);
            let fits = self.note_height(&higher.notes) <= least + 0.5 && higher.key <= key;
            let named = self.unnamed(facts, &higher).is_empty() || self.request.callouts.is_some();
            if fits && named && self.lost(&higher).len() <= self.lost(&laid).len() {
                return higher;
            }
            least += NOTE_LINE;
        }
        laid
    }

    /// Takes the names of files out of the notes where something has no room; true where that gives some.
    fn shorten(&mut self, laid: &Laid) -> bool {
        let crowded = laid.lanes.lanes.iter().any(|lane| !lane.packing.crowd.is_empty());
        let gives = self.files && (crowded || !self.lost(laid).is_empty() || !self.notes_fit(&laid.notes));
        self.files &= !gives;
        gives
    }

    /// Figures that the charts name: indexes of their items, with their values.
    fn named(facts: &Facts, laid: &Laid) -> Vec<(u32, Shown)> {
        let shown = laid.charts.iter().flat_map(Charted::values).filter(|shown| shown.named);
        let places: HashMap<_, _> = shown.map(|shown| (shown.place, shown)).collect();
        let figures = (0_u32..).zip(&facts.items).filter(|(_, item)| item.figure);
        figures.filter_map(|(index, item)| Some((index, *places.get(&item.place)?))).collect()
    }

    /// Figures among the callouts of the page's own choice; true where some have come.
    fn adopt(&mut self, facts: &Facts, laid: &Laid) -> bool {
        let most = self.request.preset.callouts;
        let own = self.request.callouts.is_none();
        let mut named = Self::named(facts, laid);
        named.retain(|(index, _)| !self.refused.contains(index));
        let before = self.chosen.clone();
        let come = own && adopt(&mut self.chosen, &named, facts, &self.weights, most);
        let mut gone: Vec<Chosen> = before.into_iter().filter(|one| !self.chosen.contains(one)).collect();
        gone.sort_by_key(|one| self.weights.get(one.index as usize).copied().unwrap_or_default());
        self.displaced.extend(gone);
        self.callouts.retain(|index, _| self.chosen.iter().any(|one| one.index == *index));
        come
    }

    /// Figures with a number that no chart names.
    fn unnamed(&self, facts: &Facts, laid: &Laid) -> Vec<u32> {
        let named = Self::named(facts, laid);
        let is_named = |index: u32| named.iter().any(|(other, _)| *other == index);
        let chosen = self.chosen.iter().map(|one| one.index);
        chosen.filter(|index| !self.callouts.contains_key(index) && !is_named(*index)).collect()
    }

    /// Takes figures off the list that no chart names any more, and gives events their numbers back; true where there were
    /// some.
    fn drop_unnamed(&mut self, facts: &Facts, laid: &Laid) -> bool {
        let unnamed = self.unnamed(facts, laid);
        if self.request.callouts.is_some() || unnamed.is_empty() {
            return false;
        }
        self.chosen.retain(|one| !unnamed.contains(&one.index));
        let back = self.displaced.split_off(self.displaced.len().saturating_sub(unnamed.len()));
        self.callouts.extend(back.iter().map(|one| (one.index, one.words.clone())));
        self.chosen.extend(back);
        order(&mut self.chosen, &facts.items);
        self.refused.extend(unnamed);
        true
    }

    /// Callouts without words.
    fn lost(&self, laid: &Laid) -> Vec<u32> {
        let placed = laid.lanes.lanes.iter().flat_map(|lane| &lane.packing.placed);
        let told: std::collections::HashSet<u32> =
            placed.filter(|one| one.label.is_some()).map(|one| one.index).collect();
        self.callouts.keys().copied().filter(|index| !told.contains(index)).collect()
    }

    /// Takes the lightest callout without words off the list; true where there was one.
    fn give_back(&mut self, laid: &Laid) -> bool {
        let lost = self.lost(laid);
        let weight = |index: &&u32| self.weights.get(**index as usize).copied().unwrap_or_default();
        let Some(&lightest) = lost.iter().min_by_key(weight).filter(|_| self.request.callouts.is_none()) else {
            return false;
        };
        self.callouts.remove(&lightest);
        self.chosen.retain(|one| one.index != lightest);
        true
    }

    fn lay_once(&self, facts: &Facts, notes: f32, key: f32) -> Laid {
        let (head, top) = self.head(facts);
        let foot = self.foot_height(facts);
        let bottom = self.height - foot - notes.max(3.0 * NOTE_LINE) - 14.0 - key;
        let room = bottom - top - RULER;
        let least = figures::least(&facts.charts, room);
        let (by, measure) = (self.request.by, self.measure);
        let mut lanes =
            Lanes::new(facts, by, (&self.callouts, &self.weights), &self.axis, room - least, self.tag, measure);
        let called = self.chosen.iter().filter_map(|one| facts.items.get(one.index as usize));
        let called = called.filter(|item| item.figure).map(|item| item.place).collect();
        let charts = figures::fit(&facts.charts, &called, &self.axis, room - lanes.height(), self.tag, measure);
        let used = lanes.height() + charts.iter().map(Charted::height).sum::<f32>();
        lanes.spread(room - used);
        let tags = self.tags(facts, &lanes, &charts);
        let (mut letters, notes) = self.notes(facts, &lanes, &charts);
        for (value, number) in &tags.values {
            letters.insert(*value, (Mark::Tag(number.to_string()), listed_id(*number)));
        }
        let mut laid = Laid { lanes, charts, notes, letters, tags, top, bottom, key, foot, head };
        laid.key = key::key(self.signs(facts, &laid), self.width, 0.0, &self.theme, measure).1 + 5.0;
        laid
    }

    /// What the key explains.
    fn signs(&self, facts: &Facts, laid: &Laid) -> Vec<Sign> {
        let mut signs = Vec::new();
        laid.lanes.signs(&facts.items, &self.axis, &mut signs);
        laid.charts.iter().for_each(|chart| chart.signs(&mut signs));
        if laid.tags.range().is_some() {
            signs.push(Sign::Number);
        }
        signs
    }

    /// The number of each callout and of each mark without words, and the id of its note, by index of the item.
    fn numbers(&self, laid: &Laid) -> BTreeMap<u32, (String, String)> {
        let chosen = self.chosen.iter().enumerate().map(|(at, one)| {
            let number = (at + 1).to_string();
            let note = note_id(&laid.notes, &number);
            (one.index, (number, note))
        });
        let tags = laid.tags.events.iter().map(|(index, number)| (*index, (number.to_string(), listed_id(*number))));
        chosen.chain(tags).collect()
    }

    /// Draws everything.
    fn finish(self, facts: &mut Facts, laid: Laid) -> Brief {
        Self::settle(facts, &laid);
        let (theme, measure) = (self.theme, self.measure);
        let drawn = self.numbers(&laid);
        let left = MARGIN + NAMES;
        let lanes_top = laid.top + RULER;
        let mut parts = self.ground(&laid, lanes_top);
        parts.extend(laid.head.iter().cloned());
        parts.push(self.ruler(laid.top));
        parts.extend(laid.lanes.draw(
            &facts.items,
            &self.axis,
            lanes_top,
            |index| drawn.get(&index).cloned(),
            &theme,
            measure,
        ));
        let mut y = lanes_top + laid.lanes.height();
        for chart in &laid.charts {
            let mark = |number: u32| laid.letters.get(&number).cloned();
            parts.extend(chart.draw((left, y), self.axis.width, mark, &theme, measure));
            y += chart.height();
            let line = Shape::rule_across(y, MARGIN, self.width - MARGIN, theme.line_strong);
            parts.push(Part::new(format!("rule-{y:.0}"), Kind::Ground, "", vec![line]));
        }
        let key_top = y.max(laid.bottom - 20.0).min(laid.bottom) + 4.0;
        let (key, key_height) = key::key(self.signs(facts, &laid), self.width, key_top, &theme, measure);
        let key_bottom = key_top + key_height;
        parts.push(key);
        let (entries, unlisted, unnamed) = self.entries(facts, &laid);
        self.foot(facts, &laid, parts, key_bottom, entries, unlisted, unnamed)
    }
}
