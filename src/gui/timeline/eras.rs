//! Eras: named stretches of time as pale bands behind lanes and charts, with a strip of their names and a form.

use egui::{Align2, CursorIcon, Id, Rect, Role, Sense, Ui, WidgetInfo, pos2};

use crate::gui::app::App;
use crate::gui::forms::{self, Editor, Outcome};
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::widgets;
use crate::gui::timeline::Frame;
use crate::gui::timeline::ask;
use crate::model::When;
use crate::project::Edit;
use crate::view::bands::{self, Band};
use crate::view::window::{civil, seconds};
use crate::view::{goto, theme as size};

/// An era being made or changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// Its name.
    pub name: String,
    /// Its time as it was typed.
    pub time: String,
    /// The era that is changed; `None` makes one.
    old: Option<String>,
    focus: bool,
    unfocused: bool,
}

/// The eras of the project in the order of time.
#[must_use]
pub fn all(app: &App) -> Vec<Band> {
    let eras = app.data.project.eras().filter_map(|(name, when)| {
        let bounds = when.bounds()?;
        Some(Band { name: name.to_owned(), start: seconds(bounds.start), end: seconds(bounds.end) })
    });
    let mut eras: Vec<Band> = eras.collect();
    eras.sort_by(|a, b| a.start.total_cmp(&b.start).then(a.end.total_cmp(&b.end)));
    eras
}

impl App {
    /// Asks for an era: of the selected area, else of the selected mark's time, else of what is shown.
    pub fn ask_era(&mut self) {
        let area = self.choice.area.map(|area| area.span());
        let item = self.choice.selection.and_then(|id| self.item(id)).map(|item| (item.start, item.end));
        let (start, end) = area.or(item).unwrap_or((self.time.window.start, self.time.window.end));
        // The last day that belongs to it.
        let last = (end - 1.0).max(start);
        let time = format!("{}/{}", civil(start).format("%Y-%m-%d"), civil(last).format("%Y-%m-%d"));
        self.panes.editor =
            Some(Editor::Era(Form { name: String::new(), time, old: None, focus: true, unfocused: false }));
    }

    fn change_era(&mut self, name: &str) {
        let Some((_, when)) = self.data.project.eras().find(|(other, _)| *other == name) else { return };
        let (time, old) = (when.to_string(), Some(name.to_owned()));
        self.panes.editor = Some(Editor::Era(Form { name: name.to_owned(), time, old, focus: true, unfocused: false }));
    }
}

/// The form.
pub fn form_ui(app: &App, ui: &mut Ui, form: &mut Form) -> Outcome {
    let title = form.old.as_ref().map_or_else(|| "Add era".to_owned(), |old| format!("Era ‘{old}’"));
    forms::title_ui(ui, &title);
    let mut entered = forms::field_ui(ui, "Name", "What this time is called", &mut form.name, &mut form.focus);
    let hint = "1991/2000, 2006-10-14/2009, since 2014";
    entered |= forms::field_ui(ui, "Time", hint, &mut form.time, &mut form.unfocused);
    let read = goto::read(&form.time, ask::newest(app).as_ref());
    let name = form.name.trim().to_owned();
    let taken = app.data.project.eras().any(|(other, _)| other == name) && form.old.as_deref() != Some(name.as_str());
    let when: Option<When> = match read {
        Ok((when, _)) => {
            forms::note_ui(ui, &format!("Reads as: {}", when.words()));
            Some(when)
        }
        Err(error) => {
            forms::warning_ui(ui, &error);
            None
        }
    };
    if taken {
        forms::warning_ui(ui, "There is an era of this name. Choose another");
    }
    let ready = when.is_some() && !name.is_empty() && !taken;
    let others: &[&str] = if form.old.is_some() { &["Remove"] } else { &[] };
    let clicked = forms::buttons_ui(ui, (if form.old.is_some() { "Change" } else { "Add" }, ready), others);
    match (clicked, when) {
        (Some(1), _) if form.old.is_some() => {
            Outcome::Done(Edit::Eras(form.old.iter().map(|old| (old.clone(), None)).collect()))
        }
        (Some(at), _) if at > 0 => Outcome::Closed,
        (done, Some(when)) if ready && (done == Some(0) || entered) => {
            let renamed = form.old.iter().filter(|old| **old != name).map(|old| (old.clone(), None));
            Outcome::Done(Edit::Eras(renamed.chain([(name.clone(), Some(when))]).collect()))
        }
        _ => Outcome::Open,
    }
}

/// The bands behind what a pane shows.
pub fn behind(ui: &Ui, eras: &[Band], pane: Rect, frame: &Frame) {
    if !eras.is_empty() {
        let shapes = bands::era_shapes(eras, frame.window, frame.width(), pane.height(), theme(ui));
        paint::shapes(ui, &ui.painter().with_clip_rect(pane.intersect(ui.clip_rect())), &shapes, pane.min);
    }
}

/// The strip of names: a click opens an era's form.
pub fn strip_ui(app: &mut App, ui: &Ui, rect: Rect, eras: &[Band], frame: &Frame) {
    let theme = theme(ui);
    ui.painter().rect_filled(rect, 0.0, color(theme.panel));
    let left = pos2(rect.left() + size::PAD, rect.center().y);
    paint::text(ui, ui.painter(), left, Align2::LEFT_CENTER, "Eras", size::SMALL, theme.text2);
    let pane = rect.with_min_x(frame.plot.min);
    behind(ui, eras, pane, frame);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, color(theme.line)));
    let mut opened = None;
    for era in eras.iter().filter(|era| frame.window.shows(era.start, era.end)) {
        let place = Rect::from_x_y_ranges(frame.x(era.start)..=frame.x(era.end), pane.y_range()).intersect(pane);
        let response = ui.interact(place, Id::unique(("era", &era.name)), Sense::click());
        let span = crate::view::ticks::range_words(crate::view::Window::new(era.start, era.end));
        let words = format!("Era {}, {span}", era.name);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
        let measure = |text: &str, style| paint::measure(ui, text, style);
        if let Some((name, x)) = bands::era_label(era, frame.window, frame.width(), &measure) {
            let at = pos2(pane.left() + x, pane.center().y);
            let ink = if response.hovered() { theme.text } else { theme.text2 };
            paint::text(ui, &ui.painter().with_clip_rect(pane), at, Align2::LEFT_CENTER, &name, size::SMALL, ink);
        }
        widgets::focus_ring(ui, &response, place.shrink(1.0));
        if response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(words).clicked() {
            opened = Some(era.name.clone());
        }
    }
    if let Some(name) = opened {
        app.change_era(&name);
    }
}
