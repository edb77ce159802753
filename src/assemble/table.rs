//! Tables: what the caption measures and which column belongs to which period.

use std::ops::Range;

use crate::lexicon::Class;
use crate::model::{Basis, DateReading, Derivation, Grade, ParagraphKind, Unit, When};
use crate::tag::set;

use super::actors::Topic;
use super::dating::Dated;
use super::direction::{self, Frame};
use super::metric::{self, Metric};
use super::period;
use super::roles;
use super::scene::{Scene, Sentence};

/// What one column holds.
#[derive(Debug, Clone, Default)]
pub struct Column {
    /// Its period.
    pub dated: Option<Dated>,
    /// True where it holds changes in per cent.
    pub percent: bool,
    /// What its head names: exports, imports, trade.
    pub metric: Option<Metric>,
}

/// The caption and the columns of the table being read.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// What its amounts measure, by the caption.
    pub frame: Option<Frame>,
    columns: Vec<Column>,
    last_row: Option<usize>,
}

impl Table {
    /// Takes captions and header rows as they come; forgets them when the table is over.
    pub fn read(&mut self, scene: &Scene<'_>, sentence_at: usize, topic: &Topic) {
        let sentence = &scene.sentences[sentence_at];
        if sentence.kind != ParagraphKind::Row {
            self.columns.clear();
            self.last_row = None;
            self.frame = metric::cues(&scene.words, sentence.words.clone()).first().map(|cue| {
                let mut frame = direction::frame(scene, sentence, cue);
                roles::complete(
                    scene,
                    sentence,
                    sentence.words.end.saturating_sub(1),
                    &mut frame,
                    roles::Told::default(),
                    topic,
                );
                frame
            });
            return;
        }
        if self.last_row.is_none() {
            let cells = cells(scene, &sentence.words);
            self.columns = cells.into_iter().map(|cell| column(scene, sentence, &cell)).collect();
        }
        self.last_row = Some(sentence_at);
    }

    /// True when its caption or one of its heads names a metric.
    #[must_use]
    pub fn measures(&self) -> bool {
        self.frame.is_some() || self.columns.iter().any(|column| column.metric.is_some())
    }

    /// The column of the cell that starts at a word.
    #[must_use]
    pub fn column(&self, scene: &Scene<'_>, sentence: &Sentence, word: usize) -> Column {
        let place = cells(scene, &sentence.words).iter().position(|cell| cell.contains(&word));
        let mut column = place.and_then(|place| self.columns.get(place)).cloned().unwrap_or_default();
        if column.dated.is_none() && column.percent {
            // A change belongs to the latest period, which tables put first.
            column.dated = self.columns.iter().find_map(|other| other.dated.clone());
        }
        column
    }
}

/// The year that opens a row: "2014  5.9  25.3".
#[must_use]
pub fn row_year(scene: &Scene<'_>, row: &Sentence) -> Option<Dated> {
    cells(scene, &row.words).first().and_then(|cell| year(scene, cell, "row"))
}

/// A cell that holds a year and nothing else dates its row or column.
fn year(scene: &Scene<'_>, cell: &Range<usize>, what: &str) -> Option<Dated> {
    let token = scene.words.get(cell.start).filter(|token| cell.len() == 1 && token.is(Class::Year4))?;
    let year = i32::try_from(token.int).ok()?;
    let mut derivation = Derivation::by("assemble/period/cell");
    derivation.step("Words", format!("the {what} of {year}"));
    let reading = DateReading {
        when: Some(Unit::Year(year).into()),
        basis: Basis::Explicit,
        grade: Grade::A,
        why: format!("The {what} is that of {year}."),
        derivation,
    };
    Some(Dated { reading, span: (what == "row").then_some(token.span) })
}

/// True for the first cell of a row.
#[must_use]
pub fn opens_row(scene: &Scene<'_>, row: &Sentence, word: usize) -> bool {
    cells(scene, &row.words).first().is_some_and(|cell| cell.contains(&word))
}

fn column(scene: &Scene<'_>, sentence: &Sentence, cell: &Range<usize>) -> Column {
    let timexes: Vec<usize> = sentence
        .timexes
        .clone()
        .filter(|at| cell.contains(&scene.timex_words[*at].start) && scene.timex(*at).when.is_some())
        .collect();
    let dated = timexes.last().map(|at| period::of(scene, *at)).map(|mut dated| {
        // "Jan-Jun 2021" read as two dates: the months between, in the year of the last.
        let first = timexes.first().filter(|_| timexes.len() == 2).and_then(|at| scene.timex(*at).when.clone());
        if let (Some(When::Single(first)), Some(When::Single(last))) = (first, &dated.reading.when)
            && let (Unit::Month(_, from) | Unit::MonthOnly(from), Unit::Month(year, to)) = (first.unit, last.unit)
            && from < to
        {
            dated.reading.when = Some(When::between(Unit::Month(year, from), Unit::Month(year, to)));
        }
        dated
    });
    let dated = dated.or_else(|| year(scene, cell, "column"));
    let metric = metric::cues(&scene.words, cell.clone()).first().map(|cue| cue.metric);
    Column { dated, metric, percent: cell.clone().any(|at| scene.words.any(at, set!["%", "percent"])) }
}

/// The cells of a row: words with a tab or two spaces between them lie in different ones.
fn cells(scene: &Scene<'_>, row: &Range<usize>) -> Vec<Range<usize>> {
    let text = scene.words.text();
    let mut cells = Vec::new();
    let mut start = row.start;
    for at in row.start + 1..row.end {
        let gap = scene
            .words
            .get(at - 1)
            .zip(scene.words.get(at))
            .and_then(|(left, right)| text.get(left.span.end as usize..right.span.start as usize));
        if gap.is_some_and(|gap| gap.contains('\t') || gap.contains("  ")) {
            cells.push(start..at);
            start = at;
        }
    }
    cells.push(start..row.end);
    cells
}
