//! Which records pass a filter, and how many each facet would show. Pure: a filter and a corpus in, counts out.
//!
//! [`Columns`] turns every record's facets into numbers once; applying a filter is then one walk over numbers.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Group, Item, Items};
use crate::corpus::Corpus;
use crate::index::Place;
use crate::index::text::Query;
use crate::model::{Basis, DateReading, Modality, Record};
pub use crate::project::{Facet, Filter, Kind};
use crate::project::{Project, Status};

/// The stable word of a group.
#[must_use]
pub fn group_word(group: Group) -> &'static str {
    match group {
        Group::Visits => "visits",
        Group::Agreements => "agreements",
        Group::Projects => "projects",
        Group::Politics => "politics",
        Group::Statements => "statements",
        Group::Sanctions => "sanctions",
        Group::Other => "other",
    }
}

/// The group of a stable word.
#[must_use]
pub fn group_of(word: &str) -> Option<Group> {
    Group::ALL.into_iter().find(|group| group_word(*group) == word)
}

/// The stable word of how a date was got: the letter of its grade, or [`OWN_NEWS`].
#[must_use]
pub fn date_word(date: &DateReading) -> &'static str {
    if date.basis == Basis::Document { OWN_NEWS } else { date.grade.letter() }
}

/// The word for what a story reports as its own news, at its own date.
pub const OWN_NEWS: &str = "N";

/// No value of this kind.
const NONE: u32 = u32::MAX;
/// Kinds of which a record has at most one value, the decision apart, which changes more often than all others.
const SINGLE: [Kind; 9] = [
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

/// The facets of every record as numbers, in the order of the items: dated first, then undated.
#[derive(Debug, Clone, Default)]
pub struct Columns {
    facets: Vec<Facet>,
    single: Vec<[u32; SINGLE.len()]>,
    /// For each record where its actors end in `actors`.
    ends: Vec<u32>,
    actors: Vec<u32>,
}

#[derive(Default)]
struct Names {
    known: HashMap<Facet, u32>,
    all: Vec<Facet>,
}

impl Names {
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
        let mut names = Names::default();
        let mut columns = Self::default();
        let documents: Vec<(u32, u32)> = corpus
            .articles
            .iter()
            .map(|article| {
                let outlet = article.document.outlet.as_deref().filter(|outlet| !outlet.is_empty());
                let outlet = outlet.map_or(NONE, |outlet| names.id(Kind::Outlet, outlet));
                (outlet, names.id(Kind::Document, &article.document.path))
            })
            .collect();
        for (place, item) in places(items) {
            let mut row = [NONE; SINGLE.len()];
            if let Some(record) = place.of(corpus) {
                let document = documents.get(place.article as usize).copied().unwrap_or((NONE, NONE));
                row = columns.row(record, document, project, &mut names);
            }
            // As the lanes and the charts have it.
            if let (Some(item), Some(first)) = (item, row.first_mut()) {
                *first = names.id(Kind::Category, group_word(item.group));
            }
            if let (Some(item), Some(last)) = (item.filter(|item| item.figure), row.last_mut()) {
                *last = names.id(Kind::Conflict, if item.conflict { "yes" } else { "no" });
            }
            columns.single.push(row);
            columns.ends.push(columns.actors.len() as u32);
        }
        columns.facets = names.all;
        columns
    }

    fn row(
        &mut self,
        record: &Record,
        document: (u32, u32),
        project: &Project,
        names: &mut Names,
    ) -> [u32; SINGLE.len()] {
        let figure = record.figure.as_ref();
        let modality = figure.map_or(record.modality, |figure| figure.modality);
        let origin = if project.is_added(record.id) { "analyst" } else { "machine" };
        self.actors.extend(record.actors.iter().map(|actor| names.id(Kind::Actor, actor)));
        let metric = figure.and_then(|figure| figure.metric);
        let goods = figure.and_then(|figure| figure.commodity.as_ref().map(|good| good.name.as_str()));
        [
            names.id(Kind::Category, group_word(Group::of(record.category))),
            names.id(Kind::Grade, date_word(&record.date)),
            names.id(Kind::Modality, Modality::word(modality)),
            document.0,
            document.1,
            metric.map_or(NONE, |metric| names.id(Kind::Metric, metric)),
            goods.map_or(NONE, |goods| names.id(Kind::Commodity, goods)),
            names.id(Kind::Origin, origin),
            NONE,
        ]
    }

    fn actors(&self, at: usize) -> &[u32] {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(at).copied().unwrap_or(start);
        self.actors.get(start as usize..end as usize).unwrap_or_default()
    }
}

