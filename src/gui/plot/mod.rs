//! One plot of time, which lanes, charts and strips share: where a time stands, and what the pointer does to the window.

pub mod dimming;
pub(crate) mod mark_menu;

use egui::{PointerButton, Rangef, Rect, Response, RichText, Ui};

use crate::corpus::Article;
use crate::gui::app::Parts;
use crate::gui::app::state::orders::Order;
use crate::gui::app::state::timeline::Area;
use crate::gui::kit::paint::{self, theme};
use crate::model::Record;
use crate::view::Window;
use crate::view::bands::{self, Band};
use crate::view::ticks::Ruler;

/// What a tooltip says of a record's source: why its date, and where it stands.
pub fn source_lines(ui: &mut Ui, article: &Article, record: &Record) {
    let theme = theme(ui);
    let document = &article.document;
    ui.label(RichText::new(record.why(&document.text)).color(paint::color(theme.text2)));
    let place = document.place(record.evidence.paragraph, record.evidence.sentence.start);
    ui.label(RichText::new(format!("{place} {}", document.title)).color(paint::color(theme.text3)));
}

/// Geometry and ticks of this frame, shared by all panes.
pub struct Frame {
    /// The plot's left and right edge on the screen.
    pub plot: Rangef,
    /// The window of time.
    pub window: Window,
    /// Its ticks.
    pub ruler: Ruler,
}

impl Frame {
    /// Width of the plot in points.
    #[must_use]
    pub fn width(&self) -> f32 {
        self.plot.span()
    }

    /// Where a time stands on the screen.
    #[must_use]
    pub fn x(&self, time: f64) -> f32 {
        self.plot.min + self.window.x(time, self.width())
    }

    /// The time at a place of the screen.
    #[must_use]
    pub fn time(&self, x: f32) -> f64 {
        self.window.time_at(x - self.plot.min, self.width())
    }
}

/// Zooming at the pointer (Ctrl+wheel, pinch, plain wheel where nothing scrolls), moving with Shift+wheel and
/// sideways wheels. `free_wheel` says that the plain wheel is not needed for scrolling here.
pub fn zoom_and_pan(parts: &mut Parts<'_>, ui: &Ui, response: &Response, frame: &Frame, free_wheel: bool) {
    let Some(pointer) = ui.ctx().pointer_hover_pos().filter(|pos| response.rect.contains(*pos)) else { return };
    // A popover or a menu above the pane takes the wheel.
    if !response.contains_pointer() && ui.ctx().layer_id_at(pointer).is_some_and(|layer| layer != ui.layer_id()) {
        return;
    }
    let (zoom, wheel) = ui.input(|input| (f64::from(input.zoom_delta()), input.smooth_scroll_delta()));
    let mut window = parts.time.window;
    let pivot = frame.time(pointer.x.max(frame.plot.min));
    if (zoom - 1.0).abs() > 1e-4 {
        window = window.zoom_at(1.0 / zoom, pivot);
    } else if free_wheel && wheel.y.abs() > wheel.x.abs() {
        window = window.zoom_at((-f64::from(wheel.y) / 260.0).exp(), pivot);
    } else if wheel.x.abs() > 0.0 {
        window = window.pan(-f64::from(wheel.x) * window.per_point(frame.width()));
    }
    if window != parts.time.window {
        parts.orders.push(Order::Look(window));
    }
}

/// On panes without lanes a drag that selects takes the time in all lanes; true while it does.
pub fn area_of_time(parts: &mut Parts<'_>, ui: &Ui, began: bool, frame: &Frame) -> bool {
    let drawing = parts.choice.area.is_some_and(|area| area.drawing && area.lanes.is_none());
    let begins = began && selects(parts, ui);
    if !(begins || drawing) {
        return false;
    }
    let (held, press, now) = ui.input(|input| {
        let pointer = &input.pointer;
        (pointer.primary_down(), pointer.press_origin(), pointer.latest_pos())
    });
    let time = |x: f32| frame.time(x.clamp(frame.plot.min, frame.plot.max));
    if begins && let Some(from) = press {
        parts.choice.area = Some(Area { times: (time(from.x), time(from.x)), lanes: None, drawing: true });
    }
    if let (Some(pos), Some(area)) = (now, parts.choice.area.as_mut()) {
        area.times.1 = time(pos.x);
        area.drawing = held;
    }
    true
}

/// Dragging the ground of a pane moves the window; a double click zooms in by two.
pub fn drag_and_double_click(parts: &mut Parts<'_>, response: &Response, frame: &Frame) {
    if response.dragged_by(PointerButton::Primary) || response.dragged_by(PointerButton::Middle) {
        let by = f64::from(response.drag_delta().x) * parts.time.window.per_point(frame.width());
        parts.orders.push(Order::Look(parts.time.window.pan(-by)));
    }
    if response.double_clicked()
        && let Some(pos) = response.interact_pointer_pos()
    {
        parts.orders.push(Order::Go(parts.time.window.zoom_at(0.5, frame.time(pos.x))));
    }
}

/// True where a plain drag selects: with Shift, or without it under profiler navigation.
#[must_use]
pub fn selects(parts: &Parts<'_>, ui: &Ui) -> bool {
    ui.input(|input| input.modifiers.shift) != parts.panes.kept.profiler
}

/// The bands behind what a pane shows.
pub fn behind(ui: &Ui, eras: &[Band], pane: Rect, frame: &Frame) {
    if !eras.is_empty() {
        let shapes = bands::era_shapes(eras, frame.window, frame.width(), pane.height(), theme(ui));
        paint::shapes(ui, &ui.painter().with_clip_rect(pane.intersect(ui.clip_rect())), &shapes, pane.min);
    }
}
