//! How precise a date is, in words.

use crate::model::{Precision, When};

/// The precision in words, for its tag.
#[must_use]
pub fn words(when: &When) -> &'static str {
    match when.precision() {
        Precision::Minute => "to the minute",
        Precision::Hour => "to the hour",
        Precision::Day if matches!(when, When::Single(_)) => "exact day",
        Precision::Day => "from day to day",
        Precision::Week => "a week",
        Precision::Month => "a month",
        Precision::Quarter => "a quarter",
        Precision::Season => "a season",
        Precision::Half => "half a year",
        Precision::Year => "a year",
        Precision::Decade => "a decade",
        Precision::Century => "a century",
    }
}