fn places(items: &Items) -> impl Iterator<Item = (Place, Option<&Item>)> + '_ {
    let undated = items.undated.iter().map(|item| (item.place, None));
    items.dated.iter().map(|item| (item.place, Some(item))).chain(undated)
}

/// How many records a facet would show. Figures stand in the charts, so they are counted apart from events.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Events, dated or not.
    pub events: usize,
    /// Figures, dated or not.
    pub figures: usize,
}

impl Count {
    /// Both together.
    #[must_use]
    pub fn all(self) -> usize {
        self.events + self.figures
    }

    fn add(&mut self, what: What) {
        match what {
            What::Event => self.events += 1,
            What::Figure => self.figures += 1,
            What::Retold => {}
        }
    }
}

/// As what a record is counted.
#[derive(Clone, Copy)]
enum What {
    Event,
    Figure,
    /// A sentence that only tells a figure, which is counted already.
    Retold,
}

impl What {
    fn of(item: &Item) -> Self {
        match (item.figure, item.retold) {
            (true, _) => Self::Figure,
            (false, true) => Self::Retold,
            (false, false) => Self::Event,
        }
    }
}

/// Counts for the facet panel: how many records each facet would show, other kinds of picks applied.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// By facet, in order.
    pub of: BTreeMap<Facet, Count>,
}

/// What passes the filter.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// Dated and undated items that pass.
    pub items: Items,
    /// For the facet panel.
    pub counts: Counts,
}

/// The picks of a filter in numbers.
struct Picks {
    only: [Vec<u32>; SINGLE.len()],
    without: [Vec<u32>; SINGLE.len()],
    actors: (Vec<u32>, Vec<u32>),
    decisions: (Vec<&'static str>, Vec<&'static str>),
    /// Kinds that are picked at all: bit by place in `SINGLE`, then actors, then decisions.
    picked: u16,
    words: Query,
}

const ACTORS: usize = SINGLE.len();
const DECISIONS: usize = SINGLE.len() + 1;

impl Picks {
    fn of(filter: &Filter, columns: &Columns) -> Self {
        let known: HashMap<&Facet, u32> = columns.facets.iter().zip(0..).collect();
        let side = |set: &std::collections::BTreeSet<Facet>, kind: Kind| -> Vec<u32> {
            // A value that no record has stays in the list: a pick that finds nothing shows nothing.
            let picked = set.iter().filter(|facet| facet.kind == kind);
            picked.map(|facet| known.get(facet).copied().unwrap_or(NONE - 1)).collect()
        };
        let decisions = |set: &std::collections::BTreeSet<Facet>| {
            let picked = |status: &Status| set.contains(&Facet::new(Kind::Decision, status.word()));
            Status::ALL.into_iter().filter(picked).map(Status::word).collect::<Vec<_>>()
        };
        let mut picks = Self {
            only: SINGLE.map(|kind| side(&filter.only, kind)),
            without: SINGLE.map(|kind| side(&filter.without, kind)),
            actors: (side(&filter.only, Kind::Actor), side(&filter.without, Kind::Actor)),
            decisions: (decisions(&filter.only), decisions(&filter.without)),
            picked: 0,
            words: Query::words(&filter.words),
        };
        for at in 0..SINGLE.len() {
            let any = |lists: &[Vec<u32>]| lists.get(at).is_some_and(|list| !list.is_empty());
            picks.picked |= u16::from(any(&picks.only) || any(&picks.without)) << at;
        }
        picks
    }

    /// Bits of the kinds whose picks this record fails.
    fn failed(&self, row: &[u32; SINGLE.len()], actors: &[u32], status: Status) -> u16 {
        let mut failed = 0;
        for (at, value) in row.iter().enumerate().filter(|(at, _)| self.picked & (1 << at) != 0) {
            let only = self.only.get(at).map_or(&[][..], Vec::as_slice);
            let without = self.without.get(at).map_or(&[][..], Vec::as_slice);
            let passes = (only.is_empty() || only.contains(value)) && !without.contains(value);
            failed |= u16::from(!passes) << at;
        }
        let (only, without) = &self.actors;
        let named = |list: &Vec<u32>| actors.iter().any(|actor| list.contains(actor));
        failed |= u16::from((!only.is_empty() && !named(only)) || named(without)) << ACTORS;
        let (only, without) = &self.decisions;
        let word = status.word();
        failed |= u16::from((!only.is_empty() && !only.contains(&word)) || without.contains(&word)) << DECISIONS;
        failed
    }

