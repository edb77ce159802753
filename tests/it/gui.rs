//! The window, driven as a user drives it: nodes found by their names, real clicks and keys, no screen.

use std::path::Path;

use dateline::gui::app::sample;
use dateline::gui::{App, Kept, install};
use dateline::job::Input;
use dateline::view::Window;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::renderer::{Picture, Renderer};

const SIZE: Vec2 = vec2(1440.0, 900.0);

const TREATY: &str = "Norway and Finland sign fishing treaty\n\n12 March 2015\n\n\
    Talks had gone on for years.\n\n\
    Norway and Finland signed a fishing treaty on 2 March 2015. Ministers met again in Oslo on 9 March 2015.\n\n\
    Trade between Norway and Finland reached $4.2 billion in 2014.\n\n\
    A second meeting was held in Helsinki on 11 March 2015.\n";
const VISIT: &str = "Finnish minister visits Oslo\n\n20 May 2016\n\n\
    The Finnish foreign minister visited Oslo on 18 May 2016.\n\n\
    Exports of Norwegian fish to Finland rose to $310 million in 2015.\n\n\
    The harbour was closed in March.\n";

fn two_articles() -> Input {
    memory(&[("treaty.txt", TREATY), ("visit.txt", VISIT)])
}

/// Files that lie in no folder.
pub fn memory(files: &[(&str, &str)]) -> Input {
    Input::Memory(files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect())
}

/// A window of two articles, read to the end.
fn window() -> (Harness<'static, App>, Renderer) {
    open(|app, ctx| app.open("Two articles".to_owned(), two_articles(), ctx), egui::Theme::Light)
}

pub fn open(start: impl FnOnce(&mut App, &egui::Context), theme: egui::Theme) -> (Harness<'static, App>, Renderer) {
    let renderer = Renderer::default();
    let mut harness = Harness::builder()
        .with_size(SIZE)
        .with_theme(theme)
        .with_max_steps(12)
        // Short enough for two clicks to be a double click.
        .with_step_dt(0.05)
        .allow_missing_glyphs()
        .with_context_setup(|ctx| {
            install(ctx);
            // Prepared discs are meant for bilinear sampling, which the renderer of the tests does not do.
            ctx.tessellation_options_mut(|options| options.prerasterized_discs = false);
        })
        .renderer(renderer.clone())
        .build_ui_state(
            |ui, app: &mut App| {
                app.logic(ui.ctx());
                // The harness leaves a margin that a window does not have.
                let whole = egui::UiBuilder::new().max_rect(ui.ctx().content_rect());
                ui.scope_builder(whole, |ui| dateline::gui::window_ui(app, ui));
            },
            App::new(Kept::default()),
        );
    let ctx = harness.ctx.clone();
    start(harness.state_mut(), &ctx);
    read_on(&mut harness);
    (harness, renderer)
}

/// Lets the window read to the end.
pub fn read_on(harness: &mut Harness<'_, App>) {
    while harness.state().work.job.is_some() {
        harness.step();
        std::thread::yield_now();
    }
    harness.run_ok();
}

pub fn picture(harness: &mut Harness<'_, App>, renderer: &Renderer) -> Picture {
    harness.remove_cursor();
    pointed(harness, renderer)
}

/// The same with the pointer where it is.
pub fn pointed(harness: &mut Harness<'_, App>, renderer: &Renderer) -> Picture {
    harness.run_ok();
    let size = harness.ctx.content_rect().size();
    renderer.picture(&harness.ctx, harness.output(), (size.x as usize, size.y as usize))
}

/// Opens a folder that does not exist, and waits for the answer.
pub fn open_wrong_path(harness: &mut Harness<'_, App>) {
    let ctx = harness.ctx.clone();
    harness.state_mut().open_paths(vec!["no/such/folder".into()], &ctx);
    while harness.state().work.job.is_some() {
        harness.step();
        std::thread::yield_now();
    }
    harness.run_ok();
}

/// Presses a key and lets the window answer.
pub fn press(harness: &mut Harness<'_, App>, key: Key) {
    harness.key_press(key);
    harness.run_ok();
}

fn selected_words(app: &App) -> Option<&str> {
    let (article, record) = app.selected()?;
    Some(record.evidence.sentence.of(&article.document.text))
}

/// The document that is read and the record's paragraph.
fn read_paragraph(app: &App) -> Option<(String, u32)> {
    let article = app.data.corpus.article(app.choice.reading.document?)?;
    let (_, record) = app.selected()?;
    Some((article.document.path.clone(), record.evidence.paragraph))
}

