//! What a page holds, in the order in which it is read: blocks of lines, and rows of tables.

use pdfboss_output as pdf;
use pdfboss_text::TextSpan;

use crate::model::ParagraphKind;

/// A line as it stands on the page; places in points, upwards and to the right.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub words: String,
    pub x: f32,
    pub y: f32,
    pub end_x: f32,
    pub size: f32,
}

/// Lines that belong together.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Block {
    pub kind: ParagraphKind,
    pub lines: Vec<Line>,
}

impl From<&pdf::Line> for Line {
    fn from(line: &pdf::Line) -> Self {
        let words = line.inlines.iter().map(|inline| inline.text.as_str()).collect();
        Self { words, x: line.x, y: line.y, end_x: line.end_x, size: line.size }
    }
}

/// The blocks of a page without those that the file itself calls its head and foot.
pub(super) fn blocks(page: &pdf::PageLayout) -> Vec<Block> {
    let mut found = Vec::new();
    for block in &page.blocks {
        match block {
            pdf::Block::Heading { lines, .. } => found.push(of(ParagraphKind::Heading, lines)),
            pdf::Block::Paragraph { role: pdf::Role::PageHeader | pdf::Role::PageFooter, .. } => {}
            pdf::Block::Paragraph { lines, .. } => found.push(of(ParagraphKind::Body, lines)),
            pdf::Block::List { items, .. } => {
                found.extend(items.iter().map(|item| of(ParagraphKind::Item, &item.lines)));
            }
            pdf::Block::Table { rows, .. } => found.extend(rows.iter().filter_map(|row| self::row(row))),
        }
    }
    let mut found = parted(found);
    found.retain(|block| block.lines.iter().any(|line| !line.words.trim().is_empty()));
    found
}

fn of(kind: ParagraphKind, lines: &[pdf::Line]) -> Block {
    Block { kind, lines: lines.iter().map(Line::from).collect() }
}

/// A step from line to line that is so much larger than the others parts paragraphs.
const STEP: f32 = 1.25;
/// A line that begins so many of its letters further in begins a paragraph.
const INDENT: f32 = 0.8;

/// Where the lines of a column end. A headline over all columns begins where the first of them begins, so the furthest
/// lines of the page do not count.
fn right_of(left: f32, own: f32, page: &[(f32, f32)]) -> f32 {
    let column = page.iter().filter(|(x, _)| (x - left).abs() < COLUMN);
    let mut ends: Vec<f32> = column.map(|(_, end)| *end).collect();
    ends.sort_by(f32::total_cmp);
    let most = ends.get(ends.len() * 17 / 20).copied().filter(|_| ends.len() >= FEW);
    most.unwrap_or(own).max(own)
}

/// Fewer lines do not tell where a column ends.
const FEW: usize = 8;
/// Lines that begin so near to each other, in points, stand in one column.
const COLUMN: f32 = 36.0;
/// A line that leaves so much of its column free ends its paragraph.
const FREE: f32 = 0.35;

/// The blocks of running text in their paragraphs.
fn parted(blocks: Vec<Block>) -> Vec<Block> {
    let lines: Vec<(f32, f32)> =
        blocks.iter().flat_map(|block| &block.lines).map(|line| (line.x, line.end_x)).collect();
    let set = Set::of(&blocks);
    let mut parts = Vec::new();
    for block in blocks {
        if block.kind == ParagraphKind::Body {
            parts.extend(paragraphs(block, &lines, &set));
        } else {
            parts.push(block);
        }
    }
    parts
}

/// How far lines stand below each other on a page: typesetters keep that to a hair, so entries of a list that stand a
/// little further from each other are told apart by it.
struct Set(Vec<(f32, f32)>);

/// A step that is so much larger than that of the page parts the entries of a list.
const FURTHER: f32 = 1.06;
/// An entry whose last line leaves so much of its column free ends there, whatever it ends in.
const SOME_FREE: f32 = 0.15;
/// Steps that must agree.
const AGREED: usize = 4;

