//! Left to right through a text's readings: each becomes a [`Timex`], and what it tells is an anchor for the next.

use chrono::Datelike;

use crate::lexicon::Class;
use crate::model::{
    Basis, Date, Derivation, DocDate, Edge, Grade, Part, Qualifier, Span, Timex, TimexKind, Unit, When,
};
use crate::tag::Token;

use super::anchor::Anchor;
use super::calendar::{add_days, add_months, first_day, last_day, quarter_of, third, year_of};
use super::compose::Item;
use super::order::{self, Order};
use super::place::{Place, Setting, Told};
use super::reading::{Clock, Length, Lie, Reading, Sense, Stage, Step, Way};
use super::tense::{self, Tense};
use super::value;
use super::words::is_word;

/// Everything known while reading on.
struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    sentences: &'a [Span],
    doc: Anchor,
    order: Option<(Order, &'static str)>,
    latest_month: Option<u8>,
    told: Option<Told>,
    period: Option<Unit>,
    /// The last year written out, and the token where it stands.
    year: Option<(i32, usize, Span)>,
    /// The start of the fiscal year of the country named last, and the token up to which that was looked for.
    country: (Option<u8>, usize),
    /// The last fiscal year told, by the year in which it ends.
    fiscal: Option<i32>,
    /// The first day told beside the document's own: what the text is about.
    lead: Option<Told>,
    /// A year that stands alone on its line, as a heading.
    heading: Option<(i32, Span)>,
}

/// Resolves readings in the order of the text.
pub(super) fn resolve(text: &str, tokens: &[Token], sentences: &[Span], date: &DocDate, items: &[Item]) -> Vec<Timex> {
    let doc = Anchor::of(date);
    let latest_month = if doc.month.is_none() { latest_month(text, tokens, sentences, items) } else { None };
    let mut reader = Reader {
        text,
        tokens,
        sentences,
        doc,
        order: order::order(items),
        latest_month,
        told: None,
        period: None,
        year: None,
        country: (None, 0),
        fiscal: None,
        lead: None,
        heading: None,
    };
    let mut timexes: Vec<Timex> = Vec::with_capacity(items.len());
    let mut open: Option<usize> = None;
    for item in items {
        let after = open.and_then(|at| timexes.get(at)).and_then(|timex| first_unit(timex.when.as_ref()?));
        let Some(timex) = reader.read(item, after) else {
            open = None;
            continue;
        };
        let start = open.take();
        if let Some(at) = start
            && let Some(joined) = timexes.get(at).and_then(|first| join(first, &timex))
        {
            timexes[at] = joined;
            continue;
        }
        timexes.push(timex);
        if item.to_next {
            open = Some(timexes.len() - 1);
        }
    }
    timexes
}

fn first_unit(when: &When) -> Option<Unit> {
    match when {
        When::Single(date) | When::Interval(Edge::At(date), _) => Some(date.unit),
        _ => None,
    }
}

/// The first month that the text looks ahead to: a document known only to its year was written by then.
fn latest_month(text: &str, tokens: &[Token], sentences: &[Span], items: &[Item]) -> Option<u8> {
    items
        .iter()
        .filter_map(|item| match item.reading.sense {
            Sense::Month(month, _, Way::Bare) => Some((month, item)),
            _ => None,
        })
        .filter(|(_, item)| {
            tense::around(text, tokens, item.start, item.end, sentence_at(sentences, tokens, item.start)).0
                == Tense::Future
        })
        .map(|(month, _)| month)
        .min()
}

/// Two ends of a range as one expression; its ends stay as parts.
fn join(first: &Timex, last: &Timex) -> Option<Timex> {
    let edge = |when: &Option<When>, end: bool| match when.as_ref()? {
        When::Single(date) => Some(*date),
        When::Interval(Edge::At(start), Edge::At(stop)) => Some(if end { *stop } else { *start }),
        _ => None,
    };
    let part = |timex: &Timex| Part { span: timex.span, kind: timex.kind, value: timex.value.clone() };
    let (start, stop) = (edge(&first.when, false)?, edge(&last.when, true)?);
    let (from, to) = (start.unit.bounds()?, stop.unit.bounds()?);
    if from.start >= to.end {
        return None;
    }
    let mut why = Derivation {
        rule: first.why.rule,
        steps: first.why.steps.clone(),
        anchor: first.why.anchor.or(last.why.anchor),
    };
    why.step("Rule", format!("a range: its other end is {}", last.value));
    Some(Timex {
        span: first.span.join(last.span),
        kind: first.kind,
        value: format!("{}/{}", first.value, last.value),
        modifier: None,
        when: Some(When::Interval(Edge::At(start), Edge::At(stop))),
        basis: weaker(first.basis, last.basis),
        grade: first.grade.max(last.grade),
        why,
        parts: vec![part(first), part(last)],
    })
}

