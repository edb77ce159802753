//! Modality by the grammar around a date, as tables: what was only planned, foretold, called off, denied or supposed.

use super::headlines::{events, read};

/// Every row: a text written on 12 May 2016, the words of one of its dates, and what that event is.
#[track_caller]
fn check(table: &[(&str, &str, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .filter_map(|(text, words, modality)| {
            let found = events(text);
            let right = found.iter().any(|(own, _, word)| own == words && word == modality);
            (!right).then(|| format!("{text}\n  ‘{words}’ is {modality}, and not {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn plans_given_up_are_cancelled() {
    check(&[
        ("The ministry called off on Tuesday a visit to Minsk planned for June.", "June", "cancelled"),
        ("The ministry called off on Tuesday a visit to Minsk planned for June.", "Tuesday", "actual"),
        ("Plans to reopen the crossing on 1 June were dropped.", "1 June", "cancelled"),
        ("A scheme to build a refinery by 2020 has been scrapped.", "2020", "cancelled"),
        ("Pakistan has abandoned plans to import gas in 2017.", "2017", "cancelled"),
        ("The second reactor was to have opened in September 2015.", "September 2015", "cancelled"),
        ("The summit did not take place in October 2015 as planned.", "October 2015", "cancelled"),
        ("The bridge was meant to open in 2013 but is still unfinished.", "2013", "cancelled"),
        ("The port had planned to open the berth in May 2015 but ran out of money.", "May 2015", "cancelled"),
        ("Instead of signing in March 2016, the parties went home.", "March 2016", "cancelled"),
        ("The bridge will not open in June.", "June", "cancelled"),
        ("The tender, due to close on 30 March 2016, was cancelled.", "30 March 2016", "cancelled"),
        // Deeds and plans that stand.
        ("The tender was cancelled on 9 March 2016.", "9 March 2016", "actual"),
        ("Tehran failed to ship the crude in January 2016.", "January 2016", "actual"),
        ("The bridge will not open until September.", "September", "planned"),
        ("The launch was put off until 7 February 2016.", "7 February 2016", "planned"),
        ("Sudan was due to pay the arrears in February 2016.", "February 2016", "planned"),
    ]);
}

#[test]
fn what_is_said_to_be_untrue_is_denied() {
    check(&[
        ("The minister denied on 4 May that Minsk had sold tyres in 2013.", "2013", "denied"),
        ("The minister denied on 4 May that Minsk had sold tyres in 2013.", "4 May", "actual"),
        ("There is no evidence that the tanker unloaded in Oran on 12 February 2016.", "12 February 2016", "denied"),
        ("Officials dismissed claims that grain was diverted in 2012.", "2012", "denied"),
        ("Contrary to reports, no contract was signed on 8 May 2015.", "8 May 2015", "denied"),
        ("The company says it did not ship the valves in 2011.", "2011", "denied"),
        ("Reports of a coup on 5 May proved false.", "5 May", "denied"),
        ("The embassy denied issuing the visas in 2012.", "2012", "denied"),
        // Refusals and forgeries deny nothing.
        ("The court denied the bank's appeal on 20 April.", "20 April", "actual"),
        ("The envoy was denied entry on 20 April.", "20 April", "actual"),
        ("Police seized false passports at the airport on 20 April.", "20 April", "actual"),
        ("The firm, which opened in 2011, denied the charge.", "2011", "actual"),
    ]);
}

#[test]
fn what_hangs_on_a_condition_is_hypothetical() {
    check(&[
        ("If the council lifts the ban in July, exports would resume in September.", "July", "hypothetical"),
        ("If the council lifts the ban in July, exports would resume in September.", "September", "hypothetical"),
        ("Unless the two sides agree by 30 June, the duties will take effect on 1 July.", "30 June", "hypothetical"),
        ("Unless the two sides agree by 30 June, the duties will take effect on 1 July.", "1 July", "planned"),
        ("But for the veto, the mission would have begun in March 2015.", "March 2015", "hypothetical"),
        // Neither a question nor a comparison supposes.
        ("The ban comes into force on 1 August unless parliament overturns it.", "1 August", "planned"),
        ("Russia will lift the ban in June on condition that inspectors approve the plants.", "June", "planned"),
    ]);
}

#[test]
fn views_of_what_is_to_come_are_forecasts_and_the_rest_is_planned() {
    check(&[
        ("The bank projects that the economy will shrink in 2017.", "2017", "forecast"),
        ("Analysts expect the rouble to weaken by July.", "July", "forecast"),
        ("The cabinet might resign in September.", "September", "forecast"),
        ("Talks are under way and may be concluded in 2017.", "2017", "forecast"),
        ("A pact with Serbia is due to take effect in October.", "October", "planned"),
        ("The line is targeted for completion in 2019.", "2019", "planned"),
        ("The ministers will meet on 3 June.", "3 June", "planned"),
    ]);
}

#[test]
fn what_a_scenario_would_bring_is_hypothetical_and_what_was_is_not() {
    let figure = |text: &str| {
        let told: Vec<&str> = read(text)
            .records
            .iter()
            .filter(|record| record.figure.is_some())
            .map(|record| record.modality.word())
            .collect();
        told
    };
    assert_eq!(
        figure("A medium disruption scenario would cut oil supplies, pushing the exports of Kenya to $4 million."),
        ["hypothetical"]
    );
    assert_eq!(
        figure(
            "Exports of Kenya fell by $4 million in March 2016, and the ministry drew scenarios of what could follow."
        ),
        ["actual"]
    );
    assert_eq!(figure("As in the worst scenario, exports of Kenya fell by $4 million in March 2016."), ["actual"]);
}
