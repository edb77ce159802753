//! The one year that a text without a date tells of.

use crate::model::{Span, Unit};
use crate::rules::dates::calendar::arithmetic::year_of;
use crate::rules::dates::grammar::compose::Item;
use crate::rules::dates::reading::Sense;
use crate::tag::Token;

use super::anchor::Anchor;
use super::memory::compares;
use super::reader::sentence_at;
use super::tense::{self, Tense};

/// The year in which a text without a date tells of months, quarters or days, where it is one alone: what it looks ahead to does
/// not count, and a year that it only compares with is the one before. A year told as a whole is over: "in 2020 exports fell"
/// is written later.
pub fn anchor(text: &str, tokens: &[Token], sentences: &[Span], items: &[Item]) -> Option<Anchor> {
    let (mut told, mut bases, mut wholes) = (Vec::new(), Vec::new(), Vec::new());
    for item in items {
        let Sense::Full(unit) = item.reading.sense else { continue };
        let Some(year) = year_of(unit).filter(|year| (1900..2100).contains(year)) else { continue };
        let sentence = sentence_at(sentences, tokens, item.start);
        if tense::around(text, tokens, item.start, item.end, sentence).0 == Tense::Future {
            continue;
        }
        let list = match unit {
            Unit::Year(_) => &mut wholes,
            _ if compares(tokens, item) => &mut bases,
            _ => &mut told,
        };
        list.push(year);
    }
    let newest = |list: &[i32]| list.iter().max().copied();
    let (year, from, why) = match (newest(&told), newest(&bases)) {
        (Some(year), _) if told.iter().all(|other| *other == year) => (year, year, "which tells of no other year than"),
        (None, Some(base)) if bases.iter().all(|other| *other == base) => (base + 1, base, "which compares with"),
        _ => return None,
    };
    if newest(&wholes).is_some_and(|whole| whole > year) {
        return None;
    }
    let words = format!("the text, {why} {from} and has no date of its own");
    Some(Anchor { year: Some(year), words, inferred: true, ..Anchor::default() })
}