fn weaker(a: Basis, b: Basis) -> Basis {
    let rank = |basis| match basis {
        Basis::Explicit => 0,
        Basis::Document => 1,
        Basis::Relative => 2,
        Basis::Inferred => 3,
    };
    if rank(b) > rank(a) { b } else { a }
}

/// A timex under construction.
struct Draft {
    value: String,
    when: Option<When>,
    basis: Basis,
    grade: Grade,
    parts: Vec<Part>,
}

impl Draft {
    fn unplaced(value: impl Into<String>) -> Self {
        Self { value: value.into(), when: None, basis: Basis::Relative, grade: Grade::U, parts: Vec::new() }
    }

    fn placed(value: String, when: When, basis: Basis, grade: Grade) -> Self {
        Self { value, when: Some(when), basis, grade, parts: Vec::new() }
    }
}

impl<'a> Reader<'a> {
    fn span(&self, start: usize, end: usize) -> Span {
        let first = self.tokens.get(start).map(|token| token.span).unwrap_or_default();
        let last = self.tokens.get(end.saturating_sub(1)).map_or(first, |token| token.span);
        first.join(last)
    }

    fn read(&mut self, item: &Item, after: Option<Unit>) -> Option<Timex> {
        let span = self.span(item.start, item.end);
        let reading = &item.reading;
        let mut why = Derivation::by(item.rule);
        why.step("Words", format!("‘{}’", span.of(self.text)));
        let draft = self.draft(item, span, after, &mut why)?;
        let mut kind = reading.kind();
        if matches!(reading.sense, Sense::Shift(Step::Hour | Step::Minute | Step::Second, ..)) {
            kind = TimexKind::Date;
        }
        let modifier = self.modifier(item);
        let when = draft.when.map(|when| self.opened(item, when, &mut why));
        Some(Timex {
            span,
            kind,
            value: draft.value,
            modifier,
            when,
            basis: draft.basis,
            grade: draft.grade,
            why,
            parts: draft.parts,
        })
    }

    fn draft(&mut self, item: &Item, span: Span, after: Option<Unit>, why: &mut Derivation) -> Option<Draft> {
        Some(match self.ended(item).unwrap_or(item.reading.sense) {
            Sense::Vague(reference) => {
                why.step("Read as", "a word that points at no date");
                Draft::unplaced(reference)
            }
            Sense::Every(length) => {
                why.step("Read as", "something that repeats");
                // A quarter repeats every three months.
                let quarterly = length.step == Step::Quarter && length.count == Some(1.0);
                Draft::unplaced(if quarterly { "P3M".to_owned() } else { value::of_length(length) })
            }
            Sense::EveryWeekday(day) => {
                why.step("Read as", "a weekday that repeats");
                let value = format!("XXXX-WXX-{day}");
                Draft::unplaced(match item.reading.clock {
                    Some(clock) => value::with_clock(&value, clock),
                    None => value,
                })
            }
            Sense::EveryQuarter(first, last) => {
                why.step("Read as", "quarters of every year");
                let (joint, second) = cut(item)?;
                let part = |span, number: u8| Part { span, kind: TimexKind::Set, value: format!("XXXX-Q{number}") };
                let parts = vec![part(self.span(item.start, joint), first), part(self.span(second, item.end), last)];
                Draft { parts, ..Draft::unplaced(format!("XXXX-Q{first}")) }
            }
            Sense::EveryMonth(month) => {
                why.step("Read as", "a month of every year");
                Draft::unplaced(format!("XXXX-{month:02}"))
            }
            Sense::EveryPart(letters) => {
                why.step("Read as", "a part of every year or day");
                let season = matches!(letters, "SP" | "SU" | "FA" | "WI");
                Draft::unplaced(if season { format!("XXXX-{letters}") } else { format!("XXXX-XX-XXT{letters}") })
            }
            Sense::Lasting(length, lie) => self.lasting(item, length, lie, why),
            Sense::Slashed(first, second, year) => self.slashed(first, second, year, span, why)?,
            Sense::Days { month, first, last, year, through } => {
                self.days(item, month, (first, last), year, through, after, why)?
            }
            Sense::WeekOf(nth, month, year) => self.week_of(nth, month, year, item, span, why)?,
            Sense::FullSpan(first, last) => self.full_span(item, first, last, why)?,
            _ => self.placed(item, span, after, why)?,
        })
    }

