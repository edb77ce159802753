//! Briefing pages: what is on them, what is said to be left out, the same bytes twice, names that must not be there.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::atomic::AtomicBool;

use dateline::corpus::{self, Corpus};
use dateline::export::Format;
use dateline::export::brief_svg::{self, Ground};
use dateline::export::data::{Form, Rows};
use dateline::view::brief::{Brief, Kind, Overflow, PRESETS, Preset, Redaction, Request, Scope, Tone, compose};
use dateline::view::fonts::measure;
use dateline::view::item::{Items, Status};
use dateline::view::scene::{Rect, Shape};
use dateline::view::text::Weight;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/traps/press")
}

pub fn sample() -> &'static (Corpus, Items) {
    static SAMPLE: OnceLock<(Corpus, Items)> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let corpus = corpus::open(&folder(), &AtomicBool::new(false), |_, _| {}).expect("the sample");
        let items = Items::of(&corpus, &std::sync::Arc::default(), |record| {
            // Some decisions, so that a page has all of them.
            match record.id.0 % 7 {
                0 => Status::Rejected,
                1..=3 => Status::Accepted,
                _ => Status::Undecided,
            }
        });
        (corpus, items)
    })
}

pub fn request(preset: &str) -> Request {
    Request {
        title: "Trade moved before the treaties did".to_owned(),
        marking: "Working paper".to_owned(),
        project: "Sample".to_owned(),
        preset: Preset::named(preset).expect("a preset"),
        ..Request::default()
    }
}

pub fn page(request: &Request) -> Brief {
    let (corpus, items) = sample();
    compose(corpus, items, request, &measure)
}

#[test]
fn every_preset_keeps_its_words_on_the_page_and_apart() {
    for preset in PRESETS {
        let brief = page(&request(preset.name));
        for sheet in &brief.pages {
            let mut labels: Vec<(Rect, &str)> = Vec::new();
            for part in &sheet.parts {
                for shape in &part.shapes {
                    let Shape::Text { text, .. } = shape else { continue };
                    let bounds = shape.bounds(&measure);
                    assert!(
                        bounds.x >= 0.0
                            && bounds.right() <= sheet.width
                            && bounds.y >= 0.0
                            && bounds.bottom() <= sheet.height,
                        "{}: “{text}” leaves the page at {bounds:?}",
                        preset.name
                    );
                    if part.kind == Kind::Mark && part.lane.is_some() {
                        labels.push((bounds, text));
                    }
                }
            }
            for (at, (one, text)) in labels.iter().enumerate() {
                for (other, words) in &labels[at + 1..] {
                    assert!(!one.grown(-0.5).meets(*other), "{}: “{text}” lies on “{words}”", preset.name);
                }
            }
        }
        assert!(brief.warnings.is_empty(), "{:?}", brief.warnings);
    }
}

#[test]
fn everything_is_either_shown_or_said_to_be_left_out() {
    for scope in [Scope::Core, Scope::All] {
        for accepted_only in [false, true] {
            let brief = page(&Request { scope, accepted_only, ..request("16:9") });
            let (_, items) = sample();
            let figures = items.dated.iter().filter(|item| item.figure).count()
                + items.undated.iter().filter(|item| item.figure).count();
            // A sentence that only tells a figure is counted as that figure.
            let events = items.dated.iter().filter(|item| item.is_event()).count()
                + items.undated.iter().filter(|item| !item.figure).count();
            for (count, total) in [(&brief.tally.events, events), (&brief.tally.figures, figures)] {
                assert_eq!(count.total, total);
                assert_eq!(count.shown + count.left_out(), count.total, "{count:?}");
            }
            let text = format!("Shown: {} of {} events", brief.tally.events.shown, brief.tally.events.total);
            assert!(brief.counts.starts_with(&text), "{}", brief.counts);
        }
    }
}

