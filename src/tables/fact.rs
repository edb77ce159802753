//! What a cell says once its table is understood, and the record that is made of it.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::places::Place;
use crate::assemble::{Names, counter};
use crate::lexicon::{gazetteer, goods};
use crate::model::{
    Basis, Category, CellHeads, DateReading, Derivation, DocId, Document, Evidence, Figure, FigureChange, Flags, Good,
    Grade, Metric, Modality, Record, Span, Statistic, StepKind, When, Why, upper_first,
};
use crate::tag;

/// What a cell says.
#[derive(Debug, Clone)]
pub(super) struct Fact {
    /// The words of the cell.
    pub cell: Span,
    /// When it was so.
    pub when: When,
    /// Where the words of the period stand.
    pub period: Option<Span>,
    /// The value, scale applied; `None` where it has more digits than are kept.
    pub value: Option<Decimal>,
    /// ISO 4217, UCUM or `%`.
    pub unit: &'static str,
    /// What a price is for.
    pub per: Option<&'static str>,
    /// What is measured.
    pub metric: Option<Metric>,
    /// Whose.
    pub reporter: Option<Place>,
    /// With whom.
    pub partner: Option<Place>,
    /// What a change is measured against.
    pub base: Option<When>,
    /// Which good, in the words of the file.
    pub good: Option<String>,
    /// The heads of its row and column and the title.
    pub heads: CellHeads,
    /// It has not happened yet.
    pub modality: Modality,
    /// Flags, valuation, code.
    pub statistic: Statistic,
    /// How the table was understood: the name of its form, for the derivation.
    pub form: &'static str,
}

/// Makes records of the facts of one document.
pub(super) struct Maker<'d> {
    document: &'d Document,
    id: DocId,
    names: Names,
    /// How dates came about, each once.
    derivations: std::collections::HashSet<Arc<Derivation>>,
}

impl<'d> Maker<'d> {
    /// For a document.
    pub fn new(document: &'d Document, id: DocId) -> Self {
        Self { document, id, names: Names::of(&document.text), derivations: std::collections::HashSet::new() }
    }

    /// The record of a fact.
    pub fn record(&mut self, value: Decimal, fact: Fact) -> Record {
        let row = self.document.paragraph_at(fact.cell.start);
        let (paragraph, clause) = row.map_or((1, fact.cell), |row| (row.number, row.span));
        let fact = Fact { good: fact.good.map(plain_name), ..fact };
        let parties: Arc<[&'static str]> = parties(&fact);
        let label = label(&fact, value);
        let change = (fact.metric == Some(Metric::Change) && fact.unit == "%").then_some(FigureChange {
            percent: value,
            base: fact.base.clone(),
            base_value: None,
            base_words: None,
        });
        let date = self.date(&fact);
        let figure = Figure {
            value,
            range: None,
            unit: fact.unit.to_owned(),
            per: fact.per.map(str::to_owned),
            hedge: None,
            metric: fact.metric,
            parties: parties.clone(),
            reporter: fact.reporter.map(Place::word),
            partner: fact.partner.map(Place::word),
            roles: Box::default(),
            of: of(&fact),
            commodity: fact.good.map(good),
            modality: fact.modality,
            change: change.map(Box::new),
            said_by: self.counter(&fact.heads),
            derived: false,
            arithmetic: None,
            cell: Some(fact.heads),
            statistic: Some(Box::new(fact.statistic)),
        };
        Record {
            id: self.names.name("figure", &[Some(fact.cell)]),
            evidence: Evidence {
                document: self.id,
                paragraph,
                sentence: fact.cell,
                clause,
                date: fact.period,
                amount: Some(fact.cell),
            },
            date,
            label: label.into(),
            category: category(fact.metric),
            modality: fact.modality,
            actors: parties,
            confidence: 0.95,
            figure: Some(Box::new(figure)),
        }
    }

    /// Whose count it is, by the head of its column, else by the table's title.
    fn counter(&self, heads: &CellHeads) -> Option<String> {
        [heads.column, heads.caption].into_iter().flatten().find_map(|span| counter::of(span.of(&self.document.text)))
    }

    fn date(&mut self, fact: &Fact) -> DateReading {
        let mut derivation = Derivation::by(fact.form);
        derivation.step(StepKind::Words, format!("the table says {}", fact.when.words()));
        let derivation = Arc::new(derivation);
        let known = self.derivations.get(&derivation).cloned();
        let derivation = known.unwrap_or_else(|| {
            self.derivations.insert(Arc::clone(&derivation));
            derivation
        });
        let why = Why::from("The heads of the cell give its period.");
        DateReading { when: Some(fact.when.clone()), basis: Basis::Explicit, grade: Grade::A, why, derivation }
    }
}

/// The name of a good, where the whole words are one of its names.
fn known(words: &str) -> Option<&'static str> {
    let tokens = tag::lex(words);
    let found = goods().find(|at| tokens.get(at).map(|token| (token.word, token.classes)));
    found.filter(|(length, _)| *length == tokens.len()).and_then(|(_, index)| goods().name(index))
}

