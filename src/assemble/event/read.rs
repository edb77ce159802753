//! Events: one for every dated statement, unless its date only belongs to a figure, a name or the page.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::assemble::actors::{self, Topic};
use crate::assemble::figure::measure::{self, Sort};
use crate::assemble::headline;
use crate::assemble::scene::clause::{self, Kind};
use crate::assemble::scene::words::{Verb, Words};
use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::Class;
use crate::model::{
    Basis, DateReading, Derivation, Evidence, Grade, Modality, ParagraphKind, Record, Span, TimexKind, Unit, When,
};
use crate::tag::{WordSet, set};

use super::record::event;
use super::{category, governed, listed, meeting};

/// Past verbs that only tell how much there was.
const IDLE: &WordSet =
    set!["was", "were", "had", "been", "did", "stood", "reached", "totalled", "totaled", "amounted", "came", "said"];

/// Reads the events of a sentence. `periods` are the time expressions that date figures.
#[must_use]
pub fn read(scene: &Scene<'_>, sentence_at: usize, topic: &Topic, periods: &BTreeMap<usize, bool>) -> Vec<Record> {
    let sentence = &scene.sentences[sentence_at];
    let told = match sentence.kind {
        ParagraphKind::Body | ParagraphKind::Item | ParagraphKind::Row => true,
        // A question or statement set as a heading still tells something.
        ParagraphKind::Heading => scene.words.first_verb(sentence.words.clone()).is_some(),
        _ => false,
    };
    if !told {
        return meeting::in_head(scene, sentence_at, topic).into_iter().collect();
    }
    let mut events: Vec<Record> = Vec::new();
    for at in sentence.timexes.clone() {
        let told =
            dates_an_event(scene, sentence_at, at, periods) && governed::elsewhere(scene, sentence_at, at).is_none();
        if !told && !listed::entry(scene, sentence_at, at) {
            continue;
        }
        let record = event(scene, sentence_at, at, topic);
        // "this Wednesday, 06/05/2019": two wordings of one date.
        let twin = events.last().is_some_and(|last| {
            last.date.when.is_some()
                && last.date.when == record.date.when
                && last.evidence.clause == record.evidence.clause
        });
        if !twin {
            events.push(record);
        }
    }
    events.extend(anniversary(scene, sentence_at, topic));
    if events.is_empty() {
        events.extend(meeting::in_head(scene, sentence_at, topic));
    }
    events
}

