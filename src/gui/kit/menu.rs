//! Entries of menus: what they are called, what they do, their keys, and whether they are a choice that is on.
//!
//! The toolkit walks them by arrows, → opens a menu inside a menu, Esc closes.

use egui::accesskit::Toggled;
use egui::{Button, Id, Popup, PopupAnchor, PopupKind, Pos2, Response, RichText, Role, Ui};

use crate::gui::kit::fonts::Face;
use crate::gui::kit::paint::{color, theme};
use crate::gui::kit::{over, spoken};

/// An entry.
#[derive(Debug, Clone, Copy, Default)]
pub struct Entry<'a> {
    /// What a screen reader calls it.
    pub name: &'a str,
    /// What stands in the menu, where that is more than the name.
    pub words: Option<&'a str>,
    /// What it does, for those who rest on it.
    pub says: &'a str,
    /// Its keys, at its right end.
    pub keys: &'a str,
    /// What else stands at its right end: a count, a month.
    pub note: &'a str,
    /// `None` for what is done; else a choice, and whether it is on.
    pub on: Option<bool>,
    /// True where it cannot be picked now.
    pub off: bool,
}

impl Entry<'_> {
    /// The entry; whoever picks it closes the menu.
    pub fn ui(&self, ui: &mut Ui) -> Response {
        let words = RichText::new(self.words.unwrap_or(self.name)).font(Face::Regular.at(12.5));
        let right = if self.keys.is_empty() { self.note } else { self.keys };
        let right = RichText::new(right).font(Face::Regular.at(11.5)).color(color(theme(ui).text3));
        let button = Button::new(words).right_text(right).selected(self.on == Some(true));
        let response = ui.add_enabled(!self.off, button);
        let role = if self.on.is_some() { Role::MenuItemCheckBox } else { Role::MenuItem };
        spoken::tell(&response, role, self.name, |node| match self.on {
            Some(on) => node.set_toggled(if on { Toggled::True } else { Toggled::False }),
            None => node.clear_toggled(),
        });
        let says = [self.says, self.note].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ");
        spoken::described(&response, &says, self.keys);
        if response.clicked() {
            ui.close();
        }
        if self.says.is_empty() { response } else { response.on_hover_text(self.says) }
    }
}

/// An entry that is done; true where it was picked.
pub fn entry_ui(ui: &mut Ui, name: &str) -> bool {
    Entry { name, ..Entry::default() }.ui(ui).clicked()
}

/// An entry that is a choice; true where it was picked.
pub fn choice_ui(ui: &mut Ui, name: &str, on: bool, note: &str) -> bool {
    Entry { name, on: Some(on), note, ..Entry::default() }.ui(ui).clicked()
}

/// A menu that a key or a place has opened; what its content hands back, and whether it stays open.
pub fn opened_ui<R>(ui: &Ui, name: &str, place: Pos2, content: impl FnOnce(&mut Ui) -> R) -> (Option<R>, bool) {
    let (ctx, id) = (ui.ctx(), Id::unique(("menu", name)));
    let shown: bool = ctx.data(|data| data.get_temp(id)).unwrap_or_default();
    if !shown {
        Popup::open_id(ctx, id);
        // The arrows begin in the menu; what had the keyboard gets it back.
        ctx.memory_mut(|memory| memory.focused().into_iter().for_each(|focused| memory.surrender_focus(focused)));
    }
    let popup = Popup::new(id, ctx.clone(), PopupAnchor::Position(place), ui.layer_id());
    let inner = popup.kind(PopupKind::Menu).open_memory(None).show(|ui| {
        over::called(ui, Role::Menu, name);
        content(ui)
    });
    let open = Popup::is_id_open(ctx, id);
    ctx.data_mut(|data| data.insert_temp(id, open));
    (inner.map(|inner| inner.inner), open)
}
