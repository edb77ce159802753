//! Records of one event are one group, whoever tells it and however; what only looks alike stays apart.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use dateline::claims::{Claims, Rulings};
use dateline::corpus::{self, Corpus};
use dateline::join::{Hand, Hands, Joins, Pair};
use dateline::project::Status;
use dateline::view::Items;

use crate::written::plainly_written;

/// Documents about one matter, so that they belong to one story: each has its own text beside these words.
const STORY: &str = "Norland and Westmark argue about herring from the Skagen bank and about the port of Ebeltoft.";

fn read(documents: &[(&str, &str)]) -> Corpus {
    let mut corpus = Corpus::default();
    corpus.extend(documents.iter().map(|(name, text)| corpus::read_bytes(name, text.as_bytes())));
    corpus.sort();
    corpus
}

/// A dated story with a background sentence.
fn story(date: &str, text: &str) -> String {
    format!("---\ndate: {date}\n---\n# Herring talks\n\n{text}\n\n{STORY}\n")
}

/// Headlines of each group, as sets of documents and words.
fn groups(corpus: &Corpus) -> Vec<BTreeSet<String>> {
    let joins = Joins::of(corpus, &Hands::default());
    let told = |group: &dateline::join::Group| {
        let members = group.members.iter().filter_map(|member| {
            let article = corpus.article(member.place.document())?;
            Some(format!("{}: {}", article.document.path, member.place.of(corpus)?.label))
        });
        members.collect()
    };
    joins.groups().iter().map(told).collect()
}

/// Documents of which two records of different documents stand in one group.
fn joined(corpus: &Corpus) -> BTreeSet<BTreeSet<String>> {
    let names = |group: &BTreeSet<String>| {
        group.iter().filter_map(|line| Some(line.split_once(':')?.0.to_owned())).collect::<BTreeSet<String>>()
    };
    groups(corpus).iter().map(names).filter(|names| names.len() > 1).collect()
}

#[track_caller]
fn one_event(one: (&str, &str), other: (&str, &str)) {
    let corpus = read(&[("a.md", &story(one.0, one.1)), ("b.md", &story(other.0, other.1))]);
    assert_eq!(joined(&corpus).len(), 1, "{:?}\n{:?}", labels(&corpus), groups(&corpus));
}

#[track_caller]
fn two_events(one: (&str, &str), other: (&str, &str)) {
    let corpus = read(&[("a.md", &story(one.0, one.1)), ("b.md", &story(other.0, other.1))]);
    assert!(joined(&corpus).is_empty(), "{:?}\n{:?}", labels(&corpus), groups(&corpus));
}

fn labels(corpus: &Corpus) -> Vec<String> {
    let date = |record: &dateline::model::Record| record.date.when.as_ref().map(ToString::to_string);
    corpus.records().map(|record| format!("{:?} {}", date(record), record.label)).collect()
}

#[test]
fn verb_and_noun_of_one_act_on_one_day_are_one_event() {
    one_event(
        ("2019-03-05", "Poland and Lithuania signed the herring treaty in Gdynia on 4 March 2019."),
        ("2019-09-01", "The signing of the herring treaty by Lithuania and Poland took place on 4 March 2019."),
    );
}

#[test]
fn a_month_holds_the_day_of_the_same_act() {
    one_event(
        ("2019-03-05", "Poland signed the herring treaty with Lithuania on 4 March 2019."),
        ("2020-06-01", "Poland and Lithuania signed their herring treaty in March 2019."),
    );
}

#[test]
fn a_state_is_known_by_its_capital_and_its_people() {
    one_event(
        ("2019-03-05", "The Kremlin banned herring from Norway on 4 March 2019."),
        ("2019-09-01", "Russia’s ban on Norwegian herring was imposed on 4 March 2019."),
    );
}

#[test]
fn a_plan_and_its_outcome_on_another_day_are_one_event() {
    one_event(
        ("2018-11-01", "Poland and Lithuania will sign the herring treaty in Gdynia on 14 November 2018."),
        ("2019-03-05", "Poland and Lithuania signed the herring treaty in Gdynia on 4 March 2019."),
    );
}

