//! Figures by the layouts of bulletins and reports: country sections, labels with lists, notes in brackets, scales told once;
//! each beside the look-alikes that it must leave.

use crate::figures::{check, claims, kenya};

#[test]
fn a_country_in_a_line_of_its_own_owns_what_stands_below() {
    let brief = |line: &str| {
        format!(
            "Crop prospects\n\n12 October 2021\n\n{line}\n\nThe 2021 maize harvest was 9 million tonnes.\n\nCHAD (11 October)\n\nThe 2021 maize harvest was 3 million tonnes.\n"
        )
    };
    let expected = ["9000000 t production ML> maize 2021", "3000000 t production TD> maize 2021"];
    for line in ["MALI (10 October)", "Mali", "1. Mali", "MALI:"] {
        check(&brief(line), &expected);
    }
    // A dateline owns nothing, nor does a line that tells something of the country.
    check(
        "Crop prospects\n\nMALI (12 October) – The maize harvest of 2021 was 9 million tonnes.\n",
        &["9000000 t production  maize 2021"],
    );
    check(
        "Crop prospects\n\n12 October 2021\n\nRains in Mali\n\nThe 2021 maize harvest of Chad was 9 million tonnes.\n",
        &["9000000 t production TD> maize 2021"],
    );
}

#[test]
fn a_report_is_called_by_its_title_and_not_by_its_first_part() {
    check(
        "Kenya Economic Update\nJune 2022\n\nKey points\n\n- Exports in 2021: USD 6 billion (+11.9%)\n- Main export markets in 2021: Uganda (12.3%), Pakistan (9.1%)\n",
        &[
            "6000000000 USD exports KE> - 2021",
            "11.9 % change KE - 2021",
            "12.3 % share KE+UG - 2021",
            "9.1 % share KE+PK - 2021",
        ],
    );
}

#[test]
fn markets_in_a_list_buy_from_whose_report_it_is() {
    check(
        &kenya("Top export partners in 2014: China $3.9 million (down 4.3%), Peru $2.1 million."),
        &["3900000 USD exports KE>CN - 2014", "-4.3 % change CN+KE - 2014", "2100000 USD exports KE>PE - 2014"],
    );
    check(
        &kenya("In 2014 Norway mainly exported to Chile (13.8 per cent), Peru (9.6 per cent) and China (7.9)."),
        &["13.8 % share CL+NO - 2014", "9.6 % share NO+PE - 2014", "7.9 % share CN+NO - 2014"],
    );
    check(
        &kenya("In 2014 exports to Chile grew by 13.8 per cent and those to Peru by 9.6 per cent."),
        &["13.8 % change CL+KE - 2014", "9.6 % change KE+PE - 2014"],
    );
    check(
        &kenya("The main export market in 2014 was Chile with $9 million. It was followed by Peru with $7 million."),
        &["9000000 USD exports KE>CL - 2014", "7000000 USD exports KE>PE - 2014"],
    );
    check(
        &kenya("In 2014 Chile took A$9 million of its exports, Peru A$7 million and China A$5 million."),
        &["9000000 AUD exports KE>CL - 2014", "7000000 AUD exports KE>PE - 2014", "5000000 AUD exports KE>CN - 2014"],
    );
}

#[test]
fn shares_that_lie_or_go_somewhere_have_not_moved() {
    check(
        &kenya("The largest share in exports in 2014 fell within tea (18 percent) and coffee (12 percent)."),
        &["18 % share KE tea 2014", "12 % share KE coffee 2014"],
    );
    check(
        &kenya("In 2014 exports of tea were 9 million tonnes, of which 70 percent went to China."),
        &["9000000 t exports KE> tea 2014", "70 % share CN+KE tea 2014"],
    );
    check(&kenya("In 2014 the share of tea in exports fell to 18 percent."), &["18 % share KE tea 2014"]);
    check(&kenya("In 2014 tea exports posted negative growth of 18 percent."), &["-18 % change KE tea 2014"]);
    check(&kenya("In 2014 tea exports posted growth of 18 percent."), &["18 % change KE tea 2014"]);
}

