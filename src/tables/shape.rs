//! Tables of one shape: the same heads over the same columns, whatever year they tell of.

use super::plain;
use crate::model::{Table, TextHash};

/// What tells a table's form from others, so that what is said of one counts for all of its form; `None` where it has no
/// rows. Digits count as digits, for next year's table has the same form.
#[must_use]
pub fn shape(text: &str, table: &Table) -> Option<TextHash> {
    let heads = plain::heads(text, table)?;
    let digits = |c: char| if c.is_ascii_digit() { '#' } else { c };
    let head = |(column, words): &(u32, &str)| {
        let form: String = words.trim().to_lowercase().chars().map(digits).collect();
        format!("{column} {form}\t")
    };
    let row = |row: &Vec<(u32, &str)>| row.iter().map(head).chain(["\n".to_owned()]).collect::<String>();
    let form: String = heads.iter().map(row).collect();
    Some(TextHash::of(&form))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::read_bytes;

    fn of(text: &str) -> TextHash {
        let (_, article) = read_bytes("table.csv", text.as_bytes());
        let document = article.expect("it is a table").document;
        shape(&document.text, &document.tables[0]).expect("it has rows")
    }

    #[test]
    fn the_same_heads_are_one_shape_whatever_year_they_tell_of() {
        let first = of("kind,2014,2015\ntin,5,6\nlead,7,8\n");
        assert_eq!(first, of("kind,2016,2017\nzinc,1,2\ntin,3,4\nlead,9,1\n"));
        assert_ne!(first, of("kind,area,2015\ntin,5,6\nlead,7,8\n"));
    }
}
