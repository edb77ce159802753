//! Figures by the wordings of the trade press and of offices, each beside the look-alikes that it must leave.

use crate::figures::{check, kenya};

#[test]
fn the_size_of_a_market_is_of_its_good_and_of_nobody() {
    check(
        "Outlook\n\n4 March 2024\n\nThe global drone market was valued at $9.2 billion in 2023 and is projected to reach $17.5 billion by 2032, growing at a compound annual growth rate of 7.4 percent from 2024 to 2032.\n",
        &["9200000000 USD -  drone 2023", "17500000000 USD -  drone 2032", "7.4 % change  drone 2024/2032"],
    );
    // What a market says or pays is not its size.
    check("Outlook\n\n4 March 2024\n\nThe drone market said in 2023 that its fund was $9.2 billion.\n", &[]);
}

#[test]
fn growth_over_some_years_lasts_and_is_not_held_against_the_first() {
    check(&kenya("Exports grew by 7 percent from 2009 to 2012."), &["7 % change KE - 2009/2012"]);
    check(&kenya("Exports grew by 7 percent a year over 2009-2012."), &["7 % change KE - 2009/2012"]);
    check(&kenya("In 2014 exports were 7 percent above the 2009-2012 average."), &["7 % change KE - 2014"]);
}

#[test]
fn who_pays_a_duty_pays_it_in_the_order_of_a_list() {
    check(
        &kenya("In 2014 Chile and Peru, which have agreements with China, paid duties of 2 percent and 1 percent."),
        &["2 % tariff CN>CL - 2014", "1 % tariff CN>PE - 2014"],
    );
    check(&kenya("In 2014 tea from Chile faced a lower 8 percent rate in China."), &["8 % tariff CN>CL tea 2014"]);
    check(&kenya("In 2014 Argentina raised its export tax on tea to 30 percent."), &["30 % tariff AR> tea 2014"]);
    check(&kenya("In 2014 exports faced a lower growth of 8 percent."), &["8 % change KE - 2014"]);
}

#[test]
fn what_a_dealer_ships_is_what_he_deals_in_and_to_whom() {
    check(
        &kenya("Norway is the largest exporter of tea to Pakistan, having shipped $210 million worth in 2014."),
        &["210000000 USD exports NO>PK tea 2014"],
    );
    check(
        &kenya("Norway is the largest exporter of tea to Pakistan. It shipped $210 million of cars in 2014."),
        &["210000000 USD exports NO> cars 2014"],
    );
    check(
        &kenya("In 2014 China bought 9 million tonnes of U.S. soybeans."),
        &["9000000 t imports CN>US soybeans 2014"],
    );
    check(&kenya("In 2014 dealers could sell scooters for as little as $900."), &["900 USD price  - 2014"]);
    check(&kenya("In 2014 Kenya sold cars for $900 million."), &["900000000 USD exports KE> cars 2014"]);
}

#[test]
fn each_source_of_a_list_has_its_share() {
    check(
        &kenya(
            "The major source of imports in May 2014 was Norway with 31 percent, followed by Chile with 18 percent.",
        ),
        &["31 % share KE+NO - 2014-05", "18 % share CL+KE - 2014-05"],
    );
    check(
        &kenya("In 2014 exports to EU countries made 54 percent and to CIS countries 31 percent of all exports."),
        &["54 % share EU+KE - 2014", "31 % share CIS+KE - 2014"],
    );
    check(
        &kenya("In 2014 Norway was the second source of imports, at $2 billion or 24 percent."),
        &["2000000000 USD imports KE>NO - 2014", "24 % share KE+NO - 2014"],
    );
    check(
        &kenya("In 2014 imports from Norway rose by $2 billion or 24 percent."),
        &["2000000000 USD change KE+NO - 2014", "24 % change KE+NO - 2014"],
    );
    check(
        &kenya("Exports - partners: China 76 percent, Norway 12 percent (2014)."),
        &["76 % share CN+KE - 2014", "12 % share KE+NO - 2014"],
    );
}

#[test]
fn what_a_rise_is_held_against_is_a_level() {
    check(
        &kenya("In 2014 exports were $38 million, a 6 percent increase over $36 million recorded in 2013."),
        &["38000000 USD exports KE> - 2014", "6 % change KE - 2014", "36000000 USD exports KE> - 2013"],
    );
    check(
        &kenya("Output fell to 9 million tonnes of tea in 2014, half its level of two years ago."),
        &["9000000 t production KE> tea 2014"],
    );
    check(
        &kenya("In May 2014 debt stood at 38 percent of GDP, down from 41 percent in May 2010."),
        &["38 % share KE - 2014-05", "41 % share KE - 2010-05"],
    );
    check(
        &kenya("In 2014 exports of tea earned $5 million, 38 percent more than a year ago."),
        &["5000000 USD exports KE> tea 2014", "38 % change KE tea 2014"],
    );
    // More than a year ago is a time where nothing is compared.
    check(
        &kenya("Kenya exported $5 million of tea to Norway more than a year ago."),
        &["5000000 USD exports KE>NO tea 2014~"],
    );
}

