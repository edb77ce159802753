//! The frame of the window: bars, columns, what is between them, and which keys do what on this pass.

use egui::{CentralPanel, Context, Frame, Panel, Rect, Stroke, Ui, pos2, vec2};

use super::app::App;
use super::icons::{self, Icon};
use super::inspector::Did as Inspected;
use super::paint::{self, color, theme};
use super::widgets::{self, CONTROL};
use super::{
    actions, documents, facets, first_start, inspector, keys, menu, palette, source, status, table, timeline, toolbar,
    tray,
};
use crate::view::theme as size;

impl App {
    /// One pass of the window.
    pub fn ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        drops(self, &ctx);
        for id in keys::pressed(&ctx, enter_is_free(&ctx)) {
            actions::run(self, id, &ctx);
        }
        bars_ui(self, ui);
        columns_ui(self, ui);
        message_ui(self, ui);
        if let Some(id) = palette::overlay_ui(self, ui) {
            actions::run(self, id, &ctx);
        }
    }
}

/// True where Enter does not belong to a control that has the focus. Marks of the timeline open themselves.
fn enter_is_free(ctx: &Context) -> bool {
    ctx.memory(|memory| memory.focused().is_none())
}

/// Files and folders dropped on the window.
fn drops(app: &mut App, ctx: &Context) {
    let paths: Vec<_> =
        ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect());
    if !paths.is_empty() {
        app.open_paths(paths, ctx);
    }
}

fn bar(fill: egui::Color32) -> Frame {
    Frame::NONE.fill(fill)
}

fn bars_ui(app: &mut App, ui: &mut Ui) {
    let theme = theme(ui);
    let ctx = ui.ctx().clone();
    let chrome = color(theme.chrome);
    let top = Panel::top("menu").exact_size(size::MENU).frame(bar(chrome)).show(ui, |ui| menu::bar_ui(app, ui));
    let tools =
        Panel::top("toolbar").exact_size(size::TOOLBAR).frame(bar(chrome)).show(ui, |ui| toolbar::bar_ui(app, ui));
    let cancelled = Panel::bottom("status")
        .exact_size(size::STATUS)
        .frame(bar(chrome))
        .show(ui, |ui| status::bar_ui(app, ui))
        .inner;
    if cancelled && let Some(job) = &app.job {
        job.cancel();
    }
    for id in [top.inner, tools.inner].into_iter().flatten() {
        actions::run(app, id, &ctx);
    }
}

fn columns_ui(app: &mut App, ui: &mut Ui) {
    let theme = theme(ui);
    let panel = bar(color(theme.panel));
    if app.kept.left {
        let left = Panel::left("left").default_size(size::LEFT).size_range(160.0..=420.0).frame(panel);
        left.show(ui, |ui| left_ui(app, ui));
    }
    if app.kept.right {
        let right = Panel::right("right").default_size(size::RIGHT).size_range(280.0..=760.0).frame(panel);
        right.show(ui, |ui| right_ui(app, ui));
    }
    if app.bottom.is_some() && app.title.is_some() {
        let bottom = Panel::bottom("table").resizable(true).default_size(240.0).size_range(90.0..=700.0).frame(panel);
        bottom.show(ui, |ui| {
            ui.expand_to_include_rect(ui.max_rect());
            table::panel_ui(app, ui);
        });
    }
    let ctx = ui.ctx().clone();
    let did = CentralPanel::no_frame().show(ui, |ui| {
        if app.title.is_some() {
            timeline::panel_ui(app, ui);
            None
        } else {
            first_start::screen_ui(app, ui)
        }
    });
    match did.inner {
        Some(first_start::Did::Run(id)) => actions::run(app, id, &ctx),
        Some(first_start::Did::Open(paths)) => app.open_paths(paths, &ctx),
        None => {}
    }
}

