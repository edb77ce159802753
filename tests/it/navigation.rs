//! Moving about in the window: every command that moves in time or arranges lanes, by the keys and drags of a user.

use std::path::Path;

use dateline::gui::app::state::timeline::Reveal;
use dateline::gui::{App, LanesBy};
use dateline::view::Window;
use dateline::view::window::{DAY, YEAR, seconds};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::gui::{memory, open, pointed, press};
use crate::made_up;

const TREATY: &str = "Norway and Finland sign fishing treaty\n\n12 March 2015\n\n\
    Norway and Finland signed a fishing treaty on 2 March 2015. Ministers met again in Oslo on 9 March 2015.\n\n\
    Trade between Norway and Finland reached $4.2 billion in 2014.\n\n\
    A second meeting was held in Helsinki on 11 March 2015. The Swedish minister visited Oslo on 20 June 2014.\n";
const HARBOUR: &str = "A harbour and its years\n\n20 May 2016\n\n\
    The Finnish foreign minister visited Oslo on 18 May 2016. Norway signed a loan agreement on 4 April 2016.\n\n\
    A first treaty on fish was signed on 3 June 1951.\n\n\
    Exports of Norwegian fish to Finland rose to $310 million in 2015.\n";

fn window() -> Harness<'static, App> {
    let files = memory(&[("treaty.txt", TREATY), ("harbour.txt", HARBOUR)]);
    open(|app, ctx| app.open("Two articles".to_owned(), files, ctx), egui::Theme::Light).0
}

fn with(harness: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_ok();
}

#[test]
fn arrows_that_come_on_every_pass_stay_with_the_marks() {
    let mut harness = window();
    press(&mut harness, Key::Escape);
    assert_eq!(harness.state().choice.selection, None);
    // An arrow that is held down comes before the first mark has had the keyboard for a whole pass.
    for key in [Key::ArrowRight, Key::ArrowRight, Key::ArrowRight, Key::ArrowLeft, Key::ArrowDown, Key::ArrowUp] {
        harness.key_press(key);
        harness.step();
    }
    harness.run_ok();
    let selection = harness.state().choice.selection.expect("a mark is selected");
    let label = harness.state().item(selection).expect("it is shown").label.to_string();
    let held: Vec<_> = harness.get_all_by_role(Role::ListItem).filter(egui_kittest::Node::is_focused).collect();
    let told = held.iter().find_map(|node| node.accesskit_node().label()).unwrap_or_default();
    assert!(told.contains(&label), "‘{label}’ is selected, the keyboard is at ‘{told}’");
}

fn typed(harness: &mut Harness<'_, App>, text: &str) {
    harness.run_ok();
    harness.event(egui::Event::Text(text.to_owned()));
    harness.run_ok();
}

fn same(a: Window, b: Window) -> bool {
    (a.start - b.start).abs() < 2.0 && (a.end - b.end).abs() < 2.0
}

fn day(text: &str) -> f64 {
    let date: chrono::NaiveDate = text.parse().expect("a date");
    seconds(date.and_hms_opt(0, 0, 0).expect("midnight"))
}

fn lanes(harness: &Harness<'_, App>) -> Vec<String> {
    harness.state().panes.timeline.layout.lanes.iter().map(|lane| lane.title.clone()).collect()
}

#[test]
fn go_to_date_takes_edtf_and_words_and_says_what_it_cannot_read() {
    let mut harness = window();
    for (text, inside) in [("2015-03", "2015-03-15"), ("April 2016", "2016-04-10"), ("mid 2014", "2014-06-30")] {
        press(&mut harness, Key::G);
        harness.get_by_role_and_label(Role::Dialog, "Go to date");
        typed(&mut harness, text);
        press(&mut harness, Key::Enter);
        let (shown, at) = (harness.state().time.window, day(inside));
        assert!(shown.shows(at, at + DAY), "{text}: {shown:?}");
        assert!(shown.length() < 3.0 * YEAR, "{text} is near");
        assert!(harness.state().panes.timeline.ask.is_none());
    }
    press(&mut harness, Key::G);
    typed(&mut harness, "the red house");
    press(&mut harness, Key::Enter);
    harness.get_by_label_contains("“the red house” is no date that can be read");
    let before = harness.state().time.window;
    press(&mut harness, Key::Escape);
    assert!(
        harness.state().panes.timeline.ask.is_none() && same(harness.state().time.window, before),
        "Esc closes the field"
    );
}

