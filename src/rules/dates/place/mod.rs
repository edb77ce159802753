//! Which day, month or year that is.

pub(super) mod after_event;
pub(super) mod counted;
pub(super) mod doubles;
pub(super) mod draft;
pub(super) mod edges;
pub(super) mod found;
pub(super) mod lengths;
pub(super) mod months;
pub(super) mod period_end;
pub(super) mod placed;
pub(super) mod ranges;
pub(super) mod sense;
pub(super) mod terms;
pub(super) mod weekdays;
