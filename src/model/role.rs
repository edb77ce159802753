//! What each part of a figure is read from, and how sure that is.

use super::{Figure, Grade, Span, one_line};

/// A part that an amount has in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoleKind {
    /// What is measured.
    Metric,
    /// Whose it is.
    Reporter,
    /// With whom.
    Partner,
    /// A state concerned, direction unknown.
    Party,
    /// What is traded.
    Good,
}

impl RoleKind {
    /// The word of records.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Metric => "metric",
            Self::Reporter => "reporter",
            Self::Partner => "partner",
            Self::Party => "party",
            Self::Good => "commodity",
        }
    }

    /// True for what is measured.
    #[must_use]
    pub fn is_metric(self) -> bool {
        self == Self::Metric
    }

    /// True for the states.
    #[must_use]
    pub fn is_side(self) -> bool {
        matches!(self, Self::Reporter | Self::Partner | Self::Party)
    }
}

/// One part of a figure and where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Role {
    /// Which part.
    pub kind: RoleKind,
    /// Its words in the figure's own sentence; `None` where it is not told there.
    pub words: Option<Span>,
    /// A in its own sentence, B told elsewhere in a way that settles it, C a guess, H set by hand.
    pub grade: Grade,
    /// Where it comes from, in words, when not from words of its own sentence.
    pub way: Option<&'static str>,
}

impl Role {
    /// What it is read from: its words in quotation marks, or where it comes from.
    #[must_use]
    pub fn told(&self, text: &str) -> String {
        let words = self.words.map(|span| format!("“{}”", one_line(span.of(text))));
        [words, self.way.map(str::to_owned)].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// True for what the text does not settle.
    #[must_use]
    pub fn is_guess(&self) -> bool {
        matches!(self.grade, Grade::C | Grade::U)
    }
}

impl Figure {
    /// Where states that the sentence does not name come from, in words.
    #[must_use]
    pub fn parties_why(&self) -> Option<&'static str> {
        if self.is_tabled() {
            return Some("the table's title, heads or rows name them").filter(|_| !self.parties.is_empty());
        }
        self.roles.iter().filter(|role| role.kind.is_side()).find_map(|role| role.way)
    }

    /// What is not told, or is a guess, in words: empty for a figure whose text settles what it measures and whose it is.
    #[must_use]
    pub fn unsure(&self) -> Vec<String> {
        let missing =
            [("what it measures", !self.has(RoleKind::is_metric)), ("whose it is", !self.has(RoleKind::is_side))];
        let missing = missing.into_iter().filter(|(_, missing)| *missing).map(|(what, _)| format!("{what}: not told"));
        let guessed = self.roles.iter().filter(|role| role.is_guess()).map(|role| {
            let what = if role.kind.is_side() { "whose it is" } else { "what it measures" };
            format!("{what}: {}", role.way.unwrap_or("a guess"))
        });
        let mut all: Vec<String> = missing.chain(guessed).collect();
        all.dedup();
        all
    }

    /// True where a guess stands in it, or a gap: it is drawn paler.
    #[must_use]
    pub fn is_unsure(&self) -> bool {
        !self.has(RoleKind::is_metric) || !self.has(RoleKind::is_side) || self.roles.iter().any(Role::is_guess)
    }

    /// True where a part of a kind is known.
    fn has(&self, is: fn(RoleKind) -> bool) -> bool {
        self.is_tabled() || self.roles.iter().any(|role| is(role.kind))
    }

    /// True for a cell of a statistics file: the whole table was understood before any cell was taken, and tells its parts.
    fn is_tabled(&self) -> bool {
        self.statistic.is_some() && self.roles.is_empty()
    }

    /// Puts what the analyst says of a part in the place of what was read; what was taken away is not told.
    pub fn say_role(&mut self, kind: RoleKind) {
        let told = match kind {
            RoleKind::Metric => self.metric.is_some(),
            RoleKind::Reporter => self.reporter.is_some(),
            RoleKind::Partner => self.partner.is_some(),
            RoleKind::Party => !self.parties.is_empty(),
            RoleKind::Good => self.commodity.is_some(),
        };
        let keeps = |old: &&Role| old.kind != kind && !(told && old.kind == RoleKind::Party && kind.is_side());
        let said = told.then_some(Role { kind, words: None, grade: Grade::H, way: Some("set by you") });
        self.roles = self.roles.iter().filter(keeps).copied().chain(said).collect();
    }
}
