//! The story's own news: a lead that tells an act without a date is an event of its document's day.
//!
//! ```text
//! 3 May 2015 · "Norway has signed a pact with Finland."    3 May 2015?, basis document, grade C
//! ```

use std::collections::BTreeSet;

use crate::assemble::actors::{self, Topic};
use crate::assemble::claim::modality;
use crate::assemble::headline;
use crate::assemble::scene::Scene;
use crate::grammar::{Label, Tag, Tree};
use crate::lexicon::Class;
use crate::model::{
    Basis, Date, DateBasis, DateReading, Derivation, Evidence, Grade, Modality, ParagraphKind, Precision, Qualifier,
    Record, StepKind, TimexKind, When,
};
use crate::tag::{WordSet, set, words};

use super::category;

/// Words of the longest lead.
const LONGEST: usize = 70;
/// Verbs by which nothing is done: a state of things, or somebody's words.
const IDLE: &WordSet = words!(
    "be been is are was were had has have become became remained continued said says told added reported \
     believed thought wanted hoped expected needed seemed appeared feared looked doing done did known seen"
);

/// The event of the lead; `None` where it has a date, tells no act, or what it tells stands on the timeline with its date.
pub fn lead(scene: &Scene<'_>, topic: &Topic, told: &[Record]) -> Option<Record> {
    let document = &scene.parts.document.date;
    let dated = !matches!(document.basis, DateBasis::Inferred | DateBasis::None);
    let Some(When::Single(day)) = document.when.as_ref().filter(|when| dated && when.precision() <= Precision::Day)
    else {
        return None;
    };
    let body = scene.sentences.iter().enumerate().filter(|(_, sentence)| sentence.kind == ParagraphKind::Body);
    let at = body.filter(|(_, sentence)| sentence.words.len() >= 8).map(|(at, _)| at).next()?;
    // What runs on for longer is a list or a table, no lead.
    scene.sentences.get(at).filter(|sentence| sentence.words.len() <= LONGEST)?;
    let act = act(scene, at)?;
    let label = headline::of_verb(scene, at, act)?;
    if told.iter().filter(|record| record.figure.is_none()).any(|record| alike(&record.label, &label)) {
        return None;
    }
    let sentence = scene.sentences.get(at)?;
    let uncertain = Qualifier { uncertain: true, ..day.qualifier };
    let clause = sentence.words;
    let mut derivation = Derivation::by("assemble/own-news");
    derivation.step(StepKind::Anchor, document.why.clone());
    derivation.step(StepKind::Rule, "what a dated story reports without a date is of its own day");
    Some(Record {
        id: scene.parts.names.name("news", &[None, Some(sentence.span)]),
        evidence: Evidence {
            document: scene.parts.id,
            paragraph: sentence.paragraph,
            sentence: sentence.span,
            clause: scene.words.span(clause),
            date: None,
            amount: None,
        },
        date: DateReading {
            why: format!("The story tells no date; its own is {}.", When::from(day.unit).words()).into(),
            when: Some(When::Single(Date { unit: day.unit, qualifier: uncertain })),
            basis: Basis::Document,
            grade: Grade::C,
            derivation: derivation.shared(),
        },
        category: category::of_line(&label, &scene.words, clause, clause.start),
        label: label.into(),
        modality: Modality::Actual,
        actors: actors::of(scene, sentence, clause, topic),
        confidence: 0.6,
        figure: None,
    })
}

/// The main verb of a sentence without a date that tells an act of somebody: past, or "has signed".
fn act(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let sentence = scene.sentences.get(at)?;
    let dated = sentence.timexes.any(|at| {
        let timex = scene.timex(at);
        // "OSLO, 3 May 2015 – Norway has signed …": the dateline's day is the story's own.
        let own = scene.is_byline(timex.span);
        matches!(timex.kind, TimexKind::Date | TimexKind::Time) && !timex.value.ends_with("_REF") && !own
    });
    let tree = scene.tree(at).filter(|_| !dated && !modality::supposed(scene, sentence, sentence.words.start))?;
    let verb = tree.roots().find(|root| tree.get(*root).is_some_and(|token| token.tag.is_verb()))?;
    // "recently": not today.
    let vague = sentence.words.any(|at| scene.words.any(at, set!["recently", "lately", "once", "ever", "ago"]));
    let level = vague || scene.words_at(at, tree.get(verb)?.span).any(|word| scene.words.has(word, Class::LevelVerb));
    let subject = tree.child(verb, &[Label::Subject, Label::PassiveSubject])?;
    let named = tree.subtree(subject).iter().any(|at| tree.get(*at).is_some_and(|token| token.tag.is_name()));
    (named && !level && done(tree, verb) && !IDLE.has(tree.get(verb)?.word)).then_some(verb)
}

/// "signed", "has signed", "was signed": no plan, no denial.
fn done(tree: &Tree, verb: usize) -> bool {
    let tag = |at: usize| tree.get(at).map(|token| token.tag);
    let helpers = || {
        let found = tree.children(verb).iter().copied();
        found.filter(|at| {
            tree.get(*at).is_some_and(|token| matches!(token.label, Label::Auxiliary | Label::PassiveAuxiliary))
        })
    };
    let denied = tree.child(verb, &[Label::Negation]).is_some();
    let ahead = helpers().any(|at| tag(at) == Some(Tag::Modal));
    let perfect =
        helpers().any(|at| tree.get(at).is_some_and(|token| set!["has", "have", "was", "were"].has(token.word)));
    !denied && !ahead && (tag(verb) == Some(Tag::Past) || tag(verb) == Some(Tag::Participle) && perfect)
}

/// Two lines that tell one thing: half of the words of the shorter one stand in the other.
fn alike(one: &str, other: &str) -> bool {
    let stems = |line: &str| -> BTreeSet<String> {
        let words = line.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 3);
        words.map(|word| word.to_lowercase().chars().take(5).collect()).collect()
    };
    let (one, other) = (stems(one), stems(other));
    let least = one.len().min(other.len()).max(1);
    one.intersection(&other).count() * 2 > least
}
