//! Asking in the window: the box completes, says what each key would leave, and takes it; what cannot be read is told.

use dateline::gui::App;
use dateline::project::{Edit, Facet, Field, Filter, Kind, Said};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::gui::{memory, open, press};

type H = Harness<'static, App>;

const TREATY: &str = "Norway and Finland sign fishing treaty\n\n12 March 2015\n\n\
    Norway and Finland signed a fishing treaty on 2 March 2015. The Swedish minister visited Oslo on 20 June 2014.\n\n\
    Exports from Norway to Finland were $4.2 billion in 2014 and $3.9 billion in 2013.\n\n\
    Imports of cod from Iceland to Norway were 200 tonnes in 2013. The price of cod was $310 a tonne in 2014.\n";

fn window() -> H {
    let files = memory(&[("treaty.txt", TREATY)]);
    let (mut harness, _) = open(|app, ctx| app.open("One paper".to_owned(), files, ctx), Theme::Light);
    harness.state_mut().panes.kept.calm = true;
    press(&mut harness, Key::Num0);
    harness
}

fn typed(h: &mut H, text: &str) {
    h.event(egui::Event::Text(text.to_owned()));
    h.run_ok();
}

fn labels(h: &H) -> Vec<String> {
    h.state().data.shown.items.dated.iter().map(|item| item.label.to_string()).collect()
}

fn ask(h: &mut H, question: &str) -> Vec<String> {
    h.state_mut().refilter_with(|filter| *filter = Filter { words: question.to_owned(), ..Filter::default() });
    h.run_ok();
    labels(h)
}

#[test]
fn a_question_is_typed_completed_and_counted_before_it_is_taken() {
    let mut h = window();
    press(&mut h, Key::Slash);
    typed(&mut h, "swe");
    let proposal = h.get_by_label_contains("Enter: and Sweden");
    let told = format!("{proposal:?}");
    assert!(told.contains("1 event"), "{told}");
    press(&mut h, Key::Enter);
    assert_eq!(h.state().choice.filter.words, "Sweden");
    assert_eq!(labels(&h).len(), 1);
    typed(&mut h, " nor");
    h.get_by_label_contains("Alt Enter: or Norway");
    h.key_press_modifiers(Modifiers::ALT, Key::Enter);
    h.run_ok();
    assert_eq!(h.state().choice.filter.words, "Sweden or Norway");
    typed(&mut h, ", trea");
    press(&mut h, Key::Tab);
    assert_eq!(h.state().choice.filter.words, "Sweden or Norway, \"trea\"");
    assert!(labels(&h).iter().all(|label| label.to_lowercase().contains("treaty")), "{:?}", labels(&h));
    h.get_by_label_contains("Copy --where 'Sweden or Norway, \"trea\"'");
    press(&mut h, Key::Escape);
    assert!(h.query_all_by_label_contains("Copy --where").next().is_none(), "the strip goes with the keyboard");
}

#[test]
fn enter_keeps_the_question_where_nothing_is_left_to_be_taken() {
    let mut h = window();
    press(&mut h, Key::Slash);
    typed(&mut h, "Norway, 2014");
    let found = labels(&h);
    press(&mut h, Key::Enter);
    assert!(h.query_all_by_label_contains("Copy --where").next().is_none(), "the strip is gone");
    assert_eq!((h.state().choice.filter.words.as_str(), labels(&h)), ("Norway, 2014", found));
}

#[test]
fn a_question_that_stands_hands_the_keys_to_the_selected_mark() {
    let mut h = window();
    press(&mut h, Key::Slash);
    typed(&mut h, "Norway, 2014");
    let id = h.state().data.shown.items.dated.iter().find(|item| item.is_event()).map(|item| item.id).expect("a mark");
    h.state_mut().select(id);
    h.run_ok();
    press(&mut h, Key::Slash);
    press(&mut h, Key::Enter);
    assert!(h.query_all_by_role(Role::ListItem).any(|node| node.is_focused()), "a mark has the keyboard");
}

#[test]
fn a_name_typed_out_in_small_letters_needs_one_enter() {
    let mut h = window();
    press(&mut h, Key::Slash);
    typed(&mut h, "norway and sweden");
    let found = labels(&h);
    press(&mut h, Key::Enter);
    assert!(h.query_all_by_label_contains("Copy --where").next().is_none(), "the strip is gone");
    assert_eq!((h.state().choice.filter.words.as_str(), labels(&h)), ("norway and Sweden", found));
}

