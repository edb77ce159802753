//! A figure in the making: what is gathered of an amount before it becomes a record.

use crate::assemble::dating::Dated;
use crate::model::{CellHeads, Modality, Span, When};

use super::measure::Measure;
use super::sides::frame::Frame;

/// A figure in the making.
#[derive(Clone)]
pub struct Draft {
    /// Index of the quantity.
    pub quantity: usize,
    /// What it measures.
    pub measure: Measure,
    /// The words that name what it measures.
    pub noun: Option<Span>,
    /// Of whom.
    pub frame: Frame,
    /// When.
    pub dated: Dated,
    /// True when its frame was told before.
    pub inherited: bool,
    /// Its unit, its own or its neighbour's.
    pub unit: String,
    /// Its rate.
    pub per: Option<String>,
    /// Where in a table it stands.
    pub cell: Option<InTable>,
    /// What a share is a share of.
    pub whole: Option<Frame>,
    /// True for the level that a movement came from.
    pub came_from: bool,
    /// True for a figure told again in another unit.
    pub twin: bool,
}

impl Draft {
    /// True where nothing tells what the amount measures nor whose it is, and no good or no period makes up for it:
    /// a sum without a subject, which no chart could name.
    #[must_use]
    pub fn unnamed(&self) -> bool {
        let frame = &self.frame;
        let told = frame.commodity.is_some() && self.dated.reading.when.as_ref().and_then(When::bounds).is_some();
        let nobody = frame.states().is_empty() && frame.way.is_none();
        self.cell.is_none() && self.measure.metric.is_none() && nobody && !told
    }
}

/// What only figures in tables have.
#[derive(Debug, Clone)]
pub struct InTable {
    /// The cell.
    pub span: Span,
    /// The heads around it.
    pub heads: CellHeads,
    /// Forecasts and targets, where a head says so.
    pub modality: Option<Modality>,
    /// What a change is measured against.
    pub base: Option<When>,
}
