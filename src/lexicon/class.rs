//! The classes a token can have: one bit each, so that a pattern asks with one `and`.

/// A set of classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ClassSet(pub u128);

impl ClassSet {
    /// This set and one more.
    #[must_use]
    pub const fn with(self, class: Class) -> Self {
        Self(self.0 | 1 << class as u32)
    }

    /// True when the class is in it.
    #[must_use]
    pub const fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u32) != 0
    }

    /// True when the two share a class.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

macro_rules! classes {
    ($($(#[doc = $doc:literal])* $variant:ident = $name:literal,)*) => {
        /// A class of tokens. Patterns and lexicon tables name it in capitals.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u32)]
        pub enum Class {
            $($(#[doc = $doc])* $variant,)*
        }

        impl Class {
            /// Every class.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The class of a name in capitals.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

classes! {
    // Given by the lexer.
    /// Any word.
    Word = "WORD",
    /// Any run of digits, grouped or decimal.
    Number = "NUMBER",
    /// A number without grouping or decimals.
    Int = "INT",
    /// Four digits from 1000 to 2999.
    Year4 = "YEAR4",
    /// Two digits.
    Two = "TWO",
    /// 1 to 31, one or two digits.
    DayNum = "DAYNUM",
    /// 1 to 12, one or two digits.
    MonthNum = "MONTHNUM",
    /// One other character.
    Punct = "PUNCT",
    /// First letter upper case.
    Capital = "CAPITAL",
    /// All letters upper case, two or more.
    Upper = "UPPER",
    /// First word of a phrase of the lexicon.
    PhraseStart = "PHRASE",
    // Dates.
    /// Month name or abbreviation: 1 to 12.
    Month = "MONTH",
    /// Weekday: 1 Monday to 7 Sunday.
    Weekday = "WEEKDAY",
    /// Weekday cut short (Mon, Tues), counted only beside a date.
    WeekdayShort = "WEEKDAYSHORT",
    /// Weekday in the plural: every one of them.
    Weekdays = "WEEKDAYS",
    /// Ordinal word: first is 1.
    Ordinal = "ORDINAL",
    /// Cardinal word: twelve is 12, hundred is 100.
    Cardinal = "CARDINAL",
    /// Decade in words: nineties is 9.
    DecadeWord = "DECADEWORD",
    /// Unit of time in the singular; as dates.toml names them.
    TimeUnit = "TIMEUNIT",
    /// Unit of time in the plural.
    TimeUnits = "TIMEUNITS",
    /// Season: 1 spring to 4 winter.
    Season = "SEASON",
    /// Part of the day; as dates.toml names them.
    DayPart = "DAYPART",
    /// Part of the day in the plural.
    DayParts = "DAYPARTS",
    /// today, yesterday, tomorrow: days from the anchor.
    Deictic = "DEICTIC",
    /// last, previous, past: -1; this, current: 0; next, coming, following: 1.
    Shift = "SHIFT",
    /// early 1, mid 2, late 3.
    Stage = "STAGE",
    /// Named holiday.
    Holiday = "HOLIDAY",
    /// Vague references: past 1, present 2, future 3.
    Vague = "VAGUE",
    /// Frequencies (daily, weekly, annually): the unit they repeat by.
    Frequency = "FREQUENCY",
    /// Named eras; value is the first year times 10,000, and the last year.
    Era = "ERA",
    /// Wars and other times known by a name of their own, told like eras.
    EraName = "ERANAME",
    /// Country or good with a fiscal or marketing year: the month in which it starts.
    FiscalStart = "FISCALSTART",
    /// Things that are counted: a number before them is no year.
    Counted = "COUNTED",
    /// Words of streets: a number in front of a name and one of them is an address.
    Street = "STREET",
    /// Words before a number that make it a label and no year (room, flight, resolution).
    Labelled = "LABELLED",
    // Amounts.
    /// Scale word: its power of ten.
    Scale = "SCALE",
    /// Currency word, code or symbol: index into the currency table.
    Currency = "CURRENCY",
    /// per cent, percent, pct, %.
    Percent = "PERCENT",
    /// Unit of measure: index into the unit table.
    Measure = "MEASURE",
    /// Fraction word: half, third, quarter; the denominator.
    Fraction = "FRACTION",
    /// Multiples: doubled, tripled; the factor.
    Multiple = "MULTIPLE",
    /// Verbs and nouns of growth.
    Rise = "RISE",
    /// Verbs and nouns of decline.
    Fall = "FALL",
    /// Groups: a dozen is 12.
    Dozen = "DOZEN",
    /// Hedges and bounds of amounts.
    Hedge = "HEDGE",
    /// Characters that are fractions: numerator times 1000, and the denominator.
    FractionSign = "FRACTIONSIGN",
    /// Words that end a counted noun phrase.
    Stop = "STOP",
    // Grammar and roles.
    /// Metric noun or verb (trade, exports, imported): index into the metrics table.
    Metric = "METRIC",
    /// A part of a state that issues figures: ministry, bureau, bank, customs.
    Office = "OFFICE",
    /// What a line does not name alone: 1 belongs to one state, 2 lies between two, 3 is two states themselves.
    Owned = "OWNED",
    /// A word in front of "exports" that names no good: total, annual, foreign.
    General = "GENERAL",
    /// Reporting verb (said, reported, told).
    Report = "REPORT",
    /// Planning word (scheduled, plans, will).
    Plan = "PLAN",
    /// Forecast word (expects, projected).
    Forecast = "FORECAST",
    /// Cancelling word.
    Cancel = "CANCEL",
    /// Denial word.
    Deny = "DENY",
    /// Past-tense verb of note.
    PastVerb = "PASTVERB",
    /// Present or future auxiliary.
    FutureVerb = "FUTUREVERB",
    /// Present form of a verb of note, auxiliaries included.
    PresentVerb = "PRESENTVERB",
    /// "value", "volume": nouns that only say that something is an amount.
    AmountNoun = "AMOUNTNOUN",
    /// Verb of amounts (was, reached, fell): a clause without another verb tells no event.
    LevelVerb = "LEVELVERB",
    /// Event noun or verb: index of its category.
    EventWord = "EVENTWORD",
    /// Preposition.
    Preposition = "PREPOSITION",
    /// Determiner.
    Determiner = "DETERMINER",
    /// Conjunction or relative pronoun that opens a clause.
    ClauseOpener = "CLAUSE",
}
