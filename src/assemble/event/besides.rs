//! What a sentence tells beside the act that its date stands with: in a "when" behind it, as a second act of another kind,
//! or so long before it.
//!
//! ```text
//! "The talks ended in May 2014, when the president visited Oslo."         May 2014: ended · visited
//! "The president visited Oslo in May 2014 and lifted the arms ban."        May 2014: visited · lifted
//! "It ended on 6 May 2014, a day after the ministry had announced that."   5 May 2014: announced
//! ```

use std::sync::Arc;

use crate::assemble::actors::{self, Topic};
use crate::assemble::dating;
use crate::assemble::headline;
use crate::assemble::scene::Scene;
use crate::grammar::{self, Governor, Label, Role, Tag, Tree};
use crate::lexicon::Class;
use crate::model::{Category, DateReading, Evidence, Grade, Modality, Record, Run, Span, StepKind};
use crate::tag::{WordSet, set, words};

use super::category;

/// The rule of "a day after they had met" behind a day.
pub const COUNTED_BACK: &str = "duration.back-from-told";

/// Verbs by which nothing is done: a state of things, or somebody's words.
const IDLE: &WordSet = words!(
    "be been is are was were am has have had did became become remained continued said says told added reported \
     believed thought wanted hoped expected needed seemed appeared feared made took held saw"
);
/// Kinds of act that stand for themselves where another one has the date.
const WEIGHTY: [Category; 7] = [
    Category::Agreement,
    Category::Trade,
    Category::Sanctions,
    Category::Military,
    Category::Debt,
    Category::Aid,
    Category::Investment,
];

/// The other acts at a time expression of which `first` tells one.
pub fn acts(scene: &Scene<'_>, sentence_at: usize, at: usize, first: &Record, topic: &Topic) -> Vec<Record> {
    let Some(tree) = scene.tree(sentence_at).filter(|_| first.modality == Modality::Actual) else { return Vec::new() };
    let Some(governor) = grammar::governor(tree, scene.timex(at).span).filter(|it| it.role == Role::Event) else {
        return Vec::new();
    };
    let place = Place { scene, sentence_at, at, tree };
    let when = when(tree, &governor).filter(|verb| place.tells(*verb)).and_then(|verb| place.record(verb, topic));
    let when = when.filter(|record| record.category == Category::Visit || WEIGHTY.contains(&record.category));
    let second = second(tree, &governor).filter(|verb| place.tells(*verb) && place.is_weighty(*verb));
    let second = second.and_then(|verb| place.record(verb, topic));
    when.into_iter().chain(second).filter(|record| record.category != first.category).collect()
}

/// "a day after the ministry had announced it": the act at a date that is counted back to it.
pub fn counted_back(scene: &Scene<'_>, sentence_at: usize, at: usize, topic: &Topic) -> Option<Record> {
    let tree = scene.tree(sentence_at)?;
    let place = Place { scene, sentence_at, at, tree };
    let date = tree.at(scene.timex(at).span);
    let after = Some(date.end).filter(|at| is(tree, *at, set!["after"]))?;
    let verb = match tree.get(after)?.label {
        Label::Preposition => tree.child(after, &[Label::PrepositionClause])?,
        _ => tree.head(after)?,
    };
    let told = (verb > after).then(|| place.record(verb, topic)).flatten()?;
    Some(Record { label: in_order(&told.label).into(), ..told })
}

/// "had established" as a line of its own is "established", for nothing stands in front of it any more.
fn in_order(line: &str) -> String {
    let plain = |(front, rest): (&str, &str)| {
        let regular = rest.split(' ').next().is_some_and(|verb| verb.ends_with("ed") && verb.len() > 4);
        regular.then(|| format!("{front} {rest}"))
    };
    line.split_once(" had ").and_then(plain).unwrap_or_else(|| line.to_owned())
}

/// "in November 2014, when the president visited Oslo": the verb of what stands behind the date.
fn when(tree: &Tree, governor: &Governor) -> Option<usize> {
    let opens = (governor.date.end..governor.date.end + 2).find(|at| is(tree, *at, set!["when"]))?;
    let verb = tree.head(opens)?;
    let clause = matches!(tree.get(verb)?.label, Label::RelativeClause | Label::AdverbClause);
    let own = tree.child(verb, &[Label::Subject, Label::PassiveSubject])?;
    let named = tree.subtree(own).iter().any(|at| tree.get(*at).is_some_and(|token| token.tag.is_name()));
    (clause && named && verb > opens && tree.get(verb)?.tag == Tag::Past).then_some(verb)
}

