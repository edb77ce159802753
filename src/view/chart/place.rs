//! Values of a chart at their places, with their names beside them.
//!
//! A label takes the first free place of right, left, above and below; first its name goes onto a line of its own, then it
//! goes, then what of its note the drawing tells, too. No name is cut, and a label never covers a value or another label.

use std::collections::HashSet;

use super::super::scene::Rect;
use super::super::text::Measure;
use super::super::theme::{EDGE, PLAIN, SMALL, STRONG};
use super::super::window::Window;
use super::{Chart, Scale, Value, Voice, YTick, axis};

/// Values are at least so wide.
const LEAST: f32 = 5.0;
/// Half of a marker's width.
const MARKER: f32 = 4.4;
/// Beyond so many values in view only the last of each series is named.
const MANY: usize = 40;
/// Beyond so many values in view they are drawn as a quiet cloud: no markers, whiskers and words.
const CLOUD: usize = 240;
/// Height of a line of words.
const LINE: f32 = 15.0;
/// Widest name that stands on one line with its amount.
const LONGEST: f32 = 340.0;
/// How far words keep from the line of a neighbouring period where they stand below it.
const CLEAR: f32 = 6.0;
/// Space between value and label, and between the parts of a label.
const GAP: f32 = 6.0;

/// One chart as placed; y from the chart's top, x in the pane.
#[derive(Debug, Clone, PartialEq)]
pub struct Plot {
    /// Height in points.
    pub height: f32,
    /// Ticks of the y axis.
    pub ticks: Vec<YTick>,
    /// Values that show at least partly.
    pub marks: Vec<ValueMark>,
    /// Targets after the window.
    pub tags: Vec<Tag>,
    /// All values of the chart.
    pub total: usize,
    /// True where so many values are in view that they are told by the pointer alone.
    pub cloud: bool,
}

impl Plot {
    /// The value whose line lies nearest to a point, within six points of it.
    #[must_use]
    pub fn nearest(&self, x: f32, y: f32) -> Option<&ValueMark> {
        let far = |mark: &ValueMark| {
            let aside = (mark.rect.x - x).max(x - mark.rect.right()).max(0.0);
            aside.max((mark.rect.centre().y - y).abs())
        };
        let near = self.marks.iter().map(|mark| (far(mark), mark)).filter(|(far, _)| *far <= 6.0);
        near.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, mark)| mark)
    }
}

/// One value as placed.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueMark {
    /// Index into the chart's values.
    pub value: u32,
    /// Where its period lies; may reach beyond the pane.
    pub span: (f32, f32),
    /// What is drawn, at its smallest width at least.
    pub rect: Rect,
    /// Both ends of a range.
    pub range: Option<(f32, f32)>,
    /// Lowest and highest of what sources give for its period, where they differ.
    pub rivals: Option<(f32, f32)>,
    /// Its words.
    pub label: Option<ValueLabel>,
}

/// The words beside a value.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueLabel {
    /// What it measures, and its left end.
    pub name: Option<(String, f32)>,
    /// The amount, and its left end.
    pub words: (String, f32),
    /// Period or standing, and its left end.
    pub note: Option<(String, f32)>,
    /// True where the name stands on a line of its own above the others.
    pub stacked: bool,
    /// True where the name is as strong as the amount.
    pub strong: bool,
    /// The words' ground.
    pub rect: Rect,
}

/// A target after the window: a tag at the edge.
#[derive(Debug, Clone, PartialEq)]
pub struct Tag {
    /// Index into the chart's values.
    pub value: u32,
    /// The tag.
    pub rect: Rect,
    /// Its words.
    pub label: ValueLabel,
}

