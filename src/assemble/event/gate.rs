//! Whether something happens at a date, or the date belongs to a figure, a name, a comparison or the page.
//!
//! What a wording decides is a cue; what the shape of the sentence decides is a guard of [`GUARDS`](crate::assemble::cue::GUARDS), named here.

use std::collections::BTreeMap;

use crate::assemble::cue::{Found, Sign};
use crate::assemble::figure::compared::is_comparison;
use crate::assemble::figure::sort::{self, Sort};
use crate::assemble::scene::clause::{self, Kind};
use crate::assemble::scene::words::{Verb, Words};
use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::{Class, Deed, Naming};
use crate::model::{ParagraphKind, Precision, Run, Timex, TimexKind, Unit, When};
use crate::tag::{WordSet, set, words};

use super::besides::COUNTED_BACK;
use super::{aside, governed, listed};

/// Prepositions in front of a date of its own.
const LEADS_TO_DATE: &WordSet = words!("in by since from until during before after");

/// Words behind a name that holds a date.
const BEHIND_NAME: &WordSet = words!("and or but alone the with a an when its their to then both all");

/// Words with which another clause begins.
const CLAUSE_SUBJECTS: &WordSet = words!("it they he she we there this that these those some no only");

/// What a date is to the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Something happens at it.
    Event,
    /// It is no date of its own, or a figure or a finer date stands for it.
    Nothing,
    /// A cue or guard speaks against an event: its id and its words.
    LeftOut(&'static str, Run),
}

/// Past verbs that only tell how much there was.
const IDLE: &WordSet = words!("was were had been did stood reached totalled totaled amounted came said");

/// Papers that go by numbers.
const PAPERS: &WordSet = words!("resolutions orders decrees notes laws regulations directives number");

/// Numbers in words without a verb that are a table run together.
const CELLS: usize = 8;

/// Whether something happens at a time expression: the cues and guards first, then the sentence's tree.
pub fn at(scene: &Scene<'_>, sentence_at: usize, at: usize, periods: &BTreeMap<usize, bool>) -> Verdict {
    let verdict = by_wording(scene, sentence_at, at, periods);
    if verdict != Verdict::Event {
        return verdict;
    }
    match governed::elsewhere(scene, sentence_at, at) {
        Some(_) => Verdict::LeftOut("guard.tree", scene.timex_words[at]),
        None => Verdict::Event,
    }
}

/// What the words beside a time expression say of it.
fn by_wording(scene: &Scene<'_>, sentence_at: usize, at: usize, periods: &BTreeMap<usize, bool>) -> Verdict {
    let sentence = &scene.sentences[sentence_at];
    let timex = scene.timex(at);
    if !may_date(timex) || scene.is_byline(timex.span) {
        return Verdict::Nothing;
    }
    if let Some((cue, words)) = kept_off(scene, sentence_at, at) {
        return Verdict::LeftOut(cue, words);
    }
    if within_finer(scene, sentence, at) {
        return Verdict::Nothing;
    }
    let words = &scene.words;
    let range = scene.timex_words[at];
    let clause = clause::around(words, &scene.dated, &sentence.segments, range.start);
    let verbs = clause.iter().filter(|word| words.verb(*word).is_some() && !scene.is_dated(*word)).collect();
    let fine = timex.when.as_ref().map_or(timex.value.len() >= 8, |when| when.precision() <= Precision::Week);
    let told = Told { sentence_at, at, clause, verbs, coarse: !fine };
    if let Some(guard) = told.coarse.then(|| governed::stands(scene, sentence_at, at)).flatten() {
        return Verdict::LeftOut(guard, range);
    }
    let own = periods.get(&at);
    if own.is_some() && sentence.quantities.any(|quantity| clause.contains(scene.quantity_words[quantity].start)) {
        let own = own == Some(&true);
        let tells = tells_beside_figure(scene, sentence, at, told.tells(scene), own);
        let tells = tells && !(told.coarse && !own && governed::measures(scene, sentence_at, at));
        return if tells { Verdict::Event } else { Verdict::Nothing };
    }
    // A clause of amounts without its own figure ("it was eggs in 2014") still tells something; a bare list of
    // words with a year tells nothing.
    if told.verbs.is_empty() { by_bare_words(scene, &told) } else { by_verbs(scene, &told) }
}

