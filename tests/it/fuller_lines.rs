//! Lines that say which thing is meant, what a paper shows, and all that has room of what was done.

use dateline::extract;
use dateline::model::{DocId, ParagraphKind};

use crate::assemble::document;
use crate::headlines::check_lines;

#[test]
fn a_noun_alone_is_told_with_the_words_that_it_had_before() {
    check_lines(&[
        (
            "Peru has put a 5 percent levy on raw tea from Chile. The levy became effective on 28 March 2015.",
            &["28 March 2015: 5 percent levy on raw tea from Chile became effective"],
        ),
        (
            "Peru and Chile talked about a free-trade agreement. They signed the agreement on 3 May 2015.",
            &["3 May 2015: Peru and Chile signed the free-trade agreement"],
        ),
        // Whose it is stands there already.
        (
            "The Peruvian quota for green tea is small. Peru opened the quota on 3 May 2015.",
            &["3 May 2015: Peru opened the quota for green tea"],
        ),
        // Of what it is stands behind it.
        (
            "The ban on copper export is old. Peru lifted the ban on the export of green tea on 3 May 2015.",
            &["3 May 2015: Peru lifted the ban on the export of green tea"],
        ),
        // Two of them: which one is meant stays open.
        (
            "Peru put a levy on raw tea, and Chile put a levy on copper. The levy became effective on 28 March 2015.",
            &["28 March 2015: Levy became effective"],
        ),
        // What was banned is the verb's.
        (
            "The ban on rice export is old. Peru banned copper exports and lifted the ban on 3 May 2015.",
            &["3 May 2015: Peru lifted the ban"],
        ),
        // Another one is not the same.
        (
            "Peru has put another levy on raw tea. The levy became effective on 28 March 2015.",
            &["28 March 2015: Levy became effective"],
        ),
    ]);
}

#[test]
fn what_took_effect_is_the_thing_and_not_the_office() {
    check_lines(&[
        (
            "The council has increased the common tariff on tea for one year. It came into effect on 1 January 2015.",
            &["1 January 2015: Common tariff came into effect"],
        ),
        (
            "The council has increased the common tariff on tea for one year. The council met again on 1 January 2015.",
            &["1 January 2015: Council met again"],
        ),
    ]);
}

#[test]
fn a_paper_tells_what_it_shows() {
    check_lines(&[
        (
            "On 19 April 2015, the Tea Board of Peru published preliminary data indicating that exports of tea decreased sharply.",
            &["19 April 2015: Tea Board of Peru: exports of tea decreased sharply"],
        ),
        // No room for who says so.
        (
            "On 19 April 2015, the National Statistics Service of Indonesia published preliminary data indicating that Indonesia’s foreign trade decreased sharply.",
            &["19 April 2015: Indonesia’s foreign trade decreased sharply"],
        ),
        (
            "On 19 April 2015, the National Statistics Service of Indonesia (Indostat) published preliminary data indicating that Indonesia’s foreign trade decreased sharply.",
            &["19 April 2015: Indostat: Indonesia’s foreign trade decreased sharply"],
        ),
        // It shows nothing but itself.
        (
            "On 19 April 2015, the Tea Board of Peru published preliminary data showing its exports.",
            &["19 April 2015: Tea Board of Peru published preliminary data showing its exports"],
        ),
        (
            "Peru sold more than 292 million tonnes of tea, the Lima news agency reported on 3 May 2015.",
            &["3 May 2015: Lima news agency: Peru sold more than 292 million tonnes of tea"],
        ),
        // Tea that somebody tells of.
        ("Peru sold the tea reported on 3 May 2015.", &["3 May 2015: Tea reported"]),
    ]);
}

#[test]
fn what_a_verb_does_stands_with_it() {
    check_lines(&[
        (
            "The tea board said on 3 May 2015 the tariffs would hurt Chilean firms exporting from Peru and risked retaliation by Chile.",
            &["3 May 2015: Tea board: tariffs would hurt Chilean firms exporting from Peru"],
        ),
        ("Exports of Peru fell on 3 May 2015 as mills closed early.", &["3 May 2015: Exports of Peru fell"]),
    ]);
}

#[test]
fn what_a_notice_or_finding_says_stays_with_it() {
    check_lines(&[
        (
            "On 3 May 2015 the ministry of Peru gave notice that it would leave the tea pact.",
            &["3 May 2015: Ministry of Peru gave notice that it would leave tea pact"],
        ),
        (
            "In July 2015 Peru made a determination that an increase in imports has caused injury.",
            &["July 2015: Peru made determination that increase in imports has caused injury"],
        ),
    ]);
}

