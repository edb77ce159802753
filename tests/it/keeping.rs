//! Keeping work in the window, as a user sees it: the bar tells the truth, two windows notice each other, a moved folder
//! and a lost decision are offered, nothing closes on what is not on the disk.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use dateline::gui::{App, Keeping, Mark};
use dateline::project::{self, Status};
use egui::accesskit::Role;
use egui::{Key, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::disk::{Fault, Memory};
use crate::gui::{memory, open, press};

type H = Harness<'static, App>;

const TREATY: &str = "Norway and Finland sign fishing treaty\n\n12 March 2015\n\n\
    Norway and Finland signed a fishing treaty on 2 March 2015. Ministers met again in Oslo on 9 March 2015.\n\n\
    A second meeting was held in Helsinki on 11 March 2015.\n";
const VISIT: &str = "A visit\n\n20 May 2016\n\nThe Finnish minister visited Oslo on 18 May 2016.\n";

/// A folder `press` of two articles, and a folder for projects.
struct Desk {
    home: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let home = tempfile::tempdir().expect("a folder");
        std::fs::create_dir_all(home.path().join("press")).expect("a folder");
        for (name, text) in [("a.txt", TREATY), ("b.txt", VISIT)] {
            std::fs::write(home.path().join("press").join(name), text).expect("written");
        }
        Self { home }
    }

    fn press(&self) -> PathBuf {
        self.home.path().join("press")
    }

    fn data(&self) -> PathBuf {
        self.home.path().join("projects")
    }

    fn window(&self, folder: &Path) -> H {
        let (folder, data) = (folder.to_owned(), self.data());
        let start = move |app: &mut App, ctx: &egui::Context| {
            app.work.keeping = Keeping::on(Arc::new(project::System), Some(data));
            app.open_paths(vec![folder], ctx);
        };
        open(start, Theme::Light).0
    }
}

/// A window of two articles in memory, kept on a disk that can fail.
fn on(disk: &Memory) -> H {
    let files = memory(&[("a.txt", TREATY), ("b.txt", VISIT)]);
    let disk = disk.clone();
    let start = move |app: &mut App, ctx: &egui::Context| {
        app.work.keeping = Keeping::on(Arc::new(disk), None);
        app.open("Two papers".to_owned(), files, ctx);
        app.keep_in(Path::new("/data/two.dateline.json"), ctx);
    };
    open(start, Theme::Light).0
}

fn mark(h: &H) -> Mark {
    h.state().work.keeping.mark(h.state().data.project.work())
}

fn standing(h: &H, words: &str) -> bool {
    matches!(mark(h), Mark::Standing(text) if text.contains(words))
}

fn accept_first(h: &mut H) {
    press(h, Key::Home);
    press(h, Key::Y);
}

fn decided(h: &H) -> usize {
    h.state().data.project.statuses().count()
}

#[test]
fn a_full_disk_is_told_in_the_bar_until_there_is_room() {
    let disk = Memory::default();
    let mut h = on(&disk);
    disk.fail(0, Fault::Always(28));
    accept_first(&mut h);
    assert!(!h.state_mut().finish_keeping());
    h.run_ok();
    assert!(standing(&h, "Decisions are NOT being kept: the disk is full"), "{:?}", mark(&h));
    h.get_by_role_and_label(Role::Button, "Decisions are NOT being kept: the disk is full").click();
    h.run_ok();
    disk.mend();
    h.get_by_label("Try again").click();
    h.run_ok();
    assert!(h.state_mut().finish_keeping());
    assert_eq!(mark(&h), Mark::Plain("Decisions saved"));
    assert!(disk.text("/data/two.dateline.json").contains("accepted"));
}