/// True when something happens at a time expression.
fn dates_an_event(scene: &Scene<'_>, sentence_at: usize, at: usize, periods: &BTreeMap<usize, bool>) -> bool {
    let sentence = &scene.sentences[sentence_at];
    let timex = scene.timex(at);
    let words = &scene.words;
    let range = scene.timex_words[at].clone();
    // "Ten days after the blast": a length that is counted from an event told before is a date.
    let counted = timex.when.is_some() && timex.why.rule == "duration.after-event";
    if !(counted || matches!(timex.kind, TimexKind::Date | TimexKind::Time)) || timex.value.ends_with("_REF") {
        return false;
    }
    if timex.kind == TimexKind::Time && timex.when.is_none() {
        return false;
    }
    if timex.when.is_none() && !timex.value.starts_with("XXXX") {
        return false;
    }
    if scene.is_byline(timex.span) {
        return false;
    }
    if in_a_name(scene, sentence, at) || boilerplate(scene, sentence) || compares(scene, range.start) {
        return false;
    }
    if is_furniture(scene, sentence, &range) || within_finer(scene, sentence, at) {
        return false;
    }
    let clause = clause::around(words, &scene.dated, &sentence.segments, range.start);
    let verbs: Vec<usize> =
        clause.clone().filter(|word| words.verb(*word).is_some() && !scene.is_dated(*word)).collect();
    let telling = verbs.iter().any(|verb| !words.has(*verb, Class::LevelVerb));
    let dates_figure_here = periods.contains_key(&at)
        && sentence.quantities.clone().any(|quantity| clause.contains(&scene.quantity_words[quantity].start));
    if dates_figure_here {
        return tells_beside_figure(scene, sentence, at, telling, periods.get(&at) == Some(&true));
    }
    let amounts = sentence.quantities.clone().any(|quantity| {
        clause.contains(&scene.quantity_words[quantity].start)
            && measure::sort(scene.quantity(quantity)).is_some_and(|sort| {
                sort != Sort::Count || scene.quantity(quantity).value >= rust_decimal::Decimal::from(10_000)
            })
    });
    let idle = verbs
        .iter()
        .all(|verb| words.verb(*verb) == Some(Verb::Auxiliary) || words.any(*verb, set!["was", "were", "had"]));
    let day = timex.when.as_ref().is_some_and(|when| when.precision() <= crate::model::Precision::Day);
    let acts = day && verbs.iter().any(|verb| words.verb(*verb) == Some(Verb::Past) && !words.any(*verb, IDLE));
    if !verbs.is_empty() && !telling && (amounts && !acts || idle && only_attribute(scene, &range)) {
        return false;
    }
    // "During the Cold War the bloc was a major donor": a state of things, not an event.
    let span = timex.when.as_ref().and_then(When::bounds).map(|bounds| bounds.end - bounds.start);
    if !verbs.is_empty() && idle && span.is_some_and(|span| span > chrono::TimeDelta::days(3_660)) {
        return false;
    }
    // A clause of amounts without its own figure ("it was eggs in 2014") still tells something; a bare list of
    // words with a year tells nothing.
    if verbs.is_empty() {
        let whole = sentence.words.clone().any(|word| words.verb(word).is_some());
        let bare = clause.clone().filter(|word| words.has(*word, Class::Word) && !range.contains(word)).count();
        let equals_own = timex.when.is_some() && timex.when == scene.parts.document.date.when;
        let noun = clause.clone().any(|word| words.entry(word, Class::EventWord).is_some());
        let first = range.start == clause.start;
        let apart = !clause.contains(&range.start) && bare >= 2;
        // "1996: Founding of the Shanghai Five" in a chronology.
        let entry = apart
            && range.start == sentence.words.start
            && words.any(range.end, set![":", "–", "—"])
            && sentence.quantities.is_empty();
        return !equals_own
            && bare >= 1
            && (noun
                || whole
                || (day && !scene.mentions_in(&clause).is_empty())
                || (first && bare >= 3)
                || entry
                || (day && apart));
    }
    true
}

/// "Figures for 2021 are final", "numbers are last year's": a date that only describes a noun.
fn only_attribute(scene: &Scene<'_>, range: &Range<usize>) -> bool {
    let words = &scene.words;
    range.start.checked_sub(1).is_some_and(|before| words.is(before, "for")) || words.any(range.end, set!["'", "’"])
}

/// "This year the delegation arrived on March 20": the finer date of the clause is the event's.
fn within_finer(scene: &Scene<'_>, sentence: &Sentence, at: usize) -> bool {
    let Some(own) = scene.timex(at).when.as_ref().and_then(When::bounds) else { return false };
    if own.end - own.start > chrono::TimeDelta::days(366) {
        return false;
    }
    let home = clause::around(&scene.words, &scene.dated, &sentence.segments, scene.timex_words[at].start);
    sentence.timexes.clone().filter(|other| *other != at && home.contains(&scene.timex_words[*other].start)).any(
        |other| {
            scene.timex(other).kind == TimexKind::Date
                && scene.timex(other).when.as_ref().and_then(When::bounds).is_some_and(|finer| {
                    own.start <= finer.start && finer.end <= own.end && finer.end - finer.start < own.end - own.start
                })
        },
    )
}

/// Datelines, mail headers, words in quotation marks, "then", years of other calendars.
fn is_furniture(scene: &Scene<'_>, sentence: &Sentence, range: &Range<usize>) -> bool {
    let words = &scene.words;
    let first = sentence.words.start;
    let quoted = range.start.checked_sub(1).is_some_and(|before| words.any(before, set!["“", "\"", "‘"]))
        && words.any(range.end, set!["”", "\"", "’"]);
    let then = words.is(range.end.saturating_sub(1), "then");
    let dateline = words.has(first, Class::Upper)
        && range.start <= first + 8
        && (range.end..range.end + 8).any(|at| words.any(at, set!["–", "—"]) || words.seq(at, "- -"));
    let mail = words.any(first, set!["on", ">"]) && sentence.words.clone().any(|at| words.seq(at, "wrote :"))
        || words.any(first, set!["sent", "from", "date"]) && words.is(first + 1, ":");
    let calendar = range
        .start
        .checked_sub(1)
        .is_some_and(|before| words.is(before, "year") && words.has(range.start, Class::Year4))
        && range.len() == 1
        && words.get(range.start).is_some_and(|token| token.int < 1500);
    quoted || then || dateline || mail || calendar
}

