//! Whether the tree of a sentence says for certain which of its words a date has.
//!
//! ```text
//! "visited Oslo on 3 May and Riga on 5 May"      the tree hangs Riga on the third
//! ```

use crate::assemble::scene::Scene;
use crate::grammar::{self, Governor, Label, Line, Role, Tag, Tree};
use crate::lexicon::WordId;
use crate::model::{Run, TimexKind};

use super::shared;

/// True for what is no sentence to the tree: an entry of a chronicle ("Aug. 24: Vice president in Hanoi"), a list.
pub(super) fn is_no_sentence(scene: &Scene<'_>, sentence_at: usize, tree: &Tree, date: Run) -> bool {
    let Some(sentence) = scene.sentences.get(sentence_at) else { return true };
    let finite = tree.tokens().iter().any(|token| token.tag.is_finite());
    // "The rupee weakened": a verb that the lexicon lacks has a subject all the same.
    let does = |at: usize| {
        tree.label(at) == Label::Root
            && tree.tag(at).is_finite()
            && tree.child(at, &[Label::Subject, Label::PassiveSubject]).is_some()
    };
    let tells = scene.words.first_verb(sentence.words).is_some() || (0..tree.tokens().len()).any(does);
    scene.words.is(date.end, ":") || !finite || !tells
}

/// "At dawn on 5 June Lima, Oslo and Riga cut their ties": the parser took the day for a part of the first name.
pub(super) fn is_merged(tree: &Tree, governor: &Governor) -> bool {
    let led = governor.date.start.checked_sub(1).is_some_and(|before| tree.tag(before) == Tag::Preposition);
    let mut heads = governor.date.iter().filter_map(|at| tree.head(at));
    led && heads.any(|head| head >= governor.date.end && tree.tag(head).is_name())
}

/// "visited Oslo on 3 May and Riga on 5 May": which words belong to which day the tree does not say. "in 2013 and 2015": both
/// have all the words.
pub(super) fn shares_words(
    scene: &Scene<'_>,
    sentence_at: usize,
    tree: &Tree,
    (governor, date): (&Governor, Run),
    others: &[Governor],
) -> bool {
    let joins = |a: &Governor, b: &Governor| {
        a.path.first().and_then(|top| tree.head(*top)).is_some_and(|head| b.date.contains(head))
    };
    let shares = |other: &Governor| {
        let listed = joins(other, governor) || joins(governor, other);
        other.role == Role::Event && other.word == governor.word && !listed
    };
    others.iter().any(shares) && has_parts(scene, sentence_at, date)
}

/// True where the dates of one verb part its words: "visited Oslo on 3 May and Riga on 5 May".
pub(super) fn has_parts(scene: &Scene<'_>, sentence_at: usize, date: Run) -> bool {
    let Some(sentence) = scene.sentences.get(sentence_at) else { return false };
    let whole: Vec<usize> = sentence.words.iter().collect();
    shared::own_part(scene, sentence, date, whole.clone()) != whole
}

/// What governs the other dates of the sentence.
pub(super) fn others(scene: &Scene<'_>, sentence_at: usize, tree: &Tree, own: &Governor) -> Vec<Governor> {
    let timexes = scene.sentences.get(sentence_at).map_or(Run::default(), |sentence| sentence.timexes);
    let told = |at: &usize| scene.timex(*at).kind == TimexKind::Date && scene.timex(*at).when.is_some();
    let dates = timexes.iter().filter(|at| told(at) && !scene.is_byline(scene.timex(*at).span));
    let found = dates.filter_map(|at| grammar::governor(tree, scene.timex(at).span));
    found.filter(|other| other.date != own.date).collect()
}

/// A finite verb of a clause of its own with a noun in front: no condition, no clause that says more of a noun.
pub(super) fn is_plain(tree: &Tree, governor: &Governor, line: &Line, others: &[Governor]) -> bool {
    let verbs = line.words.iter().copied().filter(|at| tree.tag(*at).is_verb());
    let Some(verb) = verbs.min_by_key(|at| tree.path(*at).count()) else { return false };
    // "is to rise by 200 by May and by 500 by June": which words belong to which day the tree does not say.
    let hangs = |one: usize, other: usize| tree.head(one) == Some(other) && tree.label(one) == Label::OpenClause;
    let apart = governor.word != verb && !hangs(governor.word, verb)
        || others.iter().all(|other| {
            other.role != Role::Event || other.word != verb && !hangs(other.word, verb) && !hangs(verb, other.word)
        });
    let own = tree.child(verb, &[Label::Subject, Label::PassiveSubject]);
    let clause = matches!(tree.label(verb), Label::Root | Label::ObjectClause | Label::Parataxis | Label::Conjunct);
    let first = own.and_then(|own| tree.subtree(own).first().copied());
    let opens = |first: usize| {
        first < verb
            && !matches!(
                tree.tag(first),
                Tag::Preposition | Tag::WhOwner | Tag::WhPronoun | Tag::WhDeterminer | Tag::Pronoun | Tag::OwnerPronoun
            )
            && (tree.tag(first) != Tag::Number || tree.tag(first + 1) != Tag::Adjective)
    };
    let helped = tree.child(verb, &[Label::Auxiliary, Label::PassiveAuxiliary]);
    let upright = helped.is_none_or(|helper| first.is_some_and(|first| first < helper));
    let open = tree.child(verb, &[Label::Mark]).is_none_or(|mark| tree.word(mark) == WordId::of("that"));
    // "declined much more sharply and at Rs 15 were below": the parser took two clauses for one.
    let second = |child: &usize| tree.tag(*child).is_finite() && tree.label(*child) == Label::Conjunct;
    let lone = !tree.children(verb).iter().any(second);
    clause
        && apart
        && lone
        && upright
        && open
        && first.is_some_and(opens)
        && (tree.tag(verb).is_finite() || helped.is_some())
}