#[test]
fn a_slow_disk_never_holds_up_my_next_decision() {
    let disk = Memory::default();
    let mut h = on(&disk);
    let busy = disk.busy();
    let held = busy.lock().expect("no thread has panicked");
    press(&mut h, Key::Home);
    for (key, status) in [(Key::Y, Status::Accepted), (Key::N, Status::Rejected), (Key::Y, Status::Accepted)] {
        press(&mut h, key);
        assert!(h.state().data.project.statuses().all(|(_, now)| now == status) && decided(&h) == 1);
        assert_eq!(mark(&h), Mark::Plain("Saving decisions…"), "the bar does not say more than is true");
    }
    assert!(!disk.text("/data/two.dateline.json").contains("accepted"), "nothing has reached the disk");
    drop(held);
    assert!(h.state_mut().finish_keeping());
    assert!(disk.text("/data/two.dateline.json").contains("accepted"));
    assert_eq!(mark(&h), Mark::Plain("Decisions saved"));
}

#[test]
fn closing_a_window_whose_decisions_cannot_be_kept_asks_first() {
    let disk = Memory::default();
    let mut h = on(&disk);
    disk.fail(0, Fault::Always(5));
    accept_first(&mut h);
    let close = |h: &mut H| {
        let viewport = h.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default();
        viewport.events.push(egui::ViewportEvent::Close);
        h.step();
        let commands = &h.output().viewport_output[&egui::ViewportId::ROOT].commands;
        let cancelled = commands.contains(&egui::ViewportCommand::CancelClose);
        h.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default().events.clear();
        h.run_ok();
        cancelled
    };
    assert!(close(&mut h), "it stays open");
    h.get_by_label("Some decisions are not on the disk");
    disk.mend();
    assert!(!close(&mut h), "there is room again, so it is written and closes");
    assert!(disk.text("/data/two.dateline.json").contains("accepted"));
}

#[test]
fn every_write_of_a_session_refused_once_and_the_bar_tells_the_truth() {
    for operation in 0..13 {
        let disk = Memory::default();
        let mut h = on(&disk);
        accept_first(&mut h);
        assert!(h.state_mut().finish_keeping());
        disk.fail(operation, Fault::Once([28, 5, 13][operation % 3]));
        press(&mut h, Key::End);
        press(&mut h, Key::N);
        let done = h.state_mut().finish_keeping();
        h.run_ok();
        let there = disk.text("/data/two.dateline.json").contains("rejected");
        assert!(!done || there, "operation {operation}: it says that it is kept");
        assert_eq!(standing(&h, "NOT being kept"), !done, "operation {operation}: {:?}", mark(&h));
        assert!(h.state_mut().finish_keeping(), "operation {operation}: the next try keeps it");
        assert!(disk.text("/data/two.dateline.json").contains("rejected"));
        assert_eq!(mark(&h), Mark::Plain("Decisions saved"), "operation {operation}");
    }
}

#[test]
fn decisions_on_a_corpus_without_a_folder_are_said_not_to_be_kept() {
    let files = memory(&[("a.txt", TREATY)]);
    let mut h = open(|app, ctx| app.open("One paper".to_owned(), files, ctx), Theme::Light).0;
    assert_eq!(mark(&h), Mark::Plain("Ready"));
    accept_first(&mut h);
    assert!(standing(&h, "Decisions are NOT being kept: this corpus lies in no folder"));
}

#[test]
fn two_windows_on_one_folder_show_and_keep_what_both_decide() {
    let desk = Desk::new();
    let (mut one, mut two) = (desk.window(&desk.press()), desk.window(&desk.press().join("..").join("press")));
    accept_first(&mut one);
    assert!(one.state_mut().finish_keeping());
    press(&mut two, Key::End);
    press(&mut two, Key::N);
    assert!(two.state_mut().finish_keeping());
    one.state_mut().look_at_others();
    one.run_ok();
    assert_eq!((decided(&one), decided(&two)), (2, 2));
    assert!(
        one.state().work.message.as_ref().is_some_and(|message| message.text.contains("1 decision of another window"))
    );
    let marks = one.state().data.items.dated.iter().filter(|item| item.status != Status::Undecided).count();
    assert_eq!(marks, 2, "and shows them");
    let file = project::file_of(&desk.data(), &[desk.press()]);
    assert_eq!(project::load(&file).expect("whole").statuses().count(), 2);
}

