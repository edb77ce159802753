//! The period of a figure: its own words, those of its clause and sentence, or what was told before.

use crate::assemble::cue::{self};
use crate::assemble::dating::{self, Dated};
use crate::assemble::scene::clause::Kind;
use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::Class;
use crate::model::Run;
use crate::tag::{WordSet, set, words};

use super::eligible::eligible;
use super::hedge;

/// Nouns and participles behind an amount that another one is held against.
const OF_BASE: &WordSet = words!(
    "growth rate level recorded registered posted seen reported achieved earned spent shipped sold made realised"
);

/// What may stand between amounts of one list.
const JOINS_AMOUNTS: &WordSet = words!("and or , & by percent % per cent");

/// Finds the date of a quantity among the expressions of its sentence: directly behind it, before it in its
/// clause, or elsewhere in the sentence. `taken` marks expressions that date an earlier figure.
#[must_use]
pub fn in_sentence(scene: &Scene<'_>, sentence: &Sentence, quantity: usize, taken: &[(usize, usize)]) -> Option<usize> {
    let range = scene.quantity_words[quantity];
    let fit = |at: &usize| eligible(scene, sentence, *at) && !of_bracket(scene, sentence, range, *at);
    let next_quantity = sentence
        .quantities
        .iter()
        .find(|other| *other > quantity)
        .map_or(sentence.words.end, |other| scene.quantity_words[other].start);
    if let Some(at) = in_front(scene, sentence, range.start).or_else(|| behind(scene, sentence, quantity)) {
        return Some(at);
    }
    let mine = |at: &usize| {
        !is_before(scene, range.end, *at)
            && !is_why(scene, range.end, *at)
            && !taken.iter().any(|(timex, other)| timex == at && *other != quantity && directly(scene, *other, *at))
            && !sentence.quantities.any(|other| {
                let held = hugs(scene, other, *at) && !goes_on(scene, sentence, quantity, other, *at);
                let owned = in_front(scene, sentence, scene.quantity_words[other].start) == Some(*at);
                // "the first nine months of FY25": a length of time is no other amount.
                let lasts = scene.quantity(other).unit == "month";
                let aside = other > quantity && continues(scene, range, scene.quantity_words[other], *at);
                other != quantity && !lasts && (held || owned || aside || base_of(scene, sentence, other, *at))
            })
    };
    let before = sentence.timexes.iter().filter(fit).filter(mine).rfind(|at| {
        let start = scene.timex_words[*at].start;
        start < range.start && same_clause(sentence, start, range.start)
    });
    let after = || {
        sentence.timexes.iter().filter(fit).filter(mine).find(|at| {
            let start = scene.timex_words[*at].start;
            start >= range.end && start < next_quantity && same_clause(sentence, range.start, start)
        })
    };
    let anywhere = || {
        let all: Vec<usize> = sentence.timexes.iter().filter(fit).filter(mine).collect();
        // "reflecting ships ordered during the boom of 2022": what an afterthought tells of is another thing's time.
        let aside = |at: usize| {
            let start = scene.timex_words[at].start;
            let own = sentence.segments.iter().find(|segment| segment.words.contains(start));
            start >= range.end
                && own.is_some_and(|own| own.kind == Kind::Participle)
                && !same_clause(sentence, range.start, start)
        };
        let first = all.first().filter(|at| !aside(**at));
        all.iter().rev().find(|at| scene.timex_words[**at].start < range.start).or(first).copied()
    };
    let described = || {
        let clause = describing(scene, sentence, range.end)?;
        sentence.timexes.iter().filter(fit).filter(mine).find(|at| clause.contains(scene.timex_words[*at].start))
    };
    before.or_else(described).or_else(after).or_else(anywhere)
}

/// "climbed to $29 billion, reflecting ships ordered in 2013", "rose 4 %, supported by rules of 2013": what tells why something
/// moved has a time of its own.
fn is_why(scene: &Scene<'_>, end: usize, timex: usize) -> bool {
    const REASONS: &WordSet = words!(
        "reflecting supported boosted driven led helped fuelled fueled buoyed spurred caused offset underpinned \
     recovering rebounding reversing erasing paring"
    );
    let words = &scene.words;
    let opens = |at: usize| words.is(at, ",") && words.any(at + 1, REASONS);
    (end..scene.timex_words[timex].start).any(opens)
}

