//! When it was stands beside a line: "Chad has banned tea" banned it, "Chad said it would ban tea" is to ban it.

use crate::assemble::scene::Scene;
use crate::assemble::scene::words::Verb;
use crate::grammar::{Label, Tag};
use crate::lexicon::{Class, WordId};
use crate::model::Run;
use crate::tag::{WordSet, set, words};

/// Participles that are past forms, too.
const SAME_FORM: &WordSet = words!(
    "held made met led paid sent sold spent built brought bought found kept told won lost left hit cut put set said had"
);

/// Words behind which a perfect tells no past.
const HELPING: &WordSet = words!("to will would may might could should must not");

/// "Exports had climbed" climbed at its date, "Chad has banned tea" banned it, and what it said it was lifting it lifts.
pub fn retold(scene: &Scene<'_>, sentence_at: usize, list: &mut Vec<usize>) {
    let words = &scene.words;
    let first = list.iter().position(|at| words.verb(*at).is_some()).filter(|first| *first > 0);
    // "rain [last month] and [in May] has boosted": the line still waits for its date.
    let joined =
        |helper: &usize| helper.checked_sub(1).and_then(|at| list.get(at)).is_some_and(|at| words.is(*at, "and"));
    let Some(helper) = first.filter(|first| !joined(first)) else { return };
    let Some([had, verb]) = list.get(helper..helper + 2).and_then(|two| two.first_chunk::<2>().copied()) else {
        return;
    };
    let letters = words.str(verb);
    let past = words.any(had, set!["had", "has", "have"])
        && (words.is(had, "had") || !lasts(scene, sentence_at))
        && words.verb(verb) == Some(Verb::Past)
        && words.entry(verb, Class::Report).is_none()
        && (letters.ends_with("ed") || words.any(verb, SAME_FORM));
    let goes_on = words.any(had, set!["is", "are", "was", "were"])
        && letters.ends_with("ing")
        && said_of_itself(scene, sentence_at, words.str(had));
    if (past || goes_on) && hangs(scene, sentence_at, had, verb) {
        list.remove(helper);
    }
}

/// "has been frozen since 2018": it still is.
fn lasts(scene: &Scene<'_>, sentence_at: usize) -> bool {
    let words = scene.sentences.get(sentence_at).map_or(Run::default(), |sentence| sentence.words);
    words.any(|at| scene.words.is(at, "since") && (at + 1..at + 6).any(|at| scene.is_dated(at)))
}

/// "The ministry said it *would* ban tea": who says so tells of itself.
fn said_of_itself(scene: &Scene<'_>, sentence_at: usize, helper: &str) -> bool {
    let words = &scene.words;
    let own = scene.sentences.get(sentence_at).map_or(Run::default(), |sentence| sentence.words);
    let says = |at: usize| words.entry(at, Class::Report).is_some() && words.verb(at).is_some();
    let who = |at: usize| words.any(at, set!["it", "they", "he", "she"]) && words.is(at + 1, helper);
    let open = own.any(|at| words.any(at, set!["if", "unless"]));
    !open && own.any(|at| who(at) && (own.start..at).any(says))
}

/// True where a word helps a verb that no other word helps: no "will have banned", no "has reduced tariffs" of those that are low.
fn hangs(scene: &Scene<'_>, sentence_at: usize, helper: usize, verb: usize) -> bool {
    let Some(tree) = scene.tree(sentence_at) else { return false };
    let token = |at: usize| tree.at(scene.words.span(Run::new(at, at + 1))).start;
    let (helper, verb) = (token(helper), token(verb));
    let helps = |at: &usize| matches!(tree.label(*at), Label::Auxiliary | Label::PassiveAuxiliary);
    let mut helpers = tree.children(verb).iter().filter(|at| helps(at));
    helpers.next() == Some(&helper)
        && helpers.next().is_none()
        && tree.tag(verb).is_verb()
        && tree.tag(helper) != Tag::Modal
}

/// A line in the past of its date, as far as one word says it.
#[must_use]
pub fn plain(scene: &Scene<'_>, sentence_at: usize, line: String) -> String {
    let mut told: Vec<&str> = line.split(' ').collect();
    let promised = said_of_itself(scene, sentence_at, "would");
    let over = !lasts(scene, sentence_at);
    for at in 1..told.len().saturating_sub(1) {
        let (Some(before), Some(own), Some(next)) = (told.get(at - 1), told.get(at), told.get(at + 1)) else {
            continue;
        };
        let helped = HELPING.has(WordId::of(before));
        let done = over && !helped && told.get(at + 2).is_some_and(|verb| verb.ends_with("ed"));
        let (first, second) = match (*own, *next) {
            ("has", "been") if done => ("was", ""),
            ("have", "been") if done => ("were", ""),
            ("has" | "have" | "had", participle) if (over || *own == "had") && !helped => match past(participle) {
                Some(past) => (past, ""),
                None => continue,
            },
            ("would", "not") if promised => ("not", "to"),
            ("would", next) if promised && !["be", "have"].contains(&next) => ("to", next),
            _ => continue,
        };
        (told[at], told[at + 1]) = (first, second);
    }
    told.retain(|word| !word.is_empty());
    told.join(" ")
}

/// The past form of a participle that has another.
fn past(participle: &str) -> Option<&'static str> {
    Some(match participle {
        "risen" => "rose",
        "fallen" => "fell",
        "grown" => "grew",
        "shrunk" => "shrank",
        "become" => "became",
        "begun" => "began",
        "taken" => "took",
        _ => return None,
    })
}
