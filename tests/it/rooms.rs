//! The order inside the crowded folders: which room may ask which, and that no files ask each other in a ring.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;

use crate::tidy::{all_sources, shipped};

/// A folder's rooms from the ground up: a room may ask its own files and the rooms before it. `mod` is the door.
const ORDERS: [(&str, &[&str]); 6] = [
    ("assemble", &["id", "cue", "scene", "issuer", "actors", "dating", "claim", "headline", "figure", "event", "mod"]),
    (
        "assemble::figure",
        &[
            "metric", "sort", "season", "goods", "own", "of_clause", "respective", "hedge", "market", "by_list",
            "items", "sides", "good", "delta", "share", "bracket", "percent", "measure", "draft", "twin", "compared",
            "in_name", "said", "shift", "eligible", "period", "running", "times", "context", "fiscal", "counted",
            "beside", "carried", "came_from", "ends", "spanning", "date", "base", "change", "anaphora", "unit",
            "label", "derived", "evidence", "table", "cell", "memory", "make", "settled", "of_good", "again", "record",
            "title", "read", "owned", "mod",
        ],
    ),
    ("rules::dates", &["reading", "calendar", "grammar", "context", "place", "resolve", "mod"]),
    (
        "gui",
        &[
            "kit", "app", "command", "plot", "charts", "timeline", "reader", "side", "inspector", "claims", "table",
            "forms", "export", "frame", "needs", "run", "mod",
        ],
    ),
    ("join", &["hands", "words", "dates", "copies", "face", "weigh", "facts", "near", "cluster", "why", "mod"]),
    (
        "page",
        &[
            "finding", "draft", "date", "head", "comments", "furniture_words", "furniture", "language", "sheets",
            "run_together", "mod",
        ],
    ),
];

/// Folders of which no files may ask each other in a ring.
const WITHOUT_RINGS: [&str; 7] = ["assemble", "rules::dates", "join", "load", "page", "gui", "grammar"];

/// The sources as modules: their path of names, and the files that each of them asks.
struct House {
    /// Path of names of each file, `mod` for the door of a folder: `assemble::scene::mod`.
    files: BTreeSet<Vec<String>>,
    /// Names that a door hands on, and the file where they are made.
    doors: BTreeMap<(Vec<String>, String), Vec<String>>,
    /// Which file asks which.
    asks: BTreeMap<Vec<String>, BTreeSet<Vec<String>>>,
}

fn names(path: &str) -> Vec<String> {
    path.split("::").map(str::to_owned).collect()
}

/// `a::{b, c::{self, d}}` as `a::b`, `a::c`, `a::c::d`.
fn leaves(path: &str) -> Vec<String> {
    let Some((front, rest)) = path.split_once('{') else {
        let path = path.split(" as ").next().unwrap_or(path).trim();
        return vec![path.trim_end_matches("::self").to_owned()];
    };
    let inside = rest.rsplit_once('}').map_or(rest, |(inside, _)| inside);
    let mut parts = vec![String::new()];
    let mut depth = 0;
    for c in inside.chars() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        match (c, depth) {
            (',', 0) => parts.push(String::new()),
            _ => parts.last_mut().expect("there is one from the start").push(c),
        }
    }
    let full = |part: &String| leaves(&format!("{}{}", front.trim(), part.trim()));
    parts.iter().filter(|part| !part.trim().is_empty()).flat_map(full).collect()
}

/// Every path that a text names, in `use` or in place.
fn paths(text: &str) -> Vec<String> {
    let text: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let text = text.join("\n");
    let used = Regex::new(r"(?m)^ *(?:pub(?:\([a-z: ]+\))? )?use ([^;]+);").expect("a pattern");
    let inline = Regex::new(r"(?-u:\b)(?:crate|super)(?:::[A-Za-z_][A-Za-z_0-9]*)+").expect("a pattern");
    let mut found: Vec<String> = used.captures_iter(&text).flat_map(|found| leaves(&found[1])).collect();
    let rest = used.replace_all(&text, "");
    found.extend(inline.find_iter(&rest).map(|found| found.as_str().to_owned()));
    found
}

impl House {
    fn read() -> Self {
        let mut house = Self { files: BTreeSet::new(), doors: BTreeMap::new(), asks: BTreeMap::new() };
        let sources: Vec<(Vec<String>, String)> = all_sources()
            .into_iter()
            .map(|(path, text)| {
                let parts = path.with_extension("");
                let file = parts.iter().map(|part| part.to_string_lossy().into_owned()).collect();
                (file, shipped(&text).to_owned())
            })
            .collect();
        house.files = sources.iter().map(|(file, _)| file.clone()).collect();
        let handed = Regex::new(r"(?m)^pub(?:\([a-z: ]+\))? use ([^;]+);").expect("a pattern");
        for (file, text) in sources.iter().filter(|(file, _)| file.last().is_some_and(|last| last == "mod")) {
            let room = &file[..file.len() - 1];
            for leaf in handed.captures_iter(text).flat_map(|found| leaves(&found[1])) {
                let mut target = room.to_vec();
                target.extend(names(&leaf));
                let name = target.pop().expect("a path has a name");
                house.doors.insert((room.to_vec(), name), target);
            }
        }
        for (file, text) in &sources {
            let asked = paths(text).iter().filter_map(|path| house.file_of(file, path)).collect();
            house.asks.insert(file.clone(), asked);
        }
        house
    }

