//! `dateline tag`: dates and quantities of texts on standard input.

use std::io::{self, BufRead, BufWriter, Write};

use anyhow::Context;
use serde::Deserialize;

use crate::export::records;
use crate::extract;
use crate::model::{DateBasis, DocDate};

use super::told;

#[derive(Deserialize)]
struct Input {
    doc: String,
    dct: Option<String>,
    text: String,
}

/// Tags one text a line until the input ends. A line that is none is named, left out, and counted at the end.
pub fn run() -> anyhow::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let (mut lines, mut bad) = (0, 0);
    for (index, line) in io::stdin().lock().lines().enumerate() {
        let line = line.context("standard input cannot be read")?;
        if line.trim().is_empty() {
            continue;
        }
        lines += 1;
        match read(&line) {
            Ok((input, date)) => {
                let (timexes, quantities) = extract::tag_text(&input.text, &date);
                let value = records::tags(&input.doc, input.dct.as_deref(), &input.text, &timexes, &quantities);
                serde_json::to_writer(&mut out, &value)?;
                out.write_all(b"\n")?;
            }
            Err(fault) => {
                bad += 1;
                told::say(&format!(
                    "line {} is left out: expected {{\"doc\", \"dct\", \"text\"}}: {fault:#}",
                    index + 1
                ));
            }
        }
    }
    out.flush().context("cannot write to standard output")?;
    anyhow::ensure!(bad == 0, "{bad} of {lines} lines are no texts to tag");
    Ok(())
}

/// A text and the date that stands with it.
fn read(line: &str) -> anyhow::Result<(Input, DocDate)> {
    let input: Input = serde_json::from_str(line)?;
    let date = match &input.dct {
        Some(text) => DocDate {
            when: Some(text.parse()?),
            basis: DateBasis::Metadata,
            why: "given with the text".to_owned(),
            span: None,
        },
        None => DocDate::unknown("no date was given with the text"),
    };
    Ok((input, date))
}
