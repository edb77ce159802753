//! Quantities: numbers with scale, unit, hedge and direction.
//!
//! ```text
//! tokens ─number, money, unit, fraction─▶ drafts ─range─▶ shared units, ranges ─context, settle─▶ quantities
//! ```
//! A small parser by hand, since numbers nest (a currency, digits, a scale, a unit, a rate); `registry` maps what it
//! reads, with examples that a test checks by value and by the id of the rule.

mod context;
mod draft;
mod fraction;
mod guard;
mod money;
mod number;
mod range;
mod rate;
mod reader;
mod registry;
mod settle;
mod table;
mod topic;
mod unit;
mod words;

pub use registry::{AmountRule, RULES};

use crate::lexicon::{Class, ClassSet, UnitKind, units};
use crate::model::{Quantity, Span, Timex, TimexKind};
use crate::tag::{Token, set};
use draft::{Draft, Of};
use number::{Form, Numeral};
use reader::Reader;

/// Classes of tokens at which an amount can start.
const STARTS: ClassSet = ClassSet(0)
    .with(Class::Number)
    .with(Class::Cardinal)
    .with(Class::Scale)
    .with(Class::Fraction)
    .with(Class::Multiple)
    .with(Class::Currency)
    .with(Class::Dozen)
    .with(Class::FractionSign);

/// Reads every quantity of a text. Words that belong to a time expression are not read as amounts, except for
/// lengths of time ("three years").
#[must_use]
pub fn read(text: &str, tokens: &[Token], sentences: &[Span], timexes: &[Timex]) -> Vec<Quantity> {
    let mut quantities = Vec::new();
    let home = settle::Home::new(Reader::new(text, tokens));
    let mut table = table::Table::default();
    let (mut at, mut timex) = (0, 0);
    for sentence in sentences {
        at += tokens.get(at..).unwrap_or_default().partition_point(|token| token.span.start < sentence.start);
        let end = at + tokens.get(at..).unwrap_or_default().partition_point(|token| token.span.start < sentence.end);
        // Nothing behind the sentence belongs to it.
        let reader = Reader::new(text, tokens.get(..end).unwrap_or_default());
        let drafts = table
            .row(&reader, *sentence, (at, end))
            .unwrap_or_else(|| running_text(&reader, (at, end), timexes, &mut timex));
        quantities.extend(drafts.iter().map(|draft| finish(&reader, draft, &home, (at, end))));
        at = end;
    }
    quantities
}

/// The amounts of a sentence with all that they share and what stands around them.
fn running_text(reader: &Reader<'_>, (at, end): (usize, usize), timexes: &[Timex], timex: &mut usize) -> Vec<Draft> {
    let mut drafts = drafts(reader, at, end, timexes, timex);
    range::share(reader, &mut drafts);
    drafts.retain(|draft| !(draft.timed && draft.of == Of::Bare));
    context::mark(reader, &mut drafts, at);
    told_scale(reader, &mut drafts, (at, end));
    drafts
}

/// "surpluses, in billions of dollars, with Hong Kong ($2.8) and Brazil ($0.7)": the scale of the sums in brackets.
fn told_scale(reader: &Reader<'_>, drafts: &mut [Draft], (start, end): (usize, usize)) {
    let power = |at: usize| match reader.str(at).to_ascii_lowercase().as_str() {
        "thousands" => Some(3),
        "millions" => Some(6),
        "billions" => Some(9),
        _ => None,
    };
    let told = |at: usize| power(at + 1).filter(|_| reader.any(at, set!["in"]) && reader.any(at + 2, set!["of"]));
    let bracketed = |draft: &Draft| {
        draft.start > start && reader.any(draft.start - 1, set!["("]) && reader.any(draft.end, set![")"])
    };
    let small = |draft: &Draft| draft.numeral.power == 0 && matches!(draft.of, Of::Money(_));
    if !drafts.iter().any(|draft| bracketed(draft) && small(draft)) {
        return;
    }
    let Some((from, power)) = (start..end).find_map(|at| Some((at, told(at)?))) else { return };
    let Some(factor) = number::ten_to(power) else { return };
    for draft in drafts.iter_mut().filter(|draft| draft.start > from && bracketed(draft) && small(draft)) {
        draft.value = draft.value.checked_mul(factor).unwrap_or(draft.value);
    }
}

