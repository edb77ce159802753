//! Words that lead from one period to another one: "a year earlier", "in the same month of 2015".

use crate::lexicon::Class;
use crate::model::Run;
use crate::tag::{Match, Rule, WordSet, words};

/// What words such as "a year earlier" say of a period, seen from another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shift {
    /// So many years on or back.
    Years(i32),
    /// So many quarters, halves … of its own kind.
    Units(i32),
    /// So many months on or back.
    Months(i32),
    /// So many weeks on or back.
    Weeks(i32),
    /// The same part of another year.
    InYear(i32),
    /// The same part of the fiscal year that ends in this one.
    InFiscal(i32),
}

impl Shift {
    /// True where it leads back in time, as bases of comparison do.
    #[must_use]
    pub fn is_back(self) -> bool {
        match self {
            Self::Years(by) | Self::Units(by) | Self::Months(by) | Self::Weeks(by) => by < 0,
            Self::InYear(_) | Self::InFiscal(_) => true,
        }
    }
}

/// Words that lead to another period, in place.
#[derive(Debug, Clone, Copy)]
pub struct Shifted {
    /// Where they lead.
    pub shift: Shift,
    /// The words.
    pub words: Run,
    /// The rule's id.
    pub rule: &'static str,
}

/// Words for a period that is another one's like: "the same period last year".
pub const SAME: &WordSet = words!("same corresponding comparable comparative similar equivalent respective");

/// What may stand in front: "posted in the", "than a", "of the".
macro_rules! lead {
    ($($rest:literal),+) => {
        concat!(
            "(booked | recorded | posted | seen | registered | earned | spent | shipped | sold | made | realised | realized \
             | tallied | logged | reported | reached | achieved)? (in | for | of | during)? (than | in)? ",
            "(the | a | an | one)? ", $($rest),+
        )
    };
}

