//! Views: one x for every pane, counts that add up, labels that never overlap, rows that stay while panning.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use dateline::corpus::Corpus;
use dateline::index::Place;
use dateline::model::{Grade, Modality, Precision, Qualifier, RecordId};
use dateline::view::counts::Counts;
use dateline::view::item::{Form, Item, Open, Status, Told};
use dateline::view::lanes::{Arrange, Board, LaneBy, Layout, Level, View};
use dateline::view::paint;
use dateline::view::scene::{Rect, Shape};
use dateline::view::theme::GUTTER;
use dateline::view::ticks::{self, Step};
use dateline::view::window::{DAY, HOUR, civil, seconds};
use dateline::view::{Group, Theme, Window, fonts, overview};
use proptest::prelude::*;

const PANE: f32 = 800.0;

fn day(text: &str) -> f64 {
    let date: NaiveDate = text.parse().expect("a date");
    seconds(date.and_hms_opt(0, 0, 0).expect("midnight"))
}

fn item(number: u32, start: f64, end: f64, form: Form, label: &str) -> Item {
    Item {
        id: RecordId(u128::from(number)),
        place: Place { article: number % 7, record: number },
        start,
        end,
        label: label.into(),
        told: Arc::new(Told { short: "25 Apr".into(), words: "25 April 2014".into(), either: Vec::new() }),
        sources: 1 + (number % 3) as u8,
        form,
        precision: Precision::Day,
        open: Open::default(),
        doubt: Qualifier::default(),
        modality: Modality::Actual,
        status: if number.is_multiple_of(3) { Status::Accepted } else { Status::Undecided },
        group: Group::ALL[number as usize % 3],
        grade: Grade::A,
        figure: false,
        conflict: false,
        by_hand: false,
        retold: false,
        folded: false,
    }
}

/// Items spread over 1990 to 2020 without a clock or chance: days, runs of days, months and years, some open.
fn items(count: u32) -> Vec<Item> {
    let origin = day("1990-01-01");
    let mut items: Vec<Item> = (0..count)
        .map(|number| {
            let mixed = u64::from(number).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20;
            let at = origin + (mixed % (30 * 365)) as f64 * DAY;
            let (length, form) = match mixed % 11 {
                0..=6 => (1.0, Form::Moment),
                7 => (5.0, Form::Days),
                8 | 9 => (30.0, Form::Period),
                _ => (365.0, Form::Period),
            };
            let label = [
                "Delegation visits",
                "Treaty on the mutual recognition of standards",
                "Talks",
                "Trade office opens in the port",
            ];
            let mut item = item(number, at, at + length * DAY, form, label[number as usize % 4]);
            item.open.end = mixed % 29 == 0;
            item
        })
        .collect();
    items.sort_by(|a, b| a.start.total_cmp(&b.start).then(a.end.total_cmp(&b.end)).then(a.place.cmp(&b.place)));
    items
}

#[test]
fn the_words_of_a_collapsed_lane_stay_inside_it() {
    let items = items(3000);
    let view = View::moving(Window::new(day("1990-01-01"), day("2020-01-01")), PANE);
    let titles = lay(&items, &view).lanes.into_iter().map(|lane| lane.title).collect();
    let arrange = Arrange { collapsed: titles, ..Arrange::default() };
    let mut board = Board::arranged(&items, LaneBy::Category, &Corpus::default(), &arrange, false, |_| true);
    let layout = board.layout(&items, &view, &fonts::measure);
    let words = paint::gutter(&layout, &Theme::light(), &fonts::measure);
    let words: Vec<Rect> = words
        .iter()
        .filter(|shape| matches!(shape, Shape::Text { .. }))
        .map(|shape| shape.bounds(&fonts::measure))
        .collect();
    assert!(words.len() >= 2 * layout.lanes.len(), "a name and a count for each lane");
    for (at, one) in words.iter().enumerate() {
        assert!(one.right() <= GUTTER, "{one:?}");
        let lane = layout.lanes.iter().find(|lane| lane.y <= one.centre().y && one.centre().y < lane.y + lane.height);
        let lane = lane.expect("a lane");
        assert!(one.y >= lane.y - 1.0 && one.bottom() <= lane.y + lane.height + 1.0, "{one:?}");
        assert!(words[at + 1..].iter().all(|other| !other.grown(-0.5).meets(*one)), "{one:?}");
    }
}

