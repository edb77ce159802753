//! How the program writes what it counts, the first letter of a line, and a stretch of text as one line.

use std::borrow::Cow;

/// The line with its first letter in upper case.
#[must_use]
pub fn upper_first(line: &str) -> String {
    let mut letters = line.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The line with its first letter in lower case.
#[must_use]
pub fn lower_first(line: &str) -> String {
    let mut letters = line.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// `12,480` for 12480.
#[must_use]
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `1 event`, `2 events`.
#[must_use]
pub fn counted(number: usize, noun: &str) -> String {
    format!("{} {noun}{}", grouped(number), if number == 1 { "" } else { "s" })
}

/// A stretch of text with one blank wherever it has white space, line ends included.
#[must_use]
pub fn one_line(text: &str) -> Cow<'_, str> {
    // Nearly every stretch is one line already.
    let plain = |pair: &[u8]| !pair.iter().any(|byte| *byte != b' ' && byte.is_ascii_whitespace()) && pair != b"  ";
    let trimmed = text.trim();
    if trimmed.is_ascii() && trimmed.as_bytes().windows(2).all(plain) && !trimmed.contains('\u{b}') {
        return Cow::Borrowed(trimmed);
    }
    Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Goods that keep their "s" in front of another noun: "arms exports".
const KEPT: [&str; 6] = ["arms", "goods", "clothes", "services", "lens", "species"];

/// A good in front of another noun: "tomato exports", "iron ore exports".
#[must_use]
pub fn attributive(good: &str) -> Cow<'_, str> {
    let last = good.rsplit([' ', '-']).next().unwrap_or(good);
    let plural = last.len() > 3 && last.ends_with('s') && !KEPT.contains(&last);
    if !plural || ["ss", "us", "is", "as", "ics"].iter().any(|end| last.ends_with(end)) {
        return Cow::Borrowed(good);
    }
    let first = good.strip_suffix(last).unwrap_or_default();
    Cow::Owned(format!("{first}{}", without_s(last)))
}

/// Nouns whose plural ends like those of "battery" and "tomato", and which end in "ie" and "oe" themselves.
const IN_E: [&str; 9] = ["ties", "neckties", "pies", "movies", "cookies", "calories", "shoes", "canoes", "toes"];

/// A plural in "s" without it: "battery", "tomato", "box", "shoe".
#[must_use]
pub fn without_s(plural: &str) -> String {
    let in_e = IN_E.contains(&plural);
    let ends =
        [("ies", "y"), ("oes", "o"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("tzes", "tz")];
    for (end, instead) in ends {
        if let Some(stem) = plural.strip_suffix(end).filter(|stem| !stem.is_empty() && !in_e) {
            return format!("{stem}{instead}");
        }
    }
    plural.strip_suffix('s').unwrap_or(plural).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(12_480), "12,480");
        assert_eq!(grouped(1_234_567), "1,234,567");
        assert_eq!(counted(1, "event"), "1 event");
    }

    #[test]
    fn a_good_in_front_of_a_noun_is_one() {
        for (good, told) in [
            ("tomatoes", "tomato"),
            ("rare earths", "rare earth"),
            ("batteries", "battery"),
            ("cars", "car"),
            ("peaches", "peach"),
            ("ceramic boxes", "ceramic box"),
            ("shoes", "shoe"),
            ("cookies", "cookie"),
            ("neckties", "necktie"),
            ("prizes", "prize"),
            ("gas", "gas"),
            ("arms", "arms"),
            ("electronics", "electronics"),
            ("iron ore", "iron ore"),
        ] {
            assert_eq!(super::attributive(good), told);
        }
    }
}
