//! Which dollar, pound or rupee: shared currency words settled once for a document.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::draft::{Draft, Of};
use super::reader::Reader;
use super::unit::singular;
use crate::lexicon::{Class, Money, Naming, currencies, gazetteer, units};
use crate::tag::{WordSet, set, words};

/// Small words between a share and what it is of.
const OF_WHOSE: &WordSet = words!("of the its their his her all our");

/// A settled family: the currency and whether the text leaves it open.
type Settled = (usize, bool);

/// What a document says of its shared currency words; each family is looked at when it first occurs.
pub(super) struct Home<'t> {
    reader: Reader<'t>,
    families: Vec<OnceCell<Settled>>,
    /// True where the text writes "million tonnes (mt)".
    million: OnceCell<bool>,
}

impl<'t> Home<'t> {
    /// Nothing is settled before it is asked for.
    pub fn new(reader: Reader<'t>) -> Self {
        Self { reader, families: vec![OnceCell::new(); currencies().families.len()], million: OnceCell::new() }
    }

    /// A million for "97.44 mt" in a text that says what it means by it: "100 million tonnes (mt)".
    pub fn million_tonnes(&self, reader: &Reader<'_>, draft: &Draft) -> Option<Decimal> {
        const TOLD: [&str; 4] =
            ["million tonnes (mt", "million tons (mt", "million metric tons (mt", "million metric tonnes (mt"];
        let short = draft.numeral.power == 0 && reader.str(draft.end - 1).eq_ignore_ascii_case("mt");
        let told = || {
            let text = self.reader.text.to_ascii_lowercase();
            TOLD.iter().any(|told| text.contains(told))
        };
        (short && *self.million.get_or_init(told)).then(|| Decimal::from(1_000_000))
    }

    /// Unit code, unit in plain words and whether the text leaves it open.
    pub fn unit(&self, reader: &Reader<'_>, draft: &Draft) -> (String, String, bool) {
        let plain = |unit: &str, words: &str| (unit.to_owned(), words.to_owned(), false);
        match draft.of {
            Of::Bare => plain("count", ""),
            Of::Age => plain("count", "year of age"),
            Of::Times => plain("count", "count"),
            Of::Percent if draft.fraction => ("%".to_owned(), whole(reader, draft.end), false),
            Of::Percent => plain("%", "per cent"),
            Of::PercentPoint => plain("pp", "percentage point"),
            Of::BasisPoint => plain("bp", "basis point"),
            Of::Count(start, end) => ("count".to_owned(), noun(reader, start, end), false),
            Of::Measure(index) => {
                units().all.get(index).map_or_else(|| plain("count", ""), |unit| plain(unit.code, unit.name))
            }
            Of::Money(money) => {
                let (index, open) = match money {
                    Money::Known(index) => (index, false),
                    Money::Shared(family) => self.settle(family),
                };
                let currency = currencies().all.get(index);
                currency
                    .map_or_else(|| plain("count", ""), |found| (found.code.to_owned(), found.name.to_owned(), open))
            }
        }
    }

    fn settle(&self, family: usize) -> Settled {
        self.families.get(family).map_or((0, true), |cell| *cell.get_or_init(|| settle(&self.reader, family)))
    }
}

