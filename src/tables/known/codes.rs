//! Dimensions of statistical offices: what their codes and labels say of metric, unit, countries, good and flags.

use rust_decimal::Decimal;

use crate::lexicon::currencies;
use crate::model::{CellHeads, Flag, Flags, Metric, Modality, Span, Statistic, When};

use super::super::fact::Fact;
use super::super::places::{self, Place};
use super::super::words::{self, Meaning};

/// One dimension of a value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dimension<'t> {
    /// Its name in upper case: `REF_AREA`, `GEO`.
    pub name: &'t str,
    /// Its code.
    pub code: &'t str,
    /// What the code means, where the file says so.
    pub label: Option<&'t str>,
    /// Where the code stands.
    pub span: Span,
}

/// What the dimensions of a value say.
#[derive(Debug, Clone)]
pub(super) struct Base {
    pub metric: Option<Metric>,
    pub unit: &'static str,
    pub per: Option<&'static str>,
    /// The unit's own multiplier; that of `UNIT_MULT` comes on top.
    pub scale: Decimal,
    pub reporter: Option<Place>,
    pub partner: Option<Place>,
    pub good: Option<String>,
    pub good_span: Option<Span>,
    pub statistic: Statistic,
}

/// What a file says of one value beside its dimensions.
pub(super) struct Told {
    /// Its cell.
    pub cell: Span,
    /// The value with its scale; `None` where it has more digits than are kept.
    pub value: Option<Decimal>,
    pub when: When,
    pub period: Option<Span>,
    pub heads: CellHeads,
    pub modality: Modality,
    /// The name of the form.
    pub form: &'static str,
}

impl Base {
    /// The fact of a value.
    pub fn fact(self, told: Told) -> Fact {
        Fact {
            cell: told.cell,
            when: told.when,
            period: told.period,
            value: told.value,
            unit: self.unit,
            per: self.per,
            metric: self.metric,
            reporter: self.reporter,
            partner: self.partner,
            base: None,
            good: self.good,
            heads: told.heads,
            modality: told.modality,
            statistic: self.statistic,
            form: told.form,
        }
    }
}

const REPORTER: [&str; 7] = ["REF_AREA", "GEO", "REPORTER", "DECLARANT", "COUNTRY", "REPORTING_COUNTRY", "LOCATION"];
const PARTNER: [&str; 6] =
    ["COUNTERPART_AREA", "PARTNER", "COUNTERPART", "VIS_AREA", "PARTNER_COUNTRY", "COUNTERPART_COUNTRY"];
const GOOD: [&str; 15] = [
    "COMMODITY", "PRODUCT", "PRODUCT_TYPE", "SIEC", "SITC06", "SITC", "PROD", "PRCCODE", "CN", "HS", "CPA2_1",
    "BCLAS_BEC", "ITEM", "COMMODITY_CODE", "PRODCOM",
];
const UNIT: [&str; 5] = ["UNIT_MEASURE", "UNIT", "CURRENCY", "UNITS", "CURRENCY_UNIT"];
/// Dimensions that say nothing of what a value is.
const ASIDE: [&str; 26] = [
    "DATAFLOW", "STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION", "FREQ", "TIME_PERIOD", "TIME", "OBS_VALUE",
    "UNIT_MULT", "DECIMALS", "OBS_STATUS", "OBS_FLAG", "CONF_STATUS", "LAST UPDATE", "LAST_UPDATE", "TIME_FORMAT",
    "COMMENT_OBS", "COMMENT", "COMMENT_TS", "TITLE", "OBS_PRE_BREAK", "OBS_CONF", "BASE_PER", "COLLECTION",
    "POWERCODE",
];
/// Codes that stand for "all" or "none".
const NEUTRAL: [&str; 12] = ["_Z", "_T", "_X", "N", "TOTAL", "T", "S", "_N", "NSA", "G", "_U", "A"];

