//! The export dialog and *Copy picture*, driven as a user drives them: by key, menu, pointer and typing.

use std::path::Path;
use std::time::{Duration, Instant};

use dateline::gui::App;
use dateline::gui::app::state::export::Dialog;
use dateline::model::RecordId;
use dateline::project;
use dateline::view::brief::{Brief, PRESETS, Tone};
use egui::accesskit::Role;
use egui::{Key, Modifiers, OutputCommand, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::gui::{memory, open, press};

const FISH: &str = "Fish treaty signed\n\n12 March 2015\n\nReuters reports that talks had gone on for years.\n\n\
    Norway and Finland signed a fishing treaty on 2 March 2015. Ministers met in Oslo on 9 March 2015.\n\n\
    Trade between Norway and Finland reached $4.2 billion in 2014.\n";
const PORT: &str = "Port opens\n\n20 May 2016\n\nThe Finnish minister visited Oslo on 18 May 2016.\n\n\
    A new port was opened in Bergen on 3 April 2016.\n";

fn window() -> Harness<'static, App> {
    let files = memory(&[("fish.txt", FISH), ("port.txt", PORT)]);
    open(|app, ctx| app.open("Fish and ports".to_owned(), files, ctx), Theme::Light).0
}

fn dialog<'a>(harness: &'a Harness<'static, App>) -> &'a Dialog {
    harness.state().panes.export.dialog.as_ref().expect("the dialog is open")
}

/// Steps until a condition holds; other threads draw and write meanwhile.
#[track_caller]
fn until(harness: &mut Harness<'static, App>, what: &str, done: impl Fn(&App) -> bool) {
    let begun = Instant::now();
    while !done(harness.state()) {
        assert!(begun.elapsed() < Duration::from_mins(2), "{what} never came");
        harness.step();
        std::thread::yield_now();
    }
    harness.run_ok();
}

/// Waits for the picture of what is set.
#[track_caller]
fn drawn(harness: &mut Harness<'static, App>) -> std::sync::Arc<Brief> {
    harness.run_ok();
    until(harness, "the page", |app| app.panes.export.dialog.as_ref().is_none_or(|dialog| !dialog.is_drawing()));
    dialog(harness).brief.clone().expect("a page")
}

/// More events than a page has numbers for.
fn crowded() -> Harness<'static, App> {
    let visit = |day: u32, land: &str, port: &str| {
        format!("The minister of {land} visited {port} harbour {day} on {day} June 2016.\n\n")
    };
    let visits = |day: u32| {
        format!("{}{}{}", visit(day, "Norway", "Oslo"), visit(day, "Finland", "Turku"), visit(day, "Sweden", "Malmö"))
    };
    let text = format!("Harbour visits\n\n30 June 2016\n\n{}", (1..=28).map(visits).collect::<String>());
    let files = memory(&[("fish.txt", FISH), ("visits.txt", &text)]);
    opened_in(open(|app, ctx| app.open("Fish and ports".to_owned(), files, ctx), Theme::Light).0)
}

/// Opens the dialog by its key.
fn opened() -> Harness<'static, App> {
    opened_in(window())
}

fn opened_in(mut harness: Harness<'static, App>) -> Harness<'static, App> {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::E);
    harness.run_ok();
    drawn(&mut harness);
    harness
}

/// Puts words into a field, as a user does who selects all and types.
fn type_into(harness: &mut Harness<'static, App>, name: &str, words: &str) {
    harness.get_by_role_and_label(Role::TextInput, name).focus();
    harness.run_ok();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_ok();
    if words.is_empty() {
        press(harness, Key::Backspace);
    } else {
        harness.get_by_role_and_label(Role::TextInput, name).type_text(words);
        harness.run_ok();
    }
}

/// Presses the control of a name without the pointer, as a screen reader does.
fn click(harness: &mut Harness<'static, App>, name: &str) {
    harness.get_by_label(name).click_accesskit();
    harness.run_ok();
}

