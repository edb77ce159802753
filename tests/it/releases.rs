//! What releases of statistics tell: whose they are without a letterhead, months against months, fiscal quarters, lists.

use dateline::corpus;

use crate::figures::{check, figures, kenya};

#[test]
fn figures_of_a_text_that_speaks_of_one_states_trade_alone_are_that_states() {
    check(
        "Balance of payments, Q1 2014\n\nKenya's current account deficit was $5 million in 2014.\n\nThe trade deficit narrowed to $3 million in 2014. Exports fell by 4% in 2014.\n",
        &["-5000000 USD balance KE> - 2014", "-3000000 USD balance KE> - 2014", "-4 % change KE - 2014"],
    );
    // It speaks of another's trade too.
    check(
        "Trade in 2014\n\nKenya's exports were $5 million in 2014. Uganda's exports were $2 million in 2014.\n\nImports of tea fell to $3 million in 2013.\n",
        &["5000000 USD exports KE> - 2014", "2000000 USD exports UG> - 2014", "3000000 USD imports  tea 2013"],
    );
    // Whose trade a text is about is not who levies a duty.
    let duty = figures(
        "Trade in 2014\n\nKenya's exports were $5 million in 2014.\n\nA tariff of 25% on steel began in 2014.\n",
    );
    assert!(duty.iter().any(|line| line.starts_with("25 % tariff  steel")), "{duty:?}");
}

#[test]
fn the_record_says_that_no_other_states_trade_is_told() {
    let text = "Balance of payments, Q1 2014\n\nKenya's trade deficit was $5 million in 2014.\n\nImports fell to $3 million in 2013.\n";
    let article = corpus::read_bytes("a.txt", text.as_bytes()).1.expect("the text is a document");
    let whys: Vec<_> =
        article.reading.records.iter().filter_map(|record| record.figure.as_ref()?.parties_why()).collect();
    assert_eq!(whys, ["the text speaks of no other state’s trade"]);
}

#[test]
fn a_month_that_a_move_is_counted_from_dates_nothing() {
    check(
        &kenya(
            "Kenya's tea exports fell 7.5% in July from June to $15 million, while coffee imports rose 12.9% in July from a year earlier to $24 million.",
        ),
        &[
            "-7.5 % change KE tea 2015-07",
            "15000000 USD exports KE> tea 2015-07",
            "12.9 % change KE coffee 2015-07",
            "24000000 USD imports KE> coffee 2015-07",
        ],
    );
    // "from" in front of a month with no move in front of it opens a span.
    check(
        &kenya("Kenya's tea exports stood at $15 million in 2014, from January to March alone at $4 million."),
        &["15000000 USD exports KE> tea 2014", "4000000 USD exports KE> tea 2014-01/2014-03"],
    );
}

#[test]
fn a_level_has_the_change_of_its_own_clause() {
    let text = kenya(
        "Kenya's exports fell 7.5% in July from June to $15 million, while imports rose 12.9% to $24 million. Tea exports at $4 million in 2014 registered an increase of 13%.",
    );
    let article = corpus::read_bytes("a.txt", text.as_bytes()).1.expect("the text is a document");
    let changes: Vec<String> = article
        .reading
        .records
        .iter()
        .filter_map(|record| record.figure.as_ref())
        .filter(|figure| figure.unit == "USD" && !figure.derived)
        .map(|figure| figure.change.as_ref().map_or("-".to_owned(), |change| change.percent.normalize().to_string()))
        .collect();
    assert_eq!(changes, ["-7.5", "12.9", "13"]);
}

#[test]
fn quarters_and_halves_of_fiscal_years_are_those_of_the_country() {
    check(
        "Trade of India\n\n4 September 2015\n\nIndia's exports were $5 million in Q2FY14, $6 million in H1FY14, $7 million in Q4 of FY14 and $9 million in the first half of FY15.\n",
        &[
            "5000000 USD exports IN> - 2013-35",
            "6000000 USD exports IN> - 2013-04/2013-09",
            "7000000 USD exports IN> - 2014-33",
            "9000000 USD exports IN> - 2014-04/2014-09",
        ],
    );
    check(
        "Trade of India\n\n4 September 2015\n\nIndia's exports were $5 million in Q2FY2013-14. They were $6 million in Q2 2014.\n",
        &["5000000 USD exports IN> - 2013-35", "6000000 USD exports IN> - 2014-34"],
    );
}

#[test]
fn what_a_change_led_to_is_no_change() {
    check(
        &kenya("Tea of Kenya fell 1.50 euros, or 0.6 percent, to 242.50 euros in 2014."),
        &["-1.5 EUR change KE tea 2014", "-0.6 % change KE tea 2014", "242.5 EUR - KE tea 2014"],
    );
}

#[test]
fn a_price_names_the_state_of_its_good_and_no_city() {
    check(
        &kenya("The Ugandan coffee price was $2.10 per kg in 2014. In London tea was $3.10 per kg in 2014."),
        &["2.1 USD price UG coffee 2014", "3.1 USD price  tea 2014"],
    );
}

