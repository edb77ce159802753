//! The `dateline-window` program: the window for shortcuts and double clicks, without a console behind it on Windows.
//! What it cannot open it says in a message box. `dateline` does the same and all else from a command line.
#![cfg_attr(windows, windows_subsystem = "windows")]

use std::process::ExitCode;

/// Reading makes many short strings, on all cores at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    dateline::cli::run_window()
}
