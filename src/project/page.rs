//! The briefing page as the analyst last set it up: its shape, its words, what is on it. Kept with the decisions.
//!
//! What a word means (`a4`, `grey`, `window`) is known above; here it is text, so that the file stays readable and a
//! word of another version does no harm.

use serde::{Deserialize, Serialize};

use crate::model::RecordId;

/// A numbered mark, in words of the analyst's own where there are some.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Callout {
    /// Which record.
    pub id: RecordId,
    /// Its words; `None` for the record's title.
    pub words: Option<String>,
}

/// A callout as the file has it.
#[derive(Serialize, Deserialize)]
struct Written {
    id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    words: Option<String>,
}

impl Serialize for Callout {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Written { id: self.id.to_string(), words: self.words.clone() }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Callout {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Written::deserialize(deserializer)?;
        let id = u128::from_str_radix(&written.id, 16)
            .map_err(|_| serde::de::Error::custom(format!("{} is no id", written.id)))?;
        Ok(Self { id: RecordId(id), words: written.words })
    }
}

/// A name and what stands for it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Replacement {
    /// The name that is to disappear.
    pub old: String,
    /// Its label.
    pub new: String,
}

/// How a briefing page is set up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Page {
    /// The finding.
    pub title: String,
    /// What is shown; empty for what the page says by itself.
    pub subtitle: String,
    /// Handling or classification.
    pub marking: String,
    /// Shape and size: `16:9`, `a4` …
    pub preset: String,
    /// `light`, `dark` or `grey`.
    pub theme: String,
    /// The file's form: `png`, `pdf` …, `evidence csv`, `data jsonl` …
    pub format: String,
    /// Times as many pixels, 1 to 8; for pictures.
    pub scale: u8,
    /// Dots an inch that the picture states; `None` for the preset's.
    pub dpi: Option<u16>,
    /// True for a picture without its ground.
    pub transparent: bool,
    /// What goes on it: `window`, `filter` or `all`.
    pub include: String,
    /// True where only accepted records go on it.
    pub accepted_only: bool,
    /// True where it says when it was made.
    pub stamped: bool,
    /// The numbered marks in their order; `None` lets the page choose.
    pub callouts: Option<Vec<Callout>>,
    /// Names that are replaced.
    pub replacements: Vec<Replacement>,
}

impl Default for Page {
    fn default() -> Self {
        Self {
            title: String::new(),
            subtitle: String::new(),
            marking: String::new(),
            preset: "16:9".to_owned(),
            theme: "light".to_owned(),
            format: "png".to_owned(),
            scale: 1,
            dpi: None,
            transparent: false,
            include: "window".to_owned(),
            accepted_only: false,
            stamped: true,
            callouts: None,
            replacements: Vec::new(),
        }
    }
}
