//! Statistics files: workbooks, separated values, pages and lists of the forms that offices publish. Each cell is a figure
//! with its place in the file, or the reason is told.

use std::io::{Cursor, Write};

use dateline::corpus::{self, Article, Piece};
use dateline::load::Severity;
use dateline::model::{Metric, Record};

fn put_words(to: &mut String, words: std::fmt::Arguments<'_>) {
    std::fmt::Write::write_fmt(to, words).expect("memory takes it");
}

/// A workbook with one sheet for each text of comma-separated cells; numbers are numbers, cells with `#` before them days.
pub fn book(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, text: &str| {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("memory takes it");
        writer.write_all(text.as_bytes()).expect("memory takes it");
    };
    let types = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>";
    let ns = "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    put("[Content_Types].xml", types);
    let (mut listed, mut related) = (String::new(), String::new());
    for (at, (name, text)) in sheets.iter().enumerate() {
        let hidden = if name.starts_with('_') { " state='hidden'" } else { "" };
        put_words(&mut listed, format_args!("<sheet name='{name}' sheetId='{0}' r:id='r{0}'{hidden}/>", at + 1));
        put_words(
            &mut related,
            format_args!(
                "<Relationship Id='r{0}' Type='{office}/worksheet' Target='worksheets/sheet{0}.xml'/>",
                at + 1
            ),
        );
        let mut rows = String::new();
        for (row, line) in (1..).zip(text.lines()) {
            let cells = line.split(',').enumerate().filter(|(_, words)| !words.is_empty()).map(|(column, words)| {
                let place = format!("{}{row}", char::from(b'A' + column as u8));
                match (words.strip_prefix('#'), words.parse::<f64>()) {
                    (Some(day), _) => format!("<c r='{place}' s='1'><v>{day}</v></c>"),
                    (_, Ok(_)) => format!("<c r='{place}'><v>{words}</v></c>"),
                    _ => format!("<c r='{place}' t='inlineStr'><is><t xml:space='preserve'>{words}</t></is></c>"),
                }
            });
            put_words(&mut rows, format_args!("<row r='{row}'>{}</row>", cells.collect::<String>()));
        }
        put(
            &format!("xl/worksheets/sheet{}.xml", at + 1),
            &format!("<worksheet {ns}><sheetData>{rows}</sheetData></worksheet>"),
        );
    }
    put_words(&mut related, format_args!("<Relationship Id='styles' Type='{office}/styles' Target='styles.xml'/>"));
    let formats = "<numFmts count='1'><numFmt numFmtId='164' formatCode='mmm\\-yy'/></numFmts><cellXfs count='2'><xf numFmtId='0'/><xf numFmtId='164'/></cellXfs>";
    put("xl/styles.xml", &format!("<styleSheet {ns}>{formats}</styleSheet>"));
    put("xl/workbook.xml", &format!("<workbook {ns}><sheets>{listed}</sheets></workbook>"));
    put("xl/_rels/workbook.xml.rels", &format!("<Relationships xmlns='{package}'>{related}</Relationships>"));
    put(
        "_rels/.rels",
        &format!(
            "<Relationships xmlns='{package}'><Relationship Id='r1' Type='{office}/officeDocument' Target='xl/workbook.xml'/></Relationships>"
        ),
    );
    writer.finish().expect("memory takes it").into_inner()
}

fn read(name: &str, bytes: &[u8]) -> Piece {
    corpus::read_bytes(name, bytes)
}

/// A figure as "place: value unit per metric reporter>partner good when flags".
fn told(article: &Article, record: &Record) -> Option<String> {
    let figure = record.figure.as_ref()?;
    let place = article.document.cell_at(record.evidence.sentence.start)?;
    let statistic = figure.statistic.as_ref()?;
    let when = record.date.when.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string);
    let per = figure.per.as_ref().map(|per| format!("/{per}")).unwrap_or_default();
    let mut line = format!(
        "{}: {} {}{per} {} {}>{} {} {when}",
        place.words(),
        figure.value.normalize(),
        figure.unit,
        figure.metric.map_or("-", Metric::word),
        figure.reporter.unwrap_or("-"),
        figure.partner.unwrap_or("-"),
        figure.commodity.as_ref().map_or("-", |good| good.words.as_str()),
    );
    if let Some(flags) = statistic.flags.words() {
        put_words(&mut line, format_args!(" [{flags}]"));
    }
    if statistic.aggregate {
        line += " sum";
    }
    Some(line)
}

fn figures(piece: &Piece) -> Vec<String> {
    let article = piece.1.as_ref().expect("it is a document");
    article.reading.records.iter().filter_map(|record| told(article, record)).collect()
}

