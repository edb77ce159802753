//! The goods that words name, in the table or not.

use crate::assemble::scene::{Scene, Sentence};
use crate::grammar::{Label, Tag};
use crate::lexicon::{Class, Naming, WordId, goods, lexicon};
use crate::model::{Good, Run, one_line};
use crate::tag::{WordSet, set, words};

/// What is done with a crop, and what it grows on.
pub const OF_FARMS: &WordSet =
    words!("crush crushing milling processing blending area acreage yield yields plantings sowings");

/// Words of how much is traded, and not of what.
const OF_MEASURE: &WordSet =
    words!("value values volume volumes tonnage quantity quantities terms weight price prices demand supply number");

/// The good whose name ends right before a word, and its length in words.
#[must_use]
pub fn good_ending(scene: &Scene<'_>, end: usize) -> Option<(usize, Good)> {
    (1..=4)
        .rev()
        .filter_map(|length| end.checked_sub(length))
        .find_map(|start| good_at(scene, start).filter(|(length, _)| start + length == end))
}

/// The good named at a word, and its length in words.
#[must_use]
pub fn good_at(scene: &Scene<'_>, at: usize) -> Option<(usize, Good)> {
    // "exports of goods and services" are of everything.
    let all = scene.words.is(at, "services") && at > 1 && scene.words.seq(at - 2, "goods and services");
    // "food use", "food security" are no goods.
    let used = scene.words.any(at, set!["food", "feed"])
        && scene.words.any(at + 1, set!["use", "security", "insecurity", "crisis", "consumption"]);
    // "the area harvested for grain": what a crop is grown for.
    let grown = scene.words.is(at, "grain") && at > 1 && scene.words.seq(at - 2, "harvested for grain");
    // "in some parts of the country".
    let parts = scene.words.is(at, "parts") && scene.words.seq(at + 1, "of the");
    if all || used || grown || parts || left_out_from(scene, at).is_some() {
        return None;
    }
    let (length, index) = goods().find(|ahead| scene.words.get(at + ahead).map(|token| (token.word, token.classes)))?;
    // "the London Metal Exchange", "the Meat and Livestock Commission": where it is traded and who decides on it.
    let body = |at: usize| scene.words.is(at, "exchange") || scene.words.has(at, Class::Office);
    if scene.words.is_name(at + length) && body(at + length) && scene.words.is_name(at) {
        return None;
    }
    let text = scene.words.span(Run::new(at, at + length)).of(scene.words.text);
    // "LNG" stays in capitals.
    let words = if text.chars().all(char::is_uppercase) { text.to_owned() } else { one_line(text).to_lowercase() };
    Some((length, Good { name: goods().name(index)?.to_owned(), words }))
}

/// "non-oil exports", "non-oil and gas exports": where it begins to say what they are not of.
fn left_out_from(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let words = &scene.words;
    let behind = |at: usize| {
        let non = at.checked_sub(2).filter(|non| words.is(*non, "non"))?;
        words.any(at - 1, set!["-", "–"]).then_some(non)
    };
    let joined = words.any(at.wrapping_sub(1), set!["and", "/", "&"]);
    behind(at).or_else(|| (2..=3).filter(|_| joined).find_map(|back| behind(at.checked_sub(back)?)))
}

