//! Values of a series for its chart: one for each value told of a period, with its words.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::super::amount;
use super::super::item::Status;
use super::super::window::seconds;
use super::{Value, Voice};
use crate::claims::{Claims, Stand, percent};
use crate::corpus::Corpus;
use crate::index::Place;
use crate::model::{Figure, Flag, Metric, Modality, Record};
use crate::series::{Claim, Key, Kind, Period, Point, Series, Standing};

/// So many colours with markers of their own; then they begin again.
pub(super) const STYLES: u8 = 6;

/// Names a series in what the user keeps: the same for the same words, today and in later versions.
pub(super) fn key_of(key: &Key) -> u64 {
    let mut bytes = [0_u8; 8];
    bytes.copy_from_slice(&blake3::hash(format!("{key:?}").as_bytes()).as_bytes()[..8]);
    u64::from_be_bytes(bytes)
}

/// The values of one series.
pub(super) fn of(
    corpus: &Corpus,
    claims: &Claims,
    series: &Series,
    number: u32,
    status: impl Fn(&Record) -> Status,
) -> Vec<Value> {
    let mut values = Vec::new();
    for point in &series.points {
        let rivals = rivals(claims, point);
        for claim in &point.claims {
            let Some(place) = claim.sources.first().copied() else { continue };
            let Some(record) = place.of(corpus) else { continue };
            let stand = claims.subject(place).and_then(|subject| Some(subject.version(place)?.stand));
            let ghost = matches!(stand, Some(Stand::Contradicts | Stand::Replaced));
            let voice = if ghost { Voice::Ghost } else { voice(corpus, claim, &status) };
            let found = value(record, series, claim, point, (voice, &told(corpus, claims, place)));
            values.extend(found.map(|value| Value {
                place,
                series: number,
                rivals,
                status: status(record),
                hollow: value.hollow || ghost,
                ..value
            }));
        }
    }
    values
}

/// Unsure where no text that tells it settles what it is, and the analyst has accepted none.
fn voice(corpus: &Corpus, claim: &Claim, status: impl Fn(&Record) -> Status) -> Voice {
    let settled = |record: &Record| {
        status(record) == Status::Accepted || !record.figure.as_ref().is_some_and(|figure| figure.is_unsure())
    };
    let sure = claim.sources.iter().filter_map(|place| place.of(corpus)).any(settled);
    if sure { Voice::Sure } else { Voice::Unsure }
}

/// The least and the greatest of values that contradict each other.
fn rivals(claims: &Claims, point: &Point) -> Option<(f64, f64)> {
    let contested = |claim: &&Claim| claim.sources.iter().any(|place| claims.is_contested(*place));
    let values: Vec<Decimal> = point.claims.iter().filter(contested).map(|claim| claim.value).collect();
    let (low, high) = (values.iter().min()?, values.iter().max()?);
    (low < high).then_some((low.to_f64()?, high.to_f64()?))
}

/// What a value is to the others of its fact: "Chinese customs, ≠ sources differ", "replaced later", "mirror: imports +5.2 %".
fn told(corpus: &Corpus, claims: &Claims, place: Place) -> String {
    let Some(subject) = claims.subject(place) else { return String::new() };
    let own = subject.version(place).map(|version| version.stand);
    let words = match own {
        _ if claims.is_contested(place) => {
            let by = place.of(corpus).and_then(|record| record.figure.as_ref()?.said_by.as_deref());
            by.map_or_else(|| "≠ sources differ".to_owned(), |by| format!("{by}, ≠ sources differ"))
        }
        Some(stand @ (Stand::Replaced | Stand::Differs)) => stand.words(),
        _ => String::new(),
    };
    let mirror = subject.mirror(place).and_then(|(version, gap)| {
        let figure = version.lead.of(corpus)?.figure.as_ref()?;
        Some(format!("mirror: {} {}", figure.metric.map_or("the other side", Metric::word), percent(gap)))
    });
    [words, mirror.unwrap_or_default()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// A title of the form "Investment: $2 bn" without the amount, which stands beside it anyway.
fn without_amount(label: &str) -> &str {
    match label.rsplit_once(": ") {
        Some((head, tail)) if tail.contains(|c: char| c.is_ascii_digit()) || tail == "derived" => head,
        _ => label,
    }
}

fn standing(figure: &Figure, standing: Standing) -> &'static str {
    match (figure.modality, standing) {
        (Modality::Cancelled | Modality::Denied | Modality::Planned | Modality::Hypothetical, _) => {
            figure.modality.word()
        }
        (_, Standing::Target) => "target",
        (_, Standing::Forecast) => "forecast",
        (_, Standing::Estimate) => "estimate",
        (_, Standing::Actual) if figure.derived => "derived",
        (_, Standing::Actual) => "",
    }
}

fn value(
    record: &Record,
    series: &Series,
    claim: &Claim,
    point: &Point,
    (voice, told_of): (Voice, &str),
) -> Option<Value> {
    let (figure, when) = (record.figure.as_ref()?, record.date.when.as_ref()?);
    let key = &series.key;
    let vague = key.metric.is_none() || key.kind != Kind::Level && key.of.is_empty();
    let nobody =
        key.reporter.is_empty() && key.partner.is_empty() && key.parties.is_empty() && key.commodity.is_empty();
    let unnamed = vague || nobody && key.kind == Kind::Level;
    let name = if unnamed { without_amount(&record.label).to_owned() } else { key.name() };
    let period = match key.period {
        Period::Year { from: 1 } | Period::Long => String::new(),
        _ => when.words(),
    };
    let documents = claim.documents();
    let sources = if documents > 1 { format!("{documents} sources") } else { String::new() };
    let flags = figure.statistic.as_ref().map(|statistic| statistic.flags).unwrap_or_default();
    let told = flags.words().unwrap_or_default();
    let unsure = if voice == Voice::Unsure { "unsure" } else { "" };
    let noted = |parts: &[&str]| parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let standing = standing(figure, key.standing);
    let note = noted(&[&period, standing, &told, unsure, &sources, told_of]);
    let words = amount::words(figure);
    let range = |(low, high): (Decimal, Decimal)| Some((low.to_f64()?, high.to_f64()?));
    let comma = if note.is_empty() { "" } else { ", " };
    Some(Value {
        place: *claim.sources.first()?,
        id: record.id,
        series: 0,
        start: seconds(point.period.start),
        end: seconds(point.period.end),
        value: claim.value.to_f64()?,
        range: claim.range.and_then(range),
        sources: claim.sources.clone(),
        documents,
        rivals: None,
        style: None,
        hedge: claim.hedge,
        hollow: claim.derived || key.standing == Standing::Estimate || flags.is_open(),
        voice,
        breaks: flags.has(Flag::Break),
        hatched: matches!(key.standing, Standing::Target | Standing::Forecast),
        second: false,
        lead: 0.0,
        spoken: format!("{}: {name} {words}{comma}{note}", when.words()),
        name,
        words,
        short: amount::unhedged(figure),
        needed: noted(&[&period, standing]),
        note,
        status: Status::default(),
    })
}
