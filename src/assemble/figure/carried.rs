//! The date that an amount without one of its own takes over from what was told before it.

use chrono::{Datelike, TimeDelta};

use crate::assemble::claim::stance;
use crate::assemble::cue::{Shift, Sign};
use crate::assemble::dating::Dated;
use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::Class;
use crate::model::{Edge, Grade, Metric, Modality, ParagraphKind, Precision, Qualifier, Run, Unit, When};
use crate::tag::{WordSet, set, words};

use super::compared::is_comparison;
use super::draft::Draft;
use super::eligible::eligible;
use super::measure::Measure;
use super::period;
use super::running::today;
use super::shift::shifted;
use super::sort::{self, Sort};
use super::times::Times;

/// Days at most from the end of a month or quarter to a report on it.
const REPORTED: i64 = 120;

/// Why a plan has no date.
const NOT_YET: &str = "It is told as still to come, and the text gives no time from which it holds.";

/// "Reserves at the end of May were $142 million, an increase of $8 million": what has come about has done so in May.
#[must_use]
pub fn over_month(dated: Dated) -> Dated {
    let Some(When::Interval(Edge::At(first), Edge::At(last))) = dated.reading.when.as_ref() else { return dated };
    let (Unit::Day(from), Unit::Day(to)) = (first.unit, last.unit) else { return dated };
    // "In the week ended 30 June" is that week and not the end of a month.
    let about = first.qualifier != Qualifier::default();
    let ends = about && to.succ_opt().is_some_and(|next| next.day() == 1);
    let month = u8::try_from(to.month()).ok().filter(|_| ends && from.month() == to.month() && from.day() > 15);
    let Some(month) = month else { return dated };
    dated.derived(
        Some(Unit::Month(to.year(), month).into()),
        "assemble/period/month",
        "the month that ended",
        dated.span,
    )
}

/// "Output will reach 9 million tonnes by the end of 2025": what flows has done so all the year.
#[must_use]
pub fn over_year(dated: Dated) -> Dated {
    let Some(When::Interval(Edge::At(first), Edge::At(last))) = dated.reading.when.as_ref() else { return dated };
    let (Unit::Month(year, 9..=12), Unit::Month(to, 12)) = (first.unit, last.unit) else { return dated };
    if year != to || first.qualifier == Qualifier::default() {
        return dated;
    }
    dated.derived(Some(Unit::Year(year).into()), "assemble/period/year", "the year that ended", dated.span)
}

/// What was told before: the sentence, the paragraph, the one before it, the heading, the period of the report.
#[must_use]
pub fn carried(
    scene: &Scene<'_>,
    sentence: &Sentence,
    at: usize,
    last: Option<&Draft>,
    times: &Times,
    measure: &Measure,
) -> Dated {
    if let Some(last) = last {
        return last.dated.inherited("assemble/period/sentence", "the period of the figure before in the sentence");
    }
    if let Some(dated) = of_market(scene, sentence, times, measure).or_else(|| of_held(scene, sentence, at, times)) {
        return dated;
    }
    let ahead = is_ahead(scene, sentence, at);
    // An annual report tells of its own year; what it compares that with does not go on.
    let annual = times.annual.as_ref().filter(|_| !ahead);
    let bounds = |dated: &Dated| dated.reading.when.as_ref().and_then(When::bounds);
    let fits = |dated: &Dated| {
        let year = annual.and_then(bounds).zip(bounds(dated));
        year.is_none_or(|(year, told)| told.start >= year.start && told.end <= year.end)
    };
    let figure = told_before(scene, times, sentence, measure, ahead).filter(|(_, dated)| fits(dated));
    if ahead && figure.is_some_and(|(_, dated)| is_over(scene, dated)) {
        return of_plan(scene, sentence, times);
    }
    if let Some((_, dated)) = figure.filter(|(own, _)| *own == sentence.paragraph) {
        let dated = dated.inherited("assemble/period/paragraph", "the period is told in the sentence before");
        return if ahead { dated } else { as_reported(scene, dated, times) };
    }
    let announced = times.told_in(scene, sentence.paragraph).filter(|dated| {
        measure.metric == Some(Metric::Tariff) && is_planned(scene, sentence, at) && is_over(scene, dated)
    });
    if announced.is_some() {
        return Dated::unknown(NOT_YET);
    }
    let told = times.told_in(scene, sentence.paragraph).filter(|dated| {
        let coarse = dated.reading.when.as_ref().is_some_and(|when| when.precision() > Precision::Week);
        // "From this year onwards it is sent there" is the time of no sum told later.
        let open = matches!(dated.reading.when, Some(When::Interval(Edge::At(_), Edge::Open)));
        fits(dated) && coarse && !open || measure.metric == Some(Metric::Tariff)
    });
    if let Some(dated) = told {
        return dated.inherited("assemble/period/paragraph", "the date is told in the sentence before");
    }
    if let Some((_, dated)) = figure {
        let dated = dated.inherited("assemble/period/before", "the period is told in the paragraph before");
        return if ahead { dated } else { as_reported(scene, dated, times) };
    }
    if let Some(annual) = annual {
        return annual.inherited("assemble/period/report", "the year that the report is of");
    }
    if let Some(dated) = &times.heading {
        return dated.inherited("assemble/period/heading", "the period is told in the heading");
    }
    of_report(scene, sentence, at, times, (measure, ahead))
        .unwrap_or_else(|| Dated::unknown("The text gives this figure no date."))
}