    /// The file in which a path ends that `file` names.
    fn file_of(&self, file: &[String], path: &str) -> Option<Vec<String>> {
        let mut here = file[..file.len() - 1].to_vec();
        let door = file.last().is_some_and(|last| last == "mod");
        let mut rest = names(path);
        match rest.first().map(String::as_str) {
            Some("crate") => {
                here.clear();
                rest.remove(0);
            }
            Some("super") => {
                let ups = rest.iter().take_while(|name| *name == "super").count();
                here.truncate((here.len() + usize::from(!door)).saturating_sub(ups));
                rest.drain(..ups);
            }
            _ if door => {}
            _ => return None,
        }
        here.extend(rest);
        (1..=here.len()).rev().find_map(|length| {
            let (module, left) = here.split_at(length);
            if self.files.contains(module) {
                return Some(module.to_vec());
            }
            let mut room = module.to_vec();
            if let Some(made) = left.first().and_then(|name| self.doors.get(&(room.clone(), name.clone()))) {
                return Some(made.clone()).filter(|made| self.files.contains(made));
            }
            room.push("mod".to_owned());
            self.files.contains(&room).then_some(room)
        })
    }
}

/// The room of a folder in which a file stands: its next name.
fn room<'a>(folder: &[String], file: &'a [String]) -> Option<&'a str> {
    file.strip_prefix(folder)?.first().map(String::as_str)
}

#[test]
fn a_room_asks_only_the_rooms_below_it() {
    let house = House::read();
    let mut wrong = Vec::new();
    for (folder, order) in ORDERS {
        let folder = names(folder);
        let floor = |file: &[String]| room(&folder, file).map(|room| order.iter().position(|other| *other == room));
        for (file, asked) in &house.asks {
            let Some(Some(own)) = floor(file) else { continue };
            for other in asked {
                if floor(other).flatten().is_some_and(|other| other > own) {
                    wrong.push(format!("{} asks {}, which lies above it", file.join("::"), other.join("::")));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_happens_to_the_window_stands_in_one_room() {
    for (path, text) in all_sources() {
        let inside = path.starts_with("gui/app");
        assert!(inside || !shipped(&text).contains("\nimpl App {"), "{} adds to the window's state", path.display());
    }
}

#[test]
fn the_state_of_the_window_is_plain_data_that_asks_nothing_of_what_happens_to_it() {
    let house = House::read();
    let state = names("gui::app::state");
    for (file, asked) in house.asks.iter().filter(|(file, _)| file.starts_with(&state)) {
        for other in asked.iter().filter(|other| other.starts_with(&names("gui::app"))) {
            assert!(other.starts_with(&state), "{} asks {}", file.join("::"), other.join("::"));
        }
    }
}

#[test]
fn every_file_of_an_ordered_folder_stands_in_a_room() {
    let house = House::read();
    for (folder, order) in ORDERS {
        for file in &house.files {
            if let Some(room) = room(&names(folder), file) {
                assert!(order.contains(&room), "{} stands in no room of {folder}", file.join("::"));
            }
        }
    }
}

#[test]
fn no_files_ask_each_other_in_a_ring() {
    let house = House::read();
    for folder in WITHOUT_RINGS {
        let folder = names(folder);
        let mut left: BTreeMap<&Vec<String>, BTreeSet<&Vec<String>>> = house
            .asks
            .iter()
            .filter(|(file, _)| file.starts_with(&folder))
            .map(|(file, asked)| {
                let within = asked.iter().filter(|other| other.starts_with(&folder) && *other != file);
                (file, within.collect())
            })
            .collect();
        // Files that ask nobody who is left go first; what cannot go stands in a ring, or asks one that does.
        loop {
            let free: Vec<&Vec<String>> =
                left.iter().filter(|(_, asked)| asked.is_empty()).map(|(file, _)| *file).collect();
            if free.is_empty() {
                break;
            }
            for file in free {
                left.remove(file);
                for asked in left.values_mut() {
                    asked.remove(file);
                }
            }
        }
        let ring: Vec<String> = left
            .iter()
            .map(|(file, asked)| {
                let asked: Vec<String> = asked.iter().map(|other| other.join("::")).collect();
                format!("{} asks {}", file.join("::"), asked.join(", "))
            })
            .collect();
        assert!(ring.is_empty(), "a ring in {}:\n{}", folder.join("::"), ring.join("\n"));
    }
}
