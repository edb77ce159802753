//! Work that has no place in a corpus: what it was, in words, and how it is let go of or put on another record.

use std::collections::{BTreeSet, HashMap};

use super::attach::Present;
use super::work::Parked;
use super::{Added, Edit, Project, Status};
use crate::corpus::{Article, Corpus};
use crate::model::RecordId;

/// A piece of work that has no place in the corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// What it is.
    pub key: LostKey,
    /// What was decided: "accepted", "dated 2014-05", "added event".
    pub what: String,
    /// The words that it stood on; empty where they are not known.
    pub quote: String,
    /// The document in which they stood; empty where that is not known.
    pub document: String,
}

/// By what a piece of lost work is known in the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LostKey {
    /// A decision on a record, or an added record.
    Record(RecordId),
    /// A date of a document, by its path.
    Date(String),
    /// Work on a document that is not there.
    Parked(String),
}

impl Lost {
    /// One line: "accepted: ‘They met on 14 May.’ in a.txt".
    #[must_use]
    pub fn words(&self) -> String {
        let quote = if self.quote.is_empty() { String::new() } else { format!(": ‘{}’", self.quote) };
        let document = if self.document.is_empty() { String::new() } else { format!(" in {}", self.document) };
        format!("{}{quote}{document}", self.what)
    }
}

/// "12 decisions have lost their place", where some have.
#[must_use]
pub fn lost_words(lost: usize) -> Option<String> {
    match lost {
        0 => None,
        1 => Some("1 decision has lost its place".to_owned()),
        many => Some(format!("{many} decisions have lost their place")),
    }
}

/// All work of a project that has no place in a corpus, in the order of its documents.
#[must_use]
pub fn lost(project: &Project, corpus: &Corpus) -> Vec<Lost> {
    let present = Present::of(project, corpus);
    let mut all: Vec<Lost> = Vec::new();
    let said = project.all_said().map(|(id, _)| id);
    let decided: BTreeSet<RecordId> = project.statuses().map(|(id, _)| id).chain(said).collect();
    for id in decided.into_iter().filter(|id| !present.holds(*id)) {
        let anchor = project.work.anchors.get(&id);
        let (quote, document) =
            anchor.map(|anchor| (anchor.quote.clone(), anchor.document.clone())).unwrap_or_default();
        all.push(Lost { key: LostKey::Record(id), what: decided_words(project, id), quote, document });
    }
    let paths: HashMap<&str, &Article> = if project.work.dates.is_empty() && project.work.added.is_empty() {
        HashMap::new()
    } else {
        corpus.articles.iter().map(|article| (article.document.path.as_str(), article.as_ref())).collect()
    };
    for (path, when) in project.document_dates().filter(|(path, _)| !paths.contains_key(path)) {
        let key = LostKey::Date(path.to_owned());
        all.push(Lost {
            key,
            what: format!("dated {}", when.words()),
            quote: String::new(),
            document: path.to_owned(),
        });
    }
    let gone = |added: &Added| {
        paths.get(added.document.as_str()).is_none_or(|article| added.anchor(&article.document).is_none())
    };
    for (id, added) in project.added().filter(|(_, added)| gone(added)) {
        all.push(lost_added(LostKey::Record(id), added));
    }
    for (key, parked) in &project.work.parked {
        let key = LostKey::Parked(key.clone());
        all.push(match parked {
            Parked::Added { added, .. } => lost_added(key, added),
            Parked::Date { document, when, .. } => {
                let what = format!("dated {}", when.words());
                Lost { key, what, quote: String::new(), document: document.clone() }
            }
            Parked::Extent { document, .. } => {
                let what = "all text read".to_owned();
                Lost { key, what, quote: String::new(), document: document.clone() }
            }
        });
    }
    all.sort_by(|a, b| a.document.cmp(&b.document));
    all
}

/// "accepted", "headline and date corrected", "rejected, note corrected".
fn decided_words(project: &Project, id: RecordId) -> String {
    let status = Some(project.status(id)).filter(|status| *status != Status::Undecided);
    let fields: Vec<&str> = project.said_of(id).map(|said| said.field().word()).collect();
    let said = (!fields.is_empty()).then(|| format!("{} set", fields.join(" and ")));
    status.map(|status| status.word().to_owned()).into_iter().chain(said).collect::<Vec<_>>().join(", ")
}

fn lost_added(key: LostKey, added: &Added) -> Lost {
    let what = format!("added {} ‘{}’", added.kind.word(), added.title);
    Lost { key, what, quote: added.quote.clone(), document: added.document.clone() }
}

impl Project {
    /// What lets go of everything that is decided on a record.
    #[must_use]
    pub fn let_go(&self, id: RecordId) -> Edit {
        let said = self.said_of(id).map(|said| ((id, said.field()), None)).collect();
        Edit::All(vec![Edit::Status(vec![(id, Status::Undecided)]), Edit::Said(said)])
    }

    /// What puts everything that is decided on a record on another one.
    #[must_use]
    pub fn put_on(&self, id: RecordId, other: RecordId) -> Edit {
        let said = self.said_of(id).map(|said| ((other, said.field()), Some(said.clone()))).collect();
        Edit::All(vec![Edit::Status(vec![(other, self.status(id))]), Edit::Said(said), self.let_go(id)])
    }
}
