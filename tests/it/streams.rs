//! Documents that come one after the other: a folder read one by one, and texts on standard input.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Output, Stdio};

use serde_json::{Value, json};

use crate::cli::{fails, run, text};

/// Lines that are no texts, each wrong in a way of its own.
const BAD: [&[u8]; 7] = [
    b"not JSON",
    b"{\"doc\": \"cut\", \"text\": \"It fell in",
    b"{\"doc\": \"null\", \"text\": null}",
    b"{\"doc\": \"bytes\", \"text\": \"\xff\"}",
    b"{\"doc\": \"none\"}",
    b"[1, 2]",
    b"{\"doc\": 1, \"text\": \"It fell in 2014.\"}",
];

fn article(number: usize) -> String {
    let (day, value) = (number % 28 + 1, 3 + number);
    format!(
        "Port signs deal {number}\n\n{day} May 2014\n\nThe port of Arven signed a grain agreement with Norvia on {day} May 2014. \
         Exports rose to ${value} million in 2013.\n"
    )
}

fn lines(count: usize) -> Vec<u8> {
    let line = |at: usize| format!("{}\n", json!({"doc": format!("{at:03}.txt"), "text": article(at)}));
    (0..count).map(line).collect::<String>().into_bytes()
}

fn fed(words: &[&str], input: &[u8]) -> Output {
    let mut child = started(words);
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().expect("it ends");
    let _ = writer.join();
    output
}

fn started(words: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(words).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().expect("it starts")
}

fn records(output: &Output) -> Vec<Value> {
    text(&output.stdout).lines().map(|line| serde_json::from_str(line).expect("one object a line")).collect()
}

#[test]
fn a_folder_read_one_by_one_gives_what_its_texts_give_as_lines() {
    let folder = tempfile::tempdir().expect("a folder");
    for at in 0..40 {
        std::fs::write(folder.path().join(format!("{at:03}.txt")), article(at)).expect("written");
    }
    let place = folder.path().display().to_string();
    let by_file = run(&["extract", &place, "--alone"], "");
    let by_line = fed(&["extract", "-"], &lines(40));
    assert!(by_file.status.success() && by_line.status.success(), "{}", text(&by_line.stderr));
    assert_eq!(text(&by_file.stdout), text(&by_line.stdout));
    assert!(records(&by_line).len() >= 80, "{} records", records(&by_line).len());
    // The same records as of the whole folder, without what the others tell of the same.
    let whole = records(&run(&["extract", &place, "--no-project", "--no-cache"], ""));
    let ids = |records: &[Value]| records.iter().map(|record| record["id"].clone()).collect::<Vec<_>>();
    assert_eq!(ids(&whole), ids(&records(&by_line)));
    assert!(records(&by_line).iter().all(|record| record.get("group").is_none() && record.get("importance").is_none()));
}

#[test]
fn a_stream_cut_anywhere_gives_the_same_records_with_any_number_of_threads() {
    let all = lines(30);
    let whole = fed(&["extract", "-"], &all).stdout;
    let ends: Vec<usize> = (0..all.len()).filter(|at| all[*at] == b'\n').map(|at| at + 1).collect();
    for (cut, threads) in [(1, "1"), (13, "2"), (29, "3")] {
        let (first, second) = all.split_at(ends[cut - 1]);
        let parts = [first, second].map(|part| fed(&["extract", "-", "--threads", threads], part).stdout);
        assert_eq!(text(&parts.concat()), text(&whole), "cut behind line {cut}");
    }
}

#[test]
fn bad_lines_are_named_and_the_others_are_read() {
    let good = lines(20);
    let mut mixed = Vec::new();
    for (at, line) in good.split_inclusive(|byte| *byte == b'\n').enumerate() {
        mixed.extend_from_slice(line);
        if let Some(bad) = BAD.get(at) {
            mixed.extend_from_slice(bad);
            mixed.push(b'\n');
        }
    }
    for command in [&["extract", "-"][..], &["tag", "-"]] {
        let (clean, output) = (fed(command, &good), fed(command, &mixed));
        assert!(output.status.success(), "{}", text(&output.stderr));
        assert_eq!(text(&output.stdout), text(&clean.stdout));
        let told = text(&output.stderr);
        assert!(told.contains("line 2 is left out") && told.contains("line 14 is left out"), "{told}");
        assert!(told.contains("7 of 27 lines were left out"), "{told}");
        let strict = fed(&[command, &["--strict"]].concat(), &mixed);
        assert_eq!((strict.status.code(), text(&strict.stdout)), (Some(1), text(&clean.stdout)));
    }
}