    /// The ordinary case: one calendar unit, narrowed by its stage, timed by its clock.
    fn placed(&mut self, item: &Item, span: Span, after: Option<Unit>, why: &mut Derivation) -> Option<Draft> {
        let reading = &item.reading;
        let sense = self.ended(item).unwrap_or_else(|| self.fiscal_sense(item));
        why.step("Read as", describe(sense));
        let place = self.setting(item, after).place(sense, why)?;
        match place {
            Place::Nowhere(value, unit) => {
                let value = reading.clock.map_or(value.clone(), |clock| value::with_clock(&value, clock));
                Some(Draft { when: unit.map(When::from), ..Draft::unplaced(value) })
            }
            Place::At(unit, basis, grade) => {
                self.remember(item, unit, basis, span);
                let grade = if self.doc.inferred && basis == Basis::Relative { Grade::C } else { grade };
                let value = spelled(reading, sense, unit);
                let when = self.when(reading, sense, unit, why);
                Some(Draft::placed(value, when, basis, grade))
            }
        }
    }

    fn setting<'s>(&'s self, item: &Item, after: Option<Unit>) -> Setting<'s> {
        let (mut tense, mut evidence) = if asks_tense(item.reading.sense) {
            tense::around(self.text, self.tokens, item.start, item.end, self.sentence(item))
        } else {
            (Tense::Open, None)
        };
        // "until Nov. 9", "through January", "by February": the nearest, whatever tense the clause has.
        let before = item.start.checked_sub(1).and_then(|at| self.tokens.get(at));
        if matches!(item.reading.sense, Sense::Month(..))
            && is_word(before, self.text, &["by", "until", "till", "through", "to", "for"])
        {
            (tense, evidence) = (Tense::Open, None);
        }
        // "extended the deadline until Tuesday" looks ahead, "had filed by Wednesday" back.
        if matches!(item.reading.sense, Sense::Weekday(..)) && is_word(before, self.text, &["by", "until", "till"]) {
            let around = self.tokens.get(item.start.saturating_sub(12)..(item.end + 12).min(self.tokens.len()));
            let had = around.unwrap_or_default().iter().any(|token| is_word(Some(token), self.text, &["had"]));
            if !had {
                (tense, evidence) = (Tense::Future, before.map(|token| token.span));
            }
        }
        Setting {
            doc: &self.doc,
            told: self.subject(item),
            period: self.period,
            year: self.year_for(item, tense),
            latest_month: self.latest_month,
            near: self.near(item),
            weekday: item.reading.weekday,
            lone: is_word(before, self.text, &["in"]) && !item.to_next,
            after,
            tense,
            evidence: evidence.map_or("", |span| span.of(self.text)),
        }
    }

    /// The date told last, if that was in the same sentence.
    fn near(&self, item: &Item) -> Option<Unit> {
        let told = self.told?;
        self.sentence(item).contains(told.span).then_some(told.unit)
    }

    /// The date that "the same day" goes back to: the one told last; paragraphs later, the one the text is about.
    fn subject(&self, item: &Item) -> Option<Told> {
        let told = self.told?;
        if item.reading.sense != Sense::Same(Step::Day) {
            return Some(told);
        }
        let here = self.tokens.get(item.start).map_or(told.span.end, |token| token.span.start);
        let gap = self.text.get(told.span.end as usize..here as usize).filter(|gap| gap.len() < 4000);
        let far = gap.is_none_or(|gap| gap.matches("\n\n").count() >= 2);
        if far { self.lead.or(Some(told)) } else { Some(told) }
    }

    /// The sentence in which an expression begins.
    fn sentence(&self, item: &Item) -> Span {
        sentence_at(self.sentences, self.tokens, item.start)
    }

    /// The year that the text gives a date written without one: its sentence's, or where the document has no
    /// date, its paragraph's or the heading's above it.
    fn year_for(&self, item: &Item, tense: Tense) -> Option<(i32, Span)> {
        if let Some((year, at, span)) = self.year {
            let same = self.sentence(item).contains(span);
            let known = self.doc.year;
            if known.is_none() && (same || !self.breaks(span, item)) {
                return Some((year, span));
            }
            // A year in front of it in the same sentence counts where the sentence tells of that past.
            if same
                && known.is_some_and(|known| year < known)
                && tense == Tense::Past
                && item.start - at < 12
                && self.frames(at, item)
            {
                return Some((year, span));
            }
        }
        self.heading.filter(|(year, _)| self.doc.year.is_none_or(|known| *year <= known))
    }

    /// True where a year goes for the dates behind it: it opens the sentence, or no verb comes between.
    fn frames(&self, year_end: usize, item: &Item) -> bool {
        let sentence = self.sentence(item);
        let opens = year_end
            .checked_sub(3)
            .and_then(|at| self.tokens.get(at))
            .is_none_or(|token| token.span.start <= sentence.start);
        opens
            || !self.tokens[year_end.min(item.start)..item.start]
                .iter()
                .any(|token| token.is(Class::PastVerb) || token.span.of(self.text).ends_with("ed"))
    }

    /// True where a blank line stands between a span and an item.
    fn breaks(&self, span: Span, item: &Item) -> bool {
        let end = self.tokens.get(item.start).map_or(span.end, |token| token.span.start);
        let gap = self.text.get(span.end as usize..end as usize).unwrap_or("\n\n");
        gap.len() > 600 || gap.contains("\n\n")
    }

    /// "the quarter ended Sept. 30": the period that ends with the date told next.
    fn ended(&self, item: &Item) -> Option<Sense> {
        let Sense::PeriodEnded(step) = item.reading.sense else { return None };
        let from = item.end + 1;
        let ends = self.tokens.get(from..(from + 6).min(self.tokens.len()))?;
        let month = ends.first().and_then(|token| token.value(Class::Month)).and_then(|m| u8::try_from(m).ok());
        let year = ends.iter().find(|token| token.is(Class::Year4)).map(|token| token.int as i32);
        let doc = self.doc.stand_in();
        let year = year.or_else(|| {
            doc.map(|day| if month.is_some_and(|m| u32::from(m) > day.month()) { day.year() - 1 } else { day.year() })
        })?;
        let length = Length { count: Some(1.0), step: Step::Year, half: false };
        Some(match (step, month) {
            (Step::Quarter, Some(month)) => Sense::Full(Unit::Quarter(year, month.div_ceil(3))),
            (Step::Quarter, None) => Sense::Period,
            (_, month) => {
                Sense::Lasting(length, month.map_or(Lie::Nowhere, |month| Lie::Until(month, None, Some(year))))
            }
        })
    }

    /// A fiscal year of the country named last before it, counted from the fiscal year told before.
    fn fiscal_sense(&mut self, item: &Item) -> Sense {
        let sense = item.reading.sense;
        if !matches!(sense, Sense::Fiscal(..) | Sense::FiscalShift(..)) {
            return sense;
        }
        let (mut country, from) = self.country;
        for (at, token) in self.tokens.iter().enumerate().take(item.start).skip(from) {
            let money = is_word(self.tokens.get(at + 1), self.text, &["$"]);
            if token.is(Class::FiscalStart) && token.is(Class::Capital) && !money {
                country = token.value(Class::FiscalStart).and_then(|month| u8::try_from(month).ok());
            }
        }
        self.country = (country, item.start.max(from));
        let split = self.tokens[item.start..item.end].iter().filter(|token| token.is(Class::Int)).count() > 1;
        match sense {
            Sense::Fiscal(year, start) => {
                self.fiscal = Some(year);
                Sense::Fiscal(year, start.or(if split { country } else { None }))
            }
            Sense::FiscalShift(by, start) => {
                let start = start.or(country);
                let told = is_word(self.tokens.get(item.start + 1), self.text, &["preceding", "previous", "following"]);
                let known = if told { self.fiscal } else { None };
                let here = known.or_else(|| {
                    let doc = self.doc.stand_in()?;
                    let begun = start.is_some_and(|start| start > 1 && doc.month() >= u32::from(start));
                    Some(doc.year() + i32::from(begun))
                });
                match here {
                    Some(year) => Sense::Fiscal(year + i32::from(by), start),
                    None => sense,
                }
            }
            other => other,
        }
    }

    /// What this date is to the dates after it.
    fn remember(&mut self, item: &Item, unit: Unit, basis: Basis, span: Span) {
        // "a year earlier" is compared with, not told of.
        if matches!(item.reading.sense, Sense::YearBefore | Sense::PeriodIn(..)) {
            return;
        }
        self.told = Some(Told { unit, span });
        if self.lead.is_none() && matches!(unit, Unit::Day(day) if Some(day) != self.doc.day) {
            self.lead = self.told;
        }
        match unit {
            // Only what is over has been reported on.
            Unit::Quarter(..) | Unit::Half(..) if !self.lies_ahead(unit) => self.period = Some(unit),
            _ => {}
        }
        if basis == Basis::Explicit
            && let Some(year) = year_of(unit)
        {
            self.year = Some((year, item.end, span));
            let first = self.span(item.start, item.start + 1);
            if first.len() == 4 && self.alone(first) {
                self.heading = Some((year, span));
            }
        }
    }

    fn lies_ahead(&self, unit: Unit) -> bool {
        first_day(unit).zip(self.doc.day).is_some_and(|(first, doc)| first > doc)
    }

    /// True where nothing else stands on the line.
    fn alone(&self, span: Span) -> bool {
        let bytes = self.text.as_bytes();
        let mark = |byte: &u8| matches!(byte, b' ' | b'\t' | b'#' | b'*' | b':' | b'=' | b'-' | b'\r');
        let front = bytes[..span.start as usize].iter().rev().take(8).find(|byte| !mark(byte));
        let back = bytes[span.end as usize..].iter().take(8).find(|byte| !mark(byte));
        front.is_none_or(|byte| *byte == b'\n') && back.is_none_or(|byte| *byte == b'\n')
    }

    fn when(&self, reading: &Reading, sense: Sense, unit: Unit, why: &mut Derivation) -> When {
        if let (Some(Clock::At(hour, minute)), Unit::Day(day)) = (reading.clock, unit) {
            let unit = match minute {
                Some(minute) => day.and_hms_opt(u32::from(hour), u32::from(minute), 0).map(Unit::Minute),
                None => day.and_hms_opt(u32::from(hour), 0, 0).map(Unit::Hour),
            };
            return unit.unwrap_or(Unit::Day(day)).into();
        }
        if let Sense::Fiscal(year, start) = sense
            && let Some(when) = fiscal(year, start)
        {
            why.step("Rule", "the months of that country’s or good’s year");
            return when;
        }
        if let Sense::CenturyTurn(_) = sense
            && let Unit::Year(year) = unit
        {
            return When::between(Unit::Year(year - 5), Unit::Year(year + 5)).approximately();
        }
        if matches!(sense, Sense::Shift(Step::Weekend, ..)) {
            return weekend(unit).unwrap_or_else(|| unit.into());
        }
        match reading.stage {
            Some(Stage::About) => When::from(unit).approximately(),
            Some(stage) => match third(unit, stage) {
                Some(when) => {
                    why.step("Rule", "a part of it: about a third");
                    when
                }
                None => unit.into(),
            },
            None => unit.into(),
        }
    }

    fn lasting(&mut self, item: &Item, length: Length, lie: Lie, why: &mut Derivation) -> Draft {
        why.step("Read as", "a length of time");
        if matches!(length.step, Step::Month) && !matches!(lie, Lie::Past | Lie::Coming) {
            self.period = None;
        }
        let value = value::of_length(length);
        let mut draft = Draft::unplaced(value);
        if let Some((when, basis, grade)) = self.lie(item, length, lie, why) {
            self.period = self.period.or(match (lie, first_unit(&when), length.count) {
                (Lie::Opening(_) | Lie::OpeningLast, Some(Unit::Month(year, 1)), Some(6.0)) => {
                    Some(Unit::Half(year, 1))
                }
                (Lie::Opening(_) | Lie::OpeningLast, Some(Unit::Month(year, 1)), Some(3.0)) => {
                    Some(Unit::Quarter(year, 1))
                }
                _ => None,
            });
            draft.when = Some(when);
            draft.basis = basis;
            draft.grade = grade;
        }
        if let (Lie::Until(..), Some((joint, second)), Some(When::Interval(_, Edge::At(last)))) =
            (lie, cut(item), &draft.when)
        {
            let part = |span, kind, value| Part { span, kind, value };
            draft.parts = vec![
                part(self.span(item.start, joint), TimexKind::Duration, draft.value.clone()),
                part(self.span(second, item.end), TimexKind::Date, value::of_unit(last.unit)),
            ];
        }
        draft
    }

    /// Where a length lies, where the words place it.
    fn lie(&self, item: &Item, length: Length, lie: Lie, why: &mut Derivation) -> Option<(When, Basis, Grade)> {
        let count = length.count.filter(|count| count.fract() == 0.0 && (1.0..1000.0).contains(count))? as i32;
        let months = match length.step {
            Step::Month => count,
            Step::Quarter => count.checked_mul(3)?,
            Step::Half => count.checked_mul(6)?,
            _ => 0,
        };
        match lie {
            Lie::Nowhere => None,
            Lie::Opening(_) | Lie::OpeningLast | Lie::Closing(_) => {
                let (told, closing, back) = match lie {
                    Lie::Opening(told) => (told, false, 0),
                    Lie::Closing(told) => (told, true, 0),
                    _ => (None, false, 1),
                };
                let (year, basis, grade) = match told.or(self.year_for(item, Tense::Past).map(|(year, _)| year)) {
                    Some(year) => (year, Basis::Explicit, Grade::A),
                    None => {
                        why.step("Anchor", self.doc.words.clone());
                        (self.doc.year? - back, Basis::Relative, Grade::B)
                    }
                };
                if !(1..12).contains(&months) {
                    return None;
                }
                let months = months as u8;
                let (first, last) = if closing { (13 - months, 12) } else { (1, months) };
                Some((When::between(Unit::Month(year, first), Unit::Month(year, last)), basis, grade))
            }
            Lie::Until(month, day, year) => {
                let year = year.or_else(|| {
                    let doc = self.doc.stand_in()?;
                    Some(if u32::from(month) > doc.month() { doc.year() - 1 } else { doc.year() })
                })?;
                let _ = day;
                let last = chrono::NaiveDate::from_ymd_opt(year, u32::from(month), 1)?;
                let months = match length.step {
                    Step::Year => count.checked_mul(12)?,
                    _ => months,
                };
                if months == 0 {
                    return None;
                }
                let first = add_months(last, 1 - months)?;
                let unit = |date: chrono::NaiveDate| Unit::Month(date.year(), date.month() as u8);
                why.step("Rule", "counted back from the month in which it ends");
                Some((When::between(unit(first), unit(last)), Basis::Explicit, Grade::B))
            }
            Lie::Past | Lie::Coming => self.beside_anchor(length.step, count, lie == Lie::Past, why),
        }
    }

    /// "the past two months": from so many units away to the document's own.
    fn beside_anchor(&self, step: Step, count: i32, past: bool, why: &mut Derivation) -> Option<(When, Basis, Grade)> {
        let known = match step {
            Step::Year | Step::Decade | Step::Century => self.doc.year.is_some(),
            Step::Month | Step::Quarter => self.doc.month.is_some(),
            _ => self.doc.day.is_some(),
        };
        let doc = self.doc.stand_in().filter(|_| known)?;
        let unit = |by: i32| match step {
            Step::Decade => Some(Unit::Year(doc.year() + by * 10)),
            Step::Century => Some(Unit::Year(doc.year() + by * 100)),
            _ => super::calendar::shift(step, doc, by),
        };
        why.step("Anchor", self.doc.words.clone());
        why.step("Rule", if past { "counted back from that date" } else { "counted on from that date" });
        let (first, last) = if past { (unit(count.checked_neg()?)?, unit(0)?) } else { (unit(0)?, unit(count)?) };
        Some((When::between(first, last).approximately(), Basis::Relative, Grade::B))
    }

    fn slashed(&mut self, first: u8, second: u8, year: i32, span: Span, why: &mut Derivation) -> Option<Draft> {
        why.step("Read as", "day and month in figures");
        let units = order::days(first, second, year, self.order.map(|(order, _)| order));
        if let (Some((_, said)), true) = (self.order, first <= 12 && second <= 12) {
            why.step("Rule", said);
        }
        match units.as_slice() {
            [unit] => {
                self.told = Some(Told { unit: *unit, span });
                let settled = first > 12 || second > 12 || first == second;
                let (basis, grade) = if settled { (Basis::Explicit, Grade::A) } else { (Basis::Explicit, Grade::B) };
                Some(Draft::placed(value::of_unit(*unit), (*unit).into(), basis, grade))
            }
            [a, b] => {
                why.step("Check", "nothing in the document says whether the day or the month comes first");
                let when = When::OneOf(vec![(*a).into(), (*b).into()]);
                Some(Draft::placed(format!("{year}-XX-XX"), when, Basis::Explicit, Grade::U))
            }
            _ => None,
        }
    }

    fn days(
        &mut self,
        item: &Item,
        month: u8,
        (first, last): (u8, u8),
        year: Option<i32>,
        through: bool,
        after: Option<Unit>,
        why: &mut Derivation,
    ) -> Option<Draft> {
        why.step("Read as", if through { "from one day of a month to another" } else { "two days of a month" });
        let (joint, second) = cut(item)?;
        let place = match year.and_then(|year| super::words::calendar_day(year, month, first)) {
            Some(unit) => Place::At(unit, Basis::Explicit, Grade::A),
            None => self.setting(item, after).place(Sense::Month(month, Some(first), Way::Bare), why)?,
        };
        let start = if is_word(self.tokens.get(item.start), self.text, &["from", "between"]) {
            item.start + 1
        } else {
            item.start
        };
        let (front, back) = (self.span(start, joint), self.span(second, item.end));
        let part = |span, value: String| Part { span, kind: TimexKind::Date, value };
        match place {
            Place::At(Unit::Day(day), basis, grade) => {
                let stop = Unit::Day(day.with_day(u32::from(last))?);
                self.told = Some(Told { unit: stop, span: back });
                let values = (value::of_unit(Unit::Day(day)), value::of_unit(stop));
                let when = if through {
                    When::between(Unit::Day(day), stop)
                } else {
                    When::AllOf(vec![Unit::Day(day).into(), stop.into()])
                };
                let joined = format!("{}{}{}", values.0, if through { '/' } else { ',' }, values.1);
                let parts = vec![part(front, values.0), part(back, values.1)];
                Some(Draft { parts, ..Draft::placed(joined, when, basis, grade) })
            }
            _ => {
                let values = (format!("XXXX-{month:02}-{first:02}"), format!("XXXX-{month:02}-{last:02}"));
                let (a, b) = (Unit::MonthDay(month, first), Unit::MonthDay(month, last));
                let when = if through { When::between(a, b) } else { When::AllOf(vec![a.into(), b.into()]) };
                let joined = format!("{}{}{}", values.0, if through { '/' } else { ',' }, values.1);
                let parts = vec![part(front, values.0), part(back, values.1)];
                Some(Draft { when: Some(when), parts, ..Draft::unplaced(joined) })
            }
        }
    }

    /// "the first week of May": its first seven days.
    fn week_of(
        &mut self,
        nth: i8,
        month: u8,
        year: Option<i32>,
        item: &Item,
        span: Span,
        why: &mut Derivation,
    ) -> Option<Draft> {
        why.step("Read as", "a week of a month");
        let place = match year {
            Some(year) => Place::At(Unit::Month(year, month), Basis::Explicit, Grade::A),
            None => self.setting(item, None).place(Sense::Month(month, None, Way::Bare), why)?,
        };
        let Place::At(unit @ Unit::Month(..), basis, grade) = place else {
            return Some(Draft::unplaced(format!("XXXX-{month:02}")));
        };
        let (first, last) = if nth < 0 {
            let last = last_day(unit)?;
            (add_days(last, -6)?, last)
        } else {
            let first = add_days(first_day(unit)?, i32::from(nth - 1) * 7)?;
            (first, add_days(first, 6)?)
        };
        self.told = Some(Told { unit: Unit::Day(last), span });
        let value = value::of_unit(Unit::week_of(add_days(first, 3)?));
        Some(Draft::placed(value, When::between(Unit::Day(first), Unit::Day(last)).approximately(), basis, grade))
    }

    fn full_span(&mut self, item: &Item, first: Unit, last: Unit, why: &mut Derivation) -> Option<Draft> {
        why.step("Read as", "from one year to another");
        why.step("Rule", "written in full");
        let (joint, second) = cut(item)?;
        let (front, back) = (self.span(item.start, joint), self.span(second, item.end));
        self.told = Some(Told { unit: last, span: back });
        let part = |span, unit| Part { span, kind: TimexKind::Date, value: value::of_unit(unit) };
        let joined = format!("{}/{}", value::of_unit(first), value::of_unit(last));
        let parts = vec![part(front, first), part(back, last)];
        Some(Draft { parts, ..Draft::placed(joined, When::between(first, last), Basis::Explicit, Grade::A) })
    }

    fn modifier(&self, item: &Item) -> Option<&'static str> {
        if item.reading.bound.is_some() {
            return item.reading.bound;
        }
        Some(match item.reading.stage? {
            Stage::Early | Stage::Earlier => "START",
            Stage::Mid => "MID",
            Stage::Late | Stage::Later => "END",
            Stage::About => "APPROX",
        })
    }

    /// "since 2014", "until May", "by 2020", "before 1990", "possibly in 1990": an open side or a doubt.
    fn opened(&self, item: &Item, when: When, why: &mut Derivation) -> When {
        let before = |back: usize| item.start.checked_sub(back).and_then(|at| self.tokens.get(at));
        let word = |back: usize, words: &[&str]| is_word(before(back), self.text, words);
        let When::Single(date) = when else { return when };
        if item.to_next {
            return When::Single(date);
        }
        let (rule, when) = if word(1, &["since"]) {
            ("‘since’: from then on", When::Interval(Edge::At(date), Edge::Open))
        } else if word(1, &["until", "till", "by"]) || word(1, &["to"]) && word(2, &["up"]) {
            ("up to then", When::Interval(Edge::Open, Edge::At(date)))
        } else if word(1, &["before"]) && !self.continues(item) {
            ("‘before’: up to then", When::Interval(Edge::Open, Edge::At(date)))
        } else if word(1, &["after"]) && !self.continues(item) {
            ("‘after’: from then on", When::Interval(Edge::At(date), Edge::Open))
        } else if word(1, &["possibly", "perhaps", "maybe", "probably"])
            || word(2, &["possibly", "perhaps", "maybe", "probably"])
        {
            (
                "the text doubts it",
                When::Single(Date { qualifier: Qualifier { uncertain: true, ..date.qualifier }, ..date }),
            )
        } else {
            return When::Single(date);
        };
        why.step("Rule", rule);
        when
    }

    /// True where the expression belongs to the noun behind it: "after Thursday's ruling", "the 1990 war".
    fn continues(&self, item: &Item) -> bool {
        self.tokens.get(item.end).is_some_and(|next| {
            is_word(Some(next), self.text, &["'", "’"])
                || next.is(Class::Word)
                    && !next.is(Class::PastVerb)
                    && !is_word(
                        Some(next),
                        self.text,
                        &["and", "or", "in", "at", "on", "for", "with", "when", "that", "but", "as", "to", "by"],
                    )
        })
    }
}

