//! What the sentence's tree says of a date that stands beside an event: it is compared with, meant for, in brackets, or only
//! describes a noun; and whether what happens at it is only that an amount was so high.

use crate::assemble::scene::Scene;
use crate::grammar::{self, Governor, Label, Role, Tag, Tree};
use crate::lexicon::{Class, Deed};
use crate::model::{Precision, When};
use crate::tag::{WordSet, set, words};

/// Auxiliaries of what lies ahead.
const AHEAD_VERBS: &WordSet = words!("will would can could may might must should shall");

/// What is foretold of an amount: "to peak".
const AHEAD_MOVES: &WordSet =
    words!("be peak reach continue exceed grow double rebounding remain moderate slow ease return move");

/// What the date at a time expression belongs to instead of an event; `None` where something happens there, or where
/// the sentence has no tree.
#[must_use]
pub fn elsewhere(scene: &Scene<'_>, sentence_at: usize, at: usize) -> Option<Role> {
    let tree = scene.tree(sentence_at)?;
    let governor = grammar::governor(tree, scene.timex(at).span)?;
    let beside = match governor.role {
        Role::Comparison | Role::Purpose | Role::Bracket => true,
        Role::Attribute => {
            let day = scene.timex(at).when.as_ref().is_some_and(|when: &When| when.precision() <= Precision::Day);
            // "the overnight rate" is no rate of last night.
            let kind = scene.words.is(scene.timex_words.get(at)?.start, "overnight");
            (!day || kind) && !tells(scene, sentence_at, tree, &governor)
        }
        Role::Event | Role::Nominal => false,
    };
    beside.then_some(governor.role)
}

/// What is traded under the name of the month in which it is due.
const DELIVERED: &WordSet =
    words!("contract contracts futures future delivery deliveries option options cargo cargoes");

/// A noun of something that happens: a meeting, a decision, not exports or an outlook.
fn tells(scene: &Scene<'_>, sentence_at: usize, tree: &Tree, governor: &Governor) -> bool {
    let Some(noun) = tree.get(governor.word).filter(|noun| !DELIVERED.has(noun.word)) else { return false };
    let word = scene.words_at(sentence_at, noun.span).next();
    let kind = word.and_then(|at| scene.words.deed(at));
    let amount = word.is_some_and(|at| {
        scene.words.has(at, Class::Metric) || scene.words.has(at, Class::Rise) || scene.words.has(at, Class::Fall)
    });
    let letters = noun.span.of(scene.words.text);
    kind.is_some_and(|deed| deed != Deed::Trade)
        || !amount && ["sion", "ction", "ation", "ment", "ing"].iter().any(|end| letters.ends_with(end))
}

/// Nouns of amounts besides those that name a metric.
const AMOUNTS: &WordSet = words!(
    "value values volume volumes growth output production stocks share total revenue revenues earnings prices \
     price throughput traffic cargo consumption demand sales turnover receipts levels level rate index change \
     increase decrease rise fall"
);

/// What else nobody decides.
const ECONOMY: &WordSet = words!("gdp supplies inflation deficit surplus budget spending");

/// Verbs by which nothing happens.
const STAYING: &WordSet = words!(
    "remain remained remains continue continued continues stay stayed account accounted accounts represent \
     represented average averaged total totaled totalled amounted stood"
);

/// The subject of a verb: its own, or that of the verb it hangs on ("is expected to drop before *rising* in 2027").
fn subject_of(tree: &Tree, verb: usize) -> Option<(usize, Vec<usize>)> {
    let mut chain = vec![verb];
    for _ in 0..5 {
        let at = *chain.last()?;
        if let Some(subject) = tree.child(at, &[Label::Subject, Label::PassiveSubject]) {
            return Some((subject, chain));
        }
        let hangs = matches!(
            tree.get(at)?.label,
            Label::OpenClause
                | Label::Conjunct
                | Label::PrepositionClause
                | Label::Preposition
                | Label::Complement
                | Label::AdverbClause
        );
        chain.push(tree.head(at).filter(|_| hangs)?);
    }
    None
}