/// "chalked up a 9 % gain, extending a 6 % jump in June": what the participle's amount is dated by.
fn continues(scene: &Scene<'_>, own: Run, other: Run, timex: usize) -> bool {
    let words = &scene.words;
    let opens = |at: usize| words.is(at, ",") && words.str(at + 1).ends_with("ing");
    let start = scene.timex_words[timex].start;
    let near = other.end <= start && start - other.end <= 4;
    near && (own.end..other.start).any(opens) && (other.end..start).all(|at| !words.is_mark(at))
}

/// "rose 2 % after touching a low yesterday": when what came before was.
fn is_before(scene: &Scene<'_>, end: usize, timex: usize) -> bool {
    let after = |at: usize| scene.words.any(at, set!["after", "before"]) && scene.words.str(at + 1).ends_with("ing");
    (end..scene.timex_words[timex].start).any(after)
}

/// "in July and August, when sales reached $5 million and $6 million respectively": as many dates as amounts, each its own.
#[must_use]
pub fn respective(scene: &Scene<'_>, sentence: &Sentence, quantity: usize) -> Option<usize> {
    let words = &scene.words;
    let end = scene.quantity_words[quantity].end;
    let says = (end..sentence.words.end.min(end + 24)).find(|at| words.is(*at, "respectively"));
    let says = says.or_else(|| two_by_two(scene, sentence, quantity))?;
    let joined = |gap: Run| gap.len() <= 3 && gap.all(|at| words.any(at, JOINS_AMOUNTS) || words.is(at, "to"));
    let amounts: Vec<usize> = sentence.quantities.iter().filter(|at| scene.quantity_words[*at].end <= says).collect();
    let amounts = last_list(&amounts, |one, next| {
        joined(Run::new(scene.quantity_words[one].end, scene.quantity_words[next].start))
    });
    let dates: Vec<usize> = sentence.timexes.iter().filter(|at| eligible(scene, sentence, *at)).collect();
    let listed = |one: usize, next: usize| {
        let gap = Run::new(scene.timex_words[one].end, scene.timex_words[next].start);
        !gap.is_empty() && joined(gap)
    };
    let dates = dates.chunk_by(|one, next| listed(*one, *next)).find(|list| list.len() == amounts.len())?;
    let place = amounts.iter().position(|at| *at == quantity).filter(|_| amounts.len() > 1)?;
    dates.get(place).copied()
}

/// "$5 million and $6 million in 2013 and 2014": where two amounts end, right in front of two dates.
fn two_by_two(scene: &Scene<'_>, sentence: &Sentence, quantity: usize) -> Option<usize> {
    let words = &scene.words;
    let joined = |one: Run, next: Run| next.start == one.end + 1 && words.is(one.end, "and");
    let amounts = |at: usize| scene.quantity_words.get(at).filter(|_| sentence.quantities.contains(at)).copied();
    let pair = |at: usize| amounts(at).zip(amounts(at + 1)).filter(|(one, next)| joined(*one, *next));
    let end = pair(quantity).or_else(|| pair(quantity.checked_sub(1)?))?.1.end;
    let dates =
        |one: usize| sentence.timexes.contains(one + 1) && joined(scene.timex_words[one], scene.timex_words[one + 1]);
    // "exports in 2011 and 2012 were $5 million and $4 million".
    let first = pair(quantity).or_else(|| pair(quantity.checked_sub(1)?))?.0.start;
    let before = sentence.timexes.into_iter().any(|one| {
        dates(one) && {
            let gap = Run::new(scene.timex_words[one + 1].end, first);
            gap.len() <= 3 && gap.any(|at| words.any(at, set!["was", "were", "reached", "totalled", "totaled"]))
        }
    });
    if before {
        return Some(end);
    }
    let led = words.any(end, set!["in", "for", "during"]);
    let two = sentence.timexes.into_iter().any(|at| {
        let (one, next) = (scene.timex_words[at], scene.timex_words.get(at + 1).copied().unwrap_or_default());
        one.start == end + 1 && sentence.timexes.contains(at + 1) && joined(one, next)
    });
    (led && two).then_some(end)
}

/// The last of the lists that some things form, each joined to the next.
fn last_list(all: &[usize], joined: impl Fn(usize, usize) -> bool) -> &[usize] {
    all.chunk_by(|one, next| joined(*one, *next)).last().unwrap_or_default()
}

