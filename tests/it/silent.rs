//! PDF without text, or with less of it than it shows: scans, forms, drawings, fonts that do not say their letters.

use std::fmt::Write as _;

use dateline::corpus::{Corpus, ledger::Ledger, read_pieces};
use dateline::load::{Outcome, Why, from_bytes};

/// A page: its content, and what stands in its dictionary beside that.
type Page<'a> = (&'a str, &'a str);

const STORY: &str =
    "Tin exports of Westhaven rose to 40,000 tonnes on 3 May 2021, the port said to all who asked it that day.";

/// Written over the page, as text.
fn words(words: &str) -> String {
    format!("BT /F1 10 Tf 72 700 Td ({words}) Tj ET")
}

/// A picture as wide and as high as that, from the lower left corner.
fn picture(width: u32, height: u32) -> String {
    format!("q {width} 0 0 {height} 0 0 cm /I1 Do Q")
}

/// A file of pages of 612 by 792 points with a font, another one that names no letters, and a picture at hand.
fn file(pages: &[Page<'_>]) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|at| format!("{} 0 R", 8 + 2 * at)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), pages.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 1 >>\nstream\n0\nendstream"
            .to_owned(),
        "<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /Identity-H /DescendantFonts [6 0 R] >>".to_owned(),
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Own /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 7 0 R >>"
            .to_owned(),
        "<< /Type /FontDescriptor /FontName /Own /Flags 4 >>".to_owned(),
    ];
    for (at, (content, more)) in pages.iter().enumerate() {
        let has = "/Resources << /Font << /F1 3 0 R /F2 5 0 R >> /XObject << /I1 4 0 R >> >>";
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] {has} {more} /Contents {} 0 R >>",
            9 + 2 * at
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    }
    let (mut file, mut places) = ("%PDF-1.4\n".to_owned(), Vec::new());
    for (number, object) in (1..).zip(objects) {
        places.push(file.len());
        let _ = write!(file, "{number} 0 obj\n{object}\nendobj\n");
    }
    let (table, count) = (file.len(), places.len() + 1);
    let _ = write!(file, "xref\n0 {count}\n0000000000 65535 f \n");
    for place in places {
        let _ = writeln!(file, "{place:010} 00000 n ");
    }
    let _ = write!(file, "trailer << /Size {count} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
    file.into_bytes()
}

/// Why a file is not read.
#[track_caller]
fn unread(pages: &[Page<'_>], why: Why, part: &str) {
    let (line, document) = from_bytes("a.pdf", &file(pages));
    let Outcome::Skipped(reason) = &line.outcome else { panic!("it is read: {:?}", document.map(|it| it.text)) };
    assert!(reason.contains(part), "{reason}");
    assert_eq!(line.why(), Some(why), "{reason}");
}

/// What is said of a file of which a part is read; empty where all of it is.
fn partly(pages: &[Page<'_>]) -> String {
    let mut corpus = Corpus::default();
    corpus.extend(read_pieces("a.pdf", &file(pages)));
    let ledger = Ledger::of(&corpus, &std::collections::BTreeMap::new());
    ledger.rows[0].reason(&corpus).map(Into::into).unwrap_or_default()
}

#[test]
fn a_scan_a_form_a_drawing_and_a_blank_page_are_told_apart() {
    let scan = picture(612, 792);
    unread(&[(&scan, ""), (&scan, "")], Why::Scan, "pictures (a scan)");
    let field = "/Annots [<< /Subtype /Widget /FT /Tx /T (a) /V (Tin rose) /Rect [72 600 300 620] >>]";
    unread(&[("", field)], Why::Kind, "fields of a form");
    unread(&[("72 700 m 90 720 l 95 700 l f", "")], Why::Scan, "only drawings");
    unread(&[("q Q", "")], Why::Empty, "no text in it");
    // A link over a blank page has no words of its own.
    unread(&[("", "/Annots [<< /Subtype /Link /Rect [72 600 300 620] >>]")], Why::Empty, "no text in it");
}

#[test]
fn scanned_pages_among_others_are_named_and_a_cover_is_none() {
    let (scan, story) = (picture(612, 792), words(STORY));
    let pages = [(story.as_str(), ""), (scan.as_str(), ""), (scan.as_str(), "")];
    assert!(partly(&pages).starts_with("2 of its 3 pages are pictures"), "{}", partly(&pages));
    // A stamp on every page is no text of them.
    let stamped = scan.clone() + "\n" + &words("Harbour Office, received");
    let pages = [(stamped.as_str(), ""), (stamped.as_str(), "")];
    assert!(partly(&pages).starts_with("2 of its 2 pages are pictures"), "{}", partly(&pages));
    let cover = scan + "\n" + &words("Harbour Office: the year 2021");
    assert_eq!(partly(&[(&cover, ""), (&story, "")]), "");
    // A picture among words, and a small one alone on its page.
    let small = picture(300, 300);
    assert_eq!(partly(&[(&(small.clone() + "\n" + &story), ""), (&small, "")]), "");
}

#[test]
fn letters_that_a_font_does_not_name_are_told_and_never_taken_for_text() {
    let lost = "BT /F2 10 Tf 72 500 Td <000100020003000400050006> Tj ET";
    unread(&[(lost, "")], Why::Scan, "do not say which letters");
    let both = words(STORY) + "\n" + lost;
    assert!(partly(&[(&both, "")]).contains("do not say which letters"), "{}", partly(&[(&both, "")]));
    let (_, document) = from_bytes("a.pdf", &file(&[(&both, "")]));
    let text = document.expect("it has text").text;
    assert!(text.contains("40,000 tonnes") && !text.contains('\u{fffd}'), "{text}");
}
