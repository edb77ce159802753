//! What an amount measures, by the grammar: the noun of its own phrase, or the verb that it completes.
//!
//! ```text
//! "collected 4 million in import duties"      noun duties, verb collected
//! "cargo throughput hit 28.9 million tonnes"  verb hit, about throughput
//! "a deficit of 3 billion"                    noun deficit
//! ```

use crate::lexicon::WordId;
use crate::model::{Run, Span};
use crate::tag::{WordSet, words};

use super::governor::TIMES;
use super::tree::Tree;
use super::{Label, Tag};

/// The words that say what an amount is an amount of, as indices into the tree.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Measured {
    /// The noun that is tied to it: "in import *duties*", "a *deficit* of", "a … grain *deal*".
    pub noun: Option<usize>,
    /// The verb that it completes.
    pub verb: Option<usize>,
    /// What that verb is about: its object beside the amount, else its subject.
    pub about: Option<usize>,
}

/// Nouns by which only the next words are led in: "in comparison with", "in addition to", "in line with", "in terms of".
const LEADS: &WordSet = words!("comparison contrast addition line terms total response return excess relation");

/// What the amount at a span measures; empty where the grammar does not tell.
#[must_use]
pub fn measured(tree: &Tree, amount: Span) -> Measured {
    let amount = tree.at(amount);
    let outside = |at: &usize| tree.head(*at).is_none_or(|head| !amount.contains(head));
    let top = amount.find(outside);
    let tied = counted(tree, amount);
    let found = top.zip(top.and_then(|top| tree.head(top))).map_or(Measured::default(), |(top, head)| {
        let noun = |at: usize| Measured { noun: Some(at).filter(|at| is_noun(tree, *at)), ..Measured::default() };
        match label(tree, top) {
            Some(Label::Number | Label::Compound | Label::Adjective | Label::NounModifier | Label::Apposition) => {
                noun(head)
            }
            Some(Label::Object | Label::Attribute | Label::Complement | Label::ObjectPredicate | Label::NounAdverb) => {
                verb(tree, head, amount)
            }
            Some(Label::PrepositionObject) => led(tree, head, amount),
            _ => Measured::default(),
        }
    });
    Measured { noun: tied.or(found.noun), ..found }
}

/// The clause that an amount stands in, as indices into the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clause {
    /// What it is about: the subject of its verb.
    pub subject: usize,
    /// The nearest verb above the amount, however the amount hangs on it.
    pub verb: usize,
}

/// The clause of the amount at a span; none without a subject.
#[must_use]
pub fn clause(tree: &Tree, amount: Span) -> Option<Clause> {
    let amount = tree.at(amount);
    let top = amount.find(|at: &usize| tree.head(*at).is_none_or(|head| !amount.contains(head)))?;
    let verb = tree.path(top).find(|at| tree.tag(*at).is_verb())?;
    Some(Clause { subject: subject(tree, verb)?, verb })
}

/// "4 million in import duties", "51 million of new investment": the noun that a preposition ties to the amount.
fn counted(tree: &Tree, amount: Run) -> Option<usize> {
    let preposition = amount.end;
    let noun = tree.child(preposition, &[Label::PrepositionObject])?;
    let token = tree.get(noun)?;
    let ties = [WordId::of("of"), WordId::of("in")].contains(&word(tree, preposition));
    // "in the third", "in the trade of services" tell where the amount belongs and not what it is.
    let definite = tree.child(noun, &[Label::Determiner]).is_some() && word(tree, preposition) == WordId::of("in");
    let ties = ties && !definite && matches!(token.tag, Tag::Noun | Tag::Nouns);
    (ties && !TIMES.has(token.word) && !LEADS.has(token.word)).then_some(noun)
}

/// "a deficit of 3 billion", "exports rose to 3 billion", "exports valued at 3 billion".
fn led(tree: &Tree, preposition: usize, amount: Run) -> Measured {
    let Some(head) = tree.head(preposition).filter(|_| word(tree, preposition) != WordId::of("by")) else {
        return Measured::default();
    };
    if is_noun(tree, head) {
        let tied = word(tree, preposition) == WordId::of("of") && head + 1 == preposition;
        return Measured { noun: tied.then_some(head), ..Measured::default() };
    }
    verb(tree, head, amount)
}

fn verb(tree: &Tree, at: usize, amount: Run) -> Measured {
    if !tree.get(at).is_some_and(|token| token.tag.is_verb()) {
        return Measured::default();
    }
    // "lift trade to 5 billion".
    let object = tree.child(at, &[Label::Object]).filter(|object| !amount.contains(*object) && *object > at);
    Measured { noun: None, verb: Some(at), about: object.or_else(|| subject(tree, at)) }
}

/// Who or what the verb is about: its subject, that of the verb it goes on from, or the noun that it describes.
fn subject(tree: &Tree, verb: usize) -> Option<usize> {
    let mut at = verb;
    loop {
        if let Some(found) = tree.child(at, &[Label::Subject, Label::PassiveSubject]) {
            let stands_for = matches!(tree.get(found)?.tag, Tag::WhDeterminer | Tag::WhPronoun);
            return if stands_for { tree.head(at).filter(|head| is_noun(tree, *head)) } else { Some(found) };
        }
        let head = tree.head(at)?;
        match label(tree, at)? {
            Label::NounClause | Label::RelativeClause if is_noun(tree, head) => return Some(head),
            Label::OpenClause | Label::Conjunct | Label::AdverbClause if tree.get(head)?.tag.is_verb() => at = head,
            _ => return None,
        }
    }
}

fn label(tree: &Tree, at: usize) -> Option<Label> {
    tree.get(at).map(|token| token.label)
}

fn word(tree: &Tree, at: usize) -> WordId {
    tree.get(at).map_or(WordId::default(), |token| token.word)
}

fn is_noun(tree: &Tree, at: usize) -> bool {
    tree.get(at).is_some_and(|token| token.tag.is_noun() || token.tag.is_name())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar;

    /// The measured word of the amount that stands in angle brackets.
    #[track_caller]
    fn check(marked: &str, expected: &str) {
        let (start, end) = (marked.find('<').unwrap(), marked.find('>').unwrap() - 1);
        let text = marked.replace(['<', '>'], "");
        let tree = grammar::parse(&text, Span::new(0, text.len())).unwrap();
        let letters = |at: usize| tree.get(at).unwrap().span.of(&text).to_owned();
        let found = measured(&tree, Span::new(start, end));
        let words: Vec<String> = [found.noun, found.about, found.verb].into_iter().flatten().map(letters).collect();
        assert_eq!(words.join(" "), expected, "{text}");
    }

    #[test]
    fn an_amount_measures_the_noun_of_its_phrase_or_the_subject_of_its_verb() {
        check("The port collected <$4 million> in import duties.", "duties port collected");
        check("Total cargo throughput hit <28.9 million tonnes> in June.", "throughput hit");
        check("Kenya ran a deficit of <$3 billion> with China.", "deficit");
        check("Exports of tea rose to <$3 billion> in 2019.", "Exports rose");
        check("Tea exports valued at <$3 billion> went to Iran.", "exports valued");
        check("The firms signed a <$93 million> grain deal.", "deal");
        check("It was meant to lift trade to <$3 billion> by 2019.", "trade lift");
        check("The deficit grew to $3 million in the fourth quarter from <$2 million> in the third.", "deficit grew");
        check("Exports grew by <$2 million> in 2019.", "");
    }
}
