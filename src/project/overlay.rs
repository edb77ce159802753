//! Laying the analyst's decisions over a corpus: documents dated by hand, or of which all text counts, are read anew, added records join the others.
//!
//! Laying twice changes nothing, and laying an empty project gives back what the machine read.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Added, AddedKind, Field, Project, Said, corrected};
use crate::corpus::{Article, Corpus};
use crate::model::{
    Basis, DateReading, Derivation, DocId, Document, Evidence, Extent, Figure, Grade, Modality, Quantity, Record,
    RecordId, Span, StepKind,
};
use crate::{extract, segment, tables};

/// What laying a project over a corpus did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changed {
    /// Articles that are not what they were.
    pub articles: usize,
    /// Titles of added records whose words are no longer in their document: kept in the project, shown nowhere.
    pub lost: Vec<String>,
}

/// Brings a corpus to what a project says.
pub fn lay(project: &Project, corpus: &mut Corpus) -> Changed {
    let articles = corpus
        .articles
        .par_iter_mut()
        .enumerate()
        .map(|(at, article)| {
            // What stays as it is stays shared.
            usize::from(is_stale(project, article) && lay_article(project, Arc::make_mut(article), DocId(at as u32)))
        })
        .sum();
    let lost = project.added().filter_map(|(id, added)| {
        let article = corpus.articles.iter().find(|article| article.document.path == added.document)?;
        let made = article.reading.records.iter().rev().take(article.made);
        made.clone().all(|record| record.id != id).then(|| added.title.clone())
    });
    Changed { articles, lost: lost.collect() }
}

/// True where an article is not yet what the project says.
#[must_use]
pub fn is_stale(project: &Project, article: &Article) -> bool {
    let path = &article.document.path;
    if says_of_tables(project, article)
        && article.document.tables.iter().any(|table| {
            let said = tables::shape(&article.document.text, table).and_then(|shape| project.mapping(shape));
            table.said.as_deref() != said
        })
    {
        return true;
    }
    if !project.is_about(article) {
        let laid = article.user_date().is_some() || article.extent != Extent::Article || article.made > 0;
        return laid || is_said_anew(project, article);
    }
    let made = article.reading.records.iter().rev().take(article.made).rev().map(|record| record.id);
    let wanted = project.added().filter(|(_, added)| added.document == *path);
    let placed = wanted.filter(|(_, added)| added.anchor(&article.document).is_some()).map(|(id, _)| id);
    article.user_date() != project.document_date(path)
        || article.extent != project.extent(path)
        || !made.eq(placed)
        || is_said_anew(project, article)
}

/// What is said of the records of an article: by record, in the order of fields.
fn said_of<'p>(project: &'p Project, article: &Article) -> BTreeMap<RecordId, Vec<&'p Said>> {
    // The first half of an id is its text's.
    let half = article.text.0 >> 64 << 64;
    let own =
        project.work.said.range((RecordId(half), Field::FIRST)..=(RecordId(half | u128::from(u64::MAX)), Field::LAST));
    let mut all: BTreeMap<RecordId, Vec<&Said>> = BTreeMap::new();
    for ((id, _), said) in own {
        all.entry(*id).or_default().push(said);
    }
    for (id, _) in project.added().filter(|(_, added)| added.document == article.document.path) {
        let said: Vec<&Said> = project.said_of(id).collect();
        all.extend((!said.is_empty()).then_some((id, said)));
    }
    all.retain(|_, said| said.iter().any(|said| said.field().is_read()));
    all
}

/// True where an article's records are not as the analyst says.
fn is_said_anew(project: &Project, article: &Article) -> bool {
    let said = said_of(project, article);
    if said.is_empty() {
        return !article.machine.is_empty();
    }
    let record = |at: usize| article.reading.records.get(at);
    let wrong = |(at, machine): &(usize, Record)| {
        said.get(&machine.id).is_none_or(|said| record(*at) != Some(&corrected(machine, said)))
    };
    let present = article.reading.records.iter().filter(|record| said.contains_key(&record.id)).count();
    present != article.machine.len() || article.machine.iter().any(wrong)
}

