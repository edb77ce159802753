//! What the window says when there is nothing to show: each state is one card with what to do, light and dark.

use dateline::cmd::COMMANDS;
use dateline::gui::App;
use dateline::job::Input;
use egui::Theme;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::gui::{memory, open, open_wrong_path, picture};

const FISH: &str = "Fish treaty signed\n\n2 June 2015\n\nNorway and Finland signed a treaty on 1 June 2015.\n";

fn settled(files: Input, theme: Theme) -> (Harness<'static, App>, crate::renderer::Renderer) {
    open(|app, ctx| app.open("Some files".to_owned(), files, ctx), theme)
}

/// The state in words, its button, and a picture that is not empty and carries the theme's canvas.
#[track_caller]
fn check(files: &[(&str, &str)], change: impl Fn(&mut App), says: &str, button: Option<&str>) {
    for (theme, ground) in [(Theme::Light, 0xFF_u8), (Theme::Dark, 0x13)] {
        let (mut harness, renderer) = settled(memory(files), theme);
        change(harness.state_mut());
        harness.run_ok();
        harness.get_by_label_contains(says);
        if let Some(button) = button {
            assert!(harness.query_all_by_label(button).next().is_some(), "{says}: no button ‘{button}’");
        }
        let shown = picture(&mut harness, &renderer);
        let light = shown.pixels.iter().filter(|pixel| pixel.r() == ground).count();
        assert!(light > 20_000, "{says}: the canvas of the {theme:?} theme is seen");
        let other = shown.pixels.iter().filter(|pixel| pixel.r() != ground).count();
        assert!(other > 20_000, "{says}: something stands on it");
    }
}

#[test]
fn nothing_passes_the_filter_says_the_filter_and_clears_it() {
    let strict = |app: &mut App| app.refilter_with(|filter| filter.words = "zeppelin".to_owned());
    check(&[("fish.txt", FISH)], strict, "Nothing passes the filter. asked: zeppelin", Some("Clear filters"));
    let (mut harness, _) = settled(memory(&[("fish.txt", FISH)]), Theme::Light);
    strict(harness.state_mut());
    harness.run_ok();
    harness.get_by_label("Clear filters").click();
    harness.run_ok();
    assert!(harness.state().choice.filter.is_empty() && !harness.state().data.shown.items.dated.is_empty());
}

#[test]
fn a_corpus_without_dates_and_one_that_cannot_be_read_say_what_to_do() {
    check(&[("a.txt", "Nothing happens here.\n")], |_| {}, "No dates and no amounts were found", Some("Load report"));
    check(&[("a.bin", "\u{0}\u{1}\u{2}\u{0}\u{0}")], |_| {}, "Nothing could be read", Some("Load report"));
    let waiting = "Port talks\n\nThe ministers met on 14 May.\n";
    check(&[("a.txt", waiting)], |_| {}, "Nothing here has a place in time", Some("Set document date…"));
}

#[test]
fn a_file_that_is_gone_stays_readable_and_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("fish.txt");
    std::fs::write(&path, FISH).expect("written");
    let root = folder.path().to_owned();
    let (mut harness, _) = open(move |app, ctx| app.open_paths(vec![root], ctx), Theme::Light);
    harness.get_by_label_contains("Document Fish treaty").click();
    harness.run_ok();
    assert!(!harness.state().choice.gone);
    std::fs::remove_file(&path).expect("removed");
    harness.get_by_label("Open original file").click();
    harness.run_ok();
    harness.get_by_label("The file is no longer where it was read from");
    assert!(harness.query_all_by_label_contains("Norway and Finland signed a treaty").next().is_some());
    std::fs::write(&path, FISH).expect("written again");
    harness.state_mut().work.message = None;
    harness.state_mut().choice.gone = true;
    harness.get_by_label_contains("Document Fish treaty").click();
    harness.run_ok();
    assert!(!harness.state().choice.gone, "the file is back");
}

#[test]
fn an_error_is_one_sentence_with_what_can_be_done() {
    let (mut harness, _) = open(|_, _| {}, Theme::Light);
    open_wrong_path(&mut harness);
    assert!(harness.query_all_by_label_contains("no/such/folder").next().is_some());
    assert!(harness.query_all_by_label("Open folder…").count() >= 1);
    let action = harness.state().work.message.as_ref().and_then(|message| message.action);
    assert_eq!(action, Some(dateline::cmd::CommandId::OpenFolder));
}

#[test]
fn everything_has_its_place_from_a_small_window_to_a_large_one() {
    for (width, height) in [(1024.0, 640.0), (1440.0, 900.0), (3840.0, 2160.0)] {
        let (mut harness, _) = settled(memory(&[("fish.txt", FISH)]), Theme::Light);
        harness.set_size(egui::vec2(width, height));
        harness.run_ok();
        let (left, right) = harness.state().panes.timeline.plot;
        assert!(right - left > 180.0, "{width}: the plot has {} points", right - left);
        for name in ["Event lanes", "Documents 1", "Source", "Inspector", "Search commands"] {
            let rect = harness.get_by_label(name).rect();
            assert!(rect.right() <= width + 1.0 && rect.bottom() <= height + 1.0, "{name} at {width}: {rect:?}");
        }
    }
}

