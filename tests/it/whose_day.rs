//! Which date a line belongs to: one that only compares, looks back, cites or dates another thing of the sentence makes none.

use crate::headlines::check_lines;

#[test]
fn how_much_it_had_been_before_is_no_event() {
    check_lines(&[
        (
            "Peru hired 900 officers in May 2015 after 700 in the previous month.",
            &["May 2015: Peru hired 900 officers"],
        ),
        (
            "Peru cut its budget in May 2015, following a 12 percent rise in April 2015.",
            &["May 2015: Peru cut its budget"],
        ),
        // What it came after may be told with its day.
        ("Peru closed the port after a strike in May 2015.", &["May 2015: Peru closed the port after a strike"]),
    ]);
}

#[test]
fn a_line_whose_verb_has_a_date_of_its_own_tells_nothing_of_another() {
    check_lines(&[
        (
            "A major Norwegian tea company signed a 10-year deal with Peru in 2012 to move its rough tea sorting and trading division from Oslo to Lima by the end of 2013.",
            &["2012: Major Norwegian tea company signed a 10-year deal with Peru"],
        ),
        (
            "The bank signed a loan with Peru in 2012, and said that demand in Oslo was weak in 2015.",
            &["2012: Bank signed a loan with Peru"],
        ),
        // Who says so has a day of his own.
        (
            "The Port Office said in March 2015 that Peru signed the pact in May 2014.",
            &["March 2015: Port Office: Peru signed the pact", "May 2014: Peru signed the pact"],
        ),
        (
            "Decree 14, signed in May 2014, lifted the ban in June 2014.",
            &["May 2014: Decree 14 lifted the ban", "June 2014: Decree 14 lifted the ban"],
        ),
    ]);
}

#[test]
fn a_date_deep_in_a_phrase_that_goes_takes_its_line_along() {
    check_lines(&[
        (
            "Peru's heavy reliance on a single luxury export market was a critical factor in the sharp economic slump of 2009.",
            &[],
        ),
        ("Peru signed the pact at a ceremony in May 2015.", &["May 2015: Peru signed the pact at a ceremony"]),
    ]);
}

#[test]
fn the_day_of_a_report_is_its_authors() {
    check_lines(&[
        (
            "Tea exports of Peru will fall by 12 tonnes, according to an estimate of the Tea Board released on 3 May 2015.",
            &["3 May 2015: Tea Board: tea exports of Peru will fall by 12 tonnes"],
        ),
        (
            "Ten provinces of Peru need food, according to a new Port Watch report released on 3 May 2015.",
            &["3 May 2015: Port Watch: Ten provinces of Peru need food"],
        ),
        // What is crude is said with its oil.
        (
            "The United States Energy Information Bureau reported on 3 May 2015 that domestic supplies of natural gas declined.",
            &["3 May 2015: Domestic supplies of natural gas declined"],
        ),
    ]);
}

#[test]
fn a_line_does_not_end_with_what_only_leads_on() {
    check_lines(&[
        (
            "In May 2015 Peru moved to raise its output in order to keep its share of the market for copper and for tea.",
            &["May 2015: Peru moved to raise its output"],
        ),
        (
            "The London Tea Auction ceased to function with effect from 29 June 1998.",
            &["29 June 1998: London Tea Auction ceased to function"],
        ),
        (
            "All imports of tea will be subject to a 10 percent tariff, effective 5 April 2017.",
            &["5 April 2017: All imports of tea will be subject to a 10 percent tariff"],
        ),
        (
            "The tea duties of Peru came into effect on 3 May 2015.",
            &["3 May 2015: Tea duties of Peru came into effect"],
        ),
        ("Peru placed an order in May 2015.", &["May 2015: Peru placed an order"]),
    ]);
}

#[test]
fn a_day_apart_from_its_clause_is_of_the_clause() {
    check_lines(&[
        (
            "Last week, top trade official Anna Berg and Jon Moe, the right hand of the president, briefed Oslo on 3 May 2015.",
            &[
                "Last week: Top trade official Anna Berg and Jon Moe briefed Oslo",
                "3 May 2015: Top trade official Anna Berg and Jon Moe briefed Oslo",
            ],
        ),
        (
            "Prices of tea quoted in Lima on Thursday edged down.",
            &["Thursday: Prices of tea quoted in Lima edged down"],
        ),
        ("The tea harvest is 4 million tonnes, a doubling from 2013.", &[]),
    ]);
}
