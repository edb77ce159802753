//! The map of what is read as an amount: every production with wordings it must find and look-alikes it must leave.

/// A production of the amount grammar, with its examples.
pub struct AmountRule {
    /// Name, unique; stands in every quantity that it read.
    pub id: &'static str,
    /// One line of grammar for the manual.
    pub reads: &'static str,
    /// Wordings with the amount in them and its summary (see [`Quantity::summary`](crate::model::Quantity::summary)).
    pub finds: &'static [(&'static str, &'static str)],
    /// Wordings in which it must find nothing.
    pub leaves: &'static [&'static str],
}

/// Every production.
pub static RULES: &[AmountRule] = &[AmountRule {
    id: "amount.percent",
    reads: "number and per cent, percent, pct, %",
    finds: &[("Exports grew 32 percent.", "32 %, up"), ("a duty of 7.5%", "7.5 %")],
    leaves: &["the percentage of voters"],
}];