#[test]
fn what_two_windows_decide_differently_stands_in_both_bars_until_one_is_chosen() {
    let desk = Desk::new();
    let (mut one, mut two) = (desk.window(&desk.press()), desk.window(&desk.press()));
    accept_first(&mut one);
    assert!(one.state_mut().finish_keeping());
    press(&mut two, Key::Home);
    press(&mut two, Key::N);
    assert!(two.state_mut().finish_keeping());
    one.state_mut().look_at_others();
    for window in [&mut one, &mut two] {
        window.run_ok();
        assert!(standing(window, "1 decision was made otherwise by another window or program"), "{:?}", mark(window));
        let first = window.state().choice.selection.expect("selected");
        assert_eq!(window.state().data.project.status(first), Status::Rejected, "the later one counts");
    }
    let file = project::file_of(&desk.data(), &[desk.press()]);
    assert_eq!(project::load(&file).expect("whole").conflicts().len(), 1, "both are in the file");
    one.get_by_role_and_label(Role::Button, "1 decision was made otherwise by another window or program").click();
    one.run_ok();
    one.get_by_label_contains("Norway and Finland signed a fishing treaty on 2 March 2015");
    one.get_by_label("Take ‘accepted’").click();
    one.run_ok();
    assert!(one.state_mut().finish_keeping());
    two.state_mut().look_at_others();
    for window in [&mut one, &mut two] {
        window.run_ok();
        assert_eq!(window.state().data.project.work().conflicts(), 0, "settled in both");
        let first = window.state().choice.selection.expect("selected");
        assert_eq!(window.state().data.project.status(first), Status::Accepted);
    }
}

#[test]
fn text_that_is_read_anyway_stays_read_and_follows_its_document() {
    let desk = Desk::new();
    let more = format!("{VISIT}\nRelated: Oslo signed a loan agreement with Riga on 7 May 2016.\n");
    std::fs::write(desk.press().join("b.txt"), &more).expect("written");
    let mut h = desk.window(&desk.press());
    let before = h.state().data.items.dated.len();
    let document = h.state().data.corpus.articles.iter().position(|article| article.document.path == "b.txt");
    let id = dateline::model::DocId(document.expect("it is read") as u32);
    h.state_mut().read_all(&[id]);
    h.run_ok();
    assert_eq!(h.state().data.items.dated.len(), before + 1);
    assert!(h.state_mut().finish_keeping());
    std::fs::rename(desk.press().join("b.txt"), desk.press().join("c.txt")).expect("renamed");
    let mut h = desk.window(&desk.press());
    assert_eq!(h.state().data.items.dated.len(), before + 1, "also after a restart, under another name");
    press(&mut h, Key::F1);
    h.state_mut().undo();
    h.run_ok();
    assert_eq!(h.state().data.items.dated.len(), before);
    h.state_mut().redo();
    h.run_ok();
    assert!(h.state_mut().finish_keeping());
    // A window that is open would see the file go and read the folder anew.
    drop(h);
    std::fs::remove_file(desk.press().join("c.txt")).expect("removed");
    let gone = desk.window(&desk.press());
    assert!(standing(&gone, "1 decision has lost its place"), "{:?}", mark(&gone));
}

#[test]
fn a_folder_by_any_spelling_has_the_same_decisions_and_another_one_has_none() {
    let desk = Desk::new();
    let folder = desk.press();
    let slash = PathBuf::from(format!("{}/", folder.display()));
    let file = |path: &Path| project::file_of(&desk.data(), &[path.to_owned()]);
    assert_eq!(file(&folder), file(&slash));
    assert_eq!(file(&folder), file(&folder.join("..").join("press").join(".")));
    std::fs::create_dir(desk.home.path().join("deep")).expect("a folder");
    std::fs::create_dir(desk.home.path().join("deep/press")).expect("a folder");
    assert_ne!(file(&folder), file(&desk.home.path().join("deep/press")), "two folders of one name are two corpora");
    #[cfg(unix)]
    {
        let link = desk.home.path().join("link");
        std::os::unix::fs::symlink(&folder, &link).expect("a link");
        assert_eq!(file(&folder), file(&link));
    }
    let mut places = [folder.clone(), desk.home.path().join("deep")];
    let both = project::file_of(&desk.data(), &places);
    places.reverse();
    assert_eq!(both, project::file_of(&desk.data(), &places), "several places in any order");
}