/// Picks a value of a list of choices.
fn pick(harness: &mut Harness<'static, App>, list: &str, value: &str) {
    harness.get_by_role_and_label(Role::ComboBox, list).click_accesskit();
    harness.run_ok();
    click(harness, value);
}

/// Saves under a path and waits for the message.
#[track_caller]
fn save(harness: &mut Harness<'static, App>, path: &Path) -> String {
    type_into(harness, "File", &path.display().to_string());
    let verb = if harness.query_by_label("Replace").is_some() { "Replace" } else { "Save" };
    click(harness, verb);
    until(harness, "the file", |app| app.panes.export.saving.is_none());
    let dialog = harness.state().panes.export.dialog.as_ref().and_then(|dialog| dialog.said.clone());
    let message = harness.state().work.message.as_ref().map(|message| message.text.clone());
    dialog.map(|(said, _)| said).or(message).expect("a sentence")
}

fn callouts(brief: &Brief) -> Vec<(RecordId, String)> {
    let numbered = brief.callouts().filter(|entry| entry.mark.parse::<u32>().is_ok());
    numbered.map(|entry| (entry.id, entry.label.clone())).collect()
}

#[test]
fn it_opens_by_key_menu_and_toolbar_and_esc_closes_it() {
    let mut harness = opened();
    assert!(harness.get_by_role_and_label(Role::TextInput, "Title").is_focused(), "the title takes the keyboard");
    press(&mut harness, Key::Escape);
    assert!(harness.state().panes.export.dialog.is_none(), "Esc closes");
    assert_eq!(harness.state().data.project.undo_words(), None, "nothing was set, so nothing is kept");
    harness.get_by_label("Export").click();
    harness.run_ok();
    harness.query_all_by_label("Export…").last().expect("in the menu").click();
    harness.run_ok();
    assert!(harness.state().panes.export.dialog.is_some(), "the menu opens it");
    click(&mut harness, "Close");
    assert!(harness.state().panes.export.dialog.is_none());
    harness.get_by_label("Export…").click();
    harness.run_ok();
    assert!(harness.state().panes.export.dialog.is_some(), "the toolbar opens it");
    // The window behind does not hear keys.
    let window = harness.state().time.window;
    harness.get_by_label("Close export").focus();
    harness.run_ok();
    press(&mut harness, Key::Num0);
    press(&mut harness, Key::W);
    assert_eq!(harness.state().time.window, window);
    click(&mut harness, "Close export");
    assert!(harness.state().panes.export.dialog.is_none());
}

#[test]
fn the_page_follows_shape_theme_and_title_and_its_warning_goes() {
    let mut harness = opened();
    let first = drawn(&mut harness);
    assert!(first.title.is_empty() && first.preset == PRESETS[0]);
    assert!(harness.query_by_label_contains("Warning: The title is empty").is_some());
    type_into(&mut harness, "Title", "Fish went before ports");
    pick(&mut harness, "Shape", "Square, 1080 × 1080");
    click(&mut harness, "Dark");
    let brief = drawn(&mut harness);
    assert_eq!((brief.title.as_str(), brief.preset.name), ("Fish went before ports", "square"));
    assert!(harness.query_by_label_contains("Warning: The title is empty").is_none());
    let canvas = Tone::Dark.theme().canvas;
    let ground = brief.pages[0].parts[0].shapes.first().expect("a ground");
    assert!(format!("{ground:?}").contains(&format!("{canvas:?}")), "the ground is dark: {ground:?}");
    harness.get_by_label_contains("Page 1 in picture");
}

#[test]
fn only_what_is_wanted_goes_on_the_page() {
    let mut harness = opened();
    let all = drawn(&mut harness).tally.events.shown;
    assert!(all >= 4, "{all} events");
    click(&mut harness, "Only what was accepted");
    assert_eq!(drawn(&mut harness).tally.events.shown, 0);
    harness.get_by_label_contains("Warning: Nothing in this time");
    press(&mut harness, Key::Escape);
    harness.state_mut().refilter_with(|filter| filter.words = "port".to_owned());
    harness.run_ok();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::E);
    harness.run_ok();
    click(&mut harness, "Only what was accepted");
    let brief = drawn(&mut harness);
    assert!(brief.tally.events.shown < all && brief.tally.events.filtered > 0, "{:?}", brief.tally);
    assert!(brief.method.contains("asked: port"), "{}", brief.method);
    click(&mut harness, "Everything");
    assert_eq!(drawn(&mut harness).tally.events.filtered, 0);
}

