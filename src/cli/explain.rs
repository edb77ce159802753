//! `dateline explain`: what is read in a text, and why: its events and figures, its dates and amounts, and on demand
//! its words and trees.

use std::io::{self, Write};

use anyhow::Context;

use crate::export::edtf::edtf;
use crate::export::plain;
use crate::extract;
use crate::grammar;
use crate::lexicon::Class;
use crate::model::{DateBasis, DocDate, DocId, Metric, Quantity, Record, Span, Timex};
use crate::segment;
use crate::tag::{self, Token};

/// Options of `explain`.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The text to read.
    text: String,
    /// The document's own date (EDTF), to which relative dates refer.
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    /// Also the words with the classes that the rules see.
    #[arg(long)]
    tokens: bool,
}

/// Prints the records, then every date and quantity with its derivation, carets under its words.
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
    let text = &*plain::text(&options.text);
    let reading = extract::read(&extract::plain(text, date.clone()), DocId(0));
    let (timexes, quantities) = extract::tag_text(text, &date);
    let mut out = io::stdout().lock();
    if reading.records.is_empty() {
        writeln!(out, "No event and no figure is read in it.")?;
    }
    for record in &reading.records {
        explain_record(&mut out, text, record)?;
    }
    for timex in &timexes {
        explain_date(&mut out, text, timex)?;
    }
    for quantity in &quantities {
        explain_quantity(&mut out, text, quantity)?;
    }
    for left in &reading.left_out {
        writeln!(out, "\nLeft out ‘{}’: {}, ‘{}’", left.of.of(text), left.cue, left.words.of(text))?;
    }
    if timexes.is_empty() && quantities.is_empty() {
        writeln!(out, "\nNo date and no quantity was found.")?;
    }
    if options.tokens {
        writeln!(out, "\nTokens")?;
        for token in tag::lex(text) {
            writeln!(out, "  {:<16} {}", token.span.of(text), classes(&token))?;
        }
        for sentence in segment::sentences(text, Span::new(0, text.len())) {
            explain_tree(&mut out, text, sentence)?;
        }
    }
    Ok(())
}

/// An event or a figure as it would stand on the timeline.
fn explain_record(out: &mut impl Write, text: &str, record: &Record) -> io::Result<()> {
    underline(out, text, record.evidence.clause)?;
    let kind = if record.figure.is_some() { "Figure" } else { "Event" };
    writeln!(out, "  {kind:<9}{}", record.label)?;
    match &record.date.when {
        Some(when) => writeln!(out, "  {:<9}{} ({})", "When", when.words(), edtf(when))?,
        None => writeln!(out, "  {:<9}not known", "When")?,
    }
    writeln!(out, "  {:<9}{}", "Why", record.why(text))?;
    writeln!(out, "  {:<9}{:?}: {}", "Grade", record.date.grade, record.date.grade.words())?;
    writeln!(out, "  {:<9}{}, {}", "Kind", record.category.word(), record.modality.word())?;
    if !record.actors.is_empty() {
        writeln!(out, "  {:<9}{}", "Actors", record.actors.join(", "))?;
    }
    let Some(figure) = &record.figure else { return Ok(()) };
    let per = figure.per.as_ref().map(|per| format!(" per {per}")).unwrap_or_default();
    writeln!(out, "  {:<9}{} {}{per}", "Value", figure.value.normalize(), figure.unit)?;
    let roles = [
        ("Metric", figure.metric.map(Metric::word)),
        ("Of", figure.commodity.as_ref().map(|good| good.words.as_str())),
        ("Whose", figure.reporter),
        ("With", figure.partner),
        ("Party", figure.parties_why()),
        ("Said by", figure.said_by.as_deref()),
    ];
    let unsure = figure.unsure();
    let unsure = unsure.iter().map(|why| ("Unsure", Some(why.as_str())));
    for (name, told) in roles.into_iter().chain(unsure).filter_map(|(name, told)| Some((name, told?))) {
        writeln!(out, "  {name:<9}{told}")?;
    }
    Ok(())
}

/// The names of a token's classes.
fn classes(token: &Token) -> String {
    Class::ALL.iter().filter(|class| token.is(**class)).map(|class| format!("{class:?}")).collect::<Vec<_>>().join(" ")
}

/// The tree of a sentence: each word, its part of speech, what it is to which other word.
fn explain_tree(out: &mut impl Write, text: &str, sentence: Span) -> io::Result<()> {
    let Some(tree) = grammar::parse(text, sentence) else { return Ok(()) };
    writeln!(out, "\nTree")?;
    for token in tree.tokens() {
        let head = token.head.and_then(|head| tree.get(head)).map_or("", |head| head.span.of(text));
        writeln!(out, "  {:<16} {:<5} {:<10} {head}", token.span.of(text), token.tag.name(), token.label.name())?;
    }
    Ok(())
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
    writeln!(out, "  {:<9}‘{}’", "Words", timex.span.of(text))?;
    for step in &timex.why.steps {
        writeln!(out, "  {:<9}{}", step.kind.word(), step.text)?;
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