#[test]
fn rounds_of_talks_are_told_apart() {
    two_events(
        (
            "2019-03-05",
            "The first round of herring talks between Poland and Lithuania was held in Gdynia in March 2019.",
        ),
        (
            "2019-03-25",
            "The second round of herring talks between Poland and Lithuania was held in Gdynia in March 2019.",
        ),
    );
}

#[test]
fn monthly_releases_are_told_apart() {
    two_events(
        ("2019-05-10", "The statistics office in Warsaw published its March herring trade on 9 May 2019."),
        ("2019-06-07", "The statistics office in Warsaw published its April herring trade on 6 June 2019."),
    );
}

#[test]
fn yearly_meetings_are_told_apart() {
    two_events(
        ("2018-05-10", "The herring committee of Poland and Lithuania held its annual meeting on 9 May 2018."),
        ("2019-05-10", "The herring committee of Poland and Lithuania held its annual meeting on 8 May 2019."),
    );
}

#[test]
fn a_law_and_its_entry_into_force_are_told_apart() {
    two_events(
        ("2019-03-05", "Poland adopted the herring law on 4 March 2019."),
        ("2019-07-02", "Poland’s herring law took effect on 1 July 2019."),
    );
}

#[test]
fn what_two_matters_tell_of_one_day_stays_apart() {
    let talks = story("2019-03-05", "Poland and Lithuania signed the herring treaty in Gdynia on 4 March 2019.");
    let bridge =
        "---\ndate: 2019-03-05\n---\n# A bridge\n\nKenya opened the longest bridge of Mombasa on 4 March 2019.\n";
    assert!(joined(&read(&[("a.md", &talks), ("b.md", bridge)])).is_empty());
}

const WIRE: &str = "The ministers of Poland and Lithuania signed the herring treaty in Gdynia on 4 March 2019. It sets a \
    quota of 41,000 tonnes for each side and ends a quarrel of seven years about the Skagen bank. Fishermen on both \
    coasts had blocked the port of Ebeltoft for nine weeks in 2017. The treaty still has to pass both parliaments, \
    which may take until the autumn, officials in Warsaw said.";

#[test]
fn two_acts_of_two_states_on_one_day_of_one_matter_stay_apart() {
    // Both documents tell the beginning, too: they are about one matter.
    let begin = "Norland and Westmark quarrelled over the Skagen herring in the port of Ebeltoft on 3 May 2012.";
    let told = |one: &str, other: &str| {
        let text = |own: &str| story("2019-09-05", &format!("{begin} {own}"));
        let corpus = read(&[("a.md", &text(one)), ("b.md", &text(other))]);
        groups(&corpus).into_iter().filter(|group| group.iter().any(|line| !line.contains("quarrelled"))).count()
    };
    let border = "Norwegian inspectors closed the border to lorries on 4 March 2019.";
    assert_eq!(told(border, "Poland’s levy took effect on 4 March 2019."), 0, "nothing and nobody in both");
    assert_eq!(told(border, "Norway shut its border on 4 March 2019."), 1, "one act of one state");
}

#[test]
fn a_day_that_leaves_out_its_year_is_the_same_day() {
    let known = story("2019-03-05", "Poland and Lithuania put their names to the herring treaty on 4 March 2019.");
    let open = |day: &str| format!("# Herring\n\nThe treaty, signed on {day} in Gdynia, frees herring from duties.\n");
    assert_eq!(joined(&read(&[("a.md", &known), ("b.md", &open("March 4"))])).len(), 1);
    assert_eq!(joined(&read(&[("a.md", &known), ("b.md", &open("March 14"))])).len(), 0);
}