/// What the text as a whole tells of its time.
fn of_report(
    scene: &Scene<'_>,
    sentence: &Sentence,
    at: usize,
    times: &Times,
    (measure, ahead): (&Measure, bool),
) -> Option<Dated> {
    // An office's release tells of the period that it reports.
    let release = times.of_release().filter(|_| measure.metric.is_some_and(|metric| metric != Metric::Tariff));
    release
        .map(|reported| reported.inherited("assemble/period/report", "the period that the report is of"))
        .or_else(|| below_lead(scene, sentence, times))
        .or_else(|| after_base(scene, sentence, measure, ahead))
        .or_else(|| of_title(scene, times, measure, ahead))
        .or_else(|| of_price_line(scene, sentence, at, measure))
        .or_else(|| of_lead(scene, times, measure))
}

/// "Remittances rose 9 % in 2014. Reserves stood at $5 million": what is held has a day or a month, and no year of a flow.
fn of_held(scene: &Scene<'_>, sentence: &Sentence, at: usize, times: &Times) -> Option<Dated> {
    const HELD: &WordSet = words!("reserves stocks inventories stockpiles assets holdings");
    let amount = scene.quantity_words[at].start;
    let clause = sentence.segment_of(amount);
    let held = (clause.start.min(amount)..amount).any(|at| scene.words.any(at, HELD));
    let length = |dated: &Dated| dated.reading.when.as_ref().and_then(When::bounds).map(|told| told.end - told.start);
    let short = |dated: &&Dated| length(dated).is_some_and(|length| length <= TimeDelta::days(92));
    let far = times.figure_in(sentence.paragraph).or_else(|| times.before(sentence.paragraph)).filter(|_| held)?;
    let own = times.stock.as_ref().or(times.reported.as_ref()).filter(short).filter(|_| !short(&far))?;
    Some(own.inherited("assemble/period/held", "the time that is told of what is held"))
}

/// What an office's text tells without a time is of the period of its first sentences.
fn of_lead(scene: &Scene<'_>, times: &Times, measure: &Measure) -> Option<Dated> {
    let flow = measure.metric.is_some_and(|metric| !matches!(metric, Metric::Tariff | Metric::Price));
    let led = times.of_lead().filter(|dated| flow && is_fresh(scene, dated))?;
    Some(led.inherited("assemble/period/report", "the period that the report is of"))
}

/// "Rice exports at a record in 2025": what flows, and no words date, is of the period that is over and that the title tells.
fn of_title(scene: &Scene<'_>, times: &Times, measure: &Measure, ahead: bool) -> Option<Dated> {
    let flows = matches!(
        measure.metric,
        Some(Metric::Exports | Metric::Imports | Metric::Production | Metric::Balance | Metric::Trade | Metric::Share)
    );
    let titled = times.titled().filter(|dated| flows && !ahead && is_over(scene, dated));
    let foretold = ahead && measure.metric.is_some_and(|metric| metric != Metric::Tariff);
    titled.or_else(|| foretold_in_title(scene, times).filter(|_| foretold))
}

