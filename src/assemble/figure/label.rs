//! Labels of figures: what, of whom, with whom, and the amount in the words of the text.

use rust_decimal::Decimal;

use crate::assemble::scene::Scene;
use crate::lexicon::gazetteer;
use crate::model::{Span, attributive, one_line, upper_first};

use super::sides::frame::Frame;
use crate::model::Metric;

fn name(state: usize) -> &'static str {
    gazetteer().state(state).map_or("", |state| state.name.as_str())
}

fn adjective(state: usize) -> &'static str {
    gazetteer().state(state).map_or("", |state| state.adjective.as_deref().unwrap_or(&state.name))
}

fn whose(state: usize) -> String {
    let name = name(state);
    if name.ends_with('s') { format!("{name}’") } else { format!("{name}’s") }
}

/// An amount in the words of the text.
#[must_use]
pub fn words(scene: &Scene<'_>, amount: Span) -> String {
    one_line(amount.of(scene.words.text)).into_owned()
}

/// An amount whose unit stands elsewhere: "16,971" under "US$ million" is "16.971 billion USD".
#[must_use]
pub fn written(value: Decimal, unit: &str) -> String {
    let scaled =
        [(12, " trillion"), (9, " billion"), (6, " million"), (0, "")].into_iter().find_map(|(zeros, word)| {
            let power = Decimal::from(10_u64.pow(zeros));
            (zeros == 0 || value.abs() >= power).then(|| value.checked_div(power)).flatten().map(|value| (value, word))
        });
    let (value, word) = scaled.unwrap_or((value, ""));
    let space = if unit == "%" { "" } else { " " };
    let sign = if value.is_sign_negative() { "−" } else { "" };
    let text = value.abs().normalize().to_string();
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let grouped = match whole.len().checked_sub(3).filter(|cut| *cut > 0) {
        Some(cut) => format!("{},{}", whole.get(..cut).unwrap_or(""), whole.get(cut..).unwrap_or("")),
        None => whole.to_owned(),
    };
    format!("{sign}{grouped}{rest}{word}{space}{unit}")
}

/// The label of a figure; `None` where the frame says too little and the clause must speak.
#[must_use]
pub fn of(
    frame: &Frame,
    whole: Option<&Frame>,
    metric: Option<Metric>,
    text: &str,
    hedge: Option<&str>,
) -> Option<String> {
    let sign = if metric == Some(Metric::Change) && frame.negative { "−" } else { "" };
    // "-12.9 %" has its sign already.
    let text = if sign.is_empty() { text } else { text.trim_start_matches(['-', '−', '–']) };
    let amount = hedge.map_or_else(|| format!("{sign}{text}"), |hedge| format!("{hedge} {sign}{text}"));
    let what = match (metric?, whole.and_then(super::label::whole)) {
        (Metric::Share, Some(of)) => {
            let part = whole.and_then(|whole| frame.states().into_iter().find(|state| !whole.states().contains(state)));
            match (frame.commodity.as_ref().map(|good| good.words.as_str()), part) {
                (Some(good), _) => format!("{good} share of {of}"),
                (None, Some(state)) => format!("{} share of {of}", whose(state)),
                (None, None) => format!("share of {of}"),
            }
        }
        (metric, _) => subject(frame, metric)?,
    };
    let line = upper_first(&format!("{what}: {amount}"));
    (line.chars().count() <= 80).then_some(line)
}

/// What a share is a share of: "India’s exports to Nepal".
#[must_use]
pub fn whole(frame: &Frame) -> Option<String> {
    subject(frame, frame.metric.filter(|metric| !matches!(metric, Metric::Share | Metric::Change))?)
}

fn subject(frame: &Frame, metric: Metric) -> Option<String> {
    let good = frame.commodity.as_ref().map(|good| good.words.as_str());
    let goods = |noun: &str| good.map_or_else(|| noun.to_owned(), |good| format!("{} {noun}", attributive(good)));
    let owned = |noun: String| frame.reporter.map_or(noun.clone(), |state| format!("{} {noun}", whose(state)));
    let states = frame.states();
    let between = match states.as_slice() {
        [a, b] => format!(" between {} and {}", name(*a), name(*b)),
        [one] => format!(" of {}", name(*one)),
        _ => String::new(),
    };
    Some(match metric {
        Metric::Trade => format!("{}{between}", goods("trade")),
        Metric::Exports => {
            owned(goods("exports")) + &frame.partner.map_or(String::new(), |state| format!(" to {}", name(state)))
        }
        Metric::Imports => {
            owned(goods("imports")) + &frame.partner.map_or(String::new(), |state| format!(" from {}", name(state)))
        }
        Metric::Balance => {
            let noun = if frame.negative { "trade deficit" } else { "trade surplus" };
            owned(noun.to_owned()) + &frame.partner.map_or(String::new(), |state| format!(" with {}", name(state)))
        }
        Metric::Tariff => {
            let on = match (frame.partner, good) {
                (Some(state), good) => format!(" on {} {}", adjective(state), good.unwrap_or("goods")),
                (None, Some(good)) => format!(" on {good}"),
                (None, None) => String::new(),
            };
            owned("tariff".to_owned()) + &on
        }
        Metric::Price => goods("price"),
        Metric::Production => owned(goods("output")),
        Metric::Share => good.map_or_else(
            || frame.metric.filter(|base| *base != Metric::Share).map(|base| format!("share of {}", base.word())),
            |good| Some(format!("{good} share")),
        )?,
        Metric::Change => {
            let base = frame.metric.filter(|base| !matches!(base, Metric::Change | Metric::Share))?;
            format!("change in {}", subject(frame, base)?)
        }
        Metric::Debt => format!("debt{between}"),
        Metric::Loan => format!("loan{between}"),
        other => owned(goods(other.word())),
    })
}
