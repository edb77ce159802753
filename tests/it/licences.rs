//! What the program holds of others: every package is listed, its licence is one that we may use, its text goes along.

use std::collections::BTreeSet;

use dateline::licences;

use crate::cli::program;

const LIST: &str = include_str!("../../assets/licences/packages.tsv");
const LOCK: &str = include_str!("../../Cargo.lock");

/// Licences under which a part of the program may stand: all permit what MIT does, with their text beside it. MPL-2.0 asks
/// in addition that its files stay to be had, which they are under the address of their package.
const ALLOWED: [&str; 16] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OFL-1.1",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
    "bzip2-1.0.6",
];

/// True where an SPDX expression leaves a choice among what is allowed. Brackets stand around choices only.
fn is_allowed(expression: &str) -> bool {
    expression.split(" AND ").all(|part| {
        let choices = part.trim_matches(['(', ')']).split(" OR ");
        choices.into_iter().any(|choice| ALLOWED.contains(&choice.trim_matches(['(', ')'])))
    })
}

fn rows() -> impl Iterator<Item = Vec<&'static str>> {
    LIST.lines().skip(1).map(|line| line.split('\t').collect())
}

#[test]
fn an_expression_is_allowed_where_every_part_leaves_an_allowed_choice() {
    for good in ["MIT", "Apache-2.0 OR GPL-2.0-only", "(MIT OR Apache-2.0) AND Unicode-3.0"] {
        assert!(is_allowed(good), "{good}");
    }
    for bad in ["GPL-3.0-only", "MIT AND GPL-3.0-only", "(AGPL-3.0 OR SSPL-1.0) AND MIT", ""] {
        assert!(!is_allowed(bad), "{bad}");
    }
}

#[test]
fn every_package_of_the_lock_file_is_listed_and_no_other() {
    let mut locked = BTreeSet::new();
    for entry in LOCK.split("[[package]]").skip(1).filter(|entry| entry.contains("\nsource = ")) {
        let field = |name: &str| {
            let line = entry.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(" = "));
            line.expect("a package has a name and a version").trim_matches('"')
        };
        locked.insert((field("name"), field("version")));
    }
    let listed: BTreeSet<(&str, &str)> = rows().filter(|row| row[0] == "crate").map(|row| (row[1], row[2])).collect();
    let differ: Vec<_> = locked.symmetric_difference(&listed).collect();
    assert!(differ.is_empty(), "run tools/licences.py: the list and Cargo.lock differ in {differ:?}");
}

#[test]
fn every_licence_is_one_that_we_may_use() {
    let wrong: Vec<_> = rows().filter(|row| !row[4].is_empty() && !is_allowed(row[3])).collect();
    assert!(wrong.is_empty(), "these licences are not on the list: {wrong:?}");
}

#[test]
fn whatever_stands_in_the_program_has_its_text() {
    let texts = licences::texts();
    let mut used = BTreeSet::new();
    for package in licences::packages() {
        assert!(!package.texts.is_empty(), "{} has no text", package.name);
        for number in package.texts {
            let text = texts.get(number - 1).unwrap_or_else(|| panic!("{} has no text {number}", package.name));
            assert!(text.len() > 60, "the text of {} is empty", package.name);
            used.insert(number);
        }
    }
    assert_eq!(used.len(), texts.len(), "every text belongs to a package");
}

#[test]
fn the_command_line_prints_the_licences() {
    let output = program().arg("licences").output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said == licences::notice());
    for part in ["SIL OPEN FONT LICENSE", "ExplosionAI", "Mozilla Public License", "egui "] {
        assert!(said.contains(part), "nothing is said of {part}");
    }
}