#[test]
fn a_click_on_a_mark_selects_it_and_a_double_click_opens_its_paragraph() {
    let (mut harness, _) = window();
    harness.get_by_role_and_label_contains("2 March 2015").click();
    harness.run_ok();
    let words = selected_words(harness.state()).map(str::to_owned);
    assert!(words.as_deref().is_some_and(|words| words.contains("signed a fishing treaty")), "{words:?}");
    assert_eq!(harness.state().choice.reading.document, None, "a click must not switch documents");
    let place = harness.get_by_role_and_label_contains("2 March 2015").rect().center();
    click_twice(&mut harness, place);
    let app = harness.state();
    assert_eq!(read_paragraph(app).map(|(path, _)| path).as_deref(), Some("treaty.txt"));
    // The paragraph itself is on the screen, as a node with its words.
    harness
        .get_all_by_label_contains("Norway and Finland signed a fishing treaty")
        .next()
        .expect("the paragraph is shown");
}

#[test]
fn the_keyboard_alone_goes_from_the_first_mark_to_its_source_and_out_again() {
    let (mut harness, _) = window();
    press(&mut harness, Key::Home);
    let first = harness.state().choice.selection.expect("Home selects the first mark");
    press(&mut harness, Key::Enter);
    assert!(harness.state().choice.reading.document.is_some(), "Enter opens the source");
    press(&mut harness, Key::End);
    assert_eq!(harness.state().choice.selection, Some(first), "End goes to the end of the line");
    press(&mut harness, Key::Escape);
    press(&mut harness, Key::End);
    assert_ne!(harness.state().choice.selection, Some(first), "End goes to another mark");
    press(&mut harness, Key::Home);
    assert_eq!(harness.state().choice.selection, Some(first));
    press(&mut harness, Key::Escape);
    assert_eq!(harness.state().choice.selection, None, "Esc lets go of the selection");
}

#[test]
fn arrows_walk_through_the_events_of_a_lane_in_time() {
    let (mut harness, _) = window();
    press(&mut harness, Key::Home);
    let start = |app: &App| app.choice.selection.and_then(|id| app.item(id)).map(|item| (item.group, item.start));
    let (lane, mut before) = start(harness.state()).expect("a mark is selected");
    let of_lane =
        harness.state().data.shown.items.dated.iter().filter(|item| item.is_event() && item.group == lane).count();
    for _ in 1..of_lane {
        press(&mut harness, Key::ArrowRight);
        let (now, at) = start(harness.state()).expect("a mark is selected");
        assert_eq!(now, lane, "the arrow stays in its lane");
        assert!(at >= before, "time goes on");
        before = at;
    }
    press(&mut harness, Key::ArrowLeft);
    assert!(start(harness.state()).is_some_and(|(_, at)| at <= before));
}

#[test]
fn every_visible_mark_is_a_named_node() {
    let (harness, _) = window();
    let app = harness.state();
    let mut seen = 0;
    for lane in &app.panes.timeline.layout.lanes {
        for mark in &lane.marks {
            let item = &app.data.shown.items.dated[mark.item as usize];
            assert!(harness.query_all_by_label(&item.spoken()).next().is_some(), "no node ‘{}’", item.spoken());
            seen += 1;
        }
    }
    assert!(seen >= 3, "the articles have at least three events, {seen} are seen");
    harness.get_by_label_contains("Lane Visits & meetings");
    harness.get_by_label("Event lanes");
    harness.get_by_role_and_label(egui::accesskit::Role::Pane, "Figures");
}

#[test]
fn charts_lanes_and_ruler_agree_to_the_pixel() {
    let (mut harness, _) = window();
    let year = dateline::view::window::YEAR;
    let middle = harness.state().time.window.middle();
    for length in [0.01, 0.3, 1.0, 1.7] {
        harness.state_mut().look_at(Window::new(middle - length * year / 2.0, middle + length * year / 2.0));
        harness.run_ok();
        let app = harness.state();
        let (left, right) = app.panes.timeline.plot;
        let edges = &app.panes.timeline.charts.edges;
        assert!(!edges.is_empty(), "a chart is shown");
        for (start, end) in edges {
            assert!((start - left).abs() <= 1.0 && (end - right).abs() <= 1.0, "{start} {end} against {left} {right}");
        }
        for lane in &app.panes.timeline.layout.lanes {
            for mark in &lane.marks {
                let item = &app.data.shown.items.dated[mark.item as usize];
                let x = app.time.window.x(item.start, right - left);
                assert!((mark.span.0 - x).abs() <= 1.0, "{} stands at {}, not {x}", item.label, mark.span.0);
            }
        }
    }
}