/// What the dimensions say; `None` where they leave the unit open.
pub(super) fn base(all: &[Dimension<'_>]) -> Option<Base> {
    let of = |names: &[&str]| all.iter().find(|dimension| names.contains(&dimension.name)).copied();
    let reporter = of(&REPORTER).and_then(|place| area(place.code, place.label));
    let partner = of(&PARTNER).and_then(|place| area(place.code, place.label));
    let good = of(&GOOD).filter(|good| !is_all(good.code));
    let known = |name: &str| [&REPORTER[..], &PARTNER, &GOOD, &UNIT, &ASIDE].iter().any(|list| list.contains(&name));
    let others = || all.iter().filter(|dimension| !known(dimension.name));
    let (unit, per, scale) = of(&UNIT)
        .and_then(|unit| unit_of(unit.code).or_else(|| unit_of_label(unit.label?)))
        .or_else(|| others().find_map(|other| unit_of(other.code).or_else(|| unit_of_label(other.label?))))?;
    let change = all.iter().any(|dimension| is_change(dimension));
    let flow = others().find_map(metric);
    let metric = if unit == "%" && change { Some(Metric::Change) } else { flow };
    let statistic = Statistic {
        aggregate: [reporter, partner].into_iter().flatten().any(Place::is_many),
        code: good.map(|good| good.code.to_owned()),
        valuation: others().find_map(valuation),
        detail: detail(others()),
        ..Statistic::default()
    };
    let words = good.map(|good| good.label.unwrap_or(good.code).to_owned());
    Some(Base {
        metric,
        unit,
        per,
        scale,
        reporter,
        partner,
        good: words,
        good_span: good.map(|good| good.span),
        statistic,
    })
}

fn is_all(code: &str) -> bool {
    matches!(code.to_uppercase().as_str(), "TOTAL" | "_T" | "T" | "ALL" | "TOT" | "_Z" | "C")
}

/// A country, a union, the world, or what the label says.
pub(super) fn area(code: &str, label: Option<&str>) -> Option<Place> {
    match code {
        "W00" | "W0" | "_W" | "W" | "WLD" | "WORLD" | "W1" | "WL" | "WORLD_TOTAL" => return Some(Place::World),
        "_Z" | "_X" | "_U" | "" => return None,
        "EL" => return Some(Place::State("GR")),
        "UK" => return Some(Place::State("GB")),
        "U2" | "I8" | "I9" | "EA" | "XM" => return Some(Place::Group("euro area")),
        _ if code.starts_with("EXT_") || code.starts_with("EXTRA") => return Some(Place::Group("extra-EU")),
        _ if code.starts_with("INT_") || code.starts_with("INTRA") => return Some(Place::Group("intra-EU")),
        _ if code.starts_with("EU") => return Some(Place::Group("EU")),
        _ if code.starts_with("EA") && code.bytes().skip(2).all(|byte| byte.is_ascii_digit()) => {
            return Some(Place::Group("euro area"));
        }
        _ => {}
    }
    let first = code.split("_X_").next().unwrap_or(code);
    let listed = first.len() <= 3 && first.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    places::by_code(first)
        .filter(|_| listed)
        .map(Place::State)
        .or_else(|| places::named(label?))
        .or_else(|| places::kept(label.unwrap_or(code)).map(Place::Group))
}

/// The unit of a code: `USD`, `THS_T`, `MIO_EUR`, `USD_T`, `TXG_FOB_USD`; what a price is for; the multiplier.
fn unit_of(code: &str) -> Option<(&'static str, Option<&'static str>, Decimal)> {
    if matches!(code, "TRD_VAL" | "TRD_VAL_SA" | "TRD_VAL_SCA") || (code.starts_with("MIO_") && code.ends_with("_VAL"))
    {
        return Some(("EUR", None, Decimal::from(1_000_000)));
    }
    let (mut unit, mut per, mut scale) = (None, None, Decimal::ONE);
    for part in code.split(['_', '/']) {
        let factor = match part {
            "THS" | "TH" => 1_000,
            "MIO" | "MN" | "MLN" => 1_000_000,
            "BN" | "MRD" | "BIO" => 1_000_000_000,
            _ => 0,
        };
        if factor > 0 {
            scale = Decimal::from(factor);
            continue;
        }
        match (unit, plain_unit(part)) {
            (None, Some(found)) => unit = Some(found),
            (Some(_), Some(found)) if per.is_none() => per = Some(found),
            _ => {}
        }
    }
    unit.map(|unit| (unit, per, scale))
}

fn plain_unit(part: &str) -> Option<&'static str> {
    Some(match part {
        "T" | "TN" | "TNE" | "TONNE" | "TONNES" | "MT" => "t",
        "KG" => "kg",
        "L" | "LTR" => "L",
        "HL" => "hL",
        "M3" | "MTQ" => "m3",
        "MWH" => "MWh",
        "GWH" => "GWh",
        "TJ" => "TJ",
        "BBL" => "bbl",
        "NR" | "NO" | "NUM" | "NUMBER" => "count",
        "PC" | "PCT" | "PERCENT" => "%",
        "OZ" => "[oz_tr]",
        _ => currencies().all.iter().find(|currency| currency.code == part && part.len() == 3)?.code,
    })
}

