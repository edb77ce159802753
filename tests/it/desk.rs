//! An analyst's session over the seed articles, where they are at hand, by keys alone.

use std::path::Path;
use std::time::{Duration, Instant};

use dateline::gui::App;
use dateline::gui::app::Pane;
use dateline::model::RecordId;
use dateline::project::{Field, Status};
use dateline::view::window::civil;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::gui::{memory, open, press};

type H = Harness<'static, App>;

fn typed(h: &mut H, text: &str) {
    h.event(egui::Event::Text(text.to_owned()));
    h.run_ok();
}

fn chord(h: &mut H, held: Modifiers, key: Key) {
    h.key_press_modifiers(held, key);
    h.run_ok();
}

fn selected(h: &H) -> RecordId {
    h.state().choice.selection.expect("a mark is selected")
}

/// F6 until a pane has the keyboard.
fn go_to(h: &mut H, pane: Pane) {
    for _ in 0..12 {
        press(h, Key::F6);
        if h.state().panes.pane == pane {
            return;
        }
    }
    panic!("F6 never came to {pane:?}");
}

/// Puts words in the place of what stands in the field that has the keyboard.
fn replaced(h: &mut H, words: &str) {
    chord(h, Modifiers::COMMAND, Key::A);
    typed(h, words);
}

/// Another mark: the next one of the lane, else one of a lane beside it.
fn next(h: &mut H) -> RecordId {
    let before = selected(h);
    for key in [Key::ArrowRight, Key::ArrowDown, Key::ArrowUp] {
        press(h, key);
        if selected(h) != before {
            return selected(h);
        }
    }
    panic!("there is another mark")
}

fn shown_marks(h: &H) -> usize {
    h.state().data.shown.items.dated.iter().filter(|item| item.is_event()).count()
}

/// The seeds in a window; `None` where they are not at hand.
fn window() -> Option<H> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    let entries = std::fs::read_dir(folder).ok()?;
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let texts: Vec<(String, String)> = paths
        .filter_map(|path| {
            Some((path.file_name()?.to_string_lossy().into_owned(), std::fs::read_to_string(&path).ok()?))
        })
        .collect();
    let files: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let files = memory(&files);
    let (mut h, _) = open(|app, ctx| app.open("Seeds".to_owned(), files, ctx), Theme::Light);
    h.state_mut().panes.kept.calm = true;
    Some(h)
}

/// The undated article, the last of the list, gets its date.
fn date_the_undated_article(h: &mut H) {
    let undated = |h: &H| h.state().data.shown.items.undated.len();
    let before = undated(h);
    go_to(h, Pane::Documents);
    press(h, Key::End);
    press(h, Key::Enter);
    let open = h.state().choice.reading.document.expect("Enter opens the last document");
    let date = |h: &H| h.state().data.corpus.article(open).and_then(|article| article.document.date.when.clone());
    assert!(date(h).is_none(), "it is the one without a date");
    chord(h, Modifiers::COMMAND, Key::D);
    typed(h, "May 2014");
    press(h, Key::Enter);
    assert_eq!(date(h).map(|when| when.words()).as_deref(), Some("May 2014"));
    assert!(undated(h) < before, "what counts from it has a place now");
}

/// A headline, a date and a kind are corrected, each of another event.
fn correct_three(h: &mut H) {
    let words = |h: &H, id| h.state().record(id).expect("it is there").label.to_string();
    let one = selected(h);
    press(h, Key::E);
    replaced(h, "Corrected by keys");
    press(h, Key::Enter);
    assert_eq!(words(h, one), "Corrected by keys");
    let two = next(h);
    press(h, Key::E);
    press(h, Key::Tab);
    replaced(h, "second half of March 2014");
    press(h, Key::Enter);
    let date = h.state().record(two).and_then(|record| record.date.when.clone()).expect("a date");
    assert_eq!((date.to_string().as_str(), civil_year(h, two)), ("2014-03-16~/2014-03-31~", "2014".to_owned()));
    let three = next(h);
    press(h, Key::E);
    replaced(h, "Also corrected");
    press(h, Key::Enter);
    assert_eq!(words(h, three), "Also corrected");
    for (id, field) in [(one, Field::Headline), (two, Field::Date), (three, Field::Headline)] {
        assert!(h.state().data.project.said(id, field).is_some(), "{field:?}");
    }
}

