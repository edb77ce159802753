//! `dateline rules`: the table of what is read.

use std::io::{self, Write};

use crate::manual;

/// Prints the table of rules.
pub fn run() -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(manual::table().as_bytes()) {
        // A reader such as `head` may close the pipe early.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => Ok(other?),
    }
}