/// "Tomatoes; fresh or chilled": the nomenclature says more of a good than its name, and the code says it, too.
fn plain_name(words: String) -> String {
    let short = words.split_once(';').and_then(|(name, _)| known(name));
    short.map_or(words, str::to_owned)
}

/// A good by its one name.
fn good(words: String) -> Good {
    Good { name: known(&words).map_or_else(|| words.to_lowercase(), str::to_owned), words }
}

fn parties(fact: &Fact) -> Arc<[&'static str]> {
    let places = fact.reporter.into_iter().chain(fact.partner).filter(|place| *place != Place::World);
    let mut all: Vec<&'static str> = places.map(Place::word).collect();
    all.sort_unstable();
    all.dedup();
    all.into()
}

fn name(place: Place) -> String {
    let code = place.word();
    match place {
        Place::World => "the world".to_owned(),
        _ => gazetteer()
            .index(code)
            .and_then(|index| gazetteer().state(index))
            .map_or_else(|| code.to_owned(), |state| state.name.clone()),
    }
}

/// "India’s exports of iron ore to China"; for a share or a change that of which it is one.
fn subject(fact: &Fact, metric: Option<Metric>) -> String {
    let whose = fact.reporter.map(|reporter| {
        let name = name(reporter);
        if name.ends_with('s') { format!("{name}’ ") } else { format!("{name}’s ") }
    });
    let good = fact.good.as_ref().map(|good| {
        let short: String = good.chars().take(40).collect();
        if short.len() < good.len() { format!("{}…", short.trim_end()) } else { short }
    });
    let noun = metric.map_or("value", Metric::word);
    let what = match (metric, good) {
        (
            Some(Metric::Price | Metric::Production | Metric::Consumption | Metric::Stocks | Metric::Purchases),
            Some(good),
        ) => format!("{good} {noun}"),
        (_, Some(good)) => format!("{noun} of {good}"),
        (_, None) => noun.to_owned(),
    };
    let side = match (metric, fact.partner) {
        (_, None) => String::new(),
        (Some(Metric::Imports | Metric::ReImports), Some(partner)) => format!(" from {}", name(partner)),
        (Some(Metric::Exports | Metric::ReExports), Some(partner)) => format!(" to {}", name(partner)),
        (_, Some(partner)) => format!(" with {}", name(partner)),
    };
    format!("{}{what}{side}", whose.unwrap_or_default())
}

fn of(fact: &Fact) -> Option<String> {
    matches!(fact.metric, Some(Metric::Share | Metric::Change)).then(|| subject(fact, Some(Metric::Trade)))
}

/// A line of at most eighty letters.
fn label(fact: &Fact, value: Decimal) -> String {
    let amount = crate::assemble::written(value, fact.unit);
    let per = fact.per.map(|per| format!(" per {per}")).unwrap_or_default();
    let mut what = upper_first(&subject(fact, fact.metric));
    let room = 80_usize.saturating_sub(amount.chars().count() + per.chars().count() + 2);
    if what.chars().count() > room {
        what = what.chars().take(room.saturating_sub(1)).collect::<String>().trim_end().to_owned() + "…";
    }
    format!("{what}: {amount}{per}")
}

fn category(metric: Option<Metric>) -> Category {
    match metric {
        Some(Metric::Investment) => Category::Investment,
        Some(Metric::Debt) => Category::Debt,
        Some(_) => Category::Trade,
        None => Category::Other,
    }
}

/// The flags of a figure and whether it is a total.
pub(super) fn statistic(flags: Flags, aggregate: bool) -> Statistic {
    Statistic { flags, aggregate, ..Statistic::default() }
}
