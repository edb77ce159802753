//! The inspector's part on a figure: its words, what it measures, how it was computed, who else tells it and who
//! contradicts it.

use egui::{Align2, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use rust_decimal::Decimal;

use crate::claims::{Stand, Version, percent};
use crate::corpus::Article;
use crate::gui::app::Data;
use crate::gui::kit::fonts::Face;
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::widgets::{HEAD, ROW};
use crate::model::{Figure, Record, RoleKind, When, upper_first};
use crate::series::{self, Period, Series, state_name, unit};
use crate::view::amount;

const STEP: f32 = 21.0;
const LABELS: f32 = 96.0;

/// What an amount measures and why, in rows.
pub fn figure_ui(data: &Data, series: &[Series], ui: &mut Ui, article: &Article, record: &Record) {
    let Some(figure) = &record.figure else { return };
    let theme = theme(ui);
    let (head, _) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::hover());
    let left = pos2(head.left() + 16.0, head.center().y + 2.0);
    paint::text(ui, ui.painter(), left, Align2::LEFT_CENTER, "Why this figure?", HEAD, theme.text);
    let mut rows = measured(article, record, figure);
    rows.extend(computed(figure));
    rows.extend(told(data, series, record));
    for (label, text) in rows {
        let room = ui.available_width() - LABELS - 16.0;
        let galley = ui.fonts_mut(|fonts| fonts.layout(text.clone(), Face::Regular.at(12.5), color(theme.text), room));
        let height = STEP.max(galley.size().y + 5.0);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{label}: {text}")));
        let y = rect.top() + STEP / 2.0;
        paint::text(ui, ui.painter(), pos2(rect.left() + 38.0, y), Align2::LEFT_CENTER, label, ROW, theme.text3);
        let first = galley.rows.first().map_or(0.0, |row| row.size.y);
        ui.painter().galley(pos2(rect.left() + LABELS, y - first / 2.0), galley, color(theme.text));
    }
}

