//! Figures by the wordings of markets and of buyers, each beside the look-alikes that it must leave.

use dateline::corpus;
use dateline::model::Modality;

use crate::figures::{check, kenya};

/// A text on what Thailand sells.
fn thailand(body: &str) -> String {
    format!("Rubber exports slip\n\n4 March 1997\n\nThailand exported 9 million tonnes of rubber in 1996. {body}\n")
}

/// What a text of [`thailand`] opens with.
const OWN: &str = "9000000 t exports TH> rubber 1996";

#[test]
fn who_takes_a_part_of_the_exports_told_before_is_the_partner() {
    check(
        &thailand(
            "\n\nJapan was the largest buyer, taking 5 million tonnes, followed by the United States with 2 million tonnes and China with 1 million tonnes.",
        ),
        &[
            OWN,
            "5000000 t exports TH>JP rubber 1996",
            "2000000 t exports TH>US rubber 1996",
            "1000000 t exports TH>CN rubber 1996",
        ],
    );
    check(
        &thailand("Egypt and Iran took 3 million and 2 million tonnes respectively."),
        &[OWN, "3000000 t exports TH>EG rubber 1996", "2000000 t exports TH>IR rubber 1996"],
    );
    // Nobody takes goods here.
    check(
        &thailand("\n\nJapan took measures on 5 million tonnes of rice in 1995."),
        &[OWN, "5000000 t - JP rice 1995"],
    );
}

#[test]
fn each_member_of_a_list_of_shares_has_its_own() {
    check(
        &thailand("Germany took 22 percent of the rubber, Saudi Arabia 19 percent and Japan 12 percent."),
        &[OWN, "22 % share DE+TH rubber 1996", "19 % share SA+TH rubber 1996", "12 % share JP+TH rubber 1996"],
    );
    check(
        &thailand("The Middle East accounted for 37 percent of the total, the EU for 19 percent."),
        &[OWN, "37 % share Middle East+TH rubber 1996", "19 % share EU+TH rubber 1996"],
    );
}

#[test]
fn what_a_buyer_holds_or_imports_is_of_the_exporter_told_before() {
    check(
        &thailand("Japan remained the top buyer with a 40 percent share, importing 5 million tonnes."),
        &[OWN, "40 % share JP+TH rubber 1996", "5000000 t imports JP>TH rubber 1996"],
    );
}

#[test]
fn what_a_rate_is_held_against_has_not_moved() {
    check(
        &kenya(
            "Inflation rose to 11 percent in July 2014, 2 percentage points lower than the 13 percent recorded in June 2014.",
        ),
        &["11 % change  - 2014-07", "-2 pp change  - 2014-07", "13 % change  - 2014-06"],
    );
    check(
        &kenya("Food inflation stood at 5 percent in May 2014 against 6 percent in April 2014."),
        &["5 % change  food 2014-05", "6 % change  food 2014-04"],
    );
    check(&kenya("Exports of tea fell by more than 60 percent in 2014."), &["-60 % change KE tea 2014"]);
}

#[test]
fn what_something_is_above_or_below_does_not_date_it() {
    check(
        &kenya("In May 2014 output of tea was 2 percent above the output of May 2013."),
        &["2 % change KE tea 2014-05"],
    );
    check(
        &kenya("Output of tea was 5 million tonnes in May 2013, above its target."),
        &["5000000 t production KE> tea 2013-05"],
    );
}

#[test]
fn what_exports_are_not_of_is_no_good_of_theirs() {
    check(
        &kenya("Non-oil and gas exports were $5 million in 2014."),
        &["5000000 USD exports KE> non-oil and gas 2014"],
    );
    check(&kenya("Gas exports were $5 million in 2014."), &["5000000 USD exports KE> gas 2014"]);
}

#[test]
fn the_sum_beside_a_weight_is_of_the_same_good() {
    check(
        &kenya("In May 2014 shipments of rice reached 6 million tonnes worth $3 million."),
        &["6000000 t exports KE> rice 2014-05", "3000000 USD exports KE> rice 2014-05"],
    );
    check(
        &kenya("In 2014 Kenya imported $5 million of crude oil and $2 million of refined products from Norway."),
        &["5000000 USD imports KE>NO crude oil 2014", "2000000 USD imports KE>NO refined products 2014"],
    );
}

#[test]
fn a_list_of_daily_output_is_daily_to_its_end() {
    let rates = |text: &str| -> Vec<Option<String>> {
        let article = corpus::read_bytes("a.txt", text.as_bytes()).1.expect("the text is a document");
        let figures = article.reading.records.iter().filter_map(|record| record.figure.as_deref());
        figures.map(|figure| figure.per.clone()).collect()
    };
    let day = || Some("day".to_owned());
    assert_eq!(
        rates(&kenya(
            "Average daily output in May 2014 was 5,000 barrels of oil, 3,000 barrels of NGL and 2,000 barrels of condensate."
        )),
        [day(), day(), day()],
    );
    assert_eq!(
        rates(&kenya("Average daily output in May 2014 was 5,000 barrels of oil, and stocks were 3,000 barrels.")),
        [day(), None],
    );
}