#[test]
fn the_window_of_time_goes_where_the_answer_lies_and_back_leads_out_again() {
    let mut h = window();
    let february = |h: &mut H| {
        let time = |words: &str| {
            let day = chrono::NaiveDate::parse_from_str(words, "%Y-%m-%d").expect("a day");
            dateline::view::window::seconds(day.and_hms_opt(0, 0, 0).expect("midnight"))
        };
        h.state_mut().look_at(dateline::view::Window::new(time("2015-02-01"), time("2015-03-31")));
        h.run_ok();
        h.state().time.window
    };
    let before = february(&mut h);
    press(&mut h, Key::Slash);
    typed(&mut h, "Sweden or Norway, 2013..2014");
    assert_eq!(h.state().time.window, before, "while it is typed the window stays");
    press(&mut h, Key::Enter);
    let after = h.state().time.window;
    let year = |time: f64| dateline::view::window::civil(time).format("%Y").to_string();
    assert!(after.end < before.start && ["2012", "2013"].contains(&&*year(after.start)), "{after:?}");
    assert!(h.state().data.shown.items.dated.iter().all(|item| after.shows(item.start, item.end)));
    assert!(h.query_all_by_label_contains("Gone to 2013–2014, where the answer lies").next().is_some());
    h.get_by_label("Back").click();
    h.run_ok();
    assert!((h.state().time.window.start - before.start).abs() < 2.0, "and back");
    // What is in sight already moves nothing, and neither does a question that was not changed.
    h.state_mut().work.message = None;
    h.state_mut().refilter_with(|filter| filter.words.clear());
    press(&mut h, Key::Slash);
    typed(&mut h, "\"treaty\"");
    press(&mut h, Key::Escape);
    let before = february(&mut h);
    press(&mut h, Key::Slash);
    typed(&mut h, "2015");
    press(&mut h, Key::Enter);
    assert_eq!(h.state().time.window, before);
}

#[test]
fn a_page_asked_for_while_a_question_is_typed_shows_the_answer() {
    let mut h = window();
    let day = |year: i32| chrono::NaiveDate::from_ymd_opt(year, 2, 1).and_then(|day| day.and_hms_opt(0, 0, 0));
    let time = |year: i32| dateline::view::window::seconds(day(year).expect("a day"));
    h.state_mut().look_at(dateline::view::Window::new(time(2015), time(2016)));
    h.run_ok();
    press(&mut h, Key::Slash);
    typed(&mut h, "Sweden");
    h.key_press_modifiers(Modifiers::COMMAND, Key::E);
    h.run_ok();
    let begun = std::time::Instant::now();
    while h.state().panes.export.dialog.as_ref().is_some_and(dateline::gui::app::state::export::Dialog::is_drawing) {
        assert!(begun.elapsed().as_secs() < 120, "the page never came");
        h.step();
        std::thread::yield_now();
    }
    let brief = h.state().panes.export.dialog.as_ref().and_then(|dialog| dialog.brief.clone()).expect("a page");
    assert_eq!(brief.tally.events.shown, 1, "the visit of June 2014: {}", brief.counts);
}

#[test]
fn a_question_without_an_answer_says_so_and_one_key_looks_in_all_text() {
    let mut h = window();
    press(&mut h, Key::Slash);
    typed(&mut h, "Iceland and Sweden, \"cod\"");
    assert!(labels(&h).is_empty());
    assert!(h.query_all_by_label_contains("Nothing passes this question").next().is_some());
    assert!(h.query_all_by_label_contains("searches all text for the same words").next().is_some());
    press(&mut h, Key::Enter);
    assert!(h.query_all_by_label_contains("searches all text for the same words").next().is_some(), "the card says it");
    h.key_press_modifiers(Modifiers::COMMAND, Key::F);
    h.run_ok();
    let state = h.state();
    assert_eq!((state.choice.find.typed.as_str(), state.choice.filter.words.as_str()), ("Iceland Sweden cod", ""));
    assert!(state.choice.find.on && !labels(&h).is_empty());
    // A question that finds something stays one.
    h.state_mut().choice.find.typed.clear();
    ask(&mut h, "Sweden");
    h.key_press_modifiers(Modifiers::COMMAND, Key::F);
    h.run_ok();
    assert_eq!((h.state().choice.find.typed.as_str(), h.state().choice.filter.words.as_str()), ("", "Sweden"));
}

