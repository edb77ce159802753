//! Plain data of the program: dates, documents, evidence, records.
//!
//! Nothing here reads files, knows a rule of language or a window. A [`Record`] is an event or a figure
//! and cannot exist without its [`Evidence`]; a [`When`] is a date exactly as precise as its text.

mod document;
mod edtf;
mod encoding;
mod left_out;
mod mapping;
mod metric;
mod printed;
mod quantity;
mod record;
mod role;
mod run;
mod span;
mod statistic;
mod table;
pub mod text_hash;
mod timex;
mod when;
mod when_read;
mod when_words;
mod words;

pub use document::{DateBasis, DocDate, DocId, Document, Extent, Paragraph, ParagraphKind};
pub use encoding::{Encoding, Encodings};
pub use left_out::LeftOut;
pub use mapping::{ColumnRole, Mapping};
pub use metric::Metric;
pub use printed::Printed;
pub use quantity::{Change, Hedge, Quantity, Trend};
pub use record::{
    Arithmetic, Basis, Category, CellHeads, DateReading, Evidence, Figure, FigureChange, Good, Grade, Modality, Record,
    RecordId, Why,
};
pub use role::{Role, RoleKind};
pub use run::Run;
pub use span::Span;
pub use statistic::{Flag, Flags, Statistic};
pub use table::{Cell, CellKind, CellPlace, Shown, Table, column_letters};
pub use text_hash::TextHash;
pub use timex::{Derivation, Part, Step, StepKind, Timex, TimexKind};
pub use when::{Bounds, Date, Edge, Precision, Qualifier, Unit, When, WhenError};
pub use when_words::year_words;
pub use words::{attributive, counted, grouped, lower_first, one_line, upper_first, without_s};
