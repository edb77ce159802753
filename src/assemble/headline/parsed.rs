//! Headlines by the sentence's tree: what it chooses is polished and named like any other line.

use std::collections::BTreeSet;

use crate::assemble::scene::Scene;
use crate::assemble::scene::words::Verb;
use crate::grammar::{self, Governor, Label, Line, Piece, Role, Tag, Tree};
use crate::lexicon::Class;
use crate::model::{Run, TimexKind};
use crate::tag::{WordSet, words};

use super::judge::reads_well;
use super::polish::polish;
use super::{fit, pronoun, shared, whose};

/// Words that point at something outside the line.
const POINTING: &WordSet = words!("we our i my you it they he she this that these those");

/// Letters of a line that a crowded page still has room for.
const SHORT: usize = 60;
/// Letters below which no weighty phrase is left out.
const LEAST: usize = 38;
const LONGEST: usize = 80;

/// The line that the sentence's tree gives for a date. `None` where the sentence has no tree or no verb, its tree gives no
/// line, or the line leaves open whom it speaks of.
#[must_use]
pub fn of_date(scene: &Scene<'_>, sentence_at: usize, date: Run) -> Option<String> {
    let tree = scene.tree(sentence_at)?;
    let governor = grammar::governor(tree, scene.words.span(date))?;
    if matches!(governor.role, Role::Comparison | Role::Purpose | Role::Bracket) {
        return None;
    }
    // "Aug. 24: Vice president in Hanoi", an entry of a chronicle, is no sentence.
    let sentence = tree.tokens().iter().any(|token| token.tag.is_finite());
    let words = scene.sentences.get(sentence_at)?.words;
    if scene.words.is(date.end, ":") || !sentence || scene.words.first_verb(words).is_none() {
        return None;
    }
    // "agreed on a plan backed by Oslo in May": the day of the plan or of the vote, which the clause tells together.
    let described = tree.get(governor.word).is_some_and(|token| token.label == Label::NounClause);
    if described && tree.child(governor.word, &[Label::Agent]).is_some_and(|agent| agent < governor.date.start) {
        return None;
    }
    let others = others(scene, sentence_at, tree, &governor);
    // "At dawn on 5 June Lima, Oslo and Riga cut their ties": the parser took the day for a part of the first name.
    let before = governor.date.start.checked_sub(1).and_then(|at| tree.get(at));
    let merged = before.is_some_and(|token| token.tag == Tag::Preposition)
        && governor
            .date
            .iter()
            .filter_map(|at| tree.head(at))
            .any(|head| head >= governor.date.end && tree.get(head).is_some_and(|token| token.tag.is_name()));
    // "visited Oslo on 3 May and Riga on 5 May": which words belong to which day the tree does not say.
    // "in 2013 and 2015": both have all the words.
    let listed = |other: &Governor| {
        let joins = |a: &Governor, b: &Governor| {
            a.path.first().and_then(|top| tree.head(*top)).is_some_and(|head| b.date.contains(head))
        };
        joins(other, &governor) || joins(&governor, other)
    };
    let shares = |other: &Governor| other.role == Role::Event && other.word == governor.word && !listed(other);
    if merged {
        return None;
    }
    if others.iter().any(shares) && has_parts(scene, sentence_at, date) {
        return None;
    }
    let mut line = grammar::line(tree, &governor)?;
    // Where the saying has a day of its own, who says so stands at that.
    if others.iter().any(|other| tree.path(governor.word).any(|above| above == other.word)) {
        line.speaker.clear();
    }
    fitted(scene, sentence_at, tree, &governor, &line)
}

/// The line of a verb of the sentence's tree that has no date.
#[must_use]
pub fn of_verb(scene: &Scene<'_>, sentence_at: usize, verb: usize) -> Option<String> {
    let tree = scene.tree(sentence_at)?;
    let governor = Governor { word: verb, role: Role::Event, date: Run::default(), path: Vec::new() };
    fitted(scene, sentence_at, tree, &governor, &grammar::line(tree, &governor)?)
}

