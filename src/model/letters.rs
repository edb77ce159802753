//! The first letter of a line.

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
