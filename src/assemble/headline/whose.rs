//! Whose a thing is that stands in a line without a name, where the text settles it.
//!
//! ```text
//! a text on Lamu   "The trade deficit declined in 1998."            Lamu’s trade deficit declined
//! Lamu and Oslo    "The two sides opened talks in May."             Lamu and Oslo opened talks
//! Resolution 14    "The resolution was adopted on 2 March."         Resolution 14 was adopted
//! ```
//! A state comes from the paragraph so far, else from the title; where the two point to different states nothing is named.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::assemble::actors;
use crate::assemble::scene::{Mention, Scene, Sentence};
use crate::lexicon::{Class, Naming, Owner, gazetteer};
use crate::model::{ParagraphKind, Run, upper_first};
use crate::tag::{WordSet, set, words};

use super::judge::names;
use super::{fit, pronoun};

/// Determiners that leave open whose a thing is.
const DETERMINED: &WordSet = words!("a an another some many no one most any each other");

/// What a state is called without its name.
const STATES: &WordSet = words!("country nation kingdom sultanate emirate republic island");
/// What a union of states is called without its name.
const BODIES: &WordSet = set!["group", "organization", "organisation", "cartel", "alliance"];

/// What an agency may be called.
const OFFICES: &WordSet = set!["department", "office", "bureau", "administration", "service", "authority"];

/// Words that go in front of a line, for the first of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Front {
    /// What is named: "Lamu’s", "Lamu and Oslo"; empty where the text leaves it open.
    pub named: String,
    /// How many words of the line give way to it.
    pub instead_of: usize,
}

impl Front {
    fn names(&self, scene: &Scene<'_>, state: usize) -> bool {
        name(scene, state).is_some_and(|name| self.named.contains(&name))
    }
}

/// What belongs to a state whoever else is told of.
const FLOWS: &WordSet =
    words!("exports imports export import trade deficit surplus balance receipts earnings turnover production output");

/// Words of the longest subject in front of which a state is put.
const SUBJECT: usize = 5;
/// Words of the longest name of an office or paper.
const NAME: usize = 8;
/// Sentences back in which an office or paper was called by its name.
const REACH: usize = 14;

/// What a line needs in front; `None` where it needs nothing.
#[must_use]
pub fn front(scene: &Scene<'_>, sentence_at: usize, list: &[usize]) -> Option<Front> {
    if let Some(owner) = pronoun::owner(scene, sentence_at, list) {
        let named = if owner.is_empty() { owner } else { of(&owner) };
        return Some(Front { named, instead_of: 1 });
    }
    let sentence = scene.sentences.get(sentence_at)?;
    if let Some(front) = country(scene, sentence, list) {
        return Some(front);
    }
    let subject = subject(scene, list);
    if !list.get(subject.len()).is_some_and(|next| scene.words.verb(*next).is_some() || !scene.words.is_mark(*next)) {
        return None;
    }
    let acts = list.get(subject.len()).is_some_and(|next| scene.words.verb(*next).is_some() || again(scene, *next));
    let subject_named = || {
        let named = sides(scene, sentence, subject).or_else(|| called(scene, sentence_at, subject));
        named.or_else(|| told_of(scene, sentence_at, subject)).filter(|_| acts)
    };
    // "the Government" has a capital, and no name.
    let called = |at: &usize| owner(scene, *at).is_some() && led(scene, *at);
    let others: Vec<usize> = list.iter().copied().filter(|at| !called(at)).collect();
    // "Exports to Peru fell", "the deficit shrank to TND 14 million": those that follow are others.
    let flow = subject.last().is_some_and(|head| scene.words.any(*head, FLOWS));
    let told =
        |front: &Front| !list.iter().any(|at| scene.mention_at(*at).is_some_and(|it| front.names(scene, it.state)));
    // "The deal was approved by the council": between whom, the text says.
    let deal = acts && subject.last().is_some_and(|head| between(scene, *head));
    let kind = subject.split_last().map(|(_, kind)| kind).unwrap_or_default();
    let alone = |front: &Front| if flow || deal { !names(scene, kind) && told(front) } else { !names(scene, &others) };
    let state = || owned(scene, sentence, subject).filter(alone).filter(|_| !placed(scene, list, subject.len()));
    subject_named().or_else(state).filter(|front| !front.named.is_empty())
}

