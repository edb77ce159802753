//! Headlines by the sentence's tree: what it chooses is polished and named like any other line.

use std::collections::BTreeSet;

use crate::assemble::scene::Scene;
use crate::assemble::scene::words::Verb;
use crate::grammar::{self, Governor, Label, Line, Role, Tag, Tree};
use crate::lexicon::{Class, WordId};
use crate::model::Run;
use crate::tag::{WordSet, set, words};

use super::judge::reads_well;
use super::polish::{polish, polish_but};
use super::room::{self, LONGEST};
use super::{ahead, certain};
use super::{fit, pronoun, sound, tense, whose};

/// Words that point at something outside the line.
const POINTING: &WordSet = words!("we our i my you it they he she this that these those");

/// The name at the end of who speaks; nothing where that is all of it or no name.
fn name_of(tree: &Tree, speaker: &[usize]) -> Vec<usize> {
    let name = speaker.iter().rev().take_while(|at| tree.tag(**at).is_name());
    let mut name: Vec<usize> = name.copied().take_while(|at| !grammar::TITLES.has(tree.word(*at))).collect();
    name.reverse();
    // "the Finance and Trade Ministry": the end of a longer name.
    let torn = speaker.len().checked_sub(name.len() + 1).and_then(|before| speaker.get(before));
    if torn.is_some_and(|before| tree.tag(*before) == Tag::Conjunction) {
        return Vec::new();
    }
    let titled = speaker.iter().any(|at| grammar::TITLES.has(tree.word(*at)));
    let person = (if titled { 1..=3 } else { 2..=3 }).contains(&name.len()) && name.len() < speaker.len();
    if person { name } else { Vec::new() }
}

/// Letters of a name that is put in front of a line that has to give up something for it.
const NAME: usize = 24;
/// Adjectives of time that say nothing of their noun once the date stands beside the line.
const PASSING: &WordSet = words!("recent latest previous past former current earlier last next coming upcoming");
/// How a line must read: like a clause of the words that the lexicon knows, or only by its tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reading {
    /// By the lexicon, too.
    #[default]
    Strict,
    /// By the tree alone.
    Free,
}

/// How a line is set.
#[derive(Debug, Default)]
struct How {
    /// The date is that of who says so.
    report: bool,
    /// Tokens of dates that stay.
    kept: Vec<usize>,
    reading: Reading,
}

/// The line that the sentence's tree gives for a date. `None` where the sentence has no tree or no verb, its tree gives no
/// line, or the line leaves open whom it speaks of.
#[must_use]
pub fn of_date(scene: &Scene<'_>, sentence_at: usize, date: Run, reading: Reading) -> Option<String> {
    let tree = scene.tree(sentence_at)?;
    let governor = grammar::governor(tree, scene.words.span(date))?;
    let others = certain::others(scene, sentence_at, tree, &governor);
    let unclear = certain::is_no_sentence(scene, sentence_at, tree, date)
        || certain::is_merged(tree, &governor)
        || certain::shares_words(scene, sentence_at, tree, (&governor, date), &others);
    let aside = matches!(governor.role, Role::Comparison | Role::Purpose | Role::Bracket);
    if aside || unclear {
        return None;
    }
    // "agreed on a plan backed by Oslo in May": the day of the plan or of the vote, which the clause tells together.
    let described = tree.label(governor.word) == Label::NounClause;
    let noted = tree.path(governor.word).find(|at| tree.tag(*at).is_verb());
    let noted = noted.is_some_and(|verb| grammar::REPORTING.has(tree.word(verb)));
    let agent = tree.child(governor.word, &[Label::Agent]).filter(|agent| *agent < governor.date.start);
    if described && !noted && agent.is_some() {
        return None;
    }
    let mut line = grammar::line(tree, &governor)?;
    if reading == Reading::Free && !certain::is_plain(tree, &governor, &line, &others) {
        return None;
    }
    // Where the saying has a day of its own, who says so stands at that.
    let above = |other: &Governor| tree.path(governor.word).any(|above| above == other.word);
    if others.iter().any(|other| above(other) && !line.words.contains(&other.word)) {
        line.speaker.clear();
    }
    // "The ministry said in May that prices fell in April": at the day of the saying the line tells who says so, and when it was.
    let report = governor.role == Role::Event && !line.words.contains(&governor.word) && !line.speaker.is_empty();
    // "the highest since May" as well.
    let ranked =
        |other: &&Governor| other.path.iter().any(|at| grammar::tells_rank(tree, *at) && line.words.contains(at));
    let kept = others.iter().filter(|other| report || ranked(other)).flat_map(|other| other.date).collect();
    let line = if report { told_at(tree, line, &others) } else { line };
    let ahead = ahead::decided(tree, &governor, &line, ahead::is_later(scene, sentence_at, date));
    let (line, reading) = ahead.map_or((line, reading), |line| (line, Reading::Free));
    fitted(scene, sentence_at, tree, &governor, &line, &How { report, kept, reading })
}

