//! Tables in text, Markdown and HTML: every cell a figure with its heads, its unit and the cell as its source.

use dateline::corpus::{self, Article};
use dateline::model::{Metric, Modality, Record};

fn read(name: &str, text: &str) -> Article {
    corpus::read_bytes(name, text.as_bytes()).1.expect("the text is a document")
}

fn sides(record: &Record) -> String {
    let Some(figure) = &record.figure else { return String::new() };
    match (figure.reporter, figure.partner) {
        (None, None) => figure.parties.join("+"),
        (reporter, partner) => {
            format!("{}>{}", reporter.unwrap_or_default(), partner.unwrap_or_default())
        }
    }
}

/// The figures as "source value unit metric sides good period".
fn figures(article: &Article) -> Vec<String> {
    let text = &article.document.text;
    article
        .reading
        .records
        .iter()
        .filter_map(|record| {
            let figure = record.figure.as_ref()?;
            let when = record.date.when.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string);
            Some(format!(
                "{}: {} {} {} {} {} {when}",
                record.evidence.sentence.of(text),
                figure.value.normalize(),
                figure.unit,
                figure.metric.map_or("-", Metric::word),
                sides(record),
                figure.commodity.as_ref().map_or("-", |good| good.name.as_str()),
            ))
        })
        .collect()
}

#[track_caller]
fn check(name: &str, text: &str, expected: &[&str]) {
    assert_eq!(figures(&read(name, text)), expected);
}

#[test]
fn aligned_columns_belong_to_the_years_over_them_and_gaps_stay_gaps() {
    check(
        "a.txt",
        "Exports of Chile by country (US$ million)\n\n\
         Country             2012      2013    2014*\n\
         Japan              6,700     7,900     8,100\n\
         Peru                 120       n.a.      131\n\
         Rep. of Korea      4,100         -     3,900(p)\n",
        &[
            "6,700: 6700000000 USD exports CL>JP - 2012",
            "7,900: 7900000000 USD exports CL>JP - 2013",
            "8,100: 8100000000 USD exports CL>JP - 2014",
            "120: 120000000 USD exports CL>PE - 2012",
            "131: 131000000 USD exports CL>PE - 2014",
            "4,100: 4100000000 USD exports CL>KR - 2012",
            "3,900(p): 3900000000 USD exports CL>KR - 2014",
        ],
    );
}

#[test]
fn years_may_be_rows_and_metrics_columns() {
    check(
        "b.md",
        "# Trade of Kenya\n\nKenya's trade with Uganda, value in US$ million\n\n\
         | Year | Exports | Imports | Balance |\n|---|---:|---:|---:|\n\
         | 2014 | 620.5 | 180 | 440.5 |\n| 2015 | – | 190 | -12.5 |\n",
        &[
            "620.5: 620500000 USD exports KE>UG - 2014",
            "180: 180000000 USD imports KE>UG - 2014",
            "440.5: 440500000 USD balance KE>UG - 2014",
            "190: 190000000 USD imports KE>UG - 2015",
            "-12.5: -12500000 USD balance KE>UG - 2015",
        ],
    );
}

const PAGE: &str = "<html><head><title>Norway seafood bulletin</title></head><body><article>\
    <h1>Norway seafood bulletin</h1><p>Published by the seafood office on 12 March 2015. The tables below show the \
    trade of Norway by product and by the most important partners of the year.</p>\
    <table><caption>Table 2. Exports of Norway by product (thousand tonnes)</caption>\
    <thead><tr><th rowspan=\"2\">Product</th><th colspan=\"2\">2013</th><th colspan=\"2\">2014</th></tr></thead>\
    <tbody><tr><td>Salmon</td><td>950</td><td></td><td>1&nbsp;010<sup>a</sup></td><td></td></tr>\
    <tr><td>Dried kelp</td><td>12.5</td><td></td><td>14</td><td></td></tr></tbody></table>\
    <p>The exchange of goods with China is listed in the next table; all values are given in euros.</p>\
    <table><tr><th></th><th>2013 (€ million)</th><th>2014 (€ million)</th><th>Change (%)</th></tr>\
    <tr><td>Imports</td><td>1,200</td><td>1,350</td><td>12.5</td></tr></table></article></body></html>";

