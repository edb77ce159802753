//! From expressions in place to events and figures with their evidence.
//!
//! [`scene`] lays a document out in sentences, clauses and names; [`claim`] says whether a thing happened; [`headline`]
//! words a line; [`figure`] says of every amount what it measures, of whom and when; [`event`] makes one event of every
//! dated statement that is not merely the period of a figure.

mod actors;
mod claim;
pub mod cue;
mod dating;
mod event;
mod figure;
mod headline;
mod id;
mod issuer;
mod scene;

use std::collections::HashSet;

pub use claim::counter;
pub use figure::written;
pub use id::Names;

use crate::model::{LeftOut, Record};

pub use scene::Parts;

/// The records of a document, and what stands in it without one.
#[derive(Debug, Clone, Default)]
pub struct Assembled {
    /// Events and figures in the order of the text.
    pub records: Vec<Record>,
    /// Dates and amounts that a cue kept off the timeline, in the order of the text.
    pub left_out: Vec<LeftOut>,
}

/// Assembles the events and figures of one document.
#[must_use]
pub fn assemble(parts: &Parts<'_>) -> Assembled {
    let scene = scene::Scene::new(parts);
    let topic = actors::topic(&scene);
    let mut memory = figure::Memory::new(&scene);
    memory.times.office = topic.issuer.is_some();
    let (mut records, mut left_out) = (Vec::new(), Vec::new());
    let (mut events, mut figures) = (Vec::new(), Vec::new());
    for at in 0..scene.sentences.len() {
        figures.extend(figure::read(&scene, at, &topic, &mut memory, &mut left_out));
        events.extend(event::read(&scene, at, &topic, &memory.periods, &mut left_out));
    }
    figure::settle_owner(&scene, &mut figures);
    for read in figures {
        let told = scene.sentences[read.sentence].span.start;
        let made = read.records(&scene);
        let first = events.partition_point(|event: &Record| event.evidence.sentence.start < told);
        let end = events.partition_point(|event| event.evidence.sentence.start <= told);
        event::named(&scene, events.get_mut(first..end).unwrap_or_default(), &made);
        records.extend(made);
    }
    records.append(&mut events);
    records.sort_by_key(|record: &Record| {
        let of = record.evidence.amount.or(record.evidence.date);
        (record.evidence.sentence.start, of.map_or(0, |span| span.start))
    });
    if let Some(mut news) = event::lead(&scene, &topic, &records) {
        let place = records.partition_point(|record| record.evidence.sentence.start < news.evidence.sentence.start);
        event::named(&scene, std::slice::from_mut(&mut news), &records);
        records.insert(place, news);
    }
    without_needless(&mut records);
    figure::date_titles(&scene, &mut records);
    left_out.sort_by_key(|left: &LeftOut| left.of.start);
    left_out.dedup();
    Assembled { records, left_out }
}

/// A value that the text writes elsewhere need not be derived.
fn without_needless(records: &mut Vec<Record>) {
    let derived = |record: &Record| record.figure.as_ref().is_some_and(|figure| figure.derived);
    if !records.iter().any(derived) {
        return;
    }
    let key = |record: &Record| {
        let figure = record.figure.as_ref()?;
        let sides = (&figure.parties, &figure.reporter, &figure.partner, &figure.commodity);
        Some(format!("{:?} {} {:?} {sides:?} {}", figure.metric, figure.unit, figure.per, record.date.when.as_ref()?))
    };
    let written: HashSet<String> = records.iter().filter(|record| !derived(record)).filter_map(key).collect();
    records.retain(|record| !(derived(record) && key(record).is_some_and(|key| written.contains(&key))));
}
