//! Rows of states and lists of goods: each amount with what stands in front of it; each beside the look-alikes that it must leave.

use crate::figures::{check, kenya};

#[test]
fn a_row_of_states_with_amounts_names_partners() {
    check(
        &kenya(
            "In May 2014 the largest market was Norway with $9 million in exports, followed by Peru with $6 million, Chile with $5 million, and the United States with $4 million.",
        ),
        &[
            "9000000 USD exports KE>NO - 2014-05",
            "6000000 USD exports KE>PE - 2014-05",
            "5000000 USD exports KE>CL - 2014-05",
            "4000000 USD exports KE>US - 2014-05",
        ],
    );
    check(
        &kenya(
            "Exports rose to many of our main markets in May 2014, such as Norway (8 % year-on-year growth), Peru (4 %) and Chile (3 %).",
        ),
        &["8 % change KE+NO - 2014-05", "4 % change KE+PE - 2014-05", "3 % change CL+KE - 2014-05"],
    );
    check(
        &kenya(
            "Exports to several European countries rose in May 2014, such as Italy (+9 %), Spain (+4 %) and France (+1 %).",
        ),
        &["9 % change IT+KE - 2014-05", "4 % change ES+KE - 2014-05", "1 % change FR+KE - 2014-05"],
    );
    check(
        &kenya(
            "Kenya had the largest deficits with Norway, worth $9 million, as well as $6 million with Peru and $5 million with Chile in May 2014.",
        ),
        &[
            "-9000000 USD balance KE>NO - 2014-05",
            "-6000000 USD balance KE>PE - 2014-05",
            "-5000000 USD balance KE>CL - 2014-05",
        ],
    );
    // Those who sell, and others' exports.
    check(
        &kenya("The main exporters of tea in 2014 were Peru with $9 million and Chile with $6 million."),
        &["9000000 USD - PE tea 2014", "6000000 USD - CL tea 2014"],
    );
    check(
        &kenya("Exports of countries such as Peru ($9 million) and Chile ($6 million) were far larger in 2014."),
        &["9000000 USD exports PE> - 2014", "6000000 USD exports CL> - 2014"],
    );
}

#[test]
fn a_ranking_goes_on_in_the_next_sentence() {
    check(
        &kenya(
            "The main destination was Norway in May 2014, with $9 million (19 % of the total). Third was Peru, with $6 million (18 % less than in May 2013), followed by Chile, with $5 million (25 % drop from a year before).",
        ),
        &[
            "9000000 USD exports KE>NO - 2014-05",
            "19 % share KE+NO - 2014-05",
            "6000000 USD exports KE>PE - 2014-05",
            "-18 % change KE+PE - 2014-05",
            "5000000 USD exports KE>CL - 2014-05",
            "-25 % change CL+KE - 2014-05",
        ],
    );
    check(
        &kenya("Norway was its main market in 2014, taking 27 % of exports. Peru followed with a share of 15 %."),
        &["27 % share KE+NO - 2014", "15 % share KE+PE - 2014"],
    );
    // A market at home, and a rank without a state.
    check(&kenya("The main market for tea was worth $9 million in May 2014."), &["9000000 USD -  tea 2014-05"]);
}

#[test]
fn adjectives_in_front_of_a_state_leave_it_a_partner() {
    check(
        &kenya(
            "U.S.-bound exports rose 6.8 percent to $15 million in May 2014. Imports from the country grew 10 percent to $8 million.",
        ),
        &[
            "6.8 % change KE+US - 2014-05",
            "15000000 USD exports KE>US - 2014-05",
            "10 % change KE+US - 2014-05",
            "8000000 USD imports KE>US - 2014-05",
        ],
    );
    check(
        &kenya("In trade with mainland China, Kenya posted a deficit of $4 million in May 2014."),
        &["-4000000 USD balance KE>CN - 2014-05"],
    );
    check(&kenya("In extra-EU trade, exports rose by 15 % in May 2014."), &["15 % change KE - 2014-05"]);
    // Without them.
    check(
        &kenya("U.S. exports rose 6.8 percent to $15 million in May 2014."),
        &["6.8 % change US - 2014-05", "15000000 USD exports US> - 2014-05"],
    );
    check(&kenya("Exports to the EU rose by 15 % in May 2014."), &["15 % change EU+KE - 2014-05"]);
}

#[test]
fn a_list_of_goods_shares_one_move() {
    check(
        &kenya(
            "The rise of exports in May 2014 came from some goods, such as crude oil by 84 %, fresh fruits and nuts by 47 %.",
        ),
        &["84 % change KE crude oil 2014-05", "47 % change KE fresh fruits and nuts 2014-05"],
    );
    check(
        &kenya(
            "Exports of the energy sector fell by 4 % in May 2014, of mining and phosphates by 26 %, and of textiles by 7 %.",
        ),
        &[
            "-4 % change KE energy sector 2014-05",
            "-26 % change KE mining and phosphates 2014-05",
            "-7 % change KE textiles 2014-05",
        ],
    );
    // "That of imports" is no good.
    check(
        &kenya("Exports rose by 15 % in May 2014 and that of imports by 14 %."),
        &["15 % change KE - 2014-05", "14 % change KE - 2014-05"],
    );
}

#[test]
fn parts_told_of_exports_are_exports() {
    check(
        &kenya(
            "Kenya exported $11 million of garments in 2014.\n\nFootwear represented $3 million, and travel goods absorbed $2 million.",
        ),
        &[
            "11000000 USD exports KE> garments 2014",
            "3000000 USD exports KE> footwear 2014",
            "2000000 USD exports KE> travel goods 2014",
        ],
    );
    // A state is no good.
    check(
        &kenya("Kenya exported $11 million of garments in 2014.\n\nNorway represented $3 million."),
        &["11000000 USD exports KE> garments 2014", "3000000 USD - NO - 2014"],
    );
}

#[test]
fn a_plus_in_a_bracket_is_a_move() {
    check(
        &kenya(
            "Kenya told in May 2014 of a rise in exports (+$8 million), while the trade balance (-$2 million) fell.",
        ),
        &["8000000 USD change KE - 2014-05", "-2000000 USD change KE - 2014-05"],
    );
}
