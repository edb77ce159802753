//! Keys to commands, through the catalogue.

use egui::{Context, Event, Key, Modifiers};

use crate::cmd::{COMMANDS, Chord, CommandId};

/// The first command that was pressed on this frame, and the place among the events where it stood; its key is taken from
/// egui.
///
/// While a text field has the keyboard only chords with Ctrl and Esc are commands. `Enter` and `Space` belong to a focused
/// control unless a mark of the timeline (or nothing) has the focus. A key whose command is not allowed now stays egui's.
#[must_use]
pub fn first(ctx: &Context, enter_is_free: bool, allowed: impl Fn(CommandId) -> bool) -> Option<(CommandId, usize)> {
    let typing = ctx.text_edit_focused();
    let command = |event: &Event| {
        command_of(event).filter(|(id, chord)| {
            let writes = !chord.ctrl && chord.key != "Escape" && !is_function_key(chord.key);
            // Copying in a text field copies its words.
            let writes = writes || *id == CommandId::CopyPicture;
            !(typing && writes)
                && (!matches!(id, CommandId::OpenSource | CommandId::QuickLook) || enter_is_free)
                && allowed(*id)
        })
    };
    ctx.input_mut(|input| {
        let (at, id) = input.events.iter().enumerate().find_map(|(at, event)| Some((at, command(event)?.0)))?;
        let key = input.events.remove(at);
        // The sign that the key types beside its command is nobody's: `/` opens the box, and does not stand in it.
        let types = matches!(key, Event::Key { modifiers, .. } if !modifiers.command);
        if types && matches!(input.events.get(at), Some(Event::Text(_))) {
            input.events.remove(at);
        }
        Some((id, at))
    })
}

/// Takes everything of this frame away that was typed from a place among its events on.
pub fn typed_from(ctx: &Context, at: usize) -> Vec<Event> {
    let typed = |event: &Event| {
        use Event::{Copy, Cut, Ime, Key, Paste, Text};
        matches!(event, Key { .. } | Text(_) | Ime(_) | Copy | Cut | Paste(_))
    };
    ctx.input_mut(|input| {
        let later = input.events.split_off(at.min(input.events.len()));
        let (typed, others): (Vec<Event>, Vec<Event>) = later.into_iter().partition(typed);
        input.events.extend(others);
        typed
    })
}

/// What a headline is typed with.
#[must_use]
pub fn is_letter(key: Key) -> bool {
    use Key::{
        ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Delete, End, Enter, Escape, Home, Insert, PageDown, PageUp, Tab,
    };
    let moves = [ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Home, End, PageUp, PageDown, Insert, Delete];
    !moves.contains(&key) && ![Enter, Escape, Tab].contains(&key) && !is_function_key(key.name())
}

/// Takes the letters of this frame away, with what they would type; true where there were some.
pub fn swallow_letters(ctx: &Context) -> bool {
    let mut any = false;
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let letter = match event {
                Event::Key { key, modifiers, .. } => !modifiers.command && !modifiers.alt && is_letter(*key),
                Event::Text(_) => true,
                _ => false,
            };
            any |= letter;
            !letter
        });
    });
    any
}

/// The number of a key from 1 to 9 that was pressed alone on this frame, from 0; the key is taken from egui.
#[must_use]
pub fn digit(ctx: &Context) -> Option<usize> {
    const DIGITS: [Key; 9] =
        [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
    ctx.input_mut(|input| DIGITS.iter().position(|key| input.consume_key(Modifiers::NONE, *key)))
}

/// `F3`, not the letter `F`.
fn is_function_key(name: &str) -> bool {
    name.len() > 1 && name.strip_prefix('F').is_some_and(|number| number.parse::<u8>().is_ok())
}

fn command_of(event: &Event) -> Option<(CommandId, Chord)> {
    match event {
        // Toolkits tell Ctrl+C as what it means, not as a key.
        Event::Copy => Some((CommandId::CopyPicture, Chord::ctrl("C"))),
        Event::Key { key, physical_key, pressed: true, modifiers, .. } => COMMANDS
            .iter()
            .flat_map(|command| command.id.chords().iter().map(move |chord| (command.id, *chord)))
            .find(|(_, chord)| matches(*chord, *key, *physical_key, *modifiers)),
        _ => None,
    }
}

fn matches(chord: Chord, key: Key, place: Option<Key>, held: Modifiers) -> bool {
    let Some(wanted) = Key::from_name(chord.key) else { return false };
    let pressed = if chord.by_place { place.unwrap_or(key) } else { key };
    // Shift is part of how `?` or `+` are typed, Alt of how brackets are on many Macs, so they only count where a letter or
    // a name is meant.
    let bracket = matches!(wanted, Key::OpenBracket | Key::CloseBracket);
    let sign = bracket || matches!(wanted, Key::Questionmark | Key::Slash | Key::Plus | Key::Equals | Key::Minus);
    pressed == wanted
        && held.command == chord.ctrl
        && (bracket || held.alt == chord.alt)
        && (sign || held.shift == chord.shift)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_catalogue_exists() {
        let keys = COMMANDS.iter().flat_map(|command| command.keys).map(|chord| chord.key);
        for key in keys.chain(crate::cmd::KEYS) {
            assert!(Key::from_name(key).is_some(), "no key is called {key}");
            assert!(crate::cmd::KEYS.contains(&key), "{key} cannot be given to a command");
        }
    }

    #[test]
    fn the_letter_f_is_no_function_key() {
        assert!(is_function_key("F3") && is_function_key("F10"));
        assert!(!is_function_key("F") && !is_function_key("Fn"));
    }

    #[test]
    fn brackets_count_however_they_are_typed() {
        let of = |key: Key, modifiers: Modifiers| {
            let event = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
            command_of(&event).map(|(id, _)| id)
        };
        for typed in [Modifiers::NONE, Modifiers::ALT, Modifiers::SHIFT, Modifiers::ALT | Modifiers::SHIFT] {
            assert_eq!(of(Key::OpenBracket, typed), Some(CommandId::PreviousBookmark));
            assert_eq!(of(Key::CloseBracket, typed), Some(CommandId::NextBookmark));
            assert_eq!(of(Key::OpenBracket, typed | Modifiers::COMMAND), Some(CommandId::Back));
        }
    }

    #[test]
    fn zooming_keys_go_by_their_place_on_the_keyboard() {
        // On a French keyboard the key at the place of W types Z.
        let event = Event::Key {
            key: Key::Z,
            physical_key: Some(Key::W),
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        assert_eq!(command_of(&event).map(|(id, _)| id), Some(CommandId::ZoomIn));
    }
}