#[test]
fn callouts_are_worded_ordered_and_left_out_by_hand_and_the_drawing_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = opened();
    let chosen = callouts(&drawn(&mut harness));
    assert!(chosen.len() >= 3, "{chosen:?}");
    type_into(&mut harness, "Words of callout 1", "Signed at last");
    drawn(&mut harness);
    // With the keyboard the first goes down, with its button the last one up.
    harness.get_by_role_and_label(Role::TextInput, "Words of callout 1").focus();
    harness.run_ok();
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
    harness.run_ok();
    assert!(harness.get_by_role_and_label(Role::TextInput, "Words of callout 2").is_focused(), "it keeps the keyboard");
    let moved = callouts(&drawn(&mut harness));
    assert_eq!((moved[0].0, moved[1].0), (chosen[1].0, chosen[0].0));
    assert_eq!(moved[1].1, "Signed at last");
    click(&mut harness, &format!("Leave out callout {}", chosen.len()));
    let fewer = callouts(&drawn(&mut harness));
    assert_eq!(fewer.len(), chosen.len() - 1);
    click(&mut harness, "Move callout 2 up");
    let last = callouts(&drawn(&mut harness));
    assert_eq!(last[0].1, "Signed at last");
    // By dragging its number.
    let from = harness.get_by_label("Callout 1").rect().center();
    harness.drag_at(from);
    harness.run_ok();
    harness.hover_at(from + egui::vec2(0.0, 34.0));
    harness.run_ok();
    harness.drop_at(from + egui::vec2(0.0, 34.0));
    harness.run_ok();
    let dragged = callouts(&drawn(&mut harness));
    assert_eq!(dragged[1].1, "Signed at last", "{dragged:?}");
    let path = folder.path().join("page.svg");
    pick(&mut harness, "Format", "SVG drawing");
    save(&mut harness, &path);
    let svg = std::fs::read_to_string(&path).expect("the drawing");
    assert!(svg.contains("Signed at last"));
    for (at, (id, _)) in dragged.iter().enumerate() {
        let part = svg.split(&format!("id=\"r{id}\"")).nth(1).expect("the callout is drawn");
        let part = part.split("id=\"r").next().unwrap_or(part);
        assert!(part.contains(&format!(">{}</text>", at + 1)), "callout {} of {id}", at + 1);
    }
    let left = chosen.iter().find(|(id, _)| dragged.iter().all(|(other, _)| other != id)).expect("one was left out");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::E);
    drawn(&mut harness);
    assert_eq!(callouts(&drawn(&mut harness)), dragged, "the list is kept");
    click(&mut harness, "Add callout");
    let offered = harness.query_all_by_label_contains(&left.1).last().expect("what was left out is offered");
    offered.click_accesskit();
    harness.run_ok();
    assert_eq!(callouts(&drawn(&mut harness)).last().map(|one| one.0), Some(left.0));
    click(&mut harness, "Choose again");
    assert_eq!(callouts(&drawn(&mut harness)), chosen);
}

#[test]
fn replaced_names_are_nowhere_in_what_leaves() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = opened();
    click(&mut harness, "Replace a name");
    type_into(&mut harness, "Name 1", "Norway");
    type_into(&mut harness, "Label 1", "old norway");
    harness.get_by_label_contains("The replacement ‘old norway’ holds the name");
    let path = folder.path().join("page.html");
    type_into(&mut harness, "File", &path.display().to_string());
    assert!(harness.get_by_label("Save").accesskit_node().is_disabled(), "what would leak is not saved");
    type_into(&mut harness, "Label 1", "Country A");
    drawn(&mut harness);
    save(&mut harness, &path);
    let text = std::fs::read_to_string(&path).expect("the page").to_lowercase();
    assert!(text.contains("country a") && !text.contains("norway"));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::E);
    drawn(&mut harness);
    click(&mut harness, "Keep name 1");
    assert!(dialog(&harness).page.replacements.is_empty());
}

