//! Pictures: the same bytes twice, the fonts of the program, nothing outside the page.

use std::fs;
use std::sync::atomic::AtomicBool;

use dateline::export::{png::png, svg::svg};
use dateline::view::item::{Items, Status};
use dateline::view::lanes::LaneBy;
use dateline::view::scene::{Scene, Shape};
use dateline::view::still::{self, still};
use dateline::view::{Theme, fonts};

const NOTICE: &str = "---\ndate: 2021-03-09\n---\n# Ports of Aland and Borland sign a pact\n\n\
    On 5 March 2021 the ports of Hamburg and Rotterdam signed an agreement on berths. \
    The German minister visited Rotterdam on 2 March 2021.\n\n\
    Germany's exports to the Netherlands reached $96 billion in 2020 & \"more\" was promised.\n";

fn picture(size: Option<(f32, f32)>, by: LaneBy, theme: Theme) -> Scene {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("notice.md"), NOTICE).expect("a file");
    let corpus = dateline::corpus::open(folder.path(), &AtomicBool::new(false), |_, _| {}).expect("a corpus");
    let items = Items::of(&corpus, &std::sync::Arc::default(), |_| Status::Undecided);
    let options = still::Options { title: "Ports & <berths>".to_owned(), size, by, theme, window: None };
    still(&corpus, &items, &options, &fonts::measure)
}

#[test]
fn the_same_corpus_gives_the_same_picture() {
    let scene = picture(None, LaneBy::Category, Theme::light());
    assert_eq!(svg(&scene), svg(&picture(None, LaneBy::Category, Theme::light())));
    let first = png(&scene, 1.0).expect("a picture");
    assert_eq!(&first[..8], b"\x89PNG\r\n\x1a\n");
    assert!(first == png(&scene, 1.0).expect("a picture"), "the same bytes twice");
}

#[test]
fn words_are_written_as_text_and_escaped() {
    let text = svg(&picture(None, LaneBy::Document, Theme::dark()));
    assert!(text.contains("Ports &amp; &lt;berths&gt;"), "{text}");
    assert!(text.contains("font-family=\"IBM Plex Sans,sans-serif\""));
    assert!(!text.contains("NaN") && !text.contains("inf"), "every number is finite");
}

#[test]
fn a_given_size_is_kept() {
    let scene = picture(Some((700.0, 300.0)), LaneBy::Category, Theme::light());
    assert_eq!((scene.width, scene.height), (700.0, 300.0));
}

#[test]
fn no_text_runs_out_of_the_page() {
    for width in [500.0, 900.0, 1440.0] {
        let scene = picture(Some((width, 700.0)), LaneBy::Category, Theme::light());
        for shape in &scene.shapes {
            if let Shape::Text { at, text, style, anchor, .. } = shape {
                let long = fonts::measure(text, *style);
                let left = match anchor {
                    dateline::view::scene::Anchor::Start => at.x,
                    dateline::view::scene::Anchor::Middle => at.x - long / 2.0,
                    dateline::view::scene::Anchor::End => at.x - long,
                };
                assert!(left >= -0.5 && left + long <= width + 0.5, "“{text}” at {left} in {width}");
            }
        }
    }
}
