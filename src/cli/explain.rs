//! `dateline explain`: how a text is read, word by word, and why its dates come out as they do.

use anyhow::Context;

use crate::extract;
use crate::lexicon::Class;
use crate::model::{DateBasis, DocDate, Quantity, Span, Timex};
use crate::tag::{self, Token};

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
    println!("Tokens");
    for token in tag::lex(text) {
        println!("  {:<16} {}", token.span.of(text), classes(&token));
    }
    let (timexes, quantities) = extract::tag_text(text, &date);
    for timex in &timexes {
        explain_date(text, timex);
    }
    for quantity in &quantities {
        explain_quantity(text, quantity);
    }
    if timexes.is_empty() && quantities.is_empty() {
        println!("\nNo date and no quantity was found.");
    }
    Ok(())
}

/// The names of a token's classes.
fn classes(token: &Token) -> String {
    Class::ALL.iter().filter(|class| token.is(**class)).map(|class| format!("{class:?}")).collect::<Vec<_>>().join(" ")
}

fn explain_date(text: &str, timex: &Timex) {
    underline(text, timex.span);
    println!(
        "  {:<9}{} {}{}",
        "TIMEX3",
        timex.kind.word(),
        timex.value,
        timex.modifier.map(|m| format!(" ({m})")).unwrap_or_default()
    );
    match &timex.when {
        Some(when) => println!("  {:<9}{when}, in words: {}", "Date", when.words()),
        None => println!("  {:<9}none", "Date"),
    }
    println!("  {:<9}{:?}: {}", "Grade", timex.grade, timex.grade.words());
    println!("  {:<9}{}", "By", timex.why.rule);
    for step in &timex.why.steps {
        println!("  {:<9}{}", step.label, step.text);
    }
    if let Some(anchor) = timex.why.anchor {
        println!("  {:<9}‘{}’", "From", anchor.of(text));
    }
}

fn explain_quantity(text: &str, quantity: &Quantity) {
    underline(text, quantity.span);
    println!("  {:<9}{} {}", "Amount", quantity.value, quantity.unit);
    if let Some((low, high)) = quantity.range {
        println!("  {:<9}{low} to {high}", "Range");
    }
    if let Some(per) = &quantity.per {
        println!("  {:<9}{per}", "Per");
    }
    if let Some(hedge) = quantity.hedge {
        println!("  {:<9}{}", "Hedge", hedge.word());
    }
    println!("  {:<9}{}", "Change", quantity.change.mark());
    println!("  {:<9}{}", "By", quantity.rule);
}

/// The line that holds a span, and carets under its words.
fn underline(text: &str, span: Span) {
    let start = text[..span.start as usize].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end as usize..].find('\n').map_or(text.len(), |at| span.end as usize + at);
    let width = |from: usize, to: usize| text.get(from..to).map_or(0, |part| part.chars().count());
    println!("\n{}", text[start..end].replace('\n', " "));
    println!(
        "{}{}",
        " ".repeat(width(start, span.start as usize)),
        "^".repeat(width(span.start as usize, span.end as usize))
    );
}