pub(super) fn plot(chart: &Chart, window: Window, width: f32, gaps: &[(f32, f32)], measure: Measure) -> Plot {
    let height = chart.height;
    let lines = if chart.scale == Scale::Lines { chart.values_in(window).count() } else { 0 };
    let mut marks: Vec<ValueMark> = Vec::new();
    for (number, (index, value)) in chart.values_in(window).enumerate() {
        let own = || (lines > 0).then(|| axis::line_y(number, lines, height));
        let Some(y) = own().or_else(|| chart.scale.y(value.value, height)) else { continue };
        let (x0, x1) = (window.x(value.start, width), window.x(value.end, width));
        let middle = f32::midpoint(x0, x1);
        let half = ((x1 - x0) / 2.0).max(LEAST / 2.0);
        let rect = Rect::new(middle - half, y - 4.0, 2.0 * half, 8.0);
        let place = |value: f64| chart.scale.y(value, height);
        let range = value.range.and_then(|(low, high)| Some((place(low)?, place(high)?)));
        let rivals = value.rivals.and_then(|(low, high)| Some((place(low)?, place(high)?)));
        marks.push(ValueMark { value: index, span: (x0, x1), rect, range, rivals, label: None });
    }
    let cloud = marks.len() > CLOUD;
    if cloud {
        // What falls on the same point is drawn once.
        let mut seen = HashSet::new();
        marks.retain(|mark| seen.insert((mark.rect.x as i32, mark.rect.w as i32, mark.rect.y as i32)));
        let ticks = chart.scale.ticks(height);
        return Plot { height, ticks, marks, tags: Vec::new(), total: chart.values.len(), cloud };
    }
    let mut taken: Vec<Rect> = marks.iter().map(|mark| ground(chart, mark)).collect();
    taken.extend(marks.iter().flat_map(whiskers));
    // Words never run over the break of a folded gap.
    let breaks = window.breaks().map(|(start, end)| (window.x(start, width), window.x(end, width)));
    taken.extend(breaks.chain(gaps.iter().copied()).map(|(x0, x1)| Rect::new(x0, 0.0, x1 - x0, height)));
    let tags = tags(chart, window, width, &mut taken, measure);
    name(chart, &mut marks, &mut taken, width, measure);
    Plot { height, ticks: chart.scale.ticks(height), marks, tags, total: chart.values.len(), cloud }
}

/// What a value is drawn on: its line, and the marker in its middle.
fn ground(chart: &Chart, mark: &ValueMark) -> Rect {
    let marker = chart.values.get(mark.value as usize).is_some_and(|value| value.style.is_some());
    let centre = mark.rect.centre();
    let half = if marker { MARKER } else { 0.0 };
    mark.rect.union(Rect::new(centre.x - half, centre.y - half, 2.0 * half, 2.0 * half))
}

/// The upright lines at a value: its range, and what other sources say.
fn whiskers(mark: &ValueMark) -> impl Iterator<Item = Rect> {
    let x = mark.rect.centre().x;
    let line = move |(one, other): (f32, f32)| Rect::new(x - 2.0, one.min(other), 4.0, (one - other).abs());
    mark.range.into_iter().chain(mark.rivals).map(line)
}

/// Names the values: all where they are few, else the last of each series, from the latest to the earliest.
fn name(chart: &Chart, marks: &mut [ValueMark], taken: &mut Vec<Rect>, width: f32, measure: Measure) {
    let many = marks.len() > MANY;
    let mut named: Vec<u32> = Vec::new();
    // Callouts before all others: they were chosen to be read.
    for mark in marks.iter_mut() {
        let Some(value) = chart.values.get(mark.value as usize).filter(|value| value.lead > 0.0) else { continue };
        mark.label = label(value, ground(chart, mark), taken, (width, chart.height), Reach::Within, measure);
        taken.extend(mark.label.as_ref().map(|label| label.rect));
    }
    // First those that have room beside their value, so that nobody else's words lie in that place; what is sure before
    // what is not.
    let rounds = Voice::ALL.into_iter().flat_map(|voice| [(voice, Reach::Beside), (voice, Reach::Around)]);
    for (voice, beside) in rounds {
        let wordless = if voice == Voice::Ghost { wordless(chart, marks) } else { Vec::new() };
        for mark in marks.iter_mut().rev() {
            let Some(value) = chart.values.get(mark.value as usize) else { continue };
            let known = mark.label.is_some() || many && named.contains(&value.series);
            if known || value.voice != voice || wordless.contains(&cell(value)) {
                continue;
            }
            let room = (width, chart.height);
            mark.label = label(value, ground(chart, mark), taken, room, beside, measure).or_else(|| {
                // What is drawn of a period is told before what differs: beyond that, if there is no other place.
                let (one, other) = mark.rivals.filter(|_| beside == Reach::Around && voice != Voice::Ghost)?;
                let own = ground(chart, mark);
                let rivals = Rect::new(own.x, one.min(other) - MARKER, own.w, (one - other).abs() + 2.0 * MARKER);
                label(value, own.union(rivals), taken, room, beside, measure)
            });
            if let Some(label) = &mark.label {
                named.push(value.series);
                taken.push(label.rect);
            }
        }
    }
}

