//! Numbers that are no amounts: parts of names, clock times, phone numbers, scores, labels, bare years.

use super::number::{Form, Numeral};
use super::reader::Reader;
use crate::lexicon::Class;
use crate::tag::{WordSet, set, words};

/// Words in front of a number that is part of a word or name.
const BEFORE_NUMBER: &WordSet = words!("sub minus plus pre to a about an");

/// Words of a time of day.
const CLOCK: &WordSet = words!("a.m. p.m. am pm a.m p.m o'clock GMT");

/// Letters that, glued to a number, make it no amount.
const SUFFIXES: &WordSet = words!("st nd rd th s ers D G x");

/// Words in front of a count of speech.
const DETERMINERS: &WordSet = words!("no the this that another every any some each which only a");

/// Words before a number that make it a label.
const LABELS: &WordSet = words!(
    "no nos number resolution resolutions article articles section sections paragraphs chapter room flight \
     route page pages pp unit row lot game model phase type level figure table paragraph annex clause item \
     line highway gate platform tier grade category class part volume version verse group stage channel area \
     title"
);

/// Kinds of streets.
const STREETS: &WordSet =
    words!("street st avenue ave road rd lane drive way boulevard blvd square terrace court place close");

/// Words before a number that do not make a name of it although they start with a capital at the start of a sentence.
const OPENERS: [Class; 4] = [Class::Stop, Class::Hedge, Class::Rise, Class::Fall];

