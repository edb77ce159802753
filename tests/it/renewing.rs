//! Files that change while the window is open are read alone, and the corpus is as if all had been read anew.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use dateline::corpus::cache::Cache;
use dateline::gui::App;
use dateline::project::{Asked, Status};
use egui::{Key, Theme};
use egui_kittest::Harness;

use crate::gui::{open, press};

const TALKS: &str = "Talks in Oslo\n\n12 March 2015\n\nNorway and Finland met in Oslo on 2 March 2015.\n";
const TREATY: &str = "A treaty\n\n5 May 2016\n\nNorway and Finland signed a treaty on fish on 4 April 2016.\n";

fn put(folder: &Path, name: &str, text: &str) {
    std::fs::write(folder.join(name), text).expect("a file");
}

fn window(folder: &Path, cache: Option<Cache>) -> Harness<'static, App> {
    let path = folder.to_owned();
    let start = |app: &mut App, ctx: &egui::Context| {
        app.work.files.cache = cache.map(Arc::new);
        app.open_as(vec![path], &Asked::None, ctx);
    };
    open(start, Theme::Light).0
}

/// Lets frames pass until something is so, for at most some seconds: the system tells of changes when it likes.
#[track_caller]
fn until(harness: &mut Harness<'_, App>, what: &str, so: impl Fn(&App) -> bool) {
    let begun = Instant::now();
    while !so(harness.state()) {
        assert!(begun.elapsed() < Duration::from_secs(20), "{what}");
        harness.step();
        std::thread::yield_now();
    }
    harness.run_ok();
}

fn paths(app: &App) -> Vec<&str> {
    app.data.corpus.articles.iter().map(|article| article.document.path.as_str()).collect()
}

#[test]
fn a_file_that_is_new_changed_or_gone_is_noticed_and_read_alone() {
    let (folder, kept) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    put(folder.path(), "talks.txt", TALKS);
    let cache = Cache::open(&kept.path().join("kept.sqlite")).0;
    let mut harness = window(folder.path(), cache);
    let read = |app: &App| app.work.files.cache.as_ref().map_or(0, |cache| cache.counts().1);
    assert_eq!(read(harness.state()), 1);
    press(&mut harness, Key::Home);
    press(&mut harness, Key::Y);
    put(folder.path(), "treaty.txt", TREATY);
    until(&mut harness, "a new file is noticed", |app| paths(app) == ["talks.txt", "treaty.txt"]);
    assert_eq!(read(harness.state()), 2, "the other one is not read again");
    let told = harness.state().work.message.as_ref().map(|message| message.text.clone());
    assert_eq!(told.as_deref(), Some("1 file new"));
    put(folder.path(), "treaty.txt", &TREATY.replace("4 April", "14 April"));
    until(&mut harness, "a change is noticed", |app| {
        app.data.items.dated.iter().any(|item| item.date_words().contains("14 April"))
    });
    assert_eq!(read(harness.state()), 3);
    std::fs::remove_file(folder.path().join("treaty.txt")).expect("it goes");
    until(&mut harness, "that it is gone is noticed", |app| paths(app) == ["talks.txt"]);
    let accepted = harness.state().data.corpus.records().next().map(|record| record.id).expect("a record");
    assert_eq!(harness.state().data.project.status(accepted), Status::Accepted, "decisions stay where they were");
}

#[test]
fn a_file_that_is_moved_keeps_its_decisions() {
    let folder = tempfile::tempdir().expect("a folder");
    put(folder.path(), "talks.txt", TALKS);
    put(folder.path(), "treaty.txt", TREATY);
    let mut harness = window(folder.path(), None);
    press(&mut harness, Key::Home);
    press(&mut harness, Key::N);
    std::fs::create_dir(folder.path().join("old")).expect("a folder");
    std::fs::rename(folder.path().join("talks.txt"), folder.path().join("old/talks.txt")).expect("it moves");
    until(&mut harness, "the move is noticed", |app| paths(app) == ["old/talks.txt", "treaty.txt"]);
    let app = harness.state();
    let record = app.data.corpus.records().next().expect("a record");
    assert_eq!(app.data.project.status(record.id), Status::Rejected);
    assert!(app.work.keeping.lost.is_empty());
}

#[test]
fn a_folder_opened_again_is_read_out_of_the_cache_and_gives_the_same() {
    let (folder, kept) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    put(folder.path(), "talks.txt", TALKS);
    put(folder.path(), "treaty.txt", TREATY);
    put(folder.path(), "nothing.png", "\u{1}\u{2}");
    let cache = || Cache::open(&kept.path().join("kept.sqlite")).0;
    let told = |harness: &Harness<'_, App>| format!("{:?}", harness.state().data.corpus.articles);
    let mut first = window(folder.path(), cache());
    let read = told(&first);
    first.state_mut().finish_reading();
    drop(first);
    let second = window(folder.path(), cache());
    assert_eq!(second.state().work.files.cache.as_ref().map(|cache| cache.counts()), Some((3, 0)));
    assert_eq!(told(&second), read);
}