/// A line in which the dates of what is told have phrases of their own, which weigh more than asides.
fn told_at(tree: &Tree, mut line: Line, others: &[Governor]) -> Line {
    let within =
        |piece: &grammar::Piece| others.iter().any(|other| piece.words.iter().all(|at| other.date.contains(*at)));
    line.pieces.retain(|piece| !within(piece));
    for other in others {
        let top = other
            .path
            .iter()
            .copied()
            .take_while(|at| other.date.contains(*at) || tree.label(*at) == Label::Preposition)
            .last();
        let words: Vec<usize> = top.map_or_else(Vec::new, |top| tree.subtree(top));
        let words: Vec<usize> = words.into_iter().filter(|at| line.words.contains(at)).collect();
        line.pieces.retain(|piece| piece.words != words);
        if !words.is_empty() {
            line.pieces.push(grammar::Piece { rank: grammar::WORTHY + 1, words });
        }
    }
    line.pieces.sort_by_key(|piece| piece.rank);
    line
}

/// True where a date belongs to a noun of which the clause tells nothing: "since his rise in May", "the May report".
#[must_use]
pub fn is_of_noun(scene: &Scene<'_>, sentence_at: usize, date: Run) -> bool {
    let told = || {
        let tree = scene.tree(sentence_at)?;
        let governor = grammar::governor(tree, scene.words.span(date))?;
        let helped = |at: usize| {
            let helper = tree.child(at, &[Label::Auxiliary, Label::PassiveAuxiliary]);
            helper.is_some_and(|helper| tree.tag(helper).is_finite())
        };
        let clause = tree.roots().any(|root| tree.tag(root).is_finite() || helped(root));
        let entry = scene.words.is(date.end, ":");
        let finite = tree.tokens().iter().any(|token| token.tag.is_finite() && token.label == Label::Root);
        let noun = clause && !entry && matches!(governor.role, Role::Nominal | Role::Attribute);
        // "since the accord of 3 May" names what happened then.
        let named = date.start.checked_sub(1).is_some_and(|before| scene.words.is(before, "of"));
        let since = || {
            let above = |at: usize| tree.get(at).is_some_and(|above| above.word == WordId::of("since"));
            // "met for the first time since the quarrel of 2011": they did not meet then.
            let counted = |at: usize| above(at) && at > 0 && set!["time"].has(tree.word(at - 1));
            tree.path(governor.word).take(3).any(counted) || !named && tree.path(governor.word).take(2).any(above)
        };
        let paper = || tree.get(governor.word).is_some_and(|noun| sound::PAPERS.has(noun.word));
        // "at the summit of 3 May leaders met": on that occasion.
        let occasion = || {
            let leads = |at: usize| set!["at", "during", "on"].has(tree.word(at));
            tree.path(governor.word).take(3).any(leads) || tree.label(governor.word).is_subject()
        };
        // "goods entered after 3 May owe duty": the parser took the verb for a part of the noun.
        let verb = |at: usize| {
            let span = tree.get(at).map(|token| token.span);
            tree.tag(at).is_noun()
                && span
                    .is_some_and(|span| scene.words_at(sentence_at, span).any(|word| scene.words.verb(word).is_some()))
        };
        let attribute = !(governor.date.end..governor.word).any(verb)
            && finite
            && governor.role == Role::Attribute
            && (paper() || !occasion());
        Some(noun && (since() || attribute))
    };
    told().unwrap_or(false)
}