#[test]
fn what_workers_remit_is_remittances() {
    check(
        &kenya("Overseas workers remitted $5 million to Kenya in May 2014."),
        &["5000000 USD remittances KE - 2014-05"],
    );
    check(&kenya("Firms remitted profits of $5 million to Kenya in May 2014."), &["5000000 USD - KE - 2014-05"]);
}

#[test]
fn a_level_told_against_another_measures_the_same_and_has_its_own_time_or_none() {
    check(
        &kenya("Imports of sugar totalled 46,000 short tons in May 2014 versus 29,000 tons in April 2014."),
        &["46000 [ston_av] imports KE> sugar 2014-05", "29000 t imports KE> sugar 2014-04"],
    );
    check(
        &kenya("Imports of sugar totalled $46 million in May 2014, compared with $29 million."),
        &["46000000 USD imports KE> sugar 2014-05", "29000000 USD imports KE> sugar -"],
    );
    check(
        &kenya("Imports of sugar were $46 million and exports of tea $29 million in May 2014."),
        &["46000000 USD imports KE> sugar 2014-05", "29000000 USD exports KE> tea 2014-05"],
    );
}

#[test]
fn a_verb_of_movement_between_noun_and_amount_is_no_other_noun() {
    check(
        &kenya("The deficit with China swelled 43.6 percent to $5 million in 2014."),
        &["43.6 % change CN+KE - 2014", "-5000000 USD balance KE>CN - 2014"],
    );
    check(
        &kenya("The deficit with China cost a 43.6 percent fee of $5 million in 2014."),
        &["5000000 USD - CN - 2014"],
    );
}

#[test]
fn boxes_are_counted_and_plants_are_no_loans() {
    check(&kenya("Kenya's port handled 4 million TEUs in 2014."), &["4000000 TEU - KE containers 2014"]);
    check(
        &kenya("Kenya builds a 420 MW plant with a loan of $5 million in 2014."),
        &["420 MW - KE - -", "5000000 USD loan KE> - 2014"],
    );
}

#[test]
fn imports_since_a_day_are_those_up_to_the_report() {
    check(
        &kenya("Cumulative imports since 1 January 2015 came to 5 million tonnes."),
        &["5000000 t imports KE> - 2015-01-01/2015-09-04"],
    );
    check(
        &kenya("Imports, which have grown since 1 January 2015, were 5 million tonnes in May 2015."),
        &["5000000 t imports KE> - 2015-05"],
    );
}

#[test]
fn the_day_of_a_price_is_no_period_of_trade() {
    check(
        &kenya("Tea rose to $3 a kilo on 2 September 2015. Exports were $5 million."),
        &["3 USD price  tea 2015-09-02", "5000000 USD exports KE> tea -"],
    );
    check(
        &kenya("Tea rose to $3 a kilo in May 2015. Exports were $5 million."),
        &["3 USD price  tea 2015-05", "5000000 USD exports KE> tea 2015-05"],
    );
}

#[test]
fn two_changes_over_two_times_are_changes_both() {
    check(
        &kenya("Imports in May 2015 were $5 million, an increase of 56 % over May 2014 and 38 % over May 2013."),
        &["5000000 USD imports KE> - 2015-05", "56 % change KE - 2015-05", "38 % change KE - 2015-05"],
    );
}

#[test]
fn a_volume_told_alone_is_that_of_what_was_told() {
    check(
        &kenya(
            "Exports of flowers rose to $5 million in 2014 from $4 million in 2013.\n\nVolumes went up to 9,000 tonnes from 8,000 tonnes.",
        ),
        &[
            "5000000 USD exports KE> flowers 2014",
            "4000000 USD exports KE> flowers 2013",
            "9000 t exports KE> flowers 2014",
            "8000 t exports KE> flowers 2013",
        ],
    );
    // Those of something else.
    check(
        &kenya("Exports of flowers rose to $5 million in 2014.\n\nVolumes of rain were 9,000 tonnes a field in 2015."),
        &["5000000 USD exports KE> flowers 2014"],
    );
}

#[test]
fn each_creditor_has_its_own_sum() {
    check(
        &kenya("Kenya owes China $5 million and Portugal $4 million as of May 2015."),
        &["5000000 USD debt CN+KE - 2015-05", "4000000 USD debt KE+PT - 2015-05"],
    );
}

