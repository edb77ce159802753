//! Parts of a whole, members of lists of moves, chief markets, periods that are over, numbers that a blank parts; each beside
//! the look-alikes that it must leave.

use crate::figures::{check, kenya, titled};

#[test]
fn markets_that_a_sentence_calls_its_chief_ones_take_or_bring() {
    check(&kenya("The main destination in 2014 was Brazil, with $5 million."), &["5000000 USD exports KE>BR - 2014"]);
    check(&kenya("Brazil was the main supplier in 2014, with $5 million."), &["5000000 USD imports KE>BR - 2014"]);
    check(&kenya("Brazil, the main supplier, paid $5 million in 2014."), &["5000000 USD - BR - 2014"]);
    check(
        &kenya(
            "Peru and Chile were other top export destinations in 2014 with $9 million and $8 million, respectively.",
        ),
        &["9000000 USD exports KE>PE - 2014", "8000000 USD exports KE>CL - 2014"],
    );
    check(
        &kenya("In 2014 Kenya exported tea worth $9 million to Uganda. Peru followed with $7 million."),
        &["9000000 USD exports KE>UG tea 2014", "7000000 USD exports KE>PE tea 2014"],
    );
}

#[test]
fn parts_of_a_whole_in_one_list_are_shares() {
    check(
        &kenya(
            "In May 2014, 40 percent of total imports were raw materials, 19 percent consumer goods, and 17 percent machinery.",
        ),
        &[
            "40 % share KE raw materials 2014-05",
            "19 % share KE consumer goods 2014-05",
            "17 % share KE machinery 2014-05",
        ],
    );
    check(
        &kenya("In May 2014, 40 percent of total imports were raw materials, 19 percent more than a year earlier."),
        &["40 % share KE raw materials 2014-05", "19 % change KE raw materials 2014-05"],
    );
    check(
        &kenya("In May 2014 tea constituted 86 percent of all exports of goods, diamonds took up 13 percent."),
        &["86 % share KE tea 2014-05", "13 % share KE diamonds 2014-05"],
    );
    check(&kenya("In May 2014 exports of tea were up 13 percent."), &["13 % change KE tea 2014-05"]);
    check(&kenya("In May 2014 tea contributed 13 percent to growth."), &[]);
}

#[test]
fn members_of_a_list_of_moves_moved() {
    check(
        &kenya("In May 2014 the fall in imports was due to machinery ($9 million) and tea ($7 million)."),
        &["-9000000 USD change KE machinery 2014-05", "-7000000 USD change KE tea 2014-05"],
    );
    check(
        &kenya(
            "In May 2014 there were drops over the same month of the previous year in both imports and exports of $4 million and $5 million, respectively.",
        ),
        &["-4000000 USD change KE - 2014-05", "-5000000 USD change KE - 2014-05"],
    );
    check(
        &kenya("The profits from imports and exports of $4 million and $5 million, respectively, rose in May 2014."),
        &["4000000 USD imports KE> - 2014-05", "5000000 USD exports KE> - 2014-05"],
    );
    check(
        &kenya("In May 2014 the increase in exports came from goods such as crude oil by 8 %, fruit and nuts by 4 %."),
        &["8 % change KE crude oil 2014-05", "4 % change KE fruit and nuts 2014-05"],
    );
}

#[test]
fn a_variation_is_a_move_and_a_level_that_another_clause_tells_has_its_own() {
    check(&kenya("In 2014 tea exports recorded an annual variation of -8 %."), &["-8 % change KE tea 2014"]);
    check(&kenya("In 2014 Kenya had a variety of 8 % of the tea exports."), &["8 % share KE tea 2014"]);
    check(
        &kenya("Exports rose by 4 % in 2014, whereas imports amounted to $9 million, an annual growth of 6 %."),
        &["4 % change KE - 2014", "9000000 USD imports KE> - 2014", "6 % change KE - 2014"],
    );
}

#[test]
fn unions_by_their_members_and_states_that_a_flow_is_bound_for() {
    check(
        &kenya("In 2014 the imports of Kenya from the Member States of the European Union fell by 8 %."),
        &["-8 % change EU+KE - 2014"],
    );
    check(&kenya("In 2014 extra-EU exports rose 4 %."), &["4 % change KE - 2014"]);
    check(&kenya("China-bound tea exports of Kenya were $5 million in 2014."), &["5000000 USD exports KE>CN tea 2014"]);
}

#[test]
fn periods_that_are_over_are_told() {
    check(
        &titled("Trade of Kenya in Q1", "Trade in Q1 stood at $5 million. Trade in the third quarter was $4 million."),
        &["5000000 USD trade KE> - 2015-33", "4000000 USD trade KE> - 2014-35"],
    );
    check(&kenya("The surplus was $5 million in January-August."), &["5000000 USD balance KE> - 2015-01/2015-08"]);
    check(
        &kenya(
            "This year's exports of tea are up 3.4 per cent from last year.\n\nIn the first half, Kenya exported tea worth $5 million.",
        ),
        &["3.4 % change KE tea 2015", "5000000 USD exports KE> tea 2015-40"],
    );
    check(
        &kenya("In 2014 exports were $4 million. In the first half, Kenya exported tea worth $5 million."),
        &["4000000 USD exports KE> - 2014", "5000000 USD exports KE> tea 2014-40"],
    );
}

#[test]
fn numbers_that_a_blank_parts() {
    check(
        &kenya("In 2014 Kenya earned $5. 925 million from tea, and $1, 290.1 million from coffee."),
        &["5925000 USD exports KE> tea 2014", "1290100000 USD exports KE> coffee 2014"],
    );
    check(&kenya("In 2014 Kenya earned $5, 290 people said."), &["5 USD - KE - 2014"]);
    check(&kenya("In 2014 Kenya sold 5 drams of gold for 5 million drams."), &["5000000 AMD exports KE> gold 2014"]);
}