/// The clause around a date.
struct Told {
    sentence_at: usize,
    at: usize,
    clause: Run,
    verbs: Vec<usize>,
    /// True where the date is coarser than a week.
    coarse: bool,
}

impl Told {
    /// True where a verb tells more than a level.
    fn tells(&self, scene: &Scene<'_>) -> bool {
        self.verbs.iter().any(|verb| !scene.words.has(*verb, Class::LevelVerb))
    }
}

/// True for expressions of a place in time, or of which one could be found.
fn may_date(timex: &Timex) -> bool {
    // "Ten days after the blast", "on Friday, a day after they had met": a length that is counted from an event told before is a date.
    let counted = timex.when.is_some() && matches!(timex.why.rule, "duration.after-event" | COUNTED_BACK);
    let kind = counted || matches!(timex.kind, TimexKind::Date | TimexKind::Time);
    let placed = timex.when.is_some() || timex.kind != TimexKind::Time && timex.value.starts_with("XXXX");
    kind && placed && !timex.value.ends_with("_REF")
}

/// The cue or guard that keeps a date off by the words beside it, with its words.
fn kept_off(scene: &Scene<'_>, sentence_at: usize, at: usize) -> Option<(&'static str, Run)> {
    let sentence = &scene.sentences[sentence_at];
    let range = scene.timex_words[at];
    if let Some(cue) = sentence.cue(Sign::Page, sentence.words) {
        return Some((cue.id, cue.words));
    }
    if let Some(guard) = aside::guard(scene, sentence_at, at).or_else(|| in_a_name(scene, sentence, at)) {
        return Some((guard, range));
    }
    if let Some(cue) = describes(sentence, range) {
        return Some((cue.id, cue.words));
    }
    if is_comparison(&scene.words, range.start, sentence.words.start) {
        return Some(("guard.comparison", range));
    }
    // Dates that tabs set apart are the heads of a table.
    let tabs = || sentence.span.of(scene.words.text).trim().matches('\t').count();
    if sentence.timexes.len() > 2 && tabs() > 1 {
        return Some(("guard.bare", range));
    }
    beside_the_text(scene, sentence, range).map(|guard| (guard, range))
}

/// What the verbs of its clause say of a date.
fn by_verbs(scene: &Scene<'_>, told: &Told) -> Verdict {
    let (words, range, timex) = (&scene.words, scene.timex_words[told.at], scene.timex(told.at));
    let Some(sentence) = scene.sentences.get(told.sentence_at) else { return Verdict::Nothing };
    let telling = told.tells(scene);
    let amounts = sentence.quantities.any(|quantity| {
        told.clause.contains(scene.quantity_words[quantity].start)
            && sort::of(scene.quantity(quantity)).is_some_and(|sort| {
                sort != Sort::Count || scene.quantity(quantity).value >= rust_decimal::Decimal::from(10_000)
            })
    });
    let idle = told
        .verbs
        .iter()
        .all(|verb| words.verb(*verb) == Some(Verb::Auxiliary) || words.any(*verb, set!["was", "were", "had"]));
    let day = timex.when.as_ref().is_some_and(|when| when.precision() <= Precision::Day);
    // "will from 8 November be subject to a 10 % tax": a rule that begins on a day.
    let acts = day
        && told.verbs.iter().any(|verb| {
            words.verb(*verb) == Some(Verb::Past) && !words.any(*verb, IDLE) || words.any(*verb, set!["will", "shall"])
        });
    let measured = told.coarse && amounts && governed::measures(scene, told.sentence_at, told.at);
    if !telling && amounts && !acts || measured {
        return Verdict::LeftOut("guard.level", range);
    }
    if !telling && idle && only_attribute(scene, range) {
        return Verdict::LeftOut("guard.attribute", range);
    }
    // "During the Cold War the bloc was a major donor": a state of things, not an event.
    let span = timex.when.as_ref().and_then(When::bounds).map(|bounds| bounds.end - bounds.start);
    if idle && span.is_some_and(|span| span > chrono::TimeDelta::days(3_660)) {
        return Verdict::LeftOut("guard.era", range);
    }
    Verdict::Event
}