#[test]
fn what_a_forecast_leads_to_is_measured_and_what_it_is_down_is_a_change() {
    check(
        &kenya("Output of tea in 2014 is forecast down 6 million tons to 174 million."),
        &["-6000000 t change KE tea 2014", "174000000 t production KE> tea 2014"],
    );
    check(
        &kenya("Stocks of tea in 2014 are estimated at 50 million tons, down 3 million from the previous year."),
        &["50000000 t stocks KE tea 2014", "-3000000 t change KE tea 2014"],
    );
    check(
        &kenya("Output of tea is forecast at 14 million tonnes, down 5 percent from 2014."),
        &["14000000 t production KE> tea 2015", "-5 % change KE tea 2015"],
    );
    check(
        &kenya(
            "Exports of tea in 2014 were 5 million tonnes to Norway, down 35 percent, and 61 million so far this year.",
        ),
        &[
            "5000000 t exports KE>NO tea 2014",
            "-35 % change KE+NO tea 2014",
            "61000000 t exports KE>NO tea 2015-01-01/2015-09-04",
        ],
    );
}

#[test]
fn names_of_markets_profiles_and_both_koreas() {
    check(
        &kenya("In May 2014 copper on the London Metal Exchange rose by 6 percent."),
        &["6 % change  copper 2014-05"],
    );
    check(&kenya("In May 2014 inter-Korean trade reached $2.7 billion."), &["2700000000 USD trade KP+KR - 2014-05"]);
    check(
        &kenya("In 2014 trade with Norway was $8 million, of which Kenya's exports made up $3 million."),
        &["8000000 USD trade KE+NO - 2014", "3000000 USD exports KE>NO - 2014"],
    );
    check(&kenya("In 2014 tea earned the country $3 million."), &["3000000 USD exports KE> tea 2014"]);
    check(&kenya("In US dollar terms the reserves declined by 7 percent in 2014."), &["-7 % change KE - 2014"]);
    check(&kenya("The cod quota was raised to 186,000 tons in 2014."), &["186000 t quota  cod 2014"]);
}

#[test]
fn sales_are_exports_where_a_state_sells_or_somebody_abroad_buys() {
    check(&kenya("The group's sales rose to $5 million in 2014."), &["5000000 USD - KE - 2014"]);
    check(&kenya("Sales of tea to Norway rose to $5 million in 2014."), &["5000000 USD exports KE>NO tea 2014"]);
    check(&kenya("Kenya sold 5 tonnes of tea in 2014."), &["5 t exports KE> tea 2014"]);
}

#[test]
fn what_goes_the_other_way_is_of_other_goods_and_trade_with_somebody_goes_on() {
    check(
        &kenya("Kenya exported tea worth $5 million in 2014. Imports were $6 million."),
        &["5000000 USD exports KE> tea 2014", "6000000 USD imports KE> - 2014"],
    );
    check(
        &kenya("Trade with Norway has grown. Exports reached $5 million in 2014."),
        &["5000000 USD exports KE>NO - 2014"],
    );
    check(&kenya("Norway has grown. Exports reached $5 million in 2014."), &["5000000 USD exports NO> - 2014"]);
}

#[test]
fn the_same_part_of_another_year_and_two_years_with_two_sums() {
    check(
        &kenya(
            "In the first quarter of 2015 exports rose by 4 percent, against 9 percent in the same quarter of 2014.",
        ),
        &["4 % change KE - 2015-33", "9 % change KE - 2014-33"],
    );
    check(
        &kenya("Kenya's exports to Norway in 2011 and 2012 were $5 million and $4 million."),
        &["5000000 USD exports KE>NO - 2011", "4000000 USD exports KE>NO - 2012"],
    );
    // Both sums are of both years here.
    check(
        &kenya("Kenya's exports to Norway in 2011 and 2012 were $5 million."),
        &["5000000 USD exports KE>NO - 2011/2012"],
    );
}