/// "visited Oslo in May and lifted the ban": the second verb of one subject, with an object of its own.
fn second(tree: &Tree, governor: &Governor) -> Option<usize> {
    let verb = tree.child(governor.word, &[Label::Conjunct]).filter(|at| *at > governor.word)?;
    let (one, other) = (tree.get(governor.word)?, tree.get(verb)?);
    let same = one.tag == other.tag && other.tag.is_finite();
    let own = tree.child(verb, &[Label::Subject, Label::PassiveSubject, Label::Auxiliary, Label::Negation]).is_none();
    let object = tree.child(verb, &[Label::Object]).is_some();
    (same && own && object).then_some(verb)
}

fn is(tree: &Tree, at: usize, list: &WordSet) -> bool {
    tree.get(at).is_some_and(|token| list.has(token.word))
}

/// A time expression in the tree of its sentence.
struct Place<'p, 's> {
    scene: &'p Scene<'s>,
    sentence_at: usize,
    at: usize,
    tree: &'p Tree,
}

impl Place<'_, '_> {
    /// The words of a verb with all that hangs on it.
    fn clause(&self, verb: usize) -> Option<Run> {
        let own = self.tree.subtree(verb);
        let spans = own.iter().filter_map(|at| self.tree.get(*at)).map(|token| token.span);
        let mut inside = self.scene.words_at(self.sentence_at, spans.reduce(Span::join)?);
        let start = inside.next()?;
        Some(Run::new(start, inside.last().unwrap_or(start) + 1))
    }

    /// True where a verb tells an act, and no date of its own.
    fn tells(&self, verb: usize) -> bool {
        let (scene, tree) = (self.scene, self.tree);
        let Some(sentence) = scene.sentences.get(self.sentence_at) else { return false };
        let own = tree.subtree(verb);
        let dated = sentence.timexes.any(|timex| tree.at(scene.timex(timex).span).any(|at| own.contains(&at)));
        let has = |token: usize, classes: &[Class]| {
            let spans = tree.get(token).map(|token| token.span);
            let mut words = spans.into_iter().flat_map(|span| scene.words_at(self.sentence_at, span));
            words.any(|word| classes.iter().any(|class| scene.words.has(word, *class)))
        };
        // "lifted the ban" is an act, "lifted exports" and "rose" tell a level.
        let moves = has(verb, &[Class::Rise, Class::Fall])
            && tree.child(verb, &[Label::Object]).is_none_or(|object| has(object, &[Class::Metric]));
        let idle = tree.get(verb).is_none_or(|token| IDLE.has(token.word));
        let level = idle || moves || has(verb, &[Class::LevelVerb, Class::Report]);
        !dated && !level
    }

    /// True where the words of a verb alone, without its subject, tell an act that stands for itself.
    fn is_weighty(&self, verb: usize) -> bool {
        let kind = self.clause(verb).map(|clause| category::of(&self.scene.words, clause, clause.start));
        kind.is_some_and(|kind| WEIGHTY.contains(&kind))
    }

    fn record(&self, verb: usize, topic: &Topic) -> Option<Record> {
        let Self { scene, sentence_at, at, tree } = *self;
        let sentence = scene.sentences.get(sentence_at)?;
        let label = headline::of_verb(scene, sentence_at, verb)?;
        let clause = self.clause(verb)?;
        let mut dated = dating::of(scene, at);
        let derivation = Arc::make_mut(&mut dated.reading.derivation);
        derivation.step(StepKind::Rule, "what the clause beside the date tells");
        let grade = dated.reading.grade.max(Grade::B);
        Some(Record {
            id: scene.parts.names.name("act", &[dated.span, tree.get(verb).map(|token| token.span)]),
            evidence: Evidence {
                document: scene.parts.id,
                paragraph: sentence.paragraph,
                sentence: sentence.span,
                clause: scene.words.span(clause),
                date: dated.span,
                amount: None,
            },
            category: category::of_line(&label, &scene.words, clause, clause.start),
            label: label.into(),
            modality: Modality::Actual,
            actors: actors::of(scene, sentence, clause, topic),
            confidence: 0.8,
            figure: None,
            date: DateReading { grade, ..dated.reading },
        })
    }
}
