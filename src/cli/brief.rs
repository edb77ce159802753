//! `dateline brief`: a briefing page with callouts and footnotes.

use std::path::PathBuf;

use anyhow::bail;
use clap::ValueEnum;

use super::opened::{Opened, Scoped, stamp};
use super::told;
use crate::export::brief_svg::Ground;
use crate::export::{self, file, system_fonts};
use crate::view::brief::{Overflow, PRESETS, Preset, Redaction, Request, Tone};
use crate::view::lanes::LaneBy;

/// Options of `brief`.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Folder (or one file) of articles, or a project file (.dateline.json).
    #[arg(value_name = "FOLDER|PROJECT")]
    folder: PathBuf,
    /// The page: a file that ends in .png, .svg, .pdf, .pptx, .html, or .md and .csv for its evidence alone.
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// The finding, as the page's title; by itself the project's name.
    #[arg(long)]
    title: Option<String>,
    /// What is shown, as the line below the title.
    #[arg(long, default_value = "")]
    subtitle: String,
    /// Handling or classification, at the top and the bottom of each page.
    #[arg(long, default_value = "")]
    marking: String,
    /// Shape and size: 16:9, 4k, 4:3, a4, a3, letter, square, inline.
    #[arg(long, default_value = "16:9", value_parser = preset)]
    preset: Preset,
    /// Another size than the preset's: pixels (1600x900) or millimetres (160x90mm, with --dpi).
    #[arg(long, value_name = "WxH")]
    size: Option<String>,
    /// Dots an inch that the picture states.
    #[arg(long, value_parser = dpi)]
    dpi: Option<f32>,
    /// Times as many pixels (PNG), 1 to 8.
    #[arg(long, value_name = "N", default_value_t = 1.0, value_parser = times)]
    scale: f32,
    /// The look.
    #[arg(long, value_enum, default_value = "light")]
    theme: Look,
    /// Leave out the ground (PNG and SVG).
    #[arg(long)]
    transparent: bool,
    /// What makes a lane: category, actor, document, outlet, place, commodity, status, nothing; by itself what the view
    /// says, else category.
    #[arg(long, value_parser = lanes)]
    lanes: Option<LaneBy>,
    #[command(flatten)]
    scope: Scoped,
    /// Only accepted records.
    #[arg(long)]
    accepted: bool,
    /// Replace a name everywhere on the page and in its metadata; may be given several times.
    #[arg(long, value_name = "OLD=NEW")]
    redact: Vec<String>,
    /// When the page is made, as it shall say; by itself `SOURCE_DATE_EPOCH`, else not stamped.
    #[arg(long, value_name = "TEXT")]
    stamp: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Look {
    Light,
    Dark,
    Grey,
}

fn lanes(text: &str) -> Result<LaneBy, String> {
    LaneBy::ALL.into_iter().find(|by| by.word() == text).ok_or_else(|| {
        let words: Vec<&str> = LaneBy::ALL.iter().map(|by| by.word()).collect();
        format!("choose one of {}", words.join(", "))
    })
}

fn preset(text: &str) -> Result<Preset, String> {
    Preset::named(text).ok_or_else(|| {
        let names: Vec<&str> = PRESETS.iter().map(|preset| preset.name).collect();
        format!("choose one of {}", names.join(", "))
    })
}

fn dpi(text: &str) -> Result<f32, String> {
    text.parse().ok().filter(|dpi| (30.0..=1200.0).contains(dpi)).ok_or_else(|| "from 30 to 1200".to_owned())
}

fn times(text: &str) -> Result<f32, String> {
    text.parse().ok().filter(|times| (1.0..=8.0).contains(times)).ok_or_else(|| "from 1 to 8".to_owned())
}

