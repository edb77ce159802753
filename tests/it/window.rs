//! What the window offers around the timeline: manual, context, eras, fiscal years, profiler navigation, kept undo.

use dateline::cmd::CommandId;
use dateline::gui::App;
use dateline::project::{self, Status};
use dateline::view::window::{DAY, civil};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::gui::{memory, open, press};

const TREATY: &str = "Norway and Finland sign fishing treaty\n\n12 March 2015\n\n\
    Norway and Finland signed a fishing treaty on 2 March 2015. Ministers met again in Oslo on 9 March 2015.\n\n\
    Exports of Norwegian fish to Finland reached $310 million in 2014.\n\n\
    The Swedish minister visited Oslo on 20 June 2014.\n";

fn window() -> Harness<'static, App> {
    let files = memory(&[("treaty.txt", TREATY)]);
    let (mut harness, _) = open(|app, ctx| app.open("One article".to_owned(), files, ctx), egui::Theme::Light);
    press(&mut harness, Key::Num0);
    harness
}

fn with(harness: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_ok();
}

fn typed(harness: &mut Harness<'_, App>, text: &str) {
    harness.event(egui::Event::Text(text.to_owned()));
    harness.run_ok();
}

fn drag(harness: &mut Harness<'_, App>, from: Pos2, by: egui::Vec2) {
    harness.drag_at(from);
    harness.step();
    harness.hover_at(from + by * 0.4);
    harness.step();
    harness.hover_at(from + by);
    harness.step();
    harness.drop_at(from + by);
    harness.run_ok();
}

#[test]
fn f1_opens_the_manual_which_can_be_searched_and_closed() {
    let mut harness = window();
    press(&mut harness, Key::F1);
    harness.get_by_role_and_label(Role::Heading, "How a date is found");
    assert!(harness.query_all_by_label("Go to Grades").count() == 1, "contents at the left");
    typed(&mut harness, "marketing");
    assert!(harness.query_all_by_role_and_label(Role::Heading, "Grades").next().is_none(), "no such word there");
    assert!(harness.query_all_by_label_contains("marketing").next().is_some());
    typed(&mut harness, " of nowhere at all");
    harness.get_by_label_contains("Nothing in the manual holds these words");
    press(&mut harness, Key::Escape);
    assert!(harness.state().panes.overlay.is_none());
}

#[test]
fn f1_opens_the_page_of_the_manual_about_what_one_is_at() {
    use dateline::cmd::CommandId as Id;
    let places = [
        ("Correcting what was read", Id::EditRecord),
        ("Asking", Id::Filter),
        ("Deciding one by one", Id::LayoutTriage),
        ("Figures", Id::LayoutFigures),
        ("The page", Id::ExportPage),
        ("Keys of your own", Id::Shortcuts),
    ];
    for (title, place) in places {
        let mut harness = window();
        if place == Id::Filter {
            press(&mut harness, Key::Slash);
        } else {
            press(&mut harness, Key::Home);
            let ctx = harness.ctx.clone();
            dateline::gui::command::run(harness.state_mut(), place, &ctx);
            harness.run_ok();
        }
        press(&mut harness, Key::F1);
        let head = harness.get_by_role_and_label(Role::Heading, title).rect();
        assert!(head.top() > 100.0 && head.top() < 260.0, "{title} stands at the top: {head:?}");
        // Esc closes what lies on top, and that is the manual.
        press(&mut harness, Key::Escape);
        let panes = &harness.state().panes;
        assert!(panes.overlay.is_none(), "{title}");
        assert_eq!(panes.export.dialog.is_some(), place == Id::ExportPage, "{title}");
        assert_eq!(panes.editing.is_some(), place == Id::EditRecord, "{title}");
    }
}

#[test]
fn the_days_of_a_context_are_told_and_changed() {
    let mut harness = window();
    let before = harness.state().time.window;
    press(&mut harness, Key::End);
    press(&mut harness, Key::C);
    harness.get_by_label_contains("Context: ± 14 days");
    let length = harness.state().time.window.length();
    harness.get_by_label("More days of context").click();
    harness.run_ok();
    assert!((harness.state().time.window.length() - length - 32.0 * DAY).abs() < DAY, "30 days on either side");
    harness.get_by_label_contains("Context: ± 30 days");
    with(&mut harness, Modifiers::ALT, Key::C);
    with(&mut harness, Modifiers::ALT, Key::C);
    harness.get_by_label_contains("Context: ± 7 days");
    with(&mut harness, Modifiers::SHIFT, Key::C);
    assert_eq!(harness.state().panes.kept.context_days, 14);
    press(&mut harness, Key::Escape);
    assert!((harness.state().time.window.start - before.start).abs() < 2.0, "Esc restores");
    assert!(harness.query_all_by_label_contains("Context: ±").next().is_none());
}

