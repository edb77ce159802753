//! What a statistics file says of a figure beside its value: flags, valuation, whether it is a total of others.

/// A mark that an office puts beside a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Flag {
    /// To be replaced by a final value.
    Provisional,
    /// The office's own estimate.
    Estimated,
    /// It replaces an earlier value.
    Revised,
    /// It cannot be compared with the values before it.
    Break,
    /// Told to few; mostly without a value.
    Confidential,
    /// There is no value.
    NotAvailable,
    /// Computed from others.
    Derived,
    /// Its definition differs.
    Definition,
    /// Of low reliability.
    Unreliable,
    /// Not significant.
    NotSignificant,
    /// There can be no value.
    NotApplicable,
}

impl Flag {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 11] = [
        Self::Provisional,
        Self::Estimated,
        Self::Revised,
        Self::Break,
        Self::Confidential,
        Self::NotAvailable,
        Self::Derived,
        Self::Definition,
        Self::Unreliable,
        Self::NotSignificant,
        Self::NotApplicable,
    ];

    /// The word of records.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Provisional => "provisional",
            Self::Estimated => "estimated",
            Self::Revised => "revised",
            Self::Break => "break",
            Self::Confidential => "confidential",
            Self::NotAvailable => "not available",
            Self::Derived => "derived",
            Self::Definition => "definition",
            Self::Unreliable => "unreliable",
            Self::NotSignificant => "not significant",
            Self::NotApplicable => "not applicable",
        }
    }
}

/// Several flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, PartialOrd, Ord)]
pub struct Flags(u16);

impl Flags {
    /// With one more.
    #[must_use]
    pub fn with(self, flag: Flag) -> Self {
        Self(self.0 | 1 << flag as u16)
    }

    /// Those of both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// True where it is among them.
    #[must_use]
    pub fn has(self, flag: Flag) -> bool {
        self.0 & (1 << flag as u16) != 0
    }

    /// Those that are there.
    pub fn all(self) -> impl Iterator<Item = Flag> {
        Flag::ALL.into_iter().filter(move |flag| self.has(*flag))
    }

    /// True for a value that will not stay: it is drawn hollow.
    #[must_use]
    pub fn is_open(self) -> bool {
        [Flag::Provisional, Flag::Estimated].into_iter().any(|flag| self.has(flag))
    }

    /// In words, "provisional, break"; `None` where there is none.
    #[must_use]
    pub fn words(self) -> Option<String> {
        let words: Vec<&str> = self.all().map(Flag::word).collect();
        (!words.is_empty()).then(|| words.join(", "))
    }
}

/// What a statistics file says of a figure.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash, PartialOrd, Ord)]
pub struct Statistic {
    /// The marks beside it, and those of its row, column and table.
    pub flags: Flags,
    /// "FOB" or "CIF".
    pub valuation: Option<&'static str>,
    /// True for a total of other figures of the file; such a figure is never added to them.
    pub aggregate: bool,
    /// The code of the good: "HS 2709".
    pub code: Option<String>,
    /// What sets it apart from figures of the same measure: "seasonally adjusted", "net weight".
    pub detail: Option<String>,
}
