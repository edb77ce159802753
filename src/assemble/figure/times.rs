//! The periods that a document has told so far, as the figures after them need them.

use crate::assemble::dating::Dated;
use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::Class;
use crate::model::{ParagraphKind, Precision, Run, Unit, When};
use crate::tag::set;

use super::compared::is_comparison;
use super::eligible::eligible;
use super::hedge;
use super::period;
use super::shift::{back_in, shifted};

/// Paragraphs in which a market's report tells its day.
const LEAD: u32 = 3;

/// True for a day of the document or one of the three before it.
fn is_just_before(scene: &Scene<'_>, timex: usize) -> bool {
    let day = |when: Option<&When>| match when {
        Some(When::Single(date)) => match date.unit {
            Unit::Day(day) => Some(day),
            _ => None,
        },
        _ => None,
    };
    let written = day(scene.parts.document.date.when.as_ref());
    written
        .zip(day(scene.timex(timex).when.as_ref()))
        .is_some_and(|(written, told)| (0..=3).contains(&(written - told).num_days()))
}

/// The periods told so far.
#[derive(Default)]
pub struct Times {
    /// That of the last figure, and its paragraph.
    pub figure: Option<(u32, Dated)>,
    /// That of the last figure that is told as a fact, and its paragraph.
    pub fact: Option<(u32, Dated)>,
    /// That of the last sum told as a fact, and its paragraph.
    pub sum: Option<(u32, Dated)>,
    /// That of the last figure that is planned, aimed at or forecast, and its paragraph.
    pub ahead: Option<(u32, Dated)>,
    /// The day that the first sentences tell, shortly before the document's: the market's day.
    pub market: Option<Dated>,
    /// That of the last level of what is held: reserves, stocks, debt.
    pub stock: Option<Dated>,
    /// That of the last price.
    pub price: Option<Dated>,
    /// The paragraph and the time expression of the last date told in a sentence.
    told: Option<(u32, usize)>,
    /// One that a title or heading gives to all below it.
    pub heading: Option<Dated>,
    /// True where an office issues the text.
    pub office: bool,
    /// True where a title or heading told it first.
    titled: bool,
    /// True where one of the first sentences told it.
    led: bool,
    /// The first period that the text tells: the one that a report is of.
    pub reported: Option<Dated>,
    /// The year of an annual report.
    pub annual: Option<Dated>,
    /// A period and the one that the text compares it with.
    pub base: Option<(When, When)>,
}

impl Times {
    /// Takes the period of a title or heading: "January to June 2021", "1995".
    pub fn heading(&mut self, scene: &Scene<'_>, sentence: &Sentence) {
        if sentence.kind == ParagraphKind::Heading {
            self.figure = None;
            self.fact = None;
            self.sum = None;
            self.told = None;
        }
        if self.annual.is_none() {
            self.annual = annual(scene, sentence);
        }
        let short = sentence.words.len() <= 14 && scene.words.first_verb(sentence.words).is_none();
        let coarse = sentence.timexes.find(|at| {
            let when = scene.timex(*at).when.as_ref();
            // "05/03/2020" is one day or another.
            let one = !matches!(when, Some(When::OneOf(_)));
            one && when != scene.parts.document.date.when.as_ref()
                && when
                    .and_then(When::bounds)
                    .is_some_and(|bounds| bounds.end - bounds.start > chrono::TimeDelta::days(27))
        });
        if let Some(at) = coarse.filter(|_| short) {
            self.heading = Some(period::of(scene, at));
        }
        if self.reported.is_none() {
            self.reported = coarse.map(|at| period::of(scene, at));
            self.titled = self.reported.is_some();
        }
    }

    /// The period of a release: the one that the title of an office's text tells.
    pub fn of_release(&self) -> Option<&Dated> {
        self.reported.as_ref().filter(|_| self.office && self.titled)
    }

    /// That of an office's text whose first sentences tell it.
    pub fn of_lead(&self) -> Option<&Dated> {
        self.reported.as_ref().filter(|_| self.office && self.led)
    }

    /// The period that a title tells, for the tables below it.
    pub fn titled(&self) -> Option<Dated> {
        let period = self.reported.as_ref().filter(|_| self.titled);
        period.map(|dated| dated.inherited("assemble/period/title", "the period that the title tells"))
    }

