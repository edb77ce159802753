//! Which good an amount is of, in the words of the text.

use crate::assemble::scene::words::Words;
use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::Class;
use crate::model::{Good, Run, one_line};
use crate::tag::{WordSet, set, words};

use super::by_list;
use super::goods::{good_at, good_ending, literal};
use super::hedge::{self, MOVES};
use super::items;
use super::of_clause;
use super::respective;
use super::sides::frame::Frame;
use super::sort::{self, Sort};

/// Small words that are no part of a good.
const NO_GOOD: &WordSet = words!("and or of by in from to while as their its with vs versus against");

/// Words that no list of goods in a subject holds.
const NO_SUBJECT: &WordSet = words!("to from in by with which also it them this that");

/// The good of an amount: right behind it ("tonnes of wheat", "worth of cars"), in its clause, or in its frame.
#[must_use]
pub fn of(
    scene: &Scene<'_>,
    sentence: &Sentence,
    range: Run,
    frame: &Frame,
    before: Option<&Frame>,
    physical: bool,
) -> Option<Good> {
    let words = &scene.words;
    // "tea $2 million and other goods $4 million".
    let other = words.is(range.start.wrapping_sub(2), "other")
        && words.any(range.start.wrapping_sub(1), set!["goods", "products", "items", "commodities"]);
    if other || on_anything(words, range.end) {
        return None;
    }
    if let Some(good) = respective::good(scene, sentence, range).or_else(|| in_front(scene, sentence, range)) {
        return Some(good);
    }
    let home = sentence.segment_of(range.start);
    if let Some(good) = led(scene, sentence, range, physical) {
        return Some(good);
    }
    // "of which sugar £60m", "a 10 % car tariff".
    let next = range.end + usize::from(!words.any(range.end, set!["and", ",", "but", ";"]));
    for word in [range.end, next].into_iter().filter(|word| *word < sentence.words.end) {
        if let Some((_, good)) = good_at(scene, word) {
            return Some(good);
        }
    }
    if let Some(good) = of_clause::subject(scene, sentence, range) {
        return Some(good);
    }
    if let Some(found) = frame.commodity.clone() {
        return Some(found);
    }
    if let Some(good) = of_clause::good(scene, sentence, range) {
        return Some(good);
    }
    let nearest = (home.start..range.start).rev().find_map(|word| {
        good_at(scene, word).filter(|(length, _)| word + length <= range.start).map(|(_, good)| (word, good))
    });
    if let Some((word, good)) = nearest {
        // The longest name that ends there: "coking coal", not "coal".
        let longer = (1..=4).rev().find_map(|back| {
            word.checked_sub(back).and_then(|start| good_at(scene, start).filter(|(length, _)| start + length > word))
        });
        return Some(longer.map_or(good, |(_, good)| good));
    }
    // "Wine is small beer: sales …", "Whisky: the tariff …": the good that opens the sentence.
    let same = !(sentence.words.start..range.start).any(|at| words.is(at, ";"));
    let opening = (sentence.words.start..(sentence.words.start + 3).min(range.start))
        .filter(|_| same)
        .find_map(|word| good_at(scene, word));
    opening.map(|(_, good)| good).or_else(|| before.and_then(|frame| frame.commodity.clone()))
}

/// "25 % on cars, with 10 % on other goods", "a 10 percent baseline on all imports".
fn on_anything(words: &Words<'_>, end: usize) -> bool {
    const ANY: &WordSet = set!["goods", "imports", "products", "items", "exports"];
    let on = (end..end + 3).find(|at| words.is(*at, "on"));
    on.is_some_and(|on| words.any(on + 1, set!["other", "all", "most"]) && words.any(on + 2, ANY))
}