/// A good that no table names, in the words of the text: "PCB exports", "imports of capital goods".
#[must_use]
pub fn unlisted(scene: &Scene<'_>, sentence: &Sentence, noun: Run) -> Option<Good> {
    let words = &scene.words;
    // "a quota of half a million tonnes" is of no half.
    let counted = scene.amount_over(noun.end + 1).is_some();
    if words.is(noun.end, "of")
        && !counted
        && let Some(found) = literal(scene, noun.end + 1, sentence.words.end)
    {
        let first = found.split(' ').next().unwrap_or_default();
        let said = lexicon().value(WordId::of(first), Class::General).is_none();
        return said.then(|| Good::plain(found));
    }
    let plain = |at: &usize| {
        words.has(*at, Class::Word)
            // "China-bound exports".
            && !words.is(*at, "bound")
            && ![
                Class::Preposition,
                Class::Determiner,
                Class::ClauseOpener,
                Class::General,
                Class::Number,
                Class::Month,
            ]
            .iter()
            .any(|class| words.has(*at, *class))
            && words.verb(*at).is_none()
            && !words.any(*at, set!["and", "or"])
            && !words.any(*at, set!["period", "month", "quarter", "year", "half", "week"])
            && !words.has(*at, Class::Rise)
            && !words.has(*at, Class::Fall)
            && !scene.is_dated(*at)
            && scene.mention_at(*at).is_none()
            && words.str(*at).chars().all(char::is_alphabetic)
            && words.str(*at).len() > 1
    };
    // "non-oil domestic exports".
    let before = noun.start.checked_sub(2).filter(|at| words.is(at + 1, "domestic"));
    let domestic = before.is_some_and(|at| left_out_from(scene, at).is_some());
    let noun = Run::new(noun.start - usize::from(domestic), noun.end);
    let start = (sentence.words.start..noun.start).rev().take(3).take_while(plain).last()?;
    if (start..noun.start).any(|at| !may_name(scene, sentence, at)) {
        return None;
    }
    // The word that opens a sentence may be anything: "Meanwhile exports". A noun in front of a noun is a good.
    let opens = start == sentence.words.start && noun.start - start < 2;
    if opens && !is_compound(scene, sentence, start) {
        return None;
    }
    let start = left_out_from(scene, start).unwrap_or(start);
    // "year-to-date deliveries" names no good, "semi-finished exports" one.
    let start = if words.is(start.wrapping_sub(1), "-") { start.saturating_sub(2) } else { start };
    if words.has(start, Class::Preposition) {
        return None;
    }
    let text = one_line(words.span(Run::new(start, noun.start)).of(words.text));
    let name = if text.chars().all(|c| c.is_uppercase() || c == ' ') { text.into_owned() } else { text.to_lowercase() };
    Some(Good::plain(name))
}

/// True for what the grammar takes for a noun that goes with the next: "Automobile exports".
fn is_compound(scene: &Scene<'_>, sentence: &Sentence, word: usize) -> bool {
    let token = scene.words.get(word).and_then(|token| {
        let tree = scene.tree_of(sentence)?;
        tree.get(tree.at(token.span).start)
    });
    token.is_some_and(|token| token.tag.is_noun() && token.label == Label::Compound)
}

/// False for what the grammar takes for a verb or a comparison: "having shipped exports", "greater production".
fn may_name(scene: &Scene<'_>, sentence: &Sentence, word: usize) -> bool {
    let tree = scene.tree_of(sentence);
    let token = tree.and_then(|tree| tree.get(tree.at(scene.words.get(word)?.span).start));
    token.is_none_or(|token| match token.tag {
        Tag::Gerund => token.label == Label::Compound,
        Tag::Participle | Tag::Adjective => true,
        tag => tag.is_noun(),
    })
}

/// The words of the text where the table has no name for a good: "of fresh kelp" is "fresh kelp".
#[must_use]
pub fn literal(scene: &Scene<'_>, start: usize, end: usize) -> Option<String> {
    let words = &scene.words;
    let mut at = start;
    while at < end && words.has(at, Class::Determiner) {
        at += 1;
    }
    let first = at;
    // "an increase in volume", "up in value terms".
    if words.any(first, OF_MEASURE) {
        return None;
    }
    while at < end
        && at < first + 3
        && words.has(at, Class::Word)
        && !words.has(at, Class::Preposition)
        && !words.has(at, Class::Determiner)
        && !words.has(at, Class::ClauseOpener)
        && words.verb(at).is_none()
        && !words.any(at, set!["and", "or", "goods", "it", "them", "which", "vs"])
        && scene.mention_at(at).is_none_or(|mention| mention.naming != Naming::Name)
    {
        at += 1;
    }
    // "capital goods", "dairy products"; "Russian goods" are any.
    if at > first && words.any(at, set!["goods", "products"]) {
        if at == first + 1 && scene.mention_at(first).is_some() {
            return None;
        }
        at += 1;
    }
    (at > first).then(|| {
        words.span(Run::new(first, at)).of(words.text).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
    })
}

/// True for what a barrel holds; not for "palm oil".
#[must_use]
pub fn is_crude(good: &Good) -> bool {
    good.name.contains("crude") && !good.name.contains("palm") || matches!(good.name.as_str(), "oil" | "petroleum")
}