#[test]
fn stretches_of_time_and_things_without_more_are_no_events() {
    check_lines(&[
        ("Peru sold much tea during the three-month period, which started on 8 July 2015.", &[]),
        ("Duties are low under the list published on 27 July 2015.", &[]),
        ("The decision was made in Lima on 27 July 2015.", &["27 July 2015: Decision was made in Lima"]),
        ("The decision was made on 27 July 2015.", &[]),
        (
            "Peru opened the three-month talks, which started on 8 July 2015.",
            &["8 July 2015: Three-month talks started"],
        ),
        ("In the quarter ended in October 2015, exports of goods rose.", &[]),
    ]);
}

#[test]
fn the_place_and_day_in_front_are_no_words_of_the_text() {
    check_lines(&[
        (
            "LIMABAD, May 6: Peru on 5 May 2015 imposed a provisional duty on imports of raw tea.",
            &["5 May 2015: Peru imposed a provisional duty on imports of raw tea"],
        ),
        (
            "LIMABAD, May 6 - Peru on 5 May 2015 imposed a provisional duty on imports of raw tea.",
            &["5 May 2015: Peru imposed a provisional duty on imports of raw tea"],
        ),
        // A report may begin in capitals.
        (
            "IN LATE MAY 2015 Peru banned package tours to Chile.",
            &["LATE MAY 2015: Peru banned package tours to Chile"],
        ),
        ("FROM MAY 6, 2015 Peru banned package tours to Chile.", &["MAY 6, 2015: Peru banned package tours to Chile"]),
        // A chronicle has its days.
        (
            "May 6, 2015: Peru imposed a provisional duty on imports of raw tea.",
            &["May 6, 2015: Peru imposed a provisional duty on imports of raw tea"],
        ),
    ]);
}

#[test]
fn a_line_has_all_its_phrases_where_they_have_room() {
    check_lines(&[
        (
            "Over 99 percent of all tariff lines of the market had been reduced to zero as of 2014.",
            &["2014: Over 99 percent of all tariff lines of the market had been reduced to zero"],
        ),
        (
            "On 3 May 2015, the Peruvian Department of Commerce announced the preliminary results of its administrative review of the antidumping order on rolled carbon steel products from Chile.",
            &["3 May 2015: Peruvian Department of Commerce announced preliminary results of its review"],
        ),
        (
            "On 3 May 2015 Peru imposed a provisional anti-dumping duty on import of Chilean viscose and polyester staple fibre (VAPSF) ranging from zero to 10.44 per cent of its value.",
            &["3 May 2015: Peru imposed provisional anti-dumping duty on import of Chilean VAPSF"],
        ),
    ]);
}

#[test]
fn the_first_time_since_something_is_not_the_first_time() {
    check_lines(&[
        (
            "The presidents of Peru and Chile met in Lima on 3 May 2015 for the first time since the quarrel of 2011.",
            &["3 May 2015: Presidents of Peru and Chile met in Lima"],
        ),
        (
            "Peru exported tea to Chile on 3 May 2015 for the first time in four years.",
            &["3 May 2015: Peru exported tea to Chile for the first time in four years"],
        ),
        // What was never before stays.
        (
            "Peru exported tea to Chile for the first time on 3 May 2015.",
            &["3 May 2015: Peru exported tea to Chile for the first time"],
        ),
    ]);
}

#[test]
fn what_was_first_done_then_was_done_again() {
    check_lines(&[
        (
            "Peru first banned imports of Chilean tea on 3 May 2015.",
            &["3 May 2015: Peru first banned imports of Chilean tea"],
        ),
        (
            "First, Peru banned imports of Chilean tea on 3 May 2015.",
            &["3 May 2015: Peru banned imports of Chilean tea"],
        ),
    ]);
}

#[test]
fn a_ruling_on_what_somebody_is_says_as_what() {
    check_lines(&[
        (
            "A Chilean ruling on Peru as a market economy is due on 3 May 2015.",
            &["3 May 2015: Chilean ruling on Peru as a market economy is due"],
        ),
        // Why, and how much, is no name.
        ("Exports of Peru as a whole fell on 3 May 2015.", &["3 May 2015: Exports of Peru fell"]),
    ]);
}

#[test]
fn an_amount_of_trade_is_told_with_whose_it_is() {
    check_lines(&[
        (
            "Statistics Norway tells of its trade each month. Goods exports and imports reached a record in 2014.",
            &["2014: Norway’s goods exports and imports reached a record"],
        ),
        (
            "Statistics Norway tells of its trade each month. The trade balance turned in 2014 on sales to Peru.",
            &["2014: Norway’s trade balance turned on sales to Peru"],
        ),
        (
            "Hanoi (VNA) - Exports recovered in May 2014, said Vietnam Customs. The country opened a port in June 2014.",
            &["May 2014: Vietnam Customs: exports recovered", "June 2014: Vietnam opened a port"],
        ),
        // Of whom the sentence itself speaks first.
        (
            "Statistics Norway tells of its trade each month. In Peru exports reached a record in 2014.",
            &["2014: Peru exports reached a record"],
        ),
        // Of the world.
        (
            "Statistics Norway tells of its trade each month. Global exports reached a record in 2014.",
            &["2014: Global exports reached a record"],
        ),
    ]);
}

