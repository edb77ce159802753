//! The licences in a sheet over the window: what the program holds at the left, the texts of the chosen one at the right.

use egui::{
    Key, Modifiers, Rect, RichText, Role, ScrollArea, Sense, TextStyle, TextWrapMode, Ui, WidgetInfo, WidgetText, pos2,
    vec2,
};

use crate::gui::app::App;
use crate::gui::frame::query::search_ui;
use crate::gui::kit::fonts::Face;
use crate::gui::kit::paint::{color, theme};
use crate::gui::kit::widgets;
use crate::index::needle::Needle;
use crate::licences::{self, Package};

/// Width of the list.
const LIST: f32 = 270.0;
/// Width of the sheet.
pub const WIDTH: f32 = 900.0;
/// Height of a row.
const ROW: f32 = 24.0;

/// The sheet inside its frame. The row under the cursor of the overlay is the chosen one: 0 is Dateline itself.
pub fn sheet_ui(app: &mut App, ui: &mut Ui, height: f32) {
    let (down, up) = ui.input_mut(|input| {
        (input.consume_key(Modifiers::NONE, Key::ArrowDown), input.consume_key(Modifiers::NONE, Key::ArrowUp))
    });
    search_ui(&mut app.panes.overlay_query, ui, "Search names and licences");
    ui.add_space(6.0);
    let needle = Needle::new(app.panes.overlay_query.0.trim());
    let fits = |package: &Package| {
        needle.as_ref().is_none_or(|needle| needle.is_in(package.name) || needle.is_in(package.licence))
    };
    let packages: Vec<Package> = licences::packages().into_iter().filter(fits).collect();
    let at = app.panes.overlay_query.1.saturating_add(usize::from(down)).saturating_sub(usize::from(up));
    let chosen = at.min(packages.len());
    app.panes.overlay_query.1 = chosen;
    let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let column = |left: f32, right: f32| {
        let rect = Rect::from_x_y_ranges(left..=right, whole.y_range());
        egui::UiBuilder::new().max_rect(rect).layout(egui::Layout::top_down(egui::Align::LEFT))
    };
    let middle = whole.left() + LIST;
    ui.painter().vline(middle + 8.0, whole.y_range(), (1.0, color(theme(ui).line)));
    let mut list = ui.new_child(column(whole.left(), middle));
    list.spacing_mut().item_spacing.y = 0.0;
    let area = ScrollArea::vertical().id_salt("licences");
    // The chosen row stays in sight while one goes through the list.
    let area =
        if down || up { area.vertical_scroll_offset((chosen as f32 * ROW - height / 2.0).max(0.0)) } else { area };
    area.show_rows(&mut list, ROW, packages.len() + 1, |ui, rows| {
        for row in rows {
            let package = row.checked_sub(1).and_then(|at| packages.get(at));
            if row_ui(ui, package, row == chosen) {
                app.panes.overlay_query.1 = row;
            }
        }
    });
    let mut text = ui.new_child(column(middle + 24.0, whole.right()));
    let package = chosen.checked_sub(1).and_then(|at| packages.get(at));
    ScrollArea::vertical().id_salt(("licence", chosen)).auto_shrink([false, false]).show(&mut text, |ui| {
        text_ui(ui, package);
    });
}

/// A name with its licence; true where it was clicked.
fn row_ui(ui: &mut Ui, package: Option<&Package>, chosen: bool) -> bool {
    let name = package.map_or_else(|| "Dateline".to_owned(), |package| format!("{} {}", package.name, package.version));
    let name = name.trim_end_matches(" -").to_owned();
    let licence = package.map_or("MIT OR Apache-2.0", |package| package.licence);
    let face = if chosen { Face::SemiBold } else { Face::Regular };
    let text = RichText::new(format!("{name}  {licence}")).font(face.at(12.5));
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let text = WidgetText::from(text);
    let galley = text.into_galley(ui, Some(TextWrapMode::Truncate), rect.width() - 4.0, TextStyle::Body);
    let left = pos2(rect.left() + 2.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(left, galley, color(theme(ui).text));
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("Licence of {name}  {licence}")));
    widgets::focus_ring(ui, &response, response.rect);
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}

fn text_ui(ui: &mut Ui, package: Option<&Package>) {
    let soft = color(theme(ui).text2);
    let Some(package) = package else {
        ui.label(RichText::new(licences::own()).font(Face::Mono.at(12.0)));
        return;
    };
    let head = ui.label(RichText::new(package.name).font(Face::SemiBold.at(15.0)));
    head.widget_info(|| WidgetInfo::labeled(Role::Heading, true, package.name));
    ui.label(RichText::new(format!("{}, in the programs for {}", package.licence, package.systems)).color(soft));
    ui.hyperlink(package.home);
    let texts = licences::texts();
    for text in package.texts.iter().filter_map(|number| texts.get(number.checked_sub(1)?)) {
        ui.add_space(10.0);
        ui.label(RichText::new(text).font(Face::Mono.at(12.0)));
    }
}
