//! Did it happen? Modality of a statement: planned, denied, forecast, called off, or told as a fact.

pub mod counter;
pub(super) mod denial;
pub(super) mod modality;
pub(super) mod plans;
pub(super) mod stance;
