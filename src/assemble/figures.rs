//! Figures: every amount of trade with its metric, its states, its period and the change told beside it.

use std::collections::BTreeSet;
use std::ops::Range;

use rust_decimal::Decimal;

use crate::model::{Category, Evidence, Figure, FigureChange, Grade, Modality, ParagraphKind, Quantity, Record, When};

use super::actors::{self, Topic};
use super::dating::Dated;
use super::direction::{self, Frame, segment_of};
use super::measure::{self, Measure, Sort};
use super::metric::{self, Cue, Metric};
use super::period::{self, Shift};
use super::roles::{self, Discourse};
use super::scene::{Scene, Sentence};
use super::{headline, id, label, stance};

/// What is carried from sentence to sentence.
#[derive(Default)]
pub struct Memory {
    discourse: Discourse,
    /// The period of the last figure, and its paragraph.
    period: Option<(u32, Dated)>,
    /// A period that a title or heading gives to all below it.
    heading: Option<Dated>,
    /// Time expressions that date figures.
    pub periods: BTreeSet<usize>,
}

/// A figure in the making.
struct Draft {
    quantity: usize,
    measure: Measure,
    frame: Frame,
    dated: Dated,
    inherited: bool,
    unit: String,
    per: Option<String>,
}

/// Reads the figures of a sentence.
pub fn read(scene: &Scene<'_>, sentence_at: usize, topic: &Topic, memory: &mut Memory) -> Vec<Record> {
    let sentence = &scene.sentences[sentence_at];
    if matches!(sentence.kind, ParagraphKind::Title | ParagraphKind::Heading | ParagraphKind::Byline) {
        remember_heading(scene, sentence, memory);
    }
    if matches!(sentence.kind, ParagraphKind::Byline | ParagraphKind::Furniture) || commercial(scene, sentence) {
        return Vec::new();
    }
    let cues = metric::cues(&scene.words, sentence.words.clone());
    let frames: Vec<Frame> = cues.iter().map(|cue| direction::frame(scene, sentence, cue)).collect();
    let mut drafts: Vec<Draft> = Vec::new();
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for at in sentence.quantities.clone() {
        let Some(draft) = draft(scene, sentence, at, &cues, &frames, topic, memory, &drafts, &mut taken) else {
            continue;
        };
        drafts.push(draft);
    }
    memory.periods.extend(taken.iter().map(|(timex, _)| *timex));
    if !scene.mentions_in(&sentence.words).is_empty() {
        memory.discourse.subjects = roles::states_in(scene, &sentence.words);
    }
    if cues.is_empty() && drafts.is_empty() {
        return Vec::new();
    }
    remember(sentence, &cues, &frames, &drafts, memory);
    let changes = link_changes(scene, sentence, &drafts);
    drafts.into_iter().zip(changes).map(|(draft, change)| record(scene, sentence, draft, change)).collect()
}

/// Prices of the paper itself, fees and funds are no trade.
fn commercial(scene: &Scene<'_>, sentence: &Sentence) -> bool {
    sentence.words.clone().any(|at| {
        scene.words.any(at, &["subscribe", "subscription", "copyright", "©", "fund", "fees", "unsubscribe", "issues"])
            && !scene.words.any(at + 1, &["of"])
            && sentence.words.len() < 30
            && !scene.words.any(at, &["fund"])
            || scene.words.seq(at, "coffee fund")
    })
}

fn remember_heading(scene: &Scene<'_>, sentence: &Sentence, memory: &mut Memory) {
    if sentence.kind == ParagraphKind::Heading {
        memory.period = None;
    }
    let coarse = sentence.timexes.clone().find(|at| {
        scene.timex(*at).when.as_ref().is_some_and(|when| {
            when.bounds().is_some_and(|bounds| bounds.end - bounds.start > chrono::TimeDelta::days(27))
        }) && scene.timex(*at).when != scene.parts.document.date.when
    });
    if let Some(at) = coarse {
        memory.heading = Some(period::of(scene, at));
    }
}

