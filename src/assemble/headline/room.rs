//! Which phrases of a line give way where it is too long: those that tell least, a phrase within another before the whole of it.
//!
//! ```text
//! "extended the duty on imports of copper from Chad and Niger"      from Chad and Niger goes before on imports of copper
//! ```

use std::collections::BTreeSet;

use crate::assemble::scene::Scene;
use crate::grammar::{self, Label, Line, Piece, Tag, Tree};
use crate::lexicon::WordId;
use crate::tag::set;

/// Letters of a line that a crowded page still has room for.
const SHORT: usize = 60;
/// Letters of the longest line.
pub(super) const LONGEST: usize = 80;
/// Phrases among which those that go are chosen all at once.
const MOST: usize = 11;
/// The rank of what a phrase says nothing without.
const WHOLE: u8 = 9;
/// Choices of phrases that are set as lines.
const TRIES: usize = 60;

/// Sets the words of a line without some of its tokens; `None` where they do not read.
type Set<'s> = &'s dyn Fn(&BTreeSet<usize>) -> Option<String>;

/// The line with as many of its phrases as there is room for, and how many weighty ones went.
pub(super) fn fit(scene: &Scene<'_>, tree: &Tree, chosen: &Line, set: Set<'_>) -> Option<(String, usize)> {
    let asides = chosen.pieces.partition_point(|piece| piece.rank < grammar::WORTHY);
    let (asides, worthy) = chosen.pieces.split_at_checked(asides)?;
    let mut out = BTreeSet::new();
    let mut best = set(&out);
    let mut gone: Vec<&Piece> = Vec::new();
    for piece in asides {
        if length(best.as_ref()) <= SHORT {
            break;
        }
        if goes(&mut out, &mut best, piece, set) {
            gone.push(piece);
        }
    }
    if length(best.as_ref()) > LONGEST {
        (best, out) = least(scene, tree, (chosen, worthy), (best, out), set);
    }
    // What went before a longer phrase did may have room again.
    for piece in gone.into_iter().rev() {
        let mut fewer = out.clone();
        piece.words.iter().for_each(|at| _ = fewer.remove(at));
        let line = set(&fewer);
        if length(line.as_ref()) <= SHORT {
            (best, out) = (line, fewer);
        }
    }
    let lost = worthy.iter().filter(|piece| piece.words.iter().all(|at| out.contains(at)));
    let lost = lost.map(|piece| weight(tree, chosen, piece)).sum();
    best.filter(|line| line.chars().count() <= LONGEST).map(|line| (line, lost))
}

fn length(line: Option<&String>) -> usize {
    line.map_or(usize::MAX, |line| line.chars().count())
}

/// Takes a phrase out, where the line reads without it.
fn goes(out: &mut BTreeSet<usize>, best: &mut Option<String>, piece: &Piece, set: Set<'_>) -> bool {
    let mut more = out.clone();
    more.extend(piece.words.iter().copied());
    let next = set(&more);
    let taken = next.is_some() || best.is_none();
    if taken {
        (*out, *best) = (more, next);
    }
    taken
}

/// How much is lost with who says so against a phrase of the line. An adjective is less, but in a subject ("crude stocks") it
/// says what is meant; so does a phrase there, or one with a verb of its own ("a plan to sell").
fn weight(tree: &Tree, chosen: &Line, piece: &Piece) -> usize {
    let verb = chosen.words.iter().copied().find(|at| tree.tag(*at).is_finite()).unwrap_or(0);
    let subject = piece.rank > grammar::WORTHY && piece.words.iter().any(|at| *at < verb);
    let told = piece.words.iter().any(|at| tree.tag(*at).is_verb());
    match (subject, told) {
        (true, _) => 3,
        (_, true) => 2,
        _ => usize::from(piece.words.len() > 1),
    }
}

