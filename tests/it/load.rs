//! Files into documents: paragraphs, heads, furniture, dates, and what is said about files that are not read.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use dateline::corpus::{self, Article};
use dateline::load::{self, Line, Listing, Outcome};
use dateline::model::{DateBasis, DocId, Document, Extent, ParagraphKind};

fn fixture(name: &str) -> Document {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/load").join(name);
    let bytes = fs::read(path).expect("the fixture is there");
    load::from_bytes(name, &bytes).1.expect("the fixture is a document")
}

fn document(name: &str, text: &str) -> Document {
    load::from_bytes(name, text.as_bytes()).1.expect("the text is a document")
}

#[track_caller]
fn check_kinds(document: &Document, expected: &[(ParagraphKind, &str)]) {
    let found: Vec<(ParagraphKind, String)> = document
        .paragraphs
        .iter()
        .map(|paragraph| (paragraph.kind, paragraph.span.of(&document.text).chars().take(14).collect()))
        .collect();
    let found: Vec<(ParagraphKind, &str)> = found.iter().map(|(kind, words)| (*kind, words.as_str())).collect();
    assert_eq!(found, expected);
}

#[track_caller]
fn check_date(name: &str, text: &str, expected: Option<&str>, basis: DateBasis) {
    let date = document(name, text).date;
    assert_eq!((date.when.map(|when| when.to_string()).as_deref(), date.basis), (expected, basis), "{}", date.why);
}

#[test]
fn a_wire_story_has_a_head_a_body_and_furniture() {
    use ParagraphKind::{Body, Byline, Furniture, Title};
    let story = fixture("wire.txt");
    check_kinds(
        &story,
        &[
            (Title, "Westhaven ship"),
            (Byline, "By Ada Clerk. "),
            (Body, "WESTHAVEN, Mar"),
            (Body, "Shipments grew"),
            (Furniture, "RELATED Docker"),
            (Body, "A third quay w"),
            (Furniture, "Share"),
            (Furniture, "2 comments"),
            (Furniture, "milan: I was t"),
            (Furniture, "rosa: So was I"),
            (Furniture, "(c) 1999-2016 "),
        ],
    );
    assert_eq!(story.title, "Westhaven ships more tin as the strike ends");
    assert_eq!(story.outlet.as_deref(), Some("HPA"));
    assert_eq!(story.date.when.map(|when| when.to_string()).as_deref(), Some("2015-03-17"));
    assert_eq!(story.date.basis, DateBasis::Inferred);
    assert_eq!(story.date.span.map(|span| span.of(&story.text)), Some("March 17"));
}

#[test]
fn one_short_sentence_is_the_text_and_not_a_headline() {
    use ParagraphKind::{Body, Byline, Title};
    let told = "The minister will visit Oslo on 12 July 2012.";
    check_kinds(&document("one.txt", &format!("{told}\n")), &[(Body, "The minister w")]);
    check_kinds(
        &document("two.txt", &format!("Port news\n\n9 June 2012\n\n{told}\n")),
        &[(Title, "Port news"), (Byline, "9 June 2012"), (Body, "The minister w")],
    );
}

#[test]
fn a_part_called_discussion_does_not_swallow_the_rest_of_a_report() {
    let visit = "The minister visited Oslo on 9 April 2014, and the ministers of both states signed a treaty there.";
    for heading in ["Discussion", "Comments", "2 responses", "Reader comments"] {
        let text = format!(
            "Port talks\n\nOSLO, 8 May 2014 - The talks began.\n\n{heading}\n\n{visit}\n\nConclusion\n\n{visit} It holds.\n"
        );
        let report = document("report.txt", &text);
        let read = report.paragraphs.iter().filter(|part| part.kind != ParagraphKind::Furniture);
        assert!(
            read.filter(|part| part.span.of(&report.text).starts_with(visit)).count() == 2,
            "{heading}: {:?}",
            report.paragraphs
        );
    }
}

