//! From pairs to groups. A group is looked at as a whole: a record joins where it fits all members, not where it fits
//! one of them, so that no chain ties two events together.

use std::collections::{BTreeSet, HashMap};

use super::weigh::Points;

/// Where two groups become one at once: so much speaks for it on average.
const JOIN: Points = 300;
/// Where they do if each is by far the best that the other could join.
const BEST: Points = -1700;
/// By how much it has to be the best.
const LEAD: Points = 600;
/// Members of a large group that stand for it.
const ENOUGH: usize = 24;
/// Rounds of the second pass.
const ROUNDS: usize = 8;

/// How far records speak for one event.
pub(super) trait Weigher {
    /// `None` where something forbids it.
    fn weigh(&self, one: u32, other: u32) -> Option<Points>;
}

/// What decides where groups begin.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bar {
    /// Points at which two groups become one at once.
    pub join: Points,
    /// Points at which they do if each is the other's best; `None` where that is not enough.
    pub best: Option<Points>,
}

impl Bar {
    pub const EVENTS: Self = Self { join: JOIN, best: Some(BEST) };
    pub const FIGURES: Self = Self { join: -700, best: None };
}

/// The groups while they grow.
pub(super) struct Clusters<'w, W> {
    weigher: &'w W,
    of: Vec<u32>,
    members: HashMap<u32, Vec<u32>>,
    /// Points of the pairs that were given.
    known: HashMap<(u32, u32), Points>,
}

impl<'w, W: Weigher> Clusters<'w, W> {
    /// Each of so many records by itself.
    pub fn new(count: u32, weigher: &'w W) -> Self {
        Self {
            weigher,
            of: (0..count).collect(),
            members: (0..count).map(|at| (at, vec![at])).collect(),
            known: HashMap::new(),
        }
    }

    /// Joins pairs, the strongest first. `pairs` come in the order in which equal ones count.
    pub fn grow(mut self, pairs: &[(u32, u32, Points)], bar: Bar) -> Vec<Vec<u32>> {
        self.known = pairs.iter().map(|(one, other, points)| ((*one, *other), *points)).collect();
        let mut strong: Vec<&(u32, u32, Points)> = pairs.iter().filter(|(.., points)| *points > bar.join).collect();
        strong.sort_by_key(|(.., points)| -points);
        for (one, other, _) in strong {
            let (Some(a), Some(b)) = (self.of(*one), self.of(*other)) else { continue };
            if a != b && self.between(a, b).is_some_and(|points| points > bar.join) {
                self.unite(a, b);
            }
        }
        if let Some(best) = bar.best {
            self.settle(pairs, best);
        }
        let mut groups: Vec<Vec<u32>> = self.members.into_values().filter(|members| members.len() > 1).collect();
        for group in &mut groups {
            group.sort_unstable();
        }
        groups.sort();
        groups
    }

    fn of(&self, at: u32) -> Option<u32> {
        self.of.get(at as usize).copied()
    }

    fn members(&self, group: u32) -> &[u32] {
        self.members.get(&group).map_or(&[], Vec::as_slice)
    }

    fn weigh(&self, one: u32, other: u32) -> Option<Points> {
        let pair = (one.min(other), one.max(other));
        self.known.get(&pair).copied().or_else(|| self.weigher.weigh(pair.0, pair.1))
    }

    /// Average points between two groups; `None` where a pair is forbidden.
    fn between(&self, one: u32, other: u32) -> Option<Points> {
        let mut sum = 0_i64;
        let mut count = 0_i64;
        for a in self.members(one).iter().take(ENOUGH) {
            for b in self.members(other).iter().take(ENOUGH) {
                sum += i64::from(self.weigh(*a, *b)?);
                count += 1;
            }
        }
        (count > 0).then(|| sum.div_euclid(count) as Points)
    }

    fn unite(&mut self, one: u32, other: u32) {
        let moved = self.members.remove(&other).unwrap_or_default();
        for at in &moved {
            if let Some(of) = self.of.get_mut(*at as usize) {
                *of = one;
            }
        }
        let members = self.members.entry(one).or_default();
        members.extend(moved);
        members.sort_unstable();
    }

    /// Joins groups that are each other's best by far, until nothing changes.
    fn settle(&mut self, pairs: &[(u32, u32, Points)], bar: Points) {
        for _ in 0..ROUNDS {
            let best = self.bests(pairs, bar);
            let mut mutual: Vec<(Points, u32, u32)> = best
                .iter()
                .filter(|(_, found)| found.lead > LEAD)
                .filter_map(|(own, found)| {
                    let back = best.get(&found.group).filter(|back| back.group == *own && back.lead > LEAD)?;
                    (*own < found.group).then_some((-found.points.min(back.points), *own, found.group))
                })
                .collect();
            mutual.sort_unstable();
            let before = self.members.len();
            for (_, one, other) in mutual {
                self.unite(one, other);
            }
            if self.members.len() == before {
                return;
            }
        }
    }

    /// The best other group of each group, above the bar.
    fn bests(&self, pairs: &[(u32, u32, Points)], bar: Points) -> HashMap<u32, Best> {
        let mut beside: BTreeSet<(u32, u32)> = BTreeSet::new();
        for (one, other, _) in pairs.iter().filter(|(.., points)| *points > bar - 1000) {
            let (Some(a), Some(b)) = (self.of(*one), self.of(*other)) else { continue };
            if a != b {
                beside.insert((a.min(b), a.max(b)));
            }
        }
        let mut best: HashMap<u32, Best> = HashMap::new();
        for (a, b) in beside {
            let Some(points) = self.between(a, b) else { continue };
            for (own, other) in [(a, b), (b, a)] {
                best.entry(own).or_insert(Best::NONE).offer(other, points);
            }
        }
        best.retain(|_, found| found.points > bar);
        best
    }
}

/// The best offer that a group has.
struct Best {
    group: u32,
    points: Points,
    /// How far it lies before the next.
    lead: Points,
}

impl Best {
    const NONE: Self = Self { group: u32::MAX, points: -9000, lead: 0 };

    fn offer(&mut self, group: u32, points: Points) {
        if points > self.points {
            *self = Self { group, points, lead: points - self.points };
        } else {
            self.lead = self.lead.min(self.points - points);
        }
    }
}
