//! Items of a list that name their amounts: "copper ores – $4 million; wine of fresh grapes – $2 million", "in fuels,
//! lubricants and related materials (51 %) and tobacco (39 %)".

use crate::assemble::scene::{Scene, Sentence};
use crate::grammar::Tag;
use crate::lexicon::Class;
use crate::model::{Good, ParagraphKind, Run, one_line};
use crate::tag::{WordSet, set, words};

use super::goods::good_at;

/// How an amount is set off from the words that name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Bracket,
    Dash,
}

/// Words that may stand between the bracket and its amount.
const MOVED: &WordSet = words!("up down by about around nearly over almost of + - − –");

/// What leads to the first item of a list.
const LEADS: &WordSet = words!(
    "in from were was are is include included includes including by to namely as with for on came come comprised comprise composed consisted consist : ;"
);

/// What stands in front of the next item and is no part of its name.
const JOINTS: &WordSet =
    words!(", ; and followed led by then also as well with the ) in for from of more less higher lower");

/// Longest name of an item, in words, and how far in front of its amount what leads to it may stand.
const LONGEST: usize = 16;
const FARTHEST: usize = 40;

/// Where the name of an amount ends, and what sets the amount off.
fn mark(scene: &Scene<'_>, range: Run) -> Option<(usize, Mark)> {
    let words = &scene.words;
    let before = range.start.checked_sub(1)?;
    let spaced = |at: usize| words.get(at).is_some_and(|token| token.spaced);
    let dash = words.any(before, set!["–", "—"]) || words.is(before, "-") && spaced(before) && spaced(range.start);
    if dash {
        return Some((before, Mark::Dash));
    }
    let open = (before.saturating_sub(3)..=before).rev().find(|at| !words.any(*at, MOVED))?;
    let closed = (range.end..range.end + 2).any(|at| words.is(at, ")"));
    (words.is(open, "(") && closed).then_some((open, Mark::Bracket))
}

/// The items of a sentence that are set off as one of its amounts is, those near it: where each name ends, and its amount.
fn items(scene: &Scene<'_>, sentence: &Sentence, amount: Run, own: Mark) -> Vec<(usize, Run)> {
    /// Amounts to each side that are looked at: a bound that keeps the work linear.
    const REACH: usize = 24;
    let at = scene.quantity_words.partition_point(|range| range.start < amount.start);
    let near = at.saturating_sub(REACH)..(at + REACH).min(scene.quantity_words.len());
    let all = near.filter(|at| sentence.quantities.contains(*at)).map(|at| scene.quantity_words[at]);
    all.filter_map(|range| mark(scene, range).filter(|(_, mark)| *mark == own).map(|(end, _)| (end, range))).collect()
}