/// "exports: $5 million (2018: 4 million)": true where a date notes the amount behind it.
pub fn notes(scene: &Scene<'_>, timex: usize, amount: usize) -> bool {
    let Run { start, end } = scene.timex_words[timex];
    let words = &scene.words;
    // "(May: 0 %; April: -12.9 %)".
    let opens = words.is(start.wrapping_sub(1), "(") || words.is(start.wrapping_sub(1), ";") && words.is(end, ":");
    let signed = usize::from(words.any(end + 1, set!["+", "-", "−", "–"]));
    opens && words.any(end, set![":", "-", "–"]) && (end + 1 == amount || end + 1 + signed == amount)
}

/// "from July's 5 million tonnes", "against December 2024, when sales were $5 million": the date that leads to an amount.
#[must_use]
pub fn in_front(scene: &Scene<'_>, sentence: &Sentence, amount: usize) -> Option<usize> {
    let words = &scene.words;
    let when = |at: &usize| words.is(*at, "when") && !words.any(at + 1, set!["compared", "comparing"]);
    let opens = (sentence.words.start.max(amount.saturating_sub(8))..amount).rfind(when);
    let ends = |at: usize| opens.is_some_and(|when| at == when || at + 1 == when && words.is(at, ","));
    const OWNED: &WordSet = set!["value", "level", "total", "figure", "high", "low", "peak", "close", "rate"];
    // "from the May value of $5 million".
    let noun = |at: usize| words.any(at, OWNED) && words.is(at + 1, "of") && at + 2 == amount;
    // "the 2021/22 crop of 5 million tonnes".
    const GROWN: &WordSet = set!["crop", "harvest", "output", "production", "outturn"];
    let grown = |at: usize| words.any(at, GROWN) && words.is(at + 1, "of") && at + 2 == amount;
    let owns = |at: usize| {
        let of = words.any(at + 2, OWNED) && words.is(at + 3, "of") && at + 4 == amount;
        words.any(at, set!["'", "’"]) && words.is(at + 1, "s") && (at + 2 == amount || of)
    };
    let leads = |at: &usize| {
        let end = scene.timex_words[*at].end;
        scene.timex(*at).when.is_some()
            && (owns(end) || ends(end) || grown(end) || noun(end) || notes(scene, *at, amount))
    };
    sentence.timexes.rfind(leads)
}

/// "A loan of three billion yen, agreed in late 2013, ran dry in March": the words that describe what the amount is of.
fn describing(scene: &Scene<'_>, sentence: &Sentence, end: usize) -> Option<Run> {
    let own = sentence.segments.iter().position(|segment| segment.words.contains(end))?;
    let next = sentence.segments.get(own + 1).filter(|next| next.kind == Kind::Participle)?;
    let rest = Run::new(end, sentence.segments.get(own)?.words.end);
    scene.words.first_verb(rest).is_none().then_some(next.words)
}

/// The words of a quantity with those that share its date: "6.7 % and 9.4 %", "SDR 12 million (Rs. 740 million)".
fn chain(scene: &Scene<'_>, sentence: &Sentence, quantity: usize) -> (Run, usize) {
    let words = &scene.words;
    let start = scene.quantity_words[quantity].start;
    let mut end = scene.quantity_words[quantity].end;
    for next in sentence.quantities.iter().filter(|other| *other > quantity) {
        let range = scene.quantity_words[next];
        let gap = Run::new(end, range.start);
        let joined = gap.all(|at| words.any(at, JOINS_AMOUNTS));
        // "$5 million (2018: 4 million)" is another time's.
        let bracket = words.is(end, "(") && gap.len() <= 3 && !gap.any(|at| scene.is_dated(at));
        if !(joined && gap.len() <= 3 || bracket) {
            return (Run::new(start, end), range.start);
        }
        end = range.end;
        if bracket {
            end = (end..end + 4).find(|at| words.is(*at, ")")).map_or(end, |close| close + 1);
        }
        end = (end..end + 2).take_while(|at| words.any(*at, set!["respectively", ","])).last().map_or(end, |at| at + 1);
    }
    (Run::new(start, end), sentence.words.end)
}

