//! Figures by the time that their words span: two ends, two periods held against each other, a time told once for a report;
//! each beside the look-alikes that it must leave.

use dateline::corpus;

use crate::figures::{check, kenya};

/// The states of each figure of a text.
fn parties(text: &str) -> Vec<Vec<String>> {
    let article = corpus::read_bytes("a.txt", text.as_bytes()).1.expect("the text is a document");
    let figures = article.reading.records.iter().filter_map(|record| record.figure.as_deref());
    figures.map(|figure| figure.parties.iter().map(ToString::to_string).collect()).collect()
}

#[test]
fn what_led_from_one_to_another_is_of_the_two_ends() {
    check(
        &kenya("Exports of tea grew from $3 million to $5 million between 2009 and 2014."),
        &["3000000 USD exports KE> tea 2009", "5000000 USD exports KE> tea 2014"],
    );
    check(
        &kenya(
            "Between 2004 and 2014, consumption of tea in Kenya increased from 104.5 million to 146.3 million tonnes.",
        ),
        &["104500000 t consumption KE tea 2004", "146300000 t consumption KE tea 2014"],
    );
    check(
        &kenya("Between 2000–2006 and 2007–2014, exports of tea rose from $3 million to $5 million."),
        &["3000000 USD exports KE> tea 2000/2006", "5000000 USD exports KE> tea 2007/2014"],
    );
    // One season has no ends, and what is told without a pair is of the whole.
    check(
        &kenya("In 2013/14 exports of tea rose from $3 million to $5 million."),
        &["3000000 USD exports KE> tea 2012-07/2013-06", "5000000 USD exports KE> tea 2013-07/2014-06"],
    );
    check(
        &kenya("In 2014 exports of tea rose from $3 million to $5 million."),
        &["3000000 USD exports KE> tea 2013", "5000000 USD exports KE> tea 2014"],
    );
    check(&kenya("Between 2009 and 2014 exports of tea were $3 million."), &["3000000 USD exports KE> tea 2009/2014"]);
}

#[test]
fn a_change_between_two_periods_is_of_the_later() {
    check(&kenya("Tea exports fell by 2 percent between May 2014 and June 2014."), &["-2 % change KE tea 2014-06"]);
    check(&kenya("Tea exports rose 1 percent between Q1 2014 and Q2 2014."), &["1 % change KE tea 2014-34"]);
    check(&kenya("Tea exports rose 1 percent between June 2013 and June 2014."), &["1 % change KE tea 2014-06"]);
    check(&kenya("Tea exports rose 1 percent between 2013 and 2014."), &["1 % change KE tea 2014"]);
    check(&kenya("Tea made 5 percent of exports between 2013 and 2014."), &["5 % share KE tea 2013/2014"]);
    // Over a longer time it is of the whole, and so is a sum.
    check(
        &kenya("Tea exports rose 1 percent between January 2014 and June 2014."),
        &["1 % change KE tea 2014-01/2014-06"],
    );
    check(
        &kenya("Tea exports were $9 million between May 2014 and June 2014."),
        &["9000000 USD exports KE> tea 2014-05/2014-06"],
    );
}

#[test]
fn what_stood_then_is_not_what_goes_on() {
    check(
        &kenya(
            "In 2014 tea exports were $9 million. That ends a slide since 2011, when exports were $4 million.\n\nCoffee exports were $2 million.",
        ),
        &[
            "9000000 USD exports KE> tea 2014",
            "4000000 USD exports KE> tea 2011",
            "2000000 USD exports KE> coffee 2014",
        ],
    );
    check(
        &kenya(
            "In May 2015 the trade balance went from a small surplus of $2 million in April to a deficit of $5 million in May. Tea exports rose 4 percent.",
        ),
        &["2000000 USD balance KE> - 2015-04", "-5000000 USD balance KE> - 2015-05", "4 % change KE tea 2015-05"],
    );
}

#[test]
fn an_owner_dates_what_stood_before() {
    check(
        &kenya("Tea exports rose 11 percent in October 2014, up from September’s 9 percent gain."),
        &["11 % change KE tea 2014-10", "9 % change KE tea 2014-09"],
    );
    check(
        &kenya("Tea exports rose 11 percent in October 2014, slowing from the previous month’s 13 percent surge."),
        &["11 % change KE tea 2014-10", "13 % change KE tea 2014-09"],
    );
    check(
        &kenya("Output grew for tea (10 percent vs 9 percent in October 2014) and coffee (8 percent vs 4 percent)."),
        &[
            "10 % change KE tea -",
            "9 % change KE tea 2014-10",
            "8 % change KE coffee -",
            "4 % change KE coffee 2014-10",
        ],
    );
}

