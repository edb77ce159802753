//! Dates that belong to a noun and not to the verb of their clause: "the accord of 26 February", "the pact signed in
//! Oslo in May replaced …", "recalled the visit in March", "a trip planned for June".

use crate::assemble::scene::clause::{Kind, Segment};
use crate::assemble::scene::words::Verb;
use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::Class;
use crate::model::Run;
use crate::tag::{WordSet, set, words};

use super::judge::main_verb;
use super::undated::undated;

/// Words between a noun and "set for".
const BEFORE_SET: &WordSet = words!("not also now and to already still ,");

/// What joins the words of a noun phrase, from the left.
const PARTS_OF_NAME: &WordSet = words!("' ’ - – of and on for");

/// What joins the words of a noun phrase, from the right.
const BACK_IN_NAME: &WordSet = words!("of and on for ' ’ s -");

/// Verbs that look back at what they speak of.
const LOOK_BACK: &WordSet = words!(
    "recalled recalls commemorated commemorates celebrated celebrates mentioned mentions cited cites featured \
     remembered marked blamed blames"
);

/// Participles that set a date for what stands before them.
const SETS: &WordSet =
    words!("planned scheduled set due slated pencilled penciled foreseen expected intended earmarked");

/// Verbs that say nothing of what happened on the date of their subject.
const STATES: &WordSet =
    words!("is was are were remains remained means meant shows showed surprised followed caused led");

/// The noun phrase that a date belongs to, where that and not the clause is the event.
#[must_use]
pub fn of_date(scene: &Scene<'_>, sentence: &Sentence, segment: &Segment, date: Run) -> Option<Vec<usize>> {
    let own = segment.content();
    if !own.contains(date.start) {
        return None;
    }
    let found = behind_of(scene, sentence, own, date)
        .or_else(|| set_for(scene, segment, own, date))
        .or_else(|| looked_back_at(scene, own, date))
        .or_else(|| in_subject(scene, segment, own, date))
        .or_else(|| in_object(scene, own, date))
        .or_else(|| in_front(scene, own, date));
    found.filter(|list| list.iter().filter(|at| scene.words.has(**at, Class::Word)).count() >= 2)
}

/// "the accord of Feb. 26, 1995"
fn behind_of(scene: &Scene<'_>, sentence: &Sentence, own: Run, date: Run) -> Option<Vec<usize>> {
    let words = &scene.words;
    let before = date.start.checked_sub(1)?;
    if !words.is(before, "of") || before <= own.start {
        return None;
    }
    let noun = before - 1;
    words.entry(noun, Class::EventWord)?;
    let start = phrase_start(scene, noun, own.start.max(sentence.words.start));
    Some((start..before).collect())
}

/// "called off a visit to Minsk planned for June", "invited them to the forum to be held in Oslo in May".
fn set_for(scene: &Scene<'_>, segment: &Segment, own: Run, date: Run) -> Option<Vec<usize>> {
    let words = &scene.words;
    let reach = date.start.saturating_sub(8).max(own.start);
    let held = |at: usize| words.seq(at, "to be held") || words.seq(at, "to take place");
    let set = (reach..date.start).find(|at| words.any(*at, SETS) || held(*at))?;
    let noun = set.checked_sub(1).filter(|at| *at > own.start)?;
    let stands = words.verb(noun).is_some() || words.any(noun, BEFORE_SET) || words.str(noun).ends_with("ly");
    // "is due", "had planned": the verb of the clause.
    if stands
        || !words.has(noun, Class::Word)
        || (set + 1..date.start).any(|at| words.is(at, "to") && !held(at) && !words.seq(at, "to open"))
    {
        return None;
    }
    let verb = (own.start..noun).rev().find(|at| words.verb(*at).is_some());
    // "Session due in Oslo in May": a headline without a verb has its noun in front.
    let verb = match verb {
        Some(verb) => verb,
        None if segment.kind == Kind::Main && own.start + 1 < noun && own.start > 0 => own.start - 1,
        None => return None,
    };
    let event = |at: usize| words.tells_deed(at) || words.is(at, "forum");
    // "is also planning exercises … to take place": the verb goes on.
    let begins = (verb + 1..noun)
        .take_while(|at| {
            words.str(*at).ends_with("ing")
                || words.str(*at).ends_with("ly")
                || words.any(*at, set!["also", "not", "now"])
        })
        .last()
        .map_or(verb + 1, |last| last + 1);
    let bare = undated(scene, (begins..set).collect());
    let nearest = phrase_start(scene, noun, begins);
    let list: Vec<usize> = if (nearest..=noun).any(event) {
        (nearest..=noun).collect()
    } else {
        let lead = bare
            .iter()
            .take_while(|at| words.has(**at, Class::Preposition) || words.any(**at, set!["off", "out", "up", "back"]))
            .count();
        bare.into_iter().skip(lead).collect()
    };
    let list: Vec<usize> = list.into_iter().chain((set..date.start).filter(|at| held_words(scene, *at, set))).collect();
    list.iter().any(|at| event(*at) || words.has(*at, Class::Capital)).then(|| undated(scene, list))
}

/// Of "scheduled to be held in Oslo in" what says where.
fn held_words(scene: &Scene<'_>, at: usize, set: usize) -> bool {
    let words = &scene.words;
    let place = (set..set + 6).any(|word| words.seq(word, "to be held") || words.seq(word, "to take place"));
    place && at >= set
}

