//! What the analyst says of a record in the place of what the machine read: one field each, kept apart from the reading.

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::lexicon::kept_name;
use crate::model::{
    Basis, Category, DateReading, Derivation, Figure, Good, Grade, Metric, Modality, Record, RoleKind, StepKind, When,
    lower_first, one_line,
};
use crate::series::{figure_title, state_name};

/// A field of a record that can be corrected, in the order in which corrections are laid over a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// When it happened; the period of a figure.
    Date,
    /// What kind of thing happened.
    Category,
    /// Whether it happened, was planned, denied …
    Modality,
    /// The amount.
    Value,
    /// What it is counted in.
    Unit,
    /// What is measured.
    Metric,
    /// Whose exports, imports or balance it is.
    Reporter,
    /// With whom.
    Partner,
    /// What is traded.
    Goods,
    /// Countries and bodies.
    Actors,
    /// The title.
    Headline,
    /// Words of the analyst's by which records are found again.
    Tags,
    /// A remark.
    Note,
    /// A star.
    Star,
}

impl Field {
    /// The first of all.
    pub const FIRST: Self = Self::Date;
    /// The last of all.
    pub const LAST: Self = Self::Star;

    /// All fields of an event as a form lists them.
    pub const EVENT: [Self; 7] =
        [Self::Headline, Self::Date, Self::Category, Self::Modality, Self::Actors, Self::Tags, Self::Note];

    /// All fields of a figure as a form lists them.
    pub const FIGURE: [Self; 12] = [
        Self::Headline,
        Self::Value,
        Self::Unit,
        Self::Date,
        Self::Metric,
        Self::Reporter,
        Self::Partner,
        Self::Goods,
        Self::Modality,
        Self::Actors,
        Self::Tags,
        Self::Note,
    ];

    /// The word for menus and messages, in lower case.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Category => "kind",
            Self::Modality => "claim",
            Self::Value => "value",
            Self::Unit => "unit",
            Self::Metric => "measure",
            Self::Reporter => "reporter",
            Self::Partner => "partner",
            Self::Goods => "goods",
            Self::Actors => "actors",
            Self::Headline => "headline",
            Self::Tags => "tags",
            Self::Note => "note",
            Self::Star => "star",
        }
    }

    /// True for what the machine reads too; tags, notes and stars are the analyst's alone.
    #[must_use]
    pub fn is_read(self) -> bool {
        !matches!(self, Self::Tags | Self::Note | Self::Star)
    }
}

/// What is said of one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "field", content = "value", rename_all = "lowercase")]
pub enum Said {
    /// Its date; `None` leaves it among the undated.
    Date(Option<When>),
    /// Its kind.
    Category(Category),
    /// Whether it happened.
    Modality(Modality),
    /// Its amount, scale applied.
    Value(Decimal),
    /// ISO 4217, `%`, `pp`, a UCUM-style unit, or `count`.
    Unit(String),
    /// What is measured, in the word of records; `None` where nothing tells.
    Metric(Option<Metric>),
    /// A state's code or a name; `None` for nobody.
    Reporter(Option<String>),
    /// A state's code or a name; `None` for nobody.
    Partner(Option<String>),
    /// What is traded; `None` for nothing in particular.
    Goods(Option<String>),
    /// Codes of states, names of others.
    Actors(BTreeSet<String>),
    /// Its title.
    Headline(String),
    /// Its tags.
    Tags(BTreeSet<String>),
    /// The remark.
    Note(String),
    /// It has a star.
    Star,
}

impl Said {
    /// Which field it is said of.
    #[must_use]
    pub fn field(&self) -> Field {
        match self {
            Self::Date(_) => Field::Date,
            Self::Category(_) => Field::Category,
            Self::Modality(_) => Field::Modality,
            Self::Value(_) => Field::Value,
            Self::Unit(_) => Field::Unit,
            Self::Metric(_) => Field::Metric,
            Self::Reporter(_) => Field::Reporter,
            Self::Partner(_) => Field::Partner,
            Self::Goods(_) => Field::Goods,
            Self::Actors(_) => Field::Actors,
            Self::Headline(_) => Field::Headline,
            Self::Tags(_) => Field::Tags,
            Self::Note(_) => Field::Note,
            Self::Star => Field::Star,
        }
    }

    /// What stands in a field of a record now; `None` for a field that the record does not have or that no machine reads.
    #[must_use]
    pub fn of(record: &Record, field: Field) -> Option<Self> {
        let figure = record.figure.as_deref();
        let name = |name: Option<&str>| name.map(str::to_owned);
        Some(match field {
            Field::Date => Self::Date(record.date.when.clone()),
            Field::Category => Self::Category(record.category),
            Field::Modality => Self::Modality(figure.map_or(record.modality, |figure| figure.modality)),
            Field::Value => Self::Value(figure?.value.normalize()),
            Field::Unit => Self::Unit(figure?.unit.clone()),
            Field::Metric => Self::Metric(figure?.metric),
            Field::Reporter => Self::Reporter(name(figure?.reporter)),
            Field::Partner => Self::Partner(name(figure?.partner)),
            Field::Goods => Self::Goods(figure?.commodity.as_ref().map(|good| good.words.clone())),
            Field::Actors => Self::Actors(record.actors.iter().map(|actor| (*actor).to_owned()).collect()),
            Field::Headline => Self::Headline(record.label.to_string()),
            Field::Tags | Field::Note | Field::Star => return None,
        })
    }

