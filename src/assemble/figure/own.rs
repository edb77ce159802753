//! The word by which an amount's own phrase says what it measures: a metric's, another noun's, or none.
//!
//! "The port collected $4 million in import duties" tells of duties and not of imports, whatever was told before.

use crate::assemble::scene::{Scene, Sentence};
use crate::grammar::{Label, Tree, measured};
use crate::lexicon::Class;
use crate::model::{Run, Span};
use crate::tag::{WordSet, set, words};

use super::goods::good_at;
use super::metric::Cue;
use super::sort::Sort;

/// What the amount's own phrase says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Own {
    /// This metric word.
    Cue(usize),
    /// A noun that names no metric.
    Other,
    /// Nothing.
    Open,
}

/// Charges: "import duties" are no imports.
pub(super) const LEVIES: &WordSet = words!("duty duties tax taxes levy levies fee fees");

/// What the phrase of the amount at a span says of it.
#[must_use]
pub fn of(scene: &Scene<'_>, sentence: &Sentence, amount: Span, cues: &[Cue], sort: Sort) -> Own {
    let Some(tree) = scene.tree_of(sentence) else { return Own::Open };
    let reader = Reader { scene, tree, cues, amount };
    let found = measured(tree, amount);
    if let Some(cue) = found.verb.and_then(|verb| reader.cue(verb)) {
        return Own::Cue(cue);
    }
    // Who wants, has or shows an amount is not measured by it.
    let holds = |at: usize| {
        scene.words.any(at, set!["want", "wants", "wanted", "have", "has", "had", "show"])
            || scene.words.entry(at, Class::Report).is_some()
    };
    let level =
        |at: usize| [Class::LevelVerb, Class::Rise, Class::Fall].iter().any(|class| scene.words.has(at, *class));
    let tells_level = |verb: usize| reader.words(verb).any(|at| level(at) && !holds(at));
    // A sentence run together with its title has its subject elsewhere.
    let near = |noun: &usize| !reader.amount_between(*noun);
    let about = found.about.filter(near).filter(|_| found.verb.is_some_and(tells_level));
    // "imports were $5 million and re-exports $1 million": the tree may take the next clause's noun.
    let own = found.noun.filter(|noun| !reader.joined(*noun));
    match (own.map(|noun| reader.noun(noun)), about.map(|noun| reader.noun(noun))) {
        (Some(Own::Cue(cue)), _) => Own::Cue(cue),
        // What stands behind the "of" of a weight is a good.
        (Some(Own::Other), _) if sort == Sort::Money => Own::Other,
        (_, Some(Own::Cue(cue))) => Own::Cue(cue),
        (None, Some(own)) => own,
        _ => Own::Open,
    }
}

struct Reader<'s> {
    scene: &'s Scene<'s>,
    tree: &'s Tree,
    cues: &'s [Cue],
    amount: Span,
}

impl Reader<'_> {
    fn noun(&self, noun: usize) -> Own {
        if let Some(cue) = self.cue(noun) {
            return Own::Cue(cue);
        }
        // "export earnings", "the value of exports", "China's trade volume"; "import duties" are no imports.
        let inner = self.tree.children(noun).iter().copied().find_map(|child| {
            let token = self.tree.get(child)?;
            match token.label {
                Label::Compound | Label::Adjective | Label::NounModifier => self.cue(child),
                Label::Preposition => self.cue(self.tree.child(child, &[Label::PrepositionObject])?),
                _ => None,
            }
        });
        let levy = self.words(noun).any(|at| self.scene.words.any(at, LEVIES));
        if let Some(cue) = inner.filter(|_| !levy) {
            return Own::Cue(cue);
        }
        let general = self.words(noun).any(|at| self.scene.words.has(at, Class::AmountNoun));
        if general || self.is_open(noun) || inner.is_none() && self.cue_between(noun) { Own::Open } else { Own::Other }
    }

    /// "The account was in surplus at 1 million": a metric word stands nearer to the amount than the noun.
    fn cue_between(&self, noun: usize) -> bool {
        let Some(noun) = self.tree.get(noun).map(|token| token.span) else { return false };
        self.cues.iter().any(|cue| {
            let span = self.scene.words.span(cue.words);
            span.start > noun.end && span.end <= self.amount.start
        })
    }

    /// True where another amount stands between a noun and the amount.
    fn amount_between(&self, noun: usize) -> bool {
        let Some(noun) = self.tree.get(noun).map(|token| token.span) else { return false };
        let quantities = &self.scene.quantities;
        let first = quantities.partition_point(|quantity| quantity.span.start < noun.end);
        quantities.get(first).is_some_and(|quantity| quantity.span.end <= self.amount.start)
    }

    /// True where an "and" parts the amount from a noun behind it.
    fn joined(&self, noun: usize) -> bool {
        let Some(noun) = self.tree.get(noun).map(|token| token.span) else { return false };
        let gap = Span { start: self.amount.end, end: noun.start.max(self.amount.end) };
        self.scene.words_in(gap).any(|at| self.scene.words.is(at, "and"))
    }

    /// Names, states, goods and pronouns may stand for the metric that was told.
    fn is_open(&self, noun: usize) -> bool {
        let named = self.tree.get(noun).is_none_or(|token| !token.tag.is_noun() || token.tag.is_name());
        named
            || self.words(noun).any(|at| {
                (at.saturating_sub(2)..=at)
                    .any(|start| good_at(self.scene, start).is_some_and(|(length, _)| start + length > at))
                    || self.scene.mention_at(at).is_some()
                    || self.scene.is_dated(at)
                    // "is forecast down 6 million tons to 174 million": the unit of the amount before it.
                    || self.scene.amount_over(at).is_some()
                    || self.scene.words.has(at, Class::Number)
                    // "The deficit with China swelled 4 %": a verb that the tree takes for a noun.
                    || self.moves(at)
                    || self.scene.words.any(at, set!["percent", "cent", "point", "points", "%"])

                    // "5 billion kronur fob".
                    || self.scene.words.any(at, set!["fob", "cif", "f.o.b", "c.i.f"])
            })
    }

    fn moves(&self, at: usize) -> bool {
        let words = &self.scene.words;
        words.verb(at).is_some() && (words.has(at, Class::Rise) || words.has(at, Class::Fall))
    }

    /// The metric word that holds a token.
    fn cue(&self, token: usize) -> Option<usize> {
        let word = self.words(token).iter().next()?;
        self.cues.iter().position(|cue| cue.words.contains(word))
    }

    /// The words of a token.
    fn words(&self, token: usize) -> Run {
        let span = self.tree.get(token).map(|token| token.span).unwrap_or_default();
        self.scene.words_in(span)
    }
}
