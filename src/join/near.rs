//! Which pairs of records are looked at: those that share a rare word, a day, or a value. Each record meets a bounded
//! number of others, so that the work grows with the corpus and not with its square.

use std::hash::{DefaultHasher, Hash, Hasher};

use rust_decimal::Decimal;

use super::dates::Relation;
use super::face::{Face, Faces};
use super::facts;
use crate::series::unit;

/// Rare words by which a record is found.
const WORDS: usize = 16;
/// Others that it meets by each of its keys: those next to it in time.
const NEXT: usize = 32;
/// Records that may share a word before it says nothing: in a large corpus days, months and actors find what it would.
const COMMON: usize = 400;

/// What two records may share.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key<'f> {
    Word(u32),
    Day(i32),
    Month(i32, &'static str),
    Value(&'f str, Decimal),
    Cell(u64),
}

/// Pairs of events and pairs of figures, each once, by their places in the list; the smaller place first.
pub(super) fn pairs(faces: &Faces<'_>) -> Vec<(u32, u32)> {
    let mut entries: Vec<(u64, u32)> = Vec::with_capacity(12 * faces.all.len());
    for (at, face) in (0_u32..).zip(&faces.all) {
        let figure = face.record.figure.is_some();
        entries.extend(keys(faces, face).iter().map(|key| (mark(figure, key), at)));
    }
    entries.sort_unstable();
    let order = |(_, at): &(u64, u32)| faces.get(*at).map(|face| (face.told.days, face.id));
    let mut found: Vec<(u32, u32)> = Vec::new();
    for list in entries.chunk_by_mut(|(one, _), (other, _)| one == other) {
        if list.first().is_some_and(|(mark, _)| mark % 2 == 1) && list.len() > COMMON {
            continue;
        }
        list.sort_by_key(order);
        // Most pairs are met by several keys: they are told apart before the list grows.
        let more = NEXT * list.len();
        if found.len() + more > found.capacity() {
            found.sort_unstable();
            found.dedup();
            found.reserve(found.len() + more);
        }
        for (from, (_, one)) in list.iter().enumerate() {
            let next = list.iter().skip(from + 1).take(NEXT).map(|(_, other)| *other);
            let next = next.filter(|other| may_join(faces, *one, *other));
            found.extend(next.map(|other| (*one.min(&other), other.max(*one))));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// A key in eight bytes, for a record has ten: two of a corpus sharing all of them is not to be expected. Odd for words.
fn mark(figure: bool, key: &Key<'_>) -> u64 {
    let mut hasher = DefaultHasher::new();
    (figure, key).hash(&mut hasher);
    hasher.finish() << 1 | u64::from(matches!(key, Key::Word(_)))
}

/// True where units and dates allow it: most pairs end here.
fn may_join(faces: &Faces<'_>, one: u32, other: u32) -> bool {
    let (Some(one), Some(other)) = (faces.get(one), faces.get(other)) else { return false };
    match &one.record.figure {
        Some(_) => facts::comparable(one, other).is_some(),
        None => match Relation::of(one.told, other.told) {
            Some(Relation::Week) => faces.original(one) == faces.original(other),
            relation => relation.is_some(),
        },
    }
}

fn keys<'f>(faces: &Faces<'_>, face: &'f Face<'_>) -> Vec<Key<'f>> {
    let mut rare: Vec<u32> = face.clause.terms().iter().chain(face.said.names.terms()).copied().collect();
    rare.sort_unstable();
    rare.dedup();
    rare.sort_by(|one, other| faces.vocabulary.weight(*other).total_cmp(&faces.vocabulary.weight(*one)));
    let mut keys: Vec<Key<'f>> = rare.into_iter().take(WORDS).map(Key::Word).collect();
    if let Some(days) = face.told.days {
        if days.is_exact() {
            keys.extend((days.start..days.end).map(Key::Day));
        }
        if days.length() <= 31 {
            let month = days.start / 31;
            keys.extend(
                face.record.actors.iter().flat_map(|actor| [Key::Month(month, actor), Key::Month(month + 1, actor)]),
            );
        }
    }
    keys.extend(face.cell.map(Key::Cell));
    if let Some(figure) = &face.record.figure {
        let (unit, factor) = unit::normal(&figure.unit);
        keys.extend(figure.value.checked_mul(factor).map(|value| Key::Value(unit, value.abs().normalize())));
    }
    keys
}
