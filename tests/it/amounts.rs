//! Amounts: every wording of the registry by value and by rule, then what no example can promise: any text, any number.

use std::collections::BTreeSet;

use dateline::model::{Change, DocDate, Hedge, Quantity, Span, Trend};
use dateline::rules::amounts::RULES;
use dateline::{extract, lexicon};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn read(text: &str) -> Vec<Quantity> {
    extract::tag_text(text, &DocDate::unknown("a test")).1
}

/// An amount on one line: "5000000..7000000 USD per year, about, up".
fn summary(amount: &Quantity) -> String {
    let value = match amount.range {
        Some((low, high)) => format!("{}..{}", low.normalize(), high.normalize()),
        None => amount.value.normalize().to_string(),
    };
    let counted = if amount.unit == "count" { amount.surface_unit.as_str() } else { "" };
    let space = if counted.is_empty() { "" } else { " " };
    let per = amount.per.as_ref().map(|per| format!(" per {per}")).unwrap_or_default();
    let trend = amount.trend.map(|trend| if trend == Trend::Up { "up" } else { "down" });
    let words = [amount.hedge.map(Hedge::word), trend].into_iter().flatten().map(|word| format!(", {word}"));
    format!("{value} {}{space}{counted}{per}{}", amount.unit, words.collect::<String>())
}

/// The amounts of a text, as summaries.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let found: Vec<String> = read(text).iter().map(summary).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn every_rule_finds_its_wordings_and_leaves_its_look_alikes() {
    for rule in RULES {
        for (text, expected) in rule.finds {
            let found = read(text);
            let hit = found.iter().any(|quantity| summary(quantity) == *expected && quantity.rule == rule.id);
            let seen: Vec<String> = found.iter().map(|found| format!("{} by {}", summary(found), found.rule)).collect();
            assert!(hit, "{}: “{text}” wants {expected}, got {seen:?}", rule.id);
        }
        for text in rule.leaves {
            let seen: Vec<String> =
                read(text).iter().map(|found| format!("{} by {}", summary(found), found.rule)).collect();
            assert!(seen.is_empty(), "{}: “{text}” is no amount, got {seen:?}", rule.id);
        }
    }
}

#[test]
fn rule_ids_are_unique_and_every_rule_has_an_example() {
    let ids: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(ids.len(), RULES.len());
    for rule in RULES {
        assert!(!rule.finds.is_empty(), "{}", rule.id);
        assert!(!rule.leaves.is_empty(), "{} leaves nothing", rule.id);
    }
}

#[test]
fn a_rise_and_the_level_it_reached_stay_two_amounts() {
    check("Exports rose 16% to $113.9 billion.", &["16 %, up", "113900000000 USD"]);
    check("The gap widened by $2 billion to $30 billion.", &["2000000000 USD, up", "30000000000 USD"]);
    check("Net fell 2 percent, to $5 million from $6 million.", &["2 %, down", "5000000 USD", "6000000 USD"]);
}

#[test]
fn where_a_figure_went_is_no_bound_of_it() {
    check("The rate edged up to 3.7 per cent.", &["3.7 %"]);
    check("It fell below $8,000.", &["8000 USD, less than"]);
    check("Sales rose over 5 per cent.", &["5 %, more than, up"]);
    check("grants of up to 5 per cent", &["5 %, up to"]);
}

#[test]
fn a_bracket_keeps_the_bound_of_what_it_repeats() {
    check("more than 100 km (60 miles)", &["100 km, more than", "60 mi, more than"]);
    check("The index lost 190 points, or 0.6%.", &["190 count point, down", "0.6 %, down"]);
}

#[test]
fn a_shared_currency_is_settled_by_the_document() {
    check("Exports of wheat, in Canadian dollars, came to $5 billion.", &["5000000000 CAD"]);
    check("Canberra paid US$20 million and the states $30 million.", &["20000000 USD", "30000000 AUD"]);
    check("Mexico sold 20 million pesos of bonds.", &["20000000 MXN"]);
    check("Manila sold 20 million pesos of bonds.", &["20000000 PHP"]);
    check("Oslo lent 4 billion kroner.", &["4000000000 NOK"]);
    check("Cairo raised 3 million pounds.", &["3000000 EGP"]);
}

#[test]
fn an_open_currency_is_marked() {
    let open = |text: &str| read(text).iter().map(|found| found.ambiguous_unit).collect::<Vec<_>>();
    assert_eq!(open("It lent 20 million pesos."), [true]);
    assert_eq!(open("Canada took $5 million."), [true]);
    assert_eq!(open("It cost $5 million."), [false]);
    assert_eq!(open("It cost £5 million."), [false]);
}

