//! What stands in front of a report: where, when and by whom it was written.

use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::{Class, Naming};
use crate::model::{ParagraphKind, Run, Span};
use crate::tag::set;

/// Words of a place, and of an agency in brackets.
const PLACE: usize = 4;

impl Scene<'_> {
    /// A sentence without the place and agency in front: "KYIV, March 5 (Wire) — Ukraine …".
    #[must_use]
    pub fn after_dateline(&self, sentence: &Sentence) -> Span {
        let words = &self.words;
        let apart = |at: usize| words.is(at, "-") && words.get(at).is_some_and(|dash| dash.spaced);
        let dash = |at: &usize| words.any(*at, set!["–", "—", "•"]) || words.seq(*at, "- -") || apart(*at);
        let front = sentence.words.iter().take(12).find(dash);
        // "Washington, DC – June 24, 2026: The Board …": the text begins behind the date.
        let dated =
            |dash: usize| (dash + 1..dash + 8).find(|at| words.is(*at, ":")).filter(|_| self.is_dated(dash + 1));
        let capitals = words.has(sentence.words.start, Class::Upper);
        // "Geneva, 9 December 2014 – Exports …": a place and a day.
        let placed = |dash: usize| {
            let part = |at: usize| words.is_name(at) || self.is_dated(at) || words.any(at, set![",", ".", "(", ")"]);
            // "Lamu, P.A. – The ministry …": a town with its state.
            let town = dash < sentence.words.start + 8
                && (sentence.words.start..dash).any(|at| words.is(at, ","))
                && words.any(dash + 1, set!["the", "a", "an", "today"])
                && words.has(dash + 1, Class::Capital);
            (self.is_dated(dash - 1) || town)
                && words.is_name(sentence.words.start)
                && (sentence.words.start..dash).all(part)
        };
        let begin =
            front.and_then(|dash| dated(dash).or(Some(dash).filter(|dash| capitals || *dash > 0 && placed(*dash))));
        // "LAMU: Peru banned tea."
        let colon = sentence.words.start + 1;
        let begin = begin.or(Some(colon).filter(|colon| capitals && words.is(*colon, ":")));
        // "LAMU, May 3: Peru banned tea."
        let behind = (colon..colon + 8).find(|at| words.is(*at, ":") && self.is_dated(at - 1));
        let begin = begin.or(behind.filter(|colon| capitals && placed(*colon)));
        let begin = begin.map(|mark| mark + 1).or_else(|| self.behind_place_and_day(sentence));
        let begin = begin.or_else(|| self.bare_dateline(sentence));
        let start = |at: usize| words.get(at).map_or(sentence.span.end, |word| word.span.start);
        let begin = begin.map_or(sentence.span.start, start);
        Span { start: begin.clamp(sentence.span.start, sentence.span.end), end: sentence.span.end }
    }

    /// "Lamu, May 3 (Wire) Peru banned tea", "LAMU May 3 Peru banned tea", "May 3 (Wire) - Peru banned tea", "LAMU (Wire): Peru
    /// banned tea": a place and a day, or an agency in brackets, without a dash that ends them all.
    fn behind_place_and_day(&self, sentence: &Sentence) -> Option<usize> {
        let words = &self.words;
        let first = sentence.words.start;
        if sentence.kind != ParagraphKind::Body || !(words.has(first, Class::Capital) || self.is_dated(first)) {
            return None;
        }
        let marks =
            |from: usize| (from..from + 4).take_while(|at| words.any(*at, set![",", ".", "-", "–", "—"])).count();
        // "IN LATE JANUARY China banned tours": a first word in capitals is no town.
        let named = |at: &usize| !self.is_dated(*at) && words.is_name(*at) && !words.has(*at, Class::Preposition);
        let town = (first..first + PLACE).take_while(|at| named(at) || *at > first && words.is(*at, ",")).count();
        let day = first + town;
        let behind = (day..day + 6).take_while(|at| self.is_dated(*at)).last().map_or(day, |last| last + 1);
        let agency = (behind + marks(behind)..)
            .next()
            .filter(|open| words.is(*open, "("))
            .and_then(|open| (open + 2..open + 2 + PLACE).find(|at| words.is(*at, ")")));
        let end = agency.map_or(behind, |close| close + 1);
        let begin = end + marks(end) + usize::from(words.is(end, ":"));
        let marked = begin > end;
        let dash = words.any(end, set!["-", "–", "—"]);
        // "European Union (EU) – Peru trade"
        let seat = self.mentions_in(Run::new(first, day)).iter().all(|it| it.naming == Naming::Seat);
        let capitals = town > 0 && words.has(first, Class::Upper);
        let whole = match (town > 0, behind > day + 1, agency.is_some()) {
            (true, true, true) => true,
            (false, true, true) => marked,
            (true, true, false) => capitals && !marked && !words.is(end, ","),
            (true, false, true) => behind == day && (capitals && words.is(end, ":") || seat && dash),
            _ => false,
        };
        let told = words.has(begin, Class::Capital) || words.any(begin, set!["“", "\""]);
        (whole && told && begin < sentence.words.end).then_some(begin)
    }

    /// Where the text begins behind a town in capitals that no mark parts from it: "LAMU Peru banned tea", "LAMU Oct 24 Two
    /// ships left"; a line of a town, a day and an agency is nothing else.
    fn bare_dateline(&self, sentence: &Sentence) -> Option<usize> {
        const LONGEST: usize = 10;
        let words = &self.words;
        let line = sentence.words;
        let town =
            self.mention_at(line.start).filter(|town| town.first == line.start && town.naming == Naming::Seat)?;
        let capitals = (town.first..town.end).all(|at| words.has(at, Class::Upper));
        let day = |at: &usize| self.is_dated(*at) || words.any(*at, set![",", "."]);
        let begin = (town.end..line.end).find(|at| !day(at)).unwrap_or(line.end);
        let dated = begin > town.end;
        let told = words.first_verb(Run::new(begin, line.end)).is_some();
        let small = words.has(begin, Class::Capital) && !words.has(begin, Class::Upper);
        match (capitals, told) {
            (true, true) => (small && !words.is(begin.wrapping_sub(1), ",")).then_some(begin),
            (true, false) => (dated && line.len() <= LONGEST).then_some(line.end),
            (false, _) => None,
        }
    }
}
