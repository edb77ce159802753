//! `dateline manual`: what can be read about the program, as a page.

use std::io::{self, Write};

use crate::export::guide::{self, Guide};

/// Which page.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The tutorial instead: ten minutes on the sample.
    #[arg(long)]
    tutorial: bool,
}

/// Prints the page.
pub fn run(options: &Options) -> anyhow::Result<()> {
    let guide = if options.tutorial { Guide::Tutorial } else { Guide::Manual };
    Ok(io::stdout().lock().write_all(guide::page(guide).as_bytes())?)
}
