//! Numerals: digits in every grouping, words, scales, fractions behind a number.
//!
//! "1,234.5", "12,34,567", "½", "twenty-five", "one hundred and five thousand", "1.09bn", "half a million".
//! Vague ones ("tens of millions of") have a range.

use rust_decimal::Decimal;

use super::reader::Reader;
use crate::lexicon::Class;
use crate::tag::{WordSet, set, words};

/// Words of a size, in front of metres.
const SIZES: &WordSet = words!("depth height length width distance altitude within every");

/// Scales that may end with a stop.
const SHORTENED: &WordSet = words!("bln mln bn mn trn mio mrd thsd bil mil tril");

/// Words behind a "million" that is no scale.
const OF_EXTENT: &WordSet = words!("long wide tall high deep away race above below from apart");

/// How a numeral is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Digits,
    Words,
    /// "tens of millions".
    Vague,
}

/// A number in place, scale applied.
#[derive(Debug, Clone, Copy)]
pub(super) struct Numeral {
    pub start: usize,
    pub end: usize,
    pub value: Decimal,
    /// The number before its scale word.
    pub coefficient: Decimal,
    /// The power of ten of its scale words; 0 without.
    pub power: u32,
    pub range: Option<(Decimal, Decimal)>,
    pub form: Form,
}

impl Numeral {
    pub fn plain(start: usize, end: usize, value: Decimal, form: Form) -> Self {
        Self { start, end, value, coefficient: value, power: 0, range: None, form }
    }
}

/// Ten to a power, where a decimal can hold it.
pub(super) fn ten_to(power: u32) -> Option<Decimal> {
    10_i128.checked_pow(power).and_then(|value| Decimal::try_from_i128_with_scale(value, 0).ok())
}

