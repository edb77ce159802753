//! Which ban, which agreement: what a line calls by its noun alone is told with the words that it had before, where all who
//! name it mean the same one.
//!
//! ```text
//! "Lamu imposed a levy on tea from Oslo. The levy took effect on 3 May."      Levy on tea from Oslo took effect
//! ```

use std::collections::BTreeSet;

use crate::assemble::scene::Scene;
use crate::grammar::{self, Label, Tag, Tree};
use crate::lexicon::{Class, WordId};
use crate::model::{ParagraphKind, Run, Span};
use crate::tag::{WordSet, set, words};

use super::kept::Kept;

/// Sentences back in which a thing was called by more words.
const REACH: usize = 8;
/// Letters of the longest line.
const LONGEST: usize = 80;

/// Words that lead to what a noun is about.
const ABOUT: &WordSet = set!["on", "of", "with", "against", "between", "for", "from", "to"];
/// Adjectives that tell one thing from another of its kind, or what it was before it was decided.
const OTHER: &WordSet = words!(
    "new old other another same such further additional first second third last previous earlier former current present latest next \
     recent similar different proposed planned possible potential draft initial existing no any each every own several many \
     some few more major main key total whole entire overall big large small"
);
/// Nouns of which each sentence has its own.
const OWN: &WordSet = words!(
    "value volume number amount rate level share period year quarter month week day time end beginning start rest part half side \
     case way fact country countries world government state states nation people man woman group company firm minister \
     president spokesman spokeswoman official officials statement report data figures figure results result increase decrease rise \
     fall decline growth drop region area sector economy market issue issues matter situation first second move step"
);

/// Words behind a noun that say of what it is.
const BEHIND: &WordSet = words!("of that which on with against between for over from");

/// A noun with what says which one is meant.
struct Full {
    /// Where its words begin: in front of the noun, or the noun itself.
    start: u32,
    noun: Span,
    /// Where its phrases behind the noun end, the longest first.
    ends: Vec<u32>,
    /// What tells it from others.
    said: BTreeSet<WordId>,
}

/// The line with the words that a noun of it had before; `None` where no noun stands alone, or it is open which one is meant.
pub(super) fn told(scene: &Scene<'_>, sentence_at: usize, line: &str) -> Option<String> {
    let tree = scene.tree(sentence_at)?;
    let kept = Kept::of(scene, tree, line)?;
    kept.all().filter(|at| is_bare(scene, (tree, &kept), *at)).find_map(|noun| {
        let span = tree.get(noun)?.span;
        let (front, behind) = around(line, span.of(scene.words.text))?;
        let before = kept.all().take_while(|at| *at < noun).last();
        let whole = |at: usize| tree.get(at).is_some_and(|token| ends_with(front, token.span.of(scene.words.text)));
        if !front.is_empty() && !ends_with(front, "the") && !before.is_some_and(whole) || leads_on(behind) {
            return None;
        }
        let full = antecedent(scene, sentence_at, tree, noun)?;
        choices(scene, &full, front).find_map(|span| {
            let words = span.of(scene.words.text);
            let words = if front.is_empty() { crate::model::upper_first(words) } else { words.to_owned() };
            let line = format!("{front}{words}{behind}");
            (line.chars().count() <= LONGEST && !words.contains(['\n', '(', '[', '"', '“'])).then_some(line)
        })
    })
}

/// What stands in a line in front of a word and behind it, where it stands there once.
fn around<'l>(line: &'l str, word: &str) -> Option<(&'l str, &'l str)> {
    let lower = line.to_lowercase();
    let word = word.to_lowercase();
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-');
    let mut found = lower.match_indices(&*word).filter(|(at, _)| {
        let (front, behind) = lower.split_at(*at);
        !letter(front.chars().next_back()) && !letter(behind.get(word.len()..).and_then(|rest| rest.chars().next()))
    });
    let (at, _) = found.next().filter(|_| lower.len() == line.len())?;
    let once = found.next().is_none();
    Some((line.get(..at)?, line.get(at + word.len()..)?)).filter(|_| once)
}

fn ends_with(front: &str, word: &str) -> bool {
    front.trim_end().to_lowercase().ends_with(&word.to_lowercase())
}