#[test]
fn a_deal_is_told_with_the_two_that_made_it() {
    check_lines(&[
        (
            "Peru and Norway trade in fish. The MoU expired in December 2014.",
            &["December 2014: Peru–Norway MoU expired"],
        ),
        (
            "Peru and Norway trade in fish. The deal was approved by the Fisheries Council in May 2014.",
            &["May 2014: Peru–Norway deal was approved by the Fisheries Council"],
        ),
        (
            "Peru and Norway trade in fish. Following the accord reached on 3 May 2014, fish is free of duty.",
            &["3 May 2014: Peru–Norway accord reached"],
        ),
        (
            "Peru and Norway trade in fish. On 2 January 2014, the two sides re-signed their pact.",
            &["2 January 2014: Peru and Norway re-signed their pact"],
        ),
        // With whom it is, it says.
        (
            "Peru and Norway trade in fish. The deal with Oslo Trawlers was approved in May 2014.",
            &["May 2014: Deal with Oslo Trawlers was approved"],
        ),
        // Of three it is open which two.
        ("Peru, Chile and Norway trade in fish. The MoU expired in December 2014.", &["December 2014: MoU expired"]),
    ]);
}

#[test]
fn what_a_date_leaves_of_the_words_around_it_goes() {
    check_lines(&[
        ("Norway's exports rose in 2014 from a year earlier.", &["2014: Norway's exports rose"]),
        ("The trade talks of April and May 2014 are weaker than Norway hoped, the Lamu Board said.", &[]),
        ("Norway's new fees took effect starting on 3 May 2014.", &["3 May 2014: Norway's new fees took effect"]),
        (
            "The Tea Board kept its outlook for MY 2014-15 ending stocks in June 2015.",
            &[
                "2014-15: Tea Board kept its outlook for ending stocks",
                "June 2015: Tea Board kept its outlook for ending stocks",
            ],
        ),
        (
            "Based on the advice of the Tea Board, Norway cut its duty on 3 May 2014.",
            &["3 May 2014: Norway cut its duty"],
        ),
        (
            "Norway in May 2014 said it will extend a voluntary fee on smoked fish for a third month to include September.",
            &["May 2014: Norway will extend voluntary fee on smoked fish for a third month"],
        ),
        // What it includes is no date.
        (
            "Norway extended its voluntary fee on smoked fish on 3 May 2014 to include salmon.",
            &["3 May 2014: Norway extended its voluntary fee on smoked fish to include salmon"],
        ),
        // A comma and a verb of its own.
        ("Norway raised its fees in 2014, but Peru kept its quota.", &["2014: Norway raised its fees"]),
    ]);
}

#[test]
fn what_points_out_of_its_line_is_left_out() {
    check_lines(&[
        ("The difference is a result of a strike in 2014.", &[]),
        ("The statistician disclosed this in Oslo on 3 May 2014.", &[]),
        ("On 3 May 2014 the Tea Board of Norway released.", &[]),
        ("The effects became apparent on 3 May 2014.", &[]),
        ("Other groups of goods rose on 3 May 2014.", &[]),
        (
            "The bill passed the Lamu Senate in June 2014 and the House of Clans in July 2014 and was signed in May 2015.",
            &["June 2014: Bill passed the Lamu Senate", "May 2015: Bill was signed"],
        ),
        // What it is a difference of, it says.
        (
            "The announcement of the new Norwegian quota was made on 3 May 2014.",
            &["3 May 2014: Announcement of the new Norwegian quota was made"],
        ),
        ("The Tea Board released a list of mills on 3 May 2014.", &["3 May 2014: Tea Board released a list of mills"]),
    ]);
}

#[test]
fn an_amount_tells_of_what_and_from_where_its_line_is() {
    check_lines(&[(
        "Norway buys its tea abroad. Its tea imports from Peru fell in 2014. Imports fell to 9 tonnes in May 2015, said the \
         board on 3 June 2015.",
        &["2014: Norway’s tea imports from Peru fell", "3 June 2015: Board: Norway’s tea imports fell to 9 tonnes"],
    )]);
}

