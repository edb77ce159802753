//! The one facade of extraction, for the command line and the window alike: a document in, its records out.
//!
//! Pure: no files, no clock, no threads. Documents are independent of each other, so callers may run many at once.

use std::collections::BTreeMap;

use crate::assemble::{self, Names, Parts};
use crate::model::{DocDate, DocId, Document, LeftOut, Paragraph, ParagraphKind, Quantity, Record, Span, Timex, When};
use crate::{rules, segment, tag};

/// Everything read out of one document.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Time expressions in the order of the text.
    pub timexes: Vec<Timex>,
    /// Events and figures in the order of the text.
    pub records: Vec<Record>,
    /// Dates and amounts that a cue kept off the timeline, in the order of the text.
    pub left_out: Vec<LeftOut>,
}

impl Reading {
    /// How many dates and amounts each cue kept off the timeline, by its id.
    #[must_use]
    pub fn left_out_by(&self) -> BTreeMap<&'static str, usize> {
        let mut counts = BTreeMap::new();
        for left in &self.left_out {
            *counts.entry(left.cue).or_default() += 1;
        }
        counts
    }
}

/// Texts up to so many bytes are read at once; longer ones in parts, so that what is needed while reading (tokens,
/// candidates, up to some hundred bytes for each byte of text) does not grow with the file.
const WHOLE: usize = 512 * 1024;
/// Bytes of a part.
const PART: usize = 256 * 1024;
/// Bytes before a part that are read again with it, for what its first sentences refer to.
const LEAD: usize = 16 * 1024;
/// No sentence of a part is longer: a line without a stop, of numbers or dots, is cut at a blank.
const LONGEST: usize = 32 * 1024;

/// Reads a document: expressions in every paragraph but furniture, then events and figures. One in a language that
/// is not read gives nothing.
#[must_use]
pub fn read(document: &Document, id: DocId) -> Reading {
    if document.foreign.is_some() {
        return Reading::default();
    }
    let names = Names::of(&document.text);
    let mut reading = Reading::default();
    let mut part: Vec<(u32, Span)> = Vec::new();
    // What lies before belongs to the part before.
    let (mut from, mut size) = (0, 0);
    let all = Span::new(0, document.text.len());
    let parted = all.len() > WHOLE;
    for (number, span) in sentences(document) {
        for span in if parted { pieces(&document.text, span) } else { vec![span] } {
            if parted && size + span.len() > PART {
                read_part(document, id, &part, within(&part), from, &names, &mut reading);
                from = span.start;
                let lead = from.saturating_sub(LEAD as u32);
                part.retain(|(_, span)| span.start >= lead);
                size = 0;
            }
            size += span.len();
            part.push((number, span));
        }
    }
    let within = if parted { within(&part) } else { all };
    read_part(document, id, &part, within, from, &names, &mut reading);
    reading.timexes.shrink_to_fit();
    reading.records.shrink_to_fit();
    reading.left_out.shrink_to_fit();
    reading
}

/// Adds what a part up to `read` of `all` bytes gave to a list. Where the list must grow, it grows to what it will hold
/// if the rest gives as much as what was read so far: one that doubles would need thrice its size for a moment.
fn add<T>(list: &mut Vec<T>, new: Vec<T>, (read, all): (usize, usize)) {
    let needed = list.len() + new.len();
    if needed > list.capacity() {
        // An eighth more, so that a little more than that does not move it once again.
        let likely = needed * all / read.max(1) * 9 / 8;
        list.reserve_exact(likely.max(needed) - list.len());
    }
    list.extend(new);
}

/// From the first sentence to the last.
fn within(part: &[(u32, Span)]) -> Span {
    part.first().zip(part.last()).map_or_else(Span::default, |((_, first), (_, last))| first.join(*last))
}

/// The sentences of a document with the numbers of their paragraphs.
fn sentences(document: &Document) -> impl Iterator<Item = (u32, Span)> + '_ {
    let text = &document.text;
    document.paragraphs.iter().filter(|paragraph| paragraph.kind != ParagraphKind::Furniture).flat_map(|paragraph| {
        // A row of a table is one piece, whatever stops its abbreviations end in.
        let row = (paragraph.kind == ParagraphKind::Row).then_some(paragraph.span);
        let others = row.is_none().then(|| segment::each_sentence(text, paragraph.span));
        row.into_iter().chain(others.into_iter().flatten()).map(|span| (paragraph.number, span))
    })
}