/// The sentence that holds a token.
fn sentence_at(sentences: &[Span], tokens: &[Token], token: usize) -> Span {
    let at = tokens.get(token).map_or(0, |token| token.span.start);
    let after = sentences.partition_point(|sentence| sentence.start <= at);
    after.checked_sub(1).and_then(|index| sentences.get(index)).copied().unwrap_or_default()
}

fn cut(item: &Item) -> Option<(usize, usize)> {
    item.reading
        .cut
        .map(|(joint, second)| (joint as usize, second as usize))
        .filter(|(joint, second)| item.start < *joint && *second < item.end)
}

/// True for readings whose place depends on the tense of the clause.
fn asks_tense(sense: Sense) -> bool {
    matches!(
        sense,
        Sense::Month(..)
            | Sense::Weekday(..)
            | Sense::DayOfMonth(_)
            | Sense::Quarter(..)
            | Sense::Season(..)
            | Sense::Holiday(..)
            | Sense::WeekOf(..)
            | Sense::NthWeekday(..)
            | Sense::YearEnd
    )
}

/// The value with what the sense adds to its unit.
fn spelled(reading: &Reading, sense: Sense, unit: Unit) -> String {
    let value = match (sense, unit) {
        (Sense::Shift(Step::Weekend, ..), Unit::Week(year, week)) => format!("{year:04}-W{week:02}-WE"),
        _ => value::of_unit(unit),
    };
    match reading.clock {
        Some(clock) if matches!(unit, Unit::Day(_)) => value::with_clock(&value, clock),
        _ => value,
    }
}