/// True where the dates of one verb part its words: "visited Oslo on 3 May and Riga on 5 May".
fn has_parts(scene: &Scene<'_>, sentence_at: usize, date: Run) -> bool {
    let Some(sentence) = scene.sentences.get(sentence_at) else { return false };
    let whole: Vec<usize> = sentence.words.iter().collect();
    shared::own_part(scene, sentence, date, whole.clone()) != whole
}

/// What governs the other dates of the sentence.
fn others(scene: &Scene<'_>, sentence_at: usize, tree: &Tree, own: &Governor) -> Vec<Governor> {
    let timexes = scene.sentences.get(sentence_at).map_or(Run::default(), |sentence| sentence.timexes);
    let told = |at: &usize| scene.timex(*at).kind == TimexKind::Date && scene.timex(*at).when.is_some();
    let dates = timexes.iter().filter(|at| told(at) && !scene.is_byline(scene.timex(*at).span));
    let found = dates.filter_map(|at| grammar::governor(tree, scene.timex(at).span));
    found.filter(|other| other.date != own.date).collect()
}

/// The line with as many of its phrases as a crowded page has room for.
fn fitted(scene: &Scene<'_>, sentence_at: usize, tree: &Tree, governor: &Governor, chosen: &Line) -> Option<String> {
    let speaker = spoken(scene, sentence_at, in_words(scene, sentence_at, tree, &chosen.speaker));
    let noun = governor.role != Role::Event;
    let set = |out: &BTreeSet<usize>| {
        let list = in_words(scene, sentence_at, tree, &chosen.without(tree, &|at| out.contains(&at)));
        if noun && !says_enough(scene, &list) {
            return None;
        }
        Some(with_speaker(scene, &speaker, worded(scene, sentence_at, list)?))
    };
    let length = |line: &Option<String>| line.as_ref().map_or(usize::MAX, |line| line.chars().count());
    let mut out = BTreeSet::new();
    let mut best = set(&out);
    let mut gone: Vec<&Piece> = Vec::new();
    for piece in &chosen.pieces {
        if length(&best) <= SHORT {
            break;
        }
        out.extend(piece.words.iter().copied());
        let next = set(&out);
        // A long line is better than one that has lost what it was about, or whom.
        let name = |at: &usize| is_named(scene, sentence_at, tree, *at);
        let nameless = piece.words.iter().any(name)
            && !chosen.words.iter().filter(|at| !out.contains(at)).any(name)
            && next.as_ref().is_some_and(|line| !line.contains("’s ") && !line.contains('–'));
        let worthy = piece.rank >= grammar::WORTHY && length(&best) <= LONGEST;
        let thin = worthy && (nameless || length(&next) < LEAST);
        if (next.is_some() || best.is_none()) && !thin {
            gone.push(piece);
            best = next;
        } else {
            piece.words.iter().for_each(|at| _ = out.remove(at));
        }
    }
    // What went before a longer phrase did may have room again, the weightiest first.
    for piece in gone.iter().rev() {
        let mut fewer = out.clone();
        piece.words.iter().for_each(|at| _ = fewer.remove(at));
        let inside =
            |other: &&&Piece| other.words != piece.words && piece.words.iter().all(|at| other.words.contains(at));
        if gone
            .iter()
            .filter(inside)
            .any(|other| other.words.iter().any(|at| out.contains(at) && !piece.words.contains(at)))
        {
            continue;
        }
        let line = set(&fewer);
        if length(&line) <= SHORT {
            (best, out) = (line, fewer);
        }
    }
    best.filter(|line| line.chars().count() <= LONGEST)
}

/// True for a word of a name, or one that names a state: "Kenyan".
fn is_named(scene: &Scene<'_>, sentence_at: usize, tree: &Tree, at: usize) -> bool {
    let Some(token) = tree.get(at) else { return false };
    token.tag.is_name() || scene.words_at(sentence_at, token.span).any(|word| scene.mention_at(word).is_some())
}

