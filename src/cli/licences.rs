//! `dateline licences`: what the program holds that others wrote, with the texts of their licences.

use std::io::{self, Write};

use crate::licences;

/// Prints the list and all texts.
pub fn run() -> anyhow::Result<()> {
    Ok(io::stdout().lock().write_all(licences::notice().as_bytes())?)
}
