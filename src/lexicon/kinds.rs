//! What the values of some tables mean: a table writes the word, code asks the variant.

use super::Class;

macro_rules! kinds {
    ($($(#[doc = $doc:literal])* $name:ident of $($class:ident)|+ { $($(#[doc = $note:literal])* $variant:ident = $word:literal,)* })*) => {
        $(
            $(#[doc = $doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
            pub enum $name {
                $($(#[doc = $note])* $variant,)*
            }

            impl $name {
                const ALL: &'static [Self] = &[$(Self::$variant),*];

                /// The kind of a value in the table.
                #[must_use]
                pub fn of(value: i64) -> Option<Self> {
                    usize::try_from(value).ok().and_then(|at| Self::ALL.get(at)).copied()
                }
            }
        )*

        impl Class {
            /// The words that are the values of its table, in the order of their kinds; none where values are numbers.
            #[allow(dead_code, reason = "only the build script asks")]
            pub(super) fn kinds(self) -> &'static [&'static str] {
                match self {
                    $($(Self::$class)|+ => &[$($word),*],)*
                    _ => &[],
                }
            }
        }
    };
}

kinds! {
    /// What kind of thing a word tells.
    Deed of EventWord {
        /// Signed, agreed, joined.
        Agreement = "agreement",
        /// Came, left, was received.
        Visit = "visit",
        /// Met, talked.
        Meeting = "meeting",
        /// Bought, sold, shipped.
        Trade = "trade",
        /// Built, invested.
        Investment = "investment",
        /// Gave, helped.
        Aid = "aid",
        /// Lent, owed.
        Debt = "debt",
        /// Banned, punished.
        Sanctions = "sanctions",
        /// Fought, drilled.
        Military = "military",
        /// Voted, ruled, decided.
        Politics = "politics",
        /// Said.
        Statement = "statement",
    }
    /// What an amount measures.
    Measured of Metric {
        /// Goods both ways.
        Trade = "trade",
        /// Goods out.
        Exports = "exports",
        /// Goods in.
        Imports = "imports",
        /// More in than out.
        Deficit = "deficit",
        /// More out than in.
        Surplus = "surplus",
        /// Out less in.
        Balance = "balance",
        /// A duty.
        Tariff = "tariff",
        /// Put into a firm or a project.
        Investment = "investment",
        /// Given.
        Aid = "aid",
        /// Owed.
        Debt = "debt",
        /// Lent.
        Loan = "loan",
        /// Paid a unit.
        Price = "price",
        /// Made.
        Production = "production",
        /// Held by a central bank.
        Reserves = "reserves",
        /// Sent home.
        Remittances = "remittances",
        /// Agreed for.
        Contract = "contract",
        /// Earned.
        Revenue = "revenue",
        /// Sold by whom is told.
        Sales = "sales",
        /// Allowed at most.
        Quota = "quota",
        /// Used.
        Consumption = "consumption",
        /// All that an economy makes: no figure of trade.
        Product = "gross product",
        /// Stored.
        Stocks = "stocks",
    }
    /// What a line does not name alone.
    Owner of Owned {
        /// It belongs to one state.
        One = "one",
        /// It lies between two.
        Between = "between",
        /// It is two states themselves: "the two sides".
        Both = "both",
    }
    /// What a clause tells that a word opens.
    Opener of ClauseOpener {
        /// Which, who.
        Relative = "relative",
        /// When, while.
        Time = "time",
        /// Because, although.
        Reason = "reason",
        /// If, unless.
        Condition = "condition",
        /// That, whether.
        Content = "content",
    }
    /// How a word puts a clause ahead of its telling.
    Ahead of FutureVerb {
        /// Will, is due to.
        Due = "due",
        /// Would, could.
        Modal = "modal",
        /// Agreed to, pledged to.
        Resolved = "resolved",
        /// The agreement to, the decision to.
        Resolve = "resolve",
        /// Takes, opens: present forms that are a schedule in front of a date.
        Scheduled = "scheduled",
    }
    /// A unit of time.
    Length of TimeUnit | TimeUnits | Frequency {
        /// 1 s.
        Second = "second",
        /// 60 s.
        Minute = "minute",
        /// 60 min.
        Hour = "hour",
        /// 24 h.
        Day = "day",
        /// 7 days.
        Week = "week",
        /// Saturday and Sunday.
        Weekend = "weekend",
        /// 14 days.
        Fortnight = "fortnight",
        /// A calendar month.
        Month = "month",
        /// 3 months.
        Quarter = "quarter",
        /// 6 months.
        Half = "half",
        /// Spring to winter.
        Season = "season",
        /// 12 months.
        Year = "year",
        /// 10 years.
        Decade = "decade",
        /// 100 years.
        Century = "century",
        /// 1000 years.
        Millennium = "millennium",
    }
    /// A part of the day.
    Daytime of DayPart | DayParts {
        /// Before noon.
        Morning = "morning",
        /// About noon.
        Midday = "midday",
        /// After noon.
        Afternoon = "afternoon",
        /// Before night.
        Evening = "evening",
        /// While it is dark.
        Night = "night",
        /// 12:00.
        Noon = "noon",
        /// 0:00.
        Midnight = "midnight",
    }
    /// Where in a period.
    Part of Stage {
        /// At its beginning.
        Early = "early",
        /// In its middle.
        Mid = "mid",
        /// Towards its end.
        Late = "late",
    }
    /// A time without a place.
    Reference of Vague {
        /// Before now.
        Past = "past",
        /// Now.
        Present = "present",
        /// After now.
        Future = "future",
    }
    /// What a share is counted in.
    Share of Percent {
        /// Hundredths.
        Percent = "per cent",
        /// Differences of hundredths.
        Points = "percentage points",
        /// Hundredths of those.
        Basis = "basis points",
        /// Thousandths.
        PerMille = "per mille",
    }
    /// How an amount is hedged or bounded.
    Bound of Hedge {
        /// About.
        About = "about",
        /// A little less.
        Almost = "almost",
        /// More.
        MoreThan = "more than",
        /// Less.
        LessThan = "less than",
        /// No less.
        AtLeast = "at least",
        /// No more.
        UpTo = "up to",
    }
}
