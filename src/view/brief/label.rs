//! The words of a mark in forms that grow shorter: whole, then cut where a phrase ends.

use super::style::{PLAIN, STRONG};
use crate::view::short::short;
use crate::view::text::{Measure, cut};

/// One form of a label.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// The words.
    pub words: String,
    /// Their width in points.
    pub width: f32,
}

/// Widths that labels are cut to, the widest first.
const CALLOUT: [f32; 5] = [440.0, 330.0, 240.0, 170.0, 120.0];
const NAME: [f32; 5] = [400.0, 300.0, 220.0, 160.0, 120.0];

/// Label forms, from the whole words to the shortest that still tell something.
#[must_use]
pub fn forms(words: &str, callout: bool, measure: Measure) -> Vec<Form> {
    let (style, widths) = if callout { (STRONG, CALLOUT) } else { (PLAIN, NAME) };
    let mut forms: Vec<Form> = Vec::new();
    let short = short(words).filter(|short| measure(short, style) <= measure(words, style));
    for most in widths {
        // What ends with a phrase says more than what ends anywhere.
        let whole = measure(words, style) <= most;
        let short = short.filter(|short| !whole && measure(short, style) <= most).map(str::to_owned);
        let Some(words) = short.or_else(|| cut(words, style, most, measure).map(|words| tidy(&words))) else {
            continue;
        };
        if forms.last().is_none_or(|last| last.words != words) {
            forms.push(Form { width: measure(&words, style), words });
        }
    }
    forms
}

/// Words that a cut label must not end with: they promise what does not follow.
const DANGLING: [&str; 48] = [
    "a", "an", "the", "of", "in", "on", "at", "to", "by", "for", "with", "from", "and", "or", "as", "is", "was", "are",
    "were", "be", "been", "has", "have", "had", "that", "which", "who", "its", "their", "his", "her", "into", "over",
    "after", "before", "between", "under", "than", "about", "will", "would", "also", "not", "this", "these", "almost",
    "more", "most",
];

/// A cut label without the small words at its end: "Seventh meeting was…" becomes "Seventh meeting…".
fn tidy(words: &str) -> String {
    let Some(head) = words.strip_suffix('…') else { return words.to_owned() };
    let mut head = head.trim_end();
    while let Some((before, last)) = head.rsplit_once(' ') {
        if !DANGLING.contains(&last.to_lowercase().as_str()) || !before.contains(' ') {
            break;
        }
        head = before.trim_end_matches([' ', ',', ';', ':']);
    }
    format!("{head}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, want: &str) {
        assert_eq!(tidy(words), want);
    }

    #[test]
    fn a_cut_label_ends_with_a_word_that_says_something() {
        check("Seventh meeting was…", "Seventh meeting…");
        check("The two sides would create a…", "The two sides would create…");
        check("Moscow issues a decree with the…", "Moscow issues a decree…");
        check("Talks are…", "Talks are…");
        check("whole words with", "whole words with");
    }

    #[test]
    fn forms_grow_shorter() {
        let measure = |text: &str, _| text.chars().count() as f32 * 6.0;
        let words = "Ministers of both governments sign an agreement about the harbour and its railway";
        let forms = forms(words, false, &measure);
        assert!(forms.len() == 5 && forms.windows(2).all(|two| two[1].width < two[0].width), "{forms:?}");
    }
}
