//! The period of a figure by single phrases of the language of reports, each beside the look-alikes that it must leave.

use crate::figures::{check, kenya};

/// A text of 4 September 2015 on the trade of a country whose fiscal year begins in July.
fn bangladesh(body: &str) -> String {
    format!("Trade of Bangladesh\n\n4 September 2015\n\n{body}\n")
}

/// A day's report of a market.
fn market(body: &str) -> String {
    format!("Markets\n\n4 September 2015\n\n{body}\n")
}

#[test]
fn a_fiscal_year_is_told_by_name_by_its_place_or_by_its_end() {
    check(
        &bangladesh("Exports were $3 million in the 2012/13 fiscal year and $2 million in fiscal 2012."),
        &["3000000 USD exports BD> - 2012-07/2013-06", "2000000 USD exports BD> - 2011-07/2012-06"],
    );
    check(
        &bangladesh("Exports reached $6 million this fiscal year, up from $5 million in 2011/12."),
        &["6000000 USD exports BD> - 2015-07/2016-06", "5000000 USD exports BD> - 2011-07/2012-06"],
    );
    check(
        &bangladesh("Exports of the 2009-10 fiscal stood at $4 million."),
        &["4000000 USD exports BD> - 2009-07/2010-06"],
    );
    check(
        &bangladesh("Exports reached $6 million in the fiscal year to end-June 2014."),
        &["6000000 USD exports BD> - 2013-07/2014-06"],
    );
    // A year is none, and a policy neither.
    check(
        &bangladesh("Exports were $3 million in 2012 under a fiscal policy of 2011."),
        &["3000000 USD exports BD> - 2012"],
    );
}

#[test]
fn the_bracket_behind_a_marketing_year_tells_its_months() {
    check(
        &kenya(
            "Imports of maize in 2013/14 (October/September) were 8 million tonnes, and 2 million tonnes in 2012/13.",
        ),
        &["8000000 t imports KE> maize 2013-10/2014-09", "2000000 t imports KE> maize 2012-10/2013-09"],
    );
    // Two months in brackets behind no such year are a time of their own.
    check(
        &kenya("Imports of maize in 2014 (May and June) were 8 million tonnes."),
        &["8000000 t imports KE> maize 2014"],
    );
}

#[test]
fn a_change_over_a_year_across_two_is_no_move_from_the_first_to_the_second() {
    check(
        &bangladesh("Output of tea in 2013-14 is higher by 5 million tonnes than before."),
        &["5000000 t change BD tea 2013-07/2014-06"],
    );
}

#[test]
fn a_bracket_that_opens_with_the_same_period_tells_of_that_one() {
    check(
        &kenya("In March 2015 exports fell by 6 % (the same period last year up 5 %)."),
        &["-6 % change KE - 2015-03", "5 % change KE - 2014-03"],
    );
    check(
        &kenya("In March 2015 exports fell by 6 % (imports up 5 %)."),
        &["-6 % change KE - 2015-03", "5 % change KE - 2015-03"],
    );
}

#[test]
fn a_week_or_a_month_back_is_counted_as_such() {
    check(
        &market("On 8 May 2015 tea cost $5 a tonne, and $4 a tonne in the previous week."),
        &["5 USD price  tea 2015-05-08", "4 USD price  tea 2015-05-01"],
    );
    check(
        &kenya("On 31 May 2015 stocks of tea were 5 tonnes, against 4 tonnes a month earlier."),
        &["5 t stocks KE tea 2015-05-31", "4 t stocks KE tea 2015-04-30"],
    );
}

#[test]
fn the_month_of_a_contract_is_when_it_falls_due() {
    check(
        &market(
            "The March tea future traded at $7 a tonne, May at $8 a tonne and July at $9 a tonne on 3 September 2015.",
        ),
        &["7 USD price  tea 2015-09-03", "8 USD price  tea 2015-09-03", "9 USD price  tea 2015-09-03"],
    );
    check(
        &market(
            "December coffee on Liffe closed down $58, or 3 %, at $1,873 a tonne, below $1,900 a tonne basis March.",
        ),
        &[
            "-58 USD change  coffee 2015-09-04",
            "-3 % change  coffee 2015-09-04",
            "1873 USD price  coffee 2015-09-04",
            "1900 USD price  coffee 2015-09-04",
        ],
    );
    check(
        &market("In March tea traded at $7 a tonne, in May at $8 a tonne."),
        &["7 USD price  tea 2015-03", "8 USD price  tea 2015-05"],
    );
}

