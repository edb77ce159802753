//! Lines that say who and of what: names for what the text calls by a common noun, room for what was done, and none where the
//! text leaves it open.

use crate::headlines::check_lines;

#[test]
fn an_office_and_a_government_go_by_their_names() {
    check_lines(&[
        (
            "Stocks were put higher by the Chilean Department of Fisheries. The agency will update its outlook on 8 June 2016.",
            &["8 June 2016: Chilean Department of Fisheries will update its outlook"],
        ),
        (
            "Indonesia taxed palm oil. In May 2015 the Government revoked the ban on tea.",
            &["May 2015: Indonesia’s Government revoked the ban on tea"],
        ),
        // Two states: whose it is stays open.
        (
            "Chad and Gabon taxed palm oil. In May 2015 the Government revoked the ban on tea.",
            &["May 2015: Government revoked the ban on tea"],
        ),
    ]);
}

#[test]
fn a_given_name_goes_before_what_was_done() {
    check_lines(&[
        (
            "Chilean President Anna Berg on 3 May 2015 announced tremendous new sanctions against two of the largest mining companies of Peru.",
            &["3 May 2015: Berg announced new sanctions against two of largest mining companies of Peru"],
        ),
        ("Chilean President Anna Berg resigned on 3 May 2015.", &["3 May 2015: Chilean President Anna Berg resigned"]),
    ]);
}

#[test]
fn what_is_so_again_and_again_or_may_be_is_no_event() {
    check_lines(&[
        ("Analysts said that the data of Peru is often revised on 3 May 2015.", &[]),
        ("The data of Peru is revised on 3 June 2016.", &["3 June 2016: Data of Peru is revised"]),
        ("Both governments have stronger incentives on 3 May 2015.", &[]),
        ("Exports improved over the same period last year.", &[]),
        ("Oslo expects others to join the measures, which might happen on 3 June 2016.", &[]),
    ]);
}

#[test]
fn a_line_without_a_name_or_number_says_of_what() {
    check_lines(&[
        ("A decline was also observed in 2014, and a slight increase was noted in 2015.", &[]),
        ("The next release is scheduled for 3 June 2016.", &[]),
        (
            "The next release of the Tea Board is scheduled for 3 June 2016.",
            &["3 June 2016: Next release of the Tea Board is scheduled"],
        ),
        ("Copper prices rose on 3 May 2015.", &["3 May 2015: Copper prices rose"]),
        ("Anna Berg was released, and her hearing is set for 3 June 2016.", &["3 June 2016: Her hearing is set"]),
        (
            "The mines of Peru are closed, several executives told the Lima Gazette on 3 May 2015.",
            &["3 May 2015: Several executives: mines of Peru are closed"],
        ),
    ]);
}

#[test]
fn what_is_expected_says_so_and_asides_go() {
    check_lines(&[
        (
            "Economists expect the economy of Peru added 164,000 jobs in May 2016.",
            &["May 2016: Economists expect the economy of Peru added 164,000 jobs"],
        ),
        (
            "The Tea Pact, made up of nine states including Peru, held talks on 3 May 2015.",
            &["3 May 2015: Tea Pact held talks"],
        ),
        (
            "According to the ministry's planning and analysis cell, Peru is likely to pay $105.58 billion or Rs 7.43 lakh crore on import of 225 million tonnes of crude oil on 3 May 2017.",
            &["3 May 2017: Peru is likely to pay $105.58 billion"],
        ),
        (
            "The largest cement mill of northern Peru was on track to hit 15.7 tonnes on 3 May 2015, up from 15.6 tonnes.",
            &["3 May 2015: Largest cement mill of Peru was on track to hit 15.7 tonnes up from 15.6 tonnes"],
        ),
    ]);
}

#[test]
fn what_somebody_did_stands_with_who_did_it() {
    check_lines(&[
        (
            "The tariff on raw tea introduced in August 2014 and new Chilean tariffs on steel hurt Peru.",
            &["August 2014: Tariff on raw tea introduced"],
        ),
        (
            "These were two storms that Peru was going through on 3 April 2015.",
            &["3 April 2015: Peru was going through two storms"],
        ),
        (
            "The Chilean tea board on 3 May 2015 was presented with the business chances offered by the large economic bloc of Peru.",
            &["3 May 2015: Chilean tea board was presented with business chances offered by bloc of Peru"],
        ),
        ("In the last year the Government of Peru has achieved:", &[]),
        ("The ten largest buyers have remained unchanged since 2009.", &[]),
        (
            "Tea farmers of Peru had expected 2010 to be tough.",
            &["2010: Tea farmers of Peru expected 2010 to be tough"],
        ),
    ]);
}
