//! Words of tables in many languages, from `assets/lexicon/tables.toml`: what a metric, a unit, a month, a total is called.
//!
//! A text is cut at everything that is no letter or digit; signs of money, per cent and the stroke are words of their
//! own. The longest phrase at a word wins, so that "re-exports" is no "exports".

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use crate::model::{Flag, Metric};

/// What a phrase of a table means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// What is measured.
    Metric(Metric),
    /// Part of a whole.
    Share,
    /// Against an earlier level.
    Change,
    /// Measured against 100.
    Index,
    /// A value in money.
    Value,
    /// An amount of goods.
    Quantity,
    /// So many at once.
    Scale(i64),
    /// A unit or currency by its code; `own` is the money of the country.
    Unit(&'static str),
    /// A unit that is so many of another.
    Scaled(&'static str, i64),
    /// "mil": a thousand in Spanish and Portuguese, short for a million in English.
    Mil,
    /// What stands behind it is what a price is for.
    Per,
    /// A month, from 1.
    Month(u8),
    /// A quarter, from 1.
    Quarter(u8),
    /// A half, from 1.
    Half(u8),
    /// The column under it holds periods.
    PeriodHead,
    /// The column under it holds last days of weeks.
    WeekHead,
    /// The column under it numbers the rows.
    RankHead,
    /// The column under it holds countries.
    PlaceHead,
    /// The column under it holds those whose figures they are.
    ReporterHead,
    /// The column under it says what is measured.
    FlowHead,
    /// The column under it holds goods.
    GoodHead,
    /// The column under it holds units.
    UnitHead,
    /// The column under it holds codes.
    CodeHead,
    /// A sum of others.
    Total,
    /// A mean of others.
    Average,
    /// All countries.
    World,
    /// "Of which".
    Part,
    /// A mark of the office.
    Flag(Flag),
    /// Nothing, or next to nothing: no gap.
    Nil,
    /// It has not happened yet.
    Forecast,
    /// "FOB" or "CIF".
    Valuation(&'static str),
    /// What sets it apart from the same measure.
    Detail(&'static str),
    /// Several countries.
    Group(&'static str),
    /// By what the table is ordered.
    By,
    /// It names no good.
    Generic,
}

/// A word of a text.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// In lower case.
    pub lower: String,
    /// Where it stands.
    pub range: Range<usize>,
}

/// A phrase that was found.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// What it means.
    pub meaning: Meaning,
    /// Its words.
    pub words: Range<usize>,
    /// Where it stands in the text.
    pub range: Range<usize>,
}

/// A text with what its words mean.
#[derive(Debug, Clone, Default)]
pub(super) struct Scan {
    /// Its words.
    pub words: Vec<Word>,
    /// Phrases in the order of the text; they do not overlap.
    pub found: Vec<Found>,
}

impl Scan {
    /// The first thing of a kind.
    pub fn first<T>(&self, pick: impl Fn(Meaning) -> Option<T>) -> Option<T> {
        self.found.iter().find_map(|found| pick(found.meaning))
    }

    /// True where a meaning is there.
    pub fn has(&self, wanted: Meaning) -> bool {
        self.found.iter().any(|found| found.meaning == wanted)
    }
}

const SIGNS: &str = "$€£¥₹¢%/₽₴₸₺₪₩₫฿₱৳₦₵№°#";

/// Cuts a text in words.
pub(super) fn cut(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open: Option<(usize, bool)> = None;
    let close = |open: &mut Option<(usize, bool)>, end: usize, words: &mut Vec<Word>| {
        if let Some((start, _)) = open.take() {
            // "Mt" are a million tonnes, "MT" and "mt" are metric tons.
            let own = text.get(start..end).unwrap_or_default();
            let lower = if own == "Mt" { "megatonne".to_owned() } else { own.to_lowercase() };
            words.push(Word { lower, range: start..end });
        }
    };
    for (at, c) in text.char_indices() {
        // The power of "m³" belongs to it; behind other words raised digits are numbers of notes.
        let power = matches!(c, '²' | '³') && text.get(..at).is_some_and(|before| before.ends_with(['m', 'м']));
        let plain = power || (c.is_alphanumeric() && !"²³¹⁰⁴⁵⁶⁷⁸⁹".contains(c));
        let digit = c.is_ascii_digit();
        match open {
            // "2024p" and "Q1" stay whole; "24T" does, too.
            Some(_) if plain => {}
            None if plain => open = Some((at, digit)),
            _ => {
                close(&mut open, at, &mut words);
                if SIGNS.contains(c) {
                    words.push(Word { lower: c.to_string(), range: at..at + c.len_utf8() });
                }
            }
        }
    }
    close(&mut open, text.len(), &mut words);
    words
}

/// A word of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Whole(String),
    Begins(String),
    Ends(String),
}

impl Piece {
    fn of(word: &str) -> Self {
        match (word.strip_suffix('*'), word.strip_prefix('*')) {
            (Some(stem), _) => Self::Begins(stem.to_owned()),
            (_, Some(end)) => Self::Ends(end.to_owned()),
            _ => Self::Whole(word.to_owned()),
        }
    }

    fn fits(&self, word: &str) -> bool {
        match self {
            Self::Whole(whole) => word == whole,
            Self::Begins(stem) => word.starts_with(stem.as_str()),
            Self::Ends(end) => word.len() > end.len() && word.ends_with(end.as_str()),
        }
    }
}

struct Phrase {
    pieces: Vec<Piece>,
    meaning: Meaning,
}

/// All phrases.
struct Words {
    /// By their first word where it stands whole.
    whole: HashMap<String, Vec<Phrase>>,
    /// Those of which only the beginning of the first word is known, by its first letter.
    begun: HashMap<char, Vec<Phrase>>,
    /// Those of which only the end of the first word is known.
    ended: Vec<Phrase>,
}

fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        Words::parse(include_str!("../../assets/lexicon/tables.toml"))
            .unwrap_or_else(|problem| panic!("tables.toml: {problem}"))
    })
}

