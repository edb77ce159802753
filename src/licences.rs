//! What the program holds that others wrote: packages, fonts, the weights of the grammar, each with its licence and the
//! texts that must go with it.
//!
//! The list is `assets/licences/packages.tsv`; it and the texts are made by `tools/licences.py`, and a test holds them
//! against `Cargo.lock`.

use std::fmt::Write as _;
use std::io::Read;
use std::sync::OnceLock;

use flate2::read::GzDecoder;

const LIST: &str = include_str!("../assets/licences/packages.tsv");
const TEXTS: &[u8] = include_bytes!("../assets/licences/texts.gz");
const OWN: &str = include_str!("../LICENSE");

/// A package that is part of the program on some system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// Its name.
    pub name: &'static str,
    /// Its version, `-` where it has none.
    pub version: &'static str,
    /// Its licence as an SPDX expression.
    pub licence: &'static str,
    /// The systems whose programs hold it: `linux macos windows`.
    pub systems: &'static str,
    /// Where its source is.
    pub home: &'static str,
    /// Its texts, counted from 1.
    pub texts: Vec<usize>,
}

/// All packages by name, then what is no package of Rust.
#[must_use]
pub fn packages() -> Vec<Package> {
    LIST.lines().skip(1).filter_map(package).collect()
}

/// A row of the list; `None` for what only builds or tests the program.
fn package(row: &'static str) -> Option<Package> {
    let mut cells = row.split('\t').skip(1);
    let (name, version, licence, systems) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
    let texts = cells.next()?.split(' ').filter_map(|number| number.parse().ok()).collect();
    let home = cells.next()?;
    (!systems.is_empty()).then_some(Package { name, version, licence, systems, home, texts })
}

/// All texts, in the order of their numbers.
#[must_use]
pub fn texts() -> &'static [String] {
    static UNPACKED: OnceLock<Vec<String>> = OnceLock::new();
    UNPACKED.get_or_init(|| {
        let mut text = String::new();
        // The asset is part of the program; a test reads it whole.
        let _ = GzDecoder::new(TEXTS).read_to_string(&mut text);
        text.split('\u{c}').map(str::to_owned).collect()
    })
}

/// The licence of Dateline itself.
#[must_use]
pub fn own() -> &'static str {
    OWN
}

/// Everything as one text: Dateline's licence, the list, the texts by number.
#[must_use]
pub fn notice() -> String {
    let mut notice = format!("{OWN}\n\nDateline holds the following works of others.\n\n");
    // Writing into a String cannot fail.
    for package in packages() {
        let numbers: Vec<String> = package.texts.iter().map(|number| format!("[{number}]")).collect();
        let Package { name, version, licence, systems, home, .. } = package;
        let _ = writeln!(notice, "{name} {version}: {licence}, {home} ({systems}) {}", numbers.join(" "));
    }
    for (at, text) in texts().iter().enumerate() {
        let _ = write!(notice, "\n[{}] {}\n\n{text}", at + 1, "─".repeat(72));
    }
    notice
}