#[test]
fn the_wheel_with_ctrl_zooms_at_the_pointer() {
    let (mut harness, _) = window();
    let (left, right) = harness.state().panes.timeline.plot;
    let at = Pos2::new(left + (right - left) * 0.25, 200.0);
    let under = |app: &App| app.time.window.time_at(at.x - left, right - left);
    harness.hover_at(at);
    harness.run_ok();
    let (before, length) = (under(harness.state()), harness.state().time.window.length());
    harness.event(egui::Event::Zoom(1.5));
    harness.run_ok();
    let app = harness.state();
    assert!(app.time.window.length() < length * 0.75, "the window is shorter");
    assert!(
        (under(app) - before).abs() < app.time.window.per_point(right - left) * 1.5,
        "the time under the pointer stays"
    );
}

#[test]
fn dragging_moves_the_window_and_its_length_stays() {
    let (mut harness, _) = window();
    let (left, right) = harness.state().panes.timeline.plot;
    let before = {
        let app = harness.state_mut();
        let window = app.time.window;
        app.look_at(window.zoom_at(0.3, window.middle()));
        app.time.window
    };
    harness.run_ok();
    // Below the last lane the ground is free.
    let rect = harness.get_by_label("Event lanes").rect();
    let from = Pos2::new(f32::midpoint(left, right), rect.bottom() - 4.0);
    harness.drag_at(from);
    harness.step();
    harness.hover_at(from + vec2(40.0, 0.0));
    harness.step();
    harness.hover_at(from + vec2(100.0, 0.0));
    harness.step();
    harness.drop_at(from + vec2(100.0, 0.0));
    harness.run_ok();
    let after = harness.state().time.window;
    assert!((after.length() - before.length()).abs() < 2.0, "the length stays");
    let moved = (before.start - after.start) / before.per_point(right - left);
    assert!((moved - 100.0).abs() < 12.0, "moved by {moved} points");
}

#[test]
fn physical_keys_zoom_and_move() {
    let (mut harness, _) = window();
    press(&mut harness, Key::Num0);
    let (length, extent) = (harness.state().time.window.length(), harness.state().extent().length());
    assert!(length >= extent && length < extent * 1.25, "0 fits all: {length} for {extent}");
    press(&mut harness, Key::W);
    assert!(harness.state().time.window.length() < length, "W zooms in");
    let start = harness.state().time.window.start;
    press(&mut harness, Key::D);
    assert!(harness.state().time.window.start > start, "D goes on in time");
    press(&mut harness, Key::Num0);
    assert!((harness.state().time.window.length() - length).abs() / length < 0.01, "0 fits all again");
}

#[test]
fn a_facet_shows_only_its_own_and_gives_all_back() {
    let (mut harness, _) = window();
    let all = harness.state().data.shown.items.dated.len();
    harness.get_by_label_contains("Show only Visits & meetings").click();
    harness.run_ok();
    let shown = &harness.state().data.shown.items.dated;
    assert!(!shown.is_empty() && shown.len() < all, "{} of {all}", shown.len());
    harness.get_by_label_contains("Remove filter Category").click();
    harness.run_ok();
    assert_eq!(harness.state().data.shown.items.dated.len(), all);
}

#[test]
fn the_filter_box_takes_words_and_esc_steps_out() {
    let (mut harness, _) = window();
    let all = harness.state().data.shown.items.dated.len();
    press(&mut harness, Key::Slash);
    harness.event(egui::Event::Text("treaty".to_owned()));
    harness.run_ok();
    let app = harness.state();
    assert_eq!(app.choice.filter.words, "treaty");
    assert!(!app.data.shown.items.dated.is_empty() && app.data.shown.items.dated.len() < all);
    press(&mut harness, Key::Escape);
    press(&mut harness, Key::Escape);
    assert_eq!(harness.state().data.shown.items.dated.len(), all, "Esc gives everything back");
}

#[test]
fn words_in_the_source_lead_back_to_their_mark() {
    let (mut harness, _) = window();
    harness.get_by_label_contains("Document Norway and Finland").click();
    harness.run_ok();
    let link = harness
        .query_all_by_role(Role::Link)
        .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with("2 March 2015: ")));
    link.expect("the date can be clicked").click();
    harness.run_ok();
    let words = selected_words(harness.state()).map(str::to_owned);
    assert!(words.as_deref().is_some_and(|words| words.contains("signed a fishing treaty")), "{words:?}");
}

#[test]
fn what_has_no_date_waits_in_the_tray_with_its_reason() {
    let (harness, _) = window();
    let undated = &harness.state().data.items.undated;
    for item in undated {
        assert!(!item.reason.is_empty(), "‘{}’ has no reason", item.label);
        assert!(harness.query_all_by_label_contains(&format!("Undated: {}", item.label)).next().is_some());
    }
}