/// "FAO cuts its 2015 forecast for rice": what is foretold is of that year.
fn foretold_in_title(scene: &Scene<'_>, times: &Times) -> Option<Dated> {
    let year = |dated: &Dated| dated.reading.when.as_ref().map(When::precision) == Some(Precision::Year);
    times.titled().filter(|dated| year(dated) && !is_over(scene, dated))
}

/// Where what was told before is a year that is not over, a fact is of the part of it that the report is of.
fn as_reported(scene: &Scene<'_>, dated: Dated, times: &Times) -> Dated {
    let bounds = |dated: &Dated| dated.reading.when.as_ref().and_then(When::bounds);
    let year = matches!(dated.reading.when, Some(When::Single(date)) if matches!(date.unit, Unit::Year(_)));
    let open = year && !is_over(scene, &dated) && scene.parts.document.date.when.is_some();
    let report = times.reported.as_ref().filter(|report| open && is_over(scene, report));
    match report.and_then(bounds).zip(bounds(&dated)) {
        Some((part, whole)) if whole.start <= part.start && part.end < whole.end => report
            .map(|report| report.inherited("assemble/period/report", "the period that the report is of"))
            .unwrap_or(dated),
        _ => dated,
    }
}

/// "Malaysia CPO: $982 a tonne": what a line without a verb quotes is of the day of the report.
fn of_price_line(scene: &Scene<'_>, sentence: &Sentence, at: usize, measure: &Measure) -> Option<Dated> {
    let rated = measure.metric == Some(Metric::Price) && scene.quantity(at).per.is_some();
    let line = rated && scene.words.first_verb(sentence.words).is_none() && sentence.timexes.is_empty();
    let day = of_document(scene).filter(|_| line)?;
    Some(day.inherited("assemble/period/price", "the day of the report that quotes it"))
}

/// The period of the plan told not far before: "the target for this fiscal year … of it, tea will earn $5 million".
fn of_plan(scene: &Scene<'_>, sentence: &Sentence, times: &Times) -> Dated {
    let near = |(own, _): &&(u32, Dated)| sentence.paragraph.saturating_sub(*own) <= 4;
    let planned = times.ahead.as_ref().filter(near).filter(|(_, dated)| !is_over(scene, dated));
    let told =
        planned.map(|(_, dated)| dated.inherited("assemble/period/before", "the period of the plan told before"));
    told.or_else(|| foretold_in_title(scene, times)).unwrap_or_else(|| Dated::unknown(NOT_YET))
}

/// "Compared to May 2015, the increases were:" over items, in a report on May 2016: they are of what it compares.
fn below_lead(scene: &Scene<'_>, sentence: &Sentence, times: &Times) -> Option<Dated> {
    let item = |it: &Sentence| it.kind == ParagraphKind::Item || scene.words.any(it.words.start, set!["-", "–", "•"]);
    let before = scene.sentences.partition_point(|other| other.words.start < sentence.words.start);
    let lead = scene.sentences[..before].iter().rfind(|other| !item(other)).filter(|_| item(sentence))?;
    let compared = |at: &usize| is_comparison(&scene.words, scene.timex_words[*at].start, lead.words.start);
    let base = lead.timexes.find(compared).filter(|_| scene.words.is(lead.words.end - 1, ":"))?;
    let (base, told) = (scene.timex(base).when.as_ref()?, times.reported.as_ref()?);
    let own = told.reading.when.as_ref()?;
    let later = own.bounds()?.start > base.bounds()?.start && own.precision() == base.precision();
    if later {
        return Some(told.inherited("assemble/period/report", "the period that the report is of"));
    }
    // Of a report whose head names the year alone: the same part of that year.
    let next = shifted(base, Shift::Years(1))?;
    let (year, part) = (own.bounds()?, next.bounds()?);
    let within = own.precision() == Precision::Year && year.start <= part.start && part.end <= year.end;
    within.then(|| told.derived(Some(next), "assemble/period/next-year", "compared with", None))
}

