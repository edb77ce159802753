//! The lists at the side: documents, facets, saved views, and what has no date.

pub(crate) mod documents;
pub(crate) mod facets;
pub(crate) mod queue;
pub(crate) mod tray;
pub(crate) mod views;
