//! What was read, where the analyst's word stands now: kept beside it, and given back.

use super::Article;
use crate::model::{DocId, Record};

impl Article {
    /// True for a record that the analyst added, by its place in the reading.
    #[must_use]
    pub fn is_made(&self, record: usize) -> bool {
        record + self.made >= self.reading.records.len()
    }

    /// What was read, where the analyst has corrected it, by the place of the record in the reading.
    #[must_use]
    pub fn machine_record(&self, record: usize) -> Option<&Record> {
        let at = self.machine.binary_search_by_key(&record, |(at, _)| *at).ok()?;
        self.machine.get(at).map(|(_, machine)| machine)
    }

    /// The number of its document that its records know; all know the same one.
    pub(super) fn number_of(&self) -> Option<DocId> {
        Some(self.reading.records.first()?.evidence.document)
    }

    pub(super) fn number(&mut self, id: DocId) {
        let records = self.reading.records.iter_mut().chain(self.machine.iter_mut().map(|(_, record)| record));
        records.for_each(|record| record.evidence.document = id);
    }

    /// Gives back what was read, without the analyst's corrections.
    pub fn uncorrect(&mut self) {
        for (at, machine) in self.machine.drain(..) {
            if let Some(record) = self.reading.records.get_mut(at) {
                *record = machine;
            }
        }
    }
}
