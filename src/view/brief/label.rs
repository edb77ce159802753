//! The words of a mark: whole, or cut where a phrase ends.

use super::style::{PLAIN, STRONG};
use crate::view::short::short;
use crate::view::text::{Measure, TextStyle};

/// One form of a label.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// The words.
    pub words: String,
    /// Where lines after the first begin, for words in several lines.
    pub breaks: Vec<usize>,
    /// Width in points of the longest line.
    pub width: f32,
}

/// Label forms: the whole words, then the short form that ends with a phrase; those of a callout in up to three lines.
/// Nothing is cut anywhere else: what "Moscow cancelled…" was about, nobody can tell, and the number of a mark without words
/// leads to all of them.
#[must_use]
pub fn forms(words: &str, callout: bool, measure: Measure) -> Vec<Form> {
    let style = if callout { STRONG } else { PLAIN };
    let form = |words: &str| Form { words: words.to_owned(), breaks: Vec::new(), width: measure(words, style) };
    let lines = |words: &str| -> Vec<Form> {
        let most = if callout { words.chars().count() / LONG + 1 } else { 1 }.min(LINES);
        (2..=most).filter_map(|lines| broken(words, lines, style, measure)).collect()
    };
    let mut all = vec![form(words)];
    all.extend(lines(words));
    if let Some(short) = short(words) {
        all.push(form(short));
        all.extend(lines(short));
    }
    all
}

/// Most lines of a callout.
const LINES: usize = 3;
/// Letters that a further line is worth.
const LONG: usize = 24;

/// Words in lines of nearly one width; `None` where there are too few spaces to break at.
fn broken(words: &str, lines: usize, style: TextStyle, measure: Measure) -> Option<Form> {
    let room = measure(words, style) / lines as f32;
    // A line ends at the space that is nearest to its share; the width that this gives is what counts.
    let spaces: Vec<(usize, f32)> =
        words.match_indices(' ').filter_map(|(at, _)| Some((at + 1, measure(words.get(..at)?, style)))).collect();
    let near = |line: usize| {
        let share = room * line as f32;
        spaces.iter().min_by(|a, b| (a.1 - share).abs().total_cmp(&(b.1 - share).abs())).map(|(at, _)| *at)
    };
    let breaks: Vec<usize> = (1..lines).map_while(near).collect();
    let whole = Form { words: words.to_owned(), breaks, width: 0.0 };
    let parts = whole.lines();
    (parts.len() == lines && parts.iter().all(|line| !line.is_empty())).then(|| {
        let width = parts.iter().map(|line| measure(line, style)).fold(0.0, f32::max);
        Form { width, ..whole.clone() }
    })
}

impl Form {
    /// The words line by line.
    #[must_use]
    pub fn lines(&self) -> Vec<&str> {
        lines(&self.words, &self.breaks)
    }
}

/// Words line by line; `breaks` are where lines after the first begin.
#[must_use]
pub fn lines<'a>(words: &'a str, breaks: &[usize]) -> Vec<&'a str> {
    let ends = breaks.iter().copied().chain([words.len()]);
    let starts = std::iter::once(0).chain(breaks.iter().copied());
    starts.zip(ends).filter_map(|(from, to)| Some(words.get(from..to)?.trim_end())).collect()
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

    #[test]
    fn a_callout_may_stand_in_lines_of_nearly_one_width() {
        let measure = |text: &str, _| text.chars().count() as f32;
        let words = "Chad signed a pact on fishing rights with Niger in Lamu";
        let forms = forms(words, true, &measure);
        let lines: Vec<Vec<&str>> = forms.iter().map(Form::lines).collect();
        assert_eq!(
            lines[..3],
            [
                vec![words],
                vec!["Chad signed a pact on fishing", "rights with Niger in Lamu"],
                vec!["Chad signed a pact", "on fishing rights", "with Niger in Lamu"],
            ]
        );
        assert_eq!(
            lines[3..],
            [vec!["Chad signed a pact on fishing rights"], vec!["Chad signed a pact", "on fishing rights"]]
        );
        assert_eq!(forms.iter().map(|form| form.width).collect::<Vec<_>>(), [55.0, 29.0, 18.0, 36.0, 18.0]);
    }
}
