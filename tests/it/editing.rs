//! Correcting records in the window, by keys and by the pointer: what is typed counts everywhere, what the machine read
//! stays below it and comes back.

use dateline::export::marks::Marks;
use dateline::gui::App;
use dateline::model::{Date, Edge, Qualifier, Unit, When};
use dateline::project::{self, Field};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use proptest::prelude::*;

use crate::gui::{memory, open, press};
use crate::written::written;

type H = Harness<'static, App>;

const TREATY: &str = "Norway and Finland sign fishing treaty\n\n12 March 2015\n\n\
    Norway and Finland signed a fishing treaty on 2 March 2015. Ministers met again in Oslo in late February.\n\n\
    Exports from Norway to Finland were $4.2 billion in 2014 and $3.9 billion in 2013.\n";

fn window() -> H {
    let files = memory(&[("treaty.txt", TREATY)]);
    let (mut harness, _) = open(|app, ctx| app.open("One paper".to_owned(), files, ctx), Theme::Light);
    harness.state_mut().panes.kept.calm = true;
    press(&mut harness, Key::Num0);
    harness
}

fn select(h: &mut H, words: &str) {
    let found = h.state().data.items.dated.iter().find(|item| item.label.contains(words)).map(|item| item.id);
    h.state_mut().select(found.unwrap_or_else(|| panic!("a record about {words}")));
    h.run_ok();
}

/// Puts words in the place of what stands in the field that has the keyboard.
fn replace(h: &mut H, words: &str) {
    h.key_press_modifiers(Modifiers::COMMAND, Key::A);
    h.run_ok();
    if words.is_empty() {
        h.key_press(Key::Backspace);
    } else {
        h.event(egui::Event::Text(words.to_owned()));
    }
    h.run_ok();
}

fn field(h: &mut H, field: Field) {
    h.state_mut().edit_record(field);
    h.run_ok();
}

fn selected(h: &H) -> dateline::model::Record {
    h.state().selected().expect("it is selected").1.clone()
}

#[test]
fn a_headline_is_corrected_by_keys_and_taken_back_and_undo_is_one_field() {
    let mut h = window();
    select(&mut h, "treaty");
    let read = selected(&h).label.to_string();
    press(&mut h, Key::E);
    replace(&mut h, "Fishing treaty signed");
    press(&mut h, Key::Enter);
    assert_eq!(&*selected(&h).label, "Fishing treaty signed");
    assert!(h.state().panes.editing.is_none(), "Enter leaves");
    assert!(h.query_all_by_label_contains("Headline changed: “Fishing treaty signed”").next().is_some());
    h.get_by_label_contains("set by you: headline");
    assert!(h.query_all_by_label_contains("Fishing treaty signed, undecided").next().is_some(), "the mark says so too");
    press(&mut h, Key::E);
    h.get_by_label(&read);
    h.get_by_label("Take back headline").click();
    h.run_ok();
    assert_eq!(*selected(&h).label, *read);
    h.state_mut().undo();
    h.state_mut().undo();
    h.state_mut().redo();
    assert_eq!(&*selected(&h).label, "Fishing treaty signed");
}

#[test]
fn the_button_at_the_title_opens_the_fields() {
    let mut h = window();
    select(&mut h, "treaty");
    h.get_by_role_and_label(Role::Button, "Edit…").click();
    h.run_ok();
    assert!(h.state().panes.editing.is_some());
}

#[test]
fn letters_typed_while_nothing_is_selected_run_no_commands() {
    let mut h = window();
    assert!(h.state().choice.selection.is_none());
    let before = (h.state().time.window, h.state().panes.bottom, h.state().panes.kept.preset);
    press(&mut h, Key::E);
    assert!(h.query_all_by_label_contains("Nothing is selected").next().is_some());
    for key in [Key::W, Key::A, Key::T, Key::Slash, Key::Num1, Key::S, Key::B] {
        press(&mut h, key);
    }
    let after = (h.state().time.window, h.state().panes.bottom, h.state().panes.kept.preset);
    assert_eq!(after, before, "no command has run");
    assert!(!h.state().panes.ask.open);
    // Whoever goes on by other keys, or after a pause, is heard again.
    press(&mut h, Key::Home);
    press(&mut h, Key::E);
    assert!(h.state().panes.editing.is_some(), "a mark is selected now");
    for _ in 0..4 {
        press(&mut h, Key::Escape);
    }
    assert!(h.state().choice.selection.is_none());
    press(&mut h, Key::E);
    for _ in 0..40 {
        h.step();
    }
    press(&mut h, Key::T);
    assert_ne!(h.state().panes.bottom, before.1, "after a pause it is a command");
}