/// How much a phrase tells. What says more of the subject or the object ("tariffs *on steel*") tells more than what says
/// more of the verb, and an amount more than either.
fn worth(scene: &Scene<'_>, tree: &Tree, piece: &Piece) -> usize {
    let top = piece.words.iter().copied().min_by_key(|at| tree.path(*at).count()).unwrap_or(0);
    let head = tree.head(top).unwrap_or(top);
    let of_object =
        matches!(tree.label(head), Label::Object | Label::Attribute | Label::PassiveSubject | Label::Subject);
    let letters = |at: usize| tree.get(at).map_or("", |token| token.span.of(scene.words.text));
    let named = letters(top).starts_with(char::is_uppercase);
    let year = |at: &usize| letters(*at).len() == 4 && letters(*at).starts_with(['1', '2']);
    let counts = |at: &usize| {
        let number = tree.tag(*at) == Tag::Number && !letters(*at).contains(['-', '/']);
        // "a duty for 200 days" is no amount.
        let length = of_object && piece.words.iter().any(|at| grammar::TIMES.has(tree.word(*at)));
        (number || tree.tag(*at) == Tag::Currency) && !length && !piece.words.iter().any(year)
    };
    let worth = match (tree.label(top), piece.rank) {
        (Label::Adjective, _) if named && tree.label(head).is_subject() => 70,
        (Label::Adjective, _) if tree.label(head).is_subject() => 40,
        (Label::Adjective, _) if named => 44,
        (Label::Adjective, _) => 34,
        (Label::Mark, _) => 8,
        (Label::Possessor, _) => 10,
        (Label::RelativeClause, _) => 52,
        // "the Bureau of Trade *of the Department*"
        (Label::Preposition, 7) if tree.label(head).is_subject() && tree.word(top) == WordId::of("of") => 16,
        // "a request *from the firm* for a review": what it is about tells more.
        (Label::Preposition, _) if of_object && tree.word(top) == WordId::of("from") => 32,
        (Label::Compound, grammar::WORTHY) => 12,
        // "the Centre *for Energy*"
        (Label::Preposition, _) if tree.tag(head).is_name() && tree.word(top) == WordId::of("for") => 64,
        (Label::Preposition, _) if tree.word(top) == WordId::of("of") => {
            if of_object {
                60
            } else {
                48
            }
        }
        (Label::Preposition, _) if of_object && set!["in", "at", "near"].has(tree.word(top)) => 30,
        (Label::NounClause, _) if of_object && tree.tag(top) == Tag::Bare => 60,
        (Label::Preposition | Label::Agent, _) if of_object => 45,
        (_, grammar::WORTHY) => 20,
        (_, 7) => 28,
        _ => 40,
    };
    // What stands right behind its noun belongs to it more than what follows.
    let place = set!["in", "at", "near"].has(tree.word(top));
    let close = if of_object && top == head + 1 && !place { 15 } else { 0 };
    // "companies *of Peru*"
    let whose = tree.child(top, &[Label::PrepositionObject]).is_some_and(|noun| tree.tag(noun).is_name());
    let named = if whose && tree.word(top) == WordId::of("of") { 25 } else { 0 };
    worth + close + named + if piece.words.iter().any(counts) { 30 } else { 0 }
}

/// Phrases of a line among which those that go are chosen: as bits of a number.
struct Choices<'l> {
    pieces: &'l [Piece],
    /// For each the phrases within it.
    inner: Vec<usize>,
    /// For each those that it stands within.
    outer: Vec<usize>,
    /// Letters that are its own, and what they are worth.
    own: Vec<(usize, usize)>,
}

