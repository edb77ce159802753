//! Figures as an analyst would write them down: what is measured, whose and with whom, of which good and when, and
//! where each side comes from.

use dateline::corpus;
use dateline::model::{Figure, Metric, Record};

/// What is told of each figure of a text, one line a figure: "5000000 USD exports KE>UG tea 2014".
pub fn figures(text: &str) -> Vec<String> {
    let article = corpus::read_bytes("a.txt", text.as_bytes()).1.expect("the text is a document");
    let figures = article.reading.records.iter().filter_map(|record| Some((record, record.figure.as_deref()?)));
    // What follows by arithmetic is not told.
    figures.filter(|(_, figure)| !figure.derived).map(|(record, figure)| line(record, figure)).collect()
}

/// What each figure of a text claims to be.
pub fn claims(text: &str) -> Vec<String> {
    let article = corpus::read_bytes("a.txt", text.as_bytes()).1.expect("the text is a document");
    let figures = article.reading.records.iter().filter_map(|record| record.figure.as_deref());
    figures.filter(|figure| !figure.derived).map(|figure| figure.modality.word().to_owned()).collect()
}

fn line(record: &Record, figure: &Figure) -> String {
    let sides = match (figure.reporter, figure.partner) {
        (None, None) => figure.parties.join("+"),
        (reporter, partner) => {
            format!("{}>{}", reporter.unwrap_or_default(), partner.unwrap_or_default())
        }
    };
    let when = record.date.when.as_ref().map_or("-".to_owned(), ToString::to_string);
    let good = figure.commodity.as_ref().map_or("-", |good| good.words.as_str());
    let value = figure.value.normalize();
    format!("{value} {} {} {sides} {good} {when}", figure.unit, figure.metric.map_or("-", Metric::word))
}

/// A text of 4 September 2015 under a title about Kenya's trade.
pub fn kenya(body: &str) -> String {
    format!("Trade of Kenya\n\n4 September 2015\n\n{body}\n")
}

/// A text of 4 September 2015 under another title.
pub fn titled(title: &str, body: &str) -> String {
    format!("{title}\n\n4 September 2015\n\n{body}\n")
}

#[track_caller]
pub fn check(text: &str, expected: &[&str]) {
    assert_eq!(figures(text), expected, "{text}");
}

#[test]
fn how_far_a_level_moved_is_no_level() {
    check(
        &kenya(
            "Kenya's exports rose by $2 million to $7 million in 2014. Imports were $3 million higher than in 2013. The deficit widened $1 million to $4 million.",
        ),
        &[
            "2000000 USD change KE - 2014",
            "7000000 USD exports KE> - 2014",
            "3000000 USD change KE - 2014",
            "1000000 USD change KE - 2014",
            "-4000000 USD balance KE> - 2014",
        ],
    );
    // Collected, not risen.
    check(&kenya("The port raised $9 million from Kenya in 2014."), &["9000000 USD - KE - 2014"]);
}

#[test]
fn the_members_of_a_list_of_decreases_are_changes_up_to_the_later_month() {
    check(
        &kenya(
            "The June to July decrease in exports of Kenya reflected decreases in tea ($2.4 million) and coffee ($0.6 million).",
        ),
        &["-2400000 USD change KE tea 2015-07", "-600000 USD change KE coffee 2015-07"],
    );
}

#[test]
fn one_figure_in_two_currencies_has_one_period() {
    check(
        &kenya(
            "Tea exports of Kenya rose from SDR 24 million (€28 million) in 2013 to SDR 29 million (€33 million) in 2014.",
        ),
        &[
            "24000000 XDR exports KE> tea 2013",
            "28000000 EUR exports KE> tea 2013",
            "29000000 XDR exports KE> tea 2014",
            "33000000 EUR exports KE> tea 2014",
        ],
    );
}

