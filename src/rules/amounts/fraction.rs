//! Shares in words: "a quarter of", "two-thirds", "nine in ten", and verbs that multiply ("tripled").

use rust_decimal::Decimal;

use super::draft::{Draft, Of};
use super::number::{Form, Numeral};
use super::reader::Reader;
use crate::lexicon::Class;
use crate::model::Trend;
use crate::tag::set;

impl Reader<'_> {
    /// "half of", "a third of", "two-thirds", "by a fifth", "six tenths of".
    pub fn fraction(&self, at: usize) -> Option<Draft> {
        let article = self.any(at, set!["a", "an"]);
        let above =
            if article { Some(1) } else { self.value(at, Class::Cardinal).filter(|above| (1..20).contains(above)) };
        let hyphen = above.is_some() && self.dash(at + 1) && self.glued(at + 1) == self.glued(at + 2);
        let noun = if above.is_none() { at } else { at + 1 + usize::from(hyphen) };
        let below = self.value(noun, Class::Fraction)?;
        let above = above.or((below == 2 && self.any(at, set!["half"])).then_some(1))?;
        let ordinal = noun == at
            && at > 0
            && (self.has(at - 1, Class::Ordinal) || self.any(at - 1, set!["first", "second", "other", "latter"]));
        if ordinal || above >= below || self.glued(noun + 1) && self.dash(noun + 1) {
            return None;
        }
        let end = noun + 1;
        if let Some(draft) = self.part_of_unit(at, end, (above, below)) {
            return Some(draft);
        }
        let of = self.any(end, set!["of"]);
        let led = self.any(at.wrapping_sub(1), set!["by"]) || self.phrase_before(at, Class::Hedge).is_some() && at > 0;
        let told = match below {
            2 => of || self.any(end, set!["the", "its", "their", "all", "his", "our"]),
            4 if !hyphen => of || led && article,
            _ if article => of || led,
            _ => of || hyphen || above > 1,
        };
        told.then(|| self.share(at, end + usize::from(of), above, below, "amount.fraction")).flatten()
    }

    /// "half a percentage point", "a quarter of a tonne".
    fn part_of_unit(&self, at: usize, end: usize, (above, below): (i64, i64)) -> Option<Draft> {
        let of = self.any(end, set!["of"]);
        let article = end + usize::from(of);
        if !(of || below == 2) || !self.any(article, set!["a", "an", "one"]) {
            return None;
        }
        let value = Decimal::from(above).checked_div(Decimal::from(below))?;
        let numeral = numeral(at, article + 1, value);
        let mut draft =
            self.percent_after(&numeral).or_else(|| self.measured(&numeral)).or_else(|| self.money_after(&numeral))?;
        draft.rule = "amount.part-of-unit";
        Some(draft)
    }

    /// "a 2.5-fold rise", "ten-fold".
    pub fn times(&self, numeral: &Numeral) -> Option<Draft> {
        let fold = self.dash(numeral.end) && self.any(numeral.end + 1, set!["fold"]);
        let end = if fold { numeral.end + 2 } else { numeral.end + 1 };
        (fold || self.any(numeral.end, set!["times"]))
            .then(|| Draft::new("amount.times", numeral.start, end, *numeral, Of::Times))
    }

    /// "nine in ten", "one out of three".
    pub fn odds(&self, numeral: &Numeral) -> Option<Draft> {
        let at = numeral.end;
        let out = self.any(at, set!["out"]) && self.any(at + 1, set!["of"]);
        if !out && !self.any(at, set!["in"]) {
            return None;
        }
        let whole = self.numeral(at + if out { 2 } else { 1 }, false)?;
        let round = [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 100, 1000].iter().any(|n| whole.value == Decimal::from(*n));
        let plain = |n: &Numeral| n.value.is_integer() && n.power == 0 && n.range.is_none();
        let unit = self.has(whole.end, Class::Measure)
            || self.has(whole.end, Class::Percent)
            || self.has(whole.end, Class::Month);
        let same_hand = numeral.form == whole.form;
        if !round || !plain(numeral) || unit || !same_hand || numeral.value >= whole.value || numeral.value.is_zero() {
            return None;
        }
        if numeral.form == Form::Digits && !out {
            return None;
        }
        let value = numeral.value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole.value)?;
        let mut draft = Draft::new("amount.odds", numeral.start, whole.end, *numeral, Of::Percent);
        (draft.value, draft.fraction) = (value, true);
        Some(draft)
    }

    fn share(&self, start: usize, end: usize, above: i64, below: i64, rule: &'static str) -> Option<Draft> {
        let value = Decimal::from(above * 100).checked_div(Decimal::from(below))?;
        // The phrase ends before "of": the words after it are what the share is of.
        let end = if self.any(end - 1, set!["of"]) { end - 1 } else { end };
        let mut draft = Draft::new(rule, start, end, numeral(start, end, value), Of::Percent);
        draft.fraction = true;
        Some(draft)
    }

    /// "doubled", "more than tripled", "rose threefold".
    pub fn multiple(&self, at: usize) -> Option<Draft> {
        let factor = self.value(at, Class::Multiple).filter(|factor| *factor > 1)?;
        let fold = self.str(at).ends_with("fold");
        if !fold && !self.str(at).ends_with("ed") {
            return None;
        }
        let mut draft =
            Draft::new("amount.multiple", at, at + 1, numeral(at, at + 1, Decimal::from(factor)), Of::Times);
        if !fold {
            (draft.trend, draft.governed) = (Some(Trend::Up), true);
        }
        Some(draft)
    }
}

fn numeral(start: usize, end: usize, value: Decimal) -> Numeral {
    Numeral { start, end, value, coefficient: value, power: 0, range: None, form: Form::Words }
}