/// The line of a verb of the sentence's tree that has no date.
#[must_use]
pub fn of_verb(scene: &Scene<'_>, sentence_at: usize, verb: usize) -> Option<String> {
    let tree = scene.tree(sentence_at)?;
    let governor = Governor { word: verb, role: Role::Event, date: Run::default(), path: Vec::new() };
    fitted(scene, sentence_at, tree, &governor, &grammar::line(tree, &governor)?, &How::default())
}

/// The line with as many of its phrases as there is room for, `spare` of which may give way to who says so.
fn fitted(
    scene: &Scene<'_>,
    sentence_at: usize,
    tree: &Tree,
    governor: &Governor,
    chosen: &Line,
    how: &How,
) -> Option<String> {
    let speaker = spoken(scene, sentence_at, in_words(scene, sentence_at, tree, &chosen.speaker));
    let noun = governor.role != Role::Event;
    let set = |chosen: &Line, speaker: &str, named: bool, out: &BTreeSet<usize>| {
        let kept = chosen.without(tree, &|at| out.contains(&at));
        let list = in_words(scene, sentence_at, tree, &kept);
        if noun && !says_enough(scene, &list) {
            return None;
        }
        let beside = beside(scene, sentence_at, tree, &kept);
        let stay = in_words(scene, sentence_at, tree, &[beside, how.kept.clone()].concat());
        let (line, first) = worded(scene, sentence_at, list, &stay, (named, how.reading))?;
        // "Growers are divided" behind who says so: growers are.
        let tag =
            first.map_or(Tag::Unknown, |first| tree.tag(tree.at(scene.words.span(Run::new(first, first + 1))).start));
        let plain = tag == Tag::Adjective && first.is_some_and(|first| scene.mention_at(first).is_none());
        let common = (plain || matches!(tag, Tag::Noun | Tag::Nouns)) && !speaker.is_empty();
        let small = common && line.chars().nth(1).is_some_and(char::is_lowercase);
        Some(with_speaker(scene, speaker, (if small { fit::uncapped(&line) } else { line }, first)))
    };
    let whole = |chosen: &Line| {
        room::fit(scene, tree, chosen, &|out| set(chosen, "", true, out))
            .or_else(|| room::fit(scene, tree, chosen, &|out| set(chosen, "", false, out)))
    };
    // "signed a Comprehensive Partnership Agreement (CPA)": where the name is too long, its letters.
    let long = whole(chosen);
    let short = if long.as_ref().is_some_and(|(_, lost)| *lost == 0) { None } else { abbreviated(scene, tree, chosen) };
    let short = short.and_then(|short| Some((whole(&short)?, short)));
    let shorter = short.filter(|((_, lost), _)| long.as_ref().is_none_or(|(_, more)| lost < more));
    let ((line, lost), chosen) = match shorter {
        Some((line, short)) => (line, &short.clone()),
        None => (long?, chosen),
    };
    // "Deputy prime minister Anna Berg" may have no room, Anna Berg has.
    let short = spoken(scene, sentence_at, in_words(scene, sentence_at, tree, &name_of(tree, &chosen.speaker)));
    let letters = in_bracket(scene, tree, &chosen.speaker);
    let told = [speaker, short, letters].into_iter().filter(|speaker| !speaker.is_empty());
    let told = told.filter_map(|speaker| room::fit(scene, tree, chosen, &|out| set(chosen, &speaker, true, out)));
    let told = told.min_by_key(|(_, less)| *less);
    // A forecast says little without who makes it.
    let ahead = chosen.words.iter().any(|at| tree.tag(*at) == Tag::Modal);
    let most = lost + if how.report { 2 + 2 * usize::from(ahead) } else { 0 };
    told.filter(|(_, less)| *less <= most).map_or(Some(line), |(line, _)| Some(line))
}

