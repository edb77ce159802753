//! The form that tells whether and where decisions are kept, what two hands decided differently, and what has lost its
//! place: put on the selected mark, or let go of. It also asks what is to be done when the window is closed and the disk refuses.

use egui::{ScrollArea, Ui};

use crate::gui::app::Parts;
use crate::gui::app::state::forms::kept::{Did, Form, Why};
use crate::gui::app::state::keeping::Mark;
use crate::gui::forms::{self, Outcome};
use crate::gui::kit::widgets::{self, Look};
use crate::model::{Record, RecordId, counted, upper_first};
use crate::project::{Added, Edit, Lost, LostKey, Notice, Parked, Told};

/// Most pieces of lost work that are listed at a time.
const LISTED: usize = 200;

/// The form.
pub fn form_ui(parts: &Parts<'_>, ui: &mut Ui, form: &mut Form) -> Outcome {
    let leaving = form.why == Why::Leaving;
    forms::title_ui(ui, if leaving { "Some decisions are not on the disk" } else { "Kept decisions" });
    match parts.keeping.mark(parts.data.project.work()) {
        Mark::Plain(words) => forms::note_ui(ui, words),
        Mark::Standing(words) => forms::warning_ui(ui, &words),
    }
    if let Some(file) = &parts.keeping.file {
        forms::note_ui(ui, &format!("Decisions on these documents are kept in {}", file.display()));
    }
    let button = |ui: &mut Ui, words: &str| widgets::button_ui(ui, Look::Plain, None, words, "", false).clicked();
    let mut did = None;
    if matches!(parts.keeping.told(), Told::NotKept(_)) || leaving {
        ui.horizontal(|ui| {
            if button(ui, "Try again") {
                did = Some(Did::Again);
            }
            if leaving && button(ui, "Close without them") {
                did = Some(Did::Leave);
            }
        });
    }
    if let Some(notice) = &parts.keeping.notice {
        did = did.or(notice_ui(ui, notice));
    }
    if let Some(moved) = &parts.keeping.moved {
        forms::note_ui(ui, &moved.words());
        ui.horizontal(|ui| {
            if button(ui, "Take them over") {
                did = Some(Did::TakeOver);
            }
            if button(ui, "Begin anew") {
                did = Some(Did::Dismiss);
            }
        });
    }
    if let Some(did) = did {
        return Outcome::Kept(did, form.why);
    }
    if let Some(edit) = conflicts_ui(parts, ui).or_else(|| lost_ui(parts, ui, form)) {
        return Outcome::Done(edit);
    }
    if button(ui, "Close") { Outcome::Closed } else { Outcome::Open }
}

fn notice_ui(ui: &mut Ui, notice: &Notice) -> Option<Did> {
    if let Notice::Damaged(reason, _) | Notice::Unread(reason) = notice {
        forms::note_ui(ui, &format!("What is wrong with that file: {reason}"));
    }
    let button = |ui: &mut Ui, words: &str| widgets::button_ui(ui, Look::Plain, None, words, "", false).clicked();
    let mut did = None;
    if let Some(copy) = notice.copy() {
        forms::note_ui(ui, &format!("The last good copy holds {}", counted(copy.decided(), "decision")));
    }
    ui.horizontal(|ui| {
        if notice.copy().is_some() && button(ui, "Use the last good copy") {
            did = Some(Did::TakeCopy);
        }
        let go_on = match notice {
            Notice::Unread(_) => None,
            Notice::Damaged(..) | Notice::Newer(_) => Some("Go on without it"),
            Notice::Changed(_) => Some("Go on with what it says now"),
        };
        if go_on.is_some_and(|words| button(ui, words)) {
            did = Some(Did::Dismiss);
        }
    });
    did
}

/// True where something is left that only the analyst can settle.
#[must_use]
pub fn has_more(parts: &Parts<'_>) -> bool {
    !parts.keeping.lost.is_empty() || parts.data.project.work().conflicts() > 0
}

/// What two hands decided differently, with both to choose from.
fn conflicts_ui(parts: &Parts<'_>, ui: &mut Ui) -> Option<Edit> {
    let all = parts.data.project.conflicts();
    if all.is_empty() {
        return None;
    }
    let mut edit = None;
    ui.add_space(4.0);
    let what = "Other windows or programs decided otherwise at the same time. All decisions are kept: choose one";
    forms::note_ui(ui, what);
    ScrollArea::vertical().id_salt("conflicts").max_height(220.0).show(ui, |ui| {
        for conflict in all.iter().take(LISTED) {
            ui.label(upper_first(&conflict.about));
            ui.horizontal_wrapped(|ui| {
                let keep = format!("Keep ‘{}’", conflict.now);
                if widgets::button_ui(ui, Look::Plain, None, &keep, "", false).clicked() {
                    edit = Some(parts.data.project.keep_this(&conflict.thing));
                }
                for (at, other) in conflict.others.iter().enumerate() {
                    let take = format!("Take ‘{other}’");
                    if widgets::button_ui(ui, Look::Plain, None, &take, "", false).clicked() {
                        edit = parts.data.project.take_other(&conflict.thing, at);
                    }
                }
            });
        }
        if all.len() > LISTED {
            forms::note_ui(ui, &format!("and {} more", all.len() - LISTED));
        }
    });
    edit
}

