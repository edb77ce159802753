//! The house rules that a machine can check: the layers of ARCHITECTURE.md and the size of files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use dateline::cmd::COMMANDS;
use regex::Regex;

/// Layers from the ground up; a module may use its own layer and those below it. Each entry is a top-level module.
const LAYERS: [&[&str]; 7] = [
    &["model", "lexicon"],
    &["load", "page", "segment", "tag", "grammar"],
    &["rules", "assemble", "tables", "extract", "corpus", "manual", "licences", "pool"],
    &["index", "series", "join", "claims", "project"],
    &["view"],
    &["cmd", "job", "export"],
    &["cli", "gui"],
];

/// Edges that the layers above do not say: inside a layer the order counts too.
const FORBIDDEN: [(&str, &str, &str); 11] = [
    ("load", "rules", "loading knows no rule of language"),
    ("load", "tag", "loading knows no expressions"),
    ("page", "load", "a page is the same, whatever file it came from"),
    ("page", "rules", "a page knows no rule of language"),
    ("tag", "segment", "the engine knows tokens only"),
    ("grammar", "load", "a sentence is parsed, wherever it stands"),
    ("rules", "grammar", "expressions are read without a tree"),
    ("rules", "assemble", "rules read expressions, records come later"),
    ("assemble", "corpus", "a document is assembled without its neighbours"),
    ("extract", "corpus", "extraction of one document needs nothing but the document"),
    ("lexicon", "model", "words are words"),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("src can be listed").filter_map(Result::ok) {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

pub fn all_sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    assert!(paths.len() > 20, "the walk must find the sources");
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a source is UTF-8");
            (path.strip_prefix(&root).expect("below src").to_owned(), text)
        })
        .collect()
}

/// The part of a file that ships: everything before its test module.
pub fn shipped(text: &str) -> &str {
    text.split("\n#[cfg(test)]").next().unwrap_or(text)
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|modules| modules.contains(&module))
}

fn top_module(path: &Path) -> String {
    let first = path.components().next().map(|part| part.as_os_str().to_string_lossy().into_owned());
    first.unwrap_or_default().trim_end_matches(".rs").to_owned()
}

/// Top-level modules of this crate that a text names after `crate::`.
fn uses(text: &str) -> Vec<String> {
    let mut modules = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let inside = group.split("};").next().unwrap_or(group);
            let mut depth = 0;
            for part in inside.split_inclusive(['{', '}', ',']) {
                if depth == 0 {
                    modules.push(part.trim().trim_end_matches(['{', '}', ',']).to_owned());
                }
                depth += i32::from(part.ends_with('{')) - i32::from(part.ends_with('}'));
            }
        } else {
            modules.push(rest.to_owned());
        }
    }
    let name = |text: &String| text.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    modules.iter().map(name).filter(|module| layer(module).is_some()).collect()
}

#[test]
fn no_module_uses_a_layer_above_it() {
    for (path, text) in all_sources() {
        let module = top_module(&path);
        if ["lib", "main", "window"].contains(&module.as_str()) {
            continue;
        }
        let own = layer(&module).unwrap_or_else(|| panic!("{} stands in no layer", path.display()));
        for used in uses(shipped(&text)) {
            let other = layer(&used).expect("filtered to known modules");
            assert!(other <= own, "{} uses {used}, which lies above it", path.display());
            for (from, to, why) in FORBIDDEN {
                assert!((module.as_str(), used.as_str()) != (from, to), "{} uses {used}: {why}", path.display());
            }
        }
    }
}

#[test]
fn only_the_window_knows_egui() {
    for (path, text) in all_sources() {
        let named = ["egui::", "eframe::", "egui_plot::", "rfd::"].iter().any(|name| text.contains(name));
        assert!(!named || top_module(&path) == "gui", "{} names the window's toolkit", path.display());
    }
}

/// The code of a file, comments aside.
fn code(text: &str) -> String {
    let lines: Vec<&str> = shipped(text).lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    lines.join("\n")
}

#[test]
fn keys_are_named_in_one_place() {
    let key = Regex::new(r"Ctrl|(?:Shift|Alt)\+[A-Z]").expect("a pattern");
    for (path, text) in all_sources() {
        let code = code(&text);
        let spelt = code.contains("Keyboard::HERE.spell") || path.ends_with("cmd/chord.rs");
        assert!(spelt || !key.is_match(&code), "{} names a key that a Mac or its user calls otherwise", path.display());
    }
}

