//! Words set as a line of at most 80 characters: what is too long gives up the tail of its subject first, then ends
//! at the last phrase that leaves the clause whole.

use crate::assemble::scene::Scene;
use crate::grammar;
use crate::lexicon::{Class, WordId};
use crate::model::lower_first;
use crate::tag::{WordSet, set, words};

use super::judge::main_verb;

/// Words that a line cannot end with.
const NO_END: &WordSet = words!("such including part able due likely ready set not no");

/// Words and marks before which a line may end.
const NEXT_CLAUSE: &WordSet = words!("that which where who because when while ( ; : – —");

/// Words that have a capital only because they open a sentence.
const SMALL_CAPITALS: &WordSet = words!("The A An In On At Among Attending Only");

const LONGEST: usize = 80;
/// Letters of a line in which "percent" is written out.
const ROOMY: usize = 60;

/// Chosen words as a line of at most 80 characters, which ends at the border of a phrase.
#[must_use]
pub fn set(scene: &Scene<'_>, list: &[usize]) -> String {
    within(scene, list, LONGEST)
}

/// Chosen words as a line of at most so many characters.
#[must_use]
pub fn within(scene: &Scene<'_>, list: &[usize], most: usize) -> String {
    let line = tidy(&join(scene, list));
    if length(&line) <= most {
        return line;
    }
    // "will hit 15.7 tonnes, up from 15.6": what it comes from has no room.
    let words = &scene.words;
    let held = |pair: &[usize]| words.is(pair[0], ",") && words.any(pair[1], set!["up", "down"]);
    if let Some(place) = list.windows(2).position(held).filter(|place| *place > 3) {
        return within(scene, list.get(..place).unwrap_or_default(), most);
    }
    cut(scene, list, most).unwrap_or_else(|| {
        let end = (1..=list.len()).rev().find(|end| !long(scene, list.get(..*end).unwrap_or_default(), most));
        tidy(&join(scene, list.get(..end.unwrap_or(1)).unwrap_or_default()))
    })
}

/// Chosen words as a line, however long.
#[must_use]
pub fn whole(scene: &Scene<'_>, list: &[usize]) -> String {
    short(tidy(&join(scene, list)))
}

/// A line in which "10 percent" leaves room for what it is of.
#[must_use]
pub fn short(line: String) -> String {
    let points = line.contains("percentage");
    if length(&line) > ROOMY && !points { line.replace(" percent", "%").replace(" per cent", "%") } else { line }
}

/// Chosen words as a line of at most so many characters; `None` where no phrase ends before.
fn cut(scene: &Scene<'_>, list: &[usize], most: usize) -> Option<String> {
    let Some(verb) = main_verb(scene, list) else { return phrase(scene, list, 2, most) };
    let mut list = list.to_vec();
    let mut verb = verb;
    // A long subject gives up its phrases from the right: "from the state of Sakhalin".
    while long(scene, list.get(..core(scene, &list, verb)).unwrap_or_default(), most) {
        let tail = list.iter().take(verb).skip(1).rposition(|at| opens_phrase(scene, *at)).map(|found| found + 1);
        let Some(tail) = tail else { break };
        list.drain(tail..verb);
        verb = tail;
    }
    // "was held in Minsk in honour of …": where it was held is the least of it.
    let first = verb + list.iter().skip(verb).take_while(|at| scene.words.verb(**at).is_some()).count();
    let place = list.iter().skip(first + 1).take_while(|at| scene.words.has(**at, Class::Capital)).count();
    let held = first > 0 && scene.words.any(list.get(first - 1).copied().unwrap_or_default(), set!["held"]);
    let leads = |place: usize| {
        list.get(place).is_some_and(|at| scene.words.has(*at, Class::Preposition) || scene.words.is(*at, "to"))
    };
    if held && place > 0 && leads(first) && leads(first + 1 + place) {
        list.drain(first..first + 1 + place);
    }
    let least = core(scene, &list, verb);
    phrase(scene, &list, least, most)
}