#[test]
fn every_form_is_written_where_the_path_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = crowded();
    type_into(&mut harness, "Title", "Fish");
    let forms: [(&str, &[u8], &str); 8] = [
        ("page.png", b"\x89PNG", "Saved as "),
        ("page.svg", b"<svg ", "Saved as "),
        ("page.pdf", b"%PDF-", "Saved as "),
        ("page.pptx", b"PK\x03\x04", "Saved as "),
        ("page.html", b"<!", "Saved as "),
        ("page.md", b"<!-- Made by Dateline", "Saved as "),
        ("data.zip", b"PK\x03\x04", "records"),
        ("data.ics", b"BEGIN:VCALENDAR", "records"),
    ];
    for (name, begins, says) in forms {
        let path = folder.path().join(name);
        let said = save(&mut harness, &path);
        assert!(said.contains(says) && said.contains(&path.display().to_string()), "{name}: {said}");
        assert!(harness.state().panes.export.dialog.is_none(), "{name}: {said}");
        let bytes = std::fs::read(&path).expect(name);
        assert!(bytes.starts_with(begins), "{name} begins with {:?}", &bytes[..12]);
        harness.key_press_modifiers(Modifiers::COMMAND, Key::E);
        harness.run_ok();
    }
    assert!(folder.path().join("page.sources.md").is_file(), "a picture has its sources beside it");
    assert_eq!(harness.state().panes.kept.pages.as_deref(), Some(folder.path()), "the folder is remembered");
}

#[test]
fn a_file_of_that_name_is_replaced_on_purpose_and_a_failure_is_one_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("page.png");
    std::fs::write(&path, "old").expect("written");
    let mut harness = opened();
    type_into(&mut harness, "File", &path.display().to_string());
    harness.get_by_label("There is a file of this name; it will be replaced");
    click(&mut harness, "Replace");
    until(&mut harness, "the file", |app| app.panes.export.saving.is_none());
    assert!(std::fs::read(&path).expect("the page").starts_with(b"\x89PNG"));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::E);
    harness.run_ok();
    let said = save(&mut harness, &folder.path().join("none").join("page.png"));
    assert!(said.contains("there is no folder") && said.contains("nothing was changed"), "{said}");
    assert!(harness.state().panes.export.dialog.is_some(), "the dialog stays");
    let said = save(&mut harness, Path::new("/"));
    assert_eq!(said, "Type where the file goes, with its name");
    // An ending that is missing is added, one of another form chooses that form.
    type_into(&mut harness, "File", &folder.path().join("second.pdf").display().to_string());
    assert_eq!(dialog(&harness).page.format, "pdf");
    save(&mut harness, &folder.path().join("third"));
    assert!(folder.path().join("third.pdf").is_file());
}

#[test]
fn a_page_too_full_has_pages_to_turn_and_its_sources_beside_a_picture() {
    let mut harness = crowded();
    harness.get_by_label_contains("The sources of the other marks go beside it, into fish-and-ports.sources.md");
    pick(&mut harness, "Format", "PDF");
    let brief = drawn(&mut harness);
    assert!(brief.pages.len() > 1);
    harness.get_by_label(&format!("Page 1 of {}", brief.pages.len()));
    click(&mut harness, "Next page");
    drawn(&mut harness);
    assert_eq!(dialog(&harness).at, 1);
    harness.get_by_label(&format!("Page 2 of {}", brief.pages.len()));
    click(&mut harness, "Previous page");
    drawn(&mut harness);
    assert_eq!(dialog(&harness).at, 0);
    pick(&mut harness, "Format", "Data as JSON lines");
    until(&mut harness, "the count", |app| app.panes.export.dialog.as_ref().is_some_and(|dialog| !dialog.is_drawing()));
    assert!(harness.query_all_by_label_contains(" records").next().is_some());
    assert!(harness.query_by_role_and_label(Role::TextInput, "Title").is_none(), "data has no title");
}