#[test]
fn what_was_expected_before_is_of_the_same_time() {
    check(
        &kenya(
            "The 2014 maize harvest of Kenya is forecast at 9 million tonnes, down from 8 million tonnes in its previous forecast.",
        ),
        &["9000000 t production KE> maize 2014", "8000000 t production KE> maize 2014"],
    );
    check(
        &kenya("The 2014 maize harvest of Kenya was 9 million tonnes, up from 8 million tonnes in the previous year."),
        &["9000000 t production KE> maize 2014", "8000000 t production KE> maize 2013"],
    );
}

#[test]
fn an_office_tells_of_the_period_of_its_first_sentences() {
    let release = |office: &str| {
        format!(
            "Foreign trade\n\n{office}, 30 November 2014\n\nTrade grew\n\nIn October 2014 exports of Kenya were $9 million with a 5 percent increase.\n\nTea exports rose by 7 percent\n\nMore tea was sold.\n"
        )
    };
    let level = "9000000 USD exports KE> - 2014-10";
    let expected = [level, "5 % change KE - 2014-10", "7 % change KE tea 2014-10"];
    check(&release("Kenya National Bureau of Statistics"), &expected);
    // A newspaper's next headline may be of another time.
    check(&release("The Harbour Herald"), &[level, "5 % change KE - 2014-10", "7 % change KE tea -"]);
}

#[test]
fn a_line_quotes_the_day_of_its_report() {
    let report = |line: &str| format!("Oils: weekly report\n\n27 March 2014\n\nPalm oil\n\n{line}\n");
    check(
        &report("Malaysia CPO: $982.25/t (-$5.00, -0.51%)"),
        &[
            "982.25 USD price MY palm oil 2014-03-27",
            "-5 USD change MY palm oil 2014-03-27",
            "-0.51 % change MY palm oil 2014-03-27",
        ],
    );
    // What a sentence tells of a price has a time of its own, or none.
    check(
        &report("Traders in Malaysia said that palm oil once cost $982.25 a tonne."),
        &["982.25 USD price MY palm oil -"],
    );
}

#[test]
fn a_duty_holds_since_its_day() {
    check(
        "Duties\n\n4 September 2015\n\nSince 24 July 2015, Kenya’s duty on goods from Peru has been 12.5 percent.\n",
        &["12.5 % tariff KE>PE - 2015-07-24/2015-09-04"],
    );
}

#[test]
fn notes_of_other_months_are_theirs() {
    check(
        &kenya("In May 2014 imports of rice fell 10% (April: +49.3%)."),
        &["-10 % change KE rice 2014-05", "49.3 % change KE rice 2014-04"],
    );
}

#[test]
fn what_is_held_has_no_year_of_a_flow() {
    let told = |line: &str| {
        format!(
            "Kenya: March 2015 review\n\nRemittances to Kenya rose 9 percent in 2014.\n\nYet foreign exchange {line} $5 billion.\n"
        )
    };
    let remitted = "9 % change KE - 2014";
    check(&told("reserves stood at"), &[remitted, "5000000000 USD reserves KE - 2015-03"]);
    check(&told("earnings from exports were"), &[remitted, "5000000000 USD exports KE> - 2014"]);
}

#[test]
fn what_came_before_a_move_has_its_own_time() {
    check(
        &kenya(
            "On 3 September 2015 wheat rose 0.5 percent to 205 euros ($264) a tonne after touching a low in August.",
        ),
        &["0.5 % change  wheat 2015-09-03", "205 EUR price  wheat 2015-09-03", "264 USD price  wheat 2015-09-03"],
    );
    check(
        &kenya("On 3 September 2015 soybeans fell 0.2 percent to $14.75 a bushel after four sessions of gains."),
        &["-0.2 % change  soybeans 2015-09-03", "14.75 USD price  soybeans 2015-09-03"],
    );
}