    fn says(&self, place: Place, corpus: &Corpus) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let Some(record) = place.of(corpus) else { return false };
        let text = corpus.article(place.document()).map_or("", |article| &article.document.text);
        let sentence = record.evidence.sentence.of(text);
        self.words.needles().iter().all(|needle| {
            let named = |actor: &_| needle.is_in(actor) || needle.is_in(&crate::series::state_name(actor));
            needle.is_in(&record.label) || needle.is_in(sentence) || record.actors.iter().any(|actor| named(actor))
        })
    }
}

/// Filters items and counts facets, in one walk over the columns.
#[must_use]
pub fn apply(filter: &Filter, corpus: &Corpus, columns: &Columns, all: &Items) -> Shown {
    let picks = Picks::of(filter, columns);
    let mut counts = vec![Count::default(); columns.facets.len()];
    let mut decided: BTreeMap<&'static str, Count> = BTreeMap::new();
    let mut counted: HashSet<(u32, usize)> = HashSet::new();
    let mut passes = |at: usize, place: Place, status: Status, what: What| -> bool {
        let Some(row) = columns.single.get(at).filter(|_| picks.says(place, corpus)) else { return false };
        let failed = picks.failed(row, columns.actors(at), status);
        // An event that several documents tell counts once for each facet.
        let event = all.claims().joins().number(place).filter(|_| !matches!(what, What::Figure));
        let mut count = |id: u32| {
            let first = event.is_none_or(|event| counted.insert((id, event)));
            if let Some(count) = counts.get_mut(id as usize).filter(|_| first) {
                count.add(what);
            }
        };
        row.iter().enumerate().filter(|(kind, _)| failed & !(1 << kind) == 0).for_each(|(_, id)| count(*id));
        if failed & !(1 << ACTORS) == 0 {
            columns.actors(at).iter().for_each(|actor| count(*actor));
        }
        if failed & !(1 << DECISIONS) == 0 {
            let decision = u32::MAX - Status::ALL.iter().position(|one| *one == status).unwrap_or(0) as u32;
            if event.is_none_or(|event| counted.insert((decision, event))) {
                decided.entry(status.word()).or_default().add(what);
            }
        }
        failed == 0
    };
    let mut shown = Shown::default();
    let dated = all.dated.iter().enumerate();
    let dated = dated.filter(|(at, item)| passes(*at, item.place, item.status, What::of(item)));
    let mut dated: Vec<Item> = dated.map(|(_, item)| Item::clone(item)).collect();
    let first = all.dated.len();
    let undated = all.undated.iter().enumerate();
    let undated = undated.filter(|(at, item)| {
        let what = if item.figure { What::Figure } else { What::Event };
        passes(first + at, item.place, item.status, what)
    });
    let undated: Vec<_> = undated.map(|(_, item)| item.clone()).collect();
    // What passes whole is shared, not copied.
    let whole = dated.len() == all.dated.len() && undated.len() == all.undated.len();
    if !whole {
        let passing: HashSet<Place> = dated.iter().map(|item| item.place).collect();
        let unfolded = all.unfolded(|item| passing.contains(&item.place));
        for item in dated.iter_mut().filter(|item| unfolded.contains(&item.place)) {
            item.folded = false;
        }
    }
    shown.items = if whole { all.clone() } else { Items::new(dated, undated) };
    let found = columns.facets.iter().cloned().zip(counts).filter(|(_, count)| count.all() > 0);
    shown.counts.of = found.collect();
    shown.counts.of.extend(decided.into_iter().map(|(word, count)| (Facet::new(Kind::Decision, word), count)));
    shown
}

