//! Which parts of an office file lead to which others ([ECMA-376] part 2).

use super::super::pack::Names;
use super::super::xml::{self, attribute};

/// A part that another one names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Related {
    pub id: String,
    /// The last word of its kind: "slide", "notesSlide", "diagramData".
    pub kind: String,
    pub path: String,
}

/// The parts that a part names, in the order of its list.
pub(super) fn related(names: &mut Names<'_>, part: &str) -> Vec<Related> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let Some(list) = names.get(&format!("{folder}/_rels/{file}.rels")) else { return Vec::new() };
    let found = xml::with(&list, |root| {
        let all = root.children().filter(|node| attribute(*node, "TargetMode") != Some("External"));
        let parts = all.filter_map(|node| {
            let kind = attribute(node, "Type")?.rsplit('/').next()?.to_owned();
            Some(Related {
                id: attribute(node, "Id")?.to_owned(),
                kind,
                path: path(folder, attribute(node, "Target")?),
            })
        });
        parts.collect()
    });
    found.unwrap_or_default()
}

/// A target as a path from the top of the file.
fn path(folder: &str, target: &str) -> String {
    let from = if target.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = from.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}