#[test]
fn callouts_are_numbered_from_left_to_right_and_each_has_its_note_and_evidence() {
    let brief = page(&request("16:9"));
    let numbers: Vec<&str> =
        brief.callouts().map(|entry| entry.mark.as_str()).filter(|mark| mark.parse::<u32>().is_ok()).collect();
    assert!((5..=9).contains(&numbers.len()), "{numbers:?}");
    assert_eq!(numbers, (1..=numbers.len()).map(|at| at.to_string()).collect::<Vec<_>>());
    let sheet = &brief.pages[0];
    for entry in brief.callouts() {
        assert_eq!(entry.evidence.len(), 1);
        let mark = sheet.parts.iter().find(|part| part.id == entry.id.to_string()).expect("the mark is on the page");
        let note = mark.link.as_deref().expect("a callout leads to its note");
        let noted = brief.pages.iter().flat_map(|sheet| &sheet.parts).any(|part| part.id == note);
        assert!(noted, "{} has no note {note}", entry.mark);
    }
    let notes = brief.pages.iter().flat_map(|sheet| &sheet.parts).filter(|part| part.kind == Kind::Note);
    assert!(
        notes.clone().count() > 5 && notes.clone().any(|note| note.words.contains("¶")),
        "notes name their paragraph"
    );
}

#[test]
fn every_form_is_the_same_twice() {
    for (format, ending) in Format::ALL {
        let once = || format.write(&page(&request("square")), Ground::Opaque, 1.0).expect(ending);
        let bytes = once();
        assert!(bytes.len() > 1000 || ending == "csv", "{ending}");
        assert!(bytes == once(), "{ending} differs");
    }
}

#[test]
fn a_png_states_its_size_and_density() {
    for (preset, size, metre) in [("16:9", (1920, 1080), 5669), ("square", (1080, 1080), 3780)] {
        let bytes = Format::Png.write(&page(&request(preset)), Ground::Opaque, 1.0).expect("a picture");
        let at = |place: usize| u32::from_be_bytes(bytes[place..place + 4].try_into().expect("four bytes"));
        assert_eq!((at(16), at(20)), size, "{preset}");
        let density = bytes.windows(4).position(|four| four == b"pHYs").expect("a density") + 4;
        assert_eq!((at(density), at(density + 4), bytes[density + 8]), (metre, metre, 1), "{preset}");
    }
}

#[test]
fn an_svg_has_text_ids_and_a_description() {
    for tone in Tone::ALL {
        let brief = page(&Request { tone, ..request("16:9") });
        let text = brief_svg::svg(&brief, Ground::Opaque);
        let tree = resvg::usvg::roxmltree::Document::parse(&text).expect("well-formed");
        let ids: Vec<&str> = tree.descendants().filter_map(|node| node.attribute("id")).collect();
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "ids are unique");
        for entry in brief.callouts() {
            assert!(ids.contains(&format!("r{}", entry.id).as_str()), "{}", entry.mark);
        }
        for link in tree.descendants().filter_map(|node| node.attribute("href")) {
            assert!(ids.contains(&link.trim_start_matches('#')), "{link} leads nowhere");
        }
        assert!(text.contains("<desc>Timeline of") && !text.contains("NaN"));
    }
    let clear = brief_svg::svg(&page(&request("16:9")), Ground::Transparent);
    assert!(!clear.contains("id=\"page\""));
}

/// Every part of a zip as text.
pub fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip");
    let names: Vec<String> = archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
    let read = |name: String| {
        let mut text = String::new();
        archive.by_name(&name).expect("a part").read_to_string(&mut text).expect("text");
        (name, text)
    };
    names.into_iter().map(read).collect()
}

