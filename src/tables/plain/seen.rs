//! The columns of a table as they are taken, for whoever says what they are.

use super::columns::{self, Role};
use super::layout;
use super::legend::Legend;
use crate::model::{ColumnRole, Document};

/// Cells that are shown of a column.
const SHOWN: usize = 3;

/// A column as it is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Its number, from 1.
    pub number: u32,
    /// The words over it; empty where there are none.
    pub head: String,
    /// Its first cells.
    pub cells: Vec<String>,
    /// What it is taken for.
    pub role: ColumnRole,
}

/// The columns of a document's table, whatever the analyst says of them.
#[must_use]
pub fn seen(document: &Document, at: usize) -> Vec<Seen> {
    let text = &document.text;
    let Some(block) = document.tables.get(at).and_then(|table| layout::blocks(text, table).into_iter().next()) else {
        return Vec::new();
    };
    let columns = columns::columns(text, &block, &Legend::default(), None);
    let one = |column: columns::Column| {
        let cells = block.rows().filter_map(|row| row.iter().find(|cell| cell.column == column.number));
        Seen {
            number: column.number,
            head: column.heads.last().map(|(cell, _)| cell.span.of(text).trim().to_owned()).unwrap_or_default(),
            cells: cells.take(SHOWN).map(|cell| cell.span.of(text).trim().chars().take(20).collect()).collect(),
            role: told(column.role),
        }
    };
    columns.into_iter().map(one).collect()
}

/// The word for a role.
fn told(role: Role) -> ColumnRole {
    match role {
        Role::Value => ColumnRole::Value,
        Role::Period | Role::Week => ColumnRole::Period,
        Role::Unit => ColumnRole::Unit,
        Role::Code => ColumnRole::Code,
        Role::Place => ColumnRole::Partner,
        Role::Reporter => ColumnRole::Reporter,
        Role::Flow => ColumnRole::Metric,
        Role::Label => ColumnRole::Good,
        Role::Rank | Role::Other => ColumnRole::Other,
    }
}

/// The role of a word.
pub(super) fn meant(role: ColumnRole) -> Role {
    match role {
        ColumnRole::Value => Role::Value,
        ColumnRole::Period => Role::Period,
        ColumnRole::Unit => Role::Unit,
        ColumnRole::Code => Role::Code,
        ColumnRole::Partner => Role::Place,
        ColumnRole::Reporter => Role::Reporter,
        ColumnRole::Metric => Role::Flow,
        ColumnRole::Good => Role::Label,
        ColumnRole::Other => Role::Other,
    }
}
