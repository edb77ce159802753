//! Who says what: versions of events and facts, contradictions, revisions, mirrors, plans; what is drawn, and why.

use dateline::claims::{Choice, Claims, Rulings, Stand, Subject, Verdict};
use dateline::corpus::{self, Corpus};
use dateline::export::marks::Marks;

use crate::written::{plainly_written, written};

/// A corpus of one document for each day and text.
fn corpus(texts: &[(&str, &str)]) -> Corpus {
    let mut corpus = Corpus::default();
    corpus.extend(texts.iter().enumerate().map(|(at, (day, text))| {
        let text = format!("Harbour paper {at}\n\n{day}\n\n{text}\n");
        corpus::read_bytes(&format!("paper {at}.txt"), text.as_bytes())
    }));
    corpus
}

/// The subjects with more than one version, or of one fact: "value (documents) stand | …", the drawn one first.
fn told(corpus: &Corpus, rulings: &Rulings) -> Vec<String> {
    let claims = Claims::read(corpus, rulings);
    claims.all().map(|(_, subject)| words(corpus, subject)).collect()
}

fn words(corpus: &Corpus, subject: &Subject) -> String {
    let one = |version: &dateline::claims::Version| {
        let record = version.lead.of(corpus).expect("its record");
        let value = match &record.figure {
            Some(figure) => figure.value.normalize().to_string(),
            None => record.date.when.as_ref().map(ToString::to_string).unwrap_or_default(),
        };
        format!("{value} ({}) {}", version.sources, version.stand.words())
    };
    subject.versions.iter().map(one).collect::<Vec<_>>().join(" | ")
}

#[track_caller]
fn check(texts: &[(&str, &str)], expected: &[&str]) {
    assert_eq!(told(&corpus(texts), &Rulings::default()), expected);
}

const CHILE: &str = "Exports of Chile to Japan were $7.9 billion in 2013.";

#[test]
fn two_values_for_one_cell_contradict_each_other_and_most_sources_are_drawn() {
    let other = "Chile's exports to Japan came to $6.1 billion in 2013.";
    let bank = "Chile's exports to Japan were $6.1 billion in 2013, a bank says.";
    check(
        &[("2 May 2014", CHILE), ("3 May 2014", other), ("4 May 2014", bank)],
        &["6100000000 (2) drawn solid | 7900000000 (1) contradicts"],
    );
}

/// Two offices count one trade: where a year is told equally often by both, the one that counts the other years is drawn, so
/// that the line does not rise and fall from one count to the other.
#[test]
fn of_two_counts_told_equally_often_the_one_of_the_other_years_is_drawn() {
    let years = "Trade between Chile and Peru was worth $7.12 billion in 2011 and $7.34 billion in 2012, according to Peruvian customs.";
    let own = "Trade between Chile and Peru was worth $7.9 billion in 2013, according to Peruvian customs.";
    let other = "Trade between Chile and Peru was worth $6.123 billion in 2013, according to Chilean statistics.";
    let drawn = |texts: &[(&str, &str)]| {
        let all = told(&corpus(texts), &Rulings::default());
        all.into_iter().find(|one| one.contains("contradicts")).unwrap_or_default()
    };
    assert_eq!(
        drawn(&[("2 May 2014", other), ("3 May 2014", own), ("4 May 2014", years)]),
        "7900000000 (1) drawn solid | 6123000000 (1) contradicts"
    );
    // Without other years the more exact one is, and what more documents tell comes first.
    assert_eq!(
        drawn(&[("2 May 2014", other), ("3 May 2014", own)]),
        "6123000000 (1) drawn solid | 7900000000 (1) contradicts"
    );
    let again = "Chile and Peru traded goods worth $6.123 billion in 2013, Chilean statistics say.";
    assert_eq!(
        drawn(&[("2 May 2014", other), ("5 May 2014", again), ("3 May 2014", own), ("4 May 2014", years)]),
        "6123000000 (2) drawn solid | 7900000000 (1) contradicts"
    );
}

#[test]
fn a_rounding_and_a_hedge_are_no_other_value() {
    let finer = "Chile's exports to Japan came to $7.93 billion in 2013.";
    let about = "In 2013 Japan took about $8 billion of Chile's exports, customs officers say.";
    check(&[("2 May 2014", CHILE), ("3 May 2014", finer), ("4 May 2014", about)], &["7930000000 (3) drawn solid"]);
}