impl<'l> Choices<'l> {
    fn of(scene: &Scene<'_>, tree: &Tree, pieces: &'l [Piece], out: &BTreeSet<usize>) -> Self {
        let within = |one: &Piece, other: &Piece| {
            one.words.len() < other.words.len() && one.words.iter().all(|at| other.words.contains(at))
        };
        let bits = |of: &dyn Fn(&Piece) -> bool| -> usize {
            pieces.iter().enumerate().filter(|(_, other)| of(other)).map(|(at, _)| 1_usize << at).sum()
        };
        let own = |piece: &Piece| {
            let below = |at: usize| pieces.iter().any(|other| within(other, piece) && other.words.contains(&at));
            let own = piece.words.iter().copied().filter(|at| !out.contains(at) && !below(*at));
            let own: usize = own.map(|at| letters(tree, at)).sum();
            // The deeper a phrase, the less of the line hangs on it; of two alike the later one goes.
            let above = pieces.iter().filter(|other| within(piece, other)).count();
            let place = piece.words.first().copied().unwrap_or(0).min(99);
            (own, ((worth(scene, tree, piece) * 100) >> above) + own * 10 - place)
        };
        Self {
            pieces,
            inner: pieces.iter().map(|piece| bits(&|other| within(other, piece))).collect(),
            outer: pieces.iter().map(|piece| bits(&|other| within(piece, other))).collect(),
            own: pieces.iter().map(own).collect(),
        }
    }

    fn bits(&self, choice: usize) -> impl Iterator<Item = usize> {
        (0..self.pieces.len()).filter(move |at| choice & (1 << at) != 0)
    }

    /// True where with a phrase all within it goes, and none goes that its phrase says nothing without.
    fn is_whole(&self, choice: usize) -> bool {
        self.bits(choice).all(|at| {
            let kept = |bits: Option<&usize>| bits.copied().unwrap_or(0);
            let (inner, outer) = (kept(self.inner.get(at)), kept(self.outer.get(at)));
            // "against *a backdrop* of falling prices" goes as a whole.
            let needed = self.pieces.get(at).is_some_and(|piece| piece.rank == WHOLE) && outer != 0;
            inner & !choice == 0 && !(needed && outer & choice == 0)
        })
    }

    /// All choices that leave at most so many letters of a line, the one that loses least first.
    fn best(&self, long: usize, most: usize) -> Vec<usize> {
        let sum = |choice: usize, part: fn(&(usize, usize)) -> usize| -> usize {
            self.bits(choice).filter_map(|at| self.own.get(at)).map(part).sum()
        };
        let mut choices: Vec<usize> = (1..1_usize << self.pieces.len())
            .filter(|choice| self.is_whole(*choice) && long.saturating_sub(sum(*choice, |own| own.0)) <= most)
            .collect();
        choices.sort_by_key(|choice| sum(*choice, |own| own.1));
        choices
    }
}

fn letters(tree: &Tree, at: usize) -> usize {
    tree.get(at).map_or(0, |token| token.span.len() + 1)
}

/// The line that has room and loses least: of all ways to take phrases out the best ones are tried.
fn least(
    scene: &Scene<'_>,
    tree: &Tree,
    (chosen, worthy): (&Line, &[Piece]),
    (mut best, mut out): (Option<String>, BTreeSet<usize>),
    set: Set<'_>,
) -> (Option<String>, BTreeSet<usize>) {
    let (first, worthy) = worthy.split_at(worthy.len().saturating_sub(MOST));
    for piece in first {
        if length(best.as_ref()) > LONGEST {
            goes(&mut out, &mut best, piece, set);
        }
    }
    let choices = Choices::of(scene, tree, worthy, &out);
    let whole = match &best {
        Some(line) => line.chars().count(),
        None => chosen.words.iter().filter(|at| !out.contains(at)).map(|at| letters(tree, *at)).sum(),
    };
    // What the line gains by words that change (10 per cent: 10%) or go along is not known before it is set.
    for choice in choices.best(whole, LONGEST + 12).into_iter().take(TRIES) {
        let mut more = out.clone();
        choices.bits(choice).filter_map(|at| worthy.get(at)).for_each(|piece| more.extend(piece.words.iter().copied()));
        let line = set(&more);
        if length(line.as_ref()) <= LONGEST {
            return (line, more);
        }
    }
    (best, out)
}
