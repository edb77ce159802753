//! Letters that the program's fonts lack: taken from fonts at hand where there are any, else written as code points.

use std::collections::BTreeSet;
use std::path::Path;

use dateline::corpus::{self, Corpus};
use dateline::export::Format;
use dateline::export::brief_svg::Ground;
use dateline::export::system_fonts::{Place, compose, find};
use dateline::view::brief::{Brief, Request};
use dateline::view::item::{Items, Status};

fn corpus_of(text: &str) -> (Corpus, Items) {
    let mut corpus = Corpus::default();
    corpus.extend([corpus::read_bytes("note.txt", text.as_bytes())]);
    let items = Items::of(&corpus, &std::sync::Arc::default(), |_| Status::Accepted);
    (corpus, items)
}

fn mixed() -> (Corpus, Items) {
    corpus_of(
        "港口 bulletin\n\n12 March 2015\n\nMinisters of Norway and Finland signed the 北港 treaty in Oslo on 2 March 2015. \
         Finland opened a trade office in Oslo on 5 March 2015.\n",
    )
}

fn page(place: Place) -> Brief {
    let (corpus, items) = mixed();
    compose(&corpus, &items, &Request { title: "北港".to_owned(), ..Request::default() }, place)
}

fn text(brief: &Brief) -> String {
    String::from_utf8(Format::Svg.write(brief, Ground::Opaque, 1.0).expect("a page")).expect("text")
}

#[test]
fn without_a_font_a_letter_is_its_code_point_and_the_page_says_so() {
    let empty = tempfile::tempdir().expect("a folder");
    let brief = page(Place::Folder(empty.path()));
    assert!(brief.fonts.is_empty() && brief.lacking.contains(&'北'), "{:?}", brief.lacking);
    assert_eq!(brief.title, "<U+5317 U+6E2F>");
    assert!(brief.warnings.iter().any(|line| line.contains("code points")), "{:?}", brief.warnings);
    assert!(brief.method.contains("code points"), "{}", brief.method);
    assert!(!text(&brief).contains('北'));
}

#[test]
fn a_page_in_the_program_s_own_letters_does_not_depend_on_the_machine() {
    let (corpus, items) = corpus_of("Вестник\n\n12 March 2015\n\nFinland and Łódź signed a treaty on 2 March 2015.\n");
    let empty = tempfile::tempdir().expect("a folder");
    let request = Request { title: "Ελλάδα и Москва".to_owned(), ..Request::default() };
    let page = |place| compose(&corpus, &items, &request, place);
    let (one, other) = (page(Place::System), page(Place::Folder(empty.path())));
    assert!(one.fonts.is_empty() && one == other);
}

#[test]
fn letters_of_the_machine_s_fonts_are_drawn_as_such_in_every_form() {
    let wanted: BTreeSet<char> = "北港口".chars().collect();
    if !wanted.iter().all(|letter| find(&wanted, Place::System).has(*letter)) {
        println!("skipped: no font of this machine has Chinese letters");
        return;
    }
    let brief = page(Place::System);
    assert!(brief.lacking.is_empty() && brief.warnings.is_empty(), "{:?} {:?}", brief.lacking, brief.warnings);
    assert_eq!(brief.title, "北港");
    let family = brief.fonts.faces()[0].family.clone();
    let svg = text(&brief);
    assert!(svg.contains("北港") && svg.contains(&format!("IBM Plex Sans,{family},sans-serif")), "{family}");
    assert!(!svg.contains("U+5317"));
    for (format, ending) in Format::ALL {
        let bytes = || format.write(&page(Place::System), Ground::Opaque, 1.0).expect(ending);
        assert!(bytes() == bytes(), "{ending} differs");
    }
    let pdf = Format::Pdf.write(&brief, Ground::Opaque, 1.0).expect("a PDF");
    let plain = String::from_utf8_lossy(&pdf).into_owned();
    assert!(plain.matches("/FontFile2").count() + plain.matches("/FontFile3").count() >= 3);
    assert!(pdf.len() < 500_000, "a subset is embedded, not the font: {}", pdf.len());
    // The letters leave ink: without their font the title's place is empty.
    let drawn =
        resvg::tiny_skia::Pixmap::decode_png(&Format::Png.write(&brief, Ground::Opaque, 1.0).expect("a picture"));
    let drawn = drawn.expect("a picture");
    let dark = (50..130).flat_map(|x| (35..80).map(move |y| (x, y)));
    let ink = dark.filter(|&(x, y)| drawn.pixel(x, y).is_some_and(|pixel| pixel.red() < 128)).count();
    assert!(ink > 200, "{ink} dark pixels in the title");
}

#[test]
fn a_folder_without_fonts_finds_none() {
    let wanted: BTreeSet<char> = "北".chars().collect();
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/view");
    assert!(find(&wanted, Place::Folder(&sources)).is_empty());
}
