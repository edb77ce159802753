//! Minutes and reports of a session: the lines above the text name the meeting, and one of them its days.
//!
//! ```text
//! Joint Committee on Trade, third session
//! from 12 to 15 May 2019
//! ```

use crate::assemble::actors::Topic;
use crate::assemble::headline;
use crate::assemble::scene::Scene;
use crate::lexicon::{Class, Deed};
use crate::model::{ParagraphKind, Precision, Record, TimexKind, When};

use super::{category, record};

/// How many lines above the date may name the meeting.
const ABOVE: usize = 4;

/// The meeting that a line of the head dates.
pub fn in_head(scene: &Scene<'_>, sentence_at: usize, topic: &Topic) -> Option<Record> {
    let sentence = scene.sentences.get(sentence_at)?;
    let dates_only = sentence.words.all(|word| scene.is_dated(word));
    if !(head(sentence.kind) || sentence.kind == ParagraphKind::Body && dates_only) {
        return None;
    }
    let at = sentence.timexes.find(|at| {
        let timex = scene.timex(*at);
        let day = timex.when.as_ref().is_some_and(|when| when.bounds().is_some() && when.precision() <= Precision::Day);
        timex.kind == TimexKind::Date && day && !scene.is_byline(timex.span)
    })?;
    // Only a range says that the days are those of a meeting and not of the paper.
    if !matches!(scene.timex(at).when, Some(When::Interval(..))) {
        return None;
    }
    let alone = sentence.words.all(|word| {
        scene.is_dated(word)
            || scene.words.is_mark(word)
            || scene.words.has(word, Class::Preposition)
            || scene.words.has(word, Class::Capital)
    });
    let lines = scene.sentences.get(sentence_at.saturating_sub(ABOVE)..=sentence_at)?;
    let named = lines.iter().rev().find(|line| {
        let meets = |word| scene.words.deed(word) == Some(Deed::Meeting);
        head(line.kind) && line.words.any(meets)
    })?;
    if !alone || scene.words.first_verb(named.words).is_some() {
        return None;
    }
    let record = record::event(scene, sentence_at, at, topic)?;
    Some(Record {
        label: headline::plain(scene, named.words).into(),
        category: category::of(&scene.words, named.words, named.words.start),
        ..record
    })
}

fn head(kind: ParagraphKind) -> bool {
    matches!(kind, ParagraphKind::Title | ParagraphKind::Heading | ParagraphKind::Byline)
}
