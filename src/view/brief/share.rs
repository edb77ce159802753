//! Shares the page's height out among its lanes: rows go where they name most.

use super::axis::Axis;
use super::place::{Packing, Ready, TRIED, Wanted};
use super::style::{PAD, RIBBON, ROW};
use crate::view::item::Item;
use crate::view::text::Measure;

/// Most rows of a lane.
const ROWS: usize = 14;
/// Most rows of a lane of which only a part can be shown.
const CROWDED: usize = 6;
/// How many rows at once a lane may be asked to give: the first alone may cost much and the next nothing.
const AHEAD: usize = 3;

/// Words of a callout, by index of its item; its number comes later.
pub type Callouts = std::collections::BTreeMap<u32, String>;

/// Callouts, and how much each item of the page deserves its words.
pub type Words<'a> = (&'a Callouts, &'a [u32]);

/// Height of a lane with rows of some height.
#[must_use]
pub fn height(packing: &Packing, row: f32) -> f32 {
    let ribbon = if packing.crowd.is_empty() { 0.0 } else { RIBBON };
    packing.rows.max(1) as f32 * row + ribbon + 2.0 * PAD
}

/// What lanes are packed from.
#[derive(Clone, Copy)]
pub struct Room<'a> {
    /// All items of the page.
    pub items: &'a [Item],
    /// Callouts and weights.
    pub words: Words<'a>,
    /// Time to x.
    pub axis: &'a Axis,
    /// Width of a small number, 0 where there are too many marks to number.
    pub tag: f32,
    /// Width of text.
    pub measure: Measure<'a>,
}

/// A lane while the rows are shared out: its packing, and the cheapest one with fewer rows.
struct Share<'a> {
    ready: Ready<'a>,
    /// Members that no place is searched for.
    beyond: Vec<u32>,
    now: Packing,
    /// With its price: what the reader loses for a point of height.
    less: Option<(f32, Packing)>,
}

impl<'a> Room<'a> {
    /// A packing for each lane, given the members of each; together as high as `room`, save that each lane has a row.
    #[must_use]
    pub fn share_out(self, lanes: &[&[u32]], room: f32) -> Vec<Packing> {
        let mut shares: Vec<Share> = lanes.iter().map(|members| self.share(members)).collect();
        while shares.iter().map(Share::height).sum::<f32>() > room {
            let price = |share: &Share| share.less.as_ref().map_or(f32::MAX, |(price, _)| *price);
            let Some(share) = shares.iter_mut().min_by(|a, b| price(a).total_cmp(&price(b))) else { break };
            let Some((_, less)) = share.less.take() else { break };
            share.now = less;
            self.look_ahead(share);
        }
        // Several rows may have gone at once: what is left is given to whom it names most.
        loop {
            let spare = room - shares.iter().map(Share::height).sum::<f32>();
            if spare < ROW - RIBBON {
                break;
            }
            let gains = shares.iter_mut().filter(|share| share.beyond.is_empty());
            let gains = gains.filter_map(|share| Some((self.more(share, spare)?, share)));
            let Some(((_, more), share)) = gains.max_by_key(|((gain, _), _)| *gain) else { break };
            share.now = more;
        }
        let whole = |mut share: Share| {
            share.now.crowd.append(&mut share.beyond);
            share.now
        };
        shares.into_iter().map(whole).collect()
    }

    fn share(self, members: &[u32]) -> Share<'a> {
        let (callouts, weights) = self.words;
        let weight = |index: u32| weights.get(index as usize).copied().unwrap_or_default();
        let wanted = |&index: &u32| {
            let item = self.items.get(index as usize)?;
            let own = callouts.get(&index);
            let words = own.map_or(&*item.label, |own| own);
            Some(Wanted { index, item, words, callout: own.is_some(), weight: weight(index) })
        };
        let mut members = members.to_vec();
        let mut beyond = Vec::new();
        if members.len() > TRIED {
            // Of a crowd the weightiest are shown; equals are taken from everywhere, not from its beginning.
            let rank = |index: &u32| (!callouts.contains_key(index), u32::MAX - weight(*index), index.reverse_bits());
            members.select_nth_unstable_by_key(TRIED, rank);
            beyond = members.split_off(TRIED);
            members.sort_unstable();
        }
        let ready = Ready::new(members.iter().filter_map(wanted).collect(), self.measure);
        let now = ready.pack(self.axis, if beyond.is_empty() { ROWS } else { CROWDED }, self.tag);
        let mut share = Share { ready, beyond, now, less: None };
        self.look_ahead(&mut share);
        share
    }

    fn look_ahead(self, share: &mut Share) {
        let rows = share.now.rows;
        let ahead = if share.beyond.is_empty() { AHEAD } else { 1 };
        let fewer = (1..=ahead).filter_map(|by| rows.checked_sub(by).filter(|rows| *rows > 0));
        let priced = fewer.map(|rows| {
            let less = share.ready.pack(self.axis, rows, self.tag);
            let saved = height(&share.now, ROW) - height(&less, ROW);
            ((less.loss as f32 - share.now.loss as f32) / saved.max(1.0), less)
        });
        share.less = priced.min_by(|a, b| a.0.total_cmp(&b.0));
    }

    /// What a row more would name; `None` where it names nothing or does not fit.
    fn more(self, share: &Share, spare: f32) -> Option<(u32, Packing)> {
        let more = share.ready.pack(self.axis, share.now.rows + 1, self.tag);
        let fits = height(&more, ROW) - height(&share.now, ROW) <= spare;
        let gain = share.now.loss.saturating_sub(more.loss);
        (fits && gain > 0).then_some((gain, more))
    }
}

impl Share<'_> {
    fn height(&self) -> f32 {
        let ribbon = if self.now.crowd.is_empty() && !self.beyond.is_empty() { RIBBON } else { 0.0 };
        height(&self.now, ROW) + ribbon
    }
}
