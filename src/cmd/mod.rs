//! The one catalogue of commands: menu, palette, shortcut sheet and tests are made from it.
//!
//! A command is named here and carried out where its state lives (`gui::command`). Keys are names, not a toolkit's
//! types, so that the catalogue can be read and tested without a window.

mod catalogue;
mod chord;
pub mod keymap;

pub use catalogue::{COMMANDS, Command, CommandId, Menu};
pub use chord::{Chord, KEYS, Keyboard};
pub use keymap::Keymap;

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// Commands whose label holds the letters of `query` in their order, best first: the palette's list. Words may stand in
/// any order; letters side by side and at the beginnings of words count for more.
#[must_use]
pub fn search(query: &str) -> Vec<&'static Command> {
    let pattern = Pattern::parse(query.trim(), CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut letters = Vec::new();
    let mut found: Vec<(u32, &Command)> = COMMANDS
        .iter()
        .filter_map(|command| {
            let mut score = |text: &str| pattern.score(Utf32Str::new(text, &mut letters), &mut matcher);
            // What stands in the label is what was meant; the menu's name may help.
            let own = score(command.label).map(|score| score * 2 + 40);
            let score = own.or_else(|| score(&format!("{} {}", command.label, command.menu.label())))?;
            Some((score, command))
        })
        .collect();
    let begins = query.trim().to_lowercase();
    let first = |command: &Command| !command.label.to_lowercase().starts_with(&begins);
    found.sort_by_key(|(score, command)| (first(command), std::cmp::Reverse(*score)));
    found.into_iter().map(|(_, command)| command).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use super::*;

    #[test]
    fn no_two_commands_share_a_key() {
        let mut taken: HashMap<Chord, &str> = HashMap::new();
        for command in COMMANDS {
            for chord in command.keys {
                let key = Chord { by_place: false, ..*chord };
                if let Some(other) = taken.insert(key, command.label) {
                    panic!("{} is the key of both ‘{other}’ and ‘{}’", chord.words(), command.label);
                }
            }
        }
    }

    #[test]
    fn keys_that_a_laptop_lacks_are_not_the_only_ones_of_a_command() {
        let lacks = |chord: &Chord| {
            let function = chord.key.len() > 1 && chord.key.starts_with('F');
            function || ["Home", "End", "PageUp", "PageDown", "Insert", "Delete"].contains(&chord.key)
        };
        for command in COMMANDS.iter().filter(|command| !command.keys.is_empty()) {
            assert!(!command.keys.iter().all(lacks), "‘{}’ has no key on a laptop", command.label);
        }
    }

    #[test]
    fn keys_that_a_mac_keeps_for_itself_are_free() {
        let kept = ["H", "M", "N", "Comma", "Tab", "Space", "Backtick"].map(Chord::ctrl);
        let kept = kept.into_iter().chain(["Q", "3", "4", "5"].map(Chord::ctrl_shift));
        for chord in kept {
            let taken = COMMANDS.iter().find(|command| command.keys.contains(&chord));
            assert!(taken.is_none(), "{} is the key of ‘{}’", chord.words(), taken.map_or("", |taken| taken.label));
        }
    }

    #[test]
    fn a_name_leads_to_its_own_row() {
        for command in COMMANDS {
            assert_eq!(command.id.command().id, command.id);
        }
    }

    #[test]
    fn every_command_has_a_name_of_its_own_in_sentence_case() {
        let mut labels = HashSet::new();
        let mut ids = HashSet::new();
        for command in COMMANDS {
            assert!(labels.insert(command.label), "two commands are called ‘{}’", command.label);
            assert!(ids.insert(command.id), "{:?} is listed twice", command.id);
            assert!(command.label.starts_with(char::is_uppercase), "‘{}’", command.label);
            assert!(!command.label.ends_with('.'), "‘{}’", command.label);
            assert!(!command.says.is_empty(), "‘{}’ has no explanation", command.label);
        }
    }

    #[test]
    fn the_palette_finds_by_any_words_and_prefers_a_beginning() {
        assert_eq!(search("fit").first().map(|command| command.id), Some(CommandId::FitAll));
        assert!(search("theme dark").iter().any(|command| command.id == CommandId::ThemeDark));
        assert_eq!(search("").len(), COMMANDS.len());
        assert!(search("no such thing").is_empty());
    }

    #[test]
    fn the_palette_takes_letters_left_out() {
        #[track_caller]
        fn check(query: &str, expected: CommandId) {
            assert_eq!(search(query).first().map(|command| command.id), Some(expected), "{query}");
        }
        check("lnbydoc", CommandId::LanesByDocument);
        check("cpcit", CommandId::CopyCitation);
        check("dkth", CommandId::ThemeDark);
        check("ACCEPT", CommandId::Accept);
        check("save v", CommandId::SaveView);
    }
}
