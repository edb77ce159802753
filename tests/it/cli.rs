//! The command line as a user meets it: data on standard output, problems on standard error, exit codes.

use std::path::PathBuf;
use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;

fn sample() -> String {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/sample/press").display().to_string()
}

fn run(arguments: &[&str], input: &str) -> Output {
    let mut command = Command::cargo_bin("dateline").expect("the program is built");
    command.args(arguments).write_stdin(input.to_owned()).output().expect("the program starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

#[track_caller]
fn fails(arguments: &[&str], input: &str, code: i32, says: &str) {
    let output = run(arguments, input);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}");
    assert!(output.stdout.is_empty(), "no data on a failure: {arguments:?}");
    let problem = text(&output.stderr);
    assert!(problem.contains(says) && !problem.contains("panicked"), "{arguments:?}: {problem}");
}

#[test]
fn bad_calls_get_one_sentence_and_their_exit_code() {
    let empty = tempfile::tempdir().expect("a folder");
    let empty = empty.path().display().to_string();
    fails(&["extract", "no/such/folder"], "", 1, "There is no file or folder");
    fails(&["extract", &empty], "", 1, "holds no files");
    fails(&["extract"], "", 2, "Usage");
    fails(&["extract", &sample(), "--format", "xls"], "", 2, "xls");
    fails(&["tag"], "{\"doc\": 1}\n", 1, "line 1");
    fails(&["explain", "in May", "--date", "someday"], "", 1, "someday");
}

#[test]
fn extract_writes_records_whose_offsets_give_the_quote() {
    let texts = tempfile::tempdir().expect("a folder");
    let place = texts.path().display().to_string();
    let output = run(&["extract", &sample(), "--texts", &place], "");
    assert!(output.status.success(), "{}", text(&output.stderr));
    let (mut events, mut figures) = (0, 0);
    for line in text(&output.stdout).lines() {
        let record: Value = serde_json::from_str(line).expect("one object a line");
        let source = &record["source"];
        let path = texts.path().join(format!("{}.txt", source["document"].as_str().expect("a document")));
        let all: Vec<char> = std::fs::read_to_string(path).expect("the text was written").chars().collect();
        let slice = |start: &Value, end: &Value| -> String {
            let at = |value: &Value| usize::try_from(value.as_u64().expect("an offset")).expect("fits");
            all[at(start)..at(end)].iter().collect()
        };
        assert_eq!(slice(&source["start"], &source["end"]), source["quote"], "the quote stands at its offsets");
        let date = &record["date"];
        if date["text"].is_string() {
            assert_eq!(slice(&date["text_start"], &date["text_end"]), date["text"], "the date stands at its offsets");
        }
        assert!(date["why"].as_str().is_some_and(|why| !why.is_empty()), "a reason: {line}");
        assert!(record["label"].as_str().is_some_and(|label| label.chars().count() <= 80), "{}", record["label"]);
        *(if record["kind"] == "figure" { &mut figures } else { &mut events }) += 1;
    }
    assert!(events > 50 && figures > 25, "{events} events, {figures} figures");
}

#[test]
fn extract_twice_gives_the_same_and_a_file_is_written_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("out.csv").display().to_string();
    let first = run(&["extract", &sample(), "--format", "csv"], "");
    let second = run(&["extract", &sample(), "--format", "csv", "-o", &file], "");
    assert!(first.status.success() && second.status.success());
    assert!(second.stdout.is_empty());
    assert_eq!(first.stdout, std::fs::read(&file).expect("the file"));
    assert!(text(&first.stdout).starts_with("id,kind,label,date_edtf"));
}

#[test]
fn tag_and_explain_read_a_sentence() {
    let input = "{\"doc\": \"a\", \"dct\": \"2014-05-08\", \"text\": \"Exports rose 5% last March.\"}\n";
    let tagged: Value = serde_json::from_str(&text(&run(&["tag"], input).stdout)).expect("an object");
    assert_eq!(tagged["timexes"][0]["value"], "2014-03");
    assert_eq!(tagged["quantities"][0]["unit"], "%");
    let told = text(&run(&["explain", "Exports rose 5% last March.", "--date", "2014-05-08"], "").stdout);
    assert!(told.contains("^^^^^^^^^^") && told.contains("2014-03") && told.contains("date.shift-month"), "{told}");
}

#[test]
fn render_draws_without_a_display() {
    let folder = tempfile::tempdir().expect("a folder");
    let picture = folder.path().join("view.png");
    let mut command = Command::cargo_bin("dateline").expect("the program is built");
    let place = picture.display().to_string();
    command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
    command.args(["render", &sample(), "-o", &place, "--size", "1200x800"]).assert().success();
    let bytes = std::fs::read(&picture).expect("the picture");
    assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"));
    let side = |at: usize| u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
    assert_eq!((side(16), side(20)), (1200, 800));
}

#[test]
fn a_project_file_dates_a_document_for_the_command_line_too() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("port.txt"), "Port talks\n\nThe ministers met on 14 May.\n").expect("written");
    let project = folder.path().join("x.dateline.json");
    let dated = r#"{"format": "dateline/1", "document_dates": [{"document": "port.txt", "edtf": "2019-06"}]}"#;
    std::fs::write(&project, dated).expect("written");
    let article = folder.path().join("port.txt").display().to_string();
    let without = text(&run(&["extract", &article], "").stdout);
    assert!(!without.contains("2019-05-14"), "{without}");
    let with = text(&run(&["extract", &article, "--project", &project.display().to_string()], "").stdout);
    assert!(with.contains("2019-05-14") && with.contains(r#""basis":"user""#), "{with}");
    fails(&["extract", &article, "--project", "no/such.json"], "", 1, "There is no project file");
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let long = "It rose on 3 May 2013. ".repeat(2_000);
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["explain", &long])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}