/// The time expression right behind a quantity in its clause: "$5 billion in 2017".
#[must_use]
pub fn behind(scene: &Scene<'_>, sentence: &Sentence, quantity: usize) -> Option<usize> {
    let (range, next_quantity) = chain(scene, sentence, quantity);
    // "$5 a tonne, and $4 a tonne in the previous week": only the last is of the week before.
    let own = scene.quantity_words[quantity].end;
    if own < range.end && cue::shift_at(&scene.words, range.end).is_some_and(|told| told.shift.is_back()) {
        return None;
    }
    let fit = |at: &usize| eligible(scene, sentence, *at);
    let at = sentence.timexes.iter().filter(fit).find(|at| scene.timex_words[*at].start >= range.end)?;
    if is_before(scene, range.end, at) {
        return None;
    }
    // "in 2014 imports were 8 million tonnes, and 2 million tonnes in 2013": the first has its own in front of it.
    let led = |at: &usize| {
        let own = scene.timex_words[*at];
        own.end <= range.start
            && same_clause(sentence, own.start, range.start)
            && scene.words.any(own.start.wrapping_sub(1), set!["in", "during", "for", "on"])
    };
    let listed = (own..range.end).any(|word| scene.words.is(word, "and"));
    let other = (listed || scene.words.is(range.end, ",")) && !is_outdone(scene, quantity);
    if other && sentence.timexes.iter().filter(fit).any(|at| led(&at)) {
        return None;
    }
    let start = scene.timex_words[at].start;
    let between = Run::new(range.end, start);
    let marks = between.iter().filter(|word| scene.words.any(*word, set![",", ";", ":"])).count();
    // "by 9 % (in March those were 3 %)": the bracket tells of its own amount.
    let open = between.into_iter().find(|word| scene.words.is(*word, "("));
    let close = open.and_then(|open| (open..open + 24).find(|word| scene.words.is(*word, ")")));
    let other = |close: usize| {
        let own = |other: usize| (start..close).contains(&scene.quantity_words[other].start);
        sentence.quantities.any(own)
    };
    if close.is_some_and(other) {
        return None;
    }
    // "rose by 6 % after January's 2 % rise": the date of the next amount.
    let next = sentence.quantities.find(|next| scene.quantity_words[*next].start > start);
    if next.is_some_and(|next| in_front(scene, sentence, scene.quantity_words[next].start) == Some(at)) {
        return None;
    }
    let same = same_clause(sentence, range.start, start) || (scene.words.is(range.end, "(") && between.len() <= 2);
    (start < next_quantity && same && (marks == 0 || between.len() <= 3)).then_some(at)
}

/// True when a time expression follows a quantity with nothing but a preposition and an article between; behind what is
/// compared with, a noun too: "compared with the 9 per cent growth recorded in 2003".
fn hugs(scene: &Scene<'_>, quantity: usize, timex: usize) -> bool {
    let words = &scene.words;
    let gap = Run::new(scene.quantity_words[quantity].end, scene.timex_words[timex].start);
    let leads = |at: usize| words.has(at, Class::Preposition) || words.is(at, "the");
    let noun = |at: usize| words.has(at, Class::Rise) || words.has(at, Class::Fall) || words.any(at, OF_BASE);
    gap.start <= gap.end
        && (gap.len() <= 2 && gap.all(leads)
            || gap.len() <= 4 && gap.all(|at| leads(at) || noun(at)) && is_outdone(scene, quantity))
}

/// "exported tea of $8 million and imported oil of $6 million in May": one date behind the last amount dates both.
fn goes_on(scene: &Scene<'_>, sentence: &Sentence, quantity: usize, last: usize, timex: usize) -> bool {
    let words = &scene.words;
    let gap = Run::new(
        scene.quantity_words[quantity].end,
        scene.quantity_words[last].start.max(scene.quantity_words[quantity].end),
    );
    // "23 % of exports of $11 million in 2012": the share of a whole has its time.
    let whole = quantity < last
        && words.is(gap.start, "of")
        && gap.all(|at| words.verb(at).is_none() && !words.any(at, set![",", ";", "and"]));
    whole
        || quantity < last
            && gap.any(|at| words.any(at, set!["and", "while"]))
            // "was 80 % while it was 76 % in May 2020": another time's.
            && !gap.any(|at| words.is(at, "while") && words.any(at + 1, set!["it", "they", "this", "that"]))
            && !gap.any(|at| words.is(at, ";"))
            && !is_outdone(scene, last)
            && !sentence.timexes.any(|other| other != timex && eligible(scene, sentence, other))
}

