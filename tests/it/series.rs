//! Series: figures joined by what they measure, one point with several sources, conflicts, mirrors; values stay exact.

use std::path::Path;
use std::sync::Arc;

use dateline::claims::{Claims, Rulings};
use dateline::corpus::{self, Corpus};
use dateline::export::table;
use dateline::model::Metric;
use dateline::series::{self, Period, Series, Standing};
use dateline::view::chart::{Charts, Look, Mode, Scale};
use dateline::view::item::Status;
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::written::plainly_written;

/// A corpus of one article for each text.
fn corpus(texts: &[&str]) -> Corpus {
    let mut corpus = Corpus::default();
    corpus.extend(texts.iter().enumerate().map(|(at, text)| {
        let name = format!("paper {at}.txt");
        assert!(Path::new(&name).extension().is_some());
        corpus::read_bytes(&name, text.as_bytes())
    }));
    corpus
}

fn all(texts: &[&str]) -> Vec<Series> {
    series::all(&corpus(texts), |_| true)
}

/// The series as "name: value×documents[ / value×documents]" for each period.
fn lines(series: &[Series]) -> Vec<String> {
    let point = |point: &series::Point| {
        let claims: Vec<String> =
            point.claims.iter().map(|claim| format!("{}×{}", claim.value.normalize(), claim.documents())).collect();
        claims.join(" / ")
    };
    series
        .iter()
        .map(|one| format!("{}: {}", one.key.name(), one.points.iter().map(point).collect::<Vec<_>>().join(", ")))
        .collect()
}

#[track_caller]
fn check(texts: &[&str], expected: &[&str]) {
    assert_eq!(lines(&all(texts)), expected);
}

const CHILE: &str = "Exports of Chile to Japan were $7.9 billion in 2013.";

#[test]
fn the_same_figure_of_two_papers_is_one_point_with_two_sources() {
    let said = "In 2013 Chile's exports to Japan reached $7.9 billion, officials in Santiago said.";
    check(&[CHILE, said], &["Chile exports to Japan: 7900000000×2"]);
    let finer = "Chile's exports to Japan came to $7.93 billion in 2013.";
    check(&[CHILE, finer], &["Chile exports to Japan: 7930000000×2"]);
}

#[test]
fn different_values_for_one_cell_stand_side_by_side() {
    let other = "Chile's exports to Japan came to $6.1 billion in 2013.";
    let series = all(&[CHILE, other, "Chile's exports to Japan were $6.1 billion in 2013, a bank says."]);
    assert_eq!(lines(&series), ["Chile exports to Japan: 6100000000×2 / 7900000000×1"]);
}

#[test]
fn kinds_of_periods_and_of_standing_are_never_one_series() {
    let series = all(&[
        "Exports of Chile to Japan were $7.9 billion in 2013.",
        "Exports of Chile to Japan were $5.2 billion in the first eight months of 2013.",
        "Exports of Chile to Japan were $2.1 billion in the first quarter of 2013.",
        "Exports of Chile to Japan are expected to reach $9 billion in 2019.",
    ]);
    let kinds: Vec<(Period, Standing)> = series.iter().map(|one| (one.key.period, one.key.standing)).collect();
    assert_eq!(
        kinds,
        [
            (Period::Quarter, Standing::Actual),
            (Period::Part { months: 8, from: 1 }, Standing::Actual),
            (Period::Year { from: 1 }, Standing::Actual),
            (Period::Year { from: 1 }, Standing::Forecast),
        ]
    );
}

#[test]
fn kilograms_and_tonnes_make_one_series() {
    let texts =
        ["Peru exported 1,500 tonnes of tin to Japan in 2012.", "Peru exported 900,000 kg of tin to Japan in 2013."];
    check(&texts, &["Peru tin exports to Japan: 1500×1, 900×1"]);
}

#[test]
fn a_derived_value_yields_to_a_written_one() {
    let rose = "Norway's exports to Finland rose 25 percent to $2.5 billion in 2014 from a year earlier.";
    let series = all(&[rose]);
    let level = series.iter().find(|one| one.key.metric == Some(Metric::Exports)).expect("exports");
    let derived: Vec<bool> = level.points.iter().map(|point| point.claims[0].derived).collect();
    assert_eq!(derived, [true, false], "2013 follows by arithmetic: {}", lines(&series).join("; "));
    let series = all(&[rose, "Norway's exports to Finland were $2.1 billion in 2013."]);
    let level = series.iter().find(|one| one.key.metric == Some(Metric::Exports)).expect("exports");
    assert_eq!(level.points[0].claims.len(), 1);
    assert!(!level.points[0].claims[0].derived);
}

