//! What the words of a head, a title or a row's label say: period, metric, unit, countries, good, flags.

use rust_decimal::Decimal;

use super::super::period::{self, Part};
use super::super::places::{self, Mention};
use super::super::words::{self, Found, Meaning, Scan};
use super::legend::Legend;
use crate::assemble::counter;
use crate::lexicon::{currencies, goods};
use crate::model::{CellKind, Flags, Metric};
use crate::tag;

/// Where words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Over a column.
    Head,
    /// Above the table, or in the name of its sheet or file.
    Title,
    /// At the left of a row.
    Label,
}

/// Whether values are money or goods.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Value,
    Quantity,
}

/// A unit that a text names, and what it says it is the unit of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct UnitRead {
    /// Its code; `None` where only a scale is told ("in thousands").
    pub unit: Option<&'static str>,
    pub scale: Decimal,
    pub per: Option<&'static str>,
    /// What is measured in it, where its own part of the text says so.
    pub metric: Option<Metric>,
    pub kind: Option<Kind>,
}

impl UnitRead {
    /// True for money.
    pub fn is_money(&self) -> bool {
        self.unit.is_some_and(is_money)
    }
}

/// True for the code of a currency.
pub(super) fn is_money(unit: &str) -> bool {
    unit == "own" || currencies().all.iter().any(|currency| currency.code == unit)
}

/// What some words say.
#[derive(Debug, Clone, Default)]
pub(super) struct Facet {
    pub periods: Vec<Part>,
    /// What is measured, each once, in the order of the words.
    pub metrics: Vec<Metric>,
    pub share: bool,
    pub change: bool,
    pub kind: Option<Kind>,
    pub units: Vec<UnitRead>,
    pub places: Vec<Mention>,
    pub total: bool,
    pub part: bool,
    pub flags: Flags,
    pub forecast: bool,
    pub valuation: Option<&'static str>,
    pub detail: Option<&'static str>,
    /// The words that name a good.
    pub good: Option<String>,
}

impl Facet {
    /// Reads words.
    pub fn of(text: &str, place: Place, kind: CellKind, legend: &Legend) -> Self {
        // Who counts is no good, and in a head no side of the trade: "Chinese customs" over a column.
        let counter = counter::span(text).map(crate::model::Span::range);
        let uncounted = counter.map(|range| cut_out(text, std::iter::once(range)));
        let text = uncounted.as_deref().filter(|_| place == Place::Head).unwrap_or(text);
        let scan = words::scan(text);
        let mut facet = Self { periods: period::parts(text, kind), flags: legend.of_head(text), ..Self::default() };
        for found in &scan.found {
            facet.take(found.meaning);
            // The mean of the rows above is no row of its own; a mean price is a price.
            facet.total |= found.meaning == Meaning::Average && place == Place::Label;
        }
        facet.metrics.dedup();
        // "Vitamin C" and "Type L" name no unit: a label's unit stands in brackets or behind a comma.
        let units = match place {
            Place::Label => {
                text.find(['(', '[']).or_else(|| text.rfind(',')).map_or("", |at| text.get(at..).unwrap_or(""))
            }
            _ => text,
        };
        facet.units = units_of(units, &facet, legend.mil);
        // "No. of consignments": they are counted.
        let counted = scan.found.first().is_some_and(|first| {
            first.meaning == Meaning::RankHead && first.words.start == 0 && first.words.end < scan.words.len()
        });
        if place == Place::Head && counted && facet.units.is_empty() {
            let count = UnitRead { unit: Some("count"), scale: Decimal::ONE, per: None, metric: None, kind: None };
            facet.units.push(count);
        }
        facet.places = places::mentions(text);
        facet.good = match place {
            Place::Title => title_good(uncounted.as_deref().unwrap_or(text)),
            _ => good(text, &scan, &facet, place),
        };
        facet
    }

    fn take(&mut self, meaning: Meaning) {
        match meaning {
            Meaning::Metric(metric) if !self.metrics.contains(&metric) => self.metrics.push(metric),
            Meaning::Share => self.share = true,
            Meaning::Change => self.change = true,
            Meaning::Value => self.kind = Some(Kind::Value),
            Meaning::Quantity => self.kind = Some(Kind::Quantity),
            Meaning::Total | Meaning::World => self.total = true,
            Meaning::Part => self.part = true,
            Meaning::Flag(flag) if flag != crate::model::Flag::NotAvailable => self.flags = self.flags.with(flag),
            Meaning::Forecast => self.forecast = true,
            Meaning::Valuation(word) => self.valuation = Some(word),
            Meaning::Detail(word) => self.detail = Some(word),
            _ => {}
        }
    }

