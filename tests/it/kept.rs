//! The analyst's work is never lost: killed, refused, shared, damaged, moved, renamed and edited, as a user would say it.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use dateline::claims::{Choice, Verdict};
use dateline::corpus::{self, Corpus};
use dateline::join::{self, Pair};
use dateline::model::{Category, Encoding, Extent, Mapping, RecordId, Span, TextHash, Unit};
use dateline::project::{
    self, Added, AddedKind, Callout, Edit, Notice, Page, Parked, Project, Said, Status, Store, System, View,
};
use proptest::prelude::*;

use crate::disk::{Fault, Files, Memory};

const FILE: &str = "/data/press.dateline.json";
/// No space left, input/output error, permission denied.
const REFUSALS: [i32; 3] = [28, 5, 13];

fn added(number: u32) -> Added {
    Added {
        document: format!("{}.txt", number % 3),
        kind: AddedKind::Event,
        span: Span { start: number, end: number + 6 },
        quote: "a port".to_owned(),
        title: "A “port” opens".to_owned(),
        edtf: Some(Unit::Year(2014).into()),
        category: Category::Other,
    }
}

/// The edit of one step of a session: all kinds in turn.
fn edit(step: u32) -> Edit {
    let status = |at: u32| [Status::Accepted, Status::Rejected, Status::Undecided][at as usize % 3];
    let id = |at: u32| RecordId(u128::from(at * 7919 % 97));
    match step % 14 {
        10 => {
            let hand = [Some(join::Hand::Together), Some(join::Hand::Apart), None][step as usize / 14 % 3];
            Edit::Joins(vec![(Pair::of(id(step), id(step + 3)), hand)])
        }
        11 => {
            let mapping = Mapping { unit: format!("t{step}"), ..Mapping::default() };
            Edit::Mappings(vec![(TextHash(u128::from(step % 5)), (!step.is_multiple_of(3)).then_some(mapping))])
        }
        12 => {
            let verdict = if step.is_multiple_of(2) { Verdict::Preferred } else { Verdict::Inconclusive };
            let choice = Choice { verdict, why: format!("because “{step}”") };
            Edit::Choices(vec![(id(step), (!step.is_multiple_of(3)).then_some(choice))])
        }
        13 => {
            let path = format!("{}.txt", step % 5);
            Edit::All(vec![
                Edit::Encodings(vec![(path.clone(), step.is_multiple_of(2).then(|| encoding(step)))]),
                Edit::Copies(vec![(path, (!step.is_multiple_of(4)).then_some(join::Hand::Apart))]),
            ])
        }
        9 => {
            let said = [
                Said::Headline(format!("Talks “{step}” begin")),
                Said::Date((!step.is_multiple_of(4)).then(|| Unit::Year(2000 + step as i32).into())),
                Said::Value(step.into()),
                Said::Goods(Some("cod".to_owned())),
                Said::Note("two\nlines".to_owned()),
                Said::Star,
            ];
            let one = |said: Said| ((id(step), said.field()), (!step.is_multiple_of(3)).then_some(said));
            Edit::Said(said.into_iter().map(one).collect())
        }
        0 | 1 => Edit::Status(vec![(id(step), status(step / 9))]),
        2 => Edit::Status((0..12).map(|at| (id(step + at), status(step / 9 + at))).collect()),
        3 if step.is_multiple_of(2) => {
            let extent = if step.is_multiple_of(4) { Extent::All } else { Extent::Article };
            Edit::Extent(vec![(format!("{}.txt", step % 5), extent)])
        }
        3 => {
            let when = step.is_multiple_of(5).then(|| Unit::Month(2014, 4).into());
            Edit::DocumentDate(vec![(format!("{}.txt", step % 5), when)])
        }
        4 => Edit::Views(vec![(format!("View {}", step % 4), (!step.is_multiple_of(3)).then(View::default))]),
        5 => Edit::Added(vec![(added(step % 6).id(), (!step.is_multiple_of(4)).then(|| added(step % 6)))]),
        6 => Edit::Eras(vec![(format!("Era {}", step % 3), Some(Unit::Year(2000 + step as i32).into()))]),
        7 => {
            let callouts = Some(vec![Callout { id: id(step), words: Some(format!("Step {step}")) }]);
            Edit::Page(Some(Box::new(Page { title: format!("Page {step}"), callouts, ..Page::default() })))
        }
        _ => {
            let parked = Parked::Added { text: TextHash(u128::from(step)), added: added(step) };
            Edit::All(vec![
                Edit::Parked(vec![(parked.key(), Some(parked))]),
                Edit::Status(vec![(id(step), status(step))]),
            ])
        }
    }
}

