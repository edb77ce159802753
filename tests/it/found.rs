//! *Found*: the hits of a search and the answer to a question as a list that the keyboard walks.

use dateline::gui::App;
use dateline::gui::app::Pane;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::gui::{memory, open, press};

type H = Harness<'static, App>;

const TREATY: &str = "Norway and Finland sign herring treaty\n\n12 March 2015\n\n\
    Norway and Finland signed a herring treaty on 2 March 2015. Ministers met in Oslo on 9 March 2015.\n\n\
    Nobody in the harbour spoke of herring any more.\n\n\
    Exports of herring from Norway to Finland were $4.2 billion in 2014.\n";
const BARE: &str = "A harbour\n\nThe harbour of Narvik was full of herring.\n";

fn window() -> H {
    let files = memory(&[("treaty.txt", TREATY), ("bare.txt", BARE)]);
    let (mut harness, _) = open(|app, ctx| app.open("Two papers".to_owned(), files, ctx), Theme::Light);
    harness.state_mut().panes.kept.calm = true;
    harness
}

fn look_for(h: &mut H, words: &str) {
    h.key_press_modifiers(Modifiers::COMMAND, Key::F);
    h.run_ok();
    h.event(egui::Event::Text(words.to_owned()));
    h.run_ok();
    while h.state().choice.find.is_searching() {
        h.step();
        std::thread::yield_now();
    }
    h.run_ok();
}

/// The rows of the list as a screen reader hears them.
fn rows(h: &H) -> Vec<String> {
    let items = h.query_all_by_role(Role::ListItem);
    items.filter_map(|node| node.accesskit_node().label()).filter(|label| label.starts_with("Found ")).collect()
}

#[test]
fn each_hit_has_its_date_line_and_document_and_says_what_was_read_there() {
    let mut h = window();
    look_for(&mut h, "herring");
    h.get_by_label("Hits 5 in 2 documents");
    let rows = rows(&h);
    let begins = [
        "Found 2014: figure: ",
        "Found 2 March 2015: event: ",
        "Found published 12 March 2015: In no event or figure",
        "Found published 12 March 2015: In no event or figure",
        "Found document without a date: In no event or figure",
    ];
    assert_eq!(rows.len(), begins.len(), "{rows:#?}");
    for (row, begin) in rows.iter().zip(begins) {
        assert!(row.starts_with(begin), "{row} does not begin with {begin}");
    }
    assert!(rows.iter().any(|row| row.contains("“Nobody in the harbour spoke of herring any more.”")), "{rows:#?}");
    assert!(rows[4].ends_with("“The harbour of Narvik was full of herring.”, A harbour, ¶ 2"), "{}", rows[4]);
}

#[test]
fn the_keyboard_goes_from_the_words_down_the_list_and_source_and_timeline_follow() {
    let mut h = window();
    look_for(&mut h, "herring");
    press(&mut h, Key::ArrowDown);
    assert_eq!(h.state().choice.find.at, Some(0), "the first row has the keyboard and is open");
    press(&mut h, Key::ArrowDown);
    let record = h.state().choice.find.found.as_ref().expect("hits").hits[1].record;
    assert_eq!((h.state().choice.find.at, h.state().choice.selection), (Some(1), record));
    assert!(record.is_some(), "the treaty");
    press(&mut h, Key::End);
    let (at, reading) = (h.state().choice.find.at, h.state().choice.reading.document);
    let bare = h.state().data.corpus.articles.iter().position(|article| article.document.path == "bare.txt");
    assert_eq!((at, reading.map(|id| id.0 as usize)), (Some(4), bare), "text without a record is read, too");
    press(&mut h, Key::Y);
    assert_eq!(h.state().data.project.statuses().count(), 0, "nothing is selected there that could be decided");
    press(&mut h, Key::Home);
    h.key_press(Key::F3);
    h.run_ok();
    assert_eq!(h.state().choice.find.at, Some(1), "the next hit is the next row");
    press(&mut h, Key::ArrowUp);
    assert_eq!(h.state().choice.find.at, Some(0), "and the list has kept the keyboard");
    press(&mut h, Key::Y);
    assert_eq!(h.state().data.project.statuses().count(), 1, "a decision lands on the row that is open");
}

#[test]
fn a_mark_selected_elsewhere_brings_the_inspector_back_and_the_tab_leads_to_the_list() {
    let mut h = window();
    look_for(&mut h, "herring");
    assert!(h.query_by_label("Why this date?").is_none());
    assert!(!rows(&h).is_empty());
    let treaty = h.state().data.items.dated.iter().find(|item| item.is_event()).expect("the treaty").id;
    h.state_mut().show_on_timeline(treaty);
    h.run_ok();
    assert!(rows(&h).is_empty() && h.query_by_label_contains("Why this date?").is_some());
    h.get_by_role_and_label(Role::Tab, "Found").click();
    h.run_ok();
    assert_eq!(rows(&h).len(), 5);
    for _ in 0..12 {
        press(&mut h, Key::F6);
        if h.state().panes.pane == Pane::Found {
            return;
        }
    }
    panic!("F6 never came to what was found");
}

#[test]
fn what_answers_a_question_is_listed_and_no_hit_says_what_to_do() {
    let mut h = window();
    press(&mut h, Key::Slash);
    h.event(egui::Event::Text("exports".to_owned()));
    h.run_ok();
    press(&mut h, Key::Enter);
    h.get_by_label("Answer 0 events, 1 figure");
    let answer = rows(&h);
    assert_eq!(answer.len(), 1);
    assert!(answer[0].contains("$4.2 billion") && answer[0].ends_with("¶ 5"), "{}", answer[0]);
    look_for(&mut h, "zeppelin");
    h.get_by_label("Hits 0 in 0 documents");
    h.get_by_label_contains("No text and no headline holds all these words");
}

#[test]
fn a_box_that_one_is_sent_to_takes_the_new_words_in_the_place_of_the_old() {
    let mut h = window();
    for words in ["exports", "treaty"] {
        press(&mut h, Key::Slash);
        h.event(egui::Event::Text(words.to_owned()));
        h.run_ok();
        press(&mut h, Key::Enter);
        assert_eq!(h.state().choice.filter.words, words);
    }
    look_for(&mut h, "herring");
    press(&mut h, Key::ArrowDown);
    look_for(&mut h, "narvik");
    assert_eq!((h.state().choice.find.typed.as_str(), rows(&h).len()), ("narvik", 1));
}

#[test]
fn a_question_in_plain_words_finds_what_holds_most_of_them_and_says_which_were_left_out() {
    let mut h = window();
    look_for(&mut h, "what did the herring treaty cost");
    let rows = rows(&h);
    assert!(rows.iter().any(|row| row.contains("signed a herring treaty on 2 March 2015")), "{rows:#?}");
    h.get_by_label_contains("No place holds all words: without ");
    look_for(&mut h, "herring treaty");
    assert!(h.query_by_label_contains("No place holds all words").is_none());
}
