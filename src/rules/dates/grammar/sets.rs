//! Frequencies: "daily", "every month", "each Thursday", "Mondays", "per year".

use crate::lexicon::Class;
use crate::rules::dates::reading::{Reading, Sense, Step};
use crate::tag::{Rule, set};

use super::words::{count, length, number, part, step};

/// The rules of this family.
pub const RULES: &[Rule<Reading>] = &[
    Rule {
        id: "set.adverb",
        reads: "daily, weekly, monthly, quarterly, annually",
        pattern: "f:FREQUENCY",
        make: |found| {
            let step = found.value('f', Class::Frequency).and_then(Step::of)?;
            let name = found.get('f')?.is(Class::Capital)
                && (found.after(0).is_some_and(|next| next.is(Class::Capital))
                    || found.before(1).is_some_and(|prior| prior.is(Class::Capital)));
            let dashed = set!["-", "dividend", "cash"].holds(found.after(0));
            (!name && !dashed).then(|| Sense::Every(length(Some(1.0), step)).into())
        },
        finds: &[("printed daily in", "P1D"), ("rises annually", "P1Y"), ("a quarterly report", "P3M")],
        leaves: &["the Daily News", "China Daily"],
    },
    Rule {
        id: "set.every",
        reads: "every day, each year, every two weeks, every other week, per year",
        pattern: concat!("(every | each | per) (other | ", count!(), ")? u:(TIMEUNIT | TIMEUNITS)"),
        make: |found| {
            let step = step(found).filter(|step| *step >= Step::Hour)?;
            let other = set!["other"].holds(found.tokens.get(found.start + 1));
            let count = if other { 2.0 } else { number(found, 'n').unwrap_or(1.0) };
            if set!["per"].holds(found.tokens.get(found.start)) && step < Step::Day {
                return None;
            }
            Some(Sense::Every(length(Some(count), step)).into())
        },
        finds: &[
            ("almost every day", "P1D"),
            ("each year", "P1Y"),
            ("every two weeks", "P2W"),
            ("every other month", "P2M"),
        ],
        leaves: &["every second house", "each man"],
    },
    Rule {
        id: "set.weekday",
        reads: "each Thursday, every Monday, Mondays, Tuesday nights",
        pattern: "((each | every) w:WEEKDAY (p:(DAYPART | DAYPARTS))? | w:WEEKDAYS (p:(DAYPART | DAYPARTS))? | w:WEEKDAY p:DAYPARTS)",
        make: |found| {
            let token = found.get('w')?;
            let day = token.value(Class::Weekday).or_else(|| token.value(Class::Weekdays))?;
            if !token.is(Class::Capital) {
                return None;
            }
            Some(Reading::from(Sense::EveryWeekday(u8::try_from(day).ok()?)).at_clock(part(found)))
        },
        finds: &[
            ("departs each Thursday from", "XXXX-WXX-4"),
            ("on Mondays", "XXXX-WXX-1"),
            ("Tuesday nights", "XXXX-WXX-2TNI"),
        ],
        leaves: &["on sundays best"],
    },
    Rule {
        id: "set.month",
        reads: "every March, each summer, every quarter",
        pattern: "(every | each) (m:MONTH | c:SEASON | p:DAYPART)",
        make: |found| {
            if let Some(month) = super::words::month(found) {
                return Some(Sense::EveryMonth(month).into());
            }
            if let Some(season) = found.value('c', Class::Season) {
                let letters = ["SP", "SU", "FA", "WI"].get(usize::try_from(season).ok()?.checked_sub(1)?)?;
                return Some(Sense::EveryPart(letters).into());
            }
            match part(found)? {
                crate::rules::dates::reading::Clock::Part(letters) => Some(Sense::EveryPart(letters).into()),
                crate::rules::dates::reading::Clock::At(..) => None,
            }
        },
        finds: &[("held every March", "XXXX-03"), ("each summer", "XXXX-SU"), ("every morning", "XXXX-XX-XXTMO")],
        leaves: &["every may"],
    },
    Rule {
        id: "set.quarters",
        reads: "the second and fourth quarters",
        pattern: "o:ORDINAL and e:ORDINAL quarters",
        make: |found| {
            let quarter = |name| {
                found.value(name, Class::Ordinal).and_then(|o| u8::try_from(o).ok()).filter(|o| (1..=4).contains(o))
            };
            let (first, last) = (quarter('o')?, quarter('e')?);
            let cut = Some((found.start as u32 + 1, found.start as u32 + 2));
            Some(Reading { cut, ..Sense::EveryQuarter(first, last).into() })
        },
        finds: &[("in the second and fourth quarters,", "XXXX-Q2")],
        leaves: &["first and fifth quarters"],
    },
];
