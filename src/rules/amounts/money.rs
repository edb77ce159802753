//! Money before and after a number: "US$ 1.2bn", "Rs 4,500 crore", "20 Swiss francs", "3 dollars 50 cents".

use rust_decimal::Decimal;

use super::draft::{Draft, Of};
use super::number::Numeral;
use super::reader::Reader;
use crate::lexicon::{Class, Money, MoneyPlace, currencies};
use crate::tag::{WordSet, set, words};

/// Words behind "pounds of" that make it money.
const SPENDERS: &WordSet = words!("debt aid public government taxpayers the his her its");

/// A money word in place.
#[derive(Debug, Clone, Copy)]
pub(super) struct MoneyWord {
    pub start: usize,
    pub end: usize,
    pub money: Money,
    pub place: MoneyPlace,
    /// 6 in "MUSD".
    pub power: u32,
}

impl Reader<'_> {
    /// The money word that starts at a token.
    pub fn money_word(&self, at: usize) -> Option<MoneyWord> {
        let token = self.get(at)?;
        if token.is(Class::Currency)
            && let Some((length, (money, place))) = currencies().phrases.find(&self.glyphs(at))
        {
            // "A $5 fee" is no Australian money, and "in $ Australia" no sign: letters and sign hang together.
            let loose = length > 1 && self.str(at).len() == 1 && (at + 1..at + length).any(|part| !self.glued(part));
            if !loose || self.any(at, set!["c", "£"]) {
                return Some(MoneyWord { start: at, end: at + length, money, place, power: 0 });
            }
            let (length, (money, place)) = currencies().phrases.find(&self.glyphs(at).take(1))?;
            return Some(MoneyWord { start: at, end: at + length, money, place, power: 0 });
        }
        self.million_code(at)
    }

    /// "MUSD", "MEUR": millions of a currency.
    fn million_code(&self, at: usize) -> Option<MoneyWord> {
        let letters = self.str(at);
        let code = letters.strip_prefix(['M', 'm', 'K', 'k']).filter(|code| code.len() == 3)?;
        let upper = code.bytes().all(|byte| byte.is_ascii_uppercase());
        let power = if letters.starts_with(['M', 'm']) { 6 } else { 3 };
        let index = upper.then(|| currencies().index(code))??;
        Some(MoneyWord { start: at, end: at + 1, money: Money::Known(index), place: MoneyPlace::Either, power })
    }

    /// An amount whose currency stands before the number.
    pub fn money_before(&self, at: usize) -> Option<Draft> {
        // Only a word of the currency table, or four letters such as MUSD, can be one.
        if !self.get(at).is_some_and(|token| token.is(Class::Currency) || token.span.len() == 4) {
            return None;
        }
        let numeric =
            |at| self.has(at, Class::Number) || self.has(at, Class::FractionSign) || self.has(at, Class::Cardinal);
        if !(at + 1..at + 5).any(numeric) {
            return None;
        }
        let word = self.money_word(at)?;
        if self.glued(at) && self.has(at - 1, Class::Word) {
            return None;
        }
        let negative = self.dash(word.end) && self.glued(word.end + 1);
        // "(S$) 1.09 billion".
        let bracketed = at > 0 && self.str(at - 1) == "(" && self.str(word.end) == ")";
        let from = word.end + usize::from(negative || bracketed);
        let numeral = self.numeral(from, true)?;
        if self.has(from, Class::Scale) && !self.has(from, Class::Number) {
            return None;
        }
        let stands = bracketed && numeral.power > 0
            || match word.place {
                // "US dollars 78 million", "rupees 500 crore"; "in euros 3 ships" is no sum.
                MoneyPlace::After => numeral.power > 0 || self.any(at, set!["sen"]),
                MoneyPlace::Either => word.end > at + 1 || self.str(at).len() != 1 || !self.has(at, Class::Word),
                // "RO402.6mn", "RO 1.47 billion".
                MoneyPlace::Glued => self.glued(from) || numeral.power > 0 && self.str(at).len() > 1,
                // "R37,271 million", "R 37,271 million".
                MoneyPlace::Big => {
                    (self.glued(from) || numeral.power > 0) && (is_sum(self, from, &numeral) || self.sum_before(at))
                }
            };
        // "S/2018/171" is the symbol of a document and no Peruvian money.
        if self.str(word.end - 1) == "/" && self.slash(numeral.end) {
            return None;
        }
        let digits = self.has(from, Class::Number) || self.has(from, Class::FractionSign) || !self.has(at, Class::Word);
        if !stands || !digits {
            return None;
        }
        let start = at - usize::from(bracketed);
        let mut draft = Draft::new("amount.currency-before", start, numeral.end, numeral, Of::Money(word.money));
        scale_up(&mut draft.value, word.power);
        if negative {
            draft.value = -draft.value;
        }
        self.echo(&mut draft, word.money);
        Some(draft)
    }

    /// "from P4.35 to P7": the letter stood before a sum a few words ago.
    fn sum_before(&self, at: usize) -> bool {
        const REACH: usize = 12;
        let letter = self.str(at);
        (at.saturating_sub(REACH)..at).any(|before| {
            let glued = self.str(before) == letter && self.glued(before + 1) && self.has(before + 1, Class::Number);
            glued && self.numeral(before + 1, true).is_some_and(|numeral| is_sum(self, before + 1, &numeral))
        })
    }

    /// A currency said again behind the number: "$10 dollars", "$75 U.S.".
    fn echo(&self, draft: &mut Draft, money: Money) {
        let hyphen = self.past_hyphen(draft.end);
        if let Some(again) = self.money_word(hyphen).filter(|again| again.place != MoneyPlace::Big) {
            let minor = matches!(again.money, Money::Known(index) if is_minor(index));
            let same = again.money == money || same_family(money, again.money) && self.has(again.start, Class::Word);
            let starts_next = self.numeral(again.end, true).is_some() && again.place == MoneyPlace::Either;
            if same && !minor && !starts_next {
                draft.end = again.end;
                if matches!(again.money, Money::Known(_)) {
                    draft.of = Of::Money(again.money);
                }
                return;
            }
        }
        if matches!(money, Money::Shared(_))
            && self.any(draft.end, set!["u.s.", "US"])
            && self.str(draft.end) != "us"
            && let (Some(index), Some(next)) = (currencies().index("USD"), self.get(draft.end + 1))
            && (next.is(Class::Stop) || next.is(Class::Punct))
        {
            (draft.end, draft.of) = (draft.end + 1, Of::Money(Money::Known(index)));
        }
    }

    /// An amount whose currency stands after the number.
    pub fn money_after(&self, numeral: &Numeral) -> Option<Draft> {
        let at = self.past_hyphen(numeral.end);
        let word = self.money_word(at)?;
        let single = self.str(at).len() == 1 && self.has(at, Class::Word);
        let stands = match word.place {
            MoneyPlace::Glued | MoneyPlace::Big => false,
            MoneyPlace::Either if single => self.glued(at) || self.str(at) == "p",
            // "10 $30": the sign belongs to what follows.
            MoneyPlace::Either => !(self.glued(word.end) && self.has(word.end, Class::Number) && !self.glued(at)),
            MoneyPlace::After => true,
        };
        if !stands || single && self.glued(word.end) && self.has(word.end, Class::Word) {
            return None;
        }
        let of_year = numeral.start > 0
            && self.has(numeral.start, Class::Year4)
            && self.any(numeral.start - 1, set!["in", "constant"]);
        // "September 2016 p": provisional.
        let of_month = self.str(at) == "p" && numeral.start > 0 && self.has(numeral.start - 1, Class::Month);
        // "5 drams" are a weight, "5 million drams" Armenia's money.
        let weight = numeral.power < 3 && self.any(at, set!["dram", "drams"]);
        if of_year || of_month || weight || self.pounds_of_mass(numeral, word.start) {
            return None;
        }
        let mut draft = Draft::new("amount.currency-after", numeral.start, word.end, *numeral, Of::Money(word.money));
        scale_up(&mut draft.value, word.power);
        if numeral.power == 0 {
            // "75 USD million".
            let million = self.value(word.end, Class::Scale).filter(|_| self.str(word.end).len() > 3);
            if let Some(power) = million.and_then(|power| u32::try_from(power).ok()) {
                scale_up(&mut draft.value, power);
                draft.end += 1;
            }
        }
        self.echo(&mut draft, word.money);
        Some(draft)
    }

    /// "200 million in 1950 dollars": money of a year's purchasing power.
    pub fn constant_money(&self, numeral: &Numeral) -> Option<Draft> {
        let year = self.has(numeral.end + 1, Class::Year4) && self.any(numeral.end, set!["in"]);
        let word = self.money_word(numeral.end + 2).filter(|word| year && word.place == MoneyPlace::After)?;
        Some(Draft::new("amount.constant-money", numeral.start, word.end, *numeral, Of::Money(word.money)))
    }

    /// "5 pounds of sugar", "a 3-pound trout": mass, not money.
    pub fn pounds_of_mass(&self, numeral: &Numeral, at: usize) -> bool {
        let of = self.any(at + 1, set!["of"]) && !self.any(at + 2, SPENDERS);
        self.any(at, set!["pound", "pounds"]) && numeral.power == 0 && of
    }

    /// Cents and pence behind whole units: "3 dollars 50 cents", "15 dollars and 50.", "5 kuai 3 mao".
    pub fn with_minor(&self, draft: &mut Draft) {
        let Of::Money(major) = draft.of else { return };
        let after = matches!(draft.rule, "amount.currency-after");
        let joined = self.any(draft.end, set!["and"]);
        let at = draft.end + usize::from(joined);
        if draft.numeral.power > 0 || draft.range.is_some() {
            return;
        }
        let Some(small) =
            self.numeral(at, false).filter(|small| small.power == 0 && small.value < Decimal::ONE_HUNDRED)
        else {
            return;
        };
        let cents = self.money_word(small.end);
        let minor = cents.and_then(|word| match word.money {
            Money::Known(index) => {
                currencies().all.get(index).filter(|currency| currency.of.is_some()).map(|c| (word, c))
            }
            Money::Shared(_) => None,
        });
        if let Some((word, currency)) = minor {
            if let Some(part) = small.value.checked_div(Decimal::from(currency.hundredths)) {
                add(draft, part);
                draft.end = word.end;
                if self.numeral(word.end, false).is_none_or(|last| last.value >= Decimal::TEN)
                    || currency.hundredths != 10
                {
                    return;
                }
                if let Some(last) = self.numeral(word.end, false) {
                    add(draft, last.value / Decimal::ONE_HUNDRED);
                    draft.end = last.end;
                }
            }
            return;
        }
        let bare = cents.is_none() && (joined || after) && self.ends_clause(small.end);
        let whole = small.value.is_integer() && draft.numeral.value.is_integer();
        if bare && whole && matches!(major, Money::Known(_) | Money::Shared(_)) && !self.has(at - 1, Class::Punct) {
            add(draft, small.value / Decimal::ONE_HUNDRED);
            draft.end = small.end;
        }
    }

    /// True at the end of a sentence or clause, or before "more".
    fn ends_clause(&self, at: usize) -> bool {
        self.get(at).is_none() || matches!(self.str(at), "." | "," | ";" | "!" | "?") || self.any(at, set!["more"])
    }
}

/// True for a number with a scale, a grouping comma or a decimal point: a letter before it is money.
fn is_sum(reader: &Reader<'_>, at: usize, numeral: &Numeral) -> bool {
    // "Y2K" is no sum.
    let thousands = reader.any(at + 1, set!["k"]) && reader.glued(at + 1);
    numeral.power > 0 && !thousands || reader.str(at).contains([',', '.'])
}

/// Adds to a value, where a decimal can hold the sum.
fn add(draft: &mut Draft, part: Decimal) {
    draft.value = draft.value.checked_add(part).unwrap_or(draft.value);
}

fn scale_up(value: &mut Decimal, power: u32) {
    if let Some(scaled) = super::number::ten_to(power).and_then(|factor| value.checked_mul(factor)) {
        *value = scaled;
    }
}

/// True for cents and pence.
fn is_minor(index: usize) -> bool {
    currencies().all.get(index).is_some_and(|currency| currency.of.is_some())
}

/// True when one is a shared noun and the other a currency of it.
pub(super) fn same_family(one: Money, other: Money) -> bool {
    match (one, other) {
        (Money::Shared(family), Money::Known(index)) | (Money::Known(index), Money::Shared(family)) => {
            currencies().is_member(family, index)
        }
        _ => false,
    }
}
