//! Footnotes and lists: runs of styled words broken into lines, entries set in two columns, the rest handed back.

use super::facts::Evidence;
use super::sheet::{Kind, Part};
use super::style::{NOTE, NOTE_ITALIC, NOTE_LINE, NOTE_STRONG};
use crate::view::scene::{Anchor, Shape, pt};
use crate::view::text::{Measure, TextStyle};
use crate::view::theme::Theme;

/// Words in one style.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The words, with the spaces around them.
    pub words: String,
    /// How they are set.
    pub style: TextStyle,
}

/// Words in a style.
#[must_use]
pub fn run(words: impl Into<String>, style: TextStyle) -> Run {
    Run { words: words.into(), style }
}

/// One footnote or one entry of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// Its id on the page.
    pub id: String,
    /// What stands before it: "4, 5", "b".
    pub marks: String,
    /// Its words.
    pub runs: Vec<Run>,
    /// The part of the page that it belongs to.
    pub link: Option<String>,
}

impl Note {
    /// As plain text.
    #[must_use]
    pub fn words(&self) -> String {
        let words: String = self.runs.iter().map(|run| run.words.as_str()).collect();
        format!("{} {words}", self.marks).trim().to_owned()
    }
}

/// Outlet, headline in italics, date, place in the document.
#[must_use]
pub fn citation(evidence: &Evidence, place: &str) -> Vec<Run> {
    vec![
        run(format!("{}, ", evidence.outlet), NOTE),
        run(format!("“{}”", evidence.headline), NOTE_ITALIC),
        run(format!(", {}, {place}", evidence.date), NOTE),
    ]
}

/// A line: its runs with their places from the left.
pub type Line = Vec<(f32, Run)>;

/// Breaks runs into lines of a width, at spaces; a word longer than a line is broken where it must be.
#[must_use]
pub fn wrap(runs: &[Run], width: f32, measure: Measure) -> Vec<Line> {
    let mut lines: Vec<Line> = vec![Vec::new()];
    let mut x = 0.0;
    for run in &glued(runs) {
        for word in run.words.split_inclusive(' ') {
            for piece in pieces(word, run.style, width, measure) {
                let bare = measure(piece.trim_end(), run.style);
                if x > 0.0 && x + bare > width {
                    lines.push(Vec::new());
                    x = 0.0;
                }
                let Some(line) = lines.last_mut() else { continue };
                match line.last_mut() {
                    Some((_, last)) if last.style == run.style => last.words.push_str(piece),
                    _ => line.push((x, Run { words: piece.to_owned(), style: run.style })),
                }
                x += measure(piece, run.style);
            }
        }
    }
    for (_, run) in lines.iter_mut().filter_map(|line| line.last_mut()) {
        run.words.truncate(run.words.trim_end().len());
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// Runs that begin with punctuation give it to the run before: no line begins with a comma.
fn glued(runs: &[Run]) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::with_capacity(runs.len());
    for run in runs {
        let rest = run.words.trim_start_matches([',', ';', '.', ':', ')']);
        match out.last_mut().filter(|last| !last.words.ends_with(' ')) {
            Some(last) => {
                last.words.push_str(run.words.strip_suffix(rest).unwrap_or_default());
                out.push(Run { words: rest.to_owned(), style: run.style });
            }
            None => out.push(run.clone()),
        }
    }
    out
}

/// A word in pieces that each fit a line: file names and addresses have no spaces.
fn pieces<'a>(word: &'a str, style: TextStyle, width: f32, measure: Measure) -> Vec<&'a str> {
    let mut pieces = Vec::new();
    let mut rest = word;
    while measure(rest.trim_end(), style) > width {
        let fits = |end: &usize| rest.get(..*end).is_some_and(|head| measure(head, style) <= width);
        let end = rest.char_indices().map(|(at, _)| at).skip(1).take_while(fits).last();
        let Some((head, tail)) = end.and_then(|end| rest.split_at_checked(end)) else { break };
        pieces.push(head);
        rest = tail;
    }
    pieces.push(rest);
    pieces
}

/// A block of entries in columns.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Block {
    /// A part for each entry that is set.
    pub parts: Vec<Part>,
    /// Height of the block.
    pub height: f32,
    /// How many entries are set.
    pub set: usize,
}

/// Where a block may stand.
#[derive(Debug, Clone, Copy)]
pub struct Area {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Most height.
    pub height: f32,
    /// Number of columns.
    pub columns: usize,
}

