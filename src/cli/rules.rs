//! `dateline rules`: the table of what is read.

use std::io::{self, Write};

use crate::manual;

/// Prints the table of rules.
pub fn run() -> anyhow::Result<()> {
    Ok(io::stdout().lock().write_all(manual::table().as_bytes())?)
}
