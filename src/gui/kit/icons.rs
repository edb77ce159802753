//! Icons as strokes on a 16-point grid, so that they are crisp at every size and need no font.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

/// An icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// Open a folder.
    Folder,
    /// A document.
    Page,
    /// Two of the same.
    Pages,
    /// Search.
    Lens,
    /// Save or export.
    Export,
    /// A menu opens below.
    Down,
    /// One place up.
    Up,
    /// Remove.
    Cross,
    /// Attention.
    Warning,
    /// Take back.
    Undo,
    /// Take again.
    Redo,
    /// Something to know.
    Note,
    /// Right, agrees.
    Check,
    /// One more.
    Plus,
    /// Opens outside the window.
    Outside,
    /// To what was before.
    Back,
    /// To what came after.
    Forward,
    /// It needs a password.
    Lock,
    /// A picture.
    Picture,
    /// Nothing to be done with it.
    Dash,
    /// A page that is torn.
    Torn,
    /// A page with nothing on it.
    Blank,
}

/// Paints an icon centred at a place.
pub fn paint(painter: &Painter, icon: Icon, centre: Pos2, ink: Color32) {
    let pen = Stroke::new(1.3, ink);
    let at = |x: f32, y: f32| pos2(centre.x - 8.0 + x, centre.y - 8.0 + y);
    let line = |points: &[(f32, f32)]| {
        painter.add(Shape::line(points.iter().map(|(x, y)| at(*x, *y)).collect(), pen));
    };
    let closed = |points: &[(f32, f32)]| {
        painter.add(Shape::closed_line(points.iter().map(|(x, y)| at(*x, *y)).collect(), pen));
    };
    match icon {
        Icon::Folder => closed(&[(1.5, 3.5), (6.0, 3.5), (7.5, 5.2), (14.5, 5.2), (14.5, 13.0), (1.5, 13.0)]),
        Icon::Page => {
            closed(&[(3.5, 2.0), (9.5, 2.0), (12.5, 5.0), (12.5, 14.0), (3.5, 14.0)]);
            line(&[(9.5, 2.0), (9.5, 5.0), (12.5, 5.0)]);
        }
        Icon::Pages => {
            closed(&[(2.5, 2.5), (10.0, 2.5), (10.0, 10.0), (2.5, 10.0)]);
            line(&[(12.5, 6.0), (13.5, 6.0), (13.5, 13.5), (6.0, 13.5), (6.0, 12.5)]);
        }
        Icon::Lens => {
            painter.circle_stroke(at(7.0, 7.0), 4.5, pen);
            line(&[(10.3, 10.3), (14.0, 14.0)]);
        }
        Icon::Export => {
            line(&[(2.5, 9.5), (2.5, 13.5), (13.5, 13.5), (13.5, 9.5)]);
            line(&[(8.0, 10.5), (8.0, 2.5)]);
            line(&[(5.0, 5.5), (8.0, 2.5), (11.0, 5.5)]);
        }
        Icon::Down => line(&[(4.5, 6.5), (8.0, 10.0), (11.5, 6.5)]),
        Icon::Up => line(&[(4.5, 9.5), (8.0, 6.0), (11.5, 9.5)]),
        Icon::Cross => {
            line(&[(5.0, 5.0), (11.0, 11.0)]);
            line(&[(11.0, 5.0), (5.0, 11.0)]);
        }
        Icon::Warning => {
            closed(&[(8.0, 2.5), (14.5, 13.5), (1.5, 13.5)]);
            line(&[(8.0, 6.5), (8.0, 9.8)]);
            painter.circle_filled(at(8.0, 11.7), 0.8, ink);
        }
        Icon::Undo => {
            line(&[(6.0, 3.5), (3.0, 6.5), (6.0, 9.5)]);
            line(&[(3.0, 6.5), (10.0, 6.5), (12.6, 7.8), (13.0, 10.0), (12.0, 12.5), (8.0, 12.8)]);
        }
        Icon::Redo => {
            line(&[(10.0, 3.5), (13.0, 6.5), (10.0, 9.5)]);
            line(&[(13.0, 6.5), (6.0, 6.5), (3.4, 7.8), (3.0, 10.0), (4.0, 12.5), (8.0, 12.8)]);
        }
        Icon::Note => {
            painter.circle_stroke(at(8.0, 8.0), 5.8, pen);
            line(&[(8.0, 7.3), (8.0, 11.0)]);
            painter.circle_filled(at(8.0, 5.0), 0.9, ink);
        }
        Icon::Plus => {
            line(&[(8.0, 3.5), (8.0, 12.5)]);
            line(&[(3.5, 8.0), (12.5, 8.0)]);
        }
        Icon::Outside => {
            line(&[(7.0, 3.5), (3.0, 3.5), (3.0, 13.0), (12.5, 13.0), (12.5, 9.0)]);
            line(&[(7.5, 8.5), (13.5, 2.5)]);
            line(&[(9.5, 2.5), (13.5, 2.5), (13.5, 6.5)]);
        }
        Icon::Back => line(&[(9.5, 4.5), (6.0, 8.0), (9.5, 11.5)]),
        Icon::Forward => line(&[(6.5, 4.5), (10.0, 8.0), (6.5, 11.5)]),
        Icon::Lock => {
            closed(&[(3.5, 7.5), (12.5, 7.5), (12.5, 13.5), (3.5, 13.5)]);
            line(&[(5.2, 7.5), (5.2, 5.0), (6.4, 3.2), (8.0, 2.7), (9.6, 3.2), (10.8, 5.0), (10.8, 7.5)]);
            line(&[(8.0, 9.8), (8.0, 11.4)]);
        }
        Icon::Picture => {
            closed(&[(2.0, 3.0), (14.0, 3.0), (14.0, 13.0), (2.0, 13.0)]);
            line(&[(2.0, 11.5), (6.0, 7.5), (9.0, 10.5), (11.0, 8.8), (14.0, 11.5)]);
            painter.circle_filled(at(10.8, 5.8), 1.0, ink);
        }
        Icon::Dash => line(&[(4.0, 8.0), (12.0, 8.0)]),
        Icon::Torn => {
            line(&[(3.5, 9.5), (3.5, 2.0), (9.5, 2.0), (12.5, 5.0), (12.5, 9.5)]);
            line(&[(3.5, 9.5), (5.8, 8.0), (8.0, 10.0), (10.2, 8.0), (12.5, 9.5)]);
            line(&[
                (3.5, 12.0),
                (5.8, 10.5),
                (8.0, 12.5),
                (10.2, 10.5),
                (12.5, 12.0),
                (12.5, 14.0),
                (3.5, 14.0),
                (3.5, 12.0),
            ]);
        }
        Icon::Blank => {
            line(&[(3.5, 4.5), (3.5, 2.0), (6.0, 2.0)]);
            line(&[(8.5, 2.0), (9.5, 2.0), (12.5, 5.0), (12.5, 6.0)]);
            line(&[(12.5, 8.5), (12.5, 11.0)]);
            line(&[(12.5, 13.0), (12.5, 14.0), (10.0, 14.0)]);
            line(&[(7.5, 14.0), (3.5, 14.0), (3.5, 12.0)]);
            line(&[(3.5, 9.5), (3.5, 7.0)]);
        }
        Icon::Check => line(&[(3.0, 8.5), (6.5, 12.0), (13.0, 4.5)]),
    }
}

/// The program's mark: a line that ends in a disc.
pub fn logo(painter: &Painter, centre: Pos2, ink: Color32, accent: Color32) {
    let left = centre.x - 10.0;
    painter.rect_filled(Rect::from_min_size(pos2(left, centre.y - 6.0), vec2(3.0, 12.0)), 0.5, ink);
    painter.rect_filled(Rect::from_min_size(pos2(left, centre.y - 1.5), vec2(11.0, 3.0)), 0.5, ink);
    painter.circle_filled(pos2(left + 15.0, centre.y), 4.5, accent);
}

/// A small rounded frame with a key's name in it.
pub fn key_frame(painter: &Painter, rect: Rect, frame: Color32) {
    painter.rect_stroke(rect, 3.0, Stroke::new(1.0, frame), StrokeKind::Inside);
}
