//! Keys of the user's own: a text of one line a command, laid over the keys of the catalogue.
//!
//! ```text
//! # Name of a command = its keys, apart by commas; nothing behind it takes its keys away
//! Accept = K, Ctrl+Y
//! Zoom in =
//! ```
//! A line that means nothing, and a key that two commands would have, is named in one sentence each; all else counts.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::{COMMANDS, Chord, Command, CommandId};

/// The name of the file of keys.
pub const FILE: &str = "keys.txt";

/// What a file of keys begins as.
#[must_use]
pub fn template() -> String {
    let mut text = String::from(
        "# Keys of your own: the name of a command = its keys, apart by commas; nothing behind the sign takes them away.\n\
         # Take the # away before a line that is to count. Dateline reads this file when it starts.\n",
    );
    for command in COMMANDS {
        let keys: Vec<String> = command.keys.iter().map(|chord| chord.words()).collect();
        text.push_str(format!("# {} = {}", command.label, keys.join(", ")).trim_end());
        text.push('\n');
    }
    text
}

/// Keys that were given to commands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keymap {
    of: BTreeMap<usize, Vec<Chord>>,
}

static HERE: OnceLock<Keymap> = OnceLock::new();

/// The keys of a command: its own, else those of the catalogue.
pub(super) fn of(command: &'static Command) -> &'static [Chord] {
    HERE.get().map_or(command.keys, |keymap| keymap.keys(command))
}

impl Keymap {
    /// From now on these are the keys of the program. Only the first call of a process counts.
    pub fn take(self) {
        let _ = HERE.set(self);
    }

    /// The keys of a command.
    #[must_use]
    pub fn keys<'k>(&'k self, command: &'k Command) -> &'k [Chord] {
        self.of.get(&(command.id as usize)).map_or(command.keys, Vec::as_slice)
    }

    /// Reads a file's text; also what is wrong with it, a sentence each.
    #[must_use]
    pub fn read(text: &str) -> (Self, Vec<String>) {
        let mut keymap = Self::default();
        let mut wrong = Vec::new();
        for (line, number) in text.lines().zip(1..) {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            match assignment(line) {
                Ok((command, chords)) => drop(keymap.of.insert(command.id as usize, chords)),
                Err(why) => wrong.push(format!("{FILE}, line {number}: {why}")),
            }
        }
        keymap.settle(&mut wrong);
        (keymap, wrong)
    }

    /// Leaves every key to one command: what the file says goes before the catalogue, of two lines the first.
    fn settle(&mut self, wrong: &mut Vec<String>) {
        let own = |command: &&Command| self.of.contains_key(&(command.id as usize));
        let (mine, others): (Vec<&Command>, Vec<&Command>) = COMMANDS.iter().partition(own);
        let mut taken: Vec<(Chord, &Command)> = Vec::new();
        for command in mine.into_iter().chain(others) {
            let mut kept = Vec::new();
            let mut lost = false;
            for chord in self.keys(command) {
                let same = |(other, _): &&(Chord, &Command)| Chord { by_place: false, ..*other } == plain(*chord);
                if let Some((_, holder)) = taken.iter().find(same) {
                    lost = true;
                    wrong.push(format!(
                        "{FILE}: {} is the key of ‘{}’ now, and not of ‘{}’",
                        chord.words(),
                        holder.label,
                        command.label
                    ));
                } else {
                    taken.push((*chord, command));
                    kept.push(*chord);
                }
            }
            if lost {
                self.of.insert(command.id as usize, kept);
            }
        }
    }
}

fn plain(chord: Chord) -> Chord {
    Chord { by_place: false, ..chord }
}

fn assignment(line: &str) -> Result<(&'static Command, Vec<Chord>), String> {
    let Some((name, keys)) = line.split_once('=') else {
        return Err(format!("‘{line}’ names no keys: write ‘Accept = K’"));
    };
    let name = name.trim();
    let same = |label: &str| label.trim_end_matches('…').to_lowercase() == name.trim_end_matches('…').to_lowercase();
    let Some(command) = COMMANDS.iter().find(|command| same(command.label)) else {
        let near = super::search(name).first().map(|command| format!("; did you mean ‘{}’?", command.label));
        return Err(format!("no command is called ‘{name}’{}", near.unwrap_or_default()));
    };
    // A comma between two commas, or at an end, is the key itself.
    let keys = keys.trim().split(',').map(str::trim).filter(|key| !key.is_empty());
    let chords = keys.map(|key| Chord::read(key).ok_or_else(|| format!("no key is called ‘{key}’")));
    Ok((command, chords.collect::<Result<_, _>>()?))
}

impl CommandId {
    /// Its keys here.
    #[must_use]
    pub fn chords(self) -> &'static [Chord] {
        of(self.command())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_keys_gives_commands_others_and_takes_them_away() {
        let (keymap, wrong) =
            Keymap::read("# mine\nAccept = K, Ctrl+Alt+F7\n\nkey to the marks =\nNext hit = Shift+→\nLast event = End");
        assert_eq!(wrong, [] as [String; 0]);
        let keys = |id: CommandId| keymap.keys(id.command()).iter().map(|chord| chord.words()).collect::<Vec<_>>();
        assert_eq!(
            keys(CommandId::Accept),
            [Chord::key("K").words(), Chord { alt: true, ..Chord::ctrl("F7") }.words()]
        );
        assert_eq!(keys(CommandId::KeyToMarks), [] as [String; 0]);
        assert_eq!(keys(CommandId::Reject), ["N"]);
    }

    #[test]
    fn lines_that_mean_nothing_and_keys_of_two_commands_are_named() {
        let (keymap, wrong) = Keymap::read("Acept = K\nReject\nAccept = Hyper+K\nReject = Y\nUndecided = Y");
        assert_eq!(
            wrong,
            [
                "keys.txt, line 1: no command is called ‘Acept’; did you mean ‘Accept’?",
                "keys.txt, line 2: ‘Reject’ names no keys: write ‘Accept = K’",
                "keys.txt, line 3: no key is called ‘Hyper+K’",
                "keys.txt: Y is the key of ‘Reject’ now, and not of ‘Undecided’",
                "keys.txt: Y is the key of ‘Reject’ now, and not of ‘Accept’",
            ]
        );
        let keys = |id: CommandId| keymap.keys(id.command()).to_vec();
        assert_eq!(keys(CommandId::Reject), [Chord::key("Y")]);
        assert!(keys(CommandId::Accept).is_empty() && keys(CommandId::Undecided).is_empty());
    }

    #[test]
    fn what_the_file_begins_as_says_what_the_catalogue_says() {
        let lines = template();
        let lines: Vec<&str> = lines.lines().skip(2).map(|line| line.trim_start_matches("# ")).collect();
        let text = lines.join("\n");
        let (keymap, wrong) = Keymap::read(&text);
        assert_eq!(wrong, [] as [String; 0]);
        for command in COMMANDS {
            let same = |one: &Chord, other: &Chord| plain(*one) == plain(*other);
            let (mine, theirs) = (keymap.keys(command), command.keys);
            assert!(
                mine.len() == theirs.len() && mine.iter().zip(theirs).all(|(a, b)| same(a, b)),
                "{}",
                command.label
            );
        }
        assert_eq!(Keymap::read(&template()), (Keymap::default(), Vec::new()));
    }
}
