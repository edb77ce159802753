//! What a row of a table says before its values: the good or the country, the period, the unit, and whether it is a sum.

use std::collections::HashMap;

use super::super::period::{self, Part};
use super::super::places::{self, Place as Where};
use super::cells::Reader;
use super::columns::{Column, Role};
use super::facet::{Facet, Place, UnitRead};
use super::layout::Line;
use crate::model::{Cell, CellKind, Flags, Metric, Span, When};

/// What a row says.
#[derive(Default)]
pub(super) struct Row {
    pub label: Facet,
    pub label_cell: Option<Cell>,
    pub place: Option<Where>,
    pub good: Option<String>,
    pub metric: Option<Metric>,
    pub reporter: Option<Where>,
    pub period: Option<When>,
    pub period_parts: Vec<Part>,
    pub period_span: Option<Span>,
    pub unit: Option<UnitRead>,
    pub code: Option<String>,
    pub flags: Flags,
    pub aggregate: bool,
    pub section: Facet,
}

impl Reader<'_> {
    /// What a row says.
    pub(super) fn row(
        &self,
        at: usize,
        cells: &[Cell],
        section: &Facet,
        carried: &mut HashMap<u32, (Cell, u32)>,
        above: &mut HashMap<u32, Cell>,
    ) -> Row {
        let mut row = Row { section: section.clone(), ..Row::default() };
        let number = cells.first().map_or(0, |cell| cell.row);
        for cell in cells.iter().filter(|cell| cell.down > 1) {
            carried.insert(cell.column, (*cell, cell.row + u32::from(cell.down)));
        }
        let last_label = self.columns.iter().rev().find(|column| matches!(column.role, Role::Label | Role::Place));
        let last_label = last_label.map(|column| column.number);
        for column in self.columns.iter().filter(|column| column.role != Role::Value) {
            let own = cells.iter().find(|cell| cell.column == column.number).copied();
            let over = || carried.get(&column.number).filter(|(_, end)| number < *end).map(|(cell, _)| *cell);
            // A cell that stands over several columns names the row in all of them.
            let wide = || {
                let left = cells.iter().rev().find(|cell| cell.column < column.number)?;
                (column.number < left.column + u32::from(left.across)).then_some(*left)
            };
            let again = || above.get(&column.number).copied().filter(|_| Some(column.number) != last_label);
            let repeats = matches!(column.role, Role::Period | Role::Label | Role::Place | Role::Flow | Role::Reporter);
            let Some(cell) = own.or_else(over).or_else(wide).or_else(|| if repeats { again() } else { None }) else {
                continue;
            };
            if own.is_some() {
                above.insert(column.number, cell);
            }
            self.take(&mut row, column, cell);
        }
        row.aggregate |= row.label.total || row.place.is_some_and(Where::is_many) || self.is_parent(at, &row);
        row
    }

    fn take(&self, row: &mut Row, column: &Column, cell: Cell) {
        let words = self.text_of(&cell);
        match column.role {
            Role::Period | Role::Week => {
                let kind = if self.monthly && cell.kind == CellKind::Day { CellKind::Text } else { cell.kind };
                let day = words.parse::<chrono::NaiveDate>().ok();
                if column.role == Role::Week {
                    row.period = day.and_then(period::week_to);
                } else if kind == CellKind::Text && cell.kind == CellKind::Day {
                    row.period_parts =
                        words.get(..7).map(|month| period::parts(month, CellKind::Day)).unwrap_or_default();
                } else {
                    // Year and month may stand in two columns.
                    row.period_parts.extend(period::parts(words, kind));
                }
                row.period_span = Some(row.period_span.map_or(cell.span, |span| span.join(cell.span)));
                let told = Facet::of(words, Place::Label, CellKind::Text, self.legend);
                row.flags = row.flags.and(told.flags);
                row.aggregate |= told.total;
            }
            Role::Unit => row.unit = Facet::of(words, Place::Head, CellKind::Text, self.legend).units.first().copied(),
            Role::Code => row.code = Some(words.to_owned()),
            Role::Label | Role::Place => {
                let facet = Facet::of(words, Place::Label, CellKind::Text, self.legend);
                row.flags = row.flags.and(facet.flags);
                if column.role == Role::Place {
                    row.place = places::named(words).or_else(|| {
                        let part = facet.part && !facet.total;
                        if facet.total {
                            Some(Where::World)
                        } else if part {
                            None
                        } else {
                            places::kept(words).map(Where::Group)
                        }
                    });
                } else {
                    row.good.clone_from(&facet.good);
                }
                row.label_cell = Some(cell);
                row.label = facet;
            }
            Role::Flow => row.metric = Facet::of(words, Place::Label, CellKind::Text, self.legend).metric(),
            Role::Reporter => row.reporter = places::named(words),
            Role::Rank | Role::Value | Role::Other => {}
        }
    }

    /// True where the rows below are set in further: it is their sum.
    fn is_parent(&self, at: usize, row: &Row) -> bool {
        let Some(label) = row.label_cell else { return false };
        let next = self.block.body.get(at + 1..).unwrap_or_default().iter().find_map(|line| match line {
            Line::Row(cells) => Some(*cells),
            Line::Section(_) => None,
        });
        let below = next.and_then(|cells| cells.iter().find(|cell| cell.column == label.column));
        // "Of which" tells a part, no row that the one above sums up.
        let part = |below: &Cell| Facet::of(self.text_of(below), Place::Label, CellKind::Text, self.legend).part;
        below.is_some_and(|below| below.indent > label.indent && !part(below))
    }
}