#[test]
fn a_strict_stream_keeps_the_file_that_it_wrote() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("records.jsonl");
    let place = place.to_str().expect("plain letters");
    let input = [lines(1), b"no line\n".to_vec(), lines(1)].concat();
    let output = fed(&["extract", "-", "--strict", "-o", place], &input);
    assert_eq!(output.status.code(), Some(1));
    let kept = std::fs::read_to_string(place).expect("the file is there");
    assert_eq!(kept.as_bytes(), fed(&["extract", "-"], &input).stdout);
}

#[test]
fn a_bad_date_costs_the_date_and_not_the_text() {
    let input = json!({"doc": "a", "date": "someday", "text": "It fell last March. Talks began in 2014."});
    let output = fed(&["tag"], format!("{input}\n").as_bytes());
    assert_eq!(records(&output)[0]["timexes"].as_array().map(Vec::len), Some(2));
    assert!(text(&output.stderr).contains("line 1: ‘someday’ is no date"), "{}", text(&output.stderr));
}

#[test]
fn what_is_given_with_a_text_stands_in_its_records() {
    let input = json!({
        "doc": "a", "date": "8 May 2014", "title": "Port news", "text": "Norvia signed a grain agreement with Arven on Tuesday."
    });
    let output = fed(&["extract", "-", "--report"], format!("{input}\n").as_bytes());
    let lines = records(&output);
    let source = &lines[0]["source"];
    assert_eq!((&source["title"], &source["document_date"]["edtf"]), (&json!("Port news"), &json!("2014-05-08")));
    assert_eq!(lines[0]["date"]["edtf"], "2014-05-06");
    let told = &lines[lines.len() - 1];
    assert_eq!((&told["kind"], &told["records"]), (&json!("document"), &json!(lines.len() - 1)));
    assert_eq!(told["skipped"], Value::Null);
}

#[test]
fn whoever_writes_one_line_and_waits_is_answered() {
    let mut child = started(&["tag"]);
    let mut input: ChildStdin = child.stdin.take().expect("a pipe");
    let mut output = BufReader::new(child.stdout.take().expect("a pipe"));
    for year in ["2014", "2015"] {
        let line = json!({"doc": year, "text": format!("It fell in {year}.")});
        writeln!(input, "{line}").expect("it listens");
        let mut answer = String::new();
        output.read_line(&mut answer).expect("it answers");
        let answer: Value = serde_json::from_str(&answer).expect("an object");
        assert_eq!(answer["timexes"][0]["value"], year);
    }
    drop(input);
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn what_needs_all_documents_is_refused_one_by_one() {
    fails(&["extract", "-", "--where", "trade"], "", 1, "need all documents at once");
    fails(&["extract", "-", "--format", "csv", "--report"], "", 1, "a table has no row for --report");
    fails(&["extract", "assets/sample", "--strict"], "", 1, "belong to ‘extract -’ and --alone");
}

#[test]
fn a_table_has_one_head_however_many_documents_there_are() {
    let table = text(&fed(&["extract", "-", "--format", "csv"], &lines(3)).stdout);
    assert_eq!(table.lines().filter(|line| line.starts_with("id,")).count(), 1);
    assert!(table.lines().count() > 5, "{table}");
}

/// The most memory that the program has needed when it has answered so many lines, in KB.
#[cfg(target_os = "linux")]
fn peak(lines: usize) -> u64 {
    let prose = "The harbour was full of salted herring and large warehouses near the works. ".repeat(120);
    let mut child = started(&["extract", "-", "--report", "--threads", "2"]);
    let mut input = child.stdin.take().expect("a pipe");
    let output = BufReader::new(child.stdout.take().expect("a pipe"));
    let writer = std::thread::spawn(move || {
        for at in 0..lines {
            let line = json!({"doc": at.to_string(), "text": format!("{}\n{prose}", article(at))});
            writeln!(input, "{line}").expect("it listens");
        }
        input
    });
    let told = output.lines().map_while(Result::ok).filter(|line| line.contains("\"kind\":\"document\"")).take(lines);
    assert_eq!(told.count(), lines);
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).expect("it runs");
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("its peak");
    drop(writer.join());
    assert!(child.wait().expect("it ends").success());
    peak.trim().trim_end_matches(" kB").parse().expect("a number")
}

#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_number_of_documents() {
    let (few, many) = (peak(60), peak(480));
    assert!(many * 4 <= few * 5 && many < 96 << 10, "{few} KB for 60 documents, {many} KB for 480");
}
