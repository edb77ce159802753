//! What kind of thing a clause tells, from its verbs and nouns.

use crate::assemble::scene::words::Words;
use crate::lexicon::{Class, Deed, goods};
use crate::model::{Category, Run};
use crate::tag;

fn category(deed: Deed) -> Category {
    match deed {
        Deed::Agreement => Category::Agreement,
        Deed::Visit => Category::Visit,
        Deed::Meeting => Category::Meeting,
        Deed::Trade => Category::Trade,
        Deed::Investment => Category::Investment,
        Deed::Aid => Category::Aid,
        Deed::Debt => Category::Debt,
        Deed::Sanctions => Category::Sanctions,
        Deed::Military => Category::Military,
        Deed::Politics => Category::Politics,
        Deed::Statement => Category::Statement,
    }
}

/// How telling a kind is: "signed an agreement during a visit" is an agreement.
fn weight(category: Category) -> u32 {
    match category {
        Category::Sanctions | Category::Military | Category::Aid | Category::Debt => 6,
        Category::Agreement | Category::Visit => 5,
        Category::Meeting => 4,
        Category::Trade | Category::Investment => 3,
        Category::Politics => 2,
        Category::Statement | Category::Other => 1,
    }
}

/// The kind of what a line tells: by the words of the line, else by those of the clause it stands for, else by what it
/// measures or trades. Who only speaks makes a statement.
#[must_use]
pub fn of_line(line: &str, words: &Words<'_>, clause: Run, at: usize) -> Category {
    let tokens = tag::lex(line);
    let own = Words::new(line, &tokens);
    let told = of(&own, Run::new(0, own.len()), 0);
    if !matches!(told, Category::Other | Category::Statement) {
        return told;
    }
    let around = of(words, clause, at);
    if !matches!(around, Category::Other | Category::Statement) {
        return around;
    }
    let traded = |at: usize| [Class::Metric, Class::Rise, Class::Fall].iter().any(|class| own.has(at, *class));
    // "The first barley for Kenya leaves Mombasa": where nothing else is told of a good, it moves.
    let good = |at: usize| goods().find(|ahead| own.get(at + ahead).map(|token| (token.word, token.classes))).is_some();
    let speaks = told == Category::Statement || around == Category::Statement;
    if (0..own.len()).any(|at| traded(at) || (!speaks && good(at))) {
        return Category::Trade;
    }
    if told == Category::Statement || around == Category::Statement || line.contains(": ") {
        return Category::Statement;
    }
    Category::Other
}

/// The kind of some words; those near `at` (the date) and those at the front, where verbs stand, count more.
#[must_use]
pub fn of(words: &Words<'_>, range: Run, at: usize) -> Category {
    let mut scores = [0_u32; Category::ALL.len()];
    let mut word = range.start;
    while word < range.end {
        let Some((length, code)) = words.entry(word, Class::EventWord) else {
            word += 1;
            continue;
        };
        if let Some(category) = Deed::of(code).map(category)
            && let Some(score) =
                Category::ALL.iter().position(|other| *other == category).and_then(|slot| scores.get_mut(slot))
        {
            let near = if word.abs_diff(at) <= 6 { 3 } else { 0 };
            let verb = if words.verb(word).is_some() { 4 } else { 0 };
            *score += weight(category) + near + verb;
        }
        word += length;
    }
    let best = scores.iter().enumerate().max_by_key(|(slot, score)| (**score, std::cmp::Reverse(*slot)));
    best.filter(|(_, score)| **score > 0)
        .and_then(|(slot, _)| Category::ALL.get(slot).copied())
        .unwrap_or(Category::Other)
}
