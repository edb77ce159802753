//! A pill of many events: the inspector sums it up, and what can be done with all of it is done.

use dateline::gui::App;
use dateline::project::Status;
use dateline::view::cluster::{Bar, Summary, contested};
use egui::accesskit::Role;
use egui::{Key, Pos2, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::gui::{memory, open, press};

type H = Harness<'static, App>;

/// Two papers that tell the same meetings of March 2015, and two far away in time.
fn window() -> H {
    let met = |days: std::ops::RangeInclusive<u32>| {
        days.map(|day| format!("Ministers of Norway met in Oslo on {day} March 2015.\n\n")).collect::<Vec<_>>().concat()
    };
    let guests = |day| format!("On {day} March 2015 the ministers of Norway met their guests at the Oslo harbour.\n\n");
    let again = [3, 4, 5].map(guests).concat();
    let far = "Ministers met in Oslo on 3 May 1815.\n\nMinisters will meet in Oslo on 3 May 2090.\n";
    let files = [
        ("a.txt", format!("Meetings\n\nHarbour Wire\n\n12 April 2015\n\n{}{far}", met(1..=28))),
        ("b.txt", format!("A month of talks\n\nThe Corridor\n\n14 April 2015\n\n{again}")),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let files = memory(&files);
    let mut h = open(|app, ctx| app.open("Meetings".to_owned(), files, ctx), Theme::Light).0;
    h.state_mut().panes.kept.calm = true;
    press(&mut h, Key::Num0);
    h
}

/// Puts the pointer on the largest pill; its number of events.
fn on_pill(h: &mut H) -> usize {
    let layout = &h.state().panes.timeline.layout;
    let all = layout.lanes.iter().flat_map(|lane| lane.pills.iter().copied());
    let pill = all.max_by_key(|pill| pill.count).expect("some lane has a pill");
    let left = h.state().panes.timeline.plot.0;
    h.hover_at(Pos2::new(left + pill.rect.centre().x, h.state().panes.timeline.lanes_top + pill.rect.centre().y));
    h.run_ok();
    pill.count as usize
}

#[test]
fn a_pill_is_summed_up_and_its_events_stand_in_the_table() {
    let mut h = window();
    press(&mut h, Key::Escape);
    let count = on_pill(&mut h);
    assert!(count > 20, "{count}");
    let title = format!("{count} events, ");
    assert!(
        h.get_all_by_role(Role::Heading)
            .any(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(&title)))
    );
    h.get_by_label(&format!("Decision: undecided {count}"));
    h.get_by_label(&format!("Precision: day {count}"));
    h.get_by_label("Conflicts: none");
    // The pointer leaves the pill for a button.
    h.hover_at(Pos2::new(4.0, 4.0));
    h.run_ok();
    assert!(h.state().panes.timeline.popover.is_none(), "the list goes with the pointer");
    h.get_by_label("Open as table").click();
    h.run_ok();
    assert_eq!(h.state().choice.members.as_ref().map(|members| members.members.len()), Some(count));
    // A selected mark takes the place of the sum.
    press(&mut h, Key::Home);
    assert!(h.query_all_by_label("Open as table").next().is_none());
}

#[test]
fn what_is_undecided_of_a_pill_is_accepted_with_all_that_tell_it_after_its_number_was_told() {
    let mut h = window();
    press(&mut h, Key::Escape);
    let count = on_pill(&mut h);
    h.get_by_label(&format!("Accept {count} undecided…")).click();
    h.run_ok();
    h.get_by_label_contains("Accept all that is undecided of ");
    press(&mut h, Key::Enter);
    let accepted = |h: &H| {
        let items = h.state().data.items.dated.iter();
        items.filter(|item| item.status == Status::Accepted).count()
    };
    assert!(accepted(&h) >= count + 3, "those of the other paper, too: {} of {count}", accepted(&h));
    assert!(accepted(&h) < h.state().data.items.dated.len(), "what lies elsewhere stays open");
    h.state_mut().undo();
    h.run_ok();
    assert_eq!(accepted(&h), 0, "one step takes it back");
    on_pill(&mut h);
    h.get_by_label("Zoom to span").click();
    h.run_ok();
    let window = h.state().time.aim();
    assert!(window.length() < 1.3 * 365.0 * 86_400.0 * 100.0, "{window:?}");
    press(&mut h, Key::Escape);
    assert!(h.query_all_by_label("Zoom to span").next().is_none(), "Esc puts the sum away");
}

#[test]
fn a_sum_leaves_out_ways_that_no_event_is() {
    let h = window();
    let data = &h.state().data;
    let sum = Summary::of(&data.corpus, data.items.dated.iter().filter(|item| item.is_event()));
    let all = data.items.dated.iter().filter(|item| item.is_event()).count();
    assert!(all > 25, "{all}");
    assert_eq!((sum.events, sum.open.len(), sum.contested), (all, all, 0));
    assert_eq!(sum.documents, 1, "what two papers tell stands once, with the first");
    let [decision, precision, _, sources] = &sum.bars;
    assert_eq!(decision, &Bar { name: "Decision", parts: vec![("undecided", all)] });
    assert_eq!(precision, &Bar { name: "Precision", parts: vec![("day", all)] });
    assert_eq!(sources, &Bar { name: "Sources", parts: vec![("two or more", 3), ("one", all - 3)] });
    assert_eq!(contested(1), "1 event that documents tell differently");
}