#[test]
fn a_correction_belongs_to_its_record_and_the_group_stays_joined() {
    let again = "The pact of the two neighbours\n\n4 May 2016\n\n\
        Norway and Finland signed the fishing treaty on 2 March 2015 after long talks.\n";
    let files = memory(&[("treaty.txt", TREATY), ("again.txt", again)]);
    let (mut h, _) = open(|app, ctx| app.open("Two papers".to_owned(), files, ctx), Theme::Light);
    h.state_mut().panes.kept.calm = true;
    press(&mut h, Key::Num0);
    let marks = |h: &H| h.state().data.shown.items.dated.iter().filter(|item| item.is_event()).count();
    select(&mut h, "treaty");
    let id = selected(&h).id;
    let (all, tellers) = (marks(&h), h.state().tellers(id).len());
    assert_eq!(tellers, 1, "both papers tell the treaty");
    for (what, words) in [
        (Field::Headline, "An entirely different line"),
        (Field::Date, "7 August 2011"),
        (Field::Category, "visit"),
        (Field::Actors, "Chad"),
    ] {
        field(&mut h, what);
        let said = what.read(words, &h.state().selected().expect("selected").0.document.date).expect(words);
        h.state_mut().edit(project::Edit::Said(vec![((id, what), Some(said))]));
        h.run_ok();
        assert_eq!((h.state().tellers(id).len(), marks(&h)), (tellers, all), "{words}");
    }
    // The mark tells what the analyst said, not what the other paper says.
    let drawn = h.state().data.shown_at(id).and_then(|at| h.state().data.shown.items.dated.get(at as usize).cloned());
    let drawn = drawn.expect("it stands on the lanes");
    assert_eq!((&*drawn.label, drawn.date_words()), ("An entirely different line", "7 August 2011"));
    // Split off it is another event.
    press(&mut h, Key::Escape);
    select(&mut h, "entirely different");
    h.key_press_modifiers(Modifiers::SHIFT, Key::M);
    h.run_ok();
    assert_eq!((h.state().tellers(id).len(), marks(&h)), (0, all + 1));
}

#[test]
fn the_field_has_the_keyboard_where_the_mark_was_reached_by_keys() {
    let mut h = window();
    press(&mut h, Key::Num0);
    press(&mut h, Key::Home);
    press(&mut h, Key::E);
    replace(&mut h, "Reached by keys");
    press(&mut h, Key::Enter);
    assert_eq!(&*selected(&h).label, "Reached by keys");
}

#[test]
fn a_date_is_read_while_it_is_typed_and_what_is_no_date_is_told_and_changes_nothing() {
    let mut h = window();
    select(&mut h, "treaty");
    field(&mut h, Field::Date);
    replace(&mut h, "2014-03-16~/2014-03-31~");
    h.get_by_label_contains("about 16–31 March 2014");
    h.get_by_label("2014-03-16~/2014-03-31~");
    h.get_by_label_contains("16 Mar 2014 00:00 to 1 Apr 2014 00:00");
    press(&mut h, Key::Enter);
    let record = selected(&h);
    assert_eq!(record.date.when.map(|when| when.to_string()).as_deref(), Some("2014-03-16~/2014-03-31~"));
    assert_eq!((record.date.grade.letter(), record.date.basis.word()), ("H", "user"));
    field(&mut h, Field::Date);
    replace(&mut h, "the red house");
    h.get_by_label_contains("No date that has a place in time");
    press(&mut h, Key::Enter);
    assert!(h.state().panes.editing.is_some(), "it stays open");
    press(&mut h, Key::Escape);
    assert!(h.state().panes.editing.is_none());
    assert_eq!(selected(&h).date.when.map(|when| when.to_string()).as_deref(), Some("2014-03-16~/2014-03-31~"));
    field(&mut h, Field::Date);
    replace(&mut h, "");
    press(&mut h, Key::Enter);
    assert!(h.state().data.items.undated.iter().any(|item| Some(item.id) == h.state().choice.selection), "undated");
}

