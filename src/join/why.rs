//! Why two records are one event or one fact, in words a person can check.

use super::dates::Relation;
use super::face::{Face, Faces};
use super::words::tokens;
use crate::lexicon::acts;
use crate::series::state_name;

/// Words named in a reason.
const NAMED: usize = 3;

/// "The same day; both tell of an act ‘sign’; Indonesia and Australia in both; ‘treaty’ in both."
pub(super) fn why(faces: &Faces<'_>, one: &Face<'_>, other: &Face<'_>) -> String {
    let mut parts = Vec::new();
    if one.is_copy_of(other) {
        parts.push("nearly the same sentence".to_owned());
    }
    if let Some(relation) = Relation::of(one.told, other.told) {
        parts.push(relation.words().to_owned());
    }
    if one.record.figure.is_some() {
        parts.extend(values(one, other));
    } else {
        let both = one.acts.and(other.clause_acts).or(other.acts.and(one.clause_acts));
        let names: Vec<String> = both.iter().map(|act| format!("‘{}’", acts().name(act))).collect();
        if !names.is_empty() {
            parts.push(format!("one act ({})", names.join(", ")));
        }
    }
    let states: Vec<String> = one
        .record
        .actors
        .iter()
        .filter(|actor| other.record.actors.contains(actor))
        .map(|code| state_name(code))
        .collect();
    if !states.is_empty() {
        parts.push(format!("{} in both", states.join(" and ")));
    }
    let words = common(faces, one, other, &states);
    if !words.is_empty() {
        parts.push(format!("{} in both", words.join(", ")));
    }
    if parts.len() < 2 {
        parts.push("documents about one matter".to_owned());
    }
    parts.join("; ")
}

/// What the values of two claims are to each other.
fn values(one: &Face<'_>, other: &Face<'_>) -> Option<String> {
    let (a, b) = (one.record.figure.as_deref()?, other.record.figure.as_deref()?);
    let same = a.value == b.value && a.unit == b.unit;
    Some(if same { "the same value" } else { "two values of one thing" }.to_owned())
}

/// The rarest words of both sentences as the first of them writes them; acts and states are told already.
fn common(faces: &Faces<'_>, one: &Face<'_>, other: &Face<'_>, states: &[String]) -> Vec<String> {
    let Some(text) = faces.text(one) else { return Vec::new() };
    let told = |word: &str| states.iter().any(|state| state.eq_ignore_ascii_case(word));
    let mut words: Vec<(f32, &str)> = tokens(one.record.evidence.sentence.of(text))
        .filter(|token| !told(token.text))
        .filter_map(|token| Some((faces.weight(&token.lower(), &other.said.words)?, token.text)))
        .collect();
    words.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    words.dedup_by(|(_, one), (_, other)| one.eq_ignore_ascii_case(other));
    words.into_iter().take(NAMED).map(|(_, word)| format!("‘{word}’")).collect()
}
