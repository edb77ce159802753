//! The short form of a line: at most 40 letters, cut where a phrase ends, never inside one and never false.
//!
//! ```text
//! "Chad signed a pact on fishing rights with Niger in Lamu"     Chad signed a pact on fishing rights
//! ```
//! Only phrases at its end go, and none that takes back or limits what stands in front of it ("unless", "without").

use crate::lexicon::{Class, WordId, lexicon};

/// Letters of the longest short form.
pub const LONGEST: usize = 40;

/// Prepositions that begin what a line can do without.
const OPENS: [&str; 15] = [
    "in", "at", "on", "with", "from", "for", "during", "under", "through", "via", "near", "across", "within",
    "alongside", "amid",
];

/// Words that limit or take back what stands in front of them: a line is not cut before them.
const LIMITS: [&str; 20] = [
    "not", "no", "never", "nor", "neither", "if", "unless", "whether", "without", "only", "until", "except", "but",
    "instead", "against", "than", "pending", "subject", "cannot", "though",
];

/// The short form of a line; `None` where the line is short itself, or has no phrase to give up.
#[must_use]
pub fn short(line: &str) -> Option<&str> {
    if line.len() <= LONGEST || line.chars().count() <= LONGEST {
        return None;
    }
    let mut best = None;
    let mut clause = 0;
    let mut verb = None;
    let mut before = "";
    let mut place = 0_usize;
    for (words, word) in line.split(' ').enumerate() {
        // "insisted on", "was barred from": the preposition is the verb's own; "suspends the talks with" is none.
        let own = verb.is_some_and(|at: usize| at + 1 == words)
            || before.ends_with("ed")
            || known(before, &[Class::PastVerb]);
        let phrase = words > 0 && OPENS.contains(&word) && !own && !before.ends_with([',', ':']) && clause >= 2;
        // A noun phrase has no verb; in a clause one has to stand in front, with what it is done to.
        if phrase && (verb.is_some() && clause >= 3 || !has_verb(line)) {
            best = line.get(..place.saturating_sub(1)).filter(|head| head.chars().count() <= LONGEST).or(best);
        }
        let acts = words > 0 && (is_verb(word) || is_third(before, word));
        verb = verb.or(acts.then_some(words));
        clause = if word.ends_with(':') { 0 } else { clause + 1 };
        place += word.len() + 1;
        before = word;
    }
    let head = best?;
    let tail = line.get(head.len()..)?;
    let limited = tail.split(' ').any(|word| LIMITS.contains(&word.to_lowercase().as_str()) || word.ends_with("n’t"));
    (!limited).then_some(head)
}

fn has_verb(line: &str) -> bool {
    let words: Vec<&str> = line.split(' ').collect();
    words.windows(2).any(|pair| matches!(pair, [before, word] if is_verb(word) || is_third(before, word)))
}

/// "Chad *suspends*": a small word with an s right behind a name.
fn is_third(before: &str, word: &str) -> bool {
    let name = before.chars().next().is_some_and(char::is_uppercase) && !before.ends_with(['s', ',', ':']);
    name && word.len() > 4 && word.ends_with('s') && !word.ends_with("ss") && word.chars().all(char::is_lowercase)
}

/// True for a form that the lexicon knows as a verb, and for "-ed".
fn is_verb(word: &str) -> bool {
    const FORMS: [Class; 6] =
        [Class::PastVerb, Class::PresentVerb, Class::Rise, Class::Fall, Class::Report, Class::LevelVerb];
    let word = word.trim_end_matches([',', ':', ';']);
    word.len() > 3 && word.ends_with("ed") || known(word, &FORMS)
}

/// True for a word of one of these classes.
fn known(word: &str, classes: &[Class]) -> bool {
    let (own, _) = lexicon().classes(WordId::of(&word.to_lowercase()));
    classes.iter().any(|class| own.has(*class))
}

#[cfg(test)]
mod tests {
    use super::short;

    #[track_caller]
    fn check(line: &str, want: Option<&str>) {
        assert_eq!(short(line), want);
    }

    #[test]
    fn phrases_at_the_end_go() {
        check("Chad signed a pact on fishing rights with Niger in Lamu", Some("Chad signed a pact on fishing rights"));
        check(
            "Signing of the treaty on fishing rights in the port of Lamu",
            Some("Signing of the treaty on fishing rights"),
        );
    }

    #[test]
    fn a_verb_in_the_present_is_one() {
        check("Chad suspends the talks with Niger on a second railway", Some("Chad suspends the talks with Niger"));
        check("Chad suspends the talks on tea with Niger and its partners", Some("Chad suspends the talks on tea"));
    }

    #[test]
    fn a_short_line_needs_no_other() {
        check("Chad signed a pact with Niger", None);
    }

    #[test]
    fn what_limits_a_line_stays_or_the_line_is_not_cut() {
        check("Chad will open the border in the north unless Niger objects in May", None);
        check(
            "Chad did not sign the treaty on fishing with Niger in Lamu",
            Some("Chad did not sign the treaty on fishing"),
        );
        check(
            "Chad plans to lift the ban on fish from Niger in the spring",
            Some("Chad plans to lift the ban on fish"),
        );
    }

    #[test]
    fn a_verb_keeps_its_own_preposition() {
        check("The council of ministers insisted on the closure", None);
        check("Traders and growers waited for a reopening of ports", None);
    }
}
