//! What the figures of a stretch of time come to: one sum for each series that can be summed, and what was left out of it.
//!
//! Only what flows is summed (exports, aid, output …), in one unit, over periods that do not overlap; a level such as a
//! price, a debt or a share is never added up, and neither is a total that others are part of.

use crate::model::Metric;
use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use rust_decimal::Decimal;

use super::{Kind, Series, Standing};

/// Measures that flow: amounts of periods that follow each other can be added up.
const FLOWS: [Metric; 11] = [
    Metric::Trade,
    Metric::Exports,
    Metric::Imports,
    Metric::Balance,
    Metric::Production,
    Metric::Consumption,
    Metric::Revenue,
    Metric::Remittances,
    Metric::Aid,
    Metric::Investment,
    Metric::Loan,
];

/// The sum of one series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// What was summed: "Norway exports to Finland".
    pub name: String,
    /// The unit of its dimension.
    pub unit: String,
    /// How much.
    pub total: Decimal,
    /// Of how many periods.
    pub periods: usize,
}

/// All sums of a stretch of time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sums {
    /// One for each series of two periods at least, the most periods first.
    pub all: Vec<Sum>,
    /// What was left out, in words, and how many values.
    pub left: BTreeMap<&'static str, usize>,
}

/// Sums what lies wholly in `[from, to)`.
#[must_use]
pub fn sums(series: &[Series], from: NaiveDateTime, to: NaiveDateTime) -> Sums {
    let mut sums = Sums::default();
    for one in series {
        let inside: Vec<_> =
            one.points.iter().filter(|point| point.period.start < to && point.period.end > from).collect();
        if inside.is_empty() {
            continue;
        }
        let mut leave = |why: &'static str, count: usize| *sums.left.entry(why).or_default() += count;
        if let Some(why) = never(one) {
            leave(why, inside.len());
            continue;
        }
        let (mut total, mut periods, mut end) = (Decimal::ZERO, 0, from);
        for point in inside {
            let value = point.claims.first().map(|claim| claim.value);
            let why = match value {
                _ if point.period.start < from || point.period.end > to => Some("only partly in this time"),
                _ if periods > 0 && point.period.start < end => Some("overlapping another period"),
                _ if one.key.is_single() && point.claims.len() > 1 => Some("told differently by its sources"),
                None => Some("without a value"),
                Some(value) => match total.checked_add(value) {
                    Some(sum) => {
                        (total, periods, end) = (sum, periods + 1, point.period.end);
                        None
                    }
                    None => Some("too large"),
                },
            };
            if let Some(why) = why {
                leave(why, 1);
            }
        }
        match periods {
            0 => {}
            1 => leave("alone in their series", 1),
            _ => {
                let name = one.key.name();
                sums.all.push(Sum { name, unit: one.key.unit.clone(), total: total.normalize(), periods });
            }
        }
    }
    sums.all.sort_by(|a, b| b.periods.cmp(&a.periods).then(a.name.cmp(&b.name)));
    sums
}

/// Why a series is never summed.
fn never(series: &Series) -> Option<&'static str> {
    let key = &series.key;
    match () {
        () if key.lone.is_some() => Some("of which nothing tells what they measure"),
        () if key.kind != Kind::Level => Some("changes and shares"),
        () if !key.per.is_empty() || !key.metric.is_some_and(|metric| FLOWS.contains(&metric)) => {
            Some("levels, such as prices and debts")
        }
        () if key.standing != Standing::Actual => Some("goals, forecasts and estimates"),
        () if key.apart.as_ref().is_some_and(|apart| apart.aggregate) => Some("totals of others"),
        () => None,
    }
}

impl Sums {
    /// One line: "Not summed: 3 changes and shares, 1 only partly in this time"; `None` where nothing was left out.
    #[must_use]
    pub fn left_words(&self) -> Option<String> {
        let parts: Vec<String> = self.left.iter().map(|(why, count)| format!("{count} {why}")).collect();
        (!parts.is_empty()).then(|| format!("Not summed: {}", parts.join(", ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{self, Corpus};
    use chrono::NaiveDate;

    fn year(year: i32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(year, 1, 1).expect("a day").and_time(chrono::NaiveTime::MIN)
    }

    #[test]
    fn only_flows_of_periods_that_do_not_overlap_are_summed_and_the_rest_is_told() {
        let text = "Fish news\n\n2 May 2016\n\nExports from Norway to Finland were $4 million in 2013. \
            Exports from Norway to Finland were $5 million in 2014. Exports from Norway to Finland were $6 million in 2015.\n\n\
            Exports from Norway to Finland rose by 20% in 2015. The debt of Finland to Norway was $7 million in 2014.\n";
        let mut corpus = Corpus::default();
        corpus.extend([corpus::read_bytes("a.txt", text.as_bytes())]);
        let series = super::super::all(&corpus, |_| true);
        let found = sums(&series, year(2013), year(2015));
        let told: Vec<(String, usize)> =
            found.all.iter().map(|sum| (format!("{} {}", sum.total, sum.unit), sum.periods)).collect();
        assert_eq!(told, [("9000000 USD".to_owned(), 2)], "{found:?}");
        assert!(found.left_words().is_some_and(|words| words.contains("levels")), "{found:?}");
        let part = NaiveDate::from_ymd_opt(2014, 6, 1).expect("a day").and_time(chrono::NaiveTime::MIN);
        assert!(sums(&series, year(2013), part).left.contains_key("only partly in this time"));
    }
}
