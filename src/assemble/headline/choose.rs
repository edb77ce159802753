//! Headlines: who did what, in the words of the clause, without its date, its source and its asides.
//!
//! A headline is put together from words of the text, so it never says what the text does not. Pronouns give way to
//! the nearest named subject; openers, adverbs and the date go; what is longer than 80 characters ends at a phrase.

use crate::assemble::scene::clause::{self, Kind, Segment};
use crate::assemble::scene::words::Verb;
use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::Class;
use crate::model::{ParagraphKind, Run, TimexKind, upper_first};
use crate::tag::set;

use super::judge::reads_well;
use super::parsed::Reading;
use super::polish::{finish, polish};
use super::sound::By;
use super::subject::{antecedent, has_subject, shared_passive, subject_before};
use super::undated::undated;
use super::{certain, dated_noun, fit, parsed, pronoun, shared, sound, tense, which, whose};

/// The headline of what happens at a date (a range of words) in a sentence; `None` where none can stand alone.
#[must_use]
pub fn of_event(scene: &Scene<'_>, sentence_at: usize, date: Run) -> Option<String> {
    of_date(scene, sentence_at, date).map(|line| tense::plain(scene, sentence_at, line))
}

fn of_date(scene: &Scene<'_>, sentence_at: usize, date: Run) -> Option<String> {
    let sentence = &scene.sentences[sentence_at];
    if sentence.segments.is_empty() {
        return Some(plain(scene, sentence.words));
    }
    let index = clause::telling(&scene.words, &scene.dated, &sentence.segments, date.start);
    if let Some(noun) = dated_noun::of_date(scene, sentence, &sentence.segments[index], date) {
        let first = noun.first().copied().unwrap_or_default();
        let opens = scene.words.verb(first).is_none()
            && !scene.words.has(first, Class::Preposition)
            && !scene.words.any(first, set!["his", "her", "its", "their", "our", "my", "ahead"]);
        let participle = noun.last().is_some_and(|last| scene.words.verb(*last) == Some(Verb::Past));
        let own = polish(scene, noun);
        let line = fit::set(scene, &own);
        // "the agreement reached in May": between whom, the text says.
        let front = whose::front(scene, sentence_at, &own).filter(|front| participle && !front.named.is_empty());
        let behind = own.get(front.as_ref().map_or(0, |front| front.instead_of)..).unwrap_or_default();
        let named = front.and_then(|front| whose::put(scene, &front, behind, &fit::set(scene, behind), 80));
        if opens && line.split(' ').count() >= if participle { 2 } else { 3 } {
            let fault = sound::fault(scene, sentence_at, date, &line, By::Tree);
            return fault.is_none().then(|| named.unwrap_or(line));
        }
    }
    // What says too little is told with the words that stood with it before.
    let whole = |line: String, by: By| {
        let fuller = which::told(scene, sentence_at, &line);
        let fault = sound::fault(scene, sentence_at, date, &line, by);
        let stands = fault.is_none_or(|fault| fuller.is_some() && matches!(fault, "little" | "whose"));
        stands.then(|| fuller.unwrap_or(line))
    };
    let strict = parsed::of_date(scene, sentence_at, date, Reading::Strict);
    // "since the report of May": what the clause tells is not what happened there.
    if strict.is_none() && parsed::is_of_noun(scene, sentence_at, date) {
        return None;
    }
    if let Some(strict) = strict {
        return whole(strict, By::Tree);
    }
    let free = parsed::of_date(scene, sentence_at, date, Reading::Free).and_then(|line| whole(line, By::Tree));
    // "visited Oslo on 3 May and Riga on 5 May": each day has words that the tree hangs on the first one.
    let by = if certain::has_parts(scene, sentence_at, date) { By::Tree } else { By::Words };
    // What does not end well with all its phrases may do with fewer.
    free.or_else(|| {
        [80, 60].into_iter().find_map(|most| whole(by_clauses(scene, sentence_at, index, (date, most)), by))
    })
}

