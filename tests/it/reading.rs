//! Reading in the window: documents dated by hand, saved views, facets, search, the source and what is added in it.

use dateline::gui::App;
use dateline::project::{Facet, Kind};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::gui::{memory, open, press};

const PORT: &str = "Port talks in the north\n\nThe ministers of Norway and Finland met on 14 May.\n\n\
    A pier was paid for with $3 million, the harbour master said.\n";
const FISH: &str = "Fish treaty signed\n\n2 June 2015\n\n\
    Norway and Finland signed a herring treaty on 1 June 2015.\n\n\
    Exports of herring from Norway to Finland reached $40 million in 2014.\n\n\
    Nobody spoke of the harbour.\n";

fn window() -> Harness<'static, App> {
    let files = memory(&[("press/port.txt", PORT), ("press/fish.txt", FISH)]);
    open(|app, ctx| app.open("Two articles".to_owned(), files, ctx), egui::Theme::Light).0
}

fn chord(harness: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    settle(harness);
}

/// Lets the window answer, and what runs in the background end.
fn settle(harness: &mut Harness<'_, App>) {
    harness.run_ok();
    while harness.state().find.is_searching() {
        harness.step();
        std::thread::yield_now();
    }
    harness.run_ok();
}

fn typed(harness: &mut Harness<'_, App>, text: &str) {
    harness.event(egui::Event::Text(text.to_owned()));
    settle(harness);
}

fn click(harness: &mut Harness<'_, App>, name: &str) {
    harness.get_by_label_contains(name).click();
    settle(harness);
}

fn dates(app: &App) -> Vec<String> {
    app.corpus.records().filter_map(|record| record.date.when.as_ref().map(ToString::to_string)).collect()
}

#[test]
fn a_date_set_by_hand_places_what_had_none_and_undo_names_it() {
    let mut harness = window();
    assert!(!dates(harness.state()).contains(&"2017-05-14".to_owned()));
    click(&mut harness, "Set date of Port talks");
    typed(&mut harness, "5 July 2017");
    harness.get_by_label_contains("Reads as 5 July 2017, exact day");
    press(&mut harness, Key::Enter);
    assert!(dates(harness.state()).contains(&"2017-05-14".to_owned()), "{:?}", dates(harness.state()));
    let app = harness.state();
    assert!(app.items.dated.iter().any(|item| app.record(item.id).is_some_and(|r| r.evidence.paragraph == 2)));
    click(&mut harness, "Document Port talks");
    harness.get_by_label_contains("Date of the source: 5 July 2017, set by you");
    assert_eq!(harness.state().project.undo_words(), Some("date a document"));
    chord(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(!dates(harness.state()).contains(&"2017-05-14".to_owned()), "undo gives back what was read");
    harness.get_by_label_contains("Date of the source: No date");
}

#[test]
fn words_that_are_no_date_cannot_be_set_and_esc_leaves() {
    let mut harness = window();
    click(&mut harness, "Set date of Port talks");
    typed(&mut harness, "in March");
    harness.get_by_label_contains("no date that has a place in time");
    press(&mut harness, Key::Enter);
    assert!(harness.state().editor.is_some(), "the form stays open");
    press(&mut harness, Key::Escape);
    assert!(harness.state().editor.is_none());
    assert_eq!(harness.state().project.document_dates().count(), 0);
}

#[test]
fn all_documents_of_a_folder_are_dated_at_once_and_reset() {
    let mut harness = window();
    click(&mut harness, "Document Fish treaty");
    chord(&mut harness, Modifiers::COMMAND, Key::D);
    click(&mut harness, "All 2 documents in the folder");
    // The field has the keyboard again once it is clicked.
    harness.get_by_role(Role::TextInput).focus();
    harness.run_ok();
    typed(&mut harness, "spring 2016");
    click(&mut harness, "Set date");
    let app = harness.state();
    assert_eq!(app.project.document_dates().count(), 2);
    assert_eq!(app.project.undo_words(), Some("date 2 documents"));
    assert!(app.corpus.articles.iter().all(|article| article.document.date.basis.word() == "user"));
    let own: Vec<bool> = app.corpus.articles.iter().map(|article| article.machine_date().when.is_some()).collect();
    assert_eq!(own, [true, false], "what the machine found stays known");
    chord(&mut harness, Modifiers::COMMAND, Key::D);
    click(&mut harness, "Use the document’s own date");
    assert_eq!(harness.state().project.document_dates().count(), 1, "only the open document is reset");
}

#[test]
fn views_are_saved_applied_renamed_overwritten_and_deleted_and_every_step_is_undone() {
    let mut harness = window();
    harness.state_mut().refilter_with(|filter| filter.pick(Facet::new(Kind::Category, "agreements")));
    let window = harness.state().window;
    chord(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    chord(&mut harness, Modifiers::COMMAND, Key::A);
    typed(&mut harness, "Treaties");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().project.views().map(|(name, _)| name).collect::<Vec<_>>(), ["Treaties"]);
    // Elsewhere, and back.
    harness.state_mut().refilter_with(|filter| *filter = dateline::project::Filter::default());
    harness.state_mut().look_at(window.zoom_at(0.2, window.middle()));
    settle(&mut harness);
    harness.get_by_label("View Treaties").click();
    settle(&mut harness);
    let app = harness.state();
    assert!(app.filter.only.contains(&Facet::new(Kind::Category, "agreements")));
    assert!((app.window.start - window.start).abs() < 2.0 && (app.window.end - window.end).abs() < 2.0);
    click(&mut harness, "More for view Treaties");
    click(&mut harness, "Rename…");
    chord(&mut harness, Modifiers::COMMAND, Key::A);
    typed(&mut harness, "Signed");
    press(&mut harness, Key::Enter);
    harness.get_by_label("View Signed");
    harness.state_mut().filter.words = "herring".to_owned();
    harness.state_mut().refilter();
    settle(&mut harness);
    click(&mut harness, "More for view Signed");
    click(&mut harness, "Overwrite with what is shown");
    let words = |app: &App| app.project.view("Signed").map(|view| view.filter.words.clone());
    assert_eq!(words(harness.state()).as_deref(), Some("herring"));
    click(&mut harness, "More for view Signed");
    click(&mut harness, "Delete");
    assert_eq!(harness.state().project.views().count(), 0);
    for expected in [Some("herring"), Some("")] {
        chord(&mut harness, Modifiers::COMMAND, Key::Z);
        assert_eq!(words(harness.state()).as_deref(), expected);
    }
    chord(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(harness.state().project.view("Treaties").is_some(), "the rename is undone");
}
