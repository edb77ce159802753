//! Which good an amount is of, in the words of the text.

use std::ops::Range;

use crate::assemble::scene::words::one_line;
use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::{Class, Naming, WordId, goods, lexicon};
use crate::model::Good;
use crate::tag::set;

use super::sides::direction::Frame;

/// The good whose name ends right before a word: and its length in words.
#[must_use]
pub fn good_ending(scene: &Scene<'_>, end: usize) -> Option<(usize, Good)> {
    (1..=3)
        .rev()
        .filter_map(|length| end.checked_sub(length))
        .find_map(|start| good_at(scene, start).filter(|(length, _)| start + length == end))
}

/// The good named at a word, and its length in words.
#[must_use]
pub fn good_at(scene: &Scene<'_>, at: usize) -> Option<(usize, Good)> {
    let (length, index) = goods().find(|ahead| scene.words.get(at + ahead).map(|token| (token.word, token.classes)))?;
    let text = scene.words.span(at..at + length).of(scene.words.text());
    // "LNG" stays in capitals.
    let words = if text.chars().all(char::is_uppercase) { text.to_owned() } else { one_line(text).to_lowercase() };
    Some((length, Good { name: goods().name(index)?.to_owned(), words }))
}

/// A good that no table names, in the words of the text: "PCB exports", "imports of capital goods".
#[must_use]
pub fn unlisted(scene: &Scene<'_>, sentence: &Sentence, noun: &Range<usize>) -> Option<Good> {
    let words = &scene.words;
    if words.is(noun.end, "of")
        && let Some(found) = literal(scene, noun.end + 1, sentence.words.end)
    {
        let first = found.split(' ').next().unwrap_or_default();
        let said = lexicon().value(WordId::of(first), Class::General).is_none();
        return said.then(|| Good::plain(found));
    }
    let plain = |at: &usize| {
        words.has(*at, Class::Word)
            && ![Class::Preposition, Class::Determiner, Class::ClauseOpener, Class::General, Class::Number, Class::Month]
                .iter()
                .any(|class| words.has(*at, *class))
            && words.verb(*at).is_none()
            && !words.has(*at, Class::Rise)
            && !words.has(*at, Class::Fall)
            && !scene.is_dated(*at)
            && scene.mention_at(*at).is_none()
            && words.str(*at).chars().all(char::is_alphabetic)
            && words.str(*at).len() > 1
    };
    let start = (sentence.words.start..noun.start).rev().take(3).take_while(plain).last()?;
    // The word that opens a sentence may be anything: "Meanwhile exports".
    let start = if start == sentence.words.start && noun.start - start < 2 { return None } else { start };
    let text = one_line(words.span(start..noun.start).of(words.text()));
    let name = if text.chars().all(|c| c.is_uppercase() || c == ' ') { text.into_owned() } else { text.to_lowercase() };
    Some(Good::plain(name))
}

/// The good of an amount: right behind it ("tonnes of wheat", "worth of cars"), in its clause, or in its frame.
#[must_use]
pub fn of(
    scene: &Scene<'_>,
    sentence: &Sentence,
    range: &Range<usize>,
    frame: &Frame,
    before: Option<&Frame>,
    physical: bool,
) -> Option<Good> {
    let words = &scene.words;
    let home = sentence.segment_of(range.start);
    let mut at = range.end;
    if words.any(at, set!["worth", "consisted", "consists"]) {
        at += 1;
    }
    if words.any(at, set!["a", "an", "per"]) {
        at += 2;
    }
    if words.any(at, set!["of", "in", "on"]) {
        let led = at;
        for word in at + 1..(at + 7).min(sentence.words.end) {
            if words.is_mark(word) && !words.any(word, set!["-", "'", "’"])
                || words.verb(word).is_some() && word > at + 3
            {
                break;
            }
            if let Some((_, good)) = good_at(scene, word) {
                return Some(good);
            }
            if words.any(word, set!["in", "to", "from", "for", "by"]) {
                break;
            }
        }
        let named = (physical && words.is(led, "of")) || words.is(led.saturating_sub(1), "worth");
        if let Some(found) = named.then(|| literal(scene, led + 1, sentence.words.end)).flatten() {
            return Some(Good::plain(found));
        }
    }
    // "of which sugar £60m", "a 10 % car tariff".
    for word in [range.end, range.end + 1].into_iter().filter(|word| *word < sentence.words.end) {
        if let Some((_, good)) = good_at(scene, word) {
            return Some(good);
        }
    }
    if let Some(found) = frame.commodity.clone() {
        return Some(found);
    }
    let nearest = (home.start..range.start).rev().find_map(|word| {
        good_at(scene, word).filter(|(length, _)| word + length <= range.start).map(|(_, good)| (word, good))
    });
    if let Some((word, good)) = nearest {
        // The longest name that ends there: "coking coal", not "coal".
        let longer = (1..=2).rev().find_map(|back| {
            word.checked_sub(back).and_then(|start| good_at(scene, start).filter(|(length, _)| start + length > word))
        });
        return Some(longer.map_or(good, |(_, good)| good));
    }
    // "Wine is small beer: sales …", "Whisky: the tariff …": the good that opens the sentence.
    let opening =
        (sentence.words.start..(sentence.words.start + 3).min(range.start)).find_map(|word| good_at(scene, word));
    opening.map(|(_, good)| good).or_else(|| before.and_then(|frame| frame.commodity.clone()))
}

/// The words of the text where the table has no name for a good: "of fresh kelp" is "fresh kelp".
fn literal(scene: &Scene<'_>, start: usize, end: usize) -> Option<String> {
    let words = &scene.words;
    let mut at = start;
    while at < end && words.has(at, Class::Determiner) {
        at += 1;
    }
    let first = at;
    while at < end
        && at < first + 3
        && words.has(at, Class::Word)
        && !words.has(at, Class::Preposition)
        && !words.has(at, Class::Determiner)
        && !words.has(at, Class::ClauseOpener)
        && words.verb(at).is_none()
        && !words.any(at, set!["and", "or", "goods", "it", "them", "which"])
        && scene.mention_at(at).is_none_or(|mention| mention.naming != Naming::Name)
    {
        at += 1;
    }
    (at > first)
        .then(|| words.span(first..at).of(words.text()).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase())
}
