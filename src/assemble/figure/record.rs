//! From drafts to records: modality, label, confidence, and the level before where it follows by arithmetic.

use std::sync::Arc;

use chrono::NaiveDateTime;

use crate::assemble::actors;
use crate::assemble::claim::stance::Because;
use crate::assemble::claim::{counter, stance};
use crate::assemble::headline;
use crate::assemble::scene::{Scene, Sentence};
use crate::model::{
    Category, DateReading, Evidence, Figure, FigureChange, Grade, Modality, Record, Run, StepKind, When,
};
use crate::tag::{WordSet, set, words};

use super::came_from::expected_before;
use super::change::{Told, link_changes};
use super::derived::{self, Written};
use super::draft::Draft;
use super::evidence;
use super::hedge;
use super::label;
use super::measure::signed;
use super::metric::Passed;
use super::sort::Sort;
use super::unit;
use crate::model::Metric;

/// What ends a list of amounts.
const LIST_ENDS: &WordSet = words!("; but while from to compared against (");

/// The records of a sentence's drafts, each level followed by the one before it where that follows by arithmetic.
pub fn records(scene: &Scene<'_>, sentence: &Sentence, drafts: Vec<Draft>, passed: &[Passed]) -> Vec<Record> {
    let told = link_changes(scene, sentence, &drafts);
    let amount = |at: usize| drafts.get(at).map(|draft| scene.quantity(draft.quantity));
    let priors: Vec<Option<Written>> = (0..drafts.len())
        .map(|at| {
            let told = told.get(at).and_then(Option::as_ref).filter(|told| told.pair.level == Some(at))?;
            let percent = amount(told.pair.change).filter(|percent| !percent.fraction && percent.range.is_none())?;
            let open = told.change.base_value.is_none();
            open.then_some(Written { value: told.change.percent, span: percent.span })
        })
        .collect();
    let mut records = Vec::with_capacity(drafts.len());
    let mut before = None;
    for ((draft, told), prior) in drafts.into_iter().zip(told).zip(priors) {
        let written = scene.quantity(draft.quantity);
        let amount = Written { value: written.value, span: written.span };
        let words = scene.quantity_words[draft.quantity];
        let start = draft.dated.reading.when.as_ref().and_then(When::bounds).map(|bounds| bounds.start);
        // "a target of $5 million, $3 million in 2014": of a time before it, it is no part of the plan.
        let goes_on = |(end, from, modality): &(usize, Option<NaiveDateTime>, Modality)| {
            let gap = Run::new(*end, words.start);
            let later =
                *modality == Modality::Forecast && from.is_some() && start > *from && is_foretold_on(scene, gap);
            is_listed(scene, gap) && start >= *from || in_its_bracket(scene, gap) || later
        };
        let listed = before.filter(goes_on).map(|(_, _, modality)| modality);
        let level = noted(scene, record(scene, sentence, draft, told, listed), passed);
        before = level.figure.as_ref().map(|figure| (words.end, start, figure.modality));
        let base = level.figure.as_ref().and_then(|figure| figure.change.as_ref()?.base.clone());
        let before = prior.zip(base).and_then(|(percent, base)| derived::before(scene, &level, amount, percent, &base));
        records.push(level);
        records.extend(before);
    }
    records.iter_mut().filter_map(|record| record.figure.as_mut()).for_each(|figure| unit::settle(figure));
    records
}

/// "will buy $15 billion of energy, $4 billion of grain and 50 jets": between two amounts of one list.
fn is_listed(scene: &Scene<'_>, gap: Run) -> bool {
    let words = &scene.words;
    gap.len() <= 12
        && gap.any(|at| words.any(at, set![",", "and"]))
        && !gap.any(|at| words.verb(at).is_some() || words.any(at, LIST_ENDS))
}

/// "is projected to drop by 7 % in 2025 and by 5 % in 2026, before rising by 4 % in 2027": a forecast goes on year by year.
fn is_foretold_on(scene: &Scene<'_>, gap: Run) -> bool {
    let words = &scene.words;
    let joined = gap.any(|at| words.any(at, set!["and", "before", "then"]));
    joined && gap.all(|at| !words.any(at, set![";", "but", "while", "from", "compared", "was", "were", "had"]))
}

