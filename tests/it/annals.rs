//! Who decided what, and when: kept beside the project, shown for each record, looked at as it was, and never lost.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use dateline::gui::{App, Keeping, Mark};
use dateline::model::RecordId;
use dateline::project::{self, Edit, Entry, Project, Status, Store, System, history};
use egui::{Key, Modifiers, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::disk::{Fault, Memory};
use crate::gui::{open, press};

type H = Harness<'static, App>;

const TREATY: &str = "Norway and Finland sign fishing treaty\n\n12 March 2015\n\n\
    Norway and Finland signed a fishing treaty on 2 March 2015. Ministers met again in Oslo on 9 March 2015.\n\n\
    A second meeting was held in Helsinki on 11 March 2015.\n";

struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        let home = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(home.path().join("press")).expect("a folder");
        std::fs::write(home.path().join("press/a.txt"), TREATY).expect("written");
        Self(home)
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn window(&self, path: PathBuf) -> H {
        let data = self.at("projects");
        let start = move |app: &mut App, ctx: &egui::Context| {
            app.work.keeping = Keeping::on(Arc::new(System), Some(data));
            app.open_paths(vec![path], ctx);
        };
        open(start, Theme::Light).0
    }
}

/// Waits until so many steps are known in the window.
fn known(h: &mut H, steps: usize) {
    let begun = std::time::Instant::now();
    while h.state().work.keeping.history.len() < steps && begun.elapsed().as_secs() < 20 {
        h.step();
        std::thread::yield_now();
    }
    h.run_ok();
    assert_eq!(h.state().work.keeping.history.len(), steps);
}

fn typed(h: &mut H, words: &str) {
    h.event(egui::Event::Text(words.to_owned()));
    h.run_ok();
}

fn status(h: &H) -> Status {
    h.state().data.project.status(h.state().choice.selection.expect("a mark"))
}

#[test]
fn the_inspector_says_what_happened_to_a_mark_when_and_by_whom_also_after_a_restart() {
    let desk = Desk::new();
    let mut h = desk.window(desk.at("press"));
    press(&mut h, Key::Home);
    press(&mut h, Key::Y);
    press(&mut h, Key::N);
    h.state_mut().undo();
    assert!(h.state_mut().finish_keeping());
    known(&mut h, 3);
    for words in ["accepted", "rejected"] {
        assert!(h.query_all_by_label_contains(&format!(": {words}")).next().is_some(), "{words}");
    }
    drop(h);
    let mut h = desk.window(desk.at("press"));
    known(&mut h, 3);
    press(&mut h, Key::Home);
    let told: Vec<&str> = h.state().panes.history.1.iter().map(|step| step.words.as_str()).collect();
    assert_eq!(told, ["accepted", "rejected", "accepted"], "the newest first: it was taken back");
    press(&mut h, Key::End);
    assert!(h.state().panes.history.1.is_empty(), "nothing happened to another one");
}

#[test]
fn the_command_line_tells_the_history_and_reads_as_it_was() {
    let desk = Desk::new();
    let folder = desk.at("press").display().to_string();
    let nothing = desk.at("none.dateline.json").display().to_string();
    crate::cli::fails(&["history", &folder, "--project", &nothing], "", 1, "none.dateline.json");
    let mut h = desk.window(desk.at("press"));
    for key in [Key::Home, Key::Y, Key::N] {
        press(&mut h, key);
    }
    assert!(h.state_mut().finish_keeping());
    known(&mut h, 2);
    drop(h);
    let kept = std::fs::read_dir(desk.at("projects")).expect("a folder").flatten().map(|entry| entry.path());
    let project = kept.into_iter().find(|path| path.to_string_lossy().ends_with(".dateline.json")).expect("a project");
    let project = project.display().to_string();
    let told = |words: &[&str]| {
        let output = crate::cli::run(&[words, &["--project", &project]].concat(), "");
        assert!(output.status.success(), "{}", crate::cli::text(&output.stderr));
        crate::cli::text(&output.stdout)
    };
    let table = told(&["history", &folder]);
    let rows: Vec<&str> = table.lines().collect();
    assert_eq!(rows[0], "at,by,step,became,record,document,quote");
    assert_eq!(rows.len(), 3, "{table}");
    assert!(rows[1].contains(",accepted,") && rows[2].contains(",rejected,"), "{table}");
    assert!(rows[1].contains(",a.txt,"), "{table}");
    assert_eq!(history::read(&told(&["history", &folder, "--format", "jsonl"])).len(), 2);
    let now = told(&["extract", &folder]).lines().count();
    let before = told(&["extract", &folder, "--as-it-was", "2015-01-01"]).lines().count();
    assert_eq!(before, now + 1, "what was rejected later counted then");
}

