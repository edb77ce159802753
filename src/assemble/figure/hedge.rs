//! The words between an amount and what leads to it: "to *almost* $5 million".

use crate::assemble::scene::Scene;
use crate::lexicon::Class;
use crate::model::Run;
use crate::tag::{WordSet, set, words};

use super::sort::{self, Sort};

/// Words that stand between a verb and its amount.
const IN_FRONT: &WordSet = words!(
    "almost about around nearly some roughly more than less over under just only a an the mere record initial modest at \
     least up close above below approximately estimated perhaps well"
);

const ARTICLES: &WordSet = set!["a", "an", "the", "its", "their"];

/// "made up", "took up": verbs of a part.
pub(super) const MAKES_UP: &WordSet = set!["made", "make", "makes", "making", "took", "take", "takes", "taking"];

/// Nouns of movement.
pub(super) const MOVES: &WordSet = words!(
    "increase increases rise growth gain jump upsurge uptick decline declines decrease decreases drop fall reduction \
     reductions cut cuts loss contraction expansion surge slump rebound"
);

/// The first of the hedge words in front of an amount ("almost", "more than").
#[must_use]
pub fn start(scene: &Scene<'_>, start: usize, stop: usize) -> usize {
    let words = &scene.words;
    let mut at = start;
    while at > stop && words.any(at - 1, IN_FRONT) {
        // "at about 8 %" and "up 8 %" keep their leading word for the caller.
        if words.any(at - 1, set!["at", "up"]) && !words.any(at, set!["least", "to"]) {
            break;
        }
        at -= 1;
    }
    at
}

/// "below market consensus of $9 million", "surpassing forecasts of 8 %": what was expected of what is told.
#[must_use]
pub fn expected(scene: &Scene<'_>, range: Run) -> bool {
    const EXPECTED: &WordSet =
        words!("consensus expectations expectation forecast forecasts estimates predictions projections poll");
    let words = &scene.words;
    let before = lead(scene, range);
    let led =
        |at: usize| words.any(at, set!["of", "for"]) && at.checked_sub(1).is_some_and(|at| words.any(at, EXPECTED));
    // "beating expectations from economists for a deficit of $9 million".
    let beaten = || {
        let clause = (before.saturating_sub(14)..before).rev().take_while(|at| !words.any(*at, set![",", ";"]));
        let expected = clause.into_iter().find(|at| words.any(*at, EXPECTED))?;
        let met = words
            .any(expected.wrapping_sub(1), set!["beating", "missing", "topping", "exceeding", "surpassing", "defying"]);
        met.then(|| (expected..before).any(|at| words.is(at, "for")))
    };
    led(before) || words.is(before, "of") && beaten() == Some(true)
}

/// "accounted for" at a word.
#[must_use]
pub fn accounts(scene: &Scene<'_>, at: usize) -> bool {
    let words = &scene.words;
    words.any(at, set!["accounted", "accounting", "accounts", "account"]) && words.is(at + 1, "for")
}

/// The word in front of an amount and its hedges.
#[must_use]
pub fn lead(scene: &Scene<'_>, range: Run) -> usize {
    const HEDGES: &WordSet = words!(
        "about some just only a an the mere around nearly almost over above under below more than less record initial modest revised downwardly \
     upwardly further extra additional"
    );
    let mut at = range.start.saturating_sub(1);
    while at > 0 && scene.words.any(at, HEDGES) {
        at -= 1;
    }
    at
}

/// The word that leads to an amount or to what it is the amount of: "from", in "from a small surplus of $9 million".
#[must_use]
pub fn origin(scene: &Scene<'_>, range: Run) -> usize {
    const LEVELS: &WordSet =
        words!("surplus deficit gap shortfall level low high peak record total average figure value volume rate");
    let words = &scene.words;
    let lead = lead(scene, range);
    let noun = Some(lead).filter(|at| words.is(*at, "of")).and_then(|of| of.checked_sub(1));
    let Some(noun) = noun.filter(|at| words.any(*at, LEVELS) || words.any(*at, MOVES)) else { return lead };
    let inside = |at: &usize| words.verb(*at).is_none() && !words.is_mark(*at) && !words.any(*at, ARTICLES);
    let article = (noun.saturating_sub(4)..noun).rev().find(|at| !inside(at)).filter(|at| words.any(*at, ARTICLES));
    article.and_then(|at| at.checked_sub(1)).unwrap_or(lead)
}

