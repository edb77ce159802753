//! What is odd about the date of a document on the day on which somebody looks at it.

use chrono::{Days, Local, NaiveDate};

use super::Article;
use crate::load::Issue;
use crate::model::DateBasis;
use crate::page;

impl Article {
    /// The finding about a date that has not come yet.
    #[must_use]
    pub fn not_yet(&self) -> Option<Issue> {
        self.not_by(Local::now().date_naive())
    }

    fn not_by(&self, today: NaiveDate) -> Option<Issue> {
        let date = &self.document.date;
        let start = date.when.as_ref().filter(|_| date.basis != DateBasis::User)?.bounds()?.start.date();
        // East of here it may be tomorrow.
        (start > today.checked_add_days(Days::new(1))?).then(|| page::doubtful("it lies in the future"))
    }
}

#[cfg(test)]
mod tests {
    use crate::corpus::read_bytes;

    #[test]
    fn a_date_that_has_not_come_is_doubted() {
        let (_, article) = read_bytes("a.txt", b"Talks in Oslo\n\n12 March 2031\n\nNorway and Finland met in Oslo.\n");
        let article = article.expect("it is a document");
        let on = |day: &str| article.not_by(day.parse().expect("a day")).is_some();
        assert_eq!(
            [on("2031-03-10"), on("2031-03-11"), on("2031-03-12"), on("2032-01-01")],
            [true, false, false, false]
        );
    }
}