#[test]
fn the_project_of_a_day_before_is_shown_and_nothing_is_decided_in_it() {
    let desk = Desk::new();
    let mut h = desk.window(desk.at("press"));
    press(&mut h, Key::Home);
    press(&mut h, Key::Y);
    assert!(h.state_mut().finish_keeping());
    known(&mut h, 1);
    drop(h);
    // What was done was done a week ago.
    let file = project::file_of(&desk.at("projects"), &[desk.at("press")]);
    let annals = project::history_of(&file);
    let text = std::fs::read_to_string(&annals).expect("a history");
    let today = chrono::Utc::now();
    let before = (today - chrono::Duration::days(7)).format("%Y-%m-%dT").to_string();
    std::fs::write(&annals, text.replace(&today.format("%Y-%m-%dT").to_string(), &before)).expect("written");
    let mut h = desk.window(desk.at("press"));
    known(&mut h, 1);
    press(&mut h, Key::Home);
    press(&mut h, Key::N);
    assert!(h.state_mut().finish_keeping());
    known(&mut h, 2);
    let kept = std::fs::read(&file).expect("the file");
    h.key_press_modifiers(Modifiers::SHIFT, Key::J);
    h.run_ok();
    typed(&mut h, &(today - chrono::Duration::days(3)).format("%Y-%m-%d").to_string());
    press(&mut h, Key::Enter);
    assert_eq!(status(&h), Status::Accepted, "as it was then");
    let mark = h.state().work.keeping.mark(h.state().data.project.work());
    assert!(matches!(mark, Mark::Standing(words) if words.starts_with("As it was on")));
    for key in [Key::N, Key::U, Key::E] {
        press(&mut h, key);
    }
    assert_eq!(status(&h), Status::Accepted, "nothing is decided here");
    assert!(h.state().panes.editing.is_none());
    assert!(h.state_mut().finish_keeping());
    assert_eq!(std::fs::read(&file).expect("the file"), kept, "and nothing is written");
    h.state_mut().work.message = None;
    h.key_press_modifiers(Modifiers::SHIFT, Key::J);
    h.run_ok();
    press(&mut h, Key::Enter);
    assert_eq!(status(&h), Status::Rejected, "and back to now");
    h.state_mut().undo();
    assert_eq!(status(&h), Status::Accepted, "with all that can be taken back");
}

#[test]
fn a_new_project_on_a_folder_is_empty_and_the_decisions_before_stay_where_they_are() {
    let desk = Desk::new();
    let mut h = desk.window(desk.at("press"));
    press(&mut h, Key::Home);
    press(&mut h, Key::Y);
    let (ctx, file) = (h.ctx.clone(), desk.at("second.dateline.json"));
    h.state_mut().new_project(&desk.at("second"), &ctx);
    crate::gui::read_on(&mut h);
    press(&mut h, Key::Home);
    assert_eq!(status(&h), Status::Undecided);
    press(&mut h, Key::N);
    assert!(h.state_mut().finish_keeping());
    assert_eq!(
        project::load(&file).expect("a project").statuses().map(|(_, status)| status).collect::<Vec<_>>(),
        [Status::Rejected]
    );
    let first = project::file_of(&desk.at("projects"), &[desk.at("press")]);
    assert_eq!(
        project::load(&first).expect("a project").statuses().map(|(_, status)| status).collect::<Vec<_>>(),
        [Status::Accepted]
    );
    h.state_mut().new_project(&file, &ctx);
    assert!(h.state().work.message.as_ref().is_some_and(|message| message.text.contains("already")));
    drop(h);
    let mut again = desk.window(file);
    press(&mut again, Key::Home);
    assert_eq!(status(&again), Status::Rejected, "and is opened again as itself");
}

