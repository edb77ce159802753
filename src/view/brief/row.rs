//! One row of a lane: which stretches of it are taken.

/// Taken stretches in order, none of which covers another.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row(Vec<(f32, f32)>);

impl Row {
    /// True where nothing lies between two places.
    #[must_use]
    pub fn free(&self, from: f32, to: f32) -> bool {
        let at = self.0.partition_point(|(_, end)| *end <= from);
        self.0.get(at).is_none_or(|(start, _)| *start >= to)
    }

    /// Takes a stretch that is free.
    pub fn take(&mut self, from: f32, to: f32) {
        let at = self.0.partition_point(|(start, _)| *start < from);
        self.0.insert(at, (from, to));
    }

    /// Gives the stretch back that begins here.
    pub fn give(&mut self, from: f32) {
        if let Some(at) = self.0.iter().position(|(start, _)| *start == from) {
            self.0.remove(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Row;

    #[test]
    fn a_row_is_free_where_nothing_was_put() {
        let mut row = Row::default();
        row.take(10.0, 20.0);
        row.take(40.0, 50.0);
        assert!(row.free(20.0, 40.0) && row.free(0.0, 10.0) && row.free(50.0, 99.0));
        assert!(!row.free(19.0, 21.0) && !row.free(0.0, 60.0) && !row.free(44.0, 45.0));
        row.give(10.0);
        assert!(row.free(0.0, 40.0) && !row.free(30.0, 41.0));
    }
}