#[test]
fn a_closing_price_is_of_the_day_of_the_report() {
    check(
        &market("Crude for August delivery ended 2 % higher at $68 a barrel."),
        &["2 % change  crude 2015-09-04", "68 USD price  crude 2015-09-04"],
    );
    check(
        &market("Crude ended 2 % higher at $68 a barrel on 2 September 2015."),
        &["2 % change  crude 2015-09-02", "68 USD price  crude 2015-09-02"],
    );
    check(&market("Oil had cost $68 a barrel."), &["68 USD price  oil -"]);
}

#[test]
fn what_a_year_came_from_is_of_the_year_before() {
    check(
        &kenya("The rise in imports in 2013, from $2 million to $3 million, was due to tea."),
        &["2000000 USD imports KE> - 2012", "3000000 USD imports KE> - 2013"],
    );
    // Of a month the text must say which one it came from.
    check(
        &kenya("The share of tea in exports rose from 65 % to 70 % in March 2015."),
        &["65 % share KE tea -", "70 % share KE tea 2015-03"],
    );
}

#[test]
fn a_date_that_owns_another_amount_dates_that_one() {
    check(
        &kenya("The index of Kenya rose in February 2015 by 6 % after January 2015's 2 % rise."),
        &["6 % change KE - 2015-02", "2 % change KE - 2015-01"],
    );
}

#[test]
fn what_flows_by_the_end_of_a_year_does_so_all_the_year() {
    check(
        &kenya("Output of tea in Kenya will reach 9 million tonnes by the end of 2016."),
        &["9000000 t production KE> tea 2016"],
    );
    check(
        &kenya("Stocks of tea in Kenya were 9 million tonnes at the end of 2014."),
        &["9000000 t stocks KE tea 2014-09~/2014-12~"],
    );
    check(&kenya("By 2010 the share of tea in Kenya's exports had risen to 9 %."), &["9 % share KE tea 2010"]);
}

#[test]
fn the_year_to_date_runs_up_to_the_month_told() {
    check(
        &kenya("Exports of Kenya grew 11 % in May 2015, pushing year-to-date growth to 9 %."),
        &["11 % change KE - 2015-05", "9 % change KE - 2015-01/2015-05"],
    );
    check(
        &kenya("Exports of Kenya grew 11 % in May 2015, pushing up annual growth to 9 %."),
        &["11 % change KE - 2015-05", "9 % change KE - 2015-05"],
    );
}

#[test]
fn a_share_of_a_whole_has_the_time_of_the_whole() {
    check(
        &kenya("Tea accounted for 23 % of Kenya's total exports of $11 million during the January-March 2015 period."),
        &["23 % share KE tea 2015-01/2015-03", "11000000 USD exports KE> - 2015-01/2015-03"],
    );
}

#[test]
fn what_only_a_base_was_dated_by_is_not_gone_on_from() {
    check(
        &kenya(
            "Trade of Kenya grew 11 % in May 2015. It was faster compared to the 9 % growth in May 2014.\n\nExports grew by 18 %.",
        ),
        &["11 % change KE - 2015-05", "9 % change KE - 2014-05", "18 % change KE - 2015-05"],
    );
}

#[test]
fn a_figure_of_the_title_is_of_the_time_that_the_text_tells_of_it() {
    check(
        "Kenya's surplus $6.1 million\n\n4 September 2015\n\nIn July 2015 the trade surplus of Kenya was $6.1 million.\n",
        &["6100000 USD balance KE> - 2015-07", "6100000 USD balance KE> - 2015-07"],
    );
    check(
        "Kenya's surplus $6.1 million\n\n4 September 2015\n\nIn July 2015 the trade surplus of Kenya was $7 million.\n",
        &["6100000 USD balance KE> - -", "7000000 USD balance KE> - 2015-07"],
    );
}

