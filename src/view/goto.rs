//! Where to go: a date in EDTF or in words, read by the same rules as the articles, as a window of time.

use super::window::{DAY, Window};
use crate::extract;
use crate::model::{DateBasis, DocDate, When};

/// Reads a date relative to `today`, the newest document's date: "2021-05", "mid 2021", "last quarter", "March 2015".
///
/// # Errors
/// One sentence where the words are no date, or none with a year.
pub fn read(text: &str, today: Option<&When>) -> Result<(When, Window), String> {
    let text = text.trim();
    if text.is_empty() {
        return Err("Type a date, such as 2021, May 2021, mid 2021 or last quarter".to_owned());
    }
    // "2014..2016", as questions write it.
    let range = || text.replacen("..", "/", 1).parse::<When>().ok();
    let plain = text.parse::<When>().ok().or_else(range);
    let Some(when) = plain.or_else(|| When::from_words(text)).or_else(|| words(text, today)) else {
        let short: String = text.chars().take(40).collect();
        return Err(format!("“{short}” is no date that can be read. Try 2021, May 2021, mid 2021 or 2021-05-03"));
    };
    let Some(bounds) = when.bounds() else {
        return Err(format!("{} has no year, so it has no place on the axis", when.words()));
    };
    let span = Window::between(bounds.start, bounds.end);
    // As much again on either side, so that it is seen where the date lies.
    let around = (span.length() * 0.75).max(2.0 * DAY);
    Ok((when, Window::new(span.start - around, span.end + around)))
}

fn words(text: &str, today: Option<&When>) -> Option<When> {
    let date =
        DocDate { when: today.cloned(), basis: DateBasis::User, why: "the newest document".to_owned(), span: None };
    // Told as a sentence tells it: a date alone has no tense to go by.
    [text.to_owned(), format!("It happened in {text}."), format!("It happened {text}.")].iter().find_map(|words| {
        let (timexes, _) = extract::tag_text(words, &date);
        timexes.into_iter().find_map(|timex| timex.when.filter(|when| when.bounds().is_some()))
    })
}

#[cfg(test)]
mod tests {
    use super::read;

    #[track_caller]
    fn check(text: &str, want: &str) {
        let today = "2022-05-10".parse().expect("EDTF");
        let (when, window) = read(text, Some(&today)).expect("a date");
        assert_eq!(when.to_string(), want, "{text}");
        let bounds = when.bounds().expect("bounds");
        assert!(window.shows(crate::view::window::seconds(bounds.start), crate::view::window::seconds(bounds.end)));
    }

    #[test]
    fn edtf_and_words_are_read() {
        check("2021", "2021");
        check("2021-05", "2021-05");
        check("198X", "198X");
        check("2014..2016-05", "2014/2016-05");
        check("March 2015", "2015-03");
        check("3 May 2011", "2011-05-03");
        check("last year", "2021");
        check("last quarter", "2022-33");
    }

    #[test]
    fn what_is_no_date_is_one_sentence() {
        let error = read("the red house", None).expect_err("no date");
        assert!(error.contains("the red house") && !error.contains('\n'), "{error}");
        assert!(read("  ", None).is_err());
        assert!(read("XXXX-03", None).is_err_and(|error| error.contains("no year")));
    }
}