#[test]
fn what_a_command_is_called_stands_in_the_catalogue_alone() {
    let several = |label: &&str| label.contains(' ') || label.ends_with('…');
    let labels: Vec<String> =
        COMMANDS.iter().map(|command| command.label).filter(several).map(|label| format!("\"{label}\"")).collect();
    assert!(labels.len() > 80, "{} labels", labels.len());
    for (path, text) in all_sources().iter().filter(|(path, _)| !path.ends_with("cmd/catalogue.rs")) {
        let code = code(text);
        let again = labels.iter().find(|label| code.contains(label.as_str()));
        assert!(again.is_none(), "{} writes {again:?} again: ask the command for its label", path.display());
    }
}

#[test]
fn extraction_reads_no_file_no_clock_and_starts_no_thread() {
    let engine = ["model", "lexicon", "tag", "segment", "grammar", "rules", "assemble", "extract"];
    for (path, text) in all_sources() {
        if !engine.contains(&top_module(&path).as_str()) {
            continue;
        }
        for name in ["std::fs", "File::open", "SystemTime", "Instant::now", "Local::now", "Utc::now", "thread::spawn"] {
            assert!(!shipped(&text).contains(name), "{} uses {name}", path.display());
        }
    }
}

#[test]
fn every_thread_has_a_name() {
    for (path, text) in all_sources() {
        assert!(!shipped(&text).contains("thread::spawn"), "{} starts a thread without a name", path.display());
    }
}

#[test]
fn no_file_has_more_than_five_hundred_lines() {
    for (path, text) in all_sources() {
        let lines = shipped(&text).lines().count();
        assert!(lines <= 500, "{} has {lines} lines", path.display());
    }
}

/// Public items that only the tests of the program need, and why.
const FOR_TESTS: [(&str, &str); 3] = [
    ("read_bytes", "a text in memory is one article, without what may lie inside it"),
    ("renewed", "the test of the manual writes it anew"),
    ("look_at_others", "two windows in one test need not wait for the clock"),
];

#[test]
fn every_public_item_is_named_where_it_is_used() {
    let made = Regex::new(r"(?m)^\s*pub(?:\([a-z]+\))? (?:const )?(?:fn|struct|enum|trait|const|static|type) (\w+)");
    let made = made.expect("a pattern");
    let word = Regex::new(r"\w+").expect("a pattern");
    // Handing a name on is no use of it.
    let handed = Regex::new(r"(?m)^pub(?:\([a-z]+\))? use [^;]+;").expect("a pattern");
    let code = |text: &str| handed.replace_all(&code(text), "").into_owned();
    let sources: Vec<(PathBuf, String)> = all_sources().iter().map(|(path, text)| (path.clone(), code(text))).collect();
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, text) in &sources {
        word.find_iter(text).for_each(|word| *times.entry(word.as_str()).or_default() += 1);
    }
    for (path, text) in &sources {
        for item in made.captures_iter(text) {
            let name = &item[1];
            let known = FOR_TESTS.iter().any(|(other, _)| *other == name);
            assert!(times.get(name) != Some(&1) || known, "{} makes {name}, and nothing uses it", path.display());
        }
    }
}

/// Lines of every function that ships, from its first to its last, with the file and the line where it begins.
fn functions() -> Vec<(usize, String)> {
    let begins = Regex::new(r"^( *)(?:pub(?:\([a-z]+\))? )?(?:const )?fn \w+").expect("a pattern");
    let mut found = Vec::new();
    for (path, text) in all_sources() {
        let lines: Vec<&str> = shipped(&text).lines().collect();
        for (at, line) in lines.iter().enumerate() {
            let Some(begin) = begins.captures(line) else { continue };
            let end = format!("{}}}", &begin[1]);
            // A function without a body ends on its own line.
            let body = lines.iter().skip(at).take_while(|line| **line != end).count() + 1;
            let own = line.ends_with(';') || (line.ends_with('}') && line.contains('{'));
            found.push((if own { 1 } else { body }, format!("{}:{}", path.display(), at + 1)));
        }
    }
    found
}

/// Functions of more than sixty lines that the program may have, and of more than a hundred. Only ever lowered.
const LONG: [(usize, usize); 2] = [(60, 15), (100, 0)];

#[test]
fn few_functions_are_long() {
    let all = functions();
    for (lines, most) in LONG {
        let long: Vec<String> =
            all.iter().filter(|(own, _)| *own > lines).map(|(own, place)| format!("{own} {place}")).collect();
        assert!(long.len() <= most, "{} functions have more than {lines} lines:\n{}", long.len(), long.join("\n"));
    }
}

/// Rooms of the window whose files take only the parts of its state that they need.
const PANELS: [&str; 11] =
    ["kit", "plot", "charts", "timeline", "reader", "side", "inspector", "claims", "table", "forms", "export"];