fn lost_ui(parts: &Parts<'_>, ui: &mut Ui, form: &mut Form) -> Option<Edit> {
    let lost = &parts.keeping.lost;
    let picked = lost.get(form.at)?;
    ui.add_space(4.0);
    forms::note_ui(
        ui,
        &format!(
            "{} without a place. Their document is not here, or its words have changed",
            counted(lost.len(), "decision")
        ),
    );
    ScrollArea::vertical().id_salt("lost").max_height(220.0).show(ui, |ui| {
        for (at, one) in lost.iter().enumerate().take(LISTED) {
            ui.radio_value(&mut form.at, at, one.words());
        }
        if lost.len() > LISTED {
            forms::note_ui(ui, &format!("and {} more", lost.len() - LISTED));
        }
    });
    let place = put(parts, picked);
    let label = match picked.key {
        LostKey::Date(_) => "Date the open document so",
        _ => "Put it on the selected mark",
    };
    let mut edit = None;
    ui.horizontal(|ui| {
        let can = ui.add_enabled_ui(place.is_some(), |ui| widgets::button_ui(ui, Look::Plain, None, label, "", false));
        if can.inner.clicked() {
            edit = place;
        }
        if widgets::button_ui(ui, Look::Plain, None, "Let go of it", "", false).clicked() {
            edit = Some(let_go(parts, picked));
        }
    });
    edit
}

/// What puts a piece of lost work on the selected mark, or on the document that is open.
fn put(parts: &Parts<'_>, lost: &Lost) -> Option<Edit> {
    let parked =
        |key: &str| parts.data.project.parked().find(|(other, _)| *other == key).map(|(_, parked)| parked.clone());
    match &lost.key {
        LostKey::Record(id) if parts.data.project.is_added(*id) => {
            let added = parts.data.project.added().find(|(other, _)| other == id).map(|(_, added)| added.clone())?;
            let new = moved(parts, added)?;
            Some(Edit::Added(vec![(*id, None), (new.id(), Some(new))]))
        }
        LostKey::Record(id) => {
            let (_, record) = parts.data.selected(parts.choice).filter(|(_, record)| record.id != *id)?;
            Some(parts.data.project.put_on(*id, record.id))
        }
        LostKey::Date(path) => {
            let when = parts.data.project.document_date(path)?.clone();
            Some(Edit::DocumentDate(vec![(path.clone(), None), (open_path(parts)?, Some(when))]))
        }
        LostKey::Parked(key) => {
            let gone = Edit::Parked(vec![(key.clone(), None)]);
            let new = match parked(key)? {
                Parked::Date { when, .. } => Edit::DocumentDate(vec![(open_path(parts)?, Some(when))]),
                Parked::Extent { extent, .. } => Edit::Extent(vec![(open_path(parts)?, extent)]),
                Parked::Added { added, .. } => {
                    let new = moved(parts, added)?;
                    Edit::Added(vec![(new.id(), Some(new))])
                }
            };
            Some(Edit::All(vec![new, gone]))
        }
    }
}

/// An added record on the sentence of the selected mark.
fn moved(parts: &Parts<'_>, added: Added) -> Option<Added> {
    let (article, record) = parts.data.selected(parts.choice)?;
    let span = record.evidence.sentence;
    let document = &article.document;
    Some(Added { document: document.path.clone(), span, quote: span.of(&document.text).to_owned(), ..added })
}

/// The document that is read, else that of the selected mark.
fn open_path(parts: &Parts<'_>) -> Option<String> {
    let of = |record: &Record| record.evidence.document;
    let id =
        parts.choice.reading.document.or_else(|| parts.data.selected(parts.choice).map(|(_, record)| of(record)))?;
    Some(parts.data.corpus.article(id)?.document.path.clone())
}

fn let_go(parts: &Parts<'_>, lost: &Lost) -> Edit {
    let record = |id: RecordId| {
        if parts.data.project.is_added(id) { Edit::Added(vec![(id, None)]) } else { parts.data.project.let_go(id) }
    };
    match &lost.key {
        LostKey::Record(id) => record(*id),
        LostKey::Date(path) => Edit::DocumentDate(vec![(path.clone(), None)]),
        LostKey::Parked(key) => Edit::Parked(vec![(key.clone(), None)]),
    }
}
