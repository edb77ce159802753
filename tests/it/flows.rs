//! A flow for every command of the catalogue: what it is given, its key or its name in the palette, and what must have
//! come of it. [`flow`] names every command, so one without a flow does not compile.

use dateline::cmd::{COMMANDS, Chord, CommandId, Menu};
use dateline::gui::app::charts;
use dateline::gui::app::state::columns::Column;
use dateline::gui::command;
use dateline::gui::{App, LanesBy, Overlay};
use dateline::project::{Edit, Facet, Kind, Said, Status};
use dateline::view::chart::Mode;
use egui::{Key, Modifiers, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::gui::{memory, open, press};

const TREATY: &str = "Norway and Finland sign fishing treaty\n\n12 March 2015\n\n\
    Norway and Finland signed a fishing treaty on 2 March 2015. Ministers met again in Oslo on 9 March 2015.\n\n\
    Exports from Norway to Finland were $4.2 billion in 2014 and $3.9 billion in 2013.\n\n\
    A second meeting was held in Helsinki on 11 March 2015.\n";
const HARBOUR: &str = "A harbour and its years\n\n20 May 2016\n\n\
    Norway signed a loan agreement on 4 April 2016.\n\nA first treaty on fish was signed on 3 June 1951.\n\n\
    Exports of fish from Norway to Finland rose to $310 million in 2015.\n";

type H = Harness<'static, App>;
/// Prepares the window, lets the command be given, and says whether it did what it should.
type Flow = fn(&mut H, &dyn Fn(&mut H)) -> bool;

/// A window of two papers in which nothing glides.
fn window() -> H {
    let files = memory(&[("treaty.txt", TREATY), ("harbour.txt", HARBOUR)]);
    let (mut harness, _) = open(|app, ctx| app.open("Two papers".to_owned(), files, ctx), Theme::Light);
    harness.state_mut().panes.kept.calm = true;
    press(&mut harness, Key::Num0);
    harness
}

/// Gives a command as a user does. What it has selected on the timeline has the keyboard, and a decision lands on it.
fn give(harness: &mut H, id: CommandId) {
    let before = harness.state().choice.selection;
    press_or_name(harness, id);
    let after = harness.state().choice.selection;
    let shown = after.and_then(|id| harness.state().shown_at(id));
    use CommandId as Id;
    let steps =
        [Id::First, Id::Last, Id::Next, Id::Previous, Id::LaneAbove, Id::LaneBelow, Id::NextHit, Id::PreviousHit];
    if after == before || shown.is_none() || !steps.contains(&id) {
        return;
    }
    assert_eq!(focused(harness), after, "{id:?}: the selected mark has the keyboard");
    let record = after.expect("it is selected");
    let was = harness.state().data.project.status(record);
    let (key, status) = if was == Status::Rejected { (Key::Y, Status::Accepted) } else { (Key::N, Status::Rejected) };
    press(harness, key);
    assert_eq!(harness.state().data.project.status(record), status, "{id:?}: the decision lands on it");
    assert_eq!(focused(harness), after, "{id:?}: and it keeps the keyboard");
    harness.state_mut().undo();
    harness.run_ok();
}

/// The record whose mark has the keyboard.
fn focused(harness: &H) -> Option<dateline::model::RecordId> {
    let focus = harness.ctx.memory(egui::Memory::focused)?;
    let lanes = harness.state().panes.timeline.layout.lanes.len();
    let all = harness.state().data.items.dated.iter().map(|item| item.id);
    all.into_iter().find(|id| (0..lanes).any(|lane| egui::Id::unique(("mark", id.0, lane)) == focus))
}

fn press_or_name(harness: &mut H, id: CommandId) {
    let command = COMMANDS.iter().find(|command| command.id == id).expect("it is in the catalogue");
    match command.keys.first() {
        // Toolkits tell Ctrl+C as what it means.
        Some(_) if id == CommandId::CopyPicture => harness.event(egui::Event::Copy),
        Some(chord) => strike(harness, *chord),
        None => {
            harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
            harness.run_ok();
            harness.event(egui::Event::Text(command.label.to_owned()));
            harness.run_ok();
            harness.key_press(Key::Enter);
        }
    }
    harness.run_ok();
}

fn strike(harness: &mut H, chord: Chord) {
    harness.key_press_modifiers(held(chord), Key::from_name(chord.key).expect("a key"));
}

fn held(chord: Chord) -> Modifiers {
    let command = if chord.ctrl { Modifiers::COMMAND } else { Modifiers::NONE };
    Modifiers { alt: chord.alt, shift: chord.shift, ..command }
}

fn select(h: &mut H, words: &str) {
    let found = h.state().data.items.dated.iter().find(|item| item.label.contains(words)).map(|item| item.id);
    h.state_mut().select(found.unwrap_or_else(|| panic!("a record about {words}")));
    h.run_ok();
}

fn read_to_the_end(h: &mut H) {
    while h.state().work.job.is_some() {
        h.step();
        std::thread::yield_now();
    }
    h.run_ok();
}

fn shows(h: &H, words: &str) -> bool {
    h.query_all_by_label_contains(words).next().is_some()
}

fn says(h: &H, words: &str) -> bool {
    h.state().work.message.as_ref().is_some_and(|message| message.text.contains(words))
}

fn copied(h: &H) -> String {
    let text = h.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    text.unwrap_or_default()
}

/// The one frame that hears a key: what goes to the system is told on it alone.
fn key_frame(h: &mut H, modifiers: Modifiers, key: Key) {
    h.event(egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers });
    h.step();
}

