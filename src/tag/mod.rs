//! The small engine that reads expressions: one lexer pass, then rules run only where a token can start them.
//!
//! ```text
//! text ─lex─▶ tokens with class bits ─scan─▶ readings of rules, leftmost and longest
//! ```
//! It knows no language: classes come from `lexicon`, rules from `rules`.

mod lexer;
mod pattern;
mod scan;
mod set;
mod text;

pub use lexer::{Token, lex, lex_from};
pub use pattern::{Match, Pattern};
pub use scan::{Hit, Rule, RuleSet};
pub use set::{WordSet, count, first_words, running};
pub(crate) use set::{set, words};
pub use text::Text;
