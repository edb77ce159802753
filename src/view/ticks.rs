//! The ruler: two rows of calendar units. The coarse row states what the fine row's labels lie in.
//!
//! Ticks are found by calendar arithmetic from the left edge on, so a frame costs what is visible, whatever the range.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use super::text::Measure;
use super::theme;
use super::window::{DAY, HOUR, Window, YEAR, civil, seconds};
use crate::model::year_words;

/// A calendar step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// So many years; 1000 … 1.
    Years(i32),
    /// So many months; 6, 3 or 1.
    Months(u32),
    /// Weeks from Monday to Monday.
    Week,
    /// One day.
    Day,
    /// So many hours; 12 … 1.
    Hours(u32),
    /// So many minutes; 30 … 5.
    Minutes(u32),
}

/// From coarse to fine.
const STEPS: [Step; 21] = [
    Step::Years(1000),
    Step::Years(100),
    Step::Years(50),
    Step::Years(20),
    Step::Years(10),
    Step::Years(5),
    Step::Years(2),
    Step::Years(1),
    Step::Months(6),
    Step::Months(3),
    Step::Months(1),
    Step::Week,
    Step::Day,
    Step::Hours(12),
    Step::Hours(6),
    Step::Hours(3),
    Step::Hours(1),
    Step::Minutes(30),
    Step::Minutes(15),
    Step::Minutes(10),
    Step::Minutes(5),
];

/// Free points on either side of a tick's label.
const LABEL_PAD: f32 = 7.0;

/// A tick with its words; the label stands right of the tick.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    /// When.
    pub time: f64,
    /// Where, in points from the pane's left edge.
    pub x: f32,
    /// The words; empty where they have no room.
    pub label: String,
    /// Where the words begin.
    pub label_x: f32,
}

/// Both rows of the ruler.
#[derive(Debug, Clone, PartialEq)]
pub struct Ruler {
    /// Years above months, decades above years, months above days …
    pub coarse: Vec<Tick>,
    /// The finest step whose labels fit.
    pub fine: Vec<Tick>,
    /// Places of the next finer step, without words.
    pub minor: Vec<f32>,
    /// The fine row's step.
    pub step: Step,
}

fn midnight(year: i32, month: u32, day: u32) -> Option<NaiveDateTime> {
    NaiveDate::from_ymd_opt(year, month, day).map(|date| date.and_time(NaiveTime::MIN))
}

impl Step {
    /// The last boundary of this step at or before a time.
    #[must_use]
    pub fn floor(self, time: NaiveDateTime) -> Option<NaiveDateTime> {
        let day = time.date();
        match self {
            Self::Years(n) => midnight(day.year().div_euclid(n) * n, 1, 1),
            Self::Months(n) => midnight(day.year(), day.month0() / n * n + 1, 1),
            Self::Week => {
                let back = u64::from(day.weekday().num_days_from_monday());
                day.checked_sub_days(Days::new(back)).map(|monday| monday.and_time(NaiveTime::MIN))
            }
            Self::Day => Some(day.and_time(NaiveTime::MIN)),
            Self::Hours(n) => day.and_hms_opt(time.hour() / n * n, 0, 0),
            Self::Minutes(n) => day.and_hms_opt(time.hour(), time.minute() / n * n, 0),
        }
    }

    /// The boundary after one.
    #[must_use]
    pub fn next(self, time: NaiveDateTime) -> Option<NaiveDateTime> {
        match self {
            Self::Years(n) => midnight(time.year().checked_add(n)?, 1, 1),
            Self::Months(n) => time.checked_add_months(Months::new(n)),
            Self::Week => time.checked_add_days(Days::new(7)),
            Self::Day => time.checked_add_days(Days::new(1)),
            Self::Hours(n) => time.checked_add_signed(TimeDelta::hours(i64::from(n))),
            Self::Minutes(n) => time.checked_add_signed(TimeDelta::minutes(i64::from(n))),
        }
    }

    /// Its shortest length in seconds.
    #[must_use]
    pub fn shortest(self) -> f64 {
        match self {
            Self::Years(n) => f64::from(n) * 365.0 * DAY,
            Self::Months(1) => 28.0 * DAY,
            Self::Months(n) => f64::from(n) * 30.0 * DAY,
            Self::Week => 7.0 * DAY,
            Self::Day => DAY,
            Self::Hours(n) => f64::from(n) * HOUR,
            Self::Minutes(n) => f64::from(n) * 60.0,
        }
    }

    /// The step of the coarse row above this one.
    #[must_use]
    pub fn above(self) -> Self {
        match self {
            Self::Years(100..) => Self::Years(1000),
            Self::Years(10..) => Self::Years(100),
            Self::Years(_) => Self::Years(10),
            Self::Months(_) => Self::Years(1),
            Self::Week | Self::Day => Self::Months(1),
            Self::Hours(_) | Self::Minutes(_) => Self::Day,
        }
    }