    /// The one thing that is measured. A price of exports is a price.
    pub fn metric(&self) -> Option<Metric> {
        match self.metrics.as_slice() {
            [only] => Some(*only),
            several
                if several.len() == 2
                    && several.contains(&Metric::Price)
                    && self.units.iter().all(|unit| unit.per.is_some()) =>
            {
                Some(Metric::Price)
            }
            _ => None,
        }
    }
}

/// The units of a text, part by part.
fn units_of(text: &str, whole: &Facet, mil: i64) -> Vec<UnitRead> {
    let mut all = Vec::new();
    for part in text.split([',', ';', '(', ')', '[', ']', ':']) {
        let scan = words::scan(part);
        let mut metrics = scan.found.iter().filter_map(|found| match found.meaning {
            Meaning::Metric(metric) => Some(metric),
            _ => None,
        });
        let own = metrics.next();
        let kind = scan.first(|meaning| match meaning {
            Meaning::Value => Some(Kind::Value),
            Meaning::Quantity => Some(Kind::Quantity),
            _ => None,
        });
        let metric = own.or_else(|| whole.metrics.first().copied().filter(|_| whole.metrics.len() == 1));
        all.extend(units_in(&scan, mil).into_iter().map(|unit| UnitRead { metric, kind, ..unit }));
    }
    all
}

fn units_in(scan: &Scan, mil: i64) -> Vec<UnitRead> {
    let mut all: Vec<UnitRead> = Vec::new();
    let mut scale: Option<(i64, usize)> = None;
    let mut at = 0;
    while let Some(found) = scan.found.get(at) {
        at += 1;
        let meaning = if found.meaning == Meaning::Mil { Meaning::Scale(mil) } else { found.meaning };
        let (meaning, many) = match meaning {
            Meaning::Scaled(unit, many) => (Meaning::Unit(unit), many),
            meaning => (meaning, 1),
        };
        match meaning {
            Meaning::Scale(number) => {
                // "US$ million": the scale stands behind; "thousand million" is both.
                match all.last_mut().filter(|last| last.scale == Decimal::ONE && last.unit.is_some() && scale.is_none())
                {
                    Some(last) if near(scan, at, 1) => last.scale = Decimal::from(number),
                    _ => {
                        let before = scale.filter(|(_, end)| *end == found.words.start).map_or(1, |(before, _)| before);
                        scale = Some((before.saturating_mul(number), found.words.end));
                    }
                }
            }
            Meaning::Unit(unit) => {
                let factor =
                    scale.take().filter(|(_, end)| found.words.start <= end + 1).map_or(1, |(factor, _)| factor);
                if let Some(last) = all.last_mut()
                    && last.per.is_none()
                    && last.unit.is_some()
                    && is_per(scan, at - 1)
                {
                    last.per = Some(unit);
                    continue;
                }
                let short = short_scale(scan, found, unit).saturating_mul(many);
                all.push(UnitRead {
                    unit: Some(unit),
                    scale: Decimal::from(factor.saturating_mul(short)),
                    per: None,
                    metric: None,
                    kind: None,
                });
            }
            _ => {}
        }
    }
    if let Some((scale, _)) = scale {
        all.push(UnitRead { unit: None, scale: Decimal::from(scale), per: None, metric: None, kind: None });
    }
    all
}

/// True where the phrase before one stands next to it.
fn near(scan: &Scan, at: usize, most: usize) -> bool {
    let (Some(before), Some(own)) = (scan.found.get(at.wrapping_sub(2)), scan.found.get(at - 1)) else { return false };
    own.words.start <= before.words.end + most
}

/// True where "per", "por" or a stroke leads from the phrase before to this one.
fn is_per(scan: &Scan, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| scan.found.get(before));
    let next = scan.found.get(at);
    before.zip(next).is_some_and(|(before, next)| {
        let stroke = before.range.len() == 1;
        // "Tonnen / tonnes" says one thing in two languages; "US$/t" is a price.
        let tight = !stroke || next.range.start == before.range.end;
        matches!(before.meaning, Meaning::Per | Meaning::By) && next.words.start <= before.words.end && tight
    })
}

/// "€m", "US$ bn": a letter behind money.
fn short_scale(scan: &Scan, found: &Found, unit: &str) -> i64 {
    let next = scan.words.get(found.words.end).map(|word| word.lower.as_str());
    match next.filter(|_| is_money(unit)) {
        Some("m") => 1_000_000,
        Some("b") => 1_000_000_000,
        Some("k") => 1_000,
        _ => 1,
    }
}