/// What a saved view's filter shows, from nothing: for the command line, which asks once.
#[must_use]
pub fn once(filter: &Filter, corpus: &Corpus, all: &Items, project: &Project) -> Items {
    apply(filter, corpus, &Columns::of(corpus, all, project), all).items
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    use crate::claims::{Claims, Rulings};
    use crate::corpus;

    const ONE: &str = "Fish news\n\n2 May 2011\n\nNorway and Finland signed a treaty on 1 May 2011. \
        Exports from Norway to Finland reached $4 million in 2010.\n";
    const TWO: &str = "Port news\n\n9 June 2012\n\nThe minister will visit Oslo on 12 July 2012.\n";

    fn corpus() -> (Corpus, Items) {
        let mut corpus = Corpus::default();
        corpus
            .extend([("one.txt", ONE), ("two.txt", TWO)].map(|(name, text)| corpus::read_bytes(name, text.as_bytes())));
        let items = Items::of(&corpus, &Arc::default(), |_| Status::Undecided);
        (corpus, items)
    }

    #[track_caller]
    fn check(change: impl Fn(&mut Filter), expected: impl Fn(&Record, &str) -> bool) {
        let (corpus, items) = corpus();
        let mut filter = Filter::default();
        change(&mut filter);
        let shown = once(&filter, &corpus, &items, &Project::default());
        let passes = |place: Place| {
            let path = &corpus.article(place.document()).expect("its article").document.path;
            expected(place.of(&corpus).expect("its record"), path)
        };
        let wanted: Vec<_> = items.dated.iter().filter(|item| passes(item.place)).map(|item| item.id).collect();
        assert!(wanted.len() < items.dated.len(), "the filter leaves something out");
        assert_eq!(shown.dated.iter().map(|item| item.id).collect::<Vec<_>>(), wanted);
    }

    #[test]
    fn figures_of_which_sources_disagree_are_a_facet() {
        let told = |outlet: &str, value: &str| {
            format!("{outlet}\n\n2 May 2011\n\nExports from Norway to Finland reached ${value} million in 2010.\n")
        };
        let mut corpus = Corpus::default();
        let files = [("a.txt", told("Fish news", "4")), ("b.txt", told("Port news", "7")), ("one.txt", ONE.to_owned())];
        corpus.extend(files.map(|(name, text)| corpus::read_bytes(name, text.as_bytes())));
        let claims = Arc::new(Claims::read(&corpus, &Rulings::default()));
        let items = Items::of(&corpus, &claims, |_| Status::Undecided);
        let mut filter = Filter::default();
        filter.pick(Facet::new(Kind::Conflict, "yes"));
        let shown = once(&filter, &corpus, &items, &Project::default());
        assert!(!shown.dated.is_empty() && shown.dated.iter().all(|item| item.figure && item.conflict));
        filter.pick(Facet::new(Kind::Conflict, "no"));
        let others = once(&filter, &corpus, &items, &Project::default());
        assert!(others.dated.iter().all(|item| item.figure && !item.conflict), "events are in no conflict of values");
    }

    #[test]
    fn every_kind_of_pick_shows_just_its_own() {
        check(|f| f.pick(Facet::new(Kind::Document, "two.txt")), |_, path| path == "two.txt");
        check(|f| f.exclude(Facet::new(Kind::Document, "two.txt")), |_, path| path == "one.txt");
        check(|f| f.pick(Facet::new(Kind::Modality, "planned")), |record, _| record.modality == Modality::Planned);
        check(|f| f.exclude(Facet::new(Kind::Actor, "FI")), |r, _| !r.actors.contains(&"FI"));
        check(
            |f| f.pick(Facet::new(Kind::Metric, "exports")),
            |r, _| r.figure.as_ref().is_some_and(|figure| figure.metric == Some("exports")),
        );
        check(|f| f.words = "TREATY norway".to_owned(), |r, path| path == "one.txt" && r.label.contains("treaty"));
        check(|f| f.pick(Facet::new(Kind::Outlet, "nobody")), |_, _| false);
    }

    #[test]
    fn counts_of_a_kind_ignore_its_own_picks_only() {
        let (corpus, items) = corpus();
        let columns = Columns::of(&corpus, &items, &Project::default());
        let all = apply(&Filter::default(), &corpus, &columns, &items).counts;
        let mut filter = Filter::default();
        filter.pick(Facet::new(Kind::Document, "two.txt"));
        let two = apply(&filter, &corpus, &columns, &items);
        let count = |counts: &Counts, kind, value: &str| {
            counts.of.get(&Facet::new(kind, value)).copied().unwrap_or_default().all()
        };
        let documents = |counts: &Counts| ["one.txt", "two.txt"].map(|path| count(counts, Kind::Document, path));
        assert_eq!(documents(&two.counts), documents(&all), "the other documents can still be picked");
        let decided = count(&two.counts, Kind::Decision, "undecided");
        assert_eq!(decided, two.items.dated.len() + two.items.undated.len());
        assert_eq!(count(&two.counts, Kind::Metric, "exports"), 0);
    }
}