/// The headline of a verb of a sentence that has no date.
#[must_use]
pub fn of_verb(scene: &Scene<'_>, sentence_at: usize, verb: usize) -> Option<String> {
    let line = parsed::of_verb(scene, sentence_at, verb)?;
    let line = which::told(scene, sentence_at, &line).unwrap_or(line);
    Some(tense::plain(scene, sentence_at, line))
}

/// The headline of at most so many letters by the words of the clause in which a date stands.
fn by_clauses(scene: &Scene<'_>, sentence_at: usize, index: usize, (date, most): (Run, usize)) -> String {
    let sentence = &scene.sentences[sentence_at];
    let told = told(scene, sentence, index);
    let (line, first) = of_clause(scene, sentence_at, told, (date, most));
    let ours = first.is_some_and(|first| scene.words.any(first, set!["we", "our", "i", "my"]));
    let room = |speaker: &String| speaker.chars().count() + line.chars().count() <= 78;
    if ours && let Some(speaker) = speaker(scene, sentence).into_iter().flatten().find(room) {
        return format!("{speaker}: {}", fit::uncapped(&line));
    }
    // What is told has a date of its own: this one is that of the report, and says whose it is.
    let source = source(scene, sentence, index, told).map(|words| fit::set(scene, &polish(scene, words)));
    match source.filter(|source| source.chars().count() + line.chars().count() <= 78 && !line.starts_with(source)) {
        Some(source) => format!("{source}: {}", fit::lowered(scene, &line, first)),
        None => line,
    }
}

/// The headline of a clause and its first word; where it says too little alone, that of the sentence.
fn of_clause(
    scene: &Scene<'_>,
    sentence_at: usize,
    told: usize,
    (date, most): (Run, usize),
) -> (String, Option<usize>) {
    let sentence = &scene.sentences[sentence_at];
    let mut list = clause_words(scene, sentence_at, told);
    if list.len() < 3 {
        list = sentence.words.iter().collect();
    }
    let list = shared::own_part(scene, sentence, date, list);
    let mut own = polish(scene, list);
    // "This month is the 30th anniversary": the date itself is the subject.
    if own.first().is_some_and(|first| {
        *first == date.end && scene.words.any(*first, set!["is", "was", "marks", "saw", "sees", "marked"])
    }) {
        own.splice(..0, date);
    }
    let front = whose::front(scene, sentence_at, &own);
    let behind = own.get(front.as_ref().map_or(0, |front| front.instead_of)..).unwrap_or_default();
    let room = front.as_ref().map_or(most, |front| (most - 1).saturating_sub(front.named.chars().count()));
    if let Some(front) = &front
        && (reads_well(scene, behind) || reads_well(scene, &own))
        && let Some(named) = whose::put(scene, front, behind, &fit::within(scene, behind, room), 80)
    {
        return (named, None);
    }
    if front.is_some_and(|front| front.named.is_empty()) {
        own.remove(0);
    }
    let line = if reads_well(scene, &own) {
        fit::within(scene, &own, most)
    } else {
        // What the clause alone does not say, the clause around it or the whole sentence may.
        let wider = polish(scene, sentence.words.iter().collect());
        let line = fit::within(scene, if reads_well(scene, &wider) { &wider } else { &own }, most);
        if line.split(' ').count() >= 2 { line } else { plain(scene, sentence.words) }
    };
    (below_heading(scene, sentence_at, &own, line), own.first().copied())
}