/// The guard that says why nothing happens at a month or year: an outlook, or a rank.
#[must_use]
pub fn stands(scene: &Scene<'_>, sentence_at: usize, at: usize) -> Option<&'static str> {
    if foretells(scene, sentence_at, at) {
        return Some("guard.outlook");
    }
    ranks(scene, sentence_at, at).then_some("guard.rank")
}

/// What nobody decides: "prices are projected to drop in 2026", "exports would fall by 2030". The horizon of an outlook.
fn foretells(scene: &Scene<'_>, sentence_at: usize, at: usize) -> bool {
    let ahead = |at: usize| {
        scene.words.has(at, Class::Forecast)
            || scene.words.any(at, AHEAD_VERBS)
            || scene.words.any(at, set!["seen", "likely", "set"])
    };
    if !scene.sentences.get(sentence_at).is_some_and(|sentence| sentence.words.any(ahead)) {
        return false;
    }
    let told = || {
        let tree = scene.tree(sentence_at)?;
        let governor = grammar::governor(tree, scene.timex(at).span)?;
        if governor.role != Role::Event {
            return None;
        }
        let (subject, chain) = subject_of(tree, governor.word)?;
        let ahead = |verb: usize| {
            let own = tree.get(verb).map(|token| token.span);
            let forecast = own.is_some_and(|own| {
                scene.words_at(sentence_at, own).any(|at| {
                    let infinitive = || tree.child(verb, &[Label::OpenClause]).is_some();
                    scene.words.has(at, Class::Forecast)
                        || scene.words.any(at, set!["seen", "likely", "set"]) && infinitive()
                })
            });
            let modal =
                tree.children(verb).iter().any(|child| tree.get(*child).is_some_and(|token| token.tag == Tag::Modal));
            forecast && tree.get(verb).is_some_and(|token| !token.tag.is_noun()) || modal
        };
        let verb = tree.get(governor.word)?;
        let moved = scene.words_at(sentence_at, verb.span).any(|at| {
            [Class::Rise, Class::Fall, Class::LevelVerb].iter().any(|class| scene.words.has(at, *class))
                || scene.words.any(at, AHEAD_MOVES)
        });
        let subject = tree.get(subject).filter(|_| moved)?;
        // A duty is raised by somebody; a price rises.
        let decided =
            |at: usize| scene.words.any(at, set!["tariff", "tariffs", "duty", "duties", "tax", "taxes", "levy"]);
        let moves =
            scene.words_at(sentence_at, subject.span).any(|at| scene.words.has(at, Class::Metric) && !decided(at))
                || AMOUNTS.has(subject.word)
                || ECONOMY.has(subject.word);
        Some(moves && chain.into_iter().any(ahead))
    };
    told().unwrap_or(false)
}

/// Verbs behind which it is told what somebody is.
const STATES: &WordSet = set!["is", "are", "was", "were", "remain", "remained", "remains"];

/// "Oslo was the largest buyer in 2014", "inflows were lower in 1998": where somebody stands beside others, or an amount
/// beside others, is no event.
fn ranks(scene: &Scene<'_>, sentence_at: usize, at: usize) -> bool {
    let states = |at: usize| scene.words.any(at, STATES);
    if !scene.sentences.get(sentence_at).is_some_and(|sentence| sentence.words.any(states)) {
        return false;
    }
    let told = || {
        let tree = scene.tree(sentence_at)?;
        let governor = grammar::governor(tree, scene.timex(at).span)?;
        let verb = tree.get(governor.word)?;
        let is = STATES.has(verb.word);
        let compares = |at: usize| {
            tree.get(at).is_some_and(|token| {
                let degree = matches!(token.tag, Tag::Superlative | Tag::Comparative | Tag::SuperlativeAdverb);
                degree && !set!["better", "worse"].has(token.word)
            })
        };
        let predicate = tree.child(governor.word, &[Label::Attribute, Label::Complement])?;
        let near = compares(predicate) || tree.children(predicate).iter().any(|child| compares(*child));
        Some(governor.role == Role::Event && is && near)
    };
    told().unwrap_or(false)
}

/// True where the date's verb only says how high an amount was: "the deficit set a record", "exports rose".
#[must_use]
pub fn measures(scene: &Scene<'_>, sentence_at: usize, at: usize) -> bool {
    let told = || {
        let tree = scene.tree(sentence_at)?;
        let governor = grammar::governor(tree, scene.timex(at).span)?;
        if !matches!(governor.role, Role::Event | Role::Nominal) {
            return None;
        }
        let verb = tree.get(governor.word)?;
        let subject =
            tree.child(governor.word, &[Label::Subject, Label::PassiveSubject]).and_then(|at| tree.get(at))?;
        let metric = scene.words_at(sentence_at, subject.span).any(|at| scene.words.has(at, Class::Metric));
        Some(metric || AMOUNTS.has(subject.word) || STAYING.has(verb.word))
    };
    told().unwrap_or(false)
}
