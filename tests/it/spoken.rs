//! The window without eyes or mouse, over every screen: what has the keyboard has a name and is in sight, what is said is
//! true, items stand in their lists, all words that are painted are told.

use std::collections::BTreeSet;

use dateline::cmd::CommandId;
use dateline::gui::{App, Overlay};
use egui::accesskit::{Live, Role, Toggled};
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
    [node.label(), node.value(), node.description(), node.placeholder().map(str::to_owned)]
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

#[test]
fn audit() {
    let mut all: std::collections::BTreeMap<String, BTreeSet<&str>> = Default::default();
    for (name, screen) in SCREENS {
        let h = screen();
        for node in nodes(&h) {
            if stops(&node) && words(&node).trim().is_empty() {
                let b = node.raw_bounds();
                let parent = node.parent().map(|p| told(&p));
                all.entry(format!("NAMELESS {} {b:?} in {parent:?}", told(&node))).or_default().insert(name);
            }
            if let Some(toggled) = node.toggled() {
                let role = node.role();
                let label: String = told(&node).split_whitespace().take(3).collect::<Vec<_>>().join(" ");
                all.entry(format!("TOGGLED {label} {role:?} {}", toggled == Toggled::True)).or_default().insert(name);
            }
        }
        let tree: String = nodes(&h).iter().map(words).collect::<Vec<_>>().join("\n");
        for painted in painted(h.output().shapes.as_slice()) {
            if !tree.contains(&painted) {
                all.entry(format!("PAINTED ‘{painted}’")).or_default().insert(name);
            }
        }
    }
    for (what, screens) in all {
        let many = screens.len();
        let some: Vec<_> = screens.into_iter().take(3).collect();
        println!("{what}   [{many}: {}]", some.join(", "));
    }
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
    shapes.iter().for_each(|shape| walk(&shape.shape, shape.clip_rect, &mut found));
    found
}
