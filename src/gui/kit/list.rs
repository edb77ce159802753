//! A list that the keyboard walks: one row is a stop of it, arrows, Home, End and pages go to the others, in sight or not.
//!
//! Its rows are children of one node that says what they are and how many, each says which it is.

use std::ops::Range;

use egui::accesskit::Role;
use egui::scroll_area::ScrollAreaOutput;
use egui::{Context, EventFilter, FocusDirection, Id, Key, Modifiers, Rect, Response, ScrollArea, Ui, UiBuilder};

/// Where a row stands in its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Its number, from 0; `None` for one that stands by itself.
    pub at: Option<usize>,
    /// True for the one that Tab comes to.
    pub stop: bool,
    /// True for the one that the keyboard goes to on this pass.
    pub takes: bool,
    /// What it is.
    pub role: Role,
}

impl Place {
    /// A row that is a stop by itself.
    #[must_use]
    pub fn alone() -> Self {
        Self { at: None, stop: true, takes: false, role: Role::Button }
    }
}

/// What is kept of a list from pass to pass.
#[derive(Debug, Clone, Copy, Default)]
struct State {
    /// The row that had the keyboard last.
    at: usize,
    /// The pass on which one of its rows had it last.
    held: Option<u64>,
    /// Offset and height of what was seen.
    offset: f32,
    view: f32,
    /// The row that Tab comes to, and the pass on which it was painted last.
    stop: Option<(Id, u64)>,
}

/// One pass of a list.
pub struct Walk {
    key: Id,
    state: State,
    /// The row that Tab comes to.
    stop: usize,
    /// The row that the keyboard goes to on this pass.
    to: Option<usize>,
    role: Role,
}

fn walking() -> Id {
    Id::unique("arrows are taken")
}

/// The row of a list that Tab comes to; `None` where the list is not seen.
#[must_use]
pub fn stop(ctx: &Context, name: &str) -> Option<Id> {
    let state: State = ctx.data(|data| data.get_temp(Id::unique(("list", name))))?;
    state.stop.filter(|(_, pass)| pass + 1 >= ctx.cumulative_pass_nr()).map(|(id, _)| id)
}

/// Says that what has the keyboard walks by arrows, Home and End; also by those to the sides.
pub fn takes_arrows(ctx: &Context, sideways: bool) {
    let held = (ctx.cumulative_pass_nr(), sideways);
    ctx.data_mut(|data| data.insert_temp(walking(), held));
}

/// Keeps keys at what has the keyboard, which else would lead to another widget. A filter holds from the second pass on only:
/// an arrow that comes on the first, as the one does that led here or one that is held down, is told here to stay. Whoever took
/// it may have taken it out of the input, so what does lead away is asked for, not what does not.
pub fn keep(ctx: &Context, id: Id, filter: EventFilter) {
    let pressed = |key: Key| ctx.input(|input| input.key_pressed(key));
    let across = !filter.horizontal_arrows && (pressed(Key::ArrowLeft) || pressed(Key::ArrowRight));
    let along = !filter.vertical_arrows && (pressed(Key::ArrowUp) || pressed(Key::ArrowDown));
    let leads_away = across || along || pressed(Key::Tab);
    ctx.memory_mut(|memory| {
        memory.set_focus_lock_filter(id, filter);
        if !leads_away {
            memory.move_focus(FocusDirection::None);
        }
    });
}

/// While a row of a list, or what else walks by arrows, has the keyboard, they are its own: true where those to the sides
/// are, too.
#[must_use]
pub fn has_arrows(ctx: &Context) -> Option<bool> {
    let held: Option<(u64, bool)> = ctx.data(|data| data.get_temp(walking()));
    let pass = ctx.cumulative_pass_nr();
    held.filter(|(held, _)| held + 1 >= pass).map(|(_, sideways)| sideways)
}

/// Where the keys of this pass lead from a row.
fn step(ui: &Ui, at: usize, count: usize, page: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    let steps = [
        (Key::ArrowDown, at + 1),
        (Key::ArrowUp, at.saturating_sub(1)),
        (Key::PageDown, at + page),
        (Key::PageUp, at.saturating_sub(page)),
        (Key::Home, 0),
        (Key::End, last),
    ];
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let to = steps.into_iter().find(|(key, _)| pressed(*key)).map(|(_, to)| to.min(last));
    to.filter(|to| *to != at)
}

