//! Which events tell nothing but a figure: "Exports reached $9.7 billion in 2006" is a value of a chart, no event.
//!
//! Figures stand in the charts, over their periods. The same sentence as an event on a lane would be a second mark for
//! one fact, and counted twice; it stays in the table and in the source, and what does happen in a sentence with an
//! amount (a loan is written off, a duty comes into force) stays an event.

use crate::model::{Category, Figure, Record, Span};

/// For each record of a document whether it is an event that only tells a figure of the same sentence and date.
#[must_use]
pub fn retold(records: &[Record], text: &str) -> Vec<bool> {
    let figures: Vec<(Span, &Record, &Figure)> = records
        .iter()
        .filter_map(|record| Some((record.evidence.sentence, record, record.figure.as_deref()?)))
        .collect();
    records
        .iter()
        .map(|record| {
            let may = matches!(record.category, Category::Trade | Category::Other | Category::Statement);
            if record.figure.is_some() || !may {
                return false;
            }
            // Records stand in the order of the text.
            let sentence = record.evidence.sentence;
            let from = figures.partition_point(|(other, ..)| other.start < sentence.start);
            let same = figures.iter().skip(from).take_while(|(other, ..)| other.start == sentence.start);
            same.into_iter().any(|(_, other, figure)| tells(record, other, figure, text))
        })
        .collect()
}

fn tells(event: &Record, other: &Record, figure: &Figure, text: &str) -> bool {
    if event.date.when.is_none() || event.date.when != other.date.when {
        return false;
    }
    let amount = other.evidence.amount.map_or("", |span| span.of(text));
    let named = !amount.is_empty() && event.label.contains(amount);
    match figure.metric {
        Some(metric) => named && metric.comes_about(),
        // Nothing says what is measured, and both are called the same.
        None => named && other.label.starts_with(&*event.label),
    }
}

#[cfg(test)]
mod tests {
    use super::retold;
    use crate::corpus;

    #[track_caller]
    fn check(sentence: &str, expected: bool) {
        let text = format!("Port news\n\n9 June 2009\n\n{sentence}\n");
        let (_, article) = corpus::read_bytes("port.txt", text.as_bytes());
        let article = article.expect("it is read");
        let records = &article.reading.records;
        let flags = retold(records, &article.document.text);
        let events = records.iter().zip(&flags).filter(|(record, _)| record.figure.is_none());
        let labels: Vec<_> = records.iter().map(|record| record.label.to_string()).collect();
        assert!(records.iter().any(|record| record.figure.is_some()), "{labels:?}");
        let all: Vec<bool> = events.map(|(_, flag)| *flag).collect();
        assert_eq!(all.iter().all(|flag| *flag), expected, "{labels:?} {all:?}");
    }

    #[test]
    fn a_sentence_that_only_tells_a_figure_is_no_event() {
        check("Norway's exports to Finland reached $9.7 billion in 2006.", true);
        check("Trade between Norway and Finland came to $4.2 billion in 2007.", true);
    }

    #[test]
    fn what_happens_in_a_sentence_with_an_amount_stays_an_event() {
        check("Norway and Finland signed a loan agreement on 2 March 2009 worth $300 million.", false);
        check("Finland wrote off $2 billion of Norway's debt on 3 April 2009.", false);
    }
}