#[test]
fn the_decisions_of_a_renamed_folder_are_offered_and_taken_over() {
    let desk = Desk::new();
    let mut h = desk.window(&desk.press());
    accept_first(&mut h);
    assert!(h.state_mut().finish_keeping());
    drop(h);
    let renamed = desk.home.path().join("press 2015");
    std::fs::rename(desk.press(), &renamed).expect("renamed");
    std::fs::write(renamed.join("a.txt"), format!("{TREATY}\n")).expect("a newline more");
    let mut h = desk.window(&renamed);
    while h.state().work.keeping.moved.is_none() {
        h.step();
        std::thread::yield_now();
    }
    h.run_ok();
    assert_eq!(decided(&h), 0, "offered, not assumed");
    let words = "Decisions made in another folder fit these documents";
    assert!(standing(&h, words));
    h.get_by_label(words).click();
    h.run_ok();
    assert!(h.query_all_by_label_contains("1 decision is kept for").count() > 0);
    h.get_by_label("Take them over").click();
    h.run_ok();
    assert_eq!(decided(&h), 1);
    assert!(h.state().work.keeping.lost.is_empty(), "also on a document that has changed since");
    assert!(h.state_mut().finish_keeping());
    let again = desk.window(&renamed);
    assert_eq!(decided(&again), 1, "and from now on they are this folder's");
}

#[test]
fn decisions_that_have_lost_their_place_are_listed_and_put_on_another_mark() {
    let desk = Desk::new();
    let mut h = desk.window(&desk.press());
    accept_first(&mut h);
    assert!(h.state_mut().finish_keeping());
    drop(h);
    let article = desk.press().join("a.txt");
    std::fs::write(&article, TREATY.replace("signed a fishing treaty on 2 March", "spoke about whales on 4 March"))
        .expect("written");
    let mut h = desk.window(&desk.press());
    assert!(standing(&h, "1 decision has lost its place"), "{:?}", mark(&h));
    press(&mut h, Key::Home);
    let id = h.state().choice.selection.expect("a mark");
    h.get_by_role_and_label(Role::Button, "1 decision has lost its place").click();
    h.run_ok();
    h.get_by_label_contains("accepted: ‘Norway and Finland signed a fishing treaty on 2 March 2015.’ in a.txt");
    h.get_by_label("Put it on the selected mark").click();
    h.run_ok();
    assert_eq!(h.state().data.project.status(id), Status::Accepted);
    assert!(h.state().work.keeping.lost.is_empty());
    h.state_mut().undo();
    h.run_ok();
    assert!(standing(&h, "1 decision has lost its place"), "it can be undone");
}

#[test]
fn a_damaged_file_is_said_in_the_bar_and_the_last_good_copy_is_a_click_away() {
    let desk = Desk::new();
    let mut h = desk.window(&desk.press());
    accept_first(&mut h);
    assert!(h.state_mut().finish_keeping());
    drop(h);
    let file = project::file_of(&desk.data(), &[desk.press()]);
    let whole = std::fs::read(&file).expect("the file");
    std::fs::write(&file, &whole[..whole.len() - 20]).expect("cut");
    // A file that is not read has its own news, which must not hide this.
    std::fs::write(desk.press().join("c.pdf"), b"%PDF-1.4").expect("written");
    let mut h = desk.window(&desk.press());
    assert!(standing(&h, "The decisions file is damaged"), "{:?}", mark(&h));
    h.get_by_label_contains("The decisions file is damaged").click();
    h.run_ok();
    h.get_by_label("The last good copy holds 1 decision");
    h.get_by_label("Use the last good copy").click();
    h.run_ok();
    assert_eq!(decided(&h), 1);
    assert!(h.state_mut().finish_keeping());
    assert_eq!(mark(&h), Mark::Plain("Decisions saved"));
    let kept = std::fs::read(file.with_file_name(
        file.file_name().map_or_else(String::new, |name| name.to_string_lossy().replace(".json", ".damaged-1.json")),
    ));
    assert_eq!(kept.expect("the damaged file"), whole[..whole.len() - 20]);
}