#[test]
fn an_era_is_made_of_an_area_changed_removed_and_undone() {
    let mut harness = window();
    press(&mut harness, Key::Home);
    press(&mut harness, Key::R);
    with(&mut harness, Modifiers::SHIFT, Key::R);
    typed(&mut harness, "Midsummer");
    harness.get_by_label("Add").click();
    harness.run_ok();
    harness.get_by_label_contains("Era Midsummer, 20 Jun");
    assert_eq!(harness.state().panes.timeline.eras.len(), 1);
    harness.get_by_label_contains("Era Midsummer").click();
    harness.run_ok();
    harness.get_by_label("Remove").click();
    harness.run_ok();
    assert!(harness.state().panes.timeline.eras.is_empty());
    with(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(harness.state().panes.timeline.eras.len(), 1, "undone");
    assert_eq!(harness.state().data.project.undo_words(), Some("set era ‘Midsummer’"));
}

#[test]
fn fiscal_years_are_a_second_ruler() {
    let mut harness = window();
    let ctx = harness.ctx.clone();
    let top = harness.get_by_label("Event lanes").rect().top();
    dateline::gui::command::run(harness.state_mut(), CommandId::FiscalYears, &ctx);
    harness.run_ok();
    harness.get_by_label("Fiscal years: India").click();
    harness.run_ok();
    harness.get_by_label("Fiscal years of India");
    assert!(harness.get_by_label("Event lanes").rect().top() > top, "the strip takes its room");
    harness.get_by_label("Fiscal years of India").click();
    harness.run_ok();
    harness.get_by_label("Fiscal years: None").click();
    harness.run_ok();
    assert!(harness.query_by_label("Fiscal years of India").is_none());
}

#[test]
fn profiler_navigation_swaps_drag_and_shift_drag() {
    let mut harness = window();
    let ctx = harness.ctx.clone();
    let rect = harness.get_by_label("Event lanes").rect();
    let from = rect.left_bottom() + vec2(300.0, -4.0);
    let before = harness.state().time.window;
    drag(&mut harness, from, vec2(120.0, -40.0));
    assert!(harness.state().choice.area.is_none() && harness.state().time.window != before, "a drag moves");
    dateline::gui::command::run(harness.state_mut(), CommandId::ProfilerDrag, &ctx);
    harness.run_ok();
    let before = harness.state().time.window;
    drag(&mut harness, from, vec2(120.0, -40.0));
    assert!(harness.state().choice.area.is_some() && harness.state().time.window == before, "a drag selects");
}

#[test]
fn a_drag_over_the_charts_selects_their_time() {
    let mut harness = window();
    let rect = harness.get_by_role_and_label(Role::Pane, "Figures").rect();
    harness.event(egui::Event::ModifiersChanged(Modifiers::SHIFT));
    drag(&mut harness, rect.left_bottom() + vec2(40.0, -8.0), vec2(200.0, 0.0));
    harness.event(egui::Event::ModifiersChanged(Modifiers::NONE));
    harness.run_ok();
    let area = harness.state().choice.area.expect("an area of time");
    assert!(area.lanes.is_none() && !area.drawing);
}

#[test]
fn what_can_be_undone_survives_a_restart_and_says_what_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("treaty.dateline.json");
    let mut harness = window();
    let ctx = harness.ctx.clone();
    harness.state_mut().keep_in(&file, &ctx);
    press(&mut harness, Key::Home);
    press(&mut harness, Key::N);
    let id = harness.state().choice.selection.expect("a mark");
    assert_eq!(harness.state().data.project.undo_words(), Some("reject an event"));
    harness.get_by_label("Undo reject an event");
    assert!(harness.state_mut().finish_keeping());
    let again = project::load(&file).expect("it was saved");
    let mut harness = window();
    harness.state_mut().data.project = again;
    harness.state_mut().restatus();
    harness.run_ok();
    assert_eq!(harness.state().data.project.status(id), Status::Rejected);
    with(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(harness.state().data.project.status(id), Status::Undecided);
}

#[test]
fn the_crosshair_stands_at_the_mark_under_the_pointer_and_covers_nothing() {
    let mut harness = window();
    let mark = harness
        .query_all_by_role(Role::ListItem)
        .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with("20 June 2014")));
    let place = mark.expect("the visit").rect().left_center() + vec2(5.0, 0.0);
    harness.hover_at(place);
    harness.run_ok();
    let app = harness.state();
    let cross = app.panes.timeline.cross.expect("a line through all panes");
    assert_eq!(civil(cross).format("%-d %B %Y").to_string(), "20 June 2014");
    assert!(
        harness
            .query_all_by_role(Role::Tooltip)
            .all(|node| { node.accesskit_node().label().is_none_or(|label| !label.starts_with("At ")) })
    );
}