#[test]
fn a_text_without_a_date_is_of_the_time_that_its_head_names() {
    check(
        "Minutes of the meeting of the central bank of Kenya on 19 September 2013\n\nExports of Kenya rose by 5 % in July. Exports of $9 million are forecast for next year.\n",
        &["5 % change KE - 2013-07", "9000000 USD exports KE> - 2014"],
    );
    // A sentence that only mentions a day is no head.
    check(
        "The port of Kenya\n\nThe port was opened on 19 September 1913. Exports of Kenya rose by 5 % in July.\n",
        &["5 % change KE - 1913-07"],
    );
}

#[test]
fn a_growth_behind_what_was_compared_with_is_of_what_is_told() {
    check(
        &kenya(
            "Exports of Kenya during April-December 2014 were $12 million as against $11 million during April-December 2013, registering a growth of 9 %.",
        ),
        &[
            "12000000 USD exports KE> - 2014-04/2014-12",
            "11000000 USD exports KE> - 2013-04/2013-12",
            "9 % change KE - 2014-04/2014-12",
        ],
    );
}

#[test]
fn a_quarter_is_told_by_figures_by_its_months_and_by_its_end() {
    check(
        &kenya("Exports of Kenya in the 2nd quarter of 2014 were $9 million."),
        &["9000000 USD exports KE> - 2014-34"],
    );
    check(
        &kenya("Exports of Kenya in the second quarter (April-June) of 2014 were $9 million."),
        &["9000000 USD exports KE> - 2014-34"],
    );
    check(
        &kenya("Exports of Kenya in the quarter to June 2014 were $9 million."),
        &["9000000 USD exports KE> - 2014-04/2014-06"],
    );
    check(
        &kenya("Exports of Kenya in the marketing year 2013/14 (Oct.-Sept.) were 9 million tonnes."),
        &["9000000 t exports KE> - 2013-10/2014-09"],
    );
}

#[test]
fn months_told_with_a_year_across_two_lie_in_its_two_halves() {
    for (words, date) in [
        ("July-March 2012-13", "2012-07/2013-03"),
        ("Jul-Dec FY13", "2012-07/2012-12"),
        ("April-June 2012-13", "2013-34"),
        ("the first nine months (July to March) of FY13", "2012-07/2013-03"),
        ("the first eight months (July-February) of 2012-13", "2012-07/2013-02"),
        ("the first half (July-December) of FY13", "2012-07/2012-12"),
        ("9MFY13", "2012-07/2013-03"),
        ("July-March 2013", "2012-07/2013-03"),
    ] {
        check(
            &bangladesh(&format!("Exports were $3 million in {words}.")),
            &[&format!("3000000 USD exports BD> - {date}")],
        );
    }
    // Where the fiscal year begins in April, its first quarter is of the first year.
    check(
        "Trade of India\n\n4 September 2015\n\nExports were $3 million in April-June 2012-13.\n",
        &["3000000 USD exports IN> - 2012-34"],
    );
}

#[test]
fn a_week_that_ends_a_month_is_a_week() {
    check(
        &bangladesh("Reserves fell by $3 million in the week ended 30 June 2013."),
        &["-3000000 USD change BD - 2013-06-24/2013-06-30"],
    );
}

#[test]
fn a_fiscal_year_that_ended_on_a_day_is_the_year_up_to_it() {
    check(
        &kenya("Exports were $3 million in the fiscal year that ended on 7 July 2013."),
        &["3000000 USD exports KE> - 2012-07-08/2013-07-07"],
    );
}

#[test]
fn a_loan_is_not_of_the_season_that_it_pays_for() {
    check(
        &kenya("In May 2014 it took a loan of $3 million to finance purchases for the 2014/15 season."),
        &["3000000 USD loan KE - 2014-05"],
    );
}

#[test]
fn a_length_of_time_holds_no_date_of_a_fiscal_year_back() {
    let text = "Economic Survey\n\nIndia's exports rose in the first nine months of FY25 to USD 6 million.\n";
    check(text, &["6000000 USD exports IN> - 2024-04/2024-12"]);
    // An amount of something holds its own.
    let text = "Economic Survey\n\nIndia's exports of tea were 9 tonnes in FY24 and USD 6 million.\n";
    check(text, &["9 t exports IN> tea 2023-04/2024-03", "6000000 USD exports IN> tea 2023-04/2024-03"]);
}