impl Reader<'_> {
    /// Where reading goes on when the number at a token is no amount whatever follows it.
    pub fn never(&self, at: usize) -> Option<usize> {
        let token = self.get(at).filter(|token| token.is(Class::Number))?;
        let back = |n: usize| at.checked_sub(n);
        // "F-16", "S23", "ID.3", "COVID-19", "#12"; but "sub-300", "minus-260".
        if self.glued(at) && back(1).is_some_and(|before| self.names(before)) {
            return Some(self.past_name(at));
        }
        // "'000 tonnes" tells a scale.
        if self.str(at) == "000" && back(1).is_some_and(|before| matches!(self.str(before), "'" | "’" | "‘")) {
            return Some(at + 1);
        }
        // "22.03.2018", "192.168.0.1", "10:45", "1:36.6".
        let separator = |at: usize| matches!(self.str(at), "." | ":") && self.glued(at) && self.glued(at + 1);
        if separator(at + 1) && self.has(at + 2, Class::Number) {
            return Some(self.past_name(at));
        }
        // "020-7946-0018", "2001-2002-2003".
        let dashed =
            |at: usize| self.dash(at) && self.glued(at) && self.glued(at + 1) && self.has(at + 1, Class::Number);
        if dashed(at + 1) && dashed(at + 3) {
            return Some(self.past_name(at));
        }
        // "24/7", "9/11", "3-D".
        if self.slash(at + 1) && self.has(at + 2, Class::Number) && self.solidus(at).is_none() {
            return Some(self.past_name(at));
        }
        let letter =
            self.str(at + 2).len() == 1 && self.has(at + 2, Class::Capital) && !self.has(at + 2, Class::Measure);
        if self.dash(at + 1) && self.glued(at + 1) && self.glued(at + 2) && letter {
            return Some(at + 3);
        }
        // "11 a.m.", "7.05am", "22nd", "49ers", "1980s".
        if self.any(at + 1, CLOCK) {
            return Some(at + 2);
        }
        if self.glued(at + 1) && self.any(at + 1, SUFFIXES) {
            return Some(at + 2);
        }
        let letters = self.str(at);
        let decimals = self.glued(at) && back(1).is_some_and(|before| self.str(before) == ".");
        if letters.len() > 1
            && !decimals
            && letters.starts_with('0')
            && token.is(Class::Int)
            && letters.bytes().any(|b| b != b'0')
        {
            return Some(at + 1);
        }
        None
    }

    /// True for what makes a name or label of the number that is glued behind it.
    fn names(&self, before: usize) -> bool {
        if self.has(before, Class::Word) && !self.any(before, set!["minus"]) {
            return true;
        }
        let second = before.checked_sub(1);
        let word = second.is_some_and(|second| self.has(second, Class::Word) && self.glued(before));
        let spoken = second.is_some_and(|second| self.any(second, BEFORE_NUMBER));
        let ends = matches!(self.str(before), "." | "-" | "/" | "'" | "’" | "_");
        word && ends && !spoken || matches!(self.str(before), "#" | "№" | "@")
    }

    /// The token after everything that hangs together with the one at `at`.
    fn past_name(&self, at: usize) -> usize {
        let mut end = at + 1;
        while self.glued(end) && !matches!(self.str(end), "," | ")" | "]" | "”" | "\"" | ";" | "?" | "!") {
            end += 1;
        }
        end
    }

    /// True when a number without a unit is no amount: names, labels, years.
    pub fn no_count(&self, numeral: &Numeral) -> bool {
        let (start, end) = (numeral.start, numeral.end);
        if numeral.form == Form::Words {
            return self.word_of_speech(numeral);
        }
        let whole = self.has(start, Class::Int) && end == start + 1 && numeral.power == 0;
        if self.glued(end) && self.has(end, Class::Word) {
            return true;
        }
        if whole && self.street(numeral) {
            return true;
        }
        let Some(before) = start.checked_sub(1) else { return whole && self.year(numeral) };
        if self.any(before, LABELS) || self.str(before) == "." && before > 0 && self.any(before - 1, set!["no", "nos"])
        {
            return true;
        }
        let stop = usize::from(self.str(before) == "." && !self.has(before, Class::Word));
        let month = before.checked_sub(stop).is_some_and(|month| {
            self.has(month, Class::Month)
                && (stop > 0 || !self.any(month, set!["may", "march"]) || self.has(month, Class::Capital))
        });
        if whole && (month || self.has(end, Class::Month) && !self.any(end, set!["may", "march"])) {
            return true;
        }
        let cased = self.str(before).contains(|c: char| c.is_uppercase());
        if (self.has(before, Class::Capital) || cased) && !self.named_amount(before, numeral) {
            return true;
        }
        if self.str(before) == "(" && self.str(end) == ")" && whole {
            return true;
        }
        if self.hyphenated_score(numeral) {
            return true;
        }
        whole && self.year(numeral)
    }

    /// "9 East 71st Street": a house number.
    fn street(&self, numeral: &Numeral) -> bool {
        (numeral.end..numeral.end + 5)
            .take_while(|at| self.has(*at, Class::Capital) || self.has(*at, Class::Number) || self.glued(*at))
            .any(|at| self.any(at, STREETS))
    }

    /// True when a capital before a number does not make it part of a name.
    fn named_amount(&self, before: usize, numeral: &Numeral) -> bool {
        let opens = before == 0 || matches!(self.str(before - 1), "." | "!" | "?" | "“" | "\"" | ":");
        let known = OPENERS.iter().any(|class| self.has(before, *class));
        let letters = self.str(numeral.start);
        let grouped =
            letters.contains(',') || numeral.power > 0 || letters.contains('.') && !self.has(before, Class::Upper);
        opens && (known || self.has(numeral.end, Class::Word)) || known && !self.has(before, Class::Upper) || grouped
    }

    /// "beat them 94-81": two bare whole numbers with a dash and nothing to count.
    fn hyphenated_score(&self, numeral: &Numeral) -> bool {
        let score = |dash: usize, other: usize| self.dash(dash) && self.glued(dash) && self.has(other, Class::Int);
        let counts = |end: usize| {
            let end = self.past_hyphen(end);
            self.has(end, Class::Word)
                && (!self.has(end, Class::Stop) || self.has(end, Class::Measure) || self.has(end, Class::Scale))
                || self.entry(end, Class::Percent).is_some()
                || self.has(end, Class::Currency)
        };
        // "$10-12 billion" is a range.
        let money = |at: usize| at.checked_sub(1).is_some_and(|before| self.has(before, Class::Currency));
        let right = numeral.end;
        if numeral.power > 0 || money(numeral.start) || numeral.start >= 2 && money(numeral.start - 2) {
            return false;
        }
        score(right, right + 1) && self.glued(right + 1) && !counts(right + 2)
            || numeral.start >= 2
                && score(numeral.start - 1, numeral.start - 2)
                && self.glued(numeral.start)
                && !counts(right)
    }

    /// A bare number that reads as a year.
    fn year(&self, numeral: &Numeral) -> bool {
        let Some(token) = self.get(numeral.start).filter(|token| token.is(Class::Year4)) else { return false };
        if (1900..=2150).contains(&token.int) {
            return true;
        }
        let led = numeral
            .start
            .checked_sub(1)
            .is_some_and(|before| self.any(before, set!["in", "since", "of", "by", "until", "between", "from"]));
        (1400..1900).contains(&token.int) && (led || !self.has(numeral.end, Class::Word))
    }

    /// "six-speed", "two-month": a small number in words joined to what it describes; a list of them counts.
    pub fn compound(&self, numeral: &Numeral) -> bool {
        let joined = self.dash(numeral.end) && self.glued(numeral.end) && self.glued(numeral.end + 1);
        let list = numeral.start >= 2
            && self.any(numeral.start - 1, set!["and", "or", ",", "to"])
            && self.dash(numeral.start - 2)
            && self.glued(numeral.start - 2);
        numeral.form == Form::Words && numeral.power == 0 && joined && !list && self.has(numeral.end + 1, Class::Word)
    }

    /// "one" as a pronoun, and words that are no numbers where they stand.
    fn word_of_speech(&self, numeral: &Numeral) -> bool {
        let before = numeral.start.wrapping_sub(1);
        if numeral.end == numeral.start + 1 && self.any(numeral.start, set!["one", "ones"]) {
            let alone = !self.has(numeral.end, Class::Word)
                || self.has(numeral.end, Class::Stop) && !self.any(numeral.end, set!["of", "more"]);
            let pronoun = alone && !self.has(numeral.start, Class::Capital) || self.any(before, DETERMINERS);
            return pronoun
                || self.any(numeral.end, set!["another", "'s", "’"])
                || self.dash(numeral.end) && self.has(numeral.end + 1, Class::Stop);
        }
        let capital = self.has(numeral.start, Class::Capital) && before < numeral.start;
        if capital && self.has(before, Class::Word) {
            return !self.has(before, Class::Hedge);
        }
        // "the two rose": a pronoun.
        let alone =
            [Class::Stop, Class::Rise, Class::Fall, Class::Punct].iter().any(|class| self.has(numeral.end, *class));
        let label = self.any(before, LABELS) || self.any(before, set!["day", "war"]);
        if label && (!self.has(numeral.end, Class::Word) || self.has(numeral.end, Class::Stop)) {
            return true;
        }
        if self.compound(numeral) || alone && numeral.power == 0 && self.any(before, set!["the", "these", "those"]) {
            return true;
        }
        let ordinal = self.has(numeral.end + 1, Class::Fraction) || self.any(numeral.end + 1, set!["first", "second"]);
        self.dash(numeral.end) && self.glued(numeral.end) && ordinal
    }
}