#[test]
fn a_weekday_may_be_counted_from_the_wrong_day() {
    let told = |day: &str, next: &str, words: &str| {
        let one = story("2019-03-05", &format!("Fishermen occupied the customs house {day}."));
        let other = story("2019-03-06", &format!("{words} {next}."));
        joined(&read(&[("a.md", &one), ("b.md", &other)])).len()
    };
    let taken = "The customs house was taken by a crowd";
    assert_eq!(told("on Monday", "yesterday", taken), 1);
    assert_eq!(told("on 4 March 2019", "on 5 March 2019", taken), 0, "both days are written");
    assert_eq!(told("on Monday", "yesterday", "Trawlers were towed to the port"), 0, "something else");
    let later = story("2019-03-09", "The customs house was taken by a crowd yesterday.");
    let one = story("2019-03-05", "Fishermen occupied the customs house on Monday.");
    assert!(joined(&read(&[("a.md", &one), ("b.md", &later)])).is_empty(), "four days between them");
}

#[test]
fn a_copy_that_was_filed_a_week_later_tells_the_same_day() {
    let told = |own: &str, copy: &str| {
        let text = |date: &str, text: &str| format!("---\ndate: {date}\n---\n# Herring treaty signed\n\n{text}\n");
        let documents = [("a.md", text("2019-03-05", own)), ("b.md", text("2019-03-12", copy))];
        let corpus = read(&[("a.md", &documents[0].1), ("b.md", &documents[1].1)]);
        groups(&corpus).iter().filter(|group| group.iter().any(|line| line.contains("signed"))).count()
    };
    let wire = WIRE.replace("on 4 March 2019", "on Monday");
    assert_eq!(told(&wire, &wire.replace("nine weeks", "9 weeks")), 1);
    let own = "The ministers of Poland and Lithuania signed the herring treaty in Gdynia on Monday.";
    assert_eq!(told(own, own), 0, "one sentence is no copy: they may have met again");
    assert_eq!(told(WIRE, &WIRE.replace("4 March", "11 March")), 0, "both days are written");
}

#[test]
fn a_year_that_a_later_document_recalls_holds_what_was_told_with_its_day() {
    let told = |date: &str, words: &str| {
        let one = story("2019-03-05", "A crowd set the customs house on fire on Monday.");
        joined(&read(&[("a.md", &one), ("b.md", &story(date, words))])).len()
    };
    let rebuilt = |year: u16| format!("The customs house was rebuilt after it burned down in {year}.");
    assert_eq!(told("2021-06-01", &rebuilt(2019)), 1);
    assert_eq!(told("2019-03-06", &rebuilt(2019)), 0, "news, no retrospect");
    assert_eq!(told("2021-06-01", &rebuilt(2018)), 0, "another year");
    assert_eq!(told("2021-06-01", "A keeper was killed in the marshes in 2019."), 0, "something else of that year");
}

#[test]
fn a_fire_is_no_shooting() {
    let one = story("2019-03-05", "A fire destroyed the fish hall of Gdynia on 4 March 2019.");
    let other = story("2019-03-06", "The blaze in the fish hall of Gdynia broke out on 4 March 2019.");
    let corpus = read(&[("a.md", &one), ("b.md", &other)]);
    let records = plainly_written(&corpus);
    let why: Vec<&str> = records.iter().filter_map(|record| record["group_why"].as_str()).collect();
    assert!(!why.is_empty() && why.iter().all(|why| why.contains("‘blaze’") && !why.contains("‘shoot’")), "{why:?}");
}

#[test]
fn the_sum_of_two_accidents_is_neither_of_them() {
    let both = "Two keepers drowned in separate accidents at the Skagen bank on 4 March 2019.";
    let one = "A keeper drowned in an accident at the Skagen bank on 4 March 2019.";
    two_events(("2019-03-05", both), ("2019-03-06", one));
    one_event(("2019-03-05", &both.replace("separate accidents", "an accident")), ("2019-03-06", one));
}

#[test]
fn who_opens_fire_lights_none() {
    let blaze = ("2019-03-05", "A fire in the fish hall of Gdynia killed two keepers on 4 March 2019.");
    two_events(blaze, ("2019-03-06", "A guard opened fire at a bridge of Warsaw on 4 March 2019."));
    let shots = ("2019-03-05", "A guard shot two keepers in the fish hall of Gdynia on 4 March 2019.");
    one_event(shots, ("2019-03-06", "A guard opened fire in the fish hall of Gdynia on 4 March 2019."));
}