#[test]
fn goods_that_percentages_go_on_with_have_their_own() {
    check(
        &kenya("In 2014 tea exports were up 22 percent, primary products 7 percent and farm machines 5 percent."),
        &["22 % change KE tea 2014", "7 % change KE primary products 2014", "5 % change KE farm machines 2014"],
    );
    // What goes on about another time is no other good.
    check(
        &kenya("Tea exports were up 22 percent in 2014 and 7 percent in 2013."),
        &["22 % change KE tea 2014", "7 % change KE tea 2013"],
    );
}

#[test]
fn a_scale_told_once_is_that_of_the_sums_in_brackets() {
    check(
        &kenya("In 2014 there were surpluses, in millions of dollars, with Chile ($2.8) and Peru ($0.7)."),
        &["2800000 USD balance KE>CL - 2014", "700000 USD balance KE>PE - 2014"],
    );
    check(
        &kenya("In 2014 there was a surplus, in millions of dollars, with Chile ($2.8 million)."),
        &["2800000 USD balance KE>CL - 2014"],
    );
}

#[test]
fn an_increase_of_one_sum_to_another_is_no_range() {
    check(
        &kenya("In 2014 there was an increase in the trade deficit of $3.6 million to $62.2 million."),
        &["3600000 USD change KE - 2014", "-62200000 USD balance KE> - 2014"],
    );
    check(&kenya("In 2014 exports were $3.6 million to $6.2 million."), &["4900000 USD exports KE> - 2014"]);
}

#[test]
fn notes_of_another_year_date_their_own_sum() {
    check(
        &kenya("Exports in 2014: $5 million (2013: 4 million)."),
        &["5000000 USD exports KE> - 2014", "4000000 USD exports KE> - 2013"],
    );
    check(&kenya("Exports in 2014 were 102.8 percent of 2013."), &["102.8 % ratio KE - 2014"]);
    check(
        &kenya("Coverage of imports by exports was 80 percent in 2014 while it was 76 percent in 2013."),
        &["80 % ratio KE - 2014", "76 % ratio KE - 2013"],
    );
}

#[test]
fn what_was_before_is_dated_by_its_own_words() {
    check(
        &kenya(
            "Kenya earned $9 million from tea exports in the first four months of 2014, against the $7 million it made in the same period of 2013.",
        ),
        &["9000000 USD exports KE> tea 2014-01/2014-04", "7000000 USD exports KE> tea 2013-01/2013-04"],
    );
    check(
        &kenya("Tea exports fell by 21 percent in 2014 after a 41 percent rise the year before."),
        &["-21 % change KE tea 2014", "41 % change KE tea 2013"],
    );
    check(
        &kenya(
            "The 2014 maize harvest was 9 million tonnes, 23 percent above the drought-hit 2013 crop of 7 million tonnes.",
        ),
        &["9000000 t production KE> maize 2014", "23 % change KE maize 2014", "7000000 t production KE> maize 2013"],
    );
    check(
        &kenya("The trade deficit was $2 million in May 2014. Year-to-date, it fell by $8 million."),
        &["-2000000 USD balance KE> - 2014-05", "-8000000 USD change KE - 2014-01/2014-05"],
    );
}

#[test]
fn a_marketing_year_has_the_months_of_its_bracket() {
    check(
        &kenya("Maize exports are 9 million tonnes in MY 2013/14 (February 2014 – January 2015)."),
        &["9000000 t exports KE> maize 2014-02/2015-01"],
    );
    check(
        &kenya("Maize exports were 9 million tonnes in 2013/14 (July/June)."),
        &["9000000 t exports KE> maize 2013-07/2014-06"],
    );
}

#[test]
fn amounts_of_farms_are_no_flow_that_was_told_before() {
    check(
        &kenya("Maize exports were 9 million tonnes in 2014. Domestic crush was 4 million tonnes."),
        &["9000000 t exports KE> maize 2014", "4000000 t - KE maize 2014"],
    );
    check(
        &kenya("Maize exports were 9 million tonnes in 2014. In May 2014 they were 4 million tonnes."),
        &["9000000 t exports KE> maize 2014", "4000000 t exports KE> maize 2014-05"],
    );
}