/// Reads, composes and writes.
pub fn run(options: &Options) -> anyhow::Result<()> {
    let end = options.output.extension().and_then(|end| end.to_str()).unwrap_or_default().to_ascii_lowercase();
    let Some(format) = export::Format::named(&end) else {
        bail!("the page’s name must end in {}", export::Format::endings());
    };
    let opened = Opened::at(&options.folder, &options.scope)?;
    let request = request(options, format, &opened)?;
    let items = opened.items();
    let brief = system_fonts::compose(&opened.corpus, &items, &request, system_fonts::Place::System);
    for warning in &brief.warnings {
        told::say(&format!("dateline: {warning}"));
    }
    let tally = &brief.tally;
    if tally.events.shown + tally.figures.shown == 0 {
        bail!("the page would be empty, so it is not written. {}", brief.counts);
    }
    let beside = match request.overflow {
        Overflow::Sidecar(_) if brief.entries.iter().any(|entry| entry.mark.is_empty()) => {
            Some(export::sidecar::beside(&options.output)?)
        }
        _ => None,
    };
    let ground = if options.transparent { Ground::Transparent } else { Ground::Opaque };
    file::write(&options.output, &format.write(&brief, ground, options.scale)?)?;
    if let Some(path) = beside {
        file::write(&path, export::sidecar::markdown(&brief).as_bytes())?;
        told::say(&format!("All names and sources: {}", path.display()));
    }
    Ok(())
}

fn request(options: &Options, format: export::Format, opened: &Opened) -> anyhow::Result<Request> {
    let redaction = Redaction::parse(options.redact.iter().map(String::as_str))?;
    let overflow = if format.has_pages() {
        Overflow::Pages
    } else {
        let name = export::sidecar::path(&options.output).file_name().map(|name| name.to_string_lossy().into_owned());
        Overflow::Sidecar(name.unwrap_or_default())
    };
    Ok(Request {
        title: options.title.clone().unwrap_or_else(|| opened.name.clone()),
        subtitle: options.subtitle.clone(),
        marking: options.marking.clone(),
        project: opened.name.clone(),
        view: opened.view.clone(),
        stamp: stamp(options.stamp.as_deref())?,
        preset: sized(options)?,
        tone: match options.theme {
            Look::Light => Tone::Light,
            Look::Dark => Tone::Dark,
            Look::Grey => Tone::Grey,
        },
        by: options.lanes.or_else(|| lanes(&opened.project.view(&opened.view)?.lanes).ok()).unwrap_or_default(),
        scope: opened.scope,
        accepted_only: options.accepted,
        keep: opened.keep.clone(),
        filter: opened.filter.clone(),
        callouts: None,
        redaction,
        overflow,
        ..Request::default()
    })
}

/// The preset at the size and density asked for.
fn sized(options: &Options) -> anyhow::Result<Preset> {
    let mut preset = options.preset;
    if let Some(dpi) = options.dpi {
        preset.dpi = dpi;
    }
    let Some(text) = &options.size else { return Ok(preset) };
    let wrong = || anyhow::anyhow!("the size ‘{text}’ is not of the form 1600x900 or 160x90mm");
    let (sides, mm) = text.strip_suffix("mm").map_or((text.as_str(), false), |sides| (sides, true));
    let (width, height) = sides.split_once(['x', 'X', '×']).ok_or_else(wrong)?;
    let side = |text: &str| text.trim().parse::<f32>().ok().filter(|side| *side > 0.0);
    let (Some(width), Some(height)) = (side(width), side(height)) else { return Err(wrong()) };
    let pixels = if mm { preset.dpi / 25.4 } else { 1.0 };
    let (width, height) = ((width * pixels).round(), (height * pixels).round());
    if !(600.0..=20_000.0).contains(&width) || !(450.0..=20_000.0).contains(&height) {
        bail!("a page of {width} × {height} pixels is not possible: from 600 × 450 to 20,000 a side");
    }
    if !(0.5..=2.6).contains(&(width / height)) {
        bail!("a page of {width} × {height} is too narrow or too flat: the sides may differ by 2.6 to 1 at most");
    }
    preset.name = "custom";
    (preset.width_px, preset.height_px) = (width as u32, height as u32);
    preset.width = if width / height > 1.1 { options.preset.width.min(1280.0) } else { 864.0 };
    Ok(preset)
}