impl Set {
    fn of(blocks: &[Block]) -> Self {
        let running = blocks.iter().filter(|block| block.kind != ParagraphKind::Row);
        let pairs = running.flat_map(|block| block.lines.windows(2));
        let steps = pairs.filter_map(|pair| {
            let [before, line] = pair else { return None };
            let step = before.y - line.y;
            let alike = (before.size - line.size).abs() < HAIR && step > 0.0 && step < line.size * 2.5;
            alike.then_some((line.size, step))
        });
        let mut steps: Vec<(f32, f32)> = steps.collect();
        steps.sort_by(|one, other| one.0.total_cmp(&other.0));
        let sizes = steps.chunk_by(|one, other| other.0 - one.0 < HAIR);
        Self(sizes.filter_map(|of_size| Some((of_size.first()?.0, agreed(of_size)?))).collect())
    }

    /// The step that most lines of a size keep; `None` where too few do.
    fn pitch(&self, size: f32) -> Option<f32> {
        self.0.iter().rev().find(|(least, _)| *least <= size).map(|(_, pitch)| *pitch)
    }
}

/// The step on which most agree, the smaller of two.
fn agreed(steps: &[(f32, f32)]) -> Option<f32> {
    let mut steps: Vec<f32> = steps.iter().map(|(_, step)| *step).collect();
    steps.sort_by(f32::total_cmp);
    let with = |(at, step): (usize, &f32)| {
        let rest = steps.get(at..).unwrap_or_default();
        (rest.partition_point(|other| other - step < HAIR), std::cmp::Reverse(at))
    };
    let (count, std::cmp::Reverse(at)) = steps.iter().enumerate().map(with).max()?;
    // The middle one of those that agree.
    steps.get(at + count / 2).copied().filter(|_| count >= AGREED)
}

/// Sizes and steps that differ by less are the same, in points.
const HAIR: f32 = 0.2;

/// A block in its paragraphs. The signs of typesetters: more room between two lines, a first line further in, and a line
/// that ends a sentence although the next word would have had room behind it.
fn paragraphs(block: Block, page: &[(f32, f32)], set: &Set) -> Vec<Block> {
    let mut steps: Vec<f32> = block.lines.windows(2).filter_map(step).filter(|step| *step > 0.0).collect();
    steps.sort_by(f32::total_cmp);
    // Lines inside paragraphs are more than gaps between them, and closer.
    let pitch = steps.get(steps.len() / 3).copied().unwrap_or(f32::MAX);
    let left = block.lines.iter().map(|line| line.x).fold(f32::MAX, f32::min);
    let own = block.lines.iter().map(|line| line.end_x).fold(f32::MIN, f32::max);
    let right = right_of(left, own, page);
    let begins = |pair: &[Line]| {
        let [before, line] = pair else { return false };
        let step = step(pair).unwrap_or(0.0);
        // Upwards is another column.
        let wide = step > pitch * STEP && step > line.size * STEP;
        let ends = before.words.trim_end().ends_with(|c: char| ".!?:…\"”’)»]".contains(c));
        let further_in = line.x > left + INDENT * line.size && before.x < left + INDENT * line.size && ends;
        let first: usize = line.words.split_whitespace().next().map_or(0, |word| word.chars().count());
        let letter = (line.end_x - line.x) / line.words.chars().count().max(1) as f32;
        let free = right - before.end_x;
        let room = free > letter * (first as f32 + 2.0) * 1.2;
        let short = free > (right - left) * FREE && room;
        let opens = !line.words.trim_start().starts_with(|c: char| c.is_lowercase());
        let further_down = set.pitch(line.size).is_some_and(|pitch| step > pitch * FURTHER);
        let item = further_down && (ends || free > (right - left) * SOME_FREE);
        step > 0.0 && (wide || further_in || (opens && (short || item || (ends && room))))
    };
    let mut parts: Vec<Block> = Vec::new();
    let kind = block.kind;
    let firsts: Vec<bool> = std::iter::once(true).chain(block.lines.windows(2).map(begins)).collect();
    for (line, first) in block.lines.into_iter().zip(firsts) {
        match parts.last_mut().filter(|_| !first) {
            Some(part) => part.lines.push(line),
            None => parts.push(Block { kind, lines: vec![line] }),
        }
    }
    parts
}