#[test]
fn what_goes_another_way_does_not_go_to_the_next_one_s_buyer() {
    check(
        &kenya(
            "Exports in 2014 were 9 million tonnes, of which 5 million went through Mombasa and 1 million to China.",
        ),
        &["9000000 t exports KE> - 2014", "5000000 t exports KE> - 2014", "1000000 t exports KE>CN - 2014"],
    );
}

#[test]
fn a_part_of_which_somebody_supplied_is_a_share() {
    check(
        &kenya("Kenya imported $9 million of steel in 2014, of which Canada supplied 16 percent."),
        &["9000000 USD imports KE> steel 2014", "16 % share CA+KE steel 2014"],
    );
}

#[test]
fn a_part_of_what_was_promised_has_its_unit() {
    check(
        &kenya("In 2014 Kenya delivered 6,000 of a promised 9,000 tonnes of rice."),
        &["6000 t exports KE> rice 2014", "9000 t exports KE> rice 2014"],
    );
}

#[test]
fn what_is_to_come_is_not_of_the_past_and_a_fact_not_of_a_goal_s_year() {
    check(
        &kenya("Imports of rice were 4 million tonnes in 2014. Kenya plans to import 2 million tonnes of maize."),
        &["4000000 t imports KE> rice 2014", "2000000 t imports KE> maize -"],
    );
    check(
        &kenya(
            "Output of oil was 5 million tonnes in 2014. The target for 2016 is 8 million tonnes. Output of gas rose to 3 million tonnes.",
        ),
        &[
            "5000000 t production KE> oil 2014",
            "8000000 t production KE> oil 2016",
            "3000000 t production KE> gas 2014",
        ],
    );
}

#[test]
fn the_rate_of_before_without_a_time_has_none() {
    check(
        &kenya("Inflation fell to 5 percent in May 2014 from 6 percent."),
        &["5 % change  - 2014-05", "6 % change  - -"],
    );
    check(
        &kenya("The bank cut its forecast for growth in Kenya in 2016 to 5 percent from 6 percent."),
        &["5 % change KE - 2016", "6 % change KE - 2016"],
    );
    check(
        &kenya("In 2014 tea made up 34 percent of Kenya's export earnings, compared with 4 percent before the war."),
        &["34 % share KE tea 2014", "4 % share KE tea -"],
    );
}

#[test]
fn each_sum_with_a_state_in_front_of_it_is_that_state_s() {
    check(
        &kenya("In 2014 Germany suspended 5 million euros and the Netherlands cut $4 million."),
        &["5000000 EUR - DE - 2014", "4000000 USD - NL - 2014"],
    );
    check(
        &kenya("In 2014 Germany gave 5 million euros and $4 million to Uganda."),
        &["5000000 EUR - DE+UG - 2014", "4000000 USD - DE+UG - 2014"],
    );
}

#[test]
fn what_is_earned_from_a_good_is_its_exports_and_what_is_contracted_is_no_fall() {
    check(&kenya("Kenya earned $5 million from tea in 2014."), &["5000000 USD exports KE> tea 2014"]);
    check(&kenya("Kenya earned $5 million from taxes in 2014."), &["5000000 USD - KE - 2014"]);
    check(
        &kenya("Kenya has contracted 5,000 tonnes of rice in 2014. Output of tea contracted by 4,000 tonnes in 2014."),
        &["5000 t - KE rice 2014", "-4000 t change KE tea 2014"],
    );
}

#[test]
fn the_total_is_with_nobody_in_particular() {
    let text = |body: &str| format!("Kenya's exports to China\n\n4 September 2015\n\n{body}\n");
    check(&text("Total tea exports stood at $9 million in 2014."), &["9000000 USD exports KE> tea 2014"]);
    check(&text("Tea exports stood at $9 million in 2014."), &["9000000 USD exports KE>CN tea 2014"]);
}

#[test]
fn a_taker_is_that_of_its_own_clause() {
    check(
        &thailand("China took 76 percent of the volume, while Israel, the second market, received 5,100 tonnes."),
        &[OWN, "76 % share CN+TH rubber 1996", "5100 t exports TH>IL rubber 1996"],
    );
}

/// What each figure of a text claims to be.
fn claims(text: &str) -> Vec<Modality> {
    let article = corpus::read_bytes("a.txt", text.as_bytes()).1.expect("the text is a document");
    let figures = article.reading.records.iter().filter_map(|record| record.figure.as_deref());
    figures.map(|figure| figure.modality).collect()
}

#[test]
fn a_plan_is_held_against_what_has_been() {
    let text = kenya("Kenya plans to export 9,000 tonnes of tea in October, up from 5,000 tonnes in August.");
    check(&text, &["9000 t exports KE> tea 2015-10", "5000 t exports KE> tea 2015-08"]);
    assert_eq!(claims(&text), [Modality::Planned, Modality::Actual]);
    let text = kenya("Two mills plan to export 9,000 tonnes of tea in September 2015.");
    assert_eq!(claims(&text), [Modality::Planned]);
    assert_eq!(claims(&kenya("The five-year plan was met: exports were 9,000 tonnes in 2014.")), [Modality::Actual]);
}

