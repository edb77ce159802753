//! Columns of a plain text table: cells set apart by tabs, bars, or two spaces and more.

use std::ops::Range;

/// Words that never fill a cell.
const SMALL: [&str; 14] = ["of", "the", "as", "in", "and", "a", "to", "by", "for", "from", "with", "is", "was", "were"];

/// True for running text set with wide blanks: a small word stands alone between them.
pub(super) fn is_spread(line: &str) -> bool {
    !line.contains(['\t', '|']) && line.split("  ").any(|cell| SMALL.contains(&cell.trim()))
}

/// How many cells a line holds; 1 for running text.
pub(super) fn count(line: &str) -> usize {
    if is_spread(line) {
        return 1;
    }
    let mut cells = 0;
    let mut blanks = 2;
    for c in line.chars() {
        match c {
            '\t' | '|' => blanks = 2,
            c if c.is_whitespace() => blanks += 1,
            _ => {
                if blanks >= 2 {
                    cells += 1;
                }
                blanks = 0;
            }
        }
    }
    cells
}

/// True where the line is a row among its neighbours: columns of the same shape, and figures in one of them.
pub(super) fn is_row(before: Option<&str>, line: &str, after: Option<&str>) -> bool {
    let cells = count(line);
    // A line of years, and what stands over them in columns of its own.
    let over = line.contains('\t') && cells > 1 && after.is_some_and(years);
    // A name and figures in columns of their own need no neighbour.
    let figured = line.contains('\t') && figures(&line.replace('\t', "  ")) > 1 && cells > 2;
    // Years set in wide blanks over as many figures.
    let spaced = after.is_some_and(|below| figures(below) >= cells) && years(&line.replace("  ", "\t"));
    if heads(line, after) || years(line) || over || figured || spaced {
        return true;
    }
    if cells < 2 {
        return false;
    }
    // Heads in bars may each stand over several columns.
    let alike = |other: Option<&str>| {
        let barred = |other: &str| line.contains('|') && other.contains('|');
        other.is_some_and(|other| barred(other) || count(other).abs_diff(cells) <= usize::from(cells > 2))
    };
    let digits = |text: &str| text.bytes().any(|b| b.is_ascii_digit());
    let (above, below) = (alike(before), alike(after));
    let numbers = digits(line) || before.is_some_and(digits) || after.is_some_and(digits);
    // Two columns alone are often a name and a date on one line: ask for both neighbours, a bar, or a name and a number.
    let sure = cells > 2 || line.contains('\t') || line.starts_with('|') || named_number(line);
    (if sure { above || below } else { above && below }) && numbers
}

/// "ExportImport": heads that lost the gaps between them, by their capitals; at least two, or none.
pub(super) fn glued(line: &str) -> Vec<Range<usize>> {
    let mut starts: Vec<usize> = Vec::new();
    let mut small = true;
    for (at, c) in line.char_indices() {
        if !c.is_alphabetic() || (c.is_uppercase() && !small) {
            return Vec::new();
        }
        if c.is_uppercase() {
            starts.push(at);
        }
        small = c.is_lowercase();
    }
    let ends = starts.iter().skip(1).copied().chain([line.len()]);
    let parts: Vec<Range<usize>> = starts.iter().copied().zip(ends).map(|(from, to)| from..to).collect();
    let whole = parts.first().is_some_and(|first| first.start == 0) && parts.iter().all(|part| part.len() > 3);
    if parts.len() > 1 && whole { parts } else { Vec::new() }
}

/// True for words that stand over the columns of the row of figures right below them, with or without one over its names.
fn heads(line: &str, below: Option<&str>) -> bool {
    let Some(below) = below.filter(|below| figures(below) >= 2) else { return false };
    let columns = count(below);
    let over = count(line).max(glued(line).len());
    over >= 2 && (over == columns || over + 1 == columns) && line.chars().any(char::is_alphabetic) && figures(line) == 0
}

/// "2022 | 2023R | 2024P" in columns set apart by tabs: years and nothing else, each with a letter for how sure it is.
fn years(line: &str) -> bool {
    let year = |cell: &str| {
        let (digits, rest) = cell.split_at_checked(4).unwrap_or(("", cell));
        let flag = rest.len() <= 1 && rest.chars().all(|c| c.is_ascii_alphabetic() || c == '*');
        (digits.starts_with("19") || digits.starts_with("20")) && digits.bytes().all(|b| b.is_ascii_digit()) && flag
    };
    let cells: Vec<&str> = line.split('\t').map(str::trim).filter(|cell| !cell.is_empty()).collect();
    cells.len() > 1 && cells.into_iter().all(year)
}

/// How many of the cells of a line set in blanks are figures, years left aside.
fn figures(line: &str) -> usize {
    let cell = |cell: &&str| {
        let plain = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '-' | '+' | '−' | '(' | ')' | '*' | '%');
        let year = cell.len() == 4 && (cell.starts_with("19") || cell.starts_with("20"));
        !year && cell.bytes().any(|byte| byte.is_ascii_digit()) && cell.chars().all(plain)
    };
    line.split("  ").map(str::trim).filter(cell).count()
}

/// A name, a wide gap and a number with nothing around it: "Tin ore      1,200".
fn named_number(line: &str) -> bool {
    let Some((name, number)) = line.rsplit_once("  ") else { return false };
    let plain = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '-' | '+' | '−' | '(' | ')' | '*');
    name.chars().any(char::is_alphabetic) && number.bytes().any(|b| b.is_ascii_digit()) && number.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_figures_are_rows_and_a_masthead_is_not() {
        let table = ["Good        2020     2021", "Copper       120      131", "Tin           14       15"];
        assert!(is_row(Some(table[0]), table[1], Some(table[2])));
        assert!(is_row(None, table[0], Some(table[1])));
        assert!(!is_row(None, "THE HARBOUR POST                 May 3, 1995", None));
        assert_eq!(count("| tin | 14 |"), 2);
    }

    #[test]
    fn heads_stand_over_their_figures_with_their_gaps_lost_too() {
        let row = Some("2018      436.35      380.86");
        assert!(is_row(None, "Exports    Imports", row));
        assert!(is_row(None, "ExportsImports", row));
        assert!(!is_row(None, "Exports of tin", row), "a caption");
        assert!(!is_row(None, "YouTube", row) && !is_row(None, "McDonald", row), "a name");
        assert!(!is_row(None, "ExportsImports", Some("They rose again.")));
        assert!(is_row(None, "2022R\t2023P\t2024", Some("(in millions)")), "years");
        assert!(is_row(None, "Year ended May 31,\t\tFour months", Some("2022R\t2023P\t2024")), "over years");
        assert!(is_row(None, "        2018    2019", Some("Tea     120     131")), "years in blanks");
        assert!(!is_row(None, "2022R\tMr P", Some("(in millions)")));
        assert!(is_row(Some("Exports:"), "Tea\t154\t219", Some("Imports:")) && !is_row(None, "Tea\t154", None));
        assert_eq!(glued("ExportImportBalance"), [0..6, 6..12, 12..19]);
    }
}
