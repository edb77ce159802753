//! What is carried from sentence to sentence.

use std::collections::BTreeMap;

use crate::assemble::cue::Shift;
use crate::assemble::dating::Dated;
use crate::assemble::scene::{Scene, Sentence};
use crate::model::{Edge, Good, ParagraphKind, Run, When};
use crate::tag::{WordSet, set};

use super::carried::{is_ahead, is_to_come};
use super::draft::Draft;
use super::goods::good_at;
use super::metric::Cue;
use super::period;
use super::shift::shifted;
use super::sides::around::Discourse;
use super::sides::frame::Frame;
use super::sort::Sort;
use super::table::Table;
use super::times::Times;
use crate::model::Metric;

/// What is carried from sentence to sentence.
#[derive(Default)]
pub struct Memory {
    pub discourse: Discourse,
    /// The periods told so far.
    pub times: Times,
    /// Caption and columns of the running table.
    pub table: Table,
    /// The good in the title.
    pub title_good: Option<Good>,
    /// The good that the heading above names.
    pub headed_good: Option<Good>,
    /// True where the title names no other.
    pub title_alone: bool,
    /// The good that the running paragraph speaks of.
    pub good: Option<(u32, Good)>,
    /// Time expressions that date figures; true where a tariff is dated.
    pub periods: BTreeMap<usize, bool>,
}

impl Memory {
    /// Nothing told yet, in a document that may be about one good.
    #[must_use]
    pub fn new(scene: &Scene<'_>) -> Self {
        let counts = scene.sentences.iter().any(|sentence| !sentence.quantities.is_empty());
        let title_good = counts.then(|| of_document(scene)).flatten();
        Self { title_alone: title_good.is_some(), title_good, ..Self::default() }
    }

    /// Keeps which time expressions date figures, and which of those a duty.
    pub fn note_periods(&mut self, taken: &[(usize, usize)], drafts: &[Draft]) {
        for (timex, quantity) in taken {
            let duty = |draft: &Draft| draft.quantity == *quantity && draft.measure.metric == Some(Metric::Tariff);
            *self.periods.entry(*timex).or_default() |= drafts.iter().any(duty);
        }
    }
}

/// Keeps the good that a paragraph speaks of: the last one named in it.
pub fn note_good(scene: &Scene<'_>, sentence: &Sentence, memory: &mut Memory) {
    let last = sentence.words.iter().rev().find_map(|at| good_at(scene, at));
    if sentence.kind == ParagraphKind::Heading {
        memory.headed_good = sentence.words.iter().find_map(|at| good_at(scene, at)).map(|(_, good)| good);
        // "Palm oil": what was told of another good does not go on.
        if let Some(frame) = memory.discourse.frame.as_mut().filter(|_| memory.headed_good.is_some()) {
            frame.commodity = None;
        }
    }
    if let Some((_, good)) = last {
        if sentence.kind == ParagraphKind::Title && !names_a_paper(scene, sentence) {
            let mut goods = sentence.words.iter().filter_map(|at| good_at(scene, at)).map(|(_, good)| good);
            memory.title_good = goods.next();
            memory.title_alone = memory.title_good.is_some()
                && goods.all(|other| memory.title_good.as_ref().is_some_and(|one| one.name == other.name));
        }
        memory.good = Some((sentence.paragraph, good));
    }
}

/// The good that a document is about: named in one of its first sentences, and again and again, with hardly another.
fn of_document(scene: &Scene<'_>) -> Option<Good> {
    const FEWEST: usize = 4;
    const FRONT: usize = 2;
    let mut goods: BTreeMap<String, (usize, Good)> = BTreeMap::new();
    let mut first: Vec<String> = Vec::new();
    for (place, sentence) in scene.sentences.iter().enumerate() {
        let mut at = sentence.words.start;
        while at < sentence.words.end {
            let Some((length, good)) = good_at(scene, at) else {
                at += 1;
                continue;
            };
            at += length.max(1);
            if place < FRONT {
                first.push(good.name.clone());
            }
            goods.entry(good.name.clone()).or_insert((0, good)).0 += 1;
        }
    }
    let all: usize = goods.values().map(|(count, _)| count).sum();
    let (count, good) = goods.into_values().max_by_key(|(count, _)| *count)?;
    (count >= FEWEST && count * 4 >= all * 3 && first.contains(&good.name)).then_some(good)
}

/// "Fish News", "Tea Journal": a paper on a good, not what its text is about; "Tea in the news" has a subject.
fn names_a_paper(scene: &Scene<'_>, sentence: &Sentence) -> bool {
    const PAPERS: &WordSet = set!["news", "times", "journal", "gazette", "digest", "magazine", "today"];
    const LONGEST: usize = 4;
    let last = sentence.words.end.wrapping_sub(1);
    let plain = |at: usize| scene.words.verb(at).is_none() && !scene.words.any(at, set!["in", "the", "on"]);
    sentence.words.len() <= LONGEST && scene.words.any(last, PAPERS) && sentence.words.all(plain)
}

/// The good that goes on: "shipments fell by 1 %, as car exports slid" goes on about all of them.
fn of_main(scene: &Scene<'_>, drafts: &[Draft], last: &Draft) -> Option<Good> {
    let own = last.frame.commodity.clone();
    let Some(first) = drafts.first().filter(|first| first.quantity != last.quantity) else { return own };
    let gap = Run::new(scene.quantity_words[first.quantity].end, scene.quantity_words[last.quantity].start);
    let below = gap.any(|at| scene.words.is(at, "as") && !scene.words.any(at + 1, set!["well", "much", "many"]));
    if below { first.frame.commodity.clone() } else { own }
}