/// "lower than the output of 9 million tonnes in the second estimate for 2017": the date is of what is held against.
fn base_of(scene: &Scene<'_>, sentence: &Sentence, base: usize, timex: usize) -> bool {
    const REACH: usize = 8;
    let words = &scene.words;
    let amount = scene.quantity_words[base];
    let told = |at: &usize| words.verb(*at).is_none() || words.any(*at, OF_BASE);
    let stop = |at: &usize| told(at) && !words.any(*at, set![",", ";", ":", "("]);
    let front = (amount.start.saturating_sub(REACH).max(sentence.words.start)..amount.start).rev().take_while(stop);
    let held = |at: usize| {
        words.any(at, set!["than", "against", "versus"])
            // "44 % below the $1,316 million recorded in 2014".
            || words.any(at, set!["below", "above", "under"]) && at + 2 == amount.start && words.is(at + 1, "the")
            // "a decrease of $2 million over the surplus of $5 million in the quarter before".
            || words.is(at, "over") && words.is(at + 1, "the") && words.is(amount.start.wrapping_sub(1), "of")
            || words.is(at.wrapping_sub(1), "compared") && words.any(at, set!["to", "with"])
    };
    let gap = Run::new(amount.end, scene.timex_words[timex].start.max(amount.end));
    let behind = scene.timex_words[timex].start >= amount.end && gap.len() <= REACH && gap.all(|at| stop(&at));
    // "fell to $6 million from $7 million recorded last year".
    let came = || words.is(hedge::lead(scene, amount), "from") && gap.any(|at| words.any(at, OF_BASE));
    behind && (front.into_iter().any(held) || came() || is_outdone(scene, base))
}

/// "declined by 0.8 % (+7.9 % and +3.8 % respectively, in September)": a time beside amounts in a bracket is of those.
fn of_bracket(scene: &Scene<'_>, sentence: &Sentence, amount: Run, timex: usize) -> bool {
    let words = &scene.words;
    let at = scene.timex_words[timex].start;
    let marked = |at: &usize| words.any(*at, set!["(", ")"]);
    let open = (sentence.words.start..at).rfind(marked).filter(|open| words.is(*open, "("));
    let close = (at..sentence.words.end).find(marked).filter(|close| words.is(*close, ")"));
    let Some((open, close)) = open.zip(close) else { return false };
    let inside = |run: Run| open < run.start && run.end <= close;
    !inside(amount) && sentence.quantities.any(|other| inside(scene.quantity_words[other]))
}

/// "compared with the 9 per cent", "outperforming the 9 per cent": an amount that another one is held against.
#[must_use]
pub fn is_outdone(scene: &Scene<'_>, quantity: usize) -> bool {
    let range = scene.quantity_words[quantity];
    let lead = range.start.saturating_sub(usize::from(scene.words.is(range.start.saturating_sub(1), "the")));
    // "after a 22.5 per cent decline in March", "following the downwardly revised $2 million deficit in May".
    let after = scene.words.any(hedge::lead(scene, range), set!["after", "following"]);
    after
        || hedge::is_base(scene, Run::new(lead, range.end))
        || scene.words.any(lead.saturating_sub(1), set!["outperforming", "exceeding", "surpassing", "beating", "than"])
}

/// True when a time expression stands right behind a quantity.
fn directly(scene: &Scene<'_>, quantity: usize, timex: usize) -> bool {
    let gap = Run::new(scene.quantity_words[quantity].end, scene.timex_words[timex].start);
    gap.len() <= 8 && !gap.is_empty() || gap.start == gap.end
}

/// True when two words lie in one clause, an inserted one left aside.
fn same_clause(sentence: &Sentence, left: usize, right: usize) -> bool {
    let root = |word: usize| {
        sentence
            .segments
            .iter()
            .position(|segment| segment.words.contains(word))
            .map(|found| sentence.segments.get(found).and_then(|segment| segment.resumes).unwrap_or(found))
    };
    root(left) == root(right)
}

/// The date of a time expression as a period.
#[must_use]
pub fn of(scene: &Scene<'_>, timex: usize) -> Dated {
    dating::of(scene, timex)
}