#[test]
fn a_figure_is_corrected_and_its_chart_and_records_follow() {
    let mut h = window();
    select(&mut h, "4.2 billion");
    field(&mut h, Field::Value);
    replace(&mut h, "4.5 bn");
    press(&mut h, Key::Tab);
    let record = selected(&h);
    let figure = record.figure.expect("a figure");
    assert_eq!(figure.value.normalize().to_string(), "4500000000");
    assert!(record.label.contains("4.5 billion USD"), "{}", record.label);
    field(&mut h, Field::Partner);
    replace(&mut h, "Sweden");
    press(&mut h, Key::Enter);
    let record = selected(&h);
    assert_eq!(record.figure.as_ref().and_then(|figure| figure.partner), Some("SE"));
    assert!(record.label.contains("Sweden"), "{}", record.label);
    let series = &h.state().panes.timeline.charts.charts.series;
    assert!(series.iter().any(|series| series.key.partner == "SE"), "it left its series");
    let app = h.state();
    let lines = written(&app.data.corpus, &app.data.project.rulings(), &Marks::of(&app.data.project));
    let line = lines.iter().find(|line| line["figure"]["value"] == 4_500_000_000_i64).expect("its record");
    assert_eq!(line["edited"]["value"], "4200000000");
    assert_eq!(line["edited"]["partner"], "Finland");
}

#[test]
fn what_was_typed_is_kept_when_another_mark_is_selected() {
    let mut h = window();
    select(&mut h, "treaty");
    let id = h.state().choice.selection.expect("it is selected");
    field(&mut h, Field::Note);
    h.event(egui::Event::Text("Ask the embassy".to_owned()));
    h.run_ok();
    select(&mut h, "met again");
    let project = &h.state().data.project;
    assert_eq!(project.said(id, Field::Note).map(project::Said::words).as_deref(), Some("Ask the embassy"));
    assert!(h.state().panes.editing.is_none());
}

#[test]
fn the_menu_of_a_mark_selects_it_and_opens_its_fields() {
    let mut h = window();
    let mark = h
        .get_all_by_role(Role::ListItem)
        .find(|node| format!("{node:?}").contains("treaty, undecided"))
        .expect("a mark");
    mark.click_secondary();
    h.run_ok();
    h.get_by_role_and_label(Role::MenuItem, "Edit…").click();
    h.run_ok();
    assert!(h.state().panes.editing.is_some());
}

#[test]
fn corrections_survive_a_new_reading_and_count_in_a_project_that_is_opened_again() {
    let mut h = window();
    select(&mut h, "treaty");
    press(&mut h, Key::E);
    replace(&mut h, "Fishing treaty signed");
    press(&mut h, Key::Enter);
    let project = h.state().data.project.clone();
    let (_, article) = dateline::corpus::read_bytes("treaty.txt", TREATY.as_bytes());
    let mut corpus = dateline::corpus::Corpus::default();
    corpus.articles.extend(article.map(std::sync::Arc::new));
    project::lay(&project, &mut corpus);
    assert!(corpus.records().any(|record| &*record.label == "Fishing treaty signed"));
    assert_eq!(project::lay(&project, &mut corpus).articles, 0, "laying twice changes nothing");
    project::lay(&project::Project::default(), &mut corpus);
    assert!(corpus.records().all(|record| &*record.label != "Fishing treaty signed"), "the machine's reading is back");
}

fn days() -> impl Strategy<Value = chrono::NaiveDate> {
    (1000..3000_i32, 1..13_u32, 1..29_u32)
        .prop_map(|(year, month, day)| chrono::NaiveDate::from_ymd_opt(year, month, day).expect("a day"))
}