impl Walk {
    /// Begins a pass of a list of some rows, of which `page` are seen at once and one may be chosen.
    #[must_use]
    pub fn begin(ui: &Ui, name: &str, count: usize, page: usize, chosen: Option<usize>, role: Role) -> Self {
        let key = Id::unique(("list", name));
        let state: State = ui.data(|data| data.get_temp(key)).unwrap_or_default();
        let holds = state.held.is_some_and(|held| held + 1 >= ui.ctx().cumulative_pass_nr());
        let at = if holds { state.at } else { chosen.unwrap_or(state.at) }.min(count.saturating_sub(1));
        let to = if holds { step(ui, at, count, page.max(1)) } else { None };
        Self { key, state, stop: to.unwrap_or(at), to, role }
    }

    /// Keeps the stop among the rows that are painted.
    fn within(&mut self, rows: &Range<usize>) {
        if !rows.contains(&self.stop) {
            self.stop = rows.start;
        }
    }

    /// Where a row stands.
    #[must_use]
    pub fn place(&self, at: usize) -> Place {
        Place { at: Some(at), stop: at == self.stop, takes: self.to == Some(at), role: self.role }
    }

    /// True for the row that the keyboard goes to on this pass: it is painted also out of sight.
    #[must_use]
    pub fn goes_to(&self, at: usize) -> bool {
        self.to == Some(at)
    }

    /// Takes in what became of a row.
    pub fn heard(&mut self, at: usize, response: &Response) {
        let (ctx, pass) = (&response.ctx, response.ctx.cumulative_pass_nr());
        if self.to == Some(at) {
            response.scroll_to_me(None);
        }
        if self.stop == at {
            self.state.stop = Some((response.id, pass));
        }
        if response.has_focus() {
            self.state = State { at, held: Some(pass), ..self.state };
            takes_arrows(ctx, false);
            let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
            keep(ctx, response.id, filter);
        }
    }

    /// Ends the pass.
    pub fn end(self, ui: &Ui) {
        ui.data_mut(|data| data.insert_temp(self.key, self.state));
    }
}

/// The same where items stand at places of their own.
pub fn holder_at(ui: &mut Ui, rect: Rect, name: &str, role: Role, count: usize) -> Ui {
    let builder = UiBuilder::new().id_salt(name).max_rect(rect).accessibility_role(role).accessibility_label(name);
    let holder = ui.new_child(builder);
    holder.ctx().accesskit_node_builder(holder.unique_id(), |node| node.set_size_of_set(count));
    holder
}

/// A node that holds the items of a list.
pub fn holder_ui<R>(ui: &mut Ui, name: &str, role: Role, count: usize, content: impl FnOnce(&mut Ui) -> R) -> R {
    let builder = UiBuilder::new().id_salt(name).accessibility_role(role).accessibility_label(name);
    ui.scope_builder(builder, |ui| {
        let rows = role == Role::Table;
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_size_of_set(count);
            if rows {
                node.set_row_count(count);
            }
        });
        content(ui)
    })
    .inner
}

/// What a list is.
pub struct List<'a> {
    /// What a screen reader calls it; no two of the window are called the same.
    pub name: &'a str,
    /// A list or a table.
    pub role: Role,
    /// Points of a row.
    pub height: f32,
    /// How many there are.
    pub count: usize,
    /// The one that is open or selected.
    pub chosen: Option<usize>,
}

/// A list of rows of one height, of which those in sight are painted; `row` paints one and hands back its node.
pub fn rows_ui(
    ui: &mut Ui,
    list: &List<'_>,
    mut area: ScrollArea,
    mut row: impl FnMut(&mut Ui, usize, Place) -> Option<Response>,
) -> ScrollAreaOutput<()> {
    let role = if list.role == Role::Table { Role::Row } else { Role::ListItem };
    ui.spacing_mut().item_spacing.y = 0.0;
    let before: State = ui.data(|data| data.get_temp(Id::unique(("list", list.name)))).unwrap_or_default();
    let page = (before.view / list.height) as usize;
    let mut walk = Walk::begin(ui, list.name, list.count, page, list.chosen, role);
    if let Some(to) = walk.to {
        let (top, foot) = (to as f32 * list.height, (to + 1) as f32 * list.height);
        if top < before.offset {
            area = area.vertical_scroll_offset(top);
        } else if foot > before.offset + before.view {
            area = area.vertical_scroll_offset(foot - before.view);
        }
    }
    let shown = area.show_rows(ui, list.height, list.count, |ui, rows| {
        ui.spacing_mut().item_spacing.y = 0.0;
        walk.within(&rows);
        holder_ui(ui, list.name, list.role, list.count, |ui| {
            for at in rows {
                if let Some(response) = row(ui, at, walk.place(at)) {
                    walk.heard(at, &response);
                }
            }
        });
    });
    walk.state = State { offset: shown.state.clamped_offset().y, view: shown.inner_rect.height(), ..walk.state };
    walk.end(ui);
    shown
}
