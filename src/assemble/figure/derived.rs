//! Values that follow by arithmetic: "rose 11.7 % to $3.22 billion" tells what it was before.
//!
//! A derived value says how it came about, stands on both amounts, and is no finer than they are: each written number
//! may be off by half of its last digit, and the value is rounded to what then is certain.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::assemble::dating::Dated;
use crate::assemble::scene::Scene;
use crate::model::{Arithmetic, Figure, Hedge, Modality, Record, Span, When, one_line};

/// An amount with the words that write it.
#[derive(Debug, Clone, Copy)]
pub struct Written {
    /// Its value, sign and scale applied.
    pub value: Decimal,
    /// Its words.
    pub span: Span,
}

/// A value and the bounds that the rounding of its inputs leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Bounded {
    value: Decimal,
    low: Decimal,
    high: Decimal,
}

/// The level before a change, for the period of its base; `level` is the record of the level after it.
#[must_use]
pub fn before(scene: &Scene<'_>, level: &Record, amount: Written, percent: Written, when: &When) -> Option<Record> {
    let figure = level.figure.as_ref()?;
    if !matches!(figure.modality, Modality::Actual | Modality::Estimate) || figure.range.is_some() {
        return None;
    }
    let text = scene.words.text;
    let slack = half_unit(amount.span.of(text), amount.value)?;
    let percent_slack = half_unit(percent.span.of(text), percent.value)?;
    let found = prior((figure.value, slack), (percent.value, percent_slack))?;
    let anchor = Dated { reading: level.date.clone(), span: level.evidence.date };
    let dated = anchor.derived(Some(when.clone()), "assemble/period/base", "the base of the change", None);
    let words = |span: Span| one_line(span.of(text));
    let sign = if percent.value.is_sign_negative() { '−' } else { '+' };
    let arithmetic = Arithmetic {
        words: format!("{} ÷ (1 {sign} {} ÷ 100)", words(amount.span), percent.value.abs().normalize()),
        inputs: [amount.span, percent.span],
    };
    let figure = Figure {
        value: found.value,
        range: Some((found.low, found.high)),
        hedge: figure.hedge.map(|_| Hedge::About),
        change: None,
        derived: true,
        arithmetic: Some(Box::new(arithmetic)),
        ..(**figure).clone()
    };
    let head = level.label.rsplit_once(": ").map_or(&*level.label, |(head, _)| head);
    let label = format!("{head}, {}: derived", when.words());
    Some(Record {
        id: scene.parts.names.name("derived", &[Some(amount.span), Some(percent.span)]),
        label: if label.chars().count() <= 80 { label.into() } else { format!("{head}, before").into() },
        confidence: level.confidence.min(0.6),
        figure: Some(Box::new(figure)),
        date: dated.reading,
        evidence: level.evidence,
        ..level.clone()
    })
}

/// `level / (1 + percent / 100)` with its bounds, rounded to what the bounds leave certain.
fn prior((level, slack): (Decimal, Decimal), (percent, percent_slack): (Decimal, Decimal)) -> Option<Bounded> {
    let least = Decimal::new(5, 2);
    let at = |level: Decimal, percent: Decimal| {
        let share = Decimal::ONE + percent.checked_div(Decimal::ONE_HUNDRED)?;
        (share > least).then(|| level.checked_div(share)).flatten()
    };
    let exact = at(level, percent)?;
    let corners = [
        at(level - slack, percent - percent_slack)?,
        at(level - slack, percent + percent_slack)?,
        at(level + slack, percent - percent_slack)?,
        at(level + slack, percent + percent_slack)?,
    ];
    let low = corners.iter().copied().min()?;
    let high = corners.iter().copied().max()?;
    let step = power_below(high - low)?;
    let fine = step.checked_div(Decimal::TEN)?;
    Some(Bounded {
        value: to_step(exact, step, RoundingStrategy::MidpointAwayFromZero)?,
        low: to_step(low, fine, RoundingStrategy::ToNegativeInfinity)?,
        high: to_step(high, fine, RoundingStrategy::ToPositiveInfinity)?,
    })
}

fn to_step(value: Decimal, step: Decimal, strategy: RoundingStrategy) -> Option<Decimal> {
    let rounded = value.checked_div(step)?.round_dp_with_strategy(0, strategy);
    rounded.checked_mul(step).map(|value| value.normalize())
}

/// The greatest power of ten that is not above a width.
fn power_below(width: Decimal) -> Option<Decimal> {
    if width <= Decimal::ZERO {
        return None;
    }
    let mut power = Decimal::ONE;
    while power > width {
        power = power.checked_div(Decimal::TEN).filter(|power| !power.is_zero())?;
    }
    while power.checked_mul(Decimal::TEN)? <= width {
        power = power.checked_mul(Decimal::TEN)?;
    }
    Some(power)
}

/// Half of the last digit that a text writes, scale applied: 0.005 billion for "$3.22 billion". Of the zeros at the
/// end of a whole number only the first is taken for a digit. `None` for numbers in words.
fn half_unit(text: &str, value: Decimal) -> Option<Decimal> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let number: String =
        text.get(start..)?.chars().take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
    let number = number.trim_end_matches(['.', ',']).replace(',', "");
    let written: Decimal = number.parse().ok()?;
    let last = match number.split_once('.') {
        Some((_, decimals)) => Decimal::ONE.checked_div(ten_to(decimals.len())?)?,
        None => ten_to((number.len() - number.trim_end_matches('0').len()).saturating_sub(1))?,
    };
    let scale = value.abs().checked_div(written)?;
    // Anything but a scale word between number and value means that the number was read another way.
    let plain = (0..=15).any(|power| ten_to(power) == Some(scale.normalize()));
    plain.then(|| last.checked_mul(scale)?.checked_div(Decimal::TWO)).flatten()
}

fn ten_to(power: usize) -> Option<Decimal> {
    (0..power).try_fold(Decimal::ONE, |product, _| product.checked_mul(Decimal::TEN))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    #[track_caller]
    fn check(level: (&str, &str), percent: (&str, &str), expected: (&str, &str, &str)) {
        let written = |(text, value): (&str, &str)| (number(value), half_unit(text, number(value)).expect("digits"));
        let found = prior(written(level), written(percent)).expect("a level before");
        assert_eq!((found.value, found.low, found.high), (number(expected.0), number(expected.1), number(expected.2)));
    }

    #[test]
    fn a_level_before_is_as_fine_as_its_inputs() {
        check(("$3.22 billion", "3220000000"), ("11.7", "11.7"), ("2880000000", "2876000000", "2889000000"));
        check(("$10.2 million", "10200000"), ("32 percent", "32"), ("7700000", "7660000", "7800000"));
        check(("1.27 billion USD", "1270000000"), ("2.83", "-2.83"), ("1310000000", "1301000000", "1313000000"));
    }

    #[test]
    fn zeros_at_the_end_of_a_whole_number_are_hardly_digits() {
        assert_eq!(half_unit("2,000 tonnes", number("2000")), Some(number("50")));
        assert_eq!(half_unit("$46.8 billion", number("46800000000")), Some(number("50000000")));
        assert_eq!(half_unit("twenty million", number("20000000")), None);
    }

    #[test]
    fn a_fall_of_all_has_no_level_before() {
        let half = number("0.5");
        assert_eq!(prior((number("5"), half), (number("-100"), half)), None);
    }
}