/// A line behind a colon or a name: its first letter as in the text, where its first word stands.
#[must_use]
pub fn lowered(scene: &Scene<'_>, line: &str, first: Option<usize>) -> String {
    let word = first.map_or("", |first| scene.words.str(first));
    let same = !word.is_empty() && word.chars().next().is_some_and(char::is_lowercase);
    match line.get(word.len()..) {
        Some(rest) if same && line.to_lowercase().starts_with(word) => [word, rest].concat(),
        _ => line.to_owned(),
    }
}

/// A line with its first letter small, "I" aside.
#[must_use]
pub fn uncapped(line: &str) -> String {
    if line.starts_with("I ") || line.starts_with("I’") || line.starts_with("I'") {
        return line.to_owned();
    }
    lower_first(line)
}

fn length(line: &str) -> usize {
    line.chars().count()
}

fn long(scene: &Scene<'_>, list: &[usize], most: usize) -> bool {
    length(&tidy(&join(scene, list))) > most
}

fn opens_phrase(scene: &Scene<'_>, at: usize) -> bool {
    let words = &scene.words;
    words.has(at, Class::Preposition) || words.is(at, ",") || words.any(at, set!["which", "who", "that", "whose"])
}

/// Where the core of a clause ends: subject, verbs and what follows them up to a preposition or mark.
fn core(scene: &Scene<'_>, list: &[usize], verb: usize) -> usize {
    let words = &scene.words;
    let chain = list.iter().skip(verb).take_while(|at| words.verb(**at).is_some() || words.is(**at, "not")).count();
    let first = verb + chain;
    let object = list.iter().skip(first).position(|at| {
        words.has(*at, Class::Preposition) && !words.is(*at, "of")
            || words.any(*at, set![",", ";", ":", "but", "that", "which", "who"])
            || words.any(*at, set!["and", "or"]) && words.verb(at + 1).is_some()
    });
    let end = object.map_or(list.len(), |found| first + found);
    // "agreed on the project": a verb without an object needs the phrase behind it.
    if end == first && end < list.len() {
        let next = list.iter().skip(end + 1).position(|at| opens_phrase(scene, *at) || words.is(*at, "and"));
        return next.map_or(list.len(), |found| end + 1 + found);
    }
    end
}

/// The longest part of the words that holds the first `least`, is no longer than `most` characters and ends with a phrase.
fn phrase(scene: &Scene<'_>, list: &[usize], least: usize, most: usize) -> Option<String> {
    let mut fits = list.len();
    let mut used = 0;
    for (place, at) in list.iter().enumerate() {
        used += length(scene.words.str(*at)) + usize::from(scene.words.get(*at).is_some_and(|token| token.spaced));
        if used > most + 4 {
            fits = place;
            break;
        }
    }
    let within = |cut: usize| !long(scene, list.get(..cut).unwrap_or_default(), most);
    let ends = |cut: &usize| may_end(scene, list, *cut) && within(*cut);
    let found = (least.max(3)..=fits.min(list.len())).rev().find(ends);
    // An "of" is the last place to end at: "during the anniversary | of the treaty".
    let of = |cut: &usize| list.get(*cut).is_some_and(|at| scene.words.is(*at, "of"));
    let other = found.filter(of).and_then(|found| {
        let cut = (least.max(3)..found).rev().find(|cut| !of(cut) && ends(cut))?;
        (length(&join(scene, list.get(..cut).unwrap_or_default())) >= 36).then_some(cut)
    });
    let colon = list.iter().take(fits).skip(least).position(|at| scene.words.any(*at, set![":", ";"]));
    let cut = colon.map(|colon| least + colon).filter(|cut| within(*cut)).or(other).or(found)?;
    Some(tidy(&join(scene, list.get(..cut).unwrap_or_default())))
}

/// Nouns that say nothing without the "of" behind them.
const AMOUNTS: &WordSet = words!(
    "part parts number dozens hundreds thousands millions billions lots series range kind one some most many \
     all out because ahead instead majority group set pair half third quarter tonnes tons barrels worth value \
     board round piece total percent use way lack consignment capable"
);