#[test]
fn what_is_compared_with_dates_no_figure() {
    check(
        &kenya(
            "The trade deficit climbed to $6 billion in July, the highest since August 2006. Exports rose to $17 billion.",
        ),
        &["-6000000000 USD balance KE> - 2015-07", "17000000000 USD exports KE> - 2015-07"],
    );
    check(
        &kenya("Exports came to $5 million in July, up 4 percent over the amount recorded in June 2013."),
        &["5000000 USD exports KE> - 2015-07", "4 % change KE - 2015-07"],
    );
    check(
        &kenya("Exports in July were $2 million more than June exports of $78 million."),
        &["2000000 USD change KE - 2015-07", "78000000 USD exports KE> - 2015-06"],
    );
    check(
        &kenya(
            "Kenya posted a trade deficit of $755 million in 2014, a reversal of the year-ago surplus of $803 million.",
        ),
        &["-755000000 USD balance KE> - 2014", "803000000 USD balance KE> - 2013"],
    );
}

#[test]
fn a_year_that_is_not_known_is_no_other_year_of_the_sentence() {
    check(
        "Tea\n\nKenya exported tea worth $75 million last year. In 2011 it had exported tea worth $56 million.\n",
        &["75000000 USD exports KE> tea -", "56000000 USD exports KE> tea 2011"],
    );
}

#[test]
fn what_this_or_last_year_is_compared_with_tells_the_year_of_a_text_without_a_date() {
    check(
        "Tea\n\nKenya exported tea worth $75 million last year, up from $56 million recorded in 2011.\n",
        &["75000000 USD exports KE> tea 2012", "56000000 USD exports KE> tea 2011"],
    );
    check(
        "Tea\n\nThis year Kenya exported tea worth $75 million, up 9 percent from January to June 2011.\n",
        &["75000000 USD exports KE> tea 2012", "9 % change KE tea 2012"],
    );
    // Later years are named, or the comparisons do not agree: the year stays unknown.
    check(
        "Tea\n\nKenya exported tea worth $75 million last year, up from $56 million recorded in 2011. In 2014 it fell.\n",
        &["75000000 USD exports KE> tea -", "56000000 USD exports KE> tea 2011"],
    );
}

#[test]
fn a_month_told_with_its_year_is_meant_where_it_stands_without() {
    check(
        "Tea\n\nKenya exported tea worth $75 million in August 1997.\n\nIn August exports of coffee were $5 million.\n",
        &["75000000 USD exports KE> tea 1997-08", "5000000 USD exports KE> coffee 1997-08"],
    );
    check(
        "Tea\n\nKenya exported tea worth $75 million in August 1997.\n\nIn May exports of coffee were $5 million.\n",
        &["75000000 USD exports KE> tea 1997-08", "5000000 USD exports KE> coffee 1997-05"],
    );
}

#[test]
fn sums_since_a_date_run_up_to_the_document() {
    check(&kenya("Exports since 2013 have come to $5 million."), &["5000000 USD exports KE> - 2013-01-01/2015-09-04"]);
    check(&kenya("Exports came to $5 million so far this year."), &["5000000 USD exports KE> - 2015-01-01/2015-09-04"]);
    check(&kenya("Exports of $5 million were the highest since 2013."), &["5000000 USD exports KE> - -"]);
}

#[test]
fn what_moved_by_an_amount_is_no_level() {
    check(
        &kenya("A $2 million fall in exports of tea was offset by a further $3 million rise in exports of coffee."),
        &["-2000000 USD change KE tea -", "3000000 USD change KE coffee -"],
    );
    check(
        &kenya("The deficit on trade in goods was $7 million in 2014, compared with $6 million in 2013."),
        &["-7000000 USD balance KE> - 2014", "-6000000 USD balance KE> - 2013"],
    );
    check(
        &kenya("Exports rose by 13 percent to $15 million in June, reversing the 4 percent decline in May."),
        &["13 % change KE - 2015-06", "15000000 USD exports KE> - 2015-06", "-4 % change KE - 2015-05"],
    );
}

#[test]
fn growth_told_year_by_year_is_a_row_of_changes() {
    check(
        &kenya(
            "The bank says that exports will grow by 3.6 percent in 2016, 3.7 percent in 2017, and 3.9 percent in 2018.",
        ),
        &["3.6 % change KE - 2016", "3.7 % change KE - 2017", "3.9 % change KE - 2018"],
    );
}

#[test]
fn what_was_expected_is_a_forecast_of_what_is_told() {
    check(
        &kenya("The trade surplus fell to $9 million in June, below market consensus of $10 million."),
        &["9000000 USD balance KE> - 2015-06", "10000000 USD balance KE> - 2015-06"],
    );
}

