//! Names that people type and read: of states, of what is measured, of a figure that was corrected.

use super::key::Key;
use super::unit;
use crate::assemble::written;
use crate::lexicon::{Naming, gazetteer, kept_name};
use crate::model::{Bounds, Hedge, Metric, Record, When, upper_first};
use crate::tag;

/// The code of the state that words name as a whole: "Russia", "north korea", "DPRK", "KP".
#[must_use]
pub fn state_of(words: &str) -> Option<&'static str> {
    let words = words.trim();
    let names = gazetteer();
    if let Some(state) = names.index(words).and_then(|at| names.state(at)) {
        return Some(kept_name(&state.code));
    }
    let title = || words.split(' ').map(upper_first).collect::<Vec<_>>().join(" ");
    [words.to_owned(), title(), words.to_uppercase()].iter().find_map(|words| {
        let tokens = tag::lex(words);
        let (length, state, naming) = names.find(|at| tokens.get(at).map(|token| (token.word, token.classes)))?;
        let state = names.state(state).filter(|_| length == tokens.len() && naming == Naming::Name)?;
        Some(kept_name(&state.code))
    })
}

/// The title of a figure as its fields stand: "DPRK coal exports to China: 34 million USD".
#[must_use]
pub fn figure_title(record: &Record) -> Option<String> {
    let figure = record.figure.as_ref()?;
    let anyhow = Bounds { start: chrono::NaiveDateTime::MIN, end: chrono::NaiveDateTime::MIN };
    let period = record.date.when.as_ref().and_then(When::bounds).unwrap_or(anyhow);
    let name = Key::of(record, figure, unit::normal(&figure.unit).0, period).name();
    let hedge = figure.hedge.map(Hedge::word).map(|hedge| format!("{hedge} ")).unwrap_or_default();
    let sign = if figure.metric == Some(Metric::Change) && figure.value.is_sign_positive() { "+" } else { "" };
    let per = figure.per.as_ref().map(|per| format!(" a {per}")).unwrap_or_default();
    let amount = format!("{hedge}{sign}{}{per}", written(figure.value, &figure.unit));
    Some(if name.is_empty() { upper_first(&amount) } else { format!("{}: {amount}", upper_first(&name)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_are_known_by_name_and_code_however_they_are_typed() {
        for (typed, code) in [("Russia", "RU"), ("north korea", "KP"), ("dprk", "KP"), ("DPRK", "KP"), ("EU", "EU")] {
            assert_eq!(state_of(typed), Some(code), "{typed}");
        }
        for typed in ["Russia and China", "Moscow", "Russian", "the red house", ""] {
            assert_eq!(state_of(typed), None, "{typed}");
        }
    }
}
