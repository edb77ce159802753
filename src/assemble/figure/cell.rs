//! A figure in a cell of a table: its metric, states, good and period from the heads that it stands between.

use crate::assemble::actors::Topic;
use crate::assemble::dating::Dated;
use crate::assemble::scene::{Scene, Sentence};
use crate::model::{CellHeads, Good, Quantity, Run, When};
use crate::segment::Grid;

use super::draft::{Draft, InTable};
use super::goods::good_at;
use super::measure::Measure;
use super::sides::around::{self, Discourse};
use super::sides::frame::Frame;
use super::sides::roles;
use super::sort::{self, Sort};
use super::table::{self, Head, Table};
use crate::model::Metric;

/// Reads the amount in a cell; `None` where nothing says what it measures.
#[must_use]
pub fn read(
    scene: &Scene<'_>,
    sentence: &Sentence,
    at: usize,
    topic: &Topic,
    table: &Table,
    discourse: &Discourse,
) -> Option<Draft> {
    let quantity = scene.quantity(at);
    let grid = Grid::of(scene.words.text, sentence.span);
    let place = grid.at(quantity.span.start)?;
    let cell = grid.cells.get(place)?;
    let stub = grid.cells.first().filter(|first| place > 0 && !table::is_figure(scene, first));
    let row = stub.map(|stub| table::head(scene, sentence, scene.words_in(stub.span), stub.span));
    let row = row.unwrap_or_default();
    // The year that opens a row is no amount, nor is a period in a row of heads.
    if !table::is_figure(scene, cell) && cell.span.of(scene.words.text).chars().all(|c| !c.is_alphabetic()) {
        return None;
    }
    let column = table.column(&grid, cell);
    let start = scene.quantity_words[at].start;
    let mut frame = frame(scene, sentence, start, (&row, &column), topic, table, discourse);
    frame.metric?;
    let share = column.percent == Some(Metric::Share) || table.frame.is_none() && row.percent == Some(Metric::Share);
    let percent = column.percent.is_some() || quantity.unit == "%";
    let unit = if percent { "%".to_owned() } else { quantity.unit.clone() };
    let sort = sort::of(&Quantity { unit: unit.clone(), ..quantity.clone() })?;
    if sort == Sort::Count {
        return None;
    }
    let stub_words = stub.map_or(Run::new(start, start), |stub| scene.words_in(stub.span));
    let good = stub_words.iter().find_map(|word| good_at(scene, word));
    let plain = row.states.is_empty() && row.metric.is_none() && row.dated.is_none();
    let named = || stub.filter(|_| table.by_good && plain).and_then(|stub| literal(stub.span.of(scene.words.text)));
    frame.commodity =
        good.map(|(_, good)| good).or_else(|| named().map(Good::plain)).or(frame.commodity.filter(|_| !share));
    let metric = match (percent, frame.metric) {
        (true, Some(Metric::Tariff)) => Some(Metric::Tariff),
        (true, _) if share => Some(Metric::Share),
        (true, _) => Some(Metric::Change),
        (false, metric) => metric,
    };
    let negative = quantity.value.is_sign_negative() || frame.negative && !percent;
    frame.negative |= negative && metric == Some(Metric::Balance);
    let dated = column.dated.clone().or(row.dated.clone()).or(table.dated.clone());
    let dated = match (row.dated, dated) {
        // "March" of the row in the column of 2021 is no period of its own yet; the narrower of two wins.
        (Some(row), Some(column)) if narrower(&row, &column) => Some(row),
        (_, dated) => dated,
    };
    let dated = table::within(&column, table.dated.as_ref()).or(dated);
    let dated = dated.or_else(|| table.latest().filter(|_| percent).cloned());
    // "Jan" over a column below "Imports in 2020".
    let month = column.month.or(row.month).zip(dated.as_ref());
    let dated = month.and_then(|(month, dated)| table::month_of(month, dated)).or(dated);
    let dated = dated.unwrap_or_else(|| Dated::unknown("Neither column, row nor caption gives this figure a date."));
    let base = dated.reading.when.as_ref().filter(|_| metric == Some(Metric::Change)).and_then(|when| table.base(when));
    let heads = CellHeads { row: row.span, column: column.span, caption: table.caption };
    let modality = column.modality.or(row.modality);
    let cell = Some(InTable { span: cell.span, heads, modality, base });
    let measure = Measure { sort, cue: None, metric, negative, acted: false, other: false };
    let whole = table.frame.clone().filter(|_| metric == Some(Metric::Share));
    let per = quantity.per.clone();
    Some(Draft {
        quantity: at,
        measure,
        noun: None,
        frame,
        dated,
        inherited: true,
        unit,
        per,
        cell,
        whole,
        came_from: false,
        twin: false,
    })
}

