//! What is said of a table that does not say it itself: in the form, in the project, on the command line.

use std::sync::Arc;

use dateline::cmd::CommandId;
use dateline::gui::{App, command};
use dateline::model::{ColumnRole, Mapping};
use dateline::project::{Asked, Store, System};
use egui::{Key, Modifiers, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::gui::open;

const BARE: &str = "kind,2014,2015\ntin,5,6\nlead,7,8\n";
const NEXT: &str = "kind,2016,2017\ntin,9,10\nzinc,11,12\n";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("bare.csv"), BARE).expect("a file");
    std::fs::write(folder.path().join("next.csv"), NEXT).expect("a file");
    folder
}

fn window(folder: &tempfile::TempDir) -> Harness<'static, App> {
    let path = folder.path().to_owned();
    let start = |app: &mut App, ctx: &egui::Context| app.open_as(vec![path], &Asked::None, ctx);
    let (mut harness, _) = open(start, Theme::Light);
    let ctx = harness.ctx.clone();
    command::run(harness.state_mut(), CommandId::LoadReport, &ctx);
    harness.run_ok();
    harness
}

fn type_in(harness: &mut Harness<'_, App>, field: &str, words: &str) {
    harness.ctx.memory_mut(|memory| memory.request_focus(egui::Id::unique(("form field", field))));
    harness.run_ok();
    harness.event(egui::Event::Text(words.to_owned()));
    harness.run_ok();
}

fn figures(harness: &Harness<'_, App>) -> Vec<String> {
    harness.state().data.corpus.records().map(|record| record.label.to_string()).collect()
}

#[test]
fn what_is_said_of_one_table_counts_for_all_with_its_heads_and_can_be_undone() {
    let folder = folder();
    let mut harness = window(&folder);
    assert!(figures(&harness).is_empty());
    harness.query_all_by_label("Say what it holds…").next().expect("a way to say it").click();
    harness.run_ok();
    harness.get_by_label_contains("Not read yet: no unit");
    type_in(&mut harness, "What is measured", "exports");
    type_in(&mut harness, "Unit", "tonnes");
    type_in(&mut harness, "Whose figures", "Norway");
    harness.get_by_label_contains("Reads as 4 figures");
    harness.get_by_label("Read it so").click();
    harness.run_ok();
    let told = figures(&harness);
    assert_eq!(told.len(), 8, "{told:?}");
    assert_eq!(told[0], "Norway’s exports of tin: 5 t");
    assert!(harness.query_all_by_label("Say what it holds…").next().is_none());
    harness.get_by_label("Read 2");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_ok();
    assert!(figures(&harness).is_empty());
    harness.get_by_label("Not read 2");
}

#[test]
fn a_column_is_what_it_is_said_to_be() {
    let folder = tempfile::tempdir().expect("a folder");
    let sheet = "Exports of Norway, tonnes\ncode,kind,2014\n101,tin,5\n102,lead,7\n";
    std::fs::write(folder.path().join("coded.csv"), sheet).expect("a file");
    let mut harness = window(&folder);
    harness.get_by_label_contains("File coded.csv").click();
    harness.run_ok();
    let ctx = harness.ctx.clone();
    command::run(harness.state_mut(), CommandId::MapColumns, &ctx);
    harness.run_ok();
    harness.get_by_label("Column B ‘kind’: good").click();
    harness.run_ok();
    harness.get_by_label("nothing of it").click();
    harness.run_ok();
    harness.get_by_label("Column B ‘kind’: nothing of it");
    harness.get_by_label("Read it so").click();
    harness.run_ok();
    let told = figures(&harness);
    assert!(told.iter().all(|label| !label.contains("tin")), "{told:?}");
}

#[test]
fn the_command_line_reads_a_table_as_the_project_says() {
    let (folder, home) = (folder(), tempfile::tempdir().expect("a folder"));
    let mut project = dateline::project::Project::default();
    let corpus = dateline::corpus::read_bytes("bare.csv", BARE.as_bytes()).1.expect("a table");
    let shape = dateline::tables::shape(&corpus.document.text, &corpus.document.tables[0]).expect("it has heads");
    let mapping = Mapping {
        columns: [(2, ColumnRole::Other)].into(),
        metric: "exports".to_owned(),
        unit: "t".to_owned(),
        ..Mapping::default()
    };
    project.edit(dateline::project::Edit::Mappings(vec![(shape, Some(mapping))]));
    let file = home.path().join("said.dateline.json");
    let mut store = Store::open(Arc::new(System), &file).store;
    store.save(&project).expect("it is written");
    let extract = |more: &[&str]| {
        let mut command = crate::cli::program();
        command.arg("extract").arg(folder.path()).args(more);
        String::from_utf8_lossy(&command.output().expect("it runs").stdout).into_owned()
    };
    let told = extract(&["--project", &file.display().to_string()]);
    let values: Vec<f64> = told
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).expect("a record")["figure"]["value"]
                .as_f64()
                .expect("a value")
        })
        .collect();
    assert_eq!(values, [6.0, 8.0, 10.0, 12.0], "the first column of years is left out in both: {told}");
    assert!(extract(&["--no-project"]).is_empty());
}