#[test]
fn others_and_places_are_no_party() {
    check(&kenya("In 2014 exports to non-EU countries were $9 million."), &["9000000 USD exports KE> - 2014"]);
    check(&kenya("In 2014 exports to EU countries were $9 million."), &["9000000 USD exports KE>EU - 2014"]);
    check(
        &kenya("Excluding mainland China, tea exports were $9 million in 2014."),
        &["9000000 USD exports KE> tea 2014"],
    );
    check(
        &kenya("In 2014 the East African nation's exports to Peru were $9 million."),
        &["9000000 USD exports KE>PE - 2014"],
    );
    check(
        &kenya(
            "Trade between China and Africa was $9 million in 2014. China's exports to the continent were $5 million.",
        ),
        &["9000000 USD trade Africa+CN - 2014", "5000000 USD exports CN>Africa - 2014"],
    );
    check(
        &kenya("The deficit with Chile was $9 million in 2014. Imports were $12 million."),
        &["-9000000 USD balance KE>CL - 2014", "12000000 USD imports KE>CL - 2014"],
    );
    check(
        &kenya("Chile was the main partner in 2014: Norway sold it $8 million of goods."),
        &["8000000 USD exports NO>CL - 2014"],
    );
}

#[test]
fn goods_and_services_are_everything_and_papers_are_no_goods() {
    check(&kenya("In 2014 exports of goods and services were $9 million."), &["9000000 USD exports KE> - 2014"]);
    check(&kenya("In 2014 exports of services were $9 million."), &["9000000 USD exports KE> services 2014"]);
    check(&kenya("In 2014 Kenya sold mining rights to Chile for $9 million."), &["9000000 USD - CL+KE - 2014"]);
}

#[test]
fn packs_are_counted_and_what_one_holds_is_no_figure() {
    check(&kenya("In 2014 coffee exports were 1.2 million 60-kg bags."), &["1200000 count exports KE> coffee 2014"]);
    check(&kenya("In 2014 coffee exports were 60 kg."), &["60 kg exports KE> coffee 2014"]);
    check(
        &kenya("In 2014 Kenya exported 9 million board feet of lumber."),
        &["9000000 [bf_i] exports KE> lumber 2014"],
    );
    check(&kenya("Maize yields were 3.5 tons per hectare in 2014."), &["3.5 t - KE maize 2014"]);
}

#[test]
fn a_movement_is_of_the_good_behind_it_and_of_its_own_time() {
    check(
        &kenya("In 2014 exports grew, backed by a 174 percent gain in medicines and a 66 percent rise in food."),
        &["174 % change KE medicines 2014", "66 % change KE food 2014"],
    );
    check(&kenya("In 2014 there was a 66 percent rise in exports."), &["66 % change KE - 2014"]);
    check(
        &kenya("Tea exports fell 24 percent in April 2014 after a 22 percent decline in March."),
        &["-24 % change KE tea 2014-04", "-22 % change KE tea 2014-03"],
    );
    check(
        &kenya(
            "Contributing to the decline in exports in 2014 were tea, pens and ink, and cars, which fell 4 percent, 3 percent and 2 percent respectively.",
        ),
        &["-4 % change KE tea 2014", "-3 % change KE pens and ink 2014", "-2 % change KE cars 2014"],
    );
}

#[test]
fn each_relative_clause_tells_of_its_own_state() {
    check(
        &kenya(
            "Tea growers in 2014 include Peru, which sold 5 million tonnes, and Chile, which sold 3 million tonnes.",
        ),
        &["5000000 t exports PE> tea 2014", "3000000 t exports CL> tea 2014"],
    );
}

