//! Facets and the filter in words: what is listed, what it is called, how it is counted.

use std::collections::BTreeMap;

use crate::gui::app::state::data::Listed;
use crate::gui::app::{App, Data};
use crate::view::filter::{self, Count, Facet, Filter, Kind, Shown, group_of};
use crate::view::{Group, Status};

/// A facet's value as people read it.
#[must_use]
pub fn words(data: &Data, facet: &Facet) -> String {
    filter::words(&data.corpus, facet)
}

/// The number beside a value: of events, as on the lanes; of figures where a kind is about figures.
#[must_use]
pub fn number(kind: Kind, count: Count) -> usize {
    if matches!(kind, Kind::Metric | Kind::Commodity | Kind::Conflict) { count.figures } else { count.events }
}

/// The kinds in the order of the panel, each value with its count; picked values stand first where a list is long.
#[must_use]
pub fn kinds(shown: &Shown, filter: &Filter) -> Vec<Listed> {
    let mut all: BTreeMap<Kind, Vec<(Facet, Count)>> = BTreeMap::new();
    for (facet, count) in &shown.counts.of {
        all.entry(facet.kind).or_default().push((facet.clone(), *count));
    }
    for facet in filter.only.iter().chain(&filter.without) {
        if !shown.counts.of.contains_key(facet) {
            all.entry(facet.kind).or_default().push((facet.clone(), Count::default()));
        }
    }
    let picked = |facet: &Facet| filter.only.contains(facet) || filter.without.contains(facet);
    for (kind, facets) in &mut all {
        match kind {
            Kind::Category => {
                facets.sort_by_key(|(facet, _)| Group::ALL.iter().position(|g| Some(*g) == group_of(&facet.value)));
            }
            Kind::Decision => {
                facets.sort_by_key(|(facet, _)| Status::ALL.iter().position(|status| status.word() == facet.value));
            }
            Kind::Grade => facets.sort_by(|a, b| a.0.cmp(&b.0)),
            kind => {
                let much = |count: Count| (number(*kind, count), count.all());
                facets.sort_by(|a, b| (!picked(&a.0), much(b.1), &a.0).cmp(&(!picked(&b.0), much(a.1), &b.0)));
            }
        }
    }
    // A kind with one value tells nothing, unless it is picked or always asked for.
    let always = [Kind::Category, Kind::Decision, Kind::Grade];
    let told = |kind: &Kind, facets: &Vec<(Facet, Count)>| {
        always.contains(kind) || facets.len() > 1 || facets.iter().any(|(facet, _)| picked(facet))
    };
    Kind::ALL
        .into_iter()
        .filter_map(|kind| all.remove(&kind).filter(|facets| told(&kind, facets)).map(|facets| (kind, facets)))
        .collect()
}

/// One chip: a kind of facet, its values, and whether they are shown or left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chip {
    pub(crate) kind: &'static str,
    pub(crate) value: String,
    pub(crate) facets: Vec<Facet>,
}

/// The filter in words, chip by chip: one for each kind and side.
pub(crate) fn chips(app: &App) -> Vec<Chip> {
    let mut chips: Vec<Chip> = Vec::new();
    for (set, not) in [(&app.choice.filter.only, ""), (&app.choice.filter.without, "not ")] {
        for kind in Kind::ALL {
            let facets: Vec<Facet> = set.iter().filter(|facet| facet.kind == kind).cloned().collect();
            if facets.is_empty() {
                continue;
            }
            let proper = !matches!(
                kind,
                Kind::Decision | Kind::Grade | Kind::Modality | Kind::Metric | Kind::Commodity | Kind::Conflict
            );
            let words = |facet: &Facet| {
                let words = short(&words(&app.data, facet));
                if proper { words } else { words.to_lowercase() }
            };
            let shown: Vec<String> = facets.iter().take(3).map(words).collect();
            let rest = facets.len() - shown.len();
            let more = if rest > 0 { format!(" +{rest}") } else { String::new() };
            let joined = not.is_empty() && app.choice.filter.all.contains(&kind);
            let value = shown.join(if joined { " and " } else { ", " });
            chips.push(Chip { kind: kind.word(), value: format!("{not}{value}{more}"), facets });
        }
    }
    chips
}

pub(crate) fn short(title: &str) -> String {
    let head: String = title.chars().take(24).collect();
    if head.len() < title.len() { format!("{}…", head.trim_end()) } else { head }
}

/// The whole filter in words: `Category Visits & meetings; asked: Russia and DPRK`.
#[must_use]
pub fn filter_words(app: &App) -> String {
    let mut parts: Vec<String> = chips(app).iter().map(|chip| format!("{} {}", chip.kind, chip.value)).collect();
    if !app.choice.filter.words.trim().is_empty() {
        parts.push(format!("asked: {}", app.choice.filter.words.trim()));
    }
    parts.join("; ")
}