#[test]
fn every_command_is_in_a_menu_the_palette_and_the_sheet() {
    for command in COMMANDS {
        let found = dateline::cmd::search(command.label);
        assert_eq!(
            found.first().map(|first| first.id),
            Some(command.id),
            "‘{}’ is not found by its name",
            command.label
        );
    }
}

const PORT: &str = "Port talks\n\n9 June 2016\n\nThe ministers met on 14 May. \
    Denmark visited Oslo on 1 June 2016. Sweden visited Oslo on 2 June 2016.\n\n\
    The pier was closed in March.\n";

/// Everything that a command may change, in words.
fn what_is(app: &App, ctx: &egui::Context) -> String {
    let message = app.work.message.as_ref().map(|message| &message.text);
    let focus = ctx.memory(egui::Memory::focused);
    let kept = serde_json::to_string(&app.panes.kept).expect("settings can be written");
    format!(
        "{:?}",
        (
            (
                app.choice.selection, app.time.window, &app.choice.filter, kept, app.panes.bottom, app.panes.overlay,
                &app.panes.editor
            ),
            (
                app.choice.find.at, app.choice.find.on, app.panes.focus_filter, message, app.choice.reading,
                &app.data.title, &app.choice.view
            ),
            (
                app.data.project.undo_words(),
                app.data.project.redo_words(),
                app.panes.pane,
                focus,
                app.data.revision,
                &app.panes.reader.find
            ),
        )
    )
}

/// A window in which most commands have something to work on: with the defaults and a mark in the middle selected, with
/// what the defaults are not, and with the first mark selected.
fn prepared(variant: usize) -> Harness<'static, App> {
    let (mut harness, _) = settled(memory(&[("fish.txt", FISH), ("port.txt", PORT)]), Theme::Light);
    let ctx = harness.ctx.clone();
    let app = harness.state_mut();
    let other = variant == 1;
    if other {
        app.panes.kept.theme = egui::ThemePreference::Dark;
        app.panes.kept.zoom = 1.2;
        app.panes.kept.lanes_by = dateline::gui::LanesBy::Document;
        dateline::gui::command::run(app, dateline::cmd::CommandId::LayoutFigures, &ctx);
    }
    for name in ["One", "Two"] {
        let view = app.as_view();
        app.edit(dateline::project::Edit::Views(vec![(name.to_owned(), Some(view))]));
    }
    let ids: Vec<_> = app.data.items.dated.iter().filter(|item| !item.figure).map(|item| item.id).collect();
    let at = if variant == 0 { ids.len() / 2 } else { 0 };
    for id in [ids[0], ids[ids.len() - 1], ids[at]] {
        app.open_source(id);
    }
    app.read_again(dateline::gui::Way::Back);
    app.select(ids[at]);
    app.decide(dateline::project::Status::Accepted);
    app.decide(dateline::project::Status::Rejected);
    app.undo();
    if other {
        app.decide(dateline::project::Status::Rejected);
    }
    app.choice.filter.without.insert(dateline::project::Facet::new(dateline::project::Kind::Outlet, "nobody"));
    app.refilter();
    "oslo".clone_into(&mut app.choice.find.typed);
    dateline::gui::app::search::start(app, &ctx);
    app.work.message = None;
    let window = app.time.window;
    app.look_at(window.zoom_at(0.5, window.start));
    while harness.state().choice.find.is_searching() {
        harness.step();
        std::thread::yield_now();
    }
    harness.run_ok();
    harness
}

/// Commands that leave the program, open a dialog of the system or start another program are not carried out here; those
/// that move in time, export or change charts have flows of their own.
#[test]
fn every_command_that_can_be_used_does_something() {
    use dateline::cmd::CommandId as Id;
    use dateline::cmd::Menu;
    let outside = [
        Id::Quit,
        Id::OpenFolder,
        Id::OpenProject,
        Id::NewProject,
        Id::NewWindow,
        Id::OwnKeys,
        Id::OpenOriginal,
        Id::ShowInFolder,
        Id::KeyToMarks,
    ];
    let walked = [Menu::File, Menu::Edit, Menu::View, Menu::Help];
    let mut all = 0;
    let (mut used, mut idle) = (0, Vec::new());
    let here = |id: &Id, menu: &Menu| walked.contains(menu) && !outside.contains(id);
    for command in COMMANDS.iter().filter(|command| here(&command.id, &command.menu)) {
        all += 1;
        let mut could = false;
        let does = (0..3).any(|variant| {
            let mut harness = prepared(variant);
            let ctx = harness.ctx.clone();
            if !dateline::gui::command::enabled(harness.state(), command.id) {
                return false;
            }
            could = true;
            let before = what_is(harness.state(), &ctx);
            dateline::gui::command::run(harness.state_mut(), command.id, &ctx);
            let now = what_is(harness.state(), &ctx);
            harness.run_ok();
            before != now || before != what_is(harness.state(), &ctx)
        });
        if could && !does {
            idle.push(command.label);
        }
        used += usize::from(could);
    }
    assert!(idle.is_empty(), "these change nothing: {idle:?}");
    assert!(used * 10 > all * 8, "only {used} of {all} commands could be used");
}