#[test]
fn duties_in_lines_are_on_the_goods_of_each() {
    check(
        "Steel duties of India\n\n4 September 2015\n\nIndia levied a duty of 5 percent on steel in 2014. The rates:\n\nChina (57 percent)\n\nPeru (9 percent)\n",
        &["5 % tariff IN> steel 2014", "57 % tariff IN>CN steel -", "9 % tariff IN>PE steel -"],
    );
    check(
        &kenya(
            "In 2014 Norway, Peru and Chile will face duties of the United States of 46 percent, 44 percent and 48 percent, respectively.",
        ),
        &["46 % tariff US>NO - 2014", "44 % tariff US>PE - 2014", "48 % tariff US>CL - 2014"],
    );
    check(&kenya("All U.S. imports were subject to a 10 percent tariff in 2014."), &["10 % tariff US> - 2014"]);
}

#[test]
fn lines_below_a_label_are_what_it_announces() {
    check(
        &kenya("GDP - real growth rate:\n\n3.9% (2013 est.)\n\n4.2% (2012 est.)"),
        &["3.9 % change KE - 2013", "4.2 % change KE - 2012"],
    );
    check(&kenya("Growth of exports:\n\n27% of the exports of 2013 went to Peru."), &["27 % share KE+PE - 2013"]);
    check(
        &kenya(
            "Main export destinations in 2014\n\nItaly - 11 million bags, 54 percent\n\nPeru - 4 million bags, 20 percent",
        ),
        &[
            "11000000 count - IT+KE - 2014",
            "54 % share IT+KE - 2014",
            "4000000 count - KE+PE - 2014",
            "20 % share KE+PE - 2014",
        ],
    );
}

#[test]
fn what_is_dealt_in_on_a_market_is_of_no_country() {
    check(
        &kenya("Brent crude for September delivery rose 81 cents in London on 3 September 2015."),
        &["0.81 USD change  brent crude 2015-09-03"],
    );
    check(&kenya("Output of crude in Norway rose 8 percent in 2014."), &["8 % change NO crude 2014"]);
    check(&kenya("In 2014 feed wheat cost CA $298/ MT."), &["298 CAD price  wheat 2014"]);
}

#[test]
fn a_million_tonnes_may_be_written_mt() {
    check(
        &kenya("Steel output was 100 million tonnes (mt) in 2014. Steel exports were 8.24 mt in 2014."),
        &["100000000 t production KE> steel 2014", "8240000 t exports KE> steel 2014"],
    );
    check(&kenya("Steel exports were 8.24 mt in 2014."), &["8.24 t exports KE> steel 2014"]);
}

#[test]
fn whose_a_report_is_stands_in_its_title_credit_money_or_trade() {
    // The other end of a trade is nobody's owner, however often it is named.
    check(
        "Merchandise exports up\n\n14 November 2015\n\nExports rose 6 percent in September 2015. Exports to the United States were $45 million. Trade with the United States grew. Canada recorded a surplus of $8 million with the United States.\n",
        &["6 % change CA - 2015-09", "45000000 USD exports CA>US - 2015-09", "8000000 USD balance CA>US - 2015-09"],
    );
    check(
        "India's oil imports after the strait closed\n\n14 November 2015\n\nIraq has been shut out. Imports from Russia fell 29 percent in April 2015.\n",
        &["-29 % change IN+RU oil 2015-04"],
    );
    check(
        "Main categories\n\n14 November 2015\n\nIn 2014 exports of ores were USD 10 million.\n\n(National Statistics office of Georgia)\n",
        &["10000000 USD exports GE> ores 2014"],
    );
    check(
        "Foreign trade turnover\n\n14 November 2015\n\nIn 2014 exports were PLN 39 million and imports PLN 38 million. The balance with Germany was PLN 9 million.\n",
        &["39000000 PLN exports PL> - 2014", "38000000 PLN imports PL> - 2014", "9000000 PLN balance PL>DE - 2014"],
    );
}

#[test]
fn an_annual_report_is_of_its_year() {
    check(
        "Tea\n\nCentral Bank of Sri Lanka Annual Report - 1998\n\nPrices recovered from the first half of 1997. Tea exports increased by 1 percent.\n",
        &["1 % change LK tea 1998"],
    );
    check(
        "Tea\n\nCentral Bank of Sri Lanka, 4 May 1998\n\nIn the first half of 1997 prices rose. Tea exports increased by 1 percent.\n",
        &["1 % change LK tea 1997-40"],
    );
}