fn status(h: &H) -> Option<Status> {
    let id = h.state().choice.selection?;
    h.state().item(id).map(|item| item.status)
}

fn lanes(h: &H) -> Vec<String> {
    h.state().panes.timeline.layout.lanes.iter().map(|lane| lane.title.clone()).collect()
}

fn typed(h: &mut H, words: &str) {
    h.event(egui::Event::Text(words.to_owned()));
    h.run_ok();
}

fn search(h: &mut H, words: &str) {
    let ctx = h.ctx.clone();
    words.clone_into(&mut h.state_mut().choice.find.typed);
    dateline::gui::app::search::start(h.state_mut(), &ctx);
    while h.state().choice.find.is_searching() {
        h.step();
        std::thread::yield_now();
    }
    h.run_ok();
}

/// A loan and a meeting put together by hand; the meeting is selected.
fn merged(h: &mut H) {
    for words in ["loan", "Ministers met"] {
        select(h, words);
        press(h, Key::M);
    }
}

/// Two documents that give one event two days, one of them selected.
fn disagreeing(h: &mut H) {
    merged(h);
    select(h, "loan");
}

/// The reason is typed where it was asked for.
fn preferred(h: &mut H) {
    h.event(egui::Event::Text("it is first-hand".to_owned()));
    h.run_ok();
    press(h, Key::Enter);
}

/// How many records tell what the selected one tells.
fn told_by(h: &H) -> usize {
    h.state().choice.selection.map_or(0, |id| h.state().tellers(id).len() + 1)
}

/// True where a record stands on the lanes for itself.
fn stands(h: &H, words: &str) -> bool {
    h.state().data.shown.items.dated.iter().any(|item| item.is_event() && item.label.contains(words))
}

fn decided(h: &mut H, go: &dyn Fn(&mut H), wanted: Status) -> bool {
    select(h, "loan");
    let other = if wanted == Status::Accepted { Status::Rejected } else { Status::Accepted };
    h.state_mut().decide(other);
    go(h);
    status(h) == Some(wanted)
}

fn lanes_by(h: &mut H, go: &dyn Fn(&mut H), wanted: LanesBy) -> bool {
    let other = if wanted == LanesBy::Document { LanesBy::Category } else { LanesBy::Document };
    h.state_mut().lanes_by(other);
    h.run_ok();
    let before = lanes(h);
    go(h);
    h.state().panes.kept.lanes_by == wanted && lanes(h) != before
}

fn toggled(h: &mut H, go: &dyn Fn(&mut H), is_on: fn(&App) -> bool) -> bool {
    let before = is_on(h.state());
    go(h);
    let once = is_on(h.state());
    go(h);
    once != before && is_on(h.state()) == before
}

fn preset(h: &mut H, go: &dyn Fn(&mut H), left: bool, right: bool) -> bool {
    h.state_mut().panes.kept.left = !left;
    go(h);
    let columns = h.state().panes.columns;
    (columns.left, columns.right) == (left, right)
}

fn theme(h: &mut H, go: &dyn Fn(&mut H), wanted: egui::ThemePreference) -> bool {
    let other =
        if wanted == egui::ThemePreference::Dark { egui::ThemePreference::Light } else { egui::ThemePreference::Dark };
    h.state_mut().panes.kept.theme = other;
    go(h);
    h.state().panes.kept.theme == wanted && h.ctx.options(|options| options.theme_preference) == wanted
}

fn charted(h: &mut H, go: &dyn Fn(&mut H), other: CommandId, wanted: fn(Mode) -> bool) -> bool {
    let mode =
        |h: &H| h.state().panes.timeline.charts.charts.in_view(h.state().time.window).next().map(|chart| chart.mode);
    let ctx = h.ctx.clone();
    command::run(h.state_mut(), other, &ctx);
    h.run_ok();
    let before = mode(h).is_some_and(wanted);
    go(h);
    !before && mode(h).is_some_and(wanted)
}

fn lane_of(h: &mut H, words: &str) -> String {
    select(h, words);
    let id = h.state().choice.selection.expect("it is selected");
    let at = h.state().shown_at(id).expect("it is shown");
    let lane = h.state().panes.timeline.board.lane_of(at).expect("in a lane").0;
    lanes(h).get(lane).cloned().expect("a lane")
}

/// The lane goes the other way first, so that there is a way back.
fn lane_moved(h: &mut H, go: &dyn Fn(&mut H), other: Key) -> bool {
    lane_of(h, "loan");
    h.key_press_modifiers(Modifiers::SHIFT, other);
    h.run_ok();
    let before = lanes(h);
    go(h);
    lanes(h) != before
}

/// Two saved views, the first of them applied.
fn views(h: &mut H) {
    for name in ["One", "Two"] {
        let view = h.state().as_view();
        h.state_mut().edit(Edit::Views(vec![(name.to_owned(), Some(view))]));
    }
    h.state_mut().choice.view = Some("One".to_owned());
}

/// Two bookmarks at other times than the one shown.
fn bookmarks(h: &mut H) {
    for start in [1_300_000_000.0, 1_450_000_000.0] {
        let desk = h.state_mut().desk_mut();
        let (name, end) = (format!("At {start}"), start + 8_000_000.0);
        desk.bookmarks.push(dateline::gui::app::state::desk::Bookmark { name, start, end });
    }
}

