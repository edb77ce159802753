//! The facets of every record as numbers, so that applying a filter is one walk over numbers.

use std::collections::{BTreeSet, HashMap};

use super::{date_word, group_word};
use crate::corpus::Corpus;
use crate::index::Place;
use crate::index::needle::Needle;
use crate::model::{Modality, Record, RecordId};
use crate::project::{Facet, Kind, Project, Said};
use crate::view::ask::{self, Names};
use crate::view::{Group, Item, Items};

/// No value of this kind.
pub(super) const NONE: u32 = u32::MAX;

/// Kinds of which a record has at most one value, the decision apart, which changes more often than all others.
pub(super) const SINGLE: [Kind; 9] = [
    Kind::Category,
    Kind::Grade,
    Kind::Modality,
    Kind::Outlet,
    Kind::Document,
    Kind::Metric,
    Kind::Commodity,
    Kind::Origin,
    Kind::Conflict,
];

/// Kinds of which a record may have several values.
pub(super) const MANY: [Kind; 3] = [Kind::Actor, Kind::Tag, Kind::Mark];

/// Values of one kind for every record, one list behind the other.
#[derive(Debug, Clone, Default)]
struct Many {
    /// For each record where its values end.
    ends: Vec<u32>,
    values: Vec<u32>,
}

impl Many {
    fn of(&self, at: usize) -> &[u32] {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(at).copied().unwrap_or(start);
        self.values.get(start as usize..end as usize).unwrap_or_default()
    }
}

/// The facets of every record, in the order of the items: dated first, then undated.
#[derive(Debug, Clone, Default)]
pub struct Columns {
    pub(super) facets: Vec<Facet>,
    pub(super) single: Vec<[u32; SINGLE.len()]>,
    many: [Many; MANY.len()],
    /// The names that a question may hold.
    pub names: Names,
}

#[derive(Default)]
struct Ids {
    known: HashMap<Facet, u32>,
    all: Vec<Facet>,
}

impl Ids {
    fn id(&mut self, kind: Kind, value: &str) -> u32 {
        let facet = Facet::new(kind, value);
        *self.known.entry(facet).or_insert_with_key(|facet| {
            self.all.push(facet.clone());
            (self.all.len() - 1) as u32
        })
    }
}

impl Columns {
    /// Reads every item's record.
    #[must_use]
    pub fn of(corpus: &Corpus, items: &Items, project: &Project) -> Self {
        let mut ids = Ids::default();
        let mut columns = Self::default();
        let marks = marks(project);
        let documents: Vec<(u32, u32)> = corpus
            .articles
            .iter()
            .map(|article| {
                let outlet = article.document.outlet.as_deref().filter(|outlet| !outlet.is_empty());
                let outlet = outlet.map_or(NONE, |outlet| ids.id(Kind::Outlet, outlet));
                (outlet, ids.id(Kind::Document, &article.document.path))
            })
            .collect();
        for (place, item) in places(items) {
            let mut row = [NONE; SINGLE.len()];
            if let Some(record) = place.of(corpus) {
                let document = documents.get(place.article as usize).copied().unwrap_or((NONE, NONE));
                row = single(record, document, project, &mut ids);
                columns.take(record, marks.get(&record.id), &mut ids);
            }
            // As the lanes and the charts have it.
            if let (Some(item), Some(first)) = (item, row.first_mut()) {
                *first = ids.id(Kind::Category, group_word(item.group));
            }
            if let (Some(item), Some(last)) = (item.filter(|item| item.figure), row.last_mut()) {
                *last = ids.id(Kind::Conflict, if item.conflict { "yes" } else { "no" });
            }
            columns.single.push(row);
            for many in &mut columns.many {
                many.ends.push(many.values.len() as u32);
            }
        }
        columns.facets = ids.all;
        let titles: HashMap<&str, &str> = corpus
            .articles
            .iter()
            .map(|article| (article.document.path.as_str(), article.document.title.as_str()))
            .collect();
        let words = |facet: &Facet| match titles.get(facet.value.as_str()).filter(|_| facet.kind == Kind::Document) {
            Some(title) => (*title).to_owned(),
            None => super::words(corpus, facet),
        };
        columns.names = Names::of(&columns.facets, words);
        columns
    }

    /// Takes the values of which a record may have several.
    fn take(&mut self, record: &Record, marks: Option<&Marks>, ids: &mut Ids) {
        let [actors, tags, marked] = &mut self.many;
        // The sides of a figure are among its actors, unless somebody has set them otherwise.
        let sides = record.figure.iter().flat_map(|figure| [figure.reporter, figure.partner]).flatten();
        let mut all: BTreeSet<&str> = record.actors.iter().copied().collect();
        all.extend(sides);
        actors.values.extend(all.into_iter().map(|actor| ids.id(Kind::Actor, actor)));
        if let Some(marks) = marks {
            tags.values.extend(marks.tags.iter().map(|tag| ids.id(Kind::Tag, tag)));
            marked.values.extend(marks.marked.iter().map(|mark| ids.id(Kind::Mark, mark)));
        }
    }

    /// The actors in whose names words stand.
    pub(super) fn named(&self, words: &Needle) -> Vec<&str> {
        let actors = self.facets.iter().filter(|facet| facet.kind == Kind::Actor).map(|facet| facet.value.as_str());
        actors.filter(|actor| ask::names(words, actor)).collect()
    }

    /// The values of a record of a kind of which it may have several, by the kind's place in [`MANY`].
    pub(super) fn many(&self, kind: usize, at: usize) -> &[u32] {
        self.many.get(kind).map_or(&[], |many| many.of(at))
    }
}

/// What the analyst has put on a record beside its reading.
#[derive(Default)]
struct Marks<'p> {
    tags: Vec<&'p str>,
    marked: BTreeSet<&'static str>,
}

fn marks(project: &Project) -> HashMap<RecordId, Marks<'_>> {
    let mut all: HashMap<RecordId, Marks<'_>> = HashMap::new();
    for (id, said) in project.all_said() {
        let marks = all.entry(id).or_default();
        match said {
            Said::Tags(tags) => marks.tags.extend(tags.iter().map(String::as_str)),
            Said::Note(_) => drop(marks.marked.insert("note")),
            Said::Star => drop(marks.marked.insert("star")),
            _ => drop(marks.marked.insert("set by you")),
        }
    }
    all
}

fn single(record: &Record, document: (u32, u32), project: &Project, ids: &mut Ids) -> [u32; SINGLE.len()] {
    let figure = record.figure.as_ref();
    let modality = figure.map_or(record.modality, |figure| figure.modality);
    let origin = if project.is_added(record.id) { "analyst" } else { "machine" };
    let metric = figure.and_then(|figure| figure.metric);
    let goods = figure.and_then(|figure| figure.commodity.as_ref().map(|good| good.name.as_str()));
    [
        ids.id(Kind::Category, group_word(Group::of(record.category))),
        ids.id(Kind::Grade, date_word(&record.date)),
        ids.id(Kind::Modality, Modality::word(modality)),
        document.0,
        document.1,
        metric.map_or(NONE, |metric| ids.id(Kind::Metric, metric.word())),
        goods.map_or(NONE, |goods| ids.id(Kind::Commodity, goods)),
        ids.id(Kind::Origin, origin),
        NONE,
    ]
}

fn places(items: &Items) -> impl Iterator<Item = (Place, Option<&Item>)> + '_ {
    let undated = items.undated.iter().map(|item| (item.place, None));
    items.dated.iter().map(|item| (item.place, Some(item))).chain(undated)
}