#[test]
fn a_body_s_name_names_no_good_and_duties_that_are_put_are_no_estimate() {
    check(&kenya("The Meat Commission saw exports of 60,000 tonnes in 2014."), &["60000 t exports KE> - 2014"]);
    check(&kenya("In 2014 Norway put duties of 5 percent on tea."), &["5 % tariff NO>KE tea 2014"]);
}

#[test]
fn each_change_of_a_list_is_of_its_own_state_and_of_the_exporter() {
    check(
        &kenya("In 2014 exports to China rose 12 percent, to Norway 8 percent and to Peru 5 percent."),
        &["12 % change CN+KE - 2014", "8 % change KE+NO - 2014", "5 % change KE+PE - 2014"],
    );
    check(
        &kenya(
            "In 2014 exports to China rose 12 percent to $9 million, Norway increased 8 percent and Peru 5 percent.",
        ),
        &[
            "12 % change CN+KE - 2014",
            "9000000 USD exports KE>CN - 2014",
            "8 % change KE+NO - 2014",
            "5 % change KE+PE - 2014",
        ],
    );
    // A share stays one.
    check(
        &kenya("In 2014 exports to China rose 12 percent, and Norway took 8 percent of them."),
        &["12 % change CN+KE - 2014", "8 % share KE+NO - 2014"],
    );
}

#[test]
fn partners_told_one_by_one_have_their_shares() {
    check(
        &kenya(
            "In 2014 the main partners were China, which accounted for around 21 percent of Kenya's trade; Norway, which accounted for 17 percent; Peru, with around 11 percent; and Chile, with just under 8 percent.",
        ),
        &["21 % share CN+KE - 2014", "17 % share KE+NO - 2014", "11 % share KE+PE - 2014", "8 % share CL+KE - 2014"],
    );
}

#[test]
fn who_levied_last_levies_on_the_next_and_a_heading_names_who_pays() {
    check(
        &kenya(
            "The duty Norway set for imports from Peru in 2014 was 10 percent.\n\nChile was hit with duties of 49 percent, Peru 46 percent.",
        ),
        &["10 % tariff NO>PE - 2014", "49 % tariff NO>CL - 2014", "46 % tariff NO>PE - 2014"],
    );
    check(
        "Duties of Norway\n\n4 September 2015\n\nNorway imposed duties of 10 percent in 2014.\n\nBangladesh\n\nReciprocal tariff: 37 percent\n",
        &["10 % tariff NO> - 2014", "37 % tariff NO>BD - -"],
    );
}

#[test]
fn what_is_told_beside_has_no_part_in_a_figure() {
    check(
        &kenya("Exports to India, which recently surpassed Peru to become the main buyer, reached $5 million in 2014."),
        &["5000000 USD exports KE>IN - 2014"],
    );
    check(
        &kenya("In 2014 OPEC estimated Iraq's oil reserves at 9 million barrels."),
        &["9000000 bbl reserves IQ oil 2014"],
    );
    // Below such a worth no duty is due: no trade is told.
    check(&kenya("In 2014 goods valued under $800 entered Kenya, and the $150 exemption stayed."), &[]);
}

#[test]
fn the_gap_between_what_is_sold_and_bought_is_a_balance_and_months_of_a_year_open_it() {
    check(
        &kenya("In the five months of 2014 the gap between the goods Kenya sells and what it buys rose to $7 million."),
        &["-7000000 USD balance KE> - 2014-01/2014-05"],
    );
    check(&kenya("In 2014 total trade, exports plus imports, was $9 million."), &["9000000 USD trade KE> - 2014"]);
}

#[test]
fn a_table_of_tabs_has_its_years_and_what_stands_over_them() {
    check(
        "Trade of Kenya\n\n4 September 2015\n\nThe table below shows Kenya's exports and imports.\n\n\tYear Ended December 31,\t\tFour Months Ended April 30,\n\t2013R\t2014P\t2014P\t2015P\n\t(in millions of U.S. dollars)\nExports:\nTea exports\t154\t219\t76\t82\nImports:\nCopper imports\t127\t170\t59\t65\n",
        &[
            "154000000 USD exports KE> tea 2013",
            "219000000 USD exports KE> tea 2014",
            "76000000 USD exports KE> tea 2014-01/2014-04",
            "82000000 USD exports KE> tea 2015-01/2015-04",
            "127000000 USD imports KE> copper 2013",
            "170000000 USD imports KE> copper 2014",
            "59000000 USD imports KE> copper 2014-01/2014-04",
            "65000000 USD imports KE> copper 2015-01/2015-04",
        ],
    );
}