/// True where a line may end before the word in a place.
fn may_end(scene: &Scene<'_>, list: &[usize], cut: usize) -> bool {
    let words = &scene.words;
    let Some(next) = list.get(cut).copied() else { return true };
    let Some(last) = cut.checked_sub(1).and_then(|before| list.get(before)).copied() else { return false };
    let before = cut.checked_sub(2).and_then(|before| list.get(before)).copied().unwrap_or_default();
    // "in order [to]", "15 tonnes, up [from]"
    let leads = words.any(before, set!["in", "with", "as", "by"]) && words.any(last, grammar::LEADING)
        || words.is(before, ",") && words.any(last, set!["up", "down", "effective"]);
    // "shortened it as much [as possible]", "grew, with trade returning [to its level]"
    let leads = leads || words.is(before, "as") && words.any(last, set!["much", "many", "far", "long", "soon", "well"]);
    let with = || last_opener(scene, list, cut).is_some_and(|opener| words.is(opener, "with"));
    let leads = leads || words.str(last).len() > 5 && words.str(last).ends_with("ing") && with();
    let hangs = words.any(last, LOOSE)
        || words.any(last, NO_END)
        || cut >= 2 && leads
        || words.str(last).len() > 5
            && words.str(last).ends_with("ing")
            && cut >= 2
            && list.get(cut - 2).is_some_and(|before| words.has(*before, Class::Preposition))
        || words.any(next, set!["'", "’", "-", "%", "percent", "per"])
        || words.is(last, "-")
        || words.has(last, Class::TimeUnits)
            && cut >= 2
            && list.get(cut - 2).is_some_and(|before| words.is(*before, ","));
    if hangs || opened(scene, list, cut) {
        return false;
    }
    if words.is(next, ",") {
        return !enumerates(scene, list, cut);
    }
    if words.is(next, "of") {
        let named = words.has(last, Class::Capital)
            && list.get(cut + 1..cut + 3).unwrap_or_default().iter().any(|at| words.has(*at, Class::Capital));
        let number = words.has(last, Class::Number) || words.has(last, Class::Cardinal);
        return !named && !number && !words.any(last, AMOUNTS);
    }
    if words.any(next, set!["and", "but", "or"]) {
        // A new predicate or a new clause, not the second half of a pair of nouns.
        let rest = list.get(cut + 1..).unwrap_or_default();
        let verb = rest.iter().take(7).position(|at| words.verb(*at).is_some());
        let clause = list.get(..cut).unwrap_or_default().iter().any(|at| words.verb(*at).is_some());
        return verb.is_some_and(|verb| verb == 0 || clause && noun_opens(scene, rest));
    }
    if words.is(next, "to") {
        // "agreed to build": the infinitive belongs to the verb.
        return words.verb(last).is_none();
    }
    let inside =
        last_opener(scene, list, cut).is_some_and(|opener| words.any(opener, set!["between", "both", "either"]));
    let phrase = words.has(next, Class::Preposition) && !words.any(next, set!["than", "per", "like", "off"])
        || words.any(next, NEXT_CLAUSE);
    phrase && !inside
}

/// "…, while duties": a clause opened before the cut that has no verb yet.
fn opened(scene: &Scene<'_>, list: &[usize], cut: usize) -> bool {
    const OPENERS: &WordSet = words!("while that which who because although when if where whereas whether");
    for at in list.get(..cut).unwrap_or_default().iter().rev() {
        if scene.words.verb(*at).is_some() {
            return false;
        }
        if scene.words.any(*at, OPENERS) {
            return true;
        }
    }
    false
}

fn noun_opens(scene: &Scene<'_>, list: &[usize]) -> bool {
    list.first()
        .is_some_and(|first| scene.words.has(*first, Class::Determiner) || scene.words.has(*first, Class::Capital))
}

/// The preposition that opens the phrase before a cut.
fn last_opener(scene: &Scene<'_>, list: &[usize], cut: usize) -> Option<usize> {
    let words = &scene.words;
    let found = list.iter().take(cut).rev().take(8).find(|at| words.has(**at, Class::Preposition))?;
    let closed = list.iter().take(cut).rev().take_while(|at| *at != found).any(|at| words.is(*at, "and"));
    (!closed).then_some(*found)
}

