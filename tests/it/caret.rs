//! The text of the source by the keyboard: letters, words, lines, paragraphs, and words that are picked with Shift.

use dateline::gui::App;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::{AccessKitNode, NodeT, Queryable};

use crate::gui::{memory, open, press};

type H = Harness<'static, App>;

const PIER: &str = "A pier and its years\n\n20 May 2016\n\n\
    Norway signed a loan agreement on 4 April 2016.\n\nNobody had asked the fishermen.\n";

/// A window with the source open; the paragraph of the first mark has the keyboard.
fn reading() -> H {
    let files = memory(&[("pier.txt", PIER)]);
    let (mut h, _) = open(|app, ctx| app.open("A pier".to_owned(), files, ctx), Theme::Light);
    h.state_mut().panes.kept.calm = true;
    h.state_mut().work.message = None;
    press(&mut h, Key::Home);
    press(&mut h, Key::Enter);
    h.run_ok();
    h
}

fn chord(h: &mut H, held: Modifiers, key: Key) {
    h.key_press_modifiers(held, key);
    h.run_ok();
}

/// Where the caret of what has the keyboard stands: its words, and how many letters are before it.
fn caret(h: &H) -> (String, usize) {
    let root = h.root();
    let mut all = root.children_recursive().map(|node| node.accesskit_node());
    let node = all.find(AccessKitNode::is_focused).expect("something has the keyboard");
    assert!(node.supports_text_ranges(), "it is read by letters, words and lines: {:?}", node.role());
    let letters = node.text_selection_focus().expect("a caret").to_global_usv_index();
    (node.document_range().text(), letters)
}

/// The words that are picked.
fn picked(h: &H) -> Option<String> {
    let (id, span) = h.state().panes.reader.pick.words?;
    Some(span.of(&h.state().data.corpus.article(id)?.document.text).to_owned())
}

#[test]
fn arrows_walk_by_letters_words_and_lines_and_say_so() {
    let mut h = reading();
    let first = h.state().choice.selection;
    assert_eq!(caret(&h), ("Norway signed a loan agreement on 4 April 2016.".to_owned(), 0));
    press(&mut h, Key::ArrowRight);
    assert_eq!(caret(&h).1, 1);
    chord(&mut h, Modifiers::CTRL | Modifiers::COMMAND, Key::ArrowRight);
    assert_eq!(caret(&h).1, 6, "the end of the word");
    chord(&mut h, Modifiers::CTRL | Modifiers::COMMAND, Key::ArrowRight);
    assert_eq!(caret(&h).1, 13);
    chord(&mut h, Modifiers::CTRL | Modifiers::COMMAND, Key::ArrowLeft);
    assert_eq!(caret(&h).1, 7);
    press(&mut h, Key::End);
    let end = caret(&h).1;
    assert!(end > 30, "the end of the line, {end}");
    press(&mut h, Key::Home);
    assert_eq!(caret(&h).1, 0);
    assert_eq!(h.state().choice.selection, first, "the marks stay where they are meanwhile");
}

#[test]
fn lines_lead_from_paragraph_to_paragraph() {
    let mut h = reading();
    press(&mut h, Key::ArrowDown);
    // A narrow column breaks the paragraph into two lines.
    press(&mut h, Key::ArrowDown);
    press(&mut h, Key::ArrowDown);
    assert!(caret(&h).0.starts_with("Nobody"), "{:?}", caret(&h));
    press(&mut h, Key::ArrowDown);
    assert!(caret(&h).0.starts_with("Nobody"), "the last one stays");
    press(&mut h, Key::ArrowUp);
    press(&mut h, Key::Home);
    press(&mut h, Key::ArrowLeft);
    assert!(caret(&h).0.starts_with("Norway"), "{:?}", caret(&h));
}

#[test]
fn shift_picks_words_that_become_a_record_or_are_copied() {
    let mut h = reading();
    chord(&mut h, Modifiers::CTRL | Modifiers::COMMAND, Key::ArrowRight);
    assert_eq!(picked(&h), None);
    for _ in 0..2 {
        chord(&mut h, Modifiers::CTRL | Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowRight);
    }
    assert_eq!(picked(&h).as_deref(), Some(" signed a"));
    chord(&mut h, Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!(picked(&h).as_deref(), Some(" signed "));
    let order = format!("{:?}", h.state().desk());
    chord(&mut h, Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(format!("{:?}", h.state().desk()), order, "no lane moves");
    chord(&mut h, Modifiers::SHIFT, Key::Home);
    h.event(egui::Event::Copy);
    h.step();
    let copied = h.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(words) => Some(words.clone()),
        _ => None,
    });
    h.run_ok();
    assert!(copied.is_some(), "the words and not the page are copied");
    // All of it, and what is picked can be added.
    chord(&mut h, Modifiers::CTRL | Modifiers::COMMAND, Key::A);
    assert_eq!(picked(&h).as_deref(), Some("Norway signed a loan agreement on 4 April 2016."));
    chord(&mut h, Modifiers::CTRL | Modifiers::COMMAND | Modifiers::SHIFT, Key::A);
    assert!(h.state().panes.editor.is_some(), "the form of an event asks");
}

#[test]
fn the_words_of_a_record_have_its_menu() {
    let mut h = reading();
    let links = h.get_all_by_role(Role::Link);
    let words = links
        .into_iter()
        .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with("4 April 2016:")));
    words.expect("a date that leads to its mark").click_secondary();
    h.run_ok();
    h.get_by_role_and_label(Role::MenuItem, "Accept").click();
    h.run_ok();
    let id = h.state().choice.selection.expect("the record is selected");
    assert_eq!(h.state().data.project.status(id), dateline::project::Status::Accepted);
}