#[test]
fn each_member_of_a_list_of_partners_has_its_amount() {
    check(
        &kenya("In 2014 Kenya's tea exports to Egypt were $90 million, to Iran $60 million and to Russia $50 million."),
        &[
            "90000000 USD exports KE>EG tea 2014",
            "60000000 USD exports KE>IR tea 2014",
            "50000000 USD exports KE>RU tea 2014",
        ],
    );
    check(
        &kenya(
            "In 2014 Kenya's largest suppliers of oil imports were Oman ($300 million), Qatar ($200 million) and India ($90 million).",
        ),
        &[
            "300000000 USD imports KE>OM oil 2014",
            "200000000 USD imports KE>QA oil 2014",
            "90000000 USD imports KE>IN oil 2014",
        ],
    );
    check(
        &kenya("In 2014 Egypt was Kenya's largest export market, worth $300 million."),
        &["300000000 USD exports KE>EG - 2014"],
    );
}

#[test]
fn for_a_state_means_its_own_forecast_or_where_goods_go() {
    check(
        &kenya("In 2014 wheat exports rose by 2 million tonnes for Egypt and 1 million tonnes for Iran."),
        &["2000000 t change EG wheat 2014", "1000000 t change IR wheat 2014"],
    );
    check(&kenya("In 2014 Kenya's tea exports came to $5 million for Egypt."), &["5000000 USD exports KE>EG tea 2014"]);
}

#[test]
fn an_office_speaks_for_its_country_and_a_dateline_or_currency_for_none() {
    check(
        "Exports fall\n\n4 June 2015\n\nStatistics Norway said on Thursday that exports fell to $9 billion in May. Exports to Finland were $2 billion.\n",
        &["9000000000 USD exports NO> - 2015-05", "2000000000 USD exports NO>FI - 2015-05"],
    );
    check(
        "Ore trade\n\nMOSCOW, 8 May 2014 - Sweden sold 7 million tonnes of ore in 2007. Its exports rose to 3 billion US dollars in 2013.\n",
        &["7000000 t exports SE> ore 2007", "3000000000 USD exports SE> - 2013"],
    );
    check(&kenya("Global wheat exports were 150 million tonnes in 2014."), &["150000000 t exports  wheat 2014"]);
}

#[test]
fn where_a_side_comes_from_stands_in_the_record() {
    let why = |text: &str| {
        let article = corpus::read_bytes("a.txt", text.as_bytes()).1.expect("the text is a document");
        let figure = article.reading.records.iter().filter_map(|record| record.figure.clone()).next_back();
        figure.expect("a figure").parties_why()
    };
    let office =
        "Exports fall\n\nThe Bank of Norway met today in the north.\n\nExports fell to $9 billion in May 2015.\n";
    assert_eq!(why(office), Some("from the office that issues the figures"));
    assert_eq!(why(&kenya("Exports fell to $9 billion in May 2015.")), Some("from the title"));
    assert_eq!(why("Tea\n\nExports of Kenya fell to $9 billion in May 2015.\n"), None);
    // What the sentence before tells, and a pair that only the text speaks of, are no title's.
    let before =
        "Tea\n\nExports of Kenya to Egypt fell to $9 billion in May 2015. They had come to $10 billion in May 2014.\n";
    assert_eq!(why(before), Some("from the sentence before"));
    let pair = "Two ports\n\nKenya wrote to Egypt. Kenya and Egypt met. Egypt thanked Kenya for the feast of Egypt.\n\n\
        Loans of $9 million were agreed in May 2015.\n";
    assert_eq!(why(pair), Some("the document is about it"));
}

#[test]
fn a_dollar_is_that_of_the_country_whose_figures_they_are() {
    check(
        "Trade figures\n\n4 June 2015\n\nStatistics New Zealand said that exports were $4 billion in May 2015.\n",
        &["4000000000 NZD exports NZ> - 2015-05"],
    );
    // The office's short name is all that tells the country.
    check(
        "Trade figures\n\n4 June 2015\n\nStats NZ said that exports were $4 billion in May 2015.\n",
        &["4000000000 NZD exports NZ> - 2015-05"],
    );
    check(
        "Trade figures\n\n4 June 2015\n\nIn the Philippines fuel imports rose from P4.35 million in 2013 to P7 million in 2014.\n",
        &["4350000 PHP imports PH> fuel 2013", "7000000 PHP imports PH> fuel 2014"],
    );
    check(
        "Trade figures\n\n4 June 2015\n\nManila said exports to Taiwan were $4 billion in May 2015, against US$3 billion in May 2014.\n",
        &["4000000000 USD exports PH>TW - 2015-05", "3000000000 USD exports PH>TW - 2014-05"],
    );
}