fn units() -> impl Strategy<Value = Unit> {
    let year = || -400..3000_i32;
    prop_oneof![
        (1..30_i32).prop_map(Unit::Century),
        (100..300_i32).prop_map(Unit::Decade),
        year().prop_map(Unit::Year),
        (year(), 1..3_u8).prop_map(|(year, half)| Unit::Half(year, half)),
        (year(), 1..9_u8).prop_map(|(year, season)| Unit::Season(year, season)),
        (year(), 1..5_u8).prop_map(|(year, quarter)| Unit::Quarter(year, quarter)),
        (year(), 1..13_u8).prop_map(|(year, month)| Unit::Month(year, month)),
        days().prop_map(Unit::week_of),
        days().prop_map(Unit::Day),
        (days(), 0..24_u32).prop_map(|(day, hour)| Unit::Hour(day.and_hms_opt(hour, 0, 0).expect("a time"))),
        (days(), 0..24_u32, 1..60_u32)
            .prop_map(|(day, hour, minute)| Unit::Minute(day.and_hms_opt(hour, minute, 0).expect("a time"))),
        (1..13_u8).prop_map(Unit::MonthOnly),
        (1..13_u8, 1..29_u8).prop_map(|(month, day)| Unit::MonthDay(month, day)),
    ]
}

fn dates() -> impl Strategy<Value = Date> {
    (units(), any::<bool>(), any::<bool>())
        .prop_map(|(unit, approximate, uncertain)| Date { unit, qualifier: Qualifier { approximate, uncertain } })
}

fn whens() -> impl Strategy<Value = When> {
    let list = || proptest::collection::vec(dates(), 2..4);
    prop_oneof![
        dates().prop_map(When::Single),
        (dates(), dates())
            .prop_filter("an interval goes forward", |(first, last)| {
                let (first, last) = (first.unit.bounds(), last.unit.bounds());
                first.zip(last).is_none_or(|(first, last)| first.start <= last.start && first.end <= last.end)
            })
            .prop_map(|(first, last)| When::Interval(Edge::At(first), Edge::At(last))),
        (days(), 1..28_u32, any::<bool>()).prop_map(|(day, other, approximate)| {
            let qualifier = Qualifier { approximate, uncertain: false };
            let at = |day| Edge::At(Date { unit: Unit::Day(day), qualifier });
            When::Interval(at(day), at(chrono::Datelike::with_day(&day, other).expect("a day")))
        }),
        (dates(), any::<bool>())
            .prop_map(|(date, open)| When::Interval(Edge::At(date), if open { Edge::Open } else { Edge::Unknown })),
        (dates(), any::<bool>())
            .prop_map(|(date, open)| When::Interval(if open { Edge::Open } else { Edge::Unknown }, Edge::At(date))),
        list().prop_map(When::OneOf),
        list().prop_map(When::AllOf),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_printed_as_a_date_is_read_again_in_words_and_as_edtf(when in whens()) {
        prop_assert_eq!(When::from_words(&when.words()), Some(when.clone()), "{}", when.words());
        // EDTF has no week: at the edge of an interval without an end only its first day is written.
        let week = when.dates().iter().any(|date| matches!(date.unit, Unit::Week(..)));
        prop_assume!(!(week && (when.open_start() || when.open_end())));
        let read: When = when.to_string().parse().expect("EDTF");
        prop_assert_eq!(read.bounds(), when.bounds(), "{}", when);
    }
}

#[test]
fn what_the_analyst_says_of_a_part_is_sure_and_what_is_taken_away_is_not_told() {
    use dateline::project::{Said, corrected};
    let text = "Trade of Kenya\n\n4 September 2015\n\nExports to Egypt came to $9 million in 2015.\n";
    let article = dateline::corpus::read_bytes("a.txt", text.as_bytes()).1.expect("the text is a document");
    let machine = article.reading.records.iter().find(|record| record.figure.is_some()).expect("a figure");
    let unsure = |said: &[&Said]| corrected(machine, said).figure.expect("a figure").unsure();
    assert_eq!(unsure(&[]), ["whose it is: from the title"]);
    assert_eq!(unsure(&[&Said::Reporter(Some("Kenya".to_owned()))]), [""; 0]);
    let (nobody, nowhere) = (Said::Reporter(None), Said::Partner(None));
    assert_eq!(unsure(&[&nobody, &nowhere]), ["whose it is: not told"]);
    let measure = Said::Metric(None);
    assert_eq!(unsure(&[&measure]), ["what it measures: not told", "whose it is: from the title"]);
}
