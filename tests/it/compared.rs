//! Figures as offices release them: what is held against what, lists, pairs, and months up to an end; each beside the
//! look-alikes that it must leave.

use crate::figures::{check, kenya};

#[test]
fn what_is_held_against_keeps_its_own_time() {
    check(
        &kenya(
            "Exports were $900 million in January to May. This is 43.9 per cent below the $1,316 million recorded for the period January to May 2014.",
        ),
        &[
            "900000000 USD exports KE> - 2015-01/2015-05",
            "-43.9 % change KE - 2015-01/2015-05",
            "1316000000 USD exports KE> - 2014-01/2014-05",
        ],
    );
    check(
        &kenya(
            "Exports to Uganda were $246 million in January to May, a decline of 10.8 per cent when compared to the $276 million earned during the same period in 2014.",
        ),
        &[
            "246000000 USD exports KE>UG - 2015-01/2015-05",
            "-10.8 % change KE+UG - 2015-01/2015-05",
            "276000000 USD exports KE>UG - 2014-01/2014-05",
        ],
    );
    check(
        &kenya(
            "Exports were $900 million in May 2015, 31.7 per cent lower than the $747 million earned in the comparative period last year.",
        ),
        &["900000000 USD exports KE> - 2015-05", "-31.7 % change KE - 2015-05", "747000000 USD exports KE> - 2014-05"],
    );
    check(
        &kenya(
            "The trade deficit in July 2015 was $3 million. Year-over-year, it increased by 28.9 per cent on the deficit of July 2014.",
        ),
        &["-3000000 USD balance KE> - 2015-07", "28.9 % change KE - 2015-07"],
    );
    check(
        &kenya(
            "Exports were $26 million in May 2015, as compared to $25 million in May 2014, registering a positive growth of 3.7 per cent.",
        ),
        &["26000000 USD exports KE> - 2015-05", "25000000 USD exports KE> - 2014-05", "3.7 % change KE - 2015-05"],
    );
    check(
        &kenya("Exports amounted to $5 million in 2014, which is 10 percent more than in 2013."),
        &["5000000 USD exports KE> - 2014", "10 % change KE - 2014"],
    );
    check(
        &kenya("Exports decreased in September, 2014 by 8% compared to August, 2014."),
        &["-8 % change KE - 2014-09"],
    );
    check(
        &kenya(
            "Exports were $5 million in May 2015 in comparison with $6 million in May 2014, recording a drop, in dollars, of 30.5%.",
        ),
        &["5000000 USD exports KE> - 2015-05", "6000000 USD exports KE> - 2014-05", "-30.5 % change KE - 2015-05"],
    );
}

#[test]
fn a_level_is_told_with_how_far_it_is_from_another() {
    check(
        &kenya("In 2014 the total value of exports was $623 million or $10 million higher than in 2013."),
        &["623000000 USD exports KE> - 2014", "10000000 USD change KE - 2014"],
    );
    check(
        &kenya("The value of exports in January was $2 million (4.7%) higher than in the previous year."),
        &["2000000 USD change KE - 2015-01", "4.7 % change KE - 2015-01"],
    );
    check(
        &kenya("Imports fell in 2014 by $2 million, equivalent to 8.6 percent."),
        &["-2000000 USD change KE - 2014", "-8.6 % change KE - 2014"],
    );
}

#[test]
fn lists_of_markets_and_of_classes_are_shares_and_those_below_a_move_are_changes() {
    check(
        &kenya("In 2014 the other main markets were France (13.0%), Italy (10.8%) and Peru (6.3%)."),
        &["13 % share FR+KE - 2014", "10.8 % share IT+KE - 2014", "6.3 % share KE+PE - 2014"],
    );
    check(
        &kenya("The largest import categories in 2014 were industrial supplies (28.5%) and capital goods (20.5%)."),
        &["28.5 % share KE industrial supplies 2014", "20.5 % share KE capital goods 2014"],
    );
    check(
        &kenya("The largest import categories in 2014 rose, led by fuels (28.5%) and cars (20.5%)."),
        &["28.5 % change KE fuels 2014", "20.5 % change KE cars 2014"],
    );
    check(
        &kenya("72% of exports in 2014 consisted of manufactured goods, 24% diamonds and 4% agricultural products."),
        &[
            "72 % share KE manufactured goods 2014",
            "24 % share KE diamonds 2014",
            "4 % share KE agricultural products 2014",
        ],
    );
    check(
        &kenya(
            "The increase in exports in 2014 was due to three goods. These include metal parts (18.2%); and chemicals (10.8%).",
        ),
        &["18.2 % change KE metal parts 2014", "10.8 % change KE chemicals 2014"],
    );
}

