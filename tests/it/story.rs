//! What a newcomer meets: the sample opens on a story, and a tour leads through it.

use dateline::gui::App;
use dateline::gui::app::sample;
use dateline::gui::app::state::keeping::Mark;
use dateline::model::{When, counted};
use dateline::project::{Edit, Filter, Status};
use dateline::view::brief::{Request, Scope, compose};
use dateline::view::lanes::LaneBy;
use dateline::view::scene::{Scene, Shape};
use dateline::view::still::{self, still};
use dateline::view::{Theme as Look, filter, fonts};
use egui::{Key, Modifiers, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::gui::{open, press, read_on};

fn window() -> Harness<'static, App> {
    let (mut harness, _) = open(sample::open, Theme::Light);
    harness.state_mut().panes.kept.calm = true;
    harness.run_ok();
    harness
}

fn click(harness: &mut Harness<'_, App>, name: &str) {
    harness.get_by_label(name).click();
    harness.run_ok();
}

fn selected(app: &App) -> String {
    let (article, record) = app.selected().expect("a record is selected");
    format!("{}: {}", article.document.path, record.label)
}

#[test]
fn the_sample_opens_on_one_relation_with_a_mark_its_source_and_its_reason() {
    let harness = window();
    let app = harness.state();
    assert_eq!(app.choice.view.as_deref(), Some("Australia and China"));
    assert!(
        selected(app).starts_with("australia-china/barley-duties.txt: China began to collect"),
        "{}",
        selected(app)
    );
    assert!(app.choice.reading.document.is_some(), "its source is open");
    harness.get_by_value("Rule id: date.weekday");
    harness.get_by_label_contains("outlets, people and quotations are invented");
    for other in ["United States and Vietnam", "Russia and Turkey"] {
        assert!(app.data.project.view(other).is_some(), "{other} has a view");
    }
    let mark = app.work.keeping.mark(app.data.project.work());
    assert_eq!(mark, Mark::Plain("Ready"), "what came with it need not be kept");
}

#[test]
fn what_is_decided_on_the_sample_is_not_kept_and_the_status_says_so() {
    let mut harness = window();
    let gone = Edit::Views(vec![("Russia and Turkey".to_owned(), None)]);
    harness.state_mut().edit(gone);
    let mark = |harness: &Harness<'_, App>| {
        let app = harness.state();
        app.work.keeping.mark(app.data.project.work())
    };
    assert_eq!(mark(&harness), Mark::Plain("Ready"));
    let first = sample::first_mark(harness.state()).expect("it opens on a mark");
    harness.state_mut().edit(Edit::Status(vec![(first, Status::Rejected)]));
    assert!(matches!(mark(&harness), Mark::Standing(words) if words.contains("NOT being kept")));
}

#[test]
fn each_of_the_three_things_to_try_does_what_it_says() {
    let mut harness = window();
    click(&mut harness, "Who else says so?");
    harness.get_by_label_contains("18 May 2020: 1 of 2 sources, contradicts");
    click(&mut harness, "Ask a question");
    harness.event(egui::Event::Text("tariffs".to_owned()));
    harness.run_ok();
    press(&mut harness, Key::Escape);
    press(&mut harness, Key::Escape);
    click(&mut harness, "Make a page");
    assert!(harness.state().panes.export.dialog.is_some());
}

#[test]
fn the_manual_leads_to_a_tour_of_five_steps_that_ends_on_a_page() {
    let mut harness = window();
    click(&mut harness, "Close");
    assert!(harness.state().panes.tour.is_none());
    press(&mut harness, Key::F1);
    click(&mut harness, "Go to Tour of the sample");
    assert_eq!((harness.state().panes.tour, harness.state().panes.overlay), (Some(1), None));
    for step in 2..=5 {
        click(&mut harness, "Next");
        assert_eq!(harness.state().panes.tour, Some(step));
    }
    click(&mut harness, "Back");
    harness.get_by_label_contains("4 of 5");
    harness.get_by_label_contains("18 May 2020: 1 of 2 sources, contradicts");
    click(&mut harness, "Next");
    click(&mut harness, "Make the page");
    assert!(harness.state().panes.export.dialog.is_some());
}