#[test]
fn shares_ratios_and_rates_of_growth_are_told_apart() {
    check(
        &kenya(
            "The share of flowers in Kenya's exports rose from 7 per cent in 2012 to 9 per cent in 2014. Capacity utilization fell to 77 percent in 2014.",
        ),
        &["7 % share KE flowers 2012", "9 % share KE flowers 2014", "77 % ratio KE - 2014"],
    );
    check(&kenya("In 2014 Kenya's growth slowed to 3.3%."), &["3.3 % change KE - 2014"]);
    // Those who answer levy nothing.
    check("Duties split traders\n\n4 June 2015\n\nEleven per cent called for lower duties on steel from Kenya.\n", &[]);
}

#[test]
fn goods_have_the_words_of_the_text() {
    check(
        &kenya(
            "In 2014 Kenya's circuit board exports were $40 million, and its imports of capital goods were $90 million.",
        ),
        &["40000000 USD exports KE> circuit board 2014", "90000000 USD imports KE> capital goods 2014"],
    );
    check(&kenya("Kenya's total exports were $40 million in 2014."), &["40000000 USD exports KE> - 2014"]);
    check(&kenya("Kenya's LNG imports were $40 million in 2014."), &["40000000 USD imports KE> LNG 2014"]);
}

#[test]
fn numbers_in_two_scales_and_units_of_trade_are_read() {
    check(
        &kenya("Kenya's exports were 2 billion 982 million dollars in 2014."),
        &["2982000000 USD exports KE> - 2014"],
    );
    check(
        &kenya("Norway exported 11 billion cubic feet of gas in 2014 and shipped 2.2 million short tons of coal."),
        &["11000000000 [cft_i] exports NO> gas 2014", "2200000 [ston_av] exports NO> coal 2014"],
    );
}

#[test]
fn the_fiscal_year_is_that_of_the_country() {
    check(
        "Australia's trade\n\n4 June 2018\n\nAustralia's exports were worth A$88 billion in 2016-17.\n",
        &["88000000000 AUD exports AU> - 2016-07/2017-06"],
    );
}

#[test]
fn an_amount_measures_the_noun_of_its_own_phrase() {
    check(
        &kenya("Kenya's imports rose in 2014. The port collected $4 million in import duties in 2014."),
        &["4000000 USD revenue KE - 2014"],
    );
    check(&kenya("In 2014 the ports of Kenya made $4 million in imports."), &["4000000 USD imports KE> - 2014"]);
    check(
        &kenya("The gap between Kenya's exports and imports climbed to $6 million in 2014."),
        &["-6000000 USD balance KE> - 2014"],
    );
    check(
        &kenya("The port was meant to lift Kenya's exports to $5 million by 2016."),
        &["5000000 USD exports KE> - 2016"],
    );
}

#[test]
fn the_date_of_a_paper_and_what_is_compared_date_nothing() {
    check(
        &kenya("Kenya's exports are 2 million tonnes, based on the June 30 Harbour Review."),
        &["2000000 t exports KE> - -"],
    );
    check(
        &kenya(
            "Imports of Kenya fell to $17 million in April, down from $20 million, compared to the same period of the previous year.Exports rose by 1.5 percent in April compared to March 2014.",
        ),
        &["17000000 USD imports KE> - 2015-04", "20000000 USD imports KE> - 2014-04", "1.5 % change KE - 2015-04"],
    );
}

#[test]
fn where_levels_came_from_is_kept_for_the_sentences_after() {
    check(
        &kenya(
            "Kenya's imports rose from $3 million in 2013 to $4 million in 2014. Exports of Kenya grew from $1 million to $2 million over the same period.",
        ),
        &[
            "3000000 USD imports KE> - 2013",
            "4000000 USD imports KE> - 2014",
            "1000000 USD exports KE> - 2013",
            "2000000 USD exports KE> - 2014",
        ],
    );
}

