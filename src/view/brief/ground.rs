//! The upper part of a page and what lies behind everything: marking, title, subtitle, fills, grid, ruler.

use super::facts::Facts;
use super::figures::Charted;
use super::notes::{run, wrap};
use super::page::{Draft, Laid};
use super::parts::gap_shapes;
use super::sheet::{Kind, Part};
use super::style::{COARSE, GAP, KEY, MARGIN, MARKING, NAMES, NOTE_STRONG, RULER, SUBTITLE, TICK, TITLE};
use super::words;
use crate::view::scene::{Anchor, Rect, Shape, pt};
use crate::view::ticks;

impl Draft<'_> {
    /// Marking line, title, subtitle; and where the ruler begins.
    pub(super) fn head(&self, facts: &Facts) -> (Vec<Part>, f32) {
        let mut parts = Vec::new();
        let theme = &self.theme;
        let room = self.width - 2.0 * MARGIN;
        let mut y = 26.0;
        let marking = facts.words(&self.request.marking);
        if !marking.is_empty() {
            let line = vec![Shape::text(pt(MARGIN, 17.0), Anchor::Start, &*marking, MARKING, theme.text2)];
            parts.push(Part::new("marking", Kind::Marking, marking, line));
            y = 30.0;
        }
        let blocks = [
            ("title", Kind::Title, facts.words(&self.request.title), TITLE, 31.0, theme.text, 3),
            ("subtitle", Kind::Subtitle, self.subtitle(facts), SUBTITLE, 18.0, theme.text2, 2),
        ];
        for (id, kind, text, style, line, color, most) in blocks {
            let lines = wrap(&[run(&*text, style)], room, self.measure);
            let mut shapes = Vec::new();
            for words in lines.into_iter().take(most) {
                let at = pt(MARGIN, y + line / 2.0);
                shapes
                    .extend(words.into_iter().map(|(_, run)| Shape::text(at, Anchor::Start, run.words, style, color)));
                y += line;
            }
            if !shapes.is_empty() {
                parts.push(Part::new(id, kind, text, shapes));
            }
        }
        (parts, y + 7.0)
    }

    pub(super) fn subtitle(&self, facts: &Facts) -> String {
        if self.request.subtitle.is_empty() {
            let first = facts.charts.charts.first();
            let charts: Vec<_> = first.map(|c| (c.title.clone(), c.unit.clone())).into_iter().collect();
            return words::subtitle(facts, &charts);
        }
        facts.words(&self.request.subtitle)
    }

    /// Fills and grid, behind everything.
    pub(super) fn ground(&self, laid: &Laid, lanes_top: f32) -> Vec<Part> {
        let theme = &self.theme;
        let (left, right) = (MARGIN + NAMES, self.width - MARGIN);
        let bottom = lanes_top + laid.lanes.height() + laid.charts.iter().map(Charted::height).sum::<f32>();
        let page = vec![Shape::fill(Rect::new(0.0, 0.0, self.width, self.height), theme.canvas, 0.0)];
        let mut shapes = vec![Shape::fill(Rect::new(left, laid.top, right - left, RULER), theme.panel, 0.0)];
        for part in &self.axis.stretches {
            let rule = ticks::ruler(part.window, part.x1 - part.x0, self.measure);
            for (tick, color) in rule
                .fine
                .iter()
                .map(|tick| (tick, theme.line_faint))
                .chain(rule.coarse.iter().map(|tick| (tick, theme.line)))
            {
                if tick.x >= 0.0 {
                    shapes.push(Shape::rule_down(left + part.x0 + tick.x, lanes_top, bottom, color));
                }
            }
        }
        shapes.push(Shape::rule_down(left, laid.top, bottom, theme.line));
        shapes.push(Shape::rule_down(right, laid.top, bottom, theme.line));
        for gap in &self.axis.gaps {
            shapes.extend(gap_shapes(left + gap.x0, laid.top, bottom, theme));
        }
        shapes.push(Shape::rule_across(lanes_top, MARGIN, right, theme.line_strong));
        vec![Part::new("page", Kind::Ground, "", page), Part::new("grid", Kind::Ground, "", shapes)]
    }

    pub(super) fn ruler(&self, top: f32) -> Part {
        let theme = &self.theme;
        let left = MARGIN + NAMES;
        let mut shapes = Vec::new();
        for part in &self.axis.stretches {
            let rule = ticks::ruler(part.window, part.x1 - part.x0, self.measure);
            let from = left + part.x0;
            for tick in rule.coarse.iter().filter(|tick| !tick.label.is_empty()) {
                let at = pt(from + tick.label_x - 2.0, top + 11.0);
                shapes.push(Shape::text(at, Anchor::Start, &*tick.label, COARSE, theme.text));
            }
            for tick in &rule.fine {
                if tick.x >= 0.0 {
                    let foot = top + RULER;
                    shapes.push(Shape::rule_down(from + tick.x, foot - 9.0, foot, theme.line_strong));
                }
                if !tick.label.is_empty() {
                    let at = pt(from + tick.label_x - 2.0, top + 26.0);
                    shapes.push(Shape::text(at, Anchor::Start, &*tick.label, TICK, theme.text2));
                }
            }
        }
        for gap in &self.axis.gaps {
            let middle = left + gap.x0 + GAP / 2.0;
            let strong = KEY;
            let style = if (self.measure)(&gap.name, strong) > GAP { NOTE_STRONG } else { strong };
            shapes.push(Shape::text(pt(middle, top + 11.0), Anchor::Middle, &*gap.name, style, theme.text2));
            shapes.push(Shape::text(pt(middle, top + 26.0), Anchor::Middle, "none", TICK, theme.text2));
        }
        let gaps: Vec<String> =
            self.axis.gaps.iter().map(|gap| format!("{} left out, nothing dated", gap.name)).collect();
        Part::new("ruler", Kind::Ruler, format!("Time axis. {}", gaps.join("; ")).trim().to_owned(), shapes)
    }
}