#[test]
fn a_caption_of_a_page_gives_metric_and_unit_and_a_wide_head_covers_its_columns() {
    let page = read("c.html", PAGE);
    let found = figures(&page);
    assert_eq!(
        found.get(..4).expect("four cells"),
        [
            "950: 950000 t exports NO> salmon 2013",
            "1 010a: 1010000 t exports NO> salmon 2014",
            "12.5: 12500 t exports NO> dried kelp 2013",
            "14: 14000 t exports NO> dried kelp 2014",
        ]
    );
    let change = page.reading.records.iter().find_map(|record| record.figure.as_ref()?.change.as_ref());
    let change = change.expect("the last column holds a change");
    assert_eq!(change.base.as_ref().map(ToString::to_string).as_deref(), Some("2013"));
}

#[test]
fn a_cell_knows_its_heads() {
    let page = read("c.html", PAGE);
    let text = &page.document.text;
    let cell = page.reading.records.iter().find_map(|record| record.figure.as_ref()?.cell).expect("a cell");
    let words = [cell.row, cell.column, cell.caption].map(|span| span.map(|span| span.of(text)));
    assert_eq!(words, [Some("Salmon"), Some("2013"), Some("Table 2. Exports of Norway by product (thousand tonnes)")]);
}

#[test]
fn heads_tell_months_forecasts_shares_and_thousands() {
    check(
        "d.txt",
        "Coal imports of Vietnam (million tonnes)\n\n\
         \u{20}           Jan-Mar 2014   Jan-Mar 2015   Share (%)\n\
         Indonesia            3.2            4.1          52\n\
         Australia            1.1            1.9          24\n",
        &[
            "3.2: 3200000 t imports VN>ID coal 2014-01/2014-03",
            "4.1: 4100000 t imports VN>ID coal 2015-01/2015-03",
            "52: 52 % share ID+VN - 2015-01/2015-03",
            "1.1: 1100000 t imports VN>AU coal 2014-01/2014-03",
            "1.9: 1900000 t imports VN>AU coal 2015-01/2015-03",
            "24: 24 % share AU+VN - 2015-01/2015-03",
        ],
    );
    let text = "Production of copper by country, '000 tonnes\n\nCountry\t2013\t2014 forecast\nChile\t5,776\t5,800\n";
    check(
        "e.txt",
        text,
        &["5,776: 5776000 t production CL> copper 2013", "5,800: 5800000 t production CL> copper 2014"],
    );
    let article = read("e.txt", text);
    let modality = |record: &Record| record.figure.as_ref().map(|figure| figure.modality);
    let found: Vec<_> = article.reading.records.iter().filter_map(modality).collect();
    assert_eq!(found, [Modality::Actual, Modality::Forecast]);
}

#[test]
fn two_columns_of_partners_are_a_table_too() {
    check(
        "f.txt",
        "Bilateral trade of Peru in 2014, $ million\n\nChina     14,200\nChile      2,900\n",
        &["14,200: 14200000000 USD trade CN+PE - 2014", "2,900: 2900000000 USD trade CL+PE - 2014"],
    );
}

#[test]
fn a_wide_row_costs_no_more_than_its_length() {
    let row: String = (0..30_000).flat_map(|number: u32| [number.to_string(), "  ".to_owned()]).collect();
    let text = format!("Exports of Chile (US$ million)\n\n{row}\n{row}\n");
    assert!(!read("g.txt", &text).document.text.is_empty());
}

/// Value, unit, metric, sides, good and period of each figure of a file.
fn told(name: &str, text: &str) -> Vec<String> {
    let article = dateline::corpus::read_bytes(name, text.as_bytes()).1.expect("the text is a document");
    let figures = article.reading.records.iter().filter_map(|record| Some((record, record.figure.as_deref()?)));
    figures
        .map(|(record, figure)| {
            let sides = format!("{}>{}", figure.reporter.unwrap_or_default(), figure.partner.unwrap_or_default());
            let good = figure.commodity.as_ref().map_or("-", |good| good.words.as_str());
            let when = record.date.when.as_ref().map_or("-".to_owned(), ToString::to_string);
            let metric = figure.metric.map_or("-", dateline::model::Metric::word);
            format!("{} {} {metric} {sides} {good} {when}", figure.value.normalize(), figure.unit)
        })
        .collect()
}

