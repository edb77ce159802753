//! Cues and guards: each decides on its own examples and leaves its look-alikes, and innocent words change nothing.

use std::collections::BTreeSet;

use dateline::assemble::cue;
use dateline::extract::{self, Reading};
use dateline::model::{DocId, Metric, Modality, ParagraphKind, Run, StepKind};

use crate::assemble::document;

fn read(text: &str) -> Reading {
    extract::read(&document("2016-05-12", &[(ParagraphKind::Body, text)]), DocId(0))
}

/// What a cue made of a text: "page" or "attribute" for what it left out, else the modality of the figure.
fn decided(reading: &Reading, id: &str) -> Option<&'static str> {
    if let Some(left) = reading.left_out.iter().find(|left| left.cue == id) {
        let page = left.cue.starts_with("page.") || matches!(left.cue, "guard.dateline" | "guard.mail");
        return Some(if page { "page" } else { "attribute" });
    }
    let told = |text: &str| text.ends_with(&format!("({id})"));
    reading
        .records
        .iter()
        .find(|record| {
            record.date.derivation.steps.iter().any(|step| step.kind == StepKind::ToldAs && told(&step.text))
        })
        .map(|record| record.figure.as_ref().map_or(record.modality, |figure| figure.modality).word())
}

#[test]
fn every_cue_and_guard_decides_on_its_examples_and_leaves_its_look_alikes() {
    let cues = cue::cues().map(|cue| (cue.id, cue.finds, cue.leaves));
    let guards = cue::GUARDS.iter().map(|guard| (guard.id, guard.finds, guard.leaves));
    let mut failures = Vec::new();
    for (id, finds, leaves) in cues.chain(guards) {
        for (text, value) in finds {
            let reading = read(text);
            let found = decided(&reading, id);
            if found != Some(*value) {
                let left: Vec<_> = reading.left_out.iter().map(|left| left.cue).collect();
                failures.push(format!("{id}: ‘{text}’ should be {value}, got {found:?}; left out by {left:?}"));
            }
        }
        for text in leaves {
            if let Some(value) = decided(&read(text), id) {
                failures.push(format!("{id}: ‘{text}’ was taken for {value}"));
            }
        }
    }
    assert!(failures.is_empty(), "{} of them:\n{}", failures.len(), failures.join("\n"));
}

/// What the first figure of a text measures.
fn metric(reading: &Reading) -> &'static str {
    let figure = reading.records.iter().find_map(|record| record.figure.as_ref());
    figure.and_then(|figure| figure.metric).map_or("none", Metric::word)
}

