//! Whether a document can be of the day that it gives: what it tells as past was so before it was written.

use crate::model::{DateBasis, DocDate};
use crate::page::draft::Draft;

use super::named_years;

/// The year that the text tells as past although the document's date lies before it.
pub(crate) fn told_later(draft: &Draft, date: &DocDate) -> Option<i32> {
    // What was inferred was inferred from these years.
    let given = date.when.as_ref().filter(|_| !matches!(date.basis, DateBasis::Inferred | DateBasis::User))?;
    let last = given.bounds()?.end.date().pred_opt()?;
    let year = chrono::Datelike::year(&last);
    let mut numbers = draft.text.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    let later = |digits: &str| digits.parse().is_ok_and(|named: i32| named > year);
    if !numbers.any(later) {
        return None;
    }
    named_years::read(draft).past.filter(|past| *past > year)
}