fn charts(corpus: &Corpus, mode: Mode) -> Charts {
    Charts::with(
        corpus,
        &Claims::read(corpus, &Rulings::default()),
        |_| Status::Undecided,
        |_| true,
        &Look { mode, ..Look::default() },
    )
}

#[test]
fn modes_are_said_on_the_axis_and_hold_what_they_promise() {
    let papers = corpus(&[CHILE, "Exports of Chile to Japan were $3.95 billion in 2012 and $1 million in 1990."]);
    let auto = charts(&papers, Mode::Auto);
    assert!(auto.charts[0].unit.contains("log scale"), "{}", auto.charts[0].unit);
    let level = charts(&papers, Mode::Level);
    assert!(matches!(level.charts[0].scale, Scale::Linear { .. }));
    let change = charts(&papers, Mode::Change);
    assert_eq!(change.charts[0].values.iter().map(|value| value.words.as_str()).collect::<Vec<_>>(), ["+100.0%"]);
    assert!(change.charts[0].unit.contains("year before"));
    let year = papers.records().find_map(|record| record.date.when.as_ref()?.bounds()).expect("a dated figure");
    let index = charts(&papers, Mode::Index(year.start.and_utc().timestamp() as f64 + 1.0));
    let words: Vec<&str> = index.charts[0].values.iter().map(|value| value.words.as_str()).collect();
    assert_eq!(words, ["0.0", "50.0", "100.0"]);
    assert!(index.charts[0].unit.contains("2013 = 100"), "{}", index.charts[0].unit);
}

#[test]
fn a_logarithm_below_zero_is_refused_and_said() {
    let papers = corpus(&["Chile's trade deficit with Japan was $2 billion in 2012.", CHILE]);
    let log = charts(&papers, Mode::Log);
    assert!(matches!(log.charts[0].scale, Scale::Linear { .. }));
    assert!(log.charts[0].unit.contains("no log below zero"), "{}", log.charts[0].unit);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Text, quantity, figure, JSON and CSV: a value never changes on its way.
    #[test]
    fn a_value_is_the_same_from_text_to_export(whole in 1_u64..999_999, decimals in 0_u32..5, scale in 0_usize..4) {
        let written = Decimal::new(i64::try_from(whole).unwrap_or(1), decimals);
        let (word, power) = [("", 0), ("thousand ", 3), ("million ", 6), ("billion ", 9)][scale];
        let text = format!("Norway's exports to Finland were {written} {word}euros in 2014.");
        let expected = (written * Decimal::from(10_u64.pow(power))).normalize();
        let papers = corpus(&[&text]);
        let figure = papers.records().find_map(|record| record.figure.as_ref());
        let figure = figure.unwrap_or_else(|| panic!("no figure in: {text}"));
        prop_assert_eq!(figure.value.normalize(), expected, "{}", text);
        let line = plainly_written(&papers).into_iter().find(|record| record["kind"] == "figure").expect("a record").to_string();
        let json = line.split("\"value\":").nth(1).and_then(|rest| rest.split([',', '}']).next()).expect("a value");
        prop_assert_eq!(exact(json), expected, "{}", line);
        let mut bytes = Vec::new();
        table::write(plainly_written(&papers).into_iter(), &mut bytes).expect("CSV is written");
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let column = reader.headers().expect("heads").iter().position(|name| name == "value").expect("a column");
        let cells: Vec<String> =
            reader.records().filter_map(|row| row.ok()?.get(column).map(str::to_owned)).filter(|cell| !cell.is_empty()).collect();
        prop_assert_eq!(cells.iter().map(|cell| exact(cell)).collect::<Vec<_>>(), vec![expected]);
    }
}

/// A number of JSON or CSV, in either notation, as a decimal.
fn exact(text: &str) -> Decimal {
    let number = text.parse::<Decimal>().or_else(|_| Decimal::from_scientific(text));
    number.unwrap_or_else(|_| panic!("{text} is no number")).normalize()
}

