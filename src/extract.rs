//! The one facade of extraction, for the command line and the window alike: a document in, its records out.
//!
//! Pure: no files, no clock, no threads. Documents are independent of each other, so callers may run many at once.

use std::collections::{BTreeMap, HashSet};
use std::hash::Hash;
use std::sync::Arc;

use crate::assemble::{self, Names, Parts};
use crate::model::{
    Derivation, DocDate, DocId, Document, LeftOut, Paragraph, ParagraphKind, Quantity, Record, Span, Timex, When,
};
use crate::tables::{self, Unread};
use crate::{rules, segment, tag};

/// Words that tell a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateWords {
    /// The words.
    pub span: Span,
    /// The date.
    pub when: When,
}

/// Everything read out of one document.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// The words that tell a date, in the order of the text, whether or not a record stands on them.
    pub dates: Vec<DateWords>,
    /// Events and figures in the order of the text.
    pub records: Vec<Record>,
    /// Dates and amounts that a cue kept off the timeline, in the order of the text.
    pub left_out: Vec<LeftOut>,
    /// Tables, and parts of tables, that were not understood, with the reasons.
    pub unread: Vec<Unread>,
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
    if document.tables.is_empty() {
        return running(document, id, &[]);
    }
    // Words of tables are known in more languages than running text is read in.
    let told = tables::read(document, id);
    let sheets = document.is_sheets();
    let mut reading = if sheets { Reading::default() } else { running(document, id, &told.read) };
    reading.records.extend(told.records);
    reading.records.sort_by_key(|record| record.evidence.sentence.start);
    // What a page holds beside its text was read as before where it is no table of figures.
    reading.unread = if sheets { told.unread } else { Vec::new() };
    reading
}

/// The records of running text, without what lies within tables that were understood.
fn running(document: &Document, id: DocId, read: &[Span]) -> Reading {
    if document.foreign.is_some() {
        return Reading::default();
    }
    let names = Names::of(&document.text);
    let reading = Reading::default();
    let mut parts = Reader { document, id, names, reading, derivations: HashSet::new(), actors: HashSet::new() };
    let mut part: Vec<(u32, Span)> = Vec::new();
    // What lies before belongs to the part before.
    let mut from = 0;
    let all = Span::new(0, document.text.len());
    let parted = all.len() > WHOLE;
    let inside = |span: Span| read.iter().any(|table| table.start <= span.start && span.end <= table.end);
    for (number, span) in sentences(document).filter(|(_, span)| !inside(*span)) {
        for span in if parted { pieces(&document.text, span) } else { vec![span] } {
            // The stretch counts, not its sentences: what lies between them may be long and not read.
            if parted && span.end.saturating_sub(from) as usize > PART {
                parts.read(&part, within(&part), from);
                from = span.start;
                let lead = from.saturating_sub(LEAD as u32);
                part.retain(|(_, span)| span.start >= lead);
            }
            part.push((number, span));
        }
    }
    let within = if parted { within(&part) } else { all };
    parts.read(&part, within, from);
    let mut reading = parts.reading;
    reading.dates.shrink_to_fit();
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

/// A document that is read part by part.
struct Reader<'d> {
    document: &'d Document,
    id: DocId,
    names: Names,
    reading: Reading,
    /// How dates came about, each once: most of a text's dates came about in one of a few ways.
    derivations: HashSet<Arc<Derivation>>,
    /// The same for who takes part.
    actors: HashSet<Arc<[&'static str]>>,
}

impl Reader<'_> {
    /// Reads some sentences and the words around them that lie within a stretch; what stands before `from` is only there
    /// for what the others refer to.
    fn read(&mut self, sentences: &[(u32, Span)], within: Span, from: u32) {
        let text = self.document.text.get(..within.end as usize).unwrap_or_default();
        let spans: Vec<Span> = sentences.iter().map(|(_, span)| *span).collect();
        let tokens = tag::lex_from(text, within.start as usize);
        let timexes = rules::dates::read(text, &tokens, &spans, &self.document.date);
        let quantities = rules::amounts::read(text, &tokens, &spans, &timexes);
        let mut assembled = assemble::assemble(&Parts {
            document: self.document,
            id: self.id,
            tokens: &tokens,
            sentences,
            timexes: &timexes,
            quantities: &quantities,
            names: &self.names,
        });
        assembled.records.retain(|record| record.evidence.sentence.start >= from);
        assembled.left_out.retain(|left| left.sentence.start >= from);
        for record in &mut assembled.records {
            share(&mut self.derivations, &mut record.date.derivation);
            share(&mut self.actors, &mut record.actors);
            record.figure.iter_mut().for_each(|figure| share(&mut self.actors, &mut figure.parties));
        }
        let dates = timexes.into_iter().filter(|timex| timex.span.start >= from);
        let dates = dates.filter_map(|timex| Some(DateWords { span: timex.span, when: timex.when? })).collect();
        let share = (within.end as usize, self.document.text.len());
        add(&mut self.reading.dates, dates, share);
        add(&mut self.reading.records, assembled.records, share);
        add(&mut self.reading.left_out, assembled.left_out, share);
    }
}

/// Has a value that stands in many records held once.
fn share<T: Hash + Eq + ?Sized>(known: &mut HashSet<Arc<T>>, value: &mut Arc<T>) {
    match known.get(value) {
        Some(same) => *value = Arc::clone(same),
        None => drop(known.insert(Arc::clone(value))),
    }
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
        pages: Vec::new(),
        tables: Vec::new(),
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
    if let Some(when) = When::from_words(text) {
        return placed(when);
    }
    let (timexes, _) = tag_text(text, date);
    match timexes.as_slice() {
        [only] if only.span.len() * 2 >= text.len() => only.when.clone().and_then(placed),
        _ => None,
    }
}

/// The date that words give after a text has told another one: "a week later". `None` where they give none.
#[must_use]
pub fn counted_from(words: &str, told: &When, date: &DocDate) -> Option<When> {
    let before = format!("It was {}. ", told.words());
    let (timexes, _) = tag_text(&format!("{before}{words} it was done."), date);
    let last = timexes.into_iter().next_back().filter(|last| last.span.start as usize >= before.len())?;
    last.when.filter(|when| when.bounds().is_some())
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