#[test]
fn what_is_told_of_a_season_that_is_not_over_is_a_forecast() {
    let modality = |text: &str| {
        let article = corpus::read_bytes("a.txt", text.as_bytes()).1.expect("the text is a document");
        article.reading.records.iter().find_map(|record| Some(record.figure.as_deref()?.modality.word())).unwrap_or("")
    };
    assert_eq!(modality(&kenya("Tea exports of Kenya in 2015/16 are 9 million tonnes.")), "forecast");
    assert_eq!(modality(&kenya("Tea exports of Kenya in 2013/14 were 9 million tonnes.")), "actual");
}

#[test]
fn each_country_in_front_of_a_bracket_has_its_amount() {
    check(
        &kenya(
            "The remaining sources of Kenya's imports in 2014, in order, were Uganda ($3 million) and Rwanda ($2 million).",
        ),
        &["3000000 USD imports KE>UG - 2014", "2000000 USD imports KE>RW - 2014"],
    );
}

#[test]
fn a_verb_or_a_comparison_names_no_good() {
    check(
        &kenya("Highest exports of Kenya, and greater exports than before, were $5 million in 2014."),
        &["5000000 USD exports KE> - 2014"],
    );
}

#[test]
fn a_signed_bracket_is_the_change_of_what_stands_before_it() {
    check(
        &kenya("In 2014 Kenya exported goods worth $38 million (+6.3%), led by fuels (-2.1%)."),
        &["38000000 USD exports KE> - 2014", "6.3 % change KE - 2014", "-2.1 % change KE fuels 2014"],
    );
    // A bracket without a sign tells no change by itself.
    check(&kenya("Kenya has a new port (12%)."), &[]);
}

#[test]
fn the_second_of_two_percentages_measures_what_the_first_does() {
    check(
        &kenya("Kenya's trade deficit narrowed from 8.1 per cent of GDP in 2013 to 7.2 per cent in 2014."),
        &["8.1 % share KE - 2013", "7.2 % share KE - 2014"],
    );
    check(
        &kenya("Kenya's tea exports fell by 5 percent in 2013 and by an additional 10 percent in 2014."),
        &["-5 % change KE tea 2013", "-10 % change KE tea 2014"],
    );
}

#[test]
fn the_name_of_a_currency_is_no_partner() {
    check(&kenya("Exports amounted to US dollars 78 million in 2014."), &["78000000 USD exports KE> - 2014"]);
}

#[test]
fn a_change_in_an_office_s_own_release_is_of_its_country() {
    check(
        "Overseas trade\n\n4 June 2015\n\nStats NZ said that exports were $4 billion in April 2015.\n\nThe ships were late.\n\nMilk powder rose 12 percent in May 2015.\n",
        &["4000000000 NZD exports NZ> - 2015-04", "12 % change NZ milk powder 2015-05"],
    );
    check("Milk\n\n4 June 2015\n\nMilk powder rose 12 percent in May 2015.\n", &["12 % change  milk powder 2015-05"]);
    check(
        &kenya("Flows from Egypt rose by 46 percent in 2014, while those from China increased by 44 percent."),
        &["46 % change EG - 2014", "44 % change CN - 2014"],
    );
}

#[test]
fn a_fiscal_year_by_its_short_name_is_the_country_s() {
    let india = |body: &str| format!("Trade of India\n\n4 September 2024\n\n{body}\n");
    check(
        &india("India's exports were $7 million in FY24, against $6 million in FY23."),
        &["7000000 USD exports IN> - 2023-04/2024-03", "6000000 USD exports IN> - 2022-04/2023-03"],
    );
    // Of a country whose fiscal year is not known it stays the year.
    check(
        "Trade of Peru\n\n4 September 2015\n\nExports of Peru were $7 million in FY14.\n",
        &["7000000 USD exports PE> - 2014"],
    );
}