#[test]
fn a_table_tells_months_and_quarters_of_the_year_of_its_caption() {
    let table = |rows: &str| format!("Trade of Kenya\n\n4 September 2021\n\n{rows}");
    check(
        &table("Kenya's imports in 2020 (KSh billion)\n\nMonth\tJan\tFeb\tMar\nImports\t140\t138\t151\n"),
        &[
            "140000000000 KES imports KE> - 2020-01",
            "138000000000 KES imports KE> - 2020-02",
            "151000000000 KES imports KE> - 2020-03",
        ],
    );
    check(
        &table("Exports of Kenya, 2020\n\nProduct\tQ1\tQ2\nTea (tonnes)\t120\t130\nCoffee (tonnes)\t12\t11\n"),
        &[
            "120 t exports KE> tea 2020-33",
            "130 t exports KE> tea 2020-34",
            "12 t exports KE> coffee 2020-33",
            "11 t exports KE> coffee 2020-34",
        ],
    );
    check(
        &table(
            "| Partner | Exports 2020 ($m) | Imports 2020 ($m) |\n|---|---|---|\n| Uganda | 520 | 310 |\n| China | 140 | 3,600 |\n",
        ),
        &[
            "520000000 USD exports KE>UG - 2020",
            "310000000 USD imports KE>UG - 2020",
            "140000000 USD exports KE>CN - 2020",
            "3600000000 USD imports KE>CN - 2020",
        ],
    );
    check(
        &table(
            "\t2nd quarter 2021\t2nd quarter 2020\tChange\nExports, KSh million\t180,200\t150,100\t20.1%\nImports, KSh million\t510,400\t400,300\t27.5%\n",
        ),
        &[
            "180200000000 KES exports KE> - 2021-34",
            "150100000000 KES exports KE> - 2020-34",
            "20.1 % change KE - 2021-34",
            "510400000000 KES imports KE> - 2021-34",
            "400300000000 KES imports KE> - 2020-34",
            "27.5 % change KE - 2021-34",
        ],
    );
    // A list of markets: each is who buys.
    check(
        &table("Kenya's top export markets in 2020:\n\n1. Uganda – $520 million\n2. Pakistan – $310 million\n"),
        &["520000000 USD exports KE>UG - 2020", "310000000 USD exports KE>PK - 2020"],
    );
}

#[test]
fn rows_beside_a_known_good_are_goods_and_a_scale_is_taken_once() {
    let table = |rows: &str| format!("Trade of Kenya\n\n4 September 2021\n\n{rows}");
    check(
        &table(
            "Table 3: Principal exports, 2018-2019 (KSh million)\n\n                 2018       2019\nTea           138,836    113,573\nHorticulture  124,266    121,995\nTotal         613,334    596,668\n",
        ),
        &[
            "138836000000 KES exports KE> tea 2018",
            "113573000000 KES exports KE> tea 2019",
            "124266000000 KES exports KE> horticulture 2018",
            "121995000000 KES exports KE> horticulture 2019",
            "613334000000 KES exports KE> - 2018",
            "596668000000 KES exports KE> - 2019",
        ],
    );
    check(
        &table("Exports to Uganda in 2020: $674m (+17.2% y/y)\n"),
        &["674000000 USD exports KE>UG - 2020", "17.2 % change KE+UG - 2020"],
    );
    check(
        &table("Kenya exported tea of $2 million, coffee of $3 million and other goods $4 million in 2020.\n"),
        &["2000000 USD exports KE> tea 2020", "3000000 USD exports KE> coffee 2020", "4000000 USD exports KE> - 2020"],
    );
    // "$6.0bn" has its scale, whatever stands over it.
    check(&table("Exports:  2019  $5.8bn;  2020  $6.0bn.\n"), &["6000000000 USD exports KE> - 2020"]);
}

#[test]
fn a_year_after_a_base_is_taken_for_a_forecast_or_where_it_is_over() {
    check(
        &kenya("Output of tea was 14 million tonnes, down 5 percent from 2013."),
        &["14000000 t production KE> tea 2014", "-5 % change KE tea 2014"],
    );
    // The year of the text is not over.
    check(
        &kenya("Output of tea was 14 million tonnes, down 5 percent from 2014."),
        &["14000000 t production KE> tea -", "-5 % change KE tea -"],
    );
}

#[test]
fn an_average_duty_is_on_nobody_and_one_that_is_applied_is() {
    check(
        &kenya("In 2014 India's average applied tariff was 17 percent, against 3 percent in Norway."),
        &["17 % tariff IN> - 2014", "3 % tariff NO> - -"],
    );
    check(&kenya("In 2014 the tariff on tea that Norway applied was 17 percent."), &["17 % tariff NO>KE tea 2014"]);
}
