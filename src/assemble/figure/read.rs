//! Figures: every amount of trade with its metric, its states, its period and the change told beside it.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::assemble::actors::{self, Topic};
use crate::assemble::claim::stance;
use crate::assemble::cue::{Found, Sign};
use crate::assemble::headline;
use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::goods;
use crate::model::{
    Category, DateReading, Evidence, Figure, FigureChange, Grade, LeftOut, Modality, ParagraphKind, Quantity, Record,
};
use crate::tag::set;

use super::anaphora::{
    anaphoric, elliptic, fits, inherit, listed, names_figure, other_way, refers_back, turned, words_it,
};
use super::change::{Told, date_changes, link_changes};
use super::date::{self, Times};
use super::derived::{self, Written};
use super::draft::Draft;
use super::measure::{self, Measure, Sort, signed};
use super::metric::{self, Cue, Metric};
use super::sides::direction::{self, Frame};
use super::sides::roles::{self, Discourse};
use super::table::Table;
use super::unit::{rate, units};
use super::{cell, label, share};

/// What is carried from sentence to sentence.
#[derive(Default)]
pub struct Memory {
    discourse: Discourse,
    /// The periods told so far.
    times: Times,
    /// Caption and columns of the running table.
    table: Table,
    /// The good in the title.
    title_good: Option<String>,
    /// The good that the running paragraph speaks of.
    good: Option<(u32, String)>,
    /// Time expressions that date figures; true where a tariff is dated.
    pub periods: BTreeMap<usize, bool>,
}

/// The metric words of a sentence with their frames, and what the document is about.
struct Named<'n> {
    cues: &'n [Cue],
    frames: &'n [Frame],
    topic: &'n Topic,
}

/// Reads the figures of a sentence.
pub fn read(
    scene: &Scene<'_>,
    sentence_at: usize,
    topic: &Topic,
    memory: &mut Memory,
    left_out: &mut Vec<LeftOut>,
) -> Vec<Record> {
    let sentence = &scene.sentences[sentence_at];
    if matches!(sentence.kind, ParagraphKind::Title | ParagraphKind::Heading | ParagraphKind::Byline) {
        memory.times.heading(scene, sentence);
    }
    if matches!(sentence.kind, ParagraphKind::Byline | ParagraphKind::Furniture) {
        return Vec::new();
    }
    if let Some(cue) = sentence.cue(Sign::Page, &sentence.words) {
        let amounts = sentence.quantities.clone().map(|at| scene.quantity(at).span);
        left_out.extend(amounts.map(|of| scene.left_out(sentence, of, cue.id, cue.words.clone())));
        return Vec::new();
    }
    memory.table.read(scene, sentence_at, topic);
    let cues = metric::cues(&scene.words, sentence.words.clone());
    let frames: Vec<Frame> = cues.iter().map(|cue| direction::frame(scene, sentence, cue)).collect();
    let named = Named { cues: &cues, frames: &frames, topic };
    let mut drafts: Vec<Draft> = Vec::new();
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for at in sentence.quantities.clone() {
        if sentence.kind == ParagraphKind::Row && memory.table.measures() {
            let directed = memory.discourse.directed.as_ref();
            drafts.extend(cell::read(scene, sentence, at, topic, &memory.table, directed));
            continue;
        }
        let Some(draft) = draft(scene, sentence, at, &named, memory, &drafts, &mut taken) else {
            continue;
        };
        drafts.push(draft);
    }
    date_changes(scene, &mut drafts);
    for (timex, quantity) in &taken {
        let tariff =
            drafts.iter().any(|draft| draft.quantity == *quantity && draft.measure.metric == Some(Metric::Tariff));
        *memory.periods.entry(*timex).or_default() |= tariff;
    }
    memory.times.sentence(scene, sentence);
    note_good(scene, sentence, memory);
    if !scene.mentions_in(&sentence.words).is_empty() {
        memory.discourse.subjects = roles::states_in(scene, &sentence.words);
    }
    if cues.is_empty() && drafts.is_empty() {
        return Vec::new();
    }
    // "Of the total, oil was $1 billion" tells of a part; what goes on is the whole.
    if !scene.words.is(sentence.words.start, "of") {
        remember(sentence, &cues, &frames, &drafts, memory);
    }
    records(scene, sentence, drafts)
}