/// Some encoding.
fn encoding(step: u32) -> Encoding {
    Encoding::all().nth(step as usize % 9).expect("there are more")
}

/// One step: mostly an edit, sometimes a step back or forward.
fn take_step(project: &mut Project, step: u32) {
    match step % 11 {
        9 => drop(project.undo()),
        10 if step.is_multiple_of(2) => drop(project.redo()),
        _ => project.edit(edit(step)),
    }
}

fn opened(disk: &Memory) -> project::Opened {
    Store::open(Arc::new(disk.clone()), Path::new(FILE))
}

/// Whether the process is killed before, in or after any write, what is there is one whole state, with its undo.
#[test]
fn a_session_killed_at_any_write_has_lost_nothing_that_was_kept() {
    let disk = Memory::default();
    let mut store = opened(&disk).store;
    let mut project = Project::default();
    let mut checked = 0;
    for step in 0..200 {
        let before = project.clone();
        take_step(&mut project, step);
        disk.remember();
        store.save(&project).expect("a disk without faults");
        let mut last: Option<Files> = None;
        for files in disk.remembered() {
            let visible: Files =
                files.into_iter().filter(|(path, _)| !path.to_string_lossy().ends_with(".tmp")).collect();
            if last.as_ref() == Some(&visible) {
                continue;
            }
            let found = opened(&Memory::with(visible.clone()));
            assert_eq!(found.notice, None, "step {step}: nothing is half written");
            assert!(found.project == before || found.project == project, "step {step}: a state and its undo, whole");
            last = Some(visible);
            checked += 1;
        }
        assert!(opened(&disk).project == project, "step {step} is kept");
    }
    assert!(checked > 600, "{checked} states of the disk were looked at");
    let mut back = opened(&disk).project;
    while back.undo().is_some() {}
    assert_eq!(back.work().decided(), 0, "everything can be undone after it");
}

/// Every operation of every save fails once: an error is told, or the work is there.
#[test]
fn a_write_that_is_refused_is_told_and_the_next_one_keeps_everything() {
    let disk = Memory::default();
    let mut store = opened(&disk).store;
    let mut project = Project::default();
    let (mut refused, mut untouched) = (0, 0);
    for step in 0..200 {
        let before = project.clone();
        take_step(&mut project, step);
        for operation in 0..24 {
            let other = Memory::with(disk.files());
            let mut store = opened(&other).store;
            let number = REFUSALS[(step as usize + operation) % 3];
            other.fail(operation, Fault::Once(number));
            let told = store.save(&project);
            let found = opened(&other);
            if !other.has_failed() {
                untouched += 1;
                break;
            }
            assert!(found.notice.is_none(), "step {step}, operation {operation}: whole");
            if told.is_ok() {
                assert!(found.project == project, "step {step}, operation {operation}: it said it was kept");
            } else {
                refused += 1;
                assert!(found.project == before || found.project == project, "step {step}, operation {operation}");
            }
            other.mend();
            store.save(&project).expect("the second try");
            assert!(opened(&other).project == project, "step {step}, operation {operation}: kept by the second try");
        }
        store.save(&project).expect("a disk without faults");
    }
    assert!(refused > 1500 && untouched == 200, "{refused} refusals, {untouched} saves to their end");
}