/// "up 7.7 million tonnes (1.0 percent)": the same change.
fn in_its_bracket(scene: &Scene<'_>, gap: Run) -> bool {
    gap.len() == 1 && scene.words.is(gap.start, "(")
}

/// "Japan will immediately increase imports by 5 %": what a state says that it does is its plan, and no forecast.
fn state_will(scene: &Scene<'_>, amount: usize) -> bool {
    const ACTS: &WordSet =
        words!("increase raise lift cut reduce lower expand eliminate remove retain keep buy purchase import impose");
    let words = &scene.words;
    let acts = |at: &usize| {
        let adverb = usize::from(words.str(at + 1).ends_with("ly"));
        words.is(*at, "will") && words.any(at + 1 + adverb, ACTS)
    };
    let will = (amount.saturating_sub(14)..amount).rev().find(acts);
    will.and_then(|will| will.checked_sub(1)).is_some_and(|at| scene.mention_at(at).is_some())
}

/// What a draft claims to be, and what says so; `listed` is what the amount before it in one list claims.
fn claimed_as<'s>(
    scene: &Scene<'_>,
    sentence: &'s Sentence,
    draft: &Draft,
    listed: Option<Modality>,
) -> stance::Claim<'s> {
    let Draft { measure, dated, cell, came_from, .. } = draft;
    let range = scene.quantity_words[draft.quantity];
    let (modality, claim) = match cell {
        Some(cell) => (cell.modality.unwrap_or(Modality::Actual), None),
        None => stance::of_figure(scene, sentence, range.start, dated.reading.when.as_ref()),
    };
    let will = claim.and_then(Because::cue).is_none_or(|cue| scene.words.any(cue.words.start, set!["will", "would"]));
    let comes = !measure.acted && measure.metric.is_some_and(Metric::comes_about);
    let aid = matches!(measure.metric, Some(Metric::Aid | Metric::Loan)) && stance::promises(scene, sentence);
    let promised = measure.sort == Sort::Money && (aid || stance::promised(scene, sentence, range.start));
    let (modality, claim) = match listed.filter(|_| modality == Modality::Actual) {
        _ if hedge::expected(scene, range) => (Modality::Forecast, Some(Because::Guard("guard.expected"))),
        _ if promised => (Modality::Planned, claim.or(Some(Because::Guard("guard.promised")))),
        Some(listed) if listed != Modality::Actual => (listed, Some(Because::Guard("guard.listed"))),
        _ => (modality, claim),
    };
    if expected_before(scene, draft.quantity) {
        return (Modality::Forecast, Some(Because::Guard("guard.expected")));
    }
    let comes = comes && !state_will(scene, range.start);
    let modality = if modality == Modality::Planned && will && comes { Modality::Forecast } else { modality };
    // "will rise to 9 million from 8 million last year": what it came from is told.
    let over = || {
        let ends = |when: Option<&When>| when.and_then(When::bounds).map(|bounds| bounds.end);
        let written = ends(scene.parts.document.date.when.as_ref());
        ends(dated.reading.when.as_ref()).zip(written).is_some_and(|(end, written)| end <= written)
    };
    let ahead = matches!(modality, Modality::Forecast | Modality::Planned | Modality::Target);
    let from = *came_from || hedge::is_base(scene, range);
    (if ahead && from && over() { Modality::Actual } else { modality }, claim)
}

