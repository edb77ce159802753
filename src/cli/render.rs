//! `dateline render`: the timeline of a folder as a picture.

use std::path::PathBuf;

use anyhow::bail;
use clap::ValueEnum;

use super::opened::{self, Known, Question, Way};
use crate::export::{file, png::png, svg::svg};
use crate::project;
use crate::view::lanes::LaneBy;
use crate::view::still::{self, still};
use crate::view::{Theme, fonts};

/// Options of `render`.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Folder (or one file) of articles, or a project file (.dateline.json).
    #[arg(value_name = "FOLDER|PROJECT")]
    folder: PathBuf,
    /// The picture: a file that ends in .png or .svg.
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Width and height in points; by itself 1440 wide and as high as its lanes need.
    #[arg(long, value_name = "WxH", value_parser = size)]
    size: Option<(f32, f32)>,
    /// Pixels for one point (PNG).
    #[arg(long, value_name = "N", default_value_t = 1.0, value_parser = scale)]
    scale: f32,
    /// The look.
    #[arg(long, value_enum, default_value = "light")]
    theme: Look,
    /// What makes a lane.
    #[arg(long, value_enum, default_value = "category")]
    lanes: Lanes,
    #[command(flatten)]
    known: Known,
    #[command(flatten)]
    way: Way,
    #[command(flatten)]
    asked: Question,
    /// The title; by itself the folder's name.
    #[arg(long)]
    title: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Look {
    Light,
    Dark,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Lanes {
    Category,
    Document,
    Actor,
}

fn size(text: &str) -> Result<(f32, f32), String> {
    let sides =
        text.split_once(['x', 'X', '×']).and_then(|(w, h)| Some((w.trim().parse().ok()?, h.trim().parse().ok()?)));
    match sides {
        Some((w, h)) if (400.0..=20_000.0).contains(&w) && (240.0..=20_000.0).contains(&h) => Ok((w, h)),
        _ => Err("write it as 1440x900; at least 400x240, at most 20000 a side".to_owned()),
    }
}

fn scale(text: &str) -> Result<f32, String> {
    match text.parse() {
        Ok(scale) if (0.25..=8.0).contains(&scale) => Ok(scale),
        _ => Err("from 0.25 to 8".to_owned()),
    }
}

/// Reads the folder and writes its picture.
pub fn run(options: &Options) -> anyhow::Result<()> {
    let kind = options.output.extension().and_then(|end| end.to_str()).unwrap_or_default().to_ascii_lowercase();
    if kind != "png" && kind != "svg" {
        bail!("the picture’s name must end in .png or .svg");
    }
    let (corpus, decided) = opened::read(&options.folder, &options.way)?;
    let rulings = options.known.rulings(&corpus, &decided);
    let items = options.asked.items(&corpus, &decided, &rulings)?;
    let name = project::canonical(&options.folder);
    let name = name.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let picture = still::Options {
        title: options.title.clone().unwrap_or(name),
        size: options.size,
        by: match options.lanes {
            Lanes::Category => LaneBy::Category,
            Lanes::Document => LaneBy::Document,
            Lanes::Actor => LaneBy::Actor,
        },
        theme: match options.theme {
            Look::Light => Theme::light(),
            Look::Dark => Theme::dark(),
        },
        window: None,
    };
    let scene = still(&corpus, &items, &picture, &fonts::measure);
    let bytes = if kind == "svg" { svg(&scene).into_bytes() } else { png(&scene, options.scale)? };
    Ok(file::write(&options.output, &bytes)?)
}