#[test]
fn a_forecast_goes_on_year_by_year() {
    assert_eq!(
        claims(&kenya(
            "Kenya's exports are projected to drop by 7 percent in 2016 (y/y) in terms of dollars and by a further 5 percent in 2017, before rising by 4 percent in 2018."
        )),
        [Modality::Forecast; 3],
    );
    assert_eq!(
        claims(&kenya("Exports are projected to drop by 7 percent in 2016, while they rose by 5 percent in 2014.")),
        [Modality::Forecast, Modality::Actual],
    );
}

#[test]
fn the_month_of_a_contract_is_no_time_and_each_clause_has_its_good() {
    let market = |body: &str| format!("Oil prices\n\n22 April 2020\n\n{body}\n");
    check(
        &market(
            "The June WTI contract plunged more than 40% on Tuesday while Brent dropped from levels above $24 per barrel.",
        ),
        &["-40 % change  WTI 2020-04-21", "24 USD price  brent 2020-04-21"],
    );
    check(&market("Exports of tea from Kenya fell 4 % in June 2019."), &["-4 % change KE tea 2019-06"]);
}

#[test]
fn who_is_subject_to_a_duty_pays_it() {
    check(
        &kenya("The 10 percent tariffs that Ethiopia is subject to under a policy of Washington began in May 2015."),
        &["10 % tariff US>ET - 2015-05"],
    );
    check(&kenya("The 10 percent tariff of Kenya on tea began in May 2015."), &["10 % tariff KE> tea 2015-05"]);
}

#[test]
fn as_before_and_past_a_record_are_comparisons() {
    check(
        &kenya("Manufacturing in Kenya grew by 9 percent in 2014, at about the same rate as in 2013."),
        &["9 % change KE - 2014"],
    );
    check(&kenya("Exports in 2014 surpassed the 2013 record, growing by 3 percent."), &["3 % change KE - 2014"]);
    check(&kenya("Exports grew by 3 percent in the 2013 season."), &["3 % change KE - 2013"]);
}

#[test]
fn what_registers_increases_respectively_has_its_own_each() {
    check(
        &kenya(
            "Exports of tea, rubber and coconut in 2014 registered increases of 3 percent, 2 percent and 5 percent, respectively.",
        ),
        &["3 % change KE tea 2014", "2 % change KE rubber 2014", "5 % change KE coconut 2014"],
    );
    check(
        &kenya("Value added in tea and rubber rose by 3 percent and 2 percent respectively in 2014."),
        &["3 % change  tea 2014", "2 % change  rubber 2014"],
    );
}

#[test]
fn a_portion_is_a_share_and_a_clause_ends_at_while() {
    check(
        &kenya("Investment rose by 6 percent in 2014, a major portion (87 percent) of which was private."),
        &["6 % change KE - 2014", "87 % share KE - 2014"],
    );
    check(
        &kenya("In 2014 flows from Norway rose by 6 percent, while those from China increased by 4 percent."),
        &["6 % change NO - 2014", "4 % change CN - 2014"],
    );
}

#[test]
fn a_year_behind_its_amount_is_not_the_month_of_another_clause() {
    check(
        &kenya("While output of tea hit a high in December 2014, imports of copper fell by 5 percent in 2014."),
        &["-5 % change KE copper 2014"],
    );
    check(
        &kenya("From January to August 2014, exports fell by 2 percent in 2014."),
        &["-2 % change KE - 2014-01/2014-08"],
    );
}

#[test]
fn scales_cut_short_and_sums_told_twice() {
    check(&kenya("Kenya exported 1.11 mil mt of tea in May 2014."), &["1110000 t exports KE> tea 2014-05"]);
    check(
        &kenya("Kenya invested 2.6 bln. dollars in 2014 and produced 8.1 mln. cubic meters of gas."),
        &["2600000000 USD investment KE> - 2014", "8100000 m3 production KE> gas 2014"],
    );
    // The end of a sentence is none.
    check(&kenya("Exports in 2014 were $2 bn. They led."), &["2000000000 USD exports KE> - 2014"]);
    let article = corpus::read_bytes("a.txt", kenya("Copper closed at 53,720 yuan ($8,395) a tonne.").as_bytes());
    let article = article.1.expect("the text is a document");
    let rates = article.reading.records.iter().filter_map(|record| record.figure.as_deref()?.per.clone());
    assert_eq!(rates.collect::<Vec<_>>(), ["t", "t"]);
}
