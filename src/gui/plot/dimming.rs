//! While something is looked for, what is no hit stands behind a veil of canvas: it stays where it is and can be read.
//!
//! Marks and values are hits or not; a pill is veiled where it holds none; of a ribbon’s bar the hits show in full colour.

use egui::{Rect, Ui};

use crate::gui::app::Parts;
use crate::gui::kit::paint::{self, color, theme};
use crate::view::chart::{Chart, Plot};
use crate::view::lanes::Layout;

/// How much of the canvas the veil holds.
pub(crate) const VEIL: f32 = 0.74;

/// Veils what is no hit on some lanes; `first` is the number of the first of them.
pub fn lanes(parts: &Parts<'_>, ui: &Ui, layout: &Layout, first: usize, origin: egui::Pos2, clip: Rect) {
    if !parts.choice.find.is_active() {
        return;
    }
    let theme = theme(ui);
    let veil = color(theme.canvas.at(VEIL));
    let painter = ui.painter().with_clip_rect(clip);
    for (lane, at) in layout.lanes.iter().zip(first..) {
        for mark in &lane.marks {
            let item = parts.data.shown.items.dated.get(mark.item as usize);
            if item.is_some_and(|item| parts.choice.find.dims(item.id)) {
                painter.rect_filled(paint::rect(mark.rect, origin).expand(1.0), 0.0, veil);
            }
        }
        for bin in lane.pills.iter().filter(|bin| parts.choice.find.hits_between(at, bin.start, bin.end) == 0) {
            painter.rect_filled(paint::rect(bin.rect, origin).expand(1.0), 0.0, veil);
        }
        let hue = color(lane.group.map_or(theme.text2, |group| theme.hue(group)));
        for bin in &lane.ribbon {
            let rect = paint::rect(bin.rect, origin);
            painter.rect_filled(rect.expand(0.5), 0.0, veil);
            let hits = parts.choice.find.hits_between(at, bin.start, bin.end);
            if hits > 0 {
                // On the scale of the bars, which is that of square roots; one hit is seen at any count.
                let share = (hits as f32 / bin.count.max(1) as f32).min(1.0).sqrt();
                let top = rect.bottom() - (rect.height() * share).max(2.0);
                painter.rect_filled(rect.with_min_y(top), 0.0, hue);
            }
        }
    }
}

/// Veils the values of a chart that no hit tells.
pub fn chart(parts: &Parts<'_>, ui: &Ui, chart: &Chart, plot: &Plot, pane: Rect) {
    if !parts.choice.find.is_active() {
        return;
    }
    let veil = color(theme(ui).canvas.at(VEIL));
    let painter = ui.painter().with_clip_rect(pane.intersect(ui.clip_rect()));
    let hit = |at: u32| {
        let sources = chart.values.get(at as usize).map(|value| value.sources.as_slice()).unwrap_or_default();
        sources.iter().filter_map(|place| place.of(&parts.data.corpus)).any(|record| !parts.choice.find.dims(record.id))
    };
    for mark in plot.marks.iter().filter(|mark| !hit(mark.value)) {
        painter.rect_filled(paint::rect(mark.rect, pane.min).expand(2.0), 0.0, veil);
        if let Some(label) = &mark.label {
            painter.rect_filled(paint::rect(label.rect, pane.min), 0.0, veil);
        }
    }
    for tag in plot.tags.iter().filter(|tag| !hit(tag.value)) {
        painter.rect_filled(paint::rect(tag.rect.union(tag.label.rect), pane.min).expand(1.0), 0.0, veil);
    }
}
