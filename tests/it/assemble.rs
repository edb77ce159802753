//! From sentences to records: what becomes an event or a figure, with which date, headline, states and modality.

use dateline::extract;
use dateline::model::{
    Basis, DateBasis, DocDate, DocId, Document, Grade, Metric, Modality, Paragraph, ParagraphKind, Record, Span,
};

pub fn document(date: &str, paragraphs: &[(ParagraphKind, &str)]) -> Document {
    let mut text = String::new();
    let mut placed = Vec::new();
    for (at, (kind, words)) in paragraphs.iter().enumerate() {
        let start = text.len();
        text.push_str(words);
        placed.push(Paragraph {
            number: u32::try_from(at + 1).expect("a small document"),
            span: Span::new(start, text.len()),
            kind: *kind,
        });
        text.push_str("\n\n");
    }
    let date = if date.is_empty() {
        DocDate::unknown("Nothing in the text tells its date.")
    } else {
        DocDate {
            when: Some(date.parse().expect("an EDTF date")),
            basis: DateBasis::Metadata,
            why: "Given by the test.".to_owned(),
            span: None,
        }
    };
    Document {
        path: "test.txt".to_owned(),
        title: "Test".to_owned(),
        outlet: None,
        foreign: None,
        date,
        text,
        paragraphs: placed,
        pages: Vec::new(),
        tables: Vec::new(),
        hash: "0f".to_owned(),
    }
}

fn read(date: &str, text: &str) -> Vec<Record> {
    extract::read(&document(date, &[(ParagraphKind::Body, text)]), DocId(0)).records
}

fn events(date: &str, text: &str) -> Vec<(String, String, &'static str)> {
    read(date, text)
        .into_iter()
        .filter(|record| record.figure.is_none())
        .map(|record| {
            let when = record.date.when.map_or_else(|| "-".to_owned(), |when| when.to_string());
            (when, record.label.to_string(), record.modality.word())
        })
        .collect()
}

/// The text tells these events: date, headline, modality.
#[track_caller]
fn check(text: &str, expected: &[(&str, &str, &str)]) {
    let found = events("2019-06-12", text);
    let found: Vec<_> = found.iter().map(|(when, label, word)| (when.as_str(), label.as_str(), *word)).collect();
    assert_eq!(found, expected, "{text}");
}