#[test]
fn words_that_measure_nothing_name_no_metric_and_their_look_alikes_do() {
    let mut failures = Vec::new();
    for rule in cue::NO_METRIC {
        let says = |text: &str| {
            let tokens = dateline::tag::lex(text);
            let words = dateline::tag::Text { text, tokens: &tokens };
            cue::no_metrics(&words, Run::new(0, tokens.len())).iter().any(|(_, id)| *id == rule.id)
        };
        for (text, value) in rule.finds {
            let found = metric(&read(text));
            if !says(text) || found != *value {
                failures.push(format!("{}: ‘{text}’ should measure {value}, got {found}", rule.id));
            }
        }
        failures.extend(rule.leaves.iter().filter(|text| says(text)).map(|text| format!("{}: ‘{text}’", rule.id)));
    }
    assert!(failures.is_empty(), "{} of them:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn where_nothing_is_measured_the_derivation_says_which_words_do_not_count() {
    let reading = read("The trade ministry of Kenya spent $5 million in 2015.");
    let steps = &reading.records[0].date.derivation.steps;
    assert!(steps.iter().any(|step| step.text == "‘trade’ measures nothing here (metric.office)"), "{steps:?}");
}

#[test]
fn words_that_shift_a_period_are_rules_with_examples_and_stand_in_the_derivation() {
    let mut failures = Vec::new();
    for rule in cue::SHIFTS {
        let dates = |text: &str| -> Vec<String> {
            let shifted = |record: &&dateline::model::Record| record.date.derivation.rule == rule.id;
            let records = read(text).records;
            records.iter().filter(shifted).filter_map(|record| Some(record.date.when.as_ref()?.to_string())).collect()
        };
        for (text, value) in rule.finds {
            let found = dates(text);
            if found != [*value] {
                failures.push(format!("{}: ‘{text}’ should be {value}, got {found:?}", rule.id));
            }
        }
        failures.extend(
            rule.leaves.iter().filter(|text| !dates(text).is_empty()).map(|text| format!("{}: ‘{text}’", rule.id)),
        );
    }
    assert!(failures.is_empty(), "{} of them:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn cues_and_guards_have_names_of_their_own_and_examples_of_both_kinds() {
    let mut names = BTreeSet::new();
    let cues = cue::cues().map(|cue| (cue.id, cue.reads, cue.finds.len(), cue.leaves.len()));
    let guards = cue::GUARDS.iter().map(|guard| (guard.id, guard.reads, guard.finds.len(), guard.leaves.len()));
    let metrics = cue::NO_METRIC.iter().map(|rule| (rule.id, rule.reads, rule.finds.len(), rule.leaves.len()));
    let shifts = cue::SHIFTS.iter().map(|rule| (rule.id, rule.reads, rule.finds.len(), rule.leaves.len()));
    for (id, reads, finds, leaves) in cues.chain(guards).chain(metrics).chain(shifts) {
        assert!(names.insert(id), "{id} is named twice");
        assert!(!reads.is_empty() && finds > 0 && leaves > 0, "{id} lacks words or examples");
    }
}

#[test]
fn whatever_is_told_as_more_or_less_than_a_fact_has_the_id_that_decided_it() {
    let ids: BTreeSet<&str> = cue::cues().map(|cue| cue.id).chain(cue::GUARDS.iter().map(|guard| guard.id)).collect();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    let corpus = dateline::corpus::open(&folder, &std::sync::atomic::AtomicBool::new(false), |_, _| {});
    let mut decided = BTreeSet::new();
    for article in &corpus.expect("the sample opens").articles {
        for record in &article.reading.records {
            let figure = record.figure.as_ref();
            // What a table says of its cells stands in its heads.
            let in_a_table = figure.is_some_and(|figure| figure.cell.is_some() || figure.statistic.is_some());
            let modality = figure.map_or(record.modality, |figure| figure.modality);
            if modality == Modality::Actual || in_a_table {
                continue;
            }
            let steps = record.date.derivation.steps.iter().filter(|step| step.kind == StepKind::ToldAs);
            let id = steps.filter_map(|step| step.text.rsplit_once(" (")?.1.strip_suffix(')')).next_back();
            assert!(id.is_some_and(|id| ids.contains(id)), "{}: {id:?} makes it {}", record.label, modality.word());
            decided.extend(id.map(str::to_owned));
        }
        for left in &article.reading.left_out {
            assert!(ids.contains(left.cue), "{} is in no registry", left.cue);
            decided.insert(left.cue.to_owned());
        }
    }
    assert!(decided.len() > 8, "the sample meets many of them: {decided:?}");
}

#[test]
fn what_is_left_out_points_at_its_words() {
    let text = "Kenya sold Uganda tea worth $5 million in 2015. Our fees start at $450 an hour.";
    let reading = read(text);
    let left: Vec<_> = reading.left_out.iter().map(|left| (left.cue, left.of.of(text), left.words.of(text))).collect();
    assert_eq!(left, [("page.fees", "$450 an hour", "Our fees start")]);
    assert_eq!(reading.left_out[0].sentence.of(text), "Our fees start at $450 an hour.");
    assert_eq!(reading.records.len(), 1);
}

/// The text tells one record, as something that happened.
#[track_caller]
fn happened(text: &str) {
    let reading = read(text);
    let found: Vec<Modality> = reading
        .records
        .iter()
        .map(|record| record.figure.as_ref().map_or(record.modality, |figure| figure.modality))
        .collect();
    assert_eq!(found, [Modality::Actual], "{text}: {:?}", reading.left_out);
}

#[test]
fn an_innocent_word_drops_and_changes_no_record() {
    for verb in ["issues", "grants"] {
        happened(&format!("Kenya {verb} new permits, and its exports to Uganda reached $5 billion in 2015."));
    }
    for noun in ["fees", "dues"] {
        happened(&format!("The port cut its {noun}, and exports to Uganda rose to $5 billion in 2015."));
    }
    for noun in ["subscription", "transit"] {
        happened(&format!("Under a {noun} deal, Kenya sold Uganda power worth $5 billion in 2015."));
    }
    for mood in ["glad", "happy"] {
        happened(&format!("The minister is {mood} exports to Uganda rose to $5 billion in 2015."));
    }
    for mood in ["Glad", "Weary"] {
        happened(&format!("{mood} of the deal, Kenya said exports to Uganda were $5 billion in 2015."));
    }
    for kind in ["copyright", "patent"] {
        happened(&format!("Kenya signed a {kind} treaty with Uganda on 3 March 2015."));
        happened(&format!("The {kind} law took effect on 3 March 2015."));
    }
    for trade in ["advertising", "tobacco"] {
        happened(&format!("Kenya launched an {trade} ban on 3 March 2015."));
    }
    for trade in ["Advertising", "Shipping"] {
        happened(&format!("{trade} firms signed a pact on 3 March 2015."));
    }
    for head in ["Posted", "Released", "Filed", "Armed", "Freed"] {
        happened(&format!("{head} near the border, the sailors met an envoy on 3 March 2015."));
    }
    for age in ["aged", "old"] {
        happened(&format!("The {age} pipeline was closed on 3 March 2015."));
    }
    for rank in ["Retired", "Senior"] {
        happened(&format!("{rank} officers met in Nairobi on 3 March 2015."));
    }
    for form in ["graduated", "stepped"] {
        happened(&format!("A {form} tariff was imposed on 3 March 2015."));
    }
}

#[test]
fn a_month_that_may_be_a_verb_claims_nothing() {
    let modality = |text: &str| read(text).records[0].figure.as_ref().map(|figure| figure.modality);
    assert_eq!(modality("In May 2015 exports to Uganda were 4,300 tonnes."), Some(Modality::Actual));
    assert_eq!(modality("Exports to Uganda may reach 4,300 tonnes."), Some(Modality::Forecast));
}
