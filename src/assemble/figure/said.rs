//! When something was said, and not when it was so.

use crate::assemble::scene::clause::Kind;
use crate::assemble::scene::words::Words;
use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::Class;
use crate::model::Run;
use crate::tag::{WordSet, set, words};

use super::hedge;

/// Papers that come out each month.
pub const ISSUES: &WordSet = words!("report update outlook estimate forecast projection bulletin survey review wasde");

/// What leads to the time of a noun in front.
const LEADS: &WordSet = set!["in", "for", "of", "during"];

/// What tells others' figures at a time of its own.
const PAPERS: &WordSet = words!(
    "report reports survey surveys study studies note statement review bulletin poll assessment release article"
);

/// "said Thursday", "a report showed on March 30": when it was said, not when it was so.
#[must_use]
pub fn reports(scene: &Scene<'_>, sentence: &Sentence, at: usize) -> bool {
    let words = &scene.words;
    let range = scene.timex_words[at];
    let Some(segment) = sentence.segments.iter().find(|segment| segment.words.contains(range.start)) else {
        return false;
    };
    if segment.kind == Kind::Attribution {
        return true;
    }
    // "the handbook, published on 5 December".
    let published = set!["published", "released", "issued"];
    if words.any(range.start.saturating_sub(1), published) {
        return true;
    }
    if words.any(range.start.saturating_sub(1), set!["on", "in"]) && words.any(range.start.saturating_sub(2), published)
    {
        return true;
    }
    if names_issue(words, range) || published_by(words, segment.words.start, range) {
        return true;
    }
    // "confirms the agency's assessment Wednesday".
    const SAYINGS: &WordSet = set!["assessment", "report", "statement", "note", "briefing", "interview", "remarks"];
    let weekday = words.has(range.start, Class::Weekday) && range.len() == 1;
    if weekday && words.any(range.start.wrapping_sub(1), SAYINGS) {
        return true;
    }
    let made = set!["projected", "forecast", "predicted", "estimated"];
    if words.any(range.start.saturating_sub(2), made) && !words.is(range.start.saturating_sub(1), "for") {
        return true;
    }
    // "told importers on Friday to begin" orders; "told reporters on Friday that" reports.
    let content = sentence.segments.iter().any(|other| other.kind == Kind::Content && other.words.start >= range.end);
    let near = Run::new(range.start.saturating_sub(3).max(segment.words.start), (range.end + 2).min(segment.words.end));
    // "output in the first half is reported at 5 million tonnes": its level.
    let level = |at: usize| words.any(at.wrapping_sub(1), set!["is", "are", "was", "were"]) && words.is(at + 1, "at");
    // "rose to $5 million from $4 million reported last year": what it was then.
    let base = |at: usize| {
        let amount = scene.amount_over(at.wrapping_sub(1)).filter(|amount| amount.end == at);
        amount.is_some_and(|amount| words.is(hedge::lead(scene, amount), "from"))
    };
    near.into_iter().any(|word| {
        !level(word)
            && !base(word)
            && words.entry(word, Class::Report).is_some()
            && words.verb(word).is_some()
            && !(word == range.end && of_subject(words, segment.words.start, range))
            && (content || !words.is(word, "told"))
    })
}

/// "data published by the National Institute of Statistics (INS) on Monday".
fn published_by(words: &Words<'_>, start: usize, range: Run) -> bool {
    const REACH: usize = 14;
    let weekday = words.has(range.start, Class::Weekday) || words.has(range.start + 1, Class::Weekday);
    let front = range.start.saturating_sub(REACH).max(start)..range.start;
    let by = |at: &usize| words.any(*at, set!["published", "released", "issued"]) && words.is(at + 1, "by");
    let told = front.rev().find(by);
    weekday && told.is_some_and(|by| words.first_verb(Run::new(by + 1, range.start)).is_none())
}

/// "in its December report", "from the January forecast": the month of a paper that comes out each month.
fn names_issue(words: &Words<'_>, range: Run) -> bool {
    const LEADS: &WordSet = set!["its", "the", "their", "in", "from", "than", "a", "s", "with", "against", "last"];
    let month = range.len() == 1 && words.has(range.start, Class::Month);
    month && words.any(range.end, ISSUES) && words.any(range.start.wrapping_sub(1), LEADS)
}

/// "Exports in August showed a rise", "data for August showed": the time of what the verb of saying has as its subject;
/// not "a report in August showed".
fn of_subject(words: &Words<'_>, start: usize, range: Run) -> bool {
    let own = words.any(range.start, LEADS);
    let lead = range.start.saturating_sub(usize::from(!own));
    let subject = || (start..lead).rev().take_while(|at| words.verb(*at).is_none());
    let flow = subject().any(|at| words.has(at, Class::Metric)) && !subject().any(|at| words.any(at, PAPERS));
    let shows = words.any(range.end, set!["show", "shows", "showed"]);
    words.is(lead, "for") || shows && words.any(lead, LEADS) && flow
}