/// "Imports in the rest of the world", "exports from the region", "trade between the two": where they are theirs says whose.
fn placed(scene: &Scene<'_>, list: &[usize], subject: usize) -> bool {
    let words = &scene.words;
    let Some([head, next]) = subject.checked_sub(1).and_then(|at| list.get(at..at + 2)) else { return false };
    let goods = list
        .get(subject + 1)
        .is_some_and(|at| words.any(*at, set!["goods", "services", "merchandise", "value", "volume"]));
    let from = words.is(*next, "from") && !words.any(*head, set!["import", "imports"]);
    let goods = goods || scene.is_dated(next + 1);
    from || words.any(*next, set!["in", "into", "between", "within", "across", "among"]) && !goods
}

/// The name of who speaks, where the words alone give none: "the ministry", "the two sides".
#[must_use]
pub fn speaker(scene: &Scene<'_>, sentence_at: usize, list: &[usize]) -> Option<String> {
    let sentence = scene.sentences.get(sentence_at).filter(|_| !list.is_empty() && !names(scene, list))?;
    let front = sides(scene, sentence, list)
        .or_else(|| called(scene, sentence_at, list))
        .or_else(|| owned(scene, sentence, list).filter(|front| front.instead_of < list.len()))?;
    if front.instead_of >= list.len() {
        return Some(front.named);
    }
    let behind = list.get(front.instead_of..)?;
    put(scene, &front, behind, &fit::whole(scene, behind), 40)
}

/// A line of some words with what goes in front of them; `None` where nothing goes there, or it has no room.
#[must_use]
pub fn put(scene: &Scene<'_>, front: &Front, behind: &[usize], line: &str, most: usize) -> Option<String> {
    let plain = behind.first().is_some_and(|first| !names(scene, &[*first]));
    let line = if plain { fit::uncapped(line) } else { line.to_owned() };
    let length = front.named.chars().count() + 1 + line.chars().count();
    (!front.named.is_empty() && length <= most).then(|| upper_first(&format!("{} {line}", front.named)))
}

/// "Lamu’s", "the Netherlands’", "U.S.".
fn of(name: &str) -> String {
    let short = name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    match name.ends_with('s') {
        _ if short => name.to_owned(),
        true => format!("{name}’"),
        false => format!("{name}’s"),
    }
}

/// The words of a line up to its first verb, preposition or mark.
fn subject<'l>(scene: &Scene<'_>, list: &'l [usize]) -> &'l [usize] {
    let words = &scene.words;
    let hyphen = |at: usize| words.is(at, "-") || at.checked_sub(1).is_some_and(|before| words.is(before, "-"));
    let inside = |at: &&usize| {
        !again(scene, **at) && hyphen(**at)
            || words.verb(**at).is_none()
                && !again(scene, **at)
                && !words.is_mark(**at)
                && !words.has(**at, Class::Preposition)
                && !words.has(**at, Class::ClauseOpener)
                && !words.any(**at, set!["and", "or", "to"])
    };
    let end = list.iter().take_while(inside).count();
    list.get(..end).unwrap_or_default()
}

/// "re-signed" is a verb.
fn again(scene: &Scene<'_>, at: usize) -> bool {
    scene.words.is(at, "re") && scene.words.is(at + 1, "-")
}

fn between(scene: &Scene<'_>, at: usize) -> bool {
    owner(scene, at) == Some(Owner::Between) || scene.words.any(at, set!["deal", "mou", "memorandum", "fta"])
}

fn owner(scene: &Scene<'_>, at: usize) -> Option<Owner> {
    scene.words.entry(at, Class::Owned).and_then(|(_, value)| Owner::of(value))
}

/// "The two sides", "both countries", "both": the two states that the paragraph, or else the title, names.
fn sides(scene: &Scene<'_>, sentence: &Sentence, subject: &[usize]) -> Option<Front> {
    let words = &scene.words;
    let bare: Vec<usize> = subject.iter().copied().filter(|at| !words.any(*at, set!["the", "of", "these"])).collect();
    let two = words.any(*bare.first()?, set!["two", "both"]);
    let named = match bare.as_slice() {
        [only] => two && !words.is_mark(only + 1) || owner(scene, *only) == Some(Owner::Both) && led(scene, *only),
        [_, noun] => two && owner(scene, *noun) == Some(Owner::Both),
        _ => false,
    };
    let [one, other] = settled(scene, sentence)?.try_into().ok().filter(|_| named)?;
    let named = format!("{} and {}", name(scene, one)?, name(scene, other)?);
    Some(Front { named, instead_of: subject.len() })
}

