//! What of a record is compared with other records: its words, names, numbers, acts and date.

use std::collections::{BTreeMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::Hands;
use super::copies::copies;
use super::dates::{Days, MonthDay, Told};
use super::words::{
    Bag, Terms, Vocabulary, Word, is_empty, numbered, numbers, ordinals, sorted, tells_several, term, terms, tokens,
    triples,
};
use crate::corpus::Corpus;
use crate::index::{self, Place};
use crate::lexicon::{ActSet, ByItself, WordId};
use crate::model::{Basis, DocId, Modality, Record, RecordId};
use crate::series::Key;

/// A record as joining sees it.
pub(super) struct Face<'c> {
    pub place: Place,
    pub id: RecordId,
    /// As it was read: what the analyst corrects of a record belongs to it, and takes no record out of its group.
    pub record: &'c Record,
    pub told: Told,
    /// Words of its headline.
    pub line: Bag,
    /// Of its clause and headline.
    pub clause: Bag,
    /// Its sentence, which other records may stand in, too.
    pub said: Arc<Said>,
    /// Names in its clause.
    pub clause_names: Bag,
    /// Numbers in its clause.
    pub numbers: Box<[WordId]>,
    /// Acts of its headline, and of its clause.
    pub acts: ActSet,
    pub clause_acts: ActSet,
    /// Words in its clause that are counted one by one, and the ordinals that count them.
    pub numbered: Box<[u32]>,
    pub ordinals: u16,
    /// Its sentence says that a plan moved; its clause, that the thing comes again and again.
    pub moved: bool,
    pub recurring: bool,
    /// Its headline tells several events as one.
    pub several: bool,
    /// What a figure counts, of whom and over which time, where that is sure: the hash of its cell.
    pub cell: Option<u64>,
}