#[track_caller]
fn check(name: &str, bytes: &[u8], expected: &[&str]) {
    let piece = read(name, bytes);
    let text = piece.1.as_ref().map(|article| article.document.text.as_str());
    assert_eq!(figures(&piece), expected, "{name}: {:?} {text:?}", piece.0.issues);
}

/// What the report says of a file of which nothing or not all is read.
fn reason(name: &str, bytes: &[u8]) -> String {
    let (line, article) = read(name, bytes);
    let tables = article.and_then(|article| article.unread_tables());
    let mut issues = tables.into_iter().chain(line.issues);
    issues.find(|issue| issue.severity >= Severity::Partly).map(|issue| issue.text).unwrap_or_default()
}

#[test]
fn a_workbook_gives_each_cell_with_its_sheet_row_and_column_and_leaves_gaps() {
    let sheet = "Norway: exports of fish by product\n(NOK million)\nFigures for 2024 are provisional.\n\n\
                 No.,Product,2023,2024 (p),Change (%)\n1,Salmon,812.5,901,10.9\n2,  of which fillets,100,..,..\n,Total exports,1900,2000.5,5.3\n\n(p) Provisional. .. Not available.\n";
    check(
        "norway.xlsx",
        &book(&[("T 1", sheet), ("Notes", "Compiled from 14 returns\nSee page 2\n"), ("_calc", sheet)]),
        &[
            "T 1, cell C6: 812500000 NOK exports NO>- Salmon 2023",
            "T 1, cell D6: 901000000 NOK exports NO>- Salmon 2024 [provisional]",
            "T 1, cell E6: 10.9 % change NO>- Salmon 2024",
            "T 1, cell C7: 100000000 NOK exports NO>- fillets 2023",
            "T 1, cell C8: 1900000000 NOK exports NO>- fish 2023 sum",
            "T 1, cell D8: 2000500000 NOK exports NO>- fish 2024 [provisional] sum",
            "T 1, cell E8: 5.3 % change NO>- fish 2024 sum",
        ],
    );
    let (line, _) = read("norway.xlsx", &book(&[("T 1", sheet), ("_calc", sheet)]));
    assert!(line.issues.iter().any(|issue| issue.text.contains("hidden") && issue.text.contains("_calc")), "{line:?}");
}

/// A workbook in which a note's number stands above the line behind "@".
fn marked(book: &[u8]) -> Vec<u8> {
    let mut old = zip::ZipArchive::new(Cursor::new(book)).expect("it is whole");
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..old.len() {
        let mut file = old.by_index(at).expect("it is whole");
        let name = file.name().expect("a name").into_owned();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut file, &mut text).expect("it is text");
        for (number, cell) in [("1", "<t xml:space='preserve'>5.2@</t>"), ("2", "<t xml:space='preserve'>2021@</t>")] {
            let words = cell.trim_end_matches("@</t>").rsplit('>').next().unwrap_or_default();
            let rich = format!(
                "<r><t>{words}</t></r><r><rPr><vertAlign val='superscript'/></rPr><t xml:space='preserve'>{number}</t></r>"
            );
            text = text.replace(cell, &rich);
        }
        new.start_file(name, zip::write::SimpleFileOptions::default()).expect("memory takes it");
        new.write_all(text.as_bytes()).expect("memory takes it");
    }
    new.finish().expect("memory takes it").into_inner()
}

#[test]
fn marks_of_notes_in_a_workbook_are_no_digits_of_the_number_before_them() {
    let sheet = "Tin exports of Peru (thousand tonnes)\nProduct,2020,2021@\nOre,4.5,5.2@\nIngots,1.5,2.5\n";
    check(
        "tin.xlsx",
        &marked(&book(&[("T", sheet)])),
        &[
            "T, cell B3: 4500 t exports PE>- Ore 2020",
            "T, cell C3: 5200 t exports PE>- Ore 2021",
            "T, cell B4: 1500 t exports PE>- Ingots 2020",
            "T, cell C4: 2500 t exports PE>- Ingots 2021",
        ],
    );
}

#[test]
fn days_of_a_workbook_are_months_where_their_format_shows_no_day() {
    let sheet = "Chile: copper output and price, monthly\n\nMonth,Copper output (thousand tonnes),Copper price (US$ per tonne)\n#45292,431.5,8344\n#45323,420,8310.5\n";
    check(
        "cl.xlsx",
        &book(&[("A", sheet)]),
        &[
            "A, cell B4: 431500 t production CL>- Copper 2024-01",
            "A, cell C4: 8344 USD/t price CL>- Copper 2024-01",
            "A, cell B5: 420000 t production CL>- Copper 2024-02",
            "A, cell C5: 8310.5 USD/t price CL>- Copper 2024-02",
        ],
    );
}

