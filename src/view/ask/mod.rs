//! A question in words: what the filter's box and `--where` take.
//!
//! ```text
//! Russia and DPRK, trade, 2014..2015        both states, the family of trade, any of these years
//! exports > $10 m or imports, not accepted  amounts, decisions, and what is left out
//! (visits or meetings) since 2014, "debt"   words between quotation marks stand in the text
//! goods:crude oil, reporter:China           a side by its name
//! ```
//! A comma and `and` join, the comma last of all; `or` binds less than `and`; two terms side by side are joined too.
//! [`Ask::read`] reads a question with the [`Names`] of a corpus; [`Ask::passes`] asks it of one record.

mod names;
mod piece;
mod read;
mod term;

pub use names::{Known, Names};
pub use read::{Wrong, open_end, plain_words};
pub use term::{Amount, Family, Is, Seen, Term, names};

use chrono::NaiveDateTime;

use crate::index::needle::Needle;
use crate::project::Facet;

/// From a time to another; an open side has no bound.
pub type Span = (Option<NaiveDateTime>, Option<NaiveDateTime>);

/// A question about a record.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// All of these hold; none of them: everything passes.
    All(Vec<Ask>),
    /// One of these holds.
    Any(Vec<Ask>),
    /// This does not hold.
    Not(Box<Ask>),
    /// A single condition.
    Term(Term),
}

impl Default for Ask {
    fn default() -> Self {
        Self::All(Vec::new())
    }
}

impl Ask {
    /// True where everything passes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::All(all) if all.is_empty())
    }

    /// True for a record of which this holds.
    #[must_use]
    pub fn passes(&self, seen: &Seen<'_>) -> bool {
        match self {
            Self::All(all) => all.iter().all(|one| one.passes(seen)),
            Self::Any(all) => all.iter().any(|one| one.passes(seen)),
            Self::Not(one) => !one.passes(seen),
            Self::Term(term) => term.passes(seen),
        }
    }

    /// Every value that it names.
    #[must_use]
    pub fn facets(&self) -> Vec<&Facet> {
        match self {
            Self::All(all) | Self::Any(all) => all.iter().flat_map(Self::facets).collect(),
            Self::Not(one) => one.facets(),
            Self::Term(Term::Facet(facets)) => facets.iter().collect(),
            Self::Term(Term::Goods(goods, _)) => vec![goods],
            Self::Term(_) => Vec::new(),
        }
    }

    /// Every run of letters that it looks for in texts and names.
    #[must_use]
    pub fn words(&self) -> Vec<&Needle> {
        match self {
            Self::All(all) | Self::Any(all) => all.iter().flat_map(Self::words).collect(),
            Self::Not(one) => one.words(),
            Self::Term(Term::Words(words)) => vec![words],
            Self::Term(_) => Vec::new(),
        }
    }

    /// The time that every answer lies in, in part at least; `None` where no time is asked for.
    #[must_use]
    pub fn time(&self) -> Option<Span> {
        match self {
            Self::Term(Term::Time(from, to)) => Some((*from, *to)),
            Self::All(all) => all.iter().filter_map(Self::time).reduce(|(a, b), (c, d)| {
                // `None` is no bound, which lies before every start and behind every end.
                (a.max(c), b.into_iter().chain(d).min())
            }),
            Self::Any(_) | Self::Not(_) | Self::Term(_) => None,
        }
    }

    /// What costs most is asked last.
    fn cost(&self) -> u8 {
        match self {
            Self::All(all) | Self::Any(all) => all.iter().map(Self::cost).max().unwrap_or(0),
            Self::Not(one) => one.cost(),
            Self::Term(term) => term.cost(),
        }
    }
}
