//! Names replaced by labels, in one place: every word of a page and of the data goes through [`Redaction::apply`].

/// Pairs of a name and what stands for it. Case is ignored, so that a file named after an outlet is covered too.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Redaction {
    pairs: Vec<(String, String)>,
}

/// Why a pair cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RedactionError {
    /// Not of the form OLD=NEW.
    #[error("‘{0}’ is no replacement: write OLD=NEW, for example \"Reuters=Agency A\"")]
    Form(String),
    /// The new name holds an old one.
    #[error("the replacement ‘{new}’ holds the name ‘{old}’ that is to disappear: choose another label")]
    Circular {
        /// To disappear.
        old: String,
        /// Its label.
        new: String,
    },
}

impl Redaction {
    /// Reads pairs of the form "OLD=NEW".
    ///
    /// # Errors
    /// Where a pair has no name, or a label holds a name that is to disappear.
    pub fn parse<'a>(pairs: impl IntoIterator<Item = &'a str>) -> Result<Self, RedactionError> {
        let mut all = Vec::new();
        for pair in pairs {
            let (old, new) = pair.split_once('=').ok_or_else(|| RedactionError::Form(pair.to_owned()))?;
            let (old, new) = (old.trim(), new.trim());
            if old.is_empty() {
                return Err(RedactionError::Form(pair.to_owned()));
            }
            all.push((old.to_owned(), new.to_owned()));
        }
        // The longest name first: "Foreign Ministry" before "Ministry".
        all.sort_by_key(|(old, _)| usize::MAX - old.len());
        for (old, _) in &all {
            if let Some((_, new)) = all.iter().find(|(_, new)| new.to_lowercase().contains(&old.to_lowercase())) {
                return Err(RedactionError::Circular { old: old.clone(), new: new.clone() });
            }
        }
        Ok(Self { pairs: all })
    }

    /// True where nothing is replaced.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// How many names are replaced.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pairs.len()
    }

    /// The text with every name replaced.
    #[must_use]
    pub fn apply(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (old, new) in &self.pairs {
            // A label beside other letters could make a name anew, so go on until none is left; each round removes one
            // occurrence at least or ends.
            for _ in 0..4 {
                match replaced(&text, old, new) {
                    Some(next) => text = next,
                    None => break,
                }
            }
        }
        text
    }
}

/// `None` where the name does not occur.
fn replaced(text: &str, old: &str, new: &str) -> Option<String> {
    let wanted: Vec<char> = old.chars().flat_map(char::to_lowercase).collect();
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let same = |from: usize| -> Option<usize> {
        let (mut at, mut met) = (from, 0);
        while met < wanted.len() {
            let (_, letter) = letters.get(at)?;
            for lower in letter.to_lowercase() {
                if wanted.get(met) != Some(&lower) {
                    return None;
                }
                met += 1;
            }
            at += 1;
        }
        Some(at)
    };
    let (mut out, mut at, mut found) = (String::with_capacity(text.len()), 0, false);
    while let Some(&(_, letter)) = letters.get(at) {
        if let Some(after) = same(at) {
            out.push_str(new);
            at = after;
            found = true;
        } else {
            out.push(letter);
            at += 1;
        }
    }
    found.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pairs: &[&str], text: &str, want: &str) {
        assert_eq!(Redaction::parse(pairs.iter().copied()).unwrap().apply(text), want);
    }

    #[test]
    fn names_disappear_in_any_case_and_the_longest_first() {
        check(&["Reuters=Agency A"], "Reuters, REUTERS, reuters_2014.txt", "Agency A, Agency A, Agency A_2014.txt");
        check(&["Kim=X", "Kim Jong Un=the leader"], "Kim Jong Un met Kim", "the leader met X");
        check(&["Élan=Blatt"], "L’ÉLAN du jour", "L’Blatt du jour");
        check(&["abc="], "ababcc", "");
        check(&[], "unchanged", "unchanged");
    }

    #[test]
    fn a_label_must_not_hold_a_name() {
        assert!(matches!(Redaction::parse(["a"]), Err(RedactionError::Form(_))));
        assert!(matches!(Redaction::parse(["=b"]), Err(RedactionError::Form(_))));
        let circular = Redaction::parse(["UPI=the upi desk"]);
        assert!(matches!(circular, Err(RedactionError::Circular { .. })), "{circular:?}");
    }
}