#[test]
fn what_was_set_is_kept_with_the_project_and_can_be_undone() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("x.dateline.json");
    let mut harness = opened();
    let ctx = harness.ctx.clone();
    harness.state_mut().keep_in(&file, &ctx);
    type_into(&mut harness, "Title", "Fish went before ports");
    type_into(&mut harness, "Marking", "Working paper");
    pick(&mut harness, "Shape", "A4 landscape, 300 dpi");
    pick(&mut harness, "Scale", "2 ×: 7016 × 4960 pixels");
    click(&mut harness, "Grey");
    press(&mut harness, Key::Escape);
    assert_eq!(harness.state().data.project.undo_words(), Some("set up the briefing page"));
    assert!(harness.state_mut().finish_keeping());
    let kept = project::load(&file).expect("the project");
    let page = kept.page().expect("its page");
    assert_eq!(
        (page.title.as_str(), page.marking.as_str(), page.preset.as_str(), page.theme.as_str(), page.scale),
        ("Fish went before ports", "Working paper", "a4", "grey", 2)
    );
    let mut again = window();
    again.state_mut().data.project = kept;
    again.key_press_modifiers(Modifiers::COMMAND, Key::E);
    let brief = drawn(&mut again);
    assert_eq!((brief.title.as_str(), brief.preset.name), ("Fish went before ports", "a4"));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_ok();
    assert_eq!(harness.state().data.project.page(), None);
}

/// Copies and returns the picture's size and what was said.
fn copied(harness: &mut Harness<'static, App>, begin: impl Fn(&mut Harness<'static, App>)) -> ([usize; 2], String) {
    begin(harness);
    let begun = Instant::now();
    loop {
        harness.step();
        let commands = &harness.output().platform_output.commands;
        let image = commands.iter().find_map(|command| match command {
            OutputCommand::CopyImage(image) => Some(image.size),
            _ => None,
        });
        if let Some(size) = image {
            let message = harness.state().work.message.as_ref().map(|message| message.text.clone());
            let said = harness.state().panes.export.dialog.as_ref().and_then(|dialog| dialog.said.clone());
            return (size, message.or(said.map(|said| said.0)).unwrap_or_default());
        }
        assert!(begun.elapsed() < Duration::from_mins(2), "no picture came");
    }
}

#[test]
fn one_key_copies_the_page_in_the_size_of_its_preset() {
    let mut harness = window();
    let (size, said) = copied(&mut harness, |harness| harness.event(egui::Event::Copy));
    assert_eq!(size, [1920, 1080]);
    assert!(
        said.starts_with("Picture copied: 1920 × 1080 pixels, ") && said.ends_with("It has no title yet"),
        "{said}"
    );
    harness.key_press_modifiers(Modifiers::COMMAND, Key::E);
    drawn(&mut harness);
    pick(&mut harness, "Shape", "Square, 1080 × 1080");
    type_into(&mut harness, "Title", "Fish");
    // In a field the key copies words, the button copies the picture.
    harness.event(egui::Event::Copy);
    harness.run_ok();
    assert!(harness.state().panes.export.copying.is_none());
    let (size, _) = copied(&mut harness, |harness| click(harness, "Copy picture"));
    assert_eq!(size, [1080, 1080]);
    press(&mut harness, Key::Escape);
    let (size, said) = copied(&mut harness, |harness| harness.key_press_modifiers(Modifiers::COMMAND, Key::C));
    assert_eq!(size, [1080, 1080], "the preset is remembered");
    assert!(!said.contains("no title"), "{said}");
}

