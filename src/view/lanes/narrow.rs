//! Names in a lane that has room for none: where not one title fits whole, the titles are cut, so that no lane of marks
//! stands without a word.

use super::words::{GAP, badge_width, priority};
use super::{Label, Lane, Mark, Side};
use crate::view::item::Item;
use crate::view::scene::Rect;
use crate::view::text::{Measure, cut};
use crate::view::theme::{CLEAR, EDGE, LABEL};

/// Points of the shortest name: less of it tells nobody what has happened.
const LEAST: f32 = 84.0;
/// A lane of more marks than this is looked at as a whole.
const MOST: usize = 60;

/// Gives the marks of a wordless lane cut titles where they have room, first those whose words come first anywhere.
pub(super) fn names(lane: &mut Lane, items: &[Item], width: f32, broken: &dyn Fn(f32, f32) -> bool, measure: Measure) {
    if lane.marks.len() > MOST || lane.marks.iter().any(|mark| mark.label.is_some()) {
        return;
    }
    let item = |mark: &Mark| items.get(mark.item as usize);
    let mut order: Vec<(usize, &Item)> =
        lane.marks.iter().enumerate().filter_map(|(at, mark)| Some((at, item(mark)?))).collect();
    order.sort_by_key(|(_, item)| priority(item));
    for (at, item) in order {
        let badge = badge_width(item, measure);
        let sides = free(lane, at, width);
        let best = sides.into_iter().filter(|(from, to, _)| !broken(*from, *to));
        let Some((from, to, side)) = best.max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0))) else { continue };
        if to - from - badge < LEAST {
            continue;
        }
        let (Some(title), Some(mark)) = (cut(&item.label, LABEL, to - from - badge, measure), lane.marks.get_mut(at))
        else {
            continue;
        };
        let name = measure(&title, LABEL);
        let x = if side == Side::Left { to - name - badge } else { from };
        let rect = Rect::new(x - 2.0, mark.body.centre().y - 9.0, name + badge + 4.0, 18.0);
        mark.badge = (badge > 0.0).then_some(x + name + GAP);
        mark.rect = mark.rect.union(Rect::new(x, mark.rect.y, name + badge, mark.rect.h));
        mark.label = Some(Label { title, x, date: None, side, card: false, rect });
    }
}

/// What is free right and left of a mark in its row.
fn free(lane: &Lane, at: usize, width: f32) -> Vec<(f32, f32, Side)> {
    let Some(mark) = lane.marks.get(at) else { return Vec::new() };
    let (left, right) = (mark.rect.x, mark.rect.right());
    let others = lane.marks.iter().enumerate().filter(|(other, near)| *other != at && near.row == mark.row);
    let others = others.map(|(_, near)| near.rect);
    let pills = lane
        .pills
        .iter()
        .map(|pill| pill.rect)
        .filter(|rect| rect.meets(Rect::new(0.0, mark.rect.y, width, mark.rect.h)));
    let (mut begin, mut end) = (EDGE, width - EDGE);
    for other in others.chain(pills) {
        if other.x >= left {
            end = end.min(other.x - CLEAR);
        } else {
            begin = begin.max(other.right() + CLEAR);
        }
    }
    vec![(right.max(0.0) + GAP, end, Side::Right), (begin, left - GAP, Side::Left)]
}