#[test]
fn what_was_compared_with_is_not_gone_on_from() {
    check(
        &kenya(
            "Kenya's exports rose to $7 million in July 2015 from a downwardly revised $6 million in June 2015. Imports grew by 3 percent.",
        ),
        &["7000000 USD exports KE> - 2015-07", "6000000 USD exports KE> - 2015-06", "3 % change KE - 2015-07"],
    );
    check(
        &kenya("Imports of Kenya grew by 2.9 percent to $7 million in July 2015, after a rise in June 2015."),
        &["2.9 % change KE - 2015-07", "7000000 USD imports KE> - 2015-07"],
    );
    check(
        &kenya("The deficit of Kenya narrowed from $9 million (13.3 per cent of GDP) in 2013 to $8 million in 2014."),
        &["-9000000 USD balance KE> - 2013", "13.3 % share KE - 2013", "-8000000 USD balance KE> - 2014"],
    );
}

#[test]
fn a_state_in_another_clause_of_the_title_is_no_partner() {
    let release = |title: &str| {
        format!(
            "{title}\n\n4 September 2015\n\nExports of tea rose to $7 million in July 2015, data from the Ministry of Trade showed. The US and Kenya talk about American duties. The US is far away.\n"
        )
    };
    check(&release("Kenya's exports rise as US duties loom"), &["7000000 USD exports KE> tea 2015-07"]);
    check(&release("Kenya–US trade"), &["7000000 USD exports KE>US tea 2015-07"]);
}

#[test]
fn members_of_a_list_in_brackets_are_each_of_their_own() {
    check(
        &kenya(
            "Exports rose on sales of garden tools (5 percent), kitchen parts (7 percent) and tea (9 percent) in 2014.",
        ),
        &["5 % change KE garden tools 2014", "7 % change KE kitchen parts 2014", "9 % change KE tea 2014"],
    );
    check(
        &kenya("In 2014 most went to Peru (17 percent of total exports), Chile (11 percent), and Ghana (6 percent)."),
        &["17 % share KE+PE - 2014", "11 % share CL+KE - 2014", "6 % share GH+KE - 2014"],
    );
}

#[test]
fn a_balance_of_goods_is_no_trade_and_a_quoted_price_no_change() {
    check(
        &kenya("The trade in goods deficit in Quarter 1 2014 was $26 million."),
        &["-26000000 USD balance KE> - 2014-33"],
    );
    check(
        &kenya("Crude was up 63 cents at $31.49 a barrel on 3 September 2015."),
        &["0.63 USD change  crude 2015-09-03", "31.49 USD price  crude 2015-09-03"],
    );
}

#[test]
fn what_stands_beside_a_base_is_of_the_time_told() {
    check(
        &kenya(
            "The deficit rose to $4 million in January 2015 from $2 million a year earlier, as exports grew by 8.9 percent to $6 million.",
        ),
        &[
            "-4000000 USD balance KE> - 2015-01",
            "-2000000 USD balance KE> - 2014-01",
            "8.9 % change KE - 2015-01",
            "6000000 USD exports KE> - 2015-01",
        ],
    );
}

#[test]
fn a_rate_of_exchange_and_a_number_of_exporters_are_no_trade() {
    check(
        &kenya("Exports rose to $9 million in May 2015 ($1 = 98.2 shillings)."),
        &["9000000 USD exports KE> - 2015-05"],
    );
    check(&kenya("The war set two big grain exporters against each other in 2015."), &[]);
    check(&kenya("Exports of 250,000 vehicles were counted in 2014."), &["250000 count exports KE> vehicles 2014"]);
}

#[test]
fn the_noun_right_in_front_of_an_amount_is_what_it_measures() {
    check(
        &kenya("Exports in the first four months of 2015 were around $639 million and imports $628 million."),
        &["639000000 USD exports KE> - 2015-01/2015-04", "628000000 USD imports KE> - 2015-01/2015-04"],
    );
}

#[test]
fn what_lasts_over_a_period_is_of_that_period_and_what_rose_over_another_is_not() {
    check(
        &kenya("Exports were $332 million over April to June 2014 against $305 million during April to June 2013."),
        &["332000000 USD exports KE> - 2014-04/2014-06", "305000000 USD exports KE> - 2013-04/2013-06"],
    );
    check(&kenya("Exports in 2014 rose by 5 % over 2013."), &["5 % change KE - 2014"]);
}

#[test]
fn a_date_that_leads_to_an_amount_is_its_own() {
    check(
        &kenya("Production in May 2015 was 9 million tonnes of tea, up from April's 8 million tonnes."),
        &["9000000 t production KE> tea 2015-05", "8000000 t production KE> tea 2015-04"],
    );
    check(
        &kenya("Exports reached $9 million in May 2015, more than in May 2014, when they came to $8 million."),
        &["9000000 USD exports KE> - 2015-05", "8000000 USD exports KE> - 2014-05"],
    );
}

