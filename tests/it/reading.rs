//! Reading in the window: documents dated by hand, saved views, facets, search, the source and what is added in it.

use dateline::gui::App;
use dateline::project::{Facet, Kind, Status};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::gui::{memory, open, press};

const PORT: &str = "Port talks in the north\n\nThe ministers of Norway and Finland met on 14 May.\n\n\
    A pier was paid for with $3 million, the harbour master said.\n";
const FISH: &str = "Fish treaty signed\n\n2 June 2015\n\n\
    Norway and Finland signed a herring treaty on 1 June 2015.\n\n\
    Exports of herring from Norway to Finland reached $40 million in 2014.\n\n\
    Nobody spoke of the harbour. A second pier was opened in Bergen on 20 May 2015.\n";

fn window() -> Harness<'static, App> {
    let files = memory(&[("press/port.txt", PORT), ("press/fish.txt", FISH)]);
    open(|app, ctx| app.open("Two articles".to_owned(), files, ctx), egui::Theme::Light).0
}

fn chord(harness: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    settle(harness);
}

/// Lets the window answer, and what runs in the background end.
fn settle(harness: &mut Harness<'_, App>) {
    harness.run_ok();
    while harness.state().choice.find.is_searching() {
        harness.step();
        std::thread::yield_now();
    }
    harness.run_ok();
}

fn typed(harness: &mut Harness<'_, App>, text: &str) {
    harness.event(egui::Event::Text(text.to_owned()));
    settle(harness);
}

fn click(harness: &mut Harness<'_, App>, name: &str) {
    harness.get_by_label_contains(name).click();
    settle(harness);
}

fn dates(app: &App) -> Vec<String> {
    app.data.corpus.records().filter_map(|record| record.date.when.as_ref().map(ToString::to_string)).collect()
}

