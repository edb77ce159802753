//! Correcting the selected record: what stands in a field, what is typed into it, what comes of that.

use crate::cmd::CommandId;
use crate::corpus::Article;
use crate::gui::app::state::columns::Column;
use crate::gui::app::state::editing::Form;
use crate::gui::app::state::layout::{Panel, Preset};
use crate::gui::app::{App, Pane, panes};
use crate::model::{Record, RecordId};
use crate::project::{Edit, Field, Project, Said};

impl App {
    /// Opens the fields of the selected record in the inspector.
    pub fn edit_record(&mut self, field: Field) {
        let Some(id) = self.selected().map(|(_, record)| record.id) else { return };
        if self.panes.kept.preset == Preset::Present {
            panes::apply(self, Preset::Read);
        }
        self.panes.kept.right = true;
        // In triage the claim itself opens, in the middle.
        self.panes.front = if self.is_triage() { Column::Timeline } else { Column::Right };
        self.panes.pane = Pane::Inspector;
        self.panes.kept.layout.open(Panel::Inspector);
        self.panes.editing = Some(Form::of(id, field));
    }

    /// *Edit* while nothing is selected: says so, and lets what is typed next run no commands.
    pub fn edit_nothing(&mut self, now: f64) {
        let next = CommandId::Next.command().key();
        let edit = CommandId::EditRecord.command().key();
        self.note(format!("Nothing is selected. Click a mark, or {next} for the next one, then {edit}"), None);
        self.panes.lost.begin(now);
    }

    /// Gives the selected record a star, or takes it away.
    pub fn star(&mut self) {
        let Some(id) = self.selected().map(|(_, record)| record.id) else { return };
        let star = self.data.project.said(id, Field::Star).is_none().then_some(Said::Star);
        self.edit(Edit::Said(vec![((id, Field::Star), star)]));
    }

    /// Takes back everything that was corrected of the selected record.
    pub fn take_back_all(&mut self) {
        let Some(id) = self.selected().map(|(_, record)| record.id) else { return };
        let all: Vec<_> = corrected(&self.data.project, id).map(|field| ((id, field), None)).collect();
        if let Some(form) = &mut self.panes.editing {
            form.typed.clear();
            form.wrong = None;
        }
        if !all.is_empty() {
            self.edit(Edit::Said(all));
        }
    }
}

/// The fields of a record that were corrected.
pub fn corrected(project: &Project, id: RecordId) -> impl Iterator<Item = Field> {
    project.said_of(id).map(Said::field).filter(|field| field.is_read())
}

/// What the machine read of a record; the record itself where nothing of it was corrected.
#[must_use]
pub fn machine<'a>(article: &'a Article, record: &'a Record) -> &'a Record {
    let known = article.machine.iter().find(|(_, machine)| machine.id == record.id);
    known.map_or(record, |(_, machine)| machine)
}

/// What stands in a field, in the words in which it is typed.
#[must_use]
pub fn standing(project: &Project, record: &Record, field: Field) -> String {
    let said = project.said(record.id, field).cloned();
    said.or_else(|| Said::of(record, field)).map(|said| said.words()).unwrap_or_default()
}

/// The edit that typed words mean: nothing where they say what stands there, a correction taken back where they say what
/// the machine read.
///
/// # Errors
/// One sentence where they cannot be read.
pub fn change(
    project: &Project,
    (article, record): (&Article, &Record),
    field: Field,
    typed: &str,
) -> Result<Option<Edit>, String> {
    if typed.trim() == standing(project, record, field) {
        return Ok(None);
    }
    let empty = !field.is_read() && typed.trim().is_empty();
    let said = if empty { None } else { Some(field.read(typed, &article.document.date)?) };
    let said = said.filter(|said| Said::of(machine(article, record), field).as_ref() != Some(said));
    let before = project.said(record.id, field);
    Ok((before != said.as_ref()).then(|| Edit::Said(vec![((record.id, field), said)])))
}

/// True where the selected record has a star.
#[must_use]
pub fn has_star(app: &App) -> bool {
    app.choice.selection.is_some_and(|id| app.data.project.said(id, Field::Star).is_some())
}

/// True where something of the selected record was corrected.
#[must_use]
pub fn is_corrected(app: &App) -> bool {
    app.choice.selection.is_some_and(|id| corrected(&app.data.project, id).next().is_some())
}