#[test]
fn separated_values_keep_decimal_commas_encodings_and_the_rows_of_the_file() {
    let text = "Einfuhr Dänemarks nach Ländern\r\nin Mio. Kronen\r\n;;;\r\nLand;2022;2023 (vorläufig);Anteil 2023 in %\r\nSchweden;1.204,5;1.310;12,5%\r\nÖsterreich;88,25;90,75;0,9%\r\nInsgesamt;10.400,5;10.480,25;100,0%\r\n\r\nQuelle: Amt, Stand 12.03.2024\r\n";
    let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    let expected = [
        "cell B5: 1204500000 DKK imports DK>SE - 2022",
        "cell C5: 1310000000 DKK imports DK>SE - 2023 [provisional]",
        "cell D5: 12.5 % share DK>SE - 2023",
        "cell B6: 88250000 DKK imports DK>AT - 2022",
        "cell C6: 90750000 DKK imports DK>AT - 2023 [provisional]",
        "cell D6: 0.9 % share DK>AT - 2023",
        "cell B7: 10400500000 DKK imports DK>WORLD - 2022 sum",
        "cell C7: 10480250000 DKK imports DK>WORLD - 2023 [provisional] sum",
        "cell D7: 100 % share DK>WORLD - 2023 sum",
    ];
    check("a.csv", &latin, &expected);
    check("a.csv", format!("\u{feff}{text}").as_bytes(), &expected);
    let (_, article) = read("a.csv", text.as_bytes());
    let date = article.expect("it is a document").document.date;
    assert_eq!(date.when.map(|when| when.to_string()).as_deref(), Some("2024-03-12"));
}

#[test]
fn comtrade_tells_a_value_once_and_zero_weights_are_not_given() {
    let head = "typeCode,freqCode,period,reporterCode,reporterISO,reporterDesc,flowCode,flowDesc,partnerCode,partnerDesc,classificationCode,cmdCode,cmdDesc,isLeaf,qtyUnitCode,qtyUnitAbbr,qty,isQtyEstimated,netWgt,isNetWgtEstimated,cifvalue,fobvalue,primaryValue,isAggregate";
    let rows = "C,A,2023,604,PER,Peru,X,Export,0,World,H6,2609,Tin ores,false,8,kg,1500,false,1500,true,,640,640,true\n\
                C,A,2023,604,PER,Peru,X,Export,842,USA,H6,260900,Tin ores,true,7,l,0,false,0,false,,600,640.5,false\n";
    check(
        "TradeData.csv",
        format!("{head}\n{rows}").as_bytes(),
        &[
            "cell S2: 1500 kg exports PE>WORLD Tin ores 2023 [estimated] sum",
            "cell W2: 640 USD exports PE>WORLD Tin ores 2023 sum",
            "cell V3: 600 USD exports PE>US Tin ores 2023",
            "cell W3: 640.5 USD exports PE>US Tin ores 2023",
        ],
    );
    let json = r#"{"count": 1, "data": [{"period": "202301", "reporterCode": 604, "flowCode": "RX", "partnerCode": 251,
        "cmdCode": "TOTAL", "primaryValue": 12.5, "netWgt": 0, "isAggregate": true}]}"#;
    check("api.json", json.as_bytes(), &["entry 1, primaryValue: 12.5 USD re-exports PE>FR - 2023-01 sum"]);
}

#[test]
fn sdmx_is_read_with_codes_and_with_labels_and_a_deletion_is_no_figure() {
    let codes = "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,COUNTERPART_AREA,INDICATOR,COMMODITY,UNIT_MEASURE,TIME_PERIOD,OBS_VALUE,UNIT_MULT,OBS_STATUS\n\
                 dataflow,X:Y(1.0),I,Q,CHL,_W,EXP,COPPER,T,2024-Q1,1204.5,3,P\n\
                 dataflow,X:Y(1.0),D,Q,CHL,_W,EXP,COPPER,T,2024-Q2,99,3,A\n\
                 dataflow,X:Y(1.0),I,W,CHL,_Z,PRICE,COPPER,USD_T,2024-W05,8400,0,A\n\
                 dataflow,X:Y(1.0),I,Q,CHL,_W,EXP,COPPER,T,2024-Q3,NaN,3,M\n";
    check(
        "codes.csv",
        codes.as_bytes(),
        &[
            "cell K2: 1204500 t exports CL>WORLD COPPER 2024-33 [provisional] sum",
            "cell K4: 8400 USD/t price CL>- COPPER 2024-01-29/2024-02-04",
        ],
    );
    let labels = "DATAFLOW,FREQ: Frequency,REF_AREA: Reporter,INDICATOR: Indicator,COUNTERPART_AREA: Partner,TIME_PERIOD: Time,OBS_VALUE: Value,UNIT_MULT: Scale,OBS_STATUS: Status\n\
                  X:Y(1.0): Trade,A: Annual,KE: Kenya,\"TMG_CIF_USD: Goods, imports, US dollars\",UG: Uganda,2023,14.5,6: Millions,B: Break\n";
    check("labels.csv", labels.as_bytes(), &["cell G2: 14500000 USD imports KE>UG - 2023 [break]"]);
}