type Rows = Vec<(&'static str, String)>;

/// Words, value as written and normalised, metric, sides, good, period, heads of a table.
fn measured(article: &Article, record: &Record, figure: &Figure) -> Rows {
    let text = &article.document.text;
    let words = |span: crate::model::Span| span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut rows: Rows = Vec::new();
    if let Some(span) = record.evidence.amount.filter(|_| !figure.derived) {
        rows.push(("Words", format!("“{}”", words(span))));
    }
    let per = figure.per.as_ref().map(|per| format!(" a {per}")).unwrap_or_default();
    let hedge = figure.hedge.map(|hedge| format!("{} ", hedge.word())).unwrap_or_default();
    rows.push(("Value", format!("{hedge}{} {}{per}", figure.value.normalize(), figure.unit)));
    let (normal, factor) = unit::normal(&figure.unit);
    if let Some(value) = figure.value.checked_mul(factor).filter(|_| normal != figure.unit) {
        rows.push(("Normalised", format!("{} {normal} (× {})", value.normalize(), factor.normalize())));
    }
    rows.extend(figure.range.map(|(low, high)| ("Range", format!("{} to {}", low.normalize(), high.normalize()))));
    let told = |kind: RoleKind, what: &str| {
        let told = figure.roles.iter().filter(|role| role.kind == kind).map(|role| role.told(text));
        [what.to_owned()].into_iter().chain(told.filter(|told| !told.is_empty())).collect::<Vec<_>>().join(", ")
    };
    rows.extend(figure.metric.map(|metric| ("Metric", told(RoleKind::Metric, metric.word()))));
    rows.extend(figure.of.clone().map(|of| ("Of", of)));
    rows.extend(figure.reporter.map(|state| ("Reporter", told(RoleKind::Reporter, &state_name(state)))));
    rows.extend(figure.partner.map(|state| ("Partner", told(RoleKind::Partner, &state_name(state)))));
    if figure.reporter.is_none() && figure.partner.is_none() && !figure.parties.is_empty() {
        let names = figure.parties.iter().map(|state| state_name(state)).collect::<Vec<_>>().join(", ");
        rows.push(("Parties", told(RoleKind::Party, &names)));
    }
    rows.extend(figure.commodity.as_ref().map(|goods| ("Goods", told(RoleKind::Good, &goods.words))));
    rows.extend(record.date.when.as_ref().map(|when| ("Covers", when.words())));
    if let Some(cell) = figure.cell {
        rows.extend(cell.row.map(|span| ("Row", words(span))));
        rows.extend(cell.column.map(|span| ("Column", words(span))));
        rows.extend(cell.caption.map(|span| ("Table", words(span))));
    }
    if let Some(statistic) = &figure.statistic {
        rows.extend(statistic.flags.words().map(|flags| ("Flags", flags)));
        rows.extend(statistic.valuation.map(|word| ("Valued", word.to_owned())));
        rows.extend(statistic.code.clone().map(|code| ("Code", code)));
        rows.extend(statistic.detail.clone().map(|detail| ("Detail", detail)));
        if statistic.aggregate {
            rows.push(("Total", "of other figures of the file; never added to them".to_owned()));
        }
    }
    rows.extend(figure.unsure().into_iter().map(|why| ("Unsure", upper_first(&why))));
    rows.push(("Standing", figure.modality.word().to_owned()));
    rows.extend(figure.said_by.clone().map(|who| ("Said by", who)));
    rows
}

/// The change told beside it, and the arithmetic of a derived value.
fn computed(figure: &Figure) -> Rows {
    let mut rows: Rows = Vec::new();
    if let Some(change) = &figure.change {
        let sign = if change.percent.is_sign_negative() { "−" } else { "+" };
        let base = change.base.as_ref().map(|base| format!(" on {}", base.words())).unwrap_or_default();
        let from = change.base_value.map(|value| format!(", from {}", amount::number(value))).unwrap_or_default();
        rows.push(("Change", format!("{sign}{} %{base}{from}", change.percent.abs().normalize())));
    }
    if let Some(sum) = &figure.arithmetic {
        rows.push(("Arithmetic", format!("{}, rounded to what both numbers bear", sum.words)));
    }
    rows
}

/// The series it belongs to, and what other documents tell of the same fact.
fn told(data: &Data, all: &[Series], record: &Record) -> Rows {
    let mut rows: Rows = Vec::new();
    let Some(place) = data.place(record.id) else { return rows };
    if let Some((series, ..)) = series::find(all, place).filter(|(series, ..)| series.key.lone.is_none()) {
        let kind = period_words(series.key.period);
        rows.push(("Series", format!("{}, {kind}, {} periods", series.key.name(), series.points.len())));
    }
    let claims = data.items.claims();
    let Some(subject) = claims.subject(place) else { return rows };
    for other in subject.versions.iter().filter(|version| !version.tellers.contains(&place)) {
        let against = matches!(other.stand, Stand::Drawn | Stand::Contradicts) && claims.is_contested(place);
        let row = match subject.mirror(place) {
            Some((mirror, gap)) if mirror == other => ("Mirror", mirror_words(data, all, other, gap)),
            _ if against => ("Conflict", other_words(data, other).map(|words| format!("≠ {words}"))),
            _ => ("Also told", other_words(data, other).map(|words| format!("{words}, {}", other.stand.words()))),
        };
        rows.extend(row.1.map(|words| (row.0, words)));
    }
    rows
}

fn period_words(period: Period) -> String {
    match period {
        Period::Day => "daily".to_owned(),
        Period::Month => "monthly".to_owned(),
        Period::Quarter => "quarterly".to_owned(),
        Period::Part { months, .. } => format!("cumulative over {months} months"),
        Period::Year { from: 1 } => "annual".to_owned(),
        Period::Year { .. } => "fiscal years".to_owned(),
        Period::Long => "several years".to_owned(),
    }
}

fn source_line(data: &Data, place: crate::index::Place) -> Option<String> {
    let record = place.of(&data.corpus)?;
    let document = &data.corpus.article(place.document())?.document;
    let outlet = document.outlet.as_deref().unwrap_or(document.title.as_str());
    let date = document.date.when.as_ref().map_or_else(|| "no date".to_owned(), When::words);
    let words = amount::words(record.figure.as_ref()?);
    let place = document.place(record.evidence.paragraph, record.evidence.sentence.start);
    Some(format!("{outlet}, {date}, {place}: {words}"))
}

/// "Gazette, 9 July 2022, ¶ 7: €250 m and 2 more".
fn other_words(data: &Data, version: &Version) -> Option<String> {
    let first = source_line(data, version.lead)?;
    let others = version.sources.saturating_sub(1);
    Some(if others == 0 { first } else { format!("{first} and {others} more") })
}

fn mirror_words(data: &Data, all: &[Series], version: &Version, gap: Decimal) -> Option<String> {
    let record = version.lead.of(&data.corpus)?;
    let name =
        series::find(all, version.lead).map_or_else(|| record.label.to_string(), |(series, ..)| series.key.name());
    let words = amount::words(record.figure.as_ref()?);
    Some(format!("{name}: {words}, {}: the other side’s count, no contradiction", percent(gap)))
}
