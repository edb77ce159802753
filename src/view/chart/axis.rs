//! The y axis of a chart: linear with a zero, or logarithmic where values span more than two powers of ten.

use super::super::amount;

/// Linear or logarithmic, and from where to where.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Scale {
    /// From the lower to the upper end; zero is always on it.
    Linear {
        /// Lower end.
        low: f64,
        /// Upper end.
        high: f64,
    },
    /// Powers of ten.
    Log {
        /// Lower end, as an exponent.
        low: f64,
        /// Upper end, as an exponent.
        high: f64,
    },
    /// None: every value has a line of its own, in the order of time, for they have nothing in common.
    Lines,
}

/// A tick of the y axis.
#[derive(Debug, Clone, PartialEq)]
pub struct YTick {
    /// From the chart's top, in points.
    pub y: f32,
    /// "1 bn".
    pub label: String,
    /// True at the zero of a linear axis.
    pub zero: bool,
}

/// Free space above the highest and below the lowest value.
const PAD: f32 = 13.0;

/// Height of a line where each value has its own, of its chart at least, and how many such lines there are at most.
const ROW: f32 = 18.0;
const LEAST_LINES: f32 = 42.0;
const LINES: usize = 10;

/// Height of a chart of so many lines.
#[must_use]
pub(super) fn lines_height(count: usize) -> f32 {
    (count.min(LINES) as f32 * ROW + 10.0).max(LEAST_LINES)
}

/// Where the line of the value with a number stands among those in view; more than there are lines share them.
#[must_use]
pub(super) fn line_y(number: usize, count: usize, height: f32) -> f32 {
    let lines = count.clamp(1, LINES);
    let step = ((height - 10.0) / lines as f32).min(ROW * 1.5);
    let top = (height - step * lines as f32) / 2.0;
    top + step * ((number % lines) as f32 + 0.5)
}

/// Ticks of a high chart.
const MOST_TICKS: f32 = 8.0;

impl Scale {
    /// The scale for some values.
    #[must_use]
    pub fn of(values: impl Iterator<Item = f64> + Clone) -> Self {
        let finite = values.filter(|value| value.is_finite());
        let low = finite.clone().fold(f64::INFINITY, f64::min);
        let high = finite.clone().fold(f64::NEG_INFINITY, f64::max);
        if !low.is_finite() {
            return Self::Linear { low: 0.0, high: 1.0 };
        }
        if low > 0.0 && high / low > 100.0 { Self::log(finite) } else { Self::linear(finite) }
    }

    /// A linear scale with its zero.
    #[must_use]
    pub fn linear(values: impl Iterator<Item = f64> + Clone) -> Self {
        let finite = values.filter(|value| value.is_finite());
        let low = finite.clone().fold(0.0, f64::min);
        let high = finite.fold(0.0, f64::max);
        Self::Linear { low, high: if high > low { high } else { low + 1.0 } }
    }

    /// A logarithmic scale for values above zero; half a power of ten at least.
    #[must_use]
    pub fn log(values: impl Iterator<Item = f64> + Clone) -> Self {
        let powers = values.filter(|value| value.is_finite() && *value > 0.0).map(f64::log10);
        let low = powers.clone().fold(f64::INFINITY, f64::min);
        let high = powers.fold(f64::NEG_INFINITY, f64::max);
        if !low.is_finite() {
            return Self::Linear { low: 0.0, high: 1.0 };
        }
        let spare = ((0.5 - (high - low)) / 2.0).max(0.0);
        Self::Log { low: low - spare, high: high + spare }
    }

    /// A height that suits it: 30 points for a power of ten.
    #[must_use]
    pub fn height(self) -> f32 {
        match self {
            Self::Linear { .. } => 64.0,
            Self::Log { low, high } => (((high - low) as f32) * 30.0 + 2.0 * PAD).clamp(72.0, 200.0),
            Self::Lines => LEAST_LINES,
        }
    }

    /// Where a value stands in a chart of a height; `None` where a logarithmic axis has no place for it.
    #[must_use]
    pub fn y(self, value: f64, height: f32) -> Option<f32> {
        let (low, high, at) = match self {
            Self::Linear { low, high } => (low, high, value),
            Self::Log { low, high } if value > 0.0 => (low, high, value.log10()),
            Self::Log { .. } | Self::Lines => return None,
        };
        let share = ((at - low) / (high - low).max(1e-12)) as f32;
        Some(height - PAD - share * (height - 2.0 * PAD))
    }

    /// Ticks at least 18 points apart.
    #[must_use]
    pub fn ticks(self, height: f32) -> Vec<YTick> {
        let most = f64::from(((height - 2.0 * PAD) / 18.0).clamp(1.0, MOST_TICKS));
        let values: Vec<f64> = match self {
            Self::Linear { low, high } => {
                let step = nice((high - low) / most);
                let (first, last) = ((low / step).ceil() as i64, (high / step).floor() as i64);
                (first..=last.min(first + 50)).map(|number| number as f64 * step).collect()
            }
            Self::Lines => return Vec::new(),
            Self::Log { low, high } => {
                let step = ((high - low) / most).ceil().max(1.0) as i64;
                let (first, last) = (low.ceil() as i64, high.floor() as i64);
                let on = move |power: &i64| power.rem_euclid(step) == 0;
                (first..=last.min(first + 60)).filter(on).map(|power| 10_f64.powi(power as i32)).collect()
            }
        };
        let linear = matches!(self, Self::Linear { .. });
        let tick = |value: f64| {
            let zero = linear && value == 0.0;
            Some(YTick { y: self.y(value, height)?, label: amount::tick(value), zero })
        };
        values.into_iter().filter_map(tick).collect()
    }
}

/// The next of 1, 2, 5 and their powers of ten.
fn nice(step: f64) -> f64 {
    let power = 10_f64.powf(step.log10().floor());
    let share = step / power;
    let round = [1.0, 2.0, 5.0, 10.0].into_iter().find(|&round| share <= round + 1e-9).unwrap_or(10.0);
    round * power
}

#[cfg(test)]
mod tests {
    use super::Scale;

    #[test]
    fn two_powers_of_ten_and_more_make_a_logarithmic_axis() {
        assert!(matches!(Scale::of([1.0, 99.0].into_iter()), Scale::Linear { .. }));
        assert!(matches!(Scale::of([1.0, 250.0].into_iter()), Scale::Log { .. }));
        assert!(matches!(Scale::of([-1.0, 250.0].into_iter()), Scale::Linear { .. }), "no logarithm of a fall");
    }

    #[test]
    fn a_linear_axis_has_its_zero() {
        let scale = Scale::of([-8.0, 32.0].into_iter());
        let ticks = scale.ticks(80.0);
        assert!(ticks.iter().any(|tick| tick.zero && tick.label == "0"), "{ticks:?}");
        assert!(ticks.len() >= 2);
    }
}