/// The line with the letters that stand in brackets behind a long name in its place.
fn abbreviated(scene: &Scene<'_>, tree: &Tree, chosen: &Line) -> Option<Line> {
    let letters = |at: usize| tree.get(at).map_or("", |token| token.span.of(scene.words.text));
    let capital = |at: usize| letters(at).starts_with(char::is_uppercase);
    let mut words = chosen.words.clone();
    let mut pieces = chosen.pieces.clone();
    for open in (1..tree.tokens().len()).filter(|at| letters(*at) == "(" && letters(at + 2) == ")") {
        let short = letters(open + 1);
        let (Some(first), true) = (short.chars().next(), short.chars().all(char::is_uppercase) && short.len() > 1)
        else {
            continue;
        };
        let spelled = spelled_out(tree, open, short, &letters);
        // The name begins with its first letter, and has as many words with capitals at least as letters but one.
        let joint = |at: usize| {
            set!["of", "for", "and", "the", "on", "in", "-"]
                .has(tree.get(at).map_or(WordId::default(), |token| token.word))
        };
        let begin = (open.saturating_sub(10)..open).rev().take_while(|at| capital(*at) || joint(*at));
        let begin = begin
            .filter(|at| letters(*at).starts_with(first))
            .find(|at| (*at..open).filter(|at| capital(*at)).count() + 1 >= short.len())
            .or(spelled);
        let Some(begin) = begin.filter(|begin| (*begin..open).all(|at| words.contains(&at))) else { continue };
        for list in std::iter::once(&mut words).chain(pieces.iter_mut().map(|piece| &mut piece.words)) {
            if let Some(place) = list.iter().position(|at| *at == begin) {
                list.insert(place, open + 1);
            }
            list.retain(|at| !(begin..open).contains(at));
        }
    }
    (words != chosen.words).then(|| Line { speaker: chosen.speaker.clone(), words, pieces })
}

/// "imports of polyester staple fibre (PSF)": where the words begin whose first letters stand in a bracket.
fn spelled_out<'t>(tree: &Tree, open: usize, short: &str, letters: &dyn Fn(usize) -> &'t str) -> Option<usize> {
    let words = (0..open).rev().filter(|at| tree.tag(*at) != Tag::Hyphen && letters(*at) != "-");
    let words: Vec<usize> = words.take(short.chars().count()).collect();
    let same = |(at, letter): (&usize, char)| letters(*at).to_uppercase().starts_with(letter);
    let spelled = words.len() == short.chars().count() && words.iter().zip(short.chars().rev()).all(same);
    // "the annual *sugar quota* (SQ)": what says more of a word within stays with it.
    let apart =
        |begin: &usize| (0..*begin).all(|at| tree.head(at).is_none_or(|head| head < *begin || head + 1 >= open));
    words.last().copied().filter(|_| spelled).filter(apart)
}

