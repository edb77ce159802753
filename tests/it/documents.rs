//! Figures by what holds for a whole document: its month, its money, its one good, whose trade it tells, what it compares with;
//! each beside the look-alikes that it must leave.

use crate::figures::{check, kenya, titled};

#[test]
fn what_a_level_came_from_has_the_time_that_is_compared_with() {
    check(
        &kenya(
            "In May 2014, as compared with the same month of the previous year, exports to Norway fell by 13 % from $6 million to $5 million.",
        ),
        &["-13 % change KE+NO - 2014-05", "6000000 USD exports KE>NO - 2013-05", "5000000 USD exports KE>NO - 2014-05"],
    );
    check(
        &kenya("Tea output rose by 18 % m-o-m to 1.6 million tonnes in August 2014 from 1.4 million tonnes."),
        &["18 % change KE tea 2014-08", "1600000 t production KE> tea 2014-08", "1400000 t production KE> tea 2014-07"],
    );
    // Nothing is compared with.
    check(
        &kenya("Exports fell by 13 % in May 2014, from $6 million to $5 million."),
        &["-13 % change KE - 2014-05", "6000000 USD exports KE> - -", "5000000 USD exports KE> - 2014-05"],
    );
}

#[test]
fn a_change_behind_a_base_is_of_the_main_period() {
    check(
        &kenya(
            "Imports were $27 million (Rs. 18 crore) in May 2014 as against $24 million (Rs. 15 crore) in May 2013, registering a growth of 9 per cent.",
        ),
        &[
            "27000000 USD imports KE> - 2014-05",
            "180000000 INR imports KE> - 2014-05",
            "24000000 USD imports KE> - 2013-05",
            "150000000 INR imports KE> - 2013-05",
            "9 % change KE - 2014-05",
        ],
    );
    check(
        &kenya(
            "Exports were $21 million in May 2014 against the exports of $23 million in May 2013, showing a decline of 9 per cent.",
        ),
        &["21000000 USD exports KE> - 2014-05", "23000000 USD exports KE> - 2013-05", "-9 % change KE - 2014-05"],
    );
    check(
        &kenya("Exports were $2.5 million in August when compared with $2.2 million in July."),
        &["2500000 USD exports KE> - 2015-08", "2200000 USD exports KE> - 2015-07"],
    );
    check(
        &kenya("Exports in April 2014 were $29 million, a 20 % year over year decrease."),
        &["29000000 USD exports KE> - 2014-04", "-20 % change KE - 2014-04"],
    );
    check(
        &kenya("Exports fell by 5 % y-o-y to $7 million in May 2014."),
        &["-5 % change KE - 2014-05", "7000000 USD exports KE> - 2014-05"],
    );
}

#[test]
fn a_month_can_name_a_report() {
    check(
        &kenya(
            "The forecast of tea exports for 2014 is 13 million tonnes, up from 12 million tonnes in its May report.",
        ),
        &["13000000 t exports KE> tea 2014", "12000000 t exports KE> tea 2014"],
    );
    // Or a period.
    check(
        &kenya("Exports in the May quarterly report of 2014 were $5 million in May 2014."),
        &["5000000 USD exports KE> - 2014-05"],
    );
}

#[test]
fn the_bracket_beside_a_period_is_more_exact() {
    check(
        &kenya("In the first two months (July-August) of the fiscal year (FY15) exports were $5 million."),
        &["5000000 USD exports KE> - 2014-07/2014-08"],
    );
    check(
        &kenya("In the first four months of the Kenyan year (20 January to 21 May 2015) exports were $5 million."),
        &["5000000 USD exports KE> - 2015-01-20/2015-05-21"],
    );
    // Years aside are another thing.
    check(
        &kenya("In the first four months of 2015 (2011 to 2014 were years of drought) exports were $5 million."),
        &["5000000 USD exports KE> - 2015-01/2015-04"],
    );
}

#[test]
fn months_without_a_year_by_what_they_are_compared_with() {
    check(
        "Slow June\n\nExports rose 5 per cent in June to $4 million, up 7 per cent from June 2012.",
        &["5 % change  - 2013-06", "4000000 USD exports  - 2013-06", "7 % change  - 2013-06"],
    );
    check(
        "Soya\n\nKenya's exports were 2 million tonnes in the January/May period, against 3 million tonnes in the same period in 2012.",
        &["2000000 t exports KE> soya 2013-01/2013-05", "3000000 t exports KE> soya 2012-01/2012-05"],
    );
    // A record is no base.
    check(
        "Slow June\n\nExports rose 5 per cent in June to $4 million, far from the record of June 2012.",
        &["5 % change  - 2012-06", "4000000 USD exports  - 2012-06"],
    );
}

