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
    let years = named_years::read(draft);
    let (later, before): (Vec<i32>, Vec<i32>) = years.told.into_iter().partition(|told| *told > year);
    // "It extended the ban to January 2018": a single one may be a plan in the words of the past.
    let sure = later.len() > 1 && later.len() > before.len();
    later.into_iter().max().filter(|_| sure)
}

#[cfg(test)]
mod tests {
    use crate::load::from_bytes;

    /// What is said of the date of a text below "12 May 2011".
    #[track_caller]
    fn check(text: &str, doubted: bool) {
        let (line, document) = from_bytes("a.txt", format!("Talks\n\n12 May 2011\n\n{text}\n").as_bytes());
        let date = document.expect("it is a document").date;
        assert_eq!(date.when.map(|when| when.to_string()).as_deref(), Some("2011-05-12"), "{text}");
        let told = line.issues.iter().any(|issue| issue.text.starts_with(crate::page::DOUBTFUL));
        assert_eq!((told, date.why.contains("may be wrong")), (doubted, doubted), "{text}");
    }

    #[test]
    fn a_date_before_what_the_text_tells_as_past_is_doubted() {
        check("Tin exports rose in March 2021, the port said. Lead shipments fell in June 2021.", true);
        check("Tin exports rose in May 2011, the port said. Lead shipments fell in June 2011.", false);
        // Plans, and one that sounds like the past.
        check("The port will open in May 2021. It plans another for June 2022 and hopes for 2023.", false);
        check("The council extended the ban to January 2018. Tin exports rose in 2010, the port said.", false);
        check("The mine shipped 2,021 tonnes and had 2500 men in 2010. Line 2040 closed in 2009.", false);
    }
}