/// "energy, agriculture and transport": the comma at a cut parts the members of a list.
fn enumerates(scene: &Scene<'_>, list: &[usize], cut: usize) -> bool {
    let words = &scene.words;
    let rest = list.get(cut + 1..).unwrap_or_default();
    let stop = rest.iter().take(12).position(|at| words.any(*at, set!["and", "or"]));
    stop.filter(|stop| *stop > 0).is_some_and(|stop| {
        rest.iter().take(stop).all(|at| words.verb(*at).is_none() && !words.has(*at, Class::ClauseOpener))
            && !rest.first().is_some_and(|first| words.has(*first, Class::Preposition))
    })
}

/// Neighbours in the text keep what stands between them; others get a space.
#[must_use]
pub fn join(scene: &Scene<'_>, list: &[usize]) -> String {
    let words = &scene.words;
    let mut line = String::with_capacity(8 * list.len());
    for (place, at) in list.iter().enumerate() {
        let Some(token) = words.get(*at) else { continue };
        let neighbour =
            place.checked_sub(1).and_then(|before| list.get(before)).is_some_and(|before| before + 1 == *at);
        let glued = if neighbour { !token.spaced } else { words.any(*at, set![",", ".", ";", ":", "'", "’"]) };
        if !line.is_empty() && !glued {
            line.push(' ');
        }
        let moved = !line.is_empty() && !neighbour && words.any(*at, SMALL_CAPITALS);
        if moved { line.push_str(&words.str(*at).to_lowercase()) } else { line.push_str(words.str(*at)) }
    }
    line
}

/// Verbs that a particle belongs to: "kicked in", "went on".
const PHRASAL: &[&str] = &[
    "kicked", "kick", "kicks", "set", "went", "go", "goes", "came", "come", "pencilled", "penciled", "moved", "took",
    "taken", "phased", "carried", "pushed", "called", "signed", "handed", "stepped", "closed", "dug", "caved",
];

/// Words that no line ends with.
const LOOSE: &WordSet = words!(
    "and or of in on at the a an to by with for from but as that which its their when after before is was \
     until between into than over following during under about even late early while where because worth \
     compared comparison since"
);

/// No stray commas and stops, and a capital in front.
#[must_use]
pub fn tidy(line: &str) -> String {
    let stray = line.as_bytes().windows(2).any(|pair| matches!(pair, b" ," | b",," | b" ." | b"d,"));
    let mended = stray.then(|| {
        line.replace(" ,", ",")
            .replace(" and,", ",")
            .replace(",,", ",")
            .replace(", ,", ",")
            .replace(",,", ",")
            .replace(" .", ".")
    });
    let mut text = mended.as_deref().unwrap_or(line);
    // "visited Oslo.[2": the mark of a note; "in Jakarta.&nbsp": a blank that nobody decoded.
    for mark in [".[", "&nbsp"] {
        text = text.split_once(mark).filter(|(front, _)| front.contains(' ')).map_or(text, |(front, _)| front);
    }
    let edge = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '—' | '.' | '\'' | '’');
    text = text.trim_start_matches(edge).trim_end_matches(|c| edge(c) && c != '.');
    if text.ends_with('.') && !text.ends_with(".S.") && !text.ends_with(".K.") && !text.ends_with(".N.") {
        text = text.trim_end_matches(edge);
    }
    while let Some((head, last)) = text.rsplit_once(' ') {
        let loose = LOOSE.has(WordId::of(last));
        let phrasal = matches!(last, "in" | "on" | "over" | "off" | "up")
            && PHRASAL.contains(&head.rsplit(' ').next().unwrap_or_default());
        // "the talks were over"
        let state = matches!(last, "over" | "off" | "on" | "up")
            && matches!(head.rsplit(' ').next().unwrap_or_default(), "is" | "are" | "was" | "were" | "be");
        if phrasal || state {
            break;
        }
        if !loose || matches!(last, "was" | "is") && head.split(' ').count() < 2 {
            break;
        }
        text = head.trim_end_matches(edge);
    }
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    let mut line = String::with_capacity(text.len());
    line.extend(first.to_uppercase());
    line.push_str(letters.as_str());
    line
}