#[test]
fn a_thread_of_comments_ends_where_another_article_begins() {
    let thread = "2 comments\n\nada\n\nI was there in May 2013.\n\n3 hours ago\n\nberta\n\nSo was I.\n\n";
    let article = |title: &str| {
        format!("{title}\n\nOSLO, 8 May 2014 - The ministers met in Oslo on 9 April 2014. They spoke of {title}.\n\n")
    };
    let text = format!("{}{thread}{}", article("Tin talks begin"), article("Lead talks follow"));
    let both = document("both.txt", &text);
    let kind = |words: &str| {
        let part = both.paragraphs.iter().find(|part| part.span.of(&both.text).starts_with(words));
        part.map(|part| part.kind)
    };
    assert_eq!(kind("I was there"), Some(ParagraphKind::Furniture));
    assert_eq!(kind("So was I"), Some(ParagraphKind::Furniture));
    assert_ne!(kind("Lead talks follow"), Some(ParagraphKind::Furniture));
    let read = both
        .paragraphs
        .iter()
        .filter(|part| part.kind == ParagraphKind::Body && part.span.of(&both.text).starts_with("OSLO"));
    assert_eq!(read.count(), 2, "{:?}", both.paragraphs);
}

#[test]
fn what_is_left_out_is_counted_with_its_first_words_and_can_be_read_anyway() {
    let (_, article) = corpus::read_bytes("wire.txt", include_bytes!("../fixtures/load/wire.txt"));
    let mut article = article.expect("it is read");
    let told = |article: &Article| article.findings().into_iter().map(|issue| issue.text).collect::<String>();
    let text = told(&article);
    assert!(text.contains("6 paragraphs are taken for menus") && text.contains("RELATED Dockers"), "{text}");
    let before = article.clone();
    assert!(article.reread(None, Extent::All, DocId(0)));
    assert!(told(&article).contains("6 paragraphs that were taken for menus"), "{}", told(&article));
    let ids = |article: &Article| article.reading.records.iter().map(|record| record.id).collect::<BTreeSet<_>>();
    assert!(ids(&article).is_superset(&ids(&before)), "what was read keeps its names");
    assert!(article.reread(None, Extent::Article, DocId(0)));
    assert_eq!(article.document, before.document);
    assert_eq!(article.reading.records, before.reading.records);
}

#[test]
fn headings_items_and_rows_are_told_apart() {
    use ParagraphKind::{Body, Byline, Furniture, Heading, Item, Row, Title};
    let chronicle = fixture("chronicle.txt");
    check_kinds(
        &chronicle,
        &[
            (Byline, "HARBOUR WEEKLY"),
            (Title, "Tin: a chronic"),
            (Heading, "2017"),
            (Body, "March 3: The s"),
            (Body, "May 8: Dockers"),
            (Heading, "2018"),
            (Body, "Oct. 2: Two fi"),
            (Row, "Ore           "),
            (Row, "Tin           "),
            (Row, "Lead          "),
            (Item, "- Tin is heavy"),
            (Item, "- Lead is heav"),
            (Furniture, "Room 12, Harbo"),
        ],
    );
    assert_eq!(chronicle.outlet.as_deref(), Some("HARBOUR WEEKLY"));
    assert_eq!(chronicle.date.when.map(|when| when.to_string()).as_deref(), Some("2019-08-30"));
}

#[test]
fn a_page_gives_its_article_and_its_metadata() {
    let page = fixture("page.html");
    assert_eq!((page.title.as_str(), page.outlet.as_deref()), ("Lead falls again", Some("Harbour Post")));
    assert_eq!(page.date.when.as_ref().map(ToString::to_string).as_deref(), Some("2018-03-22"));
    assert_eq!(page.date.basis, DateBasis::Metadata);
    assert!(page.text.contains("Lead\t1,900") && !page.text.contains("Privacy"), "{}", page.text);
}

