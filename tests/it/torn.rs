//! Files that are cut off, have bytes turned, or are made of nothing but chance: each reader gives a document or one
//! sentence, and never fails.

use std::io::{Cursor, Write};

use dateline::load::{self, Outcome};
use proptest::prelude::*;

/// An archive of these files.
pub fn zipped<B: AsRef<[u8]>>(files: &[(&str, B)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).expect("memory takes it");
        writer.write_all(bytes.as_ref()).expect("memory takes it");
    }
    writer.finish().expect("memory takes it").into_inner()
}

fn gzipped(text: &str) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(text.as_bytes()).expect("memory takes it");
    encoder.finish().expect("memory takes it")
}

fn tarred(files: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = tar::Builder::new(Vec::new());
    for (name, text) in files {
        let mut head = tar::Header::new_gnu();
        head.set_size(text.len() as u64);
        writer.append_data(&mut head, name, text.as_bytes()).expect("memory takes it");
    }
    writer.into_inner().expect("memory takes it")
}

const STORY: &str = "Tin exports of Westhaven rose to 40,000 tonnes on 3 May 2021, the port said.";

const SHEET: &str =
    "Exports of tin by country (US$ million)\nCountry,2020,2021p\nPeru,14.5,15\nChile,..,(3)\nTotal,14.5,12\n";
const LIST: &str = r#"[{"period": "2020", "reporterCode": 604, "flowCode": "X", "cmdCode": "2609", "primaryValue": 14.5},
    {"period": "2021", "reporterCode": 604, "flowCode": "X", "cmdCode": "2609", "primaryValue": 1e308}]"#;

/// A page with one line of text, as small as the form allows.
fn pdf() -> Vec<u8> {
    pdf_of(&[STORY])
}

fn compound(streams: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("memory takes it");
    for (path, bytes) in streams {
        file.create_stream(path).expect("memory takes it").write_all(bytes).expect("memory takes it");
    }
    file.flush().expect("memory takes it");
    file.into_inner().into_inner()
}

/// The stream of a text of Word 6, which lies in one piece.
fn word() -> Vec<u8> {
    let mut main = vec![0; 0x100];
    main[..2].copy_from_slice(&0xa5dc_u16.to_le_bytes());
    main[0x18..0x1c].copy_from_slice(&0x100_u32.to_le_bytes());
    main[0x34..0x38].copy_from_slice(&(STORY.len() as u32).to_le_bytes());
    main.extend(STORY.bytes());
    main
}

/// The stream of a workbook with one sheet: a head and a row.
fn old_sheet() -> Vec<u8> {
    let record = |kind: u16, data: &[u8]| [&kind.to_le_bytes(), &(data.len() as u16).to_le_bytes(), data].concat();
    let begin = |kind: u16| record(0x0809, &[&0x0600_u16.to_le_bytes()[..], &kind.to_le_bytes(), &[0; 12]].concat());
    let end = || record(0x000a, &[]);
    let place = |row: u16, column: u16| [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
    let label = |row, column, words: &str| {
        let text = [&(words.len() as u16).to_le_bytes()[..], &[0], words.as_bytes()].concat();
        record(0x0204, &[place(row, column), text].concat())
    };
    let number = |row, column, value: f64| record(0x0203, &[place(row, column), value.to_le_bytes().to_vec()].concat());
    let sheet = [
        begin(0x10),
        label(0, 0, "Exports of tin (US$ million)"),
        label(1, 0, "Country"),
        number(1, 1, 2020.0),
        label(2, 0, "Peru"),
        number(2, 1, 14.5),
        end(),
    ]
    .concat();
    let globals = |at: u32| {
        let name = [&at.to_le_bytes()[..], &[0, 0, 3, 0], b"Tin"].concat();
        [begin(0x05), record(0x0085, &name), end()].concat()
    };
    [globals(globals(0).len() as u32), sheet].concat()
}

fn message() -> Vec<u8> {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    compound(&[
        ("/__properties_version1.0", vec![0; 32]),
        ("/__substg1.0_0037001F", wide("Tin")),
        ("/__substg1.0_1000001F", wide(STORY)),
    ])
}

/// Pages with a line of text each.
pub fn pdf_of(pages: &[&str]) -> Vec<u8> {
    pdf_turned(pages, 0)
}

/// The same on pages that are turned clockwise, with text that stands upright on them, 72 points from the left and the top.
pub fn pdf_turned(pages: &[&str], turn: i32) -> Vec<u8> {
    let matrix = match turn {
        90 => "0 1 -1 0 72 72",
        180 => "-1 0 0 -1 540 72",
        270 => "0 -1 1 0 540 720",
        _ => "1 0 0 1 72 720",
    };
    let kids: Vec<String> = (0..pages.len()).map(|at| format!("{} 0 R", 4 + 2 * at)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), pages.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    for (at, words) in pages.iter().enumerate() {
        let content = format!("BT /F1 12 Tf {matrix} Tm ({words}) Tj ET");
        let of = "/Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >>";
        objects.push(format!("<< {of} /Rotate {turn} /Contents {} 0 R >>", 5 + 2 * at));
        objects.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    }
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(file.len());
        write!(file, "{number} 0 obj\n{object}\nendobj\n").expect("memory takes it");
    }
    let (table, count) = (file.len(), places.len() + 1);
    write!(file, "xref\n0 {count}\n0000000000 65535 f \n").expect("memory takes it");
    for place in places {
        writeln!(file, "{place:010} 00000 n ").expect("memory takes it");
    }
    write!(file, "trailer << /Size {count} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n").expect("memory takes it");
    file
}