/// What a clause without a verb says of its date.
fn by_bare_words(scene: &Scene<'_>, told: &Told) -> Verdict {
    let (words, range, timex) = (&scene.words, scene.timex_words[told.at], scene.timex(told.at));
    let Some(sentence) = scene.sentences.get(told.sentence_at) else { return Verdict::Nothing };
    let clause = told.clause;
    let day = timex.when.as_ref().is_some_and(|when| when.precision() <= Precision::Day);
    let whole = sentence.words.any(|word| words.verb(word).is_some());
    let bare = clause.iter().filter(|word| words.has(*word, Class::Word) && !range.contains(*word)).count();
    // "Overseas trade: October" names a table, not what happened.
    let names = |word: usize| words.deed(word).is_some_and(|deed| day || deed != Deed::Trade);
    let noun = clause.any(names);
    let (place, at) = (told.sentence_at, told.at);
    let entry_of_none = listed::dashed(scene, place, at) && !listed::entry(scene, place, at);
    if entry_of_none || clause.iter().filter(|word| words.has(*word, Class::Number)).count() >= CELLS {
        return Verdict::LeftOut("guard.bare", range);
    }
    let first = range.start == clause.start;
    let apart = !clause.contains(range.start) && bare >= 2;
    // "1996: Founding of the Shanghai Five" in a chronology.
    let entry = apart
        && range.start == sentence.words.start
        && words.any(range.end, set![":", "–", "—"])
        && sentence.quantities.is_empty();
    let tells = noun
        || whole
        || (day && !scene.mentions_in(clause).is_empty())
        || (first && bare >= 3)
        || entry
        || (day && apart);
    if timex.when.is_some() && timex.when == scene.parts.document.date.when {
        return Verdict::Nothing;
    }
    if bare == 0 || !tells {
        return Verdict::LeftOut("guard.bare", range);
    }
    Verdict::Event
}

/// "born in 1962", "the worst slump since 2009": a cue that makes a date an attribute.
fn describes(sentence: &Sentence, date: Run) -> Option<&Found> {
    let own = sentence.segment_of(date.start);
    let record = |found: &&Found| {
        found.sign == Sign::Label && (found.words.end == date.start || date.contains(found.words.end - 1))
    };
    sentence.cue(Sign::Life, own).or_else(|| sentence.cues.iter().find(record))
}

/// "Figures for 2021 are final", "numbers are last year's": a date that only describes a noun.
fn only_attribute(scene: &Scene<'_>, range: Run) -> bool {
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
    sentence.timexes.iter().filter(|other| *other != at && home.contains(scene.timex_words[*other].start)).any(
        |other| {
            scene.timex(other).kind == TimexKind::Date
                && scene.timex(other).when.as_ref().and_then(When::bounds).is_some_and(|finer| {
                    own.start <= finer.start && finer.end <= own.end && finer.end - finer.start < own.end - own.start
                })
        },
    )
}

