//! Cost of a briefing page: three hundred labels as picture and as PDF, and a page in front of a million events.
//!
//! `cargo bench --bench brief` prints processor time of this thread beside the bound that it must keep, and fails where
//! one is broken.
#![allow(clippy::print_stdout, missing_docs)]

use std::process::ExitCode;
use std::time::Duration;

use dateline::export::Format;
use dateline::export::brief_svg::Ground;
use dateline::view::brief::{Brief, Kind, Part, Request, Scope, compose};
use dateline::view::fonts::measure;
use dateline::view::scene::{Anchor, Shape, Stroke, pt};
use dateline::view::text::{TextStyle, Weight};
use dateline::view::{Items, Theme};

#[path = "../tests/it/clock.rs"]
mod clock;
// The window that other users of it want is not needed here.
#[allow(dead_code)]
#[path = "../tests/it/made_up.rs"]
mod made_up;

/// The least of three runs.
fn timed<T>(mut work: impl FnMut() -> T) -> (Duration, T) {
    let (first, done) = clock::timed(&mut work);
    let least = (0..2).map(|_| clock::timed(&mut work).0).min().unwrap_or(first);
    (first.min(least), done)
}

struct Report {
    broken: bool,
}

impl Report {
    fn line(&mut self, what: &str, took: f64, bound: f64, unit: &str) {
        let kept = took <= bound;
        self.broken |= !kept;
        println!("{what:<52} {took:>10.3} {unit:<12} bound {bound:>7.2}  {}", if kept { "kept" } else { "BROKEN" });
    }
}

/// A page with three hundred marks and names in fifteen columns.
fn labelled() -> Brief {
    let corpus = made_up::articles();
    let items = Items::new(made_up::items(&corpus, 40), Vec::new());
    let mut brief =
        compose(&corpus, &items, &Request { title: "Three hundred".to_owned(), ..Request::default() }, &measure);
    brief.pages.truncate(1);
    let theme = Theme::light();
    let style = TextStyle::sans(Weight::Regular, 9.4);
    if let Some(sheet) = brief.pages.first_mut() {
        sheet.parts.retain(|part| part.kind != Kind::Mark);
        for number in 0..300_u16 {
            let at = pt(40.0 + f32::from(number % 15) * 80.0, 120.0 + f32::from(number / 15) * 28.0);
            let words = format!("Treaty {number} in Oslo");
            let ring = Stroke::new(1.5, theme.text2);
            let shapes = vec![
                Shape::Circle { centre: at, radius: 4.0, fill: None, stroke: Some(ring) },
                Shape::text(pt(at.x + 8.0, at.y), Anchor::Start, &*words, style, theme.text),
            ];
            sheet.parts.push(Part::new(format!("mark-{number}"), Kind::Mark, words, shapes));
        }
    }
    brief
}

fn main() -> ExitCode {
    // The test runner asks every binary for its tests; this one has none.
    if std::env::args().any(|argument| argument == "--list") {
        return ExitCode::SUCCESS;
    }
    let mut report = Report { broken: false };
    let brief = labelled();
    for (format, bound) in [(Format::Png, 1.0), (Format::Pdf, 0.1), (Format::Svg, 0.1), (Format::Pptx, 0.5)] {
        let (took, bytes) = timed(|| format.write(&brief, Ground::Opaque, 1.0).map_or(0, |bytes| bytes.len()));
        report.line(&format!("{format:?} of 300 labels, {bytes} bytes"), took.as_secs_f64(), bound, "CPU s");
        report.broken |= bytes == 0;
    }
    let corpus = made_up::articles();
    let items = Items::new(made_up::items(&corpus, 1_000_000), Vec::new());
    let request = Request { scope: Scope::All, title: "A million".to_owned(), ..Request::default() };
    let (took, brief) = timed(|| compose(&corpus, &items, &request, &measure));
    report.line("a page in front of 1,000,000 events", took.as_secs_f64(), 10.0, "CPU s");
    for sheet in brief.pages.iter().take(1) {
        let lanes: std::collections::BTreeSet<usize> = sheet.parts.iter().filter_map(|part| part.lane).collect();
        let shapes: usize = sheet.parts.iter().filter(|part| part.lane.is_some()).map(|part| part.shapes.len()).sum();
        let columns = f64::from(sheet.width) * lanes.len().max(1) as f64;
        let what = format!("{shapes} primitives in {} lanes: for a column and lane", lanes.len());
        report.line(&what, shapes as f64 / columns, 3.0, "primitives");
    }
    if report.broken { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
