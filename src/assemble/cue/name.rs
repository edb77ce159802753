//! Dates that describe somebody or something and tell no event: years of birth, of service, of the last such low.

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
        make: |_| Some(Sign::Record),
        finds: &[("Kenya closed the port after the worst storm since 2009.", "attribute")],
        leaves: &["Since 2009 the largest port has been shut.", "The largest port closed on 3 March 2015."],
    },
];