#[test]
fn markdown_loses_its_marks_and_its_front_matter() {
    let note = fixture("note.md");
    assert_eq!(note.text, "Notes from the quay\n\nTin rose, lead did not.\n\none ship came\n\ntwo ships left");
    assert_eq!((note.title.as_str(), note.outlet.as_deref()), ("Notes from the quay", Some("Harbour Post")));
    assert_eq!(note.date.when.as_ref().map(ToString::to_string).as_deref(), Some("2022-01-09"));
}

#[test]
fn a_document_is_dated_by_its_strongest_evidence() {
    let body = "The port of Westhaven shipped more tin than in any month before. Its master was pleased, and so was the town.\n";
    check_date("a.txt", &format!("Tin rises fast again\n\n2014-5-8\n\n{body}"), Some("2014-05-08"), DateBasis::Byline);
    check_date(
        "2014-05-09.txt",
        &format!("Tin rises fast again\n\n2014-5-8\n\n{body}"),
        Some("2014-05-08"),
        DateBasis::Byline,
    );
    check_date(
        "2014-05-08 tin.txt",
        &format!("Tin rises fast again\n\n{body}"),
        Some("2014-05-08"),
        DateBasis::FileName,
    );
    check_date(
        "a.txt",
        &format!("From: Ada\nSent: Monday, May 5, 2014 9:02 AM\nSubject: Tin\n\n{body}"),
        Some("2014-05-05"),
        DateBasis::Metadata,
    );
    check_date(
        "a.txt",
        &format!("Tin rises fast again\n(list, last touched 05/04/2019)\n\n{body}Signed 30/01/2019."),
        Some("2019-04-05"),
        DateBasis::Byline,
    );
}

#[test]
fn the_day_on_which_a_file_was_made_dates_no_text_that_tells_of_later_years() {
    let file = |text: &str| {
        let main =
            format!("<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>");
        let core = "<c><created>2013-12-23T10:00:00Z</created></c>";
        crate::torn::zipped(&[
            ("[Content_Types].xml", "<t/>"),
            ("word/document.xml", &main),
            ("docProps/core.xml", core),
        ])
    };
    let date = |text: &str| dateline::load::from_bytes("a.docx", &file(text)).1.expect("it is a document").date;
    let made = date("Tin exports rose in May of that year, the port said, and lead shipments fell.");
    assert_eq!(made.when.map(|when| when.to_string()).as_deref(), Some("2013-12-23"));
    let later = date("Tin exports rose in March 2021, the port said. Lead shipments fell in June 2021.");
    assert_eq!(later.when, None);
    assert!(later.why.contains("creation date") && later.why.contains("2021 as past"), "{}", later.why);
}

#[test]
fn what_is_not_settled_stays_unknown() {
    let body = "The port of Westhaven shipped more tin than in any month before. Its master was pleased, and so was the town.\n";
    check_date("a.txt", &format!("Tin rises fast again\n\nUpdated on 3 May 2016\n\n{body}"), None, DateBasis::None);
    check_date(
        "a.txt",
        &format!("Tin rises fast again\n\n{body}\nCopyright 2005-2016 Harbour Post"),
        None,
        DateBasis::None,
    );
    check_date("a.txt", &format!("Tin rises fast again\n\n05/04/2019\n\n{body}"), None, DateBasis::None);
    check_date("a.txt", &format!("Tin rises fast again\n\nWESTHAVEN, March 17 (HPA) -- {body}"), None, DateBasis::None);
    check_date(
        "a.txt",
        &format!("Tin rises fast again\n\n{body}\nTrade is to reach 5 million tonnes by 2020."),
        None,
        DateBasis::None,
    );
}