/// "tonnes of fresh wheat", "worth of cars", "a 10 % duty on tin": what a preposition behind the amount leads to.
fn led(scene: &Scene<'_>, sentence: &Sentence, range: Run, physical: bool) -> Option<Good> {
    let words = &scene.words;
    let mut at = range.end;
    // "5 million cubic metres (mcm) of gas".
    if words.is(at, "(") && words.is(at + 2, ")") && words.str(at + 1).chars().all(char::is_alphabetic) {
        at += 3;
    }
    if let Some(good) = consisting_of(scene, at) {
        return Some(good);
    }
    if words.any(at, set!["worth", "consisted", "consists"]) {
        at += 1;
    }
    // "a 174.3 per cent gain in pharmaceuticals".
    let moved = words.any(at, MOVES) && words.any(at + 1, set!["in", "of"]);
    let plain = words.str(at + 2).starts_with(char::is_lowercase) && !scene.is_dated(at + 2);
    if moved && !words.any(at + 2, set!["the", "exports", "imports", "shipments", "sales", "trade", "output"]) && plain
    {
        at += 1;
        let known = good_at(scene, at + 1);
        let flow = (at + 1..at + 5).any(|at| words.has(at, Class::Metric));
        let other = || literal(scene, at + 1, sentence.words.end).filter(|_| !flow).map(Good::plain);
        if let Some(good) = known.map(|(_, good)| good).or_else(other) {
            return Some(good);
        }
    }
    if words.any(at, set!["a", "an", "per"]) {
        at += 2;
    }
    if words.any(at, set!["of", "in", "on"]) {
        let led = at;
        // "20.8 % of “fish and fish preparations”".
        let close = (at + 2..at + 16).find(|at| words.any(*at, set!["”", "’", "\""]));
        if let Some(good) = close
            .filter(|_| words.any(at + 1, set!["“", "‘", "\""]))
            .and_then(|close| in_quotes(scene, sentence, close))
        {
            return Some(good);
        }
        for word in at + 1..(at + 7).min(sentence.words.end) {
            if words.is_mark(word) && !words.any(word, set!["-", "'", "’"])
                || words.verb(word).is_some() && word > at + 3
            {
                break;
            }
            if let Some((_, good)) = good_at(scene, word) {
                return Some(good);
            }
            if words.any(word, set!["in", "to", "from", "for", "by"]) || words.has(word, Class::ClauseOpener) {
                break;
            }
        }
        let named = (physical && words.is(led, "of")) || words.is(led.saturating_sub(1), "worth");
        if let Some(found) = named.then(|| literal(scene, led + 1, sentence.words.end)).flatten() {
            return Some(Good::plain(found));
        }
    }
    None
}

/// "88 % of its exports consisted of minerals".
fn consisting_of(scene: &Scene<'_>, end: usize) -> Option<Good> {
    let words = &scene.words;
    let consists = |at: &usize| words.any(*at, set!["consisted", "consists", "consist"]) && words.is(at + 1, "of");
    let verb = (end..end + 8).find(consists).filter(|_| words.is(end, "of"))?;
    good_at(scene, verb + 2).map(|(_, good)| good)
}