/// The words of a head or a label that name a good.
fn good(text: &str, scan: &Scan, facet: &Facet, place: Place) -> Option<String> {
    // Of a total in two languages one is enough.
    let text = if facet.total { text.split(" / ").next().unwrap_or(text) } else { text };
    let outside = without_brackets(text);
    if matches!(words::whole(&outside), Some(Meaning::Value | Meaning::Quantity | Meaning::GoodHead)) {
        return None;
    }
    let gone = |found: &&Found| match found.meaning {
        Meaning::Metric(_)
        | Meaning::Total
        | Meaning::World
        | Meaning::Part
        | Meaning::Valuation(_)
        | Meaning::Detail(_) => true,
        Meaning::Share
        | Meaning::Change
        | Meaning::Value
        | Meaning::Quantity
        | Meaning::Flag(_)
        | Meaning::Forecast => place == Place::Head,
        Meaning::Scale(_)
        | Meaning::Mil
        | Meaning::Scaled(..)
        | Meaning::Unit(_)
        | Meaning::Month(_)
        | Meaning::Quarter(_)
        | Meaning::Half(_) => place == Place::Head,
        Meaning::PeriodHead
        | Meaning::ReporterHead
        | Meaning::FlowHead
        | Meaning::WeekHead
        | Meaning::RankHead
        | Meaning::PlaceHead
        | Meaning::UnitHead
        | Meaning::CodeHead => place == Place::Head,
        _ => false,
    };
    let ranges: Vec<std::ops::Range<usize>> = scan.found.iter().filter(gone).map(|found| found.range.clone()).collect();
    let named = facet.places.iter().filter(|_| place == Place::Head).map(|mention| mention.range.clone());
    let rest = tidy(&cut_out(&outside, ranges.into_iter().chain(named)), place);
    if rest.is_some() || place != Place::Head {
        return rest;
    }
    // "Exports to China (% of copper exports)".
    text.split(['(', ')', ',']).skip(1).find_map(title_part)
}

/// The text with what stands in brackets made blank, so that places stay.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    text.chars()
        .flat_map(|c| {
            depth += usize::from(matches!(c, '(' | '['));
            let keep = depth == 0;
            depth -= usize::from(matches!(c, ')' | ']')).min(depth);
            if keep { vec![c] } else { vec![' '; c.len_utf8()] }
        })
        .collect()
}