/// Keeps what the figures of a sentence tell for those after it.
pub fn remember(
    scene: &Scene<'_>,
    sentence: &Sentence,
    cues: &[Cue],
    frames: &[Frame],
    drafts: &[Draft],
    memory: &mut Memory,
) {
    let base = drafts
        .iter()
        .rev()
        .find(|draft| {
            matches!(draft.measure.sort, Sort::Money | Sort::Physical) && draft.measure.metric != Some(Metric::Price)
        })
        .or(drafts.last())
        .filter(|draft| draft.measure.metric != Some(Metric::Share));
    if let Some(draft) = base.filter(|draft| draft.frame.metric.is_some() || memory.discourse.frame.is_none()) {
        memory.discourse.frame = Some(Frame { commodity: of_main(scene, drafts, draft), ..draft.frame.clone() });
        memory.discourse.unit.clone_from(&draft.unit);
        memory.discourse.per.clone_from(&draft.per);
        memory.discourse.paragraph = sentence.paragraph;
    } else if let Some(frame) = frames.first().filter(|frame| {
        !cues.is_empty() && (memory.discourse.paragraph != sentence.paragraph || frame.states().len() >= 2)
    }) {
        memory.discourse.frame = Some(frame.clone());
        memory.discourse.paragraph = sentence.paragraph;
    }
    let levied = drafts.iter().rev().find(|draft| draft.measure.metric == Some(Metric::Tariff));
    memory.discourse.levies = levied.and_then(|draft| draft.frame.reporter).or(memory.discourse.levies);
    remember_times(scene, sentence, drafts, &mut memory.times);
}

/// True for a figure whose time can go on: "since 2015" ends with its sentence, and what stood then is aside.
fn goes_on(draft: &Draft) -> bool {
    let then = draft.dated.reading.derivation.rule == "assemble/period/when";
    let open = |edge: &Edge| !matches!(edge, Edge::At(_));
    let ends = match draft.dated.reading.when.as_ref() {
        Some(When::Interval(from, to)) => !open(from) && !open(to),
        when => when.is_some(),
    };
    ends && !then
}

/// "September's surplus was revised to $1 billion", in a report on October: what follows is of October again.
fn is_revised(scene: &Scene<'_>, sentence: &Sentence, draft: &Draft, reported: Option<&Dated>) -> bool {
    let words = &scene.words;
    let amount = scene.quantity_words[draft.quantity].start;
    let mut front = (sentence.words.start..amount).rev().take(8);
    let revised = front.any(|at| {
        words.is(at, "revised") && (at.saturating_sub(2)..at).any(|at| words.any(at, set!["was", "were", "been"]))
    });
    let bounds = |dated: &Dated| dated.reading.when.as_ref().and_then(When::bounds);
    let earlier = reported.and_then(bounds).zip(bounds(&draft.dated));
    revised && earlier.is_some_and(|(report, own)| own.end <= report.start)
}

/// Keeps the periods of a sentence's figures.
fn remember_times(scene: &Scene<'_>, sentence: &Sentence, drafts: &[Draft], times: &mut Times) {
    let reported = times.reported.clone();
    let dated = |draft: &&Draft| goes_on(draft) && !is_revised(scene, sentence, draft, reported.as_ref());
    let base = |draft: &Draft| period::is_outdone(scene, draft.quantity);
    let first = drafts
        .iter()
        .filter(|draft| !base(draft))
        .find(dated)
        .or_else(|| drafts.iter().find(|draft| draft.came_from && dated(draft)));
    // "rose from $1 billion in 2012 to $2 billion in 2013": the level it came to is what goes on.
    let came_to = first
        .filter(|first| first.came_from)
        .and_then(|_| drafts.iter().filter(|draft| !draft.came_from && draft.dated.span.is_some()).find(dated));
    let held = |draft: &&Draft| matches!(draft.measure.metric, Some(Metric::Reserves | Metric::Stocks | Metric::Debt));
    if let Some(stock) = drafts.iter().filter(held).find(dated) {
        times.stock = Some(stock.dated.clone());
    }
    if let Some(price) = drafts.iter().filter(|draft| draft.measure.metric == Some(Metric::Price)).find(dated) {
        times.price = Some(price.dated.clone());
    }
    if let Some(draft) = came_to.or(first).filter(|draft| !looks_back(scene, sentence, draft, times)) {
        if !(is_ahead(scene, sentence, draft.quantity) && is_to_come(scene, &draft.dated)) {
            times.fact = Some((sentence.paragraph, draft.dated.clone()));
            if draft.measure.sort == Sort::Money {
                times.sum.clone_from(&times.fact);
            }
        }
        if is_ahead(scene, sentence, draft.quantity) {
            times.ahead = Some((sentence.paragraph, draft.dated.clone()));
        }
        times.figure = Some((sentence.paragraph, draft.dated.clone()));
        let from = drafts.iter().find(|from| from.came_from && from.unit == draft.unit).filter(dated);
        let pair = draft.dated.reading.when.clone().zip(from.and_then(|from| from.dated.reading.when.clone()));
        times.base = pair.filter(|(own, from)| own != from).or(times.base.take());
    }
}

/// "Exports were $5 million in July. They were $4 million in July last year": what follows is told of this July.
fn looks_back(scene: &Scene<'_>, sentence: &Sentence, draft: &Draft, times: &Times) -> bool {
    const BACK: &WordSet = set!["last", "previous", "earlier", "ago", "same", "corresponding"];
    let before = times.figure.as_ref().and_then(|(_, told)| told.reading.when.as_ref());
    let year_before = before.and_then(|told| shifted(told, Shift::Years(-1)));
    let says = sentence.words.any(|at| scene.words.any(at, BACK));
    says && year_before.is_some() && draft.dated.reading.when == year_before
}