/// Every wording that shifts a period.
pub const SHIFTS: &[Rule<Shift>] = &[
    Rule {
        id: "shift.same",
        reads: "in the same month last year, the same period of 2015, the same quarter a year earlier, of last fiscal",
        pattern: lead!(
            "(same | corresponding | comparable | comparative | similar | equivalent | respective) ((CARDINAL | INT) \\- month)? (year | years | month | months | quarter | half | period | week | time) ",
            "(in | for | of | during | \\,)? (than | in)? (y:YEAR4 | (the | a | an | one)? ",
            "((previous | preceding | prior | last | past) ((financial | fiscal | calendar)? year | fiscal | fy) ",
            "| year \\-? (earlier | before | ago | previously | prior)))"
        ),
        make: |found| match found.int('y') {
            Some(year) => i32::try_from(year).ok().map(Shift::InYear),
            None => Some(Shift::Years(-1)),
        },
        finds: &[
            ("In May 2015 exports of tea were $5 million, and $4 million in the same month last year.", "2014-05"),
            ("In May 2015 exports of tea were $5 million, and $4 million in the same month of 2012.", "2012-05"),
            ("In May 2015 exports of tea were $5 million, and $4 million in the same month a year earlier.", "2014-05"),
            (
                "In May 2015 exports of tea were $5 million, and $4 million earned in the comparable month last year.",
                "2014-05",
            ),
            (
                "In July-September 2015 exports of tea were $5 million, and $4 million in the corresponding period of last fiscal.",
                "2014-07/2014-09",
            ),
            ("In May 2015 exports of tea were $5 million, and $4 million in the respective period of 2014.", "2014-05"),
        ],
        leaves: &["In May 2015 exports of tea were $5 million, and $4 million at the same mill."],
    },
    Rule {
        id: "shift.prior-year",
        reads: "in the prior-year month, the previous-year period",
        pattern: lead!("(prior | previous) \\- year (month | quarter | period | half)"),
        make: |_| Some(Shift::Years(-1)),
        finds: &[("In May 2015 exports of tea were $5 million, and $4 million in the prior-year month.", "2014-05")],
        leaves: &["In May 2015 exports of tea were $5 million, and $4 million for a prior-year order."],
    },
    Rule {
        id: "shift.first-of-previous",
        reads: "during the first two months of the previous year",
        pattern: lead!(
            "first ((CARDINAL | INT) months | quarter | half) (in | of) the (previous | preceding | prior) year"
        ),
        make: |_| Some(Shift::Years(-1)),
        finds: &[(
            "In January-May 2015 exports of tea were $5 million, and $4 million during the first five months of the previous year.",
            "2014-01/2014-05",
        )],
        leaves: &[
            "In May 2015 exports of tea were $5 million, and $4 million in the first shipment of the previous owner.",
        ],
    },
    Rule {
        id: "shift.same-fiscal",
        reads: "in the corresponding period of FY25, the same period of FY2025",
        pattern: lead!(
            "(same | corresponding) (month | months | quarter | half | period) (in | for | of | during) fy y:(YEAR4 | TWO)"
        ),
        make: |found| {
            let year = i32::try_from(found.int('y')?).ok()?;
            Some(Shift::InFiscal(if year < 100 { 2000 + year } else { year }))
        },
        finds: &[(
            "In April-May 2013 exports of tea were $5 million, and $4 million in the same period of FY15.",
            "2014-04/2014-05",
        )],
        leaves: &["In May 2015 exports of tea were $5 million, and $4 million in the same period of drought."],
    },
    Rule {
        id: "shift.previous",
        reads: "in the previous month, the preceding year, the previous fiscal year",
        pattern: lead!(
            "(previous | preceding | prior) ((financial | fiscal | calendar)? y:year ",
            "| years | m:(month | months) | quarter | half | period | w:week | time)"
        ),
        make: |found| Some(if found.has('y') { Shift::Years(-1) } else { unit_back(found) }),
        finds: &[
            ("In May 2015 exports of tea were $5 million, and $4 million in the previous month.", "2015-04"),
            ("In 2015 exports of tea were $5 million, and $4 million in the previous year.", "2014"),
            ("On 8 May 2015 tea cost $5 a tonne, and $4 a tonne in the previous week.", "2015-05-01"),
            ("On 31 May 2015 stocks of tea were 5 tonnes, and 4 tonnes in the previous month.", "2015-04-30"),
        ],
        leaves: &["In May 2015 exports of tea were $5 million, and $4 million under the previous minister."],
    },
    Rule {
        id: "shift.decade",
        reads: "a decade earlier",
        pattern: lead!("decade (earlier | before | ago | previously | prior)"),
        make: |_| Some(Shift::Years(-10)),
        finds: &[("In 2015 exports of tea were $5 million, and $4 million a decade earlier.", "2005")],
        leaves: &["In 2015 exports of tea were $5 million, and $4 million went to a decade of works."],
    },
    Rule {
        id: "shift.year-earlier",
        reads: "a year earlier, than one year ago",
        pattern: lead!("year \\-? (earlier | before | ago | previously | prior)"),
        make: |_| Some(Shift::Years(-1)),
        finds: &[("In May 2015 exports of tea were $5 million, and $4 million a year earlier.", "2014-05")],
        leaves: &["In May 2015 exports of tea were $5 million, and $4 million a year went to Uganda."],
    },
    Rule {
        id: "shift.year-later",
        reads: "in the year after, a year later",
        pattern: lead!("year (after | later)"),
        make: |_| Some(Shift::Years(1)),
        finds: &[("In 2013 exports of tea were $5 million, and $4 million in the year after.", "2014")],
        leaves: &["In 2013 exports of tea were $5 million, and $4 million in a year of drought."],
    },
    Rule {
        id: "shift.unit-earlier",
        reads: "a month earlier, a quarter before",
        pattern: lead!("(m:month | quarter | w:week) (earlier | before | ago | previously | prior)"),
        make: |found| Some(unit_back(found)),
        finds: &[("In May 2015 exports of tea were $5 million, and $4 million a month earlier.", "2015-04")],
        leaves: &["In May 2015 exports of tea were $5 million, and $4 million a month went to Uganda."],
    },
    Rule {
        id: "shift.previously",
        reads: "after a rise of 4 % previously, from 5 tonnes earlier",
        pattern: "previously | earlier",
        // "$4 million previously pledged" was pledged then.
        make: |found| found.after(0).is_none_or(|next| next.is(Class::Punct)).then_some(Shift::Units(-1)),
        finds: &[("In May 2015 exports of tea rose by 5 %, after a rise of 4 % previously.", "2015-04")],
        leaves: &[
            "In May 2015 exports of tea were $5 million, and $4 million previously pledged was paid.",
            "In May 2015 exports of tea were $5 million, and $4 million earlier agreed was paid.",
        ],
    },
    Rule {
        id: "shift.following",
        reads: "the following year, in the next year",
        pattern: concat!(
            "(booked | recorded | posted | seen | registered)? (in | for | of | during)? ",
            "(than | in | the | a | an | one) (following | next) year"
        ),
        make: |_| Some(Shift::Years(1)),
        finds: &[("In 2012 exports of tea were $5 million, and $4 million in the following year.", "2013")],
        leaves: &["In 2012 exports of tea were $5 million, and $4 million of the following goods."],
    },
    Rule {
        id: "shift.years",
        reads: "five years earlier, 10 years ago",
        pattern: concat!(
            "(booked | recorded | posted | seen | registered)? (in | for | of | during)? n:(CARDINAL | INT) years ",
            "(earlier | before | ago | previously | prior)"
        ),
        make: |found| years_back(found),
        finds: &[("In 2015 exports of tea were $5 million, and $4 million five years earlier.", "2010")],
        leaves: &["In 2015 exports of tea were $5 million, and $4 million in five years of peace."],
    },
];

/// One unit back: a month or a week, where it is named.
fn unit_back(found: &Match<'_>) -> Shift {
    match (found.has('m'), found.has('w')) {
        (true, _) => Shift::Months(-1),
        (_, true) => Shift::Weeks(-1),
        _ => Shift::Units(-1),
    }
}

fn years_back(found: &Match<'_>) -> Option<Shift> {
    let counted =
        found.value('n', Class::Cardinal).or_else(|| found.int('n').filter(|count| (1..100).contains(count)))?;
    i32::try_from(counted).ok().map(|count| Shift::Years(-count))
}
