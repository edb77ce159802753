//! Sentences as sets of words that can be compared: stems, acts, names, numbers, and how rare each of them is.

use std::collections::HashMap;

use crate::lexicon::{Act, ActSet, ByItself, Hint, WordId, acts};

/// A word or number of a text.
pub(super) struct Token<'t> {
    pub text: &'t str,
    /// Where it begins.
    pub at: usize,
}

impl Token<'_> {
    pub fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Its letters in lower case, apostrophes made plain.
    pub fn lower(&self) -> String {
        self.text.to_lowercase().replace('’', "'")
    }

    pub fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// The identity of its letters in lower case, mostly without copying them.
    pub fn id(&self) -> WordId {
        if self.text.is_ascii() { WordId::of(self.text) } else { WordId::of(&self.lower()) }
    }
}

/// Words of two letters and more, with hyphens and apostrophes inside, and numbers.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        loop {
            let start = rest + text.get(rest..)?.find(char::is_alphanumeric)?;
            let tail = text.get(start..)?;
            let number = tail.starts_with(|c: char| c.is_ascii_digit());
            let inside = |c: char| if number { matches!(c, '.' | ',') } else { matches!(c, '\'' | '’' | '-') };
            let own = |c: char| if number { c.is_ascii_digit() } else { c.is_alphabetic() };
            let first = tail.chars().next().map_or(1, char::len_utf8);
            let end = tail.find(|c: char| !own(c) && !inside(c)).unwrap_or(tail.len()).max(first);
            let word = tail.get(..end)?.trim_end_matches(inside);
            rest = start + word.len().max(first);
            if number && !word.is_empty() || word.chars().nth(1).is_some() {
                return Some(Token { text: word, at: start });
            }
        }
    })
}

/// A word without its ending, so that "ministers" and "minister’s" are one. Rough on purpose: it only has to do the
/// same to the same word.
fn stem(lower: &str) -> String {
    let mut word = lower.strip_suffix("'s").unwrap_or(lower).to_owned();
    for (ending, instead) in [("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", "e"), ("s", "")] {
        if let Some(front) = word.strip_suffix(ending).filter(|front| front.len() >= 3 && !word.ends_with("ss")) {
            word = [front, instead].concat();
            break;
        }
    }
    if word.len() > 4 && word.ends_with('e') {
        word.pop();
    }
    let mut back = word.chars().rev();
    if word.len() > 4 && back.next() == back.next() {
        word.pop();
    }
    word
}

/// What a word is compared by: its act, or its stem.
pub(super) fn term(lower: &str) -> WordId {
    let plain = lower.strip_suffix("'s").unwrap_or(lower);
    match acts().of(WordId::of(plain)) {
        Some(act) => act_term(acts().name(act)),
        None => WordId::of(&stem(plain)),
    }
}

fn act_term(name: &str) -> WordId {
    WordId::of(&["=", name].concat())
}

/// True for a word that tells nothing of what happened.
pub(super) fn is_empty(lower: &str) -> bool {
    acts().hints(Hint::Empty, WordId::of(lower))
}

/// A word of a text with what is known of it wherever it stands.
pub(super) struct Word<'t> {
    pub token: Token<'t>,
    /// Its letters in lower case.
    pub id: WordId,
    pub known: Known,
}

/// What is known of a word wherever it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    /// The number of its term.
    pub number: u32,
    act: Option<Act>,
    /// May tell an act together with the next word.
    leads: bool,
    /// Tells nothing of what happened.
    pub is_empty: bool,
    pub moved: bool,
    pub recurring: bool,
    several: bool,
    numbered: bool,
    ordinal: u16,
}