    /// The finest calendar step at least so long (in seconds), from a thousand years to five minutes.
    #[must_use]
    pub fn at_least(length: f64) -> Self {
        STEPS.iter().rev().copied().find(|step| step.shortest() >= length).unwrap_or(Step::Years(1000))
    }

    /// The boundaries from the one at or before the window's start to the one at or after its end.
    #[must_use]
    pub fn boundaries(self, window: Window) -> Vec<f64> {
        let mut times = Vec::new();
        // Times are whole seconds: a start within one must not be rounded to the next.
        let mut at = self.floor(civil(window.start.floor()));
        while let Some(time) = at {
            let here = seconds(time);
            times.push(here);
            if here >= window.end || times.len() > 20_000 {
                break;
            }
            let next = self.next(time);
            // One step leads over a folded gap: nothing lies in it.
            let over = window.folds.gap_at(here).and_then(|gap| self.floor(civil(gap.1)));
            at = match (over, next) {
                (Some(over), Some(next)) => Some(over.max(next)),
                (_, next) => next,
            };
        }
        times
    }

    /// The words at a boundary in the fine row.
    #[must_use]
    pub fn fine_words(self, time: NaiveDateTime) -> String {
        match self {
            Self::Years(_) => year_words(time.year()),
            Self::Months(_) => time.format("%b").to_string(),
            Self::Week | Self::Day => time.day().to_string(),
            Self::Hours(_) | Self::Minutes(_) => time.format("%H:%M").to_string(),
        }
    }

    /// The words at a boundary in the coarse row.
    #[must_use]
    pub fn coarse_words(self, time: NaiveDateTime) -> String {
        match self {
            Self::Years(1000) if time.year() > 0 => ordinal(time.year() / 1000 + 1, "millennium"),
            Self::Years(100) if time.year() > 0 => ordinal(time.year() / 100 + 1, "century"),
            Self::Years(10) if time.year() > 0 => format!("{}s", time.year()),
            Self::Years(_) => year_words(time.year()),
            Self::Months(_) => time.format("%B %Y").to_string(),
            Self::Week | Self::Day => format!("{} {}", time.day(), time.format("%B %Y")),
            Self::Hours(_) | Self::Minutes(_) => time.format("%H:%M").to_string(),
        }
    }
}

fn ordinal(number: i32, noun: &str) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending} {noun}")
}

/// The widest label of the fine row.
fn widest(step: Step, window: Window, measure: Measure) -> f32 {
    let words: &[&str] = match step {
        Step::Years(_) if window.start < -62_135_596_800.0 => &["4000 BC"],
        Step::Years(_) if civil(window.end).year() > 9999 => &["00000"],
        Step::Years(_) => &["0000"],
        Step::Months(_) => &["May", "Nov", "Mar"],
        Step::Week | Step::Day => &["28"],
        Step::Hours(_) | Step::Minutes(_) => &["00:00"],
    };
    words.iter().map(|words| measure(words, theme::SMALL)).fold(0.0, f32::max)
}

/// The ruler of a window over a pane of this width.
#[must_use]
pub fn ruler(window: Window, width: f32, measure: Measure) -> Ruler {
    let per_point = window.per_point(width);
    let fits = |step: Step| {
        let room = (step.shortest() / per_point) as f32;
        room >= widest(step, window, measure) + 2.0 * LABEL_PAD
    };
    let index = STEPS.iter().rposition(|&step| fits(step)).unwrap_or(0);
    let step = STEPS.get(index).copied().unwrap_or(Step::Years(1000));
    let minor = STEPS
        .get(index + 1..)
        .unwrap_or_default()
        .iter()
        .rev()
        .copied()
        .find(|finer| (finer.shortest() / per_point) as f32 >= 4.5 && divides(*finer, step));
    Ruler {
        coarse: row(step.above(), window, width, |time| step.above().coarse_words(time), theme::COARSE, measure),
        fine: row(step, window, width, |time| step.fine_words(time), theme::SMALL, measure),
        minor: minor.map(|finer| places(finer, window, width)).unwrap_or_default(),
        step,
    }
}

/// True when every boundary of `step` is one of `finer` too and marks between them help reading.
fn divides(finer: Step, step: Step) -> bool {
    match (finer, step) {
        (Step::Years(a), Step::Years(b)) => b % a == 0 && b / a <= 10,
        (Step::Months(a), Step::Months(b)) => b % a == 0,
        (Step::Months(a), Step::Years(b)) => b == 1 && a >= 1,
        (Step::Day, Step::Week | Step::Months(1)) | (Step::Hours(_), Step::Day) => true,
        (Step::Hours(a), Step::Hours(b)) | (Step::Minutes(a), Step::Minutes(b)) => b % a == 0,
        (Step::Minutes(_), Step::Hours(_)) => true,
        _ => false,
    }
}

