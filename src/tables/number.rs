//! Numbers as people write them in cells: "64'210.5", "2,80,114.6", "171 204,3 p", "(13.8)", and what stands for none.

use rust_decimal::Decimal;

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Written {
    /// A number, and the marks that stand beside it.
    Number(Decimal, Vec<String>),
    /// Something that stands for no number: "..", "n.a.", a dash.
    Gap,
    /// Words.
    Words,
}

/// Which mark parts the decimals where a number alone does not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Decimals {
    /// "1.5"; a comma groups.
    #[default]
    Point,
    /// "1,5"; a point groups.
    Comma,
}

/// What stands for no number in the tables of offices.
const GAPS: [&str; 40] = [
    "..", "…", "...", "....", "n.a.", "n.a", "na", "n/a", "n.d.", "n.d", "nd", ":", "-", "–", "—", "−", "--", "---",
    "x", "х", "(x)", "c", "(c)", "k.a.", "s/d", "s.d.", "н/д", "н.д.", "nan", ".", "*", "**", "#n/a", "z", "(z)",
    "null", "none", "(d)", "(s)", "conf.",
];

/// Reads a cell.
pub(super) fn read(text: &str, decimals: Decimals) -> Written {
    let text = text.trim();
    let lower = text.to_lowercase();
    if text.is_empty() || GAPS.contains(&lower.as_str()) {
        return Written::Gap;
    }
    // Eurostat: a colon and flags.
    if text.starts_with(':') && text.len() <= 8 {
        return Written::Gap;
    }
    let Some((body, marks)) = parts(text) else {
        let gap =
            lower.split_whitespace().next().is_some_and(|first| first.len() < lower.len() && GAPS.contains(&first));
        return if gap && text.chars().count() <= 8 { Written::Gap } else { Written::Words };
    };
    match value(&body, decimals) {
        Some(number) => Written::Number(number, marks),
        None => Written::Words,
    }
}

/// The number of a text with its sign, and the marks before and behind it; `None` where there is more than that.
fn parts(text: &str) -> Option<(String, Vec<String>)> {
    let negative = text.starts_with('(') && text.ends_with(')') && text.chars().any(|c| c.is_ascii_digit());
    let text = if negative { text.get(1..text.len() - 1)? } else { text };
    let first = text.find(|c: char| c.is_ascii_digit())?;
    let is_part = |c: char| c.is_ascii_digit() || ".,'’ \u{a0}\u{202f}\u{2009}".contains(c);
    let (before, rest) = text.split_at(first);
    let end = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
    let (body, after) = rest.split_at(end);
    let kept = body.trim_end_matches(|c: char| !c.is_ascii_digit());
    let after = format!("{}{after}", body.get(kept.len()..).unwrap_or_default());
    let sign = before.trim_end().chars().next_back().filter(|c| "+-−–".contains(*c));
    let before = sign.map_or(before, |sign| before.trim_end().trim_end_matches(sign));
    // "Q1" and "T 2" are names; before a number stand signs and the marks of offices.
    let named = |c: char| c.is_alphabetic() && !"pre".contains(c.to_ascii_lowercase());
    if before.contains(named) || (before.contains(char::is_alphabetic) && !before.ends_with(' ')) {
        return None;
    }
    let marks = marks(before)?.into_iter().chain(marks(&after)?).collect();
    let minus = negative || sign.is_some_and(|sign| sign != '+');
    Some((format!("{}{kept}", if minus { "-" } else { "" }), marks))
}

/// The marks beside a number; `None` where they are words.
fn marks(text: &str) -> Option<Vec<String>> {
    let cut = |c: char| c.is_whitespace() || "()[],;".contains(c);
    let all: Vec<String> = text.split(cut).filter(|mark| !mark.is_empty()).map(str::to_lowercase).collect();
    let short =
        |mark: &String| mark.chars().count() <= 4 || matches!(mark.trim_end_matches('.'), "prov" | "prelim" | "estim");
    let plain = |mark: &String| !mark.starts_with(['-', '–', '/', '+']) && !mark.contains(|c: char| c.is_ascii_digit());
    (all.len() <= 3 && all.iter().all(short) && all.iter().all(plain)).then_some(all)
}

/// The value of digits with marks between them.
fn value(body: &str, decimals: Decimals) -> Option<Decimal> {
    let (minus, digits) = body.strip_prefix('-').map_or((false, body), |digits| (true, digits));
    let tight: String = digits.chars().filter(|c| !"'’ \u{a0}\u{202f}\u{2009}".contains(*c)).collect();
    let spaced = tight.len() != digits.len();
    if spaced && !is_grouped(digits) {
        return None;
    }
    let point = decimal_mark(&tight, decimals);
    let plain: String = match point {
        Some(mark) => {
            let (whole, rest) = tight.rsplit_once(mark)?;
            format!("{}.{rest}", whole.replace([',', '.'], ""))
        }
        None => tight.replace([',', '.'], ""),
    };
    let number: Decimal = plain.parse().ok()?;
    Some(if minus { -number } else { number })
}