#[test]
fn a_slide_has_shapes_in_groups_and_notes_with_every_quote() {
    let brief = page(&request("16:9"));
    let all = parts(&Format::Pptx.write(&brief, Ground::Opaque, 1.0).expect("slides"));
    for (name, text) in &all {
        resvg::usvg::roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    let part = |name: &str| all.iter().find(|(own, _)| own == name).map(|(_, text)| text.as_str()).expect(name);
    assert!(part("ppt/presentation.xml").contains("cx=\"12192000\" cy=\"6858000\""));
    let slide = resvg::usvg::roxmltree::Document::parse(part("ppt/slides/slide1.xml")).expect("a slide");
    let groups = slide.descendants().filter(|node| node.has_tag_name("grpSp") || node.tag_name().name() == "grpSp");
    assert!(groups.count() > 10);
    let notes = resvg::usvg::roxmltree::Document::parse(part("ppt/notesSlides/notesSlide1.xml")).expect("notes");
    let words: String = notes.descendants().filter_map(|node| node.text()).collect::<Vec<_>>().join("\n");
    for entry in brief.callouts() {
        assert!(words.contains(&entry.evidence[0].quote), "{}", entry.mark);
    }
}

#[test]
fn a_pdf_has_its_fonts_links_outline_and_tags() {
    let bytes = Format::Pdf.write(&page(&request("a4")), Ground::Opaque, 1.0).expect("a PDF");
    let text = String::from_utf8_lossy(&bytes);
    assert!(bytes.starts_with(b"%PDF-1."));
    for word in ["/StructTreeRoot", "/Outlines", "/Annots", "/MarkInfo"] {
        assert!(text.contains(word) || inflated(&bytes).contains(word), "{word}");
    }
    let fonts = text.matches("/FontFile2").count() + text.matches("/FontFile3").count();
    assert!(fonts >= 3, "{fonts} fonts are embedded");
    assert!(bytes.len() < 400_000, "fonts are subsets: {}", bytes.len());
}

/// All streams of a PDF, inflated, as text.
pub fn inflated(bytes: &[u8]) -> String {
    let mut out = String::new();
    let starts: Vec<usize> =
        bytes.windows(7).enumerate().filter(|(_, w)| w == b"stream\n").map(|(at, _)| at + 7).collect();
    for start in starts {
        let mut text = Vec::new();
        let _ = flate2::read::ZlibDecoder::new(&bytes[start..]).read_to_end(&mut text);
        out.push_str(&String::from_utf8_lossy(&text));
    }
    out
}

#[test]
fn a_redacted_name_is_nowhere_in_any_form() {
    let names = ["Turkish Airlines", "Harbour Trade Wire", "turkstream", "Ankara", "Canberra"];
    let pairs: Vec<String> = names.iter().map(|name| format!("{name}=Party")).collect();
    let redaction = || Redaction::parse(pairs.iter().map(String::as_str)).expect("pairs");
    let plain = page(&request("16:9"));
    let before = format!("{:?}", plain.entries).to_lowercase();
    assert!(names.iter().any(|name| before.contains(&name.to_lowercase())), "the sample names some of them");
    let brief = page(&Request { redaction: redaction(), title: "Ankara and others".to_owned(), ..request("16:9") });
    let absent = |text: &str, what: &str| {
        let text = text.to_lowercase();
        for name in names {
            assert!(!text.contains(&name.to_lowercase()), "{name} is in {what}");
        }
    };
    absent(&format!("{:?} {:?}", brief.pages, brief.entries), "the page");
    for (format, ending) in Format::ALL {
        let bytes = format.write(&brief, Ground::Opaque, 1.0).expect(ending);
        absent(&String::from_utf8_lossy(&bytes), ending);
        let wide: String = bytes.iter().filter(|byte| **byte != 0).map(|byte| char::from(*byte)).collect();
        absent(&wide, ending);
        match ending {
            "pptx" => parts(&bytes).iter().for_each(|(name, text)| absent(&format!("{name} {text}"), name)),
            "pdf" => {
                // Metadata may be UTF-16; its letters are every other byte.
                let streams = inflated(&bytes);
                absent(&streams, "the PDF's streams");
                absent(&streams.replace('\0', ""), "the PDF's streams");
            }
            _ => {}
        }
    }
    let (corpus, items) = sample();
    let _ = items;
    let rows = Rows::of(
        corpus,
        (&dateline::claims::Rulings::default(), &dateline::export::marks::Marks::default()),
        |_| Status::Undecided,
        |_, _| None,
        &redaction(),
    );
    for &form in Form::ALL {
        let bytes = rows.write(form).expect("data").bytes;
        if form == Form::Package {
            for (name, text) in &parts(&bytes) {
                absent(text, name);
            }
        } else {
            absent(&String::from_utf8_lossy(&bytes), form.names().0);
        }
    }
}

#[cfg(feature = "gui")]
#[test]
fn a_crowd_costs_what_the_page_is_wide() {
    let corpus = super::made_up::articles();
    let items = Items::new(super::made_up::items(&corpus, 200_000), Vec::new());
    let brief = compose(&corpus, &items, &Request { scope: Scope::All, ..request("16:9") }, &measure);
    let sheet = &brief.pages[0];
    let lanes: BTreeSet<usize> = sheet.parts.iter().filter_map(|part| part.lane).collect();
    let shapes: usize = sheet.parts.iter().filter(|part| part.lane.is_some()).map(|part| part.shapes.len()).sum();
    let most = 3.0 * sheet.width * lanes.len() as f32;
    assert!((shapes as f32) < most, "{shapes} shapes in {} lanes", lanes.len());
    assert_eq!(brief.tally.events.shown + brief.tally.figures.shown + brief.tally.figures.left_out(), 200_000);
    assert!(brief.unlisted > 100_000 && brief.pages.len() < 60, "{} pages", brief.pages.len());
}

#[test]
fn data_comes_back_where_the_form_allows() {
    let (corpus, _) = sample();
    let rows = Rows::of(
        corpus,
        (&dateline::claims::Rulings::default(), &dateline::export::marks::Marks::default()),
        |_| Status::Undecided,
        |_, _| None,
        &Redaction::default(),
    );
    let text = |form| String::from_utf8(rows.write(form).expect("data").bytes).expect("text");
    let lines = text(Form::JsonLines);
    assert_eq!(lines.lines().count(), corpus.records().count());
    let annotations: serde_json::Value = serde_json::from_str(&text(Form::Annotation)).expect("JSON");
    for item in annotations["items"].as_array().expect("items") {
        let selectors = &item["target"]["selector"];
        let path = item["target"]["source"].as_str().expect("a document").replace("%20", " ");
        let article = corpus.articles.iter().find(|article| article.document.path == path).expect("the document");
        let letters: Vec<char> = article.document.text.chars().collect();
        let at = |key: &str| selectors[1][key].as_u64().expect("a place") as usize;
        let exact: String = letters[at("start")..at("end")].iter().collect();
        assert_eq!(selectors[0]["exact"], exact.as_str());
        let prefix = selectors[0]["prefix"].as_str().expect("words before");
        assert!(letters[..at("start")].iter().collect::<String>().ends_with(prefix));
    }
    let timeline: serde_json::Value = serde_json::from_str(&text(Form::TimelineJs)).expect("JSON");
    assert!(timeline["events"].as_array().is_some_and(|events| events.len() > 30));
    let calendar = text(Form::Calendar);
    assert!(calendar.lines().all(|line| line.len() <= 76) && calendar.contains("\r\nX-EDTF;VALUE=TEXT:"));
    let package = parts(&rows.write(Form::Package).expect("a package").bytes);
    let names: Vec<&str> = package.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["datapackage.json", "events.csv", "figures.csv", "evidence.csv", "documents.csv"]);
    let evidence =
        package.iter().find(|(name, _)| name == "evidence.csv").map(|(_, text)| text.as_bytes()).expect("evidence");
    assert_eq!(csv::Reader::from_reader(evidence).records().filter_map(Result::ok).count(), corpus.records().count());
}

