//! Whether two figures are claims of one fact: the same thing measured over the same time, whatever values are told.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::dates::Days;
use super::face::{Face, Faces};
use super::weigh::Points;
use crate::model::{Figure, Metric, Modality};
use crate::series::unit;

/// What stands against every pair.
const APART: f32 = -5.0;
const STORY: f32 = 3.0;
/// Both count the same thing of the same states over the same time, as their own words say.
const CELL: f32 = 4.0;
/// Days of the shortest month: what is shorter is told of a moment.
const MONTH: i32 = 28;
/// Values closer than this share of the larger one may be two counts of one thing.
const CLOSE: f64 = 0.12;
/// Values further apart are not told of one thing.
const FAR: f64 = 0.4;
/// Values this far apart are told of one thing only by a slip of the decimal point: their digits are alike.
const WIDE: f64 = 0.75;
const SLIP: f64 = 1e-6;
/// Roundings of one value lie closer.
const EQUAL: f64 = 0.006;

/// The points of a pair of figures; `None` where they cannot be one fact.
pub(super) fn figures(faces: &Faces<'_>, one: &Face<'_>, other: &Face<'_>) -> Option<Points> {
    let (a, b) = (one.record.figure.as_deref()?, other.record.figure.as_deref()?);
    let period = comparable(one, other)?;
    let ((_, value), (_, other_value)) = (measure(a)?, measure(b)?);
    let apart = (value - other_value).abs() / value.max(other_value).max(f64::MIN_POSITIVE);
    // Digits are counted where they matter: most pairs are far apart.
    let digits = if apart < EQUAL { digits(value).min(digits(other_value)) } else { 0 };
    let equal = value == other_value || digits >= 2;
    let other_metric = a.metric.zip(b.metric).is_some_and(|(one, other)| one != other);
    let same_cell = (one.cell.is_some() && one.cell == other.cell) || mirrors(a, b);
    if !equal && !same_cell && (other_metric || apart > FAR) {
        return None;
    }
    // Of two values so far apart one counts something else, but for a slip of the decimal point.
    let leading = |value: f64| value / 10_f64.powf(value.log10().floor());
    if apart > WIDE && (leading(value) - leading(other_value)).abs() > SLIP {
        return None;
    }
    // A duty has a day from which it holds: without one, another rate is another duty.
    let tariffs = a.metric == Some(Metric::Tariff) && b.metric == Some(Metric::Tariff);
    if tariffs && !equal && (one.told.days.is_none() || other.told.days.is_none()) {
        return None;
    }
    let vocabulary = &faces.vocabulary;
    let mut points = APART + STORY * faces.story(one, other) + period;
    points += match () {
        () if equal => [1.0, 2.0, 2.8][digits.clamp(1, 3) - 1],
        () if apart < CLOSE => 0.4,
        () => -1.5,
    };
    if same_cell {
        points += CELL;
    }
    points += same_thing(a, b) + parties(one, other, a, b);
    points += 1.5 * vocabulary.alike(&one.line, &other.line) + 1.5 * vocabulary.alike(&one.clause, &other.clause);
    points += 0.7 * vocabulary.alike(&one.said.words, &other.said.words);
    if one.is_copy_of(other) {
        points += if equal { 2.5 } else { -3.0 };
    }
    if one.place.article == other.place.article {
        points += if equal { -1.0 } else { -3.0 };
    }
    Some((points * 1000.0).round() as Points)
}

/// What the periods say of two figures of one unit, neither a target beside a value; `None` where they are no claims of one
/// fact.
pub(super) fn comparable(one: &Face<'_>, other: &Face<'_>) -> Option<f32> {
    let (a, b) = (one.record.figure.as_deref()?, other.record.figure.as_deref()?);
    let target = |figure: &Figure| figure.modality == Modality::Target;
    let same_unit = unit::normal(&a.unit).0 == unit::normal(&b.unit).0;
    // A table tells each of its cells apart, unless its columns are counts of one thing by two bodies.
    let counted = a.said_by.as_ref().zip(b.said_by.as_ref()).is_some_and(|(own, theirs)| own != theirs);
    let cells = a.cell.is_some() && b.cell.is_some() && one.place.article == other.place.article && !counted;
    let may = same_unit && target(a) == target(b) && !cells && one_flow(a, b);
    period(one.told.days, other.told.days).filter(|_| may)
}

/// True unless the figures are of other states: what one side counts, the other may count from its end.
fn one_flow(one: &Figure, other: &Figure) -> bool {
    let same = |a: Option<&str>, b: Option<&str>| a.is_none() || b.is_none() || a == b;
    let told_alike = same(one.reporter, other.reporter) && same(one.partner, other.partner);
    told_alike || same(one.reporter, other.partner) && same(one.partner, other.reporter)
}

/// What one side counts as it leaves and the other as it arrives, each naming both sides: one flow, counted twice.
fn mirrors(one: &Figure, other: &Figure) -> bool {
    let flows = one.metric.and_then(Metric::mirrored).is_some_and(|metric| other.metric == Some(metric));
    let named = one.reporter.is_some() && one.partner.is_some();
    let sides = named && one.reporter == other.partner && one.partner == other.reporter;
    let goods = [one, other].map(|figure| figure.commodity.as_ref().map(|good| &good.name));
    flows && sides && goods[0] == goods[1]
}

/// Unit of the dimension and the value in it, without its sign.
fn measure(figure: &Figure) -> Option<(&str, f64)> {
    let (unit, factor) = unit::normal(&figure.unit);
    let value = figure.value.checked_mul(factor).unwrap_or(Decimal::ZERO).abs().to_f64()?;
    (value > 0.0).then_some((unit, value))
}

/// What the periods say; `None` where they are two.
fn period(one: Option<Days>, other: Option<Days>) -> Option<f32> {
    let (Some(a), Some(b)) = (one, other) else { return Some(-0.2) };
    if a == b {
        return Some(1.2);
    }
    let (short, long) = (a.length().min(b.length()), a.length().max(b.length()));
    let within = f64::from(a.common(b)) >= 0.9 * f64::from(short);
    // A month is no other count of its year.
    (within && (short < MONTH || short * 2 >= long)).then_some(0.2)
}

/// Metric, good and rate.
fn same_thing(one: &Figure, other: &Figure) -> f32 {
    let metric = match (one.metric, other.metric) {
        (Some(a), Some(b)) if a == b => 0.6,
        (Some(_), Some(_)) => -0.8,
        _ => 0.0,
    };
    let good = match (&one.commodity, &other.commodity) {
        (Some(a), Some(b)) if a.name == b.name => 0.5,
        (Some(_), Some(_)) => -1.0,
        _ => 0.0,
    };
    let rate = if one.per == other.per { 0.0 } else { -0.5 };
    metric + good + rate
}

/// The share of states that both concern.
fn parties(one: &Face<'_>, other: &Face<'_>, a: &Figure, b: &Figure) -> f32 {
    let of = |face: &Face<'_>, figure: &Figure| {
        let mut all: Vec<&str> = face.record.actors.iter().chain(figure.parties.iter()).copied().collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let (own, theirs) = (of(one, a), of(other, b));
    let both = own.iter().filter(|party| theirs.contains(party)).count();
    let all = own.len() + theirs.len() - both;
    if all == 0 { 0.0 } else { 0.8 * both as f32 / all as f32 }
}

/// Digits of a value between its first and last that are not zero.
fn digits(value: f64) -> usize {
    let text = format!("{value:.6e}");
    text.split('e').next().unwrap_or("").replace('.', "").trim_end_matches('0').len()
}
