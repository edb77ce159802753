//! Who counted: the office that a text names beside its figures, "Turkish statistics", "the Vietnamese customs".

use crate::lexicon::{Naming, gazetteer};
use crate::model::Span;
use crate::tag::{self, WordSet, set, words};

/// What a state counts by.
const COUNTS: &WordSet = words!("customs statistics figures data count counts numbers census");
/// What is named after them is an office still.
const OFFICES: &WordSet = words!("service office bureau authority authorities agency department administration");

/// The state's count that a line names: "on Turkish statistics" gives "Turkish statistics".
#[must_use]
pub fn of(line: &str) -> Option<String> {
    span(line).map(|span| span.of(line).to_owned())
}

/// Where it stands in the line.
#[must_use]
pub fn span(line: &str) -> Option<Span> {
    let tokens = tag::lex(line);
    let word = |at: usize| tokens.get(at);
    (0..tokens.len()).find_map(|at| {
        let find = |ahead: usize| word(at + ahead).map(|token| (token.word, token.classes));
        let (length, _, naming) = gazetteer().find(find)?;
        let count = at + length;
        if naming != Naming::People || !COUNTS.holds(word(count)) {
            return None;
        }
        let end = if OFFICES.holds(word(count + 1)) { count + 1 } else { count };
        // "Chinese customs duties" are no count.
        if set!["duty", "duties", "tariff", "tariffs", "clearance", "union", "code"].holds(word(end + 1)) {
            return None;
        }
        Some(word(at)?.span.join(word(end)?.span))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_known_by_its_state_and_its_noun() {
        let check = |line: &str, expected: Option<&str>| assert_eq!(of(line).as_deref(), expected, "{line}");
        check("Trade fell to $17 billion in 2016, on Turkish statistics.", Some("Turkish statistics"));
        check("The Russian customs service counted only $15.8 billion.", Some("Russian customs service"));
        check("Goods trade, billion US dollars, American statistics", Some("American statistics"));
        check("Kenyan customs duties of 10 percent", None);
        check("The figures of Kenya", None);
    }
}