#[test]
fn every_control_has_a_name_and_fits_into_small_windows() {
    for (width, height) in [(1024.0, 640.0), (1280.0, 800.0)] {
        let mut harness = opened();
        harness.set_size(egui::vec2(width, height));
        drawn(&mut harness);
        for name in ["Close export", "Save", "Copy picture", "Close", "Browse…", "Page 1 in picture"] {
            let rect = harness.query_all_by_label_contains(name).next().expect(name).rect();
            assert!(rect.left() >= 0.0 && rect.right() <= width, "{name} at {width}: {rect:?}");
            assert!(rect.top() >= 0.0 && rect.bottom() <= height, "{name} at {height}: {rect:?}");
        }
        let roles = [Role::TextInput, Role::ComboBox, Role::Button, Role::CheckBox, Role::RadioButton];
        let mut seen = 0;
        for node in roles.into_iter().flat_map(|role| harness.query_all_by_role(role)) {
            let named = node.accesskit_node().label().is_some_and(|label| !label.trim().is_empty());
            assert!(named, "{node:?} has no name");
            seen += 1;
        }
        assert!(seen > 20, "{seen} controls");
    }
}

#[test]
fn tab_goes_through_the_settings_from_top_to_bottom() {
    let mut harness = opened();
    let mut places = Vec::new();
    for name in ["Title", "Subtitle", "Marking"] {
        let node = harness.get_by_role_and_label(Role::TextInput, name);
        assert!(node.is_focused(), "{name} has the keyboard");
        places.push(node.rect().top());
        press(&mut harness, Key::Tab);
    }
    assert!(places.is_sorted());
    assert!(harness.get_by_label("What the window shows").is_focused());
}

/// A click so quick that the button goes down and up between two frames.
fn quick_click(harness: &mut Harness<'static, App>, at: egui::Pos2) {
    harness.hover_at(at);
    harness.step();
    let press = |pressed| egui::Event::PointerButton {
        pos: at,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    // The harness would give each event a frame of its own.
    harness.input_mut().events.extend([press(true), press(false)]);
    harness.step();
    harness.run_ok();
}

#[test]
fn a_list_opens_picks_and_closes_by_quick_clicks_and_esc() {
    let mut harness = opened();
    for value in ["PDF", "SVG drawing", "Web page (HTML)"] {
        let list = harness.get_by_role_and_label(Role::ComboBox, "Format").rect().center();
        quick_click(&mut harness, list);
        let entry = harness.get_by_label(value).rect().center();
        quick_click(&mut harness, entry);
        assert_eq!(harness.get_by_role_and_label(Role::ComboBox, "Format").value().as_deref(), Some(value));
        // Esc closes a list first, the dialog then.
        quick_click(&mut harness, list);
        press(&mut harness, Key::Escape);
        assert!(harness.state().panes.export.dialog.is_some() && harness.query_by_label("PDF").is_none());
    }
}

#[test]
fn too_many_callouts_and_those_off_the_page_are_warned_of() {
    let mut harness = crowded();
    assert!(harness.query_by_label_contains("reads well with up to").is_none());
    let app = harness.state_mut();
    let events = app.data.items.dated.iter().filter(|item| item.is_event());
    let mut all: Vec<_> = events.map(|item| project::Callout { id: item.id, words: None }).collect();
    all.push(project::Callout { id: RecordId(1), words: Some("Gone".to_owned()) });
    let page = &mut app.panes.export.dialog.as_mut().expect("the dialog").page;
    let asked = all.len();
    page.callouts = Some(all);
    "square".clone_into(&mut page.preset);
    "all".clone_into(&mut page.include);
    let brief = drawn(&mut harness);
    let numbered = callouts(&brief).len();
    assert!(numbered > 20, "{numbered}");
    harness
        .get_by_label_contains(&format!("Warning: {numbered} callouts: a page of this shape reads well with up to 7"));
    harness.get_by_label_contains("Warning: No room for the words of callout ");
    let off = asked - numbered;
    assert!(off > 0);
    harness.get_by_label_contains(&format!("Warning: {off} callout"));
}
