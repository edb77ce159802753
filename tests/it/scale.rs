//! A frame costs what is visible, counts add up in any window, and every pane puts a time at the same place, folds or not.

use chrono::NaiveDate;
use dateline::corpus::Corpus;
use dateline::gui::{App, LanesBy, install};
use dateline::view::counts::{Columns, Counts};
use dateline::view::lanes::{Board, LaneBy, Level, View};
use dateline::view::ticks::{self, Step};
use dateline::view::window::{DAY, YEAR, seconds};
use dateline::view::{Folds, Item, Status, Window, fonts, overview};
use egui::{Context, Pos2, RawInput, Rect, vec2};

use crate::made_up;

const PANE: f32 = 850.0;

/// A number that looks like chance, from 0 to 1.
fn chance(seed: &mut u64) -> f64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 11) as f64 / (1_u64 << 53) as f64
}

/// A window of any length from two days to all of the corpus.
fn any_window(seed: &mut u64) -> Window {
    let length = (2.0 * DAY) * (80.0 * YEAR / (2.0 * DAY)).powf(chance(seed));
    let start = -26.0 * YEAR + chance(seed) * 84.0 * YEAR - length / 2.0;
    Window::new(start, start + length)
}

#[test]
fn the_counts_of_all_columns_add_up_in_a_thousand_windows() {
    let items = made_up::items(&made_up::articles(), 6_000);
    let counts = Counts::new(items.iter().map(|item| (item.start, item.status == Status::Accepted)));
    let mut seed = 11;
    for _ in 0..1000 {
        let window = any_window(&mut seed);
        let step = Step::at_least((3.0 + 40.0 * chance(&mut seed)) * window.per_point(PANE));
        let columns = Columns::of(step, window, PANE);
        let (first, last) = (columns.edges[0].0, columns.edges[columns.edges.len() - 1].0);
        assert!(first <= window.start && last >= window.end, "the columns cover the window");
        let bins = counts.bins_at(&columns);
        let sum: u32 = bins.iter().map(|bin| bin.count).sum();
        let accepted: u32 = bins.iter().map(|bin| bin.accepted).sum();
        let inside = || items.iter().filter(|item| item.start >= first && item.start < last);
        assert_eq!(sum as usize, inside().count(), "{window:?} in {step:?}");
        assert_eq!(accepted as usize, inside().filter(|item| item.status == Status::Accepted).count());
        // Of the columns at the edges only a part is seen; without it the sum is what begins in the window.
        let beyond = counts.between(first, window.start).0 + counts.between(window.end, last).0;
        let begins = items.iter().filter(|item| item.start >= window.start && item.start < window.end).count();
        assert_eq!((sum - beyond) as usize, begins);
    }
}

#[test]
fn every_lane_shows_or_counts_all_that_is_visible_at_every_level() {
    let items = made_up::items(&made_up::articles(), 30_000);
    let mut board = Board::new(&items, LaneBy::Category, &Corpus::default(), |_| true);
    let mut seed = 5;
    let mut levels = [0; 4];
    for _ in 0..200 {
        let window = any_window(&mut seed);
        let layout = board.layout(&items, &View::moving(window, PANE), &fonts::measure);
        let visible = items.iter().filter(|item| window.shows(item.start, item.end)).count();
        assert_eq!(layout.in_view, visible, "{window:?}");
        for lane in &layout.lanes {
            levels[lane.level as usize] += 1;
            assert_eq!(lane.left + lane.in_view + lane.right, lane.total);
            if lane.level == Level::Ribbon {
                continue;
            }
            let of_lane = |item: &&Item| Some(item.group) == lane.group && window.shows(item.start, item.end);
            let pill = |item: &&Item| lane.pills.iter().any(|bin| item.start >= bin.start && item.start < bin.end);
            let alone: Vec<&Item> = items.iter().filter(of_lane).filter(|item| !pill(item)).collect();
            let drawn = lane.marks.iter().filter(|mark| of_lane(&&items[mark.item as usize])).count();
            assert_eq!(drawn + lane.hidden, alone.len(), "{} at {window:?}", lane.title);
        }
    }
    assert!(levels.iter().all(|&count| count > 0), "the windows reach every level: {levels:?}");
}

#[test]
fn bins_follow_the_calendar_so_that_counts_do_not_change_while_panning() {
    let items = made_up::items(&made_up::articles(), 30_000);
    let mut board = Board::new(&items, LaneBy::Category, &Corpus::default(), |_| true);
    let window = Window::new(20.0 * YEAR, 32.0 * YEAR);
    let view = |window: Window| View { window, ..View::moving(Window::new(20.0 * YEAR, 32.0 * YEAR), PANE) };
    let bins = |board: &mut Board, window: Window| {
        let layout = board.layout(&items, &view(window), &fonts::measure);
        let all = layout.lanes.into_iter().flat_map(|lane| lane.ribbon.into_iter().chain(lane.pills));
        all.map(|bin| ((bin.start as i64, bin.end as i64), bin.count)).collect::<Vec<_>>()
    };
    let before = bins(&mut board, window);
    assert!(before.len() > 100);
    for step in 1..40 {
        let after = bins(&mut board, window.pan(f64::from(step) * 0.011 * YEAR));
        let same = after.iter().filter(|bin| before.contains(bin)).count();
        assert!(same * 10 > after.len() * 8, "only {same} of {} bins are as before", after.len());
    }
}

