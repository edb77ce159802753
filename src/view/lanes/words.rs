//! The words of a mark: which forms of its title there are, how wide each is, and which mark's words come first.

use std::cmp::Reverse;

use super::Side;
use crate::view::badge::DIFFERS;
use crate::view::item::{Item, Status};
use crate::view::short::short;
use crate::view::text::Measure;
use crate::view::theme::{COUNT, EDGE, LABEL, SMALL};

/// Points between a mark and its title, a title and its date.
pub const GAP: f32 = 6.0;
/// Points left and right of a title inside a bar.
pub const INSIDE: f32 = 7.0;
/// Width of the box that counts sources.
pub const BADGE: f32 = 15.0;

/// What words the marks of a lane have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Title above date and sources.
    Cards,
    /// Title and date on one line.
    Titles,
    /// None.
    Bare,
}

/// What of a title is shown, and where.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Choice {
    pub side: Side,
    pub short: bool,
    pub date: bool,
}

/// One form of a title with all that it covers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Words {
    pub choice: Choice,
    pub from: f32,
    pub to: f32,
}

/// Appends every form of the title that has room in the pane, best first.
pub(super) fn options(
    found: &mut Vec<Words>,
    item: &Item,
    (body, bar): ((f32, f32), (f32, f32)),
    pane: Option<(f32, f32)>,
    form: Form,
    measure: Measure,
) {
    match form {
        Form::Bare => {}
        Form::Cards => {
            let width = card_width(item, measure);
            let choice = Choice { side: Side::Right, short: false, date: true };
            found.push(Words { choice, from: body.0, to: body.1 + GAP + width });
        }
        Form::Titles => {
            let badge = badge_width(item, measure);
            let date = measure(item.date_short(), SMALL) + GAP;
            let room = visible(bar, pane) - 2.0 * INSIDE;
            let short = short(&item.label).is_some();
            for is_short in [false, true] {
                if is_short && !short {
                    break;
                }
                let plain = measure(title(item, is_short), LABEL) + badge;
                for (side, dated) in [
                    (Side::Inside, true),
                    (Side::Inside, false),
                    (Side::Right, true),
                    (Side::Right, false),
                    (Side::Left, true),
                    (Side::Left, false),
                ] {
                    let width = if dated { plain + date } else { plain };
                    let (from, to) = match side {
                        // Words on a band that fades cannot be read.
                        Side::Inside if width <= room && !item.doubt.approximate => body,
                        Side::Inside => continue,
                        Side::Right => (body.0, body.1 + GAP + width),
                        Side::Left => (body.0 - GAP - width, body.1),
                    };
                    match pane {
                        // Without a pane nothing limits the right, and the left is as free as the right.
                        None if side == Side::Left => {}
                        Some((_, right)) if side == Side::Right && to > right - EDGE => {}
                        Some((left, _)) if side == Side::Left && from < left + EDGE => {}
                        _ => found.push(Words { choice: Choice { side, short: is_short, date: dated }, from, to }),
                    }
                }
            }
        }
    }
}

fn visible(bar: (f32, f32), pane: Option<(f32, f32)>) -> f32 {
    let (left, right) = pane.unwrap_or((f32::MIN, f32::MAX));
    bar.1.min(right - EDGE + INSIDE) - bar.0.max(left + EDGE - INSIDE)
}

/// Whose words are shown first: contradictions, then what was accepted, then what more documents tell, then the newest.
pub(super) fn priority(item: &Item) -> impl Ord + use<> {
    let newest = Reverse(item.start as i64);
    (Reverse(item.conflict), Reverse(item.status == Status::Accepted), Reverse(item.sources), newest)
}

/// Width of the boxes behind the title with the space before each: of sources, and of what they differ in; 0 for a single
/// source without a dispute.
pub(super) fn badge_width(item: &Item, measure: Measure) -> f32 {
    let differs = if item.conflict { GAP + DIFFERS } else { 0.0 };
    sources_width(item, measure) + differs
}

/// Width of the box of sources with the space before it; 0 for a single source.
pub fn sources_width(item: &Item, measure: Measure) -> f32 {
    if item.sources > 1 { GAP + BADGE.max(measure(&item.sources.to_string(), COUNT) + 8.0) } else { 0.0 }
}

/// The title whole, or in its short form, which ends with a phrase. It is cut nowhere else: what "Moscow cancelled…" was
/// about, nobody can tell.
pub(super) fn title(item: &Item, is_short: bool) -> &str {
    short(&item.label).filter(|_| is_short).unwrap_or(&item.label)
}

/// Both lines of a card.
pub(super) fn card(item: &Item, is_short: bool) -> (String, String) {
    let sources = if item.sources == 1 { "1 source".to_owned() } else { format!("{} sources", item.sources) };
    (title(item, is_short).to_owned(), format!("{} · {sources}", item.date_words()))
}

fn card_width(item: &Item, measure: Measure) -> f32 {
    let (title, date) = card(item, false);
    measure(&title, LABEL).max(measure(&date, SMALL))
}
