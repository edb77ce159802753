//! What a person says of files: in which encoding they are read, that one is no copy, and how a page is shown.

use std::path::Path;
use std::time::{Duration, Instant};

use dateline::cmd::CommandId;
use dateline::gui::{App, command};
use dateline::model::{DocId, Encoding};
use dateline::project::{Asked, Edit, Project, Store, System};
use egui::{Key, Modifiers, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::gui::{open, press};

/// Polish in windows-1250, as it is guessed.
const POLISH: &[u8] = b"Talks\n\n12 March 2015\n\n\xa3\xf3d\x9f signed a treaty with Norway on 2 March 2015.\n";

fn window(folder: &Path) -> Harness<'static, App> {
    let path = folder.to_owned();
    let start = |app: &mut App, ctx: &egui::Context| app.open_as(vec![path], &Asked::None, ctx);
    open(start, Theme::Light).0
}

fn run(harness: &mut Harness<'_, App>, id: CommandId) {
    let ctx = harness.ctx.clone();
    command::run(harness.state_mut(), id, &ctx);
    harness.run_ok();
}

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

fn read_first(harness: &mut Harness<'_, App>, id: u32) {
    let first = dateline::gui::app::Reading { document: Some(DocId(id)), scroll_to: Some(1) };
    harness.state_mut().read(first);
    harness.run_ok();
}

fn text(app: &App) -> &str {
    app.data.corpus.articles.first().map_or("", |article| article.document.text.as_str())
}

#[test]
fn a_file_is_read_in_the_encoding_that_a_person_says_and_decisions_stay() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("talks.txt"), POLISH).expect("a file");
    let mut harness = window(folder.path());
    assert!(text(harness.state()).contains("Łódź"), "{}", text(harness.state()));
    press(&mut harness, Key::Home);
    press(&mut harness, Key::Y);
    read_first(&mut harness, 0);
    run(&mut harness, CommandId::Encoding);
    harness.get_by_label("Read as windows-1250, Central European").click();
    harness.run_ok();
    harness.get_by_label("windows-1252, Western").click();
    harness.run_ok();
    harness.get_by_label_contains("£ódŸ signed");
    harness.get_by_label("Read it so").click();
    until(&mut harness, "it is read anew", |app| text(app).contains("£ódŸ"));
    let accepted = |app: &App| app.data.project.statuses().count();
    assert_eq!(accepted(harness.state()), 1);
    let decided =
        |app: &App| app.data.corpus.records().any(|record| app.data.project.statuses().any(|(id, _)| id == record.id));
    assert!(decided(harness.state()), "the decision stands on the sentence as it reads now");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    until(&mut harness, "it is read as before", |app| text(app).contains("Łódź"));
    assert!(decided(harness.state()));
}

#[test]
fn the_command_line_reads_a_file_as_the_project_says() {
    let (folder, home) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    std::fs::write(folder.path().join("talks.txt"), POLISH).expect("a file");
    let mut project = Project::default();
    project.edit(Edit::Encodings(vec![("talks.txt".to_owned(), Encoding::of("windows-1252"))]));
    let file = home.path().join("said.dateline.json");
    Store::open(std::sync::Arc::new(System), &file).store.save(&project).expect("it is written");
    let told = |more: &[&str]| {
        let mut command = crate::cli::program();
        command.arg("extract").arg(folder.path()).args(more);
        String::from_utf8_lossy(&command.output().expect("it runs").stdout).into_owned()
    };
    assert!(told(&["--project", &file.display().to_string()]).contains("£ódŸ"));
    assert!(told(&["--no-project"]).contains("Łódź"));
}

/// The same story in two papers, a few words apart.
fn story(end: &str) -> String {
    let lines = [
        "The port of Oslo said on Tuesday that Norway had signed a treaty on 2 March 2015 with its neighbours in the east.",
        "Ministers of both sides spoke of a long winter, of ships that waited for ice to go, and of cod that nobody bought.",
        "The talks had begun in a small hotel by the harbour, where rooms were cold and the coffee was the best in town.",
        "A first draft of the paper was lost on a train, found again by a student, and handed over at a bakery.",
    ];
    format!("Treaty signed\n\n3 March 2015\n\n{}\n\n{end}\n", lines.join("\n\n"))
}

