//! Changes told beside levels: "fell 11 percent to $92 million", "$3 billion, 2 percent less than …".

use rust_decimal::Decimal;

use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::Class;
use crate::model::{FigureChange, Run};
use crate::tag::{WordSet, set, words};

use super::base::{self, Pair};
use super::carried::over_month;
use super::draft::Draft;
use super::hedge;
use super::items;
use super::measure::signed;
use super::sort::Sort;
use crate::model::Metric;

/// What changes have of the levels told beside them: their period, their sides, their good.
pub fn settle_changes(scene: &Scene<'_>, sentence: &Sentence, drafts: &mut [Draft]) {
    date_changes(scene, drafts);
    side_lists(scene, sentence, drafts);
    side_changes(scene, drafts);
}

/// "fell 11 percent to $92 million in July": the change has the period of its level.
fn date_changes(scene: &Scene<'_>, drafts: &mut [Draft]) {
    for at in 0..drafts.len() {
        let (head, tail) = drafts.split_at_mut(at + 1);
        let Some(change) = head.last_mut().filter(|draft| draft.measure.metric == Some(Metric::Change)) else {
            continue;
        };
        // "rose by 17 percent from A in 1992 to B in 1993": what it came from may stand between.
        let aside = |draft: &&Draft| draft.came_from || draft.twin || draft.measure.metric == Some(Metric::Change);
        let Some(level) = tail.iter().find(|draft| !aside(draft)) else { continue };
        let gap = Run::new(scene.quantity_words[change.quantity].end, scene.quantity_words[level.quantity].start);
        let told = matches!(level.measure.sort, Sort::Money | Sort::Physical | Sort::Count)
            && gap.len() <= 24
            && !hedge::is_base(scene, scene.quantity_words[level.quantity])
            && (scene.words.is(hedge::lead(scene, scene.quantity_words[level.quantity]), "to")
                || level.measure.metric == Some(Metric::Price) && gap.len() <= 2 && scene.words.is(gap.end - 1, "at"))
            && !gap.any(|word| scene.words.any(word, set![";", "while", "and"]));
        let priced = level.measure.metric == Some(Metric::Price) && level.dated.reading.when.is_some();
        // "Between 2009 and 2013 trade fell by 92 %, dropping to $5 million": over all of them.
        let ended = level.dated.reading.derivation.rule == "assemble/period/ends" && change.dated.span.is_some();
        if told
            && !ended
            && (level.dated.span.is_some() || priced)
            && change.dated.reading.when != level.dated.reading.when
        {
            let dated = level.dated.inherited("assemble/period/level", "the period of the level told beside it");
            change.dated = over_month(dated);
        }
    }
}

/// "decreases in machinery ($8 million), and fuels and lubricants ($3 million)": each of one list is of the same sides;
/// "accounted for 46.7 % ($1 billion) of Peru's trade": the sum in the bracket is the same part.
fn side_lists(scene: &Scene<'_>, sentence: &Sentence, drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let (head, tail) = drafts.split_at_mut(at);
        let (Some(last), Some(own)) = (head.last(), tail.first_mut()) else { continue };
        let listed = items::name(scene, sentence, scene.quantity_words[own.quantity]).is_some();
        let change = own.measure.metric == Some(Metric::Change) && own.measure.metric == last.measure.metric;
        if listed && change && own.frame.states().is_empty() {
            (own.frame.others, own.frame.way) = (last.frame.states(), last.frame.way);
        }
    }
    for at in 1..drafts.len() {
        let (head, tail) = drafts.split_at_mut(at);
        let (Some(share), Some(sum)) = (head.last_mut(), tail.first()) else { continue };
        let (own, next) = (scene.quantity_words[share.quantity], scene.quantity_words[sum.quantity]);
        let noted = next.start == own.end + 1 && scene.words.is(own.end, "(");
        let states = sum.frame.states();
        let part = share.measure.metric == Some(Metric::Share) && sum.measure.sort == Sort::Money;
        if noted && part && share.frame.states().iter().all(|state| states.contains(state)) {
            (share.frame.reporter, share.frame.partner, share.frame.others) = (None, None, states);
        }
    }
}

