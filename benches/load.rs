//! A folder of mixed files as the window meets it: when the first marks stand there, and what the worst frame costs while files
//! arrive, against one when nothing happens. `cargo bench --bench load [-- FILES]`.
//!
//! Frames come sixty times a second, read or idle, run and tessellated without a screen. What one costs is the processor time of the
//! window's own thread; when marks stand there is told by the clock, from the moment at which the folder is opened.
#![allow(clippy::print_stdout, missing_docs)]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use cpu_time::ThreadTime;
use dateline::gui::app::Kept;
use dateline::gui::{App, install};
use dateline::project::Asked;
use egui::{Context, Pos2, RawInput, Rect, vec2};

const SIZE: egui::Vec2 = vec2(1440.0, 900.0);
const FRAME: Duration = Duration::from_micros(16_667);

/// The text of a paper, no two alike.
fn lines(number: usize) -> Vec<String> {
    let line = |line| {
        format!(
            "Norway and Finland signed agreement {number}-{line} on {} March 2015, and exports rose to ${}.{} billion in 2014.",
            line % 27 + 1,
            number % 90 + 1,
            line % 10
        )
    };
    (0..8).map(line).collect()
}

/// A file of one of eight kinds, by its number.
fn file(number: usize) -> (String, Vec<u8>) {
    let text = lines(number);
    let plain = format!("Paper {number}\n\n12 March 2015\n\n{}\n", text.join("\n\n"));
    let page = format!(
        "<html><head><title>Paper {number}</title><meta property='article:published_time' content='2015-03-12'></head><body><nav>Home</nav>\
         <article><h1>Paper {number}</h1><p>{}</p></article></body></html>",
        text.join("</p><p>")
    );
    let (end, words) = match number % 8 {
        0 | 1 => ("txt", plain),
        2 | 3 => ("html", page),
        4 => ("md", format!("# {plain}")),
        5 => (
            "json",
            format!("{{\"title\": \"Paper {number}\", \"date\": \"2015-03-12\", \"text\": \"{}\"}}", text.join(" ")),
        ),
        6 => (
            "eml",
            format!(
                "From: Ada <ada@example.org>\nDate: Thu, 12 Mar 2015 10:00:00 +0100\nMessage-ID: <{number}@example.org>\nSubject: Paper {number}\n\n{}\n",
                text.join("\n\n")
            ),
        ),
        _ => ("csv", format!("Exports of Norway, tonnes\nkind,2014,2015\ntin,{number},6\nlead,7,{number}\n")),
    };
    (format!("{:03}/{number:06}.{end}", number % 200), words.into_bytes())
}

fn write(folder: &Path, files: usize) {
    for (name, bytes) in (0..files).map(file) {
        let place = folder.join(name);
        std::fs::create_dir_all(place.parent().expect("a folder")).expect("a folder");
        std::fs::write(place, bytes).expect("a file");
    }
}

/// One pass of the window; what it cost its thread.
fn pass(ctx: &Context, app: &mut App, since: Instant) -> Duration {
    let begun = ThreadTime::now();
    let time = Some(since.elapsed().as_secs_f64());
    let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, SIZE));
    let mut output = ctx.run_ui(RawInput { screen_rect, time, ..RawInput::default() }, |ui| {
        app.logic(ui.ctx());
        dateline::gui::window_ui(app, ui);
    });
    output.textures_delta.set.clear();
    output.textures_delta.free.clear();
    black_box(ctx.tessellate(std::mem::take(&mut output.shapes), 1.0));
    begun.elapsed()
}

fn main() {
    let files = std::env::args().find_map(|word| word.parse().ok()).unwrap_or(10_000);
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), files);
    let ctx = Context::default();
    install(&ctx);
    let mut app = App::new(Kept::default());
    let since = Instant::now();
    // The first passes make fonts and icons.
    for _ in 0..5 {
        pass(&ctx, &mut app, since);
    }
    let opened = Instant::now();
    app.open_as(vec![folder.path().to_owned()], &Asked::None, &ctx);
    let (mut first, mut loading) = (None, Vec::new());
    let mut read = None;
    // Two seconds more: what is made of all files at the end counts too.
    while read.is_none_or(|read| opened.elapsed() < read + Duration::from_secs(2)) {
        let begun = Instant::now();
        loading.push(pass(&ctx, &mut app, since));
        if first.is_none() && !app.data.shown.items.dated.is_empty() {
            first = Some(opened.elapsed());
        }
        if app.work.job.is_none() {
            read.get_or_insert_with(|| opened.elapsed());
        }
        std::thread::sleep(FRAME.saturating_sub(begun.elapsed()));
    }
    let idle = |_| {
        let begun = Instant::now();
        let cost = pass(&ctx, &mut app, since);
        std::thread::sleep(FRAME.saturating_sub(begun.elapsed()));
        cost
    };
    let mut idle: Vec<Duration> = (0..121).map(idle).collect();
    idle.sort();
    loading.sort();
    let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
    let median = idle.get(idle.len() / 2).copied().unwrap_or_default();
    let at = |share: f64| loading.get((loading.len() as f64 * share) as usize).copied().unwrap_or_default();
    let worst = loading.last().copied().unwrap_or_default();
    println!("{files} files, {} marks", app.data.items.dated.len());
    println!(
        "first marks after {:.2} s, all read after {:.1} s",
        first.unwrap_or_default().as_secs_f64(),
        read.unwrap_or_default().as_secs_f64()
    );
    println!(
        "{} frames while reading: median {:.1} ms, 99 of 100 below {:.1} ms, worst {:.1} ms; idle median {:.1} ms: worst / idle {:.1}",
        loading.len(),
        milliseconds(at(0.5)),
        milliseconds(at(0.99)),
        milliseconds(worst),
        milliseconds(median),
        worst.as_secs_f64() / median.as_secs_f64()
    );
}