/// "the ban *on tea*", "the ban’s": it stands there already.
fn leads_on(behind: &str) -> bool {
    let next = behind.trim_start().split(' ').next().unwrap_or_default();
    behind.starts_with(['’', '\'']) || BEHIND.has(WordId::of(next))
}

/// True for "the ban", without a word more.
fn is_bare(scene: &Scene<'_>, (tree, kept): (&Tree, &Kept), noun: usize) -> bool {
    let the = |at: &usize| {
        tree.label(*at) == Label::Determiner && set!["the", "this", "that", "these", "those"].has(tree.word(*at))
    };
    // "the agreement *reached* in May": what the line tells of it.
    let told = |at: &usize| matches!(tree.label(*at), Label::NounClause | Label::RelativeClause) && kept.has(*at);
    let plain = |at: &usize| the(at) || told(at) || tree.label(*at) == Label::Punctuation;
    let below = tree.children(noun);
    let place =
        matches!(tree.label(noun), Label::Subject | Label::PassiveSubject | Label::Object | Label::PrepositionObject)
            || below.iter().any(told);
    let letters = tree.get(noun).map_or("", |token| token.span.of(scene.words.text));
    let dated = || tree.get(noun).is_some_and(|token| scene.words_in(token.span).any(|at| scene.is_dated(at)));
    place
        && matches!(tree.tag(noun), Tag::Noun | Tag::Nouns)
        && below.iter().any(the)
        && below.iter().all(plain)
        && letters.len() > 2
        && !OWN.has(tree.word(noun))
        && !grammar::TIMES.has(tree.word(noun))
        && !grammar::TITLES.has(tree.word(noun))
        && !dated()
}

/// Phrases of a noun, the longest first. "Chad opened the *Chadian* quota for tea" needs no Chadian.
fn choices(scene: &Scene<'_>, full: &Full, front: &str) -> impl Iterator<Item = Span> {
    let modifiers = Span { start: full.start, end: full.noun.start }.of(scene.words.text).to_lowercase();
    let stem: String = modifiers.chars().take(4).collect();
    let again = !stem.is_empty() && front.to_lowercase().contains(&stem);
    let start = if again { full.noun.start } else { full.start };
    let own = (start < full.noun.start).then_some(full.noun.end);
    full.ends.iter().copied().chain(own).map(move |end| Span { start, end })
}

/// The one thing that is called so in front of a noun, in its own sentence, those before, and the title.
fn antecedent(scene: &Scene<'_>, sentence_at: usize, tree: &Tree, noun: usize) -> Option<Full> {
    let word = tree.word(noun);
    if done_here(scene, tree, noun) {
        return None;
    }
    let mut found: Vec<Full> = fuller(scene, tree, word, noun);
    for at in (sentence_at.saturating_sub(REACH)..sentence_at).rev() {
        if let Some(other) = scene.tree(at) {
            found.extend(fuller(scene, other, word, usize::MAX));
        }
    }
    found.extend(in_title(scene, word));
    let alike = |one: &Full, other: &Full| one.said.is_subset(&other.said) || other.said.is_subset(&one.said);
    let one = found.iter().enumerate().all(|(at, one)| found.iter().skip(at + 1).all(|other| alike(one, other)));
    found.into_iter().find(|full| !full.said.is_empty()).filter(|_| one)
}

/// "banned tea in May and lifted the ban in June": the ban of what was banned.
fn done_here(scene: &Scene<'_>, tree: &Tree, noun: usize) -> bool {
    let stem = |at: usize| {
        let letters = tree.get(at).map_or("", |token| token.span.of(scene.words.text)).to_lowercase();
        letters.trim_end_matches('s').trim_end_matches('e').to_owned()
    };
    let own = stem(noun);
    own.len() < 3 || (0..tree.tokens().len()).any(|at| tree.tag(at).is_verb() && stem(at).starts_with(&own))
}