impl Reader<'_> {
    /// The numeral that starts at a token; `money` says that a currency stands before it, so that "m" is million.
    pub fn numeral(&self, at: usize, money: bool) -> Option<Numeral> {
        let token = self.get(at)?;
        if token.is(Class::Number) {
            let torn = self.torn(at).or_else(|| self.dotted(at)).filter(|_| money);
            return torn.or_else(|| self.digits(at)).and_then(|it| self.scaled(self.with_fraction(it)?, money));
        }
        if let Some(value) = self.fraction_sign(at) {
            return self.scaled(Numeral::plain(at, at + 1, value, Form::Digits), money);
        }
        self.vague(at).or_else(|| self.part_of_scale(at)).or_else(|| {
            let words = self.words(at)?;
            self.scaled(self.with_fraction(words)?, money)
        })
    }

    /// "$5. 925 billion", "$1, 290.1 million": a number that a blank behind its mark parts, between a currency and a scale.
    fn torn(&self, at: usize) -> Option<Numeral> {
        let (first, rest) = (self.get(at)?, self.get(at + 2)?);
        let tight = self.glued(at + 1) && !self.glued(at + 2) && first.is(Class::Int) && rest.is(Class::Number);
        let whole = self.str(at + 2).split('.').next().map_or(0, str::len);
        let fits = match self.str(at + 1) {
            "." => rest.is(Class::Int),
            "," => whole == 3 && first.span.len() <= 3,
            _ => false,
        };
        self.word_scale(at + 3).filter(|_| tight && fits)?;
        let letters = [self.str(at), self.str(at + 1), self.str(at + 2)].concat();
        Some(Numeral::plain(at, at + 3, decimal(&letters)?, Form::Digits))
    }

    /// "$885.648.000": stops between groups of three.
    fn dotted(&self, at: usize) -> Option<Numeral> {
        let next = |at: usize| {
            let group = self.get(at + 1).is_some_and(|token| token.is(Class::Int) && token.span.len() == 3);
            group && self.str(at) == "." && self.glued(at) && self.glued(at + 1)
        };
        let first = self.get(at).filter(|token| token.is(Class::Int) && token.span.len() <= 3)?;
        if !(next(at + 1) && next(at + 3)) {
            return None;
        }
        let (mut end, mut value) = (at + 1, Decimal::from(first.int));
        while next(end) {
            value = value.checked_mul(Decimal::ONE_THOUSAND)?.checked_add(Decimal::from(self.get(end + 1)?.int))?;
            end += 2;
        }
        Some(Numeral::plain(at, end, value, Form::Digits))
    }

    /// Digits with grouping: commas by threes, Indian commas, spaces by threes.
    fn digits(&self, at: usize) -> Option<Numeral> {
        let from = self.get(at)?.span.start as usize;
        let length = grouped_length(self.text.as_bytes().get(from..)?);
        let mut end = at + 1;
        while self.get(end).is_some_and(|token| (token.span.start as usize) < from + length) {
            end += 1;
        }
        let letters = self.text.get(from..self.get(end - 1)?.span.end as usize)?;
        let mut value = decimal(letters)?;
        // "80, 000", as tokenised text has it.
        if self.str(end) == "," && self.str(end + 1) == "000" && !self.glued(end + 1) && letters.len() <= 3 {
            (end, value) = (end + 2, value.checked_mul(Decimal::ONE_THOUSAND)?);
        }
        // "of 86, 288 tons": a group that a blank parts, in front of its unit.
        let loose = self.str(end) == "," && self.glued(end) && !self.glued(end + 1) && letters.len() <= 3;
        let group = self.get(end + 1).filter(|token| token.is(Class::Int) && token.span.len() == 3);
        let led = at > 0 && (self.any(at - 1, set!["of", "by", "than", "exporting", "exported", "imported"]));
        if let Some(group) = group.filter(|_| loose && led && self.has(end + 2, Class::Measure)) {
            let thousands = value.checked_mul(Decimal::ONE_THOUSAND)?;
            (end, value) = (end + 2, thousands.checked_add(Decimal::from(group.int))?);
        }
        if let Some((longer, comma)) = self.decimal_comma(at, end) {
            (end, value) = (longer, comma);
        }
        if let Some((longer, spaced)) = self.spaced_groups(at, end) {
            (end, value) = (longer, spaced);
            // "2 757,5 million".
            if let Some((longer, part)) = self.comma_part(end) {
                (end, value) = (longer, value.checked_add(part)?);
            }
        }
        Some(Numeral::plain(at, end, value, Form::Digits))
    }

    /// "1,5 million": a comma as decimal point, told by one or two digits and a unit or scale behind them.
    fn decimal_comma(&self, at: usize, end: usize) -> Option<(usize, Decimal)> {
        let decimals = self.get(end + 1).filter(|token| token.is(Class::Int) && token.span.len() <= 2)?;
        let tight = end == at + 1 && self.str(end) == "," && self.glued(end) && self.glued(end + 1);
        let next = end + 2;
        let scaled = self.word_scale(next).is_some() || self.entry(next, Class::Percent).is_some();
        let whole = self.has(at, Class::Int) && self.str(at).len() <= 3;
        if !(tight && scaled && whole) {
            return None;
        }
        let digits = u32::try_from(decimals.span.len()).ok()?;
        let part = Decimal::from(decimals.int).checked_div(ten_to(digits)?)?;
        Some((next, Decimal::from(self.get(at)?.int).checked_add(part)?))
    }

    /// ",5 million" behind groups of digits: what stands behind a decimal comma.
    fn comma_part(&self, end: usize) -> Option<(usize, Decimal)> {
        let part = self.get(end + 1).filter(|token| token.is(Class::Int) && token.span.len() <= 2)?;
        let tight = self.str(end) == "," && self.glued(end) && self.glued(end + 1);
        let scaled = self.word_scale(end + 2).is_some();
        let digits = u32::try_from(part.span.len()).ok()?;
        let value = Decimal::from(part.int).checked_div(ten_to(digits)?)?;
        (tight && scaled).then_some((end + 2, value))
    }

    /// "12 500 000", "45 000 tonnes": groups of three after one to three digits. A plain space counts only where
    /// nothing before speaks for a name or a list of numbers.
    fn spaced_groups(&self, at: usize, end: usize) -> Option<(usize, Decimal)> {
        let first = self.str(at);
        // "5898 689.99 thousand": one blank of two is left out.
        let part = self.get(end).is_some_and(|group| group.is(Class::Number) && !group.is(Class::Int));
        let merged = first.len() <= 4 && part && self.word_scale(end + 1).is_some();
        if end != at + 1 || first.len() > 3 && !merged || first.starts_with('0') || !self.has(at, Class::Int) {
            return None;
        }
        if !self.has(end, Class::Number) {
            return None;
        }
        let mut digits = String::from(first);
        let mut next = end;
        let mut narrow = true;
        // A decimal holds 28 digits; more groups are a list of numbers.
        while let (true, Some(before), Some(group)) = (digits.len() < 28, self.get(next - 1), self.get(next)) {
            let (gap, letters) = (self.text.get(before.span.end as usize..group.span.start as usize)?, self.str(next));
            let whole = letters.split('.').next().unwrap_or("");
            if whole.len() != 3 || !group.is(Class::Number) || !matches!(gap, " " | "\u{a0}" | "\u{202f}" | "\u{2009}")
            {
                break;
            }
            narrow &= gap != " ";
            digits.push_str(letters);
            next += 1;
        }
        let united = self.has(next, Class::Measure)
            || self.has(next, Class::Currency)
            || self.has(next, Class::Percent)
            || self.word_scale(next).is_some()
            || self.comma_part(next).is_some()
            // "€1 741.9 bn": the currency stands in front.
            || at > 0 && self.has(at - 1, Class::Currency) && self.value(next, Class::Scale).is_some();
        let plain_ok = digits.ends_with("000") || next > end + 1 || united;
        // "USD 1 024.3 million": a currency is no name.
        let named = at > 0 && self.has(at - 1, Class::Capital) && !self.has(at - 1, Class::Currency);
        (next > end && (narrow || plain_ok && !named)).then_some(())?;
        Some((next, decimal(&digits)?))
    }

    fn fraction_sign(&self, at: usize) -> Option<Decimal> {
        let value = self.value(at, Class::FractionSign)?;
        Decimal::from(value / 1000).checked_div(Decimal::from(value % 1000))
    }

    /// A fraction behind a number: "7 3/4", "2½", "two and a half", or a bare "1/16"; `None` beyond 28 digits.
    fn with_fraction(&self, numeral: Numeral) -> Option<Numeral> {
        let end = numeral.end;
        let int = self.has(end - 1, Class::Int);
        let hyphen = self.dash(end) && self.glued(end) && self.glued(end + 1);
        if numeral.end == numeral.start + 1
            && int
            && self.slash(end)
            && let Some(part) = self.solidus(numeral.start)
        {
            return Some(Numeral { value: part, coefficient: part, end: end + 2, ..numeral });
        }
        let found = (self.fraction_sign(end).map(|part| (part, end + 1)))
            .or_else(|| self.solidus(end).filter(|_| int).map(|part| (part, end + 3)))
            .or_else(|| self.solidus(end + 1).filter(|_| hyphen).map(|part| (part, end + 4)))
            .or_else(|| self.and_a_half(end));
        let Some((part, end)) = found else { return Some(numeral) };
        // "$8.68-3/4 a bushel": a part of a cent.
        let part = if numeral.value.scale() == 2 { part.checked_div(Decimal::ONE_HUNDRED)? } else { part };
        let value = numeral.value.checked_add(part)?;
        Some(Numeral { value, coefficient: value, end, ..numeral })
    }

    /// "and a half", "-and-a-quarter": its value and the token after it.
    fn and_a_half(&self, end: usize) -> Option<(Decimal, usize)> {
        let past = |at: usize| if self.dash(at) && self.glued(at) { at + 1 } else { at };
        let and = past(end);
        if !self.any(and, set!["and"]) {
            return None;
        }
        let article = past(and + 1);
        let noun = past(article + 1);
        let share = match self.value(noun, Class::Fraction)? {
            2 => Decimal::new(5, 1),
            4 => Decimal::new(25, 2),
            _ => return None,
        };
        self.any(article, set!["a", "one"]).then_some((share, noun + 1))
    }

    pub fn slash(&self, at: usize) -> bool {
        matches!(self.str(at), "/" | "⁄") && self.glued(at) && self.glued(at + 1)
    }

    /// The value of "3/4" at a token, for denominators that people write so.
    pub fn solidus(&self, at: usize) -> Option<Decimal> {
        let (above, below) = (self.get(at)?, self.get(at + 2)?);
        let usual = matches!(below.int, 2..=6 | 8 | 10 | 12 | 16 | 32 | 64 | 128) && above.int < below.int;
        let proper = above.is(Class::Int) && below.is(Class::Int) && above.int > 0 && usual && self.slash(at + 1);
        (proper && !self.slash(at + 3)).then(|| Decimal::from(above.int) / Decimal::from(below.int))
    }

    /// Applies the scale words behind a number: "million", "bn", "hundred thousand", "lakh crore".
    fn scaled(&self, mut numeral: Numeral, money: bool) -> Option<Numeral> {
        for _ in 0..3 {
            let hyphen = self.dash(numeral.end) && self.glued(numeral.end) && self.glued(numeral.end + 1);
            let at = numeral.end + usize::from(hyphen && self.word_scale(numeral.end + 1).is_some());
            let Some(power) =
                self.scale_behind(at, money).filter(|_| numeral.power == 0 || self.word_scale(at).is_some())
            else {
                break;
            };
            numeral.value = numeral.value.checked_mul(ten_to(power)?)?;
            numeral.power += power;
            numeral.end = at + 1 + usize::from(self.is_shortened(at));
        }
        Some(self.with_lower_scale(numeral).unwrap_or(numeral))
    }

    /// "2.6 bln. dollars", "2.6 mln. USD": a scale cut short by a stop, with the sentence going on in a small letter or money.
    fn is_shortened(&self, at: usize) -> bool {
        let stop = self.str(at + 1) == "." && self.glued(at + 1);
        let goes_on = self.str(at + 2).starts_with(char::is_lowercase) || self.has(at + 2, Class::Currency);
        stop && self.any(at, SHORTENED) && goes_on
    }

    /// "2 billion 982 million": a second part of a lower scale.
    fn with_lower_scale(&self, numeral: Numeral) -> Option<Numeral> {
        let rest = self.get(numeral.end).filter(|token| token.is(Class::Int) && numeral.power >= 6)?;
        let power = u32::try_from(self.value(numeral.end + 1, Class::Scale)?).ok()?;
        let lower = self.word_scale(numeral.end + 1).is_some() && power < numeral.power;
        let part = Decimal::from(rest.int).checked_mul(ten_to(power)?)?;
        (lower && part < ten_to(numeral.power)?).then_some(())?;
        let value = numeral.value.checked_add(part)?;
        Some(Numeral { value, coefficient: value, power: 0, end: numeral.end + 2, ..numeral })
    }

    /// The power of the scale at a token right behind a number.
    fn scale_behind(&self, at: usize, money: bool) -> Option<u32> {
        let power = u32::try_from(self.value(at, Class::Scale)?).ok()?;
        let letters = self.str(at);
        let open = !self.glued(at + 1) || !self.has(at + 1, Class::Word) && !self.has(at + 1, Class::Number);
        let glued = self.glued(at);
        let counts = match letters {
            "k" | "K" | "b" if glued => true,
            "b" => money && open,
            "B" => glued || self.has(at + 1, Class::Word) || money,
            "m" | "M" => money || self.millions_behind(at),
            "t" | "T" => glued && money,
            // "€6,586.8 ml" is money, "5 ml" and "5 mL" a measure.
            "mm" | "MM" | "ml" => money,
            "mL" | "ML" => false,
            "tr" | "cr" | "tn" | "Tn" | "TN" | "Cr" => glued || money || self.has(at + 1, Class::Currency),
            "k" | "K" => false,
            // "1.11 mil mt", "1.44 mil. tons"; "a 5 mil film" is thin.
            "mil" => self.has(at + 1 + usize::from(self.is_shortened(at)), Class::Measure),
            _ => letters.len() >= 2,
        };
        (counts && open).then_some(power)
    }

    /// True where "m" behind a number without currency is million, not metre: "5m tonnes", "sold 1.2m cars".
    fn millions_behind(&self, at: usize) -> bool {
        let next = at + 1;
        if self.str(at) == "m" && !self.glued(at) {
            return false;
        }
        if self.any(next, OF_EXTENT) {
            return false;
        }
        let measured = (at.saturating_sub(5)..at).any(|before| self.any(before, SIZES));
        if self.str(next) == "(" || self.dash(next) || measured {
            return false;
        }
        let plural = |at: usize| self.has(at, Class::Word) && (self.plural(at) || self.any(at, set!["people"]));
        if self.has(next, Class::Measure) || self.has(next, Class::Currency) || plural(next) {
            return true;
        }
        if self.has(next, Class::Word) && !self.has(next, Class::Stop) {
            return plural(next + 1) && !self.has(next + 1, Class::Stop);
        }
        true
    }
}

