//! The timeline as one still picture: title, ruler, published strip, lanes, charts and overview on one axis.
//!
//! It looks like the window's middle; everything in it comes from the same parts.

use std::collections::HashMap;

use crate::corpus::Corpus;
use crate::model::{Record, counted};
use crate::view::chart::{Chart, Charts, Plot};
use crate::view::item::Items;
use crate::view::lanes::{Board, LaneBy, Layout, View};
use crate::view::paint::{self, Highlight};
use crate::view::published::Documents;
use crate::view::scene::{Anchor, Rect, Scene, Shape, pt};
use crate::view::text::{Measure, TextStyle, Weight, cut};
use crate::view::theme::{self, GUTTER, OVERVIEW, PAD, PUBLISHED, RULER, Theme};
use crate::view::window::Window;
use crate::view::{overview, ticks};

/// Width where none is asked for.
pub const WIDTH: f32 = 1440.0;
/// Height of the title line.
const HEAD: f32 = 46.0;
/// Height of the line at the foot.
const FOOT: f32 = 28.0;
/// Charts take at most this share of a given height; the lanes come first.
const CHARTS_SHARE: f32 = 0.45;
/// Most charts of a still.
const CHARTS: usize = 6;
/// The title.
const TITLE: TextStyle = TextStyle::sans(Weight::SemiBold, 16.0);

/// What the picture shows.
#[derive(Debug, Clone)]
pub struct Options {
    /// Its title.
    pub title: String,
    /// Width and height in points; by itself 1440 wide and as high as needed.
    pub size: Option<(f32, f32)>,
    /// What makes a lane.
    pub by: LaneBy,
    /// The look.
    pub theme: Theme,
    /// The time shown; by itself the time that most events lie in.
    pub window: Option<Window>,
}

/// Composes the picture.
#[must_use]
pub fn still(corpus: &Corpus, items: &Items, options: &Options, measure: Measure) -> Scene {
    let documents = Documents::of(corpus);
    let extent = items.extent().or_else(|| documents.extent()).unwrap_or(Window::new(0.0, 1.0));
    let core = items.core(crate::view::Item::is_event).unwrap_or(extent);
    let window = options.window.unwrap_or_else(|| Window::fit(core));
    let width = options.size.map_or(WIDTH, |size| size.0).max(GUTTER + 200.0);
    let plot = width - GUTTER;
    let mut board = Board::new(&items.dated, options.by, corpus, crate::view::Item::is_event);
    // Figures are those among the items, so that a filter holds for lanes and charts alike.
    let figures: HashMap<_, _> =
        items.dated.iter().filter(|item| item.figure).map(|item| (item.id, item.status)).collect();
    let status = |record: &Record| figures.get(&record.id).copied().unwrap_or_default();
    let charts = Charts::of(corpus, items.claims(), status, |record| figures.contains_key(&record.id));
    let bars = HEAD + RULER + PUBLISHED + OVERVIEW + FOOT;
    let room = options.size.map(|(_, height)| (height - bars) * CHARTS_SHARE);
    let (plots, left_out) = plots(&charts, window, plot, room, measure);
    let fixed = bars + plots.iter().map(|(_, plot)| plot.height).sum::<f32>();
    let (layout, missing) = fitted(&mut board, items, window, plot, options.size.map(|size| size.1 - fixed), measure);
    let height = options.size.map_or(fixed + layout.height, |size| size.1);
    let mut page = Page { shapes: Vec::new(), theme: options.theme, width, y: 0.0 };
    page.shapes.push(Shape::fill(Rect::new(0.0, 0.0, width, height), options.theme.canvas, 0.0));
    page.head(corpus, items, options, measure);
    let rule = ticks::ruler(window, plot, measure);
    let top = page.y;
    page.ruler(window, &rule, measure);
    let strip = documents.strip(window, plot);
    page.strip("Published", PUBLISHED, paint::published(&strip, plot, &options.theme));
    let under = height - OVERVIEW - FOOT;
    page.add(0.0, GUTTER, paint::grid(&rule, page.y, under, &options.theme));
    page.lanes(&layout, items, measure);
    page.charts(&plots, measure);
    page.y = under;
    page.overview(items, extent, window, measure);
    page.shapes.push(Shape::rule_down(GUTTER - 1.0, top, page.y, options.theme.line));
    page.foot(items, missing, left_out);
    Scene { width, height, shapes: page.shapes }
}

