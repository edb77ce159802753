//! *Sources* of an event: every document that tells it, with its date, its paragraph, its words, and where it stands.

use egui::{Align2, CursorIcon, Id, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::claims::Stand;
use crate::gui::app::Data;
use crate::gui::app::state::orders::{Order, Orders};
use crate::gui::kit::fonts::Face;
use crate::gui::kit::paint::{self, color, theme};
use crate::gui::kit::widgets::{self, HEAD, NOTE, ROW};
use crate::index::Place;
use crate::model::{Modality, Record, When, one_line};

/// Days after an event from which it is recalled, no longer reported.
const LATER: i64 = 60;
/// Letters of a quote.
const QUOTE: usize = 220;

/// What a document does with an event; what contradicts what is for the claims to say.
fn stance(data: &Data, place: Place, record: &Record) -> &'static str {
    let own = record.date.when.as_ref().and_then(When::bounds).filter(|own| (own.end - own.start).num_days() <= 7);
    let document = data.corpus.article(place.document()).and_then(|article| article.document.date.when.as_ref());
    let told = document.and_then(When::bounds);
    let version = data.items.claims().subject(place).and_then(|subject| subject.version(place));
    match record.modality {
        Modality::Planned | Modality::Forecast => "plans",
        Modality::Cancelled => "calls off",
        Modality::Denied => "denies",
        _ if data.joins.copy_of(place.document()).is_some() => "repeats",
        _ if version.is_some_and(|version| version.stand == Stand::Contradicts) => "contradicts",
        _ if own.zip(told).is_some_and(|(own, told)| (told.start - own.end).num_days() > LATER) => "recalls",
        _ => "reports",
    }
}

/// The list; nothing where the record stands alone.
pub(super) fn sources_ui(data: &Data, ui: &mut Ui, record: &Record, orders: &mut Orders) {
    let Some(place) = data.place(record.id) else { return };
    let Some(group) = data.joins.group(place) else { return };
    let claims = data.items.claims();
    let known = group.members.iter().map(|member| member.place);
    let mut members: Vec<Place> = known.filter(|place| claims.knows(&data.corpus, place.document())).collect();
    let theme = theme(ui);
    let width = ui.available_width();
    let (head, response) = ui.allocate_exact_size(vec2(width, 30.0), Sense::hover());
    let count = claims.told_by(&data.corpus, place);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, format!("Sources: {count}")));
    let y = head.center().y + 4.0;
    paint::text(ui, ui.painter(), pos2(head.left() + 16.0, y), Align2::LEFT_CENTER, "Sources", HEAD, theme.text);
    paint::text(ui, ui.painter(), pos2(head.right() - 16.0, y), Align2::RIGHT_CENTER, &count, ROW, theme.text3);
    let told = |place: &Place| {
        let date = data.corpus.article(place.document())?.document.date.when.as_ref().and_then(When::bounds);
        Some((date.is_none(), date, *place))
    };
    members.sort_by_key(told);
    for member in members {
        let own = member == place;
        orders.extend(row_ui(data, ui, member, own).map(Order::Open));
    }
}

fn row_ui(data: &Data, ui: &mut Ui, place: Place, own: bool) -> Option<crate::model::RecordId> {
    let theme = theme(ui);
    let (article, record) = (data.corpus.article(place.document())?, place.of(&data.corpus)?);
    let document = &article.document;
    let stance = stance(data, place, record);
    let outlet = document.outlet.as_deref().unwrap_or(&document.title);
    let date = document.date.when.as_ref().map_or_else(|| "no date".to_owned(), When::words);
    let from =
        format!("{outlet}, {date}, {}", document.place(record.evidence.paragraph, record.evidence.sentence.start));
    let words = one_line(record.evidence.sentence.of(&document.text));
    let short: String = words.chars().take(QUOTE).collect();
    let quote = if short.len() < words.len() { format!("“{short}…”") } else { format!("“{short}”") };
    let width = ui.available_width();
    let ink = color(if own { theme.text } else { theme.text2 });
    let face = Face::Regular.at(12.5);
    let galley = ui.fonts_mut(|fonts| fonts.layout(quote.clone(), face, ink, width - 52.0));
    let height = 24.0 + galley.size().y + 6.0;
    let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let response = ui.interact(rect, Id::unique(("source", record.id.0)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, own, format!("{stance}: {from}: {quote}")));
    if own {
        ui.painter().rect_filled(rect, 0.0, color(theme.hover));
    }
    let y = rect.top() + 12.0;
    let strong = crate::view::text::TextStyle::sans(crate::view::text::Weight::SemiBold, 12.0);
    let told =
        paint::text(ui, ui.painter(), pos2(rect.left() + 36.0, y), Align2::LEFT_CENTER, stance, strong, theme.text);
    let room = width - 36.0 - told.x - 24.0;
    let measure = |text: &str, style| paint::measure(ui, text, style);
    let line = crate::view::text::cut(&from, NOTE, room, &measure).unwrap_or_default();
    let at = pos2(rect.left() + 36.0 + told.x + 8.0, y);
    paint::text(ui, ui.painter(), at, Align2::LEFT_CENTER, &line, NOTE, theme.text3);
    ui.painter().galley(pos2(rect.left() + 36.0, rect.top() + 22.0), galley, ink);
    widgets::focus_ring(ui, &response, rect);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked().then_some(record.id)
}