/// The words that name an amount in a list of two items or more.
#[must_use]
pub fn name(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> Option<Run> {
    let words = &scene.words;
    let (end, own) = mark(scene, range)?;
    let all = items(scene, sentence, range, own);
    let place = all.iter().position(|(_, other)| *other == range).filter(|_| all.len() > 1)?;
    let floor = sentence.words.start.max(end.saturating_sub(FARTHEST));
    let start = match place.checked_sub(1).and_then(|before| all.get(before)) {
        Some((_, before)) => match own {
            Mark::Bracket => (before.end..end).find(|at| words.is(*at, ")"))? + 1,
            // "– $438 million US dollars; wine": behind what parts the two.
            Mark::Dash => (before.end..end).find(|at| words.any(*at, set![";", ","]))? + 1,
        },
        None => (floor..end).rfind(|at| words.any(*at, LEADS)).map_or(sentence.words.start, |at| at + 1),
    };
    if start < floor {
        return None;
    }
    // "partly offset by an increase in food".
    let grown = |at: &usize| {
        let moved = (start..*at).any(|at| words.has(at, Class::Rise) || words.has(at, Class::Fall));
        (moved || words.has(at.wrapping_sub(1), Class::Metric)) && words.any(*at, set!["in", "of", "for"])
    };
    let start = (start..end).find(grown).map_or(start, |at| at + 1);
    let first = (start..end).find(|at| !words.any(*at, JOINTS))?;
    // "bananas (fresh) (34.9 %)".
    let inner = Some(end - 1).filter(|close| words.is(*close, ")"));
    let end = inner.and_then(|close| (first..close).rfind(|at| words.is(*at, "("))).unwrap_or(end);
    let name = Run::new(first, end.max(first));
    let told = |at: usize| words.verb(at).is_some() && !words.str(at).ends_with("ed");
    let other = |at: usize| {
        told(at)
            || words.has(at, Class::Number)
            || words.has(at, Class::Metric) && at + 1 == end
            || words.any(at, set!["(", ")", ";", ":", "which", "that", "while", "whereas", "but", "its"])
            || scene.mention_at(at).is_some()
            || scene.is_dated(at)
    };
    (name.len() <= LONGEST && !name.any(other) && name.any(|at| words.has(at, Class::Word))).then_some(name)
}

/// The good that such a name tells.
#[must_use]
pub fn good(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> Option<Good> {
    let name = name(scene, sentence, range)?;
    let known = good_at(scene, name.start).filter(|(length, _)| *length == name.len()).map(|(_, good)| good);
    let text = one_line(scene.words.span(name).of(scene.words.text));
    // "OLED" stays in capitals.
    let kind = text.len() > 2 && text.chars().all(char::is_uppercase);
    Some(known.unwrap_or_else(|| Good::plain(if kind { text.into_owned() } else { text.to_lowercase() })))
}

/// Where the list of brackets begins and ends that an amount is an item of.
#[must_use]
pub fn brackets(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> Option<Run> {
    mark(scene, range).filter(|(_, own)| *own == Mark::Bracket)?;
    name(scene, sentence, range)?;
    let all = items(scene, sentence, range, Mark::Bracket);
    Some(Run::new(all.first()?.0, all.last()?.1.end))
}

/// "- Precious stones and metals [up by $3 billion (32 %)]", "- Live animals [HS 01], down $2 million to $9 million": an item of
/// a list is what it tells of.
#[must_use]
pub fn moved(scene: &Scene<'_>, sentence: &Sentence, amount: usize) -> Option<Good> {
    let words = &scene.words;
    let moved = |at: &usize| words.any(*at, set!["[", ","]) && words.any(at + 1, set!["up", "down"]);
    let item = words.any(sentence.words.start, set!["-", "–", "•", "*"]) || sentence.kind == ParagraphKind::Item;
    let told = (sentence.words.start..amount).find(moved).filter(|at| words.is(*at, "[") || item)?;
    let code = (sentence.words.start..told).find(|at| words.is(*at, "["));
    let open = code.unwrap_or(told);
    let moves = words.is(told, ",") || amount <= told + 9;
    let first = (sentence.words.start..open).find(|at| !words.is_mark(*at))?;
    let name = Run::new(first, open);
    let plain = name.len() <= 16 && name.all(|at| words.verb(at).is_none() && scene.mention_at(at).is_none());
    let text = one_line(words.span(name).of(words.text)).to_lowercase();
    (moves && plain).then(|| Good::plain(text))
}

/// "Fuel exports were up 23 %, primary products 7 % and farm manufactures 5 %", "electronics rose 18 %, tea was up 34 % and
/// boat-building fell 3 %": the words between two percentages.
#[must_use]
pub fn elliptic(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> Option<Good> {
    const LONGEST: usize = 4;
    const NO_ITEM: &WordSet = words!(
        "or which who volume volumes value values price prices output production demand supply sales consumption rate rates inflation \
         investment turnover receipts revenue revenues profit profits index economy gdp it they this that these those former latter"
    );
    let words = &scene.words;
    let percent = |at: usize| scene.quantity(at).unit == "%";
    let own = sentence.quantities.find(|at| scene.quantity_words[*at] == range)?;
    let last = own.checked_sub(1).filter(|last| sentence.quantities.contains(*last))?;
    // "and boat-building rose by $7 million to $68 million": what the change led to is of the same.
    let before = scene.quantity_words[last];
    if before.end + 1 == range.start && words.is(before.end, "to") {
        return elliptic(scene, sentence, before);
    }
    let bare = percent(own) && percent(last);
    let gap = Run::new(scene.quantity_words[last].end, range.start);
    let first = gap.find(|at| !words.any(*at, set![",", "and", "while"])).filter(|first| *first > gap.start)?;
    let moves = |at: &usize| {
        words.has(*at, Class::Rise) || words.has(*at, Class::Fall) || words.any(*at, set!["by", "was", "were"])
    };
    let end = (first..range.start).find(moves).unwrap_or(range.start);
    let moved = end < range.start && (end..range.start).all(|at| moves(&at));
    let name = Run::new(first, end.max(first));
    let last = name.end.wrapping_sub(1);
    let word = |at: usize| {
        let part = words.has(at, Class::Word) || words.is(at, "-");
        let general = words.has(at, Class::General) && moved;
        let named = words.has(at, Class::Metric) || general || words.any(at, NO_ITEM);
        let told = words.verb(at).is_some() && !(words.str(at).ends_with("ed") && at != last);
        part && !told && scene.mention_at(at).is_none() && !(named && at == last)
    };
    // ", having risen 4 %" names nothing.
    let tree = scene.tree_of(sentence);
    let token = tree.and_then(|tree| tree.get(tree.at(words.get(last)?.span).start));
    let noun = words.is(last.wrapping_sub(1), "-") || token.is_none_or(|token| token.tag != Tag::Gerund);
    let plural = words.str(last).ends_with('s') && words.str(last).len() > 3;
    let plain =
        noun && !name.is_empty() && name.len() <= LONGEST && name.all(word) && !words.has(first, Class::Determiner);
    (plain && (moved || bare && plural && end == range.start))
        .then(|| Good::plain(one_line(words.span(name).of(words.text)).to_lowercase()))
}