#[test]
fn the_money_of_whose_office_tells_it() {
    check(
        &titled("Barbados: trade", "The deficit was $1.6 million in May 2014, the Barbados Statistical Service said."),
        &["-1600000 BBD balance BB> - 2014-05"],
    );
    check(
        &titled("International Trade, Australia", "Services credits fell to $40 million in May 2014."),
        &["40000000 AUD exports AU> services 2014-05"],
    );
    check(
        &titled("Malawi's exports", "Malawi's exports were $32 million (about K53 billion) in May 2014."),
        &["32000000 USD exports MW> - 2014-05", "53000000000 MWK exports MW> - 2014-05"],
    );
    check(&kenya("Exports rose to 177.2 billion drams in May 2014."), &["177200000000 AMD exports KE> - 2014-05"]);
    // Another country's, and a weight.
    check(
        &titled("Zambia's exports", "Zambia's exports were K53 billion in May 2014."),
        &["53000000000 ZMW exports ZM> - 2014-05"],
    );
    check(
        &titled("Barbados: trade", "The deficit with Barbados was $1.6 million in May 2014, Kenya said."),
        &["-1600000 USD balance >BB - 2014-05"],
    );
}

#[test]
fn torn_and_spaced_numbers() {
    check(
        &kenya("Exports dropped from $5. 925 billion in May 2013 to $4. 949 billion in May 2014."),
        &["5925000000 USD exports KE> - 2013-05", "4949000000 USD exports KE> - 2014-05"],
    );
    check(
        &kenya("Imports of diamonds fell by $1, 290.1 million in May 2014."),
        &["-1290100000 USD change KE diamonds 2014-05"],
    );
    check(
        &kenya("Kenya has a deficit of $1577 million in 2014, and of $1949 million in 2013."),
        &["-1577000000 USD balance KE> - 2014", "-1949000000 USD balance KE> - 2013"],
    );
    check(
        &kenya("Turnover in 2014 was 14 082 176.75 thousand dollars, with imports of 5898 689.99 thousand dollars."),
        &["14082176750 USD trade KE> - 2014", "5898689990 USD imports KE> - 2014"],
    );
    check(
        &kenya("Exports were $2.9 tril. in 2014 and $3 bil. in 2013."),
        &["2900000000000 USD exports KE> - 2014", "3000000000 USD exports KE> - 2013"],
    );
}

#[test]
fn both_sides_only_where_the_two_deal_with_each_other() {
    check(
        &titled(
            "Kenya's gas imports rise",
            "Kenya's imports of gas rose to 9 million tonnes in May 2014.\n\nIn the first five months of 2014 Kenya imported 27 million tonnes.\n\nJapan was the top importer in 2013, overtaking Kenya. Kenya took more gas than Japan, and Japan took less.\n\nIn 2014 gas imports were 28 million tonnes.",
        ),
        &[
            "9000000 t imports KE> gas 2014-05",
            "27000000 t imports KE> gas 2014-01/2014-05",
            "28000000 t imports KE> gas 2014",
        ],
    );
    // They do.
    check(
        &titled(
            "Kenya and Japan",
            "Kenya's exports to Japan were $4 million in 2013. Kenya wants more trade with Japan, it said. Japan and Kenya talk.\n\nIn 2014 Kenyan exports rose to $9 million.",
        ),
        &["4000000 USD exports KE>JP - 2013", "9000000 USD exports KE>JP - 2014"],
    );
}

#[test]
fn the_region_and_the_price_of_exports_have_an_owner() {
    check(
        &titled("Central America: coffee", "Between January and May 2014, the region exported 6 tonnes of coffee."),
        &["6 t exports Central America> coffee 2014-01/2014-05"],
    );
    check(&kenya("Export prices rose by 3 per cent in May 2014."), &["3 % change KE - 2014-05"]);
    check(
        &titled(
            "Southeast Asia's exports grow",
            "Southeast Asia's exports grew by 10 percent in 2014, the commission said.\n\nThe Philippine Statistics Authority put the country's exports at $7 million in 2014.\n\nSoutheast Asia's imports rose by 4 percent in 2014.",
        ),
        &["10 % change Southeast Asia - 2014", "7000000 USD exports PH> - 2014", "4 % change Southeast Asia - 2014"],
    );
    // Whom they go to, and all prices.
    check(
        &titled("Central America: coffee", "Between January and May 2014, exports to the region were 6 tonnes."),
        &["6 t exports  coffee 2014-01/2014-05"],
    );
    check(&kenya("Consumer prices rose by 3 per cent in May 2014."), &["3 % change  - 2014-05"]);
}

#[test]
fn a_document_about_one_good() {
    check(
        &titled(
            "Shipping",
            "Crude oil exports were 9 million tonnes in May 2014.\n\nImports totalled 11 million tonnes in May 2014.\n\nCrude oil came. Crude oil went. The crude oil trade goes on.",
        ),
        &["9000000 t exports  crude oil 2014-05", "11000000 t imports  crude oil 2014-05"],
    );
}