/// Documents, facets and the tray share the column: lists that are short leave their room to the others.
fn left_ui(app: &mut App, ui: &mut Ui) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let height = ui.available_height();
    if app.title.is_none() {
        let part = |share: f32| height * share;
        for (share, at) in [(0.285, 0), (0.37, 1), (0.345, 2)] {
            let top = ui.cursor().top();
            match at {
                0 => documents::section_ui(app, ui, part(share)),
                1 => facets::section_ui(app, ui, part(share)),
                _ => tray::section_ui(app, ui),
            }
            let used = ui.cursor().top() - top;
            if at < 2 {
                ui.add_space((part(share) - used).max(0.0));
                documents::section_line(ui);
            }
        }
        return;
    }
    let list = 30.0 + 40.0 * app.corpus.articles.len() as f32 + 8.0;
    documents::section_ui(app, ui, list.clamp(78.0, height * 0.34));
    ui.add_space(6.0);
    documents::section_line(ui);
    let wanted = facets::height(app);
    let waiting = 30.0 + 33.0 * app.shown.items.undated.len() as f32 + 20.0;
    let left = ui.available_height();
    facets::section_ui(app, ui, wanted.min((left - waiting.min(left * 0.38)).max(120.0)));
    ui.add_space(4.0);
    documents::section_line(ui);
    tray::section_ui(app, ui);
}

fn right_ui(app: &mut App, ui: &mut Ui) {
    ui.spacing_mut().item_spacing.y = 0.0;
    if app.title.is_none() {
        first_start::guide_ui(ui);
        return;
    }
    let frame = bar(color(theme(ui).panel));
    let wish = (ui.available_height() * 0.41).max(180.0);
    let inspector =
        Panel::bottom("inspector").resizable(true).default_size(wish).size_range(120.0..=700.0).frame(frame);
    let did = inspector.show(ui, |ui| {
        // A panel keeps the size of what is in it, so the pane takes all it was given.
        ui.expand_to_include_rect(ui.max_rect());
        ui.spacing_mut().item_spacing.y = 0.0;
        widgets::tabs_ui(ui, &[("Inspector", String::new())], 0);
        inspector::panel_ui(app, ui)
    });
    let ctx = ui.ctx().clone();
    match did.inner {
        Some(Inspected::Run(id)) => actions::run(app, id, &ctx),
        Some(Inspected::Anchor(paragraph)) => {
            let document = app.selected().map(|(_, record)| record.evidence.document);
            app.reading = super::app::Reading { document, scroll_to: Some(paragraph) };
        }
        None => {}
    }
    source::panel_ui(app, ui);
}

/// The sentence at the foot of the window, above the status bar.
fn message_ui(app: &mut App, ui: &Ui) {
    let Some(message) = &app.message else { return };
    let screen = ui.ctx().content_rect();
    let theme = theme(ui);
    let font = paint::font(CONTROL);
    let galley = ui.fonts_mut(|fonts| fonts.layout(message.text.clone(), font, color(theme.text), 640.0));
    let wide = vec2(galley.size().x + 62.0, galley.size().y + 16.0);
    let place = pos2(screen.center().x - wide.x / 2.0, screen.bottom() - size::STATUS - size::OVERVIEW - 12.0 - wide.y);
    let mut closed = false;
    egui::Area::new(egui::Id::unique("message")).order(egui::Order::Foreground).fixed_pos(place).show(ui.ctx(), |ui| {
        let (rect, node) = ui.allocate_exact_size(wide, egui::Sense::hover());
        node.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Status, true, &message.text));
        let (fill, edge) = if message.error { (theme.tint, theme.edge) } else { (theme.canvas, theme.line_strong) };
        ui.painter().rect(rect, 6.0, color(fill), Stroke::new(1.0, color(edge)), egui::StrokeKind::Inside);
        let icon = if message.error { Icon::Warning } else { Icon::Check };
        icons::paint(ui.painter(), icon, pos2(rect.left() + 17.0, rect.center().y), color(theme.text));
        ui.painter().galley(pos2(rect.left() + 32.0, rect.top() + 8.0), galley, color(theme.text));
        let cross = Rect::from_center_size(pos2(rect.right() - 16.0, rect.center().y), vec2(22.0, 22.0));
        let response = ui.interact(cross, ui.scope_id().with("close"), egui::Sense::click());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, "Close message"));
        icons::paint(ui.painter(), Icon::Cross, cross.center(), color(theme.text2));
        closed = response.clicked();
    });
    if closed {
        app.message = None;
    }
}
