//! Lines that are whole: who acts, on what, by whom it is told, and nothing of another day.

use super::headlines::{check_lines, read};

#[test]
fn a_phrase_within_another_goes_before_the_whole_of_it() {
    check_lines(&[
        (
            "On 3 May 2015, the Peruvian authorities extended the definitive duty on imports of the subject good from the European Union and Saudi Arabia.",
            &["3 May 2015: Peruvian authorities extended definitive duty on imports of subject good"],
        ),
        (
            "On 3 May 2015, the Peruvian authorities announced the initiation of a sunset review of the definitive duty imposed on imports of tea from the European Union.",
            &["3 May 2015: Peruvian authorities announced initiation of sunset review of definitive duty"],
        ),
        (
            "On 3 May 2015, the Peruvian president signed a decree to address the effects of copper imports on the national security of the whole region of Lamu.",
            &["3 May 2015: Peruvian president signed decree to address effects of copper imports"],
        ),
        // What has room stays whole.
        (
            "Peru lifted its ban on tea from Chile on 3 May 2015.",
            &["3 May 2015: Peru lifted its ban on tea from Chile"],
        ),
    ]);
}

#[test]
fn at_the_day_of_a_report_the_line_says_whose_it_is_and_when_it_was() {
    check_lines(&[
        (
            "Exports of Peru in April rose 11.4 percent to $237.2 billion, customs data showed on Monday.",
            &["Monday: Customs data: exports of Peru in April rose 11.4 percent to $237.2 billion"],
        ),
        (
            "Peru imported 9.9 million tonnes of meat in 2014, the ministry said on 3 May 2015.",
            &["3 May 2015: Peru’s ministry: Peru imported 9.9 million tonnes of meat in 2014"],
        ),
        // Its own date does not stand in a line.
        ("Peru imported much meat in 2014.", &["2014: Peru imported much meat"]),
    ]);
}

#[test]
fn what_somebody_said_that_it_would_do_is_not_done_yet() {
    check_lines(&[
        (
            "Peru said on 3 May 2015 that it would not change its oil plans.",
            &["3 May 2015: Peru not to change its oil plans"],
        ),
        ("Lamu said on Monday it would extend its curbs on tea.", &["Monday: Lamu to extend its curbs on tea"]),
        ("Lamu said on Monday it was lifting its ban on tea.", &["Monday: Lamu lifting its ban on tea"]),
        // Who will come is another, and what it would do hangs on others.
        (
            "Peru's trade ministry says he will come to Lamu in June 2016.",
            &["June 2016: Peru's trade ministry says he will come to Lamu"],
        ),
        ("Lamu said on Monday it would ban tea if Peru banned rice.", &["Monday: Lamu would ban tea"]),
        (
            "Lamu Airways announced in June 2015 that the company had opened a route to Oslo.",
            &["June 2015: Lamu Airways opened a route to Oslo"],
        ),
        (
            "Fears mounted that Peru would ban all exports of tea in 2014.",
            &["2014: Fears mounted that Peru would ban all exports of tea"],
        ),
    ]);
}

#[test]
fn a_perfect_is_the_past_of_its_date_and_what_lasts_stays() {
    check_lines(&[
        ("Lamu has opened its market to tea in 2014.", &["2014: Lamu opened its market to tea"]),
        ("Lamu's exports of tea have fallen in 2014.", &["2014: Lamu's exports of tea fell"]),
        ("The duty on tea has been raised to 25 % in 2014.", &["2014: Duty on tea was raised to 25 %"]),
        ("The talks with Lamu have been frozen since 2014.", &["2014: Talks with Lamu have been frozen"]),
        (
            "Lamu will have opened its market to tea by June 2016.",
            &["June 2016: Lamu will have opened its market to tea"],
        ),
    ]);
}

#[test]
fn a_place_and_a_day_in_front_are_no_part_of_the_line() {
    check_lines(&[
        ("LAMU CITY May 3 Exports of tea rose 2 percent on Monday.", &["Monday: Exports of tea rose 2 percent"]),
        ("LAMU (Wire): Exports of tea rose 2 percent on Monday.", &["Monday: Exports of tea rose 2 percent"]),
        ("Lamu, May 3 (Wire) Exports of tea rose 2 percent on Monday.", &["Monday: Exports of tea rose 2 percent"]),
        ("Lamu (Wire) - Peru raised its target on Monday.", &["Monday: Peru raised its target"]),
        // What stands in front of a comma is told.
        ("Lamu Tea Ltd, May 3 Street, sold its mill on Monday.", &["Monday: Lamu Tea Ltd sold its mill"]),
    ]);
}