#[test]
fn every_mark_is_named_or_numbered_or_counted() {
    for preset in PRESETS {
        let brief = page(&request(preset.name));
        let sheet = &brief.pages[0];
        let marks: Vec<_> = sheet.parts.iter().filter(|part| part.kind == Kind::Mark && part.lane.is_some()).collect();
        for part in &marks {
            let words = part.shapes.iter().any(|shape| matches!(shape, Shape::Text { .. }));
            assert!(words, "{}: “{}” has neither words nor number", preset.name, part.words);
        }
        let crowd = brief.tally.events.shown - marks.len();
        assert!(crowd * 2 < brief.tally.events.shown, "{}: {crowd} without a place of their own", preset.name);
        let said = brief.counts.contains(&format!("Drawn without a name: {crowd} event"));
        assert!(said || crowd == 0, "{}: {crowd} and {}", preset.name, brief.counts);
        let listed: Vec<usize> = brief.entries.iter().filter_map(|entry| entry.listed).collect();
        let first = listed.first().copied().unwrap_or_default();
        assert_eq!(listed, (first..first + listed.len()).collect::<Vec<_>>(), "{}", preset.name);
        for entry in brief.entries.iter().filter(|entry| entry.listed.is_some()) {
            let part = sheet.parts.iter().find(|part| part.id == entry.id.to_string()).expect("its mark");
            let number = entry.listed.map(|number| number.to_string()).unwrap_or_default();
            let told = |shape: &Shape| matches!(shape, Shape::Text { text, .. } if *text == number);
            assert!(part.shapes.iter().any(told), "{}: {number} is not on the page", preset.name);
            let note = part.link.as_deref().expect("a number leads to its entry");
            assert!(brief.pages[1..].iter().flat_map(|sheet| &sheet.parts).any(|part| part.id == note), "{note}");
        }
    }
}

