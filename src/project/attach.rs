//! Finding the place of work again, where documents were renamed or changed since: dates and added records by their
//! document, decisions by their words.
//!
//! A document is the same where its text is; else where the text at its path, or a new one elsewhere, is much like it.
//! In it a decision goes to the record that stands at the same place on the same words, else to the only one on these
//! words, else to the one with the same words around it, else to the one that is most like it. What finds no place is
//! kept, and told by [`super::lost`].

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::anchor::blanks;
use super::likeness::{Sketch, shared_words};
use super::work::{Known, Parked};
use super::{Added, Anchor, Project, former, lay};
use crate::corpus::{Article, Corpus};
use crate::model::{Record, RecordId, TextHash};

/// How like a text at the same path must be to be the same document, and one at another path.
const LIKE: (f32, f32) = (0.15, 0.4);
/// How many words a changed sentence must share with the one that was decided on.
const SHARED: f32 = 0.75;
/// Most documents that are named in a project, those with work on them aside.
const NAMED: usize = 1000;

/// Brings a project and a corpus together: work finds its documents, the corpus is laid, decisions find their words.
/// Says how many pieces of work have another place than before.
pub fn settle(project: &mut Project, corpus: &mut Corpus) -> usize {
    let before = project.work.clone();
    let heirs = Heirs::of(project, corpus);
    let mut found = documents(project, corpus, &heirs);
    lay(project, corpus);
    let moved = decisions(project, corpus, &heirs);
    if moved > 0 && !project.work.said.is_empty() {
        // What is said of a record stands under another name now.
        lay(project, corpus);
    }
    found += moved;
    project.log_settled(before);
    project.hold_all(corpus);
    found
}

/// Where the texts of a project's documents stand now, by their place in the corpus.
struct Heirs {
    /// The same documents.
    same: HashMap<TextHash, usize>,
    /// Others under their old paths, which hold some of their words.
    partly: HashMap<TextHash, usize>,
}

impl Heirs {
    fn of(project: &Project, corpus: &Corpus) -> Self {
        let place: HashMap<TextHash, usize> =
            (0..).zip(&corpus.articles).map(|(at, article)| (article.text, at)).collect();
        let mut heirs = HashMap::new();
        let mut gone = Vec::new();
        for text in project.work.texts() {
            match place.get(&text).copied() {
                Some(at) => drop(heirs.insert(text, at)),
                None => gone.extend(project.work.documents.get(&text).map(|known| (text, known))),
            }
        }
        let mut partly = HashMap::new();
        if gone.is_empty() {
            return Self { same: heirs, partly };
        }
        // Texts that are known already are documents of their own.
        let new = |article: &&Arc<Article>| !project.work.documents.contains_key(&article.text);
        let sketches: Vec<(usize, &str, Sketch)> = corpus
            .articles
            .iter()
            .enumerate()
            .filter(|(_, article)| new(article))
            .map(|(at, article)| (at, article.document.path.as_str(), Sketch::of(&article.document.text)))
            .collect();
        let mut taken = HashSet::new();
        // A text that is hardly like what it was, but holds the words that were decided on, has had much put between them.
        for (text, known) in &gone {
            let Some((at, _, _)) = sketches.iter().find(|(_, path, _)| *path == known.path) else { continue };
            let (found, all) = quotes(project, *text, corpus.articles.get(*at).map(Arc::as_ref));
            if found > 0 {
                partly.insert(*text, *at);
            }
            if found > 0 && found * 2 >= all {
                taken.insert(*at);
                heirs.insert(*text, *at);
            }
        }
        for same_path in [true, false] {
            for (text, known) in &gone {
                let Some(sketch) = known.sketch.filter(|_| !heirs.contains_key(text)) else { continue };
                let least = if same_path { LIKE.0 } else { LIKE.1 };
                let best = sketches
                    .iter()
                    .filter(|(at, path, _)| (*path == known.path) == same_path && !taken.contains(at))
                    .map(|(at, _, other)| (*at, sketch.likeness(other)))
                    .filter(|(_, likeness)| *likeness >= least)
                    .max_by(|a, b| a.1.total_cmp(&b.1));
                if let Some((at, _)) = best {
                    taken.insert(at);
                    heirs.insert(*text, at);
                }
            }
        }
        Self { same: heirs, partly }
    }

    fn article<'c>(&self, corpus: &'c Corpus, text: TextHash) -> Option<&'c Article> {
        corpus.articles.get(*self.same.get(&text)?).map(Arc::as_ref)
    }
}