fn narrower(one: &Dated, other: &Dated) -> bool {
    let bounds = |dated: &Dated| dated.reading.when.as_ref().and_then(When::bounds);
    bounds(one).zip(bounds(other)).is_some_and(|(one, other)| one.start >= other.start && one.end <= other.end)
}

/// Metric and sides of a cell: the caption's, with what row and column name in their places.
fn frame(
    scene: &Scene<'_>,
    sentence: &Sentence,
    word: usize,
    (row, column): (&Head, &Head),
    topic: &Topic,
    table: &Table,
    discourse: &Discourse,
) -> Frame {
    let mut frame = table.frame.clone().unwrap_or_default();
    let own = column.metric.or(row.metric).filter(|metric| Some(*metric) != frame.metric);
    if let Some(metric) = own {
        frame.metric = Some(metric);
        frame.negative = if column.metric.is_some() { column.negative } else { row.negative };
        if frame.reporter.is_none() && frame.partner.is_none() && frame.others.len() < 2 {
            roles::complete(
                scene,
                sentence,
                Run::new(word, word),
                &mut frame,
                around::Told { discourse: Some(discourse), ..around::Told::default() },
                topic,
            );
        }
    }
    let sided = matches!(frame.metric, Some(Metric::Exports | Metric::Imports | Metric::Balance));
    if let (true, None, Some(home), [one, two]) = (sided, frame.reporter, table.home, frame.others.as_slice())
        && (home == *one || home == *two)
    {
        // "Trade of Kenya with Uganda": exports below it are Kenya's.
        frame.partner = Some(if home == *one { *two } else { *one });
        frame.reporter = Some(home);
        frame.others.clear();
    }
    let states = if row.states.is_empty() { &column.states } else { &row.states };
    let [state] = states.as_slice() else { return frame };
    let home = frame.reporter.or(table.home).or(topic.main).filter(|home| home != state);
    match frame.metric {
        Some(Metric::Exports | Metric::Imports | Metric::Balance | Metric::Tariff) => {
            let caption_partner = table.frame.as_ref().filter(|frame| frame.reporter.is_none()).and_then(|f| f.partner);
            if caption_partner.is_some() || home.is_none() {
                frame.reporter = Some(*state);
                frame.partner = caption_partner.filter(|partner| partner != state);
            } else {
                frame.reporter = home;
                frame.partner = Some(*state);
            }
            frame.others.clear();
        }
        Some(Metric::Trade) => {
            let caption = table.frame.as_ref();
            let own = caption.and_then(|frame| frame.reporter.or(frame.others.first().copied()));
            let first = table.home.filter(|home| home != state).or(own).filter(|first| first != state);
            frame.reporter = None;
            frame.others = first.or(topic.main.filter(|main| main != state)).into_iter().chain([*state]).collect();
        }
        Some(Metric::Share) | None => {}
        Some(_) => {
            frame.reporter = Some(*state);
            frame.partner = None;
            frame.others.clear();
        }
    }
    frame
}

/// How the name of a row begins that is no good: a whole, a rest, a note.
const WHOLES: [&str; 7] = ["total", "other", "all", "sum", "of which", "balance", "memo"];

/// The words of a stub as the name of a good: "Fresh kelp, dried" as it stands, without notes and codes.
fn literal(stub: &str) -> Option<String> {
    let name = stub.trim_end_matches(|c: char| !c.is_alphabetic()).trim_start_matches(|c: char| !c.is_alphabetic());
    let lower = name.to_lowercase();
    (!lower.is_empty() && lower.split_whitespace().count() <= 5 && !WHOLES.iter().any(|word| lower.starts_with(word)))
        .then_some(lower)
}