#[test]
fn both_parties_families_dates_and_amounts_are_asked_for() {
    let mut h = window();
    let both = ask(&mut h, "Norway and Finland, trade, 2014");
    assert!(!both.is_empty() && both.iter().all(|label| label.contains("4.2 billion")), "{both:?}");
    assert_eq!(ask(&mut h, "figures, trade").len(), 3, "exports and imports, no price");
    assert_eq!(ask(&mut h, "exports > $4 bn").len(), 1);
    assert_eq!(ask(&mut h, "< 300 t").len(), 1);
    assert_eq!(ask(&mut h, "visits or \"treaty\", since 2015").len(), 1);
    let all = ask(&mut h, "").len();
    assert_eq!(ask(&mut h, "not figures").len() + ask(&mut h, "figures").len(), all);
}

const BARLEY: &str = "Barley and wine\n\n21 May 2020\n\n\
    China began to collect duties on Australian barley on 19 May 2020. China and Australia signed a treaty on wine on \
    2 March 2015.\n\nAustralia's exports of barley to China were 2.5 million tonnes in 2019. Australia's exports of \
    wine to China were $800 million in 2019.\n\nChina's ministers spoke of the price of bread on 3 May 2020.\n";

#[test]
fn goods_are_asked_for_in_figures_and_in_what_events_tell() {
    let files = memory(&[("barley.txt", BARLEY)]);
    let (mut h, _) = open(|app, ctx| app.open("One paper".to_owned(), files, ctx), Theme::Light);
    let figures = |h: &H| h.state().data.shown.items.dated.iter().filter(|item| item.figure).count();
    let found = ask(&mut h, "barley");
    assert_eq!((found.len(), figures(&h)), (2, 1), "{found:?}");
    assert!(found.iter().all(|label| label.to_lowercase().contains("barley")), "{found:?}");
    // A side by its name is asked for as it is.
    assert_eq!((ask(&mut h, "goods:barley").len(), figures(&h)), (1, 1));
    let without = ask(&mut h, "not barley");
    assert!(without.len() >= 3 && without.iter().all(|label| !label.contains("barley")), "{without:?}");
    // The box says the same number before it is taken.
    h.state_mut().refilter_with(|filter| *filter = Filter::default());
    press(&mut h, Key::Slash);
    typed(&mut h, "barl");
    let told = format!("{:?}", h.get_by_label_contains("Enter: and Barley"));
    assert!(told.contains("1 event, 1 figure"), "{told}");
}

#[test]
fn what_cannot_be_read_is_told_below_the_box_and_what_was_read_counts() {
    let mut h = window();
    press(&mut h, Key::Slash);
    typed(&mut h, "Sweden, exports >");
    h.get_by_label_contains("An amount must stand behind ‘>’");
    assert!(labels(&h).is_empty(), "Sweden and exports: nothing");
    typed(&mut h, " $1 m or");
    h.get_by_label_contains("Nothing stands behind ‘or’");
}

#[test]
fn all_picked_countries_can_be_asked_for_and_tags_are_facets() {
    let mut h = window();
    let pick = |h: &mut H, change: fn(&mut Filter)| {
        h.state_mut().refilter_with(change);
        h.run_ok();
        labels(h).len()
    };
    let any = pick(&mut h, |filter| {
        filter.toggle(Facet::new(Kind::Actor, "NO"));
        filter.toggle(Facet::new(Kind::Actor, "IS"));
    });
    h.get_by_role_and_label(Role::Button, "Country or body: any picked value").click();
    h.run_ok();
    assert!(labels(&h).len() < any && !labels(&h).is_empty(), "only the imports from Iceland");
    h.state_mut().refilter_with(|filter| *filter = Filter::default());
    let id = h.state().data.items.dated[0].id;
    let tag = Said::Tags(["harbour talks".to_owned()].into());
    h.state_mut().edit(Edit::Said(vec![((id, Field::Tags), Some(tag))]));
    assert_eq!(ask(&mut h, "harbour talks").len(), 1);
    assert_eq!(ask(&mut h, "tag:harbour").len(), 1);
    h.state_mut().undo();
    assert!(ask(&mut h, "harbour talks").is_empty());
}