/// How many of the quotes that were decided on in a text an article holds, and how many there are.
fn quotes(project: &Project, text: TextHash, article: Option<&Article>) -> (usize, usize) {
    let Some(article) = article else { return (0, 0) };
    let words = blanks(&article.document.text);
    let all = || project.work.anchors.values().filter(|anchor| anchor.text == text);
    (all().filter(|anchor| words.contains(&anchor.quote)).count(), all().count())
}

/// Dates, added records and what was parked follow their documents.
fn documents(project: &mut Project, corpus: &Corpus, heirs: &Heirs) -> usize {
    let mut found = 0;
    let mut paths: BTreeMap<String, String> = BTreeMap::new();
    let mut ids: BTreeMap<RecordId, RecordId> = BTreeMap::new();
    let texts = std::mem::take(&mut project.work.texts);
    let mut placed: BTreeMap<String, TextHash> = BTreeMap::new();
    let mut waiting: Vec<Parked> = Vec::new();
    for (path, when) in std::mem::take(&mut project.work.dates) {
        match texts.get(&path) {
            // A file of format 1 knows documents by their paths alone.
            None => drop(project.work.dates.insert(path, when)),
            Some(text) => waiting.push(Parked::Date { document: path, text: *text, when }),
        }
    }
    for (path, extent) in std::mem::take(&mut project.work.extents) {
        match texts.get(&path) {
            None => drop(project.work.extents.insert(path, extent)),
            Some(text) => waiting.push(Parked::Extent { document: path, text: *text, extent }),
        }
    }
    for (id, added) in std::mem::take(&mut project.work.added) {
        match texts.get(&added.document) {
            None => drop(project.work.added.insert(id, added)),
            Some(text) => waiting.push(Parked::Added { text: *text, added }),
        }
    }
    let parked = std::mem::take(&mut project.work.parked);
    let back: HashSet<String> = parked.keys().cloned().collect();
    waiting.extend(parked.into_values());
    for work in waiting {
        let Some(article) = heirs.article(corpus, work.text()) else {
            project.work.parked.insert(work.key(), work);
            continue;
        };
        let (old, path) = (work.document().to_owned(), article.document.path.clone());
        let moved = old != path || back.contains(&work.key());
        match work {
            Parked::Date { text, when, .. } if project.work.dates.contains_key(&path) => {
                let kept = Parked::Date { document: old, text, when };
                project.work.parked.insert(kept.key(), kept);
                continue;
            }
            Parked::Date { when, .. } => drop(project.work.dates.insert(path.clone(), when)),
            Parked::Extent { extent, .. } => drop(project.work.extents.insert(path.clone(), extent)),
            Parked::Added { added, .. } => {
                let before = added.id();
                let added = Added { document: path.clone(), ..added };
                if added.id() != before {
                    ids.insert(before, added.id());
                }
                project.work.added.insert(added.id(), added);
            }
        }
        found += usize::from(moved);
        placed.insert(path.clone(), article.text);
        if old != path {
            paths.insert(old, path);
        }
    }
    found += read_as(project, corpus, (heirs, &texts), (&mut placed, &mut paths));
    project.work.texts = placed;
    project.rename_documents(&paths);
    project.rename_records(&ids);
    found
}

/// What is said of how a file is read, or counted, follows it and waits for none that is gone.
fn read_as(
    project: &Project,
    corpus: &Corpus,
    (heirs, texts): (&Heirs, &BTreeMap<String, TextHash>),
    (placed, paths): (&mut BTreeMap<String, TextHash>, &mut BTreeMap<String, String>),
) -> usize {
    let mut found = 0;
    for path in project.work.encodings.keys().chain(project.work.copies.keys()) {
        let heir = texts.get(path).and_then(|text| Some((text, heirs.article(corpus, *text)?)));
        let Some((text, article)) = heir else { continue };
        placed.entry(article.document.path.clone()).or_insert(*text);
        if article.document.path != *path {
            found += usize::from(!paths.contains_key(path));
            paths.insert(path.clone(), article.document.path.clone());
        }
    }
    found
}

