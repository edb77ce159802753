//! Periods of another year: what is compared with, fiscal parts, the second of two, and the year of a text without a date;
//! each beside the look-alikes that it must leave.

use crate::figures::{check, kenya};

#[test]
fn the_same_period_of_another_year_in_all_its_wordings() {
    check(
        &kenya(
            "In July-September 2014 exports were $5 million, and $4 million in the corresponding period of the previous fiscal.",
        ),
        &["5000000 USD exports KE> - 2014-07/2014-09", "4000000 USD exports KE> - 2013-07/2013-09"],
    );
    check(
        &kenya("In July-September 2014 exports were $5 million, and $4 million in the respective period of 2013."),
        &["5000000 USD exports KE> - 2014-07/2014-09", "4000000 USD exports KE> - 2013-07/2013-09"],
    );
    check(
        &kenya("In May 2014 exports rose to $5 million from $4 million in the prior-year month."),
        &["5000000 USD exports KE> - 2014-05", "4000000 USD exports KE> - 2013-05"],
    );
    check(
        &kenya(
            "In January-May 2014 exports were $5 million, compared with $4 million during the first five months of the previous year.",
        ),
        &["5000000 USD exports KE> - 2014-01/2014-05", "4000000 USD exports KE> - 2013-01/2013-05"],
    );
    check(
        &kenya("In May 2014 exports were $5 million, compared with $4 million tallied a year earlier."),
        &["5000000 USD exports KE> - 2014-05", "4000000 USD exports KE> - 2013-05"],
    );
    check(
        &kenya("In May 2014 imports were $5 million, $4 million of them from the previous owner."),
        &["5000000 USD imports KE> - 2014-05", "4000000 USD imports KE> - 2014-05"],
    );
}

#[test]
fn what_is_less_than_in_another_year_is_told_of_its_own() {
    check(
        &kenya(
            "The surplus for January-August 2014 came to $5 million, some $2 million less than in the corresponding eight-month period of 2013.",
        ),
        &["5000000 USD balance KE> - 2014-01/2014-08", "-2000000 USD change KE - 2014-01/2014-08"],
    );
    check(
        &kenya(
            "The surplus came to $5 million in January-August 2014, by $2 million more than in the same period of 2013, show data published by the National Institute on Monday.",
        ),
        &["5000000 USD balance KE> - 2014-01/2014-08", "2000000 USD change KE - 2014-01/2014-08"],
    );
    check(
        &kenya(
            "In January-August 2014 exports amounted to $5 million, which was 69 percent of the January-August 2013 level.",
        ),
        &["5000000 USD exports KE> - 2014-01/2014-08", "69 % share KE - 2014-01/2014-08"],
    );
    check(
        &kenya(
            "In 2014 the surplus was $5 million, a contraction of 21 % in relation to the surplus achieved in 2012.",
        ),
        &["5000000 USD balance KE> - 2014", "-21 % change KE - 2014"],
    );
    check(
        &kenya(
            "In June 2014 exports were valued at $5 million, having increased by 4 percent from the May 2014 value of $4 million.",
        ),
        &["5000000 USD exports KE> - 2014-06", "4 % change KE - 2014-06", "4000000 USD exports KE> - 2014-05"],
    );
}

#[test]
fn changes_between_two_periods_are_of_the_second() {
    check(
        &kenya("Exports rose 20 percent between the first quarter of 2013 and the same period in 2014."),
        &["20 % change KE - 2014-33"],
    );
    check(
        &kenya("Exports increased by 17 % between July – December 2013 and July – December 2014."),
        &["17 % change KE - 2014-07/2014-12"],
    );
    check(
        &kenya("Exports amounted to $7 million between July and December 2014."),
        &["7000000 USD exports KE> - 2014-07/2014-12"],
    );
}

#[test]
fn amounts_beside_their_own_date_have_it() {
    check(
        &kenya("Exports grew between 1980 ($18 million) and 2014 ($26 million)."),
        &["18000000 USD exports KE> - 1980", "26000000 USD exports KE> - 2014"],
    );
    check(
        &kenya(
            "Exports grew 9 per cent in July 2014, boosted by tea exports which chalked up an 8 per cent growth, extending a 6 per cent jump in June 2014.",
        ),
        &["9 % change KE - 2014-07", "8 % change KE tea 2014-07", "6 % change KE tea 2014-06"],
    );
    check(&kenya("Exports fell by 6 percent on year to August 2014."), &["-6 % change KE - 2014-08"]);
    check(&kenya("In the year to August 2014 exports fell by 6 percent."), &["-6 % change KE - 2013-09/2014-08"]);
    check(
        &kenya(
            "In January-March 2014, as compared with January-March 2013, the share of tea in exports decreased from 37 to 32 percent.",
        ),
        &["37 % share KE tea 2013-01/2013-03", "32 % share KE tea 2014-01/2014-03"],
    );
    check(
        &kenya("According to estimates (April 2014), exports rose 5 % in 2013 and growth will slow to 3 % in 2014."),
        &["5 % change KE - 2013", "3 % change KE - 2014"],
    );
    check(
        &kenya(
            "Kenya exported 618 tonnes of tea in June 2014, the highest monthly record since 1991, and an increase of 47 percent from a year ago.",
        ),
        &["618 t exports KE> tea 2014-06", "47 % change KE tea 2014-06"],
    );
}