#[test]
fn a_value_of_more_digits_than_are_kept_is_named_and_the_rest_is_read() {
    let head = "DATAFLOW,FREQ,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,UNIT_MULT\n";
    let rows = "X:EXP(1.0),A,KE,EXPORTS,2014,9999999999999999999999999,USD,15\nX:EXP(1.0),A,KE,EXPORTS,2015,5,USD,6\n";
    let text = format!("{head}{rows}");
    let piece = read("sdmx.csv", text.as_bytes());
    assert_eq!(figures(&piece).len(), 1);
    assert!(reason("sdmx.csv", text.as_bytes()).contains("more digits than are kept: 1 value of it"));
}

#[test]
fn eurostat_keeps_its_flags_and_its_gaps() {
    let text = "freq,indic_et,sitc06,partner,geo\\TIME_PERIOD\t2022 \t2023 \nA,MIO_EXP_VAL,SITC3,NO,EL\t12.5 be\t: c\nA,MIO_BAL_VAL,TOTAL,EXT_EU27_2020,EU27_2020\t-3.5 p\t4 \n";
    check(
        "estat.tsv",
        text.as_bytes(),
        &[
            "cell B2: 12500000 EUR exports GR>NO SITC3 2022 [estimated, break]",
            "cell B3: -3500000 EUR balance EU>extra-EU - 2022 [provisional] sum",
            "cell C3: 4000000 EUR balance EU>extra-EU - 2023 sum",
        ],
    );
}

#[test]
fn a_table_of_a_page_is_known_by_its_number_and_its_spans() {
    let page = "<html><head><title>Customs of Ghana</title></head><body><table><tr><td>Home</td><td>Figures</td></tr></table>\
        <h1>Ghana: exports of the first half</h1><table><caption>Ghana: exports by good (quantity in tonnes, value in US$ million)</caption>\
        <tr><th rowspan='2'>Good</th><th colspan='2'>January–June 2024</th></tr><tr><th>Quantity</th><th>Value</th></tr>\
        <tr><td>Cocoa beans</td><td>1,204<sup>1</sup></td><td>3.5</td></tr><tr><td>Shea nuts</td><td>90</td><td>-</td></tr></table></body></html>";
    check(
        "page.html",
        page.as_bytes(),
        &[
            "table 2, cell B3: 1204 t exports GH>- Cocoa beans 2024-01/2024-06",
            "table 2, cell C3: 3500000 USD exports GH>- Cocoa beans 2024-01/2024-06",
            "table 2, cell B4: 90 t exports GH>- Shea nuts 2024-01/2024-06",
        ],
    );
}

#[test]
fn years_across_two_have_the_months_that_the_table_names_and_several_tables_stand_in_one_sheet() {
    let text = "Imports of tea by year (October–September)\n(₹ crore)\n\nYear,Kenya,Nepal\n2022/23,\"2,80,114.6\",12\n2023/24*,14.5,(3)\n* Provisional.\n\n\nTable 2: India: exports of tea (tonnes)\n\nYear,Total\n2023/24,90.5\n";
    check(
        "india_tea.csv",
        text.as_bytes(),
        &[
            "cell B5: 2801146000000 INR imports IN>KE tea 2022-10/2023-09",
            "cell C5: 120000000 INR imports IN>NP tea 2022-10/2023-09",
            "cell B6: 145000000 INR imports IN>KE tea 2023-10/2024-09 [provisional]",
            "cell C6: -30000000 INR imports IN>NP tea 2023-10/2024-09 [provisional]",
            "cell B13: 90.5 t exports IN>- tea 2023-04/2024-03 sum",
        ],
    );
}