/// Decisions and callouts follow their words.
fn decisions(project: &mut Project, corpus: &Corpus, heirs: &Heirs) -> usize {
    let present = Present::of(project, corpus);
    let missing: Vec<RecordId> = project.named().into_iter().filter(|id| !present.holds(*id)).collect();
    if missing.is_empty() {
        return 0;
    }
    let mut renamed = BTreeMap::new();
    // Ids that are decided on already are no place for another decision.
    let mut taken: HashSet<RecordId> = project.named().into_iter().filter(|id| present.holds(*id)).collect();
    let mut anchors: HashMap<usize, Vec<(RecordId, Anchor)>> = HashMap::new();
    let mut unanchored = BTreeSet::new();
    for id in missing {
        let Some(anchor) = project.work.anchors.get(&id) else {
            unanchored.insert(id);
            continue;
        };
        let same = heirs.same.get(&anchor.text).copied();
        let Some(at) = same.or_else(|| heirs.partly.get(&anchor.text).copied()) else { continue };
        let Some(article) = corpus.articles.get(at) else { continue };
        let of = |record: &Record| (record.id, Anchor::of(article, record));
        let all = anchors.entry(at).or_insert_with(|| article.reading.records.iter().map(of).collect());
        if let Some(new) = place(anchor, all, &taken, if same.is_some() { SHARED } else { 1.0 }) {
            taken.insert(new);
            renamed.insert(id, new);
        }
    }
    if !unanchored.is_empty() {
        for article in &corpus.articles {
            for record in &article.reading.records {
                let old = former::ids(&article.document, record).into_iter().find(|id| unanchored.contains(id));
                if let Some(old) = old.filter(|_| taken.insert(record.id)) {
                    renamed.insert(old, record.id);
                }
            }
        }
    }
    project.rename_records(&renamed);
    renamed.len()
}

/// The record of an article that stands where an anchor says, on a sentence that shares at least so many words.
fn place(anchor: &Anchor, records: &[(RecordId, Anchor)], taken: &HashSet<RecordId>, least: f32) -> Option<RecordId> {
    let free = || records.iter().filter(|(id, _)| !taken.contains(id));
    let same: Vec<_> = free().filter(|(_, other)| other.is_of_the_same_words(anchor)).collect();
    if let Some((id, _)) = same.iter().find(|(_, other)| other.span == anchor.span && other.told == anchor.told) {
        return Some(*id);
    }
    if let [(id, _)] = same.as_slice() {
        return Some(*id);
    }
    let around =
        |other: &Anchor| usize::from(other.prefix == anchor.prefix) + usize::from(other.suffix == anchor.suffix);
    if !same.is_empty() {
        return only_best(same.iter().map(|(id, other)| (*id, around(other) as f32)).filter(|(_, best)| *best > 0.0));
    }
    let told = |other: &Anchor| match (&anchor.told, &other.told) {
        (None, None) => true,
        (Some((_, one)), Some((_, other))) => one.contains(other.as_str()) || other.contains(one.as_str()),
        _ => false,
    };
    let like = free()
        .filter(|(_, other)| other.kind == anchor.kind && told(other))
        .map(|(id, other)| (*id, shared_words(&other.quote, &anchor.quote)))
        .filter(|(_, shared)| *shared >= least);
    only_best(like)
}

/// The best of all, unless another one is as good.
fn only_best(all: impl Iterator<Item = (RecordId, f32)>) -> Option<RecordId> {
    let mut best: Option<(RecordId, f32)> = None;
    let mut tied = false;
    for (id, worth) in all {
        match best {
            Some((_, so_far)) if worth < so_far => {}
            Some((_, so_far)) if worth == so_far => tied = true,
            _ => (best, tied) = (Some((id, worth)), false),
        }
    }
    best.filter(|_| !tied).map(|(id, _)| id)
}

/// The records of those articles that a project names.
pub(super) struct Present<'p> {
    ids: HashSet<RecordId>,
    project: &'p Project,
}

impl<'p> Present<'p> {
    pub(super) fn of(project: &'p Project, corpus: &Corpus) -> Self {
        let mut ids = HashSet::new();
        let mut seen = HashSet::new();
        for id in project.named() {
            if let Some(article) = corpus.named_by(id).filter(|article| seen.insert(article.text)) {
                ids.extend(article.reading.records.iter().map(|record| record.id));
            }
        }
        Self { ids, project }
    }

    pub(super) fn holds(&self, id: RecordId) -> bool {
        self.ids.contains(&id) || self.project.is_added(id)
    }
}

