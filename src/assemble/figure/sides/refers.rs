//! Words that stand for a state or a part of the world told before: "the country", "the continent", "regional".

use crate::assemble::actors;
use crate::lexicon::Class;
use crate::model::Run;
use crate::tag::{WordSet, set, words};

use super::around::{Sides, parties_in};
use super::frame::Frame;

impl Sides<'_> {
    /// "imports from the country" behind a sentence on exports to Peru: with whom it was.
    pub fn the_country(&self, not: usize) -> Option<usize> {
        let words = &self.scene.words;
        let led = |at: usize| {
            words.any(at, set!["to", "from", "with"])
                && words.any(at + 1, set!["the", "that"])
                && words.any(at + 2, set!["country", "nation"])
        };
        let told = || self.told.discourse.filter(|told| self.sentence.paragraph.saturating_sub(told.paragraph) <= 1);
        let partner = |frame: &Frame| frame.partner.filter(|state| *state != not);
        // "Mali was Kenya's top partner, buying $5 million worth of goods from the country".
        let front = Run::new(self.sentence.words.start, self.amount);
        let owner = || parties_in(self.scene, front).rfind(|it| it.state != not && words.any(it.end, set!["'", "’"]));
        if let Some(owner) = owner().filter(|_| self.clause.any(led)) {
            return Some(owner.state);
        }
        let last = self.told.last.and_then(partner).or_else(|| told()?.frame.as_ref().and_then(partner));
        last.filter(|_| self.clause.any(led))
    }

    /// "exports to the continent": the part of the world or the union that the paragraph told before.
    pub fn the_bloc(&self, not: usize) -> Option<usize> {
        const BLOCS: &WordSet = set!["continent", "region", "bloc", "union"];
        let words = &self.scene.words;
        let led = |at: usize| {
            let these = words.seq(at + 1, "these countries") || words.seq(at + 1, "those countries");
            let one = words.is(at + 1, "the") && words.any(at + 2, BLOCS);
            words.any(at, set!["to", "from", "with"]) && (one || these)
        };
        let told = self.told.discourse.filter(|told| told.subjects.0 == self.sentence.paragraph)?;
        let mut blocs = told.subjects.1.iter().filter(|state| actors::is_bloc(**state) && **state != not);
        let one = blocs.next().filter(|_| self.clause.any(led))?;
        blocs.next().is_none().then_some(*one)
    }

    /// "Between January and May the region exported $5 million", "regional imports fell by 8 %": the part of the world that was
    /// told last.
    pub fn the_region(&self) -> Option<usize> {
        const LED: &WordSet = words!("to from with in of for");
        let words = &self.scene.words;
        let front = Run::new(self.clause.start.min(self.amount), self.end + 4);
        let subject = |at: usize| {
            let led = words.any(at.wrapping_sub(1), LED);
            words.is(at, "the") && words.any(at + 1, set!["region", "continent", "bloc"]) && !led
        };
        let says = front.any(|at| {
            subject(at) || words.any(at, set!["regional", "intraregional"]) && words.has(at + 1, Class::Metric)
        });
        let before = Run::new(0, self.sentence.words.start);
        parties_in(self.scene, before).rfind(|it| actors::is_bloc(it.state)).map(|it| it.state).filter(|_| says)
    }
}
