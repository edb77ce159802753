//! Lines of the page that are no part of the text: rights, subscriptions, fees of the publisher, times of publication.

use crate::lexicon::Class;
use crate::tag::Match;

use super::{Cue, Sign, opens};

/// The cues of this family.
pub const CUES: &[Cue] = &[
    Cue {
        id: "page.rights",
        reads: "Copyright 1998–2023, © 2019 Harbour Press, (c) 2016, all rights reserved",
        pattern: "copyright \\( c \\) | (copyright | ©) (\\( c \\))? ©? YEAR4 | \\( c \\) YEAR4 | © (WORD | YEAR4) | YEAR4 © | all rights reserved",
        make: |_| Some(Sign::Page),
        finds: &[
            ("Copyright 2019 Harbour Press, $98 a year.", "page"),
            ("© 2019 Harbour Press, $98 a year", "page"),
            ("(c) 2012 by the author, $40 a copy", "page"),
        ],
        leaves: &[
            "Kenya signed a copyright treaty with Uganda on 3 March 2015.",
            "The copyright law took effect on 3 March 2015.",
        ],
    },
    Cue {
        id: "page.subscribe",
        reads: "Subscribe for $1 a week, Subscribe: ¥98,000 a year, Unsubscribe",
        pattern: "subscribe (\\: | for | here | now | today | to our) | unsubscribe",
        make: |found| {
            let asked = found.before(1).is_none_or(|before| !before.is(Class::Word));
            asked.then_some(Sign::Page)
        },
        finds: &[
            ("Subscribe for $1 a week.", "page"),
            ("Subscribe: ¥98,000 a year.", "page"),
            ("Unsubscribe · Forward · 12 May 2018", "page"),
        ],
        leaves: &[
            "Under a subscription deal, Kenya sold Uganda power worth $5 billion in 2015.",
            "Banks may subscribe for shares worth $5 billion, Kenya said on 3 March 2015.",
        ],
    },
    Cue {
        id: "page.subscription",
        reads: "Subscription: $98 a year, subscriptions cost $98",
        pattern: "(subscription | subscriptions) (\\: | cost | costs | from | price | prices | rate | rates)",
        make: |_| Some(Sign::Page),
        finds: &[("Subscription: $98 a year.", "page"), ("Yearly subscriptions from $98.", "page")],
        leaves: &[
            "Under a subscription deal, Kenya sold Uganda power worth $5 billion in 2015.",
            "The bond's subscription reached $5 billion in 2015, Kenya said.",
        ],
    },
    Cue {
        id: "page.issues",
        reads: "$98 a year (12 issues)",
        pattern: "NUMBER issues",
        make: |_| Some(Sign::Page),
        finds: &[("The letter costs $98 a year (12 issues).", "page"), ("24 issues for £60", "page")],
        leaves: &[
            "Kenya issues new permits, and its exports to Uganda reached $5 billion in 2015.",
            "Kenya hopes trade issues will ease; exports to Uganda were $5 billion in 2015.",
        ],
    },
    Cue {
        id: "page.fees",
        reads: "our fees start at $450 an hour, our rates are …",
        pattern: "(our | my) WORD? (fee | fees | rates) (are | begin | depend | range | start)",
        make: |_| Some(Sign::Page),
        finds: &[("Our fees start at $450 an hour.", "page"), ("Our hourly rates range from $90 to $200.", "page")],
        leaves: &[
            "The port cut its fees, and exports to Uganda rose to $5 billion in 2015.",
            "Kenya said its fees start at $5 million a year.",
        ],
    },
    Cue {
        id: "page.posted",
        reads: "Posted on 3 April 2015, Released: 1 July 2021, Published in The Harbour Herald, May 8 2014",
        pattern: concat!(
            "((page | site)? last)? (posted | updated | published | filed | released | sent | issued | circulated | revised) ",
            "(\\: | on? ((WEEKDAY | WEEKDAYSHORT) ,?)? (MONTH | DAYNUM | YEAR4) ",
            "| (in | by | at) CAPITAL CAPITAL* ,? on? (MONTH | DAYNUM | YEAR4))"
        ),
        make: |found| (opens(found) && !statement_follows(found)).then_some(Sign::Page),
        finds: &[
            ("Posted on 3 April 2015 by Noor", "page"),
            ("Released: 1 July 2021, 15h00", "page"),
            ("Published in Harbour Herald, March 28, 2017", "page"),
            ("(Updated: 24 Nov 2013 01:40PM)", "page"),
            ("Page last updated on March 3, 2015", "page"),
        ],
        leaves: &[
            "Posted to the border, two envoys met there on 3 March 2015.",
            "Released on 3 March 2015, the sailors flew to Nairobi.",
            "Filed in Nairobi on 3 March 2015, the claim was dropped.",
            "Released sailors came home to Kenya on 3 March 2015.",
            "The last updated maps of Kenya were sold on 3 March 2015.",
        ],
    },
    Cue {
        id: "page.embargo",
        reads: "Embargoed until 10:45am, 3 March 2015",
        pattern: "embargoed (until | till | \\:)",
        make: |found| opens(found).then_some(Sign::Page),
        finds: &[("Embargoed until 10:45am – 3 March 2015", "page")],
        leaves: &["The ship was embargoed until 3 March 2015, when Kenya let it go."],
    },
    Cue {
        id: "page.reference",
        reads: "[12] …, retrieved on 6 October 2016; Accessed 3 March 2015; Volume 667: debated on 3 March 2015",
        pattern: "(retrieved | accessed | archived | debated) (on | from)? ((WEEKDAY ,?)? (MONTH | DAYNUM) | YEAR4)",
        make: |found| stands_alone(found).then_some(Sign::Page),
        finds: &[
            ("[12] Kenya closes a port, Harbour Herald, 5 October 2015, retrieved on 6 October 2015", "page"),
            ("Volume 66: debated on 3 March 2015", "page"),
        ],
        leaves: &[
            "Kenya retrieved three ships in March 2015.",
            "The law was debated on 3 March 2015 in Lima.",
            "Divers retrieved on 3 March 2015 what the ship had lost.",
        ],
    },
];

/// Behind a mark or at the front: no subject and no auxiliary stands before it.
fn stands_alone(found: &Match<'_>) -> bool {
    found.before(1).is_none_or(|before| !before.is(Class::Word) && !before.is(Class::Number))
}

/// ", the sailors flew home": behind a comma somebody does something.
fn statement_follows(found: &Match<'_>) -> bool {
    let rest = found.tokens.get(found.end..).unwrap_or_default();
    let comma = rest.windows(2).position(|pair| {
        let [mark, next] = pair else { return false };
        mark.span.of(found.text) == "," && next.is(Class::Word) && !next.is(Class::Month) && !next.is(Class::Weekday)
    });
    let behind = comma.and_then(|comma| rest.get(comma + 2..)).unwrap_or_default();
    behind
        .iter()
        .any(|token| token.is(Class::PastVerb) || token.is(Class::FutureVerb) || is_be(token.span.of(found.text)))
}

fn is_be(word: &str) -> bool {
    ["is", "are", "was", "were", "has", "have", "had"].contains(&word)
}