/// Counts the countries that a document names and the currencies that it writes out.
fn settle(reader: &Reader<'_>, family: usize) -> Settled {
    let table = currencies();
    let (Some(shared), Some(places)) = (table.families.get(family), table.places.get(family)) else { return (0, true) };
    let mut named: Vec<(usize, u32)> = Vec::new();
    let mut written: Vec<usize> = Vec::new();
    let mut stated = None;
    let mut at = 0;
    while at < reader.tokens.len() {
        let word = if reader.has(at, Class::Currency) { reader.money_word(at) } else { None };
        if let Some(word) = word {
            if let Money::Known(index) = word.money
                && table.is_member(family, index)
            {
                written.push(index);
                let bare = at > 0 && !reader.has(word.end, Class::Number) && !reader.has(at - 1, Class::Number);
                if bare && (reader.any(at - 1, set!["in"]) || is_code(reader, at, index)) {
                    stated = Some(index);
                }
            }
            at = word.end.max(at + 1);
            continue;
        }
        if reader.has(at, Class::Capital)
            && let Some((length, index)) = places.find(&reader.glyphs(at))
        {
            match named.iter_mut().find(|(known, _)| *known == index) {
                Some((_, count)) => *count += 1,
                None => named.push((index, 1)),
            }
            at += length;
            continue;
        }
        at += 1;
    }
    if let Some(index) = stated {
        return (index, false);
    }
    named.sort_by_key(|(index, count)| (std::cmp::Reverse(*count), *index));
    if shared.name == "dollar" {
        return dollar(reader, shared.default, &named, &written);
    }
    if let Some(index) = issuing(reader, &named) {
        return (index, false);
    }
    let home = |index: usize| named.iter().find(|(known, _)| *known == index).map_or(0, |(_, count)| *count);
    match named.first() {
        Some((index, count)) => {
            let rival = named.get(1).is_some_and(|(_, second)| second * 2 > *count);
            let keeps = home(shared.default) * 2 > *count && !shared.doubtful;
            (if keeps { shared.default } else { *index }, rival)
        }
        None => written.first().map_or((shared.default, shared.doubtful), |index| (*index, false)),
    }
}

/// "Imports, FJD million": a code that stands with no amount says in which money the text counts; "AUD/USD" does not.
fn is_code(reader: &Reader<'_>, at: usize, index: usize) -> bool {
    let code = currencies().all.get(index).is_some_and(|currency| reader.str(at) == currency.code);
    code && !reader.any(at + 1, set!["/"]) && !reader.any(at - 1, set!["/"])
}

/// The money of the country whose offices a text names most, the first of equals: "Nepal Rastra Bank".
fn issuing(reader: &Reader<'_>, named: &[(usize, u32)]) -> Option<usize> {
    let mut offices: Vec<(usize, u32)> = Vec::new();
    let mut at = 0;
    while at < reader.tokens.len() {
        let word = |ahead: usize| reader.tokens.get(at + ahead).map(|token| (token.word, token.classes));
        let Some((length, state, naming)) = gazetteer().find(word) else {
            at += 1;
            continue;
        };
        let office = |at: usize| reader.has(at, Class::Office) && reader.has(at, Class::Capital);
        let of = at > 1 && reader.any(at - 1, set!["of"]) && office(at - 2);
        let behind = (at + length..at + length + 2).take_while(|at| reader.has(*at, Class::Capital)).any(office);
        if naming == Naming::Office || naming != Naming::Nothing && (of || behind || at > 0 && office(at - 1)) {
            match offices.iter_mut().find(|(known, _)| *known == state) {
                Some((_, count)) => *count += 1,
                None => offices.push((state, 1)),
            }
        }
        at += length.max(1);
    }
    let most = offices.iter().map(|(_, count)| *count).max()?;
    let (issuer, _) = offices.into_iter().find(|(_, count)| *count == most)?;
    let money = |index: &usize| {
        let code = currencies().all.get(*index).and_then(|currency| currency.code.get(..2));
        code.and_then(|code| gazetteer().index(code)) == Some(issuer)
    };
    named.iter().map(|(index, _)| *index).find(money)
}

/// The dollar of a text that names these countries' dollars so often, and writes those out.
fn dollar(reader: &Reader<'_>, american: usize, named: &[(usize, u32)], written: &[usize]) -> Settled {
    let others = || named.iter().filter(|(index, _)| *index != american);
    // "US$" beside a bare "$" says that the bare one is another; else the world's press means the American.
    let contrast = written.contains(&american);
    if !contrast && deals_in_chicago(reader) {
        return (american, false);
    }
    let abroad = others().next().map(|(index, _)| *index);
    // An office may be all that tells the country: "Stats NZ".
    let local = LOCAL.iter().chain(OFFICES).filter_map(|code| currencies().index(code));
    let mut homes = abroad.into_iter().chain(local);
    match homes.find(|index| !written.contains(index) && is_home(reader, *index, contrast)) {
        Some(index) => (index, !contrast),
        None => (american, contrast || abroad.is_some() && named.len() == others().count()),
    }
}

/// True where a text tells of American markets, on which a "$" is American whoever else is spoken of.
fn deals_in_chicago(reader: &Reader<'_>) -> bool {
    const MARKETS: &WordSet = set!["cbot", "nymex", "comex"];
    (0..reader.tokens.len()).any(|at| {
        let board = reader.any(at, set!["chicago"])
            && (at + 1..at + 3).any(|next| reader.any(next, set!["board", "mercantile", "futures"]));
        board || reader.any(at, MARKETS)
    })
}

