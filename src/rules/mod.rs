//! Knowledge of language as values: every rule names what it reads, what it must find and what it must leave.
//!
//! `dates` reads time expressions, `amounts` reads quantities. A test walks both registries and checks each
//! example, so a rule that another one shadows fails by name.

pub mod amounts;
pub mod dates;
