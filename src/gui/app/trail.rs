//! What was read before: the way back and forward through paragraphs of the source.

use crate::gui::app::{App, Reading};
use crate::model::DocId;

/// Places remembered.
const LONGEST: usize = 100;

/// A paragraph of a document.
type Stop = (DocId, u32);

/// The way back and the way forward.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trail {
    back: Vec<Stop>,
    here: Option<Stop>,
    forward: Vec<Stop>,
}

impl Trail {
    /// Goes on to another place.
    fn go(&mut self, to: Stop) {
        if self.here == Some(to) {
            return;
        }
        self.back.extend(self.here.replace(to));
        self.forward.clear();
        if self.back.len() > LONGEST {
            self.back.remove(0);
        }
    }

    fn turn(&mut self, forward: bool) -> Option<Stop> {
        let (from, to) =
            if forward { (&mut self.forward, &mut self.back) } else { (&mut self.back, &mut self.forward) };
        let stop = from.pop()?;
        to.extend(self.here.replace(stop));
        Some(stop)
    }

    /// True where there is a way back, or forward.
    #[must_use]
    pub fn leads(&self, forward: bool) -> bool {
        !if forward { &self.forward } else { &self.back }.is_empty()
    }
}

impl App {
    /// Opens a paragraph in the reader and remembers it.
    pub fn read(&mut self, reading: Reading) {
        if let Some(document) = reading.document {
            self.trail.go((document, reading.scroll_to.unwrap_or(1)));
        }
        self.reading = reading;
        self.show_reader();
        crate::gui::reader::original::look(self);
    }

    /// Goes back to what was read before, or forward again.
    pub fn read_again(&mut self, forward: bool) {
        if let Some((document, paragraph)) = self.trail.turn(forward) {
            self.reading = Reading { document: Some(document), scroll_to: Some(paragraph) };
            self.show_reader();
            crate::gui::reader::original::look(self);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_and_forward_walk_the_same_way_and_a_new_place_ends_the_way_forward() {
        let mut trail = Trail::default();
        let stop = |paragraph| (DocId(0), paragraph);
        for paragraph in [1, 2, 2, 3] {
            trail.go(stop(paragraph));
        }
        assert_eq!(trail.turn(false), Some(stop(2)));
        assert_eq!(trail.turn(false), Some(stop(1)));
        assert_eq!(trail.turn(false), None);
        assert_eq!(trail.turn(true), Some(stop(2)));
        trail.go(stop(9));
        assert!(!trail.leads(true) && trail.leads(false));
        assert_eq!(trail.turn(false), Some(stop(2)));
    }
}
