//! Figures: every amount of trade with its metric, its states, its period and the change told beside it.

use crate::assemble::actors::Topic;
use crate::assemble::cue::Sign;
use crate::assemble::scene::{Mention, Scene, Sentence};
use crate::lexicon::{Class, Naming};
use crate::model::{LeftOut, ParagraphKind, Record, Run};

use super::cell;
use super::change::settle_changes;
use super::draft::Draft;
use super::make::Maker;
use super::memory::{Memory, note_good, remember};
use super::metric::{self, Passed};
use super::record::records;
use super::sides::around::{self, Discourse};
use super::sides::direction;
use super::sides::frame::Frame;
use super::sides::markets::MARKETS;
use super::sort::Sort;
use super::twin::twin;
use crate::tag::{WordSet, set};

/// The figures of a sentence in the making, and the words that seem to say what they measure and do not.
pub struct Read {
    /// Index of the sentence.
    pub sentence: usize,
    /// The figures.
    pub drafts: Vec<Draft>,
    passed: Vec<Passed>,
}

impl Read {
    /// Their records.
    #[must_use]
    pub fn records(self, scene: &Scene<'_>) -> Vec<Record> {
        records(scene, &scene.sentences[self.sentence], self.drafts, &self.passed)
    }
}

/// Reads the figures of a sentence.
pub fn read(
    scene: &Scene<'_>,
    sentence_at: usize,
    topic: &Topic,
    memory: &mut Memory,
    left_out: &mut Vec<LeftOut>,
) -> Option<Read> {
    let sentence = &scene.sentences[sentence_at];
    if matches!(sentence.kind, ParagraphKind::Title | ParagraphKind::Heading | ParagraphKind::Byline) {
        memory.times.heading(scene, sentence);
    }
    announce(scene, sentence, &mut memory.discourse);
    // "Metals | Asia Pacific": what a paper and its part are called.
    let masthead = sentence.words.any(|at| scene.words.is(at, "|"));
    if is_heading(scene, sentence) && !masthead {
        memory.discourse.heading = around::states_in(scene, sentence.words);
    }
    if matches!(sentence.kind, ParagraphKind::Byline | ParagraphKind::Furniture) {
        return None;
    }
    if let Some(cue) = sentence.cue(Sign::Page, sentence.words) {
        let amounts = sentence.quantities.iter().map(|at| scene.quantity(at).span);
        left_out.extend(amounts.map(|of| scene.left_out(sentence, of, cue.id, cue.words)));
        return None;
    }
    memory.table.read(scene, sentence_at, topic);
    let metric::Cues { named: cues, passed } = metric::cues(&scene.words, sentence.words);
    let frames: Vec<Frame> = cues.iter().map(|cue| direction::frame(scene, sentence, cue)).collect();
    let mut drafts: Vec<Draft> = Vec::new();
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for at in sentence.quantities {
        if sentence.kind == ParagraphKind::Row && memory.table.measures() {
            drafts.extend(in_cell(scene, sentence, at, topic, memory));
            continue;
        }
        if let Some(twin) = drafts.last().and_then(|last| twin(scene, at, last)) {
            drafts.push(twin);
            continue;
        }
        let maker = Maker { scene, sentence, cues: &cues, frames: &frames, topic, memory, drafts: &drafts };
        drafts.extend(maker.draft(at, &mut taken));
    }
    settle_changes(scene, sentence, &mut drafts);
    leave_unnamed(scene, sentence, &mut drafts, left_out);
    memory.note_periods(&taken, &drafts);
    memory.times.sentence(scene, sentence);
    note_good(scene, sentence, memory);
    if !scene.mentions_in(sentence.words).is_empty() && !only_mediates(scene, sentence) {
        memory.discourse.subjects = (sentence.paragraph, around::states_in(scene, sentence.words));
        memory.discourse.opens = around::opening(scene, sentence);
    }
    if cues.is_empty() && drafts.is_empty() {
        return None;
    }
    // "Of the total, oil was $1 billion" tells of a part; what goes on is the whole.
    if !scene.words.is(sentence.words.start, "of") {
        remember(scene, sentence, &cues, &frames, &drafts, memory);
    }
    Some(Read { sentence: sentence_at, drafts, passed })
}

