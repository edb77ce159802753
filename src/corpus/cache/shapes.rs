//! What a file's line, document and records are made of, field by field: a field that is added does not compile until it
//! stands here, too.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

use super::form::{Kept, Page, Pen, fields, one_of};
use crate::corpus::{Article, Piece};
use crate::extract::{DateWords, Reading};
use crate::load::{Issue, Line, Outcome, Severity};
use crate::model::{
    Arithmetic, Basis, Category, Cell, CellHeads, CellKind, ColumnRole, Date, DateBasis, DateReading, Derivation,
    DocDate, DocId, Document, Edge, Encoding, Evidence, Extent, Figure, FigureChange, Flag, Flags, Good, Grade, Hedge,
    LeftOut, Mapping, Metric, Modality, Paragraph, ParagraphKind, Qualifier, Record, RecordId, Role, RoleKind, Shown,
    Span, Statistic, Step, StepKind, Table, TextHash, Unit, When, Why,
};
use crate::tables::{Extent as Missing, Unread};

/// The bytes of what was read of a file.
pub(super) fn bytes(pieces: &[Piece]) -> Vec<u8> {
    let mut pen = Pen::default();
    pen.number(pieces.len() as u64);
    for (line, article) in pieces {
        line.put(&mut pen);
        article.put(&mut pen);
    }
    pen.done()
}

/// What was read of a file; `None` where the bytes are damaged.
pub(super) fn pieces(bytes: &[u8]) -> Option<Vec<Piece>> {
    let mut page = Page::of(bytes)?;
    Vec::take(&mut page)
}

/// An article as it was read: no decision of the analyst is in it.
impl Kept for Article {
    fn put(&self, pen: &mut Pen) {
        self.document.put(pen);
        self.text.0.put(pen);
        self.reading.put(pen);
    }
    fn take(page: &mut Page<'_>) -> Option<Self> {
        let (document, text, reading) = (Document::take(page)?, TextHash(u128::take(page)?), Reading::take(page)?);
        let (own_date, machine) = (None, Vec::new());
        Some(Self { document, text, reading, own_date, extent: Extent::Article, anyway: Vec::new(), made: 0, machine })
    }
}