/// Saturday and Sunday of a week.
fn weekend(week: Unit) -> Option<When> {
    let monday = first_day(week)?;
    Some(When::between(Unit::Day(add_days(monday, 5)?), Unit::Day(last_day(week)?)))
}

/// The months of a fiscal year named for the year in which it ends.
fn fiscal(year: i32, start: Option<u8>) -> Option<When> {
    let start = start.filter(|start| (2..=12).contains(start))?;
    let first = chrono::NaiveDate::from_ymd_opt(year - 1, u32::from(start), 1)?;
    let last = add_months(first, 11)?;
    let unit = |date: chrono::NaiveDate| Unit::Month(date.year(), date.month() as u8);
    debug_assert!(quarter_of(first) >= 1);
    Some(When::between(unit(first), unit(last)))
}

/// What the words were read as, in plain words.
fn describe(sense: Sense) -> &'static str {
    match sense {
        Sense::Full(Unit::Day(_)) => "a calendar day",
        Sense::Full(Unit::Month(..)) => "a month of a year",
        Sense::Full(Unit::Year(_)) => "a year",
        Sense::Full(_) => "a date with its year",
        Sense::Month(_, Some(_), _) | Sense::MonthOf(_, Some(_), _) => "a day and month without year",
        Sense::Month(..) | Sense::MonthOf(..) => "a month without year",
        Sense::Weekday(..) | Sense::WeekdayOf(..) => "a weekday",
        Sense::DayOfMonth(_) => "a day of a month not named",
        Sense::Quarter(..) | Sense::QuarterOf(..) | Sense::Period | Sense::PeriodIn(..) | Sense::PeriodEnded(_) => {
            "a quarter or reporting period"
        }
        Sense::Half(..) | Sense::HalfOf(..) => "half of a year",
        Sense::Season(..) | Sense::SeasonOf(..) => "a season",
        Sense::Holiday(..) => "a named day",
        Sense::Shift(..) | Sense::TheUnit(_) => "a date counted from another one",
        Sense::Same(_) => "a date told before",
        Sense::YearBefore => "the same time one year earlier",
        Sense::YearEnd => "the last day of a year",
        Sense::Fiscal(..) | Sense::FiscalShift(..) => "a fiscal year",
        Sense::Time => "a time of day",
        _ => "a date",
    }
}
