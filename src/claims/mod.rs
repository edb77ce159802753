//! Who says what of one event or one fact, and who disagrees.
//!
//! A group of records (`join`) is divided into [`Version`]s: of an event one for each date that cannot be the others', of a
//! fact one for each value. What a version is to the others (drawn, contradicting, a plan, an earlier count, the other
//! side's count) is said here and nowhere else; marks, charts, pages and records ask this.

mod beside;
mod choice;
mod counters;
mod dates;
mod values;
mod weight;

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDateTime;
use rust_decimal::Decimal;

use crate::corpus::{Article, Corpus};
use crate::index::Place;
use crate::join::{Group, Joins};
use crate::model::{DocId, Record, When, counted};
pub use choice::{Choice, Choices, Rulings, Verdict};
use counters::Counters;
pub use weight::Importance;

/// What a version is to the others of its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// It stands for all of them on the axis.
    Drawn,
    /// It and the drawn one cannot both be right.
    Contradicts,
    /// It differs, and the texts do not say for sure that the same is measured.
    Differs,
    /// A later count of the same body has replaced it, or a later plan.
    Replaced,
    /// It was told before it came about: a plan, a forecast.
    Foretold,
    /// A plan that was called off.
    CalledOff,
    /// The document denies it.
    Denied,
    /// What the other side counts of the same flow, and by how many per cent that is more.
    Mirror(Decimal),
}

impl Stand {
    /// What it is, in a word or two.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Drawn => "drawn solid".to_owned(),
            Self::Contradicts => "contradicts".to_owned(),
            Self::Differs => "differs, perhaps of something else".to_owned(),
            Self::Replaced => "replaced later".to_owned(),
            Self::Foretold => "a plan, not a claim".to_owned(),
            Self::CalledOff => "called off".to_owned(),
            Self::Denied => "denied".to_owned(),
            Self::Mirror(gap) => format!("mirror, {}", percent(gap)),
        }
    }
}

/// A gap with its sign: "+5.2 %".
#[must_use]
pub fn percent(gap: Decimal) -> String {
    let sign = if gap.is_sign_negative() { "−" } else { "+" };
    format!("{sign}{} %", gap.abs())
}

/// One date or value, with all that tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The record that tells it most exactly.
    pub lead: Place,
    /// The records that tell it, by the dates of their documents.
    pub tellers: Vec<Place>,
    /// How many independent documents these are.
    pub sources: u16,
    /// What it is to the others.
    pub stand: Stand,
}

/// One event or fact with its versions, the drawn one first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The versions: the drawn one, then by the dates of their documents.
    pub versions: Vec<Version>,
    /// What the analyst has decided on them.
    pub choice: Option<Choice>,
    /// Why the drawn version is drawn.
    pub why: &'static str,
    /// How many independent documents tell it.
    pub sources: u16,
}

impl Subject {
    /// The version that stands on the axis.
    #[must_use]
    pub fn drawn(&self) -> Option<&Version> {
        self.versions.first()
    }

    /// The version that a record tells.
    #[must_use]
    pub fn version(&self, place: Place) -> Option<&Version> {
        self.versions.iter().find(|version| version.tellers.contains(&place))
    }

    /// The versions that cannot all be right; none where documents agree.
    #[must_use]
    pub fn rivals(&self) -> Vec<&Version> {
        let against = |version: &&Version| version.stand == Stand::Contradicts;
        if !self.versions.iter().any(|version| against(&version)) {
            return Vec::new();
        }
        self.versions.iter().filter(|version| version.stand == Stand::Drawn || against(version)).collect()
    }

    /// True where documents contradict each other.
    #[must_use]
    pub fn is_contested(&self) -> bool {
        self.versions.iter().any(|version| version.stand == Stand::Contradicts)
    }

    /// True where the analyst left it open which version is right.
    #[must_use]
    pub fn is_inconclusive(&self) -> bool {
        self.choice.as_ref().is_some_and(|choice| choice.verdict == Verdict::Inconclusive)
    }