#[test]
fn back_and_forward_walk_through_where_one_was() {
    let mut harness = window();
    press(&mut harness, Key::Num0);
    let first = harness.state().time.window;
    press(&mut harness, Key::W);
    let second = harness.state().time.window;
    press(&mut harness, Key::D);
    let third = harness.state().time.window;
    assert!(!same(first, second) && !same(second, third));
    with(&mut harness, Modifiers::ALT, Key::ArrowLeft);
    assert!(same(harness.state().time.window, second), "one back");
    with(&mut harness, Modifiers::ALT, Key::ArrowLeft);
    assert!(same(harness.state().time.window, first), "two back");
    with(&mut harness, Modifiers::ALT, Key::ArrowRight);
    with(&mut harness, Modifiers::ALT, Key::ArrowRight);
    assert!(same(harness.state().time.window, third), "and forward again");
}

#[test]
fn a_glide_takes_several_frames_and_reduced_motion_none() {
    let mut harness = window();
    press(&mut harness, Key::Num0);
    let before = harness.state().time.window;
    harness.key_press(Key::W);
    harness.step();
    harness.step();
    let between = harness.state().time.window;
    harness.run_ok();
    let after = harness.state().time.window;
    assert!(after.length() < before.length());
    assert!(between.length() > after.length() * 1.001, "the window is still on its way");
    harness.state_mut().panes.kept.calm = true;
    harness.key_press(Key::W);
    harness.step();
    let jumped = harness.state().time.window;
    harness.run_ok();
    assert!(same(harness.state().time.window, jumped) && jumped.length() < after.length());
}

#[test]
fn keys_pressed_during_a_glide_add_up() {
    let mut harness = window();
    press(&mut harness, Key::Num0);
    let before = harness.state().time.window.length();
    for _ in 0..3 {
        harness.key_press(Key::W);
        harness.step();
    }
    harness.run_ok();
    let factor = before / harness.state().time.window.length();
    assert!((factor - 1.3_f64.powi(3)).abs() < 0.2, "zoomed by {factor}");
}

#[test]
fn context_shows_days_around_the_selected_event_and_esc_leads_back() {
    let mut harness = window();
    press(&mut harness, Key::Num0);
    press(&mut harness, Key::End);
    let before = harness.state().time.window;
    let id = harness.state().choice.selection.expect("a mark");
    press(&mut harness, Key::C);
    let app = harness.state();
    let item = app.item(id).expect("an item");
    let days = f64::from(app.panes.kept.context_days) * DAY;
    assert!((app.time.window.length() - 2.0 * days - (item.end - item.start)).abs() < DAY, "{:?}", app.time.window);
    assert!(app.time.window.shows(item.start, item.end));
    press(&mut harness, Key::Escape);
    assert!(same(harness.state().time.window, before), "Esc gives the view back");
    assert_eq!(harness.state().choice.selection, Some(id), "the mark stays selected");
}

#[test]
fn the_time_of_the_selection_is_an_area_that_can_be_zoomed_to() {
    let mut harness = window();
    press(&mut harness, Key::Home);
    let id = harness.state().choice.selection.expect("a mark");
    press(&mut harness, Key::R);
    let item = harness.state().item(id).cloned().expect("an item");
    assert_eq!(harness.state().choice.area.map(|area| area.span()), Some((item.start, item.end)));
    harness.get_by_label_contains("Area: 1 event");
    press(&mut harness, Key::Z);
    let app = harness.state();
    assert!(
        app.choice.area.is_none()
            && app.time.window.length() < 3.0 * DAY
            && app.time.window.shows(item.start, item.end)
    );
}

