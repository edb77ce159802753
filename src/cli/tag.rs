//! `dateline tag`: dates and quantities of texts on standard input.

use std::io::{self, BufWriter, Write};

use super::stream::{self, Flow, Made, Sent};
use crate::export::records;
use crate::extract;
use crate::model::DocDate;

/// Options of `tag`.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// `-` for standard input, which is also what is read without it.
    #[arg(value_name = "-", value_parser = ["-"])]
    input: Option<String>,
    #[command(flatten)]
    flow: Flow,
}

/// Tags one text a line until the input ends.
pub fn run(options: &Options) -> anyhow::Result<()> {
    stream::run(options.flow, &mut BufWriter::new(io::stdout().lock()), tag)?.told(options.flow)
}

fn tag(text: Sent) -> Made {
    let (date, told) = text.dated();
    let date = date.unwrap_or_else(|| DocDate::unknown("no date was given with the text"));
    let (timexes, quantities) = extract::tag_text(&text.text, &date);
    let value = records::tags(&text.doc, text.date.as_deref(), &text.text, &timexes, &quantities);
    let mut out = value.to_string().into_bytes();
    let _ = out.write_all(b"\n");
    Made { out, told, skipped: None }
}
