//! UN Comtrade: the columns of today (CSV, TSV, JSON of its API) and those of the old site.
//!
//! A quantity of 0 is not given. `isAggregate` and `aggrLevel` say what is a total; the old columns say it by World,
//! TOTAL and a code that is no leaf.

use rust_decimal::Decimal;

use crate::model::{CellHeads, CellKind, Flag, Flags, Metric, Modality, Span, Statistic, Table, When};

use super::super::fact::Fact;
use super::super::period;
use super::super::places::{self, Place};
use super::super::rows::{Heads, Row, below};

/// Names of a column in today's files and in those of the old site.
struct Names;

impl Names {
    const FLOW: [&'static str; 4] = ["flowcode", "flowdesc", "tradeflowcode", "tradeflow"];
    const FLOW_WORDS: [&'static str; 2] = ["flowdesc", "tradeflow"];
    const VALUE: [&'static str; 2] = ["primaryvalue", "tradevalueus$"];
    const REPORTER: [&'static str; 4] = ["reporteriso", "reportercode", "reporterdesc", "reporter"];
    const PARTNER: [&'static str; 2] = ["partnercode", "partneriso"];
    const PARTNER_WORDS: [&'static str; 2] = ["partnerdesc", "partner"];
    const GOOD: [&'static str; 2] = ["cmddesc", "commodity"];
    const CODE: [&'static str; 2] = ["cmdcode", "commoditycode"];
    const SYSTEM: [&'static str; 2] = ["classificationcode", "classification"];
    const UNIT: [&'static str; 2] = ["qtyunitabbr", "qtyunit"];
    const UNIT_CODE: [&'static str; 1] = ["qtyunitcode"];
    const QUANTITY: [&'static str; 1] = ["qty"];
    const WEIGHT: [&'static str; 2] = ["netwgt", "netweightkg"];
    const LEAF: [&'static str; 2] = ["isleaf", "isleafcode"];
}

/// The facts of a table; `None` where it is none of Comtrade's.
pub(in super::super) fn read(text: &str, table: &Table) -> Option<Vec<Fact>> {
    let heads = Heads::of(text, table, None)?;
    for needed in [&Names::FLOW[..], &Names::VALUE, &Names::CODE, &["period", "refyear", "year"]] {
        heads.column(needed)?;
    }
    heads.column(&["reportercode", "reporter", "reporteriso"])?;
    let mut facts = Vec::new();
    for cells in below(table, heads.row) {
        let row = heads.row(cells);
        if let Some(base) = base(&row) {
            values(&row, &base, &mut facts);
        }
    }
    Some(facts)
}

/// What the values of a row have in common.
struct Base {
    when: When,
    period: Option<Span>,
    metric: Metric,
    reporter: Option<Place>,
    partner: Option<Place>,
    good: Option<String>,
    good_span: Option<Span>,
    code: Option<String>,
    aggregate: bool,
    detail: Option<String>,
}

fn base(row: &Row<'_, '_>) -> Option<Base> {
    let names = ["period", "refyear", "year"];
    let unit = period::coded(row.get(&names)?, CellKind::Text)?;
    let code = row.get(&Names::CODE)?;
    let partner = partner(row);
    let total = code.eq_ignore_ascii_case("total");
    let system = row.get(&Names::SYSTEM).unwrap_or("HS");
    let system = if system.starts_with('H') {
        "HS"
    } else if system.starts_with('S') {
        "SITC"
    } else {
        system
    };
    let yes = |name: &str| row.get(&[name]).map(|word| word.eq_ignore_ascii_case("true") || word == "1");
    let leaf = row.get(&Names::LEAF).map(|word| word.eq_ignore_ascii_case("true") || word == "1");
    let sum = partner == Some(Place::World) || total || leaf == Some(false);
    Some(Base {
        when: When::from(unit),
        period: row.span(&names),
        metric: metric(row)?,
        reporter: Names::REPORTER.iter().find_map(|name| state(row.get(&[name])?)).map(Place::State),
        partner,
        good: row.get(&Names::GOOD).filter(|_| !total).map(str::to_owned),
        good_span: row.span(&Names::GOOD).or_else(|| row.span(&Names::CODE)),
        code: (!total).then(|| format!("{system} {code}")),
        aggregate: yes("isaggregate").unwrap_or(sum),
        detail: detail(row),
    })
}

/// What sets a row apart from another of the same trade: the way of transport, the customs procedure, the second partner.
fn detail(row: &Row<'_, '_>) -> Option<String> {
    let other = |code: &str, words: &str, all: &[&str]| {
        let code = row.get(&[code]).filter(|code| !all.contains(code))?;
        Some(row.get(&[words]).unwrap_or(code).to_lowercase())
    };
    let parts: Vec<String> = [
        other("motcode", "motdesc", &["0"]),
        other("customscode", "customsdesc", &["C00"]),
        other("partner2code", "partner2desc", &["0"]),
        other("moscode", "moscode", &["0"]),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn state(word: &str) -> Option<&'static str> {
    places::by_code(word).or_else(|| match places::named(word) {
        Some(Place::State(code)) => Some(code),
        _ => None,
    })
}

fn partner(row: &Row<'_, '_>) -> Option<Place> {
    for word in Names::PARTNER.iter().filter_map(|name| row.get(&[name])) {
        match word {
            "0" | "W00" | "WLD" => return Some(Place::World),
            "97" => return Some(Place::Group("EU")),
            _ => {}
        }
        if let Some(code) = places::by_code(word) {
            return Some(Place::State(code));
        }
    }
    let words = row.get(&Names::PARTNER_WORDS)?;
    // "Areas, nes" and "Other Europe, nes" are two.
    let named = places::named(words).filter(|place| matches!(place, Place::State(_) | Place::World));
    named.or_else(|| places::kept(words).map(Place::Group))
}

fn metric(row: &Row<'_, '_>) -> Option<Metric> {
    let word = Names::FLOW.iter().find_map(|name| row.get(&[name]))?;
    let told = match word {
        "X" | "2" => Some(Metric::Exports),
        "M" | "1" => Some(Metric::Imports),
        "RX" | "3" => Some(Metric::ReExports),
        "RM" | "4" => Some(Metric::ReImports),
        "DX" => Some(Metric::DomesticExports),
        "FM" => Some(Metric::ForeignImports),
        _ => None,
    };
    told.or_else(|| {
        let words = row.get(&Names::FLOW_WORDS)?.to_lowercase();
        [
            ("re-import", Metric::ReImports),
            ("re-export", Metric::ReExports),
            ("import", Metric::Imports),
            ("export", Metric::Exports),
        ]
        .into_iter()
        .find_map(|(part, metric)| words.starts_with(part).then_some(metric))
    })
}

fn values(row: &Row<'_, '_>, base: &Base, facts: &mut Vec<Fact>) {
    let mut add = |names: &[&str], unit: &'static str, factor: Decimal, flags: Flags, valuation, gap_at_zero: bool| {
        let Some(span) = row.span(names) else { return };
        let Some(value) = row.get(names).and_then(number) else { return };
        if gap_at_zero && value.is_zero() {
            return;
        }
        let detail = base.detail.clone();
        facts.push(Fact {
            cell: span,
            when: base.when.clone(),
            period: base.period,
            value: value.checked_mul(factor),
            unit,
            per: None,
            metric: Some(base.metric),
            reporter: base.reporter,
            partner: base.partner,
            base: None,
            good: base.good.clone(),
            heads: CellHeads { row: base.good_span, column: None, caption: None },
            modality: Modality::Actual,
            statistic: Statistic { flags, valuation, aggregate: base.aggregate, code: base.code.clone(), detail },
            form: "tables/comtrade",
        });
    };
    let one = Decimal::ONE;
    add(&Names::VALUE, "USD", one, Flags::default(), None, false);
    let primary = row.get(&Names::VALUE).and_then(number);
    for (names, word) in [(["cifvalue", "ciftradevalueus$"], "CIF"), (["fobvalue", "fobtradevalueus$"], "FOB")] {
        let own = row.get(&names).and_then(number);
        // Told twice in a row it is one figure.
        if own.is_some() && own != primary {
            add(&names, "USD", one, Flags::default(), Some(word), true);
        }
    }
    let estimated = |name: &str, bits: &[&str]| {
        let told = row.get(&[name]).is_some_and(|word| word.eq_ignore_ascii_case("true") || word == "1");
        let legacy = row.get(&["legacyestimationflag", "flag"]).is_some_and(|flag| bits.contains(&flag));
        if told || (row.get(&[name]).is_none() && legacy) {
            Flags::default().with(Flag::Estimated)
        } else {
            Flags::default()
        }
    };
    let weight = row.get(&Names::WEIGHT).and_then(number);
    let weighed = weight.is_some_and(|weight| !weight.is_zero());
    // The old site's flag: 2 for an estimated quantity, 4 for an estimated net weight, 6 for both.
    add(&Names::WEIGHT, "kg", one, estimated("isnetwgtestimated", &["4", "6"]), None, true);
    let Some((unit, factor)) = quantity_unit(row) else { return };
    let same = unit == "kg" && weighed && row.get(&Names::QUANTITY).and_then(number).map(|own| own * factor) == weight;
    if !same {
        add(&Names::QUANTITY, unit, factor, estimated("isqtyestimated", &["2", "6"]), None, true);
    }
}

fn number(words: &str) -> Option<Decimal> {
    let plain = words.trim();
    plain.parse().ok().or_else(|| Decimal::from_scientific(&plain.to_uppercase()).ok()).or_else(|| {
        match super::super::number::read(plain, super::super::number::Decimals::Point) {
            super::super::number::Written::Number(value, _) => Some(value),
            _ => None,
        }
    })
}

/// The unit of the quantity, by its word or by the code of Comtrade's list.
fn quantity_unit(row: &Row<'_, '_>) -> Option<(&'static str, Decimal)> {
    let thousand = Decimal::from(1000);
    let one = Decimal::ONE;
    let words = row.get(&Names::UNIT).unwrap_or_default().to_lowercase();
    let told = match words.as_str() {
        "kg" | "weight in kilograms" => Some(("kg", one)),
        "l" | "volume in litres" => Some(("L", one)),
        "1000l" => Some(("L", thousand)),
        "u" | "number of items" => Some(("count", one)),
        "1000u" | "thousands of items" => Some(("count", thousand)),
        "2u" | "number of pairs" => Some(("pair", one)),
        "m³" | "m3" | "volume in cubic meters" => Some(("m3", one)),
        "m²" | "m2" | "area in square meters" | "area in square metres" => Some(("m2", one)),
        "m" | "length in meters" | "length in metres" => Some(("m", one)),
        "carat" | "weight in carats" => Some(("[car_m]", one)),
        "1000 kwh" | "electrical energy in thousands of kilowatt-hours" => Some(("MWh", one)),
        _ => None,
    };
    told.or_else(|| match row.get(&Names::UNIT_CODE)? {
        "2" => Some(("m2", one)),
        "3" => Some(("MWh", one)),
        "4" => Some(("m", one)),
        "5" => Some(("count", one)),
        "6" => Some(("pair", one)),
        "7" => Some(("L", one)),
        "8" => Some(("kg", one)),
        "9" => Some(("count", thousand)),
        "12" => Some(("m3", one)),
        "13" => Some(("[car_m]", one)),
        _ => None,
    })
}