#[test]
fn shift_and_a_drag_select_an_area_with_its_count_and_its_list() {
    let mut harness = window();
    press(&mut harness, Key::Num0);
    let (left, right) = harness.state().panes.timeline.plot;
    let rect = harness.get_by_label("Event lanes").rect();
    let from = Pos2::new(left + (right - left) * 0.6, rect.bottom() - 3.0);
    let to = Pos2::new(right - 12.0, rect.top() + 8.0);
    harness.event(egui::Event::ModifiersChanged(Modifiers::SHIFT));
    harness.drag_at(from);
    harness.step();
    harness.hover_at(from + vec2(30.0, -20.0));
    harness.step();
    harness.hover_at(to);
    harness.step();
    harness.drop_at(to);
    harness.step();
    harness.event(egui::Event::ModifiersChanged(Modifiers::NONE));
    harness.run_ok();
    let app = harness.state();
    let area = app.choice.area.expect("an area is selected");
    let count = dateline::gui::app::area::members(&app.data, &app.choice, &app.panes.timeline.board).len();
    let (start, end) = area.span();
    let inside = app
        .data
        .shown
        .items
        .dated
        .iter()
        .filter(|item| item.is_event() && item.start < end && item.end > start)
        .count();
    assert_eq!(count, inside, "from the foot to the top all lanes are in it");
    assert!(count >= 5);
    harness.get_by_label_contains(&format!("Area: {count} events"));
    harness.get_by_label_contains("List events").click();
    harness.run_ok();
    let members = harness.state().choice.members.as_ref().map(|members| members.members.len());
    assert_eq!(members, Some(count), "the table shows the area alone");
    harness.get_by_label_contains("Row 2 March 2015");
    press(&mut harness, Key::Escape);
    assert!(harness.state().choice.area.is_none(), "Esc lets the area go");
}

#[test]
fn bookmarks_are_kept_named_and_walked() {
    let mut harness = window();
    harness.state_mut().look_at(Window::new(day("2014-06-01"), day("2014-07-15")));
    harness.run_ok();
    let first = harness.state().time.window;
    press(&mut harness, Key::B);
    harness.state_mut().look_at(Window::new(day("2016-03-01"), day("2016-06-15")));
    harness.run_ok();
    let second = harness.state().time.window;
    with(&mut harness, Modifiers::SHIFT, Key::B);
    harness.get_by_role_and_label(Role::Dialog, "Name this bookmark");
    typed(&mut harness, "The loan");
    press(&mut harness, Key::Enter);
    let names: Vec<String> =
        harness.state().desk().expect("a desk").bookmarks.iter().map(|mark| mark.name.clone()).collect();
    assert_eq!(names.len(), 2);
    assert_eq!(names[1], "The loan");
    harness.get_by_label("Bookmark The loan");
    press(&mut harness, Key::OpenBracket);
    assert!(same(harness.state().time.window, first), "the bookmark before");
    press(&mut harness, Key::CloseBracket);
    assert!(same(harness.state().time.window, second), "and the one after it");
}

#[test]
fn a_long_gap_is_folded_with_a_break_that_states_its_length() {
    let mut harness = window();
    press(&mut harness, Key::Num0);
    let whole = harness.state().time.window.length();
    with(&mut harness, Modifiers::SHIFT, Key::F);
    press(&mut harness, Key::Num0);
    let app = harness.state();
    assert!(!app.time.folds.is_empty(), "sixty years without an event are folded");
    assert!(app.time.window.length() < whole / 5.0, "most of the time is folded away");
    harness.get_by_label_contains("years, nothing");
    let (left, right) = app.panes.timeline.plot;
    for lane in &app.panes.timeline.layout.lanes {
        for mark in &lane.marks {
            let item = &app.data.shown.items.dated[mark.item as usize];
            assert!((mark.span.0 - app.time.window.x(item.start, right - left)).abs() <= 1.0, "{}", item.label);
        }
    }
    for (start, end) in &app.panes.timeline.charts.edges {
        assert!((start - left).abs() <= 1.0 && (end - right).abs() <= 1.0);
    }
    with(&mut harness, Modifiers::SHIFT, Key::F);
    assert!(harness.state().time.folds.is_empty(), "the gap is there again");
}