/// The amounts of one sentence, each by itself.
fn drafts(reader: &Reader<'_>, start: usize, end: usize, timexes: &[Timex], timex: &mut usize) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut at = start;
    while at < end {
        let Some(token) = reader.get(at) else { break };
        if !token.classes.meets(STARTS) {
            at += 1;
            continue;
        }
        while timexes.get(*timex).is_some_and(|timex| timex.span.end <= token.span.start) {
            *timex += 1;
        }
        let inside = timexes.get(*timex).filter(|timex| timex.span.start <= token.span.start);
        if inside.is_some_and(|timex| timex.kind == TimexKind::Time) {
            at += 1;
            continue;
        }
        let floor = drafts.last().map_or(start, |draft| draft.end);
        match amount(reader, at, floor) {
            Found::Amount(mut draft)
                if draft.end <= end && inside.is_none_or(|timex| outweighs(reader, &draft, timex)) =>
            {
                at = draft.end;
                draft.timed = inside.is_some();
                drafts.push(*draft);
            }
            Found::Amount(_) | Found::Nothing => at += 1,
            Found::Skip(next) => at = next.max(at + 1),
        }
    }
    drafts
}

/// True when words inside a time expression are an amount all the same: a length of time (or the first half of
/// one: "40 to 50 hours"), or a number with a unit that the time expression does not hold.
fn outweighs(reader: &Reader<'_>, draft: &Draft, timex: &Timex) -> bool {
    let length = matches!(timex.kind, TimexKind::Duration | TimexKind::Set);
    let longer = reader.span(draft.start, draft.end).end > timex.span.end;
    is_time(&draft.of)
        || draft.fraction && !longer && reader.span(draft.start, draft.end).end == timex.span.end
        || length && draft.of == Of::Bare
        || longer && !matches!(draft.of, Of::Bare | Of::Count(..) | Of::Times)
}

/// True for lengths of time.
fn is_time(of: &Of) -> bool {
    match of {
        Of::Measure(index) => units().all.get(*index).is_some_and(|unit| unit.kind == UnitKind::Time),
        Of::Age => true,
        _ => false,
    }
}

/// What stands at a token.
enum Found {
    Amount(Box<Draft>),
    /// No amount; reading goes on there.
    Skip(usize),
    Nothing,
}

/// The amount that starts at a token (or at the article before it, not before `floor`).
fn amount(reader: &Reader<'_>, at: usize, floor: usize) -> Found {
    if let Some(draft) = reader.money_before(at) {
        return Found::Amount(Box::new(complete(reader, draft, floor)));
    }
    if let Some(next) = reader.never(at) {
        return Found::Skip(next);
    }
    let from = article(reader, at, floor);
    let share = reader.fraction(from).or_else(|| reader.multiple(at));
    let numeral = reader.numeral(from, false).or_else(|| reader.numeral(at, false));
    let Some(numeral) = numeral else {
        return share.map_or(Found::Nothing, |share| Found::Amount(Box::new(share)));
    };
    if let Some(share) = share.filter(|share| share.end >= numeral.end) {
        return Found::Amount(Box::new(share));
    }
    match measure(reader, &numeral) {
        Some(draft) => Found::Amount(Box::new(complete(reader, draft, floor))),
        None => Found::Skip(numeral.end),
    }
}

