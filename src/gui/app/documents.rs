//! The list of documents: its order, and which of them are picked.

use crate::corpus::Corpus;
use crate::gui::app::Choice;
use crate::model::DocId;

/// Order of the list: newest first, documents without a date last.
#[must_use]
pub fn by_date(corpus: &Corpus) -> Vec<DocId> {
    let mut order: Vec<(Option<chrono::NaiveDateTime>, DocId)> = (0_u32..)
        .zip(&corpus.articles)
        .map(|(id, article)| {
            let bounds = article.document.date.when.as_ref().and_then(crate::model::When::bounds);
            (bounds.map(|bounds| bounds.start), DocId(id))
        })
        .collect();
    order.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    order.into_iter().map(|(_, id)| id).collect()
}

/// Shift+click: everything from the row picked or read last to this one.
pub(crate) fn mark_to(choice: &mut Choice, id: DocId, order: &[DocId]) {
    let from = choice.marked.last().copied().or(choice.reading.document).unwrap_or(id);
    let at = |wanted: DocId| order.iter().position(|other| *other == wanted).unwrap_or(0);
    let (first, last) = (at(from).min(at(id)), at(from).max(at(id)));
    choice.marked.extend(order.get(first..=last).unwrap_or_default());
}