/// How far a line stands below the one before.
fn step(pair: &[Line]) -> Option<f32> {
    let [before, line] = pair else { return None };
    Some(before.y - line.y)
}

/// A row of a table as one line, its cells parted by tabs.
fn row(cells: &[pdf::Cell]) -> Option<Block> {
    let first = cells.iter().find_map(|cell| cell.line.as_ref())?;
    let filled = cells.iter().filter(|cell| cell.line.is_some()).count();
    let mut words = String::new();
    for cell in cells {
        words.push_str(cell.line.as_ref().map(|line| Line::from(line).words).unwrap_or_default().trim());
        words.extend(std::iter::repeat_n('\t', usize::from(cell.colspan).clamp(1, 40)));
    }
    let line = Line { words: words.trim_end_matches('\t').to_owned(), ..Line::from(first) };
    let kind = if filled > 1 { ParagraphKind::Row } else { ParagraphKind::Body };
    Some(Block { kind, lines: vec![line] })
}

/// A mark is so much smaller than the text before it, and stands so much higher.
const SMALLER: f32 = 0.8;
const HIGHER: f32 = 0.15;

/// Takes the raised marks of notes off the page, and makes signs of the powers of units.
pub(super) fn without_marks(spans: &mut Vec<TextSpan>) {
    let mut before: Option<(f32, f32, String)> = None;
    spans.retain_mut(|span| {
        let mark = span.text.trim();
        let digits =
            !mark.is_empty() && mark.len() <= 4 && mark.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'*');
        let raised = before.as_ref().is_some_and(|(size, y, _)| {
            span.size < size * SMALLER && (span.y > y + size * HIGHER || span.rise > 0.0) && span.y < y + size
        });
        if digits && raised {
            let unit = before.as_ref().is_some_and(|(.., words)| {
                matches!(words.rsplit(|c: char| !c.is_alphanumeric()).next(), Some("m" | "km" | "cm" | "mm"))
            });
            match mark {
                "2" if unit => "²".clone_into(&mut span.text),
                "3" if unit => "³".clone_into(&mut span.text),
                _ if before.as_ref().is_some_and(|(.., words)| words.ends_with("10")) => span.text.insert(0, '^'),
                _ => return false,
            }
            return true;
        }
        if !mark.is_empty() {
            before = Some((span.size, span.y, span.text.trim_end().to_owned()));
        }
        true
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A block of lines by their words and lengths, 12 points apart but where a length is below zero: there more.
    fn block(lines: &[(&str, f32)]) -> Block {
        let mut y = 700.0;
        let line = |(words, length): &(&str, f32)| {
            y -= if *length < 0.0 { 20.0 } else { 12.0 };
            Line { words: (*words).to_owned(), x: 50.0, y, end_x: 50.0 + length.abs(), size: 10.0 }
        };
        Block { kind: ParagraphKind::Body, lines: lines.iter().map(line).collect() }
    }

    #[track_caller]
    fn check(lines: &[(&str, f32)], paragraphs: usize) {
        assert_eq!(parted(vec![block(lines)]).len(), paragraphs, "{lines:?}");
    }

    #[test]
    fn more_room_or_a_line_that_ends_early_parts_paragraphs() {
        let first = [("Tin rose in May, the port", 200.0), ("said, and it went on to rise", 198.0), ("in June.", 60.0)];
        check(&[first[0], first[1], first[2], ("Lead fell, as it had done", 200.0), ("all year.", 60.0)], 2);
        check(
            &[
                first[0],
                first[1],
                ("until the end of all June.", 199.0),
                ("Lead fell, as it had", -200.0),
                ("all year.", 60.0),
            ],
            2,
        );
        check(&[first[0], first[1], ("until the end of all June.", 199.0), ("Lead fell then.", 100.0)], 1);
    }

    #[test]
    fn a_headline_over_two_columns_does_not_make_their_lines_short() {
        let mut page = vec![block(&[("A headline that stands over all columns of the page", 420.0)])];
        page.push(block(&[("Tin rose in May. The port", 200.0); 12]));
        assert_eq!(parted(page).len(), 2);
    }
}