    /// Takes the last date that a sentence tells.
    pub fn sentence(&mut self, scene: &Scene<'_>, sentence: &Sentence) {
        let own = |at: &usize| eligible(scene, sentence, *at) && !of_base(scene, *at);
        let told = sentence.timexes.rfind(own);
        if let Some(at) = told {
            self.told = Some((sentence.paragraph, at));
        }
        if self.market.is_none() && sentence.paragraph <= LEAD {
            let day = sentence.timexes.find(|at| own(at) && is_just_before(scene, *at));
            self.market = day.map(|at| period::of(scene, at));
        }
        let coarse = |at: usize| {
            let when = scene.timex(at).when.as_ref();
            when.is_some_and(|when| (Precision::Month..=Precision::Year).contains(&when.precision()))
        };
        if self.reported.is_none() {
            let first = sentence.timexes.find(|at| own(at) && coarse(*at));
            self.reported = first.map(|at| period::of(scene, at));
            self.led = self.reported.is_some() && sentence.paragraph <= 2 * LEAD;
        }
        // "In August the deficit rose $1 billion from July", "sales rose by 5 % year-on-year".
        let base = sentence
            .timexes
            .iter()
            .find(|at| is_comparison(&scene.words, scene.timex_words[*at].start, sentence.words.start));
        let when = |at: usize| scene.timex(at).when.clone();
        let first = sentence.timexes.find(|at| eligible(scene, sentence, *at)).or(told);
        let own = first.and_then(when);
        let back = |own: &When| back_in(scene, sentence.words).and_then(|shift| shifted(own, shift));
        let counts = !sentence.quantities.is_empty();
        let base = base.and_then(when).or_else(|| own.as_ref().filter(|_| counts).and_then(back));
        if let (Some(own), Some(base)) = (own, base)
            && own.precision() == base.precision()
        {
            self.base = Some((own, base));
        }
    }

    /// The period of the last figure of a paragraph.
    pub fn figure_in(&self, paragraph: u32) -> Option<&Dated> {
        self.figure.as_ref().filter(|(own, _)| *own == paragraph).map(|(_, dated)| dated)
    }

    /// The period of the last figure, where it stood in one of the two paragraphs before.
    pub fn before(&self, paragraph: u32) -> Option<&Dated> {
        self.figure.as_ref().filter(|(own, _)| *own < paragraph && paragraph - *own <= 2).map(|(_, dated)| dated)
    }

    /// The period of the last figure of a paragraph or of one of the two before it.
    pub fn near(&self, paragraph: u32) -> Option<&Dated> {
        self.figure_in(paragraph).or_else(|| self.before(paragraph))
    }

    /// The date told last in a paragraph.
    pub fn told_in(&self, scene: &Scene<'_>, paragraph: u32) -> Option<Dated> {
        self.told.filter(|(own, _)| *own == paragraph).map(|(_, at)| period::of(scene, at))
    }
}

/// "Central Bank of Kenya Annual Report - 1998": the year that the report is of.
fn annual(scene: &Scene<'_>, sentence: &Sentence) -> Option<Dated> {
    let words = &scene.words;
    let named = sentence.words.find(|at| {
        words.any(*at, set!["annual", "yearly"]) && words.any(at + 1, set!["report", "review", "bulletin"])
    })?;
    let year = Run::new(named, sentence.words.end).find(|at| words.has(*at, Class::Year4));
    let year = year.and_then(|at| words.str(at).parse().ok())?;
    Some(Dated::unknown("").derived(Some(Unit::Year(year).into()), "assemble/period/report", "the report", None))
}

/// "averaged 124.9 in January against 127.0 in December": December belongs to what is compared with.
fn of_base(scene: &Scene<'_>, timex: usize) -> bool {
    let words = &scene.words;
    let mut at = scene.timex_words[timex].start;
    while at > 0 && words.any(at - 1, set!["in", "of", "for", "during", "the"]) {
        at -= 1;
    }
    let end = at;
    let part = |at: usize| {
        words.has(at, Class::Number)
            || words.has(at, Class::Currency)
            || words.has(at, Class::Scale)
            || words.any(at, set!["points", "point", "%", "."])
    };
    while at > 0 && end - at < 8 && part(at - 1) {
        at -= 1;
    }
    at < end && hedge::is_base(scene, Run::new(at, end))
}
