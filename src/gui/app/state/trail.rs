//! The way back and forward through places one has been at: windows of time, paragraphs of the source.

/// Places remembered.
pub(crate) const LONGEST: usize = 100;

/// Which way to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To what was there before.
    Back,
    /// To where one came back from.
    Forward,
}

/// Where one was, and where one came back from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trail<T> {
    pub(crate) back: Vec<T>,
    pub(crate) forward: Vec<T>,
}

impl<T> Default for Trail<T> {
    fn default() -> Self {
        Self { back: Vec::new(), forward: Vec::new() }
    }
}

impl<T> Trail<T> {
    /// Remembers a place that is left for a new one: there is no way forward from that.
    pub fn leave(&mut self, place: T) {
        self.back.push(place);
        if self.back.len() > LONGEST {
            self.back.remove(0);
        }
        self.forward.clear();
    }

    /// Gives places other names; those without one are forgotten.
    pub(crate) fn rename(&mut self, new: impl Fn(T) -> Option<T>) {
        for places in [&mut self.back, &mut self.forward] {
            *places = std::mem::take(places).into_iter().filter_map(&new).collect();
        }
    }

    /// The place that was left last.
    #[must_use]
    pub fn last(&self) -> Option<&T> {
        self.back.last()
    }

    /// One step from `here`; `None` at the end.
    pub fn turn(&mut self, way: Way, here: Option<T>) -> Option<T> {
        let (from, onto) = match way {
            Way::Back => (&mut self.back, &mut self.forward),
            Way::Forward => (&mut self.forward, &mut self.back),
        };
        let place = from.pop()?;
        onto.extend(here);
        Some(place)
    }

    /// True where it leads on.
    #[must_use]
    pub fn leads(&self, way: Way) -> bool {
        let places = match way {
            Way::Back => &self.back,
            Way::Forward => &self.forward,
        };
        !places.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_and_forward_walk_the_same_way_and_a_new_place_ends_the_way_forward() {
        let mut trail = Trail::default();
        trail.leave(1);
        trail.leave(2);
        assert_eq!(trail.turn(Way::Back, Some(3)), Some(2));
        assert_eq!(trail.turn(Way::Back, Some(2)), Some(1));
        assert_eq!(trail.turn(Way::Back, Some(1)), None);
        assert_eq!(trail.turn(Way::Forward, Some(1)), Some(2));
        trail.leave(2);
        assert!(!trail.leads(Way::Forward) && trail.leads(Way::Back));
        assert_eq!(trail.turn(Way::Back, Some(9)), Some(2));
    }
}