/// "The country's exports", "the kingdom imports": the state that the text settles. "The group agreed": the one body that
/// stands not far in front.
fn country(scene: &Scene<'_>, sentence: &Sentence, list: &[usize]) -> Option<Front> {
    let words = &scene.words;
    // "The North African country banned": the same state.
    let named = list.iter().take_while(|at| words.has(**at, Class::Capital)).count();
    let called = list.get(named).filter(|at| words.any(**at, STATES) && (1..4).contains(&named));
    if called.is_some_and(|noun| {
        list.get(named + 1).is_some_and(|next| words.verb(*next).is_some()) && led(scene, noun - named)
    }) {
        let one = one_state(scene, sentence, list)?;
        return Some(Front { named: name(scene, one)?, instead_of: named + 1 });
    }
    let first = *list.first().filter(|first| led(scene, **first) && !words.is_name(**first))?;
    let owns =
        words.any(first + 1, set!["'s", "’s"]) || words.any(first + 1, set!["'", "’"]) && words.is(first + 2, "s");
    let ends = owns || list.get(1).is_some_and(|next| words.verb(*next).is_some());
    let state = if !ends {
        return None;
    } else if words.any(first, STATES) {
        one_state(scene, sentence, list)?
    } else if words.any(first, BODIES) {
        body(scene, sentence)?
    } else {
        return None;
    };
    let named = name(scene, state)?;
    let mark = 1 + usize::from(!words.any(first + 1, set!["'s", "’s"]));
    Some(if owns { Front { named: of(&named), instead_of: 1 + mark } } else { Front { named, instead_of: 1 } })
}

/// The one state that a sentence is about: "Thai exports may rise, and *the country* …", not the one with whom it deals.
fn one_state(scene: &Scene<'_>, sentence: &Sentence, list: &[usize]) -> Option<usize> {
    let front = Run::new(sentence.words.start, *list.first()?);
    let dealt = |mention: &Mention| {
        scene.words.any(mention.first.wrapping_sub(1), set!["to", "with", "against", "into", "between"])
    };
    if let [one] = states(scene, front)[..] {
        return (!scene.mentions_in(front).iter().any(dealt)).then_some(one);
    }
    match settled(scene, sentence) {
        Some(states) => <[usize; 1]>::try_from(states).ok().map(|[one]| one),
        None => home(scene, sentence, *list.first()?),
    }
}

/// The one union of states that is named in a sentence or those before it.
fn body(scene: &Scene<'_>, sentence: &Sentence) -> Option<usize> {
    let at = scene.sentences.partition_point(|other| other.words.start < sentence.words.start);
    let near = scene.sentences.get(at.saturating_sub(REACH)..=at)?;
    let mut found: Vec<usize> = Vec::new();
    for mention in near.iter().flat_map(|other| scene.mentions_in(other.words)) {
        if actors::is_body(mention.state) && !found.contains(&mention.state) {
            found.push(mention.state);
        }
    }
    let [one] = found.try_into().ok()?;
    Some(one)
}

/// True for a word behind "the" in the text.
fn led(scene: &Scene<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| scene.words.any(before, set!["the", "this", "that"]))
}

