//! Guards: what keeps a date off the timeline, or turns an event, by the shape of its sentence. The code that looks for
//! each of them names it; here stand their examples.

/// A rule made by hand, with its examples.
pub struct Guard {
    /// Name in the registry, unique; stands in the list of what was left out.
    pub id: &'static str,
    /// One line of grammar for the manual.
    pub reads: &'static str,
    /// Wordings on which it must decide.
    pub finds: &'static [(&'static str, &'static str)],
    /// Look-alikes it must leave.
    pub leaves: &'static [&'static str],
}

/// Every guard.
pub static GUARDS: &[Guard] = &[
    Guard {
        id: "guard.behind-name",
        reads: "Expo 2020, Agenda 2030: a year right behind a name",
        finds: &[
            ("Kenya built the stand for Expo 2020 in the port.", "attribute"),
            ("Kenya announced the quotas through Order no. 5 of 2025.", "attribute"),
            ("Kenya issued the Resolutions 1907 and 1908.", "attribute"),
        ],
        leaves: &["Since 2015 the port of Lamu has been open."],
    },
    Guard {
        id: "guard.bracket",
        reads: "(2012): a year in brackets",
        finds: &[("The salmon treaty (2012) binds Kenya.", "attribute")],
        leaves: &["Kenya signed the salmon treaty (on 3 March 2012) in Lima."],
    },
    Guard {
        id: "guard.no-line",
        reads: "the index stood at 111.4, comparing with May, the talks were long: no line of it could stand alone, for it has no subject, \
                ends within a phrase, tells another verb than the date's, or only a level or a state",
        finds: &[
            ("On 3 March 2015 the index of the port stood at 111.4.", "attribute"),
            ("On 3 March 2015 the talks in Lamu were long.", "attribute"),
        ],
        leaves: &[
            "On 3 March 2015 the talks in Lamu were over.",
            "On 3 March 2015 Kenya stood by the treaty.",
            "On 3 March 2015 the index of the port rose to 111.4.",
        ],
    },
    Guard {
        id: "guard.before-noun",
        reads: "the 2014 agreement, a 1998 lorry, in 1950 dollars: a year in front of its noun",
        finds: &[("He drives a 1998 lorry through the Andes.", "attribute")],
        leaves: &["In 2015 production stopped at the mine.", "In 1998 lorries crossed the Andes."],
    },
    Guard {
        id: "guard.comparison",
        reads: "than in 2017, compared with 2016, 8 % on 2023",
        finds: &[("The harvest was better than in 2017.", "attribute")],
        leaves: &["Kenya opened the port in 2017."],
    },
    Guard {
        id: "guard.quoted",
        reads: "“2013”: nothing but a date in quotation marks",
        finds: &[("They called the album “2013” and sold it.", "attribute")],
        leaves: &["“In 2013 we opened the port,” he said."],
    },
    Guard {
        id: "guard.then",
        reads: "then, since then",
        finds: &[("Kenya opened the port in 2013. Since then ships have called.", "attribute")],
        leaves: &["Kenya opened the port in 2013, then the railway."],
    },
    Guard {
        id: "guard.dateline",
        reads: "NAIROBI, May 8 — …: place and day in front of a report",
        finds: &[
            ("NAIROBI, March 3 – Kenya opened the port.", "page"),
            ("Nairobi, KE – March 3, 2016: Kenya opened the port.", "page"),
        ],
        leaves: &["NATO met on March 3 in Oslo."],
    },
    Guard {
        id: "guard.mail",
        reads: "On Mon, Jul 26, 2010, A. wrote: · Sent: Tuesday",
        finds: &[("On Mon, July 26, 2010, Amina wrote: the port is open", "page")],
        leaves: &["On Monday, July 26, 2010, Amina wrote to the port."],
    },
    Guard {
        id: "guard.outlook",
        reads: "prices are projected to drop in 2026: the horizon of an outlook that nobody decides",
        finds: &[
            ("Copper exports are expected to rise in 2026, the bank said.", "attribute"),
            ("Inflation is likely to remain high in 2026, the bank said.", "attribute"),
            ("The budget is projected to move into deficit in 2026, the bank said.", "attribute"),
        ],
        leaves: &[
            "Kenya is expected to sign the pact in 2026.",
            "The copper tax will increase in 2026.",
            "The minister is likely to return to Kenya in 2026.",
        ],
    },
    Guard {
        id: "guard.rank",
        reads: "was the largest buyer in 2014, inflows were lower in 1998",
        finds: &[("Kenya remained the largest buyer of copper in June 2014.", "attribute")],
        leaves: &["Kenya was named a partner in June 2014."],
    },
    Guard {
        id: "guard.reference",
        reads: "(See Harbour Monitor, March 2019), (Harbour Monitor, 2019): where else something stands",
        finds: &[
            ("Kenya lifted the ban (See Harbour Monitor, March 2019).", "attribute"),
            ("Kenya lifted the ban (Harbour Monitor, 2019).", "attribute"),
        ],
        leaves: &[
            "Kenya lifted the ban (it was imposed in March 2019).",
            "Kenya signed the second pact (Oslo, 2019) with Peru.",
        ],
    },
    Guard {
        id: "guard.level",
        reads: "an amount that stood, was, reached: its date is the amount's",
        finds: &[("Ships were 40,000 in 2013, boats 20,000.", "attribute")],
        leaves: &["Kenya sold the port for $5 billion on 3 March 2015."],
    },
    Guard {
        id: "guard.attribute",
        reads: "figures for 2021 are final: a date that only describes a noun",
        finds: &[("The books for 2013 were final.", "attribute")],
        leaves: &["Kenya opened the port in 2013."],
    },
    Guard {
        id: "guard.era",
        reads: "in the nineteenth century the port was rich: a state of things over more than ten years",
        finds: &[("In the 19th century the port was rich.", "attribute")],
        leaves: &["In 2015 the port was sold."],
    },
    Guard {
        id: "guard.supposed",
        reads: "if Norway closed the port, had they agreed, would have: only supposed",
        finds: &[("If Norway were to close the port in 2021, prices would rise.", "hypothetical")],
        leaves: &["The minister asked if the mine closed in 2014."],
    },
    Guard {
        id: "guard.denied",
        reads: "denied that they met, reports of a raid were false, did not ship",
        finds: &[("Peru denied that its minister met the envoy on 3 May 2015.", "denied")],
        leaves: &["Peru denied entry to the envoy on 3 May 2015."],
    },
    Guard {
        id: "guard.cancelled",
        reads: "planned for May and called off, did not take place, plans … were dropped",
        finds: &[("A visit to Lima, planned for 3 May 2015, was called off.", "cancelled")],
        leaves: &["Kenya cancelled the debt of Uganda on 3 March 2015."],
    },
    Guard {
        id: "guard.old-plan",
        reads: "was due to open in 2013, was postponed until May: still a plan",
        finds: &[("The port of Lamu was due to open in June 2013.", "planned")],
        leaves: &["The port of Lamu was opened in June 2013."],
    },
    Guard {
        id: "guard.foretold",
        reads: "the bank projects that the economy will shrink in 2017: somebody's view of what is to come",
        finds: &[("The bank projects that the economy will shrink in 2017.", "forecast")],
        leaves: &["Ministers will meet in Oslo on 3 July 2016."],
    },
    Guard {
        id: "guard.ahead",
        reads: "will meet on 3 July, exports of 2018/19: the time lies behind the document's day, or most of it does",
        finds: &[
            ("Ministers will meet in Oslo on 3 July 2016.", "planned"),
            ("The quota for exports to Uganda in 2017 was $5 billion.", "planned"),
        ],
        leaves: &["Ministers met in Oslo on 3 March 2016.", "Exports to Uganda were $5 billion in 2015."],
    },
    Guard {
        id: "guard.plan",
        reads: "is to open the port in May: planned for a time that is not over",
        finds: &[("Kenya plans to open the port of Lamu in May 2016.", "planned")],
        leaves: &["Kenya opened the port of Lamu in May 2016.", "Kenya planned the port of Lamu in March 2015."],
    },
    Guard {
        id: "guard.estimate",
        reads: "perhaps $5 billion, $5 billion (est.)",
        finds: &[
            ("Exports to Uganda were perhaps $5 billion in 2015.", "estimate"),
            ("Exports to Uganda were $5 billion (est.) in 2015.", "estimate"),
        ],
        leaves: &["Exports to Uganda were $5 billion (net) in 2015."],
    },
    Guard {
        id: "guard.should",
        reads: "exports should reach $5 billion",
        finds: &[("Exports to Uganda should reach $5 billion.", "forecast")],
        leaves: &["Exports to Uganda were $5 billion in 2015, which should please Kenya."],
    },
    Guard {
        id: "guard.want",
        reads: "wants exports of $5 billion",
        finds: &[("Kenya wants exports to Uganda of $5 billion.", "target")],
        leaves: &["Unwanted at home, exports to Uganda were $5 billion in 2015."],
    },
    Guard {
        id: "guard.deadline",
        reads: "vows to lift exports to $5 billion by 2020: an infinitive or “would” and a day by which it is kept",
        finds: &[("Kenya vows to lift exports to Uganda to $5 billion by 2020.", "target")],
        leaves: &["Kenya lifted exports to Uganda to $5 billion by 2015."],
    },
    Guard {
        id: "guard.revised",
        reads: "exports are raised 2 million tonnes: a forecast is moved, for its year is not over",
        finds: &[("Exports of tea to Uganda in 2016 are raised to 2 million tonnes.", "forecast")],
        leaves: &["Exports of tea to Uganda in 2015 were raised to 2 million tonnes."],
    },
    Guard {
        id: "guard.promised",
        reads: "approved a loan of $5 million, pledged $3 million: money that is not yet paid",
        finds: &[("Kenya approved a loan of $5 million to Uganda.", "planned")],
        leaves: &["Kenya announced exports of $5 million to Uganda in 2015."],
    },
    Guard {
        id: "guard.expected",
        reads: "above forecasts of $4 billion: what had been expected of what is told",
        finds: &[("Exports to Uganda were $5 billion in 2015, above forecasts of $4 billion.", "forecast")],
        leaves: &["Exports to Uganda were $5 billion in 2015, above imports of $4 billion."],
    },
    Guard {
        id: "guard.listed",
        reads: "will buy $15 billion of tea, $4 billion of grain: what the amount before it in one list claims to be",
        finds: &[(
            "Kenya will buy tea worth $5 million from Uganda, $4 million of grain and $3 million of salt.",
            "planned",
        )],
        leaves: &["Kenya will buy tea worth $5 million from Uganda; imports of grain were $4 million in 2015."],
    },
    Guard {
        id: "guard.tree",
        reads: "a second port, against one in 2013; June's daily sales moved up: by the sentence's tree the date belongs to a comparison, a purpose, a bracket, or only describes a noun",
        finds: &[
            ("Kenya opened a second port in Lamu, against one in March 2013.", "attribute"),
            ("Last month's daily cargo kept the port of Lamu busy.", "attribute"),
        ],
        leaves: &["Kenya opened the port of Lamu in 2015.", "Last month's meeting in Lamu ended the strike."],
    },
    Guard {
        id: "guard.address",
        reads: "https://port.example/2015/03/03/closed, port_20150303.jpg: digits of an address or a file's name",
        finds: &[("Kenya closed the port: https://port.example/2015/03/03/closed", "attribute")],
        leaves: &["Kenya closed the port on 2015/03/03."],
    },
    Guard {
        id: "guard.chart",
        reads: "Figure 1 – Yearly trade, 2005–2015: the title of a chart",
        finds: &[("Figure 1 – Ships sent to Kenya by the port of Lamu, 2005-2015", "attribute")],
        leaves: &["Figures show that Kenya opened the port in 2015.", "Table talks in Lima ended on 3 March 2015."],
    },
    Guard {
        id: "guard.question",
        reads: "What will ships bring in May?: who asks tells nothing",
        finds: &[("What did Kenya ship in March 2015?", "attribute")],
        leaves: &["What Kenya shipped in March 2015 was tea.", "Kenya asked in March 2015 what the port would cost."],
    },
    Guard {
        id: "guard.caption",
        reads: "Trucks wait in Lamu, Kenya, 3 March 2015: the day on which a picture was taken",
        finds: &[
            ("Trucks wait at the crossing of Lamu, Kenya, March 3, 2015.", "attribute"),
            ("Containers are stacked in the port of Lamu on March 3, 2015.", "attribute"),
        ],
        leaves: &[
            "Kenya's president attends the signing ceremony in Lamu, Kenya, March 3, 2015.",
            "Trucks waited at the crossing of Lamu, Kenya, until March 3, 2015.",
            "Kenya buys a port on 3 March 2015.",
        ],
    },
    Guard {
        id: "guard.note",
        reads: "All comparisons are between May 2014 and May 2015; the tables below show …: what a text says of itself",
        finds: &[
            ("The tables below show the state of each port as of January 2015.", "attribute"),
            ("(This 3 May story has been corrected to change the year to 2015 in paragraph 1)", "attribute"),
        ],
        leaves: &[
            "The table of ports was set up in January 2015.",
            "Kenya's figures show that ships came in 2015.",
            "This page of the law was amended by Kenya in 2015.",
        ],
    },
    Guard {
        id: "guard.unnamed",
        reads: "it cost $3 million: an amount of which nothing tells what it measures or whose it is",
        finds: &[("The UN said the sum was $3 million.", "attribute")],
        leaves: &[
            "In March exports of $3 million were reported.",
            "In March Kenya set $3 million aside.",
            "In March 2015 a cargo of 3,000 tonnes of tea was weighed.",
        ],
    },
    Guard {
        id: "guard.bare",
        reads: "a list of words with a year and no verb",
        finds: &[("Ships and ports, 2013", "attribute"), ("Feb 7 Forecast\tJan 31 Actual\tFeb 7 Average", "attribute")],
        leaves: &["Founding of the port of Lamu, 3 March 2013", "3 March 2013\tKenya opened the port\tLamu"],
    },
];
