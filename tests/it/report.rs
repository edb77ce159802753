//! The load report in the window: a row a file, numbers that add up and are those of `check`, what a row and a chip do.

use std::path::Path;

use dateline::cmd::CommandId;
use dateline::corpus::ledger::State;
use dateline::gui::{App, command};
use dateline::project::Asked;
use egui::{Key, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::gui::{open, press};

const TALKS: &str = "Talks in Oslo\n\n12 March 2015\n\nNorway and Finland met in Oslo on 2 March 2015.\n";
const TREATY: &str = "Norway and Finland signed a treaty on fish on 4 April 2016.\n";
const TRADE: &str = "Exports of Norway, tonnes\nGood,2014,2015\nTin,5,6\nLead,7,8\n";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let put = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    };
    put("talks.txt", TALKS.as_bytes());
    put("wire/again.txt", TALKS.as_bytes());
    put("treaty.txt", TREATY.as_bytes());
    put("sheets/trade.csv", TRADE.as_bytes());
    put("sheets/names.csv", b"name,role\nAnn,clerk\n");
    put("picture.png", b"\x89PNG\r\n\x1a\n");
    put(
        "list.json",
        br#"[{"text": "The ministers met in Oslo on 14 May 2021, the office said.", "date": "2021-05-20"}]"#,
    );
    folder
}

fn window(folder: &Path) -> Harness<'static, App> {
    let path = folder.to_owned();
    let start = |app: &mut App, ctx: &egui::Context| app.open_as(vec![path], &Asked::None, ctx);
    let (mut harness, _) = open(start, Theme::Light);
    let ctx = harness.ctx.clone();
    command::run(harness.state_mut(), CommandId::LoadReport, &ctx);
    harness.run_ok();
    harness
}

/// The paths of the rows, from above.
fn rows(harness: &Harness<'_, App>) -> Vec<String> {
    let app = harness.state();
    let rows = app.panes.report.rows.iter().map(|at| app.panes.report.ledger.rows[*at as usize]);
    rows.filter_map(|row| Some(row.line(&app.data.corpus)?.path.clone())).collect()
}

#[test]
fn each_file_has_a_row_those_that_need_somebody_first_and_the_numbers_add_up() {
    let folder = folder();
    let harness = window(folder.path());
    assert_eq!(
        rows(&harness),
        [
            "sheets/names.csv", "picture.png", "treaty.txt", "wire/again.txt", "list.json", "list.json/1",
            "sheets/trade.csv", "talks.txt"
        ]
    );
    harness.get_by_label_contains("File picture.png: not read; it is a picture");
    harness.get_by_label_contains("File sheets/names.csv: not read; its table is not read: no number stands in it");
    harness.get_by_label_contains("File treaty.txt: no date, no date found, 1 event");
    harness.get_by_label_contains("File wire/again.txt: copy; it holds the same text as ‘talks.txt’");
    for chip in ["All 8", "Not read 2", "No date 1", "Copy 1", "Read 4"] {
        harness.get_by_label(chip);
    }
    let all = "7 files and 1 document inside them: 4 read, 1 copy, 1 without a date, 2 not read";
    assert!(harness.query_all_by_label_contains(all).next().is_some());
}

#[test]
fn the_command_line_counts_the_same() {
    let folder = folder();
    let harness = window(folder.path());
    let words = harness.state().panes.report.ledger.words();
    let done = crate::cli::program().args(["check", "--no-project"]).arg(folder.path()).output().expect("it runs");
    let told = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(told.contains(&words), "the window says {words}, the command line {told}");
}

#[test]
fn a_chip_shows_only_its_files_and_a_second_click_all_of_them() {
    let folder = folder();
    let mut harness = window(folder.path());
    harness.get_by_label("Not read 2").click();
    harness.run_ok();
    assert_eq!(rows(&harness).len(), 2);
    harness.get_by_label_contains("2 of 8 rows");
    harness.get_by_label("Not read 2").click();
    harness.run_ok();
    assert_eq!(rows(&harness).len(), 8);
}

#[test]
fn heads_sort_and_a_second_click_turns_the_order() {
    let folder = folder();
    let mut harness = window(folder.path());
    harness.get_by_label("Sort by File").click();
    harness.run_ok();
    let upwards = rows(&harness);
    assert_eq!(upwards.first().map(String::as_str), Some("list.json"));
    harness.get_by_label("Sort by File, upwards now").click();
    harness.run_ok();
    let mut downwards = rows(&harness);
    downwards.reverse();
    assert_eq!(upwards, downwards);
}

#[test]
fn a_row_opens_its_document_by_click_and_by_key() {
    let folder = folder();
    let mut harness = window(folder.path());
    harness.get_by_label_contains("File treaty.txt").click();
    harness.run_ok();
    let open = |harness: &Harness<'_, App>| {
        let id = harness.state().choice.reading.document?;
        Some(harness.state().data.corpus.article(id)?.document.path.clone())
    };
    assert_eq!(open(&harness).as_deref(), Some("treaty.txt"));
    harness.get_by_label_contains("File wire/again.txt").focus();
    harness.run_ok();
    press(&mut harness, Key::Enter);
    assert_eq!(open(&harness).as_deref(), Some("talks.txt"), "what stands for both");
    harness.get_by_label_contains("File picture.png").click();
    harness.run_ok();
    let told = harness.state().work.message.as_ref().map(|message| message.text.clone()).unwrap_or_default();
    assert!(told.contains("picture.png: it is"), "{told}");
}

#[test]
fn a_file_without_a_date_is_dated_from_its_row() {
    let folder = folder();
    let mut harness = window(folder.path());
    harness.get_by_label("Set a date…").click();
    harness.run_ok();
    harness.event(egui::Event::Text("5 April 2016".to_owned()));
    harness.run_ok();
    press(&mut harness, Key::Enter);
    harness.run_ok();
    assert!(harness.query_by_label("No date 1").is_none());
    harness.get_by_label("Read 5");
    harness.get_by_label("Sort by File").click();
    harness.run_ok();
    let dated = harness.state().panes.report.ledger.rows.iter().filter(|row| row.state == State::Read);
    let corpus = &harness.state().data.corpus;
    let notes: Vec<String> = dated.flat_map(|row| row.notes(corpus)).map(String::from).collect();
    assert!(notes.iter().all(|note| !note.contains("date is not known")), "{notes:?}");
}

#[test]
fn the_report_is_saved_as_a_table_with_a_row_for_each_file() {
    let folder = folder();
    let mut harness = window(folder.path());
    let out = tempfile::tempdir().expect("a folder");
    let path = out.path().join("files.csv");
    let ctx = harness.ctx.clone();
    dateline::gui::app::report::save(harness.state_mut(), &path, &ctx);
    while !path.exists() {
        harness.step();
        std::thread::yield_now();
    }
    harness.run_ok();
    let mut table = csv::Reader::from_path(&path).expect("a table");
    let heads = table.headers().expect("heads").clone();
    let column = |name: &str| heads.iter().position(|head| head == name).expect("a column");
    let rows: Vec<csv::StringRecord> = table.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), 8);
    let row = |file: &str| rows.iter().find(|row| &row[column("file")] == file).expect("a row");
    assert_eq!((&row("treaty.txt")[column("state")], &row("treaty.txt")[column("events")]), ("no date", "1"));
    assert_eq!(&row("wire/again.txt")[column("copy_of")], "talks.txt");
    assert_eq!(row("talks.txt")[column("sha256")].len(), 64);
    assert_eq!(&row("list.json/1")[column("sha256")], "", "it is no file of its own");
}