/// "Production is forecast at 14 million tonnes, down 5 percent from 2021", written in 2022: of that year. What has come
/// about is of a year that is over. "Trade grew 5 % compared with March 2020", written in April 2021: of March.
fn after_base(scene: &Scene<'_>, sentence: &Sentence, measure: &Measure, ahead: bool) -> Option<Dated> {
    let yearly = matches!(
        measure.metric,
        Some(Metric::Production | Metric::Exports | Metric::Imports | Metric::Trade | Metric::Balance | Metric::Change)
    );
    let written = scene.parts.document.date.when.as_ref().and_then(When::bounds).filter(|_| yearly)?;
    let fresh = |next: &When| {
        let late = |bounds: crate::model::Bounds| (written.start - bounds.end).num_days();
        next.bounds().map(late).is_some_and(|days| (0..=REPORTED).contains(&days))
    };
    let base = |at: usize| {
        let Some(base @ When::Single(date)) = scene.timex(at).when.as_ref() else { return None };
        let range = scene.timex_words[at];
        let held = is_comparison(&scene.words, range.start, sentence.words.start);
        let named = range.any(|at| scene.words.has(at, Class::Year4));
        let next = match date.unit {
            Unit::Year(year) => {
                let back = written.start.year() - year;
                Some(When::from(Unit::Year(year + 1))).filter(|_| back == 2 || back == 1 && ahead)
            }
            Unit::Month(..) | Unit::Quarter(..) if !ahead => {
                [Shift::Years(1), Shift::Units(1)].into_iter().filter_map(|by| shifted(base, by)).find(fresh)
            }
            _ => None,
        };
        next.filter(|_| held && named).map(|next| (at, next))
    };
    let (base, next) = sentence.timexes.into_iter().find_map(base)?;
    let own = period::of(scene, base).derived(Some(next), "assemble/period/next-year", "compared with", None);
    Some(own.inherited("assemble/period/next-year", "the one after that which it is compared with"))
}

/// The day of a price: that of the market's report, else that of the price told before.
fn of_market(scene: &Scene<'_>, sentence: &Sentence, times: &Times, measure: &Measure) -> Option<Dated> {
    // "Crude ended 2 % higher at $68 a barrel" in the day's report of a market.
    let dated = sentence.timexes.into_iter().any(|timex| eligible(scene, sentence, timex));
    let quoted = !dated && is_quoted(scene, sentence, measure) && on_market(scene, sentence);
    if let Some(day) = times.market.clone().or_else(|| of_document(scene)).filter(|_| quoted) {
        let told = times.price.clone().unwrap_or(day);
        return Some(told.inherited("assemble/period/price", "the day of the market that the report tells of"));
    }
    // What something costs has no season: "in the 2011-12 season. Sugar fell to 25 cents a pound".
    if is_quoted(scene, sentence, measure) {
        let told = times.price.clone().or_else(|| of_document(scene));
        let far = times.figure_in(sentence.paragraph).or_else(|| times.before(sentence.paragraph));
        let long = far
            .and_then(|dated| dated.reading.when.as_ref()?.bounds())
            .is_some_and(|bounds| bounds.end - bounds.start > TimeDelta::days(92));
        if let Some(dated) = told.filter(|_| long) {
            return Some(dated.inherited("assemble/period/price", "the day of the price told before"));
        }
    }
    None
}

/// The period of a figure not far before, and its paragraph: for a fact that of a fact. A day is that of a price or an act,
/// and "since 2015" ends with its sentence: neither is the time of what is traded.
fn told_before<'t>(
    scene: &Scene<'_>,
    times: &'t Times,
    sentence: &Sentence,
    measure: &Measure,
    ahead: bool,
) -> Option<&'t (u32, Dated)> {
    let flow = matches!(
        measure.metric,
        Some(Metric::Exports | Metric::Imports | Metric::Production | Metric::Balance | Metric::Trade)
    );
    let told = if ahead { &times.figure } else { &times.fact };
    // A season is that of a crop; sums go on from what was told of sums.
    let sums = sentence_of_sums(scene, sentence);
    let season = |(_, dated): &&(u32, Dated)| {
        let bounds = dated.reading.when.as_ref().and_then(When::bounds);
        bounds.is_some_and(|told| told.start.month() > 1 && told.end - told.start > TimeDelta::days(360))
    };
    let other = told.as_ref().filter(season).and(times.sum.as_ref()).filter(|_| sums);
    other.or(told.as_ref()).filter(|(own, dated)| {
        let day = matches!(dated.reading.when, Some(When::Single(date)) if matches!(date.unit, Unit::Day(_)));
        let near = sentence.paragraph.saturating_sub(*own) <= 2;
        near && !(flow && day) && dated.reading.derivation.rule != "assemble/period/since"
    })
}