    /// What the other side counts of the flow that a record tells, and by how many per cent that is more than its own count.
    #[must_use]
    pub fn mirror(&self, place: Place) -> Option<(&Version, Decimal)> {
        let other = self.versions.iter().find(|version| matches!(version.stand, Stand::Mirror(_)))?;
        let Stand::Mirror(gap) = other.stand else { return None };
        match self.version(place)?.stand {
            Stand::Drawn => Some((other, gap)),
            Stand::Mirror(_) => {
                let whole = gap.checked_add(Decimal::ONE_HUNDRED)?;
                let back = (-gap).checked_div(whole)?.checked_mul(Decimal::ONE_HUNDRED)?;
                Some((self.drawn()?, back.round_dp(1).normalize()))
            }
            _ => None,
        }
    }
}

/// The groups of a corpus, and what is told in each.
#[derive(Debug, Clone, Default)]
pub struct Claims {
    joins: Arc<Joins>,
    /// One for each group, in their order.
    subjects: Vec<Subject>,
    known_on: Option<NaiveDateTime>,
    /// Found where a weight is first asked for.
    beside: Arc<OnceLock<beside::Beside>>,
}

impl PartialEq for Claims {
    fn eq(&self, other: &Self) -> bool {
        (&self.joins, &self.subjects, self.known_on) == (&other.joins, &other.subjects, other.known_on)
    }
}

impl Eq for Claims {}

impl Claims {
    /// Divides groups into versions, with what the analyst prefers, as far as documents tell it that were known then.
    #[must_use]
    pub fn of(corpus: &Corpus, joins: Arc<Joins>, rulings: &Rulings) -> Self {
        let counters = Counters::of(corpus);
        let subjects = joins.groups().iter().map(|group| subject(corpus, group, rulings, &counters)).collect();
        Self { joins, subjects, known_on: rulings.known_on, beside: Arc::default() }
    }

    /// True for a document that was published by then: one without a date, or with a vaguer one, was not for sure.
    #[must_use]
    pub fn knows(&self, corpus: &Corpus, document: DocId) -> bool {
        corpus.article(document).is_some_and(|article| is_known(article, self.known_on))
    }

    /// How many documents do not count: those published later, and those of which nobody can say it.
    #[must_use]
    pub fn unknown(&self, corpus: &Corpus) -> usize {
        corpus.articles.iter().filter(|article| !is_known(article, self.known_on)).count()
    }

    /// The last day that is known; `None` where all are.
    #[must_use]
    pub fn known_on(&self) -> Option<chrono::NaiveDate> {
        self.known_on?.date().pred_opt()
    }

    /// How many independent documents tell what a record tells.
    #[must_use]
    pub fn sources(&self, place: Place) -> u16 {
        self.subject(place).map_or(1, |subject| subject.sources)
    }

    /// The same in words, and in how many documents where copies are among them: "4 sources in 6 documents". Whatever says
    /// how many tell something says it so.
    #[must_use]
    pub fn told_by(&self, corpus: &Corpus, place: Place) -> String {
        let members = self.joins.group(place).into_iter().flat_map(|group| &group.members).map(|member| member.place);
        let documents: BTreeSet<DocId> =
            members.map(Place::document).filter(|document| self.knows(corpus, *document)).collect();
        let (sources, documents) = (usize::from(self.sources(place)), documents.len().max(1));
        let words = counted(sources, "source");
        if documents > sources { format!("{words} in {}", counted(documents, "document")) } else { words }
    }

    /// What an event or fact weighs, and why.
    #[must_use]
    pub fn importance(&self, corpus: &Corpus, place: Place) -> Option<Importance> {
        let tellers = match self.joins.group(place) {
            Some(group) => tellers(corpus, group, self.known_on),
            None => teller(corpus, place, 0).into_iter().collect(),
        };
        let beside = self.beside.get_or_init(|| beside::Beside::of(corpus, self));
        (!tellers.is_empty()).then(|| weight::importance(&tellers, self.subject(place), beside.why(&tellers)))
    }

    /// Joins a corpus and divides its groups, with what the analyst has decided of both.
    #[must_use]
    pub fn read(corpus: &Corpus, rulings: &Rulings) -> Self {
        Self::of(corpus, Arc::new(Joins::of(corpus, &rulings.hands)), rulings)
    }

    /// The groups.
    #[must_use]
    pub fn joins(&self) -> &Joins {
        &self.joins
    }

    /// The groups with their subjects.
    pub fn all(&self) -> impl Iterator<Item = (&Group, &Subject)> {
        self.joins.groups().iter().zip(&self.subjects)
    }

