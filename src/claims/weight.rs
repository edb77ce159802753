//! How much an event or fact weighs, and why: what labels of a page and lists put first. The weights are general: many
//! independent documents, told again later, in the lead or the title, an act of legal effect; plans, talks and remarks weigh
//! little, and so do what a heavier event of the same day tells and the middle of a chain of renewals (`beside`).

use chrono::Days;

use super::beside::Lesser;
use super::{Subject, Teller};
use crate::lexicon::{ActSet, WordId, acts};
use crate::model::{Category, Modality, Precision, When};

/// A paragraph up to this one is the lead.
const LEAD: u32 = 4;
/// Days after which an event is told again, and years after.
const LATER: Days = Days::new(28);
const YEARS: Days = Days::new(365);
/// Points that weigh as much as not.
const MIDDLE: f32 = 4.0;

/// A weight with its reason.
#[derive(Debug, Clone, PartialEq)]
pub struct Importance {
    /// From 0 to 1.
    pub weight: f32,
    /// Why, in words: "told by 3 independent sources, in the lead of 2 documents, an act (ban)".
    pub why: String,
}

/// Points with their words.
#[derive(Default)]
struct Sum {
    points: f32,
    words: Vec<String>,
}

impl Sum {
    fn add(&mut self, points: f32, words: impl Into<String>) {
        self.points += points;
        self.words.push(words.into());
    }
}

/// What all records of one event or fact weigh together.
pub(super) fn importance(tellers: &[Teller<'_>], subject: Option<&Subject>, lesser: Option<Lesser>) -> Importance {
    let mut sum = sum(tellers, subject);
    match lesser {
        Some(Lesser::Told) => sum.add(-1.5, "a heavier event of its day tells it"),
        Some(Lesser::Link) => sum.add(-1.0, "one of a chain of renewals"),
        None => {}
    }
    let beyond = (sum.points - MIDDLE) / 2.0;
    let weight = 0.5 + 0.5 * beyond / (1.0 + beyond.abs());
    Importance { weight: (weight * 1000.0).round() / 1000.0, why: sum.words.join(", ") }
}

/// The points of an event by itself.
pub(super) fn points(tellers: &[Teller<'_>], subject: Option<&Subject>) -> f32 {
    sum(tellers, subject).points
}

fn sum(tellers: &[Teller<'_>], subject: Option<&Subject>) -> Sum {
    let sources = subject.map_or(1, |subject| subject.sources);
    let mut sum = Sum::default();
    let many = f32::from(sources.clamp(1, 8));
    let told =
        if sources > 1 { format!("told by {sources} independent sources") } else { "told by one source".to_owned() };
    sum.add(2.5 * (1.0 + many).log2(), told);
    let days = || tellers.iter().filter_map(|teller| teller.told.1);
    if let (Some(first), Some(last)) = (days().min(), days().max()) {
        let since = |days| first.checked_add_days(days).is_some_and(|day| last > day);
        if since(LATER) {
            sum.add(0.6, "told again weeks later");
        }
        if since(YEARS) {
            sum.add(0.4, "still told years later");
        }
    }
    let leads = leads(tellers);
    match leads {
        0 => {}
        1 => sum.add(1.2, "in a lead"),
        count => sum.add(2.4, format!("in the leads of {count} documents")),
    }
    if subject.is_some_and(Subject::is_contested) {
        sum.add(0.6, "documents contradict each other");
    }
    if tellers.first().is_some_and(|teller| teller.record.figure.is_some()) {
        fact(tellers, &mut sum);
    } else {
        event(tellers, &mut sum);
    }
    sum
}

/// Documents that tell it in their first paragraphs.
fn leads(tellers: &[Teller<'_>]) -> usize {
    let first = tellers.iter().filter(|teller| teller.record.evidence.paragraph <= LEAD);
    let mut documents: Vec<u32> = first.map(|teller| teller.place.article).collect();
    documents.sort_unstable();
    documents.dedup();
    documents.len()
}

fn event(tellers: &[Teller<'_>], sum: &mut Sum) {
    let legal = tellers.iter().flat_map(|teller| acts_of(&teller.record.label).and(acts().legal()).iter()).next();
    if let Some(act) = legal {
        sum.add(2.0, format!("an act ({})", acts().name(act)));
    }
    let is = |test: fn(Category) -> bool| tellers.iter().all(|teller| test(teller.record.category));
    if tellers.iter().all(|teller| teller.record.modality != Modality::Actual) {
        sum.add(-0.6, "a plan so far");
    }
    let soft = is(|category| {
        use Category::{Meeting, Other, Politics, Statement, Visit};
        matches!(category, Meeting | Visit | Statement | Other | Politics)
    });
    if soft {
        sum.add(-0.4, "talks, a visit or a remark");
    }
    if !is(|category| category != Category::Statement) {
        sum.add(-0.6, "somebody's words");
    }
    let bounds = |teller: &Teller<'_>| teller.record.date.when.as_ref().and_then(When::bounds);
    if tellers.iter().all(|teller| bounds(teller).is_none()) {
        sum.add(-1.5, "without a date");
    }
    let precise = |teller: &Teller<'_>| teller.record.date.when.as_ref().map(When::precision) == Some(Precision::Day);
    if tellers.iter().any(precise) {
        sum.add(1.0, "its day is known");
    }
    let until = |teller: &Teller<'_>| teller.record.date.when.as_ref().is_some_and(When::open_start);
    if tellers.iter().all(until) {
        sum.add(-0.8, "only its end is told");
    }
    let titled = |teller: &&Teller<'_>| {
        let title = acts_of(&teller.article.document.title);
        let own = acts_of(&teller.record.label);
        title.and(own).iter().next().is_some()
    };
    if tellers.iter().any(|teller| titled(&teller)) {
        sum.add(0.6, "in a title");
    }
}

fn fact(tellers: &[Teller<'_>], sum: &mut Sum) {
    sum.add(-1.2, "a figure");
    let figures = || tellers.iter().filter_map(|teller| teller.record.figure.as_deref());
    if figures().all(|figure| figure.metric.is_none()) {
        sum.add(-1.0, "nothing says what it measures");
    }
    if figures().all(|figure| !matches!(figure.unit.as_str(), "%" | "count")) {
        sum.add(0.3, "an amount");
    }
    if figures().any(|figure| figure.modality != Modality::Actual) {
        sum.add(-0.8, "expected or estimated");
    }
}

/// The acts that a headline tells.
pub(super) fn acts_of(label: &str) -> ActSet {
    let words = label.split(|c: char| !c.is_alphanumeric() && c != '-');
    words.filter_map(|word| acts().of(WordId::of(&word.to_lowercase()))).fold(ActSet::default(), ActSet::with)
}