/// The words of a sentence, its names, and its triples of words.
pub(super) struct Said {
    pub words: Bag,
    pub names: Bag,
    pub triples: Box<[u32]>,
    /// It says that a plan moved.
    moved: bool,
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
        // First of all, and let go of: it needs as much room as the faces.
        let copies = copies(corpus, hands);
        let (known, mut words) = (names_of(corpus), Terms::default());
        let mut all: Vec<Face<'c>> = Vec::with_capacity(corpus.records().count());
        let mut documents: Vec<Vec<u32>> = vec![Vec::new(); corpus.articles.len()];
        for (place, record) in index::records(corpus).take_while(|_| !stop.load(Ordering::Relaxed)) {
            let text = text_of(corpus, place).filter(|_| !record.figure.as_ref().is_some_and(|it| it.derived));
            let (Some(text), Some(own)) = (text, documents.get_mut(place.article as usize)) else { continue };
            let said = all.last().filter(|last| last.stands_in(place, record)).map(|last| Arc::clone(&last.said));
            let said = said.unwrap_or_else(|| {
                let said = Said::of(record.evidence.sentence.of(text), &known, &mut words);
                own.extend(said.words.terms().iter().chain(said.names.terms()));
                Arc::new(said)
            });
            let mut face = Face::of(place, (record, read(corpus, place)), text, said, &known, &mut words);
            face.told.recalled = day_of(corpus, place).zip(face.told.days).is_some_and(|(own, then)| own.recalls(then));
            own.extend(face.line.terms());
            all.push(face);
        }
        let documents: Vec<Box<[u32]>> = documents.into_iter().map(sorted).collect();
        let vocabulary = Vocabulary::of(&documents, words);
        let mut last = None;
        for face in &mut all {
            face.finish(&vocabulary, &mut last);
        }
        // By name: the same order whatever the order of documents.
        all.sort_by_key(|face| face.id);
        let documents = documents.into_iter().map(|terms| vocabulary.bag(Bag::raw(terms))).collect();
        let own =
            (0_u32..).map(DocId).zip(&corpus.articles).filter(|(_, article)| hands.is_own(&article.document.path));
        let own = own.map(|(id, _)| id).collect();
        Self { corpus, copies, own, all, documents, vocabulary }
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
        let own = self.vocabulary.place(term(lower)).filter(|own| bag.terms().binary_search(own).is_ok())?;
        (!is_empty(lower) && !self.vocabulary.is_act(own)).then(|| self.vocabulary.weight(own))
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

/// What was read of a record that the analyst has corrected.
fn read(corpus: &Corpus, place: Place) -> Option<&Record> {
    corpus.articles.get(place.article as usize)?.machine_record(place.record as usize)
}

fn text_of(corpus: &Corpus, place: Place) -> Option<&str> {
    Some(corpus.articles.get(place.article as usize)?.document.text.as_str())
}

/// The day of the document that a record stands in.
fn day_of(corpus: &Corpus, place: Place) -> Option<Days> {
    corpus.articles.get(place.article as usize)?.document.date.when.as_ref().and_then(Days::of)
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
fn names(text: &str, words: &[Word<'_>], known: &Names) -> Box<[u32]> {
    let is_name = |word: &&Word<'_>| {
        word.token.is_capital() && !word.known.is_empty && (!opens(text, word.token.at) || known.contains(&word.id))
    };
    sorted(words.iter().filter(is_name).map(|word| word.known.number).collect())
}

impl Said {
    fn of(sentence: &str, known: &Names, all: &mut Terms) -> Self {
        let words = all.words(sentence);
        Self {
            words: Bag::raw(terms(&words).0),
            names: Bag::raw(names(sentence, &words, known)),
            triples: triples(words.iter().map(|word| word.id)).into(),
            moved: words.iter().any(|word| word.known.moved),
        }
    }

    fn finished(&self, vocabulary: &Vocabulary) -> Self {
        Self {
            words: vocabulary.bag(self.words.clone()),
            names: vocabulary.bag(self.names.clone()),
            triples: self.triples.clone(),
            moved: self.moved,
        }
    }
}

/// The same number for figures that count the same thing over the same time, from either side.
fn cell(record: &Record) -> Option<u64> {
    let mut hasher = DefaultHasher::new();
    Key::cell(record)?.hash(&mut hasher);
    Some(hasher.finish())
}

impl<'c> Face<'c> {
    /// What is read of a record before the corpus is known.
    fn of(
        place: Place,
        (corrected, read): (&'c Record, Option<&'c Record>),
        text: &str,
        said: Arc<Said>,
        known: &Names,
        all: &mut Terms,
    ) -> Self {
        let read = read.unwrap_or(corrected);
        // A figure is the claim that its corrected fields make.
        let record = if corrected.figure.is_some() { corrected } else { read };
        let label = all.words(&read.label);
        let clause_text = record.evidence.clause.of(text);
        let clause_words = all.words(clause_text);
        let (line, acts) = terms(&label);
        let (clause, clause_acts) = terms(&clause_words);
        // A date that the analyst gave to what had none counts: it may be what joins it.
        let when = record.date.when.as_ref().or(corrected.date.when.as_ref());
        let plan = matches!(record.modality, Modality::Planned | Modality::Cancelled | Modality::Forecast);
        Self {
            place,
            id: record.id,
            record,
            told: Told {
                days: when.and_then(Days::of),
                month_day: when.and_then(MonthDay::of),
                plan,
                counted: matches!(record.date.basis, Basis::Relative | Basis::Document),
                recalled: false,
            },
            clause: Bag::raw(sorted(clause.iter().chain(&line).copied().collect())),
            line: Bag::raw(line),
            clause_names: Bag::raw(names(clause_text, &clause_words, known)),
            numbers: numbers(clause_words.iter().map(|word| &word.token)),
            acts,
            clause_acts,
            numbered: numbered(&clause_words),
            ordinals: ordinals(&clause_words) | ordinals(&label),
            moved: plan && said.moved,
            recurring: clause_words.iter().any(|word| word.known.recurring),
            several: tells_several(&label),
            cell: cell(record),
            said,
        }
    }

    /// Puts words in the order of the corpus. `last` is the sentence of the face before, as it was and as it is.
    fn finish(&mut self, vocabulary: &Vocabulary, last: &mut Option<[Arc<Said>; 2]>) {
        for bag in [&mut self.line, &mut self.clause, &mut self.clause_names] {
            *bag = vocabulary.bag(std::mem::take(bag));
        }
        let said = match last {
            Some([raw, said]) if Arc::ptr_eq(raw, &self.said) => Arc::clone(said),
            _ => Arc::new(self.said.finished(vocabulary)),
        };
        let raw = std::mem::replace(&mut self.said, Arc::clone(&said));
        *last = Some([raw, said]);
    }

    /// True where a record stands in its sentence.
    fn stands_in(&self, place: Place, record: &Record) -> bool {
        self.place.article == place.article && self.record.evidence.sentence == record.evidence.sentence
    }

    /// True where both stand in one sentence.
    pub fn is_beside(&self, other: &Self) -> bool {
        self.stands_in(other.place, other.record)
    }

    /// True where both sentences are one text, a few words aside.
    pub fn is_copy_of(&self, other: &Self) -> bool {
        let (one, other_one) = (&self.said.triples, &other.said.triples);
        let least = one.len().min(other_one.len());
        least > 0
            && self.place.article != other.place.article
            && super::words::shared(one, other_one).count() * 2 > least
    }
}
