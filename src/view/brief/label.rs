//! The words of a mark: whole, or cut where a phrase ends.

use super::style::{PLAIN, STRONG};
use crate::view::short::short;
use crate::view::text::Measure;

/// One form of a label.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// The words.
    pub words: String,
    /// Their width in points.
    pub width: f32,
}

/// Label forms: the whole words, then the short form that ends with a phrase. Nothing is cut anywhere else: what "Moscow
/// cancelled…" was about, nobody can tell, and the number of a mark without words leads to all of them.
#[must_use]
pub fn forms(words: &str, callout: bool, measure: Measure) -> Vec<Form> {
    let style = if callout { STRONG } else { PLAIN };
    let form = |words: &str| Form { words: words.to_owned(), width: measure(words, style) };
    let whole = form(words);
    let short = short(words).map(form).filter(|short| short.width < whole.width);
    std::iter::once(whole).chain(short).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_whole_or_ends_with_a_phrase() {
        let measure = |text: &str, _| text.chars().count() as f32 * 6.0;
        let forms = |words| forms(words, false, &measure).into_iter().map(|form| form.words).collect::<Vec<_>>();
        let long = "Chad signed a pact on fishing rights with Niger in Lamu";
        assert_eq!(forms(long), [long, "Chad signed a pact on fishing rights"]);
        assert_eq!(forms("Chad signed a pact"), ["Chad signed a pact"]);
        let tight = "Chad will open the border in the north unless Niger objects in May";
        assert_eq!(forms(tight), [tight], "no form is false");
    }
}