/// The records of a sentence's drafts, each level followed by the one before it where that follows by arithmetic.
fn records(scene: &Scene<'_>, sentence: &Sentence, drafts: Vec<Draft>) -> Vec<Record> {
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
    for ((draft, told), prior) in drafts.into_iter().zip(told).zip(priors) {
        let written = scene.quantity(draft.quantity);
        let amount = Written { value: written.value, span: written.span };
        let level = record(scene, sentence, draft, told);
        let base = level.figure.as_ref().and_then(|figure| figure.change.as_ref()?.base.clone());
        let before = prior.zip(base).and_then(|(percent, base)| derived::before(scene, &level, amount, percent, &base));
        records.push(level);
        records.extend(before);
    }
    records
}

fn draft(
    scene: &Scene<'_>,
    sentence: &Sentence,
    at: usize,
    named: &Named<'_>,
    memory: &Memory,
    drafts: &[Draft],
    taken: &mut Vec<(usize, usize)>,
) -> Option<Draft> {
    let Named { cues, frames, topic } = *named;
    let quantity = scene.quantity(at);
    let range = scene.quantity_words[at].clone();
    let (unit, per) = units(scene, sentence, quantity, &range, drafts, &memory.discourse);
    let mut measure = if unit == quantity.unit {
        measure::measure(scene, sentence, at, cues)?
    } else {
        // A bare number that shares its neighbour's unit: "from 77 million to 100 million tonnes".
        let sort = measure::sort(&Quantity { unit: unit.clone(), ..quantity.clone() })?;
        let near = drafts.last().map(|last| (last.measure.cue, last.measure.metric, last.measure.negative));
        let (cue, metric, negative) = near.unwrap_or_else(|| {
            let cue = cues.iter().rposition(|cue| cue.words.end <= range.start);
            let told = memory.discourse.frame.as_ref();
            cue.map_or((None, told.and_then(|frame| frame.metric), false), |found| {
                (Some(found), cues.get(found).map(|cue| cue.metric), false)
            })
        });
        Measure { sort, cue, metric, negative }
    };
    let mut before =
        memory.discourse.frame.as_ref().filter(|_| sentence.paragraph.saturating_sub(memory.discourse.paragraph) <= 2);
    if memory.discourse.paragraph != sentence.paragraph
        && topic.pair.is_none()
        && sentence.kind == ParagraphKind::Body
        && !listed(scene, sentence)
        && !names_figure(scene, sentence.words.clone())
    {
        before = None;
    }
    let mut frame = measure.cue.and_then(|found| frames.get(found)).cloned().unwrap_or_default();
    let mut inherited = false;
    let same_paragraph = memory.discourse.paragraph == sentence.paragraph;
    if measure.cue.is_none() {
        let told = drafts.last().map(|last| &last.frame).or(before);
        let fits = told.is_some_and(|told| fits(measure.sort, told, &memory.discourse, drafts, quantity));
        if let Some(told) = told.filter(|_| {
            fits && (anaphoric(scene, sentence, &range) || (measure.sort == Sort::Physical && same_paragraph))
                && (same_paragraph || !drafts.is_empty() || listed(scene, sentence) || refers_back(scene, sentence))
        }) {
            frame = inherit(scene, sentence, told, topic, &range);
            if (sentence.words.start..range.start).any(|at| direction::good_at(scene, at).is_some()) {
                frame.commodity = None;
            }
            inherited = true;
            if matches!(measure.sort, Sort::Money | Sort::Physical | Sort::Count)
                && measure.metric != Some(Metric::Change)
            {
                measure.metric = told.metric;
                measure.negative = told.negative;
            }
            if told.metric == Some(Metric::Tariff)
                && measure.metric == Some(Metric::Share)
                && !scene.words.is(range.end, "of")
            {
                measure.metric = Some(Metric::Tariff);
            }
        }
    }
    let level = drafts.iter().rev().find(|draft| !matches!(draft.measure.sort, Sort::Percent | Sort::Points));
    let told_last = level.map(|last| &last.frame).or(before);
    if let Some(told) = told_last.filter(|_| scene.words.is(range.start.saturating_sub(1), "remaining")) {
        frame = told.clone();
        measure.metric = told.metric;
    }
    if let Some(told) = told_last.filter(|_| other_way(scene, sentence) && drafts.is_empty()) {
        frame = turned(told);
        measure.metric = frame.metric;
    }
    if frame.metric.is_none() && matches!(measure.sort, Sort::Money | Sort::Physical) {
        frame.metric = measure.metric;
    }
    if measure.sort == Sort::Physical && scene.words.any(range.start.saturating_sub(1), set!["does", "do"]) {
        measure.metric = Some(Metric::Production);
        frame.metric = measure.metric;
    }
    if measure.metric.is_none()
        && measure.sort == Sort::Money
        && scene.words.any(range.end, set!["job", "project", "plant", "scheme", "refinery", "factory", "complex"])
    {
        measure.metric = Some(Metric::Investment);
        frame.metric = measure.metric;
    }
    if measure.metric == Some(Metric::Tariff) && frame.metric != Some(Metric::Tariff) {
        let tariff = cues.iter().rposition(|cue| cue.metric == Metric::Tariff && cue.words.start <= range.start + 6);
        if let Some(found) = tariff.and_then(|found| frames.get(found)) {
            frame = found.clone();
        }
        frame.metric = Some(Metric::Tariff);
    }
    if measure.metric == Some(Metric::Price) {
        frame = Frame { metric: Some(Metric::Price), commodity: frame.commodity.clone(), ..Frame::default() };
    }
    let shares_alone = measure.sort == Sort::Percent
        && measure.metric == Some(Metric::Share)
        && measure.cue.is_none()
        && !inherited
        && !scene.words.any(range.end, set!["of", "share"])
        && !scene.words.is(range.end + 1, "of");
    if shares_alone && !anchored_share(scene, sentence, &range) {
        return None;
    }
    let metricless = measure.metric.is_none();
    let told = drafts.last().map(|last| &last.frame).or(before);
    if metricless {
        frame.metric = None;
    }
    let mut whole = None;
    if measure.metric == Some(Metric::Share) {
        whole = share::whole(scene, sentence, &range, (cues, frames), told);
        let own = roles::states_in(scene, &sentence.segment_of(range.start));
        let of = whole.as_ref().map(Frame::states).unwrap_or_default();
        frame.others = if own.len() == 2 { own } else { of };
        frame.reporter = None;
        frame.partner = None;
    } else {
        let told = roles::Told {
            last: told.filter(|_| same_paragraph || !drafts.is_empty()).or(before),
            directed: memory.discourse.directed.as_ref(),
        };
        roles::complete(scene, sentence, range.start, &mut frame, told, topic);
    }
    let per = per.or_else(|| rate(scene, sentence, &range)).or_else(|| {
        let last = drafts
            .last()
            .filter(|last| measure.metric == Some(Metric::Price) && last.measure.metric == Some(Metric::Price));
        last.and_then(|last| last.per.clone())
    });
    let physical = measure.sort == Sort::Physical;
    let carry = told.filter(|_| inherited || elliptic(scene, sentence));
    frame.commodity = roles::commodity(scene, sentence, &range, &frame, carry, physical);
    if frame.commodity.is_none()
        && (physical
            || matches!(measure.metric, Some(Metric::Price | Metric::Production))
            || (measure.metric == Some(Metric::Share) && words_it(scene, &range)))
    {
        let told = memory
            .good
            .as_ref()
            .filter(|(paragraph, _)| *paragraph == sentence.paragraph)
            .map(|(_, name)| name.clone());
        let by_unit = match unit.as_str() {
            "bbl" => Some("oil".to_owned()),
            _ => None,
        };
        let priced = measure.metric == Some(Metric::Price) && per.is_some();
        let title = memory.title_good.clone().filter(|_| physical || priced);
        frame.commodity = told.or(by_unit).or(title);
    }
    if physical && frame.commodity.is_none() && measure.metric.is_none() && per.is_none() {
        return None;
    }
    if metricless && measure.sort == Sort::Money && !concerns_trade(scene, sentence, topic) {
        return None;
    }
    frame.negative = measure.negative;
    let dated = date::of(scene, sentence, at, drafts, &memory.times, taken, &measure);
    let came_from = scene.words.is(measure::lead(scene, &range), "from");
    Some(Draft { quantity: at, measure, frame, dated, inherited, unit, per, cell: None, whole, came_from })
}