/// "The committee met": the committee that was called by its name not far in front.
fn called(scene: &Scene<'_>, sentence_at: usize, subject: &[usize]) -> Option<Front> {
    let words = &scene.words;
    let [noun] = subject.iter().copied().filter(|at| !words.is(*at, "the")).collect::<Vec<_>>().try_into().ok()?;
    if !led(scene, noun) || words.is_name(noun) || words.str(noun).len() < 4 {
        return None;
    }
    let before = scene.sentences.get(sentence_at.saturating_sub(REACH)..sentence_at)?.iter().rev();
    let told = before.filter(|other| matches!(other.kind, ParagraphKind::Body | ParagraphKind::Item));
    let is = |at: usize| words.str(at).eq_ignore_ascii_case(words.str(noun));
    // "The agency" may be a department or an office.
    let office = |at: usize| is(at) || words.is(noun, "agency") && words.any(at, OFFICES);
    let found = told.into_iter().find_map(|other| name_with(scene, other.words, &office))?;
    // "Peru's Ministry of Trade"
    let mark = found.start.checked_sub(1).filter(|at| words.any(*at, set!["'s", "’s"]));
    let mark = mark
        .or_else(|| found.start.checked_sub(2).filter(|at| words.any(*at, set!["'", "’"]) && words.is(at + 1, "s")));
    let owner = mark.and_then(|mark| scene.mention_at(mark.checked_sub(1)?)).filter(|it| it.naming == Naming::Name);
    let found = owner.map_or(found, |owner| Run::new(owner.first, found.end));
    let named = words.span(found).of(words.text).to_owned();
    // "the Peruvian Ministry of Trade, Tourism and Crafts" is the Peruvian ministry where that is too long.
    let first = scene.mention_at(found.start).filter(|it| it.naming == Naming::People && it.first == found.start);
    let people = first.filter(|it| named.chars().count() > LONGEST_NAME && it.end < found.end);
    let named = people.map_or(named, |it| {
        format!("{} {}", words.span(Run::new(it.first, it.end)).of(words.text), words.str(noun).to_lowercase())
    });
    Some(Front { named, instead_of: subject.len() })
}

/// Words that do not say which thing is meant.
const OPEN: &WordSet = words!("and or its their his her our this that new other same");

/// Letters of the longest name that is put for a common noun.
const LONGEST_NAME: usize = 44;

/// "The ban took effect": "Chad’s import ban" not far in front, or "a ban on tea from Chad".
fn told_of(scene: &Scene<'_>, sentence_at: usize, subject: &[usize]) -> Option<Front> {
    let words = &scene.words;
    let [noun] = subject.iter().copied().filter(|at| !words.is(*at, "the")).collect::<Vec<_>>().try_into().ok()?;
    let bare = led(scene, noun) && !words.is_name(noun) && words.str(noun).len() > 2 && !words.is(noun, "one");
    if !bare || owner(scene, noun).is_some() || scene.is_dated(noun) || words.has(noun, Class::TimeUnit) {
        return None;
    }
    let before = scene.sentences.get(sentence_at.saturating_sub(REACH)..sentence_at)?.iter().rev();
    let same = |at: &usize| words.str(*at).eq_ignore_ascii_case(words.str(noun));
    let found = before
        .flat_map(|other| other.words.iter().rev().map(|at| (at, other.kind)))
        .filter(|(at, _)| same(at))
        .find_map(|(at, kind)| fuller(scene, at, !matches!(kind, ParagraphKind::Body | ParagraphKind::Item)))?;
    let named = words.span(found).of(words.text).to_owned();
    (named.chars().count() <= LONGEST_NAME && !named.contains('\n'))
        .then_some(Front { named, instead_of: subject.len() })
}

/// A common noun with the names and words that say which one is meant. In a heading only a state right in front of it:
/// "Chad extends food ban" is a sentence.
fn fuller(scene: &Scene<'_>, noun: usize, heading: bool) -> Option<Run> {
    let words = &scene.words;
    let part = |at: usize| {
        words.has(at, Class::Word)
            && !words.has(at, Class::Determiner)
            && !words.has(at, Class::Preposition)
            && !words.has(at, Class::ClauseOpener)
            && !scene.is_dated(at)
            && (words.verb(at).is_none() || words.is_name(at))
            && !words.any(at, OPEN)
            || words.is(at, "-") && words.get(at).is_some_and(|mark| !mark.spaced)
    };
    // "anti-dumping deposits": one word.
    let hyphened = |at: usize| words.is(at + 1, "-") || at.checked_sub(1).is_some_and(|before| words.is(before, "-"));
    let part = |at: usize| {
        let named = scene.mention_at(at).is_some();
        part(at) && (!heading || if at < noun { named || words.is(at, "-") || hyphened(at) } else { true })
    };
    let names = |run: Run| run.any(|at| scene.mention_at(at).is_some() || words.is_name(at));
    let start = (noun.saturating_sub(5)..noun).rev().take_while(|at| part(*at)).last().unwrap_or(noun);
    // "a *5 per cent* levy"
    let unit = start - usize::from(words.is(start, "cent") && start > 0 && words.is(start - 1, "per"));
    let share = words.any(start, set!["percent", "cent"]) && unit > 0 && words.has(unit - 1, Class::Number);
    let start = if share { unit - 1 } else { start };
    if start < noun && names(Run::new(start, noun)) {
        return Some(Run::new(start, noun + 1));
    }
    if !words.any(noun + 1, set!["on", "with", "between", "for", "of", "against"]) {
        return None;
    }
    let goes_on = |at: &usize| part(*at) || words.any(*at, set!["and", "of", "from", "the", "to", "on"]);
    let end = (noun + 2..noun + 10).take_while(goes_on).filter(|at| part(*at)).last()? + 1;
    names(Run::new(noun + 2, end)).then_some(Run::new(start, end))
}