#[test]
fn what_is_decided_for_a_later_day_is_done_there() {
    check_lines(&[
        (
            "Peru and Chile have vowed to cut their oil output through September 2016.",
            &["September 2016: Peru and Chile to cut their oil output"],
        ),
        (
            "Peru and Chile agreed to cut their oil output between June and September 2016.",
            &["June and September 2016: Peru and Chile to cut their oil output"],
        ),
        (
            "Peru and Chile agreed on Monday to cut their oil output.",
            &["Monday: Peru and Chile agreed to cut their oil output"],
        ),
        ("Peru plans to cut its oil output in September 2016.", &["September 2016: Peru plans to cut its oil output"]),
    ]);
}

#[test]
fn an_infinitive_has_those_who_plan_it_or_let_it_be_done() {
    check_lines(&[
        (
            "Chile announces plans to impose a 34% tariff on all goods of Peru from September 2016.",
            &["September 2016: Chile announces plans to impose 34% tariff on all goods of Peru"],
        ),
        (
            "Peru allowed its mills to export only 6 tonnes of sugar in 2014.",
            &["2014: Peru allowed its mills to export only 6 tonnes of sugar"],
        ),
    ]);
}

#[test]
fn a_date_of_something_else_has_no_line() {
    check_lines(&[
        // What is dealt in is delivered then.
        ("Wheat for delivery in July 2016 advanced to $6.8 a bushel.", &[]),
        ("Wheat prices in Peru advanced in July 2015.", &["July 2015: Wheat prices in Peru advanced"]),
        // The quarter is over.
        ("Following a weak second quarter of 2015, Peru cut its forecast.", &[]),
        // The end of what was done on another day.
        (
            "On 3 May 2015 Peru extended its duty on tea until September 2017.",
            &["3 May 2015: Peru extended its duty on tea"],
        ),
        (
            "Peru's duty on tea will remain in place until September 2016.",
            &["September 2016: Peru's duty on tea will remain in place"],
        ),
        // A day that only describes a noun.
        ("The deal of Peru and Chile avoids a higher rate ahead of a 1 August deadline.", &[]),
        ("At a meeting in May 2015 Peru lifted the ban.", &["May 2015: Peru lifted the ban"]),
    ]);
    let left = read("Wheat for delivery in July 2016 advanced to $6.8 a bushel.").left_out;
    assert!(!left.is_empty(), "what has no line is told");
}

#[test]
fn a_superlative_says_of_what_and_an_amount_stays_with_its_unit() {
    check_lines(&[
        (
            "Prices of rice from Peru soared to their highest in more than a decade in May 2015.",
            &["May 2015: Prices of rice from Peru soared to their highest in more than a decade"],
        ),
        (
            "Imports of copper reached the highest since September 2013 in May 2015.",
            &["May 2015: Imports of copper reached the highest since September 2013"],
        ),
        (
            "Peru's account registered a surplus of US dollars 143 million in 2014.",
            &["2014: Peru's account registered surplus of US dollars 143 million"],
        ),
        // The parser hangs the amount on the day.
        (
            "Peru cut its production estimate on 3 May 2015 to 10 tonnes from a forecast of 11 tonnes.",
            &["3 May 2015: Peru cut its production estimate to 10 tonnes from a forecast of 11 tonnes"],
        ),
    ]);
}

#[test]
fn nothing_is_left_of_a_second_date() {
    check_lines(&[
        (
            "Peru will restore its output of oil in monthly stages beginning in September 2016.",
            &["September 2016: Peru will restore its output of oil in monthly stages"],
        ),
        (
            "Peru's heavy rain last month and in early April 2016 has boosted soil moisture.",
            &["early April 2016: Peru's heavy rain boosted soil moisture"],
        ),
        ("The next release on this subject will be on 29 December 2016.", &[]),
    ]);
}