fn draft(
    scene: &Scene<'_>,
    sentence: &Sentence,
    at: usize,
    cues: &[Cue],
    frames: &[Frame],
    topic: &Topic,
    memory: &Memory,
    drafts: &[Draft],
    taken: &mut Vec<(usize, usize)>,
) -> Option<Draft> {
    let quantity = scene.quantity(at);
    let range = scene.quantity_words[at].clone();
    let (unit, per) = units(scene, sentence, quantity, &range, drafts, &memory.discourse);
    let patched = Quantity { unit: unit.clone(), per: per.clone(), ..quantity.clone() };
    let mut measure = if unit == quantity.unit {
        measure::measure(scene, sentence, at, cues)?
    } else {
        // A bare number that shares its neighbour's unit: "from 77 million to 100 million tonnes".
        let sort = measure::sort(&patched)?;
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
        memory.discourse.frame.as_ref().filter(|_| sentence.paragraph.saturating_sub(memory.discourse.paragraph) <= 1);
    if memory.discourse.paragraph != sentence.paragraph && topic.pair.is_none() && sentence.kind == ParagraphKind::Body
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
            fits && anaphoric(scene, sentence, &range)
                && (same_paragraph || !drafts.is_empty() || listed(scene, sentence))
        }) {
            frame = inherit(scene, sentence, told, topic, &range);
            inherited = true;
            if matches!(measure.sort, Sort::Money | Sort::Physical | Sort::Count) {
                measure.metric = told.metric;
                measure.negative = told.negative;
            }
        }
    }
    if frame.metric.is_none() && matches!(measure.sort, Sort::Money | Sort::Physical) {
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
        && !scene.words.any(range.end, &["of", "share"])
        && !scene.words.is(range.end + 1, "of");
    if shares_alone && !anchored_share(scene, sentence, &range) {
        return None;
    }
    let metricless = measure.metric.is_none();
    let told = drafts.last().map(|last| &last.frame).or(before);
    if metricless {
        frame.metric = None;
    }
    if !matches!(measure.metric, Some(Metric::Share)) {
        roles::complete(
            scene,
            sentence,
            range.start,
            &mut frame,
            told.filter(|_| same_paragraph || !drafts.is_empty()).or(before),
            topic,
        );
    } else {
        let own = roles::states_in(scene, &segment_of(sentence, range.start));
        frame.others = if own.len() == 2 { own } else { Vec::new() };
        frame.reporter = None;
        frame.partner = None;
    }
    let physical = measure.sort == Sort::Physical;
    let carry = told.filter(|_| inherited || elliptic(scene, sentence));
    frame.commodity = roles::commodity(scene, sentence, &range, &frame, carry, physical);
    if physical && frame.commodity.is_none() && measure.metric.is_none() {
        return None;
    }
    if metricless && measure.sort == Sort::Money && !concerns_trade(scene, sentence, topic) {
        return None;
    }
    frame.negative = measure.negative;
    let dated = date(scene, sentence, at, drafts, memory, taken, measure.sort);
    Some(Draft { quantity: at, measure, frame, dated, inherited, unit, per })
}

/// A percentage that follows "it was", "fell from … to", or stands in a list about shares.
fn anchored_share(scene: &Scene<'_>, sentence: &Sentence, range: &Range<usize>) -> bool {
    let words = &scene.words;
    words.is(sentence.words.start, "of")
        || words.any(range.end, &["consisted", "comprised"])
        || words.any(range.start.saturating_sub(1), &["for", "was", "were", "is"]) && sentence.words.len() < 24
}

/// Money without a metric is kept where the sentence names a state or the document is about one.
fn concerns_trade(scene: &Scene<'_>, sentence: &Sentence, topic: &Topic) -> bool {
    sentence.kind != ParagraphKind::Furniture
        && (!scene.mentions_in(&sentence.words).is_empty() || topic.main.is_some())
}