fn lay(items: &[Item], view: &View) -> Layout {
    Board::new(items, LaneBy::Category, &Corpus::default(), |_| true).layout(items, view, &fonts::measure)
}

/// Everything of a layout that must stay clear of everything else: marks with their labels, and pills.
fn solid(layout: &Layout) -> Vec<(usize, Rect)> {
    let mut solid = Vec::new();
    for (lane, at) in layout.lanes.iter().enumerate() {
        solid.extend(at.marks.iter().map(|mark| (lane, mark.rect)));
        solid.extend(at.pills.iter().map(|pill| (lane, pill.rect)));
    }
    solid
}

#[track_caller]
fn nothing_overlaps(layout: &Layout, why: &str) {
    let solid = solid(layout);
    for (i, (lane, a)) in solid.iter().enumerate() {
        for (other, b) in &solid[i + 1..] {
            let clear = lane != other || !a.grown(-0.6).meets(b.grown(-0.6));
            assert!(clear, "{why}: {a:?} and {b:?} in lane {lane}");
        }
    }
    for mark in layout.lanes.iter().flat_map(|lane| &lane.marks) {
        if let Some(label) = &mark.label {
            assert!(label.rect.right() <= PANE, "{why}: {label:?} runs under the edge");
        }
    }
}

#[test]
fn seconds_and_civil_time_are_inverse() {
    for text in ["0001-01-01", "1582-10-15", "1970-01-01", "2024-02-29", "9999-12-31"] {
        assert_eq!(civil(day(text)).date().to_string(), text);
    }
    assert_eq!(civil(f64::MAX).year(), chrono::NaiveDateTime::MAX.year(), "far times end at the calendar's end");
}

#[test]
fn zooming_keeps_the_pivot_where_it_stands() {
    let window = Window::new(day("2013-01-01"), day("2016-01-01"));
    let pivot = day("2014-04-25");
    let zoomed = window.zoom_at(0.25, pivot);
    assert!((window.x(pivot, PANE) - zoomed.x(pivot, PANE)).abs() < 0.01);
    assert!((zoomed.length() - window.length() / 4.0).abs() < 1.0);
}

#[test]
fn a_window_stays_near_the_data_and_is_at_least_an_hour() {
    let extent = Window::new(day("2000-01-01"), day("2010-01-01"));
    let far = Window::new(day("1900-01-01"), day("1901-01-01")).within(extent);
    assert!(far.start >= extent.start - 0.1001 * extent.length());
    let wide = Window::new(day("1000-01-01"), day("3000-01-01")).within(extent);
    assert!(wide.length() <= 1.2001 * extent.length());
    let narrow = extent.zoom_at(1e-12, day("2005-01-01"));
    assert!((narrow.length() - HOUR).abs() < 1e-3);
}

