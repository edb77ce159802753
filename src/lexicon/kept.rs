//! Names that live as long as the program: those of the tables, and those that a person has typed.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use super::gazetteer;

/// A name that records can hold: a state's code as the table has it, else one copy of the words for the whole program,
/// which is as many as a person types.
#[must_use]
pub fn kept_name(name: &str) -> &'static str {
    static TYPED: Mutex<Option<HashSet<&'static str>>> = Mutex::new(None);
    let names = gazetteer();
    if let Some(state) = names.index(name).and_then(|at| names.state(at)) {
        return &state.code;
    }
    let mut typed = TYPED.lock().unwrap_or_else(PoisonError::into_inner);
    let typed = typed.get_or_insert_with(HashSet::new);
    if let Some(known) = typed.get(name) {
        return known;
    }
    let kept: &'static str = Box::leak(name.to_owned().into_boxed_str());
    typed.insert(kept);
    kept
}

#[cfg(test)]
mod tests {
    use super::kept_name;

    #[test]
    fn one_name_is_kept_once() {
        let made = format!("Harbour {}", "board");
        assert!(std::ptr::eq(kept_name("Harbour board"), kept_name(&made)));
        assert_eq!(kept_name("KP"), "KP");
    }
}