/// The unit of a bare number: that of the figure it is told beside.
fn units(
    scene: &Scene<'_>,
    sentence: &Sentence,
    quantity: &Quantity,
    range: &Range<usize>,
    drafts: &[Draft],
    discourse: &Discourse,
) -> (String, Option<String>) {
    let own = (quantity.unit.clone(), quantity.per.clone());
    let words = &scene.words;
    let counts = measure::sort(quantity) == Some(Sort::Count);
    let bare = quantity.surface_unit.is_empty()
        || quantity.surface_unit == "-"
        || words.any(range.end, &["in", "by", "from", "the", ",", ".", "to", "a", "that", "of", "more"]);
    if !counts || !bare || scene.mention_at(range.end).is_some() {
        return own;
    }
    let scaled = range.clone().any(|at| words.any(at, &["million", "billion", "thousand"]))
        || quantity.value >= Decimal::from(1000)
        || words.is(range.end, "the");
    if !scaled {
        return own;
    }
    let physical =
        |unit: &str| measure::sort(&Quantity { unit: unit.to_owned(), ..quantity.clone() }) == Some(Sort::Physical);
    if let Some(last) = drafts.last().filter(|last| physical(&last.unit) || measure_is_money(&last.measure)) {
        return (last.unit.clone(), last.per.clone());
    }
    // "from 77 million to 100 million tonnes a year": the unit stands behind.
    let next = sentence
        .quantities
        .clone()
        .map(|at| (scene.quantity(at), &scene.quantity_words[at]))
        .find(|(_, words)| words.start >= range.end);
    if let Some((next, at)) = next
        && physical(&next.unit)
        && at.start <= range.end + 4
        && words.any(range.end, &["to", "and", "or", "-"])
    {
        return (next.unit.clone(), next.per.clone());
    }
    if drafts.is_empty()
        && physical(&discourse.unit)
        && discourse.paragraph == sentence.paragraph
        && words.any(range.end, &["by", "in", "that", "the", "from"])
    {
        return (discourse.unit.clone(), discourse.per.clone());
    }
    own
}

fn measure_is_money(measure: &Measure) -> bool {
    measure.sort == Sort::Money
}

/// True when an amount may speak of what the last figure spoke of.
fn fits(sort: Sort, told: &Frame, discourse: &Discourse, drafts: &[Draft], quantity: &Quantity) -> bool {
    let last_unit = drafts.last().map_or(discourse.unit.as_str(), |last| last.unit.as_str());
    let last_sort = measure::sort(&Quantity { unit: last_unit.to_owned(), ..quantity.clone() });
    match sort {
        Sort::Money => {
            told.metric.is_some_and(|metric| metric != Metric::Tariff)
                && matches!(last_sort, Some(Sort::Money | Sort::Percent))
                || last_sort == Some(Sort::Money)
        }
        Sort::Physical => true,
        Sort::Percent | Sort::Points => told.metric.is_some(),
        Sort::Count => false,
    }
}

/// A clause of amounts only: "They slid to …", "In 2018 …", "against …".
fn anaphoric(scene: &Scene<'_>, sentence: &Sentence, range: &Range<usize>) -> bool {
    let home = segment_of(sentence, range.start);
    let words = &scene.words;
    home.into_iter().filter(|at| words.verb(*at).is_some() && !scene.dated.get(*at).copied().unwrap_or(false)).all(
        |at| {
            words.has(at, crate::lexicon::Class::LevelVerb)
                || words.any(at, &["announced", "told", "told", "booked", "projected"])
        },
    )
}

fn elliptic(scene: &Scene<'_>, sentence: &Sentence) -> bool {
    let first = sentence.words.start;
    scene.words.any(
        first,
        &[
            "it",
            "they",
            "that",
            "this",
            "these",
            "by",
            "shipments",
            "sales",
            "of",
            "deliveries",
            "prices",
            "imports",
            "exports",
        ],
    )
}

/// A short paragraph or list item in a row of such.
fn listed(scene: &Scene<'_>, sentence: &Sentence) -> bool {
    sentence.kind == ParagraphKind::Item
        || sentence.words.clone().filter(|at| scene.words.verb(*at).is_some()).count() == 0
}

/// The frame of the last figure seen from this sentence: another state named here takes its place.
fn inherit(scene: &Scene<'_>, sentence: &Sentence, told: &Frame, topic: &Topic, range: &Range<usize>) -> Frame {
    let mut frame = told.clone();
    let new: Vec<usize> = roles::states_in(scene, &(sentence.words.start..range.start))
        .into_iter()
        .filter(|state| !told.states().contains(state))
        .collect();
    if let Some(first) = new.first() {
        if frame.reporter.is_some() {
            let subject = scene.mentions_in(&sentence.words).first().is_some_and(|mention| mention.state == *first);
            if subject { frame.reporter = Some(*first) } else { frame.partner = Some(*first) }
        } else {
            let mut states: Vec<usize> = told.states().into_iter().filter(|state| Some(*state) == topic.main).collect();
            states.extend(&new);
            frame.others = states;
        }
        frame.commodity = None;
    }
    frame
}

