//! The broad kind of a unit: money, per cent, tonnes, things counted.

use crate::model::Quantity;

/// The broad kind of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A currency.
    Money,
    /// Per cent.
    Percent,
    /// Percentage or basis points.
    Points,
    /// Tonnes, barrels, cubic metres, megawatts.
    Physical,
    /// Things counted.
    Count,
}

/// Codes of what is traded by weight, volume, energy or power.
pub const TRADED_UNITS: &[&str] = &[
    "t", "kg", "g", "Gt", "q", "[lb_av]", "[oz_av]", "[oz_tr]", "[ston_av]", "[lton_av]", "[scwt_av]", "[car_m]",
    "dwt", "[gt]", "bbl", "boe", "toe", "m3", "L", "hL", "[gal_us]", "[bu_us]", "[bf_i]", "[cft_i]", "har", "[acr_us]",
    "kW", "MW", "GW", "TW", "kWh", "MWh", "GWh", "TWh", "GJ", "PJ", "MMBtu", "[Btu]", "therm", "TEU", "FEU",
];

/// The kind of a quantity's unit; `None` for lengths, temperatures, ages.
#[must_use]
pub fn of(quantity: &Quantity) -> Option<Sort> {
    let unit = quantity.unit.as_str();
    if unit == "%" {
        return Some(Sort::Percent);
    }
    if matches!(unit, "pp" | "bp") {
        return Some(Sort::Points);
    }
    if matches!(unit, "count" | "" | "-" | "1") {
        return Some(Sort::Count);
    }
    if unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase()) && !matches!(unit, "TEU" | "FEU") {
        return Some(Sort::Money);
    }
    TRADED_UNITS.contains(&unit).then_some(Sort::Physical)
}
