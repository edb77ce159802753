//! What is not on the page and why, and how the dates of what is on it were got.

use std::collections::{BTreeMap, HashSet};

use super::{Behind, Cell, Group};
use crate::model::{Grade, RecordId, counted, grouped};
use crate::view::brief::behind::marks::{head, line};
use crate::view::brief::facts::Left;
use crate::view::brief::style::{LISTED_STRONG, TICK};
use crate::view::brief::words::left_out;
use crate::view::scene::{Anchor, Shape, pt};

/// Names indented below their reason.
const INDENT: f32 = 8.0;

/// Both groups, as far as there is something to say.
pub(super) fn groups(of: &Behind<'_>, letters: &BTreeMap<u32, String>, width: f32) -> Vec<Group> {
    [out(of, letters, width), grades(of, width)].into_iter().flatten().collect()
}

/// What was left out, of each kind with its first names.
fn out(of: &Behind<'_>, letters: &BTreeMap<u32, String>, width: f32) -> Option<Group> {
    let tally = &of.facts.tally;
    let all = tally.events.left_out() + tally.figures.left_out();
    let mut rows: Vec<Cell> = Vec::new();
    for (noun, count, figure) in [("event", &tally.events, false), ("figure", &tally.figures, true)] {
        for (number, words, why) in left_out(count, of.facts) {
            let said = format!("{} {words}", counted(number, noun));
            let mut cell = line(of, &format!("left-{}", rows.len()), &said, (0.0, width), LISTED_STRONG);
            let named = of.facts.left.iter().filter(|left| left.figure == figure && Some(left.why) == why);
            let names: Vec<String> = named.map(|left| name(left, letters)).collect();
            let more = (!names.is_empty() && number > names.len())
                .then(|| format!("and {} more", grouped(number - names.len())));
            for words in names.into_iter().chain(more) {
                below(&mut cell, line(of, "", &words, (INDENT, width), TICK));
            }
            rows.push(cell);
        }
    }
    let (head, more) = head(of, "left", None, ("Left out, and why", &grouped(all)), width);
    (!rows.is_empty()).then_some(Group { head, more, rows })
}

/// "President Clinton visited Hanoi, R ¶ 5".
fn name(left: &Left, letters: &BTreeMap<u32, String>) -> String {
    let from = letters.get(&left.document).map(|letter| format!(", {letter}\u{a0}¶\u{a0}{}", left.paragraph));
    format!("{}{}", left.label, from.unwrap_or_default())
}

/// A cell below another one, as one that stands together.
fn below(cell: &mut Cell, mut next: Cell) {
    next.shapes.iter_mut().for_each(|shape| shape.shift(0.0, cell.height));
    cell.shapes.append(&mut next.shapes);
    cell.words = format!("{}; {}", cell.words, next.words);
    cell.height += next.height;
}

/// How many of the page's dates were got in which way.
fn grades(of: &Behind<'_>, width: f32) -> Option<Group> {
    let told: HashSet<RecordId> = of.entries.iter().map(|entry| entry.id).collect();
    let items = || of.facts.items.iter().filter(|item| told.contains(&item.id));
    let all = items().count();
    let row = |grade: Grade| {
        let count = items().filter(|item| item.grade == grade).count();
        let words = format!("{}: {} of {}", grade.words(), grouped(count), grouped(all));
        let mut cell = line(of, &format!("grade-{}", grade.letter()), &words, (22.0, width), TICK);
        let letter =
            Shape::text(pt(0.0, cell.height / 2.0 - 1.0), Anchor::Start, grade.letter(), LISTED_STRONG, of.theme.text);
        cell.shapes.push(letter);
        (count > 0).then_some(cell)
    };
    let rows: Vec<Cell> = Grade::ALL.into_iter().filter_map(row).collect();
    let (head, more) = head(of, "grades", None, ("How the dates were got", ""), width);
    (!rows.is_empty()).then_some(Group { head, more, rows })
}