#[test]
fn a_bank_of_trade_data_names_the_partner_by_a_label_and_the_reporter_in_its_row_of_totals() {
    let page = "<html><body><p>Department of Commerce<br>Import :: Commodity-wise</p>\
        <p>Dated: 24/6/2020<br>Values in US$ Million</p><p>Country: PERU<br>* Codes were moved in April 2019</p>\
        <table><tr><th>S.No.</th><th>HSCode</th><th>Commodity</th><th>1996-1997</th><th>1997-1998</th><th>%Growth</th></tr>\
        <tr><td>1.</td><td>09</td><td>COFFEE AND TEA</td><td>2.00</td><td>3.00</td><td>50.00</td></tr>\
        <tr><td></td><td></td><td>India's Total</td><td>400.00</td><td>500.00</td><td>25.00</td></tr></table></body></html>";
    assert_eq!(
        told("bank.html", page),
        [
            "2000000 USD imports IN>PE COFFEE AND TEA 1996-04/1997-03",
            "3000000 USD imports IN>PE COFFEE AND TEA 1997-04/1998-03",
            "50 % change IN>PE COFFEE AND TEA 1997-04/1998-03",
            "400000000 USD imports IN> - 1996-04/1997-03",
            "500000000 USD imports IN> - 1997-04/1998-03",
            "25 % change IN> - 1997-04/1998-03",
        ]
    );
}

#[test]
fn labelled_rows_below_months_are_a_table_once_and_no_sentence_is_in_it() {
    let told = |name: &str, text: &str| -> Vec<String> {
        let without_source = |line: String| line.split_once(": ").map(|(_, figure)| figure.to_owned());
        figures(&read(name, text)).into_iter().filter_map(without_source).collect()
    };
    let rows = "Sept 2019 Aug 2019\nOutput 1,842 1,821\nExports 1,409 1,735\n";
    let whole = [
        "1842 t production KE> tea 2019-09",
        "1821 t production KE> tea 2019-08",
        "1409 t exports KE> tea 2019-09",
        "1735 t exports KE> tea 2019-08",
    ];
    assert_eq!(told("a.txt", &format!("Kenya tea (volumes in tonnes)\n\n{rows}")), whole);
    assert_eq!(
        told("b.txt", &format!("Kenya tea (volumes in tonnes)\n\nSmall farms\n{rows}Source: Tea Board.\n")),
        whole
    );
    // Cells that the page itself told apart are not found a second time.
    let page = "<html><body><h1>Kenya tea (volumes in tonnes)</h1>\
        <table><tr><td></td><td>Sept 2019</td><td>Aug 2019</td></tr><tr><td>Output</td><td>1,842</td><td>1,821</td></tr>\
        <tr><td>Exports</td><td>1,409</td><td>1,735</td></tr></table></body></html>";
    assert_eq!(told("c.html", page), whole);
    // The unit and the partner of a sentence above are its own.
    let sentence = "Kenya sold tea worth $5 million to Uganda in 2018.";
    let text = format!("Kenya tea (volumes in tonnes)\n\n{sentence}\n\n{rows}");
    let own = "5000000 USD exports KE>UG tea 2018";
    assert_eq!(told("d.txt", &text), [&[own], whole.as_slice()].concat());
    // In the paragraph of the rows it would become one of them.
    let lines = rows.trim_end().replace('\n', "<br>");
    let page = format!("<html><body><h1>Kenya tea (volumes in tonnes)</h1><p>{sentence}<br>{lines}</p></body></html>");
    assert_eq!(told("e.html", &page), [own]);
}

#[test]
fn a_table_that_a_copy_ran_together_is_read_and_a_row_of_years_is_none() {
    let text = |rows: &str| {
        format!(
            "Foreign trade of Kenya\n\nMillion dollars\n\nExports (f.o.b.)\n\nImports (c.i.f.)\n\n{rows}\n\nThe figures are those of the customs.\n"
        )
    };
    assert_eq!(
        told("a.txt", &text("2011 1,140 1,150 2012 1,160 1,170 2013 1,180 1,190")),
        [
            "1140000000 USD exports KE> - 2011",
            "1150000000 USD imports KE> - 2011",
            "1160000000 USD exports KE> - 2012",
            "1170000000 USD imports KE> - 2012",
            "1180000000 USD exports KE> - 2013",
            "1190000000 USD imports KE> - 2013",
        ]
    );
    assert_eq!(told("a.txt", &text("2011 1,140 1,150 2012 1,160 2013 1,180 1,190")), [""; 0]);
}
