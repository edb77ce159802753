//! Headlines by class of grammar, as tables: a date's words and the line that a timeline shows for it.

use dateline::extract;
use dateline::model::{DateBasis, DocDate, DocId, Document, Paragraph, ParagraphKind, Span};

/// One paragraph written on 12 May 2016, read.
pub fn read(text: &str) -> extract::Reading {
    let document = Document {
        path: "test.txt".to_owned(),
        title: "Test".to_owned(),
        outlet: None,
        date: DocDate {
            when: "2016-05-12".parse().ok(),
            basis: DateBasis::User,
            why: "Given by the test.".to_owned(),
            span: None,
        },
        text: text.to_owned(),
        paragraphs: vec![Paragraph { number: 1, span: Span::new(0, text.len()), kind: ParagraphKind::Body }],
        pages: Vec::new(),
        tables: Vec::new(),
        hash: "0f".to_owned(),
        foreign: None,
    };
    extract::read(&document, DocId(0))
}

/// The events of one paragraph written on 12 May 2016: the words of the date, the headline, the modality.
pub fn events(text: &str) -> Vec<(String, String, &'static str)> {
    let records = read(text).records;
    records
        .into_iter()
        .filter(|record| record.figure.is_none())
        .map(|record| {
            let words = record.evidence.date.map_or("", |span| span.of(text));
            (words.to_owned(), record.label.to_string(), record.modality.word())
        })
        .collect()
}