#[test]
fn a_period_from_month_to_month_is_no_base() {
    check(
        &kenya("Tea exports were $9 million from January through May 2014."),
        &["9000000 USD exports KE> tea 2014-01/2014-05"],
    );
    check(
        &kenya("Tea exports were $9 million in May 2014, up $2 million from April 2014."),
        &["9000000 USD exports KE> tea 2014-05", "2000000 USD change KE tea 2014-05"],
    );
}

#[test]
fn months_in_brackets_date_the_change_told_with_them() {
    check(
        &kenya("Tea exports grew 51 percent in May 2015 (April: 39 percent)."),
        &["51 % change KE tea 2015-05", "39 % change KE tea 2015-04"],
    );
}

#[test]
fn what_hangs_on_a_forecast_is_one() {
    for text in [
        "In 2014 trade was forecast to recover, rising by 9 million tonnes to 20 million tonnes.",
        "In 2014 exports were expected to hold their pace and expand by 5 percent.",
        "In 2016 imports are predicted to grow by $5 million (or 3 percent).",
        "In 2014 exports were seen falling 19 percent.",
    ] {
        let all = claims(&kenya(text));
        assert!(!all.is_empty() && all.iter().all(|one| one == "forecast"), "{text}: {all:?}");
    }
    for text in [
        "In 2014 exports, expected to fall, rose by 5 percent.",
        "In 2014 exports beat the forecasts, rising by 5 percent.",
        "In 2014 exports were higher than expected, rising by 5 percent.",
    ] {
        assert_eq!(claims(&kenya(text)), ["actual"], "{text}");
    }
}

#[test]
fn benchmarks_are_quoted_by_their_contracts() {
    check(
        &kenya("Brent July eased 0.7 percent to $107.05 on 3 September 2015."),
        &["-0.7 % change  brent 2015-09-03", "107.05 USD price  brent 2015-09-03"],
    );
    check(&kenya("In July 2015 exports of Brent were $107 million."), &["107000000 USD exports KE> brent 2015-07"]);
    let wheat = |place: &str| {
        format!(
            "Wheat falls\n\n17 September 2012\n\nRain fell in Australia. Farmers in Australia rest, said the Australian Bureau of Statistics. Wheat for December delivery shed 1.9 percent to $9.065 a bushel{place}.\n"
        )
    };
    let change = "-1.9 % change  wheat 2012-09-17";
    check(&wheat(" on the Chicago Board of Trade"), &[change, "9.065 USD price  wheat 2012-09-17"]);
    check(&wheat(" in Perth"), &[change, "9.065 AUD price  wheat 2012-09-17"]);
}

#[test]
fn sources_in_brackets_are_neither_states_nor_dates() {
    check(
        &kenya(
            "In 2014 it imported 9 million tonnes of tea. Peru supplied 61 percent and Chile 9 percent (Treasury, 2015).",
        ),
        &["9000000 t imports KE> tea 2014", "61 % share KE+PE - 2014", "9 % share CL+KE - 2014"],
    );
    check(&kenya("Exports of tea were $9 million (Kenya, 2013)."), &["9000000 USD exports KE> tea 2013"]);
    check(
        &kenya("In 2014 it imported 9 million tonnes of tea (8 million tonnes in 2013)."),
        &["9000000 t imports KE> tea 2014", "8000000 t imports KE> tea 2013"],
    );
}

#[test]
fn a_paper_on_a_good_does_not_lend_it() {
    let told =
        |title: &str| format!("{title}\n\n2 May 2011\n\nExports from Norway to Finland reached $4 million in 2010.\n");
    check(&told("Fish News"), &["4000000 USD exports NO>FI - 2010"]);
    check(&told("Fish exports"), &["4000000 USD exports NO>FI fish 2010"]);
}