/// True for "10 % vs *9 %*": none of the time of what is told.
#[must_use]
pub fn is_held_against(scene: &Scene<'_>, range: Run) -> bool {
    scene.words.any(lead(scene, range), set!["against", "versus", "vs"])
}

/// True for an amount that another is measured against: "from $2 million", "against 127", "compared with 3 %", "8 % below
/// the $2 million", "against exports of $2 million", and for the same in other money in a bracket behind it.
#[must_use]
pub fn is_base(scene: &Scene<'_>, range: Run) -> bool {
    let lead = origin(scene, range);
    let over = |over: usize| scene.words.any(over, set!["below", "above", "than", "under"]);
    if range.start.checked_sub(2).is_some_and(|at| over(at) && scene.words.is(at + 1, "the")) {
        return true;
    }
    scene.words.is(lead, "from")
        || holds_against(scene, lead)
        || measured_base(scene, lead)
        || converted(scene, range).is_some_and(|own| is_base(scene, own))
}

/// "against", "versus", "compared with" up to this word.
fn holds_against(scene: &Scene<'_>, at: usize) -> bool {
    scene.words.any(at, set!["against", "versus", "vs"])
        || scene.words.any(at, set!["with", "to"])
            && scene.words.any(at.saturating_sub(1), set!["compared", "comparison", "relative"])
}

/// "against the exports of $2 million", "compared with imports worth $2 million": what is measured stands between.
fn measured_base(scene: &Scene<'_>, lead: usize) -> bool {
    const REACH: usize = 6;
    let words = &scene.words;
    let Some(noun) = lead.checked_sub(1).filter(|_| words.any(lead, set!["of", "worth", "at"])) else { return false };
    let inside = |at: &usize| words.verb(*at).is_none() && !words.is_mark(*at) && !words.has(*at, Class::Number);
    let front = (noun.saturating_sub(REACH)..noun).rev().take_while(inside);
    words.has(noun, Class::Metric) && front.into_iter().any(|at| holds_against(scene, at))
}

/// "$248 million (Rs. 1,598 crore)": the amount that the one in the bracket tells in other money.
fn converted(scene: &Scene<'_>, range: Run) -> Option<Run> {
    let open = range.start.checked_sub(1).filter(|open| scene.words.is(*open, "("))?;
    let at = scene.quantity_words.partition_point(|other| other.start < range.start);
    let (own, other) = (scene.quantities.get(at)?, scene.quantities.get(at.checked_sub(1)?)?);
    let money = sort::of(own) == Some(Sort::Money) && sort::of(other) == Some(Sort::Money);
    let before = *scene.quantity_words.get(at - 1)?;
    (money && own.unit != other.unit && before.end == open).then_some(before)
}

/// ", registering a positive growth of": what goes on in front of a change about the level before.
#[must_use]
pub fn sums_up(scene: &Scene<'_>, change: usize) -> bool {
    const REACH: usize = 9;
    const SUMS: &WordSet = words!(
        "registering recording exhibiting showing representing reflecting posting marking indicating accounting"
    );
    let front = Run::new(change.saturating_sub(REACH), change);
    // ", with an annual decline of 48 %".
    let with = |at: &usize| {
        let noun = (*at..change).rfind(|at| scene.words.any(*at, MOVES));
        scene.words.is(*at, "with") && noun.is_some_and(|noun| scene.words.is(noun + 1, "of"))
    };
    let opens = front.find(|at| (scene.words.any(*at, SUMS) || with(at)) && scene.words.is(at.wrapping_sub(1), ","));
    // ", a year-on-year reduction of 12 %".
    let noun = change.checked_sub(2).filter(|noun| scene.words.is(noun + 1, "of") && scene.words.any(*noun, MOVES));
    let aside = noun.is_some_and(|noun| {
        (front.start..noun).any(|at| scene.words.is(at, ",") && scene.words.any(at + 1, set!["a", "an"]))
    });
    aside || opens.is_some_and(|opens| (opens..change + 4).any(|at| scene.words.any(at, MOVES)))
}
