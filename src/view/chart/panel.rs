//! Which series share a chart, and in which order the charts stand.
//!
//! One measure in one unit is one chart. States that trade with no common partner have nothing to compare and get a chart
//! each, and so do series that an axis with a zero would draw as a flat line at its foot.
//!
//! A chart of one value shows nothing that a line of words would not: such values stand together in one strip without an
//! axis, "Single figures", each on a line of its own.
//!
//! ```text
//! Australia–China, Russia–Turkey     two charts       China–DPRK, Russia–DPRK     one: the DPRK has both
//! ```

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::{Entry, Mode, Value};
use crate::model::Metric;
use crate::series::{self, Kind, Series};

/// From this rank on charts hold what has no level of its own.
const VAGUE: u8 = 20;
/// Name of the strip of values that have no chart of their own.
const SINGLE: &str = "Single figures";
/// Groups of states that share no partner have charts of their own up to so many.
const GROUPS: usize = 4;
/// So many groups will hardly be joined to a few: a table of the world is one chart.
const WORLD: usize = 40;
/// A series below this share of the largest is a flat line on its axis.
const FLAT: i64 = 100;

/// What a chart is of, in the order of importance.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    rank: u8,
    /// True for what would be a flat line beside the rest of its measure, below which it stands.
    flat: bool,
    /// "Trade value".
    pub title: &'static str,
    /// ISO 4217, `%`, `t` …
    pub unit: String,
    /// "year" for rates.
    pub per: String,
    /// Whose, or of what, where other charts have the same title and unit: "Australia–China", "tomatoes".
    pub about: String,
}

impl Key {
    fn of(series: &Series) -> Self {
        let key = &series.key;
        let (rank, title) = family(key.metric, key.kind);
        Self { rank, flat: false, title, unit: key.unit.clone(), per: key.per.clone(), about: String::new() }
    }

    /// The strip of values that would each have a chart to itself.
    fn single() -> Self {
        let (title, unit) = (SINGLE, String::new());
        Self { rank: VAGUE - 1, flat: false, title, unit, per: String::new(), about: String::new() }
    }

    /// True for the strip of values that have no chart of their own.
    pub fn is_single(&self) -> bool {
        self.title == SINGLE
    }

    /// True for a chart of how the levels of something went.
    pub fn tells(&self, panel: &Panel) -> bool {
        self.rank < VAGUE && !self.is_single() && !panel.is_lone()
    }