fn cut_out(text: &str, ranges: impl Iterator<Item = std::ops::Range<usize>>) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for range in ranges {
        if let Some(part) = bytes.get_mut(range) {
            part.fill(b' ');
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// Words that lead to a good or behind it and are none.
const AROUND: [&str; 28] = [
    "of", "the", "in", "on", "from", "to", "and", "de", "del", "des", "du", "la", "le", "les", "of:", "s", "von",
    "der", "die", "в", "и", "по", "и", "over", "with", "between", "for", "by",
];

/// What is left of words, without the marks and little words around it; `None` where that is no name.
fn tidy(rest: &str, place: Place) -> Option<String> {
    let numbers = |word: &str| place != Place::Label && word.chars().any(|c| c.is_ascii_digit());
    let edge = |c: char| !(c.is_alphanumeric() || c == ')' || c == '(') || "²³¹⁰⁴⁵⁶⁷⁸⁹".contains(c);
    let mut words: Vec<&str> = rest.split_whitespace().filter(|word| !numbers(word)).collect();
    let is_around = |word: &&str| {
        let bare = word.trim_matches(edge).to_lowercase();
        bare.is_empty() || AROUND.contains(&bare.as_str())
    };
    while words.first().is_some_and(is_around) {
        words.remove(0);
    }
    while words.last().is_some_and(is_around) {
        words.pop();
    }
    let joined = words.join(" ");
    let name = joined.trim_matches(edge);
    let scan = words::scan(name);
    let generic = scan.words.len()
        == scan
            .found
            .iter()
            .filter(|found| is_generic(found.meaning, place))
            .map(|found| found.words.len())
            .sum::<usize>();
    (!name.is_empty() && !generic && name.chars().any(char::is_alphabetic)).then(|| name.to_owned())
}

fn is_generic(meaning: Meaning, place: Place) -> bool {
    match meaning {
        Meaning::Generic | Meaning::Average | Meaning::Total | Meaning::World | Meaning::Part => true,
        Meaning::GoodHead
        | Meaning::PlaceHead
        | Meaning::Value
        | Meaning::Quantity
        | Meaning::PeriodHead
        | Meaning::By => place != Place::Label,
        Meaning::Metric(_) | Meaning::Share | Meaning::Change | Meaning::Unit(_) => place != Place::Label,
        _ => false,
    }
}

/// The good that a title names beside its metric: "imports of wheat by origin", "copper cathode exports".
fn title_good(title: &str) -> Option<String> {
    title.split([':', ';', ',', '(', ')', '–', '—']).find_map(title_part).or_else(|| only_good(title))
}

/// The one good that a title names by a word of the lexicon, "Kenya tea: production and prices".
fn only_good(title: &str) -> Option<String> {
    let tokens = tag::lex(title);
    let (mut at, mut found) = (0, Vec::new());
    while at < tokens.len() {
        let named = goods().find(|ahead| tokens.get(at + ahead).map(|token| (token.word, token.classes)));
        found.extend(named.and_then(|(_, index)| goods().name(index)));
        at += named.map_or(1, |(length, _)| length.max(1));
    }
    found.dedup();
    match found.as_slice() {
        [only] => Some((*only).to_owned()),
        _ => None,
    }
}

fn title_part(part: &str) -> Option<String> {
    let scan = words::scan(part);
    scan.found.iter().find(|found| matches!(found.meaning, Meaning::Metric(_)))?;
    let by = scan.found.iter().find(|found| found.meaning == Meaning::By && found.range.start > 0);
    let end = by.map_or(part.len(), |by| by.range.start);
    let ranges = scan
        .found
        .iter()
        .filter(|found| !matches!(found.meaning, Meaning::Generic | Meaning::GoodHead | Meaning::Group(_)));
    let places = places::mentions(part).into_iter().map(|mention| mention.range);
    let cut = cut_out(part, ranges.map(|found| found.range.clone()).chain(places));
    let rest = tidy(cut.get(..end)?, Place::Title)?;
    (rest.split_whitespace().count() <= 4).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facet(text: &str, place: Place) -> Facet {
        Facet::of(text, place, CellKind::Text, &Legend::default())
    }

    #[track_caller]
    fn check_units(text: &str, expected: &[(&str, i64, &str)]) {
        let found: Vec<(&str, i64, &str)> = facet(text, Place::Head)
            .units
            .iter()
            .map(|unit| (unit.unit.unwrap_or(""), unit.scale.try_into().unwrap_or(0), unit.per.unwrap_or("")))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn units_come_with_their_scale_and_what_they_are_for() {
        check_units("(Million US dollars; fiscal year April–March)", &[("USD", 1_000_000, "")]);
        check_units("in 1.000 Euro", &[("EUR", 1000, "")]);
        check_units("тыс. долларов США / thousand US dollars", &[("USD", 1000, ""), ("USD", 1000, "")]);
        check_units("Producer price (GH¢ per tonne)", &[("GHS", 1, "t")]);
        check_units("US$/oz", &[("USD", 1, "[oz_tr]")]);
        check_units("(₹ crore)", &[("INR", 10_000_000, "")]);
        check_units("(US$ por tonelada, salvo indicación)", &[("USD", 1, "t")]);
        check_units("quantity in tonnes, value in Rs. million", &[("t", 1, ""), ("own", 1_000_000, "")]);
        check_units("Volume (Mt)", &[("t", 1_000_000, "")]);
        check_units("stock, kt", &[("t", 1000, "")]);
        check_units("Value, €m", &[("EUR", 1_000_000, "")]);
        check_units("miles de toneladas", &[("t", 1000, "")]);
    }

    #[track_caller]
    fn check_good(text: &str, place: Place, expected: Option<&str>) {
        assert_eq!(facet(text, place).good.as_deref(), expected, "{text}");
    }

    #[test]
    fn the_good_is_what_the_other_words_leave() {
        check_good("Imports of wheat by origin, thousand tonnes", Place::Title, Some("wheat"));
        check_good("Zambia: copper cathode exports, tonnes, by week", Place::Title, Some("copper cathode"));
        check_good("India's merchandise exports by principal commodity", Place::Title, None);
        check_good("Exports of goods of the Kyrgyz Republic by country", Place::Title, None);
        check_good("Cocoa beans exports (US$ million)", Place::Head, Some("Cocoa beans"));
        check_good("Exports to China (% of copper exports)", Place::Head, Some("copper"));
        check_good("Anteil 2024 in %", Place::Head, None);
        check_good("Gems and jewellery", Place::Label, Some("Gems and jewellery"));
        check_good("Kenya tea: production and auction prices", Place::Title, Some("tea"));
        check_good("Total exports¹", Place::Label, None);
        check_good("Total consumer goods", Place::Label, Some("consumer goods"));
        check_good("Alumina exports (US$ million)", Place::Label, Some("Alumina"));
    }
}
