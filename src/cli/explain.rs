//! `dateline explain`: how a text is read, word by word, and why its dates come out as they do.

use std::io::{self, Write};

use anyhow::Context;

use crate::lexicon::Class;
use crate::model::{DateBasis, DocDate, DocId, Quantity, Span, Timex};
use crate::tag::{self, Token};
use crate::{extract, load};

/// Options of `explain`.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The text to read.
    text: String,
    /// The document's own date (EDTF), to which relative dates refer.
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
}

/// Prints the tokens, then every date and quantity with its derivation, carets under its words.
pub fn run(options: &Options) -> anyhow::Result<()> {
    let date = match &options.date {
        Some(text) => DocDate {
            when: Some(text.parse().with_context(|| format!("cannot read the date ‘{text}’"))?),
            basis: DateBasis::User,
            why: "given on the command line".to_owned(),
            span: None,
        },
        None => DocDate::unknown("none was given; use --date"),
    };
    let text = &options.text;
    let mut out = io::stdout().lock();
    writeln!(out, "Tokens")?;
    for token in tag::lex(text) {
        writeln!(out, "  {:<16} {}", token.span.of(text), classes(&token))?;
    }
    let (timexes, quantities) = extract::tag_text(text, &date);
    for timex in &timexes {
        explain_date(&mut out, text, timex)?;
    }
    for quantity in &quantities {
        explain_quantity(&mut out, text, quantity)?;
    }
    let (_, document) = load::from_bytes("words.txt", text.as_bytes());
    if let Some(mut document) = document {
        document.date = date;
        for left in extract::read(&document, DocId(0)).left_out {
            let (of, words) = (left.of.of(&document.text), left.words.of(&document.text));
            writeln!(out, "\nLeft out ‘{of}’: {}, ‘{words}’", left.cue)?;
        }
    }
    if timexes.is_empty() && quantities.is_empty() {
        writeln!(out, "\nNo date and no quantity was found.")?;
    }
    Ok(())
}

/// The names of a token's classes.
fn classes(token: &Token) -> String {
    Class::ALL.iter().filter(|class| token.is(**class)).map(|class| format!("{class:?}")).collect::<Vec<_>>().join(" ")
}

fn explain_date(out: &mut impl Write, text: &str, timex: &Timex) -> io::Result<()> {
    underline(out, text, timex.span)?;
    writeln!(
        out,
        "  {:<9}{} {}{}",
        "TIMEX3",
        timex.kind.word(),
        timex.value,
        timex.modifier.map(|m| format!(" ({m})")).unwrap_or_default()
    )?;
    match &timex.when {
        Some(when) => writeln!(out, "  {:<9}{when}, in words: {}", "Date", when.words())?,
        None => writeln!(out, "  {:<9}none", "Date")?,
    }
    writeln!(out, "  {:<9}{:?}: {}", "Grade", timex.grade, timex.grade.words())?;
    writeln!(out, "  {:<9}{}", "By", timex.why.rule)?;
    for step in &timex.why.steps {
        writeln!(out, "  {:<9}{}", step.label, step.text)?;
    }
    if let Some(anchor) = timex.why.anchor {
        writeln!(out, "  {:<9}‘{}’", "From", anchor.of(text))?;
    }
    Ok(())
}

fn explain_quantity(out: &mut impl Write, text: &str, quantity: &Quantity) -> io::Result<()> {
    underline(out, text, quantity.span)?;
    writeln!(out, "  {:<9}{} {}", "Amount", quantity.value, quantity.unit)?;
    if let Some((low, high)) = quantity.range {
        writeln!(out, "  {:<9}{low} to {high}", "Range")?;
    }
    if let Some(per) = &quantity.per {
        writeln!(out, "  {:<9}{per}", "Per")?;
    }
    if let Some(hedge) = quantity.hedge {
        writeln!(out, "  {:<9}{}", "Hedge", hedge.word())?;
    }
    writeln!(out, "  {:<9}{}", "Change", quantity.change.mark())?;
    writeln!(out, "  {:<9}{}", "By", quantity.rule)
}

/// The line that holds a span, and carets under its words.
fn underline(out: &mut impl Write, text: &str, span: Span) -> io::Result<()> {
    let start = text[..span.start as usize].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end as usize..].find('\n').map_or(text.len(), |at| span.end as usize + at);
    let width = |from: usize, to: usize| text.get(from..to).map_or(0, |part| part.chars().count());
    writeln!(out, "\n{}", text[start..end].replace('\n', " "))?;
    writeln!(
        out,
        "{}{}",
        " ".repeat(width(start, span.start as usize)),
        "^".repeat(width(span.start as usize, span.end as usize))
    )
}
