//! The lists at the side: documents, facets, saved views, what has no date, what is to be decided, what was found.

pub(crate) mod documents;
pub(crate) mod facets;
pub(crate) mod found;
pub(crate) mod queue;
pub(crate) mod tray;
pub(crate) mod views;
