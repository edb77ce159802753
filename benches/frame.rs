//! Cost of a frame of the whole window: a million events in twenty lanes with labels and panels on, run and tessellated
//! without a screen, against `egui_plot::Points` of the same million in the same process.
//!
//! `cargo bench --bench frame` prints processor time of frames, their spread over a scripted flight, and memory.
//! `valgrind --tool=callgrind target/release/deps/frame-… --events M --frames N` counts instructions: run it with N and
//! with 2 N frames; the difference over N is the cost of one.
#![allow(clippy::print_stdout, missing_docs)]

use std::hint::black_box;
use std::time::Duration;

use dateline::gui::{App, LanesBy, install};
use egui::{Context, Pos2, RawInput, Rect, vec2};
use egui_plot::{Plot, PlotPoints, Points};

#[path = "../tests/it/clock.rs"]
mod clock;
#[path = "../tests/it/made_up.rs"]
mod made_up;

use clock::timed;

const SIZE: egui::Vec2 = vec2(1440.0, 900.0);

/// One pass and its triangles.
fn frame(ctx: &Context, time: f64, ui: impl FnMut(&mut egui::Ui)) -> usize {
    let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, SIZE));
    let mut output = ctx.run_ui(RawInput { screen_rect, time: Some(time), ..RawInput::default() }, ui);
    // Nothing uploads textures here.
    output.textures_delta.set.clear();
    output.textures_delta.free.clear();
    let meshes = ctx.tessellate(std::mem::take(&mut output.shapes), 1.0);
    black_box(&meshes).len()
}

/// A window with its reader open and a mark selected.
fn window(events: u32) -> App {
    let mut app = made_up::app(events, LanesBy::Document);
    let middle = app.data.shown.items.dated.get(app.data.shown.items.dated.len() / 2).map(|item| item.id);
    if let Some(id) = middle {
        app.open_source(id);
    }
    app.look_at(dateline::view::Window::fit(app.extent()));
    app
}

fn context() -> Context {
    let ctx = Context::default();
    install(&ctx);
    ctx
}

/// The script: a hundred frames into the corpus, a hundred along it, a hundred out again.
fn fly(app: &mut App, at: usize) {
    let window = app.time.window;
    let target = app.extent().start + app.extent().length() * 0.62;
    app.look_at(match at % 300 {
        0..100 => window.zoom_at(0.93, target),
        100..200 => window.pan(window.length() * 0.013),
        _ => window.zoom_at(1.0 / 0.93, window.middle()),
    });
}

/// Processor time of frames over a window made anew: standing still, and along the script.
fn flight(events: u32, frames: usize) -> (Duration, Vec<Duration>, App) {
    let ctx = context();
    let mut app = window(events);
    let mut time = 0.0;
    let mut pass = |app: &mut App| {
        time += 1.0 / 60.0;
        timed(|| {
            frame(&ctx, time, |ui| {
                app.logic(ui.ctx());
                dateline::gui::window_ui(app, ui);
            });
        })
        .0
    };
    for _ in 0..3 {
        pass(&mut app);
    }
    let mut still: Vec<Duration> = (0..21).map(|_| pass(&mut app)).collect();
    still.sort();
    let along = (0..frames)
        .map(|at| {
            fly(&mut app, at);
            pass(&mut app)
        })
        .collect();
    (still[still.len() / 2], along, app)
}

/// The same events as points of `egui_plot`, one row a lane.
fn points(ctx: &Context, app: &App, time: f64) -> Duration {
    let places: Vec<[f64; 2]> =
        app.data.shown.items.dated.iter().map(|item| [item.start, f64::from(item.place.article)]).collect();
    timed(|| {
        frame(ctx, time, |ui| {
            Plot::new("points").show(ui, |plot| {
                plot.points(Points::new(
                    "events",
                    PlotPoints::Owned(places.iter().map(|&[x, y]| egui_plot::PlotPoint::new(x, y)).collect()),
                ));
            });
        });
    })
    .0
}

/// Megabytes that the process holds now.
fn resident() -> f64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or("0");
    line.trim().trim_end_matches(" kB").trim().parse::<f64>().unwrap_or(0.0) / 1024.0
}

fn number(name: &str) -> Option<u32> {
    let mut arguments = std::env::args().skip_while(|argument| argument != name);
    arguments.nth(1)?.replace('_', "").parse().ok()
}

fn main() {
    if let (Some(events), Some(frames)) = (number("--events"), number("--frames")) {
        // For a counter of instructions: the flight alone, always over the same stretch of time.
        flight(events, frames as usize);
        return;
    }
    println!(
        "{:>10}  {:>10} {:>10} {:>10} {:>7}  {:>9}",
        "events", "standing", "median", "worst", "ratio", "bytes each"
    );
    for events in [10_000, 100_000, 1_000_000] {
        let before = resident();
        let (still, mut least, app) = flight(events, 300);
        let held = (resident() - before) * 1024.0 * 1024.0 / f64::from(events);
        // A machine shared with others now and then holds a frame up, so each frame counts with the least that it
        // took in three flights, each of them with a new window.
        for _ in 0..2 {
            let again = flight(events, 300).1;
            least.iter_mut().zip(again).for_each(|(least, took)| *least = took.min(*least));
        }
        least.sort();
        let (median, worst) = (least[least.len() / 2], least[least.len() - 1]);
        println!(
            "{events:>10}  {still:>10.3?} {median:>10.3?} {worst:>10.3?} {:>7.2}  {held:>9.0} ({} by sum)",
            worst.as_secs_f64() / median.as_secs_f64(),
            app.bytes() / app.data.items.dated.len(),
        );
        if events == 1_000_000 {
            let plot = context();
            let mut took: Vec<Duration> = (0..5).map(|at| points(&plot, &app, f64::from(at))).collect();
            took.sort();
            let ratio = took[2].as_secs_f64() / median.as_secs_f64();
            println!("egui_plot::Points of the same events: {:.3?} a frame, {ratio:.0} times a median frame", took[2]);
        }
    }
}