/// The article that belongs to a number word at a token ("a third", "a further million"), or the token itself.
fn article(reader: &Reader<'_>, at: usize, floor: usize) -> usize {
    if reader.has(at, Class::Number) {
        return at;
    }
    let more = at > floor && reader.any(at - 1, set!["further", "additional", "extra"]);
    let before = at - usize::from(more);
    if before > floor && reader.any(before - 1, set!["a", "an", "another"]) { before - 1 } else { at }
}

/// A numeral with the unit behind it.
fn measure(reader: &Reader<'_>, numeral: &Numeral) -> Option<Draft> {
    let longest = |drafts: [Option<Draft>; 4]| {
        drafts.into_iter().flatten().reduce(|best, next| if next.end > best.end { next } else { best })
    };
    let united = longest([
        reader.percent_after(numeral),
        reader.age(numeral),
        reader.money_after(numeral),
        reader.measured(numeral),
    ]);
    if let Some(draft) = united {
        let described = is_time(&draft.of) && reader.compound(numeral) && draft.per.is_none();
        return (!described).then_some(draft);
    }
    if let Some(draft) = reader.odds(numeral) {
        return Some(draft);
    }
    if let Some(draft) = reader.times(numeral) {
        return Some(draft);
    }
    if reader.no_count(numeral) {
        return None;
    }
    if let Some(draft) = reader.constant_money(numeral) {
        return Some(draft);
    }
    let draft = match reader.counted(numeral) {
        Some((start, end)) => Draft::new("amount.count", numeral.start, numeral.end, *numeral, Of::Count(start, end)),
        None if numeral.form == Form::Vague => return None,
        None => Draft::new("amount.bare", numeral.start, numeral.end, *numeral, Of::Bare),
    };
    Some(draft)
}

/// Adds what may stand around number and unit: cents, a rate, a sign.
fn complete(reader: &Reader<'_>, mut draft: Draft, floor: usize) -> Draft {
    reader.with_minor(&mut draft);
    if draft.numeral.form == Form::Vague && draft.rule != "amount.count" {
        draft.rule = "amount.order-of-magnitude";
    }
    if draft.per.is_none() {
        let noun_end = if let Of::Count(_, end) = draft.of { end } else { draft.end };
        let probe = Draft { end: noun_end, ..draft.clone() };
        if let Some((per, end)) = reader.per(&probe) {
            draft.per = Some(per);
            if noun_end == draft.end {
                draft.end = end;
            }
        } else {
            draft.per = reader.priced(&draft);
        }
    }
    context::sign(reader, &mut draft, floor);
    draft
}

/// A draft with its context as a quantity.
fn finish(reader: &Reader<'_>, draft: &Draft, home: &settle::Home<'_>, sentence: (usize, usize)) -> Quantity {
    let (unit, surface_unit, ambiguous_unit) = home.unit(reader, draft);
    let table = match draft.of {
        Of::Measure(index) => units().all.get(index).and_then(|unit| unit.per.map(str::to_owned)),
        _ => None,
    };
    let per = match &draft.per {
        Some(draft::Per::Unit(index)) => units().all.get(*index).map(|unit| unit.code.to_owned()),
        Some(draft::Per::Words(words)) => Some(words.clone()),
        None => table,
    };
    let times = home.million_tonnes(reader, draft).unwrap_or(rust_decimal::Decimal::ONE);
    let scaled = |value: rust_decimal::Decimal| value.checked_mul(times).unwrap_or(value);
    Quantity {
        span: reader.span(draft.start, draft.end),
        value: scaled(draft.value),
        range: draft.range.map(|(low, high)| (scaled(low), scaled(high))),
        unit,
        surface_unit,
        per,
        hedge: draft.hedge,
        change: context::change(draft),
        trend: draft.trend,
        motion: draft.motion.map(|[before, after]| (reader.span(before.0, before.1), reader.span(after.0, after.1))),
        fraction: draft.fraction,
        concept: topic::concept(reader, draft, sentence),
        ambiguous_unit,
        rule: draft.rule,
    }
}