/// A percentage that follows "it was", "fell from … to", or stands in a list about shares.
fn anchored_share(scene: &Scene<'_>, sentence: &Sentence, range: &Range<usize>) -> bool {
    let words = &scene.words;
    words.is(sentence.words.start, "of")
        || words.any(range.end, set!["consisted", "comprised"])
        || words.any(range.start.saturating_sub(1), set!["for", "was", "were", "is"]) && sentence.words.len() < 24
}

/// Money without a metric is kept where the sentence names a state or the document is about one.
fn concerns_trade(scene: &Scene<'_>, sentence: &Sentence, topic: &Topic) -> bool {
    sentence.kind != ParagraphKind::Furniture
        && (!scene.mentions_in(&sentence.words).is_empty() || topic.main.is_some())
}

/// Keeps the good that a paragraph speaks of: the last one named in it.
fn note_good(scene: &Scene<'_>, sentence: &Sentence, memory: &mut Memory) {
    let last = sentence.words.clone().rev().find_map(|at| direction::good_at(scene, at));
    if let Some(name) = last.and_then(|(_, good)| goods().name(good)) {
        if sentence.kind == ParagraphKind::Title {
            memory.title_good = Some(name.to_owned());
        }
        memory.good = Some((sentence.paragraph, name.to_owned()));
    }
}