/// "recalled the president's visit to Oslo in March", "celebrated his meeting with the king in May".
fn looked_back_at(scene: &Scene<'_>, own: Run, date: Run) -> Option<Vec<usize>> {
    let words = &scene.words;
    let verb = (own.start..date.start).rev().find(|at| words.verb(*at).is_some())?;
    if !words.any(verb, LOOK_BACK) {
        return None;
    }
    let object = Run::new(verb + 1, date.start);
    let event = object.find(|at| words.tells_deed(*at))?;
    // "on" and "in" between the event and its date, no other date and no comma.
    let close = !(event..date.start).any(|at| words.any(at, set![",", ";", "by"]) || scene.is_dated(at));
    close.then(|| object.iter().collect())
}

/// "The pact signed in Oslo in May replaced …", "The closure of the port in May was a blow".
fn in_subject(scene: &Scene<'_>, segment: &Segment, own: Run, date: Run) -> Option<Vec<usize>> {
    let words = &scene.words;
    if !matches!(segment.kind, Kind::Main | Kind::Content | Kind::Coordinate)
        || words.has(own.start, Class::Preposition)
    {
        return None;
    }
    let all: Vec<usize> = own.iter().collect();
    let main = own.start + main_verb(scene, &all)?;
    if main <= date.end.saturating_sub(1)
        || date.start <= own.start + 1
        || (own.start..date.start).any(|at| words.is(at, ","))
    {
        return None;
    }
    let participle = (own.start + 1..date.start).find(|at| words.verb(*at) == Some(Verb::Past));
    // "prices quoted on Friday edged down": what they did.
    if participle.is_some_and(|at| words.any(at, set!["quoted", "posted", "offered"])) {
        return None;
    }
    let passive = words.any(main, set!["is", "was", "are", "were"]) && words.verb(main + 1) == Some(Verb::Past);
    let noun = (own.start..date.start).any(|at| tells(scene, at));
    if participle.is_none() && !(noun && words.any(main, STATES) && !passive) {
        return None;
    }
    let mut list = undated(scene, (own.start..main).collect());
    while list.last().is_some_and(|last| words.is_mark(*last)) {
        list.pop();
    }
    (list.len() >= 4).then_some(list)
}

/// Endings of nouns that tell something done.
const DEEDS: [&str; 9] = ["tion", "sion", "ment", "sure", "osal", "issal", "ival", "ing", "ure"];

/// A noun that tells something done: "visit", "closure", "dismissal", "signing".
fn tells(scene: &Scene<'_>, at: usize) -> bool {
    let words = &scene.words;
    let word = words.str(at);
    words.tells_deed(at) || word.len() > 6 && DEEDS.iter().any(|end| word.ends_with(end)) && words.verb(at).is_none()
}

/// The first word of the noun phrase that ends with the word `at`.
#[must_use]
pub fn phrase_start(scene: &Scene<'_>, at: usize, stop: usize) -> usize {
    let words = &scene.words;
    let mut start = at;
    while start > stop {
        let next = start - 1;
        let joins = words.any(next, PARTS_OF_NAME) || words.str(next) == "s";
        let plain = words.has(next, Class::Word)
            && words.verb(next).is_none()
            && !words.has(next, Class::Preposition)
            && !words.has(next, Class::ClauseOpener);
        if words.has(next, Class::Determiner) && !words.any(next, set!["all", "both"]) {
            let particle =
                next > stop + 2 && words.any(next - 2, set!["out", "ahead", "instead", "because", "inside", "outside"]);
            if next > stop + 1 && words.is(next - 1, "of") && at - next < 9 && !particle {
                start = next;
                continue;
            }
            return next;
        }
        if !(joins || plain || words.has(next, Class::Number))
            || at - next > 9
            || words.is(next, "and") && !words.is_name(start)
        {
            break;
        }
        start = next;
    }
    while words.any(start, BACK_IN_NAME) && start < at {
        start += 1;
    }
    start
}

/// "Neither side has ratified the accord signed in Oslo in 2008": a participle behind the object.
fn in_object(scene: &Scene<'_>, own: Run, date: Run) -> Option<Vec<usize>> {
    const MADE: &WordSet = words!(
        "signed adopted concluded reached issued published imposed established passed initialled drafted founded \
     held agreed negotiated built"
    );
    let words = &scene.words;
    let made = (own.start..date.start).rev().take(8).find(|at| words.verb(*at).is_some())?;
    let noun = made.checked_sub(1).filter(|at| *at > own.start + 1)?;
    if !words.any(made, MADE)
        || !words.has(noun, Class::Word)
        || words.verb(noun).is_some()
        || words.has(noun, Class::Capital)
    {
        return None;
    }
    let between = Run::new(made + 1, date.start);
    if between.any(|at| words.is_mark(at) || words.any(at, set!["to", "and", "that"])) {
        return None;
    }
    let verb = (own.start..noun).rev().find(|at| words.verb(*at).is_some())?;
    let article = (verb + 1..noun).rev().find(|at| words.has(*at, Class::Determiner))?;
    // "the accord signed", not "the accord with Rome has been signed".
    (words.verb(verb) != Some(Verb::Auxiliary) && noun - article <= 4)
        .then(|| undated(scene, (article..date.end).collect()))
}

/// "Under an accord reached on 4 May, Juba will …": what the words in front speak of, unless somebody says it there.
fn in_front(scene: &Scene<'_>, own: Run, date: Run) -> Option<Vec<usize>> {
    const MADE: &WordSet = words!("reached signed adopted concluded agreed passed imposed struck");
    let words = &scene.words;
    let front = Run::new(own.start + 1, date.start);
    if !words.any(own.start, set!["under", "by", "after", "since", "despite", "following"]) || !words.is(date.end, ",")
    {
        return None;
    }
    let made = front.find(|at| words.any(*at, MADE))?;
    let first_verb = words.first_verb(front)? == made;
    (first_verb && made > front.start && made - front.start <= 6)
        .then(|| undated(scene, (front.start..date.end).collect()))
}
