//! Figures by single phrases of the language of reports, each beside the look-alikes that it must leave.

use dateline::corpus;

use crate::figures::{check, figures, kenya};

/// An Indian text whose title names nobody.
fn india(body: &str) -> String {
    format!("Capital flows\n\n4 September 2024\n\nIndia watched the flows. {body}\n")
}

#[test]
fn a_fiscal_year_by_two_letters_is_that_of_the_state_that_the_text_tells_most_of() {
    check(
        &india("India's exports to Peru fell from $9 million in FY23 to $7 million in FY24."),
        &["9000000 USD exports IN>PE - 2022-04/2023-03", "7000000 USD exports IN>PE - 2023-04/2024-03"],
    );
    check(&india("India's exports to Peru were $9 million in 2023."), &["9000000 USD exports IN>PE - 2023"]);
}

#[test]
fn inflation_and_a_growth_that_slows_are_changes() {
    check(
        &kenya("Kenya's inflation rose from 2 percent in 2013 to 3 percent in 2014."),
        &["2 % change KE - 2013", "3 % change KE - 2014"],
    );
    check(&kenya("Kenya's economy slowed to 5 percent in 2014."), &["5 % change KE - 2014"]);
    check(&kenya("Kenya's imports slowed to $5 million in 2014."), &["5000000 USD imports KE> - 2014"]);
}

#[test]
fn the_previous_year_s_amount_is_of_the_same_part_of_that_year() {
    check(
        &kenya("Exports of Kenya fell to $5 million in May 2015 from the previous year's $9 million."),
        &["5000000 USD exports KE> - 2015-05", "9000000 USD exports KE> - 2014-05"],
    );
    check(
        &kenya("Kenya had a surplus of $5 million in May 2015, from a $2 million deficit in the same month of 2014."),
        &["5000000 USD balance KE> - 2015-05", "-2000000 USD balance KE> - 2014-05"],
    );
}

#[test]
fn the_period_under_review_is_the_one_that_the_report_is_of() {
    let report = |body: &str| format!("Trade of Kenya, second quarter 2017\n\n1 October 2017\n\n{body}\n");
    check(
        &report(
            "The deficit widened to $9 million in the quarter under review from $7 million in the corresponding quarter of 2016.",
        ),
        &["-9000000 USD balance KE> - 2017-34", "-7000000 USD balance KE> - 2016-34"],
    );
    check(
        &report("Exports were $5 million in 2016, of which $2 million under a law in review."),
        &["5000000 USD exports KE> - 2016", "2000000 USD exports KE> - 2016"],
    );
}

#[test]
fn what_another_growth_is_held_against_keeps_its_date() {
    check(
        &kenya(
            "In 2014 output slept. Exports of Kenya increased by 12 percent, outperforming the 9 percent growth recorded in 2013.",
        ),
        &["12 % change KE - 2014", "9 % change KE - 2013"],
    );
    check(
        &kenya("Exports of Kenya increased by 12 percent in 2013, outperforming all forecasts."),
        &["12 % change KE - 2013"],
    );
}

#[test]
fn as_many_dates_as_amounts_go_with_them_one_by_one() {
    check(
        &kenya(
            "Gains came in March and April 2015, when output of Kenya reached 5 million and 6 million tonnes of tea respectively.",
        ),
        &["5000000 t production KE> - 2015-03", "6000000 t production KE> tea 2015-04"],
    );
    check(
        &kenya("Exports and imports of Kenya were $5 million and $6 million respectively in 2014."),
        &["5000000 USD exports KE> - 2014", "6000000 USD imports KE> - 2014"],
    );
}

#[test]
fn a_flow_of_which_one_end_is_named_is_of_the_state_that_the_text_tells_of() {
    let office = |body: &str| format!("Foreign trade\n\n5 May 2015\n\nStatistics Norway said so today.\n\n{body}\n");
    check(&office("Shipments to Peru fell by 4 percent in April."), &["-4 % change NO+PE - 2015-04"]);
    check(
        &office("Exports rose in all regions, including Peru (+4 percent) and Chile (+5 percent), in April."),
        &["4 % change NO+PE - 2015-04", "5 % change CL+NO - 2015-04"],
    );
    check(&office("The share of Peru in exports declined to 4 percent in April."), &["4 % share NO+PE - 2015-04"]);
    // Peru's own.
    check(&office("Output in Peru fell by 4 percent in April."), &["-4 % change PE - 2015-04"]);
}