/// The last name within some words that a common noun ends, or that has a number behind it: "the Monetary *Council*",
/// "the *Council* of Ports", "*Resolution* 14".
fn name_with(scene: &Scene<'_>, within: Run, noun: &dyn Fn(usize) -> bool) -> Option<Run> {
    let words = &scene.words;
    let part = |at: usize| words.is_name(at) && words.has(at, Class::Word) && !words.has(at, Class::Determiner);
    let heads = within.iter().rev().filter(|at| part(*at) && noun(*at));
    heads.filter(|head| *head > within.start || part(head + 1) || words.any(head + 1, set!["of", "for"])).find_map(
        |head| {
            let start =
                (within.start..head).rev().take_while(|at| part(*at) && !scene.is_dated(*at)).last().unwrap_or(head);
            let mut end = head + 1;
            if words.has(end, Class::Number) && !scene.is_dated(end) {
                return Some(Run::new(head, end + 1));
            }
            if words.any(end, set!["of", "for", "on"]) {
                let rest =
                    (end + 1..within.end).take_while(|at| part(*at) || words.any(*at, set!["of", "the", "and", "for"]));
                let last = rest.filter(|at| part(*at)).last();
                end = last.map_or(end, |last| last + 1);
            }
            let length = end - start;
            (2..=NAME).contains(&length).then_some(Run::new(start, end))
        },
    )
}

/// "The trade deficit declined", "talks began": a thing of one state, or between two, in a line that names nobody.
fn owned(scene: &Scene<'_>, sentence: &Sentence, subject: &[usize]) -> Option<Front> {
    let words = &scene.words;
    let (first, head) = (*subject.first()?, *subject.last()?);
    let open = words.any(first, DETERMINED);
    let counted = subject.iter().any(|at| words.has(*at, Class::Number) || words.has(*at, Class::Cardinal));
    // "International rice trade" is nobody's.
    let world = subject.iter().any(|at| words.any(*at, set!["international", "global", "world", "worldwide"]));
    if open || counted || world || subject.len() > SUBJECT {
        return None;
    }
    // "its exports there": whose they are the sentence says.
    let own =
        first.checked_sub(1).is_some_and(|before| words.any(before, set!["its", "their", "his", "her", "our", "my"]));
    if own {
        return None;
    }
    let all = |whole: &Vec<usize>| states(scene, sentence.words).iter().all(|state| whole.contains(state));
    let whole = settled(scene, sentence).filter(all).or_else(|| Some(vec![home(scene, sentence, first)?]))?;
    let flow = || words.any(head, FLOWS).then_some(Owner::One);
    let kind = if between(scene, head) { Some(Owner::Between) } else { owner(scene, head).or_else(flow) }?;
    // "Norway's office: the balance turned on sales to Peru" is Norway's.
    let main =
        home(scene, sentence, first).filter(|main| kind == Owner::One && whole.len() > 1 && whole.contains(main));
    let whole = main.map_or(whole, |main| vec![main]);
    let named = match (kind, whole.as_slice()) {
        (Owner::One, [one]) => of(&name(scene, *one)?),
        // "closer ties": not "Gabon–Chad closer ties".
        (Owner::Between, [one, other]) if !words.str(first).ends_with("er") => {
            format!("{}–{}", name(scene, *one)?, name(scene, *other)?)
        }
        _ => return None,
    };
    Some(Front { named, instead_of: usize::from(words.is(first, "the")) })
}

