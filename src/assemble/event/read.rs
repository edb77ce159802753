//! Events: one for every dated statement, unless its date only belongs to a figure, a name or the page.

use std::collections::BTreeMap;

use crate::assemble::actors::{self, Topic};
use crate::assemble::headline;
use crate::assemble::scene::Scene;
use crate::model::{
    Basis, DateReading, Derivation, Evidence, Grade, LeftOut, Modality, ParagraphKind, Record, Run, Span, StepKind,
    Unit, When,
};
use crate::tag::set;

use super::gate::{self, Verdict};
use super::record::event;
use super::{besides, category, listed, meeting};

/// Reads the events of a sentence. `periods` are the time expressions that date figures.
#[must_use]
pub fn read(
    scene: &Scene<'_>,
    sentence_at: usize,
    topic: &Topic,
    periods: &BTreeMap<usize, bool>,
    left_out: &mut Vec<LeftOut>,
) -> Vec<Record> {
    let sentence = &scene.sentences[sentence_at];
    let told = match sentence.kind {
        ParagraphKind::Body | ParagraphKind::Item | ParagraphKind::Row => true,
        // A question or statement set as a heading still tells something.
        ParagraphKind::Heading => scene.words.first_verb(sentence.words).is_some(),
        _ => false,
    };
    if !told {
        return meeting::in_head(scene, sentence_at, topic).into_iter().collect();
    }
    let mut events: Vec<Record> = Vec::new();
    for at in sentence.timexes {
        match gate::at(scene, sentence_at, at, periods) {
            Verdict::Event => {}
            _ if listed::entry(scene, sentence_at, at) => {}
            Verdict::Nothing => continue,
            Verdict::LeftOut(cue, words) => {
                left_out.push(scene.left_out(sentence, scene.timex(at).span, cue, words));
                continue;
            }
        }
        if scene.timex(at).why.rule == besides::COUNTED_BACK {
            events.extend(besides::counted_back(scene, sentence_at, at, topic));
            continue;
        }
        let Some(record) = event(scene, sentence_at, at, topic) else {
            left_out.push(scene.left_out(sentence, scene.timex(at).span, "guard.no-line", scene.timex_words[at]));
            continue;
        };
        // "this Wednesday, 06/05/2019": two wordings of one date.
        let twin = events.last().is_some_and(|last| {
            last.date.when.is_some()
                && last.date.when == record.date.when
                && last.evidence.clause == record.evidence.clause
        });
        if !twin {
            let others = besides::acts(scene, sentence_at, at, &record, topic);
            events.push(record);
            events.extend(others);
        }
    }
    events.extend(anniversary(scene, sentence_at, topic));
    if events.is_empty() {
        events.extend(meeting::in_head(scene, sentence_at, topic));
    }
    events
}

/// "the 66th anniversary of an agreement": the year it points back to, where the present year is known.
fn anniversary(scene: &Scene<'_>, sentence_at: usize, topic: &Topic) -> Option<Record> {
    let sentence = &scene.sentences[sentence_at];
    let words = &scene.words;
    let noun = sentence.words.find(|at| words.is(*at, "anniversary"))?;
    let suffix = noun.checked_sub(1).filter(|at| words.any(*at, set!["st", "nd", "rd", "th"]))?;
    let number = suffix.checked_sub(1)?;
    let count = i32::try_from(words.get(number)?.int).ok().filter(|count| *count > 0)?;
    if !words.is(noun + 1, "of") {
        return None;
    }
    let clause = sentence.segment_of(noun);
    let own = sentence
        .timexes
        .iter()
        .find(|at| clause.contains(scene.timex_words[*at].start))
        .and_then(|at| scene.timex(at).when.clone());
    let present = own.or_else(|| scene.parts.document.date.when.clone())?;
    let year = present.bounds().map(|bounds| chrono::Datelike::year(&bounds.start))?;
    let when: When = Unit::Year(year - count).into();
    let span = words.span(Run::new(number, noun + 1));
    let mut derivation = Derivation::by("assemble/anniversary");
    derivation.step(StepKind::Rule, format!("{year} less {count} years"));
    let mut end = noun + 2;
    let glued = |at: usize| words.is(at, "-") && words.get(at).is_some_and(|mark| !mark.spaced);
    while end < clause.end
        && (!words.is_mark(end) || glued(end))
        && words.verb(end).is_none()
        && !scene.is_dated(end)
        && end < noun + 14
    {
        end += 1;
    }
    Some(Record {
        id: scene.parts.names.name("anniversary", &[Some(span), Some(sentence.span)]),
        evidence: Evidence {
            document: scene.parts.id,
            paragraph: sentence.paragraph,
            sentence: sentence.span,
            clause: words.span(clause),
            date: Some(span),
            amount: None,
        },
        date: DateReading {
            why: format!("‘{}’ in {year} points back to {}.", Span::of(span, words.text), year - count).into(),
            when: Some(when),
            basis: Basis::Inferred,
            grade: Grade::C,
            derivation: derivation.shared(),
        },
        label: headline::plain(scene, Run::new(noun + 2, end)).into(),
        category: category::of(words, Run::new(noun + 1, end), noun),
        modality: Modality::Actual,
        actors: actors::of(scene, sentence, clause, topic),
        confidence: 0.6,
        figure: None,
    })
}