#[test]
fn lanes_are_pinned_moved_collapsed_hidden_and_brought_back() {
    let mut harness = window();
    press(&mut harness, Key::Num0);
    let before = lanes(&harness);
    assert!(before.len() >= 2, "{before:?}");
    let last = before.last().cloned().expect("a lane");
    harness.get_by_label_contains(&format!("Lane {last}")).click();
    harness.run_ok();
    press(&mut harness, Key::P);
    assert_eq!(lanes(&harness).first(), Some(&last), "a pinned lane comes first");
    harness.get_by_label_contains(&format!("Lane {last}")).rect();
    assert!(harness.state().panes.timeline.layout.lanes[0].pinned);
    press(&mut harness, Key::P);
    assert_eq!(lanes(&harness), before);
    with(&mut harness, Modifiers::SHIFT, Key::ArrowUp);
    assert_eq!(lanes(&harness).iter().rev().nth(1), Some(&last), "it moved up");
    with(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(lanes(&harness), before);
    with(&mut harness, Modifiers::SHIFT, Key::P);
    assert!(
        harness.state().panes.timeline.layout.lanes.last().is_some_and(|lane| lane.collapsed && lane.height < 30.0)
    );
    with(&mut harness, Modifiers::SHIFT, Key::P);
    press(&mut harness, Key::H);
    assert!(!lanes(&harness).contains(&last), "it is hidden");
    with(&mut harness, Modifiers::SHIFT, Key::H);
    assert!(lanes(&harness).contains(&last), "and back");
}

#[test]
fn the_arrows_go_through_a_menu_entry_by_entry() {
    let mut harness = window();
    harness.get_by_label("Timeline").click();
    harness.run_ok();
    let entries: Vec<&str> = dateline::cmd::COMMANDS
        .iter()
        .filter(|command| command.menu == dateline::cmd::Menu::Timeline)
        .map(|command| command.label)
        .collect();
    let focused = |harness: &Harness<'_, App>| {
        let at = entries.iter().position(|label| harness.query_all_by_label(label).any(|node| node.is_focused()));
        at.expect("an entry has the keyboard")
    };
    press(&mut harness, Key::ArrowDown);
    let mut at = focused(&harness);
    for _ in 0..4 {
        press(&mut harness, Key::ArrowDown);
        let next = focused(&harness);
        let skipped = &entries[at + 1..next];
        let enabled =
            |label: &&&str| harness.query_all_by_label(label).any(|node| !node.accesskit_node().is_disabled());
        assert_eq!(skipped.iter().find(enabled), None, "{skipped:?}");
        at = next;
    }
    press(&mut harness, Key::ArrowUp);
    assert!(focused(&harness) < at);
}

#[test]
fn the_lane_menu_opens_by_its_key_and_does_what_it_says() {
    let mut harness = window();
    press(&mut harness, Key::Num0);
    let first = lanes(&harness)[0].clone();
    press(&mut harness, Key::L);
    harness.get_by_label_contains("Hide lane").click();
    harness.run_ok();
    assert!(!lanes(&harness).contains(&first));
    assert!(harness.state().panes.timeline.menu.is_none());
    press(&mut harness, Key::L);
    press(&mut harness, Key::Escape);
    assert!(harness.state().panes.timeline.menu.is_none(), "Esc closes the menu");
}

#[test]
fn a_lane_is_dragged_to_another_place() {
    let mut harness = window();
    press(&mut harness, Key::Num0);
    let before = lanes(&harness);
    let place = |harness: &Harness<'_, App>, title: &str| {
        harness.get_by_label_contains(&format!("Lane {title}")).rect().center()
    };
    let (from, to) = (place(&harness, &before[0]), place(&harness, &before[1]));
    harness.drag_at(from);
    harness.step();
    harness.hover_at(from + vec2(0.0, 12.0));
    harness.step();
    harness.hover_at(to);
    harness.step();
    harness.drop_at(to);
    harness.run_ok();
    let after = lanes(&harness);
    assert_eq!((after[0].as_str(), after[1].as_str()), (before[1].as_str(), before[0].as_str()));
}

