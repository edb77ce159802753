//! What of a record is compared with other records: its words, names, numbers, acts and date.

use std::collections::{BTreeMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::atomic::{AtomicBool, Ordering};

use super::Hands;
use super::copies::copies;
use super::dates::{Days, MonthDay, Told};
use super::words::{
    Bag, Terms, Vocabulary, Word, is_empty, numbered, numbers, ordinals, sorted, term, terms, tokens, triples,
};
use crate::corpus::Corpus;
use crate::index::{self, Place};
use crate::lexicon::{ActSet, ByItself, WordId};
use crate::model::{DocId, Modality, Record, RecordId};
use crate::series::Key;

/// A record as joining sees it.
pub(super) struct Face<'c> {
    pub place: Place,
    pub id: RecordId,
    pub record: &'c Record,
    pub told: Told,
    /// Words of its headline.
    pub line: Bag,
    /// Of its clause and headline.
    pub clause: Bag,
    /// Of its sentence.
    pub sentence: Bag,
    /// Names in its sentence, and in its clause.
    pub names: Bag,
    pub clause_names: Bag,
    /// Numbers in its clause.
    pub numbers: Vec<WordId>,
    /// Acts of its headline, and of its clause.
    pub acts: ActSet,
    pub clause_acts: ActSet,
    /// Words in its clause that are counted one by one, and the ordinals that count them.
    pub numbered: Vec<WordId>,
    pub ordinals: u16,
    /// Triples of words of its sentence.
    pub triples: Vec<u32>,
    /// Its sentence says that a plan moved; its clause, that the thing comes again and again.
    pub moved: bool,
    pub recurring: bool,
    /// What a figure counts, of whom and over which time, where that is sure: the hash of its cell.
    pub cell: Option<u64>,
}

/// What is read of a record before the corpus is known.
struct Raw {
    line: Vec<WordId>,
    clause: Vec<WordId>,
    sentence: Vec<WordId>,
    names: Vec<WordId>,
    clause_names: Vec<WordId>,
    acts: ActSet,
    clause_acts: ActSet,
    numbers: Vec<WordId>,
    numbered: Vec<WordId>,
    ordinals: u16,
    triples: Vec<u32>,
    moved: bool,
    recurring: bool,
}

/// The names of a corpus.
type Names = HashSet<WordId, ByItself>;

/// All records of a corpus, and what they are measured by.
pub(super) struct Faces<'c> {
    corpus: &'c Corpus,
    /// Which documents nearly repeat which.
    pub copies: BTreeMap<DocId, DocId>,
    /// Documents that a hand has told to be sources of their own.
    own: HashSet<DocId>,
    /// In the order of their names.
    pub all: Vec<Face<'c>>,
    /// The words of each document's records: what it is about.
    pub documents: Vec<Bag>,
    pub vocabulary: Vocabulary,
}

impl<'c> Faces<'c> {
    pub fn of(corpus: &'c Corpus, hands: &Hands, stop: &AtomicBool) -> Self {
        let (known, mut words) = (names_of(corpus), Terms::default());
        let raws: Vec<(Place, &Record, Raw)> = index::records(corpus)
            .take_while(|_| !stop.load(Ordering::Relaxed))
            .filter(|(_, record)| !record.figure.as_ref().is_some_and(|figure| figure.derived))
            .filter_map(|(place, record)| {
                Some((place, record, Raw::of(record, text_of(corpus, place)?, &known, &mut words)))
            })
            .collect();
        let mut documents: Vec<Vec<WordId>> = vec![Vec::new(); corpus.articles.len()];
        for (place, _, raw) in &raws {
            if let Some(own) = documents.get_mut(place.article as usize) {
                own.extend(raw.line.iter().chain(&raw.sentence).chain(&raw.names));
            }
        }
        let documents: Vec<Vec<WordId>> = documents.into_iter().map(sorted).collect();
        let vocabulary = Vocabulary::of(&documents);
        let mut all: Vec<Face<'c>> =
            raws.into_iter().map(|(place, record, raw)| raw.face(place, record, &vocabulary)).collect();
        // By name: the same order whatever the order of documents.
        all.sort_by_key(|face| face.id);
        let documents = documents.iter().map(|terms| vocabulary.bag(terms)).collect();
        let own =
            (0_u32..).map(DocId).zip(&corpus.articles).filter(|(_, article)| hands.is_own(&article.document.path));
        let own = own.map(|(id, _)| id).collect();
        Self { corpus, copies: copies(corpus, hands), own, all, documents, vocabulary }
    }

