//! The row of a list: its node, its ground, the ring of the keyboard. What stands in it each list paints itself.
//!
//! ```text
//! ▌⚑ Title of an open row        ground tinted, edge at the left
//!  ⚑ A row under the pointer     ground of the pointer
//! ```

use egui::accesskit::Action;
use egui::{CursorIcon, Id, Rect, Response, Role, Sense, Ui, vec2};

use crate::gui::kit::list::Place;
use crate::gui::kit::paint::{color, theme};
use crate::gui::kit::{spoken, widgets};

/// How a row stands in its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// As all others.
    Plain,
    /// It is one of what was chosen, and its own words show that.
    Chosen,
    /// It is one of several that were picked: on a tinted ground.
    Picked,
    /// It is the one that is open or selected: on a tinted ground, with an edge.
    Open,
}

impl Stands {
    /// Open where something holds, else plain.
    #[must_use]
    pub fn open(holds: bool) -> Self {
        if holds { Self::Open } else { Self::Plain }
    }
}

/// A row while what stands in it is painted.
pub struct Row {
    /// Its place.
    pub rect: Rect,
    /// Its node.
    pub response: Response,
}

impl Row {
    /// A row of some height below what is there, across the whole width.
    pub fn below(ui: &mut Ui, height: f32, id: Id, stands: Stands, spoken: &str, place: Place) -> Self {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        Self::at(ui, rect, id, stands, spoken, place)
    }

    /// A row at a place: a node that a screen reader tells by `spoken`, on the ground of how it stands.
    pub fn at(ui: &Ui, rect: Rect, id: Id, stands: Stands, spoken: &str, place: Place) -> Self {
        // Of a list one row is a stop of the keyboard; the one that has it stays one.
        let asked = ui.input(|input| input.has_accesskit_action_request(id, Action::Focus));
        let stop = place.stop || asked || ui.memory(|memory| memory.has_focus(id));
        let response = ui.interact(rect, id, if stop { Sense::click() } else { Sense::CLICK });
        // Before anybody asks whether it has gained it.
        if asked || place.takes {
            response.request_focus();
        }
        spoken::tell(&response, place.role, spoken, |node| {
            node.add_action(Action::Focus);
            if let Some(at) = place.at {
                node.set_position_in_set(at);
            }
            match place.role {
                Role::Button if stands == Stands::Plain => {}
                _ => node.set_selected(stands != Stands::Plain),
            }
            if let (Role::Row, Some(at)) = (place.role, place.at) {
                node.set_row_index(at);
            }
        });
        let theme = theme(ui);
        let ground = match stands {
            Stands::Picked | Stands::Open => Some(theme.tint),
            Stands::Plain | Stands::Chosen => response.hovered().then_some(theme.hover),
        };
        if let Some(ground) = ground {
            ui.painter().rect_filled(rect, 0.0, color(ground));
        }
        if stands == Stands::Open {
            ui.painter().rect_filled(rect.with_max_x(rect.left() + 3.0), 0.0, color(theme.edge));
        }
        Self { rect, response }
    }

    /// The ring of the keyboard above what was painted, and the hand over the row.
    pub fn done(self, ui: &Ui) -> Response {
        widgets::focus_ring(ui, &self.response, self.rect.shrink(2.0));
        self.response.on_hover_cursor(CursorIcon::PointingHand)
    }
}
