//! Triage by keys alone: one undecided record after another, the most doubtful first; decisions on everything shown.

use dateline::gui::App;
use dateline::project::Status;
use egui::{Key, Modifiers, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::gui::{memory, open, press};

type H = Harness<'static, App>;

const TREATY: &str = "Norway and Finland sign fishing treaty\n\n12 March 2015\n\n\
    Norway and Finland signed a fishing treaty on 2 March 2015. Ministers will meet again in Oslo on 9 June 2015.\n\n\
    The Swedish minister visited Oslo last June. The harbour of Bergen was opened in 1951.\n\n\
    Exports from Norway to Finland were $4.2 billion in 2014 and $3.9 billion in 2013.\n";
const BARE: &str = "A harbour\n\nThe harbour of Narvik was closed in March.\n";

fn window() -> H {
    let files = memory(&[("treaty.txt", TREATY), ("bare.txt", BARE)]);
    let (mut harness, _) = open(|app, ctx| app.open("Two papers".to_owned(), files, ctx), Theme::Light);
    harness.state_mut().panes.kept.calm = true;
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    harness.run_ok();
    harness
}

fn selected(h: &H) -> Option<dateline::model::RecordId> {
    h.state().choice.selection
}

#[test]
fn the_queue_begins_with_what_is_doubted_most_and_a_key_decides_and_goes_on() {
    let mut h = window();
    let queue: Vec<_> = h.state().panes.triage.queue.clone();
    assert!(queue.windows(2).all(|two| two[0].doubt <= two[1].doubt));
    assert_eq!(selected(&h), Some(queue[0].id), "the first is open");
    h.get_by_label_contains("No date found: 1");
    h.get_by_label_contains("Why it is doubted");
    for key in [Key::Y, Key::N, Key::Y] {
        press(&mut h, key);
    }
    assert_eq!(selected(&h), Some(queue[3].id));
    let status = |h: &H, at: usize| h.state().data.project.status(queue[at].id);
    assert_eq!([0, 1, 2].map(|at| status(&h, at)), [Status::Accepted, Status::Rejected, Status::Accepted]);
    assert_eq!(h.state().panes.triage.queue.len(), queue.len() - 3);
    let reading = h.state().choice.reading.document;
    assert_eq!(reading, h.state().selected().map(|(_, record)| record.evidence.document), "its paragraph is open");
    press(&mut h, Key::U);
    assert_eq!(selected(&h), Some(queue[4].id), "what is left open is passed over");
    h.state_mut().undo();
    h.run_ok();
    assert_eq!(status(&h, 2), Status::Undecided);
}

#[test]
fn a_claim_is_corrected_in_place_and_triage_goes_on() {
    let mut h = window();
    let first = selected(&h).expect("the first is open");
    press(&mut h, Key::E);
    h.event(egui::Event::Text(" of Narvik".to_owned()));
    h.run_ok();
    press(&mut h, Key::Enter);
    assert!(h.state().panes.editing.is_none());
    assert_eq!(selected(&h), Some(first), "correcting is no decision");
    assert!(h.state().record(first).is_some_and(|record| record.label.ends_with(" of Narvik")));
    press(&mut h, Key::Y);
    assert_ne!(selected(&h), Some(first));
}

#[test]
fn a_decision_on_all_touches_what_is_shown_and_undecided_and_is_one_step() {
    let mut h = window();
    let first = selected(&h).expect("the first is open");
    press(&mut h, Key::N);
    h.state_mut().refilter_with(|filter| "harbour".clone_into(&mut filter.words));
    h.run_ok();
    let shown = h.state().data.shown.items.dated.len() + h.state().data.shown.items.undated.len();
    h.key_press_modifiers(Modifiers::SHIFT, Key::Y);
    h.run_ok();
    h.get_by_label_contains("exactly what the filter shows. 1 that is decided already stays as it is");
    press(&mut h, Key::Enter);
    let project = &h.state().data.project;
    assert_eq!(project.status(first), Status::Rejected, "what was decided stays");
    assert_eq!(project.statuses().count(), shown, "nothing that the filter hides");
    h.state_mut().undo();
    assert_eq!(h.state().data.project.statuses().count(), 1, "one step");
}