fn unit_of_label(label: &str) -> Option<(&'static str, Option<&'static str>, Decimal)> {
    let scan = words::scan(label);
    let mut units = scan.found.iter().filter_map(|found| match found.meaning {
        Meaning::Unit(unit) if unit != "own" => Some(unit),
        _ => None,
    });
    let unit = units.next()?;
    let per = units.next().filter(|_| scan.has(Meaning::Per));
    let scale = scan.first(|meaning| if let Meaning::Scale(scale) = meaning { Some(scale) } else { None });
    Some((unit, per, Decimal::from(scale.unwrap_or(1))))
}

fn is_change(dimension: &Dimension<'_>) -> bool {
    let code = dimension.name == "TRANSFORMATION" && dimension.code.starts_with('G');
    let pch = dimension.code.starts_with("PCH") || dimension.code.contains("_CHG");
    code || pch || dimension.label.is_some_and(|label| words::scan(label).has(Meaning::Change))
}

/// What a dimension says is measured, by its label and by the parts of its code.
fn metric(dimension: &Dimension<'_>) -> Option<Metric> {
    let told = dimension.label.and_then(|label| {
        words::scan(label).found.iter().rev().find_map(|found| match found.meaning {
            Meaning::Metric(metric) => Some(metric),
            _ => None,
        })
    });
    told.or_else(|| {
        dimension.code.split('_').find_map(|part| match part {
            "X" | "EXP" | "EXPORT" | "EXPORTS" | "TXG" | "XPRT" | "DX" | "XP" => Some(Metric::Exports),
            "M" | "IMP" | "IMPORT" | "IMPORTS" | "TMG" | "MPRT" | "MP" => Some(Metric::Imports),
            "RX" | "REEXP" => Some(Metric::ReExports),
            "BAL" | "B" | "TBG" | "BALANCE" => Some(Metric::Balance),
            "PROD" | "PRD" | "IPRD" | "PRODUCTION" | "OUTPUT" => Some(Metric::Production),
            "PRICE" | "PRC" | "PRICES" => Some(Metric::Price),
            "CONS" | "FC" | "GID" | "CONSUMPTION" => Some(Metric::Consumption),
            "STK" | "STOCK" | "STOCKS" | "CLST" | "OPST" | "STKCL" => Some(Metric::Stocks),
            _ => None,
        })
    })
}

fn valuation(dimension: &Dimension<'_>) -> Option<&'static str> {
    let by_code = dimension.code.split('_').find_map(|part| match part {
        "FOB" => Some("FOB"),
        "CIF" => Some("CIF"),
        _ => None,
    });
    let told = || {
        words::scan(dimension.label?)
            .first(|meaning| if let Meaning::Valuation(word) = meaning { Some(word) } else { None })
    };
    by_code.or_else(told)
}

/// What the other dimensions say beside the metric: figures that differ in them are of two series.
fn detail<'d, 't: 'd>(others: impl Iterator<Item = &'d Dimension<'t>>) -> Option<String> {
    let parts: Vec<String> = others
        .filter(|dimension| metric(dimension).is_none() && !NEUTRAL.contains(&dimension.code))
        .map(|dimension| match (dimension.name, dimension.code) {
            ("ADJUSTMENT" | "S_ADJ", "Y" | "SCA" | "SA" | "S") => "seasonally adjusted".to_owned(),
            _ => dimension.label.unwrap_or(dimension.code).to_owned(),
        })
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// What a flag of a value means: whether it is expected only, and the marks. Codes of SDMX are capitals, one of them at a
/// time; those of Eurostat small letters, several together.
pub(super) fn flags(code: &str) -> (Flags, Modality) {
    let code = code.split(':').next().unwrap_or(code).trim();
    let mut flags = Flags::default();
    let mut modality = Modality::Actual;
    for letter in code.chars() {
        let flag = match letter {
            'p' | 'P' => Flag::Provisional,
            'e' | 's' | 'E' | 'I' | 'i' => Flag::Estimated,
            'r' | 'R' => Flag::Revised,
            'b' | 'B' => Flag::Break,
            'c' | 'C' => Flag::Confidential,
            'd' | 'D' => Flag::Definition,
            'u' | 'U' => Flag::Unreliable,
            'n' | 'N' => Flag::NotSignificant,
            'z' => Flag::NotApplicable,
            'f' | 'F' => {
                modality = Modality::Forecast;
                continue;
            }
            _ => continue,
        };
        flags = flags.with(flag);
    }
    (flags, modality)
}