/// A sentence in pieces that are not too long, cut at blanks where there are some.
fn pieces(text: &str, span: Span) -> Vec<Span> {
    let (mut start, end) = (span.start as usize, span.end as usize);
    let mut pieces = Vec::new();
    while end - start > LONGEST {
        let most = text.floor_char_boundary(start + LONGEST);
        let blank = text.get(start..most).and_then(|piece| piece.rfind(char::is_whitespace)).filter(|at| *at > 0);
        let cut = blank.map_or(most, |at| start + at);
        pieces.push(Span::new(start, cut));
        start = cut;
    }
    pieces.push(Span::new(start, end));
    pieces
}

/// Reads some sentences and the words around them that lie within a stretch; what stands before `from` is only there
/// for what the others refer to.
fn read_part(
    document: &Document,
    id: DocId,
    sentences: &[(u32, Span)],
    within: Span,
    from: u32,
    names: &Names,
    reading: &mut Reading,
) {
    let text = document.text.get(..within.end as usize).unwrap_or_default();
    let spans: Vec<Span> = sentences.iter().map(|(_, span)| *span).collect();
    let tokens = tag::lex_from(text, within.start as usize);
    let mut timexes = rules::dates::read(text, &tokens, &spans, &document.date);
    let quantities = rules::amounts::read(text, &tokens, &spans, &timexes);
    let parts = Parts { document, id, tokens: &tokens, sentences, timexes: &timexes, quantities: &quantities, names };
    let mut assembled = assemble::assemble(&parts);
    timexes.retain(|timex| timex.span.start >= from);
    assembled.records.retain(|record| record.evidence.sentence.start >= from);
    assembled.left_out.retain(|left| left.sentence.start >= from);
    assembled.records.iter_mut().for_each(|record| record.date.why.shrink_to_fit());
    let share = (within.end as usize, document.text.len());
    add(&mut reading.timexes, timexes, share);
    add(&mut reading.records, assembled.records, share);
    add(&mut reading.left_out, assembled.left_out, share);
}

/// A text by itself as a document of running text, of a date that the caller knows.
#[must_use]
pub fn plain(text: &str, date: DocDate) -> Document {
    let blocks = segment::blocks(text);
    let paragraphs = blocks.iter().zip(1..);
    let paragraphs =
        paragraphs.map(|(block, number)| Paragraph { number, span: block.span, kind: block.kind.into() }).collect();
    Document {
        path: String::new(),
        title: String::new(),
        outlet: None,
        date,
        foreign: None,
        text: text.to_owned(),
        paragraphs,
        hash: String::new(),
    }
}

/// A date that a person typed: EDTF, else words ("8 May 2014", "mid 2021"), as the reader of texts understands them.
/// `None` where the words are no date, or one that has no place in time by itself ("in March").
#[must_use]
pub fn typed_date(text: &str, date: &DocDate) -> Option<When> {
    let text = text.trim();
    let placed = |when: When| when.bounds().is_some().then_some(when);
    if let Ok(when) = text.parse::<When>() {
        return placed(when);
    }
    let (timexes, _) = tag_text(text, date);
    match timexes.as_slice() {
        [only] if only.span.len() * 2 >= text.len() => only.when.clone().and_then(placed),
        _ => None,
    }
}

/// Reads expressions only, from plain text of a known date: what `tag` prints.
#[must_use]
pub fn tag_text(text: &str, date: &DocDate) -> (Vec<Timex>, Vec<Quantity>) {
    let tokens = tag::lex(text);
    let blocks = segment::blocks(text);
    let sentences: Vec<Span> = blocks.iter().flat_map(|block| segment::sentences(text, block.span)).collect();
    let timexes = rules::dates::read(text, &tokens, &sentences, date);
    let quantities = rules::amounts::read(text, &tokens, &sentences, &timexes);
    (timexes, quantities)
}
