//! What an amount measures.

use serde::{Deserialize, Serialize};

/// What an amount measures; in the order of the words, as lists of series sort them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Metric {
    /// Given.
    Aid,
    /// Exports less imports; deficits are negative.
    Balance,
    /// Against an earlier level.
    Change,
    /// Used.
    Consumption,
    /// Ordered.
    Contract,
    /// Owed.
    Debt,
    /// Exports of goods made at home.
    #[serde(rename = "domestic exports")]
    DomesticExports,
    /// Goods or services sold abroad.
    Exports,
    /// Imports of goods made abroad.
    #[serde(rename = "foreign imports")]
    ForeignImports,
    /// Goods or services bought abroad.
    Imports,
    /// Money put to work.
    Investment,
    /// Lent.
    Loan,
    /// For one unit.
    Price,
    /// Made, or the capacity to make.
    Production,
    /// Bought at home, as offices of grain and metals count it.
    Purchases,
    /// Allowed in.
    Quota,
    /// Of one level to another: "94 % of last year's", capacity in use.
    Ratio,
    /// Foreign goods sold abroad again.
    ReExports,
    /// Own goods bought back.
    ReImports,
    /// Sent home.
    Remittances,
    /// Foreign reserves.
    Reserves,
    /// Collected.
    Revenue,
    /// Of a whole.
    Share,
    /// Kept in store.
    Stocks,
    /// Customs duty.
    Tariff,
    /// Two-way trade.
    Trade,
}

impl Metric {
    /// Every metric, in the order of lists to choose from.
    pub const ALL: [Self; 26] = [
        Self::Trade,
        Self::Exports,
        Self::Imports,
        Self::Balance,
        Self::Tariff,
        Self::Investment,
        Self::Aid,
        Self::Debt,
        Self::Loan,
        Self::Price,
        Self::Production,
        Self::Reserves,
        Self::Remittances,
        Self::Contract,
        Self::Revenue,
        Self::Quota,
        Self::Consumption,
        Self::Stocks,
        Self::Share,
        Self::Ratio,
        Self::Change,
        Self::ReExports,
        Self::ReImports,
        Self::DomesticExports,
        Self::ForeignImports,
        Self::Purchases,
    ];

    /// The word of records.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Aid => "aid",
            Self::Balance => "balance",
            Self::Change => "change",
            Self::Consumption => "consumption",
            Self::Contract => "contract",
            Self::Debt => "debt",
            Self::DomesticExports => "domestic exports",
            Self::Exports => "exports",
            Self::ForeignImports => "foreign imports",
            Self::Imports => "imports",
            Self::Investment => "investment",
            Self::Loan => "loan",
            Self::Price => "price",
            Self::Production => "production",
            Self::Purchases => "purchases",
            Self::Quota => "quota",
            Self::Ratio => "ratio",
            Self::ReExports => "re-exports",
            Self::ReImports => "re-imports",
            Self::Remittances => "remittances",
            Self::Reserves => "reserves",
            Self::Revenue => "revenue",
            Self::Share => "share",
            Self::Stocks => "stocks",
            Self::Tariff => "tariff",
            Self::Trade => "trade",
        }
    }

    /// The metric that a word of records names.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|metric| metric.word() == word)
    }

    /// What the other side of the same flow counts: imports of A from B are exports of B to A.
    #[must_use]
    pub fn mirrored(self) -> Option<Self> {
        match self {
            Self::Exports => Some(Self::Imports),
            Self::Imports => Some(Self::Exports),
            _ => None,
        }
    }

    /// True for what nobody decides on a day, it is counted over a period: exports that "will rise" are forecast, a tariff that
    /// "will rise" is planned.
    #[must_use]
    pub fn comes_about(self) -> bool {
        matches!(
            self,
            Self::Exports
                | Self::Imports
                | Self::Trade
                | Self::Balance
                | Self::Production
                | Self::Price
                | Self::Consumption
                | Self::Stocks
                | Self::Reserves
                | Self::Remittances
                | Self::Revenue
                | Self::Change
                | Self::Share
        )
    }

    /// True for what is measured of goods.
    #[must_use]
    pub fn has_goods(self) -> bool {
        matches!(
            self,
            Self::Exports
                | Self::Imports
                | Self::Production
                | Self::Price
                | Self::Consumption
                | Self::Stocks
                | Self::Quota
        )
    }

    /// True where a second state belongs to it.
    #[must_use]
    pub fn is_bilateral(self) -> bool {
        matches!(self, Self::Trade | Self::Exports | Self::Imports | Self::Balance | Self::Tariff)
    }
}