/// The text tells these figures: value, unit, metric, reporter, partner, date.
#[track_caller]
fn figures(text: &str, expected: &[(&str, &str, &str, &str, &str, &str)]) {
    let records = read("2019-06-12", text);
    let found: Vec<_> = records
        .iter()
        .filter_map(|record| {
            let figure = record.figure.as_ref()?;
            let or = |state: Option<&'static str>| state.unwrap_or("-");
            Some((
                figure.value.normalize().to_string(),
                figure.unit.clone(),
                figure.metric.map_or("-", Metric::word),
                or(figure.reporter),
                or(figure.partner),
                record.date.when.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string),
            ))
        })
        .collect();
    let found: Vec<_> = found
        .iter()
        .map(|(value, unit, metric, reporter, partner, when)| {
            (value.as_str(), unit.as_str(), *metric, *reporter, *partner, when.as_str())
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn two_dated_clauses_are_two_events() {
    check(
        "Norway and Peru signed a fisheries treaty in Lima on 3 March 2016 and ratified it on 9 May 2017.",
        &[
            ("2016-03-03", "Norway and Peru signed a fisheries treaty in Lima", "actual"),
            ("2017-05-09", "Norway and Peru ratified fisheries treaty", "actual"),
        ],
    );
}

#[test]
fn what_stands_beside_the_act_of_a_date_is_an_act_of_its_own() {
    check(
        "Talks on the treaty ended in March 2016, when President Anna Berg visited Peru.",
        &[
            ("2016-03", "Talks on the treaty ended", "actual"),
            ("2016-03", "President Anna Berg visited Peru", "actual"),
        ],
    );
    check(
        "President Anna Berg visited Peru in March 2016 and lifted the ban on arms sales to Lima.",
        &[
            ("2016-03", "President Anna Berg visited Peru", "actual"),
            ("2016-03", "President Anna Berg lifted the ban on arms sales to Lima", "actual"),
        ],
    );
    check(
        "Norway lifted its ban on Peruvian fish on 6 May 2016, a day after the two sides had signed a treaty.",
        &[
            ("2016-05-06", "Norway lifted its ban on Peruvian fish", "actual"),
            ("2016-05-05", "Norway and Peru signed a treaty", "actual"),
        ],
    );
    // How things were, what somebody said, and what the second verb only adds are no acts.
    check(
        "Talks on the treaty ended in March 2016, when prices were high.",
        &[("2016-03", "Talks on the treaty ended", "actual")],
    );
    check(
        "President Anna Berg visited Peru in March 2016 and praised the food.",
        &[("2016-03", "President Anna Berg visited Peru", "actual")],
    );
}

#[test]
fn a_report_date_gives_one_event_that_says_what_was_reported() {
    check(
        "The Chilean minister visited Oslo, the Lima Gazette reported on 4 June 2019.",
        &[("2019-06-04", "Chilean minister visited Oslo", "actual")],
    );
}

#[test]
fn a_pronoun_gives_way_to_the_subject_before_it() {
    check(
        "The copper talks began in Santiago. They ended on 2 April 2018.",
        &[("2018-04-02", "Copper talks ended", "actual")],
    );
}

#[test]
fn an_inserted_clause_takes_the_noun_in_front_of_it() {
    check(
        "The harbour of Arica, which Chile opened on 7 May 2015, is busy.",
        &[("2015-05-07", "Chile opened the harbour of Arica", "actual")],
    );
}

#[test]
fn the_modality_follows_the_grammar() {
    let modality = |text: &str, expected: Modality| {
        let records = read("2019-06-12", text);
        let found: Vec<_> =
            records.iter().filter(|record| record.figure.is_none()).map(|record| record.modality).collect();
        assert_eq!(found, [expected], "{text}");
    };
    modality("Ministers will meet in Oslo on 3 July 2019.", Modality::Planned);
    modality("A visit to Lima, planned for 3 May 2019, was called off.", Modality::Cancelled);
    modality("Peru denied that its minister met the envoy on 3 May 2019.", Modality::Denied);
    modality("If Norway were to close the port in 2021, prices would rise.", Modality::Hypothetical);
    modality("Norway closed the port on 3 May 2019.", Modality::Actual);
    modality("Peru cancelled the debt of Bolivia on 3 May 2019.", Modality::Actual);
}

#[test]
fn a_period_of_a_figure_is_no_event() {
    check("Norway's exports to Peru reached $40 million in 2017.", &[]);
    check("Trade rose 4 percent in the first quarter of 2018.", &[]);
}

#[test]
fn a_year_in_a_name_or_a_footer_is_no_event() {
    check("The port belongs to the plan Vision 2030 of the ministry.", &[]);
    check("He drives a 1998 lorry through the Andes.", &[]);
    check("“The salmon war” (2012)", &[]);
}

#[test]
fn an_anniversary_points_back_to_its_year() {
    let found = events("2019-06-12", "Oslo marked the 50th anniversary of the fishing treaty.");
    assert_eq!(found, [("1969".to_owned(), "Fishing treaty".to_owned(), "actual")]);
}

#[test]
fn a_date_without_a_year_stays_unplaced_in_an_undated_document() {
    let text = "Norway and Peru signed a treaty on 3 March.";
    let records = read("", text);
    let [record] = records.as_slice() else { panic!("one event: {records:?}") };
    assert!(record.date.when.as_ref().is_none_or(|when| when.bounds().is_none()), "{:?}", record.date);
    assert!(record.why(text).contains("cannot be placed"), "{}", record.why(text));
}

#[test]
fn flows_have_a_direction() {
    figures(
        "Norway's exports to Peru came to $40 million in 2017.",
        &[("40000000", "USD", "exports", "NO", "PE", "2017")],
    );
    figures(
        "Peru bought $40 million worth of Norwegian salmon in 2017.",
        &[("40000000", "USD", "imports", "PE", "NO", "2017")],
    );
    figures(
        "Chile shipped 300 tonnes of copper to Japan in May 2018.",
        &[("300", "t", "exports", "CL", "JP", "2018-05")],
    );
    figures(
        "Peru's deficit with Norway was $5 million in 2017.",
        &[("-5000000", "USD", "balance", "PE", "NO", "2017")],
    );
}

#[test]
fn levels_beside_each_other_have_their_own_periods() {
    figures(
        "Norway's exports to Peru rose to $40 million in 2017 from $30 million a year earlier.",
        &[("40000000", "USD", "exports", "NO", "PE", "2017"), ("30000000", "USD", "exports", "NO", "PE", "2016")],
    );
    figures(
        "Norway's imports from Peru fell to $8 million in May 2018, against $9 million in the same month of 2017.",
        &[("8000000", "USD", "imports", "NO", "PE", "2018-05"), ("9000000", "USD", "imports", "NO", "PE", "2017-05")],
    );
}

#[test]
fn a_change_told_beside_a_level_belongs_to_it() {
    let records = read("2019-06-12", "Norway's exports to Peru fell 12 percent to $40 million in 2017.");
    let told: Vec<_> = records
        .iter()
        .filter_map(|record| Some((record.figure.as_ref()?, record.date.when.as_ref()?.to_string())))
        .map(|(figure, when)| {
            let change = figure.change.as_ref();
            let base = change.and_then(|change| change.base.as_ref()).map(ToString::to_string);
            let percent = change.map(|change| change.percent.to_string());
            (figure.metric.map_or("-", Metric::word), figure.value.to_string(), when, percent, base, figure.derived)
        })
        .collect();
    let (fall, base) = (Some("-12".to_owned()), Some("2016".to_owned()));
    let expected = [
        ("change", "-12".to_owned(), "2017".to_owned(), fall.clone(), base.clone(), false),
        ("exports", "40000000".to_owned(), "2017".to_owned(), fall, base, false),
        ("exports", "45000000".to_owned(), "2016".to_owned(), None, None, true),
    ];
    assert_eq!(told, expected);
    let sum = records.iter().find_map(|record| record.figure.as_ref()?.arithmetic.clone()).expect("the arithmetic");
    assert_eq!(sum.words, "$40 million ÷ (1 − 12 ÷ 100)");
}

#[track_caller]
fn check_base(text: &str, base: Option<&str>, value: Option<&str>, words: Option<&str>) {
    let records = read("2019-06-12", text);
    let change = records.iter().find_map(|record| record.figure.as_ref()?.change.clone()).expect("a change");
    let found = (
        change.base.map(|when| when.to_string()),
        change.base_value.map(|value| value.normalize().to_string()),
        change.base_words.map(|span| span.of(text).to_owned()),
    );
    let text = |words: Option<&str>| words.map(str::to_owned);
    assert_eq!(found, (text(base), text(value), text(words)));
}

#[test]
fn a_change_knows_what_it_is_measured_against() {
    check_base(
        "Norway's exports to Peru rose 5 percent in May 2018 from a year earlier.",
        Some("2017-05"),
        None,
        Some("a year earlier"),
    );
    check_base(
        "Norway's exports to Peru were $42 million in 2017, up 5 percent from $40 million a year earlier.",
        Some("2016"),
        Some("40000000"),
        Some("$40 million"),
    );
    check_base(
        "Norway's exports to Peru fell 3.1 percent year-on-year to $9 million in May 2018.",
        Some("2017-05"),
        None,
        Some("year-on-year"),
    );
    check_base(
        "In May 2018 Norway's exports to Peru were 4 percent lower than in the previous month.",
        Some("2018-04"),
        None,
        Some("in the previous month"),
    );
    check_base("Norway's exports to Peru rose 5 percent in May 2018.", None, None, None);
}

#[test]
fn a_share_knows_what_it_is_a_share_of() {
    let text = "Norway's exports to Peru were $42 million in 2017. Salmon made up 60 percent of the total.";
    let records = read("2019-06-12", text);
    let of = records
        .iter()
        .find_map(|record| record.figure.as_ref().filter(|f| f.metric == Some(Metric::Share))?.of.clone());
    assert_eq!(of.as_deref(), Some("Norway’s exports to Peru"));
}

#[test]
fn a_number_told_again_keeps_its_metric() {
    figures(
        "Norway's exports to Peru were $42 million in 2017. Customs say the figure was $45 million a year later.",
        &[("42000000", "USD", "exports", "NO", "PE", "2017"), ("45000000", "USD", "exports", "NO", "PE", "2018")],
    );
}

#[test]
fn a_goal_is_no_fact() {
    let records = read("2019-06-12", "Norway and Peru aim to raise their trade to $90 million by 2025.");
    let figure = records.iter().find_map(|record| record.figure.as_ref()).expect("a figure");
    assert_eq!((figure.metric, figure.modality), (Some(Metric::Trade), Modality::Target));
    assert_eq!(*figure.parties, ["NO", "PE"]);
}

#[test]
fn people_pages_and_scores_are_no_trade_figures() {
    for text in ["Oslo invited 26 mayors in 2018.", "The report has 17 pages.", "Lima won 3-2 at home."] {
        assert!(read("2019-06-12", text).iter().all(|record| record.figure.is_none()), "{text}");
    }
}

#[test]
fn a_table_takes_its_metric_from_the_caption_and_its_periods_from_the_head() {
    let document = document(
        "2019-06-12",
        &[
            (ParagraphKind::Title, "Trade between Norway and Peru"),
            (ParagraphKind::Body, "Norway's exports to Peru by product (US$ million)"),
            (ParagraphKind::Row, "Product\t2016\t2017"),
            (ParagraphKind::Row, "Salmon\t12.5\t14.0"),
        ],
    );
    let records = extract::read(&document, DocId(0)).records;
    let found: Vec<_> = records
        .iter()
        .filter_map(|record| {
            let figure = record.figure.as_ref()?;
            let when = record.date.when.as_ref().map(ToString::to_string)?;
            Some((when, figure.value.normalize().to_string(), figure.metric?.word(), figure.commodity.clone()?.name))
        })
        .collect();
    let salmon = || "salmon".to_owned();
    let expected = [
        ("2016".to_owned(), "12500000".to_owned(), "exports", salmon()),
        ("2017".to_owned(), "14000000".to_owned(), "exports", salmon()),
    ];
    assert_eq!(found, expected);
}

#[test]
fn records_have_stable_names_and_their_words_in_place() {
    let text = "Norway's exports to Peru fell to $40 million in 2017. The two signed a treaty on 3 March 2018.";
    let (first, second) = (read("2019-06-12", text), read("2019-06-12", text));
    assert!(first.len() >= 2);
    assert_eq!(
        first.iter().map(|record| record.id).collect::<Vec<_>>(),
        second.iter().map(|record| record.id).collect::<Vec<_>>()
    );
    for record in &first {
        let evidence = &record.evidence;
        assert!(evidence.date.is_none_or(|date| evidence.sentence.contains(date)), "{record:?}");
        assert!(evidence.amount.is_none_or(|amount| evidence.sentence.contains(amount)), "{record:?}");
        assert!(record.label.chars().count() <= 80 && !record.label.is_empty(), "{}", record.label);
    }
}

#[test]
fn hostile_text_neither_panics_nor_hangs() {
    let many = "in 2014 $5 million, ".repeat(2000);
    let brackets = "((((".repeat(500) + "on 3 May 2014" + &"))".repeat(900);
    let torn = ["effect on 1 August", "increased from June 2018 to July 2018", "cent in October, seen in"];
    for text in [many.as_str(), brackets.as_str(), "", "If", "which on 3 May 2014", "from 5 to 3 %", "’s 2014", "that"]
        .into_iter()
        .chain(torn)
    {
        for record in read("2019-06-12", text) {
            assert!(record.label.chars().count() <= 80, "{}", record.label);
        }
    }
}

#[test]
fn an_entry_of_a_list_whose_date_closes_it_is_an_event_and_its_look_alikes_are_none() {
    #[track_caller]
    fn check(heading: &str, item: &str, expected: &[&str]) {
        let list = document("2019-06-12", &[(ParagraphKind::Heading, heading), (ParagraphKind::Item, item)]);
        let records = extract::read(&list, DocId(0)).records;
        let found: Vec<String> = records
            .iter()
            .filter(|record| record.figure.is_none())
            .filter_map(|record| record.date.when.as_ref().map(ToString::to_string))
            .collect();
        assert_eq!(found, expected, "{heading} / {item}");
    }
    check("In force", "Trade agreement with Norland (NLTA) – 6 March 2009", &["2009-03-06"]);
    check("State visits", "King Olav of Norway (1984)", &["1984"]);
    // No word of something that happens; a heading that tells of nothing.
    check("In force", "Office of the Harbour Authority (OHA) – 6 March 2009", &[]);
    check("Ships", "King Olav of Norway (1984)", &[]);
}

#[test]
fn the_storys_own_news_stands_at_the_day_of_the_story() {
    let lead = "Norway and Finland have signed a long pact on the fish of the northern sea.";
    let records = read("2015-05-03", lead);
    assert_eq!(records.len(), 1, "{records:?}");
    let news = &records[0];
    assert_eq!(news.date.when.as_ref().map(ToString::to_string).as_deref(), Some("2015-05-03?"));
    assert_eq!((news.date.basis, news.date.grade), (Basis::Document, Grade::C));
    let told = |text: &str| read("2015-05-03", text).iter().any(|record| record.date.basis == Basis::Document);
    // Told with its date, here or further down; no act; a plan; of no day in particular.
    assert!(!told("Norway and Finland signed a long pact on the fish of the sea on Friday."));
    assert!(!told(&format!("{lead} The two signed the pact on fish of the northern sea on 1 May 2015.")));
    assert!(!told("Norway and Finland are friends of the sea and of all its many fish."));
    assert!(!told("Norway and Finland will sign a long pact on the fish of the northern sea."));
    assert!(!told("Norway and Finland have recently signed a pact on the fish of the northern sea."));
}

#[test]
fn an_entry_with_a_dash_and_a_day_tells_what_its_words_or_its_heading_name() {
    let found = |heading: &str, entry: &str| {
        let parts = [(ParagraphKind::Heading, heading), (ParagraphKind::Item, entry)];
        let records = extract::read(&document("2019-06-12", &parts), DocId(0)).records;
        records.iter().map(|record| record.label.to_string()).collect::<Vec<_>>()
    };
    assert!(found("In force", "- Office of the Harbour Authority – 6 March 2009").is_empty());
    assert_eq!(found("Trade agreements", "- Norway-Chile (NOCHI) – 6 March 2009"), ["Trade agreements: Norway-Chile"]);
}
