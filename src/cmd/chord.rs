//! A key with its modifiers, and how it is spelt on the keyboard that lies before the user.

/// A key with its modifiers. `key` is a name such as `O`, `Home`, `Slash` or `F9`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Chord {
    /// Ctrl (Cmd on a Mac).
    pub ctrl: bool,
    /// Shift.
    pub shift: bool,
    /// Alt (Option on a Mac).
    pub alt: bool,
    /// The key's name.
    pub key: &'static str,
    /// True where the place on the keyboard counts, not the letter: W S A D stay a block on every layout.
    pub by_place: bool,
}

/// What the modifiers are called. Words, not signs: the bundled typeface has none for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keyboard {
    /// Cmd and Option.
    Mac,
    /// Ctrl and Alt.
    Other,
}

impl Keyboard {
    /// That of the system for which the program was built.
    pub const HERE: Self = if cfg!(target_os = "macos") { Self::Mac } else { Self::Other };

    /// A sentence whose keys are named `Ctrl` and `Alt`, in the words of this keyboard.
    ///
    /// ```
    /// use dateline::cmd::Keyboard;
    /// assert_eq!(Keyboard::Mac.spell("Ctrl+Z takes it back"), "Cmd+Z takes it back");
    /// assert_eq!(Keyboard::Mac.spell("Alternate"), "Alternate");
    /// ```
    #[must_use]
    pub fn spell(self, words: &str) -> String {
        let (ctrl, alt) = match self {
            Self::Mac => ("Cmd", "Option"),
            Self::Other => return words.to_owned(),
        };
        let named = |word: &'static str| if word == "Ctrl" { ctrl } else { alt };
        let mut spelt = String::with_capacity(words.len() + 8);
        let mut rest = words;
        while let Some((at, word)) = ["Ctrl", "Alt"].iter().filter_map(|word| Some((rest.find(word)?, *word))).min() {
            let (before, found) = rest.split_at(at);
            let after = found.strip_prefix(word).unwrap_or_default();
            let whole = !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric);
            spelt.push_str(before);
            spelt.push_str(if whole { named(word) } else { word });
            rest = after;
        }
        spelt.push_str(rest);
        spelt
    }
}

/// The names of all keys that a command can have: letters, digits, signs, and those with a name of their own.
pub const KEYS: [&str; 83] = [
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U", "V", "W",
    "X", "Y", "Z", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8",
    "F9", "F10", "F11", "F12", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown",
    "Insert", "Delete", "Backspace", "Enter", "Space", "Tab", "Escape", "Slash", "Backslash", "Questionmark", "Plus",
    "Minus", "Equals", "OpenBracket", "CloseBracket", "Semicolon", "Quote", "Comma", "Period", "Backtick", "Colon",
    "Pipe", "Exclamationmark", "F13", "F14", "F15", "F16",
];

/// How keys are printed whose names are longer.
const SIGNS: [(&str, &str); 13] = [
    ("Slash", "/"),
    ("Questionmark", "?"),
    ("Plus", "+"),
    ("Minus", "−"),
    ("ArrowLeft", "←"),
    ("ArrowRight", "→"),
    ("ArrowUp", "↑"),
    ("ArrowDown", "↓"),
    ("Escape", "Esc"),
    ("OpenBracket", "["),
    ("CloseBracket", "]"),
    ("Minus", "-"),
    ("Equals", "="),
];

impl Chord {
    /// A chord as it is printed, or with the names of its keys: `Ctrl+Shift+C`, `Alt+←`, `Shift+ArrowUp`.
    #[must_use]
    pub fn read(words: &str) -> Option<Self> {
        let mut chord = Self::key("");
        let mut rest = words.trim();
        // A plus at the end is the key itself.
        while let Some((held, key)) = rest.split_once('+').filter(|(held, key)| !held.is_empty() && !key.is_empty()) {
            match held.trim().to_lowercase().as_str() {
                "ctrl" | "cmd" => chord.ctrl = true,
                "shift" => chord.shift = true,
                "alt" | "option" => chord.alt = true,
                _ => return None,
            }
            rest = key.trim();
        }
        let sign = SIGNS.iter().find(|(_, sign)| *sign == rest).map(|(name, _)| *name);
        chord.key = sign.or_else(|| KEYS.into_iter().find(|name| name.eq_ignore_ascii_case(rest)))?;
        Some(chord)
    }

