//! Which time an amount has where its sentence tells of several, and how slips and cuts of its scale are read; each beside the
//! look-alikes that it must leave.

use crate::figures::{check, kenya, titled};

#[test]
fn what_tells_why_something_moved_has_a_time_of_its_own() {
    check(
        &kenya(
            "Shipbuilding exports of Kenya climbed 28.6 percent to $29 billion in August 2015. Biohealth exports rose 6 percent, reflecting ships ordered during the 2012-2013 upcycle.",
        ),
        &[
            "28.6 % change KE shipbuilding 2015-08",
            "29000000000 USD exports KE> shipbuilding 2015-08",
            "6 % change KE biohealth 2015-08",
        ],
    );
    check(
        &kenya("Light crude was up 69 cents at $31.13 a barrel on Thursday, recovering from Tuesday's dip."),
        &["0.69 USD change  crude 2015-09-03", "31.13 USD price  crude 2015-09-03"],
    );
    // A description of the amount dates it.
    check(
        &kenya("A loan of three billion yen to Kenya, agreed in late 2013, ran dry in March 2015."),
        &["3000000000 JPY loan KE - 2013-09~/2013-12~"],
    );
}

#[test]
fn what_comes_after_another_amount_is_no_period_that_goes_on() {
    check(
        &kenya(
            "Kenya's trade deficit was $1.2 billion in May 2015, following the downwardly revised $1.3 billion deficit in April. Exports fell by 9 percent to $6 billion.",
        ),
        &[
            "-1200000000 USD balance KE> - 2015-05",
            "-1300000000 USD balance KE> - 2015-04",
            "-9 % change KE - 2015-05",
            "6000000000 USD exports KE> - 2015-05",
        ],
    );
    check(
        &kenya(
            "Imports of Kenya fell by 13 percent to $6 billion in May 2015, down from the revised $7 billion a month earlier (originally $7.2 billion).",
        ),
        &[
            "-13 % change KE - 2015-05",
            "6000000000 USD imports KE> - 2015-05",
            "7000000000 USD imports KE> - 2015-04",
            "7200000000 USD imports KE> - 2015-04",
        ],
    );
}

#[test]
fn dates_in_brackets_are_of_their_own_amounts() {
    check(
        &kenya(
            "In April 2014, exports of Kenya increased by 17.3% and imports by 9.2% (in March 2014 those figures were -3.5% and -9.9%, respectively).",
        ),
        &[
            "17.3 % change KE - 2014-04",
            "9.2 % change KE - 2014-04",
            "-3.5 % change KE - 2014-03",
            "-9.9 % change KE - 2014-03",
        ],
    );
}

#[test]
fn what_a_fall_over_years_came_to_is_of_the_last() {
    check(
        &kenya("Between 2009 and 2013, Kenya's trade with Peru fell by almost 92%, dropping to $501 million."),
        &["-92 % change KE+PE - 2009/2013", "501000000 USD trade KE+PE - 2013"],
    );
    check(
        &kenya("From January to June 2014 exports of Kenya rose 5 % to $271 million."),
        &["5 % change KE - 2014-01/2014-06", "271000000 USD exports KE> - 2014-01/2014-06"],
    );
}

#[test]
fn halves_of_months() {
    check(
        &kenya("Kenya's tea exports rose to $5 million in the second half of August 2014."),
        &["5000000 USD exports KE> tea 2014-08-16/2014-08-31"],
    );
    check(
        &kenya(
            "In the first half of August 2015 exports of Kenya were $4 million, and in the first half of 2015 they were $20 million.",
        ),
        &["4000000 USD exports KE> - 2015-08-01/2015-08-15", "20000000 USD exports KE> - 2015-40"],
    );
}

#[test]
fn sums_in_todays_money_are_not_of_today() {
    check(
        &kenya("Kenya's surplus peaked in 2014 at a sum equal to $364 billion in today's money."),
        &["364000000000 USD - KE - 2014"],
    );
    check(&kenya("Kenya exported tea worth $5 million today."), &["5000000 USD exports KE> tea 2015-09-04"]);
}

#[test]
fn as_of_a_day_is_what_had_flowed_up_to_it() {
    check(
        &kenya("As of September 1, the trade turnover between Kenya and Peru amounted to 317 million US dollars."),
        &["317000000 USD trade KE+PE - 2015-01/2015-08"],
    );
    check(
        &kenya(
            "Kenya's grain exports in the 2014/15 July-June season reached 11.2 million metric tons as of Oct. 7, 2014.",
        ),
        &["11200000 t exports KE> grain 2014-07/2014-10-07"],
    );
    // What is held is so on that day.
    check(
        &kenya("As of September 1, the reserves of Kenya amounted to 317 million US dollars."),
        &["317000000 USD reserves KE - 2015-09-01"],
    );
}

