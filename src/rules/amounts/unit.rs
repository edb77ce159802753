//! What stands behind a number: per cent, units of measure, ages, counted nouns.

use super::draft::{Draft, Of};
use super::number::Numeral;
use super::reader::Reader;
use crate::lexicon::{Class, Share, UnitKind, units};
use crate::model::without_s;
use crate::tag::{WordSet, set, words};

/// Plurals without an "s".
const ODD_PLURALS: [&str; 12] =
    ["people", "men", "women", "children", "staff", "police", "sheep", "cattle", "fish", "aircraft", "feet", "teeth"];

/// Words of whose a thing is.
const POSSESSIVES: &WordSet = words!("the its his her their our my your these those s ’ '");

impl Reader<'_> {
    /// "5 per cent", "3 percentage points", "25 bps".
    pub fn percent_after(&self, numeral: &Numeral) -> Option<Draft> {
        let at = self.past_hyphen(numeral.end);
        let (length, kind) = self.entry(at, Class::Percent)?;
        if self.str(at) == "percentage" && length == 1 {
            return None;
        }
        let kind = Share::of(kind)?;
        let (of, rule) = match kind {
            Share::Percent => (Of::Percent, "amount.percent"),
            Share::Points => (Of::PercentPoint, "amount.percentage-points"),
            Share::Basis => (Of::BasisPoint, "amount.basis-points"),
            Share::PerMille => return None,
        };
        let hyphenated = self.joined(at, length, set!["point", "points"]);
        let (of, rule) = if kind == Share::Percent && hyphenated > 0 {
            (Of::PercentPoint, "amount.percentage-points")
        } else {
            (of, rule)
        };
        Some(Draft::new(rule, numeral.start, at + length + hyphenated, *numeral, of))
    }

    /// Tokens of a hyphen and one of the words behind a phrase: "percentage-point".
    fn joined(&self, at: usize, length: usize, words: &WordSet) -> usize {
        let next = at + length;
        if self.dash(next) && self.glued(next) && self.any(next + 1, words) { 2 } else { 0 }
    }

    /// "15-year-old", "50 years old", "aged 44".
    pub fn age(&self, numeral: &Numeral) -> Option<Draft> {
        let at = self.past_hyphen(numeral.end);
        let old = self.any(at, set!["year", "years"]).then(|| self.past_hyphen(at + 1))?;
        let of_age = self.any(old, set!["of"]) && self.any(old + 1, set!["age"]);
        let end = match () {
            () if self.any(old, set!["old", "olds"]) => old + 1,
            () if of_age => old + 2,
            () => return None,
        };
        Some(Draft::new("amount.age", numeral.start, end, *numeral, Of::Age))
    }

    /// "145,000 tonnes", "5km", "40-yard", "nine days".
    pub fn measured(&self, numeral: &Numeral) -> Option<Draft> {
        let at = self.past_hyphen(numeral.end);
        // "1/16 of a US pint".
        let part =
            numeral.value < rust_decimal::Decimal::ONE && self.any(at, set!["of"]) && self.any(at + 1, set!["a", "an"]);
        let at = if part { at + 2 + usize::from(self.any(at + 2, set!["US", "UK"])) } else { at };
        let pounds = self.pounds_of_mass(numeral, at).then(|| (units().index("[lb_av]"), at + 1));
        let (index, end) = match pounds {
            Some((Some(index), end)) => (index, end),
            _ => self.unit_at(at)?,
        };
        let unit = units().all.get(index)?;
        let rule = match unit.kind {
            UnitKind::Time => "amount.duration",
            UnitKind::Physical => "amount.measure",
        };
        let mut draft = Draft::new(rule, numeral.start, end, *numeral, Of::Measure(index));
        draft.value = draft.value.checked_mul(unit.factor.into())?;
        draft.range = match draft.range {
            Some((low, high)) => Some((low.checked_mul(unit.factor.into())?, high.checked_mul(unit.factor.into())?)),
            None => None,
        };
        Some(draft)
    }

    /// The unit of measure written at a token, and the token after it.
    pub fn unit_at(&self, at: usize) -> Option<(usize, usize)> {
        if !self.has(at, Class::Measure) {
            return None;
        }
        let (length, index) = units().phrases.find(&self.glyphs(at))?;
        let (end, letters) = (at + length, self.str(at));
        // "5G" and "4x4" are names, "5 g-force" another thing.
        if self.glued(end) && (self.has(end, Class::Word) || self.has(end, Class::Number)) {
            return None;
        }
        let single = length == 1 && letters.len() == 1 && self.has(at, Class::Word);
        if single && !self.glued(at) && !matches!(letters, "m" | "g" | "l" | "t" | "W" | "V" | "C" | "L") {
            return None;
        }
        // "a 12 second lead" is time, "one second place" an order.
        let one = at.checked_sub(1).is_some_and(|before| self.any(before, set!["one"]) || self.str(before) == "1");
        if one && self.any(at, set!["second"]) && self.has(end, Class::Word) {
            return None;
        }
        Some((index, end))
    }

    /// The noun phrase that a number counts: "eight cabinet ministers", "one of the largest deals".
    pub fn counted(&self, numeral: &Numeral) -> Option<(usize, usize)> {
        let mut at = self.past_hyphen(numeral.end);
        let of = self.any(at, set!["of"]);
        if of {
            at += 1;
            while self.any(at, POSSESSIVES) {
                at += 1;
            }
        }
        if self.any(at, set!["more", "other", "such", "additional", "further"])
            && self.has(at + 1, Class::Word)
            && !self.has(at + 1, Class::Stop)
        {
            at += usize::from(self.any(at, set!["such"]));
        }
        at += usize::from(self.any(at, set!["most", "very", "all"]));
        let one = numeral.value == rust_decimal::Decimal::ONE && !of;
        let mut end = at;
        while end < at + 5 && self.has(end, Class::Word) {
            let joined = end > at && self.dash(end - 1);
            let stop = self.has(end, Class::Stop) && !joined;
            if stop || (end > at && (self.has(end, Class::Rise) || self.has(end, Class::Fall))) {
                break;
            }
            end += 1;
            if plural_noun(self.str(end - 1)) && !self.plural_follows(end) {
                if one && end - at > 1 {
                    end -= 1;
                }
                break;
            }
            if self.dash(end) && self.glued(end) && self.glued(end + 1) && self.has(end + 1, Class::Word) {
                end += 1;
            }
        }
        (end > at).then_some((at, end))
    }

    /// True when the next word is a plural that goes on with the phrase ("sales managers").
    fn plural_follows(&self, at: usize) -> bool {
        self.has(at, Class::Word)
            && !self.has(at, Class::Stop)
            && plural_noun(self.str(at))
            && !self.has(at, Class::Capital)
    }
}

/// True for words that look like plurals.
pub(super) fn plural_noun(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    ODD_PLURALS.contains(&lower.as_str())
        || lower.len() > 3
            && lower.ends_with('s')
            && !lower.ends_with("ss")
            && !lower.ends_with("us")
            && !lower.ends_with("is")
}

/// The singular of a counted noun.
pub(super) fn singular(word: &str) -> String {
    let lower = word.to_lowercase();
    for (plural, singular) in [("men", "man"), ("children", "child"), ("feet", "foot")] {
        if let Some(stem) = lower.strip_suffix(plural) {
            return format!("{stem}{singular}");
        }
    }
    if !plural_noun(&lower) || lower == "people" || lower == "staff" || lower == "police" || lower == "aircraft" {
        return lower;
    }
    without_s(&lower)
}