fn day(text: &str) -> f64 {
    let date: NaiveDate = text.parse().expect("a date");
    seconds(date.and_hms_opt(0, 0, 0).expect("midnight"))
}

#[test]
fn a_time_stands_at_the_same_x_in_every_pane_with_folds_too() {
    let mut items = made_up::items(&made_up::articles(), 300);
    // Nothing between 1960 and 1990.
    items.retain(|item| item.end < day("1960-01-01") || item.start >= day("1990-01-01"));
    let folds = Folds::of(items.iter().map(|item| (item.start, item.end)));
    assert_eq!(folds.gaps().len(), 1, "{:?}", folds.gaps());
    let extent = Window::new(items[0].start, items[items.len() - 1].end);
    for folds in [Folds::NONE, folds] {
        let whole = Window::fit(extent.folded(folds));
        for window in [whole, whole.zoom_at(0.6, day("1975-06-01")), whole.zoom_at(0.3, day("1992-01-01"))] {
            let mut board = Board::new(&items, LaneBy::Category, &Corpus::default(), |_| true);
            let layout = board.layout(&items, &View::moving(window, PANE), &fonts::measure);
            for mark in layout.lanes.iter().flat_map(|lane| &lane.marks) {
                let item = &items[mark.item as usize];
                assert!((mark.span.0 - window.x(item.start, PANE)).abs() <= 1.0);
                assert!((mark.span.1 - window.x(item.end, PANE)).abs() <= 1.0);
            }
            let ruler = ticks::ruler(window, PANE, &fonts::measure);
            for tick in &ruler.fine {
                assert!((tick.x - window.x(tick.time, PANE)).abs() <= 1.0, "{tick:?}");
            }
            let counts = overview::counts(&items, |_| true);
            let strip = overview::overview(&counts, extent.folded(folds), window, PANE, &fonts::measure);
            assert_eq!(strip.whole.folds, folds, "the overview folds the same gaps");
            let left = strip.whole.x(window.start, PANE).max(0.0);
            assert!((strip.window.x - left).abs() <= 1.0);
            for bin in &strip.bins {
                assert!((bin.rect.x - 0.5 - strip.whole.x(bin.start, PANE)).abs() <= 1.0);
            }
            for x in [0.0, 211.0, PANE] {
                assert!((window.x(window.time_at(x, PANE), PANE) - x).abs() < 0.5);
            }
        }
    }
}

/// Shapes and vertices of a frame of the whole window.
fn frame(ctx: &Context, app: &mut App) -> (usize, usize) {
    let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, vec2(1440.0, 900.0)));
    let mut output = ctx.run_ui(RawInput { screen_rect, ..RawInput::default() }, |ui| {
        app.logic(ui.ctx());
        dateline::gui::window_ui(app, ui);
    });
    output.textures_delta.set.clear();
    output.textures_delta.free.clear();
    let shapes = output.shapes.len();
    let meshes = ctx.tessellate(std::mem::take(&mut output.shapes), 1.0);
    let vertices = meshes.iter().map(|mesh| match &mesh.primitive {
        egui::epaint::Primitive::Mesh(mesh) => mesh.vertices.len(),
        egui::epaint::Primitive::Callback(_) => 0,
    });
    (shapes, vertices.sum())
}

#[test]
fn a_frame_touches_what_is_visible_however_many_events_there_are() {
    let work = |count: u32| {
        let ctx = Context::default();
        install(&ctx);
        let mut app = made_up::app(count, LanesBy::Document);
        let whole = Window::fit(app.extent());
        // The same length of time in both, from everything down to a month.
        let windows = [1.0, 0.2, 0.02, 0.001].map(|part| whole.zoom_at(part, 40.0 * YEAR));
        windows.map(|window| {
            app.look_at(window);
            frame(&ctx, &mut app);
            frame(&ctx, &mut app)
        })
    };
    for ((few, few_vertices), (many, many_vertices)) in work(10_000).into_iter().zip(work(100_000)) {
        assert!(many < 3_000 && many_vertices < 150_000, "{many} shapes, {many_vertices} vertices");
        assert!(many < 3 * few + 300, "{many} shapes instead of {few}");
        assert!(many_vertices < 3 * few_vertices, "{many_vertices} vertices instead of {few_vertices}");
    }
}

#[test]
fn a_mark_is_found_without_a_walk_over_all_events() {
    let app = made_up::app(20_000, LanesBy::Category);
    for item in app.data.items.dated.iter().step_by(97) {
        assert_eq!(app.data.items.find(item.id).map(|found| found.id), Some(item.id));
        let at = app.shown_at(item.id).expect("it is shown");
        assert_eq!(app.data.shown.items.dated[at as usize].id, item.id);
    }
    assert!(app.data.items.find(dateline::model::RecordId(1)).is_none());
}

#[test]
fn an_event_costs_at_most_a_hundred_and_sixty_bytes() {
    assert!(size_of::<Item>() <= 80, "{} bytes", size_of::<Item>());
    let ctx = Context::default();
    install(&ctx);
    let mut app = made_up::app(100_000, LanesBy::Document);
    frame(&ctx, &mut app);
    let each = app.bytes() / app.data.items.dated.len();
    assert!(each <= 160, "{each} bytes an event");
}
