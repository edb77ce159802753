//! Changes told beside levels: "fell 11 percent to $92 million", "$3 billion, 2 percent less than …".

use rust_decimal::Decimal;

use crate::model::FigureChange;
use crate::tag::set;

use super::figure_date;
use super::figures::Draft;
use super::measure::Sort;
use super::metric::Metric;
use super::scene::{Scene, Sentence};

/// "fell 11 percent to $92 million in July": the change has the period of its level.
pub fn date_changes(scene: &Scene<'_>, drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let (head, tail) = drafts.split_at_mut(at);
        let (Some(change), Some(level)) = (head.last_mut(), tail.first()) else { continue };
        let gap = scene.quantity_words[change.quantity].end..scene.quantity_words[level.quantity].start;
        let told = change.measure.metric == Some(Metric::Change)
            && matches!(level.measure.sort, Sort::Money | Sort::Physical | Sort::Count)
            && gap.len() <= 8
            && gap.clone().any(|word| scene.words.is(word, "to"))
            && !gap.clone().any(|word| scene.words.any(word, set![";", "from"]));
        if told && level.dated.span.is_some() && change.dated.reading.when != level.dated.reading.when {
            change.dated = level.dated.inherited("assemble/period/level", "the period of the level told beside it");
        }
    }
}

/// For each draft the change told beside its level.
#[must_use]
pub fn link_changes(scene: &Scene<'_>, sentence: &Sentence, drafts: &[Draft]) -> Vec<Option<FigureChange>> {
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
                    && !gap.clone().any(|word| words.any(word, set!["from", ";"]))
            });
            // "$3.47 billion, 1.9 percent less than …".
            let after = drafts.get(at + 1).filter(|other| {
                let gap = range.end..scene.quantity_words[other.quantity].start;
                gap.len() <= 16
                    && !words.any(figure_date::lead(scene, range), set!["from"])
                    && gap.clone().any(|word| words.is(word, ","))
                    && !gap.clone().any(|word| words.any(word, set![";", "and"]))
            });
            let value = before.and_then(percent).or_else(|| after.and_then(percent))?;
            let _ = sentence;
            Some(FigureChange { percent: value, base: None })
        })
        .collect()
}

/// An amount with the sign of its direction.
#[must_use]
pub fn signed(value: Decimal, negative: bool) -> Decimal {
    if negative { -value.abs() } else { value }
}
