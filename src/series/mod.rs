//! Figures that belong together: the same measure of the same thing over its periods.
//!
//! Two figures are one series only where metric, unit, rate, states and direction, good, kind of value and kind of
//! period agree. A target is no value, a quarter is no year. The same figure told by several documents is one
//! [`Point`] with several sources; different values for one cell stand side by side in it; what the partner counts of
//! the same flow is a [`Mirror`], never a contradiction.

mod key;
mod name;
mod sum;
pub mod unit;

pub use key::{Key, Kind, Period, Standing, state_name};
pub use name::{METRICS, figure_title, state_of};
pub use sum::{Sum, Sums, sums};

use std::collections::{BTreeMap, HashSet};

use rust_decimal::Decimal;

use crate::corpus::Corpus;
use crate::index::{self, Place};
use crate::model::{Bounds, Hedge, Record};

/// One value with everything that tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The value in the unit of the series.
    pub value: Decimal,
    /// Both ends of a range.
    pub range: Option<(Decimal, Decimal)>,
    /// How the text bounds it.
    pub hedge: Option<Hedge>,
    /// True where arithmetic made it.
    pub derived: bool,
    /// The figures that tell it, in the order of the corpus.
    pub sources: Vec<Place>,
}

impl Claim {
    /// How many documents tell it.
    #[must_use]
    pub fn documents(&self) -> usize {
        let mut documents: Vec<u32> = self.sources.iter().map(|place| place.article).collect();
        documents.dedup();
        documents.len()
    }
}

/// What the partner counts of the same flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mirror {
    /// The series of the other side.
    pub series: usize,
    /// Its point.
    pub point: usize,
    /// How far its value lies from this one, in per cent of this one.
    pub gap: Decimal,
}

/// What is told of one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The period.
    pub period: Bounds,
    /// The values told, the one with most documents first; more than one is a conflict where the key is single.
    pub claims: Vec<Claim>,
    /// The same flow counted by the other side.
    pub mirror: Option<Mirror>,
}

/// Figures with one key, in the order of their periods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// What they have in common.
    pub key: Key,
    /// One for each period.
    pub points: Vec<Point>,
}

impl Series {
    /// True where sources give different values for a point's period.
    #[must_use]
    pub fn conflict(&self, point: &Point) -> bool {
        self.key.is_single() && point.claims.len() > 1
    }
}

/// The series, point and claim that a figure tells.
#[must_use]
pub fn find(series: &[Series], place: Place) -> Option<(&Series, &Point, &Claim)> {
    series.iter().find_map(|one| {
        one.points.iter().find_map(|point| {
            let claim = point.claims.iter().find(|claim| claim.sources.contains(&place))?;
            Some((one, point, claim))
        })
    })
}

/// The figures of which sources give different values for one cell: the same thing, period and unit.
#[must_use]
pub fn conflicts(corpus: &Corpus) -> HashSet<Place> {
    let all = all(corpus, |_| true);
    let points = all.iter().flat_map(|one| one.points.iter().filter(|point| one.conflict(point)));
    points.flat_map(|point| &point.claims).flat_map(|claim| claim.sources.iter().copied()).collect()
}

/// The series of all dated figures that `keep` lets pass.
#[must_use]
pub fn all(corpus: &Corpus, keep: impl Fn(&Record) -> bool) -> Vec<Series> {
    let mut found: BTreeMap<Key, Vec<(Bounds, Claim)>> = BTreeMap::new();
    for (place, record) in index::records(corpus).filter(|(_, record)| record.figure.is_some() && keep(record)) {
        let (Some(figure), Some(when)) = (&record.figure, &record.date.when) else { continue };
        let Some(bounds) = when.bounds() else { continue };
        let (unit, factor) = unit::normal(&figure.unit);
        let scaled = |value: Decimal| value.checked_mul(factor).map(|value| value.normalize());
        let Some(value) = scaled(figure.value) else { continue };
        let claim = Claim {
            value,
            range: figure.range.and_then(|(low, high)| Some((scaled(low)?, scaled(high)?))),
            hedge: figure.hedge,
            derived: figure.derived,
            sources: vec![place],
        };
        found.entry(Key::of(record, figure, unit, bounds)).or_default().push((bounds, claim));
    }
    let mut series: Vec<Series> = found.into_iter().map(|(key, claims)| joined(key, claims)).collect();
    mirror(&mut series);
    series
}