#[test]
fn days_of_last_year_and_the_month_so_far() {
    check(
        &kenya("Exports of Kenya totalled 460,000 tons over Aug. 1-9 last year."),
        &["460000 t exports KE> - 2014-08-01/2014-08-09"],
    );
    check(
        &kenya("Kenya has exported 731,000 tons of grain so far in September, the ministry said."),
        &["731000 t exports KE> grain 2015-09-01/2015-09-04"],
    );
}

#[test]
fn what_is_compared_with_is_no_period() {
    check(
        &kenya("Kenya's crude output in June was little changed from the previous month at 9.96 million bpd."),
        &["9960000 bbl production KE> crude 2015-06"],
    );
    check(
        &kenya(
            "Tea exports of Kenya over the first ten months of 2014 amounted to 26,489 tonnes, a result that is 4.7% higher compared to the corresponding period of the port's record-breaking year of 2013.",
        ),
        &["26489 t exports KE> tea 2014-01/2014-10", "4.7 % change KE tea 2014-01/2014-10"],
    );
}

#[test]
fn an_unfinished_year_is_told_of_as_far_as_the_report_goes() {
    check(
        "Exports up\n\n8 December 2014\n\nExports of Kenya during the first ten months of this year rose to $9 million.\n\nKenya managed to export goods worth more than $1 million in three months of this year.\n\nFood exports fell by 13 per cent.",
        &[
            "9000000 USD exports KE> - 2014-01/2014-10",
            "1000000 USD exports KE> - 2014",
            "-13 % change KE food 2014-01/2014-10",
        ],
    );
}

#[test]
fn forecasts_below_a_title_that_tells_their_year() {
    check(
        &titled("FAO cuts 2015 rice output forecast", "Rice output of Kenya is now forecast at 44 million tonnes."),
        &["44000000 t production KE> rice 2015"],
    );
}

#[test]
fn slips_and_cuts_of_scales() {
    check(&kenya("Kenya's tea exports stood at Ksh 43.8 billon in 2014."), &["43800000000 KES exports KE> tea 2014"]);
    check(
        &kenya("The exports of Kenya were 255.1 mln. USD and imports amounted to 61.9 mln. USD in 2014."),
        &["255100000 USD exports KE> - 2014", "61900000 USD imports KE> - 2014"],
    );
    check(&kenya("Kenya's coal exports were 1.44 mil. tons in 2014."), &["1440000 t exports KE> coal 2014"]);
}

#[test]
fn an_ounce_of_gold_is_a_troy_ounce() {
    check(&kenya("Gold rose to $1,200 per ounce in May 2014 in Kenya."), &["1200 USD price  gold 2014-05"]);
    check(&kenya("Saffron rose to $200 per ounce in May 2014 in Kenya."), &["200 USD price  saffron 2014-05"]);
}

#[test]
fn datelines_without_marks() {
    check(
        &kenya("LAMU Chile and Peru agreed in May 2015 that trade between the two was $6 million in 2014."),
        &["6000000 USD trade CL+PE - 2014"],
    );
    check(
        "Coal exports\n\n4 September 2015\n\nDUBAI, Sept. 3, Wire\n\nCoal exports of Kenya amounted to 1.4 million tons in 2014.",
        &["1400000 t exports KE> coal 2014"],
    );
}

#[test]
fn what_runs_through_a_month_has_run_since_january() {
    check(
        &kenya("Kenya's exports of steel surged, exceeding 114 million tonnes through November 2014."),
        &["114000000 t exports KE> steel 2014-01/2014-11"],
    );
    check(
        &kenya("Kenya exported 14 million tonnes of steel from July through November 2014."),
        &["14000000 t exports KE> steel 2014-07/2014-11"],
    );
}

#[test]
fn levels_of_two_scales_stay_in_their_order() {
    check(
        &kenya("Exports of Kenya grew between 2009 and 2013 from $800 million to $2.24 billion."),
        &["800000000 USD exports KE> - 2009", "2240000000 USD exports KE> - 2013"],
    );
    check(
        &kenya("Exports of Kenya fell between 2009 and 2013 from $2.24 billion to $800 million."),
        &["2240000000 USD exports KE> - 2009", "800000000 USD exports KE> - 2013"],
    );
    check(
        &kenya("Exports of Kenya grew from $1.5 to $2.24 billion between 2009 and 2013."),
        &["1500000000 USD exports KE> - 2009", "2240000000 USD exports KE> - 2013"],
    );
}