/// True where something is, or was, said of a document's tables.
fn says_of_tables(project: &Project, article: &Article) -> bool {
    let tables = &article.document.tables;
    !tables.is_empty() && (project.maps_tables() || tables.iter().any(|table| table.said.is_some()))
}

/// Brings one article to what a project says; true where that changed it.
pub fn lay_article(project: &Project, article: &mut Article, id: DocId) -> bool {
    if !is_stale(project, article) {
        return false;
    }
    article.uncorrect();
    let about = project.is_about(article);
    let path = &article.document.path;
    let extent = if about { project.extent(path) } else { Extent::Article };
    article.reread(project.document_date(path).filter(|_| about), extent, id);
    if says_of_tables(project, article) {
        article.say(|shape| project.mapping(shape).cloned(), id);
    }
    let wanted: Vec<Record> = project
        .added()
        .filter(|(_, added)| about && added.document == article.document.path)
        .filter_map(|(_, added)| record_of(added, &article.document, id))
        .collect();
    let read = article.reading.records.len().saturating_sub(article.made);
    article.reading.records.truncate(read);
    article.made = wanted.len();
    article.reading.records.extend(wanted);
    let said = said_of(project, article);
    for (at, record) in article.reading.records.iter_mut().enumerate().filter(|_| !said.is_empty()) {
        if let Some(said) = said.get(&record.id) {
            let new = corrected(record, said);
            article.machine.push((at, std::mem::replace(record, new)));
        }
    }
    true
}

/// The record of an addition; `None` where its words are not in the document any more.
#[must_use]
pub fn record_of(added: &Added, document: &Document, id: DocId) -> Option<Record> {
    let span = added.anchor(document)?;
    let paragraph = document.paragraph_at(span.start)?;
    let sentences = segment::sentences(&document.text, paragraph.span);
    let around = sentences.into_iter().filter(|sentence| sentence.overlaps(span)).reduce(Span::join);
    let (timexes, quantities) = extract::tag_text(&added.quote, &document.date);
    let moved = |inner: Span| Span { start: span.start + inner.start, end: span.start + inner.end };
    let quantity = quantities.first().filter(|_| added.kind == AddedKind::Figure);
    let mut derivation = Derivation::by("added by hand");
    derivation.step(StepKind::ReadAs, if added.edtf.is_some() { "you gave this date" } else { "you gave no date" });
    Some(Record {
        id: added.id(),
        evidence: Evidence {
            document: id,
            paragraph: paragraph.number,
            sentence: around.unwrap_or(span),
            clause: span,
            date: timexes.first().map(|timex| moved(timex.span)),
            amount: quantity.map(|quantity| moved(quantity.span)),
        },
        date: DateReading {
            when: added.edtf.clone(),
            basis: Basis::User,
            grade: if added.edtf.is_some() { Grade::H } else { Grade::U },
            why: if added.edtf.is_some() { "You dated it by hand" } else { "You added it without a date" }.into(),
            derivation: derivation.shared(),
        },
        label: added.title.as_str().into(),
        category: added.category,
        modality: Modality::Actual,
        actors: Arc::default(),
        confidence: 1.0,
        figure: quantity.map(figure).map(Box::new),
    })
}

