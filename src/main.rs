//! The `dateline` program: everything is in the library.

use std::process::ExitCode;

/// Reading makes many short strings, on all cores at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    dateline::cli::run()
}