#[test]
fn an_amount_keeps_both_its_ends_and_what_it_is_compared_with_is_no_event() {
    check_lines(&[
        (
            "The tea market of Peru experienced a slight decline of 1-2% in May 2015.",
            &["May 2015: Tea market of Peru experienced a slight decline of 1-2%"],
        ),
        (
            "Peru opened more ports in 2002 in comparison to the weak year of 2001.",
            &["2002: Peru opened more ports in comparison to the weak year"],
        ),
    ]);
}

#[test]
fn an_amount_keeps_its_unit() {
    check_lines(&[
        (
            "On 3 May 2015 Norway imposed 25 per cent reciprocal tariffs and an additional 25 per cent levy over Peruvian oil purchases, taking the total duty to 50 per cent on certain goods.",
            &["3 May 2015: Norway imposed 25% reciprocal tariffs and additional 25% levy over oil purchases"],
        ),
        (
            "On 3 May 2015 Norway imposed tariffs on Peruvian goods.",
            &["3 May 2015: Norway imposed tariffs on Peruvian goods"],
        ),
    ]);
}

#[test]
fn something_new_is_told_by_what_it_brings() {
    check_lines(&[
        (
            "Peru and Chile signed a deal on 3 May 2015 that restores trade in copper between them.",
            &["3 May 2015: Peru and Chile signed deal that restores trade in copper between them"],
        ),
        (
            "On 3 May 2015, Peru passed a law, which bans imports of tea from Chile.",
            &["3 May 2015: Peru passed a law, which bans imports of tea from Chile"],
        ),
        (
            "The council adopted an order on 3 May 2015 imposing new duties on a handful of copper firms.",
            &["3 May 2015: Council adopted order imposing new duties on handful of copper firms"],
        ),
        // By that one it is told from others, or is another date's.
        ("On 3 May 2015, Peru signed the deal that ended its war with Chile.", &["3 May 2015: Peru signed the deal"]),
        ("On 3 May 2015, Peru sold a mill, which makes tea for Chile.", &["3 May 2015: Peru sold a mill"]),
        (
            "Peru adopted in May 2015 a law that was passed by Chile in 2012.",
            &["May 2015: Peru adopted a law", "2012: Law was passed by Chile"],
        ),
    ]);
}

#[test]
fn words_that_change_what_is_so_stay() {
    check_lines(&[
        (
            "Peru will likely ban exports of tea in September 2015.",
            &["September 2015: Peru will likely ban exports of tea"],
        ),
        (
            "The office published the preliminary results of its sunset review of the duty on copper wire from the Republic of Chile on 3 May 2015.",
            &["3 May 2015: Office published preliminary results of its sunset review of duty on copper wire"],
        ),
        (
            "Peru imposed a provisional duty on all imports of cold-rolled copper plate and copper wire from Chile on 3 May 2015.",
            &["3 May 2015: Peru imposed provisional duty on all imports of cold-rolled copper plate"],
        ),
        // "Only" of the date alone says nothing without it.
        (
            "The members of the union only approved the deal in late June 2015.",
            &["late June 2015: Members of the union approved the deal"],
        ),
        ("In 2014 Peru only exported tea to Chile.", &["2014: Peru only exported tea to Chile"]),
        (
            "Peru will put its bilateral free trade agreement with Chile on tea and copper into effect on 3 September 2015.",
            &["3 September 2015: Peru will put its bilateral free trade agreement with Chile on tea into effect"],
        ),
    ]);
}

#[test]
fn a_verb_keeps_its_own_subject() {
    check_lines(&[
        (
            "Peru replaced the accord with the Lamu Pact, which was negotiated in 2012 and came into force in 2014.",
            &["2012: Lamu Pact was negotiated", "2014: Lamu Pact came into force"],
        ),
        (
            "Peru and Chile launched talks on reforming trade in 2012 and formally signed a pact on copper in 2014.",
            &["2012: Peru and Chile launched talks on reforming trade", "2014: Peru and Chile signed a pact on copper"],
        ),
        (
            "The pact was signed by Peru, Chile, and Gabon in 2014.",
            &["2014: Pact was signed by Peru, Chile, and Gabon"],
        ),
        ("On 3 May 2015 Peru banned tea from Chile.", &["3 May 2015: Peru banned tea from Chile"]),
        (
            "The gas giant Lamugas said on Sunday Ukraine had rejected its latest offer on gas.",
            &["Sunday: Gas giant Lamugas: Ukraine rejected its latest offer on gas"],
        ),
        // What is added is no word of anybody's.
        (
            "On 3 May 2015, Peru added Berg Group to its list of firms for being owned by a minister.",
            &["3 May 2015: Peru added Berg Group to its list of firms for being owned by minister"],
        ),
        ("Peru added on 3 May 2015 that its exports of tea fell.", &["3 May 2015: Peru’s exports of tea fell"]),
    ]);
}

