//! The command line as a user meets it: data on standard output, problems on standard error, exit codes.

use std::path::PathBuf;
use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;

fn sample() -> String {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/traps/press").display().to_string()
}

/// The program; what it keeps of files read before lies beside its build, not in the user's own folder.
pub fn program() -> Command {
    let mut command = Command::cargo_bin("dateline").expect("the program is built");
    command.env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"));
    command
}

pub fn run(arguments: &[&str], input: &str) -> Output {
    let mut command = program();
    command.args(arguments).write_stdin(input.to_owned()).output().expect("the program starts")
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

#[track_caller]
pub fn fails(arguments: &[&str], input: &str, code: i32, says: &str) {
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
    fails(&["tag", "--strict"], "{\"doc\": 1}\n", 1, "line 1");
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
fn a_bad_line_of_texts_is_named_and_the_others_are_tagged() {
    let input = "not JSON\n{\"doc\": \"a\", \"text\": \"It fell in 2014.\"}\n";
    for (words, code) in [(&["tag"][..], 0), (&["tag", "--strict"], 1)] {
        let output = run(words, input);
        let tagged: Value = serde_json::from_str(&text(&output.stdout)).expect("one object");
        assert_eq!(tagged["timexes"][0]["value"], "2014");
        let told = text(&output.stderr);
        assert!(told.contains("line 1 is left out") && told.contains("1 of 2 lines"), "{told}");
        assert_eq!(output.status.code(), Some(code));
    }
}

#[test]
fn render_draws_without_a_display() {
    let folder = tempfile::tempdir().expect("a folder");
    let picture = folder.path().join("view.png");
    let mut command = program();
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

/// A folder of articles, by name and text.
fn folder_of(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).expect("written");
    }
    folder
}

const MET: &[u8] = b"Port talks\n\nOSLO, 20 May 2021 - The ministers met in Oslo on 14 May 2021.\n";

#[test]
fn a_folder_in_which_nothing_can_be_read_is_an_error_and_no_empty_page() {
    let folder = folder_of(&[("a.pdf", b"%PDF-1.7 tin"), ("b.docx", b"PK\x03\x04word/")]);
    let place = folder.path().display().to_string();
    let out = tempfile::tempdir().expect("a folder");
    let file = |name: &str| out.path().join(name).display().to_string();
    fails(&["extract", &place], "", 1, "could be read");
    fails(&["brief", &place, "-o", &file("a.pdf")], "", 1, "could be read");
    fails(&["export", &place, "-o", &file("a.csv")], "", 1, "could be read");
    fails(&["render", &place, "-o", &file("a.png")], "", 1, "could be read");
    assert_eq!(std::fs::read_dir(out.path()).expect("listed").count(), 0);
}

#[test]
fn a_page_on_which_nothing_would_stand_is_not_written() {
    let folder = folder_of(&[("a.txt", MET)]);
    let place = folder.path().display().to_string();
    let out = tempfile::tempdir().expect("a folder");
    let page = out.path().join("a.pdf").display().to_string();
    fails(&["brief", &place, "-o", &page, "--from", "1950", "--to", "1951"], "", 1, "the page would be empty");
    fails(&["brief", &place, "-o", &page, "--accepted"], "", 1, "the page would be empty");
    let table = out.path().join("a.csv").display().to_string();
    fails(&["export", &place, "-o", &table, "--accepted"], "", 1, "nothing to write");
    assert_eq!(std::fs::read_dir(out.path()).expect("listed").count(), 0);
}

#[test]
fn a_mistyped_command_is_not_taken_for_a_folder() {
    fails(&["rendr", "x"], "", 2, "Did you mean ‘dateline render’?");
    fails(&["xtract", "x", "-o", "y"], "", 2, "Did you mean ‘dateline extract’?");
    fails(&["no/such/folder"], "", 1, "no file or folder of that name");
    fails(&["extract", "--nonsense"], "", 2, "--nonsense");
}

#[test]
fn a_file_name_cannot_command_the_terminal() {
    let folder = folder_of(&[("a.txt", MET), ("\u{1b}[2Jx.pdf", b"%PDF-1.7")]);
    let told = text(&run(&["extract", &folder.path().display().to_string()], "").stderr);
    assert!(!told.contains('\u{1b}') && told.contains("\\u{1b}[2Jx.pdf"), "{told:?}");
}

#[test]
fn an_old_file_stays_whole_where_a_new_one_cannot_be_written() {
    let folder = folder_of(&[("a.txt", MET)]);
    let place = folder.path().display().to_string();
    let out = tempfile::tempdir().expect("a folder");
    let taken = out.path().join("taken");
    std::fs::create_dir(&taken).expect("a folder");
    let taken = taken.display().to_string();
    fails(&["extract", &place, "-o", &taken], "", 1, "it is a folder; nothing was changed");
    fails(&["extract", &place, "-o", &format!("{taken}/no/x.jsonl")], "", 1, "there is no folder");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_the_device_stays_a_device() {
    use std::os::unix::fs::FileTypeExt;
    let folder = folder_of(&[("a.txt", MET)]);
    fails(&["extract", &folder.path().display().to_string(), "-o", "/dev/full"], "", 1, "cannot be written");
    assert!(std::fs::metadata("/dev/full").expect("there").file_type().is_char_device());
}

#[test]
fn a_dash_is_standard_output_and_no_file() {
    let folder = folder_of(&[("a.txt", MET)]);
    let place = folder.path().display().to_string();
    let here = tempfile::tempdir().expect("a folder");
    let mut command = program();
    command.current_dir(here.path()).env("XDG_DATA_HOME", here.path());
    let output = command.args(["export", &place, "--as", "csv", "-o", "-"]).output().expect("it starts");
    assert!(output.status.success() && text(&output.stdout).starts_with("id,kind"), "{output:?}");
    assert!(!here.path().join("-").exists());
}

#[test]
fn sources_beside_a_page_never_replace_somebody_elses_file() {
    let place = sample();
    let out = folder_of(&[("page.sources.md", b"my own notes")]);
    let page = out.path().join("page.png").display().to_string();
    let output = run(&["brief", &place, "-o", &page], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("a file that Dateline did not write is there"), "{output:?}");
    assert_eq!(std::fs::read(out.path().join("page.sources.md")).expect("there"), b"my own notes");
    assert!(!out.path().join("page.png").exists(), "no page without its sources");
}

#[test]
fn output_laid_into_the_corpus_is_not_read_next_time() {
    let folder = folder_of(&[("a.txt", MET)]);
    let place = folder.path().display().to_string();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let before = run(&["extract", &place], "").stdout;
    assert!(!before.is_empty());
    for page in ["page.md", "page.html", "page.png", "page.svg", "page.pdf", "page.pptx"] {
        let output = run(&["brief", &place, "-o", &at(page), "--title", "Talks"], "");
        assert!(output.status.success(), "{page}: {}", text(&output.stderr));
    }
    for data in ["data.json", "data.jsonl", "data.jsonld", "data.zip", "data.csv"] {
        let output = run(&["export", &place, "-o", &at(data)], "");
        assert!(output.status.success(), "{data}: {}", text(&output.stderr));
    }
    std::fs::write(at("records.jsonl"), &before).expect("written");
    assert!(run(&["extract", &place, "--texts", &at("texts")], "").status.success());
    let after = run(&["extract", &place], "");
    assert_eq!(text(&before), text(&after.stdout));
    let told = text(&after.stderr);
    assert!(told.contains("skipped page.md: Dateline made it") && told.contains("skipped texts/a.txt.txt"), "{told}");
    fails(&["extract", &place, "--texts", &place], "", 1, "choose another folder");
}

#[test]
fn explain_tells_the_events_and_figures_and_the_words_on_demand() {
    let sentence = "Norway's exports to Peru rose to $40 million in 2017. The ministers met in Oslo on 14 May 2018.";
    let told = text(&run(&["explain", sentence, "--date", "2019-06-12"], "").stdout);
    assert!(told.contains("Event") && told.contains("Figure") && told.contains("14 May 2018"), "{told}");
    assert!(told.contains("40000000 USD") && !told.contains("Tokens"), "{told}");
    assert!(text(&run(&["explain", sentence, "--tokens"], "").stdout).contains("Tokens"));
}

#[test]
fn a_log_of_a_server_is_no_article() {
    let folder = folder_of(&[("a.txt", MET), ("server.log", b"2021-05-14 12:00:01 request served\n")]);
    let told = text(&run(&["extract", &folder.path().display().to_string()], "").stderr);
    assert!(told.contains("skipped server.log: it is the log of a program"), "{told}");
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let long = "It rose on 3 May 2013. ".repeat(2_000);
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_dateline"))
        .env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"))
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

/// A home of its own, with a folder `corp` of one article in it.
fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(home.path().join("corp")).expect("a folder");
    let text = "Talks\n\n12 March 2015\n\nNorway and Finland signed a treaty on 2 March 2015. Ministers met in Oslo on \
        9 March 2015.\n\nA port opened in Bergen on 3 March 2015.\n";
    std::fs::write(home.path().join("corp/a.txt"), text).expect("written");
    home
}

fn at(home: &tempfile::TempDir, arguments: &[&str]) -> Output {
    let mut command = program();
    let data = home.path().join("data");
    command.current_dir(home.path()).env("XDG_DATA_HOME", data).env("HOME", home.path()).args(arguments);
    command.output().expect("the program starts")
}

/// Rejects the first record of `corp`, as the window would keep it; says its id.
fn reject_first(home: &tempfile::TempDir) -> String {
    use dateline::project::{self, Edit, Status, Store, System};
    let folder = home.path().join("corp");
    let stop = std::sync::atomic::AtomicBool::new(false);
    let mut corpus = dateline::corpus::open(&folder, &stop, |_, _| {}).expect("a corpus");
    let id = corpus.records().next().expect("a record").id;
    let file = project::file_of(&home.path().join("data/dateline/projects"), std::slice::from_ref(&folder));
    let mut opened = Store::open(std::sync::Arc::new(System), &file);
    opened.project.set_folders(vec![project::canonical(&folder).display().to_string()]);
    opened.project.edit(Edit::Status(vec![(id, Status::Rejected)]));
    project::settle(&mut opened.project, &mut corpus);
    opened.store.save(&opened.project).expect("kept");
    id.to_string()
}

#[test]
fn a_page_of_a_folder_with_a_slash_keeps_my_decisions() {
    let home = home();
    reject_first(&home);
    std::fs::create_dir(home.path().join("x")).expect("a folder");
    #[cfg(unix)]
    std::os::unix::fs::symlink(home.path().join("corp"), home.path().join("link")).expect("a link");
    let spellings = ["corp", "corp/", "./corp", "corp/.", "x/../corp/", if cfg!(unix) { "link" } else { "corp" }];
    for folder in spellings {
        let done = at(&home, &["brief", folder, "-o", "page.md"]);
        assert!(done.status.success(), "{folder}: {}", text(&done.stderr));
        let page = std::fs::read_to_string(home.path().join("page.md")).expect("the page");
        assert!(page.contains("1 rejected"), "{folder}: {page}");
        let done = at(&home, &["export", folder, "-o", "data.jsonl"]);
        assert!(text(&done.stderr).contains("left out: 1 rejected"), "{folder}: {}", text(&done.stderr));
        let done = at(&home, &["extract", folder]);
        assert_eq!(text(&done.stdout).lines().count(), 2, "{folder}: {}", text(&done.stderr));
    }
    let all = at(&home, &["extract", "corp/", "--no-project"]);
    assert_eq!(text(&all.stdout).lines().count(), 3);
}

#[test]
fn a_page_of_the_windows_own_project_file_finds_its_folder() {
    let home = home();
    reject_first(&home);
    let projects = std::fs::read_dir(home.path().join("data/dateline/projects")).expect("listed");
    let file = projects
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| path.to_string_lossy().ends_with(".dateline.json"));
    let file = file.expect("the project file").display().to_string();
    let done = at(&home, &["brief", &file, "-o", "page.md"]);
    assert!(done.status.success(), "{}", text(&done.stderr));
    assert!(std::fs::read_to_string(home.path().join("page.md")).expect("the page").contains("1 rejected"));
    std::fs::rename(home.path().join("corp"), home.path().join("moved")).expect("renamed");
    let done = at(&home, &["brief", &file, "-o", "page.md"]);
    assert_eq!(done.status.code(), Some(1));
    assert!(text(&done.stderr).contains("is not there"), "{}", text(&done.stderr));
    let offered = at(&home, &["extract", "moved"]);
    assert!(text(&offered.stderr).contains("1 decision is kept for"), "{}", text(&offered.stderr));
    assert_eq!(text(&offered.stdout).lines().count(), 3, "offered, not assumed");
    let taken = at(&home, &["extract", "moved", "--project", &file]);
    assert_eq!(text(&taken.stdout).lines().count(), 2, "{}", text(&taken.stderr));
}

#[test]
fn decisions_of_another_corpus_are_not_passed_over_in_silence() {
    let home = home();
    reject_first(&home);
    let file = home.path().join("corp.dateline.json");
    let projects = std::fs::read_dir(home.path().join("data/dateline/projects")).expect("listed");
    for entry in projects.filter_map(Result::ok) {
        if entry.file_name().to_string_lossy().ends_with(".dateline.json") {
            std::fs::copy(entry.path(), &file).expect("copied");
        }
    }
    std::fs::write(
        home.path().join("corp/a.txt"),
        "Wool\n\n3 June 2012\n\nSweden opened a wool market on 1 June 2012.\n",
    )
    .expect("another article");
    let done = at(&home, &["extract", "corp", "--project", "corp.dateline.json"]);
    let told = text(&done.stderr);
    assert!(told.contains("1 decision has lost its place") && told.contains("rejected: ‘Norway and Finland"), "{told}");
}

#[test]
fn a_folder_in_which_nothing_can_be_read_is_a_failure() {
    let home = home();
    std::fs::create_dir(home.path().join("empty")).expect("a folder");
    std::fs::write(home.path().join("empty/a.pdf"), b"%PDF-1.4").expect("written");
    for arguments in
        [&["extract", "empty"][..], &["brief", "empty", "-o", "p.pdf"], &["render", "empty", "-o", "p.png"]]
    {
        let done = at(&home, arguments);
        assert_eq!(done.status.code(), Some(1), "{arguments:?}");
        assert!(text(&done.stderr).contains("could be read; the lines above say why"), "{}", text(&done.stderr));
    }
}

#[test]
fn what_is_taken_for_comments_is_counted_and_read_on_demand() {
    let related = b"Port talks\n\nOSLO, 20 May 2021 - The ministers met in Oslo on 14 May 2021.\n\n\
        Related: Oslo signed a loan agreement with Riga on 7 May 2021.\n";
    let home = home();
    std::fs::create_dir(home.path().join("press")).expect("a folder");
    std::fs::write(home.path().join("press/a.txt"), related).expect("written");
    let told = at(&home, &["extract", "press"]);
    let words = "not read: 1 paragraph of 1 document, taken for menus, links, comments and the like; --all-text reads";
    assert!(text(&told.stderr).contains(words), "{}", text(&told.stderr));
    let all = at(&home, &["extract", "press", "--all-text"]);
    assert!(!text(&all.stderr).contains("not read"), "{}", text(&all.stderr));
    let lines = |done: &std::process::Output| text(&done.stdout).lines().map(str::to_owned).collect::<Vec<_>>();
    assert!(!lines(&told).iter().any(|line| line.contains("loan")));
    assert!(lines(&all).iter().any(|line| line.contains("2021-05-07") && line.contains("loan")), "{:?}", lines(&all));
    assert!(lines(&told).iter().all(|line| lines(&all).contains(line)), "the others stay as they are");
    for arguments in [
        &["export", "press", "--all-text", "--as", "csv", "-o", "-"][..],
        &["brief", "press", "--all-text", "-o", "p.md"],
    ] {
        assert!(at(&home, arguments).status.success(), "{arguments:?}");
    }
    let page = std::fs::read_to_string(home.path().join("p.md")).expect("the page");
    assert!(page.contains("loan"), "{page}");
}

#[test]
fn check_says_of_each_file_what_became_of_it() {
    let json = br#"[{"text": "The ministers met in Oslo on 14 May 2021, the office said."}, {"text": "Tin rose on 3 May 2021, the port said."}]"#;
    let folder = folder_of(&[("a.txt", MET), ("b.txt", MET), ("c.png", b"\x89PNG\r\n\x1a\n"), ("d.json", json)]);
    let texts = tempfile::tempdir().expect("a folder");
    let (place, out) = (folder.path().display().to_string(), texts.path().display().to_string());
    let done = run(&["check", &place, "--texts", &out], "");
    assert!(done.status.success(), "{}", text(&done.stderr));
    let rows: Vec<Value> =
        text(&done.stdout).lines().map(|line| serde_json::from_str(line).expect("an object a line")).collect();
    let told: Vec<(&str, &str)> = rows
        .iter()
        .map(|row| (row["file"].as_str().expect("a path"), row["outcome"].as_str().expect("a word")))
        .collect();
    assert_eq!(
        told,
        [
            ("a.txt", "read"),
            ("b.txt", "duplicate"),
            ("c.png", "skipped"),
            ("d.json", "read"),
            ("d.json/1", "read"),
            ("d.json/2", "read")
        ]
    );
    assert_eq!((rows[0]["kind"].as_str(), rows[1]["copy_of"].as_str()), (Some("text"), Some("a.txt")));
    assert_eq!(rows[0]["document_date"]["edtf"].as_str(), Some("2021-05-20"));
    // As "sha256sum" prints it; what lies inside a file has none.
    let sum = "4c4b6a3be1314ab86138bef4314dde022e600960d8689a2c8f8631802d20dab6";
    assert_eq!((rows[2]["sha256"].as_str(), rows[4]["sha256"].as_str()), (Some(sum), None));
    let alone = run(&["check", &folder.path().join("d.json").display().to_string()], "");
    let hashes = text(&alone.stdout).lines().filter(|line| !line.contains("\"sha256\":null")).count();
    assert_eq!(hashes, 1, "also where it is read alone: {}", text(&alone.stdout));
    for name in ["a.txt.txt", "b.txt.txt", "d.json/2.txt"] {
        assert!(texts.path().join(name).is_file(), "{name}");
    }
    fails(&["check", &place, "--strict", "-o", &texts.path().join("r").display().to_string()], "", 1, "not read");
}

#[test]
fn what_was_kept_of_files_read_before_gives_the_same_records_byte_for_byte() {
    let home = tempfile::tempdir().expect("a folder");
    let extract = |more: &[&str]| {
        let mut command = program();
        command.env("XDG_CACHE_HOME", home.path()).args(["extract", &sample(), "--no-project"]).args(more);
        let done = command.output().expect("the program starts");
        (text(&done.stdout), text(&done.stderr))
    };
    let plain = extract(&["--no-cache"]);
    let kept = home.path().join("dateline/read.sqlite");
    assert!(!kept.exists(), "nothing is kept where nobody wants it");
    let first = extract(&[]);
    assert!(kept.is_file());
    assert!(plain.0.lines().count() > 20);
    assert_eq!((&first, &extract(&[])), (&plain, &plain));
    std::fs::write(&kept, "torn in two").expect("it is damaged");
    for name in ["read.sqlite-wal", "read.sqlite-shm"] {
        let _ = std::fs::remove_file(kept.with_file_name(name));
    }
    let (records, told) = extract(&[]);
    assert_eq!(records, plain.0);
    assert!(told.contains("was damaged; it is kept anew"), "{told}");
}

#[test]
fn check_writes_a_table_too() {
    let folder = folder_of(&[("a.txt", MET), ("c.png", b"\x89PNG\r\n\x1a\n")]);
    let done = run(&["check", &folder.path().display().to_string(), "--format", "csv"], "");
    let rows: Vec<String> = text(&done.stdout).lines().map(str::to_owned).collect();
    assert!(rows[0].starts_with("file,state,outcome,kind,bytes,title"), "{rows:?}");
    assert!(rows[1].starts_with("a.txt,read,read,text,") && rows[2].starts_with("c.png,not read,skipped,"), "{rows:?}");
    assert!(text(&done.stderr).contains("2 files: 1 read, 1 not read; "), "{}", text(&done.stderr));
}

#[test]
fn two_hands_are_merged_and_what_they_decided_differently_is_listed() {
    use dateline::project::{self, Edit, Said, Status, Store, System};
    let folder = tempfile::tempdir().expect("a folder");
    let articles = folder.path().join("press");
    std::fs::create_dir(&articles).expect("a folder");
    let text = "Fish news\n\n2 May 2011\n\nNorway signed a treaty on 1 May 2011. Exports were $4 million in 2010.\n";
    std::fs::write(articles.join("a.txt"), text).expect("written");
    let hand = |name: &str, status: Status, headline: &str| {
        let mut corpus = dateline::corpus::Corpus::default();
        corpus.extend([dateline::corpus::read_bytes("a.txt", text.as_bytes())]);
        let ids: Vec<_> = corpus.records().map(|record| record.id).collect();
        let mut project = project::Project::default();
        project.set_folders(vec![articles.display().to_string()]);
        let said = Said::Headline(headline.to_owned());
        project.edit(Edit::Status(vec![(ids[0], status)]));
        project.edit(Edit::Said(vec![((ids[0], said.field()), Some(said))]));
        project::settle(&mut project, &mut corpus);
        let file = folder.path().join(name);
        Store::open(std::sync::Arc::new(System), &file).store.save(&project).expect("kept");
        file
    };
    let (one, two) = (
        hand("one.dateline.json", Status::Accepted, "A treaty"),
        hand("two.dateline.json", Status::Rejected, "A treaty"),
    );
    let merged = folder.path().join("both.dateline.json");
    let told = program().arg("merge").args([&one, &two]).arg("-o").arg(&merged).assert().success();
    let told = String::from_utf8_lossy(&told.get_output().stderr).into_owned();
    assert!(told.contains("accepted counts, not rejected") && told.contains("1 decided differently"), "{told}");
    assert_eq!(project::load(&merged).expect("a project").conflicts().len(), 1);
    program().arg("merge").args([&one, &two]).arg("-o").arg(&articles).assert().failure();
    // The merged file counts for the folder, with its corrections, on the command line.
    let out = program().arg("extract").arg(&articles).arg("--project").arg(&merged).assert().success();
    let out = String::from_utf8_lossy(&out.get_output().stdout).into_owned();
    assert!(out.contains("\"label\":\"A treaty\"") && out.contains("\"edited\":{\"headline\""), "{out}");
    let asked = program().arg("extract").arg(&articles).args(["--no-project", "--where", "figures"]).assert().success();
    let lines = String::from_utf8_lossy(&asked.get_output().stdout).into_owned();
    assert!(!lines.is_empty() && lines.lines().all(|line| line.contains("\"kind\":\"figure\"")), "{lines}");
    let wrong = program().arg("extract").arg(&articles).args(["--where", "exports >"]).assert().failure();
    let told = String::from_utf8_lossy(&wrong.get_output().stderr).into_owned();
    assert!(told.contains("An amount must stand behind ‘>’") && told.lines().count() == 1, "{told}");
}
