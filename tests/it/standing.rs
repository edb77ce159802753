//! Lines that may stand alone, by class of fault: what gives none is left out with its reason, its look-alike stays.

use dateline::view::short::{LONGEST, short};

use crate::headlines::{events, read};

/// The guards and cues that left dates of a text out.
fn left_out(text: &str) -> Vec<&'static str> {
    read(text).left_out.iter().map(|left| left.cue).collect()
}

/// Texts whose date gives no line and stands in the list of what was left out, and their look-alikes with their lines.
#[track_caller]
fn check(none: &[&str], lines: &[(&str, &str)]) {
    let mut wrong: Vec<String> = Vec::new();
    for text in none {
        let (found, left) = (events(text), left_out(text));
        if !found.is_empty() {
            wrong.push(format!("{text}\n  gives {found:?}, left out by {left:?}"));
        }
    }
    for (text, line) in lines {
        let found = events(text);
        if !found.iter().any(|(_, label, _)| label == line) {
            wrong.push(format!("{text}\n  should give “{line}”, and not {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_level_is_no_event_and_a_move_is_one() {
    check(
        &[
            "On 3 May 2015 the reserves of Gabon stood at EUR 715 million.",
            "The point figure on 3 May 2015 was 100.8.",
            "The contract for tea closed at $6.88 on 3 May 2015.",
            "The index averaged 124.9 points on 3 May 2015.",
        ],
        &[
            (
                "On 3 May 2015 the reserves of Gabon fell to EUR 715 million.",
                "Reserves of Gabon fell to EUR 715 million",
            ),
            ("Gabon stood by its offer on 3 May 2015.", "Gabon stood by its offer"),
            ("Gabon closed the port on 3 May 2015.", "Gabon closed the port"),
        ],
    );
}

#[test]
fn a_state_is_no_event_and_a_turn_is_one() {
    check(
        &[
            "The wind from the desert was mild on 3 May 2015.",
            "The rise in prices on 3 May 2015 was related to the drought in the south.",
        ],
        &[
            ("The railway to Lamu was free for all on 3 May 2015.", "Railway to Lamu was free"),
            ("The railway to Lamu will be operational from 3 June 2016.", "Railway to Lamu will be operational"),
        ],
    );
}

#[test]
fn a_line_has_a_subject() {
    check(
        &[
            "The ministers met for two days, leading to a new round of talks on 3 May 2015.",
            "There was a rise in trade on 3 May 2015.",
            "Had the embargo been lifted in 2014, Kazan would have sold more.",
            "It is unclear whether the cargo left Oran in 2013.",
        ],
        &[("Beginning on 3 May 2015, Gabon closed its ports to Chad.", "Gabon closed its ports to Chad")],
    );
}

#[test]
fn a_line_tells_the_verb_of_its_date() {
    check(
        &["The price of power rose by 6.5 %, after falling by 6 % in December 2014."],
        &[
            (
                "Officers have arrested seven clerks of the Coast Rail Company for bribing guards looking into theft tied to \
                 the Lamu Railway, the Daily Coast, one of the largest newspapers of Lamu, reported on 3 May 2015.",
                "Officers arrested seven clerks of Coast Rail Company for bribing guards",
            ),
            (
                "Gabon came close to signing a pact with Chad in May 2015.",
                "Gabon came close to signing a pact with Chad",
            ),
        ],
    );
}

#[test]
fn what_hangs_on_other_words_does_not_stand_without_them() {
    check(
        &[
            "The first image, taken on 3 May 2015, shows a ship of Lamu.",
            "This was the first time that Lamu led the table since March 2015.",
            "Without the vote Lamu might have been looking for a buyer on 3 May 2015.",
        ],
        &[
            (
                "The economy of Lamu would continue to recover and return to growth by May 2015.",
                "Economy of Lamu would continue to return to growth",
            ),
            ("Lamu slowed the rate at which prices had been falling since 3 May 2015.", "Prices had been falling"),
            ("Lamu might look for a buyer on 3 June 2016.", "Lamu might look for a buyer"),
            ("Lamu led the table for the first time on 3 May 2015.", "Lamu led the table for the first time"),
        ],
    );
}

#[test]
fn a_paper_of_a_month_is_no_event_of_it() {
    check(
        &["Prices rose less than was expected in the May Statement on Tea of the board."],
        &[("Prices rose after the May 2015 vote in Lamu.", "Vote in Lamu")],
    );
}

#[test]
fn a_figure_of_another_time_in_brackets_dates_nothing() {
    check(
        &["Mining fell by 3.8 % (in the same month of 2014 up 0.1 %), the office of Gabon said."],
        &[("Gabon closed the mine (on 6 May 2016) and the road.", "Gabon closed the mine")],
    );
}

#[test]
fn a_line_ends_with_a_whole_phrase() {
    check(
        &[],
        &[
            (
                "Trade with the main partners of Gabon fell on 3 May 2015 compared with the day before.",
                "Trade with the main partners of Gabon fell",
            ),
            (
                "The port of Lamu narrowed its loss on 3 May 2015, the latest sign of better trade.",
                "Port of Lamu narrowed its loss",
            ),
            ("Tea prices rose on 3 May 2015 as a strike at a farm in Gabon cut supplies.", "Tea prices rose"),
            (
                "A sale agreement signed between Lamu Tea and Oslo Foods on 3 May 2015 was dropped.",
                "Sale agreement signed between Lamu Tea and Oslo Foods",
            ),
        ],
    );
}

#[test]
fn what_is_left_of_a_list_keeps_its_joints() {
    check(
        &[],
        &[(
            "Costs of transport and post, health care and prices of other items of the city of Lamu rose sharply on 3 May 2015.",
            "Costs of transport and post, health care and prices of other items rose sharply",
        )],
    );
}

#[test]
fn a_name_with_of_stays_whole() {
    check(
        &[],
        &[(
            "The Department of Fisheries closed the harbour of Lamu on 3 May 2015 after a long and bitter strike of its crews.",
            "Department of Fisheries closed the harbour of Lamu",
        )],
    );
}

#[test]
fn who_is_to_act_stays_in_a_request() {
    check(
        &[],
        &[(
            "Gabon called on Chad to lift the ban on cooking oil on 3 May 2015.",
            "Gabon called on Chad to lift the ban on cooking oil",
        )],
    );
}

#[test]
fn two_words_for_one_day_give_one_line() {
    let found = events("Gabon on Friday closed the port of Lamu to ships of Chad until 3 June 2016.");
    let lines: Vec<&str> = found.iter().map(|(_, label, _)| label.as_str()).collect();
    assert!(lines.iter().all(|line| *line == "Gabon closed the port of Lamu to ships of Chad"), "{lines:?}");
}

/// The short form is the front of the line, ends with a whole word, and takes back nothing that the line says.
#[test]
fn the_short_form_says_what_the_line_says() {
    let records = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/sample.json"));
    let records: serde_json::Value = serde_json::from_str(&records.expect("the sample's records")).expect("JSON");
    let mut lines = Vec::new();
    labels(&records, &mut lines);
    let mut cut = 0;
    for line in &lines {
        let Some(found) = short(line) else { continue };
        cut += 1;
        assert!(
            found.chars().count() <= LONGEST && line.starts_with(found) && line[found.len()..].starts_with(' '),
            "{line}"
        );
        let denies = |text: &str| {
            let words = ["not", "no", "never", "unless", "if", "without", "denies", "denied", "plans", "against"];
            text.split(' ').filter(|word| words.contains(word)).count()
        };
        assert_eq!(denies(found), denies(line), "{line} / {found}");
        assert!(found.split(' ').count() >= 2, "{found}");
    }
    assert!(cut > 10, "{cut} of {} lines have a short form", lines.len());
}

/// Every label of a tree of JSON.
fn labels(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::Array(all) => all.iter().for_each(|one| labels(one, found)),
        serde_json::Value::Object(all) => {
            found.extend(all.get("label").and_then(|label| label.as_str()).map(str::to_owned));
            all.values().for_each(|one| labels(one, found));
        }
        _ => {}
    }
}
