//! What the analyst has made of a record, as fields of it: which fields were corrected and what the machine had read,
//! tags, a note, a star.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::line::Line;
use crate::model::{Record, RecordId};
use crate::project::{Field, Project, Said};

/// Tags, notes and stars by record.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Marks {
    of: HashMap<RecordId, Vec<Said>>,
}

impl Marks {
    /// Those of a project.
    #[must_use]
    pub fn of(project: &Project) -> Self {
        let mut of: HashMap<RecordId, Vec<Said>> = HashMap::new();
        for (id, said) in project.all_said().filter(|(_, said)| !said.field().is_read()) {
            of.entry(id).or_default().push(said.clone());
        }
        Self { of }
    }

    /// Adds what was made of a record; `machine` is what had been read of it, where that was corrected.
    pub fn add<'l>(&'l self, line: &mut Line<'l>, record: &Record, machine: Option<&Record>) {
        line.edited = machine.map(|machine| edited(record, machine));
        for said in self.of.get(&record.id).into_iter().flatten() {
            match said {
                Said::Tags(tags) => line.tags = Some(json!(tags)),
                Said::Note(note) => line.note = Some(note),
                Said::Star => line.star = Some(true),
                _ => {}
            }
        }
    }
}

/// The fields that differ, each with what the machine had read.
fn edited(record: &Record, machine: &Record) -> Map<String, Value> {
    let fields = Field::EVENT.into_iter().chain(Field::FIGURE);
    let changed = fields.filter_map(|field| {
        let read = Said::of(machine, field)?;
        (Said::of(record, field)? != read).then(|| (field.word().to_owned(), json!(read.words())))
    });
    changed.collect()
}
