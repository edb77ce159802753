//! Dateline reads dated events and trade figures out of a folder of articles and puts them on one timeline.
//!
//! ```text
//! bytes ─load─▶ Document ─segment─▶ sentences ─tag, rules─▶ dates and quantities in place
//!    ─assemble─▶ records with evidence ─view─▶ marks, lanes, curves ─▶ gui paints │ export writes │ cli prints
//! ```
//! ARCHITECTURE.md is the map; `model` is the place to start reading.

pub mod assemble;
pub mod claims;
pub mod cli;
pub mod cmd;
pub mod corpus;
pub mod export;
pub mod extract;
pub mod grammar;
#[cfg(feature = "gui")]
pub mod gui;
pub mod index;
pub mod job;
pub mod join;
pub mod lexicon;
pub mod licences;
pub mod load;
pub mod manual;
pub mod model;
pub(crate) mod page;
pub mod pool;
pub mod project;
pub mod rules;
pub mod segment;
pub mod series;
pub mod tables;
pub mod tag;
pub mod view;