/// A small whole file of every format, by a name.
fn files() -> Vec<(&'static str, Vec<u8>)> {
    let docx =
        format!("<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>{STORY}</w:t></w:r></w:p></w:body></w:document>");
    let odt = format!("<d xmlns:t='t' xmlns:o='o'><o:body><o:text><t:p>{STORY}</t:p></o:text></o:body></d>");
    let slide = format!("<p:sld xmlns:p='p' xmlns:a='a'><p:sp><a:p><a:r><a:t>{STORY}</a:t></a:r></a:p></p:sp></p:sld>");
    let opf =
        "<package><manifest><item id='a' href='a.xhtml'/></manifest><spine><itemref idref='a'/></spine></package>";
    let cells =
        |row: &str, tags: [&str; 2]| tags[0].to_owned() + &row.replace(',', &[tags[1], tags[0]].concat()) + tags[1];
    let rows: Vec<String> = SHEET.lines().map(|row| cells(row, ["<td>", "</td>"])).collect();
    let rows = format!("<tr>{}</tr>", rows.join("</tr><tr>"));
    let repeated = "<x:table-row x:number-rows-repeated='2'>";
    let sheet: Vec<String> =
        SHEET.lines().map(|row| cells(row, ["<x:table-cell><x:p>", "</x:p></x:table-cell>"])).collect();
    let ods = format!(
        "<d xmlns:x='x' xmlns:o='o'><o:body><o:spreadsheet><x:table x:name='Tin'>{repeated}{}</x:table-row></x:table></o:spreadsheet></o:body></d>",
        sheet.join(&["</x:table-row>", repeated].concat())
    );
    let book = crate::sheets::book(&[("Tin", SHEET)]);
    let page = format!("<html><body><p>{STORY}</p></body></html>");
    let mail = format!(
        "From: Ada <ada@example.org>\nDate: Thu, 8 May 2014 10:00:00 +0200\nSubject: Tin\nMIME-Version: 1.0\n\n{STORY}\n"
    );
    vec![
        ("a.txt", STORY.as_bytes().to_vec()),
        ("a.html", page.clone().into_bytes()),
        ("a.html.gz", gzipped(&page)),
        ("a.json", format!("{{\"text\": \"{STORY}\", \"date\": \"2014-05-08\"}}").into_bytes()),
        ("a.zip", zipped(&[("b.txt", STORY), ("c.html", page.as_str())])),
        ("a.docx", zipped(&[("[Content_Types].xml", "<t/>"), ("word/document.xml", &docx)])),
        ("a.csv", SHEET.as_bytes().to_vec()),
        ("a.tsv", SHEET.replace(',', "\t").into_bytes()),
        ("a.ods", zipped(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &ods)])),
        ("a.xlsx", book),
        ("list.json", LIST.as_bytes().to_vec()),
        ("table.html", format!("<html><body><table>{rows}</table></body></html>").into_bytes()),
        ("a.odt", zipped(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &odt)])),
        ("a.pptx", zipped(&[("[Content_Types].xml", "<t/>"), ("ppt/slides/slide1.xml", &slide)])),
        (
            "a.epub",
            zipped(&[
                ("META-INF/container.xml", "<c><rootfile full-path='p.opf'/></c>"),
                ("p.opf", opf),
                ("a.xhtml", page.as_str()),
            ]),
        ),
        ("a.fb2", format!("<FictionBook><body><section><p>{STORY}</p></section></body></FictionBook>").into_bytes()),
        ("a.rtf", format!("{{\\rtf1\\ansi {STORY}\\par}}").into_bytes()),
        ("a.mbox", format!("From ada@example.org Thu May  8 10:00:00 2014\n{mail}\n").into_bytes()),
        ("a.eml", mail.into_bytes()),
        ("a.md", format!("# Tin\n\n{STORY}\n").into_bytes()),
        ("a.jsonl", format!("{{\"text\": \"{STORY}\"}}\n{{\"text\": \"{STORY}\"}}\n").into_bytes()),
        (
            "rss.xml",
            format!("<rss><channel><item><title>Tin</title><description>{STORY}</description></item></channel></rss>")
                .into_bytes(),
        ),
        ("atom.xml", format!("<feed><entry><title>Tin</title><content>{STORY}</content></entry></feed>").into_bytes()),
        ("a.vtt", format!("WEBVTT\n\n00:01.000 --> 00:04.000\n{STORY}\n").into_bytes()),
        ("a.tar", tarred(&[("b.txt", STORY), ("c.html", &page)])),
        ("a.pdf", pdf()),
        ("a.doc", compound(&[("/WordDocument", word())])),
        ("a.xls", compound(&[("/Workbook", old_sheet())])),
        ("a.msg", message()),
        ("a.srt", format!("1\n00:00:01,000 --> 00:00:04,000\n{STORY}\n").into_bytes()),
    ]
}