#[test]
fn what_respectively_pairs_has_its_own_place_in_the_list() {
    check(
        &kenya(
            "Exports of crude oil and LNG fell in 2014 by 16 per cent and 35 per cent to $48 million and $301 million respectively.",
        ),
        &[
            "-16 % change KE crude oil 2014",
            "-35 % change KE LNG 2014",
            "48000000 USD exports KE> crude oil 2014",
            "301000000 USD exports KE> LNG 2014",
        ],
    );
    check(
        &kenya(
            "In 2014 imports of transport equipment and chemical products stood at $372 million and $259 million respectively, marking a drop of 56 per cent and 42 per cent.",
        ),
        &[
            "372000000 USD imports KE> transport equipment 2014",
            "259000000 USD imports KE> chemical products 2014",
            "-56 % change KE transport equipment 2014",
            "-42 % change KE chemical products 2014",
        ],
    );
    check(
        &kenya(
            "In 2014 India, France and Peru accounted for $619 million, $430 million and $415 million of export trade respectively.",
        ),
        &[
            "619000000 USD exports KE>IN - 2014",
            "430000000 USD exports KE>FR - 2014",
            "415000000 USD exports KE>PE - 2014",
        ],
    );
    check(
        &kenya(
            "Exports of tea and coffee rose in 2014 by 5 percent and 4 percent respectively, while those of tin fell by 2 percent.",
        ),
        &["5 % change KE tea 2014", "4 % change KE coffee 2014", "-2 % change KE tin 2014"],
    );
}

#[test]
fn each_sum_of_trade_has_the_two_between_whom_it_is() {
    check(
        &kenya(
            "In 2014 two-way trade between Kenya and Uganda was valued at $525 million, and between Kenya and Peru at $392 million.",
        ),
        &["525000000 USD trade KE+UG - 2014", "392000000 USD trade KE+PE - 2014"],
    );
    check(&kenya("Trade rose to $5 million in 2014 between Kenya and Uganda."), &["5000000 USD trade KE+UG - 2014"]);
}

#[test]
fn what_flows_has_flowed_since_the_year_began() {
    check(
        &kenya(
            "Exports amounted to $5 million by the end of May 2014, compared to $4 million for the same period last year.",
        ),
        &["5000000 USD exports KE> - 2014-01/2014-05", "4000000 USD exports KE> - 2013-01/2013-05"],
    );
    check(
        &kenya("Net trade (January–May 2015) showed a deficit of $6 million."),
        &["-6000000 USD balance KE> - 2015-01/2015-05"],
    );
    check(
        &kenya("In August 2015 exports were $3 million. In the last 12 months, imports were $763 million."),
        &["3000000 USD exports KE> - 2015-08", "763000000 USD imports KE> - 2014-09/2015-08"],
    );
    check(
        &kenya("Palm kernel output fell by 8 per cent in May 2015 to 431,641 tonnes from 469,404 tonnes earlier."),
        &[
            "-8 % change KE palm kernel 2015-05",
            "431641 t production KE> palm kernel 2015-05",
            "469404 t production KE> palm kernel 2015-04",
        ],
    );
}

#[test]
fn members_of_a_list_of_moves_are_moves() {
    check(
        &kenya(
            "On the exports side, the main decreases in 2014 were registered in food ($17 million) and chemicals ($15 million).",
        ),
        &["-17000000 USD change KE food 2014", "-15000000 USD change KE chemicals 2014"],
    );
    check(
        &kenya("The rise in the value of imports in 2014 was due to machinery ($74 million)."),
        &["74000000 USD change KE machinery 2014"],
    );
}

#[test]
fn a_word_of_trade_next_to_another_leaves_it_its_amount() {
    check(
        &kenya("In May 2015 imports were $1,500 million and re-exports were $187 million."),
        &["1500000000 USD imports KE> - 2015-05", "187000000 USD exports KE> - 2015-05"],
    );
    check(&kenya("Exports will contract 23% in 2016."), &["-23 % change KE - 2016"]);
    check(&kenya("Kenya signed a contract worth $23 million for tea in 2014."), &["23000000 USD contract KE tea 2014"]);
    check(
        &kenya("Coffee exports tanked by 24 per cent to $985 million in 2014."),
        &["-24 % change KE coffee 2014", "985000000 USD exports KE> coffee 2014"],
    );
    check(&kenya("Revenue from taxes was $5 million in 2014."), &["5000000 USD revenue KE - 2014"]);
    check(&kenya("Revenue from exports was $5 million in 2014."), &["5000000 USD exports KE> - 2014"]);
}