#[test]
fn in_a_list_of_outputs_each_is_of_whom_it_follows() {
    check(
        &kenya(
            "In July 2014 Peru produced 9.6 Mt of steel (+4.9%), the EU 10.5 Mt (+3.8%) and Chile 2 Mt (+6.1%), while Africa fell to 3.8 Mt (-13.4%).",
        ),
        &[
            "9600000 t production PE> steel 2014-07",
            "4.9 % change PE steel 2014-07",
            "10500000 t production EU> steel 2014-07",
            "3.8 % change EU steel 2014-07",
            "2000000 t production CL> steel 2014-07",
            "6.1 % change CL steel 2014-07",
            "3800000 t production Africa> steel 2014-07",
            "-13.4 % change Africa steel 2014-07",
        ],
    );
    // Whom it goes to does not produce it.
    check(
        &kenya("In July 2014 Peru produced 9 million tonnes of tea and shipped 2 million tonnes of tea to Chile."),
        &["9000000 t production PE> tea 2014-07", "2000000 t exports PE>CL tea 2014-07"],
    );
}

#[test]
fn in_a_list_of_duties_each_lies_on_whom_it_names() {
    check(
        &kenya(
            "In 2014 Kenya charges a 34% tax on imports from China, a 20% tax on imports from the European Union, 25% on South Korea and 32% on Peru.",
        ),
        &[
            "34 % tariff KE>CN - 2014", "20 % tariff KE>EU - 2014", "25 % tariff KE>KR - 2014",
            "32 % tariff KE>PE - 2014",
        ],
    );
    check(&kenya("In 2014 Kenya charges a 34% tax on profits."), &[]);
    check(
        &kenya("In 2014 the rate of duty on imports from Peru ranges from $102 per tonne to $264 per tonne."),
        &["183 USD tariff KE>PE - 2014"],
    );
}

#[test]
fn how_much_is_no_good() {
    check(
        &kenya("In 2014 tea exports reached 8,000 tonnes, a 24% increase in volume and a 23% rise in value."),
        &["8000 t exports KE> tea 2014", "24 % change KE tea 2014", "23 % change KE tea 2014"],
    );
    check(
        &kenya("Maize production was 9 million tonnes in 2014. The area harvested for grain was 5,000 hectares."),
        &["9000000 t production KE> maize 2014", "5000 har - KE maize 2014"],
    );
    check(
        &kenya("In May 2014 exports of LCD (+3% yoy) and OLED (+4% yoy) rose."),
        &["3 % change KE LCD 2014-05", "4 % change KE OLED 2014-05"],
    );
}

#[test]
fn outside_is_not_inside() {
    check(
        &kenya("In 2014 exports to countries outside of the EU fell by 3 percent to $9 million."),
        &["-3 % change KE - 2014", "9000000 USD exports KE> - 2014"],
    );
    check(
        &kenya("In 2014 exports to the EU fell by 3 percent to $9 million."),
        &["-3 % change EU+KE - 2014", "9000000 USD exports KE>EU - 2014"],
    );
}

#[test]
fn a_ratio_of_a_part_in_a_whole_is_a_share() {
    check(&kenya("The ratio of tea in total exports was 82.3 percent in 2014."), &["82.3 % share KE tea 2014"]);
    check(&kenya("The ratio of exports to imports was 82.3 percent in 2014."), &["82.3 % ratio KE - 2014"]);
}

#[test]
fn the_gap_between_exports_and_imports_is_a_deficit() {
    check(&kenya("The gap between exports and imports hit $9 million in 2014."), &["-9000000 USD balance KE> - 2014"]);
    check(
        &kenya("The gap between rich and poor grew as imports hit $9 million in 2014."),
        &["9000000 USD imports KE> - 2014"],
    );
}

#[test]
fn a_dateline_with_its_sentence_is_read() {
    for front in ["(Adds chart) OSLO, Jan 14, 2015 (Reuters) - ", "OSLO, Jan 14, 2015 (Reuters) - "] {
        check(
            &format!(
                "Tea\n\n{front}Kenya imported 9 million tonnes of tea in 2014, customs data showed on Thursday.\n"
            ),
            &["9000000 t imports KE> tea 2014"],
        );
    }
}

#[test]
fn a_masthead_names_no_partner() {
    check(
        "Metals: trade data\n\nKenya Metals | Asia Pacific\n\nKenya exported tin in May 2014. Tin exports fell 2 percent in May 2014.\n",
        &["-2 % change KE tin 2014-05"],
    );
}

