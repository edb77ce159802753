//! Whose a figure is and with whom, as far as it is known, and where that comes from.

use crate::assemble::scene::Mention;
use crate::model::Good;
use crate::model::Metric;

/// What is known of a metric before amounts are looked at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Frame {
    /// What is measured; `None` where the text does not say.
    pub metric: Option<Metric>,
    /// Amounts count as negative.
    pub negative: bool,
    /// Whose exports, imports, balance or tariff it is.
    pub reporter: Option<usize>,
    /// With whom.
    pub partner: Option<usize>,
    /// States concerned, direction unknown or beside reporter and partner.
    pub others: Vec<usize>,
    /// The good, a canonical noun or the words of the text.
    pub commodity: Option<Good>,
    /// True when a place says "to all destinations".
    pub world: bool,
    /// Where its states come from, when not from its own sentence.
    pub way: Option<Way>,
}

impl Frame {
    /// Every state of it, once.
    #[must_use]
    pub fn states(&self) -> Vec<usize> {
        let mut states: Vec<usize> =
            self.reporter.into_iter().chain(self.partner).chain(self.others.iter().copied()).collect();
        states.sort_unstable();
        states.dedup();
        states
    }

    /// Takes every state that is not yet in it.
    pub fn with_all<'m>(&mut self, mentions: impl Iterator<Item = &'m Mention>) {
        for mention in mentions {
            self.with(mention.state);
        }
    }

    /// Takes whose it is, and where that comes from.
    pub fn owned(&mut self, found: Option<(usize, Option<Way>)>) {
        let Some((state, way)) = found else { return };
        self.reporter = Some(state);
        self.way = self.way.or(way);
    }

    /// The same states and good, with nothing measured.
    #[must_use]
    pub fn unmeasured(&self) -> Self {
        Self { others: self.states(), commodity: self.commodity.clone(), way: self.way, ..Self::default() }
    }

    /// The same frame as told in a sentence before this one.
    #[must_use]
    pub fn told_before(self) -> Self {
        let way = self.way.or((!self.states().is_empty()).then_some(Way::Before));
        Self { way, ..self }
    }

    /// Takes a state that is not yet in it.
    pub fn with(&mut self, state: usize) {
        if !self.states().contains(&state) {
            self.others.push(state);
        }
    }
}

/// Where a state that its sentence does not name comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// What was told before it.
    Before,
    /// "The two countries", "bilateral".
    Both,
    /// The heading above.
    Heading,
    /// The title.
    Title,
    /// The office that issues the figure.
    Issuer,
    /// The one state whose trade the document speaks of.
    Owner,
    /// The money that all sums of a text without a state are in.
    Money,
    /// The document hardly speaks of another state.
    About,
    /// The one state that nearly all figures of the document are of.
    Figures,
    /// "Global exports": no state's.
    World,
}

impl Way {
    /// True for what only the document as a whole speaks for.
    #[must_use]
    pub fn is_guess(self) -> bool {
        matches!(self, Self::Title | Self::About | Self::Money | Self::Figures)
    }

    /// In words, as records and the inspector have it.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Before => "from the sentence before",
            Self::Both => "both sides, from before",
            Self::Heading => "from the heading",
            Self::Title => "from the title",
            Self::Issuer => "from the office that issues the figures",
            Self::Owner => "the text speaks of no other state’s trade",
            Self::Money => "all sums are in its money, and no state is named",
            Self::About => "the document is about it",
            Self::Figures => "nearly all figures of the document are its",
            Self::World => "the world’s",
        }
    }
}
