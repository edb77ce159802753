//! Which marks get a number, and which number: the caller's wishes in their order, else the weightiest events of
//! every lane, numbered as one reads: from left to right, then from top to bottom.

use std::collections::BTreeMap;

use super::facts::Facts;
use super::figures::Shown;
use super::request::Request;
use crate::model::RecordId;
use crate::view::item::{Form, Item, Status};
use crate::view::theme::Group;

/// A chosen mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// Index into the items of the page.
    pub index: u32,
    /// Its words.
    pub words: String,
}

/// The chosen marks in the order of their numbers. `weights` are those of the page's items.
#[must_use]
pub fn choose(facts: &Facts, weights: &[u32], request: &Request) -> Vec<Chosen> {
    if let Some(wishes) = &request.callouts {
        let places: BTreeMap<RecordId, u32> = (0_u32..).zip(&facts.items).map(|(at, item)| (item.id, at)).collect();
        let chosen = wishes.iter().filter_map(|wish| {
            let index = *places.get(&wish.id)?;
            let item = facts.items.get(index as usize)?;
            let own = wish.words.as_deref().map(|words| facts.words(words)).filter(|words| !words.is_empty());
            Some(Chosen { index, words: own.unwrap_or_else(|| item.label.to_string()) })
        });
        return chosen.collect();
    }
    let mut ranked: Vec<(u32, &Item)> = (0_u32..).zip(&facts.items).filter(|(_, item)| !item.figure).collect();
    let weight = |index: u32| weights.get(index as usize).copied().unwrap_or_default();
    ranked.sort_by_key(|(index, _)| (u32::MAX - weight(*index), *index));
    let mut lanes: BTreeMap<Group, usize> = BTreeMap::new();
    for (_, item) in &ranked {
        *lanes.entry(item.group).or_default() += 1;
    }
    // A crowded lane has more that is worth a number, but not in proportion.
    let crowd = |count: usize| (count as f64).sqrt();
    let all: f64 = lanes.values().map(|count| crowd(*count)).sum();
    let share = |group: Group| {
        let own = lanes.get(&group).map_or(0.0, |count| crowd(*count));
        (request.preset.callouts as f64 * own / all.max(1.0)).ceil() as usize + 1
    };
    let mut taken: BTreeMap<Group, usize> = BTreeMap::new();
    let mut chosen: Vec<(u32, &Item)> = Vec::new();
    for (index, item) in ranked {
        let of_lane = taken.entry(item.group).or_default();
        // The same event told twice gets one number.
        let told = chosen.iter().any(|(_, other)| other.label == item.label || near(other, item));
        if chosen.len() >= request.preset.callouts || *of_lane >= share(item.group) || told {
            continue;
        }
        *of_lane += 1;
        chosen.push((index, item));
    }
    let mut chosen: Vec<Chosen> = chosen.into_iter().map(|(index, item)| named(index, item)).collect();
    order(&mut chosen, &facts.items);
    chosen
}

fn named(index: u32, item: &Item) -> Chosen {
    Chosen { index, words: item.label.to_string() }
}

/// In the order of reading: from left to right, then from top to bottom, figures below events.
pub fn order(chosen: &mut [Chosen], items: &[Item]) {
    let lane = |item: &Item| (item.figure, Group::ALL.iter().position(|group| *group == item.group));
    chosen.sort_by(|a, b| {
        let (Some(one), Some(other)) = (items.get(a.index as usize), items.get(b.index as usize)) else {
            return a.index.cmp(&b.index);
        };
        one.start.total_cmp(&other.start).then(lane(one).cmp(&lane(other))).then(a.index.cmp(&b.index))
    });
}

/// Of every so many callouts one is a figure, where there are so many.
const FIGURE: usize = 3;

/// Gives figures that the charts name a number, in the place of the lightest events where no callouts are left: of what is
/// sure, one of each series before a second of any, the heaviest first. `named` are indexes of their items with their
/// values; true where the list has changed.
pub fn adopt(chosen: &mut Vec<Chosen>, named: &[(u32, Shown)], facts: &Facts, weights: &[u32], most: usize) -> bool {
    let weight = |index: u32| weights.get(index as usize).copied().unwrap_or_default();
    let is_figure = |index: u32| facts.items.get(index as usize).is_some_and(|item| item.figure);
    let told = |index: u32| chosen.iter().any(|one| one.index == index);
    let (has, mut others): (Vec<_>, Vec<_>) = named.iter().partition(|(index, _)| told(*index));
    others.retain(|(_, value)| value.sure);
    others.sort_by_key(|(index, _)| (u32::MAX - weight(*index), *index));
    let mut series: Vec<u32> = has.iter().map(|(_, value)| value.series).collect();
    let (first, again): (Vec<_>, Vec<_>) = others.into_iter().partition(|(_, value)| {
        let first = !series.contains(&value.series);
        series.extend(first.then_some(value.series));
        first
    });
    let mut figures: Vec<u32> = first.into_iter().chain(again).map(|(index, _)| index).collect();
    let has = chosen.iter().filter(|one| is_figure(one.index)).count();
    figures.truncate((most / FIGURE).saturating_sub(has));
    for _ in most..chosen.len() + figures.len() {
        let events = chosen.iter().map(|one| one.index).filter(|index| !is_figure(*index));
        if let Some(lightest) = events.min_by_key(|index| weight(*index)) {
            chosen.retain(|one| one.index != lightest);
        }
    }
    let found = figures.iter().filter_map(|&index| Some(self::named(index, facts.items.get(index as usize)?)));
    chosen.extend(found);
    order(chosen, &facts.items);
    !figures.is_empty()
}

/// The same day and the same lane: most likely the same event in other words.
fn near(one: &Item, other: &Item) -> bool {
    one.group == other.group && one.start == other.start && one.end == other.end
}

/// How a title begins that does not say who or what: it needs its paragraph to be understood.
const VAGUE: [&str; 22] = [
    "i ", "we ", "my ", "our ", "it ", "its ", "they ", "their ", "he ", "she ", "his ", "her ", "this ", "that ",
    "these ", "those ", "another ", "many ", "some ", "others ", "event ", "there ",
];

/// Accepted before undecided, then what weighs most, exact dates before decades, titles that name their actor before those
/// that speak of "we" or "another". `importance` is from 0 to 1.
pub fn weight(item: &Item, importance: f32) -> u32 {
    let accepted = u32::from(item.status == Status::Accepted) * 100;
    let weighs = (importance.clamp(0.0, 1.0) * 90.0).round() as u32;
    let sharp = match item.form {
        Form::Moment | Form::Days => 3,
        Form::Period if item.end - item.start < 100.0 * crate::view::window::DAY => 2,
        Form::Period => 0,
    };
    // A title that fits beside its mark serves the reader better than one that must be cut.
    let short = if item.label.chars().count() <= 46 { 3 } else { 0 };
    let opening: String = item.label.chars().take(9).flat_map(char::to_lowercase).collect();
    let named = if VAGUE.iter().any(|vague| opening.starts_with(vague)) { 0 } else { 6 };
    accepted + weighs + sharp + short + named
}