#[test]
fn what_several_states_sold_is_of_none_of_them_alone() {
    check(
        &kenya("Kenya and Uganda exported tea worth $2 billion in 2012."),
        &["2000000000 USD exports KE+UG tea 2012"],
    );
    check(
        &kenya("Imports of steel by the EU and the UK were 8 million tonnes in 2006."),
        &["8000000 t imports EU+GB steel 2006"],
    );
    check(
        &kenya("Imports of steel by EU-27 + UK were 5 million tonnes in 2013."),
        &["5000000 t imports EU+GB steel 2013"],
    );
    check(
        &kenya("Wheat exports from Russia, Belarus and Ukraine reached 9 million tonnes in 2004."),
        &["9000000 t exports BY+RU+UA wheat 2004"],
    );
    // With whom, in one list.
    for list in ["China, Japan and Peru were", "China / Japan / Peru came to"] {
        assert_eq!(
            parties(&kenya(&format!("Kenya's exports to {list} $5 million in 2013."))),
            [["CN", "JP", "KE", "PE"]]
        );
    }
    assert_eq!(parties(&kenya("To China, Japan sold oil worth $5 million in 2013.")), [["CN", "JP"]]);
}

#[test]
fn states_that_are_no_list_have_their_own() {
    check(
        &kenya("Kenya and Uganda exported 5 and 6 tonnes of tea respectively in 2002."),
        &["5 t exports KE> tea 2002", "6 t exports UG> tea 2002"],
    );
    check(&kenya("Peru, unlike Chile, exported 3 tonnes of tea in 2001."), &["3 t exports PE> tea 2001"]);
    check(
        &kenya("Kenya exported tea and Uganda exported coffee worth $2 million in 1998."),
        &["2000000 USD exports UG> coffee 1998"],
    );
    check(
        &kenya("Trade between Kenya and Uganda lifted Kenya's exports to $8 million in 2004."),
        &["8000000 USD exports KE> - 2004"],
    );
}

#[test]
fn a_time_that_is_compared_with_is_no_date() {
    check(
        &kenya("Exports in 2014 were 24 percent above the previous record 2003's total of $4 million."),
        &["24 % change KE - 2014", "4000000 USD exports KE> - 2003"],
    );
    check(
        &kenya(
            "Imports averaged 8 million barrels a day in June 2014, a decrease of 387,000 barrels a day from imports during May 2014.",
        ),
        &["8000000 bbl imports KE> oil 2014-06", "-387000 bbl change KE oil 2014-06"],
    );
    check(
        &kenya("Exports growth in 2014 was 2 percent compared to the 13 percent growth experienced in 2013."),
        &["2 % change KE - 2014", "13 % change KE - 2013"],
    );
    check(
        &kenya("Exports of tea rose by 2 percent in 2014 when we compare it with the exports of 2013."),
        &["2 % change KE tea 2014"],
    );
    // A record of its own year, a level that is reported.
    check(&kenya("Exports rose to a record $4 million in 2014."), &["4000000 USD exports KE> - 2014"]);
    check(
        &kenya("Output of tea in the first half of 2014 is reported at 5 tonnes."),
        &["5 t production KE> tea 2014-40"],
    );
}

#[test]
fn what_was_before_is_counted_from_the_figure_and_not_from_the_document() {
    check(
        &kenya("In May 2015 imports rose 5 percent, decelerating from the previous month's 13 percent surge."),
        &["5 % change KE - 2015-05", "13 % change KE - 2015-04"],
    );
    check(
        &kenya("In May 2015 imports of tea rose 5 percent, following a 20 percent increase previously."),
        &["5 % change KE tea 2015-05", "20 % change KE tea 2015-04"],
    );
    check(&kenya("Tea prices have risen 8 percent in the last three months."), &["8 % change  tea 2015-06/2015-09-04"]);
    check(
        &kenya("From Jan. 1 to Aug. 28, imports totaled $117 million."),
        &["117000000 USD imports KE> - 2015-01-01/2015-08-28"],
    );
    check(&kenya("Kenya Jan tea exports rose to 5 tonnes."), &["5 t exports KE> tea 2015-01"]);
    check(&kenya("In january - october 2013 exports were $5 million."), &["5000000 USD exports KE> - 2013-01/2013-10"]);
}

#[test]
fn the_month_of_a_contract_is_no_date_of_a_price() {
    check(
        &kenya("December wheat fell 11.5 cents to settle at $7.54 a bushel."),
        &["-0.115 USD change  wheat -", "7.54 USD price  wheat -"],
    );
    check(&kenya("December wheat prices were $7 a bushel."), &["7 USD price  wheat 2014-12"]);
    check(&kenya("In December 2014 wheat cost $7 a bushel."), &["7 USD price  wheat 2014-12"]);
    check(&kenya("Tea output in 2014H1 was 5 tonnes."), &["5 t production KE> tea 2014-40"]);
    check(
        &kenya("Tea output fell 2 percent in 2014, similar to the output of tea in 2001."),
        &["-2 % change KE tea 2014"],
    );
}