#[test]
fn a_tenth_of_a_value_is_of_something_else_unless_its_digits_are_the_same() {
    let told = |one: &str, other: &str| {
        let text = |value: &str| format!("Norway’s exports to Poland were worth {value} billion euros in 2018.");
        let corpus = read(&[("a.md", &story("2019-03-05", &text(one))), ("b.md", &story("2019-09-01", &text(other)))]);
        joined(&corpus).len()
    };
    assert_eq!(told("11.8", "11.9"), 1, "two counts of one thing");
    assert_eq!(told("11.8", "119.4"), 0, "all goods, and some of them");
    assert_eq!(told("11.8", "118"), 1, "a slip of the decimal point, to be seen as a contradiction");
}

#[test]
fn a_copied_story_is_one_source() {
    let own = story(
        "2019-03-06",
        "Lithuania signed its herring treaty with Poland on 4 March 2019, to the relief of the port.",
    );
    let copy =
        format!("---\ndate: 2019-03-05\n---\n# Treaty on herring\n\n{}\n", WIRE.replace("nine weeks", "9 weeks"));
    let wire = format!("---\ndate: 2019-03-04\n---\n# Herring treaty signed\n\n{WIRE}\n");
    let corpus = read(&[("copy.md", &copy), ("own.md", &own), ("wire.md", &wire)]);
    let joins = Joins::of(&corpus, &Hands::default());
    let documents = |group: &dateline::join::Group| {
        group.members.iter().map(|member| member.place.article).collect::<BTreeSet<_>>().len()
    };
    let signing = joins.groups().iter().find(|group| documents(group) == 3);
    assert_eq!(signing.map(|group| group.sources), Some(2), "{:?}", groups(&corpus));
    let copies: BTreeMap<String, String> = plainly_written(&corpus)
        .into_iter()
        .filter_map(|record| {
            let copy_of = record["source"]["copy_of"].as_str()?.to_owned();
            Some((record["source"]["document"].as_str()?.to_owned(), copy_of))
        })
        .collect();
    assert_eq!(copies, BTreeMap::from([("copy.md".to_owned(), "wire.md".to_owned())]));
}

#[test]
fn two_values_of_one_thing_are_one_fact_and_two_years_are_two() {
    let one = story("2019-03-05", "Poland exported 41,000 tonnes of herring to Lithuania in 2018.");
    let other = story("2019-04-05", "Herring exports from Poland to Lithuania came to 41,000 tonnes in 2018.");
    let corrected = story("2019-08-05", "Poland’s herring exports to Lithuania were 42,500 tonnes in 2018.");
    let before = story("2018-03-05", "Poland exported 41,000 tonnes of herring to Lithuania in 2017.");
    let corpus = read(&[("a.md", &one), ("b.md", &other), ("c.md", &corrected), ("d.md", &before)]);
    let found = groups(&corpus);
    let facts = found.iter().find(|group| group.iter().any(|line| line.starts_with("a.md: ")));
    let documents: BTreeSet<&str> = facts.into_iter().flatten().map(|line| &line[..4]).collect();
    assert_eq!(documents, BTreeSet::from(["a.md", "b.md", "c.md"]), "{found:?}");
}

#[test]
fn a_record_says_its_group_its_sources_and_why() {
    let one = story("2019-03-05", "Poland and Lithuania signed the herring treaty in Gdynia on 4 March 2019.");
    let other =
        story("2019-09-01", "The signing of the herring treaty by Lithuania and Poland took place on 4 March 2019.");
    let corpus = read(&[("a.md", &one), ("b.md", &other)]);
    let joined: Vec<serde_json::Value> =
        plainly_written(&corpus).into_iter().filter(|record| record["group"].is_string()).collect();
    let [first, second] = joined.as_slice() else { panic!("two records: {:?}", labels(&corpus)) };
    assert_eq!(first["group"], second["group"]);
    assert_eq!(first["sources"], 2);
    let why = first["group_why"].as_str().expect("a reason");
    assert!(why.starts_with("the same day; one act (") && why.contains("‘sign’"), "{why}");
    assert!(why.contains("Poland") && why.contains("‘herring’"), "{why}");
}

