//! Fonts of the machine for the letters of a page that the program's own fonts lack.
//!
//! They are looked for only where a page needs them, since reading all fonts takes a while. The choice depends on the
//! fonts alone, not on the order in which the system lists them.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use resvg::usvg::fontdb::{Database, FaceInfo, Language, Source, Stretch, Style};

use crate::corpus::Corpus;
use crate::view::brief::{self, Brief, Request};
use crate::view::fallback::{Fallback, OuterFace, covered};
use crate::view::fonts;
use crate::view::item::Items;

/// Where fonts are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'a> {
    /// The folders of the system and the user.
    System,
    /// One folder.
    Folder(&'a Path),
}

/// Most fonts that one page takes from outside.
const MOST: usize = 6;
/// Families that are no help to a reader: pictures, boxes, blanks.
const USELESS: [&str; 5] = ["emoji", "lastresort", "last resort", "adobe blank", "unifont"];

/// The page that a request asks for, with the machine's fonts where its own lack a letter. Letters that no font has
/// stay written as code points, and a warning says so.
#[must_use]
pub fn compose(corpus: &Corpus, items: &Items, request: &Request, place: Place) -> Brief {
    let brief = brief::compose(corpus, items, request, &fonts::measure);
    if brief.lacking.is_empty() {
        return brief;
    }
    let found = find(&brief.lacking, place);
    if found.is_empty() {
        return brief;
    }
    brief::compose(corpus, items, &Request { fonts: found, ..request.clone() }, &fonts::measure)
}

/// The fewest fonts that have most of the letters.
#[must_use]
pub fn find(letters: &BTreeSet<char>, place: Place) -> Fallback {
    match place {
        Place::System => among(&SYSTEM, letters),
        Place::Folder(folder) => {
            let mut database = Database::new();
            database.load_fonts_dir(folder);
            among(&database, letters)
        }
    }
}

/// The names of the machine's fonts, read once.
static SYSTEM: LazyLock<Database> = LazyLock::new(|| {
    let mut database = Database::new();
    database.load_system_fonts();
    database
});

fn among(database: &Database, letters: &BTreeSet<char>) -> Fallback {
    let mut faces: Vec<&FaceInfo> = database.faces().filter(|face| useful(face)).collect();
    faces.sort_by_cached_key(|face| rank(face));
    let mut open: Vec<(&FaceInfo, BTreeSet<char>)> = Vec::new();
    for face in faces {
        let has = database.with_face_data(face.id, |bytes, index| covered(bytes, index, letters)).unwrap_or_default();
        if !has.is_empty() {
            let all = has.len() == letters.len();
            open.push((face, has));
            if all {
                break;
            }
        }
    }
    let (mut chosen, mut left) = (Vec::new(), letters.clone());
    while !left.is_empty() && chosen.len() < MOST {
        let gain = |has: &BTreeSet<char>| has.intersection(&left).count();
        // Of equals the first: `max_by_key` would take the last.
        let best = open.iter().rev().max_by_key(|(_, has)| gain(has)).filter(|(_, has)| gain(has) > 0);
        let Some((face, has)) = best else { break };
        left.retain(|letter| !has.contains(letter));
        let bytes = database.with_face_data(face.id, |bytes, index| (bytes.to_vec(), index));
        chosen.extend(bytes.map(|(bytes, index)| OuterFace { family: family(face), bytes: Arc::new(bytes), index }));
    }
    Fallback::new(chosen, letters)
}

fn family(face: &FaceInfo) -> String {
    let english = face.families.iter().find(|(_, language)| *language == Language::English_UnitedStates);
    english.or(face.families.first()).map(|(name, _)| name.clone()).unwrap_or_default()
}

fn useful(face: &FaceInfo) -> bool {
    let name = family(face).to_lowercase();
    !name.is_empty() && !USELESS.iter().any(|useless| name.contains(useless))
}

/// Upright sans of normal weight first, then by name and place.
fn rank(face: &FaceInfo) -> (bool, u16, bool, bool, u8, String, u32, String) {
    let name = family(face);
    let sans = if name.contains("Noto Sans") || name.contains("Source Han Sans") {
        0
    } else {
        u8::from(!["Sans", "Hei", "Gothic"].iter().any(|word| name.contains(word))) + 1
    };
    let path = match &face.source {
        Source::File(path) | Source::SharedFile(path, _) => path.display().to_string(),
        Source::Binary(_) => String::new(),
    };
    let upright = face.style == Style::Normal;
    (
        !upright,
        face.weight.0.abs_diff(400),
        face.stretch != Stretch::Normal,
        face.monospaced,
        sans,
        name,
        face.index,
        path,
    )
}