#[test]
fn a_date_set_by_hand_places_what_had_none_and_undo_names_it() {
    let mut harness = window();
    assert!(!dates(harness.state()).contains(&"2017-05-14".to_owned()));
    click(&mut harness, "Set date of Port talks");
    typed(&mut harness, "5 July 2017");
    harness.get_by_label_contains("Reads as 5 July 2017, exact day");
    press(&mut harness, Key::Enter);
    assert!(dates(harness.state()).contains(&"2017-05-14".to_owned()), "{:?}", dates(harness.state()));
    let app = harness.state();
    assert!(app.data.items.dated.iter().any(|item| app.record(item.id).is_some_and(|r| r.evidence.paragraph == 2)));
    click(&mut harness, "Document Port talks");
    harness.get_by_label_contains("Date of the source: 5 July 2017, set by you");
    assert_eq!(harness.state().data.project.undo_words(), Some("date a document"));
    chord(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(!dates(harness.state()).contains(&"2017-05-14".to_owned()), "undo gives back what was read");
    harness.get_by_label_contains("Date of the source: No date");
}

#[test]
fn words_that_are_no_date_cannot_be_set_and_esc_leaves() {
    let mut harness = window();
    click(&mut harness, "Set date of Port talks");
    typed(&mut harness, "in March");
    harness.get_by_label_contains("no date that has a place in time");
    press(&mut harness, Key::Enter);
    assert!(harness.state().panes.editor.is_some(), "the form stays open");
    press(&mut harness, Key::Escape);
    assert!(harness.state().panes.editor.is_none());
    assert_eq!(harness.state().data.project.document_dates().count(), 0);
}

#[test]
fn all_documents_of_a_folder_are_dated_at_once_and_reset() {
    let mut harness = window();
    click(&mut harness, "Document Fish treaty");
    chord(&mut harness, Modifiers::COMMAND, Key::D);
    click(&mut harness, "All 2 documents in the folder");
    // The field has the keyboard again once it is clicked.
    harness.get_by_role_and_label(Role::TextInput, "Published").focus();
    harness.run_ok();
    typed(&mut harness, "spring 2016");
    harness.get_by_label("Set date").click();
    settle(&mut harness);
    let app = harness.state();
    assert_eq!(app.data.project.document_dates().count(), 2);
    assert_eq!(app.data.project.undo_words(), Some("date 2 documents"));
    assert!(app.data.corpus.articles.iter().all(|article| article.document.date.basis.word() == "user"));
    let own: Vec<bool> = app.data.corpus.articles.iter().map(|article| article.machine_date().when.is_some()).collect();
    assert_eq!(own, [true, false], "what the machine found stays known");
    chord(&mut harness, Modifiers::COMMAND, Key::D);
    click(&mut harness, "Use the document’s own date");
    assert_eq!(harness.state().data.project.document_dates().count(), 1, "only the open document is reset");
}

#[test]
fn views_are_saved_applied_renamed_overwritten_and_deleted_and_every_step_is_undone() {
    let mut harness = window();
    harness.state_mut().refilter_with(|filter| filter.pick(Facet::new(Kind::Category, "agreements")));
    let window = harness.state().time.window;
    chord(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    chord(&mut harness, Modifiers::COMMAND, Key::A);
    typed(&mut harness, "Treaties");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().data.project.views().map(|(name, _)| name).collect::<Vec<_>>(), ["Treaties"]);
    // Elsewhere, and back.
    harness.state_mut().refilter_with(|filter| *filter = dateline::project::Filter::default());
    harness.state_mut().look_at(window.zoom_at(0.2, window.middle()));
    settle(&mut harness);
    harness.get_by_label_contains("View Treaties, changed").click();
    settle(&mut harness);
    let app = harness.state();
    assert!(app.choice.filter.only.contains(&Facet::new(Kind::Category, "agreements")));
    assert!((app.time.window.start - window.start).abs() < 2.0 && (app.time.window.end - window.end).abs() < 2.0);
    click(&mut harness, "More for view Treaties");
    click(&mut harness, "Rename…");
    chord(&mut harness, Modifiers::COMMAND, Key::A);
    typed(&mut harness, "Signed");
    press(&mut harness, Key::Enter);
    harness.get_by_label_contains("View Signed");
    harness.state_mut().choice.filter.words = "herring".to_owned();
    harness.state_mut().refilter();
    settle(&mut harness);
    click(&mut harness, "More for view Signed");
    click(&mut harness, "Overwrite with what is shown");
    let words = |app: &App| app.data.project.view("Signed").map(|view| view.filter.words.clone());
    assert_eq!(words(harness.state()).as_deref(), Some("herring"));
    click(&mut harness, "More for view Signed");
    click(&mut harness, "Delete");
    assert_eq!(harness.state().data.project.views().count(), 0);
    for expected in [Some("herring"), Some("")] {
        chord(&mut harness, Modifiers::COMMAND, Key::Z);
        assert_eq!(words(harness.state()).as_deref(), expected);
    }
    chord(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(harness.state().data.project.view("Treaties").is_some(), "the rename is undone");
}

#[test]
fn a_facet_is_picked_added_and_left_out_and_the_chips_say_so() {
    let mut harness = window();
    let all = harness.state().data.shown.items.dated.len();
    let facet = |word: &str| Facet::new(Kind::Category, word);
    click(&mut harness, "Show only Agreements");
    assert_eq!(harness.state().choice.filter.only.iter().collect::<Vec<_>>(), [&facet("agreements")]);
    harness.get_by_label_contains("Show only Trade & duties").click_modifiers(Modifiers::COMMAND);
    settle(&mut harness);
    harness.get_by_label("Remove filter Category Agreements & debt, Trade & duties");
    click(&mut harness, "Remove filter Category");
    assert_eq!(harness.state().data.shown.items.dated.len(), all);
    harness.get_by_label_contains("Show only Agreements").click_modifiers(Modifiers::ALT);
    settle(&mut harness);
    assert!(harness.state().choice.filter.without.contains(&facet("agreements")));
    assert!(harness.state().data.shown.items.dated.len() < all);
    harness.get_by_label("Remove filter Category not Agreements & debt");
    harness.get_by_label_contains("Left out Agreements & debt");
    chord(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::X);
    assert!(harness.state().choice.filter.is_empty());
}

#[test]
fn a_folded_kind_opens_and_picks_a_metric() {
    let mut harness = window();
    let kind = |app: &App| app.data.facets.iter().find(|(kind, _)| *kind == Kind::Actor).map(|(_, all)| all.len());
    assert!(kind(harness.state()).is_some_and(|count| count >= 2), "Norway and Finland");
    click(&mut harness, "Fold Country or body");
    assert!(harness.query_by_label_contains("Show only Norway").is_none());
    click(&mut harness, "Unfold Country or body");
    click(&mut harness, "Show only Norway");
    harness.get_by_label("Remove filter Actor Norway");
}

#[test]
fn a_search_dims_the_rest_counts_by_lane_and_steps_in_time() {
    let mut harness = window();
    let all = harness.state().data.shown.items.dated.len();
    chord(&mut harness, Modifiers::COMMAND, Key::F);
    typed(&mut harness, "herring");
    let app = harness.state();
    assert_eq!(app.data.shown.items.dated.len(), all, "nothing is hidden");
    let found = app.choice.find.found.as_ref().expect("an answer");
    assert!(found.hits.len() >= 2 && found.records.len() >= 2);
    assert!(app.data.items.dated.iter().any(|item| app.choice.find.dims(item.id)), "the meeting is no hit");
    assert!(harness.query_all_by_label_contains("hits in Agreements").next().is_some(), "the lane counts");
    let times: Vec<_> = found.hits.iter().filter_map(|hit| hit.time).collect();
    assert!(times.windows(2).all(|two| two[0] <= two[1]));
    let first = found.hits[0];
    press(&mut harness, Key::F3);
    assert_eq!(harness.state().choice.selection, first.record, "the first hit in time");
    assert_eq!(harness.state().choice.reading.document, Some(first.document), "its source is open");
    press(&mut harness, Key::F3);
    assert_eq!(harness.state().choice.find.at, Some(1));
    harness.key_press_modifiers(Modifiers::SHIFT, Key::F3);
    settle(&mut harness);
    assert_eq!(harness.state().choice.find.at, Some(0));
    harness.get_by_label_contains("hit 1 of ");
    click(&mut harness, "Clear search words");
    assert!(!harness.state().choice.find.is_active());
}

/// Keys that fall into one frame, as when somebody types fast or a frame takes long: a chord, then letters.
fn at_once(harness: &mut Harness<'_, App>, held: Modifiers, key: Key, letters: &str) {
    let event = |key, modifiers| egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
    let events = &mut harness.input_mut().events;
    events.push(event(key, held));
    // A toolkit tells the sign that a key types, too, unless Ctrl is held.
    if !held.command {
        events.push(egui::Event::Text(key.symbol_or_name().to_lowercase()));
    }
    for letter in letters.chars() {
        let key = Key::from_name(&letter.to_uppercase().to_string()).expect("a key");
        events.extend([event(key, Modifiers::NONE), egui::Event::Text(letter.to_string())]);
    }
    settle(harness);
}

#[test]
fn letters_typed_behind_the_key_of_a_field_are_the_fields() {
    for (held, key) in [(Modifiers::COMMAND, Key::F), (Modifiers::NONE, Key::Slash)] {
        let mut harness = window();
        press(&mut harness, Key::End);
        let id = harness.state().choice.selection.expect("the last mark");
        // N rejects, E edits, T opens the table, F fits.
        at_once(&mut harness, held, key, "nets");
        let app = harness.state();
        let words = if held.command { &app.choice.find.typed } else { &app.choice.filter.words };
        assert_eq!(words, "nets");
        assert!(app.panes.editing.is_none() && app.panes.bottom.is_none());
        assert_eq!(app.data.project.status(id), Status::Undecided);
        assert_eq!(app.choice.selection, Some(id));
    }
    let mut harness = window();
    at_once(&mut harness, Modifiers::COMMAND, Key::K, "tab");
    assert_eq!(harness.state().panes.overlay_query.0, "tab", "the palette");
    let mut harness = window();
    at_once(&mut harness, Modifiers::NONE, Key::G, "may");
    let field = harness.state().panes.timeline.ask.as_ref().expect("where to go");
    assert_eq!(field.text, "may");
    let mut harness = window();
    press(&mut harness, Key::End);
    at_once(&mut harness, Modifiers::NONE, Key::N, "n");
    let app = harness.state();
    let status = app.choice.selection.map(|id| app.data.project.status(id));
    assert_eq!(status, Some(Status::Rejected), "commands that open no field are carried out one after the other");
}

#[test]
fn a_hit_that_is_no_record_opens_its_paragraph() {
    let mut harness = window();
    chord(&mut harness, Modifiers::COMMAND, Key::F);
    typed(&mut harness, "nobody spoke");
    press(&mut harness, Key::F3);
    let app = harness.state();
    let open = app
        .choice
        .reading
        .document
        .and_then(|id| app.data.corpus.article(id))
        .map(|article| article.document.path.as_str());
    assert_eq!((open, app.choice.selection), (Some("press/fish.txt"), None));
}

#[test]
fn words_are_found_in_the_open_source() {
    let mut harness = window();
    click(&mut harness, "Document Fish treaty");
    chord(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    typed(&mut harness, "herring");
    harness.get_by_label("Found 1 of 2");
    press(&mut harness, Key::Enter);
    harness.get_by_label("Found 2 of 2");
    press(&mut harness, Key::Enter);
    harness.get_by_label("Found 1 of 2");
    click(&mut harness, "Close find in source");
    assert!(harness.query_by_label_contains("Found ").is_none());
}

#[test]
fn words_picked_in_the_source_become_an_event_that_undo_takes_away() {
    let mut harness = window();
    click(&mut harness, "Document Port talks");
    let count = harness.state().data.corpus.records().count();
    let words = harness.get_all_by_label_contains("A pier was paid for").next().expect("the paragraph").rect();
    // From the first letter to far beyond the end of the first line.
    let from = words.left_top() + egui::vec2(1.0, 10.0);
    harness.drag_at(from);
    harness.step();
    harness.hover_at(from + egui::vec2(90.0, 0.0));
    harness.step();
    harness.hover_at(from + egui::vec2(200.0, 0.0));
    harness.step();
    harness.drop_at(from + egui::vec2(200.0, 0.0));
    settle(&mut harness);
    let (_, span) = harness.state().panes.reader.pick.words.expect("words are picked");
    let text = |app: &App| {
        let id = app.choice.reading.document.expect("a document");
        span.of(&app.data.corpus.article(id).expect("its article").document.text).to_owned()
    };
    assert!(text(harness.state()).starts_with("A pier was paid"), "{}", text(harness.state()));
    click(&mut harness, "Add event");
    let date = harness.get_by_role_and_label(Role::TextInput, "Date");
    date.focus();
    harness.run_ok();
    typed(&mut harness, "2018");
    harness.get_all_by_label("Add event").last().expect("the button of the form").click();
    settle(&mut harness);
    let app = harness.state();
    assert_eq!(app.data.corpus.records().count(), count + 1);
    let item = app.data.items.dated.iter().find(|item| item.by_hand).expect("it is drawn as the analyst's own");
    assert_eq!(item.date_words(), "2018");
    assert!(app.data.project.undo_words().is_some_and(|words| words.starts_with("add the event")));
    chord(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(harness.state().data.corpus.records().count(), count);
}

#[test]
fn every_record_of_a_line_has_a_mark_beside_the_text_that_leads_to_it() {
    let text = "Two visits\n\n2 June 2015\n\nIt was long ago and few remember it well, but some do remember all of it. \
        Norway visited Oslo on 1 May 2015, Finland visited Bergen on 4 May 2015.\n";
    let files = memory(&[("two.txt", text)]);
    let (mut harness, _) = open(|app, ctx| app.open("Visits".to_owned(), files, ctx), egui::Theme::Light);
    harness.get_by_label_contains("Document Two visits").click();
    settle(&mut harness);
    let records = harness.state().data.corpus.articles[0].reading.records.len();
    assert!(records >= 2, "{records} records");
    let beside = |harness: &Harness<'_, App>| harness.query_all_by_label_contains("Beside the text: ").count();
    assert_eq!(beside(&harness), records);
    let mut led_to = std::collections::BTreeSet::new();
    for at in 0..records {
        let mark = harness.query_all_by_label_contains("Beside the text: ").nth(at).expect("a mark");
        mark.click();
        settle(&mut harness);
        led_to.insert(harness.state().choice.selection.expect("it selects"));
    }
    assert_eq!(led_to.len(), records, "each leads to a record of its own");
}

#[test]
fn what_was_read_before_is_a_click_away() {
    let mut harness = window();
    click(&mut harness, "Document Port talks");
    click(&mut harness, "Document Fish treaty");
    let open = |app: &App| {
        app.choice.reading.document.and_then(|id| app.data.corpus.article(id)).map(|a| a.document.path.clone())
    };
    assert_eq!(open(harness.state()).as_deref(), Some("press/fish.txt"));
    click(&mut harness, "Back in the source");
    assert_eq!(open(harness.state()).as_deref(), Some("press/port.txt"));
    click(&mut harness, "Forward in the source");
    assert_eq!(open(harness.state()).as_deref(), Some("press/fish.txt"));
}

#[test]
fn layouts_put_the_panels_and_a_hidden_panel_comes_back() {
    let mut harness = window();
    chord(&mut harness, Modifiers::COMMAND, Key::Num3);
    assert!(harness.query_by_label("Documents 2").is_none(), "presenting shows the timeline alone");
    assert!(harness.query_by_label("Source").is_none());
    press(&mut harness, Key::F9);
    harness.get_by_label("Documents 2");
    chord(&mut harness, Modifiers::COMMAND, Key::Num2);
    assert!(harness.state().choice.selection.is_some(), "the first of what is undecided");
    assert!(harness.query_all_by_label_contains("Queue ").next().is_some());
    assert!(harness.query_by_label("Inspector").is_none(), "the claim stands in the middle");
    chord(&mut harness, Modifiers::COMMAND, Key::Num1);
    harness.get_by_label("Documents 2");
    harness.get_by_label("Source");
    harness.get_by_label("Inspector");
    press(&mut harness, Key::F10);
    assert!(harness.query_by_label("Inspector").is_none());
}

#[test]
fn a_search_veils_values_of_charts_and_counts_hits_in_any_time() {
    let mut harness = window();
    press(&mut harness, Key::Num0);
    chord(&mut harness, Modifiers::COMMAND, Key::F);
    let bare = harness.output().shapes.len();
    typed(&mut harness, "herring");
    let app = harness.state();
    let lanes = app.panes.timeline.layout.lanes.len();
    let all: usize = (0..lanes).map(|lane| app.choice.find.hits_between(lane, f64::MIN, f64::MAX)).sum();
    let counted: usize = (0..lanes).filter_map(|lane| app.choice.find.lane_hits(lane)).sum();
    assert!(all > 0 && all == counted, "{all} {counted}");
    let half = app.time.window.middle();
    for lane in 0..lanes {
        let parts =
            app.choice.find.hits_between(lane, f64::MIN, half) + app.choice.find.hits_between(lane, half, f64::MAX);
        assert_eq!(Some(parts), app.choice.find.lane_hits(lane));
    }
    let dimmed = app.panes.timeline.charts.charts.charts.iter().flat_map(|chart| &chart.values);
    let dimmed = dimmed.filter(|value| app.choice.find.dims(value.id)).count();
    typed(&mut harness, " xyzzy");
    assert!(harness.output().shapes.len() > bare, "veils are drawn, {dimmed} values among them");
}

const SHEET: &str = "Norway: exports of herring by country (NOK million)\n\nCountry,2022,2023 (p)\nFinland,14.5,15\nSweden,3,4.25\nTotal,17.5,19.25\n\n(p) Provisional.\n";

#[test]
fn the_source_of_a_figure_is_its_table_with_the_cell_in_its_box_and_cells_lead_to_marks() {
    let files = memory(&[("press/fish.txt", FISH), ("herring.csv", SHEET)]);
    let (mut harness, _) = open(|app, ctx| app.open("Statistics".to_owned(), files, ctx), egui::Theme::Light);
    let of = |app: &App, words: &str| {
        let found = app.data.corpus.articles.iter().find_map(|article| {
            let text = &article.document.text;
            article
                .reading
                .records
                .iter()
                .find(|record| record.evidence.sentence.of(text) == words)
                .map(|record| record.id)
        });
        found.expect("the cell is a figure")
    };
    let id = of(harness.state(), "4.25");
    harness.state_mut().open_source(id);
    settle(&mut harness);
    harness.get_by_label("C5: 4.25");
    harness.get_by_label("A3: Country");
    harness.get_by_label_contains("Flags: provisional");
    harness.get_by_label("B4: 14.5").click();
    settle(&mut harness);
    assert_eq!(harness.state().choice.selection, Some(of(harness.state(), "14.5")));
    // Arrows step from cell to cell, and the figure of each is the selected one; heads have none.
    let at = |harness: &Harness<'_, App>| {
        let focus = harness.ctx.memory(egui::Memory::focused);
        (1..9_u32)
            .flat_map(|row| (1..5_u32).map(move |column| (row, column)))
            .find(|(row, column)| focus == Some(egui::Id::unique(("cell", *row, *column))))
    };
    assert_eq!(at(&harness), Some((4, 2)), "the clicked cell has the keyboard");
    for (key, cell, words) in [
        (Key::ArrowRight, (4, 3), "15"),
        (Key::ArrowDown, (5, 3), "4.25"),
        (Key::ArrowLeft, (5, 2), "3"),
        (Key::ArrowLeft, (5, 1), "3"),
        (Key::ArrowLeft, (5, 1), "3"),
        (Key::End, (5, 3), "4.25"),
        (Key::ArrowUp, (4, 3), "15"),
        (Key::ArrowUp, (3, 3), "15"),
        (Key::ArrowUp, (1, 1), "15"),
        (Key::ArrowDown, (3, 3), "15"),
        (Key::ArrowDown, (4, 3), "15"),
    ] {
        press(&mut harness, key);
        assert_eq!(at(&harness), Some(cell), "{key:?}");
        assert_eq!(harness.state().choice.selection, Some(of(harness.state(), words)), "{key:?}");
    }
    // A decision lands on the marked cell's figure, Esc leads back to its mark, Enter to the cell.
    press(&mut harness, Key::Y);
    assert_eq!(harness.state().data.project.status(of(harness.state(), "15")), Status::Accepted);
    press(&mut harness, Key::Escape);
    assert_eq!(at(&harness), None);
    press(&mut harness, Key::Enter);
    assert_eq!(at(&harness), Some((4, 3)), "Enter opens the cell");
}

#[test]
fn a_table_opens_as_wide_as_it_is_and_no_wider_than_beside_the_timeline() {
    let wide = (2000..2024).map(|year| format!(",{year}")).collect::<Vec<_>>().concat();
    let row = (0..24).map(|at| format!(",{}.5", 10 + at)).collect::<Vec<_>>().concat();
    let sheet =
        format!("Norway: exports of herring by country (NOK million)\n\nCountry{wide}\nFinland{row}\nSweden{row}\n");
    let files = memory(&[("press/fish.txt", FISH), ("herring.csv", &sheet)]);
    let (mut harness, _) = open(|app, ctx| app.open("Statistics".to_owned(), files, ctx), egui::Theme::Light);
    harness.set_size(egui::vec2(1440.0, 900.0));
    let width = |harness: &Harness<'_, App>| harness.get_by_label_contains("Date of the source").rect().left();
    settle(&mut harness);
    let first = harness.state().data.corpus.articles.iter().position(|one| one.document.path == "herring.csv");
    let figure = harness.state().data.corpus.articles[first.expect("the table")].reading.records[20].id;
    let text = harness.state().data.corpus.articles.iter().find(|one| one.document.path == "press/fish.txt");
    let event = text.expect("the article").reading.records[0].id;
    harness.state_mut().open_source(event);
    settle(&mut harness);
    let before = width(&harness);
    harness.state_mut().open_source(figure);
    settle(&mut harness);
    let table = width(&harness);
    assert!((before - table - 80.0).abs() < 3.0, "480 points instead of 400: {before} {table}");
    harness.state_mut().open_source(event);
    settle(&mut harness);
    assert_eq!(width(&harness), table, "nothing moves from source to source");
}