#[test]
fn the_text_of_a_plain_file_is_the_file_itself() {
    let text = "Tin rises fast\r\n\r\nIt rose.\r\n \r\nZürich bought it.\r\n";
    let (line, found) = load::from_bytes("a.txt", text.as_bytes());
    assert_eq!(found.expect("it is text").text, text);
    assert_eq!(line.outcome, Outcome::Read);
    let marked = [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat();
    assert_eq!(load::from_bytes("a.txt", &marked).1.expect("it is text").text, text);
}

#[test]
fn files_that_are_not_read_say_why() {
    #[track_caller]
    fn check(name: &str, bytes: &[u8], part: &str) {
        let (line, document) = load::from_bytes(name, bytes);
        let Outcome::Skipped(reason) = line.outcome else { panic!("{name} was read") };
        assert!(document.is_none() && reason.contains(part), "{reason}");
    }
    check("a.pdf", b"%PDF-1.7 tin", "it is damaged");
    check("a.txt", b"%PDF-1.7 tin", "it is damaged");
    check("a.docx", b"PK\x03\x04word/", "it is damaged");
    check("a.xlsx", b"PK\x03\x04[Content_Types].xml xl/workbook.xml", "it is damaged");
    check("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1W\0o\0r\0k\0b\0o\0o\0k\0", "it is damaged");
    check("a.ods", b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "it is damaged");
    check("a.numbers", b"tin", "a sheet of a kind");
    check("a.png", b"\x89PNG\r\n\x1a\n", "picture");
    check("a.txt", b"", "empty");
    check("a.html", b"<html><body></body></html>", "no text");
    check("a.zip", b"PK\x03\x04 torn", "damaged");
    check("a.json", b"{\"tin\": 14}", "no field of it");
}

#[test]
fn an_odd_file_has_findings() {
    let (line, _) =
        load::from_bytes("a.txt", b"\xcc\xee\xf1\xea\xe2\xe0 \xef\xf0\xee\xe4\xe0\xe5\xf2 \xee\xeb\xee\xe2\xee.");
    let findings: Vec<&str> = line.issues.iter().map(|issue| issue.text.as_str()).collect();
    for part in ["date is not known", "encoding is not declared", "very little text"] {
        assert!(findings.iter().any(|finding| finding.contains(part)), "{part}: {findings:?}");
    }
    assert!(line.issues.is_sorted_by(|a, b| a.severity >= b.severity), "worst first");
}

#[test]
fn a_folder_is_walked_in_order_without_hidden_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    fs::create_dir_all(root.join("b/.git")).expect("folders");
    for name in ["b/z.txt", "b/.git/x.txt", ".hidden.txt", "a.txt", "c.txt"] {
        fs::write(root.join(name), "Tin").expect("a file");
    }
    let names = |path: &Path| listed(path).sources.into_iter().map(|source| source.name).collect::<Vec<_>>();
    assert_eq!(names(root), ["a.txt", "b/z.txt", "c.txt"]);
    assert_eq!(names(&root.join(".hidden.txt")), [".hidden.txt"]);
}

fn listed(path: &Path) -> Listing {
    load::walk(path, &AtomicBool::new(false), |_| {}).expect("it can be walked")
}