#[expect(clippy::too_many_lines, reason = "a table: one flow a command")]
fn flow(id: CommandId) -> Flow {
    use CommandId as Id;
    match id {
        // The system's chooser is outside: it must be offered wherever a user looks for it.
        Id::OpenProject => |h, _| command::enabled(h.state(), Id::OpenProject),
        // Two papers in memory are kept nowhere; `keeping` has the flow on a disk.
        Id::SaveAs => |h, _| !command::enabled(h.state(), Id::SaveAs),
        // Papers in memory lie in no folder that a project could name; `annals` has the flow on a folder.
        Id::NewProject => |h, _| !command::enabled(h.state(), Id::NewProject),
        Id::SaveHistory => |h, _| {
            let before = command::enabled(h.state(), Id::SaveHistory);
            select(h, "loan");
            press(h, Key::Y);
            !before && command::enabled(h.state(), Id::SaveHistory)
        },
        Id::AsItWas => |h, go| {
            select(h, "loan");
            press(h, Key::Y);
            go(h);
            typed(h, "2001");
            press(h, Key::Enter);
            let before = says(h, "Nothing was decided by 2001: the history begins on");
            go(h);
            typed(h, "today");
            press(h, Key::Enter);
            let shown = shows(h, "As it was on") && status(h) == Some(Status::Accepted);
            press(h, Key::N);
            let kept = status(h) == Some(Status::Accepted) && says(h, "nothing is decided here");
            go(h);
            press(h, Key::Enter);
            let gone = !says(h, "nothing is decided here");
            press(h, Key::N);
            before && shown && kept && gone && status(h) == Some(Status::Rejected)
        },
        Id::NewWindow => |h, go| {
            go(h);
            h.state().work.window.is_some()
        },
        Id::OwnKeys => |h, _| command::enabled(h.state(), Id::OwnKeys),
        Id::OpenFolder => |h, _| shows(h, "Open folder…") && command::enabled(h.state(), Id::OpenFolder),
        // The chooser is the system's; what it leads to is written here.
        Id::SaveRecords => |h, _| {
            let folder = tempfile::tempdir().expect("a folder");
            let path = folder.path().join("records.jsonl");
            dateline::gui::app::export::save_records(h.state_mut(), &path);
            let lines = std::fs::read_to_string(&path).unwrap_or_default().lines().count();
            command::enabled(h.state(), Id::SaveRecords)
                && lines > 0
                && lines == h.state().data.corpus.records().count()
        },
        Id::SaveReport => |h, _| command::enabled(h.state(), Id::SaveReport),
        Id::ReadAgain => |h, go| {
            let folder = tempfile::tempdir().expect("a folder");
            std::fs::write(folder.path().join("treaty.txt"), TREATY).expect("a file");
            let ctx = h.ctx.clone();
            h.state_mut().open_as(vec![folder.path().to_owned()], &dateline::project::Asked::None, &ctx);
            read_to_the_end(h);
            std::fs::write(folder.path().join("harbour.txt"), HARBOUR).expect("a file");
            go(h);
            let begun = std::time::Instant::now();
            while h.state().data.corpus.articles.len() < 2 && begun.elapsed().as_secs() < 20 {
                h.step();
                std::thread::yield_now();
            }
            h.state().data.corpus.articles.len() == 2
        },
        Id::OpenSample => |h, go| {
            go(h);
            while h.state().work.job.is_some() {
                h.step();
                std::thread::yield_now();
            }
            h.run_ok();
            h.state().data.title.as_deref() != Some("Two papers") && h.state().data.items.dated.len() > 20
        },
        Id::KeptWork => |h, go| {
            go(h);
            shows(h, "Kept decisions") && h.state().panes.editor.is_some()
        },
        Id::CancelReading => |h, _| {
            let many: Vec<(String, Vec<u8>)> =
                (0..600).map(|at| (format!("{at}.txt"), format!("{TREATY}\nNumber {at}.\n").into_bytes())).collect();
            let ctx = h.ctx.clone();
            h.state_mut().open("Many".to_owned(), dateline::job::Input::Memory(many), &ctx);
            h.step();
            h.get_all_by_label("Cancel reading").next().expect("a way to cancel").click();
            while h.state().work.job.is_some() {
                h.step();
                std::thread::yield_now();
            }
            h.state().data.corpus.articles.len() < 600
        },
        Id::Close => |h, go| {
            go(h);
            h.state().data.title.is_none() && shows(h, "Drop a folder")
        },
        Id::Quit => |h, _| {
            key_frame(h, Modifiers::COMMAND, Key::Q);
            let mut asked = h.output().viewport_output.values().flat_map(|viewport| &viewport.commands);
            asked.any(|command| matches!(command, egui::ViewportCommand::Close))
        },
        Id::AcceptShown | Id::RejectShown => |h, go| {
            h.state_mut().refilter_with(|filter| "loan or meeting".clone_into(&mut filter.words));
            h.run_ok();
            let ids: Vec<_> = h.state().data.shown.items.dated.iter().map(|item| item.id).collect();
            let others = h.state().data.items.dated.len() - ids.len();
            go(h);
            let told = shows(h, "exactly what the filter shows");
            press(h, Key::Enter);
            let decided = |h: &H| h.state().data.project.statuses().count();
            let all = ids.iter().all(|id| h.state().data.project.status(*id) != Status::Undecided);
            let exactly = decided(h) == ids.len() && others > 0 && !ids.is_empty();
            h.state_mut().undo();
            told && all && exactly && decided(h) == 0
        },
        Id::EditRecord => |h, go| {
            select(h, "loan");
            go(h);
            shows(h, "Take all back")
        },
        Id::Star => |h, go| {
            select(h, "loan");
            toggled(h, go, dateline::gui::app::editing::has_star)
        },
        Id::TakeBack => |h, go| {
            select(h, "loan");
            let id = h.state().choice.selection.expect("it is selected");
            let said = Said::Headline("A loan".to_owned());
            h.state_mut().edit(Edit::Said(vec![((id, said.field()), Some(said))]));
            let before = h.state().record(id).map(|record| record.label.to_string());
            go(h);
            before.as_deref() == Some("A loan") && h.state().record(id).is_some_and(|record| *record.label != *"A loan")
        },
        Id::CopyCitation => |h, _| {
            select(h, "loan");
            key_frame(h, held(Chord::ctrl_shift("C")), Key::C);
            copied(h).contains("“Norway signed a loan agreement on 4 April 2016.”")
        },
        Id::CopyRows | Id::CopyColumn => |h, go| {
            press(h, Key::T);
            go(h);
            says(h, "copied")
        },
        Id::SetDate => |h, go| {
            go(h);
            shows(h, "Set date")
        },
        Id::ReadAll => |h, go| {
            let menus = "Related: Oslo signed a loan agreement with Riga on 7 May 2016.";
            let files = memory(&[("harbour.txt", &format!("{HARBOUR}\n{menus}\n")), ("treaty.txt", TREATY)]);
            let ctx = h.ctx.clone();
            h.state_mut().open("Two papers".to_owned(), files, &ctx);
            while h.state().work.job.is_some() {
                h.step();
                std::thread::yield_now();
            }
            select(h, "loan");
            let (id, before) = (h.state().choice.selection, h.state().data.items.dated.len());
            go(h);
            let more = h.state().data.items.dated.len() > before && says(h, "1 paragraph more read");
            let kept = h.state().selected().is_some() && h.state().choice.selection == id;
            h.state_mut().undo();
            h.run_ok();
            more && kept && h.state().data.items.dated.len() == before
        },
        Id::MapColumns => |h, go| {
            let sheet = memory(&[("bare.csv", "kind,2014,2015\ntin,5,6\nlead,7,8\n")]);
            let ctx = h.ctx.clone();
            h.state_mut().open("Sheet".to_owned(), sheet, &ctx);
            read_to_the_end(h);
            let first = dateline::model::DocId(0);
            h.state_mut().read(dateline::gui::app::Reading { document: Some(first), scroll_to: Some(1) });
            h.run_ok();
            go(h);
            shows(h, "What the table holds")
        },
        Id::Encoding => |h, go| {
            let folder = tempfile::tempdir().expect("a folder");
            std::fs::write(folder.path().join("a.txt"), "Talks\n\n12 March 2015\n\nNothing.\n").expect("a file");
            let ctx = h.ctx.clone();
            h.state_mut().open_as(vec![folder.path().to_owned()], &dateline::project::Asked::None, &ctx);
            read_to_the_end(h);
            let first = dateline::model::DocId(0);
            h.state_mut().read(dateline::gui::app::Reading { document: Some(first), scroll_to: Some(1) });
            h.run_ok();
            go(h);
            shows(h, "Encoding")
        },
        Id::OwnSource => |h, go| {
            let story = "Norway signed a treaty on 2 March 2015 with all its neighbours in the cold east of the sea. \
                         Ministers spoke of a long winter, of ships that waited for ice to go, of cod that nobody bought, \
                         and of a hotel by the harbour whose rooms were cold and whose coffee was the best in town.";
            let ends =
                ["More follows.", "Nothing follows."].map(|end| format!("Talks\n\n3 March 2015\n\n{story}\n\n{end}\n"));
            let ctx = h.ctx.clone();
            h.state_mut().open("Twice".to_owned(), memory(&[("a.txt", &ends[0]), ("b.txt", &ends[1])]), &ctx);
            read_to_the_end(h);
            let second = dateline::model::DocId(1);
            h.state_mut().read(dateline::gui::app::Reading { document: Some(second), scroll_to: Some(1) });
            h.run_ok();
            let before = h.state().data.joins.copies().len();
            go(h);
            (before, h.state().data.joins.copies().len()) == (1, 0)
        },
        Id::PrintedPage => |h, go| {
            let file = crate::torn::pdf_of(&["Norway signed a treaty on 2 March 2015."]);
            let ctx = h.ctx.clone();
            h.state_mut().open(
                "Printed".to_owned(),
                dateline::job::Input::Memory(vec![("a.pdf".to_owned(), file)]),
                &ctx,
            );
            read_to_the_end(h);
            let first = dateline::model::DocId(0);
            h.state_mut().read(dateline::gui::app::Reading { document: Some(first), scroll_to: Some(1) });
            h.run_ok();
            go(h);
            shows(h, "The page is drawn from the file itself")
        },
        Id::AddEvent | Id::AddFigure => |h, go| {
            select(h, "loan");
            go(h);
            h.state().panes.editor.is_some()
        },
        Id::Filter => |h, go| {
            go(h);
            h.event(egui::Event::Text("loan".to_owned()));
            h.run_ok();
            h.state().data.shown.items.dated.len() == 1
        },
        Id::ClearFilters => |h, go| {
            h.state_mut().refilter_with(|filter| filter.pick(Facet::new(Kind::Actor, "FI")));
            go(h);
            h.state().choice.filter.is_empty()
        },
        Id::Search => |h, go| {
            go(h);
            h.event(egui::Event::Text("loan".to_owned()));
            h.run_ok();
            while h.state().choice.find.is_searching() {
                h.step();
                std::thread::yield_now();
            }
            h.state().choice.find.found.as_ref().is_some_and(|found| found.records.len() == 1)
        },
        Id::FindInSource => |h, go| {
            select(h, "loan");
            press(h, Key::Enter);
            go(h);
            shows(h, "Find in source") && h.state().panes.reader.find.is_some()
        },
        Id::NextHit | Id::PreviousHit => |h, go| {
            search(h, "treaty");
            go(h);
            h.state().choice.find.at.is_some() && h.state().choice.reading.document.is_some()
        },
        Id::StepOut => |h, go| {
            select(h, "loan");
            go(h);
            h.state().choice.selection.is_none()
        },
        Id::Accept => |h, go| decided(h, go, Status::Accepted),
        Id::Reject => |h, go| decided(h, go, Status::Rejected),
        Id::Undecided => |h, go| decided(h, go, Status::Undecided),
        Id::Merge => |h, go| {
            select(h, "loan");
            go(h);
            let held = says(h, "M again");
            select(h, "Ministers met");
            go(h);
            held && told_by(h) == 2 && shows(h, "Sources: 2 sources") && stands(h, "loan") != stands(h, "Ministers met")
        },
        Id::Split => |h, go| {
            merged(h);
            let before = told_by(h);
            go(h);
            before == 2 && told_by(h) == 1 && stands(h, "loan") && stands(h, "Ministers met")
        },
        Id::Claims => |h, go| {
            disagreeing(h);
            go(h);
            let seen = shows(h, "2 dates · 2 sources") && shows(h, "contradicts, ghosted");
            press(h, Key::Num1);
            let first = h.state().choice.selection;
            press(h, Key::Num2);
            let second = h.state().choice.selection;
            press(h, Key::Enter);
            seen && second != first && h.state().choice.reading.document.is_some()
        },
        Id::Prefer => |h, go| {
            disagreeing(h);
            go(h);
            let asked = says(h, "A reason");
            preferred(h);
            asked && shows(h, "Preferred by you") && shows(h, "Because it is first-hand")
        },
        Id::LeaveOpen => |h, go| {
            disagreeing(h);
            go(h);
            preferred(h);
            let open = shows(h, "Left open by you");
            h.state_mut().undo();
            h.run_ok();
            open && !shows(h, "Left open by you")
        },
        Id::NoPreference => |h, go| {
            disagreeing(h);
            press(h, Key::V);
            press(h, Key::P);
            preferred(h);
            let before = shows(h, "Preferred by you");
            go(h);
            before && !shows(h, "Preferred by you")
        },
        Id::Undo => |h, go| {
            select(h, "loan");
            h.state_mut().decide(Status::Accepted);
            go(h);
            status(h) == Some(Status::Undecided)
        },
        Id::Redo => |h, go| {
            select(h, "loan");
            h.state_mut().decide(Status::Accepted);
            h.state_mut().undo();
            go(h);
            status(h) == Some(Status::Accepted)
        },
        Id::LeftPanel => |h, go| toggled(h, go, |app| app.panes.columns.left),
        Id::RightPanel => |h, go| toggled(h, go, |app| app.panes.columns.right),
        Id::Table => |h, go| {
            go(h);
            shows(h, "Row 4 April 2016")
        },
        Id::LoadReport => |h, go| {
            go(h);
            shows(h, "File treaty.txt")
        },
        Id::NextPane | Id::PreviousPane => |h, go| {
            let before = h.state().panes.pane;
            go(h);
            h.state().panes.pane != before && h.ctx.memory(egui::Memory::focused).is_some()
        },
        Id::LayoutRead => |h, go| preset(h, go, true, true),
        Id::LayoutTriage => |h, go| {
            let right = preset(h, go, true, true);
            let first = h.state().panes.triage.queue.first().map(|entry| entry.id);
            right && first.is_some() && h.state().choice.selection == first && shows(h, "Queue")
        },
        Id::LayoutPresent => |h, go| preset(h, go, false, false),
        Id::LayoutFigures => |h, go| preset(h, go, false, true) && h.state().panes.bottom.is_none(),
        Id::LayoutFiles => |h, go| {
            let alone = preset(h, go, false, true) && shows(h, "File treaty.txt") && !shows(h, "Event lanes");
            // Where the report is put away the timeline is there again.
            let ctx = h.ctx.clone();
            dateline::gui::command::run(h.state_mut(), Id::LoadReport, &ctx);
            h.run_ok();
            alone && shows(h, "Event lanes")
        },
        Id::SaveView => |h, go| {
            go(h);
            h.key_press_modifiers(Modifiers::COMMAND, Key::A);
            h.run_ok();
            h.event(egui::Event::Text("Mine".to_owned()));
            h.run_ok();
            press(h, Key::Enter);
            h.state().data.project.views().any(|(name, _)| name == "Mine")
        },
        Id::NextView | Id::PreviousView => |h, go| {
            views(h);
            go(h);
            h.state().choice.view.as_deref() == Some("Two")
        },
        Id::LanesByCategory => |h, go| lanes_by(h, go, LanesBy::Category),
        Id::LanesByDocument => |h, go| lanes_by(h, go, LanesBy::Document),
        Id::LanesByActor => |h, go| lanes_by(h, go, LanesBy::Actor),
        Id::LanesByOutlet => |h, go| lanes_by(h, go, LanesBy::Outlet),
        Id::LanesByPlace => |h, go| lanes_by(h, go, LanesBy::Place),
        Id::LanesByCommodity => |h, go| lanes_by(h, go, LanesBy::Commodity),
        Id::LanesByStatus => |h, go| lanes_by(h, go, LanesBy::Status),
        Id::OneLane => |h, go| lanes_by(h, go, LanesBy::Nothing) && lanes(h).len() == 1,
        Id::SeveralLanes => |h, go| {
            h.state_mut().lanes_by(LanesBy::Actor);
            h.run_ok();
            let marks = |h: &H| h.state().panes.timeline.layout.lanes.iter().map(|lane| lane.total).sum::<usize>();
            let before = marks(h);
            go(h);
            marks(h) > before
        },
        Id::GradeLetters => |h, go| toggled(h, go, |app| app.panes.kept.letters),
        Id::Coverage => |h, go| toggled(h, go, |app| app.panes.kept.coverage),
        Id::ReduceMotion => |h, go| toggled(h, go, |app| app.panes.kept.calm),
        Id::ProfilerDrag => |h, go| toggled(h, go, |app| app.panes.kept.profiler),
        Id::ThemeSystem => |h, go| theme(h, go, egui::ThemePreference::System),
        Id::ThemeLight => |h, go| theme(h, go, egui::ThemePreference::Light),
        Id::ThemeDark => |h, go| theme(h, go, egui::ThemePreference::Dark),
        Id::Bigger => |h, go| {
            go(h);
            h.state().panes.kept.zoom > 1.05
        },
        Id::Smaller => |h, go| {
            go(h);
            h.state().panes.kept.zoom < 0.95
        },
        Id::ActualSize => |h, go| {
            h.state_mut().panes.kept.zoom = 1.4;
            go(h);
            h.state().panes.kept.zoom == 1.0
        },
        Id::FitAll => |h, go| {
            press(h, Key::W);
            go(h);
            let extent = h.state().extent();
            h.state().time.window.shows(extent.start, extent.end) && h.state().time.window.length() >= extent.length()
        },
        Id::ZoomIn => |h, go| {
            let before = h.state().time.window.length();
            go(h);
            h.state().time.window.length() < before
        },
        Id::ZoomOut => |h, go| {
            (0..4).for_each(|_| press(h, Key::W));
            let before = h.state().time.window.length();
            go(h);
            h.state().time.window.length() > before
        },
        Id::PanLeft => |h, go| {
            (0..4).for_each(|_| press(h, Key::W));
            let before = h.state().time.window.start;
            go(h);
            h.state().time.window.start < before
        },
        Id::PanRight => |h, go| {
            (0..4).for_each(|_| press(h, Key::W));
            let before = h.state().time.window.start;
            go(h);
            h.state().time.window.start > before
        },
        Id::Centre => |h, go| {
            (0..9).for_each(|_| press(h, Key::W));
            select(h, "loan");
            go(h);
            let item = h.state().item(h.state().choice.selection.expect("selected")).expect("dated").clone();
            (h.state().time.window.x(f64::midpoint(item.start, item.end), 1.0) - 0.5).abs() < 0.01
        },
        Id::First => |h, go| {
            go(h);
            h.state().choice.selection == h.state().data.items.dated.first().map(|item| item.id)
        },
        Id::Last => |h, go| {
            go(h);
            let last = h.state().data.items.dated.iter().rfind(|item| !item.figure && !item.retold);
            h.state().choice.selection == last.map(|item| item.id)
        },
        Id::Next => |h, go| {
            press(h, Key::Home);
            let before = h.state().choice.selection;
            go(h);
            h.state().choice.selection != before
        },
        Id::Previous => |h, go| {
            press(h, Key::Home);
            let before = h.state().choice.selection;
            press(h, Key::ArrowRight);
            go(h);
            h.state().choice.selection == before
        },
        Id::LaneBelow => |h, go| {
            press(h, Key::Home);
            let first = lanes(h).first().cloned();
            let words = h.state().panes.timeline.board.end(false);
            assert!(words.is_some());
            let before = h.state().choice.selection;
            press(h, Key::ArrowUp);
            go(h);
            first.is_some()
                && h.state().choice.selection.is_some()
                && (h.state().choice.selection != before || lanes(h).len() < 2)
        },
        Id::LaneAbove => |h, go| {
            press(h, Key::End);
            (0..9).for_each(|_| press(h, Key::ArrowDown));
            let before = h.state().choice.selection;
            go(h);
            h.state().choice.selection != before
        },
        Id::OpenSource => |h, go| {
            select(h, "loan");
            go(h);
            h.state().choice.reading.document.is_some() && shows(h, "loan agreement on 4 April")
        },
        Id::NextSource => |h, go| {
            merged(h);
            let before = h.state().choice.selection;
            go(h);
            let (after, other) = (h.state().choice.selection, shows(h, "loan agreement on 4 April"));
            go(h);
            other && after != before && h.state().choice.selection == before
        },
        Id::QuickLook => |h, go| {
            press(h, Key::End);
            go(h);
            let seen = shows(h, "“Norway signed a loan agreement on 4 April 2016.”");
            press(h, Key::Home);
            let follows = shows(h, "“A first treaty on fish was signed on 3 June 1951.”");
            press(h, Key::Escape);
            seen && follows && !h.state().panes.timeline.quick && h.state().choice.selection.is_some()
        },
        Id::GoToDate => |h, go| {
            go(h);
            h.event(egui::Event::Text("mid 1999".to_owned()));
            h.run_ok();
            press(h, Key::Enter);
            let year = dateline::view::window::civil(h.state().time.window.middle()).format("%Y").to_string();
            year == "1999"
        },
        Id::KnownOn => |h, go| {
            let all = h.state().data.items.dated.len();
            go(h);
            h.event(egui::Event::Text("2015-12-31".to_owned()));
            h.run_ok();
            press(h, Key::Enter);
            let then = h.state().data.items.dated.len();
            let said = says(h, "1 document of a later or no date left out");
            h.state_mut().know_on(None);
            said && then < all && h.state().data.items.dated.len() == all
        },
        Id::Back => |h, go| {
            let before = h.state().time.window;
            press(h, Key::W);
            go(h);
            (h.state().time.window.length() - before.length()).abs() < 2.0
        },
        Id::Forward => |h, go| {
            press(h, Key::W);
            let there = h.state().time.window;
            h.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
            h.run_ok();
            go(h);
            (h.state().time.window.length() - there.length()).abs() < 2.0
        },
        Id::Context => |h, go| {
            select(h, "loan");
            go(h);
            h.state().choice.context.is_some() && h.state().time.window.length() < 40.0 * 86_400.0
        },
        Id::ContextLess | Id::ContextMore => |h, go| {
            select(h, "loan");
            press(h, Key::C);
            let before = h.state().panes.kept.context_days;
            go(h);
            h.state().panes.kept.context_days != before
        },
        Id::TimeRange => |h, go| {
            select(h, "loan");
            go(h);
            h.state().choice.area.is_some()
        },
        Id::ZoomToArea => |h, go| {
            select(h, "loan");
            press(h, Key::R);
            go(h);
            h.state().time.window.length() < 10.0 * 86_400.0
        },
        Id::ListArea => |h, go| {
            select(h, "loan");
            press(h, Key::R);
            go(h);
            h.state().choice.members.as_ref().is_some_and(|members| members.members.len() == 1)
        },
        Id::Bookmark => |h, go| {
            go(h);
            h.state().desk().is_some_and(|desk| desk.bookmarks.len() == 1)
        },
        Id::NameBookmark => |h, go| {
            go(h);
            h.event(egui::Event::Text("Here".to_owned()));
            h.run_ok();
            press(h, Key::Enter);
            h.state().desk().is_some_and(|desk| desk.bookmarks.iter().any(|mark| mark.name == "Here"))
        },
        Id::PreviousBookmark | Id::NextBookmark => |h, go| {
            bookmarks(h);
            let before = h.state().time.window;
            go(h);
            h.state().time.window != before
        },
        Id::AddEra => |h, go| {
            select(h, "loan");
            go(h);
            h.state().panes.editor.is_some()
        },
        Id::FiscalYears => |h, go| {
            go(h);
            h.state().panes.timeline.fiscal && shows(h, "Fiscal years: ")
        },
        Id::FoldGaps => |h, go| {
            go(h);
            !h.state().time.folds.is_empty()
        },
        Id::PinLane => |h, go| {
            let lane = lane_of(h, "loan");
            go(h);
            h.state().panes.timeline.layout.lanes.iter().any(|other| other.pinned && other.title == lane)
        },
        Id::CollapseLane => |h, go| {
            let lane = lane_of(h, "loan");
            go(h);
            h.state().panes.timeline.layout.lanes.iter().any(|other| other.collapsed && other.title == lane)
        },
        Id::HideLane => |h, go| {
            let lane = lane_of(h, "loan");
            go(h);
            !lanes(h).contains(&lane)
        },
        Id::ShowLanes => |h, go| {
            let lane = lane_of(h, "loan");
            press(h, Key::H);
            go(h);
            lanes(h).contains(&lane)
        },
        Id::LaneMenu => |h, go| {
            select(h, "loan");
            go(h);
            h.state().panes.timeline.menu.is_some()
        },
        Id::LaneUp => |h, go| lane_moved(h, go, Key::ArrowDown),
        Id::LaneDown => |h, go| lane_moved(h, go, Key::ArrowUp),
        Id::KeyToMarks => |h, go| toggled(h, go, |app| app.panes.timeline.key),
        // Articles out of memory lie in no folder: the window says so instead of starting a program.
        Id::OpenOriginal | Id::ShowInFolder => |h, go| {
            select(h, "loan");
            press(h, Key::Enter);
            go(h);
            says(h, "they lie in no folder")
        },
        Id::SourceBack => |h, go| {
            select(h, "loan");
            press(h, Key::Enter);
            let before = h.state().choice.reading;
            select(h, "Helsinki");
            press(h, Key::Enter);
            go(h);
            h.state().choice.reading.document == before.document
        },
        Id::SourceForward => |h, go| {
            select(h, "loan");
            press(h, Key::Enter);
            select(h, "Helsinki");
            press(h, Key::Enter);
            let before = h.state().choice.reading.document;
            h.state_mut().read_again(dateline::gui::Way::Back);
            go(h);
            h.state().choice.reading.document == before
        },
        Id::ChartAuto => |h, go| charted(h, go, CommandId::ChartChange, |mode| mode == Mode::Auto),
        Id::ChartLevel => |h, go| charted(h, go, CommandId::ChartChange, |mode| mode == Mode::Level),
        Id::ChartLog => |h, go| charted(h, go, CommandId::ChartLevel, |mode| mode == Mode::Log),
        Id::ChartChange => |h, go| charted(h, go, CommandId::ChartLevel, |mode| mode == Mode::Change),
        Id::ChartIndex => |h, go| charted(h, go, CommandId::ChartLevel, |mode| matches!(mode, Mode::Index(_))),
        Id::ChartAlike => |h, go| {
            let ctx = h.ctx.clone();
            command::run(h.state_mut(), CommandId::ChartLevel, &ctx);
            go(h);
            let charts = &h.state().panes.timeline.charts.charts.charts;
            !charts.is_empty() && charts.iter().all(|chart| chart.mode == Mode::Level)
        },
        Id::ChartSeries => |h, go| {
            go(h);
            h.state().panes.timeline.chart_menu.picker.is_some()
        },
        Id::ChartAllSeries => |h, go| {
            let seen = |h: &H| {
                h.state()
                    .panes
                    .timeline
                    .charts
                    .charts
                    .in_view(h.state().time.window)
                    .map(|c| c.values.len())
                    .sum::<usize>()
            };
            let all = seen(h);
            let key = h
                .state()
                .panes
                .timeline
                .charts
                .charts
                .charts
                .first()
                .and_then(|chart| chart.series.first())
                .map(|e| e.key);
            let mut look = charts::look(h.state());
            look.hidden.extend(key);
            charts::set_look(h.state_mut(), &look);
            h.run_ok();
            let fewer = seen(h);
            go(h);
            fewer < all && seen(h) == all
        },
        Id::ExportPage => |h, go| {
            go(h);
            h.state().panes.export.dialog.is_some()
        },
        Id::CopyPicture => |h, go| {
            go(h);
            let image = |command: &egui::OutputCommand| matches!(command, egui::OutputCommand::CopyImage(_));
            for _ in 0..2_000 {
                if h.output().platform_output.commands.iter().any(image) {
                    return true;
                }
                std::thread::sleep(std::time::Duration::from_millis(10));
                h.step();
            }
            false
        },
        Id::Palette => |h, go| {
            go(h);
            h.state().panes.overlay == Some(Overlay::Palette) && shows(h, "Command Open folder…")
        },
        Id::Tour => |h, go| {
            go(h);
            crate::gui::read_on(h);
            h.state().panes.tour == Some(1) && shows(h, "Next")
        },
        Id::Manual => |h, go| {
            go(h);
            h.state().panes.overlay == Some(Overlay::Manual)
        },
        Id::Shortcuts => |h, go| {
            go(h);
            h.state().panes.overlay == Some(Overlay::Shortcuts) && shows(h, "Ctrl+O")
        },
        Id::Licences => |h, go| {
            go(h);
            let open = h.state().panes.overlay == Some(Overlay::Licences) && shows(h, "Licence of Dateline");
            h.event(egui::Event::Text("accesskit_unix".to_owned()));
            h.run_ok();
            h.get_by_label_contains("Licence of accesskit_unix").click();
            h.run_ok();
            open && shows(h, "MIT OR Apache-2.0, in the programs for linux")
        },
    }
}

