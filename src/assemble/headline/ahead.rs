//! What somebody decided to do later: at that time stands what is to be done, not the decision.
//!
//! ```text
//! "Lamu and Oslo agreed to cut output between May and July."      May: Lamu and Oslo to cut output
//! ```

use crate::assemble::scene::Scene;
use crate::grammar::{Governor, Label, Line, Tag, Tree};
use crate::model::Run;
use crate::tag::{WordSet, words};

/// Verbs by which somebody decides what is to come.
const DECIDES: &WordSet =
    words!("agreed vowed pledged promised planned decided intended aimed resolved threatened proposed");
/// Words that lead to the time for which something is decided.
const UNTIL: &WordSet = words!("until till by between through throughout from starting beginning");

/// "agreed to restore output between May and July": what is to be done then, and not the agreement. `None` where the date may be
/// that of the decision.
pub(super) fn decided(tree: &Tree, governor: &Governor, line: &Line, later: bool) -> Option<Line> {
    let infinitive = |at: &usize| tree.label(*at) == Label::OpenClause;
    let mut verb = governor.word;
    while let Some(above) = tree.head(verb).filter(|above| infinitive(&verb) && tree.tag(*above).is_verb()) {
        verb = above;
        if DECIDES.has(tree.word(verb)) {
            break;
        }
    }
    let denied = tree.child(verb, &[Label::Negation, Label::PassiveAuxiliary]).is_some();
    let below =
        tree.children(verb).iter().copied().find(|at| infinitive(at) && tree.child(*at, &[Label::Auxiliary]).is_some());
    let to = below.and_then(|below| tree.child(below, &[Label::Auxiliary])).filter(|to| tree.tag(*to) == Tag::To)?;
    let past = matches!(tree.tag(verb), Tag::Past | Tag::Participle);
    if verb == governor.word || !past || !DECIDES.has(tree.word(verb)) || denied || !line.words.contains(&to) {
        return None;
    }
    let leads = |at: usize| UNTIL.has(tree.word(at));
    let led = governor.path.iter().any(|at| leads(*at)) || governor.date.start.checked_sub(1).is_some_and(leads);
    let helps = |at: &usize| {
        tree.head(*at) == Some(verb) && matches!(tree.label(*at), Label::Auxiliary | Label::Adverb | Label::Particle)
    };
    let words = line.words.iter().copied().filter(|at| *at != verb && !helps(at)).collect();
    (led || later).then(|| Line { speaker: line.speaker.clone(), words, pieces: line.pieces.clone() })
}

/// True for a date behind the day of the document.
pub(super) fn is_later(scene: &Scene<'_>, sentence_at: usize, date: Run) -> bool {
    let later = || {
        let sentence = scene.sentences.get(sentence_at)?;
        let at = sentence.timexes.find(|at| scene.timex_words.get(*at) == Some(&date))?;
        let own = scene.timex(at).when.as_ref()?.bounds()?;
        let document = scene.parts.document.date.when.as_ref()?.bounds()?;
        Some(own.start >= document.end)
    };
    later().unwrap_or(false)
}