#[test]
fn parts_of_fiscal_years_by_what_stands_behind() {
    check(
        &kenya("The exports of Kenya during July-April (2013-14) were $5 million."),
        &["5000000 USD exports KE> - 2013-07/2014-04"],
    );
    check(
        &kenya("The exports of Kenya in the July-September period of the FY 2013-14 were $5 million."),
        &["5000000 USD exports KE> - 2013-35"],
    );
    check(
        &kenya("The exports of Kenya rose to $5 million in the first quarter of the current fiscal year (FY)."),
        &["5000000 USD exports KE> - 2015-35"],
    );
    check(
        &kenya("The exports of Kenya rose to $5 million in the first quarter of the current year."),
        &["5000000 USD exports KE> - 2015-33"],
    );
}

/// A text that does not say when it was written.
fn undated(body: &str) -> String {
    format!("Trade of Kenya\n\n{body}\n")
}

#[test]
fn months_of_a_text_without_a_date_lie_in_the_one_year_that_it_tells_of() {
    check(
        &undated("Exports reached $5 million in May.\n\nFigures since January 2013 show a deficit of $2 million."),
        &["5000000 USD exports KE> - 2013-05", "-2000000 USD balance KE> - 2013-01/.."],
    );
    // A year that it only compares with is the one before.
    check(
        &undated("In March exports were $5 million.\n\nCompared with the first quarter of 2013, imports fell by 3 %."),
        &["5000000 USD exports KE> - 2014-03", "-3 % change KE - 2014-03"],
    );
    // A year told as a whole is over, two years apart are told of both, and what is to come says nothing of now.
    check(
        &undated("Exports reached $5 million in December.\n\nIn 2013 imports were $2 million."),
        &["5000000 USD exports KE> - XXXX-12", "2000000 USD imports KE> - 2013"],
    );
    check(
        &undated(
            "Exports reached $5 million in May.\n\nIn July 2005 they had been $2 million, in July 2013 $4 million.",
        ),
        &["5000000 USD exports KE> - XXXX-05"],
    );
    check(
        &undated("Exports reached $5 million in May.\n\nA treaty will end in June 2025."),
        &["5000000 USD exports KE> - XXXX-05"],
    );
}

#[test]
fn a_line_ends_the_date_that_stands_in_it() {
    check(
        "Tea exports of Kenya rose by 5 % in January-August\n\n4 September 2014\n\nThe crop was good.\n",
        &["5 % change KE tea 2014-01/2014-08"],
    );
}

#[test]
fn what_a_text_compares_tells_which_month_it_reports() {
    check(
        &kenya("Exports grew by 5 per cent to $7 million compared with July 2014."),
        &["5 % change KE - 2015-07", "7000000 USD exports KE> - 2015-07"],
    );
    check(
        &kenya("Exports grew by 5 per cent to $7 million compared with June 2015."),
        &["5 % change KE - 2015-07", "7000000 USD exports KE> - 2015-07"],
    );
    check(
        &kenya("Exports grew by 5 per cent to $7 million compared with July 2012."),
        &["5 % change KE - -", "7000000 USD exports KE> - -"],
    );
    check(
        &kenya("In January-June 2015 tea exports rose to $5 million from $4 million reported last year."),
        &["5000000 USD exports KE> tea 2015-01/2015-06", "4000000 USD exports KE> tea 2014-01/2014-06"],
    );
    check(
        &kenya("Tea exports fell to $5 million from $4 million recorded last year."),
        &["5000000 USD exports KE> tea -", "4000000 USD exports KE> tea 2014"],
    );
    check(
        &kenya("In January-July 2014 exports rose from $6 million in 2013 to $7 million."),
        &["6000000 USD exports KE> - 2013-01/2013-07", "7000000 USD exports KE> - 2014-01/2014-07"],
    );
    check(
        &kenya("In 2014 exports rose from $6 million in 2013 to $7 million."),
        &["6000000 USD exports KE> - 2013", "7000000 USD exports KE> - 2014"],
    );
    check(
        &kenya(
            "The surplus for January-July 2014 of $6 million is better than that for the comparable period in 2013 of $3 million.",
        ),
        &["6000000 USD balance KE> - 2014-01/2014-07", "3000000 USD balance KE> - 2013-01/2013-07"],
    );
}