/// Length in bytes of the number at the start: Indian grouping ("12,34,567.89") included.
fn grouped_length(bytes: &[u8]) -> usize {
    let run = |from: usize| bytes.iter().skip(from).take_while(|byte| byte.is_ascii_digit()).count();
    let mut end = run(0);
    let mut groups = 0;
    if (1..=2).contains(&end) {
        let mut at = end;
        while bytes.get(at) == Some(&b',') && run(at + 1) == 2 {
            (at, groups) = (at + 3, groups + 1);
        }
        if groups > 0 && bytes.get(at) == Some(&b',') && run(at + 1) == 3 {
            end = at + 4;
            let decimals = run(end + 1);
            if bytes.get(end) == Some(&b'.') && decimals > 0 {
                end += decimals + 1;
            }
        }
    }
    end
}

/// A decimal out of digits, commas and one point; `None` beyond 28 digits.
pub(super) fn decimal(letters: &str) -> Option<Decimal> {
    let (mut digits, mut scale, mut point) = (0_i128, 0_u32, false);
    for byte in letters.bytes() {
        match byte {
            b'0'..=b'9' => {
                digits = digits.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
                scale += u32::from(point);
            }
            b'.' if !point => point = true,
            b',' => {}
            _ => return None,
        }
    }
    Decimal::try_from_i128_with_scale(digits, scale).ok()
}