/// The state whose figures the document tells, where a sentence names no other in front of a word: "in Peru exports fell" is
/// told of Peru, "exports fell as Peru bought less" of whose figures they are.
fn home(scene: &Scene<'_>, sentence: &Sentence, subject: usize) -> Option<usize> {
    let home = *scene.home.get_or_init(|| {
        let topic = actors::topic(scene);
        // "Speaking in Almaty, the president …": a seat alone is where.
        let called = |state: &usize| {
            scene.mentions.iter().any(|it| it.state == *state && !it.aside && it.naming != Naming::Seat)
        };
        topic.issuer.or(topic.owner).or(topic.about()).filter(called)
    });
    let home = home?;
    let other = |mention: &Mention| !mention.aside && mention.state != home && mention.first < subject;
    (!scene.mentions_in(sentence.words).iter().any(other)).then_some(home)
}

/// The one or two states that a sentence is about: those of its paragraph so far, where they are no others than the
/// title's; without them the title's; without a title the one that is named far more often than any other.
fn settled(scene: &Scene<'_>, sentence: &Sentence) -> Option<Vec<usize>> {
    let title = scene.sentences.iter().find(|other| other.kind == ParagraphKind::Title);
    let title = title.map(|title| states(scene, title.words)).unwrap_or_default();
    // One text of several: "Gabon, Chad open a port" heads what is told of the two.
    let before = scene.sentences.iter().rev().skip_while(|other| other.words.start >= sentence.words.start);
    let heading = before.filter(|other| other.kind == ParagraphKind::Heading).find_map(|heading| {
        let two = states(scene, heading.words);
        (two.len() == 2).then_some(two)
    });
    let title = heading.unwrap_or(title);
    let begin = scene.parts.document.paragraph_at(sentence.span.start)?.span.start;
    let first = scene.sentences.iter().find(|other| other.span.start >= begin)?.words.start;
    let told = states(scene, Run::new(first, sentence.words.end));
    let within = |some: &[usize], others: &[usize]| some.iter().all(|state| others.contains(state));
    let found = match (told.len(), title.len()) {
        (0, 0) => {
            let topic = actors::topic(scene);
            topic.main.filter(|_| topic.alone).into_iter().collect()
        }
        (0, _) => title,
        (_, 0) => told,
        (1, 2) if within(&told, &title) => title,
        (_, 1) if within(&title, &told) && told.len() > 2 => title,
        _ if within(&told, &title) || within(&title, &told) => told,
        _ => return None,
    };
    (1..=2).contains(&found.len()).then_some(found)
}

/// The states that some words name, each once, in their order.
fn states(scene: &Scene<'_>, range: Run) -> Vec<usize> {
    let mut found = Vec::new();
    // "in Almaty" is where, "Almaty agreed" is who.
    let place = |mention: &Mention| {
        mention.naming == Naming::Seat
            && mention
                .first
                .checked_sub(1)
                .is_some_and(|before| scene.words.any(before, set!["in", "at", "near", "from", "to"]))
    };
    let named = |mention: &&Mention| !mention.aside && !actors::is_body(mention.state) && !place(mention);
    for mention in scene.mentions_in(range).iter().filter(named) {
        if !found.contains(&mention.state) {
            found.push(mention.state);
        }
    }
    found
}

/// A state as the text calls it.
fn name(scene: &Scene<'_>, state: usize) -> Option<String> {
    let own = scene.mentions.iter().filter(|mention| {
        mention.state == state
            && mention.naming == Naming::Name
            && !all_in_capitals(scene, Run::new(mention.first, mention.end))
    });
    let mut counts: BTreeMap<&str, (usize, Reverse<u32>)> = BTreeMap::new();
    for mention in own {
        let span = scene.words.span(Run::new(mention.first, mention.end));
        counts.entry(span.of(scene.words.text)).or_insert((0, Reverse(span.start))).0 += 1;
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count);
    most.map(|(name, _)| name.to_owned()).or_else(|| gazetteer().state(state).map(|state| state.name.clone()))
}

/// "PH", "LAMU": in titles and datelines.
fn all_in_capitals(scene: &Scene<'_>, range: Run) -> bool {
    let letters = scene.words.span(range).of(scene.words.text).chars().filter(|c| c.is_alphabetic());
    letters.clone().count() > 3 && letters.clone().all(char::is_uppercase)
}
