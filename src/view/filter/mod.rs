//! Which records pass a filter, and how many each facet would show. Pure: a filter and a corpus in, counts out.
//!
//! [`Columns`] turns every record's facets into numbers once; applying a filter is then one walk over numbers. The words
//! of a filter are a question ([`Ask`]).

mod columns;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

pub use columns::Columns;
use columns::{MANY, NONE, SINGLE};

use super::ask::{Ask, Seen, Span, Wrong};
use super::{Group, Item, Items};
use crate::corpus::Corpus;
use crate::index::Place;
use crate::index::needle::Needle;
use crate::model::{Basis, DateReading, Grade, When, upper_first};
pub use crate::project::{Facet, Filter, Kind};
use crate::project::{Project, Status};

/// The stable word of a group.
#[must_use]
pub fn group_word(group: Group) -> &'static str {
    match group {
        Group::Visits => "visits",
        Group::Agreements => "agreements",
        Group::Trade => "duties",
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

/// A facet's value as people read it.
#[must_use]
pub fn words(corpus: &Corpus, facet: &Facet) -> String {
    let value = facet.value.as_str();
    let known = match facet.kind {
        Kind::Category => group_of(value).map(|group| group.name().to_owned()),
        Kind::Decision => Status::ALL.into_iter().map(Status::word).find(|word| *word == value).map(upper_first),
        Kind::Grade if value == OWN_NEWS => Some("The story’s own news".to_owned()),
        Kind::Grade => {
            Grade::ALL.into_iter().find(|grade| grade.letter() == value).map(|grade| grade.title().to_owned())
        }
        Kind::Actor => Some(crate::series::state_name(value)),
        Kind::Document => corpus.at_path(value).map(|article| article.document.title.clone()),
        Kind::Origin if value == "analyst" => Some("You".to_owned()),
        Kind::Origin => Some("Dateline".to_owned()),
        Kind::Conflict if value == "yes" => Some("Sources disagree".to_owned()),
        Kind::Conflict => Some("No conflict".to_owned()),
        Kind::Tag => Some(value.to_owned()),
        Kind::Modality | Kind::Metric | Kind::Commodity | Kind::Outlet | Kind::Mark => None,
    };
    known.unwrap_or_else(|| upper_first(value))
}

/// Says what of a question cannot be read; nothing where all of it can.
///
/// # Errors
/// The sentence, with what was read before it.
pub fn check(words: &str, columns: &Columns) -> Result<(), Wrong> {
    Ask::read(words, &columns.names).map(drop)
}

/// The time that a question asks for, as far as it can be read.
#[must_use]
pub fn time(words: &str, columns: &Columns) -> Option<Span> {
    Ask::read(words, &columns.names).unwrap_or_else(|wrong| wrong.so_far).time()
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

/// The picks of a filter in numbers, and its question.
struct Picks<'f> {
    only: [Vec<u32>; SINGLE.len()],
    without: [Vec<u32>; SINGLE.len()],
    many: [(Vec<u32>, Vec<u32>); MANY.len()],
    /// Kinds of several values of which all picked ones must be there: bit by place in `MANY`.
    all: u16,
    decisions: (Vec<&'static str>, Vec<&'static str>),
    /// Kinds of one value that are picked at all: bit by place in `SINGLE`.
    picked: u16,
    ask: &'f Ask,
    /// The facets that the question names, as numbers.
    asked: Vec<(&'f Facet, u32)>,
    /// The words that it looks for, with the actors in whose names they stand: looked up once and not for each record.
    named: Vec<(&'f Needle, Vec<&'f str>)>,
}

/// Bits of kinds: first those of one value, then those of several, then the decision.
const FIRST_MANY: usize = SINGLE.len();
const DECISIONS: usize = SINGLE.len() + MANY.len();

impl<'f> Picks<'f> {
    fn of(filter: &Filter, ask: &'f Ask, columns: &'f Columns) -> Self {
        let known: HashMap<&Facet, u32> = columns.facets.iter().zip(0..).collect();
        // A value that no record has stays in the list: a pick that finds nothing shows nothing.
        let number = |facet: &Facet| known.get(facet).copied().unwrap_or(NONE - 1);
        let side = |set: &BTreeSet<Facet>, kind: Kind| -> Vec<u32> {
            set.iter().filter(|facet| facet.kind == kind).map(number).collect()
        };
        let decisions = |set: &BTreeSet<Facet>| {
            let picked = |status: &Status| set.contains(&Facet::new(Kind::Decision, status.word()));
            Status::ALL.into_iter().filter(picked).map(Status::word).collect::<Vec<_>>()
        };
        let all = MANY.iter().enumerate().filter(|(_, kind)| filter.all.contains(kind));
        let mut picks = Self {
            only: SINGLE.map(|kind| side(&filter.only, kind)),
            without: SINGLE.map(|kind| side(&filter.without, kind)),
            many: MANY.map(|kind| (side(&filter.only, kind), side(&filter.without, kind))),
            all: all.map(|(at, _)| 1 << at).sum(),
            decisions: (decisions(&filter.only), decisions(&filter.without)),
            picked: 0,
            ask,
            asked: ask.facets().into_iter().map(|facet| (facet, number(facet))).collect(),
            named: ask.words().into_iter().map(|words| (words, columns.named(words))).collect(),
        };
        for at in 0..SINGLE.len() {
            let any = |lists: &[Vec<u32>]| lists.get(at).is_some_and(|list| !list.is_empty());
            picks.picked |= u16::from(any(&picks.only) || any(&picks.without)) << at;
        }
        picks
    }

    /// Bits of the kinds whose picks this record fails.
    fn failed(&self, columns: &Columns, at: usize, status: Status) -> u16 {
        let mut failed = 0;
        let row = columns.single.get(at).into_iter().flatten();
        for (kind, value) in row.enumerate().filter(|(kind, _)| self.picked & (1 << kind) != 0) {
            let only = self.only.get(kind).map_or(&[][..], Vec::as_slice);
            let without = self.without.get(kind).map_or(&[][..], Vec::as_slice);
            let passes = (only.is_empty() || only.contains(value)) && !without.contains(value);
            failed |= u16::from(!passes) << kind;
        }
        for (kind, (only, without)) in self.many.iter().enumerate() {
            if only.is_empty() && without.is_empty() {
                continue;
            }
            let values = columns.many(kind, at);
            let has = |id: &u32| values.contains(id);
            let all = self.all & (1 << kind) != 0;
            let passes = only.is_empty() || if all { only.iter().all(has) } else { only.iter().any(has) };
            failed |= u16::from(!passes || without.iter().any(has)) << (FIRST_MANY + kind);
        }
        let (only, without) = &self.decisions;
        let word = status.word();
        failed |= u16::from((!only.is_empty() && !only.contains(&word)) || without.contains(&word)) << DECISIONS;
        failed
    }

    /// True where a facet counts a record that fails these kinds: it passes all others, and its own where all picked
    /// values of that must be there.
    fn counts(&self, failed: u16, kind: usize) -> bool {
        let joined = (FIRST_MANY..DECISIONS).contains(&kind) && self.all & (1 << (kind - FIRST_MANY)) != 0;
        failed & !(1 << kind) == 0 && (!joined || failed == 0)
    }

    /// True for a record that the question is about.
    fn says(&self, place: Place, corpus: &Corpus, columns: &Columns, at: usize, status: Status) -> bool {
        if self.ask.is_empty() {
            return true;
        }
        let Some(record) = place.of(corpus) else { return false };
        let text = corpus.article(place.document()).map_or("", |article| &article.document.text);
        let has = |facet: &Facet| {
            if facet.kind == Kind::Decision {
                return facet.value == status.word();
            }
            let known = self.asked.iter().find(|(other, _)| std::ptr::eq(*other, facet));
            let Some((_, id)) = known else { return false };
            match MANY.iter().position(|kind| *kind == facet.kind) {
                Some(kind) => columns.many(kind, at).contains(id),
                None => columns.single.get(at).is_some_and(|row| row.contains(id)),
            }
        };
        let bounds = || record.date.when.as_ref().and_then(When::bounds);
        let named = |words: &Needle| {
            let known = self.named.iter().find(|(other, _)| std::ptr::eq(*other, words));
            known.is_some_and(|(_, actors)| record.actors.iter().any(|actor| actors.contains(actor)))
        };
        let sentence = record.evidence.sentence.of(text);
        self.ask.passes(&Seen { record, sentence, bounds: &bounds, named: &named, has: &has })
    }
}

/// Filters items and counts facets, in one walk over the columns. Where the question cannot be read, what was read of it
/// counts; [`check`] says what is wrong.
#[must_use]
pub fn apply(filter: &Filter, corpus: &Corpus, columns: &Columns, all: &Items) -> Shown {
    let ask = Ask::read(&filter.words, &columns.names).unwrap_or_else(|wrong| wrong.so_far);
    let picks = Picks::of(filter, &ask, columns);
    let mut counts = vec![Count::default(); columns.facets.len()];
    let mut decided: BTreeMap<&'static str, Count> = BTreeMap::new();
    let mut counted: HashSet<(u32, usize)> = HashSet::new();
    let mut passes = |at: usize, place: Place, status: Status, what: What| -> bool {
        let Some(row) = columns.single.get(at).filter(|_| picks.says(place, corpus, columns, at, status)) else {
            return false;
        };
        let failed = picks.failed(columns, at, status);
        // An event that several documents tell counts once for each facet.
        let event = all.claims().joins().number(place).filter(|_| !matches!(what, What::Figure));
        let mut count = |id: u32| {
            let first = event.is_none_or(|event| counted.insert((id, event)));
            if let Some(count) = counts.get_mut(id as usize).filter(|_| first) {
                count.add(what);
            }
        };
        row.iter().enumerate().filter(|(kind, _)| picks.counts(failed, *kind)).for_each(|(_, id)| count(*id));
        for kind in (0..MANY.len()).filter(|kind| picks.counts(failed, FIRST_MANY + kind)) {
            columns.many(kind, at).iter().for_each(|id| count(*id));
        }
        if picks.counts(failed, DECISIONS) {
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

/// How many events and figures a filter shows: what stands beside a proposal before it is taken.
#[must_use]
pub fn count(filter: &Filter, corpus: &Corpus, columns: &Columns, all: &Items) -> Count {
    let ask = Ask::read(&filter.words, &columns.names).unwrap_or_else(|wrong| wrong.so_far);
    let picks = Picks::of(filter, &ask, columns);
    let passes = |at: usize, place: Place, status: Status| {
        picks.failed(columns, at, status) == 0 && picks.says(place, corpus, columns, at, status)
    };
    let mut count = Count::default();
    let mut events = HashSet::new();
    let mut add = |place: Place, what: What| {
        let event = all.claims().joins().number(place).filter(|_| !matches!(what, What::Figure));
        if event.is_none_or(|event| events.insert(event)) {
            count.add(what);
        }
    };
    let dated = all.dated.iter().enumerate().filter(|(at, item)| passes(*at, item.place, item.status));
    dated.for_each(|(_, item)| add(item.place, What::of(item)));
    for (at, item) in all.undated.iter().enumerate() {
        if passes(all.dated.len() + at, item.place, item.status) {
            add(item.place, if item.figure { What::Figure } else { What::Event });
        }
    }
    count
}

/// What a question shows, from nothing: for the command line.
///
/// # Errors
/// One sentence where it cannot be read.
pub fn asked(question: &str, corpus: &Corpus, all: &Items, project: &Project) -> Result<Items, String> {
    let columns = Columns::of(corpus, all, project);
    check(question, &columns).map_err(|wrong| wrong.sentence)?;
    let filter = Filter { words: question.to_owned(), ..Filter::default() };
    Ok(apply(&filter, corpus, &columns, all).items)
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
    use crate::model::{Modality, Record};

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
            |r, _| r.figure.as_ref().is_some_and(|figure| figure.metric == Some(crate::model::Metric::Exports)),
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