/// The amount as it is written; what it measures is not guessed.
fn figure(quantity: &Quantity) -> Figure {
    Figure {
        value: quantity.value,
        range: quantity.range,
        unit: quantity.unit.clone(),
        per: quantity.per.clone(),
        hedge: quantity.hedge,
        metric: None,
        parties: Arc::default(),
        reporter: None,
        partner: None,
        roles: Box::default(),
        commodity: None,
        modality: Modality::Actual,
        change: None,
        said_by: None,
        derived: false,
        arithmetic: None,
        cell: None,
        statistic: None,
        of: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus;
    use crate::model::{Category, Unit, When};
    use crate::project::Edit;

    const TEXT: &str = "Port talks\n\nThe ministers met on 14 May. A pier was paid for with $3 million.\n";

    fn corpus() -> Corpus {
        let mut corpus = Corpus::default();
        corpus.extend([corpus::read_bytes("port.txt", TEXT.as_bytes())]);
        corpus
    }

    fn dates(corpus: &Corpus) -> Vec<Option<String>> {
        corpus.records().map(|record| record.date.when.as_ref().map(ToString::to_string)).collect()
    }

    #[test]
    fn a_date_set_by_hand_resolves_the_document_anew_and_goes_back_exactly() {
        let mut corpus = corpus();
        let before = corpus.articles.first().unwrap().reading.records.clone();
        assert!(!dates(&corpus).contains(&Some("2019-05-14".to_owned())));
        let mut project = Project::default();
        let june: When = Unit::Month(2019, 6).into();
        project.edit(Edit::DocumentDate(vec![("port.txt".to_owned(), Some(june))]));
        assert_eq!(lay(&project, &mut corpus).articles, 1);
        assert!(dates(&corpus).contains(&Some("2019-05-14".to_owned())), "{:?}", dates(&corpus));
        let article = corpus.articles.first().unwrap();
        assert_eq!(article.document.date.basis.word(), "user");
        assert!(article.machine_date().when.is_none(), "the machine's own finding stays");
        assert_eq!(lay(&project, &mut corpus).articles, 0, "laying twice changes nothing");
        project.undo();
        lay(&project, &mut corpus);
        assert_eq!(corpus.articles.first().unwrap().reading.records, before);
    }

    #[test]
    fn an_added_record_joins_the_others_survives_a_new_date_and_leaves_with_undo() {
        let mut corpus = corpus();
        let count = corpus.records().count();
        let quote = "A pier was paid for with $3 million";
        let at = corpus.articles.first().unwrap().document.text.find(quote).unwrap();
        let added = Added {
            document: "port.txt".to_owned(),
            kind: AddedKind::Figure,
            span: Span::new(at, at + quote.len()),
            quote: quote.to_owned(),
            title: "A pier for $3 million".to_owned(),
            edtf: Some(Unit::Year(2018).into()),
            category: Category::Investment,
        };
        let mut project = Project::default();
        project.edit(Edit::Added(vec![(added.id(), Some(added.clone()))]));
        lay(&project, &mut corpus);
        project.edit(Edit::DocumentDate(vec![("port.txt".to_owned(), Some(Unit::Year(2019).into()))]));
        lay(&project, &mut corpus);
        let record = corpus.records().find(|record| record.id == added.id()).expect("it stands with the others");
        let figure = record.figure.as_ref().expect("a figure");
        assert_eq!((figure.value.normalize().to_string(), figure.unit.as_str()), ("3000000".to_owned(), "USD"));
        assert_eq!(record.evidence.paragraph, 2);
        project.undo();
        project.undo();
        lay(&project, &mut corpus);
        assert_eq!(corpus.records().count(), count);
    }

    #[test]
    fn words_that_have_moved_are_found_and_words_that_are_gone_are_told() {
        let mut corpus = corpus();
        let added = |quote: &str| Added {
            document: "port.txt".to_owned(),
            kind: AddedKind::Event,
            span: Span { start: 1, end: 5 },
            quote: quote.to_owned(),
            title: quote.to_owned(),
            edtf: None,
            category: Category::Other,
        };
        let mut project = Project::default();
        let all = [added("The ministers met"), added("no such words")];
        project.edit(Edit::Added(all.into_iter().map(|one| (one.id(), Some(one))).collect()));
        assert_eq!(lay(&project, &mut corpus).lost, ["no such words"]);
        assert_eq!(corpus.articles.first().unwrap().made, 1);
    }
}
