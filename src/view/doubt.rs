//! Why a record is doubted: the order in which an analyst looks through what was read.

use super::Item;
use crate::model::{Basis, Grade, Modality, Record};

/// The strongest reason to doubt a record, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Doubt {
    /// It has no place in time.
    Undated,
    /// Documents contradict each other.
    Contested,
    /// What it measures or whose it is, is not told or is a guess.
    Unsure,
    /// Nobody tells what became of it.
    Open,
    /// Its date is inferred.
    Inferred,
    /// It is the story's own news, at the story's own day.
    OwnNews,
    /// Its date is computed from another.
    Computed,
    /// Nothing speaks against it.
    Plain,
}

impl Doubt {
    /// All, the worst first.
    pub const ALL: [Self; 8] = [
        Self::Undated,
        Self::Contested,
        Self::Unsure,
        Self::Open,
        Self::Inferred,
        Self::OwnNews,
        Self::Computed,
        Self::Plain,
    ];

    /// Of a dated record.
    #[must_use]
    pub fn of(item: &Item, record: &Record) -> Self {
        if item.conflict {
            return Self::Contested;
        }
        if record.figure.as_ref().is_some_and(|figure| figure.is_unsure()) {
            return Self::Unsure;
        }
        match (record.date.basis, item.grade) {
            (Basis::User, _) if item.modality == Modality::Actual => Self::Plain,
            _ if !matches!(item.modality, Modality::Actual | Modality::Estimate) => Self::Open,
            (Basis::Document, _) => Self::OwnNews,
            (_, Grade::C | Grade::U) => Self::Inferred,
            (_, Grade::B) => Self::Computed,
            _ => Self::Plain,
        }
    }

    /// The head of its group.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Undated => "No date found",
            Self::Contested => "Sources disagree",
            Self::Unsure => "What or whose is a guess",
            Self::Open => "Planned, denied or only supposed",
            Self::Inferred => "Date inferred from the context",
            Self::OwnNews => "The story’s own news",
            Self::Computed => "Date computed",
            Self::Plain => "Date written in the text",
        }
    }

    /// The reason in a sentence, for beside the record.
    #[must_use]
    pub fn why(self) -> &'static str {
        match self {
            Self::Undated => "It waits in the tray: its text gives no date that has a place in time",
            Self::Contested => "Documents report different days or values for it",
            Self::Unsure => "The text does not settle what it measures or whose it is",
            Self::Open => "It lies ahead, is denied or supposed; no text tells what became of it",
            Self::Inferred => "No words give the date: it follows from what stands around it",
            Self::OwnNews => "It stands at the day of the story, which tells no date of its own",
            Self::Computed => "The date is counted from another one, which may be wrong",
            Self::Plain => "",
        }
    }
}