fn joined(key: Key, mut claims: Vec<(Bounds, Claim)>) -> Series {
    claims.sort_by(|(a, one), (b, other)| {
        a.cmp(b).then(one.derived.cmp(&other.derived)).then(one.sources.cmp(&other.sources))
    });
    let mut points: Vec<Point> = Vec::new();
    for (period, claim) in claims {
        match points.last_mut().filter(|point| point.period == period) {
            Some(point) => add(point, claim),
            None => points.push(Point { period, claims: vec![claim], mirror: None }),
        }
    }
    for point in &mut points {
        point.claims.sort_by_key(|claim| (claim.derived, usize::MAX - claim.documents()));
    }
    Series { key, points }
}

/// A claim joins the one that it repeats. Values told stand over derived ones.
fn add(point: &mut Point, claim: Claim) {
    if let Some(same) = point.claims.iter_mut().find(|own| agree(own, &claim)) {
        if digits(claim.value) > digits(same.value) && !claim.derived {
            same.value = claim.value;
        }
        same.sources.extend(claim.sources);
    } else if !claim.derived {
        point.claims.push(claim);
    }
}

/// True where two values are one: equal, one a rounding of the other, or one within what the other leaves open.
fn agree(one: &Claim, other: &Claim) -> bool {
    if one.value == other.value {
        return true;
    }
    let within = |(low, high): (Decimal, Decimal), value: Decimal| low <= value && value <= high;
    let open = |claim: &Claim| claim.range.or_else(|| bounds(claim.hedge?, claim.value));
    if open(one).is_some_and(|range| within(range, other.value))
        || open(other).is_some_and(|range| within(range, one.value))
    {
        return true;
    }
    let (coarse, fine) = if digits(one.value) <= digits(other.value) { (one, other) } else { (other, one) };
    // A single digit is hardly a rounding: "$2 billion" and "$1.6 billion" are two values.
    digits(coarse.value) >= 2
        && fine.value.round_sf(digits(coarse.value)).is_some_and(|rounded| rounded == coarse.value)
}

/// How far a hedge leaves a value open, generously.
fn bounds(hedge: Hedge, value: Decimal) -> Option<(Decimal, Decimal)> {
    let share = |percent: i64| value.checked_mul(Decimal::new(percent, 2));
    let (low, high) = match hedge {
        Hedge::About => (share(95)?, share(105)?),
        Hedge::Almost | Hedge::LessThan | Hedge::UpTo => (share(90)?, value),
        Hedge::MoreThan | Hedge::AtLeast => (value, share(110)?),
    };
    Some((low.min(high), low.max(high)))
}

/// Digits of a value between its first and last that are not zero.
fn digits(value: Decimal) -> u32 {
    let mut mantissa = value.normalize().mantissa().unsigned_abs();
    while mantissa != 0 && mantissa.is_multiple_of(10) {
        mantissa /= 10;
    }
    mantissa.checked_ilog10().map_or(1, |log| log + 1)
}

/// Finds for each point the point of the other side.
fn mirror(series: &mut [Series]) {
    let places: BTreeMap<Key, usize> = series.iter().enumerate().map(|(at, one)| (one.key.clone(), at)).collect();
    let mut pairs = Vec::new();
    for (at, one) in series.iter().enumerate() {
        let other = one.key.mirrored().and_then(|key| places.get(&key).copied());
        let Some((other, theirs)) = other.and_then(|other| Some((other, series.get(other)?))) else { continue };
        for (index, point) in one.points.iter().enumerate() {
            let found = theirs.points.binary_search_by_key(&point.period, |point| point.period);
            let Some((there, twin)) = found.ok().and_then(|there| Some((there, theirs.points.get(there)?))) else {
                continue;
            };
            pairs.extend(gap(point, twin).map(|gap| (at, index, Mirror { series: other, point: there, gap })));
        }
    }
    for (at, index, mirror) in pairs {
        if let Some(point) = series.get_mut(at).and_then(|one| one.points.get_mut(index)) {
            point.mirror = Some(mirror);
        }
    }
}

fn gap(own: &Point, other: &Point) -> Option<Decimal> {
    let (own, other) = (own.claims.first()?.value, other.claims.first()?.value);
    let gap = other.checked_sub(own)?.checked_div(own)?.checked_mul(Decimal::ONE_HUNDRED)?;
    Some(gap.round_dp(1).normalize())
}
