//! Small pictures of every state of the window, light and dark, held against those that were looked at.
//!
//! A picture is a quarter of the window each way, half of a small window; letters differ by a shade from machine to machine, so a few pixels may.
//! `DATELINE_WRITE=1 cargo test --test it pictures::` makes them anew in `tests/golden/states`.

use std::path::{Path, PathBuf};

use dateline::gui::{App, Overlay};
use egui::{Color32, Key, Theme, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use resvg::tiny_skia::{IntSize, Pixmap};

use crate::gui::{memory, open, open_wrong_path, press};
use crate::renderer::{Picture, Renderer};

type H = Harness<'static, App>;

const ROOM: Vec2 = vec2(1024.0, 640.0);
const FISH: &str = "Fish treaty signed\n\n2 June 2015\n\nNorway and Finland signed a treaty on 1 June 2015. \
    Exports from Norway to Finland were $4 million in 2014 and $3 million in 2013.\n\nThe pier was closed in March.\n";
const PORT: &str = "Port talks\n\n9 June 2016\n\nDenmark visited Oslo on 1 June 2016. \
    Sweden will visit Oslo in July 2016.\n\nA first treaty was signed on 3 June 1951.\n";

/// The mean of each square of pixels.
fn reduced(picture: &Picture) -> (usize, usize, Vec<[u8; 3]>) {
    let small = if picture.width > 600 { 4 } else { 2 };
    let (width, height) = (picture.width / small, picture.height / small);
    let mean = |at: usize, channel: fn(&Color32) -> u8| {
        let (x, y) = (at % width * small, at / width * small);
        let square = (0..small * small).map(|at| (y + at / small) * picture.width + x + at % small);
        (square.map(|at| u32::from(channel(&picture.pixels[at]))).sum::<u32>() / (small * small) as u32) as u8
    };
    let pixel = |at: usize| [mean(at, Color32::r), mean(at, Color32::g), mean(at, Color32::b)];
    (width, height, (0..width * height).map(pixel).collect())
}

fn write(path: &Path, (width, height, pixels): &(usize, usize, Vec<[u8; 3]>)) {
    let bytes = pixels.iter().flat_map(|[r, g, b]| [*r, *g, *b, 255]).collect();
    let size = IntSize::from_wh(*width as u32, *height as u32).expect("a size");
    Pixmap::from_vec(bytes, size).expect("a picture").save_png(path).expect("the picture is written");
}

fn read(path: &Path) -> Option<(usize, usize, Vec<[u8; 3]>)> {
    let kept = Pixmap::load_png(path).ok()?;
    let pixels = kept.data().chunks_exact(4).map(|rgba| [rgba[0], rgba[1], rgba[2]]).collect();
    Some((kept.width() as usize, kept.height() as usize, pixels))
}

fn settled(files: &[(&str, &str)], theme: Theme) -> (H, Renderer) {
    let files = memory(files);
    open(|app, ctx| app.open("Two papers".to_owned(), files, ctx), theme)
}

/// Compares a state with its picture in both themes.
#[track_caller]
fn check(name: &str, room: Vec2, state: impl Fn(Theme) -> (H, Renderer)) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/states");
    for (theme, word) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let (mut harness, renderer) = state(theme);
        harness.set_size(room);
        harness.run_ok();
        harness.remove_cursor();
        harness.run_ok();
        let shown = renderer.picture(&harness.ctx, harness.output(), (room.x as usize, room.y as usize));
        let now = reduced(&shown);
        let path = folder.join(format!("{name}-{word}.png"));
        if std::env::var_os("DATELINE_WRITE").is_some() {
            std::fs::create_dir_all(&folder).expect("a folder");
            write(&path, &now);
            continue;
        }
        let kept = read(&path).unwrap_or_else(|| panic!("{} is missing", path.display()));
        assert_eq!((kept.0, kept.1), (now.0, now.1), "{name}, {word}: the size");
        let far = |a: &[u8; 3], b: &[u8; 3]| a.iter().zip(b).map(|(a, b)| a.abs_diff(*b)).max().unwrap_or(0);
        let off = kept.2.iter().zip(&now.2).filter(|(a, b)| far(a, b) > 40).count();
        if off * 100 > now.2.len() {
            let seen = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{word}.png"));
            write(&seen, &now);
            panic!("{name}, {word}: {off} of {} pixels differ; what is seen now is {}", now.2.len(), seen.display());
        }
    }
}

#[test]
fn the_first_screen() {
    check("first-start", ROOM, |theme| open(|_, _| {}, theme));
}