/// Every row: a text, the words of one of its dates, the headline of that date.
#[track_caller]
fn check(table: &[(&str, &str, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .filter_map(|(text, words, headline)| {
            let found = events(text);
            let right = found.iter().any(|(own, label, _)| own == words && label == headline);
            (!right).then(|| format!("{text}\n  ‘{words}’ is “{headline}”, and not {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every row: a text and the lines of its dates, in their order.
#[track_caller]
pub fn check_lines(table: &[(&str, &[&str])]) {
    let wrong: Vec<String> = table
        .iter()
        .filter_map(|(text, lines)| {
            let found = events(text);
            let found: Vec<String> = found.iter().map(|(words, label, _)| format!("{words}: {label}")).collect();
            (found != *lines).then(|| format!("{text}\n  {lines:?}, and not {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_pronoun_is_named_only_where_it_is_certain() {
    check(&[
        (
            "Algeria and Niger signed a transit pact in 2009. It took effect in 2011.",
            "2011",
            "Algeria–Niger transit pact took effect",
        ),
        ("Gabon and Chad left the pool. They rejoined it in 2014.", "2014", "Gabon and Chad rejoined it"),
        (
            "The Dutch supplier went bankrupt. Its assets were auctioned in May 2014.",
            "May 2014",
            "Dutch supplier’s assets were auctioned",
        ),
        ("Its outline was agreed in Geneva on 2 April 2015.", "2 April 2015", "Outline was agreed in Geneva"),
        (
            "The cabinet put a duty on tyres. A week after Lomé lost its appeal on 3 May 2013, it went up.",
            "3 May 2013",
            "Lomé lost its appeal",
        ),
        ("The bank opened in 1994. It was closed by decree on 5 May 2015.", "5 May 2015", "Bank was closed by decree"),
        ("In 2007 the firm was renamed; in 2012 it closed.", "2012", "Firm closed"),
        (
            "“We shall reopen the mine in June,” the owner told reporters on Tuesday.",
            "June",
            "Owner: we shall reopen the mine",
        ),
    ]);
}

#[test]
fn a_date_can_belong_to_a_noun() {
    check(&[
        (
            "The signing of the gas contract in Beijing on 21 May 2014 followed ten years of talks.",
            "21 May 2014",
            "Signing of the gas contract in Beijing",
        ),
        ("The ministry called off a visit to Minsk planned for June.", "June", "Visit to Minsk"),
        (
            "The chair recalled the queen's visit to Baghdad on 11 March 2015.",
            "11 March 2015",
            "Queen's visit to Baghdad",
        ),
        ("Neither country has ratified the accord signed in 2008.", "2008", "Accord signed"),
        ("Neither country has ratified the accord signed in Kampala in 2008.", "2008", "Accord signed in Kampala"),
        (
            "The transit pact signed in Kabul on 28 October 2010 replaced an older text.",
            "28 October 2010",
            "Transit pact signed in Kabul",
        ),
        ("Under an accord reached on 4 May, Juba will pump oil again.", "4 May", "Accord reached"),
        // The verb of the clause, not a participle.
        (
            "Both sides agreed on a plan backed by Rome in May 2015.",
            "May 2015",
            "Both sides agreed on a plan backed by Rome",
        ),
    ]);
}

#[test]
fn each_date_of_a_list_keeps_its_own() {
    check(&[
        ("The minister visited Accra on 3 March and Abuja on 5 March 2016.", "3 March", "Minister visited Accra"),
        ("The minister visited Accra on 3 March and Abuja on 5 March 2016.", "5 March 2016", "Minister visited Abuja"),
        (
            "The price rose to $40 in May 2014; the Treasury blacklisted two banks in 2013 and a fund in 2014.",
            "2014",
            "Treasury blacklisted a fund",
        ),
        ("The quota was cut in 2012, raised in 2014 and abolished in 2015.", "2014", "Quota was raised"),
        ("The quota was cut in 2012, raised in 2014 and abolished in 2015.", "2015", "Quota was abolished"),
        ("Vessels called at Rason on 4 January and 9 February 2016.", "4 January", "Vessels called at Rason"),
        (
            "Delegations met in Minsk on 3 March, in Riga on 9 March and in Vilnius on 12 March.",
            "9 March",
            "Delegations met in Riga",
        ),
    ]);
}

#[test]
fn inverted_clauses_stand_upright() {
    check(&[
        (
            "In Baku on 14 March 2016 was signed the protocol on rail freight.",
            "14 March 2016",
            "Protocol on rail freight was signed in Baku",
        ),
        (
            "Only in 2006 did Vietnam obtain permanent trade relations.",
            "2006",
            "Vietnam did obtain permanent trade relations",
        ),
        (
            "Among those arrested on 3 May was the former head of customs.",
            "3 May",
            "Former head of customs was among those arrested",
        ),
        ("It was on 3 March 2016 that the two railways merged.", "3 March 2016", "Two railways merged"),
        ("On 2 April 2016 came a second shipment of rice.", "2 April 2016", "Second shipment of rice came"),
    ]);
}

#[test]
fn sources_go_and_what_they_say_stays() {
    check(&[
        (
            "Customs officials told reporters on Friday the crossing would reopen in June.",
            "June",
            "Crossing would reopen",
        ),
        (
            "The Panel was informed by Uganda that police training would end in March 2016.",
            "March 2016",
            "Police training would end",
        ),
        ("“Our planes stopped in 2012,” said an airline manager.", "2012", "Airline manager: our planes stopped"),
        (
            "Peruvian officials met the firm in March, the agency Andina said on Friday.",
            "Friday",
            "Agency Andina: Peruvian officials met the firm in March",
        ),
        // A denial without what it denies says nothing.
        (
            "The minister denied on 4 May that Minsk had sold tyres to Damascus.",
            "4 May",
            "Minister denied that Minsk had sold tyres to Damascus",
        ),
    ]);
}

#[test]
fn inserted_clauses_go_and_take_their_commas() {
    check(&[
        ("Mr Li, who was appointed in 2012, was dismissed on Monday.", "Monday", "Mr Li was dismissed"),
        ("Mr Li, 58, the deputy governor, was dismissed on Monday.", "Monday", "Mr Li was dismissed"),
        ("China, for its part, ordered jets from Toulouse in April.", "April", "China ordered jets from Toulouse"),
        ("The screening, which covers gas, resists and film, started on 4 May.", "4 May", "Screening started"),
        (
            "The talks which began in Doha on 3 April ended in failure on 17 April.",
            "17 April",
            "Talks ended in failure",
        ),
        ("A meeting that Rome wanted for May has slipped to September.", "September", "Meeting slipped"),
        ("The vessel, renamed in 2012 and reflagged in 2014, was scrapped.", "2014", "Vessel reflagged"),
    ]);
}

#[test]
fn openers_and_stranded_words_go_with_the_date() {
    check(&[
        (
            "Effective 1 July 2016, imports of used cars will be banned.",
            "1 July 2016",
            "Imports of used cars will be banned",
        ),
        ("As a result, on 6 May the bank froze the accounts.", "6 May", "Bank froze the accounts"),
        (
            "At dawn on 5 June 2015 Riyadh, Cairo and Manama cut their ties.",
            "5 June 2015",
            "Riyadh, Cairo and Manama cut their ties",
        ),
        (
            "Speaking in Almaty on 12 April, the president promised a new port.",
            "12 April",
            "President promised a new port",
        ),
        ("The gates were sealed on the night of 16 February 2015.", "16 February 2015", "Gates were sealed"),
        ("The club has until 2018 to pay.", "2018", "Club has until 2018 to pay"),
        ("These duties were lifted in 2014.", "2014", "Duties were lifted"),
        // Lengths of time are no dates.
        ("In a speech on 8 May, the leader set out a five-year plan.", "8 May", "Leader set out a five-year plan"),
    ]);
}

#[test]
fn long_lines_end_with_a_phrase() {
    check(&[
        (
            "An event was held in Dushanbe on 28 April 2015 in celebration of Japan's donation of dozens of ambulances.",
            "28 April 2015",
            "Event was held in celebration of Japan's donation of dozens of ambulances",
        ),
        (
            "A delegation from the Baltic Centre for Energy and Security Studies visited the northern provinces on 5 May.",
            "5 May",
            "Delegation from Baltic Centre for Energy and Security Studies visited provinces",
        ),
    ]);
    for text in [
        "Norway and Peru signed in Lima on 3 March 2016 a treaty on fisheries, on the protection of whales and seals, and on the joint patrol of the southern waters.",
        "On 3 March 2016 the chairman of the committee for external economic relations of the republic opened the first exhibition of agricultural machinery made in the eastern provinces.",
    ] {
        for (_, label, _) in events(text) {
            assert!(label.chars().count() <= 80, "{label}");
            let last = label.rsplit(' ').next().unwrap_or_default();
            assert!(text.split([' ', ',', '.']).any(|word| word == last), "{label} ends inside a word");
            assert!(!["of", "the", "and", "in", "for", "on"].contains(&last), "{label} ends with {last}");
        }
    }
}

#[test]
fn a_year_in_front_of_its_clause_is_no_name() {
    check(&[
        ("In 2013 production stopped.", "2013", "Production stopped"),
        ("The mine was sold in 2009; in 2012 it closed.", "2012", "Mine closed"),
    ]);
    assert!(events("The sum was fixed in 1950 dollars.").is_empty());
}

#[test]
fn whose_a_thing_is_stands_in_front_where_the_paragraph_settles_it() {
    check(&[
        ("Chad sells little abroad. Thus the trade deficit grew in 2014.", "2014", "Chad’s trade deficit grew"),
        (
            "Gabon and Chad are neighbours. The two sides opened a bridge in 2014.",
            "2014",
            "Gabon and Chad opened a bridge",
        ),
        ("Gabon and Chad are neighbours. Talks began in June 2014.", "June 2014", "Gabon–Chad talks began"),
        (
            "Gabon and Chad are neighbours. The parliament was dissolved in June 2014.",
            "June 2014",
            "Parliament was dissolved",
        ),
        ("Chad sells cotton. Its cabinet left the pool in June 2014.", "June 2014", "Chad’s cabinet left the pool"),
        (
            "The Monetary Council of Chad is new. The council cut the rate on 3 March 2014.",
            "3 March 2014",
            "Monetary Council of Chad cut the rate",
        ),
        (
            "Chad spoke of Resolution 2214. The resolution was adopted on 3 March 2014.",
            "3 March 2014",
            "Resolution 2214 was adopted",
        ),
    ]);
}

#[test]
fn who_holds_an_office_goes_by_the_name_behind_a_comma() {
    check(&[(
        "The newly elected chief executive of Lagos State, Bola Akande, visited Chad on 3 March 2014.",
        "3 March 2014",
        "Bola Akande visited Chad",
    )]);
}

#[test]
fn what_a_line_is_about_is_worth_its_length() {
    check(&[
        (
            "Mill owners of Lamu were hurt on 3 May by rises in the prices of fuel.",
            "3 May",
            "Mill owners of Lamu were hurt by rises in the prices of fuel",
        ),
        ("Prices of Lamu tea ended slightly higher on 3 May.", "3 May", "Prices of Lamu tea ended slightly higher"),
        (
            "The Lamu shilling was little changed against the euro on 3 May.",
            "3 May",
            "Lamu shilling was little changed against the euro",
        ),
        // Where it was is the least of it, once the line is long.
        (
            "Lamu signed a pact on tea with the traders of the northern provinces in a hall of the port on 3 May.",
            "3 May",
            "Lamu signed pact on tea with traders of northern provinces",
        ),
        (
            "The crews made a ship-to-ship transfer of fuel on 3 May.",
            "3 May",
            "Crews made a ship-to-ship transfer of fuel",
        ),
    ]);
}

#[test]
fn what_had_happened_by_its_date_happened_there() {
    check(&[
        ("The Lamu shilling had weakened further on 3 May.", "3 May", "Lamu shilling weakened further"),
        ("The Lamu shilling had not weakened on 3 May.", "3 May", "Lamu shilling had not weakened"),
        ("The port of Lamu had been closed on 3 May.", "3 May", "Port of Lamu had been closed"),
        (
            "The minister denied on 3 May that Lamu had closed its port.",
            "3 May",
            "Minister denied that Lamu had closed its port",
        ),
    ]);
}

#[test]
fn a_long_name_goes_by_the_letters_behind_it() {
    check(&[
        (
            "Norway and the United Arab Emirates today signed a Comprehensive Economic Partnership Agreement (CEPA) in Oslo.",
            "today",
            "Norway and the United Arab Emirates signed CEPA in Oslo",
        ),
        ("Lamu signed a Partnership Agreement (PA) on 3 May.", "3 May", "Lamu signed a Partnership Agreement"),
    ]);
}

#[test]
fn a_line_says_what_its_verb_says_nothing_without() {
    check(&[
        (
            "Chad’s foreign ministry chose 2015 as the “Year of the Tiger” in Lamu.",
            "2015",
            "Chad’s foreign ministry chose 2015 as Year of Tiger in Lamu",
        ),
        ("Oslo hired Anna Berg as its envoy on 3 May.", "3 May", "Oslo hired Anna Berg as its envoy"),
        // Why something is so is no part of it.
        ("Chad raised its duties in 2015 as a result of frost.", "2015", "Chad raised its duties"),
        ("Tuesday’s moves came after oil prices fell.", "Tuesday", "Moves came after oil prices fell"),
        // What an amount is held against.
        (
            "Lamu set the tuna quota at 2.53 million tonnes on Monday, 23 percent below last year.",
            "Monday",
            "Lamu set the tuna quota at 2.53 million tonnes",
        ),
        (
            "Oslo will lift the ban in June on condition that inspectors approve the plants.",
            "June",
            "Oslo will lift ban on condition that inspectors approve plants",
        ),
        // What somebody says besides is no part of what happened.
        ("Chad shut the port on 3 May, citing a strike.", "3 May", "Chad shut the port"),
    ]);
}

#[test]
fn other_dates_that_say_which_thing_is_meant_stay() {
    check(&[
        ("The June tea contract plunged on Tuesday.", "Tuesday", "June tea contract plunged"),
        ("Chad’s exports passed the 2014 record in April.", "April", "Chad’s exports passed the 2014 record"),
        (
            "Wheat for March delivery lost its gains by noon on 3 May.",
            "noon on 3 May",
            "Wheat for March delivery lost its gains",
        ),
        // The date of the line itself goes.
        ("Chad adopted its 2016 budget on 3 May.", "3 May", "Chad adopted its 2016 budget"),
        ("In June Chad signed the pact.", "June", "Chad signed the pact"),
    ]);
}

#[test]
fn what_is_counted_and_cut_keeps_what_belongs_to_it() {
    check(&[
        (
            "Mesa Bank cut estimates for tea by 3 percent and for rice by 1 percent on 3 May.",
            "3 May",
            "Mesa Bank cut estimates for tea by 3% and for rice by 1%",
        ),
        // Of a phrase that has no room, a part may have.
        (
            "In December 2014, President Anna Berg signed an Executive Order to stop price fixing, unfair behaviour, and \
             foreign influence that drives up prices of fish and threatens supply.",
            "December 2014",
            "Anna Berg signed an Executive Order to stop price fixing",
        ),
        (
            "The cabinet agreed on 3 May to put the Lamu plants back online.",
            "3 May",
            "Cabinet agreed to put the Lamu plants back online",
        ),
        (
            "Talks on a pact between Oslo and Lamu, which began in 2012, ended without a deal.",
            "2012",
            "Talks on a pact between Oslo and Lamu began",
        ),
        // A body may open and close.
        ("The levy was cut by Oslo, which joined in 2012.", "2012", "Oslo joined"),
        // So many places are no amount that something came from.
        (
            "Chad banned the import of poultry from four states on 12 January after an outbreak of flu.",
            "12 January",
            "Chad banned the import of poultry from four states",
        ),
    ]);
}

#[test]
fn what_says_nothing_alone_is_left_out() {
    let none = [
        // Things that only a clause tells apart, papers that say something else.
        "Oslo is holding back cars that arrived in ports after 3 April.",
        "Exports were higher, according to data released on Tuesday by the office.",
        // A share of what the line does not name, and words that only point.
        "From the permits only 7.8 % were used in March.",
        "This leaves a balance for the last months of 2016.",
        // What is due in a month is traded under its name.
        "The June contract for tea shed its gains as it fell.",
        // What only says by whom it is known.
        "According to a study conducted by Lamu University in 2014, duties on tea may fall.",
    ];
    for text in none {
        assert_eq!(events(text), [], "{text}");
    }
    // The clause only says which year is meant.
    let year = events("The tea quota was raised for the marketing year that began on 1 October 2015.");
    assert!(year.iter().all(|(words, ..)| words != "1 October 2015"), "{year:?}");
    check(&[
        // Things with a name, deeds, and what a whole clause does.
        ("Chad thanked the envoys that Oslo sent on 3 April.", "3 April", "Oslo sent the envoys"),
        (
            "Growers are divided, according to a Mesa survey published on Wednesday.",
            "Wednesday",
            "Mesa: growers are divided",
        ),
        ("Chad struck Oslo off the list, a step that took effect on Wednesday.", "Wednesday", "Step took effect"),
        (
            "A contract between Lamu and Oslo was signed in June 2015.",
            "June 2015",
            "Contract between Lamu and Oslo was signed",
        ),
    ]);
}

#[test]
fn a_bare_noun_goes_by_what_it_was_called_before() {
    check(&[
        (
            "Oslo proposed a ban on tea from Chad. The ban took effect on 9 January 2016.",
            "9 January 2016",
            "Ban on tea from Chad took effect",
        ),
        ("Lamu built the Kandar plant. The plant opened in 2015.", "2015", "Kandar plant opened"),
        // What was named last is meant, and nothing where no name stood.
        ("Oslo built a plant. The plant opened in 2015.", "2015", "Plant opened"),
    ]);
}
