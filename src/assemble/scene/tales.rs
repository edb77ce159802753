//! Words for what is only told: reports, rumours, findings, hopes; a "that" behind one opens what is told.

use crate::lexicon::Class;
use crate::tag::{WordSet, words};

use super::words::Words;

/// To whom something is told.
const HEARERS: &WordSet = words!("by to reporters parliament journalists lawmakers public visitors");

/// Nouns of what somebody tells.
pub const TALES: &WordSet = words!(
    "report reports rumour rumours rumor rumors claim claims story stories allegation allegations accusation \
     accusations suggestion suggestions speculation news notice letter document statement charge charges talk"
);

/// Nouns and verbs of knowing, hoping and finding.
const HELD: &WordSet = words!(
    "saying agreed decided agree doubt true hopes hope hoped think thinks say know so evidence indication \
     indications proof sign signs assurance assurances warning warnings fear fears feared possibility \
     likelihood condition view fact believed recalled notes found concluded sure certain clear likely \
     unlikely possible"
);

/// Verbs that name a hearer in front of what they tell: "informed the Panel that".
const HEARD: &WordSet = words!(
    "informed inform informs told notified assured warned reminded advised convinced accused complained wrote \
     communicated reported"
);

/// True when a "that" at a word opens what is told and describes no noun.
#[must_use]
pub fn opens_content(words: &Words<'_>, before: usize, stop: usize) -> bool {
    let said = words.entry(before, Class::Report).is_some()
        || words.entry(before, Class::Deny).is_some()
        || words.entry(before, Class::Forecast).is_some()
        || words.any(before, TALES)
        || words.any(before, HELD);
    said || heard(words, before, stop)
}

/// "informed the Panel that", "was informed by Uganda that": a short hearer between the verb and "that".
fn heard(words: &Words<'_>, before: usize, stop: usize) -> bool {
    let first = before.saturating_sub(4).max(stop);
    let Some(verb) = (first..before).rev().find(|at| words.any(*at, HEARD)) else { return false };
    (verb + 1..=before).all(|at| {
        words.has(at, Class::Capital) || words.has(at, Class::Determiner) || words.any(at, HEARERS) || at == before
    })
}
