//! The form that is open, with what was typed into it.

pub mod adding;
pub mod bulk;
pub mod columns;
pub mod dating;
pub mod encoding;
pub mod era;
pub mod kept;
pub mod view;

/// The keyboard of a form: its first field takes it once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Keyboard {
    /// Nobody has it yet.
    #[default]
    Free,
    /// The field had it.
    Taken,
}

/// The form that is open.
#[derive(Debug, Clone, PartialEq)]
pub enum Editor {
    /// The date of documents.
    Date(dating::Form),
    /// A record of the analyst's own.
    Add(adding::Form),
    /// What a table holds.
    Columns(Box<columns::Form>),
    /// In which encoding a file is read.
    Encoding(Box<encoding::Form>),
    /// A decision on many records.
    Bulk(bulk::Form),
    /// The name of a view.
    View(view::Form),
    /// An era's name and time.
    Era(era::Form),
    /// Where decisions are kept, and which have lost their place.
    Kept(kept::Form),
}