#[test]
fn a_large_sum_in_an_office_s_own_report_is_its_country_s() {
    let office = |body: &str| format!("Payments\n\nThe Bank of Norway met today.\n\n{body}\n");
    check(&office("Receipts rose to $627 million in 2015."), &["627000000 USD revenue NO - 2015"]);
    check(&office("A night costs $627 in 2015."), &[]);
}

#[test]
fn the_seat_of_an_office_in_front_of_a_date_and_a_colon_is_no_party() {
    check(
        "Loans\n\n5 May 2015\n\nWashington, DC – May 5, 2015: Kenya had exports of $9 million in April.\n",
        &["9000000 USD exports KE> - 2015-04"],
    );
}

#[test]
fn each_part_of_a_figure_says_what_it_is_read_from_and_what_is_a_guess_is_unsure() {
    let last = |text: &str| {
        let article = corpus::read_bytes("a.txt", text.as_bytes()).1.expect("the text is a document");
        let figure = article.reading.records.iter().filter_map(|record| record.figure.clone()).next_back();
        let figure = figure.expect("a figure");
        let text = &article.document.text;
        let part = |role: &dateline::model::Role| format!("{} {:?} {}", role.kind.word(), role.grade, role.told(text));
        (figure.roles.iter().map(part).collect::<Vec<_>>(), figure.unsure())
    };
    let (parts, unsure) = last("Tea\n\nIn 2015 Kenya's exports of tea to Egypt came to $9 million.\n");
    assert_eq!(parts, ["metric A “exports”", "reporter A “Kenya”", "partner A “Egypt”", "commodity A “tea”"]);
    assert_eq!(unsure, [""; 0]);
    let (parts, unsure) = last(&kenya("Exports to Egypt came to $9 million in 2015."));
    assert_eq!(parts, ["metric A “Exports”", "reporter C from the title", "partner A “Egypt”"]);
    assert_eq!(unsure, ["whose it is: from the title"]);
    let (_, unsure) = last("Tea\n\nKenya, Egypt and Sudan saw output of 4 million tonnes of tea in 2015.\n");
    assert_eq!(unsure, ["whose it is: several states are named, and none as the one"]);
    let (_, unsure) = last("Tea\n\nExports came to $9 million in 2015.\n");
    assert_eq!(unsure, ["whose it is: not told"]);
    let (_, unsure) = last("Tea\n\nKenya is to get $9 million in 2015.\n");
    assert_eq!(unsure, ["what it measures: not told"]);
    // A good is its own word, not a part of another one, and the one nearest to the amount.
    let text = "Steam\n\nIn 2015 the steamer took Kenya's tea for Egypt: exports of tea came to $9 million.\n";
    let article = corpus::read_bytes("a.txt", text.as_bytes()).1.expect("the text is a document");
    let figure = article.reading.records.iter().filter_map(|record| record.figure.clone()).next_back();
    let figure = figure.expect("a figure");
    let tea = figure.roles.iter().find(|role| role.kind == dateline::model::RoleKind::Good).and_then(|role| role.words);
    assert_eq!(tea.map(|span| span.start as usize), text.rfind("tea"));
    let table = "Exports of Kenya to Egypt (US$ million)\n\nGood\t2014\t2015\nTea\t4.5\t9\n";
    assert_eq!(last(table).1, [""; 0]);
}

#[test]
fn a_duty_that_is_planned_has_no_day_because_its_announcement_has_one() {
    let told = |rest: &str| kenya(&format!("On 2 July 2015 Kenya and Uganda announced a trade deal. {rest}"));
    check(&told("Kenya plans to collect a tariff of 40 percent on tea from Uganda."), &["40 % tariff KE>UG tea -"]);
    check(&told("Kenya collects a tariff of 40 percent on tea from Uganda."), &["40 % tariff KE>UG tea 2015-07-02"]);
    check(
        &told("Kenya plans to collect a tariff of 40 percent on tea from Uganda from 9 October 2015."),
        &["40 % tariff KE>UG tea 2015-10-09"],
    );
}