fn places(step: Step, window: Window, width: f32) -> Vec<f32> {
    let times = step.boundaries(window);
    let shown = times.iter().filter(|&&time| window.folds.gap_at(time).is_none());
    shown.map(|&time| window.x(time, width)).filter(|x| (0.0..=width).contains(x)).collect()
}

/// One row: a tick at each boundary; the unit that began before the left edge keeps its words at the edge.
fn row(
    step: Step,
    window: Window,
    width: f32,
    words: impl Fn(NaiveDateTime) -> String,
    style: super::text::TextStyle,
    measure: Measure,
) -> Vec<Tick> {
    let times = step.boundaries(window);
    let mut ticks = Vec::new();
    for (i, &time) in times.iter().enumerate() {
        let x = window.x(time, width);
        if x > width {
            break;
        }
        let end = times.get(i + 1).map_or(width, |&next| window.x(next, width).min(width));
        // A boundary inside a break has no place of its own; its unit begins to show behind the break.
        let gap = window.folds.gap_at(time);
        let x = gap.map_or(x, |gap| window.x(gap.1, width));
        let label_x = x.max(0.0) + LABEL_PAD;
        let before = times.get(i + 1).map_or(end, |&next| {
            let cut = window.breaks().find(|gap| gap.0 > time && gap.0 < next);
            cut.map_or(end, |gap| window.x(gap.0, width).min(end))
        });
        let end = if gap.is_none() { before } else { end };
        let label = words(civil(time));
        let fits = label_x + measure(&label, style) + 3.0 <= end;
        // A fine label whose tick lies left of the pane would name a place that is not shown.
        let shown = fits && (x >= 0.0 || style == theme::COARSE);
        if gap.is_some() && (!shown || style != theme::COARSE) {
            continue;
        }
        ticks.push(Tick { time, x, label: if shown { label } else { String::new() }, label_x });
    }
    ticks
}

/// The window's ends in words for the gutter, no finer than helps: "Dec 2012 – Jan 2016".
#[must_use]
pub fn range_words(window: Window) -> String {
    let (start, end) = (civil(window.start), civil(window.end - 1.0));
    let length = window.length();
    let form = |time: NaiveDateTime| {
        if length > 12.0 * YEAR {
            year_words(time.year())
        } else if length > 90.0 * DAY {
            time.format("%b %Y").to_string()
        } else if length > 2.0 * DAY {
            format!("{} {}", time.day(), time.format("%b %Y"))
        } else {
            format!("{} {}", time.day(), time.format("%b %H:%M"))
        }
    };
    let (first, last) = (form(start), form(end));
    if first == last {
        return first;
    }
    // The year is said once.
    let year = format!(" {}", end.year());
    let first = if start.year() == end.year() { first.strip_suffix(&year).unwrap_or(&first) } else { &first };
    format!("{first} – {last}")
}

/// A window widened to whole years, or to whole months or days where it is short.
#[must_use]
pub fn whole(window: Window) -> Window {
    let step = match window.length() {
        length if length > 40.0 * YEAR => Step::Years(10),
        length if length > 1.5 * YEAR => Step::Years(1),
        length if length > 45.0 * DAY => Step::Months(1),
        _ => Step::Day,
    };
    Window::new(before(window.start, step), after(window.end, step))
}

/// The last boundary of a year (else of a month) up to a time.
#[must_use]
pub fn round_down(time: f64, years: bool) -> f64 {
    before(time, if years { Step::Years(1) } else { Step::Months(1) })
}

/// The first boundary of a year (else of a month) from a time on.
#[must_use]
pub fn round_up(time: f64, years: bool) -> f64 {
    after(time, if years { Step::Years(1) } else { Step::Months(1) })
}

fn before(time: f64, step: Step) -> f64 {
    step.floor(civil(time)).map_or(time, seconds)
}

fn after(time: f64, step: Step) -> f64 {
    let first = step.floor(civil(time));
    let next = first.filter(|&first| seconds(first) < time).and_then(|first| step.next(first));
    next.or(first).map_or(time, seconds)
}

/// True on the first second of a year.
#[must_use]
pub fn on_year(time: f64) -> bool {
    let at = civil(time);
    at.ordinal() == 1 && at.time() == NaiveTime::MIN
}

/// The name of a gap between boundaries: "2016–17", "2019", else its length: "5 months".
#[must_use]
pub fn gap_words(gap: Window) -> String {
    let (first, last) = (civil(gap.start).year(), civil(gap.end - 1.0).year());
    if !on_year(gap.start) || !on_year(gap.end) {
        let months = (gap.length() / (YEAR / 12.0)).round() as i64;
        return if months == 1 { "1 month".to_owned() } else { format!("{months} months") };
    }
    if first == last {
        year_words(first)
    } else if first > 0 && first / 100 == last / 100 {
        format!("{first}–{:02}", last % 100)
    } else {
        format!("{} years", last - first + 1)
    }
}