/// A date that already dates a figure is an event only where the clause does more than tell an amount.
fn tells_beside_figure(scene: &Scene<'_>, sentence: &Sentence, at: usize, telling: bool, tariff: bool) -> bool {
    let words = &scene.words;
    let timex = scene.timex(at);
    let range = scene.timex_words[at].clone();
    let clause = sentence.segment_of(range.start);
    let day = timex.when.as_ref().is_some_and(|when| when.precision() <= crate::model::Precision::Day);
    let acts =
        |idle: &WordSet| clause.clone().any(|word| words.verb(word) == Some(Verb::Past) && !words.any(word, idle));
    if tariff && (day || acts(set!["was", "were", "had", "been", "did"])) {
        return true;
    }
    if day && acts(IDLE) {
        return true;
    }
    let document = scene.parts.document.date.when.as_ref().and_then(When::bounds);
    let ahead = document
        .zip(timex.when.as_ref().and_then(When::bounds))
        .is_some_and(|(document, date)| date.start >= document.end);
    let hugs = sentence.quantities.clone().any(|quantity| {
        let end = scene.quantity_words[quantity].end;
        end <= range.start && range.start - end <= 2
    });
    if ahead && !day && hugs {
        return false;
    }
    if telling {
        // "by 2020" is the deadline of a target, not a thing of its own.
        let by = range.start.checked_sub(1).is_some_and(|before| words.is(before, "by")) || words.is(range.start, "by");
        let attribution = sentence
            .segments
            .iter()
            .any(|segment| segment.kind == Kind::Attribution && segment.words.contains(&range.start));
        return !by || attribution || day;
    }
    day && clause.clone().any(|word| {
        words.entry(word, Class::EventWord).is_some_and(|(_, code)| code != 4)
            || words.verb(word) == Some(Verb::Past) && !words.has(word, Class::LevelVerb)
            || words.any(word, set!["tariff", "duty", "duties", "levy", "tariffs"])
    })
}

/// "the 2014 agreement", "Agenda 2030", "(2012)", "a 1998 lorry", "in 1950 dollars", "born in 1962".
fn in_a_name(scene: &Scene<'_>, sentence: &Sentence, at: usize) -> bool {
    let words = &scene.words;
    let range = scene.timex_words[at].clone();
    let timex = scene.timex(at);
    let year = matches!(&timex.when, Some(When::Single(date)) if matches!(date.unit, Unit::Year(_) | Unit::Decade(_)));
    let year = year || timex.value.len() == 4 && timex.value.bytes().all(|byte| byte.is_ascii_digit());
    let Some(before) = range.start.checked_sub(1) else { return false };
    if words.any(before, set!["©", "(c)", "copyright"]) || words.seq(before.saturating_sub(2), "( c )") {
        return true;
    }
    let bare = year && range.len() == 1;
    // "+47 2225 2009": the end of a telephone number.
    if bare && words.has(before, Class::Number) && !scene.is_dated(before) {
        return true;
    }
    // "Expo 2020", "Agenda 2030": a year right behind a name.
    if bare
        && words.has(before, Class::Capital)
        && words.has(before, Class::Word)
        && !words.has(before, Class::Preposition)
        && before > sentence.words.start
        && !words.any(before, set!["In", "Since", "By", "Until", "During", "Year", "FY"])
        && words.verb(before).is_none()
    {
        return true;
    }
    if year && words.any(before, set!["(", "["]) && words.any(range.end, set![")", "]"]) {
        return true;
    }
    // "In 2013 production stopped", but "in 1950 dollars".
    let leads = words.any(before, set!["in", "by", "since", "from", "until", "during", "before", "after"]);
    if bare
        && words.has(range.end, Class::Word)
        && !words.has(range.end, Class::Preposition)
        && !words.has(range.end, Class::ClauseOpener)
        && words.verb(range.end).is_none()
        && !words.any(
            range.end,
            set![
                "and", "or", "but", "alone", "the", "with", "a", "an", "when", "its", "their", "to", "then", "both",
                "all",
            ],
        )
        && words.get(range.end).is_some_and(|token| token.spaced)
        && (words.has(before, Class::Determiner)
            || words.verb(before).is_none() && !(leads && clause_begins(words, range.end))
            || words.any(range.end, set!["dollars", "prices"]))
        && !words.has(range.end, Class::Capital)
    {
        return true;
    }
    if bare && words.has(before, Class::Determiner) && words.has(range.end, Class::Word) {
        return true;
    }
    let own = sentence.segment_of(range.start);
    let person = own.clone().any(|word| words.any(word, set!["born", "aged", "retired", "graduated"]));
    let founded = own.clone().any(|word| words.any(word, set!["we", "our"]))
        && own.clone().any(|word| words.any(word, set!["since"]))
        && (year || words.is(range.start, "since"))
        && range.len() <= 2;
    let record = words.is(before, "since")
        && own
            .clone()
            .any(|word| words.any(word, set!["worst", "highest", "lowest", "biggest", "largest", "best", "slump"]));
    person || founded || record
}