#[track_caller]
fn check(menu: Menu) {
    let failed: Vec<&str> = COMMANDS
        .iter()
        .filter(|command| command.menu == menu)
        .filter(|command| {
            let mut harness = window();
            !flow(command.id)(&mut harness, &|harness: &mut H| give(harness, command.id))
        })
        .map(|command| command.label)
        .collect();
    assert!(failed.is_empty(), "of {menu:?} these do not do what they should: {failed:?}");
}

#[test]
fn a_second_key_of_a_command_does_the_same() {
    let failed: Vec<String> = COMMANDS
        .iter()
        .flat_map(|command| command.keys.iter().skip(1).map(move |chord| (command, *chord)))
        .filter(|(command, chord)| {
            let go = |harness: &mut H| {
                strike(harness, *chord);
                harness.run_ok();
            };
            !flow(command.id)(&mut window(), &go)
        })
        .map(|(command, chord)| format!("{}: {}", command.label, chord.words()))
        .collect();
    assert!(failed.is_empty(), "these keys do not do what they should: {failed:?}");
}

#[test]
fn every_command_of_file_export_and_help_does_what_it_says() {
    [Menu::File, Menu::Export, Menu::Help].into_iter().for_each(check);
}

#[test]
fn every_command_of_edit_does_what_it_says() {
    check(Menu::Edit);
}

#[test]
fn every_command_of_view_does_what_it_says() {
    check(Menu::View);
}

#[test]
fn every_command_of_timeline_does_what_it_says() {
    check(Menu::Timeline);
}

#[test]
fn every_command_of_figures_does_what_it_says() {
    check(Menu::Figures);
}

#[test]
fn a_side_asked_for_comes_to_the_front() {
    let mut harness = window();
    give(&mut harness, CommandId::LeftPanel);
    give(&mut harness, CommandId::LeftPanel);
    assert_eq!(harness.state().panes.front, Column::Left);
}