#[test]
fn a_canal_is_no_state_and_a_cargo_no_trade() {
    check(&kenya("Trade volumes through the Suez Canal fell by 50% in 2014."), &["-50 % change KE - 2014"]);
    check(&kenya("Trade volumes through Egypt fell by 50% in 2014."), &["-50 % change EG - 2014"]);
    check(&kenya("Kenya shipped 60,000 tonnes of tea in 2014."), &["60000 t exports KE> tea 2014"]);
}

#[test]
fn the_money_is_that_of_the_country_whose_office_issues_the_figures() {
    let text = |office: &str, body: &str| format!("{office}\n\n4 September 2015\n\n{body}\n");
    check(
        &text("Statistics Mauritius", "Exports in 2014 were R 42 million. The main market was South Africa."),
        &["42000000 MUR exports MU> - 2014"],
    );
    check(
        &text("Nepal Rastra Bank", "Exports to India fell in 2014 to Rs.28 million. India sold more to China."),
        &["28000000 NPR exports NP>IN - 2014"],
    );
    check(
        &text("Trade of Fiji", "Imports by month, FJD million\n\nImports in 2014 were $42 million."),
        &["42000000 FJD imports FJ> - 2014"],
    );
    // A rate of exchange says nothing of what is counted.
    check(
        &text("Trade of Kenya", "The USD/FJD rate rose in 2014. Imports in 2014 were $42 million."),
        &["42000000 USD imports KE> - 2014"],
    );
}

#[test]
fn items_below_a_comparison_are_of_the_period_that_the_report_is_of() {
    check(
        &kenya(
            "In May 2015 imports were $309 million.\n\nImports\n\nCompared to May 2014, these categories fell:\n\n- Live animals [HS 01-05], down $12 million (48%) to $13 million;\n- Base metals [HS 72-83], down $5 million (27%) to $14 million.",
        ),
        &[
            "309000000 USD imports KE> - 2015-05",
            "-12000000 USD change KE live animals 2015-05",
            "-48 % change KE live animals 2015-05",
            "13000000 USD imports KE> live animals 2015-05",
            "-5000000 USD change KE base metals 2015-05",
            "-27 % change KE base metals 2015-05",
            "14000000 USD imports KE> base metals 2015-05",
        ],
    );
}

#[test]
fn what_a_verb_of_showing_has_as_its_subject_gives_the_time_and_not_a_report() {
    let seen = |body: &str, date: &str| check(&kenya(body), &[&format!("6 % change KE - {date}")]);
    seen("Kenya's exports in May 2014 showed a rise of 6 %.", "2014-05");
    seen("Statistics for May 2014 showed that Kenya's exports rose by 6 %.", "2014-05");
    seen("A report on trade in May 2014 showed that Kenya's exports rose by 6 %.", "-");
    seen("Trade officials in May 2014 said that Kenya's exports rose by 6 %.", "-");
    // The average of a month is what is held against.
    check(
        &kenya("In May 2015 imports of Kenya were $9 million a day, down 6 % over the average of a day in May 2014."),
        &["9000000 USD imports KE> - 2015-05", "-6 % change KE - 2015-05"],
    );
}

#[test]
fn what_was_revised_gives_its_time_to_nothing_behind_it() {
    check(
        &kenya(
            "Exports of Kenya were $9 million in July 2015. June's exports were downwardly revised to $8 million from $7 million.\n\nImports rose by 3 %.",
        ),
        &[
            "9000000 USD exports KE> - 2015-07",
            "8000000 USD exports KE> - 2015-06",
            "7000000 USD exports KE> - -",
            "3 % change KE - 2015-07",
        ],
    );
    // A report on the earlier month itself goes on about it.
    check(
        &kenya("June's exports were revised to $8 million.\n\nImports rose by 3 %."),
        &["8000000 USD exports KE> - 2015-06", "3 % change KE - 2015-06"],
    );
}

#[test]
fn what_was_recorded_then_is_a_base_and_months_from_one_through_another_are_both() {
    check(
        &kenya(
            "Imports were $9 million in July 2015.\n\nExports of KSh101 billion are 2.6 % more than the exports recorded in July 2014 of KSh99 billion.",
        ),
        &[
            "9000000 USD imports KE> - 2015-07",
            "101000000000 KES exports KE> - 2015-07",
            "2.6 % change KE - 2015-07",
            "99000000000 KES exports KE> - 2014-07",
        ],
    );
    check(
        &kenya("Exports amounted to $7 million from January through February 2015."),
        &["7000000 USD exports KE> - 2015-01/2015-02"],
    );
    check(
        &kenya("Exports rose to $7 million between January and February 2015."),
        &["7000000 USD exports KE> - 2015-02"],
    );
    check(
        &kenya("Exports were $7 million in January to July 2015.\n\nExports for the year-to-date grew by 5 %."),
        &["7000000 USD exports KE> - 2015-01/2015-07", "5 % change KE - 2015-01/2015-07"],
    );
}