/// The nouns of a sentence in front of a place that are told with more words.
fn fuller(scene: &Scene<'_>, tree: &Tree, word: WordId, before: usize) -> Vec<Full> {
    let nouns = (0..tree.tokens().len().min(before)).rev();
    let nouns = nouns.filter(|at| tree.word(*at) == word && tree.tag(*at).is_noun());
    nouns.filter_map(|at| full(scene, tree, at)).collect()
}

/// A noun with the words in front of it and the phrases behind it that say which one is meant.
fn full(scene: &Scene<'_>, tree: &Tree, noun: usize) -> Option<Full> {
    const FRONT: [Label; 5] =
        [Label::Compound, Label::Adjective, Label::NounModifier, Label::Number, Label::Quantifier];
    let span = |at: usize| tree.get(at).map(|token| token.span);
    let dated = |at: usize| span(at).is_none_or(|span| scene.words_in(span).any(|word| scene.is_dated(word)));
    let below = |label: &[Label]| -> Vec<usize> {
        tree.children(noun).iter().copied().filter(|at| label.contains(&tree.label(*at))).collect()
    };
    if below(&[Label::Determiner]).iter().any(|at| OTHER.has(tree.word(*at))) {
        return None;
    }
    let own: BTreeSet<usize> =
        below(&FRONT).into_iter().filter(|at| *at < noun).flat_map(|at| tree.subtree(at)).collect();
    let part = |at: &usize| own.contains(at) && !dated(*at) || tree.tag(*at) == Tag::Hyphen;
    let mut start = (0..noun).rev().take_while(part).last().unwrap_or(noun);
    while start < noun && (OTHER.has(tree.word(start)) || tree.tag(start) == Tag::Hyphen) {
        start += 1;
    }
    let about = |at: &usize| *at > noun && ABOUT.has(tree.word(*at));
    let mut end = noun + 1;
    let mut ends = Vec::new();
    for at in below(&[Label::Preposition]).into_iter().filter(about) {
        let phrase = tree.subtree(at);
        let clause = |at: &usize| {
            matches!(
                tree.label(*at),
                Label::RelativeClause | Label::NounClause | Label::Apposition | Label::AdverbClause
            ) || tree.tag(*at).is_verb()
        };
        let whole =
            phrase.first() == Some(&end) && phrase.len() > 1 && phrase.windows(2).all(|pair| pair[0] + 1 == pair[1]);
        if !whole || phrase.iter().any(|at| dated(*at) || clause(at)) {
            break;
        }
        end += phrase.len();
        ends.insert(0, span(end - 1)?.end);
    }
    let says =
        |at: &usize| *at != noun && (tree.tag(*at).is_noun() || matches!(tree.tag(*at), Tag::Adjective | Tag::Number));
    let said = (start..end).filter(says).map(|at| tree.word(at)).collect();
    Some(Full { start: span(start)?.start, noun: span(noun)?, ends, said })
}

/// "Lamu lifts ban on tea": what the title has behind the noun.
fn in_title(scene: &Scene<'_>, word: WordId) -> Option<Full> {
    let words = &scene.words;
    let title = scene.sentences.iter().find(|other| other.kind == ParagraphKind::Title)?.words;
    let noun = title.iter().find(|at| {
        words
            .get(*at)
            .is_some_and(|token| WordId::of(&words.str(*at).to_lowercase()) == word && !token.is(Class::Number))
    })?;
    // "on Lamu-made tea"
    let glued = |at: usize| words.is(at, "-") && words.get(at).is_some_and(|mark| !mark.spaced);
    let plain = |at: usize| words.has(at, Class::Word) && !scene.is_dated(at) && words.verb(at).is_none();
    let part = |at: &usize| plain(*at) || glued(*at);
    let led = words.any(noun + 1, set!["on", "against", "with", "between"]);
    let end = (noun + 2..title.end).take_while(part).last().filter(|_| led).map(|last| last + 1)?;
    let says = |at: &usize| !words.has(*at, Class::Preposition) && !words.any(*at, set!["and", "the"]);
    let said = (noun + 2..end).filter(says).map(|at| WordId::of(&words.str(at).to_lowercase())).collect();
    let span = words.span(Run::new(noun, noun + 1));
    Some(Full { start: span.start, noun: span, ends: vec![words.span(Run::new(noun, end)).end], said })
}
