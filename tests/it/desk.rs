//! An analyst's session over the seed articles, where they are at hand, by keys alone.

use std::path::Path;

use dateline::gui::App;
use dateline::project::{Field, Status};
use egui::{Key, Modifiers, Theme};
use egui_kittest::Harness;

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

fn selected(h: &H) -> dateline::model::RecordId {
    h.state().choice.selection.expect("a mark is selected")
}

#[test]
fn a_session_over_the_seeds_by_keys_alone() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    let Ok(entries) = std::fs::read_dir(folder) else {
        println!("skipped: no seed articles beside the project");
        return;
    };
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
    // The undated article gets its date: the row in the list has the keyboard, Ctrl+D asks.
    let undated = |h: &H| h.state().data.shown.items.undated.len();
    let before = undated(&h);
    let bare = h
        .state()
        .data
        .order
        .iter()
        .copied()
        .find(|id| h.state().data.corpus.article(*id).is_some_and(|article| article.document.date.when.is_none()));
    if let Some(bare) = bare {
        h.state_mut().choice.marked.insert(bare);
        chord(&mut h, Modifiers::COMMAND, Key::D);
        typed(&mut h, "May 2014");
        press(&mut h, Key::Enter);
        h.state_mut().choice.marked.clear();
        assert!(undated(&h) < before, "what counts from it has a place now");
    }
    // Three headlines are corrected.
    press(&mut h, Key::Num0);
    press(&mut h, Key::Home);
    for number in 1..=3 {
        let id = selected(&h);
        press(&mut h, Key::E);
        chord(&mut h, Modifiers::COMMAND, Key::A);
        typed(&mut h, &format!("Corrected {number}"));
        press(&mut h, Key::Enter);
        assert!(h.state().record(id).is_some_and(|record| *record.label == *format!("Corrected {number}")));
        assert!(h.state().data.project.said(id, Field::Headline).is_some());
        press(&mut h, Key::ArrowRight);
    }
    // One is rejected, two are joined.
    press(&mut h, Key::N);
    assert_eq!(h.state().data.project.status(selected(&h)), Status::Rejected);
    press(&mut h, Key::Home);
    let first = selected(&h);
    press(&mut h, Key::M);
    press(&mut h, Key::ArrowRight);
    if selected(&h) != first {
        press(&mut h, Key::M);
        assert!(!h.state().tellers(first).is_empty(), "one mark for both");
    }
    // The question, and the page.
    press(&mut h, Key::Slash);
    typed(&mut h, "Russia and DPRK, 2014..2015, trade");
    press(&mut h, Key::Escape);
    let shown = h.state().shown_counts();
    assert!(shown.0 + shown.1 > 3 && shown.1 > 0, "{shown:?}");
    let words = |h: &H| h.state().choice.filter.words.clone();
    assert_eq!(words(&h), "Russia and DPRK, 2014..2015, trade");
    chord(&mut h, Modifiers::COMMAND, Key::E);
    assert!(h.state().panes.export.dialog.is_some(), "the page is set up");
    press(&mut h, Key::Escape);
    // All of it is taken back, step by step.
    while h.state().data.project.undo_words().is_some() {
        h.state_mut().undo();
    }
    h.run_ok();
    h.state_mut().refilter_with(|filter| filter.words.clear());
    assert_eq!(undated(&h), before);
    assert_eq!(h.state().data.project.statuses().count(), 0);
}