/// What the words right in front of an amount, or the subject of its verb, name as its good.
fn in_front(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> Option<Good> {
    let words = &scene.words;
    if let Some(good) = quoted(scene, sentence, range.start) {
        return Some(good);
    }
    if let Some((_, Some(own))) = by_list::listed_by(scene, sentence, range) {
        let known = good_at(scene, own.start).filter(|(length, _)| *length == own.len()).map(|(_, good)| good);
        return Some(known.unwrap_or_else(|| Good::plain(one_line(words.span(own).of(words.text)).to_lowercase())));
    }
    if let Some(good) = items::good(scene, sentence, range) {
        return Some(good);
    }
    // "textiles: USD 10 million, up 5 %; coffee: USD 2 million".
    let label = range.start.checked_sub(1).filter(|at| words.is(*at, ":"));
    if let Some((_, good)) = label.and_then(|label| good_ending(scene, label)) {
        return Some(good);
    }
    // "tea ($2.4 million)", "fuels (+26.1%)".
    let signed = range.start.checked_sub(1).filter(|sign| words.any(*sign, set!["+", "-", "−", "–", "by"]));
    let bracket = signed.or(Some(range.start)).and_then(|at| at.checked_sub(1)).filter(|open| words.is(*open, "("));
    if let Some(good) = bracket.and_then(|open| in_bracket(scene, sentence, open, range.end)) {
        return Some(good);
    }
    // "Coffee earned $5 million, tea $4 million and flowers $3 million".
    let own = hedge::lead(scene, range) + 1;
    if let Some((length, good)) = good_ending(scene, own)
        && words.any(own.wrapping_sub(length + 1), set!["and", ","])
        && sentence.quantities.any(|other| scene.quantity_words[other].end < range.start)
    {
        return Some(good);
    }
    if let Some(good) = items::elliptic(scene, sentence, range) {
        return Some(good);
    }
    if let Some(good) = items::moved(scene, sentence, range.start).or_else(|| at_amount(scene, sentence, range.start)) {
        return Some(good);
    }
    // "Wheat deliveries rose 21 %, while canola increased 11 %".
    let lead = hedge::lead(scene, range);
    let verb = lead.wrapping_sub(usize::from(words.is(lead, "by")));
    let moves = words.has(verb, Class::Rise) || words.has(verb, Class::Fall);
    if moves
        && let Some((length, good)) = good_ending(scene, verb)
        && words.any(verb.wrapping_sub(length + 1), set!["while", "whereas", "but"])
    {
        return Some(good);
    }
    // "rubber fell to 625 million and tin to 180 million".
    if words.any(lead, set!["to", "by"])
        && let Some((length, good)) = good_ending(scene, lead)
        && words.any(lead.wrapping_sub(length + 1), set!["and", ","])
    {
        return Some(good);
    }
    worth(scene, sentence, range).or_else(|| of_subject(scene, sentence, range))
}

/// "exports of “cane sugar” (+28 %)", "a deficit in 'ores and slag' by $2 million": the name of a class, quoted right
/// before its amount.
fn quoted(scene: &Scene<'_>, sentence: &Sentence, amount: usize) -> Option<Good> {
    let words = &scene.words;
    let joins = |at: &usize| words.any(*at, set!["(", "+", "-", "−", "–", "by"]);
    let close = (sentence.words.start..amount).rev().take(3).find(|at| !joins(at)).filter(|at| at + 1 < amount)?;
    in_quotes(scene, sentence, close)
}

/// The name of a class that a mark of quotation closes.
fn in_quotes(scene: &Scene<'_>, sentence: &Sentence, close: usize) -> Option<Good> {
    const LONGEST: usize = 14;
    let words = &scene.words;
    let opening = match words.str(close) {
        "”" => set!["“"],
        "’" => set!["‘"],
        "'" => set!["'"],
        "\"" => set!["\""],
        _ => return None,
    };
    let open = (sentence.words.start..close).rev().take(LONGEST).find(|at| {
        let spaced = words.get(*at).is_some_and(|token| token.spaced || *at == sentence.words.start);
        words.any(*at, opening) && (spaced || words.is(at.wrapping_sub(1), "("))
    })?;
    let name = Run::new(open + 1, close);
    let verb = |at: usize| words.verb(at).is_some() && !words.str(at).ends_with("ed");
    let plain = name.all(|at| !verb(at) && !words.has(at, Class::Number)) && !name.is_empty();
    let known = || good_at(scene, name.start).filter(|(length, _)| *length == name.len()).map(|(_, good)| good);
    let text = || one_line(words.span(name).of(words.text)).trim().to_lowercase();
    plain.then(|| known().unwrap_or_else(|| Good::plain(text())))
}

/// "tea ($2.4 million)", "garden tools (5 %), kitchen parts (7 %)": what stands right before the bracket.
fn in_bracket(scene: &Scene<'_>, sentence: &Sentence, open: usize, end: usize) -> Option<Good> {
    // "(+3 % yoy)".
    let close = end + usize::from(scene.words.any(end, set!["yoy", "mom", "qoq"]));
    let closed = scene.words.any(close, set![")", ";"]);
    let own = Some(open).filter(|_| closed).and_then(|open| listed(scene, sentence, open));
    let known = good_ending(scene, open).map(|(_, good)| good);
    match own {
        Some(own) if known.is_none() || own.contains(' ') => Some(Good::plain(own)),
        _ => known,
    }
}

/// "red meats at $0.6 billion, dairy products at $0.4 billion and nuts at $0.2 billion": in such a list each has its own.
fn at_amount(scene: &Scene<'_>, sentence: &Sentence, amount: usize) -> Option<Good> {
    let words = &scene.words;
    let led = |start: usize| words.is(start.wrapping_sub(1), "at");
    let list = sentence.quantities.iter().filter(|at| led(scene.quantity_words[*at].start)).count();
    let end = amount.checked_sub(1).filter(|_| list > 1 && led(amount))?;
    // "red meats (pork) at".
    let end = if words.is(end.wrapping_sub(1), ")") {
        (end.saturating_sub(6)..end).rev().find(|at| words.is(*at, "("))?
    } else {
        end
    };
    let known = good_ending(scene, end).map(|(_, good)| good);
    known.or_else(|| {
        let own = words_before(scene, sentence, end).filter(|own| own.len() <= 4)?;
        let opens = words.any(own.start.wrapping_sub(1), set![",", "and", "for", "of"]);
        opens.then_some(())?;
        Some(Good::plain(one_line(words.span(own).of(words.text)).to_lowercase()))
    })
}

/// "exports of tea and coffee rose by 5 % and 4 % respectively, those of fish meal fell by 2 %": the goods of the subject,
/// one for each amount where both are lists.
fn of_subject(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> Option<Good> {
    const LONGEST: usize = 12;
    let words = &scene.words;
    let moves = |at: &usize| {
        let moves = words.has(*at, Class::Rise) || words.has(*at, Class::Fall);
        words.verb(*at).is_some() && moves || words.any(*at, set!["registered", "recorded", "showed", "posted"])
    };
    let verb = (range.start.saturating_sub(LONGEST).max(sentence.words.start)..range.start).rev().find(moves)?;
    let clear = (verb + 1..range.start).all(|at| words.verb(at).is_none() && !words.any(at, set![";", ":"]));
    // "exports of tea in 2014 rose": the time behind the list.
    let dated = |at: &usize| words.any(*at, set!["in", "during", "for"]) && scene.is_dated(at + 1);
    let end = (verb.saturating_sub(4).max(sentence.words.start)..verb).find(dated).unwrap_or(verb);
    let opens = |at: &usize| words.is(*at, "of") || words.is(*at, "in") && words.is(at.wrapping_sub(1), "added");
    if let Some(good) = of_relative(scene, sentence, range, verb) {
        return Some(good);
    }
    let of = (verb.saturating_sub(LONGEST).max(sentence.words.start)..end).rev().find(opens)?;
    let flow = (of.saturating_sub(2)..of)
        .any(|at| words.has(at, Class::Metric) || words.is(at, "those") || words.seq(at, "value added"));
    let phrase = Run::new(of + 1, end);
    let plain = phrase.all(|at| {
        let word = words.has(at, Class::Word) || words.any(at, set![",", "&", "-", "'", "’"]);
        word && words.verb(at).is_none()
            && scene.mention_at(at).is_none()
            && !scene.is_dated(at)
            && !words.has(at, Class::Metric)
            && !words.has(at, Class::General)
            && !words.any(at, NO_SUBJECT)
    });
    // "shipments of the fuel" points back at one told before.
    if !clear || !flow || !plain || phrase.is_empty() || words.has(phrase.start, Class::Determiner) {
        return None;
    }
    let amounts: Vec<usize> = sentence
        .quantities
        .iter()
        .filter(|at| scene.quantity_words[*at].start > verb && sort_of(scene, *at) == sort_at(scene, sentence, range))
        .take_while(|at| {
            (verb..scene.quantity_words[*at].start).all(|at| !words.any(at, set![";", "while", "whereas"]))
        })
        .collect();
    let place = amounts.iter().position(|at| scene.quantity_words[*at] == range);
    let parts: Vec<Run> = members(words, phrase);
    let own = match place.filter(|_| amounts.len() == parts.len() && parts.len() > 1) {
        Some(place) => *parts.get(place)?,
        None => phrase,
    };
    let known = good_at(scene, own.start).filter(|(length, _)| *length == own.len()).map(|(_, good)| good);
    Some(known.unwrap_or_else(|| Good::plain(one_line(words.span(own).of(words.text)).to_lowercase())))
}

/// "the decline in exports were computers, diodes and transistors, and drives, which fell by 44 %, 13 % and 33 %
/// respectively": each of the list that the clause describes.
fn of_relative(scene: &Scene<'_>, sentence: &Sentence, range: Run, verb: usize) -> Option<Good> {
    const LISTS: &WordSet = set!["were", "are", "was", "is", "include", "included", "including"];
    let words = &scene.words;
    let which = verb.checked_sub(1).filter(|at| words.is(*at, "which") && words.is(at.wrapping_sub(1), ","))?;
    let start = (sentence.words.start..which).rfind(|at| words.any(*at, LISTS))? + 1;
    let says = (range.end..sentence.words.end).any(|at| words.is(at, "respectively"));
    let percent = |at: &usize| scene.quantity(*at).unit == "%" && scene.quantity_words[*at].start > verb;
    let amounts: Vec<usize> = sentence.quantities.iter().filter(percent).collect();
    let place = amounts.iter().position(|at| scene.quantity_words[*at] == range).filter(|_| says)?;
    let phrase = Run::new(start, which - 1);
    let split = members(words, phrase);
    let parts = if split.len() == amounts.len() { split } else { between_commas(words, phrase) };
    let own = *parts.get(place).filter(|_| parts.len() == amounts.len())?;
    let plain = own.all(|at| words.verb(at).is_none() && scene.mention_at(at).is_none());
    plain.then(|| Good::plain(one_line(words.span(own).of(words.text)).to_lowercase()))
}

/// The members of "computers, diodes and transistors, and drives".
fn between_commas(words: &Words<'_>, phrase: Run) -> Vec<Run> {
    let mut parts = Vec::new();
    let mut start = phrase.start;
    for at in phrase.start..=phrase.end {
        if at == phrase.end || words.is(at, ",") {
            let start_at = start + usize::from(words.is(start, "and"));
            parts.extend(Some(Run::new(start_at, at)).filter(|part| !part.is_empty()));
            start = at + 1;
        }
    }
    parts
}

/// The members of "tea, coffee and fish meal".
fn members(words: &Words<'_>, phrase: Run) -> Vec<Run> {
    let mut parts = Vec::new();
    let mut start = phrase.start;
    for at in phrase.start..=phrase.end {
        if at == phrase.end || words.any(at, set![",", "and"]) {
            parts.extend(Some(Run::new(start, at)).filter(|part| !part.is_empty()));
            start = at + 1;
        }
    }
    parts
}

fn sort_of(scene: &Scene<'_>, at: usize) -> Option<Sort> {
    sort::of(scene.quantity(at))
}

fn sort_at(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> Option<Sort> {
    sentence.quantities.find(|at| scene.quantity_words[*at] == range).and_then(|at| sort_of(scene, at))
}

/// "intermediate products (53.4 %), parts for machines (27.8 %)": in a list of brackets each has its own words before it.
fn listed(scene: &Scene<'_>, sentence: &Sentence, open: usize) -> Option<String> {
    let words = &scene.words;
    let opens = |amount: &Run, open: usize| {
        let signed = words.any(open + 1, set!["+", "-", "−", "–"]);
        amount.start == open + 1 || signed && amount.start == open + 2
    };
    let brackets = sentence
        .words
        .iter()
        .filter(|at| words.is(*at, "(") && scene.quantity_words.iter().any(|range| opens(range, *at)));
    if brackets.count() < 2 {
        return None;
    }
    let own = words_before(scene, sentence, open)?;
    let led = own
        .start
        .checked_sub(1)
        .is_some_and(|at| words.any(at, set![",", "and", "of", "in", "&", "by", "for", "with"]));
    let small = own.any(|at| words.str(at).chars().all(char::is_lowercase));
    let text = one_line(words.span(own).of(words.text));
    if small {
        return led.then(|| text.to_lowercase());
    }
    // "exports of LCD (+3 %) and OLED (+4 %)": kinds of goods have their letters, firms too; a flow has goods.
    let kind = |at: usize| words.str(at).len() > 2 && words.str(at).chars().all(char::is_uppercase);
    let flow = sentence.words.any(|at| words.has(at, Class::Metric));
    (led && flow && own.all(kind)).then(|| text.into_owned())
}

/// The words in front of a place that can name a good: up to five, no verb, state, date or metric among them.
fn words_before(scene: &Scene<'_>, sentence: &Sentence, end: usize) -> Option<Run> {
    let words = &scene.words;
    // "raw products", "industrial capital goods".
    let class = words.any(end.wrapping_sub(1), set!["products", "goods"]);
    let part = |at: &usize| {
        (words.has(*at, Class::Word) || words.any(*at, set!["-", "&"]))
            && words.verb(*at).is_none()
            && scene.mention_at(*at).is_none()
            && !scene.is_dated(*at)
            && !words.has(*at, Class::Metric)
            && (class || !words.has(*at, Class::General))
            && !words.any(*at, NO_GOOD)
    };
    let first = (sentence.words.start..end).rev().take(5).take_while(part).last()?;
    // "5 million 60-kg bags worth $9 million".
    let packed = words.is(first, "-");
    Some(Run::new(first, end)).filter(|_| !packed).filter(|name| !class || name.len() > 1)
}

/// "carpets worth $2 million were exported": what the amount is the worth of.
fn worth(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> Option<Good> {
    const NOT_TRADED: &[Class] = &[Class::EventWord, Class::AmountNoun, Class::Number, Class::Determiner];
    let words = &scene.words;
    let lead = Some(hedge::lead(scene, range)).filter(|lead| words.is(*lead, "worth"))?;
    let known = good_ending(scene, lead).map(|(_, good)| good);
    known.or_else(|| {
        let own = words_before(scene, sentence, lead).filter(|own| own.len() <= 3)?;
        let traded = sentence.words.any(|at| words.any(at, set!["exported", "imported", "shipped", "sold", "bought"]));
        let named = own.all(|at| NOT_TRADED.iter().all(|class| !words.has(at, *class)));
        (traded && named).then(|| Good::plain(one_line(words.span(own).of(words.text)).to_lowercase()))
    })
}

/// "Tea accounted for 23 % of total exports of $11 million": what is told of all is of no good.
#[must_use]
pub fn of_all(scene: &Scene<'_>, noun: Run) -> bool {
    let total = scene.words.any(noun.start.wrapping_sub(1), set!["total", "overall"]);
    total && !(noun.start.saturating_sub(3)..noun.end + 4).any(|at| good_at(scene, at).is_some())
}