#[test]
fn cents_are_a_unit_of_their_own() {
    let found = read("a levy of 50 cents a barrel");
    assert_eq!((found[0].value, found[0].unit.as_str()), (Decimal::from(50), "USX"));
    assert_eq!(found[0].per.as_deref(), Some("bbl"));
}

#[test]
fn hedges_turn_into_bounds_and_verbs_into_direction() {
    let mark = |text: &str| (read(text)[0].hedge, read(text)[0].change);
    assert_eq!(mark("at least $5 million"), (Some(Hedge::AtLeast), Change::Above));
    assert_eq!(mark("no more than 40 tonnes"), (Some(Hedge::UpTo), Change::Below));
    assert_eq!(mark("some 300 tonnes"), (Some(Hedge::About), Change::About));
    assert_eq!(mark("just under 20 per cent"), (Some(Hedge::LessThan), Change::Below));
    assert_eq!(mark("$5 million or more"), (Some(Hedge::AtLeast), Change::Above));
    assert_eq!(mark("Sales slid 3%."), (None, Change::Down));
    assert_eq!(mark("a 3% slide"), (None, Change::Equal));
}

#[test]
fn a_span_holds_number_and_unit_but_no_hedge() {
    let text = "It sold about 1.27 billion USD of coal, up 5% on the year.";
    let words: Vec<&str> = read(text).iter().map(|found| found.span.of(text)).collect();
    assert_eq!(words, ["1.27 billion USD", "5%"]);
}

#[test]
fn the_tables_of_units_and_currencies_are_sound() {
    let currencies = lexicon::currencies();
    let codes: BTreeSet<&str> = currencies.all.iter().map(|currency| currency.code).collect();
    assert_eq!(codes.len(), currencies.all.len(), "a currency stands twice");
    for currency in currencies.all {
        assert_eq!(currency.code.len(), 3, "{}", currency.code);
        assert!(currency.of.is_none_or(|whole| codes.contains(whole)), "{}", currency.code);
    }
    for unit in lexicon::units().all {
        assert!(!unit.name.is_empty() && unit.factor > 0, "{}", unit.code);
    }
}

#[test]
fn a_sentence_without_end_takes_linear_time() {
    for piece in ["$5 per day ", "five and ", "1/2 ", "345 ", "5 big "] {
        let time = |count: usize| {
            let text = piece.repeat(count);
            let tokens = dateline::tag::lex(&text);
            let start = std::time::Instant::now();
            let whole = [Span::new(0, text.len())];
            std::hint::black_box(dateline::rules::amounts::read(&text, &tokens, &whole, &[]));
            start.elapsed().as_secs_f64()
        };
        time(500);
        // Twenty times the text; squared work would take four hundred times as long.
        let (short, long) = (time(500).max(0.001), time(10_000));
        assert!(long < short * 150.0, "{piece}: {short} s, then {long} s");
    }
}

/// Pieces that make the readers meet each other's edges.
const PIECES: [&str; 40] = [
    "5",
    "1,250.5",
    "12,34,567",
    "0",
    "999999999999999999999999999999",
    "2014",
    "$",
    "US$",
    "€",
    "A",
    "Rs",
    "million",
    "bn",
    "m",
    "k",
    "lakh",
    "crore",
    "hundred",
    "twenty",
    "-",
    "–",
    "to",
    "and",
    "between",
    "from",
    "%",
    "per",
    "cent",
    "point",
    "a",
    "half",
    "third",
    "of",
    ",",
    ".",
    "(",
    ")",
    "/",
    "tonnes",
    "½",
];

proptest! {
    #[test]
    fn no_mix_of_words_panics_and_spans_fit(picks in prop::collection::vec((0..PIECES.len(), any::<bool>()), 0..30)) {
        let mut text = String::new();
        for (pick, space) in picks {
            text.push_str(PIECES[pick]);
            if space {
                text.push(' ');
            }
        }
        for found in read(&text) {
            prop_assert!(text.get(found.span.range()).is_some_and(|words| !words.is_empty()), "{text}: {:?}", found.span);
        }
    }

    #[test]
    fn no_text_panics(text in ".{0,200}") {
        for found in read(&text) {
            prop_assert!(text.get(found.span.range()).is_some());
        }
    }

    #[test]
    fn a_value_written_out_is_read_as_itself(digits in 0_i64..1_000_000_000_000, scale in 0_u32..6) {
        let value = Decimal::new(digits, scale);
        let text = format!("It took {value} tonnes.");
        let found = read(&text);
        prop_assert_eq!(found.len(), 1, "{}", text);
        prop_assert_eq!(found[0].value, value);
        prop_assert_eq!(found[0].value.to_string().parse::<Decimal>().ok(), Some(value));
        prop_assert_eq!(found[0].span, Span::new(8, text.len() - 1));
    }
}
