//! The window without eyes or mouse, over every screen: what has the keyboard has a name and is in sight, what is said is
//! true, items stand in their lists, all words that are painted are told.

use std::collections::BTreeSet;

use dateline::cmd::CommandId;
use dateline::gui::{App, Overlay};
use egui::accesskit::{Live, Role};
use egui::epaint::{ClippedShape, Shape};
use egui::{Key, Modifiers, Rect, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::{AccessKitNode, NodeT, Queryable};

use crate::gui::{memory, open, press};

type H = Harness<'static, App>;

const TREATY: &str = "Norway and Finland sign fishing treaty\n\n12 March 2015\n\n\
    Norway and Finland signed a fishing treaty on 2 March 2015. Ministers met again in Oslo on 9 March 2015.\n\n\
    Exports from Norway to Finland were $4.2 billion in 2014 and $3.9 billion in 2013.\n\n\
    A second meeting was held in Helsinki on 11 March 2015. The pier was closed in March.\n";
const HARBOUR: &str = "A harbour and its years\n\n20 May 2016\n\n\
    Norway signed a loan agreement on 4 April 2016.\n\nA first treaty on fish was signed on 3 June 1951.\n\n\
    Exports of fish from Norway to Finland rose to $310 million in 2015.\n";

fn window() -> H {
    let files = memory(&[("treaty.txt", TREATY), ("harbour.txt", HARBOUR)]);
    let (mut h, _) = open(|app, ctx| app.open("Two papers".to_owned(), files, ctx), Theme::Light);
    h.state_mut().panes.kept.calm = true;
    h.state_mut().work.message = None;
    press(&mut h, Key::Num0);
    h
}

fn run(h: &mut H, id: CommandId) {
    let ctx = h.ctx.clone();
    dateline::gui::command::run(h.state_mut(), id, &ctx);
    h.run_ok();
}

/// A screen and how one gets there.
type Screen = (&'static str, fn() -> H);

fn with(keys: &[Key]) -> H {
    let mut h = window();
    for key in keys {
        press(&mut h, *key);
    }
    h
}

fn over(overlay: Overlay) -> H {
    let mut h = window();
    h.state_mut().panes.overlay = Some(overlay);
    h.run_ok();
    h
}

fn after(before: &[Key], id: CommandId) -> H {
    let mut h = with(before);
    run(&mut h, id);
    h
}

const SCREENS: &[Screen] = &[
    ("first screen", || open(|_, _| {}, Theme::Light).0),
    ("overview", window),
    ("a mark selected", || with(&[Key::Home])),
    ("source open", || with(&[Key::Home, Key::Enter])),
    ("quick look", || with(&[Key::Home, Key::Space])),
    ("decided", || with(&[Key::Home, Key::Y])),
    ("fields of a record", || with(&[Key::Home, Key::E])),
    ("fields of a figure", || {
        let mut h = window();
        let id = h.state().data.items.dated.iter().find(|item| item.figure).map(|item| item.id).expect("a figure");
        h.state_mut().select(id);
        press(&mut h, Key::E);
        h
    }),
    ("claims", || with(&[Key::Home, Key::V])),
    ("table", || with(&[Key::T])),
    ("load report", || after(&[], CommandId::LoadReport)),
    ("triage", || after(&[], CommandId::LayoutTriage)),
    ("figures", || after(&[], CommandId::LayoutFigures)),
    ("files", || after(&[], CommandId::LayoutFiles)),
    ("presenting", || after(&[], CommandId::LayoutPresent)),
    ("palette", || over(Overlay::Palette)),
    ("shortcuts", || over(Overlay::Shortcuts)),
    ("manual", || over(Overlay::Manual)),
    ("licences", || over(Overlay::Licences)),
    ("go to a date", || with(&[Key::G])),
    ("as known on", || with(&[Key::J])),
    ("lane menu", || with(&[Key::L])),
    ("key to the marks", || with(&[Key::K])),
    ("fiscal years", || after(&[], CommandId::FiscalYears)),
    ("export", || after(&[], CommandId::ExportPage)),
    ("date of a document", || after(&[Key::Home], CommandId::SetDate)),
    ("add an event", || after(&[Key::Home, Key::Enter], CommandId::AddEvent)),
    ("add an era", || after(&[Key::Home], CommandId::AddEra)),
    ("save a view", || after(&[], CommandId::SaveView)),
    ("kept decisions", || after(&[], CommandId::KeptWork)),
    ("accept all", || after(&[], CommandId::AcceptShown)),
    ("series", || after(&[], CommandId::ChartSeries)),
    ("an area", || with(&[Key::Home, Key::R])),
    ("context", || with(&[Key::Home, Key::C])),
    ("asking", || {
        let mut h = with(&[Key::Slash]);
        h.event(egui::Event::Text("nor".to_owned()));
        h.run_ok();
        h
    }),
];

fn nodes(h: &H) -> Vec<AccessKitNode<'_>> {
    let root = h.root();
    root.children_recursive().map(|node| node.accesskit_node()).filter(|node| !node.is_hidden()).collect()
}

fn words(node: &AccessKitNode<'_>) -> String {
    let keys = node.data().keyboard_shortcut().map(str::to_owned);
    [node.label(), node.value(), node.description(), node.placeholder().map(str::to_owned), keys]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

fn stops(node: &AccessKitNode<'_>) -> bool {
    node.data().supports_action(egui::accesskit::Action::Focus) && !node.is_disabled()
}

fn told(node: &AccessKitNode<'_>) -> String {
    format!("{:?} ‘{}’", node.role(), words(node).chars().take(70).collect::<String>())
}

/// What is wrong with the nodes of a screen: a stop without a name, a state that cannot be, an item without its list.
fn faults(h: &H) -> Vec<String> {
    let mut found = Vec::new();
    for node in nodes(h) {
        if stops(&node) && words(&node).trim().is_empty() {
            found.push(format!("a stop without a name at {:?}", node.raw_bounds()));
        }
        // Pressed and checked is what can be switched, and the state that a record has; what is chosen is selected.
        let switches = [Role::CheckBox, Role::RadioButton, Role::MenuItemCheckBox, Role::Switch];
        let status =
            node.role() == Role::Button && ["Accept", "Reject", "Undecided"].contains(&words_of(&node).as_str());
        if node.toggled().is_some() && !switches.contains(&node.role()) && !status {
            found.push(format!("{} is pressed or not", told(&node)));
        }
        let Some(holder) = holder(node.role()) else { continue };
        let mut above = std::iter::successors(node.parent(), AccessKitNode::parent);
        match above.find(|parent| holder.contains(&parent.role())) {
            None => found.push(format!("{} stands in none of {holder:?}", told(&node))),
            Some(list) if list.role() == Role::Menu => {}
            Some(list) => {
                let (at, of) = (node.position_in_set(), list.size_of_set());
                if at.zip(of).is_none_or(|(at, of)| at >= of) {
                    found.push(format!("{} is number {at:?} of {of:?}", told(&node)));
                }
                if words(&list).is_empty() {
                    found.push(format!("the list of {} has no name", told(&node)));
                }
            }
        }
    }
    found
}

fn words_of(node: &AccessKitNode<'_>) -> String {
    node.label().unwrap_or_default()
}

/// In what an item stands.
fn holder(role: Role) -> Option<&'static [Role]> {
    match role {
        Role::ListItem => Some(&[Role::List]),
        Role::Row => Some(&[Role::Table]),
        Role::ListBoxOption => Some(&[Role::ListBox, Role::List]),
        Role::MenuItem | Role::MenuItemCheckBox => Some(&[Role::Menu]),
        _ => None,
    }
}

#[track_caller]
fn none(found: Vec<(String, Vec<String>)>) {
    let told: Vec<String> = found
        .into_iter()
        .filter(|(_, faults)| !faults.is_empty())
        .map(|(screen, faults)| format!("{screen}:\n  {}", faults.join("\n  ")))
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn every_stop_has_a_name_states_are_true_and_items_stand_in_lists_on_every_screen() {
    none(SCREENS.iter().map(|(name, screen)| ((*name).to_owned(), faults(&screen()))).collect());
}

#[test]
fn the_same_holds_after_every_command() {
    use dateline::cmd::CommandId as Id;
    let outside = [
        Id::Quit,
        Id::OpenFolder,
        Id::OpenProject,
        Id::NewProject,
        Id::SaveRecords,
        Id::SaveReport,
        Id::SaveHistory,
        Id::OpenOriginal,
        Id::ShowInFolder,
        Id::OwnKeys,
    ];
    let mut found = Vec::new();
    for command in dateline::cmd::COMMANDS.iter().filter(|command| !outside.contains(&command.id)) {
        let mut h = with(&[Key::Home, Key::Enter]);
        if dateline::gui::command::enabled(h.state(), command.id) {
            run(&mut h, command.id);
            found.push((command.label.to_owned(), faults(&h)));
        }
    }
    assert!(found.len() > 90, "{} commands were given", found.len());
    none(found);
}

/// Presses Tab until the keyboard has come round, and says where it was out of sight.
fn unseen(h: &mut H) -> Vec<String> {
    let (mut seen, mut found) = (BTreeSet::new(), Vec::new());
    for _ in 0..400 {
        press(h, Key::Tab);
        let Some(id) = h.ctx.memory(egui::Memory::focused) else { continue };
        if !seen.insert(id.value()) {
            break;
        }
        let Some(node) = h.ctx.read_response(id) else { continue };
        let (whole, part) = (node.rect, node.interact_rect);
        let high = part.height() >= whole.height().min(20.0) * 0.6 && part.width() > 0.0;
        if !high {
            let name = nodes(h).iter().find(|node| node.is_focused()).map(told).unwrap_or_default();
            found.push(format!("{name} at {whole:?} is seen as {part:?}"));
        }
    }
    assert!(!seen.is_empty(), "something has the keyboard");
    found
}

#[test]
fn what_has_the_keyboard_is_in_sight() {
    let mut found = Vec::new();
    for (name, screen) in SCREENS {
        let mut h = screen();
        // In a window where little has room.
        h.set_size(egui::vec2(1024.0, 640.0));
        h.run_ok();
        found.push(((*name).to_owned(), unseen(&mut h)));
    }
    none(found);
}

/// True where words that are painted are told: cut ones as far as they go, those between dots one by one.
fn is_told(painted: &str, tree: &str) -> bool {
    let part = |part: &str| {
        let part = part.trim().trim_end_matches('…').trim_end_matches("fig.").trim();
        part.is_empty() || tree.contains(part)
    };
    tree.contains(painted) || tree.contains(&painted.replace(' ', "+")) || painted.split(" · ").all(part)
}

#[test]
fn all_words_that_are_painted_are_told() {
    let told = |screen: &fn() -> H| {
        let h = screen();
        let tree: String = nodes(&h).iter().map(words).collect::<Vec<_>>().join("\n");
        painted(&h.output().shapes).into_iter().filter(|words| !is_told(words, &tree)).collect::<Vec<_>>()
    };
    // What is drawn as a picture is told as one: the page of the export dialog.
    let screens = SCREENS.iter().filter(|(name, _)| *name != "export");
    none(screens.map(|(name, screen)| ((*name).to_owned(), told(screen))).collect());
}

/// The words of the line that is heard.
fn heard(h: &H) -> String {
    let live: Vec<String> = nodes(h).iter().filter(|node| node.live() == Live::Polite).map(words).collect();
    assert_eq!(live.len(), 1, "one line is heard: {live:?}");
    live.concat().trim().to_owned()
}

#[test]
fn what_happens_is_heard_once_it_has_happened() {
    let mut h = open(|_, _| {}, Theme::Light).0;
    let ctx = h.ctx.clone();
    let files = memory(&[("treaty.txt", TREATY), ("harbour.txt", HARBOUR)]);
    h.state_mut().open("Two papers".to_owned(), files, &ctx);
    crate::gui::read_on(&mut h);
    assert!(heard(&h).starts_with("2 documents read, 6 events and 3 figures shown"), "{}", heard(&h));
    press(&mut h, Key::Home);
    press(&mut h, Key::Y);
    assert_eq!(heard(&h), "Accept an event. 8 undecided");
    h.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    h.run_ok();
    assert_eq!(heard(&h), "Undone: accept an event");
    h.key_press_modifiers(Modifiers::COMMAND, Key::F);
    h.run_ok();
    h.event(egui::Event::Text("treaty".to_owned()));
    h.run_ok();
    let begun = std::time::Instant::now();
    while !heard(&h).contains("hit") && begun.elapsed().as_secs() < 10 {
        h.step();
        std::thread::yield_now();
    }
    assert!(heard(&h).contains("hits in"), "{}", heard(&h));
    press(&mut h, Key::Escape);
    h.state_mut().refilter_with(|filter| "loan".clone_into(&mut filter.words));
    h.run_ok();
    assert_eq!(heard(&h), "1 event and 0 figures shown");
    let folder = tempfile::tempdir().expect("a folder");
    dateline::gui::app::export::save_records(h.state_mut(), &folder.path().join("a.jsonl"));
    h.run_ok();
    assert!(heard(&h).contains("a.jsonl"), "{}", heard(&h));
    run(&mut h, CommandId::Palette);
    assert!(heard(&h).contains(", 1 of "), "{}", heard(&h));
    press(&mut h, Key::ArrowDown);
    assert!(heard(&h).contains(", 2 of "), "{}", heard(&h));
}

fn focus(h: &H) -> String {
    nodes(h).iter().find(|node| node.is_focused()).map(words_of).unwrap_or_default()
}

#[test]
fn arrows_and_escape_stay_in_an_open_menu() {
    type Opens = (&'static str, fn(&mut H));
    let opens: [Opens; 4] = [
        ("a menu of the bar", |h| h.get_by_role_and_label(Role::Button, "View").click()),
        ("the menu of a lane", |h| h.key_press(Key::L)),
        ("fiscal years", |h| {
            let ctx = h.ctx.clone();
            dateline::gui::command::run(h.state_mut(), CommandId::FiscalYears, &ctx);
        }),
        ("the menu of a chart", |h| h.get_all_by_label_contains("Menu of chart").next().expect("a chart").click()),
    ];
    for (name, open) in opens {
        let mut h = with(&[Key::Home]);
        let before = h.state().choice.selection;
        open(&mut h);
        h.run_ok();
        let entry = |h: &H| {
            nodes(h).iter().find(|node| node.is_focused() && holder(node.role()) == Some(&[Role::Menu])).map(words_of)
        };
        press(&mut h, Key::ArrowDown);
        let first = entry(&h).unwrap_or_else(|| panic!("{name}: ↓ goes to an entry, not to {}", focus(&h)));
        press(&mut h, Key::ArrowDown);
        let second = entry(&h).unwrap_or_else(|| panic!("{name}: and on, not to {}", focus(&h)));
        press(&mut h, Key::ArrowUp);
        assert!(first != second && entry(&h) == Some(first), "{name}: ↑ goes back");
        assert_eq!(h.state().choice.selection, before, "{name}: the marks stay where they are");
        press(&mut h, Key::Escape);
        assert!(!egui::Popup::is_any_open(&h.ctx), "{name}: Esc closes it");
        assert_eq!(h.state().choice.selection, before, "{name}: and nothing else");
    }
}

#[test]
fn every_dialog_has_a_name_holds_the_keyboard_and_gives_it_back() {
    let opens: [(CommandId, &str); 10] = [
        (CommandId::Palette, "Commands"),
        (CommandId::Shortcuts, "Keyboard shortcuts"),
        (CommandId::Manual, "Manual"),
        (CommandId::Licences, "Licences"),
        (CommandId::GoToDate, "Go to date"),
        (CommandId::ExportPage, "Export"),
        (CommandId::SetDate, "Document date"),
        (CommandId::AddEra, "Era"),
        (CommandId::SaveView, "Saved view"),
        (CommandId::KeptWork, "Kept decisions"),
    ];
    for (id, name) in opens {
        let mut h = with(&[Key::Home]);
        let before = focus(&h);
        assert!(!before.is_empty());
        run(&mut h, id);
        let dialog = h.get_by_role_and_label(Role::Dialog, name).accesskit_node();
        assert!(dialog.is_modal(), "{name}");
        let inside = dialog.id();
        for _ in 0..12 {
            press(&mut h, Key::Tab);
            let all = nodes(&h);
            let Some(node) = all.iter().find(|node| node.is_focused()) else { continue };
            let mut above = std::iter::successors(Some(*node), AccessKitNode::parent);
            assert!(above.any(|node| node.id() == inside), "{name}: {} lies outside", told(node));
        }
        press(&mut h, Key::Escape);
        assert_eq!(focus(&h), before, "{name}: the mark has the keyboard again");
    }
}

#[test]
fn f6_goes_through_every_pane_and_back() {
    let mut h = with(&[Key::Home, Key::Enter, Key::T]);
    let view = h.state().as_view();
    h.state_mut().edit(dateline::project::Edit::Views(vec![("One".to_owned(), Some(view))]));
    h.run_ok();
    let mut order = Vec::new();
    for _ in 0..9 {
        press(&mut h, Key::F6);
        order.push((h.state().panes.pane, focus(&h)));
    }
    let panes: BTreeSet<String> = order.iter().map(|(pane, _)| format!("{pane:?}")).collect();
    assert_eq!(panes.len(), 9, "all but claims and undated, of which there are none: {order:?}");
    assert!(order.iter().all(|(_, name)| !name.is_empty()), "{order:?}");
    for (pane, _) in order.iter().rev().skip(1) {
        h.key_press_modifiers(Modifiers::SHIFT, Key::F6);
        h.run_ok();
        assert_eq!(h.state().panes.pane, *pane);
    }
}

#[test]
fn arrows_walk_a_list_also_to_what_is_out_of_sight() {
    let files: Vec<(String, String)> = (0..60)
        .map(|at| {
            (
                format!("{at:02}.txt"),
                format!("Paper {at:02}\n\n12 March 2015\n\nOslo signed on {} May 2014.\n", at % 28 + 1),
            )
        })
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let files = memory(&files);
    let mut h = open(|app, ctx| app.open("Sixty".to_owned(), files, ctx), Theme::Light).0;
    press(&mut h, Key::T);
    for name in ["Documents", "Records"] {
        let pane = if name == "Documents" { 1 } else { 6 };
        h.state_mut().panes.pane = dateline::gui::app::Pane::ALL[pane];
        press(&mut h, Key::F6);
        h.state_mut().panes.pane = dateline::gui::app::Pane::ALL[pane - 1];
        press(&mut h, Key::F6);
        let at = |h: &H| nodes(h).iter().find(|node| node.is_focused()).and_then(AccessKitNode::position_in_set);
        let first = at(&h).unwrap_or_else(|| panic!("{name}: a row has the keyboard, not {}", focus(&h)));
        for step in 1..=3 {
            press(&mut h, Key::ArrowDown);
            assert_eq!(at(&h), Some(first + step), "{name}");
        }
        press(&mut h, Key::End);
        assert_eq!(at(&h), Some(59), "{name}: the last one is brought into sight");
        press(&mut h, Key::ArrowUp);
        assert_eq!(at(&h), Some(58), "{name}");
        press(&mut h, Key::PageUp);
        assert!(at(&h).is_some_and(|at| at < 58), "{name}");
        press(&mut h, Key::Home);
        assert_eq!(at(&h), Some(0), "{name}");
    }
}

#[test]
fn borders_between_panels_are_moved_by_arrows() {
    let mut h = window();
    let edge = |h: &H| {
        let all = nodes(h);
        let edge = all.iter().find(|node| node.role() == Role::Splitter && words(node).contains("Documents")).copied();
        edge.and_then(|node| node.numeric_value()).expect("a border")
    };
    let before = edge(&h);
    h.get_by_label_contains("Border between Documents").focus();
    h.run_ok();
    press(&mut h, Key::ArrowRight);
    press(&mut h, Key::ArrowRight);
    assert!((edge(&h) - before - 32.0).abs() < 2.0, "{before} became {}", edge(&h));
}

/// The words that are painted and seen.
fn painted(shapes: &[ClippedShape]) -> BTreeSet<String> {
    fn walk(shape: &Shape, clip: Rect, found: &mut BTreeSet<String>) {
        match shape {
            Shape::Vec(all) => all.iter().for_each(|shape| walk(shape, clip, found)),
            Shape::Text(text) => {
                let rect = text.galley.rect.translate(text.pos.to_vec2());
                if clip.intersects(rect) {
                    let words = text.galley.text().trim();
                    if words.chars().any(char::is_alphabetic) {
                        found.insert(words.to_owned());
                    }
                }
            }
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    for shape in shapes {
        walk(&shape.shape, shape.clip_rect, &mut found);
    }
    found
}

/// Nodes that can be clicked, are lower or narrower than 24 points and have another one nearer than that (WCAG 2.5.8). What
/// stands at its time on the axis stands there whatever its size, and has a row of 24 points in the table or the list of
/// documents; words in a text stand in their line; borders
/// and scroll bars move by keys, too.
fn small(h: &H) -> Vec<String> {
    const LEAST: f32 = 24.0;
    let of_time = |node: &AccessKitNode<'_>| {
        let list = std::iter::successors(node.parent(), AccessKitNode::parent).find(|above| above.role() == Role::List);
        let list = list.map(|list| words(&list)).unwrap_or_default();
        let facet = ["Show only", "Left out"].iter().any(|verb| words(node).starts_with(verb));
        let axis = ["Events of ", "Values of "].iter().any(|name| list.starts_with(name)) && !facet;
        axis || words(node).starts_with("Published ")
    };
    let place = |node: &AccessKitNode<'_>| {
        let bounds = node.raw_bounds()?;
        let corner = |x: f64, y: f64| egui::pos2(x as f32, y as f32);
        Some(Rect::from_min_max(corner(bounds.x0, bounds.y0), corner(bounds.x1, bounds.y1)))
    };
    let moves = |role| matches!(role, Role::Splitter | Role::ScrollBar);
    let click = egui::accesskit::Action::Click;
    let all: Vec<(Rect, AccessKitNode<'_>)> = nodes(h)
        .into_iter()
        .filter(|node| node.data().supports_action(click) && !node.is_disabled() && !moves(node.role()))
        .filter_map(|node| Some((place(&node)?, node)))
        .collect();
    let low = |rect: &Rect| rect.width() < LEAST - 0.01 || rect.height() < LEAST - 0.01;
    let near = |at: usize, rect: &Rect| {
        all.iter().enumerate().filter(|(other, (place, _))| *other != at && !place.contains_rect(*rect)).any(
            |(_, (place, _))| {
                let (far, least) = if low(place) {
                    (place.center().distance(rect.center()), LEAST)
                } else {
                    (place.distance_to_pos(rect.center()), LEAST / 2.0)
                };
                far < least
            },
        )
    };
    let meant =
        |node: &AccessKitNode<'_>| !of_time(node) && (node.role() != Role::Link || words(node).starts_with("Licence"));
    let small = all.iter().enumerate().filter(|(at, (rect, node))| low(rect) && meant(node) && near(*at, rect));
    small.map(|(_, (rect, node))| format!("{} is {:?}", told(node), rect.size())).collect()
}

#[test]
fn what_can_be_clicked_is_large_enough_to_be_hit() {
    none(SCREENS.iter().map(|(name, screen)| ((*name).to_owned(), small(&screen()))).collect());
}