/// The lanes at the most rows that fit into a height; as many lanes as fit, and how many events the others hold.
fn fitted(
    board: &mut Board,
    items: &Items,
    window: Window,
    plot: f32,
    room: Option<f32>,
    measure: Measure,
) -> (Layout, usize) {
    let mut view = View::still(window, plot);
    let mut layout = board.layout(&items.dated, &view, measure);
    let Some(room) = room else { return (layout, 0) };
    while layout.height > room && view.rows > 2 {
        view.rows -= 1;
        layout = board.layout(&items.dated, &view, measure);
    }
    let kept = layout.lanes.iter().take_while(|lane| lane.y + lane.height <= room + 0.5).count();
    let missing = layout.lanes.drain(kept..).map(|lane| lane.in_view).sum();
    layout.height = layout.lanes.last().map_or(0.0, |lane| lane.y + lane.height);
    (layout, missing)
}

/// The charts of a still: the first ones with something in view; and how many figures are not drawn.
fn plots<'a>(
    charts: &'a Charts,
    window: Window,
    width: f32,
    room: Option<f32>,
    measure: Measure,
) -> (Vec<(&'a Chart, Plot)>, usize) {
    let all = charts.charts.iter().map(|chart| (chart, chart.layout(window, width, measure)));
    let mut shown: Vec<_> =
        all.filter(|(_, plot)| !plot.marks.is_empty() || !plot.tags.is_empty()).take(CHARTS).collect();
    let mut height = 0.0;
    let fitting = shown.iter().take_while(|(_, plot)| {
        height += plot.height;
        room.is_none_or(|room| height <= room)
    });
    let fitting = fitting.count();
    shown.truncate(fitting);
    let drawn: usize = shown.iter().map(|(_, plot)| plot.marks.len() + plot.tags.len()).sum();
    let total: usize = charts.charts.iter().map(|chart| chart.values.len()).sum();
    (shown, total - drawn)
}

/// The picture so far; `y` is the top of what comes next.
struct Page {
    shapes: Vec<Shape>,
    theme: Theme,
    width: f32,
    y: f32,
}

impl Page {
    fn add(&mut self, y: f32, x: f32, shapes: Vec<Shape>) {
        self.shapes.extend(shapes.into_iter().map(|mut shape| {
            shape.shift(x, y);
            shape
        }));
    }

    fn rule(&mut self, y: f32) {
        self.shapes.push(Shape::rule_across(y, 0.0, self.width, self.theme.line));
    }

    fn head(&mut self, corpus: &Corpus, items: &Items, options: &Options, measure: Measure) {
        let middle = HEAD / 2.0;
        let counts = items.counts();
        let counts = format!(
            "{}, {} and {}",
            counted(corpus.articles.len(), "document"),
            counted(counts.all_events(), "event"),
            counted(counts.all_figures(), "figure")
        );
        let style = theme::PLAIN;
        let room = self.width - 3.0 * PAD - measure(&counts, style);
        let title = cut(&options.title, TITLE, room, measure).unwrap_or_default();
        self.shapes.push(Shape::text(pt(PAD, middle), Anchor::Start, title, TITLE, self.theme.text));
        let at = pt(self.width - PAD, middle + 1.0);
        self.shapes.push(Shape::text(at, Anchor::End, counts, style, self.theme.text2));
        self.y += HEAD;
    }

    fn ruler(&mut self, window: Window, rule: &ticks::Ruler, measure: Measure) {
        let (top, theme) = (self.y, self.theme);
        self.shapes.push(Shape::fill(Rect::new(0.0, top, self.width, RULER + PUBLISHED), theme.panel, 0.0));
        self.rule(top);
        self.add(top, GUTTER, paint::ruler(rule, self.width - GUTTER, &theme));
        let range = ticks::range_words(window);
        let style = theme::STRONG;
        let range = cut(&range, style, GUTTER - PAD - 6.0, measure).unwrap_or_default();
        self.shapes.push(Shape::text(pt(PAD, top + 12.0), Anchor::Start, range, style, theme.text));
        let scale = window.scale_words(self.width - GUTTER);
        self.shapes.push(Shape::text(pt(PAD, top + 32.0), Anchor::Start, scale, theme::SMALL, theme.text3));
        self.y += RULER;
    }

    fn strip(&mut self, name: &str, height: f32, shapes: Vec<Shape>) {
        self.rule(self.y);
        let at = pt(PAD, self.y + height / 2.0);
        self.shapes.push(Shape::text(at, Anchor::Start, name, theme::SMALL, self.theme.text3));
        self.add(self.y, GUTTER, shapes);
        self.y += height;
        self.rule(self.y);
    }

    fn lanes(&mut self, layout: &Layout, items: &Items, measure: Measure) {
        let theme = self.theme;
        self.add(self.y, 0.0, paint::gutter(layout, &theme, measure));
        let plot = self.width - GUTTER;
        self.add(self.y, GUTTER, paint::lanes(layout, items, plot, Highlight::default(), &theme, measure));
        for lane in layout.lanes.iter().skip(1) {
            self.rule(self.y + lane.y);
        }
        self.y += layout.height;
    }

    fn charts(&mut self, plots: &[(&Chart, Plot)], measure: Measure) {
        let (theme, width) = (self.theme, self.width - GUTTER);
        for (at, (chart, plot)) in plots.iter().enumerate() {
            self.add(self.y, 0.0, paint::chart_gutter(chart, plot, &theme, measure));
            self.add(self.y, GUTTER, paint::chart(chart, plot, width, None, &theme));
            self.rule(self.y);
            if at == 0 {
                self.rule(self.y - 1.0);
            }
            self.y += plot.height;
        }
    }

    fn overview(&mut self, items: &Items, extent: Window, window: Window, measure: Measure) {
        let (theme, plot) = (self.theme, self.width - GUTTER);
        self.shapes.push(Shape::fill(Rect::new(0.0, self.y, self.width, OVERVIEW), theme.panel, 0.0));
        self.rule(self.y);
        let counts = overview::counts(&items.dated, crate::view::Item::is_event);
        let strip = overview::overview(&counts, extent, window, plot, measure);
        self.add(self.y, GUTTER, paint::overview(&strip, plot, &theme));
        let name = pt(PAD, self.y + 14.0);
        self.shapes.push(Shape::text(name, Anchor::Start, "Overview", theme::STRONG, theme.text));
        let note = format!("{}, square root", strip.rate);
        let at = pt(PAD, self.y + 30.0);
        self.shapes.push(Shape::text(at, Anchor::Start, note, theme::SMALL, theme.text3));
        self.y += OVERVIEW;
    }

    fn foot(&mut self, items: &Items, missing: usize, left_out: usize) {
        let theme = self.theme;
        self.shapes.push(Shape::fill(Rect::new(0.0, self.y, self.width, FOOT), theme.chrome, 0.0));
        self.rule(self.y);
        let counts = items.counts();
        let (events, figures) = (counts.undated_events, counts.undated_figures);
        let mut words = match (events, figures) {
            (0, 0) if items.dated.is_empty() => "No dated event and no figure was found".to_owned(),
            (0, 0) => "Every record has a date".to_owned(),
            _ => format!(
                "Not on the axis, because the text gives no date: {} and {}",
                counted(events, "event"),
                counted(figures, "figure")
            ),
        };
        if missing > 0 {
            words.push_str(&[". ", &counted(missing, "event"), " in lanes that do not fit this height"].concat());
        }
        if left_out > 0 {
            words.push_str(
                &[". ", &counted(left_out, "figure"), " outside this time or in charts that are not drawn"].concat(),
            );
        }
        let at = pt(PAD, self.y + FOOT / 2.0);
        self.shapes.push(Shape::text(at, Anchor::Start, words, theme::PLAIN, theme.text2));
        self.y += FOOT;
    }
}