    /// In words, as people read and write it: what a form shows and can read again.
    #[must_use]
    pub fn words(&self) -> String {
        let name = |name: &Option<String>| name.as_ref().map_or_else(String::new, |name| state_name(name));
        match self {
            Self::Date(when) => when.as_ref().map_or_else(String::new, When::words),
            Self::Category(category) => category.word().to_owned(),
            Self::Modality(modality) => modality.word().to_owned(),
            Self::Value(value) => value.normalize().to_string(),
            Self::Unit(text) | Self::Headline(text) | Self::Note(text) => text.clone(),
            Self::Metric(metric) => metric.map(Metric::word).unwrap_or_default().to_owned(),
            Self::Reporter(state) | Self::Partner(state) => name(state),
            Self::Goods(goods) => goods.clone().unwrap_or_default(),
            Self::Actors(actors) => actors.iter().map(|actor| state_name(actor)).collect::<Vec<_>>().join(", "),
            Self::Tags(tags) => tags.iter().cloned().collect::<Vec<_>>().join(", "),
            Self::Star => "starred".to_owned(),
        }
    }

    /// True for what the title of a figure tells.
    fn is_in_title(&self) -> bool {
        use Field::{Goods, Metric, Partner, Reporter, Unit, Value};
        matches!(self.field(), Value | Unit | Metric | Reporter | Partner | Goods)
    }

    fn lay(&self, record: &mut Record) {
        match self {
            Self::Date(when) => record.date = dated(when.as_ref(), &record.date),
            Self::Category(category) => record.category = *category,
            Self::Modality(modality) => match &mut record.figure {
                Some(figure) => figure.modality = *modality,
                None => record.modality = *modality,
            },
            Self::Actors(actors) => record.actors = actors.iter().map(|actor| kept_name(actor)).collect(),
            Self::Headline(text) => record.label = text.as_str().into(),
            Self::Tags(_) | Self::Note(_) | Self::Star => {}
            Self::Reporter(state) => sided(record, state.as_deref(), RoleKind::Reporter),
            Self::Partner(state) => sided(record, state.as_deref(), RoleKind::Partner),
            Self::Value(_) | Self::Unit(_) | Self::Metric(_) | Self::Goods(_) => {
                if let Some(figure) = &mut record.figure {
                    self.measure(figure);
                }
            }
        }
    }

    fn measure(&self, figure: &mut Figure) {
        match self {
            Self::Value(value) => {
                // What is typed counts exactly: no hedge and no range of the text's is left around it.
                (figure.value, figure.range, figure.hedge) = (*value, None, None);
            }
            Self::Unit(unit) => figure.unit.clone_from(unit),
            Self::Metric(metric) => {
                figure.metric = *metric;
                figure.say_role(RoleKind::Metric);
            }
            Self::Goods(goods) => {
                figure.commodity = goods.clone().map(Good::plain);
                figure.say_role(RoleKind::Good);
            }
            _ => {}
        }
    }
}

/// What a record is with all that is said of it, in the order of its fields. A figure whose title tells what was corrected
/// gets a new one, unless that is said too.
#[must_use]
pub fn corrected(machine: &Record, said: &[&Said]) -> Record {
    let mut record = machine.clone();
    let (title, rest): (Vec<&Said>, Vec<&Said>) = said.iter().partition(|said| said.field() == Field::Headline);
    for said in &rest {
        said.lay(&mut record);
    }
    if rest.iter().any(|said| said.is_in_title())
        && let Some(title) = figure_title(&record)
    {
        record.label = title.into();
    }
    for said in title {
        said.lay(&mut record);
    }
    record
}

/// A side of a figure takes another name, there and among its parties and actors.
fn sided(record: &mut Record, name: Option<&str>, kind: RoleKind) {
    let Some(figure) = &mut record.figure else { return };
    let new = name.map(kept_name);
    let side = if kind == RoleKind::Reporter { &mut figure.reporter } else { &mut figure.partner };
    let old = std::mem::replace(side, new);
    let others = [figure.reporter, figure.partner];
    let keep = |party: &&'static str| Some(*party) != old || others.contains(&Some(*party));
    let mut parties: BTreeSet<&'static str> = figure.parties.iter().copied().filter(keep).collect();
    parties.extend(new);
    figure.parties = parties.into_iter().collect();
    figure.say_role(kind);
    let mut actors: BTreeSet<&'static str> = record.actors.iter().copied().filter(keep).collect();
    actors.extend(new);
    record.actors = actors.into_iter().collect();
}

/// The date that was set, with what the machine had read.
pub(super) fn dated(when: Option<&When>, machine: &DateReading) -> DateReading {
    let read = machine.when.as_ref().map_or_else(|| "no date".to_owned(), When::words);
    let mut derivation = Derivation { rule: "set by hand", ..Derivation::clone(&machine.derivation) };
    derivation.step(StepKind::Machine, read.clone());
    derivation.step(StepKind::YouSay, when.map_or_else(|| "no date".to_owned(), When::words));
    let did = if when.is_some() { "You set this date" } else { "You took its date away" };
    DateReading {
        when: when.cloned(),
        basis: Basis::User,
        grade: if when.is_some() { Grade::H } else { Grade::U },
        why: format!("{did}; Dateline read {}", lower_first(&one_line(&read))).into(),
        derivation: derivation.shared(),
    }
}