impl Project {
    /// Lets decisions hold on to the words of their records, dates to the texts of their documents.
    pub fn hold_all(&mut self, corpus: &Corpus) {
        let mut wanted: HashMap<TextHash, HashSet<RecordId>> = HashMap::new();
        for id in self.named() {
            if let Some(article) = corpus.named_by(id) {
                wanted.entry(article.text).or_default().insert(id);
            }
        }
        let added = self.work.added.values().map(|added| &added.document);
        let read = self.work.extents.keys().chain(self.work.encodings.keys()).chain(self.work.copies.keys());
        let dated: BTreeSet<&String> = self.work.dates.keys().chain(read).chain(added).collect();
        let of = |article: &&Arc<Article>| dated.contains(&article.document.path);
        let texts: Vec<_> = corpus.articles.iter().filter(of).map(|a| (a.document.path.clone(), a.text)).collect();
        self.work.texts.extend(texts);
        for article in &corpus.articles {
            for record in wanted.get(&article.text).into_iter().flat_map(|ids| with_ids(article, ids)) {
                self.work.anchors.insert(record.id, Arc::new(Anchor::of(article, record)));
            }
        }
        self.know(corpus);
    }

    /// The same for what one edit has changed.
    pub fn hold(&mut self, ids: &[RecordId], paths: &[String], corpus: &Corpus) {
        let mut wanted: HashMap<TextHash, (&Article, HashSet<RecordId>)> = HashMap::new();
        for id in ids {
            if let Some(article) = corpus.named_by(*id) {
                wanted.entry(article.text).or_insert_with(|| (article, HashSet::new())).1.insert(*id);
            }
        }
        for (article, ids) in wanted.values() {
            for record in with_ids(article, ids) {
                self.work.anchors.insert(record.id, Arc::new(Anchor::of(article, record)));
            }
            self.know_one(article);
        }
        if paths.is_empty() {
            return;
        }
        let paths: HashSet<&str> = paths.iter().map(String::as_str).collect();
        for article in corpus.articles.iter().filter(|article| paths.contains(article.document.path.as_str())) {
            self.work.texts.insert(article.document.path.clone(), article.text);
            self.know_one(article);
        }
    }

    /// Names the documents: those with work on them, and others up to a number.
    fn know(&mut self, corpus: &Corpus) {
        let worked = self.work.texts();
        self.work.documents.retain(|text, _| worked.contains(text));
        for article in corpus.articles.iter().filter(|article| worked.contains(&article.text)) {
            self.know_one(article);
        }
        for article in corpus.articles.iter().take(NAMED) {
            let known = || Known { sketch: None, ..known(article) };
            self.work.documents.entry(article.text).or_insert_with(known);
        }
    }

    fn know_one(&mut self, article: &Article) {
        let sketch = self.work.documents.get(&article.text).and_then(|known| known.sketch);
        let sketch = sketch.unwrap_or_else(|| Sketch::of(&article.document.text));
        self.work.documents.insert(article.text, Known { sketch: Some(sketch), ..known(article) });
    }

    /// True where the work on an article's path is work on this article, and not on one that stood there before it.
    #[must_use]
    pub fn is_about(&self, article: &Article) -> bool {
        let Some(text) = self.work.texts.get(&article.document.path).filter(|text| **text != article.text) else {
            return true;
        };
        let sketch = self.work.documents.get(text).and_then(|known| known.sketch);
        sketch.is_some_and(|sketch| sketch.likeness(&Sketch::of(&article.document.text)) >= LIKE.0)
    }

    /// How many of the named documents with work on them are among these texts, and how many there are; where none of
    /// them is, for each may have been changed since, the same of all documents that are named.
    #[must_use]
    pub fn shared_with(&self, texts: &BTreeSet<TextHash>) -> (usize, usize) {
        let of = |all: BTreeSet<TextHash>| (all.iter().filter(|text| texts.contains(text)).count(), all.len());
        match of(self.work.texts()) {
            (0, _) => of(self.work.documents.keys().copied().collect()),
            worked => worked,
        }
    }

    /// The status of a record under another id.
    #[must_use]
    pub fn anchor(&self, id: RecordId) -> Option<&Anchor> {
        self.work.anchors.get(&id).map(AsRef::as_ref)
    }
}

fn known(article: &Article) -> Known {
    let document = &article.document;
    let title = document.title.chars().take(120).collect();
    Known { path: document.path.clone(), title, sketch: None }
}

fn with_ids<'a>(article: &'a Article, ids: &'a HashSet<RecordId>) -> impl Iterator<Item = &'a Record> {
    article.reading.records.iter().filter(|record| ids.contains(&record.id))
}
