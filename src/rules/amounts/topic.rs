//! What an amount measures, as content words: the phrase behind it ("of its exports") and the subject before it.

use super::draft::{Draft, Of};
use super::reader::Reader;
use crate::lexicon::Class;
use crate::tag::{WordSet, set, words};

/// Small words between an amount and what it measures.
const OF_WHAT: &WordSet = words!("of in the a an its their his her");

/// Small words in front of an amount.
const BEFORE_WHAT: &WordSet = words!("of in to from and the for with at on");

/// Most words of a concept.
const LIMIT: usize = 12;

/// How many tokens before an amount the subject is looked for.
const REACH: usize = 60;

/// The content words around an amount within its sentence, whose tokens are `sentence`.
pub(super) fn concept(reader: &Reader<'_>, draft: &Draft, sentence: (usize, usize)) -> Vec<String> {
    let mut words = Vec::new();
    let noun_end = if let Of::Count(_, end) = draft.of { end.max(draft.end) } else { draft.end };
    behind(reader, noun_end, sentence.1, &mut words);
    before(reader, draft.start, sentence.0, &mut words);
    words
}

/// The noun phrase behind: "5% of its market cap", "$5 million grant".
fn behind(reader: &Reader<'_>, end: usize, stop: usize, words: &mut Vec<String>) {
    let mut at = end;
    let mut opened = !reader.has(at, Class::Stop);
    while at < stop && words.len() < LIMIT {
        if reader.any(at, OF_WHAT) {
            opened = true;
        } else if content(reader, at) && opened {
            words.push(reader.str(at).to_owned());
        } else if !(reader.dash(at) && reader.glued(at)) {
            break;
        }
        at += 1;
    }
}

/// The subject: content words from the start of the clause up to its verb.
fn before(reader: &Reader<'_>, start: usize, floor: usize, words: &mut Vec<String>) {
    // A bound keeps the work linear where a sentence has no end.
    let floor = floor.max(start.saturating_sub(REACH));
    let open = (floor..start).rev().find(|at| {
        matches!(reader.str(*at), "," | ";" | ":" | "(" | "—") || reader.any(*at, set!["while", "but", "that", "which"])
    });
    let mut at = open.map_or(floor, |at| at + 1);
    let mut seen = 0;
    while at < start && words.len() < LIMIT && seen < 8 {
        if content(reader, at) {
            words.push(reader.str(at).to_owned());
            seen += 1;
        } else if seen > 0 && !reader.any(at, BEFORE_WHAT) && !reader.dash(at) {
            break;
        }
        at += 1;
    }
}

fn content(reader: &Reader<'_>, at: usize) -> bool {
    reader.has(at, Class::Word)
        && !reader.has(at, Class::Stop)
        && !reader.has(at, Class::Rise)
        && !reader.has(at, Class::Fall)
}
