//! Which members of a lane reach over a time: found through maxima of blocks of ends, not by a walk over all members.

/// Members in one block of the lowest level.
const BLOCK: usize = 32;

/// Maxima of the ends of blocks, block upon block.
#[derive(Debug, Clone, Default)]
pub(super) struct Reach {
    levels: Vec<Vec<f64>>,
}

impl Reach {
    /// From the ends of the members in the order of their starts.
    pub fn of(ends: &[f64]) -> Self {
        let mut levels: Vec<Vec<f64>> = Vec::new();
        loop {
            let below = levels.last().map_or(ends, Vec::as_slice);
            if below.len() <= BLOCK {
                return Self { levels };
            }
            let level = below.chunks(BLOCK).map(|block| block.iter().copied().fold(f64::MIN, f64::max)).collect();
            levels.push(level);
        }
    }

    /// Calls `found` with each member before `last` whose end lies after `time`, in order. `end` gives a member's end.
    pub fn over(&self, last: usize, time: f64, end: impl Fn(usize) -> f64, mut found: impl FnMut(usize)) {
        self.down(self.levels.len(), 0, usize::MAX, last, time, &end, &mut found);
    }

    fn down(
        &self,
        level: usize,
        from: usize,
        to: usize,
        last: usize,
        time: f64,
        end: &impl Fn(usize) -> f64,
        found: &mut impl FnMut(usize),
    ) {
        let Some(below) = level.checked_sub(1) else {
            (from..to.min(last)).filter(|&member| end(member) > time).for_each(found);
            return;
        };
        let Some(maxima) = self.levels.get(below) else { return };
        // Members under one block of this level.
        let under = BLOCK.saturating_pow(below as u32 + 1);
        for (block, &most) in maxima.iter().enumerate().take(to).skip(from) {
            if block.saturating_mul(under) >= last {
                return;
            }
            if most > time {
                self.down(below, block * BLOCK, (block + 1) * BLOCK, last, time, end, found);
            }
        }
    }

    /// Bytes on the heap.
    pub fn bytes(&self) -> usize {
        self.levels.iter().map(|level| level.capacity() * 8).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_find_what_a_walk_finds() {
        for count in [0, 1, 31, 32, 33, 1000, 5000] {
            let ends: Vec<f64> = (0..count).map(|at| (at * 7 % 501 + at / 3) as f64).collect();
            let reach = Reach::of(&ends);
            for (last, time) in [(count, 100.0), (count / 2, 480.0), (count, 1e9), (count / 3, -1.0)] {
                let mut found = Vec::new();
                reach.over(last, time, |at| ends[at], |at| found.push(at));
                let walked: Vec<usize> = (0..last).filter(|&at| ends[at] > time).collect();
                assert_eq!(found, walked, "{count} {last} {time}");
            }
        }
    }
}