/// Dollars that their own press writes as "$".
const LOCAL: [&str; 3] = ["AUD", "CAD", "NZD"];

/// Dollars that the offices of their country write as "$".
const OFFICES: &[&str] = &["HKD", "SGD", "JMD", "TTD", "BBD", "FJD", "NAD", "BSD", "GYD", "SBD", "WST", "BZD", "SRD"];

/// True for the dollar of the country whose office issues the figures, or that a document speaks of most and at least
/// three times. A country that is only one of several says nothing.
fn is_home(reader: &Reader<'_>, currency: usize, contrast: bool) -> bool {
    let Some(code) = currencies().all.get(currency).map(|found| found.code) else { return false };
    let press = LOCAL.contains(&code);
    if !press && !OFFICES.contains(&code) {
        return false;
    }
    let own = code.get(..2).and_then(|state| gazetteer().index(state));
    let (mut issued, mut counted) = (false, false);
    let mut first: Option<u32> = None;
    let mut counts: BTreeMap<usize, u32> = BTreeMap::new();
    let mut at = 0;
    while at < reader.tokens.len() {
        let word = |ahead: usize| reader.tokens.get(at + ahead).map(|token| (token.word, token.classes));
        let Some((length, state, naming)) = gazetteer().find(word) else {
            // "Government Statistician Douglas Kimi said": the office of the country that a text speaks of.
            counted |= reader.any(at, set!["statistician"]);
            at += 1;
            continue;
        };
        // "US$5 million" names a currency.
        let money = reader.str(at + length) == "$" && reader.glued(at + length);
        if naming != Naming::Nothing && !money {
            first = first.or(reader.tokens.get(at).map(|token| token.span.start));
            *counts.entry(state).or_default() += 1;
            // "Statistics New Zealand": who issues the figures speaks for its country.
            let named = |at: usize| reader.has(at, Class::Office) && reader.has(at, Class::Capital);
            // "Samoa Bureau of Statistics", "Barbados Statistical Service".
            let behind = |end: usize| named(end) || reader.has(end, Class::Capital) && named(end + 1);
            let office = at > 0 && named(at - 1) || behind(at + length);
            issued |= Some(state) == own && (office || naming == Naming::Office);
        }
        at += length.max(1);
    }
    let mine = own.and_then(|own| counts.get(&own)).copied().unwrap_or(0);
    let alone = contrast && mine > 0 && counts.keys().all(|state| Some(*state) == own);
    // "International Trade, Australia": no other country in all of the text.
    let title = reader.text.find('\n').filter(|end| !reader.text[..*end].trim_end().ends_with('.'));
    let sole = mine > 0 && counts.len() == 1 && first.zip(title).is_some_and(|(at, end)| (at as usize) < end);
    let most = mine >= 2 && counts.iter().all(|(state, count)| Some(*state) == own || *count < mine);
    issued
        || counted && most
        || press && (alone || sole)
        || press && mine >= 3 && counts.iter().all(|(state, count)| Some(*state) == own || *count < mine)
}

/// The counted noun phrase with its head in the singular: "different boss".
fn noun(reader: &Reader<'_>, start: usize, end: usize) -> String {
    let mut words = String::new();
    for at in start..end {
        if !reader.has(at, Class::Word) {
            continue;
        }
        if !words.is_empty() {
            words.push(if reader.glued(at) { '-' } else { ' ' });
        }
        let letters = reader.str(at);
        words.push_str(&if at + 1 == end { singular(letters) } else { letters.to_lowercase() });
    }
    words
}

/// What a fraction in words is a part of, as the tag format writes it: "% US population", "% -".
fn whole(reader: &Reader<'_>, end: usize) -> String {
    let mut at = end;
    while reader.any(at, OF_WHOSE) {
        at += 1;
    }
    let mut words = String::from("%");
    for at in at..at + 3 {
        if !reader.has(at, Class::Word) || reader.has(at, Class::Stop) {
            break;
        }
        words.push(' ');
        words.push_str(reader.str(at));
    }
    if words == "%" { "% -".to_owned() } else { words }
}