#[test]
fn gifts_of_one_year_are_no_contradiction() {
    let texts = [
        ("2 May 2014", "Japan gave Laos $5 million in aid in 2013."),
        ("3 May 2014", "Japan gave Laos $8 million in aid in 2013."),
    ];
    let corpus = corpus(&texts);
    let claims = Claims::read(&corpus, &Rulings::default());
    assert!(claims.all().all(|(_, subject)| !subject.is_contested()), "{:?}", told(&corpus, &Rulings::default()));
}

#[test]
fn one_document_does_not_contradict_itself() {
    let two = "Chile's exports to Japan were $7.9 billion in 2013. Chile's exports to Japan were $6.1 billion in 2013.";
    let corpus = corpus(&[("2 May 2014", two), ("3 May 2014", "A port opened in Chile on 1 May 2014.")]);
    let claims = Claims::read(&corpus, &Rulings::default());
    assert!(claims.all().all(|(_, subject)| !subject.is_contested()), "{:?}", told(&corpus, &Rulings::default()));
}

#[test]
fn a_target_is_never_set_against_what_was_reached() {
    let aim = "Exports of Chile to Japan are to reach $9 billion in 2013, the ministry's target says.";
    let corpus = corpus(&[("2 May 2012", aim), ("2 May 2014", CHILE), ("3 May 2014", CHILE)]);
    let claims = Claims::read(&corpus, &Rulings::default());
    assert!(claims.all().all(|(_, subject)| !subject.is_contested()), "{:?}", told(&corpus, &Rulings::default()));
}

#[test]
fn a_revised_count_is_drawn_and_replaces_the_one_before_it() {
    let revised = "Chile's exports to Japan in 2013 were revised to $7.4 billion from $7.9 billion.";
    let corpus = corpus(&[("2 May 2014", CHILE), ("3 May 2014", CHILE), ("9 June 2014", revised)]);
    let all = told(&corpus, &Rulings::default());
    assert!(
        all.iter()
            .any(|one| one.starts_with("7400000000 (1) drawn solid | 7900000000") && one.ends_with("replaced later")),
        "{all:?}"
    );
}

#[test]
fn what_the_other_side_counts_is_a_mirror_with_its_gap() {
    check(
        &[("2 May 2014", CHILE), ("3 May 2014", "Japan's imports from Chile were $8.295 billion in 2013.")],
        &["8295000000 (1) drawn solid | 7900000000 (1) mirror, −4.8 %"],
    );
}

const LOAN: &str = "The Meridian Bank signed the loan for the Tallow bridge with Latvia";

#[test]
fn a_vague_date_speaks_for_the_day_in_it_and_another_day_contradicts() {
    let texts = [
        ("20 October 2019", format!("{LOAN} on 10 October 2019.")),
        (
            "5 November 2020",
            "In October 2019 Latvia got the Meridian Bank's signature under its Tallow bridge loan.".to_owned(),
        ),
        (
            "9 July 2022",
            "The loan for the Tallow bridge, signed with Latvia on 12 October 2019 by the Meridian Bank, is spent."
                .to_owned(),
        ),
    ];
    let texts: Vec<(&str, &str)> = texts.iter().map(|(day, text)| (*day, text.as_str())).collect();
    check(&texts, &["2019-10-10 (2) drawn solid | 2019-10-12 (1) contradicts"]);
}

#[test]
fn a_plan_is_history_and_contradicts_nothing() {
    let texts = [
        (
            "20 May 2019",
            "The Meridian Bank will sign the loan for the Tallow bridge with Latvia on 4 October 2019.".to_owned(),
        ),
        ("20 October 2019", format!("{LOAN} on 10 October 2019.")),
    ];
    let texts: Vec<(&str, &str)> = texts.iter().map(|(day, text)| (*day, text.as_str())).collect();
    check(&texts, &["2019-10-10 (1) drawn solid | 2019-10-04 (1) a plan, not a claim"]);
}