impl Words {
    fn parse(text: &'static str) -> Result<Self, String> {
        let sections: toml::Table = toml::from_str(text).map_err(|error| error.to_string())?;
        let mut words = Self { whole: HashMap::new(), begun: HashMap::new(), ended: Vec::new() };
        for (section, entries) in &sections {
            // Countries are not words of a table; `places` reads them.
            if section == "place" {
                continue;
            }
            for (key, list) in entries.as_table().ok_or("a section is no table")? {
                let meaning = meaning(section, key).ok_or_else(|| format!("{section}.{key} means nothing"))?;
                for phrase in list.as_str().ok_or("a list is no text")?.split(',') {
                    words.add(phrase, meaning);
                }
            }
        }
        words
            .whole
            .values_mut()
            .for_each(|phrases| phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.pieces.len())));
        Ok(words)
    }

    fn add(&mut self, phrase: &str, meaning: Meaning) {
        // The cutter would take the star away.
        let pieces: Vec<Piece> = phrase
            .split_whitespace()
            .flat_map(|word| {
                if word.contains('*') {
                    vec![Piece::of(&word.to_lowercase())]
                } else {
                    cut(word).into_iter().map(|word| Piece::Whole(word.lower)).collect()
                }
            })
            .collect();
        match pieces.first() {
            Some(Piece::Whole(first)) => self.whole.entry(first.clone()).or_default().push(Phrase { pieces, meaning }),
            Some(Piece::Begins(stem)) => {
                let Some(letter) = stem.chars().next() else { return };
                self.begun.entry(letter).or_default().push(Phrase { pieces, meaning });
            }
            Some(Piece::Ends(_)) => self.ended.push(Phrase { pieces, meaning }),
            None => {}
        }
    }

    /// The longest phrase at the front of some words.
    fn find(&self, words: &[Word]) -> Option<(usize, &Phrase)> {
        let first = words.first()?;
        let fits = |phrase: &&Phrase| {
            phrase.pieces.len() <= words.len()
                && phrase.pieces.iter().zip(words).all(|(piece, word)| piece.fits(&word.lower))
        };
        let whole = self.whole.get(&first.lower).and_then(|phrases| phrases.iter().find(fits));
        let begun = first.lower.chars().next().and_then(|letter| self.begun.get(&letter)).into_iter().flatten();
        let open = begun.chain(&self.ended).filter(fits).max_by_key(|phrase| (phrase.pieces.len(), weight(phrase)));
        let longest = match (whole, open) {
            (Some(whole), Some(open)) if open.pieces.len() > whole.pieces.len() => open,
            (Some(whole), _) => whole,
            (None, open) => open?,
        };
        Some((longest.pieces.len(), longest))
    }
}

/// Letters of a phrase: of two that fit, the one that says more.
fn weight(phrase: &Phrase) -> usize {
    let letters = |piece: &Piece| match piece {
        Piece::Whole(word) | Piece::Begins(word) | Piece::Ends(word) => word.len(),
    };
    phrase.pieces.iter().map(letters).sum()
}