#[test]
fn the_built_in_sample_fills_every_page_with_callouts() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    let corpus = corpus::open(&folder, &AtomicBool::new(false), |_, _| {}).expect("the sample");
    let claims = dateline::claims::Claims::read(&corpus, &dateline::claims::Rulings::default());
    let items = Items::of(&corpus, &std::sync::Arc::new(claims), |_| Status::Undecided);
    for preset in PRESETS {
        let brief = compose(&corpus, &items, &request(preset.name), &measure);
        let numbered = || brief.callouts().filter(|entry| entry.mark.starts_with(|c: char| c.is_ascii_digit()));
        assert_eq!(numbered().count(), preset.callouts, "{}", preset.name);
        let figures = numbered().filter(|entry| entry.figure).count();
        assert!((1..=preset.callouts / 3).contains(&figures), "{}: {figures} figures", preset.name);
        assert!(preset.name != "16:9" || figures == 3, "{figures} figures");
        let sheet = &brief.pages[0];
        for entry in numbered().filter(|entry| entry.figure) {
            let part = sheet.parts.iter().find(|part| part.id == entry.id.to_string()).expect("its value");
            let words = part.shapes.iter().filter_map(|shape| match shape {
                Shape::Text { text, at, style, .. } => Some((text.as_str(), at.x, style.weight)),
                _ => None,
            });
            let words: Vec<_> = words.collect();
            let number = words.iter().find(|(text, _, _)| *text == entry.mark).expect("its number");
            let others = || words.iter().filter(|(text, _, _)| *text != entry.mark);
            assert!(others().all(|(_, x, _)| number.1 < *x), "{}: the disc stands before its words", preset.name);
            let strong = others().filter(|(_, _, weight)| *weight == Weight::SemiBold).count();
            assert!(strong >= 2, "{}: name and amount are strong: {words:?}", preset.name);
        }
        let marks = sheet.parts.iter().filter(|part| part.kind == Kind::Mark && part.lane.is_some()).count();
        let crowd = brief.tally.events.shown - marks;
        assert!(crowd * 100 < brief.tally.events.shown * 45, "{}: {crowd} without a place", preset.name);
        for entry in numbered().filter(|entry| !entry.figure) {
            let part = sheet.parts.iter().find(|part| part.id == entry.id.to_string()).expect("its mark");
            let lines = part.shapes.iter().filter_map(|shape| match shape {
                Shape::Text { text, .. } if *text != entry.mark => Some(text.as_str()),
                _ => None,
            });
            let said = lines.collect::<Vec<_>>().join(" ");
            let short = dateline::view::short::short(&entry.label) == Some(&*said);
            assert!(said == entry.label || short, "{}: “{said}” of “{}”", preset.name, entry.label);
        }
    }
}

#[test]
fn notes_without_names_of_files_have_them_on_the_page_behind() {
    let brief = page(&Request { preset: Preset::named("square").expect("a preset"), ..request("square") });
    let words = |at: usize| brief.pages[at].parts.iter().filter(|part| part.kind == Kind::Note).map(|part| &part.words);
    let first: Vec<&String> = words(0).collect();
    assert!(!first.is_empty() && brief.pages.len() > 1);
    let nameless = |note: &&String| !note.contains('(') && !note.contains("as note");
    assert!(first.into_iter().any(|note| nameless(&note)), "the square page is crowded");
    let behind: Vec<&String> = (1..brief.pages.len()).flat_map(words).collect();
    for entry in brief.callouts() {
        let evidence = &entry.evidence[0];
        let told = |words: &str| behind.iter().any(|note| note.contains(words));
        assert!(told(&evidence.file) && told(&evidence.headline), "{}", entry.label);
        // A figure's amount has a place of its own.
        let name = if entry.figure { entry.label.split(": ").next().expect("a name") } else { &entry.label };
        assert!(told(name), "{}", entry.label);
    }
}

#[test]
fn no_word_of_a_chart_stands_on_a_gap_of_the_axis() {
    let (corpus, items) = sample();
    let scope = Request { scope: Scope::All, ..request("16:9") };
    let brief = compose(corpus, items, &scope, &measure);
    let sheet = &brief.pages[0];
    let ground = sheet.parts.iter().filter(|part| part.kind == Kind::Ground).flat_map(|part| &part.shapes);
    let gaps: Vec<Rect> =
        ground.filter(|shape| matches!(shape, Shape::Polygon { .. })).map(|shape| shape.bounds(&measure)).collect();
    assert!(!gaps.is_empty(), "the page of all times has a gap");
    for part in sheet.parts.iter().filter(|part| part.kind == Kind::Mark && part.lane.is_none()) {
        for shape in part.shapes.iter().filter(|shape| matches!(shape, Shape::Text { .. })) {
            let words = shape.bounds(&measure);
            assert!(!gaps.iter().any(|gap| gap.meets(words)), "“{}” on a gap", part.words);
        }
    }
}