#[test]
fn the_next_members_of_a_list_share_what_the_first_measures() {
    check(
        &kenya("Uganda had a 37% share of Kenya's tea exports in 2014, followed by Rwanda (12%) and Burundi (11%)."),
        &["37 % share KE+UG tea 2014", "12 % share KE+RW tea 2014", "11 % share BI+KE tea 2014"],
    );
    check(
        &kenya("Kenya's exports saw a growth of 8% in 2014, compared with 3% in 2013."),
        &["8 % change KE - 2014", "3 % change KE - 2013"],
    );
}

#[test]
fn heads_over_an_empty_corner_stand_over_their_own_columns() {
    check(
        "Kenya tea in July 2015 (volumes in tons)\n\n| | July 2015 | July 2015 poll | June 2015 |\n| Output | 1,237 | 1,323 | 1,486 |\n| Exports | 1,168 | 1,145 | 1,341 |\n",
        &[
            "1237 t production KE> tea 2015-07",
            "1323 t production KE> tea 2015-07",
            "1486 t production KE> tea 2015-06",
            "1168 t exports KE> tea 2015-07",
            "1145 t exports KE> tea 2015-07",
            "1341 t exports KE> tea 2015-06",
        ],
    );
}

#[test]
fn what_a_table_weighs_is_what_its_title_is_about() {
    check(
        "Kenya tea in July 2015 (volumes in tons)\n\n| | July 2015 | June 2015 |\n| Exports | 1,168 | 1,341 |\n| Coffee exports | 145 | 141 |\n",
        &[
            "1168 t exports KE> tea 2015-07",
            "1341 t exports KE> tea 2015-06",
            "145 t exports KE> coffee 2015-07",
            "141 t exports KE> coffee 2015-06",
        ],
    );
    check(
        "Kenya tea in July 2015 (million dollars)\n\n| | July 2015 | June 2015 |\n| Exports | 1,168 | 1,341 |\n",
        &["1168000000 USD exports KE> - 2015-07", "1341000000 USD exports KE> - 2015-06"],
    );
}

#[test]
fn the_month_is_the_one_told_before() {
    check(
        &kenya("Kenya's exports rose to $15 million in June.\n\nImports were $24 million in the month."),
        &["15000000 USD exports KE> - 2015-06", "24000000 USD imports KE> - 2015-06"],
    );
}

#[test]
fn every_amount_of_a_list_is_part_of_the_plan() {
    let text = kenya("Kenya will import $15 million of tea, $4 million of coffee and 50 tractors from Uganda.");
    let article = corpus::read_bytes("a.txt", text.as_bytes()).1.expect("the text is a document");
    let claims: Vec<&str> =
        article.reading.records.iter().filter_map(|record| Some(record.figure.as_ref()?.modality.word())).collect();
    assert!(claims.len() >= 2 && claims.windows(2).all(|pair| pair[0] == pair[1]), "{claims:?}");
    // What was before it is no part of it.
    let text = kenya(
        "Kenya will import $15 million of green and black tea for its mills and packers in 2020, $4 million of tea in 2014.",
    );
    let article = corpus::read_bytes("a.txt", text.as_bytes()).1.expect("the text is a document");
    let claims: Vec<&str> =
        article.reading.records.iter().filter_map(|record| Some(record.figure.as_ref()?.modality.word())).collect();
    assert_eq!(claims, ["planned", "actual"]);
}

#[test]
fn old_short_forms_of_dollars_and_spaced_thousands_behind_a_currency_are_read() {
    check(
        &kenya(
            "Kenya had a trade surplus of 15.6 billion dlrs in 2014. Its exports to Uganda were 300 mln dlrs in 2013.",
        ),
        &["15600000000 USD balance KE> - 2014", "300000000 USD exports KE>UG - 2013"],
    );
    check(&kenya("Kenya's exports were USD 1 024.3 million in 2014."), &["1024300000 USD exports KE> - 2014"]);
    // Two numbers of a list stay two.
    check(
        &kenya("Kenya's tea exports were 24 USD 100 tonnes in 2014."),
        &["24 USD exports KE> tea 2014", "100 t exports KE> tea 2014"],
    );
}

#[test]
fn shares_of_partners_in_brackets_are_of_the_trade_that_is_told() {
    check(
        &kenya("In 2014 the shares of Kenya's exports were Uganda (18%), Rwanda (11.7%) and Egypt (6.3%)."),
        &["18 % share KE+UG - 2014", "11.7 % share KE+RW - 2014", "6.3 % share EG+KE - 2014"],
    );
}

#[test]
fn an_amount_measures_nothing_of_the_next_clause() {
    check(
        &kenya("Kenya's exports rose to $9 million in the first quarter while imports rose to $8 million."),
        &["9000000 USD exports KE> - 2015-33", "8000000 USD imports KE> - 2015-33"],
    );
}
