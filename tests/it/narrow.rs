//! Small windows and large zooms: whatever the room, nothing lies on its neighbour and everything can be reached.

use dateline::cmd::CommandId;
use dateline::gui::app::state::columns::Column;
use dateline::gui::{App, Overlay};
use egui::{Key, Modifiers, Rect, Theme, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::gui::{memory, open, press};

const FISH: &str = "Fish treaty signed\n\n2 June 2015\n\nNorway and Finland signed a treaty on 1 June 2015. \
    Exports from Norway to Finland reached $4 million in 2014.\n\nThe ministers met in March.\n";

/// The points of 1024×640 pixels at each size of everything, and of some other screens.
fn rooms() -> Vec<Vec2> {
    let zoomed = [0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.25, 2.5].map(|zoom| vec2(1024.0, 640.0) / zoom);
    let others = [vec2(1440.0, 900.0) / 2.5, vec2(1920.0, 1080.0) / 2.5, vec2(3840.0, 2160.0) / 0.75];
    zoomed.into_iter().chain(others).collect()
}

fn window(room: Vec2) -> Harness<'static, App> {
    let files = memory(&[("fish.txt", FISH)]);
    let (mut harness, _) =
        open(|app, ctx| app.open("A corpus with a rather long name".to_owned(), files, ctx), Theme::Light);
    harness.set_size(room);
    harness.run_ok();
    harness
}

/// Where a named thing stands; it must be whole.
#[track_caller]
fn place(harness: &Harness<'_, App>, name: &str, room: Vec2) -> Rect {
    let rect = harness.get_by_label(name).rect();
    let whole = Rect::from_min_size(egui::Pos2::ZERO, room).expand(1.0);
    assert!(whole.contains_rect(rect), "{name} at {room}: {rect:?}");
    rect
}

#[test]
fn bars_lie_on_nothing_at_any_size() {
    for room in rooms() {
        let harness = window(room);
        let bars = [
            &["File", "Edit", "View", "Timeline", "Figures", "Export", "Help", "Search commands"][..],
            &["Open folder…", "Undo", "Redo", "Filter words", "Export…"],
        ];
        for names in bars {
            let rects: Vec<Rect> = names.iter().map(|name| place(&harness, name, room)).collect();
            for (two, names) in rects.windows(2).zip(names.windows(2)) {
                assert!(two[0].right() <= two[1].left() + 1.0, "{names:?} at {room}: {two:?}");
            }
        }
        assert!(place(&harness, "Event lanes", room).height() >= 60.0, "the lanes have room at {room}");
    }
}

#[test]
fn both_sides_the_table_and_the_source_are_reached_at_any_size() {
    for room in rooms() {
        let mut harness = window(room);
        let shown = |harness: &Harness<'_, App>, name: &str| harness.query_all_by_label_contains(name).next().is_some();
        for (key, column, name) in [(Key::F9, Column::Left, "Document Fish"), (Key::F10, Column::Right, "Source")] {
            let seen = |harness: &Harness<'_, App>| {
                let columns = harness.state().panes.columns;
                if column == Column::Left { columns.left } else { columns.right }
            };
            if !seen(&harness) {
                press(&mut harness, key);
            }
            assert!(seen(&harness) && shown(&harness, name), "{column:?} at {room}");
            press(&mut harness, key);
            assert!(!seen(&harness) && harness.state().panes.columns.timeline, "{column:?} goes away at {room}");
        }
        press(&mut harness, Key::Home);
        press(&mut harness, Key::Enter);
        assert!(harness.state().panes.columns.right, "the source opens at {room}");
        assert!(shown(&harness, "signed a treaty on 1 June"), "the paragraph is seen at {room}");
        if harness.state().panes.columns.low {
            harness.get_by_label("Inspector").click();
            harness.run_ok();
        }
        assert!(shown(&harness, "Accept"), "the inspector is reached at {room}");
        press(&mut harness, Key::Escape);
        if room.x < 620.0 {
            assert!(harness.state().panes.columns.timeline, "Esc leads back to the timeline at {room}");
            assert!(harness.state().choice.selection.is_some(), "and keeps the mark");
        }
        press(&mut harness, Key::T);
        assert!(shown(&harness, "Row 1 June 2015"), "the table has rows at {room}");
        press(&mut harness, Key::T);
        harness.run_ok();
    }
}

#[test]
fn what_lies_over_the_window_fits_into_it() {
    for room in rooms() {
        let mut harness = window(room);
        for (overlay, field) in
            [(Overlay::Palette, "Command Open folder…"), (Overlay::Shortcuts, "Ctrl+O"), (Overlay::Manual, "Go to ")]
        {
            harness.state_mut().panes.overlay = Some(overlay);
            harness.run_ok();
            let rect = harness.query_all_by_label_contains(field).next().map(|node| node.rect());
            let inside = rect.is_some_and(|rect| rect.left() >= 0.0 && rect.right() <= room.x && rect.top() < room.y);
            assert!(inside, "{overlay:?} at {room}: {rect:?}");
            harness.state_mut().panes.overlay = None;
        }
        harness.run_ok();
        for command in [CommandId::SetDate, CommandId::SaveView] {
            let ctx = harness.ctx.clone();
            dateline::gui::command::run(harness.state_mut(), command, &ctx);
            harness.run_ok();
            let cancel = harness.get_by_label("Cancel").rect();
            assert!(cancel.left() >= 0.0 && cancel.right() <= room.x, "{command:?} at {room}: {cancel:?}");
            harness.key_press_modifiers(Modifiers::NONE, Key::Escape);
            harness.run_ok();
            assert!(harness.state().panes.editor.is_none());
        }
    }
}
