//! What the sentence's tree says of a date that stands beside an event: it is compared with, meant for, or in brackets.

use crate::assemble::scene::Scene;
use crate::grammar::{self, Role};

/// What the date at a time expression belongs to instead of an event; `None` where something happens there, or where
/// the sentence has no tree.
#[must_use]
pub fn elsewhere(scene: &Scene<'_>, sentence_at: usize, at: usize) -> Option<Role> {
    let tree = scene.tree(sentence_at)?;
    let governor = grammar::governor(tree, scene.timex(at).span)?;
    matches!(governor.role, Role::Comparison | Role::Purpose | Role::Bracket).then_some(governor.role)
}