#[test]
fn a_sentence_that_only_tells_a_figure_is_counted_with_its_figure() {
    let harness = window();
    let app = harness.state();
    let retold = app.data.items.dated.iter().filter(|item| item.retold).count();
    let lanes = app.panes.timeline.layout.total;
    assert_eq!(app.data.totals.events - app.data.totals.undated_events, lanes, "{retold} retold");
    assert!(app.data.items.dated.iter().all(|item| !(item.retold && item.figure)));
    let facet = harness.query_all_by_label_contains("Show only").find_map(|node| node.accesskit_node().label());
    assert!(facet.is_some_and(|label| label.contains("event") || label.contains("figure")));
}

#[test]
fn the_table_sorts_by_each_column_and_copies_columns_and_rows() {
    let mut harness = window();
    press(&mut harness, Key::T);
    let copied = |harness: &Harness<'_, App>| {
        harness.output().platform_output.commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
    };
    let run = |harness: &mut Harness<'_, App>, id: CommandId| {
        let ctx = harness.ctx.clone();
        dateline::gui::command::run(harness.state_mut(), id, &ctx);
        harness.step();
    };
    for head in ["Title", "Kind", "Actors", "Claim", "Decision", "Got", "Source", "Date"] {
        harness.get_by_label_contains(&format!("Sort by {head}")).click();
        harness.run_ok();
        harness.get_by_label(&format!("Sort by {head}, upwards now"));
        run(&mut harness, CommandId::CopyColumn);
        let text = copied(&harness).expect("a column");
        let mut lines = text.lines();
        assert_eq!(lines.next(), Some(head));
        let cells: Vec<String> = lines.map(str::to_lowercase).collect();
        assert_eq!(
            cells.len(),
            harness.state().data.shown.items.dated.len() + harness.state().data.shown.items.undated.len()
        );
        if !["Date", "Source"].contains(&head) {
            assert!(cells.is_sorted(), "{head}: {cells:?}");
        }
    }
    harness.get_by_label_contains("Sort by Title").click();
    harness.run_ok();
    harness.get_by_label_contains("Sort by Title").click();
    harness.run_ok();
    harness.get_by_label("Sort by Title, downwards now");
    run(&mut harness, CommandId::CopyRows);
    let text = copied(&harness).expect("rows");
    assert!(text.starts_with("Date\tTitle\tKind"), "{text}");
    assert!(text.lines().all(|line| line.matches('\t').count() == 7));
    let kept = serde_json::to_string(&harness.state().panes.kept).expect("written");
    assert!(kept.contains("\"Title\""), "the sorting is kept");
    // A row says all that its columns say.
    let row = harness.get_by_label_contains("Row 2 March 2015").accesskit_node().label().unwrap_or_default();
    for word in ["Kind", "Claim actual", "Decision undecided", "Got A", "Source ¶"] {
        assert!(row.contains(word), "{row}");
    }
}

#[test]
fn the_table_follows_the_selection() {
    let mut harness = window();
    press(&mut harness, Key::T);
    press(&mut harness, Key::Home);
    let node = harness.query_all_by_label_contains("Row 20 June 2014").next().expect("the row is in sight");
    assert_eq!(node.accesskit_node().is_selected(), Some(true), "and marked as selected");
}
