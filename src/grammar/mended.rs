//! What the parser hangs on a date although it belongs to the verb.

use super::governor::Governor;
use super::tree::Tree;
use super::{Label, Tag};

/// "cut its estimate on 3 May *to 10 tonnes*": the parser takes the amount for another name of the day.
pub(super) fn beside_date(tree: &Tree, governor: &Governor) -> Option<Tree> {
    let of_date = |at: usize| {
        tree.head(at).is_some_and(|head| {
            governor.date.contains(head) || governor.path.first().is_some_and(|top| tree.head(*top) == Some(head))
        })
    };
    let amount = |at: usize| {
        matches!(tree.label(at), Label::Apposition | Label::NounAdverb)
            && tree.children(at).iter().any(|child| tree.tag(*child) == Tag::Number)
    };
    // "left its estimate for 2016 *unchanged*"
    let so = |at: usize| tree.label(at) == Label::Adjective && tree.tag(at) == Tag::Adjective;
    let behind = governor.date.end..tree.tokens().len();
    let found = behind.into_iter().find(|at| of_date(*at) && (amount(*at) || so(*at)))?;
    let label = if so(found) { Label::Complement } else { Label::Dative };
    tree.tag(governor.word).is_verb().then(|| tree.hung(found, governor.word, label)).flatten()
}
