//! Tricky wordings by family, as tables: what a sentence says is when, whatever the words around it.

use dateline::extract;
use dateline::model::{DateBasis, DocDate};

/// The dates of a text written on 14 May 2014: their words and EDTF, `-` where they have no place in time.
fn dates(text: &str) -> Vec<(String, String)> {
    let date = DocDate {
        when: "2014-05-14".parse().ok(),
        basis: DateBasis::User,
        why: "the test says so".to_owned(),
        span: None,
    };
    let (timexes, _) = extract::tag_text(text, &date);
    let edtf = |timex: &dateline::model::Timex| timex.when.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string);
    timexes.iter().map(|timex| (timex.span.of(text).to_owned(), edtf(timex))).collect()
}

#[track_caller]
fn check(table: &[(&str, &str, &str)]) {
    let wrong = table.iter().filter_map(|(text, words, edtf)| {
        let found = dates(text);
        let right = found.iter().any(|(own, when)| own == words && when == edtf);
        (!right).then(|| format!("{text}: ‘{words}’ is {edtf}, and not {found:?}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn weekdays_and_months_go_by_the_tense_of_their_clause() {
    check(&[
        ("The minister said on Wednesday that the port would reopen on Friday.", "Wednesday", "2014-05-14"),
        ("The minister said on Wednesday that the port would reopen on Friday.", "Friday", "2014-05-16"),
        ("The envoy is scheduled to visit Oslo on Thursday.", "Thursday", "2014-05-15"),
        ("The envoy visited Oslo on Thursday.", "Thursday", "2014-05-08"),
        ("Exports fell last March, the ministry said.", "last March", "2014-03"),
        ("The fair will open next March.", "next March", "2015-03"),
        ("The fair will open this March.", "this March", "2014-03"),
        ("The mine, which opened in December, employs many.", "December", "2013-12"),
        ("The mine will open in December.", "December", "2014-12"),
        ("The mine closed in June.", "June", "2013-06"),
        ("The ministry told buyers of a cut in June.", "June", "2014-06"),
        ("The board is expected to cut fees in June.", "June", "2014-06"),
        ("The minister vowed on Monday to close the port.", "Monday", "2014-05-12"),
        ("It will host the talks in June, provided that the port opens.", "June", "2014-06"),
        ("They offered to host the talks in August.", "August", "2014-08"),
        ("The vote was postponed from 1 June to 1 September 2014.", "1 June", "2014-06-01"),
        ("The talks ran from 2 to 5 May.", "from 2 to 5 May", "2014-05-02/2014-05-05"),
        ("The pact, reached last week, takes effect Friday.", "Friday", "2014-05-16"),
        ("If the miners struck in September, everybody would pay.", "September", "2014-09"),
        ("If the miners had struck in March, everybody would have paid.", "March", "2014-03"),
    ]);
}

#[test]
fn what_was_told_before_is_counted_from() {
    check(&[
        ("The talks began on 3 May 2011. Two days later, the pact was signed.", "Two days later", "2011-05-05"),
        ("The talks began on 3 May 2011. The following year they failed.", "The following year", "2012"),
        ("The pact was signed on 3 May 2011. On the same day the port opened.", "the same day", "2011-05-03"),
        ("Sales rose in March 2013 from a year earlier.", "a year earlier", "2012-03"),
        ("It was signed on May 3 and ratified on June 9, 2013.", "May 3", "2013-05-03"),
        ("It met on April 3, May 9 and June 12, 2013.", "April 3", "2013-04-03"),
        ("It met in April and will meet again in June 2015.", "April", "2014-04"),
    ]);
}

#[test]
fn parts_of_years_and_spans_of_months_are_read() {
    check(&[
        ("In the second half of 2013 output fell.", "the second half of 2013", "2013-41"),
        ("In H1 2013 output fell.", "H1 2013", "2013-40"),
        ("In 2Q13 output fell.", "2Q13", "2013-34"),
        ("In the first nine months of 2013 output fell.", "the first nine months of 2013", "2013-01/2013-09"),
        ("In January-September 2013 output fell.", "January-September 2013", "2013-01/2013-09"),
        ("Over the 12 months to June 2013 output fell.", "the 12 months to June 2013", "2012-07/2013-06"),
        ("In the year to March 2013 output fell.", "the year to March 2013", "2012-04/2013-03"),
        ("In 2012-13 output fell.", "2012-13", "2012/2013"),
        ("Between 2010 and 2013 output fell.", "2010 and 2013", "2010/2013"),
        ("From 12–15 May 2013 they met.", "From 12–15 May 2013", "2013-05-12/2013-05-15"),
        ("From late April to early June 2013 they met.", "late April to early June 2013", "2013-04-21~/2013-06-10~"),
    ]);
}

#[test]
fn open_and_approximate_sides_are_kept() {
    check(&[
        ("Since 2009 nothing has moved.", "2009", "2009/.."),
        ("Before 1990 few came.", "1990", "../1990"),
        ("From 2005 onwards few came.", "2005", "2005/.."),
        ("After 2012 the port silted up.", "2012", "2012/.."),
        ("It came after the 1990 war.", "1990", "1990"),
        ("The quota runs until March 2016.", "March 2016", "../2016-03"),
        ("By 2020 the line will be double.", "2020", "../2020"),
        ("Around 2005 few came.", "Around 2005", "2005~"),
        ("Resolutions 1718 (2006) and 1874 (2009) bind all.", "2006", "2006"),
        ("Possibly in 2005 a few came.", "2005", "2005?"),
        ("The mid-1990s were lean.", "The mid-1990s", "1994~/1996~"),
        ("The early 1980s were lean.", "The early 1980s", "1980~/1983~"),
        ("In the 1980s they were lean.", "the 1980s", "198X"),
        ("In the late 19th century ships were small.", "the late 19th century", "187X~/189X~"),
        ("At the turn of the century ships were small.", "the turn of the century", "1995~/2005~"),
    ]);
}

#[test]
fn holidays_fall_where_the_calendar_of_the_year_puts_them() {
    check(&[
        ("The pact of May Day 2012 held.", "May Day 2012", "2012-05-01"),
        ("At Christmas 2012 it held.", "Christmas 2012", "2012-12-25"),
        ("On New Year's Eve 2012 it held.", "New Year's Eve 2012", "2012-12-31"),
        ("On Bastille Day 2012 it held.", "Bastille Day 2012", "2012-07-14"),
        ("On Easter Monday 2012 it held.", "Easter Monday 2012", "2012-04-09"),
        ("On Thanksgiving 2012 it held.", "Thanksgiving 2012", "2012-11-22"),
        ("On Labor Day 2012 it held.", "Labor Day 2012", "2012-09-03"),
        ("On Lunar New Year 2012 it held.", "Lunar New Year 2012", "2012-01-23"),
    ]);
}

#[test]
fn fiscal_years_seasons_and_weeks_keep_their_own_ends() {
    check(&[
        ("The 2019-2020 season was short.", "2019-2020", "2019/2020"),
        ("Ships of the Meiji era were small.", "the Meiji era", "1868/1912"),
        ("In the US federal fiscal year 2013 aid fell.", "federal fiscal year 2013", "2012-10/2013-09"),
        ("Pakistan's fiscal year 2013 was poor.", "fiscal year 2013", "2012-07/2013-06"),
        ("In FY2013, India's exports rose.", "FY2013", "2012-04/2013-03"),
        ("Japan's fiscal year 2013 was good.", "fiscal year 2013", "2013-04/2014-03"),
        ("Japan's fiscal year 2012-13 was good.", "fiscal year 2012-13", "2012-04/2013-03"),
        ("During the Korean War ports closed.", "Korean War", "1950/1953"),
        ("In week 7 of 2013 rates fell.", "week 7 of 2013", "2013-02-11/2013-02-17"),
        ("In the second half of the 19th century trade grew.", "the second half of the 19th century", "187X~/189X~"),
        ("Sales in the year to June 30, 2013, rose.", "the year to June 30, 2013", "2012-07/2013-06"),
        ("In spring 2013 it rained.", "spring 2013", "2013-21"),
        ("In the winter of 2012-13 it rained.", "the winter of 2012-13", "2012-24"),
        ("The week of 6 May 2013 was calm.", "The week of 6 May 2013", "2013-05-06/2013-05-12"),
        ("It opened at 3 pm on 6 May 2013.", "3 pm on 6 May 2013", "2013-05-06T15:00:00"),
        ("It closed on the night of 6 May 2013.", "6 May 2013", "2013-05-06"),
        ("The last week of April 2013 was calm.", "The last week of April 2013", "2013-04-24~/2013-04-30~"),
        ("The first week of April 2013 was calm.", "The first week of April 2013", "2013-04-01~/2013-04-07~"),
        ("Late last year prices rose.", "Late last year", "2013-09~/2013-12~"),
    ]);
}

#[test]
fn dates_counted_from_the_documents_own_keep_their_unit() {
    check(&[
        ("Early this year prices rose.", "Early this year", "2014-01~/2014-04~"),
        ("Earlier this month prices rose.", "Earlier this month", "2014-05"),
        ("Later this month prices will rise.", "Later this month", "2014-05"),
        ("In the past three months prices rose.", "the past three months", "2014-02~/2014-05~"),
        ("Three years ago prices rose.", "Three years ago", "2011"),
        ("Yesterday prices rose.", "Yesterday", "2014-05-13"),
        ("The day after tomorrow prices rise.", "The day after tomorrow", "2014-05-16"),
        ("A fortnight ago prices rose.", "A fortnight ago", "2014-04-28/2014-05-04"),
        ("A decade ago prices rose.", "A decade ago", "200X"),
        ("In the quarter ended July 31, 2013, sales rose.", "the quarter", "2013-05/2013-07"),
    ]);
}

#[test]
fn written_forms_of_days_and_pairs_of_days() {
    check(&[
        ("On 14.05.2013 it closed.", "14.05.2013", "2013-05-14"),
        ("On 2013-05-14 it closed.", "2013-05-14", "2013-05-14"),
        ("On the 14th of May, 2013, it closed.", "the 14th of May, 2013", "2013-05-14"),
        ("On Tuesday, 14 May 2013, it closed.", "Tuesday, 14 May 2013", "2013-05-14"),
        ("On Sept. 3rd 2013 it closed.", "Sept. 3rd 2013", "2013-09-03"),
        ("On 6/7 May 2013 it closed.", "6/7 May 2013", "2013-05-06/2013-05-07"),
        ("Jan.-Sept. 2013 imports fell.", "Jan.-Sept. 2013", "2013-01/2013-09"),
        ("Jan-Sep 2013 imports fell.", "Jan-Sep 2013", "2013-01/2013-09"),
        ("It was seen as recently as March.", "March", "2014-03"),
        ("It fell at 5 a.m. local time on May 6, 2013.", "5 a.m. local time on May 6, 2013", "2013-05-06T05:00:00"),
        ("Trade on April 3 and 4, 2013 was thin.", "April 3 and 4, 2013", "{2013-04-03,2013-04-04}"),
    ]);
}

#[test]
fn names_numbers_and_versions_are_no_dates() {
    let texts = [
        "April Ryan asked a question.",
        "You may go on.",
        "The troops march on.",
        "Room 2014 is free.",
        "Resolution 2270 binds all.",
        "Some 2,000 workers left.",
        "Call +61 2 5550 2014 for help.",
        "An F-16 landed.",
        "It cost $2014 to mend.",
        "The team won 20-12.",
        "Version 2.0.14 is out.",
        "The second of three ships sank.",
        "Copyright 2010-2014 by the Harbour Board.",
        "Flight 1999 was late.",
        "The A2020 road is shut.",
        "Page 12 of 2014 pages.",
        "Highway 1985 floods.",
        "He is 45 and retired.",
        "The ratio is 3/4.",
        "Theresa May spoke at length.",
        "Sunday Okoro won the prize.",
        "On India's Independence Day flags flew.",
        "Mr. Friday owns the pier.",
        "Agenda 2030 has many goals.",
        "They vote on Made in China 2025 in the assembly.",
        "The vote was 310 to 1999.",
        "HS code 2009 covers juices.",
        "Directive 2014/65/EU binds brokers.",
        "Decision 2014/77 binds brokers.",
        "See the letter S/2013/171.",
        "Flight MH 1917 was late.",
        "It drew 2012 reporters.",
    ];
    for text in texts {
        assert_eq!(dates(text), [], "{text}");
    }
}