/// Sets entries in columns of even length, as many as have room.
#[must_use]
pub fn set(notes: &[Note], area: Area, theme: &Theme, measure: Measure) -> Block {
    const BETWEEN: f32 = 30.0;
    let columns = area.columns.max(1) as f32;
    let column = (area.width - BETWEEN * (columns - 1.0)) / columns;
    let marks = notes.iter().map(|note| measure(&note.marks, NOTE_STRONG)).fold(0.0, f32::max);
    let indent = if marks > 0.0 { (marks + 8.0).max(18.0) } else { 0.0 };
    let most = (area.height / NOTE_LINE).floor().max(0.0) as usize;
    // Only what could ever stand here is broken into lines: a list behind a page may have a million entries.
    let could = most.saturating_mul(area.columns.max(1));
    let lines: Vec<Vec<Line>> =
        notes.iter().take(could).map(|note| wrap(&note.runs, column - indent, measure)).collect();
    let total: usize = lines.iter().map(Vec::len).sum();
    let mut per = total.div_ceil(area.columns.max(1)).min(most);
    // Entries are not broken over columns, so a column may need some lines more than its share.
    while per < most && fits(&lines, per, area.columns) < lines.len() {
        per += 1;
    }
    let set = fits(&lines, per, area.columns);
    let mut block = Block { set, ..Block::default() };
    let (mut at, mut row) = (0_usize, 0_usize);
    for (note, lines) in notes.iter().zip(&lines).take(set) {
        if row + lines.len() > per && row > 0 {
            (at, row) = (at + 1, 0);
        }
        let x = area.x + at as f32 * (column + BETWEEN);
        let y = area.y + row as f32 * NOTE_LINE;
        block.parts.push(part(note, lines, (x, y), indent, theme));
        row += lines.len();
        block.height = block.height.max(row as f32 * NOTE_LINE);
    }
    block
}

/// How many entries fit into columns of so many lines.
fn fits(lines: &[Vec<Line>], per: usize, columns: usize) -> usize {
    let (mut at, mut row) = (0, 0);
    for (index, lines) in lines.iter().enumerate() {
        if row + lines.len() > per && row > 0 {
            (at, row) = (at + 1, 0);
        }
        if at >= columns || lines.len() > per {
            return index;
        }
        row += lines.len();
    }
    lines.len()
}

/// A note at a place, broken into lines.
#[must_use]
pub fn part(note: &Note, lines: &[Line], (x, y): (f32, f32), indent: f32, theme: &Theme) -> Part {
    let mut shapes = Vec::new();
    let middle = |line: usize| y + (line as f32 + 0.5) * NOTE_LINE;
    if !note.marks.is_empty() {
        shapes.push(Shape::text(pt(x, middle(0)), Anchor::Start, &*note.marks, NOTE_STRONG, theme.text));
    }
    for (number, line) in lines.iter().enumerate() {
        for (from, run) in line {
            let at = pt(x + indent + from, middle(number));
            shapes.push(Shape::text(at, Anchor::Start, &*run.words, run.style, theme.text2));
        }
    }
    Part { link: note.link.clone(), ..Part::new(&*note.id, Kind::Note, note.words(), shapes) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fonts::measure;

    #[track_caller]
    fn check(text: &str, width: f32, want: &[&str]) {
        let letters = |text: &str, _: TextStyle| text.chars().count() as f32;
        let lines = wrap(&[run(text, NOTE)], width, &letters);
        let lines: Vec<String> =
            lines.iter().map(|line| line.iter().map(|(_, run)| run.words.as_str()).collect()).collect();
        assert_eq!(lines, want);
    }

    #[test]
    fn lines_are_broken_at_spaces_and_long_words_where_they_must() {
        check("one two three", 7.0, &["one two", "three"]);
        check("abcdefghij", 4.0, &["abcd", "efgh", "ij"]);
        check("", 4.0, &[]);
        check("a  b", 10.0, &["a  b"]);
    }

    #[test]
    fn no_line_begins_with_punctuation() {
        let letters = |text: &str, _: TextStyle| text.chars().count() as f32;
        let lines =
            wrap(&[run("Gazette, ", NOTE), run("“Note”", NOTE_ITALIC), run("; also this", NOTE)], 15.0, &letters);
        let words: Vec<String> =
            lines.iter().map(|line| line.iter().map(|(_, run)| run.words.as_str()).collect()).collect();
        assert_eq!(words, ["Gazette,", "“Note”; also", "this"]);
    }

    #[test]
    fn entries_that_have_no_room_are_handed_back() {
        let note = |n: usize| Note {
            id: format!("n{n}"),
            marks: n.to_string(),
            runs: vec![
                run("Gazette, ", NOTE),
                run("“A headline of some length that needs two lines here”", NOTE_ITALIC),
            ],
            link: None,
        };
        let notes: Vec<Note> = (1..=9).map(note).collect();
        let area = Area { x: 0.0, y: 0.0, width: 400.0, height: 6.0 * NOTE_LINE, columns: 2 };
        let block = set(&notes, area, &Theme::light(), &measure);
        assert_eq!((block.set, block.parts.len()), (6, 6), "three entries of two lines in each column");
        assert!(block.height <= area.height + 0.1);
    }
}