/// "goods worth $72 million (+5.8 %) from Peru": the change has the sides and the good of its level.
fn side_changes(scene: &Scene<'_>, drafts: &mut [Draft]) {
    for at in 0..drafts.len() {
        let Some(level) = drafts.get(at).filter(|level| is_level(level)) else { continue };
        let (states, way, good) = (level.frame.states(), level.frame.way, level.frame.commodity.clone());
        let change = |found: &usize| drafts.get(*found).is_some_and(is_percent_change);
        let Some(change) = beside(scene, drafts, at).into_iter().find(change) else { continue };
        let Some(frame) = drafts.get_mut(change).map(|draft| &mut draft.frame) else { continue };
        // Words of its own may name whose the change is; what they leave open the level tells.
        let own = frame.states();
        if own != states && own.iter().all(|state| states.contains(state)) {
            (frame.reporter, frame.partner, frame.others, frame.way) = (None, None, states, way);
        }
        if frame.commodity.is_none() {
            frame.commodity = good;
        }
    }
}

/// True for an amount that a change may have led to.
fn is_level(draft: &Draft) -> bool {
    draft.cell.is_none()
        && draft.measure.metric != Some(Metric::Change)
        && matches!(draft.measure.sort, Sort::Money | Sort::Physical | Sort::Count)
}

/// True for a percentage that tells how far something moved.
fn is_percent_change(draft: &Draft) -> bool {
    draft.cell.is_none() && draft.measure.sort == Sort::Percent && draft.measure.metric == Some(Metric::Change)
}

/// A change that a draft tells, with the drafts that tell it.
#[derive(Debug, Clone)]
pub struct Told {
    /// The change and its base.
    pub change: FigureChange,
    /// Which drafts: the change in per cent, and the level it led to.
    pub pair: Pair,
}

/// For each draft the change that it tells, or that is told beside its level.
#[must_use]
pub fn link_changes(scene: &Scene<'_>, sentence: &Sentence, drafts: &[Draft]) -> Vec<Option<Told>> {
    let mut told: Vec<Option<Told>> = (0..drafts.len()).map(|_| None).collect();
    let percent = |at: usize| {
        let draft = drafts.get(at).filter(|draft| is_percent_change(draft))?;
        Some(signed(scene.quantity(draft.quantity).value, draft.measure.negative))
    };
    let full = |percent: Decimal, pair: Pair| {
        let base = base::of(scene, sentence, drafts, pair);
        let change = FigureChange { percent, base: base.when, base_value: base.value, base_words: base.words };
        Told { change, pair }
    };
    for (at, draft) in drafts.iter().enumerate() {
        if !is_level(draft) {
            continue;
        }
        let change = beside(scene, drafts, at).into_iter().find_map(|change| Some((change, percent(change)?)));
        let Some((change, percent)) = change else { continue };
        let found = full(percent, Pair { change, level: Some(at) });
        // "to SDR 48 million (Rs. 2,960 million)": the same level in another unit.
        let next = Some(at + 1).filter(|next| drafts.get(*next).is_some_and(|next| next.twin));
        let twin = if draft.twin { at.checked_sub(1) } else { next };
        for index in [Some(change), Some(at), twin].into_iter().flatten() {
            if let Some(slot) = told.get_mut(index) {
                *slot = Some(found.clone());
            }
        }
    }
    for (at, slot) in told.iter_mut().enumerate().filter(|(_, slot)| slot.is_none()) {
        *slot = percent(at).map(|percent| full(percent, Pair { change: at, level: None }));
    }
    told
}

/// Words between a level and the change that is told of it: "$3 billion, 2 % less", "$4 billion registered a rise of 3 %".
const TOLD: &WordSet = words!(
    ", — – ( which showed registered recorded posted represented representing reflecting showing registering recording posting"
);

