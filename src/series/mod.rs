//! Figures that belong together: the same measure of the same thing over its periods.
//!
//! Two figures are one series only where metric, unit, rate, states and direction, good, kind of value and kind of
//! period agree. A target is no value, a quarter is no year. The same figure told by several documents is one
//! [`Point`] with several sources; different values for one cell stand side by side in it. Which of them contradict each
//! other is said by `claims` alone.

mod key;
mod name;
mod sum;
pub mod unit;

pub use key::{Key, Kind, Period, Standing, state_name};
pub use name::{figure_title, state_of};
pub use sum::{Sum, Sums, sums};

use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;

use crate::corpus::Corpus;
use crate::index::{self, Place};
use crate::model::{Bounds, Figure, Hedge, Record};

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

/// What is told of one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The period.
    pub period: Bounds,
    /// The values told, the one with most documents first.
    pub claims: Vec<Claim>,
}

/// Figures with one key, in the order of their periods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// What they have in common.
    pub key: Key,
    /// One for each period.
    pub points: Vec<Point>,
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

/// What a figure claims, in the one unit of its dimension; `None` where that unit has no room for it.
#[must_use]
pub fn claim(place: Place, figure: &Figure) -> Option<Claim> {
    let (_, factor) = unit::normal(&figure.unit);
    let scaled = |value: Decimal| value.checked_mul(factor).map(|value| value.normalize());
    Some(Claim {
        value: scaled(figure.value)?,
        range: figure.range.and_then(|(low, high)| Some((scaled(low)?, scaled(high)?))),
        hedge: figure.hedge,
        derived: figure.derived,
        sources: vec![place],
    })
}

/// The series of all dated figures that `keep` lets pass.
#[must_use]
pub fn all(corpus: &Corpus, keep: impl Fn(&Record) -> bool) -> Vec<Series> {
    let mut found: BTreeMap<Key, Vec<(Bounds, Claim)>> = BTreeMap::new();
    for (place, record) in index::records(corpus).filter(|(_, record)| record.figure.is_some() && keep(record)) {
        let (Some(figure), Some(when)) = (&record.figure, &record.date.when) else { continue };
        let Some(bounds) = when.bounds() else { continue };
        let (unit, _) = unit::normal(&figure.unit);
        let Some(claim) = claim(place, figure) else { continue };
        found.entry(Key::of(record, figure, unit, bounds)).or_default().push((bounds, claim));
    }
    found.into_iter().map(|(key, claims)| joined(key, claims)).collect()
}

fn joined(key: Key, mut claims: Vec<(Bounds, Claim)>) -> Series {
    claims.sort_by(|(a, one), (b, other)| {
        a.cmp(b).then(one.derived.cmp(&other.derived)).then(one.sources.cmp(&other.sources))
    });
    let mut points: Vec<Point> = Vec::new();
    let mut known = Known::new();
    for (period, claim) in claims {
        if let Some(point) = points.last_mut().filter(|point| point.period == period) {
            add(point, claim, &mut known);
        } else {
            known.clear();
            points.push(Point { period, claims: vec![claim] });
        }
    }
    for point in &mut points {
        point.claims.sort_by_cached_key(|claim| (claim.derived, usize::MAX - claim.documents()));
    }
    Series { key, points }
}

/// Which claim of a point values like these join: what ten thousand documents tell is compared once.
type Known = HashMap<(Decimal, Option<(Decimal, Decimal)>, Option<Hedge>), usize>;

/// A claim joins the one that it repeats. Values told stand over derived ones.
fn add(point: &mut Point, claim: Claim, known: &mut Known) {
    let said = (claim.value, claim.range, claim.hedge);
    let at = known.get(&said).copied().or_else(|| point.claims.iter().position(|own| agree(own, &claim)));
    if let Some((at, same)) = at.and_then(|at| Some((at, point.claims.get_mut(at)?))) {
        if digits(claim.value) > digits(same.value) && !claim.derived {
            same.value = claim.value;
            known.clear();
        }
        same.sources.extend(claim.sources);
        known.insert(said, at);
    } else if !claim.derived {
        known.insert(said, point.claims.len());
        point.claims.push(claim);
    }
}

/// True where two values are one: equal, one a rounding of the other, or one within what the other leaves open.
#[must_use]
pub fn agree(one: &Claim, other: &Claim) -> bool {
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
#[must_use]
pub fn digits(value: Decimal) -> u32 {
    let mut mantissa = value.normalize().mantissa().unsigned_abs();
    while mantissa != 0 && mantissa.is_multiple_of(10) {
        mantissa /= 10;
    }
    mantissa.checked_ilog10().map_or(1, |log| log + 1)
}
