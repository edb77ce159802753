//! From a time expression to the date of a record, with the reason in one sentence.

use std::borrow::Cow;
use std::sync::Arc;

use crate::model::{Basis, DateReading, Derivation, Grade, Span, StepKind, Timex, When, Why, lower_first, one_line};

use super::scene::Scene;

/// A date and the words that tell it.
#[derive(Debug, Clone, PartialEq)]
pub struct Dated {
    /// The date or why there is none.
    pub reading: DateReading,
    /// The words, where there are some.
    pub span: Option<Span>,
}

/// The date of a time expression.
#[must_use]
pub fn of(scene: &Scene<'_>, at: usize) -> Dated {
    let timex = scene.timex(at);
    let reading = DateReading {
        when: timex.when.clone(),
        basis: timex.basis,
        grade: if timex.when.is_some() { timex.grade } else { Grade::U },
        why: why(scene, timex),
        derivation: Arc::clone(&timex.why),
    };
    Dated { reading, span: Some(timex.span) }
}

fn why(scene: &Scene<'_>, timex: &Timex) -> Why {
    let text = one_line(timex.span.of(&scene.parts.document.text));
    let known = timex.when.as_ref().filter(|when| when.bounds().is_some());
    let Some(when) = known else {
        let reason = timex.why.steps.last().map(|step| step.text.as_ref()).filter(|text| !text.is_empty());
        let reason = reason.map_or_else(|| Cow::Owned(lower_first(&scene.parts.document.date.why)), Cow::Borrowed);
        return format!("‘{text}’ cannot be placed: {reason}").into();
    };
    if timex.basis == Basis::Explicit {
        return Why::Written;
    }
    let steps: Vec<&str> = timex
        .why
        .steps
        .iter()
        .filter(|step| matches!(step.kind, StepKind::Anchor | StepKind::Rule | StepKind::Check))
        .map(|step| step.text.trim_end_matches('.'))
        .collect();
    if steps.is_empty() {
        format!("‘{text}’ is {}.", when.words()).into()
    } else {
        ["‘", &text, "’ is ", &when.words(), ": ", &steps.join("; "), "."].concat().into()
    }
}

impl Dated {
    /// No date, and why.
    #[must_use]
    pub fn unknown(why: impl Into<Why>) -> Self {
        let reading = DateReading {
            when: None,
            basis: Basis::Inferred,
            grade: Grade::U,
            why: why.into(),
            derivation: Derivation::by("assemble/none").shared(),
        };
        Self { reading, span: None }
    }

    /// The same date with another reason, as told elsewhere.
    #[must_use]
    pub fn inherited(&self, rule: &'static str, reason: impl Into<Cow<'static, str>>) -> Self {
        let reason: Cow<'static, str> = reason.into();
        let mut derivation = Derivation::by(rule);
        derivation.step(StepKind::Rule, reason.clone());
        derivation.anchor = self.span.or(self.reading.derivation.anchor);
        let when = self.reading.when.clone();
        let words = when.as_ref().map_or_else(|| "unknown".to_owned(), When::words);
        let reading = DateReading {
            grade: if when.is_some() { Grade::C.max(self.reading.grade) } else { Grade::U },
            when,
            basis: Basis::Inferred,
            why: format!("{words}: {reason}.").into(),
            derivation: derivation.shared(),
        };
        Self { reading, span: None }
    }

    /// Another date that follows from this one.
    #[must_use]
    pub fn derived(&self, when: Option<When>, rule: &'static str, words: &str, span: Option<Span>) -> Self {
        let Some(when) = when else {
            return Self { span, ..Self::unknown(format!("‘{words}’ points to a period that is not known.")) };
        };
        let from = self.reading.when.as_ref().map_or_else(|| "the period before".to_owned(), When::words);
        let mut derivation = Derivation::by(rule);
        derivation.step(StepKind::Anchor, from.clone());
        derivation.anchor = self.span;
        let reading = DateReading {
            why: format!("‘{words}’ is {}, counted from {from}.", when.words()).into(),
            when: Some(when),
            basis: Basis::Relative,
            grade: Grade::B.max(self.reading.grade.min(Grade::C)),
            derivation: derivation.shared(),
        };
        Self { reading, span }
    }
}