/// The drafts that may tell the change of a level: the one before it ("fell 11.4 percent to $92 million"), then the
/// one behind it ("$3.47 billion, 1.9 percent less than …").
fn beside(scene: &Scene<'_>, drafts: &[Draft], at: usize) -> Vec<usize> {
    let words = &scene.words;
    let Some(range) = drafts.get(at).map(|draft| scene.quantity_words[draft.quantity]) else { return Vec::new() };
    // "rose by 17 percent from A in 1992 to B in 1993": what it came from stands between.
    let from_aside = |before: &usize| {
        let levels = drafts.get(before + 1..at).unwrap_or_default();
        levels.iter().all(|draft| draft.came_from || draft.twin)
    };
    let before = (0..at)
        .rev()
        .take(4)
        .find(|before| drafts.get(*before).is_some_and(|draft| draft.measure.sort == Sort::Percent));
    // "a decline of 11 % when compared to the $3 million of 2014": no change led to what it is held against.
    let base = words.is(hedge::lead(scene, range), "to") && hedge::is_base(scene, range);
    let before = before.filter(|_| !base).filter(from_aside).filter(|before| {
        let Some(other) = drafts.get(*before) else { return false };
        let gap = Run::new(scene.quantity_words[other.quantity].end, range.start);
        let straight = before + 1 == at;
        if straight && goes_on(scene, gap) {
            return true;
        }
        !turns(scene, gap)
            && gap.len() <= if straight { 12 } else { 30 }
            && (words.any(hedge::lead(scene, range), set!["to", "reaching", "reached", "hitting", "totalling", "worth"])
                // "was 27 % lower at $2 billion", "saw a 28 % year-on-year drop at $4 billion".
                || straight && gap.len() == 2 && words.is(gap.end - 1, "at")
                || straight && gap.len() <= 9 && words.is(gap.end - 1, "at") && words.any(gap.end - 2, hedge::MOVES)
                || straight && gap.any(|word| words.is(word, "to")))
            && !gap.any(|word| words.is(word, ";"))
            && (words.is(hedge::lead(scene, range), "to") || !gap.any(|word| words.is(word, "from")))
    });
    let two = drafts.get(at + 1).zip(drafts.get(at + 2)).is_some_and(|(first, second)| is_twice(scene, first, second));
    let shift = usize::from(two);
    let after = Some(at + 1).filter(|after| {
        let Some(other) = drafts.get(*after) else { return false };
        let gap = Run::new(range.end, scene.quantity_words[other.quantity].start);
        // "at $1,500 million were $160 million or 9 % below their level".
        let is = two && gap.len() == 1 && words.any(gap.start, set!["was", "were", "is", "are"]);
        if is || goes_on(scene, gap) {
            return true;
        }
        // "came in at $51 million and were down 24 %".
        if gap.len() <= 3 && words.is(gap.start, "and") && words.any(gap.start + 1, set!["was", "were", "is", "are"]) {
            return true;
        }
        // "were $9 million with a 5 % increase".
        let with = gap.len() <= 2 && words.is(gap.start, "with");
        with || gap.len() <= 16
            && !words.is(hedge::lead(scene, range), "from")
            && gap.any(|word| words.any(word, TOLD))
            && !gap.any(|word| words.any(word, set![";", "and", "while", "whereas", "but", "as"]))
    });
    before.into_iter().chain(after.map(|after| after + shift)).chain(summed(scene, drafts, at)).collect()
}

/// "$3.9 billion, up $85 million (2 %)", "a decline of $77 million or 4 %": the change told in two units.
fn is_twice(scene: &Scene<'_>, first: &Draft, second: &Draft) -> bool {
    let gap = Run::new(scene.quantity_words[first.quantity].end, scene.quantity_words[second.quantity].start);
    first.measure.metric == Some(Metric::Change)
        && matches!(first.measure.sort, Sort::Money | Sort::Physical)
        && second.measure.sort == Sort::Percent
        && gap.len() <= 2
        && gap.any(|word| scene.words.any(word, set!["(", "or"]))
}

/// "grew by 4 %, whereas imports amounted to $5 million": another subject.
fn turns(scene: &Scene<'_>, gap: Run) -> bool {
    let turn = gap.find(|at| scene.words.any(*at, set!["whereas", "while"]));
    turn.is_some_and(|turn| Run::new(turn, gap.end).any(|at| scene.words.has(at, Class::Metric)))
}

/// "grew by 4 % in May and was $5 billion", "ended at $5 billion and thus grew by 4 %": one subject, two verbs.
fn goes_on(scene: &Scene<'_>, gap: Run) -> bool {
    const JOINTS: &WordSet = words!(
        ", and thus therefore so hence by was were amounted totalled totaled reached reaching stood at to in the"
    );
    let words = &scene.words;
    let moves = |at: usize| words.verb(at).is_some() && (words.has(at, Class::Rise) || words.has(at, Class::Fall));
    // "the value of exports ($9 million) rose by 18 %".
    let bracket = words.is(gap.start, ")") && words.verb(gap.start + 1).is_some();
    gap.len() <= 10
        && (bracket || gap.any(|at| words.is(at, "and")))
        && gap.any(|at| words.verb(at).is_some())
        && gap.all(|at| bracket && at == gap.start || words.any(at, JOINTS) || moves(at) || scene.is_dated(at))
}

/// "$26 million, as compared to $25 million in 2018, registering a growth of 4 %": the change past what the level was held
/// against.
fn summed(scene: &Scene<'_>, drafts: &[Draft], at: usize) -> Option<usize> {
    let words = |draft: &Draft| scene.quantity_words[draft.quantity];
    let held = |draft: &Draft| draft.came_from || draft.twin || hedge::is_base(scene, words(draft));
    let between = drafts.get(at + 1..)?.iter().take_while(|draft| held(draft)).count();
    let next = Some(at + 1 + between).filter(|_| between > 0)?;
    hedge::sums_up(scene, words(drafts.get(next)?).start).then_some(next)
}
