//! Encodings of text by the names that browsers give them, and what the analyst says of files.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// An encoding of the browser's set (WHATWG Encoding Standard).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Encoding(&'static encoding_rs::Encoding);

impl Encoding {
    /// The encoding of a label: "latin1", "utf8".
    #[must_use]
    pub fn of(label: &str) -> Option<Self> {
        encoding_rs::Encoding::for_label_no_replacement(label.trim().as_bytes()).map(Self)
    }

    /// Its name as browsers write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// How it is called in menus: its name, and for whom it was made where the name does not say.
    #[must_use]
    pub fn words(self) -> String {
        let whose = NAMES.iter().find(|(name, _)| *name == self.name()).map_or("", |(_, whose)| *whose);
        if whose.is_empty() { self.name().to_owned() } else { format!("{}, {whose}", self.name()) }
    }

    /// All that a menu offers, the most common first.
    pub fn all() -> impl Iterator<Item = Self> {
        NAMES.iter().filter_map(|(name, _)| Self::of(name))
    }

    /// For those who decode with it.
    #[must_use]
    pub fn decoder(self) -> &'static encoding_rs::Encoding {
        self.0
    }
}

impl From<&'static encoding_rs::Encoding> for Encoding {
    fn from(encoding: &'static encoding_rs::Encoding) -> Self {
        Self(encoding)
    }
}

impl TryFrom<String> for Encoding {
    type Error = String;

    fn try_from(label: String) -> Result<Self, String> {
        Self::of(&label).ok_or_else(|| format!("‘{label}’ is no encoding"))
    }
}

impl From<Encoding> for String {
    fn from(encoding: Encoding) -> Self {
        encoding.name().to_owned()
    }
}

/// The names of the standard with whom they serve.
const NAMES: &[(&str, &str)] = &[
    ("UTF-8", ""),
    ("windows-1252", "Western"),
    ("windows-1250", "Central European"),
    ("windows-1251", "Cyrillic"),
    ("windows-1253", "Greek"),
    ("windows-1254", "Turkish"),
    ("windows-1255", "Hebrew"),
    ("windows-1256", "Arabic"),
    ("windows-1257", "Baltic"),
    ("windows-1258", "Vietnamese"),
    ("windows-874", "Thai"),
    ("ISO-8859-2", "Central European"),
    ("ISO-8859-3", "Southern European"),
    ("ISO-8859-4", "Northern European"),
    ("ISO-8859-5", "Cyrillic"),
    ("ISO-8859-6", "Arabic"),
    ("ISO-8859-7", "Greek"),
    ("ISO-8859-8", "Hebrew"),
    ("ISO-8859-10", "Nordic"),
    ("ISO-8859-13", "Baltic"),
    ("ISO-8859-14", "Celtic"),
    ("ISO-8859-15", "Western"),
    ("ISO-8859-16", "Romanian"),
    ("KOI8-R", "Russian"),
    ("KOI8-U", "Ukrainian"),
    ("IBM866", "Cyrillic"),
    ("macintosh", "Western"),
    ("x-mac-cyrillic", "Cyrillic"),
    ("gb18030", "Chinese"),
    ("GBK", "simplified Chinese"),
    ("Big5", "traditional Chinese"),
    ("Shift_JIS", "Japanese"),
    ("EUC-JP", "Japanese"),
    ("ISO-2022-JP", "Japanese"),
    ("EUC-KR", "Korean"),
    ("UTF-16LE", ""),
    ("UTF-16BE", ""),
];

/// In which encodings files are read, by the paths of their documents, where somebody has said so.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Encodings(Arc<BTreeMap<String, Encoding>>);

impl Encodings {
    /// That of a path.
    #[must_use]
    pub fn of(&self, path: &str) -> Option<Encoding> {
        self.0.get(path).copied()
    }

    /// Those of a file and of what lies inside it.
    pub fn inside(&self, file: &str) -> impl Iterator<Item = (&str, Encoding)> {
        let inner =
            move |path: &str| path.strip_prefix(file).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        self.0.iter().map(|(path, encoding)| (path.as_str(), *encoding)).filter(move |(path, _)| inner(path))
    }

    /// Paths of which others say something else.
    pub fn differing<'e>(&'e self, others: &'e Self) -> impl Iterator<Item = &'e str> {
        let all = self.0.keys().chain(others.0.keys().filter(|path| !self.0.contains_key(*path)));
        all.map(String::as_str).filter(|path| self.of(path) != others.of(path))
    }
}

impl FromIterator<(String, Encoding)> for Encodings {
    fn from_iter<I: IntoIterator<Item = (String, Encoding)>>(all: I) -> Self {
        Self(Arc::new(all.into_iter().collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_of_the_menu_has_the_name_that_the_standard_gives_it() {
        for (name, _) in NAMES {
            assert_eq!(Encoding::of(name).map(Encoding::name), Some(*name));
        }
        assert_eq!(Encoding::of(" latin1 ").map(Encoding::words).as_deref(), Some("windows-1252, Western"));
        assert!(Encoding::of("klingon").is_none());
    }

    #[test]
    fn what_is_said_of_a_file_is_not_said_of_one_whose_name_begins_alike() {
        let greek = Encoding::of("windows-1253").expect("an encoding");
        let said = ["a.zip/x.txt", "a.zip", "a.zipped.txt"].map(|path| (path.to_owned(), greek));
        let said: Encodings = said.into_iter().collect();
        assert_eq!(said.inside("a.zip").map(|(path, _)| path).collect::<Vec<_>>(), ["a.zip", "a.zip/x.txt"]);
        assert_eq!(said.differing(&Encodings::default()).count(), 3);
        assert_eq!(said.differing(&said).count(), 0);
    }
}