fn status_of(project: &Project, id: u128) -> Status {
    project.status(RecordId(id))
}

#[test]
fn two_windows_that_decide_in_turns_keep_what_both_decided() {
    let disk = Memory::default();
    let (mut one, mut two) = (opened(&disk).store, opened(&disk).store);
    let (mut mine, mut theirs) = (Project::default(), Project::default());
    for step in 0..1000_u128 {
        let (store, project) = if step % 2 == 0 { (&mut one, &mut mine) } else { (&mut two, &mut theirs) };
        // Every tenth decision takes back one of the same window's.
        let change = if step % 20 > 17 { (step - 10, Status::Undecided) } else { (step, Status::Accepted) };
        project.edit(Edit::Status(vec![(RecordId(change.0), change.1)]));
        store.save(project).expect("kept");
        for (base, others) in store.take_theirs() {
            project.take_in(&base, &others);
        }
    }
    let kept = opened(&disk).project;
    let wanted = |step: u128| match step {
        step if step % 20 > 17 || (step + 10) % 20 > 17 && step + 10 < 1000 => Status::Undecided,
        _ => Status::Accepted,
    };
    assert!((0..1000).all(|step| status_of(&kept, step) == wanted(step)));
    two.look();
    for (base, others) in two.take_theirs() {
        theirs.take_in(&base, &others);
    }
    assert_eq!(theirs.work(), kept.work(), "each shows what the other decided");
}

/// Real files, real locks, at the same time.
#[test]
fn two_windows_at_the_same_moment_keep_what_both_decided() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("press.dateline.json");
    let decide = |from: u128| {
        let opened = Store::open(Arc::new(System), &file);
        let (mut store, mut project) = (opened.store, opened.project);
        for number in from..from + 40 {
            project.edit(Edit::Status(vec![(RecordId(number), Status::Accepted)]));
            store.save(&project).expect("kept");
            for (base, others) in store.take_theirs() {
                project.take_in(&base, &others);
            }
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(|| decide(0));
        scope.spawn(|| decide(1000));
    });
    assert_eq!(project::load(&file).expect("whole").statuses().count(), 80);
    let left = std::fs::read_dir(folder.path()).expect("listed").filter_map(Result::ok);
    assert!(left.map(|entry| entry.file_name()).all(|name| !name.to_string_lossy().ends_with(".tmp")));
}

/// A process that decides once for each line it is given: number `from`, then the one after the next …
struct Hand {
    child: Child,
    words: Box<dyn Iterator<Item = String>>,
}

const HAND: &str = "DATELINE_TEST_HAND";

