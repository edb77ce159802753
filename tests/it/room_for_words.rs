//! Lanes of which a pane has room for more: marks that stand close get rows, so that they have their words.

use dateline::gui::App;
use egui::{Key, Theme, vec2};
use egui_kittest::Harness;

use crate::gui::{memory, open, press};

/// Ten laws of one spring, and a window as high as it is told.
fn window(height: f32) -> Harness<'static, App> {
    let goods = ["tea", "rice", "maize", "copper", "steel", "wool", "salt", "silk", "cocoa", "timber"];
    let acts: Vec<String> = goods
        .iter()
        .enumerate()
        .map(|(at, good)| format!("On {} May 2019 Latvia banned imports of {good} from Estonia.", 2 + at))
        .collect();
    let text = format!(
        "Harbour paper\n\n1 July 2020\n\n{}\n\nLatvia opened a port in Riga on 3 May 2012.\n",
        acts.join("\n\n")
    );
    let (mut h, _) =
        open(|app, ctx| app.open("Bans".to_owned(), memory(&[("bans.txt", text.as_str())]), ctx), Theme::Light);
    h.set_size(vec2(1440.0, height));
    h.state_mut().panes.kept.calm = true;
    press(&mut h, Key::Num0);
    h.run_ok();
    h
}

/// How many marks have words, of all in view, and the height of lanes and of their pane.
fn named(h: &Harness<'static, App>) -> (usize, usize, f32) {
    let layout = &h.state().panes.timeline.layout;
    let marks = || layout.lanes.iter().flat_map(|lane| &lane.marks);
    (marks().filter(|mark| mark.label.is_some()).count(), layout.in_view, layout.height)
}

#[test]
fn a_pane_with_room_gives_its_lanes_more_rows() {
    let (few, all, _) = named(&window(420.0));
    let (many, same, height) = named(&window(1400.0));
    assert_eq!(all, same, "the same marks are in view");
    assert!(few < all, "a low window has no room for all {all} names, but has {few}");
    assert_eq!(many, all, "a high one has, in {height} points");
}

#[test]
fn rows_stay_while_time_moves() {
    let mut h = window(1400.0);
    let before = named(&h);
    let rows = |h: &Harness<'static, App>| -> Vec<(u32, u16)> {
        let layout = &h.state().panes.timeline.layout;
        layout.lanes.iter().flat_map(|lane| &lane.marks).map(|mark| (mark.item, mark.row)).collect()
    };
    let own = rows(&h);
    press(&mut h, Key::D);
    h.run_ok();
    let now = rows(&h);
    assert!(now.iter().all(|mark| own.contains(mark)), "{own:?}, then {now:?}; {before:?}");
}

#[test]
fn a_narrow_lane_cuts_its_names_and_has_them_whole_where_there_is_room() {
    let mut h = window(900.0);
    let titles = |h: &Harness<'static, App>| -> Vec<String> {
        let layout = &h.state().panes.timeline.layout;
        layout
            .lanes
            .iter()
            .flat_map(|lane| &lane.marks)
            .filter_map(|mark| Some(mark.label.as_ref()?.title.clone()))
            .collect()
    };
    assert!(titles(&h).iter().all(|title| !title.ends_with('…')), "{:?}", titles(&h));
    // As much room as a window has that is enlarged to twice its size.
    h.set_size(vec2(720.0, 450.0));
    h.run_ok();
    press(&mut h, Key::Num0);
    let lanes = &h.state().panes.timeline.layout.lanes;
    for lane in lanes.iter().filter(|lane| !lane.marks.is_empty()) {
        let cut: Vec<_> = lane.marks.iter().filter_map(|mark| Some((mark.label.as_ref()?, mark))).collect();
        assert!(!cut.is_empty(), "{} has no name", lane.title);
        for (label, _) in &cut {
            assert!(label.title.chars().count() > 8, "{}", label.title);
        }
        // No name stands on another mark of its row, or on a pill.
        for (label, own) in &cut {
            let others = lane.marks.iter().filter(|mark| mark.item != own.item && mark.row == own.row);
            assert!(others.map(|mark| mark.rect).all(|rect| !rect.meets(label.rect)), "{}", label.title);
            assert!(lane.pills.iter().all(|pill| !pill.rect.meets(label.rect)), "{}", label.title);
        }
    }
    assert!(titles(&h).iter().any(|title| title.starts_with("Latvia")), "{:?}", titles(&h));
}