#[test]
fn a_part_of_the_world_beside_a_country_is_where_and_not_who() {
    check(
        &kenya("Kenya's debt of $9 million was among the largest in Africa in 2014."),
        &["9000000 USD debt KE - 2014"],
    );
    check(&kenya("Kenya's exports to Asia came to $9 million in 2014."), &["9000000 USD exports KE>Asia - 2014"]);
    let paid = |text: &str| figures(&kenya(text));
    assert_eq!(paid("Kenya, the driest place in Africa, paid $9 million in 2014."), ["9000000 USD - KE - 2014"]);
    assert_eq!(paid("Kenya paid $9 million to Africa in 2014."), ["9000000 USD - Africa+KE - 2014"]);
}

#[test]
fn what_an_amount_is_the_worth_of_is_its_good() {
    check(
        &kenya("Umbrellas worth $9 million were exported from Kenya in 2014."),
        &["9000000 USD exports KE> umbrellas 2014"],
    );
    let deal = figures(&kenya("A deal worth $9 million was signed with Kenya in 2014."));
    assert_eq!(deal, ["9000000 USD contract KE - 2014"]);
}

#[test]
fn a_ratio_is_hardly_of_the_states_of_a_title() {
    check(
        "China and Kenya sign a pact\n\n4 September 2015\n\nThe coverage ratio fell to 75 percent in 2014.\n",
        &["75 % ratio  - 2014"],
    );
}

#[test]
fn what_is_told_of_an_economy_is_of_the_one_country_that_the_text_is_about() {
    check(&kenya("Economic growth slowed to 4 percent in 2014."), &["4 % change KE - 2014"]);
    check(&kenya("Reserves rose to $9 million in 2014."), &["9000000 USD reserves KE - 2014"]);
    check(&kenya("Peru said growth slowed to 4 percent in 2014."), &["4 % change PE - 2014"]);
}

#[test]
fn by_the_end_of_a_month_with_a_verb_in_the_past_is_the_last_such_month() {
    let dates = |text: &str| -> Vec<String> {
        let text = format!("Stocks\n\n1 December 1997\n\n{text}\n");
        let article = corpus::read_bytes("a.txt", text.as_bytes()).1.expect("the text is a document");
        article.reading.dates.iter().map(|found| found.when.to_string()).collect()
    };
    assert_eq!(dates("By March, stocks stood at nine tonnes.").last().map(String::as_str), Some("../1997-03"));
    assert_eq!(dates("They agreed to close the mill by March.").last().map(String::as_str), Some("../1998-03"));
}

#[test]
fn an_owning_date_stays_in_a_headline_whose_preposition_needs_it() {
    let titles = |text: &str| -> Vec<String> {
        let article = corpus::read_bytes("a.txt", kenya(text).as_bytes()).1.expect("the text is a document");
        article.reading.records.iter().map(|record| record.label.to_string()).collect()
    };
    assert_eq!(
        titles("Two lists of Kenya are attached to today's order."),
        ["Two lists of Kenya are attached to today's order"]
    );
    assert_eq!(titles("Kenya signed the order today."), ["Kenya signed the order"]);
}

#[test]
fn a_seat_and_a_day_in_front_of_a_colon_date_the_story_and_its_lead_is_its_own_news() {
    let events = |body: &str| -> Vec<String> {
        let text = format!("Board\n\n{body}\n");
        let article = corpus::read_bytes("a.txt", text.as_bytes()).1.expect("the text is a document");
        let event = |record: &dateline::model::Record| {
            let when = record.date.when.as_ref().map_or("-".to_owned(), ToString::to_string);
            format!("{when} {}", if record.label.contains("completed") { "completed" } else { &record.label })
        };
        article.reading.records.iter().filter(|record| record.figure.is_none()).map(event).collect()
    };
    assert_eq!(
        events("Lima, PE – May 3, 2014: The Harbour Board of Norway completed the review of the port of Oslo."),
        ["2014-05-03? completed"]
    );
    assert_eq!(
        events("Lima, PE – May 3, 2014: The Harbour Board of Norway today completed the review of the port of Oslo."),
        ["2014-05-03 completed"]
    );
}