#[test]
fn boundaries_begin_before_a_window_that_starts_within_the_second_before_one() {
    let start = day("2004-12-29") - 0.4;
    let window = Window::new(start, start + 86_400.0 * 3.0);
    let all = Step::at_least(86_400.0).boundaries(window);
    assert!(all.first().is_some_and(|first| *first <= start), "{all:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn x_and_time_are_inverse(start in -6e10_f64..6e10, length in 3600.0_f64..1e10, share in 0.0_f32..1.0) {
        let window = Window::new(start, start + length);
        let x = share * PANE;
        prop_assert!((window.x(window.time_at(x, PANE), PANE) - x).abs() < 0.05);
    }

    #[test]
    fn ruler_labels_never_overlap(start in -6e10_f64..6e10, power in 3.6_f64..11.0, width in 200.0_f32..2600.0) {
        let window = Window::new(start, start + 10_f64.powf(power));
        let ruler = ticks::ruler(window, width, &fonts::measure);
        for row in [&ruler.coarse, &ruler.fine] {
            let mut right = -1.0_f32;
            for tick in row.iter().filter(|tick| !tick.label.is_empty()) {
                prop_assert!(tick.label_x >= right, "{} at {} after {right}", tick.label, tick.label_x);
                let style = if std::ptr::eq(row, &raw const ruler.coarse) { dateline::view::theme::COARSE } else { dateline::view::theme::SMALL };
                right = tick.label_x + fonts::measure(&tick.label, style);
                prop_assert!(right <= width + 1.0);
            }
            prop_assert!(row.len() < 600, "{} ticks", row.len());
        }
    }

    #[test]
    fn ticks_stand_on_calendar_boundaries(start in -6e10_f64..6e10, power in 3.6_f64..11.0) {
        let window = Window::new(start, start + 10_f64.powf(power));
        let ruler = ticks::ruler(window, PANE, &fonts::measure);
        for tick in &ruler.fine {
            prop_assert_eq!(ruler.step.floor(civil(tick.time)), Some(civil(tick.time)));
            prop_assert!((tick.x - window.x(tick.time, PANE)).abs() < 0.01);
        }
    }

    #[test]
    fn bins_add_up_to_what_begins_in_them(start in 6e8_f64..1.5e9, power in 5.0_f64..9.2, least in 1.0_f32..40.0) {
        let items = items(500);
        let counts = Counts::new(items.iter().map(|item| (item.start, item.status == Status::Accepted)));
        let window = Window::new(start, start + 10_f64.powf(power));
        let step = Step::at_least(f64::from(least) * window.per_point(PANE));
        let bins = counts.bins(step, window, PANE);
        let sum: u32 = bins.iter().map(|bin| bin.count).sum();
        let ends = step.boundaries(window);
        let (first, last) = (ends[0], ends[ends.len() - 1]);
        let plain = items.iter().filter(|item| item.start >= first && item.start < last).count();
        prop_assert_eq!(sum as usize, plain);
        prop_assert!(first <= window.start && last >= window.end, "bins cover the window");
        prop_assert!(bins.iter().all(|bin| bin.accepted <= bin.count));
    }

    #[test]
    fn every_visible_event_is_a_mark_or_counted(start in 6e8_f64..1.5e9, power in 6.0_f64..9.0, count in 1_u32..900) {
        let items = items(count);
        let window = Window::new(start, start + 10_f64.powf(power));
        let layout = lay(&items, &View::moving(window, PANE));
        let visible = items.iter().filter(|item| window.shows(item.start, item.end)).count();
        prop_assert_eq!(layout.in_view, visible);
        for lane in &layout.lanes {
            prop_assert_eq!(lane.left + lane.in_view + lane.right, lane.total);
            let shown = lane.marks.len() + lane.hidden + lane.pills.iter().chain(&lane.ribbon).map(|bin| bin.count as usize).sum::<usize>();
            // Marks just outside may reach in with their least width, and bins at the edges count all of their time.
            prop_assert!(lane.level == Level::Ribbon || shown + spanning(&items, lane, window) >= lane.in_view);
        }
    }

    #[test]
    fn marks_labels_and_pills_never_overlap(start in 6e8_f64..1.5e9, power in 4.0_f64..9.2, count in 1_u32..700, still: bool) {
        let items = items(count);
        let window = Window::new(start, start + 10_f64.powf(power));
        let view = if still { View::still(window, PANE) } else { View::moving(window, PANE) };
        nothing_overlaps(&lay(&items, &view), if still { "still" } else { "moving" });
    }

    #[test]
    fn rows_stay_while_panning(start in 7e8_f64..1.4e9, power in 6.5_f64..8.8, shift in -0.9_f64..0.9) {
        let items = items(400);
        let window = Window::new(start, start + 10_f64.powf(power));
        let before = lay(&items, &View::moving(window, PANE));
        // Panned windows have the same length up to rounding, so the scale must be taken over.
        let moved = View { window: window.pan(shift * window.length()), ..View::moving(window, PANE) };
        let after = lay(&items, &moved);
        for (a, b) in before.lanes.iter().zip(&after.lanes) {
            if a.level != Level::Marks || b.level != Level::Marks {
                continue;
            }
            for mark in &a.marks {
                if let Some(same) = b.marks.iter().find(|other| other.item == mark.item) {
                    prop_assert_eq!(same.row, mark.row);
                }
            }
        }
    }
}

