//! Dates of what stands beside the text: addresses of pages, captions of pictures, titles of charts, questions, and notes
//! on the tables of the text itself.

use crate::assemble::scene::{Scene, Sentence};
use crate::grammar::{self, Label, Role, Tag, Tree};
use crate::lexicon::{Class, Deed};
use crate::model::{Precision, Run, TimexKind, When};
use crate::tag::{WordSet, set, words};

/// Words that open a question.
const ASKING: &WordSet = words!("what how why when who which where whose");

/// Verbs that open a question.
const ASKING_VERBS: &WordSet = words!("is are was were did does do will can could should");

/// Verbs of a caption or note.
const CAPTION_VERBS: &WordSet = words!("is are show shows present presents cover covers");

/// What is done on a day of its own.
const OCCASIONS: [Deed; 3] = [Deed::Agreement, Deed::Visit, Deed::Meeting];

/// Things that a text says of its own tables and papers.
const PAPERS: &WordSet =
    words!("comparisons table tables graph graphs chart charts map figure release statement transcript results data");

/// The guard that says what a date stands beside; `None` for a date of the text.
#[must_use]
pub fn guard(scene: &Scene<'_>, sentence_at: usize, at: usize) -> Option<&'static str> {
    let sentence = scene.sentences.get(sentence_at)?;
    let date = *scene.timex_words.get(at)?;
    // What needs the sentence's tree comes last.
    if in_address(scene, date) {
        Some("guard.address")
    } else if titles_chart(scene, sentence) {
        Some("guard.chart")
    } else if asks(scene, sentence) {
        Some("guard.question")
    } else if captions(scene, sentence_at, at) {
        Some("guard.caption")
    } else {
        (corrects(scene, sentence) || notes(scene, sentence_at)).then_some("guard.note")
    }
}

/// `https://port.example/2015/03/03/closed`, `port_20150303.jpg`: digits of an address or a file's name.
fn in_address(scene: &Scene<'_>, date: Run) -> bool {
    let (text, span) = (scene.words.text, scene.words.span(date));
    let front = text.get(..span.start as usize).unwrap_or_default();
    let behind = text.get(span.end as usize..).unwrap_or_default();
    let begin = front.rsplit(char::is_whitespace).next().unwrap_or_default();
    let end = behind.split(char::is_whitespace).next().unwrap_or_default();
    begin.contains("://")
        || begin.starts_with("www.")
        || begin.ends_with('_') && end.contains('.')
        || end.starts_with('_')
}

/// "Figure 1 – Yearly trade, 2005–2015", "Graph, top exports, August 2015": no sentence.
fn titles_chart(scene: &Scene<'_>, sentence: &Sentence) -> bool {
    let (words, first) = (&scene.words, sentence.words.start);
    let behind = first + 1 + usize::from(words.has(first + 1, Class::Number));
    words.any(first, set!["figure", "fig", "graph", "chart", "table", "map"])
        && words.is_mark(behind)
        && !words.any(behind, set!["'", "’", "(", "%"])
}

/// "What are the prospects for May?": who asks tells nothing.
fn asks(scene: &Scene<'_>, sentence: &Sentence) -> bool {
    let words = &scene.words;
    let closes = sentence.words.iter().rev().find(|at| !words.any(*at, set!["\"", "”", "’", "'", ")"]));
    if !closes.is_some_and(|at| words.is(at, "?")) {
        return false;
    }
    let colon = sentence.words.iter().take(12).rfind(|at| words.is(*at, ":"));
    let first = colon.map_or(sentence.words.start, |colon| colon + 1);
    let opener = (first..sentence.words.end).find(|at| !words.is_mark(*at));
    opener.is_some_and(|at| words.any(at, ASKING) || words.any(at, ASKING_VERBS))
}

/// "Trucks wait at the crossing of Chaman, Pakistan, March 20, 2017.": a picture in the present tense and the past day on
/// which it was taken; one of a ceremony or a meeting tells that it was held.
fn captions(scene: &Scene<'_>, sentence_at: usize, at: usize) -> bool {
    let Some(sentence) = scene.sentences.get(sentence_at) else { return false };
    let (words, date) = (&scene.words, scene.timex_words.get(at).copied().unwrap_or_default());
    let Some(when) = scene.timex(at).when.as_ref().filter(|when| matches!(when, When::Single(_))) else { return false };
    let closes = (date.end..sentence.words.end).all(|at| words.is_mark(at));
    let dated = when.precision() <= Precision::Month && scene.timex(at).kind == TimexKind::Date;
    let year = date.any(|at| words.has(at, Class::Year4));
    if !closes || !dated || !year || ahead(scene, when) {
        return false;
    }
    let lead = (sentence.words.start..date.start).rev().find(|at| !words.any(*at, set!["on", "in", "at"]));
    let placed = lead.is_some_and(|at| words.is(at, ",") || words.has(at, Class::Capital) && words.verb(at).is_none());
    let filed = words.is(sentence.words.start, "file") && words.any(sentence.words.start + 1, set!["-", "–", "—"]);
    let occasion = sentence.words.iter().any(|at| words.deed(at).is_some_and(|deed| OCCASIONS.contains(&deed)))
        || sentence.words.any(|at| words.any(at, set!["ceremony", "inauguration"]));
    if filed && !occasion {
        return true;
    }
    if occasion {
        return false;
    }
    let Some(tree) = scene.tree(sentence_at) else { return false };
    let main = grammar::governor(tree, scene.timex(at).span).filter(|governor| governor.role == Role::Event);
    main.and_then(|governor| poses(tree, governor.word)).is_some_and(|posed| placed || posed == Pose::Passive)
}

/// How the main verb of a sentence shows a scene.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pose {
    /// "walks", "look".
    Present,
    /// "is seen", "are stacked".
    Passive,
}

