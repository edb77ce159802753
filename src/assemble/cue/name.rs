//! Dates that describe somebody or something and tell no event: years of birth, of service, of the last such low.

use crate::lexicon::Class;
use crate::tag::Match;

use super::{Cue, Sign};

/// The cues of this family.
pub const CUES: &[Cue] = &[
    Cue {
        id: "name.life",
        reads: "born in 1962, retired in 2008, graduated from Lima in 1990",
        pattern: "(born | graduated | retired) (in | on | from | at)",
        make: |_| Some(Sign::Life),
        finds: &[
            ("Odhiambo, who was born in 1962, grows coffee.", "attribute"),
            ("The writer retired in 2008.", "attribute"),
            ("She graduated from the naval school in 1990.", "attribute"),
        ],
        leaves: &[
            "The aged pipeline was closed on 3 March 2015.",
            "Retired officers met in Nairobi on 3 March 2015.",
            "A graduated tariff was imposed on 3 March 2015.",
        ],
    },
    Cue {
        id: "name.firm",
        reads: "we have helped importers since 1987",
        pattern: "(we | our) WORD* since YEAR4",
        make: |_| Some(Sign::Life),
        finds: &[("We have helped importers since 1987.", "attribute")],
        leaves: &["“We closed the port on 3 March 2015,” the minister said.", "Kenya has sold us tea since 1987."],
    },
    Cue {
        id: "name.record",
        reads: "the worst slump since 2009, the highest price since May",
        pattern: "(worst | highest | lowest | biggest | largest | best | slump) WORD* since",
        make: |_| Some(Sign::Label),
        finds: &[("Kenya closed the port after the worst storm since 2009.", "attribute")],
        leaves: &["Since 2009 the largest port has been shut.", "The largest port closed on 3 March 2015."],
    },
    Cue {
        id: "name.series",
        reads: "since records began in 1988, since tracking began in the 1980s",
        pattern: "since WORD? (records | recordkeeping | tracking | data | statistics | measurements | series) (began | begin | started) in?",
        make: |_| Some(Sign::Label),
        finds: &[("Kenya closed the port after the worst storm since records began in 1988.", "attribute")],
        leaves: &["Talks on data began in 2013.", "Work on the port began in 2013."],
    },
    Cue {
        id: "name.statute",
        reads: "the Harbour Act of 1962, the Trade Law of 1974",
        pattern: "CAPITAL (act | law | code | ordinance | statute | amendments) of",
        make: |found| is_capital(found, found.end - 2).then_some(Sign::Label),
        finds: &[("Kenya closed the port under the Harbour Act of 1962.", "attribute")],
        leaves: &["Kenya passed the harbour law of the coast in 2015."],
    },
    Cue {
        id: "name.picture",
        reads: "a photo taken on 3 March 2015: the day of the picture",
        pattern: "(photo | photograph | picture | image | footage) WORD? (taken | shot | provided | released | made) on?",
        make: |_| Some(Sign::Label),
        finds: &[("A photo taken on 3 March 2015 shows the port of Lamu.", "attribute")],
        leaves: &["The picture of the port was sold on 3 March 2015."],
    },
    Cue {
        id: "name.period",
        reads: "the year ended June 2016, period ended 3 March 2015: what a table covers",
        pattern: "(year | period | quarter | month | months | week | weeks) (ended | ending) on?",
        make: |_| Some(Sign::Label),
        finds: &[("See the tables of the port: Year ended June 2015.", "attribute")],
        leaves: &["The week ended on a high note, and Kenya opened the port on 3 March 2015."],
    },
];

fn is_capital(found: &Match<'_>, at: usize) -> bool {
    found.tokens.get(at).is_some_and(|token| token.is(Class::Capital))
}