#[test]
fn signed_amounts_in_brackets_are_moves() {
    check(
        &kenya("In 2014 India imported 90 million tonnes of coal (+21 million tonnes, +22% YoY)."),
        &["90000000 t imports IN> coal 2014", "21000000 t change IN coal 2014", "22 % change IN coal 2014"],
    );
    // What has no sign is told again, in another measure.
    check(
        &kenya("In 2014 India imported 90 million tonnes of coal (99 million tons)."),
        &["90000000 t imports IN> coal 2014", "99000000 t imports IN> coal 2014"],
    );
}

#[test]
fn what_a_state_will_do_is_its_plan() {
    for (text, claim) in [
        ("Kenya will increase imports of rice by 75 percent.", "planned"),
        ("Kenya agreed to buy tea worth $5 million from Uganda.", "planned"),
        ("Imports of rice will increase by 75 percent.", "forecast"),
    ] {
        assert_eq!(claims(&kenya(text)), [claim], "{text}");
    }
}

#[test]
fn who_was_told_to_levy_still_does() {
    check(
        &kenya(
            "The US charges a duty of 25 percent on goods from Kenya. Kenya has yet to reach a deal with the US on bringing down the tariffs from 36 percent.",
        ),
        &["25 % tariff US>KE - -", "36 % tariff US>KE - -"],
    );
    check(
        &kenya(
            "The US charges a duty of 25 percent on goods from Kenya. Peru lowered its tariff on tea to 36 percent.",
        ),
        &["25 % tariff US>KE - -", "36 % tariff PE>KE tea -"],
    );
}

#[test]
fn growth_in_volume_is_a_change() {
    check(
        &kenya("Demand growth slowed to 1 million barrels of oil per day in 2014."),
        &["1000000 bbl change KE oil 2014"],
    );
    check(
        &kenya("Demand slowed to 1 million barrels of oil per day in 2014."),
        &["1000000 bbl consumption KE oil 2014"],
    );
}

#[test]
fn inflation_is_of_nobody_whom_the_sentence_does_not_name() {
    let release = |title: &str, line: &str| format!("{title}\n\nNorges Bank, 4 September 2015\n\n{line}\n");
    check(&release("Inflation in July", "In July 2015 rents rose by 4 percent."), &["4 % change  - 2015-07"]);
    check(
        &release("Inflation in July", "In July 2015 inflation in Norway rose to 4 percent."),
        &["4 % change NO - 2015-07"],
    );
    check(&release("Trade in July", "In July 2015 fish exports rose by 4 percent."), &["4 % change NO fish 2015-07"]);
}

#[test]
fn lines_of_a_text_on_one_good_are_of_it() {
    let text = |title: &str| {
        format!(
            "{title}\n\nIn 2010 exports of Kenya rose 4 percent.\n\n2011 (+23.2%): A rise.\n\n2012 (−16.8%): A decline.\n"
        )
    };
    check(
        &text("Kenya’s coffee exports"),
        &["4 % change KE coffee 2010", "23.2 % change KE coffee 2011", "-16.8 % change KE coffee 2012"],
    );
    check(&text("Kenya’s exports"), &["4 % change KE - 2010", "23.2 % change KE - 2011", "-16.8 % change KE - 2012"]);
}

#[test]
fn moves_and_prices_of_markets_by_their_words() {
    check(&kenya("Peru will cut oil production 500,000 barrels a day."), &["-500000 bbl change PE oil -"]);
    check(&kenya("Peru will cut production to 500,000 barrels a day."), &["500000 bbl production PE> oil -"]);
    check(
        &kenya("On 3 September 2015 natural gas rose 0.2 percent to $3.72 a million British thermal units."),
        &["0.2 % change  natural gas 2015-09-03", "3.72 USD price  natural gas 2015-09-03"],
    );
    check(
        &kenya("On 3 September 2015 soybeans made a 54-cent gain on the Chicago Board of Trade to $13.19."),
        &["0.54 USD change  soybeans 2015-09-03", "13.19 USD price  soybeans 2015-09-03"],
    );
}