#[test]
fn a_card_near_the_edge_is_cut_and_lies_on_no_other() {
    let items = items(218);
    let start = 988_603_321.246_768_4;
    let window = Window::new(start, start + 10_f64.powf(7.345_159_136_410_535));
    nothing_overlaps(&lay(&items, &View::moving(window, PANE)), "moving");
}

#[test]
fn cards_in_a_small_window_lie_on_no_other() {
    for (count, start, power) in [
        (106, 654_453_392.911_366_5, 7.055_498_850_280_986),
        (567, 674_081_659.723_045, 5.5),
        (459, 1_015_821_056.822, 5.5),
    ] {
        for power in [power, 5.0, 4.0] {
            let window = Window::new(start, start + 10_f64.powf(power));
            nothing_overlaps(&lay(&items(count), &View::moving(window, PANE)), "moving");
        }
    }
}

/// Members that began before the window's first bin: a ribbon or pill counts them where they begin, outside.
fn spanning(items: &[Item], lane: &dateline::view::lanes::Lane, window: Window) -> usize {
    let same = |item: &&Item| Some(item.group) == lane.group;
    items.iter().filter(same).filter(|item| item.start < window.start && item.end > window.start).count()
}

#[test]
fn words_on_lanes_are_whole_or_end_with_a_phrase() {
    let long = "Chad signed a pact on fishing rights with Niger in Lamu";
    let mut items = items(160);
    for item in items.iter_mut().step_by(3) {
        item.label = long.into();
    }
    let (mut whole, mut shorter) = (0, 0);
    for length in [0.2, 1.0, 4.0, 15.0] {
        for from in 0..14 {
            let start = day("1991-01-01") + f64::from(from) * 2.0 * 365.0 * DAY;
            let window = Window::new(start, start + length * 365.0 * DAY);
            for mark in lay(&items, &View::moving(window, PANE)).lanes.iter().flat_map(|lane| &lane.marks) {
                let (Some(label), Some(item)) = (&mark.label, items.get(mark.item as usize)) else { continue };
                let short = dateline::view::short::short(&item.label);
                assert!(*label.title == *item.label || short == Some(&*label.title), "{}", label.title);
                whole += usize::from(*label.title == *item.label);
                shorter += usize::from(*label.title != *item.label);
            }
        }
    }
    assert!(whole > 200 && shorter > 5, "{whole} whole, {shorter} shorter");
}