impl Known {
    fn of(token: &Token<'_>, id: WordId, number: impl FnOnce(WordId) -> u32) -> Self {
        let lower = token.lower();
        let hints = |hint| acts().hints(hint, id);
        Self {
            number: number(term(&lower)),
            act: acts().of(WordId::of(lower.strip_suffix("'s").unwrap_or(&lower))),
            leads: acts().leads(id),
            is_empty: hints(Hint::Empty),
            moved: hints(Hint::Moved),
            recurring: hints(Hint::Recurring),
            several: hints(Hint::Several),
            numbered: hints(Hint::Numbered),
            ordinal: ordinal(&lower),
        }
    }
}

/// What was found out of words, each looked at once: a corpus says the same few thousand again and again.
#[derive(Default)]
pub(super) struct Terms {
    known: HashMap<WordId, Known, ByItself>,
    /// Terms, each with its number, as they came.
    numbers: HashMap<WordId, u32, ByItself>,
}

impl Terms {
    /// The words of a text.
    pub fn words<'t>(&mut self, text: &'t str) -> Vec<Word<'t>> {
        let word = |token: Token<'t>| {
            let id = token.id();
            let next = self.numbers.len() as u32;
            let number = |term| *self.numbers.entry(term).or_insert(next);
            let known = *self.known.entry(id).or_insert_with(|| Known::of(&token, id, number));
            Word { token, id, known }
        };
        let mut words: Vec<Word<'t>> = tokens(text).map(word).collect();
        for at in 1..words.len() {
            if let [first, second] = &mut words[at - 1..=at]
                && first.known.leads
                && second.token.at == first.token.at + first.token.text.len() + 1
                && let Some(act) = acts().together(first.id, second.id)
            {
                let next = self.numbers.len() as u32;
                first.known.act = Some(act);
                first.known.number = *self.numbers.entry(act_term(acts().name(act))).or_insert(next);
                (first.known.is_empty, second.known.is_empty) = (false, true);
            }
        }
        words
    }
}

