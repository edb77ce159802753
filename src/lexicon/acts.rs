//! Acts: the words by which two sentences are seen to tell one event, from `acts.toml`.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::{ByItself, WordId};

/// An act by its place in the table: "signed", "signing" and "signature" are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Act(u8);

/// A set of acts: the table has fewer than 64.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ActSet(u64);

impl ActSet {
    /// This set and one more.
    #[must_use]
    pub fn with(self, act: Act) -> Self {
        Self(self.0 | 1 << act.0)
    }

    /// What one of them has.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What both have.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// True for a set without acts.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Each of them, in the order of the table.
    pub fn iter(self) -> impl Iterator<Item = Act> {
        (0..64).filter(move |at| self.0 & 1 << at != 0).map(Act)
    }
}

/// What a word says of a sentence besides its act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Hint {
    /// A plan goes to its next date ("postponed", "instead").
    Moved,
    /// It comes again and again ("monthly").
    Recurring,
    /// Several events are told as one ("separate").
    Several,
    /// Counted one by one ("round").
    Numbered,
    /// A count takes the place of an earlier one ("revised").
    Revised,
    /// Nothing of what happened ("the").
    Empty,
}

impl Hint {
    const ALL: [(Self, &'static str); 6] = [
        (Self::Moved, "moved"),
        (Self::Recurring, "recurring"),
        (Self::Several, "several"),
        (Self::Numbered, "numbered"),
        (Self::Revised, "revised"),
        (Self::Empty, "empty"),
    ];
}

/// All acts and hints.
pub struct Acts {
    names: Vec<String>,
    by_word: HashMap<WordId, Act, ByItself>,
    /// Two words that tell an act together, by the first.
    together: HashMap<WordId, Vec<(WordId, Act)>, ByItself>,
    steps: ActSet,
    legal: ActSet,
    renewal: ActSet,
    hints: HashSet<(Hint, WordId)>,
}

/// The acts, built on first use.
///
/// # Panics
/// Only when the built-in asset is malformed, which a test rules out.
#[must_use]
pub fn acts() -> &'static Acts {
    static ACTS: OnceLock<Acts> = OnceLock::new();
    ACTS.get_or_init(|| {
        Acts::parse(include_str!("../../assets/lexicon/acts.toml"))
            .unwrap_or_else(|problem| panic!("acts.toml: {problem}"))
    })
}

fn listed(words: &toml::Value) -> Result<impl Iterator<Item = &str>, String> {
    Ok(words.as_str().ok_or("a list is not a string")?.split(',').map(str::trim))
}

impl Acts {
    fn parse(text: &str) -> Result<Self, String> {
        let tables: toml::Table = toml::from_str(text).map_err(|error| error.to_string())?;
        let table = |name: &str| tables.get(name).and_then(toml::Value::as_table).ok_or(format!("no table {name}"));
        let mut acts = Self {
            names: Vec::new(),
            by_word: HashMap::default(),
            together: HashMap::default(),
            steps: ActSet::default(),
            legal: ActSet::default(),
            renewal: ActSet::default(),
            hints: HashSet::default(),
        };
        for (name, words) in table("acts")? {
            let act = Act(u8::try_from(acts.names.len()).ok().filter(|at| *at < 64).ok_or("more than 64 acts")?);
            acts.names.push(name.clone());
            for word in listed(words)? {
                acts.by_word.entry(WordId::of(word)).or_insert(act);
            }
        }
        for (name, phrases) in table("together")? {
            let act = acts.named(name)?;
            for phrase in listed(phrases)? {
                let (first, second) = phrase.split_once(' ').ok_or(format!("{phrase}: one word"))?;
                acts.together.entry(WordId::of(first)).or_default().push((WordId::of(second), act));
            }
        }
        let words = table("words")?;
        let list = |name: &str| listed(words.get(name).ok_or(format!("no list {name}"))?);
        let set = |name: &str| {
            list(name)?.try_fold(ActSet::default(), |set, wanted| Ok::<_, String>(set.with(acts.named(wanted)?)))
        };
        let (steps, legal, renewal) = (set("steps")?, set("legal")?, set("renewal")?);
        (acts.steps, acts.legal, acts.renewal) = (steps, legal, renewal);
        for (hint, name) in Hint::ALL {
            acts.hints.extend(list(name)?.map(|word| (hint, WordId::of(word))));
        }
        Ok(acts)
    }

    fn named(&self, wanted: &str) -> Result<Act, String> {
        let at = self.names.iter().position(|name| name == wanted).ok_or(format!("no act {wanted}"))?;
        Ok(Act(at as u8))
    }

    /// True for a word that may tell an act together with the next one.
    #[must_use]
    pub fn leads(&self, word: WordId) -> bool {
        self.together.contains_key(&word)
    }

    /// The act that two words tell together.
    #[must_use]
    pub fn together(&self, first: WordId, second: WordId) -> Option<Act> {
        self.together.get(&first)?.iter().find(|(next, _)| *next == second).map(|(_, act)| *act)
    }

    /// The act of a word.
    #[must_use]
    pub fn of(&self, word: WordId) -> Option<Act> {
        self.by_word.get(&word).copied()
    }

    /// Every act, in the order of the table.
    pub fn all(&self) -> impl Iterator<Item = Act> + use<> {
        (0..self.names.len() as u8).map(Act)
    }

    /// The plainest word of an act.
    #[must_use]
    pub fn name(&self, act: Act) -> &str {
        self.names.get(usize::from(act.0)).map_or("", String::as_str)
    }

    /// The acts that are steps of one matter: each is an event of its own.
    #[must_use]
    pub fn steps(&self) -> ActSet {
        self.steps
    }

    /// The acts that change what holds: signed, banned, lifted, in force.
    #[must_use]
    pub fn legal(&self) -> ActSet {
        self.legal
    }

    /// The acts that let something go on: of a chain of them the first and the last tell what came about.
    #[must_use]
    pub fn renewal(&self) -> ActSet {
        self.renewal
    }

    /// True where a word gives such a hint.
    #[must_use]
    pub fn hints(&self, hint: Hint, word: WordId) -> bool {
        self.hints.contains(&(hint, word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verb_and_noun_of_one_act_are_one() {
        let act = |word: &str| acts().of(WordId::of(word));
        assert_eq!(act("signed"), act("signature"));
        assert_ne!(act("signed"), act("ratified"));
        assert_eq!(act("pipeline"), None);
        assert_eq!(acts().name(act("prolongation").unwrap()), "extend");
    }

    #[test]
    fn steps_of_one_matter_are_told_apart() {
        let set = |word: &str| ActSet::default().with(acts().of(WordId::of(word)).unwrap());
        assert!(!set("signed").and(acts().steps()).is_empty());
        assert!(set("announced").and(acts().steps()).is_empty());
        assert!(acts().hints(Hint::Recurring, WordId::of("monthly")));
        assert!(!acts().hints(Hint::Empty, WordId::of("monthly")));
    }
}
