//! The recipes of `docs/scale.md`, each run as it stands there, where its engine is installed: what many processes write is what
//! one writes, byte for byte, though one of them is killed in the middle.
#![cfg(target_os = "linux")]

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

const RECIPES: &str = include_str!("../../docs/scale.md");
const PROGRAM: &str = env!("CARGO_BIN_EXE_dateline");

/// The code below a heading.
fn recipe(heading: &str) -> &'static str {
    let (_, below) = RECIPES.split_once(&format!("\n## {heading}\n")).expect("the heading is there");
    let (_, code) = below.split_once("```").expect("code stands below it");
    let (code, _) = code.split_once("\n```").expect("which ends");
    code.split_once('\n').expect("behind its language").1
}

/// A folder with articles, and a program that is killed the first time it is called, when it has written a part.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let line = |at: usize| {
        let (day, value) = (at % 28 + 1, 3 + at);
        let text = format!(
            "Port signs deal {at}\n\n{day} May 2014\n\nThe port of Arven signed a grain agreement with Norvia on {day} May 2014. \
             Exports of Norvia to Arven rose to ${value} million in 2013.\n"
        );
        format!("{}\n", json!({"doc": format!("{at:03}.txt"), "text": text}))
    };
    fs::write(folder.path().join("articles.jsonl"), (0..300).map(line).collect::<String>()).expect("written");
    let killed = format!(
        "#!/bin/sh\nif mkdir {0}/killed 2>/dev/null; then head -n 2 | {PROGRAM} \"$@\"; kill -9 $$; fi\nexec {PROGRAM} \"$@\"\n",
        folder.path().display()
    );
    fs::create_dir(folder.path().join("bin")).expect("made");
    let program = folder.path().join("bin/dateline");
    fs::write(&program, killed).expect("written");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("it can be run");
    folder
}

fn run(folder: &Path, program: &str, words: &[&str]) -> Output {
    let path = format!("{}:{}", folder.join("bin").display(), std::env::var("PATH").unwrap_or_default());
    Command::new(program).args(words).current_dir(folder).env("PATH", path).output().expect("it starts")
}

/// The Python that is asked for, else the system's, where it has a module.
fn python(module: &str) -> Option<String> {
    let python = std::env::var("DATELINE_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let found = Command::new(&python).args(["-c", &format!("import {module}")]).output();
    let there = found.is_ok_and(|output| output.status.success());
    if !there {
        eprintln!("skipped: {python} has no {module}");
    }
    there.then_some(python)
}

/// Runs a recipe out of a file and holds what it wrote against one process.
fn check(program: &str, heading: &str) {
    let folder = folder();
    // Each part is a start, and a development build starts slowly.
    fs::write(folder.path().join("job"), recipe(heading).replace("l/64", "l/8")).expect("written");
    let told = run(folder.path(), program, &["job"]);
    let said = String::from_utf8_lossy(&told.stderr);
    assert!(told.status.success(), "{heading}: {said}");
    assert!(folder.path().join("killed").is_dir(), "{heading}: nothing was killed");
    let one = run(folder.path(), "sh", &["-c", &format!("{PROGRAM} extract - < articles.jsonl")]).stdout;
    let records = fs::read(folder.path().join("records.jsonl")).expect("the recipe writes them");
    assert!(one.len() > 100_000, "{} bytes", one.len());
    assert!(records == one, "{heading}: {} bytes, by one process {}: {said}", records.len(), one.len());
}

#[test]
fn many_processes_of_one_machine_write_what_one_writes() {
    check("sh", "One machine");
}

#[test]
fn dask_writes_what_one_process_writes() {
    if let Some(python) = python("dask.bag") {
        check(&python, "Dask");
    }
}

#[test]
fn spark_writes_what_one_process_writes() {
    if let Some(python) = python("pyspark") {
        check(&python, "Spark");
    }
}

#[test]
fn duckdb_counts_the_records_that_were_written() {
    let Some(python) = python("duckdb") else { return };
    let folder = folder();
    fs::create_dir(folder.path().join("killed")).expect("nothing is killed here");
    let read = run(folder.path(), "sh", &["-c", "dateline extract - < articles.jsonl > records.jsonl"]);
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    let records = fs::read_to_string(folder.path().join("records.jsonl")).expect("records");
    let script = format!("import duckdb\nprint(duckdb.sql({:?}).fetchall()[0])", recipe("DuckDB").replace('\n', " "));
    let told = run(folder.path(), &python, &["-c", &script]);
    let count = records.lines().count();
    let keys: BTreeSet<String> = records
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("an object"))
        .map(|record| format!("{} {}", record["source"]["document"], record["id"]))
        .collect();
    assert_eq!(keys.len(), count, "the key is one");
    let said = String::from_utf8_lossy(&told.stderr);
    assert_eq!(String::from_utf8_lossy(&told.stdout).trim(), format!("({count}, {count})"), "{said}");
}