/// The period of a value in its series.
fn cell(value: &Value) -> (u32, u64) {
    (value.series, value.start.to_bits())
}

/// Periods of which the drawn value has no words: those of another one beside it would be read as its.
fn wordless(chart: &Chart, marks: &[ValueMark]) -> Vec<(u32, u64)> {
    let bare = marks.iter().filter(|mark| mark.label.is_none());
    let values = bare.filter_map(|mark| chart.values.get(mark.value as usize));
    values.filter(|value| value.voice != Voice::Ghost).map(cell).collect()
}

/// Which places are tried for a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Right and left of the value, in full.
    Beside,
    /// Above and below too, and shorter.
    Around,
    /// First at the beginning of its period, above and below.
    Within,
}

/// Name, amount and note of a label in one of its forms.
struct Words {
    name: Option<(String, f32)>,
    amount: (String, f32),
    note: Option<(String, f32)>,
    /// The name on a line of its own above the others.
    stacked: bool,
    /// Room before the words; there where they are a callout's.
    lead: f32,
}

impl Words {
    fn width(&self) -> f32 {
        let part = |part: &Option<(String, f32)>| part.as_ref().map_or(0.0, |(_, width)| width + GAP);
        let line = self.amount.1 + part(&self.note);
        self.lead
            + match &self.name {
                Some((_, name)) if self.stacked => name.max(line),
                name => part(name) + line,
            }
    }

    fn height(&self) -> f32 {
        // What stands before the words is as high as it is wide, air aside.
        if self.stacked { LINE * 2.0 } else { LINE.max(self.lead - 4.0) }
    }

    fn at(self, x: f32, y: f32) -> ValueLabel {
        let (width, height) = (self.width() + 4.0, self.height());
        let rect = Rect::new(x - 2.0, y - height / 2.0, width, height);
        let mut at = x + self.lead;
        let (stacked, strong) = (self.stacked, self.lead > 0.0);
        let name = self.name.map(|(text, width)| {
            let here = at;
            at += if self.stacked { 0.0 } else { width + GAP };
            (text, here)
        });
        let words = (self.amount.0, at);
        at += self.amount.1 + GAP;
        ValueLabel { name, words, note: self.note.map(|(text, _)| (text, at)), stacked, strong, rect }
    }
}

/// What statistics offices themselves write short.
const SHORT: [(&str, &str); 1] = [("seasonally adjusted", "s.a.")];

/// A name in the short form of its own that it has.
fn shorter(name: &str) -> Option<String> {
    let (long, short) = SHORT.into_iter().find(|(long, _)| name.contains(long))?;
    Some(name.replace(long, short))
}