#[test]
fn lanes_are_made_of_any_facet() {
    let mut harness = window();
    for by in LanesBy::ALL {
        harness.state_mut().lanes_by(by);
        harness.run_ok();
        let layout = &harness.state().panes.timeline.layout;
        let events = harness.state().data.shown.items.dated.iter().filter(|item| item.is_event()).count();
        assert_eq!(layout.total, events, "lanes by {}", by.word());
        assert!(layout.lanes.iter().all(|lane| !lane.title.is_empty() && lane.total > 0));
    }
    assert_eq!(lanes(&harness), ["All events"]);
    harness.state_mut().lanes_by(LanesBy::Actor);
    harness.state_mut().desk_mut().several = true;
    harness.state_mut().lanes_by(LanesBy::Actor);
    harness.run_ok();
    let app = harness.state();
    let events = app.data.shown.items.dated.iter().filter(|item| item.is_event()).count();
    assert!(app.panes.timeline.layout.total > events, "an event of two countries stands in both lanes");
}

#[test]
fn the_arrows_and_the_ends_move_from_event_to_event() {
    let mut harness = window();
    let start = |app: &App| app.choice.selection.and_then(|id| app.item(id)).map(|item| item.start);
    press(&mut harness, Key::Home);
    assert_eq!(start(harness.state()), Some(day("1951-06-03")));
    press(&mut harness, Key::End);
    assert_eq!(start(harness.state()), Some(day("2016-05-18")));
    let lane = |app: &App| app.panes.timeline.board.lane_of(app.shown_at(app.choice.selection?)?).map(|(lane, _)| lane);
    let at = lane(harness.state()).expect("a lane");
    let key = if at == 0 { Key::ArrowDown } else { Key::ArrowUp };
    press(&mut harness, key);
    assert_eq!(lane(harness.state()).map(|next| next.abs_diff(at)), Some(1), "the lane beside it");
}

#[test]
fn a_drag_on_the_ruler_zooms_to_the_range() {
    let mut harness = window();
    press(&mut harness, Key::Num0);
    let (left, right) = harness.state().panes.timeline.plot;
    let before = harness.state().time.window;
    let y = harness.get_by_label_contains("Ruler,").rect().center().y;
    let (from, to) = (left + (right - left) * 0.5, left + (right - left) * 0.75);
    harness.drag_at(Pos2::new(from, y));
    harness.step();
    harness.hover_at(Pos2::new(from + 40.0, y));
    harness.step();
    harness.hover_at(Pos2::new(to, y));
    harness.step();
    harness.drop_at(Pos2::new(to, y));
    harness.run_ok();
    let after = harness.state().time.window;
    assert!((after.length() / before.length() - 0.25).abs() < 0.03, "{} of it", after.length() / before.length());
}

#[test]
fn settings_of_the_marks_change_what_is_drawn() {
    let mut harness = window();
    press(&mut harness, Key::K);
    harness.get_by_label_contains("Exact day: 25 April 2014");
    assert!(harness.query_all_by_label_contains("Sources disagree").next().is_none(), "only marks in view");
    press(&mut harness, Key::Escape);
    assert!(!harness.state().panes.timeline.key);
    let ctx = harness.ctx.clone();
    let shapes = |harness: &mut Harness<'_, App>| {
        harness.run_ok();
        harness.output().shapes.len()
    };
    let _ = ctx;
    let plain = shapes(&mut harness);
    harness.state_mut().panes.kept.letters = true;
    let lettered = shapes(&mut harness);
    harness.state_mut().panes.kept.coverage = true;
    let ringed = shapes(&mut harness);
    assert!(plain < lettered && lettered < ringed, "{plain} {lettered} {ringed}");
}

