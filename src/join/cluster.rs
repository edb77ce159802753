//! From pairs to groups. A group is looked at as a whole: a record joins where it fits all members, not where it fits
//! one of them, so that no chain ties two events together.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::weigh::Points;

/// Where two groups become one at once: so much speaks for it on average.
const JOIN: Points = 300;
/// Where they do if each is by far the best that the other could join.
const BEST: Points = -1700;
/// Pairs with so few points tie nothing: they are weighed where a group asks for them.
pub(super) const TELLS: Points = BEST - 1000;
/// By how much it has to be the best.
const LEAD: Points = 600;
/// Where the pairs of two groups speak against one event on average, whatever some of them say.
const AGAINST: Points = -1000;
/// Members of a large group that stand for it.
const ENOUGH: usize = 24;
/// Rounds of the second pass.
const ROUNDS: usize = 8;

/// How far records speak for one event.
pub(super) trait Weigher {
    /// `None` where something forbids it.
    fn weigh(&self, one: u32, other: u32) -> Option<Points>;

    /// True where their dates alone leave little open, so that one strong tie counts whatever the others say.
    fn is_close(&self, one: u32, other: u32) -> bool;
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

    /// How far two groups speak for one event: the average of what each member has best in the other group, where the
    /// average of all pairs does not speak against it. `None` where a pair is forbidden.
    fn between(&self, one: u32, other: u32) -> Option<Points> {
        let (one, other) = (self.members(one), self.members(other));
        let mut rows = vec![Ties::NONE; one.len().min(ENOUGH)];
        let mut columns = vec![Ties::NONE; other.len().min(ENOUGH)];
        for (a, row) in one.iter().zip(&mut rows) {
            for (b, column) in other.iter().zip(&mut columns) {
                let points = i64::from(self.weigh(*a, *b)?);
                let best = if self.weigher.is_close(*a, *b) { points } else { i64::MIN };
                row.add(points, best);
                column.add(points, best);
            }
        }
        let average = Ties::mean(&rows, Ties::average)?;
        let best = (Ties::mean(&rows, Ties::best)? + Ties::mean(&columns, Ties::best)?).div_euclid(2);
        Some(if average > i64::from(AGAINST) { best as Points } else { average as Points })
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
        // What two groups have together, until one of them grows.
        let mut weighed = HashMap::new();
        for _ in 0..ROUNDS {
            let best = self.bests(pairs, bar, &mut weighed);
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
            for (_, one, other) in &mutual {
                self.unite(*one, *other);
            }
            if self.members.len() == before {
                return;
            }
            let grown: HashSet<u32> = mutual.iter().flat_map(|(_, one, other)| [*one, *other]).collect();
            weighed.retain(|(one, other), _| !grown.contains(one) && !grown.contains(other));
        }
    }

    /// The best other group of each group, above the bar.
    fn bests(&self, pairs: &[(u32, u32, Points)], bar: Points, weighed: &mut Weighed) -> HashMap<u32, Best> {
        let mut beside: BTreeSet<(u32, u32)> = BTreeSet::new();
        for (one, other, _) in pairs.iter().filter(|(.., points)| *points > TELLS) {
            let (Some(a), Some(b)) = (self.of(*one), self.of(*other)) else { continue };
            if a != b {
                beside.insert((a.min(b), a.max(b)));
            }
        }
        let mut best: HashMap<u32, Best> = HashMap::new();
        for (a, b) in beside {
            let Some(points) = *weighed.entry((a, b)).or_insert_with(|| self.between(a, b)) else { continue };
            for (own, other) in [(a, b), (b, a)] {
                best.entry(own).or_insert(Best::NONE).offer(other, points);
            }
        }
        best.retain(|_, found| found.points > bar);
        best
    }
}

/// How far pairs of groups speak for one event.
type Weighed = HashMap<(u32, u32), Option<Points>>;

/// What one record has in another group.
#[derive(Clone, Copy)]
struct Ties {
    sum: i64,
    count: i64,
    /// The best of those that count alone.
    best: i64,
}

impl Ties {
    const NONE: Self = Self { sum: 0, count: 0, best: i64::MIN };

    fn add(&mut self, points: i64, best: i64) {
        self.sum += points;
        self.count += 1;
        self.best = self.best.max(best);
    }

    fn average(&self) -> i64 {
        self.sum.div_euclid(self.count.max(1))
    }

    fn best(&self) -> i64 {
        self.best.max(self.average())
    }

    fn mean(all: &[Self], of: fn(&Self) -> i64) -> Option<i64> {
        (!all.is_empty()).then(|| all.iter().map(of).sum::<i64>().div_euclid(all.len() as i64))
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Points of pairs; those that are not told have the points of `others`.
    struct Table {
        told: Vec<(u32, u32, Points)>,
        others: Points,
        close: bool,
    }

    impl Weigher for Table {
        fn weigh(&self, one: u32, other: u32) -> Option<Points> {
            let told = self.told.iter().find(|(a, b, _)| (*a, *b) == (one, other));
            Some(told.map_or(self.others, |(.., points)| *points))
        }

        fn is_close(&self, _: u32, _: u32) -> bool {
            self.close
        }
    }

    /// Two groups of two, and a tie between the first of each.
    fn groups(tie: Points, others: Points, close: bool) -> usize {
        let told = vec![(0, 1, 9000), (0, 2, tie), (2, 3, 9000)];
        let table = Table { told: told.clone(), others, close };
        Clusters::new(4, &table).grow(&told, Bar { join: JOIN, best: None }).len()
    }

    #[test]
    fn what_each_member_has_best_counts_where_all_pairs_do_not_speak_against_it() {
        assert_eq!(groups(1500, -500, true), 1, "one of them tells what two others tell apart");
        assert_eq!(groups(8000, -4500, true), 2, "a chain of one strong tie");
        assert_eq!(groups(1500, -500, false), 2, "a plan and an act on far days: one tie is not enough");
    }
}
