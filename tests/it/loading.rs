//! Loading in the window with no hand on the mouse: it goes on by itself, costs the same for each file however many there
//! are, and what went wrong stays until it was read.

use std::time::{Duration, Instant};

use cpu_time::ThreadTime;
use dateline::cmd::CommandId;
use dateline::gui::{App, Kept};
use dateline::job::Input;
use egui::{Key, Theme};

use crate::gui::{memory, open, open_wrong_path, press};

/// So many articles of one event each, no two alike.
fn files(count: usize) -> Input {
    let name =
        |at: usize| -> String { format!("{at:06}").bytes().map(|digit| char::from(b'a' + digit - b'0')).collect() };
    let text =
        |at: usize| format!("Paper {0}\n\n12 March 2015\n\nNorway signed the {0} treaty on 2 March 2015.\n", name(at));
    Input::Memory((0..count).map(|at| (format!("{at:06}.txt"), text(at).into_bytes())).collect())
}

/// Waits until everything that a job reads has been told and nobody has listened yet.
fn wait_for_all(app: &App, files: usize) {
    // The list, each file, and the end.
    while app.work.job.as_ref().is_some_and(|job| job.waiting() < files + 2) {
        std::thread::yield_now();
    }
}

/// Frames come only where one was asked for, as with a hand that rests.
#[test]
fn a_folder_of_thousands_of_files_loads_with_no_hand_on_the_mouse() {
    let (mut harness, _) = open(|app, ctx| app.open("None".to_owned(), files(1), ctx), Theme::Light);
    let ctx = harness.ctx.clone();
    harness.state_mut().open("Many".to_owned(), files(3000), &ctx);
    wait_for_all(harness.state(), 3000);
    let begun = Instant::now();
    while harness.state().work.job.is_some() {
        let done = harness.state().work.progress.done;
        assert!(begun.elapsed() < Duration::from_mins(1), "{done} of 3000 files were taken");
        if ctx.has_requested_repaint() {
            harness.step();
        }
        std::thread::yield_now();
    }
    assert_eq!(harness.state().data.corpus.articles.len(), 3000);
}

/// What the window does for each file beside drawing, in microseconds of its thread's time.
fn cost(count: usize) -> f64 {
    let ctx = egui::Context::default();
    let mut app = App::new(Kept::default());
    app.open("Many".to_owned(), files(count), &ctx);
    let mut spent = std::time::Duration::ZERO;
    while app.work.job.is_some() {
        // As many as come between two frames, or all that are left.
        let done = app.work.progress.done;
        let frame = (count - done).min(64);
        while app.work.job.as_ref().is_some_and(|job| job.waiting() < frame) {
            std::thread::yield_now();
        }
        let begun = ThreadTime::now();
        app.logic(&ctx);
        // Passes on which another thread was waited for cost as long as that takes.
        if app.work.progress.done > done || app.work.job.is_none() {
            spent += begun.elapsed();
        }
    }
    assert_eq!(app.data.items.dated.len(), count);
    spent.as_secs_f64() * 1e6 / count as f64
}

#[test]
fn a_file_more_costs_the_window_the_same_however_many_there_are() {
    cost(100);
    let (few, many) = (cost(1000), cost(6000));
    println!("{few:.1} µs a file of 1,000, {many:.1} µs a file of 6,000");
    assert!(many < 2.5 * few, "{few:.1} µs a file of 1,000, {many:.1} µs a file of 6,000");
}

#[test]
fn what_went_wrong_stands_until_it_was_read_and_later_news_waits_behind_it() {
    let papers = || memory(&[("a.txt", "Talks\n\n12 March 2015\n\nNorway and Finland met on 2 March 2015.\n")]);
    let (mut harness, _) = open(|app, ctx| app.open("Papers".to_owned(), papers(), ctx), Theme::Light);
    open_wrong_path(&mut harness);
    let ctx = harness.ctx.clone();
    harness.state_mut().open("Papers".to_owned(), papers(), &ctx);
    while harness.state().work.job.is_some() {
        harness.step();
        std::thread::yield_now();
    }
    let text = |harness: &egui_kittest::Harness<'_, App>| {
        harness.state().work.message.as_ref().map(|message| message.text.clone()).unwrap_or_default()
    };
    assert!(text(&harness).contains("no/such/folder"), "{}", text(&harness));
    assert_eq!(CommandId::Bookmark.command().key(), "B");
    press(&mut harness, Key::B);
    assert!(text(&harness).contains("no/such/folder"), "later news replaces it: {}", text(&harness));
    press(&mut harness, Key::Escape);
    assert!(text(&harness).contains("Bookmark"), "and comes after it: {}", text(&harness));
}