/// Keeps a key of the file for good: there are a few hundred of them, read once.
fn kept(key: &str) -> &'static str {
    Box::leak(key.to_owned().into_boxed_str())
}

fn meaning(section: &str, key: &str) -> Option<Meaning> {
    let number = || key.parse::<u8>().ok();
    Some(match (section, key) {
        ("metric", key) => Meaning::Metric(Metric::of(key)?),
        ("share", _) => Meaning::Share,
        ("change", _) => Meaning::Change,
        ("index", _) => Meaning::Index,
        ("kind", "value") => Meaning::Value,
        ("kind", _) => Meaning::Quantity,
        ("scale", "mil") => Meaning::Mil,
        ("scale", key) => Meaning::Scale(key.parse().ok()?),
        ("unit", key) => match key.split_once('*') {
            Some((unit, factor)) => Meaning::Scaled(kept(unit), factor.parse().ok()?),
            None => Meaning::Unit(kept(key)),
        },
        ("per", _) => Meaning::Per,
        ("month", _) => Meaning::Month(number()?),
        ("quarter", _) => Meaning::Quarter(number()?),
        ("half", _) => Meaning::Half(number()?),
        ("head", "period") => Meaning::PeriodHead,
        ("head", "week") => Meaning::WeekHead,
        ("head", "rank") => Meaning::RankHead,
        ("head", "place") => Meaning::PlaceHead,
        ("head", "reporter") => Meaning::ReporterHead,
        ("head", "flow") => Meaning::FlowHead,
        ("head", "good") => Meaning::GoodHead,
        ("head", "unit") => Meaning::UnitHead,
        ("head", "code") => Meaning::CodeHead,
        ("total", "total") => Meaning::Total,
        ("total", "average") => Meaning::Average,
        ("total", "world") => Meaning::World,
        ("total", "part") => Meaning::Part,
        ("flag", "nil") => Meaning::Nil,
        ("flag", key) => Meaning::Flag(Flag::ALL.into_iter().find(|flag| flag.word() == key)?),
        ("forecast", _) => Meaning::Forecast,
        ("valuation", key) => Meaning::Valuation(kept(key)),
        ("detail", key) => Meaning::Detail(kept(key)),
        ("group", key) => Meaning::Group(kept(key)),
        ("by", _) => Meaning::By,
        ("generic", _) => Meaning::Generic,
        _ => return None,
    })
}

/// What the words of a text mean.
pub(super) fn scan(text: &str) -> Scan {
    let all = cut(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = all.get(at..).filter(|rest| !rest.is_empty()) {
        let Some((length, phrase)) = words().find(rest) else {
            at += 1;
            continue;
        };
        let (Some(first), Some(last)) = (rest.first(), rest.get(length - 1)) else { break };
        let mut range = first.range.start..last.range.end;
        if let [Piece::Ends(end)] = phrase.pieces.as_slice() {
            range.start = range.end.saturating_sub(end.len());
        }
        found.push(Found { meaning: phrase.meaning, words: at..at + length, range });
        at += length;
    }
    Scan { words: all, found }
}

/// What a phrase alone means, where the whole text is that phrase.
pub(super) fn whole(text: &str) -> Option<Meaning> {
    let scan = scan(text);
    match scan.found.as_slice() {
        [only] if only.words == (0..scan.words.len()) => Some(only.meaning),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[Meaning]) {
        let found: Vec<Meaning> = scan(text).found.into_iter().map(|found| found.meaning).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_longest_phrase_wins_in_every_language() {
        use crate::model::Metric as Is;
        use Meaning::{By, Metric, PlaceHead, Scale, Unit};
        check("Re-exports of tin", &[Metric(Is::ReExports), Meaning::Generic]);
        check("Экспорт по странам", &[Metric(Is::Exports), By, PlaceHead]);
        check("тыс. долларов США", &[Scale(1000), Unit("USD")]);
        check("US$ million", &[Unit("USD"), Scale(1_000_000)]);
        check("Goldeinfuhr in 1.000 Euro", &[Metric(Is::Imports), Meaning::Generic, Scale(1000), Unit("EUR")]);
    }

    #[test]
    fn months_and_quarters_are_known_in_several_languages() {
        check("I Trim. 2024", &[Meaning::Quarter(1)]);
        check("январь / January", &[Meaning::Month(1), Meaning::Per, Meaning::Month(1)]);
        check("Ene.", &[Meaning::Month(1)]);
    }
}