#[test]
fn an_office_is_named_by_what_acts_and_brackets_part_no_name() {
    check_lines(&[
        (
            "On 3 May 2015, the Peruvian Department of the Treasury's Office of Foreign Trade banned all tea firms of Chile and Gabon.",
            &["3 May 2015: Office of Foreign Trade banned all tea firms of Chile and Gabon"],
        ),
        (
            "On 3 May 2015, the Bureau of Industry and Tea of the Department of Trade of Peru added 71 firms from Chile to its list.",
            &["3 May 2015: Bureau of Industry and Tea added 71 firms from Chile to its list"],
        ),
        (
            "The office received a countervailing duty (CVD) petition against tea from Chile on 3 May 2015.",
            &["3 May 2015: Office received countervailing duty petition against tea from Chile"],
        ),
        (
            "The signing of the Peru-Chile Free Trade Agreement (PCFTA) and the Peru-Chile Investment Protection Agreement (PCIPA) took place on 3 May 2015.",
            &["3 May 2015: Signing of PCFTA and PCIPA took place"],
        ),
        (
            "Lamu, P.A. – The ministry of trade has issued a rule on tea on 3 May 2015.",
            &["3 May 2015: Ministry of trade issued a rule on tea"],
        ),
        (
            "On 3 May 2015, Peru named Chile–based firms as owners of the port.",
            &["3 May 2015: Peru named Chile–based firms as owners of the port"],
        ),
        // What only leads to the date or hangs behind a comma goes.
        (
            "The rules of Peru will be reviewed prior to 3 September 2015.",
            &["3 September 2015: Rules of Peru will be reviewed"],
        ),
        (
            "Peru's trade with Chile, rich in copper, fell to a low in May 2015.",
            &["May 2015: Peru's trade with Chile fell to a low"],
        ),
    ]);
}

#[test]
fn what_is_done_with_a_thing_again_names_it_and_a_long_phrase_gives_way_bit_by_bit() {
    check_lines(&[
        (
            "Peru banned ore exports in 2012 but reopened them for certain minerals in 2014.",
            &["2012: Peru banned ore exports", "2014: Peru reopened ore exports for certain minerals"],
        ),
        // Of another number, and of no verb in front.
        ("Peru met its envoys in 2012 and lifted it in 2014.", &["2012: Peru met its envoys", "2014: Peru lifted it"]),
        (
            "The ministry of trade of Peru will relax its ban on partially processed minerals exports in 2016.",
            &["2016: Ministry of trade of Peru will relax its ban on minerals exports"],
        ),
        (
            "The security surcharge of Peru applicable to all imports of tea and copper from Chile will be raised on 3 September 2015.",
            &["3 September 2015: Security surcharge of Peru applicable to all imports from Chile will be raised"],
        ),
        (
            "Peru lifted its ban on tea from Chile on 3 May 2015 on condition that all the ships and their cargo were cleaned.",
            &["3 May 2015: Peru lifted its ban on tea from Chile"],
        ),
        ("LAMU: Peru halted all mineral exports on 3 May 2015.", &["3 May 2015: Peru halted all mineral exports"]),
    ]);
}

#[test]
fn what_is_only_alleged_of_two_deeds_is_alleged_of_the_second() {
    check_lines(&[
        (
            "The woman who allegedly shot and killed two guards in May 2015 will face trial.",
            &["May 2015: Woman allegedly killed two guards"],
        ),
        ("The firm allegedly bought coal and sold it in May 2015.", &["May 2015: Firm allegedly sold coal"]),
        ("The firm quickly bought coal and sold grain in May 2015.", &["May 2015: Firm sold grain"]),
    ]);
}
