//! egui's style from the tokens of `view::Theme`: colours, strokes, spacing and type of all stock widgets.

use egui::style::{ScrollStyle, Selection, WidgetVisuals};
use egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, TextStyle, Vec2, ViewportCommand,
    Visuals, vec2,
};

use crate::gui::kit::paint::color;
use crate::view::Theme;

/// Fonts, both themes and spacing, once at the start.
pub fn install(ctx: &Context) {
    ctx.set_fonts(crate::gui::kit::fonts::definitions());
    // Where the system does not say, the window is light, as its pages are.
    ctx.options_mut(|options| {
        options.fallback_theme = egui::Theme::Light;
        options.zoom_with_keyboard = false;
    });
    ctx.set_visuals_of(egui::Theme::Light, visuals(&Theme::light(), Visuals::light()));
    ctx.set_visuals_of(egui::Theme::Dark, visuals(&Theme::dark(), Visuals::dark()));
    ctx.all_styles_mut(|style| {
        let sans = |size| FontId::new(size, FontFamily::Proportional);
        style.text_styles = [
            (TextStyle::Small, sans(11.0)),
            (TextStyle::Body, sans(12.5)),
            (TextStyle::Button, sans(12.5)),
            (TextStyle::Heading, sans(14.0)),
            (TextStyle::Monospace, FontId::new(12.0, FontFamily::Monospace)),
        ]
        .into();
        style.spacing.item_spacing = Vec2::new(8.0, 4.0);
        style.spacing.button_padding = Vec2::new(9.0, 4.0);
        style.spacing.interact_size.y = 24.0;
        style.spacing.menu_margin = Margin::same(4);
        style.spacing.scroll =
            ScrollStyle { bar_width: 7.0, floating: true, floating_allocated_width: 0.0, ..ScrollStyle::thin() };
        style.spacing.tooltip_width = 340.0;
        style.interaction.tooltip_delay = 0.25;
        style.interaction.selectable_labels = false;
    });
}

fn visuals(theme: &Theme, base: Visuals) -> Visuals {
    let widget = |fill, frame, text| WidgetVisuals {
        bg_fill: color(fill),
        weak_bg_fill: color(fill),
        bg_stroke: Stroke::new(1.0, color(frame)),
        corner_radius: CornerRadius::same(5),
        fg_stroke: Stroke::new(1.0, color(text)),
        expansion: 0.0,
    };
    let mut visuals = base;
    visuals.widgets.noninteractive = widget(theme.panel, theme.line, theme.text);
    visuals.widgets.inactive = widget(theme.canvas, theme.control, theme.text);
    visuals.widgets.hovered = widget(theme.hover, theme.control, theme.text);
    visuals.widgets.active = widget(theme.hover, theme.text3, theme.text);
    visuals.widgets.open = widget(theme.hover, theme.control, theme.text);
    visuals.selection = Selection { bg_fill: color(theme.tint), stroke: Stroke::new(1.0, color(theme.text)) };
    visuals.hyperlink_color = color(theme.link);
    visuals.faint_bg_color = color(theme.panel);
    visuals.extreme_bg_color = color(theme.canvas);
    visuals.code_bg_color = color(theme.chrome);
    visuals.warn_fg_color = color(theme.warning);
    visuals.weak_text_color = Some(color(theme.text3));
    visuals.window_fill = color(theme.canvas);
    visuals.window_stroke = Stroke::new(1.0, color(theme.line_strong));
    visuals.window_corner_radius = CornerRadius::same(6);
    visuals.menu_corner_radius = CornerRadius::same(6);
    visuals.panel_fill = color(theme.panel);
    // One flat shadow: no blur anywhere in the window.
    let shadow = Shadow { offset: [2, 3], blur: 0, spread: 0, color: Color32::from_black_alpha(30) };
    visuals.window_shadow = shadow;
    visuals.popup_shadow = shadow;
    visuals
}

/// The least size of a window on the screen, by how few points its panels can do with at 100 %.
const LEAST: Vec2 = vec2(1024.0, 640.0);

/// The least size of the window while everything is drawn so many times as large: what is enlarged asks for no larger window,
/// for it would not fit on the screen. To be told once a frame is drawn so, for points are counted by the frame.
pub fn least(ctx: &Context) -> ViewportCommand {
    ViewportCommand::MinInnerSize(LEAST / ctx.zoom_factor())
}