/// True where all amounts are money or percentages.
fn sentence_of_sums(scene: &Scene<'_>, sentence: &Sentence) -> bool {
    let sort = |at: usize| sort::of(scene.quantity(at));
    let mut sorts = sentence.quantities.iter().filter_map(sort).filter(|sort| *sort != Sort::Count);
    sentence.quantities.any(|at| sort(at) == Some(Sort::Money))
        && sorts.all(|sort| matches!(sort, Sort::Money | Sort::Percent | Sort::Points))
}

/// True for a price and for what is told of one: "fell 1 % to 25 cents a pound".
fn is_quoted(scene: &Scene<'_>, sentence: &Sentence, measure: &Measure) -> bool {
    let benchmark = || sentence.words.any(|at| scene.words.any(at, set!["brent", "wti"]));
    let priced = |at: usize| {
        let quantity = scene.quantity(at);
        sort::of(quantity) == Some(Sort::Money) && (quantity.per.is_some() || benchmark())
    };
    measure.metric == Some(Metric::Price) || measure.metric == Some(Metric::Change) && sentence.quantities.any(priced)
}

/// True for a sentence on what is dealt in: futures, an exchange, a closing price.
fn on_market(scene: &Scene<'_>, sentence: &Sentence) -> bool {
    const DEALT: &WordSet = words!(
        "futures exchange nymex comex cbot lme crude brent delivery contract settled closed ended traded trading opened \
         session spot"
    );
    sentence.words.any(|at| scene.words.any(at, DEALT))
}

/// The day of the document, where it has one.
fn of_document(scene: &Scene<'_>) -> Option<Dated> {
    let day =
        Dated::unknown("").derived(Some(Unit::Day(today(scene)?).into()), "assemble/period/price", "the report", None);
    Some(day)
}

/// True for what is planned, forecast or aimed at.
pub fn is_ahead(scene: &Scene<'_>, sentence: &Sentence, at: usize) -> bool {
    let (modality, _) = stance::of_figure(scene, sentence, scene.quantity_words[at].start, None);
    matches!(modality, Modality::Planned | Modality::Forecast | Modality::Target)
}

/// True for a period of which most lay ahead of the document.
pub fn is_to_come(scene: &Scene<'_>, dated: &Dated) -> bool {
    let written = scene.parts.document.date.when.as_ref().and_then(When::bounds);
    let told = dated.reading.when.as_ref().and_then(When::bounds);
    let ahead = written.zip(told).map(|(written, told)| told.end - written.end > (told.end - told.start) * 3 / 4);
    // Where nobody knows when it was written, what is aimed at lies ahead.
    ahead.unwrap_or(written.is_none())
}

/// "plans to collect a tariff of 40 percent": the day told before is that of the announcement.
fn is_planned(scene: &Scene<'_>, sentence: &Sentence, at: usize) -> bool {
    let start = scene.quantity_words[at].start;
    let own = sentence.segment_of(start);
    sentence.cue(Sign::Plan, Run::new(start.saturating_sub(12).max(own.start), start)).is_some()
}

/// True for what was over shortly before the document was written.
fn is_fresh(scene: &Scene<'_>, dated: &Dated) -> bool {
    let written = scene.parts.document.date.when.as_ref().and_then(When::bounds);
    let told = dated.reading.when.as_ref().and_then(When::bounds);
    // Where nobody knows when it was written, the text must tell the year.
    let open = written.is_none() && dated.reading.grade == Grade::A;
    open || written.zip(told).is_some_and(|(written, told)| written.start - told.end < TimeDelta::days(200))
}

/// True for a date that the document looks back on.
fn is_over(scene: &Scene<'_>, dated: &Dated) -> bool {
    let written = scene.parts.document.date.when.as_ref().and_then(When::bounds);
    let told = dated.reading.when.as_ref().and_then(When::bounds);
    written.zip(told).is_some_and(|(written, told)| told.end <= written.end)
}
