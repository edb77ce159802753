//! Parts of a whole, members of lists of moves, chief markets, periods that are told again, numbers that a blank parts; each
//! beside the look-alikes that it must leave.

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
        &kenya(
            "In May 2014 there were imports and exports of $4 million and $5 million, respectively, and prices fell.",
        ),
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
fn periods_without_a_year_have_that_of_the_text() {
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

#[test]
fn a_text_is_of_the_state_whose_flow_its_first_sentence_tells() {
    check(
        &titled(
            "Metals weekly",
            "Kenya’s unwrought non-ferrous exports increased by 48 % for aluminum in May 2014 according to the country’s customs.\n\nAluminum exports rose to 9 million tons in May 2014. Peru, Chile and Peru are far away.",
        ),
        &["48 % change KE aluminum 2014-05", "9000000 t exports KE> aluminum 2014-05"],
    );
    check(
        &titled(
            "Metals weekly",
            "Kenya’s exports of tea increased by 48 % in May 2014. Uganda's exports of tea fell by 4 % in May 2014.\n\nAluminum exports rose to 9 million tons in May 2014.",
        ),
        &["48 % change KE tea 2014-05", "-4 % change UG tea 2014-05", "9000000 t exports  aluminum 2014-05"],
    );
}

#[test]
fn the_next_of_a_ranking_stands_in_the_place_of_the_partner() {
    check(
        &kenya(
            "In 2014 Kenya's exports to China were worth $9 million. Japan came in third with $4 million, or 7.1 percent of the total exports.",
        ),
        &["9000000 USD exports KE>CN - 2014", "4000000 USD exports KE>JP - 2014", "7.1 % share JP+KE - 2014"],
    );
    check(
        &kenya(
            "In 2014 Kenya's exports to China were worth $9 million. Japan, in third place with its exports to Peru, sold $4 million.",
        ),
        &["9000000 USD exports KE>CN - 2014", "4000000 USD exports JP> - 2014"],
    );
}

#[test]
fn sums_in_a_list_of_partners_have_their_parts() {
    check(
        &kenya(
            "In 2014 exports to Peru amounted to 187.7 million dollars (15.9 percent), Chile - 122.6 million dollars (10.4 percent), China - 45.1 million dollars (3.8 percent).",
        ),
        &[
            "187700000 USD exports KE>PE - 2014",
            "15.9 % share KE+PE - 2014",
            "122600000 USD exports KE>CL - 2014",
            "10.4 % share CL+KE - 2014",
            "45100000 USD exports KE>CN - 2014",
            "3.8 % share CN+KE - 2014",
        ],
    );
    check(
        &kenya(
            "In 2014 exports to Peru rose to 187.7 million dollars (15.9 percent), those to Chile to 122.6 million dollars (10.4 percent).",
        ),
        &[
            "187700000 USD exports KE>PE - 2014",
            "15.9 % change KE+PE - 2014",
            "122600000 USD exports KE>CL - 2014",
            "10.4 % change CL+KE - 2014",
        ],
    );
    check(
        &kenya("In 2014 exports to Peru amounted to $9 million, which is 32.8 percent."),
        &["9000000 USD exports KE>PE - 2014", "32.8 % share KE+PE - 2014"],
    );
    check(
        &kenya("In 2014 exports were $5 million, which is 8 percent more than in 2013."),
        &["5000000 USD exports KE> - 2014", "8 % change KE - 2014"],
    );
}

#[test]
fn a_year_before_is_looked_back_to() {
    check(
        &kenya(
            "Kenya exported tea worth $5 million in July 2014. Exports of tea were $4 million in July of the previous year.\n\nExports of coffee were $3 million.",
        ),
        &[
            "5000000 USD exports KE> tea 2014-07",
            "4000000 USD exports KE> tea 2013-07",
            "3000000 USD exports KE> coffee 2014-07",
        ],
    );
    check(
        &kenya(
            "Kenya exported tea worth $5 million in July 2014. Exports of tea were $4 million in July 2013.\n\nExports of coffee were $3 million.",
        ),
        &[
            "5000000 USD exports KE> tea 2014-07",
            "4000000 USD exports KE> tea 2013-07",
            "3000000 USD exports KE> coffee 2013-07",
        ],
    );
}

#[test]
fn the_period_is_the_one_that_was_told() {
    check(
        &kenya(
            "The trade deficit of Kenya was $1.7 million for the first nine months of 2014.\n\nTotal exports within the period amounted to $9.8 million in 2014.",
        ),
        &["-1700000 USD balance KE> - 2014-01/2014-09", "9800000 USD exports KE> - 2014-01/2014-09"],
    );
    check(
        &kenya(
            "The trade deficit of Kenya was $1.7 million for the first nine months of 2014.\n\nTotal exports amounted to $9.8 million in 2014.",
        ),
        &["-1700000 USD balance KE> - 2014-01/2014-09", "9800000 USD exports KE> - 2014"],
    );
    check(
        &kenya(
            "The trade deficit reached $5 million in the first four months of the year, $1 million more than in the same period of 2014.",
        ),
        &["-5000000 USD balance KE> - 2015-01/2015-04", "1000000 USD change KE - 2015-01/2015-04"],
    );
    check(
        &kenya("From this year onwards, gold of Kenya is sent to Peru. Tea worth $5 million was exported to Chile."),
        &["5000000 USD exports KE>CL tea -"],
    );
}

#[test]
fn amounts_of_millions_and_of_thousands_by_their_marks() {
    check(
        &kenya(
            "Imports in January-September 2014 rose by 18.5 % to €6,586.8 ml as compared to €5,556.6 ml in January-September 2013.",
        ),
        &[
            "18.5 % change KE - 2014-01/2014-09",
            "6586800000 EUR imports KE> - 2014-01/2014-09",
            "5556600000 EUR imports KE> - 2013-01/2013-09",
        ],
    );
    check(&kenya("In 2014 Kenya imported 5 ml of oil worth $5 million."), &["5000000 USD imports KE> oil 2014"]);
    check(&kenya("In 2014 Kenya imported 50mL of oil worth $5 million."), &["5000000 USD imports KE> oil 2014"]);
    check(&kenya("The trade deficit in 2014 was $885.648.000."), &["-885648000 USD balance KE> - 2014"]);
    check(
        &kenya("The trade deficit in 2014 was $885.648, 9 % more than in 2013."),
        &["-885.648 USD balance KE> - 2014", "9 % change KE - 2014"],
    );
}

#[test]
fn what_is_fewer_is_no_part_and_what_a_sum_is_held_against_has_its_own_time() {
    check(
        &kenya("Exports in 2014 amounted to $600.3 million, which was 42.8 percent fewer than in 2013."),
        &["600300000 USD exports KE> - 2014", "-42.8 % change KE - 2014"],
    );
    check(
        &kenya("In September 2014 the surplus was $2,368m, an increase of $30m on the revised surplus in August 2014."),
        &["2368000000 USD balance KE> - 2014-09", "30000000 USD change KE - 2014-09"],
    );
    check(
        &kenya("In September 2014 the surplus was $2,368m, a cost of $30m on the market in August 2014."),
        &["2368000000 USD balance KE> - 2014-09"],
    );
}

#[test]
fn flows_behind_a_trade_between_two_are_of_the_two() {
    check(
        &kenya(
            "In May 2014 the external trade of Kenya with Peru amounted to $385 million. Exports amounted to $108 million (9 percent higher), while imports amounted to $277 million.",
        ),
        &[
            "385000000 USD trade KE+PE - 2014-05",
            "108000000 USD exports KE>PE - 2014-05",
            "9 % change KE+PE - 2014-05",
            "277000000 USD imports KE>PE - 2014-05",
        ],
    );
    check(
        &kenya(
            "In May 2014 the external trade of Kenya with Peru amounted to $385 million. Total exports amounted to $108 million.",
        ),
        &["385000000 USD trade KE+PE - 2014-05", "108000000 USD exports KE> - 2014-05"],
    );
}