#[test]
fn one_row_for_each_figure_is_read_by_its_columns() {
    let text = "Reporter,Partner,Flow,Year,Commodity,Value (USD),Quantity,Unit\nGhana,Netherlands,Export,2022,Cocoa beans,512000000,210000,t\nGhana,World,Import,2023,Tyres,12000000,3400,t\n";
    check(
        "rows.csv",
        text.as_bytes(),
        &[
            "cell F2: 512000000 USD exports GH>NL Cocoa beans 2022",
            "cell G2: 210000 t exports GH>NL Cocoa beans 2022",
            "cell F3: 12000000 USD imports GH>WORLD Tyres 2023 sum",
            "cell G3: 3400 t imports GH>WORLD Tyres 2023 sum",
        ],
    );
}

#[test]
fn quarters_below_their_year_units_in_a_column_and_fiscal_years_are_read() {
    let text = "Australia - Iron ore exports\n,,2023,,2024,\n,,Q1,Q2,Q1,Q2\nVolume,Mt,215.1,227.0,211.9,..\nValue,A$m,31204,33010,34010,(2)\n";
    check(
        "iron.csv",
        text.as_bytes(),
        &[
            "cell C4: 215100000 t exports AU>- Iron ore 2023-33",
            "cell D4: 227000000 t exports AU>- Iron ore 2023-34",
            "cell E4: 211900000 t exports AU>- Iron ore 2024-33",
            "cell C5: 31204000000 AUD exports AU>- Iron ore 2023-33",
            "cell D5: 33010000000 AUD exports AU>- Iron ore 2023-34",
            "cell E5: 34010000000 AUD exports AU>- Iron ore 2024-33",
            "cell F5: -2000000 AUD exports AU>- Iron ore 2024-34",
        ],
    );
    let text = "Japan's LNG imports by source, fiscal years (April-March), million tonnes\nSource,FY2021/22,FY2022/23\nMalaysia,10.1,11.6\nWorld,71.5,70.5\n";
    check(
        "lng.csv",
        text.as_bytes(),
        &[
            "cell B3: 10100000 t imports JP>MY LNG 2021-04/2022-03",
            "cell C3: 11600000 t imports JP>MY LNG 2022-04/2023-03",
            "cell B4: 71500000 t imports JP>WORLD LNG 2021-04/2022-03 sum",
            "cell C4: 70500000 t imports JP>WORLD LNG 2022-04/2023-03 sum",
        ],
    );
    let text =
        "Brasil: exportações de soja por destino;;\nPaís;Toneladas 2023;US$ mil 2023\nEspanha;3.120.441;1.650.300\n";
    check(
        "soja.csv",
        text.as_bytes(),
        &["cell B3: 3120441 t exports BR>ES soja 2023", "cell C3: 1650300000 USD exports BR>ES soja 2023"],
    );
}

#[test]
fn what_cannot_be_understood_says_why() {
    #[track_caller]
    fn check(name: &str, text: &str, part: &str) {
        let told = reason(name, text.as_bytes());
        assert!(told.contains(part), "{name}: {told}");
    }
    check("tin.csv", "Exports of tin (tonnes)\nCountry,Amount\nPeru,14.5\nChile,3\n", "no period");
    check("tin.csv", "Exports of tin\nCountry,2020\nPeru,14.5\nChile,3\n", "no unit");
    check("tin.csv", "Figures (tonnes)\nPlace,2020\nPeru,14.5\nChile,3\n", "nothing says what its numbers measure");
    check("tin.csv", "Exports of tin (tonnes)\nPlace,2020/21\nPeru,14.5\n", "in which month its years begin");
    check("list.csv", "Firms of the harbour\nNo.,Firm,Founded,Staff\n1,Ada,1998,14\n2,Bea,2001,15\n", "no unit");
    check("torn.csv", "Place,2020,2021\nA,1,204,5\nB,2,3,4,5\nC,1,204,7\n", "ragged");
    check(
        "some.csv",
        "Peru: exports of tin (tonnes)\nPort,2020,Berths\nCallao,14.5,3\nIlo,3,1\n",
        "column C (‘Berths’)",
    );
}

#[test]
fn a_large_file_is_read_up_to_a_bound_and_says_so() {
    let mut text = String::from("a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p\n");
    for _ in 0..380_000 {
        text.push_str("1,2,3,4,5,6,7,8,9,1,2,3,4,5,6,7\n");
    }
    let (line, document) = dateline::load::from_bytes("large.csv", text.as_bytes());
    let told = line.issues.first().map(|issue| issue.text.clone()).unwrap_or_default();
    assert!(told.contains("more than 6,000,000 cells") && told.contains("split it"), "{told}");
    assert!(document.is_some_and(|document| document.tables[0].cells.len() < 6_000_020));
}