#[test]
fn a_small_whole_file_of_every_format_is_read() {
    for (name, bytes) in files() {
        let texts: Vec<String> =
            load::pieces(name, &bytes).into_iter().filter_map(|(_, document)| Some(document?.text)).collect();
        assert!(texts.iter().any(|text| text.contains(STORY) || text.contains("14.5")), "{name}: {texts:?}");
    }
}

/// What came of a file is told, and the program did not fail on it.
#[track_caller]
pub fn told(name: &str, bytes: &[u8]) {
    let pieces = load::pieces(name, bytes);
    assert!(!pieces.is_empty(), "{name}");
    for (line, document) in pieces {
        match line.outcome {
            Outcome::Read => assert!(document.is_some() || !line.issues.is_empty(), "{name}: {}", line.path),
            Outcome::Skipped(reason) => assert!(!reason.is_empty() && reason != load::PANIC, "{name}: {reason}"),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_cut_off_is_told(share in 0.0..1.0_f64) {
        for (name, bytes) in files() {
            told(name, &bytes[..(bytes.len() as f64 * share) as usize]);
        }
    }

    #[test]
    fn what_has_bytes_turned_is_told(turns in prop::collection::vec((0.0..1.0_f64, any::<u8>()), 1..8)) {
        for (name, mut bytes) in files() {
            for (share, byte) in &turns {
                let at = (bytes.len() as f64 * share) as usize;
                bytes[at] = *byte;
            }
            told(name, &bytes);
        }
    }

    #[test]
    fn what_is_made_of_chance_is_told(chance in prop::collection::vec(any::<u8>(), 1..2000)) {
        for (name, whole) in files() {
            told(name, &chance);
            // Behind the true beginning of a file of its kind.
            let begun = [&whole[..whole.len().min(40)], &chance].concat();
            told(name, &begun);
        }
        told("a.doc", &[b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &chance].concat());
        told("a.msg", &[b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &chance].concat());
    }
}

#[test]
fn a_record_of_a_paged_file_names_its_page() {
    let (_, article) = dateline::corpus::read_bytes("a.pdf", &pdf());
    let article = article.expect("it is a document");
    let record = article.reading.records.first().expect("the date is an event or a figure");
    let place = article.document.place(record.evidence.paragraph, record.evidence.sentence.start);
    assert_eq!(place, format!("p. 1, ¶ {}", record.evidence.paragraph));
}