/// Stories of several days in an order, as groups of records by name.
fn groups_in_order(order: &[usize]) -> BTreeSet<BTreeSet<String>> {
    let texts: Vec<String> = (1..=12)
        .map(|day| {
            let act = ["signed", "debated", "postponed"][day % 3];
            story(
                &format!("2019-03-{:02}", day + 1),
                &format!("Poland {act} the herring treaty with Lithuania on {} March 2019.", day / 2 + 1),
            )
        })
        .collect();
    let mut corpus = Corpus::default();
    for at in order {
        corpus.extend([corpus::read_bytes(&format!("{:02}.md", (at * 7) % 12), texts[*at].as_bytes())]);
    }
    let joins = Joins::of(&corpus, &Hands::default());
    let names = |group: &dateline::join::Group| {
        group.members.iter().filter_map(|member| Some(member.place.of(&corpus)?.id.to_string())).collect()
    };
    joins.groups().iter().map(names).collect()
}

#[test]
fn groups_are_the_same_for_any_order_of_documents() {
    let order: Vec<usize> = (0..12).collect();
    let found = groups_in_order(&order);
    assert!(!found.is_empty());
    let turned: Vec<usize> = order.iter().rev().copied().collect();
    let mixed: Vec<usize> = order.iter().map(|at| (at * 5 + 3) % 12).collect();
    assert_eq!(groups_in_order(&turned), found);
    assert_eq!(groups_in_order(&mixed), found);
}

/// Two stories of one day's signing, and one of a ban a year later.
fn three() -> Corpus {
    let one = story("2019-03-05", "Poland and Lithuania signed the herring treaty in Gdynia on 4 March 2019.");
    let other =
        story("2019-09-01", "The signing of the herring treaty by Lithuania and Poland took place on 4 March 2019.");
    let ban = story("2020-05-01", "Poland banned herring from Kenya on 30 April 2020.");
    read(&[("a.md", &one), ("b.md", &other), ("c.md", &ban)])
}

fn id_of(corpus: &Corpus, document: &str) -> dateline::model::RecordId {
    let record = corpus.at_path(document).and_then(|article| article.reading.records.first());
    record.expect("it has a record").id
}

#[test]
fn what_hands_put_together_or_told_apart_stays_so() {
    let corpus = three();
    let [one, other, ban] = ["a.md", "b.md", "c.md"].map(|document| id_of(&corpus, document));
    let size = |hands: &[(Pair, Hand)], id| {
        let joins = Joins::of(&corpus, &hands.iter().copied().collect());
        let member = |group: &&dateline::join::Group| {
            group.members.iter().any(|member| member.place.of(&corpus).is_some_and(|record| record.id == id))
        };
        joins.groups().iter().find(member).map_or(1, |group| group.members.len())
    };
    assert_eq!((size(&[], one), size(&[], ban)), (2, 1));
    assert_eq!(size(&[(Pair::of(other, one), Hand::Apart)], one), 1);
    assert_eq!(
        size(&[(Pair::of(ban, one), Hand::Together)], ban),
        2,
        "both are checked as a whole with what they hold"
    );
    let both = [(Pair::of(ban, one), Hand::Together), (Pair::of(one, other), Hand::Apart)];
    assert_eq!((size(&both, ban), size(&both, other)), (2, 1));
}

#[test]
fn an_event_that_several_documents_tell_is_one_mark_with_their_number() {
    let corpus = three();
    let claims = Arc::new(Claims::read(&corpus, &Rulings::default()));
    let items = Items::of(&corpus, &claims, |_| Status::Undecided);
    let marks: Vec<(&str, u8)> =
        items.dated.iter().filter(|item| item.is_event()).map(|item| (item.date_words(), item.sources)).collect();
    assert_eq!(marks, [("4 March 2019", 2), ("30 April 2020", 1)]);
    let only_b =
        items.unfolded(|item| corpus.article(item.place.document()).is_some_and(|a| a.document.path == "b.md"));
    assert_eq!(only_b.len(), 1, "where its document is not shown, the other one stands for it");
}
