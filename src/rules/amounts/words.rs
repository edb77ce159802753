//! Numbers in words: "one hundred and five thousand", "half a million", "tens of millions of".

use rust_decimal::Decimal;

use super::number::{Form, Numeral, ten_to};
use super::reader::Reader;
use crate::lexicon::Class;
use crate::tag::set;

impl Reader<'_> {
    /// Number words: "twenty-five", "one hundred and five thousand", "a dozen", "a million".
    pub fn words(&self, at: usize) -> Option<Numeral> {
        let (mut total, mut current, mut next) = (Decimal::ZERO, None::<i64>, at);
        if self.any(at, set!["a", "an", "another"]) {
            // "a million", "a further million".
            let more = self.any(at + 1, set!["further", "additional", "extra"]) || self.any(at, set!["another"]);
            let noun = at + 1 + usize::from(more && !self.any(at, set!["another"]));
            let counts = self.value(noun, Class::Dozen).or_else(|| self.word_scale(noun));
            counts.filter(|_| !self.plural(noun))?;
            (current, next) = (Some(1), noun);
        }
        let mut last_power = i64::MAX;
        loop {
            let joined = if self.dash(next) && self.glued(next) && self.glued(next + 1) { next + 1 } else { next };
            let mut here = if current.is_some() { joined } else { next };
            if current.is_some_and(|n| n == 0 || n % 100 == 0) && self.any(here, set!["and"]) {
                here += 1;
                if !self.has(here, Class::Cardinal) || self.word_scale(here).is_some() {
                    break;
                }
            }
            if let Some(dozen) = self.value(here, Class::Dozen) {
                let Some(count) = current else { break };
                current = count.checked_mul(dozen);
            } else if let Some(power) = self.word_scale(here) {
                let Some(count) = current.or((!total.is_zero() && power < last_power).then_some(1)) else { break };
                if power == 2 {
                    current = count.checked_mul(100);
                } else if power < last_power && count > 0 {
                    let part = Decimal::from(count).checked_mul(ten_to(u32::try_from(power).ok()?)?)?;
                    (total, current, last_power) = (total.checked_add(part)?, Some(0), power);
                } else {
                    break;
                }
            } else if let Some(small) = self.value(here, Class::Cardinal).filter(|small| *small < 100) {
                match current {
                    None => current = Some(small),
                    Some(n) if n % 100 == 0 || (n % 10 == 0 && n % 100 >= 20 && small < 10) => {
                        current = Some(n + small);
                    }
                    Some(_) => break,
                }
            } else {
                break;
            }
            next = here + 1;
        }
        let value = total.checked_add(Decimal::from(current?))?;
        let mut numeral = Numeral::plain(at, next, value, Form::Words);
        if last_power < i64::MAX {
            numeral.power = u32::try_from(last_power).ok()?;
        }
        Some(numeral)
    }

    /// The power of a scale word written out (or a plain abbreviation of three letters).
    pub fn word_scale(&self, at: usize) -> Option<i64> {
        self.value(at, Class::Scale).filter(|_| self.str(at).len() > 2)
    }

    pub fn plural(&self, at: usize) -> bool {
        self.str(at).ends_with(['s', 'S'])
    }

    /// "half a million", "a quarter million", "three quarters of a billion", "half a dozen".
    pub fn part_of_scale(&self, at: usize) -> Option<Numeral> {
        let counted = self.any(at, set!["a", "one", "three", "two"]) && self.has(at + 1, Class::Fraction);
        let noun = if counted { at + 1 } else { at };
        let below = self.value(noun, Class::Fraction).filter(|below| *below <= 4)?;
        let above = if self.any(at, set!["three"]) { 3 } else { 1 + i64::from(self.any(at, set!["two"])) };
        let mut next = noun + 1;
        next += usize::from(self.any(next, set!["of"]));
        next += usize::from(self.any(next, set!["a", "-"]));
        let power = self.word_scale(next).filter(|_| !self.plural(next));
        let scale = match (power, self.value(next, Class::Dozen)) {
            (Some(power), _) => ten_to(u32::try_from(power).ok()?)?,
            (None, Some(dozen)) if !self.plural(next) => Decimal::from(dozen),
            _ => return None,
        };
        let value = scale.checked_mul(Decimal::from(above))?.checked_div(Decimal::from(below))?;
        let power = u32::try_from(power.unwrap_or(0)).ok()?;
        Some(Numeral { power, ..Numeral::plain(at, next + 1, value, Form::Words) })
    }

    /// "tens of millions of", "hundreds of", "dozens of": from the number to ten times it.
    pub fn vague(&self, at: usize) -> Option<Numeral> {
        let unit = |at: usize| match () {
            () if self.any(at, set!["tens"]) => Some(Decimal::TEN),
            () if self.any(at, set!["dozens"]) => Some(Decimal::from(12)),
            () => self.word_scale(at).filter(|_| self.plural(at)).and_then(|power| ten_to(u32::try_from(power).ok()?)),
        };
        // "(in millions of U.S. dollars)": what a table counts in.
        if at > 0 && self.any(at - 1, set!["in"]) {
            return None;
        }
        let mut low = unit(at)?;
        let mut next = at + 1;
        while let Some(factor) = unit(next + 1).filter(|_| self.any(next, set!["of"])) {
            low = low.checked_mul(factor)?;
            next += 2;
        }
        if !self.any(next, set!["of"]) || !self.has(next + 1, Class::Word) {
            return None;
        }
        let high = low.checked_mul(Decimal::TEN)?;
        let value = low.checked_add(high)? / Decimal::TWO;
        let range = Some((low, high));
        Some(Numeral { range, power: 1, ..Numeral::plain(at, next + 1, value, Form::Vague) })
    }
}