#[cfg(unix)]
#[test]
fn a_folder_that_many_links_lead_to_is_read_once_and_each_link_has_its_line() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    fs::create_dir(root.join("real")).expect("a folder");
    fs::write(root.join("real/a.txt"), "Tin").expect("a file");
    symlink(root, root.join("real/up")).expect("a link");
    // Each level has two links to the one below: followed blindly, the file would be read 2^12 times.
    let mut below = root.join("real");
    for level in 0..12 {
        let here = root.join(format!("level{level:02}"));
        fs::create_dir(&here).expect("a folder");
        symlink(&below, here.join("one")).expect("a link");
        symlink(&below, here.join("two")).expect("a link");
        below = here;
    }
    let listing = listed(root);
    let names: Vec<&str> = listing.sources.iter().map(|source| source.name.as_str()).collect();
    assert_eq!(names, ["real/a.txt"], "under its own name");
    assert_eq!(listing.left_out.len(), 25, "{:?}", listing.left_out);
    let why = |line: &Line| match &line.outcome {
        Outcome::Skipped(why) => why.clone(),
        Outcome::Read => String::new(),
    };
    let told =
        |path: &str, words: &str| listing.left_out.iter().any(|l| l.path.contains(path) && why(l).contains(words));
    assert!(told("", "‘real’, which is read once"), "{:?}", listing.left_out);
    assert!(told("real/up", "the whole folder"), "{:?}", listing.left_out);
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_followed() {
    let (folder, outside) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    fs::create_dir(outside.path().join("deep")).expect("a folder");
    fs::write(outside.path().join("deep/a.txt"), "Tin").expect("a file");
    std::os::unix::fs::symlink(outside.path(), folder.path().join("press")).expect("a link");
    std::os::unix::fs::symlink(folder.path().join("nowhere"), folder.path().join("broken.txt")).expect("a link");
    let listing = listed(folder.path());
    let names: Vec<&str> = listing.sources.iter().map(|source| source.name.as_str()).collect();
    assert_eq!(names, ["broken.txt", "press/deep/a.txt"]);
    let line = load::file(&listing.sources[0]).remove(0).0;
    assert!(matches!(line.outcome, Outcome::Skipped(_)), "{line:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn two_names_that_differ_in_bytes_that_are_no_text_stay_two_documents() {
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().expect("a folder");
    for name in [b"u\xff.txt", b"u\xfe.txt"] {
        fs::write(folder.path().join(std::ffi::OsStr::from_bytes(name)), "Tin").expect("a file");
    }
    let names: Vec<String> = listed(folder.path()).sources.into_iter().map(|source| source.name).collect();
    assert_eq!(names, ["u\\xFE.txt", "u\\xFF.txt"]);
}

#[test]
fn listing_a_folder_can_be_cancelled() {
    let folder = tempfile::tempdir().expect("a folder");
    for at in 0..30 {
        fs::write(folder.path().join(format!("{at}.txt")), "Tin").expect("a file");
    }
    let listing = load::walk(folder.path(), &AtomicBool::new(true), |_| {}).expect("it ends well");
    assert!(listing.sources.is_empty());
}

#[test]
fn what_dateline_wrote_is_not_read_as_an_article() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    fs::create_dir_all(root.join("texts/sub")).expect("folders");
    fs::write(root.join("a.txt"), "Tin rose on 3 May 2021.").expect("a file");
    fs::write(root.join("texts/sub/a.txt.txt"), "Tin rose on 3 May 2021.").expect("a file");
    fs::write(root.join("texts/mine.txt"), "Lead fell on 4 May 2021.").expect("a file");
    fs::write(root.join("texts").join(load::ours::TEXTS), "sub/a.txt.txt\n").expect("a file");
    let listing = listed(root);
    let names: Vec<&str> = listing.sources.iter().map(|source| source.name.as_str()).collect();
    assert_eq!(names, ["a.txt", "texts/mine.txt"]);
    assert_eq!(listing.left_out.iter().map(|line| line.path.as_str()).collect::<Vec<_>>(), ["texts/sub/a.txt.txt"]);
    // Whoever opens the folder of texts itself wants to read it.
    assert_eq!(listed(&root.join("texts")).sources.len(), 2);
    let page = format!("{}# Sources: tin\n\nTin rose on 3 May 2021.", load::ours::markdown_line());
    let (line, document) = load::from_bytes("page.sources.md", page.as_bytes());
    assert!(document.is_none(), "{line:?}");
}

#[test]
fn a_corpus_that_cannot_be_opened_says_so_in_one_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    let says =
        |path: &Path| load::walk(path, &AtomicBool::new(false), |_| {}).expect_err("it cannot be opened").to_string();
    assert!(says(&folder.path().join("none")).starts_with("There is no file or folder"));
    assert!(says(folder.path()).contains("holds no files"));
}
