//! The strip of publication dates: a page mark at each document's date, or bars of counts where there are many.

use super::counts::{Counts, raise};
use super::lanes::Bin;
use super::theme::PUBLISHED;
use super::ticks::Step;
use super::window::{DAY, Window, seconds};
use crate::corpus::Corpus;

/// Width of a page mark with its air, in points.
const PAGE: f64 = 11.0;

/// Documents with a date, in the order of their dates.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Documents {
    dated: Vec<Dated>,
    counts: Counts,
    /// Ends in their own order, for counting.
    ends: Vec<f64>,
    /// Times between one page mark and the next, the shortest first; those of the same day stand on each other anyway.
    gaps: Vec<f64>,
    /// Articles without a date.
    pub undated: Vec<u32>,
}

/// A document's date.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Dated {
    start: f64,
    end: f64,
    article: u32,
}

impl Dated {
    fn is_coarse(self) -> bool {
        self.end - self.start > 8.0 * DAY
    }
}

fn gaps(dated: &[Dated]) -> Vec<f64> {
    let pages: Vec<f64> = dated.iter().filter(|dated| !dated.is_coarse()).map(|dated| dated.start).collect();
    let between = pages.windows(2).map(|two| two.iter().rev().copied().reduce(|a, b| a - b).unwrap_or(0.0));
    let mut gaps: Vec<f64> = between.filter(|gap| *gap > 0.0).collect();
    gaps.sort_by(f64::total_cmp);
    gaps
}

/// A document on the strip.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Page {
    /// Index of its article.
    pub article: u32,
    /// Where its date begins and ends.
    pub span: (f32, f32),
    /// True where the date is coarser than a week: a bar over the period, not a page at a place.
    pub coarse: bool,
}

/// The strip as placed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Published {
    /// Single documents.
    pub pages: Vec<Page>,
    /// Counts, where pages would not fit.
    pub bins: Vec<Bin>,
    /// Documents published before the window.
    pub left: usize,
    /// Documents published after it.
    pub right: usize,
}

impl Published {
    /// What a screen reader says of the strip.
    #[must_use]
    pub fn words(&self) -> String {
        let inside = self.pages.len() + self.bins.iter().map(|bin| bin.count as usize).sum::<usize>();
        let plural = if inside == 1 { "" } else { "s" };
        format!("Published: {inside} document{plural} in view, {} before, {} after", self.left, self.right)
    }
}

impl Documents {
    /// Reads the documents' dates.
    #[must_use]
    pub fn of(corpus: &Corpus) -> Self {
        let mut documents = Self::default();
        for (article, at) in (0_u32..).zip(&corpus.articles) {
            match at.document.date.when.as_ref().and_then(crate::model::When::bounds) {
                Some(bounds) => {
                    documents.dated.push(Dated { start: seconds(bounds.start), end: seconds(bounds.end), article });
                }
                None => documents.undated.push(article),
            }
        }
        documents.dated.sort_by(|a, b| a.start.total_cmp(&b.start).then(a.article.cmp(&b.article)));
        documents.ends = documents.dated.iter().map(|dated| dated.end).collect();
        documents.ends.sort_by(f64::total_cmp);
        documents.gaps = gaps(&documents.dated);
        documents.counts = Counts::new(documents.dated.iter().map(|dated| (dated.start, false)));
        documents
    }

    /// From the first date to the last.
    #[must_use]
    pub fn extent(&self) -> Option<Window> {
        let end = self.dated.iter().map(|dated| dated.end).fold(f64::MIN, f64::max);
        self.dated.first().map(|first| Window::new(first.start, end))
    }

    /// True where many page marks would lie on their neighbours, wherever the window stands.
    fn crowded(&self, per_point: f64) -> bool {
        let near = self.gaps.partition_point(|gap| *gap < PAGE * per_point);
        near > (self.dated.len() / 8).max(2)
    }

    /// Lays out the strip.
    #[must_use]
    pub fn strip(&self, window: Window, width: f32) -> Published {
        let left = self.ends.partition_point(|&end| end <= window.start);
        let right = self.dated.len() - self.counts.rank(window.end);
        let inside = self.dated.len().saturating_sub(left + right);
        let mut strip = Published { left, right, ..Published::default() };
        if inside as f32 * 14.0 > width || self.crowded(window.per_point(width)) {
            let step = Step::at_least(4.0 * window.per_point(width));
            strip.bins = self.counts.bins(step, window, width);
            raise(&mut strip.bins, PUBLISHED - 2.0, PUBLISHED - 5.0);
            return strip;
        }
        let shown = self.dated.iter().take(self.counts.rank(window.end)).filter(|dated| dated.end > window.start);
        strip.pages = shown
            .map(|dated| Page {
                article: dated.article,
                span: (window.x(dated.start, width), window.x(dated.end, width)),
                coarse: dated.is_coarse(),
            })
            .collect();
        strip
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::window::YEAR;

    fn yearly(count: u32) -> Documents {
        let dated =
            |article: u32| Dated { start: f64::from(article) * YEAR, end: f64::from(article) * YEAR + DAY, article };
        let dated: Vec<Dated> = (0..count).map(dated).collect();
        let counts = Counts::new(dated.iter().map(|dated| (dated.start, false)));
        let ends = dated.iter().map(|dated| dated.end).collect();
        Documents { gaps: gaps(&dated), dated, counts, ends, undated: Vec::new() }
    }

    #[test]
    fn pages_that_would_lie_on_each_other_become_bars() {
        let documents = yearly(20);
        let wide = documents.strip(Window::new(-10.0 * YEAR, 90.0 * YEAR), 650.0);
        assert!(wide.pages.is_empty() && !wide.bins.is_empty(), "six points a year");
        assert_eq!(wide.bins.iter().map(|bin| bin.count).sum::<u32>(), 20, "all are counted");
        let near = documents.strip(Window::new(-YEAR, 30.0 * YEAR), 650.0);
        assert_eq!(near.pages.len(), 20, "twenty points a year");
    }
}
