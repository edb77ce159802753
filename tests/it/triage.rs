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

#[test]
fn what_several_documents_tell_stands_in_the_queue_once_and_one_key_settles_all() {
    let one = "Harbour paper\n\n3 March 2015\n\nNorway and Finland signed a herring treaty in Oslo on 2 March 2015.\n";
    let two =
        "Fish weekly\n\n9 March 2015\n\nThe herring treaty of Norway and Finland was signed in Oslo on 2 March 2015.\n";
    let files = memory(&[("one.txt", one), ("two.txt", two)]);
    let (mut h, _) = open(|app, ctx| app.open("Two papers".to_owned(), files, ctx), Theme::Light);
    h.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    h.run_ok();
    let all = h.state().data.shown.items.dated.len();
    assert_eq!((h.state().panes.triage.queue.len(), all), (1, 2));
    h.get_by_label("Told by: 2 sources a decision counts for all 2 that tell it");
    h.get_by_label_contains("Harbour paper, 2 sources");
    // Whoever of them is selected, their mark has one node, as wide as the mark.
    let folded =
        h.state().data.shown.items.dated.iter().find(|item| item.folded).map(|item| item.id).expect("one is folded");
    h.state_mut().triage_at(folded);
    h.run_ok();
    assert!(h.get_by_label_contains(", undecided, 2 sources").rect().width() > 40.0);
    press(&mut h, Key::Y);
    assert_eq!(h.state().data.project.statuses().count(), 2);
    let said = h.state().work.message.as_ref().map(|message| message.text.clone()).unwrap_or_default();
    assert!(said.starts_with("Accepted “") && said.contains("”, and the other one that tells it. Nothing"), "{said}");
    h.state_mut().undo();
    assert_eq!(h.state().data.project.statuses().count(), 0, "one step");
}

#[test]
fn a_decision_on_one_value_of_a_fact_leaves_the_other_value_open() {
    let one = "Harbour paper\n\n2 May 2014\n\nExports of Chile to Japan were $7.9 billion in 2013.\n";
    let two = "Fish weekly\n\n3 May 2014\n\nChile's exports to Japan came to $6.1 billion in 2013.\n";
    let three = "A bank\n\n4 May 2014\n\nChile's exports to Japan were $6.1 billion in 2013, a bank says.\n";
    let files = memory(&[("one.txt", one), ("two.txt", two), ("three.txt", three)]);
    let (mut h, _) = open(|app, ctx| app.open("Three papers".to_owned(), files, ctx), Theme::Light);
    h.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    h.run_ok();
    assert_eq!(h.state().panes.triage.queue.len(), 2, "two values");
    let value = |h: &H| {
        let (_, record) = h.state().selected().expect("one is selected");
        record.figure.as_ref().expect("a figure").value.normalize().to_string()
    };
    let first = value(&h);
    press(&mut h, Key::N);
    let rejected = h.state().data.project.statuses().count();
    assert_eq!(rejected, if first == "6100000000" { 2 } else { 1 }, "{first}");
    assert_ne!(value(&h), first, "the other value is next");
    assert_eq!(h.state().panes.triage.queue.len(), 1);
}

#[test]
fn a_date_that_could_be_another_is_changed_by_a_digit_and_back_by_the_same() {
    let mut h = window();
    let last = h.state().data.items.dated.iter().find(|item| item.label.contains("Swedish")).expect("the visit").id;
    h.state_mut().triage_at(last);
    h.run_ok();
    let date = |h: &H| h.state().record(last).and_then(|record| record.date.when.clone()).map(|when| when.to_string());
    assert_eq!(date(&h).as_deref(), Some("2014-06"));
    h.get_by_label_contains("Could be June 2013, the year before");
    press(&mut h, Key::Num1);
    assert_eq!(date(&h).as_deref(), Some("2013-06"));
    let said = h.state().work.message.as_ref().map(|message| message.text.clone());
    assert_eq!(said.as_deref(), Some("Date changed: June 2013, was June 2014"));
    press(&mut h, Key::Num2);
    assert_eq!(date(&h).as_deref(), Some("2015-06"));
    press(&mut h, Key::Num2);
    assert_eq!(date(&h).as_deref(), Some("2014-06"), "the same key takes it back");
    h.state_mut().undo();
    h.state_mut().undo();
    assert_eq!(date(&h).as_deref(), Some("2013-06"), "one step each");
    press(&mut h, Key::Num9);
    assert_eq!(date(&h).as_deref(), Some("2013-06"), "a key without a reading does nothing");
    assert!(h.state().data.project.said(last, dateline::project::Field::Date).is_some());
}

#[test]
fn the_queue_is_walked_by_arrows_and_keeps_the_keyboard_from_one_decision_to_the_next() {
    let mut h = window();
    let queue: Vec<_> = h.state().panes.triage.queue.iter().map(|entry| entry.id).collect();
    for _ in 0..12 {
        press(&mut h, Key::F6);
        if h.state().panes.pane == dateline::gui::app::Pane::Documents {
            break;
        }
    }
    let at = |h: &H| queue.iter().position(|id| Some(*id) == selected(h));
    assert_eq!(at(&h), Some(0));
    press(&mut h, Key::ArrowDown);
    assert_eq!(at(&h), Some(1));
    press(&mut h, Key::ArrowDown);
    assert_eq!(at(&h), Some(2));
    press(&mut h, Key::Y);
    assert_eq!(selected(&h), Some(queue[3]));
    press(&mut h, Key::ArrowUp);
    assert_eq!(selected(&h), Some(queue[1]), "the decided one is gone from between them");
}

#[test]
fn an_event_that_looks_like_another_one_is_shown_with_it_and_merged_by_one_key() {
    let one = "Harbour paper\n\n3 March 2019\n\nNorway signed a herring treaty with Finland on 2 March 2015. \
        Norway signed a cod treaty with Finland on 9 March 2015.\n";
    let two = "Fish weekly\n\n19 May 2019\n\nNorway and Finland signed a fishing treaty in March 2015.\n";
    let three = "World paper\n\n19 May 2019\n\nMinisters met in Lima on 4 May 2011. \
        The port of Accra was opened on 9 June 2012. Kenya sold tea to Egypt on 3 July 2013.\n";
    let files = memory(&[("one.txt", one), ("two.txt", two), ("three.txt", three)]);
    let (mut h, _) = open(|app, ctx| app.open("Three papers".to_owned(), files, ctx), Theme::Light);
    h.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    h.run_ok();
    let id =
        |h: &H, words: &str| h.state().data.items.dated.iter().find(|item| item.label.contains(words)).map(|i| i.id);
    let (vague, cod) = (id(&h, "fishing").expect("the vague one"), id(&h, "cod").expect("one of those it may be"));
    h.state_mut().triage_at(vague);
    h.run_ok();
    h.get_by_label_contains("Another event looks like it: 9 March 2015 · Harbour paper");
    let told = |h: &H| -> Vec<_> {
        h.state().tellers(vague).iter().filter_map(|place| Some(place.of(&h.state().data.corpus)?.id)).collect()
    };
    assert!(!told(&h).contains(&cod));
    press(&mut h, Key::M);
    assert!(told(&h).contains(&cod), "they are one event now");
    let said = h.state().work.message.as_ref().map(|message| message.text.clone()).unwrap_or_default();
    assert!(said.starts_with("Merged with “") && said.contains("cod"), "{said}");
    assert!(h.query_by_label_contains("Another event looks like it: 9 March").is_none());
    h.state_mut().undo();
    h.run_ok();
    assert!(!told(&h).contains(&cod), "one step");
    h.get_by_label_contains("Another event looks like it: 9 March 2015");
}