#[test]
fn a_ministry_is_told_with_its_country() {
    check_lines(&[
        (
            "Peru's Ministry of Fisheries keeps the quota. The ministry opened a port in May 2014.",
            &["May 2014: Peru's Ministry of Fisheries opened a port"],
        ),
        (
            "The Peruvian Department of Fisheries and Mountain Farming Resources keeps the quota. The department opened a port \
             in May 2014.",
            &["May 2014: Peruvian department opened a port"],
        ),
    ]);
}

#[test]
fn where_imports_are_is_whose_they_are() {
    check_lines(&[
        (
            "Statistics Norway tells of its trade each month. Imports in the rest of the world picked up in May 2014.",
            &["May 2014: Imports in the rest of the world picked up"],
        ),
        (
            "Statistics Norway tells of its trade each month. Trade in goods picked up in May 2014.",
            &["May 2014: Norway’s trade in goods picked up"],
        ),
    ]);
}

#[test]
fn what_is_excepted_goes_with_what_it_is_excepted_from() {
    check_lines(&[
        ("All groups of goods, except tea, recorded increases in 1978.", &[]),
        ("All groups of goods recorded increases in 1978.", &["1978: All groups of goods recorded increases"]),
        ("No state sold tea in 1978 except Peru.", &["1978: No state sold tea except Peru"]),
    ]);
}

#[test]
fn what_somebody_was_made_to_do_is_told() {
    check_lines(&[
        (
            "Quality concerns led Norway's Food and Drug Administration to issue import alerts for 15 Indian mills in 2019.",
            &[],
        ),
        (
            "In May 2019 concerns led Norway's ministry to issue import alerts for 15 Indian mills.",
            &["May 2019: Concerns led Norway's ministry to issue import alerts for 15 Indian mills"],
        ),
        // What for.
        (
            "In May 2019 Norway opened a tea port in Oslo to fight hunger.",
            &["May 2019: Norway opened a tea port in Oslo to fight hunger"],
        ),
    ]);
}

#[test]
fn the_rest_of_a_time_is_left_out() {
    check_lines(&[
        (
            "Norway's Tea Ministry on 3 May 2014 suspended all imports of tea from North Peru for at least the remainder of the \
             year as part of its efforts.",
            &["3 May 2014: Norway's Tea Ministry suspended all imports of tea from North Peru"],
        ),
        ("Norway spent the rest of the money on 3 May 2014.", &["3 May 2014: Norway spent the rest of the money"]),
        (
            "On 3 May 2014 Norway sold tea for the rest of the region.",
            &["3 May 2014: Norway sold tea for the rest of the region"],
        ),
    ]);
}

#[test]
fn a_pact_within_one_of_several_texts_is_of_the_two_in_its_heading() {
    let line = |heading: &str| {
        let parts = [
            (ParagraphKind::Title, "Norway, Peru trade in tea"),
            (ParagraphKind::Body, "Tea is sold by many."),
            (ParagraphKind::Heading, heading),
            (ParagraphKind::Body, "The bilateral trade agreement was signed on 3 May 2014."),
        ];
        let records = extract::read(&document("2016-05-12", &parts), DocId(0)).records;
        records.iter().map(|record| record.label.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(line("Norway, Chile work closely"), ["Norway–Chile bilateral trade agreement was signed"]);
    assert_eq!(line("How it began"), ["Norway–Peru bilateral trade agreement was signed"]);
    assert_eq!(line("News of Chile"), ["Norway–Peru bilateral trade agreement was signed"]);
}

#[test]
fn a_month_in_front_of_whose_it_is_is_no_part_of_the_name() {
    check_lines(&[
        (
            "In May 2014 Norway's ministry banned imports of tea.",
            &["May 2014: Norway's ministry banned imports of tea"],
        ),
        ("On 3 May Norway's exports fell.", &["3 May: Norway's exports fell"]),
        ("In May Norway's ban on tea took effect.", &["May: Norway's ban on tea took effect"]),
        // A name with a month in it.
        ("Norway's May ban on tea took effect in June 2014.", &["June 2014: Norway's May ban on tea took effect"]),
    ]);
}

#[test]
fn the_country_is_the_one_that_its_sentence_speaks_of() {
    check_lines(&[
        (
            "Norwegian exports stood at 9 tonnes, and the country banned imports of tea in June 2015.",
            &["June 2015: Norway banned imports of tea"],
        ),
        // Two of them, or one with whom another deals.
        (
            "Norwegian exports to Peru stood at 9 tonnes, and the country banned imports of tea in June 2015.",
            &["June 2015: Country banned imports of tea"],
        ),
        (
            "Exports to Peru stood at 9 tonnes, and the country banned imports of tea in June 2015.",
            &["June 2015: Country banned imports of tea"],
        ),
    ]);
}
