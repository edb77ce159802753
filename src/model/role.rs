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

    /// A part that the analyst set.
    #[must_use]
    pub fn by_hand(kind: RoleKind) -> Self {
        Self { kind, words: None, grade: Grade::H, way: Some("set by you") }
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

    /// What is not told, or is a guess: a figure of which this gives anything is drawn paler. Empty for one whose
    /// words settle what it measures and whose it is.
    pub fn unsure(&self) -> impl Iterator<Item = &'static str> {
        let has = |is: fn(RoleKind) -> bool| self.is_tabled() || self.roles.iter().any(|role| is(role.kind));
        let metric = (!has(|kind| kind == RoleKind::Metric)).then_some("what it measures is not told");
        let side = (!has(RoleKind::is_side)).then_some("whose it is, is not told");
        let guessed = self.roles.iter().filter(|role| matches!(role.grade, Grade::C | Grade::U));
        metric.into_iter().chain(side).chain(guessed.filter_map(|role| role.way))
    }

    /// True for a cell of a statistics file: the whole table was understood before any cell was taken, and tells its parts.
    fn is_tabled(&self) -> bool {
        self.statistic.is_some() && self.roles.is_empty()
    }

    /// Puts another part in the place of what was read.
    pub fn set_role(&mut self, role: Role) {
        let same = |old: &&Role| old.kind != role.kind && !(old.kind == RoleKind::Party && role.kind.is_side());
        self.roles = self.roles.iter().filter(same).copied().chain([role]).collect();
    }

    /// True where a guess stands in it.
    #[must_use]
    pub fn is_unsure(&self) -> bool {
        self.unsure().next().is_some()
    }
}