#[test]
fn a_panel_takes_parts_of_the_window_and_never_the_whole() {
    let whole = Regex::new(r"(?-u:\b)App(?-u:\b)").expect("a pattern");
    for (path, text) in all_sources() {
        let room: Vec<String> = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        let panel = matches!(room.as_slice(), [gui, room, ..] if gui == "gui" && PANELS.contains(&room.as_str()));
        assert!(!panel || !whole.is_match(shipped(&text)), "{} takes the whole window", path.display());
    }
}

/// Copies that the makers of records write out, for each thousand of their lines.
const COPIES: usize = 8;

#[test]
fn records_are_made_without_copying_much() {
    let own = |(path, _): &(PathBuf, String)| top_module(path) == "assemble";
    let sources: Vec<(PathBuf, String)> = all_sources().into_iter().filter(own).collect();
    let lines: usize = sources.iter().map(|(_, text)| shipped(text).lines().count()).sum();
    let copies: usize = sources.iter().map(|(_, text)| shipped(text).matches(".clone()").count()).sum();
    assert!(copies * 1000 <= COPIES * lines, "{copies} copies in {lines} lines");
}

/// Modules whose lists are names of a format, a code or a key, and no words of the language.
const OF_FORMATS: [&str; 4] = ["load", "tables", "export", "gui"];

#[test]
fn a_list_of_eight_words_has_a_name() {
    let strings = Regex::new(r#"[\[(|,][ \n]*((?:"[^"\\\n]*"[ \n]*[,|][ \n]*){7,}"[^"\\\n]*")"#).expect("a pattern");
    let running = Regex::new(r#"words!\(\s*("(?:[A-Za-z'.-]+[ \n\\]+){7,}[A-Za-z'.-]+")"#).expect("a pattern");
    let entry = Regex::new(r#""[^"]*\p{L}{2}[^"]*""#).expect("a pattern");
    let comment = Regex::new(r"(?m)^\s*//.*$").expect("a pattern");
    let named = Regex::new(r"(?:const|static) [A-Z_0-9]+: [^;]*(?:;[^;=]*)?=[^;]*$").expect("a pattern");
    let mut nameless = Vec::new();
    for (path, text) in all_sources().iter().filter(|(path, _)| !OF_FORMATS.contains(&top_module(path).as_str())) {
        let text = comment.replace_all(shipped(text), "");
        for list in strings.captures_iter(&text).chain(running.captures_iter(&text)) {
            let (whole, inside) = (list.get(0).expect("the match"), &list[1]);
            let before = &text[..whole.start()];
            let item = before.rfind("\n\n").map_or(before, |at| &before[at..]);
            let few = if inside.contains(['|', ',']) { entry.find_iter(inside).count() < 8 } else { false };
            // Examples of a rule are sentences.
            let few = few || before.trim_end().ends_with("leaves: &");
            if !few && !named.is_match(item) {
                nameless.push(format!("{}: {inside}", path.display()));
            }
        }
    }
    assert!(nameless.is_empty(), "lists of words without a name:\n{}", nameless.join("\n"));
}

/// Tables of the lexicon that hold small words of every kind, so that most lists lie within them.
const CATCH_ALL: [&str; 1] = ["STOP"];

#[test]
fn no_list_of_words_says_again_what_a_table_of_the_lexicon_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/lexicon");
    let mut tables: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in ["dates.toml", "amounts.toml", "grammar.toml"] {
        let text = fs::read_to_string(root.join(file)).expect("a table is UTF-8");
        let read: toml::Table = toml::from_str(&text).expect("a table");
        for (name, entries) in read {
            let words = entries.as_table().expect("words").keys().map(|word| word.to_lowercase());
            tables.entry(name).or_default().extend(words);
        }
    }
    let lists = Regex::new(r#"words!\(\s*"([^"]*)""#).expect("a pattern");
    for (path, text) in all_sources() {
        for list in lists.captures_iter(shipped(&text)) {
            let words: BTreeSet<String> =
                list[1].split_whitespace().filter(|word| *word != "\\").map(str::to_lowercase).collect();
            for (name, table) in tables.iter().filter(|(name, _)| !CATCH_ALL.contains(&name.as_str())) {
                let shared = words.intersection(table).count();
                // A part of a table may mean something of its own; most of one is the table.
                let same = shared * 10 >= words.len() * 9 && shared * 2 >= table.len();
                assert!(!same, "{}: ask {name} for ‘{}’", path.display(), &list[1]);
            }
        }
    }
}

#[test]
fn every_module_opens_with_what_it_is() {
    for (path, text) in all_sources() {
        assert!(text.starts_with("//!"), "{} has no module documentation", path.display());
    }
}