fn date(
    scene: &Scene<'_>,
    sentence: &Sentence,
    at: usize,
    drafts: &[Draft],
    memory: &Memory,
    taken: &mut Vec<(usize, usize)>,
    sort: Sort,
) -> Dated {
    let words = &scene.words;
    let range = scene.quantity_words[at].clone();
    let last_level = drafts.iter().rev().find(|draft| draft.dated.reading.when.is_some());
    let carried =
        memory.period.as_ref().filter(|(paragraph, _)| *paragraph == sentence.paragraph).map(|(_, dated)| dated);
    let change = matches!(sort, Sort::Percent | Sort::Points);
    // "a year earlier", "in the same period of 2015".
    if !change {
        let mut next = range.end;
        if words.any(next, &["a", "an", "per"])
            && words.any(next + 1, &["day", "year", "month", "week", "tonne", "barrel", "litre"])
            && !words.any(next + 2, &["earlier", "before", "ago", "after"])
        {
            next += 2;
        }
        if let Some((shift, end)) = period::shift_at(words, next).or_else(|| leading_shift(words, &range)) {
            let anchor = last_level.map(|draft| &draft.dated).or(carried);
            let own = last_timex(scene, sentence, &range);
            let anchor = anchor.cloned().or_else(|| own.map(|timex| period::of(scene, timex)));
            if let Some(anchor) = anchor
                && let Some(when) = anchor.reading.when.as_ref()
            {
                let span = words.span(next..end.max(next + 1));
                let text = span.of(words.text()).split_whitespace().collect::<Vec<_>>().join(" ");
                let fallback =
                    matches!(shift, Shift::Units(_)).then(|| period::shifted(when, Shift::Years(-1))).flatten();
                let moved = period::shifted(when, shift).or(fallback);
                if moved.is_some() {
                    let covered: Vec<usize> = sentence
                        .timexes
                        .clone()
                        .filter(|timex| scene.timex_words[*timex].start < end && scene.timex_words[*timex].end > next)
                        .collect();
                    taken.extend(covered.into_iter().map(|timex| (timex, at)));
                    return anchor.derived(moved, "assemble/period/shift", &text, Some(span));
                }
            }
        }
        // "rose to A in 2017 from B": the year before.
        let direct = period::in_sentence(scene, sentence, at, taken);
        let from = words.any(lead(scene, &range), &["from"]);
        if from
            && let Some(last) =
                last_level.filter(|_| direct.is_none_or(|found| taken.iter().any(|(timex, _)| *timex == found)))
        {
            let yearly = matches!(last.dated.reading.when, Some(When::Single(date)) if date.unit.precision() == crate::model::Precision::Year);
            if yearly && let Some(when) = last.dated.reading.when.as_ref() {
                return last.dated.derived(
                    period::shifted(when, Shift::Years(-1)),
                    "assemble/period/from",
                    "from",
                    None,
                );
            }
        }
        if let Some(found) = direct {
            taken.push((found, at));
            return period::of(scene, found);
        }
    } else if let Some(found) = period::in_sentence(scene, sentence, at, taken) {
        taken.push((found, at));
        return period::of(scene, found);
    }
    if let Some(last) = last_level {
        return last
            .dated
            .inherited("assemble/period/sentence", "the period of the figure told before in the sentence");
    }
    if let Some(dated) = carried {
        return dated.inherited("assemble/period/paragraph", "the period is told in the sentence before");
    }
    if let Some(dated) = &memory.heading {
        return dated.inherited("assemble/period/heading", "the period is told in the heading");
    }
    Dated::unknown("The text gives this figure no date.")
}

/// "two years before that it was 4.5 million", "a year earlier it stood at …".
fn leading_shift(words: &super::words::Words<'_>, range: &Range<usize>) -> Option<(Shift, usize)> {
    let start = range.start.saturating_sub(9);
    (start..range.start).find_map(|at| {
        period::shift_at(words, at).filter(|(_, end)| {
            *end <= range.start && range.start - end <= 4 && words.any(*end, &["it", "that", "they", "the", ","])
        })
    })
}

fn last_timex(scene: &Scene<'_>, sentence: &Sentence, range: &Range<usize>) -> Option<usize> {
    sentence
        .timexes
        .clone()
        .filter(|at| period::eligible(scene, sentence, *at))
        .rfind(|at| scene.timex_words[*at].start < range.start)
}

/// The word in front of an amount and its hedges.
fn lead(scene: &Scene<'_>, range: &Range<usize>) -> usize {
    let words = &scene.words;
    let mut at = range.start.saturating_sub(1);
    while at > 0
        && words.any(
            at,
            &[
                "about", "some", "just", "only", "a", "the", "mere", "around", "nearly", "almost", "over", "above",
                "more", "than", "less", "record",
            ],
        )
    {
        at -= 1;
    }
    at
}

