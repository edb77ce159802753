//! Figures: every amount of trade with its metric, its states, its period and the change told beside it.

use std::collections::BTreeMap;
use std::ops::Range;

use rust_decimal::Decimal;

use crate::lexicon::goods;
use crate::model::{Category, Evidence, Figure, FigureChange, Grade, Modality, ParagraphKind, Quantity, Record};

use super::actors::{self, Topic};
use super::dating::Dated;
use super::direction::{self, Frame, segment_of};
use super::figure_date::{self, Times};
use super::measure::{self, Measure, Sort};
use super::metric::{self, Cue, Metric};
use super::roles::{self, Discourse};
use super::scene::{Scene, Sentence};
use super::table::{self, Table};
use super::{headline, id, label, stance};

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

/// A figure in the making.
pub struct Draft {
    /// Index of the quantity.
    pub quantity: usize,
    /// What it measures.
    pub measure: Measure,
    /// Of whom.
    pub frame: Frame,
    /// When.
    pub dated: Dated,
    inherited: bool,
    unit: String,
    per: Option<String>,
}

/// Reads the figures of a sentence.
pub fn read(scene: &Scene<'_>, sentence_at: usize, topic: &Topic, memory: &mut Memory) -> Vec<Record> {
    let sentence = &scene.sentences[sentence_at];
    if matches!(sentence.kind, ParagraphKind::Title | ParagraphKind::Heading | ParagraphKind::Byline) {
        memory.times.heading(scene, sentence);
    }
    if matches!(sentence.kind, ParagraphKind::Byline | ParagraphKind::Furniture) || commercial(scene, sentence) {
        return Vec::new();
    }
    memory.table.read(scene, sentence_at, topic);
    let cues = metric::cues(&scene.words, sentence.words.clone());
    let frames: Vec<Frame> = cues.iter().map(|cue| direction::frame(scene, sentence, cue)).collect();
    let mut drafts: Vec<Draft> = Vec::new();
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for at in sentence.quantities.clone() {
        if sentence.kind == ParagraphKind::Row && memory.table.measures() {
            drafts.extend(cell(scene, sentence, at, topic, memory));
            continue;
        }
        let Some(draft) = draft(scene, sentence, at, &cues, &frames, topic, memory, &drafts, &mut taken) else {
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

/// A cell of a table: its metric from the caption, its period from its column, its good from the first cell.
fn cell(scene: &Scene<'_>, sentence: &Sentence, at: usize, topic: &Topic, memory: &Memory) -> Option<Draft> {
    let quantity = scene.quantity(at);
    let range = scene.quantity_words[at].clone();
    let year = table::row_year(scene, sentence);
    if year.is_some() && table::opens_row(scene, sentence, range.start) {
        return None;
    }
    let column = memory.table.column(scene, sentence, range.start);
    let mut frame = memory.table.frame.clone().unwrap_or_default();
    if let Some(metric) = column.metric {
        frame.metric = Some(metric);
        let told = roles::Told { last: None, directed: memory.discourse.directed.as_ref() };
        roles::complete(scene, sentence, range.start, &mut frame, told, topic);
    }
    frame.metric?;
    let change = column.percent || quantity.unit == "%";
    let unit = if change { "%".to_owned() } else { quantity.unit.clone() };
    let sort = measure::sort(&Quantity { unit: unit.clone(), ..quantity.clone() })?;
    if sort == Sort::Count {
        return None;
    }
    frame.commodity = (sentence.words.start..range.start)
        .find_map(|word| direction::good_at(scene, word))
        .and_then(|(_, good)| goods().name(good))
        .map(str::to_owned);
    let negative = change && quantity.value.is_sign_negative() || frame.negative;
    let metric = if change { Some(Metric::Change) } else { frame.metric };
    let dated = column.dated.or(year).unwrap_or_else(|| Dated::unknown("The column of this figure has no date."));
    let measure = Measure { sort, cue: None, metric, negative };
    Some(Draft { quantity: at, measure, frame, dated, inherited: true, unit, per: quantity.per.clone() })
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
        memory.discourse.frame.as_ref().filter(|_| sentence.paragraph.saturating_sub(memory.discourse.paragraph) <= 2);
    if memory.discourse.paragraph != sentence.paragraph
        && topic.pair.is_none()
        && sentence.kind == ParagraphKind::Body
        && !listed(scene, sentence)
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
    if measure.sort == Sort::Physical && scene.words.any(range.start.saturating_sub(1), &["does", "do"]) {
        measure.metric = Some(Metric::Production);
        frame.metric = measure.metric;
    }
    if measure.metric.is_none()
        && measure.sort == Sort::Money
        && scene.words.any(range.end, &["job", "project", "plant", "scheme", "refinery", "factory", "complex"])
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
            roles::Told {
                last: told.filter(|_| same_paragraph || !drafts.is_empty()).or(before),
                directed: memory.discourse.directed.as_ref(),
            },
            topic,
        );
    } else {
        let own = roles::states_in(scene, &segment_of(sentence, range.start));
        frame.others = if own.len() == 2 { own } else { Vec::new() };
        frame.reporter = None;
        frame.partner = None;
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
        let title = memory.title_good.clone().filter(|_| physical);
        frame.commodity = told.or(by_unit).or(title);
    }
    if physical && frame.commodity.is_none() && measure.metric.is_none() && per.is_none() {
        return None;
    }
    if metricless && measure.sort == Sort::Money && !concerns_trade(scene, sentence, topic) {
        return None;
    }
    frame.negative = measure.negative;
    let dated = figure_date::of(scene, sentence, at, drafts, &memory.times, taken, &measure);
    Some(Draft { quantity: at, measure, frame, dated, inherited, unit, per })
}

/// "half of it", "80 percent of what it packs".
fn words_it(scene: &Scene<'_>, range: &Range<usize>) -> bool {
    (range.end..range.end + 5).any(|at| scene.words.any(at, &["it", "them", "that"]))
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

/// "Traffic the other way": the last flow seen from the other side.
fn other_way(scene: &Scene<'_>, sentence: &Sentence) -> bool {
    sentence.words.clone().any(|at| {
        scene.words.seq(at, "the other way")
            || scene.words.seq(at, "other direction")
            || scene.words.seq(at, "opposite direction")
    })
}

fn turned(told: &Frame) -> Frame {
    let metric = match told.metric {
        Some(Metric::Exports) => Some(Metric::Imports),
        Some(Metric::Imports) => Some(Metric::Exports),
        other => other,
    };
    Frame { metric, commodity: None, ..told.clone() }
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

/// The rate told around an amount: "gas a day", "a year", "in annual trade".
fn rate(scene: &Scene<'_>, sentence: &Sentence, range: &Range<usize>) -> Option<String> {
    let words = &scene.words;
    let stop = (range.end + 6).min(sentence.words.end);
    if (range.end..stop.min(range.end + 3)).any(|at| words.is(at, "annual"))
        || words.is(range.start.saturating_sub(1), "annual")
    {
        return Some("year".to_owned());
    }
    for at in range.end..stop {
        if words.is_mark(at) || words.verb(at).is_some() || words.has(at, crate::lexicon::Class::Number) {
            return None;
        }
        let unit = words.str(at + 1).to_ascii_lowercase();
        let ends = !words.any(at + 2, &["earlier", "before", "ago", "later", "after", "old"]);
        if words.any(at, &["a", "per", "each", "every"])
            && matches!(unit.as_str(), "year" | "day" | "month" | "week" | "hour")
            && ends
        {
            return Some(unit);
        }
        if words.is(at, "annually") {
            return Some("year".to_owned());
        }
    }
    None
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
            told.metric.is_some_and(|metric| !matches!(metric, Metric::Tariff | Metric::Price | Metric::Production))
                || last_sort == Some(Sort::Money)
        }
        Sort::Physical => true,
        Sort::Percent | Sort::Points => told.metric.is_some(),
        Sort::Count => false,
    }
}

/// A clause of amounts only: "They slid to …", "In 2018 …", "against …".
fn anaphoric(scene: &Scene<'_>, sentence: &Sentence, range: &Range<usize>) -> bool {
    const PLAIN: &[&str] = &["announced", "told", "booked", "projected", "noted", "show", "remaining"];
    let home = segment_of(sentence, range.start);
    let words = &scene.words;
    let dated = |at: usize| scene.dated.get(at).copied().unwrap_or(false);
    (home.start..home.end.min(range.end + 4))
        .filter(|at| words.verb(*at).is_some() && !dated(*at))
        .all(|at| words.has(at, crate::lexicon::Class::LevelVerb) || words.any(at, PLAIN))
}

/// "Of that number", "by then", "it", "those": the sentence leans on what was told before.
fn refers_back(scene: &Scene<'_>, sentence: &Sentence) -> bool {
    let words = &scene.words;
    sentence.words.clone().any(|at| words.seq(at, "by then") || words.seq(at, "of that") || words.seq(at, "of these"))
        || words.any(sentence.words.start, &["it", "they", "that", "these", "those"])
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
            let subject = scene.mentions_in(&sentence.words).first().is_some_and(|mention| {
                let before = mention.first.saturating_sub(1);
                mention.state == *first
                    && !(before >= sentence.words.start && scene.words.has(before, crate::lexicon::Class::Preposition))
            });
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
    } else if let Some(frame) = frames.first().filter(|_| !cues.is_empty()) {
        if memory.discourse.paragraph != sentence.paragraph || frame.states().len() >= 2 {
            memory.discourse.frame = Some(frame.clone());
            memory.discourse.paragraph = sentence.paragraph;
        }
    }
    if let Some(draft) = drafts.iter().find(|draft| draft.dated.reading.when.is_some()) {
        memory.times.figure = Some((sentence.paragraph, draft.dated.clone()));
    }
}

/// "fell 11 percent to $92 million in July": the change has the period of its level.
fn date_changes(scene: &Scene<'_>, drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let (head, tail) = drafts.split_at_mut(at);
        let (Some(change), Some(level)) = (head.last_mut(), tail.first()) else { continue };
        let gap = scene.quantity_words[change.quantity].end..scene.quantity_words[level.quantity].start;
        let told = change.measure.metric == Some(Metric::Change)
            && matches!(level.measure.sort, Sort::Money | Sort::Physical | Sort::Count)
            && gap.len() <= 8
            && gap.clone().any(|word| scene.words.is(word, "to"))
            && !gap.clone().any(|word| scene.words.any(word, &[";", "from"]));
        if told && level.dated.span.is_some() && change.dated.reading.when != level.dated.reading.when {
            change.dated = level.dated.inherited("assemble/period/level", "the period of the level told beside it");
        }
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
                    && !words.any(figure_date::lead(scene, range), &["from"])
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
    let directed = measure.metric.is_some_and(Metric::is_bilateral)
        || matches!(measure.metric, Some(Metric::Production | Metric::Loan | Metric::Aid | Metric::Investment));
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
