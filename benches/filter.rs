//! What a key costs in the box of the toolbar, and what a click on a facet does, over 54,000 events: processor time of the
//! whole pass that hears it, with lanes, panels and the strip of proposals, run and tessellated without a screen.
//!
//! `cargo bench --bench filter` prints the median and the worst of all keys of a question, and of facets picked in turn.
//! `valgrind --tool=callgrind target/release/deps/filter-… --rounds N` counts instructions: with N and with 2 N rounds the
//! difference over N is the cost of one round of the question.
#![allow(clippy::print_stdout, missing_docs)]

use std::hint::black_box;
use std::time::Duration;

use dateline::gui::{App, LanesBy, install};
use egui::{Context, Event, Pos2, RawInput, Rect, vec2};

#[path = "../tests/it/clock.rs"]
mod clock;
#[path = "../tests/it/made_up.rs"]
mod made_up;

use clock::timed;

const EVENTS: u32 = 54_000;
const QUESTION: &str = "norway and finland, 2004..2015, treaty";

/// A window and its clock.
struct Desk {
    ctx: Context,
    app: App,
    time: f64,
}

impl Desk {
    fn new() -> Self {
        let (ctx, app) = (Context::default(), made_up::app(EVENTS, LanesBy::Category));
        install(&ctx);
        let mut desk = Self { ctx, app, time: 0.0 };
        for _ in 0..3 {
            desk.pass(Vec::new());
        }
        desk
    }

    /// One pass that hears these events, and its triangles.
    fn pass(&mut self, events: Vec<Event>) -> Duration {
        self.time += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, vec2(1440.0, 900.0)));
        let input = RawInput { screen_rect, time: Some(self.time), events, ..RawInput::default() };
        let (ctx, app) = (&self.ctx, &mut self.app);
        timed(|| {
            let mut output = ctx.run_ui(input, |ui| {
                app.logic(ui.ctx());
                dateline::gui::window_ui(app, ui);
            });
            // Nothing uploads textures here.
            output.textures_delta.set.clear();
            output.textures_delta.free.clear();
            black_box(ctx.tessellate(std::mem::take(&mut output.shapes), 1.0)).len()
        })
        .0
    }

    /// Types the question letter by letter; what each pass took.
    fn question(&mut self) -> Vec<Duration> {
        self.app.refilter_with(|filter| filter.words.clear());
        self.app.panes.focus_filter = true;
        self.pass(Vec::new());
        self.pass(Vec::new());
        QUESTION.chars().map(|letter| self.pass(vec![Event::Text(letter.to_string())])).collect()
    }

    /// Picks each facet in turn; what the change and the pass that shows it took.
    fn facets(&mut self) -> Vec<Duration> {
        let all: Vec<_> =
            self.app.data.facets.iter().flat_map(|(_, values)| values).map(|(facet, _)| facet.clone()).collect();
        all.into_iter()
            .map(|facet| {
                let took = timed(|| self.app.refilter_with(|filter| filter.pick(facet))).0;
                took + self.pass(Vec::new())
            })
            .collect()
    }
}

fn told(name: &str, mut took: Vec<Duration>) {
    took.sort();
    let (median, worst) = (took[took.len() / 2], took[took.len() - 1]);
    println!("{name:>10}  {median:>10.3?} {worst:>10.3?}  of {}", took.len());
}

fn main() {
    let rounds = std::env::args().skip_while(|argument| argument != "--rounds").nth(1).and_then(|n| n.parse().ok());
    let mut desk = Desk::new();
    if let Some(rounds) = rounds {
        (0..rounds).for_each(|_: u32| drop(desk.question()));
        return;
    }
    println!("{:>10}  {:>10} {:>10}  over {EVENTS} events", "", "median", "worst");
    // A machine shared with others now and then holds a pass up, so each key counts with the least of three rounds.
    let mut least = desk.question();
    for _ in 0..2 {
        let again = desk.question();
        least.iter_mut().zip(again).for_each(|(least, took)| *least = took.min(*least));
    }
    assert_eq!(desk.app.choice.filter.words, QUESTION, "the box has heard every key");
    told("a key", least);
    desk.app.refilter_with(|filter| *filter = dateline::view::filter::Filter::default());
    told("a facet", desk.facets());
}