fn remember(sentence: &Sentence, cues: &[Cue], frames: &[Frame], drafts: &[Draft], memory: &mut Memory) {
    let base = drafts
        .iter()
        .rev()
        .find(|draft| {
            matches!(draft.measure.sort, Sort::Money | Sort::Physical) && draft.measure.metric != Some(Metric::Price)
        })
        .or(drafts.last())
        .filter(|draft| draft.measure.metric != Some(Metric::Share));
    if let Some(draft) = base.filter(|draft| draft.frame.metric.is_some() || memory.discourse.frame.is_none()) {
        memory.discourse.frame = Some(draft.frame.clone());
        memory.discourse.unit.clone_from(&draft.unit);
        memory.discourse.per.clone_from(&draft.per);
        memory.discourse.paragraph = sentence.paragraph;
        let directed = drafts
            .iter()
            .rev()
            .map(|draft| &draft.frame)
            .find(|frame| frame.reporter.is_some() && frame.partner.is_some());
        if let Some(frame) = directed {
            memory.discourse.directed = Some(frame.clone());
        }
    } else if let Some(frame) = frames.first().filter(|frame| {
        !cues.is_empty() && (memory.discourse.paragraph != sentence.paragraph || frame.states().len() >= 2)
    }) {
        memory.discourse.frame = Some(frame.clone());
        memory.discourse.paragraph = sentence.paragraph;
    }
    let dated = |draft: &&Draft| draft.dated.reading.when.is_some();
    let first = drafts.iter().find(dated);
    // "rose from $1 billion in 2012 to $2 billion in 2013": the level it came to is what goes on.
    let came_to = first
        .filter(|first| first.came_from)
        .and_then(|_| drafts.iter().filter(|draft| !draft.came_from && draft.dated.span.is_some()).find(dated));
    if let Some(draft) = came_to.or(first) {
        memory.times.figure = Some((sentence.paragraph, draft.dated.clone()));
    }
}

fn record(scene: &Scene<'_>, sentence: &Sentence, draft: Draft, told: Option<Told>) -> Record {
    let quantity = scene.quantity(draft.quantity);
    let range = scene.quantity_words[draft.quantity].clone();
    let Draft { measure, frame, dated, inherited, unit, per, cell, whole, .. } = draft;
    let clause = scene.words.span(sentence.segment_of(range.start));
    let (modality, claim) = match &cell {
        Some(cell) => (cell.modality.unwrap_or(Modality::Actual), None),
        None => stance::of_figure(scene, sentence, range.start, dated.reading.when.as_ref()),
    };
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
        metric: measure.metric.map(Metric::word),
        parties: actors::codes(&frame.states()),
        reporter: frame.reporter.filter(|_| directed).and_then(actors::code),
        partner: frame.partner.filter(|_| directed).and_then(actors::code),
        commodity: frame.commodity.clone(),
        of: whole.as_ref().or(Some(&frame).filter(|_| measure.metric == Some(Metric::Change))).and_then(label::whole),
        modality,
        change: change.map(Box::new),
        said_by: stance::said_by(scene, sentence),
        derived: false,
        arithmetic: None,
        cell: cell.as_ref().map(|cell| cell.heads),
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
        date: claimed(scene, dated.reading, claim),
    }
}

/// The cue that says what an amount claims to be stands among the steps of its derivation.
fn claimed(scene: &Scene<'_>, mut date: DateReading, claim: Option<&Found>) -> DateReading {
    if let Some(cue) = claim {
        let words = scene.words.span(cue.words.clone()).of(scene.words.text());
        Arc::make_mut(&mut date.derivation).step("Told as", format!("‘{words}’ ({})", cue.id));
    }
    date
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
