//! One unit for each dimension, so that kilograms and tonnes make one series. Currencies are never converted.

use rust_decimal::Decimal;

/// Unit, the unit of its dimension, and how many of that one of it is, as mantissa and decimals. SI Brochure 9 and
/// the international avoirdupois pound (0.453 592 37 kg).
const UNITS: &[(&str, &str, i64, u32)] = &[
    ("kg", "t", 1, 3),
    ("g", "t", 1, 6),
    ("Gt", "t", 1_000_000_000, 0),
    ("[ston_av]", "t", 90_718_474, 8),
    ("[lton_av]", "t", 10_160_469_088, 10),
    ("[lb_av]", "t", 45_359_237, 11),
    ("q", "t", 1, 1),
    ("kWh", "MWh", 1, 3),
    ("GWh", "MWh", 1_000, 0),
    ("TWh", "MWh", 1_000_000, 0),
    ("W", "MW", 1, 6),
    ("kW", "MW", 1, 3),
    ("GW", "MW", 1_000, 0),
    ("TW", "MW", 1_000_000, 0),
    ("L", "m3", 1, 3),
    ("hL", "m3", 1, 1),
    ("[cft_i]", "m3", 28_316_846_592, 12),
    ("FEU", "TEU", 2, 0),
    ("bp", "pp", 1, 2),
];

/// The unit of a unit's dimension, and the factor that leads to it.
#[must_use]
pub fn normal(unit: &str) -> (&str, Decimal) {
    UNITS
        .iter()
        .find(|(own, ..)| *own == unit)
        .map_or((unit, Decimal::ONE), |(_, to, mantissa, decimals)| (*to, Decimal::new(*mantissa, *decimals)))
}