#[test]
fn a_decision_is_one_key_and_undo_takes_it_back() {
    let (mut harness, _) = window();
    press(&mut harness, Key::Home);
    let id = harness.state().choice.selection.expect("a mark");
    let status = |app: &App| app.data.project.status(id);
    press(&mut harness, Key::Y);
    assert_eq!(status(harness.state()), dateline::project::Status::Accepted);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_ok();
    assert_eq!(status(harness.state()), dateline::project::Status::Undecided);
}

#[test]
fn the_palette_runs_a_command_by_its_name() {
    let (mut harness, _) = window();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_ok();
    harness.event(egui::Event::Text("lanes by doc".to_owned()));
    harness.run_ok();
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().panes.kept.lanes_by.word(), "document");
    assert!(harness.state().panes.overlay.is_none());
    let lanes = harness.query_all_by_role(Role::List).count();
    assert!(lanes >= 2, "a lane for each document");
}

#[test]
fn closing_leads_to_the_first_screen_and_a_wrong_path_is_one_sentence() {
    let (mut harness, _) = window();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::W);
    harness.run_ok();
    harness.get_by_label("Open sample corpus");
    open_wrong_path(&mut harness);
    let text = harness.state().work.message.as_ref().map(|message| message.text.clone()).unwrap_or_default();
    assert!(text.contains("no/such/folder") && !text.contains('\n'), "{text}");
    harness.get_by_label("Open sample corpus");
}

#[test]
fn light_and_dark_are_painted_in_their_own_colours_and_twice_the_same() {
    for (theme, canvas) in [(egui::Theme::Light, 0xFF_FF_FF), (egui::Theme::Dark, 0x13_15_18)] {
        let ground = egui::Color32::from_rgb((canvas >> 16) as u8, (canvas >> 8) as u8, canvas as u8);
        let start = |app: &mut App, ctx: &egui::Context| app.open("Two".to_owned(), two_articles(), ctx);
        let (mut harness, renderer) = open(start, theme);
        let first = picture(&mut harness, &renderer);
        assert!(first.count(ground) > 200_000, "most of the timeline is canvas");
        let second = picture(&mut harness, &renderer);
        assert!(first.pixels == second.pixels, "the same window twice gives the same picture");
    }
}

/// Writes the pictures of the README where `DATELINE_SCREENSHOTS` names a folder; checks them in any case.
#[test]
fn screenshots_are_made_by_the_program_itself() {
    let folder = std::env::var_os("DATELINE_SCREENSHOTS");
    let keep = |name: &str, picture: &Picture| {
        if let Some(folder) = &folder {
            picture.save(&Path::new(folder).join(name));
        }
        let corner = picture.at(4, 4);
        assert!(picture.count(corner) < picture.pixels.len(), "{name} is empty");
    };
    for (theme, name) in [(egui::Theme::Light, "main-light.png"), (egui::Theme::Dark, "main-dark.png")] {
        let (mut harness, renderer) = open(sample::open, theme);
        keep(name, &picture(&mut harness, &renderer));
    }
    for (theme, name) in [(egui::Theme::Light, "files-light.png"), (egui::Theme::Dark, "files-dark.png")] {
        let (mut harness, renderer) = open(sample::open, theme);
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Num5);
        harness.run_ok();
        keep(name, &picture(&mut harness, &renderer));
    }
    let (mut harness, renderer) = open(|_, _| {}, egui::Theme::Light);
    keep("first-start.png", &picture(&mut harness, &renderer));
}

fn click_twice(harness: &mut Harness<'_, App>, at: Pos2) {
    harness.hover_at(at);
    harness.step();
    for _ in 0..2 {
        for pressed in [true, false] {
            let (button, modifiers) = (egui::PointerButton::Primary, Modifiers::NONE);
            harness.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers });
        }
        harness.step();
    }
    harness.run_ok();
}

/// Marks of the timeline are list items; the same words may also stand in the reader.
trait Marks<'t> {
    fn get_by_role_and_label_contains(&'t self, words: &'t str) -> egui_kittest::Node<'t>;
}

impl<'t> Marks<'t> for Harness<'_, App> {
    fn get_by_role_and_label_contains(&'t self, words: &'t str) -> egui_kittest::Node<'t> {
        let found = self.query_all_by_role(Role::ListItem);
        let mut found =
            found.filter(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(words)));
        found.next().unwrap_or_else(|| panic!("no mark begins with ‘{words}’"))
    }
}