#[test]
fn a_near_copy_counts_by_itself_where_a_person_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("a.txt"), story("More follows.")).expect("a file");
    std::fs::write(folder.path().join("b.txt"), story("Our own man in Oslo adds nothing.")).expect("a file");
    let mut harness = window(folder.path());
    let copies = |app: &App| app.data.joins.copies().len();
    let sources = |app: &App| app.data.joins.groups().iter().map(|group| group.sources).max();
    assert_eq!((copies(harness.state()), sources(harness.state())), (1, Some(1)));
    read_first(&mut harness, 1);
    harness.get_by_label("Nearly repeats a.txt, counted once with it");
    press(&mut harness, Key::O);
    assert_eq!((copies(harness.state()), sources(harness.state())), (0, Some(2)));
    harness.get_by_label("A source of its own, by your word");
    run(&mut harness, CommandId::LoadReport);
    harness.get_by_label("Read 2");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_ok();
    assert_eq!(copies(harness.state()), 1);
    harness.get_by_label("Copy 1");
    harness.query_all_by_label("Count it by itself").next().expect("in the report or above the text").click();
    harness.run_ok();
    assert_eq!(copies(harness.state()), 0);
}

const PAGES: [&str; 2] = ["Tin rose. It fell later.", "Norway signed a treaty on 2 March 2015. Lead slept."];

/// The window of a folder, once the second of these pages stands there as printed.
fn printed(folder: &std::path::Path) -> Harness<'static, App> {
    let mut harness = window(folder);
    press(&mut harness, Key::Home);
    press(&mut harness, Key::Enter);
    press(&mut harness, Key::X);
    let begun = Instant::now();
    let shown = "Page 2 of 2 as printed, the sentence of the selected mark boxed";
    while harness.query_by_label(shown).is_none() {
        assert!(begun.elapsed() < Duration::from_secs(20), "the page is not drawn");
        harness.step();
    }
    harness
}

#[test]
fn a_page_of_a_file_in_an_archive_is_shown_as_printed() {
    let folder = tempfile::tempdir().expect("a folder");
    let (inner, other) = (crate::torn::pdf_of(&PAGES), crate::torn::pdf_of(&["Lead slept."]));
    let inner = crate::torn::zipped(&[("talks.pdf", other), ("more/talks.pdf", inner)]);
    std::fs::write(folder.path().join("letters.zip"), crate::torn::zipped(&[("old.zip", inner)])).expect("a file");
    printed(folder.path());
}

#[test]
fn the_box_of_a_line_lies_over_its_letters_however_the_page_is_turned() {
    for turn in [0, 90, 180, 270] {
        let file = crate::torn::pdf_turned(&["Norway signed a treaty"], turn);
        let picture = dateline::load::picture::draw(&file, 1, 600.0).expect("it can be drawn");
        let [width, height] = picture.size;
        assert_eq!(width > height, turn % 180 == 90);
        let [line] = picture.lines.as_slice() else { panic!("{turn}: {:?}", picture.lines) };
        let dark = |at: usize| picture.rgba.get(at * 4).is_some_and(|red| *red < 128);
        let inside = |at: usize| {
            let (x, y) = ((at % width) as f32 / width as f32, (at / width) as f32 / height as f32);
            (line.x[0] - 0.01..=line.x[1] + 0.01).contains(&x) && (line.y[0]..=line.y[1]).contains(&y)
        };
        let letters: Vec<usize> = (0..width * height).filter(|at| dark(*at)).collect();
        assert!(letters.len() > 50 && letters.iter().all(|at| inside(*at)), "{turn}: {line:?}");
    }
}

#[test]
fn a_page_is_shown_as_printed_with_the_sentence_boxed() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("talks.pdf"), crate::torn::pdf_of(&PAGES)).expect("a file");
    let mut harness = printed(folder.path());
    harness.get_by_label("Page before").click();
    let begun = Instant::now();
    while harness.query_by_label("Page 1 of 2 as printed").is_none() {
        assert!(begun.elapsed() < Duration::from_secs(20), "the page is not drawn");
        harness.step();
    }
    press(&mut harness, Key::X);
    press(&mut harness, Key::X);
    assert!(harness.query_by_label("Page 1 of 2 as printed").is_none(), "text alone again");
}
