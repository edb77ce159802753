//! Brackets that hold one word, "a countervailing duty (CVD) petition": the parser reads the sentence without them, and
//! they come back as another name of the word in front.

use std::borrow::Cow;
use std::ops::Range;

use crate::lexicon::WordId;
use crate::model::Span;

use super::tree::{Lowered, Token};
use super::{Label, Tag};

/// Bytes of the longest bracket.
const LONGEST: usize = 24;

/// The brackets of a sentence that hold one word with a capital and have words around them.
pub(super) fn found(letters: &str) -> Vec<Range<usize>> {
    let word = |inside: &str| {
        let name = inside.trim_matches(|sign| "“”\"'`‘’".contains(sign));
        name.starts_with(char::is_uppercase) && name.len() > 1 && name.chars().all(char::is_alphanumeric)
    };
    let opens = letters.match_indices(" (").map(|(at, _)| at + 1);
    opens
        .filter_map(|open| {
            let inside = letters.get(open + 1..)?;
            let close = inside.find(')').filter(|close| *close < LONGEST)?;
            let behind = inside.get(close + 1..)?;
            let goes_on = behind.strip_prefix(' ').is_some_and(|next| next.starts_with(char::is_alphabetic));
            let before = letters.get(..open - 1)?.ends_with(char::is_alphabetic);
            (before && goes_on && word(inside.get(..close)?)).then_some(open..open + close + 2)
        })
        .collect()
}

/// "decreased by 5 % y-o-y to 9 million": shorthand that the parser takes for a noun.
pub(super) fn shorthand(letters: &str) -> Vec<Range<usize>> {
    const FORMS: [&str; 9] = ["y-o-y", "m-o-m", "q-o-q", "y/y", "m/m", "q/q", "yoy", "qoq", "w-o-w"];
    let alone = |at: usize, form: &str| {
        let front = letters.get(..at).unwrap_or_default().ends_with([' ', '(']);
        let rest = letters.get(at + form.len()..).unwrap_or_default();
        front && !rest.starts_with(|next: char| next.is_alphanumeric() || next == '-')
    };
    let mut found: Vec<Range<usize>> = Vec::new();
    for form in FORMS {
        let places = letters.match_indices(form).filter(|(at, _)| alone(*at, form));
        found.extend(places.map(|(at, _)| {
            let inside = letters[..at].ends_with('(') && letters[at + form.len()..].starts_with(')');
            if inside { at - 1..at + form.len() + 1 } else { at..at + form.len() }
        }));
    }
    found
}

/// A sentence with blanks in their place.
pub(super) fn blanked<'l>(letters: &'l str, brackets: &[Range<usize>]) -> Cow<'l, str> {
    let mut plain = Cow::Borrowed(letters);
    for bracket in brackets {
        plain.to_mut().replace_range(bracket.clone(), &" ".repeat(bracket.len()));
    }
    plain
}

/// Puts brackets back among the tokens of a sentence that begins at `start`.
pub(super) fn put_back(
    (letters, start): (&str, usize),
    brackets: &[Range<usize>],
    tokens: &mut Vec<Token>,
    lowered: &mut [Lowered],
) {
    for bracket in brackets {
        let place = tokens.partition_point(|token| (token.span.start as usize) < start + bracket.start);
        let Some(named) = place.checked_sub(1) else { continue };
        let Some(inside) = letters.get(bracket.clone()) else { continue };
        let name = |sign: char| sign.is_alphanumeric();
        let first = inside.find(name).unwrap_or(1);
        let last = inside.rfind(name).map_or(first, |last| last + 1);
        let parts = [0..1, first..last, inside.len() - 1..inside.len()];
        let tags = [Tag::OpenBracket, Tag::Name, Tag::CloseBracket];
        for at in lowered.iter_mut().map(|(at, _)| at).chain(tokens.iter_mut().filter_map(|token| token.head.as_mut()))
        {
            *at += if *at >= place { parts.len() } else { 0 };
        }
        let made = parts.into_iter().zip(tags).map(|(part, tag)| {
            let is_name = tag == Tag::Name;
            Token {
                span: Span::new(start + bracket.start + part.start, start + bracket.start + part.end),
                word: WordId::of(&inside.get(part).unwrap_or_default().to_lowercase()),
                tag,
                label: if is_name { Label::Apposition } else { Label::Punctuation },
                head: Some(if is_name { named } else { place + 1 }),
            }
        });
        let made: Vec<Token> = made.collect();
        tokens.splice(place..place, made);
    }
}

#[cfg(test)]
mod tests {
    use super::{found, shorthand};

    #[test]
    fn shorthand_of_a_comparison() {
        let forms = |letters: &str| shorthand(letters).into_iter().map(|at| letters[at].to_owned()).collect::<Vec<_>>();
        assert_eq!(forms("fell 5 % y-o-y to 9 million and 6 % year-on-year (y/y) in May"), ["y-o-y", "(y/y)"]);
        assert!(forms("the yoyo fell, a y-o-y-based rate, may/may").is_empty());
    }

    #[test]
    fn one_name_between_words() {
        let brackets = |letters: &str| found(letters).into_iter().map(|at| letters[at].to_owned()).collect::<Vec<_>>();
        assert_eq!(brackets("Lamu received a duty (CVD) petition and a rule (“Rule”) that"), ["(CVD)", "(“Rule”)"]);
        // Nothing behind it, an amount, more than a word.
        assert!(brackets("signed with Lamu (L). It rose (5 %) in May (the Pact) and").is_empty());
    }
}
