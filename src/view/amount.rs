//! Amounts in few letters: "$1.27 bn", "−2.83%", "about 300".

use rust_decimal::Decimal;

use crate::model::{Figure, Hedge, Metric};

/// The sign before or the word behind an amount of a unit.
fn affixes(unit: &str) -> (&str, String) {
    match unit {
        "USD" => ("$", String::new()),
        "AUD" => ("A$", String::new()),
        "CAD" => ("C$", String::new()),
        "HKD" => ("HK$", String::new()),
        "NZD" => ("NZ$", String::new()),
        "SGD" => ("S$", String::new()),
        "EUR" => ("€", String::new()),
        "GBP" => ("£", String::new()),
        "JPY" => ("¥", String::new()),
        "KRW" => ("₩", String::new()),
        "%" => ("", "%".to_owned()),
        "count" | "" => ("", String::new()),
        unit => ("", format!(" {unit}")),
    }
}

/// What an axis says of its unit.
#[must_use]
pub fn unit_words(unit: &str, per: &str) -> String {
    let words = match unit {
        "USD" => "US$",
        "AUD" => "A$",
        "CAD" => "C$",
        "HKD" => "HK$",
        "NZD" => "NZ$",
        "SGD" => "S$",
        "%" => "per cent",
        "pp" => "percentage points",
        "bp" => "basis points",
        "count" => "number",
        "t" => "tonnes",
        "bbl" => "barrels",
        "m3" => "m³ (1,000 L)",
        unit => unit,
    };
    if per.is_empty() { words.to_owned() } else { format!("{words} a {per}") }
}

/// A number with "bn", "m" or commas, exact to four decimals of the scale.
#[must_use]
pub fn number(value: Decimal) -> String {
    let size = value.abs();
    let scaled = |zeros: u32, word: &str| {
        let unit = Decimal::from(10_u64.pow(zeros));
        let text = (size / unit).round_dp(4).normalize().to_string();
        format!("{} {word}", commas(&text))
    };
    let text = match size {
        s if s >= Decimal::from(1_000_000_000_000_u64) => scaled(12, "tn"),
        s if s >= Decimal::from(1_000_000_000_u64) => scaled(9, "bn"),
        s if s >= Decimal::from(1_000_000_u64) => scaled(6, "m"),
        s => commas(&s.round_dp(4).normalize().to_string()),
    };
    if value.is_sign_negative() && !value.is_zero() { format!("−{text}") } else { text }
}

/// Commas between thousands of a decimal text without sign.
fn commas(text: &str) -> String {
    let (whole, rest) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let mut out = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(rest) = rest {
        out.push('.');
        out.push_str(rest);
    }
    out
}

/// A figure's amount with its unit, without hedge: "$5 bn–7 bn".
#[must_use]
pub fn amount(figure: &Figure) -> String {
    // Millions of kilograms are told in tonnes, as the axis has them.
    let thousand = Decimal::from(1000);
    let heavy = figure.unit == "kg" && figure.value.abs() >= Decimal::from(1_000_000);
    let (sign, unit) = affixes(if heavy { "t" } else { &figure.unit });
    let number = |value: Decimal| number(if heavy { value / thousand } else { value });
    let one = |value: Decimal| {
        let text = number(value);
        match text.strip_prefix('−') {
            Some(text) => format!("−{sign}{text}"),
            None => format!("{sign}{text}"),
        }
    };
    let change = figure.metric == Some(Metric::Change) && figure.value.is_sign_positive() && !figure.value.is_zero();
    match figure.range {
        Some((low, high)) => format!("{}–{}{unit}", one(low), number(high)),
        None if change => format!("+{}{unit}", one(figure.value)),
        None => format!("{}{unit}", one(figure.value)),
    }
}

/// A figure's amount as its text bounds it: "about $6 bn".
#[must_use]
pub fn words(figure: &Figure) -> String {
    match figure.hedge.map(Hedge::word) {
        Some(hedge) => format!("{hedge} {}", unhedged(figure)),
        None => unhedged(figure),
    }
}

/// The same without "about" and the like.
#[must_use]
pub fn unhedged(figure: &Figure) -> String {
    let per = figure.per.as_ref().map(|per| format!(" a {per}")).unwrap_or_default();
    format!("{}{per}", amount(figure))
}

/// A tick of an axis: "1 bn", "100 m", "0.1 m", "−20".
#[must_use]
pub fn tick(value: f64) -> String {
    let size = value.abs();
    let (unit, word) = match size {
        s if s >= 0.99e12 => (1e12, " tn"),
        s if s >= 0.99e9 => (1e9, " bn"),
        s if s >= 0.99e6 => (1e6, " m"),
        s if s >= 9.9e3 => (1e3, " k"),
        _ => (1.0, ""),
    };
    let scaled = size / unit;
    let text = if scaled >= 10.0 || (scaled - scaled.round()).abs() < 1e-6 {
        format!("{:.0}", scaled.round())
    } else {
        format!("{scaled:.6}").trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    if value < 0.0 { format!("−{text}{word}") } else { format!("{text}{word}") }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::{number, tick};

    #[track_caller]
    fn check(value: &str, want: &str) {
        assert_eq!(number(value.parse::<Decimal>().expect("a number")), want);
    }

    #[test]
    fn numbers_are_short_and_not_rounded_to_fit() {
        check("1270000000", "1.27 bn");
        check("250000", "250,000");
        check("10200000", "10.2 m");
        check("-2.83", "−2.83");
        check("6000000000000", "6 tn");
        check("1234567", "1.2346 m");
        check("0", "0");
    }

    #[test]
    fn ticks_are_compact() {
        let ticks: Vec<String> = [1e9, 1e8, 1e5, 0.0, -20.0, 0.5, 2500.0].into_iter().map(tick).collect();
        assert_eq!(ticks, ["1 bn", "100 m", "100 k", "0", "−20", "0.5", "2500"]);
    }
}