/// What a picture of a corpus says of its counts.
fn said(picture: &Scene) -> String {
    let texts = picture.shapes.iter().filter_map(|shape| match shape {
        Shape::Text { text, .. } => Some(text.clone()),
        _ => None,
    });
    texts.into_iter().nth(1).expect("the title, then the counts")
}

#[test]
fn window_picture_and_page_count_alike_in_every_view() {
    let mut harness = window();
    for name in [None, Some("Australia and China"), Some("Russia and Turkey"), Some("United States and Vietnam")] {
        let app = harness.state_mut();
        match name {
            Some(name) => app.apply_view(name),
            None => app.refilter_with(|filter| *filter = Filter::default()),
        }
        let (events, figures) = app.shown_counts();
        let (data, question) = (&app.data, app.choice.filter.words.clone());
        let asked = match name {
            Some(_) => filter::asked(&question, &data.corpus, &data.items, &data.project).expect("it can be asked"),
            None => data.items.clone(),
        };
        let options = still::Options {
            title: "Sample".to_owned(),
            size: None,
            by: LaneBy::Category,
            theme: Look::light(),
            window: None,
        };
        let picture = still(&data.corpus, &asked, &options, &fonts::measure);
        let words = format!("{} and {}", counted(events, "event"), counted(figures, "figure"));
        assert_eq!(said(&picture), format!("24 documents, {words}"), "{name:?}");
        let undated = asked.undated.iter().map(|item| item.id);
        let keep = asked.dated.iter().map(|item| item.id).chain(undated).collect();
        let request = Request { keep: name.map(|_| keep), scope: Scope::All, ..Request::default() };
        let tally = compose(&data.corpus, &data.items, &request, &fonts::measure).tally;
        let passing = (tally.events.total - tally.events.filtered, tally.figures.total - tally.figures.filtered);
        assert_eq!(passing, (events, figures), "the page, {name:?}");
        let all = (data.totals.events, data.totals.figures);
        assert_eq!((tally.events.total, tally.figures.total), all, "all that the page knows of, {name:?}");
    }
}

#[test]
fn the_tour_opens_the_sample_where_something_else_is_open() {
    let files = crate::gui::memory(&[("note.txt", "A note\n\nNorway signed a treaty on 2 March 2015.\n")]);
    let (mut harness, _) = open(|app, ctx| app.open("A note".to_owned(), files, ctx), Theme::Light);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_ok();
    harness.event(egui::Event::Text("tour".to_owned()));
    harness.run_ok();
    harness.key_press(Key::Enter);
    harness.run_ok();
    read_on(&mut harness);
    assert!(sample::is_open(harness.state()));
    assert_eq!(harness.state().panes.tour, Some(1));
}

#[test]
fn a_release_without_a_date_lands_among_its_sources_once_it_is_dated() {
    let mut harness = window();
    let app = harness.state_mut();
    let path = "australia-china/barley-agreement.txt";
    let when: When = "2023-04-11".parse().expect("a day");
    app.edit(dateline::project::Edit::DocumentDate(vec![(path.to_owned(), Some(when))]));
    for _ in 0..200 {
        harness.step();
        std::thread::sleep(std::time::Duration::from_millis(10));
        let items = &harness.state().data.items;
        let own = items.dated.iter().filter(|item| {
            let record = item.place.of(&harness.state().data.corpus);
            record.is_some_and(|record| record.label.contains("barley complaint against China"))
        });
        if own.map(|item| item.sources).max() == Some(3) {
            return;
        }
    }
    panic!("the release of 11 April 2023 stands with two others that tell the same");
}

/// The value that is drawn of a year on which sources differ is written beside its line, also where the window begins with that
/// year; the other one is a ghost.
#[test]
fn what_is_drawn_has_its_words_before_what_is_not() {
    let harness = window();
    let app = harness.state();
    let chart = app.panes.timeline.charts.charts.in_view(app.time.window).next().expect("a chart");
    let plot = chart.layout(app.time.window, 650.0, &fonts::measure);
    let named = |words: &str| {
        let mut marks = plot.marks.iter().filter(|mark| chart.values[mark.value as usize].words.contains(words));
        marks.any(|mark| mark.label.is_some())
    };
    assert!(named("170"), "{:?}", plot.marks);
}
