//! Names of states, unions and traded goods: richer tables than a class and a number.
//!
//! `places.toml` says what a state is called, how its people, cities and persons are called; `goods.toml` which
//! wordings mean which good. Both are phrase tables: the longest name that starts at a word wins.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{ByItself, Class, ClassSet, WordId};

/// How a name points to its state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// "Russia", "DPRK".
    Name,
    /// "Russian", "Russians".
    People,
    /// "Moscow", "the Kremlin", "Gazprom".
    Seat,
    /// A person who speaks for it.
    Person,
    /// "Eurostat", "Census Bureau": an office that issues its figures.
    Office,
    /// A name that only looks like one ("Korean War").
    Nothing,
}

/// A state or union.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// ISO 3166-1 alpha-2, or the short name of a union.
    pub code: String,
    /// The name to print.
    pub name: String,
    /// The adjective to print, where the table has one.
    pub adjective: Option<String>,
    /// True for unions of states.
    pub union: bool,
    /// True for parts of the world (Africa, Latin America).
    pub region: bool,
    /// True for bodies that trade with nobody (UN, WTO).
    pub body: bool,
}

impl State {
    /// True for what a document can be about or be issued by: neither a body such as the UN nor a part of the world.
    #[must_use]
    pub fn is_country(&self) -> bool {
        !self.body && !self.region
    }
}

/// Phrases that mean something of type `T`.
struct Phrases<T> {
    by_first: HashMap<WordId, Vec<Phrase<T>>, ByItself>,
}

struct Phrase<T> {
    rest: Vec<WordId>,
    /// The class that its first word must have: names are capitalised, acronyms upper case.
    letters: Option<Class>,
    meaning: T,
}

/// Words as the lexer cuts them: at spaces, apostrophes and hyphens; "U.S." stays whole.
fn ids(name: &str) -> Vec<WordId> {
    let lower = name.to_lowercase();
    let mut ids = Vec::new();
    for word in lower.split(' ').filter(|word| !word.is_empty()) {
        if dotted(word) {
            ids.push(WordId::of(word));
            continue;
        }
        let mut rest = word;
        while let Some(first) = rest.chars().next() {
            let end = if first.is_alphabetic() {
                rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())
            } else {
                first.len_utf8()
            };
            let (head, tail) = rest.split_at(end);
            // Numbers all share one identity.
            ids.push(if first.is_ascii_digit() { WordId::default() } else { WordId::of(head) });
            rest = tail;
        }
    }
    ids
}

/// True for "u.s.": single letters, each with a stop.
fn dotted(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.len() >= 4
        && bytes.len().is_multiple_of(2)
        && bytes.chunks(2).all(|pair| pair.first().is_some_and(u8::is_ascii_alphabetic) && pair.get(1) == Some(&b'.'))
}

impl<T> Phrases<T> {
    fn new() -> Self {
        Self { by_first: HashMap::default() }
    }

    fn add(&mut self, name: &str, letters: Option<Class>, meaning: T) {
        let ids = ids(name);
        if let [first, rest @ ..] = ids.as_slice() {
            self.by_first.entry(*first).or_default().push(Phrase { rest: rest.to_vec(), letters, meaning });
        }
    }

    fn longest_first(mut self) -> Self {
        for phrases in self.by_first.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        }
        self
    }

    /// The longest phrase at the front of the words that `word` gives: its length and meaning.
    fn find(&self, word: impl Fn(usize) -> Option<(WordId, ClassSet)>) -> Option<(usize, &T)> {
        let (first, classes) = word(0)?;
        self.by_first.get(&first)?.iter().find_map(|phrase| {
            let fits = phrase.letters.is_none_or(|class| classes.has(class))
                && phrase.rest.iter().enumerate().all(|(at, id)| word(at + 1).is_some_and(|(word, _)| word == *id));
            fits.then_some((phrase.rest.len() + 1, &phrase.meaning))
        })
    }
}

/// All states and unions with their names.
pub struct Gazetteer {
    states: Vec<State>,
    phrases: Phrases<(usize, Naming)>,
}

/// The gazetteer, built on first use.
///
/// # Panics
/// Only when the built-in asset is malformed, which a test rules out.
#[must_use]
pub fn gazetteer() -> &'static Gazetteer {
    static PLACES: OnceLock<Gazetteer> = OnceLock::new();
    PLACES.get_or_init(|| {
        Gazetteer::parse(include_str!("../../assets/lexicon/places.toml"))
            .unwrap_or_else(|problem| panic!("places.toml: {problem}"))
    })
}

impl Gazetteer {
    fn parse(text: &str) -> Result<Self, String> {
        let tables: toml::Table = toml::from_str(text).map_err(|error| error.to_string())?;
        let mut gazetteer = Self { states: Vec::new(), phrases: Phrases::new() };
        for section in ["states", "unions", "regions", "bodies"] {
            let entries = tables.get(section).and_then(toml::Value::as_table).ok_or("a section is missing")?;
            for (code, fields) in entries {
                gazetteer.add(code, fields.as_str().ok_or("a field is not a string")?, section);
            }
        }
        let not = tables.get("not").and_then(|table| table.get("words")).and_then(toml::Value::as_str);
        for name in not.unwrap_or_default().split(',') {
            gazetteer.phrases.add(name.trim(), Some(Class::Capital), (usize::MAX, Naming::Nothing));
        }
        gazetteer.phrases = gazetteer.phrases.longest_first();
        Ok(gazetteer)
    }