/// "Chile, 30/01/2019" below "SIGNED" is "Signed: Chile".
fn below_heading(scene: &Scene<'_>, sentence_at: usize, list: &[usize], line: String) -> String {
    let verb = list.iter().position(|at| scene.words.verb(*at).is_some());
    if line.split(' ').count() > 3 || verb.is_some_and(|verb| verb > 0) {
        return line;
    }
    let above = scene.sentences[..sentence_at].iter().rev().take(30).find(|other| other.kind == ParagraphKind::Heading);
    let Some(heading) = above.filter(|heading| heading.words.len() <= 4 && !heading.words.is_empty()) else {
        return line;
    };
    let event = list.iter().any(|at| scene.words.entry(*at, Class::EventWord).is_some());
    let general =
        scene.words.any(heading.words.start, set!["notes", "key", "in", "how", "what", "background", "summary"]);
    if event || general || heading.words.any(|at| scene.words.has(at, Class::Number)) {
        return line;
    }
    let title = heading.span.of(scene.words.text).trim();
    let title = if title.chars().any(char::is_lowercase) { title.to_owned() } else { title.to_lowercase() };
    let whole = format!("{}: {}", upper_first(&title), line.trim_end_matches([',', ' ', ':']));
    if whole.chars().count() <= 80 { whole } else { line }
}

/// The words of a range as a headline.
#[must_use]
pub fn plain(scene: &Scene<'_>, range: Run) -> String {
    finish(scene, range.iter().collect())
}

/// The segment that says what happened: for a clause of saying, what was said; for words that only set a date, the
/// clause they stand in.
fn told(scene: &Scene<'_>, sentence: &Sentence, index: usize) -> usize {
    let segment = &sentence.segments[index];
    let words = &scene.words;
    let tells = |other: &Segment| words.first_verb(other.content()).is_some();
    if segment.kind == Kind::Attribution {
        return sentence.segments[..index]
            .iter()
            .position(|other| matches!(other.kind, Kind::Main | Kind::Content) && tells(other))
            .or_else(|| (index + 1 < sentence.segments.len()).then_some(index + 1))
            .unwrap_or(index);
    }
    if matches!(segment.kind, Kind::Participle | Kind::Coordinate)
        && let Some(root) = around(scene, sentence, index)
    {
        return root;
    }
    if !tells(segment) && segment.resumes.is_none() {
        // "Licences have trickled out: two on 7 August": the colon leads to a list of what was told.
        let before = index.checked_sub(1).filter(|before| {
            words.is(segment.words.start.saturating_sub(1), ":") && tells(&sentence.segments[*before])
        });
        // "Two weeks later, the day after the vote failed, it rose": nothing but the date in front.
        let bare = |at: usize| {
            scene.dated[at] || words.is_mark(at) || words.any(at, set!["the", "day", "week", "month", "year"])
        };
        let behind = || {
            let rest = sentence.segments.get(index + 1..)?;
            let main =
                rest.iter().position(|other| matches!(other.kind, Kind::Main | Kind::Content) && tells(other))?;
            segment.words.all(bare).then_some(index + 1 + main)
        };
        return before.or_else(behind).unwrap_or(index);
    }
    let says = segment.words.any(|at| words.entry(at, Class::Report).is_some() && words.verb(at).is_some());
    let denies = segment.words.any(|at| words.entry(at, Class::Deny).is_some());
    let content = sentence.segments.get(index + 1).filter(|next| next.kind == Kind::Content).map(|_| index + 1);
    let informs = segment.words.any(|at| words.any(at, set!["informed", "notified", "advised", "announced"]));
    if (says || informs) && !denies { content.unwrap_or(index) } else { index }
}