#[test]
fn a_pill_lists_its_first_events_and_opens_to_its_span_or_its_table() {
    let (mut harness, _) = open(|app, _| *app = made_up::app(3_000, LanesBy::Category), egui::Theme::Light);
    let start = 40.0 * YEAR;
    harness.state_mut().look_at(Window::new(start, start + 5.0 * YEAR));
    harness.run_ok();
    let layout = &harness.state().panes.timeline.layout;
    let found = layout.lanes.iter().find_map(|lane| {
        let pill = lane.pills.iter().find(|pill| pill.rect.x > 20.0)?;
        Some((lane.y, *pill))
    });
    let (_, pill) = found.expect("some lane has pills");
    let (left, _) = harness.state().panes.timeline.plot;
    let at = Pos2::new(left + pill.rect.centre().x, harness.state().panes.timeline.lanes_top + pill.rect.centre().y);
    harness.hover_at(at);
    harness.run_ok();
    let members = harness.state().panes.timeline.popover.as_ref().map(|popover| popover.members.len());
    assert_eq!(members, Some(pill.count as usize), "the pointer opens the list");
    assert!(harness.query_all_by_label_contains("In list:").count() >= 2);
    for pressed in [true, false] {
        let (button, modifiers) = (egui::PointerButton::Primary, Modifiers::NONE);
        harness.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers });
        harness.step();
    }
    harness.run_ok();
    let window = harness.state().time.window;
    assert!(window.shows(pill.start, pill.end) && window.length() < 1.3 * (pill.end - pill.start) + DAY);
}

/// A made-up corpus of 20,000 events, as the README shows it: the pointer is on a pill, whose events are listed and summed up.
#[test]
fn the_dense_view_is_a_picture_in_both_themes() {
    let folder = std::env::var_os("DATELINE_SCREENSHOTS");
    for (theme, name) in [(egui::Theme::Light, "dense-light.png"), (egui::Theme::Dark, "dense-dark.png")] {
        let (mut harness, renderer) = open(|app, _| *app = made_up::app(20_127, LanesBy::Category), theme);
        let whole = Window::fit(harness.state().extent());
        harness.state_mut().look_at(whole);
        harness.run_ok();
        let timeline = &harness.state().panes.timeline;
        let pills = timeline.layout.lanes.iter().find(|lane| !lane.pills.is_empty()).map(|lane| &lane.pills);
        let pill = pills.and_then(|pills| pills.get(pills.len() / 2)).expect("some lane has pills");
        let at = pill.rect.centre();
        harness.hover_at(Pos2::new(timeline.plot.0 + at.x, timeline.lanes_top + at.y));
        let picture = pointed(&mut harness, &renderer);
        assert!(picture.count(picture.at(4, 4)) < picture.pixels.len(), "{name} is empty");
        assert!(harness.state().panes.timeline.cluster.is_some(), "its events are summed up");
        if let Some(folder) = &folder {
            picture.save(&Path::new(folder).join(name));
        }
        let app = harness.state();
        assert!(app.panes.timeline.layout.lanes.iter().any(|lane| !lane.ribbon.is_empty()), "ribbons at this scale");
    }
}

#[test]
fn marks_glide_to_new_rows_and_jump_under_reduced_motion() {
    // The highest mark-to-mark move between two frames while zooming in, and the whole way of that mark.
    let moved = |calm: bool| {
        let (mut harness, _) = open(|app, _| *app = made_up::app(600, LanesBy::Nothing), egui::Theme::Light);
        harness.state_mut().panes.kept.calm = calm;
        let start = 30.0 * YEAR;
        harness.state_mut().look_at(Window::new(start, start + 3.0 * YEAR));
        harness.run_ok();
        let places = |harness: &Harness<'_, App>| -> std::collections::BTreeMap<u32, f32> {
            let lanes = &harness.state().panes.timeline.layout.lanes;
            lanes.iter().flat_map(|lane| &lane.marks).map(|mark| (mark.item, mark.body.y)).collect()
        };
        let (mut at_once, mut at_last) = (0_usize, 0_usize);
        for _ in 0..12 {
            let before = places(&harness);
            let window = harness.state().time.window;
            // By hand, so that the window itself does not glide.
            harness.state_mut().look_at(window.zoom_at(0.93, window.middle()));
            harness.step();
            let first = places(&harness);
            harness.run_ok();
            let last = places(&harness);
            let far = |other: &std::collections::BTreeMap<u32, f32>| {
                before.iter().filter(|(item, y)| other.get(item).is_some_and(|there| (there - **y).abs() > 1.0)).count()
            };
            at_once += far(&first);
            at_last += far(&last);
        }
        (at_once, at_last)
    };
    let (at_once, at_last) = moved(false);
    assert!(at_last > 0, "some marks change their row");
    assert_eq!(at_once, 0, "none of them on the frame of the change");
    let (at_once, at_last) = moved(true);
    assert!(at_once > 0 && at_once == at_last, "{at_once} of {at_last}");
}