fn civil_year(h: &H, id: RecordId) -> String {
    let item = h.state().data.item(id).expect("it stands on the axis");
    civil(item.start).format("%Y").to_string()
}

/// The page is set up, drawn, and written where its path says.
fn make_the_page(h: &mut H) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("courtship.pdf");
    chord(h, Modifiers::COMMAND, Key::E);
    replaced(h, "Moscow courted Pyongyang");
    let focused = |h: &H| {
        let nodes = h.query_all_by_role(Role::TextInput);
        nodes.filter(egui_kittest::Node::is_focused).find_map(|node| node.accesskit_node().label())
    };
    for _ in 0..80 {
        if focused(h).as_deref() == Some("File") {
            break;
        }
        press(h, Key::Tab);
    }
    assert_eq!(focused(h).as_deref(), Some("File"), "Tab comes to the path");
    replaced(h, &path.display().to_string());
    press(h, Key::Enter);
    let begun = Instant::now();
    while h.state().panes.export.saving.is_some() || !path.is_file() {
        assert!(begun.elapsed() < Duration::from_mins(2), "the page never came");
        h.step();
        std::thread::yield_now();
    }
    let bytes = std::fs::read(&path).expect("the page");
    assert!(bytes.starts_with(b"%PDF") && bytes.len() > 20_000, "{} bytes", bytes.len());
    h.run_ok();
    press(h, Key::Escape);
    assert!(h.state().panes.export.dialog.is_none());
}

#[test]
fn a_session_over_the_seeds_by_keys_alone() {
    let Some(mut h) = window() else {
        println!("skipped: no seed articles beside the project");
        return;
    };
    let begun = (h.state().data.shown.items.undated.len(), shown_marks(&h));
    date_the_undated_article(&mut h);
    press(&mut h, Key::Escape);
    go_to(&mut h, Pane::Timeline);
    press(&mut h, Key::Num0);
    press(&mut h, Key::Home);
    correct_three(&mut h);
    let rejected = next(&mut h);
    press(&mut h, Key::N);
    assert_eq!(h.state().data.project.status(rejected), Status::Rejected);
    let before = shown_marks(&h);
    let one = next(&mut h);
    press(&mut h, Key::M);
    let other = next(&mut h);
    press(&mut h, Key::M);
    assert!(
        h.state()
            .tellers(one)
            .iter()
            .any(|place| { place.of(&h.state().data.corpus).is_some_and(|record| record.id == other) })
    );
    assert_eq!(shown_marks(&h), before - 1, "one mark for both");
    // The question takes the window of time along.
    press(&mut h, Key::Slash);
    typed(&mut h, "Russia and DPRK, 2014..2015, trade");
    press(&mut h, Key::Enter);
    let (events, figures) = h.state().shown_counts();
    assert!(events > 0 && figures > 3, "{events} events, {figures} figures");
    let window = h.state().time.window;
    let year = |time: f64| civil(time).format("%Y").to_string();
    assert!(year(window.start) == "2013" && year(window.end) == "2016", "2014 and 2015, with a margin");
    make_the_page(&mut h);
    // All of it is taken back, step by step.
    press(&mut h, Key::Escape);
    while h.state().data.project.undo_words().is_some() {
        chord(&mut h, Modifiers::COMMAND, Key::Z);
    }
    chord(&mut h, Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::X);
    assert_eq!((h.state().data.shown.items.undated.len(), shown_marks(&h)), begun);
    assert_eq!(h.state().data.project.statuses().count(), 0);
}