/// The clause around a participle that says nothing alone: "visiting that April", "set for May".
fn around(scene: &Scene<'_>, sentence: &Sentence, index: usize) -> Option<usize> {
    let words = &scene.words;
    let segment = &sentence.segments[index];
    let first = segment.words.find(|at| !words.is_mark(*at) && !words.any(*at, set!["and", "but"]))?;
    if segment.kind == Kind::Coordinate && !words.any(first, set!["due", "set", "scheduled", "planned"]) {
        return None;
    }
    let root = sentence.segments[..index].iter().rposition(|other| {
        matches!(other.kind, Kind::Main | Kind::Content | Kind::Coordinate) && other.resumes.is_none()
    })?;
    let whole = || {
        let parts = sentence.segments.iter().enumerate();
        parts.filter(|(at, other)| *at == root || other.resumes == Some(root)).flat_map(|(_, other)| other.words)
    };
    let verb = whole().any(|at| words.verb(at).is_some());
    let sets = segment
        .words
        .iter()
        .any(|at| words.any(at, set!["set", "planned", "scheduled", "due", "slated", "originally"]));
    let off = whole().any(|at| words.entry(at, Class::Cancel).is_some());
    (verb && (words.str(first).ends_with("ing") || sets && off)).then_some(root)
}

/// Who speaks in a sentence that quotes: "said the owner of the mine"; "chief executive Anna Berg", and "Anna Berg" alone.
fn speaker(scene: &Scene<'_>, sentence: &Sentence) -> Option<[String; 2]> {
    let words = &scene.words;
    let segment = sentence.segments.iter().find(|segment| segment.kind == Kind::Attribution)?;
    let own = segment.content();
    let verb = own.find(|at| words.entry(*at, Class::Report).is_some() && words.verb(*at).is_some())?;
    let behind = (verb + 1..own.end).take_while(|at| !words.is_mark(*at));
    let front = (own.start..verb).filter(|at| !words.is_mark(*at));
    let list: Vec<usize> = if front.clone().next().is_some() { front.collect() } else { behind.collect() };
    let list: Vec<usize> = list.into_iter().skip_while(|at| words.any(*at, set!["the", "a", "an"])).collect();
    let named = list.first().is_some_and(|first| !words.any(*first, set!["he", "she", "they", "it", "we", "one"]));
    let name = list.iter().rev().take_while(|at| words.has(**at, Class::Capital)).count();
    let name = list.get(list.len() - name..).filter(|_| name > 1).unwrap_or(&list).to_vec();
    (named && list.len() <= 8).then(|| [list, name].map(|list| fit::set(scene, &polish(scene, list))))
}

/// Who said it, where what is told has a date of its own.
fn source(scene: &Scene<'_>, sentence: &Sentence, index: usize, told: usize) -> Option<Vec<usize>> {
    let words = &scene.words;
    if told == index {
        return None;
    }
    let segment = &sentence.segments[index];
    let content = &sentence.segments[told];
    let says = |at: &usize| words.entry(*at, Class::Report).is_some() && words.verb(*at).is_some();
    let own = segment.content();
    let dated = sentence.timexes.any(|at| {
        let start = scene.timex_words[at].start;
        let timex = scene.timex(at);
        let root = sentence.segments.iter().find(|part| part.words.contains(start)).and_then(|part| part.resumes);
        (content.words.contains(start) || root == Some(told))
            && timex.kind == TimexKind::Date
            && timex.when.is_some()
            && !timex.value.ends_with("_REF")
    });
    if !dated || segment.kind == Kind::Participle {
        return None;
    }
    let verb = own.find(says)?;
    let list: Vec<usize> = if words.any(verb, set!["according"]) {
        (verb + 2..own.end).take_while(|at| !words.is_mark(*at)).collect()
    } else if verb == own.start {
        (verb + 1..own.end).take_while(|at| !words.is_mark(*at)).collect()
    } else {
        (own.start..verb).collect()
    };
    let mut list = undated(scene, list);
    // "Russian news agency RIA Novosti": the name at its end.
    let name = list.iter().rev().take_while(|at| words.has(**at, Class::Capital)).count();
    if name >= 2 && list.len() - name >= 2 && !list.iter().any(|at| words.any(*at, set!["of", "for", "'", "’"])) {
        list.drain(..list.len() - name);
    }
    (!list.is_empty() && list.len() <= 8 && list.iter().any(|at| words.has(*at, Class::Capital))).then_some(list)
}