/// "in 2009 it was sold", "in 2013 production stopped": what follows a year is a subject with its verb.
fn clause_begins(words: &Words<'_>, at: usize) -> bool {
    words
        .any(at, set!["it", "they", "he", "she", "we", "there", "this", "that", "these", "those", "some", "no", "only"])
        || (at + 1..at + 4).take_while(|word| !words.is_mark(*word)).any(|word| words.verb(word).is_some())
}

/// Lines of the page that are no part of the text: rights, subscriptions, guarantees.
fn boilerplate(scene: &Scene<'_>, sentence: &Sentence) -> bool {
    let words = &scene.words;
    sentence.words.clone().any(|at| words.any(at, set!["©", "copyright", "unsubscribe", "subscribe", "advertising"]))
        || words.any(
            sentence.words.start,
            set!["posted", "updated", "published", "filed", "released", "sent", "issued", "circulated"],
        ) && sentence.words.len() < 20
            && words.verb(sentence.words.start + 1).is_none()
}

/// "than in 2017", "compared with 2016", "on 2023" behind a change.
fn compares(scene: &Scene<'_>, at: usize) -> bool {
    crate::assemble::figure::period::is_comparison(&scene.words, at)
}

/// "the 66th anniversary of an agreement": the year it points back to, where the present year is known.
fn anniversary(scene: &Scene<'_>, sentence_at: usize, topic: &Topic) -> Option<Record> {
    let sentence = &scene.sentences[sentence_at];
    let words = &scene.words;
    let noun = sentence.words.clone().find(|at| words.is(*at, "anniversary"))?;
    let suffix = noun.checked_sub(1).filter(|at| words.any(*at, set!["st", "nd", "rd", "th"]))?;
    let number = suffix.checked_sub(1)?;
    let count = i32::try_from(words.get(number)?.int).ok().filter(|count| *count > 0)?;
    if !words.is(noun + 1, "of") {
        return None;
    }
    let clause = sentence.segment_of(noun);
    let own = sentence
        .timexes
        .clone()
        .find(|at| clause.contains(&scene.timex_words[*at].start))
        .and_then(|at| scene.timex(at).when.clone());
    let present = own.or_else(|| scene.parts.document.date.when.clone())?;
    let year = present.bounds().map(|bounds| chrono::Datelike::year(&bounds.start))?;
    let when: When = Unit::Year(year - count).into();
    let span = words.span(number..noun + 1);
    let mut derivation = Derivation::by("assemble/anniversary");
    derivation.step("Rule", format!("{year} less {count} years"));
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
            clause: words.span(clause.clone()),
            date: Some(span),
            amount: None,
        },
        date: DateReading {
            why: format!("‘{}’ in {year} points back to {}.", Span::of(span, words.text()), year - count),
            when: Some(when),
            basis: Basis::Inferred,
            grade: Grade::C,
            derivation: derivation.into(),
        },
        label: headline::plain(scene, noun + 2..end).into(),
        category: category::of(words, noun + 1..end, noun),
        modality: Modality::Actual,
        actors: actors::of(scene, sentence, &clause, topic),
        confidence: 0.6,
        figure: None,
    })
}