    fn add(&mut self, code: &str, fields: &str, section: &str) {
        let index = self.states.len();
        let mut parts = fields.split('|').map(|part| {
            part.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect::<Vec<_>>()
        });
        let mut next = || parts.next().unwrap_or_default();
        let (names, people, seats, persons, offices) = (next(), next(), next(), next(), next());
        self.states.push(State {
            code: code.trim_end_matches("-union").to_owned(),
            name: names.first().cloned().unwrap_or_default(),
            adjective: people.first().cloned(),
            union: matches!(section, "unions" | "regions"),
            region: section == "regions",
            body: section == "bodies",
        });
        for (list, naming) in [
            (names, Naming::Name),
            (people, Naming::People),
            (seats, Naming::Seat),
            (persons, Naming::Person),
            (offices, Naming::Office),
        ] {
            for name in list {
                let upper = name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
                let letters = match name.chars().any(char::is_uppercase) {
                    // "euro area".
                    false => None,
                    true if upper && !name.contains('.') => Some(Class::Upper),
                    true => Some(Class::Capital),
                };
                self.phrases.add(&name, letters, (index, naming));
            }
        }
    }

    /// The state named at the front of some words: length in words, index of the state, kind of name.
    /// [`Naming::Nothing`] comes with an index that [`Self::state`] does not know.
    #[must_use]
    pub fn find(&self, word: impl Fn(usize) -> Option<(WordId, ClassSet)>) -> Option<(usize, usize, Naming)> {
        self.phrases.find(word).map(|(length, (state, naming))| (length, *state, *naming))
    }

    /// A state by its index.
    #[must_use]
    pub fn state(&self, index: usize) -> Option<&State> {
        self.states.get(index)
    }

    /// The index of a code.
    #[must_use]
    pub fn index(&self, code: &str) -> Option<usize> {
        self.states.iter().position(|state| state.code == code)
    }
}

/// All traded goods.
pub struct Goods {
    names: Vec<String>,
    phrases: Phrases<usize>,
}

/// The goods, built on first use.
///
/// # Panics
/// Only when the built-in asset is malformed, which a test rules out.
#[must_use]
pub fn goods() -> &'static Goods {
    static GOODS: OnceLock<Goods> = OnceLock::new();
    GOODS.get_or_init(|| {
        Goods::parse(include_str!("../../assets/lexicon/goods.toml"))
            .unwrap_or_else(|problem| panic!("goods.toml: {problem}"))
    })
}

impl Goods {
    fn parse(text: &str) -> Result<Self, String> {
        let tables: toml::Table = toml::from_str(text).map_err(|error| error.to_string())?;
        let entries = tables.get("goods").and_then(toml::Value::as_table).ok_or("no goods")?;
        let mut goods = Self { names: Vec::new(), phrases: Phrases::new() };
        for (name, wordings) in entries {
            let index = goods.names.len();
            goods.names.push(name.clone());
            for wording in wordings.as_str().ok_or("a wording is not a string")?.split(',') {
                goods.phrases.add(wording.trim(), None, index);
            }
        }
        goods.phrases = goods.phrases.longest_first();
        Ok(goods)
    }

    /// The good named at the front of some words: length in words and index.
    #[must_use]
    pub fn find(&self, word: impl Fn(usize) -> Option<(WordId, ClassSet)>) -> Option<(usize, usize)> {
        self.phrases.find(word).map(|(length, index)| (length, *index))
    }

    /// The canonical noun of a good.
    #[must_use]
    pub fn name(&self, index: usize) -> Option<&str> {
        self.names.get(index).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tag::lex;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, Naming)>) {
        let tokens = lex(text);
        let found = gazetteer()
            .find(|at| tokens.get(at).map(|token| (token.word, token.classes)))
            .and_then(|(_, state, naming)| gazetteer().state(state).map(|state| (state.code.as_str(), naming)));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_state_is_found_by_name_people_seat_and_acronym() {
        check("North Korea's port", Some(("KP", Naming::Name)));
        check("North Korean coal", Some(("KP", Naming::People)));
        check("the Kremlin", None);
        check("Kremlin officials", Some(("RU", Naming::Seat)));
        check("U.S. imports", Some(("US", Naming::Name)));
        check("St. Petersburg forum", Some(("RU", Naming::Seat)));
        check("European Union envoys", Some(("EU", Naming::Name)));
        check("euro area countries", Some(("euro area", Naming::Name)));
    }

    #[test]
    fn letters_decide_between_a_name_and_a_word() {
        check("us and them", None);
        check("US exports", Some(("US", Naming::Name)));
        check("turkey dinners", None);
        check("Korean War veterans", None);
    }

    #[test]
    fn the_longest_name_of_a_good_wins() {
        let tokens = lex("crude oil");
        let found = goods().find(|at| tokens.get(at).map(|token| (token.word, token.classes)));
        assert_eq!(found.and_then(|(length, index)| Some((length, goods().name(index)?))), Some((2, "crude oil")));
    }
}
