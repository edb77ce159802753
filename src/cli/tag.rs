//! `dateline tag`: dates and quantities of texts on standard input.

use std::io::{self, BufRead, BufWriter, Write};

use anyhow::Context;
use serde::Deserialize;

use crate::export::records;
use crate::extract;
use crate::model::{DateBasis, DocDate};

#[derive(Deserialize)]
struct Input {
    doc: String,
    dct: Option<String>,
    text: String,
}

/// Tags one text a line until the input ends.
pub fn run() -> anyhow::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for (index, line) in io::stdin().lock().lines().enumerate() {
        let line = line.context("standard input cannot be read")?;
        if line.trim().is_empty() {
            continue;
        }
        let place = || format!("line {}: expected {{\"doc\", \"dct\", \"text\"}}", index + 1);
        let input: Input = serde_json::from_str(&line).with_context(place)?;
        let date = match &input.dct {
            Some(text) => DocDate {
                when: Some(text.parse().with_context(place)?),
                basis: DateBasis::Metadata,
                why: "given with the text".to_owned(),
                span: None,
            },
            None => DocDate::unknown("no date was given with the text"),
        };
        let (timexes, quantities) = extract::tag_text(&input.text, &date);
        let value = records::tags(&input.doc, input.dct.as_deref(), &input.text, &timexes, &quantities);
        serde_json::to_writer(&mut out, &value)?;
        out.write_all(b"\n")?;
    }
    out.flush().context("cannot write to standard output")
}