    /// A key alone.
    #[must_use]
    pub const fn key(key: &'static str) -> Self {
        Self { ctrl: false, shift: false, alt: false, key, by_place: false }
    }

    /// A key with Ctrl.
    #[must_use]
    pub const fn ctrl(key: &'static str) -> Self {
        Self { ctrl: true, ..Self::key(key) }
    }

    /// A key with Shift.
    #[must_use]
    pub const fn shift(key: &'static str) -> Self {
        Self { shift: true, ..Self::key(key) }
    }

    /// A key with Alt.
    #[must_use]
    pub const fn alt(key: &'static str) -> Self {
        Self { alt: true, ..Self::key(key) }
    }

    /// A key with Ctrl and Shift.
    #[must_use]
    pub const fn ctrl_shift(key: &'static str) -> Self {
        Self { shift: true, ..Self::ctrl(key) }
    }

    /// The key at this place of a US keyboard.
    #[must_use]
    pub const fn place(key: &'static str) -> Self {
        Self { by_place: true, ..Self::key(key) }
    }

    /// As printed in menus here: `Ctrl+Shift+C`, `/`, `←`.
    #[must_use]
    pub fn words(self) -> String {
        self.words_on(Keyboard::HERE)
    }

    /// As printed in menus of a system.
    #[must_use]
    pub fn words_on(self, keyboard: Keyboard) -> String {
        let sign = SIGNS.iter().filter(|(name, _)| *name != "Equals").find(|(name, _)| *name == self.key);
        let key = sign.map_or(self.key, |(_, sign)| *sign);
        let (ctrl, shift) = (if self.ctrl { "Ctrl+" } else { "" }, if self.shift { "Shift+" } else { "" });
        let alt = if self.alt { "Alt+" } else { "" };
        keyboard.spell(&format!("{ctrl}{alt}{shift}{key}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_named_as_the_keyboard_names_them() {
        #[track_caller]
        fn check(chord: Chord, mac: &str, other: &str) {
            assert_eq!((chord.words_on(Keyboard::Mac), chord.words_on(Keyboard::Other)), (mac.into(), other.into()));
        }
        check(Chord::ctrl_shift("C"), "Cmd+Shift+C", "Ctrl+Shift+C");
        check(Chord::alt("ArrowLeft"), "Option+←", "Alt+←");
        check(Chord::key("F9"), "F9", "F9");
    }

    #[test]
    fn a_chord_is_read_as_it_is_printed() {
        for key in KEYS {
            for chord in [Chord::key(key), Chord::ctrl_shift(key), Chord { alt: true, ..Chord::ctrl(key) }] {
                assert_eq!(Chord::read(&chord.words()), Some(chord), "{}", chord.words());
            }
        }
        assert_eq!(Chord::read("shift+arrowup"), Some(Chord::shift("ArrowUp")));
        assert_eq!(Chord::read("Ctrl++"), Some(Chord::ctrl("Plus")));
        assert_eq!((Chord::read(""), Chord::read("Hyper+A"), Chord::read("Ctrl+")), (None, None, None));
    }

    #[test]
    fn sentences_name_the_keys_of_the_keyboard_and_nothing_else_changes() {
        let said = "Ctrl+click adds it, Alt+click leaves it out; Altair and Ctrls stay";
        assert_eq!(Keyboard::Mac.spell(said), "Cmd+click adds it, Option+click leaves it out; Altair and Ctrls stay");
        assert_eq!(Keyboard::Other.spell(said), said);
    }
}