fn remember(sentence: &Sentence, cues: &[Cue], frames: &[Frame], drafts: &[Draft], memory: &mut Memory) {
    let base =
        drafts.iter().rev().find(|draft| matches!(draft.measure.sort, Sort::Money | Sort::Physical)).or(drafts.last());
    if let Some(draft) = base {
        memory.discourse.frame = Some(draft.frame.clone());
        memory.discourse.unit.clone_from(&draft.unit);
        memory.discourse.per.clone_from(&draft.per);
        memory.discourse.paragraph = sentence.paragraph;
    } else if let Some(frame) = frames.first().filter(|_| !cues.is_empty()) {
        if memory.discourse.paragraph != sentence.paragraph || frame.states().len() >= 2 {
            memory.discourse.frame = Some(frame.clone());
            memory.discourse.paragraph = sentence.paragraph;
        }
    }
    if let Some(draft) = drafts.iter().find(|draft| draft.dated.reading.when.is_some()) {
        memory.period = Some((sentence.paragraph, draft.dated.clone()));
    }
}

/// For each draft the change told beside its level.
fn link_changes(scene: &Scene<'_>, sentence: &Sentence, drafts: &[Draft]) -> Vec<Option<FigureChange>> {
    let words = &scene.words;
    drafts
        .iter()
        .enumerate()
        .map(|(at, draft)| {
            if !matches!(draft.measure.sort, Sort::Money | Sort::Physical | Sort::Count) {
                return None;
            }
            let range = &scene.quantity_words[draft.quantity];
            let percent = |other: &Draft| {
                (other.measure.sort == Sort::Percent && other.measure.metric == Some(Metric::Change))
                    .then(|| signed(scene.quantity(other.quantity).value, other.measure.negative))
            };
            // "fell 11.4 percent to $92 million".
            let before = at.checked_sub(1).and_then(|before| drafts.get(before)).filter(|other| {
                let gap = scene.quantity_words[other.quantity].end..range.start;
                gap.len() <= 12
                    && gap.clone().any(|word| words.is(word, "to"))
                    && !gap.clone().any(|word| words.any(word, &["from", ";"]))
            });
            // "$3.47 billion, 1.9 percent less than …".
            let after = drafts.get(at + 1).filter(|other| {
                let gap = range.end..scene.quantity_words[other.quantity].start;
                gap.len() <= 16
                    && !words.any(lead(scene, range), &["from"])
                    && gap.clone().any(|word| words.is(word, ","))
                    && !gap.clone().any(|word| words.any(word, &[";", "and"]))
            });
            let value = before.and_then(percent).or_else(|| after.and_then(percent))?;
            let _ = sentence;
            Some(FigureChange { percent: value, base: None })
        })
        .collect()
}

fn signed(value: Decimal, negative: bool) -> Decimal {
    if negative { -value.abs() } else { value }
}

fn record(scene: &Scene<'_>, sentence: &Sentence, draft: Draft, change: Option<FigureChange>) -> Record {
    let quantity = scene.quantity(draft.quantity);
    let range = scene.quantity_words[draft.quantity].clone();
    let Draft { measure, frame, dated, inherited, unit, per, .. } = draft;
    let clause = scene.words.span(segment_of(sentence, range.start));
    let modality = stance::of_figure(scene, sentence, range.start, dated.reading.when.as_ref());
    let directed = measure.metric.is_some_and(Metric::is_bilateral) || measure.metric == Some(Metric::Production);
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
        modality,
        change,
        said_by: stance::said_by(scene, sentence),
        derived: false,
    };
    let label = label::of(scene, &frame, measure.metric, quantity.span, quantity.hedge.map(crate::model::Hedge::word))
        .unwrap_or_else(|| headline::plain(scene, segment_of(sentence, range.start)));
    let certain = measure.metric.is_some() && !inherited;
    let dated_well = dated.reading.grade <= Grade::B;
    Record {
        id: id::of(scene.parts.document, "figure", &[Some(quantity.span)]),
        evidence: Evidence {
            document: scene.parts.id,
            paragraph: sentence.paragraph,
            sentence: sentence.span,
            clause,
            date: dated.span,
            amount: Some(quantity.span),
        },
        label,
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
        figure: Some(figure),
        date: dated.reading,
    }
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