#[test]
fn no_word_stands_on_a_folded_gap_and_each_gap_names_its_length() {
    let mut items: Vec<Item> = Vec::new();
    for (number, (year, month)) in
        (0_u32..).zip([1950, 1979, 1987].into_iter().flat_map(|year| (1..=12).map(move |month| (year, month))))
    {
        let start = day(&format!("{year}-{month:02}-10"));
        items.push(item(number, start, start + DAY, Form::Moment, "Treaty on standards"));
    }
    let folds = dateline::view::Folds::of(items.iter().map(|item| (item.start, item.end)));
    assert_eq!(folds.gaps().len(), 2, "28 and 7 years");
    let theme = Theme::light();
    let mut seen = 0;
    let whole = Window::fit(Window::new(day("1950-01-01"), day("1988-01-01")).folded(folds));
    for zoom in [1.0, 0.7, 0.4, 0.2] {
        for step in -4..=4 {
            let window = whole.zoom_at(zoom, whole.middle()).pan(f64::from(step) * 0.1 * whole.length());
            let gaps: Vec<(f32, f32)> =
                window.breaks().map(|gap| (window.x(gap.0, PANE), window.x(gap.1, PANE))).collect();
            for mark in lay(&items, &View::moving(window, PANE)).lanes.iter().flat_map(|lane| &lane.marks) {
                let Some(label) = &mark.label else { continue };
                seen += 1;
                let over = gaps.iter().any(|gap| label.rect.x < gap.1 && label.rect.right() > gap.0);
                assert!(!over, "{zoom} {step}: {:?} on {gaps:?}", label.rect);
            }
            let shapes = paint::breaks(window, PANE, 400.0, &theme, &fonts::measure);
            let words = shapes.iter().filter_map(|shape| match shape {
                Shape::Text { text, .. } => Some(text.as_str()),
                _ => None,
            });
            let words = words.collect::<Vec<_>>().join(" ");
            let named = words.matches("years").count();
            assert_eq!(named, gaps.len(), "{zoom} {step}: {words}");
            assert!(!words.contains('…'), "{words}");
        }
    }
    assert!(seen > 40, "{seen} labels");
}

#[test]
fn every_pane_puts_a_time_at_the_same_x() {
    let items = items(60);
    let window = Window::new(day("1995-03-01"), day("2003-09-01"));
    let layout = lay(&items, &View::moving(window, PANE));
    for mark in layout.lanes.iter().flat_map(|lane| &lane.marks) {
        let item = &items[mark.item as usize];
        assert!((mark.span.0 - window.x(item.start, PANE)).abs() < 1.0);
        assert!((mark.span.1 - window.x(item.end, PANE)).abs() < 1.0);
    }
    let ruler = ticks::ruler(window, PANE, &fonts::measure);
    let year = ruler.fine.iter().chain(&ruler.coarse).find(|tick| tick.label == "2000").expect("2000 is on the ruler");
    assert!((year.x - window.x(day("2000-01-01"), PANE)).abs() < 1.0);
    let extent = Window::new(items[0].start, items[59].end);
    let counts = overview::counts(&items, |_| true);
    let strip = overview::overview(&counts, extent, window, PANE, &fonts::measure);
    assert!((strip.window.x - strip.whole.x(window.start, PANE)).abs() < 1.0);
    assert!((strip.window.right() - strip.whole.x(window.end, PANE)).abs() < 1.0);
    assert_eq!(strip.bins.iter().map(|bin| bin.count).sum::<u32>(), 60);
}

#[test]
fn many_events_become_pills_and_then_a_ribbon() {
    let whole = Window::new(day("1989-06-01"), day("2020-06-01"));
    let level = |count: u32| lay(&items(count), &View::moving(whole, PANE)).lanes[0].level;
    assert_eq!(level(30), Level::Marks);
    assert_eq!(level(1200), Level::Pills);
    assert_eq!(level(9000), Level::Ribbon);
    let layout = lay(&items(9000), &View::moving(whole, PANE));
    let lane = &layout.lanes[0];
    assert_eq!(lane.ribbon.iter().map(|bin| bin.count as usize).sum::<usize>(), lane.total);
    assert!(lane.peak.is_some());
}

#[test]
fn a_hundred_thousand_events_lay_out_in_a_frame() {
    let items = items(100_000);
    let mut board = Board::new(&items, LaneBy::Category, &Corpus::default(), |_| true);
    let window = Window::new(day("2004-03-01"), day("2004-03-20"));
    board.layout(&items, &View::moving(window, PANE), &fonts::measure);
    // Counted, not timed: what a frame touches must not grow with the corpus.
    let layout = board.layout(&items, &View::moving(window.pan(DAY), PANE), &fonts::measure);
    let things: usize = layout.lanes.iter().map(|lane| lane.marks.len() + lane.pills.len() + lane.ribbon.len()).sum();
    assert!(things > 20 && things < 2000, "{things} things");
}