/// How the verb of the picture's day shows a scene, in the present tense.
fn poses(tree: &Tree, verb: usize) -> Option<Pose> {
    let finite = |at: usize| tree.get(at).is_some_and(|token| matches!(token.tag, Tag::Present | Tag::PresentThird));
    match tree.child(verb, &[Label::PassiveAuxiliary, Label::Auxiliary]) {
        Some(helper) if finite(helper) && tree.child(verb, &[Label::PassiveAuxiliary]).is_some() => Some(Pose::Passive),
        None if finite(verb) => Some(Pose::Present),
        _ => None,
    }
}

/// True where a date lies behind the document's own.
fn ahead(scene: &Scene<'_>, when: &When) -> bool {
    let document = scene.parts.document.date.when.as_ref().and_then(When::bounds);
    document.zip(when.bounds()).is_some_and(|(document, date)| date.start >= document.end)
}

/// "All comparisons are between October and May", "The tables below show …", "The press release issued on 3 March.":
/// "(This 3 May story has been corrected to change the year to 2014)": what a desk says of its own text.
fn corrects(scene: &Scene<'_>, sentence: &Sentence) -> bool {
    const MADE: &WordSet = set!["corrected", "updated", "amended", "edited", "refiled", "published"];
    let words = &scene.words;
    let Some(first) = sentence.words.iter().find(|at| !words.is_mark(*at)) else { return false };
    let story = (first + 1..first + 6).find(|at| words.any(*at, set!["story", "article", "post", "item", "page"]));
    let behind = story.map_or(0..0, |story| story + 1..story + 4);
    words.is(first, "this") && behind.into_iter().any(|at| words.any(at, MADE))
}

/// what a text says of itself.
fn notes(scene: &Scene<'_>, sentence_at: usize) -> bool {
    let paper =
        scene.sentences.get(sentence_at).is_some_and(|sentence| sentence.words.any(|at| scene.words.any(at, PAPERS)));
    let Some(tree) = paper.then(|| scene.tree(sentence_at)).flatten() else { return false };
    let is_paper = |at: usize| tree.get(at).is_some_and(|token| PAPERS.has(token.word));
    tree.roots().any(|root| {
        let Some(token) = tree.get(root) else { return false };
        if !token.tag.is_verb() {
            // A noun with a participle and no verb of its own.
            let finite = tree.tokens().iter().any(|token| token.tag.is_finite());
            return is_paper(root) && !finite && tree.child(root, &[Label::NounClause]).is_some();
        }
        let subject = tree.child(root, &[Label::Subject]).filter(|subject| is_paper(*subject));
        let states = CAPTION_VERBS.has(token.word);
        let present = matches!(token.tag, Tag::Present | Tag::PresentThird);
        let own = |subject: usize| {
            tree.subtree(subject)
                .iter()
                .filter_map(|at| tree.get(*at))
                .any(|token| set!["below", "above", "all"].has(token.word))
        };
        subject.is_some_and(own) && present && states
    })
}
