//! What packages lay beside the program, made by itself: the manual page, what shells complete, its icon.

use std::io::{self, Write};

use clap::CommandFactory;
use clap_complete::Shell;

use super::Options;

/// Prints the manual page: the program, then every command with its options.
pub fn man() -> anyhow::Result<()> {
    let mut program = Options::command();
    program.build();
    let mut page = Vec::new();
    let whole = clap_mangen::Man::new(program.clone());
    whole.render_title(&mut page)?;
    whole.render_name_section(&mut page)?;
    whole.render_synopsis_section(&mut page)?;
    whole.render_description_section(&mut page)?;
    whole.render_options_section(&mut page)?;
    for command in program.get_subcommands().filter(|command| !command.is_hide_set() && command.get_name() != "help") {
        // A heading, then what its own page would say under it.
        writeln!(page, ".SH \"DATELINE {}\"", command.get_name().to_uppercase())?;
        let own = clap_mangen::Man::new(command.clone());
        let mut part = Vec::new();
        own.render_description_section(&mut part)?;
        own.render_synopsis_section(&mut part)?;
        own.render_options_section(&mut part)?;
        page.extend_from_slice(String::from_utf8(part)?.replace(".SH ", ".SS ").as_bytes());
    }
    whole.render_version_section(&mut page)?;
    Ok(io::stdout().lock().write_all(&page)?)
}

/// Prints the icon as PNG.
pub fn icon(side: u32) -> anyhow::Result<()> {
    let png = crate::export::icon::icon(side)?.encode_png()?;
    Ok(io::stdout().lock().write_all(&png)?)
}

/// Prints what a shell completes.
pub fn completions(shell: Shell) -> anyhow::Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Options::command(), "dateline", &mut script);
    Ok(io::stdout().lock().write_all(&script)?)
}
