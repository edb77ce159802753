//! What makes a lane: one lane for each value of a facet. An item of several values stands in the lane of the first one,
//! or in all of them.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::corpus::Corpus;
use crate::lexicon::gazetteer;
use crate::model::upper_first;
use crate::series::state_name;
use crate::view::item::{Item, Status};
use crate::view::theme::{Emblem, Group};

/// What makes a lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub enum LaneBy {
    /// Groups of categories.
    #[default]
    Category,
    /// The document that tells it.
    Document,
    /// The first actor.
    Actor,
    /// Who published the document.
    Outlet,
    /// The first country among the actors.
    Place,
    /// The good that figures of the same sentence are about.
    Commodity,
    /// The analyst's decision.
    Status,
    /// One lane for everything.
    Nothing,
}

impl LaneBy {
    /// All of them, in the order of menus.
    pub const ALL: [Self; 8] = [
        Self::Category,
        Self::Actor,
        Self::Document,
        Self::Outlet,
        Self::Place,
        Self::Commodity,
        Self::Status,
        Self::Nothing,
    ];

    /// The word in menus and options.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Category => "category",
            Self::Document => "document",
            Self::Actor => "actor",
            Self::Outlet => "outlet",
            Self::Place => "place",
            Self::Commodity => "commodity",
            Self::Status => "status",
            Self::Nothing => "nothing",
        }
    }

    /// The way of a word; saved views name it.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.word() == word)
    }

    /// The lane of what has no value.
    fn rest(self) -> &'static str {
        match self {
            Self::Actor => "No actor named",
            Self::Outlet => "No outlet named",
            Self::Place => "No country named",
            Self::Commodity => "No good named",
            _ => "Others",
        }
    }
}

/// A lane before its items are counted.
#[derive(Debug, Clone, Default)]
pub(super) struct Value {
    pub title: String,
    pub emblem: Option<Emblem>,
    pub group: Option<Group>,
    /// Indexes into the items, by start.
    pub members: Vec<u32>,
}

/// Lanes found so far, by value.
#[derive(Default)]
struct Values {
    all: Vec<Value>,
    by_name: HashMap<String, usize>,
}

impl Values {
    fn put(&mut self, name: &str, item: u32, make: impl FnOnce() -> Value) {
        let at = if let Some(&at) = self.by_name.get(name) {
            at
        } else {
            self.all.push(make());
            self.by_name.insert(name.to_owned(), self.all.len() - 1);
            self.all.len() - 1
        };
        if let Some(value) = self.all.get_mut(at) {
            value.members.push(item);
        }
    }
}

/// Sorts items into lanes. `several` puts an item of several values into the lanes of all of them.
pub(super) fn values(
    items: &[Item],
    by: LaneBy,
    corpus: &Corpus,
    several: bool,
    keep: impl Fn(&Item) -> bool,
) -> Vec<Value> {
    let kept = || (0_u32..).zip(items).filter(|(_, item)| keep(item));
    match by {
        LaneBy::Category => {
            let mut lanes: Vec<Value> =
                Group::ALL.iter().map(|&group| named(group.name(), Some(group.emblem()), Some(group))).collect();
            for (at, item) in kept() {
                let group = Group::ALL.iter().position(|&group| group == item.group).unwrap_or(0);
                lanes.get_mut(group).into_iter().for_each(|lane| lane.members.push(at));
            }
            filled(lanes)
        }
        LaneBy::Status => {
            let lane = |status: Status| named(&upper_first(status.word()), None, None);
            let mut lanes: Vec<Value> = Status::ALL.into_iter().map(lane).collect();
            for (at, item) in kept() {
                let lane = Status::ALL.iter().position(|&status| status == item.status).unwrap_or(1);
                lanes.get_mut(lane).into_iter().for_each(|lane| lane.members.push(at));
            }
            filled(lanes)
        }
        LaneBy::Nothing => {
            let members = kept().map(|(at, _)| at).collect();
            filled(vec![Value { members, ..named("All events", None, None) }])
        }
        LaneBy::Document => {
            let mut lanes: Vec<Value> = Vec::new();
            for (at, item) in kept() {
                let article = item.place.article as usize;
                if lanes.len() <= article {
                    lanes.resize_with(article + 1, Value::default);
                }
                lanes.get_mut(article).into_iter().for_each(|lane| lane.members.push(at));
            }
            for (lane, article) in lanes.iter_mut().zip(&corpus.articles) {
                lane.title.clone_from(&article.document.title);
                lane.emblem = Some(Emblem::Page);
            }
            filled(lanes)
        }
        LaneBy::Actor | LaneBy::Outlet | LaneBy::Place | LaneBy::Commodity => named_values(kept(), by, corpus, several),
    }
}

fn named(title: &str, emblem: Option<Emblem>, group: Option<Group>) -> Value {
    Value { title: title.to_owned(), emblem, group, members: Vec::new() }
}

fn filled(mut lanes: Vec<Value>) -> Vec<Value> {
    lanes.retain(|lane| !lane.members.is_empty());
    lanes
}

/// Lanes by a value that texts name: the most named first, what names none last.
fn named_values<'a>(
    items: impl Iterator<Item = (u32, &'a Item)>,
    by: LaneBy,
    corpus: &Corpus,
    several: bool,
) -> Vec<Value> {
    let goods = if by == LaneBy::Commodity { goods(corpus) } else { HashMap::new() };
    let mut lanes = Values::default();
    let mut rest = Value { title: by.rest().to_owned(), ..Value::default() };
    for (at, item) in items {
        let most = if several { usize::MAX } else { 1 };
        let mut count = 0;
        each_value(item, by, corpus, &goods, |name| {
            if count < most {
                let title = || if by == LaneBy::Commodity { upper_first(name) } else { state_name(name) };
                lanes.put(name, at, || Value { title: title(), ..Value::default() });
                count += 1;
            }
        });
        if count == 0 {
            rest.members.push(at);
        }
    }
    let mut lanes = lanes.all;
    lanes.sort_by_key(|lane| usize::MAX - lane.members.len());
    lanes.push(rest);
    filled(lanes)
}

/// Calls `found` with every value of an item, the most important first.
fn each_value<'a>(
    item: &Item,
    by: LaneBy,
    corpus: &'a Corpus,
    goods: &HashMap<(u32, u32), &'a str>,
    mut found: impl FnMut(&'a str),
) {
    match by {
        LaneBy::Outlet => {
            let article = corpus.article(item.place.document());
            article.and_then(|article| article.document.outlet.as_deref()).into_iter().for_each(found);
        }
        LaneBy::Commodity => {
            let Some(record) = item.place.of(corpus) else { return };
            let good = goods.get(&(item.place.article, record.evidence.sentence.start));
            good.copied().into_iter().for_each(found);
        }
        _ => {
            let Some(record) = item.place.of(corpus) else { return };
            let wanted = |actor: &&&str| by == LaneBy::Actor || is_state(actor);
            record.actors.iter().filter(wanted).for_each(|actor| found(actor));
        }
    }
}

/// True for the code of a country.
fn is_state(actor: &str) -> bool {
    actor.len() == 2 && gazetteer().index(actor).is_some()
}

/// The good of each sentence that has a figure, by article and start of the sentence.
fn goods(corpus: &Corpus) -> HashMap<(u32, u32), &str> {
    let mut goods = HashMap::new();
    for (place, record) in crate::index::records(corpus) {
        if let Some(name) =
            record.figure.as_ref().and_then(|figure| figure.commodity.as_ref().map(|good| good.name.as_str()))
        {
            goods.entry((place.article, record.evidence.sentence.start)).or_insert(name);
        }
    }
    goods
}