    /// Names the chart in what the user keeps.
    pub fn written(&self) -> String {
        let parts = [self.title, &self.unit, &self.per, &self.about];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

/// Measures that share a chart, and its title, in order of importance.
fn family(metric: Option<Metric>, kind: Kind) -> (u8, &'static str) {
    match (metric, kind) {
        (_, Kind::Change) => (VAGUE, "Change"),
        (_, Kind::Share) => (VAGUE + 1, "Share"),
        (Some(Metric::Trade | Metric::Exports | Metric::Imports | Metric::Balance), _) => (0, "Trade value"),
        (Some(Metric::Debt | Metric::Loan), _) => (1, "Debt, loans"),
        (Some(Metric::Investment | Metric::Aid), _) => (2, "Investment, aid"),
        (Some(Metric::Contract | Metric::Revenue | Metric::Remittances | Metric::Reserves), _) => (3, "Money"),
        (Some(Metric::Production | Metric::Consumption | Metric::Quota), _) => (4, "Production"),
        (Some(Metric::Price), _) => (5, "Prices"),
        (Some(Metric::Tariff), _) => (6, "Tariffs"),
        _ => (VAGUE + 10, "Other amounts"),
    }
}

/// What comes into one chart.
#[derive(Default)]
pub(super) struct Panel {
    pub key: String,
    pub mode: Mode,
    pub spans: Vec<(f64, f64)>,
    pub values: Vec<Value>,
    pub entries: Vec<Entry>,
    pub styles: u8,
}

impl Panel {
    /// True where a single period has a value: it stands below the charts that show how something went.
    fn is_lone(&self) -> bool {
        self.spans.iter().all(|span| Some(span) == self.spans.first())
    }
}

/// The values of each series, those of a chart with one value moved to the strip of such values.
pub(super) fn gathered(read: Vec<(Key, Vec<Value>)>) -> Vec<(Key, Vec<Value>)> {
    let mut counts: BTreeMap<Key, usize> = BTreeMap::new();
    for (key, values) in &read {
        *counts.entry(key.clone()).or_default() += values.len();
    }
    let own = |key: Key| if counts.get(&key) == Some(&1) { Key::single() } else { key };
    read.into_iter().map(|(key, values)| (own(key), values)).collect()
}

/// The charts as they stand: one of each measure before the second of any, lone values below them. By what there is to
/// show, not by what a mode leaves of it: rows keep their places.
pub(super) fn ordered(panels: BTreeMap<Key, Panel>) -> Vec<(Key, Panel)> {
    let mut panels: Vec<_> = panels.into_iter().collect();
    panels.sort_by_key(|(key, panel)| (key.rank, panel.is_lone(), key.flat, usize::MAX - panel.spans.len()));
    let mut before: BTreeMap<(u8, bool), usize> = BTreeMap::new();
    let mut placed: Vec<_> = panels
        .into_iter()
        .map(|(key, panel)| {
            let lone = panel.is_lone();
            let nth = before.entry((key.rank, lone)).or_default();
            *nth += 1;
            ((key.rank >= VAGUE, lone, *nth, key.rank), (key, panel))
        })
        .collect();
    placed.sort_by_key(|(place, _)| *place);
    placed.into_iter().map(|(_, chart)| chart).collect()
}

/// The chart of each series.
pub(super) fn keys(all: &[Series]) -> Vec<Key> {
    let mut keys: Vec<Key> = all.iter().map(Key::of).collect();
    for flat in [false, true] {
        let split = if flat { by_size } else { by_states };
        let mut charts: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
        for (at, key) in keys.iter().enumerate().filter(|(_, key)| key.rank < VAGUE) {
            charts.entry(key.clone()).or_default().push(at);
        }
        for members in charts.values().filter(|members| members.len() > 1) {
            for (at, about) in split(all, members) {
                if let Some(key) = keys.get_mut(at) {
                    let both = [key.about.as_str(), &about].into_iter().filter(|part| !part.is_empty());
                    key.about = both.collect::<Vec<_>>().join(", ");
                    key.flat |= flat;
                }
            }
        }
    }
    keys
}

/// The states that a series is of.
fn states(series: &Series) -> Vec<&'static str> {
    let key = &series.key;
    let sides = [key.reporter, key.partner].into_iter().filter(|side| !side.is_empty());
    sides.chain(key.parties.iter().copied()).collect()
}

/// Series of states that no partner connects with the others, with what their chart is called.
fn by_states(all: &[Series], members: &[usize]) -> Vec<(usize, String)> {
    let series = || members.iter().filter_map(|at| Some((*at, all.get(*at)?)));
    let mut groups: Vec<BTreeSet<&'static str>> = Vec::new();
    for (_, one) in series() {
        let own: BTreeSet<_> = states(one).into_iter().collect();
        if own.len() < 2 {
            continue;
        }
        let (mut joined, apart): (Vec<_>, Vec<_>) = groups.into_iter().partition(|group| !group.is_disjoint(&own));
        joined.push(own);
        groups = apart;
        groups.push(joined.into_iter().flatten().collect());
        if groups.len() > WORLD {
            return Vec::new();
        }
    }
    let of = |group: &BTreeSet<&'static str>| {
        let group = group.clone();
        series().filter(move |(_, one)| states(one).iter().any(|state| group.contains(state)))
    };
    groups.retain(|group| of(group).any(|(_, one)| one.points.len() > 1));
    if !(2..=GROUPS).contains(&groups.len()) {
        return Vec::new();
    }
    let named = |group: &BTreeSet<&'static str>| {
        let name = name(&of(group).map(|(_, one)| states(one)).collect::<Vec<_>>());
        of(group).map(|(at, _)| (at, name.clone())).collect::<Vec<_>>()
    };
    groups.iter().flat_map(named).collect()
}

/// "Australia–China", or the one state that most of several relations have.
fn name(relations: &[Vec<&'static str>]) -> String {
    let pairs: BTreeSet<BTreeSet<&str>> =
        relations.iter().filter(|states| states.len() > 1).map(|states| states.iter().copied().collect()).collect();
    if let (Some(pair), 1) = (pairs.first(), pairs.len()) {
        return pair.iter().map(|state| series::state_name(state)).collect::<Vec<_>>().join("–");
    }
    let count = |state: &&str| relations.iter().filter(|states| states.contains(state)).count();
    let most = pairs.iter().flatten().copied().max_by_key(|state| (count(state), std::cmp::Reverse(*state)));
    most.map(series::state_name).unwrap_or_default()
}

/// Series that would be a flat line where the axis needs a zero, with the good that they are of.
fn by_size(all: &[Series], members: &[usize]) -> Vec<(usize, String)> {
    let values = |at: &usize| all.get(*at).into_iter().flat_map(|one| &one.points).flat_map(|point| &point.claims);
    let largest = |at: &usize| values(at).map(|claim| claim.value.abs()).max().unwrap_or_default();
    let most = members.iter().map(largest).max().unwrap_or_default();
    // Without a zero the axis is logarithmic, and has room for all of them.
    let zero = members.iter().flat_map(values).any(|claim| claim.value <= Decimal::ZERO);
    let flat = |at: &&usize| largest(at).checked_mul(Decimal::from(FLAT)).is_some_and(|value| value < most);
    let flat: Vec<usize> = members.iter().filter(flat).copied().collect();
    if !zero || flat.iter().map(|at| values(at).count()).sum::<usize>() < 2 {
        return Vec::new();
    }
    let goods: BTreeSet<&str> =
        flat.iter().filter_map(|at| all.get(*at)).map(|one| one.key.commodity.as_str()).collect();
    let about = match (goods.first(), goods.len()) {
        (Some(good), 1) if !good.is_empty() => (*good).to_owned(),
        _ => "small values".to_owned(),
    };
    flat.into_iter().map(|at| (at, about.clone())).collect()
}