/// What a short line announces for those below it: "Main partners in exports", "GDP - real growth rate:".
fn announce(scene: &Scene<'_>, sentence: &Sentence, discourse: &mut Discourse) {
    const LONGEST: usize = 12;
    let bare = sentence.quantities.is_empty() && sentence.words.len() <= LONGEST;
    let plain = || !sentence.words.any(|at| scene.words.verb(at).is_some());
    if !bare || sentence.kind != ParagraphKind::Heading && !plain() {
        return;
    }
    // "Europe" below "Export destinations" is a part of them.
    let part = scene.mentions_in(sentence.words).iter().any(|it| Run::new(it.first, it.end) == sentence.words);
    let markets = sentence.words.any(|at| scene.words.any(at, MARKETS));
    discourse.markets = markets || discourse.markets && part;
    discourse.growth = sentence.words.any(|at| scene.words.any(at, set!["growth", "inflation"]));
}

/// A heading, or a country in a line of its own: "Bangladesh", "CHAD (10 October)", "2. Peru:".
fn is_heading(scene: &Scene<'_>, sentence: &Sentence) -> bool {
    let words = &scene.words;
    let beside = |one: &Mention, at: usize| {
        one.first <= at && at < one.end || words.is_mark(at) || words.has(at, Class::Number) || scene.is_dated(at)
    };
    let alone = |named: &[Mention]| matches!(named, [one] if one.naming == Naming::Name && sentence.words.all(|at| beside(one, at)));
    let body = sentence.kind == ParagraphKind::Body;
    // "Sales to Peru fell by 6 %" is a line of news over all that follows.
    let told = words.first_verb(sentence.words).is_some() && !sentence.quantities.is_empty();
    sentence.kind == ParagraphKind::Heading && !told || body && alone(scene.mentions_in(sentence.words))
}

/// "under a deal brokered by the UN and Egypt": the states of such words trade nothing.
fn only_mediates(scene: &Scene<'_>, sentence: &Sentence) -> bool {
    const MEDIATES: &WordSet = set!["brokered", "mediated", "overseen", "monitored", "facilitated"];
    let words = &scene.words;
    let by = sentence.words.find(|at| words.any(*at, MEDIATES) && words.is(at + 1, "by"));
    by.is_some_and(|by| scene.mentions_in(sentence.words).iter().all(|mention| mention.first > by))
}

/// The figure of a cell. "Palm oil stocks fall" over "Output | 1,237": what is weighed is what the title is about.
fn in_cell(scene: &Scene<'_>, sentence: &Sentence, at: usize, topic: &Topic, memory: &Memory) -> Option<Draft> {
    let mut draft = cell::read(scene, sentence, at, topic, &memory.table, &memory.discourse)?;
    if draft.dated.reading.when.is_none()
        && let Some(titled) = memory.times.titled()
    {
        draft.dated = titled;
    }
    if draft.measure.sort == Sort::Physical && draft.frame.commodity.is_none() {
        draft.frame.commodity.clone_from(&memory.title_good);
    }
    Some(draft)
}

/// Amounts of which nothing tells what they measure or whose they are stay in the list of what was left out.
fn leave_unnamed(scene: &Scene<'_>, sentence: &Sentence, drafts: &mut Vec<Draft>, left_out: &mut Vec<LeftOut>) {
    drafts.retain(|draft| {
        let of = scene.quantity(draft.quantity).span;
        let unnamed = draft.unnamed();
        left_out.extend(unnamed.then(|| scene.left_out(sentence, of, "guard.unnamed", scene.words_in(of))));
        !unnamed
    });
}
