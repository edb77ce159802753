//! What is on the page as data: the small numbers of marks without words, the counts, every mark with its sources.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Entry;
use super::facts::Facts;
use super::figures::{Charted, Mark};
use super::page::{Draft, Laid};
use super::parts::entry;
use super::words::Unnamed;
use crate::view::item::Item;

/// Marks that are listed by name behind the page; more would be a book, and the data export has them.
const LISTED: usize = 1200;

/// The small numbers of a page, after those of its callouts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tags {
    /// Of events, by index of the item.
    pub events: BTreeMap<u32, usize>,
    /// Of values, by number of the value.
    pub values: BTreeMap<u32, usize>,
}

impl Tags {
    /// The first and the last number.
    #[must_use]
    pub fn range(&self) -> Option<(usize, usize)> {
        let all = || self.events.values().chain(self.values.values()).copied();
        Some((all().min()?, all().max()?))
    }
}

/// The id of the entry behind the page that explains a small number.
#[must_use]
pub fn listed_id(number: usize) -> String {
    format!("listed-{number}")
}

impl Draft<'_> {
    /// Numbers events and values without words: from left to right, then from top to bottom.
    pub(super) fn tags(&self, facts: &Facts, lanes: &super::lanes::Lanes, charts: &[Charted]) -> Tags {
        let places: HashMap<_, _> = facts.items.iter().map(|item| (item.place, item.start)).collect();
        let own = |index: &u32| !self.callouts.contains_key(index);
        let start = |index: u32| facts.items.get(index as usize).map_or(0.0, |item| item.start);
        let events = lanes.tagged(&facts.items).into_iter().filter(own).map(|index| (start(index), false, index));
        let values = charts.iter().flat_map(Charted::tagged);
        let values = values.map(|(number, place)| (places.get(&place).copied().unwrap_or_default(), true, number));
        let mut all: Vec<(f64, bool, u32)> = events.chain(values).collect();
        all.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let mut tags = Tags::default();
        for (number, (_, value, index)) in (self.chosen.len() + 1..).zip(all) {
            if value {
                tags.values.insert(index, number)
            } else {
                tags.events.insert(index, number)
            };
        }
        tags
    }

    /// Counts what is drawn.
    pub(super) fn settle(facts: &mut Facts, laid: &Laid) {
        let drawn: usize = laid.charts.iter().flat_map(Charted::values).map(|shown| shown.told).sum();
        let events = facts.items.iter().filter(|item| !item.figure).count();
        facts.tally.events.shown = events;
        facts.tally.figures.shown = drawn.min(facts.items.len() - events);
        let hollow = |item: &&Item| !item.figure && item.status == crate::view::Status::Undecided;
        facts.tally.events.undecided_shown = facts.items.iter().filter(hollow).count();
        let titles: Vec<_> = laid.charts.iter().map(Charted::title).collect();
        let mut missing: BTreeMap<String, usize> = BTreeMap::new();
        let mut charted = 0;
        for chart in &facts.charts.charts {
            if titles.contains(&(chart.title.clone(), chart.unit.clone())) {
                charted += chart.values.iter().map(|value| value.sources.len().max(1)).sum::<usize>();
            } else {
                *missing.entry(chart.title.clone()).or_default() +=
                    chart.values.iter().map(|value| value.sources.len().max(1)).sum::<usize>();
            }
        }
        // A logarithmic axis has no place for zero; an unreadable value has none in any chart.
        let elsewhere = facts.items.len() - events - facts.tally.figures.shown;
        let named: usize = missing.values().sum();
        if elsewhere > named {
            missing.insert("no place on the axis".to_owned(), elsewhere - named);
        }
        debug_assert!(charted >= drawn, "values are drawn once");
        facts.tally.figures.not_charted = missing;
    }

    /// Every mark with its sources: with a disc, with a letter, with a small number, with words alone; and how many are
    /// too many to list.
    pub(super) fn entries(&self, facts: &Facts, laid: &Laid) -> (Vec<Entry>, usize, Unnamed) {
        let mut entries = Vec::new();
        let mut taken = HashSet::new();
        for (at, one) in self.chosen.iter().enumerate() {
            if let Some(item) = facts.items.get(one.index as usize) {
                taken.insert(item.place);
                entries.push(entry(facts, item, (at + 1).to_string(), &one.words));
            }
        }
        let by_place: HashMap<_, _> = facts.items.iter().map(|item| (item.place, item)).collect();
        let values: Vec<_> = laid.charts.iter().flat_map(Charted::values).collect();
        let mut listed: BTreeMap<usize, &Item> = BTreeMap::new();
        for shown in &values {
            let Some(item) = by_place.get(&shown.place) else { continue };
            let letter = match laid.letters.get(&shown.number) {
                Some((Mark::Letter(letter), _)) => letter,
                Some((Mark::Tag(number), _)) => {
                    listed.extend(number.parse().ok().map(|number: usize| (number, *item)));
                    continue;
                }
                _ => continue,
            };
            if taken.insert(item.place) {
                entries.push(entry(facts, item, letter.clone(), &item.label));
            }
        }
        for (index, number) in &laid.tags.events {
            listed.extend(facts.items.get(*index as usize).map(|item| (*number, item)));
        }
        for (number, item) in listed {
            if taken.insert(item.place) {
                entries.push(Entry { listed: Some(number), ..entry(facts, item, String::new(), &item.label) });
            }
        }
        let charted: HashSet<_> = values.iter().map(|shown| shown.place).collect();
        let rest = facts.items.iter().filter(|item| !item.figure || charted.contains(&item.place));
        let rest: Vec<&Item> = rest.filter(|item| !taken.contains(&item.place)).collect();
        let unlisted = rest.len().saturating_sub(LISTED);
        entries.extend(rest.into_iter().take(LISTED).map(|item| entry(facts, item, String::new(), &item.label)));
        let placed = laid.lanes.lanes.iter().flat_map(|lane| &lane.packing.placed);
        let told = placed.filter(|one| one.label.is_some() || one.tag.is_some()).count();
        let silent = values.iter().filter(|shown| !shown.named && !laid.tags.values.contains_key(&shown.number));
        let unnamed = Unnamed {
            tags: laid.tags.range(),
            events: facts.tally.events.shown.saturating_sub(told),
            figures: silent.count(),
        };
        (entries, unlisted, unnamed)
    }
}