/// The terms of some words by their numbers, and the acts among them.
pub(super) fn terms(words: &[Word<'_>]) -> (Box<[u32]>, ActSet) {
    let telling = || words.iter().filter(|word| !word.token.is_number() && !word.known.is_empty);
    let acts = telling().filter_map(|word| word.known.act).fold(ActSet::default(), ActSet::with);
    (sorted(telling().map(|word| word.known.number).collect()), acts)
}

/// True where words tell several events as one: "in separate climbing accidents", not "a separate accident".
pub(super) fn tells_several(words: &[Word<'_>]) -> bool {
    let behind = |at: usize| words.iter().skip(at + 1).take(2);
    let mut several = words.iter().enumerate().filter(|(_, word)| word.known.several);
    several.any(|(at, _)| behind(at).any(|word| word.token.text.ends_with('s')))
}

/// Numbers of two digits and more that are no years.
pub(super) fn numbers<'t>(tokens: impl Iterator<Item = &'t Token<'t>>) -> Box<[WordId]> {
    let year = |word: &str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let found = tokens.filter(|token| token.is_number() && token.text.len() >= 2 && !year(token.text));
    sorted(found.map(|token| WordId::of(token.text)).collect())
}

/// Triples of words that follow each other: texts that share most of them are one text.
pub(super) fn triples(words: impl Iterator<Item = WordId>) -> Vec<u32> {
    let words: Vec<u64> = words.map(|word| word.0).collect();
    let mix = |a: u64, b: u64| (a.rotate_left(23) ^ b).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut all: Vec<u32> = words
        .windows(3)
        .filter_map(|three| Some((mix(mix(*three.first()?, *three.get(1)?), *three.get(2)?) >> 32) as u32))
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// An ordinal as a bit: "first" is 1, "tenth" 1 << 9; 0 for other words.
fn ordinal(lower: &str) -> u16 {
    const ORDINALS: [&str; 10] =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    ORDINALS.iter().position(|word| lower == *word).map_or(0, |at| 1 << at)
}

/// Ordinals among words as bits.
pub(super) fn ordinals(words: &[Word<'_>]) -> u16 {
    words.iter().fold(0, |bits, word| bits | word.known.ordinal)
}

/// The terms of the words that are counted one by one.
pub(super) fn numbered(words: &[Word<'_>]) -> Box<[u32]> {
    sorted(words.iter().filter(|word| word.known.numbered).map(|word| word.known.number).collect())
}

pub(super) fn sorted<T: Ord>(mut all: Vec<T>) -> Box<[T]> {
    all.sort_unstable();
    all.dedup();
    all.into()
}

/// Words, each once, in one order for every corpus.
#[derive(Debug, Clone, Default)]
pub(super) struct Bag {
    terms: Box<[u32]>,
    /// Length of its vector of weights.
    length: f32,
}

impl Bag {
    /// Terms by their numbers, before the corpus is known.
    pub fn raw(terms: Box<[u32]>) -> Self {
        Self { terms, length: 0.0 }
    }

    pub fn terms(&self) -> &[u32] {
        &self.terms
    }

    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// What both have.
    pub fn shared<'b>(&'b self, other: &'b Self) -> impl Iterator<Item = u32> + 'b {
        shared(&self.terms, &other.terms)
    }

    pub fn meets(&self, other: &Self) -> bool {
        self.shared(other).next().is_some()
    }
}

/// What two sorted lists share, in their order.
pub(super) fn shared<'l>(mut one: &'l [u32], mut other: &'l [u32]) -> impl Iterator<Item = u32> + 'l {
    std::iter::from_fn(move || {
        loop {
            let (a, b) = (one.first()?, other.first()?);
            if a <= b {
                one = one.get(1..)?;
            }
            if b <= a {
                other = other.get(1..)?;
            }
            if a == b {
                return Some(*a);
            }
        }
    })
}

/// How rare each word of a corpus is: a word of few documents says more.
pub(super) struct Vocabulary {
    terms: Terms,
    /// The place of each number of a term; none where no document has it.
    places: Vec<Option<u32>>,
    weights: Vec<f32>,
    acts: Vec<bool>,
}

impl Vocabulary {
    /// `documents` are the terms of each document, each once.
    pub fn of(documents: &[Box<[u32]>], terms: Terms) -> Self {
        let mut counts = vec![0_u32; terms.numbers.len()];
        for number in documents.iter().flatten() {
            counts[*number as usize] += 1;
        }
        let mut all: Vec<(WordId, u32)> = terms.numbers.iter().map(|(id, number)| (*id, *number)).collect();
        all.retain(|(_, number)| counts[*number as usize] > 0);
        all.sort_unstable();
        let mut places = vec![None; counts.len()];
        for (at, (_, number)) in (0..).zip(&all) {
            places[*number as usize] = Some(at);
        }
        let total = documents.len() as f32;
        let act_terms = acts().all().map(|act| act_term(acts().name(act))).collect::<Vec<_>>();
        let weight = |count: u32| (1.0 + total / count as f32).ln();
        Self {
            terms,
            places,
            weights: all.iter().map(|(_, number)| weight(counts[*number as usize])).collect(),
            acts: all.iter().map(|(id, _)| act_terms.contains(id)).collect(),
        }
    }

    /// The place of a term that some document has.
    pub fn place(&self, term: WordId) -> Option<u32> {
        self.places.get(*self.terms.numbers.get(&term)? as usize).copied()?
    }

    /// A bag of numbers as a bag of places.
    pub fn bag(&self, numbers: Bag) -> Bag {
        let place = |number: u32| self.places.get(number as usize).copied()?;
        let terms = sorted(numbers.terms.into_iter().filter_map(place).collect());
        let length = terms.iter().map(|term| self.weight(*term).powi(2)).sum::<f32>().sqrt();
        Bag { terms, length }
    }

    pub fn weight(&self, term: u32) -> f32 {
        self.weights.get(term as usize).copied().unwrap_or(0.0)
    }

    pub fn is_act(&self, term: u32) -> bool {
        self.acts.get(term as usize).copied().unwrap_or(false)
    }

    /// How alike two bags are, 0 to 1: the cosine of their weights.
    pub fn alike(&self, one: &Bag, other: &Bag) -> f32 {
        if one.is_empty() || other.is_empty() {
            return 0.0;
        }
        let common: f32 = one.shared(other).map(|term| self.weight(term).powi(2)).sum();
        common / (one.length * other.length)
    }

    /// How alike two bags are, and how rare the rarest word is that both have, acts aside.
    pub fn compared(&self, one: &Bag, other: &Bag) -> (f32, f32) {
        let (mut common, mut rarest) = (0.0_f32, 0.0_f32);
        for term in one.shared(other) {
            let weight = self.weight(term);
            common += weight.powi(2);
            if weight > rarest && !self.is_act(term) {
                rarest = weight;
            }
        }
        (if common > 0.0 { common / (one.length * other.length) } else { 0.0 }, rarest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).map(|token| token.text).collect()
    }

    #[test]
    fn words_keep_their_hyphens_and_numbers_their_commas() {
        assert_eq!(
            words("The free-trade pact’s 1,500 tonnes (a third), 3 °C."),
            ["The", "free-trade", "pact’s", "1,500", "tonnes", "third", "3"]
        );
        assert_eq!(words("Ä é ‘Öl’ 2.5%"), ["Öl", "2.5"]);
    }

    #[test]
    fn one_word_has_one_term_whatever_its_ending() {
        for (one, other) in
            [("ministers", "minister's"), ("companies", "company"), ("pipes", "pipe"), ("signed", "signature")]
        {
            assert_eq!(term(one), term(other), "{one} {other}");
        }
        assert_ne!(term("port"), term("pork"));
    }

    #[test]
    fn two_words_may_tell_one_act() {
        let told = |text: &str| {
            let acts_of = terms(&Terms::default().words(text)).1;
            acts_of.iter().map(|act| acts().name(act)).collect::<Vec<_>>()
        };
        assert_eq!(told("A guard opened fire."), ["shoot"]);
        assert_eq!(told("The mayor opened a fire hall."), ["blaze", "open"]);
        assert_eq!(told("The coach was fired."), ["resign"]);
        assert_eq!(told("They passed a law."), ["adopt"]);
    }

    #[test]
    fn separate_things_are_several_events() {
        let several = |text: &str| tells_several(&Terms::default().words(text));
        assert!(several("Two men died in separate accidents"));
        assert!(several("Two men died in separate climbing accidents"));
        assert!(!several("A man died in a separate accident"));
        assert!(!several("Separate tariff schedule expires"));
        assert!(!several("Two men died in accidents"));
    }

    #[test]
    fn rare_words_make_sentences_more_alike_than_common_ones() {
        let mut known = Terms::default();
        let [trade, heron, port, bird, sea] =
            ["port trade", "port heron", "port", "heron", "sea"].map(|text| terms(&known.words(text)).0);
        let all = Vocabulary::of(&[trade.clone(), trade.clone(), trade, heron.clone()], known);
        let [heron, port, bird, sea] = [heron, port, bird, sea].map(|terms| all.bag(Bag::raw(terms)));
        assert!(all.alike(&heron, &bird) > all.alike(&heron, &port));
        assert!((all.alike(&port, &port) - 1.0).abs() < 1e-6);
        assert_eq!(all.alike(&port, &sea), 0.0);
        assert_eq!(all.compared(&heron, &bird), (all.alike(&heron, &bird), all.weight(bird.terms()[0])));
        assert_eq!(all.compared(&port, &sea), (0.0, 0.0));
    }

    #[test]
    fn a_text_shares_its_triples_with_its_copy() {
        let of = |text| triples(tokens(text).map(|token| token.id()));
        let (one, copy) = (of("They met in the old port on Monday."), of("They met in the old port on Tuesday."));
        assert_eq!(one.len(), 6);
        assert_eq!(shared(&one, &copy).count(), 5);
        assert_eq!(ordinals(&Terms::default().words("the First and the third round")), 0b101);
    }
}