    pub fn get(&self, at: u32) -> Option<&Face<'c>> {
        self.all.get(at as usize)
    }

    /// Where the face of a record is.
    pub fn find(&self, id: RecordId) -> Option<u32> {
        self.all.binary_search_by_key(&id, |face| face.id).ok().map(|at| at as u32)
    }

    /// The text that a record stands in.
    pub fn text(&self, face: &Face<'_>) -> Option<&'c str> {
        text_of(self.corpus, face.place)
    }

    /// The document that a record stands in, or the one that it nearly repeats.
    pub fn original(&self, face: &Face<'_>) -> DocId {
        let own = face.place.document();
        self.copies.get(&own).copied().unwrap_or(own)
    }

    /// True where one of two records stands in a document that a hand has told to be a source of its own.
    pub fn are_apart(&self, one: &Face<'_>, other: &Face<'_>) -> bool {
        let (one, other) = (one.place.document(), other.place.document());
        one != other && (self.own.contains(&one) || self.own.contains(&other))
    }

    /// How rare a word is that a bag holds; `None` where it does not hold it, or the word is an act or says nothing.
    pub fn weight(&self, lower: &str, bag: &Bag) -> Option<f32> {
        let own = self.vocabulary.bag(&[term(lower)]);
        let shared = own.shared(bag).find(|term| !is_empty(lower) && !self.vocabulary.is_act(*term))?;
        Some(self.vocabulary.weight(shared))
    }

    /// How much two documents are about one matter, 0 to 1.
    pub fn story(&self, one: &Face<'_>, other: &Face<'_>) -> f32 {
        let bag = |face: &Face<'_>| self.documents.get(face.place.article as usize);
        if one.place.article == other.place.article {
            return 1.0;
        }
        let (Some(a), Some(b)) = (bag(one), bag(other)) else { return 0.0 };
        (self.vocabulary.alike(a, b) / 0.25).min(1.0)
    }
}

fn text_of(corpus: &Corpus, place: Place) -> Option<&str> {
    Some(corpus.articles.get(place.article as usize)?.document.text.as_str())
}

/// Words that stand with a capital inside some sentence: names, also where they open one.
fn names_of(corpus: &Corpus) -> Names {
    let mut names = Names::default();
    for (place, record) in index::records(corpus) {
        let Some(text) = text_of(corpus, place) else { continue };
        let sentence = record.evidence.sentence.of(text);
        names.extend(tokens(sentence).filter(|it| it.is_capital() && !opens(sentence, it.at)).map(|it| it.id()));
    }
    names
}

/// True where a sentence, a quote or a list begins.
fn opens(sentence: &str, at: usize) -> bool {
    let before = sentence.get(..at).unwrap_or("").trim_end();
    before.chars().next_back().is_none_or(|c| !(c.is_lowercase() || c == ','))
}

/// The terms of the names among the words of a text.
fn names(text: &str, words: &[Word<'_>], known: &Names) -> Vec<WordId> {
    let is_name = |word: &&Word<'_>| {
        word.token.is_capital() && !word.known.is_empty && (!opens(text, word.token.at) || known.contains(&word.id))
    };
    sorted(words.iter().filter(is_name).map(|word| word.known.term).collect())
}

impl Raw {
    fn of(record: &Record, text: &str, known: &Names, all: &mut Terms) -> Self {
        let label = all.words(&record.label);
        let clause_text = record.evidence.clause.of(text);
        let clause_words = all.words(clause_text);
        let sentence = record.evidence.sentence.of(text);
        let words = all.words(sentence);
        let (line, acts) = terms(&label);
        let (mut clause, clause_acts) = terms(&clause_words);
        clause.extend(&line);
        Self {
            line,
            clause: sorted(clause),
            sentence: terms(&words).0,
            names: names(sentence, &words, known),
            clause_names: names(clause_text, &clause_words, known),
            acts,
            clause_acts,
            numbers: numbers(clause_words.iter().map(|word| &word.token)),
            numbered: numbered(&clause_words),
            ordinals: ordinals(&clause_words) | ordinals(&label),
            triples: triples(words.iter().map(|word| word.id)),
            moved: words.iter().any(|word| word.known.moved),
            recurring: clause_words.iter().any(|word| word.known.recurring),
        }
    }

    fn face<'c>(self, place: Place, record: &'c Record, vocabulary: &Vocabulary) -> Face<'c> {
        let when = record.date.when.as_ref();
        let plan = matches!(record.modality, Modality::Planned | Modality::Cancelled | Modality::Forecast);
        Face {
            place,
            id: record.id,
            record,
            told: Told { days: when.and_then(Days::of), month_day: when.and_then(MonthDay::of), plan },
            line: vocabulary.bag(&self.line),
            clause: vocabulary.bag(&self.clause),
            sentence: vocabulary.bag(&self.sentence),
            names: vocabulary.bag(&self.names),
            clause_names: vocabulary.bag(&self.clause_names),
            numbers: self.numbers,
            acts: self.acts,
            clause_acts: self.clause_acts,
            numbered: self.numbered,
            ordinals: self.ordinals,
            triples: self.triples,
            moved: plan && self.moved,
            recurring: self.recurring,
            cell: cell(record),
        }
    }
}

/// The same number for figures that count the same thing over the same time, from either side.
fn cell(record: &Record) -> Option<u64> {
    let mut hasher = DefaultHasher::new();
    Key::cell(record)?.hash(&mut hasher);
    Some(hasher.finish())
}

impl Face<'_> {
    /// True where both stand in one sentence.
    pub fn is_beside(&self, other: &Self) -> bool {
        self.place.article == other.place.article && self.record.evidence.sentence == other.record.evidence.sentence
    }

    /// True where both sentences are one text, a few words aside.
    pub fn is_copy_of(&self, other: &Self) -> bool {
        let least = self.triples.len().min(other.triples.len());
        least > 0
            && self.place.article != other.place.article
            && super::words::shared(&self.triples, &other.triples).count() * 2 > least
    }
}
