//! Columns of a plain text table: cells set apart by tabs, bars, or two spaces and more.

/// How many cells a line holds; 1 for running text.
pub(super) fn count(line: &str) -> usize {
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
    if cells < 2 {
        return false;
    }
    let alike = |other: Option<&str>| other.is_some_and(|other| count(other).abs_diff(cells) <= usize::from(cells > 2));
    let digits = |text: &str| text.bytes().any(|b| b.is_ascii_digit());
    let (above, below) = (alike(before), alike(after));
    let numbers = digits(line) || before.is_some_and(digits) || after.is_some_and(digits);
    // Two columns alone are often a name and a date on one line: ask for both neighbours, a bar, or a name and a number.
    let sure = cells > 2 || line.contains('\t') || line.starts_with('|') || named_number(line);
    (if sure { above || below } else { above && below }) && numbers
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
}