impl Hand {
    fn start(file: &Path, from: u32) -> Self {
        let name = "kept::two_processes_deciding_in_turns_have_both_sets_in_the_file";
        let mut child = Command::new(std::env::current_exe().expect("this test"))
            .args(["--exact", name, "--nocapture"])
            .env(HAND, file)
            .env("DATELINE_TEST_FROM", from.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        let words = BufReader::new(child.stdout.take().expect("its words")).lines().map_while(Result::ok);
        Self { child, words: Box::new(words) }
    }

    fn decide(&mut self) {
        writeln!(self.child.stdin.as_mut().expect("its ear"), "decide").expect("it listens");
        // The harness prints the name of the test, which must not be taken for its word.
        assert!(self.words.any(|line| line.contains("has decided")), "it keeps what it decides");
    }

    /// What such a process does.
    fn work(file: &Path) {
        let from = std::env::var("DATELINE_TEST_FROM").ok().and_then(|from| from.parse().ok());
        let numbers = (from.expect("a number")..).step_by(2);
        let project::Opened { mut project, mut store, .. } = Store::open(Arc::new(System), file);
        for (number, _) in numbers.zip(std::io::stdin().lines()) {
            project.edit(Edit::Status(vec![(RecordId(number), Status::Accepted)]));
            // Now and then both decide on the same thing, each in its own way.
            if number / 2 % 50 == 49 {
                let status = if number % 2 == 0 { Status::Accepted } else { Status::Rejected };
                project.edit(Edit::Status(vec![(RecordId(10_000 + number / 100), status)]));
            }
            store.save(&project).expect("kept");
            for (base, theirs) in store.take_theirs() {
                project.take_in(&base, &theirs);
            }
            writeln!(std::io::stdout(), "has decided {number}").expect("it is heard");
        }
    }
}

/// Two processes, real files and locks, 1,000 decisions in all.
#[test]
fn two_processes_deciding_in_turns_have_both_sets_in_the_file() {
    if let Some(file) = std::env::var_os(HAND) {
        return Hand::work(Path::new(&file));
    }
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("press.dateline.json");
    let (mut one, mut two) = (Hand::start(&file, 0), Hand::start(&file, 1));
    for _ in 0..500 {
        one.decide();
        two.decide();
    }
    for mut hand in [one, two] {
        drop(hand.child.stdin.take());
        assert!(hand.child.wait().expect("it ends").success());
    }
    let found = Store::open(Arc::new(System), &file);
    assert_eq!(found.notice, None, "whole");
    assert!((0..1000).all(|number| status_of(&found.project, number) == Status::Accepted));
    assert_eq!(found.project.conflicts().len(), 10, "and what both decided on, with what the other one said");
}

/// The process itself is killed, with real files, wherever it happens to be.
#[test]
fn a_process_that_is_killed_while_deciding_has_lost_nothing_that_it_had_kept() {
    const CHILD: &str = "DATELINE_TEST_SESSION";
    if let Some(file) = std::env::var_os(CHILD) {
        let mut store = Store::open(Arc::new(System), Path::new(&file)).store;
        let mut project = Project::default();
        for step in 0..200 {
            take_step(&mut project, step);
            store.save(&project).expect("kept");
            println!("kept {step}");
        }
        return;
    }
    let states: Vec<Project> = (0..200)
        .scan(Project::default(), |project, step| {
            take_step(project, step);
            Some(project.clone())
        })
        .collect();
    for kill in 0..8_usize {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("press.dateline.json");
        let name = "kept::a_process_that_is_killed_while_deciding_has_lost_nothing_that_it_had_kept";
        let mut child = Command::new(std::env::current_exe().expect("this test"))
            .args(["--exact", name, "--nocapture"])
            .env(CHILD, &file)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        let lines = BufReader::new(child.stdout.take().expect("its words")).lines().map_while(Result::ok);
        let kept = |line: String| line.rsplit_once("kept ").and_then(|(_, step)| step.trim().parse::<usize>().ok());
        let last = lines.filter_map(kept).find(|step| *step >= kill * 7).expect("it keeps");
        child.kill().expect("killed");
        child.wait().expect("gone");
        let found = Store::open(Arc::new(System), &file);
        assert_eq!(found.notice, None);
        assert!(states[last..].contains(&found.project), "after step {last}");
    }
}

#[test]
fn a_damaged_file_is_kept_under_another_name_and_the_last_good_copy_is_offered() {
    let disk = Memory::default();
    let mut project = Project::default();
    for step in 0..20 {
        take_step(&mut project, step);
    }
    opened(&disk).store.save(&project).expect("kept");
    let whole = disk.text(FILE);
    disk.put(FILE, &whole.as_bytes()[..whole.len() - 20]);
    let mut found = opened(&disk);
    let Some(Notice::Damaged(_, Some(copy))) = &found.notice else { panic!("{:?}", found.notice) };
    assert_eq!(copy.as_ref(), project.work());
    assert_eq!(found.project, Project::default());
    found.project.edit(edit(0));
    found.store.save(&found.project).expect("a new file");
    assert_eq!(disk.text("/data/press.dateline.damaged-1.json"), whole[..whole.len() - 20], "nothing is written over");
    assert_eq!(opened(&disk).project, found.project);
    assert_eq!(opened(&disk).notice, None);
}

#[test]
fn a_file_of_a_newer_dateline_is_kept_and_a_flipped_bit_is_seen() {
    let disk = Memory::default();
    let newer = r#"{"format": "dateline/7", "decisions": {"all": "of another form"}}"#;
    disk.put(FILE, newer.as_bytes());
    let mut found = opened(&disk);
    assert!(matches!(found.notice, Some(Notice::Newer(_))));
    found.project.edit(edit(0));
    found.store.save(&found.project).expect("kept");
    assert_eq!(disk.text("/data/press.dateline.newer-1.json"), newer);
    let whole = disk.text(FILE);
    let id = found.project.statuses().next().expect("a decision").0.to_string();
    let flipped = whole.replacen(&id, &id.replacen('0', "8", 1), 1);
    assert_ne!(whole, flipped);
    disk.put(FILE, flipped.as_bytes());
    let mut found = opened(&disk);
    assert!(matches!(&found.notice, Some(Notice::Changed(Some(copy))) if copy.decided() == 1), "{:?}", found.notice);
    found.project.edit(edit(1));
    found.store.save(&found.project).expect("kept");
    assert_eq!(disk.text("/data/press.dateline.changed-1.json"), flipped);
}

#[test]
fn lists_of_a_later_version_stay_in_the_file() {
    let disk = Memory::default();
    let text = r#"{"format": "dateline/1", "decisions": [], "arguments": [{"for": "peace"}], "mood": 3}"#;
    disk.put(FILE, text.as_bytes());
    let mut found = opened(&disk);
    assert_eq!(found.notice, None);
    found.project.edit(edit(0));
    found.store.save(&found.project).expect("kept");
    let text = disk.text(FILE);
    assert!(text.contains(r#""arguments": [{"for":"peace"}]"#) && text.contains(r#""mood": 3"#), "{text}");
    assert!(disk.text("/data/press.dateline.format-1-1.json").contains("peace"), "an older Dateline still reads it");
}

#[test]
fn what_a_killed_write_left_is_swept() {
    let disk = Memory::default();
    disk.put("/data/.press.dateline.json.77-3.tmp", b"half");
    disk.put("/data/.other.dateline.json.77-3.tmp", b"of another");
    let mut found = opened(&disk);
    found.project.edit(edit(0));
    found.store.save(&found.project).expect("kept");
    let names: Vec<PathBuf> =
        disk.files().into_keys().filter(|path| path.to_string_lossy().ends_with(".tmp")).collect();
    assert_eq!(names, [Path::new("/data/.other.dateline.json.77-3.tmp")]);
}

const TALKS: &str = "Port talks\n\n12 March 2015\n\nNorway and Finland signed a fishing treaty on 2 March 2015. \
    Ministers met again in Oslo on 9 March 2015.\n\nExports from Norway to Finland were $4.2 billion in 2014.\n\n\
    A second meeting was held in Helsinki on 11 March 2015.\n";
const VISIT: &str = "A visit\n\n20 May 2016\n\nThe Finnish minister visited Oslo on 18 May 2016.\n\n\
    Exports of fish rose to $310 million in 2015.\n";
const WOOL: &str = "Wool\n\n3 June 2012\n\nSweden signed a wool agreement with Denmark in Malmo on 1 June 2012.\n\n\
    Nothing else was said about it, and the traders went home by train before the evening came.\n";

fn corpus(files: &[(&str, &str)]) -> Corpus {
    let mut corpus = Corpus::default();
    corpus.extend(files.iter().map(|(name, text)| corpus::read_bytes(name, text.as_bytes())));
    corpus.sort();
    corpus
}

/// The decisions by the words they stand on: sentence and status.
fn decisions(project: &Project, corpus: &Corpus) -> BTreeMap<String, Status> {
    let decided = |status: &Status| *status != Status::Undecided;
    let articles = corpus.articles.iter().flat_map(|article| {
        let words = |record: &dateline::model::Record| {
            let evidence = record.evidence;
            let told = evidence.amount.or(evidence.date).unwrap_or_default().of(&article.document.text);
            format!("{} [{told}]", evidence.sentence.of(&article.document.text))
        };
        article.reading.records.iter().map(move |record| (words(record), project.status(record.id)))
    });
    articles.filter(|(_, status)| decided(status)).collect()
}

/// Everything in a corpus decided, in turns.
fn decided(corpus: &mut Corpus) -> Project {
    let mut project = Project::default();
    let ids: Vec<RecordId> = corpus.records().map(|record| record.id).collect();
    for (at, id) in ids.into_iter().enumerate() {
        let status = if at % 2 == 0 { Status::Accepted } else { Status::Rejected };
        project.edit(Edit::Status(vec![(id, status)]));
    }
    project::settle(&mut project, corpus);
    project
}

/// The project as it comes back from the disk.
fn reopened(project: &Project) -> Project {
    let disk = Memory::default();
    opened(&disk).store.save(project).expect("kept");
    opened(&disk).project
}

#[test]
fn a_newline_added_to_a_document_keeps_its_decisions() {
    let mut before = corpus(&[("a.txt", TALKS), ("b.txt", VISIT)]);
    let project = decided(&mut before);
    let wanted = decisions(&project, &before);
    assert!(wanted.len() > 5, "{wanted:?}");
    for changed in
        [format!("{TALKS}\n"), format!("\n{TALKS}"), TALKS.replace('\n', "\r\n"), TALKS.replace("again ", "")]
    {
        let mut after = corpus(&[("a.txt", &changed), ("b.txt", VISIT)]);
        let mut project = reopened(&project);
        project::settle(&mut project, &mut after);
        assert_eq!(decisions(&project, &after).len(), wanted.len(), "{changed}");
        assert!(project::lost(&project, &after).is_empty());
    }
}

#[test]
fn a_renamed_document_takes_its_date_and_its_added_events_along() {
    let mut before = corpus(&[("a.txt", TALKS), ("b.txt", VISIT)]);
    let mut project = decided(&mut before);
    let quote = "Nothing else was said";
    let at = WOOL.find(quote).expect("a place");
    let event = Added {
        document: "w.txt".to_owned(),
        span: Span::new(at, at + quote.len()),
        quote: quote.to_owned(),
        ..added(1)
    };
    let mut before = corpus(&[("a.txt", TALKS), ("b.txt", VISIT), ("w.txt", WOOL)]);
    project.edit(Edit::DocumentDate(vec![("w.txt".to_owned(), Some(Unit::Year(1999).into()))]));
    project.edit(Edit::Added(vec![(event.id(), Some(event.clone()))]));
    project::settle(&mut project, &mut before);
    let mut after = corpus(&[("b.txt", TALKS), ("a.txt", VISIT), ("wool/new.txt", WOOL)]);
    let mut project = reopened(&project);
    assert_eq!(project::settle(&mut project, &mut after), 2, "a date and an event have moved");
    assert_eq!(project.document_date("wool/new.txt"), Some(&Unit::Year(1999).into()));
    assert_eq!(project.added().map(|(_, added)| added.document.as_str()).collect::<Vec<_>>(), ["wool/new.txt"]);
    assert_eq!(decisions(&project, &after), decisions(&project, &after));
    assert!(project::lost(&project, &after).is_empty());
    assert_eq!(after.at_path("wool/new.txt").map(|article| article.made), Some(1));
}

#[test]
fn another_document_under_an_old_name_inherits_nothing_and_what_is_lost_is_kept_and_told() {
    let mut before = corpus(&[("a.txt", TALKS), ("w.txt", WOOL)]);
    let mut project = decided(&mut before);
    project.edit(Edit::DocumentDate(vec![("w.txt".to_owned(), Some(Unit::Year(1999).into()))]));
    project::settle(&mut project, &mut before);
    let all = project.work().decided();
    let mut after = corpus(&[("a.txt", TALKS), ("w.txt", VISIT)]);
    let mut project = reopened(&project);
    project::settle(&mut project, &mut after);
    let article = after.at_path("w.txt").expect("the other document");
    assert_eq!(article.user_date(), None, "the date was given to another text");
    let lost = project::lost(&project, &after);
    assert_eq!(lost.len(), 2, "{lost:?}");
    assert!(lost.iter().any(|one| one.words() == "dated 1999 in w.txt"), "{lost:?}");
    assert!(
        lost.iter().any(|one| one.quote.contains("signed a wool agreement") && one.document == "w.txt"),
        "{lost:?}"
    );
    assert_eq!(project.work().decided(), all, "and all of it is kept");
    // The document comes back, under another name.
    let mut again = corpus(&[("a.txt", TALKS), ("w.txt", VISIT), ("z.txt", WOOL)]);
    let mut project = reopened(&project);
    project::settle(&mut project, &mut again);
    assert!(project::lost(&project, &again).is_empty());
    assert_eq!(project.document_date("z.txt"), Some(&Unit::Year(1999).into()));
    assert_eq!(again.at_path("w.txt").expect("the other document").user_date(), None);
}

#[test]
fn decisions_of_todays_project_files_are_found_again() {
    // Made by the version that wrote format 1, of these two texts: an event, a figure and a callout.
    let mut now = corpus(&[("a.txt", TALKS)]);
    let record = |corpus: &Corpus, figure: bool| {
        let article = corpus.articles.first().expect("a document");
        let record = article.reading.records.iter().find(|record| record.figure.is_some() == figure).expect("a record");
        (article.document.clone(), record.clone())
    };
    let former = |figure: bool| {
        let (document, record) = record(&now, figure);
        let evidence = record.evidence;
        let (kind, places) = match evidence.amount {
            Some(amount) => ("figure", vec![amount]),
            None => ("event", vec![evidence.date.expect("a date"), evidence.sentence]),
        };
        let mut named = document.hash.as_bytes().to_vec();
        named.extend(kind.as_bytes());
        for place in places {
            named.extend(place.start.to_le_bytes());
            named.extend(place.end.to_le_bytes());
        }
        blake3::hash(&named).to_hex().chars().take(32).collect::<String>()
    };
    let (event, figure) = (former(false), former(true));
    let text = format!(
        r#"{{"format": "dateline/1", "decisions": [{{"id": "{event}", "status": "accepted"}}, {{"id": "{figure}", "status": "rejected"}}],
        "page": {{"callouts": [{{"id": "{event}", "words": "A treaty"}}]}}}}"#
    );
    let disk = Memory::default();
    disk.put(FILE, text.as_bytes());
    let mut found = opened(&disk);
    project::settle(&mut found.project, &mut now);
    assert_eq!(found.project.status(record(&now, false).1.id), Status::Accepted);
    assert_eq!(found.project.status(record(&now, true).1.id), Status::Rejected);
    let callouts = found.project.page().and_then(|page| page.callouts.clone()).expect("callouts");
    assert_eq!(callouts.first().map(|callout| callout.id), Some(record(&now, false).1.id));
    assert!(project::lost(&found.project, &now).is_empty());
}

#[test]
fn two_identical_files_are_one_document_with_a_line_in_the_report() {
    for order in [["2.txt", "1.txt", "3.txt"], ["3.txt", "2.txt", "1.txt"], ["1.txt", "3.txt", "2.txt"]] {
        let folded = corpus(&order.map(|name| (name, TALKS)));
        assert_eq!(folded.articles.len(), 1);
        assert_eq!(folded.articles.first().map(|article| article.document.path.as_str()), Some("1.txt"));
        let lines: Vec<_> =
            folded.report.lines.iter().filter_map(|line| Some((line.path.as_str(), line.copy_of()?))).collect();
        assert_eq!(lines.iter().map(|(path, _)| *path).collect::<Vec<_>>(), ["2.txt", "3.txt"]);
        assert!(lines.iter().all(|(_, other)| *other == "1.txt"), "{lines:?}");
    }
}

/// Words that make no record and no heading.
const FILLING: [&str; 6] = [
    "The harbour was quiet. ",
    "Nobody knew why. ",
    "Gulls sat on the wall. ",
    "A clerk was asked and shrugged. ",
    "It rained a little. ",
    "The tea was cold by then. ",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_edit_outside_the_quotes_keeps_every_decision(
        inserted in proptest::collection::vec((0..5_usize, 0..6_usize, any::<bool>()), 1..12),
    ) {
        let mut before = corpus(&[("a.txt", TALKS), ("b.txt", VISIT)]);
        let project = decided(&mut before);
        let wanted = decisions(&project, &before);
        let mut paragraphs: Vec<String> = TALKS.trim_end().split("\n\n").map(str::to_owned).collect();
        for (at, filling, alone) in inserted {
            // Below the headline and the date, which are part of how the others are read.
            let at = 2 + at % (paragraphs.len() - 2);
            if alone {
                paragraphs.insert(at, FILLING[filling].trim_end().to_owned());
            } else {
                paragraphs[at].push(' ');
                paragraphs[at].push_str(FILLING[filling].trim_end());
            }
        }
        let mut after = corpus(&[("a.txt", &paragraphs.join("\n\n")), ("b.txt", VISIT)]);
        let mut project = reopened(&project);
        project::settle(&mut project, &mut after);
        prop_assert_eq!(decisions(&project, &after), wanted);
    }

    #[test]
    fn whatever_is_done_to_a_text_no_decision_is_dropped(
        cuts in proptest::collection::vec((0..400_usize, 0..60_usize, "[a-z .\n]{0,20}"), 0..6),
    ) {
        let mut before = corpus(&[("a.txt", TALKS), ("b.txt", VISIT)]);
        let project = decided(&mut before);
        let mut text = TALKS.to_owned();
        for (at, length, new) in cuts {
            let from = text.floor_char_boundary(at.min(text.len()));
            let to = text.ceil_char_boundary((from + length).min(text.len()));
            text.replace_range(from..to, &new);
        }
        let mut after = corpus(&[("a.txt", &text), ("b.txt", VISIT)]);
        let mut project = reopened(&project);
        let all = project.statuses().count();
        project::settle(&mut project, &mut after);
        prop_assert_eq!(project.statuses().count(), all);
        let lost = project::lost(&project, &after).len();
        prop_assert_eq!(decisions(&project, &after).len() + lost, all);
    }

    #[test]
    fn any_order_of_renames_keeps_all(orders in proptest::collection::vec(Just(vec![0_usize, 1, 2]).prop_shuffle(), 1..5)) {
        let texts = [TALKS, VISIT, WOOL];
        let names = ["a.txt", "b.txt", "sub/c.txt"];
        let mut all = corpus(&[(names[0], texts[0]), (names[1], texts[1]), (names[2], texts[2])]);
        let mut project = decided(&mut all);
        let dates: Vec<_> = (0..3).map(|at| (names[at].to_owned(), Some(Unit::Year(1990 + at as i32).into()))).collect();
        project.edit(Edit::DocumentDate(dates));
        project::settle(&mut project, &mut all);
        let wanted = decisions(&project, &all);
        for order in orders {
            let files: Vec<_> = order.iter().zip(texts).map(|(name, text)| (names[*name], text)).collect();
            all = corpus(&files);
            project = reopened(&project);
            project::settle(&mut project, &mut all);
            for (at, (name, _)) in files.iter().enumerate() {
                prop_assert_eq!(project.document_date(name), Some(&Unit::Year(1990 + at as i32).into()));
            }
            prop_assert_eq!(&decisions(&project, &all), &wanted);
            prop_assert!(project::lost(&project, &all).is_empty());
        }
    }
}