fn forms(value: &Value, measure: Measure) -> Vec<Words> {
    let style = if value.lead > 0.0 { STRONG } else { PLAIN };
    let sized = |name: String| {
        let width = measure(&name, style);
        (name, width)
    };
    let name = (!value.name.is_empty()).then(|| sized(value.name.clone()));
    let short = shorter(&value.name).map(sized);
    let amount = |words: &str| (words.to_owned(), measure(words, STRONG));
    let noted = |note: &str| (!note.is_empty()).then(|| (note.to_owned(), measure(note, SMALL)));
    let form = |name: &Option<(String, f32)>, words: &str, note: &str, stacked: bool| Words {
        stacked: stacked && name.is_some(),
        name: name.clone(),
        amount: amount(words),
        note: noted(note),
        lead: value.lead,
    };
    // A name that runs over half a page stands on its own line or not at all.
    let beside = [&name, &short].into_iter().flatten().find(|(_, width)| *width <= LONGEST).cloned();
    let mut forms = vec![form(&beside, &value.words, &value.note, false)];
    for name in [name.clone(), short].into_iter().flatten() {
        forms.push(form(&Some(name), &value.words, &value.note, true));
    }
    forms.push(form(&None, &value.words, &value.note, false));
    if value.needed != value.note {
        forms.push(form(&name, &value.words, &value.needed, true));
        forms.push(form(&None, &value.words, &value.needed, false));
    }
    if value.short != value.words {
        forms.push(form(&None, &value.short, &value.needed, false));
    }
    if value.lead > 0.0 {
        // A callout says what it is.
        forms.retain(|form| form.name.is_some() || value.name.is_empty());
    }
    forms
}

fn label(
    value: &Value,
    rect: Rect,
    taken: &[Rect],
    (width, height): (f32, f32),
    reach: Reach,
    measure: Measure,
) -> Option<ValueLabel> {
    let y = rect.centre().y;
    let (left, right) = (rect.x.max(0.0), rect.right().min(width));
    let tried = if reach == Reach::Beside { 1 } else { usize::MAX };
    let tries = match reach {
        Reach::Beside => 2,
        // Which values are called out goes by the plainest places.
        Reach::Within | Reach::Around if value.lead > 0.0 => 6,
        Reach::Within | Reach::Around => usize::MAX,
    };
    for words in forms(value, measure).into_iter().take(tried) {
        let (all, half) = (words.width(), words.height() / 2.0);
        let off = half + (rect.h / 2.0 + 0.1).max(4.5);
        // Two lines beside a value at the edge of its chart stand a little off its middle.
        let beside = if words.stacked { y.max(half + 1.0).min(height - half - 1.0) } else { y };
        // A period that reaches beyond the pane has its words at the pane's edge.
        let (first, last) = ((left + 4.0).max(EDGE), right.min(width - EDGE) - all);
        let mut places = [
            (right + GAP, beside),
            (left - GAP - all, beside),
            (first, y - off),
            (first, y + off),
            (last, y - off),
            (last, y + off),
            // Clear of the lines of the periods before and after it.
            (first + CLEAR, y - off),
            (first + CLEAR, y + off),
            (last - CLEAR, y - off),
            (last - CLEAR, y + off),
        ];
        if reach == Reach::Within {
            places.rotate_left(2);
        }
        let free = |&(x, y): &(f32, f32)| {
            // Words of two values never read as one.
            let here = Rect::new(x - 5.0, y - half, all + 10.0, 2.0 * half);
            let inside = x >= EDGE && x + all <= width - EDGE && y >= half + 0.5 && y <= height - half - 0.5;
            inside && !taken.iter().any(|other| other.meets(here))
        };
        if let Some((x, y)) = places.into_iter().take(tries).find(free) {
            return Some(words.at(x, y));
        }
    }
    None
}

/// Targets after the window's end, at most three, as tags at the right edge.
fn tags(chart: &Chart, window: Window, width: f32, taken: &mut Vec<Rect>, measure: Measure) -> Vec<Tag> {
    let mut tags = Vec::new();
    let later = (0_u32..).zip(&chart.values).filter(|(_, value)| value.hatched && value.start >= window.end);
    for (index, value) in later {
        let Some(y) = chart.scale.y(value.value, chart.height) else { continue };
        let rect = Rect::new(width - EDGE - 30.0, y - 5.5, 30.0, 11.0);
        let Some(words) = forms(value, measure).into_iter().next() else { continue };
        let x = rect.x - 24.0 - GAP - words.width();
        let here = Rect::new(x - 2.0, y - 8.0, width - x, 16.0);
        if x < EDGE || taken.iter().any(|other| other.meets(here)) {
            continue;
        }
        taken.push(here);
        tags.push(Tag { value: index, rect, label: words.at(x, y) });
        if tags.len() == 3 {
            break;
        }
    }
    tags
}