#[test]
fn lanes_and_bookmarks_stay_with_their_folder_and_are_written_at_once() {
    let desk = Desk::new();
    let other = desk.home.path().join("other/press");
    std::fs::create_dir_all(&other).expect("a folder");
    std::fs::write(other.join("b.txt"), VISIT).expect("written");
    let mut h = desk.window(&desk.press());
    press(&mut h, Key::B);
    assert!(h.state_mut().finish_keeping());
    let names = |h: &H| h.state().desk().map(|desk| desk.bookmarks.len()).unwrap_or_default();
    assert_eq!(names(&desk.window(&desk.press())), 1, "written without waiting");
    assert_eq!(names(&desk.window(&other)), 0, "another folder of that name is another corpus");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let file = project::file_of(&desk.data(), &[desk.press()]);
        let mode = std::fs::metadata(file).expect("the file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "for its owner alone");
    }
}

#[test]
fn a_mark_that_gets_the_keyboard_is_the_one_that_a_decision_lands_on() {
    let mut h = on(&Memory::default());
    press(&mut h, Key::Home);
    let first = h.state().choice.selection.expect("a mark");
    let mut seen = 0;
    for _ in 0..200 {
        press(&mut h, Key::Tab);
        let focus = h.ctx.memory(egui::Memory::focused);
        let lanes = h.state().panes.timeline.layout.lanes.len();
        let all: Vec<_> = h.state().data.items.dated.iter().map(|item| item.id).collect();
        let id = |lane: usize, id: &dateline::model::RecordId| egui::Id::unique(("mark", id.0, lane));
        let mark = all.into_iter().find(|one| (0..lanes).any(|lane| Some(id(lane, one)) == focus));
        if let Some(mark) = mark.filter(|mark| *mark != first) {
            assert_eq!(h.state().choice.selection, Some(mark), "Tab to a mark selects it");
            press(&mut h, Key::N);
            assert_eq!(h.state().data.project.status(mark), Status::Rejected);
            assert_eq!(h.state().data.project.status(first), Status::Undecided);
            seen += 1;
            break;
        }
    }
    assert_eq!(seen, 1, "Tab reaches another mark");
}

#[test]
fn steps_through_a_pill_have_the_keyboard_and_say_which_mark_it_is() {
    let many: Vec<String> = (1..=28).map(|day| format!("Ministers met in Oslo on {day} March 2015.\n\n")).collect();
    let many = many.concat();
    let text = format!(
        "Meetings\n\n12 April 2015\n\n{many}Ministers met in Oslo on 3 May 1815.\n\nMinisters will meet in Oslo on 3 May 2090.\n"
    );
    let files = memory(&[("a.txt", text.as_str())]);
    let mut h = open(|app, ctx| app.open("Meetings".to_owned(), files, ctx), Theme::Light).0;
    h.state_mut().panes.kept.calm = true;
    press(&mut h, Key::Num0);
    press(&mut h, Key::Home);
    let mut held = 0;
    for _ in 0..25 {
        press(&mut h, Key::ArrowRight);
        let id = h.state().choice.selection.expect("a mark");
        let at = h.state().shown_at(id).expect("it is shown");
        let lane = h.state().panes.timeline.board.lane_of(at).expect("in a lane").0;
        let focus = h.ctx.memory(egui::Memory::focused);
        assert_eq!(focus, Some(egui::Id::unique(("mark", id.0, lane))), "the selected mark has the keyboard");
        held += usize::from(h.query_all_by_label_contains("Mark ").any(|_| true));
    }
    assert!(held > 10, "{held} of them in a pill, by number");
}