#[test]
fn a_project_that_is_saved_elsewhere_takes_its_history_along() {
    let desk = Desk::new();
    let mut h = desk.window(desk.at("press"));
    press(&mut h, Key::Home);
    press(&mut h, Key::Y);
    let ctx = h.ctx.clone();
    h.state_mut().save_as(&desk.at("mine"), &ctx);
    press(&mut h, Key::N);
    assert!(h.state_mut().finish_keeping());
    let entries = project::told(&desk.at("mine.dateline.json")).expect("a history");
    let words: Vec<&str> = entries.iter().map(|entry| entry.words.as_str()).collect();
    assert_eq!(words, ["accept an event", "reject an event"]);
}

#[test]
fn two_windows_on_a_folder_write_one_history_and_both_show_it() {
    let desk = Desk::new();
    let (mut one, mut two) = (desk.window(desk.at("press")), desk.window(desk.at("press")));
    press(&mut one, Key::Home);
    press(&mut one, Key::Y);
    assert!(one.state_mut().finish_keeping());
    press(&mut two, Key::End);
    press(&mut two, Key::N);
    assert!(two.state_mut().finish_keeping());
    known(&mut one, 2);
    known(&mut two, 2);
}

fn accept(id: u128) -> Edit {
    Edit::Status(vec![(RecordId(id), Status::Accepted)])
}

const FILE: &str = "/data/press.dateline.json";

fn told(disk: &Memory) -> Vec<Arc<Entry>> {
    let text = disk.text("/data/press.dateline.history.jsonl");
    history::read(&text)
}

/// Killed at any write, the next session's history leads to what is in the project file.
#[test]
fn a_history_that_was_cut_off_at_any_write_is_made_whole_by_the_next_save() {
    let disk = Memory::default();
    let mut store = Store::open(Arc::new(disk.clone()), Path::new(FILE)).store;
    let mut project = Project::default();
    for step in 0..40 {
        project.edit(accept(step % 7));
        if step % 5 == 4 {
            project.undo();
        }
        disk.remember();
        store.save(&project).expect("a disk without faults");
        for files in disk.remembered() {
            let other = Memory::with(files);
            let mut found = Store::open(Arc::new(other.clone()), Path::new(FILE));
            found.project.edit(accept(1000));
            found.store.save(&found.project).expect("kept");
            let then = found.project.as_it_was(&told(&other), chrono::DateTime::<chrono::Utc>::MAX_UTC);
            let all = |project: &Project| project.statuses().collect::<Vec<_>>();
            assert_eq!(all(&then), all(&found.project), "step {step}");
        }
    }
    assert_eq!(told(&disk).len(), 48, "a line for each step and each that was taken back");
}

#[test]
fn a_step_that_could_not_be_entered_is_entered_once_by_the_next_try() {
    for operation in 0..24 {
        let disk = Memory::default();
        let mut store = Store::open(Arc::new(disk.clone()), Path::new(FILE)).store;
        let mut project = Project::default();
        project.edit(accept(1));
        store.save(&project).expect("kept");
        project.edit(accept(2));
        disk.fail(operation, Fault::Once(28));
        let done = store.save(&project).is_ok();
        disk.mend();
        store.save(&project).expect("the second try");
        let words: Vec<String> = told(&disk).iter().map(|entry| entry.words.clone()).collect();
        assert_eq!(words, ["accept a record", "accept a record"], "operation {operation}, done {done}");
    }
}

#[test]
fn what_another_program_has_changed_is_entered_as_found_so() {
    let disk = Memory::default();
    let mut project = Project::default();
    project.edit(accept(7));
    Store::open(Arc::new(disk.clone()), Path::new(FILE)).store.save(&project).expect("kept");
    disk.put(FILE, disk.text(FILE).replace("accepted", "rejected").as_bytes());
    let mut found = Store::open(Arc::new(disk.clone()), Path::new(FILE));
    found.project.edit(accept(8));
    found.store.save(&found.project).expect("kept");
    let words: Vec<String> = told(&disk).iter().map(|entry| entry.words.clone()).collect();
    assert_eq!(words, ["accept a record", "found so", "accept a record"]);
    let of = history::of_record(&told(&disk), RecordId(7));
    assert_eq!(of.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>(), ["accepted", "rejected"]);
}