#[test]
fn a_corpus_being_read_of_a_paper_alone_and_with_its_source_open() {
    check("overview", ROOM, |theme| settled(&[("fish.txt", FISH), ("port.txt", PORT)], theme));
    check("reading", ROOM, |theme| {
        let (mut harness, renderer) = settled(&[("fish.txt", FISH), ("port.txt", PORT)], theme);
        harness.state_mut().panes.kept.calm = true;
        press(&mut harness, Key::End);
        press(&mut harness, Key::Enter);
        press(&mut harness, Key::Y);
        harness.state_mut().work.message = None;
        (harness, renderer)
    });
}

#[test]
fn what_has_nothing_to_show() {
    check("nothing-matches", ROOM, |theme| {
        let (mut harness, renderer) = settled(&[("fish.txt", FISH)], theme);
        harness.state_mut().refilter_with(|filter| "zeppelin".clone_into(&mut filter.words));
        (harness, renderer)
    });
    check("no-dates", ROOM, |theme| settled(&[("a.txt", "Nothing happens here.\n")], theme));
    check("not-readable", ROOM, |theme| settled(&[("a.bin", "\u{0}\u{1}\u{2}\u{0}\u{0}")], theme));
    check("all-undated", ROOM, |theme| settled(&[("a.txt", "Port talks\n\nThe ministers met on 14 May.\n")], theme));
}

#[test]
fn a_file_that_is_gone_and_a_folder_that_is_not_there() {
    check("file-gone", ROOM, |theme| {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().join("papers");
        std::fs::create_dir(&root).and_then(|()| std::fs::write(root.join("fish.txt"), FISH)).expect("written");
        let (mut harness, renderer) = open(move |app, ctx| app.open_paths(vec![root], ctx), theme);
        drop(folder);
        harness.get_by_label_contains("Document Fish treaty").click();
        harness.run_ok();
        assert!(harness.state().choice.gone);
        (harness, renderer)
    });
    check("error", ROOM, |theme| {
        let (mut harness, renderer) = open(|_, _| {}, theme);
        open_wrong_path(&mut harness);
        (harness, renderer)
    });
}

#[test]
fn what_lies_over_the_window_and_below_it() {
    for (name, overlay) in
        [("palette", Overlay::Palette), ("shortcuts", Overlay::Shortcuts), ("manual", Overlay::Manual)]
    {
        check(name, ROOM, |theme| {
            let (mut harness, renderer) = settled(&[("fish.txt", FISH)], theme);
            harness.state_mut().panes.overlay = Some(overlay);
            (harness, renderer)
        });
    }
    check("table", ROOM, |theme| {
        let (mut harness, renderer) = settled(&[("fish.txt", FISH), ("port.txt", PORT)], theme);
        press(&mut harness, Key::T);
        (harness, renderer)
    });
}

#[test]
fn a_search_and_a_window_of_few_points() {
    check("search", ROOM, |theme| {
        let (mut harness, renderer) = settled(&[("fish.txt", FISH), ("port.txt", PORT)], theme);
        let ctx = harness.ctx.clone();
        harness.state_mut().choice.find.on = true;
        "oslo".clone_into(&mut harness.state_mut().choice.find.typed);
        dateline::gui::app::search::start(harness.state_mut(), &ctx);
        while harness.state().choice.find.is_searching() {
            harness.step();
            std::thread::yield_now();
        }
        harness.run_ok();
        (harness, renderer)
    });
    check("enlarged", vec2(412.0, 256.0), |theme| settled(&[("fish.txt", FISH), ("port.txt", PORT)], theme));
}

/// While files arrive, what has been found stands on the axis, and the foot of the window says how far reading is.
#[test]
fn a_corpus_that_is_being_read_shows_what_was_found_so_far() {
    let many: Vec<(String, Vec<u8>)> = (0..400).map(|at| (format!("{at}.txt"), FISH.as_bytes().to_vec())).collect();
    let (mut harness, _) = open(|_, _| {}, Theme::Light);
    let ctx = harness.ctx.clone();
    harness.state_mut().open("Many".to_owned(), dateline::job::Input::Memory(many), &ctx);
    let mut seen = false;
    while harness.state().work.job.is_some() && !seen {
        harness.step();
        let found = !harness.state().data.shown.items.dated.is_empty() && harness.state().work.job.is_some();
        seen = found && harness.query_all_by_label("Cancel reading").next().is_some();
    }
    assert!(seen, "marks stand there before the last file is read");
    assert!(harness.state().data.corpus.articles.len() < 400);
    if let Some(job) = &harness.state().work.job {
        job.cancel();
    }
}
