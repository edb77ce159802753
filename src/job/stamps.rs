//! What a folder looked like when it was read, so that what has changed since can be read alone.

use std::collections::{HashMap, HashSet};
use std::time::SystemTime;

use crate::load::{Listing, Source};

/// Size and time of change of a file; `None` of what cannot be asked.
type Stamp = Option<(u64, Option<SystemTime>)>;

/// The files of a corpus by their names.
#[derive(Debug, Clone, Default)]
pub struct Stamps(HashMap<String, Stamp>);

impl Stamps {
    /// Looks at every file of a list.
    #[must_use]
    pub fn of(listing: &Listing) -> Self {
        let stamp = |source: &Source| {
            let about = std::fs::metadata(&source.path).ok()?;
            Some((about.len(), about.modified().ok()))
        };
        let read = listing.sources.iter().map(|source| (source.name.clone(), stamp(source)));
        let left_out = listing.left_out.iter().map(|line| (line.path.clone(), None));
        Self(read.chain(left_out).collect())
    }

    /// The names that stand in one of both and not, or otherwise, in the other.
    #[must_use]
    pub fn changed(&self, since: &Self) -> HashSet<String> {
        let new = self.0.iter().filter(|(name, stamp)| since.0.get(*name) != Some(stamp)).map(|(name, _)| name);
        let gone = since.0.keys().filter(|name| !self.0.contains_key(*name));
        new.chain(gone).cloned().collect()
    }

    /// Every name.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        self.0.keys()
    }
}
