//! Figures of a title, whose period the text below tells with the same amount.

use crate::assemble::dating::Dated;
use crate::assemble::scene::Scene;
use crate::model::{ParagraphKind, Record};

/// "Surplus of $6.1 billion" in a title, "in August the surplus was $6.1 billion" below: the title's is of August.
pub fn date_titles(scene: &Scene<'_>, records: &mut [Record]) {
    let title = |record: &Record| {
        let start = record.evidence.sentence.start;
        let own = scene.sentences.iter().find(|sentence| scene.words.span(sentence.words).start == start);
        own.is_some_and(|sentence| sentence.kind == ParagraphKind::Title)
    };
    let open =
        |record: &Record| record.figure.is_some() && record.date.when.is_none() && record.evidence.date.is_none();
    for at in 0..records.len() {
        if !records.get(at).is_some_and(|record| open(record) && title(record)) {
            continue;
        }
        let told = records.get(at).and_then(|record| {
            let again = records.iter().find(|other| is_again(record, other) && other.date.when.is_some())?;
            Some(Dated { reading: again.date.clone(), span: again.evidence.date })
        });
        if let Some((told, record)) = told.zip(records.get_mut(at)) {
            record.date = told.inherited("assemble/period/title", "the text below tells the same amount of it").reading;
        }
    }
}

/// True for the same amount of the same thing.
fn is_again(one: &Record, other: &Record) -> bool {
    let (Some(one), Some(other)) = (&one.figure, &other.figure) else { return false };
    let measured = one.metric == other.metric || one.metric.is_none() || other.metric.is_none();
    one.unit == other.unit && one.value.abs() == other.value.abs() && measured
}