/// "LAMU, May 3: Peru banned tea", "LAMU, May 3 - Peru": place and day in front of the first sentence.
fn placed(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> bool {
    let words = &scene.words;
    let spaced = |at: usize| words.get(at).is_some_and(|dash| dash.spaced);
    let body = |other: &&Sentence| other.kind == ParagraphKind::Body && other.words.len() > 8;
    let lead = scene.sentences.iter().find(body).is_some_and(|first| first.words.start == sentence.words.start);
    let town = words.str(sentence.words.start).chars().count() > 3 && words.is(range.start - 1, ",");
    lead && town && (words.is(range.end, ":") || words.is(range.end, "-") && spaced(range.end))
}

/// Words in quotation marks, "then", datelines, mail headers: the guard that says so.
fn beside_the_text(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> Option<&'static str> {
    let words = &scene.words;
    let first = sentence.words.start;
    let quoted = range.start.checked_sub(1).is_some_and(|before| words.any(before, set!["“", "\"", "‘"]))
        && words.any(range.end, set!["”", "\"", "’"]);
    let then = words.is(range.end.saturating_sub(1), "then");
    let dateline = words.has(first, Class::Upper)
        && range.start <= first + 8
        && ((range.end..range.end + 8).any(|at| words.any(at, set!["–", "—"]) || words.seq(at, "- -"))
            || placed(scene, sentence, range));
    // "Lima, PE – June 24, 2026: The Board …".
    let seat = range.start > first
        && range.start <= first + 8
        && words.any(range.start - 1, set!["–", "—"])
        && words.is(range.end, ":");
    let mail = words.any(first, set!["on", ">"]) && sentence.words.any(|at| words.seq(at, "wrote :"))
        || words.any(first, set!["sent", "from", "date"]) && words.is(first + 1, ":");
    // "(See Harbour Monitor, March 2019)": where else something stands.
    let refers = (first..range.start).rev().take(8).any(|at| words.is(at, "(") && words.any(at + 1, set!["see", "cf"]));
    let refers = refers || cited(scene, first, range);
    // "LAMU May 3 Peru banned tea": the day of the report.
    let told = scene.after_dateline(sentence).start;
    let dateline = dateline || range.start > first && words.span(range).end <= told && told < sentence.span.end;
    let guards = [
        (refers, "guard.reference"),
        (quoted, "guard.quoted"),
        (then, "guard.then"),
        (dateline || seat, "guard.dateline"),
        (mail, "guard.mail"),
    ];
    guards.into_iter().find_map(|(holds, guard)| holds.then_some(guard))
}

/// "(Harbour Monitor, 2019)", "(Berg and Lund, 2004; Moe, 2007)": a source and the year in which it came out, and no place.
fn cited(scene: &Scene<'_>, first: usize, range: Run) -> bool {
    let words = &scene.words;
    let year = range.len() == 1 && words.has(range.start, Class::Year4);
    let Some(open) = (first..range.start).rev().take(12).find(|at| words.is(*at, "(")).filter(|_| year) else {
        return false;
    };
    let own = (open + 1..range.start).rev().take_while(|at| !words.is(*at, ";"));
    let own: Vec<usize> = own.filter(|at| !words.any(*at, set![",", "and", "&", "et", "al", "."])).collect();
    let named = own.iter().all(|at| words.is_name(*at) || words.any(*at, set!["of", "for", "the"]));
    let office = |at: usize| scene.mention_at(at).is_none_or(|mention| mention.naming == Naming::Office);
    let place = own.iter().any(|at| !office(*at));
    let behind = words.is(range.start - 1, ",") && words.any(range.end, set![")", ";"]);
    behind && named && !place && own.iter().any(|at| words.is_name(*at))
}

/// A date that already dates a figure is an event only where the clause does more than tell an amount.
fn tells_beside_figure(scene: &Scene<'_>, sentence: &Sentence, at: usize, telling: bool, tariff: bool) -> bool {
    let words = &scene.words;
    let timex = scene.timex(at);
    let range = scene.timex_words[at];
    let clause = sentence.segment_of(range.start);
    let day = timex.when.as_ref().is_some_and(|when| when.precision() <= Precision::Day);
    let acts = |idle: &WordSet| clause.any(|word| words.verb(word) == Some(Verb::Past) && !words.any(word, idle));
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
    let hugs = sentence.quantities.any(|quantity| {
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
            .any(|segment| segment.kind == Kind::Attribution && segment.words.contains(range.start));
        return !by || attribution || day;
    }
    day && clause.any(|word| {
        words.deed(word).is_some_and(|deed| deed != Deed::Trade)
            || words.verb(word) == Some(Verb::Past) && !words.has(word, Class::LevelVerb)
            || words.any(word, set!["tariff", "duty", "duties", "levy", "tariffs"])
    })
}

/// "the 2014 agreement", "Agenda 2030", "(2012)", "a 1998 lorry", "in 1950 dollars": the guard that says so.
fn in_a_name(scene: &Scene<'_>, sentence: &Sentence, at: usize) -> Option<&'static str> {
    let words = &scene.words;
    let range = scene.timex_words[at];
    let timex = scene.timex(at);
    let year = matches!(&timex.when, Some(When::Single(date)) if matches!(date.unit, Unit::Year(_) | Unit::Decade(_)));
    let year = year || timex.value.len() == 4 && timex.value.bytes().all(|byte| byte.is_ascii_digit());
    let before = range.start.checked_sub(1)?;
    let bare = year && range.len() == 1;
    let years = range.len() == 3 && words.has(range.start, Class::Year4) && words.has(range.end - 1, Class::Year4);
    // "new rules for the 21st century trade"
    let century = words.is(range.end - 1, "century") && words.has(range.end, Class::Word);
    let noun =
        [Class::Preposition, Class::Determiner, Class::ClauseOpener].iter().all(|class| !words.has(range.end, *class));
    if century && noun && words.verb(range.end).is_none() && !words.has(range.end, Class::Capital) {
        return Some("guard.before-noun");
    }
    if bare && (numbered(words, before) || counted(scene, before)) {
        return Some("guard.behind-name");
    }
    // "Expo 2020", "Agenda 2030": a year right behind a name.
    if (bare || years)
        && words.has(before, Class::Capital)
        && words.has(before, Class::Word)
        && !words.has(before, Class::Preposition)
        && before > sentence.words.start
        && !words.any(before, set!["In", "Since", "By", "Until", "During", "Year", "FY"])
        && words.verb(before).is_none()
    {
        return Some("guard.behind-name");
    }
    if year && words.any(before, set!["(", "["]) && words.any(range.end, set![")", "]"]) {
        return Some("guard.bracket");
    }
    // "In 2013 production stopped", but "in 1950 dollars".
    let leads = words.any(before, LEADS_TO_DATE);
    if bare
        && words.has(range.end, Class::Word)
        && !words.has(range.end, Class::Preposition)
        && !words.has(range.end, Class::ClauseOpener)
        && words.verb(range.end).is_none()
        && !words.any(range.end, BEHIND_NAME)
        && words.get(range.end).is_some_and(|token| token.spaced)
        && (words.has(before, Class::Determiner)
            || words.verb(before).is_none() && !(leads && clause_begins(words, range.end))
            || words.any(range.end, set!["dollars", "prices"]))
        && !words.has(range.end, Class::Capital)
    {
        return Some("guard.before-noun");
    }
    if bare && words.has(before, Class::Determiner) && words.has(range.end, Class::Word) {
        return Some("guard.before-noun");
    }
    None
}

/// "Law No. 12 of 2003": the year behind this "of" is part of what the law is called.
fn numbered(words: &Words<'_>, of: usize) -> bool {
    words.is(of, "of")
        && of.checked_sub(1).is_some_and(|number| words.has(number, Class::Number))
        && (of.saturating_sub(5)..of).any(|at| words.any(at, set!["no", "nos", "number", "№"]))
}

/// "Resolutions 1907 and *1908*", "Regulation Number 36 Year *2023*": the year goes on with numbers of a name.
fn counted(scene: &Scene<'_>, before: usize) -> bool {
    let words = &scene.words;
    let (Some(number), Some(name)) = (before.checked_sub(1), before.checked_sub(2)) else { return false };
    let named = words.has(name, Class::Capital) && words.verb(name).is_none() && !scene.is_dated(name);
    let paper = named && words.any(name, PAPERS);
    words.any(before, set!["and", "or", ",", "year"]) && words.has(number, Class::Number) && paper
}

/// "in 2009 it was sold", "in 2013 production stopped": what follows a year is a subject with its verb.
fn clause_begins(words: &Words<'_>, at: usize) -> bool {
    words.any(at, CLAUSE_SUBJECTS)
        || (at + 1..at + 4).take_while(|word| !words.is_mark(*word)).any(|word| words.verb(word).is_some())
}
