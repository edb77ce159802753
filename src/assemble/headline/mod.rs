//! What a line says: words of the source, chosen, judged, polished and cut to length.

mod ahead;
mod bare;
mod certain;
pub(super) mod choose;
mod dated;
pub(super) mod dated_noun;
mod ends;
pub(super) mod fit;
pub(super) mod judge;
mod kept;
mod parsed;
pub(super) mod polish;
pub(super) mod pronoun;
mod remains;
mod room;
pub(super) mod shared;
pub(super) mod sound;
pub(super) mod subject;
mod tense;
mod torn;
pub(super) mod turned;
pub(super) mod undated;
mod which;
mod whose;

pub use choose::{of_event, of_verb, plain};