/// "the Statistics Service of Chad (SSC)": the short name of who speaks.
fn in_bracket(scene: &Scene<'_>, tree: &Tree, speaker: &[usize]) -> String {
    let letters = |at: usize| tree.get(at).map_or("", |token| token.span.of(scene.words.text));
    let last = speaker.iter().max().copied().filter(|last| letters(last + 1) == "(" && letters(last + 3) == ")");
    let short = last.map_or("", |last| letters(last + 2));
    if short.len() > 1 && short.starts_with(char::is_uppercase) { short.to_owned() } else { String::new() }
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

/// Words that stand in front of the noun that they say more of: "the *June* contract", "the *2014* record".
fn beside(scene: &Scene<'_>, sentence_at: usize, tree: &Tree, kept: &[usize]) -> Vec<usize> {
    let timed = |noun: usize| {
        let span = tree.get(noun).map(|token| token.span);
        let mut words = span.into_iter().flat_map(|span| scene.words_at(sentence_at, span));
        words.any(|at| {
            scene.is_dated(at) || scene.words.has(at, Class::TimeUnit) || scene.words.has(at, Class::TimeUnits)
        })
    };
    let says = |at: &&usize| {
        // "selected 2015 as the year of the tiger"
        let object = matches!(tree.label(**at), Label::Object | Label::Attribute)
            && tree.get(**at).is_some_and(|token| token.tag == Tag::Number && token.span.len() == 4)
            && tree.head(**at).is_some_and(|verb| verb < **at && kept.contains(&verb));
        // "expected 2014 to be tough"
        let told = tree.label(**at) == Label::Subject
            && tree.head(**at).is_some_and(|verb| tree.label(verb) == Label::ObjectClause && kept.contains(&verb));
        if object || told {
            return true;
        }
        let label =
            matches!(tree.label(**at), Label::Compound | Label::Number | Label::NounModifier | Label::Adjective);
        let noun = tree.head(**at).filter(|noun| *noun > **at && tree.tag(*noun).is_noun() && kept.contains(noun));
        // "close to recent trends": it holds the preposition.
        let led = at.checked_sub(1).is_some_and(|before| tree.label(before) == Label::Preposition);
        // "rose over *a year* earlier"
        let back = |at: usize| set!["earlier", "ago"].has(tree.word(at)) && kept.contains(&at);
        let length = grammar::TIMES.has(tree.word(**at)) && back(**at + 1)
            || tree.label(**at) == Label::Determiner && grammar::TIMES.has(tree.word(**at + 1)) && back(**at + 2);
        length
            || label
                && (led || !tree.get(**at).is_some_and(|word| PASSING.has(word.word)))
                && noun.is_some_and(|noun| !timed(noun))
    };
    kept.iter().filter(says).copied().collect()
}

/// Words as a line and the first of them, names put for pronouns; `None` where it does not read as a clause.
fn worded(
    scene: &Scene<'_>,
    sentence_at: usize,
    mut list: Vec<usize>,
    stay: &[usize],
    (named, reading): (bool, Reading),
) -> Option<(String, Option<usize>)> {
    pronoun::resolve(scene, sentence_at, &mut list);
    let mut whole = polish_but(scene, list, stay);
    tense::retold(scene, sentence_at, &mut whole);
    let next: Vec<usize> = whole.iter().skip(1).copied().collect();
    let mut next = next.into_iter();
    whole.retain(|at| next.next().is_none_or(|next| !misfit(scene, *at, next)));
    let front = whose::front(scene, sentence_at, &whole);
    let own = whole.get(front.as_ref().map_or(0, |front| front.instead_of)..).unwrap_or_default();
    let reads = reading == Reading::Free || reads_well(scene, own) || front.is_some() && reads_well(scene, &whole);
    if !reads || scene.words.any(*own.first()?, POINTING) || collides(scene, own) {
        return None;
    }
    // A short name is worth another phrase.
    let most = |front: &whose::Front| if named && front.named.chars().count() <= NAME { usize::MAX } else { LONGEST };
    if let Some(named) =
        front.as_ref().and_then(|front| whose::put(scene, front, own, &fit::whole(scene, own), most(front)))
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
    let mut list = polish(scene, list);
    list.retain(|at| !scene.words.any(*at, set!["here", "there", "also"]));
    if list.len() > 1 && scene.words.any(list[0], set!["the", "a", "an"]) {
        list.remove(0);
    }
    whose::speaker(scene, sentence_at, &list).unwrap_or_else(|| fit::set(scene, &list))
}

/// "Ministry: exports fell".
fn with_speaker(scene: &Scene<'_>, speaker: &str, (line, first): (String, Option<usize>)) -> String {
    if speaker.is_empty() || line.contains(speaker) {
        return line;
    }
    // "Statistics Chad: exports fell" needs no "Chad’s".
    let own = line.split_once("’s ").filter(|(owner, _)| first.is_none() && speaker.contains(owner));
    let line = own.map_or(&*line, |(_, rest)| rest);
    let line = format!("{speaker}: {}", fit::lowered(scene, line, first));
    if line.chars().count() > LONGEST { fit::short(line) } else { line }
}
