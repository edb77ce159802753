//! What several documents tell, in the window: who says so and who disagrees, what is preferred, joined, told apart, and
//! what was known on a day. Each flow asserts what it did to the mark on the axis.

use dateline::gui::App;
use dateline::model::RecordId;
use dateline::view::Item;
use egui::{Key, Modifiers, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::gui::{memory, open, press};

type H = Harness<'static, App>;

const LOAN: &str = "The Meridian Bank signed the loan for the Tallow bridge with Latvia";

/// Three papers on one loan, the last one with another day; a fourth on a fair of the same month.
fn window() -> H {
    let paper = |day: &str, text: &str| format!("Harbour paper of {day}\n\n{day}\n\n{text}\n");
    let files = [
        ("one.txt", paper("20 October 2019", &format!("{LOAN} on 10 October 2019."))),
        (
            "two.txt",
            paper(
                "5 November 2020",
                "In October 2019 Latvia got the Meridian Bank's signature under its Tallow bridge loan.",
            ),
        ),
        (
            "three.txt",
            paper(
                "9 July 2022",
                "The loan for the Tallow bridge, signed with Latvia on 12 October 2019 by the Meridian Bank, is spent.",
            ),
        ),
        ("four.txt", paper("30 October 2019", "Estonia opened a fair of fishing boats in Tartu on 21 October 2019.")),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let (mut h, _) = open(|app, ctx| app.open("Loans".to_owned(), memory(&files), ctx), Theme::Light);
    h.state_mut().panes.kept.calm = true;
    press(&mut h, Key::Num0);
    h
}

/// The marks on the lanes: date, number of sources, words.
fn marks(h: &H) -> Vec<(String, u8)> {
    events(h).map(|item| (item.date_words().to_owned(), item.sources)).collect()
}

fn events(h: &H) -> impl Iterator<Item = &Item> {
    h.state().data.shown.items.dated.iter().filter(|item| item.is_event())
}

/// Selects the mark of a date, as an arrow does.
fn select(h: &mut H, date: &str) -> RecordId {
    let id = events(h).find(|item| item.date_words() == date).map(|item| item.id);
    let id = id.unwrap_or_else(|| panic!("a mark of {date}: {:?}", marks(h)));
    h.state_mut().select(id);
    h.run_ok();
    id
}

fn says(h: &H, words: &str) -> bool {
    h.query_all_by_label_contains(words).next().is_some()
}

fn typed(h: &mut H, words: &str) {
    h.event(egui::Event::Text(words.to_owned()));
    h.run_ok();
    press(h, Key::Enter);
}

fn chord(h: &mut H, held: Modifiers, key: Key) {
    h.key_press_modifiers(held, key);
    h.run_ok();
}

const DRAWN: (&str, u8) = ("10 October 2019", 3);
const FAIR: (&str, u8) = ("21 October 2019", 1);

fn of(all: &[(&str, u8)]) -> Vec<(String, u8)> {
    all.iter().map(|(date, sources)| ((*date).to_owned(), *sources)).collect()
}

#[test]
fn one_count_is_said_the_same_way_everywhere() {
    let mut h = window();
    assert_eq!(marks(&h), of(&[DRAWN, FAIR]));
    select(&mut h, DRAWN.0);
    assert!(events(&h).any(|item| item.spoken().contains("3 sources")));
    press(&mut h, Key::V);
    assert!(says(&h, "2 dates · 3 sources"), "the tab");
    assert!(says(&h, "Sources: 3 sources"), "the inspector");
    assert!(says(&h, "10 October 2019: 2 of 3 sources") && says(&h, "12 October 2019: 1 of 3 sources"), "each date");
    assert!(!says(&h, "independent"), "nowhere in other words");
}

#[test]
fn who_says_so_and_who_disagrees_is_answered_by_keys_alone() {
    let mut h = window();
    press(&mut h, Key::Home);
    press(&mut h, Key::V);
    for (key, date) in [(Key::Num1, "20 October 2019"), (Key::Num2, "5 November 2020"), (Key::Num3, "9 July 2022")] {
        press(&mut h, key);
        let (article, _) = h.state().selected().expect("a quote is picked");
        assert_eq!(article.document.date.when.as_ref().map(dateline::model::When::words).as_deref(), Some(date));
    }
    assert!(says(&h, "12 October 2019: 1 of 3 sources, contradicts"), "and who disagrees");
    press(&mut h, Key::Enter);
    let open = h.state().choice.reading.document.and_then(|id| h.state().data.corpus.article(id));
    assert_eq!(open.map(|article| article.document.path.as_str()), Some("three.txt"), "Enter reads it");
}

#[test]
fn what_is_preferred_is_drawn_with_its_reason_and_what_is_taken_back_is_not() {
    let mut h = window();
    select(&mut h, DRAWN.0);
    press(&mut h, Key::V);
    press(&mut h, Key::Num3);
    press(&mut h, Key::P);
    typed(&mut h, "it is the bank's own count");
    assert_eq!(marks(&h), of(&[("12 October 2019", 3), FAIR]), "the mark stands at the other day");
    assert!(says(&h, "Because it is the bank's own count"));
    assert!(says(&h, "drawn: preferred by the analyst"));
    chord(&mut h, Modifiers::COMMAND, Key::Z);
    assert_eq!(marks(&h), of(&[DRAWN, FAIR]));
    assert!(!says(&h, "Because it is the bank's own count"));
}

#[test]
fn other_dates_stand_as_ghosts_beside_the_selected_mark() {
    let mut h = window();
    let ghost = "Ghost: 12 October 2019, contradicts";
    assert!(!says(&h, "Ghost:"), "none while nothing is selected");
    select(&mut h, DRAWN.0);
    let x = |h: &H, words: &str| h.query_all_by_label_contains(words).next().expect(words).rect().center().x;
    let (left, right) = h.state().panes.timeline.plot;
    let time = h.state().time.window.time_at(x(&h, ghost) - left, right - left);
    assert_eq!(dateline::view::window::civil(time).format("%Y-%m-%d").to_string(), "2019-10-12");
    select(&mut h, FAIR.0);
    assert!(!says(&h, "Ghost:"), "nobody gives the fair another day");
}

#[test]
fn what_is_left_open_says_so_at_its_date() {
    let mut h = window();
    select(&mut h, DRAWN.0);
    press(&mut h, Key::V);
    press(&mut h, Key::I);
    typed(&mut h, "two papers, two days");
    assert_eq!(marks(&h), of(&[DRAWN, FAIR]));
    assert!(says(&h, "left open; drawn for want of a better one") && says(&h, "Because two papers, two days"));
}

#[test]
fn two_marks_become_one_by_hand_and_are_two_again() {
    let mut h = window();
    let fair = select(&mut h, FAIR.0);
    press(&mut h, Key::M);
    let loan = select(&mut h, DRAWN.0);
    press(&mut h, Key::M);
    assert_eq!(marks(&h).len(), 1, "one mark: {:?}", marks(&h));
    assert_eq!(marks(&h)[0].1, 4, "all evidence is kept");
    assert!(h.state().tellers(fair).len() == 3 && h.state().tellers(loan).len() == 3);
    assert!(says(&h, "Sources: 4 sources"));
    // A new reading changes nothing of it.
    h.state_mut().refresh();
    h.run_ok();
    assert_eq!(marks(&h).len(), 1);
    // Split off, the fair is a mark of its own, and the loan keeps its three.
    h.state_mut().select(fair);
    h.run_ok();
    chord(&mut h, Modifiers::SHIFT, Key::M);
    assert_eq!(marks(&h), of(&[DRAWN, FAIR]));
    assert!(h.state().tellers(fair).is_empty());
    chord(&mut h, Modifiers::COMMAND, Key::Z);
    assert_eq!(marks(&h).len(), 1, "one step back");
    chord(&mut h, Modifiers::COMMAND, Key::Z);
    assert_eq!(marks(&h), of(&[DRAWN, FAIR]), "and one more");
}

#[test]
fn what_the_machine_joined_can_be_told_apart() {
    let mut h = window();
    select(&mut h, DRAWN.0);
    press(&mut h, Key::V);
    press(&mut h, Key::Num3);
    chord(&mut h, Modifiers::SHIFT, Key::M);
    assert_eq!(marks(&h), of(&[("10 October 2019", 2), ("12 October 2019", 1), FAIR]));
    assert!(!says(&h, "contradicts"), "nothing is disputed any more");
    chord(&mut h, Modifiers::COMMAND, Key::Z);
    assert_eq!(marks(&h), of(&[DRAWN, FAIR]));
}

#[test]
fn as_known_on_a_day_only_what_was_published_by_then_counts() {
    let mut h = window();
    select(&mut h, DRAWN.0);
    press(&mut h, Key::V);
    for (day, sources, dates) in [("2019-12-31", 1, 0), ("2021-06-30", 2, 1), ("2022-12-31", 3, 2)] {
        press(&mut h, Key::Escape);
        press(&mut h, Key::J);
        typed(&mut h, day);
        assert_eq!(marks(&h), of(&[(DRAWN.0, sources), FAIR]), "as known on {day}");
        select(&mut h, DRAWN.0);
        press(&mut h, Key::V);
        let said = format!("{dates} date{} · {sources} source", if dates == 1 { "" } else { "s" });
        assert!(dates == 0 || says(&h, &said), "as known on {day}: {said}");
    }
    assert!(says(&h, "Known on"), "the toolbar says it");
}