/// True where blanks and strokes part groups of three digits.
fn is_grouped(digits: &str) -> bool {
    let (whole, rest) = digits.split_at(digits.find(['.', ',']).unwrap_or(digits.len()));
    if rest.contains(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')) {
        return false;
    }
    let mut groups = whole.split(|c: char| !c.is_ascii_digit());
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3)
}

/// The mark before the decimals of a number, where there is one.
fn decimal_mark(tight: &str, decimals: Decimals) -> Option<char> {
    let count = |mark: char| tight.matches(mark).count();
    let (points, commas) = (count('.'), count(','));
    let behind = |mark: char| tight.rsplit_once(mark).map_or(0, |(_, rest)| rest.len());
    match (points, commas) {
        (0, 0) => None,
        (0, 2..) | (2.., 0) => None,
        (1.., 1..) => Some(if tight.rfind('.') > tight.rfind(',') { '.' } else { ',' }),
        (1, _) => (decimals == Decimals::Point || behind('.') != 3).then_some('.'),
        _ => (decimals == Decimals::Comma || behind(',') != 3).then_some(','),
    }
}

/// What the numbers of a table say of their decimals: those that leave no doubt speak for the others.
pub(super) fn decimals<'t>(cells: impl Iterator<Item = &'t str>) -> Decimals {
    let (mut points, mut commas) = (0_usize, 0_usize);
    for cell in cells.take(20_000) {
        let Some((body, _)) = parts(cell.trim()) else { continue };
        let tight: String = body.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
        let spaced = body.trim_start_matches('-').len() > tight.len();
        let count = |mark: char| tight.matches(mark).count();
        let behind = |mark: char| tight.rsplit_once(mark).map_or(0, |(_, rest)| rest.len());
        match (count('.'), count(',')) {
            (0, 0) => {}
            (1.., 1..) => *if tight.rfind('.') > tight.rfind(',') { &mut points } else { &mut commas } += 1,
            (0, 2..) => points += 1,
            (2.., 0) => commas += 1,
            (1, _) if spaced || behind('.') != 3 => points += 1,
            (_, 1) if spaced || behind(',') != 3 => commas += 1,
            _ => {}
        }
    }
    if commas > points { Decimals::Comma } else { Decimals::Point }
}

/// True for a whole number that can be a year, written without marks.
pub(super) fn is_year(text: &str) -> bool {
    text.len() == 4 && text.parse::<i32>().is_ok_and(|year| (1900..=2100).contains(&year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, decimals: Decimals, expected: &str, marks: &[&str]) {
        match read(text, decimals) {
            Written::Number(number, found) => {
                assert_eq!(
                    (number.normalize().to_string().as_str(), found),
                    (expected, marks.iter().map(|mark| (*mark).to_owned()).collect()),
                    "{text}"
                );
            }
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn numbers_are_read_in_every_manner_of_writing() {
        let (point, comma) = (Decimals::Point, Decimals::Comma);
        check("57.710.118,4", point, "57710118.4", &[]);
        check("2,80,114.6", point, "280114.6", &[]);
        check("64'210.5", point, "64210.5", &[]);
        check("34’771.0", point, "34771", &[]);
        check("171 204,3", comma, "171204.3", &[]);
        check("73,640", point, "73640", &[]);
        check("1,204", comma, "1.204", &[]);
        check("(1'652.3)", point, "-1652.3", &[]);
        check("–2.7", point, "-2.7", &[]);
        check("+10.4", point, "10.4", &[]);
    }

    #[test]
    fn marks_beside_a_number_are_no_part_of_it() {
        check("817.3 (r)", Decimals::Point, "817.3", &["r"]);
        check("33 905,2 p", Decimals::Comma, "33905.2", &["p"]);
        check("5,842.1²", Decimals::Point, "5842.1", &["²"]);
        check("29,4%", Decimals::Comma, "29.4", &["%"]);
        check("570,018.9 (p)", Decimals::Point, "570018.9", &["p"]);
    }

    #[test]
    fn what_stands_for_no_number_is_a_gap_and_words_are_words() {
        for gap in ["..", "n.a.", ": c", "–", "x", "NaN", ""] {
            assert_eq!(read(gap, Decimals::Point), Written::Gap, "{gap}");
        }
        for words in ["Q1", "T 2", "Tin ore", "41,205 38,117", "+385 21 555 0142", "12.5 to 13.5 million tonnes"] {
            assert_eq!(read(words, Decimals::Point), Written::Words, "{words}");
        }
    }

    #[test]
    fn the_numbers_that_leave_no_doubt_speak_for_the_others() {
        assert_eq!(decimals(["1.204", "7,5"].into_iter()), Decimals::Comma);
        assert_eq!(decimals(["1,204", "7.5"].into_iter()), Decimals::Point);
    }
}