/// The words of a clause with its subject, without opener, asides and dates.
fn clause_words(scene: &Scene<'_>, sentence_at: usize, index: usize) -> Vec<usize> {
    let sentence = &scene.sentences[sentence_at];
    let segment = &sentence.segments[index];
    let words = &scene.words;
    let root = segment.resumes.unwrap_or(index);
    let body: Vec<usize> = sentence
        .segments
        .iter()
        .enumerate()
        .filter(|(at, other)| *at == root || other.resumes == Some(root))
        .flat_map(|(_, other)| other.content())
        .collect();
    // "denied that …": the verb without what it denies says nothing.
    let denies = body.iter().any(|at| words.entry(*at, Class::Deny).is_some());
    let mut body = body;
    if denies && let Some(next) = sentence.segments.get(index + 1).filter(|next| next.kind == Kind::Content) {
        body.extend(next.words);
    }
    let shares = matches!(segment.kind, Kind::Participle | Kind::Coordinate)
        .then(|| shared_passive(scene, sentence, index))
        .flatten()
        .filter(|_| {
            body.iter().find(|at| !words.is_mark(**at)).is_some_and(|first| words.verb(*first) == Some(Verb::Past))
        });
    if let Some(mut list) = shares {
        list.extend(&body);
        return list;
    }
    let mut list = match segment.kind {
        Kind::Relative => relative(scene, sentence, segment, body),
        Kind::Participle => {
            let mut list = antecedent(scene, sentence, segment);
            list.extend(&body);
            list
        }
        // "renamed in 2012 and reflagged in 2014": both describe the noun in front.
        Kind::Coordinate
            if body.first().is_some_and(|first| words.verb(*first).is_some()) && describes(sentence, index) =>
        {
            let mut list = index
                .checked_sub(1)
                .and_then(|before| sentence.segments.get(before))
                .map_or_else(Vec::new, |own| antecedent(scene, sentence, own));
            list.extend(&body);
            list
        }
        Kind::Coordinate if body.first().is_some_and(|first| words.verb(*first).is_some()) => {
            let mut list = subject_before(scene, sentence, root);
            list.extend(&body);
            list
        }
        _ => body,
    };
    pronoun::resolve(scene, sentence_at, &mut list);
    list
}

/// The words of a relative clause with the noun that it belongs to.
fn relative(scene: &Scene<'_>, sentence: &Sentence, segment: &Segment, body: Vec<usize>) -> Vec<usize> {
    let words = &scene.words;
    let mut list = if words.any(segment.words.start, set!["where", "whom"]) {
        Vec::new()
    } else {
        antecedent(scene, sentence, segment)
    };
    if words.is(segment.words.start, "whose") && !list.is_empty() {
        list.clear();
    }
    // "drills that Beijing held": the antecedent is the object.
    if has_subject(scene, &body) {
        let mut clause = body;
        while clause.last().is_some_and(|last| words.is_mark(*last)) {
            clause.pop();
        }
        // "drills that Beijing held off Taiwan": the object goes behind its verb.
        let verb = clause.iter().position(|at| words.verb(*at).is_some());
        let end = verb.map_or(clause.len(), |verb| {
            let chain = clause.iter().skip(verb).take_while(|at| words.verb(**at).is_some()).count();
            verb + chain
        });
        let mut tail = clause.split_off(end);
        let adverb = |at: &usize| words.any(*at, set!["always", "never", "still", "now", "also", "soon"]);
        while tail.last().is_some_and(adverb) {
            tail.pop();
        }
        clause.append(&mut list);
        clause.extend(tail);
        clause
    } else {
        list.extend(&body);
        list
    }
}

/// True for a clause that an "and" joins to a participle.
fn describes(sentence: &Sentence, index: usize) -> bool {
    index
        .checked_sub(1)
        .and_then(|before| sentence.segments.get(before))
        .is_some_and(|own| own.kind == Kind::Participle)
}