#[test]
fn leaders_cross_nothing() {
    for preset in PRESETS {
        let sheet = page(&request(preset.name)).pages.swap_remove(0);
        let marks: Vec<_> = sheet.parts.iter().filter(|part| part.kind == Kind::Mark && part.lane.is_some()).collect();
        for part in &marks {
            let leader = part.shapes.windows(2).find_map(|two| match two {
                [Shape::Line { from, to, .. }, Shape::Circle { radius, .. }] if *radius < 2.0 => Some((*from, *to)),
                _ => None,
            });
            let Some((from, to)) = leader else { continue };
            assert_eq!(from.y, to.y, "leaders are level");
            let line = Rect::new(from.x.min(to.x), from.y - 0.5, (to.x - from.x).abs(), 1.0);
            for other in marks.iter().filter(|other| other.id != part.id) {
                let bounds = other.bounds(&measure).expect("a drawing");
                assert!(!bounds.meets(line), "{}: “{}” is crossed", preset.name, other.words);
            }
        }
    }
}

#[test]
fn the_annex_has_a_row_for_each_source_of_each_callout() {
    let brief = page(&request("16:9"));
    let bytes = Format::Csv.write(&brief, Ground::Opaque, 1.0).expect("a table");
    let rows = csv::Reader::from_reader(bytes.as_slice()).records().filter_map(Result::ok).count();
    assert_eq!(rows, brief.callouts().map(|entry| entry.evidence.len()).sum::<usize>());
}

fn run(arguments: &[&str]) -> std::process::Output {
    let home = tempfile::tempdir().expect("a folder");
    let mut command = crate::cli::program();
    command.env("XDG_DATA_HOME", home.path()).env_remove("DISPLAY").env_remove("SOURCE_DATE_EPOCH");
    command.args(arguments).output().expect("the program starts")
}

#[test]
fn the_command_line_writes_pages_and_says_what_is_wrong() {
    let out = tempfile::tempdir().expect("a folder");
    let sample = folder().display().to_string();
    let file = |name: &str| out.path().join(name).display().to_string();
    let png = file("page.png");
    let done = run(&["brief", &sample, "-o", &png, "--preset", "square", "--title", "A finding", "--from", "2014"]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let first = std::fs::read(&png).expect("the page");
    assert!(out.path().join("page.sources.md").is_file(), "what does not fit stands beside it");
    run(&["brief", &sample, "-o", &png, "--preset", "square", "--title", "A finding", "--from", "2014"]);
    assert!(first == std::fs::read(&png).expect("the page"), "the same bytes twice");
    assert!(run(&["export", &sample, "-o", &file("data.csv")]).status.success());
    let wrong: [(&[&str], &str); 7] = [
        (&["brief", "no/such/folder", "-o", &png], "no file or folder"),
        (&["brief", &sample, "-o", &file("page.xyz")], "must end in"),
        (&["brief", &sample, "-o", &png, "--preset", "a7"], "choose one of"),
        (&["brief", &sample, "-o", &png, "--redact", "nothing"], "OLD=NEW"),
        (&["brief", &sample, "-o", &png, "--view", "Courtship"], "no saved view"),
        (&["brief", &sample, "-o", &file("none/page.png")], "there is no folder"),
        (&["export", &sample, "-o", &file("data.abc")], "no form of data"),
    ];
    for (arguments, says) in wrong {
        let output = run(arguments);
        let problem = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            !output.status.success() && problem.contains(says) && !problem.contains("panicked"),
            "{arguments:?}: {problem}"
        );
    }
    assert_eq!(std::fs::read_dir(out.path()).expect("listed").count(), 3, "no half-written file stays");
}

#[test]
fn what_does_not_fit_stands_on_further_pages_or_beside() {
    let paged = page(&request("square"));
    assert!(paged.pages.len() > 1 && paged.counts.contains("page 2"), "{}", paged.counts);
    let beside = page(&Request { overflow: Overflow::Sidecar("x.sources.md".to_owned()), ..request("square") });
    assert!(beside.pages.len() == 1 && beside.counts.contains("x.sources.md"), "{}", beside.counts);
}