#[test]
fn what_the_analyst_prefers_is_drawn_and_what_is_left_open_says_so() {
    let other = "Chile's exports to Japan came to $6.1 billion in 2013.";
    let corpus = corpus(&[("2 May 2014", CHILE), ("3 May 2014", other), ("4 May 2014", other)]);
    let id = corpus.records().find(|record| record.figure.is_some()).map(|record| record.id).expect("a figure");
    let rulings = |verdict| {
        let choice = Choice { verdict, why: "the ministry's own count".to_owned() };
        Rulings { choices: [(id, choice)].into_iter().collect(), ..Rulings::default() }
    };
    assert_eq!(
        told(&corpus, &rulings(Verdict::Preferred)),
        ["7900000000 (1) drawn solid | 6100000000 (1) contradicts"]
    );
    let claims = Claims::read(&corpus, &rulings(Verdict::Inconclusive));
    let (_, subject) = claims.all().next().expect("a fact");
    assert!(subject.is_inconclusive() && subject.is_contested());
    assert_eq!(subject.drawn().map(|drawn| drawn.stand), Some(Stand::Drawn));
    let records = written(&corpus, &rulings(Verdict::Preferred), &Marks::default());
    let told = records.iter().find(|record| record["conflict"].is_object()).expect("a record in conflict");
    assert_eq!(told["conflict"]["kind"], "value");
    assert_eq!(told["conflict"]["values"][0]["value"], 7_900_000_000_i64);
    assert_eq!(told["conflict"]["values"][0]["documents"][0], "paper 0.txt");
    assert_eq!(told["choice"]["why"], "the ministry's own count");
}

#[test]
fn only_documents_published_by_a_day_count_as_known_on_it() {
    let other = "Chile's exports to Japan came to $6.1 billion in 2013.";
    let corpus = corpus(&[("2 May 2014", CHILE), ("3 May 2014", other), ("9 June 2014", other)]);
    let end = dateline::model::When::bounds(&"2014-05-03".parse().expect("EDTF")).expect("bounds").end;
    let rulings = Rulings { known_on: Some(end), ..Rulings::default() };
    assert_eq!(written(&corpus, &rulings, &Marks::default()).len(), 2);
    let claims = Claims::read(&corpus, &rulings);
    assert_eq!(claims.unknown(&corpus), 1);
    assert!(claims.all().all(|(_, subject)| subject.sources == 2));
    let all = plainly_written(&corpus);
    assert!(all.iter().all(|record| record["sources"] == 2 || record["sources"] == 3));
}

#[test]
fn what_a_heavier_event_of_the_day_tells_weighs_less_and_so_does_the_middle_of_a_chain() {
    let whys = |corpus: &Corpus| -> Vec<(String, String)> {
        let records = plainly_written(corpus);
        let events = records.iter().filter(|record| record["kind"] == "event");
        events.map(|r| (r["date"]["edtf"].to_string(), r["importance"]["why"].to_string())).collect()
    };
    let chain = whys(&corpus(&[
        ("2 May 2016", "Latvia extended its ban on herring from Kenya on 1 May 2012."),
        ("3 May 2016", "Latvia extended its ban on herring from Kenya on 1 May 2013."),
        ("4 May 2016", "Latvia extended its ban on herring from Kenya on 1 May 2015."),
    ]));
    let middle = chain.iter().filter(|(_, why)| why.contains("chain of renewals")).map(|(date, _)| date.as_str());
    assert_eq!(middle.collect::<Vec<_>>(), ["\"2013-05-01\""], "{chain:?}");
    let mut papers = Corpus::default();
    let texts = [
        "Herring stays out\n\n2 May 2014\n\nLatvia banned herring from Kenya on 1 May 2014.\n",
        "Copper for Lima\n\n2 May 2014\n\nPeru signed a treaty on copper with Chile on 1 May 2014.\n",
        "Trains at last\n\n6 May 2014\n\nThe president of Kenya visited Lima on 1 May 2014.\n",
    ];
    let named = texts.iter().enumerate().map(|(at, text)| corpus::read_bytes(&format!("{at}.txt"), text.as_bytes()));
    papers.extend(named);
    let day = whys(&papers);
    let told = day.iter().filter(|(_, why)| why.contains("a heavier event of its day")).count();
    assert_eq!(told, 1, "only what has a party in common with a heavier one: {day:?}");
}

#[test]
fn what_many_tell_in_their_leads_and_changes_what_holds_weighs_more_than_a_remark() {
    let texts = [
        ("2 May 2014", "Latvia banned herring from Kenya on 1 May 2014."),
        (
            "9 July 2014",
            "Latvia's ban on herring from Kenya took effect on 1 May 2014. The minister said on 7 July 2014 that he was content.",
        ),
    ];
    let corpus = corpus(&texts);
    let records = plainly_written(&corpus);
    let weight = |words: &str| {
        let found = records.iter().filter(|record| record["label"].as_str().is_some_and(|label| label.contains(words)));
        found.filter_map(|record| record["importance"]["weight"].as_f64()).fold(0.0, f64::max)
    };
    let (ban, remark) = (weight("anned"), weight("content"));
    assert!(remark > 0.0 && ban > remark, "{records:?}");
    assert!(records.iter().all(|record| record["importance"]["why"].as_str().is_some_and(|why| !why.is_empty())));
}