    /// The event or fact that a record tells with others.
    #[must_use]
    pub fn subject(&self, place: Place) -> Option<&Subject> {
        self.subjects.get(self.joins.number(place)?)
    }

    /// True for a record of an event or fact that documents tell in ways that cannot all be right, where its own version
    /// is one of them.
    #[must_use]
    pub fn is_contested(&self, place: Place) -> bool {
        self.subject(place).is_some_and(|subject| {
            subject.is_contested()
                && subject.version(place).is_some_and(|own| matches!(own.stand, Stand::Drawn | Stand::Contradicts))
        })
    }
}

/// A record as versions are made from it.
struct Teller<'c> {
    place: Place,
    record: &'c Record,
    /// The source that it is, among those of its group.
    origin: u16,
    /// When its document was published; what has no date comes last.
    told: (bool, Option<chrono::NaiveDateTime>, Place),
    article: &'c Article,
}

/// A version while it is made.
struct Draft<'c> {
    tellers: Vec<Teller<'c>>,
    stand: Stand,
}

impl Draft<'_> {
    fn sources(&self) -> u16 {
        let mut origins: Vec<u16> = self.tellers.iter().map(|teller| teller.origin).collect();
        origins.sort_unstable();
        origins.dedup();
        u16::try_from(origins.len()).unwrap_or(u16::MAX)
    }

    fn first_told(&self) -> Option<(bool, Option<chrono::NaiveDateTime>, Place)> {
        self.tellers.iter().map(|teller| teller.told).min()
    }

    /// True where the analyst prefers one of its records.
    fn is_preferred(&self, choices: &Choices) -> bool {
        self.tellers
            .iter()
            .any(|teller| choices.of(teller.record.id).is_some_and(|choice| choice.verdict == Verdict::Preferred))
    }

    /// The first teller is the most exact one.
    fn done(mut self) -> Option<Version> {
        let sources = self.sources();
        let lead = self.tellers.first()?.place;
        self.tellers.sort_by_key(|teller| teller.told);
        let tellers = self.tellers.iter().map(|teller| teller.place).collect();
        Some(Version { lead, tellers, sources, stand: self.stand })
    }
}

fn is_known(article: &Article, known_on: Option<NaiveDateTime>) -> bool {
    let published = || article.document.date.when.as_ref().and_then(When::bounds);
    known_on.is_none_or(|last| published().is_some_and(|bounds| bounds.end <= last))
}

fn teller(corpus: &Corpus, place: Place, origin: u16) -> Option<Teller<'_>> {
    let article = corpus.article(place.document())?;
    let told = article.document.date.when.as_ref().and_then(When::bounds).map(|bounds| bounds.start);
    let told = (told.is_none(), told, place);
    Some(Teller { place, record: place.of(corpus)?, origin, told, article })
}

fn tellers<'c>(corpus: &'c Corpus, group: &Group, known_on: Option<NaiveDateTime>) -> Vec<Teller<'c>> {
    let all = group.members.iter().filter_map(|member| teller(corpus, member.place, member.origin));
    all.filter(|teller| is_known(teller.article, known_on)).collect()
}

fn subject<'c>(corpus: &'c Corpus, group: &Group, rulings: &Rulings, counters: &Counters<'c>) -> Subject {
    let tellers = tellers(corpus, group, rulings.known_on);
    let choices = &rulings.choices;
    let choice = choices.among(tellers.iter().map(|teller| teller.record.id));
    let origins: BTreeSet<u16> = tellers.iter().map(|teller| teller.origin).collect();
    let is_fact = tellers.first().is_some_and(|teller| teller.record.figure.is_some());
    let (mut drafts, why) =
        if is_fact { values::drafts(tellers, choices, counters) } else { dates::drafts(tellers, choices) };
    drafts.sort_by_key(|draft| (draft.stand != Stand::Drawn, draft.first_told()));
    let why = match &choice {
        Some(choice) if choice.verdict == Verdict::Preferred => "preferred by the analyst",
        Some(_) => "left open by the analyst",
        None => why,
    };
    let sources = u16::try_from(origins.len()).unwrap_or(u16::MAX);
    Subject { versions: drafts.into_iter().filter_map(Draft::done).collect(), choice, why, sources }
}