#[test]
fn a_mark_that_is_seen_stays_where_it_is_when_it_is_selected() {
    let paper = |number: usize| {
        let year = 1990 + number;
        let visit = |month: &str| format!("The minister of Norway visited harbour {year} on 3 {month} {year}.\n\n");
        let visits: String = ["January", "March", "May", "July", "September"].map(visit).concat();
        (format!("{number}.txt"), format!("Visits {number}\n\n30 December {year}\n\n{visits}"))
    };
    let papers: Vec<(String, String)> = (1..=24).map(paper).collect();
    let papers: Vec<(&str, &str)> = papers.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let files = crate::gui::memory(&papers);
    let (mut h, _) = crate::gui::open(|app, ctx| app.open("Visits".to_owned(), files, ctx), egui::Theme::Light);
    h.state_mut().panes.kept.calm = true;
    h.state_mut().lanes_by(dateline::gui::LanesBy::Document);
    h.run_ok();
    press(&mut h, Key::Num0);
    let pane = h.get_by_label("Event lanes").rect();
    let marks = |h: &Harness<'static, App>| -> Vec<(dateline::model::RecordId, f32, f32, f32)> {
        let timeline = &h.state().panes.timeline;
        let top = timeline.lanes_top;
        let lanes = timeline.layout.lanes.iter();
        lanes
            .flat_map(|lane| lane.marks.iter().map(move |mark| (mark, lane.y + lane.height)))
            .filter_map(|(mark, foot)| {
                let item = h.state().data.shown.items.dated.get(mark.item as usize)?;
                Some((item.id, top + mark.rect.y, top + mark.rect.bottom(), top + foot))
            })
            .collect()
    };
    // Its lane reaches below the pane, the mark itself does not.
    let found = marks(&h)
        .into_iter()
        .find(|mark| mark.1 > pane.top() && mark.2 < pane.bottom() - 1.0 && mark.3 > pane.bottom() + 8.0);
    let lanes: Vec<(f32, f32, usize)> =
        h.state().panes.timeline.layout.lanes.iter().map(|lane| (lane.y, lane.height, lane.marks.len())).collect();
    let (id, ..) = found.unwrap_or_else(|| {
        panic!("a lane at the foot of the pane {pane:?}: {lanes:?} {:?}", h.state().panes.timeline.lanes_top)
    });
    let before = h.state().panes.timeline.lanes_top;
    h.state_mut().show_on_timeline(id);
    h.state_mut().panes.timeline.reveal = Reveal::Keyboard;
    h.run_ok();
    assert_eq!(h.state().choice.selection, Some(id));
    assert_eq!(h.state().panes.timeline.lanes_top, before, "the lanes stay under the pointer");
    // One out of sight is brought there.
    let hidden = h.state().data.shown.items.dated.iter().map(|item| item.id);
    let hidden = hidden.into_iter().find(|id| marks(&h).iter().all(|mark| mark.0 != *id)).expect("a mark out of sight");
    h.state_mut().show_on_timeline(hidden);
    h.state_mut().panes.timeline.reveal = Reveal::Keyboard;
    h.run_ok();
    let timeline = &h.state().panes.timeline;
    assert_ne!(timeline.lanes_top, before, "what is out of sight comes into it");
    let (lane, _) = timeline.board.lane_of(h.state().shown_at(hidden).expect("it is shown")).expect("in a lane");
    let top = timeline.lanes_top + timeline.layout.lanes[lane].y;
    assert!(top >= pane.top() - 1.0 && top < pane.bottom(), "{top} in {pane:?}");
}
