//! Ghosts of the selected mark: the other dates that documents give its event, plans among them, on its row.

use egui::{Pos2, Ui};

use crate::claims::Version;
use crate::gui::app::Parts;
use crate::gui::kit::paint::{self, theme};
use crate::gui::kit::spoken;
use crate::gui::plot::Frame;
use crate::view::glyph::{self, Ink};
use crate::view::lanes::Layout;
use crate::view::scene::{Shape, Stroke, pt};

/// How strong a ghost is beside its mark.
const PALE: f32 = 0.72;

/// Paints them below the marks of the lanes in sight.
pub fn ghosts_ui(parts: &Parts<'_>, ui: &Ui, layout: &Layout, frame: &Frame, origin: Pos2) {
    let Some(id) = parts.choice.selection else { return };
    let Some(shown) = parts.data.shown_at(id) else { return };
    let mark = layout.lanes.iter().flat_map(|lane| &lane.marks).find(|mark| mark.item == shown);
    let (Some(mark), Some(own)) = (mark, parts.data.shown.items.dated.get(shown as usize)) else { return };
    let Some(subject) = parts.data.items.claims().subject(own.place) else { return };
    let (theme, y) = (theme(ui), mark.body.centre().y);
    let hue = theme.hue(own.group).at(PALE).over(theme.canvas);
    let ink = Ink { theme, hue, pane: (0.0, frame.width()), holds_label: false };
    let painter = ui.painter().with_clip_rect(ui.clip_rect().with_min_x(frame.plot.min));
    let others = |version: &&Version| !version.tellers.contains(&own.place);
    for (at, version) in subject.versions.iter().filter(others).enumerate() {
        let record = version.lead.of(&parts.data.corpus);
        let Some(item) = record.and_then(|record| parts.data.item(record.id)) else { continue };
        let x = |time: f64| frame.window.x(time, frame.width());
        let (x0, x1) = (x(item.start), x(item.end));
        let body = glyph::body(item, x0, x1, y);
        // A dotted line ties it to its mark.
        let (from, to) = if body.x > mark.body.x { (mark.body.right(), body.x) } else { (body.right(), mark.body.x) };
        let mut shapes = Vec::new();
        if to > from {
            let points = vec![pt(from, y), pt(to, y)];
            shapes.push(Shape::Path { points, stroke: Stroke::dashed(1.1, theme.text3, 1.5, 2.5) });
        }
        glyph::draw(&mut shapes, item, (x0, x1), y, &ink);
        paint::shapes(ui, &painter, &shapes, origin);
        let words = format!("Ghost: {}, {}", item.date_words(), version.stand.words());
        spoken::words(ui, paint::rect(body, origin), &format!("ghost {at}"), &words);
    }
}
