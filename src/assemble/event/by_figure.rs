//! A line about exports, imports or a deficit that leaves open whose, of what or with whom, where the amount in it is read:
//! "Exports rose 8% to 4 tonnes" beside the figure "Chad’s tea exports to Peru: 4 tonnes".

use crate::assemble::scene::Scene;
use crate::model::{Metric, Record, upper_first};
use crate::tag::{WordSet, set};

/// What stands alone as a subject.
const SUBJECTS: [&str; 4] = ["exports", "imports", "trade deficit", "trade surplus"];
/// Words that go on with a subject.
const ON: &WordSet = set!["of", "to", "from", "and", "with", "in", "between"];
/// Letters of the longest line.
const LONGEST: usize = 80;

/// Names in the lines of a sentence what its figures say for certain.
pub fn named(scene: &Scene<'_>, events: &mut [Record], figures: &[Record]) {
    for event in events {
        let line = told(scene, event, figures);
        if let Some(line) = line {
            event.label = line.into();
        }
    }
}

fn told(scene: &Scene<'_>, event: &Record, figures: &[Record]) -> Option<String> {
    let (speaker, line) = event.label.rsplit_once(": ").map_or(("", &*event.label), |(who, line)| (who, line));
    // "Chad’s exports rose": of what, too.
    let (owner, line) = line.split_once("’s ").or_else(|| line.split_once("’ ")).unwrap_or(("", line));
    let lower = line.to_lowercase();
    let subject = SUBJECTS.iter().find(|subject| lower.starts_with(&format!("{subject} ")))?;
    let behind = line.get(subject.len() + 1..)?;
    if ON.has(crate::lexicon::WordId::of(behind.split(' ').next()?)) {
        return None;
    }
    let mut whole: Vec<String> = figures
        .iter()
        .filter(|figure| figure.evidence.sentence == event.evidence.sentence)
        .filter(|figure| figure.evidence.amount.is_some_and(|amount| holds(line, amount.of(scene.words.text))))
        .filter_map(|figure| of(figure, subject))
        .collect();
    whole.retain(|whole| whole.starts_with(owner));
    whole.dedup();
    let [whole] = <[String; 1]>::try_from(whole).ok()?;
    let end = whole.find(subject)? + subject.len();
    [whole.as_str(), whole.get(..end)?].into_iter().find_map(|whole| {
        let line = format!("{} {behind}", upper_first(whole));
        let line = if speaker.is_empty() { line } else { format!("{speaker}: {line}") };
        (line.chars().count() <= LONGEST).then_some(line)
    })
}

/// True for a line that writes the number of an amount.
fn holds(line: &str, amount: &str) -> bool {
    let number: String = amount
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        .collect();
    let number = number.trim_end_matches(['.', ',']);
    !number.is_empty()
        && line.split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).any(|part| part == number)
}

/// "Chad’s tea exports to Peru": what a figure measures, where each part of it is certain and a state owns it.
fn of(record: &Record, subject: &str) -> Option<String> {
    let figure = record.figure.as_ref().filter(|figure| figure.unsure().is_empty() && !figure.derived)?;
    let whole = match figure.metric? {
        Metric::Change => figure.of.clone()?,
        _ => record.label.split_once(": ")?.0.to_owned(),
    };
    let (_, thing) = whole.split_once(['’'])?;
    let end = thing.find(subject)? + subject.len();
    thing.get(end..).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')).then_some(whole)
}
