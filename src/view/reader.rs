//! A document as the reader shows it: paragraphs with the words of records marked, and a gutter that leads back.
//!
//! Pure data: which bytes of a paragraph are tinted, underlined or boxed. The window sets the text.

use super::item::Status;
use super::theme::Group;
use crate::corpus::Corpus;
use crate::index::Place;
use crate::model::{DocId, ParagraphKind, Record, RecordId, Span};

/// What a stretch of text is to the selected record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// The sentence that carries it: tinted.
    Sentence,
    /// Its date: heavy, underlined in the highlighter's edge.
    Date,
    /// Words elsewhere on which the date rests: dotted underline.
    Anchor,
    /// Its amount, or the amount of another figure in the paragraph: boxed.
    Amount,
}

/// A stretch of a paragraph with its role; bytes count from the paragraph's start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Highlight {
    /// Where, within the paragraph.
    pub span: Span,
    /// What it is.
    pub role: Role,
}

/// A record's mark in the gutter beside its paragraph.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GutterMark {
    /// Where its record stands.
    pub place: Place,
    /// The record's stable name.
    pub id: RecordId,
    /// Its group, for hue and emblem.
    pub group: Group,
    /// True for a figure.
    pub figure: bool,
    /// True where it stands on the axis.
    pub dated: bool,
    /// What the analyst decided.
    pub status: Status,
    /// How far down the paragraph its sentence begins, 0 to 1.
    pub depth: f32,
}

/// A paragraph of the reader.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// Its number, from 1.
    pub number: u32,
    /// What it is.
    pub kind: ParagraphKind,
    /// Its text.
    pub text: String,
    /// Marked stretches; they may overlap, a role at most once at any byte.
    pub highlights: Vec<Highlight>,
    /// Records that stand in it.
    pub marks: Vec<GutterMark>,
    /// True for the paragraph of the selected record.
    pub selected: bool,
}

/// A stretch of a paragraph in one style: what a text layout needs, in order and without overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Run {
    /// Where, within the paragraph.
    pub span: Span,
    /// On the tint.
    pub tinted: bool,
    /// The date.
    pub date: bool,
    /// Words that the date rests on.
    pub anchor: bool,
    /// An amount.
    pub amount: bool,
}

/// A document as the reader shows it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reader {
    /// Paragraphs in order, furniture included.
    pub blocks: Vec<Block>,
    /// Index of the selected record's paragraph.
    pub selected: Option<usize>,
}

/// Reads a document with the words of one record marked.
#[must_use]
pub fn reader(
    corpus: &Corpus,
    document: DocId,
    selected: Option<RecordId>,
    status: impl Fn(&Record) -> Status,
) -> Reader {
    let Some(article) = corpus.article(document) else { return Reader::default() };
    let (text, records) = (&article.document.text, &article.reading.records);
    let chosen = records.iter().find(|record| Some(record.id) == selected);
    let mut blocks = Vec::with_capacity(article.document.paragraphs.len());
    let mut number_of_selected = None;
    // Records come in the order of the text, so each paragraph takes the next few.
    for (at, paragraph) in article.document.paragraphs.iter().enumerate() {
        let here = |span: Span| cut(span, paragraph.span);
        let is_selected = chosen.is_some_and(|record| record.evidence.paragraph == paragraph.number);
        if is_selected {
            number_of_selected = Some(at);
        }
        let mut highlights = Vec::new();
        let mut add = |span: Option<Span>, role| {
            if let Some(span) = span.and_then(here) {
                highlights.push(Highlight { span, role });
            }
        };
        if let Some(record) = chosen {
            add(Some(record.evidence.sentence), Role::Sentence);
            add(record.evidence.date, Role::Date);
            add(record.date.derivation.anchor, Role::Anchor);
        }
        let from = records.partition_point(|record| record.evidence.sentence.start < paragraph.span.start);
        let inside = || {
            let rest = (0_u32..).zip(records).skip(from);
            rest.take_while(|(_, record)| record.evidence.sentence.start < paragraph.span.end)
        };
        if is_selected {
            inside().for_each(|(_, record)| add(record.evidence.amount, Role::Amount));
        }
        highlights.sort_unstable();
        highlights.dedup();
        let marks = inside().map(|(index, record)| GutterMark {
            place: Place { article: document.0, record: index },
            id: record.id,
            group: Group::of(record.category),
            figure: record.figure.is_some(),
            dated: record.date.when.as_ref().is_some_and(|when| when.bounds().is_some()),
            status: status(record),
            depth: (record.evidence.sentence.start - paragraph.span.start) as f32 / paragraph.span.len().max(1) as f32,
        });
        blocks.push(Block {
            number: paragraph.number,
            kind: paragraph.kind,
            text: paragraph.span.of(text).to_owned(),
            marks: marks.collect(),
            highlights,
            selected: is_selected,
        });
    }
    Reader { blocks, selected: number_of_selected }
}

/// The part of a span inside a paragraph, counted from the paragraph's start.
fn cut(span: Span, paragraph: Span) -> Option<Span> {
    let (start, end) = (span.start.max(paragraph.start), span.end.min(paragraph.end));
    (start < end).then(|| Span { start: start - paragraph.start, end: end - paragraph.start })
}

impl Block {
    /// The whole text in runs of one style each.
    #[must_use]
    pub fn runs(&self) -> Vec<Run> {
        let mut edges: Vec<u32> = self.highlights.iter().flat_map(|mark| [mark.span.start, mark.span.end]).collect();
        edges.extend([0, u32::try_from(self.text.len()).unwrap_or(u32::MAX)]);
        edges.sort_unstable();
        edges.dedup();
        let run = |pair: &[u32]| {
            let [start, end] = *pair else { return None };
            let span = Span { start, end };
            let has = |role: Role| self.highlights.iter().any(|mark| mark.role == role && mark.span.contains(span));
            let valid = self.text.is_char_boundary(start as usize) && self.text.is_char_boundary(end as usize);
            valid.then(|| Run {
                span,
                tinted: has(Role::Sentence),
                date: has(Role::Date),
                anchor: has(Role::Anchor),
                amount: has(Role::Amount),
            })
        };
        edges.windows(2).filter_map(run).collect()
    }
}