/// `listed` is the modality of the amount before it in one list.
fn record(
    scene: &Scene<'_>,
    sentence: &Sentence,
    draft: Draft,
    told: Option<Told>,
    listed: Option<Modality>,
) -> Record {
    let quantity = scene.quantity(draft.quantity);
    let range = scene.quantity_words[draft.quantity];
    let roles = evidence::of(scene, sentence, &draft);
    let (modality, claim) = claimed_as(scene, sentence, &draft, listed);
    let Draft { measure, frame, dated, inherited, unit, per, cell, whole, .. } = draft;
    let clause = scene.words.span(sentence.segment_of(range.start));
    let directed = measure.metric.is_some_and(Metric::is_bilateral)
        || matches!(measure.metric, Some(Metric::Production | Metric::Loan | Metric::Aid | Metric::Investment));
    let change = told.map(|told| told.change).or_else(|| {
        let cell = cell.as_ref().filter(|_| measure.metric == Some(Metric::Change) && unit == "%")?;
        let percent = signed(quantity.value, measure.negative);
        Some(FigureChange { percent, base: cell.base.clone(), base_value: None, base_words: None })
    });
    let figure = Figure {
        value: signed(quantity.value, measure.negative),
        range: quantity.range.map(|(low, high)| if measure.negative { (-high.abs(), -low.abs()) } else { (low, high) }),
        unit,
        per,
        hedge: quantity.hedge,
        metric: measure.metric,
        parties: actors::codes(&frame.states()),
        reporter: frame.reporter.filter(|_| directed).and_then(actors::code),
        partner: frame.partner.filter(|_| directed).and_then(actors::code),
        commodity: frame.commodity.clone(),
        roles,
        of: whole.as_ref().or(Some(&frame).filter(|_| measure.metric == Some(Metric::Change))).and_then(label::whole),
        modality,
        change: change.map(Box::new),
        said_by: stance::said_by(scene, sentence)
            .or_else(|| counter::of(cell.as_ref()?.heads.caption?.of(scene.words.text))),
        derived: false,
        arithmetic: None,
        cell: cell.as_ref().map(|cell| cell.heads),
        statistic: None,
    };
    let written = match &cell {
        Some(_) if measure.metric == Some(Metric::Balance) => label::written(figure.value.abs(), &figure.unit),
        Some(_) => label::written(figure.value, &figure.unit),
        None => label::words(scene, quantity.span),
    };
    let label =
        label::of(&frame, whole.as_ref(), measure.metric, &written, quantity.hedge.map(crate::model::Hedge::word))
            .unwrap_or_else(|| headline::plain(scene, sentence.segment_of(range.start)));
    let certain = measure.metric.is_some() && !inherited;
    let dated_well = dated.reading.grade <= Grade::B;
    Record {
        id: scene.parts.names.name("figure", &[Some(quantity.span)]),
        evidence: Evidence {
            document: scene.parts.id,
            paragraph: sentence.paragraph,
            sentence: cell.as_ref().map_or(sentence.span, |cell| cell.span),
            clause: if cell.is_some() { sentence.span } else { clause },
            date: dated.span,
            amount: Some(quantity.span),
        },
        label: label.into(),
        category: category(measure.metric),
        modality: match modality {
            Modality::Target => Modality::Planned,
            Modality::Estimate => Modality::Actual,
            other => other,
        },
        actors: figure.parties.clone(),
        confidence: match (certain, dated_well) {
            (true, true) => 0.92,
            (true, false) | (false, true) => 0.75,
            (false, false) => 0.6,
        },
        figure: Some(Box::new(figure)),
        date: claimed(scene, dated.reading, claim, modality),
    }
}

/// What says what an amount claims to be stands among the steps of its derivation.
fn claimed(scene: &Scene<'_>, mut date: DateReading, claim: Option<Because<'_>>, modality: Modality) -> DateReading {
    let (words, id) = match claim {
        Some(Because::Cue(cue)) => (scene.words.span(cue.words).of(scene.words.text), cue.id),
        Some(Because::Guard(id)) => (modality.word(), id),
        None => return date,
    };
    Arc::make_mut(&mut date.derivation).step(StepKind::ToldAs, format!("‘{words}’ ({id})"));
    date
}

/// Where nothing says what an amount measures, the words that seem to say it stand among the steps, with why they do not.
fn noted(scene: &Scene<'_>, mut record: Record, passed: &[Passed]) -> Record {
    if record.figure.as_ref().is_some_and(|figure| figure.metric.is_none()) {
        let derivation = Arc::make_mut(&mut record.date.derivation);
        for (words, rule) in passed {
            let words = scene.words.span(*words).of(scene.words.text);
            derivation.step(StepKind::Check, format!("‘{words}’ measures nothing here ({rule})"));
        }
    }
    record
}

fn category(metric: Option<Metric>) -> Category {
    match metric {
        Some(Metric::Investment) => Category::Investment,
        Some(Metric::Aid) => Category::Aid,
        Some(Metric::Debt | Metric::Loan) => Category::Debt,
        Some(_) => Category::Trade,
        None => Category::Other,
    }
}