/// By its name.
impl Kept for Encoding {
    fn put(&self, pen: &mut Pen) {
        self.name().put(pen);
    }
    fn take(page: &mut Page<'_>) -> Option<Self> {
        Self::of(<&'static str>::take(page)?)
    }
}

fields! {
    Line { path, kind, bytes, encoding, outcome, issues }
    Issue { severity, text, hint }
    Document { path, title, outlet, date, foreign, text, pages, tables, paragraphs, hash }
    DocDate { when, basis, why, span }
    Paragraph { number, span, kind }
    Table { sheet, shown, keys, cells, torn, said }
    Mapping { columns, metric, unit, period, reporter, partner, good }
    Cell { row, column, down, across, indent, kind, span }
    Span { start, end }
    Reading { dates, records, left_out, unread }
    DateWords { span, when }
    LeftOut { cue, words, of, sentence, paragraph }
    Unread { sheet, reason, extent }
    Record { id, evidence, date, label, category, modality, actors, confidence, figure }
    Evidence { document, paragraph, sentence, clause, date, amount }
    DateReading { when, basis, grade, why, derivation }
    Derivation { rule, steps, anchor }
    Step { kind, text }
    Figure {
        value, range, unit, per, hedge, metric, parties, reporter, partner, roles, commodity, of, modality, change,
        said_by, derived, arithmetic, cell, statistic
    }
    Role { kind, words, grade, way }
    FigureChange { percent, base, base_value, base_words }
    Arithmetic { words, inputs }
    CellHeads { row, column, caption }
    Good { name, words }
    Statistic { flags, valuation, aggregate, code, detail }
    Date { unit, qualifier }
    Qualifier { approximate, uncertain }
}

one_of! {
    Outcome { 0 Read, 1 Skipped(reason) }
    Severity { 0 Note, 1 Warning, 2 Partly, 3 Error }
    DateBasis { 0 User, 1 Metadata, 2 Byline, 3 FileName, 4 Inferred, 5 None }
    ParagraphKind { 0 Title, 1 Byline, 2 Heading, 3 Body, 4 Item, 5 Row, 6 Furniture }
    Shown { 0 Yes, 1 Hidden }
    ColumnRole {
        0 Period, 1 Value, 2 Reporter, 3 Partner, 4 Good, 5 Metric, 6 Unit, 7 Code, 8 Other
    }
    CellKind { 0 Text, 1 Number, 2 Percent, 3 Day }
    Missing { 0 All, 1 Part }
    StepKind { 0 Words, 1 ReadAs, 2 Anchor, 3 Rule, 4 Check, 5 ToldAs, 6 YouSay, 7 Machine }
    Basis { 0 Explicit, 1 Relative, 2 Inferred, 3 Document, 4 User }
    RoleKind { 0 Metric, 1 Reporter, 2 Partner, 3 Party, 4 Good }
    Metric { 0 Aid, 1 Balance, 2 Change, 3 Consumption, 4 Contract, 5 Debt, 6 DomesticExports, 7 Exports, 8 ForeignImports, 9 Imports, 10 Investment, 11 Loan, 12 Price, 13 Production, 14 Purchases, 15 Quota, 16 Ratio, 17 ReExports, 18 ReImports, 19 Remittances, 20 Reserves, 21 Revenue, 22 Share, 23 Stocks, 24 Tariff, 25 Trade }
    Grade { 0 A, 1 B, 2 C, 3 U, 4 H }
    Why { 0 Written, 1 Told(sentence) }
    Hedge { 0 About, 1 Almost, 2 MoreThan, 3 LessThan, 4 AtLeast, 5 UpTo }
    Modality { 0 Actual, 1 Planned, 2 Forecast, 3 Target, 4 Estimate, 5 Cancelled, 6 Denied, 7 Hypothetical }
    Category {
        0 Agreement, 1 Visit, 2 Meeting, 3 Trade, 4 Investment, 5 Aid, 6 Debt, 7 Sanctions, 8 Military, 9 Politics,
        10 Statement, 11 Other
    }
    When { 0 Single(date), 1 Interval(first, last), 2 OneOf(dates), 3 AllOf(dates) }
    Edge { 0 At(date), 1 Open, 2 Unknown }
    Unit {
        0 Century(number), 1 Decade(number), 2 Year(year), 3 Half(year, part), 4 Season(year, part), 5 Quarter(year, part),
        6 Month(year, part), 7 Week(year, part), 8 Day(day), 9 Hour(moment), 10 Minute(moment), 11 MonthOnly(month),
        12 MonthDay(month, day)
    }
}

impl Kept for DocId {
    fn put(&self, pen: &mut Pen) {
        self.0.put(pen);
    }
    fn take(page: &mut Page<'_>) -> Option<Self> {
        u32::take(page).map(Self)
    }
}

impl Kept for RecordId {
    fn put(&self, pen: &mut Pen) {
        self.0.put(pen);
    }
    fn take(page: &mut Page<'_>) -> Option<Self> {
        u128::take(page).map(Self)
    }
}

impl Kept for Flags {
    fn put(&self, pen: &mut Pen) {
        let bits = Flag::ALL.iter().enumerate().filter(|(_, flag)| self.has(**flag));
        pen.number(bits.map(|(at, _)| 1 << at).sum());
    }
    fn take(page: &mut Page<'_>) -> Option<Self> {
        let bits = page.number()?;
        let held = Flag::ALL.into_iter().enumerate().filter(|(at, _)| bits & (1 << at) != 0);
        Some(held.fold(Self::default(), |flags, (_, flag)| flags.with(flag)))
    }
}

impl Kept for Decimal {
    fn put(&self, pen: &mut Pen) {
        pen.raw(&self.serialize());
    }
    fn take(page: &mut Page<'_>) -> Option<Self> {
        Some(Self::deserialize(page.raw(16)?.try_into().ok()?))
    }
}

impl Kept for NaiveDate {
    fn put(&self, pen: &mut Pen) {
        self.num_days_from_ce().put(pen);
    }
    fn take(page: &mut Page<'_>) -> Option<Self> {
        Self::from_num_days_from_ce_opt(i32::take(page)?)
    }
}

impl Kept for NaiveDateTime {
    fn put(&self, pen: &mut Pen) {
        pen.raw(&self.and_utc().timestamp().to_le_bytes());
    }
    fn take(page: &mut Page<'_>) -> Option<Self> {
        let seconds = i64::from_le_bytes(page.raw(8)?.try_into().ok()?);
        Some(DateTime::from_timestamp(seconds, 0)?.naive_utc())
    }
}