/// A noun alone says enough with a name or two words more: "coup" does not, "second nuclear test" does.
fn says_enough(scene: &Scene<'_>, list: &[usize]) -> bool {
    let said = list.iter().filter(|at| scene.words.has(**at, Class::Word) && !scene.words.has(**at, Class::Determiner));
    let named =
        list.iter().skip(1).any(|at| scene.words.has(*at, Class::Capital) || scene.words.has(*at, Class::Number));
    said.count() >= if named { 2 } else { 3 }
}

/// Tokens of a tree as words of the document, in the same order.
fn in_words(scene: &Scene<'_>, sentence_at: usize, tree: &Tree, tokens: &[usize]) -> Vec<usize> {
    let Some(sentence) = scene.sentences.get(sentence_at) else { return Vec::new() };
    let mut list: Vec<usize> = Vec::new();
    for token in tokens.iter().filter_map(|token| tree.get(*token)) {
        let of = |at: &usize| scene.words.get(*at).is_some_and(|word| word.span.overlaps(token.span));
        for word in sentence.words.iter().skip_while(|at| !of(at)).take_while(of) {
            if list.last() != Some(&word) {
                list.push(word);
            }
        }
    }
    list
}

/// Words as a line and the first of them, names put for pronouns; `None` where it does not read as a clause.
fn worded(scene: &Scene<'_>, sentence_at: usize, mut list: Vec<usize>) -> Option<(String, Option<usize>)> {
    pronoun::resolve(scene, sentence_at, &mut list);
    let mut whole = polish(scene, list);
    let next: Vec<usize> = whole.iter().skip(1).copied().collect();
    let mut next = next.into_iter();
    whole.retain(|at| next.next().is_none_or(|next| !misfit(scene, *at, next)));
    let front = whose::front(scene, sentence_at, &whole);
    let own = whole.get(front.as_ref().map_or(0, |front| front.instead_of)..).unwrap_or_default();
    let reads = reads_well(scene, own) || front.is_some() && reads_well(scene, &whole);
    if !reads || scene.words.any(*own.first()?, POINTING) || collides(scene, own) {
        return None;
    }
    if let Some(named) =
        front.as_ref().and_then(|front| whose::put(scene, front, own, &fit::whole(scene, own), LONGEST))
    {
        return Some((named, None));
    }
    let list = if front.is_some_and(|front| front.named.is_empty()) { own } else { &whole };
    Some((fit::whole(scene, list), list.first().copied()))
}

/// "a significant expansion" without its adjective is no "a expansion".
fn misfit(scene: &Scene<'_>, article: usize, next: usize) -> bool {
    let vowel = scene.words.str(next).starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U']);
    next != article + 1 && (scene.words.is(article, "a") && vowel || scene.words.is(article, "an") && !vowel)
}

/// "Resolution 14, passed on … limited": two verbs that only a gap brought together.
fn collides(scene: &Scene<'_>, list: &[usize]) -> bool {
    let full = |at: usize| matches!(scene.words.verb(at), Some(Verb::Past));
    list.windows(2).any(|pair| pair[0] + 1 != pair[1] && full(pair[0]) && full(pair[1]))
}

/// Who speaks, by name where the text settles whom "the ministry" means.
fn spoken(scene: &Scene<'_>, sentence_at: usize, list: Vec<usize>) -> String {
    let list = polish(scene, list);
    whose::speaker(scene, sentence_at, &list).unwrap_or_else(|| fit::set(scene, &list))
}

/// "Ministry: exports fell".
fn with_speaker(scene: &Scene<'_>, speaker: &str, (line, first): (String, Option<usize>)) -> String {
    if speaker.is_empty() || speaker.chars().count() + line.chars().count() > LONGEST - 2 || line.starts_with(speaker) {
        return line;
    }
    // "Statistics Chad: exports fell" needs no "Chad’s".
    let own = line.split_once("’s ").filter(|(owner, _)| first.is_none() && speaker.contains(owner));
    let line = own.map_or(&*line, |(_, rest)| rest);
    format!("{speaker}: {}", fit::lowered(scene, line, first))
}