#[test]
fn figures_of_which_sources_differ_are_marked_as_conflicts_and_added_ones_as_made_by_hand() {
    use dateline::model::{Category, Span};
    use dateline::project::{self, Added, AddedKind, Edit, Project};
    use dateline::view::Items;
    let other = "Chile's exports to Japan came to $6.1 billion in 2013. A port opened on 3 May 2013.";
    let mut corpus = corpus(&[CHILE, other, "Chile's exports to Peru came to $1.1 billion in 2013."]);
    let quote = "A port opened";
    let start = other.find(quote).expect("it stands there");
    let added = Added {
        document: corpus.articles[1].document.path.clone(),
        kind: AddedKind::Event,
        span: Span::new(start, start + quote.len()),
        quote: quote.to_owned(),
        title: "The port".to_owned(),
        edtf: "2013-05".parse().ok(),
        category: Category::Other,
    };
    let mut project = Project::default();
    let id = added.id();
    project.edit(Edit::Added(vec![(id, Some(added))]));
    project::lay(&project, &mut corpus);
    let items =
        Items::of(&corpus, &Arc::new(Claims::read(&corpus, &Rulings::default())), |record| project.status(record.id));
    let told = |item: &&dateline::view::Item| item.place.of(&corpus).map(|record| record.label.to_string());
    let conflicts: Vec<_> = items.dated.iter().filter(|item| item.conflict).filter_map(|item| told(&item)).collect();
    assert_eq!(conflicts.len(), 2, "{conflicts:?}");
    assert!(conflicts.iter().all(|label| label.contains("Japan")), "{conflicts:?}");
    let by_hand: Vec<_> = items.dated.iter().filter(|item| item.by_hand).map(|item| item.id).collect();
    assert_eq!(by_hand, [id]);
    assert!(items.find(id).is_some_and(|item| item.spoken().contains("added by hand")));
}

/// Titles and units of the charts of some texts.
fn titles(texts: &[&str]) -> Vec<String> {
    let papers = corpus(texts);
    charts(&papers, Mode::Auto).charts.iter().map(|chart| format!("{}: {}", chart.title, chart.unit)).collect()
}

const PERU: &str = "Exports of Peru to Ghana were $2 billion in 2012 and $3 billion in 2013.";

#[test]
fn relations_without_a_common_state_have_charts_of_their_own() {
    let chile = "Exports of Chile to Japan were $7.9 billion in 2013 and $6.1 billion in 2012.";
    assert_eq!(titles(&[chile, PERU]), ["Trade value: US$, Chile–Japan", "Trade value: US$, Ghana–Peru"]);
    // Japan buys from both: there is something to compare.
    let japan = "Exports of Peru to Japan were $2 billion in 2012 and $3 billion in 2013.";
    assert_eq!(titles(&[chile, japan]), ["Trade value: US$"]);
    // A single value is no chart to set beside another.
    assert_eq!(titles(&[CHILE, PERU]), ["Trade value: US$"]);
}

#[test]
fn what_a_zero_would_press_flat_has_a_chart_of_its_own() {
    let trade = "Trade between Chile and Japan was $24 billion in 2015 and $17 billion in 2016.";
    let fish = "Chile's exports of salmon to Japan were $200 million in 2015, $0 in 2016 and $30 million in 2017.";
    assert_eq!(titles(&[trade, fish]), ["Trade value: US$", "Trade value: US$, salmon"]);
    let never = "Chile's exports of salmon to Japan were $200 million in 2015 and $30 million in 2017.";
    assert_eq!(titles(&[trade, never]), ["Trade value: US$, log scale"]);
}

#[test]
fn duties_stand_before_a_second_unit_of_trade_and_a_lone_value_below_both_in_the_strip() {
    let texts = [
        "Exports of Chile to Japan were $7.9 billion in 2013 and $6.1 billion in 2012.",
        "Chile exported 1,500 tonnes of copper to Japan in 2012 and 900 tonnes in 2013.",
        "Exports of Chile to Japan were 30 million euros in 1999.",
        "Japan imposed duties of 12 per cent on copper from Chile on 3 May 2012. Japan imposed duties of 20 per cent on \
         copper from Chile on 4 May 2013.",
    ];
    assert_eq!(
        titles(&texts),
        ["Trade value: US$", "Tariffs: per cent", "Trade value: tonnes", "Single figures: each on its own"]
    );
}
